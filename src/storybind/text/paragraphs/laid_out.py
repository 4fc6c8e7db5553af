"""Lines as they are laid out, and what is asked of them: which head something, are set in or off, are short on purpose."""

import re
from typing import NamedTuple

from storybind.model import BlockKind
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.paragraphs.headed import Headed
from storybind.text.paragraphs.lines import (
    kind_of_line,
    kind_of_run,
)
from storybind.text.paragraphs.measures import RAGGED, Layout, columns, ends_paragraph, needed, runs_over
from storybind.text.paragraphs.rejoin import Spelling
from storybind.text.paragraphs.stanzas import is_beside_stanza
from storybind.text.paragraphs.verse import NARROW, are_short
from storybind.text.signs import QUOTED, TOLD
from storybind.text.tables.headings import Rank
from storybind.text.tables.marks import ENDS, LONGEST, STROKES, is_mark
from storybind.text.tables.notes import is_closing

_LAST_WORDS = 24  # characters, too few for a line of a paragraph
_SHORT = 60  # characters; lines of a long-line file that are shorter may be meant as lines
_LONG = 78  # the same of those over which sentences run
_MOST_SUNG = 40  # lines of a stanza in packed text
_SHOWN = frozenset({BlockKind.LIST, BlockKind.SIGN, BlockKind.SCRIPT})
CENTRED_ALONE = 12  # columns from which a lone line is centred rather than set in
_ASTERISM = 3  # lines of a mark in several
_UNDERLINES = frozenset("=~*-")
_REST, _ONE_SIGN = 6, 2  # characters that a line can have left; signs of a row of one, with the blanks between them
_SENTENCE_END = r"[.!?…:;,\"”’»)—-]$"
_IDEOGRAPHIC = "\u3000{1,2}(?!\\s)"  # how a Chinese or Japanese paragraph begins


class LaidOut(NamedTuple):
    """The lines of a story in one layout, the `first` of the story; indexes count from 0, ranges are half-open."""

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
        if above[-1] in TOLD and len(set(row)) <= _ONE_SIGN and row[0] not in ".…" and row.count(row[0]) > 2:
            return False  # ``---`` below the end of a sentence
        return not self.layout.is_packed or row == "." or not STROKES.issuperset(row)

    def is_inside(self, start: int, at: int, end: int) -> bool:
        """Whether a line of a run belongs to what is set in there, and is not centred among paragraphs, or one of nothing but marks."""
        beside = [near for near in (at - 1, at + 1) if start <= near < end]
        if not self.is_inset(at, at + 1) or not all(self.is_inset(near, near + 1) for near in beside):
            return False
        return end - start > _ASTERISM or not all(is_mark(line.strip()) for line in self.lines[start:end])

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

        Above it a sentence may end at the margin, where the heading is too short for a line of a paragraph. Elsewhere
        one may stand right below a few last words: ``R&R!``, ``TBC``.
        """
        if not self.layout.is_packed and at > start:
            return self.is_below_last_words(line, self.lines[at - 1].strip())
        if self.layout.is_packed and not self.layout.wrap:  # each line is by itself anyway
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

    def is_below_last_words(self, line: str, above: str) -> bool:
        """Whether a line says that it heads a counted chapter, and the few words above end a sentence or the story."""
        found = read_heading(line) if len(above) <= _LAST_WORDS else None
        counted = found is not None and found.family.rank is Rank.CHAPTER and bool(found.label)
        return counted and (above[-1] in TOLD or is_closing(above))

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
        if longest > _SHORT and any(line.rstrip()[-1] in TOLD for line in run[:-1]):
            return None
        kind = kind_of_run(run, self.layout, inset=False, cues=self.cues)
        if kind in _SHOWN:
            return kind
        quoted = kind is BlockKind.VERSE and run[0].lstrip()[0] in QUOTED
        if len(run) == 2 and not quoted and run[0].rstrip()[-1] not in ",;:—" and not runs_over(*run):
            return None
        if not any(map(str.islower, run[0])) or any(read_label(line.strip()) for line in run[:2]):
            return None
        sung = kind is BlockKind.VERSE or (
            kind is None and is_beside_stanza(self.lines, start, end, self.layout, self.first)
        )
        return BlockKind.VERSE if sung else None

    def kind_of_piece(self, start: int, end: int) -> BlockKind | None:
        """What a paragraph of packed text is, if it is none."""
        if end - start > 1:
            return None
        line = self.lines[start].strip()
        if kind := kind_of_line(line):
            return kind
        short = len(line) < (self.layout.wrap or _SHORT * 1.3)
        return BlockKind.VERSE if short and self.is_inset(start, end) else None

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
        if not self.is_inset(at, at + 1) or columns(self.lines[at]) >= CENTRED_ALONE or line[0] in "\"“”„«»'‘—–-":
            return False
        if is_closing(line) or read_label(line) or read_heading(line):
            return False
        sure = len(line) <= (self.layout.wrap or _SHORT * 1.3) and (self.layout.wrap or line[-1] not in ".!?…。！？」")
        return bool(sure) or any(
            self.lines[near].strip() and self.is_inset(near, near + 1)
            for near in (at - 2, at + 2)
            if 0 <= near < len(self.lines)
        )
