"""eFiction, the program of many small archives: a story copied from its page for printing."""

import re

from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet

_NAMED = re.compile(r"(\S.{0,120}?) by (\S.{0,60})")
_CHAPTERS = re.compile(
    r"(Chapters): ?(\d+)\s+(Completed): ?(Yes|No)\b(?:\s+(Word count): ?([\d,]+))?\s*(Read: ?[\d,]+)?"
)
_WORDS = re.compile(r"(Word count): ?([\d,]+)\s+(Read: ?[\d,]+)")
_DAYS = re.compile(r"(Published): ?(\S.{3,20}?)\s+(Updated): ?(\S.{3,20})")
_LISTED = re.compile(r"\d{1,3}\. (\S.{0,160})")
_ARCHIVED = re.compile(r"(This story archived at) (https?://\S+)")
_HEAD = 60  # lines


def unwrap(sheet: Sheet) -> None:
    """Take title and author, the counts and days, the list of chapters, and say which lines head them."""
    top = sheet.next(0)
    named = sheet.fits(top, _NAMED)
    author = named[2] if named else ""
    if named:
        sheet.entry("title", "", named[1], top, sheet.line(top))
        sheet.entry("author", "", author, top, " ")
    for at in sheet.filled(top + 1, _HEAD):
        _read_facts(sheet, at)
    end = sheet.back(len(sheet) - 1)
    if found := sheet.fits(end, _ARCHIVED):
        sheet.entry("source_url", found[1], found[2], end)
    if author:
        _read_chapters(sheet, author)


def _read_facts(sheet: Sheet, at: int) -> None:
    """A line of two or three facts, of which how often it was read is the site's."""
    line = sheet.line(at)
    if match := _CHAPTERS.fullmatch(line):
        sheet.leave_out_of("statistics", at, match[7] or "")
        sheet.entry("chapters_total", match[1], match[2], at)
        sheet.entry("status", match[3], match[4], at)
        if match[6]:
            sheet.entry("words", match[5], match[6].replace(",", ""), at, match[6])
    elif match := _WORDS.fullmatch(line):
        sheet.leave_out_of("statistics", at, match[3])
        sheet.entry("words", match[1], match[2].replace(",", ""), at, match[2])
    elif (match := _DAYS.fullmatch(line)) and (day := read_date(match[2])) and (last := read_date(match[4])):
        sheet.entry("date", match[1], day, at, match[2])
        sheet.entry("updated", match[3], last, at, match[4])


def _read_chapters(sheet: Sheet, author: str) -> None:
    """Headings that say whose the chapter is, and the list of them above the first."""
    by = f" by {author}"
    heads = [
        at for at in sheet.filled() if sheet.line(at).endswith(by) and not (sheet.line(at - 1) or sheet.line(at + 1))
    ]
    titles = {sheet.line(at) for at in heads}
    for at in heads:
        listed = sheet.fits(at, _LISTED)
        if listed and listed[1] in titles:
            sheet.leave_out("contents", at)
        else:
            sheet.leave_out_of("repeated", at, by)
            sheet.heading(at)
