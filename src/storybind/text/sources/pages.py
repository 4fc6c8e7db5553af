"""Printed pages: running heads and page numbers in the middle of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from storybind.text.front.names import is_name
from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet

_HEADS = (
    re.compile(r"(?P<head>[^\W\d][^/]{0,40} ?/ ?[^/]{2,60}?(?<!\d)) ?/ ?(?P<page>\d{1,4})"),
    re.compile(r"(?P<head>[^\W\d][^/]{0,60}?)(?: ?[-–—|] ?|  +| ?/ ?)(?:p\. ?|page )?(?P<page>\d{1,4})", re.IGNORECASE),
    re.compile(r"(?P<page>\d{1,4})(?:  +| [-–—/|] )(?P<head>[^\W\d].{0,60})"),
    re.compile(r"(?P<head>[Pp]age |[Pp]g?\. ?)(?P<page>\d{1,4})(?: of \d{1,4})?"),
    re.compile(r"(?P<head>[-–—~\[(]) ?(?P<page>\d{1,4}) ?[-–—~\])]"),
    re.compile(r"(?P<head>)(?P<page>\d{1,4})"),
)
"""The ways to print one, those with words first: they are surer."""
_NUMBERED = re.compile(r"^\s*\d|\d\W*$")
_SURE = 2  # ways that are believed with one page, if a slash says what they are
_LONGEST = 110
_ENDS = '.!?…:"”’)»—*'
_OTHER_SIDE = 2  # pages from one to the next that lies on the same side
_LEAST_WORDS = 6  # characters of words that head one side: "page", "part" and "act" only say what is counted
_LONGEST_PAGE = 70  # lines
_FEW = 3  # bare numbers in a row that may be pages
_STEADY = 0.35  # how far, as a share, the distances between pages may lie apart
_TITLE_PAGE = 3  # lines that title and author may take: "by" may have one of its own
_FULL = 12  # characters that a full line may be shorter than the widest
_LEAST_PAGE = 60  # characters on each page of a run, as an average; twice as many on the only one of two numbers
_RARE = 10  # paragraphs of which hardly one opens small, where no page cuts a sentence


class _Page(NamedTuple):
    at: int
    head: str
    number: int
    printed: str  # the head before it was folded


def unwrap(sheet: Sheet) -> None:
    """Leave running heads and page numbers out, and let paragraphs run on that they interrupted."""
    short = [at for at in sheet.filled() if len(sheet.lines[at]) <= _LONGEST and _NUMBERED.search(sheet.lines[at])]
    heads: dict[str, list[int]] = {}  # the lines of each head of pages
    setting: tuple[int, bool] | None = None  # how wide the text is, and whether blank lines part its paragraphs
    for way, pattern in enumerate(_HEADS):
        pages = [page for at in short if (page := _read(sheet, at, pattern))]
        for run in _runs(pages):
            beside = _said_beside(sheet, run) if way == len(_HEADS) - 1 else []
            if beside or _believed(sheet, run, way):
                setting = setting or (_width(sheet), _blanks_part(sheet))
                for at in beside:
                    heads.setdefault(sheet.line(at), []).append(at)
                    sheet.leave_out("running-head", at)
                for page in run:
                    if page.head:
                        heads.setdefault(page.printed, []).append(page.at)
                    _take_out(sheet, page.at, setting[0], blanks_part=setting[1])

    _name_book(sheet, heads)


def _name_book(sheet: Sheet, heads: dict[str, list[int]]) -> None:
    """Say what a book is called and who wrote it, where the heads of its pages do: its title alone, or with a person's name in turn.

    Heads of chapters change from one to the next.
    """
    often = {head: rows for head, rows in heads.items() if len(rows) >= _SURE and re.search(r"[^\W\d_]{3}", head)}
    people = [head for head in often if is_name(head)]
    titles = [head for head in often if head not in people and not re.search(r"\d|^[Pp]age\b", head)]
    if len(titles) > 1 or len(people) > 1 or any(map(read_heading, titles)):
        return
    for name, found in (("title", titles), ("author", people)):
        for head in found:
            if len(often[head]) >= _FEW:
                sheet.say(name, head, often[head][0])


def _read(sheet: Sheet, at: int, pattern: re.Pattern[str]) -> _Page | None:
    match = pattern.fullmatch(sheet.line(at))
    if match is None:
        return None
    alone = pattern is _HEADS[0] or not sheet.line(at - 1) or not sheet.line(at + 1)
    alone = alone or _ends_page(sheet, at) or sheet.opens_page(at) or _goes_on_small(sheet, at)
    head = match["head"]
    return _Page(at, " ".join(head.split()).casefold(), int(match["page"]), head) if alone else None


def _runs(pages: Sequence[_Page]) -> list[list[_Page]]:
    """Pages of one head whose numbers go up one by one; by two where words head left pages, and others right ones."""
    runs: dict[str, list[list[_Page]]] = {}
    for page in pages:
        mine = runs.setdefault(page.head, [])
        step = page.number - mine[-1][-1].number if mine else 0
        if step == 1 or (step == _OTHER_SIDE and page.head[-2:].isalpha() and len(page.head) >= _LEAST_WORDS):
            mine[-1].append(page)
        else:
            mine.append([page])
    return [run for found in runs.values() for run in found]


def _believed(sheet: Sheet, run: list[_Page], way: int) -> bool:
    """Whether they are pages: with words where a form feed says so, twice, or with slashes and title or author.

    Bare numbers, which may head chapters, must cut sentences and keep their distance.
    """
    if way < len(_HEADS) - 2 and run[0].number > 1 and all(sheet.opens_page(page.at) for page in run):
        return True
    if way == len(_HEADS) - 1 and len(run) >= _SURE and _number_all_pages(sheet, run):
        return True
    if len(run) >= _SURE and all(_ends_page(sheet, page.at) for page in run):
        return True
    if way == 0 and len(run) == 1:
        return (
            run[0].number > 1
            and bool(sheet.line(sheet.next(run[0].at + 1)))
            and re.search(r"[A-Z]{2}| / ", sheet.line(run[0].at)) is not None
        )
    if way < len(_HEADS) - 2 and _says_book(sheet, run[0].head) and run[0].number > 1:
        return True
    if way < len(_HEADS) - 2:
        return len(run) >= _SURE and (way in (0, 3) or _steady(run))
    cut = sum(_cuts(sheet, page.at) for page in run)
    return (len(run) >= _FEW and cut * 2 >= len(run) and _steady(run)) or _parts_sentences(sheet, run)


def _parts_sentences(sheet: Sheet, run: list[_Page]) -> bool:
    """Whether most numbers stand where a sentence goes on in small letters, in a text whose paragraphs do not open so.

    However unlike their pages are, no chapter ends and begins like that; verse does, so paragraphs that open small
    elsewhere speak against it. Of two numbers both must.
    """
    parted = [page for page in run if _goes_on_small(sheet, page.at)]
    if len(parted) < _SURE or len(parted) * 2 < len(run) or (len(run) == _SURE and run[0].number == 1):
        return False
    size = sum(len(sheet.line(at)) for at in range(run[0].at + 1, run[-1].at))
    if size < _LEAST_PAGE * (len(run) - 1) * (1 + (len(run) == _SURE)):
        return False
    numbers = {page.at for page in run}
    opening = [
        sheet.line(at)[0]
        for at in sheet.filled(run[0].at)
        if not sheet.line(at - 1) and numbers.isdisjoint((at, sheet.back(at - 1)))
    ]
    return len(opening) * 2 >= len(parted) and sum(map(str.islower, opening)) * _RARE <= len(opening)


def _said_beside(sheet: Sheet, run: list[_Page]) -> list[int]:
    """The lines that say the same above or below each number of a run, a page apart: its running head in two lines.

    Chapters of one title are longer, and no two are as long as each other. Title and author may head left and right
    pages in turn. Names of two people head chapters in turn as well, so these must cut sentences as nothing but pages
    does, or stand over the story as what they are. The last page may be short.
    """
    steady = _steady(run) or (len(run) > _FEW and _steady(run[:-1]))
    if len(run) < _FEW or not steady or run[-1].at - run[0].at > _LONGEST_PAGE * (len(run) - 1):
        return []
    above, below = [sheet.back(page.at - 1) for page in run], [sheet.next(page.at + 1) for page in run]
    for rows in (above, below):
        said = [sheet.line(row) for row in rows]
        heads = said[:_OTHER_SIDE]
        in_turn = said == [heads[side % _OTHER_SIDE] for side in range(len(said))]
        if not in_turn or not all(re.search(r"[^\W\d_]", head) and len(head) <= _LONGEST for head in heads):
            continue
        cut = sum(_runs_over(sheet, min(row, page.at)) for row, page in zip(rows, run, strict=True))
        if heads[0] == heads[1] or (len(run) > _FEW and (cut * 2 >= len(run) or _opens_with(sheet, heads))):
            return rows
    return []


def _opens_with(sheet: Sheet, heads: list[str]) -> bool:
    """Whether a text opens with two lines that head its pages: its title, and who wrote it."""
    above = [sheet.line(at).casefold().removeprefix("by ") for at in islice(sheet.filled(), _TITLE_PAGE)]
    return above[0] in (folded := [head.casefold() for head in heads]) and set(folded) <= set(above)


def _number_all_pages(sheet: Sheet, run: list[_Page]) -> bool:
    """Whether bare numbers open every page but the first, each with its own: chapters begin with the first one."""
    rows = sheet.source.pages
    opened = len(run) == len(rows) and [page.at for page in run] == [row - 1 for row in rows]
    return opened and [page.number for page in run] == list(range(2, len(run) + 2))


def _ends_page(sheet: Sheet, at: int) -> bool:
    """Whether a line is the last on its page, as form feeds part them; a number that opens one may head a chapter."""
    if not sheet.source.pages or sheet.opens_page(at):
        return False
    below = sheet.next(at + 1)
    return below >= len(sheet) or sheet.opens_page(below)


def _says_book(sheet: Sheet, head: str) -> bool:
    """Whether a head is made of nothing but words of title and author, and has two of them or more."""
    known: set[str] = set()
    for entry in sheet.entries:
        if entry.name in ("title", "author", "contact"):
            known.update(re.findall(r"\w+", f"{entry.value}".casefold()))
    words = re.findall(r"[^\W\d_]+", head)
    return len(words) > 1 and known.issuperset(words)


def _steady(run: list[_Page]) -> bool:
    gaps = sorted(after.at - page.at for page, after in pairwise(run))
    middle = gaps[len(gaps) // 2] if gaps else 0
    return middle >= 8 and all(abs(gap - middle) <= _STEADY * middle for gap in gaps)


def _runs_over(sheet: Sheet, at: int) -> bool:
    """Whether the text above a line ends in the middle of a sentence."""
    above = sheet.line(sheet.back(at - 1))
    return above[-1:] not in _ENDS and read_heading(above) is None


def _cuts(sheet: Sheet, at: int) -> bool:
    """Whether a line stands in the middle of a sentence: not under a heading, which ends without a point as well."""
    return sheet.next(at + 1) < len(sheet) and _runs_over(sheet, at)


def _goes_on_small(sheet: Sheet, at: int) -> bool:
    """Whether a line parts a sentence that goes on under it in small letters."""
    return sheet.line(sheet.next(at + 1))[:1].islower() and _runs_over(sheet, at)


def _width(sheet: Sheet) -> int:
    """The width at which the text is wrapped: that of nearly its longest line."""
    sizes = sorted(len(sheet.lines[at].rstrip()) for at in sheet.filled())
    return sizes[int(len(sizes) * 0.9)] if sizes else 0


def _take_out(sheet: Sheet, at: int, width: int, *, blanks_part: bool) -> None:
    """Leave the line out and close the text up: one blank line stays where paragraphs are parted by one."""
    first, last = sheet.back(at - 1), sheet.next(at + 1)
    sheet.leave_out("running-head", at)
    if first < 0 or last >= len(sheet):
        return
    above, below = sheet.lines[first].rstrip(), sheet.lines[last]
    set_in = below[:1].isspace()
    full = len(above) >= width - _FULL
    runs_on = not set_in and (above[-1] not in _ENDS or below[:1].islower() or full)
    keep = 0 if runs_on or (set_in and not blanks_part) else 1
    sheet.close_up(first + 1, last - keep)


def _blanks_part(sheet: Sheet) -> bool:
    """Whether paragraphs that are set in are parted by blank lines as well."""
    starts = [at for at in sheet.filled(1) if sheet.lines[at][:1].isspace()]
    return sum(not sheet.line(at - 1) for at in starts) * 2 > len(starts)
