"""Tops and ends of pages that were copied with a story, and what a story says of screens."""

import pytest

from storybind.model import Story
from storybind.options import Options
from storybind.pipeline import Manuscript, convert
from storybind.text.decode import decode

_TOLD = """The ferry left the slip at six with its lamps lit, and nobody on the quay had waved at it.

There was soup in the galley, thick with barley, and a bench that had been screwed to the floor."""


def read(text: str) -> Story:
    """A story as it is in the book that is made of it, which proves that no word is lost."""
    return convert(Manuscript(decode(f"{text}\n".encode(), "a-file.txt"), Options(cover="none"))).story


def shown(story: Story) -> tuple[str, tuple[str, ...]]:
    """Title and authors, where nothing stands in the story but what is told."""
    told = [block.text for scene in story.scenes for block in scene.blocks]
    assert "\n\n".join(told) == _TOLD
    return story.metadata.title.value, story.metadata.authors.value


@pytest.mark.parametrize(
    "top",
    [
        "Search for:\n\nThe Kettle\nby Emma Holt",
        "Menu\n\nThe Kettle\n\nby Emma Holt",
        "Follow\n\nThe Kettle\nby Emma Holt",
        "Subscribe\n\nThe Kettle\nEmma Holt",
        "Skip to content\n\nThe Kettle\n\nby Emma Holt",
        "Toggle navigation\n\nThe Kettle\nby Emma Holt",
        "Home\nAbout\nStories\n\nThe Kettle\nby Emma Holt",
        "☰ Menu\n\nThe Kettle\nby Emma Holt",
        "5 min read\n\nThe Kettle\n\nby Emma Holt",
        "The Kettle\nEmma Holt\nFollow\n5 min read",
        "Skip to content\nHarbour Notes\nSearch for:\nMenu\nHome\nAbout\n\nThe Kettle\nPosted on March 3, 2019 by Emma Holt",
        "Harbour Letters\nSubscribe\nSign in\n\nThe Kettle\nA short story\nEmma Holt\nMar 3, 2024",
        "About\nContact\nStories\n\nThe Kettle\n\nMarch 3, 2019\nEmma Holt\nLeave a comment",
    ],
)
def test_buttons_above_a_title_are_no_title(top: str) -> None:
    """What a page has above a title that is signed goes, and the title is the story's."""
    assert shown(read(f"{top}\n\n{_TOLD}")) == ("The Kettle", ("Emma Holt",))


@pytest.mark.parametrize("button", ["Skip to content", "Search for:", "Toggle navigation"])
def test_what_no_story_is_called_after_needs_no_name_below(button: str) -> None:
    """Such a button goes above a title that nobody signs, too."""
    assert shown(read(f"{button}\n\nThe Kettle\n\n{_TOLD}")) == ("The Kettle", ("Unknown",))


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Menu\nby Emma Holt", "Menu"),
        ("Follow the River\nby Emma Holt", "Follow the River"),
        ("Home\n\nA Novel\n\nby Emma Holt", "Home"),
        ("Search\n\nby Emma Holt", "Search"),
    ],
)
def test_a_story_that_is_called_like_a_button(top: str, title: str) -> None:
    """Right below its title stands who wrote it, or what it is."""
    assert shown(read(f"{top}\n\n{_TOLD}")) == (title, ("Emma Holt",))


@pytest.mark.parametrize(
    "plea",
    [
        "***\n\nplease leave a review",
        "THE END\n\nPlease leave a review!",
        "---\n\nR&R please",
        "If you enjoyed this story, please consider leaving a review on Amazon.",
    ],
)
def test_who_asks_for_an_answer_tells_no_scene(plea: str) -> None:
    """Behind a mark, or the end, such a line is a note."""
    story = read(f"The Kettle\nby Emma Holt\n\n{_TOLD}\n\n{plea}")
    assert [note.kind for note in story.notes] == ["plea"]
    assert len(list(story.scenes)) == 1


@pytest.mark.parametrize(
    "screen",
    [
        "Share this:\n\nTwitter\n\nFacebook\n\nLeave a comment\n\nShe put it away, and looked at the water for a while.\n\nIt was nine o'clock, and nobody had come.",
        "Like this:\n\nLike Loading...\n\nIt had been loading for nine years, and she let it load.\n\nIt was nine o'clock, and nobody had come.",
        "Share this:\n\nLeave a comment",
        "It said at its foot:\n\nLeave a comment",
        "There was a card on the door, and it said:\n\nPlease leave a review",
        "“Please leave a review,” said the machine.",
    ],
)
def test_what_a_screen_says_in_a_story_is_told(screen: str) -> None:
    """A story goes on below it, or leads on to it above."""
    story = read(f"The Kettle\nby Emma Holt\n\n{_TOLD}\n\n{screen}")
    assert (story.left_out, story.notes) == ((), ())


def test_what_a_page_has_below_a_post_goes() -> None:
    """The writer's card, buttons with their sites and other posts are no story."""
    foot = "Share this:\nTwitter\nFacebook\n\nLike this:\nLike Loading...\nRelated\n\nThe Stair\nMarch 3, 2019\nIn “Fiction”\n\nLeave a comment"
    assert shown(read(f"The Kettle\nby Emma Holt\n\n{_TOLD}\n\n{foot}")) == ("The Kettle", ("Emma Holt",))


@pytest.mark.parametrize("below", ["Thanks for reading!", "(c) Emma Holt 2004", "Word count: 2,300", "Emma Holt"])
def test_the_end_stands_apart_from_what_is_right_below_it(below: str) -> None:
    """The line that says so is one of its own, whatever follows in its run."""
    story = read(f"The Kettle\nby Emma Holt\n\n{_TOLD}\n\nTHE END\n{below}")
    last = [block.text for scene in story.scenes for block in scene.blocks][2:]
    assert (last[0], [*last[1:], *(note.text for note in story.notes)]) == ("THE END", [below])


def test_verse_that_begins_with_the_end_stays_whole() -> None:
    """A line that goes on in small letters is none that says so."""
    story = read(f"The Kettle\nby Emma Holt\n\n{_TOLD}\n\nThe end\nof all the rain\nwas in the pan")
    assert [block.text for scene in story.scenes for block in scene.blocks][2:] == [
        "The end\nof all the rain\nwas in the pan"
    ]


def paged(top: str, signs: list[str]) -> Story:
    """A story of several pages, each of which ends with a paragraph, and one of these signs between each and the next."""
    return read(top + "".join(f"{_TOLD}\n\n{sign}\n\n" for sign in signs) + _TOLD)


@pytest.mark.parametrize(
    "signs",
    ["-2-|-3-|-4-", "- 2 -|- 3 -|- 4 -|- 5 -", "– 2 –|– 3 –|– 4 –", "[2]|[3]|[4]", "- 2 -|* * *|- 3 -|- 4 -"],
)
@pytest.mark.parametrize("top", ["", "The Kettle\nby Emma Holt\n\n", "Emma Holt\n12 Mill Lane\n\nThe Kettle\n\n"])
def test_numbers_of_pages_that_end_with_a_paragraph_head_nothing(top: str, signs: str) -> None:
    """The first page of a manuscript bears none, so such a run begins at 2; whatever parts scenes still does."""
    printed = signs.split("|")
    story = paged(top, printed)
    assert [block.text for block in story.left_out] == [sign for sign in printed if sign != "* * *"]
    assert len(list(story.scenes)) == 1 + ("* * *" in printed)


@pytest.mark.parametrize(
    ("top", "signs"),
    [
        ("- 1 -\n\n", "- 2 -|- 3 -|- 4 -"),
        ("[1] ", "[2]|[3]|[4]"),
        ("I\n\n", "- 2 -|- 3 -|- 4 -"),
        ("One\n\n", "[2]|[3]|[4]"),
        ("The First\n\n", "[2]|[3]|[4]"),
        ("Chapter One\n\n", "-2-|-3-|-4-"),
        ("", "2|3|4"),
        ("", "- 2 -|- 3 -"),
        ("", "-2-|-3-|-4-|-2-|-3-"),
        ("It is told in the notes.[2]\n\n", "[2]|[3]|[4]"),
    ],
)
def test_numbers_of_scenes_are_the_story_s(top: str, signs: str) -> None:
    """They have a first one, or no signs, or are but two, or begin again, or the text says one of them as well."""
    assert paged(f"The Kettle\nby Emma Holt\n\n{top}", signs.split("|")).left_out == ()
