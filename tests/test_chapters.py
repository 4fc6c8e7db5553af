"""Headings that only a long text shows to be some; all that fits into a page is in tests/cases/chapters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cost import assert_within
from storybind.model import PARAGRAPH, Block, Span
from storybind.pipeline import Manuscript, read_story
from storybind.text.decode import decode
from storybind.text.heading.index import Index
from storybind.text.heading.listed import Listed

_TOLD = (
    "The ferry at Nether Stour was a flat thing of eleven planks, of which nine were sound. It went over on a rope and came back on the same rope, "
    "and nobody had thought of it as a thing that could be done otherwise."
)
_TITLES = (
    "Where the rope is not what it was, and who is the first to remark upon it.",
    "What the miller said from his window!",
    "How a goat was carried across the water by two men and a clergyman, of whom one could not swim",
    "Does a goat know of a bridge?",
    "In which it comes back.",
)
_NUMERALS = ("I", "II", "III", "IV", "V")


def _called(text: str) -> list[str]:
    story = read_story(Manuscript(decode(text.encode(), "ferry.txt")), explained=False)
    return [chapter.heading.title or chapter.heading.label for chapter in story.chapters if chapter.heading]


def _titles_of(text: str) -> list[str | None]:
    story = read_story(Manuscript(decode(text.encode(), "ferry.txt")), explained=False)
    return [chapter.heading and chapter.heading.label for chapter in story.chapters]


@pytest.mark.parametrize("sign", [" -- ", ". — ", " — ", ". "])
def test_numbers_before_whole_sentences_head_chapters_where_much_is_told(sign: str) -> None:
    """Old serials have a Roman number and a sentence over each chapter, short or long, and may count anew in a second part."""
    heads = [f"{number}{sign}{title}" for number, title in zip(_NUMERALS, _TITLES, strict=True)]
    told = "\n\n".join([_TOLD] * 10)
    text = "The Ferry\n\n" + "\n\n".join(f"{head}\n\n{told}" for head in heads * 2) + "\n"
    assert _titles_of(text) == [*_NUMERALS] * 2


def test_numbered_paragraphs_of_a_page_head_nothing() -> None:
    """Where next to nothing stands below such sentences, they are points of a list or articles of a law."""
    heads = [f"{number}. {title}" for number, title in zip(_NUMERALS, _TITLES, strict=True)]
    text = (
        "The Ferry\n\n"
        + f"{_TOLD}\n\n" * 20
        + "\n\n".join(f"{head}\n\n{_TOLD}" for head in heads)
        + f"\n\n{_TOLD}" * 20
    )
    assert _titles_of(text) == [None]


def test_who_stammers_heads_nothing() -> None:
    """A sentence that opens with I and a dash is no first chapter: no second one follows it."""
    text = "The Ferry\n\n" + "\n\n".join(
        [f"I -- I had not thought of it as a thing that could be done.\n\n{_TOLD}\n\n{_TOLD}"] * 40
    )
    assert _titles_of(text) == [None]


def _by_years(years: Sequence[str], told: int, above: str = "") -> str:
    return f"The Ferry\n\n{above}" + "\n\n".join(f"{year}\n\n" + "\n\n".join([_TOLD] * told) for year in years)


@pytest.mark.parametrize("years", [("1880", "1891", "1907"), ("1914", "1915", "1916", "Present Day")])
def test_years_that_rise_over_much_that_is_told_head_chapters(years: Sequence[str]) -> None:
    """A story that is told by its years has no other headings; behind the last it may be now."""
    story = read_story(Manuscript(decode(_by_years(years, 30).encode(), "ferry.txt")), explained=False)
    assert [str(chapter.heading) for chapter in story.chapters] == [*years]


@pytest.mark.parametrize(
    ("years", "told", "above"),
    [
        (("1880", "1891", "1907"), 4, ""),
        (("1880", "1891"), 30, ""),
        (("1914",), 90, ""),
        (("1880", "1940", "1881", "1941"), 30, ""),
        (("March 1914", "1915", "1916", "1917"), 30, ""),
        (("1880", "1891", "1907"), 30, f"{_TOLD}\n\n" * 90),
    ],
    ids=["over little", "two", "one", "back and forth", "among months", "behind as much"],
)
def test_years_that_label_scenes_head_nothing(years: Sequence[str], told: int, above: str) -> None:
    """Few years, little below each, and years among months or in turns say when a scene is."""
    assert _titles_of(_by_years(years, told, above)) == [None]


def test_years_within_chapters_head_no_others() -> None:
    """Where the story has chapters, a year labels a scene in one."""
    text = "The Ferry\n\n" + "\n\n".join(
        f"Chapter {at}\n\n{_by_years([year], 30).partition(chr(10) * 2)[2]}"
        for at, year in enumerate(("1880", "1891", "1907"), 1)
    )
    assert _titles_of(text) == ["Chapter 1", "Chapter 2", "Chapter 3"]


@pytest.mark.parametrize(("rows", "places"), [(3_000, 3_000), (2_990, 3_000), (3_000, 2_990)])
def test_thousands_of_rows_of_one_title_are_found_each_in_its_place(rows: int, places: int) -> None:
    """As in the list of a diary: in no time, each with the next; where there are a few more or fewer, all but these are found."""
    blocks = [Block(PARAGRAPH, "The Diary", Span(at, at)) for at in range(1, places + 1)]
    listed = [Listed(0, "The Diary", frozenset({"the diary"}), has_page=True)] * rows
    index = Index(blocks)
    found = index.in_order(listed, -1)
    assert len(found) == min(rows, places)
    assert sorted(found.values()) == list(found.values())
    assert_within(1.0, lambda: index.in_order(listed, -1))


@pytest.mark.parametrize(
    ("first", "titles"),
    [
        (("Rain. It had been raining for a week", "He was late", ""), ("Chapter 1", "Chapter 2", "Chapter 3")),
        (("The rain came down", "", "A dog barked"), ("Chapter 1", "Chapter 2", "Chapter 3")),
        (("", "She waited for it"), ("Chapter 1", "Chapter 2")),
        (("Rain. It had been raining for a week",), ("Chapter 1",)),
        (("The tide\n\nwas out", ""), ("Chapter 1", "Chapter 2")),
        (("Rain Over the Town", "", "He Was Late"), ("Rain Over the Town", "Chapter 2", "He Was Late")),
        (("The day it rained", "", "What the cat saw"), ("The day it rained", "Chapter 2", "What the cat saw")),
        (("The rain came down", "He was late", "A dog barked"), ("The rain came down", "He was late", "A dog barked")),
        (("Rain. The cat goes out", "A boat. Nobody rows", "A letter. Anna reads"), ("Rain. The cat goes out", "A boat. Nobody rows", "A letter. Anna reads")),
        (("Der alte Kahn", ""), ("Der alte Kahn", "Chapter 2")),
        (("He was late",), ("He was late",)),
    ],
)  # fmt: skip
def test_a_first_sentence_without_its_stop_is_no_title(first: Sequence[str], titles: Sequence[str]) -> None:
    """Where some chapters have no title, a short line with a verb is their first sentence; where all have one, it is the title."""
    chapters = "\n\n\n".join(f"Chapter {at}\n\n{line}\n\n{_TOLD}\n\n{_TOLD}" for at, line in enumerate(first, 1))
    assert _called(f"The Ferry\n\n{chapters}\n") == [*titles]


def test_a_line_right_below_its_number_is_a_title() -> None:
    """Where the text of the other chapters is set off from theirs; where it is not, the line is the first sentence."""
    text = "The Ferry\n\nChapter 1\nHe was late\n\n{0}\n\n\nChapter 2{1}{0}\n\n\nChapter 3{1}{0}\n"
    assert _called(text.format(_TOLD, "\n\n")) == ["He was late", "Chapter 2", "Chapter 3"]
    assert _called(text.format(_TOLD, "\n")) == ["Chapter 1", "Chapter 2", "Chapter 3"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_list_that_says_under_each_number_what_is_told_there_heads_no_chapters(between: str) -> None:
    """Its numbers are those of the chapters, which stand further down with more than a sentence under each."""
    titles = ("The Rope", "The Miller", "The Goat")
    rows = "\n".join(f"{n}. {title}{between}In which nobody swims, {n} times\n" for n, title in enumerate(titles, 1))
    told = "\n\n".join([_TOLD] * 70)
    text = f"The Ferry\n\nby Nora Plum\n\n{rows}\n" + "".join(
        f"{n}. {one}\n\n{told}\n\n" for n, one in enumerate(titles, 1)
    )
    story = read_story(Manuscript(decode(text.encode(), "ferry.txt")), explained=False)
    chapters = [chapter for chapter in story.chapters if chapter.heading]
    assert [chapter.heading and chapter.heading.title for chapter in chapters] == [*titles]
    assert all(len(chapter.scenes[0].blocks) >= 70 for chapter in chapters)
