"""Blank lines between blocks: which are usual in a story, and which say something."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from operator import attrgetter

from storybind.model import HEADING, MARK, PARAGRAPH, Block, Span

BEYOND_USUAL = 2
"""Blank lines above the usual gap from which a gap says that something ends."""
_LINES_IN_A_ROW = 6  # from which lines without a blank between them are how the story is set

_LEAST_MARKS = 3  # that show how scenes are parted
_LEAST_GROUPS = 16  # of paragraphs between blank lines, that show what these are for
_BLOCKS_OF_GROUP = (4, 6)  # paragraphs, as a rule; and where a group is short
_LENGTH_OF_GROUP = 1500  # characters of a short one
_GAP = attrgetter("gap")


def usual_gap(blocks: Sequence[Block]) -> int:
    """Blank lines that stand between most paragraphs of a story; 0 where its lines follow one another.

    >>> usual_gap(())
    1
    """
    counted = Counter(map(_GAP, blocks[1:]))
    apart = counted.total() - counted[0]
    if counted[0] > apart:
        return 0 if counted[0] >= _LINES_IN_A_ROW else 1
    return max((gap for gap in counted if gap), key=lambda gap: (counted[gap], -gap), default=1)


def set_off_alone(chapters: Sequence[Sequence[Block]], usual: int) -> bool:
    """Whether wide gaps set off what stands between them, as a quotation, and part no scenes: whoever made the text gave it marks for these.

    More marks stand under as wide a gap than gaps stand alone between paragraphs of a chapter.
    """
    wide = usual + BEYOND_USUAL
    marks = sum(block.kind is MARK and block.gap >= wide for blocks in chapters for block in blocks)
    if marks < _LEAST_MARKS:
        return False
    pairs = chain.from_iterable(map(pairwise, chapters))
    return sum(above.kind is below.kind is PARAGRAPH and below.gap >= wide for above, below in pairs) < marks


def groups_lines(chapters: Sequence[Sequence[Block]], usual: int) -> bool:
    """Whether blank lines only group paragraphs that are a line each, as talk or a thought: a scene is rarely so few of them, and many never.

    >>> lines = [Block(PARAGRAPH, "It rained.", Span(at, at), gap=int(at % 3 == 0)) for at in range(1, 60)]
    >>> groups_lines([lines], 0), groups_lines([lines], 1)
    (True, False)
    """
    if usual:
        return False
    told = [block for blocks in chapters for block in blocks if block.kind not in (MARK, HEADING)]
    groups = sum(block.gap > 0 for block in told)
    if groups < _LEAST_GROUPS:
        return False
    few, some = (most * groups for most in _BLOCKS_OF_GROUP)
    return len(told) < few or (len(told) < some and sum(len(block.text) for block in told) < _LENGTH_OF_GROUP * groups)


def stands_below(span: Span, block: Block) -> bool:
    """Whether nothing but blank lines stands between some lines and a block: no mark, and nothing that was lifted out."""
    return not block.apart and block.span.first == span.last + block.gap + 1
