"""Heads of left and right pages, each with its own words and the number at its outer edge: ``2 Ada Lock``, ``The Stair 3``.

The head of the right pages may be the chapter's, and be another soon.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import combinations, pairwise
from typing import NamedTuple

from storybind.text.label.line import read_label
from storybind.text.sources.pages.lines import Page, fold, goes_on_small, opens_large, words_of
from storybind.text.sources.sheet import Sheet
from storybind.text.titles import is_capitalised

_SIDE = re.compile(
    r"(?P<left>\d{1,4})[^\w\n]{1,40}(?P<over>[^\W\d]\D{2,59})|(?P<head>[^\W\d]\D{2,59}?)[^\w\n]{1,40}(?P<right>\d{1,4})"
)
_SURE = 2  # pages of one side
_FEW = 4  # pages of both
_MOST = 6  # heads that are held against one another, those of most pages
_TURNS = 0.8  # share of pages that lie on the other side than the one before
_LEAST_PAGE, _LONGEST_PAGE = 4, 120  # lines, half of the most of them blank
_HALF = 0.5  # of a page; a head may stand so far from where its page should begin
_WIDE = re.compile(r"\t|[ \t]{2,}")
_LEAST = 3  # pages whose numbers change edges as they count
_FIGURES = 10  # the first number of two
_MISSING = 3  # pages from one head to the next, where a chapter began on those between


class _Side(NamedTuple):
    """The heads of one side: what is printed, whether the number stands before it, and the pages."""

    head: str
    leads: bool
    pages: Sequence[Page]


def read_sides(sheet: Sheet, short: Sequence[int], known: Set[str]) -> list[Page]:
    """The heads of left and of right pages that come in turn, their numbers rising all the way.

    They are believed where the number is at the outer edge of every page. Otherwise two of three must speak for two heads,
    as those who tell a story in turn head its chapters: the edges; words of title and author alone; a sentence that is cut.
    """
    outer = _read_outer(sheet, short)
    taken = {page.at for page in outer}
    sides = _sides(sheet, [at for at in short if at not in taken])
    best: list[Page] = []
    for one, other in combinations(sorted(sides, key=lambda side: -len(side.pages))[:_MOST], 2):
        both = sorted([*one.pages, *other.pages])
        if (
            one.head != other.head
            and len(both) > max(_FEW - 1, len(best))
            and _are_pages(sheet, one, other, both, known)
        ):
            best = both
    return [*outer, *best]


def _read_outer(sheet: Sheet, short: Sequence[int]) -> list[Page]:
    """The heads whose number opens the line on even pages and ends it on odd ones, as it counts up a page apart; one comes again.

    Whoever counts what he tells has the number at one edge, but for ``DAY 12`` and ``13 DAYS LATER``, which say when it is.
    Where a blank alone stands beside numbers, three must have two figures and heads in capitals.
    """
    runs: dict[int, list[Page]] = {}
    done: list[list[Page]] = []
    for at in short:
        match = _SIDE.fullmatch(line := sheet.line(at))
        printed = _WIDE.search(line) or line.isupper()
        if match is None or (sheet.line(at - 1) and sheet.line(at + 1) and not printed):
            continue
        number, head = int(match["left"] or match["right"]), match["over"] or match["head"]
        if bool(match["left"]) is bool(number % 2):
            continue
        steps = [step for step in range(1, _MISSING + 1) if number - step in runs]
        run = runs.pop(number - steps[0]) if steps else []
        if run and not _LEAST_PAGE * steps[0] <= at - run[-1].at <= _LONGEST_PAGE * steps[0]:
            done.append(run)
            run = []
        run.append(Page(at, fold(head), number, head))
        done.append(runs.get(number, []))
        runs[number] = run
    return sorted(page for run in (*done, *runs.values()) if _are_outer(sheet, run) for page in run)


def _are_outer(sheet: Sheet, run: Sequence[Page]) -> bool:
    """Whether heads are pages': enough of them, one again, and most without a page between, so that they lie on both sides."""
    often = max(Counter(page.head for page in run).values(), default=0)
    steps = [below.number - page.number for page, below in pairwise(run)]
    if len(run) < _LEAST or often < _SURE or steps.count(1) * 2 < len(steps):
        return False
    rows = [page.at for page in run]
    if all(_WIDE.search(sheet.line(at)) for at in rows):
        return True
    few = len(run) < _FEW
    if run[0].number < (_FIGURES if few else _SURE) or any(read_label(sheet.line(at)) for at in rows):
        return False
    return all(page.printed.isupper() if few else is_capitalised(page.printed) for page in run)


def _sides(sheet: Sheet, short: Sequence[int]) -> list[_Side]:
    """The lines with a number at one end, by what else they say; those whose numbers rise."""
    found: dict[tuple[str, bool], list[Page]] = {}
    for at in short:
        line = sheet.line(at)
        if match := _SIDE.fullmatch(line):
            head, number = match["over"] or match["head"], match["left"] or match["right"]
            folded = fold(head)
            found.setdefault((folded, bool(match["left"])), []).append(Page(at, folded, int(number), head))
    return [
        _Side(head, leads, pages)
        for (head, leads), pages in found.items()
        if len(pages) >= _SURE and all(page.number < below.number for page, below in pairwise(pages))
    ]


def _are_pages(sheet: Sheet, one: _Side, other: _Side, both: Sequence[Page], known: Set[str]) -> bool:
    steps = [
        (below.number - page.number, page.head != below.head, below.at - page.at) for page, below in pairwise(both)
    ]
    turns = sum(turned for _, turned, _ in steps)
    apart = all(step > 0 and _LEAST_PAGE * step <= rows <= _LONGEST_PAGE * step for step, _, rows in steps)
    if not apart or turns < _TURNS * len(steps):
        return False
    words = set(words_of(one.head)), set(words_of(other.head))
    named = all(words) and all(said <= known for said in words) and words[0].isdisjoint(words[1])
    edges = one.leads is not other.leads
    rows = [page.at for page in both]
    cut = sum(goes_on_small(sheet, at) for at in rows)
    return named + edges + (cut > 0 and opens_large(sheet, rows, cut)) > 1


def read_between(sheet: Sheet, short: Sequence[int], taken: Mapping[int, int]) -> list[Page]:
    """The lines with the number that is missing from those of pages, where its page must be: the head of a chapter on the other side."""
    rows = sorted(at for at, number in taken.items() if number)
    gaps = sorted((below - at) // 2 for at, below in pairwise(rows) if taken[below] - taken[at] == 2)
    if len(gaps) < _SURE:
        return []
    usual = gaps[len(gaps) // 2]
    found: list[Page] = []
    for at in short:
        match = sheet.fits(at, _SIDE) if at not in taken else None
        if match is None:
            continue
        number = int(match["left"] or match["right"])
        place = bisect(rows, at)
        beside = [(near, taken[near] - number) for near in rows[max(0, place - 1) : place + 1]]
        steps = [
            step for near, step in beside if abs(abs(at - near) - usual) <= _HALF * usual and step * (near - at) > 0
        ]
        if len(steps) == len(beside) and all(abs(step) == 1 for step in steps):
            found.append(Page(at, match["over"] or match["head"], number, ""))
    return found
