"""Fimfiction: a chapter copied from its page, with the days above and the comments of readers below."""

import re

from storybind.text.sources.sheet import Sheet

_DAYS = re.compile(r"First published \S.{4,20}(?:\s*\|\s*Last modified \S.{4,20})?|Last modified \S.{4,20}")
_COMMENTS = re.compile(r"Comments \( ?[\d,]+ ?\)")
_ADVERTS = re.compile(
    r"Join our Patreon to remove these adverts!|Login or register to comment|Next Chapter|Previous Chapter|Report|E-Book"
)
_HEAD = 10  # lines


def unwrap(sheet: Sheet) -> None:
    """Leave the days out and the advertisements, and keep the comments as a note."""
    sheet.leave_out_each("statistics", sheet.fitting(sheet.filled(0, _HEAD), _DAYS))
    comments = next(sheet.fitting(sheet.filled(_HEAD), _COMMENTS), len(sheet))
    sheet.keep_comments(comments, _COMMENTS, _ADVERTS)
