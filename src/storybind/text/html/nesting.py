"""Emphasis as a page has it, which may overlap, to ranges that nest properly."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from storybind.model import Inline, nested

Kind = tuple[str, str]
"""A kind of `Inline` and its target."""


class Run(NamedTuple):
    """Characters `start` to `end` (exclusive) of a text that have the same kinds of emphasis, outermost first."""

    start: int
    end: int
    kinds: tuple[Kind, ...]


def nest(text: str, runs: Iterable[Run], readings: Sequence[str] = ()) -> tuple[Inline, ...]:
    """Runs of emphasis as ranges that nest properly, in order, without blanks at their ends.

    A ``ruby`` has as its target the index of its reading in `readings`; one without a reading is dropped.

    >>> em, strong = ("em", ""), ("strong", "")
    >>> [tuple(one)[:3] for one in nest("a bold thing", [Run(0, 2, (em,)), Run(2, 6, (em, strong)), Run(6, 12, (strong,))])]
    [(0, 6, 'em'), (2, 6, 'strong'), (7, 12, 'strong')]
    """
    opened: list[tuple[Kind, int]] = []
    found: list[Inline] = []

    def close(down_to: int, end: int) -> None:
        while len(opened) > down_to:
            (kind, target), start = opened.pop()
            if kind == "ruby":
                target = readings[int(target)] if int(target) < len(readings) else ""
            bare = text[start:end].strip()
            if bare and (target or kind != "ruby"):
                first = start + text[start:end].index(bare[0])
                found.append(Inline(first, first + len(bare), kind, target))  # type: ignore[arg-type]

    last = 0
    for start, end, kinds in runs:
        apart = text[last:start].strip("\n") != ""
        going_on = (at for at, (kind, _) in enumerate(opened) if kind not in kinds)
        close(0 if apart else next(going_on, len(opened)), last)
        have = {kind for kind, _ in opened}
        opened.extend((kind, start) for kind in kinds if kind not in have)
        last = end
    close(0, last)
    return nested(found)
