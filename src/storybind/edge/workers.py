"""Worker processes: started once, warmed, each fed through a pipe of its own.

The pools that come ready-made do not do what a batch needs: that of `concurrent.futures` gives up all that is waiting when
one worker dies, and cannot end a task that hangs; Pebble's can, and passes all tasks through one queue and one lock that a
killed worker may take along (its open issue 153: a task that is never heard of again). Here nothing is shared: a worker
that is killed, hangs or runs out of memory costs the task it was at, and the parent knows which that was, for results come
back one by one and in order.

Processes come from a fork server where there is one (Linux): it loads what it is told to once, and workers are forked off it
in a millisecond, without the threads, locks and open files of whoever started the batch. Elsewhere each is started anew.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from storybind.edge.steps import Steps
from storybind.edge.working import Sign, serve
from storybind.edge.writing import told_as_temporary
from storybind.errors import WorkersError

T = TypeVar("T")
R = TypeVar("R")

_START = 120.0  # seconds that a worker may take until it is ready
_TOLD = 60.0  # seconds that the fork server may take to tell how a worker has ended that is dead: on a busy machine it may sleep
_TRIES = 2  # a story that two workers died of is set aside; one death may be another program's doing
_STILLBORN = 3  # workers that died in a row before they were ready: none will live

GRACE = 1.0
"""Seconds that a worker has to clean up when all is to end."""


class Lost(NamedTuple):
    """What comes back for a task whose worker took too long, or died of it."""

    why: Literal["timeout", "crashed"]
    detail: str


def count_cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers(Generic[T, R]):
    """Processes that do one kind of work, task by task; both are pickled.

    Of work that is done in steps the next task is begun while the disk is waited for. `was_killed` says whether one of them
    has ended in the middle of its work, and may have left something half done.
    """

    def __init__(
        self,
        work: Callable[[T], R] | Callable[[T], Steps[R]],
        jobs: int,  # processes, at most
        allowance: Callable[[T], float],  # seconds that a task may take
        preload: Sequence[str] = (),  # modules that a fork server loads before it forks
        # seconds without work after which a process ends; another is started when there is some
        patience: float | None = None,
    ) -> None:
        self._work = work
        self._patience = patience
        self._jobs = jobs
        self._allowance = allowance
        self._context: Any = _start_method(preload)
        self._crew: list[_Worker[T]] = []
        self._killed: list[_Worker[T]] = []  # and not yet gone, as where the kernel keeps one for a disk that is silent
        self._tries: dict[T, int] = {}
        self._stillborn = 0
        self._is_over = False
        self.was_killed = False

    def __enter__(self) -> Workers[T, R]:
        """Start nothing yet: as many workers as there is work for are started by `map`."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers: those at work at once, and within two seconds, however many there are and however busy the machine."""
        for worker in self._crew:
            worker.dismiss()
        crew = (*self._crew, *self._killed)
        try:
            _await(crew)
        finally:  # a second Ctrl-C waits for nobody
            for worker in crew:
                if worker.process.exitcode is None:
                    worker.process.kill()
                    self.was_killed = True
        _await(crew)
        for worker in crew:
            self._note(worker.close())
        self._crew.clear()
        self._killed.clear()

    def stop(self, *, at_once: bool = False) -> None:
        """Tell all to end, from another thread than the one in `map`, which then raises `OSError`; `at_once` kills them."""
        self._is_over = True
        for worker in tuple(self._crew):
            worker.tell(at_once=at_once)

    def map(self, chunks: Iterable[Sequence[T]]) -> Iterator[tuple[T, R | Lost]]:
        """Each task with what came of it, in the order of coming; `chunks` are handed out whole, the first ones first; raises `WorkersError`.

        No more than a chunk a worker is on its way at any time, and `chunks` is asked for the next when one is free.
        """
        waiting: deque[Sequence[T]] = deque()
        source = iter(chunks)
        while True:
            if self._is_over:
                raise BrokenPipeError("the workers were told to end")
            self._hand_out(waiting, source)
            busy = [worker for worker in self._crew if worker.tasks]
            if not busy:
                return
            now = time.monotonic()
            ready = wait([worker.pipe for worker in busy], max(0.0, min(worker.deadline for worker in busy) - now))
            for worker in busy:
                if worker.pipe in ready:
                    yield from self._hear(worker, waiting)
                elif time.monotonic() > worker.deadline and not worker.pipe.poll():  # who asks for results may be slow
                    yield from self._give_up(worker, waiting)

    def _hand_out(self, waiting: deque[Sequence[T]], source: Iterator[Sequence[T]]) -> None:
        """A chunk for each worker that has none; a new worker while there are fewer than there may be."""
        if self._patience is not None:
            self._crew = [worker for worker in self._crew if worker.tasks or worker.process.is_alive()]
        while free := next((worker for worker in self._crew if not worker.tasks), None) or len(self._crew) < self._jobs:
            chunk = waiting.popleft() if waiting else next(source, None)
            if chunk is None:
                return
            if not isinstance(free, _Worker):
                free = _Worker(self._context, self._work, self._allowance, self._patience)
                self._crew.append(free)
                if self._is_over:  # since it was looked at: one of us both has seen it
                    free.tell(at_once=True)
            free.give(chunk)

    def _hear(self, worker: _Worker[T], waiting: deque[Sequence[T]]) -> Iterator[tuple[T, R | Lost]]:
        """What a worker has to say: that it is ready, a result, or, by its silence, that it is dead."""
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._mourn(worker, waiting)
            return
        if not worker.ready:
            worker.ready, self._stillborn = True, 0
            worker.start_clock()
            return
        if said is Sign.WAITS:
            worker.waits = True
            return
        task = worker.tasks.popleft()
        worker.start_clock()
        yield task, said

    def _mourn(self, worker: _Worker[T], waiting: deque[Sequence[T]]) -> Iterator[tuple[T, R | Lost]]:
        """A worker is dead: what it was at is tried once more, in a process of its own; the rest goes to others."""
        detail = _died_of(self._note(worker.bury(_TOLD)))
        self._crew.remove(worker)
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn >= _STILLBORN:
                raise WorkersError(
                    f"the worker processes do not start ({detail}); try --jobs 1, or look what ends them"
                )
            waiting.appendleft(tuple(worker.tasks))
            return
        task = worker.tasks.popleft()
        self._tries[task] = self._tries.get(task, 0) + 1
        if worker.tasks:
            waiting.appendleft(tuple(worker.tasks))
        if self._tries[task] < _TRIES:
            waiting.appendleft((task,))
        else:
            yield task, Lost("crashed", detail)

    def _give_up(self, worker: _Worker[T], waiting: deque[Sequence[T]]) -> Iterator[tuple[T, Lost]]:
        """End a worker that has taken too long, and do not wait for its end; the rest of its tasks goes to others.

        So does the first one, in a process of its own, where the next was begun: that may be what hangs, in a way that
        lets no thread beside it end anything, as a search for a pattern does.
        """
        self._crew.remove(worker)
        worker.process.kill()
        self._killed = [each for each in (*self._killed, worker) if each.close() is None]
        self.was_killed = True
        if not worker.ready:
            raise WorkersError(
                f"the worker processes are not ready after {_START:.0f} seconds; is the machine overloaded?"
            )
        task = worker.tasks.popleft()
        if worker.tasks:
            waiting.appendleft(tuple(worker.tasks))
        if worker.tasks and worker.waits:
            waiting.appendleft((task,))
        else:
            yield task, Lost("timeout", f"{worker.allowed:.10g}")

    def _note(self, code: int | None) -> int | None:
        """Take note of how a worker has ended."""
        self.was_killed = self.was_killed or code != 0
        return code


class _Worker(Generic[T]):
    """A worker process as its parent sees it; `tasks` are those it has been given and has not answered."""

    def __init__(
        self, context: Any, work: Callable[[T], object], allowance: Callable[[T], float], patience: float | None
    ) -> None:
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(work, theirs, patience), daemon=True)
        try:
            with _deaf():  # or a worker that is half told what to do complains of it
                self.process.start()
        except (
            OSError,
            EOFError,
        ) as wrong:  # as where the fork server was killed, or the system has no process left to give
            told = f"no worker process can be started ({str(wrong) or 'they end at once'}); look what ends them, and run it again"
            raise WorkersError(told) from wrong
        theirs.close()
        self.tasks: deque[T] = deque()
        self.ready = self.waits = False
        self.allowed = _START
        self.deadline = time.monotonic() + _START
        self._allowance = allowance

    def give(self, chunk: Sequence[T]) -> None:
        """Hand over tasks; a worker that has just died is found out when it is listened to."""
        self.tasks.extend(chunk)
        self.start_clock()
        try:
            self.pipe.send(tuple(chunk))
        except OSError:
            return

    def start_clock(self) -> None:
        """Begin to count for the task that is next."""
        self.waits = False
        if self.ready and self.tasks:
            self.allowed = self._allowance(self.tasks[0])
            self.deadline = time.monotonic() + self.allowed

    def dismiss(self) -> None:
        """Tell it to end: one that waits for work hears it at once, one at work cleans up first."""
        self.pipe.close()
        self.process.terminate()

    def tell(self, *, at_once: bool) -> None:
        """Have it end, though another thread may be listening to it, or have closed what there was of it."""
        with suppress(ValueError):
            self.process.kill() if at_once else self.process.terminate()

    def bury(self, patience: float) -> int | None:
        """Make sure that it has ended, within so many seconds of grace; gives its exit code."""
        self.pipe.close()
        self.process.join(patience)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join(GRACE)
        return self.close()

    def close(self) -> int | None:
        """Close what there is of it, if it has ended; gives its exit code.

        Done by the garbage collector, in a callback, that would swallow a Ctrl-C of that moment.
        """
        self.pipe.close()
        code: int | None = self.process.exitcode
        if code is not None:
            self.process.close()
        return code


def _await(crew: Iterable[_Worker[T]]) -> None:
    """Wait until all have ended, for a second at most."""
    end = time.monotonic() + GRACE
    for worker in crew:
        worker.process.join(max(0.0, end - time.monotonic()))


def _died_of(code: int | None) -> str:
    """What a process with an exit code has died of, in words."""
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"


def _start_method(preload: Sequence[str]) -> Any:
    """The context that processes are started in; the fork server, where there is one, is running and deaf to Ctrl-C."""
    if sys.platform != "linux":  # on macOS system libraries do not live through a fork
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker, util

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    with told_as_temporary():
        util.get_temp_dir()  # where the fork server listens
    resource_tracker.ensure_running()  # first, since it unblocks what is blocked here
    with _deaf():
        forkserver.ensure_running()
    return context


@contextmanager
def _deaf() -> Iterator[None]:
    """Hear a Ctrl-C only when all of it is done; what is started here never hears one, but on Windows."""
    if sys.platform == "win32":
        yield
        return
    heard = threading.Event()  # by another thread, if there is one: it blocks nothing, and Python tells the main thread
    answers = signal.getsignal(signal.SIGINT)
    main = threading.current_thread() is threading.main_thread()  # no other may say who answers, or is told
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    if main:
        signal.signal(signal.SIGINT, lambda *_: heard.set())
    try:
        yield
    finally:
        if main:
            signal.signal(signal.SIGINT, answers)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if heard.is_set():
            signal.raise_signal(signal.SIGINT)
