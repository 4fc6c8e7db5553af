"""Parts of a page that are the author's notes."""

from collections.abc import Sequence

from storybind.model import Note
from storybind.text.html.body import HEADINGS
from storybind.text.html.piece import Piece
from storybind.text.html.transcript import Transcript
from storybind.text.note.opening import open_note
from storybind.text.tables.marks import is_mark

_CAPTION = 8  # words at the most


def read_note(page: Transcript, part: Sequence[Piece]) -> None:
    """Write an author's note: its caption, and what it says."""
    told = [piece for piece in part if not is_mark(piece.text)]
    label = ""
    if len(told) > 1 and _is_caption(told[0]):
        label = told[0].text.rstrip(": ").replace("\n", " ")
        told = told[1:]
    blocks = [page.note_block(piece, "" if at else label) for at, piece in enumerate(told)]
    if not blocks:
        return
    if not label and (opened := open_note(blocks[0])) and opened.text:
        page.notes.append(opened._replace(blocks=(*opened.blocks, *blocks[1:])))
    else:
        page.notes.append(Note("authors-note", "", label, tuple(blocks)))


def _is_caption(piece: Piece) -> bool:
    """Whether a piece only says that a note follows: ``Author's note:``."""
    if len(piece.text.split()) > _CAPTION:
        return False
    return piece.element in HEADINGS or "not" in piece.text.casefold()  # as in note, nota, Notiz
