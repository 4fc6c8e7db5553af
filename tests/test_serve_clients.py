"""What reads and shows what `storybind serve` gives: the parsers of two reading apps, a browser of today, an old WebKit.

The parsers are npm packages, installed as `browsers` says.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from browsers import browse, run
from conftest import Storybind, in_process
from serving import Served, serving

pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")

HERE = Path(__file__).parent
MODERN = ("rich.css", "read.css")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Iterator[Served]:
    """A folder with two books."""
    folder = tmp_path_factory.mktemp("shelf")
    stories = HERE.parent / "stories"
    done = in_process("convert", stories / "the-mileage-book.txt", stories / "the-back-half.md", "-o", folder)
    assert done.code == 0, done.err
    with serving(Storybind(folder.parent, environment), folder) as served:
        yield served


@pytest.fixture(scope="module")
def seen(served: Served, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The root and a list of books, in Atom and in JSON, as the apps' parsers see them."""
    folder = tmp_path_factory.mktemp("feeds")
    files = []
    for name, path in (
        ("root.xml", "/opds"),
        ("books.xml", "/opds/titles"),
        ("root.json", "/opds2"),
        ("books.json", "/opds2/titles"),
    ):
        files.append(folder / name)
        files[-1].write_bytes(served.get(path).body)
    return run("opds.mjs", *files, package="r2-opds-js", shown=False)


@pytest.mark.parametrize(("app", "first"), [("thorium", 0), ("foliate", 0), ("thorium", 2)], ids=["thorium", "foliate", "thorium, OPDS 2"])  # fmt: skip
def test_apps_see_the_shelf(served: Served, seen: list[dict[str, Any]], app: str, first: int) -> None:
    """Doors, books, covers and files come through each parser, and every file it names can be fetched."""
    root, books = (feed[app] for feed in seen[first : first + 2])
    assert root["doors"] == ["Newest", "By title", "By author", "By series", "By tag"]
    assert books["titles"] == ["The Back Half: A Story in One Cow", "The Mileage Book"]
    assert books["covers"] == [2, 2]
    assert f"search {'application/opds+json' if first else 'application/opensearchdescription+xml'}" in books["links"]
    for href in books["files"]:
        assert served.ask(href.removeprefix(served.origin)).body[:2] == b"PK"


def pages(served: Served) -> list[str]:
    """An address of each kind of page."""
    one = re.findall(r"book/([0-9a-f]{16})", served.get("/titles").text)[0]
    return [
        "/",
        "/titles",
        "/authors",
        f"/book/{one}",
        "/search?q=rain",
        "/e",
        "/e/titles",
        f"/e/book/{one}",
        f"/read/{one}/EPUB/nav.xhtml",
        f"/e/read/{one}/EPUB/nav.xhtml",
    ]


def test_pages_need_nothing_from_elsewhere(served: Served) -> None:
    """No page has a script or an address outside this server, so that all of them work without a network."""
    for path in pages(served):
        text = served.get(path).text
        assert "<script" not in text
        outside = [href for href in re.findall(r'(?:href|src|action)="([^"]*)"', text) if "://" in href]
        assert [href for href in outside if not href.startswith(served.origin)] == []
    for name in (*MODERN, "plain.css"):
        assert "url(" not in served.get(f"/static/{name}").text


def test_plain_pages_keep_to_what_old_readers_know(served: Served) -> None:
    """The pages for e-readers are small, in one column, with nothing that Kobo's WebKit does not know."""
    css = served.get("/static/plain.css").text + served.get("/static/read-plain.css").text
    assert not re.search(r"flex|grid|var\(|calc\(|rem\b|--|@media|position|float", css)
    assert min(int(size) for size in re.findall(r"(\d+)px/|font-size: (\d+)px", css) for size in size if size) >= 20
    for path in pages(served):
        if path.startswith("/e") and "/read/" not in path:
            answer = served.get(
                path,
                user_agent="Mozilla/5.0 (Linux; U; Android 2.0; en-us;) AppleWebKit/538.1 (Kobo Touch 0384/4.30.18838)",
            )
            assert len(answer.body) < 30_000
            assert not re.search(r"<(main|nav|section|picture|video|button)\b", answer.text)


def test_reading_on_an_e_reader_is_black_on_white(served: Served) -> None:
    """From the plain page of a book its pages open in the plain look, and stay in it from the first to the last."""
    one = re.findall(r"book/([0-9a-f]{16})", served.get("/titles").text)[0]
    assert f'href="/e/read/{one}"' in served.get(f"/e/book/{one}").text
    place = served.ask(f"/e/read/{one}").headers["location"]
    seen = 0
    while place:
        page = served.get(place).text
        assert "/static/read-plain.css" in page
        assert f'href="/e/book/{one}"' in page
        found = re.search(r'href="(/[^"]*)" class="storybind-on"|class="storybind-on" href="(/[^"]*)"', page)
        place = (found[1] or found[2]) if found else ""
        assert not place or place.startswith(f"/e/read/{one}/")
        seen += 1
    assert seen > 2


def test_an_e_reader_gets_its_page_at_the_door(served: Served) -> None:
    """The front door shows the plain page to a Kobo, a Kindle or a Tolino, and covers to everybody else."""
    for agent in ("Kobo Touch 0384/4.30", "Mozilla/5.0 (X11; Kindle/3.0)", "tolino eReader"):
        assert "plain.css" in served.get("/", user_agent=agent).text
    assert "rich.css" in served.get("/", user_agent="Mozilla/5.0 (X11; Linux) Firefox/140.0").text


@pytest.mark.parametrize(("sheet", "title"), [("rich.css", ".book h1"), ("review.css", "header h1")])
def test_a_title_stands_over_its_author(sheet: str, title: str) -> None:
    """A title that runs from right to left begins no line at the other side of a page whose other lines do not."""
    css = resources.files("storybind.edge.catalogue").joinpath("static", sheet).read_text(encoding="utf-8")
    (rule,) = re.findall(rf"^{re.escape(title)} {{([^}}]*text-align[^}}]*)}}", css, re.MULTILINE)
    assert "text-align: left" in rule


def test_a_browser_shows_what_is_there(served: Served, tmp_path: Path) -> None:
    """In Chromium, under our own policy, styles and covers load: a page of covers is no page of plain links."""
    from PIL import Image

    shots = {}
    for name, path, size in (("desk", "/titles", "1200,800"), ("phone", "/titles", "400,800")):
        file = tmp_path / f"{name}.png"
        browse(served.origin + path, tmp_path, f"--screenshot={file}", f"--window-size={size}")
        with Image.open(file) as drawn:
            shots[name] = drawn.convert("RGB")
    for shot in shots.values():
        assert shot.getpixel((2, 2)) == (250, 247, 242), "the paper of rich.css"
        colours = shot.getcolors(1_000_000)
        assert colours is not None
        assert len(colours) > 1_000, "the covers are there"


@pytest.mark.skipif(shutil.which("wkhtmltoimage") is None, reason="no wkhtmltoimage")
def test_an_old_webkit_shows_the_plain_page(served: Served, tmp_path: Path) -> None:
    """In a WebKit of e-reader age the plain page is black on white and one column wide."""
    from PIL import Image

    file = tmp_path / "plain.png"
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        ["wkhtmltoimage", "-q", "--width", "600", f"{served.origin}/e/titles", str(file)],
        capture_output=True,
        timeout=600,
        env=environment,
        check=False,
    )
    with Image.open(file) as drawn:
        shot = drawn.convert("L")
        assert shot.width == 600
        colours = {colour: count for count, colour in shot.getcolors() or ()}
    assert colours[255] > 0.8 * sum(colours.values())
    assert colours[0] > 0.01 * sum(colours.values())
