"""The sheet of paper on which a source's module works: lines to lift out, to leave out, to mark as headings."""

import re
from collections.abc import Callable, Iterable
from itertools import chain

from storybind.model import Block, BlockKind, Entry, Note, Notice, Source, Span
from storybind.text.blocks import read_blocks
from storybind.text.sources.left_out import UNCOUNTED, quote, tell
from storybind.text.sources.lines import Lines
from storybind.text.wrapper import CHAPTER, Wrapper

BYLINE = re.compile(r"(by):? (\S.{0,60})", re.IGNORECASE)
"""A line that says who wrote it, as several sites have it under a title."""

LABELLED = re.compile(r"([^\W\d_][^:\n]{0,32}?)\s?:(?:\s|$)")
"""How a line under a label begins."""

_MOST = 0.2  # share of a file that may be left out; a wrapper is far smaller
_LITTLE = 1_000  # characters that may be left out of the shortest file
_AFTER_LABEL = " \t:：.–—-*_"
_OF_PAGE = ("navigation", "foot", "cards", "statistics")  # kinds of lines


class Sheet(Lines):
    """A text while its wrapper is taken off; indexes of lines count from 0.

    A line that was lifted out is blank afterwards, so that no module reads it again, or gone where it only interrupted
    what stands round it.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.entries: list[Entry] = []
        self.notes: list[Note] = []
        self.marks: list[Block] = []
        self.headings: dict[int, int] = {}
        self.read_marks: Callable[[Block], Block] | None = None
        self.notices: list[Notice] = []
        self.said: list[Entry] = []
        self._left_out: dict[str, list[Block]] = {}
        self._lifted: dict[int, tuple[int, int]] = {}
        self._whole: set[int] = set()
        self._gone: set[int] = set()
        self._parting: set[int] = set()

    def has(self, name: str) -> bool:
        """Whether a field is known already."""
        return any(entry.name == name for entry in self.entries)

    def entry(
        self, name: str, label: str, value: str | tuple[str, ...], lines: int | tuple[int, int], printed: str = ""
    ) -> None:
        """Lift a field out of a line, or of those from the first to before the last; `printed` is what they have for its value.

        Several fields may share lines; where others of them were lifted before, all are left where they are.
        """
        if isinstance(lines, int):
            lines = (lines, lines + 1)
        if any(self._lifted.get(at, lines) != lines for at in range(*lines)):
            return
        span = Span(lines[0] + 1, lines[1])
        self.entries.append(Entry(name, label, value, span, printed if printed != value else ""))
        self.blank(*lines)

    def take(self, name: str, at: int) -> None:
        """Lift a line out that is a field as it stands, without a label."""
        self.entry(name, "", self.line(at), at)

    def say(self, name: str, value: str, at: int) -> None:
        """Keep what a line says of the story that is in no book: it counts where nothing else says it."""
        self.said.append(Entry(name, "", value, Span(at + 1, at + 1)))

    def note(self, kind: str, first: int, last: int, label: str = "", place: str = "") -> None:
        """Lift the lines from `first` to before `last` out as a note that the book keeps, without the marks in them.

        `label` is what opens the first line, behind its dress, or is all of it. Nothing happens where there is no text.
        """
        at = self.next(first)
        if at >= last:
            return
        blocks: list[Block] = []
        if label:
            rest = self.line(at).partition(label)[2].lstrip(_AFTER_LABEL)
            self.lines[at] = rest
            if not rest:
                blocks.append(_left_out("", at))
                at += 1
        lifted = frozenset(line - at + 1 for line in range(at, last) if line in self._lifted)
        _, found = read_blocks(self.source._replace(text="\n".join(self.lines[at:last]), parted=lifted))
        for block in found:
            span = Span(block.span.first + at, block.span.last + at)
            if block.kind is BlockKind.MARK:
                self.marks.append(block._replace(span=span))
            else:
                blocks.append(_as_note(block)._replace(span=span))
        if any(block.text for block in blocks):
            self.notes.append(Note(kind, place, label, tuple(blocks)))
        elif blocks:  # a label over nothing
            self._left_out.setdefault("navigation", []).append(_left_out(label, blocks[0].span.first - 1))
        self.blank(first, last)

    def leave_out(self, kind: str, first: int, last: int | None = None) -> None:
        """Leave whole lines out, those from `first` to before `last`, or one."""
        for at in self.filled(first, first + 1 if last is None else last):
            self._left_out.setdefault(kind, []).append(_left_out(self.printed[at], at))
            self._whole.add(at + 1)
            self.lines[at] = ""

    def leave_out_each(self, kind: str, rows: Iterable[int]) -> None:
        """Leave some lines out."""
        for at in rows:
            self.leave_out(kind, at)

    def leave_out_upward(self, *of_page: re.Pattern[str] | Callable[[int], object], end: int | None = None) -> None:
        """Leave out what a site prints at the end, or above the line `end`: from there up as far as every line is `of_page`."""
        at = self.back((len(self.lines) if end is None else end) - 1)
        while at >= 0 and any(one(at) if callable(one) else self.fits(at, one) for one in of_page):
            self.leave_out("navigation", at)
            at = self.back(at)

    @property
    def page_lines(self) -> set[int]:
        """The lines that were left out whole as a page's."""
        told = {block.span.first - 1 for kind in _OF_PAGE for block in self._left_out.get(kind, ())}
        return {at for at in told if at + 1 in self._whole}

    @property
    def is_page(self) -> bool:
        """Whether something of a page has been left out."""
        return any(kind in _OF_PAGE for kind in self._left_out)

    def keep_comments(self, first: int, *of_page: re.Pattern[str]) -> None:
        """Lift what readers wrote out as a note, from the line `first` to the end, without the lines `of_page` in it."""
        self.leave_out_each("navigation", self.fitting(self.filled(first), *of_page))
        self.note("comments", first, len(self.lines), place="end")

    def leave_out_of(self, kind: str, at: int, part: str) -> None:
        """Leave a part of a line out; the rest of it stays. Signs without a word in them are of no kind, and untold."""
        if part.strip():
            self._left_out.setdefault(kind, []).append(_left_out(part, at))
            self.lines[at] = self.lines[at].replace(part, "", 1)

    def leave_out_of_each(self, at: int, part: str, form: re.Pattern[str], rest: str) -> None:
        """Leave signs, a `part` without a word, out of each match of a form on a line; `rest` is the template of what stays.

        There may be thousands of matches.
        """
        self.lines[at], count = form.subn(rest, self.lines[at])
        self._left_out.setdefault("", []).extend(_left_out(part, at) for _ in range(count))

    def leave_out_round(self, at: int, part: tuple[int, int]) -> None:
        """Leave out of a line what a site prints before and behind a part of it, which stands from where to where in `line`."""
        line = self.line(at)
        for rest in (line[: part[0]], line[part[1] :]):
            self.leave_out_of("navigation", at, rest)

    def heading(self, at: int, level: int = CHAPTER) -> None:
        """Say that a line is a heading."""
        self.headings[at + 1] = level

    def mark(self, at: int) -> None:
        """Take a row of signs away that only set off what was taken."""
        self.marks.append(Block(BlockKind.MARK, self.line(at), Span(at + 1, at + 1)))
        self.blank(at)

    def blank(self, first: int, last: int | None = None) -> None:
        """Take what stands on lines away, for it is kept elsewhere."""
        lines = (first, first + 1 if last is None else last)
        for at in self.filled(*lines):
            self.lines[at] = ""
            self._lifted[at] = lines

    def close_up(self, first: int, last: int) -> None:
        """Let blank lines go, from the first to before the last, so that what stands round them is one again.

        What holds lines that are kept elsewhere stays apart, for a paragraph's lines are its own.
        """
        if self._lifted.keys().isdisjoint(range(first, last)):
            self._gone.update(range(first, last))

    def part(self, at: int) -> None:
        """Keep a line that was taken away as the blank line that parts what stands round it."""
        self._parting.add(at)

    def wrapper(self) -> Wrapper:
        """What came of it; the source as it was where too much of it would be in no book."""
        out = sorted(filter(self._counts, chain.from_iterable(self._left_out.values())), key=lambda block: block.span)
        size = sum(
            len(block.text) for kind, blocks in self._left_out.items() for block in blocks if kind not in UNCOUNTED
        )
        if size > max(_LITTLE, _MOST * len(self.source.text)):
            told = f"{len(out)} lines look like words of a site ({quote(out[0].text)}), which is too much of the file to be left out; all of it is in the book"
            return Wrapper(self.source, notices=(Notice("wrapper-kept", told, out[0].span.first),))
        found = self.headings or self._gone or self.read_marks or self.said
        if tuple(self.lines) == self.printed and not found:
            return Wrapper(self.source, notices=tuple(self.notices))
        inner, numbers, parted = self._inner()
        pages = set(self.source.pages)
        return Wrapper(
            self.source._replace(
                text="\n".join(inner),
                origins=tuple(self.source.place(number)[1] for number in numbers),
                pages=tuple(at for at, number in enumerate(numbers, start=1) if number in pages),
                parted=parted,
            ),
            numbers,
            tuple(self.entries),
            tuple(self.notes),
            tuple(self.marks),
            dict(self.headings),
            tuple(out),
            (*self.notices, *(tell(kind, blocks) for kind, blocks in self._left_out.items() if kind)),
            tuple(self.said),
            self.read_marks,
        )

    def _counts(self, block: Block) -> bool:
        """Whether something was left out by itself, and not with its whole line as well."""
        at = block.span.first
        return at not in self._whole or block.text == self.printed[at - 1]

    def _inner(self) -> tuple[list[str], list[int], frozenset[int]]:
        """The lines that are left, a heading apart from what stands round it, the source's line of each, and which are parted.

        Lines that were taken away leave no wider gap than the blank lines beside them made.
        """
        inner: list[str] = []
        numbers: list[int] = []
        gaps: list[list[int]] = [[]]  # runs of blank lines since the last line that stays, what was taken between them
        apart = self.has_gaps
        lifted: list[int] = []
        parted = over = False
        for at, line in enumerate(self.lines):
            if at in self._gone:
                continue
            if not line or line.isspace():
                if line == self.printed[at] or at in self._parting:
                    gaps[-1].append(at)
                else:
                    gaps.append([])
                    parted = parted or apart or at in self._lifted
                over = over or at in self._lifted
                continue
            heads = at + 1 in self.headings or (bool(numbers) and numbers[-1] in self.headings)
            gap = max(gaps, key=len) or ([at] if parted or heads else [])
            if over:
                lifted.append(len(inner) + 1)
            inner += ["" for _ in gap]
            numbers += [blank + 1 for blank in gap]
            inner.append(line)
            numbers.append(at + 1)
            gaps, parted, over = [[]], False, False
        return inner, numbers, frozenset(lifted)


def parts_of(text: str) -> tuple[str, ...]:
    """What stands between commas, as tags do."""
    return tuple(filter(None, map(str.strip, text.split(","))))


def _as_note(block: Block) -> Block:
    """A block as it is set on the page of notes, where footnotes are paragraphs and their signs as typed."""
    plain = block.kind in (BlockKind.HEADING, BlockKind.LABEL, BlockKind.FOOTNOTE)
    inline = tuple(one for one in block.inline if one.kind != "noteref")
    return block._replace(kind=BlockKind.PARAGRAPH if plain else block.kind, inline=inline, id="", level=0)


def _left_out(text: str, at: int) -> Block:
    return Block(BlockKind.PARAGRAPH, text, Span(at + 1, at + 1))
