"""Forums: what they print into a post when it is copied."""

from __future__ import annotations

import re

from storybind.text.sources.sheet import Sheet

_PRINTED = re.compile(
    r"Click to (?:expand|shrink)\W*|Last edited(?: by .{1,40})?[:;,] .*\d.*|Last edited: .*|Threadmarks?(?:: .*|\W*)|(?:Like|Quote|Reply|Report|Share|Ignore|Award|Bookmark)(?:\s+(?:Like|Quote|Reply|Report|Share|Ignore|Award|Bookmark))+|"
    r"#\d{1,5}|View (?:content|discussion|Profile)|Reader mode|\[/?(?:SPOILER|SIZE|COLOR|FONT)(?:=[^\]]{0,60})?\]|(?:Joined|Join Date|Posts|Messages|Reaction score|Location|Trophy Points): ?\S.{0,40}",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:Click|Last edited|Threadmark)", re.IGNORECASE)


def unwrap(sheet: Sheet) -> None:
    """Leave the lines of the forum out, if one of them says that this is one."""
    found = [at for at in sheet.filled() if len(sheet.lines[at]) < 120 and _PRINTED.fullmatch(sheet.line(at))]
    if any(_SAYS.match(sheet.line(at)) for at in found):
        for at in found:
            sheet.leave_out("navigation", at)
