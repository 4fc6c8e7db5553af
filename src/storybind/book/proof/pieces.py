"""The text of a page of a book, block by block, as its file has it."""

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
        self.passed = 0  # elements that are open, from the one on that is passed by
        self.parser = expat.ParserCreate()

    def read(self, xhtml: bytes) -> list[str]:
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.parts.append
        try:
            self.parser.Parse(xhtml, True)
        except expat.ExpatError as wrong:
            raise NotABookError(f"a page of it is not well-formed XML ({wrong}); make the book anew") from None
        self.close_piece()
        return self.pieces

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.passed or tag == "head" or (attributes and "made" in attributes.get("class", "").split()):
            self.passed += 1
            self.parser.CharacterDataHandler = None
        if tag == "br":
            self.parts.append("\n")
        elif tag == "rt":  # a reading is a word apart from its base
            self.parts.append(" ")

    def end(self, tag: str) -> None:
        if tag in _BREAKS:
            self.close_piece()
        elif tag == "rt":
            self.parts.append(" ")
        if self.passed:
            self.passed -= 1
            if not self.passed:
                self.parser.CharacterDataHandler = self.parts.append

    def close_piece(self) -> None:
        if text := "".join(self.parts).strip():
            self.pieces.append(text)
        self.parts.clear()
