"""The text of a page from the end of one block to the next, as it is gathered, and the pieces that it comes to."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import Inline
from storybind.text.html.cascade import RUBY, Context
from storybind.text.html.nesting import Kind, Run, nest
from storybind.text.html.piece import Piece
from storybind.text.tables.buttons import is_furniture

_EMPTY = " \n\xa0"
"""Blanks that set nothing in, as an ideographic one does."""

_ENDED = re.compile(r"[.!?…:。！？][\"”’»“)\]」』]*\s*$")
_TAIL = 8
"""Characters in which the end of a sentence is looked for."""

_GAP = re.compile(r"\n(?:[^\S\n]*\n)+")


class _Line(NamedTuple):
    """Where a line without the blanks at its ends begins and ends in a stretch, and where it begins in its piece.

    `inset` are the blanks before it.
    """

    start: int
    end: int
    at: int
    inset: int = 0


class Stretch:
    """Text that is being gathered, with its emphasis.

    Attributes:
        parts: What a reader reads, bit by bit.
        seen: What the page has.
        readings: Of its rubies.
        base: Where the base of the last ruby begins.
        first: What holds for the first word, and so for all; None as long as there is none.
        length: Characters of `parts`.
        rewritten: Whether `seen` has other words than `parts`.
        unseen: How many words of `seen` are not shown, by what they are.
        line_ended: Whether an element that is a line has ended, and nothing begun the next.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.seen: list[str] = []
        self.readings: list[str] = []
        self.base = 0
        self.first: Context | None = None
        self.length = 0
        self.rewritten = False
        self.unseen: Counter[str] = Counter()
        self.line_ended = False
        self._linked = 0
        self._runs: list[Run] = []
        self._places: list[tuple[int, int]] = []  # where in `parts` a text begins, and its line in the file

    @property
    def ends_in_blank(self) -> bool:
        """Whether a blank that follows would not be seen."""
        return not self.parts or self.parts[-1][-1] in " \n"

    @property
    def begins_line(self) -> bool:
        """Whether the line that comes next has nothing yet."""
        return not self.parts or self.parts[-1][-1] == "\n"

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends where it does so far."""
        return _ENDED.search("".join(part[-_TAIL:] for part in self.parts[-_TAIL:])[-_TAIL:]) is not None

    @property
    def ends_in_colon(self) -> bool:
        """Whether the last sign so far that is no blank is a colon."""
        return "".join(self.parts[-_TAIL:]).rstrip()[-1:] == ":"

    def put(self, text: str, context: Context) -> None:
        """Add text that stands on no line of its own in the file."""
        if not text:
            return
        if kinds := context.emphasis:
            above = text.rfind("\n") + 1 if RUBY in kinds else 0
            if 0 < above < len(text):
                self.put(text[:above], context)
                text = text[above:]
            self._mark(len(text), kinds)
        self.parts.append(text)
        self.length += len(text)
        if context.linked:
            self._linked += len(text)
        if kinds and text[-1] == "\n" and RUBY in kinds:
            self.begin_base()

    def turn_page(self, above: "Stretch") -> None:
        """Begin with what a stretch has that shows nothing: the number of a page."""
        self.seen += [*above.seen, " "]
        self.unseen, self.rewritten = above.unseen, True

    def begin_base(self) -> None:
        """The base of a ruby begins here: what stands above it in a line of its own, or around it in an outer ruby, is none."""
        if self.length > self.base:
            self.readings.append("")
        self.base = self.length

    def _mark(self, length: int, kinds: tuple[Kind, ...]) -> None:
        """The next characters have emphasis; the base of a ruby refers to its reading, which is the next to come."""
        if RUBY in kinds:
            kinds = tuple(("ruby", str(len(self.readings))) if kind == RUBY else kind for kind in kinds)
        run = Run(self.length, self.length + length, kinds)
        last = self._runs[-1] if self._runs else None
        if last and last.end == run.start and last.kinds == run.kinds:
            self._runs[-1] = run._replace(start=last.start)
        else:
            self._runs.append(run)

    def put_from(self, line: int, text: str, context: Context) -> None:
        """Add text that begins on a line of the file."""
        self._places.append((self.length, line))
        self.put(text, context)

    def put_words(self, line: int, text: str, context: Context) -> None:
        """Add text that has words, from a line of the file."""
        self.first = self.first or context
        self.put_from(line, text, context)

    def pieces(self, context: Context, gap: int) -> tuple[list[Piece], int]:
        """The pieces of a stretch that has words, and the gap below them; `gap` is the one above, in blank lines."""
        raw = "".join(self.parts)
        start, end = raw.rfind("\n", 0, len(raw) - len(raw.lstrip())) + 1, len(raw.rstrip())
        gap += max(1, raw.count("\n", 0, start)) - 1
        seen = "".join(self.seen) if self.rewritten else None
        unseen = tuple(self.unseen.items())
        others = sum(len(line) for line in raw.split("\n") if is_furniture(line.strip())) if self._linked else 0
        linked = self._linked * 5 > (end - others) * 4
        pieces: list[Piece] = []
        spans = [(start, start), *((gap.start(), gap.end()) for gap in _GAP.finditer(raw, start, end)), (end, end)]
        for (_, first), (last, after) in pairwise(spans):
            text, inline, lines, insets = self._read(raw, first, last, kept=bool(context.look.kept))
            pieces.append(
                Piece(text, inline, context.region, lines, context.element, gap, context.quoted, bool(context.look.centred),
                      bool(context.look.kept), context.group, context.note, linked, seen, unseen, insets, context.apart, context.depth)
            )  # fmt: skip
            seen, unseen = None if seen is None else "", ()
            gap = raw.count("\n", last, after) - 1
        return pieces, max(1, raw.count("\n", end) - 1)

    def _read(
        self, raw: str, first: int, last: int, *, kept: bool
    ) -> tuple[str, tuple[Inline, ...], tuple[int, ...], tuple[int, ...]]:
        """A part of the stretch: its text, its emphasis, the lines of the file that its lines are on, and how far each is set in."""
        lines = _lines(raw, first, last)
        text = "\n".join(raw[line.start : line.end] for line in lines)
        inline = nest(text, self._runs_in(lines), self.readings) if self._runs else ()
        margin = min((line.inset for line in lines), default=0)
        insets = tuple(line.inset - margin for line in lines)
        places = tuple(self._line_of_file(raw, line.start, kept=kept) for line in lines)
        return text, inline, places, insets if any(insets) else ()

    def _line_of_file(self, raw: str, at: int, *, kept: bool) -> int:
        """The line of the file that a place of the stretch is on."""
        found = bisect_right(self._places, at, key=lambda place: place[0]) - 1
        start, line = self._places[max(found, 0)]
        return line + raw.count("\n", start, at) if kept else line

    def _runs_in(self, lines: Sequence[_Line]) -> Iterator[Run]:
        """The runs of emphasis, as far as they stand in these lines."""
        runs = iter(self._runs)
        run = next(runs, None)
        for start, end, at, _ in lines:
            while run and run.end <= start:
                run = next(runs, None)
            while run and run.start < end:
                yield Run(max(run.start, start) - start + at, min(run.end, end) - start + at, run.kinds)
                if run.end > end:
                    break
                run = next(runs, None)


def _lines(raw: str, first: int, last: int) -> list[_Line]:
    """The lines of a part of a stretch."""
    lines: list[_Line] = []
    at = 0
    for match in re.finditer(r"[^\n]+", raw[first:last]):
        line = match[0]
        inset = len(line) - len(line.lstrip(_EMPTY))
        start = first + match.start() + inset
        end = first + match.start() + len(line.rstrip())
        lines.append(_Line(start, end, at, inset))
        at += end - start + 1
    return lines
