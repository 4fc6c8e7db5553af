"""Notes in brackets within a paragraph: cut out of it, and the paragraph closed up over them."""

from bisect import bisect
from collections.abc import Sequence

from storybind.model import PARAGRAPH, Block, Note, clip
from storybind.text.label.line import read_label
from storybind.text.tables.notes import find_inline_notes, read_opening

_ENDS_CLAUSE = ".,;:!?…)]”’»"


def cut_notes(block: Block) -> tuple[Block | None, list[Note]]:
    """A paragraph closed up over the notes in brackets that were in it, and these notes with the paragraph's lines.

    Of one that holds nothing else nothing is left: it is one note, unless it heads a scene: ``((later))``.
    """
    places = find_inline_notes(block.text) if block.kind is PARAGRAPH else []
    if places and block.text[:2] == "((" and read_label(block.text):
        return block, []
    if places:
        places = [(start, end) for start, end in places if not _has_reference(block, start, end)]
    if not places:  # nearly all paragraphs
        return block, []
    rest = _close_up(block, places)
    if not rest.text:
        return None, [_inner_note(block, places[0][0], places[-1][1])]
    return rest, [_inner_note(block, start, end) for start, end in places]


def _has_reference(block: Block, start: int, end: int) -> bool:
    """Whether a footnote is referred to in a stretch, or a reading stands there: they cannot be moved."""
    return any(one.kind not in ("em", "strong") and one.start < end and one.end > start for one in block.inline)


def _inner_note(block: Block, start: int, end: int) -> Note:
    """The note between two brackets."""
    opening = read_opening(block.text[start:end])
    first, last = (start + opening.end, end - 1) if opening else (start + 1, end - 1)
    while first < last and block.text[first] in "( ":
        first += 1
    while last > first and block.text[last - 1] in ") ":
        last -= 1
    said = Block(PARAGRAPH, block.text[first:last], block.span, clip(block.inline, first, last))
    return Note(opening.kind if opening else "authors-note", "", opening.label if opening else "", (said,))


def _close_up(block: Block, places: Sequence[tuple[int, int]]) -> Block:
    """A paragraph without some stretches: one blank where each was, none before a sign that ends a clause."""
    text = block.text
    starts, ends = [0, *(end for _, end in places)], [*(start for start, _ in places), len(text)]
    pieces: list[str] = []
    moved: list[tuple[int, int, int]] = []  # where a piece began and ended, and where it begins now
    size = 0
    for start, end in zip(starts, ends, strict=True):
        while start < end and text[start] == " " and moved:
            start += 1
        while end > start and text[end - 1] == " " and end < len(text):
            end -= 1
        if start == end:
            continue
        joint = " " if pieces and text[start] not in _ENDS_CLAUSE else ""
        pieces += [joint, text[start:end]]
        moved.append((start, end, size + len(joint)))
        size += len(joint) + end - start

    def place(at: int) -> int:
        number = bisect(moved, at, key=lambda piece: piece[0]) - 1
        start, end, now = moved[max(0, number)]
        return now + min(max(at, start), end) - start

    inline = tuple(one._replace(start=place(one.start), end=place(one.end)) for one in block.inline) if moved else ()
    return block._replace(text="".join(pieces), inline=tuple(one for one in inline if one.start < one.end))
