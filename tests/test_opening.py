"""How a paragraph begins: its words, and the cues that are looked up no further than they matter."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storybind.text.course import Course
from storybind.text.cues import Setting, heard
from storybind.text.fitting import Group, fold, may_match, needed, parse
from storybind.text.opening import Opening
from storybind.text.rules import Cue, rules_for
from storybind.text.words import LETTERS, WORD, cut, words_of

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


STORY = (
    "Mara put the kettle on and waited for it to sing.",
    '"Well?" said Tom.',
    "She did not turn round.",
    "By the time the frost came they had mended the roof, and the geese were over the marsh every morning. The lamps were lit.",
    "Nobody spoke.",
    "Rosa was twenty when the mill closed, and the trains had stopped by then. It was winter again. She had a new coat.",
)


def _settings(texts: Sequence[str]) -> list[tuple[Opening, Setting]]:
    table = rules_for("en")
    return [(Opening(text, table), Setting(texts[:at], 40 * at)) for at, text in enumerate(texts)]


def _cues(opening: Opening, setting: Setting, least: float = -math.inf) -> list[Cue]:
    found = heard(opening, setting, rules_for("en"), least)
    return found.cues() if found else []


@pytest.mark.parametrize("reached", range(len(STORY) + 1))
def test_cues_are_all_there_or_could_not_add_up(reached: int) -> None:
    """Where cues can reach what is asked for they are all found, as if nothing had been asked; else they are not worth it.

    Asked for is what so many of the paragraphs reach: none, one, ... all.
    """
    whole = [(_cues(opening, setting), opening, setting) for opening, setting in _settings(STORY)]
    sums = sorted((sum(cue.weight for cue in everything) for everything, _, _ in whole), reverse=True)
    least = sums[reached - 1] - 1e-9 if reached else sums[0] + 1  # a sum depends a little on its order
    found = [(_cues(opening, setting, least), everything) for everything, opening, setting in whole]
    enough = [sum(cue.weight for cue in everything) >= least for _, everything in found]
    assert sum(enough) == reached
    for (some, everything), reaches in zip(found, enough, strict=True):
        assert some == everything or (some == [] and not reaches)


def test_sentences_are_found_one_by_one() -> None:
    """There are as many sentences as the narrator says, and none where all is said."""
    table = rules_for("en")
    opening = Opening("It rained. Tom’s dog ran out. He let it.", table)
    heads = [sentence.head for at in range(3) if (sentence := opening.sentence(at))]
    assert heads == [("it",), ("tom’s", "tom", "s"), ("he",)]
    assert opening.sentence(3) is None
    assert Opening('"It rained."', table).sentence(0) is None


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
                assert table.stops.let_through(table.pieces(text.casefold()))[at], (veto.id, text)


def test_what_a_rule_needs_is_called_by_the_words_that_hold_it() -> None:
    """A bit that is not set is sure: no sentence has what a rule needs without calling it."""
    table = rules_for("en")
    texts = [text.casefold() for rule in table.rules for text in (*rule.fires_on, *rule.silent_on)]
    for text in texts:
        called = table.lexicon.called(table.pieces(text))
        for at, rule in enumerate(table.rules):
            if any(need in text for need in rule.needs):
                assert (called | called >> len(table.rules)) >> at & 1, (rule.id, text)
