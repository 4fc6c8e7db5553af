"""Fountain, a screenplay as plain text: its title page, and what its writer left in it that is not to be filmed.

What the marks mean follows the syntax of fountain.io, version 1.1.
"""

import re

from storybind.text.sources.dates import read_american, read_date
from storybind.text.sources.sheet import Sheet

_KEY = re.compile(r"([A-Za-z][A-Za-z ]{1,24}):[ \t]*(.*)")
_FIELDS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "contact": "contact",
    "copyright": "rights",
    "draft date": "date",
}
_NOTE = re.compile(r"\[\[.+\]\]")
_SECTION = re.compile(r"#{1,6} *([^#\s].*)")
_SYNOPSIS = re.compile(r"=(?!=) *\S.*")
_PAGE = re.compile(r"={3,}")
_FORCED = re.compile(r"\.(?=[^\W\d_])(?!\.)")
_CENTRED = re.compile(r"> *(\S.*?) *<?")
_MOST_CUT = 400  # lines between the signs of what was cut


def unwrap(sheet: Sheet) -> None:
    """Read the title page, keep notes, synopses and cuts as notes, and take the signs off headings and lines."""
    at = sheet.next(0)
    end = sheet.run(at)
    _read_title_page(sheet, at, end)
    for row in sheet.filled(end):
        line = sheet.line(row)
        if not line:  # it went with a cut
            continue
        if line.startswith("/*"):
            _read_cut(sheet, row)
        elif _NOTE.fullmatch(line):
            sheet.lines[row] = line.strip("[]")
            sheet.note("authors-note", row, row + 1)
        elif _SYNOPSIS.fullmatch(line):
            sheet.lines[row] = line.lstrip("= ")
            sheet.note("summary", row, row + 1)
        elif _PAGE.fullmatch(line):
            sheet.mark(row)
        elif match := _SECTION.fullmatch(line):
            sheet.lines[row] = match[1]
            sheet.heading(row)
        elif _FORCED.match(line):
            sheet.lines[row] = line[1:]
        elif match := _CENTRED.fullmatch(line):
            sheet.lines[row] = match[1]


def _read_title_page(sheet: Sheet, at: int, end: int) -> None:
    """The keys and values down to the first blank line; a value may stand on the lines below, set in."""
    while at < end and (match := _KEY.fullmatch(sheet.lines[at].strip())):
        stop = at + 1
        while stop < end and sheet.lines[stop][:1].isspace():
            stop += 1
        texts = [text.strip("_* ") for text in (match[2], *map(sheet.line, range(at + 1, stop))) if text]
        _read_key(sheet, match[1], texts, (at, stop))
        at = stop


def _read_key(sheet: Sheet, label: str, texts: list[str], lines: tuple[int, int]) -> None:
    name = _FIELDS.get(label.casefold(), "")
    whole = " ".join(texts)
    if name == "author":
        names = tuple(part for text in texts for part in re.split(r" and | & |, ", text))
        sheet.entry(name, label, names, lines, whole)
    elif name == "date":
        day = read_american(whole) or read_date(whole)
        sheet.entry(name if day else "", label, day or whole, lines, whole)
    else:
        sheet.entry(name, label, ", ".join(texts) if name == "contact" else whole, lines)


def _read_cut(sheet: Sheet, at: int) -> None:
    """What the writer cut and kept between ``/*`` and ``*/``; left where it is if nothing closes it."""
    end = next((row for row in sheet.filled(at, at + _MOST_CUT) if sheet.line(row).endswith("*/")), -1)
    if end >= 0:
        sheet.lines[at] = sheet.line(at).removeprefix("/*")
        sheet.lines[end] = sheet.line(end).removesuffix("*/")
        sheet.note("cut", at, end + 1)
