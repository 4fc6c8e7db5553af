"""What `chapters` gives to `notes` and `scenes`: a story under its headings, before its scenes are known."""

import re
from typing import NamedTuple

from storybind.model import MARK, Block, Epigraph, Heading, Notice, Span
from storybind.text.tables.notes import is_closing

_NEAR = 3  # lines from a number to its title


class Draft(NamedTuple):
    """A chapter before its scenes are known; `heading` is None for text before the first heading, or without any.

    `part` is the heading of the part that begins with it; `family` the id of the family its heading is of, or empty.
    `epigraphs` are no blocks of it any more.
    """

    heading: Heading | None
    blocks: tuple[Block, ...]
    part: Heading | None = None
    family: str = ""
    epigraphs: tuple[Epigraph, ...] = ()

    @property
    def first(self) -> int:
        """The line of its first block that is no mark; 0 where there is none."""
        return next((block.span.first for block in self.blocks if block.kind is not MARK), 0)

    def heads_part_of(self, below: "Draft") -> bool:
        """Whether this is no more than a heading, over one that has no part: without a number, or over a prologue or the like.

        A word alone is somebody's name where the chapter has a number, or speaks of one who is called so.
        """
        own, other = self.heading, below.heading
        if own is None or other is None or own.origin or other.origin:
            return False
        if own.label:  # an act that opens with a prologue of its own
            return below.family == "named" and not (own.title or self.part or below.part or self.epigraphs)
        if self.part or below.part or self.epigraphs or is_closing(own.title) or is_closing(str(other)):
            return False
        return " " in own.title or not (other.label or below.speaks_of(own.title))

    def numbers(self, below: "Draft") -> Heading | None:
        """The heading of the one right below with its number, where this is no more than that: a number over a title that has none.

        Where the number has a title of its own, what stands below it is more of that. A mark of letters between the two keeps them apart.
        """
        own, other = self.heading, below.heading
        if own is None or other is None or own.origin or other.origin or self.part or below.part or self.epigraphs:
            return None
        if any(map(str.isalnum, "".join(block.text for block in self.blocks))):
            return None
        alone = own.label and other.title and not other.label and not is_closing(other.title)
        if not alone or other.span.first > own.span.last + _NEAR or (own.title and below.family == "named"):
            return None
        title = f"{own.title}: {other.title}" if own.title else other.title
        return Heading(own.label, title, Span(own.span.first, other.span.last))

    def speaks_of(self, name: str) -> bool:
        """Whether a word stands with a capital within a sentence."""
        word = re.escape(name.capitalize())
        return any(re.search(rf"[a-z,] {word}\b", block.text) for block in self.blocks)


class ByHandDivision(NamedTuple):
    """What a story would be if no hand said what its headings are, the lines that hands name, and what is to be told of those that change nothing."""

    freely: tuple[Draft, ...]
    named: frozenset[int]
    idle: tuple[Notice, ...]


class Division(NamedTuple):
    """A story under its headings, and what of it is in no book because the book makes its own."""

    drafts: tuple[Draft, ...]
    left_out: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    by_hand: ByHandDivision | None = None
