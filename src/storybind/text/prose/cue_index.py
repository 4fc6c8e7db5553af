"""The cues of a table, by what calls them: a set of cues is a number, a bit a cue in the order of the table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import fsum

from storybind.text.rows import Cue

ALWAYS = "always"
"""The fact that holds of every paragraph: its weight says how rare scenes are."""
APART = "set apart"
"""The fact that the author sets the chapter's scenes apart, which holds of each of its paragraphs."""
OF_EACH = frozenset((ALWAYS, APART))
"""The facts that say nothing of whom and what a paragraph is about."""
_SETS = 50_000  # sets of cues of which is kept what they add up to


class Sums(dict[int, float]):
    """What each set of cues adds up to, found once: the same few are met again and again."""

    def __init__(self, weights: Sequence[float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, cues: int) -> float:
        total = fsum([self._weights[at] for at in places(cues)])
        if len(self) < _SETS:
            self[cues] = total
        return total


def places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first.

    >>> [*places(0b10110)]
    [1, 2, 4]
    """
    while bits:
        low = bits & -bits
        bits ^= low
        yield low.bit_length() - 1


class CueIndex:
    """The cues by where they look and what calls them there.

    Attributes:
        called: By where they look, the cues that a key calls: a word, two with a blank between, or the name of a fact.
        pairs: What two words of a first sentence call together.
        first: All that look at a first sentence.
        of_time: Those that say when.
        asking: Those that need more than to be called: they have a pattern.
        sums: What a set of cues adds up to.
        sums_at_most: The same, if of those with a pattern only what speaks for a scene is found.
    """

    def __init__(self, cues: Sequence[Cue], keys_of: Callable[[str], Sequence[str]]) -> None:
        self.called: dict[str, dict[str, int]] = {where: {} for where in ("first", "head", "shape", "rule")}
        self.asking = 0
        for at, cue in enumerate(cues):
            known = self.called[cue.looks_at]
            for key in keys_of(cue.words):
                known[key] = known.get(key, 0) | 1 << at
            self.asking |= bool(cue.pattern) << at
        self.pairs = _pairs(self.called["first"])
        self.first = sum(1 << at for at, cue in enumerate(cues) if cue.looks_at == "first")
        self.of_time = sum(1 << at for at, cue in enumerate(cues) if cue.of_time)
        self.sums = Sums([cue.weight for cue in cues])
        self.sums_at_most = Sums([max(0.0, cue.weight) if cue.pattern else cue.weight for cue in cues])

    def words(self, count: int) -> list[list[str]]:
        """The single words that call each of so many cues, those of a paragraph's shape and of rules left out."""
        found: list[list[str]] = [[] for _ in range(count)]
        for where in ("first", "head"):
            for key, bits in self.called[where].items():
                for at in places(bits):
                    found[at].append(key)
        return found

    def paired(self) -> tuple[set[str], set[str]]:
        """The words that come first in a pair, and those that come second."""
        return {first for first, _ in self.pairs}, {second for _, second in self.pairs}


def _pairs(called: Mapping[str, int]) -> dict[tuple[str, str], int]:
    return {
        (first, second): bits for key, bits in called.items() for first, _, second in [key.partition(" ")] if second
    }
