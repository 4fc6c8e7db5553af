"""A story understood."""

from collections.abc import Iterator
from typing import NamedTuple

from storybind.counting import word_count
from storybind.model.block import Block, without
from storybind.model.chapter import Candidate, Chapter, Scene
from storybind.model.metadata import Header, Metadata
from storybind.model.note import LICENCE, Note
from storybind.model.source import Notice, Source


class Story(NamedTuple):
    """A story understood: every word of it, in its order."""

    source: Source
    metadata: Metadata
    header: Header
    layout: str  # how paragraphs were found to be set apart
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...]
    marks: tuple[Block, ...]  # lines without words that were read and not kept as text
    # in no book though it has words, such as running heads: whole lines, or a part of one
    left_out: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    # breaks thought of and not set, in reading order, of a story that was to be explained
    candidates: tuple[Candidate, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The source's lines without what was left out of them."""
        return without(self.source.lines, self.left_out)

    @property
    def words(self) -> int:
        """How many words its author left: those of the source without what was left out of it and an archive's terms of use."""
        gone = (*self.left_out, *(block for note in self.licence for block in note.blocks))
        return word_count("\n".join(without(self.source.lines, gone))) if gone else self.source.words

    @property
    def scenes(self) -> Iterator[Scene]:
        """All scenes of all chapters, in reading order."""
        return (scene for chapter in self.chapters for scene in chapter.scenes)

    @property
    def every_block(self) -> Iterator[Block]:
        """All blocks of its scenes, and then of its notes."""
        told: list[Scene | Note] = [*self.scenes, *self.notes]
        return (block for part in told for block in part.blocks)

    @property
    def own_notes(self) -> tuple[Note, ...]:
        """The notes that are the author's, a site's or a transcriber's: all but dedications of the book and an archive's terms of use."""
        return tuple(note for note in self.notes if note.kind != LICENCE and not note.gives_book)

    @property
    def dedication(self) -> tuple[Note, ...]:
        """To whom the book is given; it has a page of its own, before the story."""
        return tuple(note for note in self.notes if note.gives_book)

    @property
    def licence(self) -> tuple[Note, ...]:
        """An archive's terms of use; they have a page of their own, the last one."""
        return tuple(note for note in self.notes if note.kind == LICENCE)

    def notes_around(self) -> dict[int, tuple[tuple[Note, ...], tuple[Note, ...]]]:
        """The own notes of each chapter that has some, by its number: those before its text, and those behind it.

        The story's own stand round number 0: before the first chapter, and, behind the last one, with the last one's.
        """
        around: dict[int, tuple[tuple[Note, ...], tuple[Note, ...]]] = {}
        for note in self.own_notes:
            kind, _, number = note.place.partition(" ")
            at = int(number) if number else {"front": 0, "end": len(self.chapters)}[kind]
            before, behind = around.get(at, ((), ()))
            text = (
                next((block for scene in self.chapters[at - 1].scenes for block in scene.blocks), None) if at else None
            )
            leads = kind == "front" or (kind != "end" and text is not None and note.span.first < text.span.first)
            around[at] = ((*before, note), behind) if leads else (before, (*behind, note))
        return around
