"""Breaks set and taken out by hand, in a sidecar: how they are found, what they do, and how they are written down."""

from __future__ import annotations

import re
import tomllib
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from conftest import STORY, Storybind, assert_one_line
from storybind.errors import ConfigError
from storybind.manuscript import gather, read_sidecar
from storybind.materials import collect
from storybind.model import ByHand, Story
from storybind.pipeline import convert, read_story
from storybind.text.hand.breaks import Wish, change_break, write_breaks
from storybind.text.hand.places import fold

TALE = """\
The Kettle
by Anna Moss

Anna put the kettle on. She had nowhere to be.

The kettle hummed to itself. She did not go out.

Three days later, the kettle was still warm, and Anna was gone.

"Where is she?" asked the boy from next door.

He sat down on the step. He waited for the rain.
"""


def read(folder: Path, sidecar: str, text: str = TALE) -> Story:
    """A story with a sidecar; `convert` proves that the book made of it holds every word."""
    (folder / "kettle.txt").write_text(text, encoding="utf-8", newline="\n")
    (folder / "kettle.toml").write_text(sidecar, encoding="utf-8", newline="\n")
    manuscript = gather(str(folder / "kettle.txt"))
    convert(manuscript)
    return read_story(manuscript)


def scenes(story: Story) -> list[tuple[str, str | None, str | None]]:
    """Each scene's first words, why it begins, and what it is called."""
    return [
        (" ".join(scene.blocks[0].text.split()[:3]), scene.begins and str(scene.begins.kind), scene.title)
        for scene in story.scenes
    ]


def test_a_break_is_set_where_the_words_say(tmp_path: Path) -> None:
    """A paragraph is known by its first words, whatever their case and quotes; the break says who set it."""
    story = read(
        tmp_path, '[[break]]\nbefore = "the KETTLE hummed"\ntitle = "Four"\n\n[[break]]\nbefore = "Where is she"\n'
    )
    assert scenes(story) == [
        ("Anna put the", None, None),
        ("The kettle hummed", "manual", "Four"),
        ("Three days later,", "skip-forward", "Three days later"),
        ('"Where is she?"', "manual", None),
    ]
    begins = list(story.scenes)[1].begins
    assert begins is not None
    assert (begins.rule, begins.confidence, begins.line) == ("by-hand", 1.0, 6)
    assert begins.because.endswith("kettle.toml:1.")


def test_entries_that_say_two_things_of_a_paragraph_are_told(tmp_path: Path) -> None:
    """The warning names both; twice the same is no contradiction."""
    entry = '[[break]]\nbefore = "The kettle hummed"\n'
    assert not read(tmp_path, entry * 2).notices
    (told,) = read(tmp_path, entry + entry.replace("break", "no-break")).notices
    assert (told.code, told.line) == ("unclear-break", 6)
    assert told.text.startswith("kettle.toml:3: [[no-break]]") or "kettle.toml:3: [[no-break]]" in told.text
    assert "kettle.toml:1 says otherwise" in told.text


def test_inspect_says_that_a_hand_set_it(storybind: Storybind, story: Path) -> None:
    """A break by hand has no evidence in the text, least of all a gap where there is none; a gap that is there is named."""
    story.with_suffix(".toml").write_text('[[break]]\nbefore = "The kettle hummed"\n', encoding="utf-8")
    story.write_text(TALE.replace("\n\nThree days", "\n\n\n\n\nThree days"), encoding="utf-8")
    shown = storybind("inspect", "kettle.txt").text
    assert "manual: set by hand  by-hand  1.00" in shown
    assert "a wide gap" not in shown.partition("set by hand")[0]


def test_a_break_is_taken_out(tmp_path: Path) -> None:
    """The scene goes on; what would have been set is kept among the candidates with the place that forbids it."""
    story = read(tmp_path, '[[no-break]]\nbefore = "Three days later"\n')
    assert len(list(story.scenes)) == 1
    (candidate,) = (one for one in story.candidates if one.veto)
    assert (candidate.veto, candidate.begins.rule.split(".")[0]) == ("by-hand", "en")
    assert "kettle.toml:1" in candidate.because


def test_a_break_survives_edits_elsewhere(tmp_path: Path) -> None:
    """Paragraphs that come and go above it, and words that change behind the first, do not matter."""
    edited = TALE.replace("Anna put", "It was Tuesday.\n\nAnna put").replace("hummed to itself", "hummed to the cat")
    assert scenes(read(tmp_path, '[[break]]\nbefore = "The kettle hummed"\n', edited))[1][1] == "manual"


def test_a_break_that_matches_nothing_is_told_with_the_nearest(tmp_path: Path) -> None:
    """The warning names the entry, its words, and the paragraph that comes closest, with its line."""
    story = read(tmp_path, 'title = "Rain"\n\n[[break]]\nbefore = "The kettles hummed to"\n')
    (told,) = story.notices
    assert (told.code, told.line) == ("lost-break", 6)
    assert "kettle.toml:3" in told.text
    assert '"The kettles hummed to"' in told.text
    assert "“The kettle hummed to itself. She did not ...”" in told.text
    assert len(list(story.scenes)) == 2


def test_paragraphs_that_begin_alike_are_counted(tmp_path: Path) -> None:
    """Of several that open with the same words, `occurrence` says which."""
    text = TALE.replace("He sat down", "The kettle hummed again.\n\nHe sat down")
    found = scenes(read(tmp_path, '[[break]]\nbefore = "The kettle hummed"\noccurrence = 2\n', text))
    assert [kind for _, kind, _ in found] == [None, "skip-forward", "manual"]


def test_too_high_a_count_is_told(tmp_path: Path) -> None:
    """Where fewer paragraphs begin with the words than `occurrence` counts, that is what the warning says."""
    (told,) = read(tmp_path, '[[break]]\nbefore = "The kettle hummed"\noccurrence = 2\n').notices
    assert told.code == "lost-break"
    assert ": fewer than 2 paragraphs begin with these words;" in told.text


def test_words_that_begin_several_paragraphs_are_told(tmp_path: Path) -> None:
    """Without `occurrence` the first is taken, and the warning says how many there are and what to write."""
    story = read(tmp_path, '[[break]]\nbefore = "The kettle"\n', TALE.replace("He sat", "The kettle fell. He sat"))
    (told,) = story.notices
    assert (told.code, told.line) == ("unclear-break", 6)
    assert "kettle.toml:1" in told.text
    assert "2 paragraphs begin so" in told.text
    assert [kind for _, kind, _ in scenes(story)] == [None, "manual", "skip-forward"]
    same = read(
        tmp_path, '[[break]]\nbefore = "The kettle"\noccurrence = 1\n', TALE.replace("He sat", "The kettle fell")
    )
    assert same.notices == ()


@pytest.mark.parametrize("entry", ["break", "no-break"])
def test_an_entry_that_can_do_nothing_is_told(tmp_path: Path, entry: str) -> None:
    """At the first paragraph of a chapter a scene begins in any case; a title given there is taken without a word."""
    (told,) = read(tmp_path, f'[[{entry}]]\nbefore = "Anna put"\n').notices
    assert (told.code, told.line) == ("idle-break", 4)
    assert "a scene already begins there" in told.text
    assert read(tmp_path, '[[break]]\nbefore = "Anna put"\ntitle = "One"\n').notices == ()


def test_off_is_off(tmp_path: Path) -> None:
    """`scenes = "off"` sets none, not even those by hand; "marks" leaves those by hand alone."""
    entry = '[[break]]\nbefore = "The kettle hummed"\n'
    assert len(list(read(tmp_path, 'scenes = "off"\n' + entry).scenes)) == 1
    assert [kind for _, kind, _ in scenes(read(tmp_path, 'scenes = "marks"\n' + entry))] == [None, "manual"]


@pytest.mark.parametrize(
    ("sidecar", "line", "words"),
    [
        ('[[break]]\ntitle = "x"\n', 1, "needs before"),
        ('[[no-break]]\n[[break]]\nbefore = "It"\n', 1, "write [[no-break]] in the place of its [[break]]"),
        ('title = "x"\n\n[[break]]\nbefore = "It"\n\n[[break]]\nbefore = 3\n', 6, "needs before"),
        ('[[break]]\nbefore = "It"\nafter = "x"\n', 1, "'after'"),
        ('[[no-break]]\nbefore = "It"\nkind = "sudden"\n', 1, "'sudden'"),
        ('[[break]]\nbefore = "It"\noccurrence = 0\n', 1, "from 1"),
        ('break = "It"\n', 1, "table"),
        ('title = "x"\n\n[[breaks]]\nbefore = "It"\n', 3, "did you mean 'break'?"),
        ('[[cut]]\nbefore = "It"\n', 1, "format, break, no-break"),
        ('[[break]]\nbefore = "It"\n\n[break]\nbefore = "He"\n', 4, "write [[break]]"),
        ('[[break]\nbefore = "It"\n', 1, "this is not TOML"),
        ('[no-break]\nbefore = "It"\n\n[[no-break]]\nbefore = "He"\n', 1, "write [[no-break]]"),
    ],
)
def test_a_wrong_entry_is_named(storybind: Storybind, story: Path, sidecar: str, line: int, words: str) -> None:
    """What is wrong with an entry is said with its line, and no book is made."""
    story.with_suffix(".toml").write_text(sidecar, encoding="utf-8")
    assert_one_line(storybind("convert", "kettle.txt"), f"kettle.toml:{line}", words)


def test_breaks_of_a_whole_folder_are_refused(storybind: Storybind, story: Path) -> None:
    """A break belongs to one story, not to all under a `storybind.toml`."""
    (story.parent / "storybind.toml").write_text('[[break]]\nbefore = "It"\n', encoding="utf-8")
    assert_one_line(storybind("convert", "kettle.txt"), "storybind.toml:1", "sidecar")


def test_the_present_breaks_are_written_to_be_edited(storybind: Storybind, story: Path) -> None:
    """What is written gives the same scenes when read; what stood there stays; a second time nothing is added."""
    sidecar = story.with_suffix(".toml")
    sidecar.write_text('# mine\ntitle = "Kettles"\n', encoding="utf-8", newline="\n")
    before = read_story(gather(str(story)))
    assert storybind("inspect", "kettle.txt", "--write-sidecar").code == 0
    written = sidecar.read_text(encoding="utf-8")
    assert written.startswith('# mine\ntitle = "Kettles"\n')
    found = tomllib.loads(written)
    assert [entry["kind"] for entry in found["break"]] == ["mark", "skip-forward"]
    after = read_story(gather(str(story)))
    assert after.chapters == before.chapters
    assert "already" in storybind("inspect", "kettle.txt", "--write-sidecar").err
    assert sidecar.read_text(encoding="utf-8") == written
    undone = written.replace("[[break]]  # en", "[[no-break]]  # en")
    sidecar.write_text(undone, encoding="utf-8", newline="\n")
    assert len(list(read_story(gather(str(story))).scenes)) == 2


BOOK = """\
The Kettle
by Anna Moss

PART ONE

Chapter 1

Anna put the kettle on. She had nowhere to be.

A/N: Thanks for all your reviews, you are the best!

PART TWO

Chapter 1

The kettle hummed to itself. Nobody came.
"""


def test_chapters_and_notes_wait_to_be_taken_out(storybind: Storybind, story: Path) -> None:
    """Behind signs of a comment, which change nothing; without these each is taken out. A second time nothing is added."""
    story.write_text(BOOK, encoding="utf-8", newline="\n")
    sidecar = story.with_suffix(".toml")
    told = storybind("inspect", "kettle.txt", "--write-sidecar").err
    assert told == "storybind: kettle.toml: chapters and notes wait behind a # to be taken out\n"
    written = sidecar.read_text(encoding="utf-8")
    assert tomllib.loads(written) == {}
    assert storybind("inspect", "kettle.txt", "--write-sidecar").code == 0
    assert sidecar.read_text(encoding="utf-8") == written
    one = written.replace("# [[no-note]]  # authors-note\n# begins", "[[no-note]]\nbegins")
    sidecar.write_text(one, encoding="utf-8", newline="\n")
    story_now = read_story(gather(str(story)))
    assert (len(story_now.notes), len(story_now.chapters)) == (0, 2)
    assert storybind("inspect", "kettle.txt", "--write-sidecar").code == 0
    assert sidecar.read_text(encoding="utf-8") == one
    every = re.sub(r'(?m)^# (\[\[|begins = "[^t]|occurrence)', r"\1", one)
    sidecar.write_text(every, encoding="utf-8", newline="\n")
    story_now = read_story(gather(str(story)))
    assert [chapter.heading for chapter in story_now.chapters] == [None]
    assert [notice.text for notice in story_now.notices if "kettle.toml" in notice.text] == []


def test_without_breaks_no_sidecar_is_written(storybind: Storybind, story: Path) -> None:
    """A story in which no break is set gets no sidecar, and none is spoken of as if it were there."""
    done = storybind("inspect", "kettle.txt", "--write-sidecar", "--scenes", "off")
    assert (done.code, done.err) == (
        0,
        "storybind: kettle.txt: there is no break, chapter, note, epigraph or dedication to write\n",
    )
    assert not story.with_suffix(".toml").exists()


def test_the_title_of_a_break_is_shown(storybind: Storybind, story: Path) -> None:
    """`inspect` shows what a hand calls a scene, whether it sets the break, names one that was found, or a first scene."""
    entries = [
        ("The kettle", "manual", "One"),
        ("Three days later", "skip-forward", "Two"),
        ("Anna put", "manual", "Nil"),
    ]
    written = "".join(
        f'[[break]]\nbefore = "{at}"\nkind = "{kind}"\ntitle = "{title}"\n' for at, kind, title in entries
    )
    story.with_suffix(".toml").write_text(written, encoding="utf-8")
    story.write_text(TALE, encoding="utf-8")
    shown = storybind("inspect", "kettle.txt").text
    assert [line.strip() for line in shown.splitlines() if "title: " in line] == [
        "title: Nil",
        "title: One",
        "title: Two",
    ]


@pytest.mark.parametrize("name", ["rain v1.5", "rain v1.5.txt", "rain.final.txt"])
def test_a_sidecar_is_found_where_it_was_written(storybind: Storybind, tmp_path: Path, name: str) -> None:
    """Whoever writes a sidecar and whoever looks for it call it by the same name: the story's own, without its ending."""
    (tmp_path / name).write_text(STORY, encoding="utf-8")
    own = name.removesuffix(".txt")
    assert storybind("inspect", name, "--write-sidecar").code == 0
    assert (tmp_path / f"{own}.toml").exists()
    assert "already" in storybind("inspect", name, "--write-sidecar").err
    cover = tmp_path / "covers" / f"{own}.png"
    cover.parent.mkdir()
    Image.new("RGB", (600, 900), "navy").save(cover)
    assert (found := collect(str(tmp_path / name)).cover)
    assert Path(found.path).name == cover.name


def test_a_sidecar_may_keep_the_ending_of_its_story(storybind: Storybind, story: Path) -> None:
    """``kettle.txt.toml`` is read, and written to, as long as there is no ``kettle.toml``."""
    named = story.with_name("kettle.txt.toml")
    named.write_text('title = "Steam"\n', encoding="utf-8")
    assert storybind("inspect", "kettle.txt").text.startswith("Steam\n")
    assert storybind("inspect", "kettle.txt", "--write-sidecar").code == 0
    assert "[[break]]" in named.read_text(encoding="utf-8")
    story.with_suffix(".toml").write_text('title = "Rain"\n', encoding="utf-8")
    assert storybind("inspect", "kettle.txt").text.startswith("Rain\n")


@pytest.mark.parametrize("name", ["kettle.toml.txt", "kettle.txt.toml.txt"])
def test_a_sidecar_that_notepad_saved(storybind: Storybind, story: Path, name: str) -> None:
    """It sets ``.txt`` behind the name it is given, and shows neither: the file is the sidecar, written to as well, and no story."""
    named = story.with_name(name)
    named.write_text('[[no-break]]\nbefore = "Three days later"\n', encoding="utf-8")
    story.with_name("storybind.toml.txt").write_text('publisher = "Weir Press"\n', encoding="utf-8")
    told = storybind("inspect", story.name, "--write-sidecar")
    assert "skip-forward" not in told.text
    assert "Weir Press" in told.text
    assert name in told.err
    assert named.read_text(encoding="utf-8").startswith("[[no-break]]")
    storybind("batch", ".", "-o", "out", "--quiet")
    assert [path.name for path in story.with_name("out").glob("*.epub")] == ["kettle.epub"]


@pytest.mark.parametrize("name", ["pan.toml", "kettle.toml.txt", "storybind.toml"])
def test_a_sidecar_is_no_story(storybind: Storybind, story: Path, name: str) -> None:
    """As a shell names them all for ``convert *``: it is refused with what to do, makes no book, and the stories are made."""
    story.with_name(name).write_text('publisher = "Weir Press"\n', encoding="utf-8")
    made = storybind("convert", story.name, name, "-o", "out")
    assert made.code == 1
    assert f"{name}: it says something of a story and holds none; name the story itself" in made.err
    assert [path.name for path in story.with_name("out").glob("*")] == ["kettle.epub"]


def test_what_a_heading_says_is_a_dedication_needs_no_entry(storybind: Storybind, story: Path) -> None:
    """No entry could name it that is found again: its first words are the heading's."""
    chapters = "Chapter One\n\nIt rained all day, and nobody minded it.\n\nThe boat was mended, and the oars were oiled and put away.\n\nThree days later the sun came.\n\nChapter Two\n\nThe boat went out.\n"
    story.write_text(f"The Ferry\n\nby Ann Lee\n\nDedication\n\nFor Dot, who rowed.\n\n{chapters}", encoding="utf-8")
    assert storybind("inspect", "kettle.txt", "--write-sidecar").code == 0
    assert "[[dedication]]" not in story.with_suffix(".toml").read_text(encoding="utf-8")
    shown = storybind("inspect", "kettle.txt").text
    assert "dedication" in shown
    assert "kettle.toml" not in shown


def test_a_sidecar_keeps_its_line_ends(storybind: Storybind, story: Path) -> None:
    """What is written into a file from Windows ends its lines as it does."""
    sidecar = story.with_suffix(".toml")
    sidecar.write_bytes(b'# mine\r\ntitle = "Kettles"\r\n')
    assert storybind("inspect", "kettle.txt", "--write-sidecar").code == 0
    written = sidecar.read_bytes()
    assert written.startswith(b'# mine\r\ntitle = "Kettles"\r\n')
    assert written.count(b"\n") == written.count(b"\r\n") > 10


def test_breaks_that_are_one_list(storybind: Storybind, story: Path) -> None:
    """A sidecar to which TOML allows no further break is left as it is, and that is said."""
    sidecar = story.with_suffix(".toml")
    sidecar.write_text('break = [{ before = "The rain stopped" }]\n', encoding="utf-8")
    assert_one_line(storybind("inspect", "kettle.txt", "--write-sidecar"), "kettle.toml", "a table of its own")
    assert sidecar.read_text(encoding="utf-8") == 'break = [{ before = "The rain stopped" }]\n'


def test_standard_input_has_no_sidecar(storybind: Storybind) -> None:
    """There is nowhere to write to, and that is said."""
    assert_one_line(storybind("inspect", "-", "--write-sidecar", input=STORY.encode()), "standard input", code=2)


def test_what_was_not_set_is_shown_on_request(storybind: Storybind, story: Path) -> None:
    """`inspect --all` names each break that was thought of, and what stopped it."""
    with story.open("a", encoding="utf-8") as file:
        file.write("\nOn Friday he would always come back.\n\nHe waited.\n")
    plain, everything = storybind("inspect", "kettle.txt").text, storybind("inspect", "kettle.txt", "--all").text
    assert everything.startswith(plain)
    assert "Thought of and not set: 1 break" in everything
    assert "en.veto.habit" in everything


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), min_size=1, max_size=4))
def test_any_words_can_be_written_and_read(openings: list[str]) -> None:
    """A sidecar that was written is TOML, and says what it was to say."""
    from storybind.text.hand.sidecar import quoted

    for opening in openings:
        assert tomllib.loads(f"x = {quoted(opening)}")["x"] == opening


def test_comparing_openings() -> None:
    """Signs and case make no difference, words do."""
    assert fold("“It’s late,” she *said*.") == fold('"Its late" SHE said')
    assert fold("It is late") != fold("It is late now")


def test_nothing_is_written_for_a_story_without_breaks() -> None:
    """The sidecar stays as it is, to the letter."""
    assert write_breaks((), (ByHand("x", True, "a:1"),), "title = 1\n") == "title = 1\n"


SIDECAR = """\
# all about kettles
title = "Kettles"

# the first
[[break]]
before = "The rain stopped at four"
# for its mood
kind = "mark"

[[break]]  # the second
before = "Three days later"
title = "Gone"
"""


@pytest.mark.parametrize("wish", [None, Wish(True, "After"), Wish(False)])
@pytest.mark.parametrize("which", [0, 1])
def test_a_changed_break_leaves_the_others(story: Path, which: int, wish: Wish | None) -> None:
    """Only its own entry is another: the rest of the sidecar, its comments and their order stay."""
    story.with_suffix(".toml").write_text(SIDECAR, encoding="utf-8")
    manuscript = gather(str(story))
    read = read_story(manuscript)
    block = [scene.opening for scene in read.scenes if scene.begins][which]
    written = change_break(read.chapters, manuscript.hands.breaks, SIDECAR, block, wish)
    assert "# all about kettles" in written
    assert "# the first" in written
    other = 'before = "The rain stopped at four"\n# for its mood\nkind = "mark"\n' if which else 'title = "Gone"\n'
    assert other in written
    if which == 0 and wish:
        assert written.index("# for its mood") < written.index("# the second")
    keys = ("break", "no-break")
    assert sum(len(tomllib.loads(written).get(key, ())) for key in keys) == (2 if wish else 1)


def test_an_entry_that_cannot_be_told_from_a_text(story: Path) -> None:
    """Where a text looks like an entry, nothing is taken out that was not meant, and the sidecar is named."""
    mine = 'description = """\n[[break]]\n"""\n' + SIDECAR
    story.with_suffix(".toml").write_text(mine, encoding="utf-8")
    manuscript = gather(str(story))
    read = read_story(manuscript)
    openings = [scene.opening for scene in read.scenes if scene.begins]
    for block in openings:
        with pytest.raises(ConfigError, match="by hand") as told:
            read_sidecar(manuscript).change(
                partial(change_break, read.chapters, manuscript.hands.breaks, block=block, wish=None)
            )
        assert told.value.where == str(story.with_suffix(".toml"))
    assert story.with_suffix(".toml").read_text(encoding="utf-8") == mine


WEIR = """\
The Weir

by Jo Ashdown

For the ferryman

“Water owes nobody a bridge.”
—proverb

Chapter 1

"I owe you an hour, and shall send it by boat."
-- Mrs. Orde

She waited in the hall until somebody came, and nobody did.

Nobody came down the stairs.

The kettle had gone cold.

Chapter 2

She waited in the attic, where there was a chair.

The chair had a cat in it. Neither had been moved.
"""


def weir(folder: Path, sidecar: str) -> tuple[list[tuple[str, str, str]], list[str], list[str]]:
    """The epigraphs of a story with a sidecar, its dedications, and what each scene begins with; `convert` proves the book."""
    (folder / "weir.txt").write_text(WEIR, encoding="utf-8", newline="\n")
    (folder / "weir.toml").write_text(sidecar, encoding="utf-8", newline="\n")
    story = convert(gather(str(folder / "weir.txt"))).story
    epigraphs = [(str(one.over), one.text, one.rule) for chapter in story.chapters for one in chapter.epigraphs]
    return epigraphs, [note.text for note in story.dedication], [scene.blocks[0].text for scene in story.scenes]


BRIDGE = ("book", "“Water owes nobody a bridge.”\n—proverb", "epigraph.nobody")
HOUR = ("chapter", '"I owe you an hour, and shall send it by boat."\n-- Mrs. Orde', "epigraph.person")
HALL, ATTIC = (WEIR.split("\n")[at] for at in (14, 22))


def test_what_stands_apart_by_itself(tmp_path: Path) -> None:
    """Without a sidecar the story has two epigraphs and a dedication, each with the row that took it."""
    epigraphs, given, openings = weir(tmp_path, "")
    assert (epigraphs, given, openings) == ([BRIDGE, HOUR], ["For the ferryman"], [HALL, ATTIC])


@pytest.mark.parametrize(
    ("entry", "epigraphs", "given", "openings"),
    [
        pytest.param('[[no-epigraph]]\nbegins = "I owe you an hour"', [BRIDGE], 1, [HOUR[1].split("\n")[0], ATTIC], id="chapter"),
        pytest.param('[[no-epigraph]]\nbegins = "Water owes"', [HOUR], 0, ["For the ferryman", HALL, ATTIC], id="book"),
        pytest.param('[[no-dedication]]\nbegins = "For the ferryman"', [HOUR], 0, ["For the ferryman", HALL, ATTIC], id="dedication"),
        pytest.param('[[epigraph]]\nbegins = "I owe you an hour"', [BRIDGE, HOUR], 1, [HALL, ATTIC], id="found-anyway"),
    ],
)  # fmt: skip
def test_an_epigraph_is_taken_out(
    tmp_path: Path, entry: str, epigraphs: list[tuple[str, str, str]], given: int, openings: list[str]
) -> None:
    """What is refused is a part of the story again, as if nobody had thought of it."""
    assert weir(tmp_path, entry) == (epigraphs, ["For the ferryman"] * given, openings)


def test_an_epigraph_is_set(tmp_path: Path) -> None:
    """It goes to the paragraph at its end and stands over what is said, else over what it stands under; a source stays its own."""
    epigraphs, _, openings = weir(
        tmp_path,
        '[[epigraph]]\nbegins = "She waited in the attic"\nover = "book"\n\n'
        '[[epigraph]]\nbegins = "She waited in the hall"\nends = "Nobody came down"\n',
    )
    both = ("chapter", f"{HALL}\nNobody came down the stairs.", "epigraph.by-hand")
    assert epigraphs == [BRIDGE, HOUR, both, ("book", ATTIC, "epigraph.by-hand")]
    assert openings == ["The kettle had gone cold.", "The chair had a cat in it. Neither had been moved."]


def test_a_dedication_is_set(tmp_path: Path) -> None:
    """It has its page before the story, wherever it stood."""
    _, given, openings = weir(tmp_path, '[[dedication]]\nbegins = "She waited in the attic"\n')
    assert given == ["For the ferryman", ATTIC]
    assert openings[-1].startswith("The chair")


QUEUE = """\
The Top Board

by Jo Ashdown

1. The Queue

The queue went round the baths and came in again at the other door, and nobody minded. It was Mrs. Pell who had the tickets, and she had them in her glove, where they had been since the morning.

“You will get them wet,” said the man at the door.

“That is what they are for,” said Mrs. Pell, and gave him two, and kept the third for the dog.

2. The Ladder

Water finds its own level, and so do people.

There were twenty rungs, and she counted them aloud. Nobody below her said a word. At the top there was a mat, and on the mat stood a pair of shoes that somebody had left there and not come back for.

“Are these yours?” she asked, and the man at the foot of the ladder looked at his feet.

“They were,” he said.

3. The Board

The board was shorter than it looked. She walked to the end of it, because there was nothing else to walk to, and put her toes over, and looked at the water, which looked at her.

“Well,” said Mrs. Pell, far down, “nobody is going to push.”

Nobody did.
"""


def test_an_epigraph_above_a_section_of_front_matter(tmp_path: Path) -> None:
    """A line that heads such a section may be all that is left above the first chapter: the epigraph goes to that."""
    text = "The Kettle\nby Anna Moss\n\nDRAMATIS PERSONAE\n\nAnna, a cook\n\nThe boy, from next door\n\nWhat boils, sings.\n\nCHAPTER I\n\nAnna put the kettle on.\n\nCHAPTER II\n\nIt hummed.\n"
    story = read(tmp_path, '[[epigraph]]\nbegins = "What boils"\n', text)
    assert [one.text for chapter in story.chapters for one in chapter.epigraphs] == ["What boils, sings."]


@pytest.mark.parametrize(("over", "first"), [("", "1. The Queue"), ('over = "chapter"\n', "Water finds")])
def test_an_epigraph_under_a_scene_stays_there(tmp_path: Path, over: str, first: str) -> None:
    """Its place is told, and the break that is written there finds it; over the chapter it goes only where that is said."""
    (tmp_path / "queue.txt").write_text(QUEUE, encoding="utf-8", newline="\n")
    entries = f'[[break]]\nbefore = "Water finds"\ntitle = "2. The Ladder"\nkind = "label"\n\n[[epigraph]]\nbegins = "Water finds"\n{over}'
    (tmp_path / "queue.toml").write_text(entries, encoding="utf-8", newline="\n")
    story = convert(gather(str(tmp_path / "queue.txt"))).story
    lifted = [one.text for chapter in story.chapters for one in chapter.epigraphs]
    assert [*lifted, *(scene.blocks[0].text for scene in story.scenes)][0].startswith(first)
    codes = [notice.code for notice in story.notices]
    assert ("idle-epigraph" in codes, "lost-break" in codes) == (not over, bool(over))


def test_an_epigraph_with_its_source_under_a_scene_is_set_off(tmp_path: Path) -> None:
    """Nobody has to set it: it stays under the label of its scene, as a quotation; what has no source is a paragraph."""
    (tmp_path / "queue.txt").write_text(
        QUEUE.replace("so do people.", "so do people.\n— M. Arkle, Swimming for Girls (1931)"), encoding="utf-8"
    )
    story = convert(gather(str(tmp_path / "queue.txt"))).story
    kinds = [[str(block.kind) for block in scene.blocks[:3]] for scene in story.scenes]
    assert kinds == [
        ["label", "paragraph", "paragraph"],
        ["label", "quote", "quote"],
        ["label", "paragraph", "paragraph"],
    ]


def test_an_epigraph_over_a_part_that_is_none(tmp_path: Path) -> None:
    """Without a part it stands over its chapter: no word is lost."""
    epigraphs, _, _ = weir(tmp_path, '[[epigraph]]\nbegins = "She waited in the attic"\nover = "part"\n')
    assert epigraphs[-1] == ("chapter", ATTIC, "epigraph.by-hand")


def test_a_whole_story_is_no_epigraph(tmp_path: Path) -> None:
    """What has no story behind it stays one."""
    ends = '[[epigraph]]\nbegins = "She waited in the attic"\nends = "The chair had"\n'
    epigraphs, _, openings = weir(tmp_path, ends)
    assert (epigraphs, openings[-1]) == ([BRIDGE, HOUR], ATTIC)


@pytest.mark.parametrize(
    ("entry", "code", "words"),
    [
        ('[[epigraph]]\nbegins = "She waits in the attic"', "lost-epigraph", 'the nearest begins “She waited in the attic'),
        ('[[no-dedication]]\nbegins = "Xyzzy plugh"', "lost-dedication", "mend the words or take the entry out"),
        ('[[no-epigraph]]\nbegins = "She waited"', "unclear-epigraph", "2 paragraphs begin so"),
        ('[[epigraph]]\nbegins = "She waited in the attic"\nends = "Xyzzy"', "lost-epigraph", "it ends with its first paragraph"),
    ],
)  # fmt: skip
def test_an_entry_that_matches_nothing_is_told(tmp_path: Path, entry: str, code: str, words: str) -> None:
    """The warning names the entry and the line of the sidecar."""
    (tmp_path / "weir.txt").write_text(WEIR, encoding="utf-8")
    (tmp_path / "weir.toml").write_text(entry, encoding="utf-8")
    (told,) = read_story(gather(str(tmp_path / "weir.txt"))).notices
    assert told.code == code
    assert "weir.toml:1: [[" in told.text
    assert words in told.text


@pytest.mark.parametrize(
    ("entry", "code", "words"),
    [
        ('[[no-epigraph]]\nbegins = "She waited in the attic"', "idle-epigraph", "none begins there"),
        ('[[no-dedication]]\nbegins = "The kettle"', "idle-dedication", "none begins there"),
        ('[[epigraph]]\nbegins = "I owe"\nends = "The kettle"', "idle-epigraph", "nothing would be left of its chapter"),
        ('[[dedication]]\nbegins = "She waited in the attic"\nends = "The chair"', "idle-dedication", "toml:1: [[dedication]] begins = \"She waited in the attic\": nothing would be left of its chapter; take"),
    ],
)  # fmt: skip
def test_an_entry_that_changes_nothing_is_told(tmp_path: Path, entry: str, code: str, words: str) -> None:
    """No chapter goes with an epigraph that is all of it; an entry that says again what is found is as good as any."""
    found = '[[epigraph]]\nbegins = "I owe you an hour"\n[[epigraph]]\nbegins = "Water owes"\n[[dedication]]\nbegins = "For the"\n'
    assert weir(tmp_path, f"{entry}\n{'' if 'I owe' in entry else found}") == weir(tmp_path, "")
    (tmp_path / "weir.toml").write_text(f"{entry}\n{'' if 'I owe' in entry else found}", encoding="utf-8")
    (told,) = read_story(gather(str(tmp_path / "weir.txt"))).notices
    assert (told.code, "weir.toml:1: [[" in told.text) == (code, True)
    assert words in told.text


def test_what_two_entries_name_is_told_to_stand_apart_already(tmp_path: Path) -> None:
    """The first has it."""
    (tmp_path / "weir.txt").write_text(WEIR, encoding="utf-8", newline="\n")
    both = '[[dedication]]\nbegins = "Nobody came down"\n[[epigraph]]\nbegins = "Nobody came down"\n'
    (tmp_path / "weir.toml").write_text(both, encoding="utf-8")
    (told,) = read_story(gather(str(tmp_path / "weir.txt"))).notices
    assert told.text.endswith(": it stands apart already; take the entry out")


@pytest.mark.parametrize(
    ("sidecar", "words"),
    [
        ("[[epigraph]]\nbefore = 'x'\n", "has no 'before'; it may have begins, ends, over, occurrence"),
        ("[[epigraph]]\nover = 'book'\n", 'needs begins = "the first words of a paragraph"'),
        ("[[no-epigraph]]\nbegins = 'x'\nover = 'scene'\n", "an epigraph is over a book, part, chapter"),
        ("[[dedication]]\nbegins = 'x'\nover = 'book'\n", "an epigraph is over a book, part, chapter"),
        ("epigraph = 'x'\n", "[[epigraph]] is a table of its own"),
    ],
)
def test_a_wrong_entry_for_an_epigraph_is_named(storybind: Storybind, story: Path, sidecar: str, words: str) -> None:
    """What is wrong with it is said, and where."""
    story.with_suffix(".toml").write_text(sidecar, encoding="utf-8")
    done = storybind("inspect", story)
    assert done.code == 1
    assert words in done.err
    assert "kettle.toml:1" in done.err


def test_epigraphs_are_written_to_be_edited(storybind: Storybind, tmp_path: Path) -> None:
    """Each is there once with the row that took it, the story stays as it was, and one word takes it out."""
    (tmp_path / "weir.txt").write_text(WEIR, encoding="utf-8")
    before = storybind("inspect", tmp_path / "weir.txt")
    assert "-- Mrs. Orde”  epigraph.person" in before.out.decode()
    assert storybind("inspect", tmp_path / "weir.txt", "--write-sidecar").err.endswith(
        "the epigraphs and dedications are in it, to be edited\n"
    )
    written = (tmp_path / "weir.toml").read_text(encoding="utf-8")
    assert '[[dedication]]  # note\nbegins = "For the ferryman"\n' in written
    assert '[[epigraph]]  # epigraph.person\nbegins = "I owe you an hour,"' in written.replace('\\"', "")
    assert storybind("inspect", tmp_path / "weir.txt").out == before.out
    again = storybind("inspect", tmp_path / "weir.txt", "--write-sidecar")
    assert "the epigraphs and dedications are in it already" in again.err
    without = written.replace("[[epigraph]]", "[[no-epigraph]]").replace("[[dedication]]", "[[no-dedication]]")
    epigraphs, given, openings = weir(tmp_path, without)
    assert (epigraphs, given) == ([], [])
    assert openings[0] == "For the ferryman"


def test_a_break_that_is_changed_leaves_the_epigraphs(tmp_path: Path) -> None:
    """What a review writes between two entries for epigraphs leaves both as they are, and told are those of either kind."""
    from storybind.options import Options
    from storybind.review import Review

    (tmp_path / "weir.txt").write_text(WEIR, encoding="utf-8")
    entries = '[[no-epigraph]]\nbegins = "I owe you an hour"\n\n[[epigraph]]\nbegins = "Xyzzy plugh"\n'
    (tmp_path / "weir.toml").write_text(entries, encoding="utf-8")
    review = Review(str(tmp_path / "weir.txt"), Options())
    page = review.page(1)
    assert page
    assert [place.text[:8] for scene in page.scenes for place in scene.places][:2] == ['"I owe y', "-- Mrs. "]
    (told,) = page.told
    assert "Xyzzy plugh" in told
    review.change(1, "add", page.scenes[0].places[-1].token)
    written = (tmp_path / "weir.toml").read_text(encoding="utf-8")
    assert written.startswith(entries)
    assert '[[break]]  # by hand\nbefore = "The kettle had gone cold' in written


@pytest.mark.parametrize(("over", "codes"), [("", ["moved-epigraph"]), ('over = "chapter"\n', [])])
def test_an_epigraph_amid_a_chapter_goes_to_its_opening(tmp_path: Path, over: str, codes: list[str]) -> None:
    """It is told that it leaves its place, unless the entry says that it is to."""
    text = 'The Weir\nby Anna Moss\n\nIt rained all day, and nobody came.\n\n"A lock is a question."\n\nShe slept.\n'
    story = read(tmp_path, f'[[epigraph]]\nbegins = "A lock"\n{over}', text)
    assert [one.blocks[0].text for one in story.chapters[0].epigraphs] == ['"A lock is a question."']
    assert [notice.code for notice in story.notices if "[[epigraph]]" in notice.text] == codes
    opening = text.replace("It rained all day, and nobody came.\n\n", "")
    above = read(tmp_path, '[[epigraph]]\nbegins = "A lock"\n', opening)
    assert [notice.code for notice in above.notices if "[[epigraph]]" in notice.text] == []
