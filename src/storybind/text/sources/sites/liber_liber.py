"""Liber Liber: an Italian book below what the library says of its file."""

import re

from storybind.text.sources.sheet import Sheet

_HEAD = re.compile(r"QUESTO E-(?:BOOK|TEXT):?")
_TITLE, _AUTHOR = re.compile(r"TITOLO: ?(\S.{0,120})"), re.compile(r"AUTORE: ?(\S.{0,80})")
_LABEL = re.compile(r"(?:\d+a )?[A-ZÀ-Ý][A-ZÀ-Ý'’ -]{3,40}:.*")
_OF_LIBRARY = re.compile(r"liber ?liber|progetto Manuzio|e-text|affidabilità", re.IGNORECASE)
_MOST_RUNS = 24


def unwrap(sheet: Sheet) -> None:
    """Read title and author, and keep all that the library says above the book as its terms."""
    start = next(sheet.fitting(sheet.filled(), _HEAD), -1)
    end = start + 1
    for _ in range(_MOST_RUNS):
        first = sheet.next(end)
        stop = sheet.run(first)
        if not (sheet.fits(first, _LABEL) or _OF_LIBRARY.search(sheet.text(first, stop))):
            break
        end = stop
    rows = [*sheet.filled(start + 1, end)]
    for name, form in (("title", _TITLE), ("author", _AUTHOR)):
        if at := next(sheet.fitting(rows, form), 0):
            label, _, value = sheet.line(at).partition(":")
            family, comma, given = value.strip().partition(", ")
            turned = f"{given} {family}" if comma and name == "author" else value.strip()
            sheet.entry(name, label, turned, at, value.strip())
    sheet.note("licence", 0, end, place="end")
