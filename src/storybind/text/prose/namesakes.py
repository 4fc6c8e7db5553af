"""Words of time that somebody in a story is called by: throughout it they date nothing, but where they stand as dates do."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from storybind.text.tables.namesakes import CALENDARS, CALLINGS, Calling

_NEAR = 60  # characters on either side of a word that are looked at
_SAME = "々"  # stands for a letter of a name that has no capitals: no row asks for it


class Namesakes:
    """The words of time that are names in a story. Each is looked for in it when a sentence first has it.

    >>> names = Namesakes("en", ["“No,” said May. It rained.", "In May she left."])
    >>> names.hide("When May came in wet, it was the first of May.")
    'When Mmm came in wet, it was the first of May.'
    """

    def __init__(self, language: str = "", texts: Sequence[str] = ()) -> None:
        self._language = language if language in CALENDARS else ""
        self._texts, self._story, self._known = texts, "", dict[str, bool]()

    def hide(self, told: str) -> str:
        """A narration with other letters for names, and as many: they say nothing of time."""
        return _any(self._language).sub(self._hidden, told) if self._language else told

    def _hidden(self, found: re.Match[str]) -> str:
        word = found[0]
        if not self._is_name(word) or _is_date(self._language, found.string, *found.span()):
            return word
        small = word[0].lower()
        return word[0] + small * (len(word) - 1) if small != word[0] else _SAME * len(word)

    def _is_name(self, word: str) -> bool:
        if word not in self._known:
            self._story = self._story or "\n".join(self._texts)
            places = _places(self._story, word, spaced=CALENDARS[self._language].spaced)
            called = (find_calling(self._language, self._story, *place) for place in places)
            self._known[word] = any(called)
        return self._known[word]


NOBODY = Namesakes()
"""Where nothing is known of a story."""


def _places(text: str, word: str, *, spaced: bool) -> Iterator[tuple[int, int]]:
    """Where a word begins and ends in a text, which may stand within another one where no blanks are set.

    >>> [*_places("May saw Mayfair, May.", "May", spaced=True)]
    [(0, 3), (17, 20)]
    """
    start = text.find(word)
    while start >= 0:
        stop = start + len(word)
        if not (spaced and (text[start - 1 : start].isalnum() or text[stop : stop + 1].isalnum())):
            yield start, stop
        start = text.find(word, stop)


def find_calling(language: str, text: str, start: int, stop: int) -> Calling | None:
    """The row that takes a word of time, which stands in a text from `start` to `stop`, for somebody's name.

    >>> text = "Miss May, in May"
    >>> [found and found.id for found in (find_calling("en", text, at, at + 3) for at in (5, 13))]
    ['en.titled', None]
    """
    if _is_date(language, text, start, stop):
        return None
    before = text[max(0, start - _NEAR) : start]
    for row, above, below in _callings(language):
        if below.match(text, stop, stop + _NEAR) and above.search(before):
            return row
    return None


def _is_date(language: str, text: str, start: int, stop: int) -> bool:
    """Whether a word of time stands as a date, whoever may be called so."""
    above, below = _dates(language)
    return bool(below.match(text, stop, stop + _NEAR) or above.search(text[max(0, start - _NEAR) : start]))


def _whole(language: str, words: str) -> str:
    """Words as a pattern, none of them within another word."""
    return rf"\b(?:{words})\b" if CALENDARS[language].spaced else f"(?:{words})"


@cache
def _any(language: str) -> re.Pattern[str]:
    return re.compile(_whole(language, CALENDARS[language].words))


@cache
def _dates(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    calendar = CALENDARS[language]
    return re.compile(rf"(?:{calendar.before})\Z"), re.compile(calendar.behind)


@cache
def _callings(language: str) -> list[tuple[Calling, re.Pattern[str], re.Pattern[str]]]:
    own = (row for row in CALLINGS if row.id.startswith(f"{language}."))
    return [(row, re.compile(rf"(?:{row.before})\Z"), re.compile(row.behind)) for row in own]
