"""Books and stories onto a reader: the right format in the right folder, nothing of anybody else's lost, every refusal told."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import LAST, STORY, Result, Storybind, assert_one_line, in_process, listing, nothing_written, open_book
from readers import drive, foreign, make_reader, on_path, tiny
from storybind import materials, pipeline
from storybind.book.package import Package
from storybind.edge import drive as drives
from storybind.edge.calibre import read_made_from
from storybind.edge.devices import Manner, Parcel
from storybind.edge.eject import eject
from storybind.edge.mounts import Mount, System
from storybind.edge.targets import find_drive
from storybind.edge.writing import put_whole
from storybind.errors import DeviceFullError, DeviceGoneError, DeviceReadOnlyError
from storybind.model import Bound
from storybind.packing import find_given
from storybind.pipeline import Manuscript, bind

NAME = "Anna Moss - The Kettle"


@pytest.fixture
def kobo(tmp_path: Path) -> Path:
    """A folder that looks like a Kobo's drive."""
    return make_reader(tmp_path / "KOBOeReader", "kobo")


def send(*args: str | Path, on: Path | None = None, **env: str | None) -> Result:
    """Run ``storybind send`` with these drives connected, and no other."""
    return in_process("send", *args, env={"STORYBIND_MOUNTS": str(on) if on else os.devnull, **env})


# A story from its text to the reader


@pytest.mark.parametrize(
    ("reader", "place"),
    [
        ("kobo", f"{NAME}.kepub.epub"),
        ("tolino-2024", f"{NAME}.epub"),
        ("tolino", f"Books/{NAME}.epub"),
        ("pocketbook", f"{NAME}.epub"),
        ("pocketbook-books", f"Books/{NAME}.epub"),
        ("nook", f"NOOK/Books/{NAME}.epub"),
        ("sony", f"Sony_Reader/media/books/{NAME}.epub"),
    ],
)
def test_a_story_goes_onto_the_reader(tmp_path: Path, story: Path, reader: str, place: str) -> None:
    """One command binds a story and puts it where the reader looks, in its format; nothing else on the drive changes."""
    root = make_reader(tmp_path / "DRIVE", reader)
    before = listing(root)
    done = send(story, on=root)
    assert (done.code, done.err) == (0, "")
    assert done.text.splitlines()[-1] == "Eject it before unplugging; the book appears after that."
    after = listing(root)
    assert set(after) - set(before) == {str(Path(place))}
    assert {name: after[name] for name in before} == before
    book = open_book(root / place)
    assert LAST in book.text
    assert (b"koboSpan" in book.files["EPUB/text/chapter-001.xhtml"]) == (reader == "kobo")


def test_the_books_bytes_are_those_of_convert(storybind: Storybind, story: Path, tmp_path: Path) -> None:
    """A story is bound by the same steps: what is sent is what convert makes, with all of its options."""
    out = tmp_path / "out"
    assert storybind("convert", story, "-o", "books", "--scenes", "marks").code == 0
    out.mkdir()
    done = storybind("send", story, "--to", out, "--scenes", "marks")
    assert (done.code, done.text) == (0, f"{story}: copied to {out}: {NAME}.epub\n")
    assert (out / f"{NAME}.epub").read_bytes() == (tmp_path / "books/kettle.epub").read_bytes()


def test_a_book_is_sent_as_it_is(tmp_path: Path) -> None:
    """Anybody's book goes to a folder byte for byte, under its author and title made safe."""
    book = foreign(tmp_path / "x.epub")
    (tmp_path / "out").mkdir()
    assert send(book, "--to", tmp_path / "out").code == 0
    assert (tmp_path / "out/Jo Li - Over_Under.epub").read_bytes() == book.read_bytes()


def test_options_for_stories_change_no_book(tmp_path: Path) -> None:
    """A book is sent as it is; that an option does nothing to it is told."""
    book = foreign(tmp_path / "x.epub")
    (tmp_path / "out").mkdir()
    done = send(book, "--to", tmp_path / "out", "--title", "New", "--scenes", "off")
    assert (done.code, "sent as it is; --title, --scenes would be for a story" in done.err) == (0, True)
    assert (tmp_path / "out/Jo Li - Over_Under.epub").read_bytes() == book.read_bytes()


def test_a_book_by_somebody_else_gets_its_spans(tmp_path: Path, kobo: Path) -> None:
    """On a Kobo an older book, too, has its sentences in spans; a page that is not well-formed stays as it is."""
    assert send(foreign(tmp_path / "x.epub"), on=kobo).code == 0
    files = open_book(kobo / "Jo Li - Over_Under.kepub.epub").files
    assert 'id="kobo.1.2">Three</span>' in files["a.html"].decode()
    assert "One.\u00a0Two. </span>" in files["a.html"].decode()
    assert files["b.html"] == b"<html><body><p>no end"


def test_a_series_is_a_folder_where_folders_are_the_shelves(tmp_path: Path) -> None:
    """On a Sony, which has no other shelves, a series gets a folder; on a Kobo, which has, it does not."""
    sony, kobo = make_reader(tmp_path / "S", "sony"), make_reader(tmp_path / "K", "kobo")
    book = foreign(tmp_path / "x.epub")
    assert send(book, on=sony).code == send(book, on=kobo).code == 0
    assert (sony / "Sony_Reader/media/books/Hills/Jo Li - Over_Under.epub").is_file()
    assert (kobo / "Jo Li - Over_Under.kepub.epub").is_file()


@pytest.mark.parametrize(("asked", "name"), [("epub", f"{NAME}.epub"), ("kepub", f"{NAME}.kepub.epub")])
def test_a_format_can_be_asked_for(story: Path, kobo: Path, asked: str, name: str) -> None:
    """--format overrides what the reader likes best, as far as the reader opens it."""
    assert send(story, "--format", asked, on=kobo).code == 0
    assert (kobo / name).is_file()


def test_json(story: Path, kobo: Path) -> None:
    """Scripts are told what became of each book, where it is, and every note."""
    (done,) = send(story, "--json", on=kobo).records
    assert done.pop("seconds") >= 0
    place = kobo / f"{NAME}.kepub.epub"
    assert done == {
        "source": str(story), "target": "auto", "device": "Kobo", "status": "sent", "format": "kepub", "place": str(place),
        "bytes": place.stat().st_size, "warnings": [], "error": None,
    }  # fmt: skip


def test_dry_run(story: Path, kobo: Path) -> None:
    """--dry-run says what would be done and does none of it."""
    with nothing_written(kobo):
        done = send(story, "--dry-run", on=kobo)
    assert (done.code, done.text) == (0, f"{story}: would be copied to Kobo: {NAME}.kepub.epub\n")


# What is there already


def test_the_same_book_is_not_sent_twice(story: Path, kobo: Path) -> None:
    """The same bytes under the same name are left as they are, so that the reader keeps its place."""
    assert send(story, on=kobo).code == 0
    before = {path: path.stat().st_mtime_ns for path in kobo.rglob("*")}
    done = send(story, on=kobo)
    assert (done.code, done.text) == (0, f"{story}: already there: {NAME}.kepub.epub\n")
    assert {path: path.stat().st_mtime_ns for path in kobo.rglob("*")} == before


def test_a_different_book_of_the_same_name_is_kept(story: Path, kobo: Path) -> None:
    """Both are kept, which is told with what --force would do; sent again, the numbered one is known; --force replaces."""
    theirs = kobo / f"{NAME}.kepub.epub"
    theirs.write_bytes(b"their own")
    done = send(story, on=kobo)
    assert done.code == 0
    assert f"“{NAME}.kepub.epub” is already there and differs. Kept both; use --force" in done.err
    assert "Kobo then forgets your place in it" in done.err
    assert theirs.read_bytes() == b"their own"
    assert open_book(kobo / f"{NAME} (2).kepub.epub").text
    assert "already there" in send(story, on=kobo).text
    forced = send(story, "--force", on=kobo)
    assert (forced.code, "Kobo then forgets" in forced.err) == (0, True)
    assert LAST in open_book(theirs).text
    assert f"“{NAME} (2).kepub.epub” was the same book, and is taken away." in forced.err
    assert sorted(kobo.glob("*.epub")) == [theirs]


def test_a_folder_sends_what_is_new(tmp_path: Path, kobo: Path) -> None:
    """Of a folder only what the reader has not is sent; what was changed since is sent beside the old."""
    shelf = tmp_path / "shelf"
    (shelf / "more").mkdir(parents=True)
    for name in ("one.txt", "more/two.txt", "README.md", ".hidden.txt", "notes.rtf"):
        (shelf / name).write_text(STORY.replace("The Kettle", Path(name).stem.title()))
    first = send(shelf, on=kobo)
    assert (first.code, first.err.partition(": left out")[0]) == (0, f"storybind: {shelf}/notes.rtf")
    assert first.text.splitlines()[-2] == "2 copied to Kobo."
    second = send(shelf, on=kobo)
    assert second.text.splitlines()[-1] == "2 already there."
    (shelf / "one.txt").write_text(STORY.replace("The Kettle", "One").replace("four", "five"))
    later = time.time() + 60
    os.utime(shelf / "one.txt", (later, later))
    third = send(shelf, "--json", on=kobo)
    assert {Path(line["place"]).name: line["status"] for line in third.records} == {
        "Anna Moss - Two.kepub.epub": "there",
        "Anna Moss - One (2).kepub.epub": "sent",
    }


@pytest.mark.parametrize("reader", ["kobo", "tolino", "sony", "folder", "kindle"])
def test_a_folder_that_is_there_is_not_bound_again(
    tmp_path: Path, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a story's book is there is told by its fingerprint, whoever made it; only what was changed is bound."""
    shelf, root = tmp_path / "shelf", tmp_path / "DRIVE"
    shelf.mkdir()
    for name in ("One", "Two", "Three"):
        (shelf / f"{name}.txt").write_text(f"title: {name}\nseries: Hills\n\n{STORY.partition('Moss')[2]}")
    root = make_reader(root, reader) if reader != "folder" else root
    root.mkdir(exist_ok=True)
    target: list[str | Path] = [] if reader != "folder" else ["--to", root]
    monkeypatch.setenv("PATH", on_path(tmp_path / "bin", "ebook-convert", CONVERTER))
    with monkeypatch.context() as older:
        older.setattr(materials, "__version__", "0.0.9")
        assert send(shelf, *target, on=root).code == 0
    bound: list[str] = []

    def told(each: Manuscript, *, explained: bool) -> tuple[Bound, Package]:
        bound.append(each.name)
        return bind(each, explained=explained)

    monkeypatch.setattr(pipeline, "bind", told)
    assert send(shelf, *target, on=root).text.splitlines()[-1] == "3 already there."
    assert send(shelf, *target, "--dry-run", on=root).text.splitlines()[-1] == "3 already there."
    assert bound == []
    later = time.time() + 60
    os.utime(shelf / "One.txt", (later, later))
    (shelf / "Two.toml").write_text("language = 'en-GB'\n")
    os.utime(shelf / "Two.toml", (later, later))
    done = send(shelf, *target, "--json", on=root)
    assert {Path(line["source"]).stem: line["status"] for line in done.records} == {"One": "there", "Three": "there", "Two": "sent"}  # fmt: skip
    assert [Path(name).stem for name in bound] == ["Two"]
    bound.clear()
    assert "3" in send(shelf, *target, "--force", on=root).text.splitlines()[-1 if reader == "folder" else -2]
    assert len(bound) == 3


def test_odd_things_in_a_folder_hinder_nothing(tmp_path: Path) -> None:
    """A link that leads nowhere, a folder and a text that are called like books: what is new is sent past them all."""
    shelf, root = tmp_path / "shelf", tmp_path / "to"
    shelf.mkdir()
    (shelf / "kettle.txt").write_text(STORY)
    (root / "folder.epub").mkdir(parents=True)
    (root / "text.epub").write_text("no book")
    if os.name != "nt":
        (root / "link.epub").symlink_to(tmp_path / "nowhere.epub")
    assert send(shelf, "--to", root, on=tmp_path).code == 0
    assert send(shelf, "--to", root, on=tmp_path).text == f"{shelf / 'kettle.txt'}: already there: {NAME}.epub\n"


@pytest.mark.parametrize("reader", ["kobo", "kindle"])
def test_two_stories_of_one_name(tmp_path: Path, reader: str) -> None:
    """Two stories of one author and title are two books on the reader, also with --force; a second sending finds both."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for name, weather in (("a.txt", "rain"), ("b.txt", "snow"), ("c.txt", "fog")):
        (shelf / name).write_text(STORY.replace("rain", weather))
        os.utime(shelf / name, (1e9, 1e9))
    root = make_reader(tmp_path / "DRIVE", reader)
    path = on_path(tmp_path / "bin", "ebook-convert", CONVERTER)
    ending = "kepub.epub" if reader == "kobo" else "azw3"
    first = send(shelf, on=root, PATH=path)
    assert (first.code, first.text.splitlines()[-2][:8]) == (0, "3 copied")
    assert "another book of the same author and title. Both are kept" in first.err
    names = sorted(f"{NAME}{number}.{ending}" for number in ("", " (2)", " (3)"))
    assert sorted(each.name for each in root.rglob(f"*.{ending}")) == names
    assert send(shelf, on=root, PATH=path).text.splitlines()[-1] == "3 already there."
    assert send(shelf, "--force", on=root, PATH=path).code == 0
    assert sorted(each.name for each in root.rglob(f"*.{ending}")) == names


@pytest.mark.parametrize(("reader", "ending"), [("kobo", "kepub.epub"), ("kindle", "azw3")])
def test_another_story_of_the_title_is_not_taken_for_this_one(tmp_path: Path, reader: str, ending: str) -> None:
    """A younger book of the same author and title is no reason to leave a story out: what it was made from tells whose it is."""
    shelf, root = tmp_path / "shelf", make_reader(tmp_path / "DRIVE", reader)
    shelf.mkdir()
    path = on_path(tmp_path / "bin", "ebook-convert", CONVERTER)
    for name, weather in (("a.txt", "rain"), ("b.txt", "snow")):
        (shelf / name).write_text(STORY.replace("rain", weather))
        os.utime(shelf / name, (1e9, 1e9))
    assert send(shelf / "b.txt", on=root, PATH=path).code == 0
    done = send(shelf, "--json", on=root, PATH=path)
    assert {(Path(line["source"]).name, line["status"], Path(line["place"]).name) for line in done.records} == {
        ("a.txt", "sent", f"{NAME} (2).{ending}"),
        ("b.txt", "there", f"{NAME}.{ending}"),
    }
    assert "another story of the same author and title" in done.records[0]["warnings"][0]


def test_force_replaces_the_storys_own_book(tmp_path: Path) -> None:
    """--force finds the story's book under whatever number it has, and leaves the other story's alone."""
    shelf, out = tmp_path / "shelf", tmp_path / "out"
    shelf.mkdir()
    out.mkdir()
    for name, weather in (("a.txt", "rain"), ("b.txt", "snow")):
        (shelf / name).write_text(STORY.replace("rain", weather))
    assert send(shelf, "--to", out).code == 0
    first, second = out / f"{NAME}.epub", out / f"{NAME} (2).epub"
    before = first.read_bytes(), second.read_bytes()
    for name in ("a.txt", "b.txt"):
        done = send(shelf / name, "--to", out, "--force")
        assert ("already there" in done.text, done.err) == (True, "")
    assert (first.read_bytes(), second.read_bytes()) == before
    assert "is overwritten" in send(shelf / "b.txt", "--to", out, "--force", "--theme", "modern").err
    assert first.read_bytes() == before[0]
    assert second.read_bytes() != before[1]
    assert sorted(out.iterdir()) == [second, first]


def test_force_replaces_the_story_as_it_was(tmp_path: Path, kobo: Path) -> None:
    """A story that was changed goes over the book that was made of it before, whatever its number, and over no other story's."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for name, weather in (("a.txt", "rain"), ("b.txt", "snow")):
        (shelf / name).write_text(STORY.replace("rain", weather))
    assert send(shelf, on=kobo).code == 0
    first, second = kobo / f"{NAME}.kepub.epub", kobo / f"{NAME} (2).kepub.epub"
    before = first.read_bytes()
    (shelf / "b.txt").write_text(STORY.replace("rain", "sleet"))
    assert "is overwritten" in send(shelf / "b.txt", "--force", on=kobo).err
    assert sorted(kobo.glob("*.epub")) == [second, first]
    assert first.read_bytes() == before
    assert "sleet" in open_book(second).text


def test_the_story_as_it_was_is_told_from_another(story: Path, kobo: Path) -> None:
    """What is kept beside the book of a changed story is called what it is, with what --force would do; and it does so."""
    assert send(story, on=kobo).code == 0
    story.write_text(STORY.replace("rain", "sleet"))
    done = send(story, on=kobo)
    assert f"“{NAME}.kepub.epub” is this story as it was. Kept both; use --force to overwrite" in done.err
    assert "would be copied" in send(story, "--force", "--dry-run", on=kobo).text
    assert len([*kobo.glob("*.epub")]) == 2
    assert "is taken away" in send(story, "--force", on=kobo).err
    assert [path.name for path in kobo.glob("*.epub")] == [f"{NAME}.kepub.epub"]
    assert "sleet" in open_book(kobo / f"{NAME}.kepub.epub").text
    assert "already there" in send(story, "--force", on=kobo).text


def test_another_story_in_a_file_of_the_same_name_is_kept(story: Path, kobo: Path) -> None:
    """Two stories of one title in files of one name are two: that the words are others tells them apart."""
    assert send(story, on=kobo).code == 0
    before = (kobo / f"{NAME}.kepub.epub").read_bytes()
    head, _, _ = STORY.partition("\n\n")
    by = next((line for line in STORY.splitlines() if line.startswith("by ")), "")
    story.write_text(
        f"{head}\n{by}\n\nA hen sat on the gate and would not be moved. Nobody had asked it to.\n\nIt laid there.\n"
    )
    for more in ([], ["--force"]):
        assert send(story, *more, on=kobo).code == 0
        assert (kobo / f"{NAME}.kepub.epub").read_bytes() == before


@pytest.mark.parametrize("way", ["folder", "file"])
def test_a_story_that_was_renamed_is_there(tmp_path: Path, kobo: Path, way: str) -> None:
    """What a story's file is called makes no other book of it: neither it nor its folder arrives a second time."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "draft.txt").write_text(STORY)
    assert send(shelf, on=kobo).code == 0
    (shelf / "draft.txt").rename(shelf / "kettle, final.txt")
    done = send(shelf if way == "folder" else shelf / "kettle, final.txt", on=kobo)
    assert (done.code, done.err) == (0, "")
    assert "already there" in done.text
    assert [path.name for path in kobo.glob("*.epub")] == [f"{NAME}.kepub.epub"]


@pytest.mark.parametrize("first", ["shelf/kettle.txt", "shelf/kettle.epub"])
def test_a_story_with_a_subtitle_is_its_book(tmp_path: Path, storybind: Storybind, kobo: Path, first: str) -> None:
    """A story and the book made of it have one name on the reader, which says the subtitle too, whichever comes first."""
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf/kettle.txt").write_text(STORY.replace("\n", "\n\nA Novella\n\n", 1))
    assert storybind("convert", "shelf/kettle.txt").code == 0
    assert "copied to Kobo" in send(tmp_path / first, on=kobo).text
    for each in ("shelf/kettle.txt", "shelf/kettle.epub", "shelf"):
        done = send(tmp_path / each, on=kobo)
        assert (done.code, done.err, "already there" in done.text) == (0, "", True)
    assert [path.name for path in kobo.glob("*.epub")] == ["Anna Moss - The Kettle_ A Novella.kepub.epub"]


def test_one_text_under_two_names_is_one_book(tmp_path: Path, kobo: Path) -> None:
    """A copy of a story in the same folder does not arrive as a second book."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for name in ("kettle.txt", "kettle (copy).txt"):
        (shelf / name).write_text(STORY)
    assert send(shelf, on=kobo).text.splitlines()[-2] == "1 copied to Kobo, 1 already there."
    assert [path.name for path in kobo.glob("*.epub")] == [f"{NAME}.kepub.epub"]


def test_documents_of_a_folder_are_named(tmp_path: Path, kobo: Path, story: Path) -> None:
    """What cannot be sent as it is no text is told with what makes a text of it."""
    (story.parent / "draft.docx").write_bytes(b"PK")
    done = send(story.parent, "--to", kobo)
    assert done.err.startswith(f"storybind: {story.parent}/draft.docx: left out, for only texts are read; save it")
    assert send(story.parent, "--to", kobo, "--quiet").err == ""


def test_what_is_newer_on_the_reader_stays(tmp_path: Path, kobo: Path) -> None:
    """A book that was changed on its way, but copied after its story was last touched, is not sent again from a folder."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "kettle.txt").write_text(STORY)
    (kobo / f"{NAME}.kepub.epub").write_bytes(b"made by an older version")
    assert "1 already there" not in send(shelf, on=kobo).text
    assert sorted(path.name for path in kobo.glob("*.epub")) == [f"{NAME}.kepub.epub"]


def test_of_a_story_and_its_book_the_younger_is_sent(tmp_path: Path, storybind: Storybind) -> None:
    """Where a story and its book lie side by side they are one; a book alone and a story alone are sent."""
    for name, age in {"a.txt": 10, "a.epub": 0, "b.txt": 0, "b.kepub.epub": 10, "c.epub": 5, "d.md": 5}.items():
        if name.endswith(".epub"):
            assert storybind("convert", "-", "-o", tmp_path / name, input=STORY.encode()).code == 0
        else:
            (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (1e9 - age, 1e9 - age))
    assert [Path(given.path).name for given in find_given([str(tmp_path)])] == ["a.epub", "b.txt", "c.epub", "d.md"]


def test_all_of_a_folder_is_sent_whatever_it_is_called(tmp_path: Path, storybind: Storybind) -> None:
    """Stories that share a name but not an ending, and a story beside somebody else's book of its name, are all sent."""
    shelf, out = tmp_path / "shelf", tmp_path / "out"
    shelf.mkdir()
    out.mkdir()
    for name, weather in (("rain.txt", "rain"), ("rain.md", "snow"), ("rain.html", "fog"), ("tin.txt", "hail")):
        (shelf / name).write_text(STORY.replace("rain", weather))
    foreign(shelf / "tin.epub")
    assert storybind("convert", shelf / "rain.txt", "-o", shelf / "rain.epub").code == 0
    sent = {Path(line["source"]).name: line["status"] for line in send(shelf, "--to", out, "--json").records}
    assert sent == {
        "rain.epub": "sent",
        "rain.html": "sent",
        "rain.md": "sent",
        "rain.txt": "there",
        "tin.epub": "sent",
        "tin.txt": "sent",
    }
    assert len(list(out.iterdir())) == 5


def test_one_that_fails_does_not_stop_the_others(tmp_path: Path, story: Path, kobo: Path) -> None:
    """Each failure is named, the rest is sent, the last lines sum up."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "broken.epub").write_text("no book")
    done = send(tmp_path / "empty.txt", tmp_path / "broken.epub", tmp_path / "none.txt", story, on=kobo)
    assert done.code == 1
    assert [line.split(": ")[1] for line in done.told] == [
        str(tmp_path / name) for name in ("empty.txt", "broken.epub", "none.txt")
    ]
    assert done.text.splitlines()[-2] == "1 copied to Kobo, 3 failed."
    failed = send(tmp_path / "none.txt", "--json", on=kobo).records[0]
    assert (failed["status"], failed["error"]["code"], failed["place"]) == ("failed", "not-found", None)


def test_an_empty_folder(tmp_path: Path, kobo: Path) -> None:
    """A folder without story and book is told as such."""
    (tmp_path / "none").mkdir()
    assert_one_line(send(tmp_path / "none", on=kobo), str(tmp_path / "none"), "neither", ".epub", ".txt")


# What is refused, and how it is told


def code_of(*args: str | Path, on: Path | None = None, **env: str | None) -> str:
    """The error code that a sending of one book ends with, before or at the book."""
    done = send(*args, "--json", on=on, **env)
    assert done.code in (1, 2)
    return str(done.records[0]["error"]["code"]) if done.out else done.err


def test_no_reader_and_several(tmp_path: Path, story: Path, kobo: Path) -> None:
    """Without a reader, or with two of them, nothing is guessed."""
    assert_one_line(send(story, on=tmp_path), "No e-reader found", "--to PATH")
    both = f"{kobo}{os.pathsep}{make_reader(tmp_path / 'P', 'pocketbook')}"
    with nothing_written(tmp_path):
        assert_one_line(
            send(story, STORYBIND_MOUNTS=both), "Two e-readers found", "--to kobo", f"--to {tmp_path / 'P'}"
        )
    assert send(story, "--to", "pocketbook", STORYBIND_MOUNTS=both).code == 0
    assert (tmp_path / "P" / f"{NAME}.epub").is_file()


@pytest.mark.parametrize(("typed", "place"), [("2", "P"), ("", ""), ("9", "")])
def test_a_person_is_asked_which(tmp_path: Path, storybind: Storybind, story: Path, typed: str, place: str) -> None:
    """At a terminal one of several readers is chosen by its number; whoever gives none is told how, and nothing is sent."""
    pty = pytest.importorskip("pty", reason="terminals of POSIX")
    both = [make_reader(tmp_path / "K", "kobo"), make_reader(tmp_path / "P", "pocketbook")]
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "storybind", "send", str(story)], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=storybind.env({"STORYBIND_MOUNTS": os.pathsep.join(map(str, both))}), cwd=tmp_path,
    )  # fmt: skip
    os.write(ours, f"{typed}\n".encode())
    _, err = child.communicate(timeout=600)
    os.close(ours)
    os.close(theirs)
    assert f"  1  Kobo ({both[0]})\n  2  PocketBook ({both[1]})\nSend to which of them? Its number: " in err.decode()
    assert ("Two e-readers found" in err.decode(), child.returncode) == ((False, 0) if place else (True, 1))
    assert [path.parent.name for root in both for path in root.glob("*.epub")] == ([place] if place else [])


def test_a_reader_that_shows_no_drive(tmp_path: Path, story: Path, kobo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Kindle that speaks MTP alone is named to whoever sends, with the ways there are and a code for scripts."""
    node = tmp_path / "usb/1-1"
    node.mkdir(parents=True)
    (node / "idVendor").write_text("1949\n")
    (node / "idProduct").write_text("9981\n")
    machine = System("linux", mounts=tmp_path / "none", usb=tmp_path / "usb")
    monkeypatch.setattr("storybind.cli.send.read_system", lambda: machine)
    told = "This Kindle connects in a way storybind cannot write to. Use --to kindle-mail, calibre, or copy the file"
    assert_one_line(send(story), told, "“documents”")
    assert code_of(story) == "mtp-device"


def test_every_refusal_has_its_code(tmp_path: Path, story: Path, kobo: Path) -> None:
    """What stops a sending before the first book is told to scripts by its code, for each book; wrong usage is not."""
    both = f"{kobo}{os.pathsep}{make_reader(tmp_path / 'P', 'pocketbook')}"
    kindle = make_reader(tmp_path / "Kindle", "kindle")
    assert code_of(story, on=tmp_path) == "no-device"
    assert code_of(story, STORYBIND_MOUNTS=both) == "several-devices"
    assert code_of(story, on=kindle, PATH="/nowhere") == "format-not-readable"
    assert code_of(story, "--to", "calibre", PATH="/nowhere") == "calibre"
    assert code_of(story, "--to", tmp_path / "none") == "not-found"
    assert len(send(story, story.parent / "two.txt", "--json", on=tmp_path).records) == 2
    assert_one_line(send(story, "--to", "kubo", "--json"), "no reader and no folder 'kubo'", code=2)


def test_standard_input(storybind: Storybind, tmp_path: Path) -> None:
    """A story may come by a pipe."""
    (tmp_path / "out").mkdir()
    done = storybind("send", "-", "--to", "out", input=STORY.encode())
    assert (done.code, done.text) == (0, f"-: copied to {tmp_path / 'out'}: {NAME}.epub\n")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path, storybind: Storybind) -> None:
    """Ctrl-C between two books or within one: what is there is whole, nothing else is, and the exit code says so."""
    (tmp_path / "out").mkdir()
    for at in range(40):
        (tmp_path / f"{at}.txt").write_text(STORY.replace("The Kettle", f"Kettle {at}"))
    child = storybind.start("send", *(f"{at}.txt" for at in range(40)), "--to", "out", "--json", held=True)
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=600)
    assert (child.returncode, b"interrupted" in err) == (130, True)
    left = list((tmp_path / "out").iterdir())
    assert 0 < len(left) < 40
    assert all(open_book(path).text for path in left)


@pytest.mark.parametrize("asked", ["auto", "epub", "kepub"])
def test_no_epub_to_a_kindle_by_cable(tmp_path: Path, story: Path, asked: str) -> None:
    """A Kindle gets no EPUB over the cable: what to install, or to do instead, is told."""
    kindle = make_reader(tmp_path / "Kindle", "kindle")
    with nothing_written(kindle):
        done = send(story, "--format", asked, on=kindle, PATH="/nowhere")
    assert_one_line(done, "Kindles do not open EPUB files copied by cable. Install calibre", "--to kindle-mail")


def test_no_azw3_to_a_kobo(story: Path, kobo: Path) -> None:
    """A format that the reader does not open is refused, with those that it does."""
    assert_one_line(send(story, "--format", "azw3", on=kobo, PATH="/nowhere"), "Kobo does not open azw3", "kepub, epub")


CONVERTER = """
import pathlib, sys
book, made = sys.argv[1:3]
assert sys.argv[3:5] == ["--share-not-sync", "--book-producer"]
start = b"AZW3 of " + str(pathlib.Path(book).stat().st_size).encode()
pathlib.Path(made).write_bytes(start.ljust(78) + (100).to_bytes(4, "big") + bytes(40) + sys.argv[5].encode() + bytes(9))
"""


def test_a_kindle_gets_azw3_where_calibre_is(tmp_path: Path, story: Path) -> None:
    """With ebook-convert on the PATH the book goes as AZW3 into documents; sent again it is known by its time."""
    kindle = make_reader(tmp_path / "Kindle", "kindle")
    path = on_path(tmp_path / "bin", "ebook-convert", CONVERTER)
    assert send(story, on=kindle, PATH=path).code == 0
    book = kindle / "documents" / f"{NAME}.azw3"
    assert book.read_bytes().startswith(b"AZW3 of ")
    (again,) = send(story, "--json", on=kindle, PATH=path).records
    assert again["status"] == "there"


def test_a_converter_that_fails(tmp_path: Path, story: Path) -> None:
    """What calibre says last is told, and nothing is left on the reader."""
    kindle = make_reader(tmp_path / "Kindle", "kindle")
    path = on_path(tmp_path / "bin", "ebook-convert", "print('Traceback'); raise SystemExit('NoSuchFont: Georgia')")
    with nothing_written(kindle):
        assert_one_line(send(story, on=kindle, PATH=path), "ebook-convert failed: NoSuchFont: Georgia")


def test_a_converter_has_no_library(tmp_path: Path, story: Path) -> None:
    """What would be calibre's library's trouble is the story's own here, and the next one is tried."""
    kindle = make_reader(tmp_path / "Kindle", "kindle")
    other = story.with_name("other.txt")
    other.write_bytes(story.read_bytes())
    path = on_path(tmp_path / "bin", "ebook-convert", "raise SystemExit('PermissionError: [Errno 13] /tmp/x')")
    done = send(story, other, on=kindle, PATH=path)
    assert done.err.count("ebook-convert failed: PermissionError") == 2
    assert "library" not in done.err


def test_koreader_on_a_kindle(tmp_path: Path, story: Path) -> None:
    """A Kindle with KOReader gets EPUB where there is no calibre, and that only KOReader opens it is told."""
    kindle = make_reader(tmp_path / "Kindle", "kindle-koreader")
    done = send(story, on=kindle, PATH="/nowhere")
    assert (done.code, "KOReader alone" in done.err) == (0, True)
    assert (kindle / "documents" / f"{NAME}.epub").is_file()


@pytest.mark.skipif(not shutil.which("ebook-convert"), reason="calibre is not installed")
def test_a_real_azw3(tmp_path: Path, story: Path) -> None:
    """The real calibre makes a book of ours into one for Kindles."""
    kindle = make_reader(tmp_path / "Kindle", "kindle")
    done = send(story, "--cover", "none", on=kindle)
    assert (done.code, done.err) == (0, "")
    assert (kindle / "documents" / f"{NAME}.azw3").read_bytes()[60:68] == b"BOOKMOBI"
    assert re.match(r"version=\S+ text=\w{16}", read_made_from(kindle / "documents" / f"{NAME}.azw3"))
    assert read_made_from(story) == ""


# Onto real file systems


def test_a_real_drive(tmp_path: Path, story: Path) -> None:
    """On FAT or exFAT the whole way works: names in any script, the same name in other case, a number, no leftovers."""
    with drive(tmp_path / "KOBOeReader") as root:
        make_reader(root, "kobo")
        (tmp_path / "uber.txt").write_text("Über: Wien?\nby Zoë Ünal\n\nEs regnete. Sie ging.\n\nEr blieb.\n")
        (tmp_path / "rain.txt").write_text("雨\nby 林\n\nIt rained.\n\nShe left.\n")
        (root / f"{NAME}.kepub.epub".upper()).write_text("by somebody else")
        stories = [story, tmp_path / "uber.txt", tmp_path / "rain.txt"]
        done = send(*stories, on=root)
        assert done.code == 0, done.err
        assert "differs. Kept both" in done.err
        assert sorted(path.name for path in root.iterdir() if path.name.endswith(".epub")) == sorted(
            f"{name}.kepub.epub" for name in (f"{NAME} (2)", "Zoë Ünal - Über_ Wien", "林 - 雨")
        )
        assert send(*stories, on=root).text.splitlines()[-1] == "3 already there."
        assert not list(root.glob(".storybind*"))


def parcel(size: int) -> Parcel:
    """A book of so many bytes."""
    return Parcel("The Kettle", ("Anna Moss",), "", "epub", lambda: b"x" * size, 0)


def test_a_full_disk(tmp_path: Path, story: Path) -> None:
    """What the book needs and what is free is told, before a byte is copied."""
    with tiny(tmp_path / "KOBOeReader", "size=1m") as root:
        make_reader(root, "kobo")
        with nothing_written(root):
            assert_one_line(send(story, on=root), "Not enough space on Kobo: the book needs 2.", "MB", "1.0 MB is free")
            assert code_of(story, on=root) == "device-full"


def test_a_disk_that_fills_up_on_the_way(tmp_path: Path) -> None:
    """Where the system itself says that the disk is full, however much seemed free, it is told the same way."""
    with tiny(tmp_path / "KOBOeReader", "size=8m,nr_inodes=4") as root:
        make_reader(root, "kobo")
        target = find_drive("kobo", System("linux", (root,)))
        with nothing_written(root), pytest.raises(DeviceFullError, match="Not enough space on Kobo"):
            target.send(parcel(1000), Manner())


def test_a_read_only_drive(tmp_path: Path, story: Path) -> None:
    """A drive that the system has made read-only is told as such, with the way to mend it."""
    with tiny(tmp_path / "KOBOeReader", "size=8m") as root:
        make_reader(root, "kobo")
        subprocess.run(["mount", "-o", "remount,ro", str(root)], check=True)
        assert_one_line(send(story, on=root), "Kobo is mounted read-only", "Eject it, restart it, reconnect")
        assert code_of(story, on=root) == "device-read-only"
        assert "read-only" in in_process("devices", env={"STORYBIND_MOUNTS": str(root)}).text
        target = find_drive("kobo", System("linux", (root,), mounts=tmp_path / "none"))
        with pytest.raises(DeviceReadOnlyError):  # one that became so after it was found
            target.send(parcel(1000), Manner())


def test_a_reader_that_went_away(tmp_path: Path) -> None:
    """A drive whose file system has gone is told, and nothing is written where it was mounted."""
    with drive(tmp_path / "KOBOeReader") as root:
        make_reader(root, "kobo")
        target = find_drive("kobo", System("linux", (root,)))
        subprocess.run(["umount", "--lazy", str(root)], check=True)
        with nothing_written(root), pytest.raises(DeviceGoneError, match=r"The reader went away .* is not on it"):
            target.send(parcel(1000), Manner())


def test_a_reader_that_goes_away_in_the_middle(tmp_path: Path, storybind: Storybind) -> None:
    """The drive is pulled out while many books are sent: that is told once, the others fail, nobody is asked to eject it."""
    for at in range(9):
        (tmp_path / f"{at}.txt").write_text(STORY.replace("The Kettle", f"Kettle {at}"))
    with drive(tmp_path / "KOBOeReader") as root:
        make_reader(root, "kobo")
        child = storybind.start("send", "0.txt", "-", *(f"{at}.txt" for at in range(1, 9)), "--to", root)
        assert child.stdout is not None
        first = child.stdout.readline()  # and now it waits for the second, which we have
        subprocess.run(["umount", "--lazy", str(root)], check=True)
        out, err = child.communicate(STORY.encode(), timeout=600)
        assert (child.returncode, list(root.iterdir())) == (1, [])
    assert first.startswith(b"0.txt: copied to Kobo: ")
    assert err.decode().count("The reader went away while copying, so the book is not on it.") == 1
    assert out.decode() == "1 copied to Kobo, 9 failed.\n"


def test_a_reader_that_goes_away_while_a_book_is_made(kobo: Path) -> None:
    """Nothing is written into the bare folder that it was mounted on."""
    target = find_drive("kobo", System("linux", (kobo,)))

    def make() -> bytes:
        shutil.rmtree(kobo)
        kobo.mkdir()
        return b"x"

    with pytest.raises(DeviceGoneError):
        target.send(parcel(1)._replace(make=make), Manner())
    assert list(kobo.iterdir()) == []


def test_a_reader_that_went_away_between_two_books(tmp_path: Path, story: Path, kobo: Path) -> None:
    """The books behind it are not tried, and counted as failed; it is told once."""
    (tmp_path / "other.txt").write_text(STORY.replace("The Kettle", "The Cup"))
    target = find_drive("kobo", System("linux", (kobo,)))
    shutil.rmtree(kobo)
    with pytest.raises(DeviceGoneError):
        target.send(parcel(1000), Manner())
    path = on_path(
        tmp_path / "bin", "ebook-convert", f"import shutil; shutil.rmtree({str(tmp_path / 'Kindle')!r})\n{CONVERTER}"
    )
    kindle = make_reader(tmp_path / "Kindle", "kindle")
    done = send(story, tmp_path / "other.txt", on=kindle, PATH=path)
    assert_one_line(done, str(story), "The reader went away while copying", "run the command again")
    assert done.text == "2 failed.\n"
    make_reader(kindle, "kindle")
    told = send(story, tmp_path / "other.txt", "--json", on=kindle, PATH=path).records
    assert [line["error"]["code"] for line in told] == ["device-gone"] * 2


def test_errors_of_the_cable(kobo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An input/output error is a reader that is gone; one that the system does not explain is told as it says it."""
    target = find_drive("kobo", System("linux", (kobo,)))

    def fail(path: Path, data: bytes) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    monkeypatch.setattr(drives, "put_whole", fail)
    with pytest.raises(DeviceGoneError):
        target.send(parcel(10), Manner())


def test_a_driver_that_refuses_names(kobo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file system takes no letters beyond ASCII, as fusefat does, the book goes under the nearest name it takes."""

    def picky(path: Path, data: bytes) -> None:
        if not path.name.isascii():
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
        put_whole(path, data)

    monkeypatch.setattr(drives, "put_whole", picky)
    sent = find_drive("kobo", System("linux", (kobo,))).send(parcel(10)._replace(title="Über"), Manner())
    assert Path(sent.place).name == "Anna Moss - Uber.epub"


def test_gnome_bridge_gets_plain_writes(tmp_path: Path, story: Path) -> None:
    """In a folder that GNOME's bridge to a reader shows, the book is written straight: no other name, no renaming."""
    share = tmp_path / "gvfs/mtp:host=Amazon_Kindle/Internal Storage/documents"
    share.mkdir(parents=True)
    assert send(story, "--to", share).code == 0
    assert [path.name for path in share.iterdir()] == [f"{NAME}.epub"]


# Where nothing may be written or read


def test_a_folder_that_may_not_be_read(tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not said to be empty; one below the folder that is sent is told beside what is sent, and counts as a failure."""
    closed, out = tmp_path / "shelf/closed", tmp_path / "out"
    closed.mkdir(parents=True)
    out.mkdir()
    shutil.copy(story, tmp_path / "shelf")
    scandir = os.scandir

    def look(place: str | Path = ".") -> Iterator[os.DirEntry[str]]:
        if Path(place) == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", look)
    with nothing_written(out):
        assert_one_line(
            send(closed, "--to", out), "closed: the folder cannot be read: you may not read it; ask for the"
        )
    done = send(tmp_path / "shelf", "--to", out)
    assert_one_line(done, "closed: the folder cannot be read: you may not read it; ask for the right")
    assert [path.name for path in out.iterdir()] == [f"{NAME}.epub"]


def test_a_folder_that_takes_no_files(tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without the right to write is answered with another folder, and not with what may be a Mac's drive."""
    (tmp_path / "out").mkdir()

    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(drives, "put_whole", refuse)
    assert_one_line(send(story, "--to", tmp_path / "out"), "you may not write there; choose another folder with --to")


def test_no_folder_leads_out_of_the_reader(tmp_path: Path, story: Path) -> None:
    """A books' folder that is a link to elsewhere is refused, and nothing is written there."""
    (tmp_path / "home").mkdir()
    root = make_reader(tmp_path / "DRIVE", "tolino")
    (root / "Books").rmdir()
    (root / "Books").symlink_to(tmp_path / "home")
    with nothing_written(tmp_path):
        assert_one_line(send(story, on=root), "leads out of Tolino")


@pytest.mark.parametrize("inside", [".kobo", ".kobo/images", "x/../.kobo", ".adds", "System"])
def test_no_book_goes_into_the_readers_own_folders(tmp_path: Path, story: Path, inside: str) -> None:
    """The folders of the reader's databases and programs are never written to, however they are named."""
    root = make_reader(tmp_path / "DRIVE", "kobo")
    for name in (".kobo/images", ".adds", "System", "x"):
        (root / name).mkdir(exist_ok=True)
    with nothing_written(root):
        assert_one_line(send(story, "--to", root / inside), "Kobo's own")


@pytest.mark.parametrize("title", ["../../up", "..", "/etc/x", "a\\b:c", "CON", "\x1b[31mred", "x" * 999, "-rf"])
def test_titles_of_books_stay_in_their_folder(tmp_path: Path, title: str) -> None:
    """Whatever a book calls itself, it becomes one file in the books' folder."""
    shown = "".join(char for char in title if char.isprintable())
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>'
        f"{shown}</dc:title></metadata><manifest/><spine/></package>"
    )
    root = make_reader(tmp_path / "deep/down/DRIVE", "tolino")
    before = listing(tmp_path / "deep")
    done = send(foreign(tmp_path / "x.epub", opf=opf.encode()), on=root)
    assert done.code == 0
    assert all(map(str.isprintable, done.text.splitlines()[0]))
    (new,) = set(listing(tmp_path / "deep")) - set(before)
    assert Path(new).parent == Path("down/DRIVE/Books")
    assert len(Path(new).name) <= 210


def test_only_our_own_leftovers_are_removed(story: Path, kobo: Path) -> None:
    """What a killed run of ours left an hour ago is swept away; anybody else's temporary file is not."""
    for name in (".storybind-0123.tmp", ".other-0123.tmp", ".storybind-new.tmp"):
        (kobo / name).write_text("half a book")
        old = time.time() - (0 if "new" in name else 7200)
        os.utime(kobo / name, (old, old))
    assert send(story, on=kobo).code == 0
    assert {path.name for path in kobo.glob(".*.tmp")} == {".other-0123.tmp", ".storybind-new.tmp"}


def test_the_twin_that_macos_makes_is_removed(kobo: Path, story: Path) -> None:
    """A ``._`` twin of our own book, which readers would list, is taken away; others stay."""
    (kobo / f"._{NAME}.kepub.epub").write_text("attributes")
    (kobo / "._other.epub").write_text("attributes")
    assert send(story, on=kobo).code == 0
    assert [path.name for path in kobo.glob("._*")] == ["._other.epub"]


# Ejecting


def test_eject(tmp_path: Path, story: Path) -> None:
    """--eject unmounts the drive and turns it off, and says that it can be unplugged."""
    with tiny(tmp_path / "KOBOeReader", "size=8m") as root:
        make_reader(root, "kobo")
        log = tmp_path / "log"
        path = on_path(
            tmp_path / "bin", "udisksctl", f"import sys; open({str(log)!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')"
        )
        done = send(story, "--eject", on=root, PATH=path)
        assert done.text.splitlines()[-1] == "Kobo is ejected; it can be unplugged."
        assert log.read_text() == "unmount -b tmpfs\npower-off -b tmpfs\n"


@pytest.mark.parametrize("script", ["raise SystemExit('Error: target is busy')", None])
def test_eject_that_fails(tmp_path: Path, story: Path, kobo: Path, script: str | None) -> None:
    """A drive that will not be ejected is a remark, not a failure: the book is on it."""
    path = on_path(tmp_path / "bin", "udisksctl", script) if script else "/nowhere"
    done = send(story, "--eject", on=kobo, PATH=path)
    assert (done.code, (kobo / f"{NAME}.kepub.epub").is_file()) == (0, True)
    assert ("target is busy" if script else "there is no udisksctl here") in done.err
    assert "eject it by hand" in done.err


@pytest.mark.parametrize(
    ("platform", "program", "told"),
    [
        ("darwin", "diskutil", "eject /Volumes/KOBOeReader"),
        ("win32", "powershell", "InvokeVerb('Eject')"),
    ],
)
def test_eject_elsewhere(tmp_path: Path, platform: str, program: str, told: str) -> None:
    """MacOS and Windows have their own programs for it; the drive is an argument, never a part of a program."""
    log = tmp_path / "log"
    path = on_path(tmp_path / "bin", program, f"import sys; open({str(log)!r}, 'w').write(' '.join(sys.argv[1:]))")
    root = Path("/Volumes/KOBOeReader" if platform == "darwin" else "E:\\")
    assert eject(Mount(root, "KOBOeReader", "E:" if platform == "win32" else ""), System(platform, path=path)) == ""
    assert told in log.read_text()
    assert platform == "darwin" or log.read_text().endswith(" E:")


# calibre

CALIBREDB = """
import pathlib, sys
library = pathlib.Path(sys.argv[sys.argv.index("--with-library") + 1])
book = pathlib.Path(sys.argv[-1])
there = library / book.name
if there.exists() and "--automerge" not in sys.argv:
    print("The following books were not added as they already exist in the database")
else:
    there.write_bytes(book.read_bytes())
"""


@pytest.mark.skipif(os.name == "nt", reason="the program that stands in for calibre is a script")
def test_calibre_gets_the_book(tmp_path: Path, story: Path) -> None:
    """Calibre is given the EPUB under a sensible name; a book it has already is told, and --force merges."""
    (tmp_path / "library").mkdir()
    path = on_path(tmp_path / "bin", "calibredb", CALIBREDB)
    target = f"calibre:{tmp_path / 'library'}"
    first = send(story, "--to", target, PATH=path)
    assert (first.code, first.text) == (0, f"{story}: added to calibre: {tmp_path / 'library'}\n")
    mistyped = send(story, "--to", f"{target}x", PATH=path)
    assert_one_line(mistyped, f"{tmp_path / 'libraryx'}: there is no such file or folder")
    assert LAST in open_book(tmp_path / "library" / f"{NAME}.epub").text
    assert [
        send(story, "--to", target, "--json", *more, PATH=path).records[0]["status"] for more in ([], ["--force"])
    ] == [
        "there",
        "sent",
    ]


def test_calibre_that_is_open_closed_or_not_there(tmp_path: Path, story: Path) -> None:
    """That calibre is not installed, keeps its library to itself or refuses changes is told with what to do."""
    assert_one_line(send(story, "--to", "calibre", PATH="/nowhere"), "no calibredb", "Install it")
    script = "print('Another calibre program such as calibre-server or the main calibre program is running.'); exit(1)"
    path = on_path(tmp_path / "bin", "calibredb", script)
    assert_one_line(send(story, "--to", "calibre", PATH=path), "calibre is open", "Close it", "127.0.0.1:8080")
    path = on_path(tmp_path / "bin", "calibredb", "print('Forbidden'); exit(1)")
    assert_one_line(send(story, "--to", "calibre", PATH=path), "lets nobody change its library", "Allow it")


@pytest.mark.skipif(os.name == "nt", reason="the program that stands in for calibre is a script")
@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("No saved library path, either run the GUI or use the --with-library option", "--to calibre:FOLDER"),
        ("urllib.error.URLError: <urlopen error [Errno 111] Connection refused>", "Start it"),
        ("apsw.CantOpenError: CantOpenError: unable to open database file", "Name its folder"),
        ("apsw.NotADBError: NotADBError: file is not a database", "Restore database"),
        ("ValueError: The Forbidden", "storybind convert"),
    ],
)
def test_calibre_that_cannot_get_at_its_library(tmp_path: Path, story: Path, last: str, told: str) -> None:
    """What calibre's last line means is said with what to do: once, where the next book would fare no better."""
    other = story.with_name("other.txt")
    other.write_bytes(story.read_bytes())
    path = on_path(tmp_path / "bin", "calibredb", f"print('Traceback'); raise SystemExit({last!r})")
    done = send(story, other, "--to", "calibre", PATH=path)
    assert done.code == 1
    assert done.err.count(told) == (2 if "ValueError" in last else 1)
    assert "2 failed" in done.text


@pytest.fixture
def calibre_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The machine's calibre for one test at a time: of two at once it refuses one, whatever their libraries are."""
    fcntl = pytest.importorskip("fcntl")
    with (tmp_path_factory.getbasetemp().parent / "calibre.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.mark.skipif(not shutil.which("calibredb"), reason="calibre is not installed")
@pytest.mark.usefixtures("calibre_alone")
def test_a_real_calibre_without_its_library(tmp_path: Path, story: Path) -> None:
    """The real calibre's own words for a library that cannot be one are understood."""
    for target, told in ((f"calibre:{story}", "Name its folder"), ("calibre:http://127.0.0.1:9", "Start it")):
        assert_one_line(send(story, "--to", target), told)


@pytest.mark.skipif(not shutil.which("calibredb"), reason="calibre is not installed")
@pytest.mark.usefixtures("calibre_alone")
def test_a_real_calibre(tmp_path: Path, story: Path) -> None:
    """The real calibre takes a book into a library, and knows it when it comes again."""
    (tmp_path / "library").mkdir()
    target = f"calibre:{tmp_path / 'library'}"
    done = [send(story, "--to", target, "--json", "--cover", "none").records[0] for _ in range(2)]
    assert [line["status"] for line in done] == ["sent", "there"]
    (book,) = (tmp_path / "library").rglob("*.epub")
    assert LAST in open_book(book).text
