"""Smart typography: each language by its row, its laws against any text, and the book round it."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import laws
from storybind import Manuscript, Options, convert, decode
from storybind.book import typography
from storybind.book.habits import HABITS, Habit, habit_of
from storybind.book.package import read_package
from storybind.book.proof.sign_proof import find_change, prove_signs
from storybind.book.proof.word_proof import prove
from storybind.book.typography import smarten
from storybind.errors import LostWordsError

TAGS = sorted({tag.partition(":")[0] for habit in HABITS for tag in habit.tags.split()})
each_habit = pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.tags.split()[0])


@each_habit
def test_a_row_sets_its_examples_and_leaves_its_look_alikes(habit: Habit) -> None:
    """What a row shows is what is set, in the first language that it names; what only looks so stays as typed."""
    language = habit.tags.split()[0]
    assert [smarten(typed, language) for typed, _ in habit.examples] == [done for _, done in habit.examples]
    assert [smarten(text, language) for text in habit.silent] == list(habit.silent)
    assert habit.examples
    assert habit.because


def test_every_language_has_one_habit() -> None:
    """No tag stands in two rows, each names four marks, and a language that nobody knows has those of English."""
    tags = [tag.partition(":")[0] for habit in HABITS for tag in habit.tags.split()]
    assert len(tags) == len(set(tags))
    assert all(len(habit_of(tag).quotes) == 4 for tag in tags)
    assert habit_of("xx") == habit_of("en-GB") == HABITS[0]


@pytest.mark.parametrize(
    ("typed", "done"),
    [
        ("'Don't!' said the boys' mother. 'It's the Joneses' dog.'", "‘Don’t!’ said the boys’ mother. ‘It’s the Joneses’ dog.’"),
        ('"\'Tis," he said, "\'90s rock \'n\' roll."', "“’Tis,” he said, “’90s rock ’n’ roll.”"),
        ('"She said, \'I told him "no," twice.\'"', "“She said, ‘I told him “no,” twice.’”"),
        ('\'He said "go."\' "\'I know.\'"', "‘He said “go.”’ “‘I know.’”"),
        ("'Cause I said so.", "’Cause I said so."),
        ("'Cause' is a noun.", "‘Cause’ is a noun."),
        ('He is 6\'2", and the record a 12".', "He is 6′2″, and the record a 12″."),
        ('"It was 12," she said, "in 1920."', "“It was 12,” she said, “in 1920.”"),
        ('"Only 12"', "“Only 12”"),
        ('She said--"No"--and left.', "She said—“No”—and left."),
        ('"Wait--"', "“Wait—”"),
        ('"...and then--" said he', "“…and then—” said he"),
        ('("Really?") ["Yes."]', "(“Really?”) [“Yes.”]"),
        ("``Hello,'' he said.", "“Hello,” he said."),
        ("Oh.... Then . . . nothing......", "Oh…. Then … nothing……"),
        ("Run it --verbose, or `x -- \"y\"`.", "Run it --verbose, or `x -- \"y\"`."),
        ("See https://example.org/a--b'c\"d... and a.b--c@example.org", "See https://example.org/a--b'c\"d... and a.b--c@example.org"),
        ('A "quote that\nruns on" here.', "A “quote that\nruns on” here."),
    ],
)  # fmt: skip
def test_english(typed: str, done: str) -> None:
    """The hard cases of English: quotes in quotes, letters left out, feet and inches, somebody cut off, code."""
    assert smarten(typed, "en") == done


_SIGNS = st.lists(
    st.sampled_from(
        ['"', "'", "--", "-", "...", ". . .", " ", " ", " ", "\n", "`", "''", "``", ",,", "«", "»", "“", "”", "’", "—", "–", "…",
         "!", "?", ":", ";", ",", ".", "(", ")", "a", "word", "Oui", "tis", "n", "90s", "6", "12", "é", "да", "ש", "ع", "雨", "\u202f", "\xa0", "_", "*"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@laws(1200)
@given(_SIGNS, st.sampled_from(TAGS))
def test_no_letter_is_touched(text: str, language: str) -> None:
    """Letters, digits and line ends are kept in their order, whatever stands between them."""

    def kept(said: str) -> list[str]:
        return [char for char in said if unicodedata.category(char)[0] in "LNM" or char == "\n"]

    assert kept(smarten(text, language)) == kept(text)


@laws(1200)
@given(_SIGNS, st.sampled_from(TAGS))
def test_set_twice_is_set_once(text: str, language: str) -> None:
    """What a printer has set is left alone by the next one."""
    once = smarten(text, language)
    assert smarten(once, language) == once


@laws(60)
@given(st.lists(_SIGNS.map(str.strip).filter(lambda text: any(map(str.isalpha, text))), min_size=1, max_size=6), st.sampled_from(TAGS))  # fmt: skip
def test_a_book_holds_its_words_in_any_typography(paragraphs: list[str], language: str) -> None:
    """The word proof passes, and the book differs from the one that is kept as typed in signs alone."""
    text = "\n\n".join(["Title: Rain", "It rained.", *paragraphs])
    books = [
        convert(
            Manuscript(decode(text.encode(), "a.txt"), Options(cover="none", language=language, typography=typography))
        )
        for typography in ("keep", "smart")
    ]
    prove(read_package(books[1].epub), books[1].story)
    assert books[0].story == books[1].story


def page(text: str, name: str = "a.txt", language: str = "en") -> str:
    """The first chapter of a smart book."""
    options = Options(cover="none", typography="smart", language=language)
    with zipfile.ZipFile(io.BytesIO(convert(Manuscript(decode(text.encode(), name), options)).epub)) as archive:
        return archive.read("EPUB/text/chapter-001.xhtml").decode()


def test_quotes_face_the_right_way_whatever_the_emphasis() -> None:
    """A change of type between a quote and its word, or within a quotation, makes no difference."""
    said = page('Rain\n\nIt *"rained,"* and *"*no*"* one--*no* one, "*not* he"--said *"so."*\n\nIt "*did*".\n')
    assert "<em>“rained,”</em>" in said
    assert "“<em>not</em> he”—said <em>“so.”</em>" in said
    assert "It “<em>did</em>”." in said


def test_speech_of_several_paragraphs() -> None:
    """Each paragraph of a speech opens it anew, and the last one alone closes it."""
    said = page('Rain\n\n"It rained.\n\n"It hailed.\n\n"It stopped," she said.\n')
    assert [f"“{words}" in said for words in ("It rained.<", "It hailed.<", "It stopped,” she")] == [True] * 3


def test_code_is_left_as_typed() -> None:
    """Code of Markdown and of web pages keeps its signs, and the prose round it does not."""
    markdown = page('# Rain\n\nHe ran `x -- "y"...` and "stopped".\n', "a.md")
    web = page('<html><body><h1>Rain</h1><p>He ran <code>x -- "y"...</code> and "stopped".</p></body></html>', "a.html")
    for said in (markdown, web):
        assert '<code>x -- "y"...</code> and “stopped”.' in said


def test_contents_and_pages_say_the_same() -> None:
    """A title is set alike over its chapter, in the contents and in the NCX."""
    text = 'Rain\n\nChapter 1: "Don\'t"\n\nIt rained.\n\nChapter 2: Well--no\n\nIt stopped.\n'
    options = Options(cover="none", typography="smart")
    with zipfile.ZipFile(io.BytesIO(convert(Manuscript(decode(text.encode(), "a.txt"), options)).epub)) as archive:
        for name in ("nav.xhtml", "toc.ncx", "text/chapter-001.xhtml"):
            assert "“Don’t”" in archive.read(f"EPUB/{name}").decode()


# What was set can be turned back.


@laws(1500)
@given(_SIGNS, st.sampled_from(TAGS))
def test_every_sign_can_be_turned_back(text: str, language: str) -> None:
    """Whatever the typography sets, in any language, can stand for what was typed there."""
    assert find_change(text, smarten(text, language), habit_of(language)) is None


@laws(1500)
@given(_SIGNS, st.sampled_from(TAGS), st.data())
def test_no_other_sign_can_stand_there(text: str, language: str, data: st.DataObject) -> None:
    """A quote, dash, ellipsis, apostrophe, letter or space that is lost, and one that is invented, is seen."""
    done, habit = smarten(text, language), habit_of(language)
    at = data.draw(st.integers(0, len(done)), label="where")
    loose = (
        habit.speech is not None and done[:1] in ("—", "–", "-") and at < 3
    )  # what follows a speaker's dash is the printer's
    if at < len(done) and done[at] not in "\u202f\u00a0—" and not loose:
        assert find_change(text, done[:at] + done[at + 1 :], habit) is not None, "lost"
    for sign in "“’…a":
        if sign not in done and sign not in text:
            assert find_change(text, done[:at] + sign + done[at:], habit) is not None, f"{sign} invented"
    if not loose:
        assert find_change(text, done[:at] + " " + done[at:], habit) is not None, "a space invented"


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("“Well—no,”", "“Well—no,"),
        ("“Well—no,”", "“Well no,”"),
        ("“Well—no,”", "“Wellno,”"),
        ("It’s", "Its"),
        ("said…", "said."),
        ("<em>‘no’</em>", "<em>‘no</em>"),
        ("said…", "said …"),
        ("as typed “so”", "as typed ”so“"),
        ("well-known", "well known"),
        ("“Don’t”", "Don’t"),
    ],
)
def test_a_damaged_book_is_caught(good: str, bad: str) -> None:
    """Where a sign of a finished book is lost, invented or another, the proof names its line, though every word is there."""
    text = "Rain\n\n\nChapter 1: \"Don't\"\n\n\"Well--no,\" she said... It's *'no'* well-known, as typed “so”.\n\nIt rained.\n"
    bound = convert(Manuscript(decode(text.encode(), "a.txt"), Options(cover="none", typography="smart")))
    prove_signs(read_package(bound.epub), bound.book)
    spoilt = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bound.epub)) as book, zipfile.ZipFile(spoilt, "w") as archive:
        for name in book.namelist():
            data = book.read(name)
            if name.endswith("/chapter-001.xhtml"):
                assert good.encode() in data
                data = data.replace(good.encode(), bad.encode())
            archive.writestr(name, data)
    with pytest.raises(LostWordsError, match="typed") as caught:
        prove_signs(read_package(spoilt.getvalue()), bound.book)
    assert caught.value.where == ("a.txt:4" if "Don’t" in good else "a.txt:6")


def test_typography_that_loses_a_sign_makes_no_book(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the typography itself ever lose a sign, no book comes of it."""
    real = typography.find_edits
    monkeypatch.setattr(typography, "find_edits", lambda *args: [(at, end, "") for at, end, _ in real(*args)[:1]])
    with pytest.raises(LostWordsError, match=r"“.*” was typed"):
        page('Rain\n\n"It rained."\n')
