"""Tumblr: a post copied with its tags and the count of its notes below."""

from __future__ import annotations

import re

from storybind.text.sources.sheet import Sheet

_COUNT = re.compile(r"\d[\d,.]*k? notes?", re.IGNORECASE)
_TAGS = re.compile(r"#\S.{0,80}?(?:\s+#\S.{0,80}?)*")
_BUTTONS = re.compile(
    r"Reblog(?:ged)?|Like|Reply|Share|Follow|Source: \S.{0,80}|\(?via \S.{0,60}\)?|Posted on .{0,40}|More from @?\S+"
)
_FOOT = 12  # lines


def unwrap(sheet: Sheet) -> None:
    """Leave the count and the buttons out, and read the tags over them; without tags a count may be the story's."""
    rows = list(sheet.filled())[-_FOOT:]
    count = next((at for at in reversed(rows) if _COUNT.fullmatch(sheet.line(at))), -1)
    above = [at for at in rows if at < count]
    tagged: list[int] = []
    while above and (_TAGS.fullmatch(sheet.line(above[-1])) or _BUTTONS.fullmatch(sheet.line(above[-1]))):
        tagged.insert(0, above.pop())
    lines = [at for at in tagged if sheet.line(at).startswith("#")]
    if not lines:
        return
    for at in rows:
        if at == count or (at >= tagged[0] and _BUTTONS.fullmatch(sheet.line(at))):
            sheet.leave_out("navigation", at)
    for at in lines:
        tags = tuple(filter(None, (tag.strip() for tag in sheet.line(at).split("#"))))
        sheet.entry("tags", "", tags, (at, at + 1))
