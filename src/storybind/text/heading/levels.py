"""Declared headings to levels: which of them are parts, which chapters, which are labels of scenes."""

from __future__ import annotations

from storybind.model import Block, BlockKind
from storybind.text.heading.line import read_heading
from storybind.text.tables.headings import Rank


def settle_levels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The headings as parts (level 1) and chapters (level 2); a deeper one is a label of its scene."""
    levels = sorted({block.level for block in blocks if block.kind is BlockKind.HEADING})
    if not levels:
        return blocks
    below = {
        at: blocks[at + 1].level if at + 1 < len(blocks) else 0
        for at, block in enumerate(blocks)
        if block.level == levels[0]
    }
    parts = levels[0] if len(levels) > 1 and all(level == levels[1] for level in below.values()) else 0
    chapters = levels[1] if parts else levels[0]
    return tuple(_settled(block, parts, chapters) if block.kind is BlockKind.HEADING else block for block in blocks)


def _settled(block: Block, parts: int, chapters: int) -> Block:
    if block.level > chapters:
        return block._replace(kind=BlockKind.LABEL)
    return block._replace(level=1 if block.level == parts else 2)


def is_heading(block: Block) -> bool:
    """Whether a block is marked as a heading, or opens a chapter or a part by its words."""
    if block.kind is BlockKind.HEADING:
        return True
    found = read_heading(block.text) if block.kind is BlockKind.PARAGRAPH else None
    return found is not None and found.family.rank in (Rank.PART, Rank.CHAPTER, Rank.ASIDE)
