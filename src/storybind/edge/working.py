"""A worker process's own life: tasks in, answers out, and its end."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator
from contextlib import suppress
from enum import Enum
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from storybind.edge.steps import Steps, finish


class Sign(Enum):
    """What a worker says besides its answers: that the disk alone is waited for with the first of its tasks."""

    WAITS = 1


def serve(work: Callable[[Any], object], pipe: Connection, patience: float | None) -> None:
    """A worker's life: tasks in, results out, until the pipe is closed or nothing has come for so many seconds."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all of a terminal's processes; the parent answers it
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # whatever the parent's program has loaded here is no garbage, and need not be looked through for any
    try:
        with _Answers(pipe) as answers:
            pipe.send(None)
            while pipe.poll(patience):
                for task in pipe.recv():
                    answers.give(work(task))
    except (EOFError, OSError):  # nobody is there any more
        os._exit(0)


class _Answers:
    """Answers on their way, in the order of the tasks; what waits for the disk is ended by a thread of its own.

    There, each is out some milliseconds after the next task has begun: early enough to know which task a worker died of.
    """

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._free = threading.Semaphore()  # taken as long as an answer is not out
        self._waiting: SimpleQueue[Steps[object] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._end_waits)

    def __enter__(self) -> _Answers:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._waiting.put(None)
        self._thread.join()

    def give(self, answer: object) -> None:
        """Send an answer, or have it sent as soon as it is there."""
        if not isinstance(answer, Generator):
            self._send(answer)
            return
        try:
            next(answer)
        except StopIteration as end:
            self._send(end.value)
            return
        try:
            self._free.acquire()
            self._pipe.send(Sign.WAITS)
        except BaseException:  # told to end: nothing half-written stays
            answer.close()
            raise
        self._waiting.put(answer)

    def _send(self, answer: object) -> None:
        with self._free:
            self._pipe.send(answer)

    def _end_waits(self) -> None:
        try:
            while steps := self._waiting.get():
                answer = finish(steps)
                with suppress(OSError):  # nobody is there any more, as the next answer finds out, with all cleaned up
                    self._pipe.send(answer)
                self._free.release()
        except Exception:  # a bug, of which a worker dies in any thread
            traceback.print_exc()
            os._exit(1)


def _leave(number: int, frame: object) -> None:
    sys.unraisablehook = _say_nothing
    raise SystemExit(0)  # by way of all that cleans up behind itself


def _say_nothing(complaint: object) -> None:
    """Pass over what an archive complains of that is cut off in the middle: nobody needs to hear it."""


def _end_with_parent() -> None:
    """End when the parent is gone, however it went, even if the task at hand never ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
