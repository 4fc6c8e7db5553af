"""The dresses in which stories come: each of our stories as a page, in Markdown and with what authors put round it is the same story."""

from __future__ import annotations

from html import escape
from itertools import cycle, islice

import pytest

from storybind.model import BlockKind, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, read_story
from storybind.text.decode import decode
from test_layouts import Scenes, scenes_of

BARE = ("the-mileage-book", "carrying-the-mirror-home", "erdgeschoss-links")
"""Stories of ours without chapters, notes and labels."""

TITLE, NAME = "The Other Ladder", "Joan Tarrick"

PARAGRAPHS = {
    "in tags": "<p>{}</p>",
    "between breaks": "{}<br><br>",
    "in blocks": "<div>{}</div>",
    "with a break": "<p>{}<br></p>",
    "with an empty one": "<p>{}</p><p>&nbsp;</p>",
    "of a word processor": '<p class=MsoNormal style="text-indent:.5in"><span lang=EN-GB>{}<o:p></o:p></span></p>',
}
PAGE_MARKS = ("<hr>", '<p align="center">***</p>', "<center>* * *</center>", "<p>#</p>", "<div>oOo</div>")
PAGE_HEADS = {
    "heading, byline": ("{title}", "<h1>{title}</h1><p>by {name}</p>"),
    "two headings": ("{title}", "<h1>{title}</h1><h2>by {name}</h2>"),
    "a name as a heading": ("{title} by {name}", "<h2>{title}</h2><h3>{name}</h3>"),
    "bold, centred, both in the tab": ("{title} by {name}", '<p align="center"><b>{title}</b><br>by {name}</p>'),
    "a site's tab": ("{title} | Stories", '<h1>{title}</h1><div class="byline">By <a href="/j">{name}</a></div>'),
}
AROUND = '<div class="nav"><a href="/">Home</a> | <a href="/all">Stories</a></div>'

MARKDOWN_HEADS = (
    "# {title}\n\nby {name}",
    "# {title} by {name}",
    '---\ntitle: "{title}"\nauthor: {name}\n---',
    "**{title}**\n\n*by {name}*",
    "{title} by {name}",
    "{title}\n\n{name}\n\nSummary: Two people and a ladder.",
)
MARKDOWN_MARKS = ("***", "---", "* * *", r"\*\*\*", "~", "#", "###")

HEADS = (
    "{title}\nby {name}",
    "{upper}\n\nBy {name}",
    "{title} by {name}",
    "Title: {title}\nAuthor: {name}\nRating: T\nSummary: Two people and a ladder.",
    "{title}\n\n{name}\n\nSummary:\nTwo people and a ladder.\n\nNotes:\nFor the exchange.",
)
ABOVE = (
    "A/N: This one got away from me, sorry! Hope you like it.",
    "Author's Note: I wrote this on the train. Be gentle!",
    "(A/N: I own nothing, not even the ladder.)",
    "Disclaimer: Not mine. Never was.\n\nA/N: Enjoy!",
    "Author's Notes:\n\nThis is for everybody who asked for more of the ladder.\n\nIt is not betaed.\n\n-----",
)
BELOW = (
    "A/N: So what do you think? Please review!",
    "TBC...",
    "~Fin~",
    "A/N - Sorry for the cliffhanger! Kudos and comments make my day.",
    "Author's note: The ladder is a real one.\n\nThank you all for your kind reviews.",
)


def understand(text: str, ending: str) -> Story:
    """The story as it is read, with its marks alone for breaks."""
    return read_story(Manuscript(decode(text.encode(), f"story.{ending}"), Options(scenes="marks")))


def check(story: Story, scenes: Scenes) -> None:
    """Compare title, author and every paragraph of every scene."""
    assert (story.metadata.title.value, story.metadata.authors.value) == (TITLE, (NAME,))
    told = [[block.text for block in scene.blocks if block.kind is not BlockKind.CLOSING] for scene in story.scenes]
    assert told == [list(scene) for scene in scenes]


@pytest.mark.parametrize("head", PAGE_HEADS)
@pytest.mark.parametrize("dress", PARAGRAPHS)
@pytest.mark.parametrize("name", BARE)
def test_a_story_is_the_same_on_every_page(name: str, dress: str, head: str) -> None:
    """Whatever the page sets its paragraphs, its marks and its title in."""
    scenes = scenes_of(name)
    tab, top = (part.format(title=TITLE, name=NAME) for part in PAGE_HEADS[head])
    mark = PAGE_MARKS[(len(dress) + len(head)) % len(PAGE_MARKS)]
    told = mark.join(
        "\n".join(PARAGRAPHS[dress].format(escape(part, quote=False)) for part in scene) for scene in scenes
    )
    check(
        understand(f"<html><head><title>{tab}</title></head><body>{AROUND}{top}\n{told}</body></html>", "html"), scenes
    )


@pytest.mark.parametrize("head", MARKDOWN_HEADS)
@pytest.mark.parametrize("mark", MARKDOWN_MARKS)
@pytest.mark.parametrize("name", BARE)
def test_a_story_is_the_same_in_markdown(name: str, mark: str, head: str) -> None:
    """Whatever stands for its title, and between its scenes."""
    scenes = scenes_of(name)
    told = f"\n\n{mark}\n\n".join("\n\n".join(scene) for scene in scenes)
    check(understand(f"{head.format(title=TITLE, name=NAME)}\n\n{told}\n", "md"), scenes)


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("name", BARE)
def test_a_story_is_the_same_between_notes(name: str, head: str, above: str) -> None:
    """What its author says above and below is no part of it."""
    scenes = scenes_of(name)
    told = "\n\n* * *\n\n".join("\n\n".join(scene) for scene in scenes)
    top = head.format(title=TITLE, name=NAME, upper=TITLE.upper())
    for below in islice(cycle(BELOW), len(above) % len(BELOW), len(above) % len(BELOW) + 2):
        story = understand(f"{top}\n\n{above}\n\n\n{told}\n\n{below}\n", "txt")
        check(story, scenes)
        assert all(note.kind in ("authors-note", "disclaimer") for note in story.notes)
