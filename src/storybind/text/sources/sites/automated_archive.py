"""The Automated Archive: its last words under a story."""

import re

from storybind.text.sources.sheet import Sheet

_LAST = re.compile(
    r"Please (?:post a comment on this story|send feedback to .*)\.?|Read posted comments\.?|(?:This story (?:was )?archived (?:by|at) .*|.*\bAutomated Archive\b.{0,80})"
)
_END = re.compile(r"##\s*THE END\s*##")


def unwrap(sheet: Sheet) -> None:
    """Leave the archive's words out, and take the signs off the end."""
    sheet.leave_out_upward(lambda at: len(sheet.lines[at]) < 160 and _LAST.fullmatch(sheet.line(at)))
    if _END.fullmatch(sheet.line(at := sheet.back(len(sheet) - 1))):
        sheet.lines[at] = sheet.line(at).strip("# ")
