"""A story dressed, and bound."""

from typing import Literal, NamedTuple

from storybind.model.source import Notice
from storybind.model.story import Story

NotesAt = Literal["end", "chapter", "drop"]
"""Where the author's notes stand: on a page at the end, round their own chapters, or nowhere."""


SMALLEST_COVER = (1000, 1600)
"""Pixels across and down of a cover's picture, below which it looks coarse (KDP's ideal is 1600 by 2560)."""


class Cover(NamedTuple):
    """A picture ready to pack: JPEG or PNG, its size in pixels, and where it is from."""

    data: bytes
    width: int
    height: int
    origin: str
    media_type: str = "image/jpeg"
    notices: tuple[Notice, ...] = ()


class Book(NamedTuple):
    """A story dressed; complete, so that packing it looks nothing up and asks no clock."""

    story: Story
    cover: Cover | None
    css: str
    modified: str  # in UTC, as ``2024-05-01T00:00:00Z``
    scenes_in_contents: bool
    smart: bool
    notes: NotesAt = "end"  # they have a page at the end, stand round their chapters, or are left out
    pictures: tuple[tuple[str, Cover], ...] = ()  # those of the story, by their places as it has them
    fingerprint: str = ""  # what went into the book; empty where nobody is to look for it
    colophon: bool = True  # whether the last page tells how the book was made


class Bound(NamedTuple):
    """What `convert` hands back: the file's bytes, the book they hold, and all there is to say about them."""

    epub: bytes
    book: Book
    words: int
    notices: tuple[Notice, ...] = ()

    @property
    def story(self) -> Story:
        """The story in the book."""
        return self.book.story
