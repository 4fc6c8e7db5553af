"""Runs of lines without a blank: what each is, a paragraph that was wrapped, paragraphs, or lines that are kept as lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from storybind.model import HEADING, LETTER, MARK, QUOTE, Block, BlockKind, Span
from storybind.text.heading.line import counted_below, read_heading
from storybind.text.label.line import read_label
from storybind.text.paragraphs.block import block, paragraph
from storybind.text.paragraphs.cuts import cut, cut_packed
from storybind.text.paragraphs.drawn import MOST_LINES, draw, is_drawing, is_table
from storybind.text.paragraphs.headed import Headed
from storybind.text.paragraphs.lines import (
    is_frame,
    is_signature,
    kind_of_line,
    kind_of_run,
    set_lines,
    unwrap,
)
from storybind.text.paragraphs.measures import RAGGED, Layout, columns, ends_paragraph, needed, runs_over
from storybind.text.paragraphs.rejoin import Spelling, is_dropped, mend_splits, rejoin, rejoin_line
from storybind.text.paragraphs.speeches import is_command, opens_speech
from storybind.text.paragraphs.stanzas import find_songs, is_among_poems, is_beside_stanza
from storybind.text.paragraphs.verse import NARROW, are_short, is_filled, is_wrapped_inset
from storybind.text.tables.headings import Rank
from storybind.text.tables.lines import CUE, POSTSCRIPT, fits
from storybind.text.tables.marks import ENDS, LONGEST, NEAR, STROKES, is_mark, is_read_out
from storybind.text.tables.notes import is_closing

_SHORT = 60  # characters; lines of a long-line file that are shorter may be meant as lines
_LONG = 78  # the same of those over which sentences run
_MOST_SUNG = 40  # lines of a stanza in packed text
_MOST_LINES = 200  # of one block; a page of the book can begin between two
_SHOWN = frozenset({BlockKind.LIST, BlockKind.SIGN, BlockKind.SCRIPT})
_WRAPPED = frozenset({BlockKind.CHAT, BlockKind.SCRIPT, BlockKind.LIST})
_CENTRED = 12  # columns from which a lone line is centred rather than set in
_ASTERISM = 3  # lines of a mark in several
_UNDERLINES = frozenset("=~*-")
_REST, _ONE_SIGN = 6, 2  # characters that a line can have left; signs of a row of one, with the blanks between them
_SENTENCE_END = r"[.!?…:;,\"”’»)—-]$"
_ILLUSTRATION = r"(?i)\[(?:Illustration|Image|Picture|Abbildung)\b[^\[\]]*\]"
_ENDS = frozenset('.!?…"”»“«')
_OPENING = frozenset("\"“«„‘'")
_IDEOGRAPHIC = "\u3000{1,2}(?!\\s)"  # how a Chinese or Japanese paragraph begins


class Reader(NamedTuple):
    """Reads runs of lines that are set in one layout, the `first` of the story; indexes count from 0, ranges are half-open."""

    lines: list[str]
    layout: Layout
    spelling: Spelling
    cues: frozenset[str]
    path: str
    first: int = 0
    players: frozenset[str] = frozenset()
    poems: bool = False
    commands: bool = False
    headed: Headed = Headed()

    def read(self, start: int, end: int) -> Iterator[Block]:
        """The blocks of one run of lines without a blank; titles, marks and headings split it."""
        first = start
        if heading := self.heading_on_two(start, end):
            yield heading
            first = heading.span.last
        for at in range(first, end) if self.headed.titles else ():
            if last := self.headed.titles.get(at):
                if first < at:
                    yield from self.read_between(first, at)
                yield self.paragraph(at, last)
                first = last
        if first < end:
            yield from self.read_between(first, end)

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
            if not mark and not ((packed or at == top) and end - start > 1 and self.is_heading(line, top, at, end)):
                continue
            if part < at:
                yield from self.read_lines(part, at)
            yield Block(MARK, line, Span(at + 1, at + 1)) if mark else self.paragraph(at, at + 1)
            part = at + 1
            top = part if mark else top  # a row may stand over a heading as well as under it
        if part < end:
            yield from self.read_lines(part, end)

    def is_rest(self, row: str, at: int) -> bool:
        """Whether a row of signs is what the line above had no room for: ``! »``. In packed text dashes and dots may be a mark."""
        above, full = self.lines[at - 1].rstrip(), self.layout.full
        goes_on = len(row) <= _REST or set(above[-3:]) <= set(row)
        if (
            not full
            or not goes_on
            or columns(self.lines[at]) > columns(above)
            or not ENDS.issuperset(row)
            or not full - len(row) <= len(above) <= full + RAGGED
        ):
            return False
        if above[-1] in _ENDS and len(set(row)) <= _ONE_SIGN and row[0] not in ".…" and row.count(row[0]) > 2:
            return False  # ``---`` below the end of a sentence
        return not self.layout.is_packed or row == "." or not STROKES.issuperset(row)

    def is_inside(self, start: int, at: int, end: int) -> bool:
        """Whether a line of a run belongs to what is set in there, and is not centred among paragraphs, or one of nothing but marks."""
        beside = [near for near in (at - 1, at + 1) if start <= near < end]
        if not self.is_inset(at, at + 1) or not all(self.is_inset(near, near + 1) for near in beside):
            return False
        return end - start > _ASTERISM or not all(is_mark(line.strip()) for line in self.lines[start:end])

    def heading_on_two(self, start: int, end: int) -> Block | None:
        """A heading that takes the first two lines: one over a row, or the word for chapter over its number."""
        if end - start == 2 and self.is_underlined(start):
            return Block(HEADING, self.lines[start].strip(), Span(start + 1, end))
        label = counted_below(self.lines[start], self.lines[start + 1]) if end - start > 1 else ""
        return Block(HEADING, label, Span(start + 1, start + 2)) if label else None

    def is_underlined(self, start: int) -> bool:
        """Whether a line stands over a row of its own length."""
        title, under = self.lines[start].strip(), self.lines[start + 1].strip()
        return (
            under[0] in _UNDERLINES
            and len(under) >= 3
            and _UNDERLINES.issuperset(under)
            and any(map(str.isalnum, title))
            and len(title) <= LONGEST
            and abs(len(title) - len(under)) <= 3
            and not re.search(_SENTENCE_END, title)
        )

    def is_heading(self, line: str, start: int, at: int, end: int) -> bool:
        """Whether a line of a run is a heading by itself: its first, or in packed text one that nothing runs into.

        Above it a sentence may end at the margin, where the heading is too short for a line of a paragraph.
        """
        if at > start if not self.layout.is_packed else not self.layout.wrap:  # or each line is by itself anyway
            return False
        if (found := read_heading(line)) is None or (found.family.rank is Rank.NUMBER and found.title):
            return False  # "1. Go in." may open a list
        if at == start or at in self.headed.bare:
            return True
        if not found.is_sure or not self.layout.wrap:
            return found.is_sure
        above, full = self.lines[at - 1].rstrip(), self.layout.full
        is_short = at + 1 == end or needed(line, self.lines[at + 1].lstrip()) <= full
        return ends_paragraph(above, line, needed(above, line) if is_short else full)

    def read_lines(self, start: int, end: int) -> Iterator[Block]:
        """The blocks of a run of lines without a blank, a mark or a heading."""
        first = start
        for at in range(start, end) if self.commands else ():
            if is_command(self.lines[at]):
                if first < at:
                    yield from self.read_told(first, at)
                yield from self.kept(BlockKind.CHAT, at, at + 1)
                first = at + 1
        if first < end:
            yield from self.read_told(first, end)

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
            titled = columns(run[0]) >= max(map(columns, run[1:])) + _CENTRED and run[0].rstrip()[-1].isalnum()
            if titled:
                yield self.paragraph(start, start + 1)
            yield from self.kept(BlockKind.VERSE, start + titled, end)
        elif is_beside_stanza(self.lines, start, end, self.layout, self.first):
            yield from self.kept(BlockKind.VERSE, start, end)
        else:
            for first, last in cut(self.lines, self.layout, start, end):
                said = last - first == 1 and kind_of_line(self.lines[first].strip()) is BlockKind.CHAT
                yield from self.kept(BlockKind.CHAT, first, last) if said else (self.paragraph(first, last),)

    def is_flush(self, start: int, end: int) -> bool:
        """Whether short lines that blank lines set off stand at the margin where each paragraph is set in, and so are none."""
        layout = self.layout
        if (
            end - start == 1 or not layout.indent or layout.wrap <= NARROW or self.lines[start][0].isspace()
        ):  # nearly all
            return False
        run = self.lines[start:end]
        return are_short(max(map(len, run)), layout) and not any(line[0].isspace() for line in run)

    def kind_of_short(self, start: int, end: int) -> BlockKind | None:
        """What a run is that blank lines set off in packed text, if all its lines are short, as paragraphs there are not.

        Two lines may head a scene; over those of verse a sentence goes on, or they are in quotes.
        """
        run = self.lines[start:end]
        if not 1 < len(run) <= _MOST_SUNG or (longest := max(map(len, run))) > _LONG:  # nearly all
            return None
        if longest > _SHORT and any(line.rstrip()[-1] in _ENDS for line in run[:-1]):
            return None
        kind = kind_of_run(run, self.layout, inset=False, cues=self.cues)
        if kind in _SHOWN:
            return kind
        quoted = kind is BlockKind.VERSE and run[0].lstrip()[0] in _OPENING
        if len(run) == 2 and not quoted and run[0].rstrip()[-1] not in ",;:—" and not runs_over(*run):
            return None
        if not any(map(str.islower, run[0])) or any(read_label(line.strip()) for line in run[:2]):
            return None
        sung = kind is BlockKind.VERSE or (
            kind is None and is_beside_stanza(self.lines, start, end, self.layout, self.first)
        )
        return BlockKind.VERSE if sung else None

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

    def kind_of_piece(self, start: int, end: int) -> BlockKind | None:
        """What a paragraph of packed text is, if it is none."""
        if end - start > 1:
            return None
        line = self.lines[start].strip()
        if kind := kind_of_line(line):
            return kind
        short = len(line) < (self.layout.wrap or _SHORT * 1.3)
        return BlockKind.VERSE if short and self.is_inset(start, end) else None

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

    def is_inset(self, start: int, end: int) -> bool:
        """Whether lines are set further in than the text round them, as a letter or a menu inside a story is."""
        least = self.layout.indent + 2
        if columns(self.lines[start]) < least:  # nearly all lines
            return False
        return all(columns(self.lines[at]) >= least for at in range(start, end)) and not all(
            re.match(_IDEOGRAPHIC, self.lines[at]) for at in range(start, end)
        )

    def is_set_off(self, at: int, line: str) -> bool:
        """Whether a lone line is set in on purpose: not centred, nobody speaks, and it is no label.

        A long one, or a sentence where lines are not wrapped, may be a paragraph that got an indent by accident; beside
        other lines that are set in it is not.
        """
        if self.lines[at][0] > " " and self.lines[at][0] not in "\u3000\xa0":  # nearly all
            return False
        if not self.is_inset(at, at + 1) or columns(self.lines[at]) >= _CENTRED or line[0] in "\"“”„«»'‘—–-":
            return False
        if is_closing(line) or read_label(line) or read_heading(line):
            return False
        sure = len(line) <= (self.layout.wrap or _SHORT * 1.3) and (self.layout.wrap or line[-1] not in ".!?…。！？」")
        return bool(sure) or any(
            self.lines[near].strip() and self.is_inset(near, near + 1)
            for near in (at - 2, at + 2)
            if 0 <= near < len(self.lines)
        )

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
    wrapped = any(runs_over(above, below) for above, below in pairwise(said))
    return min(needed(above, below) for above, below in pairwise(said)) - 1 if wrapped else 0
