"""Short lines that are no verse by themselves, and are beside a stanza."""

from collections.abc import Sequence
from itertools import pairwise

from storybind.model import BlockKind
from storybind.text.paragraphs.lines import are_short, kind_of_run, room_for_lines
from storybind.text.paragraphs.measures import Layout, runs_over

_FEWEST, _SHORT = 3, 60  # lines of a stanza that nothing but its length tells of, and characters of one
_ENDS, _SPEAKS = frozenset('.!?…"”»'), frozenset('"“„«»—–')


def is_beside_stanza(lines: Sequence[str], start: int, end: int, layout: Layout) -> bool:
    """Whether a run of lines from `start` to before `end` is a stanza as the run above or below is.

    A sentence runs over its lines, and that is sure to be verse, or as short where paragraphs are wrapped; or both have as
    many lines, as the stanzas of a ballad do, in which people speak and sentences end.

    >>> poem = ["one chair, the leg of which", "is not the leg it had", "", "one window", "another, painted on"]
    >>> is_beside_stanza(poem, 0, 2, Layout("blank-line")), is_beside_stanza(poem[:2], 0, 2, Layout("blank-line"))
    (True, False)
    """
    run = lines[start:end]
    over = _is_stanza(run, layout) and any(runs_over(above, below) for above, below in pairwise(run))
    even = len(run) >= _FEWEST and are_short(longest := max(map(len, run)), layout) and longest <= _SHORT
    if not over and not even:
        return False
    for near in (_run_above(lines, start), _run_below(lines, end)):
        if len(near) > 1 and (over or len(near) == len(run)):
            if over and layout.wrap and _is_stanza(near, layout):
                return True
            if kind_of_run(near, layout, inset=False) is BlockKind.VERSE:
                return True
    return False


def _is_stanza(run: Sequence[str], layout: Layout) -> bool:
    """Whether lines are too short for a paragraph's, nobody speaks in them, and they are no whole sentences."""
    longest = room_for_lines(layout)
    whole = run[0][0].isupper() and run[-1].rstrip()[-1] in _ENDS
    return not whole and all(len(line) <= longest and line[0] not in _SPEAKS for line in run)


def _run_above(lines: Sequence[str], start: int) -> Sequence[str]:
    """The lines over the blank above a line."""
    last = start
    while last and not lines[last - 1].strip():
        last -= 1
    first = last
    while first and lines[first - 1].strip():
        first -= 1
    return lines[first:last]


def _run_below(lines: Sequence[str], end: int) -> Sequence[str]:
    """The lines under the blank below a line."""
    first = end
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return lines[first:last]
