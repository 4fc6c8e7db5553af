"""Author's notes out of the story: moved to their own place in the book, never out of it."""

from __future__ import annotations

from collections.abc import Sequence

from storybind.model import Block, BlockKind, Heading, Inline, Note
from storybind.text.chapters import Draft
from storybind.text.tables.notes import is_closing, is_disclaimer, is_plea, read_opening, talks_of_writing

_DEDICATION_WORDS = 80
_LONGEST_FENCED = 12  # blocks of a note between its label and a mark
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_SPEECH = "\"“”„«»'‘—"


def split_notes(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[Note, ...]]:
    """The chapters without their notes, and the notes with the places they were taken from.

    A note goes on for as long as it talks about the writing. In doubt it is prose and stays.
    """
    kept: list[Draft] = []
    notes: list[Note] = []
    told = 0  # chapters with a story so far
    taken = [(draft, *_take_notes(draft.blocks)) for draft in drafts]
    if len(taken) > 1 and drafts[0].heading is None and (dedication := _dedication(taken[0][1])):
        taken[0] = (drafts[0], (), [*taken[0][2], (0, dedication)])
    last = max((at for at, (_, blocks, _) in enumerate(taken) if _has_story(blocks)), default=0)
    for at, (draft, blocks, found) in enumerate(taken):
        if not _has_story(blocks):
            lone = [heading for heading in (draft.part, draft.heading) if heading]
            found = [*((-1, _heading_as_note(heading)) for heading in lone), *found]
            draft = draft._replace(part=None, heading=None)
        story = [block.span.first for block in blocks if block.kind is not BlockKind.MARK]
        number = told + 1
        for _, note in found:
            before = not story or note.span.first < story[0]
            after = at > last or (at == last and bool(story) and note.span.first > story[-1])
            notes.append(note._replace(place="end" if after else _place(number, draft, before=before)))
        kept.append(draft._replace(blocks=blocks))
        told += _has_story(blocks)
    return tuple(kept), tuple(notes)


def _dedication(blocks: Sequence[Block]) -> Note | None:
    """A few set-off lines before the first chapter: to whom the book is given, or what somebody else said."""
    words = sum(len(block.text.split()) for block in blocks)
    if (
        not blocks
        or words > _DEDICATION_WORDS
        or any(block.kind not in (BlockKind.QUOTE, BlockKind.LETTER, BlockKind.VERSE) for block in blocks)
    ):
        return None
    return Note("dedication", "front", "", tuple(blocks))


def _has_story(blocks: Sequence[Block]) -> bool:
    return any(block.kind is not BlockKind.MARK for block in blocks)


def _heading_as_note(heading: Heading) -> Note:
    """The heading of a chapter that holds no story: it stands over its notes."""
    return Note("heading", "", "", (Block(BlockKind.PARAGRAPH, str(heading), heading.span),))


def _place(number: int, draft: Draft, *, before: bool) -> str:
    return "front" if before and number == 1 and draft.heading is None else f"chapter {number}"


def _take_notes(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], list[tuple[int, Note]]]:
    """The blocks that stay, and each note with the index it began at."""
    stay: list[Block] = []
    found: list[tuple[int, Note]] = []
    at = 0
    while at < len(blocks):
        note = _open_note(blocks, at)
        if note is None:
            stay.append(blocks[at])
            at += 1
            continue
        end = at + 1 if note.text else _end_of_lone_label(blocks, at)
        while end < len(blocks) and _goes_on(blocks[end], label=bool(note.label)):
            end += 1
        found.append((at, note._replace(blocks=(*note.blocks, *blocks[at + 1 : end]))))
        at = end
    return tuple(stay), found


def _end_of_lone_label(blocks: Sequence[Block], at: int) -> int:
    """Where a note ends whose label stands alone: at its fence, if one stands before it too, else after a paragraph."""
    if at and blocks[at - 1].kind is BlockKind.MARK:
        for end in range(at + 1, min(at + _LONGEST_FENCED, len(blocks))):
            if blocks[end].kind is BlockKind.MARK:
                return end
    return min(at + 2, len(blocks))


def _open_note(blocks: Sequence[Block], at: int) -> Note | None:
    """A note, if the block at this index opens one; its place is not known yet."""
    block = blocks[at]
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.VERSE, BlockKind.CHAT):
        return None
    if note := open_note(block):
        return note
    if is_disclaimer(block.text) and _is_last(blocks, at):
        return Note("disclaimer", "", "", (block,))
    return Note("plea", "", "", (block,)) if is_plea(block.text) else None


def open_note(block: Block) -> Note | None:
    """The note that a block opens by its label; what it says may be empty, where the label stands alone.

    >>> from storybind.model import Span
    >>> open_note(Block(BlockKind.PARAGRAPH, "(A/N: sorry!)", Span(1, 1))).text
    'sorry!'
    """
    opening = read_opening(block.text)
    if opening is None:
        return None
    end = len(block.text)
    if block.text[0] in _BRACKETS and opening.end < end:
        close = block.text.find(_BRACKETS[block.text[0]], opening.end)
        if 0 <= close < end - 1:  # the story goes on behind it
            return None
        end = close if close > 0 else end
    inline = tuple(one for one in _moved(block, opening.end) if one.end <= end - opening.end)
    said = block._replace(kind=BlockKind.PARAGRAPH, text=block.text[opening.end : end], inline=inline)
    return Note(opening.kind, "", opening.label, (said,))


def _moved(block: Block, by: int) -> tuple[Inline, ...]:
    return tuple(one._replace(start=max(0, one.start - by), end=one.end - by) for one in block.inline if one.end > by)


def _is_last(blocks: Sequence[Block], at: int) -> bool:
    """Whether no story follows: a disclaimer without a label is believed only at a chapter's end."""
    return all(
        blocks[below].kind is BlockKind.MARK or is_closing(blocks[below].text) for below in range(at + 1, len(blocks))
    )


def _goes_on(block: Block, *, label: bool) -> bool:
    """Whether a paragraph under a note is still the author speaking of the writing."""
    if not label or block.kind is not BlockKind.PARAGRAPH or block.text[:1] in _SPEECH:
        return False
    if read_opening(block.text):
        return False
    return talks_of_writing(block.text)
