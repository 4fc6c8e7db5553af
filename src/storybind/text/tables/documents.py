"""Files that hold a story, or nothing but look as if they did, and are no texts: how each is known, and the way to its words.

Loaded only where one is met.
"""

from typing import NamedTuple

from storybind.filenames import REPORT

_WRITER = "save it in a word processor as a web page (.html), or with LibreOffice: soffice --convert-to html FILE"
_CALIBRE = "calibre takes the text out of it: ebook-convert FILE STORY.txt"
_UNPACK = "unpack it, and give what is in it"
_SEND = f"it is a book already, and storybind send takes it as it is; {_CALIBRE}"
_OTHER = "give the story as .txt, .md or .html"


class Document(NamedTuple):
    """A kind of file that is no text.

    Attributes:
        what: What it is called.
        way: How its words become a story.
        endings: Of its files' names; empty where no story is in one.
        start: Its first bytes, or those behind its first `skip`.
        inside: What else is somewhere in it, where others begin in the same way.
    """

    what: str
    way: str
    endings: tuple[str, ...] = ()
    start: bytes = b""
    inside: bytes = b""
    skip: int = 0


DOCUMENTS = (
    Document("a Word document", _WRITER, (".docx", ".docm"), b"PK\x03\x04", b"word/document.xml"),
    Document("an OpenDocument text", _WRITER, (".odt", ".fodt"), b"PK\x03\x04", b"opendocument.text"),
    Document("an e-book (EPUB)", _SEND, (".epub",), b"PK\x03\x04", b"application/epub+zip"),
    Document("a ZIP archive", _UNPACK, (".zip",), b"PK\x03\x04"),
    Document("a PDF", "take the text out of it: pdftotext FILE STORY.txt; a scan has none", (".pdf",), b"%PDF"),
    Document("a rich-text (RTF) document", _WRITER, (".rtf",), b"{\\rtf"),
    Document(
        "a LaTeX document", "pandoc makes a web page of it: pandoc -s FILE -o STORY.html", (".tex",), b"\\documentclass"
    ),
    Document("an old Word document", _WRITER, (".doc", ".wpd", ".wps", ".sxw", ".pages"), b"\xd0\xcf\x11\xe0"),
    Document("an e-book (FictionBook)", _CALIBRE, (".fb2",), b"<", b"<FictionBook"),
    Document("an e-book of Kindle's (Mobipocket)", _CALIBRE, (".mobi", ".azw", ".azw3", ".prc"), b"BOOKMOBI", skip=60),
    Document("an e-book of Palm's", _CALIBRE, (".pdb",), b"TEXtREAd", skip=60),
    Document("an e-book of Kindle's (KFX)", _CALIBRE, (".kfx",), b"CONT\x02\0"),
    Document("an e-book of Kindle's that is locked to its buyer", _OTHER, (), b"\xeaDRMION\xee"),
    Document("an e-book of Microsoft's", _CALIBRE, (".lit",), b"ITOLITLS"),
    Document(
        "a scan (DjVu)",
        "take the text out of it: djvutxt FILE STORY.txt; many have none",
        (".djvu", ".djv"),
        b"AT&TFORM",
    ),
    Document("a gzip archive", _UNPACK, (".gz", ".tgz"), b"\x1f\x8b"),
    Document("a 7-Zip archive", _UNPACK, (".7z",), b"7z\xbc\xaf"),
    Document("a RAR archive", _UNPACK, (".rar",), b"Rar!\x1a\x07"),
    Document("a JPEG picture", _OTHER, (), b"\xff\xd8\xff"),
    Document("a PNG picture", _OTHER, (), b"\x89PNG"),
    Document("a GIF picture", _OTHER, (), b"GIF8"),
    Document("a picture or a sound", _OTHER, (), b"RIFF"),
    Document("a program", _OTHER, (), b"\x7fELF"),
    Document("a program", _OTHER, (), b"MZ\x90\x00"),
    Document("a report of storybind's", _OTHER, (), REPORT),
)
"""The first row that fits is meant."""

WAYS = {ending: kind.way for kind in DOCUMENTS for ending in kind.endings}
"""What to do with a file of this ending, in small letters."""


def describe(data: bytes) -> str:
    r"""What a file is that is no text, and the way to its words.

    >>> describe(b"%PDF-1.7")
    'a PDF, not a text; take the text out of it: pdftotext FILE STORY.txt; a scan has none'
    """
    found = next(kind for kind in DOCUMENTS if data.startswith(kind.start, kind.skip) and kind.inside in data)
    return f"{found.what}, not a text; {found.way}"
