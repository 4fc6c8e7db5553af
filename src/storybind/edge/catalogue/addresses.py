"""Every address of a catalogue, made in one place: from its own origin, never from what a client says the host is."""

from typing import Literal, NamedTuple
from urllib.parse import quote

from storybind.edge.catalogue.shelf import Entry
from storybind.edge.names import book_stem, plain_name

Face = Literal["opds", "opds2"]


class Addresses(NamedTuple):
    """Where things are."""

    title: str  # what the catalogue is called
    origin: str  # ``http://192.168.1.20:8787``
    base: str = ""  # ``/k/CODE`` where a code guards it, else empty
    face: Face = "opds"  # the tree that links of a feed stay in

    @property
    def root(self) -> str:
        """What every address begins with."""
        return self.origin + self.base

    def feed(self, path: str) -> str:
        """A list as a feed."""
        return f"{self.root}/{self.face}/{path}" if path else f"{self.root}/{self.face}"

    def page(self, path: str) -> str:
        """A list as a page for browsers."""
        return f"{self.root}/{path}"

    def icon(self) -> str:
        """The catalogue's icon."""
        return f"{self.root}/static/icon.png"

    def book(self, book: Entry) -> str:
        """The page about a book."""
        return f"{self.root}/book/{book.id}"

    def cover(self, book: Entry) -> str:
        """A book's cover; a new one has a new address, since apps keep pictures by it."""
        return f"{self.root}/cover/{book.id}.jpg?v={book.version}"

    def thumbnail(self, book: Entry) -> str:
        """A book's cover, small."""
        return f"{self.root}/thumb/{book.id}.jpg?v={book.version}"

    def download(self, book: Entry, ending: str = ".epub") -> str:
        """The book as a file; some browsers look at the address's end for what it is."""
        return f"{self.root}/get/{book.id}/{quote(file_name(book, ending, plain=True))}"


def file_name(book: Entry, ending: str, *, plain: bool = False) -> str:
    """What a book is called as a file: author and title, without what file systems or headers could choke on; `plain` is ASCII, for old browsers."""
    stem = book_stem(book.facts.title, book.facts.authors)
    return (plain_name(stem) if plain else stem) + ending
