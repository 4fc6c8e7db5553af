"""How far a note at the top reaches: to the mark below it, where nothing between them can be the story."""

from collections.abc import Iterable, Sequence

from storybind.text.tables.addresses import addresses_readers
from storybind.text.tables.notes import (
    Where,
    read_sign,
    speaks_of_self,
    speaks_of_self_alone,
    talks_of_writing,
)

FEW, _SHORT = 5, 300
"""Paragraphs under the note's first down to the mark, and characters of each."""
LOOK_BELOW = 6  # paragraphs under the mark that show who tells the story
_SPOKEN = frozenset('"“”„«»‘「『')


def reaches_mark(between: Sequence[str], below: Iterable[str], *, lone: bool) -> bool:
    """Whether a note goes on to the mark under it.

    Args:
        between: The paragraphs from under its first to the mark.
        below: Those under the mark.
        lone: Whether its label has a line to itself: then few short paragraphs are the note's, whatever they say.

    Else the author speaks in most of them, of himself or of the writing, and in the last: of the writing, or of himself
    alone where nobody who tells the story says "I".

    >>> told = ["The kettle sang.", "She left it to sing."]
    >>> reaches_mark(["My laptop died.", "Thanks to quill99 for the beta!"], [], lone=False)
    True
    >>> reaches_mark(["My laptop died."], told, lone=False), reaches_mark(["My father died."], ["I went."], lone=False)
    (True, False)
    >>> reaches_mark(["I am leaving you."], told, lone=False), reaches_mark(["The rain fell."], told, lone=False)
    (False, False)
    """
    if not between or len(between) > FEW or any(len(text) > _SHORT or text[0] in _SPOKEN for text in between):
        return False
    if lone:
        return True
    about = [_is_about(text) for text in between]
    authors = sum(said or speaks_of_self(text) for said, text in zip(about, between, strict=True))
    if authors * 2 <= len(between):
        return False
    told = [text for text in below if _SPOKEN.isdisjoint(text)]
    return about[-1] or (speaks_of_self_alone(between[-1]) and bool(told) and not any(map(speaks_of_self, told)))


def _is_about(text: str) -> bool:
    return talks_of_writing(text) or addresses_readers(text) or read_sign(text, *Where) is not None
