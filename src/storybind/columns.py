"""Text in columns, as of a terminal, where a Chinese or Japanese character takes two and an accent of its own none."""

import unicodedata
from itertools import accumulate

_NO_WIDTH = ("Mn", "Me", "Cf")  # accents and vowels over and under letters, and what joins letters


def width(text: str) -> int:
    """How many columns a text takes.

    >>> width("rain"), width("雨。"), width("e\u0301"), width("น้ำ")
    (4, 4, 1, 2)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def cut(text: str, room: int) -> str:
    """A text in one line of so many columns, cut between words, or within one where words are long.

    >>> cut("It rained all night.", 12), cut("雨が降っていた。", 10), cut("Rain", 4)
    ('It rained …', '雨が降っ…', 'Rain')
    """
    near = text[: 4 * room]  # of a paragraph of a million words the rest need not be looked at
    line = " ".join(near.split())
    if near == text and width(line) <= room:
        return line
    whole = _beginning(f"{line} ", room - 1).rpartition(" ")[0]
    return f"{whole} …" if width(whole) > room // 2 else f"{_beginning(line, room - 1).rstrip()}…"


def wrap(text: str, room: int, lines: int) -> list[str]:
    """A text in so many lines at most, each of so many columns at most; what is left over is cut.

    >>> wrap("It rained all night, and in the morning too.", 12, 2), wrap("雨が降っていた。", 10, 3)
    (['It rained', 'all night, …'], ['雨が降って', 'いた。'])
    """
    if lines == 1 or width(text) <= room:
        return [cut(text, room)]
    whole = _beginning(f"{text} ", room + 1).rpartition(" ")[0]
    first = whole if width(whole) > room // 2 else _beginning(text, room)
    return [first, *wrap(text[len(first) :].lstrip(), room, lines - 1)]


def _beginning(text: str, room: int) -> str:
    return text[: sum(taken <= room for taken in accumulate(map(_width, text)))]


def _width(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
