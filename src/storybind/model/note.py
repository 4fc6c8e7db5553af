"""What the author says outside the story."""

from typing import NamedTuple

from storybind.counting import word_count
from storybind.model.block import Block
from storybind.model.source import Span

LICENCE = "licence"
"""The kind of a note that holds an archive's terms of use."""
DEDICATION = "dedication"
"""The kind of a note that gives a story, or a chapter, to somebody."""
SET_BY_HAND = "by-hand"
"""The kind of a note of which a hand says that it is one."""
_WORDS_OF_DEDICATION = 60


class Note(NamedTuple):
    """What the author says outside the story: moved out of it, never out of the book.

    One that stood in brackets within a paragraph has the span of that paragraph, which holds the rest of the span's words.
    """

    kind: str
    place: str  # ``front``, ``end`` or ``chapter N`` from 1
    label: str  # the word that stood before it ("Disclaimer", "A/N"), empty where none did
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The note's words, a blank line between paragraphs."""
        return "\n\n".join(block.text for block in self.blocks if block.text)

    @property
    def span(self) -> Span:
        """From the first line to the last."""
        return Span(self.blocks[0].span.first, self.blocks[-1].span.last)

    @property
    def gives_book(self) -> bool:
        """Whether it gives the book to somebody, in few words and without a label, which would be one among others."""
        if (self.kind, self.place, self.label) != (DEDICATION, "front", ""):
            return False
        return word_count(self.text) <= _WORDS_OF_DEDICATION and not any(block.is_tied for block in self.blocks)
