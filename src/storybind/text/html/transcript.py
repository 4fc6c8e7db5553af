"""A page written down as a text of its own, line by line, with what is found in it on the way."""

import re
from collections import Counter
from collections.abc import Iterable

from storybind.model import Block, BlockKind, Entry, Note, Span
from storybind.text.html.apart import Within
from storybind.text.html.piece import Piece, as_printed

REPEATED = "out:the title, repeated"
REPEATED_CAPTION = "out:captions, repeated"

_WORD = re.compile(r"[^\W_]+")


def find_words(text: str) -> list[str]:
    """The words of a text, in order."""
    return _WORD.findall(text)


class Transcript:
    """The text that is made of a page; what is no story stands in it as well.

    Attributes:
        title: What the page calls its story; may be empty.
        lines: The text.
        origins: For each of its lines the line of the file that it is from.
        story: The numbers of its lines that are the story's, with the blanks between them.
        entries: What the page says of its story.
        notes: The author's notes that are parts of the page.
        blocks: The story.
        apart: Those of its blocks that stand in an element which says that it is an epigraph or a dedication.
        left_out: Lines that are in no book.
        tally: How many words these have, by kind.
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self.lines: list[str] = []
        self.origins: list[int] = []
        self.story: list[int] = []
        self.entries: list[Entry] = []
        self.notes: list[Note] = []
        self.blocks: list[Block] = []
        self.apart: list[tuple[Within, Block]] = []
        self.left_out: list[Block] = []
        self.tally: Counter[str] = Counter()

    def add(self, text: str, places: Iterable[int], gap: int = 1, *, story: bool = False) -> Span:
        """Write a stretch of text below what there is, with a gap above it; `places` are its lines in the file."""
        places = [*places]
        if self.lines:
            for _ in range(gap):
                self._write("", places[0], story=story)
        first = len(self.lines) + 1
        for line, place in zip(text.split("\n"), places, strict=False):
            self._write(line, place, story=story)
        return Span(first, len(self.lines))

    def _write(self, line: str, origin: int, *, story: bool) -> None:
        self.lines.append(line)
        self.origins.append(origin)
        if story:
            self.story.append(len(self.lines))

    def block(self, kind: BlockKind, piece: Piece, *, level: int = 0, name: str = "") -> None:
        """Write a block of the story."""
        gap = piece.gap if self.blocks or self.story else 1
        span = self.add(as_printed(piece.text, piece.inline), piece.lines, gap, story=True)
        self.blocks.append(Block(kind, piece.text, span, piece.inline, name, level, gap))
        if piece.apart:
            self.apart.append((piece.apart, self.blocks[-1]))

    def note_block(self, piece: Piece, label: str = "") -> Block:
        """Write a piece of a note, its label on its first line."""
        printed = as_printed(piece.text, piece.inline)
        span = self.add(f"{label}: {printed}" if label else printed, piece.lines)
        kind = BlockKind.VERSE if "\n" in piece.text else BlockKind.PARAGRAPH
        return Block(kind, piece.text, span, piece.inline)

    def enter(self, name: str, label: str, value: str | tuple[str, ...], line: str, origin: int) -> None:
        """Write a line of the head, and file what it says; of several values that "and" joins, it has more words than they."""
        line, printed = line.replace("\n", " "), ""
        if not isinstance(value, str) and find_words(line) != find_words(" ".join((label, *value))):
            printed = line[len(f"{label}: ") if label else 0 :]
        self.entries.append(Entry(name, label, value, self.add(line, (origin,), 0), printed))

    def has(self, name: str) -> bool:
        """Whether the page has said this already."""
        return any(entry.name == name for entry in self.entries)

    def leave_out(self, piece: Piece, kind: str) -> None:
        """Write a piece that is in no book."""
        if piece.has_words:
            span = self.add(piece.text, piece.lines, 0)
            self.left_out.append(Block(BlockKind.PARAGRAPH, piece.text, span))
            self.count_out(piece.text, kind)

    def count_out(self, text: str, kind: str) -> None:
        """Count the words of what is in no book."""
        self.tally[kind.removeprefix("out:")] += len(find_words(text))
