"""Several stories in one file, each under its title and whose it is: an anthology, or a folder that somebody joined."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from storybind.text.front.by_name import read_byline
from storybind.text.front.lines import TITLE_CHARACTERS
from storybind.text.front.names import is_name
from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.head_labels import split_label
from storybind.text.tables.headings import Rank
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_closing
from storybind.text.titles import fold_words

_WORDS = ("by", "von", "par", "por", "di")
_EDITED = r"((?i:(?:edited|compiled|collected|selected|herausgegeben|gesammelt) (?:by|von))) (\S.*)"
_WIDE = 2  # blank lines over a title
_TITLE_WORDS = 10
_LONGEST_BYLINE = 60  # characters
_FEWEST = 3  # stories, where the first opens the file and so could be its title and its author
_FEW_WORDS = 6  # of a line that opens a story
_LINES_OF_CONTENTS = 100  # at the top
_LABELS_ABOVE = 6  # lines over the title of the first story, where each has labels
_PROSE = 12  # words of a line that is no head's


class _Story(NamedTuple):
    """Where a story's title and byline stand, whether they are set off from what is above, and whether that has plainly ended."""

    title: int
    byline: int
    is_set_off: bool
    is_closed: bool


def unwrap(sheet: Sheet) -> None:
    """Say that the titles are headings, and who put the stories together; the bylines stay where they are."""
    if _read_labelled(sheet):
        return
    stories = list(_stories(sheet))
    right_below = all(story.byline - story.title <= 1 for story in stories)
    if len(stories) < _FEWEST or not right_below:  # so many right below their titles need no more
        stories = [story for story in stories if story.is_set_off]
    first = sheet.next(0)
    titles = {fold_words(sheet.line(story.title)) for story in stories}
    if len(stories) < 2 or len(titles) < len(stories):  # that is said again over each post
        return
    if stories[0].title == first and len(stories) < _FEWEST and not stories[1].is_closed:
        return  # the file's head, and a story that is told in it
    if len(stories) >= _FEWEST and not _is_told(sheet, stories[0].title):  # else the stories may end alike
        _leave_out_site(sheet, [sheet.back(story.title - 1) for story in stories])
    for story in stories:
        sheet.heading(story.title)
    for at in sheet.filled(0, stories[0].title):
        if (edited := re.fullmatch(_EDITED, sheet.line(at))) and is_name(edited[2]):
            sheet.entry("editor", edited[1], edited[2], at)


def _leave_out_site(sheet: Sheet, over: list[int]) -> None:
    """Leave out the site's name, where it is the line over each title, but once."""
    said = {fold_words(sheet.line(at)) if at >= 0 else "" for at in over}
    if len(said) == 1 and said != {""}:
        sheet.leave_out_each("repeated", over[1:])


def _is_told(sheet: Sheet, end: int) -> bool:
    """Whether prose stands above a line."""
    return any(len(sheet.line(at).split()) >= _PROSE for at in sheet.filled(0, end))


def _read_labelled(sheet: Sheet) -> bool:
    """Whether each story has the labels of a post over it, ``Title: The Kettle`` first or among them; its later titles are headings then.

    The first such labels are the file's head. Each title is another one, and prose stands below its labels.
    """
    found = [at for at in sheet.filled() if _titles(sheet.line(at))]
    if len(found) < 2 or sum(1 for _ in sheet.filled(0, found[0])) >= _LABELS_ABOVE or _is_told(sheet, found[0]):
        return False  # a story that shows cards or forms
    titles = {fold_words(_titles(sheet.line(at))) for at in found}
    if len(titles) < len(found) or not all(_opens_labels(sheet, at) for at in found):
        return False
    for at in found[1:]:
        line, title = sheet.line(at), _titles(sheet.line(at))
        if line.endswith(title):
            sheet.leave_out_of("repeated", at, line.removesuffix(title))
        sheet.heading(at)
    return True


def _titles(line: str) -> str:
    """The title that a label names on a line; empty where none does."""
    found = split_label(line) if len(line) <= 2 * TITLE_CHARACTERS else None
    return found.value if found and found.field == "title" else ""


def _opens_labels(sheet: Sheet, at: int) -> bool:
    """Whether a label stands first among others right below it, and prose under them; a form that somebody fills in has other labels."""
    below, known = sheet.next(at + 1), 0
    while below < len(sheet) and (found := split_label(sheet.line(below))) and found.known and found.field != "title":
        known, below = known + 1, sheet.next(below + 1)
    told = below < len(sheet) and len(sheet.line(below).split()) >= _FEW_WORDS and not _titles(sheet.line(below))
    return not sheet.line(at - 1) and known > 0 and told


def _stories(sheet: Sheet) -> Iterator[_Story]:
    """The titles of stories with a byline below and prose below that, and whether each is set off from what stands above or behind its end.

    The first needs no wide gap: the head of the book stands above it.
    """
    told = False  # whether prose stands above
    lines = Counter(sheet.line(at) for at in sheet.filled() if len(sheet.line(at)) <= _LONGEST_BYLINE)
    for at in sheet.filled():
        line = sheet.line(at)
        if not line[:3].casefold().startswith(_WORDS) or len(line) > _LONGEST_BYLINE:
            told = told or len(line.split()) >= _PROSE
            continue
        byline = read_byline(line)
        if byline is None or byline[0].casefold() not in _WORDS:
            continue
        if not is_name(byline[1]) and lines[line] < _FEWEST:  # a pen name is known by its fellows
            continue
        title = sheet.back(at - 1)
        above = sheet.back(title - 1)
        below = sheet.next(at + 1)
        name, end = sheet.line(title), sheet.line(above)
        set_off = not told or title - above > _WIDE or name.isupper() or is_closing(end) or is_mark(end)
        near = title >= 0 and at - title <= _WIDE and (above < 0 or title - above > 1) and below > at + 1
        while near and below < len(sheet) and (_counts(sheet.line(below)) or _is_label(sheet.line(below))):
            below = sheet.next(below + 1)
        told_below = len(sheet.line(below).split()) >= _FEW_WORDS
        if near and _is_title(name) and (told_below or _is_listed(sheet, title, byline[1])):
            yield _Story(title, at, set_off, is_closing(end))


def _is_listed(sheet: Sheet, title: int, author: str) -> bool:
    """Whether a line far above has a title and its author on it, as a list of contents has: then a poem below has its short lines."""
    listed = (f"{sheet.line(title)} by {author}", f"{sheet.line(title)} {author}")
    keys = {fold_words(line) for line in listed}
    return any(fold_words(sheet.line(at)) in keys for at in sheet.filled(0, min(title, _LINES_OF_CONTENTS)))


def _is_label(line: str) -> bool:
    """Whether a line has a label that heads of stories have: ``Rating: T``."""
    found = split_label(line)
    return found is not None and found.known


def _counts(line: str) -> bool:
    """Whether a line is a bare number, which divides the story below its title: ``I``, ``1.``."""
    found = read_heading(line)
    return found is not None and found.family.rank is Rank.NUMBER and not found.title


def _is_title(line: str) -> bool:
    """Whether a line can be the title of a story.

    >>> _is_title("The Kettle"), _is_title("Who Goes There?"), _is_title("He left, and so did I."), _is_title("Title: Rain")
    (True, True, False, False)
    """
    if len(line) > TITLE_CHARACTERS or len(line.split()) > _TITLE_WORDS or line[-1] in ".,;:":
        return False
    return any(map(str.isalpha, line)) and not (is_mark(line) or split_label(line) or read_byline(line))
