"""OPDS 1.2: the shelf as Atom, which every reading app understands.

Sources: specs.opds.io/opds-1.2, RFC 4287 (Atom), OpenSearch 1.1. What clients mind beyond these: Atom is the default
namespace (KOReader sees nothing under a prefix), every link has a type and is absolute, prefixes are the usual ones.
"""

import datetime
from typing import Any
from urllib.parse import quote

from lxml import etree

from storybind.edge.catalogue.addresses import Addresses
from storybind.edge.catalogue.shelf import Entry, group_id, legal
from storybind.edge.catalogue.views import LISTS, View

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/terms/"
OPDS = "http://opds-spec.org/2010/catalog"
_THREAD = "http://purl.org/syndication/thread/1.0"
_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_PREFIXES = {None: ATOM, "dc": DC, "opds": OPDS, "thr": _THREAD, "opensearch": _SEARCH}

NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"
DESCRIPTION = "application/opensearchdescription+xml"
SIZE = 50
"""Books on a page of a feed."""


def write_feed(view: View, updated: int, to: Addresses) -> bytes:
    """A feed: doors make it a navigation feed, books an acquisition feed; the shelf last changed when `updated` says, in seconds since 1970."""
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap=_PREFIXES)
    _add(feed, "id", f"urn:storybind:{view.path or 'root'}{f':{quote(view.query)}' if view.query else ''}")
    _add(feed, "title", view.title or to.title)
    _add(feed, "updated", stamp(updated))
    _add(_add(feed, "author"), "name", "storybind")
    _add(feed, "icon", to.icon())
    _links(feed, view, to)
    for name, value in (
        ("totalResults", view.total),
        ("itemsPerPage", SIZE),
        ("startIndex", (view.page - 1) * SIZE + 1),
    ):
        if view.path:
            etree.SubElement(feed, f"{{{_SEARCH}}}{name}").text = str(value)
    for door in view.doors:
        entry = _add(feed, "entry")
        _add(entry, "title", door.title)
        _add(entry, "id", door.urn)
        _add(entry, "updated", stamp(updated))
        _add(entry, "content", f"{door.books:,}", type="text")
        kind = NAVIGATION if door.path in ("authors", "series", "tags") else ACQUISITION
        rel = "http://opds-spec.org/sort/new" if door.path == "new" else "subsection"
        _add(entry, "link", rel=rel, href=to.feed(door.path), type=kind)
    for book in view.books:
        _book(_add(feed, "entry"), book, to)
    written: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def write_search_description(to: Addresses) -> bytes:
    """The OpenSearch description; its template has no other placeholder than the words, for KOReader leaves others in."""
    root = etree.Element(f"{{{_SEARCH}}}OpenSearchDescription", nsmap={None: _SEARCH})
    for name, text in (
        ("ShortName", "Books"),
        ("Description", f"Search {to.title}"[:1000]),
        ("InputEncoding", "UTF-8"),
    ):
        etree.SubElement(root, f"{{{_SEARCH}}}{name}").text = legal(text)
    template = f"{to.feed('search')}?q={{searchTerms}}"
    etree.SubElement(root, f"{{{_SEARCH}}}Url", type=ACQUISITION, template=template)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def stamp(seconds: int) -> str:
    """A time as Atom writes it, in UTC.

    >>> stamp(0)
    '1970-01-01T00:00:00Z'
    """
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    child = etree.SubElement(parent, f"{{{ATOM}}}{name}", {key: legal(value) for key, value in attributes.items()})
    if text:
        child.text = legal(text)
    return child


def _links(feed: Any, view: View, to: Addresses) -> None:
    """The links of a feed; paging only where a page is."""
    kind = NAVIGATION if view.doors else ACQUISITION
    _add(feed, "link", rel="self", href=to.feed(view.address()), type=kind)
    _add(feed, "link", rel="start", href=to.feed(""), type=NAVIGATION, title=to.title)
    if view.path:
        parent = {"author": "authors", "series": "series", "tag": "tags"}.get(view.path.partition("/")[0], "")
        _add(feed, "link", rel="up", href=to.feed(parent if "/" in view.path else ""), type=NAVIGATION)
    _add(feed, "link", rel="search", href=to.feed("search.xml"), type=DESCRIPTION)
    _add(feed, "link", rel="search", href=f"{to.feed('search')}?q={{searchTerms}}", type="application/atom+xml")
    _add(feed, "link", rel="alternate", href=to.page(view.address()), type="text/html")
    for rel, address in view.ways:
        _add(feed, "link", rel=rel, href=to.feed(address), type=kind)
    if view.sorts:
        for path, title in (("new", LISTS["new"]), ("titles", LISTS["titles"])):
            facet = _add(
                feed, "link", rel="http://opds-spec.org/facet", href=to.feed(path), type=ACQUISITION, title=title
            )
            facet.set(f"{{{OPDS}}}facetGroup", "Sort")
            facet.set(f"{{{_THREAD}}}count", str(view.total))
            if path == view.path:
                facet.set(f"{{{OPDS}}}activeFacet", "true")


def _book(entry: Any, book: Entry, to: Addresses) -> None:
    facts = book.facts
    _add(entry, "title", facts.title)
    _add(entry, "id", book.urn)
    _add(entry, "updated", stamp(book.modified))
    if facts.authors:  # KOReader shows the last of several only
        _add(_add(entry, "author"), "name", " & ".join(facts.authors))
    for name, value in (("language", facts.language), ("issued", facts.date), ("publisher", facts.publisher), ("identifier", facts.identifier)):  # fmt: skip
        if value:
            etree.SubElement(entry, f"{{{DC}}}{name}").text = legal(value)
    for tag in facts.tags:
        _add(entry, "category", term=tag, label=tag)
    place = f"{facts.series} {facts.series_index}".strip()
    if facts.description or place:
        _add(entry, "summary", "\n\n".join(filter(None, (place, facts.description))), type="text")
    _add(entry, "link", rel="http://opds-spec.org/image", href=to.cover(book), type="image/jpeg")
    _add(entry, "link", rel="http://opds-spec.org/image/thumbnail", href=to.thumbnail(book), type="image/jpeg")
    size = {} if book.story else {"length": str(book.size)}
    _add(entry, "link", rel="http://opds-spec.org/acquisition/open-access", href=to.download(book), type="application/epub+zip", **size)  # fmt: skip
    _add(entry, "link", rel="alternate", href=to.book(book), type="text/html", title="In the browser")
    for name in facts.authors:
        _add(
            entry,
            "link",
            rel="related",
            href=to.feed(f"author/{group_id('author', name)}"),
            type=ACQUISITION,
            title=f"More by {name}",
        )
