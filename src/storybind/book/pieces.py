"""The text of a page of a book, block by block, as its file has it."""

from __future__ import annotations

from xml.parsers import expat

from storybind.errors import NotABookError

_BREAKS = frozenset({"p", "h1", "h2", "h3", "li", "dt", "dd"})


def read_pieces(xhtml: bytes) -> list[str]:
    """The text of an XHTML file, block by block, without what storybind says itself (``class="made"``)."""
    return _Reader().read(xhtml)


class _Reader:
    """Expat's callbacks: they gather text, and pass by what stands in an element of our own."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.parts: list[str] = []
        self.depth = 0
        self.skip = 0  # depth of the element that is passed by, 0 outside one

    def read(self, xhtml: bytes) -> list[str]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        try:
            parser.Parse(xhtml, True)
        except expat.ExpatError as wrong:
            raise NotABookError(f"a page of it is not well-formed XML ({wrong}); make the book anew") from None
        self.close_piece()
        return self.pieces

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if not self.skip and (tag == "head" or (attributes and "made" in attributes.get("class", "").split())):
            self.skip = self.depth
        if tag == "br":
            self.parts.append("\n")
        elif tag == "rt":  # a reading is a word apart from its base
            self.parts.append(" ")

    def end(self, tag: str) -> None:
        if tag in _BREAKS:
            self.close_piece()
        elif tag == "rt":
            self.parts.append(" ")
        if self.skip == self.depth:
            self.skip = 0
        self.depth -= 1

    def data(self, text: str) -> None:
        if not self.skip:
            self.parts.append(text)

    def close_piece(self) -> None:
        if text := "".join(self.parts).strip():
            self.pieces.append(text)
        self.parts.clear()
