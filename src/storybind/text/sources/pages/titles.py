"""Running heads without a number: a title, or a site's address, that comes again as it is in the middle of sentences."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from storybind.text.sources.pages.lines import fold, goes_on_small, opens_large
from storybind.text.sources.sheet import Sheet

_LONGEST, _SHORTEST = 60, 3  # characters
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_FEW, _MORE = 3, 4  # pages, where title or author head them, and where nobody says what does
_LEAST_LINES = 8  # of a page
_STEADY = 0.35  # how far, as a share, a page may be longer or shorter than most
_MISSING = 4  # pages from one head to the next, where a chapter began on those between
_FULL = 20  # characters that a full line may be shorter than the widest
_ONE_IN, _SURE = 4, 2  # heads of which one cuts a sentence; and how many must, where nobody says what heads the pages
_WRAPPED = 100  # characters of a line that may be full


def read_titles(sheet: Sheet, top: Collection[int], besides: Collection[int]) -> list[int]:
    """The lines that come again as they are a page apart, and cut sentences.

    A line of the `top` may be the title, or who wrote the story; of any other line, in capitals or an address, nearly every
    one must stand in the middle of a sentence, under a full line.
    """
    said = {fold(sheet.line(at)) for at in top}
    rows: dict[str, list[int]] = {}
    for at, line in enumerate(sheet.lines):
        bare = line.strip()
        if _SHORTEST <= len(bare) <= _LONGEST and at not in top and at not in besides:
            folded = fold(bare)
            if bare.isupper() or folded in said or _ADDRESS.fullmatch(bare):
                rows.setdefault(folded, []).append(at)
    found: list[int] = []
    for head, same in rows.items():
        known = head in said or _ADDRESS.fullmatch(head) is not None
        if len(same) >= (_FEW if known else _MORE) and _are_heads(sheet, same, known=known):
            found += same
    return found


def _are_heads(sheet: Sheet, rows: Sequence[int], *, known: bool) -> bool:
    """Whether lines stand a page apart and cut sentences, in a text whose paragraphs open large."""
    if not _are_apart(rows):
        return False
    cut = sum(goes_on_small(sheet, at) for at in rows)
    if cut * _ONE_IN < len(rows) or not opens_large(sheet, rows, cut):
        return False
    if known:
        return True
    width = max(len(sheet.line(at)) for at in sheet.filled(rows[0] - _LEAST_LINES, rows[-1]))
    full = sum(len(sheet.line(sheet.back(at - 1))) >= width - _FULL for at in rows)
    return cut >= _SURE and (width > _WRAPPED or full * 2 >= len(rows))


def _are_apart(rows: Sequence[int]) -> bool:
    """Whether lines stand as far from one another as those of pages do, or several times as far; the last page may be short.

    >>> _are_apart([3, 34, 66, 129]), _are_apart([3, 5, 40, 61]), _are_apart([3, 34, 66, 99, 107])
    (True, False, True)
    """
    gaps = [below - at for at, below in pairwise(rows)]
    page = sorted(gaps)[(len(gaps) - 1) // 2]
    whole = gaps[:-1] if len(gaps) > _SURE and gaps[-1] < page else gaps
    times = [(gap / page, max(1, round(gap / page))) for gap in whole]
    return page >= _LEAST_LINES and all(abs(many - most) <= _STEADY and most <= _MISSING for many, most in times)
