"""Author's notes out of the story: moved to their own place in the book, never out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from storybind.model import Block, BlockKind, Heading, Inline, Note
from storybind.text.chapters import Draft
from storybind.text.tables.labels import NOTES, fold
from storybind.text.tables.notes import NEEDS_SIGN, OPENING, PLEA, SELF_EVIDENT, TALK, is_closing

_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|me|you|your|we|ich|mir|euch|ihr|je|vous|yo|os|vosotros)\b", re.IGNORECASE)
_SPEECH = "\"“”„«»'‘—"


def split_notes(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[Note, ...]]:
    """The chapters without their notes, and the notes with the places they were taken from.

    A note goes on for as long as it talks about the writing. In doubt it is prose and stays.
    """
    kept: list[Draft] = []
    notes: list[Note] = []
    taken = [(draft, *_take_notes(draft.blocks)) for draft in drafts]
    last = max((at for at, (_, blocks, _) in enumerate(taken) if _has_story(blocks)), default=0)
    for at, (draft, blocks, found) in enumerate(taken):
        if draft.heading and not _has_story(blocks):
            found = [(-1, _heading_as_note(draft.heading)), *found]
        story = [block.span.first for block in blocks if block.kind is not BlockKind.MARK]
        number = sum(_has_story(earlier.blocks) for earlier in kept) + 1
        for _, note in found:
            before = not story or note.span.first < story[0]
            after = at > last or (at == last and bool(story) and note.span.first > story[-1])
            notes.append(replace(note, place="end" if after else _place(number, draft, before=before)))
        kept.append(replace(draft, heading=draft.heading if _has_story(blocks) else None, blocks=blocks))
    return tuple(kept), tuple(notes)


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
        note = _open_note(blocks[at], rest=blocks[at:])
        if note is None:
            stay.append(blocks[at])
            at += 1
            continue
        end = at + 1
        while end < len(blocks) and _goes_on(blocks[end], label=bool(note.label)):
            end += 1
        found.append((at, replace(note, blocks=(*note.blocks, *blocks[at + 1 : end]))))
        at = end
    return tuple(stay), found


def _open_note(block: Block, rest: Sequence[Block]) -> Note | None:
    """A note, if the block opens one; its place is not known yet."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.VERSE, BlockKind.CHAT):
        return None
    text = block.text
    if (opening := OPENING.match(text)) and _is_meant(opening, text):
        label = opening["label"]
        said = replace(block, kind=BlockKind.PARAGRAPH, text=text[opening.end() :], inline=_moved(block, opening.end()))
        return Note(NOTES.get(fold(label), "authors-note"), "", label, (said,))
    if any(pattern.match(text) for pattern in SELF_EVIDENT) and TALK.search(text) is None and _is_last(rest):
        return Note("disclaimer", "", "", (block,))
    if len(text) < 90 and PLEA.fullmatch(text):
        return Note("plea", "", "", (block,))
    return None


def _is_meant(opening: re.Match[str], text: str) -> bool:
    """Whether words that prose has too were set as a label: with a sign behind them, or alone on their line."""
    label = fold(opening["label"])
    return label not in NEEDS_SIGN or opening.end() == len(text) or any(sign in opening[0] for sign in ":：–—")


def _moved(block: Block, by: int) -> tuple[Inline, ...]:
    return tuple(replace(one, start=max(0, one.start - by), end=one.end - by) for one in block.inline if one.end > by)


def _is_last(rest: Sequence[Block]) -> bool:
    """Whether no story follows: a disclaimer without a label is believed only at a chapter's end."""
    return all(block.kind is BlockKind.MARK or is_closing(block.text) for block in rest[1:])


def _goes_on(block: Block, *, label: bool) -> bool:
    """Whether a paragraph under a note is still the author speaking of the writing."""
    if not label or block.kind is not BlockKind.PARAGRAPH or block.text[:1] in _SPEECH:
        return False
    if OPENING.match(block.text):
        return False
    return len(TALK.findall(block.text)) >= 1 and len(_PERSON.findall(block.text)) >= 2
