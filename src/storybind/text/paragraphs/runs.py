"""Runs of lines without a blank: what each is, a paragraph that was wrapped, paragraphs, or lines that are kept as lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from storybind.model import HEADING, LETTER, MARK, QUOTE, Block, BlockKind, Span
from storybind.text.heading.line import counted_below
from storybind.text.paragraphs.block import block, paragraph
from storybind.text.paragraphs.cuts import cut, cut_packed
from storybind.text.paragraphs.drawn import MOST_LINES, draw, is_drawing, is_table
from storybind.text.paragraphs.laid_out import CENTRED_ALONE, LaidOut
from storybind.text.paragraphs.lines import (
    is_frame,
    is_signature,
    kind_of_line,
    kind_of_run,
    set_lines,
    unwrap,
)
from storybind.text.paragraphs.measures import any_over, columns, needed
from storybind.text.paragraphs.rejoin import is_dropped, mend_splits, rejoin, rejoin_line
from storybind.text.paragraphs.speeches import is_command, opens_speech
from storybind.text.paragraphs.stanzas import find_songs, is_among_poems, is_beside_stanza
from storybind.text.paragraphs.verse import is_filled, is_wrapped_inset
from storybind.text.tables.lines import CUE, POSTSCRIPT, fits
from storybind.text.tables.marks import LONGEST, NEAR, is_mark, is_read_out
from storybind.text.tables.notes import is_closing

_NEAR_END, _MOST_BELOW_END = 12, 5  # lines from the end of a text, and of a run with the line that says so
_MOST_LINES = 200  # of one block; a page of the book can begin between two
_WRAPPED = frozenset({BlockKind.CHAT, BlockKind.SCRIPT, BlockKind.LIST})
_ILLUSTRATION = r"(?i)\[(?:Illustration|Image|Picture|Abbildung)\b[^\[\]]*\]"


class Reader(LaidOut):
    """Reads runs of lines that are set in one layout."""

    __slots__ = ()

    def read(self, start: int, end: int) -> Iterator[Block]:
        """The blocks of one run of lines without a blank; titles, marks and headings split it."""
        first = start
        if heading := self.heading_on_two(start, end):
            yield heading
            first = heading.span.last
        elif end - start > 1 and end + _NEAR_END > len(self.lines) and self.ends_story(start, end):
            yield self.paragraph(start, start + 1)
            first = start + 1
        for at in range(first, end) if self.headed.titles else ():
            if last := self.headed.titles.get(at):
                if first < at:
                    yield from self.read_between(first, at)
                yield self.paragraph(at, last)
                first = last
        if first < end:
            yield from self.read_between(first, end)

    def ends_story(self, start: int, end: int) -> bool:
        """Whether the first line of a run only says that the story ends, and nothing goes on with it below."""
        if not is_closing(self.lines[start].strip()) or end - start > _MOST_BELOW_END:
            return False
        return all(len(line) <= LONGEST and not line.strip()[0].islower() for line in self.lines[start + 1 : end])

    def read_between(self, start: int, end: int) -> Iterator[Block]:
        """The same of lines among which no title stands right below a number."""
        if end - start > 1 and is_signature(self.lines[start : min(end, start + 5)]):
            yield from self.kept(LETTER, start, end)
            return
        part = top = start
        packed = self.layout.is_packed
        for at in range(start, end):
            line = self.lines[at].strip()
            if len(line) > LONGEST or (line[0] == ">" and end - start > 1 and not line.strip("> ")):
                continue
            row = is_mark(line) and not is_read_out(line, self.lines[max(0, at - NEAR) : at])
            if row and part == start and end - start <= MOST_LINES and is_drawing(self.lines[start:end]):
                yield draw(self.lines[start:end], start)
                return
            if row and at > start and self.is_rest(line, at):
                continue
            mark = row and (end - start == 1 or (not is_frame(line) and (packed or not self.is_inside(start, at, end))))
            likely = packed or at == top or (at == start + 1 == end - 1)
            if not mark and not (likely and end - start > 1 and self.is_heading(line, top, at, end)):
                continue
            if part < at:
                yield from self.read_lines(part, at)
            yield Block(MARK, line, Span(at + 1, at + 1)) if mark else self.paragraph(at, at + 1)
            part = at + 1
            top = part if mark else top  # a row may stand over a heading as well as under it
        if part < end:
            yield from self.read_lines(part, end)

    def heading_on_two(self, start: int, end: int) -> Block | None:
        """A heading that takes the first two lines: one over a row, or the word for chapter over its number."""
        if end - start == 2 and self.is_underlined(start):
            return Block(HEADING, self.lines[start].strip(), Span(start + 1, end))
        label = counted_below(self.lines[start], self.lines[start + 1]) if end - start > 1 else ""
        return Block(HEADING, label, Span(start + 1, start + 2)) if label else None

    def read_lines(self, start: int, end: int) -> Iterator[Block]:
        """The blocks of a run of lines without a blank, a mark or a heading."""
        if quoted := self.quoted_below(start, end):
            yield from self.read_lines(start, quoted)
            yield from self.read_quoted(quoted, end)
            return
        first = start
        for at in range(start, end) if self.commands else ():
            if is_command(self.lines[at]):
                if first < at:
                    yield from self.read_told(first, at)
                yield from self.kept(BlockKind.CHAT, at, at + 1)
                first = at + 1
        if first < end:
            yield from self.read_told(first, end)

    def quoted_below(self, start: int, end: int) -> int:
        """The index of the first line that is quoted, where all below it are too and a line that says who wrote it stands right above; else 0."""
        if self.commands or end - start == 1 or not self.lines[end - 1].lstrip().startswith(">"):  # nearly all runs
            return 0
        first = end - 1
        while first > start and self.lines[first - 1].lstrip().startswith(">"):
            first -= 1
        return first if first > start and self.lines[first - 1].rstrip().endswith(":") else 0

    def read_told(self, start: int, end: int) -> Iterator[Block]:
        """The same of lines among which no player tells a game what to do."""
        if not self.layout.is_packed or self.poems or self.is_flush(start, end):
            yield from self.read_line(start) if end - start == 1 else self.read_run(start, end)
        elif kind := self.kind_of_short(start, end):
            yield from self.kept(kind, start, end)
        else:
            yield from self.read_packed(start, end)

    def read_line(self, at: int) -> Iterator[Block]:
        """A line that stands by itself."""
        line = self.lines[at].strip()
        if kind := kind_of_line(line):
            yield from self.read_quoted(at, at + 1) if kind is QUOTE else self.kept(kind, at, at + 1)
        elif line[0] == "[" and re.fullmatch(_ILLUSTRATION, line):
            yield block(BlockKind.CAPTION, line, at, at + 1)
        elif self.is_set_off(at, line):
            yield block(LETTER if fits(POSTSCRIPT, line) else QUOTE, line, at, at + 1)
        else:
            yield self.paragraph(at, at + 1)

    def parts_of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where lines between blanks are cut; a large initial goes with the line below it, however long that is."""
        parts = [*cut(self.lines, self.layout, start, end)]
        if len(parts) > 1 and parts[0][1] == start + 1 and is_dropped(self.lines[start:end], self.spelling):
            parts[:2] = [(start, parts[1][1])]
        return parts

    def read_run(self, start: int, end: int) -> Iterator[Block]:
        """Lines between blanks: kept, or a paragraph that was wrapped, or a paragraph each."""
        run = self.lines[start:end]
        inset = self.is_inset(start, end)
        if run[0].lstrip()[0] == "[" and len(run) < 9 and re.fullmatch(_ILLUSTRATION, " ".join(map(str.strip, run))):
            yield block(BlockKind.CAPTION, rejoin(run, self.spelling), start, end)
        elif ("  " in (head := run[0].strip()) or "\t" in head) and is_table(run):
            yield draw(run, start)
        elif inset and is_wrapped_inset(run, self.layout):
            written = LETTER if fits(POSTSCRIPT, run[0].strip()) else QUOTE
            yield block(written, rejoin(run, self.spelling), start, end)
        elif not is_dropped(run, self.spelling) and (
            kind := kind_of_run(run, self.layout, inset=inset, cues=self.cues)
        ):
            yield from self.read_quoted(start, end) if kind is QUOTE else self.kept(kind, start, end)
        elif self.players and not self.layout.wrap and opens_speech(run[0], self.players):
            yield from self.kept(BlockKind.SCRIPT, start, end)
        elif self.poems and is_among_poems(run):
            titled = columns(run[0]) >= max(map(columns, run[1:])) + CENTRED_ALONE and run[0].rstrip()[-1].isalnum()
            if titled:
                yield self.paragraph(start, start + 1)
            yield from self.kept(BlockKind.VERSE, start + titled, end)
        elif is_beside_stanza(self.lines, start, end, self.layout, self.first):
            yield from self.kept(BlockKind.VERSE, start, end)
        else:
            for first, last in self.parts_of(start, end):
                said = last - first == 1 and kind_of_line(self.lines[first].strip()) is BlockKind.CHAT
                yield from self.kept(BlockKind.CHAT, first, last) if said else (self.paragraph(first, last),)

    def read_packed(self, start: int, end: int) -> Iterator[Block]:
        """Paragraphs that follow one another without a blank line, and lines among them that are kept as lines."""
        told = start
        for first, last in find_songs(self.lines, self.layout, self.first, start, end):
            if told < first:
                yield from self.read_pieces(told, first)
            yield from self.kept(BlockKind.VERSE, first, last)
            told = last
        if told < end:
            yield from self.read_pieces(told, end)

    def read_pieces(self, start: int, end: int) -> Iterator[Block]:
        """Packed text that has no verse but what is set in further than its paragraphs."""
        pieces = cut_packed(self.lines, self.layout, self.players, start, end)
        for kind, alike in groupby(pieces, lambda piece: self.kind_of_piece(*piece)):
            group = list(alike)
            first, last = group[0][0], group[-1][1]
            centred = kind is BlockKind.VERSE and len(group) == 1 and self.is_inset(first, last)
            if kind is None or centred:
                yield from (self.paragraph(*piece) for piece in group)
            elif kind is QUOTE:
                yield from self.read_quoted(first, last)
            else:
                if kind is BlockKind.VERSE and last - first > 1:
                    kind = kind_of_run(self.lines[first:last], self.layout, inset=True) or kind
                yield from self.kept(kind, first, last)

    def read_quoted(self, start: int, end: int) -> Iterator[Block]:
        """Lines that are quoted, without their angles, be it once or again (``> >``); an empty one parts paragraphs."""
        first = start
        for at in range(start, end + 1):
            if at == end or not self.lines[at].strip().strip("> "):
                if first < at:
                    run = [self.lines[line].strip().lstrip("> \t\xa0") for line in range(first, at)]
                    wrapped = len(run) > 1 and (is_filled(run) or self.layout.wrap)
                    text = rejoin(run, self.spelling) if wrapped else "\n".join(run)
                    yield block(QUOTE, text, first, at)
                first = at + 1

    def kept(self, kind: BlockKind, start: int, end: int) -> Iterator[Block]:
        """A block that keeps its line ends, but for those of a wrapped speech or item; a very long one in several."""
        for first in range(start, end, _MOST_LINES):
            last = min(first + _MOST_LINES, end)
            run = self.lines[first:last]
            if kind in _WRAPPED and (full := _full_of(run) or self.layout.full):
                run = [rejoin_line(part, self.spelling) for part in unwrap(run, full)]
            yield block(kind, "\n".join(set_lines(run, kind)), first, last)

    def paragraph(self, start: int, end: int) -> Block:
        """Lines as one paragraph."""
        lines = self.lines
        raw = lines[start].strip() if end - start == 1 else rejoin(lines[start:end], self.spelling)
        if "- " in raw and not raw.startswith("- "):
            raw = mend_splits(raw, self.spelling)
        return paragraph(raw, start, end, self.path)


def _full_of(run: Sequence[str]) -> int:
    """How full the lines of what somebody says are, below his name, where they were wrapped to a column of their own; else 0."""
    said = [line for line in run[1:] if line.lstrip()[0] != "("]
    if len(said) < 2 or not fits(CUE, run[0].strip()) or not is_filled(said):
        return 0
    return min(needed(above, below) for above, below in pairwise(said)) - 1 if any_over(said) else 0
