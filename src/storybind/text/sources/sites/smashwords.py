"""Smashwords: which edition a book is, and the licence that the site has every book say on its first page."""

import re
from itertools import islice

from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet

_HEADING = re.compile(r"(?:Smashwords Edition,? )?Licen[sc]e (?:Notes?|Statement|Agreement):?", re.IGNORECASE)
_TERMS = re.compile(
    r"(?:This (?:free )?(?:e-?book|book|story|short story|novel|work)|Thank you|It may not|If you|Please) (?=.*\b(?:licensed for your (?:own )?(?:personal )?(?:enjoyment|use)|re-?sold|additional copy|respecting (?:the|this) (?:hard )?work|downloading this (?:free )?(?:e-?book|book)|purchase your own copy)\b).{20,1200}",
    re.IGNORECASE,
)
_HEAD = 40  # lines with something on them


def unwrap(sheet: Sheet) -> None:
    """Keep the licence, from its heading to its last paragraph, for the page of terms."""
    rows = list(islice(sheet.filled(), _HEAD))
    terms = [at for at in rows if not sheet.line(at - 1) and _TERMS.fullmatch(sheet.text(at, sheet.run(at)))]
    if not terms:
        return
    above = sheet.back(terms[0] - 1)
    first = above if above >= 0 and sheet.fits(above, _HEADING) else terms[0]
    last = terms[0]
    for at in terms[1:]:  # nothing but a licence's own paragraphs may stand between two of them
        if any(read_heading(sheet.line(row)) for row in sheet.filled(last + 1, at)):
            break
        last = at
    sheet.note("licence", first, sheet.run(last), place="front")
