"""Mirrors of web novels: sites that print other sites' chapters, with words for themselves between the paragraphs."""

import re
from itertools import islice

from storybind.text.sources.sheet import Sheet
from storybind.text.tables.buttons import CRUMBS
from storybind.text.tables.sources import MIRRORED, MIRRORS_OWN

_MIRRORED = re.compile(MIRRORED, re.IGNORECASE)
_OWN = re.compile(MIRRORS_OWN, re.IGNORECASE)
_ADVERTISED = re.compile(
    r"\W{0,3}(?:advertisements?|sponsored(?: content)?|ads? by \S.{0,20}|loading(?:\.\.\.|…))\W{0,3}", re.IGNORECASE
)
_TURNS = re.compile(
    r"\W{0,3}(?:prev(?:ious)?|next)(?: chapter)?\W{0,3}|table of contents|toc|index|chapter list|report(?: chapter)?|comments?|settings|bookmark|add to library",
    re.IGNORECASE,
)
_FEWEST = 2  # lines that a story may tell of
_HEAD = 10  # lines with something on them
_LONGEST = 260  # characters
_STEP = re.compile(r"\s*[>»›/]+\s*")


def unwrap(sheet: Sheet) -> None:
    """Leave a mirror's words for itself out, its advertisements, and the ways to other chapters over and under the story."""
    own = [at for at in sheet.filled() if len(sheet.lines[at]) <= _LONGEST and sheet.fits(at, _OWN)]
    found = [at for at in sheet.filled() if len(sheet.lines[at]) <= _LONGEST and sheet.fits(at, _MIRRORED)]
    if not own and len(found) < _FEWEST:
        return
    _read_crumbs(sheet)
    sheet.leave_out_each("navigation", (*own, *found))
    sheet.leave_out_each("navigation", sheet.fitting(sheet.filled(), _ADVERTISED))
    sheet.leave_out_each("navigation", sheet.fitting(list(islice(sheet.filled(), _HEAD)), _TURNS))
    sheet.leave_out_upward(_TURNS)


def _read_crumbs(sheet: Sheet) -> None:
    """What the novel is called, on the way to the chapter: before the last step, where the chapter's heading is that."""
    top = sheet.next(0)
    steps = _STEP.split(sheet.line(top)) if sheet.fits(top, CRUMBS) else []
    if len(steps) > _FEWEST and sheet.line(sheet.next(top + 1)).startswith(steps[-1]):
        sheet.say("title", steps[-2], top)
        sheet.leave_out("navigation", top)
