"""What stands above the title: a list of other books, ``Also by NAME`` and their titles, or whose the book is."""

import re

from storybind.model import Note, Span
from storybind.text.front.by_name import byline_below, name_below
from storybind.text.front.head import Head, paragraph
from storybind.text.front.lines import letters, line_below, next_group, undress
from storybind.text.front.names import is_name
from storybind.text.front.titles import is_title
from storybind.text.heading.line import read_heading
from storybind.text.tables.front_matter import read_section
from storybind.text.tables.notes import read_rights

_RUNS = 12  # that such a list has at most, with whose rights stand below it
_OF_RIGHTS = r"copyright|©|\(c\)|\b(?:1[89]|20)\d\d\b|\bby\b|all rights reserved.*|\.\s.*"
_LINES_TO_NAME = 3  # below the title: what sort of book it is may stand between


def read_before_title(lines: list[str], start: int, end: int, head: Head) -> int:
    """Read a list of other books, or a copyright page, as a note, where it is the first thing of all; gives the index after it, else the line's own.

    It ends at a title over the name of who wrote them. So a story called ``Stories by Lamplight`` is not taken for a list.

    >>> read_before_title(["Also by Ann Lee", "", "Low Water", "", "HIGH WATER", "", "Ann Lee"], 0, 1, Head(()))
    4
    >>> read_before_title(["Copyright 2020 Ann Lee", "", "Low Water", "", "by Ann Lee", "", "It rained."], 0, 1, Head(()))
    2
    >>> read_before_title(["Books by Lamplight", "", "Ann Lee", "", "THE LAMP", "", "It rained."], 0, 1, Head(()))
    0
    """
    if head.known or head.entries or head.notes:
        return start
    first = undress(lines[start]).rstrip(":")
    section = read_section(first)
    ours = read_rights(lines[start].strip()) > 0
    if not ours and (section is None or section.id != "also-by"):
        return start
    author = _owner(lines[start:end]) if ours else first.casefold().partition(" by ")[2]
    runs = [(start, end)] if ours or end > start + 1 else []
    while len(runs) < _RUNS and (run := next_group(lines, runs[-1][1] if runs else end)):
        if runs and _is_title_of(lines, *run, author):
            rows = runs if ours else [(start, start + 1), *((max(at, start + 1), stop) for at, stop in runs)]
            blocks = (paragraph("\n".join(map(str.strip, lines[at:stop])), Span(at + 1, stop)) for at, stop in rows)
            head.note(Note("rights" if ours else "title-page", "front", "", tuple(blocks)))
            return run[0]
        if read_heading(lines[run[0]].strip()):
            break
        runs.append(run)
    return start


def _owner(lines: list[str]) -> str:
    """Who a line says whose book it is; empty where none names somebody.

    >>> _owner(["Copyright © 2019, 2020 by Ann Lee. All rights reserved."]), _owner(["All rights reserved"])
    ('Ann Lee', '')
    """
    for line in lines:
        if read_rights(line.strip()):
            name = re.sub(_OF_RIGHTS, " ", line, flags=re.IGNORECASE).strip(" ,.;:-–—")
            return name if is_name(name) else ""
    return ""


def _is_title_of(lines: list[str], start: int, end: int, author: str) -> bool:
    """Whether a title stands over a name: this one, where one is said."""
    if not is_title(lines, start, end):
        return False
    if not author and (byline_below(lines, start) or name_below(lines, start)):
        return True
    below = start
    for _ in range(_LINES_TO_NAME):
        at = line_below(lines, below, _LINES_TO_NAME)
        if at is None:
            return False
        said = undress(lines[at])
        if author and letters(said.casefold().removeprefix("by ")) == letters(author):
            return True
        if not author and lines[start].isupper() and is_name(said):
            return True
        below = at
    return False
