"""DeviantArt: a text copied from its page, under its figures and above what other members say."""

import re
from itertools import islice

from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet, parts_of

_OVER = "Literature Text"
_JOIN = re.compile(r"Join the community to add your comment\. Already a deviant\? Log In", re.IGNORECASE)
_COMMENTS = re.compile(r"Comments ?\d*")
_PUBLISHED = re.compile(r"(Published:) ?(\S.{4,30})")
_BY = re.compile(r"(by):? ?(\S{1,40})?", re.IGNORECASE)
_FIGURES = re.compile(
    r"\d[\d.,]*K? (?:Favou?rites?|Comments?|Views?|Collected)|(?:Watch(?:ing)?){1,2}|Deviation Actions|Add to Favou?rites|Comment|Share|Download|More|by",
    re.IGNORECASE,
)
_OF_PAGE = re.compile(
    r".{1,40}[’']s avatar|Join the community .*|Reply|Like|\d+ Likes?|Reply\s*·.*|Comments ?\d*|.{0,40}\|\s?(?:Hobbyist|Student|Professional).*",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"© \d{4}(?: ?[-–] ?\d{4})? \S{1,40}")
_HEAD, _NEAR = 24, 6  # lines with something on them


def unwrap(sheet: Sheet) -> None:
    """Take off title, writer, day and figures above the text, and keep what stands below it as notes."""
    over = next((at for at in islice(sheet.filled(), _HEAD) if sheet.line(at) == _OVER), -1)
    if over >= 0:
        _read_head(sheet, over)
    join = next(sheet.fitting(sheet.filled(over + 1), _JOIN), -1)
    if join < 0:
        return
    above = [at for at in sheet.filled(max(0, join - 3 * _NEAR), join) if sheet.fits(at, _COMMENTS, _OF_PAGE)]
    foot = above[0] if above else join
    rights = sheet.back(foot - 1)
    if sheet.fits(rights, _RIGHTS):
        sheet.note("rights", rights, rights + 1, place="end")
    told = next(
        (
            at
            for at in islice(reversed(list(sheet.filled(over + 1, foot))), 2 * _NEAR)
            if sheet.line(at) == "Description"
        ),
        -1,
    )
    if told >= 0:
        sheet.note("authors-note", told, foot, label="Description", place="end")
    sheet.keep_comments(foot, _OF_PAGE)


def _read_head(sheet: Sheet, over: int) -> None:
    """What stands above the line that says that the text begins."""
    rows = list(sheet.filled(0, over))
    sheet.leave_out("navigation", over)
    if rows and sheet.reads_as_title(rows[0]):
        sheet.take("title", rows.pop(0))
    while rows:
        at = rows.pop(0)
        line = sheet.line(at)
        by = sheet.fits(at, _BY)
        if match := sheet.fits(at, _PUBLISHED):
            day = read_date(match[2])
            sheet.entry("date" if day else "", match[1].rstrip(":"), day or match[2], at, match[2])
        elif by and by[2]:
            sheet.entry("author", by[1], by[2], at, by[2])
        elif by and rows:
            name = rows.pop(0)
            sheet.entry("author", by[1], sheet.line(name), (at, name + 1), sheet.line(name))
        elif _FIGURES.fullmatch(line):
            sheet.leave_out("statistics", at)
        elif not rows and " " in line and line == line.lower():
            sheet.entry("tags", "", tuple(parts_of(line.replace(" ", ","))), at, line)
