"""XML as a tree: the same as the standard library's, and each element knows its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from storybind.book.tree import Element, parse_xml, text_in, within

PAGES = sorted((Path(__file__).parent / "golden").glob("*/EPUB/**/*.[xo][hp][tf]*"))
ODD = b"""<?xml version="1.0"?>
<!-- before --><a xmlns="urn:x" xmlns:y="urn:y" y:b="1" c="2">one<!-- a
remark -->two<y:d/>three<?do it?>four<e><![CDATA[<five>]]> &amp;
six</e>
<e/><e/></a>
<!-- behind -->
"""


def said(element: Element | ElementTree.Element, inner: list[Element] | ElementTree.Element) -> tuple[object, ...]:
    """All that an element says by itself."""
    return element.tag, dict(element.attrib), element.text or "", element.tail or "", len(inner)


@pytest.mark.parametrize("data", [ODD, *(page.read_bytes() for page in PAGES[::7])])
def test_the_tree_is_the_standard_librarys(data: bytes) -> None:
    """Tags, attributes, texts and order are what `xml.etree` says of the same file."""
    ours, theirs = parse_xml(data, "a.xhtml").root, ElementTree.fromstring(data)
    assert [said(one, one.children) for one in within(ours)] == [said(one, one) for one in theirs.iter()]
    assert text_in(ours) == "".join(theirs.itertext())


def test_an_element_knows_its_line() -> None:
    """Lines are counted from 1, through remarks and texts of several lines."""

    def lines(*tags: str) -> Iterator[int]:
        return (element.line for element in parse_xml(ODD, "a.xml").elements(*tags))

    assert list(lines()) == [2, 3, 3, 5, 5]
    assert list(lines("{urn:y}d", "{urn:x}a")) == [2, 3]


def test_a_deep_tree_is_walked() -> None:
    """However deep elements stand in one another, all are found."""
    deep = parse_xml(b"<a>x" * 50_000 + b"</a>" * 50_000, "a.xml")
    assert sum(1 for _ in deep.elements("a")) == 50_000
    assert text_in(deep.root) == "x" * 50_000
