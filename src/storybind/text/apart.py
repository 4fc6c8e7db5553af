"""Epigraphs, dedications and notes of which it is known, before anybody looks for them, that they are some, or none: by a page's markup, or by hand."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from storybind.model import DEDICATION, FOOTNOTE, HEADING, MARK, SET_BY_HAND, Block, Epigraph, Note, Over, Span
from storybind.text.drafts import Draft
from storybind.text.note.epigraph import end_of_epigraph, source_of
from storybind.text.tables.epigraphs import OTHER_WAYS, heads_apart


class Apart(NamedTuple):
    """Lines that are an epigraph, a dedication or a note, or on which none begins.

    Attributes:
        what: Which of these; of what is the ``story`` a note may hold no line, and at a
            ``top`` a chapter would begin, for notes, if no hand said that its heading is none.
        span: The lines; of an epigraph that ends with its source, or is one paragraph, the first is enough. Of what is
            no note, any line of it.
        sets: Whether they are one, or none.
        over: What an epigraph stands over; None for what it stands under.
        way: How that is known: what `inspect` calls it.
        because: The same in words.
    """

    what: Literal["epigraph", "dedication", "note", "story", "top"]
    span: Span
    sets: bool = True
    over: Over | None = None
    way: str = "markup"
    because: str = OTHER_WAYS["markup"]


class Pulled(NamedTuple):
    """The chapters without what is known to stand apart: their epigraphs are theirs, the dedications are notes, as notes are."""

    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...] = ()


def refused_lines(known: Iterable[Apart], what: str) -> frozenset[int]:
    """The lines on which no epigraph, or no dedication, begins, or which are of no note, or no tops."""
    return frozenset(one.span.first for one in known if one.what == what and not one.sets)


def pull(drafts: Sequence[Draft], known: Sequence[Apart]) -> Pulled:
    """Take what is known to stand apart out of its chapters; what a hand refuses stays, though the page says it."""
    pulled = list(drafts)
    notes: list[Note] = []
    refused = {what: refused_lines(known, what) for what in ("epigraph", "dedication", "note")}
    home = {block.span.first: at for at, draft in enumerate(drafts) for block in draft.blocks}
    for one in known:
        line = one.span.first
        at = home.get(line)
        if at is None or not one.sets or line in refused[one.what]:
            continue
        if one.way == "markup" and not _leads(pulled, at, line, one.what):
            continue
        draft = pulled[at]
        first = next((n for n, block in enumerate(draft.blocks) if block.span.first == line), None)
        if first is None:  # it is out already
            continue
        under: Over = "part" if draft.part and not draft.heading else "chapter" if draft.heading or at else "book"
        found = _epigraph(draft.blocks, first, one, one.over or ("chapter" if len(drafts) == 1 else under))
        rest = (*draft.blocks[:first], *draft.blocks[first + len(found.blocks) :])
        if not all(map(may_stand_apart, found.blocks)) or _is_all(draft, rest, one.what, alone=len(drafts) == 1):
            continue
        draft = draft._replace(blocks=rest)
        if one.what == "epigraph":
            draft = draft._replace(epigraphs=(*draft.epigraphs, found))
        else:
            notes.append(_as_note(one.what, found.blocks))
        pulled[at] = draft
    return Pulled(tuple(pulled), tuple(notes))


def _as_note(what: str, blocks: tuple[Block, ...]) -> Note:
    """A dedication, which has its place, or a note, which has that of its lines."""
    return Note(DEDICATION, "front", "", blocks) if what == "dedication" else Note(SET_BY_HAND, "", "", blocks)


def _is_all(draft: Draft, rest: Sequence[Block], what: str, *, alone: bool) -> bool:
    """Whether a chapter has nothing left, and its heading would stand over nothing: an epigraph has a story to stand before.

    A note may be all of a chapter that is not the only one.

    What stands above the first chapter, under a part's heading or under one that says what it is, is another matter.
    """
    if any(block.kind is not MARK for block in rest) or (what == "note" and not alone):
        return False
    return not heads_apart(draft.heading.title or draft.heading.label) if draft.heading else alone and not draft.part


def may_stand_apart(block: Block) -> bool:
    """Whether a block may leave its chapter: footnotes and pictures, and what refers to them, stay with it."""
    return block.kind not in (FOOTNOTE, HEADING) and not block.is_tied


def why_idle(drafts: Sequence[Draft], one: Apart) -> str:
    """Why what a hand says to stand apart was not taken out of these chapters for it, and what to do."""
    for draft in drafts:
        if any(one.span.first == heading.span.first for heading in (draft.part, draft.heading) if heading):
            return "it is a chapter's heading; write [[no-chapter]] as well, or name the paragraphs below it"
        at = next((at for at, block in enumerate(draft.blocks) if block.span.first == one.span.first), None)
        if at is not None:
            said = _epigraph(draft.blocks, at, one, one.over or "chapter").blocks
            if not any(block.kind is not MARK and block not in said for block in draft.blocks):
                return "nothing would be left of its chapter; take the entry out"
    return "it stands apart already; take the entry out"


def _leads(drafts: Sequence[Draft], at: int, line: int, what: str) -> bool:
    """Whether the block on a line is the first of its chapter, and of the story where it is to be a dedication: in its midst it is a part of it."""
    return drafts[at].first == line and (what == "epigraph" or not any(draft.blocks for draft in drafts[:at]))


def _epigraph(blocks: Sequence[Block], first: int, known: Apart, over: Over) -> Epigraph:
    """What begins with a block, as far as it is known to go."""
    natural = end_of_epigraph(blocks, first, over)
    said = natural.blocks
    if known.span.first < known.span.last or known.what == "note":
        said = tuple(block for block in blocks[first:] if block.span.first <= known.span.last)
    if said == natural.blocks and natural.rule and known.way == "by-hand":
        return natural  # a hand that says what is found anyway changes nothing
    return Epigraph(over, said, source_of(said), f"epigraph.{known.way}", known.because)
