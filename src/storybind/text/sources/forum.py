"""Forums: what they print into a post when it is copied."""

from __future__ import annotations

import re
from itertools import islice

from storybind.text.sources.sheet import Sheet

_PRINTED = re.compile(
    r"Click to (?:expand|shrink)\W*|Last edited(?: by .{1,40})?[:;,] .*\d.*|Last edited: .*|Threadmarks?(?:: .*|\W*)|(?:Like|Quote|Reply|Report|Share|Ignore|Award|Bookmark)(?:\s+(?:Like|Quote|Reply|Report|Share|Ignore|Award|Bookmark))+|"
    r"#\d{1,5}|View (?:content|discussion|Profile)|Reader mode|\[/?(?:SPOILER|SIZE|COLOR|FONT)(?:=[^\]]{0,60})?\]|(?:Joined|Join Date|Posts|Messages|Reaction score|Location|Trophy Points): ?\S.{0,40}",
    re.IGNORECASE,
)
_TOP = 30  # lines
_SAYS = re.compile(r"(?:Click|Last edited|Threadmark)", re.IGNORECASE)
_OPENED = re.compile(r"Discussion in ['\"“‘].+ started by (\S.{0,40}?), (.*\d{4})\.?")
_STARTER = "thread starter"
_STARTED = re.compile(rf"{_STARTER}[ \n](\S.{{0,40}}?)[ \n]Start date[ \n](\S.*\d.*)", re.IGNORECASE)
_CARD = re.compile(
    r"(?:(?:Senior|Junior|Active|New|Well-Known|Registered|Full|Super) )?(?:Member|Moderator|Administrator|Newbie|Contributor)|Thread Starter|Original Poster|OP",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:Report )?#\d{1,5}(?:\s+(?:Like|Quote|Reply|Report|\+|Multi-Quote))*|(?:Like|Report)(?:\s+(?:\+|Like|Quote|Reply|#\d+))+|Likes?: .*|.{0,60}\d{4}(?:[ ,]+(?:at )?\d{1,2}:\d\d(?: ?[AaPp][Mm])?)?\s*#\d{1,5}|.{1,60} (?:and \d+ others? )?(?:like|likes|liked) this\.?",
)
_ON_CARD = re.compile(
    rf"(?:{_CARD.pattern})|(?:Joined|Join Date|Posts|Messages|Reaction score|Location|Trophy Points): ?\S.{{0,40}}",
    re.IGNORECASE,
)
_LONGEST_NAME = 40  # characters
_NEAR_CARD = 3  # lines from a name to the card under it
_LONGEST_CARD = 9  # lines from a name to the number of the post
_NUMBERED = re.compile(r"(?:.{0,60}\d{4}.{0,20} )?#\d{1,5}(?: .{0,40})?")
_UNDER = re.compile(
    r"(?:Like|Report|Share|Reply|Quote|New)(?: x? ?\d[\d,]*)?|Reactions?:? ?.{0,200}|\d[\d,]* (?:Like|Reaction)s?|(?:Add b|B)ookmark"
)


def unwrap(sheet: Sheet) -> None:
    """Leave the lines of the forum out, if one of them says that this is one; who opened the thread wrote the story."""
    found = [at for at in sheet.filled() if len(sheet.lines[at]) < 120 and _PRINTED.fullmatch(sheet.line(at))]
    opened = next((at for at in sheet.filled(0, _TOP) if _OPENED.fullmatch(sheet.line(at))), -1)
    started = next(filter(None, (_read_starter(sheet, at) for at in sheet.filled(0, _TOP))), None)
    says = any(_SAYS.match(sheet.line(at)) for at in found)
    if opened >= 0:
        _read_posts(sheet, opened)
    elif started:
        _read_thread(sheet, *started)
    elif says:
        _read_cards(sheet)
    if opened >= 0 or started or says:
        for at in found:
            sheet.leave_out("navigation", at)


def _read_posts(sheet: Sheet, opened: int) -> None:
    """The thread's title and its author, and what stands over and under each of the author's posts."""
    match = _OPENED.fullmatch(sheet.line(opened))
    assert match is not None  # it was looked for above
    name = match[1]
    printed = re.compile(rf"{re.escape(name)}(?:, .{{0,40}}\d{{4}}.{{0,30}}| said:?| wrote:?)?")
    _read_title(sheet, opened)
    sheet.leave_out_round("navigation", opened, match.span(1))
    sheet.entry("author", "", name, (opened, opened + 1))
    rows = [at for at in sheet.filled(opened + 1) if len(sheet.lines[at]) < 120]
    for at in rows:
        line = sheet.line(at)
        below = [sheet.line(row) for row in range(at + 1, at + 1 + _NEAR_CARD)]
        card = line == name and any(_CARD.fullmatch(row) or _PRINTED.fullmatch(row) for row in below)
        if card or _CARD.fullmatch(line) or _COUNTED.fullmatch(line) or (line != name and printed.fullmatch(line)):
            sheet.leave_out("navigation", at)


def _read_starter(sheet: Sheet, at: int) -> tuple[list[int], re.Match[str]] | None:
    """The lines from one on that say who opened a newer forum's thread, and when: one, or four that hold a part each."""
    rows = list(islice(sheet.filled(at), 4)) if sheet.line(at).casefold() == _STARTER else [at]
    match = _STARTED.fullmatch("\n".join(map(sheet.line, rows)))
    return (rows, match) if match else None


def _read_thread(sheet: Sheet, rows: list[int], match: re.Match[str]) -> None:
    """The title and the author of a newer forum's thread, and the card over each of the author's posts."""
    name = match[1]
    _read_title(sheet, rows[0])
    if len(rows) == 1:
        author = rows[0]
        sheet.leave_out_round("navigation", author, match.span(1))
    else:
        label, author, *date = rows
        for at in (label, *date):
            sheet.leave_out("navigation", at)
    sheet.entry("author", "", name, (author, author + 1))
    _leave_out_round_posts(sheet, rows[-1] + 1, name)


def _read_title(sheet: Sheet, under: int) -> None:
    """The thread's title right above a line, and above it the places of the forum."""
    title = sheet.back(under - 1)
    for at in sheet.filled(0, max(title, 0)):
        sheet.leave_out("navigation", at)
    if title >= 0:
        sheet.take("title", title)


def _leave_out_round_posts(sheet: Sheet, first: int, name: str) -> None:
    """The card over each of the author's posts from a line on, and what stands under each."""
    for at in sheet.filled(first):
        if sheet.line(at) == name:
            _leave_out_card(sheet, at)
    _leave_out_under(sheet, first, name)


def _leave_out_under(sheet: Sheet, first: int, name: str) -> None:
    """What stands under each post: buttons, who liked it, and the author's name with a date."""
    signed = re.compile(rf"{re.escape(name)}, .{{0,40}}\d{{4}}.{{0,30}}")
    for at in sheet.filled(first):
        if len(sheet.lines[at]) < 240 and (_UNDER.fullmatch(sheet.line(at)) or signed.fullmatch(sheet.line(at))):
            sheet.leave_out("navigation", at)


def _read_cards(sheet: Sheet) -> None:
    """The author by the card over the first post, where the page was copied from there on, and the cards of all posts."""
    for at in sheet.filled(0, _TOP):
        number = _number_below(sheet, at)
        rest = [sheet.line(row) for row in sheet.filled(at + 1, number)]
        if rest and len(sheet.line(at)) <= _LONGEST_NAME and all(_ON_CARD.fullmatch(line) for line in rest):
            name = sheet.line(at)
            sheet.entry("author", "", name, (at, at + 1))
            for row in sheet.filled(at + 1, number + 1):
                sheet.leave_out("navigation", row)
            _leave_out_round_posts(sheet, number + 1, name)
            return


def _number_below(sheet: Sheet, at: int) -> int:
    """The line with a post's number, as far below the author's name as a card is long at the most; -1 where there is none."""
    below = islice(sheet.filled(at + 1), _LONGEST_CARD - 1)
    return next((row for row in below if _NUMBERED.fullmatch(sheet.line(row))), -1)


def _leave_out_card(sheet: Sheet, at: int) -> None:
    """The lines from the author's name to the number of the post; above them a threadmark heads it, which it may say again."""
    number = _number_below(sheet, at)
    if number < 0:
        return
    mark = sheet.back(at - 1)
    first = sheet.next(number + 1)
    for row in sheet.filled(at, number + 1):
        sheet.leave_out("navigation", row)
    if mark < 0 or first >= len(sheet):
        return
    if sheet.line(mark) == sheet.line(first):
        sheet.leave_out("repeated", mark)
        sheet.heading(first)
    elif sheet.line(sheet.back(mark - 1)) in ("", "Threadmarks") or _UNDER.fullmatch(sheet.line(sheet.back(mark - 1))):
        sheet.heading(mark)
