"""Headings as Markdown has them, in a text that was saved as plain: editors of notes and phones call such a file ``.txt``."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from storybind.text.front.by_name import read_byline
from storybind.text.front.names import is_name
from storybind.text.heading.levels import stands_beside
from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.headings import LONGEST
from storybind.text.tables.marks import is_mark

_HEADING = re.compile(r"(#{1,6})[ \t]+((?=.*[^\W_])\S.*?)(?:[ \t]+#+)?")
_SEVERAL = r"(?<!\S)#"  # tags, or a row of signs
_ENDS = frozenset('.!?…:"”’»*_)')
_FEWEST = 3  # headings of one sign each, where none opens the text: a list or a channel of a chat has the sign too
_FEW_WORDS = 3  # of a line that is prose


class _Hash(NamedTuple):
    """A line that opens with signs of a heading: its index, how many, and what stands behind them."""

    at: int
    level: int
    text: str


def unwrap(sheet: Sheet) -> None:
    """Say which lines are headings, by all of them together, and take the signs off; the title is left to who reads heads."""
    found = [
        _Hash(at, len(match[1]), match[2])
        for at in sheet.filled()
        if len(line := sheet.line(at)) <= LONGEST and (match := _HEADING.fullmatch(line))
    ]
    opens = bool(found) and found[0].at == sheet.next(0)
    if not _are_headings(sheet, found, opens=opens):
        return
    for one in found[1:] if opens and _is_title(sheet, found) else found:
        sheet.lines[one.at] = one.text
        sheet.heading(one.at, one.level)


def _are_headings(sheet: Sheet, found: Sequence[_Hash], *, opens: bool) -> bool:
    """Whether lines are headings: two at least, each apart from what stands above, and most with prose below."""
    least = 2 if opens or any(one.level > 1 for one in found) else _FEWEST
    if len(found) < least or any(re.search(_SEVERAL, one.text) for one in found):
        return False
    levels = {one.at: one.level for one in found}
    below = [(one, sheet.next(one.at + 1)) for one in found]
    prose = sum(at not in levels and len(sheet.line(at).split()) >= _FEW_WORDS for _, at in below)
    listed = any(levels.get(at, 7) <= one.level and not read_heading(one.text) for one, at in below[opens:])
    return prose * 2 >= len(found) and not listed and all(_is_apart(sheet, one, levels) for one in found)


def _is_apart(sheet: Sheet, one: _Hash, levels: Mapping[int, int]) -> bool:
    """Whether nothing runs into a line: a blank stands above it, a mark, what ends a sentence, a higher heading or its byline."""
    above = sheet.line(one.at - 1)
    if not above or above[-1] in _ENDS or is_mark(above) or levels.get(one.at - 1, 7) < one.level:
        return True
    return one.at - 2 in levels and read_byline(above) is not None


def _is_title(sheet: Sheet, found: Sequence[_Hash]) -> bool:
    """Whether the first heading, which opens the text, is the title, as `text/markdown/title.py` decides it of Markdown.

    No other has its level, but for those of notes and of what stands beside the story; or it alone has nothing below it,
    or who wrote it, before its fellow.
    """
    first, *others = found
    fellows = [one for one in others if one.level <= first.level]
    if read_heading(first.text):
        return False
    below = sheet.next(first.at + 1)
    if read_byline(sheet.line(below)) or is_name(sheet.line(below)):
        below = sheet.next(below + 1)
    bare = bool(fellows) and below == fellows[0].at
    return bare or all(stands_beside(one.text) for one in fellows)
