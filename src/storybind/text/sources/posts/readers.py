"""Readers' comments below a story, on any page: their count, who wrote each and when, and the button to answer."""

import re
from collections.abc import Sequence
from itertools import islice

from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet

_HEAD = re.compile(
    r"\d{1,4} (?:comments?|reviews?)(?: (?:on|to) .{2,120})?:?|(?:Reader )?(?:Comments|Reviews) ?\(\d{1,4}\):?"
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
_NEAR = 3  # lines below the count in which the first of them says when it was written
_MOST = 6  # lines of the last comment, and of all comments on the average
_LONGEST = 600  # characters of a paragraph
_DAY = 24  # characters of a day without an hour


def unwrap(sheet: Sheet) -> None:
    """Keep what readers wrote as a note, from the last count on below which somebody wrote on a day, and can be answered."""
    for at in reversed([*sheet.filled()]):
        if sheet.fits(at, _HEAD) and any(map(_STAMP.fullmatch, map(sheet.line, islice(sheet.filled(at + 1), _NEAR)))):
            if _are_comments([line.strip() for line in sheet.source.lines[at + 1 :]]):
                sheet.leave_out_each("navigation", sheet.fitting(sheet.filled(at), _BUTTON))
                sheet.note("comments", at, len(sheet), label=sheet.line(at), place="end")
            return


def _are_comments(lines: Sequence[str]) -> bool:
    """Whether lines are readers' to the end: a day and a button to answer every few lines, and below the last button a day at once or nothing."""
    told = list(filter(None, lines))
    buttons = [row for row, line in enumerate(told) if _BUTTON.fullmatch(line)]
    few = min(len(buttons), sum(map(_is_stamp, told)))
    if not few or few * _MOST < len(told) or any(len(line) > _LONGEST for line in told):
        return False
    last = told[buttons[-1] + 1 :]
    return not last or (len(last) <= _MOST and any(map(_is_stamp, last[:_NEAR])))


def _is_stamp(line: str) -> bool:
    """Whether a line says when a reader wrote, at an hour or on a day."""
    return _STAMP.fullmatch(line) is not None or (len(line) <= _DAY and len(read_date(line)) > len("2019-03"))
