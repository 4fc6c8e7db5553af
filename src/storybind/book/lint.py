"""Our own checks of a finished book: what EPUBCheck lets through, and what e-readers choke on all the same.

Each check is a row of a table at the end: its id, how bad a breach is, what must hold, why and by whose word, and
the small function that finds the breaches. The functions stand above, in the order of the rows.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, Generic, NamedTuple, TypeVar

from storybind.book.package import (
    GENERATOR,
    OPF,
    Document,
    Element,
    Item,
    Package,
    children,
    parse_xml,
    printable,
    resolve,
    within,
)
from storybind.errors import NotABookError
from storybind.languages import KNOWN, direction
from storybind.model import Notice

DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

XHTML_TYPE = "application/xhtml+xml"
NCX_TYPE = "application/x-dtbncx+xml"
CSS_TYPE = "text/css"

Subject = TypeVar("Subject")


class Severity(StrEnum):
    """How bad a breach is."""

    ERROR = "error"  # a reader or a shop refuses the book, or shows it wrong
    WARNING = "warning"  # somebody is served badly
    INFO = "info"  # worth knowing


class Fault(NamedTuple):
    """A breach: what is wrong and what to do, its line, and its file where that is not the one looked at."""

    text: str
    line: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Check(Generic[Subject]):
    """A row: `find` yields every breach, `what` must hold, and `why` says by whose word."""

    id: str
    severity: Severity
    find: Callable[[Subject], Iterable[Fault]]
    what: str
    why: str


def lint_epub(package: Package) -> tuple[Notice, ...]:
    """Every breach in a book: the book's as a whole, then each page's, then each stylesheet's.

    What a page repeats is told once, with the line of the first and the number of the others. `CHECKS` says what a
    notice's code means.
    """
    view = _view(package)
    notices = [_notice(view, check.id, fault) for check in BOOK_CHECKS for fault in check.find(view)]
    for page in view.pages.values():
        notices += [_notice(view, check.id, fault) for check in PAGE_CHECKS for fault in _once(check, page)]
    for name, sheet in view.sheets.items():
        notices += [notice._replace(text=f"{view.short(name)}: {notice.text}") for notice in _lint_sheet(sheet)]
    return tuple(notices)


def check_css(css: str) -> tuple[Notice, ...]:
    """Every breach in a stylesheet, by line; a user's theme is held to the same as ours."""
    return _lint_sheet(parse_css(css))


def _notice(view: View, code: str, fault: Fault) -> Notice:
    return Notice(code, f"{view.short(fault.place or view.package.opf)}: {fault.text}", fault.line)


def _once(check: Check[Page], page: Page) -> Iterator[Fault]:
    faults = list(check.find(page))
    if faults:
        more = f" (and {len(faults) - 1} more such in this file)" if len(faults) > 1 else ""
        yield Fault(faults[0].text + more, faults[0].line, page.name)


def _lint_sheet(sheet: Sheet) -> tuple[Notice, ...]:
    notices = [Notice(check.id, fault.text, fault.line) for check in CSS_CHECKS for fault in check.find(sheet)]
    return tuple(sorted(notices, key=lambda notice: notice.line or 0))


# ------------------------------------------------------------------------------------------------- what is looked at


class Link(NamedTuple):
    """A reference: from the file `place`, by an element `tag`, to a file and fragment, or None outside the book."""

    place: str
    tag: str
    href: str
    target: tuple[str, str] | None
    line: int


class Entry(NamedTuple):
    """A line of the contents: its label, the file and fragment it leads to, how deep it stands from 1, its line."""

    label: str
    target: tuple[str, str] | None
    depth: int
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """An XHTML file: its bytes, its tree, the first element of each id in document order, where it refers to."""

    name: str
    data: bytes
    document: Document
    ids: Mapping[str, Element]
    links: tuple[Link, ...]

    @property
    def body(self) -> Element | None:
        """The body, None in a file without."""
        return next(self.document.elements(XHTML + "body"), None)

    def hidden(self) -> list[Element]:
        """The elements with the attribute ``hidden``."""
        return [element for element in self.document.elements() if "hidden" in element.attrib]


@dataclass(frozen=True, slots=True)
class View:
    """A book laid open; `unreadable` says of a file why it could not be read, `ncx` comes with its ZIP name."""

    package: Package
    files: Mapping[str, bytes]
    unreadable: Mapping[str, str]
    pages: Mapping[str, Page]
    sheets: Mapping[str, Sheet]
    ncx: tuple[str, Document] | None

    def short(self, name: str) -> str:
        """A ZIP name as the package document would say it: ``text/chapter-001.xhtml``."""
        return printable(name.removeprefix(self.package.opf.rpartition("/")[0] + "/"))

    def dc(self, name: str) -> list[Element]:
        """The Dublin Core elements of a name, such as ``title``."""
        return [element for element in self.package.metadata if element.tag == DC + name]

    def metas(self, name: str, key: str = "property") -> list[Element]:
        """The metas of a property, or, by the key ``name``, those of EPUB 2."""
        return [element for element in self.package.metadata if element.get(key) == name]

    def item(self, name: str) -> Item | None:
        """The first manifest item with a property, such as ``nav``."""
        return next((item for item in self.package.manifest if name in item.properties), None)

    @property
    def language(self) -> str:
        """The book's first language, in lower case; empty where there is none."""
        return next((_text(element).lower() for element in self.dc("language")), "")

    @property
    def identifier(self) -> str:
        """What `unique-identifier` points at; empty where that is nothing."""
        unique = self.package.document.root.get("unique-identifier")
        return next((_text(element) for element in self.dc("identifier") if element.get("id") == unique), "")

    @property
    def reading_order(self) -> Mapping[str, int]:
        """The place of each spine file, by ZIP name."""
        return {item.name: place for place, item in enumerate(self.package.spine)}

    def nav(self, kind: str) -> tuple[Page, Element] | None:
        """The nav element of an epub:type, and the page that holds it."""
        item = self.item("nav")
        page = self.pages.get(item.name) if item else None
        if page is None:
            return None
        navs = page.document.elements(XHTML + "nav")
        return next(((page, nav) for nav in navs if kind in nav.get(EPUB_TYPE, "").split()), None)

    def contents(self, kind: str = "toc") -> list[Entry]:
        """The entries of a nav element in order; none where there is no such nav."""
        found = self.nav(kind)
        return list(_nav_entries(*found)) if found else []

    def links(self) -> Iterator[Link]:
        """All references of pages, NCX and guide."""
        for page in self.pages.values():
            yield from page.links
        if self.ncx:
            place, ncx = self.ncx
            yield from (_link(place, element, "src") for element in ncx.elements(NCX + "content"))
        guide = self.package.document.elements(OPF + "reference")
        yield from (_link(self.package.opf, element, "href") for element in guide)


def _view(package: Package) -> View:
    files: dict[str, bytes] = {}
    unreadable: dict[str, str] = {}
    pages: dict[str, Page] = {}
    sheets: dict[str, Sheet] = {}
    ncx: tuple[str, Document] | None = None
    types = {item.name: item.media_type for item in package.manifest}
    for name in dict.fromkeys(package.names):
        try:
            files[name] = package.read(name)
            if types.get(name) == XHTML_TYPE:
                pages[name] = _page(name, files[name])
            elif types.get(name) == NCX_TYPE:
                ncx = name, parse_xml(files[name], name)
            elif types.get(name) == CSS_TYPE:
                sheets[name] = parse_css(files[name].decode("utf-8", "replace"))
        except NotABookError as error:
            unreadable[name] = error.message
    return View(package, files, unreadable, pages, sheets, ncx)


def _page(name: str, data: bytes) -> Page:
    document = parse_xml(data, name)
    ids: dict[str, Element] = {}
    links: list[Link] = []
    for element in document.elements():
        if element.attrib:
            if "id" in element.attrib:
                ids.setdefault(element.attrib["id"], element)
            links += [_link(name, element, key) for key in LINKING if key in element.attrib]
    return Page(name, data, document, ids, tuple(links))


def _link(place: str, element: Element, key: str) -> Link:
    href = element.get(key, "")
    return Link(place, element.tag.rpartition("}")[2], href, resolve(place, href), element.line)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _nested(root: Element, tag: str) -> Iterator[tuple[Element, int]]:
    """All below `root` in document order, each with the number of `tag` elements it stands in, itself included."""
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        depth += element.tag == tag
        yield element, depth
        waiting += [(child, depth) for child in reversed(list(children(element)))]


def _nav_entries(page: Page, nav: Element) -> Iterator[Entry]:
    for element, depth in _nested(nav, XHTML + "ol"):
        if element.tag == XHTML + "a" and depth:
            yield Entry(_text(element), resolve(page.name, element.get("href", "")), depth, element.line)


def _ncx_entries(name: str, ncx: Document) -> Iterator[Entry]:
    for point, depth in _nested(ncx.root, NCX + "navPoint"):
        if point.tag == NCX + "navPoint":
            label = next((_text(child) for child in children(point) if child.tag == NCX + "navLabel"), "")
            source = next((child.get("src", "") for child in children(point) if child.tag == NCX + "content"), "")
            yield Entry(label, resolve(name, source), depth, point.line)


# ---------------------------------------------------------------------------------------------------- the ZIP archive


def _mimetype(view: View) -> Iterator[Fault]:
    first = view.package.entries[0]
    good = first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED and not first.extra
    if not good or view.files.get("mimetype") != b"application/epub+zip":
        yield Fault('write "application/epub+zip" first into the ZIP, stored and without extra field', None, "mimetype")


def _zip_names(view: View) -> Iterator[Fault]:
    for name in view.package.names:
        if not ZIP_NAME.fullmatch(name) or name.startswith("/") or ".." in name.split("/"):
            yield Fault("this name does not survive every reader; use a-z, A-Z, 0-9, dot, dash, underscore", None, name)


def _unique_names(view: View) -> Iterator[Fault]:
    counts = Counter(name.lower() for name in view.package.names)
    for name, count in counts.items():
        if count > 1:
            yield Fault(f"{count} entries have this name, capitals apart; keep one", None, name)


def _unreadable(view: View) -> Iterator[Fault]:
    for name, message in view.unreadable.items():
        yield Fault(message.removeprefix(printable(name) + " "), None, name)


def _comments(view: View) -> Iterator[Fault]:
    for name in view.unreadable:
        data = view.files.get(name, b"")
        for comment in COMMENT.finditer(data):
            if b"--" in comment[1] or comment[1].endswith(b"-"):
                yield Fault('a comment holds "--"; remove it', data.count(b"\n", 0, comment.start()) + 1, name)


def _stray_files(view: View) -> Iterator[Fault]:
    known = {item.name for item in view.package.manifest} | {"mimetype", view.package.opf}
    for name in view.package.names:
        if name not in known and not name.startswith("META-INF/"):
            yield Fault("is not in the manifest; list it there or leave it out", None, name)


def _weight(view: View) -> Iterator[Fault]:
    size = sum(entry.compress_size for entry in view.package.entries)
    if size > HEAVIEST:
        yield Fault(f"the book has {size / 1e6:.0f} MB, and Amazon refuses more than 50; use smaller images")


# ----------------------------------------------------------------------------------------------- the package document


def _version(view: View) -> Iterator[Fault]:
    if (version := view.package.document.root.get("version")) != "3.0":
        yield Fault(f"this is EPUB {version}, and the checks are for EPUB 3; make the book anew", 1)


def _package_language(view: View) -> Iterator[Fault]:
    root = view.package.document.root
    if not is_language(root.get(XML_LANG, "")):
        yield Fault('the package element needs xml:lang, such as xml:lang="en"', root.line)


def _missing_files(view: View) -> Iterator[Fault]:
    names = set(view.package.names)
    for item in view.package.manifest:
        if item.name not in names:
            yield Fault(f"the manifest lists {item.href!r}, which is not in the book; add or unlist it", item.line)


def _unused_items(view: View) -> Iterator[Fault]:
    used = {link.target[0] for link in view.links() if link.target}
    for name, sheet in view.sheets.items():
        used |= {target[0] for href, _ in sheet.urls if (target := resolve(name, href))}
    used |= view.reading_order.keys() | {item.name for item in view.package.manifest if _is_for_readers(item)}
    for item in view.package.manifest:
        if item.name in view.files and item.name not in used:
            yield Fault(f"nothing in the book uses {item.href!r}; link to it or leave it out", item.line)


def _is_for_readers(item: Item) -> bool:
    """Whether reading systems look for an item themselves, so that nothing need lead to it."""
    return bool(item.properties & {"nav", "cover-image"}) or item.media_type == NCX_TYPE


def _linear(view: View) -> Iterator[Fault]:
    for item in view.package.spine:
        if not item.linear:
            yield Fault(f"{view.short(item.name)} is not linear, so some readers never show it; drop linear", item.line)


def _direction(view: View) -> Iterator[Fault]:
    if direction(view.language) == "ltr" or "-latn" in view.language:
        return
    for spine in view.package.document.elements(OPF + "spine"):
        if spine.get("page-progression-direction") != "rtl":
            yield Fault('the language runs right to left; set page-progression-direction="rtl"', spine.line)
    for page in view.pages.values():
        if not any(element.get("dir") == "rtl" for element in page.document.elements(XHTML + "html", XHTML + "body")):
            yield Fault('the language runs right to left; set dir="rtl" on html', page.document.root.line, page.name)


def _guide(view: View) -> Iterator[Fault]:
    found = {element.get("type") for element in view.package.document.elements(OPF + "reference")}
    wanted = ("cover", "toc", "text") if view.item("cover-image") else ("toc", "text")
    if missing := [kind for kind in wanted if kind not in found]:
        yield Fault(f"the guide has no reference of type {' or '.join(missing)}; old readers open the book by it")


# ------------------------------------------------------------------------------------------------------- the metadata


def _one_title(view: View) -> Iterator[Fault]:
    titles = view.dc("title")
    if len(titles) != 1 or not _text(titles[0]):
        yield Fault(f"there are {len(titles)} titles, or an empty one; write one dc:title, a subtitle after a colon")


def _language(view: View) -> Iterator[Fault]:
    for element in view.dc("language"):
        if not is_language(_text(element)):
            yield Fault(f"{_text(element)!r} is no language tag; write one like en or pt-BR", element.line)
    if not view.dc("language"):
        yield Fault("there is no dc:language; write one, such as en")


def is_language(tag: str) -> bool:
    """Whether a tag is BCP 47 and its language one that readers can be expected to know.

    >>> [is_language(tag) for tag in ("en", "pt-BR", "zh-Hant-TW", "english", "und", "C", "en_US")]
    [True, True, True, False, False, False, False]
    """
    shape = LANGUAGE_TAG.fullmatch(tag)
    return shape is not None and shape["language"].lower() in KNOWN


def _identifier(view: View) -> Iterator[Fault]:
    if not view.identifier:
        yield Fault("unique-identifier leads to no dc:identifier; give it the id of one")
    for element in view.dc("identifier"):
        if not _is_identifier(_text(element)):
            yield Fault(f"{_text(element)!r} is no sound identifier; write urn:uuid:, urn:isbn: or a URL", element.line)


def _is_identifier(value: str) -> bool:
    scheme, _, rest = value.lower().removeprefix("urn:").partition(":")
    if scheme == "uuid":
        return UUID.fullmatch(rest) is not None
    return _is_isbn(rest.replace("-", "")) if scheme == "isbn" else URI.fullmatch(value) is not None


def _is_isbn(digits: str) -> bool:
    if re.fullmatch(r"[0-9]{13}", digits):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"[0-9]{9}[0-9x]", digits):
        return sum((10 if digit == "x" else int(digit)) * (10 - place) for place, digit in enumerate(digits)) % 11 == 0
    return False


def _modified(view: View) -> Iterator[Fault]:
    values = [_text(element) for element in view.metas("dcterms:modified") if "refines" not in element.attrib]
    if len(values) != 1 or not MODIFIED.fullmatch(values[0]) or not _is_date(values[0]):
        yield Fault(f"dcterms:modified is {' and '.join(values) or 'missing'}; write one, like 2024-05-01T00:00:00Z")


def _date(view: View) -> Iterator[Fault]:
    dates = view.dc("date")
    for element in dates:
        if not _is_date(_text(element)):
            yield Fault(f"dc:date {_text(element)!r} is no date; write 2024, 2024-05 or 2024-05-01", element.line)
    if len(dates) > 1:
        yield Fault("there is more than one dc:date; keep that of publication", dates[1].line)


def _is_date(value: str) -> bool:
    shape = W3C_DATE.fullmatch(value)
    try:
        return shape is not None and bool(datetime.date(int(shape[1]), int(shape[2] or 1), int(shape[3] or 1)))
    except ValueError:  # 31 February, or the year 0
        return False


def _series_position(view: View) -> Iterator[Fault]:
    for element in view.metas("group-position"):
        if not POSITION.fullmatch(_text(element)):
            yield Fault(f"group-position {_text(element)!r} is no number; write one like 2 or 2.5", element.line)


def _relators(view: View) -> Iterator[Fault]:
    for element in view.metas("role"):
        if element.get("scheme") == "marc:relators" and _text(element) not in RELATORS:
            yield Fault(f"{_text(element)!r} is no MARC relator; write one like aut, edt or trl", element.line)


def _generator(view: View) -> Iterator[Fault]:
    if not any(GENERATOR.fullmatch(element.get("content", "")) for element in view.metas("generator", "name")):
        yield Fault("no generator meta of storybind; only a book that has one is replaced without --force")


# -------------------------------------------------------------------------------------------------- the accessibility


def _a11y_present(view: View) -> Iterator[Fault]:
    if missing := [name for name in A11Y if not any(map(_text, view.metas(name)))]:
        yield Fault(f"the metadata lacks {', '.join(missing)}; write what holds for this book")


def _a11y_words(view: View) -> Iterator[Fault]:
    for name, words in A11Y.items():
        for element in view.metas(name):
            for value in _text(element).split(",") if name == "schema:accessModeSufficient" else [_text(element)]:
                if words and value.strip() not in words:
                    yield Fault(f"{value.strip()!r} is no word for {name}; choose one of its vocabulary", element.line)


def _a11y_alone(view: View) -> Iterator[Fault]:
    for name in ("schema:accessibilityFeature", "schema:accessibilityHazard"):
        values = {_text(element) for element in view.metas(name)}
        if len(values) > 1 and values & {"none", "unknown"}:
            yield Fault(f"{name} says none or unknown and something else; keep the one that is true")


def _a11y_claims(view: View) -> Iterator[Fault]:
    claims = {_text(element): element.line for element in view.metas("schema:accessibilityFeature")}
    images = [image for page in view.pages.values() for image in page.document.elements(XHTML + "img")]
    if "alternativeText" in claims and not (images and all(map(_is_described, images))):
        yield Fault("alternativeText is claimed and an image is without; describe all", claims["alternativeText"])
    for word in claims.keys() & PAGE_CLAIMS:
        if view.nav("page-list") is None:
            yield Fault(f"{word} is claimed, but there is no page list; drop the claim", claims[word])


def _a11y_conformance(view: View) -> Iterator[Fault]:
    certified = {element.get("refines") for element in view.metas("a11y:certifiedBy")}
    for element in view.metas("dcterms:conformsTo"):
        if f"#{element.get('id')}" not in certified:
            yield Fault("nobody vouches for the conformance; add a11y:certifiedBy, or drop the claim", element.line)


# ---------------------------------------------------------------------------------------------------------- the cover


def _no_cover(view: View) -> Iterator[Fault]:
    if not view.item("cover-image") and not view.metas("cover", "name"):
        yield Fault("the book has no cover, so libraries show a blank; add one if you like")


def _cover_item(view: View) -> Iterator[Fault]:
    covers = [item for item in view.package.manifest if "cover-image" in item.properties]
    if len(covers) > 1 or (not covers and view.metas("cover", "name")):
        yield Fault(f'{len(covers)} items have properties="cover-image"; give it to the cover\'s image alone')


def _cover_meta(view: View) -> Iterator[Fault]:
    cover = view.item("cover-image")
    metas = view.metas("cover", "name")
    if cover and [(*meta.attrib.items(),) for meta in metas] != [(("name", "cover"), ("content", cover.id))]:
        yield Fault(f'write <meta name="cover" content="{cover.id}"/> once, name first', cover.line)


def _cover_format(view: View) -> Iterator[Fault]:
    cover = view.item("cover-image")
    if not cover or cover.name not in view.files:
        return
    picture = read_picture(view.files[cover.name])
    if picture is None or picture.media_type != cover.media_type:
        yield Fault(f"is no {cover.media_type}, or broken; use a JPEG or a PNG and name it rightly", None, cover.name)
    elif picture.channels == 4:
        yield Fault("has four colour channels, made for print; save it as sRGB", None, cover.name)


def _cover_size(view: View) -> Iterator[Fault]:
    cover = view.item("cover-image")
    data = view.files.get(cover.name, b"") if cover else b""
    if not cover or not (picture := read_picture(data)):
        return
    size = f"is {picture.width} x {picture.height} pixels and {len(data) / 1e6:.1f} MB"
    if picture.width < 1000 or picture.height < 1600:
        yield Fault(f"{size}; below 1000 x 1600 it looks coarse, so use a larger picture", None, cover.name)
    if picture.width * picture.height > 4_000_000 or len(data) > 2_000_000:
        yield Fault(f"{size}; above 4 million pixels or 2 MB some refuse it, so shrink it", None, cover.name)


def _cover_page(view: View) -> Iterator[Fault]:
    cover = view.item("cover-image")
    if not cover:
        return
    first = view.package.spine[0].name if view.package.spine else ""
    page = view.pages.get(first)
    shown = [link.target for link in page.links if link.tag in ("img", "image")] if page else []
    if shown != [(cover.name, "")]:
        yield Fault("the reading order does not begin with a page that shows the cover; put one first")
    elif page and page.body is not None and _text(page.body):
        yield Fault("the cover page holds words too; move them to a page of their own", page.body.line, page.name)


class Picture(NamedTuple):
    """What a picture's header says; a JPEG of 4 channels is CMYK."""

    media_type: str
    width: int
    height: int
    channels: int


def read_picture(data: bytes) -> Picture | None:
    """The header of a JPEG or PNG; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and len(data) > 24:
        return Picture("image/png", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]), 3)
    place = 2
    while data[:2] == b"\xff\xd8" and place + 9 < len(data) and data[place] == 0xFF:
        kind = data[place + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):  # a frame begins: ITU T.81, table B.1
            height, width = int.from_bytes(data[place + 5 : place + 7]), int.from_bytes(data[place + 7 : place + 9])
            return Picture("image/jpeg", width, height, data[place + 9])
        place += 1 if kind == 0xFF else 2 + int.from_bytes(data[place + 2 : place + 4])
    return None


# ------------------------------------------------------------------------------------------------------- the contents


def _ncx_present(view: View) -> Iterator[Fault]:
    ids = {item.id for item in view.package.manifest if item.media_type == NCX_TYPE}
    if not any(spine.get("toc") in ids for spine in view.package.document.elements(OPF + "spine")):
        yield Fault("there is no NCX that the spine's toc names; older readers show no contents without")


def _ncx_identifier(view: View) -> Iterator[Fault]:
    for meta in _ncx_metas(view, "dtb:uid"):
        if meta.get("content") != view.identifier:
            yield Fault(f"dtb:uid is not the book's identifier; write {view.identifier}", meta.line, _ncx_name(view))


def _ncx_depth(view: View) -> Iterator[Fault]:
    depth = max((entry.depth for entry in _ncx_contents(view)), default=0)
    for meta in _ncx_metas(view, "dtb:depth"):
        if meta.get("content") != str(depth):
            yield Fault(f"dtb:depth is {meta.get('content')}; write {depth}", meta.line, _ncx_name(view))


def _ncx_order(view: View) -> Iterator[Fault]:
    points = list(view.ncx[1].elements(NCX + "navPoint")) if view.ncx else []
    for number, point in enumerate(points, 1):
        if point.get("playOrder") != str(number):
            yield Fault(f"playOrder leaves the count at {number}; count on from 1", point.line, _ncx_name(view))
            return


def _ncx_agrees(view: View) -> Iterator[Fault]:
    old = [(entry.label, entry.target) for entry in _ncx_contents(view)]
    new = [(entry.label, entry.target) for entry in view.contents()]
    if view.ncx and new and old != new:
        same = [one == two for one, two in zip(old, new, strict=False)]
        where = f"entry {same.index(False) + 1} differs" if False in same else f"{len(old)} entries against {len(new)}"
        yield Fault(f"does not agree with the contents page: {where}; make both from one list", None, view.ncx[0])


def _ncx_metas(view: View, name: str) -> list[Element]:
    metas = view.ncx[1].elements(NCX + "meta") if view.ncx else iter(())
    return [meta for meta in metas if meta.get("name") == name]


def _ncx_contents(view: View) -> list[Entry]:
    return list(_ncx_entries(*view.ncx)) if view.ncx else []


def _ncx_name(view: View) -> str:
    return view.ncx[0] if view.ncx else ""


def _nav_present(view: View) -> Iterator[Fault]:
    item = view.item("nav")
    if not item or not view.contents():
        yield Fault('there is no contents page with an entry; write one and mark it properties="nav"')
    elif item.name not in view.reading_order:
        yield Fault("the contents page is not in the reading order; put it there", item.line)


def _nav_order(view: View) -> Iterator[Fault]:
    order, latest = view.reading_order, (-1, -1)
    ids = {name: {ident: place for place, ident in enumerate(page.ids)} for name, page in view.pages.items()}
    for entry in view.contents():
        name, fragment = entry.target or ("", "")
        place = (order.get(name, -1), ids.get(name, {}).get(fragment, -1))
        if name not in order:
            yield Fault(f"{entry.label!r} leads out of the reading order; lead into it", entry.line, _nav_name(view))
        elif place < latest:
            yield Fault(f"{entry.label!r} comes later than it is read; sort the contents", entry.line, _nav_name(view))
        latest = max(latest, place)


def _nav_name(view: View) -> str:
    item = view.item("nav")
    return item.name if item else ""


def _nav_labels(view: View) -> Iterator[Fault]:
    for entry in view.contents() + view.contents("landmarks"):
        if not entry.label:
            yield Fault("an entry has no words; give it a label", entry.line, _nav_name(view))


def _nav_depth(view: View) -> Iterator[Fault]:
    for entry in view.contents():
        if entry.depth > 2:
            yield Fault(f"{entry.label!r} is {entry.depth} deep; Kindle shows two levels", entry.line, _nav_name(view))
            return


def _landmarks(view: View) -> Iterator[Fault]:
    found = view.nav("landmarks")
    if not found:
        if _nav_name(view) in view.pages:
            yield Fault("there are no landmarks; mark the contents and the start of the story", None, _nav_name(view))
        return
    page, nav = found
    if "hidden" not in nav.attrib:
        yield Fault('the landmarks show as a second contents; add hidden="hidden"', nav.line, page.name)
    types = {kind for element in within(nav, XHTML + "a") for kind in element.get(EPUB_TYPE, "").split()}
    if missing := [kind for kind in ("toc", "bodymatter") if kind not in types]:
        yield Fault(f"no landmark is of type {' or '.join(missing)}; add it", nav.line, page.name)


def _nav_words(view: View) -> Iterator[Fault]:
    page = view.pages.get(_nav_name(view))
    if page is None or not is_language(view.language) or view.language.split("-")[0] == "en":
        return
    headings = [_text(heading) for heading in page.document.elements(*HEADINGS)]
    for label in dict.fromkeys(headings + [entry.label for entry in view.contents("landmarks")]):
        if label.lower() in ENGLISH_LABELS:
            yield Fault(f"{label!r} is English in a book that is not; translate it", None, page.name)


# ---------------------------------------------------------------------------------------------------------- the links


def _link_files(view: View) -> Iterator[Fault]:
    for link in view.links():
        if (link.target and link.target[0] not in view.files) or link.href.lower().startswith("file:"):
            yield Fault(f"{link.href!r} leads to no file of the book; mend or remove it", link.line, link.place)


def _link_fragments(view: View) -> Iterator[Fault]:
    for link, page, fragment in _inner_links(view):
        if fragment not in page.ids:
            yield Fault(f"{link.href!r} leads to an id that is not there; mend or remove it", link.line, link.place)


def _link_bodies(view: View) -> Iterator[Fault]:
    for link, page, fragment in _inner_links(view):
        if fragment in page.ids and page.ids[fragment].tag == XHTML + "body":
            yield Fault(f"{link.href!r} leads to the body element; leave out the #{fragment}", link.line, link.place)


def _link_hidden(view: View) -> Iterator[Fault]:
    hidden = {element for page in view.pages.values() for part in page.hidden() for element in within(part)}
    for link, page, fragment in _inner_links(view):
        if page.ids.get(fragment) in hidden:
            yield Fault(f"{link.href!r} leads to something hidden; lead elsewhere", link.line, link.place)


def _inner_links(view: View) -> Iterator[tuple[Link, Page, str]]:
    """The links to a place inside a page, with that page and the id."""
    for link in view.links():
        if link.target and link.target[1] and link.target[0] in view.pages:
            yield link, view.pages[link.target[0]], link.target[1]


def _remote(view: View) -> Iterator[Fault]:
    places = [(link.place, link.href, link.line) for link in view.links() if link.tag not in ("a", "area")]
    places += [(name, href, line) for name, sheet in view.sheets.items() for href, line in sheet.urls]
    places += [(view.package.opf, item.href, item.line) for item in view.package.manifest]
    for place, href, line in places:
        if REMOTE.match(href):
            yield Fault(f"{href!r} is fetched from a network; put it into the book", line, place)


def _hides(view: View) -> Iterator[Fault]:
    rules = [rule for sheet in view.sheets.values() for rule in sheet.rules if "[hidden]" in rule.selectors]
    if any(declaration[:2] == ("display", "none") for rule in rules for declaration in rule.declarations):
        return
    for page in view.pages.values():
        if hidden := page.hidden():
            text = "some engines show what is hidden; add [hidden] { display: none; } to the stylesheet"
            yield Fault(text, hidden[0].line, page.name)
            return


# --------------------------------------------------------------------------------------------------------- the pages


def _declaration(page: Page) -> Iterator[Fault]:
    if (page.document.encoding or "").lower() != "utf-8":
        yield Fault('begin the file with <?xml version="1.0" encoding="utf-8"?>', 1)


def _charset(page: Page) -> Iterator[Fault]:
    metas = page.document.elements(XHTML + "meta")
    if not any(meta.get("charset", "").lower() == "utf-8" for meta in metas):
        yield Fault('write <meta charset="utf-8"/> first in the head')


def _page_language(page: Page) -> Iterator[Fault]:
    root = page.document.root
    if root.get("lang") != root.get(XML_LANG) or not is_language(root.get("lang", "")):
        yield Fault("the html element needs lang and xml:lang, the same in both, such as en", root.line)


def _page_title(page: Page) -> Iterator[Fault]:
    if not any(map(_text, page.document.elements(XHTML + "title"))):
        yield Fault("the title is missing or empty; name what the file holds")


def _stylesheet(page: Page) -> Iterator[Fault]:
    links = page.document.elements(XHTML + "link")
    if not any("stylesheet" in link.get("rel", "").split() and link.get("type") == CSS_TYPE for link in links):
        yield Fault('no stylesheet is linked; add <link rel="stylesheet" type="text/css" href="..."/>')


def _empty_page(page: Page) -> Iterator[Fault]:
    if page.body is None or not (_text(page.body) or any(link.tag in ("img", "image") for link in page.links)):
        yield Fault("the page shows nothing; give it words or leave it out")


def _headings(page: Page) -> Iterator[Fault]:
    for heading in page.document.elements(*HEADINGS):
        if not _text(heading) and not any(map(_is_described, within(heading, XHTML + "img"))):
            yield Fault("the heading is empty; give it words or leave it out", heading.line)


def _levels(page: Page) -> Iterator[Fault]:
    above = 2
    for heading in page.document.elements(*HEADINGS):
        level = int(heading.tag[-1])
        if level > above + 1:
            yield Fault(f"an h{level} stands where h{above + 1} is the deepest that fits; skip no level", heading.line)
        above = level


def _images(page: Page) -> Iterator[Fault]:
    for image in page.document.elements(XHTML + "img"):
        if not image.get("src"):
            yield Fault("the image has no src; name its file", image.line)
        if not _is_described(image) and image.get("role") not in ("presentation", "none"):
            yield Fault('the image has no alt text; say what it shows, or add role="presentation"', image.line)


def _is_described(image: Element) -> bool:
    return bool(image.get("alt", "").strip())


def _ids(page: Page) -> Iterator[Fault]:
    for element in page.document.elements():
        if "id" in element.attrib and page.ids[element.attrib["id"]] is not element:
            yield Fault(f"the id {element.attrib['id']!r} is there twice; change one", element.line)


def _paragraphs(page: Page) -> Iterator[Fault]:
    for paragraph in page.document.elements(XHTML + "p"):
        empty = not (paragraph.text or "").strip() and not _text(paragraph)
        if empty and not list(within(paragraph, XHTML + "img")):
            yield Fault('the paragraph is empty; leave it out, or write <hr class="scene"/>', paragraph.line)


def _line_breaks(page: Page) -> Iterator[Fault]:
    for parent in page.document.elements():
        for one, two in pairwise(children(parent)):
            if one.tag == two.tag == XHTML + "br" and not (one.tail or "").strip():
                yield Fault('two br in a row; begin a paragraph, or write <hr class="scene"/>', two.line)


def _page_size(page: Page) -> Iterator[Fault]:
    if len(page.data) > LARGEST_PAGE:
        yield Fault(f"the file has {len(page.data) // 1000} kB; split it at a scene, to stay below 260 kB")


def _long_lines(page: Page) -> Iterator[Fault]:
    longest = max(map(len, page.data.split(b"\n")))
    if longest > LONGEST_LINE:
        yield Fault(f"a line has {longest // 1000} kB; end the line after every block")


def _scripts(page: Page) -> Iterator[Fault]:
    for element in page.document.elements():
        handler = next((key for key in element.attrib if key.startswith("on")), None)
        if element.tag == XHTML + "script" or handler:
            yield Fault(f"holds a script ({handler or 'script'}); remove it", element.line)
    for link in page.links:
        if link.href.strip().lower().startswith("javascript:"):
            yield Fault("holds a script (a javascript: link); remove it", link.line)


def _styles(page: Page) -> Iterator[Fault]:
    for element in page.document.elements():
        kobo = "kobostylehacks" in (element.get("id"), element.get("class"))  # a kepub must have it
        if "style" in element.attrib or (element.tag == XHTML + "style" and not kobo):
            yield Fault("is styled in the page itself; move that into the stylesheet", element.line)


def _hidden_words(page: Page) -> Iterator[Fault]:
    size = sum(len(_text(element)) for element in page.hidden())
    if size > MOST_HIDDEN:
        yield Fault(f"{size} characters are hidden; keep it below {MOST_HIDDEN}")


def _roles(page: Page) -> Iterator[Fault]:
    for element in page.document.elements():
        for kind in element.get(EPUB_TYPE, "").split():
            if kind in ROLES and element.get("role") != ROLES[kind] and not _speaks_of_others(element, kind):
                yield Fault(f'epub:type="{kind}" goes with role="{ROLES[kind]}"; add it', element.line)


def _speaks_of_others(element: Element, kind: str) -> bool:
    """Whether an epub:type is that of the book's part that a body is in, or of what a landmark leads to."""
    return element.tag == XHTML + "body" or (element.tag == XHTML + "a" and kind not in ("noteref", "backlink"))


# --------------------------------------------------------------------------------------------------- the stylesheets


class Declaration(NamedTuple):
    """A property and its value in lower case, ``!important`` left off and strings blotted out."""

    name: str
    value: str
    line: int


class Rule(NamedTuple):
    """A rule that is not an at-rule; selectors in lower case."""

    selectors: tuple[str, ...]
    declarations: list[Declaration]
    line: int


class Sheet(NamedTuple):
    """A stylesheet read with tolerance: as browsers do it, but what they would skip is kept in `faults`.

    `at_rules` are names without the ``@``, `urls` all that is referred to, both with their lines.
    """

    css: str
    rules: list[Rule]
    at_rules: list[tuple[str, int]]
    urls: list[tuple[str, int]]
    faults: list[Fault]

    @property
    def declarations(self) -> Iterator[tuple[Rule, Declaration]]:
        """All declarations with their rules."""
        return ((rule, declaration) for rule in self.rules for declaration in rule.declarations)


def parse_css(css: str) -> Sheet:
    """A stylesheet as rules; of the grammar it knows comments, strings, braces, semicolons and colons."""
    reader = _SheetReader(css)
    for mark in re.finditer("[{};]", reader.text):
        reader.take(mark)
    return reader.close()


class _SheetReader:
    """How far the reading of a stylesheet has come; `open` holds the blocks begun, None for one of an at-rule."""

    def __init__(self, css: str) -> None:
        self.sheet = Sheet(css, [], [], [], [])
        self.ends = [match.start() for match in re.finditer("\n", css)]
        self.text = OPAQUE.sub(self.blot, css)
        self.open: list[Rule | None] = []
        self.start = 0

    def line(self, place: int) -> int:
        return bisect_left(self.ends, place) + 1

    def fault(self, text: str, line: int) -> None:
        self.sheet.faults.append(Fault(text, line))

    def blot(self, match: re.Match[str]) -> str:
        """A comment, address or string, made harmless at its full length."""
        found, line = match[0], self.line(match.start())
        if not match[match.lastindex or 0]:
            self.fault(f"{found[:20]!r} is not closed; close it", line)
        if match["url"] is not None:
            self.sheet.urls.append((match["url"].strip(" \t\n\"'"), line))
            return "url(" + "_" * (len(found) - 5) + ")"
        return (" " if found[0] == "/" else '"') * len(found)

    def take(self, mark: re.Match[str]) -> None:
        """Read on to a brace or semicolon."""
        chunk = self.text[self.start : mark.start()]
        words, line = chunk.strip().lower(), self.line(mark.start() - len(chunk.lstrip()))
        self.start = mark.end()
        if mark[0] == "{":
            self.begin(words, line)
        elif words:
            self.statement(words, line)
        if mark[0] == "}" and self.open:
            self.open.pop()
        elif mark[0] == "}":
            self.fault("this } closes nothing; remove it", self.line(mark.start()))

    def begin(self, words: str, line: int) -> None:
        if at_rule := AT_RULE.match(words):
            self.sheet.at_rules.append((at_rule[1], line))
            self.open.append(None)
            return
        if self.open and self.open[-1]:
            self.fault("a rule begins inside a rule; close the outer one first", line)
        rule = Rule(tuple(" ".join(selector.split()) for selector in words.split(",")), [], line)
        self.sheet.rules.append(rule)
        self.open.append(rule)

    def statement(self, words: str, line: int) -> None:
        name, _, value = (part.strip() for part in words.partition(":"))
        if at_rule := AT_RULE.match(words):
            self.sheet.at_rules.append((at_rule[1], line))
        elif not self.open or not name or not value:
            self.fault(f"{words[:30]!r} is no declaration in a rule; write property: value, or remove it", line)
        elif rule := self.open[-1]:
            rule.declarations.append(Declaration(name, value.partition("!")[0].rstrip(), line))

    def close(self) -> Sheet:
        if rest := self.text[self.start :].strip().lower():
            self.statement(rest, self.line(self.start))
        if self.open:
            self.fault("a { is not closed; close it", self.line(len(self.text)))
        return self.sheet


def _css_syntax(sheet: Sheet) -> Iterator[Fault]:
    yield from sheet.faults


def _css_charset(sheet: Sheet) -> Iterator[Fault]:
    named = any(name == "charset" for name, _ in sheet.at_rules)
    if (named or not sheet.css.isascii()) and not sheet.css.lower().startswith('@charset "utf-8";'):
        yield Fault('begin the stylesheet with @charset "utf-8";', 1)


def _css_at_rules(sheet: Sheet) -> Iterator[Fault]:
    for name, line in sheet.at_rules:
        if name not in ("charset", "font-face"):
            yield Fault(f"@{name} makes old engines drop the stylesheet; do without", line)


def _css_fonts(sheet: Sheet) -> Iterator[Fault]:
    for name, line in sheet.at_rules:
        if name == "font-face":
            yield Fault("a font is embedded; leave the choice to the reader", line)


def _css_features(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        functions = [f"{function}()" for function in FUNCTION.findall(value) if function not in FUNCTIONS]
        units = [unit for unit in UNIT.findall(value) if unit not in UNITS]
        displays = [value] if name == "display" and MODERN.search(value) else []
        names = [name] if FATAL.fullmatch(name) else []
        for found in (names + functions + units + displays)[:1]:
            yield Fault(f"{found} makes old engines drop the stylesheet; do with CSS 2.1", line)


def _css_properties(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, _, line) in sheet.declarations:
        if name not in PROPERTIES and not any(known.fullmatch(name) for known in (FATAL, COLOUR, DIRECTION)):
            yield Fault(f"{name} is not a property that e-readers share; do without", line)


def _css_values(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        words = PROPERTIES.get(name)
        if words and not MODERN.search(value) and not words.issuperset(value.split()) and value != "inherit":
            yield Fault(f"{name}: {value} is not a value that e-readers share; choose one of CSS 2.1", line)


def _css_selectors(sheet: Sheet) -> Iterator[Fault]:
    for rule in sheet.rules:
        text = ", ".join(rule.selectors)
        odd = [f":{name}" for name in PSEUDO.findall(text) if name not in PSEUDOS] + NOT_CSS2.findall(text)
        if odd:
            yield Fault(f"{odd[0]} is beyond CSS 2.1, and old engines choke on it; use a class", rule.line)


def _css_bare(sheet: Sheet) -> Iterator[Fault]:
    for rule in sheet.rules:
        if found := BARE.search(", ".join(rule.selectors)):
            yield Fault(f"{found[0].strip()!r} also takes in what Kobo adds to a page; use a class", rule.line)


def _css_direction(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, _, line) in sheet.declarations:
        if DIRECTION.fullmatch(name):
            yield Fault(f"{name} is forbidden in EPUB; set dir on the element", line)


def _css_colours(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        coloured = COLOUR.fullmatch(name) and value not in NO_COLOUR
        if coloured or (name.startswith(("border", "outline")) and COLOUR_VALUE.search(value)):
            yield Fault(f"{name}: {value} sets a colour, which can vanish at night; leave it to the reader", line)


def _css_body_text(sheet: Sheet) -> Iterator[Fault]:
    for rule, (name, value, line) in sheet.declarations:
        plain = [selector for selector in rule.selectors if BODY_TEXT.issuperset(re.split(r"[\s>+]+", selector))]
        sides = name.startswith(("margin", "padding")) and any(not ZERO.fullmatch(side) for side in _sides(name, value))
        if plain and (sides or (name in BODY_DEFAULTS and value not in BODY_DEFAULTS[name])):
            yield Fault(f"{name} on {plain[0]} overrides what the reader chose; set it on a class, or not at all", line)


def _sides(name: str, value: str) -> list[str]:
    """The values for left and right of a margin or padding."""
    parts = value.split()
    if "-" in name:
        return parts if name.endswith(("-left", "-right")) else []
    return parts if len(parts) < 2 else parts[1::2]


def _css_font_sizes(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        if name in ("font-size", "font") and ABSOLUTE.search(value):
            yield Fault(f"{name}: {value} takes the size out of the reader's hand; use em", line)


def _css_margins(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        sides = _sides(name, value) if name.startswith("margin") else []
        if any(side == "auto" or _ems(side) > 4 for side in sides):
            yield Fault(f"{name}: {value} fails on small or simple readers; use percent at the sides", line)


def _css_indents(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        if name == "text-indent" and _ems(value) > 4:
            yield Fault(f"text-indent: {value} is too wide for a small screen; use 1em to 1.5em", line)


def _ems(value: str) -> float:
    length = EMS.fullmatch(value)
    return float(length[1]) if length else 0


# --------------------------------------------------------------------------------------------------------- the words

LINKING = ("href", "src", "poster", "data", "{http://www.w3.org/1999/xlink}href")
HEADINGS = tuple(f"{XHTML}h{level}" for level in range(1, 7))

HEAVIEST = 50_000_000
LARGEST_PAGE = 260_000
LONGEST_LINE = 100_000
MOST_HIDDEN = 10_000

ZIP_NAME = re.compile(r"[A-Za-z0-9._/-]+")
COMMENT = re.compile(rb"<!--(.*?)(?:-->|\Z)", re.S)
REMOTE = re.compile(r"\s*(?:https?:|ftp:)?//", re.I)
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
MODIFIED = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.A)
TIME = r"T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:[0-5]\d)"
W3C_DATE = re.compile(rf"(\d{{4}})(?:-(\d\d)(?:-(\d\d)(?:{TIME})?)?)?", re.A)
POSITION = re.compile(r"\d+(?:\.\d+)*", re.A)
LANGUAGE_TAG = re.compile(  # RFC 5646, section 2.1; extended languages and grandfathered tags left out
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.A | re.I,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RELATORS = _words(  # id.loc.gov/vocabulary/relators, as of May 2024; retired codes left out
    """
    abr acp act adi adp aft anc anl anm ann ant ape apl app aqt arc ard arr art asg asn ato att auc aud aue aui aup
    aus aut bdd bjd bka bkd bkp blw bnd bpd brd brl bsl cad cas ccp chr cli cll clr clt cmm cmp cmt cnd cng cns coe
    col com con cop cor cos cot cou cov cpc cpe cph cpl cpt cre crp crr crt csl csp cst ctb cte ctg ctr cts ctt cur
    cwt dbd dbp dfd dfe dft dgc dgg dgs dis djo dln dnc dnr dpc dpt drm drt dsr dst dtc dte dtm dto dub edc edd edm
    edt egr elg elt eng enj etr evp exp fac fds fld flm fmd fmk fmo fmp fnd fon fpy frg gdv gis his hnr hst ill ilu
    ins inv isb itr ive ivr jud jug lbr lbt ldr led lee lel len let lgd lie lil lit lsa lse lso ltg lyr mcp mdc med
    mfp mfr mka mod mon mrb mrk msd mte mtk mup mus mxe nan nrt onp opn org orm osp oth own pad pan pat pbd pbl pdr
    pfr pht plt pma pmn pop ppm ppt pra prc prd pre prf prg prm prn pro prp prs prt prv pta pte ptf pth ptt pup rap
    rbr rcd rce rcp rdd red ren res rev rpc rps rpt rpy rse rsg rsp rsr rst rth rtm rxa sad sce scl scr sde sds sec
    sfx sgd sgn sht sll sng spk spn spy srv std stg stl stm stn str swd tau tcd tch ths tld tlg tlh tlp trc trl tyd
    tyg uvp vac vdg vfx wac wal wam wat wdc wde win wit wpr wst
    """
)

A11Y: Mapping[str, frozenset[str]] = {  # W3C, Schema.org Accessibility Properties for Discoverability Vocabulary
    "schema:accessMode": _words(
        """
        auditory chartOnVisual chemOnVisual colorDependent diagramOnVisual mathOnVisual musicOnVisual tactile
        textOnVisual textual visual
        """
    ),
    "schema:accessModeSufficient": _words("auditory tactile textual visual"),
    "schema:accessibilityFeature": _words(
        """
        alternativeText annotations ARIA audioDescription bookmarks braille captions ChemML closedCaptions describedMath
        displayTransformability fullRubyAnnotations highContrastAudio highContrastDisplay horizontalWriting index
        largePrint latex latex-chemistry longDescription MathML MathML-chemistry none openCaptions pageBreakMarkers
        pageNavigation printPageNumbers readingOrder rubyAnnotations signLanguage structuralNavigation
        synchronizedAudioText tableOfContents tactileGraphic tactileObject taggedPDF timingControl transcript ttsMarkup
        unknown unlocked verticalWriting withAdditionalWordSegmentation withoutAdditionalWordSegmentation
        """
    ),
    "schema:accessibilityHazard": _words(
        """
        flashing motionSimulation noFlashingHazard noMotionSimulationHazard none noSoundHazard sound unknown
        unknownFlashingHazard unknownMotionSimulationHazard unknownSoundHazard
        """
    ),
    "schema:accessibilitySummary": frozenset(),  # a sentence
}
PAGE_CLAIMS = _words("pageNavigation printPageNumbers pageBreakMarkers")

ROLES: Mapping[str, str] = {  # W3C, Digital Publishing WAI-ARIA Module: an epub:type and the role of the same meaning
    kind: f"doc-{kind}"
    for kind in _words(
        """
        acknowledgments afterword backlink bibliography chapter colophon conclusion dedication endnotes epigraph
        epilogue errata footnote foreword glossary index introduction noteref part preface prologue subtitle toc
        """
    )
}

ENGLISH_LABELS = frozenset(
    {"begin reading", "contents", "landmarks", "start of content", "table of contents", "title page"}
)

# ------------------------------------------------------------------------------------------------- the words of CSS

OPAQUE = re.compile(
    r"""/\*.*?(\*/|\Z)
    |url\(\s*(?P<url>"[^"\n]*"|'[^'\n]*'|[^)]*)\s*(\)?)
    |"(?:[^"\\\n]|\\.)*("?)
    |'(?:[^'\\\n]|\\.)*('?)""",
    re.S | re.I | re.X,
)
AT_RULE = re.compile(r"@([-\w]*)")
FUNCTION = re.compile(r"(?<![-\w])([-\w]+)\(")
FUNCTIONS = _words("attr counter counters hsl hsla rgb rgba url")
UNIT = re.compile(r"(?<![\w#.-])[+-]?(?:\d+(?:\.\d+)?|\.\d+)([a-z]+)")
UNITS = _words("em ex px pt pc cm mm in")
FATAL = re.compile(r"--.*|position|(?:-\w+-)?(?:flex|grid|transform)(?:-.*)?")
MODERN = re.compile(r"flex|grid|\(")
DIRECTION = re.compile("direction|unicode-bidi")
COLOUR = re.compile(r"(?:.+-)?color|background(?:-.*)?|(?:text|box)-shadow")
NO_COLOUR = _words("none transparent inherit currentcolor")
COLOUR_VALUE = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|\b(?:black|silver|gr[ae]y|white|maroon|red|purple|fuchsia|green|lime|olive"
    r"|yellow|navy|blue|teal|aqua|orange|brown|(?:dark|light|dim)\w+)\b"
)
PSEUDO = re.compile(r":([-\w]+)")
PSEUDOS = _words("active after before first-child first-letter first-line focus hover lang link visited")
NOT_CSS2 = re.compile(r"::|~(?!=)|[\^$*]=|&|\|(?!=)|<")
BARE = re.compile(r"(?:^|[\s,>+])(?:span|div)(?![\w.#\[:-])|(?:^|[\s,])body\s?>")
BODY_TEXT = _words("html body section div p *")
BODY_DEFAULTS: Mapping[str, frozenset[str]] = {
    "font": _words("inherit"),
    "font-size": _words("100% 1em medium inherit"),
    "font-family": _words("inherit"),
    "line-height": _words("normal inherit"),
    "text-align": _words("inherit"),
}
ZERO = re.compile(r"[+-]?0+(?:\.0+)?(?:[a-z]+|%)?")
ABSOLUTE = re.compile(r"\d(?:px|pt|pc|cm|mm|in)\b")
EMS = re.compile(r"(\d+(?:\.\d+)?|\.\d+)em")

PROPERTIES: Mapping[str, frozenset[str]] = {  # those without words take any value
    "border-collapse": _words("collapse separate"),
    "border-style": _words("none hidden dotted dashed solid double groove ridge inset outset"),
    "caption-side": _words("top bottom"),
    "clear": _words("none left right both"),
    "display": _words(
        """
        none inline block inline-block list-item table inline-table table-row table-row-group table-header-group
        table-footer-group table-column table-column-group table-cell table-caption
        """
    ),
    "float": _words("none left right"),
    "font-style": _words("normal italic oblique"),
    "font-variant": _words("normal small-caps"),
    "font-weight": _words("normal bold bolder lighter 100 200 300 400 500 600 700 800 900"),
    "text-align": _words("left right center justify"),
    "text-decoration": _words("none underline overline line-through"),
    "text-transform": _words("none capitalize uppercase lowercase"),
    "visibility": _words("visible hidden collapse"),
    "white-space": _words("normal pre nowrap pre-wrap pre-line"),
    "adobe-hyphenate": _words("none explicit auto"),
    **dict.fromkeys(_words("hyphens -epub-hyphens -webkit-hyphens -moz-hyphens"), _words("none manual auto")),
    **dict.fromkeys(_words("overflow-wrap word-wrap"), _words("normal break-word")),
    **dict.fromkeys(_words("page-break-after page-break-before"), _words("auto always avoid left right")),
    **dict.fromkeys(_words("break-after break-before"), _words("auto avoid page left right")),
    **dict.fromkeys(_words("page-break-inside break-inside"), _words("auto avoid")),
    **dict.fromkeys(
        _words(
            """
            border border-top border-right border-bottom border-left border-width border-spacing border-top-width
            border-right-width border-bottom-width border-left-width border-top-style border-right-style
            border-bottom-style border-left-style content counter-increment counter-reset empty-cells font font-family
            font-size height letter-spacing line-height list-style list-style-position list-style-type margin
            margin-top margin-right margin-bottom margin-left max-height max-width min-height min-width orphans outline
            padding padding-top padding-right padding-bottom padding-left quotes text-indent vertical-align widows width
            word-spacing
            """
        ),
        frozenset(),
    ),
}

# -------------------------------------------------------------------------------------------------------- the tables

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# fmt: off
BOOK_CHECKS: tuple[Check[View], ...] = (
    Check("L-ZIP-MIMETYPE", ERROR, _mimetype,
          "The file mimetype comes first, stored, without extra field, and holds application/epub+zip alone.",
          "EPUB 3.3, OCF ZIP container: readers tell an EPUB by its first bytes."),
    Check("L-ZIP-NAME", ERROR, _zip_names,
          "File names are plain ASCII without spaces.",
          "EPUB 3.3, file names; EPUBCheck PKG-010 and PKG-012. Others do not survive every unpacking."),
    Check("L-ZIP-UNIQUE", ERROR, _unique_names,
          "No two entries have one name, capitals apart.",
          "EPUB 3.3, file names; EPUBCheck OPF-060. One hides the other where the file system ignores case."),
    Check("L-ZIP-STRAY", WARNING, _stray_files,
          "Every file is in the manifest, apart from mimetype, META-INF and the package document.",
          "EPUB 3.3, manifest element; what is left over is seldom meant to be passed on."),
    Check("L-ZIP-SIZE", WARNING, _weight,
          "The book stays below 50 MB.",
          "Amazon names 200 MB and refuses above 50 MB with E999 (mastering-cardano, issue 47)."),
    Check("L-FILE-READ", ERROR, _unreadable,
          "Every file can be unpacked, and what should be XML is well-formed, without declarations in its DOCTYPE.",
          "EPUB 3.3, XML conformance; readers show an error in place of the page (EPUBCheck RSC-016)."),
    Check("L-FILE-COMMENT", ERROR, _comments,
          'No XML comment holds "--".',
          "XML 1.0, comments. Kindle Previewer fails on it (harvard-edge/cs249r_book, issue 1148)."),
    Check("L-OPF-VERSION", ERROR, _version,
          "The book is EPUB 3.",
          "EPUB 3.3, package element; these checks know no other."),
    Check("L-OPF-LANG", WARNING, _package_language,
          "The package element has xml:lang.",
          "Ace calls its absence serious (epub-lang): titles are read aloud in the wrong voice. EbookLib forgets it."),
    Check("L-OPF-MISSING", ERROR, _missing_files,
          "Every file of the manifest is in the book.",
          "EPUB 3.3, item element; Send to Kindle refuses the book, E1005 (PixivBatchDownloader, issue 419)."),
    Check("L-OPF-UNUSED", WARNING, _unused_items,
          "Every file of the manifest is used.",
          "EPUBCheck OPF-097: no reader can ever come to it."),
    Check("L-OPF-LINEAR", WARNING, _linear,
          "Everything in the reading order is linear.",
          "EPUB 3.3, itemref element: what is not must be linked to (EPUBCheck OPF-096)."),
    Check("L-OPF-DIRECTION", WARNING, _direction,
          "A book in Arabic or Hebrew script turns its pages, and sets its text, from right to left.",
          "EPUB 3.3, spine element and dir; direction in CSS is forbidden, so nothing else says it."),
    Check("L-OPF-GUIDE", WARNING, _guide,
          "The guide names the contents, the start of the text and the cover.",
          "Open Packaging Format 2.0.1, guide; readers without EPUB 3, and Kindle, open the book by it."),
    Check("L-META-TITLE", ERROR, _one_title,
          "There is one title, and it is not empty.",
          "EPUB 3.3, dc:title, advises one: further ones are ignored, or joined in any order."),
    Check("L-META-LANGUAGE", ERROR, _language,
          "The language is a BCP 47 tag whose language readers know.",
          "EPUBCheck passes english, zz and und; Send to Kindle answers E999 (WebToEpub, issue 1154), Ace valid-lang."),
    Check("L-META-IDENTIFIER", ERROR, _identifier,
          "The identifiers are sound URIs: a UUID or ISBN that is one, or another scheme.",
          "EPUB 3.3, dc:identifier; EPUBCheck OPF-085. Reading positions hang on it."),
    Check("L-META-MODIFIED", ERROR, _modified,
          "The time of the last change is there once, in UTC, to the second.",
          "EPUB 3.3, last modified date: CCYY-MM-DDThh:mm:ssZ."),
    Check("L-META-DATE", ERROR, _date,
          "The date of publication is at most one, and one of the calendar.",
          "EPUB 3.3, dc:date, by W3C date and time formats; EPUBCheck OPF-053."),
    Check("L-META-POSITION", WARNING, _series_position,
          "A place in a series is digits, or digits with dots between.",
          "EPUB 3.3, group-position; EPUBCheck passes 1a and -1, and libraries sort them anywhere."),
    Check("L-META-ROLE", WARNING, _relators,
          "A contributor's role is a MARC relator.",
          "EPUB 3.3, role with the scheme marc:relators; EPUBCheck does not look."),
    Check("L-META-GENERATOR", INFO, _generator,
          "The book says which storybind made it.",
          "Only a book of ours is replaced without --force."),
    Check("L-A11Y-MISSING", WARNING, _a11y_present,
          "The five accessibility properties are there.",
          "EPUB Accessibility 1.1, package metadata; Ace fails without any of them, the summary included."),
    Check("L-A11Y-WORD", WARNING, _a11y_words,
          "Their values are words of the vocabulary.",
          "Schema.org Accessibility Properties for Discoverability Vocabulary; Ace, metadata-*-invalid."),
    Check("L-A11Y-ALONE", WARNING, _a11y_alone,
          "Where a property says none or unknown, it says nothing else.",
          "The same vocabulary, accessibilityHazard and accessibilityFeature."),
    Check("L-A11Y-CLAIM", WARNING, _a11y_claims,
          "Alternative texts and page numbers are claimed only by a book that has them.",
          "EPUB Accessibility Techniques 1.1; Ace, printPageNumbers-nopagelist."),
    Check("L-A11Y-CONFORMS", WARNING, _a11y_conformance,
          "Who claims conformance names who vouches for it.",
          "EPUB Accessibility 1.1, conformance reporting: a11y:certifiedBy is required."),
    Check("L-COVER-NONE", INFO, _no_cover,
          "The book has a cover.",
          "Libraries show a blank, or words on grey."),
    Check("L-COVER-ITEM", ERROR, _cover_item,
          "One item, and one alone, is marked as the cover's image.",
          "EPUB 3.3, cover-image property: at most one; without it EPUB 3 readers find no cover."),
    Check("L-COVER-META", WARNING, _cover_meta,
          "A meta names the cover for old readers, its name before its content.",
          "Kobo, Kindle and EPUB 2 readers look for it; old Nooks need the order (FanFicFare's source)."),
    Check("L-COVER-FORMAT", ERROR, _cover_format,
          "The cover is a JPEG or PNG in RGB, and of the media type it claims.",
          "KDP cover image guidelines and Kobo ask for RGB; Kobo takes no GIF, and SVG is said to break thumbnails."),
    Check("L-COVER-SIZE", WARNING, _cover_size,
          "The cover has at least 1000 x 1600 pixels, at most 4 million of them, and at most 2 MB.",
          "Below it looks coarse (KDP's ideal is 1600 x 2560); Apple, Prepare your book: 4 million pixels in a book."),
    Check("L-COVER-PAGE", WARNING, _cover_page,
          "The first page shows the cover and nothing else.",
          "KDP asks for it within the book; Kobo for a file of its own."),
    Check("L-NCX-MISSING", WARNING, _ncx_present,
          "There is an NCX, and the spine names it.",
          "EPUB 3.3, NCX: legacy, and yet all the contents that old readers show."),
    Check("L-NCX-UID", ERROR, _ncx_identifier,
          "The NCX has the book's identifier.",
          "Open Packaging Format 2.0.1; EPUBCheck NCX-001."),
    Check("L-NCX-DEPTH", WARNING, _ncx_depth,
          "The NCX says how deep it is.",
          "ANSI/NISO Z39.86, dtb:depth; EbookLib writes 0."),
    Check("L-NCX-ORDER", WARNING, _ncx_order,
          "playOrder counts from 1 without a gap.",
          "ANSI/NISO Z39.86, playOrder; reported as a cause of E999 (kindle-epub-fix, pull 24)."),
    Check("L-NCX-NAV", WARNING, _ncx_agrees,
          "The NCX and the contents page hold the same entries.",
          "Readers choose either; they are one table of contents."),
    Check("L-NAV-MISSING", ERROR, _nav_present,
          "There is a contents page with entries, and it is in the reading order.",
          "EPUB 3.3, navigation document; outside the reading order no link may lead to it (EPUBCheck RSC-011)."),
    Check("L-NAV-ORDER", WARNING, _nav_order,
          "The contents come in the order of reading, and lead into it.",
          "EPUBCheck NAV-011; Ace, epub-toc-order. Kindle refuses some books for it (MobileRead, post 4233972)."),
    Check("L-NAV-LABEL", ERROR, _nav_labels,
          "Every entry has words.",
          "EPUB 3.3, nav element: an a element must have a text label."),
    Check("L-NAV-DEPTH", WARNING, _nav_depth,
          "The contents have at most two levels.",
          "Kindle Publishing Guidelines 2019.2; Kobo flattens them on e-ink."),
    Check("L-NAV-LANDMARKS", WARNING, _landmarks,
          "There are landmarks, not shown, for contents and start of the text.",
          "EPUB 3.3, landmarks nav, recommends these two; readers open a book at bodymatter."),
    Check("L-NAV-ENGLISH", INFO, _nav_words,
          "Headings and landmarks of the contents page are in the book's language.",
          "Kobo lists the landmarks in its contents."),
    Check("L-LINK-FILE", ERROR, _link_files,
          "Every link within the book leads to a file of it.",
          "EPUBCheck RSC-007; Kindle refuses contents that point nowhere."),
    Check("L-LINK-ID", ERROR, _link_fragments,
          "Every link to a place in a page leads to an id there.",
          "EPUBCheck RSC-012."),
    Check("L-LINK-BODY", ERROR, _link_bodies,
          "No link leads to the id of a body element.",
          "Send to Kindle cannot resolve it (innocenat/kindle-epub-fix)."),
    Check("L-LINK-HIDDEN", ERROR, _link_hidden,
          "No link leads to something hidden.",
          "KindleGen E21018 (pressbooks-book, pull 613; ebookmaker, issue 67)."),
    Check("L-LINK-REMOTE", ERROR, _remote,
          "Images, stylesheets and the like are in the book.",
          "EPUB 3.3, publication resource locations; EPUBCheck RSC-006. E-readers are offline."),
    Check("L-CSS-HIDDEN", WARNING, _hides,
          "A book that hides something says so in CSS too.",
          "MuPDF ignores the attribute: the landmarks appear (tried with PyMuPDF 2.0)."),
)

PAGE_CHECKS: tuple[Check[Page], ...] = (
    Check("L-PAGE-DECLARATION", ERROR, _declaration,
          "A page begins with an XML declaration that names UTF-8.",
          "Else Send to Kindle reads Latin-1: broken quotes (progit2, issue 1834; kindle-epub-fix)."),
    Check("L-PAGE-CHARSET", WARNING, _charset,
          "A page names its character set in the head.",
          "The same (asciidoctor-epub3, issue 437; pressbooks, issue 2548)."),
    Check("L-PAGE-LANG", WARNING, _page_language,
          "A page says its language, in lang and in xml:lang.",
          "EPUB Accessibility 1.1, WCAG 3.1.1; hyphenation and voice hang on it. EPUBCheck lets it pass."),
    Check("L-PAGE-TITLE", WARNING, _page_title,
          "A page has a title.",
          "EPUB Accessibility 1.1, WCAG 2.4.2; EPUBCheck RSC-017."),
    Check("L-PAGE-STYLESHEET", WARNING, _stylesheet,
          "A page links a stylesheet.",
          "Without one it looks unlike its neighbours."),
    Check("L-PAGE-EMPTY", WARNING, _empty_page,
          "A page shows something.",
          "An empty page reads as the end of the book, or as an error."),
    Check("L-PAGE-HEADING", WARNING, _headings,
          "No heading is empty.",
          "Ace, empty-heading: a screen reader announces a heading and then nothing."),
    Check("L-PAGE-LEVEL", WARNING, _levels,
          "Headings begin at h1, h2 or h3 and skip no level on the way down.",
          "Ace, heading-order."),
    Check("L-PAGE-IMAGE", ERROR, _images,
          "Every image has a source and an alternative text.",
          "EPUB Accessibility 1.1, WCAG 1.1.1; Kindle refuses images without src (kindle-epub-fix)."),
    Check("L-PAGE-ID", ERROR, _ids,
          "An id is there once.",
          "XHTML; EPUBCheck RSC-005. Links go to the wrong place."),
    Check("L-PAGE-PARAGRAPH", WARNING, _paragraphs,
          "No paragraph is empty.",
          "IDPF accessibility guidelines, context breaks: what sets apart is hr; space is the stylesheet's to make."),
    Check("L-PAGE-BREAKS", WARNING, _line_breaks,
          "Line breaks do not stand in a row.",
          "The same."),
    Check("L-PAGE-SIZE", WARNING, _page_size,
          "A page stays below 260 kB.",
          "The limit of old RMSDK; calibre splits there."),
    Check("L-PAGE-LINE", WARNING, _long_lines,
          "No line is above 100 kB.",
          "Chapters in one line of 200 kB broke the Nook (FanFicFare's source)."),
    Check("L-PAGE-SCRIPT", ERROR, _scripts,
          "A page holds no script.",
          "EPUB 3.3, scripting: readers need not run it, and e-readers do not."),
    Check("L-PAGE-STYLE", WARNING, _styles,
          "A page is styled by its stylesheet only.",
          "Send to Kindle fails on much of it (quarto-cli, issue 11948), and a reader's own style cannot win."),
    Check("L-PAGE-HIDDEN", ERROR, _hidden_words,
          "At most 10 000 characters of a page are hidden.",
          "KindleGen E3013 (safaribooks, issue 40)."),
    Check("L-PAGE-ROLE", WARNING, _roles,
          "What epub:type says, role says too.",
          "Ace, epub-type-has-matching-role: screen readers know only the role."),
)

CSS_CHECKS: tuple[Check[Sheet], ...] = (
    Check("L-CSS-SYNTAX", ERROR, _css_syntax,
          "Braces, strings and comments are closed; all else is rules and declarations.",
          "EPUBCheck CSS-008."),
    Check("L-CSS-CHARSET", WARNING, _css_charset,
          "A stylesheet beyond ASCII begins with its character set.",
          "CSS 2.1, section 4.4: a stylesheet without may be read as Latin-1."),
    Check("L-CSS-AT", ERROR, _css_at_rules,
          "There are no at-rules but @charset and @font-face.",
          "RMSDK drops a stylesheet with @media it does not know; @import is a further file to fail."),
    Check("L-CSS-FONT", WARNING, _css_fonts,
          "No fonts are embedded.",
          "Readers have their own choice; EPUBCheck notes each (CSS-028), and each has a licence."),
    Check("L-CSS-FEATURE", ERROR, _css_features,
          "Nothing of CSS 3 that stops old engines: calc() and the like, rem, vw, variables, flex, grid, position.",
          "One such value and RMSDK drops the stylesheet or refuses the book (kobofix; pandoc, issues 8379 and 8435)."),
    Check("L-CSS-PROPERTY", WARNING, _css_properties,
          "Properties are of CSS 2.1, or of the few that degrade well.",
          "What is not known everywhere makes a book that is good in one reader only."),
    Check("L-CSS-VALUE", WARNING, _css_values,
          "Keywords are of CSS 2.1.",
          "The same."),
    Check("L-CSS-SELECTOR", ERROR, _css_selectors,
          "Selectors are of CSS 2.1.",
          "RMSDK drops the stylesheet at :is and :has (kobofix); other engines of its age ignore the rule."),
    Check("L-CSS-BARE", WARNING, _css_bare,
          "Rules for span and div go by class, and none by what is right below body.",
          "Kobo wraps each sentence in a span and each page in two divs."),
    Check("L-CSS-DIRECTION", ERROR, _css_direction,
          "The direction of text is set by dir, not by CSS.",
          "EPUB 3.3, CSS requirements; EPUBCheck CSS-001."),
    Check("L-CSS-COLOUR", WARNING, _css_colours,
          "Nothing is coloured; borders take the colour of the text.",
          "Dark text vanished in night mode on iOS (ofou/graham-essays, pull 27); KDP and Kobo advise against."),
    Check("L-CSS-BODY", WARNING, _css_body_text,
          "Body text keeps the reader's size, font, line height, alignment and side margins.",
          'KDP text guidelines: "body text must be all defaults"; on Kobo the settings stop working (Blitz).'),
    Check("L-CSS-SIZE", WARNING, _css_font_sizes,
          "Font sizes are in em or percent.",
          "RMSDK loses its size setting over px (Blitz)."),
    Check("L-CSS-MARGIN", WARNING, _css_margins,
          "Side margins are in percent, or small; never auto.",
          "KDP text guidelines; Kobo finds large ones unreadable, MuPDF ignores auto."),
    Check("L-CSS-INDENT", WARNING, _css_indents,
          "A first line is indented by at most 4em.",
          "KDP text guidelines."),
)
# fmt: on

CHECKS: Mapping[str, Check[Any]] = {
    check.id: check for table in (BOOK_CHECKS, PAGE_CHECKS, CSS_CHECKS) for check in table
}
"""All rows by id, to look up what a notice's code means."""
