"""Printed pages: running heads and page numbers in the middle of the text.

`unwrap` takes them in this order, and what was taken is not read again:

- `fed`: lines at form feeds whose numbers go on as the feeds do, whatever stands beside them.
- `headed`: lines that say by themselves where head and number stand, ``Lock / STAIR / 2``, ``2 | The Stair``, ``- 2 -``, ``2``, and are
  `believed`.
- `sides`: heads of left and right pages, ``2 Ada Lock`` and ``The Stair 3``, the number at its outer edge or both in turn; and later what is missing between them.
- `counted`: lines that say the same but for a number that counts up, wherever it is, and what a printout has beside them.
- `headed` again: what goes on from the numbers that are known, as the head of a new chapter does, and the first page's.
- `titles`: heads without a number, which are the same on each page.

`lines` has what all of them ask: does a line stand apart, cut a sentence, keep its distance? `vouched` judges all that was
taken a second time, by other signs, and gives back what is the story's. `closing` lets paragraphs run
on where lines were taken, and what the heads say of title and author is kept for a story that says nothing itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from storybind.text.front.names import SMALL_WORDS, is_name
from storybind.text.heading.line import read_heading
from storybind.text.sources.pages.closing import close_up
from storybind.text.sources.pages.counted import count_pages, read_counted, read_printout
from storybind.text.sources.pages.fed import is_speck, read_fed
from storybind.text.sources.pages.headed import read_first, read_following, read_headed, read_own, rules_beside
from storybind.text.sources.pages.lines import (
    LONGEST,
    Page,
    fold,
    goes_on_small,
    is_numbered,
    is_of,
    said_before,
    top_lines,
    words_of,
)
from storybind.text.sources.pages.sides import read_between, read_sides
from storybind.text.sources.pages.titles import read_titles
from storybind.text.sources.pages.vouched import BETWEEN, find_unvouched
from storybind.text.sources.sheet import Sheet

_SURE, _FEW = 2, 3  # times that a head is printed, to be one, and to say what the book is called

_POINT = re.compile(r"(?<=[^\W\d_]{3})\.$")
"""The full stop that old books set behind their heads."""

_NO_TITLE = r"\d|^[Pp]age\b|://|^www\."


class _Taken:
    """What was found to be pages' own: the lines with the numbers on them, and the lines of each head."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.numbers: dict[int, int] = {}
        self.heads: dict[str, list[int]] = {}
        self._lines: dict[int, str] = {}

    def take(self, at: int, number: int = 0, *heads: str) -> None:
        """Take a line, which has a number or, as 0, none."""
        self.numbers[at] = number
        for head in heads:
            self.heads.setdefault(head, []).append(at)
        self._lines.setdefault(at, self.sheet.lines[at])
        self.sheet.lines[at] = ""

    def take_pages(self, pages: Iterable[Page]) -> None:
        """Take the lines of pages, of which some may be taken already."""
        for page in pages:
            if page.at not in self.numbers:
                self.take(page.at, page.number, *_parts(page.printed))

    def leave_out(self) -> None:
        """Leave out what was taken and is vouched for; the rest is the story's."""
        for at, line in self._lines.items():
            self.sheet.lines[at] = line
        for at in find_unvouched(self.sheet, self.numbers):
            del self.numbers[at]
        for at in self.numbers:
            self.sheet.leave_out("running-head", at)
        kept = {head: [at for at in rows if at in self.numbers] for head, rows in self.heads.items()}
        self.heads = {head: rows for head, rows in kept.items() if rows}


def unwrap(sheet: Sheet) -> None:
    """Leave running heads and page numbers out, and let paragraphs run on that they interrupted."""
    short = [at for at, line in enumerate(sheet.lines) if len(line) <= LONGEST and is_numbered(line)]
    top = top_lines(sheet, frozenset(short))
    above = [sheet.line(at) for at in top]
    known = frozenset(word for line in (*above, *said_before(sheet)) for word in words_of(line))
    taken = _Taken(sheet)
    _take_fed(taken, short, known)
    _take_headed(taken, [at for at in short if at not in taken.numbers], known)
    taken.take_pages(read_sides(sheet, [at for at in short if at not in taken.numbers], known))
    _take_counted(taken, short, known)
    numbers = dict(taken.numbers)
    taken.take_pages(read_following(sheet, numbers, short, known))
    taken.take_pages((*read_between(sheet, short, numbers), *read_first(sheet, above), *read_own(sheet, above, short)))
    for at in (*read_titles(sheet, top, taken.numbers), *_said_again(taken, top, known)):
        if at not in taken.numbers:
            taken.take(at, 0, sheet.line(at))
    taken.leave_out()
    if sum(map(bool, taken.numbers.values())) >= _FEW:
        _leave_out_specks(sheet)
    close_up(sheet, taken.numbers, top)
    _read_top(sheet, top, taken.heads)
    _name_book(sheet, taken.heads)


def _said_again(taken: _Taken, top: Sequence[int], known: Set[str]) -> list[int]:
    """The first lines of pages that say what the heads of others do, as of one whose own number is not printed.

    They cut a sentence, or have no words but those `known` of title and author: a chapter may be called as its pages are.
    """
    sheet = taken.sheet
    heads = {fold(head) for head, places in taken.heads.items() if len(places) >= _SURE}
    said = {at: fold(sheet.line(at)) for row in sheet.source.pages if (at := row - 1) not in top} if heads else {}
    return [at for at, head in said.items() if head in heads and (goes_on_small(sheet, at) or is_of(head, known))]


def _leave_out_specks(sheet: Sheet) -> None:
    """Leave out the dirt of a scanned page; a row of signs that comes again parts scenes."""
    specks = [at for at in sheet.filled() if is_speck(sheet.line(at))]
    said = Counter(fold(sheet.line(at)) for at in specks)
    for at in specks:
        if said[fold(sheet.line(at))] == 1:
            sheet.leave_out("specks", at)


def _take_headed(taken: _Taken, short: Sequence[int], known: Set[str]) -> None:
    """Take the lines that say by themselves where head and number stand, and what stands beside bare numbers."""
    for run, beside in read_headed(taken.sheet, short, known):
        for at in beside:
            taken.take(at, 0, taken.sheet.line(at))
        taken.take_pages(run)
        for at in rules_beside(taken.sheet, run):
            taken.take(at)


def _take_fed(taken: _Taken, short: Sequence[int], known: Set[str]) -> None:
    """Take the lines at form feeds that count pages, and the heads beside them."""
    for page, beside in [*read_fed(taken.sheet, short, known)] if taken.sheet.source.pages else ():
        taken.take_pages([page])
        for at in beside:
            taken.take(at, 0, taken.sheet.line(at))


def _take_counted(taken: _Taken, short: Sequence[int], known: Set[str]) -> None:
    """Take the lines that come again with a number that counts up, those beside them, and those of a printout that count nothing."""
    sheet = taken.sheet
    beside: set[int] = set()
    for run in read_counted(sheet, short):
        if all(page.at not in taken.numbers for page in run) and (rows := count_pages(sheet, run, known)):
            beside.update(rows)
            for page in run:
                parts = _parts(page.printed)
                taken.take(page.at, page.number, *(parts if len(parts) > 1 else ()))
    beside.update(read_printout(sheet, short))
    for at in beside:
        if at not in taken.numbers:
            taken.take(at)


def _parts(printed: str) -> list[str]:
    """What a head says one beside the other, as author and title.

    >>> _parts("Ada Lock, The Stair, page 2"), _parts("Lock 2"), _parts("")
    (['Ada Lock', 'The Stair'], ['Lock 2'], [])
    """
    return [part for part in BETWEEN.split(printed) if words_of(part)]


def _read_top(sheet: Sheet, top: Sequence[int], heads: Iterable[str]) -> None:
    """Lift out the title and, right below it, who wrote the story, where heads of pages have words of both: ``LOCK / STAIR / 2``."""
    said = [frozenset(words_of(head)) for head in heads if words_of(head)]
    for title, name in pairwise(top):
        called, words = words_of(sheet.line(title)), words_of(sheet.line(name))
        people = [head for head in said if head <= set(words) and words[-1] in head]
        titles = [head for head in said if head <= set(called)]
        if any(one.isdisjoint(other) for one in titles for other in people) and is_name(sheet.line(name)):
            sheet.take("title", title)
            sheet.take("author", name)
            for at in top:
                if at < title and frozenset(words_of(sheet.line(at))) in said:
                    sheet.leave_out("running-head", at)
            return


def _name_book(sheet: Sheet, heads: dict[str, list[int]]) -> None:
    """Say what a book is called and who wrote it, where the heads of its pages do: its title alone, or with a person's name in turn.

    Heads of chapters change from one to the next.
    """
    often = {head: rows for head, rows in heads.items() if len(rows) >= _SURE and re.search(r"[^\W\d_]{3}", head)}
    people = [head for head in often if is_name(head) and SMALL_WORDS.isdisjoint(head.casefold().split())]
    titles = [head for head in often if head not in people and not re.search(_NO_TITLE, head)]
    if len(titles) > 1 or len(people) > 1 or any(map(read_heading, titles)):
        return
    if (
        titles
        and people
        and len(titles[0].split()) == 1
        and list(often).index(titles[0]) < list(often).index(people[0])
    ):
        return  # "LOCK / TALL STAIR / 2": as many have a name first as have a title of one word
    for name, found in (("title", titles), ("author", people)):
        for head in found:
            if len(often[head]) >= _FEW:
                sheet.say(name, _POINT.sub("", head), often[head][0])
