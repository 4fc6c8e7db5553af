"""The machines of a Dask cluster as a crew: the same work, task by task, as the worker processes of one machine do.

Dask brings chunks of tasks to its workers, and those of a worker that is lost to others. What works them off there is a
process of our own for each of the worker's threads, as in a batch on one machine: a task that hangs, crashes or takes all
memory costs that process and itself, and never the worker of Dask with all that waits there. It also costs nobody time that
Dask looks into the threads of its workers a hundred times a second, and threads share no interpreter lock. What is here
beyond that: never more tasks at the scheduler than its workers have use for, and an end where the scheduler has gone.
"""

from __future__ import annotations

import concurrent.futures
import logging
import multiprocessing
import os
import pkgutil
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from storybind.edge.folder import check_folder
from storybind.edge.steps import Steps
from storybind.edge.workers import Lost, Workers
from storybind.errors import ClusterError, NotInstalledError, StorybindError, WorkersError

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

_START = 10.0  # seconds that a scheduler may take to answer
_COME = 10.0  # seconds that it may then take to have a worker
_BEGIN = 30.0  # seconds for all that comes before the first chunk: Dask sets no bound to most of it
_SILENT = 30.0  # seconds without an answer after which a scheduler has gone, though its machine may be there
_LONELY = 60.0  # seconds without any worker after which none will come
_LOOK = 1.0  # seconds between two looks at what has gone wrong
_PATIENCE = 10.0  # seconds without a chunk after which a process ends: the batch is over, or has been killed
_TRIES = 2  # workers of Dask that a chunk may be lost with before its tasks are tried one by one
_TRIM = "MALLOC_TRIM_THRESHOLD_"  # what a nanny sets for its worker; a story takes 8 % more where memory is given back at once
_VERSION = "storybind:__version__"  # as `pkgutil` names it, so that workers without storybind can be asked, too
_TALKERS = ("distributed", "distributed.client", "tornado.application")
"""Who logs what is raised, too: Dask gives its clients a level of their own; below it are callbacks that end as one leaves."""
_AHEAD = 2  # chunks at the scheduler for each thread of the workers: one that is worked at, one that waits


class Cluster(Generic[T, R]):
    """The workers of a Dask scheduler, doing one kind of work; raises `NotInstalledError` or `ClusterError`."""

    def __init__(
        self,
        address: str,  # of the scheduler, such as ``tcp://10.0.0.5:8786``
        work: Callable[[T], R] | Callable[[T], Steps[R]],  # it and the tasks are pickled
        allowance: Callable[[T], float],  # seconds that a task may take; pickled, too
        version: str,  # the one of storybind that all workers must have
        folders: Sequence[str] = (),  # what all of them must be able to look into
        preload: Sequence[str] = (),  # modules that are loaded before the processes are forked that do the work
    ) -> None:
        self._address = address
        self._client = _within(_BEGIN, address, lambda: _begin(address, version, folders))
        self._job = _Job(version, self._client.id, work, allowance, tuple(preload))
        self._pending: dict[Future[list[R | Lost]], Sequence[T]] = {}
        self._alone_since = time.monotonic()

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

    def __exit__(self, *_: object) -> None:
        """Take back what is not yet begun, and leave; what is being made is made to its end."""
        with suppress(ClusterError), _asking(self._address):  # one that has gone has forgotten them
            self._client.cancel(list(self._pending))
        self._pending.clear()
        _leave(self._client)

    def map(self, chunks: Iterable[Sequence[T]]) -> Iterator[tuple[T, R | Lost]]:
        """Each task with what came of it, in the order of coming; `chunks` is asked for more as they are worked off; raises `ClusterError`."""
        source = iter(chunks)
        suspects: deque[T] = deque()
        trial: Future[list[R | Lost]] | None = None
        while True:
            limit = _AHEAD * max(1, self.jobs)
            while len(self._pending) < limit and (chunk := next(source, None)):
                self._submit(chunk)
            if suspects and not self._pending:
                trial = self._submit((suspects.popleft(),))
            if not self._pending:
                return
            for future in self._wait():
                yield from self._hear(future, suspects, is_trial=future is trial)

    def _submit(self, chunk: Sequence[T]) -> Future[list[R | Lost]]:
        with _asking(self._address):
            future = self._client.submit(_work_off, self._job, tuple(chunk), pure=False)
        self._pending[future] = chunk
        return future

    def _wait(self) -> list[Future[list[R | Lost]]]:
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

    def _hear(
        self, future: Future[list[R | Lost]], suspects: deque[T], *, is_trial: bool
    ) -> Iterator[tuple[T, R | Lost]]:
        """What came of a chunk: results, or that workers were lost with it; a task that was alone then is the one to blame."""
        from distributed import KilledWorker

        chunk = self._pending.pop(future)
        try:
            yield from zip(chunk, self._fetch(future), strict=True)
        except KilledWorker as killed:
            if is_trial:
                yield chunk[0], Lost("crashed", f"the last was {killed.last_worker.address}")
            else:
                suspects.extend(chunk)

    def _fetch(self, future: Future[list[R | Lost]]) -> list[R | Lost]:
        """The results of a chunk that is done; if the worker that has them is lost, another makes them anew."""
        while True:
            with _asking(self._address, future):
                try:
                    return future.result(_SILENT)
                except TimeoutError:
                    if future.status == "error":
                        raise
            self._check_company()


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


def _within(seconds: float, address: str, work: Callable[[], T]) -> T:
    """What a piece of work gives; a `ClusterError` if it comes to no end, in a thread that ends with the process."""
    done: concurrent.futures.Future[T] = concurrent.futures.Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as wrong:
            done.set_exception(wrong)

    threading.Thread(target=run, daemon=True).start()
    try:
        return done.result(seconds)
    except TimeoutError:
        if done.done():
            raise
        told = f"something is there, and no Dask scheduler that answers within {seconds:.0f} seconds; is it stopped or too busy?"
        raise ClusterError(told, where=address) from None


def _begin(address: str, version: str, folders: Sequence[str]) -> Client:
    """A connection to the scheduler, with all as it should be there."""
    client = _connect(address)
    try:
        _check_workers(client, address, version)
        _check_folders(client, address, folders)
        _limit_tries(client, address)
    except BaseException:
        _leave(client)
        raise
    return client


def _connect(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise NotInstalledError(
            'a cluster needs a library that is not installed; install it with: pip install "storybind[cluster]"'
        ) from None
    for name in _TALKERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is raised
    try:
        return Client(address, timeout=_START, name="storybind")
    except (OSError, ValueError, TypeError) as wrong:
        reason = " ".join(str(wrong).split())
    except (MemoryError, OverflowError):  # the first bytes are taken for the length of what follows
        reason = "what is there speaks another language"
    raise ClusterError(
        f"there is no Dask scheduler that answers ({reason}); start one with: dask scheduler", where=address
    )


def _leave(client: Client) -> None:
    with suppress(TimeoutError):  # there may be nobody to take leave of
        client.close(1)


def _check_workers(client: Client, address: str, wanted: str) -> None:
    """Make sure that there are workers, and that all have this version of storybind."""
    with _asking(address):
        try:
            client.wait_for_workers(1, timeout=_COME)
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


def _check_folders(client: Client, address: str, folders: Sequence[str]) -> None:
    """Make sure that all workers see the files: the error is that of the first one that does not."""
    with _asking(address):
        told = client.run(_look, folders, on_error="return")
    for worker, wrong in told.items():
        if isinstance(wrong, StorybindError):
            raise ClusterError(f"this worker does not see the files: {wrong}", where=worker)
        if isinstance(wrong, Exception):
            raise wrong


def _look(folders: Sequence[str]) -> None:
    """Look into folders, at a worker."""
    for folder in folders:
        check_folder(folder)


def _limit_tries(client: Client, address: str) -> None:
    """Have the scheduler give up a chunk of ours after `_TRIES` workers, whatever it allows to others.

    It counts for each task how many workers were lost with it (`TaskState.suspicious`), and gives it up beyond its own
    `allowed-failures` (3 by default, so four workers): ours begin with the difference. A plugin is the official way to be there
    when tasks come in. It goes with its client. Being local, its class is pickled with its code: the scheduler needs no storybind.
    """
    from distributed import SchedulerPlugin

    class Limit(SchedulerPlugin):
        """Holds for the tasks of one client."""

        def __init__(self, owner: str, tries: int) -> None:
            self.name = f"storybind-{owner}"
            self.owner = owner
            self.tries = tries

        def update_graph(self, scheduler: Any, *, client: str, keys: set[Any], **more: Any) -> None:
            """Begin to count."""
            for key in keys if client == self.owner else ():
                scheduler.tasks[key].suspicious = scheduler.allowed_failures - self.tries + 1

        def remove_client(self, scheduler: Any, client: str) -> None:
            """Leave."""
            if client == self.owner:
                scheduler.remove_plugin(self.name)

    with _asking(address), suppress(ValueError):  # one that unpickles nothing keeps its own limit
        client.register_plugin(Limit(client.id, _TRIES))


class _Job(NamedTuple):
    """What goes with each chunk, for a worker may have come a moment ago; `client` tells one batch from the next."""

    version: str
    client: str
    work: Callable[[Any], Any]
    allowance: Callable[[Any], float]
    preload: tuple[str, ...]


_mine = threading.local()
"""At a worker: the `crew` of a thread, which is a process, and the `client` it works for."""


def _work_off(job: _Job, chunk: Sequence[Any]) -> list[Any]:
    """A chunk at its worker: the result of each task, or how it was lost."""
    from distributed import get_worker

    where = get_worker().address
    if (found := pkgutil.resolve_name(_VERSION)) != job.version:
        told = f"it came with storybind {found} into a batch of {job.version}; install that there"
        raise ClusterError(told, where=where)
    try:
        done = dict(_crew(job).map([chunk]))
    except WorkersError as wrong:
        raise ClusterError(wrong.message, where=where) from None
    return [done[task] for task in chunk]


def _crew(job: _Job) -> Workers[Any, Any]:
    """The process that works for this thread; that of an earlier batch ends by itself."""
    if getattr(_mine, "client", None) != job.client:
        multiprocessing.current_process().daemon = False  # or it may have no children; its nanny ends it even so
        os.environ.pop(_TRIM, None)
        _mine.crew = Workers(job.work, 1, job.allowance, job.preload, patience=_PATIENCE)
        _mine.client = job.client
    crew: Workers[Any, Any] = _mine.crew
    return crew
