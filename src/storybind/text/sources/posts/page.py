"""Any page of the web, copied whole: the site's name and menus above the story, its buttons below, the ways to other parts between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice, takewhile
from operator import itemgetter
from typing import Literal

from storybind.text.front.by_name import read_byline
from storybind.text.front.names import is_name
from storybind.text.front.under_title import stands_under_title
from storybind.text.heading.line import read_heading
from storybind.text.sources.dates import read_date
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
from storybind.text.tables.head_labels import is_subtitle, split_label

_HEAD = 40  # lines with something on them
_TAIL = 40  # the same below a story
_LONGEST = 120  # characters of a line above the story
_SHORT = 60  # of one below it that may be the page's, between buttons
_FEWEST = 2  # buttons that a story may name, and lines of no kind between buttons
_SCALE = tuple("54321")  # from the end up
_STEP = re.compile(r"\s*[>»›‹«→/]+\s*")  # from one to the next on the way to a page
_BESIDE = re.compile(r"(?<=\s)[|·•/](?=\s)")  # between buttons of one row
_ADVERTISEMENT = re.compile(r"advertisements?", re.IGNORECASE)  # what is left of one between paragraphs
TELLS = re.compile(r"[\"“„‘«「『—–].*|.*[.!?…:;,。！？：；，]\W{0,3}")  # as lines of a story do, and no button

_ROW = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})|leave a (?:comment|reply)|(?:no|\d+) comments?|share|like|edit|\d{1,3} min(?:ute)? read|[·•|/]",
    re.IGNORECASE,
)
"""What a blog has below a title besides its writer's name, a line each."""
_ROWS = 5
_NO_TITLE = re.compile(
    r"(?:skip|jump)(?: to)? (?:main |the )?(?:content|navigation|menu|main)|skip to .{3,20}|toggle navigation|search for:|search this (?:blog|site)|open in app|☰ ?(?:menu)?",
    re.IGNORECASE,
)
"""Buttons that no story is called after: below one the title needs no name."""

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
    head = _read_head(sheet)
    read_foot(sheet, head)
    between = [*sheet.fitting(sheet.filled(), _ADVERTISEMENT)] if head else []
    if len(between) >= _FEWEST:
        sheet.leave_out_each("navigation", between)


def _stands_over_heading(sheet: Sheet, at: int) -> bool:
    """Whether the line below is a chapter's heading."""
    found = read_heading(sheet.line(below)) if (below := sheet.next(at + 1)) <= at + 2 < len(sheet) else None
    return found is not None and found.heads_chapter


def _read_head(sheet: Sheet) -> frozenset[str] | None:
    """The site's name or the way to the story on the first lines, or several buttons, all of them above its title.

    What was left out, folded; None where no page is known by it. A line that tells ends the head, and what stands over it is the title
    and none of the page's. Fewer buttons are enough where the title is signed; among them the name of a site that is not known may stand.
    """
    rows: list[int] = []
    for at in islice(sheet.filled(), _HEAD):
        button = _fold_row(sheet.line(at)) in MENU
        if not button and (len(line := sheet.line(at)) > _LONGEST or TELLS.fullmatch(line)):
            break
        rows.append(at)
    folded = {at: _fold_row(sheet.line(at)) for at in rows}
    named = [at for at in rows[:2] if folded[at] in SITES or sheet.fits(at, CRUMBS)]
    own = [at for at in rows if at not in named and folded[at] not in MENU and not _is_counted(sheet.line(at))]
    if not rows:
        return None
    site = -1  # the line with the name of one that is not known
    if not named and own and (own[0] == rows[0] or (len(own) > 1 and _stands_among_buttons(own, rows, folded))):
        site = own.pop(0)
    title = own[0] if own else -1
    menu = [at for at in rows if at < title and folded[at] in MENU]
    strong = sum(folded[at] in STRONG for at in menu)
    called = named and not (folded[named[0]].isascii() and folded[named[0]].isalpha())
    several = strong and len(menu) > _FEWEST and site <= rows[0]
    signed = len(menu) > (site == rows[0]) and _stand_over_signed(sheet, menu, title)
    if not (called or (named and strong) or several or signed):
        return None
    last = max((*named, *menu))
    if title < last or (not named and read_heading(sheet.line(title))):
        return None
    figures = _figures(sheet, rows)
    out = {
        at for at in rows if at in named or at in menu or at in figures or (at < last and BARE.fullmatch(folded[at]))
    }
    sheet.leave_out_each("navigation", out)
    if signed and not several:
        _read_signed(sheet, site, title)
    if folded.get(again := sheet.next(title + 1)) == folded[title]:
        sheet.leave_out("repeated", again)
    return frozenset(folded[at] for at in out)


def _fold_row(line: str) -> str:
    """A line as buttons are known by; of a row of them, parted by signs, the first that hardly anything but a page has.

    >>> _fold_row("Home | Stories | Log in"), _fold_row("Love / Hate")
    ('log in', 'love / hate')
    """
    parts = [fold_button(part) for part in _BESIDE.split(line)]
    known = [part for part in parts if part in MENU] if len(parts) > 1 else []
    return next((part for part in known if part in STRONG and 2 * len(known) >= len(parts)), fold_button(line))


def _stands_among_buttons(own: list[int], rows: list[int], folded: Mapping[int, str]) -> bool:
    """Whether the first of some lines has buttons round it, one above and two below."""
    place = rows.index(own[0])
    below = sum(folded[row] in MENU for row in rows[place + 1 : place + 1 + _FEWEST])
    return folded[rows[place - 1]] in MENU and below == _FEWEST


def _stand_over_signed(sheet: Sheet, menu: list[int], title: int) -> bool:
    """Whether buttons stand above a title that has who wrote it, or when it was put up, right below: one of them, set off by a blank line, or several.

    A story may be called like one, and what sort of thing it is stands below then.
    """
    if not menu or title < menu[-1] or (len(menu) < _FEWEST and sheet.line(title - 1)):
        return False
    line, below = sheet.line(title), sheet.next(title + 1)
    if read_byline(line) or is_subtitle(line) or split_label(line) or below - title > _FEWEST:
        return False
    if any(sheet.fits(at, _NO_TITLE) for at in menu) and not sheet.line(title + 1):
        return True
    return any(
        stands_under_title(sheet.line(at)) and sheet.line(at)
        for at in (below, sheet.next(below + 1))
        if at < len(sheet)
    )


def _read_signed(sheet: Sheet, site: int, title: int) -> None:
    """The name of a site above its buttons; and below the title, line upon line, who wrote the story, when it was put up, and how many answered."""
    if site >= 0:
        sheet.take("publisher", site)
    rows = [
        *takewhile(lambda at: sheet.fits(at, _ROW) or is_name(sheet.line(at)), islice(sheet.filled(title + 1), _ROWS))
    ]
    if len(rows) < _FEWEST or not any(read_date(sheet.line(at)) for at in rows):
        return
    for at in rows:
        line = sheet.line(at)
        if day := read_date(line):
            sheet.entry("date", "", day, at, line)
        elif is_name(line):
            sheet.take("author", at)
        else:
            sheet.leave_out("navigation", at)


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
