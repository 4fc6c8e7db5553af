"""What tells a page's own line from the story's: where it stands, how far from the next, and whose words it has."""

import re
from collections.abc import Collection, Sequence, Set
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet

ENDS = '.!?…:"”’)»—*'
"""What no sentence is cut behind."""

LONGEST = 110
"""Characters of a line that a page has for itself."""

_EDGE = " \t-–—~()[]|·•.*=<>_{}"  # what may stand round a number, or round the line with it

_STEADY = 0.35  # how far, as a share, the distances between pages may lie apart
_LEAST_LINES = 8  # of a page
_RULE = 8  # characters of a line that is drawn
_RARE = 10  # paragraphs of which hardly one opens small, where no page cuts a sentence
_CLOSES = '.!?…"”'
_TOP, _LONGEST_TITLE = 4, 60  # lines that title and author may take, and characters of one
_ADDED = frozenset("page p pg of seite s von página pagina de di sur стр sida side strona str by draft".split())


def fold(line: str) -> str:
    """A line by which it is known again, however its letters and blanks are set.

    >>> fold("The  STAIR")
    'the stair'
    """
    return " ".join(line.casefold().split())


class Page(NamedTuple):
    """A line that a page may have for itself.

    Attributes:
        at: Its index.
        head: What stands beside the number, folded.
        number: The page's.
        printed: The head before it was folded.
        alone: Whether it stands apart from the text, or in the middle of a sentence.
    """

    at: int
    head: str
    number: int
    printed: str
    alone: bool = True


def is_numbered(line: str) -> bool:
    """Whether a line begins or ends with a number."""
    line = line.strip(_EDGE)
    return line[:1].isdecimal() or line[-1:].isdecimal()


def is_rule(line: str) -> bool:
    """Whether a line is drawn, as between a page and its foot.

    >>> is_rule("__________"), is_rule("* * *"), is_rule("--")
    (True, False, False)
    """
    return len(line) >= _RULE and line[0] in "_-–—=" and line == line[0] * len(line)


def runs_over(sheet: Sheet, at: int) -> bool:
    """Whether the text above a line ends in the middle of a sentence."""
    above = sheet.line(sheet.back(at - 1))
    return above[-1:] not in ENDS and read_heading(above) is None


def goes_on_small(sheet: Sheet, at: int, last: int = -1) -> bool:
    """Whether a line, or those down to the `last`, part a sentence that goes on under it in small letters."""
    return sheet.line(sheet.next(max(at, last) + 1))[:1].islower() and runs_over(sheet, at)


def ends_page(sheet: Sheet, at: int) -> bool:
    """Whether a line is the last on its page, as form feeds part them; a number that opens one may head a chapter."""
    if not sheet.source.pages or sheet.opens_page(at):
        return False
    below = sheet.next(at + 1)
    return below >= len(sheet) or sheet.opens_page(below)


def are_steady(rows: Sequence[int]) -> bool:
    """Whether lines stand as far from one another as those of pages do."""
    gaps = sorted(after - at for at, after in pairwise(rows))
    middle = gaps[len(gaps) // 2] if gaps else 0
    return middle >= _LEAST_LINES and all(abs(gap - middle) <= _STEADY * middle for gap in gaps)


def size_between(sheet: Sheet, first: int, last: int) -> int:
    """The characters of the text between two lines."""
    return sum(len(sheet.line(at)) for at in range(first + 1, last))


def opens_large(sheet: Sheet, rows: Sequence[int], least: int) -> bool:
    """Whether the paragraphs between lines open with capitals, and are at least so many.

    Verse does not, and neither does who writes without capitals: there a small letter below a line tells nothing.
    """
    pages = frozenset(rows)
    opening = [
        sheet.line(at)[0]
        for at in sheet.filled(rows[0], rows[-1])
        if _opens(sheet, at)
        and pages.isdisjoint((at, above := sheet.back(at - 1)))
        and not is_numbered(sheet.line(above))
    ]
    return len(opening) >= least and sum(map(str.islower, opening)) * _RARE <= len(opening)


def _opens(sheet: Sheet, at: int) -> bool:
    """Whether a paragraph may begin on a line: below a blank one, set in, or under a sentence's end."""
    above = sheet.line(at - 1)
    return not above or sheet.lines[at][:1].isspace() or above[-1] in _CLOSES


def words_of(text: str) -> list[str]:
    """The words of a line, folded, without those that only say that it counts pages."""
    return [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in _ADDED]


def top_lines(sheet: Sheet, besides: Collection[int]) -> list[int]:
    """The first lines of a text as far as title and author may stand there, without those `besides`."""
    first = islice((at for at in sheet.filled() if at not in besides), _TOP)
    return list(takewhile(lambda at: len(sheet.line(at)) <= _LONGEST_TITLE, first))


def is_of(head: str, known: Set[str]) -> bool:
    """Whether a head has no words but those `known` of title and author."""
    words = set(words_of(head))
    return bool(words) and words <= known


def said_before(sheet: Sheet) -> list[str]:
    """What is known of title and author from lines that were lifted out before."""
    return [f"{entry.value}" for entry in sheet.entries if entry.name in ("title", "author", "contact")]
