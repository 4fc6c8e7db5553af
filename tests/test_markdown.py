"""Markdown: what a renderer would take for structure is text, what its authors mean is kept, and no word is lost."""

from __future__ import annotations

import re
import sys
from functools import partial
from types import FrameType
from typing import Any

import pytest

from cost import assert_within
from storybind.book.package import read_package
from storybind.errors import EmptyStoryError
from storybind.model import Block, BlockKind, Severity, Source, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, convert, read_story
from storybind.syntax import words_alone
from storybind.text.decode import decode
from storybind.text.markdown.inline import inline_of
from storybind.text.markdown.tight import open_signs


def read(text: str) -> Story:
    """The story in a text; `convert` proves that the book made of it holds every word."""
    return convert(Manuscript(decode(text.encode(), "rain.md"), Options(cover="none"))).story


def between(text: str) -> list[Block]:
    """The blocks of a text that stands between two plain paragraphs."""
    story = read(f"# Rain\n\nIt rained all day.\n\n{text}\n\nIt stopped.\n")
    return [block for scene in story.scenes for block in scene.blocks][1:-1]


def told(text: str) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in between(text)]


@pytest.mark.parametrize(
    "line",
    ["1999. It was cold.", "    Four spaces before it.", "\tA tab before it.", "- Hello, he said.", "+ And so on.", "12) Twelve, she said.", "#hashtag was on the wall", "She left. ---", "a | b", "`code` of honour", "100%% sure, and 50%% not"],
)  # fmt: skip
def test_text_that_looks_like_markup(line: str) -> None:
    """Years, margins, dashes of speech and signs are text, with every word."""
    ((kind, text),) = told(line)
    assert kind == "paragraph"
    assert "".join(filter(str.isalnum, text)) == "".join(filter(str.isalnum, line))


def test_verse_is_set_in_as_it_was() -> None:
    """Lines that are kept by the blanks at their ends have those before them as well; lines of prose have none."""
    verse = "A keeper of lights,  \n    by *day*  \n  and by nights,  \nhe slept."
    assert told(verse) == [("verse", "A keeper of lights,\n    by day\n  and by nights,\nhe slept.")]
    ((kind, text),) = told("He rowed over to the island, and the dog\n    rowed with him, and\n  nobody else.")
    assert (kind, text) == ("paragraph", "He rowed over to the island, and the dog rowed with him, and nobody else.")


@pytest.mark.parametrize(
    "mark",
    [
        "***",
        "* * *",
        "---",
        "_ _ _",
        "oOo",
        "~~~",
        "•••",
        "*",
        "#",
        "###",
        "# # #",
        "<hr>",
        "<center>***</center>",
        "⁂",
    ],
)
def test_marks(mark: str) -> None:
    """Every row between scenes is one, whatever a renderer makes of it."""
    story = read(f"# Rain\n\nIt rained all day.\n\n{mark}\n\nIt stopped.\n")
    assert [scene.begins is not None for scene in story.scenes] == [False, True]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("She left.\n---\nHe did not.", ["paragraph", "paragraph"]),
        ("She left.\n=====\nHe did not.", ["paragraph", "paragraph"]),
        ("“Who is it?”\n---\nHe did not say.", ["paragraph", "paragraph"]),
        ("***\nIt went on.", ["paragraph"]),
    ],
)
def test_rows_under_sentences_are_marks(text: str, kinds: list[str]) -> None:
    """A row right under a sentence parts scenes; under a few words it makes them a heading."""
    assert [kind for kind, _ in told(text)] == kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He wrote:\n- franc\n- sou", [("paragraph", "He wrote:"), ("list", "- franc\n- sou")]),
        ("He wrote:\n1. franc\n2. sou", [("paragraph", "He wrote:"), ("list", "1. franc\n2. sou")]),
        ("It was wet\n- as ever\nand cold.", [("paragraph", "It was wet - as ever and cold.")]),
        ("It was wet\n- as ever.", [("paragraph", "It was wet - as ever.")]),
        ("She was born in\n19. and he in\n20. or so.", [("paragraph", "She was born in 19. and he in 20. or so.")]),
    ],
)
def test_a_list_right_under_a_line(text: str, found: list[tuple[str, str]]) -> None:
    """Two items or more under a line are a list; a line that was wrapped at a dash or a number is none."""
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- the hammer\n  with *the* crack\n- string", "- the hammer with the crack|- string"),
        (
            "-   milk\n-   eggs from the farm, not\n    the shop\n-   flour",
            "- milk|- eggs from the farm, not the shop|- flour",
        ),
        ("1. Go to the mill\n   and turn.\n2. Go on.", "1. Go to the mill and turn.|2. Go on."),
        ("- a\n  - b\n    goes on\n  - c\n- d", "- a|  - b goes on|  - c|- d"),
        ("* a rope\n\tof hemp\n* a bucket", "* a rope of hemp|* a bucket"),
        ("- rope,\nnot string\n- a bucket", "- rope, not string|- a bucket"),
        ("- the inn  \n  by the mill\n- the mill", "- the inn|by the mill|- the mill"),
        ("- the inn\\\n  by the mill\n- the mill", "- the inn|by the mill|- the mill"),
    ],
)
def test_an_item_that_was_wrapped_is_a_line_of_its_list(text: str, found: str) -> None:
    """An item goes on in what is set in below it, or in what stands at the margin where nobody wraps so short."""
    assert told(text) == [("list", found.replace("|", "\n"))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("To buy:\n- milk\n- eggs,\n  but not many\n- flour", ["To buy:", "- milk\n- eggs, but not many\n- flour"]),
        ("To buy:\n- milk\n- eggs\nand no more", ["To buy:", "- milk\n- eggs and no more"]),
        ("1. The rope.\n\n   It is long.\n2. The bucket.", ["1. The rope.", "It is long.", "2. The bucket."]),
    ],
)
def test_items_that_were_wrapped_below_a_line(text: str, found: list[str]) -> None:
    """A list right under a line, or under the last paragraph of an item, has its wrapped items whole as well."""
    assert [words for _, words in told(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "He came in the year\n1999. It was cold, and he had\n- as ever - no coat.",
        "- I came on the\n  12. of May, he said,\n  and by train.",
        "- Where have you been all the time, she asked, and looked\n- as ever - at the door behind him and not at him.\nHe sighed.",
        "- Sit down.\nShe sat down.\n- And now?",
        "   He came in from the rain and had no coat with him, and\n- as ever - no hat.",
        "It cost him\n  - as ever -\n  a coat and a hat\nand a horse.",
    ],
)
def test_wrapped_lines_that_begin_as_items_do(text: str) -> None:
    """A dash or a number at the begin of a line that was wrapped makes no list of a paragraph."""
    assert told(text) == [("paragraph", " ".join(text.split()))]


@pytest.mark.parametrize("text", ["- Hello, he said.\n- Good-bye.", "- Sit down.\n- No, she said.\n- Then stand."])
def test_speeches_that_a_dash_opens_stand_line_by_line(text: str) -> None:
    """Each speech has the line that its author gave it."""
    assert "\n".join(words for _, words in told(text)) == text


@pytest.mark.parametrize(
    ("quote", "notes", "epigraphs", "chapters"),
    [
        ("> The sea has no door.\n> — Hester Vane", [], ["— Hester Vane"], 2),
        ("> The sea has no door.", [], [""], 2),
        ("> [!note] Idea\n> what if the dog tells it", [], [], 3),
        ("> For my brother", ["dedication"], [], 2),
    ],
)
def test_a_quote_under_the_title(quote: str, notes: list[str], epigraphs: list[str], chapters: int) -> None:
    """A motto stands over the book, a callout before the first chapter; what is given to somebody is a dedication."""
    story = read(f"# Rain\n\n{quote}\n\n## One\n\nIt rained.\n\n## Two\n\nIt rained on.\n")
    assert [note.kind for note in story.notes] == notes
    assert [one.source for one in story.chapters[0].epigraphs] == epigraphs
    assert len(story.chapters) == chapters


def test_a_quote_under_a_bare_number_is_no_title() -> None:
    """What somebody else said stands over the chapter, whose title is elsewhere or nowhere."""
    said = "> All rope is two ropes.\n> — Ruth Amble"
    story = read(
        f"# Rain\n\n## Chapter 1\n\n{said}\n\nIt rained.\n\n## Chapter 2\n\n> The river knows\n\nIt rained on.\n"
    )
    assert [chapter.title for chapter in story.chapters] == ["Chapter 1", "Chapter 2"]
    assert [one.source for one in story.chapters[0].epigraphs] == ["— Ruth Amble"]


@pytest.mark.parametrize(
    ("heading", "chapters"),
    [
        ("### Three days later", [None]),
        ("## The next morning", [None]),
        ("### The Gate", [None, "The Gate"]),
        ("## Three days later\n\nIt was dry.\n\n## A week later", [None, "Three days later", "A week later"]),
    ],
)
def test_the_only_heading_may_say_when_a_scene_is(heading: str, chapters: list[str | None]) -> None:
    """In the midst of a story one that says when it goes on is the label of a scene; any other heads a chapter."""
    rain = "It rained on the quay, and on the boats at the quay, and on whoever had a boat there, all that night."
    story = read(f"# Rain\n\nby Ann Lee\n\n{rain}\n\n{heading}\n\n{rain}\n")
    assert [chapter.title for chapter in story.chapters] == chapters
    if len(chapters) == 1:
        assert [scene.title for scene in story.scenes] == [None, heading.lstrip("# ")]


def test_a_backslash_under_a_long_line() -> None:
    """A backslash that keeps a line's end is no text, also where lines are paragraphs."""
    long = "She put the kettle on the ring and waited for it to complain, as kettles had in that flat since the war."
    assert [text for _, text in told(f"{long}\\\nShe waited.  \nAnd waited.")] == [long, "She waited.", "And waited."]


def test_headings() -> None:
    """A heading has words, however it is marked; its attributes and closing signs are none of them."""
    story = read(
        "# Rain\n\n## One {#first}\n\nIt rained.\n\nTwo\n---\n\nIt rained on.\n\n## *Three* ##\n\nIt stopped.\n"
    )
    assert [chapter.title for chapter in story.chapters] == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Ada Lock", "Ada Lock"),
        ("*Ada Lock*", "Ada Lock"),
        ("**Ada Lock**", "Ada Lock"),
        ("*For Ada*", "Unknown"),
        ("Ada rowed.", "Unknown"),
    ],
)
def test_a_name_between_title_and_heading(line: str, author: str) -> None:
    """A person's name alone between the title and a chapter's heading wrote the story; a dedication or a sentence did not."""
    story = read(f"# Rain\n\n{line}\n\n## One\n\nIt rained.\n\n## Two\n\nIt rained on.\n")
    assert story.metadata.authors.value == (author,)


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("Low Water\n=========\n\nby Ada Lock\n\nOne\n---", "Low Water", "Ada Lock"),
        ("Low *Water*\n===\n\n*by Ada Lock*\n\n## One", "Low Water", "Ada Lock"),
        ("**Low Water**\n\n_By Ada Lock_\n\n**Chapter 1**", "Low Water", "Ada Lock"),
        ("Low Water\n\nby Ada Lock\n\n## One", "Low Water", "Ada Lock"),
        ("# Low Water\n\n**Author:** Ada Lock\\\n**Rating:** T\n\n## One", "Low Water", "Ada Lock"),
        ("**Low water.**\n\nBy the lock it was high.\n\n## One", "Rain", "Unknown"),
        ("She said:\n\nby Ada Lock\n\n## One", "Rain", "Unknown"),
        ("# Low Water by Anna Lock\n\n## One", "Low Water", "Anna Lock"),
        ("# Home by Lamp Light\n\nby Ada Lock\n\n## One", "Home by Lamp Light", "Ada Lock"),
        ("Low Water by Ada Lock", "Low Water", "Ada Lock"),
        ("Low water came by and by", "Rain", "Unknown"),
        ("The boat was built by Tom Lee.", "Rain", "Unknown"),
        ("Snow by Ann Lee", "Snow", "Ann Lee"),
        ("Low Water\n\nAda Lock\n\nSummary: It rains.", "Low Water", "Ada Lock"),
        ("Low Water\n\nAda Lock\n\nThat was what he was called.", "Rain", "Unknown"),
        ("Low Water\n\nA. B. Lock\n\n## One", "Low Water", "A. B. Lock"),
        ("**LOW WATER**\n\n*Ada Lock*\n\n**Chapter 1**", "Low Water", "Ada Lock"),
        ("**Low Water**\n*Ada Lock*\n\n---\n\n## One", "Low Water", "Ada Lock"),
        ("***Low Water***\n\nby Ada Lock\n\n## One", "Low Water", "Ada Lock"),
        ("**Water, Inc.**\n\nby Ada Lock\n\n## One", "Water, Inc.", "Ada Lock"),
        ("Low Water\n\n## One", "Low Water", "Unknown"),
        ("Ada Lock\n1 Weir Lane\nada@lock.example\n\nLow Water\n\nby Ada Lock", "Low Water", "Ada Lock"),
        ("Ada Lock\nada@lock.example\n\n# Low Water", "Low Water", "Ada Lock"),
        ("## Low Water\n\n*Ada Lock*\n\n### One\n\nIt blew.\n\n### Two", "Low Water", "Ada Lock"),
        ("## One\n\n### Dawn\n\nIt blew.\n\n### Dusk", "Rain", "Unknown"),
        ("## Low Water\n\nIt blew.\n\n### Dawn\n\nIt blew.\n\n## High Water", "Rain", "Unknown"),
        ("Low Water\n\n> Ada Lock\n\nIt blew.", "Rain", "Unknown"),
        ("- Low Water\n- High Water\n\n## One", "Rain", "Unknown"),
        ("Low Water 3\n\n## One", "Rain", "Unknown"),
        ("It was low.\n\n## One", "Rain", "Unknown"),
        ("**Snow**\n\n*by Sandhopper*", "Snow", "Sandhopper"),
        ("Snow\n\nby Sandhopper", "Snow", "Sandhopper"),
        ("*So it was,*\n\nby May", "Rain", "Unknown"),
        ('**"Snow"**\n\nby Ann Lee', "Snow", "Ann Lee"),
        ("**Snow**\n\nby Ann Lee\n\n**Rating:** T\n**Words:** 300", "Snow", "Ann Lee"),
        ("**Snow**  \nby Ann Lee  \n**Summary:** It *snows*.", "Snow", "Ann Lee"),
        ("[Snow](https://a.example/1)\n\nby [Ann Lee](https://a.example)\n\nA/N: It is cold.", "Snow", "Ann Lee"),
        ("# Snow\n\n1,200 words\n\nby Ann Lee", "Snow", "Ann Lee"),
        ("# Snow\n\n*A story of cats*\n\nby Ann Lee, translated by Jo Vale", "Snow", "Ann Lee"),
        ("# Snow\n\nAda Lock\nRating: T", "Snow", "Ada Lock"),
        ("# Low Water 3\n\nAda Lock\n\n## One", "Low Water 3", "Ada Lock"),
        ("*Low water, and then*\n\nThe boats lay on the mud all day long, and nobody came.", "Rain", "Unknown"),
    ],
)
def test_a_title_and_a_byline(head: str, title: str, author: str) -> None:
    """An underlined title and a line over a byline are heads as a first heading is; a backslash only ends a line."""
    story = read(f"{head}\n\nIt rained.\n\nIt rained on.\n")
    assert (story.metadata.title.value, story.metadata.authors.value) == (title, (author,))


@pytest.mark.parametrize(
    ("title", "head", "chapters"),
    [
        ("The Long Way Home", "# Letters", ["Letters"]),
        ("The Long Way Home", "# The Long Way Home, a Novel", [None]),
        ("the-long-way-home", "# Home, the Long Way", [None]),
        ("The Sea", "# Sea, The", [None]),
        ("雪国", "# 手紙", ["手紙"]),
        ("雪国", "# 新しい雪国", [None]),
        (
            "The Long Way Home",
            "# Letters\n\nIt rained.\n\n## Monday\n\nIt rained.\n\n## Friday",
            [None, "Monday", "Friday"],
        ),
    ],
)
def test_a_first_heading_beside_a_title(title: str, head: str, chapters: list[str | None]) -> None:
    """It heads the story where it calls another thing than the title of front matter does, and no chapters stand below it."""
    story = read(f"---\ntitle: {title}\n---\n\n{head}\n\nIt rained on.\n")
    assert story.metadata.title.value == title
    assert [chapter.title for chapter in story.chapters] == chapters


def test_the_only_heading_is_the_title_at_any_level() -> None:
    """A text kept by itself has the level that it had among others; one that is a chapter's, or one of several, heads a chapter."""
    for head, title, chapter in (("## Grief", "Grief", None), ("### Chapter 3", "Rain", "Chapter 3")):
        story = read(f"{head}\n\nIt rained.\n\nIt rained on.\n")
        assert (story.metadata.title.value, story.chapters[0].title) == (title, chapter)
    assert [one.title for one in read("## Fog\n\nIt rained.\n\n## Sun\n\nIt shone.\n").chapters] == ["Fog", "Sun"]


@pytest.mark.parametrize(("step", "mark"), [("  ", "-"), ("    ", "*"), ("\t", "+"), ("   ", "1.")])
def test_items_under_items_are_set_in(step: str, mark: str) -> None:
    """An item that stands under another is set in, by whatever its author set it in, and one that follows the upper one is not."""
    rows = [f"{mark} rope", f"{step}{mark} long", f"{step * 2}{mark} *very*", f"{step}{mark} short", f"{mark} bucket"]
    (found,) = [block for block in between("\n".join(rows)) if block.kind is BlockKind.LIST]
    margins = [len(row) - len(row.lstrip(" ")) for row in found.text.split("\n")]
    assert margins == [0, 2, 6, 2, 0]
    assert [found.text[one.start : one.end] for one in found.inline] == ["very"]


def test_a_list_that_nothing_closes_is_told() -> None:
    """Front matter with `[` and no `]` is read line by line, and told with its line; a closed list is not."""
    story = read("---\ntitle: Rain: a tale\nauthor: [Ada\n---\n\nIt rained.\n\nIt rained on.\n")
    assert [(notice.code, notice.line) for notice in story.notices] == [("open-list", 3)]
    story = read("---\ntitle: Rain: a tale\nauthor: [Ada]\n---\n\nIt rained.\n\nIt rained on.\n")
    assert not story.notices


def test_front_matter_without_a_value_is_not_shown() -> None:
    """Keys that an editor sets and nobody filled in stand on no page."""
    story = read("---\naliases: []\nmood:\nrating: T\n---\n# Rain\n\nIt rained.\n")
    assert [(entry.label, entry.value) for entry in story.metadata.about] == [("Rating", "T")]


def test_links_of_a_vault() -> None:
    """A link inside a vault is what it shows; the name of a block, a comment and a note that is drawn in are no text."""
    story = read(
        "# Rain\n\nIt was [[Bramley Hall|the Hall]] that called, and [[Bramley Hall]] paid. ^a1b2\n\n%%mend this%%\n\n%%and this,\nwhich is longer%%\n\n![[Map of the hall]]\n\nIt %%no%% stopped.\n"
    )
    assert [block.text for scene in story.scenes for block in scene.blocks] == [
        "It was the Hall that called, and Bramley Hall paid.",
        "It stopped.",
    ]
    assert [block.text for block in story.left_out] == [
        "%%mend this%%",
        "%%and this,\nwhich is longer%%",
        "![[Map of the hall]]",
        "%%no%%",
    ]
    assert [notice.code for notice in story.notices] == ["left-out"]


def test_rows_of_links_are_no_story() -> None:
    """Links to other parts are none anywhere; links to other notes are none above the story and below it, and stay within it."""
    way = "[First](https://a.example/1) | **[Next](https://a.example/3)**"
    story = read(
        f"# Rain\n\n[[Index]] | [[Lena]]\n\nIt rained.\n\n[[Lena]] | [[Tom]]\n\n{way}\n\nSee [Next](https://a.example/3).\n\n[[Index]] | [[Tom]]\n"
    )
    assert [block.text for block in story.left_out] == ["[[Index]] | [[Lena]]", way, "[[Index]] | [[Tom]]"]
    assert [block.text for block in story.chapters[0].scenes[0].blocks] == ["It rained.", "Lena | Tom", "See Next."]


def test_code_and_an_oath_hold_no_comment() -> None:
    """What looks like a comment there is in the book, and nothing is told; one in HTML's way in the midst of a line is."""
    story = read("# Rain\n\nHe typed `%%now%%` and swore, %%#@ it all%%.\n\nIt stopped <!-- when? --> at last.\n")
    assert [block.text for block in story.left_out] == ["<!-- when? -->"]
    assert "%%now%%" in story.chapters[0].scenes[0].blocks[0].text


def test_tags_of_a_vault() -> None:
    """A line of tags above or below the story says what it is about; one hashtag inside is what somebody wrote."""
    story = read("# Rain\n\n#weather #wet/very\n\nIt rained.\n\n#winning\n\nIt stopped.\n")
    assert story.metadata.tags is not None
    assert story.metadata.tags.value == ("weather", "wet/very")
    assert [block.text for scene in story.scenes for block in scene.blocks] == ["It rained.", "#winning", "It stopped."]


def test_tags_with_a_sign_at_either_end() -> None:
    """Some programs of notes end a tag with its sign as well."""
    story = read("# Rain\n#weather/wet# #draft\n\nIt rained.\n")
    assert story.metadata.tags is not None
    assert story.metadata.tags.value == ("weather/wet", "draft")
    said = [
        block.text
        for scene in read("# Rain\n\nIt rained.\n\n#alone#\n\nIt stopped.\n").scenes
        for block in scene.blocks
    ]
    assert said == ["It rained.", "#alone#", "It stopped."]


def test_what_a_folder_of_notes_has_round_a_story() -> None:
    """Fields over it, links to other pages alone on their lines and queries are out, and named; the title is the heading below them."""
    story = read(
        "up:: [[Stories]]\n\n# Rain\n\n[Chapter One](Rain%208c1d/One%20aa12.md)\n\nIt rained.\n\nShe read [the other one](Other%2099.md) in bed.\n\n"
        "Time:: what is it?\n\n```dataview\nTABLE status FROM #wip\n```\n"
    )
    assert story.metadata.title.value == "Rain"
    said = [block.text for scene in story.scenes for block in scene.blocks]
    assert said == ["It rained.", "She read the other one in bed.", "Time:: what is it?"]
    assert [block.text.split("\n")[0] for block in story.left_out] == [
        "up:: [[Stories]]",
        "[Chapter One](Rain%208c1d/One%20aa12.md)",
        "```dataview",
    ]


def test_what_is_told_to_the_program_of_a_site() -> None:
    """Shortcodes and attributes alone on their lines are out; what a story has in braces stays."""
    story = read(
        '# Rain\n\n* TOC\n{:toc}\n\n{{< youtube "rain" >}}\n\nIt rained.\n{: .scene}\n\n{% include sound.html %}\n\n'
        "{He} laughed.\n\n{{user}} sat down.\n\n* Tea\n* Rain\n"
    )
    said = [block.text for scene in story.scenes for block in scene.blocks]
    assert said == ["It rained.", "{He} laughed.", "{{user}} sat down.", "* Tea\n* Rain"]
    assert len(story.left_out) == 4
    story = read(
        "# Rain\n\nIt was late, and it rained.\n{ .time }\n\n* * *\n{ .center #gate }\n\n## The gate {: .x }\n\nIt rained.\n\n{ said Nora }\n"
    )
    assert [line.text for line in story.left_out] == ["{ .time }", "{ .center #gate }"]
    assert [chapter.title for chapter in story.chapters] == [None, "The gate"]
    assert [block.text for scene in story.chapters[1].scenes for block in scene.blocks] == [
        "It rained.",
        "{ said Nora }",
    ]


def test_quotes_and_callouts() -> None:
    """Quotes nest; the kind of a callout is no word, its title is a line."""
    assert told("> One.\n>\n> > Two.\n\n> [!note] Mind\n> the gap") == [
        ("quote", "One."),
        ("quote", "Two."),
        ("quote", "Mind\nthe gap"),
    ]
    assert told("> [!quote]-\n> No title.") == [("quote", "No title.")]
    assert told("> From: Nora\n> To: Tom\n>\n> It rained\n> again.") == [
        ("quote", "From: Nora\nTo: Tom"),
        ("quote", "It rained again."),
    ]
    assert told("> [!note] Mind\n> the gap\n> [!note] Or not") == [("quote", "Mind\nthe gap"), ("quote", "Or not")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "[He laughed](she did not), and [she](so\nit is) `[a](b c)` [too](Part 1.md), [two](x.html 'so').",
            "[He laughed](she did not), and [she](so it is) [a](b c) too, two.",
        ),
        ('[Anna](he said "no" to her) went.', '[Anna](he said "no" to her) went.'),
        ("[Anna](she/he was out (again)) went.", "[Anna](she/he was out (again)) went."),
        ("[Anna](she went out", "[Anna](she went out"),
        ('[a](/my path) [b](<a b>) [c](my file.html) [d](http://x.org/x_(b) "A title") [e]()', "a b c d e"),
        ("[a](Tom.md 'so') [b](#top) [c](../a b.txt)", "a b c"),
    ],
)
def test_words_in_brackets_behind_brackets_are_no_address(line: str, said: str) -> None:
    """What stands there is an address, with a title perhaps, or a file; other words are the story's."""
    assert told(line) == [("paragraph", said)]


def test_links_lead_to_the_web() -> None:
    """Links keep their words; those to the web stay links, also by a name that is defined elsewhere."""
    (block,) = between(
        '[One](https://example.org/a_b), [two][x], [three](two.md), <https://example.com/> and [four][none].\n\n[x]: https://example.net/ "Title"'
    )
    assert block.text == "One, two, three, https://example.com/ and [four][none]."
    assert [(one.kind, one.target) for one in block.inline] == [
        ("link", "https://example.org/a_b"),
        ("link", "https://example.net/"),
        ("link", "https://example.com/"),
    ]


def test_comments_are_out() -> None:
    """What is written for no reader is in no book, over several paragraphs too."""
    story = read("# Rain\n\nIt rained.\n\n<!-- not\n\nyet -->\n\n[//]: # (nor this)\n\nIt <!-- hardly --> stopped.\n")
    assert [block.text for scene in story.scenes for block in scene.blocks] == ["It rained.", "It stopped."]


def test_comments_of_a_vault_are_out() -> None:
    """What stands between signs of a comment is in no book and named, on lines of its own, over paragraphs or within one."""
    story = read(
        "# Rain\n\n%%\nthe end first?\n\nor not\n%%\n\nIt rained%%hard?%% %% when %% then %%or so%%.\n\n%% which day\n%%\n\n"
        "%%\nor night %%\n\n%%\nand why\n%%\nIt %% hardly,\nI think %% stopped.\n"
    )
    assert [block.text for scene in story.scenes for block in scene.blocks] == ["It rained then .", "It stopped."]
    first = [block.text.strip("%").split()[0] for block in story.left_out]
    assert first == ["the", "hard?", "when", "or", "which", "or", "and", "hardly,"]


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\n%%\n\nTwo.\n\n%%\n\nThree.",
        "One.\n%%\nTwo.\n%%\nThree.",
        "One.\n\n%%\nTwo.\n\n%%\nThree.",
        "One at 100%%, two at 50%%.\n\nThree.",
        "@#%% One, %%#! two.\n\nThree.",
        "One.\n\n%% Two\n\n%% Three",
        '"One %% you mean," he said, "two %% fools!"\n\nThree.',
    ],
)
def test_signs_that_are_no_comments(text: str) -> None:
    """The same signs as marks of scenes, as oaths and behind numbers leave nothing out."""
    story = read(f"# Rain\n\n{text}\n")
    assert not story.left_out
    said = " ".join(block.text for scene in story.scenes for block in scene.blocks).lower()
    assert all(word in said for word in ("one", "two", "three"))


def test_inline_marks() -> None:
    """Struck, marked, small and set-off words keep their look where a book has it."""
    (block,) = between("~~gone~~ ==seen== H<sub>2</sub>O x<sup>2</sup> **bold _both_**")
    assert block.text == "gone seen H2O x2 bold both"
    assert [(one.kind, block.text[one.start : one.end]) for one in block.inline] == [
        ("s", "gone"),
        ("sub", "2"),
        ("sup", "2"),
        ("strong", "bold both"),
        ("em", "both"),
    ]


def test_a_footnote_in_the_text_stays_in_it() -> None:
    """A footnote that is written where it belongs is read there, in brackets."""
    assert told("He left^[At *noon*.] at last.") == [("paragraph", "He left [At noon.] at last.")]


def test_a_footnote_of_several_paragraphs() -> None:
    """What is set in below a footnote is its own: paragraphs, a list, a picture; what stands at the margin is story."""
    note = "[^1]: A pot\n    of tea.\n\n    A *second* pot.\n\n    - one\n    - two\n\n\t![a pot](pot.png)"
    story = read(f"# Rain\n\nIt rained.[^1]\n\n{note}\n\nIt stopped.\n")
    (scene,) = story.scenes
    *told, footnote = scene.blocks
    assert [block.text for block in told] == ["It rained.1", "It stopped."]
    assert (footnote.kind, footnote.id) == (BlockKind.FOOTNOTE, "1")
    assert footnote.text == "A pot of tea.\n\nA second pot.\n\n- one\n- two\n\na pot"
    marked = [(one.kind, footnote.text[one.start : one.end]) for one in footnote.inline]
    assert marked == [("em", "second"), ("picture", "a pot")]


def test_each_paragraph_of_a_footnote_is_one_in_the_book() -> None:
    """The first has the way back, the others follow it."""
    text = "# Rain\n\nIt rained.[^1]\n\n[^1]: A pot.\n\n    A *second* pot.\n"
    epub = convert(Manuscript(decode(text.encode(), "rain.md"), Options(cover="none"))).epub
    page = read_package(epub).read("EPUB/text/chapter-001.xhtml").decode()
    assert re.search(r"</a> A pot\.</p>\s*<p>A <em>second</em> pot\.</p></aside>", page)


@pytest.mark.parametrize(
    "text", ["Chapter 1\n\nFog[^1]", "Chapter 1: Fog[^1]", "**Chapter 1**: Fog[^1]", "## Chapter 1: Fog[^1]"]
)
def test_a_heading_with_a_footnote(text: str) -> None:
    """However a heading is known, the number of its footnote is no part of it, and the note stands in the book."""
    below = "It was there, and it stayed.\n\nIt went.\n\n"
    source = decode(
        f"# Rain\n\n{text}\n\n{below}{text.replace('1', '2')}\n\n{below}[^1]: Thick.\n[^2]: Thin.\n".encode(), "a.md"
    )
    bound = convert(Manuscript(source, Options(cover="none")))
    assert [chapter.title for chapter in bound.story.chapters] == ["Fog", "Fog"]
    book = read_package(bound.epub)
    assert all(
        any(word in page for page in map(book.archive.read, book.archive.namelist())) for word in (b"Thick.", b"Thin.")
    )


def test_a_line_block_is_verse() -> None:
    """Lines behind strokes, as Pandoc has verse, are verse without the strokes; with a rule among them they are a table."""
    assert told("| The lamp is out,\n| and who shall see?") == [("verse", "The lamp is out,\nand who shall see?")]
    assert told("| oar | price |\n|-----|-------|\n| one | 4 |") == [("verse", "oar | price\none | 4")]


@pytest.mark.parametrize(
    ("line", "author"),
    [("Ann Tide", "Ann Tide"), ("*Ann Tide*", "Ann Tide"), ("Maren Vik", "Unknown"), ("It rained.", "Unknown"), ("For Ada", "Unknown"), ("Wet Rain", "Unknown")],
)  # fmt: skip
def test_a_name_alone_under_the_title(line: str, author: str) -> None:
    """It is who wrote the story, as in plain text, but for somebody whom the story speaks of, a dedication, and plain words."""
    story = read(f"# The Lamp\n\n{line}\n\nThe rain was wet, said Maren, and she went home.\n\nIt rained on.\n")
    page = read_story(
        Manuscript(
            decode(
                f"<h1>The Lamp</h1><p>{line.strip('*')}</p><p>The rain was wet, said Maren.</p><p>Oh.</p>".encode(),
                "a.html",
            )
        )
    )
    assert (story.metadata.authors.value, page.metadata.authors.value) == ((author,), (author,))


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_byline_under_the_title_below_front_matter(between: str) -> None:
    """Who wrote it may stand under the title's heading though front matter stands above; prose that begins so is prose."""
    head = "---\ntags: [fic]\n---\n# The Lamp\n"
    story = read(f"{head}{between}by Ann Tide\n\nIt rained.\n")
    (scene,) = story.scenes
    assert (story.metadata.authors.value, scene.blocks[0].text) == (("Ann Tide",), "It rained.")
    assert read(f"{head}{between}By the time it rained, she was gone.\n").metadata.authors.value == ("Unknown",)


@pytest.mark.parametrize(
    ("head", "author", "subtitle", "headed"),
    [
        ("## by CJ\n## Original story by Bo Wren.\n### Chapter 1\n", ("CJ",), None, ["Chapter 1"]),
        ("\n### By Anna Moss\n", ("Anna Moss",), None, [""]),
        ("## A Novel\n### by Anna Moss\n\n## One\n", ("Anna Moss",), "A Novel", ["One"]),
        ("\n## By Candle Light\n\nIt snowed.\n\n## By Day\n", ("Unknown",), None, ["By Candle Light", "By Day"]),
        ("\n## By Train\n", ("Unknown",), None, ["By Train"]),
    ],
)
def test_a_byline_that_is_a_smaller_heading(
    head: str, author: tuple[str, ...], subtitle: str | None, headed: list[str]
) -> None:
    """Right below the title it says who wrote it; one below which it is told of, and that has fellows, or names nobody, is a chapter's."""
    story = read(f"# The Lamp\n{head}\nIt rained.\n")
    told = story.metadata.subtitle
    assert (story.metadata.authors.value, told and told.value) == (author, subtitle)
    assert [str(chapter.heading or "") for chapter in story.chapters] == headed


def test_code_that_is_set_in_keeps_its_lines_and_its_place() -> None:
    """Short lines that are set in by four blanks are kept, and take no paragraph from a footnote; so are attributes of code."""
    text = (
        "It began.\n\n    10 print\n    20 goto 10\n\nThe pot.[^1]\n\n[^1]: Of tea.\n\n    And of rain.\n\n"
        "~~~python title=pot.py\npour()\n~~~\n\nIt ended.\n"
    )
    (scene,) = read(text).scenes
    texts = ["It began.", "10 print\n20 goto 10", "The pot.1", "pour()", "It ended.", "Of tea.\n\nAnd of rain."]
    assert [block.text for block in scene.blocks] == texts


def test_a_story_that_is_set_in_goes_on_below_a_footnote() -> None:
    """Where the story's own paragraphs are set in, those below a footnote are story."""
    story = read("# Rain\n\n\tIt rained.[^1]\n\n[^1]: A pot.\n\n\tIt stopped.\n")
    assert [block.text for scene in story.scenes for block in scene.blocks] == ["It rained.1", "It stopped.", "A pot."]


def test_the_head_of_a_table_stands_out() -> None:
    """The row over the rule is strong, once, with the emphasis in it; one without words is not, and rows without a rule are lines."""
    (table,) = between("| **Day** | *Water* |\n|---|---:|\n| Mon | **none** |")
    assert table.text == "Day | Water\nMon | none"
    assert [(one.kind, table.text[one.start : one.end]) for one in table.inline] == [
        ("strong", "Day | Water"), ("em", "Water"), ("strong", "none")]  # fmt: skip
    assert [block.inline for block in between("|  |  |\n|---|---|\n| Mon | none |")] == [()]
    assert [block.inline for block in between("| Day | Water\n| Mon | none")] == [()]


def test_tables_and_code_keep_their_lines() -> None:
    """A table is its rows, code its lines, each word as it stands."""
    assert told("| Name | Age |\n|:-----|----:|\n| Pip  | 7   |") == [("verse", "Name | Age\nPip | 7")]
    assert told("```python\nx = <b>1</b>\n    # no heading\n```")[0][1].split() in (
        ["x", "=", "<b>1</b>", "#", "no", "heading"],
        ["x", "=", "1", "#", "no", "heading"],
    )
    assert [kind for kind, _ in told("```\nnever closed")] == ["paragraph"]


@pytest.mark.parametrize(
    "code",
    [
        "```\n---\n***\n# no heading\n\nx = 1\n```",
        "```python\n# no heading\n\nx = 1\n```",
        "```\n\nx = 1\n````",
        "````md\n```\n# no heading\n```\n````",
        "~~~\n***\n\n# no heading\n~~~",
        "~~~ c++\nx = <b>1</b>;\n~~~",
        "```\nrain [^1]\n```glued[^1]\n\n[^1]: It did.\n\n> [!note] Mind\n```",
    ],
)
def test_code_between_fences_is_code(code: str) -> None:
    """Between fences nothing is a heading or a mark, with a language named and without; the fences are in no book."""
    text = f"# Rain\n\nHe typed:\n\n{code}\n\nIt rained on.\n"
    story = read(text)
    assert len(story.chapters) == 1
    (scene,) = story.scenes
    (block,) = [block for block in scene.blocks if block.kind is BlockKind.VERSE]
    assert block.text.strip() == "\n".join(code.split("\n")[1:-1]).strip()
    assert [one.kind for one in block.inline] == ["code"]


@pytest.mark.parametrize(
    ("text", "first", "out"),
    [
        ("```she said to\nnobody\n```", "she said to\nnobody", ""),
        ("```Dear\nAnna,\n```", "Dear\nAnna,", ""),
        ("~~~ Rain\nand wind\n~~~", "Rain\nand wind", ""),
        (" ~~~ C++\nx `y` <b>z</b>\n ~~~~", "C++\nx `y` <b>z</b>", ""),
        ("```text\nnobody\n```", "nobody", "text"),
        ("``` {.poem}\nnobody\n```", "nobody", "{.poem}"),
        ("~~~ c++\nx\n~~~", "x", "c++"),
    ],
)
def test_what_stands_behind_a_fence(text: str, first: str, out: str) -> None:
    """A word that can be a language is left out and told of; any other words are the first line between the fences."""
    story = read(f"# Rain\n\nHe typed:\n\n{text}\n\nIt rained on.\n")
    blocks = [block for scene in story.scenes for block in scene.blocks]
    assert [block.text for block in blocks if block.kind is BlockKind.VERSE] == [first]
    assert [block.text for block in story.left_out] == ([out] if out else [])
    assert [notice.code for notice in story.notices] == (["left-out"] if out else [])


@pytest.mark.parametrize("mark", ["```", "~~~"])
@pytest.mark.parametrize("air", ["\n\n", "\n"])
def test_rows_of_ticks_and_tildes_between_scenes_are_marks(mark: str, air: str) -> None:
    """A row that stands between paragraphs parts scenes, however often it comes; a row of ticks wants air round it for that."""
    story = read(
        "# Rain\n\n" + f"{air}{mark}{air}".join(["It rained all day.", "It stopped.", "It rained on.", "It did."])
    )
    alone = mark == "~~~" or air == "\n\n"
    assert [scene.begins is not None for scene in story.scenes] == (
        [False, True, True, True] if alone else [False, True]
    )


def test_a_range_begins_where_its_words_do() -> None:
    """Blanks that a tag holds before the first word of a paragraph are no part of it, nor of its emphasis."""
    (block,) = between("<sup>\n<i>[b]</i>\n</sup>\n<span>. She stood.</span>")
    assert block.text.split() == ["[b]", ".", "She", "stood."]
    assert {one.start for one in block.inline} == {0}


def test_a_label_over_a_comment_is_one() -> None:
    """What an author wrote for nobody below it is no word of it, nor are the letters that dress it."""
    assert ("label", "Mira's POV") in told("~oOo~ Mira's POV ~oOo~\n%%mend this%%")


def test_words_in_brackets_in_a_head_are_no_address() -> None:
    """A summary says all that its author wrote; only where a link leads is none of it."""
    head = "Title: Rain\nAuthor: Anna\nSummary: [He](the one who isn't) and [she](http://x.example/).\n\n"
    story = read(head + "It rained.\n\nIt did.\n")
    assert story.metadata.description is not None
    assert story.metadata.description.value == "[He](the one who isn't) and she."


def test_a_callout_that_is_set_in() -> None:
    """A callout behind a tab is a paragraph; its kind is no word of it there either."""
    assert told("\t> [!note] Mind the gap") == [("paragraph", "> Mind the gap")]


def test_line_ends_that_are_meant() -> None:
    """Two blanks or a backslash at the end of a line keep it; other lines are joined."""
    assert told("One  \ntwo\\\nthree\nfour") == [("verse", "One\ntwo\nthree four")]


def test_hard_wrapped_and_line_by_line() -> None:
    """Wrapped lines are a paragraph; lines longer than anybody wraps are paragraphs each."""
    wrapped = "The ferry was late again, and nobody on the\nquay had anything to say about it that had\nnot been said on Monday."
    assert told(wrapped) == [("paragraph", wrapped.replace("\n", " "))]
    long = "The ferry was late again, and nobody on the quay had anything to say about it that had not been said on Monday."
    assert told(f"{long}\n“No.”\n{long}") == [("paragraph", long), ("paragraph", "“No.”"), ("paragraph", long)]
    short = "\n".join(f"It rained on day {day}." for day in range(9))
    assert len(told(short)) == 9


def test_keys_without_fences() -> None:
    """MultiMarkdown's keys say what the story is; what only looks like them is text."""
    story = read("Title: The Cold Lane\nAuthor: Edda Finch\nSummary: A woman walks,\n    and walks.\n\nIt was cold.\n")
    assert story.metadata.title.value == "The Cold Lane"
    assert story.metadata.authors.value == ("Edda Finch",)
    assert story.metadata.description is not None
    assert story.metadata.description.value == "A woman walks, and walks."
    assert [block.text for scene in story.scenes for block in scene.blocks] == ["It was cold."]


@pytest.mark.parametrize(
    "matter",
    [
        "title: &a Rain\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\ntags: [*e, *e, *e, *e, *e, *e, *e, *e, *e]",
        "title: Rain\nx: !!python/object/apply:os.system ['true']",
        "title: Rain\nx: {" + "[" * 2000,
        "title: Rain: a story\nauthor: [unclosed",
    ],
    ids=["bomb", "tag", "deep", "broken"],
)  # fmt: skip
def test_bad_front_matter(matter: str) -> None:
    """Front matter that would fill the memory, run a program or cannot be read does no harm, and says its title."""

    def read_it() -> None:
        story = read_story(Manuscript(decode(f"---\n{matter}\n---\n\nIt rained.\n".encode(), "x.md")))
        assert story.metadata.title.value.startswith("Rain")
        assert [block.text for scene in story.scenes for block in scene.blocks] == ["It rained."]

    assert_within(5, read_it)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (r"\"It\'s late\,\" he said\; \"2 \> 1\!\"", '"It\'s late," he said; "2 > 1!"'),
        (r"Tom \& Ann \<3 tea \@ 5\% \= \$2 \~ so\?", "Tom & Ann <3 tea @ 5% = $2 ~ so?"),
        (r"It was a \<b\>bold\</b\> claim\: 1\/2 \| 3\^2", "It was a <b>bold</b> claim: 1/2 | 3^2"),
        (r"In C:\data\rain lay \o/ and ¯\\\_(ツ)\_/¯", r"In C:\data\rain lay \o/ and ¯\_(ツ)_/¯"),
        (r"He typed `\"` twice.", r"He typed \" twice."),
    ],
)
def test_a_backslash_before_a_sign_is_none_of_the_words(typed: str, said: str) -> None:
    """Before any sign of ASCII it only says that the sign means itself, as pandoc and Google Docs write it; in code, and before a letter, it stands."""
    story = read(f"It rained.\n\n{typed}\n\nIt stopped.\n")
    assert [block.text for scene in story.scenes for block in scene.blocks][1] == said
    convert(Manuscript(decode(typed.encode(), "story.md"), Options(cover="none")))  # which proves each word


@pytest.mark.parametrize(
    ("typed", "said", "kinds"),
    [
        ("It was [very\nlate]{.underline} on the [Quay]{.smallcaps .x}.", "It was very late on the Quay.", ["u"]),
        ('"[Trop tard]{lang="fr"}," he [said]{#p12 .x}[.]{.underline}', '"Trop tard," he said.', ["u"]),
        ('See [the map](http://a.org/b){.external target="_blank"}.', "See the map.", ["link"]),
        ("[]{#_Toc12 .anchor}The 2^nd^ boat had H~2~O at 10^5^.", "The 2nd boat had H~2~O at 10^5^.", ["sup"]),
        ('![The fox](fox.png){width="6in"\nheight="2.1in"}', "The fox", ["picture"]),
        ("==It is [[Hall|the hall]], [late]{.x}== ~~and [[Hill]]~~.", "It is the hall, late and Hill.", ["s"]),
        ("[She] {smiled} and [x]{y} was [here].{.", "[She] {smiled} and [x]{y} was [here].{.", []),
        ("He typed ^_^ and 2^n and [a]{.b", "He typed ^_^ and 2^n and [a]{.b", []),
    ],
)  # fmt: skip
def test_how_words_look_is_none_of_them(typed: str, said: str, kinds: list[str]) -> None:
    """What pandoc writes behind words in brackets, a link or a picture is no text, though it has wrapped it; other brackets are."""
    story = read(f"It rained.\n\n{typed}\n\nIt stopped.\n")
    block = next(scene.blocks for scene in story.scenes)[1]
    assert (block.text, [one.kind for one in block.inline]) == (said, kinds)
    convert(Manuscript(decode(typed.encode(), "story.md"), Options(cover="none")))  # which proves each word


def test_parts_that_look_otherwise_are_parts_of_the_story() -> None:
    """The lines of colons that open and close them, in pairs, are none of its words; others are marks and headings, as elsewhere."""
    text = (
        '# Rain\n\nIt rained.\n\n::: {custom-style="Scene Break"}\n\\*\\*\\*\n:::\n\nIt was late.\n\n::: center\nThe Sign\n'
        "::: inner\nNo Way\n:::\n:::\n\nIt stopped.\n"
    )
    story = read(text)
    told = [[block.text for block in scene.blocks] for scene in story.scenes]
    assert told == [["It rained."], ["It was late.", "The Sign", "No Way", "It stopped."]]
    convert(Manuscript(decode(text.encode(), "story.md"), Options(cover="none")))
    other = read("# Rain\n\n::: Interlude :::\n\nIt rained all day long.\n\n:::\n\nIt stopped.\n\n::: she\n\nsaid.\n")
    assert [str(chapter.heading) for chapter in other.chapters] == ["Interlude"]
    assert [[block.text for block in scene.blocks] for scene in other.scenes][1:] == [
        ["It stopped.", "::: she", "said."]
    ]


@pytest.mark.parametrize(
    "head",
    [
        "**Title:** It\\'s Late\\\n**Author:** paper\\_o\\'neil\\\n**Rating:** T\\!\n**Disclaimer:** I don\\'t own it\\.",
        "It\\'s Late\n\nBy paper\\_o\\'neil\n\n\\[Rating: T\\!\\]\n\n**Disclaimer:** I don\\'t own it\\.",
    ],
)
def test_a_head_has_no_backslashes_before_its_signs(head: str) -> None:
    """Its labels and values are words as a reader reads them, as the story's are."""
    body = r"\*\*\*|\"It rained\,\" she said.|It stopped.".replace("|", "\n\n")
    story = read(f"{head}\n\n{body}\n")
    metadata = story.metadata
    assert (metadata.title.value, metadata.authors.value) == ("It's Late", ("paper_o'neil",))
    assert [entry.value for entry in metadata.about if entry.name == "rating"] == ["T!"]
    assert [note.text for note in story.notes] == ["I don't own it."]


def test_blank_lines_round_what_opens_and_closes_a_part_are_no_wide_gap() -> None:
    """One part within another, with blank lines in both, begins no scene; and in code such lines are typed."""
    said = "Nobody on the quay had asked for it."
    part = f":::: {{.letter}}\n\n::: {{.verse}}\n\n{said}\n\n:::\n\n::::"
    story = read(f"# Rain\n\n{said}\n\n{said}\n\n{part}\n\n{said}\n\n{said}\n")
    assert [len(scene.blocks) for scene in story.scenes] == [5]
    code = read(f"# Rain\n\n{said}\n\n```\n::: aside\nHello\n:::\n```\n\n{said}\n")
    assert (code.left_out, [scene.blocks[1].text for scene in code.scenes]) == ((), ["::: aside\nHello\n:::"])


def test_what_pandoc_hands_on_to_another_program_is_no_code() -> None:
    """HTML between raw fences is read as it is without them, and commands alone are left out; words, and code of a name, stay."""
    told = "```{=html}\n<p>A note in <em>ink</em>.</p>\n```\n\n```{=latex}\n\\newpage\n\\vspace{2em}\n```\n\n```{=tex}\nIt \\emph{rained}.\n```\n"
    text = f"# Rain\n\nIt was late.\n\n{told}\nIt stopped.\n"
    story = read(text)
    blocks = [block.text for scene in story.scenes for block in scene.blocks]
    assert blocks == ["It was late.", "A note in ink.", "It \\emph{rained}.", "It stopped."]
    assert "\\newpage" in {block.text for block in story.left_out}
    convert(Manuscript(decode(text.encode(), "story.md"), Options(cover="none")))
    assert read("# Rain\n\nIt was late.\n\n```\n\\newpage\n```\n").left_out == ()


@pytest.mark.parametrize("words", [r"\chapter{Morning}", r"\textit{Anna}", r"\section*{Noon}"])
def test_a_word_in_the_braces_of_a_command_is_the_storys(words: str) -> None:
    """What is handed on to another program is left out where it says how to set a text; a heading and a name say more."""
    set_so = "\\begin{center}\n\\vspace*{2\\baselineskip}\n\\end{center}"
    story = read(
        f"# Rain\n\nIt was late.\n\n```{{=latex}}\n{words}\n```\n\n```{{=latex}}\n{set_so}\n```\n\nIt stopped.\n"
    )
    assert words in [block.text for scene in story.scenes for block in scene.blocks]
    assert "\\end{center}" in {block.text for block in story.left_out}


def test_a_part_that_its_author_names_as_a_scene_keeps_its_name() -> None:
    """What stands behind colons is a word for how a part looks, unless it says when the scene below is."""
    story = read("# Rain\n\nIt was late, and it rained.\n\n::: later\n\nIt had stopped by then.\n\n:::\n\nThey went.\n")
    assert story.left_out == ()
    assert "later" in [block.text for scene in story.scenes for block in scene.blocks]
    assert read("# Rain\n\nIt was late.\n\n::: letter\nDear Anna\n:::\n\nThey went.\n").left_out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (r"Salt \&amp; Weather", "Salt & Weather"),
        (r"3 \&lt; 4 \& 5 &amp; 6", "3 < 4 & 5 & 6"),
        (r"Salt \\&amp; Weather", "Salt \\& Weather"),
        (r"`\&amp;`", r"\&amp;"),
    ],
)
def test_a_sign_that_was_escaped_twice_is_the_sign(typed: str, said: str) -> None:
    """A backslash before the name of a sign is not printed; in code it is, and behind another one."""
    (scene,) = read(f"# Rain\n\nIt was late.\n\n{typed}\n").scenes
    assert scene.blocks[1].text == said
    convert(Manuscript(decode(f"It was late.\n\n{typed}\n".encode(), "story.md"), Options(cover="none")))


def test_a_bar_within_a_cell_parts_no_cells() -> None:
    """Neither one behind a backslash nor one in a link of a vault, which may stand right beside a word; and no cell has a name for links."""
    rows = "| x | y |\n| --- | --- |\n| a \\| b | ([[Hall|hall]]) |\n| un[[Hall\\|hall]]owed | the ^top |\n"
    story = read(f"It rained.\n\n{rows}\nIt stopped.\n")
    table = [block.text for scene in story.scenes for block in scene.blocks][1]
    assert table == "x | y\na | b | (hall)\nunhallowed | the ^top"
    convert(Manuscript(decode(rows.encode(), "story.md"), Options(cover="none")))


def test_a_line_that_is_set_in_very_far_is_soon_read() -> None:
    """As in lists that stand one in the other: what its blanks could open is asked once for each of them, not for each two."""
    text = "\n\n".join(" " * 20_000 + f"{at}. It rained." for at in range(9))
    assert_within(2, partial(read, f"It rained.\n\n{text}\n"))


@pytest.mark.parametrize(
    ("matter", "about"),
    [
        ("---\ncolour: red\nmood: low\n---", ["Colour", "Mood"]),
        ("---\nlayout: post\nmood: low\n---", ["Mood"]),
        ('+++\ncolour = "red"\n+++', ["Colour"]),
    ],
)
def test_front_matter_of_keys_that_we_do_not_know(matter: str, about: list[str]) -> None:
    """In Markdown it is front matter all the same: its values stand on the page about the story, and that is told."""
    story = read(f"{matter}\n\nIt rained.\n\nIt stopped.\n")
    assert [entry.label for entry in story.metadata.about] == about
    assert [block.text for scene in story.scenes for block in scene.blocks] == ["It rained.", "It stopped."]
    assert [(notice.code, notice.severity) for notice in story.notices] == [("unknown-keys", Severity.INFO)]


@pytest.mark.parametrize(
    ("top", "told"),
    [
        ("---\ntitle: Rain\nauthor: Ann", True),
        ('+++\ntitle = "Rain"\nauthor = "Ann"', True),
        ("---\nlayout: post\ntitle: Rain\n# Rain", True),
        ("---\ntitle: Rain\nauthor: Ann\n---", False),
        ("---\ntitle: Rain", False),  # which a page may say below its rule
        ("---\nanna: hi\nbo: hey", False),
        ("---\ntitle: Rain\nand all that", False),
        ("title: Rain\nauthor: Ann", False),
    ],
)
def test_front_matter_that_nothing_closes_is_told(top: str, told: bool) -> None:
    """It is part of the story, for where it ends would be a guess; the notice says what to do."""
    story = read(f"{top}\n\nIt rained.\n\n---\n\nIt stopped.\n")
    assert ("open-front-matter" in [notice.code for notice in story.notices]) == told
    if told:
        assert "Rain" in " ".join(block.text for block in (*story.every_block,)) + str(story.chapters[0].heading)


@pytest.mark.parametrize("matter", ["anna: hi\nbo: hey\nanna: so?", "Anna: hi\nBo: hey"])
def test_a_chat_between_rules_is_no_front_matter(matter: str) -> None:
    """Speakers have capitals, or speak again."""
    story = read(f"---\n{matter}\n---\n\nIt rained.\n")
    assert not story.header.front_matter
    assert story.notices == ()


@pytest.mark.parametrize("matter", ["He said: stay.", "- one\n- two", "just words"])
def test_prose_between_rules_is_no_front_matter(matter: str) -> None:
    """A text that opens with a rule and has another one later keeps every word between them."""
    story = read(f"---\n\n{matter}\n\n---\n\nIt rained.\n")
    assert any(matter.split()[-1].strip(".") in block.text for scene in story.scenes for block in scene.blocks)
    assert not story.header.front_matter


@pytest.mark.parametrize(
    "text",
    [
        "%%a " * 50_000,
        "%%\na\n\n" * 8_000,
        "%%a\n\n" * 8_000,
        "[[a|" * 50_000,
        "[a][" * 50_000,
        "~~a " * 50_000,
        "<!--\n" * 20_000,
        "```\n" * 20_000,
        "> [!a" * 20_000,
        "^[" * 50_000,
        "| a\n" * 20_000,
    ],
)
def test_signs_without_end(text: str) -> None:
    """Signs that never close take a bounded time."""
    manuscript = Manuscript(decode(f"# Rain\n\nIt rained.\n\n{text}\n".encode(), "x.md"))
    assert_within(3, partial(read_story, manuscript))


@pytest.mark.parametrize(
    "tags",
    ['<p align="center"><img src="c.png" alt="A fox"></p>', '<p align="center">\n<img src="c.png">\n</p>', "<p>\n</p>"],
)
def test_tags_with_no_words_between_them_are_passed(tags: str) -> None:
    """Reading goes on behind them, and ends."""
    manuscript = Manuscript(decode(f"# Rain\n\nIt rained.\n\n{tags}\n\nIt stopped.\n".encode(), "x.md"))
    assert_within(3, partial(read_story, manuscript))
    assert [block.text for block in read_story(manuscript).every_block][-1] == "It stopped."


@pytest.mark.parametrize(
    "tag",
    [
        '<img\n  src="c.png"\n  alt="A fox">',
        '<img src="my fox.png" alt="A fox">',
        '<img src="fox(1).png" alt="A fox">',
        '<img src="my fox (1).png" alt="A fox">',
        '<img src=c.png\nalt="A fox"> and on',
    ],
)
def test_a_picture_s_element_keeps_its_words(tag: str) -> None:
    """Over several lines, and with blanks and brackets in its place; what stands below has its own lines."""
    manuscript = Manuscript(decode(f"# Rain\n\nIt rained.\n\n{tag}\n\nIt stopped.\n".encode(), "x.md"))
    convert(manuscript)
    story = read_story(manuscript)
    assert [block.text[:5] for block in story.every_block] == ["It ra", "A fox", "It st"]
    last = list(story.every_block)[-1]
    assert story.source.place(last.span.first)[1] == 6 + len(tag.split("\n"))


def test_quotes_in_quotes_to_any_depth() -> None:
    """A quote fifty deep takes no longer than a shallow one, letter by letter: a step more a depth is no doubling."""
    for deep in range(1, 60):  # the first depth that doubles what the last one took fails here, long before the deepest
        assert words_alone("> " * deep + "deep").split()[-1] == "deep"
        assert_within(0.5, partial(words_alone, "> " * deep + "deep"), f"{deep} quotes in one another")
    assert told("> " * 50 + "deep") == [("quote", "deep")]


def test_quotes_of_different_depth() -> None:
    """Who is quoted by whom is told apart: each depth is a paragraph."""
    text = "> > > first\n> > second\n> > goes on\n> third"
    assert told(text) == [("quote", "first"), ("quote", "second goes on"), ("quote", "third")]


@pytest.mark.parametrize(
    "sign", ["[", "![", "^[", "[[", "[](", "[](()", "a.![", "[a](b) ", "*a ", "a* ", "**a*", "_a", "`a", "` ", "``a ", "> ", "- a\n", "  - a\n", "<b>", "<i", "| a ", "|-|\n", "1. a\n", "&", "\\"]
)  # fmt: skip
def test_work_grows_with_the_text(sign: str) -> None:
    """Four times the signs are at most about four times the work, counted in the lines of Python that run."""
    few, many = (_work(sign * count) for count in (150, 600))
    assert many < 6 * few


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<div onclick='go()'><script>alert(1)</script>text</div>", ["text"]),
        ("He <style>b {color: red}</style>ran.", ["He ran."]),
        ("<script src='a.js'>\nlet a = 1 < 2\n\ngo(a)\n</script>\n\nHe ran.", ["He ran."]),
        ("She wrote `<script>go()</script>` on the wall.", ["She wrote <script>go()</script> on the wall."]),
        ("He typed <script> and waited.", ["He typed <script> and waited."]),
    ],
)
def test_a_script_is_no_word_of_the_story(text: str, kept: list[str]) -> None:
    """What a page tells a browser is in no book; one that is shown as code, or has no end, is words."""
    assert [said for _, said in told(text)] == kept


def test_one_part_beside_the_title_of_the_front_matter() -> None:
    """A lone first heading is the title where nothing else is; where the title is known, ``Part One`` is a part."""
    matter = "---\ntitle: Two Parts\nauthor: Nia\n---\n\n"
    body = "## 1. Lit\n\nIt was almost dark.\n\n## 2. Dim\n\nIt was dark.\n"
    story = read(f"{matter}# Part One\n\n{body}")
    assert story.chapters[0].part is not None
    assert story.chapters[0].part.label == "Part One"
    assert [entry.value for entry in story.header.entries if entry.name == "title"] == ["Two Parts"]
    again = read(f"{matter}# Two Parts\n\n{body}")
    assert not again.chapters[0].part


def _work(text: str) -> int:
    """How many lines of Python run to read a text."""
    count = 0

    def step(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        inline_of(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["[Name: Pip]", "[Strength: 6]", "[Patience: 19]"], "panel"),
        (["MIRA: Is it over?", "TOM: (at the window) Not yet.", "MIRA: And now?"], "script"),
    ],
)
@pytest.mark.parametrize("end", ["", "\\", "  "])
def test_panels_and_scripts_keep_their_lines(lines: list[str], kind: str, end: str) -> None:
    """The voice of a game and a script are such whether the ends of their lines are marked or not: nobody wraps so."""
    run = f"{end}\n".join(lines)
    assert (kind, "\n".join(lines)) in told(f"She looked.\n\nShe waited.\n\n{run}\n\nShe left.\n\nShe ran.")


def test_a_list_in_a_quotation_keeps_its_items() -> None:
    """Each item stands on its line; a dash within a sentence makes none."""
    quoted = told(
        "A list.\n\n> - the good hammer\n> - string\n\nShe read it.\n\n> It rained - and it\n> rained on.\n\nShe went."
    )
    assert [text for kind, text in quoted if kind == "quote"] == [
        "- the good hammer\n- string",
        "It rained - and it rained on.",
    ]


def test_verse_in_a_quotation_keeps_its_lines() -> None:
    """A backslash or two blanks at the end of a line of a quotation keep it, as elsewhere."""
    for end in ("\\", "  "):
        assert ("quote", "It rained,\nit rained.") in told(
            f"He sang.\n\nAnd:\n\n> It rained,{end}\n> it rained.\n\nShe left.\n\nShe ran."
        )


def test_kinds_of_blocks_are_those_of_a_text() -> None:
    """Silence beside speech is no mark, in Markdown as in a text."""
    assert [kind for kind, _ in told("“Well?”\n\n…\n\n“Well?”")] == ["paragraph"] * 3
    assert BlockKind.MARK not in {block.kind for block in between("“Well?”\n\n...\n\n“No.”")}


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@pytest.mark.parametrize("line", ["It was fog[1] then.", "Chapter 2: Fog[1]", "Fog[^1]"])
def test_footnotes_as_in_plain_text(name: str, line: str) -> None:
    """Footnotes set by hand, as in a plain text, are linked in Markdown and pages too, and their signs stay in the book."""
    lines = ["Rain.", line, "It stayed.", "It went.", "[1] Thick."]
    text = "\n\n".join(lines) if name == "a.md" else "".join(f"<p>{each}</p>" for each in ("<h1>Sea</h1>", *lines))
    text = text if name == "a.md" else f"<html><body>{text}</body></html>"
    bound = convert(Manuscript(decode(text.encode(), name), Options(cover="none")))
    (note,) = (block for scene in bound.story.scenes for block in scene.blocks if block.kind is BlockKind.FOOTNOTE)
    assert (note.id, note.is_signed) == ("1", True)


@pytest.mark.parametrize("at", ["heading", "nowhere"])
def test_footnotes_of_one_name_in_two_chapters(at: str) -> None:
    """A footnote that no paragraph refers to stays in its own chapter, and takes no other's of its name with it."""
    sign = "[^1]" if at == "heading" else ""
    chapters = "".join(f"## Chapter {n}{sign}\n\nIt rained.\n\nIt went.\n\n[^1]: Note {n}.\n\n" for n in (1, 2))
    story = convert(Manuscript(decode(f"# Rain\n\n{chapters}".encode(), "a.md"), Options(cover="none"))).story
    ends = [chapter.scenes[-1].blocks[-1] for chapter in story.chapters]
    assert [(block.kind, block.text) for block in ends] == [(BlockKind.FOOTNOTE, f"Note {n}.") for n in (1, 2)]


@pytest.mark.parametrize("mark", ["", "---\n\n"])
def test_a_story_under_the_heading_of_its_note(mark: str) -> None:
    """Where a note's heading stands over all of the story, the note ends as one under such a line does, at a mark at last."""
    story = read(f"# Rain\n\n## Author's Note\n\nHi there.\n\n{mark}It rained.\n\nShe went home.\n")
    assert [(chapter.title, [block.text for block in chapter.scenes[0].blocks]) for chapter in story.chapters] == [
        (None, ["It rained.", "She went home."])
    ]
    assert [(note.label, note.text) for note in story.notes] == [("Author's Note", "Hi there.")]


def test_a_note_under_its_heading_over_chapters() -> None:
    """Where chapters follow, all under a note's heading is the note, and with nothing else there is no story."""
    note = "# Rain\n\n## Author's Note\n\nHi there.\n\nI write this on a train.\n"
    story = read(f"{note}\n## Chapter 1\n\nIt rained.\n")
    assert [[block.text for block in note.blocks] for note in story.notes] == [
        ["Hi there.", "I write this on a train."]
    ]
    story = read(f"{note}\n---\n\nThanks to my reviewers!\n\n## Chapter 1\n\nIt rained.\n")
    assert [chapter.title for chapter in story.chapters] == ["Chapter 1"]
    with pytest.raises(EmptyStoryError):
        read("# Rain\n\n## Author's Note\n\nSorry, there is no chapter this week. I am ill.\n\nSee you next week!\n")


def test_a_first_chapter_without_a_heading_under_a_note() -> None:
    """A mark ends a note over a first chapter that has no heading of its own, where the author is heard no more below it."""
    story = read("# Rain\n\n## Author's Note\n\nHi there.\n\n---\n\nIt rained all day.\n\n## Chapter 2\n\nShe went.\n")
    assert [(chapter.title, chapter.scenes[0].blocks[0].text) for chapter in story.chapters] == [
        (None, "It rained all day."),
        ("Chapter 2", "She went."),
    ]
    assert [(note.label, note.text) for note in story.notes] == [("Author's Note", "Hi there.")]


@pytest.mark.parametrize("below", ["## Chapter 1", "---"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_summary_under_a_heading(gap: str, below: str) -> None:
    """A heading that is but the word for it, over one paragraph and the next heading or a mark, is the head's label."""
    story = read(f"# Rain\n\n## Summary{gap}It rains and snows.\n\n{below}\n\nIt rained all day.\n\nShe went home.\n")
    assert story.metadata.description is not None
    assert story.metadata.description.value == "It rains and snows."
    assert story.chapters[0].scenes[0].blocks[0].text == "It rained all day."


@pytest.mark.parametrize(
    "text", ["## Summary\n\nIt rained.\n\nShe went.\n\n## Home", "## Warning\n\nThe siren howled.\n\n## Home"]
)
def test_a_chapter_that_is_called_as_a_label(text: str) -> None:
    """A chapter may be called Summary, or Warning: of several paragraphs, or with a word that a story has as well."""
    story = read(f"# Rain\n\n{text}\n\nNobody came.\n")
    assert [chapter.title for chapter in story.chapters] == [text.split("\n")[0][3:], "Home"]


def contents(text: str) -> list[str]:
    """The chapters of a story as its contents show them, a part before its first, a label of a scene behind a point."""
    shown: list[str] = []
    for chapter in read(text).chapters:
        shown += [f"[{chapter.part}]"] if chapter.part else []
        shown += [str(chapter.heading)] if chapter.heading else []
        shown += [f"· {block.text}" for scene in chapter.scenes for block in scene.blocks if block.kind == "label"]
    return shown


def under(*heads: str) -> str:
    """A story with a paragraph below each heading but those that end in a bar."""
    rows = (head.removesuffix("|") + ("" if head.endswith("|") else f"\n\n{_PROSE}") for head in ("# Rain|", *heads))
    return "\n\n".join(rows) + "\n"


_PROSE = "It rained all day, and nobody in the house was glad of it. She went out all the same. " * 3


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        (
            ["## Part One|", "### The Car", "### The Road", "## Epilogue"],
            ["[Part One]", "The Car", "The Road", "Epilogue"],
        ),
        (
            ["## Prologue", "## Part One|", "### 1. The Car", "### 2. The Road", "## Part Two|", "### 3. Home"],
            ["Prologue", "[Part One]", "1: The Car", "2: The Road", "[Part Two]", "3: Home"],
        ),
        (
            ["## Erster Teil|", "### Das Auto", "### Die Straße", "## Nachwort"],
            ["[Erster Teil]", "Das Auto", "Die Straße", "Nachwort"],
        ),
        (
            ["## Summer|", "### Hay", "## Winter|", "### Ice", "### Snow", "## After the Thaw"],
            ["[Summer]", "Hay", "[Winter]", "Ice", "Snow", "After the Thaw"],
        ),
        (
            ["## Part One\n\n*Nobody sails twice.*|", "### The Car", "## The Letter", "## Part Two|", "### Home"],
            ["[Part One]", "The Car", "The Letter", "[Part Two]", "Home"],
        ),
        (
            ["## Part One|", "### The Car", "## Epilogue|", "### Ten Years Later", "### And Twenty"],
            ["[Part One]", "The Car", "Epilogue", "· Ten Years Later", "· And Twenty"],
        ),
        (
            ["# Book One|", "## Part One|", "### The Car", "### The Road", "# Book Two|", "## Part One|", "### Home"],
            ["[Book One: Part One]", "The Car", "The Road", "[Book Two: Part One]", "Home"],
        ),
        (["## Prologue", "### The Car", "### The Road"], ["Prologue", "The Car", "The Road"]),
        (["## Part One|", "### The Car", "### The Road", "# Epilogue"], ["[Part One]", "The Car", "The Road", "Epilogue"]),
    ],
)  # fmt: skip
def test_parts_and_what_stands_beside_them(heads: list[str], shown: list[str]) -> None:
    """Chapters under parts are in the contents though a prologue, an epilogue or a letter stands at the parts' level."""
    assert [line for line in contents(under(*heads)) if line != "None"] == shown


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        (
            ["## The Kettle|", "### Morning", "### Evening", "## The Rope", "## The Lid|", "### Night"],
            ["The Kettle", "· Morning", "· Evening", "The Rope", "The Lid", "· Night"],
        ),
        (
            ["## Chapter One", "### Morning", "## Chapter Two|", "### Night", "### Day", "## Epilogue"],
            ["Chapter One", "· Morning", "Chapter Two: Night", "· Day", "Epilogue"],
        ),
        (
            ["## Part One", "### Morning", "### Evening", "## Part Two", "### Night", "## Epilogue"],
            ["Part One", "· Morning", "· Evening", "Part Two", "· Night", "Epilogue"],
        ),
        (["## Monday|", "### Morning", "### Evening", "## Tuesday"], ["Monday", "· Morning", "· Evening", "Tuesday"]),
    ],
)  # fmt: skip
def test_scenes_with_headings_of_their_own(heads: list[str], shown: list[str]) -> None:
    """Headings within chapters that have prose of their own, or that say they are chapters, name scenes."""
    assert contents(under(*heads)) == shown


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        (["# Part One|", "## The Car", "## The Road", "# Epilogue"], ["[Part One]", "The Car", "The Road", "Epilogue"]),
        (["# The Car", "# The Road"], ["The Car", "The Road"]),
    ],
)  # fmt: skip
def test_a_title_at_the_level_of_the_headings(heads: list[str], shown: list[str]) -> None:
    """The first of several headings at the top is the title where it alone has nothing below it but its fellow."""
    text = under(*heads)
    assert contents(text) == shown
    assert read(text).metadata.title.value == "Rain"
    assert read(text).metadata.title.origin != "file name"


def test_a_title_and_a_note_at_its_level() -> None:
    """A story under the only top heading that is no note is called so; of several with prose none is the title."""
    assert read(f"# The Kettle\n\n{_PROSE}\n\n# Author's Note\n\nI had one.\n").metadata.title.origin != "file name"
    assert read(f"# The Kettle\n\n{_PROSE}\n\n# The Lid\n\n{_PROSE}\n").metadata.title.origin == "file name"


def test_an_anthology() -> None:
    """Stories that each stand under a top heading with a byline are chapters, the first as well, and all have their authors."""
    story = read(f"# The Kettle\n\n*by Tom Airey*\n\n{_PROSE}\n\n# The Stair\n\n*by Nia Prothero*\n\n{_PROSE}\n")
    assert [str(chapter.heading) for chapter in story.chapters] == ["The Kettle", "The Stair"]
    assert story.metadata.authors.value == ("Tom Airey", "Nia Prothero")
    novel = read(f"# The Kettle\n\n*by Tom Airey*\n\n{_PROSE}\n\n# Lost by Night\n\n{_PROSE}\n")
    assert (novel.metadata.title.value, novel.metadata.authors.value) == ("The Kettle", ("Tom Airey",))


@pytest.mark.parametrize(
    ("head", "title", "authors", "date"),
    [
        ("% The Gull\n% Ann Oke; Bo Lee\n% May 2, 2020", "The Gull", ("Ann Oke", "Bo Lee"), "2020-05-02"),
        (
            "% The Gull,\n  or the Window\n% Ann Oke\n  Bo Lee\n%",
            "The Gull, or the Window",
            ("Ann Oke", "Bo Lee"),
            None,
        ),
        ("% The Gull", "The Gull", ("Unknown",), None),
        ("% of what, he said.", "X", ("Unknown",), None),
        ("%", "X", ("Unknown",), None),
        ("% The Gull\nIt came.", "X", ("Unknown",), None),
    ],
)
def test_a_block_of_pandoc(head: str, title: str, authors: tuple[str, ...], date: str | None) -> None:
    """Lines behind a per cent sign at the very top are title, authors and day; a row of story or a mark is none of them."""
    story = convert(Manuscript(decode(f"{head}\n\nIt came in.\n\n%\n\nIt left.\n".encode(), "x.md"))).story
    meta = story.metadata
    assert (meta.title.value, meta.authors.value, meta.date and meta.date.value) == (title, authors, date)


def test_lines_of_one_shape_with_footnotes_keep_them() -> None:
    """A line that refers to a footnote heads no scene, however many are like it: its reference would be one of its words."""
    days = "\n\n".join(
        f"Day {number} began[^{number}] with rain.\n\n{'It rained on the house. ' * 9}\n\n***" for number in range(5)
    )
    notes = "\n\n".join(f"[^{number}]: Rain number {number}." for number in range(5))
    story = read(f"# Rain\n\n## One\n\n{days}\n\nIt stopped.\n\n{notes}\n")
    told = [block for scene in story.scenes for block in scene.blocks if block.text.startswith("Day")]
    assert [[one.kind for one in block.inline] for block in told] == [["noteref"]] * 5


def test_what_headings_say_stands_before_the_story() -> None:
    """A dedication and an epigraph have their pages though they stand under headings, whose words stay; the rest is notes."""
    heads = "## Copyright\n\n© 2019 Jo Ashdown.\n\nFirst edition.\n\n## Dedication\n\nMum, this one is yours.\n\n"
    motto = "## Epigraph\n\n> Water owes nobody a bridge.\n> — Ruth Amble\n\n> Quite.\n> — The Board\n\n"
    other = "## Also by Jo Ashdown\n\n- The Lock\n- The Gate\n\n"
    story = read(f"# Rain\n\n{heads}{motto}{other}## One\n\nIt rained.\n\n## Two\n\nIt rained on.\n")
    assert [chapter.title for chapter in story.chapters] == ["One", "Two"]
    assert [note.text for note in story.dedication] == ["Dedication\n\nMum, this one is yours."]
    assert [(note.kind, note.label) for note in story.own_notes] == [
        ("rights", "Copyright"),
        ("title-page", "Also by Jo Ashdown"),
    ]
    first, second = story.chapters[0].epigraphs
    assert (first.over, first.source, first.rule) == ("book", "— Ruth Amble", "epigraph.heading")
    assert first.text.startswith("Epigraph\nWater owes nobody a bridge.")
    assert (second.over, second.source) == ("book", "— The Board")


def test_an_epigraph_under_a_heading_of_its_part() -> None:
    """It stands on the page of the part; a chapter of that name with a story in it is a chapter."""
    part = "# Part One\n\n## Epigraph\n\n> The rope is short.\n\n"
    story = read(f"# Rain\n\n{part}## One\n\nIt rained.\n\n## Motto\n\nIt rained on.\n\n## Three\n\nIt stopped.\n")
    assert [chapter.title for chapter in story.chapters] == ["One", "Motto", "Three"]
    assert [(one.over, one.rule) for one in story.chapters[0].epigraphs] == [("part", "epigraph.heading")]
    assert str(story.chapters[0].part) == "Part One"


@pytest.mark.parametrize("title", ["Works by Night", "Also by Moonlight", "Praise for a Dead Man", "Dedication"])
def test_a_chapter_that_is_called_like_front_matter_is_one(title: str) -> None:
    """A list of books has no sentences, and praise and dedications stand before the story."""
    told = "Hal rowed out with the lamp between his knees. The weir was loud. He did not look back at the house."
    story = read(f"# Rain\n\n## One\n\nIt rained.\n\n## {title}\n\n{told}\n\n## Three\n\nIt stopped.\n")
    assert ([chapter.title for chapter in story.chapters], story.notes) == (["One", title, "Three"], ())


@pytest.mark.parametrize("row", [":", "! »", "!...", "–«"])
def test_what_a_wrapped_line_has_left_is_no_mark(row: str) -> None:
    """Signs right below a line end its paragraph."""
    story = read(
        f"# Rain\n\nIt rained on the ladder, and the man on it said what he had to say\n{row}\n\nNobody heard him.\n"
    )
    assert [block.text for scene in story.scenes for block in scene.blocks] == [
        f"It rained on the ladder, and the man on it said what he had to say {row}",
        "Nobody heard him.",
    ]


LISTED = [
    "- [The Rain](#the-rain)\n- [More Rain](#more-rain)\n- [Sun](#sun)",
    "## Contents\n\n1. [The Rain](#the-rain)\n2. [More Rain](#more-rain)\n3. [Sun](#sun)",
    "<!-- TOC -->\n* [The Rain](#the-rain)\n* [More Rain](#more-rain)\n* [Sun](#sun)\n<!-- /TOC -->",
    "- [The Rain][1]\n- [More Rain][2]\n- [Sun][3]\n\n[1]: #the-rain\n[2]: #more-rain\n[3]: #sun",
    "[**The Rain\t1**](#the-rain)\n[**More Rain\t3**](#more-rain)\n[**Sun\t5**](#sun)",
    "[The Rain](#the-rain)  \n[More Rain](#more-rain)  \n[Sun](#sun)",
]


@pytest.mark.parametrize("listed", LISTED, ids=("list", "numbers", "comments", "references", "page numbers", "lines"))
def test_a_list_of_contents_goes_with_its_links(listed: str) -> None:
    """The book makes its own, and the text's list is left out as it is typed: its words and what they lead to."""
    story = read(
        f"# Low Water\n\n{listed}\n\n## The Rain\n\nIt rained.\n\n## More Rain\n\nIt poured.\n\n## Sun\n\nIt shone.\n"
    )
    assert [chapter.title for chapter in story.chapters] == ["The Rain", "More Rain", "Sun"]
    assert [block.text for scene in story.scenes for block in scene.blocks] == ["It rained.", "It poured.", "It shone."]
    assert not [line for line in story.lines[1:] if "(#" in line]


def test_the_head_of_a_manuscript_with_a_title_in_the_middle() -> None:
    """The writer's address and a title that is set in deep are no story, though a line set in so is code elsewhere."""
    address = "Nora Whitlock                  3000 words\n12 Quay Street\nnora@example.org"
    story = read(
        f"{address}\n\n\n\n{' ' * 24}THE TAPE\n\n{' ' * 20}by Nora Whitlock\n\n\nThe *tape* lay under the bills.\n\nI pressed the key.\n"
    )
    assert (story.metadata.title.value, story.metadata.authors.value) == ("The Tape", ("Nora Whitlock",))
    assert [block.text for scene in story.scenes for block in scene.blocks] == [
        "The tape lay under the bills.",
        "I pressed the key.",
    ]


def test_a_page_head_over_the_address_of_a_manuscript() -> None:
    """It is no part of the writer's address, and no word of it is lost."""
    text = (
        "LOCK / TALL STAIR / 1\n\nAda Lock\n14 Example Quay\nPort Sample\nada@lock.example\n\n\n"
        f"{' ' * 25}THE TALL STAIR\n{' ' * 28}Ada Lock\n\n\nThe lock-keeper had two clocks, and neither of them was hers.\n"
    )
    bound = convert(Manuscript(decode(text.encode(), "stair.md")))
    assert "had two clocks" in bound.book.story.chapters[-1].scenes[-1].blocks[-1].text


@pytest.mark.parametrize("titles", [("The Quay", "The Well"), ("Chapter 1", "Chapter 2", "Chapter 3")])
@pytest.mark.parametrize("row", ["- [{0}](#{1})\n", "1. [{0}](#{1})\n", "[{0}](#{1})\n\n"])
def test_a_list_of_links_to_its_headings_is_left_out(row: str, titles: tuple[str, ...]) -> None:
    """Two links are enough, and a number is a title; links that lead to no heading stay, as does what is listed without one."""
    rows = "".join(row.format(title, title.lower().replace(" ", "-")) for title in titles)
    told = "".join(f"## {title}\n\nThe lamp had gone out, and nobody went up.\n\n" for title in titles)
    story = read(f"# The Lamp\n\n{rows}\n{told}")
    assert [chapter.title for chapter in story.chapters] == list(titles)
    assert len(story.left_out) == rows.strip().count("\n\n") + 1
    assert read(f"# The Lamp\n\n- [a rope](#x)\n- [milk](#y)\n\n{told}").left_out == ()


def test_paragraphs_in_tags_stay_apart() -> None:
    """Paragraphs between tags are one each, with no blank line between as well; several on a line keep their ends."""
    tagged = "<p>The ferry was late.</p>\n<p>Nobody <em>minded</em>.</p>\n<blockquote><p>O ferry,</p><p>go slow.</p></blockquote>\n<p>It came.</p>"
    assert told(tagged) == [
        ("paragraph", "The ferry was late."),
        ("paragraph", "Nobody minded."),
        ("verse", "O ferry,\ngo slow."),
        ("paragraph", "It came."),
    ]


def test_lines_of_japanese_that_a_blank_opens_are_paragraphs() -> None:
    """Where each kept line begins as a paragraph does in Japanese, each is one; those of a poem are kept together."""
    assert told("「もう船は出たよ」  \n　渡し守は言った。  \n「明日またおいで」") == [
        ("paragraph", "「もう船は出たよ」"),
        ("paragraph", "渡し守は言った。"),
        ("paragraph", "「明日またおいで」"),
    ]
    assert told("古い桟橋  \n誰も来ない  \n灯がひとつ") == [("verse", "古い桟橋\n誰も来ない\n灯がひとつ")]


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("# Title: The Late Ferry\n\n## Author: Jude Tarn\n\n## Year: 1911", "The Late Ferry", "Jude Tarn"),
        ("# Titre : Le bac\n\n**Auteur : Anne Lebrun**", "Le bac", "Anne Lebrun"),
        ("# Story: A Life\n\nby Jude Tarn", "Story: A Life", "Jude Tarn"),
    ],
)
def test_a_heading_with_the_label_of_a_title(head: str, title: str, author: str) -> None:
    """A first heading that says it is the title is called by what follows; what only may be a label stays."""
    metadata = read(f"{head}\n\n---\n\n## I\n\nIt rained all day.\n\n## II\n\nIt stopped.\n").metadata
    assert (metadata.title.value, metadata.authors.value) == (title, (author,))


def test_a_heading_that_says_the_story_ends() -> None:
    """``## The End`` with nothing below it closes the last chapter; with a story below it is a chapter."""
    closed = read("# Salt\n\n## One\n\nIt rained all day.\n\n## Two\n\nHe stayed.\n\n## The End\n\n---\n")
    assert [str(chapter.title) for chapter in closed.chapters] == ["One", "Two"]
    assert closed.chapters[-1].scenes[-1].blocks[-1].kind is BlockKind.CLOSING
    assert not closed.notes
    told = read("# Salt\n\n## One\n\nIt rained all day.\n\n## The End\n\nHe stayed.\n")
    assert [str(chapter.title) for chapter in told.chapters] == ["One", "The End"]


def test_a_number_over_a_heading_is_its_number() -> None:
    """A line with no more than a chapter's number over a heading without one belongs to it, and is no note."""
    story = read(
        "CHAPTER 3\n\n# Low Water\n\n> Said in passing\n\nIt rained all day, and nobody went out.\n\nShe left.\n"
    )
    assert [str(chapter.heading) for chapter in story.chapters] == ["CHAPTER 3: Low Water"]
    assert not story.notes


def test_the_first_of_three_parts_in_japanese_is_no_note() -> None:
    """A printed foreword stays in front, and so does a first part that is called like one; no blanks part its words."""
    told = (
        "　渡し守の友人が、妙な話を持ってきた。井戸の底に住む男の話だという。そんな話を書く人がいるのか、と私は笑った。"
    )
    said = "「本当だよ」と友人は言った。「昨日も会った」"
    rest = "## 破\n\n　翌朝、私は井戸をのぞいた。\n\n## 急\n\n　友人はもう来ない。\n"
    story = read(f"# 井戸の男\n\n## 序\n\n{told}\n\n{said}\n\n{rest}")
    assert [str(chapter.heading) for chapter in story.chapters] == ["序", "破", "急"]
    assert not story.notes


def test_tags_with_nothing_in_them_are_passed_over() -> None:
    """A picture that is not there leaves nothing of its tags; nor does what tells a site how the lines above look."""
    assert told('<p align="center">\n  <img src="https://example.org/ferry.png">\n</p>\n{:.wide}') == []
    assert told("The ferry came.\n{:.center}\n\n{{#include more.md}}") == [("paragraph", "The ferry came.")]


def test_headings_without_a_blank_behind_their_signs() -> None:
    """As the first Markdown had them, and sites still do, they are headings, and the first is the title."""
    story = read(
        "#The Weir\n\n->By Ann Lee<-\n\n##Chapter 1: Rain\nIt rained all day.\n\n##Chapter 2: Sun\nIt stopped.\n"
    )
    assert (story.metadata.title.value, story.metadata.authors.value) == ("The Weir", ("Ann Lee",))
    assert [str(chapter.title) for chapter in story.chapters] == ["Rain", "Sun"]
    assert read("#Rain\n\n###One\n\nIt rained.\n\n###Two\n\nShe left.\n").metadata.title.value == "Rain"


@pytest.mark.parametrize(
    "line", ["#tea #rain", "#1 was lost.", "#Blessed, she wrote.", "#Weir#", "#general: all is well"]
)
def test_a_hashtag_is_no_heading(line: str) -> None:
    """What people write with a sign of its own is no heading of the story, in whatever line it stands."""
    assert not any(kind == "heading" for kind, _ in told(line))
    assert [chapter.title for chapter in read(f"# Rain\n\nIt rained.\n\n{line}\n\nIt stopped.\n").chapters] == [None]


def test_hashtags_beside_headings_with_their_blank() -> None:
    """Whoever writes one heading of one sign with a blank means a hashtag without, in whatever case; a chapter says that it is one."""
    told = "It rained.\n\n#Throwback Thursday\n\nIt stopped.\n\n#RainAgain"
    story = read(f"# The Weir\n\n## One\n\n{told}\n\n##Two\n\n{told}\n\n#Epilogue\n\nShe left.\n")
    assert [str(chapter.title) for chapter in story.chapters] == ["One", "Two", "Epilogue"]
    assert [len(chapter.scenes) for chapter in story.chapters] == [1, 1, 1]


def test_code_has_no_headings_without_a_blank() -> None:
    """What stands between two fences is kept as it is, and so are arrows."""
    code = "#Include Rain Here\n##Two\n->rain<-"
    assert told(f"```\n{code}\n```\n\n->sun<-") == [("verse", code), ("paragraph", "sun")]


def test_arrows_without_end_are_soon_read() -> None:
    """A long line that opens with an arrow, and has none at its end, is looked through once."""
    source = Source("a.md", "-> " + "it rained " * 20_000, "utf-8", "")
    assert open_signs(source) is source
    assert_within(1, partial(open_signs, source))


def test_where_the_contents_go_is_told_to_a_program() -> None:
    """The place for a list of contents is no line of the story."""
    story = read("# Rain\n\n[TOC]\n\n## One\n\nIt rained.\n\n## Two\n\nIt stopped.\n")
    assert [block.text for block in story.left_out] == ["[TOC]"]


@pytest.mark.parametrize(
    "line",
    [
        "**The Weir** by **annlee**",
        "# [The Weir](https://a.example/1) by [annlee](https://a.example/u)",
        "*The Weir* by Ann Lee",
    ],
)
def test_a_title_and_a_name_each_in_a_dress_of_its_own(line: str) -> None:
    """A first line of both says what the story is called and who wrote it, whatever they call themselves."""
    head = "**Genre:** Adventure\n\n**Status:** Complete\n\n**Published:** 2020-02-22"
    story = read(f"{line}\n\n{head}\n\n## Chapter 1\n\nIt rained all day.\n\n## Chapter 2\n\nIt stopped.\n")
    assert story.metadata.title.value == "The Weir"
    assert story.metadata.authors.value[0].replace(" ", "").lower() == "annlee"
    assert len(story.chapters) == 2


def test_a_sentence_that_begins_with_a_title_is_no_head() -> None:
    """What is done by the light of something is told of nobody."""
    assert told("*The Weir* by candlelight was all she had.") == [
        ("paragraph", "The Weir by candlelight was all she had.")
    ]


@pytest.mark.parametrize("title", ["# The Key", "**The Key**", "**Title: The Key**", '# "The Key"'])
def test_an_answer_of_a_program_stands_round_the_story(title: str) -> None:
    """What a program says that was asked for a story is a note above and below it, and the title is found between."""
    asked, offered = "Sure! Here's a story about a key:", "Let me know if you'd like any changes!"
    story = read(f"{asked}\n\n---\n\n{title}\n\nIt rained all day.\n\nIt stopped.\n\n---\n\n{offered}\n")
    assert story.metadata.title.value == "The Key"
    assert [(note.place, note.text) for note in story.notes] == [("front", asked), ("end", offered)]
    assert [block.text for scene in story.scenes for block in scene.blocks] == ["It rained all day.", "It stopped."]


def test_a_second_heading_right_below_that_of_a_chapter() -> None:
    """It belongs to the chapter, whose own heading is no note."""
    story = read(
        "# Salt\n\n## Chapter I: The Weir\n\n## The Miller's Tale\n\nIt rained all day.\n\n## Chapter II: The Mill\n\nIt stopped.\n"
    )
    assert [str(chapter.heading) for chapter in story.chapters] == [
        "Chapter I: The Weir: The Miller's Tale",
        "Chapter II: The Mill",
    ]
    assert not story.notes


@pytest.mark.parametrize("line", ["*林舟*", "*莫舟*", "林小舟", "安娜·德·弗里斯", "*安娜·德·弗里斯*"])
def test_a_name_alone_below_a_chinese_title(line: str) -> None:
    """A name from abroad, one of three signs with a family's first, or any in a dress of its own says who wrote the story."""
    story = read(f"# 水边\n\n{line}\n\n　　老人是昨天才发现楼下那个听众的，这些天他的心绪很不好。\n\n　　雨停了。\n")
    assert story.metadata.authors.value == (line.strip("*"),)


@pytest.mark.parametrize(
    "line", ["*回忆*", "*序章*", "雨停了", "*老人*", "*三年前*", "*北京*", "*致母亲*", "*黄昏*", "*夏至*"]
)
def test_no_name_below_a_chinese_title(line: str) -> None:
    """When the story plays, what it is, and whom it tells of wrote nothing."""
    story = read(f"# 水边\n\n{line}\n\n　　老人是昨天才发现楼下那个听众的，这些天他的心绪很不好。\n\n　　雨停了。\n")
    assert story.metadata.authors.value == ("Unknown",)


@pytest.mark.parametrize("blanks", ["\u2003\u2003", "&emsp;&emsp;", "\u3000\u3000"])
def test_lines_that_are_set_in_by_wide_blanks_are_paragraphs(blanks: str) -> None:
    """Nobody who sets in each line so has wrapped them."""
    story = read(f"# 水边\n\n{blanks}老人是昨天才发现那个听众的。\n{blanks}雨停了，他走了。\n")
    assert len([block for scene in story.scenes for block in scene.blocks]) == 2


def test_quotes_round_a_title_are_not_printed() -> None:
    """Neither those of front matter, which has them twice, nor those of a first heading; those within it are."""
    assert read('---\ntitle: "\\"The Key\\""\n---\n\nIt rained.\n\nIt stopped.\n').metadata.title.value == "The Key"
    assert read('# "No," She Said\n\nIt rained.\n\nIt stopped.\n').metadata.title.value == '"No," She Said'


def test_what_an_archive_puts_round_a_text_is_read_in_markdown_too() -> None:
    """Its head names the story, its licence is a note, and what is left out is told by the lines of the file."""
    text = (
        "The Project Gutenberg eBook of The Peat Boat\n\nThis eBook is for the use of anyone anywhere in the United States and\nmost other parts of the world at no cost.\n\n"
        "Title: The Peat Boat\n\nAuthor: Karl Groß\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE PEAT BOAT ***\n\n## CHAPTER I\n\n"
        "The boat had been *built* for peat.\n\n<!-- ask Uwe -->\n\n## CHAPTER II\n\nIt smelt of nothing else.\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK THE PEAT BOAT ***\n\nUpdated editions will replace the previous one.\n"
    )
    story = read(text)
    assert (story.metadata.title.value, story.metadata.authors.value) == ("The Peat Boat", ("Karl Groß",))
    assert [chapter.heading and chapter.heading.label for chapter in story.chapters] == ["CHAPTER I", "CHAPTER II"]
    assert story.chapters[0].scenes[0].blocks[0].inline[0].kind == "em"
    (comment,) = (block for block in story.left_out if "Uwe" in block.text)
    assert comment.span.first == text[: text.index("<!--")].count("\n") + 1
    assert any(told.line == comment.span.first for told in story.notices)


def test_what_an_archive_says_of_a_text_has_no_marks_of_markdown() -> None:
    """Where a link leads is no word of a title or a name; a note keeps its links, as the story does."""
    text = (
        "Posted originally on the Archive at http://archiveofourown.org/works/1.\n\nRating:\nTeen *and* up\nFandom:\n[Low Water](http://example.org/b)\n"
        "Stats:\nPublished: 2019-05-01 Words: 198\n\nThe **Pots** &amp; Salt\n\nby [salt_marsh](http://example.org/u)\n\nSummary\n\nIt rained on [the pots](http://example.org/c).\n\n"
        "Notes\n\nAsk [the map][m], and nobody else.\n\nChapter Text\n\nHe sat down by the fire and said no more.\n\n[m]: http://example.org/map\n"
    )
    story = read(text)
    metadata, (note,) = story.metadata, story.notes
    assert (metadata.title.value, metadata.authors.value) == ("The Pots & Salt", ("salt_marsh",))
    assert metadata.description
    assert metadata.description.value == "It rained on the pots."
    assert note.blocks[-1].text == "Ask the map, and nobody else."
    assert [one.kind for one in note.blocks[-1].inline] == ["link"]


def test_a_head_over_what_an_archive_put_in_its_midst_is_read_once() -> None:
    """What goes on below a line that was lifted out is no entry of the head, however often it is looked for."""
    text = "# Salt of the West\n\nSummary\nNotes:\nPosted originally on the Archive at https://archive.example/works/1.\n\n# Tide of the East\n\nIt rained all day.\n"
    story = read(text)
    assert (story.metadata.title.value, [str(chapter.heading) for chapter in story.chapters]) == (
        "Salt of the West",
        ["Tide of the East"],
    )


def test_a_title_over_parts_that_are_set_as_high() -> None:
    """The first of several headings at one level is the title where the others count from one; signs for a program are no words of one."""
    story = read(
        "# The Weir #\n\n*A story in two parts.*\n\n# Part One: Gate #\n\nIt rained.\n\n# Part Two: Mill {-}\n\nIt stopped.\n"
    )
    assert story.metadata.title.value == "The Weir"
    assert [str(chapter.heading) for chapter in story.chapters if chapter.heading] == [
        "Part One: Gate",
        "Part Two: Mill",
    ]
    told = "It rained all day, and nobody said a word about it. " * 9
    assert (
        read(f"# The Night Before\n\n{told}\n\n# Chapter 1\n\nIt rained.\n\n# Chapter 2\n\nIt stopped.\n")
        .chapters[0]
        .title
        == "The Night Before"
    )
    assert read("# Gate\n\nIt rained.\n\n# Mill\n\nIt stopped.\n\n# Wall\n\nIt stood.\n").chapters[0].title == "Gate"


def test_a_mark_of_letters_between_two_headings_keeps_them_apart() -> None:
    """A number with a title over another heading is one with it; what stands between them is in the book all the same."""
    assert read("3. Kapitel: Rain\noOo\n\n## Snow\n\nIt was dry.\n").chapters[0].title == "Snow"
    assert read("3. Kapitel: Rain\n***\n\n## Snow\n\nIt was dry.\n").chapters[0].title == "Rain: Snow"


@pytest.mark.parametrize("said", ["{ #1 fan }", "{ .. open }", "{#blessed and tired}", "{name=Anna}"])
def test_words_in_braces_that_are_no_attributes_stay(said: str) -> None:
    """What a program is told of a look is names behind signs, and values in quotes; anything else is the story's."""
    assert between(f"He was her {said} and said so.")[0].text == f"He was her {said} and said so."
    assert between(said)[0].text == said


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("{{< lead >}}It rained.{{< /lead >}}", ["It rained."]),
        ("{% raw %}He waited.{% endraw %}", ["He waited."]),
        ('{{% expand "More" %}}She {{< b >}}left{{< /b >}} him.{{% /expand %}}', ["She left him."]),
        ("{{< alert >}}\nNobody swam.\n{{< /alert >}}", ["Nobody swam."]),
        ("He typed `{{< b >}}no{{< /b >}}`.", ["He typed {{< b >}}no{{< /b >}}."]),
        ("{{< a >}} He waited. {{< c >}}", ["{{< a >}} He waited. {{< c >}}"]),
        ("{{< ad >}} {{< ad >}}", []),
        ("{% comment %}Mend this.{% endcomment %}", []),
    ],
)
def test_tags_of_a_sites_program_on_either_side_of_words(text: str, paragraphs: list[str]) -> None:
    story = read(f"# Tide\n\nIt was dusk.\n\n{text}\n\nIt was night.\n")
    told = [block.text for chapter in story.chapters for scene in chapter.scenes for block in scene.blocks]
    assert told == ["It was dusk.", *paragraphs, "It was night."]
