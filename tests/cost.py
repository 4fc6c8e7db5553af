"""What a piece of work costs, asked so that nothing else on the machine decides whether a test holds.

A bound on time guards against what runs away: patterns that double with each sign, loops in loops. Whatever else goes on
can make one run slow, never every run: so a bound is broken only where no run of several keeps it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

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
