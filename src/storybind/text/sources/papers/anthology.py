"""Several stories in one file, each under its title and whose it is: an anthology, or a folder that somebody joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from storybind.text.front.by_name import TITLE_BY, read_byline
from storybind.text.front.lines import TITLE_CHARACTERS
from storybind.text.front.names import HANDLE, is_name
from storybind.text.heading.line import read_heading
from storybind.text.sources.papers.another_story import is_another
from storybind.text.sources.papers.labelled_pieces import find_labelled
from storybind.text.sources.papers.pieces import (
    Story,
    heads_chapter,
    is_prose,
    known_label,
    mark_stories,
    once_each,
    stands_below_prose,
)
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.head_labels import is_subtitle, split_label
from storybind.text.tables.headings import Rank
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_closing
from storybind.text.titles import fold_words

_WORDS = ("by", "von", "par", "por", "di")
_LABELS = ("aut", "авт")  # how the word for an author begins
_EDITED = r"((?i:(?:edited|compiled|collected|selected|herausgegeben|gesammelt) (?:by|von))) (\S.*)"
_WIDE = 2  # blank lines over a title
_TITLE_WORDS = 10
_LONGEST_BYLINE = 60  # characters
_FEWEST = 3  # stories, where the first opens the file and so could be its title and its author
_FEW_WORDS = 6  # of a line that opens a story
_LINES_OF_CONTENTS = 100  # at the top
_MOST_OVER_TITLE = 2  # lines right over a title that are a site's
_PEN_NAME = r"[a-z][\w.-]{2,23}"


def unwrap(sheet: Sheet) -> None:
    """Say that the titles are headings, and who put the stories together; the bylines stay where they are.

    What stands over each chapter of a story once more is left out, and what else a head says is a note.
    """
    pieces = find_labelled(sheet)
    stories, again = once_each(sheet, pieces or [*_stories(sheet)] or [*_on_one_line(sheet)])
    if not pieces and not again:
        stories = _believed(sheet, stories)
    titles = {fold_words(sheet.line(story.title)) for story in stories}
    if len(stories) < 2 - bool(pieces) or len(titles) < len(stories):  # that is said again over each post
        return
    if not stands_below_prose(sheet, stories[0].title):  # else the stories may end alike
        _leave_out_site(sheet, [sheet.back(story.top - 1) for story in (*stories, *(one for one, _ in again))])
    mark_stories(sheet, stories, again)
    for at in sheet.filled(0, stories[0].title):
        if (edited := re.fullmatch(_EDITED, sheet.line(at))) and is_name(edited[2]):
            sheet.entry("editor", edited[1], edited[2], at)


def _believed(sheet: Sheet, stories: Sequence[Story]) -> list[Story]:
    """Those of several titles with a byline that begin a story: a wide gap, or an end, is above them, or they are as the first, and only those."""
    right_below = all(story.byline - story.title <= 1 for story in stories)
    if len(stories) >= _FEWEST and right_below:  # so many right below their titles need no more
        return [*stories]
    ends = [story.top for story in stories[1:]] + [len(sheet)]
    pairs = zip(stories, ends, strict=False)
    found = [story for story, end in pairs if story.is_set_off or _is_fellow(sheet, stories[0], story, end)]
    if len(found) != len("12") or found[0].top != sheet.next(0) or found[1].is_closed:
        return found
    # else it is the file's head, and a story that is told in it
    return found if _is_fellow(sheet, found[0], found[1], len(sheet)) else []


def _leave_out_site(sheet: Sheet, over: list[int]) -> None:
    """Leave out the site's name, where it is the line over each title, but once."""
    said = {fold_words(sheet.line(at)) if at >= 0 else "" for at in over}
    if len(said) == 1 and said != {""}:
        sheet.leave_out_each("repeated", over[1:])


def _stories(sheet: Sheet) -> Iterator[Story]:
    """The titles of stories with a byline below and prose or a chapter's heading below that, and whether each is set off from what stands above or behind its end.

    The first needs no wide gap: the head of the book stands above it.
    """
    told = False  # whether prose stands above
    lines = Counter(sheet.line(at) for at in sheet.filled() if len(sheet.line(at)) <= _LONGEST_BYLINE)
    pen_names = False  # whether the first story has one
    for at in sheet.filled():
        line = sheet.line(at)
        if len(line) > _LONGEST_BYLINE or not line[:3].casefold().startswith((*_WORDS, *_LABELS)):
            told = told or is_prose(line)
            continue
        if (byline := _byline(line)) is None:
            continue
        pen = re.fullmatch(HANDLE, byline[1]) is not None or (pen_names and re.fullmatch(_PEN_NAME, byline[1]))
        if not (is_name(byline[1]) or pen or lines[line] >= _FEWEST or not told):  # a pen name is known by its fellows
            continue
        title = sheet.back(at - 1)
        if is_subtitle(sheet.line(title)) and sheet.line(title - 1):
            title -= 1
        top = _first_of_head(sheet, title, lines)
        above = sheet.back(top - 1)
        below = sheet.next(at + 1)
        name, end = sheet.line(title), sheet.line(above)
        set_off = not told or top - above > _WIDE or name.isupper() or is_closing(end) or is_mark(end)
        near = title >= 0 and at - title <= _WIDE and (above < 0 or top - above > 1)
        near = near and (below > at + 1 or _is_label(sheet.line(below)) or heads_chapter(sheet.line(below)))
        while near and below < len(sheet) and _is_label(sheet.line(below)):
            below = sheet.next(below + 1)
        first = below
        while near and first < len(sheet) and _counts(sheet.line(first)):
            first = sheet.next(first + 1)
        chaptered = heads_chapter(sheet.line(below))
        told_below = chaptered or len(sheet.line(first).split()) >= _FEW_WORDS
        if near and _is_title(name) and (told_below or _is_listed(sheet, title, byline[1])):
            if not (told or is_name(byline[1])):
                pen_names = True
            yield Story(top, title, at, below, byline[1], chaptered, set_off, is_closing(end))


def _byline(line: str) -> tuple[str, str] | None:
    """The word and the name of a line that says who wrote what stands below it."""
    if (found := split_label(line)) and found.field == "author" and found.value:
        return found.label, found.value
    byline = read_byline(line)
    return byline if byline and byline[0].casefold() in _WORDS else None


def _first_of_head(sheet: Sheet, title: int, lines: Counter[str]) -> int:
    """The first line of the head that a title stands in: right above it what stands over others, too, as a site's name does."""
    top = title
    while title - top < _MOST_OVER_TITLE and lines[sheet.line(top - 1)] > 1:
        top -= 1
    return top


def _on_one_line(sheet: Sheet) -> Iterator[Story]:
    """The same where ``TITLE by NAME`` stands on one line, of which the first line of the text is one."""
    first = sheet.next(0)
    for at in sheet.filled() if _title_by(sheet.line(first)) else ():
        if sheet.line(at - 1) or sheet.line(at + 1) or not (name := _title_by(sheet.line(at))):
            continue
        below, above = sheet.next(at + 1), sheet.line(sheet.back(at - 1))
        chaptered, closed = heads_chapter(sheet.line(below)), is_closing(above)
        if chaptered or len(sheet.line(below).split()) >= _FEW_WORDS:
            yield Story(at, at, at, below, name, chaptered, closed, closed)


def _title_by(line: str) -> str:
    """The name behind a title on one line; empty where there is none."""
    found = re.fullmatch(TITLE_BY, line) if " by " in line and len(line) <= TITLE_CHARACTERS else None
    return found["name"] if found and found["name"] and is_name(found["name"]) else ""


def _is_fellow(sheet: Sheet, first: Story, story: Story, end: int) -> bool:
    """Whether a story, down to a line, is set as the first one is, and begins nothing that is only told of in what stands above it."""
    if story is first:
        return True
    title, other = sheet.line(first.title), sheet.line(story.title)
    alike = (story.byline - story.title, other.isupper()) == (first.byline - first.title, title.isupper())
    both = first.chaptered and story.chaptered
    return alike and is_another(
        sheet.lines[first.below : story.top], story.name, sheet.lines[story.below : end], sure=both
    )


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

    >>> _is_title("Story One: The Kettle"), _is_title("Rating: T")
    (True, False)
    >>> _is_title("The Kettle"), _is_title("Who Goes There?"), _is_title("He left, and so did I."), _is_title("Title: Rain")
    (True, True, False, False)
    """
    if len(line) > TITLE_CHARACTERS or len(line.split()) > _TITLE_WORDS or line[-1] in ".,;:":
        return False
    return any(map(str.isalpha, line)) and not (is_mark(line) or known_label(line) or read_byline(line))
