"""Titles and names whose letters are set apart, as on a title page: ``T H E   T A P E``."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WIDTHS = {"\t": 8.0, "\u2003": 4.0, "\u2001": 4.0, "\u3000": 4.0, "\u2002": 2.0, "\u2000": 2.0, "\u2004": 1.3, "\u2006": 0.7, "\u2009": 0.6, "\u200a": 0.4}  # fmt: skip
"""How wide a blank is; one that is not here is as wide as the usual one."""
_WIDER = 1.4  # times as wide as between two letters is a blank between two words, at the least
_FEWEST = 4  # letters
_LETTER = re.compile(r"[^\W_][,:;!?'’]?|[&:!?–—-]")
_HEAD = 40  # lines in which a head is looked for


def close_up_head(lines: list[str]) -> None:
    """Set the words of a head's lines whole, where their letters stand apart."""
    for at, line in enumerate(lines[:_HEAD]):
        apart = line.strip()
        if apart[1:2].isspace() and (whole := close_up(apart, lines[at + 1 :])) != apart:
            lines[at] = whole


def close_up(line: str, below: Sequence[str]) -> str:
    r"""A line whose letters are set apart with its words whole; any other as it is.

    Words are parted by wider blanks, of which there are fewer than of those between letters; letters in columns have more.
    Where all are alike, the letters are one word, if the story below has it.

    >>> close_up("T H E   T A P E", ()), close_up("T\u2003H\u2003E\u2003\u2003T\u2003A\u2003P\u2003E", ())
    ('THE TAPE', 'THE TAPE')
    >>> close_up("T A P E S", ["Old tapes hung there."]), close_up("T A P E S", ["It rained."])
    ('TAPES', 'T A P E S')
    >>> close_up("A B C", ()), close_up("I  saw it", ())
    ('A B C', 'I  saw it')
    >>> close_up("A  B  C\tD E", ())
    'A  B  C\tD E'
    """
    first, *rest = re.split(r"(\s+)", line)
    blanks, letters = rest[::2], [first, *rest[1::2]]
    if sum(letter[0].isalpha() for letter in letters) < _FEWEST or not all(map(_LETTER.fullmatch, letters)):
        return line
    widths = [sum(_WIDTHS.get(blank, 1.0) for blank in gap) for gap in blanks]
    parts = [" " if width >= _WIDER * min(widths) else "" for width in widths]
    if 2 * sum(map(bool, parts)) > len(parts):
        return line
    if not any(parts):
        word = "".join(letters)
        return word if re.search(rf"\b{re.escape(word)}\b", "\n".join(below), re.IGNORECASE) else line
    return "".join([first, *(f"{part}{letter}" for part, letter in zip(parts, letters[1:], strict=True))])
