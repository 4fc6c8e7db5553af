"""Where in a story the entries of a list of contents stand."""

from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from storybind.model import MARK, Block
from storybind.text.heading.line import Found, read_heading
from storybind.text.heading.listed import COUNTED_AS, Listed, keys_of
from storybind.text.heading.rows import COUNTED
from storybind.text.tables.headings import LONGEST, Rank, number_of, undress
from storybind.text.titles import fold_words

_GONE = 12  # rows of a list between two that are found, or none of them is looked for
_SHORT = 50  # short blocks to each of these, or it is not
_LONGEST_NUMBER, _LONGEST_BELOW = 24, 300  # characters of a number that stands alone, and of a title below it
_SHARED = 50  # places of a title from which each row that has it is looked for among its own alone
_NEARLY = 0.6  # of its pairs of letters has a heading that a list calls a little otherwise


def _pairs_of(text: str) -> frozenset[str]:
    """The letters of a text, each with the next."""
    letters = fold_words(text).replace(" ", "")
    return frozenset(map("".join, pairwise(letters)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two texts is the same, by their pairs of letters.

    >>> round(_likeness(_pairs_of("Couterparts"), _pairs_of("COUNTERPARTS")), 2), _likeness(_pairs_of("Clay"), _pairs_of("Grace"))
    (0.86, 0.0)
    """
    return 2 * len(one & other) / max(1, len(one) + len(other))


def is_nearly_among(word: str, others: Iterable[str]) -> bool:
    """Whether one of other words is this one but for a slip or two.

    >>> is_nearly_among("couterparts", {"the", "counterparts"}), is_nearly_among("otters", {"gate", "owls"})
    (True, False)
    """
    pairs = _pairs_of(word)
    return any(_likeness(pairs, _pairs_of(other)) >= _NEARLY for other in others)


class _Chain(NamedTuple):
    """A row of a list, the block that says it again, and the row before it that does."""

    number: int
    at: int
    before: "_Chain | None"


def find_chain(rows: Iterable[Iterable[int]]) -> dict[int, int]:
    """Where each row stands, by the number of the row: of all places that rows could have, the longest chain that rises.

    >>> find_chain([[3, 9], [7], [], [2, 8]])
    {0: 3, 1: 7, 3: 8}
    """
    ends: list[int] = []  # of chains of each length the place that ends first
    chains: list[_Chain] = []
    for number, places in enumerate(rows):
        for at in sorted(places, reverse=True):
            length = bisect_left(ends, at)
            chain = _Chain(number, at, chains[length - 1] if length else None)
            ends[length : length + 1], chains[length : length + 1] = [at], [chain]
    found: dict[int, int] = {}
    last = chains[-1] if chains else None
    while last:
        found[last.number] = last.at
        last = last.before
    return dict(sorted(found.items()))


def _window(places: Sequence[int], number: int, rows: int) -> Sequence[int]:
    """Of the places of a title those that one of the `rows` that share it can have, the `number` of which is counted from 0.

    As many stand above it as rows do, and as many below: it is asked where they are many, as of a diary with a thousand entries.

    >>> places = [*range(0, 1_000, 10)]
    >>> _window(places, 2, 100), _window(places, 2, 99), _window(places, 2, 101), _window(places[:3], 1, 3)
    ([20], [20, 30], [10, 20], [0, 10, 20])
    """
    if len(places) < _SHARED:  # nearly all
        return places
    more = len(places) - rows
    return places[max(0, number + min(0, more)) : number + max(0, more) + 1]


class Index:
    """Where each line of the story that could be a heading stands, by what a list could call it; made when first asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self._numbered: dict[str, dict[int | None, list[int]]] = {}

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The indexes of the blocks with a key, in order."""
        places: dict[str, list[int]] = {}
        for at in self._short:
            for key in keys_of(undress(self.blocks[at].text.replace("\n", ": "))):
                places.setdefault(key, []).append(at)
        return places

    def may_name(self, entries: Sequence[Listed], below: int, fewest: int) -> bool:
        """Whether the words of so many entries stand from a block on: asked first, as `places` takes longer to make."""
        below_list = self._short[bisect(self._short, below - 1) :]
        text = "\n".join([self.blocks[at].text for at in below_list]).casefold()
        wanted = ((key.removeprefix(COUNTED_AS).split() for key in entry.keys) for entry in entries)
        return sum(any(all(map(text.__contains__, words)) for words in keys) for keys in wanted) >= fewest

    @cached_property
    def _short(self) -> list[int]:
        """The indexes of the blocks that could be headings: short ones, and long titles right below the number of their chapter."""
        blocks = enumerate(self.blocks)
        return [
            at
            for at, block in blocks
            if block.kind is not MARK
            and (len(block.text) <= LONGEST or (len(block.text) <= _LONGEST_BELOW and self._above(at)))
        ]

    def _above(self, at: int) -> Found | None:
        """The number of a chapter that stands alone right above a block; None where there is none."""
        above = self.blocks[at - 1].text if at else ""
        found = read_heading(above) if 0 < len(above) <= _LONGEST_NUMBER else None
        return found if found and not found.title and found.family.rank in COUNTED else None

    def in_order(self, rows: Sequence[Listed], above: int) -> dict[int, int]:
        """Where most rows of a list stand below a block in the list's order, by their place in it: of a title said twice the one that fits."""
        fellows = Counter(key for row in rows for key in row.keys)
        met = Counter[str]()
        fitting: list[set[int]] = []
        for row in rows:
            below = {key: self._below(key, above) for key in row.keys}
            named = self._under_its_number(row, below)
            fitting.append(named or {at for key in below for at in _window(below[key], met[key], fellows[key])})
            met.update(row.keys)
        return find_chain(fitting)

    def _below(self, key: str, above: int) -> list[int]:
        """The places of a key below a block, in order."""
        places = self.places.get(key, [])
        return places[bisect(places, above) :]

    def _under_its_number(self, row: Listed, below: Mapping[str, Sequence[int]]) -> set[int]:
        """Of the places of a title that chapters share, as of a diary that goes on, those right below the number of its own."""
        if row.number is None or row.is_bare or sum(map(len, below.values())) < 2:  # nearly all
            return set()
        numbered = {key: self._by_number(key).get(row.number, ()) for key, places in below.items() if places}
        return {at for key, places in numbered.items() for at in places if at >= below[key][0]}

    def _by_number(self, key: str) -> Mapping[int | None, Sequence[int]]:
        """The places of a key by the number of the chapter that stands right above each."""
        if key not in self._numbered:
            self._numbered[key] = {}
            for at in self.places[key]:
                if found := self._above(at):
                    self._numbered[key].setdefault(number_of(found.label), []).append(at)
        return self._numbered[key]

    def with_near(self, entries: Sequence[Listed], named: dict[int, int]) -> dict[int, int]:
        """Where rows stand, with those whose heading says nearly the same, by a letter or a word, in the right place and set as its fellows are."""
        near = dict(named)
        for above, below in pairwise(sorted(named)):
            missing = range(above + 1, below)
            if not 0 < len(missing) <= _GONE:  # nearly all
                continue
            gap = min(self.blocks[named[above]].gap, self.blocks[named[below]].gap)
            upper = self.blocks[named[above]].text.isupper()
            between = [
                at
                for at in self._short[bisect(self._short, named[above]) : bisect_left(self._short, named[below])]
                if self.blocks[at].gap >= gap > 0 and self.blocks[at].text.isupper() is upper
            ]
            if len(between) > _SHORT * len(missing):
                continue
            pairs = {at: _pairs_of(self.blocks[at].text) for at in between}
            for number in missing:
                wanted = _pairs_of(min(entries[number].keys, key=len))
                likeness = {at: _likeness(wanted, held) for at, held in pairs.items()}
                best = max(likeness, key=likeness.__getitem__, default=0)
                if likeness.get(best, 0) >= _NEARLY:
                    near[number] = best
                    pairs = {at: held for at, held in pairs.items() if at > best}
        return dict(sorted(near.items()))

    def pass_prefaces(self, entries: Sequence[Listed], named: dict[int, int]) -> None:
        """Find rows again below a preface, if they stand over one: over its story a title stands once more."""
        for number, at in named.items():
            beside = read_heading(self.blocks[at + 1].text) if at + 1 < len(self.blocks) else None
            if beside and beside.family.rank is Rank.ASIDE:
                again = self.after(entries[number].keys, at)
                following = min((place for place in named.values() if place > at), default=len(self.blocks))
                named[number] = again if at < again < following else at

    def after(self, keys: frozenset[str], above: int) -> int:
        """The first block with one of these keys below another; -1 where there is none."""
        found = len(self.blocks)
        for key in keys:
            places = self.places.get(key, ())
            at = bisect(places, above)
            found = places[at] if at < len(places) and places[at] < found else found
        return found if found < len(self.blocks) else -1
