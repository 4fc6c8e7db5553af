"""Author's notes out of the story: moved to their own place in the book, never out of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from storybind.model import (
    DEDICATION,
    FOOTNOTE,
    LABEL,
    MARK,
    PARAGRAPH,
    SET_BY_HAND,
    Block,
    Chapter,
    Heading,
    Note,
    Span,
    begins_on,
    in_text,
)
from storybind.text.apart import Apart, pull, refused_lines
from storybind.text.drafts import Draft
from storybind.text.note.above import take_above
from storybind.text.note.back import holds, put_back
from storybind.text.note.bounds import Bounds
from storybind.text.note.chapters import cut_front, is_chapter, over_story, whole_note
from storybind.text.note.epigraph import read_epigraph
from storybind.text.note.inline import cut_notes
from storybind.text.note.plans import cut_plans
from storybind.text.note.taken import Refused, Taken
from storybind.text.tables.notes import is_given_by_name


class Notes(NamedTuple):
    """The chapters without their notes, the notes, and the marks that only fenced notes off."""

    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...]
    fences: tuple[Block, ...] = ()


def split_notes(drafts: Sequence[Draft], known: Sequence[Apart], language: str) -> Notes:
    """The chapters without their notes, and the notes with the places they were taken from.

    A note goes on for as long as it talks about the writing. In doubt it is prose and stays. A note in brackets within
    a paragraph is cut out of it: it has the paragraph's lines, and the paragraph keeps the rest of their words. What
    stands apart and is `known` needs not be looked for; what is known to be no note is put back.
    """
    if not drafts:  # of files that hold a heading each
        return Notes((), ())
    given: tuple[Note, ...] = ()
    if known:
        drafts, given = pull(drafts, known)
    refused = Refused(*(refused_lines(known, what) for what in ("epigraph", "dedication", "note", "story", "top")))
    without, plans = cut_plans(drafts)
    if any(holds(note, refused.notes | refused.story) for note in plans):
        without, plans = tuple(drafts), ()
    drafts = cut_front(without, refused.story)
    taken: list[Taken] = []
    front = True
    for draft in drafts:
        front = front or draft.part is not None  # as of a book in a book
        taken.append(_take(draft, refused, front=front))
        front = front and not (taken[-1].has_story and is_chapter(draft))
    stories = [at for at, one in enumerate(taken) if one.has_story] or [len(taken) - 1]
    for at, draft in enumerate(drafts[: stories[0] + (len(stories) == 1)]):
        if labelled := over_story(draft, alone=at == stories[0]):
            taken[at] = _take(labelled, refused, front=True)
    take_above(taken, refused)
    put_back(taken, drafts, refused)
    return _placed(taken, (*_with_headings(taken, given), *plans), language)


def _with_headings(taken: list[Taken], given: Sequence[Note]) -> tuple[Note, ...]:
    """The notes but those that a hand sets in chapters with no story left: these are with their chapter's own, under its heading."""
    if not any(note.kind == SET_BY_HAND for note in given):
        return tuple(given)
    drafts = (one.draft for one in taken)
    tops = {at: top for at, one in enumerate(drafts) if (top := begins_on(one.part or one.heading, one.blocks))}
    rest: list[Note] = []
    for note in given:
        at = max((at for at, top in tops.items() if top <= note.span.first), default=-1)
        if note.kind != SET_BY_HAND or at < 0 or taken[at].has_story:
            rest.append(note)
            continue
        own = sorted([*taken[at].notes, note], key=lambda note: note.span.first)
        taken[at] = taken[at]._replace(notes=own)
    return tuple(rest)


def _placed(taken: list[Taken], given: Sequence[Note], language: str) -> Notes:
    """Chapters and notes, each note with its place; a chapter that has nothing else is no chapter, its heading a note too.

    A heading without a number that stands right over another one, and nothing between them, is that of a part.
    """
    kept: list[Draft] = []
    notes: list[Note] = [*given]
    told = 0  # chapters with a story so far
    last = max((at for at, one in enumerate(taken) if one.has_story), default=0)
    for at, one in enumerate(taken):
        draft, blocks, found, _ = one
        if not one.has_story:
            if at < last and not found and draft.heads_part_of(taken[at + 1].draft):
                taken[at + 1] = taken[at + 1]._replace(draft=taken[at + 1].draft._replace(part=draft.heading))
                draft = draft._replace(heading=None)
            elif at < last and not found and (whole := draft.numbers(taken[at + 1].draft)):
                taken[at + 1] = taken[at + 1]._replace(draft=taken[at + 1].draft._replace(heading=whole))
                draft = draft._replace(heading=None)
            found = [*map(heading_as_note, in_text(draft.part, draft.heading)), *found]
            draft = draft._replace(part=None, heading=None)
        story = [block.span.first for block in blocks if block.kind not in (MARK, FOOTNOTE)] if found else []
        number = told + 1
        for note in found:
            before = not story or note.span.first < story[0]
            after = at > last or (at == last and bool(story) and note.span.first > story[-1])
            front = before and number == 1 and draft.heading is None
            place = "end" if after else "front" if front else f"chapter {number}"
            notes.append(_given(note._replace(place=place), language))
        kept.append(draft._replace(blocks=blocks))
        told += one.has_story
    return Notes(tuple(kept), tuple(notes), tuple(fence for one in taken for fence in one.fences))


def _given(note: Note, language: str) -> Note:
    """A note; the heading over to whom the book is given is the first line of its page."""
    if (note.kind, note.place, len(note.blocks)) == ("title-page", "front", 1) and is_given_by_name(
        note.text, language
    ):
        return note._replace(kind=DEDICATION)
    if (note.kind, note.place) != (DEDICATION, "front") or not note.label:
        return note
    line = note.span.first
    first = note.blocks[0]._replace(span=Span(line + 1, note.blocks[0].span.last))
    return note._replace(label="", blocks=(Block(LABEL, note.label, Span(line, line)), first, *note.blocks[1:]))


def _take(draft: Draft, refused: Refused, *, front: bool) -> Taken:
    """A chapter and its notes; one that is a note from its heading on has nothing left."""
    whole = whole_note(draft, front=front)
    if whole and not (whole.kind == DEDICATION and draft.blocks[0].span.first in refused.dedications):
        marks = tuple(block for block in draft.blocks if block.kind is MARK)
        return Taken(draft._replace(heading=None), marks, [whole])
    fences: list[Block] = []
    stay: list[Block] = []
    found: list[Note] = []
    for (above, down_to), run in groupby(draft.blocks, key=partial(_tops_above, sorted(refused.tops))):
        blocks = list(run)
        rest, notes = (blocks, []) if above < down_to else _take_notes(blocks, fences)
        stay += rest
        found += notes
    cut = [cut_notes(block) for block in stay]
    if inside := [note for _, notes in cut for note in notes]:
        found = sorted([*found, *inside], key=lambda note: note.span.first)
    return Taken(draft, tuple(rest for rest, _ in cut if rest), found, fences)


def _tops_above(tops: Sequence[int], block: Block) -> tuple[int, int]:
    """How many of the tops stand above a block; and how many do with its own line, which may be one."""
    return bisect_left(tops, block.span.first), bisect_right(tops, block.span.first)


def heading_as_note(heading: Heading) -> Note:
    """The heading of a chapter that holds no story: it stands over its notes."""
    return Note("heading", "", "", (Block(PARAGRAPH, str(heading), heading.span),))


def _take_notes(blocks: Sequence[Block], fences: list[Block]) -> tuple[list[Block], list[Note]]:
    """The blocks that stay, and the notes."""
    bounds = Bounds(blocks)
    stay: list[Block] = []
    found: list[Note] = []
    told = beside = False  # whether story has been seen, and whether a note ends right above
    at = 0
    while at < len(blocks):
        note = bounds.open_note(at, told=told, beside=beside)
        if note is None and not told and (said := read_epigraph(blocks, at, "book", alone=False)):
            stay += blocks[at : at + len(said.blocks)]  # what somebody else says; the author's turn comes below it
            at += len(said.blocks)
            continue
        if note is None:
            told = told or blocks[at].kind is not MARK
            beside = beside and blocks[at].kind is MARK and not told
            stay.append(blocks[at])
            at += 1
            continue
        end = bounds.end_of_note(at, note, told=told)
        found.append(note._replace(blocks=(*note.blocks, *blocks[at + 1 : end])))
        if told and stay and bounds.is_fenced(at, end):
            fences += (stay.pop(), blocks[end])
            end += 1
        at, beside = end, True
    return stay, found


def place_notes(notes: Sequence[Note], chapters: Sequence[Chapter]) -> tuple[Note, ...]:
    """The notes in the order of their lines, those without a place in that of their chapter."""
    starts = [chapter.scenes[0].blocks[0].span.first for chapter in chapters]
    tops = [
        chapter.heading.span.first if chapter.heading and not chapter.heading.origin else start
        for chapter, start in zip(chapters, starts, strict=True)
    ]
    last = chapters[-1].scenes[-1].blocks[-1].span.first if chapters else 0

    def place(line: int) -> str:
        if line > last:
            return "end"
        at = sum(top <= line for top in tops)
        return f"chapter {at}" if at else "front"

    return tuple(
        note if note.place else note._replace(place=place(note.span.first))
        for note in sorted(notes, key=lambda note: note.span.first)
    )
