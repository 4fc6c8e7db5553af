"""Books for Kobo's own reading system: sentences in spans, the text as it was."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import STORY, XHTML, Storybind, in_process
from storybind import Manuscript, decode
from storybind.book.kepub import add_spans, sentences, to_kepub
from storybind.pipeline import convert

PAGE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">\n<head><meta charset="utf-8"/><title>x</title></head>\n'
    '<body epub:type="bodymatter">\n{}\n</body></html>\n'
)


def spans(page: bytes) -> list[tuple[str, str]]:
    """The spans of a page: ids and text."""
    found = [span for span in ElementTree.fromstring(page).iter(f"{XHTML}span") if span.get("class") == "koboSpan"]
    return [(span.get("id", ""), "".join(span.itertext())) for span in found]


def marked(body: str) -> list[tuple[str, str]]:
    """The spans that a body gets."""
    return spans(add_spans(PAGE.format(body).encode()))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. “Two?” Three", ["One. ", "“Two?” ", "Three"]),
        ("What?! No... yes.", ["What?! ", "No... ", "yes."]),
        ("He paid 3.50 for it. So", ["He paid 3.50 for it. ", "So"]),
        ("First: this; that… and on.", ["First: this; that… and on."]),
        ("雨だ。「風も？」雪。", ["雨だ。", "「風も？」", "雪。"]),
        ("No end", ["No end"]),
        ("\n  Two.\n  Three.", ["\n  Two.\n  ", "Three."]),
        ("", []),
    ],
)
def test_sentences(text: str, pieces: list[str]) -> None:
    """A sentence goes to its last sign, one quote and the blanks behind; signs inside a word end none."""
    assert sentences(text) == pieces


@given(st.text(alphabet=" .!?。“”'\"…ab\n", max_size=60))
def test_sentences_joined_are_the_text(text: str) -> None:
    """No letter is lost between two sentences, and none is empty."""
    assert "".join(sentences(text)) == text
    assert all(sentences(text))


def test_long_rows_of_signs_take_no_time() -> None:
    """A megabyte of full stops is cut as quickly as any text."""
    assert len(sentences("." * 1_000_000 + "a")) == 1


def test_paragraphs_and_sentences_are_counted() -> None:
    """The paragraph's number rises with the first span in a block, inline tags go on counting; a picture is one of its own."""
    body = '<section><h2>One. Two</h2>\n<p></p><p>A <em>b. c</em> d. E</p>\n<p><img src="a.jpg" alt=""/> tail. Two</p><p>F</p></section>'
    assert marked(body) == [
        ("kobo.1.1", "One. "), ("kobo.1.2", "Two"),
        ("kobo.2.1", "A "), ("kobo.2.2", "b. "), ("kobo.2.3", "c"), ("kobo.2.4", " d. "), ("kobo.2.5", "E"),
        ("kobo.3.1", ""), ("kobo.3.2", " tail. "), ("kobo.3.3", "Two"),
        ("kobo.4.1", "F"),
    ]  # fmt: skip


def test_what_is_no_prose_is_left_alone() -> None:
    """Code, styles and mathematics keep their text bare, and blanks between blocks make no span."""
    body = "<pre>a. b</pre>\n <div> <p>c</p> </div><script>d. e</script>"
    assert marked(body) == [("kobo.1.1", "c")]


def test_a_page_is_wrapped_once() -> None:
    """The body is in Kobo's two boxes, its own attributes stay; a page that has its spans stays to the letter."""
    done = add_spans(PAGE.format("<p>One.</p>").encode())
    root = ElementTree.fromstring(done)
    assert root.find(f"{XHTML}body/{XHTML}div[@id='book-columns']/{XHTML}div[@id='book-inner']/{XHTML}p") is not None
    assert b'epub:type="bodymatter"' in done
    assert done.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>')
    assert add_spans(done) == done


def strip(page: bytes) -> str:
    """A page without what was added: the spans, the boxes, the style."""
    text = re.sub(rb'<span class="koboSpan" id="[^"]*">(.*?)</span>', rb"\1", page, flags=re.DOTALL).decode()
    text = re.sub(r'<style type="text/css" class="kobostylehacks">.*?</style>', "", text)
    return text.replace('<div id="book-columns"><div id="book-inner">', "").replace("</div></div></body>", "</body>")


_WORDS = st.text(alphabet="ab.!?“” 。", max_size=20)
_INLINE = st.one_of(_WORDS, _WORDS.map(lambda text: f"<em>{text}</em>"), st.just("<br/>"))
_BODY = st.lists(
    st.lists(_INLINE, max_size=4).map(lambda parts: f"<p>{''.join(parts)}</p>"), min_size=1, max_size=5
).map("\n".join)


@given(_BODY)
def test_stripping_gives_the_original(body: str) -> None:
    """Text and tags are unchanged but for what was added; ids are unique and rise; twice is once."""
    page = PAGE.format(body).encode()
    done = add_spans(page)
    plain = ElementTree.canonicalize(page.decode())
    assert ElementTree.canonicalize(strip(done)).strip() == plain.strip()
    numbers = [tuple(map(int, ident.split(".")[1:])) for ident, _ in spans(done)]
    assert numbers == sorted(set(numbers))
    assert add_spans(done) == done


def test_kepub_from_the_command_line(storybind: Storybind, story: Path) -> None:
    """`--format kepub` gives the book the ending that Kobo asks for, unless it is named; it is proved, and checked as good."""
    assert storybind("convert", "kettle.txt", "--format", "kepub", "--cover", "none").text.startswith(
        "kettle.kepub.epub: The Kettle"
    )
    assert in_process("check", story.parent / "kettle.kepub.epub", "--against", story).code == 0
    assert storybind("convert", "kettle.txt", "--format", "kepub", "--cover", "none").text.endswith("unchanged\n")
    assert storybind("convert", "kettle.txt", "--format", "kepub", "-o", "k.epub", "--cover", "none").text.startswith(
        "k.epub: "
    )
    story.with_suffix(".toml").write_text('format = "kepub"\n', encoding="utf-8")
    assert storybind("convert", "kettle.txt", "-o", "out", "--cover", "none").text.startswith("out/kettle.kepub.epub: ")


def test_a_book_becomes_a_kepub() -> None:
    """Every page of text has its spans, the contents have none, the archive stays as it must be; the bytes are the same."""
    epub = convert(Manuscript(decode(STORY.encode(), "kettle.txt"))).epub
    kepub = to_kepub(epub)
    assert to_kepub(epub) == kepub
    assert to_kepub(kepub) == kepub
    with zipfile.ZipFile(io.BytesIO(kepub)) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert b"koboSpan" in book.read("EPUB/text/chapter-001.xhtml")
        assert b"koboSpan" not in book.read("EPUB/nav.xhtml")


@pytest.mark.parametrize(("name", "told"), [("k.epub", 1), ("k.kepub.epub", 0)])
def test_a_name_by_which_no_kobo_knows_it_is_told(story: Path, name: str, told: int) -> None:
    """A book for Kobo that the user calls ``.epub`` is made so, and the name it needs is told."""
    done = in_process("convert", story, "--format", "kepub", "-o", story.parent / name)
    assert (done.code, done.err.count("k.kepub.epub")) == (0, told)


def test_a_plain_book_called_as_kobos_are_is_told(story: Path) -> None:
    """A name alone makes no book for Kobo, which opens it by its name: what is to be asked for is told, and nothing where it was."""
    done = in_process("convert", story, "-o", story.parent / "k.kepub.epub")
    assert (done.code, done.err.count("add --format kepub")) == (0, 1)
    done = in_process("convert", story, "--format", "kepub", "-o", story.parent / "k.kepub.epub")
    assert (done.code, done.err.count("add --format kepub")) == (0, 0)
