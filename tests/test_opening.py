"""How a paragraph begins: its sentences and their words, and what these call."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storybind.text.prose.course import Course
from storybind.text.prose.namesakes import Namesakes, find_calling
from storybind.text.prose.opening import Opening
from storybind.text.prose.parsing import Group, fold, may_match, needed, parse
from storybind.text.prose.words import LETTERS, WORD, cut, words_of
from storybind.text.rules import rules_for
from storybind.text.tables.namesakes import CALENDARS, CALLINGS, Calling

# control characters are in no text: decoding has left them out
TEXTS = st.text(st.sampled_from("aäßéA1_'’\"“—–-.,  \n\tж日½²'’x"), max_size=40) | st.text(
    st.characters(exclude_categories=("Cc", "Cs")), max_size=30
)


@given(TEXTS)
def test_what_is_cut_holds_the_words_that_a_pattern_finds(text: str) -> None:
    """Cutting a text by a table of signs loses no word and joins none: within the pieces are the words of the whole."""
    for pattern in (WORD, LETTERS):
        assert [word for piece in cut(text) for word in pattern.findall(piece)] == pattern.findall(text)


@given(TEXTS)
def test_the_words_of_a_sentence_are_plain(text: str) -> None:
    """No word that calls a rule has a blank, a point or a digit before others in it; an apostrophe only stands within."""
    for word in words_of(text.casefold()):
        assert word == "#" or re.fullmatch(r"[^\W_]*(?:['’][^\W_]+)?", word)


def test_sentences_are_found_one_by_one() -> None:
    """The first two sentences are what the narrator says first, as far as there are so many, and none where all is said."""
    table = rules_for("en")
    opening = Opening("It rained. Tom’s dog ran out. He let it.", table)
    assert [sentence.head for sentence in (opening.first, opening.second) if sentence] == [
        ("it",),
        ("tom’s", "tom", "s"),
    ]
    assert Opening("It rained.", table).second is None
    assert Opening('"It rained."', table).first is None


def test_only_so_many_pages_are_kept() -> None:
    """The course of a story of any length keeps no more of it than a flashback can look back on."""
    course = Course(rules_for("en"))
    for at in range(500):
        course.read(Opening(f"She counted to {at}.", course.table), at, labelled=False)
    assert len(course.pages) < 50


def test_what_a_pattern_needs_is_in_all_that_it_matches() -> None:
    """Of every example that a veto stops, the words that match have what the veto's pattern cannot do without."""
    table = rules_for("en")
    for veto in table.vetoes:
        ways = needed(parse(table.fill(veto.pattern), lambda _: Group(())))
        for text in veto.stops:
            match = table.regex(veto.pattern).search(text)
            assert match is None or may_match(ways, fold(match[0])), (veto.id, text)


def test_a_veto_is_let_through_wherever_it_matches() -> None:
    """What the words of a sentence rule out could not have matched there."""
    table = rules_for("en")
    for at, veto in enumerate(table.vetoes):
        for text in (text for other in table.vetoes for text in (*other.stops, *other.passes)):
            if table.regex(veto.pattern).search(text):
                assert table.stops.let_through(table.pieces(text.casefold())) >> at & 1, (veto.id, text)


def test_what_a_rule_needs_is_called_by_the_words_that_hold_it() -> None:
    """A bit that is not set is sure: no sentence has what a rule needs without calling it."""
    table = rules_for("en")
    texts = [text.casefold() for rule in table.rules for text in (*rule.fires_on, *rule.silent_on)]
    for text in texts:
        called = table.lexicon.called(table.pieces(text))
        for at, rule in enumerate(table.rules):
            if any(need in text for need in rule.needs):
                assert (called | called >> len(table.rules)) >> at & 1, (rule.id, text)


@pytest.mark.parametrize("row", CALLINGS, ids=lambda row: row.id)
def test_a_word_of_time_is_known_for_a_name_by_what_stands_round_it(row: Calling) -> None:
    """Each row finds the names in its examples, and no row finds one in its look-alikes."""
    language = row.id.partition(".")[0]
    calendar = re.compile(CALENDARS[language].words)

    def known(text: str) -> list[Calling | None]:
        return [find_calling(language, text, *word.span()) for word in calendar.finditer(text)]

    assert [text for text in row.holds_on if row not in known(text)] == []
    assert [text for text in row.silent_on if any(known(text))] == []
    assert row.because.endswith(".")


@pytest.mark.parametrize("language", CALENDARS)
def test_a_table_is_called_by_the_words_that_may_be_names(language: str) -> None:
    """The words of a sentence say whether there may be a name among them that is a word of time."""
    table = rules_for(language)
    for word in CALENDARS[language].words.split("|"):
        assert table.lexicon.called(table.pieces(word.casefold())) & table.named, word


def test_names_are_hidden_from_rules_letter_for_letter() -> None:
    """What rules see of a narration is as long as it is; a word that nobody in the story is called stays, and so does a date."""
    table, names = rules_for("en"), Namesakes("en", ["“No,” said May.", "They asked Friday in."])
    opening = Opening("In May, on a Sunday, May told Friday. May saw.", table, names)
    assert opening.dated == "In May, on a Sunday, Mmm told Ffffff. Mmm saw."
    assert opening.told == opening.text
    assert opening.second
    assert opening.second.text == "Mmm saw."
    assert Opening(opening.text, table).dated == opening.text
