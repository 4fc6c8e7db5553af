"""A chapter cut into files that old reading systems can open."""

from collections.abc import Sequence
from itertools import accumulate

LONGEST_DOCUMENT = 250_000
"""Bytes of one file: old reading systems fail above 260 kB."""

_FULL_ENOUGH = LONGEST_DOCUMENT * 2 // 5  # a file ends early for the sake of a scene break, but no earlier than this
_LINK_GROWS = len("chapter-0000-00.xhtml")  # bytes, where it leads to another file of the chapter


def cut_pieces(pieces: list[str], breaks: list[int]) -> list[int]:
    """The pieces with which the files of a chapter begin; `breaks` are those that are scene breaks."""
    if 4 * sum(map(len, pieces)) <= LONGEST_DOCUMENT:  # UTF-8 takes four bytes at most
        return [0]
    return part([len(piece.encode()) + _LINK_GROWS * piece.count('href="#') for piece in pieces], breaks)


def gather(pieces: list[str], notes: list[str], start: int, end: int) -> str:
    """The text of a file, and the footnotes that fall into it under it."""
    count = len(pieces)
    under = "".join(notes[max(start - count, 0) : max(end - count, 0)])
    section = f'<section class="footnotes" epub:type="footnotes">\n{under}</section>\n' if under else ""
    return "".join(pieces[start:end]) + section


def part(sizes: Sequence[int], breaks: Sequence[int]) -> list[int]:
    """Where files begin: indices into the pieces of a chapter, of so many bytes each; the first is 0.

    A file begins with one of the `breaks` between scenes, given as rising indices, rather than with a paragraph, wherever
    the one before it is full enough. A piece that is longer than a file has one of its own.

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
