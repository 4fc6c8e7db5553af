"""The command line's contract: places, exit codes, streams, JSON, options; each run is a real process."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from typer.testing import CliRunner

from conftest import LAST, STORY, Storybind, assert_one_line, in_process, listing, nothing_written, open_book
from storybind import __version__
from storybind.book.themes import read_theme
from storybind.cli.app import whole
from storybind.cli.commands.coded import EXAMPLES
from storybind.columns import width
from test_lint import png

PLAIN = ("--cover", "none")
"""For tests that are not about covers."""

CHAPTERED = """\
Two Roads
by Anna Moss

Chapter 1: North

They went north. Nobody spoke of it.

***

The road was long and the food was not good.

Chapter 2: South

They came back. Nobody spoke of that either.
"""


@pytest.fixture
def book(story: Path) -> Path:
    """A book of the small good story, made before the test begins."""
    assert in_process("convert", story, *PLAIN).code == 0
    return story.with_suffix(".epub")


def repack(book: Path, changes: dict[str, bytes | None]) -> None:
    """Write a book anew with other bytes for some entries, or without them."""
    files = {**open_book(book).files, **changes}
    with zipfile.ZipFile(book, "w") as archive:
        for name, data in files.items():
            if data is not None:
                archive.writestr(name, data)


def foreign_epub(path: Path, paragraphs: list[str], generator: str = "Another Program 1.0", more: str = "") -> None:
    """Build an EPUB by hand, as another program might have made it."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        archive.writestr(
            "content.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:1</dc:identifier>'
            "<dc:title>The Kettle</dc:title><dc:language>en</dc:language>"
            f'<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta><meta name="generator" content="{generator}"/>{more}'
            '</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
        )
        page = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">'
        nav = '<nav epub:type="toc"><ol><li><a href="a.xhtml">Story</a></li></ol></nav>'
        archive.writestr("nav.xhtml", f"{page}<head><title>Contents</title></head><body>{nav}</body></html>")
        archive.writestr("a.xhtml", f"{page}<head><title>Story</title></head><body>{text}</body></html>")


PARAGRAPHS = [part for part in STORY.split("\n\n")[1:] if part != "***"]
"""The story's own paragraphs, the head and the mark left out."""


# Places


def test_a_title_without_end_is_cut_in_what_is_said(storybind: Storybind, tmp_path: Path) -> None:
    """The line that says what was made, and the page of inspect, stay readable whatever the title is; the book has all of it."""
    (tmp_path / "long.txt").write_text(
        f"Title: {'very ' * 1000}long\nAuthor: {'Mo ' * 1000}Moss\n\nIt rained.\n\nShe went.\n"
    )
    for command in ("convert", "inspect"):
        done = storybind(command, "long.txt", *(PLAIN if command == "convert" else ()))
        assert done.code == 0
        assert max(map(len, done.text.splitlines())) < 500
    assert (b"very " * 1000 + b"long") in open_book(tmp_path / "long.epub").files["EPUB/content.opf"]


def test_a_book_stands_beside_its_story_by_default(storybind: Storybind, tmp_path: Path) -> None:
    """Without -o the book has the story's name and folder, wherever the command runs."""
    folder, elsewhere = tmp_path / "stories", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "kettle.txt").write_text(STORY)
    done = storybind("convert", folder / "kettle.txt", *PLAIN, cwd=elsewhere)
    assert (done.code, done.err) == (0, "")
    assert sorted(listing(tmp_path)) == sorted(
        ["elsewhere", "stories", str(Path("stories/kettle.txt")), str(Path("stories/kettle.epub"))]
    )
    assert LAST in open_book(folder / "kettle.epub").text


def test_o_names_the_file(storybind: Storybind, story: Path) -> None:
    """With -o FILE.epub the book is that file, and nothing stands beside the story."""
    assert storybind("convert", story, "-o", "Other Name.epub", *PLAIN).code == 0
    assert LAST in open_book(story.parent / "Other Name.epub").text
    assert not story.with_suffix(".epub").exists()


def test_the_ending_of_o_counts_in_any_case(storybind: Storybind, story: Path) -> None:
    """-o BOOK.EPUB names a file, not a folder."""
    assert storybind("convert", story, "-o", "BOOK.EPUB", *PLAIN).code == 0
    assert (story.parent / "BOOK.EPUB").is_file()


@pytest.mark.parametrize("there", [False, True], ids=["made", "there already"])
def test_o_names_a_folder(storybind: Storybind, story: Path, there: bool) -> None:
    """With -o FOLDER the book goes there under the story's name; the folder and those above it are made if absent."""
    folder = story.parent / "shelf" / "new"
    if there:
        folder.mkdir(parents=True)
    done = storybind("convert", story, "-o", folder, *PLAIN)
    assert (done.code, done.err) == (0, "")
    assert LAST in open_book(folder / "kettle.epub").text


def test_several_stories_become_several_books(storybind: Storybind, story: Path) -> None:
    """Each story gets a book of its own, in the order they were named, a line each."""
    shutil.copy(story, story.parent / "second.txt")
    (story.parent / "third.md").write_text("# The Third\n\nIt was a short one, and nobody minded.\n")
    done = storybind("convert", "kettle.txt", "second.txt", "third.md", "-o", "shelf", *PLAIN)
    assert (done.code, done.err) == (0, "")
    assert [Path(line.split(": ")[0]) for line in done.text.splitlines()] == [
        Path("shelf/kettle.epub"),
        Path("shelf/second.epub"),
        Path("shelf/third.epub"),
    ]
    assert sorted(path.name for path in (story.parent / "shelf").iterdir()) == [
        "kettle.epub",
        "second.epub",
        "third.epub",
    ]


def test_standard_input_to_a_file(storybind: Storybind, tmp_path: Path) -> None:
    """``-`` reads the story from standard input."""
    done = storybind("convert", "-", "-o", "book.epub", *PLAIN, input=STORY.encode())
    assert (done.code, done.err) == (0, "")
    assert LAST in open_book(tmp_path / "book.epub").text


def test_standard_input_to_a_folder(storybind: Storybind, tmp_path: Path) -> None:
    """A story without a name still gets one in a folder."""
    assert storybind("convert", "-", "-o", "shelf", *PLAIN, input=STORY.encode()).code == 0
    assert [path.suffix for path in (tmp_path / "shelf").iterdir()] == [".epub"]


def test_standard_output_is_the_book_and_nothing_else(storybind: Storybind, story: Path, book: Path) -> None:
    """``-o -`` writes the very bytes that the file would hold, and leaves no file."""
    whole = book.read_bytes()
    book.unlink()
    with nothing_written(story.parent):
        for extra in ((), ("--quiet",), ("--json",)):
            done = storybind("convert", story, "-o", "-", *PLAIN, *extra)
            assert (done.code, done.err) == (0, "")
            assert done.out == whole, extra


def test_standard_input_to_standard_output(storybind: Storybind, tmp_path: Path) -> None:
    """As a filter, with ``- -o -``, the same book comes out as into a file."""
    assert storybind("convert", "-", "-o", "book.epub", *PLAIN, input=STORY.encode()).code == 0
    done = storybind("convert", "-", "-o", "-", *PLAIN, input=STORY.encode())
    assert done.code == 0
    assert done.out == (tmp_path / "book.epub").read_bytes()


def test_the_library_makes_the_same_book(storybind: Storybind, story: Path, book: Path) -> None:
    """`gather` and `convert` of the library give the command line's bytes."""
    from storybind import Options, convert, gather

    assert convert(gather(str(story), Options(cover="none"))).epub == book.read_bytes()


def test_a_title_that_is_only_a_files_name_is_told(tmp_path: Path) -> None:
    """It is said with both ways to give one; whoever gave one hears nothing; a batch tells three, and counts the others."""
    for name in "abcde":
        (tmp_path / f"{name}.txt").write_text(
            "It rained. She went out to look at it.\n\nIt did not look back at her.\n"
        )
    told = in_process("convert", tmp_path / "a.txt").err
    assert "it names no title, so it is called “A”, after its file; give one with --title" in told
    assert 'title = "..." in a.toml' in told
    (tmp_path / "a.toml").write_text('title = "Rain"\n')
    assert in_process("convert", tmp_path / "a.txt").err == ""
    assert in_process("convert", tmp_path / "b.txt", "--title", "Rain").err == ""
    lines = in_process("batch", tmp_path, "-o", tmp_path / "out", "--jobs", "1").err.splitlines()
    # on a busy machine it also says how far it is
    others = [line for line in lines if "no title" not in line and " a second, " not in line]
    assert others == ["storybind: and 1 more note of this kind"]


@pytest.mark.parametrize("more", [[], ["-o", "other.epub"]], ids=["in its place", "elsewhere"])
def test_a_book_that_is_to_be_converted(storybind: Storybind, book: Path, more: list[str]) -> None:
    """It is told that it is one already, with what takes it, whether it would be overwritten or not."""
    with nothing_written(book.parent):
        assert_one_line(storybind("convert", book.name, *more), "book already", "storybind send takes it as it is")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["kettle.txt", "kettle2.txt", "-o", "one.epub"], ["one.epub", "-o"]),
        (["kettle.txt", "kettle2.txt", "-o", "-"], ["standard output", "-o"]),
        (["-"], ["standard input", "-o"]),
    ],
    ids=["two stories, one file", "two stories, standard output", "standard input, no place"],
)
def test_places_that_cannot_be(storybind: Storybind, story: Path, args: list[str], words: list[str]) -> None:
    """A wrong use of -o is told before anything is written, with exit code 2."""
    shutil.copy(story, story.parent / "kettle2.txt")
    with nothing_written(story.parent):
        assert_one_line(storybind("convert", *args, *PLAIN, input=STORY.encode()), *words, code=2)


@pytest.mark.parametrize("other", ["sub/kettle.txt", "sub/Kettle.md"])
def test_two_stories_never_become_one_book(storybind: Storybind, story: Path, other: str) -> None:
    """Stories whose books would be one file, on any file system, are refused before anything is written."""
    (story.parent / "sub").mkdir()
    (story.parent / other).write_text(STORY)
    with nothing_written(story.parent):
        assert_one_line(storybind("convert", "kettle.txt", other, "-o", "shelf", *PLAIN), "kettle.txt", other, "-o")


def test_two_ways_to_one_folder_are_one_place(storybind: Storybind, story: Path) -> None:
    """Two stories that become one book are found however their folder is written."""
    story.with_suffix(".md").write_text(STORY)
    with nothing_written(story.parent):
        done = storybind("convert", "kettle.txt", Path("..") / story.parent.name / "kettle.md", *PLAIN)
        assert_one_line(done, "kettle.txt", "kettle.md")


# Exit codes and streams


def test_one_bad_story_does_not_stop_the_others(storybind: Storybind, story: Path) -> None:
    """Good stories are made around bad ones, each bad one is named on standard error, and the exit code is 1."""
    (story.parent / "empty.txt").write_text("")
    shutil.copy(story, story.parent / "last.txt")
    done = storybind("convert", "missing.txt", "kettle.txt", "empty.txt", "last.txt", *PLAIN)
    assert done.code == 1
    assert [line.split(": ")[:2] for line in done.told] == [["storybind", "missing.txt"], ["storybind", "empty.txt"]]
    assert [line.split(": ")[0] for line in done.text.splitlines()] == ["kettle.epub", "last.epub"]
    assert LAST in open_book(story.with_suffix(".epub")).text
    assert LAST in open_book(story.parent / "last.epub").text
    assert not (story.parent / "empty.epub").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["convert"],
        ["convert", "kettle.txt", "--no-such-option"],
        ["convert", "kettle.txt", "--title"],
        ["nosuchcommand"],
        ["inspect"],
        ["check"],
    ],
)
def test_wrong_usage_is_two(storybind: Storybind, story: Path, args: list[str]) -> None:
    """Wrong usage is told on standard error, ends with 2 and writes nothing."""
    with nothing_written(story.parent):
        done = storybind(*args)
    assert (done.code, done.out) == (2, b"")
    assert done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", EXAMPLES)
def test_what_was_used_wrongly_shows_how_it_is_used(storybind: Storybind, command: str) -> None:
    """A command with nothing behind it shows an example, which is one that it takes."""
    example = f"{command} {EXAMPLES[command]}"
    assert f"\nExample: storybind {example}\n" in storybind(command).err
    done = storybind(*example.split())
    assert (done.code, "Usage" in done.err) == (1, False), "it is used rightly, and nothing of that name is there"


def test_results_and_remarks_go_their_own_ways(storybind: Storybind, tmp_path: Path) -> None:
    """What was made is on standard output; what is worth knowing, with its place, on standard error."""
    (tmp_path / "odd.txt").write_bytes(STORY.encode() + b"\nA bell\x07 rang.\n")
    done = storybind("convert", "odd.txt", *PLAIN)
    assert done.code == 0
    assert done.text.startswith("odd.epub: The Kettle, by Anna Moss (1 chapter, 3 scenes, ")
    assert len(done.text.splitlines()) == 1
    assert len(done.told) == 1
    assert re.match(r"storybind: odd\.txt:18: note: .*control character", done.told[0])


def test_quiet_says_nothing_but_errors(storybind: Storybind, story: Path) -> None:
    """With --quiet a good run is silent on both streams, and a bad story is still told."""
    story.write_bytes(story.read_bytes() + b"\nA bell\x07 rang.\n")
    done = storybind("convert", story, "--quiet", *PLAIN)
    assert (done.code, done.out, done.err) == (0, b"", "")
    assert LAST in open_book(story.with_suffix(".epub")).text
    assert_one_line(storybind("convert", "missing.txt", "-q", *PLAIN), "missing.txt")


@pytest.mark.skipif(os.name != "posix", reason="Windows tells of a closed pipe in other ways")
def test_broken_pipe_is_no_traceback(storybind: Storybind, story: Path) -> None:
    """A reader that goes away, as ``head`` does, ends the program without a traceback."""
    story.write_text(STORY + "\n".join(f"\nA line of number {number}, all by itself.\n" for number in range(5000)))
    child = storybind.start("convert", "kettle.txt", "-o", "-", *PLAIN)
    assert child.stdout
    assert child.stderr
    child.stdout.close()
    assert child.stdin
    child.stdin.close()
    told = child.stderr.read().decode()
    child.stderr.close()
    assert child.wait(120) in (0, 1, 141)
    assert told == ""


# JSON


FIELDS: dict[str, type | tuple[type, ...]] = {
    "story": str,
    "book": str,
    "status": str,
    "seconds": float,
    "words": int,
    "chapters": int,
    "scenes": int,
    "warnings": list,
    "error": (dict, type(None)),
}
"""Every field that the contract promises for a line of --json, and its type."""


def test_json_has_a_line_for_each_story(storybind: Storybind, story: Path) -> None:
    """--json prints one object a line for made, unchanged and failed alike, with every field of the contract."""
    (story.parent / "empty.txt").write_text("\n\n")
    assert storybind("convert", story, *PLAIN).code == 0
    (story.parent / "new.txt").write_bytes(STORY.encode() + b"\nA bell\x07 rang.\n")
    done = storybind("convert", "kettle.txt", "empty.txt", "new.txt", "--json", *PLAIN)
    assert done.code == 1
    found = done.records
    for line in found:
        assert set(FIELDS) <= set(line)
        wrong = {name: line[name] for name, kind in FIELDS.items() if not isinstance(line[name], kind)}
        assert not wrong
    assert [line["status"] for line in found] == ["unchanged", "failed", "made"]
    assert [line["story"] for line in found] == ["kettle.txt", "empty.txt", "new.txt"]
    assert [Path(line["book"]).name for line in found] == ["kettle.epub", "empty.epub", "new.epub"]
    unchanged, failed, made = found
    assert (made["chapters"], made["scenes"], unchanged["chapters"], unchanged["scenes"]) == (1, 3, 1, 3)
    assert unchanged["words"] == len(STORY.split())
    assert all(isinstance(warning, str) for warning in made["warnings"])
    assert len(made["warnings"]) == 1
    assert unchanged["error"] is None
    assert made["error"] is None
    assert failed["error"]["code"] == "empty-story"
    assert "empty.txt" in failed["error"]["message"]


def test_json_errors_have_stable_codes(storybind: Storybind, story: Path, book: Path) -> None:
    """A failure's code is the one that scripts know."""
    (story.parent / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    book.write_bytes(b"mine")
    done = storybind("convert", "missing.txt", "picture.txt", "kettle.txt", "--json", *PLAIN)
    assert [line["error"]["code"] for line in done.records] == ["not-found", "not-text", "exists"]


def test_quiet_does_not_silence_json(storybind: Storybind, story: Path) -> None:
    """JSON that was asked for comes with --quiet too."""
    done = storybind("convert", story, "--json", "--quiet", *PLAIN)
    assert [line["status"] for line in done.records] == ["made"]


# What is there already


def test_own_books_are_replaced_silently(storybind: Storybind, story: Path, book: Path) -> None:
    """A book of ours makes room for its newer self, made by this version or an older one."""
    old = book.read_bytes()
    story.write_text(STORY.replace("kettle", "pot"))
    done = storybind("convert", story, *PLAIN)
    assert (done.code, done.err) == (0, "")
    assert "unchanged" not in done.text
    assert book.read_bytes() != old
    opf = open_book(book).files["EPUB/content.opf"]
    assert f"storybind {__version__}".encode() in opf
    repack(book, {"EPUB/content.opf": opf.replace(f"storybind {__version__}".encode(), b"storybind 0.0.9")})
    story.write_text(STORY)
    assert storybind("convert", story, *PLAIN).code == 0
    assert book.read_bytes() == old


def test_an_unchanged_book_is_left_alone(storybind: Storybind, story: Path, book: Path) -> None:
    """Where the same bytes are there already nothing is written, so that syncing programs stay calm."""
    before = book.stat()
    done = storybind("convert", story, *PLAIN)
    assert (done.code, done.err) == (0, "")
    assert "unchanged" in done.text
    assert (book.stat().st_mtime_ns, book.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def truncated(book: Path) -> bytes:
    whole = book.read_bytes()
    return whole[: len(whole) // 2]


def by_another(book: Path) -> bytes:
    foreign_epub(book, PARAGRAPHS)
    return book.read_bytes()


def by_one_who_names_us(book: Path) -> bytes:
    foreign_epub(book, PARAGRAPHS, "Not storybind 0.1.0")
    return book.read_bytes()


@pytest.mark.parametrize(
    ("what", "told"),
    [
        pytest.param(lambda book: b"my diary", "did not make it", id="no EPUB"),
        pytest.param(lambda book: b"", "did not make it", id="empty file"),
        pytest.param(truncated, "cut short or broken", id="half a book of ours"),
        pytest.param(by_another, "did not make it", id="another program's"),
        pytest.param(by_one_who_names_us, "did not make it", id="another program's that names us"),
    ],
)
def test_a_file_that_is_not_ours_is_kept(storybind: Storybind, story: Path, book: Path, what: Any, told: str) -> None:
    """What storybind cannot know as its own is refused, kept to the byte, and replaced with --force alone."""
    book.write_bytes(kept := what(book))
    with nothing_written(story.parent):
        assert_one_line(storybind("convert", story, *PLAIN), "kettle.epub", told, "--force")
    assert book.read_bytes() == kept
    done = storybind("convert", story, "--force", *PLAIN)
    assert (done.code, done.err) == (0, "")
    assert LAST in open_book(book).text


def test_a_story_is_never_replaced_by_its_own_book(storybind: Storybind, tmp_path: Path) -> None:
    """A text that bears a book's ending would be overwritten by its own book: never, even with --force."""
    (tmp_path / "kettle.epub").write_text(STORY)
    with nothing_written(tmp_path):
        assert_one_line(storybind("convert", "kettle.epub", "--force", *PLAIN), "kettle.epub", "-o")
        assert_one_line(
            storybind("convert", "kettle.epub", "-o", "kettle.epub", "--force", *PLAIN), "kettle.epub", "-o"
        )


# inspect


def test_inspect_shows_why(storybind: Storybind, story: Path) -> None:
    """The page for people has the title, where each field is from, each break's evidence and rule, and the notes."""
    story.write_text(STORY.replace("by Anna Moss\n", "by Anna Moss\n\nDisclaimer: I own the kettle, not the rain.\n"))
    done = storybind("inspect", story)
    assert (done.code, done.err) == (0, "")
    for words in (
        "The Kettle",
        "Anna Moss",
        "text line 1",
        "text line 2",
        "detected",
        "Three days later",
        "mark.line",
        "***",
    ):
        assert words in done.text, words
    assert re.search(r"skip-forward: .*Three days later.*  en\.\S+  [01]\.\d\d", done.text)
    assert re.search(r"line 4 +front +disclaimer +I own the kettle", done.text)
    assert "\x1b" not in done.text, "a pipe is no terminal and gets no colours"


@pytest.mark.parametrize("columns", ["1", "20", "40", "1000"])
def test_inspect_on_any_terminal(storybind: Storybind, story: Path, columns: str) -> None:
    """However narrow the terminal, the page comes, with every field and every rule on it."""
    story.write_text(STORY.replace("by Anna Moss\n", "by Anna Moss\n\nDisclaimer: I own the kettle, not the rain.\n"))
    done = storybind("inspect", story, env={"COLUMNS": columns})
    assert (done.code, done.err) == (0, "")
    for words in ("The Kettle", "text line 2", "mark.line", "skip-forward", "disclaimer"):
        assert words in done.text, words


@pytest.mark.parametrize("columns", [40, 52])
def test_inspect_on_a_narrow_terminal(storybind: Storybind, story: Path, columns: int) -> None:
    """Below 60 columns what stands beside something else stands below it, and nothing that can be cut or wrapped is longer."""
    notes = "Disclaimer: I own the kettle, and neither the rain nor the long road to the sea.\n"
    story.write_text(STORY.replace("by Anna Moss\n", f"by Anna Moss\n\n{notes}"))
    done = storybind("inspect", story, env={"COLUMNS": str(columns)})
    lines = done.text.splitlines()
    free = ("kettle.txt: ", "Notes, moved out")  # a path is one to copy, and a heading may go on
    over = [line for line in lines if width(line) > columns and not any(one in line for one in free)]
    assert (done.code, over) == (0, [])
    at = lines.index("  title")
    assert lines[at + 1 : at + 3] == ["       The Kettle", "       (text line 1)"]
    assert any(line.startswith("       I own the kettle") for line in lines)


def test_inspect_shows_notes_of_files_with_long_names(storybind: Storybind, tmp_path: Path) -> None:
    """Where a file's name leaves no room beside it, a note stands below."""
    folder = tmp_path / "parts"
    folder.mkdir()
    for at, word in enumerate(("kettle", "bucket"), 1):
        text = f"Chapter {at}\n\nNobody minded the {word}.\n\nA/N: I own neither the rain nor the {word}.\n"
        (folder / f"{at} what became of the {word} when it was put out in the rain for a night.txt").write_text(text)
    done = storybind("inspect", "--join", folder, env={"COLUMNS": "80"})
    assert done.code == 0
    assert "\n       I own neither the rain nor the kettle." in done.text


def test_inspect_json_is_the_contract(storybind: Storybind, story: Path) -> None:
    """`inspect --json` is one object with every field that the contract shows, of its type."""
    text = (
        STORY.replace("by Anna Moss\n", "by Anna Moss\n\nDisclaimer: I own the kettle, not the rain.\n")
        + "\nA bell\x07 rang.\n"
    )
    story.write_text(text)
    done = storybind("inspect", "kettle.txt", "--json")
    assert done.code == 0
    (found,) = done.records
    assert found["schema"] == 1
    source = found["source"]
    assert (source["path"], source["encoding"], source["layout"]) == ("kettle.txt", "utf-8", "blank-line")
    assert re.fullmatch("[0-9a-f]{64}", source["sha256"])
    assert source["words"] == len(text.split())
    assert found["metadata"]["title"] == {"value": "The Kettle", "from": "text line 1"}
    assert found["metadata"]["authors"] == {"value": ["Anna Moss"], "from": "text line 2"}
    assert found["metadata"]["language"] == {"value": "en", "from": "detected"}
    (chapter,) = found["chapters"]
    assert chapter["title"] is None
    assert chapter["words"] == sum(scene["words"] for scene in chapter["scenes"])
    first, second, third = chapter["scenes"]
    assert first["opening"] == "Anna put the kettle on. She had nowhere to be, and the rain knew it."
    assert (first["break"], first["title"], first["paragraphs"]) == (None, None, 2)
    assert second["break"]["kind"] == "mark"
    assert second["break"]["evidence"] == "***"
    assert third["title"] == "Three days later"
    assert third["opening"] == "Three days later, the kettle was still warm, and Anna was gone."
    why = third["break"]
    assert (why["kind"], why["evidence"]) == ("skip-forward", "Three days later")
    assert isinstance(why["rule"], str)
    assert 0 < why["confidence"] <= 1
    assert [(note["kind"], note["place"], note["text"]) for note in found["notes"]] == [
        ("disclaimer", "front", "I own the kettle, not the rain.")
    ]
    assert len(found["warnings"]) == 1


def test_inspect_reads_standard_input(storybind: Storybind, tmp_path: Path) -> None:
    """``inspect -`` says the same of a text as of a file."""
    with nothing_written(tmp_path):
        done = storybind("inspect", "-", "--json", input=STORY.encode())
    assert done.records[0]["metadata"]["title"]["value"] == "The Kettle"


def test_inspect_writes_nothing(storybind: Storybind, story: Path) -> None:
    """Looking leaves no trace in the folder, page or JSON."""
    with nothing_written(story.parent):
        assert storybind("inspect", story).code == 0
        assert storybind("inspect", story, "--json").code == 0


@pytest.mark.parametrize("scenes", ["auto", "all", "marks", "off"])
@pytest.mark.parametrize("text", [STORY, CHAPTERED], ids=["one chapter", "two chapters"])
def test_inspect_and_convert_agree(storybind: Storybind, story: Path, text: str, scenes: str) -> None:
    """What inspect shows is what convert makes: the same chapters, the same scenes, opening with the same words."""
    story.write_text(text)
    (seen,) = storybind("inspect", story, "--scenes", scenes, "--json").records
    (made,) = storybind("convert", story, "--scenes", scenes, "--json", *PLAIN).records
    book = open_book(story.with_suffix(".epub"))
    assert made["chapters"] == len(seen["chapters"]) == len(book.chapters)
    assert made["scenes"] == sum(len(chapter["scenes"]) for chapter in seen["chapters"])
    assert made["words"] == seen["source"]["words"]
    assert book.breaks == made["scenes"] - made["chapters"]
    assert [scene["opening"] for chapter in seen["chapters"] for scene in chapter["scenes"]] == [
        line
        for line in book.text.splitlines()
        if any(line == scene["opening"] for chapter in seen["chapters"] for scene in chapter["scenes"])
    ]


# Options


@pytest.mark.parametrize(
    ("args", "name", "values"),
    [
        (["--title", "Other & <Better>"], "title", ["Other & <Better>"]),
        (["--author", "Zoë Ames", "--author", "村上春樹"], "creator", ["Zoë Ames", "村上春樹"]),
        (["--language", "EN_gb"], "language", ["en-GB"]),
        (["--tag", "rain", "--tag", "tea & toast"], "subject", ["rain", "tea & toast"]),
        (["--description", "A kettle, and who left it."], "description", ["A kettle, and who left it."]),
        (["--publisher", "Little Press"], "publisher", ["Little Press"]),
        (["--rights", "CC BY 4.0"], "rights", ["CC BY 4.0"]),
        (["--date", "2024-05"], "date", ["2024-05"]),
        (["--identifier", "978-3-16-148410-0"], "identifier", ["urn:isbn:9783161484100"]),
        (["--identifier", "https://example.org/kettle"], "identifier", ["https://example.org/kettle"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_an_option_ends_in_the_package(
    storybind: Storybind, story: Path, args: list[str], name: str, values: list[str]
) -> None:
    """What was asked for on the command line is what the book says of itself, and nothing beside it."""
    done = storybind("convert", story, *args, *PLAIN)
    assert (done.code, done.err) == (0, "")
    assert open_book(story.with_suffix(".epub")).dc(name) == values


def test_the_series_ends_in_the_package(storybind: Storybind, story: Path) -> None:
    """--series and --series-index are there as EPUB 3 has them and as calibre looks for them."""
    assert storybind("convert", story, "--series", "Kettles", "--series-index", "2.5", *PLAIN).code == 0
    book = open_book(story.with_suffix(".epub"))
    found = [
        book.meta(name)
        for name in ("belongs-to-collection", "group-position", "calibre:series", "calibre:series_index")
    ]
    assert found == ["Kettles", "2.5", "Kettles", "2.5"]


@pytest.mark.parametrize("asked", ["--series-index", "sidecar"])
def test_a_place_in_no_series_is_told(storybind: Storybind, story: Path, asked: str) -> None:
    """A place without a series is in no book, and whoever asked for it hears so, and what to do."""
    story.with_suffix(".toml").write_text("" if asked.startswith("--") else "series-index = 2\n")
    done = storybind("convert", story, *((asked, "2") if asked.startswith("--") else ()), *PLAIN)
    assert done.code == 0
    assert [
        part for part in (asked if asked.startswith("--") else ".toml", "no series", "--series") if part not in done.err
    ] == []
    assert open_book(story.with_suffix(".epub")).meta("group-position") is None
    assert storybind("convert", story, "--series-index", "2", "--series", "Kettles", *PLAIN).err == ""


@pytest.mark.parametrize(("scenes", "breaks"), [("auto", 2), ("marks", 1), ("off", 0)])
def test_scenes_says_which_breaks_are_set(storybind: Storybind, story: Path, scenes: str, breaks: int) -> None:
    """With auto, marks and time skips are set; with marks, the author's own alone; with off, none; no word is lost in any of them."""
    assert storybind("convert", story, "--scenes", scenes, *PLAIN).code == 0
    book = open_book(story.with_suffix(".epub"))
    assert book.breaks == breaks
    assert all(paragraph.strip() in book.text for paragraph in PARAGRAPHS)


def test_toc_lists_scenes_on_request(storybind: Storybind, story: Path) -> None:
    """The contents list chapters, and with --toc scenes the scenes under them."""
    story.write_text(CHAPTERED)
    contents = {}
    for toc in ("chapters", "scenes"):
        assert storybind("convert", story, "--toc", toc, *PLAIN).code == 0
        contents[toc] = open_book(story.with_suffix(".epub")).contents()
    assert contents["chapters"] == ["Chapter 1: North", "Chapter 2: South"]
    assert len(contents["scenes"]) > len(contents["chapters"])
    assert [line for line in contents["scenes"] if line in contents["chapters"]] == contents["chapters"]


def test_typography_is_kept_unless_asked(storybind: Storybind, story: Path) -> None:
    """Quotes and dashes stay as typed; with --typography smart they are set as a printer would."""
    story.write_text(STORY.replace("kettle on. She", "kettle on--she"))
    texts = {}
    for way in (None, "keep", "smart"):
        assert storybind("convert", story, *(["--typography", way] if way else []), *PLAIN).code == 0
        texts[way] = open_book(story.with_suffix(".epub")).text
    assert texts[None] == texts["keep"]
    assert '"Well," she told' in texts["keep"]
    assert "on--she" in texts["keep"]
    assert "“Well,” she told" in texts["smart"]
    assert "on—she" in texts["smart"]
    assert '"' not in texts["smart"]


def test_a_stylesheet_of_the_users_own(storybind: Storybind, story: Path) -> None:
    """--theme FILE.css goes into the book as it is, over the default."""
    css = "/* mine */\np { text-indent: 2em; }\n"
    (story.parent / "mine.css").write_text(css)
    done = storybind("convert", story, "--theme", "mine.css", *PLAIN)
    assert (done.code, done.err) == (0, "")
    assert open_book(story.with_suffix(".epub")).css == read_theme("classic") + "\n/* over it */\n" + css


def test_every_theme_has_its_own_look(storybind: Storybind, story: Path) -> None:
    """Each theme by name gives a stylesheet, and the default is one of them."""
    from storybind.options import THEMES

    sheets = {}
    for name in THEMES:
        assert storybind("convert", story, "--theme", name, "--quiet", *PLAIN).code == 0
        sheets[name] = open_book(story.with_suffix(".epub")).css
    assert storybind("convert", story, "--quiet", *PLAIN).code == 0
    assert len(set(sheets.values())) == len(sheets)
    assert open_book(story.with_suffix(".epub")).css == sheets["classic"]


@pytest.mark.parametrize(
    "css",
    ["p { background: url(https://example.org/x.png) }\n", "@import 'https://example.org/a.css';\n"],
    ids=["url", "import"],
)
def test_a_stylesheet_that_calls_a_network_is_refused(storybind: Storybind, story: Path, css: str) -> None:
    """A stylesheet may fetch nothing; the line that would is named."""
    (story.parent / "mine.css").write_text("/* mine */\n" + css)
    with nothing_written(story.parent):
        assert_one_line(storybind("convert", story, "--theme", "mine.css", *PLAIN), "mine.css:2")


def test_cover_none_leaves_the_cover_out(storybind: Storybind, story: Path) -> None:
    """A drawn cover is in a book by default, and nothing of one with --cover none."""
    assert storybind("convert", story, "-o", "with.epub").code == 0
    assert storybind("convert", story, "-o", "without.epub", *PLAIN).code == 0
    covers = {
        name: [entry for entry in open_book(story.parent / f"{name}.epub").files if "cover" in entry]
        for name in ("with", "without")
    }
    assert covers == {"with": ["EPUB/text/cover.xhtml", "EPUB/images/cover.png"], "without": []}


# check


def checks(*args: str | Path) -> dict[str, Any]:
    """What `check --json` says of one book."""
    (found,) = in_process("check", *args, "--json").records
    return found


def test_check_finds_a_good_book_good(story: Path, book: Path) -> None:
    """A book just made has no findings, and the line says which checks ran."""
    with nothing_written(story.parent):
        done = in_process("check", book)
    assert (done.code, done.err) == (0, "")
    assert re.fullmatch(r".*kettle\.epub: good \(.*lint.*\)", done.text.strip())
    assert "EPUBCheck" in done.text, "it ran, or the line says that it is not installed"
    assert "word proof" not in done.text


def test_check_of_a_small_cover(storybind: Storybind, story: Path) -> None:
    """What `convert` has noted, `check` says in the same words, and --quiet leaves out: no failure, and the book is good."""
    (story.parent / "small.png").write_bytes(png(600, 900))
    made = storybind("convert", story, "--cover", "small.png")
    assert "600 by 900 pixels, and below 1000 by 1600 it looks coarse" in made.err
    book = story.with_name("kettle.epub")
    done = in_process("check", book)
    assert done.code == 0
    assert "info L-COVER-SMALL" in done.text
    assert "is 600 x 900 pixels; below 1000 x 1600 it looks coarse" in done.text
    assert done.text.splitlines()[-1].startswith(f"{book}: good")
    quiet = in_process("check", book, "--quiet")
    assert (quiet.code, quiet.text, quiet.err) == (0, "", "")


def test_check_reads_standard_input_once(storybind: Storybind, book: Path) -> None:
    """All checks see the whole book."""
    done = storybind("check", "-", input=book.read_bytes())
    assert (done.code, done.err) == (0, "")
    assert done.text.startswith("standard input: good")


def test_check_says_which_of_the_three_ran(story: Path, book: Path) -> None:
    """The lint always runs, the word proof with --against, EPUBCheck where it is installed; what did not run is not claimed."""
    from storybind.edge import epubcheck

    official = ["EPUBCheck"] if epubcheck.available() else []
    found = checks(book, "--against", story)
    assert sorted(found["ran"]) == sorted(["lint", *official, "word proof"])
    assert (found["book"], found["notices"], found["error"]) == (str(book), [], None)
    told = in_process("check", book).text
    assert "lint" in told
    assert "word proof" not in told
    assert ("not installed" in told) is not epubcheck.available()


@pytest.mark.parametrize(
    "changes",
    [
        {"EPUB/text/chapter-001.xhtml": None},
        {"EPUB/text/chapter-001.xhtml": b"<html><p>never closed</html>"},
        {"EPUB/nav.xhtml": None},
        {"EPUB/content.opf": b"<package>"},
        {"META-INF/container.xml": None},
    ],
    ids=["page gone", "page broken", "contents gone", "package broken", "container gone"],
)
def test_check_finds_a_broken_book_broken(book: Path, changes: dict[str, bytes | None]) -> None:
    """Damage ends with exit code 1 and says what is wrong, without a traceback."""
    repack(book, changes)
    done = in_process("check", book)
    assert done.code == 1
    assert "Traceback" not in done.err
    assert "good" not in done.text
    assert "kettle.epub" in done.text + done.err


def test_check_goes_on_after_a_bad_book(story: Path, book: Path) -> None:
    """Every book is checked, whatever the ones before it were."""
    (story.parent / "text.epub").write_text(STORY)
    done = in_process("check", *(story.parent / name for name in ("missing.epub", "text.epub", "kettle.epub")))
    assert done.code == 1
    assert [Path(line.split(": ")[1]).name for line in done.told] == ["missing.epub", "text.epub"]
    assert "kettle.epub: good" in done.text


def test_check_refuses_what_is_no_book(story: Path) -> None:
    """A file that is no EPUB is told as such, in one line."""
    assert_one_line(in_process("check", story), "kettle.txt", "no EPUB; name a book")


def test_check_of_a_folder(tmp_path: Path) -> None:
    """A folder is no book, and nobody is told to name stories where books are asked for."""
    (tmp_path / "shelf").mkdir()
    done = in_process("check", tmp_path / "shelf")
    assert_one_line(done, "shelf", "folder", "book")


def test_against_the_right_story(story: Path, book: Path) -> None:
    """A book holds the words of its own story."""
    done = in_process("check", book, "--against", story)
    assert (done.code, done.err) == (0, "")


ANOTHER = "The Kettle\nby Anna Moss\n\nNobody put the kettle on. It was a dry day.\n"


@pytest.mark.parametrize(
    "other",
    [
        ANOTHER,
        STORY.replace("nowhere to be", "nowhere to go"),
        STORY.replace("next door", "next"),
        STORY.replace("next door", "right next door"),
    ],
    ids=["wrong story", "one word changed", "one word more in the book", "one word less in the book"],
)
def test_against_another_story(story: Path, book: Path, other: str) -> None:
    """One word that differs is found, and the line in the story is named."""
    story.write_text(other)
    done = in_process("check", book, "--against", story)
    assert done.code == 1
    assert "good" not in done.text
    assert re.search(r"^storybind: .*kettle\.txt:\d+: .*word", done.err, re.MULTILINE)


def test_against_names_the_word_and_its_line(story: Path, book: Path) -> None:
    """The word that is missing from the book is named with its line."""
    story.write_text(STORY.replace("the kettle was still warm", "the teapot was still warm"))
    found = checks(book, "--against", story)
    assert "word proof" in found["ran"]
    assert found["error"]["code"] == "lost-words"
    assert "teapot" in found["error"]["message"]
    assert "kettle.txt:12" in found["error"]["message"]


def test_against_blames_nobody_wrongly(story: Path, book: Path) -> None:
    """A book that does not match the story is no defect of storybind, and check does not say so."""
    story.write_text(ANOTHER)
    done = in_process("check", book, "--against", story)
    assert done.code == 1
    assert "defect" not in done.err
    assert "no book was written" not in done.err


@pytest.fixture
def no_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    """The official checker put away, where only the word proof is looked at."""
    monkeypatch.setattr("storybind.edge.epubcheck.available", lambda: False)


@pytest.mark.usefixtures("no_checker")
@pytest.mark.parametrize("where", ["sidecar", "config"])
def test_against_knows_what_files_beside_the_story_say(story: Path, where: str) -> None:
    """A title and a name from a sidecar or from `storybind.toml` are known again, and nothing needs to be told."""
    name = "kettle.toml" if where == "sidecar" else "storybind.toml"
    (story.parent / name).write_text('title = "Tea"\nauthor = ["Bo Lund"]\nnotes = "drop"\ntypography = "smart"\n')
    book = story.parent / "made.epub"
    assert in_process("convert", story, "-o", book, *PLAIN, "--quiet").code == 0
    found = checks(book, "--against", story)
    assert (found["error"], found["notices"]) == (None, [])


@pytest.mark.usefixtures("no_checker")
@pytest.mark.parametrize(
    "options",
    [
        ["--title", "The Teapot", "--author", "Bo Lund"],
        ["--author", "Bo Lund", "--author", "Cy Hay", "--language", "en-GB"],
        [
            "--title",
            "Tea",
            "--series",
            "Crockery",
            "--series-index",
            "2",
            "--publisher",
            "Quay",
            "--description",
            "Hot.",
        ],
        ["--title", "Tea", "--notes", "drop", "--typography", "smart"],
        ["--title", "Tea", "--notes", "chapter", "--format", "kepub", "--scenes", "off"],
        ["--title", "Tea", "--join"],
    ],
    ids=lambda options: " ".join(options[::2]),
)
def test_against_knows_what_the_book_was_given(story: Path, options: list[str]) -> None:
    """A title, a name or a series from the command line leaves every word of the story accounted for."""
    head = "Title: The Kettle\nAuthor: Anna Moss\nSeries: Pots, #4\nSummary: It boils.\nA/N: hi, readers!\n\n"
    story.write_text(head + STORY.partition("\n\n")[2] + '\n\nShe read -- twice -- "all" of it.\n')
    book = story.parent / "made.epub"
    assert in_process("convert", story, "-o", book, *options, *PLAIN, "--quiet").code == 0
    found = checks(book, "--against", story)
    assert found["error"] is None
    (told,) = [notice["text"] for notice in found["notices"] if notice["code"] == "given"]
    assert ("not “The Kettle”" in told) is ("--title" in options)
    story.write_text(story.read_text().replace("the kettle was still warm", "the teapot was still warm"))
    assert "teapot" in checks(book, "--against", story)["error"]["message"], "the proof is as strict as before"


@pytest.mark.parametrize(
    ("text", "code"),
    [(STORY, 0), (ANOTHER, 1), (STORY.replace("nowhere to be", "nowhere to go"), 1)],
    ids=["right", "wrong", "one word changed"],
)
def test_against_holds_for_books_of_others(story: Path, text: str, code: int) -> None:
    """The word proof runs over another program's book as well, page by page in reading order."""
    foreign_epub(story.parent / "other.epub", PARAGRAPHS)
    story.write_text(text)
    found = checks(story.parent / "other.epub", "--against", story)
    assert "word proof" in found["ran"]
    assert (found["error"] is not None) == bool(code)
    if found["error"]:
        assert found["error"]["code"] == "lost-words"


def test_a_book_that_merely_names_us_is_not_ours(story: Path) -> None:
    """What another program's metadata says of storybind makes its book no book of ours, whose pages are known."""
    foreign_epub(
        story.parent / "other.epub", PARAGRAPHS, more='<meta name="calibre:series" content="storybind tales"/>'
    )
    assert checks(story.parent / "other.epub", "--against", story)["error"] is None


def test_against_a_story_that_is_not_there(book: Path) -> None:
    """A missing story is named; the book is not called good."""
    done = in_process("check", book, "--against", book.parent / "missing.txt")
    assert done.code == 1
    assert "missing.txt" in done.err
    assert "good" not in done.text
    assert "word proof" not in checks(book, "--against", book.parent / "missing.txt")["ran"], "it did not run"


def test_against_takes_one_book(story: Path, book: Path) -> None:
    """--against with two books is wrong usage."""
    shutil.copy(book, story.parent / "second.epub")
    assert_one_line(in_process("check", book, story.parent / "second.epub", "--against", story), "--against", code=2)


# Help


_SHARED = (
    "--title --author --language --series --series-index --tag --description --publisher --rights --date --identifier --cover --scenes "
    "--toc --theme --format --force --quiet --json -o"
)
CONTRACT = {
    "convert": _SHARED,
    "batch": f"{_SHARED} --jobs --covers --report --dry-run --watch --fail-fast --cluster",
    "inspect": "--json",
    "cover": "-o",
    "check": "--against",
    "devices": "",
    "send": "--to",
    "serve": "",
    "review": "",
}
"""The commands that the contract promises, each with its options."""


@pytest.mark.parametrize("command", CONTRACT)
def test_help_names_every_option(command: str) -> None:
    """A command's help names each option that the contract has for it, and each option has a sentence of help."""
    shown = CliRunner().invoke(whole(), [command, "-h"], env={"COLUMNS": "100"})
    assert shown.exit_code == 0
    for option in CONTRACT[command].split():
        assert re.search(rf"(?:^|[\s,]){option}(?=[\s,])", shown.stdout), option
    silent = re.findall(r"^  -(?:\S| \S)*\n(?! {10})", shown.stdout, re.MULTILINE)  # a long one has its help below it
    assert silent == []


def test_help_names_every_command() -> None:
    """`storybind --help` lists the commands of the contract, each with what it does in a line."""
    shown = CliRunner().invoke(whole(), ["--help"])
    assert "..." not in shown.stdout.partition("Commands:")[2], "what a command does is said in a line"
    for command in CONTRACT:
        assert re.search(rf"^  {command} +\S", shown.stdout, re.MULTILINE), command


def test_a_sidecar_whose_name_would_be_too_long(storybind: Storybind, tmp_path: Path) -> None:
    """No folder helps there, and a shorter name does."""
    story = tmp_path / f"{'x' * 251}.txt"
    story.write_text(STORY)
    assert_one_line(
        storybind("inspect", story.name, "--write-sidecar", "--json"), "the name is too long", "rename both"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full: Linux")
@pytest.mark.parametrize("args", [("--help",), ("batch", "--help"), ("--version",), ("themes",)])
def test_a_disk_that_takes_no_word(storybind: Storybind, args: tuple[str, ...]) -> None:
    """What is said is lost, and that is said in a line."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, *storybind.program, *args]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=storybind.env({}), check=False)
    told = "storybind: standard output: it could not be written: the disk is full; make room\n"
    assert (done.returncode, done.stderr.decode()) == (1, told)


def test_version() -> None:
    """`storybind --version` says the name and the version, and nothing else."""
    shown = CliRunner().invoke(whole(), ["--version"])
    assert (shown.exit_code, shown.stdout) == (0, f"storybind {__version__}\n")


def test_output_survives_a_terminal_without_unicode(storybind: Storybind, story: Path) -> None:
    """Where the terminal knows ASCII alone, names that it cannot show are escaped, and JSON is UTF-8 still."""
    story.write_text(STORY.replace("Anna Moss", "Zoë Ames"), encoding="utf-8")
    poor = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = storybind("convert", story, *PLAIN, env=poor)
    assert (done.code, done.err) == (0, "")
    assert b"Zo\\xeb Ames" in done.out
    seen = storybind("inspect", story, "--json", env=poor)
    assert seen.records[0]["metadata"]["authors"]["value"] == ["Zoë Ames"]
    with zipfile.ZipFile(io.BytesIO(story.with_suffix(".epub").read_bytes())) as archive:
        assert "Zoë Ames" in archive.read("EPUB/content.opf").decode()


@pytest.mark.parametrize(
    "command",
    [
        ("convert", "kettle.txt", "-o"),
        ("batch", ".", "-o"),
        ("batch", ".", "--report"),
        ("batch", ".", "--covers"),
        ("send", "kettle.txt", "--to"),
    ],
)
def test_a_place_without_a_name(storybind: Storybind, story: Path, command: tuple[str, ...]) -> None:
    """``-o "$OUT"`` of a variable that is not set writes nowhere, and does not write beside the story instead."""
    with nothing_written(story.parent):
        assert_one_line(storybind(*command, ""), f"{command[-1]} is followed by nothing", code=2)


@pytest.mark.parametrize(
    ("command", "told", "code"),
    [
        (("batch", "", "-o", "books"), "the folder has no name", 2),
        (("serve", ""), "the folder has no name", 2),
        (("send", "", "--to", "reader"), "there is no such file", 1),
        (("convert", "", "--join", "-o", "kettle.epub"), "there is no such file", 1),
        (("inspect", "", "--join"), "there is no such file", 1),
    ],
)
def test_a_folder_without_a_name(
    storybind: Storybind, story: Path, command: tuple[str, ...], told: str, code: int
) -> None:
    """An argument that is empty is neither the folder one is in nor the root of all."""
    (story.parent / "reader").mkdir()
    (story.parent / "notes.docx").touch()
    with nothing_written(story.parent):
        done = storybind(*command)
        assert (done.code, told in done.err) == (code, True)
        assert "notes.docx" not in done.err


def test_long_lines_of_other_scripts_are_cut_where_the_column_ends(storybind: Storybind, tmp_path: Path) -> None:
    """Of a Chinese paragraph, which has no blanks, as much is shown as there is room for, and columns stay columns."""
    (tmp_path / "伞.txt").write_text("修伞的人\n\n作者：林听雨\n\n" + "雨停了，阿满推开铺子的门。" * 20 + "\n", "utf-8")
    page = storybind("inspect", "伞.txt", env={"COLUMNS": "80"}).text.splitlines()
    opening = next(line for line in page if line.startswith("    1  line"))
    assert "雨停了，阿满推开铺子" in opening
    assert opening.endswith("…")
    assert width(opening) <= 80
    fields = [line for line in page if line.startswith(("  title", "  authors", "  language"))]
    assert (
        len({width(line[: line.index(part)]) for line, part in zip(fields, ("text", "text", "detected"), strict=True)})
        == 1
    )
