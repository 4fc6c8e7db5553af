"""A head of which the title and the author are known from elsewhere, as from a sidecar: lines that say the same are those, whatever they look like."""

from collections.abc import Sequence
from itertools import islice

from storybind.model import Span
from storybind.text.front.by_name import read_byline
from storybind.text.front.head import Head
from storybind.text.front.lines import letters, undress
from storybind.text.front.under_title import ENDS_TOLD

_MOST = 4  # lines above the title, and from there to the name
_LONGEST = 60  # characters of a line between


def read_told(lines: Sequence[str], at: int, told: Sequence[str], head: Head) -> int:
    """Read what `told` has, the title first and then the authors, where it stands at the top of a text; gives the index after it, `at` where it does not.

    Short lines between title and name that tell nothing belong to the head.

    >>> head = Head(())
    >>> read_told(["the kettle", "my first story", "tom a.", "", "It rained."], 0, ("The Kettle", "Tom A"), head)
    3
    >>> [(entry.name, entry.value) for entry in head.entries]
    [('title', 'the kettle'), ('', 'my first story'), ('author', 'tom a.')]
    >>> read_told(["The kettle boiled.", "", "Tom A. rose."], 0, ("The Kettle", "Tom A"), Head(()))
    0
    """
    title, *names = map(letters, told)
    rows = [*islice((row for row in range(at, len(lines)) if lines[row].strip()), 2 * _MOST)]
    first = next((number for number, row in enumerate(rows[:_MOST]) if title and letters(lines[row]) == title), -1)
    if first < 0 or len(rows) == first + 1 or any(map(_tells, (lines[row] for row in rows[:first]))):
        return at
    below = rows[first + 1 : first + 1 + _MOST]
    signed = next((number for number, row in enumerate(below) if _name(lines[row]) in names), -1)
    if any(map(_tells, (lines[row] for row in below[: max(signed, 0)]))):
        signed = -1
    said = {rows[first]: "title"} | ({below[signed]: "author"} if signed >= 0 else {})
    stop = max(said) + 1
    for row in range(rows[0], stop):
        if line := lines[row].strip():
            name = said.get(row, "")
            label, value = (name == "author" and read_byline(line)) or ("", undress(line) if name else line)
            head.add(name, label, value, Span(row + 1, row + 1))
    head.named_at = rows[first] + 1
    return stop


def _name(line: str) -> str:
    byline = read_byline(line.strip())
    return letters(byline[1] if byline else line)


def _tells(line: str) -> bool:
    """Whether a line is longer than what stands in a head, or ends as a sentence does."""
    return len(line.strip()) > _LONGEST or line.rstrip()[-1] in ENDS_TOLD
