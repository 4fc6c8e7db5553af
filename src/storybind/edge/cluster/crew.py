"""The workers of a Dask scheduler as a crew that a batch can hand its tasks to."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from storybind.edge.cluster.far import Job, work_off
from storybind.edge.cluster.scheduler import BEGIN, RESUME, asking, begin, leave, within
from storybind.edge.steps import Steps
from storybind.edge.workers import Lost
from storybind.errors import ClusterError

if TYPE_CHECKING:
    from distributed import Future

T = TypeVar("T")
R = TypeVar("R")

_SILENT = 30.0  # seconds without an answer after which a scheduler has gone, though its machine may be there
_LONELY = 60.0  # seconds without any worker after which none will come
_LOOK = 1.0  # seconds between two looks at what has gone wrong
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
        self._client = within(BEGIN, address, lambda: begin(address, version, folders))
        self._job = Job(version, self._client.id, work, allowance, tuple(preload))
        self._pending: dict[Future[list[R | Lost]], Sequence[T]] = {}
        self._alone_since = time.monotonic()

    @property
    def jobs(self) -> int:
        """How many tasks the workers can do at a time, by now; raises `ClusterError` if the scheduler does not say."""
        with asking(self._address):
            if self._client.status == "closed":  # it has tried for a while to find it again
                raise ConnectionError
            return sum(self._client.nthreads(callback_timeout=_SILENT).values())

    def __enter__(self) -> Cluster[T, R]:
        """Begin: the connection is there already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take back what is not yet begun, and leave; what is being made is made to its end."""
        with suppress(ClusterError), asking(self._address):  # one that has gone has forgotten them
            self._client.cancel(list(self._pending))
        self._pending.clear()
        leave(self._client)

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
        with asking(self._address):
            future = self._client.submit(work_off, self._job, tuple(chunk), pure=False)
        self._pending[future] = chunk
        return future

    def _wait(self) -> list[Future[list[R | Lost]]]:
        """The chunks that are done, after a moment at the latest."""
        from distributed import wait

        with asking(self._address):
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
            raise ClusterError(f"there has been no worker for {_LONELY:.0f} seconds; {RESUME}", where=self._address)

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
            with asking(self._address, future):
                try:
                    return future.result(_SILENT)
                except TimeoutError:
                    if future.status == "error":
                        raise
            self._check_company()
