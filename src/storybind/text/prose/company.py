"""The company of a paragraph: who speaks round it, how long it and its neighbours are, how far story and scene have gone."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from math import ceil
from typing import NamedTuple

NEAR = 5
"""Paragraphs before and after one that are its company."""

_APART = 3  # times that an author has set scenes of a chapter apart, and is believed to have meant all of them
_NOBODY = "-" * NEAR
SPEECH = '"“‘'
"""Signs one of which a paragraph of speech begins with."""
_LAST_SENTENCE = re.compile(r".*(?:[.!?…][\"”’')]*\s|[。！？][”’」』）]*(?=[^”’」』）]))", re.DOTALL)
_YEAR = r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)|[一二][〇零一二三四五六七八九]{3}年"
_OF_YEARS = ("1", "20", "年")  # one of which is in each
_YEARS = 8  # paragraphs that name a year
_CHRONICLE = 0.4  # their share of a history's chapter; of our stories' chapters with a date none has 0.25
_END = 220  # characters at the end of a paragraph in which its last sentence stands


class Company(NamedTuple):
    """Where a paragraph stands.

    Attributes:
        before: The paragraph before it, and its last sentence, the `close`.
        voices: Of itself and of `NEAR` paragraphs before and after it, in order, whether each begins with speech (``q``) or
            is told (``t``); where there is none ``-``.
        words: How many it has; `last` and `next` are those of the paragraphs before and after it, 0 for none.
        told: Words of its chapter before it.
        left: Words of its chapter from it on.
        since: Words of the scene before it.
        letters: How many letters count for a word, 0 where words are told by blanks.
    """

    before: str = ""
    close: str = ""
    voices: str = f"{_NOBODY}t{_NOBODY}"
    words: int = 0
    last: int = 0
    next: int = 0
    told: int = 0
    left: int = 0
    since: int = 0
    letters: float = 0.0


class Pages:
    """The paragraphs of a chapter, in order, and where each stands among them.

    Attributes:
        texts: The paragraphs.
        counts: How many words each has.
        told: How many words there are before each; last, how many there are in all.
        voices: Who begins each, as a `Company` has them, with `NEAR` of nobody before the first and behind the last.
        apart: Whether the author sets the chapter's scenes apart.
        begun: Words before the scene that is read.
        odds: What each adds up to by its company, once a `Standing` has been asked for one of them.
    """

    def __init__(self, texts: Sequence[str], marked: int = 0, speech: str = SPEECH, letters: float = 0.0) -> None:
        """Of a chapter in which so many scenes are `marked`, by a mark, a label or a gap.

        `speech` are the signs that it begins with, and `letters` as many as count for a word, as a `Table` has both.
        """
        self.texts, self.letters = texts, letters
        self.apart = marked >= _APART
        self.counts = [count(text, letters) for text in texts]
        self.told = [0, *accumulate(self.counts)]
        self.voices = _NOBODY + "".join(["q" if text[:1] in speech else "t" for text in texts]) + _NOBODY
        self.begun = 0
        self.odds: list[float] | None = None

    @cached_property
    def is_chronicle(self) -> bool:
        """Whether so many of the paragraphs name a year that history is told, and a date begins no scene."""
        texts = [text for text in self.texts if any(map(text.__contains__, _OF_YEARS))]
        if len(texts) < _YEARS:  # nearly all chapters
            return False
        years = sum([re.search(_YEAR, text) is not None for text in texts])
        return years >= max(_YEARS, _CHRONICLE * len(self.texts))

    def begins(self, at: int) -> None:
        """Take note of a scene that begins with a paragraph, by its number from 0."""
        self.begun = self.told[at]

    def before(self, at: int) -> str:
        """The paragraph before one, by its number from 0; empty before the first."""
        return self.texts[at - 1] if at else ""

    def said_before(self, at: int) -> bool:
        """Whether the paragraph before one begins with speech."""
        return self.voices[NEAR - 1 + at] == "q"

    def company(self, at: int) -> Company:
        """Where a paragraph stands, by its number from 0."""
        before, counts, told = self.before(at), self.counts, self.told[at]
        return Company(
            before=before,
            close=_last_sentence(before),
            voices=self.voices[at : at + 2 * NEAR + 1],
            words=counts[at],
            last=counts[at - 1] if at else 0,
            next=counts[at + 1] if at + 1 < len(counts) else 0,
            told=told,
            left=self.told[-1] - told,
            since=told - self.begun,
            letters=self.letters,
        )


def count(text: str, letters: float) -> int:
    """How many words a text has; where no blanks are set, how many its letters count for.

    >>> count("three small boats", 0), count("三只小船靠在岸边", 1.6)
    (3, 5)
    """
    return ceil(len(text) / letters) if letters else text.count(" ") + 1


def _last_sentence(text: str) -> str:
    end = text[-_END:].rstrip()
    found = _LAST_SENTENCE.match(end)
    return end[found.end() :] if found else end
