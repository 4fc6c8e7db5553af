"""Batch: a folder of stories to a folder of books, again and again, whatever is in it; each run is a real process."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from conftest import STORY, Result, Storybind, assert_one_line, listing, open_book
from storybind.batch.plan import Planned, chunks, plan
from storybind.batch.run import run
from storybind.edge.folder import Entry
from storybind.edge.workers import Lost

PLAIN = ("--cover", "none", "--jobs", "2")
"""For tests that are not about covers."""


def story(name: str = "The Kettle") -> str:
    """A small good story of its own title."""
    return STORY.replace("The Kettle", name, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three stories, one of them in a folder below."""
    (tmp_path / "in" / "sea").mkdir(parents=True)
    for name in ("kettle", "rain", "sea/salt"):
        (tmp_path / "in" / f"{name}.txt").write_text(story(name.title()), encoding="utf-8")
    return tmp_path / "in"


def batch(storybind: Storybind, *args: str | Path) -> Result:
    """A batch of the folder ``in`` into the folder ``out``."""
    return storybind("batch", "in", "-o", "out", *PLAIN, *args)


def records(done: Result) -> dict[str, dict[str, Any]]:
    """The lines of ``--json`` by their stories."""
    return {record["story"]: record for record in done.records}


def statuses(done: Result) -> dict[str, str]:
    """What became of each story, by its file's name."""
    return {Path(name).name: record["status"] for name, record in records(done).items()}


def books(folder: Path) -> list[str]:
    """The books below a folder, and whatever else is there that nobody hid."""
    return [name for name in listing(folder) if not name.startswith(".") and not (folder / name).is_dir()]


def index(folder: Path) -> dict[str, dict[str, Any]]:
    """The rows of an index by their paths."""
    return {row["path"]: row for row in json.loads((folder / "index.json").read_text("utf-8"))["books"]}


# Plan


def places(*paths: str, join: bool = False) -> dict[str, str]:
    """Where the books of stories go, by the stories."""
    return {one.story: one.book for one in plan([Entry(path, 1) for path in paths], "in", "out", join=join)}


def test_a_plan_keeps_the_tree() -> None:
    """Each book lies where its story lies, under another ending."""
    assert places("a/b/rain.txt", "sun.md") == {"in/a/b/rain.txt": "out/a/b/rain.epub", "in/sun.md": "out/sun.epub"}


def test_a_plan_is_the_same_in_whatever_order() -> None:
    """The order in which a disk lists its files tells nothing."""
    paths = ["a/rain.txt", "a/rain.md", "a/Rain.txt", "a/rain.html", "b/rain.txt", "a/rain.md.txt"]
    assert len({json.dumps(places(*paths[at:], *paths[:at])) for at in range(len(paths))}) == 1


def test_no_two_stories_get_one_book_even_where_case_counts_for_nothing() -> None:
    """Names that differ in their ending, in their case, or in how an accent is written get books of their own."""
    paths = [
        "rain.txt",
        "Rain.txt",
        "RAIN.TXT",
        "rain.md",
        "rain.md.txt",
        "caf\u00e9.txt",
        "cafe\u0301.txt",
        "A/x.txt",
        "a/x.txt",
    ]
    found = places(*paths)
    assert len(found) == len(paths)
    assert len({book.casefold().replace("e\u0301", "\u00e9") for book in found.values()}) == len(paths)


def test_a_plain_text_has_the_first_right_to_a_name() -> None:
    """A text keeps its book when a page of the same name comes beside it."""
    assert places("rain.html", "rain.txt")["in/rain.txt"] == "out/rain.epub"


def test_names_of_255_bytes_stay_within_them_also_when_told_apart() -> None:
    """No book's name is longer than file systems allow."""
    long = "x" * 251
    names = [Path(book).name for book in places(f"{long}.txt", f"{long}.md", f"{long.upper()}.txt").values()]
    assert len(set(names)) == 3
    assert max(map(len, names)) <= 255


def test_joined_folders_are_one_story_each() -> None:
    """The files right in a folder are one book, called like it; those in the top folder stay single."""
    found = places("serial/ch1.txt", "serial/ch2.txt", "serial/extra/one.txt", "rain.txt", join=True)
    assert found == {
        "in/rain.txt": "out/rain.epub",
        "in/serial": "out/serial.epub",
        "in/serial/extra": "out/serial/extra.epub",
    }


def test_chunks_hold_every_story_once_the_largest_first() -> None:
    """Novels go out alone and first, small stories many at once, and none is lost or made twice."""
    planned = [Planned(f"{at}", f"{at}.epub", size) for at, size in enumerate([1000] * 500 + [10_000_000, 2_000_000])]
    found = list(chunks(planned, jobs=2))
    assert sorted(one for chunk in found for one in chunk) == sorted(planned)
    assert [len(chunk) for chunk in found[:2]] == [1, 1]
    assert found[0][0].size == 10_000_000
    assert max(map(len, found)) > 8


def test_chunks_grow_small_at_the_end() -> None:
    """What is handed out is a small part of what is left, so that no worker is long at it when the others have done."""
    planned = [Planned(f"{at}", f"{at}.epub", 5_000 + 50 * at) for at in range(1_000)]
    sizes = [sum(story.size for story in chunk) for chunk in chunks(planned, jobs=2)]
    assert len(sizes) < 150
    assert all(size <= max(sum(sizes[at:]) / 8, 10_000) for at, size in enumerate(sizes))
    assert sizes[-1] < 10_000


# Making, and making again


def test_every_story_becomes_a_book_in_its_place(storybind: Storybind, folder: Path) -> None:
    """The tree is kept, each book is its story's, and a table says what it came to."""
    done = batch(storybind)
    assert (done.code, done.err) == (0, "")
    assert books(folder.parent / "out") == ["index.json", "kettle.epub", "rain.epub", str(Path("sea/salt.epub"))]
    assert b"Sea/Salt" in open_book(folder.parent / "out" / "sea" / "salt.epub").files["EPUB/content.opf"]
    assert done.text.splitlines()[0].split() == ["made", "unchanged", "failed", "words", "seconds"]
    assert done.text.splitlines()[1].split()[:3] == ["3", "0", "0"]


def test_a_batch_makes_the_bytes_that_convert_makes(storybind: Storybind, folder: Path) -> None:
    """However many processes are at work: a story's book is always the same."""
    assert batch(storybind).code == 0
    assert storybind("convert", "in/kettle.txt", "--cover", "none", "-o", "one.epub").code == 0
    assert (folder.parent / "one.epub").read_bytes() == (folder.parent / "out" / "kettle.epub").read_bytes()


def test_a_second_run_makes_nothing(storybind: Storybind, folder: Path) -> None:
    """What is unchanged is not touched, and its line of the report says the same of it as the first one."""
    (folder / "kettle.txt").write_text(story("The Kettle\nA Story of One Winter"), encoding="utf-8")
    first = records(batch(storybind, "--json"))
    assert first["in/kettle.txt"]["title"] == "The Kettle: A Story of One Winter"
    before = {path: path.stat().st_mtime_ns for path in (folder.parent / "out").rglob("*.epub")}
    second = records(batch(storybind, "--json"))
    assert {record["status"] for record in second.values()} == {"unchanged"}
    assert {path: path.stat().st_mtime_ns for path in (folder.parent / "out").rglob("*.epub")} == before
    for name, record in second.items():
        same = ("book", "words", "chapters", "scenes", "title", "bytes")
        assert [record[key] for key in same] == [first[name][key] for key in same]


@pytest.mark.parametrize("what", ["text", "sidecar", "cover", "config", "options"])
def test_what_changed_is_made_again_and_said(storybind: Storybind, folder: Path, what: str) -> None:
    """Text, sidecar, settings, cover and options each make a book anew; a plan says which of them it was."""
    cover = Path(__file__).parents[1] / "covers" / "the-fourpenny-gate.jpg"
    run = ("batch", "in", "-o", "out", "--jobs", "1")
    assert storybind(*run).code == 0
    more: tuple[str, ...] = ()
    if what == "text":
        (folder / "kettle.txt").write_text(story("A Pot"))
    elif what == "sidecar":
        (folder / "kettle.toml").write_text('title = "A Pot"\n')
    elif what == "cover":
        (folder / "covers").mkdir()
        shutil.copy(cover, folder / "covers" / "kettle.jpg")
    elif what == "config":
        (folder / "storybind.toml").write_text('publisher = "Tin"\n')
    else:
        more = ("--publisher", "Tin")
    told = storybind(*run, *more, "--dry-run").text
    changed = 3 if what in ("config", "options") else 1
    assert told.count(f": changed: {what}\n") == changed
    assert told.count(": unchanged\n") == 3 - changed
    done = storybind(*run, *more, "--json")
    assert list(statuses(done).values()).count("made") == changed
    assert set(statuses(storybind(*run, *more, "--json")).values()) == {"unchanged"}


def test_a_dry_run_writes_nothing(storybind: Storybind, folder: Path) -> None:
    """A plan is said in the stories' order, and leaves no file and no folder."""
    done = batch(storybind, "--dry-run")
    assert done.code == 0
    assert done.text.splitlines()[:3] == [
        "in/kettle.txt -> out/kettle.epub: new",
        "in/rain.txt -> out/rain.epub: new",
        "in/sea/salt.txt -> out/sea/salt.epub: new",
    ]
    assert not (folder.parent / "out").exists()


def test_a_bad_story_stops_no_other(storybind: Storybind, folder: Path) -> None:
    """It is named on standard error with what to do, counted by its code, and the exit code is 1."""
    (folder / "empty.txt").write_text("")
    done = batch(storybind)
    assert done.code == 1
    assert done.err.startswith("storybind: in/empty.txt: there is nothing to read in it")
    assert "1 empty-story" in done.text
    assert "empty.txt" not in done.text, "it is told once"
    assert len(books(folder.parent / "out")) == 4


def test_documents_are_named_with_the_way_to_their_text(storybind: Storybind, folder: Path) -> None:
    """Files that hold stories and are no texts are named, a few of each kind, with what makes texts of them; the rest is counted."""
    for name in ("a.docx", "b.ODT", "c.rtf", "d.rtf", "e.rtf", "scan.pdf", "site.css", "diary"):
        (folder / name).write_bytes(b"PK")
    told = batch(storybind).err.splitlines()
    assert len(told) == 3
    assert told[0].startswith(
        "storybind: in/a.docx, in/b.ODT, in/c.rtf and 2 more: left out, for only texts are read; save it"
    )
    assert "soffice --convert-to html" in told[0]
    assert told[1].startswith("storybind: in/scan.pdf: left out")
    assert "pdftotext" in told[1]
    assert told[2] == "storybind: left out, for they are no stories: no ending (1)"
    assert batch(storybind, "--quiet").err == ""


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_that_lead_nowhere_are_named(storybind: Storybind, folder: Path) -> None:
    """A link called like a story may stand for one that is lost: it is told by name."""
    (folder / "gone.txt").symlink_to("nowhere.txt")
    assert (
        "storybind: in/gone.txt: left out, for only texts are read; a link that leads nowhere" in batch(storybind).err
    )


def test_warnings_are_told_by_their_kinds(storybind: Storybind, folder: Path) -> None:
    """Of each kind of warning the first three stand on the screen, with file and line, and how many more there are."""
    for number in range(5):
        (folder / f"{number}.txt").write_text(story(f"No {number}").replace("rain", "r\x07ain"))
    done = batch(storybind)
    told = [line for line in done.err.splitlines() if "control characters left out" in line]
    assert len(told) == 3
    assert all(line.startswith("storybind: in/") and ".txt:" in line for line in told)
    assert "storybind: and 2 more notes of this kind" in done.err
    assert batch(storybind, "--again", "--json").err == ""


def test_a_book_of_somebody_else_is_left_alone(storybind: Storybind, folder: Path) -> None:
    """A file that storybind did not make is not overwritten without --force, and fails its story alone."""
    (folder.parent / "out").mkdir()
    (folder.parent / "out" / "rain.epub").write_text("precious")
    done = batch(storybind, "--json")
    assert statuses(done) == {"kettle.txt": "made", "rain.txt": "failed", "salt.txt": "made"}
    assert records(done)["in/rain.txt"]["error"]["code"] == "exists"
    assert (folder.parent / "out" / "rain.epub").read_text() == "precious"
    assert statuses(batch(storybind, "--json", "--force"))["rain.txt"] == "made"


def test_a_folder_inside_its_own_output_and_the_other_way_round(storybind: Storybind, folder: Path) -> None:
    """Books below the stories are no stories, and stories below the books are no books."""
    assert storybind("batch", "in", "-o", "in/books", *PLAIN).code == 0
    (folder / "books" / "stray.txt").write_text(story())
    told = "storybind: in/books/stray.txt: left out, for the books go there; move it elsewhere, or name another folder with -o"
    assert told in storybind("batch", "in", "-o", "in/books", *PLAIN, "--dry-run").told
    assert set(statuses(storybind("batch", "in", "-o", "in/books", *PLAIN, "--json"))) == {
        "kettle.txt",
        "rain.txt",
        "salt.txt",
    }
    assert storybind("batch", "in/sea", "-o", "in", *PLAIN).code == 0
    assert (folder / "salt.epub").exists()


def test_books_lie_beside_their_stories_by_default(storybind: Storybind, folder: Path) -> None:
    """Without -o the folder of the stories is that of the books, again and again."""
    assert storybind("batch", "in", *PLAIN).code == 0
    assert (folder / "sea" / "salt.epub").exists()
    assert set(statuses(storybind("batch", "in", *PLAIN, "--json")).values()) == {"unchanged"}


# The index


def test_the_index_has_a_row_a_book(storybind: Storybind, folder: Path) -> None:
    """What a catalogue shows stands in it, paths from where it lies."""
    (folder / "rain.toml").write_text(
        'title = "Rain"\nauthor = ["Ann", "Bo"]\nseries = "Weather"\nseries-index = 2\ntag = ["wet"]\ndescription = "It rains."\n'
    )
    assert batch(storybind).code == 0
    row = index(folder.parent / "out")["rain.epub"]
    assert row | {"identifier": "", "bytes": 0, "fingerprint": ""} == {
        "path": "rain.epub", "story": "../in/rain.txt", "title": "Rain", "authors": ["Ann", "Bo"], "language": "en",
        "series": "Weather", "series_index": "2", "tags": ["wet"], "description": "It rains.", "publisher": None, "date": None,
        "rights": None, "identifier": "", "modified": "2000-01-01T00:00:00Z", "words": row["words"], "chapters": 1, "scenes": 3,
        "cover": None, "bytes": 0, "fingerprint": "",
    }  # fmt: skip
    assert row["bytes"] == (folder.parent / "out" / "rain.epub").stat().st_size
    assert row["words"] > 50


def test_the_index_follows_from_the_books(storybind: Storybind, folder: Path) -> None:
    """Lost or half of it missing, it comes back whole and the same from a run that makes nothing."""
    assert batch(storybind).code == 0
    place = folder.parent / "out" / "index.json"
    whole = place.read_bytes()
    place.unlink()
    assert set(statuses(batch(storybind, "--json")).values()) == {"unchanged"}
    assert place.read_bytes() == whole
    lines = whole.splitlines(keepends=True)
    place.write_bytes(b"".join([lines[0], lines[2].replace(b",\n", b"\n"), lines[-1]]))
    assert batch(storybind).code == 0
    assert place.read_bytes() == whole


def test_an_index_of_somebody_else_is_left_alone(storybind: Storybind, folder: Path) -> None:
    """A file called index.json that storybind did not write stops the batch before the work."""
    (folder.parent / "out").mkdir()
    (folder.parent / "out" / "index.json").write_text('{"mine": 1}')
    done = batch(storybind)
    assert done.code == 1
    assert "no index of storybind's" in done.err
    assert books(folder.parent / "out") == ["index.json"]


@pytest.mark.parametrize("seconds", ["inf", "nan", "1e308", "-1", "0"])
def test_no_time_for_a_story(storybind: Storybind, folder: Path, seconds: str) -> None:
    """Seconds that no clock can count are wrong usage, before the work."""
    assert_one_line(batch(storybind, f"--timeout={seconds}"), "--timeout", "0.1 to 86400", code=2)


@pytest.mark.parametrize("name", ["index.json", "index.csv"])
def test_a_folder_in_the_place_of_an_index(storybind: Storybind, folder: Path, name: str) -> None:
    """A folder that is called as the index is told as that, before the work."""
    (folder.parent / "out" / name).mkdir(parents=True)
    done = batch(storybind, "--csv")
    assert_one_line(done, f"{name}: a folder is in the index's place", "-o")
    assert not list((folder.parent / "out").glob("*.epub"))


def test_a_deleted_story_is_told_and_its_book_deleted_on_demand(storybind: Storybind, folder: Path) -> None:
    """Its book stays until --prune; a book of another command in the same folder stays anyway."""
    assert batch(storybind).code == 0
    out = folder.parent / "out"
    assert storybind("convert", "in/rain.txt", "-o", "out/mine.epub", "--cover", "none").code == 0
    (folder / "rain.txt").unlink()
    done = batch(storybind)
    assert "out/rain.epub: its story in/rain.txt is gone; --prune deletes it" in done.err
    assert (out / "rain.epub").exists()
    assert "rain.epub" in index(out)
    planned = batch(storybind, "--prune", "--dry-run")
    assert "out/rain.epub: its story in/rain.txt is gone; would be deleted" in planned.err
    assert (out / "rain.epub").exists()
    done = batch(storybind, "--prune")
    assert done.code == 0
    assert books(out) == ["index.json", "kettle.epub", "mine.epub", str(Path("sea/salt.epub"))]
    assert sorted(index(out)) == ["kettle.epub", "sea/salt.epub"]


def test_a_folder_of_stories_can_be_moved(storybind: Storybind, folder: Path) -> None:
    """Nothing is made again, the index says where the stories are now, and what follows from that is as it was."""
    assert batch(storybind).code == 0
    folder.rename(folder.parent / "moved")
    again = ("batch", "moved", "-o", "out", *PLAIN)
    assert set(statuses(storybind(*again, "--json")).values()) == {"unchanged"}
    assert {row["story"] for row in index(folder.parent / "out").values()} == {
        f"../moved/{name}.txt" for name in ("kettle", "rain", "sea/salt")
    }
    done = storybind(*again, "--format", "kepub", "--prune")
    assert "out/rain.epub: the book of its story is out/rain.kepub.epub now; deleted" in done.err


def test_books_of_a_folder_that_is_joined_or_parted_are_left_over(storybind: Storybind, folder: Path) -> None:
    """The ones in whose place the book of all has come, and that one when each has its own again."""
    (folder / "sea" / "tide.txt").write_text(story("Tide"))
    out = folder.parent / "out"
    assert batch(storybind).code == 0
    done = batch(storybind, "--join-folders", "--prune")
    assert "out/sea/tide.epub: the book of its story is out/sea.epub now; deleted" in done.err
    assert books(out) == ["index.json", "kettle.epub", "rain.epub", "sea.epub"]
    assert (
        "out/sea.epub: the stories of its folder have books of their own now; --prune deletes it"
        in batch(storybind).err
    )
    assert batch(storybind, "--prune").code == 0
    assert books(out) == [
        "index.json",
        "kettle.epub",
        "rain.epub",
        str(Path("sea/salt.epub")),
        str(Path("sea/tide.epub")),
    ]
    assert sorted(index(out)) == ["kettle.epub", "rain.epub", "sea/salt.epub", "sea/tide.epub"]


def test_joining_that_joins_nothing_is_told(storybind: Storybind, folder: Path) -> None:
    """What lies right in the folder stays a book each, and the way to one book is named; where a folder is joined nothing is said."""
    assert "makes one" not in batch(storybind, "--join-folders").err
    shutil.rmtree(folder / "sea")
    done = batch(storybind, "--join-folders", "--dry-run")
    assert "in: what lies right in this folder is a book each; storybind convert --join in makes one of all" in done.err


def test_files_of_two_kinds_are_no_one_book(storybind: Storybind, folder: Path) -> None:
    """That is the failure of one folder, with a code of its own."""
    (folder / "sea" / "tide.md").write_text("# Tide\n\nIt rose.\n")
    done = batch(storybind, "--join-folders", "--json")
    assert done.code == 1
    assert records(done)["in/sea"]["error"]["code"] == "mixed-kinds"


def test_a_book_that_is_cut_short_is_told_as_such(storybind: Storybind, folder: Path) -> None:
    """Nobody is told that it was another's; it is made again with --force."""
    assert batch(storybind).code == 0
    book = folder.parent / "out" / "rain.epub"
    book.write_bytes(book.read_bytes()[:2000])
    assert "out/rain.epub: it is a book that is cut short or broken" in batch(storybind).err
    assert batch(storybind, "--force").code == 0
    assert open_book(book).text


def test_two_folders_can_have_their_books_in_one(storybind: Storybind, folder: Path) -> None:
    """The index holds the books of both, and neither takes the other's stories for gone."""
    shutil.copytree(folder / "sea", folder.parent / "more")
    assert batch(storybind).code == 0
    done = storybind("batch", "more", "-o", "out", *PLAIN, "--prune")
    assert (done.code, done.err) == (0, "")
    assert sorted(index(folder.parent / "out")) == ["kettle.epub", "rain.epub", "salt.epub", "sea/salt.epub"]


def test_the_index_as_csv_holds_no_formula(storybind: Storybind, folder: Path) -> None:
    """A title that a spreadsheet would run is shown instead."""
    (folder / "rain.toml").write_text("title = '=HYPERLINK(\"http://x\")'\n")
    assert batch(storybind, "--csv").code == 0
    assert "'=HYPERLINK" in (folder.parent / "out" / "index.csv").read_text("utf-8-sig")


def test_a_csv_of_somebody_elses_stays_as_it_is(storybind: Storybind, folder: Path) -> None:
    """It is told before the work, unless --force is given; an older one of ours is written anew."""
    place = folder.parent / "out" / "index.csv"
    place.parent.mkdir()
    for theirs in (b"", b"path,story\nmine,mine\n"):
        place.write_bytes(theirs)
        assert_one_line(batch(storybind, "--csv"), str(Path("out/index.csv")), "--force")
        assert (place.read_bytes(), books(place.parent)) == (theirs, ["index.csv"])
    assert batch(storybind, "--csv", "--force").code == 0
    assert b"kettle" in place.read_bytes()
    (folder / "kettle.txt").rename(folder / "pot.txt")
    assert batch(storybind, "--csv").code == 0
    assert b"pot" in place.read_bytes()


# Run


class Losing:
    """A crew that loses every story in one way."""

    def __init__(self, lost: Lost) -> None:
        self.lost = lost

    def __enter__(self) -> Losing:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def map(self, chunks: Iterable[Sequence[Planned]]) -> Iterator[tuple[Planned, Lost]]:
        return ((task, self.lost) for chunk in chunks for task in chunk)


@pytest.mark.parametrize(
    ("lost", "code", "told"),
    [
        (Lost("timeout", "120", 120.0), "timeout", "longer than 120 seconds and was given up; --timeout allows more"),
        (Lost("crashed", "signal SIGKILL"), "crashed", "(signal SIGKILL); is there memory enough?"),
    ],
)
def test_a_lost_story_is_reported_with_what_helps(lost: Lost, code: str, told: str) -> None:
    """One that took too long names the option that allows more, one that killed its workers what they died of."""
    ((task, result),) = run([Planned("in/rain.txt", "out/rain.epub", 9)], Losing(lost), 2)
    assert (task.story, result.record["status"], result.record["error"]["code"]) == ("in/rain.txt", "failed", code)
    assert told in result.record["error"]["message"]
    assert result.record["seconds"] == lost.seconds
