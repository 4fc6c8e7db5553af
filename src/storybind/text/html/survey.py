"""A page measured: how much is told in each of its elements, and what each says it is."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bs4.element import NavigableString, Tag

from storybind.text.heading.line import read_heading
from storybind.text.html.names import named_by_headings, names_of
from storybind.text.html.soup import BLOCKS, Styles, Tree, own_words, silenced
from storybind.text.tables.notes import read_opening
from storybind.text.tables.pages import PAGE_NUMBER, is_page_number, kind_of

ABOUT_POST = "out:what the site says of the post"
HEAD_OF_PAGE, FOOT_OF_PAGE = "out:the head of the page", "out:the foot of the page"
DELETED = "out:deleted words"

BY_ELEMENT = {
    "nav": "out:navigation", "form": "out:controls", "button": "out:controls", "select": "out:controls", "textarea": "out:controls",
    "datalist": "out:controls", "footer": FOOT_OF_PAGE, "aside": "out:the side of the page", "noscript": "out:what is shown without scripts",
    "header": HEAD_OF_PAGE, "dialog": "out:controls",
}  # fmt: skip

_BY_ROLE = {
    "navigation": "out:navigation", "banner": HEAD_OF_PAGE, "contentinfo": FOOT_OF_PAGE, "complementary": "out:the side of the page",
    "search": "out:controls", "dialog": "out:controls",
}  # fmt: skip

_BY_PROPERTY = {"headline": "title", "author": "author", "datePublished": "date", "keywords": "tags"}
_FOOTNOTE = re.compile(r"(?:foot|end|rear)notes?|doc-(?:foot|end)notes?")  # as EPUB and ARIA have them
_OPENER = re.compile(r"(?i)pop-?up|modal")  # what a link opens and is not: a remark on its words
_PAGE_BREAKS = frozenset({"pagebreak", "doc-pagebreak"})
_OF_PAGES = frozenset("a b div em font i p small span strong sub sup".split())
LEAST_QUOTED, _MOST_INSET = 8, 0.3  # words of a quotation that is set in; share of a page from which it is set so
_MOST_OF_PARAGRAPH = 400  # elements and texts
_MOST_OF_PAGE = 12  # elements and texts in what holds the number of a page


class Survey(NamedTuple):
    """A page measured: of each element, by its ``id()``, the words in it that are in no link.

    `hidden` are the elements that the page's styles hide, `set_in` paragraphs that they set in as a quotation, `by_headings`
    those whose ids were made out of headings.
    """

    tree: Tree
    prose: dict[int, int]
    hidden: frozenset[int]
    total: int
    set_in: frozenset[int] = frozenset()
    by_headings: frozenset[int] = frozenset()


def survey(tree: Tree, styles: Styles) -> Survey:
    """Measure the page: how much prose stands in each of its elements."""
    prose = {id(tree.root): own_words(tree.root)}
    around: dict[int, str] = {id(tree.root): ""}  # for what words that stand right in an element do not count
    for tag in tree.tags:
        around[id(tag)] = silent = silenced(tag.name, tag.attrs, around[id(tag.parent)]) or (
            "a" if tag.name == "a" else ""
        )
        prose[id(tag)] = 0 if silent else own_words(tag)
    for tag in reversed(tree.tags):
        prose[id(tag.parent)] += prose[id(tag)]
    total = prose[id(tree.root)]
    page = Survey(tree, prose, frozenset(), total, by_headings=named_by_headings(tree.tags))
    hidden: set[int] = set()
    inset: list[list[Tag]] = []  # paragraphs, those right below one another together
    above: Tag | None = None
    for tag in tree.tags:
        look = styles.look(tag)
        if look.hidden and prose[id(tag)] * 2 <= total and kind_of_element(tag, page) != "shown":
            hidden.add(id(tag))
        if look.inset and tag.name == "p" and not look.centred:
            if above is None or above.parent is not tag.parent:
                inset.append([])
            inset[-1].append(tag)
            above = tag
        elif tag.name in BLOCKS and tag.name != "br":
            above = None
    return page._replace(hidden=frozenset(hidden), set_in=frozenset(_quotations(inset, prose, total)))


def _quotations(inset: Sequence[Sequence[Tag]], prose: dict[int, int], total: int) -> Iterator[int]:
    """The paragraphs that are set in as quotations, and no headings; none where much of the page is set in."""
    if sum(prose[id(tag)] for run in inset for tag in run) > total * _MOST_INSET:
        return
    for run in inset:
        told = sum(prose[id(tag)] for tag in run) >= LEAST_QUOTED
        if told and all(map(_is_simple, run)):
            yield from map(id, run)


def _is_simple(tag: Tag) -> bool:
    """Whether a paragraph was closed before others began, and heads nothing."""
    parts = [*islice(tag.descendants, _MOST_OF_PARAGRAPH)]
    whole = len(parts) < _MOST_OF_PARAGRAPH
    if not whole or any(isinstance(part, Tag) and part.name in BLOCKS and part.name != "br" for part in parts):
        return False
    return read_heading(" ".join("".join(part for part in parts if type(part) is NavigableString).split())) is None


def part_of_book(tag: Tag) -> str:
    """What part of a book an element says that it is, to EPUB or to who has it read aloud; empty for most."""
    return str(tag.attrs.get("epub:type") or tag.attrs.get("role") or "")


def says_footnote(tag: Tag) -> bool:
    """Whether an element says that it is a footnote, or holds them all."""
    return _FOOTNOTE.fullmatch(part_of_book(tag)) is not None


def kind_of_element(tag: Tag, page: Survey) -> str:
    """What an element says it is, by its names, its role or its own kind."""
    attributes = tag.attrs
    if attributes:
        if says_footnote(tag):
            return "shown"
        if kind := _kind_by_name(tag, page):
            return kind
        if meant := _BY_ROLE.get(str(attributes.get("role", ""))) or _BY_PROPERTY.get(
            str(attributes.get("itemprop", ""))
        ):
            return meant
        if tag.name == "a" and "author" in (attributes.get("rel") or ()):
            return "author"
        if tag.name == "a" and "tag" in (attributes.get("rel") or ()):
            return "tags"
    if tag.name == "del" and ("datetime" in attributes or "cite" in attributes):  # others are struck to be seen
        return DELETED
    if tag.name in ("header", "footer") and id(tag) in page.tree.posts:
        return ABOUT_POST
    if tag.name == "aside" and read_opening(next(tag.stripped_strings, "")):  # beside the story, and the author's
        return "note"
    return "date" if tag.name == "time" else "" if _names_source(tag) else BY_ELEMENT.get(tag.name, "")


def _kind_by_name(tag: Tag, page: Survey) -> str:
    """What an element says it is by its names, or as the place where a page was turned."""
    names = names_of(tag)
    if id(tag) in page.by_headings:
        names = tuple(name for name in names if name != tag.attrs["id"])
    if tag.name == "a":
        names = tuple(name for name in names if not _OPENER.search(name))
    kind = kind_of(names) if names else ""
    if kind == PAGE_NUMBER or (not kind and part_of_book(tag) in _PAGE_BREAKS):
        return PAGE_NUMBER if _holds_page_number(tag) else ""
    return kind


def _holds_page_number(tag: Tag) -> bool:
    """Whether an element has the number of a page in it and no more; that in a cell of a table is what a list leads to."""
    if tag.name not in _OF_PAGES:
        return False
    parts = [*islice(tag.descendants, _MOST_OF_PAGE)]
    text = "".join(part for part in parts if type(part) is NavigableString)
    return len(parts) < _MOST_OF_PAGE and is_page_number(text.strip())


def _names_source(tag: Tag) -> bool:
    """Whether an element says below a quotation whose words it is."""
    return tag.name == "footer" and tag.parent is not None and tag.parent.name == "blockquote"
