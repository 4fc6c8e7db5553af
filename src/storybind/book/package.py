"""An EPUB opened for reading: what its package document says, and its files when asked for.

Standard library only and lazy, so that looking is cheap: every conversion comes by here. The file may come from
anywhere: whatever is wrong with it ends as `NotABookError`, and one that would fill the memory is refused before it can.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import IO, Literal, NamedTuple, Protocol, get_args
from urllib.parse import unquote, urlsplit

from storybind.book.tree import Document, Element, parse_xml
from storybind.errors import NotABookError, visible
from storybind.model import NotesAt

OPF = "{http://www.idpf.org/2007/opf}"
OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
DC = "{http://purl.org/dc/elements/1.1/}"
_XENC = "{http://www.w3.org/2001/04/xmlenc#}"

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"

_WAY_OUT = "name a book, such as one that storybind convert has made"

LARGEST = 500_000_000
"""Bytes that all entries may hold together; Amazon takes books of 200 MB, and no novel comes near."""

_OBFUSCATIONS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Fonts may be scrambled without the book being encrypted (EPUB 3.3, font obfuscation; the second is Adobe's)."""

GENERATOR = r"storybind (\S+)"
"""What `meta name="generator"` holds in our books."""
NOTES_AT = "storybind:notes"
"""The `meta name` that says where notes are, in books that have them elsewhere than on their own page."""

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # a version of ZIP that Python does not know
    OSError,
    OverflowError,
    RuntimeError,  # also for an encrypted entry
    ValueError,  # also for a name that is not in the encoding it claims
)
"""All that `zipfile` raises on damaged and made-up archives."""


class File(Protocol):
    """A file as `pathlib.Path` shows it: whoever has a disk hands it in, for modules of the book know of none."""

    def is_file(self) -> bool:
        """Whether it is there, and neither a folder nor a pipe."""

    def open(self, mode: Literal["rb"], /) -> IO[bytes]:
        """Its bytes, to be read."""


class Item(NamedTuple):
    """A manifest item; `name` is where its href leads in the ZIP, empty for another place than this book."""

    id: str
    href: str
    name: str
    media_type: str
    properties: frozenset[str]
    line: int


class SpineItem(NamedTuple):
    """A file in reading order, by its ZIP name; one that is not linear is shown only when a link leads there."""

    name: str
    linear: bool
    line: int


class Package(NamedTuple):
    """An opened EPUB."""

    entries: tuple[zipfile.ZipInfo, ...]  # what the ZIP holds, in its order, folders left out
    opf: str  # ZIP name of the package document
    document: Document
    metadata: tuple[Element, ...]  # children of its metadata element, in order
    manifest: tuple[Item, ...]  # its items, in order
    spine: tuple[SpineItem, ...]  # in reading order, without references to items that do not exist
    archive: zipfile.ZipFile  # where `read` finds the files

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the entries, in ZIP order."""
        return tuple(entry.filename for entry in self.entries)

    def read(self, name: str) -> bytes:
        """The bytes of an entry; raises `NotABookError` where it is not there or cannot be unpacked."""
        return _read(self.archive, name)

    def parse(self, name: str) -> Document:
        """An entry as XML; raises `NotABookError`."""
        return parse_xml(self.read(name), name)


def read_package(data: bytes) -> Package:
    """Open the bytes of an EPUB; raises `NotABookError` for what is none, encrypted, or made to do harm."""
    return open_package(io.BytesIO(data))


def our_version(book: bytes | File) -> str | None:
    """The version of storybind that made a book, given as bytes or path; None for any other file and for none.

    Reads the ZIP's directory and the package document, nothing more.
    """
    try:
        if isinstance(book, bytes):
            return maker(open_package(io.BytesIO(book)))
        if not book.is_file():  # a pipe would keep us waiting
            return None
        with book.open("rb") as file:
            return maker(open_package(file))
    except (NotABookError, OSError):
        return None


@lru_cache(maxsize=256)  # the files of a book are called as those of another
def resolve(base: str, href: str) -> tuple[str, str] | None:
    """What an href in the file `base` leads to, as ZIP name and fragment; None for another place than this book.

    >>> resolve("EPUB/nav.xhtml", "text/a%20b.xhtml#x")
    ('EPUB/text/a b.xhtml', 'x')
    >>> resolve("EPUB/text/a.xhtml", "../css/book.css")
    ('EPUB/css/book.css', '')
    >>> resolve("EPUB/text/a.xhtml", "#x")
    ('EPUB/text/a.xhtml', 'x')
    >>> resolve("EPUB/nav.xhtml", "https://example.org/")
    """
    try:
        parts = urlsplit(href.strip())
    except ValueError:  # "http://[" and the like
        return None
    if parts.scheme or parts.netloc:
        return None
    folder = posixpath.dirname(base)
    name = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else base
    return name, unquote(parts.fragment)


def open_package(file: IO[bytes]) -> Package:
    """Open an EPUB that is a file; as long as the package is in use, the file stays open; raises `NotABookError`."""
    archive = _archive(file)
    opf = _opf_name(archive)
    document = parse_xml(_read(archive, opf), opf)
    manifest = tuple(_item(element, opf) for element in document.elements(OPF + "item"))
    return Package(
        entries=tuple(entry for entry in archive.infolist() if not entry.is_dir()),
        opf=opf,
        document=document,
        metadata=tuple(child for parent in document.elements(OPF + "metadata") for child in parent.children),
        manifest=manifest,
        spine=tuple(_spine(document, manifest)),
        archive=archive,
    )


def _archive(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(file)
    except UNREADABLE:
        raise NotABookError(_no_archive(file)) from None
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
        raise NotABookError(f"unpacked this would take more than {LARGEST // 10**6} MB; name a book of sensible size")
    if _ENCRYPTION in archive.namelist():
        methods = parse_xml(_read(archive, _ENCRYPTION), _ENCRYPTION).elements(_XENC + "EncryptionMethod")
        if any(method.get("Algorithm", "") not in _OBFUSCATIONS for method in methods):
            raise NotABookError("this book is encrypted; only a copy without DRM can be read")
    return archive


def _no_archive(file: IO[bytes]) -> str:
    """Why a file is no archive: one that begins as an archive does has lost its end, where the list of its files is."""
    file.seek(0)
    if file.read(4) == b"PK\3\4":
        return "this book is cut short or broken; copy or fetch it again"
    return f"this is no EPUB; {_WAY_OUT}"


def _opf_name(archive: zipfile.ZipFile) -> str:
    if _CONTAINER not in archive.namelist():
        raise NotABookError(f"this is a ZIP archive but no EPUB: it has no {_CONTAINER}; {_WAY_OUT}")
    container = parse_xml(_read(archive, _CONTAINER), _CONTAINER)
    for rootfile in container.elements(OCF + "rootfile"):
        if rootfile.get("media-type") == "application/oebps-package+xml":
            return rootfile.get("full-path", "")
    raise NotABookError(f"{_CONTAINER} names no package document; make the book anew")


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        entry = archive.getinfo(name)
    except KeyError:
        raise NotABookError(
            f"{visible(name) or 'the package document'} is not in the book; make the book anew"
        ) from None
    if entry.flag_bits & 1:
        raise NotABookError(f"{visible(name)} is encrypted; only a copy without DRM can be read")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotABookError(f"{visible(name)} is packed in a way that EPUB forbids; pack it stored or deflated")
    try:
        with archive.open(entry) as file:
            return file.read(entry.file_size)  # a plain read() unpacks all there is, whatever size was declared
    except UNREADABLE:
        raise NotABookError(f"{visible(name)} is damaged and cannot be unpacked; fetch or make the book anew") from None


def _item(element: Element, opf: str) -> Item:
    href = element.get("href", "")
    place = resolve(opf, href) if href else None
    return Item(
        id=element.get("id", ""),
        href=href,
        name=place[0] if place else "",
        media_type=element.get("media-type", ""),
        properties=frozenset(element.get("properties", "").split()),
        line=element.line,
    )


def _spine(document: Document, manifest: tuple[Item, ...]) -> Iterator[SpineItem]:
    names = {item.id: item.name for item in manifest}
    for element in document.elements(OPF + "itemref"):
        if name := names.get(element.get("idref", "")):
            yield SpineItem(name, element.get("linear") != "no", element.line)


def read_dublin_core(package: Package) -> dict[str, list[str]]:
    """What a book says of itself in Dublin Core: texts by the name of their elements, in order and as they stand."""
    found: dict[str, list[str]] = {}
    for element in package.metadata:
        if element.tag.startswith(DC):
            found.setdefault(element.tag.removeprefix(DC), []).append(element.text)
    return found


def read_metas(package: Package) -> dict[str, str]:
    """What else it says of itself, by `property` (EPUB 3) or `name` (EPUB 2): of each the first, those that refine nothing."""
    found: dict[str, str] = {}
    for element in package.metadata:
        name = element.get("property") or element.get("name")
        if name and not element.tag.startswith(DC) and not element.get("refines"):
            found.setdefault(name, element.text.strip() or element.get("content", ""))
    return found


def refinement(package: Package, ident: str, name: str) -> str:
    """What a book says more of the element with an id; empty for nothing."""
    found = (
        el for el in package.metadata if el.get("property") == name and el.get("refines", "").removeprefix("#") == ident
    )
    return next((element.text for element in found if element.get("refines")), "")


def series_of(package: Package) -> tuple[str, str]:
    """A book's series and its place in it, as EPUB 3 has them, else as calibre does; empty where it names none."""
    for element in package.metadata:
        if element.get("property") == "belongs-to-collection" and not element.get("refines"):
            if element.text.strip():
                return element.text, refinement(package, element.get("id", ""), "group-position")
            break
    metas = read_metas(package)
    return metas.get("calibre:series", ""), metas.get("calibre:series_index", "")


def notes_at(package: Package) -> NotesAt:
    """Where a book of ours has the author's notes, as it says itself: on a page of their own if it says nothing."""
    told = {element.get("content") for element in package.metadata if element.get("name") == NOTES_AT}
    return next((place for place in get_args(NotesAt) if place in told), "end")


def maker(package: Package) -> str | None:
    """The version of storybind that an opened book says it was made by; None for anybody else's."""
    for element in package.metadata:
        if element.get("name") == "generator" and (ours := re.fullmatch(GENERATOR, element.get("content", ""))):
            return ours[1]
    return None
