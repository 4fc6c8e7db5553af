"""Ace by DAISY: the accessibility of books as its makers check it, axe in Chromium included."""

from __future__ import annotations

from pathlib import Path

from browsers import STORIES, bind_rich, bind_stories, run, spoil
from conftest import open_book
from samples import SAMPLES
from storybind.options import THEMES

_EACH = 3  # samples of which one is looked at: all have passed, their pages are of the same kinds, and Ace takes two seconds a book


def test_every_book_passes(tmp_path: Path) -> None:
    """Ace looks at every page of the books of our stories, of a third of the samples, and of one with all kinds of pages in each theme, and finds nothing."""
    books = bind_stories(tmp_path, [*STORIES, *SAMPLES[::_EACH]]) + [bind_rich(tmp_path, theme) for theme in THEMES]
    found = run("ace.js", *books, package="@daisy/ace-core")
    assert sorted(one["book"] for one in found) == sorted(map(str, books))
    assert {
        Path(one["book"]).stem: one["findings"] for one in found if one["outcome"] != "pass" or one["findings"]
    } == {}
    for one in found:
        pages = {name for name in open_book(Path(one["book"])).files if name.endswith(".xhtml")}
        assert pages <= {f"EPUB/{page}" for page in one["pages"]}


def test_ace_finds_what_is_wrong(tmp_path: Path) -> None:
    """Books with a fault, in what they say of themselves and on a page, do not pass: silence is not for want of looking."""
    (book,) = bind_stories(tmp_path, STORIES[:1])
    unsaid = spoil(book, "EPUB/content.opf", '"schema:accessibilityHazard">none<', '"schema:x">none<')
    pale = spoil(book, "EPUB/text/titlepage.xhtml", "<h1", '<h1 style="color: #ccc; background: #fff"')
    found = {Path(one["book"]): one for one in run("ace.js", unsaid, pale, package="@daisy/ace-core")}
    assert [found[one]["outcome"] for one in (unsaid, pale)] == ["fail", "fail"]
    assert any("metadata-" in finding for finding in found[unsaid]["findings"])
    assert any("color-contrast" in finding for finding in found[pale]["findings"])
