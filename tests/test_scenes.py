"""Where scenes begin, over whole stories: how often a break is right, what is kept of those not set, what it costs."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

from cost import assert_grows, assert_within
from storybind.languages import KNOWN
from storybind.model import Block, BlockKind, Span, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, read_story
from storybind.text import tables
from storybind.text.decode import decode
from storybind.text.label.fellows import find_fellows
from storybind.text.label.line import read_label
from storybind.text.label.shown import find_showing
from storybind.text.prose.narration import narration, sentences
from storybind.text.prose.odds import TOLD
from storybind.text.prose.opening import Opening
from storybind.text.prose.skips import weigh
from storybind.text.rules import rules_for
from storybind.text.tables.shown import SHOWINGS, Showing

sys.path.append(str(Path(__file__).parent / "benchmarks"))

from calibration import OPENINGS, seen_in_stories
from scenes import OWN, Answer, Tally, answers, read_stories, tally, understand

LANGUAGES = sorted(path.stem for path in Path(tables.__path__[0]).glob("*.py") if path.stem in KNOWN)
LINES = OWN.parent / "labels"
HELD_OUT = OWN.parent / "held-out"


def read(text: str, scenes: str = "auto") -> Story:
    """A story in English."""
    options = Options(language="en", scenes=scenes)  # type: ignore[arg-type]
    return read_story(Manuscript(decode(text.encode(), "story.txt"), options))


def _answers(folder: Path) -> list[Answer]:
    return [answer for labelled in read_stories(folder) for answer in answers(labelled, understand(labelled))]


def _score(found: list[Answer], *, easy: bool) -> Tally:
    return tally([answer for answer in found if answer.easy is easy])


@pytest.mark.parametrize(
    ("folder", "precision", "recall"),
    [pytest.param(OWN, 0.97, 0.68, id="stories"), pytest.param(HELD_OUT, 0.95, 0.65, id="held-out")],
)
def test_breaks_are_right_and_not_too_few(folder: Path, precision: float, recall: float) -> None:
    """Over the labelled stories no less is found, and no more of it is wrong, than when this was written."""
    found = _answers(folder)
    marks, prose = _score(found, easy=True), _score(found, easy=False)
    assert (marks.precision, marks.recall) == (1, 1)
    assert prose.precision >= precision
    assert prose.recall >= recall


def test_openings_are_told_apart() -> None:
    """Of paragraphs that begin a scene most are known for one, and hardly one of their look-alikes is."""
    table = rules_for("en")
    known = {"+": [0, 0], "-": [0, 0]}
    for path in OPENINGS.glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line[:2] in ("+ ", "- "), f"{path.name}: {line!r} has no sign"
            found = weigh(Opening(line[2:], table), table)
            known[line[0]][0] += bool(found and not found.because)
            known[line[0]][1] += 1
    assert known["+"][0] / known["+"][1] > 0.82
    assert known["-"][0] / known["-"][1] < 0.05


def test_lines_that_name_a_scene_are_told_from_lines_that_do_not() -> None:
    """Each line behind a ``+`` is a label where it stands as one; none behind a ``-`` is."""
    wrong = []
    for path in LINES.glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line[:2] in ("+ ", "- "), f"{path.name}: {line!r} has no sign"
            if (read_label(line[2:], rules_for("en"), placed=True) is not None) is not (line[0] == "+"):
                wrong.append(line)
    assert wrong == []


@pytest.mark.parametrize("row", SHOWINGS, ids=lambda row: row.id)
def test_what_is_read_in_a_story_is_told_by_its_neighbour(row: Showing) -> None:
    """Each row finds the sentences that it says, and none of its look-alikes."""
    assert [text for text in row.fires_on if find_showing(row.looks_at, text) is None] == []
    assert [text for text in row.silent_on if find_showing(row.looks_at, text) is row] == []
    assert row.because.endswith(".")


def test_confidence_means_something() -> None:
    """Over the held-out stories, breaks given 0.9 and more are right about nine times in ten."""
    seen = [one.right for one in seen_in_stories(HELD_OUT, "") if one.confidence >= 0.9]
    assert len(seen) >= 12
    assert sum(seen) / len(seen) >= 0.85


STORY = """The Kettle

Anna put the kettle on. She had nowhere to be.

On Friday she would bring him eels, she said, and he laughed.

Three days later, the post came late.

She shut the book. That evening Tom came, with the eels.
"""


def test_what_was_not_set_is_kept_with_its_reason() -> None:
    """A candidate names the veto that stopped it, a row of the table; or, with none, that it is not sure enough."""
    story = read(STORY)
    stopped, doubtful = story.candidates
    assert stopped.veto in {veto.id for veto in rules_for("en").vetoes}
    assert stopped.begins.evidence == "On Friday"
    assert doubtful.veto == ""
    assert doubtful.begins.confidence < TOLD
    assert f"{TOLD:.2f}" in doubtful.because
    assert [scene.title for scene in story.scenes] == [None, "Three days later"]


def test_all_sets_what_no_veto_stopped() -> None:
    """With ``all`` the doubtful break is set, and the forbidden one is still a candidate."""
    story = read(STORY, "all")
    assert [scene.title for scene in story.scenes] == [None, "Three days later", "That evening"]
    assert [candidate.veto for candidate in story.candidates] == ["en.veto.habit"]


@pytest.mark.parametrize("scenes", ["marks", "off"])
def test_without_the_clock_nothing_is_thought_of(scenes: str) -> None:
    """With ``marks`` and ``off`` the rules are not asked."""
    assert read(STORY, scenes).candidates == ()


def test_a_signal_says_that_it_was_heard() -> None:
    """A break whose confidence was moved tells why, in the words of the row that moved it."""
    table = rules_for("en")
    found = weigh(Opening("She shut the book. That evening Tom came.", table), table)
    (signal,) = (row for row in table.signals if row.id == "en.signal.not-first")
    assert found is not None
    assert found.begins.because.endswith(signal.because)


def test_a_speech_in_the_middle_leaves_the_narration() -> None:
    """What is said is blank, what is told keeps its place, and sentences are those of the teller."""
    text = "He said, \"Wait until Monday.\" Then he went. 'So,' she thought."
    told = narration(text)
    assert len(told) == len(text)
    assert "Monday" not in told
    assert [told[first:last].split()[-1] for first, last in sentences(told)][-1] == "thought."


def test_a_line_in_rows_of_signs_heads_a_scene_and_a_song_does_not() -> None:
    """A line alone between two rows of signs is a label; several together are a song, and stay as they are."""
    story = read(
        "Kettles\n\nAnna waited for it to boil.\n\n~ and once she did not ~\n\nShe let it whistle, and whistle.\n\n"
        "~ o kettle mine ~\n\n~ o kettle mine ~\n\nTom turned it off.\n"
    )
    assert [scene.title for scene in story.scenes] == [None, "and once she did not"]


SEEDS = (
    "a", "a ", " ", "the ", "one ", "1 ", "on Friday ", "for two years and ", "a week later, ", "until the ", "not until ", '"', "'", "“", "‘ ", "’s ", "Mr. ",
    ". ", "? ", "-", "—", "at one ", "had been ", "would ", "I woke and ", "after the ", "It was ", "that night of the ", "first ", "of the ", "in the ", "by ",
)  # fmt: skip


@pytest.mark.parametrize("size", [1_000_000])
def test_a_paragraph_of_a_megabyte_costs_no_more_than_its_head(size: int) -> None:
    """Only the head of a paragraph is read for words of time, whatever it is made of."""

    def judge(text: str) -> None:
        weigh(Opening(text, table), table, before=text[-500:])

    for language in ("en", "de", "fr", "es", "it", "pt", "ru", "zh", "ja"):
        table = rules_for(language)
        judge("On Friday the post came late.")
        for seed in SEEDS:
            for opening in ("", "On Friday ", "Three weeks ", "It was ", "She "):
                text = opening + seed * (size // len(seed))
                assert_within(0.5, partial(judge, text), f"{opening}{seed!r}")


def test_a_flashback_that_never_ends_stays_linear() -> None:
    """Ten thousand paragraphs after a flashback without a way back take no more than in proportion."""
    head = "Lamps\n\nRosa held the lamp.\n\nRosa spoke.\n\nIt was the spring the lake took two horses.\n\n"
    small, large = (
        head + "\n\n".join(f"Somebody walked over the ice, and it was cold {at}." for at in range(count))
        for count in (500, 4000)
    )
    assert_grows(partial(read, small), partial(read, large), factor=30, spare=0.5)


def test_a_refrain_moves_no_clock() -> None:
    """Paragraphs that open alike, one after the other, are told again and again; the first of them may begin a scene."""
    line = "Three weeks later, to the day, she came back for the {}, and went away again.\n\n"
    story = read("The Coat\n\nShe went. He kept the coat.\n\n" + "".join(map(line.format, ("coat", "hat", "cat"))))
    assert [scene.begins.line if scene.begins else None for scene in story.scenes] == [None, 5]
    assert [candidate.veto for candidate in story.candidates] == ["refrain", "refrain"]


@pytest.mark.parametrize(
    ("above", "scenes", "vetoes"),
    [
        ("A card was pinned to the door, and she read:", 1, ["led-to"]),
        ("A card was pinned to the door, and she read it.", 2, []),
        ("And this is how it happened:", 2, []),  # the tale begins
    ],
)
def test_what_a_colon_leads_to_is_no_scene(above: str, scenes: int, vetoes: list[str]) -> None:
    """Words of time under a colon are those of a card, a letter or a bill."""
    story = read(
        f"The Door\n\nShe went up, and the stairs were wet.\n\n{above}\n\nThree weeks later the house was sold.\n\nShe sat.\n"
    )
    assert len(list(story.scenes)) == scenes
    assert [candidate.veto for candidate in story.candidates] == vetoes


def test_what_only_says_when_a_story_begins_ends_no_scene() -> None:
    """Below a first line it says when that is; behind a scene the same words begin the next."""
    line = "Somebody gutted a herring in the yard and threw it into the tub beside the door.\n\n"
    when = "It was the second Tuesday in May, and the knives stuck.\n\n"
    first = read(f"The Gull\n\n{line}{when}{line * 20}")
    assert [candidate.veto for candidate in first.candidates] == ["says-when"]
    assert len(list(read(f"The Gull\n\n{line * 8}{when}{line * 20}").scenes)) == 2
    named = "The council met on the second Thursday in May, in the schoolroom.\n\n"
    assert len(list(read(f"The Gull\n\n{line}{named}{line * 40}").scenes)) == 1
    assert len(list(read(f"The Gull\n\n{line}Three weeks later the tub was stolen.\n\n{line * 40}").scenes)) == 2
    short = read(f"The Gull\n\n{line}{named}{line * 3}")  # in which that is all there is to part it
    assert len(list(short.scenes)) == 2


@pytest.mark.parametrize(
    ("said", "sentence", "vetoes"),
    [
        ("“Mind the step,” said Ida.", "It was the first Monday in June, and very cold for it.", ["says-when"]),
        ("Ida minded the step.", "It was the first Monday in June, and very cold for it.", []),
        ("“Mind the step,” said Ida.", "It was the first Monday in June before anybody minded it.", []),
        ("“Mind the step,” said Ida.", "It was the next morning, and very cold for June.", []),
        ("“Mind the step,” said Ida.", "It’s the feast of Saint Catherine now, and there is frost on the vats.", []),
        ("“Mind the step,” said Ida.", "It was the following spring, and nobody minded it.", []),
        ("“Mind the step,” said Ida.", "It was the spring of the year after, with the windows open.", ["says-when"]),
        ("“Mind the step,” said Ida.", "It was raining the day the piano came in next door.", ["says-when"]),
        ("“Mind the step,” said Ida.", "They were at supper. There was a ham, and olives.", ["says-when"]),
        ("“Mind the step,” said Ida.", "That was in the June of 1841, and the roses were out.", ["says-when"]),
        ("“Mind the step,” said Ida.", "It had gone eight. The others were dressing for the dance.", ["says-when"]),
        ("“Mind the step,” said Ida.", "It had gone eight before anybody else came down.", []),
        ("“Mind the step,” said Ida.", "They were at the stop. It was the last Monday in June.", ["says-when"]),
    ],
)
def test_what_only_says_when_parts_no_talk(said: str, sentence: str, vetoes: list[str]) -> None:
    """Somebody speaks, and then it is told when that was: the scene had begun with the talk."""
    going = "They carried the piano up as far as the second landing and set it down.\n\n" * 6
    story = read(f"The Step\n\n{going}{said}\n\n{sentence}\n\n{going}")
    assert [candidate.veto for candidate in story.candidates] == vetoes
    assert len(list(story.scenes)) == 2 - len(vetoes)


def test_what_is_counted_goes_on() -> None:
    """The third week, behind a paragraph with the first and the second, begins nothing; without them it does."""
    first = "The first week it was a shoe. The second week it was a set of keys, and somebody asked for them."
    third = "The third week it was a tooth, and she rang the police from the office behind the pool."
    plain = "She kept what she found in a box, and nobody asked for it."
    told = {
        above: read(f"The Pool\n\nShe swept the pool, as on any day.\n\n{plain}\n\n{above}\n\n{third}\n")
        for above in (first, plain + " Ever.")
    }
    assert [len(list(story.scenes)) for story in told.values()] == [1, 2]
    assert "counted" in [candidate.veto for candidate in told[first].candidates]


def test_what_speaks_against_a_break_never_leaves_it_without_odds() -> None:
    """Words of time that come late, in a paragraph that opens with something else, are doubted and do no harm."""
    story = read(
        "He sat down.\n\nHe walked, at random. His blue shirt and black hat drew glances, and some of them were kind: their cut was forty years out of date.\n"
    )
    assert len(list(story.scenes)) == 1


def test_what_all_else_tells_outweighs_a_veto() -> None:
    """A veto stops words of time, and not a scene that all else tells of: the break says so, and is no candidate."""
    story = understand(next(labelled for labelled in read_stories(OWN) if labelled.name == "the-locksmith"))
    begins = next(
        scene.begins for scene in story.scenes if scene.opening.text.startswith("The judge gave him six years")
    )
    assert begins
    assert begins.rule == "en.cues"
    assert "en.veto.habit" in begins.because
    assert begins.line not in [candidate.begins.line for candidate in story.candidates]


def test_one_blank_line_more_than_usual_is_told_of_and_set_when_asked_for() -> None:
    """As often a slip as a scene: auto sets no break, and says what it saw; `all` sets it, without a title."""
    text = "Rain\n\nIt rained.\n\nThe kettle sang.\n\n\nThe boat was grey.\n\nNobody came.\n"
    story = read(text)
    (candidate,) = story.candidates
    assert len(list(story.scenes)) == 1
    assert (candidate.begins.kind, candidate.begins.rule, candidate.begins.line) == ("mark", "mark.gap", 8)
    assert candidate.because == "2 blank lines, where the story usually has 1. Scenes are 3 apart."
    _, second = read(text, "all").scenes
    assert (second.opening.text, second.title) == ("The boat was grey.", None)


def _named(count: int) -> list[Block]:
    """A story under as many different names in capitals, each told of in a sentence."""
    names = [f"{first}{second}{third}" for first in "ABCDEFG" for second in "AEIOU" * 20 for third in "LMNRST"][:count]
    told = "It rained, and she told {} that it did, again and again, until it was dark and long after it had been."
    texts = [text for name in names for text in (f"{name}EN", told.format(f"{name.title()}en"))]
    return [Block(BlockKind.PARAGRAPH, text, Span(at, at)) for at, text in enumerate(texts, 1)]


def test_many_names_cost_no_more_each_than_few() -> None:
    """A story is read for the names in it once, not once for each line that may be one."""
    table = rules_for("en")
    small, large = _named(200), _named(2000)
    assert_grows(partial(find_fellows, small, table), partial(find_fellows, large, table), factor=15, spare=0.05)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Rain",), "She went near the Rainbow, and saw how grey it was over the harbour that morning."),
        (("so it went again", "it rang"), "So it rained."),
    ],
    ids=("title", "without a stop"),
)
def test_lines_of_one_kind_cost_no_more_each_than_few(lines: tuple[str, ...], told: str) -> None:
    """What one of them leaves open is not asked of all others, one by one."""

    def blocks(count: int) -> list[Block]:
        head = [
            text
            for name in ("The mill", "The hen", "The barn")
            for text in (name, "It rained, and she saw it. " * 9 + "So.")
        ]
        texts = head + [text for at in range(count) for text in (lines[at % len(lines)], told)]
        return [Block(BlockKind.PARAGRAPH, text, Span(at, at)) for at, text in enumerate(texts, 1)]

    read = partial(find_fellows, table=rules_for("en"), heads=("Rain",))
    assert_grows(partial(read, blocks(400)), partial(read, blocks(6000)), factor=25, spare=0.1)


@pytest.mark.parametrize(
    ("first", "second"),
    [("LOG ENTRY 1", "LOG ENTRY 2"), ("In London", "In Hallam"), ("Exhibit A", "Exhibit B"), ("Told by Ann", "Told by Ben")],
)  # fmt: skip
def test_a_label_over_the_first_scene_is_known_by_another_of_its_kind(first: str, second: str) -> None:
    """Where one like it stands over a later scene, it names the first one; alone it is a line of the story."""
    told = "The ferry had eleven planks, of which nine were sound, and nobody asked for more of them than that."
    story = read(f"The Planks\n\nby Ann Lee\n\n{first}\n\n{told}\n\n{told}\n\n{second}\n\n{told}\n\n{told}\n")
    assert [scene.title for scene in story.scenes] == [first, second]
    story = read(f"The Planks\n\nby Ann Lee\n\n{first}\n\n{told}\n\n{told}\n\nSecondly\n\n{told}\n\n{told}\n")
    assert [scene.title for scene in story.scenes] == [None]
