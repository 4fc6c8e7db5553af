"""What is asked first of a text, so that most texts need not be looked through: where it says no, nothing is there."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from storybind.text.prose.company import _OF_YEARS, _YEAR, Pages
from storybind.text.sources.columns import _GAP

TEXTS = sorted(path for folder in ("stories", "tests/cases") for path in (ROOT / folder).rglob("*.txt"))
_PLAIN_GAP = r"(?<=\S) {3,}(?=\S)"


def _holds_a_year(text: str) -> bool:
    return re.search(_YEAR, text) is not None


@given(st.text(st.sampled_from("120９٣一二〇三年 a"), max_size=12))
def test_what_names_a_year_has_one_of_the_signs_of_years(text: str) -> None:
    """No paragraph is passed by that names a year."""
    assert any(map(text.__contains__, _OF_YEARS)) or not _holds_a_year(text)


@given(st.lists(st.sampled_from(("In 1871 it rained.", "2012", "It rained 1 day.", "一九七〇年", "No.")), max_size=30))
def test_a_chapter_is_a_chronicle_by_all_of_its_years(texts: list[str]) -> None:
    """What is asked first changes no answer: enough paragraphs, and a share of all of them, name a year."""
    years = sum(map(_holds_a_year, texts))
    assert Pages(texts).is_chronicle is (years >= 8 and years >= 0.4 * len(texts))


@given(st.text(st.sampled_from("ab\n\t \u3000"), max_size=30))
def test_wide_gaps_are_found_as_they_read(text: str) -> None:
    """Three blanks or more with something on both sides are a gap, from the first blank to the last."""
    assert [gap.span() for gap in _GAP.finditer(text)] == [gap.span() for gap in re.finditer(_PLAIN_GAP, text)]


def test_what_is_asked_first_holds_in_our_texts() -> None:
    """In the texts that we have, too, nothing is passed by."""
    for path in TEXTS:
        text = path.read_text(encoding="utf-8", errors="replace")
        gaps = [gap.span() for gap in _GAP.finditer(text)]
        assert gaps == [gap.span() for gap in re.finditer(_PLAIN_GAP, text)], path
        years = [line for line in text.split("\n") if _holds_a_year(line)]
        assert all(any(map(line.__contains__, _OF_YEARS)) for line in years), path
