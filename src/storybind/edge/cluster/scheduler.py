"""The scheduler of a cluster: reached, asked and left, and its workers looked at before there is work for them."""

from __future__ import annotations

import concurrent.futures
import logging
import pkgutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from storybind.edge.cluster.far import VERSION
from storybind.edge.folder import check_folder
from storybind.errors import ClusterError, NotInstalledError, StorybindError

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
_START = 10.0  # seconds that a scheduler may take to answer
_COME = 10.0  # seconds that it may then take to have a worker
BEGIN = 30.0  # seconds for all that comes before the first chunk: Dask sets no bound to most of it
_TRIES = 2  # workers of Dask that a chunk may be lost with before its tasks are tried one by one

_TALKERS = ("distributed", "distributed.client", "tornado.application")
"""Who logs what is raised, too: Dask gives its clients a level of their own; below it are callbacks that end as one leaves."""

RESUME = "the same command again makes what is not yet made"


@contextmanager
def asking(address: str, future: Future[Any] | None = None) -> Iterator[None]:
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


def within(seconds: float, address: str, work: Callable[[], T]) -> T:
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


def begin(address: str, version: str, folders: Sequence[str]) -> Client:
    """A connection to the scheduler, with all as it should be there."""
    client = _connect(address)
    try:
        _check_workers(client, address, version)
        _check_folders(client, address, folders)
        _limit_tries(client, address)
    except BaseException:
        leave(client)
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


def leave(client: Client) -> None:
    """Leave the scheduler, within a second."""
    with suppress(TimeoutError):  # there may be nobody to take leave of
        client.close(1)


def _check_workers(client: Client, address: str, wanted: str) -> None:
    """Make sure that there are workers, and that all have this version of storybind."""
    with asking(address):
        try:
            client.wait_for_workers(1, timeout=_COME)
        except TimeoutError:
            raise ClusterError(
                f"this scheduler has no workers; start some with: dask worker {address}", where=address
            ) from None
        versions = client.run(pkgutil.resolve_name, VERSION, on_error="return")
    for worker, version in versions.items():
        if version != wanted:
            found = "none" if isinstance(version, Exception) else version
            raise ClusterError(
                f"it has to have storybind {wanted}, as you have, and has {found}; install that there", where=worker
            )


def _check_folders(client: Client, address: str, folders: Sequence[str]) -> None:
    """Make sure that all workers see the files: the error is that of the first one that does not."""
    with asking(address):
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

    with asking(address), suppress(ValueError):  # one that unpickles nothing keeps its own limit
        client.register_plugin(Limit(client.id, _TRIES))
