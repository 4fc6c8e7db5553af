"""Heads of stories: their labels in every dress, what becomes of them in the metadata, the book and its language."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from xml.etree import ElementTree

import pytest

from cost import assert_grows, assert_within
from storybind.book.epub import write_epub
from storybind.book.package import read_package
from storybind.book.proof.pieces import read_pieces
from storybind.book.proof.word_proof import prove
from storybind.book.words import labels_for, words_for
from storybind.errors import LostWordsError
from storybind.languages import KNOWN, NAMES, tag_of
from storybind.model import Bound, Entry, Metadata, Source, Span, Story
from storybind.options import read_options
from storybind.pipeline import Manuscript, convert, dress, read_story
from storybind.report import story_json
from storybind.text.decode import decode
from storybind.text.header import read_header
from storybind.text.language import detect_language
from storybind.text.tables.head_labels import FIELDS, HEAD_NOTES, MANY, NOTES, OTHERS, fold, knows, split_label
from storybind.text.tables.head_lines import HEAD_LINES, HeadLine, read_head_line

DC, XHTML = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/xhtml}"
STORY = "\nThe lamp on the landing went out at nine, and nobody got up to see why.\n\nIt was not the wind.\n"
WHOLE = """\
Title: The Lamp on the Landing
Author: Nan Tully
Translator: Ros Kemp
Illustrated by: Ivo Lund
Fandom: Housekeeping (TV), Original Work
Category: F/F, Gen
Ship: Ada/Bert
Characters: Ada, Bert
Genre: Angst, Hurt/Comfort
Rating: T
Warnings: mild peril
Tags: lamps, stairs
Series: The Landing [2]
Status: Complete
Words: 4,211
Chapters: 2/2
Language: English
Published: 3 March 2011
Updated: May 2012
Completed: 2012-06-07
Publisher: Kettle Press
Rights: CC BY 4.0
Source: https://kettle.example/s/1
Beta: saltmarsh
Credits: Produced by two readers
Feedback: nan@kettle.example
Archive: yes, please
Prompt: light
Summary: A lamp goes out.
"""


def manuscript(text: str, name: str = "lamp.txt", **asked: object) -> Manuscript:
    """A text and what is asked of it, without a cover."""
    return Manuscript(decode(text.encode(), name), read_options({"cover": "none", **asked}, "--", lambda key: key))


def bind(text: str, name: str = "lamp.txt", **asked: object) -> Bound:
    """The book of a text; `convert` proves that it has every word."""
    return convert(manuscript(text, name, **asked))


def metadata(text: str, name: str = "lamp.txt") -> Metadata:
    """What a book of the text says of itself."""
    return read_story(manuscript(text, name)).metadata


def opf(bound: Bound) -> ElementTree.Element:
    return ElementTree.fromstring(read_package(bound.epub).read("EPUB/content.opf"))


# Lines without a label.


@pytest.mark.parametrize("row", HEAD_LINES, ids=[row.id for row in HEAD_LINES])
def test_a_line_that_says_what_it_is_and_its_look_alikes(row: HeadLine) -> None:
    """Every example of a row is read by it, and no look-alike is."""
    assert [line for line in row.reads if read_head_line(line) is not row] == []
    assert [line for line in row.silent_on if read_head_line(line) is row] == []
    assert row.name in {"", *FIELDS.values()}


# Labels.


def test_labels_are_held_as_they_are_folded() -> None:
    """A label of a table that folds to something else would never be found."""
    labels = [*FIELDS, *HEAD_NOTES, *OTHERS]
    assert [label for label in labels if fold(label) != label] == []
    assert NOTES.keys() < HEAD_NOTES.keys()


def test_every_label_stands_for_a_field_of_ours() -> None:
    """Fields are named as the metadata names them, and those that hold several are lists there."""
    names = {"authors" if name == "author" else name for name in FIELDS.values()}
    assert names <= set(Metadata._fields)
    for name in MANY:
        annotation = str(Metadata.__annotations__["authors" if name == "author" else name])
        assert "tuple[str, ...]" in annotation, name


@pytest.mark.parametrize(
    "dress",
    ["{}: x", "{}:x", "{} : x", "{}： x", "**{}:** x", "**{}**: x", "*{}*: x", "__{}:__ x", "【{}】x", "[{}] x", "【{}】：x",
     "• {}: x", "- {}: x", "~{}: x~", "📖 {}: x", "⚠️ {} - x", "{} - x", "{} – x", "{}\tx", "{}.... x", "> {}: x", "[{}: x]"],
)  # fmt: skip
def test_a_label_is_known_in_any_dress(dress: str) -> None:
    """Every label of every language is read in every dress, in capitals too, and its value without the dress."""
    for label in [*FIELDS, *NOTES]:
        if not knows(label) or (":" in label and not re.search("[*_]?}[*_]*[:：]| :", dress)):
            continue  # a dedication needs the company of others
        for printed in dict.fromkeys((label, label.upper(), label.title())):
            if fold(printed) != label:  # capitals that say something else, as of ß
                continue
            found = split_label(dress.format(printed))
            assert found is not None, dress.format(printed)
            assert (fold(found.label), found.value) == (label, "x"), dress.format(printed)


@pytest.mark.parametrize(
    "line",
    ["“Title: mine,” she said.", "\"Author: me,\" he said.", "https://kettle.example/s/1", "12:30", "It rained.", "", "***",
     "He said - nothing.", "[16:02] priya: hello", "«Titre : le mien», dit-il.", "—", ":::", "Chapter 12 of it all"],
)  # fmt: skip
def test_what_looks_like_a_label(line: str) -> None:
    """Speech, addresses, clocks and dashes in prose make no label that heads know."""
    found = split_label(line)
    assert found is None or not knows(found.label)


@pytest.mark.parametrize(
    "text",
    [
        "The Lamp\n\nDate: 3 March\nPlace: London\nStatus: alone\n\nIt is dark.\n",
        "Note: the key was under the mat.\n\nIt was dark.\n",
        "The Lamp\n\nAttention: this is your captain.\n\nIt was dark.\n",
        "The Lamp\n\nAda: Who is there?\nBert: Nobody.\nAda: Good.\n\nIt was dark.\n",
        "The Lamp\n\nVon: Ada\nAn: Bert\nBetreff: Lampe\n\nEs ist dunkel.\n",
        "The Lamp\n\nIt was dark.\n\nRating: T\nAuthor: Nan Tully\nTitle: None\n\nIt stayed so.\n",
        "Dear Bert,\n\nTitle: this is none.\n\nYours, Ada\n",
        "[Name: Pip]\n[Class: Porter]\n[Status: tired]\n\nIt was dark.\n",
    ],
)
def test_labels_inside_a_story_are_words(text: str) -> None:
    """Diaries, letters, plays, panels and whatever stands below the first line of story stay story."""
    story = read_story(manuscript(text))
    assert [entry.name for entry in story.header.entries if entry.label] == []
    assert story.metadata.authors.value == ("Unknown",)


def test_a_paragraph_a_line_is_no_summary() -> None:
    """Where nothing parts the lines, a label takes its own line and leaves the story alone."""
    text = (
        "Title: The Lamp\nSummary: The lamp on the landing goes out at nine o'clock, and that is all there is to it.\n"
        "The lamp on the landing went out at nine, and nobody in the house got up to see why that should be, or what to do.\n"
        "It was not the wind, whatever Ada said; the wind had never been so quiet about a thing in all the years they had it.\n"
    )
    story = read_story(manuscript(text))
    assert story.metadata.description is not None
    assert story.metadata.description.value.endswith("all there is to it.")
    assert next(story.scenes).blocks[0].text.startswith("The lamp on the landing went out")


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("The Lamp\nA novella by nan_tully", "The Lamp", ["nan_tully"]),
        ("The Lamp, a one-shot by Nan Tully", "The Lamp", ["Nan Tully"]),
        ("La lampe\nune nouvelle de Capucine Marchetti", "La lampe", ["Capucine Marchetti"]),
        ("Лампа\nРассказ\n\nИван Чайник", "Лампа", ["Иван Чайник"]),
        ("Lampan\nav Nina Ek", "Lampan", ["Nina Ek"]),
        ("حكاية المصباح\nبقلم سلمى النجار", "حكاية المصباح", ["سلمى النجار"]),
        ("계단의 등\n글 김하나", "계단의 등", ["김하나"]),
        ("坊っちゃんの灯\n夏目 漱石 著", "坊っちゃんの灯", ["夏目 漱石"]),
        ("楼梯上的灯\n林听雨", "楼梯上的灯", ["林听雨"]),
        ("The Lamp\nquiet_kettle", "The Lamp", ["quiet_kettle"]),
        ('LAMPS: A STORY\nBy Nan Tully, Author of "The Wind"', "Lamps: A Story", ["Nan Tully"]),
        ("The Lamp\nby Nan Tully, Ros Kemp and Ivo Lund", "The Lamp", ["Nan Tully", "Ros Kemp", "Ivo Lund"]),
        ("The Lamp\nby Marigold & Finch", "The Lamp", ["Marigold & Finch"]),
        ("The Lamp\n\nby the time they came it was out", "The Lamp", ["Unknown"]),
        ("The Lamp\n\nThe Long Dark Night", "The Lamp", ["Unknown"]),
    ],
)  # fmt: skip
def test_titles_and_names_without_labels(head: str, title: str, author: list[str]) -> None:
    """Bylines in many languages, pen names right under a title, names over a title in capitals."""
    found = metadata(head + "\n" + STORY)
    assert (found.title.value, list(found.authors.value)) == (title, author)


@pytest.mark.parametrize(
    ("head", "name", "title"),
    [
        ("The _Bold_ Lantern\n\nby Jo\n\n", "lamp.txt", "The Bold Lantern"),
        ("*Batman* vs. *Superman*\n\nby Jo\n\n", "lamp.txt", "Batman vs. Superman"),
        ("The <b>Very</b> <script>alert('x')</script>\n\nby Jo\n\n", "lamp.txt", "The Very <script>alert('x')</script>"),
        ("<3 Forever\n\nby Jo\n\n", "lamp.txt", "<3 Forever"),
        ('---\ntitle: "The *Bold* Lantern"\nauthor: Jo\n---\n\n', "lamp.txt", "The Bold Lantern"),
        ("# The **Bold** Lantern\n\n*by Jo*\n\n", "lamp.md", "The Bold Lantern"),
        ("# The *sly* `fox` & [link](http://x)\n\nby Jo\n\n", "lamp.md", "The sly fox & link"),
        ('---\ntitle: "The **Bold** Lantern & <i>Other</i> Lights"\nauthor: Jo\n---\n\n', "lamp.md", "The Bold Lantern & Other Lights"),
    ],
)  # fmt: skip
def test_a_title_has_no_markup_in_it_and_loses_no_sign(head: str, name: str, title: str) -> None:
    """What its author set in italics is in the title without the marks; of what is no markup not a sign is gone."""
    found = bind(head + STORY, name).story.metadata
    assert (found.title.value, found.authors.value) == (title, ("Jo",))


def test_an_address_keeps_both_its_brackets() -> None:
    """The line of a byline is shown as it was typed, with the bracket that ends it."""
    found = metadata("The Lamp\n\nby Jo <jo@example.org>\n\n" + STORY)
    assert found.authors.value == ("Jo",)
    assert [entry.value for entry in found.about] == ["Jo <jo@example.org>"]


def test_front_matter_in_toml() -> None:
    """Between two ``+++`` it is TOML, in Markdown as in plain text; what is none is prose between two breaks."""
    matter = '+++\ntitle = "Rain: A Tale"\nauthor = "Anna Moss"\ndate = 2024-05-01T10:00:00Z\ntags = ["wet", "sad"]\ndraft = false\n+++\n'
    for name in ("rain.md", "rain.txt"):
        story = convert(Manuscript(decode(f"{matter}\nIt rained.\n\nShe went.\n".encode(), name))).story
        told = story.metadata
        assert (told.title, told.authors.value) == (("Rain: A Tale", "text line 2"), ("Anna Moss",))
        assert told.date is not None
        assert told.tags is not None
        assert (told.date.value, told.tags.value) == ("2024-05-01", ("wet", "sad"))
        assert [(entry.label, entry.value) for entry in told.about if not entry.name] == [("Draft", "false")]
    prose = "+++\n\nHer title = nothing to him.\n\n+++\n\nIt rained.\n"
    story = convert(Manuscript(decode(prose.encode(), "rain.txt"))).story
    assert [scene.blocks[0].text[:3] for scene in story.scenes] == ["Her", "It "]


def test_front_matter_that_says_nothing() -> None:
    """A key whose value is null, as a form leaves it, says nothing: nobody is called null."""
    text = "---\ntitle: Rain\nauthor: null\nseries: ~\n---\n\nIt rained.\n\nShe went.\n"
    metadata = convert(Manuscript(decode(text.encode(), "rain.md"))).story.metadata
    assert (metadata.authors.value, metadata.series) == (("Unknown",), None)


def test_front_matter_of_lists_and_mappings() -> None:
    """YAML may say its authors as mappings and its summary over several lines."""
    text = (
        "---\ntitle: 'The Lamp: A Story'\nauthor:\n  - {name: Nan Tully, role: author}\n  - Ros Kemp\nfandom: Housekeeping\n"
        "warnings:\n  - cats\nchapters: 2/3\nwords: 4211\nsummary: |\n  A lamp.\n\n  It goes out.\n---\n"
    )
    found = metadata(text + STORY)
    assert (found.title.value, found.authors.value) == ("The Lamp: A Story", ("Nan Tully", "Ros Kemp"))
    assert found.words is not None
    assert found.chapters_total is not None
    assert found.status is not None
    assert (found.words.value, found.chapters_total.value, found.status.value) == (4211, 3, "In progress")


@pytest.mark.parametrize(
    "head",
    [
        "Title: The Lamp\nAuthor: Nan Tully\nSummary: A lamp, and\n    more of it.\n\n",
        "# The Lamp\n\n**Author:** Nan Tully  \n**Summary:** A lamp, and more of it.\n\n---\n\n",
        "# The Lamp\n*by Nan Tully*\n\nSummary: A lamp, and more of it.\n\n",
    ],
)
def test_markdown_has_heads_as_well(head: str) -> None:
    """MultiMarkdown's lines of metadata, and labels or a byline under the first heading, are read in Markdown."""
    found = metadata(head + "The lamp went out.\n\nIt was not the wind.\n", "lamp.md")
    assert (found.title.value, found.authors.value) == ("The Lamp", ("Nan Tully",))
    assert found.description is not None
    assert found.description.value == "A lamp, and more of it."
    assert bind(head + "The lamp went out.\n\nIt was not the wind.\n", "lamp.md")


def test_markdown_prose_is_no_head() -> None:
    """A heading over prose, or prose with a colon, is left to the reading of Markdown."""
    for text in ("# The Lamp\n\nAda said: it is out.\n\nIt was.\n", "Ada said: it is out.\n\nIt was.\n"):
        assert read_header(decode(text.encode(), "lamp.md")).entries == ()


# Metadata.


def test_every_field_is_shown_with_its_line() -> None:
    """`inspect --json` has each field under its own name: lists as lists, numbers as numbers, each with where from."""
    found = story_json(read_story(manuscript(WHOLE + STORY)))
    fields = {name: field["value"] for name, field in found["metadata"].items() if name != "identifier"}
    assert fields == {
        "title": "The Lamp on the Landing", "authors": ["Nan Tully"], "language": "en", "series": "The Landing", "series_index": 2,
        "tags": ["lamps", "stairs"], "description": "A lamp goes out.", "publisher": "Kettle Press", "rights": "CC BY 4.0",
        "date": "2011-03-03", "updated": "2012-05", "completed": "2012-06-07", "fandom": ["Housekeeping (TV)", "Original Work"],
        "category": ["F/F", "Gen"], "relationships": ["Ada/Bert"], "characters": ["Ada", "Bert"], "genres": ["Angst", "Hurt/Comfort"],
        "rating": "T", "warnings": ["mild peril"], "status": "Complete", "words": 4211, "chapters_total": 2,
        "source_url": "https://kettle.example/s/1", "beta": "saltmarsh", "translator": ["Ros Kemp"], "illustrator": ["Ivo Lund"],
        "credits": "Produced by two readers", "contact": "nan@kettle.example", "archive": "yes, please",
    }  # fmt: skip
    lines = {name: field["from"] for name, field in found["metadata"].items()}
    assert (lines["title"], lines["series_index"], lines["archive"]) == ("text line 1", "text line 13", "text line 27")
    assert found["extra"] == [{"label": "Prompt", "value": "light", "from": "text line 28"}]


def test_a_line_is_counted_in_its_own_file() -> None:
    """Of a text whose lines are another file's, fields name that file and the line it has there."""
    text = "Title: The Lamp\nAuthor: Nan Tully\n" + STORY
    lines = range(101, 101 + text.count("\n") + 1)
    source = decode(text.encode(), "lamp.txt")._replace(origins=tuple(lines))
    assert read_story(Manuscript(source)).metadata.authors.origin == "text line 102"
    parts = source._replace(origins=(), parts=(("one.txt", 1), ("two.txt", 2)))
    assert read_story(Manuscript(parts)).metadata.authors.origin == "two.txt line 1"


def test_a_label_wins_over_a_bare_line() -> None:
    """What the head calls the title is the title; another line over it stays in the book."""
    bound = bind("Lamps\n\nTitle: The Lamp on the Landing\nAuthor: Nan Tully\n" + STORY)
    assert bound.story.metadata.title.value == "The Lamp on the Landing"
    assert [entry.value for entry in bound.story.metadata.about] == ["Lamps"]


def test_nothing_is_said_twice() -> None:
    """A name that stands twice is one author, and a field that stands twice has one row."""
    text = "Title: The Lamp\nBy: nan_tully\nRating: T\nAuthor: nan_tully\nRating: T\nAuthor: Ros Kemp\n" + STORY
    found = metadata(text)
    assert found.authors.value == ("nan_tully", "Ros Kemp") or found.authors.value == ("nan_tully",)
    assert [entry.name for entry in found.about].count("rating") == 1


def test_an_author_is_not_who_posted_it() -> None:
    """Another label for a person adds no author; the same one does."""
    assert metadata("Title: L\nAuthor: Nan Tully\nPosted by: A Friend\n" + STORY).authors.value == ("Nan Tully",)
    assert len(metadata("Title: L\nAuthor: Nan Tully\nAuthor: Ros Kemp\n" + STORY).authors.value) == 2


def test_a_chinese_file_names_its_author() -> None:
    """``《书名》作者：名`` as a file's name gives both, where the text names nobody."""
    found = metadata("　　雨停了。他没有来。\n\n　　门开了。\n", "《修伞的人》作者：林听雨.txt")
    assert (found.title.value, found.authors.value) == ("修伞的人", ("林听雨",))
    assert found.authors.origin == "file name"


def test_a_copyright_line_in_a_note_names_the_rights() -> None:
    """What a note at the end says of rights is in the metadata."""
    found = metadata("The Lamp\nby Nan Tully\n" + STORY + "\nA/N: © 2003 Nan Tully. Please do not eat it.\n")
    assert found.rights is not None
    assert found.rights.value == "© 2003 Nan Tully."


# The book.


def test_the_package_says_what_the_head_says() -> None:
    """Subjects, contributors, source, and what schema.org has a word for, as libraries look for them."""
    package = opf(bind(WHOLE + STORY))
    subjects = [one.text for one in package.iter(DC + "subject")]
    assert subjects == [
        "Angst", "Hurt/Comfort", "Housekeeping (TV)", "Original Work", "Ada/Bert", "Ada", "Bert", "lamps", "stairs",
    ]  # fmt: skip
    roles = {one.get("refines"): one.text for one in package.iter() if one.get("property") == "role"}
    found = {one.text: roles[f"#{one.get('id')}"] for one in package.iter(DC + "contributor")}
    assert found == {"Ros Kemp": "trl", "Ivo Lund": "ill", "saltmarsh": "pfr", "Produced by two readers": "bkp"}
    assert [one.text for one in package.iter(DC + "source")] == ["https://kettle.example/s/1"]
    said = [(one.get("property"), one.text) for one in package.iter() if str(one.get("property")).startswith("schema:")]
    for row in (
        ("schema:genre", "Angst"),
        ("schema:isBasedOn", "Housekeeping (TV)"),
        ("schema:character", "Ada"),
        ("schema:contentRating", "T"),
        ("schema:creativeWorkStatus", "Complete"),
    ):
        assert row in said
    assert "T" not in subjects


def test_a_day_that_can_be_read_in_two_ways_is_shown_and_not_filed() -> None:
    """3/4/2012 is no date for a library; it is in the metadata as printed, and a notice says so."""
    bound = bind("Title: The Lamp\nAuthor: Nan Tully\nDate: 3/4/2012\n" + STORY)
    assert bound.story.metadata.date is not None
    assert bound.story.metadata.date.value == "3/4/2012"
    assert [one.text for one in opf(bound).iter(DC + "date")] == []
    assert [notice.code for notice in bound.notices] == ["odd-field"]


def about(bound: Bound) -> ElementTree.Element:
    package = read_package(bound.epub)
    return ElementTree.fromstring(package.read("EPUB/text/about.xhtml"))


def test_the_page_about_the_story_comes_before_it_with_the_warnings() -> None:
    """Summary and warnings stand on top, as printed, and a reader comes by them before the first chapter."""
    bound = bind(WHOLE + STORY)
    terms = [one.text for one in about(bound).iter(XHTML + "dt")]
    assert terms[:3] == ["Summary", "Rating", "Warnings"]
    names = [item.name for item in read_package(bound.epub).spine]
    assert names.index("EPUB/text/about.xhtml") < names.index("EPUB/text/chapter-001.xhtml")


@pytest.mark.parametrize(
    ("said", "front"), [("Chapters: 1\nWords: 300", False), ("Words: 300\nRating: G", True), ("Beta: Wren", True)]
)
def test_counts_alone_stand_behind_the_story(said: str, front: bool) -> None:
    """A page that says no more than how long a story is keeps nobody from it."""
    package = read_package(bind(f"Title: The Lamp\nAuthor: Nan Tully\n{said}\n\n{STORY}").epub)
    names = [item.name for item in package.spine]
    assert (names.index("EPUB/text/about.xhtml") < names.index("EPUB/text/chapter-001.xhtml")) is front


@pytest.mark.parametrize(
    ("language", "term"), [("en", "Fandom"), ("ru", "Фэндом"), ("zh-Hant", "原作"), ("xx", "Fandom")]
)
def test_what_has_no_label_gets_ours(language: str, term: str) -> None:
    """An entry that a site gave without a word for it is shown under ours, in the story's language, and that is made by us."""
    text = "The Lamp\nby Nan Tully\nHousekeeping\n" + STORY
    story = read_story(manuscript("The Lamp\nby Nan Tully\n" + STORY))
    entry = Entry("fandom", "", "Housekeeping", Span(3, 3))
    story = _with_entry(story, text, entry, language)
    epub = write_epub(dress(story, manuscript(text)))
    page = ElementTree.fromstring(read_package(epub).read("EPUB/text/about.xhtml"))
    (found,) = page.iter(XHTML + "dt")
    assert (found.text, found.get("class")) == (term, "made")
    assert "Housekeeping" in read_pieces(read_package(epub).read("EPUB/text/about.xhtml"))
    assert term not in read_pieces(read_package(epub).read("EPUB/text/about.xhtml"))


def _with_entry(story: Story, text: str, entry: Entry, language: str) -> Story:
    """A story as if a site had said one thing more about it."""
    told = story.metadata._replace(about=(entry,), language=story.metadata.language._replace(value=language))
    header = story.header._replace(entries=(*story.header.entries, entry))
    return story._replace(source=decode(text.encode(), "lamp.txt"), metadata=told, header=header)


# The proof.


def test_the_proof_knows_labels_that_were_run_together() -> None:
    """A page that glues its labels says the same; a letter that is missing is missed all the same."""
    text = "Title: The Lamp\nPublished:2019-05-02Words:498\n" + STORY
    bound = bind(text)
    glued = [Entry("date", "Published", "2019-05-02", Span(2, 2)), Entry("words", "Words", "498", Span(2, 2))]

    def told(entries: Sequence[Entry]) -> Story:
        header = bound.story.header._replace(entries=(bound.story.header.entries[0], *entries))
        return bound.story._replace(header=header, metadata=bound.story.metadata._replace(about=tuple(entries)))

    def proved(entries: Sequence[Entry]) -> None:
        story = told(entries)
        prove(read_package(write_epub(dress(story, manuscript(text)))), story)

    proved(glued)
    with pytest.raises(LostWordsError):
        proved(glued[:1])
    with pytest.raises(LostWordsError):
        proved([glued[0], glued[1]._replace(value="49")])


# Languages.


def test_names_of_languages_are_tags_that_exist() -> None:
    """Every name leads to a language that books can be in."""
    assert {tag.split("-")[0] for tag in NAMES.values()} <= KNOWN
    assert [name for name in NAMES if name != name.casefold()] == []


@pytest.mark.parametrize(
    ("printed", "tag"),
    [("English", "en"), ("DEUTSCH", "de"), ("Русский", "ru"), ("中文-普通话 國語", "zh"), ("Português brasileiro", "pt-BR"),
     ("Bahasa Indonesia", "id"), ("Tiếng Việt", "vi"), ("French (Canada)", "fr"), ("en-GB", "en-GB"), ("Klingon", "tlh")],
)  # fmt: skip
def test_languages_by_name(printed: str, tag: str) -> None:
    """Archives print the names of languages in the languages themselves."""
    assert tag_of(printed) == tag


DANISH = (
    "Det var en mørk aften, og hun gik hjem gennem skoven, mens regnen faldt på de gamle træer. Hun tænkte på sin mor, der havde "
    "sagt, at hun aldrig måtte gå alene, men nu var der ingen anden vej. Lyset fra huset kunne ses langt væk, og hun begyndte at løbe."
)
TURKISH = (
    "Karanlık bir akşamdı ve kız ormanın içinden eve yürüyordu, yağmur yaşlı ağaçların üzerine düşüyordu. Annesini düşündü, ona asla "
    "yalnız yürümemesini söylemişti ama şimdi başka yol yoktu. Evin ışığı uzaktan görünüyordu ve koşmaya başladı. Vardığında kapı açıktı."
)
GALICIAN = (
    "Era unha noite escura e ela ía para a casa polo bosque mentres a choiva caía sobre as vellas árbores. Pensaba na súa nai, que lle "
    "dixera que nunca debía andar soa, pero agora non había outro camiño. A luz da casa víase de lonxe e comezou a correr."
)
BULGARIAN = (
    "Беше тъмна вечер и тя вървеше към къщи през гората, докато дъждът падаше върху старите дървета. Мислеше за майка си, която ѝ беше "
    "казала никога да не ходи сама, но сега нямаше друг път. Светлината от къщата се виждаше отдалече и тя започна да тича към нея, "
    "а когато пристигна, вратата беше отворена и нямаше никого вкъщи. Тя извика, но само вятърът ѝ отговори."
)


@pytest.mark.parametrize(("text", "tag"), [(DANISH, "da"), (TURKISH, "tr"), (GALICIAN, "gl"), (BULGARIAN, "bg")])
def test_languages_beyond_our_tables(text: str, tag: str) -> None:
    """What the commonest words of our own languages do not tell, a library does."""
    assert detect_language(text) == tag


def test_a_foreword_in_another_language_is_not_the_storys() -> None:
    """What an author says in English above a German story makes no English book of it."""
    foreword = (
        "Hello and thank you for the time that you take to read this, it is a story of the sea and of a dog. " * 15
    )
    story = "Er ging nicht mit, und die Nacht war lang. Das hatte sie ihm gesagt, aber er wollte es nicht hören. " * 60
    assert detect_language(foreword) == "en"
    assert detect_language(f"{foreword}\n\n{story}") == "de"


def test_the_library_is_not_loaded_for_a_story_we_can_read(environment: dict[str, str]) -> None:
    """English, German and Chinese are told without it; Danish is not, so that the test looks for the right name."""
    english = "The lamp was out and nobody in the house had got up to see why it was so. " * 9
    code = (
        "import sys\nfrom storybind.text.language import detect_language\n"
        f"assert detect_language({english!r}) == 'en'\nassert detect_language('雨停了。他没有来。' * 30) == 'zh-Hans'\n"
        "assert 'py3langid' not in sys.modules and 'numpy' not in sys.modules\n"
        f"assert detect_language({DANISH!r}) == 'da'\nassert 'py3langid' in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


GERMAN = "Es war nicht das, was sie sich von dem Tag und der Nacht erhofft hatte, und er war auch nicht da.\n\n"


@pytest.mark.parametrize(("paragraphs", "language", "codes"), [(3, "en", []), (30, "de", ["language-differs"])])
def test_a_language_that_the_story_is_not_in(paragraphs: int, language: str, codes: list[str]) -> None:
    """The head's language holds, unless a good stretch of the story is plainly in another: then that is believed, and told."""
    story = read_story(manuscript("Title: Regen\nAuthor: Ute Brandt\nLanguage: English\n\n" + GERMAN * paragraphs))
    assert story.metadata.language.value == language
    assert [notice.code for notice in story.notices] == codes


def test_a_region_of_the_same_language_is_no_doubt() -> None:
    """Austria's German is German, and Norwegian has many tags."""
    story = read_story(manuscript("---\ntitle: Regen\nlang: de-AT\n---\n\n" + GERMAN * 30))
    assert (story.metadata.language.value, story.notices) == ("de-AT", ())


def test_a_note_in_another_language_does_not_decide() -> None:
    """An English note over a German story does not make it English."""
    note = (
        "This is for all of you who have waited for it, and I am sorry that it was not out on the day it had to be.\n\n"
    )
    assert metadata(note + GERMAN * 12).language.value == "de"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "ru", "zh", "zh-Hant", "ja", "ko", "ar", "he", "nl", "pl", "sv", "uk", "cs", "tr"])  # fmt: skip
def test_our_own_words_are_in_the_storys_language(language: str) -> None:
    """Contents, notes and the page about the story are called so in the language, and in English nowhere else."""
    words, labels, english = words_for(language), labels_for(language), words_for("en")
    assert words.keys() == english.keys()
    assert all(words.values())
    assert all(labels.values())
    if language != "en":
        assert words["contents"] != english["contents"]
        assert words["about"] != english["about"]
        assert labels["warnings"] != labels_for("en")["warnings"]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("　　雨停了。他没有来。\n\n　　门开了。\n\n　　“是你？”她说。\n", ["zh", "zh", "zh"]),
        ("　雨がやんだ。\n\n「だれ」と彼女は言った。\n\n　戸があいた。\n", ["ja", "first", "ja"]),
        ("It rained on.\n\nThe door was open.\n\nNobody came.\n", ["first", None, None]),
    ],
)
def test_paragraphs_are_set_in_as_the_language_has_it(text: str, classes: list[str | None]) -> None:
    """In Chinese and Japanese every paragraph is set in by whole letters, the first too; speech in Japanese stands flush."""
    bound = bind("Title: L\nAuthor: N N\n\n" + text)
    page = ElementTree.fromstring(read_package(bound.epub).read("EPUB/text/chapter-001.xhtml"))
    assert [one.get("class") for one in page.iter(XHTML + "p")] == classes


# Bad input.


def _lines(start: str, line: str) -> str:
    return start + "".join(line.format(at) for at in range(10_000)) + STORY


@pytest.mark.parametrize(
    "text",
    [
        _lines("Title: L\nAuthor: N\n", "Label{}: value\n"),
        _lines("Title: L\n\n", "Character {}: value\n\n"),
        _lines("Title: L\nAuthor: N\n", "Rating: {}\n"),
        _lines("Title: L\nSummary: ", "a word or two that fill the line up to about sixty of them\n"),
        _lines("Title: L\nTags:\n", "tag {}\n"),
        "Title: L\nAuthor: " + "A" * 200_000 + STORY,
        "Title: L\nAuthor: " + "a@" * 50_000 + STORY,
        "Title: L\nSeries: " + "a " * 50_000 + "\nGenre: " + "a/b," * 20_000 + "\nDate: " + "1 " * 50_000 + STORY,
        "Title: L\nAuthor: " + "[info]" * 20_000 + "<lj user=" * 20_000 + STORY,
        "*" * 200_000 + "Title: L" + STORY,
        "T" * 5000 + "\nby N\n" + STORY,
        ":" * 100_000 + STORY,
        "Title: L\nAuthor: A\nRating: T" + " " * 20_000 + "or so" + STORY,
        "Title: L\nAuthor: A\nRating: T" + "\u3000" * 20_000 + "or so" + STORY,
        "Rain" + " \u00a0" * 25_000 + "fell" + STORY,
        "A " * 50_000 + STORY,
        "Chapter 1\n\nA/N: I wrote it on a train.\n\nPlease enjoyed" + "-." * 50_000 + "it" + STORY,
    ],
    ids=lambda text: text[:12].replace("\n", " "),
)  # fmt: skip
def test_a_head_out_of_hand_is_read_in_time(text: str) -> None:
    """Ten thousand labels, or a value of a book's length, take no more time than a book would."""
    assert_within(5, partial(read_story, manuscript(text)))


@pytest.mark.parametrize(
    "line", ["R A I N\n\n", "Rain\n\n", "+++\n", "%%\n", "Title: Rain\n", "Title: Rain\nBy: Ann\n\n"]
)
def test_what_looks_like_a_head_without_end_is_read_in_linear_time(line: str) -> None:
    """A text of nothing but titles, labels or rows of signs: none is held against all that stand above or below it."""

    def read_many(count: int) -> None:
        read_header(decode((line * count).encode(), "rain.txt"))

    assert_grows(partial(read_many, 3_000), partial(read_many, 24_000), factor=12, spare=0.2)


@pytest.mark.parametrize(
    "fence",
    [
        "just a text",
        "- one\n- two",
        "title: !!python/object/apply:os.system ['id']\nauthor: N",
        "title: &a [*a]\nauthor: N",
        "title: [1, 2",
        "? [a, b]\n: title\ntitle: x",
        "a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b",
    ],
)
def test_front_matter_of_any_kind_loses_nothing(fence: str) -> None:
    """Tags run nothing, aliases of aliases and broken YAML stop nothing, and what is no mapping is story."""
    assert bind(f"---\n{fence}\n---\n{STORY}")


def test_a_title_of_five_thousand_letters_is_a_title_only_by_its_label() -> None:
    """A line of that length is prose; under a label it is what the author calls the story."""
    assert metadata("word " * 1000 + "\n" + STORY).title.origin == "file name"
    assert len(metadata("Title: " + "word " * 1000 + "\nAuthor: N\n" + STORY).title.value) == 4999


def test_known_entries_are_not_looked_for() -> None:
    """What a page has said before is not found again, and stands in no header twice."""
    source: Source = decode(("The Rain Came\n" + STORY).encode(), "lamp.txt")
    known = (Entry("title", "", "The Lamp", Span(1, 1)), Entry("author", "", "Nan Tully", Span(1, 1)))
    assert read_header(source, known).entries == ()
    assert [entry.name for entry in read_header(source).entries] == ["title"]
    assert read_header(source, until=1).entries == ()


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("By Ella Moor\n\n", "Story", "Ella Moor"),
        ("THE LOST COAT\n\nTHAT NOBODY HAD WORN\n\nBY ELLA MOOR\n\n", "The Lost Coat", "Ella Moor"),
        ("The Lost Coat\n(a winter's tale)\nBy Ella Moor\n\n", "The Lost Coat", "Ella Moor"),
        ("THE LOST COAT By Ella Moor\n\n", "The Lost Coat", "Ella Moor"),
        ("The Lost Coat\n\n[From The Yard, October 1884.]\n\nBY ELLA MOOR\n\n", "The Lost Coat", "Ella Moor"),
        ("Stand by Me\n\n", "Stand by Me", "Unknown"),
        ("By Monday they had gone.\n\n", "Story", "Unknown"),
    ],
)
def test_a_byline_is_found_wherever_it_stands(head: str, title: str, author: str) -> None:
    """Above the story with no title, under a line between, in the title's own line; and what only looks like one is none."""
    body = "It rained all day, and the men stood about in the yard and said so.\n\nThen it stopped, as it does.\n"
    metadata = read_story(Manuscript(decode((head + body).encode(), "story.txt"))).metadata
    assert (metadata.title.value, metadata.authors.value) == (title, (author,))


CRUSOE = (
    "The Life and Strange Surprizing Adventures of Robinson Crusoe, of York, Mariner: Who Lived Eight and Twenty Years, "
    "All Alone on an Un-Inhabited Island on the Coast of America, Near the Mouth of the Great River of Oroonoque"
)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (f"{CRUSOE}\nby Anna Moss\n", CRUSOE),
        (f"{CRUSOE.lower()}\n\nby Anna Moss\n", CRUSOE.lower()),
        (f"{CRUSOE}\n\n\n", CRUSOE),
        (f"{CRUSOE.upper()}\n", None),
        (f"{CRUSOE}.\n", ""),
        (f"{CRUSOE.lower()}\n", ""),
        (f"{CRUSOE.lower()}.\nby Anna Moss\n", ""),
        (
            "Anna Moss, Marta Quayle, Joan Tarrick, Nan Tully, Ella Moor, Harriet Dunmow, Noreen Fallow, Joan Ridsdale\n",
            "",
        ),
    ],
)
def test_a_title_as_long_as_a_paragraph(first: str, title: str | None) -> None:
    """A byline shows it, or capitals where it stands alone; a sentence, prose and a list of names are none."""
    metadata = bind(
        f"{first}\n" + "It rained on the hill, and nobody minded it. The cows came home late.\n\n" * 9
    ).story.metadata
    if title is None:
        assert metadata.title.value.casefold() == CRUSOE.casefold()
    else:
        assert metadata.title.value == (title or "Lamp")


def test_a_word_without_end_above_the_labels_costs_little() -> None:
    """What stands above a form is looked at once, however long a word in it is."""
    text = "so my post is here: " + "a" * 20_000 + "\n\nPairing: A/B\nWords: 3k\nRating: G\n" + STORY
    assert_within(0.5, partial(read_header, decode(text.encode(), "post.txt")))
