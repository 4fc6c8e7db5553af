"""Where a line stands: between a paragraph that has ended and one that begins, and how far from its fellows."""

from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise

from storybind.model import Block, BlockKind

APART = 120
"""Characters that are told at least between two lines of one shape, or they are a list."""
_PROSE = 60  # characters of a paragraph; of verse and lists each line has fewer
_ENDS = frozenset(".!?…\"”’'»)]*。！？」』–—-~")
_BEGINS = _ENDS | frozenset(":,，：")


def is_placed(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block stands by itself between a paragraph that has ended and one that begins."""
    if not 0 < at < len(blocks) - 1:
        return False
    above = blocks[at - 1]
    near = blocks[max(at - 2, 0) : at + 3]
    if all(len(block.text) < _PROSE for block in near):  # verse, or a list
        return False
    ended = above.kind in (BlockKind.MARK, BlockKind.LABEL) or above.text[-1:] in _ENDS
    return ended and _begins(blocks[at + 1])


def _begins(below: Block) -> bool:
    """Whether a block under a line is one that a scene can begin with."""
    return below.kind not in (BlockKind.MARK, BlockKind.FOOTNOTE) and below.text[-1:] in _BEGINS


def firsts(places: Collection[int]) -> list[int]:
    """The places that stand right under no other one: of each list of lines its first.

    >>> firsts([0, 1, 4, 7, 8, 9])
    [0, 4, 7]
    """
    listed = frozenset(places)
    return [at for at in places if at - 1 not in listed]


def told(blocks: Sequence[Block]) -> int:
    """How many characters blocks have."""
    return sum(len(block.text) for block in blocks)


def are_apart(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether something is told under each of several lines."""
    return stand_apart(blocks, [*places, len(blocks)], APART)


def stand_apart(blocks: Sequence[Block], places: Sequence[int], least: int) -> bool:
    """Whether so many characters at least, one or more, are told between any two lines."""
    return all(_tells(blocks, above + 1, below, least) for above, below in pairwise(places))


def _tells(blocks: Sequence[Block], first: int, last: int, least: int) -> bool:
    """Whether so much is told from one block to another (exclusive): where it is, the first few say so."""
    return any(so_far >= least for so_far in accumulate(len(blocks[at].text) for at in range(first, last)))
