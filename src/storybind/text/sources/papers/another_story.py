"""Whether a title with its byline in the midst of a text begins another story, or is told of in the one that goes on below it."""

import re
from collections.abc import Sequence

from storybind.text.front.names import is_told_of
from storybind.text.tables.marks import is_mark

_LEADS_ON = re.compile(
    r"(?i)\b(?:reads?|reading|read|pages?|papers?|newspapers?|books?|copybooks?|notebooks?|diary|poems?|story|stories|tales?|essays?|articles?"
    r"|screen|letters?|manuscripts?|pamphlets?|magazines?|headlines?|print(?:ed|s)?|wrote|written|writing|titled?|clippings?|cuttings?|posters?|playbills?)\b"
)
"""What is read aloud, found or shown in a story is called by one of these in the paragraph above it."""
_ENDS = frozenset(".!?…\"”»’'*_)—-")
_NAMED = re.compile(r"[a-zß-ÿ,;] ([A-Z][a-zß-ÿ]{2,})\b")
"""Words with a capital within a sentence."""
_OFTEN = 2  # times
_FIRST_PART = 4  # the part of a story, one in so many, in which whom it is of is named
_SHORTEST, _SHARE = 40, 8  # words of a story, and which part of the one above it, one in so many, it has at least
_NO_PEOPLE = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December"
    " Christmas Easter English French German American British God Lord Mother Father Mum Mom Dad Mister Miss Mrs Sir Madam Doctor".split()
)


def is_another(above: Sequence[str], name: str, below: Sequence[str], *, sure: bool = False) -> bool:
    """Whether a story by somebody begins between two stretches of a text, the lines of which are given.

    What a story shows is announced by what is above it, or those who looked at it come back below it. Who wrote another story is not
    spoken of in the first, and another story is no scrap. Where it is `sure` that none is only shown, as both have chapters, what is above may say anything.

    >>> story = ["Ada rowed out, and the tide took Ada home again. " * 5]
    >>> other = ["Bo sat in the attic, and nobody called for Bo at all. " * 5]
    >>> is_another(story, "Tom Airey", other), is_another([*story, "She opened the book."], "Tom Airey", other)
    (True, False)
    >>> is_another(story, "Ada Lee", other), is_another(story, "Tom Airey", [*other, "It was late when Ada got up."])
    (False, False)
    """
    told = [line for line in above if line.strip() and not is_mark(line.strip())]
    if not told or told[-1].rstrip()[-1] not in _ENDS or (not sure and _LEADS_ON.search(told[-1])):
        return False
    if is_told_of(name, list(above)) or not _is_long_enough(above, below):
        return False
    return not _come_back("\n".join(above), "\n".join(below))


def _is_long_enough(above: Sequence[str], below: Sequence[str]) -> bool:
    first, second = (sum(len(line.split()) for line in lines) for lines in (above, below))
    return second >= _SHORTEST and second * _SHARE >= first >= _SHORTEST


def _come_back(above: str, below: str) -> bool:
    """Whether those of whom the first stretch tells are named in the second far below its beginning: two stories may have the same people, but from the start."""
    names = set(_NAMED.findall(above)) - _NO_PEOPLE
    often = {name for name in names if len(re.findall(rf"\b{name}\b", above)) >= _OFTEN}
    places = [found.start() for name in often if (found := re.search(rf"\b{name}\b", below))]
    return bool(places) and min(places) * _FIRST_PART > len(below)
