"""Heads with a line in them that nobody knows, and heads of which title and author are given beside the text."""

import pytest

from storybind.model import Story
from storybind.options import Options
from storybind.pipeline import Manuscript, convert
from storybind.text.decode import decode

_TOLD = """The ferry left the slip at six with its lamps lit, and nobody on the quay had waved at it.

There was soup in the galley, thick with barley, and a bench that had been screwed to the floor."""


def read(text: str, **given: object) -> Story:
    """A story as it is in the book that is made of it, which proves that no word is lost."""
    options = Options(cover="none", **given)  # type: ignore[arg-type]
    return convert(Manuscript(decode(f"{text}\n".encode(), "a-story.txt"), options)).story


def shown(story: Story) -> tuple[str, tuple[str, ...], str]:
    """Title, authors and the story's first words."""
    opening = story.chapters[0].scenes[0].blocks[0].text
    return story.metadata.title.value, story.metadata.authors.value, opening[:9]


_REMARKS = [
    "Betad by Sue",
    "For the June challenge",
    "Setting: 1920s",
    "Winner of the 2019 Salt Prize",
    "Please don't repost",
    "Read by my sister",
    "Prompt: kettle, rain",
]


@pytest.mark.parametrize("line", _REMARKS)
@pytest.mark.parametrize(
    "head",
    [
        "The Kettle\nby Tom Airey\n{}",
        "The Kettle\nTom Airey\n{}",
        "The Kettle\n{}\nby Tom Airey",
        "Title: The Kettle\nAuthor: Tom Airey\n{}",
        "Title: The Kettle\nAuthor: Tom Airey\n{}\nRating: T",
        "The Kettle\nby Tom Airey\n{}\nChapter 1",
    ],
)
def test_a_line_that_nobody_knows_costs_no_title(head: str, line: str) -> None:
    """A short remark in the run of title and byline belongs to the head, whatever it says."""
    assert shown(read(f"{head.format(line)}\n\n{_TOLD}")) == ("The Kettle", ("Tom Airey",), "The ferry")


@pytest.mark.parametrize("line", ["For the June challenge", "Setting: 1920s"])
def test_what_a_story_was_written_for_stands_above_its_title(line: str) -> None:
    """It is no title though a title and a byline are right below."""
    assert shown(read(f"{line}\nThe Kettle\nby Tom Airey\n\n{_TOLD}")) == ("The Kettle", ("Tom Airey",), "The ferry")


@pytest.mark.parametrize(
    "head",
    [
        "KETTLE_final_v3.doc\n\nThe Kettle\n\nTom Airey",
        "Submitted to: Harbour Review\nSubmitted by: Tom Airey\nGenre: Literary\nWords: 1,204\n\nThe Kettle",
        "The Kettle by Tom Airey\nfor the 2019 Harbour Prize\n2,300 words",
        "Hi all! Here's my first story, hope you like it!\n\nThe Kettle\nby Tom Airey",
        "The Kettle\nTom Airey\ntom@airey.example\n07700 900123",
        "The Kettle\nby Tom Airey\nOriginally published in Harbour Review, 2014",
    ],
)
def test_what_stands_round_title_and_name(head: str) -> None:
    """A file's name, for whom a story was, how its writer is reached and where it was printed are of its head."""
    assert shown(read(f"{head}\n\n{_TOLD}")) == ("The Kettle", ("Tom Airey",), "The ferry")


def test_a_place_and_a_year_below_a_name_cost_no_title() -> None:
    """They may be where and when the first scene is."""
    assert shown(read(f"The Kettle\n—Tom Airey\nLeeds, 2019\n\n{_TOLD}"))[:2] == ("The Kettle", ("Tom Airey",))


@pytest.mark.parametrize(
    "line",
    ["It rained", "It was late.", "Leeds, Yorkshire", "March 1944", "Mira's POV", "“Come in,” she said", "rain"],
)
def test_what_opens_a_story_right_below_its_byline_is_none(line: str) -> None:
    """What is told, where and when the first scene is, and what somebody says stay in the story."""
    title, authors, opening = shown(read(f"The Kettle\nby Tom Airey\n{line}\n\n{_TOLD}"))
    assert (title, authors) == ("The Kettle", ("Tom Airey",))
    assert opening.startswith(line[:5])


def test_verse_below_a_byline_is_none() -> None:
    """Below a remark prose stands, or the first heading."""
    story = read(
        "The Kettle\nby Tom Airey\nRain upon the kettle lid\nNobody to lift it\n\nSteam upon the window pane\nNobody to wipe it"
    )
    assert shown(story)[2] == "Rain upon"


@pytest.mark.parametrize(
    "head",
    [
        "the kettle is on\ntom a",
        "the kettle is on\n\ntom a",
        "the kettle is on!\nmy first story\ntom a",
        "the kettle is on\n\nfor my sister\n\nby tom a",
        "The kettle is on.\n\nTom A.",
    ],
)
def test_a_head_is_known_by_what_is_given_beside_it(head: str) -> None:
    """Lines that say what ``--title`` and ``--author`` say are those, whatever they look like, and stand in the book once."""
    story = read(f"{head}\n\n{_TOLD}", title="The Kettle Is On", author=("Tom A",))
    assert shown(story) == ("The Kettle Is On", ("Tom A",), "The ferry")


@pytest.mark.parametrize("line", ["The kettle is on the hob.", "Tom A was there."])
def test_what_is_told_is_no_head_for_having_its_words(line: str) -> None:
    """A sentence with the words of a title that is given tells what it tells."""
    story = read(f"{line}\n\n{_TOLD}", title="The Kettle Is On", author=("Tom A",))
    assert story.chapters[0].scenes[0].blocks[0].text == line
