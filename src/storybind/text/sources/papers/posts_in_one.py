"""Chapters that were posted one by one and pasted into one file: each has title and author over it once more."""

from collections.abc import Sequence

from storybind.text.front.beside import part_handle
from storybind.text.heading.line import NUMBERS, Found, read_heading
from storybind.text.sources.pages.lines import fold
from storybind.text.sources.sheet import Sheet

_MOST, _LONGEST = 4, 90  # lines over the first chapter's heading, and characters of each
_ENDS = frozenset(".!?…,;:。！？")
_FEWEST = 2  # times that the same stands over a heading, one more where it is a title alone


def unwrap(sheet: Sheet) -> None:
    """Leave out the lines over each later heading that are those over the first one, from the top of the text on."""
    rows = [*sheet.filled()]
    first = next((at for at, row in enumerate(rows[: _MOST + 1]) if _heads(sheet, row)), 0)
    head = [fold(sheet.line(row)) for row in rows[:first]]
    if not head or not all(map(_could_be_head, head)):
        return
    family = _heads(sheet, rows[first])
    again = {at for at in _places(sheet, rows, head) if _is_like(_heads(sheet, rows[at + first]), family)}
    heads = [at for at, row in enumerate(rows) if _heads_like(sheet, row, family)]
    others = [at for at in heads if at > first and at - first not in again]
    if any(_could_be_head(sheet.line(rows[at - 1])) for at in others):
        return  # whose scene it is, or where, stands over each
    if len(again) + 1 >= max((len(heads) * 3 + 3) // 4, _FEWEST + (first == 1)):
        sheet.leave_out_each("repeated", (row for at in sorted(again) for row in rows[at : at + first]))
        if sheet.line(rows[first] - 1):  # in packed lines
            sheet.heading(rows[first])
            _read_head(sheet, rows[:first])


def _read_head(sheet: Sheet, rows: Sequence[int]) -> None:
    """Of packed lines over the first heading the one that has title and pen name; above it the site's name stands."""
    handles = ((number, part_handle(sheet.line(at))) for number, at in enumerate(rows))
    number, said = next((one for one in handles if one[1]), (0, []))
    for above in rows[:number]:
        sheet.entry("", "", sheet.line(above), above)
    for entry in said:
        sheet.entry(*entry, rows[number])


def _could_be_head(line: str) -> bool:
    return len(line) <= _LONGEST and line[-1] not in _ENDS


def _places(sheet: Sheet, rows: Sequence[int], head: Sequence[str]) -> list[int]:
    """Where among the rows the same lines stand again, a blank one above them and something below."""
    return [
        at
        for at in range(len(head) + 1, len(rows) - len(head))
        if not sheet.line(rows[at] - 1)
        and all(fold(sheet.line(rows[at + step])) == line for step, line in enumerate(head))
    ]


def _heads(sheet: Sheet, row: int) -> Found | None:
    """The heading of a chapter, or the number of one, on a line."""
    found = read_heading(sheet.line(row))
    return found if found and (found.heads_chapter or (found.family.id in NUMBERS and not found.title)) else None


def _heads_like(sheet: Sheet, row: int, first: Found | None) -> bool:
    found = _heads(sheet, row) if len(sheet.line(row)) <= _LONGEST else None
    return found is not None and first is not None and found.family is first.family


def _is_like(found: Found | None, first: Found | None) -> bool:
    """Whether both are headings of one kind, and not the same one."""
    return found is not None and first is not None and found.family is first.family and found.label != first.label
