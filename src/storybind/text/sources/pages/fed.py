"""Lines at form feeds, of which each has the number that its page must have, whatever else it says: ``CHAPTER I. 19``.

A scanner reads the same head in several ways, a chapter's changes from one to the next, and number and head may stand on
either side of the form feed. Chapters that are counted begin at one as well, yet they part no sentences.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from storybind.text.sources.pages.lines import LONGEST, Page, fold, goes_on_small, is_of, opens_large
from storybind.text.sources.sheet import Sheet
from storybind.text.titles import is_capitalised

_NUMBERED = re.compile(
    r"\D{0,3}(?P<first>\d{1,4})(?:\W+(?P<below>[^\W\d].*))?\W{0,3}|(?P<head>[^\W\d].*?)\W+(?P<last>\d{1,4})\W{0,3}"
)
_FEW, _SURE = 3, 2  # pages that are counted, and sentences that they must cut
_SIGNS, _PARTS, _LONGEST_SPECK = 4, 3, 20  # signs and parts of a speck, and its characters


def read_fed(sheet: Sheet, short: Sequence[int], known: Set[str]) -> Iterator[tuple[Page, list[int]]]:
    """The lines at form feeds that count pages, each with the head that stands beside it.

    Most form feeds have one, all count on as the feeds do, and they part sentences. A head beside a number comes again, or has
    no words but those `known` of title and author; the heading of what begins on a page parts no sentence.
    """
    numbered = frozenset(short)
    edges = [(sheet.back(row - 2), sheet.next(row - 1)) for row in sheet.source.pages]
    pages = [
        (feed, page, edge)
        for feed, edge in enumerate(edges)
        for at in edge
        if at in numbered and _stands_apart(sheet, at, edge) and (page := _read(sheet, at))
    ]
    counts = Counter(page.number - feed for feed, page, _ in pages)
    first, often = counts.most_common(1)[0] if counts else (0, 0)
    if often < _FEW or often * 2 < len(edges):
        return
    counted = [(page, edge) for feed, page, edge in pages if page.number - feed == first]
    rows = sorted({at for _, edge in counted for at in edge if _stands_apart(sheet, at, edge)})
    cut = [page.at for page, edge in counted if _cuts(sheet, page.at, edge)]
    if len(cut) < _SURE or not opens_large(sheet, rows, len(cut)):
        return
    heads = [
        at for page, edge in counted if not page.head for at in edge if at != page.at and _could_head(sheet, at, edge)
    ]
    often_said = Counter(fold(sheet.line(at)) for at in heads)
    sure: set[str] = set()
    for page, edge in counted:
        beside = [at for at in edge if at in heads]
        for at in beside:
            head = fold(sheet.line(at))
            if page.at in cut and (often_said[head] > 1 or is_of(head, known)):
                sure.add(head)
        yield page, [at for at in beside if fold(sheet.line(at)) in sure]


def is_speck(line: str) -> bool:
    """Whether a line is dirt that a scanner took for signs: several, each another and with blanks between, of which no ornament is made.

    >>> [is_speck(line) for line in ("~ .  ' |", "* * *", "~*~*~", "-=*=-", "- 3 -", ". . .", "(^_~)")]
    [True, False, False, False, False, False, False]
    """
    if not line or line[0].isalnum() or len(line) > _LONGEST_SPECK:  # nearly all lines
        return False
    parts = line.split()
    signs = "".join(parts)
    mixed = len(set(signs)) == len(signs) >= _SIGNS and len(parts) >= _PARTS
    return mixed and not any(sign.isalnum() or sign in "*#" for sign in signs)


def _read(sheet: Sheet, at: int) -> Page | None:
    """The page that a line counts: by nothing but its number, or by one at the edge of words that are no prose."""
    match = _NUMBERED.fullmatch(line := sheet.line(at))
    if match is None:
        return None
    head = match["below"] or match["head"] or ""
    if head and not is_capitalised(head):
        return None
    return Page(at, fold(head), int(match["first"] or match["last"]), head) if len(line) <= LONGEST else None


def _stands_apart(sheet: Sheet, at: int, edge: tuple[int, int]) -> bool:
    """Whether a line at a form feed has a blank line, or the other one at the feed, between itself and the text."""
    return 0 <= at < len(sheet) and not sheet.line(at - 1 if at == edge[0] else at + 1)


def _could_head(sheet: Sheet, at: int, edge: tuple[int, int]) -> bool:
    return _stands_apart(sheet, at, edge) and len(sheet.line(at)) <= LONGEST and is_capitalised(sheet.line(at))


def _cuts(sheet: Sheet, at: int, edge: tuple[int, int]) -> bool:
    """Whether a sentence goes on behind a number and what stands beside it."""
    beside = [near for near in edge if near == at or _could_head(sheet, near, edge)]
    return goes_on_small(sheet, beside[0], beside[-1])
