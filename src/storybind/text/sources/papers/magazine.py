"""Magazines: where a story says on which page it goes on, and from which it comes."""

import re

from storybind.text.sources.pages.closing import close_up
from storybind.text.sources.pages.lines import fold
from storybind.text.sources.sheet import Sheet

_PAGE = r"(?:page|pg\.?|p\.) ?\d{1,4}[\W_]{0,3}"
_ON = re.compile(
    rf"[\W_]{{0,3}}(?:please |to be |story )?(?:continue[ds]?|concluded|turn)(?: over)? (?:on|to|at) {_PAGE}",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"[\W_]{{0,3}}(?:continued|concluded) from (?:{_PAGE}|(?:the )?(?:preceding|previous|last|opposite) page[\W_]{{0,3}})",
    re.IGNORECASE,
)
_TOP = 4  # lines with something on them among which a story's title is, which may stand again over the rest of it


def unwrap(sheet: Sheet) -> None:
    """Leave out the two lines at each joint, and the title between them; one without the other may be a cutting in a story."""
    rows = list(sheet.filled())
    top = {fold(sheet.line(at)) for at in rows[:_TOP]}
    taken: set[int] = set()
    for row, at in enumerate(rows):
        if sheet.fits(at, _ON):
            end = row + 1
            while end < len(rows) and end - row < _TOP and fold(sheet.line(rows[end])) in top:
                end += 1
            if end < len(rows) and sheet.fits(rows[end], _FROM):
                taken.update(rows[row : end + 1])
    sheet.leave_out_each("running-head", sorted(taken))
    close_up(sheet, taken, ())
