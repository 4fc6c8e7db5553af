"""A chapter that is too long for one file goes on in others, parted at its scene breaks, and no reader sees where."""

from collections.abc import Sequence
from itertools import accumulate

LONGEST_DOCUMENT = 250_000
"""Bytes of one file: old reading systems fail above 260 kB."""

_FULL_ENOUGH = LONGEST_DOCUMENT * 2 // 5  # a file ends early for the sake of a scene break, but no earlier than this


def part(sizes: Sequence[int], breaks: Sequence[int]) -> list[int]:
    """Where files begin: indices into the pieces of a chapter, the first of them 0.

    Args:
        sizes: Bytes of each piece.
        breaks: Indices of the pieces that are scene breaks, rising: a file begins with one rather than with a
            paragraph, wherever the one before it is full enough. A piece that is longer than a file has one of its own.

    >>> part([100_000] * 4, []), part([100_000, 90_000, 50, 90_000, 100_000], [2])
    ([0, 2], [0, 2])
    """
    if sum(sizes) <= LONGEST_DOCUMENT:
        return [0]
    before = [0, *accumulate(sizes)]
    begins = [0]
    start, at = 0, 1
    while at < len(sizes):
        if before[at + 1] - before[start] <= LONGEST_DOCUMENT or (at == start + 1 and start in breaks):
            at += 1
            continue
        early = [one for one in breaks if start < one <= at and before[one] - before[start] >= _FULL_ENOUGH]
        start = early[-1] if early else at
        begins.append(start)
        at = start + 1
    return begins
