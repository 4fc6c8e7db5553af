"""A whole title page, whose lines stand far apart, or right over the story: ``TITLE``, what it is besides, ``BY``, ``NAME``."""

import re

from storybind.languages import join_lines
from storybind.model import Span
from storybind.text.front.by_name import read_byline, unstopped_name
from storybind.text.front.head import Head
from storybind.text.front.lines import TITLE_CHARACTERS, line_below, undress
from storybind.text.front.names import could_be_name, is_name
from storybind.text.front.title_lines import runs_on
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.tables.head_labels import BY_ALONE, is_subtitle, split_label
from storybind.text.tables.head_lines import read_head_line
from storybind.text.tables.marks import is_mark
from storybind.text.titles import is_capitalised, without_point

_MOST_ABOVE = 5  # lines of a title and what the story is called besides
_MOST_OF_NAME = 4  # lines, a word on each
_GAP = 12  # lines from one to the next; a page has room
_IMPRINT = range(3, 7)  # lines; of two, a place and a year are a scene's
_YEAR = r"(?:1[5-9]|20)\d\d|M[DCLXVI]{2,10}"
_HOUSE = r"(?i:\b(?:sons|brothers|bros|co|company|press|publish(?:er|ing)s?|limited|ltd|books|verlag|éditions?|editore|editorial|librairie|libraire|imprenta|tipografia)\b|&)"
_OR = ("or", "or,", "oder", "ou")


def is_page_missed(head: Head) -> bool:
    """Whether a head without labels that was read line by line has no author, or one of a single word, as the first of a name on several lines."""
    authors = head.said("author")
    plain = (
        not head.known and not head.notes and not any(entry.label for entry in head.entries if entry.name != "author")
    )
    return plain and all(str(entry.value).isupper() and " " not in str(entry.value) for entry in authors)


def read_title_page(lines: list[str], start: int, head: Head) -> int:
    """Read the title page that a text begins with into an empty head; gives the index after it, 0 where there is none.

    >>> def read(*lines):
    ...     stop = read_title_page(list(lines), 0, head := Head(()))
    ...     return stop, [(entry.name, entry.value) for entry in head.entries]
    >>> read("THE LOCK", "A Tale of Two Gates", "by", "ANN LEE", "It rained.")
    (4, [('title', 'THE LOCK'), ('subtitle', 'A Tale of Two Gates'), ('author', 'ANN LEE')])
    >>> read("The Lock", "", "BY", "ANN", "ELIZA", "LEE", "", "It rained.")[1]
    [('title', 'The Lock'), ('author', 'ANN ELIZA LEE')]
    >>> read("It went", "by", "Ann, who slept."), read("He Went", "by", "Ann Lee said nothing", "to him.")
    ((0, []), (0, []))
    """
    at = line_below(lines, start - 1, _GAP)
    above: list[int] = []
    while at is not None and len(above) <= _MOST_ABOVE:
        if above and (found := _read_name(lines, at)):
            return _read_above(lines, above, at, found, head)
        above.append(at)
        at = line_below(lines, at, _GAP)
    return 0


def read_imprint(lines: list[str], start: int, end: int, head: Head) -> int:
    """Read where, by whom and in what year a book was printed, as it stands below title and author; gives the index after it, 0 where it is none.

    >>> def read(*lines):
    ...     head = Head(())
    ...     head.add("title", "", "The Lock", Span(1, 1)), head.add("author", "by", "Ann Lee", Span(2, 2))
    ...     return read_imprint(list(lines), 0, len(lines), head) and [(entry.name, entry.value) for entry in head.entries[2:]]
    >>> read("LONDON", "PELL AND SONS, LIMITED", "1897")
    [('', 'LONDON'), ('publisher', 'PELL AND SONS, LIMITED'), ('', '1897')]
    >>> read("LONDON", "JUNE", "1897"), read("Offices of Pell & Sons", "1897"), read("The Bell House", "Spring", "1902")
    (0, 0, 0)
    >>> read("Pell & Sons were dead.", "1897"), read("Pell & Sons were dead.", "It had rained.", "1897")
    (0, 0)
    >>> read("London", "Messrs. Pell & Co., Solicitors", "4 June", "1897")
    0

    One without a name above it has but the house, the place and the year.
    """
    run = [undress(lines[at]).rstrip(".,:") for at in range(start, end)] if end - start in _IMPRINT else []
    if not run or not head.has("title") or not re.fullmatch(_YEAR, run[-1]):
        return 0
    if any((found := read_heading(line.strip())) and found.heads_chapter for line in lines[end:]):
        return 0  # all that stands before the first chapter is the title page's
    houses = [line for line in run if re.search(_HOUSE, line)]
    if not head.has("author") and any("," in line for line in run):
        return 0  # ``PELL & SONS, CHANDLERS``: a sign
    if not houses or not all(line.isupper() or is_capitalised(line) for line in run[:-1]):
        return 0
    if any((label := read_label(line)) and label.dated for line in run[:-1]):
        return 0  # a letter's
    for at, line in enumerate(run, start):
        head.add("publisher" if line == houses[0] else "", "", line, Span(at + 1, at + 1))
    return end


def _read_name(lines: list[str], at: int) -> tuple[str, str, int] | None:
    """The word, the name and the index after both of what begins at a line; None where that is no byline."""
    line = undress(lines[at])
    if byline := read_byline(line):
        return (*byline, at + 1) if is_name(byline[1]) else None
    below = line_below(lines, at, _GAP) if re.fullmatch(BY_ALONE, line, re.IGNORECASE) else None
    if below is None:
        return None
    stop = below + 1
    while stop < below + _MOST_OF_NAME and stop < len(lines) and _is_stacked(lines[stop - 1], lines[stop]):
        stop += 1
    name = unstopped_name(" ".join(one.strip() for one in lines[below:stop]))
    return (line, name, stop) if name and is_name(name) and could_be_name(name) else None


def _is_stacked(above: str, below: str) -> bool:
    """Whether two lines are a name in capitals, a word on each; a heading below, or how far the story is, belongs to no name.

    >>> _is_stacked("ANN", "LEE"), _is_stacked("ANN", "PROLOGUE"), _is_stacked("ANN", "COMPLETE")
    (True, False, False)
    """
    words = above.strip(), below.strip()
    could_be = all(word.isalpha() and word.isupper() and len(word) > 1 for word in words)
    return could_be and read_heading(words[1]) is None and read_head_line(words[1]) is None


def _read_above(lines: list[str], above: list[int], by: int, found: tuple[str, str, int], head: Head) -> int:
    """Read the lines over a byline, and that; gives the index after it, 0 where one of them names nothing."""
    word, name, stop = found
    said = [undress(lines[at]) for at in above]
    parts = 1
    while (
        parts < len(said)
        and said[parts].casefold() not in _OR
        and runs_on(lines[above[parts - 1]].strip(), lines[above[parts]].strip())
    ):
        parts += 1
    title, subtitle = (without_point(join_lines(some)) if some else "" for some in (said[:parts], said[parts:]))
    if not all(map(_could_stand, said)) or not (title.isupper() or is_capitalised(title)):
        return 0
    head.add("title", "", title, Span(above[0] + 1, above[parts - 1] + 1))
    if subtitle:
        head.add("subtitle", "", subtitle, Span(above[parts] + 1, above[-1] + 1))
    head.add("author", word, name, Span(by + 1, stop))
    return stop


def _could_stand(line: str) -> bool:
    """Whether a line could stand on a title page: in capitals, or with those of a title, and neither a heading nor a label.

    >>> _could_stand("A NOVEL."), _could_stand("A Tale of Two Gates"), _could_stand("The rain fell"), _could_stand("Chapter 1")
    (True, True, False, False)
    """
    if len(line) > TITLE_CHARACTERS or is_mark(line) or split_label(line):
        return False
    loud = line.isupper() or is_subtitle(without_point(line)) or line.casefold() in _OR
    if not loud and (line[-1] in ".!?…" or not is_capitalised(line)):
        return False
    return read_heading(line) is None
