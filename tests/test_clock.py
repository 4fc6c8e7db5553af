"""The story's clock and its picture: how far scenes play from one another, and how that is drawn."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Storybind, assert_one_line
from storybind import Manuscript, decode
from storybind.book.timeline import draw_timeline
from storybind.model import Story
from storybind.pipeline import read_story, set_clock
from storybind.text.clock import read_clock
from storybind.text.tables.clocks import CLOCKS


def told(text: str) -> Story:
    """A story with its clock set."""
    return set_clock(read_story(Manuscript(decode(text.encode(), "story.txt"))))


def clocks(text: str) -> list[str | None]:
    """What the clock says at each scene."""
    return [scene.clock.words if scene.clock else None for scene in told(text).scenes]


@pytest.mark.parametrize(
    ("language", "words", "said", "days"),
    [
        ("en", "three days later", "+3 days", 3.0),
        ("en", "forty-two years later", "+42 years", 42 * 365.0),
        ("en", "thirty five years earlier", "-35 years", -35 * 365.0),
        ("es", "veinte y dos años después", "+22 years", 22 * 365.0),
        ("ru", "через двадцать два года", "+22 years", 22 * 365.0),
        ("en", "a year and a half later", "+1 year", 365.0),
        ("en", "about two months later", "+2 months", 60.0),
        ("en", "half an hour later", "+0.5 hours", 0.5 / 24),
        ("en", "it was three days before", "+3 days", 3.0),
        ("en", "it was two weeks before", "+2 weeks", 14.0),
        ("en", "it took a month before", "+1 month", 30.0),
        ("en", "three days passed before", "+3 days", 3.0),
        ("en", "it was three days earlier", "-3 days", -3.0),
        ("en", "before three months had passed", "+3 months", 90.0),
        ("en", "before a week was out", "+1 week", 7.0),
        ("en", "before the war was over, three years ago", "-3 years", -3 * 365.0),
        ("en", "it was the day before the fair", "some days before", -3.0),
        ("es", "pasó hace dos años", "-2 years", -730.0),
        ("en", "three days before", "-3 days", -3.0),
        ("en", "the next morning", "next morning", 1.0),
        ("en", "later that night", "same day", 0.3),
        ("en", "eleven years earlier", "-11 years", -4015.0),
        ("en", "a few weeks after the wedding", "some weeks", 21.0),
        ("en", "years later", "some years", 1095.0),
        ("en", "it was almost winter", "unknown", None),
        ("de", "drei tage später", "+3 days", 3.0),
        ("de", "am nächsten morgen", "next morning", 1.0),
        ("de", "zehn jahre zuvor", "-10 years", -3650.0),
        ("fr", "deux semaines plus tard", "+2 weeks", 14.0),
        ("fr", "le lendemain", "next day", 1.0),
        ("fr", "vingt ans passèrent avant qu'elle ne revienne", "+20 years", 7300.0),
        ("es", "tres días después", "+3 days", 3.0),
        ("es", "pasaron dos semanas antes de que se atreviera", "+2 weeks", 14.0),
        ("it", "due mesi dopo", "+2 months", 60.0),
        ("it", "passarono due settimane prima che osasse", "+2 weeks", 14.0),
        ("pt", "dois anos depois", "+2 years", 730.0),
        ("ru", "через три дня", "+3 days", 3.0),
        ("ru", "через неделю", "+1 week", 7.0),
        ("ru", "спустя год", "+1 year", 365.0),
        ("ru", "через годы", "some years", 1095.0),
        ("ru", "через несколько недель", "some weeks", 21.0),
        ("ru", "в семь часов", "unknown", None),
        ("ru", "через семь часов", "+7 hours", 7 / 24),
        ("fr", "à sept heures", "unknown", None),
        ("fr", "sept heures plus tard", "+7 hours", 7 / 24),
        ("fr", "trois jours plus tard, à sept heures", "+3 days", 3.0),
        ("es", "a las siete horas", "unknown", None),
        ("es", "siete horas después", "+7 hours", 7 / 24),
        ("pt", "às sete horas", "unknown", None),
        ("pt", "sete horas depois", "+7 hours", 7 / 24),
        ("en", "at 1900 hours", "unknown", None),
        ("en", "one evening", "unknown", None),
        ("en", "one fine day, two weeks later", "+2 weeks", 14.0),
        ("en", "one night later", "+1 day", 1.0),
        ("en", "after one day", "+1 day", 1.0),
        ("fr", "un beau jour", "unknown", None),
        ("fr", "un jour plus tard", "+1 day", 1.0),
        ("es", "un día", "unknown", None),
        ("es", "al cabo de un día", "+1 day", 1.0),
        ("it", "un giorno", "unknown", None),
        ("it", "un giorno dopo", "+1 day", 1.0),
        ("pt", "um belo dia", "unknown", None),
        ("pt", "um dia depois", "+1 day", 1.0),
        ("ru", "однажды утром", "unknown", None),
        ("zh", "三天后", "+3 days", 3.0),
        ("zh", "第二天", "next day", 1.0),
        ("ja", "三日後", "+3 days", 3.0),
        ("ja", "翌朝", "next morning", 1.0),
    ],
)
def test_words_of_time_are_read(language: str, words: str, said: str, days: float | None) -> None:
    """Each language says how long it has been, or how long before."""
    assert read_clock(words, language) == (said, days if days is None else pytest.approx(days))


def test_every_clock_can_be_read() -> None:
    """No row of the table is broken: each language reads its numbers with each of its units."""
    for language, works in CLOCKS.items():
        assert read_clock("", language).words == "unknown"
        for number in works.numbers:
            read_clock(f"{number} x", language)


def test_scenes_carry_their_distance() -> None:
    """By the clock, by a label, by named days; a scene whose words say nothing is unknown, the first has none."""
    text = """\
It rained. Nobody minded the rain at all.

Three days later, it rained again.

***

Somebody laughed. It was not the rain.

~ Two weeks later ~

The sun came out at last, and stayed.
"""
    assert clocks("Rain\n\n" + text) == [None, "+3 days", "unknown", "+2 weeks"]


def test_named_days_are_counted_from_one_another() -> None:
    """Two dates, two months or two days of the week say how far apart they are."""
    text = "Rain\n\n{}\n\nIt rained. Nobody minded.\n\n{}\n\nIt rained again. Nobody spoke.\n"
    assert clocks(text.format("December 24, 1998", "December 26, 1998")) == [None, "+2 days"]
    assert clocks(text.format("London, 1889", "London, 1899")) == [None, "+10 years"]
    assert clocks(text.format("Monday", "Friday")) == [None, "+4 days"]
    assert clocks(text.format("14 Weavers' Row\n3rd March", "5th March")) == [None, "+2 days"]


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (("May 3, 1938", "Three weeks later", "June 1, 1938"), ["+3 weeks", "+8 days"]),
        (("Monday", "Two days later", "Friday"), ["+2 days", "+2 days"]),
        (("Monday", "Three weeks later, on Friday"), ["+3 weeks"]),
        (("1998", "Ten years earlier", "1999"), ["-10 years", "+11 years"]),
        (("March", "Two weeks later", "April"), ["+2 weeks", "April"]),
        (("December 24", "January 2"), ["+9 days"]),
        (("March 5", "March 3"), ["-2 days"]),
        (("May 3, 1938", "May 7"), ["+4 days"]),
        (("Spring 1944", "Autumn 1944"), ["1944"]),
        (("2 January 2020", "February 2020", "May 2020"), ["+1 month", "+3 months"]),
        (("Monday", "***", "Friday"), ["unknown", "Friday"]),
        (("Day 1", "Day 4", "Two days later", "Day Seven"), ["+3 days", "+2 days", "+1 day"]),
        (("0430 hours", "1900 hours", "2030 hours"), ["unknown", "unknown"]),
    ],
)
def test_the_distance_is_that_from_the_scene_before(labels: tuple[str, ...], said: list[str]) -> None:
    """And not that from the day that was named last; where words leave open what lies between, the day is named alone.

    A month or a year is no day, and an hour no year.
    """
    scenes = "\n\n".join(f"{label}\n\nIt rained. Nobody minded the rain at all." for label in labels)
    assert clocks(f"Rain\n\nby Ann Fry\n\n{scenes}\n") == [None, *said]


def test_a_date_that_opens_a_story_is_known() -> None:
    """However long its sentence is."""
    text = "Rain\n\nOn 3 May 1938 the rain came to the town with two trunks and a goat and would not leave.\n\nMay 6, 1938\n\nIt rained.\n"
    assert clocks(text) == [None, "+3 days"]
    assert clocks(text.replace("On 3 May 1938", "The 3 May 1938 papers said that")) == [None, "May"]


def test_a_flashback_with_a_date_is_one() -> None:
    """It is drawn as such, and the days after it count from the present that it left."""
    rain = "It rained. Nobody minded the rain at all."
    text = f"Rain\n\nJuly 4, 1998\n\n{rain}\n\n*Flashback: July 4, 1990*\n\n{rain}\n\n*End flashback*\n\n{rain}\n\nJuly 6, 1998\n\n{rain}\n"
    assert clocks(text) == [None, "flashback", "return", "+2 days"]


def test_a_flashback_and_its_return() -> None:
    """A flashback is one whatever its distance, and what ends it brings the present back."""
    text = "Rain\n\nIt rained.\n\n-Flashback-\n\nThe sun shone then.\n\n-End Flashback-\n\nIt rained still.\n"
    assert clocks(text) == [None, "flashback", "return"]


def test_the_clock_is_in_what_inspect_shows(storybind: Storybind, story: Path) -> None:
    """On the page beside the break, and in the JSON of each scene."""
    assert "[+3 days]" in storybind("inspect", "kettle.txt").text
    assert '"clock": "+3 days"' in storybind("inspect", "kettle.txt", "--json").text


def test_a_timeline_is_a_picture_of_every_scene(storybind: Storybind, story: Path) -> None:
    """It is SVG, shows each scene once, names title and author, and is the same every time."""
    assert storybind("inspect", "kettle.txt", "--timeline", "kettle.svg").code == 0
    first = (story.parent / "kettle.svg").read_bytes()
    root = ElementTree.fromstring(first)
    svg = "{http://www.w3.org/2000/svg}"
    assert len([bar for bar in root.iter(f"{svg}rect") if bar.find(f"{svg}title") is not None]) == 3
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{svg}text"))
    assert "The Kettle" in words
    assert "Anna Moss" in words
    assert "+3 days" in words
    storybind("inspect", "kettle.txt", "--timeline", "kettle.svg")
    assert (story.parent / "kettle.svg").read_bytes() == first


def test_flashbacks_are_below_the_present() -> None:
    """A scene in the past stands lower than those round it, in a colour of its own; what returns stands where it left."""
    text = "Rain\n\nIt rained.\n\n-Flashback-\n\nThe sun shone then.\n\n-End Flashback-\n\nIt rained still.\n"
    root = ElementTree.fromstring(draw_timeline(told(text)))
    bars = [bar for bar in root.iter("{http://www.w3.org/2000/svg}rect") if len(bar)]
    now, past, again = (float(bar.get("y", "0")) for bar in bars)
    assert past > now == again
    assert bars[1].get("fill") != bars[0].get("fill") == bars[2].get("fill")


@pytest.mark.parametrize("title", ["A < B & C", "雨の話", "x" * 300, "قصة"])
def test_any_story_can_be_drawn(title: str) -> None:
    """One scene, a thousand, and titles of any script and length give a well-formed picture."""
    ElementTree.fromstring(draw_timeline(told(f"{title}\n\nIt rained.\n")))
    many = "\n\n***\n\n".join(f"It rained for the {at}. time." for at in range(1000))
    root = ElementTree.fromstring(draw_timeline(told(f"Rain\n\n{many}\n")))
    assert float(root.get("width", "0")) <= 3600


def drawn(text: str) -> tuple[ElementTree.Element, list[tuple[float, str]]]:
    """The picture of a story, and its lines of words, each with its left edge."""
    root = ElementTree.fromstring(draw_timeline(told(text)))
    words = [(float(line.get("x", "0")), line.text or "") for line in root.iter("{http://www.w3.org/2000/svg}text")]
    return root, words


def test_a_long_title_goes_on_in_the_next_line() -> None:
    """The picture is no wider than it was, and the title ends in it, as do the names of many authors."""
    title = (
        "The Entirely Truthful Account of How the Widow Ottaway Learned to Drive a Small Beige Car Through Seven Towns"
    )
    root, lines = drawn(f"{title}\nby Josephine Cholmondeley\n\nIt rained.\n")
    assert root.get("width") == "1120"
    said = [line for _, line in lines]
    assert said[:2] == [
        "The Entirely Truthful Account of How the Widow Ottaway",
        "Learned to Drive a Small Beige Car Through Seven Towns",
    ]


def test_words_in_a_wide_script_stay_in_their_column() -> None:
    """Twenty-two Chinese letters are as wide as forty-four of Latin, and no opening runs into the next column."""
    scenes = "\n\n***\n\n".join("雨从早上一直下到晚上没有一个人出门她在窗边等着灯亮起来" for _ in range(4))
    _, lines = drawn(f"雨\n\n{scenes}\n")
    assert {line for _, line in lines if "雨从" in line} == {"雨从早上一直下到晚上没有一个人出门她在窗边…"}


def test_each_chapter_has_its_name_where_there_is_room_for_one() -> None:
    """A long heading is cut where the next chapter begins, and takes no other's place; among very many chapters some have none."""
    names = ["The Piano", "A Letter from Mr. Ames, Who Was Away", "Leaving", "The Inn"]
    parts = [
        f"Chapter {at}: {name}\n\nIt rained upon the just and the unjust alike."
        for at, name in enumerate(names, start=1)
    ]
    _, lines = drawn("Rain\n\n" + "\n\n".join(parts) + "\n")
    heads = [(x, line) for x, line in lines if line.startswith("Chapter")]
    assert [line[:9] for _, line in heads] == ["Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4"]
    assert heads[1][1].endswith("…")
    assert all(x + 8 * len(line) < following for (x, line), (following, _) in pairwise(heads))
    many = [f"Chapter {at}: The Rain\n\nIt rained upon the just and the unjust alike." for at in range(1, 120)]
    _, lines = drawn("Rain\n\n" + "\n\n".join(many) + "\n")
    heads = [(x, line) for x, line in lines if line.startswith("Chapter")]
    assert 10 < len(heads) < 119
    assert not any("…" in line for _, line in heads)


def test_capitals_stay_in_their_column() -> None:
    """An opening in capitals is wider than another of as many letters, and is cut sooner."""
    _, lines = drawn(
        "Rain\n\nIN WHICH IT RAINS UPON THE JUST AND THE UNJUST ALIKE\n\n***\n\nIt rained upon the just and the unjust.\n"
    )
    openings = [line for x, line in lines if x in (206, 706)]
    assert openings == ["IN WHICH IT RAINS UPON THE …", "It rained upon the just and the unjust."]


def test_a_timeline_of_very_many_scenes_is_no_tower() -> None:
    """Three hundred moments are drawn closer together, and the lines behind them are never a wall."""
    scenes = "\n\n***\n\n".join(f"It rained for the {at}. time." for at in range(300))
    root, _ = drawn(f"Rain\n\n{scenes}\n")
    lines = sorted(float(line.get("y1", "0")) for line in root.iter("{http://www.w3.org/2000/svg}line"))
    assert max(lines) - min(lines) < 2200
    assert min(after - before for before, after in pairwise(lines)) >= 10


@pytest.mark.parametrize(("scenes", "said"), [(401, "Scene 401 is"), (450, "Scenes 401 to 450 are"), (400, "")])
def test_a_timeline_says_which_scenes_it_does_not_name(scenes: int, said: str) -> None:
    """The list below it has four hundred; the line that says so stands inside the picture."""
    told = "\n\n***\n\n".join(f"It rained for the {at}. time." for at in range(scenes))
    root, lines = drawn(f"Rain\n\n{told}\n")
    assert [line for _, line in lines if "not named" in line] == [f"{said} drawn above and not named here"] * bool(said)
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    assert max(float(text.get("y", "0")) for text in texts) < float(root.get("height", "0")) - 40


def test_some_years_are_no_number_of_years() -> None:
    """The axis names no year that the words do not: what they leave open has a place in the picture and no name."""
    _, lines = drawn("Rain\n\nIt rained.\n\nThree weeks later the sun shone.\n\nSome years later it rained again.\n")
    assert [line for x, line in lines if x == 56 and not line[:1].isdigit()] == ["Rain", "the beginning"]
    assert "3 weeks on" in [line for _, line in lines]
    assert not any("years on" in line for _, line in lines)
    _, lines = drawn("Rain\n\nIt rained.\n\nSome hours later the sun shone.\n\nTwo weeks later it rained again.\n")
    assert "2 weeks on" in [line for _, line in lines], "what some hours are makes no odds"


def test_what_runs_from_the_right_ends_at_the_left() -> None:
    """The dots behind a cut line stand where it ends, and a way back in time has a minus before it."""
    _, lines = drawn(
        "قصة\n\n" + "كان في طرف القرية بئر قديمة لا يشرب منها أحد في هذه الأيام الطويلة" + "\n\n***\n\nنزل المطر.\n"
    )
    assert any(line.startswith("\u200f") and line.endswith("…\u200f") for _, line in lines)
    _, lines = drawn("Rain\n\nIt rained.\n\n*Eleven years earlier*\n\nThe sun shone.\n")
    assert "−11 years" in [line for _, line in lines]


def test_a_timeline_needs_a_name_that_says_svg(storybind: Storybind, story: Path) -> None:
    """Anything else would be opened by the wrong program."""
    done = storybind("inspect", "kettle.txt", "--timeline", "kettle.png")
    assert_one_line(done, "svg", code=2)
    assert not done.out


def test_a_timeline_replaces_timelines_alone(storybind: Storybind, story: Path) -> None:
    """A picture that is no timeline of ours stays as it was; an older timeline is drawn anew."""
    picture = story.with_name("map.svg")
    picture.write_text("<svg/>")
    assert_one_line(storybind("inspect", "kettle.txt", "--timeline", "map.svg"), "map.svg", "another file", code=1)
    assert picture.read_text() == "<svg/>"
    picture.write_text(draw_timeline(told("Rain\n\nIt rained.\n")))
    assert storybind("inspect", "kettle.txt", "--timeline", "map.svg").code == 0
    assert "The Kettle" in picture.read_text(encoding="utf-8")
    assert not (story.parent / "kettle.png").exists()
