"""Worker processes: what one task does to the others when it hangs, dies or fails, and what is left when all ends."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import until
from errands import half_done, in_steps, never_ready, patience, work
from storybind.edge.catalogue.worker import Worker
from storybind.edge.steps import Steps
from storybind.edge.workers import Lost, Workers
from storybind.errors import BusyError, WorkersError

posix = pytest.mark.skipif(os.name != "posix", reason="processes die by signals on POSIX")


def done(
    tasks: Sequence[str],
    *,
    jobs: int = 2,
    chunk: int = 2,
    allowance: Callable[[str], float] = patience,
    what: Callable[[str], str] | Callable[[str], Steps[str]] = work,
) -> dict[str, str | Lost]:
    """What came of each task."""
    found: dict[str, str | Lost] = {}
    with Workers(what, jobs, allowance) as workers:
        for task, result in workers.map(tasks[at : at + chunk] for at in range(0, len(tasks), chunk)):
            assert task not in found, "each task has one end"
            found[task] = result
    return found


def is_alive(pid: int) -> bool:
    """Whether a process is there; a dead one whose parent has not looked yet is not."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_every_task_has_one_end() -> None:
    """All tasks come back, whatever the chunks they were handed out in."""
    tasks = [f"task{at}" for at in range(100)]
    assert done(tasks, chunk=7) == {task: f"did {task}" for task in tasks}


def test_results_larger_than_a_pipe_come_through() -> None:
    """Neither side waits for the other for ever."""
    found = done([f"large {at}" for at in range(4)], chunk=2)
    assert [len(result) for result in found.values()] == [10_000_000] * 4


def test_the_next_task_is_begun_while_one_waits_for_the_disk(tmp_path: Path) -> None:
    """Answers come in the order of the tasks even so, and none is lost."""
    log = tmp_path / "log"
    found = done([f"{log}{number}" for number in (1, 2, 3)], jobs=1, chunk=3, what=in_steps)
    assert list(found.values()) == ["did 1", "did 2", "did 3"]


def test_a_worker_dies_of_a_bug_that_shows_after_the_wait(tmp_path: Path) -> None:
    """It does not go on without an answer, so that nobody waits for one until the time is up."""
    assert done([f"{tmp_path / 'log'}4"], jobs=1, what=in_steps) == {
        f"{tmp_path / 'log'}4": Lost("crashed", "exit code 1")
    }


@posix
def test_a_task_that_hangs_costs_itself_alone() -> None:
    """Its worker is ended when its time is up; what was handed out with it is done by another."""
    found = done(["a", "hang", "b", "c", "d"], chunk=5)
    assert found.pop("hang") == Lost("timeout", "1", 1.0)
    assert found == {name: f"did {name}" for name in "abcd"}


@posix
def test_one_that_hangs_does_not_cost_the_one_before_it(tmp_path: Path) -> None:
    """The answer of the latter was to come while the disk took it in, and cannot where the process is held."""
    before, hang, after = str(tmp_path / "before"), f"hang {tmp_path / 'held'}", str(tmp_path / "after")
    asked: list[str] = []

    def allowance(task: str) -> float:
        asked.append(task)
        if asked == [before]:  # its time is up as soon as its process is held, and not when it comes again
            until((tmp_path / "held").exists)
            return 0.5
        return patience(task)

    found = done([before, hang, after], chunk=3, allowance=allowance, what=half_done)
    assert found == {before: "did before", hang: Lost("timeout", "1", 1.0), after: "did after"}


def test_an_answer_that_nobody_has_asked_for_is_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where results are taken slowly, as by who reads page by page, what was done meanwhile is no task that took too long."""
    clock = SimpleNamespace(monotonic=time.monotonic)
    for module in ("worker", "workers"):
        monkeypatch.setattr(f"storybind.edge.{module}.time", clock)
    with Workers(work, 2, lambda _: 60.0) as workers:
        assert len(list(workers.map([["both"], ["are there"]]))) == 2
        found: dict[str, str | Lost] = {}
        for task, result in workers.map([["a"], ["b"]]):
            if not found:  # until the other has answered too, and then long after that
                assert wait([worker.pipe for worker in workers._crew if worker.tasks], 100)
                clock.monotonic = lambda: time.monotonic() + 1000
            found[task] = result
    assert found == {"a": "did a", "b": "did b"}


@posix
def test_a_task_that_kills_its_worker_is_set_aside_after_two(tmp_path: Path) -> None:
    """It is tried once more, for the death may have been another's doing; the rest is done by others."""
    once = f"die-once {tmp_path / 'died'}"
    found = done(["a", "die", "b", once, "c"], chunk=5)
    assert found.pop("die") == Lost("crashed", "signal SIGKILL")
    assert found == {**{name: f"did {name}" for name in "abc"}, once: "did die-once"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no fork server")
def test_how_a_worker_died_is_known_however_late_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fork server tells it, and may be asleep when the worker's pipe has come to its end."""
    from multiprocessing import forkserver

    monkeypatch.setattr("storybind.edge.worker.GRACE", 0.01)
    monkeypatch.setattr("storybind.edge.workers._TRIES", 1)
    with Workers(work, 1, patience) as workers:
        found = workers.map([["pid"], ["die"]])
        next(found)
        server = int(vars(forkserver)["_forkserver"]._forkserver_pid)
        os.kill(server, signal.SIGSTOP)
        awake = threading.Timer(0.5, os.kill, (server, signal.SIGCONT))
        awake.start()
        assert list(found) == [("die", Lost("crashed", "signal SIGKILL"))]
        awake.join()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no fork server")
def test_all_end_in_the_time_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is answered as soon with eight workers whose end nobody tells as with one: they are waited for together."""
    from multiprocessing import forkserver

    workers: Workers[str, str] = Workers(work, 8, lambda _: 60.0)
    with workers:
        assert len(list(workers.map([[f"{at}"] for at in range(8)]))) == 8
        server = int(vars(forkserver)["_forkserver"]._forkserver_pid)
        monkeypatch.setattr("storybind.edge.worker.GRACE", 1.0)
        os.kill(server, signal.SIGSTOP)
        start = time.monotonic()
    took = time.monotonic() - start
    os.kill(server, signal.SIGCONT)
    assert took < 6, f"{took:.1f} seconds"  # one after the other they took eight
    assert workers.was_killed


@posix
def test_a_second_ctrl_c_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """It kills those that are still there, and what they may have left half done is told."""

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    workers: Workers[str, str] = Workers(work, 2, lambda _: 60.0)
    assert len(list(workers.map([["a"], ["b"]]))) == 2
    processes = [worker.process for worker in vars(workers)["_crew"]]
    monkeypatch.setattr("storybind.edge.worker.Worker.dismiss", lambda _: None)  # they are at work, and do not hear it
    monkeypatch.setattr("storybind.edge.workers.await_all", interrupted)
    with pytest.raises(KeyboardInterrupt):
        workers.__exit__(None, None, None)
    assert workers.was_killed
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [-signal.SIGKILL] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no fork server")
def test_nobody_waits_for_a_killed_worker_to_go() -> None:
    """As long as its disk does not answer, the kernel may keep one; here it is the fork server that does not tell its end."""
    from multiprocessing import forkserver

    with Workers(work, 2, patience) as workers:
        assert len(list(workers.map([["both"], ["are there"]]))) == 2
        server = int(vars(forkserver)["_forkserver"]._forkserver_pid)
        os.kill(server, signal.SIGSTOP)
        start = time.monotonic()
        try:
            assert dict(workers.map([["hang"], ["a"]])) == {"hang": Lost("timeout", "1", 1.0), "a": "did a"}
            assert time.monotonic() - start < 30
        finally:
            os.kill(server, signal.SIGCONT)


def test_workers_that_never_start_are_told() -> None:
    """A pool that cannot live is an error, and no endless row of new processes."""
    with pytest.raises((WorkersError, AttributeError, ModuleNotFoundError, Exception), match=r"do not start|nowhere"):
        done(["a"], what=never_ready)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no fork server")
@pytest.mark.parametrize("wrong", [BrokenPipeError(32, "Broken pipe"), ConnectionRefusedError(), EOFError()])
def test_a_fork_server_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch, wrong: Exception) -> None:
    """Where no process can be started there is an error with a way out: neither a traceback nor a silent end, as of a reader who has left."""

    def connect(_: object) -> None:
        raise wrong

    with Workers(work, 1, patience) as workers:
        monkeypatch.setattr("multiprocessing.forkserver.connect_to_new_process", connect)
        with pytest.raises(WorkersError, match=r"no worker process can be started \(.+\); look what ends them"):
            list(workers.map([["a"]]))


@posix
def test_nothing_is_asked_for_before_it_is_wanted() -> None:
    """The queue is bounded: of a million tasks only those are made that workers are free for."""
    asked: list[int] = []

    def tasks() -> Iterator[Sequence[str]]:
        for at in range(1_000_000):
            asked.append(at)
            yield [f"task{at}"]

    with Workers(work, 2, lambda _: 60.0) as workers:
        for count, _ in enumerate(workers.map(tasks()), start=1):
            assert len(asked) <= count + 2
            if count == 20:
                break


@posix
def test_leaving_ends_those_at_work() -> None:
    """Whoever goes away in the middle leaves no process behind, and does not wait for a task that hangs for ten minutes."""
    start = time.monotonic()
    pids = []
    with Workers(work, 2, lambda _: 600.0) as workers:
        for _, result in workers.map([["pid"], ["hang a"], ["hang b"]]):
            pids.append(int(str(result)))
            break
    assert time.monotonic() - start < 300
    assert pids
    until(lambda: not any(map(is_alive, pids)))  # who is killed still needs a moment of a processor to go


@posix
def test_what_a_worker_had_is_closed_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of it is left to a callback of the garbage collector, in which a Ctrl-C is lost."""
    plain, collected = Finalize.__call__, []

    def watched(self: Finalize, dead: object = None, *args: Any, **given: Any) -> object:
        if dead is not None:
            collected.append(self)
        return plain(self, dead, *args, **given)

    monkeypatch.setattr(Finalize, "__call__", watched)
    assert done(["a", "die", "b"], jobs=2)["a"] == "did a"
    gc.collect()
    assert collected == []


@posix
def test_leaving_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One task waits for the disk, and the next for it to be done: both clean up, if they are given the time."""
    monkeypatch.setattr("storybind.edge.worker.GRACE", 60.0)
    workers: Workers[str, str] = Workers(half_done, 1, lambda _: 60.0)
    with workers:
        for _ in workers.map([["now", str(tmp_path / "first"), str(tmp_path / "last")]]):
            until((tmp_path / "last.begun").exists)
            break
    assert {path.suffix for path in tmp_path.iterdir()} == {".begun"}


@posix
def test_who_is_ended_in_the_middle_says_nothing(tmp_path: Path) -> None:
    """No traceback of an archive that was not closed, on standard error, when others are told why all ends."""
    program = """
import sys, time
from pathlib import Path
from errands import work
from storybind.edge.workers import Workers
with Workers(work, 2, lambda _: 60.0) as workers:
    for _ in workers.map([["pack " + sys.argv[1]], ["pid"]]):
        while not Path(sys.argv[1]).exists():
            time.sleep(0.01)
        break
"""
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "begun")],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=False, timeout=600,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2, 0.6])
def test_a_server_ends_at_any_moment(moment: float) -> None:
    """Also while its worker is being started, by another thread: who waits for it hears that, and none is started anew."""
    worker = Worker()
    heard: list[BaseException] = []

    def run() -> None:
        try:
            worker.run(time.sleep, 600)
        except BaseException as wrong:
            heard.append(wrong)

    waiting = threading.Thread(target=run)
    waiting.start()
    until(lambda: bool(worker._workers and worker._workers._crew))
    time.sleep(moment)
    worker.stop()
    waiting.join(60)
    assert [type(wrong) for wrong in heard] == [BusyError]
    with pytest.raises(BusyError):
        worker.run(len, "")


def test_a_server_ends_though_a_killed_process_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the kernel keeps a process for a disk that is silent, whoever asked for the job waits on, and the server ends."""
    for name in ("GRACE", "_GONE"):
        monkeypatch.setattr(f"storybind.edge.catalogue.worker.{name}", 0.01)
    worker = Worker()
    assert worker.run(len, "rain") == 4
    with worker._one:  # as long as somebody waits for it
        worker.stop()
        assert worker._one.locked()
    worker.stop()
    with pytest.raises(BusyError):
        worker.run(len, "")


def test_less_than_a_second_is_told_as_what_it_is() -> None:
    """A task that may take no more than a part of a second has not taken 0 seconds."""
    assert done(["hang"], allowance=lambda _: 0.2)["hang"] == Lost("timeout", "0.2", 0.2)


@posix
@pytest.mark.parametrize("threads", [0, 1])
def test_ctrl_c_waits_until_a_worker_is_started(monkeypatch: pytest.MonkeyPatch, threads: int) -> None:
    """One that is half told what it is to do would complain of it: of Ctrl-C at that moment is heard when all is told.

    So it is where another thread takes the signal, as one of a test's own may.
    """
    started: list[int] = []
    ended = threading.Event()
    plain = BaseProcess.start

    def interrupted(self: BaseProcess) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)
        plain(self)
        started.append(self.pid or 0)

    monkeypatch.setattr(BaseProcess, "start", interrupted)
    answers = signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background is deaf to it
    others = [threading.Thread(target=ended.wait) for _ in range(threads)]
    for other in others:
        other.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            done(["a"], jobs=1)
    finally:
        ended.set()
        signal.signal(signal.SIGINT, answers)
    assert len(started) == 1
    until(lambda: not any(map(is_alive, started)))
