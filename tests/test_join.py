"""Several files, one book: order, heads, headings, notes, and what is asked of the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Storybind, assert_one_line, in_process, open_book
from storybind.errors import EmptyStoryError, NotFoundError, UsageError
from storybind.joining import joined_name
from storybind.manuscript import gather_joined
from storybind.model import Story
from storybind.options import Options
from storybind.pipeline import convert, read_story
from storybind.text.files.order import natural
from storybind.text.tables.folders import ABOUT, PAPER, PLACE, Called

HEAD = "The Long Rain\nby Anna Moss\n\n"
FILES = {
    "ch1.txt": HEAD + 'It rained on Monday. She did not mind it.\n\n"Well," she said.\n',
    "ch2.txt": HEAD + "A/N: sorry for the wait!\n\nChapter 2: Fog\n\nThen came fog. Nobody had asked for it.\n",
    "ch10.txt": HEAD
    + "Chapter 10: Sun\n\nAnd then the sun, which nobody in the house had ordered and nobody could send back.\n\nThree days later it rained again.\n",
}


@pytest.fixture
def tale(tmp_path: Path) -> Path:
    """A folder of three chapters, whose names sort wrongly by their letters."""
    return write(tmp_path / "tale", FILES)


def write(folder: Path, texts: dict[str, str]) -> Path:
    """A folder with these files."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def joined(*paths: Path) -> Story:
    """The story of several files, read; `convert` proves that the book made of it holds every word."""
    manuscript = gather_joined([str(path) for path in paths])
    convert(manuscript)
    return read_story(manuscript)


def headings(story: Story) -> list[str]:
    """The chapters as they are headed."""
    return [str(chapter.heading) if chapter.heading else "" for chapter in story.chapters]


@pytest.mark.parametrize("row", [ABOUT, PAPER, PLACE], ids=lambda row: row.id)
def test_names_beside_a_story_are_known_and_their_look_alikes_are_not(row: Called) -> None:
    """A row has the names that it says it has, and none of those that it says it has not."""
    assert [name for name in row.fires_on if not row.fits(name)] == []
    assert [name for name in row.silent_on if row.fits(name)] == []


def test_the_folder_one_is_in_is_called_as_from_outside(storybind: Storybind, tale: Path) -> None:
    """The book of ``.`` lies beside the folder and bears its name, as its title does where the files have none."""
    for name in FILES:
        (tale / name).write_text(FILES[name].replace(HEAD, ""), encoding="utf-8")
    (tale / "more").mkdir()
    for place, named in ((tale, "."), (tale / "more", "..")):
        done = storybind("convert", "--join", named, "--cover", "none", "--json", cwd=place)
        assert done.records[0]["book"] == str(tale.with_suffix(".epub"))
        assert open_book(tale.with_suffix(".epub")).dc("title") == ["Tale"]
        tale.with_suffix(".epub").unlink()
    assert not list(tale.glob("**/*.epub"))


def test_a_folder_is_one_book_in_natural_order(tale: Path) -> None:
    """2 comes before 10, and what is missing between is told; a head that each file repeats stands in the book once; a note stays with its chapter."""
    story = joined(tale)
    assert story.metadata.title.value == "The Long Rain"
    assert headings(story) == ["1", "Chapter 2: Fog", "Chapter 10: Sun"]
    assert [(note.place, note.text) for note in story.notes] == [("chapter 2", "sorry for the wait!")]
    assert [notice.code for notice in story.notices] == ["repeated-head", "chapter-numbers"]
    assert [len(chapter.scenes) for chapter in story.chapters] == [1, 1, 2]


def test_a_copy_among_the_files_is_told(tale: Path) -> None:
    """A file that has nearly all of another one is told, by both their names; what two chapters share by chance is not."""
    prose = (
        "The lamp on the jetty had been out since the storm.\n\nNobody had rowed over to see to it, and nobody would.\n"
    )
    (tale / "ch3.txt").write_text(f"Chapter 3\n\n{prose}", encoding="utf-8")
    assert "same-text" not in [notice.code for notice in joined(tale).notices]
    (tale / "ch3 (copy).txt").write_text(f"Chapter 3\n\n{prose}", encoding="utf-8")
    told = [notice.text for notice in joined(tale).notices if notice.code == "same-text"]
    assert len(told) == 1
    assert "ch3 (copy).txt" in told[0]
    assert "ch3.txt" in told[0]


def test_each_of_several_copies_is_told_beside_the_same_file(tale: Path) -> None:
    """Every further copy of a file is told, and which file is named beside it does not change from copy to copy."""
    prose = "The lamp on the jetty had been out since the storm.\n\nNobody had rowed over to see to it, or would.\n"
    for name in ("ch3.txt", "ch4.txt", "ch5.txt"):
        (tale / name).write_text(f"Chapter {name[2]}\n\n{prose}", encoding="utf-8")
    told = [notice.text for notice in joined(tale).notices if notice.code == "same-text"]
    assert [text.partition(" as well")[0] for text in told] == [
        "nearly all of ch4.txt is in ch3.txt",
        "nearly all of ch5.txt is in ch3.txt",
    ]


def test_a_readme_is_no_chapter(tale: Path) -> None:
    """What tells of the folder is left out and told, also of another kind; named by itself, or alone, it is the story."""
    for name in ("README.md", "readme.de.txt"):
        (tale / name).write_text("# Tale\n\nThree chapters.\n", encoding="utf-8")
    manuscript = gather_joined([str(tale)])
    assert [Path(source.path).name for source in (manuscript.source, *manuscript.more)] == [
        "ch1.txt",
        "ch2.txt",
        "ch10.txt",
    ]
    told = [notice.text for notice in convert(manuscript).notices if "is not in the book" in notice.text]
    assert sorted(text.split()[0] for text in told) == ["README.md", "readme.de.txt"]
    assert gather_joined([str(tale / "ch1.txt"), str(tale / "readme.de.txt")]).more[0].path.endswith("readme.de.txt")
    for name in FILES:
        (tale / name).unlink()
    (tale / "readme.de.txt").unlink()
    assert joined(tale).words == 4


def test_a_chapter_that_only_sounds_like_a_readme_is_one(tale: Path) -> None:
    """A title of three words is no name of such a file."""
    (tale / "read me when it rains.txt").write_text("It rained.\n", encoding="utf-8")
    assert len(joined(tale).chapters) == 4


def test_what_a_writer_keeps_beside_numbered_chapters_is_none(storybind: Storybind, tale: Path) -> None:
    """Notes and an outline are left out and told, by `inspect` too; beside a chapter that has no number either, they may be chapters."""
    for name in ("notes.txt", "Plot_Outline.txt"):
        (tale / name).write_text("The mule is called Bo.\n", encoding="utf-8")
    (tale / "Epilogue.txt").write_text("It rained no more.\n", encoding="utf-8")
    assert len(joined(tale).chapters) == 4
    told = [one.text for one in convert(gather_joined([str(tale)])).notices if "is not in the book" in one.text]
    assert sorted(text.split()[0] for text in told) == ["Plot_Outline.txt", "notes.txt"]
    for more in ((), ("--json",)):
        assert b"notes.txt tells of its folder" in storybind("inspect", "--join", tale, *more).out
    (tale / "The Mule.txt").write_text("It went home by itself.\n", encoding="utf-8")
    assert len(joined(tale).chapters) == 7


def test_a_draft_beside_its_chapter_makes_no_chapter_of_the_outline(tmp_path: Path) -> None:
    """Two files of one number count all the same."""
    for name in ("01 Salt", "02 Rain", "02 Rain OLD", "outline"):
        (tmp_path / f"{name}.txt").write_text(f"It rained on {name}.\n", encoding="utf-8")
    assert len(joined(tmp_path).chapters) == 3


@pytest.mark.parametrize(
    "names",
    [("Notes 1", "Notes 2", "Day 1", "Day 2"), ("Cuts 1", "Cuts 2", "Scar 1"), ("Summer 2019", "Winter 2020", "Notes")],
)
def test_chapters_may_be_called_as_a_writers_papers_are(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Beside chapters that do not count, and where they count themselves, they are chapters."""
    for name in names:
        (tmp_path / f"{name}.txt").write_text(f"It rained on {name}.\n", encoding="utf-8")
    assert len(joined(tmp_path).chapters) == len(names)


def test_lines_are_told_as_the_files_have_them(tale: Path) -> None:
    """A line of the joined text is known by the file it is from and its number there."""
    story = joined(tale)
    path, line = story.source.place(story.chapters[1].scenes[0].blocks[0].span.first)
    assert (Path(path).name, line) == ("ch2.txt", 8)


def test_inspect_counts_as_the_files_do(storybind: Storybind, tale: Path) -> None:
    """Of several files each line is told in its own file's count, with that file's name: on the page, and in the JSON for all that has a line."""
    page = storybind("inspect", "--join", tale, "--all").text
    assert f"Chapter 2: Fog: 1 scene, 8 words\n  {tale / 'ch2.txt'}\n    1  line 8 " in page
    assert f"  {tale / 'ch2.txt'} line 4 chapter 2 " in page
    assert f"  {tale / 'ch10.txt'} line 4: chapter 10 follows" in page
    found = json.loads(storybind("inspect", "--join", tale, "--json", "--all").out)
    scenes = [scene for chapter in found["chapters"] for scene in chapter["scenes"]]
    told = [(Path(one["file"]).name, one["line"]) for one in (*scenes, scenes[-1]["break"], *found["notes"])]
    assert told == [("ch1.txt", 4), ("ch2.txt", 8), ("ch10.txt", 6), ("ch10.txt", 8), ("ch10.txt", 8), ("ch2.txt", 4)]
    warned = [(warning["line"], warning.get("file")) for warning in found["warnings"]]
    assert warned == [(None, None), (4, str(tale / "ch10.txt"))]


def test_a_book_is_held_against_its_folder(tale: Path) -> None:
    """The word proof of `check` takes the folder of a story in several files, and finds a word that one of them gained."""
    book, more = tale.with_name("tale.epub"), tale.with_name("more")
    assert in_process("convert", "--join", tale, "-o", book, "--cover", "none").code == 0
    assert in_process("check", book, "--against", tale).code == 0
    write(more, {**FILES, "ch2.txt": FILES["ch2.txt"] + "\nGale.\n"})
    done = in_process("check", book, "--against", more, "--quiet")
    assert_one_line(done, "ch2.txt:10", "Gale", code=1)


def test_a_break_thought_of_is_told_as_its_file_has_it(storybind: Storybind, tmp_path: Path) -> None:
    """So is a break that was not set."""
    told = "They sat.\n\nThey ate.\n\nThat evening he went, as he did every day.\n\nAll was well.\n"
    folder = write(tmp_path / "two", {"1.txt": "It rained.\n\nShe did not mind.\n", "2.txt": told})
    (candidate,) = json.loads(storybind("inspect", "--join", folder, "--json", "--all").out)["candidates"]
    assert (candidate["file"], candidate["line"], candidate["break"]["line"]) == (str(folder / "2.txt"), 5, 5)


def test_a_file_with_a_note_above_its_heading(tmp_path: Path) -> None:
    """A note above a file's own heading stays a note of that chapter; the file's name is not said beside it."""
    texts = {
        f"Chapter {at}.txt": f"Notes:\nHi all, chapter {at} is here! Thanks for reviews.\n\nChapter {at}: Fog {at}\n\nIt was fog.\n\nShe went out.\n"
        for at in (1, 2)
    }
    story = joined(write(tmp_path / "fog", texts))
    assert headings(story) == ["Chapter 1: Fog 1", "Chapter 2: Fog 2"]
    assert [(note.place, note.kind) for note in story.notes] == [
        ("front", "authors-note"),
        ("chapter 2", "authors-note"),
    ]


def test_a_title_of_its_own_heads_a_file(tmp_path: Path) -> None:
    """Where the files' titles differ they are those of the chapters, and the folder names the book."""
    texts = {
        f"{at}.txt": f"The {word}\n\nIt was {word} all day.\n\nThey went home.\n"
        for at, word in enumerate(("Fog", "Rain", "Sun"), 1)
    }
    story = joined(write(tmp_path / "weather", texts))
    assert story.metadata.title.value == "Weather"
    assert headings(story) == ["The Fog", "The Rain", "The Sun"]


@pytest.mark.parametrize(
    "names", [("1", "2", "3"), ("01 - Fog", "02 - Rain", "03 - Sun"), ("01_fog", "02_rain", "3 sun")]
)
def test_a_title_below_the_head_that_each_file_repeats_heads_it(tmp_path: Path, names: tuple[str, ...]) -> None:
    """It is said once, and neither a number nor the file's name stands in its place."""
    texts = {
        f"{name}.txt": f"{HEAD}{word}\n\nIt was {word.lower()} all day, and nobody minded.\n\nThey went home.\n"
        for name, word in zip(names, ("Fog", "Rain", "Sun"), strict=True)
    }
    story = joined(write(tmp_path / "tale", texts))
    assert story.metadata.title.value == "The Long Rain"
    assert headings(story) == ["Fog", "Rain", "Sun"]
    assert [chapter.scenes[0].opening.text.split()[0] for chapter in story.chapters] == ["It"] * 3


@pytest.mark.parametrize(
    "lines",
    [
        ("Fog", "It rained on Monday, and she let it.", "Sun"),  # not all of them
        ("Fog", "Fog", "Sun"),  # the same twice
        ("Fog.", "Rain.", "Sun."),  # words of the story
        ('"Fog"', '"Rain"', '"Sun"'),
    ],
)
def test_a_short_first_line_of_some_files_is_the_storys(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Below a head that is repeated too: the files' numbers head them."""
    texts = {
        f"{at}.txt": f"{HEAD}{line}\n\nThe fog was there all day, and nobody minded.\n\nThey went home.\n"
        for at, line in enumerate(lines, 1)
    }
    story = joined(write(tmp_path / "tale", texts))
    assert headings(story) == ["1", "2", "3"]
    assert [chapter.scenes[0].opening.text for chapter in story.chapters] == list(lines)


def test_part_numbers_are_no_titles(tmp_path: Path) -> None:
    """Titles that differ by a number alone are one; what else a later head says is a note before its chapter."""
    texts = {
        "real-1.txt": "Real (1/2)\nby A. B. Cee\n\nIt was foggy that day.\n\nThey went home.\n",
        "real-2.txt": "Real (2/2)\nby A. B. Cee\n\nSummary: Rain.\n\nIt rained that day.\n\nThey went out.\n",
    }
    story = joined(write(tmp_path / "r", texts))
    assert (story.metadata.title.value, story.metadata.authors.value) == ("Real", ("A. B. Cee",))
    assert headings(story) == ["1", "2"]
    assert [(note.kind, note.place, note.text) for note in story.notes] == [("about", "chapter 2", "Rain.")]


def test_the_authors_of_all_files(tmp_path: Path) -> None:
    """Each author is named once, in the order of the files, and a later one's byline stays before its chapter."""
    texts = {
        "1.txt": "Rain\nby Anna Moss\n\nIt rained.\n",
        "2.txt": "Title: Fog\nAuthor: Jo Lind\n\nIt was foggy.\n",
        "3.txt": "Sleet\nby anna moss\n\nIt sleeted.\n",
    }
    story = joined(write(tmp_path / "r", texts))
    assert story.metadata.authors.value == ("Anna Moss", "Jo Lind")
    assert "Jo Lind" in [note.text for note in story.notes]


def test_titles_that_are_the_same_stay_apart(tmp_path: Path) -> None:
    """Two files of one title are two chapters of that title."""
    texts = {
        "1.txt": "Chapter One\n\nIt rained.\n",
        "2.txt": "Interlude\n\nIt stopped.\n",
        "3.txt": "Chapter Two\n\nIt rained.\n",
        "4.txt": "Interlude\n\nIt stopped again.\n",
    }
    assert headings(joined(write(tmp_path / "r", texts))) == ["Chapter One", "Interlude", "Chapter Two", "Interlude"]


def test_a_prologue_without_a_head_takes_none_from_the_book(tmp_path: Path) -> None:
    """Where the first file names no title, the head that all others repeat is the book's, and no note of theirs."""
    bare = {
        "Prologue.txt": "Prologue\n\nBefore the rain there was dust.\n",
        "Epilogue.txt": "Epilogue\n\nDust again.\n",
    }
    story = joined(write(tmp_path / "tale", FILES | bare))
    assert (story.metadata.title.value, story.metadata.authors.value) == ("The Long Rain", ("Anna Moss",))
    assert headings(story) == ["Prologue", "1", "Chapter 2: Fog", "Chapter 10: Sun", "Epilogue"]
    assert [(note.place, note.text) for note in story.notes] == [("chapter 3", "sorry for the wait!")]


AO3 = "Posted originally on the Archive at https://archive.example/works/1.\n\nRating:\nTeen\n\nThe Lamp\n\nby Bo\n\nChapter Text\n\n"


@pytest.mark.parametrize(
    ("texts", "headed", "noted"),
    [
        pytest.param(
            {"1.txt": "Rain\n\nIt rained.\n\nIt did.\n", "2.txt": f"The Quay\n\n{AO3}It stopped.\n\nIt did.\n"},
            ["Rain", "The Quay"],
            ["The Lamp"],
            id="two titles over a later file",
        ),
        pytest.param(
            {"1.txt": f"The Quay\n\n{AO3}It rained.\n\nIt did.\n", "2.txt": "Fog\n\nIt stopped.\n\nIt did.\n"},
            ["The Quay", "Fog"],
            ["The Lamp"],
            id="two titles over the first file",
        ),
        pytest.param(
            {"1.txt": "Rain\n\nIt rained.\n", "2.txt": "Title: Fog\nAuthor: Bo\n\nChapter 2: Mist\n\nIt stopped.\n"},
            ["Rain", "Chapter 2: Mist"],
            ["Fog"],
            id="a title over a file that has a heading of its own",
        ),
        pytest.param(
            {
                "1.md": "# Part 1\n\n## Chapter 1\n\nIt rained.\n\n# Part 2\n",
                "2.md": "It stopped.\n\nIt did.\n\n## Chapter 3\n\nIt rained.\n",
            },
            ["Part 1", "Chapter 1", "Part 2", "2", "Chapter 3"],
            [],
            id="a part that a file ends with",
        ),
        pytest.param(
            {"1.md": "It rained.\n\nIt did.\n\n# Part 2\n", "2.md": "It stopped.\n\nIt did.\n"},
            ["1", "2"],
            ["Part 2"],
            id="a part over nothing",
        ),
        pytest.param(
            {"1.md": "It rained.\n", "2.md": "---\ntitle: Fog\n---\n\nA/N: Sorry!\n\nIt stopped.\n\nIt did.\n"},
            ["1", "Fog"],
            ["Sorry!"],
            id="a note under the front matter of a later file",
        ),
        pytest.param(
            {"1.md": "It rained.\n", "2.md": "---\ntags:\ntitle: Fog\n---\nIt stopped.\n\nIt did.\n"},
            ["1", "Fog"],
            [],
            id="a key without a value first in the front matter of a later file",
        ),
        pytest.param(
            {"1.md": "It rained.\n", "2.md": "---\ntitle:\nauthor:\n---\nIt stopped.\n\nIt did.\n"},
            ["1", "2"],
            [],
            id="no value at all in the front matter of a later file",
        ),
    ],
)
def test_heads_that_do_not_fit_lose_no_word(
    tmp_path: Path, texts: dict[str, str], headed: list[str], noted: list[str]
) -> None:
    """What a head says that heads no chapter and is not the book's is a note; a part stands over what follows in the next file."""
    story = joined(write(tmp_path / "tale", texts))
    assert all(chapter.heading for chapter in story.chapters)
    heads = [str(head) for chapter in story.chapters for head in (chapter.part, chapter.heading) if head]
    assert heads == headed
    assert [note.text for note in story.notes if note.text in noted] == noted


RAIN = "It rained on the quay until nine, and nobody came to see the boats go out.\n\nThen it stopped.\n"


@pytest.mark.parametrize("first", [True, False], ids=["over the first file", "over a later one"])
@pytest.mark.parametrize(
    ("head", "heading", "note", "author"),
    [
        ("Maria Lessing - The Yard Clock\n\n", "The Yard Clock", "Maria Lessing - The Yard Clock", "Maria Lessing"),
        ("The Yard Clock | Maria Lessing\n\n", "The Yard Clock", "The Yard Clock | Maria Lessing", "Maria Lessing"),
        ("NANOWRIMO 2019\nTHE ROAD (working title!!)\n\n", "THE ROAD", "THE ROAD (working title!!)", ""),
        ("The Yard Clock\nby Maria Lessing\n\n", "The Yard Clock", "", "Maria Lessing"),
    ],
)
def test_a_title_that_shares_its_line_heads_a_chapter(
    tmp_path: Path, first: bool, head: str, heading: str, note: str, author: str
) -> None:
    """Who wrote it is an author of the book, and the line, which says more than the heading, a note before the chapter."""
    texts = (head + RAIN, "The Kettle\n\n" + RAIN)
    story = joined(
        write(tmp_path / "tale", dict(zip(("1.txt", "2.txt"), texts if first else texts[::-1], strict=True)))
    )
    assert sorted(headings(story)) == sorted([heading, "The Kettle"])
    assert story.metadata.authors.value == ((author,) if author else ("Unknown",))
    assert not note or [told.text for told in story.notes if heading in told.text] == [note]
    assert_one_book(tmp_path / "tale")


def assert_one_book(folder: Path) -> None:
    """The files are one book, in which each of their words is proved to be."""
    convert(gather_joined([str(folder)], Options(cover="none")))


@pytest.mark.parametrize(
    "head",
    [
        "The Ferry Bell\nby tenchwrites\n12.1K Reads  904 Votes  7 Parts\n\nChapter 1 - Fog\n\n",
        "[info]quietkettle wrote in [info]lamp_fic\nTitle: The Lamp\nAuthor: [personal profile] quietkettle\nRating: G\n\n",
    ],
    ids=["a value before its label", "pictures of users"],
)
def test_a_line_of_a_head_that_is_no_label_and_value_is_told_whole(tmp_path: Path, head: str) -> None:
    """Over a later file, where it is a note: each word in its place."""
    assert_one_book(write(tmp_path / "tale", {"1.txt": "The Kettle\n\n" + RAIN, "2.txt": head + RAIN}))


def test_what_a_file_defines_means_nothing_in_another(tmp_path: Path) -> None:
    """A name of a note or of a link that only another file explains is text, word for word."""
    texts = {
        "1.md": "It rained.[^1] See [the map][m].\n\n[^1]: All day.\n\n[m]: http://x.example/\n",
        "2.md": "It stopped.[^1] See [the map][m].\n\nIt did.\n",
    }
    story = joined(write(tmp_path / "tale", texts))
    said = [scene.blocks[0].text for chapter in story.chapters for scene in chapter.scenes]
    assert said == ["It rained.1 See the map.", "It stopped.[^1] See [the map][m]."]


def test_footnotes_stay_in_their_file(tmp_path: Path) -> None:
    """Each file's first footnote is its own, whatever the others call theirs."""
    texts = {f"{at}.md": f"# Chapter {at}\n\nRain fell.[^1]\n\nIt stopped.\n\n[^1]: Note of {at}.\n" for at in (1, 2)}
    story = joined(write(tmp_path / "r", texts))
    assert [[block.text for block in scene.blocks][-1] for scene in story.scenes] == ["Note of 1.", "Note of 2."]


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        ("ch10 ch2 ch1", "ch1 ch2 ch10"),
        ("Epilogue ch1 Prologue", "Prologue ch1 Epilogue"),
        ("2.10 2.9 1.1", "1.1 2.9 2.10"),
        ("b a", "a b"),
        ("03-rain 4-fog 1", "1 03-rain 4-fog"),
    ],
)
def test_natural_order(names: str, ordered: str) -> None:
    """Numbers count, beginnings come first and endings last."""
    assert " ".join(sorted(names.split(), key=natural)) == ordered


def test_an_order_that_was_chosen_is_kept(tale: Path) -> None:
    """Files in another order than the alphabet's were put so by somebody."""
    chosen = [str(tale / name) for name in ("ch2.txt", "ch10.txt", "ch1.txt")]
    manuscript = gather_joined(chosen)
    assert [Path(one.path).name for one in (manuscript.source, *manuscript.more)] == ["ch2.txt", "ch10.txt", "ch1.txt"]
    by_shell = gather_joined([str(tale / name) for name in ("ch1.txt", "ch10.txt", "ch2.txt")])
    assert [Path(one.path).name for one in by_shell.more] == ["ch2.txt", "ch10.txt"]


def test_the_sidecar_of_the_folder_speaks_for_it(tale: Path) -> None:
    """``tale.toml`` beside the folder ``tale`` names the book."""
    tale.with_suffix(".toml").write_text('title = "Rains"\n', encoding="utf-8")
    assert joined(tale).metadata.title.value == "Rains"


def test_a_common_beginning_of_names_is_a_title_in_whole_words(tmp_path: Path) -> None:
    """Names that share an article or a few letters share no title; the folder's name stands in."""
    for number, names in enumerate((("the-fog.txt", "the-rain.txt"), ("chapel.txt", "charm.txt"))):
        folder = write(tmp_path / f"wet days {number}", dict.fromkeys(names, "It rained.\n\nShe went.\n"))
        paths = sorted(folder.iterdir())
        assert joined(*paths).metadata.title.value == f"Wet days {number}"
    folder = write(tmp_path / "雨", {f"雨の日{part}.txt": "It rained.\n\nShe went.\n" for part in "上下"})
    assert joined(*sorted(folder.iterdir())).metadata.title.value == "雨の日"


def test_files_of_two_kinds_are_wrong_usage(storybind: Storybind, tmp_path: Path) -> None:
    """They are named in a line, with the exit code of wrong usage, by `convert` as by `inspect`."""
    write(tmp_path / "mixed", {"1.txt": "It rained.\n", "2.md": "It rained.\n"})
    for command in ("convert", "inspect"):
        assert_one_line(
            storybind(command, "--join", "mixed"), ".md, .txt", "take mixed/2.md out", "of one kind", code=2
        )


def test_what_cannot_be_joined_is_refused(tmp_path: Path) -> None:
    """Files of two kinds, an empty folder and standard input are named with a way out."""
    mixed = write(tmp_path / "mixed", {"1.txt": "It rained.\n", "2.md": "It rained.\n"})
    with pytest.raises(UsageError, match="of different kinds"):
        gather_joined([str(mixed)])
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFoundError, match="no story"):
        gather_joined([str(tmp_path / "empty")])
    with pytest.raises(UsageError, match="standard input"):
        gather_joined(["-", "a.txt"])


def test_what_a_joined_story_is_called(tmp_path: Path) -> None:
    """By its folder, by what its files' names share, or by the folder they lie in."""
    assert joined_name(["tales/rain-1.txt", "tales/rain-2.txt"]) == str(Path("tales/rain"))
    assert joined_name(["tales/ch1.txt", "tales/ch2.txt"]) == "tales"


def test_join_from_the_command_line(storybind: Storybind, tale: Path) -> None:
    """One book beside the folder, or where -o says; files without a place for their book are asked for one."""
    done = storybind("convert", "--join", "tale")
    assert (done.code, done.text) == (0, "tale.epub: The Long Rain, by Anna Moss (3 chapters, 4 scenes, 59 words)\n")
    assert storybind("convert", "--join", "tale/ch1.txt", "tale/ch2.txt", "-o", "two.epub").code == 0
    assert open_book(tale.parent / "two.epub").contents()[:2] == ["1", "Chapter 2: Fog"]
    assert_one_line(storybind("convert", "--join", "tale/ch1.txt", "tale/ch2.txt"), "-o book.epub", code=2)
    for command in (["convert"], ["convert", "-o", "three.epub"], ["inspect"]):
        assert_one_line(storybind(*command, "--join", "tail"), "tail: there is no such file or folder; check the name")
    assert_one_line(storybind("inspect", "tale/ch1.txt", "tale/ch2.txt"), "--join", code=2)
    shown = storybind("inspect", "--join", "tale").text
    assert "Chapter 2: Fog: 1 scene" in shown


def test_an_error_names_the_file_it_is_in(storybind: Storybind, tale: Path) -> None:
    """A file that is no text is named, not the folder; nothing is written."""
    (tale / "ch3.txt").write_bytes(b"%PDF-1.4 rain")
    assert_one_line(storybind("convert", "--join", "tale"), "ch3.txt", "PDF")
    assert not (tale.parent / "tale.epub").exists()


def test_a_book_in_a_book_keeps_its_front(tmp_path: Path) -> None:
    """The title of a file that has chapters of its own is a part's, with the epigraph and the dedication below it; the first book's dedication has its page."""
    rain, fog = "It rained all day, and nobody minded.", "The fog came up, and nobody minded."
    folder = write(
        tmp_path / "two",
        {
            "1.txt": f"THE LOCK\n\nby Jo Ashdown\n\nFor Dot, who kept the keys\n\nCHAPTER ONE\n\n{rain}\n\nCHAPTER TWO\n\n{rain}\n",
            "2.txt": f"THE GATE\n\nby Jo Ashdown\n\nFor Hal\n\n“All rivers owe.”\n—proverb\n\nCHAPTER ONE\n\n{fog}\n\nCHAPTER TWO\n\n{fog}\n",
        },
    )
    story = joined(folder)
    assert [str(chapter.part or "") for chapter in story.chapters] == ["THE LOCK", "", "THE GATE", ""]
    assert headings(story) == ["CHAPTER ONE", "CHAPTER TWO"] * 2
    assert (
        [note.text for note in story.notes]
        == [note.text for note in story.dedication]
        == ["For Dot, who kept the keys"]
    )
    given, epigraph = story.chapters[2].epigraphs
    assert (given.over, given.text, given.rule) == ("part", "For Hal", "epigraph.given")
    assert (epigraph.over, epigraph.source) == ("part", "—proverb")


def test_an_epigraph_above_the_first_chapter_of_a_file_is_no_chapter(tmp_path: Path) -> None:
    """What a file of the book's own title has above its first chapter is what it is in a file by itself, and not a chapter called like the file."""
    rain, fog = "It rained all day, and nobody minded.", "The fog came up, and nobody minded."
    files = {
        "lock.txt": f"THE LOCK\n\nby Jo Ashdown\n\n“All rivers owe.”\n—proverb\n\nCHAPTER ONE\n\n{rain}\n\nCHAPTER TWO\n\n{rain}\n",
        "more.txt": f"THE LOCK\n\nFor Hal\n\n“Nothing is level.”\n—proverb\n\nCHAPTER THREE\n\n{fog}\n\nCHAPTER FOUR\n\n{fog}\n",
    }
    story = joined(write(tmp_path / "two", files))
    assert headings(story) == ["CHAPTER ONE", "CHAPTER TWO", "CHAPTER THREE", "CHAPTER FOUR"]
    assert [(one.over, one.text) for one in story.chapters[0].epigraphs] == [("book", "“All rivers owe.”\n—proverb")]
    assert [one.text for one in story.chapters[2].epigraphs] == ["For Hal", "“Nothing is level.”\n—proverb"]


def test_files_of_headings_alone_are_no_story(tmp_path: Path) -> None:
    tale = write(tmp_path / "tale", {"1.md": "# The Lamp\n", "2.md": "# The Oil\n"})
    with pytest.raises(EmptyStoryError, match="no story under it"):
        joined(tale)


def test_a_title_page_in_markdown_names_the_book(tmp_path: Path) -> None:
    """The titles of the other files are those of chapters; a first chapter that is signed is none of the book's."""
    chapters = {
        "01_weir.md": "# One\n\nThe heron stood on the weir.\n\nIt did not nod.\n",
        "02_mill.md": "# Two\n\nThe mill had stopped.\n\nNobody minded.\n",
    }
    page = {"00_title.md": "# The Heron\n### A Novel\nby Ann Lee\n\n*For Bo, who waited.*\n"}
    story = joined(write(tmp_path / "book", page | chapters))
    assert (story.metadata.title.value, story.metadata.authors.value) == ("The Heron", ("Ann Lee",))
    assert story.metadata.subtitle is not None
    assert story.metadata.subtitle.value == "A Novel"
    assert headings(story) == ["One", "Two"]
    signed = {"00_heron.md": "# The Heron\nby Ann Lee\n\nIt stood there.\n\nIt did not nod.\n"}
    assert headings(joined(write(tmp_path / "tales", signed | chapters))) == ["The Heron", "One", "Two"]


@pytest.mark.parametrize("kind", ["md", "txt"])
def test_two_files_of_one_chapter_are_told(tmp_path: Path, kind: str) -> None:
    """Which they are, and that both are in the book; parts that begin at 1 again are another matter."""
    head = "# " if kind == "md" else ""
    texts = {
        f"1.{kind}": f"{head}Chapter One\n\nThe heron stood on the weir.\n\nIt did not nod.\n",
        f"2.{kind}": f"{head}Chapter Two\n\nThe mill had stopped, and the miller sat in it.\n\nNobody minded.\n",
        f"2_OLD.{kind}": f"{head}Chapter Two\n\nThe mill stopped one day in March.\n\nWho minded?\n",
        f"3.{kind}": f"{head}Chapter Three\n\nThen the rain came over the hill.\n\nIt stayed.\n",
    }
    (told,) = (notice for notice in joined(write(tmp_path / "tale", texts)).notices if notice.code == "chapter-numbers")
    assert told.text.startswith(f"2.{kind} and 2_OLD.{kind} are both headed as chapter 2, and both are in the book")
    del texts[f"2_OLD.{kind}"]
    assert not joined(write(tmp_path / "once", texts)).notices


def test_saved_pages_are_in_the_language_that_they_declare(tmp_path: Path) -> None:
    """A chapter a page: the language of the first is the book's, and no page about the story says it."""
    page = '<html lang="en-{}"><title>Chapter {}</title><h1>Chapter {}</h1><p>It rained on Monday. She did not mind it.</p></html>'
    texts = {f"rain-{at}.html": page.format(region, at, at) for at, region in ((1, "GB"), (2, "US"))}
    story = joined(write(tmp_path / "rain", texts))
    assert headings(story) == ["Chapter 1", "Chapter 2"]
    assert (story.metadata.language.value, story.metadata.about) == ("en-GB", ())
    assert story.metadata.language.origin.endswith("rain-1.html line 1")


def test_where_the_stories_are_is_told(storybind: Storybind, tmp_path: Path) -> None:
    """Of a folder with a README alone, or with nothing, and stories below, these are named; what else it holds is a book, and they are told of."""
    write(tmp_path / "gull", {"README.md": "# The Gull\n\nA novel.\n"})
    write(tmp_path / "gull" / "notes", {"names.md": "Bo\n"})
    write(tmp_path / "gull" / "chapters", {"1.md": "It rained.\n", "2.md": "It did not.\n"})
    assert_one_line(storybind("convert", "--join", "gull"), "but README.md", "chapters (2), notes (1)", code=1)
    (tmp_path / "gull" / "README.md").unlink()
    assert_one_line(storybind("convert", "--join", "gull"), "no story right in this folder", "chapters (2)", code=1)
    (tmp_path / "gull" / "whole.md").write_text("It rained.\n", encoding="utf-8")
    done = storybind("convert", "--join", "gull")
    assert done.code == 0
    assert "gull has folders whose stories are not in the book: chapters (2), notes (1)" in done.err
    done = storybind("batch", "gull", "--join-folders", "--json")
    assert not any("has folders" in told for record in done.records for told in record["warnings"])


def test_a_folder_of_chapters_is_called_after_the_one_above(storybind: Storybind, tmp_path: Path) -> None:
    """What only says that chapters are in it is no title; the book lies beside it and is called like it all the same."""
    chapters = {"1.txt": "It rained.\n", "2.txt": "It did not.\n"}
    (tmp_path / "the-gull").mkdir()
    write(tmp_path / "the-gull" / "manuscript", chapters)
    story = joined(tmp_path / "the-gull" / "manuscript")
    assert (story.metadata.title.value, story.metadata.title.origin) == ("The gull", "file name")
    write(tmp_path / "the-gull" / "the weir", chapters)
    assert joined(tmp_path / "the-gull" / "the weir").metadata.title.value == "The weir"
    done = storybind("convert", "--join", "manuscript", "--json", cwd=tmp_path / "the-gull")
    assert done.records[0]["book"] == "manuscript.epub"


def test_what_holds_no_story_stops_no_book(tmp_path: Path) -> None:
    """Blank files, lists of the others and papers about the folder are left out and told; alone, a blank one is refused."""
    files = {
        "chapter-01.md": "It rained.\n",
        "chapter-02.md": "It did not.\n",
        "chapter-03.md": "\n",
        "SUMMARY.md": "# Summary\n\n- [Rain](chapter-01.md)\n- [Sun](./chapter-02.md)\n- [Fog]()\n",
        "Book.txt": "chapter-01.md\nchapter-02.md\n",
        "LICENSE.txt": "You may copy it.\n",
        "AGENTS.md": "Write no adverbs.\n",
        "Config.txt": "---\ntitle: The Gull\nauthor: Ann Lee\n---\n",
        "cast.txt": "Bo, a mule\n",
        "overview.md": "It rains in the first chapter.\n",
        "chapter-01-notes.md": "More rain?\n",
        "readme-web.md": "How to put it on the web.\n",
        "index.html": "<html><body><p>Read it here.</p></body></html>",
    }
    manuscript = gather_joined([str(write(tmp_path / "gull", files))])
    bound = convert(manuscript)
    assert [len(chapter.scenes) for chapter in bound.story.chapters] == [1, 1]
    assert (bound.story.metadata.title.value, bound.story.metadata.authors.value) == ("The Gull", ("Ann Lee",))
    told = {notice.text.split()[0] for notice in bound.notices if notice.code == "left-out"}
    assert told == {*files} - {"chapter-01.md", "chapter-02.md", "Config.txt"}
    with pytest.raises(EmptyStoryError):
        gather_joined([str(write(tmp_path / "blank", {"1.txt": " \n", "2.txt": ""}))])


def test_a_list_of_files_in_a_story_is_none(tmp_path: Path) -> None:
    """A file that says a word of its own beside the names of others is a chapter."""
    files = {"1.txt": "It rained.\n", "2.txt": "1.txt\nNobody could say who had typed it.\n"}
    assert len(joined(write(tmp_path / "gull", files)).chapters) == 2


def test_a_prologue_of_another_kind_is_not_left_out(tmp_path: Path) -> None:
    """Beside chapters that count it may be a part of the story: it is for its writer to say."""
    files = {"1.md": "It rained.\n", "2.md": "It did not.\n", "Prologue.txt": "It was dry.\n"}
    with pytest.raises(UsageError, match=r"take .*Prologue.txt out"):
        gather_joined([str(write(tmp_path / "gull", files))])


def test_kinds_of_one_ending_are_told_apart(tmp_path: Path) -> None:
    """A web page in a .txt file is named as one."""
    files = {"1.txt": "It rained.\n", "2.txt": "It did not.\n", "a.txt": "<html><body><p>It rained.</p></body></html>"}
    with pytest.raises(UsageError, match=r"\(a web page, plain text\) make no one book; take .*a.txt out"):
        gather_joined([str(write(tmp_path / "gull", files))])


def test_a_preface_goes_first_and_what_is_about_its_author_last(tmp_path: Path) -> None:
    """In other languages as well; an index page is that of the folder."""
    names = ["index", "prefácio", "prólogo", "capitulo-01", "capitulo-02", "posfácio"]
    assert sorted(sorted(names), key=natural)[1:] == names[1:]
    assert sorted(["about the author.md", "ch1.md", "index.md"], key=natural) == [
        "index.md",
        "ch1.md",
        "about the author.md",
    ]


def test_titles_in_front_matter_are_the_chapters(tmp_path: Path) -> None:
    """Where each file's says the same things of its own file; where the first says more, its title is the book's."""
    alike = {
        "1.md": "---\ntitle: The Weir\nauthor: Ann Lee\n---\nIt rained.\n",
        "2.md": "---\ntitle: The Mill\nauthor: Ann Lee\n---\n\n# The Mill\n\nIt did not.\n",
        "3.md": "---\ntitle: The Sea\nauthor: Ann Lee\n---\nIt was dry.\n",
    }
    story = joined(write(tmp_path / "tales", alike))
    assert (story.metadata.title.value, story.metadata.authors.value) == ("Tales", ("Ann Lee",))
    assert headings(story) == ["The Weir", "The Mill", "The Sea"]
    bare = {name: text.replace("author: Ann Lee\n", "") for name, text in alike.items()}
    bare["1.md"] = "---\ntitle: The Weir\nlayout: book\n---\n\nIt rained.\n"
    assert joined(write(tmp_path / "weir", bare)).metadata.title.value == "The Weir"
    site = {"a.md": "---\ntitle: Prologue\nlayout: base\n---\n\n# Prologue\n\nIt rained.\n", "b.md": bare["2.md"]}
    story = joined(write(tmp_path / "site", site))
    assert (story.metadata.title.value, headings(story)) == ("Site", ["Prologue", "The Mill"])


def test_a_first_heading_that_counts_is_no_title(tmp_path: Path) -> None:
    """`# Episode 1` heads its file, with the title below it."""
    files = {
        "chapter-01.md": "# Episode 1\n\n## Intake: One Gull\n\nIt rained.\n",
        "chapter-02.md": "# Episode 2\n\n## The Mill\n\nIt did not.\n",
    }
    story = joined(write(tmp_path / "gulls", files))
    assert story.metadata.title.value == "Gulls"
    assert headings(story) == ["Episode 1: Intake: One Gull", "Episode 2: The Mill"]
    assert not story.notes


def test_a_file_that_is_nothing_but_the_head_of_a_manuscript_is_in_the_book_once(tmp_path: Path) -> None:
    """A title page between two chapters in Markdown, with the writer's address: its words are the chapter's, and no note has them again."""
    page = "Anna Moss                      about 1,200 words\n12 Quay Street\nanna@example.org\n\n\n\n\n                 THE LAMP\n\n               by Anna Moss\n"
    texts = {"1.md": "# One\n\nIt rained on Monday.\n", "2.md": page, "3.md": "# Three\n\nThen came fog.\n"}
    story = joined(write(tmp_path / "lamp", texts))
    assert [note for note in story.notes if "anna@example.org" in note.text] == []
    assert sum("anna@example.org" in block.text for scene in story.scenes for block in scene.blocks) == 1


def test_a_folder_called_as_somebody_is_gives_its_whole_name(tmp_path: Path) -> None:
    """What stands behind the stop of ``Mr.Smith`` is no ending of a file."""
    story = joined(write(tmp_path / "Mr.Smith", {"1.txt": "It rained.\n", "2.txt": "Then came fog.\n"}))
    assert story.metadata.title.value == "Mr.Smith"


def test_what_many_files_say_alike_is_told_once(tmp_path: Path) -> None:
    """The links under each chapter are left out, which is one remark; a link that is none of them stays."""
    files = {
        f"{at}.md": f"## Chapter {at}\n\n_[Read from the start](1.md)_\n\nIt rained.\n\n[Open it](door.html)\n\nNobody did.\n\n[Next chapter](x.md)\n"
        for at in range(1, 8)
    }
    bound = convert(gather_joined([str(write(tmp_path / "gull", files))]))
    told = [notice.text for notice in bound.notices if "ways to other parts" in notice.text]
    assert told == ["left out of the book: ways to other parts (6 words); and so 6 times more, in other files"]
    assert headings(bound.story) == [f"Chapter {at}" for at in range(1, 8)]
    texts = [block.text for scene in bound.story.scenes for block in scene.blocks]
    assert texts == ["It rained.", "Open it", "Nobody did."] * 7


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Preface", "This book came of a journey to the north. The rest I made up when I wrote this novel."),
        ("Vorwort", "Dieses Buch kam von einer Reise. Den Rest habe ich erfunden, als ich diesen Roman schrieb."),
        ("Prefácio", "Este livro nasceu de uma viagem. O resto inventei quando escrevi este romance."),
        ("Предисловие", "Эта книга выросла из одной поездки. Остальное я придумал, когда писал этот роман."),
    ],
)
def test_a_preface_in_a_file_of_its_own_stands_before_the_first_chapter(tmp_path: Path, title: str, said: str) -> None:
    """Who gives the preface a file means it to be read first, whatever it speaks of; whom the author thanks stays a note."""
    files = {
        "00.md": f"# {title}\n\n{said}\n",
        "01.md": "# Chapter 1\n\nThe boat left early, before the sun had come to the quay.\n",
        "02.md": "# Chapter 2\n\nIt came back late, with nobody at the helm.\n",
        "03.md": "# Acknowledgements\n\nI thank my sister, who read this novel twice.\n",
    }
    story = joined(write(tmp_path / "boat", files))
    assert headings(story) == [title, "Chapter 1", "Chapter 2"]
    assert ["I thank my sister" in note.text for note in story.notes] == [True]
