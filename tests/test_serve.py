"""`storybind serve`: feeds for reading apps, pages for browsers and downloads, from a real server on a free port."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree

from conftest import STORY, Storybind, in_process
from feeds import ATOM, valid_atom, valid_json
from readers import on_path
from serving import Served, serving
from storybind.edge.catalogue.shelf import Facts
from storybind.library import describe, read_facts

pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")
pytest.importorskip("starlette", reason="the extra `serve` is not installed")

HERE = Path(__file__).parent
STORIES = HERE.parent / "stories"
BOOKS = ("the-mileage-book.txt", "the-back-half.md", "the-fourpenny-gate.txt")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """A folder with three books and a story that nobody has bound yet."""
    folder = tmp_path_factory.mktemp("library")
    done = in_process("convert", *(STORIES / name for name in BOOKS), "-o", folder)
    assert done.code == 0, done.err
    (folder / "drafts").mkdir()
    (folder / "drafts" / "kettle.txt").write_text(STORY, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def served(library: Path, environment: dict[str, str]) -> Iterator[Served]:
    """That folder, served to this machine."""
    with serving(Storybind(library.parent, environment), library) as served:
        served.wait_for("/search?q=kettle", "Anna Moss")
        yield served


def feed(served: Served, path: str) -> Any:
    """A feed of OPDS 1.2, valid."""
    answer = served.get(path)
    assert answer.type == "application/atom+xml"
    return valid_atom(answer.body)


def links(element: Any, rel: str) -> list[str]:
    """Where the links of one kind lead, without their origin."""
    found = (link.get("href") for link in element.findall(f"{ATOM}link") if link.get("rel") == rel)
    return [href.partition("://")[2].partition("/")[2] for href in found]


def titles(root: Any) -> list[str]:
    """The titles of a feed's entries."""
    return [str(entry.findtext(f"{ATOM}title")) for entry in root.findall(f"{ATOM}entry")]


def book_id(served: Served, word: str) -> str:
    """What addresses call the one book with a word."""
    found = re.findall(r"book/([0-9a-f]{16})", served.get(f"/search?q={word}").text)
    assert len(set(found)) == 1
    return str(found[0])


def test_every_feed_is_valid(served: Served) -> None:
    """From the root every list is reached, each a valid feed; the root has no books and the lists of books no doors."""
    todo, seen = ["/opds"], set[str]()
    while todo:
        path = todo.pop()
        seen.add(path)
        root = feed(served, path)
        for rel in (
            "subsection",
            "http://opds-spec.org/sort/new",
            "up",
            "start",
            "related",
            "http://opds-spec.org/facet",
        ):
            where = [f"/{href}" for element in (root, *root.findall(f"{ATOM}entry")) for href in links(element, rel)]
            todo += [href for href in where if href not in seen and href not in todo]
    assert {"/opds", "/opds/new", "/opds/titles", "/opds/authors", "/opds/series", "/opds/tags"} <= seen
    assert sum(path.startswith("/opds/author/") for path in seen) == 4
    assert sum(path.startswith("/opds/tag/") for path in seen) >= 4


def test_every_json_feed_is_valid(served: Served) -> None:
    """The feeds of OPDS 2.0 lead to the same lists as those in Atom, none of them elsewhere, and each is valid."""
    todo, seen = ["/opds2"], set[str]()
    while todo:
        path = todo.pop()
        seen.add(path)
        answer = served.get(path)
        assert answer.type == "application/opds+json"
        found = valid_json(answer.body)
        lists = [*found["links"], *found.get("navigation", ()), *found.get("facets", [{"links": ()}])[0]["links"]]
        lists += [link for book in found.get("publications", ()) for each in book["metadata"].get("author", ()) for link in each["links"]]  # fmt: skip
        where = [link["href"].removeprefix(served.origin) for link in lists if link["type"] == "application/opds+json"]
        todo += [href for href in where if "{" not in href and href not in seen and href not in todo]
    assert {"/opds2", "/opds2/new", "/opds2/titles", "/opds2/authors", "/opds2/series", "/opds2/tags"} <= seen
    assert sum(path.startswith("/opds2/author/") for path in seen) == 4
    assert all(path.startswith("/opds2") for path in seen)


def test_a_feed_is_read_under_both_spellings_and_by_head(served: Served) -> None:
    """``/opds`` and ``/opds/`` are one, without a redirect; HEAD says what GET says and brings no body."""
    plain, slashed = served.get("/opds"), served.get("/opds/")
    assert plain.body == slashed.body
    head = served.ask("/opds", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == plain.headers["content-length"]


def test_atom_is_the_default_namespace(served: Served) -> None:
    """KOReader sees nothing under a prefix, and knows ``opds:`` and ``thr:`` by their letters alone."""
    text = served.get("/opds/new").text
    assert re.search(r"<feed xmlns=\"http://www.w3.org/2005/Atom\"", text)
    assert "<entry>" in text
    assert "ns0:" not in text
    assert 'opds:facetGroup="Sort"' in text
    assert 'thr:count="4"' in text


def test_books_are_told_whole(served: Served) -> None:
    """An entry has what the book says of itself, and links with type and length that lead to the file itself."""
    (entry,) = feed(served, "/opds/search?q=cow").findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "The Back Half: A Story in One Cow"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Bridget Sallis"
    assert entry.findtext(f"{ATOM}id") == "urn:uuid:be7d72b0-5dd0-5394-ba28-d280842f290b"
    assert entry.findtext("{http://purl.org/dc/terms/}language") == "en-GB"
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == ["theatre", "pantomime", "friendship", "buses"]  # fmt: skip
    assert entry.findtext(f"{ATOM}summary").startswith("Tales from the Corn Hall 2\n\nFor nineteen winters")
    (file,) = [link for link in entry.findall(f"{ATOM}link") if link.get("type") == "application/epub+zip"]
    assert urlsplit(file.get("href")).path.endswith(".epub")
    answer = served.ask(urlsplit(file.get("href")).path)
    assert len(answer.body) == int(file.get("length"))


def test_pictures_are_jpegs(served: Served) -> None:
    """Every entry has a cover and a small one, of books and of stories, and each address says which version it is."""
    for entry in feed(served, "/opds/new").findall(f"{ATOM}entry"):
        (large,), (small,) = (
            links(entry, "http://opds-spec.org/image"),
            links(entry, "http://opds-spec.org/image/thumbnail"),
        )
        pictures = [served.get(f"/{href}") for href in (large, small)]
        assert [picture.body[:3] for picture in pictures] == [b"\xff\xd8\xff"] * 2
        assert len(pictures[1].body) < min(60_000, len(pictures[0].body))
        assert "?v=" in large


def test_search_is_described(served: Served) -> None:
    """The OpenSearch description has one template with no other placeholder than the words."""
    answer = served.get("/opds/search.xml")
    assert answer.type == "application/opensearchdescription+xml"
    url = valid_atom(answer.body).find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url.get("type") == "application/atom+xml;profile=opds-catalog;kind=acquisition"
    assert re.findall(r"\{[^}]*\}", url.get("template")) == ["{searchTerms}"]
    path = url.get("template").removeprefix(served.origin).replace("{searchTerms}", "mileage%20tarrick")
    assert titles(feed(served, path)) == ["The Mileage Book"]


@pytest.mark.parametrize(
    ("query", "found"),
    [("TARRICK", ["The Mileage Book"]), ("pantomime", ["The Back Half: A Story in One Cow"]), ("corn hall", ["The Back Half: A Story in One Cow"]),
     ("kettle moss", ["The Kettle"]), ("no such words", []), ("", [])],
)  # fmt: skip
def test_search_finds_all_words(served: Served, query: str, found: list[str]) -> None:
    """Each word must be in title, author, series, tags or description, in any case."""
    assert titles(feed(served, f"/opds/search?q={query.replace(' ', '+')}")) == found


def test_opds_2_says_the_same(served: Served) -> None:
    """The JSON feeds have the same lists and books; they stay among themselves and are never empty lists."""
    root = valid_json(served.get("/opds2").body)
    assert [door["title"] for door in root["navigation"]] == titles(feed(served, "/opds"))
    books = valid_json(served.get("/opds2/titles").body)
    assert [book["metadata"]["title"] for book in books["publications"]] == titles(feed(served, "/opds/titles"))
    assert books["metadata"]["numberOfItems"] == 4
    (cow,) = [book for book in books["publications"] if "Cow" in book["metadata"]["title"]]
    assert cow["metadata"]["belongsTo"] == {"series": [{"name": "Tales from the Corn Hall", "position": 2}]}
    assert cow["links"][0]["type"] == "application/epub+zip"
    assert valid_json(served.get("/opds2/search?query=nothing+of+this").body)["navigation"]
    text = json.dumps([root, books])
    assert f"{served.origin}/opds/" not in text


@pytest.mark.parametrize(
    ("accept", "kind"),
    [("application/opds+json, application/atom+xml;q=0.9", "application/opds+json"), ("application/opds+json", "application/opds+json"),
     ("application/atom+xml, application/opds+json;q=0.5", "application/atom+xml"), ("*/*", "application/atom+xml"),
     ("image/x-nonsense;q=zero", "application/atom+xml")],
)  # fmt: skip
def test_the_client_chooses(served: Served, accept: str, kind: str) -> None:
    """OPDS 2.0 for whoever asks for it first, Atom with 200 for everybody else, and caches are told so."""
    answer = served.get("/opds", accept=accept)
    assert answer.type == kind
    assert answer.headers["vary"] == "Accept"


def test_a_book_comes_as_it_is_and_for_kobo(served: Served, library: Path) -> None:
    """The EPUB is the file to the byte; the kepub is made by our own transform, and the address ends as Kobo wants."""
    from storybind.book.kepub import to_kepub

    ident = book_id(served, "tarrick")
    data = (library / "the-mileage-book.epub").read_bytes()
    plain, kobo = served.get(f"/get/{ident}/any.epub"), served.get(f"/get/{ident}/any.kepub.epub")
    assert plain.body == data
    assert plain.type == "application/epub+zip"
    assert kobo.body == to_kepub(data)
    assert kobo.headers["content-disposition"].endswith(".kepub.epub")
    assert kobo.body == served.get(f"/get/{ident}/any.kepub.epub").body


CONVERTER = """
import pathlib, sys
book, made = sys.argv[1:3]
pathlib.Path(made).write_bytes(b"AZW3 of " + str(pathlib.Path(book).stat().st_size).encode())
"""


@pytest.mark.skipif(os.name == "nt", reason="the program that stands in for calibre is a script")
def test_a_kindle_gets_azw3_where_calibre_is(library: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    """Where calibre is, books and stories can be had as Kindles open them; a Kindle is shown that first, a Kobo its own."""
    path = on_path(tmp_path / "bin", "ebook-convert", CONVERTER)
    with serving(Storybind(library.parent, {**environment, "PATH": path}), library) as served:
        served.wait_for("/search?q=kettle", "Anna Moss")
        for word in ("tarrick", "kettle"):
            answer = served.get(f"/get/{book_id(served, word)}/any.azw3")
            assert answer.body.startswith(b"AZW3 of ")
            assert answer.type == "application/vnd.amazon.mobi8-ebook"
            assert answer.headers["content-disposition"].endswith(".azw3")
        one = book_id(served, "tarrick")
        for agent, first in (("Mozilla/5.0 (X11; Kindle/3.0)", ".azw3"), ("Kobo Touch 0384/4.30", ".kepub.epub"), ("tolino", ".epub")):  # fmt: skip
            offered = re.findall(rf"/get/{one}/[^\"]*?(\.kepub\.epub|\.epub|\.azw3)", served.get(f"/e/book/{one}", user_agent=agent).text)  # fmt: skip
            assert (offered[0], sorted(offered)) == (first, [".azw3", ".epub", ".kepub.epub"])


@pytest.mark.skipif(os.name == "nt", reason="the program that stands in for calibre is a script")
def test_a_file_is_made_once_however_often_it_is_asked_for(
    library: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    """A Kobo asks for each link twice at the same time: all get the same bytes, and the work is done once."""
    log = tmp_path / "log"
    script = f"import time; open({str(log)!r}, 'a').write('asked\\n'); time.sleep(0.5)\n{CONVERTER}"
    path = on_path(tmp_path / "bin", "ebook-convert", script)
    with serving(Storybind(library.parent, {**environment, "PATH": path}), library) as served:
        served.wait_for("/search?q=kettle", "Anna Moss")
        for word, ending in (("tarrick", "azw3"), ("tarrick", "kepub.epub"), ("kettle", "epub")):
            one = book_id(served, word)
            with ThreadPoolExecutor(6) as pool:
                got = list(
                    pool.map(lambda _, one=one, ending=ending: served.get(f"/get/{one}/a.{ending}").body, range(6))
                )
            assert len(set(got)) == 1
    assert log.read_text() == "asked\n"


@pytest.mark.skipif(os.name == "nt", reason="the program that stands in for calibre is a script")
def test_a_converter_that_fails_is_told(library: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    """What calibre says last is on the page, and the next who asks finds it tried again."""
    path = on_path(tmp_path / "bin", "ebook-convert", "raise SystemExit('NoSuchFont: Georgia')")
    with serving(Storybind(library.parent, {**environment, "PATH": path}), library) as served:
        one = book_id(served, "tarrick")
        for _ in range(2):
            answer = served.ask(f"/get/{one}/any.azw3")
            assert (answer.status, "ebook-convert failed: NoSuchFont: Georgia" in answer.text) == (422, True)


def test_a_kindle_is_told_where_calibre_is_not(library: Path, environment: dict[str, str]) -> None:
    """A Kindle's browser takes no EPUB: without calibre it is told what else to do, and nothing is promised."""
    with serving(Storybind(library.parent, {**environment, "PATH": "/nowhere"}), library) as served:
        one = book_id(served, "tarrick")
        kindle = served.get(f"/e/book/{one}", user_agent="Mozilla/5.0 (X11; Kindle/3.0)").text
        assert "This Kindle takes no EPUB from its browser" in kindle
        assert "azw3" not in kindle
        assert "takes no EPUB" not in served.get(f"/e/book/{one}", user_agent="Kobo Touch 0384/4.30").text
        assert served.ask(f"/get/{one}/any.azw3").status == 404


def test_a_part_of_a_book_can_be_asked_for(served: Served, library: Path) -> None:
    """A download that broke off goes on where it was."""
    ident = book_id(served, "tarrick")
    answer = served.ask(f"/get/{ident}/a.epub", range="bytes=100-199")
    assert (answer.status, answer.body) == (206, (library / "the-mileage-book.epub").read_bytes()[100:200])


def test_a_story_is_bound_when_asked_for(served: Served, library: Path, storybind: Storybind) -> None:
    """A story on the shelf becomes the book that `convert` makes, and its page says that it is a story."""
    ident = book_id(served, "kettle")
    assert "its book is made when you ask for it" in served.get(f"/book/{ident}").text
    bound = served.get(f"/get/{ident}/a.epub").body
    done = storybind("convert", library / "drafts" / "kettle.txt", "-o", "-")
    assert bound == done.out
    with zipfile.ZipFile(io.BytesIO(served.get(f"/get/{ident}/a.kepub.epub").body)) as kobo:
        assert b"koboSpan" in kobo.read("EPUB/text/chapter-001.xhtml")


def test_a_story_stands_under_the_tags_of_its_book(tmp_path: Path) -> None:
    """Genre, fandom and whom a story is about are what it is found by, before its book is made and after."""
    head = "Genre: Drama\nFandom: Harbour Lights\nCharacters: Anna, Ben\nTags: rain, kettles\n"
    story = tmp_path / "kettle.txt"
    story.write_text(
        f"Title: The Kettle\nAuthor: Anna Moss\n{head}\n{STORY.partition('Moss')[2].strip()}", encoding="utf-8"
    )
    assert in_process("convert", story).code == 0
    book = read_facts(str(story.with_suffix(".epub")))
    assert isinstance(book, Facts)
    assert describe(str(story)).tags == book.tags == ("Drama", "Harbour Lights", "Anna", "Ben", "rain", "kettles")


def test_a_book_is_read_in_the_browser(served: Served) -> None:
    """From the book's page one leafs from its first page to its last; pictures and styles of the book come with it."""
    ident = book_id(served, "tarrick")
    first = served.ask(f"/read/{ident}")
    assert first.status == 303
    page, seen = first.headers["location"], []
    while page:
        answer = served.get(page)
        root = etree.fromstring(answer.body)
        seen.append(page.rpartition("/")[2])
        places = {link.get("class"): link.get("href") for link in root.iter("{http://www.w3.org/1999/xhtml}a")}
        for tag, key in (("link", "href"), ("img", "src")):
            for element in root.iter(f"{{http://www.w3.org/1999/xhtml}}{tag}"):
                href = element.get(key)
                place = href if href.startswith("/") else os.path.normpath(f"{page.rpartition('/')[0]}/{href}")
                served.get(place)
        page = places.get("storybind-on", "")
    assert seen[0] == "cover.xhtml"
    assert "chapter-001.xhtml" in seen
    assert seen[-1] == "colophon.xhtml"


def test_what_can_be_no_story_is_not_counted(tmp_path: Path, storybind: Storybind) -> None:
    """An empty file and an archive under a story's name are told before anybody asks, and counted as what they are."""
    folder = tmp_path / "Shelf"
    folder.mkdir()
    (folder / "kettle.txt").write_text(STORY, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "zip.txt").write_bytes(b"PK\x03\x04 and more")
    with serving(storybind, folder) as served:
        assert served.told[0] == "Shelf: 1 story"
        assert "2 files not shown" in served.get("/new").text
        told = served.get("/trouble").text
        assert [
            part for part in ("empty.txt: there is nothing", "zip.txt: this is a ZIP archive") if part not in told
        ] == []
        for face in ("", "/e"):
            assert "No book here has a series." in served.get(f"{face}/series").text


def test_the_folder_is_watched(tmp_path: Path, library: Path, storybind: Storybind) -> None:
    """A book that is put in appears, one that is changed is told anew, one that is taken out goes; without a restart."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    with serving(storybind, folder) as served:
        assert "No books here yet" in served.get("/").text
        shutil.copy(library / "the-mileage-book.epub", folder / "a.epub")
        served.wait_for("/", "The Mileage Book")
        shutil.copy(library / "the-back-half.epub", folder / "a.epub")
        served.wait_for("/", "The Back Half")
        assert "Mileage" not in served.get("/titles").text
        (folder / "a.epub").unlink()
        served.wait_for("/", "No books here yet")


def test_what_cannot_be_shown_is_told(tmp_path: Path, storybind: Storybind) -> None:
    """A broken book and an empty story are on no shelf and no error of the server: a page of their own names them."""
    (tmp_path / "broken.epub").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "empty.txt").write_text("\n\n")
    (tmp_path / "kettle.txt").write_text(STORY)
    with serving(storybind, tmp_path) as served:
        page = served.wait_for("/trouble", "empty.txt: ")
        assert "broken.epub: this book is cut short or broken" in page
        assert str(tmp_path) not in page
        assert titles(feed(served, "/opds/titles")) == ["The Kettle"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal for a child")
def test_ctrl_c_ends_it(library: Path, storybind: Storybind) -> None:
    """Ctrl-C ends the server with 130, one line and no traceback, and frees the port, also while a story is bound."""
    with serving(storybind, library) as served:
        served.get(f"/get/{book_id(served, 'kettle')}/a.epub")
        served.process.send_signal(signal.SIGINT)
        _, err = served.process.communicate(timeout=600)
        assert served.process.returncode == 130
    assert err.decode().splitlines()[-1] == "storybind: stopped"
    assert b"Traceback" not in err
    with pytest.raises(OSError, match="refused"):
        served.ask("/")
