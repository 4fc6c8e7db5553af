"""The layout of a stretch of lines: whether they are wrapped, and what parts its paragraphs."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

from storybind.text.paragraphs.measures import (
    CENTRED,
    CLOSED,
    ENOUGH,
    FEW,
    IN_A_ROW,
    LONG,
    RAGGED,
    WIDEST,
    Layout,
    columns,
    ends_paragraph,
    needed,
    runs_over,
    wrap_of,
)

_PACKED = 0.75  # share of lines that stand three and more together, from which blank lines do not part paragraphs
_NARROW, _ROOMY = 40, 0.3  # columns below which prose is hardly ever wrapped; a share of lines
_MEDIUM, _ROOMIER = 56, 0.6  # the same of wider lines, of which more must have room
_BEYOND = 120  # characters; few who wrap prose do it so wide
_MOSTLY = 0.7  # share of lines that are set in alike, from which that is how paragraphs begin
_RUNS, _LINES = 2_000, 20_000  # of a stretch, and of a run, that are measured
_MANY, _SCENE = 12, 300  # runs; characters of a run, below which it is hardly a scene


class _Measures:
    """What the lines of a stretch have in common; lengths in characters, indents in columns.

    Of a long stretch every so many runs are looked at: enough to know it by.
    """

    def __init__(self, lines: Sequence[str], groups: Sequence[tuple[int, int]]) -> None:
        self.filled = self.packed = self.pairs = self.long = self.opened = self.closed = 0
        self.beyond = 0  # lines that nobody wrapped
        self.over: list[tuple[str, str]] = []  # pairs of lines over which a sentence runs
        self.starts: Counter[int] = Counter()
        self.ended_above: Counter[int] = Counter()  # of those, below the end of a sentence
        self.gaps = Counter([below - end for (_, end), (below, _) in pairwise(groups)])
        step = len(groups) // _RUNS + 1
        self.runs = [
            lines[start:end] if end - start <= _LINES else lines[start : start + _LINES]
            for start, end in groups[::step]
        ]
        self.groups = len(self.runs)
        for run in self.runs:
            self.filled += len(run)
            if len(run) == 1:
                self.opened += run[0][0] in " \t\u3000"
                self.beyond += len(run[0]) > _BEYOND
            else:
                self.add(run)

    def add(self, run: Sequence[str]) -> None:
        """A run of two lines or more."""
        indents = list(map(columns, run))
        self.packed += len(run) if len(run) >= IN_A_ROW else 0
        set_in = min(indents) == 0
        self.opened += set_in and indents[0] > 0
        lines = [line.rstrip() for line in run]
        closed = [line[-1] in CLOSED for line in lines[:-1]]
        self.long += sum(len(line) > LONG for line in run[1:])
        self.beyond += sum(len(line) > _BEYOND for line in run)
        self.closed += sum(closed)
        for above, line, ends, indent in zip(lines, run[1:], closed, indents[1:], strict=False):
            if indent and (set_in or len(line) > WIDEST or line[0] == "\u3000") and indent < CENTRED:
                self.starts[indent] += 1
                self.ended_above[indent] += ends
            elif indent < CENTRED:
                self.pairs += 1
                if runs_over(above, line):
                    self.over.append((above, line))

    def wrap(self) -> int:
        """The column at which lines are wrapped: where those end over which sentences run, if few lines are longer."""
        if len(self.over) < FEW or len(self.over) <= 0.25 * self.pairs:
            return 0
        wrap = wrap_of([len(above) for above, _ in self.over], 2 if len(self.over) > 0.4 * self.pairs else 5)
        widest = wrap + (RAGGED if wrap < _NARROW else 2 * RAGGED)
        beyond = sum(map(widest.__lt__, map(len, chain.from_iterable(self.runs))))
        few = beyond < 0.3 * self.filled and not self._are_most(widest)  # else it is a poem among paragraphs
        few = few and not (beyond and wrap < _NARROW and len(self.over) < ENOUGH)  # or a stanza in a short text
        return wrap if few and not self._is_verse(wrap) else 0

    def margin(self) -> int:
        """The columns that most lines are set in by; 0 where no number is that of most."""
        (columns_of_most, times), *_ = Counter(map(columns, chain.from_iterable(self.runs))).most_common(1)
        return columns_of_most if 2 * times > self.filled else 0

    def is_unwrapped(self) -> bool:
        """Whether paragraphs are sure to be a line each: several are longer than any page is wide, or are most of what is told."""
        return self.beyond >= FEW or (self.beyond > 1 and self._are_most(_BEYOND))

    def _are_most(self, beyond: int) -> bool:
        """Whether most of what is told stands in longer lines."""
        sizes = list(map(len, chain.from_iterable(self.runs)))
        return 2 * sum(filter(beyond.__lt__, sizes)) > sum(sizes)

    def _is_verse(self, wrap: int) -> bool:
        """Whether narrow lines are not filled: where prose is wrapped, few have room for the next one's first word."""
        if wrap >= _MEDIUM or not any(below.lstrip()[0].islower() for _, below in self.over):
            return False  # scripts without small letters part anywhere
        room = sum(needed(above, below) <= wrap for above, below in self.over)
        return room > (_ROOMY if wrap < _NARROW else _ROOMIER) * len(self.over)

    def is_prose(self) -> bool:
        """Whether lines that are not wrapped are paragraphs: long, or so many sentences that it is no verse."""
        return self.long > 0.5 * self.filled or (self.filled >= ENOUGH and self.closed > 0.5 * self.filled)

    def gap_of_scenes(self, wrap: int) -> int:
        """The usual gap where paragraphs follow one another without a blank: 0, as a single one parts scenes, unless it would part paragraphs.

        So it is where a text is packed in some places alone, as in what is asked and answered, and where each sentence has a line.
        """
        told = [len(run) for run in self.runs if sum(map(len, run)) > LONG]
        if told.count(1) >= FEW and told.count(1) * 2 > len(told):
            return _usual_gap(self.gaps)
        sizes = sorted((sum(map(len, run)), any(map(columns, run[1:]))) for run in self.runs)
        long = [(size, parted) for size, parted in sizes if size > LONG]
        alone = sum(not parted for _, parted in long)  # paragraphs
        if len(long) < _MANY or not (long[len(long) // 2][0] < _SCENE or (wrap and 2 * alone > len(long))):
            return 0
        return _usual_gap(self.gaps)

    def full(self, wrap: int) -> int:
        """The column up to which lines are filled: that of wrapping where a program did it, less where people did."""
        if not wrap:
            return 0
        room = sorted(needed(above, below) for above, below in self.over)
        strays = max(1, len(room) // 20)
        return min(wrap, room[strays] - 1) if len(room) > strays else wrap


def measure(lines: Sequence[str], groups: Sequence[tuple[int, int]]) -> Layout:
    """The layout of some runs of lines, judged by all of them together.

    >>> measure(["One long line.", "", "Another."], [(0, 1), (2, 3)])
    Layout(name='blank-line', wrap=0, full=0, indent=0, usual_gap=1, unwrapped=False)
    >>> measure(["   It rains.", "   So it does."] * 20, [(0, 40)])
    Layout(name='line', wrap=0, full=0, indent=3, usual_gap=0, unwrapped=False)
    """
    found = _Measures(lines, groups)
    wrap = found.wrap()
    full = found.full(wrap)
    starts = found.starts.total()
    often = starts >= 2 and starts > 0.6 * found.groups and starts > 0.04 * found.filled
    usual = min(found.starts, key=lambda indent: (-found.starts[indent], indent), default=0)
    if often and found.ended_above[usual] > 0.7 * found.starts[usual]:  # or it is verse with inner indents
        return Layout("indent", wrap, full, usual, found.gap_of_scenes(wrap), not wrap and found.is_unwrapped())
    gap = _usual_gap(found.gaps)
    if wrap:
        packed = found.packed >= _PACKED * found.filled
        ends = sum(_ends_within(run, full) for run in found.runs) if packed else 0
        if ends >= 2 and ends > 0.8 * found.groups:
            return Layout("wall", wrap, full, 0, 0 if ends >= 2 * found.groups else gap)
    elif found.packed >= _PACKED * found.filled and found.is_prose():
        gap_of_scenes = found.gap_of_scenes(wrap)
        return Layout("line", indent=found.margin(), usual_gap=gap_of_scenes, unwrapped=found.is_unwrapped())
    if gap > 1:
        return Layout("double-spaced", wrap, full, 0, gap, not wrap and found.is_unwrapped())
    if found.opened > 0.5 * found.groups:
        return Layout("indent-blank", wrap, full, _usual_opening(lines, groups), gap, not wrap and found.is_unwrapped())
    if wrap:
        return Layout("hard-wrap", wrap, full, 0, gap)
    return Layout("blank-line", 0, 0, _common_indent(lines, groups), gap, found.is_unwrapped())


def _common_indent(lines: Sequence[str], groups: Sequence[tuple[int, int]]) -> int:
    """The indent of most lines where each is a paragraph, though headings and short scenes stand apart; else 0.

    >>> _common_indent(["1", "", "  It rained.", "  He left.", "", "2", "", "  It was dry.", "  So was he.", "  So."], [(0, 1), (2, 4), (5, 6), (7, 10)])
    2
    """
    filled = [line for start, end in groups for line in lines[start:end]]
    if sum(line[0].isspace() for line in filled) <= _MOSTLY * len(filled):  # nearly all texts
        return 0
    counted = Counter(map(columns, filled))
    indent, many = counted.most_common(1)[0]
    if not 0 < indent < CENTRED or many <= _MOSTLY * counted.total():
        return 0
    within = sum(end - start > 1 and columns(lines[start]) == indent for start, end in groups)
    return indent if within > 1 else 0  # one run alone is a letter


def _usual_gap(gaps: Counter[int]) -> int:
    """The blank lines that stand between most runs, the fewer where two numbers are as common."""
    return min(gaps, key=lambda gap: (-gaps[gap], gap), default=1)


def _usual_opening(lines: Sequence[str], groups: Sequence[tuple[int, int]]) -> int:
    counted = Counter(columns(lines[start]) for start, _ in groups)
    counted.pop(0, None)
    return min(counted, key=lambda indent: (-counted[indent], indent), default=0)


def _ends_within(run: Sequence[str], full: int) -> int:
    """How many paragraphs end before the run's last line."""
    if len(run) == 1:
        return 0
    return sum(ends_paragraph(above, below, full) for above, below in pairwise(run))
