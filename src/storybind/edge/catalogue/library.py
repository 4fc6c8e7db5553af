"""What the catalogue asks of whoever knows stories and books."""

from pathlib import Path
from typing import Protocol

from storybind.edge.catalogue.reader import Leaf
from storybind.edge.catalogue.shelf import Facts


class Library(Protocol):
    """Who knows stories and books; the functions of `storybind.library`."""

    def describe(self, story: str) -> Facts:
        """What a story says of itself."""

    def bind(self, story: str, kobo: bool) -> bytes:
        """The book of a story."""

    def for_kobo(self, book: str) -> bytes:
        """A book as a kepub."""

    def for_kindle(self, book: str, tool: str) -> bytes:
        """A book or a story as Kindles open it, by calibre's ``ebook-convert``."""

    def draw_cover(self, facts: Facts, seed: str) -> bytes:
        """A cover for a book that has none, as JPEG."""

    def cover_of_story(self, story: str) -> bytes:
        """The cover that a story's book will have, as JPEG."""

    def cover_of_book(self, book: Path) -> bytes | None:
        """A book's cover as JPEG, None where it has none that can be shown."""

    def thumbnail(self, cover: bytes) -> bytes:
        """A picture made small, as JPEG."""

    def read_leaf(self, book: Path | bytes, name: str) -> Leaf | None:
        """A file of a book; its first page for the empty name, None for a name that it has not."""
