"""Declared headings to levels: which of them are parts, which chapters, which are labels of scenes."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, pairwise, takewhile
from typing import NamedTuple

from storybind.counting import rough_count
from storybind.model import Block, BlockKind, Inline
from storybind.text.heading.line import read_heading
from storybind.text.tables.head_labels import match_byline
from storybind.text.tables.headings import Rank
from storybind.text.tables.notes import read_opening

_WORDS_OF_MOTTO = 40  # between the heading of a part and that of its first chapter
_LEAST_CHAPTERS = 3  # headings that divide what stands under one heading
_LEAST_LENGTH = 1500  # characters of each on the average
_MOST_OWN = 0.1  # share of the text that stands right under such a heading
_LEAST_HELD = 0.8  # share of it in all that are so divided
_MOST_HOLDERS = 4
_LEAST_SPOKEN, _LEAST_TURNS = 12, 3  # headings that say who speaks, and how often each of them does at least
_LONGEST_TURN = 400  # characters that half of them stand over at most
_NAME_ENDS = re.compile(r"[\s.,:;—–-]*(?:[(\[]|\Z)")  # down to a stage direction
_LEAST_PAIRS = 3  # numbers with a title below them that show how chapters are headed


class _Top(NamedTuple):
    """A heading of the level that may be that of parts: what it says it is, and whether the next level begins below it."""

    at: int
    rank: Rank | None
    holds: bool
    is_beside: bool


def settle_levels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The headings as parts (level 1) and chapters (level 2); a deeper one is a label of its scene, or says who speaks in a play.

    A heading of the parts' level that stands over no chapter, as a prologue or an author's note does, is one itself.
    """
    heads = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if not heads:
        return blocks
    blocks, heads = _paired(blocks, heads)
    beside = {at for at in heads if stands_beside(blocks[at].text)}
    own = [at for at in heads if at not in beside]
    levels = sorted({blocks[at].level for at in own or heads})
    over: set[int] = set()
    inside: set[int] = set()
    depth = 0
    for upper, lower in pairwise(levels):
        tops = _tops(blocks, heads, beside, upper, lower)
        if depth and not any(top.rank is Rank.PART for top in tops):
            break
        if not (_are_parts(tops) or _are_hollow(blocks, heads, tops, lower)):
            break
        over |= {top.at for top in tops if top.holds and not top.is_beside}
        inside.update(at for top in tops if top.is_beside for at in _inside(top.at, blocks, heads))
        depth += 1
    settled = list(blocks)
    deeper = [at for at in heads if blocks[at].level > levels[depth] or at in inside]
    speakers = _speakers(blocks, deeper)
    for at in heads:
        if at in speakers:
            name = Inline(0, len(blocks[at].text), "speaker")
            settled[at] = blocks[at]._replace(kind=BlockKind.SCRIPT, level=0, inline=(name,))
        elif blocks[at].level > levels[depth] or at in inside:
            settled[at] = blocks[at]._replace(kind=BlockKind.LABEL)
        else:
            settled[at] = blocks[at]._replace(level=1 if at in over else 2)
    return tuple(settled)


def _paired(blocks: tuple[Block, ...], heads: Sequence[int]) -> tuple[tuple[Block, ...], list[int]]:
    """The blocks, and which are headings: one right below a mere ``Chapter One`` is its title, whichever of the two is set larger."""
    paired = list(blocks)
    numbered = _numbers_over_titles(blocks, heads)
    for over, under in pairwise(heads):
        found = read_heading(blocks[over].text) if under == over + 1 else None
        bare = found is not None and not found.title and (found.family.rank is Rank.CHAPTER or over in numbered)
        if bare and not (read_heading(blocks[under].text) or stands_beside(blocks[under].text)):
            paired[over] = blocks[over]._replace(level=min(blocks[over].level, blocks[under].level))
            paired[under] = blocks[under]._replace(kind=BlockKind.LABEL)
    return tuple(paired), [at for at in heads if paired[at].kind is BlockKind.HEADING]


def _numbers_over_titles(blocks: Sequence[Block], heads: Sequence[int]) -> frozenset[int]:
    """The bare numbers with a title right below them that is set larger or smaller, where all numbers and titles of these two sizes stand so."""
    pairs: dict[tuple[int, int], list[int]] = {}
    for over, under in pairwise(heads):
        found = read_heading(blocks[over].text) if under == over + 1 else None
        if found is not None and not found.title and read_heading(blocks[under].text) is None:
            pairs.setdefault((blocks[over].level, blocks[under].level), []).append(over)
    levels = Counter(blocks[at].level for at in heads)
    sure = (
        overs
        for (upper, lower), overs in pairs.items()
        if len(overs) >= _LEAST_PAIRS and upper != lower and levels[max(upper, lower)] - len(overs) <= len(overs) // 4
    )
    return frozenset(chain.from_iterable(sure))


def _inside(top: int, blocks: Sequence[Block], heads: Sequence[int]) -> Iterator[int]:
    """The headings below that of a prologue or the like, which divide it."""
    below = map(heads.__getitem__, range(bisect_right(heads, top), len(heads)))  # no copy: a book may have many
    return takewhile(lambda at: blocks[at].level > blocks[top].level, below)


def _tops(blocks: Sequence[Block], heads: Sequence[int], beside: Collection[int], upper: int, lower: int) -> list[_Top]:
    """The headings of the level `upper`, which may be parts over chapters of the level `lower`."""
    tops: list[_Top] = []
    for at, below in pairwise([*heads, len(blocks)]):
        if blocks[at].level != upper:
            continue
        found = read_heading(blocks[at].text)
        rank = found.family.rank if found else None
        near = below < len(blocks) and blocks[below].level == lower
        motto = blocks[at + 1 : below] if near and rank is Rank.PART else ()
        signed = near and below == at + 2 and match_byline(blocks[at + 1].text) is not None
        motto_fits = 0 < sum(rough_count(block.text) for block in motto) <= _WORDS_OF_MOTTO
        holds = near and (below == at + 1 or signed or motto_fits)
        tops.append(_Top(at, rank, holds, at in beside))
    return tops


def _are_parts(tops: Sequence[_Top]) -> bool:
    """Whether headings stand over chapters: those that say they are parts, or all but what begins and ends a book.

    A chapter that has scenes with headings of their own stands over none.
    """
    if any(top.rank is Rank.CHAPTER for top in tops):
        return False
    if parts := [top.holds for top in tops if top.rank is Rank.PART]:
        return sum(parts) * 2 >= len(parts)
    holding = [at for at, top in enumerate(tops) if top.holds]
    if len(holding) < 2:
        return len(holding) == len(tops)
    between = tops[holding[0] : holding[-1]]
    others = sum(not (top.holds or top.is_beside) for top in tops)
    return others < len(holding) and all(top.holds or top.is_beside for top in between)


def _are_hollow(blocks: Sequence[Block], heads: Sequence[int], tops: Sequence[_Top], lower: int) -> bool:
    """Whether headings only stand over those of the next level, which divide nearly all of the book: titles of it, or of its few parts.

    What stands above the first of them counts as a part without a heading.
    """
    if any(top.rank is Rank.CHAPTER for top in tops):
        return False
    starts = [0, *(top.at for top in tops)]
    below = [at for at in heads if blocks[at].level == lower]
    held = holders = chapters = own = total = 0
    for first, end in pairwise([*starts, len(blocks)]):
        length = sum(len(block.text) for block in islice(blocks, first, end))
        total += length
        inside = below[bisect_left(below, first) : bisect_left(below, end)]
        if len(inside) >= _LEAST_CHAPTERS:
            held, holders, chapters = held + length, holders + 1, chapters + len(inside)
            own += sum(len(block.text) for block in islice(blocks, first, inside[0]))
    return (
        0 < holders <= _MOST_HOLDERS
        and held >= total * _LEAST_HELD
        and own <= held * _MOST_OWN
        and held >= chapters * _LEAST_LENGTH
    )


def _speakers(blocks: Sequence[Block], deeper: Sequence[int]) -> frozenset[int]:
    """Which of some headings say who speaks, as in a play: the same few names come again and again, over a few words each.

    Somebody's name over each scene that is told by him stands over more.
    """
    spoken: dict[str, list[int]] = {}
    lengths: dict[int, int] = {}
    for at, end in pairwise([*deeper, len(blocks)]):
        spoken.setdefault(_NAME_ENDS.split(blocks[at].text, maxsplit=1)[0].casefold(), []).append(at)
        lengths[at] = sum(len(block.text) for block in islice(blocks, at + 1, end))
    again = [at for alike in spoken.values() if len(alike) >= _LEAST_TURNS for at in alike]
    few = sorted(lengths[at] for at in again)
    if len(again) < _LEAST_SPOKEN or few[len(few) // 2] > _LONGEST_TURN:
        return frozenset()
    counted = {at for at in deeper if (found := read_heading(blocks[at].text)) and (found.is_sure or not found.title)}
    return frozenset(at for at in deeper if at not in counted)


def stands_beside(heading: str) -> bool:
    """Whether a heading is of what stands before, between and behind chapters, or of a note.

    >>> stands_beside("Epilogue"), stands_beside("Author's Note"), stands_beside("The Car")
    (True, True, False)
    """
    found = read_heading(heading)
    return found.family.rank is Rank.ASIDE if found else read_opening(heading) is not None


def is_heading(block: Block) -> bool:
    """Whether a block is marked as a heading, or opens a chapter or a part by its words."""
    if block.kind is BlockKind.HEADING:
        return True
    found = read_heading(block.text) if block.kind is BlockKind.PARAGRAPH else None
    return found is not None and found.is_sure
