"""Literotica: a story copied from its page, under the box of its figures and above its readers' votes."""

import re
from itertools import takewhile

from storybind.text.sources.sheet import Sheet, parts_of

_COUNT = r"\d[\d.,]*[km]?"
_BOX = re.compile(
    r"Story Info|Share this Story|(?:Default )?Font (?:Size|Spacing|Face)|Reading Theme|Default Theme.{0,20}|You need to Log ?[Ii]n or Sign ?[Uu]p to have .{10,90}"
    r"|(?:PUBLIC )?BETA|Note: You can change font size, .{10,120}|You can temporarily switch back to .{10,200}|Click here|A[+-]?|Follow|tag[A-Z].{2,120}"
)
_FIGURES = re.compile(
    rf"{_COUNT}(?: [Ww]ords)?|Part \d+ of the \d+ part series|(?:Updated|Created):? \d\d/\d\d/\d{{4}}|[\d.]+ ?/ ?5"
)
_BY = re.compile(r"([Bb]y)\s*(\S.{0,60}?)\s?(?:©)?")
_WRITTEN = re.compile(r"(Written by:) ?(\S.{0,60})")
_FOOT = re.compile(
    r"Written by: ?\S.{0,60}|Please [Rr]ate [Tt]his (?:[Ss]ubmission|[Ss]tory):?.{0,20}|Story Tags:?.{0,300}|Recent Comments|Load More Comments|Share this Story"
)
_BUTTONS = re.compile(
    r"Please [Rr]ate [Tt]his (?:[Ss]ubmission|[Ss]tory):?.{0,20}|(?:\d\s*){5}|Recent Comments|Load More Comments|Share this Story|Add a Comment|Favou?rite|Show More|Similar [Ss]tories"
    r"|The author would appreciate your feedback\.?"
)
_PAGES = re.compile(r"(?:(?:Previous|Next|Prev|\d{1,3}|…|\.\.\.)\s*)+")
_HEAD, _TAIL = 70, 40  # lines, and lines with something on them
_LONGEST_BLURB = 160  # characters


def unwrap(sheet: Sheet) -> None:
    """Take off title, byline and figures, the buttons below, the tags, and what readers wrote."""
    _read_head(sheet)
    _read_foot(sheet)


def _read_head(sheet: Sheet) -> None:
    """What stands above the last line of the page's box: the title first, and the line under the box's name is its blurb."""
    rows = list(takewhile(lambda at: not _is_prose(sheet.line(at)), sheet.filled(0, _HEAD)))
    box = [*sheet.fitting(rows, _BOX)]
    if not box:
        return
    rows = [at for at in rows if at <= box[-1]]
    named = [at for at in rows if at not in box and not sheet.fits(at, _FIGURES)]
    titles = [at for at in named if not any(up < at and sheet.line(up) == "Story Info" for up in box)]
    by = next(sheet.fitting(titles[1:], _BY), -1)
    for at in rows:
        line = sheet.line(at)
        if at in titles[:1]:
            sheet.take("title", at)
        elif at == by and (match := _BY.fullmatch(line)):
            sheet.entry("author", match[1], match[2], at, line[len(match[1]) :].strip())
        elif at in named and at not in titles and not sheet.has("description"):
            sheet.take("description", at)
        elif at not in named:
            sheet.leave_out("navigation" if at in box else "statistics", at)


def _is_prose(line: str) -> bool:
    """Whether a line of the head is the story's first: long, or said, and none of the box's."""
    return (len(line) > _LONGEST_BLURB or line[0] in '"“') and not _BOX.fullmatch(line)


def _read_foot(sheet: Sheet) -> None:
    """From the first line that asks for a vote: the author's name once more, the tags, buttons, and comments."""
    rows = list(sheet.filled())
    first = next((at for at in rows[-_TAIL:] if sheet.fits(at, _FOOT) and at > rows[len(rows) // 3]), -1)
    if first < 0:
        return
    sheet.leave_out_upward(_PAGES, end=first)
    below = list(sheet.filled(first))
    comments = next((at for at in below if sheet.line(at) == "Recent Comments"), len(sheet))
    for at in below:
        line = sheet.line(at)
        if (match := _WRITTEN.fullmatch(line)) and not sheet.has("author"):
            sheet.entry("author", match[1], match[2], at)
        elif match:
            sheet.leave_out("repeated", at)
        elif line.startswith("Story Tags") and (tags := line.partition(":")[2]):
            sheet.entry("tags", "Story Tags", parts_of(tags), at, tags.strip())
        elif _BUTTONS.fullmatch(line):
            sheet.leave_out("navigation", at)
    sheet.note("comments", comments, len(sheet), place="end")
