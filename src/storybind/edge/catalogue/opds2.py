"""OPDS 2.0: the shelf as JSON (specs.opds.io/opds-2.0, readium.org/webpub-manifest)."""

import json
import re
from typing import Any

from storybind.edge.catalogue.addresses import Addresses
from storybind.edge.catalogue.atom import SIZE, stamp
from storybind.edge.catalogue.shelf import Entry, group_id
from storybind.edge.catalogue.views import LISTS, View

FEED = "application/opds+json"


def write_feed(view: View, updated: int, to: Addresses) -> bytes:
    """A feed of one page; `updated` is as `atom.write_feed` has it."""
    metadata: dict[str, Any] = {"title": view.title or to.title, "modified": stamp(updated)}
    if view.path:
        metadata |= {"numberOfItems": view.total, "itemsPerPage": SIZE, "currentPage": view.page}
    feed: dict[str, Any] = {"metadata": metadata, "links": _links(view, to)}
    if view.books:
        feed["publications"] = [_publication(book, to) for book in view.books]
    else:
        feed["navigation"] = [
            _link(
                to.feed(door.path),
                title=door.title,
                rel="http://opds-spec.org/sort/new" if door.path == "new" else "subsection",
            )
            for door in view.doors
        ] or [_link(to.feed(""), title=to.title, rel="start")]  # the schema forbids an empty list
    if view.sorts and view.books:
        facets = [
            _link(to.feed(path), title=LISTS[path], rel="self" if path == view.path else "alternate")
            | {"properties": {"numberOfItems": view.total}}
            for path in ("new", "titles")
        ]
        feed["facets"] = [{"metadata": {"title": "Sort"}, "links": facets}]
    return json.dumps(feed, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _link(href: str, *, rel: str, title: str = "", kind: str = FEED) -> dict[str, Any]:
    return {"rel": rel, "href": href, "type": kind} | ({"title": title} if title else {})


def _links(view: View, to: Addresses) -> list[dict[str, Any]]:
    search = f"{to.feed('search')}{{?query}}"
    links = [
        _link(to.feed(view.address()), rel="self"),
        _link(to.feed(""), rel="start"),
        _link(search, rel="search") | {"templated": True},
        _link(to.page(view.address()), rel="alternate", kind="text/html"),
    ]
    return links + [_link(to.feed(address), rel=rel) for rel, address in view.ways]


def _publication(book: Entry, to: Addresses) -> dict[str, Any]:
    facts = book.facts
    metadata: dict[str, Any] = {
        "@type": "http://schema.org/Book",
        "title": facts.title,
        "identifier": book.urn,
        "modified": stamp(book.modified),
    }
    if facts.filed and facts.filed != facts.title:
        metadata["sortAs"] = facts.filed
    if facts.authors:
        metadata["author"] = [
            {"name": name, "links": [{"href": to.feed(f"author/{group_id('author', name)}"), "type": FEED}]}
            for name in facts.authors
        ]
    for name in ("language", "description", "publisher"):
        if value := getattr(facts, name):
            metadata[name] = value
    if len(facts.date) == len("YYYY-MM-DD"):  # a year alone is none to the schema
        metadata["published"] = facts.date
    if facts.tags:
        metadata["subject"] = list(facts.tags)
    if facts.series:
        metadata["belongsTo"] = {"series": [{"name": facts.series} | _position(facts.series_index)]}
    return {
        "metadata": metadata,
        "links": [
            _link(to.download(book), rel="http://opds-spec.org/acquisition/open-access", kind="application/epub+zip"),
            _link(to.book(book), rel="alternate", kind="text/html"),
        ],
        "images": [{"href": to.cover(book), "type": "image/jpeg"}, {"href": to.thumbnail(book), "type": "image/jpeg"}],
    }


def _position(index: str) -> dict[str, float]:
    """A place in a series as a number; one with two points, as ``1.2.3``, is none."""
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", index, re.ASCII):
        return {}
    return {"position": float(index) if "." in index else int(index)}
