"""Any page of the web, copied whole: the site's name and menus above the story, its buttons below, the ways to other parts between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, takewhile
from operator import itemgetter
from typing import Literal

from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.buttons import (
    BARE,
    BELOW,
    CRUMBS,
    FIGURE,
    FOOT,
    MENU,
    SAID_BELOW,
    SITES,
    STRONG,
    WEAK,
    fold_button,
    is_furniture,
    is_sure,
    is_way_back,
    is_ways,
)

_HEAD = 40  # lines with something on them
_TAIL = 40  # the same below a story
_LONGEST = 120  # characters of a line above the story
_SHORT = 60  # of one below it that may be the page's, between buttons
_FEWEST = 2  # buttons that a story may name, and lines of no kind between buttons
_SCALE = tuple("54321")  # from the end up
_STEP = re.compile(r"\s*[>»›‹«→/]+\s*")  # from one to the next on the way to a page
TELLS = re.compile(r"[\"“„‘«「『—–].*|.*[.!?…:;,。！？：；，]\W{0,3}")  # as lines of a story do, and no button

_LEADS_ON = (":", "：")  # as a line over what somebody reads

_Kind = Literal["sure", "foot", "weak", "below", "figure", "bare", ""]


def unwrap(sheet: Sheet) -> None:
    """Leave out what is the page's, and nothing that a story could end or begin with."""
    for at in sheet.filled():
        if is_ways(sheet.line(at)):
            sheet.leave_out("navigation", at)
    back = [at for at in sheet.filled() if is_way_back(sheet.line(at)) and _stands_over_heading(sheet, at)]
    if len(back) > _FEWEST:
        sheet.leave_out_each("navigation", back)
    read_foot(sheet, _read_head(sheet))


def _stands_over_heading(sheet: Sheet, at: int) -> bool:
    """Whether the line below is a chapter's heading."""
    found = read_heading(sheet.line(below)) if (below := sheet.next(at + 1)) <= at + 2 < len(sheet) else None
    return found is not None and found.heads_chapter


def _read_head(sheet: Sheet) -> frozenset[str] | None:
    """The site's name or the way to the story on the first lines, or several buttons, all of them above its title.

    What was left out, folded; None where no page is known by it. A line that tells ends the head, and what stands over it is the title
    and none of the page's.
    """
    rows: list[int] = []
    for at in islice(sheet.filled(), _HEAD):
        if len(line := sheet.line(at)) > _LONGEST or TELLS.fullmatch(line):
            break
        rows.append(at)
    folded = {at: fold_button(sheet.line(at)) for at in rows}
    named = [at for at in rows[:2] if folded[at] in SITES or sheet.fits(at, CRUMBS)]
    own = [at for at in rows if at not in named and folded[at] not in MENU and not _is_counted(sheet.line(at))]
    if not named and own and own[0] == rows[0]:  # the name of a site that is not known
        own.pop(0)
    title = own[0] if own else -1
    menu = [at for at in rows if at < title and folded[at] in MENU]
    strong = sum(folded[at] in STRONG for at in menu)
    called = named and not (folded[named[0]].isascii() and folded[named[0]].isalpha())
    if not (called or (named and strong) or (strong and len(menu) > _FEWEST)):
        return None
    last = max((*named, *menu))
    if title < last or (not named and read_heading(sheet.line(title))):
        return None
    figures = _figures(sheet, rows)
    out = {
        at for at in rows if at in named or at in menu or at in figures or (at < last and BARE.fullmatch(folded[at]))
    }
    sheet.leave_out_each("navigation", out)
    if folded.get(again := sheet.next(title + 1)) == folded[title]:
        sheet.leave_out("repeated", again)
    return frozenset(folded[at] for at in out)


def _is_counted(line: str) -> bool:
    return FIGURE.fullmatch(line) is not None or BARE.fullmatch(line) is not None


def _figures(sheet: Sheet, rows: list[int]) -> set[int]:
    """Figures that say what they count, and bare ones below them."""
    found: set[int] = set()
    for row, at in enumerate(rows):
        line = sheet.line(at)
        if FIGURE.fullmatch(line) or (BARE.fullmatch(line) and row and rows[row - 1] in found):
            found.add(at)
    return found


def _kind(line: str, head: frozenset[str]) -> _Kind:
    """What a line below a story is of the page; empty where it may be none of it. The way back is, to where the page's head says it is."""
    folded = fold_button(line)
    if is_sure(line):
        return "sure"
    where = folded.removeprefix("return to ")
    back = where != folded and any(where in _STEP.split(row) for row in head if CRUMBS.fullmatch(row))
    if back or folded in FOOT or SAID_BELOW.fullmatch(line):
        return "foot"
    if folded in BELOW:
        return "below"
    if FIGURE.fullmatch(line) or is_furniture(line):
        return "figure"
    if WEAK.fullmatch(line):
        return "weak"
    return "bare" if BARE.fullmatch(line) else ""


def _walk_up(sheet: Sheet, head: frozenset[str]) -> Iterator[tuple[int, _Kind]]:
    """The last lines from the end up, as far as they may be a page's."""
    unknown = 0
    at = sheet.back(len(sheet) - 1)
    for _ in range(_TAIL):
        if at < 0:
            return
        line = sheet.line(at)
        kind = _kind(line, head) if len(line) <= 2 * _LONGEST else ""
        unknown = 0 if kind else unknown + 1
        if unknown > _FEWEST or (not kind and len(line) > _SHORT):
            return
        yield at, kind
        at = sheet.back(at - 1)


def read_foot(sheet: Sheet, head: frozenset[str] | None = None) -> bool:
    """Leave the buttons out at the end, where one of them is no word of a story, or several say it together.

    What is of no kind goes with buttons above and below it. Where it stands below them all, or tells something, the buttons above it may be a
    story's, too, and only those count that none has.
    """
    rows = list(_walk_up(sheet, head or frozenset()))
    out: dict[int, _Kind] = {}
    held: list[tuple[int, _Kind]] = []
    top = -1
    told = False
    for row, (at, kind) in enumerate(rows):
        held.append((at, kind))
        if kind not in ("sure", "foot") and (kind != "figure" or head is None):
            continue
        unknown = [near for near, other in held if not other]
        told = told or bool(unknown and (not out or any(sheet.fits(near, TELLS) for near in unknown)))
        buttons = sum(other in ("sure", "foot") for _, other in held)
        if not told or (kind == "sure" and (buttons > 1 or not any(sheet.fits(near, TELLS) for near in unknown))):
            out.update(takewhile(itemgetter(1), reversed(held)) if told else held)
            top = row
            held = []
    out |= _above(sheet, rows[top + 1 :], head or frozenset()) if out else {}
    if not _is_sure(sheet, out, known=head is not None or sheet.is_page) or sheet.line(
        sheet.back(min(out) - 1)
    ).endswith(_LEADS_ON):
        return False
    sheet.leave_out_each("navigation", out)
    return True


def _above(sheet: Sheet, rows: list[tuple[int, _Kind]], head: frozenset[str]) -> dict[int, _Kind]:
    """What goes with the first button below a story: several that it may say, figures that the page's head has as well."""
    found: dict[int, _Kind] = {}
    if tuple(sheet.line(at) for at, _ in rows[: len(_SCALE)]) == _SCALE:  # on which readers say how they liked it
        found = dict(rows[: len(_SCALE)])
        rows = rows[len(_SCALE) :]
    for at, kind in rows:
        if not kind or (kind == "bare" and fold_button(sheet.line(at)) not in head):
            break
        found[at] = kind
    if sum(kind == "below" for kind in found.values()) < _FEWEST:
        return {at: kind for at, kind in found.items() if kind != "below"}
    return found


def _is_sure(sheet: Sheet, rows: dict[int, _Kind], *, known: bool) -> bool:
    """Whether rows are a page's foot: by a button that no story has, by two, or by one with what else only pages have."""
    kinds = Counter(rows.values())
    foot = len({fold_button(sheet.line(at)) for at, kind in rows.items() if kind == "foot"})
    return (
        kinds["sure"] > 0
        or foot >= _FEWEST
        or (foot > 0 and (known or kinds["weak"] + kinds["figure"] > 0 or kinds["bare"] >= len(_SCALE)))
        or (known and kinds["figure"] > 0 and len(rows) > _FEWEST)
    )
