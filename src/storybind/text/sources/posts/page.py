"""Any page of the web, copied whole: the site's name and menus above the story, its buttons below, the ways to other parts between."""

from __future__ import annotations

from itertools import islice

from storybind.text.sources.sheet import Sheet
from storybind.text.tables.buttons import (
    BELOW,
    COUNTED,
    CRUMBS,
    DIRECTIONS,
    FOOT,
    MENU,
    SAID_BELOW,
    SITES,
    STRONG,
    WAYS,
    fold_button,
)

_HEAD = 40  # lines with something on them
_LONGEST = 120  # characters of a line above the story
_SHORT = 60  # of one below it that may be the page's, beside buttons
_FEWEST = 2  # buttons that a story may name
_WAYS_LONGEST = 160  # of a row of ways to other parts


def unwrap(sheet: Sheet) -> None:
    """Leave out what is the page's; what only could be goes with what is sure."""
    ways = [at for at in sheet.filled() if _is_ways(sheet.line(at))]
    for at in ways:
        sheet.leave_out("navigation", at)
    _read_head(sheet)
    _read_foot(sheet)


def _is_ways(line: str) -> bool:
    return len(line) <= _WAYS_LONGEST and DIRECTIONS.search(line) is not None and WAYS.fullmatch(line) is not None


def _read_head(sheet: Sheet) -> None:
    """The site's name or the way to the story on the first lines, with a button below it, or several buttons above the story."""
    rows: list[int] = []
    for at in islice(sheet.filled(), _HEAD):
        if len(sheet.line(at)) > _LONGEST:
            break
        rows.append(at)
    folded = {at: fold_button(sheet.line(at)) for at in rows}
    named = [at for at in rows[:2] if folded[at] in SITES or CRUMBS.fullmatch(sheet.line(at))]
    menu = [at for at in rows if folded[at] in MENU]
    strong = sum(folded[at] in STRONG for at in menu)
    sure = named and (menu or not folded[named[0]].isascii() or not folded[named[0]].isalpha())
    if not sure and not (strong and len(menu) > _FEWEST):
        return
    last = max((*named, *menu))
    counted = [at for at in rows if COUNTED.fullmatch(sheet.line(at))]
    for row, at in enumerate(rows):
        again = row > 0 and folded[at] == folded[rows[row - 1]]
        beside = any(near in counted for near in rows[max(row - 1, 0) : row + 2 : 2]) or not sheet.line(at).isdecimal()
        if again:
            sheet.leave_out("repeated", at)
        elif at in named or at in menu or (at in counted and (at <= last or beside)):
            sheet.leave_out("navigation", at)


def _read_foot(sheet: Sheet) -> None:
    """The buttons at the end, where one of them is no word of a story; a few words below one of these are no story's either."""
    rows: list[int] = []
    held: list[int] = []
    at = sheet.back(len(sheet) - 1)
    while at >= 0 and len(line := sheet.line(at)) <= 2 * _LONGEST:
        folded = fold_button(line)
        if folded in FOOT or SAID_BELOW.fullmatch(line):
            rows += [*held, at]
            held = []
        elif folded in BELOW or folded in SITES or COUNTED.fullmatch(line) or len(line) <= _SHORT:
            held.append(at)
        else:
            break
        if (
            sum(fold_button(sheet.line(row)) not in BELOW and not COUNTED.fullmatch(sheet.line(row)) for row in held)
            > _FEWEST
        ):
            break
        at = sheet.back(at - 1)
    for row in rows:
        sheet.leave_out("navigation", row)
    at = sheet.back(rows[-1] - 1) if rows else -1
    while rows and at >= 0 and (fold_button(sheet.line(at)) in BELOW or COUNTED.fullmatch(sheet.line(at))):
        sheet.leave_out("navigation", at)
        at = sheet.back(at - 1)
