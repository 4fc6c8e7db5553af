"""What is the story's because a hand says what begins its chapters: no such entry makes a note of any line.

A line above a heading that a hand sets, or one that is a heading no more, would look like a line of a title page.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from storybind.model import DEDICATION, Epigraph, Note, Notice, Span, in_text
from storybind.text.apart import Apart
from storybind.text.drafts import Division, Draft
from storybind.text.notes import split_notes

_NONE_OF: tuple[Literal["story", "dedication", "epigraph"], ...] = ("story", "dedication", "epigraph")
_OF_FRONT = (DEDICATION, "title-page")


class Kept(NamedTuple):
    """What is neither note nor dedication nor epigraph, which of it was a heading, and what is to be told of entries that change nothing."""

    apart: tuple[Apart, ...] = ()
    idle: tuple[Notice, ...] = ()


def keep_in_story(division: Division, known: Sequence[Apart], language: str) -> Kept:
    """What stays in the story, where hands say what begins its chapters; nothing is kept of any other.

    That is each line that a hand names, with all that stood apart with it; and what would be a part of the title page, or
    somebody else's words, only because of what is a heading now. Below such a heading those stand apart that say whose
    they are. What was a note right above a heading that is none any more, or right below it, is one still.
    """
    if division.by_hand is None:
        return Kept()
    freely, named, idle = division.by_hand
    before = list(_all_apart(freely, known, language))
    lines = {line for one in before for line in _lines(one)}
    kept = {*named}
    for one in before:
        kept |= set() if named.isdisjoint(_lines(one)) else _lines(one)
    for one in _all_apart(division.drafts, known, language):
        sure = one.source if isinstance(one, Epigraph) else one.kind not in _OF_FRONT
        if not sure and lines.isdisjoint(_lines(one)):
            kept |= _lines(one)
    tops = (Apart("top", Span(line, line), sets=False) for line in sorted(_tops(freely, named)))
    stays = (Apart(what, Span(line, line), sets=False) for line in sorted(kept) for what in _NONE_OF)
    return Kept((*stays, *tops), tuple(told for told in idle if told.line not in named & lines))


def _tops(freely: Sequence[Draft], named: Container[int]) -> Iterator[int]:
    """The lines of the headings that hands name."""
    for heading in chain.from_iterable(in_text(draft.part, draft.heading) for draft in freely):
        if heading.span.first in named:
            yield from range(heading.span.first, heading.span.last + 1)


def _all_apart(drafts: Sequence[Draft], known: Sequence[Apart], language: str) -> Iterator[Note | Epigraph]:
    found = split_notes(drafts, known, language)
    return chain(found.notes, *(draft.epigraphs for draft in found.drafts))


def _lines(one: Note | Epigraph) -> frozenset[int]:
    return frozenset(chain.from_iterable(range(block.span.first, block.span.last + 1) for block in one.blocks))
