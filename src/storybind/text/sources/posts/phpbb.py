"""phpBB: a thread, whose posts say by whom they are and when, with a card of the poster over or under each."""

import re
from collections.abc import Sequence

from storybind.text.sources.sheet import Sheet

_BY = re.compile(r"(?:Unread post|Post)?\s?by (?P<who>\S.{0,38}?) » (?P<when>.{4,12}\d.{6,30})")
_KIND = re.compile(
    r"\[(?:story|stories|fic|fan ?fic|complete|wip|one-?shot|original|short)[^\]]{0,20}\]\s*(?=\S)", re.IGNORECASE
)
_COUNT = re.compile(r"Posts: ?[\d,.]+")
_ON_CARD = re.compile(
    r"(?:Posts|Joined|Location|Contact|Website|Been thanked|Has thanked|Gender|Age): ?\S.{0,60}|Contact:|Top|Quote|Website"
)
_PAGE = re.compile(
    r"Post (?:a )?reply|\d+ posts? ?[•·] ?Page \d+ of \d+(?: .{0,40})?|Who is online|Users browsing this forum: .{2,80}|Display posts from previous: .{2,80}|Jump to:?|Board index(?: .{0,90})?|All times are UTC.{0,40}|Powered by phpBB.{0,60}",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"Reply|Quote|Reply with quote|Topic tools|Print view|Search(?: this topic(?:\.\.\.|…)?)?|Advanced search|First unread post|Unread post|Quick links|FAQ|Log ?in|Register|Logout|Skip to content|Moderators?: .{2,60}|(?:Previous|Next) topic|Top|The team|Contact us|Delete (?:all board )?cookies",
    re.IGNORECASE,
)
_RETURN = re.compile(r"Return to (?P<where>\S.{1,60})")
_BOARD, _CRUMBS = "Board index", (" ‹ ", " › ")
_SENTENCE = tuple('.!?…,;"”’»')
_LONGEST = 100  # characters of a line above the posts, and of a subject
_MOST_ON_CARD = 4  # lines from a poster's name to how much he has posted


def unwrap(sheet: Sheet) -> None:
    """Leave out the board's page, keep the first poster's posts as the story, and what others wrote as notes.

    Where something stands above the first post that is no board's, somebody quotes the posts: all of it stays.
    """
    posts = [(at, match) for at in sheet.filled() if (match := sheet.fits(at, _BY))]
    if not posts:
        return
    author = posts[0][1]["who"]
    names = {match["who"] for _, match in posts}
    cards = [card for at in sheet.filled() if sheet.fits(at, _COUNT) and (card := _card(sheet, at, names))]
    subject = _first_subject(sheet, posts[0][0], names)
    tops = [_subject(sheet, at, subject) for at, _ in posts]
    on_cards = {at for first, last in cards for at in range(first, last)}
    above = [at for at in sheet.filled(0, tops[0]) if at not in on_cards]
    page = [at for at in above if _is_of_page(sheet.line(at), subject)]
    board = any(_BOARD in sheet.line(at) or any(sign in sheet.line(at) for sign in _CRUMBS) for at in page)
    if (page != above and not board) or (len(names) > 1 and not (page or cards)):
        return
    if (end := _end(sheet, posts[-1][0], cards, sure=posts[-1][1]["who"] == author)) < 0:
        return
    for first, last in cards:
        sheet.leave_out("cards", first, last)
    where = " ".join(map(sheet.line, page))
    sheet.leave_out_each("navigation", page)
    _leave_out_foot(sheet, where)
    for number, ((at, match), top, below) in enumerate(zip(posts, tops, [*tops[1:], end], strict=True)):
        if match["who"] != author:
            sheet.note("post", top, below)
        elif number:
            sheet.leave_out("cards", top, at + 1)
        else:
            _read_first(sheet, top, at, match)


def _read_first(sheet: Sheet, top: int, at: int, match: re.Match[str]) -> None:
    """What stands over the first post: the story's title, where it has one, and its author."""
    if top < at:
        if kind := _KIND.match(sheet.line(top)):
            sheet.leave_out_of("navigation", top, kind[0])
        sheet.take("title", top)
    sheet.leave_out_round(at, match.span("who"))
    sheet.take("author", at)


def _end(sheet: Sheet, by: int, cards: Sequence[tuple[int, int]], *, sure: bool) -> int:
    """The line behind the last post, which has its card or the board's foot below it; -1 where neither says where an answer ends."""
    if cards and cards[-1][0] > by:
        return cards[-1][1]
    return len(sheet) if sure or sheet.fits(sheet.back(len(sheet) - 1), _PAGE) else -1


def _is_of_page(line: str, subject: str) -> bool:
    """Whether a line above the first post is the board's: a button, the way to the thread, or its subject."""
    if _PAGE.fullmatch(line) or _BUTTON.fullmatch(line) or _bare(line) == subject != "":
        return True
    return len(line) <= _LONGEST and not line.endswith(_SENTENCE) and any(sign in line for sign in _CRUMBS)


def _bare(subject: str) -> str:
    """A subject without what an answer has before it."""
    return re.sub(r"(?:re: ?)+", "", subject.casefold()) if subject[:3].casefold() == "re:" else subject.casefold()


def _first_subject(sheet: Sheet, at: int, names: set[str]) -> str:
    """What the line over the first post says it is about; empty where that is a sentence, or the end of a card."""
    above = sheet.back(at - 1)
    line = sheet.line(above)
    fits = at - above <= 2 and len(line) <= _LONGEST and not line.endswith(_SENTENCE)
    return (
        _bare(line)
        if fits and line not in names and not _ON_CARD.fullmatch(line) and not _COUNT.fullmatch(line)
        else ""
    )


def _subject(sheet: Sheet, at: int, subject: str) -> int:
    """The line with the thread's subject, over the one that says by whom a post is; that line where none is there."""
    above = sheet.back(at - 1)
    return above if subject and at - above <= 2 and _bare(sheet.line(above)) == subject else at


def _card(sheet: Sheet, count: int, names: set[str]) -> tuple[int, int] | None:
    """The lines of a card, of which one says how much its poster has posted; None where no poster's name stands above."""
    first = count
    for _ in range(_MOST_ON_CARD):
        first = sheet.back(first - 1)
        if sheet.line(first) in names:
            break
    else:
        return None
    last = count
    while sheet.fits(below := sheet.next(last + 1), _ON_CARD):
        last = below
    return first, last + 1


def _leave_out_foot(sheet: Sheet, above: str) -> None:
    """The board's foot: from the end upwards as far as each line is known, with the way back to what stands `above`, too."""
    for _ in range(2):
        if sheet.fits(sheet.back(len(sheet) - 1), _PAGE):
            sheet.leave_out_upward(_PAGE, _BUTTON)
        last = sheet.back(len(sheet) - 1)
        if (match := sheet.fits(last, _RETURN)) and match["where"].strip('“”"') in above:
            sheet.leave_out("navigation", last)
