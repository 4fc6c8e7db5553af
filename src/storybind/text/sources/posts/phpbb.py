"""phpBB: a thread, whose posts say by whom they are and when, with a card of the poster over or under each."""

import re
from collections.abc import Iterator

from storybind.text.sources.sheet import Sheet

_BY = re.compile(r"(?:Unread post|Post)?\s?by (?P<who>\S.{0,38}?) » (?P<when>.{4,12}\d.{6,30})")
_KIND = re.compile(
    r"\[(?:story|stories|fic|fan ?fic|complete|wip|one-?shot|original|short)[^\]]{0,20}\]\s*(?=\S)", re.IGNORECASE
)
_COUNT = re.compile(r"Posts: ?[\d,.]+")
_ON_CARD = re.compile(
    r"(?:Posts|Joined|Location|Contact|Website|Been thanked|Has thanked|Gender|Age): ?\S.{0,60}|Contact:|Top|Quote|Website"
)
_LONGEST = 100  # characters of a line above the posts, and below them
_MOST_ON_CARD = 4  # lines from a poster's name to how much he has posted


def unwrap(sheet: Sheet) -> None:
    """Leave out the board's page, keep the first poster's posts as the story, and what others wrote as notes."""
    posts = [(at, match) for at in sheet.filled() if (match := _BY.fullmatch(sheet.line(at)))]
    if not posts:
        return
    author = posts[0][1]["who"]
    names = {match["who"] for _, match in posts}
    tops = [_subject(sheet, at) for at, _ in posts]
    cards = [card for at in sheet.filled() if _COUNT.fullmatch(sheet.line(at)) and (card := _card(sheet, at, names))]
    if any(len(sheet.line(at)) > _LONGEST for at in sheet.filled(0, tops[0])):
        return
    for first, last in cards:
        sheet.leave_out("cards", first, last)
    sheet.leave_out("navigation", 0, tops[0])
    _leave_out_foot(sheet, max((last for _, last in cards), default=len(sheet)))
    for number, ((at, match), top, end) in enumerate(zip(posts, tops, [*tops[1:], len(sheet)], strict=True)):
        if match["who"] != author:
            sheet.note("post", top, end)
        elif number:
            sheet.leave_out("cards", top, at + 1)
        else:
            if top < at:
                if kind := _KIND.match(sheet.line(top)):
                    sheet.leave_out_of("navigation", top, kind[0])
                sheet.take("title", top)
            sheet.leave_out_round("navigation", at, match.span("who"))
            sheet.take("author", at)


def _subject(sheet: Sheet, at: int) -> int:
    """The line with a post's subject, over the one that says by whom it is; that line where none is there."""
    above = sheet.back(at - 1)
    return above if above >= 0 and at - above <= 2 and len(sheet.line(above)) <= _LONGEST else at


def _card(sheet: Sheet, count: int, names: set[str]) -> tuple[int, int] | None:
    """The lines of a card, of which one says how much its poster has posted; None where no poster's name stands above."""
    rows: Iterator[int] = (at for at in reversed(list(sheet.filled(0, count))[-_MOST_ON_CARD:]))
    first = next((at for at in rows if sheet.line(at) in names), -1)
    if first < 0:
        return None
    last = count
    while _ON_CARD.fullmatch(sheet.line(below := sheet.next(last + 1))):
        last = below
    return first, last + 1


def _leave_out_foot(sheet: Sheet, first: int) -> None:
    """The board's foot, below the last card, where nothing there is longer than a line of it."""
    rows = list(sheet.filled(first))
    if not any(len(sheet.line(at)) > _LONGEST or _BY.fullmatch(sheet.line(at)) for at in rows):
        sheet.leave_out("navigation", first, len(sheet))
