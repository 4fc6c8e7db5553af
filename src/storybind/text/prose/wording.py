"""What the words and the company of a paragraph say of a scene that begins with it, as learned from labelled stories.

The words of its first sentences, one by one and two together, those that the paragraph before ends with, where talk
stands round it, and where it stands itself: each has a weight in the language's tables, and the weights are added to the
log-odds of rules and cues. `tests/benchmarks/calibration.py` learns them, and says from what; `long_chapters.py` beside it
learns what is otherwise in long chapters.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from storybind.text.prose.company import Company
from storybind.text.prose.opening import Opening, Sentence
from storybind.text.prose.standing import Weights, stands

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


class Part(NamedTuple):
    """What one place adds to the log-odds that a scene begins, by the things in it that have a weight."""

    place: str
    weights: Mapping[str, float]

    @property
    def odds(self) -> float:
        """All of it together."""
        return fsum(self.weights.values())

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
        odds = self.odds
        sign = 1 if odds > 0 else -1
        says = _SAYS[self.place][odds < 0]
        if self.place not in _SPEAKS_IN_WORDS:
            return f"{says}."
        loud = sorted([(-sign * weight, thing) for thing, weight in self.weights.items() if sign * weight > 0])
        quoted: list[str] = []
        for _, thing in loud:
            named = thing.strip("0123456789.' ")
            if len(named) > 1 and named not in quoted and not _SMALL.issuperset(named.split()):
                quoted.append(named)
                if len(quoted) == _QUOTED:
                    break
        return f"{says}: {', '.join([f'“{named}”' for named in quoted])}." if quoted else f"{says}."


Shown = tuple[str, Sequence[str]]
"""A place, and what a paragraph shows there."""


def hear(things: Iterable[Shown], weights: Weights) -> list[Part]:
    """What the things that a paragraph shows say, place by place."""
    parts: list[Part] = []
    for place, shown_there in things:
        known = weights[place]
        parts.append(Part(place, {thing: known[thing] for thing in shown_there if thing in known}))
    return parts


def odds_of(things: Iterable[Shown], weights: Weights, odds: float = 0.0) -> float:
    """What the things that a paragraph shows add to some log-odds, told more quickly than by `hear`."""
    for place, shown_there in things:
        odds += fsum(filter(None, map(weights[place].get, shown_there)))
    return odds


def shown(opening: Opening, company: Company) -> Iterator[Shown]:
    """All that a paragraph shows, by place: by where it stands, and in its words."""
    yield from stands(opening, company)
    yield from opens(opening)
    yield from goes_on(opening, company)


def opens(opening: Opening) -> Iterator[Shown]:
    """What a paragraph shows in the words of its ``first`` sentence, each once.

    So are pairs of them, and the three words that it begins with by their order (``1. the``).
    """
    if first := opening.first:
        yield "first", _first(first)


def goes_on(opening: Opening, company: Company) -> Iterator[Shown]:
    """What it shows in other words, each once: in the ``second`` sentence, and in the last one ``before`` the paragraph.

    There a ``'`` stands in front of words that somebody says.
    """
    if second := opening.second:
        yield "second", [*dict.fromkeys(second.words)]
    if last := opening.keys(company.close.casefold()):
        spoken = "'" if company.before[-1] in "\"”’'" else ""
        yield "before", [f"{spoken}{word}" for word in dict.fromkeys(last)] + [f"{spoken}{last[-1]}."]


def _first(sentence: Sentence) -> list[str]:
    words = sentence.words
    start = [f"{at}. {word}" for at, word in enumerate(words[:3], 1)]
    return [*dict.fromkeys((*words, *map(" ".join, pairwise(words)))), *start, f"0. {' '.join(words[:3])}"]
