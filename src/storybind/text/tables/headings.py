"""How chapters are headed, as tables: one row a family, with what looks alike and is none."""

import re
from functools import cache
from typing import NamedTuple

_ROMAN = r"[IVXLCDM]{1,7}"
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second third fourth fifth sixth seventh eighth ninth tenth last "
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf erstes zweites drittes viertes fünftes "
    "premier première deux trois quatre cinq six sept huit neuf dix deuxième troisième "
    "uno dos tres cuatro cinco seis siete ocho nueve diez primero segundo tercero primo secondo terzo due tre quattro cinque "
    "um dois três quatro sete oito nove dez primeiro segundo terceiro "
    "первая вторая третья четвёртая четвертая пятая шестая седьмая восьмая девятая десятая"
).split()
_ONE = "|".join(dict.fromkeys(_NUMBER_WORDS))
_WORD = rf"(?:{_ONE})(?:[- ](?:and[- ])?(?:{_ONE})){{0,4}}"
_NUMBER = rf"(?:\d{{1,6}}(?:\.\d{{1,2}})?|{_ROMAN}|{_WORD})"
_SEPARATOR = r"(?:\s*[:.：–—-]+\s*|\s+|\s*$)"


class Family(NamedTuple):
    """One way to head a chapter.

    Attributes:
        id: Its name in `inspect` and in tests.
        pattern: Matches the whole line; groups ``label`` and, where the heading may have words, ``title``.
        because: Why it is a heading.
        heads: Examples.
        silent_on: What looks alike.
    """

    id: str
    pattern: str
    because: str
    heads: tuple[str, ...]
    silent_on: tuple[str, ...]


@cache
def regex(family: Family) -> re.Pattern[str]:
    """A family's pattern, compiled when first asked for: most stories have no headings."""
    return re.compile(family.pattern, re.IGNORECASE if family.id != "numeral" else 0)


FAMILIES = (
    Family(
        id="chapter",
        pattern=rf"(?P<label>(?:chapter|ch\.?|kapitel|chapitre|capítulo|capitulo|capitolo|hoofdstuk|rozdział|глава)\s*\.?\s*{_NUMBER})(?:{_SEPARATOR}(?P<title>.*))?",
        because="A line that opens with the word for chapter and a number heads one.",
        heads=("Chapter 3 – Low Water", "CHAPTER I.", "Chapter One", "Kapitel 2: Glas", "Глава первая", "chapter 12"),
        silent_on=("Chapter 12 of the lease said that no dogs were allowed.", "Chapters are long.", "Chapterhouse"),
    ),
    Family(
        id="ordinal-chapter",
        pattern=r"(?P<label>\d{1,6}\.?\s*(?:kapitel|chapitre|capítulo|глава)|第\s*[0-9〇零一二三四五六七八九十百千]+\s*[章回節节話话](?!合))(?:\s*[:.：–—-]*\s*(?P<title>.*))?",
        because="A number and the word for chapter head one.",
        heads=("1. Kapitel: Glas", "第一章 天地", "第3話"),
        silent_on=("第一封信", "Ein Kapitel für sich"),
    ),
    Family(
        id="part",
        pattern=rf"(?P<label>(?:part|book|volume|act|teil|buch|partie|parte|часть)\s+{_NUMBER})(?:{_SEPARATOR}(?P<title>.*))?",
        because="A part stands over chapters; where none stand under it, it is one.",
        heads=("PART ONE", "Part II: Seed", "Book Three", "Teil 1"),
        silent_on=("Part of the plan", "Part one of the plan was simple.", "Book now"),
    ),
    Family(
        id="named",
        pattern=r"(?P<label>prologue|epilogue|interlude|intermission|prolog|epilog|zwischenspiel|épilogue|prólogo|epílogo|prologo|epilogo|пролог|эпилог|序章|楔子|尾声|番外)(?:\s*[:.–—-]+\s*(?P<title>.*))?",
        because="A prologue, an interlude or an epilogue stands beside the chapters.",
        heads=("Prologue", "EPILOGUE: Snow", "Interlude"),
        silent_on=("Prologues bored him.",),
    ),
    Family(
        id="numeral",
        pattern=rf"(?P<label>[-~*\s]*(?:\d{{1,3}}|{_ROMAN})[.)]?[-~*\s]*)(?P<title>)",
        because="Bare numbers that rise one by one through a story head its chapters.",
        heads=("II", "3.", "- 4 -"),
        silent_on=("1999 was cold", "I was cold", "1999"),
    ),
    Family(
        id="numbered-title",
        pattern=rf"(?P<label>(?:\d{{1,3}}|{_ROMAN}))[.:)]\s+(?P<title>\S.*)",
        because="Titles numbered one by one through a story head its chapters.",
        heads=("2. Fog Signals", "IV. The Harbour"),
        silent_on=("2. He left.",),
    ),
)

LONGEST = 90
"""Characters of a heading; a longer line is prose."""
MOST_WORDS = 14
"""Words of a heading; more are prose."""

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ORDINALS = {word: at for at, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split())}  # fmt: skip


def number_of(label: str) -> int | None:
    """The number in a heading's label, or None where it is a word we do not count by.

    >>> number_of("Chapter XIV"), number_of("3."), number_of("Chapter Two"), number_of("Prologue")
    (14, 3, 2, None)
    """
    if digits := re.search(r"\d+", label):
        return int(digits[0])
    last = re.split(r"[\s.]+", label.strip(" .:-~*)\t"))[-1]
    if last.casefold() in _ORDINALS:
        return _ORDINALS[last.casefold()]
    if re.fullmatch(_ROMAN, last.upper()) and last.isupper():
        values = [_VALUES[letter] for letter in last]
        return sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0], strict=True))
    return None
