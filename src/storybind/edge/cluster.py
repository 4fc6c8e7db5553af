"""The machines of a Dask cluster as a crew: the same work, task by task, as the worker processes of one machine do.

Dask brings the tasks to its workers, and those of a worker that is lost to others; its scheduler gives up a task once more
workers died at it than its ``allowed-failures``. What is here is what a batch needs beyond that: never more tasks at the
scheduler than its workers have use for, a task of those that a worker died of tried alone until it is known whose fault that
was, and an end to a task that takes too long, which no thread can be made to do: its worker process ends instead.
"""

from __future__ import annotations

import logging
import os
import pkgutil
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from storybind.edge import stores
from storybind.edge.folder import check_folder
from storybind.edge.workers import Lost
from storybind.errors import ClusterError, NotInstalledError, StorybindError

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

_START = 10.0  # seconds that a scheduler may take to answer, and then to have a worker
_SILENT = 30.0  # seconds without an answer after which a scheduler has gone, though its machine may be there
_LONELY = 60.0  # seconds without any worker after which none will come
_LOOK = 1.0  # seconds between two looks at what has gone wrong
_FAREWELL = 2.0  # seconds from the word that a task takes too long to the end of its worker: Dask is to hear it first
_VERSION = "storybind:__version__"  # as `pkgutil` names it, so that workers without storybind can be asked, too
_AHEAD = 2  # chunks at the scheduler for each thread of the workers: one that is worked at, one that waits


class Cluster(Generic[T, R]):
    """The workers of a Dask scheduler, doing one kind of work.

    Args:
        address: Of the scheduler, such as ``tcp://10.0.0.5:8786``.
        work: What to do with a task; it and the tasks are pickled.
        allowance: Seconds that a task may take; pickled, too.
        version: The one of storybind that all workers must have.
        folders: What all of them must be able to look into.
        prepare: What each of them does first; pickled, too.

    Raises:
        NotInstalledError: The extra is not installed.
        ClusterError: There is no scheduler, or it has no workers, or one of them is not fit for this work.
    """

    def __init__(
        self,
        address: str,
        work: Callable[[T], R],
        allowance: Callable[[T], float],
        version: str,
        folders: Sequence[str] = (),
        prepare: Callable[[], object] | None = None,
    ) -> None:
        self._work = work
        self._allowance = allowance
        self._address = address
        self._version = version
        self._client = _connect(address)
        self._topic = f"storybind-{self._client.id}"
        self._late: queue.SimpleQueue[tuple[int, int]] = queue.SimpleQueue()
        self._pending: dict[Future[list[R]], tuple[int, Sequence[T]]] = {}
        self._number = 0
        self._alone_since = time.monotonic()
        try:
            _check_workers(self._client, address, version)
            _begin(self._client, address, folders, prepare)
            with _asking(address):
                self._client.subscribe_topic(self._topic, lambda event: self._late.put(event[1]))
        except BaseException:
            self._close()
            raise

    @property
    def jobs(self) -> int:
        """How many tasks the workers can do at a time, by now; raises `ClusterError` if the scheduler does not say."""
        with _asking(self._address):
            if self._client.status == "closed":  # it has tried for a while to find it again
                raise ConnectionError
            return sum(self._client.nthreads(callback_timeout=_SILENT).values())

    def __enter__(self) -> Cluster[T, R]:
        """Begin: the connection is there already."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take back what is not yet begun, and leave; what is being made is made to its end."""
        with suppress(ClusterError), _asking(self._address):  # one that has gone has forgotten them
            self._client.cancel(list(self._pending))
        self._pending.clear()
        self._close()

    def _close(self) -> None:
        with suppress(TimeoutError):  # there may be nobody to take leave of
            self._client.close(1)

    def map(self, chunks: Iterable[Sequence[T]]) -> Iterator[tuple[T, R | Lost]]:
        """Each task with what came of it, in the order of coming; `chunks` is asked for more as they are worked off.

        Raises:
            ClusterError: The scheduler has gone, or all its workers.
        """
        source = iter(chunks)
        again: deque[Sequence[T]] = deque()
        suspects: deque[T] = deque()
        while True:
            limit = _AHEAD * max(1, self.jobs)
            while len(self._pending) < limit and (chunk := again.popleft() if again else next(source, None)):
                self._submit(chunk)
            is_trial = not self._pending and bool(suspects)
            if is_trial:
                self._submit((suspects.popleft(),))
            if not self._pending:
                return
            for future in self._wait():
                yield from self._hear(future, suspects, is_trial=is_trial)
            yield from self._give_up(again)

    def _submit(self, chunk: Sequence[T]) -> None:
        self._number += 1
        given = (self._version, self._topic, self._number, self._work, self._allowance, tuple(chunk))
        with _asking(self._address):
            self._pending[self._client.submit(_work_off, *given, pure=False)] = (self._number, chunk)

    def _wait(self) -> list[Future[list[R]]]:
        """The chunks that are done, after a moment at the latest."""
        from distributed import wait

        with _asking(self._address):
            try:
                wait(list(self._pending), timeout=_LOOK, return_when="FIRST_COMPLETED")
            except TimeoutError:
                self._check_company()
        return [future for future in self._pending if future.done()]

    def _check_company(self) -> None:
        """Make sure that there is somebody to wait for."""
        if self.jobs:
            self._alone_since = time.monotonic()
        elif time.monotonic() - self._alone_since > _LONELY:
            raise ClusterError(f"there has been no worker for {_LONELY:.0f} seconds; {_RESUME}", where=self._address)

    def _hear(self, future: Future[list[R]], suspects: deque[T], *, is_trial: bool) -> Iterator[tuple[T, R | Lost]]:
        """What came of a chunk: results, or that workers died at it; a task that was alone then is the one to blame."""
        from distributed import KilledWorker

        _, chunk = self._pending.pop(future)
        try:
            yield from zip(chunk, self._fetch(future), strict=True)
        except KilledWorker as killed:
            if is_trial:
                yield chunk[0], Lost("crashed", f"the last was {killed.last_worker.address}")
            else:
                suspects.extend(chunk)

    def _fetch(self, future: Future[list[R]]) -> list[R]:
        """The results of a chunk that is done; if the worker that has them is lost, another makes them anew."""
        while True:
            with _asking(self._address, future):
                try:
                    return future.result(_SILENT)
                except TimeoutError:
                    if future.status == "error":
                        raise
            self._check_company()

    def _give_up(self, again: deque[Sequence[T]]) -> Iterator[tuple[T, Lost]]:
        """Take back the chunks in which a task takes too long; the others of the chunk are given out anew."""
        while not self._late.empty():
            number, at = self._late.get()
            found = next(((future, chunk) for future, (its, chunk) in self._pending.items() if its == number), None)
            if found is None:  # it has come to an end after all
                continue
            future, chunk = found
            del self._pending[future]
            with _asking(self._address):
                future.cancel(force=True)
            rest = [*chunk[:at], *chunk[at + 1 :]]
            if rest:
                again.append(rest)
            yield chunk[at], Lost("timeout", f"{self._allowance(chunk[at]):.0f}")


_RESUME = "the same command again makes what is not yet made"


@contextmanager
def _asking(address: str, future: Future[Any] | None = None) -> Iterator[None]:
    """A question to the scheduler: in whatever way it comes to nothing, it is a `ClusterError`; a task's own error is not.

    Which error it is depends on what was under way: a lost connection, a time that has run out (which both are an
    `OSError`), tasks that are cancelled, or a client that has given up.
    """
    import asyncio
    from concurrent.futures import CancelledError

    from distributed.client import ClosedClientError

    try:
        yield
    except (OSError, CancelledError, asyncio.CancelledError, ClosedClientError):
        if future is not None and future.status == "error":
            raise
        raise ClusterError(
            "the scheduler has gone; what was made is whole. Start it again and run the same command: the rest will be made",
            where=address,
        ) from None


def _connect(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise NotInstalledError(
            'a cluster needs a library that is not installed; install it with: pip install "storybind[cluster]"'
        ) from None
    for name in ("distributed", "distributed.client"):  # Dask gives the second a level of its own
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is raised
    try:
        return Client(address, timeout=_START, name="storybind")
    except (OSError, ValueError, TypeError) as wrong:
        reason = " ".join(str(wrong).split())
        raise ClusterError(
            f"there is no Dask scheduler that answers ({reason}); start one with: dask scheduler", where=address
        ) from None


def _check_workers(client: Client, address: str, wanted: str) -> None:
    """Make sure that there are workers, and that all have this version of storybind."""
    with _asking(address):
        try:
            client.wait_for_workers(1, timeout=_START)
        except TimeoutError:
            raise ClusterError(
                f"this scheduler has no workers; start some with: dask worker {address}", where=address
            ) from None
        versions = client.run(pkgutil.resolve_name, _VERSION, on_error="return")
    for worker, version in versions.items():
        if version != wanted:
            found = "none" if isinstance(version, Exception) else version
            raise ClusterError(
                f"it has to have storybind {wanted}, as you have, and has {found}; install that there", where=worker
            )


def _begin(client: Client, address: str, folders: Sequence[str], prepare: Callable[[], object] | None) -> None:
    """Have the workers ready: an error is that of the first one that is not."""
    with _asking(address):
        told = client.run(_make_ready, folders, prepare, on_error="return")
    for worker, wrong in told.items():
        if isinstance(wrong, StorybindError):
            raise ClusterError(f"this worker does not see the files: {wrong}", where=worker)
        if isinstance(wrong, Exception):
            raise wrong


def _make_ready(folders: Sequence[str], prepare: Callable[[], object] | None) -> None:
    """Before a batch, on each worker: what it knows of files is of an earlier one."""
    stores.forget()
    for folder in folders:
        check_folder(folder)
    if prepare:
        prepare()


def _work_off(
    version: str,
    topic: str,
    number: int,
    work: Callable[[Any], R],
    allowance: Callable[[Any], float],
    chunk: Sequence[Any],
) -> list[R]:
    """A chunk at its worker."""
    from distributed import get_worker

    if (mine := pkgutil.resolve_name(_VERSION)) != version:
        told = f"it came with storybind {mine} into a batch of {version}; install that there"
        raise ClusterError(told, where=get_worker().address)
    done: list[R] = []
    for at, task in enumerate(chunk):
        clock = threading.Timer(allowance(task), _leave, (get_worker(), topic, (number, at)))
        clock.daemon = True
        clock.start()
        try:
            done.append(work(task))
        finally:
            clock.cancel()
    return done


def _leave(worker: Any, topic: str, late: tuple[int, int]) -> None:
    """Say which task takes too long, and end the process with it: a thread cannot be ended alone. Its nanny starts another."""
    worker.log_event(topic, late)
    time.sleep(_FAREWELL)
    os._exit(1)
