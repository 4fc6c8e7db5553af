"""Titles that are set on several lines, as on a title page."""

import re

from storybind.languages import join_lines
from storybind.text.front.by_name import TITLE_BY, byline_below, read_byline
from storybind.text.front.helpers import is_helped_by
from storybind.text.front.lines import TITLE_CHARACTERS, followed, is_other_title, joined, line_below, undress
from storybind.text.front.under_title import stands_under_title
from storybind.text.heading.line import read_heading
from storybind.text.tables.head_labels import BY_ALONE, is_subtitle, split_label
from storybind.text.tables.head_lines import read_head_line
from storybind.text.tables.marks import is_mark
from storybind.text.titles import is_capitalised

_MOST_LINES = 6
_ENDS = frozenset(
    "a an the of and or in on at to for from with into upon der die das des dem den und oder von vom im am zu le la les un une du de et ou el los las y o en del il lo gli i di della e da do dos um uma het een van и в на о с".split()
)
"""Words that no line of a title ends with, unless it goes on."""
_BEGINS = frozenset(
    "of and or in on at to for from with into upon und oder von et ou y di della e и du des de del dello degli do dos das der".split()
)
"""Words that a line of a title begins with that goes on with the one above."""


def read_title_lines(lines: list[str], start: int, end: int) -> tuple[str, int]:
    """A title that is set on several lines, and the index after it; empty, and `start`, where it is not.

    A line goes on with the next where one of them cannot stand alone. Prose that was wrapped ends with a point, and its
    words have no capitals.

    >>> read_title_lines(["THE LIFE AND DEATH OF", "MR. BADMAN", "by John Bunyan"], 0, 3)
    ('THE LIFE AND DEATH OF MR. BADMAN', 2)
    >>> read_title_lines(["Low Water", "Anna Stone"], 0, 2), read_title_lines(["The rain fell on", "the house."], 0, 2)
    (('', 0), ('', 0))

    In capitals over a byline there may be blank lines between, as a page that was read by a machine has them.

    >>> read_title_lines(["LA MAISON", "", "DU PASSEUR", "", "PAR", "", "ÉMILE VERDIER", "", "Il pleuvait."], 0, 1)
    ('LA MAISON DU PASSEUR', 3)
    >>> read_title_lines(["THE HOUSE", "", "IT RAINED", "", "BY", "", "ANN LEE", "", "It rained."], 0, 1)
    ('', 0)
    >>> read_title_lines(["WATERGATE:", "", "A Tale of the Lock", "", "By Ann Lee", "", "It rained."], 0, 1)
    ('WATERGATE: A Tale of the Lock', 3)
    """
    if end == start + 1 and lines[start].isupper():
        return _read_apart(lines, start)
    signed = re.fullmatch(TITLE_BY, lines[start].strip()) if " by " in lines[start].casefold() else None
    stop = start + 1
    while (
        not (signed and signed["name"])
        and stop < min(end, start + _MOST_LINES)
        and runs_on(lines[stop - 1].strip(), lines[stop].strip())
    ):
        stop += 1
    if stop == start + 1:  # nearly all
        return "", start
    whole = undress(joined(lines, start, stop))
    rest = [lines[at].strip() for at in range(stop, end)]
    plain = whole[-1] not in ".!?…,;:" and len(whole) <= 2 * TITLE_CHARACTERS and whole[0] not in '"“«„'
    below = read_byline(rest[0]) is not None if rest else byline_below(lines, stop - 1)
    named = below or whole.isupper() or is_capitalised(whole)
    if not (plain and named and all(map(stands_under_title, rest)) and followed(lines, stop - 1, end)):
        return "", start
    return whole, stop


def _read_apart(lines: list[str], start: int) -> tuple[str, int]:
    """A title in capitals whose lines have blank ones between, over a byline; empty, and `start`, where it is none."""
    title = [start]
    while len(title) < _MOST_LINES and (below := line_below(lines, title[-1], 3)) is not None:
        above, line = lines[title[-1]].strip(), lines[below].strip()
        if below == title[-1] + 1 or not (_is_rest(above, line) or (line.isupper() and runs_on(above, line))):
            break
        title.append(below)
    if len(title) == 1 or not byline_below(lines, title[-1]):
        return "", start
    return undress(join_lines([lines[at].strip() for at in title])), title[-1] + 1


def _is_rest(above: str, line: str) -> bool:
    """Whether a line is what a title in capitals is called besides, behind the sign that parts the two."""
    plain = len(line) <= TITLE_CHARACTERS and line[-1] not in ".!?…,;:" and not read_heading(line)
    return above[-1] in ",;:" and plain and is_capitalised(line) and read_byline(line) is None


def runs_on(above: str, below: str) -> bool:
    """Whether a line of a title goes on with the next one."""
    if max(len(above), len(below)) > TITLE_CHARACTERS or above[-1] in ".!?…;" or is_mark(below):
        return False
    if read_byline(below) or is_helped_by(below) or is_subtitle(below) or split_label(below):
        return False
    if (is_other_title(below) and above[-1].isalnum()) or read_head_line(below):
        return False
    if read_heading(above) or read_heading(below) or re.fullmatch(BY_ALONE, below, re.IGNORECASE):
        return False
    first, last = below.split()[0], above.split()[-1]
    return above[-1] in ",:" or first[0].islower() or last.casefold() in _ENDS or first.casefold() in _BEGINS
