"""Substack: a post copied from its page, with the newsletter's name above, boxes to subscribe in it, and comments below."""

import re

from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet

_DAY = re.compile(r"[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?")
_BUTTONS = re.compile(
    r"\d[\d,.]*(?: (?:Likes?|Comments?|Restacks?)(?: ?∙.{0,60})?)?|READ IN APP|Like|Comment|Restack|Unsubscribe|View this post on the web at https?://\S+|\d{2,5} [A-Z].{5,60} CA 9\d{4}|Share(?: this post)?|Subscribe|Subscribed|Sign in|∙ Paid|∙ Preview|∙|Listen(?: to post)?(?: ?· ?\d+:\d\d)?|Upgrade to paid|Previous|Next|Give a gift subscription|Leave a comment|Get more from .{2,60} in the Substack app"
)
_PITCH = re.compile(
    r"(?:Thanks for reading .{2,80}! |.{2,80} is a reader-supported publication\. ).{0,100}\b[Ss]ubscrib.{0,120}"
)
_BOX = re.compile(r"Type your email(?:\.\.\.|…)")
_BELOW = re.compile(r"Discussion about this (?:post|podcast)")
_PAGE = re.compile(
    r"Comments|Restacks|User's avatar|Write a comment(?:\.\.\.|…)|Top|Latest|Discussions|No posts|Ready for more\?|Privacy ∙ Terms.{0,40}|Start (?:your Substack|[Ww]riting)|Get the app|Substack is the home for .{3,40}|© \d{4} .{2,60}|Expand full comment|See all"
)
_SENT = re.compile(
    r"READ IN APP|View this post on the web at https?://\S+|.{2,80} is a reader-supported publication\. To receive new posts .{0,120}"
)
"""What stands in a post that was sent by mail."""
_HEAD = 12  # lines with something on them


def unwrap(sheet: Sheet) -> None:
    """Take off the newsletter's name, title, author and date, the boxes, and from the discussion on what readers wrote."""
    _read_head(sheet)
    for at in [*sheet.fitting(sheet.filled(), _BOX)]:
        _leave_out_box(sheet, at)
    for at in [at for at in sheet.filled() if "ubscrib" in sheet.lines[at] and sheet.fits(at, _PITCH)]:
        if sheet.fits(below := sheet.next(at + 1), _BUTTONS):
            sheet.leave_out("navigation", at, below + 1)
    sheet.leave_out_each("navigation", sheet.fitting(sheet.filled(), _SENT))
    below = next(sheet.fitting(sheet.filled(), _BELOW), len(sheet))
    sheet.keep_comments(below, _BELOW, _PAGE)
    sheet.leave_out_upward(_BUTTONS, _PAGE)


def _read_head(sheet: Sheet) -> None:
    """The newsletter, where it stands apart, the title, a line below it, the author, the day, and the counts."""
    rows = list(sheet.filled())[:_HEAD]
    day = next(sheet.fitting(rows[2:], _DAY), -1)
    above = [at for at in rows if at < day and not sheet.fits(at, _BUTTONS)]
    if len(above) < 2:
        return
    for at in rows:
        if at < day and at not in above:
            sheet.leave_out("navigation", at)
    *named, author = above
    if sheet.has("title"):  # as the subject of the mail has it
        sheet.entries = [one._replace(name="") if one.name in ("title", "author") else one for one in sheet.entries]
    sheet.take("author", author)
    sheet.entry("date", "", read_date(sheet.line(day)) or sheet.line(day), day, sheet.line(day))
    pitched = any(sheet.line(named[0]) in sheet.line(at) for at in sheet.filled(day) if "ubscrib" in sheet.lines[at])
    if named[1:] and (pitched or not sheet.line(named[0] + 1)):
        sheet.take("publisher", named[0])
        named.pop(0)
    sheet.take("title", named[0])
    if named[1:]:
        sheet.entry("description", "", sheet.text(named[1], named[-1] + 1), (named[1], named[-1] + 1))
    while (day := sheet.next(day + 1)) < len(sheet) and sheet.fits(day, _BUTTONS):
        sheet.leave_out("navigation", day)


def _leave_out_box(sheet: Sheet, at: int) -> None:
    """A box to subscribe in, with what it says."""
    above, below = sheet.back(at - 1), sheet.next(at + 1)
    for row in (above, at, below):
        if row == at or sheet.fits(row, _PITCH) or sheet.line(row) in ("Subscribe", "Subscribed"):
            sheet.leave_out("navigation", row)
