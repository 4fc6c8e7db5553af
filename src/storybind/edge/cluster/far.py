"""What is done at the workers of a cluster: a process of our own for each of their threads works off a chunk of tasks."""

from __future__ import annotations

import multiprocessing
import os
import pkgutil
import threading
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from storybind.edge.workers import Workers
from storybind.errors import ClusterError, WorkersError

_PATIENCE = 10.0  # seconds without a chunk after which a process ends: the batch is over, or has been killed
_TRIM = "MALLOC_TRIM_THRESHOLD_"  # what a nanny sets for its worker; a story takes 8 % more where memory is given back at once
VERSION = "storybind:__version__"  # as `pkgutil` names it, so that workers without storybind can be asked, too


class Job(NamedTuple):
    """What goes with each chunk, for a worker may have come a moment ago; `client` tells one batch from the next."""

    version: str
    client: str
    work: Callable[[Any], Any]
    allowance: Callable[[Any], float]
    preload: tuple[str, ...]


_mine = threading.local()
"""At a worker: the `crew` of a thread, which is a process, and the `client` it works for."""


def work_off(job: Job, chunk: Sequence[Any]) -> list[Any]:
    """A chunk at its worker: the result of each task, or how it was lost."""
    from distributed import get_worker

    where = get_worker().address
    if (found := pkgutil.resolve_name(VERSION)) != job.version:
        told = f"it came with storybind {found} into a batch of {job.version}; install that there"
        raise ClusterError(told, where=where)
    try:
        done = dict(_crew(job).map([chunk]))
    except WorkersError as wrong:
        raise ClusterError(wrong.message, where=where) from None
    return [done[task] for task in chunk]


def _crew(job: Job) -> Workers[Any, Any]:
    """The process that works for this thread; that of an earlier batch ends by itself."""
    if getattr(_mine, "client", None) != job.client:
        multiprocessing.current_process().daemon = False  # or it may have no children; its nanny ends it even so
        os.environ.pop(_TRIM, None)
        _mine.crew = Workers(job.work, 1, job.allowance, job.preload, patience=_PATIENCE)
        _mine.client = job.client
    crew: Workers[Any, Any] = _mine.crew
    return crew
