"""What the workers of tests do, in a module of its own: it is quickly loaded, wherever it is to be done."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


class _Half:
    """What complains where it is left half done, as an archive does."""

    def __del__(self) -> None:
        raise ValueError("it was not closed")


def work(task: str) -> str:
    """What the workers of these tests do: a word, and mostly a file's name, says what."""
    what, _, rest = task.partition(" ")
    if what == "hang":
        time.sleep(600)
    elif what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "die-once" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "pack":
        half = _Half()
        Path(rest).touch()
        time.sleep(600)
        del half
    elif what == "pid":
        return str(os.getpid())
    elif what == "large":
        return "x" * 10_000_000
    return f"did {what}"


def slow(task: str) -> str:
    """Work of a tenth of a second."""
    time.sleep(0.1)
    return task


def never_ready(task: str) -> str:
    """Work that cannot even be unpickled in another process: its module goes by another name there."""
    return task


never_ready.__module__ = "nowhere_at_all"


def raising(wrong: type[Exception], task: str) -> float:
    """An allowance that goes wrong, which it does in the worker of Dask itself."""
    raise wrong("of the worker")


def deadly(task: str) -> float:
    """An allowance for all but one, which takes the worker of Dask along after a while."""
    if task == "doom":
        time.sleep(0.5)
        os._exit(1)
    return 60.0
