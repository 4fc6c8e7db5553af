"""Inkitt: a story copied from its page, under labels that stand a line above their values."""

import re
from itertools import islice

from storybind.text.sources.sheet import Sheet
from storybind.text.tables.head_labels import field_of

_LABEL = re.compile(r"Genre|Author|Status|Chapters|Rating|Age Rating|Language")
_ABOVE = re.compile(r"Summary|All Rights Reserved ©?|n/a")
_FOOT = re.compile(
    r"Continue Reading(?: Next Chapter)?|Next Chapter|Report (?:this )?story|Write a Review|Add to reading list|Further Recommendations|About Us|Terms of Use|Privacy(?: Policy)?|Careers|Contact(?: Us)?|Help|Blog"
)
_HEAD = 40  # lines with something on them


def unwrap(sheet: Sheet) -> None:
    """Lift out the title, the summary below it, and what the labels say; and leave out the buttons below."""
    rows = list(islice(sheet.filled(), _HEAD))
    first = next(sheet.fitting(rows, _LABEL), -1)
    if first < 0:
        return
    summary = next((at for at in rows if at < first and sheet.line(at) == "Summary"), -1)
    if summary >= 0:
        sheet.entry("description", "Summary", sheet.text(summary + 1, first), (summary, first))
    sheet.leave_out_each("navigation", list(sheet.fitting(sheet.filled(0, first), _ABOVE)))
    at = first
    while label := sheet.fits(at, _LABEL):
        value = sheet.next(at + 1)
        name = "" if label[0] == "Rating" else field_of(label[0])  # what readers think of it
        sheet.entry(name, label[0], sheet.line(value), (at, value + 1))
        at = sheet.next(value + 1)
    if sheet.reads_as_title(title := sheet.next(0)) and title < first:
        sheet.take("title", title)
    sheet.leave_out_upward(_FOOT)
