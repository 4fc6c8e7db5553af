"""Books as readers see them: laid out by MuPDF, and in Chromium by foliate-js, each at three widths."""

from __future__ import annotations

import shutil
from itertools import groupby, product
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from browsers import STORIES, bind_rich, bind_stories, run, spoil
from conftest import open_book

Seen = dict[str, Any]
WIDTHS = (240, 420, 700)
"""A small telephone, an e-reader and a tablet, in points."""

FOREIGN = {
    "arabic": ("المطر", "الفصل الأول: البيت", "الفصل الثاني: الحديقة", "نزل المطر على البيت والحديقة طوال النهار، ولم يخرج أحد إلى الطريق حتى المساء."),
    "hebrew": ("הגשם", "פרק א: הבית", "פרק ב: הגן", "הגשם ירד על הבית ועל הגן כל היום, ואיש לא יצא אל הדרך עד הערב."),
    "chinese": ("雨", "第一章 屋子", "第二章 花园", "雨整天落在屋子和花园上，直到傍晚也没有人走到路上去。"),
    "japanese": ("雨", "第一章 家", "第二章 庭", "雨は一日じゅう家と庭に降り、夕方まで誰も道へ出なかった。それでも彼は窓のそばに立っていた。"),
}  # fmt: skip
"""Title, two chapters and a paragraph: scripts from right to left, and scripts without blanks between words."""

BOOKS = [*(story.stem for story in STORIES), "rich", *FOREIGN]
"""The books of our stories, one with every kind of page and block, and those of `FOREIGN`."""

SEEN = Path(__file__).with_name("engines") / "seen"
"""Where the pictures are kept that a test takes of every kind of page, for the eye: of `rich`, in both engines."""


def bind(name: str, folder: Path) -> Path:
    """One of `BOOKS`."""
    if name == "rich":
        return bind_rich(folder, "classic")
    if name in FOREIGN:
        title, one, two, rain = FOREIGN[name]
        parts = [title, one, rain, rain * 9, "***", rain, rain, two, rain, rain]
        (folder / f"{name}.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
        return bind_stories(folder, [folder / f"{name}.txt"])[0]
    return bind_stories(folder, [story for story in STORIES if story.stem == name])[0]


# In Chromium, by foliate-js.


def test_read_in_chromium(tmp_path: Path) -> None:
    """A reader sees what the functions below say, on a telephone, an e-reader and a tablet; one browser reads all books."""
    books = {str(bind(name, tmp_path)): name for name in BOOKS}
    seen = run("foliate.js", *books, package="foliate-js")
    assert [(screen["book"], screen["width"]) for screen in seen] == [*product(books, (320, 600, 1000))]
    wrong = []
    for book, screens in groupby(seen, key=itemgetter("book")):
        try:
            a_reader_sees_what_is_right(books[book], Path(book), list(screens))
        except AssertionError as error:
            wrong.append(f"{books[book]}: {error}")
    assert not wrong, "\n".join(wrong)


def a_reader_sees_what_is_right(name: str, book: Path, seen: list[Seen]) -> None:
    """All that is looked at in one of the books."""
    for screen in seen:
        the_cover_comes_first_and_fills_the_page(screen)
        for section in screen["sections"]:
            where = f"{screen['width']} wide, {section['href']}"
            assert not section["empty"], f"{where}: who turns a page sees something"
            assert section["outside"] == [], f"{where}: nothing reaches beyond the margins"
            paragraphs_are_indented_but_for_the_first(where, section, name)
            breaks_are_seen(where, section)
        the_contents_are_complete(book, screen)
    assert [line["href"] for line in seen[0]["clicked"]] == [line["href"] for line in seen[0]["toc"]], (
        "a tap leads there"
    )


def the_cover_comes_first_and_fills_the_page(screen: Seen) -> None:
    """A book opens with its cover, on one page, as large as the screen allows."""
    first = screen["sections"][0]
    assert (first["href"], first["pages"], first["words"]) == ("EPUB/text/cover.xhtml", 1, 0)
    (cover,) = first["images"]
    assert cover["loaded"]
    assert cover["share"] > 0.7


def paragraphs_are_indented_but_for_the_first(where: str, section: Seen, name: str) -> None:
    """The first line after a heading or a break stands flush, that after a paragraph is set in by about an em; Chinese and Japanese set in all."""
    for line in section["lines"]:
        if line["after"] == "p" or name in ("chinese", "japanese"):
            assert 0.9 < line["indent"] < 2.5, (where, line)
        elif line["after"] not in (
            "blockquote",
            "div",
            "picture",
        ):  # where a paragraph goes on or a new one begins: who can tell
            assert abs(line["indent"]) < 0.1, (where, line)
    assert section["lines"] or "/chapter-" not in section["href"]


def breaks_are_seen(where: str, section: Seen) -> None:
    """Between scenes stands a line in the middle of the page, neither a speck nor a whole line; above a label, none."""
    for line in section["breaks"]:
        if "named" not in line["kind"]:
            assert line["line"] != "none", where
            assert line["thick"] >= 0.5, where
            assert 16 < line["width"] < 400, (where, line)
            assert abs(line["middle"]) < 2, (where, line)


def the_contents_are_complete(book: Path, screen: Seen) -> None:
    """Every chapter is in the reading system's own contents, and each line leads to a place that is there."""
    assert [flat(line["label"]) for line in screen["toc"]] == [flat(line) for line in open_book(book).contents()]
    assert all(line["there"] for line in screen["toc"])
    chapters = {section["href"] for section in screen["sections"] if "/chapter-" in section["href"]}
    assert chapters
    assert chapters <= {line["href"] for line in screen["toc"]}


def flat(label: str) -> str:
    """A label with single blanks."""
    return " ".join(label.split())


def test_the_engine_sees_what_is_wrong(tmp_path: Path) -> None:
    """With its indents, its breaks and its measure gone, a book does not look as if it had them."""
    ugly = "p { text-indent: 0 !important; } hr { border: 0 !important; } h2 { white-space: nowrap; font-size: 9em !important; } /* "
    book = spoil(bind("the-mileage-book", tmp_path), "EPUB/css/book.css", "/* ", ugly)
    chapter = next(one for one in run("foliate.js", book, package="foliate-js")[0]["sections"] if one["lines"])
    assert "The Mileage Book" in chapter["outside"]
    assert max(line["indent"] for line in chapter["lines"]) < 0.1
    assert {line["line"] for line in chapter["breaks"]} == {"none"}


# By MuPDF.


@pytest.mark.parametrize("name", BOOKS)
def test_laid_out_by_mupdf(name: str, tmp_path: Path) -> None:
    """In a simple engine too: cover first, no empty page, no word beyond the paper, contents that lead to their pages."""
    pymupdf = pytest.importorskip("pymupdf", reason="PyMuPDF is not installed: pip install pymupdf")
    book = bind(name, tmp_path)
    document = pymupdf.open(str(book))
    for width in WIDTHS:
        document.layout(width=width, height=width * 1.5, fontsize=12)
        pages = list(document)
        assert [block["type"] for block in pages[0].get_text("dict")["blocks"]] == [1], "one block, a picture"
        for page in pages:
            assert page.get_text("dict")["blocks"], f"{width} wide, page {page.number}: nothing on it"
            for left, top, right, bottom, word, *_ in page.get_text("words"):
                inside = -0.5 < left < right < page.rect.x1 + 0.5 and -0.5 < top < bottom < page.rect.y1 + 0.5
                assert inside, f"{width} wide, page {page.number}: {word!r} beyond the paper"
        toc = document.get_toc()
        assert [flat(label) for _, label, _ in toc] == [flat(line) for line in open_book(book).contents()]
        places = [place for _, _, place in toc]
        assert places == sorted(places)
        assert 1 < places[0] <= places[-1] <= len(pages)


def test_first_lines_in_mupdf(tmp_path: Path) -> None:
    """A simple engine indents as well: after a paragraph, not after the title or a break."""
    pymupdf = pytest.importorskip("pymupdf", reason="PyMuPDF is not installed: pip install pymupdf")
    document = pymupdf.open(str(bind("the-mileage-book", tmp_path)))
    document.layout(width=420, height=630, fontsize=12)
    lefts = {
        "".join(span["text"] for span in line["spans"]): float(line["bbox"][0])
        for page in document
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
    }
    margin = min(lefts.values())

    def indent(words: str) -> float:
        return next(left for text, left in lefts.items() if text.startswith(words)) - margin

    assert [round(indent(words)) for words in ("Mrs. Ottaway had", "Three weeks later")] == [0, 0]
    assert 10 <= indent("Len Prosser had") <= 24


# Pictures of every kind of page, for the eye and for what can be told of them without one.


def ink(picture: Image.Image) -> float:
    """How much of a picture is not its ground, which is the colour of its corner."""
    grey = picture.convert("L")
    ground = Image.new("L", grey.size, grey.getpixel((0, 0)))
    return sum(ImageChops.difference(grey, ground).point(lambda far: 255 * (far > 48)).histogram()[255:]) / (
        grey.width * grey.height
    )


def bare_edge(picture: Image.Image, part: float) -> bool:
    """Whether nothing stands in so much of the picture at its left and its right."""
    wide = round(picture.width * part)
    sides = (
        picture.crop((0, 0, wide, picture.height)),
        picture.crop((picture.width - wide, 0, picture.width, picture.height)),
    )
    return all(ink(side) == 0 for side in sides)


def test_pictures_in_chromium_by_day_and_by_night(tmp_path: Path) -> None:
    """Every kind of page has something on it and bare margins, and what is seen by day is seen by night; kept in `SEEN`."""
    folder = SEEN / "chromium"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    run("foliate.js", f"--pictures={folder}", bind("rich", tmp_path), package="foliate-js")
    pictures = {path.stem: Image.open(path) for path in folder.glob("*.png")}
    assert {name.partition("-day")[0] for name in pictures if name.endswith("-day")} == {
        "cover", "titlepage", "nav", "about", "part-001", "part-002", "chapter-001", "chapter-002", "colophon",
    }, folder  # fmt: skip
    for name, picture in pictures.items():
        assert picture.size == (600, 800)
        if not name.startswith("cover"):
            day, night = ink(picture), ink(pictures[name.replace("-day", "-night")])
            assert 0.0005 < day < 0.5, folder / f"{name}.png"
            assert 0.8 < night / day < 1.25, folder / f"{name}.png"
            assert bare_edge(picture, 0.03), folder / f"{name}.png"
    assert pictures["chapter-001-day"].getpixel((1, 1)) != pictures["chapter-001-night"].getpixel((1, 1))


def test_pictures_in_mupdf(tmp_path: Path) -> None:
    """In a simple engine every page has something on it, too, between bare margins; kept in `SEEN`."""
    pymupdf = pytest.importorskip("pymupdf", reason="PyMuPDF is not installed: pip install pymupdf")
    folder = SEEN / "mupdf"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    document = pymupdf.open(str(bind("rich", tmp_path)))
    document.layout(width=420, height=630, fontsize=12)
    for page in document:
        path = folder / f"page-{page.number + 1:02}.png"
        page.get_pixmap(dpi=96).save(str(path))
        picture = Image.open(path)
        if page.number > 0:  # the cover fills its page
            assert 0.0005 < ink(picture) < 0.5, path
            assert bare_edge(picture, 0.02), path
    assert len(list(folder.iterdir())) >= 9
