"""Headings between two rules, as who puts a book into one file of plain text sets them: dashes, a line, dashes."""

import re

from storybind.text.sources.sheet import Sheet

_RULE = re.compile(r"-{8,}|={8,}|_{8,}|\*{8,}")
_FEWEST = 5  # a story shows a notice, or a letter's head, in such a box here and there
_LONGEST = 40  # characters
_TOLD = frozenset(".!?…。！？”」』")
_SPOKEN = frozenset('"“„«「『[【(（<')  # how a screen of a game speaks, too


def unwrap(sheet: Sheet) -> None:
    """Say which lines are headings, and take the rules off, if the text opens with one and none comes again."""
    heads = [at for at in sheet.filled() if _is_boxed(sheet, at)]
    if len(heads) < _FEWEST or len({sheet.line(at) for at in heads}) < len(heads):
        return
    if any(sheet.line(at)[-1] in _TOLD for at in sheet.filled(0, heads[0])):
        return
    for at in heads:
        sheet.blank(at - 1)
        sheet.blank(at + 1)
        sheet.heading(at)


def _is_boxed(sheet: Sheet, at: int) -> bool:
    """Whether a short line that nobody says stands between two like rules, apart from what is above."""
    line, rule = sheet.line(at), sheet.line(at - 1) if at else ""
    if not _RULE.fullmatch(rule) or sheet.line(at + 1) != rule or (at > 1 and sheet.line(at - 2)):
        return False
    return len(line) <= _LONGEST and line[0] not in _SPOKEN and line[-1] not in _TOLD
