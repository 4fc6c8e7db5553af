"""What a site, an archive or a program put round a story and into it: lifted out before anything else is read."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from storybind.model import Block, BlockKind, Entry, Note, Notice, Source
from storybind.text.heading.levels import settle_levels
from storybind.text.reading import Reading

PART, CHAPTER = 1, 2
"""The levels of their headings."""


class Wrapper(NamedTuple):
    """The story as its author left it, and what stood round it.

    Attributes:
        inner: The text without the lines that were lifted out; a line is gone, or left blank where it parted paragraphs.
        numbers: The line in the source of each line of `inner`; empty where nothing was lifted out.
        entries: What the wrapper says of the story.
        notes: Texts of it that are kept in the book: a licence, the terms of a site, the notes it sets apart. Their
            place is empty where only the line says it; see `place_notes`.
        marks: Rows of signs in those texts and round them.
        headings: Lines of the source that the wrapper says are headings, with their levels.
        left_out: What is in no book, such as navigation, running heads and page numbers; notices name it.
        notices: What was left out, by kind.
        said: What left-out lines say of the story, as running heads do: it counts where the story's own head is silent.
        read_marks: Reads the marks that only this source has in a block, or None.
    """

    inner: Source
    numbers: Sequence[int] = ()
    entries: tuple[Entry, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[Block, ...] = ()
    headings: Mapping[int, int] = MappingProxyType({})
    left_out: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    said: tuple[Entry, ...] = ()
    read_marks: Callable[[Block], Block] | None = None

    @property
    def head_ends(self) -> int:
        """The line of `inner` at which its head ends at the latest: that of the first heading, or the one after its last."""
        first = min(self.headings, default=0)
        return self.numbers.index(first) + 1 if first in self.numbers else len(self.inner.text) + 1

    def restore(self, read: Reading) -> Reading:
        """The reading of `inner` with the lines of the source, and with what the wrapper says, keeps and leaves out."""
        header, blocks = read.header, read.blocks
        if self.numbers:
            header = header._replace(
                entries=tuple(entry._replace(span=entry.span.renumbered(self.numbers)) for entry in header.entries),
                notes=tuple(note._replace(blocks=self._blocks(note.blocks)) for note in header.notes),
                marks=self._blocks(header.marks),
            )
            blocks = self._blocks(blocks)
        if len(set(self.headings.values())) > 1:
            blocks = settle_levels(blocks)
        header = header._replace(
            entries=(*self.entries, *header.entries),
            notes=(*map(self._read_note, self.notes), *header.notes),
            marks=(*self.marks, *header.marks),
        )
        return read._replace(
            header=header,
            blocks=blocks,
            left_out=tuple(
                sorted((*self.left_out, *map(self._renumbered, read.left_out)), key=lambda block: block.span)
            ),
            notices=(*self.notices, *map(self._moved, read.notices)),
        )

    def _renumbered(self, block: Block) -> Block:
        return block._replace(span=block.span.renumbered(self.numbers)) if self.numbers else block

    def _moved(self, told: Notice) -> Notice:
        return told._replace(line=self.numbers[told.line - 1]) if self.numbers and told.line else told

    def _read_note(self, note: Note) -> Note:
        """A note that was lifted out, with the source's marks in it read as in the story."""
        return note._replace(blocks=tuple(map(self.read_marks, note.blocks))) if self.read_marks else note

    def _blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        block = self._renumbered(block)
        if level := self.headings.get(block.span.first):
            block = block._replace(kind=BlockKind.HEADING, level=level)
        return self.read_marks(block) if self.read_marks else block
