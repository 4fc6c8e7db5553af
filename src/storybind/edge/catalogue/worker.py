"""A process beside the server's that does the long work: it may be ended when it takes too long, and takes no memory along."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from storybind.errors import BusyError, StorybindError

T = TypeVar("T")
LONGEST = 120.0
"""Seconds that one job may take; the longest novel takes three."""


class Worker:
    """Runs one job after the other in a process that is started when first needed, and anew after one that hung."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._one = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._end: Connection | None = None

    def run(self, job: Callable[..., T], *args: object) -> T:
        """Call a function of a module, there, and give what it gives; waits for its turn.

        Raises:
            StorybindError: The job's own.
            BusyError: It took too long, or its process died.
            RuntimeError: A bug in it; the message is its traceback.
        """
        with self._one:
            end = self._end or self._start()
            try:
                end.send((job, args))
                if not end.poll(self._longest):
                    self.stop()
                    raise BusyError(f"this takes longer than {self._longest:.0f} seconds and was given up")
                done, result = end.recv()
            except (EOFError, OSError):
                self.stop()
                raise BusyError("the program that binds stories has ended unexpectedly; try it once more") from None
        if done:
            return result  # type: ignore[no-any-return]
        raise result if isinstance(result, StorybindError) else RuntimeError(result)

    def stop(self) -> None:
        """End the process, whatever it is at."""
        process, end = self._process, self._end
        self._process = self._end = None
        if process and end:
            process.kill()
            process.join()
            end.close()

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._end, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()  # so that each side hears when the other ends
        return self._end


def _serve(end: Connection) -> None:
    """Do jobs as they come, until whoever asks for them has gone; Ctrl-C is the server's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            job, args = end.recv()
        except EOFError:
            return
        end.send(_attempt(job, args))


def _attempt(job: Callable[..., Any], args: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, job(*args)
    except StorybindError as wrong:
        return False, wrong
    except Exception:  # a bug keeps its traceback, there as here
        return False, traceback.format_exc()
