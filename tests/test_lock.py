"""Two batches into one folder of books: the second is refused, on a disk and in a bucket; what a dead one held is free."""

from __future__ import annotations

import json
import os
import platform
import signal
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import Storybind, assert_one_line, until

pytest.importorskip("s3fs", reason="needs s3fs")
import test_stores
from storybind.edge import lock, stores
from storybind.edge.lock import LOCK, locked
from storybind.errors import InUseError, WriteError
from test_batch_troubles import many, wait_for

s3, bucket = test_stores.s3, test_stores.bucket
SHELF = "memory://lock/shelf"
ALONE = ("--cover", "none", "--jobs", "1", "--json", "--report", "r.jsonl")
"""Options of a batch that can be watched, and held: one process, a line of the report after the other."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for seconds: all times are as they are to each other, and a twentieth."""
    for name in ("_RENEWED", "_WATCHED"):
        monkeypatch.setattr(lock, name, getattr(lock, name) / 20)
    monkeypatch.setattr(stores, "_SETTLED", stores._SETTLED / 20)
    if stores.is_there(SHELF):
        stores.remove(f"{SHELF}/{LOCK}")


def held(folder: str, **changes: Any) -> dict[str, Any]:
    """Write a lock as of a batch on another machine, which has just renewed it; gives what it says."""
    now = time.time()
    said = {"host": "ada", "pid": 1, "started": now - 3600, "renewed": now, "token": "hers", **changes}
    stores.write(f"{folder}/{LOCK}", json.dumps(said).encode())
    return said


def test_two_batches_into_one_bucket(storybind: Storybind, bucket: str, s3: Mapping[str, str], tmp_path: Path) -> None:
    """The second says who is at work since when and touches nothing; with the first killed the folder can be taken over."""
    many(tmp_path / "more", 40)
    args = ("batch", "more/in", "-o", f"{bucket}/out", *ALONE)
    first = storybind.start(*args, env=s3, held=True)
    wait_for(tmp_path / "r.jsonl", 3, first)
    second = storybind(*args[:-1], "second.jsonl", env=s3)
    assert_one_line(second, f"{bucket}/out", f"process {first.pid} on ", ", since 20", "-o", LOCK)
    assert not (tmp_path / "second.jsonl").exists()
    first.kill()
    first.communicate()
    assert stores.is_there(f"{bucket}/out/{LOCK}")
    with locked(f"{bucket}/out"):
        assert json.loads(stores.read(f"{bucket}/out/{LOCK}"))["pid"] == os.getpid()
    again = storybind(*args, env=s3)
    assert again.code == 0, again.err
    assert sum(name.endswith(".epub") for name in test_stores.books(f"{bucket}/out")) == 40
    assert not stores.is_there(f"{bucket}/out/{LOCK}")


def test_ctrl_c_and_failure_give_a_bucket_free(
    storybind: Storybind, bucket: str, s3: Mapping[str, str], tmp_path: Path
) -> None:
    """Whoever comes next has nothing to wait for."""
    many(tmp_path / "more", 40)
    args = ("batch", "more/in", "-o", f"{bucket}/out", *ALONE)
    running = storybind.start(*args, env=s3, held=True)
    wait_for(tmp_path / "r.jsonl", 3, running)
    assert stores.is_there(f"{bucket}/out/{LOCK}")
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=600)
    assert running.returncode == 130, err.decode()
    assert not stores.is_there(f"{bucket}/out/{LOCK}")
    failed = storybind(*args[:-1], "nowhere/r.jsonl", env=s3)
    assert_one_line(failed, "nowhere", "no such folder")
    assert not stores.is_there(f"{bucket}/out/{LOCK}")


def test_a_bucket_that_cannot_be_written_into_is_told_before_the_work(
    storybind: Storybind, s3: Mapping[str, str], story: Path
) -> None:
    """In one line, with the place."""
    done = storybind("batch", story.parent, "-o", "s3://no-such-bucket/out", "--jobs", "1", env=s3)
    assert_one_line(done, "s3://no-such-bucket/out", "could not be written")


def test_a_lock_is_renewed_while_it_is_held() -> None:
    """So that everybody sees that its owner lives."""
    with locked(SHELF) as check:
        first = json.loads(stores.read(f"{SHELF}/{LOCK}"))
        until(lambda: json.loads(stores.read(f"{SHELF}/{LOCK}"))["renewed"] > first["renewed"])
        check()
    assert not stores.is_there(f"{SHELF}/{LOCK}")


@pytest.mark.parametrize("said", [{}, {"host": platform.node(), "pid": os.getpid()}, {"since": "version 9"}])
def test_who_was_just_heard_of_is_not_disturbed(said: dict[str, Any]) -> None:
    """On whatever machine, and whatever else a later version writes into its lock."""
    owner = held(SHELF, **said)
    with pytest.raises(InUseError, match=f"process {owner['pid']} on {owner['host']}, since "), locked(SHELF):
        pass
    assert json.loads(stores.read(f"{SHELF}/{LOCK}")) == owner


@pytest.mark.parametrize("ago", [61, -1e6])
def test_who_was_not_heard_of_for_long_has_lost_its_folder(ago: float) -> None:
    """Its lock is taken over, also where its clock ran ahead, and removed at the end as one's own."""
    held(SHELF, renewed=time.time() - ago)
    with locked(SHELF):
        assert json.loads(stores.read(f"{SHELF}/{LOCK}"))["token"] != "hers"
    assert not stores.is_there(f"{SHELF}/{LOCK}")


@pytest.mark.parametrize("clock", [0.0, 4e9])
def test_a_wrong_clock_costs_nobody_a_folder(clock: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who seems dead by the clock, be it slow or fast, and is seen to renew its lock, lives."""
    said = held(SHELF, renewed=clock)

    def renew(seconds: float) -> None:
        assert seconds > 2 * lock._RENEWED
        held(SHELF, started=said["started"], renewed=clock + lock._RENEWED)

    monkeypatch.setattr(lock, "time", SimpleNamespace(time=time.time, sleep=renew))
    with pytest.raises(InUseError, match="process 1 on ada"), locked(SHELF):
        pass


def test_who_has_lost_a_folder_hears_of_it() -> None:
    """A batch that was thought dead stops, and leaves the lock to its new owner."""
    with locked(SHELF) as check:

        def is_told() -> bool:
            held(SHELF)  # again, should it just have been renewing its own
            try:
                check()
            except InUseError:
                return True
            return False

        until(is_told)
    assert json.loads(stores.read(f"{SHELF}/{LOCK}"))["token"] == "hers"


NEARLY: tuple[dict[str, Any], ...] = (
    {"renewed": "x"}, {"renewed": float("nan")}, {"started": 1e300}, {"started": -1e300}, {"pid": 1 << 80}, {"pid": None}, {"host": 1},
    {"token": []},
)  # fmt: skip
"""What makes of a lock something else."""


@pytest.mark.parametrize(
    "found",
    [
        *(b"no lock", b"", b"[]", pytest.param(b"[" * 100_000, id="long"), pytest.param(b"[" * 1_900, id="deep")),
        *(
            json.dumps({"host": "ada", "pid": 1, "started": 1, "renewed": 1, "token": "hers"} | one).encode()
            for one in NEARLY
        ),
    ],
)
def test_a_lock_that_is_none_of_ours_is_left_alone(found: bytes) -> None:
    """There is no telling whose it is, and nobody ever takes it over: the message says which file is to be deleted, and when."""
    stores.write(f"{SHELF}/{LOCK}", found)
    told = f"If no batch is at work, delete {LOCK} there"
    with pytest.raises(InUseError, match=told) as wrong, locked(SHELF):
        pass
    assert "seconds later" not in wrong.value.message
    assert stores.read(f"{SHELF}/{LOCK}") == found


@pytest.mark.parametrize("looks", [True, False])
def test_of_many_at_once_one_gets_a_file(monkeypatch: pytest.MonkeyPatch, looks: bool) -> None:
    """Whether the store itself refuses the second, or takes whatever comes, as some servers do that are asked for more."""
    from fsspec.implementations.memory import MemoryFileSystem

    if not looks:
        plain = MemoryFileSystem.pipe_file
        monkeypatch.setattr(
            MemoryFileSystem, "pipe_file", lambda self, path, data, mode="overwrite": plain(self, path, data)
        )
    place = f"memory://lock/race-{looks}"
    start, settled = threading.Barrier(8), threading.Barrier(8)
    waited: set[int] = set()

    def settle(seconds: float) -> None:  # which is longer than any request takes: until each has written, or will not
        waited.add(threading.get_ident())
        settled.wait(600)

    def get(at: int) -> bool:
        start.wait()
        won = stores.create(place, b"%d" % at)
        if threading.get_ident() not in waited:
            settled.wait(600)
        return won

    monkeypatch.setattr(stores, "time", SimpleNamespace(sleep=settle))
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(get, range(8)))
    assert sum(won) == 1
    assert stores.read(place) == b"%d" % won.index(True)
    assert not stores.create(place, b"9")
    stores.remove(place)


def test_on_a_disk_the_owner_is_named(tmp_path: Path) -> None:
    """As it is in a bucket; and the system lets go of the lock when its owner ends."""
    for _ in range(2):
        told = pytest.raises(InUseError, match=f"process {os.getpid()} on .*, since 20.* UTC")
        with locked(str(tmp_path)), told, locked(str(tmp_path)):
            pass
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError), locked(str(tmp_path / "file")):
        pass


@pytest.mark.skipif(os.name == "nt", reason="removes no file that is open")
def test_a_batch_that_makes_nothing_leaves_no_folder(storybind: Storybind, tmp_path: Path) -> None:
    """Folders that were made for the books go again, lock and all; those that were there, or hold a file by then, stay."""
    (tmp_path / "bare").mkdir()
    assert storybind("batch", "bare", "-o", "new/books").code == 1
    (tmp_path / "bare" / "empty.txt").write_bytes(b"")
    assert storybind("batch", "bare", "-o", "new/books").code == 1
    assert not (storybind.folder / "new").exists()
    (tmp_path / "there").mkdir()
    for folder, stays in (("there", True), ("a/b", True), ("a/c", False)):
        with locked(str(tmp_path / folder)):
            if folder == "a/b":
                (tmp_path / folder / "rain.epub").write_bytes(b"")
        assert (tmp_path / folder).exists() is stays


@pytest.mark.skipif(os.name == "nt", reason="removes no file that is open")
def test_a_lock_that_was_taken_away_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opened it a moment before holds nothing, and is refused as if the other batch were there yet."""
    before = lock.lock

    def late(file: Any) -> bool:
        (tmp_path / LOCK).unlink()
        return before(file)

    monkeypatch.setattr(lock, "lock", late)
    with pytest.raises(InUseError), locked(str(tmp_path)):
        pass
