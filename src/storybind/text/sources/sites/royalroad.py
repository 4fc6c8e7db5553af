"""Royal Road: a chapter copied from its page, with the author's notes above and below."""

import re
from itertools import pairwise

from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import BYLINE, Sheet
from storybind.text.tables.notes import talks_of_writing

_NOTE = re.compile(r"A note from [^\s.!?;:,][^.!?;:,]{0,40}")
_BUTTONS = re.compile(
    r"(?:Royal Road|Home|Fictions|Forums|Sign [Uu]p|Log [Ii]n|Home / Fictions? / .{1,200}|(?:← ?|< ?)?(?:Previous|Next)(?: Chapter)?(?: ?→| ?>)?|Donate via .{2,30}|Share on .{2,30}|Rate(?: Chapter| it)?|Log in to comment|Fiction(?: Page| Index)?|Index|Report(?: Chapter)?|Advertisement|Remove|Follow(?: Author)?|Donate|Favou?rite|Read Later|About the author|Bio:?|Achievements|Reader Settings|Bookmark|Chapter|Comments? ?\(\d+\)|Support [\"“].*[\"”]|Chapter List)"
)
_TURNS = re.compile(r"(?:← ?|< ?)?Previous Chapter|Fiction (?:Page|Index)|Next Chapter(?: ?→| ?>)?|Report Chapter")
_THIEVES = re.compile(
    r"(?=.*(?:Royal ?Road|Amazon))(?=.*(?:stolen|unlawfully|misappropriated|pilfered|illicitly|without (?:permission|consent|the author)|unauthori[sz]ed|reports? (?:it|any|the)))\S.{20,220}",
    re.IGNORECASE,
)
_OVER_FOOT = re.compile(rf"{_BUTTONS.pattern}|Patreon|PayPal|RSS|Chapter Fiction|Index Next")
_FOOT_OF_SITE = re.compile(r"Royal Road® (?:©|is the home).*")
_BIO = ("Bio: ", "About the author: ")
_UNDER_HEADING = 3  # lines from a chapter's heading down to the button that turns a page
_HEAD = 14  # lines
_FOOT = 12  # lines
_MOST_WORDS = 400  # of a note


def unwrap(sheet: Sheet) -> None:
    """Take off the byline, the notes, the buttons, and the sentences against thieves."""
    _leave_out_foot(sheet)
    notes = [*sheet.fitting(sheet.filled(), _NOTE)]
    if notes:
        _read_head(sheet)
    for at, below in reversed([*pairwise((*notes, len(sheet)))]):
        _read_note(sheet, at, below)
    rows = list(sheet.filled())
    if notes or any(sheet.fits(at, _TURNS) for at in rows):
        _clear_up(sheet, rows)
    for at in rows:
        line = sheet.lines[at]
        if len(line) < 260 and ("Royal" in line or "Amazon" in line) and _THIEVES.fullmatch(line.strip()):
            sheet.leave_out("navigation", at)


def _leave_out_foot(sheet: Sheet) -> None:
    """Leave out what stands below the last chapter of a whole page: who wrote it, what readers say, and the site's small print."""
    rows = list(sheet.filled())
    cards = [at for at in rows if sheet.line(at) == "About the author"]
    if not cards or not any(_FOOT_OF_SITE.fullmatch(sheet.line(at)) for at in rows if at > cards[-1]):
        return
    sheet.leave_out_upward(_OVER_FOOT, end=cards[-1])
    for at in rows:
        if at >= cards[-1] and not sheet.line(at).startswith(_BIO):
            sheet.leave_out("navigation", at)


def _read_heading_over_buttons(sheet: Sheet, rows: list[int]) -> None:
    """The line over the first button of a page is its chapter's heading, whatever it is called, where the story's title and author stand above it."""
    button = next((at for at in rows[:_HEAD] if sheet.line(at) == "Fiction Page"), -1)
    over = sheet.back(button - 1)
    turned = any(_TURNS.fullmatch(sheet.line(at)) for at in rows if button < at <= button + _UNDER_HEADING)
    if turned and over > rows[0] and over + 1 not in sheet.headings and not sheet.fits(over, _BUTTONS, BYLINE):
        named = sheet.line(sheet.back(over - 1)) == "by" or _is_author(sheet, over)
        if not named:
            sheet.heading(over)


def _clear_up(sheet: Sheet, rows: list[int]) -> None:
    """Leave the buttons out, those of each chapter and those of the page, and keep what the page says of the author."""
    _read_heading_over_buttons(sheet, rows)
    for at in rows[-_FOOT:]:
        if sheet.line(sheet.back(at - 1)) == "About the author" and _is_author(sheet, at):
            sheet.leave_out("repeated", at)
    sheet.leave_out_each("navigation", sheet.fitting((*rows[:_HEAD], *rows[-_FOOT:]), _BUTTONS))
    sheet.leave_out_each("navigation", sheet.fitting(rows, _TURNS))
    for at in rows[-_FOOT:]:
        if sheet.line(at).startswith(_BIO):
            sheet.note("authors-note", at, at + 1, label=sheet.line(at).partition(":")[0], place="end")


def _is_author(sheet: Sheet, at: int) -> bool:
    """Whether a line is the name of the author, who is known."""
    return any(entry.name == "author" and entry.value == sheet.line(at) for entry in sheet.entries)


def _read_head(sheet: Sheet) -> None:
    """``Title / Chapter / by NAME``: the heading is the line above the byline, the title what stands above that.

    Where a heading stands below the byline, the title is above it.
    """
    by = next(sheet.fitting(sheet.filled(0, _HEAD), BYLINE), -1)
    heading = sheet.back(by - 1) if by > 0 else -1
    if heading < 0:
        return
    match = sheet.fits(by, BYLINE)
    assert match is not None  # looked for above
    sheet.entry("author", match[1], match[2], by)
    for again in [at for at in sheet.filled(by + 1) if sheet.line(at) == match[0]]:
        sheet.leave_out("repeated", again)
        if read_heading(sheet.line(sheet.back(again))):
            sheet.heading(sheet.back(again))
    below = sheet.next(by + 1)
    if below < len(sheet) and read_heading(sheet.line(below)) and not read_heading(sheet.line(heading)):
        sheet.take("title", heading)
        sheet.heading(below)
        return
    title = sheet.back(heading - 1)
    if title >= 0 and not sheet.fits(title, _BUTTONS):
        sheet.take("title", title)
        sheet.heading(heading)
    elif read_heading(sheet.line(heading)):
        sheet.heading(heading)


def _is_above(sheet: Sheet, at: int) -> bool:
    """Whether a note stands over its chapter: at the top of the text, or right under a heading."""
    above = sheet.back(at - 1)
    while above >= 0 and sheet.fits(above, _BUTTONS, BYLINE):
        above = sheet.back(above - 1)
    return above < 0 or _is_heading(sheet, above)


def _is_heading(sheet: Sheet, at: int) -> bool:
    return at + 1 in sheet.headings or read_heading(sheet.line(at)) is not None


def _find_end(sheet: Sheet, at: int) -> tuple[int, int]:
    """The heading below a note, or the end of the text, and the words down to there; where they are too many, no further."""
    words = 0
    for below in sheet.filled(at + 1):
        if _is_heading(sheet, below):
            return below, words
        words += len(sheet.line(below).split())
        if words > _MOST_WORDS:
            return below + 1, words
    return len(sheet), words


def _read_note(sheet: Sheet, at: int, below: int) -> None:
    """A note to the end of the text or the next heading; one above a story is a paragraph, and those that speak of the writing.

    So is one with another note `below` it under the same heading: a story may stand between them.
    """
    end, words = _find_end(sheet, at)
    if _is_above(sheet, at) or words > _MOST_WORDS or below < end:
        first = sheet.next(at + 1)
        end = sheet.run(first)
        while (below := sheet.next(end)) < len(sheet) and talks_of_writing(sheet.text(below, sheet.run(below))):
            end = sheet.run(below)
    sheet.leave_out_upward(_BUTTONS, end=end)
    sheet.note("authors-note", at, sheet.back(end - 1) + 1, label=sheet.line(at))
