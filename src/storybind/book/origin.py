"""What a book of ours says of where it comes from: what went into it, and how much is in it.

Both stand in the package document as a ``meta`` each, so that the book alone tells whether it is to be made anew. They
are read without looking at anything else: a second run over a hundred thousand stories does little but this.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from storybind.book.package import File

FINGERPRINT = "storybind:fingerprint"
"""The `meta name` of a book's `Fingerprint`."""
COUNTS = "storybind:counts"
"""The `meta name` of its `Counts`."""
PLACE = "EPUB/content.opf"
"""Where our books have their package document."""

_META = rb'<meta name="(generator|storybind:[a-z]+)" content="([^"]*)"'
_TITLE = rb"<dc:title[^>]*>([^<]*)<"
_PARTS = r"(\w+)=(\S+)"


class Fingerprint(NamedTuple):
    """What went into a book: of each ingredient the first 16 digits of its SHA-256, empty where there was none.

    `version` is the version of storybind that made it, `name` stands for what its story's file was called. Where two
    fingerprints are equal, so are the books.
    """

    version: str
    text: str
    name: str = ""
    sidecar: str = ""
    config: str = ""
    cover: str = ""
    theme: str = ""
    pictures: str = ""
    options: str = ""

    def __str__(self) -> str:
        """As it stands in a book.

        >>> str(Fingerprint("0.2.0", "3f2a", options="11c0"))
        'version=0.2.0 text=3f2a options=11c0'
        """
        return " ".join(f"{name}={value}" for name, value in self._asdict().items() if value)

    def changes_since(self, old: Self) -> tuple[str, ...]:
        """The ingredients that are others than in an older book.

        >>> Fingerprint("0.2.0", "3f2a", cover="77").changes_since(Fingerprint("0.1.0", "3f2a"))
        ('version', 'cover')
        """
        pairs = zip(self._fields, self, old, strict=True)
        return tuple(name for name, mine, others in pairs if mine != others)


def read_fingerprint(text: str) -> Fingerprint | None:
    """A fingerprint from the words that stand in a book; None where they are none.

    >>> read_fingerprint("version=0.2.0 text=3f2a options=11c0").options
    '11c0'
    """
    found = {name: value for name, value in re.findall(_PARTS, text) if name in Fingerprint._fields}
    return Fingerprint(**found) if {"version", "text"} <= found.keys() else None


class Counts(NamedTuple):
    """How much is in a book."""

    words: int = 0
    chapters: int = 0
    scenes: int = 0

    def __str__(self) -> str:
        """As it stands in a book.

        >>> str(Counts(2232, 3, 7))
        'words=2232 chapters=3 scenes=7'
        """
        return " ".join(f"{name}={value}" for name, value in self._asdict().items())


def read_counts(text: str) -> Counts:
    """The counts from the words that stand in a book; 0 for what they do not tell."""
    return Counts(**{k: int(v) for k, v in re.findall(_PARTS, text) if k in Counts._fields and v.isdecimal()})


class Origin(NamedTuple):
    """What a book of ours says of itself, and its size in bytes; `fingerprint` is None in the books of versions that wrote none."""

    fingerprint: Fingerprint | None
    counts: Counts
    title: str = ""
    size: int = 0


def read_origin(book: "File") -> Origin | None:
    """What a book says of where it comes from; None for a file that is not there or that storybind did not make.

    Reads the ZIP's directory and the package document, nothing more: a tenth of a millisecond.
    """
    import zipfile
    from html import unescape

    from storybind.book.package import GENERATOR, UNREADABLE

    try:
        with book.open("rb") as file, zipfile.ZipFile(file) as archive:
            data = archive.read(PLACE)
            size = file.seek(0, 2)  # from the end of it
    except (KeyError, *UNREADABLE):
        return None
    told = {name: unescape(value.decode("utf-8", "replace")) for name, value in re.findall(_META, data)}
    if not re.fullmatch(GENERATOR, told.get(b"generator", "")):
        return None
    title = re.search(_TITLE, data)
    return Origin(
        read_fingerprint(told.get(FINGERPRINT.encode(), "")),
        read_counts(told.get(COUNTS.encode(), "")),
        unescape(title[1].decode("utf-8", "replace")) if title else "",
        size,
    )


def digest(parts: Sequence[bytes]) -> str:
    """A digest of all parts, in order; empty for none.

    >>> digest([]), digest([b"ab", b"c"]) == digest([b"a", b"bc"])
    ('', False)
    """
    import hashlib

    whole = hashlib.sha256()
    for part in parts:
        whole.update(b"%d:" % len(part))
        whole.update(part)
    return whole.hexdigest()[:16] if parts else ""
