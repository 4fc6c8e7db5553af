"""How a text sets its paragraphs apart: the layout of a file, or of each chapter where the file changes.

A blank line means nothing by itself. In one file it parts paragraphs, in another scenes, in a third every line from the
next. So the lines are measured first, all of them together, and read afterwards by what was found.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.text.heading.line import read_heading
from storybind.text.paragraphs.measured import measure
from storybind.text.paragraphs.measures import (
    ENOUGH,
    FEW,
    IN_A_ROW,
    RAGGED,
    STOPS,
    Layout,
    blank_width,
    columns,
    runs_over,
    wrap_of,
)
from storybind.text.tables.headings import Rank
from storybind.text.tables.lines import ANGLED, ITEM, STAMPED, fits

_ENOUGH_ALONE = 12  # lines, for a chapter to be measured by itself
_HEADING = 60  # characters
_LINES_OF_MARGIN = 3
_FEW = 20  # one of so many lines may lack what all others have
_OVER = 0.15  # share of lines over which sentences run, from which blank lines between them part nothing
_LONGER = 0.3  # share of lines longer than those over which sentences run: in letters without capitals more are
_HANGING = 0.8  # share of the runs of several lines that are set alike, from which that is the file's way
_HANGING_RUNS = 500  # that are looked at
_QUOTED = re.compile(r"^[ \t]{0,3}>[ \t]?")  # a line of few that are not quoted may have an address in it


class Stretch(NamedTuple):
    """Lines that are set in one layout, as runs without a blank line: half-open ranges of indexes from 0."""

    layout: Layout
    groups: list[tuple[int, int]]


class Body(NamedTuple):
    """The lines of a text without its margin and its double spacing, and what they were before."""

    lines: list[str]
    first: int
    groups: list[tuple[int, int]]  # the runs without a blank line from index `first` on
    numbers: Sequence[int] = ()  # the line in the source of each line, from 1; empty where they are the same


def trim_body(lines: list[str], first: int, parted: Collection[int] = ()) -> Body:
    """The lines from index `first` on without what stands before or between every one of them.

    That may be a margin; the ``>`` of a mail, one for each time it was answered; a blank line behind each line; or an
    indent of all lines of a paragraph but its first, as programs write that print a web page.

    A blank line that is `parted`, counted from 1, stays: something was lifted out there.

    >>> trim_body(["> > It rained.", "> >", "> > > So?", "> > No."], 0).lines
    ['It rained.', '', '> So?', 'No.']
    """
    filled = [line for line in lines[first:] if line and not line.isspace()]
    while len(filled) >= _LINES_OF_MARGIN and _nearly_all(filled, _is_quoted):
        lines = [*lines[:first], *(_QUOTED.sub("", line, count=1) for line in lines[first:])]
        filled = [line for line in lines[first:] if line and not line.isspace()]
    if len(filled) >= _LINES_OF_MARGIN and _nearly_all(filled, lambda line: line[0] in " \t\u3000\xa0"):
        margin = sorted(map(columns, filled))[len(filled) // _FEW]
        lines = [*lines[:first], *(_outdent(line, margin) for line in lines[first:])]
    groups = list(_find_groups(lines, first, len(lines)))
    hanging = groups if _is_hanging(lines, groups) else []
    if not hanging:
        groups, hanging = _cut_hanging(lines, groups)
    if hanging:
        lines = list(lines)
        for start, end in hanging:
            for at in range(start + 1, end):
                lines[at] = lines[at].lstrip()
    return _squeeze(lines, first, parted) if _is_double_spaced(lines, groups) else Body(lines, first, groups)


def _is_quoted(line: str) -> bool:
    return ">" in line[:4] and _QUOTED.match(line) is not None


def _nearly_all(lines: Sequence[str], has: Callable[[str], bool]) -> bool:
    """Whether all lines but a twentieth have something; then one of the first twentieth has it, which is asked first."""
    few = len(lines) // _FEW
    return any(map(has, lines[: few + 1])) and sum(map(has, lines)) >= len(lines) - few


def _is_hanging(lines: Sequence[str], groups: Sequence[tuple[int, int]]) -> bool:
    """Whether sentences run over to lines that are set in further than the first of their paragraph, all alike.

    Where some lines stand at other columns it is verse, or a script.
    """
    several = [(start, end) for start, end in groups[:_HANGING_RUNS] if end - start > 1]
    if sum(lines[start + 1][0].isspace() for start, _ in several) < _HANGING * len(several):  # nearly all texts
        return False
    wrapped = sum(runs_over(lines[start], lines[start + 1]) for start, end in several)
    if len(several) < FEW or wrapped < max(FEW, _OVER * len(several)):
        return False
    ways = Counter(_hang(lines[start:end]) for start, end in several)
    usual, times = ways.most_common(1)[0]
    return usual > 0 and times >= _HANGING * len(several)


def _cut_hanging(
    lines: Sequence[str], groups: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The runs, of which those are cut before each line at the margin whose paragraphs hang with no blank between, and what they are cut to."""
    cut = [group for group in groups if group[1] - group[0] > FEW and _hangs(lines[slice(*group)])]
    if not cut:  # nearly all texts
        return groups, []
    hanging: list[tuple[int, int]] = []
    for start, end in cut:
        margin = columns(lines[start])
        firsts = [at for at in range(start, end) if columns(lines[at]) == margin]
        hanging += pairwise([*firsts, end])
    return sorted({*groups, *hanging} - set(cut)), hanging


def _hangs(run: Sequence[str]) -> bool:
    """Whether sentences run over to lines that are set in, all alike, and end above each line at the margin, of which there are several.

    Items and messages are a list, and a chat, of their own.

    >>> _hangs(["VICAR. We are here about the", "    bell.", "GORSE. It is cracked, and I", "    rang it for the old king."])
    True
    >>> _hangs(["The tide comes up, the tide goes down,", "  It never asks the squire;", "and he who has", "  to ask is a liar."])
    False
    """
    if not any(line[0] in " \t" for line in run):  # nearly all
        return False
    margin, *inner = sorted(set(map(columns, run)))
    firsts = sum(columns(line) == margin for line in run)
    if (
        len(inner) != 1
        or columns(run[0]) > margin
        or firsts < 2
        or any(fits(shape, run[0]) for shape in (ITEM, STAMPED, ANGLED))
    ):
        return False
    if any(columns(below) == margin and above.rstrip()[-1] not in STOPS for above, below in pairwise(run)):
        return False
    over = sum(runs_over(above, below) for above, below in pairwise(run))
    return over >= 2 and 2 * over >= len(run) - firsts


def _hang(run: Sequence[str]) -> int:
    """Columns by which the lines of a run are set in further than its first; 0 where not all are, or not alike.

    >>> _hang(["The rain", "    came down", "    all day."]), _hang(["O rain,", "  O rain,", "    come down"])
    (4, 0)
    """
    first, *others = map(columns, run)
    return others[0] - first if min(others) == max(others) > first else 0


def _outdent(line: str, margin: int) -> str:
    """A line moved to the left by so many columns, or as far as it can be."""
    cut = width = 0
    while cut < len(line) and line[cut].isspace() and (width := width + blank_width(line[cut])) <= margin:
        cut += 1
    return line[cut:]


def _find_groups(lines: Sequence[str], first: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that are not blank, as half-open ranges of indexes."""
    start = -1
    for at in range(first, end):
        line = lines[at]
        if not line or line.isspace():
            if start >= 0:
                yield start, at
                start = -1
        elif start < 0:
            start = at
    if start >= 0:
        yield start, end


def _is_double_spaced(lines: list[str], groups: Sequence[tuple[int, int]]) -> bool:
    """Whether a blank line was typed after every line, so that sentences run over it."""
    if len(groups) < ENOUGH or sum(end - start == 1 for start, end in groups) < 0.9 * len(groups):
        return False
    over = [
        len(lines[start].rstrip())
        for (start, end), (below, _) in pairwise(groups)
        if below == end + 1 and runs_over(lines[start], lines[below])
    ]
    wrap = wrap_of(over) if len(over) >= max(FEW, _OVER * len(groups)) else 0
    return wrap > 0 and sum(len(lines[start]) > wrap + 2 * RAGGED for start, _ in groups) <= _LONGER * len(groups)


def _squeeze(lines: list[str], first: int, parted: Collection[int]) -> Body:
    """The lines with one blank line less wherever some stand, which is one that nobody set."""
    kept = [at for at in range(first) if at < len(lines)]
    blank = False
    for at in range(first, len(lines)):
        empty = not lines[at] or lines[at].isspace()
        if not (empty and not blank) or at + 1 in parted:
            kept.append(at)
        blank = empty
    squeezed = [lines[at] for at in kept]
    return Body(squeezed, first, list(_find_groups(squeezed, first, len(squeezed))), [at + 1 for at in kept])


def find_layouts(body: Body) -> tuple[Layout, list[Stretch]]:
    """The layout of the whole, and the stretches that are set alike: chapters, where some are set otherwise."""
    lines, groups = body.lines, body.groups
    whole = measure(lines, groups)
    if body.numbers:
        return whole._replace(name="double-spaced"), [Stretch(whole, groups)]
    alike = all(end - start < IN_A_ROW for start, end in groups)
    heads = [] if alike else _find_heads(lines, groups)
    if len(heads) < 2:
        return whole, [Stretch(whole, groups)]
    stretches: list[Stretch] = []
    for own in _part(groups, heads):
        filled = sum(last - at for at, last in own)
        layout = measure(lines, own) if filled >= _ENOUGH_ALONE else whole
        same = layout.name == whole.name or not (layout.is_packed or whole.is_packed)
        if (
            same
            and layout.usual_gap == whole.usual_gap
            and (not layout.wrap or abs(layout.wrap - whole.wrap) <= RAGGED)
        ):
            layout = whole
        if stretches and layout == stretches[-1].layout:
            stretches[-1].groups.extend(own)
        else:
            stretches.append(Stretch(layout, own))
    if len(stretches) == 1 and stretches[0].layout == whole:
        return whole, [Stretch(whole, groups)]
    return whole, stretches


def _part(groups: Sequence[tuple[int, int]], heads: Sequence[int]) -> list[list[tuple[int, int]]]:
    """The runs up to the first heading, and from each to the next; one that goes on over a heading is cut there."""
    parts: list[list[tuple[int, int]]] = [[]]
    ahead = iter([*heads, groups[-1][1]])
    head = next(ahead)
    for start, end in groups:
        while start < end:
            while head <= start:
                parts.append([])
                head = next(ahead)
            cut = min(end, head)
            parts[-1].append((start, cut))
            start = cut
    return [part for part in parts if part]


def _find_heads(lines: Sequence[str], groups: Sequence[tuple[int, int]]) -> list[int]:
    """Indexes of lines that look like headings of chapters; each is cut off from what stands above it.

    >>> _find_heads(["They called without", "intermission. And now", "", "Intermission"], [(0, 2), (3, 4)])
    [3]
    """
    heads: list[int] = []
    for start, end in groups:
        for at in range(start, end):
            line = lines[at]
            if len(line) >= _HEADING or (at > start and runs_over(lines[at - 1], line)):
                continue
            found = read_heading(line.strip())
            if found and found.family.rank in (Rank.CHAPTER, Rank.ASIDE):
                heads.append(at)
    return heads
