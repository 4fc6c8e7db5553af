"""What e-readers look like from outside: by what they are recognised, where books go, what they open.

A drive is known by files on it, never by its USB number: numbers are shared between makers and change with the firmware.
The markers and folders are those of calibre's drivers (kovidgoyal/calibre, ``src/calibre/devices``, read in 2026)
unless a row says otherwise.
"""

from typing import Literal, NamedTuple

SentAs = Literal["epub", "kepub", "azw3"]

ENDINGS: dict[str, str] = {"epub": ".epub", "kepub": ".kepub.epub", "azw3": ".azw3"}
"""What a book's name ends in; a Kobo chooses its renderer by it (kobolabs/epub-spec)."""


class Kind(NamedTuple):
    """A kind of e-reader."""

    id: str  # what ``--to`` takes
    name: str  # as people call it
    markers: tuple[tuple[str, ...], ...]  # each is a set of paths below the root that are all there; one set is enough
    # where books go: the first that is there, else the first is made; ``""`` is the root itself
    folders: tuple[str, ...]
    opens: tuple[SentAs, ...]  # the formats to give it, best first
    says: tuple[str, str] = ("", "")  # a file below the root and how it must begin, for markers that are too common
    koreader: str = ""  # where the reading program KOReader would be installed; it opens EPUB on every reader
    by_series: bool = False  # whether folders are its only shelves, so that a series gets one
    longest: int = 230  # how many signs a path below the root may have


KOBO = Kind("kobo", "Kobo", ((".kobo/version",),), ("",), ("kepub", "epub"), koreader=".adds/koreader", longest=185)
TOLINO = Kind("tolino", "Tolino", ((".tolino",),), ("Books",), ("epub",))
FOLDER = Kind("folder", "folder", (), ("",), ("epub", "kepub", "azw3"))
"""Any folder that is named: a synced one, or an e-reader that nobody knows."""

KINDS = (
    KOBO,
    TOLINO,
    Kind("kindle", "Kindle", (("system/version.txt",),), ("documents",), ("azw3",), ("system/version.txt", "Kindle"), "koreader"),
    Kind("pocketbook", "PocketBook", (("system/explorer-3",), ("system", "applications")), ("Books", "books", ""), ("epub",), koreader="applications/koreader"),
    Kind("kindle", "Kindle", (("system", "documents"),), ("documents",), ("azw3",), koreader="koreader"),
    Kind("nook", "Nook", (("NOOK",),), ("NOOK/My Files", "NOOK/Books"), ("epub",)),
    Kind("sony", "Sony Reader", (("Sony_Reader",),), ("Sony_Reader/media/books",), ("epub",), by_series=True),
    Kind("sony", "Sony Reader", (("database/media",),), ("database/media/books",), ("epub",), by_series=True),
)  # fmt: skip
"""In the order in which they are tried: a PocketBook, too, has a folder `system`."""

TOLINO_WITH_KOBO = ("690", "691", "693")
"""How the model numbers of Tolinos end that run Kobo's firmware, from 2024 on; they take plain EPUB."""


class Plugged(NamedTuple):
    """An e-reader on the USB, by its numbers; `folder` is where books go, by hand, on one that shows no drive."""

    vendor: str
    products: tuple[str, ...]
    kind: str
    name: str
    folder: str = ""


USB = (
    Plugged("1949", ("9981",), "kindle", "Kindle", "documents"),
    Plugged("2080", ("000a", "000f"), "nook", "Nook", "NOOK/My Books"),
    Plugged("2207", ("0031", "0011", "0007", "0017"), "supernote", "Supernote", "Document"),
    Plugged("2207", (), "boox", "Boox", "Books"),
    Plugged("1f85", (), "tolino", "Tolino", "Books"),
    Plugged("4173", ("8000",), "tolino", "Tolino", "Books"),
    Plugged("2237", (), "kobo", "Kobo"),
    Plugged("1949", (), "kindle", "Kindle"),
)
"""For readers that show no drive, or none yet; without products any of the maker's. Numbers as calibre and libmtp list them."""
