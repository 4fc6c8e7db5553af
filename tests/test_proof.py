"""The word proof catches what it is there to catch: each way to lose, add or move a word, in a book that was whole."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import get_args

import pytest

from storybind.book.package import Package, notes_at, read_package
from storybind.book.proof.pieces import read_pieces
from storybind.book.proof.word_proof import prove, prove_elsewhere
from storybind.errors import LostWordsError
from storybind.model import Bound, NotesAt
from storybind.options import Options
from storybind.pipeline import Manuscript, convert
from storybind.text.decode import decode

TEXT = """\
Title: The Kettle
Author: Anna Moss
Rating: T
Fandom: Kitchens
Summary: A kettle boils, at length.

A/N: for Bo, who drinks coffee.

Chapter 1: Water

The kettle was old and well-known in the street.

She filled it and put it on the stove.

***

It began to sing in a thin voice.

Chapter 2: Steam

Three days later it was still singing.

"Is it done?" asked the boy.

The End

A/N: thank you for reading my story.
"""
WRAPPED = """\
The Long Wait

The bus did not come, and the people at the stop had begun to talk
to one another, which was how you could tell that it would not. A
woman with a cello said that she had once waited for so long a half-
hour that she was older at the end of it than the sum would allow,
and everybody there nodded at her.

The bus still did not come, and it went on not coming until she took
the cello out and played it, and then of course it came, and went
past slowly with its windows down, so that all in it could hear.
"""
MARKDOWN = """\
# The Kettle

## Water

The kettle was *old*[^1], and it was [known](http://example.org/kettle) in the street.

She filled it &amp; put it on.

[^1]: Older than she was.

## Steam

It sang.
"""


def bind(text: str, name: str = "kettle.txt") -> Bound:
    """A book of a text, without a cover."""
    return convert(Manuscript(decode(text.encode(), name), Options(cover="none")))


BOUND = bind(TEXT)
PAGES = {"one": "EPUB/text/chapter-001.xhtml", "two": "EPUB/text/chapter-002.xhtml", "notes": "EPUB/text/notes.xhtml",
         "about": "EPUB/text/about.xhtml", "title": "EPUB/text/titlepage.xhtml", "opf": "EPUB/content.opf"}  # fmt: skip


def repack(epub: bytes, change: Callable[[dict[str, str]], object]) -> Package:
    """A book with its pages changed as texts, packed anew."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, page in files.items():
            new.writestr(name, page)
    return read_package(out.getvalue())


def swap(page: str, old: str, new: str) -> Callable[[dict[str, str]], None]:
    """A change: in one page, one stretch for another; it must be there, once."""

    def change(files: dict[str, str]) -> None:
        assert files[PAGES[page]].count(old) == 1, files[PAGES[page]]
        files[PAGES[page]] = files[PAGES[page]].replace(old, new)

    return change


def unspine(page: str) -> Callable[[dict[str, str]], None]:
    """A change: a page is still in the book, and nobody comes to it."""

    def change(files: dict[str, str]) -> None:
        files[PAGES["opf"]], count = re.subn(rf'<itemref idref="{page}"[^>]*/>', "", files[PAGES["opf"]])
        assert count == 1

    return change


def exchange(page: str, one: str, other: str) -> Callable[[dict[str, str]], None]:
    """A change: two stretches of a page in each other's place."""

    def change(files: dict[str, str]) -> None:
        assert files[PAGES[page]].count(one) == files[PAGES[page]].count(other) == 1
        files[PAGES[page]] = files[PAGES[page]].replace(one, "\0").replace(other, one).replace("\0", other)

    return change


def test_the_untouched_book_passes() -> None:
    """Nothing is said of a book that is whole, repacked or not."""
    prove(read_package(BOUND.epub), BOUND.story)
    prove(repack(BOUND.epub, lambda files: None), BOUND.story)


CHANGES = [
    ("a-paragraph-is-gone", swap("one", "<p>She filled it and put it on the stove.</p>", ""), "She", 13),
    ("the-first-paragraph-is-gone", swap("one", '<p class="first">The kettle was old and well-known in the street.</p>', ""), "The", 11),
    ("the-last-paragraph-is-gone", swap("two", '<p>"Is it done?" asked the boy.</p>', ""), "Is", 23),
    ("a-word-is-another", swap("one", "thin voice", "thick voice"), "thin", 17),
    ("a-word-is-spelt-otherwise", swap("one", "old and", "odl and"), "old", 11),
    ("a-word-is-gone", swap("two", "still singing", "singing"), "still", 21),
    ("a-word-in-another-case", swap("one", "She filled", "she filled"), "She", 13),
    ("two-paragraphs-are-swapped", exchange("one", "She filled it and put it on the stove.", "It began to sing in a thin voice."), "She", 13),
    ("two-words-are-swapped", exchange("one", "filled", "stove"), "filled", 13),
    ("a-word-is-added", swap("one", "thin voice", "thin high voice"), "voice", 17),
    ("a-paragraph-is-added", swap("two", "<p>\"Is it", "<p>Nobody spoke.</p>\n<p>\"Is it"), "Is", 23),
    ("a-paragraph-is-there-twice", swap("one", "<p>She filled it and put it on the stove.</p>", "<p>She filled it and put it on the stove.</p>\n" * 2), "It", 17),
    ("words-are-joined", swap("one", "thin voice", "thinvoice"), "thin", 17),
    ("a-word-is-split", swap("one", "street", "str eet"), "street", 11),
    ("a-heading-is-gone", swap("two", '<span class="title">Steam</span>', ""), "Steam", 19),
    ("a-heading-s-number-is-another", swap("two", "Chapter 2</span>", "Chapter 3</span>"), "2", 19),
    ("a-note-is-gone", swap("notes", "<p>for Bo, who drinks coffee.</p>", ""), "for", 7),
    ("a-note-s-label-is-gone", swap("notes", "<p>thank you for reading my story.</p>", "<p>thank you for my story.</p>"), "reading", 27),
    ("the-notes-are-not-in-the-spine", unspine("notes"), "A", 7),
    ("a-chapter-is-not-in-the-spine", unspine("chapter-002"), "Chapter", 19),
    ("the-first-chapter-is-not-in-the-spine", unspine("chapter-001"), "Chapter", 9),
    ("the-title-is-gone", swap("title", "<h1>The Kettle</h1>", "<h1>A Book</h1>"), "The", 1),
    ("the-title-page-is-not-in-the-spine", unspine("titlepage"), "The", 1),
    ("the-author-is-gone", swap("title", '<p class="author">Anna Moss</p>', ""), "Anna", 2),
    ("a-value-of-the-head-is-gone", swap("about", "<dd>Kitchens</dd>", "<dd>Rooms</dd>"), "Kitchens", 4),
    ("a-short-value-of-the-head-is-gone", swap("about", "<dd>T</dd>", "<dd>G</dd>"), "T", 3),
    ("a-label-of-the-head-is-gone", swap("about", "<dt>Fandom</dt>", "<dt>Facts</dt>"), "Fandom", 4),
    ("words-of-the-head-are-joined", swap("about", "A kettle boils", "Akettle boils"), "A", 5),
    ("the-page-about-the-story-is-not-in-the-spine", unspine("about"), "Summary", 5),
    ("text-hides-in-what-storybind-says", swap("one", "<p>She filled", '<p class="made">She filled'), "She", 13),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "word", "line"), [pytest.param(change, word, line, id=name) for name, change, word, line in CHANGES]
)
def test_the_proof_catches(change: Callable[[dict[str, str]], object], word: str, line: int) -> None:
    """A book in which a word is lost, changed, moved or added is refused, and the first such word is named with its line."""
    package = repack(BOUND.epub, change)
    with pytest.raises(LostWordsError) as caught:
        prove(package, BOUND.story)
    told = re.search(r"the word '(.*?)'", caught.value.message)
    assert told
    assert caught.value.where.startswith("kettle.txt:")
    if "would be lost" in caught.value.message or "is not in the book" in caught.value.message:
        assert (told[1], caught.value.where) == (word, f"kettle.txt:{line}")


@pytest.mark.parametrize("below", ["", "谢谢大家的支持，求推荐票！\n"], ids=["nothing", "a note"])
def test_a_heading_without_blanks_over_no_story(below: str) -> None:
    """Where a Chinese chapter holds no story, its number and its title are set apart in the notes as over a chapter."""
    title = "作者的话" if below else "风起云涌"
    text = f"长夜\n\n第一章天地初开\n\n雨停了，阿满推开铺子的门。他没有来。\n\n第二章{title}\n\n{below}"
    story = convert(Manuscript(decode(text.encode(), "a.txt"), Options(cover="none"))).story
    assert [f"{note.label}{note.text}" for note in story.notes] == [f"第二章: {title}{below.strip()}"]


@pytest.mark.parametrize("page", ["one", "two", "notes", "about", "title"])
def test_the_proof_catches_a_word_at_a_page_s_end(page: str) -> None:
    """A word that stands behind all others of a page was never in the story."""
    package = repack(BOUND.epub, swap(page, "</section>\n</body>", "<p>Invented.</p></section>\n</body>"))
    with pytest.raises(LostWordsError, match=r"kettle\.txt:\d+: "):
        prove(package, BOUND.story)


def test_the_proof_catches_an_invented_last_word() -> None:
    """A word behind the last of the story is named, with the line it would stand behind."""
    package = repack(
        BOUND.epub, swap("two", '<p class="closing">The End</p>', '<p class="closing">The End Perhaps</p>')
    )
    with pytest.raises(LostWordsError, match=r"kettle\.txt:25: .*'Perhaps'"):
        prove(package, BOUND.story)


def test_paragraphs_that_run_together_are_caught() -> None:
    """Two paragraphs made one, without a blank between the last word and the first, are two words joined."""
    package = repack(
        BOUND.epub,
        lambda files: files.update({PAGES["one"]: re.sub(r"street\.</p>\s*<p>She", "streetShe", files[PAGES["one"]])}),
    )
    with pytest.raises(LostWordsError, match=r"kettle\.txt:1[13]: "):
        prove(package, BOUND.story)


WRAPPED_BOUND = bind(WRAPPED, "wait.txt")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the people at", "thepeople at"),
        ("had once", "hadonce"),
        ("nodded at her", "nodded ather"),
        ("cello said", "cel lo said"),
        ("older at", "ol der at"),
    ],
)
def test_words_are_joined_beside_a_wrapped_hyphen(old: str, new: str) -> None:
    """A word broken at a line's end may be whole again in the book; all others of its paragraph are as they were."""
    prove(read_package(WRAPPED_BOUND.epub), WRAPPED_BOUND.story)
    assert WRAPPED_BOUND.story.layout == "hard-wrap"
    with pytest.raises(LostWordsError, match=r"wait\.txt:"):
        prove(repack(WRAPPED_BOUND.epub, swap("one", old, new)), WRAPPED_BOUND.story)


MARKDOWN_BOUND = bind(MARKDOWN, "kettle.md")


def test_a_word_broken_in_double_spaced_lines_is_whole() -> None:
    """Where a blank line was typed after every line, a hyphen at a line's end breaks a word over it."""
    lines = [
        "The rope had been where it was for longer than any-",
        "body could say, and it was chewed at one edge where",
        "the dog had found it in the summer of the year that",
        "nobody spoke of, and it hung there in the hall for",
        "all to see, and for the dog, who had not forgotten",
        "any of it and looked up at the rope when he passed.",
    ]
    story = convert(Manuscript(decode("\n\n".join(3 * lines).encode(), "rope.txt"), Options(cover="none"))).story
    assert "longer than anybody could say" in next(story.scenes).blocks[0].text


@pytest.mark.parametrize("author", ["", "by Ann Lee\n\n", "by Unknown\n\n"])
def test_a_story_may_be_called_as_nobody_is(author: str) -> None:
    """A title of the word that stands for an author whom nobody knows is on the title page."""
    text = f"Unknown\n\n{author}It rained.\n\nIt stopped.\n"
    story = convert(Manuscript(decode(text.encode(), "rain.txt"), Options(cover="none"))).story
    assert story.metadata.title.value == "Unknown"


def test_the_untouched_markdown_book_passes() -> None:
    """Markup is no word: where links lead, what entities stand for, which number a footnote has."""
    prove(read_package(MARKDOWN_BOUND.epub), MARKDOWN_BOUND.story)


@pytest.mark.parametrize(
    ("page", "old", "new", "line"),
    [
        ("one", "<em>old</em>", "", 5),
        ("one", "known", "", 5),
        ("one", "and put", "put", 7),
        ("one", "put it on", "putit on", 7),
        ("one", "Older than", "Older", 9),
        ("two", "It sang.", "", 13),
        ("title", "<h1>The Kettle</h1>", "<h1>Kettle</h1>", 1),
    ],
)
def test_the_proof_catches_in_markdown(page: str, old: str, new: str, line: int) -> None:
    """A word lost from a Markdown story is named with its line, too."""
    if old == "and put":
        old, new = "&amp; put it on", "&amp; it on"
    with pytest.raises(LostWordsError, match=rf"kettle\.md:{line}: "):
        prove(repack(MARKDOWN_BOUND.epub, swap(page, old, new)), MARKDOWN_BOUND.story)


NOTED = """\
The Kettle

Chapter 1

The kettle sang [A/N: my aunt's, really] on the stove (an old one), and ((hush, hush)) she let
it sing (A/N: she al-
ways does).

A/N: thank you all, always!
"""
NOTED_BOOKS = {
    notes: convert(Manuscript(decode(NOTED.encode(), "kettle.txt"), Options(cover="none", notes=notes)))
    for notes in get_args(NotesAt)
}


@pytest.mark.parametrize("notes", NOTED_BOOKS)
def test_the_untouched_books_with_notes_pass(notes: NotesAt) -> None:
    """Wherever notes are set, the words of a line are parted between its paragraph and the notes in brackets within it."""
    bound = NOTED_BOOKS[notes]
    assert [note.text for note in bound.story.notes] == [
        "my aunt's, really",
        "hush, hush",
        "she always does",
        "thank you all, always!",
    ]
    package = read_package(bound.epub)
    assert notes_at(package) == notes
    prove(package, bound.story, notes)
    prove_elsewhere(package, bound.story)


@pytest.mark.parametrize(
    ("notes", "page", "old", "new"),
    [
        ("end", "one", "The kettle sang on", "The kettle on"),
        ("end", "one", "sang on the stove", "sang my aunt's, really on the stove"),
        ("end", "notes", "my aunt's, really", "my aunt's"),
        ("end", "notes", "my aunt's, really", "my aunt's, really sang"),
        ("end", "notes", "<strong>A/N</strong></p>\n<p>my", "<strong>A</strong></p>\n<p>my"),
        ("end", "notes", "she always does", "al-ways she does"),
        ("chapter", "one", "my aunt's, really", "my aunt's"),
        ("chapter", "one", "<p>thank you all, always!</p>", ""),
        ("chapter", "one", "let it sing", "let sing"),
        ("drop", "one", "let it sing", "let it sing she always does"),
        ("drop", "one", "and she", "and hush she"),
    ],
)
def test_the_proof_catches_in_lines_with_notes(notes: NotesAt, page: str, old: str, new: str) -> None:
    """A word lost from a paragraph, from a note within it, or moved between the two is caught."""
    bound = NOTED_BOOKS[notes]
    with pytest.raises(LostWordsError, match=r"kettle\.txt:\d+: "):
        prove(repack(bound.epub, swap(page, old, new)), bound.story, notes)


def test_notes_that_are_elsewhere_are_missed() -> None:
    """A book that is to have its notes on their page, and has them nowhere, fails."""
    with pytest.raises(LostWordsError):
        prove(read_package(NOTED_BOOKS["drop"].epub), NOTED_BOOKS["drop"].story)


def test_a_page_that_is_no_xml_is_refused() -> None:
    """A page that no reader could open is a defect of ours like a lost word, not a traceback."""
    package = repack(BOUND.epub, swap("one", "She filled", "She & filled"))
    with pytest.raises(LostWordsError, match=r"kettle\.txt"):
        prove(package, BOUND.story)


def test_entities_and_comments_are_read_as_readers_do() -> None:
    """Text is read as XML has it; what storybind says itself, and the head, are no text of the story."""
    page = b"<html><head><title>x</title></head><body><h1>A &amp; B</h1><p>one<br/>two <em>th</em>ree</p><p class='made'>no <b>no</b></p><!-- no --><p>four</p></body></html>"
    assert read_pieces(page) == ["A & B", "one\ntwo three", "four"]


# Books that other programs made.


def test_a_book_of_another_program_passes() -> None:
    """Whatever else it holds, a book with the story's words in their order has the story."""

    def rename(files: dict[str, str]) -> None:
        files[PAGES["opf"]] = files[PAGES["opf"]].replace("text/chapter-001.xhtml", "text/a.xhtml")
        files["EPUB/text/a.xhtml"] = (
            files.pop(PAGES["one"]).replace("<p>She", "<p>Page 3</p><p>She").replace("filled it", "<i>filled</i> it")
        )

    prove_elsewhere(repack(BOUND.epub, rename), BOUND.story)


@pytest.mark.parametrize(
    ("old", "new"),
    [("thin voice", "voice"), ("She filled it and put it on the stove.", ""), ("thin voice", "thinvoice")],
)
def test_a_lost_word_in_a_book_of_another_program_is_named(old: str, new: str) -> None:
    """The first word that is nowhere behind the ones before it is named with its line."""
    with pytest.raises(LostWordsError, match=r"kettle\.txt:\d+: .*'\w+'"):
        prove_elsewhere(repack(BOUND.epub, swap("one", old, new)), BOUND.story)


def test_a_mark_of_letters_below_an_epigraph_is_in_the_proof() -> None:
    text = (
        'The Kitchen\n\nby Ann Moss\n\nChapter 1\n\n"An onion is an aunt."\n— Ruth Amble\n\n-x-x-x-\n\n'
        "So it went on into the winter, and Wat stood at the fire.\n\nChapter 2\n\nNobody had eaten the pears.\n"
    )
    assert bind(text).book.story.chapters[0].epigraphs[0].source


@pytest.mark.parametrize("end", ["", " ", "\t", "　"], ids=("none", "blank", "tab", "wide blank"))
def test_a_wrapped_line_may_end_in_a_blank(end: str) -> None:
    """Between letters of a script without blanks a line end parts no words, and blanks before it part none either."""
    text = f"#お茶{end}\nやかんは四時から火にかかっていた。家の中のだれも、自分がつけたとは言わなかった。\n"
    convert(Manuscript(decode(text.encode(), "tea.txt"), Options(cover="none")))


def test_a_row_of_letters_in_a_list_of_contents_goes_with_it() -> None:
    """A mark that has letters is a line with words, of which the proof knows where it is."""
    rows = "The Pump\n*xv*\nThe Rain\n\nThe Sun"
    story = f"A Tale\n\nContents\n\n{rows}\n\nThe Pump\n\nIt ran.\n\nThe Rain\n\nIt fell.\n\nThe Sun\n\nIt shone.\n"
    convert(Manuscript(decode(story.encode(), "tale.txt"), Options(cover="none")))


def test_a_stroke_below_the_number_of_a_section_is_no_title_of_it() -> None:
    """A title has words: a label without any is looked for in vain."""
    told = "That is the top, where you could see the whole of it. He said that it was not."
    text = f'two\n|\n|\nSOUTH\n{told}\nfour\n"SO IT IS HERE," SHE SAID.\n+++\n'
    convert(Manuscript(decode(text.encode(), "pipes.txt"), Options(cover="none")))


@pytest.mark.parametrize("tear", ["-\n", "- ", "- \n", "-\n\n\n"], ids=("line", "joined", "blank", "page"))
def test_a_word_that_was_torn_at_a_line_end_is_one_word(tear: str) -> None:
    """Also where the lines have been joined since, and the hyphen stands in the midst of one."""
    text = f"Low Water\n\nShe went walk{tear}ing along the quay by her{tear}self, and it rained.\n\nIt rained more.\n"
    convert(Manuscript(decode(text.encode(), "low.txt"), Options(cover="none")))


def test_a_label_of_two_lines_may_end_in_a_row_of_letters() -> None:
    """What is the label's, is looked for however its lines are broken."""
    convert(Manuscript(decode(b"Monday\nPaz xxx\n\nShe wrote.\n", "paz.txt"), Options(cover="none")))


def test_what_looks_like_the_name_of_a_block_on_a_line_of_its_own_is_a_word() -> None:
    """Behind the words of a block it is none, as Obsidian has it."""
    read = [
        convert(Manuscript(decode(text, "notes.md"), Options(cover="none"))).story.scenes
        for text in (b"She came.\n ^b7f2c1\n", b"She came.  ^b7f2c1\n")
    ]
    assert [next(scenes).blocks[-1].text for scenes in read] == ["She came. ^b7f2c1", "She came."]
