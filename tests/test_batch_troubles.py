"""Batch in bad weather: killed, interrupted, started twice, on full disks, over folders that nobody meant to give it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import LAST, STORY, Result, Storybind, assert_one_line, listing, open_book, until
from readers import tiny
from storybind.edge.reports import writing_lines
from storybind.edge.watch import QUIET, watch

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: /proc, mount, names that are bytes")
ARGS = ("batch", "in", "-o", "out", "--cover", "none", "--jobs", "2")


def many(folder: Path, count: int, paragraphs: int = 60) -> list[str]:
    """So many stories below ``in``, each of its own title; gives their names."""
    (folder / "in").mkdir(parents=True, exist_ok=True)
    names = [f"story-{at:03}.txt" for at in range(count)]
    for name in names:
        text = "\n\n".join(
            f"She counted to {at}, and then the rain began again. Nobody minded." for at in range(paragraphs)
        )
        (folder / "in" / name).write_text(f"{Path(name).stem.title()}\nby Anna Moss\n\n{text}\n")
    return names


def lines(report: Path) -> list[dict[str, Any]]:
    """The whole lines of a report."""
    if not report.exists():
        return []
    return [json.loads(line) for line in report.read_text("utf-8").split("\n")[:-1]]


def wait_for(report: Path, count: int, child: subprocess.Popen[bytes]) -> None:
    """Wait until so many stories are through."""
    until(lambda: len(lines(report)) >= count, child)


def children(pid: int) -> list[int]:
    """The processes below one, children's children too."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    below = parents.get(pid, [])
    return below + [deeper for one in below for deeper in children(one)]


def workers(pid: int) -> list[int]:
    """The processes that make books for a batch: those that the fork server has forked."""
    direct = set(children(pid))
    return [one for one in direct if any(one in children(other) for other in direct)]


def whole_books(folder: Path) -> int:
    """How many books there are; each can be opened, and nothing half-written lies beside them."""
    found = listing(folder)
    assert [name for name in found if name.endswith(".tmp")] == []
    books = [folder / name for name in found if name.endswith(".epub")]
    for book in books:
        assert open_book(book).text
    return len(books)


@contextmanager
def at_work(storybind: Storybind, tmp_path: Path, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A batch of 80 stories in the middle of its work, its report in ``r.jsonl``; it waits there until its output is read."""
    many(tmp_path, 80)
    child = storybind.start(*ARGS, "--json", "--report", "r.jsonl", *more, held=True)
    try:
        wait_for(tmp_path / "r.jsonl", 3, child)
        yield child
    finally:
        child.kill()
        child.communicate()


@pytest.fixture
def running(storybind: Storybind, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Such a batch."""
    with at_work(storybind, tmp_path) as child:
        yield child


@linux
def test_a_killed_worker_costs_no_story(running: subprocess.Popen[bytes], tmp_path: Path) -> None:
    """What it was at is made by another, and what it left half-written is gone."""
    (tmp_path / "out" / ".storybind-batch-0123456789ab.tmp").write_bytes(b"half a bo")
    os.kill(workers(running.pid)[0], signal.SIGKILL)
    _, err = running.communicate(timeout=600)
    assert (running.returncode, err) == (0, b"")
    assert whole_books(tmp_path / "out") == 80


@linux
def test_a_stuck_story_costs_itself_alone(storybind: Storybind, tmp_path: Path) -> None:
    """When its time is up it is reported, and another worker makes the rest.

    One that is held while only the disk has to take its book in is made once more instead.
    """
    start = time.monotonic()
    with at_work(storybind, tmp_path, "--timeout", "10") as running:
        os.kill(workers(running.pid)[0], signal.SIGSTOP)
        running.communicate(timeout=600)
    found = lines(tmp_path / "r.jsonl")
    stuck = [line["error"]["code"] for line in found if line["status"] == "failed"]
    assert set(stuck) <= {"timeout"}
    assert len(stuck) <= 2 * (time.monotonic() - start) / 10, "each has had its time of one of two workers"
    assert running.returncode == bool(stuck)
    assert len(found) == 80
    assert whole_books(tmp_path / "out") == 80 - len(stuck)


@linux
def test_ctrl_c_stops_soon(storybind: Storybind, tmp_path: Path) -> None:
    """Whole books only are left, no process stays, and the same command makes the rest.

    Nobody waits for a worker's story to be done: one of them is held, and would never be.
    """
    with at_work(storybind, tmp_path, "--timeout", "3600") as running:
        below = children(running.pid)
        os.kill(workers(running.pid)[0], signal.SIGSTOP)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does it: to all of them
        _, err = running.communicate(timeout=600)  # two seconds are promised; the story would have had an hour
    assert running.returncode == 130
    told, last = err.decode().splitlines()
    assert re.fullmatch(r"storybind: \d+ of 80 stories done; the same command does the rest", told)
    assert last == "storybind: interrupted; nothing half-written was left"
    made = whole_books(tmp_path / "out")
    assert 3 <= made < 80
    assert_gone(below)
    assert finish(storybind, tmp_path)["made"] <= 80 - made


def assert_gone(pids: list[int]) -> None:
    """None of these processes is there, or will be soon."""
    end = time.monotonic() + 600
    while alive := [pid for pid in pids if Path(f"/proc/{pid}").exists() and "Z" not in state(pid)]:
        assert time.monotonic() < end, alive
        time.sleep(0.05)


def state(pid: int) -> str:
    """A process's state as /proc has it; Z for one that is dead."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return "Z"


def finish(storybind: Storybind, tmp_path: Path) -> dict[str, int]:
    """Run the same command to its end; gives how many stories were made and unchanged, 80 together."""
    done = storybind(*ARGS, "--json")
    assert done.code == 0, done.err
    counts = {"made": 0, "unchanged": 0}
    for line in done.out.decode().splitlines():
        counts[json.loads(line)["status"]] += 1
    assert sum(counts.values()) == whole_books(tmp_path / "out") == 80
    rows = json.loads((tmp_path / "out" / "index.json").read_text("utf-8"))["books"]
    assert len(rows) == 80
    return counts


@linux
def test_killed_at_any_moment_the_same_command_finishes(
    running: subprocess.Popen[bytes], storybind: Storybind, tmp_path: Path
) -> None:
    """The workers follow their parent, what was half-written is cleared, what was made is not made again."""
    below = children(running.pid)
    running.kill()
    running.wait()
    assert_gone(below)
    reported = [line for line in lines(tmp_path / "r.jsonl") if line["status"] == "made"]
    (tmp_path / "out" / ".storybind-batch-0123456789ab.tmp").write_bytes(b"half a bo")
    assert finish(storybind, tmp_path)["unchanged"] >= len(reported) >= 3


@linux
def test_a_second_batch_into_one_folder_is_refused(
    running: subprocess.Popen[bytes], storybind: Storybind, tmp_path: Path
) -> None:
    """It says so and touches nothing; when the first is dead, however it died, the folder is free."""
    done = storybind(*ARGS)
    assert done.code == 1
    assert_one_line(done, "out", "another batch is writing into this folder")
    running.kill()
    running.wait()
    assert storybind(*ARGS).code == 0


@linux
def test_a_report_that_another_batch_is_writing_is_refused(
    running: subprocess.Popen[bytes], storybind: Storybind, tmp_path: Path
) -> None:
    """It says so and takes no line from it; when the first is dead, however it died, the report is free."""
    other = ("batch", "in", "-o", "other", "--cover", "none", "--jobs", "1", "--report", "r.jsonl")
    done = storybind(*other)
    assert_one_line(done, "r.jsonl", "another batch is writing this report", "--report")
    assert whole_books(tmp_path / "other") == 0
    running.kill()
    running.wait()
    assert len(lines(tmp_path / "r.jsonl")) >= 3
    assert storybind(*other).code == 0
    assert len(lines(tmp_path / "r.jsonl")) == 80


@linux
def test_a_report_that_goes_nowhere_is_anybodys() -> None:
    """Several batches may throw their reports away at once."""
    with writing_lines("/dev/null") as put, writing_lines("/dev/null") as other:
        put("{}")
        other("{}")


@linux
def test_what_is_told_over_the_progress_bar_stays_one_line(storybind: Storybind, tmp_path: Path) -> None:
    """A path that is longer than the terminal is wide can be copied from it: nothing is put into it."""
    pytest.importorskip("rich")
    many(tmp_path, 3)
    name = f"{'long-' * 30}name.txt"
    (tmp_path / "in" / name).touch()
    ours, theirs = os.openpty()
    env = storybind.env({"TERM": "xterm", "COLUMNS": "60"})
    command = [sys.executable, "-m", "storybind", *ARGS]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=env, cwd=tmp_path):
        os.close(theirs)
        told = b""
        with suppress(OSError):  # how Linux says that nobody writes there any more
            while part := os.read(ours, 4096):
                told += part
    os.close(ours)
    assert b"\x1b[" in told, "there was a bar"
    assert f"storybind: in/{name}: there is nothing to read in it".encode() in told


@linux
def test_a_full_disk_stops_early_and_is_said_once(storybind: Storybind, tmp_path: Path) -> None:
    """No story after it is tried, what was made stays whole, and the way out is told."""
    many(tmp_path, 60)
    place = tmp_path / "out"
    place.mkdir()
    with tiny(place, "size=100k"):
        done = storybind(*ARGS, "--report", "r.jsonl")
        assert done.code == 1
        assert done.err.count("the disk is full; make room") == 1
        assert "stopped early (the disk takes no more)" in done.err
        assert "Traceback" not in done.err
        found = lines(tmp_path / "r.jsonl")
        assert 1 <= whole_books(place) < 40
        assert len(found) < 60
        assert [line["error"]["code"] for line in found if line["error"]] == ["disk"]


@linux
def test_a_disk_without_room_for_the_lock_is_named(storybind: Storybind, tmp_path: Path) -> None:
    """The folder is named, and not standard output."""
    many(tmp_path, 3)
    place = tmp_path / "out"
    place.mkdir()
    with tiny(place, "size=16k"):
        (place / "fill").write_bytes(b"x" * 16_384)
        done = storybind(*ARGS)
        assert done.code == 1
        assert_one_line(done, "storybind: out:", "the disk is full; make room")


@linux
def test_a_read_only_disk_is_said_at_once(storybind: Storybind, tmp_path: Path) -> None:
    """Before the work, in one line."""
    many(tmp_path, 3)
    place = tmp_path / "out"
    place.mkdir()
    with tiny(place, "size=1m,ro"):
        done = storybind(*ARGS)
        assert done.code == 1
        assert_one_line(done, "out", "read-only")


def test_a_report_that_cannot_be_written_is_said_at_once(storybind: Storybind, tmp_path: Path) -> None:
    """No book is made for a report that nobody could read, and no file that is no report is lost to one."""
    many(tmp_path, 2)
    done = storybind(*ARGS, "--report", "nowhere/r.jsonl")
    assert done.code == 1
    assert_one_line(done, "nowhere", "no such folder")
    for mine in (
        '{"mine": true}\n',
        '{"story": "It rained.", "title": "Rain"}\n',
        '{"story": "%s"}\n' % ("rain " * 9000),
    ):
        (tmp_path / "notes.jsonl").write_text(mine)
        done = storybind(*ARGS, "--report", "notes.jsonl")
        assert done.code == 1
        assert_one_line(done, "notes.jsonl", "--force")
        assert (tmp_path / "notes.jsonl").read_text() == mine
    assert not list((tmp_path / "out").glob("*.epub"))
    assert storybind(*ARGS, "--report", "r.jsonl").code == 0
    assert storybind(*ARGS, "--report", "r.jsonl").code == 0
    assert len(lines(tmp_path / "r.jsonl")) == 2


def outcome(done: Result) -> dict[str, str]:
    """Of each story the code of its failure, or what became of it."""
    return {one["story"]: one["error"]["code"] if one["error"] else one["status"] for one in done.records}


@linux
def test_a_folder_full_of_bad_things(storybind: Storybind, tmp_path: Path) -> None:
    """Loops of links, broken links, pipes, hidden files, bytes for names, empty and enormous files: each its own end."""
    many(tmp_path, 1)
    (tmp_path / "in" / "deep").mkdir()
    (tmp_path / "in" / "deep" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self").symlink_to("self")
    (tmp_path / "in" / "dead.txt").symlink_to("nowhere.txt")
    (tmp_path / "in" / "linked.txt").symlink_to("story-000.txt")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    (tmp_path / "in" / ".hidden.txt").write_text(STORY)
    (tmp_path / "in" / "old.epub").write_bytes(b"PK")
    (tmp_path / "in" / ("y" * 251 + ".txt")).write_text(STORY)
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/caf\xe9.txt")).write_text(STORY)
    for at in range(50):
        (tmp_path / "in" / f"empty-{at}.txt").touch()
    with (tmp_path / "in" / "sparse.txt").open("wb") as file:
        file.truncate(2_000_000_000)
    done = storybind(*ARGS, "--json", "--report", "r.jsonl")
    assert done.code == 1
    found = outcome(done)
    assert [name for name, code in found.items() if code == "empty-story"] != []
    assert sorted(name for name, code in found.items() if code != "empty-story") == sorted(
        ["in/caf\udce9.txt", "in/linked.txt", "in/sparse.txt", "in/story-000.txt", f"in/{'y' * 251}.txt"]
    )
    assert found["in/sparse.txt"] == "too-large"
    assert sum(code == "made" for code in found.values()) == 4
    assert set(outcome(storybind(*ARGS, "--json")).values()) == {"unchanged", "empty-story", "too-large"}
    assert len(lines(tmp_path / "r.jsonl")) == 55


def test_of_many_alike_failures_each_is_named(storybind: Storybind, tmp_path: Path) -> None:
    """Each has its line, however many there are, and is in the report."""
    many(tmp_path, 1)
    for at in range(150):
        (tmp_path / "in" / f"empty-{at:03}.txt").touch()
    (tmp_path / "in" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    done = storybind(*ARGS, "--report", "r.jsonl")
    assert done.code == 1
    assert all(sum(f"empty-{at:03}" in line for line in done.told) == 1 for at in range(150))
    assert sum("picture.txt" in line for line in done.told) == 1
    assert len(lines(tmp_path / "r.jsonl")) == 152


def test_a_fault_of_many_stories_is_explained_once(storybind: Storybind, tmp_path: Path) -> None:
    """Each story is named, with the file that is at fault as it is called from here; what to do is told with the first."""
    many(tmp_path, 3)
    (tmp_path / "in" / "storybind.toml").write_text('titel = "Rain"\n')
    done = storybind(*ARGS, "--jobs", "1", "--report", "r.jsonl")
    fault = f"{Path('in/storybind.toml')}:1: unknown key 'titel'"
    first, *others = done.told[:3]
    assert done.code == 1
    assert sorted(line.partition(fault)[0] for line in done.told[:3]) == [
        f"storybind: in/story-00{at}.txt: " for at in range(3)
    ]
    assert "did you mean 'title'? valid keys" in first
    assert all(line.endswith(fault) for line in others)
    assert all("valid keys" in line["error"]["message"] for line in lines(tmp_path / "r.jsonl"))


@linux
def test_files_that_may_not_be_read_are_told_as_such(storybind: Storybind, tmp_path: Path) -> None:
    """Settings for many stories with each of these; a book is not said to be somebody else's."""
    many(tmp_path, 2)
    assert storybind(*ARGS, "--quiet").code == 0
    settings, book = tmp_path / "in" / "storybind.toml", tmp_path / "out" / "story-000.epub"
    book.chmod(0)
    if os.access(book, os.R_OK):
        pytest.skip("root may read everything")
    done = storybind(*ARGS)
    assert f"{Path('out/story-000.epub')}: it is there already, and you may not read it" in done.err
    book.chmod(0o600)
    settings.write_text('title = "Rain"\n')
    settings.chmod(0)
    done = storybind(*ARGS)
    assert {line.partition(".txt: ")[0] for line in done.told[:2]} == {f"storybind: in/story-00{at}" for at in range(2)}


@linux
def test_a_folder_that_may_not_be_read_is_a_failure_and_no_end(storybind: Storybind, tmp_path: Path) -> None:
    """The stories beside it are made."""
    many(tmp_path, 2)
    shut = tmp_path / "in" / "shut"
    shut.mkdir()
    (shut / "a.txt").write_text(STORY)
    shut.chmod(0)
    if os.access(shut, os.R_OK):
        pytest.skip("root may read everything")
    done = storybind(*ARGS, "--json")
    shut.chmod(0o700)
    assert done.code == 1
    assert outcome(done) == {"in/story-000.txt": "made", "in/story-001.txt": "made", "in/shut": "unreadable"}


@linux
@pytest.mark.parametrize("command", [("batch", "-o", "out"), ("serve",), ("send", "--to", "out")])
def test_a_folder_in_one_that_may_not_be_looked_into(
    storybind: Storybind, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """Nobody can tell whether it is there: that is said in a line, and what to do."""
    many(tmp_path, 1)
    (tmp_path / "out").mkdir()
    shut = tmp_path / "shut"
    shut.mkdir()
    shut.chmod(0)
    if os.access(shut, os.R_OK):
        pytest.skip("root may read everything")
    done = storybind(*command, "shut/in")
    shut.chmod(0o700)
    assert done.code == 1
    assert "shut/in" in done.err
    assert "you may not read it; ask for the right" in done.err
    assert "Traceback" not in done.err


@linux
@pytest.mark.parametrize("how", ["locked", "a link to itself"])
def test_a_story_that_cannot_be_looked_for_is_not_gone(storybind: Storybind, tmp_path: Path, how: str) -> None:
    """Whether it is still in a folder that cannot be read nobody knows: --prune keeps its book, and is not spoken of."""
    many(tmp_path, 1)
    shut = tmp_path / "in" / "shut"
    shut.mkdir()
    (shut / "a.txt").write_text(STORY)
    assert storybind(*ARGS).code == 0
    if how == "locked":
        shut.chmod(0)
        if os.access(shut, os.R_OK):
            pytest.skip("root may read everything")
    else:
        shut.rename(tmp_path / "away")
        shut.symlink_to(shut)
    told = [*storybind(*ARGS).told, *storybind(*ARGS, "--prune").told]
    if how == "locked":
        shut.chmod(0o700)
    assert not [line for line in told if "gone" in line]
    assert (tmp_path / "out" / "shut" / "a.epub").exists()
    assert '"shut/a.epub"' in (tmp_path / "out" / "index.json").read_text("utf-8")


def test_no_book_is_deleted_where_there_is_no_story_at_all(storybind: Storybind, tmp_path: Path) -> None:
    """An empty folder may be a drive that is not mounted: it is a failure, with --prune and without, and no story is called gone."""
    many(tmp_path, 2)
    assert storybind(*ARGS).code == 0
    made = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("[!.]*")}
    (tmp_path / "in").rename(tmp_path / "away")
    (tmp_path / "in").mkdir()
    for more in ([], ["--prune"], ["--dry-run"]):
        told = "2 books of stories that were there stay, and no book is deleted"
        assert_one_line(storybind(*ARGS, *more), "in: there is no story", told)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").glob("[!.]*")} == made


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("batch", "nowhere"), 1, "no such folder"),
        (("batch", "in/story-000.txt"), 1, "no folder"),
        (("batch", "in", "-o", "all.epub"), 2, "name a folder"),
        (("batch", "in", "-o", "in/story-000.txt"), 1, "in the way"),
        (("batch", "in", "--covers", "nowhere"), 2, "folder of pictures, and there is no such folder"),
        (("batch", "in", "--covers", "in/story-000.txt"), 2, "folder of pictures, and this is a file"),
        (("batch", "in", "-o", "-"), 2, "name a folder with -o"),
        (
            ("batch", "in", "--cover", "http://example.org/a.jpg"),
            2,
            "http://example.org/a.jpg cannot be the cover; save",
        ),
        (("batch", "bare"), 1, "no story"),
        (("batch", "in", "--report", "-"), 2, "--json"),
        (("batch", "in", "--report", "s3://books/r.jsonl"), 2, "another file with --report, on this machine"),
        (("batch", "in", "--cluster", ""), 2, "leave --cluster out"),
        (("batch", "in", "-o", "out", "--report", "out/index.json"), 2, "index of the books"),
        (("batch", "in", "-o", "out", "--report", "in/story-000.txt", "--force"), 2, "ends in .txt"),
        (("batch", "in", "-o", "out", "--report", "in/new.toml"), 2, "another file with --report"),
        (("batch", "in", "-o", "out", "--report", "out/story-000.epub", "--force"), 2, "made by the batch"),
        (("batch", "in", "-o", "out", "--report", "mine.css", "--theme", "mine.css", "--force"), 2, "overwritten"),
        (("batch", "in", "-o", "out", "--report", "in/story-000.txt/r"), 1, "another file with --report"),
        (("batch", "in", "-o", "out", "--report", "bare"), 1, "name a file"),
        (("batch", "in", "--date", "2024-02-31"), 2, "no day"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_line(
    storybind: Storybind, tmp_path: Path, args: tuple[str, ...], code: int, words: str
) -> None:
    """Before anything is made, with what to do."""
    many(tmp_path, 1)
    (tmp_path / "bare").mkdir()
    done = storybind(*args)
    assert_one_line(done, words, code=code)
    assert [name for name in listing(tmp_path) if name.endswith(".epub")] == []


def test_covers_that_cannot_be_looked_at(storybind: Storybind, tmp_path: Path) -> None:
    """Whoever asks for pictures in a folder hears that they cannot be seen, rather than get drawn ones."""
    many(tmp_path, 1)
    shut = tmp_path / "covers"
    shut.mkdir()
    shut.chmod(0)
    if os.access(shut, os.R_OK):
        pytest.skip("root may read everything")
    done = storybind("batch", "in", "-o", "out", "--covers", "covers")
    shut.chmod(0o700)
    assert_one_line(done, "covers", "you may not read it; ask for the right")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--theme", "nope.css"), "nope.css: there is no such file"),
        (("--theme", "bad.css"), "bad.css:1: position"),
        (("--cover", "nope.jpg"), "nope.jpg: there is no such file"),
        (("--cover", "bad.css"), "bad.css: not a picture"),
    ],
)
def test_what_is_for_all_books_is_looked_at_once(
    storybind: Storybind, tmp_path: Path, args: tuple[str, ...], words: str
) -> None:
    """A cover or stylesheet that cannot be used is told once, and not of each story."""
    many(tmp_path, 3)
    (tmp_path / "bad.css").write_text("p { position: fixed }\n")
    assert_one_line(storybind("batch", "in", "-o", "out", *args), words)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "row", ['{"path": "story-0', '{"path": "x.epub"}', '{"path": 1, "story": 2, "fingerprint": 3},']
)
def test_an_index_that_was_cut_off(storybind: Storybind, tmp_path: Path, row: str) -> None:
    """What is broken in it comes back from the books."""
    many(tmp_path, 2)
    assert storybind(*ARGS).code == 0
    index = tmp_path / "out" / "index.json"
    before = index.read_bytes()
    index.write_bytes(before.split(b"\n")[0] + f"\n{row}\n".encode())
    done = storybind(*ARGS)
    assert (done.code, done.text.split()[5:8]) == (0, ["0", "2", "0"])
    assert index.read_bytes() == before


def test_a_folder_that_has_become_empty(storybind: Storybind, tmp_path: Path) -> None:
    """It is a failure wherever the books are to go, and those of other folders are not its own."""
    many(tmp_path, 1)
    (tmp_path / "bare").mkdir()
    assert storybind(*ARGS).code == 0
    for more in ([], ["--prune"], ["--dry-run"]):
        done = storybind("batch", "bare", "-o", "out", *more)
        assert_one_line(done, "bare: there is no story")
        assert done.told[0].endswith("below this folder")


def test_the_first_failure_can_be_the_last(storybind: Storybind, tmp_path: Path) -> None:
    """With --fail-fast nothing more is begun, and it is said how many were not looked at."""
    many(tmp_path, 30)
    (tmp_path / "in" / "huge.txt").write_bytes(b"\x89PNG" + b"\0" * 100_000)
    done = storybind(*ARGS, "--jobs", "1", "--fail-fast")  # the largest comes first
    assert done.code == 1
    assert "stopped early (--fail-fast)" in done.err
    assert len(list((tmp_path / "out").glob("*.epub"))) < 30


# Watching


def put(folder: Path, name: str, text: str) -> None:
    """A file that is there whole from the first moment on: it is moved to where it belongs."""
    (folder / "on its way").write_text(text)
    (folder / "on its way").replace(folder / name)


def made(report: Path, story: str) -> list[str]:
    """What a report has of a story, line by line."""
    return [line["status"] for line in lines(report) if line["story"] == story]


def says(book: Path, name: str, words: str) -> bool:
    """Whether a book is there, and has these words in one of its files."""
    return book.exists() and words.encode() in open_book(book).files[name]


def stop(child: subprocess.Popen[bytes]) -> str:
    """Ctrl-C, which it answers as it should; gives what it said on standard error."""
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=600)
    assert child.returncode == 130
    assert b"Traceback" not in err
    return err.decode()


def indexed(out: Path) -> list[str]:
    """The books that an index has by now."""
    place = out / "index.json"
    return [row["path"] for row in json.loads(place.read_text("utf-8"))["books"]] if place.exists() else []


def test_a_machine_that_sleeps_is_no_file_at_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How long a file has stayed as it is counts from when it was seen so, and not from before that."""
    watchfiles = pytest.importorskip("watchfiles")
    story = str(tmp_path / "rain.txt")
    times = iter([0.0, 5.0, 5.3])  # before the first look and after it, before the second
    monkeypatch.setattr("storybind.edge.watch.time", SimpleNamespace(monotonic=lambda: next(times)))
    monkeypatch.setattr(watchfiles, "watch", lambda *_, **__: iter([{(1, story)}, set()]))
    assert list(watch(str(tmp_path), bool, poll=False)) == [(frozenset(), frozenset([story]))]


@linux
@pytest.mark.parametrize("poll", [(), ("--poll",)], ids=["told", "polling"])
def test_what_changes_is_made_once_it_is_written(storybind: Storybind, tmp_path: Path, poll: tuple[str, ...]) -> None:
    """A new story, a changed sidecar and a story that is written slowly each give their book, the last one once and whole.

    A machine that stands still for longer than a file has to stay as it is makes more than one of the last, and all of it in the end.
    """
    pytest.importorskip("watchfiles")
    many(tmp_path, 1)
    out, report = tmp_path / "out", tmp_path / "r.jsonl"
    page, package = "EPUB/text/chapter-001.xhtml", "EPUB/content.opf"
    child = storybind.start(*ARGS, "--watch", *poll, "--report", "r.jsonl")
    try:
        until(lambda: says(out / "story-000.epub", package, "Story-000"), child)
        (tmp_path / "in" / "new").mkdir()
        put(tmp_path, "in/new/rain.txt", STORY)
        put(tmp_path, "in/story-000.toml", 'title = "Quite Another"\n')
        until(lambda: says(out / "story-000.epub", package, "Quite Another"), child)
        until(lambda: made(report, "in/new/rain.txt") == ["made"], child)
        put(tmp_path, "in/story-001.txt", STORY)  # when this is made, nothing of what came before is to come
        until(lambda: made(report, "in/story-001.txt") == ["made"], child)
        longest, last = 0.0, time.monotonic()
        with (tmp_path / "in" / "slow.txt").open("w") as file:
            for part in STORY.split("\n\n"):
                before = time.monotonic()
                file.write(part + "\n\n")
                file.flush()
                longest, last = max(longest, time.monotonic() - last), before
                time.sleep(0.3)
        until(lambda: says(out / "slow.epub", page, LAST), child)
        put(tmp_path, "in/story-002.txt", STORY)
        until(lambda: made(report, "in/story-002.txt") == ["made"], child)
        *more, whole = made(report, "in/slow.txt")
        assert whole == "made"
        assert not more or longest >= QUIET
        books = ["new/rain.epub", "slow.epub", "story-000.epub", "story-001.epub", "story-002.epub"]
        until(lambda: indexed(out) == books, child, "not all is in the index")
        stop(child)
        assert indexed(out) == books
    finally:
        child.kill()
        child.communicate()


@linux
@pytest.mark.parametrize("prune", [(), ("--prune",)], ids=["kept", "pruned"])
def test_a_story_that_goes_while_we_watch_is_told(storybind: Storybind, tmp_path: Path, prune: tuple[str, ...]) -> None:
    """Its book is named once and stays; with --prune it is deleted. What fails all the time is told once, before."""
    pytest.importorskip("watchfiles")
    many(tmp_path, 2)
    (tmp_path / "in" / "bad.txt").write_bytes(b"\0\1\2\3" * 9)
    book, report = tmp_path / "out" / "story-000.epub", tmp_path / "r.jsonl"
    child = storybind.start(*ARGS, "--watch", "--report", "r.jsonl", *prune)
    assert child.stderr is not None
    try:
        for line in child.stderr:  # it is watching now
            if b"watching" in line:
                break
        put(tmp_path, "in/early.txt", STORY)
        until(lambda: made(report, "in/early.txt") == ["made"], child)
        (tmp_path / "in" / "story-000.txt").unlink()
        told = child.stderr.readline().decode()
        assert "out/story-000.epub: its story in/story-000.txt is gone" in told
        assert told.rstrip().endswith("deleted" if prune else "--prune deletes it")
        assert book.exists() != bool(prune)
        put(tmp_path, "in/late.txt", STORY)
        until(lambda: made(report, "in/late.txt") == ["made"], child)
        assert stop(child).count("is gone") == 0
        statuses = [(line["story"], line["status"]) for line in lines(report)]
        names = ("in/story-000.txt", "in/story-001.txt", "in/early.txt", "in/late.txt")
        news = [("in/bad.txt", "failed"), *((name, "made") for name in names)]
        assert sorted(statuses) == sorted(news), "what has not changed is no news"
    finally:
        child.kill()
        child.communicate()


@linux
def test_a_story_that_goes_before_its_turn_is_no_failure_while_we_watch(storybind: Storybind, tmp_path: Path) -> None:
    """It was listed, and is deleted before a worker reads it: nothing is said of it, and all else is made."""
    pytest.importorskip("watchfiles")
    with at_work(storybind, tmp_path, "--watch") as child:
        assert child.stdout is not None
        (tmp_path / "in" / "story-079.txt").unlink()
        records = [json.loads(child.stdout.readline()) for _ in range(79)]
        assert {record["status"] for record in records} == {"made"}
        assert "in/story-079.txt" not in {record["story"] for record in records}
        put(tmp_path, "in/late.txt", STORY)
        for line in child.stdout:
            if json.loads(line)["story"] == "in/late.txt":
                break
        err = stop(child)
        assert "story-079" not in err, err


@linux
def test_each_line_of_json_is_news_while_we_watch(storybind: Storybind, tmp_path: Path) -> None:
    """Each story has one line, though all are looked at again when the watch begins, and whenever a folder's settings change."""
    pytest.importorskip("watchfiles")
    many(tmp_path, 2)
    child = storybind.start(*ARGS, "--watch", "--json")
    assert child.stdout is not None
    try:
        stories = [json.loads(child.stdout.readline())["story"] for _ in range(2)]
        put(tmp_path, "in/late.txt", STORY)
        stories.append(json.loads(child.stdout.readline())["story"])
        assert sorted(stories) == ["in/late.txt", "in/story-000.txt", "in/story-001.txt"]
        stop(child)
    finally:
        child.kill()
        child.communicate()


@linux
def test_a_csv_that_comes_while_we_watch_stays_as_it_is(storybind: Storybind, tmp_path: Path) -> None:
    """It is told, and the watch ends: the index could not be kept."""
    pytest.importorskip("watchfiles")
    many(tmp_path, 1)
    place = tmp_path / "out" / "index.csv"
    child = storybind.start(*ARGS, "--watch", "--csv")
    try:
        until(lambda: place.exists() and "story-000" in place.read_text("utf-8"), child)
        for name in ("early", "next"):  # when the second is made, nothing of what came before it is to come
            put(tmp_path, f"in/{name}.txt", STORY)
            until(lambda name=name: name in place.read_text("utf-8"), child, "no index was written")  # type: ignore[misc]
        put(tmp_path, "out/index.csv", "path,story\nmine,mine\n")
        put(tmp_path, "in/late.txt", STORY)
        _, err = child.communicate(timeout=600)
        assert child.returncode == 1
        last = err.decode().splitlines()[-1]
        assert "out/index.csv: it is there already" in last
        assert last.endswith("; the watch has ended")
        assert place.read_bytes() == b"path,story\nmine,mine\n"
    finally:
        child.kill()
        child.communicate()
