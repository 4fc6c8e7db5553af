"""WordPress: a post of a blog copied from its page, with its date above and the buttons, tags and comments below."""

import re

from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet

_DATE = r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}"
_POSTED = re.compile(rf"(?:(?:Posted|Published) (?:on )?)?({_DATE})(?:,? (?:by|[Pp]osted by) (\S.{{0,50}}))?")
_BUTTONS = re.compile(
    r"Share this:|\d+ Comments?|Share|Click to .{3,60}|(?:Twitter|Facebook|Tumblr|Pinterest|Reddit|Email|Print|LinkedIn|WhatsApp|Pocket|Telegram|More|X|Tweet)(?:\s*\(Opens in new window\))?"
    r"|Like this:|Like|Loading\.\.\.|Like Loading\.\.\.|Post navigation|(?:←|Previous(?: post)?:) ?\S.{0,100}|\S.{0,100} →|Next(?: post)?: ?\S.{0,100}"
    r"|Leave a (?:Reply|Comment)(?: Cancel reply)?|Leave a comment|Edit|Your email address will not be published\..{0,60}|Comment \*|Name \*|Email \*|Website|Post Comment|Notify me of new .{4,30}"
    r"|Posted in .{2,100}|Published by .{2,50}|View all posts by .{2,50}|Bookmark the permalink\.?",
    re.IGNORECASE,
)
_ASKS = re.compile(r"Share this:|Like this:|Like Loading\.\.\.|Post navigation|Posted in .{2,100}|Published by .{2,50}")
_TAGGED = re.compile(r"(?:Posted in (?P<shelf>.{2,80}?))?(?:Tagged|Tags:) ?(?P<tags>\S.{1,150})")
_READERS = re.compile(r"(?:\d+|One) (?:thoughts?|comments?|responses?|repl(?:y|ies)) (?:on|to) .{2,120}", re.IGNORECASE)
_HEAD, _TAIL = 4, 80  # lines with something on them
_MOST_RELATED = 12  # lines
_LONGEST_TITLE = 120


def unwrap(sheet: Sheet) -> None:
    """Take off the date with the title above it, and from the first button below the post on all that is the page's."""
    rows = list(sheet.filled())
    _read_head(sheet, rows[:_HEAD])
    tail = rows[-_TAIL:]
    first = next((at for at in tail if at not in rows[:_HEAD] and _ASKS.fullmatch(sheet.line(at))), len(sheet))
    readers = next((at for at in sheet.filled(first) if _READERS.fullmatch(sheet.line(at))), len(sheet))
    for at in sheet.filled(first):
        line = sheet.line(at)
        if line == "Related":
            _leave_out_related(sheet, at)
        elif match := _TAGGED.fullmatch(line):
            sheet.entry("tags", "", tuple(map(str.strip, match["tags"].split(","))), (at, at + 1), line)
        elif _BUTTONS.fullmatch(line) or _READERS.fullmatch(line):
            sheet.leave_out("navigation", at)
    sheet.note("comments", readers, len(sheet), place="end")


def _read_head(sheet: Sheet, rows: list[int]) -> None:
    """``TITLE`` over ``Posted on DATE by NAME``, or below it, where the blog's own name stands above."""
    at = next((at for at in rows if _POSTED.fullmatch(sheet.line(at))), -1)
    match = _POSTED.fullmatch(sheet.line(at))
    day = read_date(match[1]) if match else ""
    if match is None or not day or not (match[2] or sheet.line(at).startswith(("Posted", "Published"))):
        return
    title = sheet.back(at - 1)
    below = sheet.next(at + 1)
    if title < 0 or (title < at - 1 and sheet.run(below) == below + 1 and _could_name(sheet.line(below))):
        if title >= 0:
            sheet.entry(
                "publisher",
                "",
                sheet.line(rows[0]),
                (rows[0], title + 1),
                " ".join(map(sheet.line, sheet.filled(0, at))),
            )
        title = below
    sheet.take("title", title)
    sheet.entry("date", "", day, (at, at + 1), sheet.line(at))
    if match[2]:
        sheet.entry("author", "", match[2], (at, at + 1), " ")


def _could_name(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and line[-1] not in '.…,;"”' and any(map(str.isalpha, line))


def _leave_out_related(sheet: Sheet, at: int) -> None:
    """Other posts, each with its date and its shelf: as far as the next button."""
    for number, below in enumerate(list(sheet.filled(at))):
        if number > _MOST_RELATED or (
            number and (_BUTTONS.fullmatch(sheet.line(below)) or _TAGGED.fullmatch(sheet.line(below)))
        ):
            return
        sheet.leave_out("navigation", below)
