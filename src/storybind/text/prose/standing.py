"""What a paragraph shows by where it stands, and what that weighs.

This is asked first of nearly every paragraph, and for most it is enough. Each thing that can show has a name, by which
weights are learned and reasons told; to be added up fast, the weights stand in place of the names, once for a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from storybind.text.prose.company import NEAR, Company, Pages, count

if TYPE_CHECKING:
    from storybind.text.prose.opening import Opening

_STRAIGHT = str.maketrans("“”‘’»«„「」『』。！？", '""\'\'""""""".!?')
_STRAIGHT_QUOTES = ('"', "'")
_KEPT = 5_000  # stretches of text of which is kept what they add up to

T = TypeVar("T")

Weights = Mapping[str, Mapping[str, float]]
"""What each thing that a paragraph can show weighs, by the place where it shows it."""


class Level(Generic[T]):
    """What a count is, by the steps that it has reached: a name, or what that weighs."""

    __slots__ = ("_marks", "_steps")

    def __init__(self, steps: Sequence[int], marks: Sequence[T]) -> None:
        self._steps, self._marks = steps, marks

    def of(self, count: int) -> T:
        """The mark of a count.

        >>> _level("since", 20, 40).of(20)
        'since 1'
        """
        return self._marks[bisect_right(self._steps, count)]

    def each(self, counts: Iterable[int]) -> list[T]:
        """The marks of several."""
        marks, steps = self._marks, self._steps
        return [marks[bisect_right(steps, count)] for count in counts]

    def most(self: Level[float]) -> float:
        """The largest of the marks."""
        return max(self._marks)

    def weighed(self, weights: Mapping[str, float]) -> Level[float]:
        """The same with weights in place of names."""
        return Level(self._steps, [weights.get(str(mark), 0.0) for mark in self._marks])


def _level(name: str, *steps: int) -> Level[str]:
    return Level(steps, [f"{name} {step}" for step in range(len(steps) + 1)])


class _Size(NamedTuple, Generic[T]):
    """How long a paragraph is, its first sentence, the paragraph before, its last sentence, and the paragraph after."""

    words: Level[T]
    first: Level[T]
    before: Level[T]
    last: Level[T]
    after: Level[T]


class _Where(NamedTuple, Generic[T]):
    """How many words there are since the scene began, in the chapter so far, in what is left of it, and in all of it."""

    since: Level[T]
    told: Level[T]
    left: Level[T]
    in_all: Level[T]


_SIZE = _Size(
    words=_level("words", 4, 8, 12, 20, 35, 60, 90),
    first=_level("first", 3, 5, 8, 12, 18, 26),
    before=_level("before", 4, 8, 12, 20, 35, 60, 90),
    last=_level("last", 3, 5, 8, 12, 18, 26),
    after=_level("after", 4, 8, 12, 20, 35, 60, 90),
)
_WHERE = _Where(
    since=_level("since", 20, 40, 60, 90, 120, 200, 350),
    told=_level("told", 60, 150, 400, 1500),
    left=_level("left", 30, 80, 200, 500),
    in_all=_level("in all", 700, 1500, 3000, 8000),
)
_SAID = ("all told", "said 0", "said 1", "said 2", "said 3", "said 4")


def stands(opening: Opening, company: Company) -> tuple[tuple[str, list[str]], ...]:
    """What a paragraph shows by where it stands, by place.

    ``talk`` is where speech stands round it, ``size`` how long it and its neighbours are, ``where`` its place in scene
    and chapter.
    """
    talk = [*_voices(company.voices), *_ends(company.before[-2:]), _SAID[_said(opening)]]
    return ("talk", talk), ("size", _size(opening, company)), ("where", _where(company))


def _voices(voices: str) -> list[str]:
    """Who speaks, the teller or a speaker: in the two paragraphs before, in itself and the two after; how many of those near."""
    around = voices[NEAR - 2 : NEAR + 3]
    return [around, around[1:4], f"{voices.count('q', 0, NEAR)} before", f"{voices.count('q', NEAR + 1)} after"]


def _ends(end: str) -> list[str]:
    """How the paragraph before ends, by its last two signs."""
    plain = end.translate(_STRAIGHT)
    return [f"after {plain}" if plain[-1:] in _STRAIGHT_QUOTES else "after", f"ends {plain[-1:]}"]


def _said(opening: Opening) -> int:
    """How much of a paragraph's head somebody says, as a step: 0 is nothing."""
    gaps = opening.told.count("  ")
    return 1 + min(4, 5 * gaps // len(opening.told)) if gaps else 0


def _size(opening: Opening, company: Company) -> list[str]:
    found = [_SIZE.words.of(company.words), _SIZE.first.of(_first(opening))]
    if company.before:
        found += [_SIZE.before.of(company.last), _SIZE.last.of(_last(company))]
    if company.next:
        found.append(_SIZE.after.of(company.next))
    return found


def _first(opening: Opening) -> int:
    """How many words a paragraph's first sentence has."""
    return opening.first.size if opening.first else 0


def _last(company: Company) -> int:
    """How many words the last sentence before a paragraph has."""
    return count(company.close, company.letters)


def _where(company: Company) -> list[str]:
    told, left = company.told, company.left
    return [_WHERE.since.of(company.since), _WHERE.told.of(told), _WHERE.left.of(left), _WHERE.in_all.of(told + left)]


class Standing:
    """What a paragraph adds up to by where it stands, by the weights of a table: quicker than by the names of `stands`."""

    def __init__(self, weights: Weights) -> None:
        talk, size, where = (weights.get(place, {}) for place in ("talk", "size", "where"))
        self._voices, self._ends = _Sums(talk, _voices), _Sums(talk, _ends)
        self._said = [talk.get(name, 0.0) for name in _SAID]
        self._size = _Size(*[level.weighed(size) for level in _SIZE])
        self._most = max(self._said) + self._size.first.most()  # that what is said in it and its first sentence can add
        self._where = _Where(*[level.weighed(where) for level in _WHERE])

    def odds(self, opening: Opening, pages: Pages, at: int) -> float:
        """The log-odds that a paragraph begins a scene, as far as that can be told by where it stands, without its `close`."""
        return self._odds(pages, at, self._said[_said(opening)] + self._size.first.of(_first(opening)))

    def odds_at_most(self, pages: Pages, at: int) -> float:
        """What they can come to, whatever the paragraph says: told in no time, and of most it is enough to know."""
        return self._odds(pages, at, self._most)

    def _odds(self, pages: Pages, at: int, own: float) -> float:
        if pages.odds is None:
            pages.odds = self._by_company(pages)
        return pages.odds[at] + own + self._where.since.of(pages.told[at] - pages.begun)

    def close(self, company: Company) -> float:
        """What the last sentence of the paragraph before adds: it is looked for where words are asked, and seldom before."""
        return self._size.last.of(_last(company)) if company.before else 0.0

    def _by_company(self, pages: Pages) -> list[float]:
        """What the paragraphs of a chapter add up to, whatever they say and wherever scenes begin: column by column."""
        size, where, texts, counts, told = self._size, self._where, pages.texts, pages.counts, pages.told
        in_all = told[-1]
        columns = (
            [self._voices[pages.voices[at : at + 2 * NEAR + 1]] for at in range(len(texts))],
            [self._ends[text[-2:]] for text in ("", *texts)],
            size.words.each(counts),
            [0.0, *size.before.each(counts)],
            [*size.after.each(counts[1:]), 0.0],
            where.told.each(told),
            where.left.each([in_all - before for before in told]),
        )
        total = where.in_all.of(in_all)
        return [total + fsum(odds) for odds in zip(*columns, strict=False)]


class _Sums(dict[str, float]):
    """What all that a stretch of text is named for adds up to, found once: the same few are met again and again."""

    def __init__(self, weights: Mapping[str, float], named: Callable[[str], Iterable[str]]) -> None:
        super().__init__()
        self._weights, self._named = weights, named

    def __missing__(self, text: str) -> float:
        total = fsum([self._weights.get(name, 0.0) for name in self._named(text)])
        if len(self) < _KEPT:
            self[text] = total
        return total
