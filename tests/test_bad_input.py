"""What the world does to a program: wrong files, wrong values, full disks, Ctrl-C. Every failure is one line with a way out."""

from __future__ import annotations

import contextlib
import multiprocessing.process
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from conftest import LAST, STORY, Result, Storybind, assert_one_line, in_process, listing, nothing_written, open_book
from cost import assert_child_within, limit
from readers import tiny
from storybind.edge.epubcheck import available

PLAIN = ("--cover", "none")
"""For tests that are not about covers."""

MADE = ("--json", "--force", *PLAIN)
"""The same, for those that look at what is told of a book that may be there already."""

posix = pytest.mark.skipif(os.name != "posix", reason="signals, limits and names of this kind are POSIX's")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: /dev/full, /proc, mount, names that are bytes")


# Texts that are none


@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_a_missing_story(storybind: Storybind, tmp_path: Path, command: str) -> None:
    """A story that is not there is named, with the advice to look at its name."""
    with nothing_written(tmp_path):
        assert_one_line(
            storybind(command, "nowhere/missing.txt"),
            str(Path("nowhere/missing.txt")),
            "no such file",
            "check the name",
        )


@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_a_folder_is_no_story(storybind: Storybind, tmp_path: Path, command: str) -> None:
    """A folder given as a story is told as such, with the two ways to make books of it."""
    (tmp_path / "drafts").mkdir()
    with nothing_written(tmp_path):
        assert_one_line(storybind(command, "drafts"), "drafts", "folder", "name the stories", "--join", "batch")


BLANKS = {
    "empty": b"",
    "blank lines": b"\n\r\n  \t\n\n",
    "byte-order mark": b"\xef\xbb\xbf\n",
    "invisible characters": "\u200b\u2060\n\xad\n\xa0\n".encode(),
    "control characters": b"\x01\x02\n\x07\n",
    "100,000 blank lines": b"\n" * 100_000,
}


@pytest.mark.parametrize("data", BLANKS.values(), ids=BLANKS)
def test_a_text_without_words(tmp_path: Path, data: bytes) -> None:
    """A text with nothing to read makes no book."""
    (tmp_path / "blank.txt").write_bytes(data)
    with nothing_written(tmp_path):
        assert_one_line(
            in_process("convert", tmp_path / "blank.txt", *PLAIN), "blank.txt", "nothing to read", "right file"
        )


@pytest.mark.parametrize(
    "name", ["signs.txt", "page.html", "signs.md"], ids=["emoji and dots", "a page of scripts", "Markdown"]
)
def test_a_text_of_signs_alone(tmp_path: Path, name: str) -> None:
    """Where there is no word at all, that is said, and not that a head were there."""
    text = (
        "<html><body><script>var rain = 1</script><img src=x></body></html>"
        if name.endswith("html")
        else "😀😀\n\n...\n"
    )
    (tmp_path / name).write_text(text, encoding="utf-8")
    with nothing_written(tmp_path):
        assert_one_line(in_process("convert", tmp_path / name, *PLAIN), name, "no words", code=1)


@pytest.mark.parametrize(
    "text",
    ["The Kettle\nby Anna Moss\n", "Title: The Kettle\nAuthor: Anna Moss\n\n***\n", "---\ntitle: The Kettle\n---\n"],
)
def test_a_head_without_a_story(tmp_path: Path, text: str) -> None:
    """Title and author alone are no story."""
    (tmp_path / "head.txt").write_text(text)
    with nothing_written(tmp_path):
        assert_one_line(in_process("convert", tmp_path / "head.txt", *PLAIN), "head.txt", "no story", "whole?")


def a_zip() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("story.txt", STORY)
    return out.getvalue()


def a_picture(kind: str, size: tuple[int, int] = (700, 1100)) -> bytes:
    """A real picture that does not compress to nothing."""
    from PIL import Image

    noise = Image.frombytes("RGB", (70, 110), random.Random(1).randbytes(70 * 110 * 3))
    out = BytesIO()
    noise.resize(size).save(out, kind)
    return out.getvalue()


BINARIES: dict[str, tuple[Callable[[], bytes], str]] = {
    "ZIP": (a_zip, "ZIP"),
    "JPEG": (lambda: a_picture("JPEG"), "JPEG"),
    "PNG": (lambda: a_picture("PNG"), "PNG"),
    "PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Word"),
    "program": (lambda: b"\x7fELF\x02\x01\x01" + bytes(500), "program"),
    "many NULs": (lambda: STORY.encode() + bytes(500) + STORY.encode(), "NUL"),
    "noise": (lambda: random.Random(2).randbytes(5000), "not a text"),
}


@pytest.mark.parametrize(("make", "word"), BINARIES.values(), ids=BINARIES)
def test_a_binary_named_txt(tmp_path: Path, make: Callable[[], bytes], word: str) -> None:
    """Whatever is no text is told by its kind or by its byte, with the way to make a text of it."""
    (tmp_path / "story.txt").write_bytes(make())
    with nothing_written(tmp_path):
        assert_one_line(in_process("convert", tmp_path / "story.txt", *PLAIN), "story.txt", word, "; ")


def test_a_book_named_txt(storybind: Storybind, story: Path) -> None:
    """A book given as a story is told to be no text, not converted again."""
    assert storybind("convert", story, "-o", "book.epub", *PLAIN).code == 0
    (story.parent / "book.epub").rename(story.parent / "book.txt")
    with nothing_written(story.parent):
        assert_one_line(storybind("convert", "book.txt", *PLAIN), "book.txt", "e-book")


# Texts with something odd in them


MENDED = {
    "NULs of a crash at the end": STORY.encode() + bytes(5000),
    "a few NULs": STORY.encode().replace(b"Three days", b"Three\0 days", 1),
    "control characters": STORY.encode().replace(b"kettle on", b"ket\x1btle\x08 on"),
    "surrogates in UTF-8": STORY.encode() + "\nA face \ud83d\ude00 laughed.\n".encode("utf-8", "surrogatepass"),
    "half a surrogate": STORY.encode() + "\nA face \ud83d laughed.\n".encode("utf-8", "surrogatepass"),
    "bytes of another encoding": STORY.encode() + b"\nA caf\xe9 closed.\n",
    "half a UTF-16": STORY.encode("utf-16")[:-1],
    "half a UTF-16 without its mark": STORY.encode("utf-16-le")[:-1],
    "half a UTF-8": STORY.encode() + "Zoë, Anaïs. “Ende”".encode()[:-1],
    "non-characters": STORY.encode() + "\nA face \ufffe\uffff laughed.\n".encode(),
}


@pytest.mark.parametrize("data", MENDED.values(), ids=MENDED)
def test_odd_characters_are_mended_and_told(storybind: Storybind, tmp_path: Path, data: bytes) -> None:
    """What no book can hold is mended, one remark says so with its line, and the book is well-formed and whole."""
    (tmp_path / "odd.txt").write_bytes(data)
    done = storybind("convert", "odd.txt", *PLAIN)
    assert_one_line(done, "odd.txt:", "note:", code=0)
    book = open_book(tmp_path / "odd.epub")
    assert "Anna put the kettle on." in book.text
    assert LAST in book.text
    assert "Three days later, the kettle was still warm" in book.text


@pytest.mark.parametrize(
    "make",
    [
        lambda text: {"text": text.replace("nowhere", "now\ud800here")},
        lambda text: {"text": text.replace("nowhere", "now\x00here")},
        lambda text: {"text": text, "title": "The \ud800 Kettle"},
        lambda text: {"text": text, "title": "The \x01 Kettle"},
    ],
    ids=["surrogate in the text", "NUL in the text", "surrogate in the title", "control character in the title"],
)
def test_strings_no_book_can_hold(make: Callable[[str], dict[str, str]]) -> None:
    """A caller of the library who brings such a string gets a book without it or a `StorybindError`, never anything else."""
    from storybind import Manuscript, Options, Source, StorybindError, convert

    given = make(STORY)
    source = Source("kettle.txt", given["text"], "utf-8", "0" * 64)
    with contextlib.suppress(StorybindError):
        epub = convert(Manuscript(source, Options(title=given.get("title"), cover="none"))).epub
        with zipfile.ZipFile(BytesIO(epub)) as archive:
            assert "had nowhere" in archive.read("EPUB/text/chapter-001.xhtml").decode()


def test_a_path_no_system_takes() -> None:
    """A name with a NUL in it, which only a caller of the library can bring, is an error of ours."""
    from storybind import StorybindError
    from storybind.manuscript import gather

    with pytest.raises(StorybindError):
        gather("a\0b.txt")


LONG = {
    "words": b"a word or two ",
    "one word": b"x",
    "glyphs": b"*",
    "dashes": b"- ",
    "quotes": b"\" '",
    "underscores": b"_a_ ",
    "times": b"1:2 ",
    "capitals": b"A B. ",
}


@linux
@pytest.mark.parametrize("part", [LONG["words"], LONG["one word"]], ids=["words", "one word"])
def test_fifty_megabytes_in_one_line(storybind: Storybind, tmp_path: Path, part: bytes) -> None:
    """A line as long as that is refused in seconds and in less than a gigabyte, with the likely reason."""
    with nothing_written(tmp_path):
        text = part * (50_000_000 // len(part))
        done = assert_child_within(
            10,
            lambda limits: storybind("convert", "-", "-o", "x.epub", *PLAIN, input=text, prepare=limits),
            RLIMIT_AS=2**30,
        )
    assert_one_line(done, "standard input:1", "paragraph", "line ends")


@pytest.mark.parametrize("part", LONG.values(), ids=LONG)
def test_half_a_megabyte_in_one_line(storybind: Storybind, tmp_path: Path, part: bytes) -> None:
    """However a long line is made up, no rule takes more than seconds over it."""
    text = b"It begins.\n\n" + part * (500_000 // len(part)) + b"\n\nIt ends.\n"
    done = assert_child_within(
        5, lambda limits: storybind("convert", "-", "-o", "x.epub", *MADE, input=text, prepare=limits)
    )
    assert done.code == 0, done.err
    assert [line["status"] for line in done.records] == ["made"]


@pytest.mark.parametrize(
    "part",
    ["_a_ ", "[^1]", "\u00a0", "a word or two ", "`", "{#", "](", "<!--", "![a]("],
    ids=["emphasis", "footnotes", "hard blanks", "words", "code", "attributes", "addresses", "comments", "pictures"],
)
def test_a_long_paragraph_of_markdown(storybind: Storybind, tmp_path: Path, part: str) -> None:
    """Sixty kilobytes of Markdown without a blank line, whatever is in them, take a second or two."""
    (tmp_path / "long.md").write_text(
        "# Rain\n\nIt begins. " + part * (60_000 // len(part)) + "\n\nIt ends.\n", encoding="utf-8"
    )
    done = assert_child_within(4, lambda limits: storybind("convert", "long.md", *MADE, prepare=limits))
    assert done.code == 0, done.err


def test_a_long_wrapped_paragraph(storybind: Storybind) -> None:
    """A wrapped story whose blank lines were lost, six thousand lines of it, takes a second or two."""
    lines = "".join(f"and on day {number:04} it rained again and Anna let it rain on\n" for number in range(6000))
    text = f"It begins.\n\n{lines}\nIt ends.\n".encode()
    done = assert_child_within(
        4, lambda limits: storybind("convert", "-", "-o", "x.epub", *MADE, input=text, prepare=limits)
    )
    assert done.code == 0, done.err
    assert [line["status"] for line in done.records] == ["made"]


HTML = {
    "inline": ("It was <b>very</b> wet, she <i>said</i>.", "It was very wet, she said."),
    "line end": ("It was wet.<br>It was cold.", "It was wet."),
    "never closed": ("It was <b>very wet.", "very wet."),
    "no tag at all": ("It is wet <grin> and I <3 it.", "<grin> and I <3 it."),
    "entity": ("Tea &amp; toast &mdash; &copy; Anna", "Tea & toast — © Anna"),
    "comment": ("It was <!-- not --> wet.", "It was"),
    "block": ("<div>It was wet.</div>", "It was wet."),
    "centred": ("<center>***</center>\n\nIt was wet.", "It was wet."),
    "very deep": ("<b>" * 2000 + "It was wet.", "It was wet."),
    "very deep quotes": (">" * 2000 + " It was wet.", "It was wet."),
}


@pytest.mark.parametrize(("text", "words"), HTML.values(), ids=HTML)
def test_html_in_markdown(tmp_path: Path, text: str, words: str) -> None:
    """Tags in Markdown are markup and what they hold is the story; what is no tag is words; a comment alone is out, and named."""
    (tmp_path / "rain.md").write_text(f"# Rain\n\nIt rained.\n\n{text}\n\nIt stopped.\n", encoding="utf-8")
    done = in_process("convert", tmp_path / "rain.md", *PLAIN)
    assert done.code == 0
    assert ("left out of the book: comments (3 words)" in done.err) if "<!--" in text else done.err == ""
    said = open_book(tmp_path / "rain.epub").text
    assert words in said
    assert said.startswith("It rained.")
    assert said.endswith("It stopped.")


def test_a_hundred_thousand_blank_lines(storybind: Storybind, tmp_path: Path) -> None:
    """Blank lines are no words: however many stand between two paragraphs, both are in the book, and soon."""
    text = ("Anna put the kettle on.\n\nIt sang.\n" + "\n" * 100_000 + "The rain stopped at four.\n").encode()
    done = assert_child_within(
        5,
        lambda limits: storybind("convert", "-", "-o", "x.epub", "--title", "Tea", *PLAIN, input=text, prepare=limits),
    )
    assert (done.code, done.err) == (0, "")
    assert open_book(tmp_path / "x.epub").text.splitlines() == [
        "Anna put the kettle on.",
        "It sang.",
        "The rain stopped at four.",
    ]
    seen = assert_child_within(5, lambda limits: storybind("inspect", "-", "--json", input=text, prepare=limits))
    assert len(seen.out) < 10_000


# Places that cannot be read or written


@posix
def test_an_unreadable_story(storybind: Storybind, story: Path) -> None:
    """A story that may not be read is named, with the reason."""
    story.chmod(0)
    if os.access(story, os.R_OK):
        pytest.skip("this user may read everything, as root may")
    assert_one_line(storybind("convert", story, *PLAIN), "kettle.txt", "may not read")


@linux
def test_a_story_that_fails_while_read(storybind: Storybind, tmp_path: Path) -> None:
    """A story whose disk fails is named, with the reason; /proc/self/mem fails so for everybody."""
    with nothing_written(tmp_path):
        assert_one_line(
            storybind("convert", "/proc/self/mem", "-o", "x.epub", *PLAIN), "/proc/self/mem", "cannot be read"
        )


@linux
def test_a_pipe_is_no_story(storybind: Storybind, tmp_path: Path) -> None:
    """A named pipe, which nobody may ever write to, and a device that never ends are refused; what a shell opens is read."""
    os.mkfifo(tmp_path / "pipe.txt")
    with nothing_written(tmp_path):
        assert_one_line(storybind("convert", "pipe.txt", *PLAIN), "pipe.txt", "named pipe", "- reads it")
        assert_one_line(storybind("convert", "/dev/zero", "-o", "x.epub", *PLAIN), "/dev/zero", "device")
    assert storybind("convert", "/dev/stdin", "-o", "x.epub", *PLAIN, input=STORY.encode()).code == 0


@contextlib.contextmanager
def read_only(place: Path) -> Iterator[None]:
    """A folder in which nothing can be written, not even by root."""
    if os.geteuid() == 0:
        with tiny(place, "size=1m"):
            (place / "kettle.txt").write_text(STORY)
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
            yield
        return
    place.mkdir()
    (place / "kettle.txt").write_text(STORY)
    place.chmod(0o555)
    try:
        yield
    finally:
        place.chmod(0o755)


@pytest.mark.parametrize(
    "command",
    [
        ("convert", ""),
        ("inspect", ""),
        ("check", ""),
        ("cover", "", "-o", "x.png"),
        ("send", "", "--to", "."),
        ("report", ""),
    ],
    ids=lambda command: command[0],
)
def test_a_file_without_a_name(storybind: Storybind, story: Path, command: tuple[str, ...]) -> None:
    """``convert "$STORY"`` of a variable that is not set says that there is no name, and not to look at one that nobody sees."""
    assert_one_line(
        storybind(*command), "there is no such file, for it has no name, as where a variable is not set", code=1
    )


@posix
def test_a_read_only_folder(storybind: Storybind, story: Path) -> None:
    """Where nothing may be written, that is said, with -o as the way out; beside the story, as a file, as a folder to make."""
    place = story.parent / "locked"
    with read_only(place), nothing_written(story.parent):
        for args in (
            ["locked/kettle.txt"],
            ["kettle.txt", "-o", "locked/x.epub"],
            ["kettle.txt", "-o", "locked"],
            ["kettle.txt", "-o", "locked/new"],
        ):
            done = storybind("convert", *args, *PLAIN)
            assert_one_line(done, "locked", "-o")


@posix
def test_what_inspect_writes_has_its_own_way_out(storybind: Storybind, story: Path) -> None:
    """A timeline or a sidecar that cannot be written is told without -o, which `inspect` has not."""
    place = story.parent / "locked"
    with read_only(place), nothing_written(story.parent):
        for args in (
            ["kettle.txt", "--timeline", "locked/x.svg"],
            ["kettle.txt", "--timeline", "kettle.txt/x.svg"],
            ["locked/kettle.txt", "--write-sidecar"],
        ):
            done = storybind("inspect", *args)
            assert done.code == 1
            assert "-o" not in done.err.split()
            assert "name another file" in done.err or "move both" in done.err


@posix
def test_a_folder_that_may_not_be_entered(storybind: Storybind, story: Path) -> None:
    """A book's place that may not even be looked at is told as such."""
    place = story.parent / "locked"
    place.mkdir()
    place.chmod(0)
    try:
        if os.access(place, os.X_OK):
            pytest.skip("this user may enter every folder, as root may")
        assert_one_line(storybind("convert", story, "-o", "locked/x.epub", *PLAIN), "locked", "-o")
        assert_one_line(storybind("convert", "locked/kettle.txt", *PLAIN), "locked")
    finally:
        place.chmod(0o755)


@linux
def test_a_folder_that_is_gone(storybind: Storybind, story: Path) -> None:
    """In a folder that somebody has removed meanwhile the program works, or says what is wrong."""
    line = f'mkdir gone && cd gone && rmdir ../gone && "$@" convert {{}} -o "{story.parent / "x.epub"}" --cover none < "{story}"'
    done = streams(storybind, line.format("-"))
    assert (done.code, done.err) == (0, "")
    assert LAST in open_book(story.parent / "x.epub").text
    assert_one_line(streams(storybind, line.format("kettle.txt")), "kettle.txt", "no such file")
    commands = [
        "serve .",
        "batch .",
        f"batch . -o '{story.parent / 'out'}'",
        f"batch '{story.parent}'",
        "convert --join .",
    ]
    if available():  # else there is no Java that needs a folder
        commands.append(f"check '{story.parent / 'x.epub'}'")
    for command in commands:
        done = streams(storybind, f'mkdir gone && cd gone && rmdir ../gone && "$@" {command}')
        assert_one_line(done, ".: the folder you are in was deleted", "change to another")


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_in_a_circle(storybind: Storybind, story: Path) -> None:
    """A link that leads back to itself is named as one, with what to name in its place."""
    for one, other in (("here.txt", "there.txt"), ("there.txt", "here.txt")):
        (story.parent / one).symlink_to(other)
    assert_one_line(storybind("convert", "here.txt"), "here.txt", "leads back to itself", "name the file itself")


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_that_leads_nowhere(storybind: Storybind, story: Path) -> None:
    """A link is there for who looks, so it is told as one; nobody is sent to check a name that is right."""
    (story.parent / "here.txt").symlink_to("gone.txt")
    assert_one_line(storybind("convert", "here.txt"), "here.txt", "a link that leads nowhere", "mend it")


def test_a_file_is_no_part_of_a_path(story: Path) -> None:
    """A story inside a file cannot be; the system's own words are no advice."""
    assert_one_line(in_process("convert", story / "rain.txt"), "a part of the path is no folder; check the name")


def test_a_story_that_is_named_twice(story: Path) -> None:
    """One story named in two ways is told as that, and not as two that need folders of their own."""
    again = story.parent / "." / ".." / story.parent.name / story.name
    with nothing_written(story.parent):
        assert_one_line(in_process("convert", story, again, *PLAIN), "named twice; once is enough")


def test_a_missing_folder_for_the_book(storybind: Storybind, story: Path) -> None:
    """A file in a folder that is not there is refused, and the folder is not made up from what may be a slip."""
    with nothing_written(story.parent):
        assert_one_line(
            storybind("convert", story, "-o", Path("nowhere/x.epub"), *PLAIN), "nowhere", "no such folder", "make it"
        )


@linux
def test_a_folder_that_takes_no_files(storybind: Storybind, story: Path) -> None:
    """A folder that is there is not said to be missing where no file can be made in it."""
    done = storybind("convert", story, "-o", "/proc/x.epub", *PLAIN)
    assert_one_line(done, "/proc/x.epub", "no file can be made there", "-o")


def test_a_folder_where_the_book_belongs(storybind: Storybind, story: Path) -> None:
    """A folder named as a book is not touched."""
    (story.parent / "x.epub").mkdir()
    (story.parent / "kettle.epub").mkdir()
    with nothing_written(story.parent):
        for args in (["-o", "x.epub"], [], ["--force"]):
            assert_one_line(storybind("convert", story, *args, *PLAIN), ".epub", "folder")


def test_a_file_where_the_folder_belongs(storybind: Storybind, story: Path) -> None:
    """-o naming a file that is no book cannot be a folder either, and the file stays."""
    (story.parent / "notes").write_text("mine")
    with nothing_written(story.parent):
        assert_one_line(storybind("convert", story, "-o", "notes", *PLAIN), "notes", "-o")
        assert_one_line(storybind("convert", story, "-o", Path("notes/x.epub"), *PLAIN), "notes", "-o")


@posix
@pytest.mark.parametrize(
    "args",
    [
        ["kettle.txt", "-o", "x" * 300 + ".epub"],
        ["kettle.txt", "-o", "x" * 300],
        ["x" * 300 + ".txt"],
        ["x" * 300 + "/a.txt"],
    ],
)
def test_names_that_are_too_long(storybind: Storybind, story: Path, args: list[str]) -> None:
    """A name that no file system takes is told as such."""
    with nothing_written(story.parent):
        assert_one_line(storybind("convert", *args, *PLAIN), "xxx")


# Full disks


@linux
def test_a_full_disk(storybind: Storybind, story: Path) -> None:
    """On a full disk nothing half-written is left, and an older book stays as it was."""
    story.write_bytes(
        STORY.encode() + "".join(f"\n{random.Random(number).randbytes(400).hex()}\n" for number in range(200)).encode()
    )
    place = story.parent / "small"
    with tiny(place, "size=32k"):
        with nothing_written(place):
            assert_one_line(
                storybind("convert", story, "-o", "small/x.epub", *PLAIN), "small/x.epub", "full", "make room"
            )
        (place / "tiny.txt").write_text("It rained. She let it.")
        assert storybind("convert", "small/tiny.txt", *PLAIN).code == 0
        with nothing_written(place):
            assert_one_line(storybind("convert", story, "-o", "small/tiny.epub", *PLAIN), "make room")


@posix
@pytest.mark.skipif(not available(), reason="needs EPUBCheck, which reads a copy")
def test_no_room_for_temporary_files(storybind: Storybind, story: Path) -> None:
    """What is to be done about it is told where not a byte may be written, and in a batch before its processes are started."""
    assert storybind("convert", story, *PLAIN).code == 0
    quiet = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": None}
    done = storybind("check", "kettle.epub", prepare=partial(limit, RLIMIT_FSIZE=0), env=quiet)
    assert_one_line(done, "temporary files: it could not be written", "TMPDIR")


@linux
def test_a_batch_without_temporary_files(tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no folder takes them that is told in a line."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    monkeypatch.delitem(vars(multiprocessing.process.current_process())["_config"], "tempdir", raising=False)
    done = in_process("batch", tmp_path, *PLAIN)
    assert_one_line(done, "temporary files: it could not be written", "TMPDIR")


@posix
def test_a_file_that_may_not_grow(storybind: Storybind, story: Path) -> None:
    """Where a limit stops the file halfway nothing half-written is left, and an older book stays as it was."""
    assert storybind("convert", story, *PLAIN).code == 0
    story.write_bytes(big_story(200))
    with nothing_written(story.parent):
        for extra in ((), ("-o", "new.epub")):
            done = storybind(
                "convert",
                story,
                *extra,
                *PLAIN,
                prepare=partial(limit, RLIMIT_FSIZE=4096),
                env={"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": None},
            )
            assert_one_line(done, ".epub", "could not be written")


def streams(storybind: Storybind, line: str) -> Result:
    """Run a shell line in which ``"$@"`` is the program."""
    done = subprocess.run(
        ["sh", "-c", line, "sh", sys.executable, "-m", "storybind"],
        stdin=subprocess.DEVNULL, capture_output=True, env=storybind.env(None), cwd=storybind.folder, timeout=600, check=False,
    )  # fmt: skip
    return Result(done.returncode, done.stdout, done.stderr.decode())


@linux
@pytest.mark.parametrize(
    "args",
    [
        "convert kettle.txt --cover none -o -",
        "convert kettle.txt --cover none",
        "inspect kettle.txt",
        "inspect kettle.txt --json",
    ],
)
def test_standard_output_on_a_full_disk(storybind: Storybind, story: Path, args: str) -> None:
    """What cannot be written to standard output is an error and no bug."""
    assert_one_line(streams(storybind, f'"$@" {args} > /dev/full'), "full", "make room")


@posix
@pytest.mark.parametrize(
    "args", ["convert kettle.txt --cover none --json", "convert kettle.txt --cover none", "inspect kettle.txt"]
)
def test_no_standard_output(storybind: Storybind, story: Path, args: str) -> None:
    """Where standard output is closed, as some services do, the program does its work or says what is wrong."""
    done = streams(storybind, f'"$@" {args} >&-')
    assert "Traceback" not in done.err
    assert done.code in (0, 1)
    if args.startswith("convert"):
        assert LAST in open_book(story.with_suffix(".epub")).text


def unheard(storybind: Storybind, *args: str) -> Result:
    """Run a command whose reader has gone before it says a word."""
    child = storybind.start(*args)
    assert child.stdin
    assert child.stdout
    assert child.stderr
    child.stdin.close()
    child.stdout.close()
    told = child.stderr.read().decode()
    child.stderr.close()
    return Result(child.wait(600), b"", told)


@posix
@pytest.mark.parametrize("command", ["convert", "batch", "send", "convert --json", "batch --json", "send --json"])
def test_a_reader_that_has_gone_stops_no_work(storybind: Storybind, story: Path, command: str) -> None:
    """Behind ``| head -n 1`` every book is made, for the exit code says that all is done; one that fails is told, and is 1."""
    folder = story.parent / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(STORY.replace("The Kettle", f"The Kettle {name[0]}"))
    (story.parent / "out").mkdir()
    name, *more = command.split()
    stories = ["in"] if name == "batch" else ["in/a.txt", "in/b.txt", "in/c.txt"]
    where = ["--to" if name == "send" else "-o", "out"]
    done = unheard(storybind, name, *stories, *where, *more, *PLAIN)
    assert (done.code, done.err) == (0, "")
    assert len(list((story.parent / "out").glob("*.epub"))) == 3
    (folder / "b.txt").write_text("")
    done = unheard(storybind, name, *stories, *where, *more, *PLAIN)
    assert done.code == 1
    assert_one_line(done, "in/b.txt", "nothing to read")


@posix
def test_a_reader_that_has_gone_hides_no_missing_device(storybind: Storybind, story: Path) -> None:
    """That nothing can be sent is the exit code, whoever has heard of the stories."""
    done = unheard(storybind, "send", story.name, "--to", "kobo", "--json")
    assert done.code == 1
    assert_one_line(done, "No Kobo found")


@posix
def test_a_reader_that_has_gone_hides_no_bad_book(storybind: Storybind, story: Path) -> None:
    """Every book is checked, whoever has heard of the first."""
    assert storybind("convert", story, *PLAIN).code == 0
    (story.parent / "bad.epub").write_bytes(b"no book")
    assert unheard(storybind, "check", "kettle.epub", "kettle.epub", "bad.epub").code == 1


@posix
def test_a_reader_that_has_gone_does_not_lose_a_sidecar(storybind: Storybind, story: Path) -> None:
    """What is to be written is, behind ``inspect ... | head``."""
    assert unheard(storybind, "inspect", "kettle.txt", "--write-sidecar", "--timeline", "kettle.svg").code == 0
    assert (story.parent / "kettle.toml").read_text().count("\n[[break]]") == 2
    assert (story.parent / "kettle.svg").exists()


@posix
@pytest.mark.parametrize("args", ["--version", "--help", "batch --help", "inspect kettle.txt", "batch . --dry-run"])
def test_a_reader_that_has_gone_is_no_failure(storybind: Storybind, story: Path, args: str) -> None:
    """Who has seen enough of what is only shown closes the pipe."""
    done = unheard(storybind, *args.split())
    assert (done.code, done.err) == (0, "")


@posix
def test_no_standard_error(storybind: Storybind, story: Path) -> None:
    """Where standard error is closed a bad story still does not stop the others, and results alone are on standard output."""
    done = streams(storybind, '"$@" convert missing.txt kettle.txt --cover none 2>&-')
    assert done.code == 1
    assert done.text.startswith("kettle.epub: ")
    assert LAST in open_book(story.with_suffix(".epub")).text


@linux
@pytest.mark.parametrize("line", ['"$@" inspect - < /dev/zero', '"$@" inspect /dev/stdin < /dev/zero'])
def test_an_input_without_end(storybind: Storybind, line: str) -> None:
    """It is left at the size that no story has, before it takes all memory."""
    assert_one_line(streams(storybind, line), "more than 200 MB")


@pytest.mark.parametrize(
    "args",
    [("batch", ".", "-o", "-"), ("inspect", "kettle.txt", "--timeline", "-"), ("report", "r.jsonl", "--html", "-")],
)
def test_what_is_not_written_to_standard_output(storybind: Storybind, story: Path, args: tuple[str, ...]) -> None:
    """Where ``-`` is no place to write, that is said of standard output, and no file is called so."""
    (story.parent / "r.jsonl").write_text("")
    with nothing_written(story.parent):
        assert_one_line(storybind(*args), "storybind: standard output:", "name a f", code=2)


@posix
def test_a_standard_input_that_is_an_output(storybind: Storybind) -> None:
    """What cannot be read from is named."""
    assert_one_line(streams(storybind, '"$@" inspect - 0> out.txt'), "standard input: it cannot be read")


@posix
def test_no_standard_input(storybind: Storybind, tmp_path: Path) -> None:
    """A story from a standard input that is closed is no story."""
    with nothing_written(tmp_path):
        assert_one_line(streams(storybind, '"$@" convert - -o x.epub <&-'), "standard input")


# Ctrl-C and worse


def big_story(paragraphs: int) -> bytes:
    """A story that takes its time: 20,000 paragraphs take about a second of one processor."""
    lines = (
        f"{number} nights and {number * number} days of rain fell on the town, and Anna let it rain. " * 3
        for number in range(paragraphs)
    )
    return ("The Long Rain\nby Anna Moss\n\n" + "\n\n".join(lines) + "\n").encode()


class Victim:
    """A child that converts a big story to ``book.epub``, fed through a pipe so that we know how far it is."""

    def __init__(self, storybind: Storybind, data: bytes) -> None:
        self.folder = storybind.folder
        self.before = set(listing(self.folder))
        self.child = storybind.start("convert", "-", "-o", "book.epub", *PLAIN)
        assert self.child.stdin
        self.child.stdin.write(data)
        self.child.stdin.close()
        self.child.stdin = None

    def wait_for_file(self) -> None:
        """Come back the moment anything new is in the folder, or the child is done."""
        while self.child.poll() is None and {path.name for path in self.folder.iterdir()} <= self.before:
            time.sleep(0.0002)  # and leave it the processor

    def end(self, number: signal.Signals | None = None) -> Result:
        """What is left after a signal."""
        if number is not None:
            self.child.send_signal(number)
        out, err = self.child.communicate(timeout=600)
        return Result(self.child.returncode, out, err.decode())


BIG = 3_000


@pytest.fixture(scope="module")
def whole(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, float]:
    """A big story, its book, and the seconds from the story's last byte to the end."""
    data = big_story(BIG)
    victim = Victim(Storybind(tmp_path_factory.mktemp("whole"), environment), data)
    start = time.monotonic()
    assert victim.end().code == 0
    return data, (victim.folder / "book.epub").read_bytes(), time.monotonic() - start


def meet(storybind: Storybind, whole: tuple[bytes, bytes, float], part: float, number: signal.Signals) -> Result:
    """What a signal leaves that comes when a part of the time is over; sooner, where the book was there by then."""
    data, epub, seconds = whole
    for tried in range(6):
        victim = Victim(storybind, data)
        time.sleep(part * seconds / 2**tried)
        done = victim.end(number)
        book = victim.folder / "book.epub"
        if not book.exists():
            return done
        assert book.read_bytes() == epub
        book.unlink()
    raise AssertionError("no signal comes in time")


def assert_interrupted(done: Result) -> None:
    """It was stopped in time, and said so in a line."""
    assert_one_line(done, "interrupted", code=130)
    assert done.out == b""


@posix
def test_ctrl_c_while_waiting(storybind: Storybind, tmp_path: Path) -> None:
    """Ctrl-C while the program waits for standard input ends with 130 and a line."""
    child = storybind.start("convert", "-", "-o", "book.epub", *PLAIN)
    assert child.stdin
    child.stdin.write(b"The Kettle\n" * 50_000)  # more than a pipe holds: once it is through, the program reads
    child.stdin.flush()
    child.send_signal(signal.SIGINT)
    child.wait(600)
    assert child.stdout
    assert child.stderr
    assert_interrupted(Result(child.returncode, child.stdout.read(), child.stderr.read().decode()))
    assert listing(tmp_path) == {}
    for pipe in (child.stdout, child.stderr):
        pipe.close()
    with contextlib.suppress(BrokenPipeError):
        child.stdin.close()


@posix
def test_ctrl_c_while_loading(storybind: Storybind, story: Path) -> None:
    """Ctrl-C while the program still loads its own parts is no traceback either.

    Python's importer itself loses one in a thousand: where a lock of a module is let go of, no exception gets out.
    """
    told, lost = "", "Exception ignored in: <function _get_module_lock."
    telling = replace(storybind, program=("-X", "importtime", *storybind.program))
    for _ in range(5):
        child = telling.start("convert", story, *PLAIN, "--force", held=True)
        assert child.stderr
        told = ""
        while line := child.stderr.readline().decode():
            told += line
            if "typer" in line:
                child.send_signal(signal.SIGINT)
                break
        told += child.communicate(timeout=600)[1].decode()
        if lost not in told:
            break
    assert child.returncode == 130, told[-2000:]
    assert "Traceback" not in told


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="later ones let it through")
def test_ctrl_c_while_a_class_is_made(storybind: Storybind, story: Path) -> None:
    """What Python 3.11 makes of a Ctrl-C while it names the attributes of a class is Ctrl-C all the same; a bug stays one."""
    made = """
import sys
from storybind.__main__ import main
from storybind.cli import app
class Cause:
    def __set_name__(self, owner, name):
        raise {cause}
def run():
    class Made:
        cause = Cause()
app.main = run
main()
"""
    done = replace(storybind, program=("-c", made.format(cause="KeyboardInterrupt")))()
    assert_one_line(done, "interrupted", code=130)
    bug = replace(storybind, program=("-c", made.format(cause="ValueError")))()
    assert (bug.code, "RuntimeError" in bug.err) == (1, True)


@posix
def test_ctrl_c_at_any_moment(storybind: Storybind, tmp_path: Path, whole: tuple[bytes, bytes, float]) -> None:
    """Ctrl-C in the middle of the work ends with 130 and a line; there is no book, no half of one and no scratch file."""
    for part in (0.0, 0.1, 0.25, 0.4, 0.55, 0.7, 0.8):
        assert_interrupted(meet(storybind, whole, part, signal.SIGINT))
        assert listing(tmp_path) == {}, part


@posix
def test_ctrl_c_while_writing(storybind: Storybind, tmp_path: Path, whole: tuple[bytes, bytes, float]) -> None:
    """Ctrl-C while the file is being written leaves the older book, or the new one whole, and no scratch file."""
    data, epub, _ = whole
    assert storybind("convert", "-", "-o", "book.epub", *PLAIN, input=STORY.encode()).code == 0
    older = (tmp_path / "book.epub").read_bytes()
    for _ in range(3):
        victim = Victim(storybind, data)
        victim.wait_for_file()
        done = victim.end(signal.SIGINT)
        assert done.code in (0, 130)
        assert "Traceback" not in done.err
        assert listing(tmp_path) in ({"book.epub": older}, {"book.epub": epub})
        (tmp_path / "book.epub").write_bytes(older)


@pytest.mark.parametrize("step", ["open", "fdopen", "fsync", "replace"])
@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
def test_ctrl_c_between_two_steps_of_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, done: bool
) -> None:
    """Whichever step of writing a file Ctrl-C comes before or after, the file is the old one or the new one, alone."""
    from storybind.edge.writing import write_whole

    place = tmp_path / "book.epub"
    place.write_bytes(b"old")
    real: Callable[..., object] = getattr(os, step)

    def interrupted(*args: object, **named: object) -> object:
        if done:
            real(*args, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, interrupted)
    with contextlib.suppress(KeyboardInterrupt):
        write_whole(place, b"new" * 100_000)
    monkeypatch.undo()
    assert listing(tmp_path) in ({"book.epub": b"old"}, {"book.epub": b"new" * 100_000})


@posix
def test_ctrl_c_keeps_what_is_done(storybind: Storybind, story: Path) -> None:
    """Books that were finished before Ctrl-C stay, whole, and were told."""
    child = storybind.start("convert", "kettle.txt", "-", "-o", "shelf", *PLAIN)
    assert child.stdout
    told = child.stdout.readline().decode()
    assert child.stdin
    child.stdin.write(b"The Kettle\n" * 50_000)  # more than a pipe holds: once it is through, the second is waited for
    child.stdin.flush()
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=600)
    assert told.startswith("shelf/kettle.epub: ")
    assert_one_line(Result(child.returncode, b"", err.decode()), "interrupted", code=130)
    assert sorted(listing(story.parent)) == ["kettle.txt", "shelf", "shelf/kettle.epub"]
    assert LAST in open_book(story.parent / "shelf" / "kettle.epub").text


@posix
def test_sigkill_at_any_moment(storybind: Storybind, tmp_path: Path, whole: tuple[bytes, bytes, float]) -> None:
    """After the worst of ends no broken book is to be seen, and the same command then works as if nothing had been."""
    data, epub, _ = whole

    def seen() -> dict[str, bytes | None]:
        return {name: held for name, held in listing(tmp_path).items() if not name.startswith(".")}

    for part in (0.3, 0.6):
        assert meet(storybind, whole, part, signal.SIGKILL).code == -signal.SIGKILL
        assert seen() == {}
    for _ in range(2):
        victim = Victim(storybind, data)
        victim.wait_for_file()
        assert victim.end(signal.SIGKILL).code in (-signal.SIGKILL, 0)
        assert seen() in ({}, {"book.epub": epub})
        (tmp_path / "book.epub").unlink(missing_ok=True)
    done = Victim(storybind, data).end()
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "book.epub").read_bytes() == epub


def test_two_at_once(storybind: Storybind, story: Path) -> None:
    """Programs that make the same book at the same time do not disturb one another."""
    children = [storybind.start("convert", story, *PLAIN) for _ in range(4)]
    done = [(child.communicate(timeout=600), child.returncode) for child in children]
    assert [(err, code) for (_, err), code in done] == [(b"", 0)] * 4
    assert sorted(listing(story.parent)) == ["kettle.epub", "kettle.txt"]
    assert LAST in open_book(story.with_suffix(".epub")).text


# Covers


def png(width: int, height: int) -> bytes:
    """The head of a picture, without the pixels it promises."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


COVERS: dict[str, tuple[Callable[[], bytes], str]] = {
    "no picture": (STORY.encode, "not a picture"),
    "empty": (lambda: b"", "empty"),
    "half a PNG": (lambda: a_picture("PNG")[:5000], "broken"),
    "half a JPEG": (lambda: a_picture("JPEG")[:5000], "broken"),
    "a PNG's first bytes": (lambda: a_picture("PNG")[:20], "broken"),
    "decompression bomb": (lambda: png(50_000, 50_000), "million pixels"),
    "few pixels of many": (lambda: png(2000, 3000), "broken"),
    "BMP": (lambda: a_picture("BMP"), "JPEG, PNG, WebP, GIF"),
}


@pytest.mark.parametrize(("make", "word"), COVERS.values(), ids=COVERS)
def test_a_cover_that_is_none(story: Path, make: Callable[[], bytes], word: str) -> None:
    """A cover that e-readers could not show is refused by name, says what is wrong and what to do, and no book is made."""
    (story.parent / "front.jpg").write_bytes(make())
    with nothing_written(story.parent):
        assert_one_line(in_process("convert", story, "--cover", story.parent / "front.jpg"), "front.jpg", word)


@linux
def test_a_bomb_takes_no_memory(storybind: Storybind, story: Path) -> None:
    """A picture of two and a half thousand million pixels is not even decoded."""
    (story.parent / "front.png").write_bytes(png(50_000, 50_000))
    assert_one_line(
        storybind("convert", story, "--cover", "front.png", prepare=partial(limit, RLIMIT_AS=2**30)),
        "million pixels",
        "smaller",
    )


def test_a_cover_that_is_not_there(storybind: Storybind, story: Path) -> None:
    """A cover that is missing, or a folder, is named."""
    (story.parent / "covers").mkdir()
    with nothing_written(story.parent):
        assert_one_line(storybind("convert", story, "--cover", "missing.jpg"), "missing.jpg", "no such file")
        assert_one_line(storybind("convert", story, "--cover", "covers"), "covers", "folder; name the picture in it")


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0 nothing", b"no picture", b""])
def test_a_broken_cover_found_by_name(storybind: Storybind, story: Path, data: bytes) -> None:
    """A broken picture in covers/, which nobody asked for, is told with its path as the story's is; a cover is drawn."""
    (story.parent / "covers").mkdir()
    (story.parent / "covers" / "kettle.jpg").write_bytes(data)
    done = storybind("convert", "kettle.txt")
    alone = storybind("cover", "kettle.txt", "-o", "kettle.png")
    (told,) = done.told
    assert (done.code, alone.code) == (0, 0)
    assert told.startswith("storybind: kettle.txt: note: a cover is drawn, as covers/kettle.jpg cannot be used: ")
    assert alone.told == [told], "the cover alone is as silent as it is drawn"
    assert any("cover" in name for name in open_book(story.with_suffix(".epub")).files)


@pytest.mark.parametrize("by", ["--cover", "sidecar"])
def test_a_broken_cover_names_its_story(storybind: Storybind, story: Path, by: str) -> None:
    """Of many stories the one whose cover is broken, and that has no book for it, is named first."""
    (story.parent / "front.jpg").write_bytes(b"no picture")
    if by == "sidecar":
        story.with_suffix(".toml").write_text('cover = "front.jpg"\n')
    with nothing_written(story.parent):
        done = storybind("convert", "kettle.txt", *(["--cover", "front.jpg"] if by == "--cover" else []))
        assert_one_line(
            done, "kettle.txt: its cover", "front.jpg", "not a picture", by if by == "--cover" else "kettle.toml"
        )


# Values that no book can carry


WRONG = [
    ("--date", "yesterday", ["yesterday", "2024-05-17"]),
    ("--date", "2024-13-01", ["2024-13-01"]),
    ("--date", "2023-02-30", ["2023-02-30"]),
    ("--date", "17.5.2024", ["17.5.2024", "2024-05-17"]),
    ("--date", "", ["2024-05-17"]),
    ("--language", "klingonese", ["klingonese", "en"]),
    ("--language", "e", ["en"]),
    ("--language", "en-GB-x<y", ["en"]),
    ("--series-index", "two", ["two", "2.5"]),
    ("--series-index", "-1", ["-1", "2.5"]),
    ("--identifier", "no-uri", ["no-uri", "ISBN"]),
    ("--identifier", "urn:uuid:1234", ["urn:uuid"]),
    ("--scenes", "some", ["some", "auto", "all", "marks", "off"]),
    ("--toc", "words", ["words", "chapters", "scenes"]),
    ("--typography", "fancy", ["fancy", "keep", "smart"]),
    ("--theme", "nosuch", ["nosuch", "classic", ".css"]),
    ("--theme", "../classic", ["../classic", "classic", ".css"]),
    ("--title", " ", ["there is nothing in it", "leave it out"]),
    ("--author", "", ["there is nothing in it"]),
    ("--tag", "\u200b", []),
]


@pytest.mark.parametrize(("option", "value", "words"), WRONG, ids=[f"{option} {value!r}" for option, value, _ in WRONG])
def test_a_value_no_book_can_carry(story: Path, option: str, value: str, words: list[str]) -> None:
    """A wrong value is wrong usage: exit code 2, the option and the value named, and what would be right."""
    with nothing_written(story.parent):
        assert_one_line(in_process("convert", story, f"{option}={value}", *PLAIN), option, *words, code=2)


@pytest.mark.parametrize("value", ["yesterday", "-1", "1.5", "1e9", "99999999999999", "٣", " 1"])
def test_source_date_epoch_that_is_none(story: Path, value: str) -> None:
    """A SOURCE_DATE_EPOCH that is no number of seconds is told by its name, not ignored."""
    with nothing_written(story.parent):
        assert_one_line(
            in_process("convert", story, *PLAIN, env={"SOURCE_DATE_EPOCH": value}),
            "SOURCE_DATE_EPOCH",
            "seconds",
            code=2,
        )


# Sidecars and storybind.toml


SETTINGS = ["kettle.toml", "storybind.toml"]
ODD: dict[str, tuple[bytes, int | None, list[str]]] = {
    "unknown key": (
        b'title = "Rain"\n\nauther = "Anna"\n',
        3,
        ["auther", "valid keys", "author", "series-index", "typography"],
    ),
    "unknown table": (b'[book]\ntitle = "Rain"\n', 1, ["book", "valid keys"]),
    "number for a title": (b'author = "Anna"\ntitle = 3\n', 2, ["title", "text"]),
    "number for a tag": (b"tag = [1, 2]\n", 1, ["tag", "text"]),
    "table for an author": (b'author = {name = "Anna"}\n', 1, ["author", "text"]),
    "yes for a number": (b"series-index = true\n", 1, ["series-index"]),
    "no such day": (b'date = "2023-02-30"\n', 1, ["date", "2023-02-30"]),
    "no such choice": (b'scenes = "some"\n', 1, ["scenes", "auto", "all", "marks", "off"]),
    "yes for a choice": (b"scenes = true\n", 1, ["scenes: true is none of auto"]),
    "no TOML": (b"title = Rain\n", 1, ["TOML", "quotes"]),
    "no TOML at all": (b"\n\nThe title is Rain.\n", 3, ["TOML"]),
    "no end of a text": (
        b'author = "Anna"\ntitle = "Rain\n',
        2,
        ["a text has no end", "a quotation mark goes behind it"],
    ),
    "no end, single": (b"title = 'Rain\n", 1, ["a text has no end"]),
    "no end of three": (b'title = """Rain\n', None, ["three quotation marks"]),
    "no end of a list": (b'tag = ["rain", "cars"\n', 1, ["a list has no end", "]"]),
    "a backslash": (b'cover = "pictures\\Rain.jpg"\n', 1, ["backslash", "single"]),
    "a folder of Windows": (b'cover = "C:\\Users\\a.jpg"\n', 1, ["backslash", "single"]),
    "curly quotes": ("title = “Rain”\n".encode(), 1, ["curly", "straight"]),
    "a colon": (b'title: "Rain"\n', 1, ["between a key and its value is a ="]),
    "quotes in quotes": (b'title = "The "Real" Cat"\n', 1, ["single ones where double ones stand in them"]),
    "twice the same": (b'title = "Rain"\ntitle = "Sun"\n', 2, ["a key stands here that stood before"]),
    "lists in lists": (b"tag = " + b"[" * 100_000, None, ["too deep"]),
    "not UTF-8": (b'author = "Anna"\ntitle = "Caf\xe9"\n', 2, ["UTF-8"]),
    "UTF-16": ('title = "Rain"\n'.encode("utf-16"), None, ["UTF-8"]),
}


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize(("data", "line", "words"), ODD.values(), ids=ODD)
def test_odd_settings(story: Path, name: str, data: bytes, line: int | None, words: list[str]) -> None:
    """A mistake beside the story is told with file and line, and no book is made in spite of it."""
    (story.parent / name).write_bytes(data)
    with nothing_written(story.parent):
        done = in_process("convert", story, *PLAIN)
        assert_one_line(done, f"{name}:{line}" if line else name, *words)


def test_odd_settings_fail_their_story_alone(storybind: Storybind, story: Path) -> None:
    """A sidecar's mistake is a failure of its story, with a code, and the next story is made."""
    shutil.copy(story, story.parent / "second.txt")
    (story.parent / "kettle.toml").write_text("nosuch = 1\n")
    done = storybind("convert", "kettle.txt", "second.txt", "--json", *PLAIN)
    found = done.records
    assert done.code == 1
    assert [(line["status"], line["error"] and line["error"]["code"]) for line in found] == [
        ("failed", "bad-config"),
        ("made", None),
    ]


def test_an_unknown_theme_in_settings(story: Path) -> None:
    """A theme that does not exist is told with the settings' file that names it."""
    (story.parent / "kettle.toml").write_text('theme = "nosuch"\n')
    with nothing_written(story.parent):
        assert_one_line(in_process("convert", story, *PLAIN), "kettle.toml", "nosuch", "classic")


def test_a_stylesheet_in_settings_that_is_not_there(story: Path) -> None:
    """A stylesheet that is missing is told with who asked for it: nobody has named it on the command line."""
    (story.parent / "kettle.toml").write_text('theme = "mine.css"\n')
    with nothing_written(story.parent):
        assert_one_line(
            in_process("convert", story, *PLAIN), "mine.css", "stylesheet, asked for by kettle.toml", "no such file"
        )


@pytest.mark.parametrize(
    "data", [b"/* caf\xe9 */ p { color: red }", "p { color: red }".encode("utf-16")], ids=["Latin-1", "UTF-16"]
)
def test_a_stylesheet_that_is_no_utf_8(story: Path, data: bytes) -> None:
    """A stylesheet in another encoding is told as such, not put into the book with its letters broken."""
    (story.parent / "mine.css").write_bytes(data)
    with nothing_written(story.parent):
        assert_one_line(in_process("convert", story, "--theme", story.parent / "mine.css", *PLAIN), "mine.css", "UTF-8")


def test_settings_from_windows(storybind: Storybind, story: Path) -> None:
    """A byte-order mark and carriage returns, as Notepad writes them, are no mistake."""
    story.with_suffix(".toml").write_bytes(b'\xef\xbb\xbftitle = "Rain"\r\nauthor = "Anna"\r\n')
    done = storybind("convert", story, *PLAIN)
    assert (done.code, done.err) == (0, "")
    assert open_book(story.with_suffix(".epub")).dc("title") == ["Rain"]


# Names


NAMES = {
    "quotes": 'it\'s "quoted" `here`.txt',
    "emoji": "kettle 🫖🌧.txt",
    "newline": "two\nlines.txt",
    "escape": "\x1b[31mred.txt",
    "direction": "abc\u202etxt.txt",
    "signs of URLs and shells": "100% #1? & $HOME; *.txt",
    "255 bytes": "ü" * 125 + "x.txt",
    "no ending": "kettle",
    "many endings": "kettle.final.2.txt",
    "blanks": "  kettle  .txt",
}


def made(folder: Path, name: str) -> Path:
    """A good story of that name; the test is skipped where the file system cannot hold it."""
    path = folder / name
    try:
        path.write_text("Anna put the kettle on.\n\nIt sang.\n")
    except (OSError, ValueError) as wrong:
        pytest.skip(f"this file system has no such name: {wrong}")
    return path


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_odd_names_of_stories(storybind: Storybind, tmp_path: Path, name: str) -> None:
    """Whatever a story is called, it becomes a book beside it, told in one line that a terminal can show, with a note on its name."""
    made(tmp_path, name)
    done = storybind("convert", name, *PLAIN)
    assert_one_line(done, "names no title", "after its file", code=0)
    assert done.err.rstrip("\n").isprintable()
    assert len(done.text.splitlines()) == 1
    assert done.text.rstrip("\n").isprintable()
    (other,) = set(listing(tmp_path)) - {name}
    assert other.endswith(".epub")
    assert len(os.fsencode(other)) <= 255
    assert "It sang." in open_book(tmp_path / other).text
    (line,) = in_process("convert", tmp_path / name, "--json", *PLAIN).records
    assert (Path(line["story"]).name, line["status"]) == (name, "unchanged")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_odd_names_in_messages(tmp_path: Path, name: str) -> None:
    """No name plays tricks on a terminal: errors, remarks and inspect show what cannot be printed as an escape."""
    path = made(tmp_path, name)
    shown = in_process("inspect", path)
    assert shown.code == 0
    assert all(line.isprintable() for line in shown.text.splitlines())
    assert len([line for line in shown.text.splitlines() if "words, utf-8" in line]) == 1
    path.write_bytes(b"A bell\x07 rang.\n\nIt sang.\n")
    assert_one_line(in_process("convert", path, "--title", "Bells", *PLAIN), "note", code=0)
    path.write_text("")
    assert_one_line(in_process("convert", path, *PLAIN), "nothing to read")


def test_a_name_with_a_leading_dash(storybind: Storybind, tmp_path: Path) -> None:
    """A story called like an option is converted after ``--`` and as ./-x.txt."""
    made(tmp_path, "-x.txt")
    assert storybind("convert", *PLAIN, "--", "-x.txt").code == 0
    assert "It sang." in open_book(tmp_path / "-x.epub").text
    done = storybind("convert", "./-x.txt", *PLAIN)
    assert done.code == 0
    assert "unchanged" in done.text


@linux
def test_a_name_that_is_no_text(storybind: Storybind, tmp_path: Path) -> None:
    """A name of bytes that are not UTF-8 works in every place: story, book, JSON, messages."""
    name = b"caf\xe9.txt"
    made(tmp_path, os.fsdecode(name))
    assert_one_line(storybind("convert", name, *PLAIN), r"caf\udce9.toml", code=0)
    assert "It sang." in open_book(tmp_path / os.fsdecode(b"caf\xe9.epub")).text
    done = storybind("convert", name, "--json", *PLAIN)
    assert [line["story"] for line in done.records] == [os.fsdecode(name)]
    assert storybind("inspect", name).code == 0
    assert storybind("inspect", name, "--json").code == 0
    assert storybind("batch", ".", "-o", "out", "--csv", *PLAIN).code == 0
    assert r"caf\udce9.txt" in (tmp_path / "out" / "index.csv").read_text("utf-8-sig")
    (tmp_path / os.fsdecode(name)).write_text("")
    assert_one_line(storybind("convert", name, *PLAIN), "nothing to read")


def test_a_book_that_is_cut_short(story: Path) -> None:
    """Half a download is told from what never was a book."""
    assert in_process("convert", story, *PLAIN).code == 0
    book = story.with_suffix(".epub")
    book.write_bytes(book.read_bytes()[:3000])
    assert_one_line(in_process("check", book), "kettle.epub", "cut short", "fetch it again")
