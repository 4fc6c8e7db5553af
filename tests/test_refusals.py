"""Pages that a site shows in a story's place: told with what to do next, and never of a story that is called like one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from cost import assert_within
from storybind.errors import EmptyStoryError
from storybind.model import Severity
from storybind.notices import find_stranger
from storybind.options import Options
from storybind.pipeline import Manuscript, convert, read_story
from storybind.text.decode import decode
from storybind.text.tables.dialects import DIALECTS, Dialect, find_dialect
from storybind.text.tables.refusals import REFUSALS, Refusal, find_refusal
from storybind.text.tables.strangers import STRANGERS, Stranger

CASES = Path(__file__).parent / "cases"


def _read(text: str) -> tuple[Refusal, str] | None:
    """What a text of a few lines is taken for, its first line as the title."""
    title, *texts = text.split("\n")
    return find_refusal(title, texts)


@pytest.mark.parametrize("row", REFUSALS, ids=[row.id for row in REFUSALS])
def test_a_page_is_known_and_its_look_alikes_are_not(row: Refusal) -> None:
    """Every example of a row is known by it, with a title and without; a story of that name, or that says so, is a story."""
    assert row.pages
    assert row.silent_on
    assert [page for page in row.pages if (found := _read(page)) is None or found[0] is not row] == []
    assert [page for page in row.pages if find_refusal("", page.split("\n")) is None] == []
    assert [text for text in row.silent_on if _read(text) or find_refusal("", text.split("\n"))] == []


PAGES = {
    "forbidden": "<title>403 Forbidden</title><center><h1>403 Forbidden</h1></center><hr><center>nginx/1.18.0</center>",
    "check": "<title>Just a moment...</title><noscript><div>Enable JavaScript and cookies to continue</div></noscript>",
    "missing": "<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p><hr>"
    "<address>Apache/2.4.41 (Ubuntu) Server at example.com Port 443</address>",
    "log-in": "<title>Log in to continue - Tales</title><nav><a href=/>Home</a></nav><main><h2>Log in to continue</h2>"
    "<p>This story is only available to registered users.</p><form><label>Name</label><input></form></main>",
    "adult": "<title>Kettle - anna</title><p class=caution>This work could have adult content. If you continue, you have agreed that "
    "you are willing to see such content.</p><ul class=actions><li><a href='?a'>Yes, Continue</a></li></ul>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_saved_page_of_an_error_is_told(name: str) -> None:
    """The book is made, for it may be what somebody wants; the warning says what the page says and what to do next."""
    bound = convert(Manuscript(decode(PAGES[name].encode(), "saved.html"), Options(cover="none")))
    (told,) = [notice for notice in bound.notices if notice.code == "no-story"]
    row = next(row for row in REFUSALS if row.id == name)
    assert told.severity is Severity.WARNING
    assert told.text.endswith(row.way)


def test_a_page_of_which_only_the_title_is_left() -> None:
    """Where nothing stands under it there is no book, and the message says why."""
    with pytest.raises(EmptyStoryError, match=r"“404 Not Found” .* look for the story"):
        read_story(Manuscript(decode(b"<title>404 Not Found</title><h1>404 Not Found</h1>", "saved.html")))


@pytest.mark.parametrize(
    "text",
    [
        "Page Not Found\n\nby Anna\n\n" + "She knew the colour of the links, and where the picture of the boat had stood. " * 4,
        "Forbidden\n\nIt rained.",
        "Chapter 403\n\nForbidden, said the sign. She went in.",
        "Just a moment...\n\n\"Just a moment,\" said Anna. “Please log in to continue,” said the door.",
    ],
)  # fmt: skip
def test_a_story_that_speaks_of_one_is_a_story(text: str) -> None:
    """A title is no page, nor is what somebody says in a story, however short."""
    assert [
        notice
        for notice in read_story(Manuscript(decode(text.encode(), "story.txt"))).notices
        if notice.code == "no-story"
    ] == []


@pytest.mark.parametrize("row", STRANGERS, ids=lambda row: row.id)
def test_a_text_that_is_no_story_is_called_what_it_is(row: Stranger) -> None:
    """Each kind is known by its examples, and no kind by what looks alike."""
    assert [find_stranger(text) for text in row.fires_on] == [row.what] * len(row.fires_on)
    assert [find_stranger(text) for text in row.silent_on] == [""] * len(row.silent_on)
    assert row.because.endswith(".")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"story": [1, 2, 3]}', "data (JSON)"),
        ('[{"title": "Rain"},\n {"title": "Hens"}]', "data (JSON)"),
        ('{"title": "Rain"}\n{"title": "Hens"}\n', "data (JSON)"),
        ('<?xml version="1.0"?>\n<rain/>', "data (XML)"),
        ("[1]\n\nIt rained.\n\n[2]\n\nIt stopped.", ""),
        ("{\nIt rained.\n}", ""),
        ("雨が降っていた。傘はなかった。\n彼女は笑った。\n彼は黙っていた。", ""),
        ("", ""),
    ],
)
def test_data_is_told_from_chapters_in_brackets(text: str, what: str) -> None:
    """What parses is data; a number in brackets over a chapter is none."""
    assert find_stranger(text) == what


def test_a_log_is_made_a_book_and_told() -> None:
    """It is never refused; one warning says what it is like, in inspect and at the making."""
    log = decode(STRANGERS[0].fires_on[0].encode(), "log.txt")
    for found in (read_story(Manuscript(log)).notices, convert(Manuscript(log, Options(cover="none"))).notices):
        (told,) = [notice for notice in found if notice.code == "no-story"]
        assert told.text == "this does not look like a story but like a log; leave it out, unless it is one"
        assert told.severity is Severity.WARNING


def test_stories_are_no_strangers() -> None:
    """Of all cases, which have chats, verse, lists and scripts among them, none looks like anything else."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in CASES.rglob("*.txt"))
    assert [text[:80] for text in texts if find_stranger(text)] == []


@pytest.mark.parametrize("row", DIALECTS, ids=lambda row: row.id)
def test_a_text_in_the_markup_of_another_program_is_known(row: Dialect) -> None:
    """Each markup is known by its examples, and none by what looks alike."""
    assert [find_dialect(text) for text in row.fires_on] == [row] * len(row.fires_on)
    assert [find_dialect(text) for text in row.silent_on] == [None] * len(row.silent_on)
    assert row.because.endswith(".")


def test_markup_that_is_not_read_is_told_with_the_way_to_its_words() -> None:
    """The book is made all the same; in Markdown and in a page the same signs are told of by nobody."""
    text = "#+TITLE: The Weir\n#+AUTHOR: Ann Lee\n\n* The Rain\n\nIt rained, and she went on with her letter.\n"
    (told,) = [one for one in read_story(Manuscript(decode(text.encode(), "a.org"))).notices if one.code == "markup"]
    assert told.text.startswith("it is written in the markup of Org, ")
    assert "pandoc -s -f org FILE -o STORY.html" in told.text
    assert "markup" not in [one.code for one in read_story(Manuscript(decode(text.encode(), "a.md"))).notices]


@pytest.mark.parametrize(
    "text", ["h1. One\n" + "\n" * 30_000, "bq. He said\n" * 5_000], ids=["blank lines", "quotations"]
)
def test_no_row_of_dialects_runs_away(text: str) -> None:
    """Lines are gone through once, however many of them are blank or begin alike: tried in each way they would take half a minute."""
    assert find_dialect(text) is None
    assert_within(0.5, partial(find_dialect, text))


def test_stories_are_in_no_markup() -> None:
    """Of all cases none is taken for what another program reads, but for what says so in its name."""
    texts = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in CASES.rglob("*.txt")}
    assert [name for name, text in texts.items() if find_dialect(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "12:00:00 " + "-" * 2000,
        "12:00:00" + ":" * 2000,
        "12:00:00 " + "a-" * 1000,
        "00:00:00:" * 120 + " " + "a-b " * 200,
        "2024-01-01 " + "-" * 2000,
        "ERROR" + "-" * 2000,
        "a" + "," * 2000 + "x, b",
        "def f(" + ")" * 2000,
    ],
    ids=lambda line: line[:12],
)
def test_no_row_of_strangers_runs_away(line: str) -> None:
    """Ruled lines, empty fields and the like are looked through at once, whatever they are taken for."""
    assert_within(0.5, partial(find_stranger, f"{line}\n" * 3))
