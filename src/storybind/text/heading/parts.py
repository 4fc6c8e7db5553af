"""Which headings are of parts: they stand over chapters, or are chapters themselves, or only divide one."""

from collections.abc import Collection
from itertools import pairwise

from storybind.text.heading.candidates import (
    DECLARED,
    Candidates,
)
from storybind.text.heading.named import LISTED
from storybind.text.heading.numbering import divides
from storybind.text.tables.headings import Rank, number_of

_FEWEST_BOOKS = 6  # parts under one title that are its chapters
_WORDS_OF_BOOK = 1_000  # in each of these on the average


def numbers_over(candidates: Candidates, chapters: Collection[int]) -> list[int]:
    """The bare numbers of another kind right above some of those that head chapters, as I, II over [1] and [4]: they head parts.

    They count from one on; the numbers of pages do not.
    """
    found, given = candidates.found, set(chapters)
    over = [
        at
        for at in candidates.of(Rank.NUMBER)
        if at not in given and at + 1 in given and divides(found[at]) and divides(found[at + 1])
    ]
    counted = [candidates.number(at) for at in over] == [*range(1, len(over) + 1)]
    over = over if len(over) > 1 and counted else []
    candidates.rank(over, Rank.PART)
    return over


def without_inner(candidates: Candidates, parts: list[int], named: Collection[int]) -> tuple[list[int], list[int]]:
    """The parts without those that divide a chapter which a list names: ``Part I`` right below its title; and those."""
    found, given = candidates.found, set(named)
    word = {at: found[at].label.partition(" ")[0].casefold() for at in parts}
    listed = {word[at] for at in parts if at in given}
    over = {
        word[at]
        for at, below in pairwise(sorted({*parts, *given}))
        if at in word and below in given and not candidates.has_text(at, below)
    }
    inner = {word[at] for at in parts if at - 1 in given and found[at - 1].family is LISTED} - listed - over
    return [at for at in parts if word[at] not in inner], [at for at in parts if word[at] in inner]


def opens_anew(candidates: Candidates, at: int) -> bool:
    """Whether a single heading in the midst of a story is one: it counts on from what stands above, or a wide gap does."""
    wide = candidates.blocks[at].gap >= candidates.usual + 2
    return candidates.found[at].family is DECLARED or number_of(candidates.found[at].label) == 2 or wide


def raise_parts(candidates: Candidates, parts: list[int], chapters: list[int]) -> tuple[list[int], list[int]]:
    """The chapters and the parts; where most of a book stands right in its parts, it is these that are the chapters.

    So are the books of an epic, under a title each or counted through; the titles over them are the parts.
    """
    given = {*parts}
    heads = sorted({*parts, *chapters})
    over = [(at, below) for at, below in pairwise(heads) if not candidates.has_text(at, below)]
    titles = [at for at, below in over if at not in given and below in given]
    numbers = [candidates.number(at) or 0 for at in parts]
    through = len(parts) >= 2 * len(chapters) and all(above < below for above, below in pairwise(numbers))
    ends = pairwise([*heads, len(candidates.blocks)])
    within = sum(candidates.words(at, below) for at, below in ends if at in given)
    if (
        not (titles or through)
        or len(parts) < _FEWEST_BOOKS * max(1, len(titles))
        or any(at in given and below not in given for at, below in over)
        or within < max(_WORDS_OF_BOOK * len(parts), candidates.words(0, len(candidates.blocks)) / 2)
    ):
        return chapters, parts
    candidates.rank(parts, Rank.CHAPTER)
    candidates.rank(titles, Rank.PART)
    return sorted({*heads}.difference(titles)), titles


def settle_parts(candidates: Candidates, parts: list[int], chapters: list[int]) -> tuple[list[int], list[int]]:
    """Parts that stand over chapters, or are chapters themselves; and those that only divide chapters."""
    if not parts:
        return [], []
    if not chapters:
        alone = len(parts) == 1 and parts[0] > candidates.top + 1 and not opens_anew(candidates, parts[0])
        return ([] if alone else parts), []
    ranks = sorted([*((at, False) for at in chapters), *((at, True) for at in parts)])
    over = under = 0
    for (above, is_part), (below, is_other) in pairwise(ranks):
        if is_part is not is_other and not candidates.has_text(above, below):
            over, under = over + is_part, under + is_other
    if not over and not under:
        over = sum(is_part and not is_other for (_, is_part), (_, is_other) in pairwise(ranks))
        under = len(parts) - over
    return (parts, []) if over >= under and over else ([], parts)
