"""The same story, options and version give the same bytes: on any day, in any place, under any locale."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from conftest import ROOT, STORY, Storybind, open_book

HERE: Mapping[str, str | None] = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
THERE: Mapping[str, str | None] = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4242",
    "COLUMNS": "20",
    "NO_COLOR": "1",
}
"""Another day than here for 14 hours of 24, a locale with letters of its own, other hashes."""


def differences(one: bytes, other: bytes) -> list[str]:
    """What differs between two books, entry by entry, so that a failure says where to look."""
    with zipfile.ZipFile(BytesIO(one)) as first, zipfile.ZipFile(BytesIO(other)) as second:
        found = []
        if first.namelist() != second.namelist():
            found.append(f"names: {sorted(set(first.namelist()) ^ set(second.namelist())) or 'another order'}")
        for name in first.namelist():
            if name not in second.namelist():
                continue
            if first.read(name) != second.read(name):
                before, after = first.read(name).split(b"\n"), second.read(name).split(b"\n")
                line = next(
                    (at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
                    min(len(before), len(after)),
                )
                found.append(f"{name}, line {line + 1}: {before[line : line + 1]!r} and {after[line : line + 1]!r}")
            mine, yours = first.getinfo(name), second.getinfo(name)
            found += [
                f"{name}, {key}: {getattr(mine, key)!r} and {getattr(yours, key)!r}"
                for key in (
                    "date_time",
                    "create_system",
                    "external_attr",
                    "extra",
                    "comment",
                    "compress_type",
                    "flag_bits",
                    "header_offset",
                )
                if getattr(mine, key) != getattr(yours, key)
            ]
        return found


def assert_same(one: Path, other: Path) -> None:
    """Two books are equal to the byte."""
    assert differences(one.read_bytes(), other.read_bytes()) == []
    assert one.read_bytes() == other.read_bytes()


def set_umask(mask: int) -> None:
    os.umask(mask)


def copy_aged(source: Path, target: Path, seconds: int) -> Path:
    """A copy whose file says that it was written so many seconds after 1970."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    os.utime(target, (seconds, seconds))
    return target


def make_twice(storybind: Storybind, stories: list[Path], extra: list[str]) -> None:
    """Convert stories twice, all circumstances different, and compare the books."""
    folder = storybind.folder
    here = [copy_aged(story, folder / "here" / story.name, 1_000_000_000) for story in stories]
    there = [
        copy_aged(story, folder / "Anderswo und weit weg ü" / "tief" / story.name, 1_700_000_000) for story in stories
    ]
    for aged in here + there:
        for name in extra:
            shutil.copyfile(folder / name, aged.parent / name)
    umasks = [None, None] if os.name != "posix" else [lambda: set_umask(0o077), lambda: set_umask(0)]
    first = storybind("convert", *(path.name for path in here), "-q", env=HERE, cwd=here[0].parent, prepare=umasks[0])
    second = storybind("convert", *there, "-o", folder / "out", "-q", env=THERE, cwd=folder, prepare=umasks[1])
    assert (first.code, second.code) == (0, 0), first.err + second.err
    for path in here:
        assert_same(path.with_suffix(".epub"), folder / "out" / f"{path.stem}.epub")


def test_same_bytes_everywhere(storybind: Storybind, story: Path) -> None:
    """Time zone, locale, hash seed, umask, folder, file dates and the way the story is named leave no trace in a book."""
    make_twice(storybind, [story], [])


def test_same_bytes_with_everything_set(storybind: Storybind, story: Path) -> None:
    """A sidecar with every field, and a supplied picture, change nothing of that."""
    from PIL import Image

    Image.radial_gradient("L").resize((700, 1100)).save(story.parent / "front.png")
    (story.parent / "kettle.toml").write_text(
        'title = "Der Kessel"\nauthor = ["Zoë Ames", "İpek Ilgın"]\nlanguage = "tr"\nseries = "Kettles"\nseries-index = 2\ntag = ["b", "a", "c"]\n'
        'description = "Rain."\npublisher = "Little Press"\nrights = "CC0"\ndate = 2024-05-17\nidentifier = "urn:x:1"\ncover = "front.png"\n'
        'scenes = "marks"\ntoc = "scenes"\ntypography = "smart"\n',
        encoding="utf-8",
    )
    make_twice(storybind, [story], ["kettle.toml", "front.png"])


def test_accents_in_a_name(storybind: Storybind, tmp_path: Path) -> None:
    """A file whose name a system keeps with its accents set apart, as Macs did, gives the same book."""
    for folder, name in (("one", "caf\u00e9"), ("two", "cafe\u0301")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.txt").write_text("It rained, and nobody in the house went out for bread.\n")
        assert storybind("convert", f"{folder}/{name}.txt", "-o", f"{folder}.epub", "-q").code == 0
    assert_same(tmp_path / "one.epub", tmp_path / "two.epub")


STORIES = sorted(path for path in (ROOT / "stories").glob("*") if path.suffix in (".txt", ".md"))


@pytest.mark.skipif(not STORIES, reason="no stories/ beside the tests")
def test_our_own_stories(storybind: Storybind) -> None:
    """Every story of the repository gives the same book twice, its cover included."""
    make_twice(storybind, STORIES, [])


def test_one_or_many(storybind: Storybind, story: Path) -> None:
    """A book does not depend on the stories that were converted before it."""
    (story.parent / "other.txt").write_text(STORY.replace("kettle", "teapot").replace("Kettle", "Teapot"))
    assert storybind("convert", "other.txt", "kettle.txt", "-o", "many", "-q").code == 0
    assert storybind("convert", "kettle.txt", "-o", "one", "-q").code == 0
    assert_same(story.parent / "many" / "kettle.epub", story.parent / "one" / "kettle.epub")


STOPPED = """
import os, random, sys, time
os.urandom = lambda count: bytes(count)
real = time.time
time.time = lambda: 4_000_000_000.5
for name in ("localtime", "gmtime"):
    old = getattr(time, name)
    setattr(time, name, lambda seconds=None, old=old: old(4_000_000_000 if seconds is None else seconds))
random.seed(1)
from storybind.cli.app import main
main()
"""
"""The program on a day of the year 2096, to all that ask Python for the time."""


def test_no_clock_reaches_a_book(storybind: Storybind, story: Path) -> None:
    """A book made a lifetime from now is the same book."""
    assert storybind("convert", story, "-o", "today.epub", "-q").code == 0
    child = [sys.executable, "-c", STOPPED, "convert", str(story), "-o", "then.epub", "-q"]
    done = subprocess.run(
        child, env=storybind.env(None), cwd=story.parent, capture_output=True, timeout=600, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert_same(story.parent / "today.epub", story.parent / "then.epub")


# The day a book was changed


def modified(storybind: Storybind, story: Path, *args: str, epoch: str | None = None) -> str | None:
    """What a book says of its day, made with these options."""
    assert storybind("convert", story, "--cover", "none", *args, env={"SOURCE_DATE_EPOCH": epoch}).code == 0
    return open_book(story.with_suffix(".epub")).modified


@pytest.mark.parametrize(
    ("args", "epoch", "day"),
    [
        ([], None, "2000-01-01T00:00:00Z"),
        ([], "", "2000-01-01T00:00:00Z"),
        (["--date", "2024-05-17"], None, "2024-05-17T00:00:00Z"),
        (["--date", "2024-05"], None, "2000-01-01T00:00:00Z"),
        (["--date", "2024"], None, "2000-01-01T00:00:00Z"),
        ([], "0", "1970-01-01T00:00:00Z"),
        ([], "1700000000", "2023-11-14T22:13:20Z"),
        (["--date", "2024-05-17"], "1700000000", "2023-11-14T22:13:20Z"),
        ([], "253402300799", "9999-12-31T23:59:59Z"),
    ],
    ids=["nothing", "empty epoch", "day", "month", "year", "epoch 0", "epoch", "day and epoch", "last epoch"],
)
def test_the_day_a_book_was_changed(
    storybind: Storybind, story: Path, args: list[str], epoch: str | None, day: str
) -> None:
    """SOURCE_DATE_EPOCH says it, else the story's full date, else it is a day long ago; never the clock."""
    assert modified(storybind, story, *args, epoch=epoch) == day


def test_the_epoch_does_not_depend_on_the_time_zone(storybind: Storybind, story: Path) -> None:
    """The day is in UTC wherever the book is made."""
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
        assert (
            storybind("convert", story, "--cover", "none", env={"SOURCE_DATE_EPOCH": "1700000000", "TZ": zone}).code
            == 0
        )
        assert open_book(story.with_suffix(".epub")).modified == "2023-11-14T22:13:20Z"


def test_another_epoch_changes_the_package_alone(storybind: Storybind, story: Path) -> None:
    """Two values of SOURCE_DATE_EPOCH differ in two lines of the package document and nowhere else: when, and made of what."""
    for epoch in ("1600000000", "1700000000"):
        assert storybind("convert", story, "-o", f"{epoch}.epub", env={"SOURCE_DATE_EPOCH": epoch}).code == 0
    one, other = (open_book(story.parent / f"{epoch}.epub").files for epoch in ("1600000000", "1700000000"))
    assert [name for name in one if one[name] != other[name]] == ["EPUB/content.opf"]
    package = [files["EPUB/content.opf"].splitlines() for files in (one, other)]
    changed = [pair for pair in zip(*package, strict=True) if pair[0] != pair[1]]
    assert len(changed) == 2
    assert any(b"dcterms:modified" in line for line, _ in changed)
    assert any(b"storybind:fingerprint" in line for line, _ in changed)


def test_archive_entries_tell_nothing(storybind: Storybind, story: Path) -> None:
    """No entry of the archive carries a clock's time, a umask or an owner; mimetype is first, stored and bare."""
    assert (
        storybind(
            "convert",
            story,
            env={"SOURCE_DATE_EPOCH": "1700000000"},
            prepare=(lambda: set_umask(0o077)) if os.name == "posix" else None,
        ).code
        == 0
    )
    with zipfile.ZipFile(story.with_suffix(".epub")) as archive:
        entries = archive.infolist()
        assert archive.comment == b""
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.external_attr >> 16) & 0o777 for entry in entries} == {0o644}
    assert {entry.create_system for entry in entries} == {3}
    assert {entry.extra for entry in entries} == {b""}
    assert (entries[0].filename, entries[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert story.with_suffix(".epub").read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


def test_differences_are_found() -> None:
    """The comparison that these tests stand on sees another text, another order and another date."""

    def archive(entries: list[tuple[str, str, int]]) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for name, data, year in entries:
                file.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), data)
        return out.getvalue()

    one = archive([("a", "1\n2\n", 1990), ("b", "x", 1990)])
    assert differences(one, one) == []
    assert differences(one, archive([("a", "1\n3\n", 1990), ("b", "x", 1990)])) == ["a, line 2: [b'2'] and [b'3']"]
    assert differences(one, archive([("b", "x", 1990), ("a", "1\n2\n", 1990)]))[0] == "names: another order"
    assert differences(one, archive([("a", "1\n2\n", 1991), ("b", "x", 1990)])) == [
        "a, date_time: (1990, 1, 1, 0, 0, 0) and (1991, 1, 1, 0, 0, 0)"
    ]
