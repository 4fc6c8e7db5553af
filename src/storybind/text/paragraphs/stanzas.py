"""Short lines that are no verse by themselves, and are beside a stanza, among poems, or within packed text."""

from collections.abc import Sequence
from itertools import pairwise

from storybind.model import BlockKind
from storybind.text.paragraphs.lines import kind_of_run
from storybind.text.paragraphs.measures import Layout, any_over, breadth, columns, needed
from storybind.text.paragraphs.verse import HELD, are_paused, are_short, is_filled, room_for_lines
from storybind.text.signs import SURELY_SPEAKS, TOLD

_FEWEST, _SHORT = 3, 60  # lines of a stanza that nothing but its length tells of, and characters of one
_OWN_INDENT = 4  # columns of a paragraph's indent, from which there is one of its own between it and the margin
_SUNG = 50  # characters of a line of verse that no indent tells of
_BESIDE, _SMALL = 40, 4  # lines on either side of such, of which one in so many may begin with a small letter
_NEAR = 6  # runs above and below
_WIDEST, _RARELY = 78, 20  # characters of a line of a poem; one in so many of a book of poems may be longer
_IN_RUNS, _SURE = 2 / 3, 2  # share of all lines that have others beside them, and runs that are sure to be verse
_DASHES = frozenset("—–-")


def are_poems(lines: Sequence[str], groups: Sequence[tuple[int, int]], layout: Layout) -> bool:
    """Whether a text is one of poems: short lines under one another, and half of what they make is sure to be verse.

    Then the other half is too, though sentences end where its lines do, as in a ballad.

    >>> poem = ["Eight cups, and one of them is mine.", "A lid without a pot.", "The bill that came for someone's wine,", "which nobody has got."]
    >>> are_poems([*poem, "", *poem], [(0, 4), (5, 9)], Layout("blank-line"))
    True
    >>> are_poems(poem[:2] * 4, [(0, 4), (4, 8)], Layout("blank-line"))
    False
    """
    runs = [lines[start:end] for start, end in groups if end - start > 1]
    filled = sum(end - start for start, end in groups)
    if layout.wrap or len(runs) < _SURE or sum(map(len, runs)) < _IN_RUNS * filled:  # nearly all texts
        return False
    if sum(breadth(line) > _WIDEST for start, end in groups for line in lines[start:end]) * _RARELY > filled:
        return False
    sure = sum(_is_sure(run, layout) for run in runs)
    return sure >= max(_SURE, len(runs) / 2)


def _is_sure(run: Sequence[str], layout: Layout) -> bool:
    """Whether a sentence goes on over lines that are verse, or that nearly all end at a pause, as no paragraph is wrapped."""
    if not any(above.rstrip()[-1] in HELD or below.lstrip()[0].islower() for above, below in pairwise(run)):
        return False
    spoken = sum(line.lstrip()[0] in SURELY_SPEAKS for line in run)
    paused = len(run) > _FEWEST and 3 * spoken <= len(run) and are_paused([line.strip() for line in run])
    return paused or _is_verse(run, layout)


def is_among_poems(run: Sequence[str]) -> bool:
    """Whether lines of a book of poems are verse: short, or no program filled them, as it does those of a note."""
    longest = max(map(breadth, run))
    return longest <= _SHORT or (longest <= _WIDEST and not is_filled(run))


def is_beside_stanza(lines: Sequence[str], start: int, end: int, layout: Layout, first: int = 0) -> bool:
    """Whether a run of lines from `start` to before `end` is a stanza as the run above or below is.

    A sentence runs over its lines, and that is sure to be verse, or as short where paragraphs are wrapped; or both have as
    many lines, as the stanzas of a ballad do, in which people speak and sentences end. Nothing above the `first` line is asked.

    >>> poem = ["one chair, the leg of which", "is not the leg it had", "", "one window", "another, painted on"]
    >>> is_beside_stanza(poem, 0, 2, Layout("blank-line")), is_beside_stanza(poem[:2], 0, 2, Layout("blank-line"))
    (True, False)
    """
    run = lines[start:end]
    over = any_over(run)
    if _is_stanza(run, layout) if over else (layout.wrap or layout.unwrapped) and _are_narrow(run, layout):
        for begins, ends in (_run_above(lines, start, first), _run_below(lines, end)):
            near = lines[begins:ends]
            if len(near) > 1 and ((over and layout.wrap and _is_stanza(near, layout)) or _is_verse(near, layout)):
                return True
    if len(run) < _FEWEST or not are_short(longest := max(map(len, run)), layout) or longest > _SHORT:
        return False
    dashes = sum(line[0] in _DASHES for line in run)
    return 4 * dashes < len(run) and _has_fellow(lines, start, end, layout, first)


def _has_fellow(lines: Sequence[str], start: int, end: int, layout: Layout, first: int) -> bool:
    """Whether one of the next few runs of as many lines is sure to be verse; a title may stand between them."""
    many = end - start
    for above, at in ((True, start), (False, end)):
        for _ in range(_NEAR):
            begins, ends = _run_above(lines, at, first) if above else _run_below(lines, at)
            near = lines[begins:ends]
            if len(near) == many and _is_verse(near, layout):
                return True
            if not near or not (len(near) == many or (len(near) == 1 and len(near[0]) <= _SHORT)):
                break
            at = begins if above else ends
    return False


def find_songs(lines: Sequence[str], layout: Layout, begins: int, start: int, end: int) -> list[tuple[int, int]]:
    """Short lines within packed text that are verse: at an indent of their own, or with a sentence that goes on over them.

    The story `begins` at some line above.
    """
    near = range(start + 1, end)
    if not layout.wrap:
        below = [at for at in near if len(lines[at]) <= _SUNG >= len(lines[at - 1]) and _is_sung_on(lines, at)]
    elif layout.indent >= _OWN_INDENT:
        below = [at for at in near if lines[at][0] <= " " >= lines[at - 1][0] and _is_sung_inset(lines, layout, at)]
    else:
        return []
    found: list[tuple[int, int]] = []
    for at in below:
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at - 1, at + 1))
    return [song for song in found if _is_song(lines, layout, begins, *song)]


def _is_sung_inset(lines: Sequence[str], layout: Layout, at: int) -> bool:
    """Whether a line and the one above stand neither where lines do in this text nor where its paragraphs begin, and both had room."""
    above, below = lines[at - 1], lines[at]
    own = all(2 <= columns(line) <= layout.indent - 2 for line in (above, below))
    return own and needed(above, below) <= layout.full


def _is_sung_on(lines: Sequence[str], at: int) -> bool:
    """Whether a sentence goes on from one short line to the next, where each line is a paragraph."""
    return lines[at][0].islower() or lines[at - 1].rstrip()[-1] in HELD


def _is_song(lines: Sequence[str], layout: Layout, begins: int, first: int, last: int) -> bool:
    """Whether such lines are a stanza: nobody speaks in them; where no indent tells, three and more, a whole sentence, and few others begin small."""
    run = lines[first:last]
    if any(line.lstrip()[0] in SURELY_SPEAKS for line in run[1:]):
        return False
    if layout.wrap:
        return are_short(max(map(len, run)), layout)
    over = any(above.rstrip()[-1].isalnum() and below[0].islower() for above, below in pairwise(run))
    whole = run[0][0].isupper() and run[-1].rstrip()[-1] in TOLD
    if len(run) < _FEWEST or not over or not whole:
        return False
    beside = [*lines[max(begins, first - _BESIDE) : first], *lines[last : last + _BESIDE]]
    return sum(line[:1].islower() for line in beside) * _SMALL <= len(beside)


def _is_verse(run: Sequence[str], layout: Layout) -> bool:
    return kind_of_run(run, layout, inset=False) is BlockKind.VERSE


def _is_stanza(run: Sequence[str], layout: Layout) -> bool:
    """Whether lines are too short for a paragraph's, nobody speaks in them, and they are no whole sentences."""
    whole = run[0][0].isupper() and run[-1].rstrip()[-1] in TOLD
    return not whole and _are_narrow(run, layout)


def _are_narrow(run: Sequence[str], layout: Layout) -> bool:
    """Whether lines are too short for a paragraph's, and nobody speaks in them."""
    longest = room_for_lines(layout)
    return all(len(line) <= longest and line[0] not in SURELY_SPEAKS for line in run)


def _run_above(lines: Sequence[str], start: int, least: int) -> tuple[int, int]:
    """Where the lines stand that are over the blank above a line, none that is above the `least`."""
    last = start
    while last > least and not lines[last - 1].strip():
        last -= 1
    first = last
    while first > least and lines[first - 1].strip():
        first -= 1
    return first, last


def _run_below(lines: Sequence[str], end: int) -> tuple[int, int]:
    """Where the lines stand that are under the blank below a line."""
    first = end
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last
