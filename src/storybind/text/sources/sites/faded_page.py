"""Faded Page, where Distributed Proofreaders Canada keep their books: terms and labels above a book, a line below it."""

import re

from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet

_FIRST = re.compile(
    r"[\s=*_]*(?:A|The) Distributed Proofreaders Canada e-?Book(?: of .{1,120})?[\s=*_]*", re.IGNORECASE
)
_LABEL = re.compile(
    r"_?(Title|Author|Authors|Editor|Translator|Illustrator|Date of first publication|Place and date of edition.{0,60}|Date first posted|Date last updated):_?\s+(\S.*)",
    re.IGNORECASE,
)
_LAST = re.compile(r"(?:This|The) e-?(?:book|text) was (?:produced|transcribed|prepared)\b.*", re.IGNORECASE)
_NUMBER = re.compile(r"Faded ?Page (?:e-?Book|ebook) ?#? ?\w+", re.IGNORECASE)
_END = re.compile(r"\[_?(?:The )?End of .{2,200}\]", re.IGNORECASE)
_YEARS = re.compile(r"\s*[(\[](?:b\. )?\d{3,4}(?:\s*[-–—]\s*(?:\d{3,4})?)?[)\]]")
_FIELDS = {
    "title": "title", "author": "author", "authors": "author", "editor": "editor", "translator": "translator",
    "illustrator": "illustrator", "date of first publication": "date", "date last updated": "updated",
}  # fmt: skip
_MOST = 80  # lines of the head
_AT_ITS_END = 12  # lines with something on them


def unwrap(sheet: Sheet) -> None:
    """Read the labels, keep the terms as a note, and leave out the lines that only say where the book begins and ends."""
    first = sheet.next(0)
    rows = [at for at in sheet.filled(0, _MOST) if sheet.fits(at, _LABEL, _LAST, _NUMBER)]
    if not rows or not sheet.fits(first, _FIRST):
        return
    end = sheet.run(rows[-1])
    sheet.leave_out("wrapper", first)
    for at in rows:
        if match := sheet.fits(at, _LABEL):
            _read_label(sheet, at, match)
    sheet.note("licence", first, end, place="front")
    for at in list(sheet.filled(end))[-_AT_ITS_END:]:
        if sheet.fits(at, _END):
            sheet.leave_out("wrapper", at)


def _read_label(sheet: Sheet, at: int, match: re.Match[str]) -> None:
    """A label and its value, which may run over; the years of who wrote the book are none of the name."""
    end = at + 1
    while sheet.line(end) and not sheet.fits(end, _LABEL, _LAST, _NUMBER):
        end += 1
    label, whole = match[1], f"{match[2]} {sheet.text(at + 1, end)}".strip()
    name = _FIELDS.get(label.casefold(), "")
    value: str | tuple[str, ...] = whole
    if name in ("date", "updated"):
        value = read_date(whole) or (whole if re.fullmatch(r"\d{4}", whole) else "")
        name = name if value else ""
    elif name == "author":
        value = tuple(re.split(r"; | & | and ", _YEARS.sub("", whole)))
    sheet.entry(name, label, value or whole, (at, end), whole)
