"""Readers' comments below a story, on any page: their count, who wrote each and when, and the button to answer."""

import re
from collections.abc import Sequence
from itertools import islice

from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet

_HEAD = re.compile(
    r"\d{1,4} (?:comments?|reviews?)(?: (?:on|to) .{2,120})?:?|(?:Reader )?(?:Comments|Reviews|Responses)(?: ?\(\d{1,4}\))?:?|Reviews for .{2,80}"
    r"|(?:\d{1,4}|One) (?:comments?|reviews?|responses?|repl(?:y|ies)|thoughts?) (?:on|to) [\"“‘'].{2,120}[\"”’']:?",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
_AGO = r"(?:\d{1,3}|an?) (?:minute|hour|day|week|month|year)s? ago"
_STAMP = re.compile(rf"(?=.*\d{{4}}).{{4,60}}?\b{_CLOCK}(?: \(UTC\))?|(?:.{{1,40}}\W )?{_AGO}", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:log in to )?reply(?: (?:to|↓).{0,40})?|report|like|share|permalink|load more|show more|(?:leave|post|add|write) a (?:comment|reply|review)",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?:leave|post|add|write) a (?:reply|comment|review)(?: cancel reply)?|cancel reply|your e-?mail address will not be published\..{0,60}|required fields are marked ?\*|comment ?\*?|name ?\*?|e-?mail(?: address)? ?\*?|website"
    r"|save my name, e-?mail,? and website in this browser for the next time i comment\.?|notify me of (?:new|follow-?up) .{4,40}|(?:post|submit) comment|Δ|enter your comment here(?:\.\.\.|…)|fill in your details below or click an icon to log in:?|this site uses akismet\b.{0,120}",
    re.IGNORECASE,
)
"""What a page prints below the last comment, for the next."""
_REVIEWED = re.compile(
    r"\S.{0,40} chapter \d{1,4} ?[.·] ?(?:[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?|\d{1,2} ?[hmd](?: ago)?|\d{1,2}/\d{1,2}(?:/\d{2,4})?)"
)
"""Who reviewed which chapter, and when: that a site with reviews prints, and none of its buttons."""
_STORY = 200  # characters above them: a story may be told in nothing but comments
_NEAR = 3  # lines below the count in which the first of them says when it was written
_MOST = 6  # lines of the last comment, and of all comments on the average
_LONGEST = 600  # characters of a paragraph
_DAY = 24  # characters of a day without an hour


def unwrap(sheet: Sheet) -> None:
    """Keep what readers wrote as a note, from the last head on below which somebody wrote on a day, and can be answered."""
    end = len(sheet)
    while (last := sheet.back(end - 1)) >= 0 and sheet.fits(last, _FORM):
        end = last
    for at in reversed([*sheet.filled(0, end)]):
        if (
            sheet.fits(at, _HEAD)
            and len(sheet.text(0, at)) >= _STORY
            and any(map(_is_stamp, map(sheet.line, islice(sheet.filled(at + 1, end), _NEAR))))
        ):
            if _are_comments([line.strip() for line in sheet.source.lines[at + 1 : end]], formed=end < len(sheet)):
                sheet.leave_out("navigation", end, len(sheet))
                sheet.leave_out_each("navigation", sheet.fitting(sheet.filled(at), _BUTTON))
                sheet.note("comments", at, len(sheet), label=sheet.line(at), place="end")
            return


def _are_comments(lines: Sequence[str], *, formed: bool) -> bool:
    """Whether lines are readers' to the end: a day and a button to answer every few lines, and below the last button a day at once or nothing.

    Where the button to answer stood within the form below that is `formed`, it is gone from the last of them; reviews have none.
    """
    told = list(filter(None, lines))
    reviews = sum(map(bool, map(_REVIEWED.fullmatch, told)))
    if any(len(line) > _LONGEST for line in told):
        return False
    if reviews and _REVIEWED.fullmatch(told[0]):
        return reviews * _MOST >= len(told)
    buttons = [row for row, line in enumerate(told) if _BUTTON.fullmatch(line)]
    few = min(len(buttons) + formed, sum(map(_is_stamp, told)))
    if not few or few * _MOST < len(told):
        return False
    last = told[buttons[-1] + 1 :] if buttons else told
    return not last or (len(last) <= _MOST and any(map(_is_stamp, last[:_NEAR])))


def _is_stamp(line: str) -> bool:
    """Whether a line says when a reader wrote, at an hour or on a day."""
    stamped = _STAMP.fullmatch(line) or _REVIEWED.fullmatch(line)
    return stamped is not None or (len(line) <= _DAY and len(read_date(line)) > len("2019-03"))
