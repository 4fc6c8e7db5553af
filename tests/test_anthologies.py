"""Several stories in one file: which titles head one, whose it is, and what becomes of the heads over them."""

import pytest

from storybind.model import LABEL, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, convert
from storybind.text.decode import decode

_FIRST = """The ferry left the slip at six with its lamps lit. Marit stood by the rail, and Marit counted the gulls.

There was soup in the galley, thick with barley, and a bench that had been screwed to the floor.

When the engine stopped it was so quiet that she could hear the chain, and somebody laughed."""
_SECOND = """Her father had built a house with no door on the north side, and people had laughed at him for it.

In the winter of the great snow they stopped laughing, for there was a drift against it as high as the roof."""


def read(text: str, name: str = "two-of-them.txt") -> Story:
    """A story as it is in the book that is made of it, which proves that no word is lost."""
    return convert(Manuscript(decode(f"{text}\n".encode(), name), Options(cover="none"))).story


def titles(story: Story) -> list[str]:
    """What heads the chapters."""
    return [str(chapter.heading) for chapter in story.chapters]


@pytest.mark.parametrize(
    "head",
    [
        "{}\nby {}",
        "{}\n\nby {}",
        "{}\nvon {}",
        "{}\nAuthor: {}",
        "{}\nA Short Story\nby {}",
        "{}\nby {}\nRating: T\nSummary: A rope.",
        "Title: {}\nAuthor: {}\nRating: T",
        "**Title:** {}\n**Author:** {}\n**Summary:** The rope, and who pulls it, and who\ndoes not.",
    ],
)
@pytest.mark.parametrize("second", ["Nia Prothero", "lampblack99"])
def test_two_stories_without_an_end_between_them(head: str, second: str) -> None:
    """Each title heads a chapter with who wrote it right below, and both are named."""
    story = read(
        f"{head.format('The Kettle', 'Tom Airey')}\n\n{_FIRST}\n\n{head.format('The Stair', second)}\n\n{_SECOND}"
    )
    assert story.metadata.authors.value == ("Tom Airey", second)
    assert titles(story) == ["The Kettle", "The Stair"]
    signed = [chapter.scenes[0].blocks[0] for chapter in story.chapters]
    assert [block.kind for block in signed] == [LABEL, LABEL]
    assert [name in block.text for block, name in zip(signed, ("Tom Airey", second), strict=True)] == [True, True]


@pytest.mark.parametrize("between", ["~~~~", "***", "\n"])
def test_a_row_of_signs_or_a_wide_gap_between_two_stories(between: str) -> None:
    """What stands between them tells no less than a blank line."""
    story = read(f"The Kettle\nby Tom Airey\n\n{_FIRST}\n\n{between}\n\nThe Stair\nby Nia Prothero\n\n{_SECOND}")
    assert titles(story) == ["The Kettle", "The Stair"]


def test_titles_that_are_counted() -> None:
    """A word with a colon before a title is a label only where heads have it."""
    story = read(
        f"Story One: The Kettle\nby Tom Airey\n\n{_FIRST}\n\nStory Two: The Stair\nby Nia Prothero\n\n{_SECOND}"
    )
    assert titles(story) == ["Story One: The Kettle", "Story Two: The Stair"]


def test_a_title_and_who_wrote_it_on_one_line() -> None:
    """The line heads the chapter as it is."""
    story = read(f"The Kettle by Tom Airey\n\n{_FIRST}\n\nThe Stair by Nia Prothero\n\n{_SECOND}")
    assert story.metadata.authors.value == ("Tom Airey", "Nia Prothero")
    assert titles(story) == ["The Kettle by Tom Airey", "The Stair by Nia Prothero"]


@pytest.mark.parametrize(
    "head",
    [
        "{}\nby {}",
        "{}\nA Short Story\nby {}",
        "Title: {}\nAuthor: {}\nRating: T",
        "Title: {}\nRating: T\nAuthor: {}",
        "# {}\n\nby {}",
    ],
)
def test_stories_with_chapters_are_parts(head: str) -> None:
    """Who wrote a story stands on the page of its part, below the title."""
    marks = "## " if head.startswith("#") else ""
    pieces = [
        f"{head.format(title, name)}\n\n{marks}Chapter 1\n\n{_FIRST}\n\n{marks}Chapter 2\n\n{_SECOND}"
        for title, name in (("The Kettle", "Tom Airey"), ("The Stair", "Nia Prothero"))
    ]
    story = read("\n\n".join(pieces), "two.md" if marks else "two.txt")
    assert story.metadata.authors.value == ("Tom Airey", "Nia Prothero")
    assert titles(story) == ["Chapter 1", "Chapter 2"] * 2
    parts = [
        (chapter.part.title, chapter.part.byline.text if chapter.part.byline else "")
        for chapter in story.chapters
        if chapter.part
    ]
    assert [(title, byline.rsplit(maxsplit=2)[1:]) for title, byline in parts] == [
        ("The Kettle", ["Tom", "Airey"]),
        ("The Stair", ["Nia", "Prothero"]),
    ]


@pytest.mark.parametrize("site", ["FicHaven\n", "FicHaven\n\n", ""])
@pytest.mark.parametrize("head", ["{}\nby {}\nRating: {}\nWords: {}", "{}\nby {}\n\nRating: {}\nWords: {}"])
def test_heads_that_come_back_over_each_chapter(site: str, head: str) -> None:
    """What a site has over each chapter is left out where it says the same, and is a note of the story where it is the first to say so."""
    said = (("The Kettle", "Tom Airey", "T"), ("The Stair", "Nia Prothero", "G"))
    counts = iter(("2,345", "1,988", "3,010", "2,100"))
    pieces = [
        f"{site}{head.format(*one, next(counts))}\n\nChapter {number}\n\n{prose}"
        for one in said
        for number, prose in ((1, _FIRST), (2, _SECOND))
    ]
    story = read("\n\n\n".join(pieces))
    assert titles(story) == ["Chapter 1", "Chapter 2"] * 2
    assert [chapter.part.title for chapter in story.chapters if chapter.part] == ["The Kettle", "The Stair"]
    assert [note.text for note in story.notes] == ["T", "2,345", "G", "3,010"]
    told = [block.text for scene in story.scenes for block in scene.blocks]
    assert not [text for text in told if "FicHaven" in text or "Rating" in text or "Words" in text]


@pytest.mark.parametrize(
    ("above", "shown", "below"),
    [
        ("She found the copybook under the bench, and opened it.", "The Stair\nby Nia Prothero", ""),
        ("He unfolded it under the lamp.", "The Stair\nby Nia Prothero", "Marit came back at six, and Marit was wet."),
        ("Marit had sung it to her once:", "The Stair\nby Nia Prothero", ""),
        ("It lay on the table.", "FERRY LOST OFF THE POINT\nby Nia Prothero", ""),
        ("It lay on the table.", "The Stair\nby Marit Holm", ""),
        ("It lay on the table.", "The Stair\nby night", ""),
    ],
)
def test_a_story_that_is_shown_in_one_is_told_in_it(above: str, shown: str, below: str) -> None:
    """What is read in a story has somebody who reads it above, or who comes back below; and a paper's headline is set otherwise than a title."""
    story = read(f"The Kettle\nby Tom Airey\n\n{_FIRST}\n\n{above}\n\n{shown}\n\n{_SECOND}\n\n{below}")
    assert (story.metadata.title.value, story.metadata.authors.value) == ("The Kettle", ("Tom Airey",))
    assert len(story.chapters) == 1


def test_places_by_night_are_by_nobody() -> None:
    """What says when, below each title, names nobody."""
    text = "\n\n".join(f"The {place}\nby night\n\n{_FIRST}" for place in ("City", "Harbour", "Hill"))
    assert read(text).metadata.authors.value == ("Unknown",)
