"""Lines in which the place of each sign counts: drawings, and tables in columns. They are set in one width, as code is."""

import re
from collections.abc import Sequence

from storybind.model import Block, BlockKind, Inline, Span
from storybind.text.paragraphs.measures import columns

MOST_LINES = 60
"""Lines of one; nobody draws higher in a story."""
_LEAST = 3  # lines
_WIDEST = 60  # columns; no page has more
_TABLE = 48  # columns of a table; a wider one would turn over
_STROKES = frozenset("/\\|")
_CELL = r"(?<![.!?:;,…\"”’»)\s]) {2,}(?=\S)"  # behind a stop two blanks part sentences


def is_drawing(run: Sequence[str]) -> bool:
    r"""Whether lines are drawn: most have no letter, several have strokes, and they differ, as no row of marks does.

    >>> is_drawing(["  |\\", "  | \\", "__|__\\__", "\\______/"]), is_drawing(["/////", "*", "/////"]), is_drawing(["* *", "*", "* *"])
    (True, False, False)
    """
    if not _LEAST <= len(run) <= MOST_LINES or max(map(len, run)) > _WIDEST:
        return False
    bare = sum(not any(map(str.isalnum, line)) for line in run)
    struck = any(not _STROKES.isdisjoint(line) for line in run)
    return struck and 2 * bare >= len(run) and len({line.strip() for line in run}) >= _LEAST


def is_table(run: Sequence[str]) -> bool:
    r"""Whether lines have cells that stand under one another, or as many tabs within each of them.

    >>> is_table(["cod     2.50", "salt    0.10", "string  0.05"]), is_table(["It rained.  He", "left.  It was", "wet.  She did"])
    (True, False)
    >>> is_table(["boy\tfiddle", "man\tsleep", "all\tsea"]), is_table(["the sea   the sea", "and   the sea", "the   sea"])
    (True, False)
    """
    if not _LEAST <= len(run) <= MOST_LINES or max(map(len, run)) > _TABLE:
        return False
    tabs = {line.strip().count("\t") for line in run}
    if tabs != {0}:
        return len(tabs) == 1
    begins, ends = [], []
    for line in run:
        margin, told = columns(line), line.strip()
        cells = [found.span() for found in re.finditer(_CELL, told)]
        if not cells:
            return False
        begins.append({margin + end for _, end in cells})
        ends.append({margin + len(told), *(margin + start for start, _ in cells[1:])})
    return bool(set.intersection(*begins) or set.intersection(*ends))


def draw(run: Sequence[str], start: int) -> Block:
    """The lines as they stand, all signs of one width; `start` is the index of the first."""
    margin = min(map(columns, run))
    widths = [max(map(len, column)) for column in zip(*(line.strip().split("\t") for line in run), strict=False)]
    rows = []
    for line in run:
        *cells, last = line.strip().split("\t")
        indent = "\u00a0" * (columns(line) - margin)
        told = "".join(cell.ljust(width + 2) for cell, width in zip(cells, widths, strict=False)) + last
        rows.append(indent + re.sub(" {2,}", lambda blanks: "\u00a0" * len(blanks[0]), told))
    text = "\n".join(rows)
    return Block(BlockKind.VERSE, text, Span(start + 1, start + len(run)), (Inline(0, len(text), "code"),))
