"""A newsletter by mail: the way to see it in a browser above its name and its issue, and the way out of it below."""

import re
from itertools import islice

from storybind.text.front.by_name import read_byline
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.lines import SALUTE, fits
from storybind.text.tables.marks import is_mark

_ABOVE = re.compile(
    r"(?:View|Read|Open|See) (?:this (?:e-?mail|newsletter|message|issue|post) |it )?(?:in (?:your |a |the )?(?:web ?)?browser|online|on the web)(?:(?: at)?:? ?https?://\S+|\.)?|(?:View )?web version(?::? https?://\S+)?",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:You(?:['’]re| are) (?:receiving|getting) this (?:e-?mail|newsletter|message)\b.{0,160}|You received this (?:e-?mail|newsletter|message)\b.{0,160}|Unsubscribe(?: from this list| here| instantly)?(?::? ?https?://\S+|\.)?|(?:Update|Manage|Change) (?:your )?(?:(?:e-?mail |subscription )?preferences|subscription)\.?|Forward (?:this (?:e-?mail )?)?to a friend|Our mailing address is:?|Want to change how you receive these emails\?|(?:Copyright )?© ?\d{4} .{2,80}|Copyright © \d{4}.{2,100}|[|·•]|Powered by \S.{0,30}|Was this (?:e-?mail|newsletter) forwarded to you\?.{0,80})",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"(?:Issue|No\.?|Number|Vol\.?|#) ?\d{1,4}\b.{0,40}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}")
_HEAD = 8  # lines with something on them
_LONGEST = 80  # characters
_GREETING = 40  # characters of a line that greets
_LETTER = 16  # lines of what stands over the story


def unwrap(sheet: Sheet) -> None:
    """Leave the ways in and out of it, and keep what the newsletter is called and which issue it is."""
    rows = list(islice(sheet.filled(), _HEAD))
    sheet.leave_out_each("navigation", sheet.fitting(rows, _ABOVE))
    sheet.leave_out_upward(_BELOW)
    _read_greeting(sheet)
    by = next((at for at in rows if read_byline(sheet.line(at))), -1)
    above = [at for at in rows if at < by and sheet.line(at)]
    if len(above) < 2 or any(len(sheet.line(at)) > _LONGEST for at in above):
        return
    issues = [at for at in above[:-1] if sheet.fits(at, _ISSUE)]
    names = [at for at in above[:-1] if at not in issues]
    if len(names) == 1:
        sheet.take("publisher", names[0])
        for at in issues:
            sheet.take("", at)


def _read_greeting(sheet: Sheet) -> None:
    """What is said to those who get it, over a rule, below which the story's title stands."""
    top = sheet.next(0)
    if not (len(sheet.line(top)) <= _GREETING and fits(SALUTE, sheet.line(top))):
        return
    over = list(islice(sheet.filled(top), _LETTER))
    rule = next((at for at in over if is_mark(sheet.line(at))), -1)
    title = sheet.next(rule + 1)
    if rule > top and sheet.could_be_title(title):
        sheet.note("authors-note", top, rule, place="front")
        sheet.mark(rule)
        sheet.take("title", title)
