"""A text read to its blocks, whatever format it came in, before its chapters and scenes are looked for."""

from collections.abc import Sequence
from typing import NamedTuple

from storybind.counting import rough_count
from storybind.model import Block, BlockKind, Entry, Header, Heading, Note, Notice, Source
from storybind.text.apart import Apart

_ENOUGH_PROSE = 30  # words, from which the prose alone tells a story's language


class Start(NamedTuple):
    """Where a file of several begins: its first line in the joined text, the heading of its first chapter, the notes before it."""

    line: int
    heading: Heading | None
    notes: tuple[Note, ...] = ()


class Reading(NamedTuple):
    """A text read: what `left_out` and `notices` are, `Story` says."""

    source: Source
    header: Header
    layout: str
    blocks: tuple[Block, ...]
    left_out: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    starts: tuple[Start, ...] = ()
    """Where each file of several begins; empty for one file."""
    title: str = ""
    """The book's title where that follows from the files together, or from what stands over each chapter, else empty."""
    apart: tuple[Apart, ...] = ()
    """Epigraphs and dedications, which a page says are such."""
    others: tuple[Entry, ...] = ()
    """What is said besides the head: whom the heads of further files name as authors, what runs over each page, what no reader of a page sees."""

    @property
    def beginning(self) -> str:
        """Enough of the story to know its language by, from behind its first fifth: what stands there may be a note in another.

        Where there is next to no prose, as in a poem, headings and verse tell it too.
        """
        behind = self.blocks[len(self.blocks) // 5 :]
        found = _text_of([block for block in behind if block.kind in (BlockKind.PARAGRAPH, BlockKind.CHAT)])
        return found if rough_count(found) >= _ENOUGH_PROSE else _text_of(self.blocks)


def _text_of(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text[:2000] for block in blocks[:60])
