"""Scrivener: what it puts for a style round words that are copied out of it, ``<$Scr_Cs::0>``."""

import re

from storybind.text.sources.sheet import Sheet

_STYLE = re.compile(r"<!?\$Scr_\w{1,8}::\d{1,4}>")


def unwrap(sheet: Sheet) -> None:
    """Leave the signs out, wherever in a line they stand."""
    for at in sheet.filled():
        line = sheet.lines[at]
        if "$Scr_" in line and (found := _STYLE.findall(line)):
            for sign in found:
                sheet.leave_out_of("machine", at, sign)
