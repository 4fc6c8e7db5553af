"""A chapter while notes, epigraphs and dedications are taken out of it."""

from collections.abc import Sequence
from typing import NamedTuple

from storybind.model import DEDICATION, MARK, Block, Epigraph, Note
from storybind.text.drafts import Draft
from storybind.text.note.chapters import front_notes
from storybind.text.note.epigraphs import take_all


class Taken(NamedTuple):
    """A chapter without its notes, and these."""

    draft: Draft
    blocks: tuple[Block, ...]
    notes: list[Note]
    fences: Sequence[Block] = ()

    @property
    def has_story(self) -> bool:
        """Whether anything but marks is left."""
        return any(block.kind is not MARK for block in self.blocks)

    @property
    def marks(self) -> tuple[Block, ...]:
        """The marks among its blocks."""
        return tuple(block for block in self.blocks if block.kind is MARK)

    def under(self, found: Sequence[Epigraph], rest: tuple[Block, ...]) -> "Taken":
        """The same with more epigraphs, in the order of the text, over the rest of its blocks."""
        own = sorted((*self.draft.epigraphs, *found), key=lambda one: one.blocks[0].span.first)
        return self._replace(draft=self.draft._replace(epigraphs=tuple(own)), blocks=rest)


class Refused(NamedTuple):
    """The lines on which no epigraph and no dedication begins, and which are of no note, because a hand says so.

    A note that holds one of `notes` is none as a whole; one that goes on to a line of the `story` ends there.
    Above one of the `tops`, and below it, notes are what they are at the edges of a chapter.
    """

    epigraphs: frozenset[int]
    dedications: frozenset[int]
    notes: frozenset[int]
    story: frozenset[int]
    tops: frozenset[int]


def holds_note(epigraphs: Sequence[Epigraph], taken: Taken) -> bool:
    """Whether a note was cut out of what was taken for an epigraph: both have the same lines."""
    cut = {block.span for note in taken.notes for block in note.blocks}
    return any(block.span in cut for one in epigraphs for block in one.blocks)


def take_front(taken: Taken, refused: Refused) -> Taken:
    """The text above the first chapter without what is no story."""
    notes = front_notes(taken.blocks, taken.notes)
    if not notes or any(note.kind == DEDICATION and note.span.first in refused.dedications for note in notes):
        return taken
    return taken._replace(blocks=taken.marks, notes=[*taken.notes, *notes])


def take_first(taken: Taken, refused: Refused) -> Taken:
    """The text above the first chapter without what is no story; epigraphs are out of it only where nothing is left."""
    found, rest = take_all(taken.blocks, refused.epigraphs)
    below = take_front(taken._replace(blocks=rest), refused)
    within = any(  # a note has words above an epigraph and below it, and would part them from their order
        note.blocks[0].span.first < one.blocks[0].span.first < note.blocks[-1].span.first
        for one in found
        for note in below.notes
    )
    if found and not within and not below.has_story and not holds_note(found, taken):
        return below.under(found, below.blocks)
    return take_front(taken, refused)
