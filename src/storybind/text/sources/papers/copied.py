"""What an app for books puts behind each passage that is copied out of it: which book it is from, and whose that is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from storybind.text.sources.sheet import Sheet

_OPENS = re.compile(r"Excerpt From:?|Auszug aus:?|Extrait de:?|Extracto de:?|Estratto da:?")
_ENDS = re.compile(
    r"This material may be protected by copyright\.?|Dieses Material ist möglicherweise urheberrechtlich geschützt\.?"
    r"|Ce contenu est peut-être protégé par des droits d[’']auteur\.?|Es posible que este material esté protegido por copyright\.?"
)
_IN_ONE = re.compile(
    r"Excerpt From: (?P<author>[^“\"]{3,80}?)\. [“\"](?P<title>[^”\"]{1,120}?)\.?[”\"]\.? (?:i?Books|Apple Books)\.?(?: https?://\S+)?"
)
_KINDLE = re.compile(
    r"(?P<author>[^\W\d_][^.;]{1,60}(?:\.[^.;]{1,40})?)\. (?P<title>[^()]{1,150}?)(?: \([^()]*(?:Book|Series)[^()]*\))? \((?:pp?\. ?[\d–-]+|Kindle Locations? [\d–-]+)\)\.(?: [^.]{2,60}\.)? Kindle Edition\.?"
)
_MOST_BETWEEN = 3  # lines: the title, who wrote it, an address


class _Source(NamedTuple):
    """The lines behind a passage, and what they say."""

    rows: list[int]
    title: str
    author: str


def unwrap(sheet: Sheet) -> None:
    """Leave these lines out, and keep what they say of title and author; one alone stands at the end, or a story quotes from elsewhere."""
    rows = list(sheet.filled())
    found = [source for number in range(len(rows)) if (source := _read(sheet, rows, number))]
    if len(found) == 1 and found[0].rows[-1] != rows[-1]:
        return
    for source in found:
        _say(sheet, source.title, source.author, source.rows[0])
        sheet.leave_out_each("machine", source.rows)


def _read(sheet: Sheet, rows: Sequence[int], number: int) -> _Source | None:
    """What stands behind a passage from one of the rows on; None where nothing does."""
    at = rows[number]
    if match := sheet.fits(at, _IN_ONE) or sheet.fits(at, _KINDLE):
        return _Source([at], match["title"], match["author"])
    if not sheet.fits(at, _OPENS):
        return None
    below = rows[number + 1 : number + 2 + _MOST_BETWEEN]
    end = next((step for step, row in enumerate(below) if sheet.fits(row, _ENDS)), 0)
    author = sheet.line(below[1]) if end > 1 else ""
    return _Source([at, *below[: end + 1]], sheet.line(below[0]), author) if end else None


def _say(sheet: Sheet, title: str, author: str, at: int) -> None:
    """Keep title and author, whose names may stand the family's first, as long as no other line has said them."""
    family, _, first = author.partition(", ")
    names = {"title": title, "author": f"{first} {family}".strip()}
    known = {one.name for one in sheet.said}
    for name, value in names.items():
        if value and name not in known:
            sheet.say(name, value, at)
