"""Lines that come again with a number that counts up, whatever stands beside it; and lines of a printout that count nothing.

What a page prints over and under its text is the same on every page but for the number. Chapters, verses and the days
of a diary count up as well, yet none of these ends in the middle of a sentence that the next goes on with.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain

from storybind.text.sources.pages.lines import (
    Page,
    are_steady,
    ends_page,
    fold,
    goes_on_small,
    opens_large,
    size_between,
    words_of,
)
from storybind.text.sources.sheet import Sheet

_COUNTER = re.compile(r"(?<!\d)(?<!\d[.:,/-])\d{1,4}(?!\d|[.:,/-]\d+[./-]\d|[:.,]\d)")
"""A number that is no part of a date, of a time or of another number."""

_SAYS_PAGE = re.compile(r"(?:^|[\W_])(?:page|pg?\.?|seite|s\.|página|pagina|стр\.?|sida|side|strona|str\.) ?$")
_TOTAL = re.compile(r" ?(?:/|of|von|sur|de|di) ?(\d{1,4})\b")
_PRINTOUT = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)|://|\bwww\.")
"""A date or an address, as browsers print them on each page."""

_BESIDE = re.compile(r"(?=.*[^\W\d_]).{1,109}[^.,;]")
"""A line over or under that of a number which is no prose."""

_SURE, _FEW = 2, 3
_MISSING = 3  # pages from one to the next, where the other side has another head or none was read
_LONGEST_PAGE = 120  # lines, half of them blank
_ONE_IN = 3  # pages of which so many end in the middle of a sentence
_LEAST_PAGE = 300  # characters on a page, as an average, whose head says neither what it counts nor whose it is
_MOST_BESIDE = 4  # lines over or under the one that counts
_NEAR = 2  # blank lines between them


def read_counted(sheet: Sheet, short: Sequence[int]) -> list[list[Page]]:
    """The runs of lines that are the same but for a number that counts up."""
    runs: dict[tuple[str, str], list[list[Page]]] = {}
    for at in short:
        folded = fold(sheet.line(at))
        for number in _COUNTER.finditer(folded):
            before, after = folded[: number.start()], folded[number.end() :]
            page = Page(at, f"{before}\n{after}", int(number[0]), sheet.line(at))
            mine = runs.setdefault((before, after), [])
            step = page.number - mine[-1][-1].number if mine else 0
            if 0 < step <= _MISSING and at - mine[-1][-1].at <= _LONGEST_PAGE * step:
                mine[-1].append(page)
            else:
                mine.append([page])
    return [run for found in runs.values() for run in found if len(run) >= _SURE]


def count_pages(sheet: Sheet, run: Sequence[Page], known: Collection[str]) -> list[int]:
    """The lines of a run and beside it, if they are pages' by the sentences they cut and by what they say; else none.

    `known` are words of title and author.
    """
    rows = [page.at for page in run]
    blocks = _with_neighbours(sheet, rows)
    before, _, after = run[0].head.partition("\n")
    total = _TOTAL.match(after)
    says_page = bool(_SAYS_PAGE.search(before)) or (total is not None and int(total[1]) >= run[-1].number)
    words = words_of(run[0].head)
    named = bool(words) and all(word in known for word in words)
    opened = bool(sheet.source.pages) and (
        all(map(sheet.opens_page, rows[1:])) or all(ends_page(sheet, at) for at in rows)
    )
    if (named and _SAYS_PAGE.search(before)) or _cut(sheet, blocks, told=named or says_page or opened):
        return list(chain.from_iterable(blocks))
    return []


def read_printout(sheet: Sheet, short: Sequence[int]) -> list[int]:
    """The lines with a date or an address that come again as they are where sentences are cut, and what stands beside them."""
    rows: dict[str, list[int]] = {}
    for at in short:
        if _PRINTOUT.search(line := sheet.line(at)):
            rows.setdefault(_fold(line), []).append(at)
    found: list[int] = []
    for same in rows.values():
        if (
            len(same) >= _FEW
            and sheet.line(same[0])
            and _cut(sheet, blocks := _with_neighbours(sheet, same), told=True)
        ):
            found += chain.from_iterable(blocks)
    return found


def _cut(sheet: Sheet, blocks: Sequence[Sequence[int]], *, told: bool) -> bool:
    """Whether lines cut sentences as only pages do; one sentence is enough where they are `told` to be pages and steady."""
    cut = sum(goes_on_small(sheet, block[0], block[-1]) for block in blocks)
    rows = [at for block in blocks for at in block]
    if not cut or not opens_large(sheet, rows, cut):
        return False
    if told and len(blocks) >= _FEW and are_steady([block[0] for block in blocks]):
        return True
    size = size_between(sheet, rows[0], rows[-1])
    pages = len(blocks) - 1
    return cut >= _SURE and cut * _ONE_IN >= pages and (told or size >= _LEAST_PAGE * pages)


def _with_neighbours(sheet: Sheet, rows: Sequence[int]) -> list[list[int]]:
    """Each of some lines with those above and below it that are the same on every page, or on all but one."""
    blocks = [[at] for at in rows]
    for end in (0, -1):
        edge = list(range(len(blocks)))
        for _ in range(_MOST_BESIDE):
            beside = {
                place: sheet.next(blocks[place][end] + 1) if end else sheet.back(blocks[place][end] - 1)
                for place in edge
            }
            near = [place for place, at in beside.items() if abs(at - blocks[place][end]) <= _NEAR + 1]
            said = Counter(_fold(sheet.line(beside[place])) for place in near)
            line, often = said.most_common(1)[0] if said else ("", 0)
            if not _BESIDE.fullmatch(line) or often < max(_FEW, len(rows) - 1):
                break
            edge = [place for place in near if _fold(sheet.line(beside[place])) == line]
            for place in edge:
                blocks[place].insert(len(blocks[place]) if end else 0, beside[place])
    return blocks


def _fold(line: str) -> str:
    return " ".join(line.split())
