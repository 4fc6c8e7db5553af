"""The places of a chapter at which a scene may begin: its blocks, with the marks and labels before each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storybind.model import CLOSING, FOOTNOTE, LABEL, LETTER, MARK, PARAGRAPH, Block, clip
from storybind.options import Scenes
from storybind.text.label.dress import set_label
from storybind.text.label.fellows import Fellows
from storybind.text.label.line import SceneLabel
from storybind.text.label.verdict import find_label
from storybind.text.prose.namesakes import NOBODY, Namesakes
from storybind.text.rules import Table
from storybind.text.tables.notes import is_closing, is_when_written

_FRAMED, _LONGEST_FRAMED = 2, 200  # blocks from a mark to the one that closes its frame, and characters between them


class Splitter(NamedTuple):
    """What splitting needs to know about the whole story: its language's rules, its usual gap, its lines of one kind, its names.

    Where it is not `explained`, only breaks that are set are asked for, and no reasons beside those of their rules. Wide gaps part scenes
    where `gaps_part`. Lines that are `plain` head no scene, because a hand says so.
    """

    table: Table
    mode: Scenes
    usual_gap: int
    fellows: Fellows
    explained: bool
    namesakes: Namesakes = NOBODY
    gaps_part: bool = True
    plain: frozenset[int] = frozenset()


class Place(NamedTuple):
    """A block of story, or the end of a chapter, with the marks and labels that stand before it."""

    marks: tuple[Block, ...]
    labels: tuple[tuple[Block, SceneLabel], ...]
    block: Block | None
    frame: tuple[Block, ...] = ()  # the marks above it that only frame what stands between two of them

    @property
    def blocks(self) -> list[Block]:
        """What of it is text: the labels' words, and the block."""
        labels = [block for block, _ in self.labels]
        return [*labels, self.block] if self.block else labels


def _as_label(block: Block) -> Block:
    """A block as the label over a scene: without emphasis, but with its readings, which have words of their own."""
    text = set_label(block.text)
    start = max(0, block.text.find(text))
    readings = (one for one in clip(block.inline, start, start + len(text)) if one.kind == "ruby")
    return block._replace(kind=LABEL, text=text, inline=tuple(readings))


def read_places(blocks: Sequence[Block], splitter: Splitter) -> Iterator[Place]:
    """The blocks of story in order, each with what stands before it; last, what nothing follows."""
    marks: list[Block] = []
    labels: list[tuple[Block, SceneLabel]] = []
    frame: list[Block] = []
    ends = _end_of_story(blocks)
    for at, block in enumerate(blocks):
        if block.kind is MARK:
            (frame if _frames(blocks, at) else marks).append(block)
        elif (at + 1 < ends or block.kind is LABEL) and (label := _find_label(blocks, at, splitter)):
            labels.append((_as_label(block), label))
        else:
            if block.kind is LABEL:  # that is read out
                block = block._replace(kind=PARAGRAPH)
            elif at >= ends and _closes(block):
                block = block._replace(kind=CLOSING)
            yield Place(tuple(marks), tuple(labels), block, tuple(frame))
            marks, labels, frame = [], [], []
    if marks or labels or frame:
        yield Place(tuple(marks), tuple(labels), None, tuple(frame))


def _find_label(blocks: Sequence[Block], at: int, splitter: Splitter) -> SceneLabel | None:
    """What a line says as the label of a scene; None where it is none."""
    if blocks[at].span.first in splitter.plain:
        return None
    return find_label(blocks, at, splitter.table, splitter.fellows)


def _frames(blocks: Sequence[Block], at: int) -> bool:
    """Whether a mark is one of two alike that stand right above and below something short, with a blank line round them: a board, or a card."""
    return any(_is_frame(blocks, top) for top in (at, at - _FRAMED))


def _is_frame(blocks: Sequence[Block], top: int) -> bool:
    """Whether the frame of something begins at an index."""
    if top < 0 or top + _FRAMED >= len(blocks):
        return False
    above, shown, below, *after = blocks[top : top + _FRAMED + 2]
    close = above.kind is below.kind is MARK and above.text == below.text and not (shown.gap or below.gap)
    return close and above.gap > 0 and all(block.gap > 0 for block in after) and len(shown.text) <= _LONGEST_FRAMED


def _end_of_story(blocks: Sequence[Block]) -> int:
    """The index from which a chapter has nothing but closing lines, when it was written, marks and footnotes."""
    at = len(blocks)
    while at and (blocks[at - 1].kind in (MARK, FOOTNOTE) or _closes(blocks[at - 1])):
        at -= 1
    return at


def _closes(block: Block) -> bool:
    closes = block.kind in (PARAGRAPH, LETTER) and is_closing(block.text)  # centred, it looks inset
    return closes or (block.kind is PARAGRAPH and is_when_written(block.text))
