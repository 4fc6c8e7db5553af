"""WordPress: a post of a blog copied from its page, with its date above and the buttons, tags and comments below."""

import re

from storybind.text.front.names import is_name
from storybind.text.sources.dates import read_date
from storybind.text.sources.posts.page import TELLS
from storybind.text.sources.sheet import BYLINE, Sheet, parts_of
from storybind.text.tables.buttons import MENU, SHELVES, fold_button

_DATE = r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}"
_COMMENTS = r"(?:Leave a (?:[Cc]omment|[Rr]eply)|(?:\d+|No) [Cc]omments?)"
_POSTED = re.compile(
    rf"(?:(?:Posted|Published) (?:on )?)?(?P<day>{_DATE})(?:,? (?:by|[Pp]osted by) (?P<name>\S.{{0,50}}))?"
)
_PROVEN = tuple(
    map(
        re.compile,
        (
            rf"(?:Posted|Published) (?:on )?(?P<day>{_DATE}),? by (?P<name>\S.{{0,50}})",
            rf"(?:Posted|Published) by (?P<name>\S.{{0,50}}?),? on (?P<day>{_DATE})",
            rf"[Bb]y (?P<name>\S.{{0,50}}?),? on (?P<day>{_DATE})(?:,? in [^.]{{2,80}})?[.,|]? {_COMMENTS}",
            rf"(?P<day>{_DATE}) [/|·] (?P<name>[^/|·]{{2,50}}) [/|·] {_COMMENTS}",
        ),
    )
)
"""Rows that say who posted something and when: under a title such a row is a blog's, whatever else of the page was copied."""
_BUTTONS = re.compile(
    r"Share this:|\d+ Comments?|Share|Click to .{3,60}|(?:Twitter|Facebook|Tumblr|Pinterest|Reddit|Email|Print|LinkedIn|WhatsApp|Pocket|Telegram|More|X|Tweet)(?:\s*\(Opens in new window\))?"
    r"|Like this:|Like|Loading\.\.\.|Like Loading\.\.\.|Post navigation|(?:←|Previous(?: post)?:) ?\S.{0,100}|\S.{0,100} →|Next(?: post)?: ?\S.{0,100}"
    r"|Leave a (?:Reply|Comment)(?: Cancel reply)?|Leave a comment|Edit|Your email address will not be published\..{0,60}|Comment \*|Name \*|Email \*|Website|Post Comment|Notify me of new .{4,30}"
    r"|Posted in .{2,100}(?<![.!?])|Published by .{2,50}|View all posts by .{2,50}|Bookmark the permalink\.?|Blog at WordPress\.com\.?|Proudly powered by WordPress",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"Share this:|Like this:|Like Loading\.\.\.|Post navigation|Posted in .{2,100}(?<![.!?])|Published by .{2,50}"
)
_TAGGED = re.compile(
    rf"(?:Posted in (?P<shelf>.{{2,80}}?))?(?:Tagged|Tags:) ?(?P<tags>\S.{{1,150}}?)(?: ?[|·] ?{_COMMENTS})?"
)
_READERS = re.compile(r"(?:\d+|One) (?:thoughts?|comments?|responses?|repl(?:y|ies)) (?:on|to) .{2,120}", re.IGNORECASE)
_PARAGRAPH = 40  # characters of one of the story's, at least
_HEAD, _TAIL = 4, 80  # lines with something on them
_PROVEN_HEAD = 8  # the same, where a row proves itself
_LONGEST = 80  # characters of a line above that row
_MOST_RELATED = 12  # lines
_LONGEST_FOOT = 12  # lines with something on them
_RUNS = re.compile(
    r"(?:[.,|]? ?(?:Blog at WordPress\.com|Proudly powered by WordPress|Powered by WordPress)\b.{0,60})?"
)


def unwrap(sheet: Sheet) -> None:
    """Take off the date with the title above it, and from the first button below the post on all that is the page's."""
    rows = list(sheet.filled())
    tail = rows[-_TAIL:]
    told = _last_told(sheet, tail)
    first = next((at for at in tail if at > told and at not in rows[:_HEAD] and sheet.fits(at, _ASKS)), len(sheet))
    if not _read_proven(sheet, rows[:_PROVEN_HEAD]) and first < len(sheet):
        _read_head(sheet, rows[:_HEAD], first)
    readers = next(sheet.fitting(sheet.filled(first), _READERS), len(sheet))
    for at in sheet.filled(first):
        line = sheet.line(at)
        if line == "Related":
            _leave_out_related(sheet, at)
        elif match := _TAGGED.fullmatch(line):
            sheet.entry("tags", "", parts_of(match["tags"]), at, line)
        elif _BUTTONS.fullmatch(line) or _READERS.fullmatch(line):
            sheet.leave_out("navigation", at)
    sheet.note("comments", readers, len(sheet), place="end")


def _last_told(sheet: Sheet, rows: list[int]) -> int:
    """The last line of the story itself where it goes on below such buttons, as one does that tells of a screen; -1 where it does not.

    One paragraph below them may be the writer's card, and what readers wrote is no story.
    """
    first = next(sheet.fitting(rows, _ASKS), len(sheet))
    readers = next(sheet.fitting((at for at in rows if at > first), _READERS), len(sheet))
    told = [at for at in rows if first < at < readers and _ends_told(sheet.line(at))]
    return told[-1] if len(told) > 1 else -1


def _ends_told(line: str) -> bool:
    return len(line) >= _PARAGRAPH and line.endswith((".", "!", "?", "”", '"')) and _BUTTONS.fullmatch(line) is None


def _read_proven(sheet: Sheet, rows: list[int]) -> bool:
    """``TITLE`` over a row that proves itself, and over that title the site's name and menu; whether they were found.

    A story told in posts has several such rows, and a title may stand below; what has a byline above, or tells something, is a story's beginning.
    """
    at = next(sheet.fitting(rows, *_PROVEN), -1)
    match = next(filter(None, (sheet.fits(at, row) for row in _PROVEN)), None) if at >= 0 else None
    if match is None or not (day := read_date(match["day"])) or not is_name(match["name"]):
        return False
    *above, title = [row for row in rows if row < at] or [-1]
    if title < 0 or not sheet.reads_as_title(title) or any(_tells(sheet.line(row)) for row in above):
        return False
    if sheet.could_be_title(sheet.next(at + 1)) or next(sheet.fitting(sheet.filled(at + 1), *_PROVEN), 0):
        return False
    named = [
        row for row in above if not SHELVES.fullmatch(sheet.line(row)) and fold_button(sheet.line(row)) not in MENU
    ]
    if named:
        sheet.take("publisher", named[0])
    sheet.leave_out_each("navigation", [row for row in above if row not in named[:1]])
    sheet.take("title", title)
    sheet.entry("date", "", day, at, sheet.line(at))
    sheet.entry("author", "", match["name"], at, " ")
    return True


def _tells(line: str) -> bool:
    if fold_button(line) in MENU:
        return False
    return len(line) > _LONGEST or TELLS.fullmatch(line) is not None or BYLINE.fullmatch(line) is not None


def _read_head(sheet: Sheet, rows: list[int], end: int) -> None:
    """``TITLE`` over ``Posted on DATE by NAME``, or below it, where the name of the blog stands above and at the foot."""
    at = next(sheet.fitting(rows, _POSTED), -1)
    match = sheet.fits(at, _POSTED)
    day = read_date(match["day"]) if match else ""
    if match is None or not day or not (match["name"] or sheet.line(at).startswith(("Posted", "Published"))):
        return
    title, below = sheet.back(at - 1), sheet.next(at + 1)
    foot = _site_below(sheet, sheet.line(rows[0]), end)
    if title >= 0 and foot < len(sheet) and sheet.could_be_title(below):
        sheet.leave_out("repeated", foot)
        above = " ".join(map(sheet.line, sheet.filled(0, at)))
        sheet.entry("publisher", "", sheet.line(rows[0]), (rows[0], title + 1), above)
        title = below
    if title >= 0 and (title == rows[0] or not sheet.line(title)[0].islower()):  # else what a site says below its name
        sheet.take("title", title)
    sheet.entry("date", "", day, at, sheet.line(at))
    if match["name"]:
        sheet.entry("author", "", match["name"], at, " ")


def _site_below(sheet: Sheet, name: str, end: int) -> int:
    """The line at the foot of the page that has a name as well, alone or with what runs the site; the length where none is there."""
    foot = list(sheet.filled(end))[-_LONGEST_FOOT:]
    named = (at for at in foot if sheet.line(at).startswith(name))
    return next((at for at in named if _RUNS.fullmatch(sheet.line(at)[len(name) :])), len(sheet))


def _leave_out_related(sheet: Sheet, at: int) -> None:
    """Other posts, each with its date and its shelf: as far as the next button."""
    for number, below in enumerate(list(sheet.filled(at))):
        if number > _MOST_RELATED or (number and sheet.fits(below, _BUTTONS, _TAGGED)):
            return
        sheet.leave_out("navigation", below)
