"""The footnotes of a page: marks that lead to a text further down, which leads back or begins with the same mark."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from bs4.element import Tag

from storybind.text.html.regions import REST, STORY, Region
from storybind.text.html.soup import BLOCKS
from storybind.text.html.survey import Survey, says_footnote
from storybind.text.tables.pages import PAGE_NUMBER

_REMARK = re.compile(
    r"cmnt\d+|_msocom_\d+"
)  # as Google Docs and Word name a remark of somebody who read the story before
_REMARKS = Region("out:remarks in the margin")

_MARK = r"[\[(]?(?:\d{1,3}|[*†‡§¶#]{1,4}|[a-z]|[ivx]{1,5}|(?:note|fn|n)\.? ?\d{1,3})[\])]?"
_MOST_WORDS = 300  # of a footnote
_NEAR = 12  # elements up from an anchor to the block it stands in


class Footnotes(NamedTuple):
    """The footnotes of a page, by ``id()``: of links the names they refer to, of elements the names they explain.

    `backs` are links whose words are in no book: those that lead back from a note or number it, or lead to a remark.
    """

    references: Mapping[int, str]
    texts: Mapping[int, str]
    backs: frozenset[int]


def find_footnotes(page: Survey, regions: dict[int, Region]) -> Footnotes:
    """The references, texts and ways back of all footnotes in the story, whose regions they then are; most pages have none."""
    links, places = _anchors(page, regions)
    references: dict[int, str] = {}
    texts: dict[int, str] = {}
    backs = _leave_remarks_out(page, places, regions)
    for at, link, name in links:
        there, target = places.get(name, (-1, link))
        mark = "".join(link.get_text().split())
        if there > at and regions[id(target)] in (STORY, REST) and re.fullmatch(_MARK, mark, re.IGNORECASE):
            block = _block(target)
            said = block.get_text().strip()
            if (
                block.name not in ("h1", "h2", "h3", "h4", "h5", "h6")
                and len(said.split()) <= _MOST_WORDS
                and _explains(block, said, mark)
                and all(outer is not block for outer in link.parents)
                and all(outer is not link for outer in block.parents)
            ):
                references[id(link)] = texts[id(block)] = mark.strip("[]()")
                parts = (part for part in (block, *block.find_all(True)) if regions[id(part)].kind != PAGE_NUMBER)
                regions.update((id(part), STORY) for part in parts)
    notes = set(texts)
    for at, link, name in links if notes else ():
        there, _ = places.get(name, (-1, link))
        if 0 <= there < at and id(link) not in references and id(_block(link, notes)) in notes:
            backs.add(id(link))
    return Footnotes(references, texts, frozenset(backs))


def _anchors(page: Survey, regions: dict[int, Region]) -> tuple[list[tuple[int, Tag, str]], dict[str, tuple[int, Tag]]]:
    """The links of the story that lead to a place of the page, and the places by name; each with its number on the page."""
    links: list[tuple[int, Tag, str]] = []
    places: dict[str, tuple[int, Tag]] = {}
    for at, tag in enumerate(page.tree.tags):
        if not tag.attrs:
            continue
        for name in (tag.attrs.get("id"), tag.attrs.get("name") if tag.name == "a" else None):
            if name:
                places.setdefault(str(name), (at, tag))
        place = str(tag.attrs.get("href") or "").partition("#")[2] if tag.name == "a" else ""
        if place and regions[id(tag)].kind in ("story", "note", REST.kind):
            links.append((at, tag, place))
    return links, places


def _leave_remarks_out(page: Survey, places: dict[str, tuple[int, Tag]], regions: dict[int, Region]) -> set[int]:
    """Give the remarks of early readers a region of their own, and find the links that lead to them."""
    remarks = {name for name in places if _REMARK.fullmatch(name)}
    for name in remarks:
        block = _block(places[name][1])
        around = block.parent
        if around is not None and around.name == "div" and around.find(True) is block:  # its further paragraphs
            block = around
        regions.update((id(part), _REMARKS) for part in (block, *block.find_all(True)))
    tags = page.tree.tags if remarks else ()
    return {id(tag) for tag in tags if str(tag.attrs.get("href") or "").removeprefix("#") in remarks}


def _explains(block: Tag, said: str, mark: str) -> bool:
    """Whether a block is a footnote: it has its mark before it, leads back by a short link, is an item of a list, or says so."""
    bare = mark.strip("[]()")
    if said.lstrip("[(").startswith(bare) or block.name == "li" or says_footnote(block):
        return True
    return any(str(link.attrs.get("href", "")).startswith("#") for link in block.find_all("a", limit=5))


def _block(tag: Tag, known: set[int] | None = None) -> Tag:
    """The block element that something stands in, or the known one."""
    node = tag
    for _ in range(_NEAR):
        if (id(node) in known) if known is not None else (node.name in BLOCKS):
            return node
        if node.parent is None:
            break
        node = node.parent
    return tag
