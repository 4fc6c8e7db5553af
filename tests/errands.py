"""What the workers of tests do, in a module of its own: it is quickly loaded, wherever it is to be done."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Generator
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


def patience(task: object) -> float:
    """Seconds that a task may take: few for one that never ends, and more than enough for all others, however slow all is."""
    return 1.0 if str(task).startswith("hang") else 600.0


def in_steps(task: str) -> Generator[None, None, str]:
    """Work that waits for the disk until the next task has begun, as a file shows; the third waits for none, a fourth fails."""
    log, number = Path(task[:-1]), int(task[-1])
    with log.open("a") as file:
        file.write(f"{number}\n")
    yield
    if number > 3:
        raise ValueError("it cannot be ended")
    end = time.monotonic() + 100
    while number < 3 and f"{number + 1}\n" not in log.read_text():
        if time.monotonic() > end:
            return "waited in vain"
        time.sleep(0.001)
    return f"did {number}"


def half_done(task: str) -> Generator[None, None, str]:
    """Work that has a file half-written while it waits for the disk, and leaves a trace; one that hangs holds all of its process."""
    what, _, rest = task.partition(" ")
    if what == "hang":
        Path(rest).touch()
        re.match("(a|a)+$", "a" * 99 + "b")
    elif what == "now":
        return task
    half = Path(task)
    try:
        half.touch()
        half.with_suffix(".begun").touch()
        yield
        time.sleep(0.2)
    finally:
        half.unlink(missing_ok=True)
    return f"did {half.name}"


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
