"""What a piece of work costs, asked so that nothing else on the machine decides whether a test holds.

A bound on time guards against what runs away: patterns that double with each sign, loops in loops. Whatever else goes on
can make one run slow, never every run: so a bound is broken only where no run of several keeps it.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

TRIES = 6


def cost(work: Callable[[], object]) -> float:
    """The seconds of the processor that it takes once."""
    start = time.process_time()
    work()
    return time.process_time() - start


def assert_within(seconds: float, work: Callable[[], object], what: str = "it") -> None:
    """It costs no more than so many seconds of the processor."""
    least = cost(work)
    for _ in range(TRIES - 1):
        if least <= seconds:
            return
        least = min(least, cost(work))
    assert least <= seconds, f"{what} takes {least:.3f} s, never less in {TRIES} runs; {seconds} are allowed"


def assert_grows(small: Callable[[], object], large: Callable[[], object], factor: float, spare: float) -> None:
    """The large costs at most that many times what the small does, and spare seconds."""
    told = ""
    for _ in range(TRIES):
        quick, slow = cost(small), cost(large)
        if slow <= factor * quick + spare:
            return
        told += f" {quick:.3f} and {slow:.3f} s;"
    raise AssertionError(f"more than {factor} times the cost and {spare} s in {TRIES} runs:{told[:-1]}")


class Left(Protocol):
    """What a child left."""

    @property
    def code(self) -> int:
        """Its exit code, negative for a signal."""


L = TypeVar("L", bound=Left)


def limit(**limits: int) -> None:
    """What a child does before it starts, so that it may not have more of something: ``RLIMIT_AS=2**30``."""
    import resource

    for name, most in limits.items():
        number: int = getattr(resource, name)
        resource.setrlimit(number, (most, most))


def assert_child_within(seconds: int, run: Callable[[Callable[[], None] | None], L], **limits: int) -> L:
    """It costs no more than so many seconds of the processor, its start included; gives what it left.

    Args:
        seconds: More of them end it.
        run: Runs it to its end; is given what it is to call before it starts.
        limits: What else it may have no more of, as `limit` has it.
    """
    if os.name != "posix":
        return run(None)
    for _ in range(TRIES):
        done = run(partial(limit, RLIMIT_CPU=seconds, **limits))
        if done.code not in (-signal.SIGXCPU, -signal.SIGKILL):
            return done
    raise AssertionError(f"it takes more than {seconds} s in each of {TRIES} runs")
