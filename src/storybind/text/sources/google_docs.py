"""Google Docs: a document taken as text, with the remarks of those who read it before at its foot."""

from __future__ import annotations

import re

from storybind.text.sources.sheet import Sheet

_REMARK = re.compile(r"\[([a-z]{1,3})\]\S")


def unwrap(sheet: Sheet) -> None:
    """Leave the remarks out and the signs that lead to them; all of them, or none where one does not fit."""
    found = [(at, mark[1]) for at in sheet.filled() if (mark := _REMARK.match(sheet.line(at)))]
    first = max((number for number, (_, name) in enumerate(found) if name == "a"), default=-1)
    if first < 0:
        return
    remarks = found[first:]
    foot = remarks[0][0]
    above = "\n".join(sheet.lines[:foot])
    if any(name != _letters(number) for number, (_, name) in enumerate(remarks)):
        return
    if not all(re.search(rf"\S\[{name}\]", above) for _, name in remarks):
        return
    sheet.leave_out("remarks", foot, len(sheet))
    for at in sheet.filled(0, foot):
        for _, name in remarks:
            if f"[{name}]" in sheet.lines[at]:
                sheet.leave_out_of("", at, f"[{name}]")


def _letters(number: int) -> str:
    """The sign of a remark, counted from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(27)
    ('a', 'z', 'aa', 'ab')
    """
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("a") + letter) + name
    return name
