"""What a site, an archive or a program put round a story and into it: lifted out before anything else is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from storybind.model import Block, Entry, Header, Note, Notice, Source, Span


class Wrapper(NamedTuple):
    """The story as its author left it, and what stood round it.

    Attributes:
        inner: The text without the lines that were lifted out; a line is gone, or left blank where it parted paragraphs.
        numbers: The line in the source of each line of `inner`; empty where nothing was lifted out.
        entries: What the wrapper says of the story.
        notes: Texts of it that are kept in the book: a licence, the terms of a site.
        left_out: Lines that are in no book, such as navigation, running heads and page numbers; notices name them.
        notices: What was left out, by kind.
    """

    inner: Source
    numbers: Sequence[int] = ()
    entries: tuple[Entry, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()

    def restore(self, header: Header, blocks: tuple[Block, ...]) -> tuple[Header, tuple[Block, ...]]:
        """Header and blocks of `inner` with the lines of the source, and what the wrapper says added to the header."""
        if self.numbers:
            header = header._replace(
                entries=tuple(entry._replace(span=self._span(entry.span)) for entry in header.entries),
                notes=tuple(note._replace(blocks=self._blocks(note.blocks)) for note in header.notes),
                marks=self._blocks(header.marks),
            )
            blocks = self._blocks(blocks)
        header = header._replace(entries=(*self.entries, *header.entries), notes=(*self.notes, *header.notes))
        return header, blocks

    def _span(self, span: Span) -> Span:
        return Span(self.numbers[span.first - 1], self.numbers[span.last - 1])

    def _blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(block._replace(span=self._span(block.span)) for block in blocks)


def read_wrapper(source: Source) -> Wrapper:
    """Tell the story from what was put round it."""
    return Wrapper(source)
