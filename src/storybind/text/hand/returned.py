"""Dedications and notes that a hand says are none: back in the chapters, where their lines stand."""

from collections.abc import Sequence

from storybind.model import DEDICATION, PARAGRAPH, Block, Header, Note, begins_on
from storybind.text.apart import Apart, refused_lines
from storybind.text.drafts import Draft
from storybind.text.note.back import holds


def give_back(
    header: Header, drafts: Sequence[Draft], known: Sequence[Apart], starts: Sequence[int]
) -> tuple[Header, tuple[Draft, ...]]:
    """The heads without the dedications and notes that are none, and the chapters with these where they stand; `starts` are the lines on which files begin."""
    refused, told = refused_lines(known, "dedication"), refused_lines(known, "note")
    back = [
        note for note in header.notes if (note.kind == DEDICATION and note.span.first in refused) or holds(note, told)
    ]
    if not back:
        return header, tuple(drafts)
    kept = list(drafts)
    for note in back:
        _insert(kept, with_label(note), starts)
    return header._replace(notes=tuple(note for note in header.notes if note not in back)), tuple(kept)


def with_label(note: Note) -> tuple[Block, ...]:
    """The paragraphs of a note with the word that stood before it."""
    if not note.label:
        return note.blocks
    first, *others = note.blocks
    text = f"{note.label}: {first.text}" if first.text else note.label
    return (Block(PARAGRAPH, text, first.span, gap=first.gap), *others)


def _insert(drafts: list[Draft], blocks: tuple[Block, ...], starts: Sequence[int]) -> None:
    """Put paragraphs where their lines say; above the first heading, or that of their file, they are a chapter without one."""
    line = blocks[0].span.first
    file = max((start for start in starts if start <= line), default=1)
    tops = [_top(draft, line, starts) for draft in drafts]
    at = max((at for at, top in enumerate(tops) if top < line), default=-1)
    if tops[at] < file if at >= 0 else (drafts[0].heading or drafts[0].part):
        drafts.insert(at + 1, Draft(None, blocks))
        return
    draft = drafts[max(at, 0)]
    end = next((n for n, block in enumerate(draft.blocks) if block.span.first > line), len(draft.blocks))
    drafts[max(at, 0)] = draft._replace(blocks=(*draft.blocks[:end], *blocks, *draft.blocks[end:]))


def _top(draft: Draft, line: int, starts: Sequence[int]) -> int:
    """The line on which a chapter begins: under a name of its file it does with that; `line` is that of one with nothing in it."""
    heading = draft.part or draft.heading
    first = begins_on(heading, draft.blocks, line)
    named = heading and heading.origin
    return max((start for start in starts if start <= first), default=first) if named else first
