"""A batch on a real Dask scheduler with two real workers on loopback: stuck, of another version, over S3; killed at the end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("distributed", reason='needs: pip install "storybind[cluster]"')
import test_stores
from conftest import STORY, Storybind, assert_one_line, open_book, until
from errands import deadly, patience, raising, slow, work
from storybind import __version__
from storybind.edge.cluster import crew as cluster_crew
from storybind.edge.cluster import scheduler as cluster_scheduler
from storybind.edge.cluster.crew import Cluster
from storybind.edge.workers import Lost
from storybind.errors import ClusterError, NotInstalledError
from test_batch_troubles import lines, many, wait_for, whole_books

s3, bucket = test_stores.s3, test_stores.bucket
SOURCES = os.pathsep.join([str(Path(__file__).parents[1] / "src"), str(Path(__file__).parent)])
"""Where workers find storybind, and what the tests give them to do."""


PATIENT = f"""
from storybind.__main__ import main
from storybind.edge.cluster import crew, scheduler
scheduler._START = scheduler._COME = {(LONG := 60.0)}
crew.BEGIN = {(LONGER := 300.0)}
main()
"""


@pytest.fixture
def storybind(storybind: Storybind) -> Storybind:
    """The program, which waits longer for a busy scheduler than people would have to."""
    return replace(storybind, program=("-c", PATIENT))


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """So does what runs in the process of the tests."""
    for name in ("_START", "_COME"):
        monkeypatch.setattr(cluster_scheduler, name, LONG)
    monkeypatch.setattr(cluster_crew, "BEGIN", LONGER)


def start(name: str, *args: str, **given: Any) -> subprocess.Popen[bytes]:
    """Start ``dask NAME ARGS...``."""
    command = [sys.executable, "-m", "dask", name, "--host", "127.0.0.1", "--no-dashboard"]
    return subprocess.Popen([*command, *args], stderr=subprocess.DEVNULL, **given)


def start_scheduler(told: Path, **given: Any) -> tuple[subprocess.Popen[bytes], str]:
    """Start a scheduler that says in a file where it is; gives the process and the address."""
    child = start("scheduler", "--port", "0", "--scheduler-file", str(told), cwd=told.parent, **given)
    until(lambda: told.exists() and told.read_text() != "", child, "no scheduler")
    return child, json.loads(told.read_text())["address"]


@pytest.fixture(scope="module")
def scheduler(s3: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler and two workers, as the README starts them; the workers find what the tests give them to do."""
    told = tmp_path_factory.mktemp("dask") / "scheduler.json"
    environment = {
        **os.environ,
        **s3,
        "PYTHONPATH": SOURCES,
    }

    child, address = start_scheduler(told, env=environment)
    running = [
        child,
        *(start("worker", address, "--nthreads", "1", env=environment, cwd=told.parent) for _ in range(2)),
    ]
    try:
        ready(address)
        yield address
    finally:
        for one in running:
            one.kill()  # all below follow
            one.wait()


def ready(address: str, count: int = 2) -> list[int]:
    """Wait until all workers are there; gives their processes."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=600)
        return list(client.run(os.getpid).values())


def crew(
    address: str, work: Callable[[Any], Any], *, version: str = __version__, folders: tuple[str, ...] = ()
) -> Cluster[Any, Any]:
    """The cluster at work on something of a test's own."""
    return Cluster(address, work, patience, version, folders)


class Mortal(NamedTuple):
    """The processes of a small cluster, and where it is."""

    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]
    address: str


@contextmanager
def small(place: Path, count: int) -> Iterator[Mortal]:
    """A scheduler that may be lost, with so many workers that end when it does, and that nobody starts again."""
    place.mkdir()
    environment = os.environ | {"PYTHONPATH": SOURCES}
    child, address = start_scheduler(place / "scheduler.json", env=environment)
    options = ("--nthreads", "1", "--no-nanny", "--death-timeout", "5")
    below = [start("worker", address, *options, env=environment, cwd=place) for _ in range(count)]
    try:
        ready(address, count)
        yield Mortal(child, below, address)
    finally:
        for one in (*below, child):
            one.kill()
            one.wait()


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Mortal]:
    """A small cluster of two workers."""
    with small(tmp_path / "dask", 2) as cluster:
        yield cluster


def test_a_scheduler_that_is_killed_is_told_in_a_line(
    storybind: Storybind, scheduler: str, mortal: Mortal, tmp_path: Path
) -> None:
    """What is made by then is whole, and the same command makes the rest once there is a scheduler."""
    many(tmp_path, 120)
    address = mortal.address
    args = ("batch", "in", "-o", "out", "--cover", "none", "--json", "--report", "r.jsonl")
    running = storybind.start(*args, "--cluster", address, held=True)
    wait_for(tmp_path / "r.jsonl", 3, running)
    mortal.scheduler.kill()
    _, err = running.communicate(timeout=600)
    told = (
        f"storybind: {address}: the scheduler has gone; what was made is whole. Start it again and run the same command"
    )
    assert err.decode().startswith(told), err.decode()
    assert err.decode().count("\n") == 1
    assert running.returncode == 1
    for worker in mortal.workers:
        worker.wait(600)
    made = list((tmp_path / "out").glob("*.epub"))
    assert 3 <= len(made) < 120
    assert all(open_book(book).files for book in made)
    ready(scheduler)
    again = storybind(*args, "--cluster", scheduler)
    assert again.code == 0, again.err
    assert whole_books(tmp_path / "out") == 120


def test_a_scheduler_that_says_nothing_any_more_has_gone(
    storybind: Storybind, story: Path, mortal: Mortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped on the way, stopped at the start, ended on the way: there is a bound to the time without an answer."""
    address, patient = mortal.address, cluster_crew._SILENT
    done: list[str] = []

    def work_off(number: signal.Signals) -> None:
        done.clear()
        monkeypatch.setattr(cluster_crew, "_SILENT", patient)
        with crew(address, slow) as at_work:
            for task, _ in at_work.map([(f"{at}",) for at in range(400)]):
                done.append(task)
                if len(done) == 3:
                    monkeypatch.setattr(
                        cluster_crew, "_SILENT", 1.0
                    )  # not before: a scheduler that is busy has not gone
                    mortal.scheduler.send_signal(number)

    def gives_up(number: signal.Signals) -> None:
        with pytest.raises(ClusterError, match="the scheduler has gone") as gone:
            work_off(number)
        assert gone.value.where == address
        assert 3 <= len(done) < 400

    gives_up(signal.SIGSTOP)
    begin = "from storybind.__main__ import main; from storybind.edge.cluster import crew; crew.BEGIN = 1.0; main()"
    late = replace(storybind, program=("-c", begin))(
        "batch", story.parent, "-o", "out", "--cluster", address, timeout=600
    )
    assert_one_line(late, address, "no Dask scheduler that answers within 1 seconds")
    mortal.scheduler.send_signal(signal.SIGCONT)
    gives_up(signal.SIGTERM)


@pytest.mark.parametrize("wrong", [OSError, TimeoutError, CancelledError])
def test_an_error_at_a_worker_is_not_the_schedulers(scheduler: str, wrong: type[Exception]) -> None:
    """Even if it is of the kind that a lost connection is."""
    ready(scheduler)
    unfair = Cluster(scheduler, work, partial(raising, wrong), __version__)
    with pytest.raises(wrong, match="of the worker"), unfair as at_work:
        list(at_work.map([("a",)]))


def test_ctrl_c_leaves_a_cluster_soon(storybind: Storybind, scheduler: str, tmp_path: Path) -> None:
    """The workers make what they are at to its end: whole books only are left, and the same command makes the rest."""
    from distributed import Client

    ready(scheduler)
    many(tmp_path, 80)
    args = ("batch", "in", "-o", "out", "--cover", "none", "--json", "--cluster", scheduler, "--report", "r.jsonl")
    running = storybind.start(*args, held=True)
    wait_for(tmp_path / "r.jsonl", 3, running)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=600)
    assert running.returncode == 130
    assert err.decode().splitlines()[-1] == "storybind: interrupted; nothing half-written was left"
    assert "Traceback" not in err.decode()
    with Client(scheduler, set_as_default=False) as client:
        end = time.monotonic() + 600
        while any(client.run(lambda dask_worker: len(dask_worker.state.tasks)).values()):
            assert time.monotonic() < end, "the workers go on"
            time.sleep(0.05)
    assert 3 <= whole_books(tmp_path / "out") < 80
    again = storybind(*args)
    assert again.code == 0, again.err
    assert whole_books(tmp_path / "out") == 80


def test_a_story_that_kills_or_hangs_its_process_costs_itself_alone(scheduler: str, tmp_path: Path) -> None:
    """After two deaths, or when its time is up; the workers of Dask live on, and what shared a chunk with it is done."""
    workers = sorted(ready(scheduler))
    once = f"die-once {tmp_path / 'died'}"
    with crew(scheduler, work) as at_work:
        found = dict(at_work.map([("a", "die", "b"), ("c", "hang", once), ("d",)]))
    assert found.pop("die") == Lost("crashed", "signal SIGKILL")
    assert found.pop("hang") == Lost("timeout", "1", 1.0)
    assert found == {task: f"did {task.split()[0]}" for task in ("a", "b", "c", "d", once)}
    assert sorted(ready(scheduler)) == workers


def test_the_scheduler_holds_a_bounded_number_of_stories(scheduler: str) -> None:
    """More are handed over only as others come back, however many there are."""
    ready(scheduler)
    drawn = 0

    def chunks() -> Iterator[tuple[int]]:
        nonlocal drawn
        for task in range(40):
            drawn += 1
            yield (task,)

    with crew(scheduler, str) as at_work:
        most = [drawn - done for done, _ in enumerate(at_work.map(chunks()))]
    assert drawn == len(most) == 40
    assert max(most) <= 4


def test_from_bucket_to_bucket_on_a_cluster(
    storybind: Storybind, scheduler: str, bucket: str, s3: Mapping[str, str], tmp_path: Path
) -> None:
    """The workers read and write at the URLs, and make the books that one machine makes; then nothing is to do."""
    ready(scheduler)
    near = storybind("batch", "in", "-o", "near", "--jobs", "1", "--json")
    args = ("batch", f"{bucket}/in", "-o", f"{bucket}/far", "--cluster", scheduler, "--json")
    far = storybind(*args, env=s3)
    assert test_stores.statuses(far) == test_stores.statuses(near), far.err
    made = {str(path.relative_to(tmp_path / "near")): path.read_bytes() for path in (tmp_path / "near").rglob("*.epub")}
    assert made
    found = test_stores.books(f"{bucket}/far")
    assert found.pop("index.json")
    assert found == made
    again = storybind(*args, env=s3)
    assert set(test_stores.statuses(again).values()) == {"unchanged", "failed"}


def test_names_are_as_on_one_machine(storybind: Storybind, scheduler: str, tmp_path: Path) -> None:
    """Workers have whole paths; the report, the index and what is said have those that the user gave."""
    ready(scheduler)
    (tmp_path / "in" / "sea").mkdir(parents=True)
    (tmp_path / "in" / "sea" / "rain.txt").write_text(STORY)
    (tmp_path / "in" / "empty.txt").touch()
    args = ("batch", "in", "--json", "--cover", "none", "-o")
    near, far = storybind(*args, "near", "--jobs", "1"), storybind(*args, "far", "--cluster", scheduler)
    assert str(tmp_path) not in far.text + far.err
    assert sorted(far.told) == sorted(near.told)
    told, expected = (
        sorted((one["story"], one["book"].partition("/")[2], one["error"]) for one in done.records)
        for done in (far, near)
    )
    assert told == expected
    rows = [(tmp_path / name / "index.json").read_bytes() for name in ("near", "far")]
    assert rows[0] == rows[1]


def test_workers_that_are_not_fit_are_named(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of storybind, none at all, or a folder that is not there: at the start, with the worker's address."""
    ready(scheduler)
    with pytest.raises(ClusterError, match=f"9.9.9, as you have, and has {__version__}") as wrong:
        crew(scheduler, print, version="9.9.9")
    assert wrong.value.where.startswith("tcp://127.0.0.1:")
    with pytest.raises(ClusterError, match="does not see the files: /nowhere/in: there is no such folder"):
        crew(scheduler, print, folders=("/nowhere/in",))
    monkeypatch.setattr(cluster_scheduler, "VERSION", "storybind_that_is_not_there:__version__")
    with pytest.raises(ClusterError, match="has none; install"):
        crew(scheduler, print)


def greet(server: socket.socket) -> None:
    """Answer whoever comes as a web server does."""
    with server.accept()[0] as other:
        other.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        other.recv(1000)


def test_what_is_no_scheduler_is_told(storybind: Storybind, story: Path) -> None:
    """Such as a web server, whose first bytes Dask takes for the length of what follows; no folder is left for the books."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=greet, args=(server,), daemon=True).start()
        address = f"127.0.0.1:{server.getsockname()[1]}"
        done = storybind("batch", story.parent, "-o", "out", "--cluster", address)
    assert_one_line(done, address, "no Dask scheduler that answers", "start one with")
    assert not (storybind.folder / "out").exists(), "no book was begun"


def test_without_a_cluster_there_is_a_plain_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No scheduler, no workers, no library: each is told at once or after a bounded time, with the way out."""
    with monkeypatch.context() as hasty:
        hasty.setattr(cluster_scheduler, "_START", 0.5)
        for address in ("127.0.0.1:9", "nonsense"):
            with pytest.raises(ClusterError, match="no Dask scheduler that answers"):
                crew(address, print)
    monkeypatch.setattr(cluster_scheduler, "_COME", 0.5)
    child, address = start_scheduler(tmp_path / "scheduler.json")
    try:
        with pytest.raises(ClusterError, match="this scheduler has no workers; start some with: dask worker tcp://"):
            crew(address, print)
    finally:
        child.terminate()
        child.wait()
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NotInstalledError, match=r"storybind\[cluster\]"):
        crew("127.0.0.1:9", print)


def test_a_killed_workers_stories_are_made_by_the_others(storybind: Storybind, scheduler: str, tmp_path: Path) -> None:
    """With a worker killed in the middle, every story is reported once and every book is there, whole, as made here."""
    names = many(tmp_path, 60)
    args = ("batch", "in", "-o", "out", "--cover", "none", "--json", "--cluster", scheduler, "--report", "r.jsonl")
    child = storybind.start(*args, held=True)
    wait_for(tmp_path / "r.jsonl", 3, child)
    os.kill(ready(scheduler)[0], signal.SIGKILL)
    told = child.communicate(timeout=600)
    assert child.returncode == 0, told
    records = lines(tmp_path / "r.jsonl")
    assert sorted(Path(one["story"]).name for one in records) == names
    assert {one["status"] for one in records} <= {"made", "unchanged"}
    assert whole_books(tmp_path / "out") == len(names), "nothing half-written is left"
    here = storybind("batch", "in", "-o", "here", "--cover", "none", "--jobs", "1", "--quiet")
    assert here.code == 0
    one = names[0].replace(".txt", ".epub")
    assert (tmp_path / "here" / one).read_bytes() == (tmp_path / "out" / one).read_bytes()


def test_a_story_that_takes_whole_workers_along_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was with it is done all the same, though nobody has told the scheduler how many workers it may cost.

    It takes longer over that than we wait from one look to the next. Twice two workers die of it; they have no nanny, for one
    whose worker dies before it is known to have started does not start it again.
    """
    monkeypatch.setattr(cluster_crew, "_LOOK", 0.1)
    with small(tmp_path / "dask", 5) as cluster, Cluster(cluster.address, work, deadly, __version__) as at_work:
        found = dict(at_work.map([("a", "doom"), ("b", "c")]))
    lost = found.pop("doom")
    assert isinstance(lost, Lost)
    assert lost.why == "crashed"
    assert lost.detail.startswith("the last was tcp://127.0.0.1:")
    assert found == {task: f"did {task}" for task in "abc"}
