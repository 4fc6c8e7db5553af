"""Epigraphs, dedications and notes set and taken out by hand, in a sidecar: found by the words that they begin with."""

from collections.abc import Iterable, Iterator, Sequence

from storybind.model import DEDICATION, ByHandApart, Header, Notice
from storybind.text.apart import Apart, why_idle
from storybind.text.drafts import Draft
from storybind.text.hand.meant import Told, tell_apart
from storybind.text.notes import Notes, split_notes
from storybind.text.reading import Reading

_NONE_BEGINS = "none begins there; take the entry out"
_MOVED = 'it stands amid its chapter and goes to the opening; write over = "chapter" if that is meant'
_OVER_NOTHING = "it is a heading over nothing; write [[no-chapter]] to have it in the story"


def split_by_hand(
    reading: Reading,
    drafts: Sequence[Draft],
    hands: Sequence[ByHandApart],
    kept: Sequence[Apart],
    language: str,
) -> tuple[Reading, Notes, tuple[Notice, ...]]:
    """Heads, chapters and notes where hands say what is an epigraph, a dedication or a note, and what is to be told.

    An entry that changes nothing is told: what it names stays where it is, or was never taken for such a thing.

    Args:
        reading: What was read, heads and what is known to stand apart among it.
        drafts: The chapters with all that is in them.
        hands: What the sidecar says.
        kept: What does not, as long as no hand says so.
        language: The story's.
    """
    between = [note for start in reading.starts for note in start.notes]
    header = reading.header._replace(notes=(*reading.header.notes, *between))
    known: Sequence[Apart] = reading.apart
    of_notes = any(hand.what == "note" for hand in hands)
    notes = split_notes(drafts, (*known, *kept), language).notes if of_notes else ()
    told = tell_apart(header, drafts, hands, notes, [start.line for start in reading.starts])
    sets = [one for one in told.known if one.sets]
    set_apart = [range(one.span.first, one.span.last + 1) for one in sets]
    stays = (one for one in kept if one.what == "top" or not any(one.span.first in lines for lines in set_apart))
    known = (*known, *stays)
    found = split_notes(told.drafts, (*known, *told.known), language)
    freely = found if len(sets) == len(told.known) else split_notes(drafts, (*known, *sets), language)
    idle = tuple(_tell_idle(told, found, _lines_apart(header, freely)))
    left = told.header.notes
    starts = tuple(
        start._replace(notes=tuple(note for note in start.notes if note in left)) for start in reading.starts
    )
    own = reading.header._replace(notes=tuple(note for note in reading.header.notes if note in left))
    return reading._replace(header=own, starts=starts), found, (*told.notices, *idle)


def _tell_idle(told: Told, found: Notes, else_there: frozenset[tuple[str, int]]) -> Iterator[Notice]:
    """What is to be told of entries that change nothing, or move what they name; `else_there` is what stands apart if none is refused."""
    there, named = _lines_apart(told.header, found), [*zip(told.known, told.names, strict=True)]
    said = {notice.line for notice in told.notices}
    idle = [
        _notice(f"idle-{one.what}", one, name, why_idle(told.drafts, one) if one.sets else _NONE_BEGINS)
        for one, name in named
        if one.span.first not in said
        and not {(one.what, one.span.first), (one.what, one.span.last)} <= (there if one.sets else else_there)
    ]
    yield from idle
    moved = _lifted(found.drafts) - said - {notice.line for notice in idle}
    lone = {block.span.first for note in found.notes if note.kind == "heading" for block in note.blocks}
    for one, name in named:
        if one.what == "epigraph" and one.sets and not one.over and one.span.first in moved:
            yield _notice("moved-epigraph", one, name, _MOVED)
        if one.what == "note" and not one.sets and one.span.first in lone:
            yield _notice("idle-note", one, name, _OVER_NOTHING)


def _notice(code: str, one: Apart, name: str, said: str) -> Notice:
    return Notice(code, f"{name}: {said}", one.span.first)


def _lifted(drafts: Iterable[Draft]) -> frozenset[int | None]:
    """The first lines of epigraphs that have text of their chapter above them, where they stood."""
    return frozenset(
        one.blocks[0].span.first
        for draft in drafts
        for one in draft.epigraphs
        if 0 < draft.first < one.blocks[0].span.first
    )


def _lines_apart(header: Header, found: Notes) -> frozenset[tuple[str, int]]:
    """All lines of epigraphs, of dedications and of notes."""
    notes = (*header.notes, *found.notes)
    given = (note.span for note in notes if note.kind == DEDICATION)
    said = (block.span for draft in found.drafts for one in draft.epigraphs for block in one.blocks)
    return frozenset(
        (what, line)
        for what, spans in (("note", (note.span for note in notes)), ("dedication", given), ("epigraph", said))
        for span in spans
        for line in range(span.first, span.last + 1)
    )
