"""Whether a line that stands by itself is read or said in the story: a sign on a door, a message, an answer."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from storybind.model import Block, BlockKind
from storybind.text.prose.narration import narration, next_sentence, sentences
from storybind.text.tables.shown import BEARS, MESSAGE, SHOWINGS, TIMEPIECES, Showing

_STOPS = frozenset(".!?…\"”’'")
_NEAR = 400  # characters of a paragraph, at its end or its beginning, that are looked at


def is_shown(blocks: Sequence[Block], at: int, lines: int = 1, *, named: bool = False) -> bool:
    """Whether the sentence above a line, or so many `lines`, or the one below says that somebody reads it, or that it answers.

    Of a line that is `named` in the story, only the one below it is asked: where one scene ends, much is written.
    """
    above, below = blocks[at - 1], blocks[at + lines]
    if below.kind is BlockKind.PARAGRAPH and find_showing("below", below.text):
        return True
    return not named and above.kind is BlockKind.PARAGRAPH and find_showing("above", above.text) is not None


def find_showing(looks_at: Literal["above", "below"], text: str) -> Showing | None:
    """The row that knows by a paragraph above a line, or below it, that the line is shown."""
    return _find(looks_at, _last(text) if looks_at == "above" else _first(text))


def is_read_out(line: str) -> bool:
    """Whether a line in capitals has words of a telegram or a notice, as hardly a title has.

    >>> is_read_out("FATHER ILL COME AT ONCE"), is_read_out("NO ENTRY"), is_read_out("THE TELEGRAM"), is_read_out("COME HOME, LENA")
    (True, True, False, True)
    """
    return _pattern(MESSAGE).search(line) is not None


def is_read_aloud(above: str) -> bool:
    """Whether a paragraph ends with somebody who reads aloud what stands below it."""
    row = find_showing("above", above)
    return row is not None and row.id == "above.aloud"


def _find(looks_at: Literal["above", "below"], sentence: str) -> Showing | None:
    if not sentence or sentence[0].islower():  # it only says who spoke
        return None
    return next((row for row in SHOWINGS if row.looks_at == looks_at and _pattern(row.pattern).search(sentence)), None)


def shows_words(text: str) -> bool:
    """Whether a paragraph ends with something on which there may be words."""
    sentence = _last(text)
    return text[-1] == ":" or _pattern(BEARS).search(sentence) is not None or _find("above", sentence) is not None


def tells_time(text: str) -> bool:
    """Whether a paragraph ends with something that tells the hour."""
    return _pattern(TIMEPIECES).search(_last(text)) is not None


def goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether the sentence below a line begins with a small letter, and the one above it does not: the line is its beginning."""
    if not 0 < at < len(blocks) - 1:
        return False
    above, below = blocks[at - 1], blocks[at + 1]
    return below.text[0].islower() and below.text[-1] in _STOPS and not above.text[:1].islower()


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _last(text: str) -> str:
    """The narrator's last sentence of a paragraph, empty where all is speech."""
    told = narration(text[-_NEAR:])
    return next((told[first:last] for first, last in reversed([*sentences(told)])), "")


def _first(text: str) -> str:
    """His first one."""
    told = narration(text[:_NEAR])
    found = next_sentence(told, 0)
    return told[found[0] : found[1]] if found else ""
