"""Feeds of every kind, and of whatever books may say of themselves, are valid: OPDS 1.2 and 2.0, by our own schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds import ATOM, valid_atom, valid_json

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from storybind.edge.catalogue import atom, opds2
from storybind.edge.catalogue.addresses import Addresses
from storybind.edge.catalogue.scan import Catalogue
from storybind.edge.catalogue.shelf import Facts, Shelf
from storybind.edge.catalogue.views import View, find_view

TO = Addresses("Books & more", "http://192.0.2.7:8787", "/k/rain42bow")
FULL = Facts(
    "Der Fluß <2>", ("Zoë Ünal", "林"), "Fluß 2, Der", "de-AT", "urn:isbn:9780000000002", "Es regnete. “Nun” & dann.", "Flüsse", "2.5", ("Regen", "a/b"), "2019-05-04",
    "Verlag", 1200,
)  # fmt: skip
BARE = Facts("Rain")
NUMBER = 120
"""Books on the shelf: three pages of a feed."""


def shelf_of(folder: Path, *told: Facts) -> Shelf:
    """The shelf of a folder whose books say these things of themselves, the first of them as a story."""
    for number in range(len(told)):
        (folder / f"{number:03}.epub").write_bytes(b"a book")
    catalogue = Catalogue(folder, lambda books: told if books else (), lambda story: "", (".txt",))
    catalogue.refresh()
    (folder / "draft.txt").write_text("a story")
    catalogue.refresh()
    return catalogue.shelf


@pytest.mark.parametrize(
    "name",
    [
        *("rain.toml", "rain.toml.txt", "rain.txt.toml", "rain.txt.toml.txt"),
        *("storybind.toml", "storybind.toml.txt", "../storybind.toml.txt"),
    ],
)
def test_a_story_is_another_when_its_settings_change(tmp_path: Path, name: str) -> None:
    """Whatever a file is called that speaks of a story: it is no entry of its own, and what it says makes the story another."""
    (drafts := tmp_path / "drafts").mkdir()
    (drafts / "rain.txt").write_text("It rained.")
    catalogue = Catalogue(tmp_path, lambda books: (), lambda story: "", (".txt",))
    catalogue.refresh()
    (before,) = catalogue.shelf.titles
    (drafts / name).write_text('title = "Rain"\n')
    catalogue.refresh()
    (after,) = catalogue.shelf.titles
    assert after.path == before.path == "drafts/rain.txt"
    assert after.version != before.version


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Many books: half of them say all that can be said, half nothing but their title."""
    each = (FULL._replace(title=f"Der Fluß {number}", tags=(f"Regen {number}",)) for number in range(NUMBER // 2))
    return shelf_of(tmp_path_factory.mktemp("many"), *each, *[BARE] * (NUMBER // 2))


def lists(shelf: Shelf) -> list[tuple[str, str, int]]:
    """Every list of a shelf, each of its pages: where it is, what is searched for, which page."""
    paths = ["", "new", "titles", "authors", "series", "tags"]
    paths += [f"author/{ident}" for ident in shelf.authors]
    paths += [f"series/{ident}" for ident in shelf.series]
    paths += [f"tag/{ident}" for ident in list(shelf.tags)[:2]]
    asked = [(path, "") for path in paths] + [("search", "fluß"), ("search", "no such words"), ("search", "")]
    found = []
    for path, query in asked:
        view = find_view(shelf, path, atom.SIZE, 1, query)
        assert view
        found += [(path, query, page) for page in range(1, view.pages + 1)]
    return found


def both(shelf: Shelf, path: str, query: str = "", page: int = 1) -> tuple[Any, Any, View]:
    """A page of a list as Atom and as JSON, each held to be valid."""
    view = find_view(shelf, path, atom.SIZE, page, query)
    assert view
    return (
        valid_atom(atom.write_feed(view, shelf.updated, TO)),
        valid_json(opds2.write_feed(view, shelf.updated, TO._replace(face="opds2"))),
        view,
    )


def test_every_list_is_valid(shelf: Shelf) -> None:
    """Navigation, acquisition, search with and without finds, first, middle and last pages: in Atom and in JSON, with one meaning."""
    kinds = set()
    for path, query, page in lists(shelf):
        root, feed, view = both(shelf, path, query, page)
        entries = [str(entry.findtext(f"{ATOM}title")) for entry in root.findall(f"{ATOM}entry")]
        if view.books:
            assert [book["metadata"]["title"] for book in feed["publications"]] == entries
        elif view.doors:
            assert [door["title"] for door in feed["navigation"]] == entries
        else:
            assert (entries, [door["rel"] for door in feed["navigation"]]) == ([], ["start"])
        turns = {link.get("rel") for link in root.findall(f"{ATOM}link")} & {"first", "previous", "next", "last"}
        assert {link["rel"] for link in feed["links"]} & {"first", "previous", "next", "last"} == turns
        kinds.add((path.partition("/")[0], bool(view.books), *sorted(turns)))
    assert ("new", True, "first", "last", "next") in kinds
    assert ("new", True, "first", "last", "next", "previous") in kinds
    assert ("new", True, "first", "last", "previous") in kinds
    assert {("", False), ("authors", False), ("search", False), ("series", True, "first", "last", "next")} <= kinds


def test_an_empty_shelf_is_valid(tmp_path: Path) -> None:
    """Where no book is there are doors, and behind them feeds without entries; JSON has no empty list."""
    empty = Shelf(())
    for path in ("", "new", "titles", "authors", "series", "tags"):
        root, feed, _ = both(empty, path)
        assert len(root.findall(f"{ATOM}entry")) == (2 if path == "" else 0)
        assert feed["navigation"]


def test_the_search_is_described() -> None:
    """The description of the search is valid, whatever the catalogue is called."""
    for title in ("Books", "x" * 3000, "\x00\ud800", "<&>"):
        valid_atom(atom.write_search_description(TO._replace(title=title)))


WORDS = st.text(st.characters(), max_size=40)
TYPED = st.text(max_size=40)
SAID = st.builds(
    Facts,
    title=WORDS,
    authors=st.lists(WORDS, max_size=3).map(tuple),
    filed=WORDS,
    language=st.sampled_from(["", "en", "en_US", "English", "x-klingon", "de-AT-1996"]) | WORDS,
    identifier=st.sampled_from(["", "urn:uuid:be7d72b0-5dd0-5394-ba28-d280842f290b", "ISBN 5", "urn:x:\n"]) | WORDS,
    description=WORDS,
    series=WORDS,
    series_index=st.sampled_from(["", "3", "1.0", "1.2.3", "II", "-1", "9" * 5000, "٣", "1e9"]) | WORDS,
    tags=st.lists(WORDS, max_size=3).map(tuple),
    date=st.sampled_from(["", "1999", "1999-02", "1999-02-30", "1999-02-28", "0000-00-00", "May", "٢٠١٩"]),
    publisher=WORDS,
    words=st.integers(0, 10**11),
)
"""What books may say of themselves, and files that call themselves an index."""


@settings(max_examples=30)
@given(st.lists(SAID, min_size=1, max_size=3), TYPED)
def test_whatever_books_say_their_feeds_are_valid(
    tmp_path_factory: pytest.TempPathFactory, told: list[Facts], query: str
) -> None:
    """No title, author, date or language of a book, and no words of a search, make a feed that is not valid."""
    shelf = shelf_of(tmp_path_factory.mktemp("odd"), *told)
    assert len(shelf) == len(told) + 1
    for path, _, page in lists(shelf):
        both(shelf, path, page=page)
    both(shelf, "search", query)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("metadata", None), ("metadata.title", None), ("metadata.numberOfItems", -1), ("metadata.itemsPerPage", 0),
        ("metadata.modified", "yesterday"), ("links", None), ("links.0", None), ("links.2.templated", False), ("publications", None),
        ("publications", []), ("navigation", []), ("publications.1.metadata.title", None), ("publications.1.links.0", None),
        ("publications.1.images", []), ("publications.1.images.0.type", "image/bmp"), ("publications.1.metadata.published", "1999"),
        ("publications.1.metadata.language", "en us"), ("publications.1.metadata.identifier", "ISBN 5"),
        ("publications.1.metadata.belongsTo.series.0.position", "2"), ("publications.1.links.0.href", "http://a b"),
        ("facets.0.metadata.title", None), ("facets.0.links", []),
    ],
)  # fmt: skip
def test_the_json_schema_finds_faults(shelf: Shelf, place: str, value: Any) -> None:
    """Each demand of the standard, broken on its own, is found; so a feed that passes has been looked at."""
    view = find_view(shelf, "titles", atom.SIZE)
    assert view
    feed = part = valid_json(opds2.write_feed(view, shelf.updated, TO._replace(face="opds2")))
    *above, last = (int(step) if step.isdecimal() else step for step in place.split("."))
    for step in above:
        part = part[step]
    if value is None:
        del part[last]
    else:
        part[last] = value
    with pytest.raises(AssertionError, match=r"\$"):
        valid_json(json.dumps(feed).encode())


@pytest.mark.parametrize(
    ("place", "change"),
    [("id", "drop"), ("title", "drop"), ("updated", "drop"), ("updated", "today"), ("link[@rel='self']", "drop"), ("link[@rel='start']", "drop"),
     ("entry/title", "drop"), ("entry/id", "drop"), ("entry/id", "ISBN 5"), ("entry/updated", "2019"),
     ("entry/link[@rel='http://opds-spec.org/acquisition/open-access']", "drop"), ("entry/link[@type='image/jpeg']", "type"),
     ("entry/{http://purl.org/dc/terms/}language", "en us"), ("entry/{http://purl.org/dc/terms/}issued", "May")],
)  # fmt: skip
def test_the_grammar_finds_faults(shelf: Shelf, place: str, change: str) -> None:
    """Each demand on a feed in Atom, broken on its own, is found."""
    view = find_view(shelf, "titles", atom.SIZE)
    assert view
    root = valid_atom(atom.write_feed(view, shelf.updated, TO))
    element = root.find(place, namespaces={"": ATOM[1:-1]})
    assert element is not None
    if change == "drop":
        element.getparent().remove(element)
    elif change == "type":
        del element.attrib["type"]
    else:
        element.text = change
    with pytest.raises(AssertionError):
        valid_atom(etree.tostring(root))
