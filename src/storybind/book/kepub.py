"""An EPUB for Kobo's own reading system: every sentence in a span of its own, by which it keeps the place.

The name's ending alone chooses Kobo's renderer (``.kepub.epub``; kobolabs/epub-spec); the spans are what it saves
highlights and the reading position by. The steps are those that kepubify 4 takes (pgaskin/kepubify,
``kepub/transform.go``, read in 2026), on well-formed books, as ours are, which need none of its repairs:

1. mandatory: each page's body is put into ``div#book-columns`` and ``div#book-inner``
2. mandatory: each sentence is put into ``span.koboSpan`` with an id that counts paragraphs and sentences
3. important: a style in each head takes away the margin that Kobo would add
4. left alone: the contents, whose links Kobo reads by itself; pictures, code and mathematics
"""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from lxml import etree

from storybind.book.package import read_package

XHTML = "{http://www.w3.org/1999/xhtml}"
_BLOCKS = frozenset(XHTML + tag for tag in ("p", "ol", "ul", "table", "h1", "h2", "h3", "h4", "h5", "h6"))
_UNTOUCHED = frozenset(XHTML + tag for tag in ("script", "style", "pre", "audio", "video")) | {
    "{http://www.w3.org/2000/svg}svg",
    "{http://www.w3.org/1998/Math/MathML}math",
}
_PAGE = "application/xhtml+xml"
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")
_STYLE = "div#book-inner { margin-top: 0; margin-bottom: 0; }"
# A sentence ends behind its signs, one closing quote and the blanks after them; scripts without blanks have signs of
# their own. No cut at a colon, a semicolon, a lone ellipsis, or a full stop that no blank follows.
_END = re.compile("(?<![.!?])[.!?]++['\"”’“…]?+(?:[ \t\n\r\f]++|$)|[。！？]++[」』”’）]?+")


def to_kepub(epub: bytes) -> bytes:
    """A book as Kobo's own reading system likes it; the same book gives the same bytes, and twice is once; raises `NotABookError`."""
    book = read_package(epub)
    pages = {item.name for item in book.manifest if item.media_type == _PAGE and "nav" not in item.properties}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as kepub:
        for entry in book.entries:
            data = book.read(entry.filename)
            kepub.writestr(entry, add_spans(data) if entry.filename in pages else data, entry.compress_type, 9)
    return out.getvalue()


def add_spans(xhtml: bytes) -> bytes:
    """A page with its sentences in spans; one that has them already, or is not well-formed, stays as it is.

    >>> page = b'<html xmlns="http://www.w3.org/1999/xhtml"><head/><body><p>One. Two</p></body></html>'
    >>> b'<span class="koboSpan" id="kobo.1.2">Two</span>' in add_spans(page)
    True
    """
    if b'id="book-columns"' in xhtml:
        return xhtml
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)  # the page is from anywhere
        root = etree.fromstring(_ENTITY.sub(_spelt_out, xhtml), parser)
    except etree.XMLSyntaxError:
        return xhtml
    tree = root.getroottree()
    head, body = root.find(f"{XHTML}head"), root.find(f"{XHTML}body")
    if head is None or body is None:
        return xhtml
    style = etree.SubElement(head, f"{XHTML}style", {"type": "text/css", "class": "kobostylehacks"})
    style.text = _STYLE
    _Spans().fill(body)
    _wrap_body(body)
    written: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return written.replace(b"<?xml version='1.0' encoding='utf-8'?>", b'<?xml version="1.0" encoding="utf-8"?>') + b"\n"


def _spelt_out(entity: re.Match[bytes]) -> bytes:
    """The sign that an entity of HTML stands for: books of EPUB 2 have them by a DOCTYPE that the new page has not."""
    from html.entities import name2codepoint  # 1 ms, for books of others only

    name = entity[1].decode()
    point = None if name in _XML_ENTITIES else name2codepoint.get(name)
    return f"&#{point};".encode() if point else entity[0]


def _wrap_body(body: Any) -> None:
    """All that is in a body into the two boxes that Kobo lays out pages with."""
    columns = etree.Element(f"{XHTML}div", {"id": "book-columns"})
    inner = etree.SubElement(columns, f"{XHTML}div", {"id": "book-inner"})
    inner.text, body.text = body.text, None
    inner.extend(list(body))
    body.append(columns)


def sentences(text: str) -> list[str]:
    """A text in its sentences, each with the blanks that follow it; joined they are the text.

    >>> sentences("One. “Two?” Three"), sentences("He paid 3.50. So"), sentences("雨だ。風も。")
    (['One. ', '“Two?” ', 'Three'], ['He paid 3.50. ', 'So'], ['雨だ。', '風も。'])
    """
    ends = [found.end() for found in _END.finditer(text)]
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)]) if start < end]


class _Spans:
    """The walk through a body: paragraphs and sentences are counted as the spans are made."""

    def __init__(self) -> None:
        self.paragraph = 0
        self.segment = 0
        self.new = False  # a block has begun, and has no span yet

    def fill(self, element: Any) -> None:
        """Put every sentence below an element into a span; it does not recurse, however deep the tags are."""
        todo: list[tuple[str, Any]] = [("enter", element)]
        while todo:
            step, node = todo.pop()
            if step == "tail":
                self.spans_after(node)
                continue
            if node.tag in _BLOCKS:
                self.new = True
            children = list(node)
            for child in reversed(children):
                todo.append(("tail", child))
                if child.tag == f"{XHTML}img":
                    todo.append(("image", child))
                elif isinstance(child.tag, str) and child.tag not in _UNTOUCHED:
                    todo.append(("enter", child))
            if step == "image":
                self.image(node)
            elif node.text:
                self.spans_in(node)

    def spans_in(self, node: Any) -> None:
        """The text before an element's first child."""
        made = list(self.make(node.text, node))
        if made:
            node.text = None
            for at, span in enumerate(made):
                node.insert(at, span)

    def spans_after(self, node: Any) -> None:
        """The text behind an element."""
        if not node.tail:
            return
        parent = node.getparent()
        made = list(self.make(node.tail, parent))
        if made:
            node.tail = None
            at = parent.index(node) + 1
            for offset, span in enumerate(made):
                parent.insert(at + offset, span)

    def make(self, text: str, parent: Any) -> Iterator[Any]:
        """A span for each sentence of a text; blanks alone stay bare outside a paragraph."""
        if not text.strip() and parent.tag != f"{XHTML}p":
            return
        for piece in sentences(text):
            span = self.span()
            span.text = piece
            yield span

    def image(self, node: Any) -> None:
        """A picture in a span of its own, which counts as a paragraph."""
        self.paragraph, self.segment, self.new = self.paragraph + 1, 0, False
        span = self.span()
        span.tail, node.tail = node.tail, None
        node.getparent().replace(node, span)
        span.append(node)
        self.spans_after(span)

    def span(self) -> Any:
        if self.new:
            self.paragraph, self.segment, self.new = self.paragraph + 1, 0, False
        self.segment += 1
        ident = f"kobo.{self.paragraph}.{self.segment}"
        return etree.Element(f"{XHTML}span", {"class": "koboSpan", "id": ident})
