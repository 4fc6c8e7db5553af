"""Every address of a catalogue, made in one place: from its own origin, never from what a client says the host is."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple
from urllib.parse import quote

from storybind.edge.catalogue.shelf import Entry, fold, name_id

Face = Literal["opds", "opds2"]


class Addresses(NamedTuple):
    """Where things are.

    Attributes:
        title: What the catalogue is called.
        origin: ``http://192.168.1.20:8787``.
        base: ``/k/CODE`` where a code guards it, else empty.
        face: The tree that links of a feed stay in.
    """

    title: str
    origin: str
    base: str = ""
    face: Face = "opds"

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

    def author(self, name: str) -> str:
        """The list of an author's books, below a face's root."""
        return f"author/{name_id(f'author {fold(name)}')}"


def file_name(book: Entry, ending: str, *, plain: bool = False) -> str:
    r"""What a book is called as a file: author and title, without what file systems or headers could choke on.

    Args:
        book: The book.
        ending: ``.epub`` or ``.kepub.epub``.
        plain: Letters of ASCII alone, for old browsers.
    """
    authors = " & ".join(book.facts.authors[:2])
    name = f"{authors} - {book.facts.title}" if authors else book.facts.title
    name = clean_name(name)
    if plain:
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        name = " ".join(re.sub(r"[^A-Za-z0-9 ._()-]+", "", name).split()).strip(" .-")
    return (name[:100].strip(" .") or "book") + ending


def clean_name(name: str) -> str:
    r"""A text as a file may be called on any system.

    >>> clean_name("../../etc\r\nSet-Cookie: x/Rain?"), clean_name("...")
    ('etc Set-Cookie_ x_Rain_', '')
    """
    name = unicodedata.normalize("NFC", name)
    name = "".join(char if char.isprintable() else " " for char in name)
    name = re.sub(r'[\\/:*?"<>|]', "_", name)
    return " ".join(name.split()).lstrip("._ ").rstrip(". ")
