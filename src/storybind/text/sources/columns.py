"""Pages in two columns of prose, typed out line by line, as of a scanned magazine: the left column, then the right one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from storybind.model import Source

_GAP = re.compile(r"   (?<=\S   ) *(?=\S)")
"""Three blanks or more within a line. It is looked back from behind the first three: blanks are found at once, all else is tried at each character."""
_FEWEST = 8  # lines with both columns
_MOST_GUTTERS = 8  # that one stretch is looked through for
_NARROWEST = 18  # characters of most lines of a column
_RUNS_ON = 0.4  # share of a column's lines that begin small, as a sentence goes on
_SENTENCE = re.compile(r"[.!?][\"”’']*(?:\s|$)")
_LINES_A_SENTENCE = 10


def part_columns(source: Source) -> Source:
    """A text whose stretches in two columns are read one column behind the other; those of a table, a play or a poem are no prose."""
    if source.text.count("   ") < _FEWEST or sum(1 for _ in islice(_GAP.finditer(source.text), _FEWEST)) < _FEWEST:
        return source
    lines = source.lines
    told: list[tuple[str, int]] = []
    last = 0
    ends = _page_ends(lines, source.pages)
    for first, end, gutter in sorted(_find_stretches(lines, ends)):
        told += ((lines[at], at + 1) for at in range(last, first))
        told += (
            (line, first + at + 1) for column in _columns(lines[first:end], gutter) for at, line in enumerate(column)
        )
        last = end
    if not last:
        return source
    told += ((lines[at], at + 1) for at in range(last, len(lines)))
    return source.retold([line for line, _ in told], [origin for _, origin in told])


def _page_ends(lines: Sequence[str], pages: Sequence[int]) -> frozenset[int]:
    """The lines at which a page may end: where one begins, and above two blank ones."""
    blank = [not line.strip() for line in lines]
    wide = (at for at in range(len(lines) - 1) if blank[at] and blank[at + 1])
    return frozenset((*(row - 1 for row in pages), *wide, len(lines)))


def _find_stretches(lines: Sequence[str], page_ends: frozenset[int]) -> list[tuple[int, int, int]]:
    """Where two columns of prose begin and end on a page, and at which character the right one begins."""
    waiting, found = [(0, len(lines), 0)], list[tuple[int, int, int]]()
    while waiting:
        first, end, looked = waiting.pop()
        starts = Counter(gap.end() for line in lines[first:end] for gap in _GAP.finditer(line))
        gutter, often = starts.most_common(1)[0] if starts else (0, 0)
        if often < _FEWEST or looked > _MOST_GUTTERS:
            continue
        runs = [
            run
            for run in _runs(lines, first, end, gutter, page_ends)
            if all(map(_is_prose, _columns(lines[slice(*run)], gutter)))
        ]
        found += ((start, stop, gutter) for start, stop in runs)
        ends = [first, *(edge for run in runs for edge in run), end]
        waiting += ((above, below, looked + 1) for above, below in zip(ends[::2], ends[1::2], strict=True) if runs)
    return found


def _runs(
    lines: Sequence[str], first: int, end: int, gutter: int, page_ends: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """The stretches of lines that have nothing in the gutter, from the first with both columns on; to a blank line below the last of these."""
    start = last = -1
    for at in range(first, end + 1):
        line = lines[at] if at < end else "." * gutter
        clear = not line[gutter - 2 : gutter].strip()
        if start >= 0 and (at in page_ends or not clear):
            yield start, next((below for below in range(last + 1, at) if not lines[below].strip()), at)
            start = -1
        if clear and line[:gutter].strip() and line[gutter:].strip():
            start, last = at if start < 0 else start, at


def _columns(lines: Sequence[str], gutter: int) -> tuple[list[str], list[str]]:
    """The two columns, line by line, the right one as far to the left as it can stand."""
    left, right = [line[:gutter].rstrip() for line in lines], [line[gutter:].rstrip() for line in lines]
    margin = min((len(line) - len(line.lstrip()) for line in right if line), default=0)
    return left, [line[margin:] for line in right]


def _is_prose(column: Sequence[str]) -> bool:
    """Whether a column is wide enough, its lines run on, and sentences end in it, as in no cells of a table, speeches or verses.

    >>> _is_prose(["The rope had been new in the", "spring. Nobody had said what", "it cost, and it lay there in"] * 4)
    True
    >>> _is_prose(["soup of the day with bread", "eel of the day with a sauce", "hen, but not today, we fear"] * 4)
    False
    """
    filled = [line.strip() for line in column if line.strip()]
    wide = sum(len(line) >= _NARROWEST for line in filled)
    runs_on = sum(line[0].islower() for line in filled)
    ends = sum(_SENTENCE.search(line) is not None for line in filled)
    return (
        len(filled) >= _FEWEST
        and wide * 3 >= len(filled) * 2
        and runs_on >= _RUNS_ON * len(filled)
        and ends * _LINES_A_SENTENCE >= len(filled)
    )
