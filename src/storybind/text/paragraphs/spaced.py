"""Titles, names and headings whose letters are set apart, as on a title page: ``T H E   T A P E``."""

import re
from collections.abc import Sequence

from storybind.text.heading.line import read_heading
from storybind.text.tables.notes import is_closing

_WIDTHS = {"\t": 8.0, "\u2003": 4.0, "\u2001": 4.0, "\u3000": 4.0, "\u2002": 2.0, "\u2000": 2.0, "\u2004": 1.3, "\u2006": 0.7, "\u2009": 0.6, "\u200a": 0.4}  # fmt: skip
"""How wide a blank is; one that is not here is as wide as the usual one."""
_WIDER = 1.4  # times as wide as between two letters is a blank between two words, at the least
_FEWEST = 4  # letters
_LETTER = re.compile(r"[^\W_][,:;!?'’]?|\d{2,4}[.:]?|[&:!?–—-]")
_HEAD = 40  # lines in which a head is looked for
_APART = re.compile(r"\n[ \t]*[^\W\d_](?:[^\S\n]{1,4}[^\W\d_]){3}[,:;!?'’]?[^\S\n]")
_LONGEST = 120  # characters
_NEAR = 3  # lines below a heading in which its title stands
_BELOW = 200  # lines below such a title in which its word is looked for
_SHORTEST = 4  # letters of a word for chapter, where nothing parts it from its number: "epi" is no eleventh episode


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
    if not (letters := _letters_of(line)):
        return line
    blanks = re.findall(r"\s+", line)
    widths = [sum(_WIDTHS.get(blank, 1.0) for blank in gap) for gap in blanks]
    wide = _WIDER * min(widths)
    parts = [" " if width >= wide else "" for width in widths]
    if 2 * sum(map(bool, parts)) > len(parts):
        return line
    if not any(parts):
        word = "".join(letters)
        return word if re.search(rf"\b{re.escape(word)}\b", "\n".join(below), re.IGNORECASE) else line
    first, *rest = letters
    return "".join([first, *(f"{part}{letter}" for part, letter in zip(parts, rest, strict=True))])


def close_up_headings(lines: list[str], text: str) -> list[str]:
    r"""The lines of a story with its headings whole, whose letters stand apart, each with a title below it that is set so.

    What else is set so stays as it is: a sign on a door, what somebody spells out.

    >>> text = "It rained.\n\nC H A P T E R   O N E\n\nT h e   R e n t\n\nIt rained.\n\nC L O S E D"
    >>> close_up_headings(text.split("\n"), text)[2:9:2]
    ['CHAPTER ONE', 'The Rent', 'It rained.', 'C L O S E D']
    """
    if not _APART.search(f"\n{text}"):  # nearly all stories
        return lines
    whole = list(lines)
    title = -1
    for at, line in enumerate(lines):
        apart = line.strip()
        if not (apart[1:2].isspace() and len(apart) <= _LONGEST):
            continue
        heading = _heading_of(apart)
        if not heading and at <= title:
            heading = close_up(apart, lines[at + 1 : at + 1 + _BELOW])
            title = -1
        if not heading or heading == apart:
            continue
        whole[at] = line.replace(apart, heading)
        title = at + _NEAR if read_heading(heading) else -1
    return whole


def _letters_of(line: str) -> list[str]:
    """The letters of a line that has nothing else; none of any other line."""
    letters = line.split()
    if sum(letter[0].isalpha() for letter in letters) < _FEWEST or not all(map(_LETTER.fullmatch, letters)):
        return []
    return letters


def _heading_of(apart: str) -> str:
    """The words of a line whose letters stand apart, if they head a part or a chapter, or say that the story ends.

    >>> _heading_of("C H A P T E R  1 2"), _heading_of("C H A P T E R O N E"), _heading_of("P r o l o g u e")
    ('CHAPTER 12', 'CHAPTER ONE', 'Prologue')
    >>> _heading_of("T H E   E N D"), _heading_of("C L O S E D"), _heading_of("P A R T Y")
    ('THE END', '', '')
    """
    if not (letters := _letters_of(apart)):
        return ""
    joined = "".join(letters)
    words = close_up(apart, ())
    cuts = (f"{joined[:at]} {joined[at:]}" for at in range(_SHORTEST, len(joined)))
    ways = [words] if words != apart else [*cuts, joined]
    return next(filter(_heads, ways), "")


def _heads(line: str) -> bool:
    found = read_heading(line)
    if found and found.heads_chapter:
        return bool(found.label)
    return is_closing(line) or (found is not None and found.family.id in ("named", "han-named"))
