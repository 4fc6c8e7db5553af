"""Lines that say by themselves where head and number stand, ``Lock / STAIR / 2``, ``- 2 -``, ``2``; and those that go on from them."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from storybind.text.sources.pages.believed import BARE, FEW, FIRST_SCENES, OTHER_SIDE, are_pages, go_on, said_beside
from storybind.text.sources.pages.lines import (
    Page,
    are_steady,
    ends_page,
    fold,
    goes_on_small,
    is_of,
    is_rule,
)
from storybind.text.sources.sheet import Sheet

_RULE = r"[-–—=~*<>|_ \[\](){}]*"  # what programs set round the number of a page
_WORD = r"(?i:P ?a ?g ?e|S ?e ?i ?t ?e|P ?[áa] ?g ?i ?n ?a|С ?т ?р ?а ?н ?и ?ц ?а)"
"""What Word writes beside the number at the foot of a page, with a stroke between, and mostly with its letters apart."""
_HEADS = (
    re.compile(r"(?P<head>[^\W\d][^/]{0,40} ?/ ?[^/]{2,60}?(?<!\d)) ?/ ?(?P<page>\d{1,4})"),
    re.compile(
        r"(?P<head>[^\W\d][^/]{0,60}?)(?: ?[-–—|] ?|[ \t]{2,}|\t| ?/ ?)(?:p\. ?|page )?(?P<page>\d{1,4})", re.IGNORECASE
    ),
    re.compile(r"(?P<page>\d{1,4})(?:[ \t]{2,}|\t| [-–—/|] )(?P<head>[^\W\d].{0,60})"),
    re.compile(
        rf"{_RULE}(?:(?P<head>(?:[Pp]age |PAGE |[Pp]g?\. ?)|{_WORD} ?\| ?)(?P<page>\d{{1,4}})(?: of \d{{1,4}})?|(?P<other>\d{{1,4}}) ?\| ?{_WORD}){_RULE}"
    ),
    re.compile(r"(?P<page>\d{1,4})(?P<head> ?(?:/|of|von|sur|de|di|из) ?\d{1,4})"),
    re.compile(r"(?P<head>[-–—~\[(]) ?(?P<page>\d{1,4}) ?[-–—~\])]"),
    re.compile(r"(?P<head>)(?P<page>\d{1,4})"),
)
"""The ways to print one, those with words first: they are surer; those from `MARKED` to `BARE`, the last, have none."""
_WORDED = _HEADS[1:3]
_OWN = (
    re.compile(r"(?P<page>\d{1,4})[.:]?[ \t]+(?P<head>[^\W\d].{2,60})"),
    re.compile(r"(?P<head>[^\W\d].{2,60}?)[ \t]+(?P<page>\d{1,4})"),
)
"""The same with words that are the story's own: one blank is enough."""
_FIRST = re.compile(
    r"(?P<head>.{3,60}?)(?:\t|[ \t]{2,}| [|] )(?P<page>\d{1,4})|(?P<over>\d{1,4})(?:\t|[ \t]{2,}| [|] )(?P<below>\D.{2,60})"
)
_LEAST_WORDS = 6  # characters of words that head one side: "page", "part" and "act" only say what is counted


def read_headed(sheet: Sheet, short: Sequence[int], known: Set[str]) -> Iterator[tuple[list[Page], list[int]]]:
    """The runs of pages that are printed in one of these ways, each with the lines of a head that stands beside bare numbers.

    `known` are words of title and author. What is taken of one run is not read in the next way.
    """
    for way, pattern in enumerate(_HEADS):
        pages = [page for at in short if (page := _read(sheet, at, pattern))]
        for run in _runs(pages):
            beside = said_beside(sheet, run) if way == BARE else []
            if beside or are_pages(sheet, run, way, known) or (run[0] is pages[0] and go_on(sheet, run)):
                yield run, beside


def rules_beside(sheet: Sheet, run: Sequence[Page]) -> list[int]:
    """The rules that stand right over or under the heads of nearly all pages."""
    found: list[int] = []
    for step in (1, -1):
        beside = [
            at for page in run for at in range(page.at + step, page.at + 3 * step, step) if is_rule(sheet.line(at))
        ]
        if len(beside) >= max(FEW, len(run) - 1):
            found += beside
    return found


def read_following(sheet: Sheet, found: Mapping[int, int], short: Sequence[int], known: Set[str]) -> list[Page]:
    """The lines whose number goes on from a page's to the next, though other words stand beside it: the head of a new chapter.

    `found` are those pages, with their numbers. The lines stand as far from them as pages do, or have no words but those of title and author.
    """
    sure = {at: number for at, number in found.items() if number}
    gaps = sorted(
        (at - before) // (sure[at] - sure[before])
        for before, at in pairwise(sorted(sure))
        if 0 < sure[at] - sure[before] <= OTHER_SIDE
    )
    usual = gaps[len(gaps) // 2] if gaps else 0
    pages = {page.at: page for at in short for way in _WORDED if sure and (page := _read(sheet, at, way))}
    numbers = sure | {at: page.number for at, page in pages.items()}
    following: list[Page] = []
    for step in (1, -1):
        last = -1
        for at in sorted(numbers)[::step]:
            page = pages.get(at)
            follows = page and last >= 0 and page.number == numbers[last] + step
            if page and follows and (is_of(page.head, known) or are_steady([0, usual, usual + abs(at - last)])):
                following.append(pages.pop(at))
            if at not in pages:
                last = at
    return following


def read_first(sheet: Sheet, above: Sequence[str]) -> list[Page]:
    """The head of the first page, over a title or a name that it repeats: a gap says that the number is none of the title's."""
    at = sheet.next(0)
    match = sheet.fits(at, _FIRST)
    if match is None:
        return []
    head = fold(match["head"] or match["below"])
    below = [line.casefold().removeprefix("by ") for line in above]
    return [Page(at, head, int(match["page"] or match["over"]), "")] if head in below else []


def read_own(sheet: Sheet, above: Sequence[str], short: Sequence[int]) -> list[Page]:
    """The lines that say nothing but a number and the story's own title or author, however few pages there are, if one of them cuts a sentence.

    A chapter that is called as its book has its fellows beside it, with numbers of their own, and a serial begins with the first;
    scenes in ``London``, of ``London 1944`` and ``London 1950``, begin and end with sentences.
    """
    names = {line.casefold().removeprefix("by ") for line in map(fold, above[:OTHER_SIDE])}
    read = [page for at in short for way in _OWN if (page := _read(sheet, at, way))]
    own = [page for page in read if page.head in names]
    if not own or len(read) > 2 * len(own) or min(page.number for page in own) <= FIRST_SCENES:  # nearly all
        return []
    rising = all(above.number < below.number for above, below in pairwise(own))
    places = [page.at for page in own]
    cut = {at for at in places if goes_on_small(sheet, at) or ends_page(sheet, at) or sheet.opens_page(at)}
    apart = all(at in cut or not (sheet.line(at - 1) or sheet.line(at + 1)) for at in places)
    return own if rising and apart and cut else []


def _read(sheet: Sheet, at: int, pattern: re.Pattern[str]) -> Page | None:
    match = pattern.fullmatch(sheet.line(at))
    if match is None:
        return None
    alone = pattern is _HEADS[0] or not sheet.line(at - 1) or not sheet.line(at + 1)
    alone = alone or ends_page(sheet, at) or sheet.opens_page(at) or goes_on_small(sheet, at)
    head = match["head"] or ""
    return Page(
        at, fold(head), int(match.groupdict()["other"] if match["page"] is None else match["page"]), head, alone
    )


def _runs(pages: Sequence[Page]) -> list[list[Page]]:
    """Pages of one head whose numbers go up one by one; by two where words head left pages, and others right ones."""
    runs: dict[str, list[list[Page]]] = {}
    for page in pages:
        mine = runs.setdefault(page.head, [])
        step = page.number - mine[-1][-1].number if mine else 0
        if step == 1 or (step == OTHER_SIDE and page.head[-2:].isalpha() and len(page.head) >= _LEAST_WORDS):
            mine[-1].append(page)
        else:
            mine.append([page])
    return [run for found in runs.values() for run in found]
