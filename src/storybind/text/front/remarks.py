"""Lines of a head that nobody knows: a short remark right below title and byline, before the story begins."""

import re

from storybind.text.front.beside import is_person
from storybind.text.front.by_name import read_byline
from storybind.text.front.helpers import read_helper
from storybind.text.front.lines import DASHES, FULL, SALUTES, is_first_print, next_group, undress
from storybind.text.front.names import is_name
from storybind.text.front.under_title import ENDS_TOLD, stands_under_title
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.tables.head_labels import split_label
from storybind.text.tables.head_lines import read_head_line
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_dedication

_LONGEST = 60  # characters
_HELPERS = ("beta", "cover", "editor", "illustrator", "translator")
_MOST = 3  # such lines
_MOST_LINES = 7  # of a head in one run
_TOLD_OF = frozenset("it he she they i i'm we you was were is are am had has said there".split())
"""Words of what is told, and of no remark."""
_PLACE = r"(?:the )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
"""Where the first scene is, or may be: ``Leeds, Yorkshire``."""


_STREETS = frozenset("street lane court terrace gardens close drive hill park house hall row mews quay inn".split())


def count_remarks(lines: list[str], start: int, end: int) -> int:
    """How many lines of a run, from one on, are remarks and stand above what is told, in paragraphs, or above the first heading; 0 where other lines are among them.

    >>> story = ["", "It rained all day long on the roof of the house in which she lived."]
    >>> count_remarks(["Winner of the Salt Prize", *story], 0, 1), count_remarks(["It rained", *story], 0, 1), count_remarks(["Rain.", *story], 0, 1)
    (1, 0, 0)
    >>> count_remarks(["Rain", "and snow", *story], 0, 2), count_remarks(["Leeds, Yorkshire", *story], 0, 1)
    (0, 0)
    """
    stop = start
    while stop < end and stop - start < _MOST and is_remark(lines[stop].strip()):
        stop += 1
    if stop == start:
        return 0
    below = (stop, end) if stop < end else next_group(lines, end)
    if below is None:
        return 0
    first = lines[below[0]].strip()
    heading = read_heading(first)
    if heading and heading.heads_chapter:
        return stop - start
    return stop - start if stop == end and len(first) >= FULL and lines[below[1] - 1].rstrip()[-1] in ENDS_TOLD else 0


def is_remark(line: str) -> bool:
    """Whether a line could say something of a story by its form: it is short, and no sentence, no heading, and no scene's."""
    if (
        len(line) > _LONGEST
        or not (line[0].isupper() or line[0].isdigit() or line[0] in "([")
        or line[-1] in ".!?…,;:-–—"
    ):
        return False
    if not any(map(str.isalpha, line)) or read_heading(line) or is_mark(line) or re.fullmatch(_PLACE, line):
        return False
    if is_name(line) or (is_dedication(line) and not read_head_line(line)):
        return False
    words = line.casefold().split()
    if len(words) < 2 or not _TOLD_OF.isdisjoint(words) or words[0] in SALUTES:
        return False
    return is_known(line) or is_first_print(line) or read_label(line) is None


def said_by(line: str) -> tuple[str, str, str]:
    """The field, label and value of a remark: who helped with the story, or what is of no field of ours."""
    helper = read_helper(line)
    return helper if helper and helper[0] in _HELPERS else ("", "", line)


def is_known(line: str) -> bool:
    """Whether a line has a label that heads know, and a value."""
    found = split_label(line)
    return found is not None and found.known and bool(found.value) and found.sign == ":"


def are_of_head(lines: list[str], start: int, rest: list[str]) -> bool:
    """Whether lines right below a title belong to a head in which somebody signs: a name or a byline, what stands so under titles, and a few remarks.

    >>> story = ["", "It rained all day long on the roof of the house in which she lived."]
    >>> head = ["Low Water", "Ann Lee", "Read by my sister", *story]
    >>> are_of_head(head, 0, head[1:3]), are_of_head(["Low Water", "Rain and Snow", "Ice", *story], 0, ["Rain and Snow", "Ice"])
    (True, False)
    """
    first = undress(rest[0]).lstrip(DASHES)
    named = is_name(first) and first.casefold().split()[-1] not in _STREETS
    if len(rest) >= _MOST_LINES or not (named or any(is_person(line) or read_byline(line) for line in rest)):
        return False
    if len(rest) > 1 and read_label(rest[-1]):  # of where and when the first scene is
        rest = rest[:-1]
    unknown = [at for at, line in enumerate(rest, start + 1) if not stands_under_title(line)]
    if len(unknown) > _MOST or not all(is_remark(lines[at].strip()) for at in unknown):
        return False
    return count_remarks(lines, unknown[-1], start + 1 + len(rest)) > 0 if unknown[-1:] == [start + len(rest)] else True
