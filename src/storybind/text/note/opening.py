"""How a block opens a note: by a label, or by what it says."""

from storybind.model import Block, BlockKind, Note, clip
from storybind.text.tables import BRACKETS
from storybind.text.tables.addresses import addresses_readers
from storybind.text.tables.notes import is_disclaimer, read_opening, read_rights


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
    if block.text[0] in BRACKETS and opening.end < end:
        close = block.text.find(BRACKETS[block.text[0]], opening.end)
        if 0 <= close < end - 1:  # the story goes on behind it
            return None
        end = close if close > 0 else end
    inline = clip((one for one in block.inline if one.end <= end), opening.end, end)
    said = block._replace(kind=BlockKind.PARAGRAPH, text=block.text[opening.end : end], inline=inline)
    return Note(opening.kind, "", opening.label, (said,))


def open_unlabelled(block: Block) -> Note | None:
    """A note at a chapter's edge by what it says: the author turns to the readers, or says whose the story is."""
    if addresses_readers(block.text):
        return Note("authors-note", "", "", (block._replace(kind=BlockKind.PARAGRAPH),))
    if end := read_rights(block.text):
        return _rights_note(block, end)
    return Note("disclaimer", "", "", (block,)) if is_disclaimer(block.text) else None


def rest_of(block: Block, start: int) -> Block:
    """What a block says from a character on, as a paragraph."""
    inline = clip(block.inline, start, len(block.text))
    return block._replace(kind=BlockKind.PARAGRAPH, text=block.text[start:], inline=inline)


def _rights_note(block: Block, end: int) -> Note:
    """The line that says whose the story is; it is the label of what else its paragraph says."""
    rest = len(block.text) - len(block.text[end:].lstrip())
    if rest == len(block.text):
        return Note("rights", "", "", (block._replace(kind=BlockKind.PARAGRAPH),))
    return Note("rights", "", block.text[:end].strip(), (rest_of(block, rest),))
