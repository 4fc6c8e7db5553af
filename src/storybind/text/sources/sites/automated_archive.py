"""The Automated Archive: its last words under a story."""

import re

from storybind.text.sources.sheet import Sheet

_LAST = re.compile(
    r"(?=.{0,159}\Z)(?:Please (?:post a comment on this story|send feedback to .*)\.?|Read posted comments\.?|(?:This story (?:was )?archived (?:by|at) .*|.*\bAutomated Archive\b.{0,80}))"
)
_END = re.compile(r"##\s*THE END\s*##")


def unwrap(sheet: Sheet) -> None:
    """Leave the archive's words out, and take the signs off the end."""
    sheet.leave_out_upward(_LAST)
    if sheet.fits(at := sheet.back(len(sheet) - 1), _END):
        sheet.lines[at] = sheet.line(at).strip("# ")
