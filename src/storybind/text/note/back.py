"""Notes that a hand says are none, put back into the story where they stood."""

from collections.abc import Container, Iterator, Sequence

from storybind.model import Block, Note, Span
from storybind.text.drafts import Draft
from storybind.text.note.taken import Refused, Taken


def put_back(taken: list[Taken], drafts: Sequence[Draft], refused: Refused) -> None:
    """Put the notes that are none back into the chapters that they were taken from, with the marks that fenced them off.

    A note that goes on to a line of the story loses all from there on. Two notes out of one paragraph go back together. A chapter that was a note as a whole is one again, under its heading.
    """
    for at, (one, draft) in enumerate(zip(taken, drafts, strict=True)):
        ends = [(note, _end(note, refused)) for note in one.notes]
        spans = [Span(note.blocks[end].span.first, note.span.last) for note, end in ends if end < len(note.blocks)]
        if not spans:
            continue
        back = [block for block in draft.blocks if _is_in(block.span, spans)]
        fences = [block for block in one.fences if _is_beside(block, back, draft.blocks)]
        heading = draft.heading if draft.heading and _is_in(draft.heading.span, spans) else one.draft.heading
        taken[at] = Taken(
            one.draft._replace(heading=heading),
            tuple(_merge(draft.blocks, one.blocks, {*back, *fences})),
            [note._replace(blocks=note.blocks[:end]) for note, end in ends if end and not _is_in(note.span, spans)],
            [block for block in one.fences if block not in fences],
        )


def _end(note: Note, refused: Refused) -> int:
    """How many blocks of a note are one."""
    if holds(note, refused.notes):
        return 0
    of_story = (any(one.span.first <= line <= one.span.last for line in refused.story) for one in note.blocks)
    return next((at for at, is_story in enumerate(of_story) if is_story), len(note.blocks))


def holds(note: Note, lines: frozenset[int]) -> bool:
    """Whether one of these lines is among a note's."""
    return any(note.span.first <= line <= note.span.last for line in lines)


def _is_in(span: Span, spans: Sequence[Span]) -> bool:
    return any(one.first <= span.first <= one.last for one in spans)


def _is_beside(fence: Block, back: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether a mark stands right above or right below what goes back."""
    at = blocks.index(fence)
    return any(block in back for block in (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2]))


def _merge(all_blocks: Sequence[Block], kept: Sequence[Block], back: Container[Block]) -> Iterator[Block]:
    """The blocks that were kept, as they are now, and those that go back, as they were, in the order of the text."""
    rest = list(kept)
    for block in all_blocks:
        now = rest.pop(0) if rest and rest[0].span == block.span else None
        if block in back:
            yield block
        elif now:
            yield now
    yield from rest
