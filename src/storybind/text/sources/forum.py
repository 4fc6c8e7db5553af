"""Forums: what they print into a post when it is copied."""

from __future__ import annotations

import re

from storybind.text.sources.sheet import Sheet

_PRINTED = re.compile(
    r"Click to (?:expand|shrink)\W*|Last edited(?: by .{1,40})?[:;,] .*\d.*|Last edited: .*|Threadmarks?(?:: .*|\W*)|(?:Like|Quote|Reply|Report|Share|Ignore|Award|Bookmark)(?:\s+(?:Like|Quote|Reply|Report|Share|Ignore|Award|Bookmark))+|"
    r"#\d{1,5}|View (?:content|discussion|Profile)|Reader mode|\[/?(?:SPOILER|SIZE|COLOR|FONT)(?:=[^\]]{0,60})?\]|(?:Joined|Join Date|Posts|Messages|Reaction score|Location|Trophy Points): ?\S.{0,40}",
    re.IGNORECASE,
)
_TOP = 30  # lines
_SAYS = re.compile(r"(?:Click|Last edited|Threadmark)", re.IGNORECASE)
_OPENED = re.compile(r"Discussion in ['\"“‘].+ started by (\S.{0,40}?), (.*\d{4})\.?")
_CARD = re.compile(
    r"(?:(?:Senior|Junior|Active|New|Well-Known|Registered|Full|Super) )?(?:Member|Moderator|Administrator|Newbie|Contributor)|Thread Starter|Original Poster|OP",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:Report )?#\d{1,5}(?:\s+(?:Like|Quote|Reply|Report|\+|Multi-Quote))*|(?:Like|Report)(?:\s+(?:\+|Like|Quote|Reply|#\d+))+|Likes?: .*|.{0,60}\d{4}(?:[ ,]+(?:at )?\d{1,2}:\d\d(?: ?[AaPp][Mm])?)?\s*#\d{1,5}|.{1,60} (?:and \d+ others? )?(?:like|likes|liked) this\.?",
)
_NEAR_CARD = 3  # lines from a name to the card under it


def unwrap(sheet: Sheet) -> None:
    """Leave the lines of the forum out, if one of them says that this is one; who opened the thread wrote the story."""
    found = [at for at in sheet.filled() if len(sheet.lines[at]) < 120 and _PRINTED.fullmatch(sheet.line(at))]
    opened = next((at for at in sheet.filled(0, _TOP) if _OPENED.fullmatch(sheet.line(at))), -1)
    if opened >= 0:
        _read_posts(sheet, opened)
    if opened >= 0 or any(_SAYS.match(sheet.line(at)) for at in found):
        for at in found:
            sheet.leave_out("navigation", at)


def _read_posts(sheet: Sheet, opened: int) -> None:
    """The thread's title and its author, and what stands over and under each of the author's posts."""
    match = _OPENED.fullmatch(sheet.line(opened))
    assert match is not None  # it was looked for above
    name = match[1]
    title = sheet.back(opened - 1)
    printed = re.compile(rf"{re.escape(name)}(?:, .{{0,40}}\d{{4}}.{{0,30}}| said:?| wrote:?)?")
    for at in sheet.filled(0, max(title, 0)):
        sheet.leave_out("navigation", at)
    if title >= 0:
        sheet.entry("title", "", sheet.line(title), (title, title + 1))
    sheet.leave_out_of("navigation", opened, sheet.lines[opened][: sheet.lines[opened].rindex(name)])
    sheet.entry("author", "", name, (opened, opened + 1), name)
    sheet.leave_out_of("navigation", opened, match[2])
    rows = [at for at in sheet.filled(opened + 1) if len(sheet.lines[at]) < 120]
    for at in rows:
        line = sheet.line(at)
        below = [sheet.line(row) for row in range(at + 1, at + 1 + _NEAR_CARD)]
        card = line == name and any(_CARD.fullmatch(row) or _PRINTED.fullmatch(row) for row in below)
        if card or _CARD.fullmatch(line) or _COUNTED.fullmatch(line) or (line != name and printed.fullmatch(line)):
            sheet.leave_out("navigation", at)
