"""Work in steps: it is handed back where it only waits for the disk any more, and may be ended in another thread."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")

Steps = Generator[None, None, T]
"""Work that gives something in the end; each step but the last ends where the disk is to be waited for."""


def finish(steps: Steps[T]) -> T:
    """Do all that is left of some work."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
