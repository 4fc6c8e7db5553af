"""A book laid open for the checks: its files read, its pages parsed, its references resolved."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from storybind.book.lint.sheet import Sheet, parse_css
from storybind.book.lint.words import CSS_TYPE, EPUB_TYPE, LINKING, NCX, NCX_TYPE, XHTML, XHTML_TYPE
from storybind.book.package import DC, OPF, Item, Package, resolve
from storybind.book.tree import Document, Element, parse_xml, text_in
from storybind.errors import NotABookError, visible


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


class Page(NamedTuple):
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


class View(NamedTuple):
    """A book laid open; `unreadable` says of a file why it could not be read, `ncx` comes with its ZIP name."""

    package: Package
    files: Mapping[str, bytes]
    unreadable: Mapping[str, str]
    pages: Mapping[str, Page]
    sheets: Mapping[str, Sheet]
    ncx: tuple[str, Document] | None

    def short(self, name: str) -> str:
        """A ZIP name as the package document would say it: ``text/chapter-001.xhtml``."""
        return visible(name.removeprefix(self.package.opf.rpartition("/")[0] + "/"))

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
        return next((text_of(element).lower() for element in self.dc("language")), "")

    @property
    def identifier(self) -> str:
        """What `unique-identifier` points at; empty where that is nothing."""
        unique = self.package.document.root.get("unique-identifier")
        return next((text_of(element) for element in self.dc("identifier") if element.get("id") == unique), "")

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


def open_view(package: Package) -> View:
    """All files of a book read and, where they are XML or CSS, parsed."""
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


def is_described(image: Element) -> bool:
    """Whether an image has a text to be read in its stead."""
    return bool(image.get("alt", "").strip())


def text_of(element: Element) -> str:
    """An element's words, of all that is in it, one blank between them."""
    return " ".join(text_in(element).split())


def _nested(root: Element, tag: str) -> Iterator[tuple[Element, int]]:
    """All below `root` in document order, each with the number of `tag` elements it stands in, itself included."""
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        depth += element.tag == tag
        yield element, depth
        waiting += [(child, depth) for child in reversed(element.children)]


def _nav_entries(page: Page, nav: Element) -> Iterator[Entry]:
    for element, depth in _nested(nav, XHTML + "ol"):
        if element.tag == XHTML + "a" and depth:
            yield Entry(text_of(element), resolve(page.name, element.get("href", "")), depth, element.line)


def ncx_entries(name: str, ncx: Document) -> Iterator[Entry]:
    """The entries of an NCX in order."""
    for point, depth in _nested(ncx.root, NCX + "navPoint"):
        if point.tag == NCX + "navPoint":
            label = next((text_of(child) for child in point.children if child.tag == NCX + "navLabel"), "")
            source = next((child.get("src", "") for child in point.children if child.tag == NCX + "content"), "")
            yield Entry(label, resolve(name, source), depth, point.line)
