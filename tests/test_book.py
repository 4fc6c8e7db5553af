"""How a story is dressed: pages, package, contents, typography; and what a reading system shows of it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from storybind import gather
from storybind.book.epub import write_epub
from storybind.book.inline import escape, escape_attribute
from storybind.book.lint.css_checks import check_css
from storybind.book.package import our_version, read_package
from storybind.book.parting import LONGEST_DOCUMENT
from storybind.book.themes import read_theme
from storybind.book.typography import smarten
from storybind.book.words import words_for
from storybind.book.xhtml import make_pages, scene_title
from storybind.errors import NotABookError
from storybind.languages import KNOWN
from storybind.model import Block, BlockKind, Bound, Scene, Span
from storybind.options import THEMES, Options, read_options
from storybind.pipeline import Manuscript, convert
from storybind.text.decode import decode

STORIES = Path(__file__).parent.parent / "stories"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"

TEXT = """\
Title: The Kettle
Author: Anna Moss & Tom Moss
Series: Kitchens, Part 2
Rating: T
Genre: Steam, Romance
Summary: A kettle <boils> & whistles.
Date: 2024-05-17

A/N: for Bo.

Chapter 1: Water

The kettle was old & *well* known.

She filled it.

***

It sang.

Chapter 2: Steam

He came in, and put down the bag that nobody had asked him to bring.

Three days later, he went out.

~ Years later ~

He came back.

The End
"""


def bind(text: str = TEXT, name: str = "kettle.txt", **asked: object) -> Bound:
    """A book; without a cover unless one is asked for."""
    return convert(
        Manuscript(decode(text.encode(), name), read_options({"cover": "none", **asked}, "--", lambda key: key))
    )


def files(bound: Bound) -> dict[str, bytes]:
    """The entries of a book, in their order."""
    with zipfile.ZipFile(io.BytesIO(bound.epub)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def reading_order(bound: Bound) -> list[str]:
    """The ids of the pages as a reader comes to them."""
    return [one.get("idref", "") for one in page(bound, "content.opf").iter(OPF + "itemref")]


def page(bound: Bound, name: str) -> ElementTree.Element:
    """A page of a book, parsed."""
    return ElementTree.fromstring(files(bound)[f"EPUB/{name}"])


def source_of(bound: Bound, name: str) -> str:
    """A page of a book as text."""
    return files(bound)[f"EPUB/{name}"].decode()


def text_of(element: ElementTree.Element) -> str:
    """What an element says."""
    return "".join(element.itertext())


def metas(bound: Bound) -> list[tuple[str, str, str]]:
    """The package's metas: property or name, value, and what they refine."""
    found = page(bound, "content.opf").iter(OPF + "meta")
    return [
        (one.get("property") or one.get("name") or "", one.text or one.get("content") or "", one.get("refines", ""))
        for one in found
    ]


def contents(bound: Bound) -> list[tuple[int, str, str]]:
    """The table of contents as depth, words and target."""

    def walk(element: ElementTree.Element, depth: int) -> Iterator[tuple[int, str, str]]:
        for row in element.findall(XHTML + "li"):
            link = row.find(XHTML + "a")
            assert link is not None
            yield depth, text_of(link), link.get("href", "")
            for nested in row.findall(XHTML + "ol"):
                yield from walk(nested, depth + 1)

    toc = next(nav for nav in page(bound, "nav.xhtml").iter(XHTML + "nav") if nav.get(OPS + "type") == "toc")
    return [row for top in toc.findall(XHTML + "ol") for row in walk(top, 1)]


def lines_of(bound: Bound) -> list[str]:
    """The words of the contents, in order."""
    return [text for _, text, _ in contents(bound)]


# Small functions.


def test_escape() -> None:
    """Text is written so that XML reads it back as it was."""
    for text in ("AT&T <3", "a > b", '"quoted"', "]]>", "&amp;", "é日"):
        assert text_of(ElementTree.fromstring(f"<p>{escape(text)}</p>")) == text
        assert ElementTree.fromstring(f'<p a="{escape_attribute(text)}"/>').get("a") == text


@pytest.mark.parametrize(
    ("typed", "language", "set"),
    [
        ('"Well--no," she said.', "en", "“Well—no,” she said."),
        ("'Tis the dogs' bone, and it's '98...", "en", "’Tis the dogs’ bone, and it’s ’98…"),
        ("\"'Go,' he said,\" said she.", "en", "“‘Go,’ he said,” said she."),
        ('"Ja", sagte er.', "de", "„Ja“, sagte er."),
        ('"Oui", dit-il.', "fr", "«\u202fOui\u202f», dit-il."),
        ("“as it was” — already…", "en", "“as it was” — already…"),
        ("no signs at all", "en", "no signs at all"),
        ("", "en", ""),
        ("rock 'n' roll", "en", "rock ’n’ roll"),
        ("a--b", "en", "a—b"),
        ("a...", "en", "a…"),
        ("it's", "en", "it’s"),
        ('("Quite so")', "en", "(“Quite so”)"),
    ],
)
def test_smarten(typed: str, language: str, set: str) -> None:
    """Quotes face the right way, dashes and dots are one sign, in the habits of the language."""
    assert smarten(typed, language) == set


def test_quotes_face_the_right_way_beside_emphasis() -> None:
    """A quote beside a word in italics knows what stands behind the change of type."""
    bound = bind('Rain\n\nShe said, "*No*," and left.\n\n*"Never,"* he said.\n', typography="smart")
    said = source_of(bound, "text/chapter-001.xhtml")
    assert "“<em>No</em>,” and left." in said
    assert "<em>“Never,”</em> he said." in said


def test_typography_is_kept_unless_asked_for() -> None:
    """By default a text is set as it was typed."""
    assert '"Well--no..." she said.' in source_of(
        bind('Rain\n\n"Well--no..." she said.\n\nIt rained.\n'), "text/chapter-001.xhtml"
    )


@pytest.mark.parametrize("opening", ["...", ".", "—", '"..."', "…", "?!", ":", ";;;"])
def test_a_scene_without_words_has_a_name_all_the_same(opening: str) -> None:
    """A line of the contents is never empty, whatever its scene opens with."""
    scene = Scene(
        None, (Block(BlockKind.PARAGRAPH, opening, Span(1, 1)), Block(BlockKind.PARAGRAPH, "Nobody spoke.", Span(3, 3)))
    )
    assert scene_title(scene).strip()
    bound = bind(f"Rain\n\nIt rained.\n\n\n\n\n{opening}\n\nNobody spoke.\n")
    assert all(line.strip() for line in lines_of(bound))


def test_a_scene_is_called_by_its_label_or_its_opening_words() -> None:
    """The contents call a scene by its label, else by seven words and a sign that more follows."""
    text = Block(BlockKind.PARAGRAPH, "He sat down by the fire, and said no more.", Span(1, 1))
    assert scene_title(Scene("Years later", (text,))) == "Years later"
    assert re.fullmatch(
        r"He sat down by the fire,? and ?…|He sat down by the fire ?…", scene_title(Scene(None, (text,)))
    )
    assert scene_title(Scene(None, (text._replace(text="He sat."),))).rstrip(".") == "He sat"
    assert len(scene_title(Scene(None, (text._replace(text="雨" * 300),)))) < 60


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("We crossed twice more that evening. The light went.", "We crossed twice more that evening"),
        ('"Whose are those?" she said. "Mine, now."', '"Whose are those?" she said'),
        ("He looked up at her! Then he left the room.", "He looked up at her!"),
        ("It rained. Nobody came out to see the ferry go.", "It rained. Nobody came out to see …"),
        ("They saw Mrs. Dale at the gate of the house.", "They saw Mrs. Dale at the gate …"),
        ("She met J. L. Harrow on the quay by noon.", "She met J. L. Harrow on the …"),
        ('"Is that it?" he asked, and sat down again.', '"Is that it?" he asked, and sat …'),
        ("They waited… and nobody came to the door.", "They waited… and nobody came to the …"),
        ("— Vous partez déjà ? demanda-t-il en se levant.", "— Vous partez déjà ? demanda-t-il en …"),
    ],
)
def test_a_scene_is_called_by_whole_sentences_where_it_can(opening: str, title: str) -> None:
    """The opening words end with a sentence that ends among them, if it says enough; stops that end none do not count."""
    assert scene_title(Scene(None, (Block(BlockKind.PARAGRAPH, opening, Span(1, 1)),))) == title


# Pages.


def test_the_first_paragraph_of_each_scene_is_marked() -> None:
    """The first paragraph under a heading and behind a break is `first`, and no other one."""
    chapter = page(bind(), "text/chapter-001.xhtml")
    assert [(text_of(one), one.get("class")) for one in chapter.iter(XHTML + "p")] == [
        ("The kettle was old & well known.", "first"), ("She filled it.", None), ("It sang.", "first")]  # fmt: skip


def test_a_break_says_whose_it_is() -> None:
    """The author's break is a rule, ours a quieter one, and a label's words stand for theirs."""
    assert [one.get("class") for one in page(bind(), "text/chapter-001.xhtml").iter(XHTML + "hr")] == ["scene"]
    second = page(bind(), "text/chapter-002.xhtml")
    assert [one.get("class") for one in second.iter(XHTML + "hr")] == ["scene quiet", "scene named"]
    assert [text_of(one) for one in second.iter(XHTML + "p") if one.get("class") == "label"] == ["Years later"]
    assert [text_of(one) for one in second.iter(XHTML + "p") if one.get("class") == "closing"] == ["The End"]


def test_kept_lines_are_kept() -> None:
    """The lines of verse, letters and chats end where their author ended them."""
    bound = bind("Rain\n\nThey sang it.\n\n    O hear us when we cry to thee\n    For those in peril\n\nIt rained.\n")
    verse = next(page(bound, "text/chapter-001.xhtml").iter(XHTML + "blockquote"))
    assert verse.get("class") == "verse"
    assert [text_of(line) for line in verse] == ["O hear us when we cry to thee", "For those in peril"]


def test_each_letter_of_a_correspondence_is_signed() -> None:
    """The letter that follows leaves space below the name of the one above."""
    bound = bind("Rain\n\nDear Tom,\n\nIt rained.\n\nYours,\nAnna\n\nDear Anna,\n\nIt did.\n\nYours,\nTom\n")
    letters = page(bound, "text/chapter-001.xhtml").iter(XHTML + "blockquote")
    assert [one.get("class") for one in letters] == ["letter open head", "letter open", "letter signed"] * 2


@pytest.mark.parametrize(
    ("above", "signed"),
    [
        ("Your obedient servant,", 2),
        ("Ever thine,", 2),
        ("It rained, and they have sent the boat back to the yard,", 0),  # a sentence
        ("With love from all of us, and from the goat,", 0),  # nine words
        ("It rained.", 0),
    ],
)
def test_a_wish_goes_with_the_name_below_it(above: str, signed: int) -> None:
    """A few words with a comma stand where the name does, and so do they not anywhere else in a letter."""
    bound = bind(f"Rain\n\nDear Tom,\n\nIt rained.\n\n{above}\n\nAnna Bell\n\nThe post was late again that day.\n")
    letters = page(bound, "text/chapter-001.xhtml").iter(XHTML + "blockquote")
    looks = [str(one.get("class")).split() for one in letters]
    assert sum("signed" in look for look in looks[:2]) == 0
    assert sum("signed" in look for look in looks[2:-1]) == (signed == 2)


def test_emphasis_nests() -> None:
    """Emphasis in emphasis is an element in an element, whichever began where."""
    said = source_of(
        bind("Rain\n\n*one **two** three* ***four*** **five _six_**\n\nIt rained.\n"), "text/chapter-001.xhtml"
    )
    assert "<em>one <strong>two</strong> three</em>" in said
    assert "<strong><em>four</em></strong>" in said
    assert "<strong>five <em>six</em></strong>" in said


def test_a_heading_shows_number_and_words() -> None:
    """A heading's number stands apart from its words; the file is named by both."""
    chapter = page(bind(), "text/chapter-001.xhtml")
    heading = next(chapter.iter(XHTML + "h2"))
    assert [(child.get("class"), child.text) for child in heading] == [("number", "Chapter 1"), ("title", "Water")]
    assert text_of(next(chapter.iter(XHTML + "title"))) == "Chapter 1: Water"
    section = next(chapter.iter(XHTML + "section"))
    assert section.get("aria-labelledby") == heading.get("id")
    assert (section.get(OPS + "type"), section.get("role")) == ("chapter", "doc-chapter")


def test_every_page_says_its_language_and_names_itself() -> None:
    """Each page has a title, its language twice, the stylesheet, and a kind."""
    bound = bind(cover="auto")
    pages = [name for name in files(bound) if name.endswith(".xhtml")]
    assert len(pages) == 8
    for name in pages:
        root = ElementTree.fromstring(files(bound)[name])
        assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
        assert text_of(next(root.iter(XHTML + "title"))).strip()
        (link,) = root.iter(XHTML + "link")
        assert posixpath.normpath(posixpath.join(posixpath.dirname(name), link.get("href", ""))) == "EPUB/css/book.css"
        assert next(root.iter(XHTML + "body")).get(OPS + "type") in ("frontmatter", "bodymatter", "backmatter")


def test_the_title_page_shows_what_the_book_is_called() -> None:
    """Title, authors and series in real text, and not a word of ours."""
    title = page(bind(), "text/titlepage.xhtml")
    assert [text_of(one) for one in title.iter(XHTML + "h1")] == ["The Kettle"]
    assert [(one.get("class"), text_of(one)) for one in title.iter(XHTML + "p")] == [
        ("author", "Anna Moss"),
        ("author", "Tom Moss"),
        ("series", "Kitchens, 2"),
    ]


@pytest.mark.parametrize(
    ("head", "look"),
    [
        ("by Ann Ash", "titlepage"),
        ("by Ann Ash, Bo Bell, Cy Cole and Di Dale", "titlepage"),
        ("by Ann Ash, Bo Bell, Cy Cole, Di Dale, Ed Earl and Flo Ford\nSeries: Hills, Book 2", "titlepage full"),
    ],
)
def test_a_title_page_with_much_to_say_stays_one_page(head: str, look: str) -> None:
    """Where many authors, or all that a title page can show, stand on it, its lines are set closer."""
    title = page(bind(f"The Hill\n\n{head}\n\nIt rained.\n\nIt stopped.\n"), "text/titlepage.xhtml")
    assert [one.get("class") for one in title.iter(XHTML + "section")] == [look]


def test_the_publisher_of_front_matter_is_named_once() -> None:
    """What the title page shows in the words of the front matter is not said of the story again."""
    bound = bind(
        "---\ntitle: Rain\npublisher: Tide Press\ndate: 2021-03-04\n---\n\nIt rained.\n\nIt stopped.\n", "a.md"
    )
    assert "Tide Press" in source_of(bound, "text/titlepage.xhtml")
    assert [text_of(one) for one in page(bound, "text/about.xhtml").iter(XHTML + "dt")] == ["Date"]


def test_nobody_is_not_named() -> None:
    """Where no author is known the title page and the cover's text name none."""
    bound = bind("Rain\n\nIt rained.\n\nIt stopped.\n", cover="auto")
    assert "Unknown" not in source_of(bound, "text/titlepage.xhtml") + source_of(bound, "text/cover.xhtml")
    assert [one.text for one in page(bound, "content.opf").iter(DC + "creator")] == ["Unknown"]


def test_the_page_about_the_story_keeps_the_head() -> None:
    """Rating, genre and the rest of the head stand in their own words on a page of their own: the summary first, then what warns."""
    about = page(bind(), "text/about.xhtml")
    rows = list(
        zip(
            (text_of(one) for one in about.iter(XHTML + "dt")),
            (text_of(one) for one in about.iter(XHTML + "dd")),
            strict=True,
        )
    )
    assert ("Rating", "T") in rows
    assert ("Summary", "A kettle <boils> & whistles.") in rows
    assert [term for term, _ in rows] == ["Summary", "Rating", "Series", "Genre", "Date"]


def test_notes_stand_under_their_places() -> None:
    """Notes of several places stand under the names of these places; each under its own label."""
    text = "Rain\n\nA/N: one.\n\nChapter 1: A\n\nIt rained.\n\nA/N: two.\n\nChapter 2: B\n\nIt stopped.\n\nDisclaimer: three.\n"
    notes = page(bind(text), "text/notes.xhtml")
    assert [text_of(one) for one in notes.iter(XHTML + "h3")] == ["Before the story", "Chapter 1: A", "After the story"]
    assert [text_of(one) for one in notes.iter(XHTML + "p")] == ["A/N", "one.", "A/N", "two.", "Disclaimer", "three."]


NOTED = (
    "Rain\n\nA/N: one.\n\nChapter 1: A\n\nA/N: two.\n\nIt rained [A/N: three] hard.\n\nA/N: four.\n\nChapter 2: B\n\n"
    "It stopped.\n\nDisclaimer: five.\n"
)
"""Notes before the story, before a chapter's text, within it, behind it, and at the end."""


def test_notes_stand_round_their_chapters_if_asked() -> None:
    """With `notes` = chapter those of the story have a page before it, the others stand apart before or behind their text."""
    bound = bind(NOTED, notes="chapter")
    assert reading_order(bound) == ["titlepage", "nav", "notes", "chapter-001", "chapter-002", "colophon"]
    assert [text_of(one) for one in page(bound, "text/notes.xhtml").iter(XHTML + "p")] == ["A/N", "one."]
    for name, expected in (
        ("text/chapter-001.xhtml", ["*A/N", "*two.", "It rained hard.", "*A/N", "*three", "*A/N", "*four."]),
        ("text/chapter-002.xhtml", ["It stopped.", "*Disclaimer", "*five."]),
    ):
        chapter = page(bound, name)
        apart = {id(one) for aside in chapter.iter(XHTML + "aside") for one in aside.iter(XHTML + "p")}
        found = [("*" if id(one) in apart else "") + text_of(one) for one in chapter.iter(XHTML + "p")]
        assert found == expected


def test_notes_are_dropped_if_asked() -> None:
    """With `notes` = drop the book has none of them, says how many words it left out, and is still proven."""
    bound = bind(NOTED, notes="drop")
    assert "notes" not in reading_order(bound)
    words = {
        text_of(one) for page_ in ("001", "002") for one in page(bound, f"text/chapter-{page_}.xhtml").iter(XHTML + "p")
    }
    assert words == {"It rained hard.", "It stopped."}
    (notice,) = [notice for notice in bound.notices if notice.code == "notes-dropped"]
    assert notice.text == "5 notes of 5 words left out of the book, as was asked"
    assert [note.text for note in bound.story.notes] == ["one.", "two.", "three", "four.", "five."]


def test_a_part_of_its_own_words_is_one_line_of_the_contents() -> None:
    """Text between a part's heading and its first chapter is on the page after the part's, and the contents lead to the part."""
    bound = bind(
        "Rain\n\nPart 1: A\n\nIt was long ago, and wet.\n\nChapter 1\n\nIt rained.\n\nChapter 2\n\nIt stopped.\n"
    )
    assert reading_order(bound) == [
        "titlepage",
        "nav",
        "part-001",
        "chapter-001",
        "chapter-002",
        "chapter-003",
        "colophon",
    ]
    links = [text_of(one) for one in next(page(bound, "nav.xhtml").iter(XHTML + "nav")).iter(XHTML + "a")]
    assert links == ["Part 1: A", "Chapter 1", "Chapter 2"]


@pytest.mark.parametrize(
    ("language", "head", "between"),
    [
        ("en", "Chapter {}", ": "),
        ("de", "Kapitel {}", ": "),
        ("fr", "Chapitre {}", "\u00a0: "),
        ("ja", "第{}章", "\u3000"),
    ],
)
def test_a_number_and_its_title_stand_in_the_contents_as_the_language_sets_them(
    language: str, head: str, between: str
) -> None:
    """The page has them in two lines; in one, a French colon has a blank before it, and Japanese has a wide blank and no colon."""
    text = "".join(f"{head.format(at)}: 雨と Eau\n\nIt rained.\n\nAnd rained.\n\n" for at in (1, 2))
    bound = bind(f"Rain\n\n{text}", language=language)
    assert [line for _, line, _ in contents(bound)][:2] == [f"{head.format(at)}{between}雨と Eau" for at in (1, 2)]


FOOTNOTES = "# Rain\n\n## One\n\nIt rained[^1] hard[^b].\n\n[^1]: Very.\n\n[^b]: *So* hard.\n\n## Two\n\nIt stopped[^1].\n\n[^1]: At last.\n"


EPIGRAPHS = """The Weir

by Jo Ashdown

    "All water is one water."
        — Ruth Amble, _Songs of the Weir_

PART ONE

    The rope is short, the river long;
    It was the rope that I got wrong.

Chapter 1: Hall

"I owe you an hour."
-- Mrs. Orde

She waited in the hall until somebody came, and nobody did.

Chapter 2: Attic

She waited in the attic, where there was a chair.
"""


def test_an_epigraph_stands_under_its_heading_and_is_listed_nowhere() -> None:
    """It is on a page before the story, on its part's or under its chapter's heading, with its source on a line of its own."""
    bound = bind(EPIGRAPHS, typography="smart")
    order = [name for name in reading_order(bound) if name not in ("titlepage", "nav", "colophon")]
    assert order == ["epigraph", "part-001", "chapter-001", "chapter-002"]
    assert [(level, title) for level, title, _ in contents(bound)] == [
        (1, "PART ONE"),
        (2, "Chapter 1: Hall"),
        (2, "Chapter 2: Attic"),
    ]
    for name, said, source in (
        ("epigraph", "“All water is one water.”", "— Ruth Amble, <em>Songs of the Weir</em>"),
        ("part-001", "It was the rope that I got wrong.", ""),
        ("chapter-001", "“I owe you an hour.”", "— Mrs. Orde"),
    ):
        found = source_of(bound, f"text/{name}.xhtml")
        inside = found.partition('<section epub:type="epigraph" role="doc-epigraph" class="epigraph">')[2]
        assert f"<p>{said}</p>" in inside
        assert (f'<p class="source">{source}</p>' in inside) is bool(source)
    assert 'href="text/chapter-001.xhtml">Beginning' in source_of(bound, "nav.xhtml")


def test_a_dedication_has_a_page_before_the_story() -> None:
    """To whom a book is given stands before its epigraph and is listed nowhere; the notes have the other lines of the front."""
    text = EPIGRAPHS.replace(
        '    "All', 'First published by Gull Press, 2014\n\nFor _Dot_, who counted them\n\n    "All'
    )
    bound = bind(text)
    order = [name for name in reading_order(bound) if name not in ("titlepage", "nav", "colophon")]
    assert order == ["dedication", "epigraph", "part-001", "chapter-001", "chapter-002", "notes"]
    found = source_of(bound, "text/dedication.xhtml")
    assert '<section epub:type="dedication" role="doc-dedication"' in found
    assert "<p>For <em>Dot</em>, who counted them</p>" in found
    assert "Gull Press" in source_of(bound, "text/notes.xhtml")
    assert "Dot" not in source_of(bound, "text/notes.xhtml")
    assert [title for _, title, _ in contents(bound)] == ["PART ONE", "Chapter 1: Hall", "Chapter 2: Attic", "Notes"]
    dropped = bind(text, notes="drop")
    assert "dedication" not in reading_order(dropped)


def links_hold(bound: Bound) -> None:
    """Hold every link of a book against the ids of the page it leads to."""
    pages = {
        name: ElementTree.fromstring(data) for name, data in files(bound).items() if name.endswith((".xhtml", ".ncx"))
    }
    ids = {name: [one.get("id", "") for one in root.iter() if one.get("id")] for name, root in pages.items()}
    assert [name for name, found in ids.items() if len(found) != len(set(found))] == []
    for name, root in pages.items():
        for one in root.iter():
            for link in filter(None, (one.get("href"), one.get("src"))):
                file, _, fragment = link.partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
                assert target in files(bound), link
                assert not fragment or fragment in ids[target], link


def test_footnotes_lead_there_and_back() -> None:
    """A reference leads to its footnote, at the end of its chapter, and the footnote back to it."""
    bound = bind(FOOTNOTES, "rain.md")
    links_hold(bound)
    for name, count in (("text/chapter-001.xhtml", 2), ("text/chapter-002.xhtml", 1)):
        chapter = page(bound, name)
        references = [one for one in chapter.iter(XHTML + "a") if one.get("role") == "doc-noteref"]
        notes = {one.get("id"): one for one in chapter.iter(XHTML + "aside")}
        assert len(references) == len(notes) == count
        for reference in references:
            note = notes[reference.get("href", "").removeprefix("#")]
            assert (note.get(OPS + "type"), note.get("role")) == ("footnote", "doc-footnote")
            (back,) = (one for one in note.iter(XHTML + "a") if one.get("role") == "doc-backlink")
            assert back.get("href") == "#" + reference.get("id", "")


@pytest.mark.parametrize(
    "text",
    [
        "# Rain\n\nIt rained[^1].\n",
        "# Rain\n\nIt rained.\n\n[^1]: Nobody asked.\n",
        "# Rain\n\nIt rained[^1], and again[^1].\n\n[^1]: Twice.\n",
        "# Rain\n\n## One\n\nIt rained[^1].\n\n## Two\n\nIt stopped.\n\n[^1]: In another chapter.\n",
        '# Rain\n\nIt rained[^a"b].\n\n[^a"b]: A quote.\n',
        "# Rain\n\nIt rained[^a&b].\n\n[^a&b]: A sign.\n",
        "# Rain\n\nIt rained[^a<b].\n\n[^a<b]: A bracket.\n",
        "# Rain\n\nIt rained[^*].\n\n[^*]: A star.\n",
        "# Rain\n\nIt rained[^ä].\n\n[^ä]: A letter.\n",
        "# Rain\n\n## One[^1]\n\nIt rained.\n\n[^1]: In a heading.\n\n## Two\n\nIt stopped.\n",
        "# Rain[^1]\n\nIt rained.\n\n[^1]: In the title.\n",
        "# Rain\n\nIt rained[^1].\n\n[^1]: See[^2].\n\n[^2]: Here.\n",
        "# Rain\n\nIt rained[^1].\n\n[^1]: One.\n\n[^1]: Two.\n",
    ],
)
def test_footnotes_that_do_not_pair_make_a_sound_book(text: str) -> None:
    """A reference without a footnote, a footnote without a reference, two of either: no link leads nowhere, no word goes."""
    links_hold(bind(text, "rain.md"))


def long_chapter(scenes: int) -> str:
    """A chapter of several hundred thousand characters, footnotes and all."""
    paragraph = "It rained on the house and on the garden, and nobody went out to look at it. " * 12
    parts = []
    for number in range(scenes):
        parts += [f"Scene {number} began[^{number}] with rain.", *[paragraph] * 90, "***"]
    notes = [f"[^{number}]: Rain number {number}." for number in range(scenes)]
    return "\n\n".join(["# Rain", "## One", *parts[:-1], *notes, "## Two", "It stopped."]) + "\n"


@pytest.mark.parametrize("toc", ["chapters", "scenes"])
def test_a_very_long_chapter_is_several_files(toc: str) -> None:
    """Above 250 kB a chapter goes on in another file; every link to a scene or a footnote still leads there."""
    bound = bind(long_chapter(7), "rain.md", toc=toc)
    parts = [name for name in files(bound) if name.startswith("EPUB/text/chapter-001")]
    assert len(parts) > 2
    assert all(len(files(bound)[name]) < 300_000 for name in parts)
    assert LONGEST_DOCUMENT <= 260_000
    links_hold(bound)
    order = [item.get("idref", "") for item in page(bound, "content.opf").iter(OPF + "itemref")]
    assert [f"EPUB/text/{name}.xhtml" for name in order if name.startswith("chapter-001")] == parts
    assert [text for _, text, _ in contents(bound)].count("One") == 1


def test_a_long_scene_that_spans_files_is_found() -> None:
    """A scene that begins in one file and ends in the next is listed where it begins."""
    paragraph = "It rained on the house and on the garden, and nobody went out to look at it. " * 12
    text = "\n\n".join(["Rain", "It rained.", "***", *[paragraph] * 600, "***", "It stopped."]) + "\n"
    bound = bind(text)
    assert len([name for name in files(bound) if "/chapter-001" in name]) > 1
    links_hold(bound)
    assert len(contents(bound)) == 3


# Package.


def test_authors_are_filed() -> None:
    """Each author is a creator with a role and a name to sort by, in order."""
    bound = bind()
    opf = page(bound, "content.opf")
    creators = [(one.text, one.get("id")) for one in opf.iter(DC + "creator")]
    assert [name for name, _ in creators] == ["Anna Moss", "Tom Moss"]
    for (_, ident), sort in zip(creators, ("Moss, Anna", "Moss, Tom"), strict=True):
        assert ("role", "aut", f"#{ident}") in metas(bound)
        assert ("file-as", sort, f"#{ident}") in metas(bound)


@pytest.mark.parametrize(
    ("title", "language", "sort"),
    [
        ("The Kettle", "en", "Kettle, The"),
        ("A Kettle", "en", "Kettle, A"),
        ("Der Kessel", "de", "Kessel, Der"),
        ("Thea", "en", "Thea"),
        ("L’eau", "fr", "eau, L’"),
    ],
)
def test_titles_are_filed(title: str, language: str, sort: str) -> None:
    """A title is sorted without its article."""
    bound = bind("It rained on the house.\n\nIt stopped.\n", title=title, language=language)
    assert ("file-as", sort, "#title") in metas(bound)


@pytest.mark.parametrize(("name", "sort"), [("Anna de Vries", "Vries, Anna de"), ("PineMarten47", "PineMarten47"), ("村上春樹", "村上春樹"), ("村上 春樹", "村上 春樹"), ("Ørsted Å. Øre", "Øre, Ørsted Å."), ("Pine Marten 47", "Pine Marten 47"), ("Zoë Ådahl", "Ådahl, Zoë"), ("Łukasz Żak", "Żak, Łukasz"), ("Анна Мохова", "Мохова, Анна")])  # fmt: skip
def test_names_are_filed(name: str, sort: str) -> None:
    """A name is sorted by its family where it says which that is."""
    assert ("file-as", sort, "#author-1") in metas(bind("It rained on the house.\n\nIt stopped.\n", author=[name]))


def test_authors_on_lines_of_their_own_are_authors() -> None:
    """A head that names its authors one a line names them all."""
    bound = bind("Title: Rain\nAuthor: Anna Moss\nAuthor: Tom Moss\n\nIt rained.\n\nIt stopped.\n")
    assert [one.text for one in page(bound, "content.opf").iter(DC + "creator")] == ["Anna Moss", "Tom Moss"]


def test_subjects_are_tags_and_what_fan_fiction_files_by() -> None:
    """Tags, genres, fandoms, pairings and characters are subjects, each once."""
    text = TEXT.replace(
        "Genre: Steam, Romance",
        "Genre: Steam, Romance\nFandom: Kitchens\nPairing: Cup/Saucer\nCharacters: Cup, Saucer\nTags: Steam, tea",
    )
    subjects = [one.text for one in page(bind(text), "content.opf").iter(DC + "subject")]
    assert sorted(filter(None, subjects)) == ["Cup", "Cup/Saucer", "Kitchens", "Romance", "Saucer", "Steam", "tea"]


def test_the_series_is_said_twice() -> None:
    """As EPUB 3 has it and as calibre looks for it, with the number both times."""
    found = metas(bind())
    for row in (
        ("belongs-to-collection", "Kitchens", ""),
        ("collection-type", "series", "#series"),
        ("group-position", "2", "#series"),
        ("calibre:series", "Kitchens", ""),
        ("calibre:series_index", "2", ""),
    ):
        assert row in found


def test_plain_fields_reach_the_package() -> None:
    """Language, day, summary, publisher, rights and identifier stand where libraries look for them."""
    opf = page(bind(publisher="Rain & Co", rights="CC0 <1.0>", identifier="978-3-16-148410-0"), "content.opf")

    def dc(name: str) -> list[str | None]:
        return [one.text for one in opf.iter(DC + name)]

    assert dc("language") == ["en"]
    assert dc("date") == ["2024-05-17"]
    assert dc("description") == ["A kettle <boils> & whistles."]
    assert dc("publisher") == ["Rain & Co"]
    assert dc("rights") == ["CC0 <1.0>"]
    assert dc("identifier") == ["urn:isbn:9783161484100"]
    assert opf.get("unique-identifier") == next(opf.iter(DC + "identifier")).get("id")


def test_front_matter_that_a_stronger_place_replaces_is_no_loss() -> None:
    """A story whose front matter names a series can be put into another one, and its title and author replaced."""
    text = "---\ntitle: Rain\nauthor: Anna Moss\nseries: Old Series 2\nrating: T\n---\n\nIt rained on the house.\n\nIt stopped.\n"
    bound = bind(text, series="New Series", series_index="1", title="Snow", author=["Tom Moss"])
    assert ("calibre:series", "New Series", "") in metas(bound)


def test_accessibility_is_said_as_it_is() -> None:
    """Modes, features, hazards and a summary; a picture's text is claimed only where there is a picture."""
    for cover in ("auto", "none"):
        found = metas(bind(cover=cover))
        features = {value for name, value, _ in found if name == "schema:accessibilityFeature"}
        assert {"tableOfContents", "readingOrder", "structuralNavigation"} <= features
        assert ("alternativeText" in features) is (cover == "auto")
        modes = {value for name, value, _ in found if name == "schema:accessMode"}
        assert "textual" in modes
        assert ("schema:accessibilityHazard", "none", "") in found
        assert any(name == "schema:accessModeSufficient" for name, _, _ in found)
        assert any(name == "schema:accessibilitySummary" and value for name, value, _ in found)
        assert not any(name == "dcterms:conformsTo" for name, _, _ in found)


def test_the_day_of_change_asks_no_clock() -> None:
    """SOURCE_DATE_EPOCH, else the story's own day, else a day long ago."""
    assert ("dcterms:modified", "2024-05-17T00:00:00Z", "") in metas(bind())
    assert ("dcterms:modified", "2001-09-09T01:46:40Z", "") in metas(bind(epoch="1000000000"))
    assert ("dcterms:modified", "2000-01-01T00:00:00Z", "") in metas(bind("Rain\n\nIt rained.\n\nIt stopped.\n"))


def test_old_readers_are_served() -> None:
    """A guide, an NCX with depth and play order, and the cover by its old name."""
    bound = bind(cover="auto", toc="scenes")
    assert [one.get("type") for one in page(bound, "content.opf").iter(OPF + "reference")] == ["cover", "toc", "text"]
    assert ("cover", "cover-image", "") in metas(bound)
    ncx = page(bound, "toc.ncx")
    assert [one.get("content") for one in ncx.iter(NCX + "meta") if one.get("name") == "dtb:depth"] == ["2"]
    assert [
        one.get("content") for one in page(bind(), "toc.ncx").iter(NCX + "meta") if one.get("name") == "dtb:depth"
    ] == ["1"]
    orders = [int(one.get("playOrder", "0")) for one in ncx.iter(NCX + "navPoint")]
    assert orders == list(range(1, len(orders) + 1))
    assert [
        (text.text or "") for point in ncx.iter(NCX + "navPoint") for text in point.findall(f"{NCX}navLabel/{NCX}text")
    ] == lines_of(bound)


def test_landmarks() -> None:
    """Cover, contents and where to begin, hidden, in the book's language."""
    navs = list(page(bind(cover="auto"), "nav.xhtml").iter(XHTML + "nav"))
    assert [nav.get(OPS + "type") for nav in navs] == ["toc", "landmarks"]
    assert navs[1].get("hidden") == "hidden"
    marks = [(one.get(OPS + "type"), one.get("href")) for one in navs[1].iter(XHTML + "a")]
    assert marks == [("cover", "text/cover.xhtml"), ("toc", "nav.xhtml"), ("bodymatter", "text/chapter-001.xhtml")]


def test_the_spine_is_the_reading_order() -> None:
    """Cover, title page, contents, about, chapters, notes, colophon: all linear, and each item once in the manifest."""
    opf = page(bind(cover="auto"), "content.opf")
    order = [one.get("idref") for one in opf.iter(OPF + "itemref")]
    assert order == ["cover", "titlepage", "nav", "about", "chapter-001", "chapter-002", "notes", "colophon"]
    assert all(one.get("linear") != "no" for one in opf.iter(OPF + "itemref"))
    ids = [one.get("id") for one in opf.iter(OPF + "item")]
    assert len(ids) == len(set(ids))
    assert {one.get("href"): one.get("properties") for one in opf.iter(OPF + "item") if one.get("properties")} == {
        "nav.xhtml": "nav",
        "images/cover.png": "cover-image",
    }


def test_the_archive_is_as_readers_want_it() -> None:
    """`mimetype` first and stored, entries without a date or owner, the package's language on it."""
    with zipfile.ZipFile(io.BytesIO(bind(cover="auto").epub)) as archive:
        first, *rest = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert {(info.date_time, info.create_system, info.external_attr >> 16) for info in (first, *rest)} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o100644)
    }
    assert {info.compress_type for info in rest if info.filename.endswith(".xhtml")} == {zipfile.ZIP_DEFLATED}
    assert page(bind(language="de"), "content.opf").get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


def test_a_book_of_ours_is_known() -> None:
    """The generator names us and our version, and nobody else."""
    from storybind import __version__

    bound = bind()
    assert our_version(bound.epub) == __version__
    assert [value for name, value, _ in metas(bound) if name == "generator"] == [f"storybind {__version__}"]
    assert our_version(b"PK") is None
    with pytest.raises(NotABookError):
        read_package(b"no book")


def test_an_arabic_book_runs_from_right_to_left() -> None:
    """Pages and their order run as the language does; an English book says nothing of it."""
    text = "المطر\n\nكان المطر يهطل على البيت والحديقة.\n\n***\n\nثم توقف المطر.\n"
    bound = bind(text)
    assert next(page(bound, "content.opf").iter(OPF + "spine")).get("page-progression-direction") == "rtl"
    assert page(bound, "text/chapter-001.xhtml").get("dir") == "rtl"
    assert page(bound, "nav.xhtml").get("dir") == "rtl"
    assert page(bind(), "text/chapter-001.xhtml").get("dir") is None
    assert next(page(bind(), "content.opf").iter(OPF + "spine")).get("page-progression-direction") in (
        None,
        "ltr",
        "default",
    )


# Contents.


def test_one_untitled_chapter_lists_its_scenes() -> None:
    """A story without headings has its scenes as contents, the labelled ones by their labels."""
    bound = bind("Rain\n\nIt rained on the house.\n\n***\n\nIt hailed.\n\n~ Years later ~\n\nIt stopped.\n")
    assert [line.rstrip(".") for line in lines_of(bound)] == ["It rained on the house", "It hailed", "Years later"]
    links_hold(bound)


def test_one_scene_is_listed_by_the_title() -> None:
    """A story of one chapter and one scene has one line of contents, its title."""
    assert lines_of(bind("Rain\n\nIt rained.\n\nIt stopped.\n")) == ["Rain"]


def test_titled_chapters_are_listed_alone() -> None:
    """Chapters with headings are the contents, with the pages before and behind them, in the order of the book."""
    assert [(depth, text) for depth, text, _ in contents(bind())] == [
        (1, "About this story"),
        (1, "Chapter 1: Water"),
        (1, "Chapter 2: Steam"),
        (1, "Notes"),
    ]


def test_scenes_are_listed_on_request() -> None:
    """With ``--toc scenes`` each chapter's scenes stand under it; a chapter of one scene has none under it."""
    bound = bind(TEXT.replace("***\n\n", ""), toc="scenes")
    assert [(depth, text.rstrip(".")) for depth, text, _ in contents(bound)][1:-1] == [
        (1, "Chapter 1: Water"), (1, "Chapter 2: Steam"), (2, "He came in, and put down the …"), (2, "Three days later"), (2, "Years later")]  # fmt: skip
    links_hold(bound)


def test_scenes_are_listed_in_a_book_with_parts() -> None:
    """Scenes that are asked for stand under their chapters; parts stand beside these, as readers show two levels."""
    bound = bind(PARTS, toc="scenes")
    assert [(depth, text.rstrip(".")) for depth, text, _ in contents(bound)] == [
        (1, "PART ONE"), (1, "Chapter 1: A"), (2, "It rained"), (2, "It hailed"), (1, "Chapter 2: B"), (1, "Part 2: Sun"),
        (1, "Chapter 3: C")]  # fmt: skip
    links_hold(bound)


PARTS = "Rain\n\nPART ONE\n\nChapter 1: A\n\nIt rained.\n\n***\n\nIt hailed.\n\nChapter 2: B\n\nIt poured.\n\nPart 2: Sun\n\nChapter 3: C\n\nIt stopped.\n"


def test_parts_stand_above_their_chapters() -> None:
    """A part has a page of its own, before its first chapter, and its chapters stand under it in the contents."""
    bound = bind(PARTS)
    assert [(depth, text) for depth, text, _ in contents(bound)] == [
        (1, "PART ONE"), (2, "Chapter 1: A"), (2, "Chapter 2: B"), (1, "Part 2: Sun"), (2, "Chapter 3: C")]  # fmt: skip
    order = reading_order(bound)
    kinds = [name.partition("-")[0] for name in order if name.startswith(("part", "chapter"))]
    assert kinds == ["part", "chapter", "chapter", "part", "chapter"]
    links_hold(bound)


@pytest.mark.parametrize("toc", ["chapters", "scenes"])
def test_the_depth_of_the_contents_is_told(toc: str) -> None:
    """The NCX says how deep its entries go, and they go no deeper than the two levels that readers show."""
    bound = bind(PARTS, toc=toc)
    deepest = max(depth for depth, _, _ in contents(bound))
    told = [one.get("content") for one in page(bound, "toc.ncx").iter(NCX + "meta") if one.get("name") == "dtb:depth"]
    assert told == [str(deepest)]
    assert deepest <= 2


def test_contents_come_in_the_order_of_the_book() -> None:
    """No line of the contents leads back behind the one before it."""
    bound = bind(toc="scenes")
    order = reading_order(bound)
    places = [order.index(posixpath.basename(href).partition(".")[0]) for _, _, href in contents(bound)]
    assert places == sorted(places)


def test_text_before_the_first_chapter_is_listed() -> None:
    """What stands before the first heading is a chapter of its own, listed under the book's name."""
    bound = bind(
        "Rain\n\nIt had begun long ago, and nobody knew it.\n\nChapter 1: A\n\nIt rained.\n\nChapter 2: B\n\nIt stopped.\n"
    )
    assert lines_of(bound) == ["Rain", "Chapter 1: A", "Chapter 2: B"]
    links_hold(bound)


# Words of our own, and themes.


def test_our_own_words_are_there_in_every_language_we_have() -> None:
    """Each language has all the words, none of them empty, and one we do not have is served in English."""
    for language in sorted(KNOWN):
        found = words_for(language)
        assert found.keys() == words_for("en").keys()
        assert all(word.strip() for word in found.values())
    assert words_for("xx")["contents"] == "Contents"
    assert words_for("de-AT")["contents"] == "Inhalt"


def test_themes() -> None:
    """`classic` is there, and no theme speaks of the colour of text or ground, which is the reader's."""
    assert "classic" in THEMES
    for name in THEMES:
        assert not re.search(r"(?<![-\w])(?:color|background)\s*:(?! inherit;)", read_theme(name))
        assert check_css(read_theme(name)) == ()


def test_a_stylesheet_of_ones_own_is_worn() -> None:
    """The stylesheet that came with the manuscript is the book's; without one it is the theme's."""
    own = convert(Manuscript(decode(TEXT.encode(), "a.txt"), Options(cover="none"), css="p { margin: 0; }"))
    assert source_of(own, "css/book.css") == "p { margin: 0; }"
    assert source_of(bind(), "css/book.css") == read_theme("classic")


def test_pages_are_made_of_the_book_alone() -> None:
    """The same book gives the same pages and the same bytes, as often as it is asked."""
    bound = bind()
    assert make_pages(bound.book) == make_pages(bound.book)
    assert write_epub(bound.book) == bound.epub


# What a reading system shows.

_STORY = "the-fourpenny-gate.txt"


@cache
def golden() -> Bound:
    """One of the samples as a book, with its cover."""
    return convert(gather(str(STORIES / _STORY), Options()))


@pytest.fixture(scope="module")
def shown() -> Iterator[object]:
    """The book as MuPDF lays it out on a small screen."""
    pymupdf = pytest.importorskip("pymupdf", reason="PyMuPDF is not installed: pip install pymupdf")
    document = pymupdf.open(stream=golden().epub, filetype="epub")
    document.layout(width=420, height=600, fontsize=11)
    yield document
    document.close()


def test_a_reader_sees_the_cover_first(shown: list[object]) -> None:
    """The first page is the picture and nothing else; every other page has words."""
    pages = list(shown)
    assert [block["type"] for block in pages[0].get_text("dict")["blocks"]] == [1], "one block, a picture"  # type: ignore[attr-defined]
    assert pages[0].get_text().strip() == ""  # type: ignore[attr-defined]
    assert [number for number, each in enumerate(pages[1:], start=1) if not each.get_text().strip()] == []  # type: ignore[attr-defined]


def test_a_reader_sees_the_whole_contents(shown: object) -> None:
    """The reading system's own contents are those of the book, and each line leads to a page with its words."""
    toc = shown.get_toc()  # type: ignore[attr-defined]
    assert [title for _, title, _ in toc] == lines_of(golden())
    assert len(toc) >= 3
    for _, title, number in toc:
        first = re.findall(r"\w+", title)[-1]
        assert first.casefold() in shown[number - 1].get_text().casefold()  # type: ignore[index]


def test_a_reader_sees_where_paragraphs_begin(shown: list[object]) -> None:
    """The first paragraph of a chapter stands flush, the second one is indented."""
    first, second = (
        "".join(one.itertext()).split("\n")[0][:24]
        for one in list(page(golden(), "text/chapter-001.xhtml").iter(XHTML + "p"))[:2]
    )
    left: dict[str, float] = {}
    for each in shown:
        for block in each.get_text("dict")["blocks"]:  # type: ignore[attr-defined]
            for line in block.get("lines", ()):
                text = "".join(span["text"] for span in line["spans"])
                for opening in (first, second):
                    if text.replace("\xa0", " ").startswith(opening[:16]):
                        left.setdefault(opening, line["bbox"][0])
    assert set(left) == {first, second}
    assert left[second] > left[first] + 5


def test_a_reader_sees_every_word(shown: list[object]) -> None:
    """The words on the pages are the words of the chapters, in their order."""
    seen = "".join(re.findall(r"[^\W_]+", "".join(each.get_text() for each in shown).replace("-\n", "-")))  # type: ignore[attr-defined]
    told = "".join(
        word for scene in golden().story.scenes for block in scene.blocks for word in re.findall(r"[^\W_]+", block.text)
    )
    chapters = [str(chapter.heading) for chapter in golden().story.chapters if chapter.heading]
    for heading in chapters:
        seen = seen.replace("".join(re.findall(r"[^\W_]+", heading)), "", 2)
    assert told[:400] in seen
    assert told[-400:] in seen
