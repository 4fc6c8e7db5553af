"""Serials whose chapters all have the story's title before their number: which title that is."""

import re
from collections.abc import Sequence

from storybind.text.heading.line import read_titled
from storybind.text.tables.headings import LONGEST, undress

_WORDS = (
    "chapter", "chap", "ch", "part", "pt", "episode", "ep", "kapitel", "teil", "folge", "chapitre", "partie", "capítulo", "capitulo",
    "parte", "capitolo", "hoofdstuk", "deel", "rozdział", "część", "глава", "часть",
)  # fmt: skip
_NUMBERED = rf"(?P<title>\S.{{1,70}}?)[ ,:;–—|(-]+(?:{'|'.join(_WORDS)})\b.*"


def title_of_serial(lines: Sequence[str], start: int) -> str:
    """The title before the number of the first of several chapters that all have it there; empty for any other line.

    Blank lines at the `start` are passed over.

    >>> title_of_serial(["The Lamp, Chapter 1", "", "It rained.", "", "The Lamp, Chapter 2"], 0)
    'The Lamp'
    >>> title_of_serial(["", "The Lamp, Chapter 1", "It rained.", "The Lamp, Chapter 2"], 0)
    'The Lamp'
    >>> title_of_serial(["The Lamp, Chapter 1", "", "It rained."], 0)
    ''
    """
    start = next((at for at in range(start, len(lines)) if lines[at].strip()), len(lines))
    first = undress(lines[start].strip()) if start < len(lines) else ""
    folded = first.casefold()
    if len(first) > LONGEST or not any(map(folded.__contains__, _WORDS)):
        return ""
    match = re.fullmatch(_NUMBERED, first, re.IGNORECASE)
    title = match["title"].casefold() if match else ""
    if match is None or not read_titled(first, title):
        return ""
    others = (line for line in map(undress, lines[start + 1 :]) if len(line) <= LONGEST and line != first)
    return match["title"] if any(read_titled(line.strip(), title) for line in others) else ""
