"""A second judgement of what was taken for pages' own, by what the lines say and not by how they were found.

What a page has for itself comes again with other words round it, and has a number that is no other page's; or it says
what the text says elsewhere. A passage that the text has several times does not, and a line of prose does not either.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from storybind.text.front.names import SMALL_WORDS
from storybind.text.heading.line import read_heading
from storybind.text.sources.pages.lines import ends_page, fold, said_before, words_of
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.headings import Rank
from storybind.text.titles import is_capitalised

BETWEEN = re.compile(r"\t|[ \t]{2,}|, | [-–—|/·•] | ?/ ?")
"""What stands between title and author in the head of a page."""

_MOST_ALONE = 200
"""Lines that come but once, each of which is looked for in all of the text; what more there are stays in it."""


def find_unvouched(sheet: Sheet, taken: Mapping[int, int]) -> set[int]:
    """The lines that are the story's after all, of those `taken` for pages' own, with their numbers or 0.

    `sheet` has all lines, as they were before any was taken.
    """
    alike: dict[str, list[int]] = {}
    for at, number in sorted(taken.items()):
        line = sheet.line(at)
        if words_of(line):
            alike.setdefault(fold(re.sub(r"\d+", "", line) if number else line), []).append(at)
    found: set[int] = set()
    once: list[int] = []
    for rows in alike.values():
        if len(rows) == 1:
            once += rows
        elif not (_count_pages(sheet, rows, taken) if taken[rows[0]] else _stand_alone(sheet, rows, taken)):
            found.update(rows)
    counted = _counted_on(taken)
    alone = [
        at
        for at in once
        if not (sheet.opens_page(at) or ends_page(sheet, at) or (at in counted and is_capitalised(sheet.line(at))))
    ]
    said = _said(sheet, taken) if alone else ""
    found.update(alone[_MOST_ALONE:])
    return found.union(at for at in alone[:_MOST_ALONE] if any(part not in said for part in _parts(sheet.line(at))))


def _counted_on(taken: Mapping[int, int]) -> set[int]:
    """The lines whose number is the next one after that of the page before, or the last one before that of the page below.

    >>> _counted_on({4: 2, 9: 0, 30: 3, 60: 12})
    {4, 30}
    """
    pages = [at for at in sorted(taken) if taken[at]]
    return {at for above, below in pairwise(pages) if taken[below] - taken[above] == 1 for at in (above, below)}


def _count_pages(sheet: Sheet, rows: Sequence[int], taken: Mapping[int, int]) -> bool:
    """Whether the numbers of lines that are alike are several, as those of pages, and are no chapters'; each part may be counted anew."""
    numbers = {taken[at] for at in rows}
    heading = read_heading(sheet.line(rows[0]))
    counts_chapters = heading is not None and heading.family.rank is Rank.CHAPTER and not heading.title
    return len(numbers) > 1 and len(numbers) * 2 >= len(rows) and not counts_chapters


def _stand_alone(sheet: Sheet, rows: Sequence[int], taken: Mapping[int, int]) -> bool:
    """Whether other words stand round each of some lines that are the same, or nothing but the number of a page beside them."""
    beside = [_next(sheet, at, step) for at in rows for step in (-1, 1)]
    if any(taken.get(near) and not words_of(sheet.line(near)) for near in beside):
        return True
    words = [{_next_of_text(sheet, at, step, taken) for at in rows} for step in (-1, 1)]
    return all(len(said) * 2 > len(rows) for said in words)


def _next(sheet: Sheet, at: int, step: int) -> int:
    """The next line on which something stands, up or down."""
    return sheet.next(at + 1) if step > 0 else sheet.back(at - 1)


def _next_of_text(sheet: Sheet, at: int, step: int, taken: Mapping[int, int]) -> str:
    """What the next line up or down says that was not taken."""
    at = _next(sheet, at, step)
    while at in taken:
        at = _next(sheet, at, step)
    return fold(sheet.line(at))


def _said(sheet: Sheet, taken: Mapping[int, int]) -> str:
    """The words of the text without what was taken, and of title and author."""
    kept = (sheet.lines[at] for at in sheet.filled() if at not in taken)
    return _words("\n".join((*kept, *said_before(sheet))))


def _parts(line: str) -> Iterator[str]:
    """The words of a head, as they are of title and of author."""
    return filter(str.strip, map(_words, BETWEEN.split(line)))


def _words(text: str) -> str:
    """The words of a head; it may lack the small ones of the title."""
    return f" {' '.join(word for word in words_of(text) if word not in SMALL_WORDS)} "
