"""XML as a tree whose elements know their lines; what is not safe to read is refused.

Expat, which finds the tags, is the standard library's; only the tree is ours. `xml.etree` has one that knows no lines. That of
lxml knows them and takes 15 ms to load: who checks a book, or asks whether it is there already, uses lxml for nothing else.
"""

from collections.abc import Iterator
from typing import NamedTuple, overload
from xml.parsers import expat

from storybind.errors import NotABookError, visible


class Element:
    """An element of XML, as `xml.etree` has it, with the line on which it begins; names are ``{namespace}name``.

    `text` stands before its first child, `tail` behind it, before the next element begins or its parent ends.
    """

    __slots__ = ("attrib", "children", "line", "tag", "tail", "text")

    def __init__(self, tag: str, attrib: dict[str, str], line: int) -> None:
        self.tag, self.attrib, self.line = tag, attrib, line
        self.text = self.tail = ""
        self.children: list[Element] = []

    @overload
    def get(self, key: str) -> str | None: ...

    @overload
    def get(self, key: str, default: str) -> str: ...

    def get(self, key: str, default: str | None = None) -> str | None:
        """The value of an attribute."""
        return self.attrib.get(key, default)


class Document(NamedTuple):
    """An XML file read; `encoding` is what its declaration names, None where it names none."""

    root: Element
    encoding: str | None

    def elements(self, *tags: str) -> Iterator[Element]:
        """The elements with one of these ``{namespace}name``, or all, in document order."""
        return within(self.root, *tags)


def within(root: Element, *tags: str) -> Iterator[Element]:
    """`root` and all below it, or those with one of these tags, in document order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not tags or element.tag in tags:
            yield element
        if element.children:  # most have none
            waiting += element.children[::-1]


def text_in(root: Element) -> str:
    """All that stands in an element, in document order.

    >>> text_in(parse_xml(b"<p>It <i>rained</i> all <b>day</b>.</p>", "a.xhtml").root)
    'It rained all day.'
    """
    parts: list[str] = []
    waiting: list[Element | str] = [*reversed(root.children), root.text]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        else:
            waiting += (one.tail, *reversed(one.children), one.text)
    return "".join(parts)


def parse_xml(data: bytes, name: str) -> Document:
    """XML as a tree whose elements know their lines; raises `NotABookError`, which calls it by its `name`.

    A DOCTYPE may name a type and declare nothing: EPUB 3 needs no more, and entities declared there are how a
    kilobyte unfolds to gigabytes.
    """
    reader = _Reader(name)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        what = f"{visible(name)} is not well-formed XML: {expat.ErrorString(error.code)} in line {error.lineno}"
        raise NotABookError(f"{what}; mend it, or make the book anew") from None
    except (ValueError, LookupError) as error:  # an encoding that Python does not know
        raise NotABookError(
            f"{visible(name)} is not readable as XML: {error}; mend it, or make the book anew"
        ) from None
    return Document(reader.root, reader.encoding)


class _Reader:
    """Expat's callbacks, which build the tree."""

    root: Element

    def __init__(self, name: str) -> None:
        self.name = name
        self.encoding: str | None = None
        self.open: list[Element] = []
        self.ended: Element | None = None  # behind which we are
        self.said: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.declaration
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.said.append
        self.parser.SkippedEntityHandler = self.entity

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        self.encoding = encoding

    def doctype(self, name: str, system: str | None, public: str | None, declares: int) -> None:
        if declares:
            raise NotABookError(
                f"{visible(self.name)} has a DOCTYPE with declarations, which is not safe to read; remove them"
            )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.put_text()
        if "}" in "".join(attributes):
            attributes = {_clark(key): value for key, value in attributes.items()}
        element = Element(_clark(tag), attributes, self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)
        self.ended = None

    def end(self, tag: str) -> None:
        self.put_text()
        self.ended = self.open.pop()

    def put_text(self) -> None:
        """Put what was said since the last tag to where it belongs."""
        if self.said and self.open:
            if self.ended:
                self.ended.tail = "".join(self.said)
            else:
                self.open[-1].text = "".join(self.said)
        self.said.clear()

    def entity(self, name: str, parameter: bool) -> None:
        """Read ``&nbsp;``, as EPUB 2 may write it under the public DTD, which is never fetched."""
        from html.entities import name2codepoint  # 1 ms, for books of others only

        if name in name2codepoint and not parameter:
            self.said.append(chr(name2codepoint[name]))


def _clark(name: str) -> str:
    return "{" + name if "}" in name else name
