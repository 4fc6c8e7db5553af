"""What is left where pages' own lines were taken: paragraphs run on that a page interrupted, and others stay apart."""

from collections.abc import Collection
from itertools import pairwise

from storybind.text.signs import QUOTES
from storybind.text.sources.pages.lines import ENDS
from storybind.text.sources.sheet import Sheet

_LINES_A_GAP = 20  # and more, where a blank line parts no paragraphs
_FULL = 12  # characters that a full line may be shorter than the widest


def close_up(sheet: Sheet, taken: Collection[int], top: Collection[int]) -> None:
    """Close the text up where lines were taken: one blank line stays where paragraphs are parted by one, and under title and author."""
    if not taken:
        return
    width, blanks_part = _width(sheet), _blanks_part(sheet)
    places = dict.fromkeys((sheet.back(at - 1), sheet.next(at + 1)) for at in taken)
    blanks = {(first, last): sum(at not in taken for at in range(first + 1, last)) for first, last in places}
    packed = _is_packed(sheet, taken)
    least = min((count for (first, last), count in blanks.items() if first >= 0 and last < len(sheet)), default=0)
    for first, last in places:
        if first < 0 or last >= len(sheet):
            continue
        above, below = sheet.lines[first].rstrip(), sheet.lines[last]
        set_in = below[:1].isspace()
        full = len(above) >= width - _FULL and not (above[-1] in QUOTES and below[0] in QUOTES)
        full = full and blanks[first, last] == least  # else a paragraph ended with its page
        runs_on = not set_in and (above[-1] not in ENDS or below[:1].islower() or full)
        keep = 0 if first not in top and (runs_on or packed or (set_in and not blanks_part)) else 1
        sheet.close_up(first + 1, last - keep)


def _width(sheet: Sheet) -> int:
    """The width at which the text is wrapped: that of nearly its longest line."""
    sizes = sorted(len(sheet.lines[at].rstrip()) for at in sheet.filled())
    return sizes[int(len(sizes) * 0.9)] if sizes else 0


def _blanks_part(sheet: Sheet) -> bool:
    """Whether paragraphs that are set in are parted by blank lines as well."""
    starts = [at for at in sheet.filled(1) if sheet.lines[at][:1].isspace()]
    return sum(not sheet.line(at - 1) for at in starts) * 2 > len(starts)


def _is_packed(sheet: Sheet, taken: Collection[int]) -> bool:
    """Whether hardly a blank line stands but beside what was taken: then paragraphs are known by something else."""
    rows = list(sheet.filled(1))
    gaps = sum(
        below > above + 1 and not any(at in taken for at in range(above + 1, below)) for above, below in pairwise(rows)
    )
    return gaps * _LINES_A_GAP < len(rows)
