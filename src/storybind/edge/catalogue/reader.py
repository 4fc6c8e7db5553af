"""A book's own pages in the browser, for a first look: as they are, with a bar to leaf by, and nothing that could run.

The pages come from books of anybody. What could run, load from elsewhere or lead astray is taken out of them, and the
browser is told to run and load nothing of what might be left (`POLICY`); of what a stylesheet would load that alone keeps it.

A reading app in the page (foliate-js, epub.js) would be more comfortable, but it is a script beside strangers' pages, and no
e-reader's browser runs it; for a first look the pages themselves do.
"""

from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from lxml import etree, html

XHTML = "http://www.w3.org/1999/xhtml"
POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-same-origin"
)
"""No script, no form, no frame, nothing from elsewhere; with `allow-same-origin` the book's own fonts may be loaded."""

_DROPPED = frozenset({"script", "iframe", "frame", "object", "embed", "applet", "base", "form", "input", "button", "video", "audio",
                      "foreignobject", "set", "animate", "handler", "listener"})  # fmt: skip
_DROPPED_ATTRIBUTES = frozenset({"srcdoc", "srcset", "imagesrcset", "target", "ping", "action", "formaction"})
_LINKS = frozenset({"href", "src", "data", "background", "poster"})
_SCHEMES = frozenset({"", "http", "https", "mailto"})


class Leaf(NamedTuple):
    """A file of a book."""

    data: bytes
    media_type: str  # as the book's manifest has it
    before: str = ""  # the page before it in reading order, empty for the first; names are those of the ZIP
    after: str = ""  # the page behind it, empty for the last
    contents: str = ""  # the page with the contents, empty without one
    number: int = 0  # which page it is, from 1; 0 for what is no page of the reading order
    pages: int = 0  # how many there are


class Bar(NamedTuple):
    """What the bar of a page needs to know: the book's title and page, and the address its pages stand under."""

    title: str
    book: str
    pages: str
    stylesheet: str


def dress(leaf: Leaf, bar: Bar) -> tuple[bytes, str]:
    """A page with its bar, and its media type: XHTML as the book has it, HTML where it is not well-formed.

    A drawing (SVG) gets no bar.
    """
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
        root = etree.fromstring(leaf.data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is not None and root.tag == f"{{{XHTML}}}html":
        _clean(root)
        _add_bars(root, leaf, bar, f"{{{XHTML}}}")
        written = etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)
        return written, "application/xhtml+xml"
    if root is not None and root.tag == "{http://www.w3.org/2000/svg}svg":
        _clean(root)
        return etree.tostring(root, encoding="utf-8", xml_declaration=True), "image/svg+xml"
    root = html.document_fromstring(leaf.data or b"<p></p>", parser=html.HTMLParser(encoding="utf-8", no_network=True))
    _clean(root)
    _add_bars(root, leaf, bar, "")
    return html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>"), "text/html; charset=utf-8"


def _clean(root: Any) -> None:
    """Take out what runs, what reaches out and what leads anywhere but to a page."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            if element.tag is etree.Entity:
                continue
            _drop(element)
            continue
        name = etree.QName(element).localname.lower()
        if name in _DROPPED or (name == "meta" and element.get("http-equiv")):
            _drop(element)
            continue
        for key in list(element.attrib):
            bare = key.rpartition("}")[2].rpartition(":")[2].lower()  # HTML's parser leaves "xlink:href" as it is
            unsafe = bare in _LINKS and not _is_safe(element.get(key), name)
            if bare.startswith("on") or bare in _DROPPED_ATTRIBUTES or unsafe:
                del element.attrib[key]


def _drop(element: Any) -> None:
    """Remove an element and keep the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _is_safe(href: str, element: str) -> bool:
    r"""Whether an address of an element stays in the book, or is a link to a page elsewhere that somebody has to follow.

    Browsers forgive blanks and control characters in an address, and take a backslash for a slash.

    >>> [_is_safe("http://example.org/", name) for name in ("a", "img", "link")], _is_safe(r"/\example.org", "img")
    ([True, False, False], False)
    """
    plain = "".join(char for char in href if char > " " and char.isprintable()).replace("\\", "/")
    try:
        parts = urlsplit(plain)
    except ValueError:
        return False
    scheme = parts.scheme.lower()
    if element in ("a", "area"):
        return scheme in _SCHEMES
    return not (scheme or parts.netloc) or (element in ("img", "image") and plain[:11].lower() == "data:image/")


def _add_bars(root: Any, leaf: Leaf, bar: Bar, space: str) -> None:
    """The bar above and below the page, and the styles that a browser's window needs: the book's own come after them."""
    head = root.find(f"{space}head")
    if head is None:
        head = etree.Element(f"{space}head")
        root.insert(0, head)
    viewport = etree.Element(f"{space}meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    style = etree.Element(f"{space}link", {"rel": "stylesheet", "type": "text/css", "href": bar.stylesheet})
    head.insert(0, style)
    head.insert(0, viewport)
    body = root.find(f"{space}body")
    if body is None:
        body = etree.SubElement(root, f"{space}body")
    top = _bar(leaf, bar, space, "storybind-top")
    top.tail, body.text = body.text, None
    body.insert(0, top)
    body.append(_bar(leaf, bar, space, "storybind-foot"))


def _bar(leaf: Leaf, bar: Bar, space: str, kind: str) -> Any:
    """One bar: back, the book's title, where one is, and on."""
    box = etree.Element(f"{space}div", {"class": f"storybind-bar {kind}", "lang": "en", "dir": "ltr"})
    steps = [
        ("‹ Back", leaf.before and bar.pages + quote(leaf.before), "storybind-back"),
        ("".join(filter(str.isprintable, bar.title)), bar.book, "storybind-title"),
        ("Contents", leaf.contents and bar.pages + quote(leaf.contents), "storybind-contents"),
        (f"{leaf.number} / {leaf.pages}" if leaf.number else "", "", "storybind-count"),
        ("On ›", leaf.after and bar.pages + quote(leaf.after), "storybind-on"),
    ]
    for words, href, name in steps:
        step = etree.SubElement(box, f"{space}a" if href else f"{space}span", {"class": name})
        if href:
            step.set("href", href)
        step.text = words if href or name == "storybind-count" else ""
        step.tail = " "
    return box
