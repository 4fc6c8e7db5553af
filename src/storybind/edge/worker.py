"""One worker process as its parent sees it: how it is started, fed, told to end, and what it died of."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from storybind.edge.working import serve
from storybind.edge.writing import told_as_temporary
from storybind.errors import WorkersError

T = TypeVar("T")
START = 120.0  # seconds that a worker may take until it is ready

GRACE = 1.0
"""Seconds that a worker has to clean up when all is to end."""


class Worker(Generic[T]):
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
        self.allowed = START
        self.deadline = time.monotonic() + START
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


def await_all(crew: Iterable[Worker[T]]) -> None:
    """Wait until all have ended, for a second at most."""
    end = time.monotonic() + GRACE
    for worker in crew:
        worker.process.join(max(0.0, end - time.monotonic()))


def died_of(code: int | None) -> str:
    """What a process with an exit code has died of, in words."""
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"


def start_method(preload: Sequence[str]) -> Any:
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
