"""What the words and the company of a paragraph say of a scene that begins with it, as learned from labelled stories.

The words of its first sentences, one by one and two together, those that the paragraph before ends with, where talk
stands round it, and where it stands itself: each has a weight in the language's tables, and the weights are added to the
log-odds of rules and cues. `tests/benchmarks/calibration.py` learns them, and says from what.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from storybind.text.opening import Opening, Sentence

Weights = Mapping[str, Mapping[str, float]]
"""What each thing that a paragraph can show weighs, by the place where it is `shown`."""

NEAR = 5
"""Paragraphs before and after one that are its company."""

_QUOTES = '"“‘'
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_STRAIGHT_QUOTES = ('"', "'")
_LAST_SENTENCE = re.compile(r".*[.!?…][\"”’')]*\s", re.DOTALL)
_END = 220  # characters at the end of a paragraph in which its last sentence stands
_SAYS = {
    "first": ("Its first words often open a scene", "But its first words seldom open a scene"),
    "second": ("Its second sentence has words that often set a scene", "But its second sentence sets no scene"),
    "before": ("The paragraph before has words that often close a scene", "But the paragraph before closes no scene"),
    "talk": (
        "Talk and telling change here as they do between scenes",
        "But talk and telling go on here as within a scene",
    ),
    "size": ("It is as long as what opens a scene", "But it is not as long as what opens a scene"),
    "where": ("A scene is due at this point of the story", "But no scene is due at this point of the story"),
}
_SPEAKS_IN_WORDS = frozenset(("first", "second", "before"))
_QUOTED = 3  # words that a reason names
_SMALL = frozenset(
    "a an and are as at but by for from had has have he her him his i in is it its me my not of on or our out she so some"
    " that the their them then there they this to up was we were what which who will with would you your said".split()
)
"""Words that weigh something and tell nobody why."""


class _Level:
    """A count as a name, by the steps that it has reached; each name is made once."""

    __slots__ = ("_names", "_steps")

    def __init__(self, name: str, *steps: int) -> None:
        self._steps = steps
        self._names = [f"{name} {step}" for step in range(len(steps) + 1)]

    def of(self, count: int) -> str:
        """The name of a count.

        >>> _Level("since", 20, 40).of(20)
        'since 1'
        """
        return self._names[bisect_right(self._steps, count)]


_WORDS = _Level("words", 4, 8, 12, 20, 35, 60, 90)
_BEFORE = _Level("before", 4, 8, 12, 20, 35, 60, 90)
_AFTER = _Level("after", 4, 8, 12, 20, 35, 60, 90)
_FIRST = _Level("first", 3, 5, 8, 12, 18, 26)
_LAST = _Level("last", 3, 5, 8, 12, 18, 26)
_SINCE = _Level("since", 20, 40, 60, 90, 120, 200, 350)
_TOLD = _Level("told", 60, 150, 400, 1500)
_LEFT = _Level("left", 30, 80, 200, 500)
_IN_ALL = _Level("in all", 700, 1500, 3000, 8000)


class Company(NamedTuple):
    """Where a paragraph stands.

    Attributes:
        before: The paragraph before it, and its last sentence, the `close`.
        voices: Of each paragraph before it, up to `NEAR`, whether it begins with speech (``q``) or is told (``t``).
        here: The same of itself.
        answers: The same of those after it.
        words: How many it has; `last` and `next` are those of the paragraphs before and after it, 0 for none.
        told: Words of its chapter before it.
        left: Words of its chapter from it on.
        since: Words of the scene before it.
    """

    before: str = ""
    close: str = ""
    voices: str = ""
    here: str = "t"
    answers: str = ""
    words: int = 0
    last: int = 0
    next: int = 0
    told: int = 0
    left: int = 0
    since: int = 0


class Pages:
    """The paragraphs of a chapter, in order, and where each stands among them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._counts = [text.count(" ") + 1 for text in texts]
        self._told = [0, *accumulate(self._counts)]
        self._voices = "".join(["q" if text[:1] in _QUOTES else "t" for text in texts])
        self._begun = 0  # words before the scene

    def begins(self, at: int) -> None:
        """Take note of a scene that begins with a paragraph, by its number from 0."""
        self._begun = self._told[at]

    def company(self, at: int) -> Company:
        """Where a paragraph stands, by its number from 0."""
        told, voices, counts = self._told[at], self._voices, self._counts
        before = self.texts[at - 1] if at else ""
        return Company(
            before=before,
            close=_last_sentence(before),
            voices=voices[max(0, at - NEAR) : at],
            here=voices[at],
            answers=voices[at + 1 : at + 1 + NEAR],
            words=counts[at],
            last=counts[at - 1] if at else 0,
            next=counts[at + 1] if at + 1 < len(counts) else 0,
            told=told,
            left=self._told[-1] - told,
            since=told - self._begun,
        )


class Part(NamedTuple):
    """What one place adds to the log-odds that a scene begins, by the things in it that have a weight."""

    place: str
    weights: Mapping[str, float]

    @property
    def odds(self) -> float:
        """All of it together."""
        return sum(self.weights.values())

    @property
    def tells(self) -> bool:
        """Whether it has a reason to give: a rule has given its own."""
        return self.place in _SAYS

    @property
    def because(self) -> str:
        """What it says for or against a scene, with the words that say it loudest; nothing of a rule, which speaks for itself.

        >>> Part("first", {"the next": 0.5, "the": -0.1, "next": 0.2}).because
        'Its first words often open a scene: “the next”, “next”.'
        >>> Part("talk", {"qqttt": 0.3}).because, Part("rule", {"en.span": 0.3}).because
        ('Talk and telling change here as they do between scenes.', '')
        """
        if not self.tells:
            return ""
        sign = 1 if self.odds > 0 else -1
        says = _SAYS[self.place][self.odds < 0]
        if self.place not in _SPEAKS_IN_WORDS:
            return f"{says}."
        loud = sorted((thing for thing, weight in self.weights.items() if sign * weight > 0), key=self._loudness)
        named = dict.fromkeys(thing.strip("0123456789.' ") for thing in loud)
        quoted = [f"“{thing}”" for thing in named if len(thing) > 1 and not _SMALL.issuperset(thing.split())][:_QUOTED]
        return f"{says}: {', '.join(quoted)}." if quoted else f"{says}."

    def _loudness(self, thing: str) -> tuple[float, str]:
        return -abs(self.weights[thing]), thing


Shown = tuple[str, Sequence[str]]
"""A place, and what a paragraph shows there."""


def hear(things: Iterable[Shown], weights: Weights) -> list[Part]:
    """What the things that a paragraph shows say, place by place."""
    parts: list[Part] = []
    for place, shown_there in things:
        known = weights[place]
        parts.append(Part(place, {thing: known[thing] for thing in shown_there if thing in known}))
    return parts


def odds_of(things: Iterable[Shown], weights: Weights) -> float:
    """What the things that a paragraph shows add up to, told more quickly than by `hear`."""
    odds = 0.0
    for place, shown_there in things:
        weight = weights[place].get
        odds += sum([weight(thing, 0.0) for thing in shown_there])
    return odds


def shown(opening: Opening, company: Company) -> Iterator[Shown]:
    """All that a paragraph shows, by place: by where it stands, and in its words."""
    yield from stands(opening, company)
    yield from says(opening, company)


def stands(opening: Opening, company: Company) -> tuple[Shown, ...]:
    """What a paragraph shows by where it stands: of most it is enough to know.

    ``talk`` is where speech stands round it, ``size`` how long it and its neighbours are, ``where`` its place in scene
    and chapter.
    """
    return ("talk", _talk(opening, company)), ("size", _size(opening, company)), ("where", _where(company))


def says(opening: Opening, company: Company) -> Iterator[Shown]:
    """What a paragraph shows in words.

    ``first`` and ``second`` are those of its first two sentences; of the first also pairs, and the three words that it
    begins with by their order (``1. the``). ``before`` is the last sentence of the paragraph before, a ``'`` in front of
    its words where somebody says them. Each stands once.
    """
    first, second = opening.first, opening.second
    if first:
        yield "first", _first(first)
    if second:
        yield "second", [*dict.fromkeys(second.words)]
    if last := opening.keys(company.close.casefold()):
        spoken = "'" if company.before[-1] in "\"”’'" else ""
        yield "before", [f"{spoken}{word}" for word in dict.fromkeys(last)] + [f"{spoken}{last[-1]}."]


def _first(sentence: Sentence) -> list[str]:
    words = sentence.words
    start = [f"{at}. {word}" for at, word in enumerate(words[:3], 1)]
    return [*dict.fromkeys((*words, *map(" ".join, pairwise(words)))), *start, f"0. {' '.join(words[:3])}"]


def _last_sentence(text: str) -> str:
    end = text[-_END:].rstrip()
    found = _LAST_SENTENCE.match(end)
    return end[found.end() :] if found else end


def _talk(opening: Opening, company: Company) -> list[str]:
    """Who speaks, the teller or a speaker: in the two paragraphs before, in itself and the two after; how many of those near."""
    voices, answers = company.voices, company.answers
    around = f"--{voices}"[-2:] + company.here + f"{answers}--"[:2]
    end = company.before[-2:].translate(_STRAIGHT)
    gaps = opening.told.count("  ")
    return [
        around,
        around[1:4],
        f"{voices.count('q')} before",
        f"{answers.count('q')} after",
        f"after {end}" if end[-1:] in _STRAIGHT_QUOTES else "after",
        f"ends {end[-1:]}",
        "all told" if not gaps else f"said {min(4, 5 * gaps // len(opening.told))}",
    ]


def _size(opening: Opening, company: Company) -> list[str]:
    first = opening.first
    found = [_WORDS.of(company.words), _FIRST.of(len(first.pieces) if first else 0)]
    if company.before:
        found += [_BEFORE.of(company.last), _LAST.of(company.close.count(" ") + 1)]
    if company.next:
        found.append(_AFTER.of(company.next))
    return found


def _where(company: Company) -> list[str]:
    told, left = company.told, company.left
    return [_SINCE.of(company.since), _TOLD.of(told), _LEFT.of(left), _IN_ALL.of(told + left)]
