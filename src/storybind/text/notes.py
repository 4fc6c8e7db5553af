"""Author's notes out of the story: moved to their own place in the book, never out of it."""

from collections.abc import Sequence
from typing import NamedTuple

from storybind.model import MARK, PARAGRAPH, Block, Epigraph, Heading, Note
from storybind.text.chapters import Draft
from storybind.text.epigraphs import take_all, take_leading
from storybind.text.note.bounds import Bounds
from storybind.text.note.chapters import front_notes, over_story, whole_note
from storybind.text.note.inline import cut_notes


class Notes(NamedTuple):
    """The chapters without their notes, the notes, and the marks that only fenced notes off."""

    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...]
    fences: tuple[Block, ...] = ()


class _Taken(NamedTuple):
    """A chapter without its notes; each note with the index of its block, or -1 for the heading."""

    draft: Draft
    blocks: tuple[Block, ...]
    notes: list[tuple[int, Note]]
    fences: Sequence[Block] = ()


def split_notes(drafts: Sequence[Draft]) -> Notes:
    """The chapters without their notes, and the notes with the places they were taken from.

    A note goes on for as long as it talks about the writing. In doubt it is prose and stays. A note in brackets within
    a paragraph is cut out of it: it has the paragraph's lines, and the paragraph keeps the rest of their words.
    """
    taken = [_take(draft) for draft in drafts]
    stories = [at for at, one in enumerate(taken) if _has_story(one.blocks)] or [len(taken) - 1]
    for at, draft in enumerate(drafts[: stories[0] + (len(stories) == 1)]):
        if labelled := over_story(draft, alone=at == stories[0]):
            taken[at] = _take(labelled)
    if len(taken) > 1 and drafts[0].heading is None and drafts[0].part is None:
        _take_first(taken)
    _take_epigraphs(taken)
    kept: list[Draft] = []
    notes: list[Note] = []
    told = 0  # chapters with a story so far
    last = max((at for at, one in enumerate(taken) if _has_story(one.blocks)), default=0)
    for at, (draft, blocks, found, _) in enumerate(taken):
        if not _has_story(blocks):
            lone = [heading for heading in (draft.part, draft.heading) if heading and not heading.origin]
            found = [*((-1, heading_as_note(heading)) for heading in lone), *found]
            draft = draft._replace(part=None, heading=None)
        story = [block.span.first for block in blocks if block.kind is not MARK] if found else []
        number = told + 1
        for _, note in found:
            before = not story or note.span.first < story[0]
            after = at > last or (at == last and bool(story) and note.span.first > story[-1])
            notes.append(note._replace(place="end" if after else _place(number, draft, before=before)))
        kept.append(draft._replace(blocks=blocks))
        told += _has_story(blocks)
    return Notes(tuple(kept), tuple(notes), tuple(fence for one in taken for fence in one.fences))


def _take(draft: Draft) -> _Taken:
    """A chapter and its notes; one that is a note from its heading on has nothing left."""
    if whole := whole_note(draft):
        marks = tuple(block for block in draft.blocks if block.kind is MARK)
        return _Taken(draft._replace(heading=None), marks, [(-1, whole)])
    cut: list[Block] = []
    inside: list[tuple[int, Note]] = []
    blocks = draft.blocks
    fences: list[Block] = []
    stay, found = _take_notes(blocks, fences)
    for block in stay:
        rest, more = cut_notes(block)
        if rest:
            cut.append(rest)
        if more:
            inside += [(0, note) for note in more]
    found = sorted([*found, *inside], key=lambda one: one[1].span.first) if inside else found
    return _Taken(draft, tuple(cut), found, fences)


def _take_first(taken: list[_Taken]) -> None:
    """Take what is no story out of the text above the first chapter; epigraphs only where nothing is left."""
    found, rest = take_all(taken[0].blocks)
    below = _take_front(taken[0]._replace(blocks=rest))
    at = next((at for at, one in enumerate(taken) if at and _has_story(one.blocks)), 0)
    if at and found and not _has_story(below.blocks) and not _holds_note(found, taken[0]):
        taken[0] = below
        taken[at] = taken[at]._replace(draft=taken[at].draft._replace(epigraphs=found))
    else:
        taken[0] = _take_front(taken[0])


def _take_epigraphs(taken: list[_Taken]) -> None:
    """Take the epigraphs under the headings; what is all there is under that of a part stands over its first chapter."""
    for at, (draft, blocks, _, _) in enumerate(taken):
        own = draft.heading is None and draft.part is not None
        below = taken[at + 1] if at + 1 < len(taken) else None
        if own and below and below.draft.heading and not below.draft.part and _has_story(below.blocks):
            found, rest = take_leading(blocks, "part", alone=True)
            if found and not _holds_note(found, taken[at]):
                over = below.draft._replace(
                    part=draft.part, epigraphs=(*draft.epigraphs, *found, *below.draft.epigraphs)
                )
                taken[at + 1] = below._replace(draft=over)
                taken[at] = taken[at]._replace(draft=draft._replace(part=None, epigraphs=()), blocks=rest)
                continue
        found, rest = take_leading(blocks, "part" if own else "chapter")
        if found and not _holds_note(found, taken[at]):
            kept = draft._replace(epigraphs=(*draft.epigraphs, *found))
            taken[at] = taken[at]._replace(draft=kept, blocks=rest)


def _holds_note(epigraphs: Sequence[Epigraph], taken: _Taken) -> bool:
    """Whether a note was cut out of what was taken for an epigraph: both have the same lines."""
    cut = {block.span for _, note in taken.notes for block in note.blocks}
    return any(block.span in cut for one in epigraphs for block in one.blocks)


def _take_front(taken: _Taken) -> _Taken:
    """The text above the first chapter without what is no story."""
    notes = front_notes(taken.blocks, [note for _, note in taken.notes])
    if not notes:
        return taken
    marks = tuple(block for block in taken.blocks if block.kind is MARK)
    return taken._replace(blocks=marks, notes=[*taken.notes, *((0, note) for note in notes)])


def _has_story(blocks: Sequence[Block]) -> bool:
    return any(block.kind is not MARK for block in blocks)


def heading_as_note(heading: Heading) -> Note:
    """The heading of a chapter that holds no story: it stands over its notes."""
    return Note("heading", "", "", (Block(PARAGRAPH, str(heading), heading.span),))


def _place(number: int, draft: Draft, *, before: bool) -> str:
    return "front" if before and number == 1 and draft.heading is None else f"chapter {number}"


def _take_notes(blocks: Sequence[Block], fences: list[Block]) -> tuple[tuple[Block, ...], list[tuple[int, Note]]]:
    """The blocks that stay, and each note with the index it began at."""
    bounds = Bounds(blocks)
    stay: list[Block] = []
    found: list[tuple[int, Note]] = []
    told = beside = False  # whether story has been seen, and whether a note ends right above
    at = 0
    while at < len(blocks):
        note = bounds.open_note(at, told=told, beside=beside)
        if note is None:
            told = told or blocks[at].kind is not MARK
            beside = beside and blocks[at].kind is MARK and not told
            stay.append(blocks[at])
            at += 1
            continue
        end = bounds.end_of_note(at, note, told=told)
        found.append((at, note._replace(blocks=(*note.blocks, *blocks[at + 1 : end]))))
        if told and stay and bounds.is_fenced(at, end):
            fences += (stay.pop(), blocks[end])
            end += 1
        at, beside = end, True
    return tuple(stay), found
