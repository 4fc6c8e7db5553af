"""Books as readers see them: laid out by MuPDF, and in Chromium by foliate-js, each at three widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browsers import STORIES, bind_rich, bind_stories, run, spoil
from conftest import open_book

Seen = dict[str, Any]
WIDTHS = (240, 420, 700)
"""A small telephone, an e-reader and a tablet, in points."""

BOOKS = [*(story.stem for story in STORIES), "rich", "arabic"]
"""The books of our stories, one with every kind of page and block, one that runs from right to left."""

RAIN = "نزل المطر على البيت والحديقة طوال النهار، ولم يخرج أحد إلى الطريق حتى المساء."
ARABIC = f"المطر\n\nالفصل الأول: البيت\n\n{RAIN}\n\n{RAIN * 9}\n\n***\n\n{RAIN}\n\n{RAIN}\n\nالفصل الثاني: الحديقة\n\n{RAIN}\n\n{RAIN}\n"


def bind(name: str, folder: Path) -> Path:
    """One of `BOOKS`."""
    if name == "rich":
        return bind_rich(folder, "classic")
    if name == "arabic":
        (folder / "arabic.txt").write_text(ARABIC, encoding="utf-8")
        return bind_stories(folder, [folder / "arabic.txt"])[0]
    return bind_stories(folder, [story for story in STORIES if story.stem == name])[0]


# In Chromium, by foliate-js.


@pytest.mark.parametrize("name", BOOKS)
def test_read_in_chromium(name: str, tmp_path: Path) -> None:
    """A reader sees what the functions below say, on a telephone, an e-reader and a tablet."""
    book = bind(name, tmp_path)
    seen = run("foliate.js", book, package="foliate-js")
    assert [screen["width"] for screen in seen] == [320, 600, 1000]
    for screen in seen:
        the_cover_comes_first_and_fills_the_page(screen)
        for section in screen["sections"]:
            where = f"{screen['width']} wide, {section['href']}"
            assert not section["empty"], f"{where}: who turns a page sees something"
            assert section["outside"] == [], f"{where}: nothing reaches beyond the margins"
            paragraphs_are_indented_but_for_the_first(where, section)
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


def paragraphs_are_indented_but_for_the_first(where: str, section: Seen) -> None:
    """The first line after a heading or a break stands flush left, that after a paragraph is set in by about an em."""
    for line in section["lines"]:
        if line["after"] == "p":
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
