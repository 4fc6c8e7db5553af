"""A first line that is no title of the book but that of its first chapter or story: the others look as it does."""

from collections.abc import Iterator

from storybind.model import Entry
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_closing
from storybind.text.titles import is_capitalised

_FEWEST = 3  # others of its look
_LINES = 100  # from one to the next, on the average: no scene is so long
_GAP = 3  # blank lines above each
_LONGEST = 60  # characters


def is_of_chapter(lines: list[str], entries: list[Entry]) -> bool:
    """Whether a head says no more than a title, and the story below has several other lines set as it is, with wide gaps above them.

    If they have numbers, the title is the book's after all: counted chapters do not begin with a line that is not counted.
    Hours and places over scenes are no such lines, nor is one that says that the story ends.

    >>> from storybind.model import Span
    >>> told = ["", *["It rained all day, and nobody in the house went out."] * 120, "", "", ""]
    >>> title = Entry("title", "", "The Lock", Span(1, 1))
    >>> is_of_chapter(["The Lock", *told, "The Weir", *told, "The Last Gate", *told, "The Key", *told], [title])
    True
    >>> is_of_chapter(["The Lock", *told, "Chapter 2", *told, "Chapter 3", *told, "Chapter 4", *told], [title])
    False
    >>> is_of_chapter(["The Lock", *told, "The Next Day", *told, "Three Weeks Later", *told, "The End", *told], [title])
    False
    >>> is_of_chapter(["The Lock", "", "The Weir", *told, "The Last Gate", *told, "The Key", *told, "Go", *told], [title])
    False
    """
    if (
        len(entries) != 1
        or entries[0].name != "title"
        or entries[0].label
        or entries[0].span.first < entries[0].span.last
    ):
        return False
    first = entries[0].span.last - 1
    look = _look_of(lines[first])
    below = next((line for line in lines[first + 1 :] if line.strip()), "")
    if not look or (_look_of(below) and not read_heading(below.strip())):
        return False
    alike = (line.strip() for line in _set_off(lines, first) if _look_of(line) == look)
    fellows = [line for line in alike if not (read_label(line) or is_closing(line))]
    if len(fellows) < _FEWEST or len(lines) < _LINES * len(fellows):
        return False
    return not any(map(read_heading, fellows)) and len({line.casefold() for line in fellows}) == len(fellows)


def _look_of(line: str) -> str:
    line = line.strip()
    if not line or len(line) > _LONGEST or line[-1] in ",;:" or is_mark(line):
        return ""
    return "capitals" if line.isupper() else "title" if is_capitalised(line) and " " in line else ""


def _set_off(lines: list[str], first: int) -> Iterator[str]:
    """The lines by themselves below another that have a wide gap above them."""
    gap = 0
    for at in range(first + 1, len(lines) - 1):
        if not lines[at].strip():
            gap += 1
            continue
        if gap >= _GAP and not lines[at + 1].strip():
            yield lines[at]
        gap = 0
