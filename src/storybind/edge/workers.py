"""Worker processes: started once, warmed, each fed through a pipe of its own.

The pools that come ready-made do not do what a batch needs. That of `concurrent.futures` gives up all that is waiting when
one worker dies, and cannot end a task that hangs. Pebble's can, but passes all tasks through one queue and one lock, which a
killed worker may take along (its open issue 153: a task that is never heard of again). Here nothing is shared. A worker
that is killed, hangs or runs out of memory costs only the task it was at; and since each gives back its results one by one
and in order, the parent knows which task that was.

Processes come from a fork server where there is one (Linux): it loads what it is told to once, and workers are forked off it
in a millisecond, without the threads, locks and open files of whoever started the batch. Elsewhere each is started anew.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from storybind.edge.steps import Steps
from storybind.edge.worker import START, Worker, await_all, died_of, start_method
from storybind.edge.working import Sign
from storybind.errors import WorkersError

T = TypeVar("T")
R = TypeVar("R")

_TOLD = 60.0  # seconds that the fork server may take to tell how a worker has ended that is dead: on a busy machine it may sleep
_TRIES = 2  # a story that two workers died of is set aside; one death may be another program's doing
_STILLBORN = 3  # workers that died in a row before they were ready: none will live


class Lost(NamedTuple):
    """What comes back for a task whose worker took too long, or died of it."""

    why: Literal["timeout", "crashed"]
    detail: str
    seconds: float = 0.0  # that it was worked on, as far as that is known


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
        self._context: Any = start_method(preload)
        self._crew: list[Worker[T]] = []
        self._killed: list[Worker[T]] = []  # and not yet gone, as where the kernel keeps one for a disk that is silent
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
            await_all(crew)
        finally:  # a second Ctrl-C waits for nobody
            for worker in crew:
                if worker.process.exitcode is None:
                    worker.process.kill()
                    self.was_killed = True
        await_all(crew)
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
            if not isinstance(free, Worker):
                free = Worker(self._context, self._work, self._allowance, self._patience)
                self._crew.append(free)
                if self._is_over:  # since it was looked at: one of us both has seen it
                    free.tell(at_once=True)
            free.give(chunk)

    def _hear(self, worker: Worker[T], waiting: deque[Sequence[T]]) -> Iterator[tuple[T, R | Lost]]:
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

    def _mourn(self, worker: Worker[T], waiting: deque[Sequence[T]]) -> Iterator[tuple[T, R | Lost]]:
        """A worker is dead: what it was at is tried once more, in a process of its own; the rest goes to others."""
        detail = died_of(self._note(worker.bury(_TOLD)))
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

    def _give_up(self, worker: Worker[T], waiting: deque[Sequence[T]]) -> Iterator[tuple[T, Lost]]:
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
                f"the worker processes are not ready after {START:.0f} seconds; is the machine overloaded?"
            )
        task = worker.tasks.popleft()
        if worker.tasks:
            waiting.appendleft(tuple(worker.tasks))
        if worker.tasks and worker.waits:
            waiting.appendleft((task,))
        else:
            yield task, Lost("timeout", f"{worker.allowed:.10g}", worker.allowed)

    def _note(self, code: int | None) -> int | None:
        """Take note of how a worker has ended."""
        self.was_killed = self.was_killed or code != 0
        return code
