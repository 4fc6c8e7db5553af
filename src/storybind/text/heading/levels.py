"""Declared headings to levels: which of them are parts, which chapters, which are labels of scenes."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from storybind.languages import count_words
from storybind.model import Block, BlockKind
from storybind.text.heading.line import read_heading
from storybind.text.tables.headings import Rank
from storybind.text.tables.notes import read_opening

_WORDS_OF_MOTTO = 40  # between the heading of a part and that of its first chapter


class _Top(NamedTuple):
    """A heading of the level that may be that of parts: what it says it is, and whether the next level begins below it."""

    at: int
    rank: Rank | None
    holds: bool
    is_beside: bool


def settle_levels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The headings as parts (level 1) and chapters (level 2); a deeper one is a label of its scene.

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
        if not _are_parts(tops) or (depth and not any(top.rank is Rank.PART for top in tops)):
            break
        over |= {top.at for top in tops if top.holds and not top.is_beside}
        inside.update(at for top in tops if top.is_beside for at in _inside(top.at, blocks, heads))
        depth += 1
    settled = list(blocks)
    for at in heads:
        if blocks[at].level > levels[depth] or at in inside:
            settled[at] = blocks[at]._replace(kind=BlockKind.LABEL)
        else:
            settled[at] = blocks[at]._replace(level=1 if at in over else 2)
    return tuple(settled)


def _paired(blocks: tuple[Block, ...], heads: Sequence[int]) -> tuple[tuple[Block, ...], list[int]]:
    """The blocks, and which are headings: one right below a mere ``Chapter One`` is its title, whichever of the two is set larger."""
    paired = list(blocks)
    for over, under in pairwise(heads):
        found = read_heading(blocks[over].text) if under == over + 1 else None
        bare = found is not None and found.family.rank is Rank.CHAPTER and not found.title
        if bare and not (read_heading(blocks[under].text) or stands_beside(blocks[under].text)):
            paired[over] = blocks[over]._replace(level=min(blocks[over].level, blocks[under].level))
            paired[under] = blocks[under]._replace(kind=BlockKind.LABEL)
    return tuple(paired), [at for at in heads if paired[at].kind is BlockKind.HEADING]


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
        holds = near and (below == at + 1 or 0 < sum(count_words(block.text) for block in motto) <= _WORDS_OF_MOTTO)
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
