"""One process beside the server's for the long work: it may be ended when it takes too long, and takes no memory along."""

import threading
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from storybind.edge.worker import GRACE
from storybind.edge.workers import Lost, Workers
from storybind.errors import BusyError, StorybindError

T = TypeVar("T")
LONGEST = 120.0
"""Seconds that one job may take; the longest novel takes three."""
_GONE = 5.0  # seconds that a process may take to go that was killed


class Worker:
    """Does one job after the other in a process that is started when first needed, and anew after one that hung."""

    def __init__(self) -> None:
        self._one = threading.Lock()
        self._workers: Workers[partial[Any], Any] | None = None

    def run(self, function: Callable[..., T], *given: object) -> T:
        """Call a function of a module, there, and give what it gives; waits for its turn.

        Raises what it raises, a bug as a `RuntimeError` with its traceback, or `BusyError` if it took too long or killed the process.
        """
        with self._one:
            self._workers = self._workers or Workers(_attempt, 1, lambda job: LONGEST, ("storybind.library",))
            try:
                ((_, result),) = self._workers.map([[partial(function, *given)]])
            except OSError:  # it was stopped meanwhile
                raise BusyError("the server is about to end") from None
        if isinstance(result, Lost):
            why = f"takes longer than {LONGEST:.0f} seconds" if result.why == "timeout" else "ends the program"
            raise BusyError(f"this {why} and was given up")
        done, value = result
        if done:
            return value  # type: ignore[no-any-return]
        raise value if isinstance(value, StorybindError) else RuntimeError(value)

    def stop(self) -> None:
        """End the process, whatever it is at; one that the kernel keeps, for a disk that is silent, is waited for no longer."""
        if self._workers is None:
            return
        self._workers.stop()
        ended = self._one.acquire(timeout=GRACE)  # whoever waits for it hears when it has gone
        if not ended:
            self._workers.stop(at_once=True)
            ended = self._one.acquire(timeout=_GONE)
        if ended:
            self._workers.__exit__()
            self._one.release()


def _attempt(job: partial[Any]) -> tuple[bool, Any]:
    """What a job gives, or what it raised; a bug keeps its traceback, there as here."""
    try:
        return True, job()
    except StorybindError as wrong:
        return False, wrong
    except Exception:
        return False, traceback.format_exc()
