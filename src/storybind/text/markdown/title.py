"""The title of a Markdown story that stands as its first heading."""

from collections.abc import Sequence
from itertools import pairwise

from storybind.model import Block, BlockKind, Entry, Header
from storybind.text.front.bylines import take_name
from storybind.text.heading.levels import stands_beside
from storybind.text.heading.line import read_heading


def take_title(header: Header, blocks: tuple[Block, ...]) -> tuple[Header, tuple[Block, ...]]:
    """The head with the first heading as its title, and the blocks without it; both as they are where it heads the story's text.

    A level-1 heading that stands alone at its level, or repeats the title of the front matter, is the title; beside
    another title, one such as ``Part One`` is a heading of the story. The first of several at its level is the title where
    `_is_title_page` says so.
    """
    heads = [block for block in blocks if block.kind is BlockKind.HEADING]
    titled = next((entry for entry in header.entries if entry.name == "title"), None)
    highest = 1 if titled else min((block.level for block in heads), default=1)
    tops = [block for block in heads if block.level == highest]
    top = tops[0] if tops and tops[0] is blocks[0] else None
    if top is None or (highest > 1 and not _is_over_chapters(top, heads)):
        return header, blocks
    said_again = titled is not None and titled.value == top.text
    alone = len(tops) == 1 and not (titled and read_heading(top.text))
    if said_again or alone or (not titled and _is_title_page(blocks, tops[1:])):
        entry = Entry("title", "", top.text, top.span)
        header = header._replace(entries=(*header.entries, entry))
        return take_name(header, [block for block in blocks if block is not top])
    return header, blocks


def _is_over_chapters(top: Block, heads: Sequence[Block]) -> bool:
    """Whether a heading that is no first one stands alone over several deeper ones: they are chapters, and it is the title."""
    alone = sum(block.level == top.level for block in heads) == 1
    return alone and len(heads) > 2 and not (read_heading(top.text) or stands_beside(top.text))


def _is_title_page(blocks: Sequence[Block], others: Sequence[Block]) -> bool:
    """Whether the first of several headings at its level is the title all the same.

    The others at its level only stand beside the story, or it alone has nothing below it but one of them; parts stand
    right over chapters too, but say that they are some, or are several.
    """
    if read_heading(blocks[0].text):
        return False
    heads = [(above, below) for above, below in pairwise(blocks) if above.kind is below.kind is BlockKind.HEADING]
    bare = [above for above, below in heads if above.level == below.level and not read_heading(above.text)]
    return bare == [blocks[0]] or all(stands_beside(block.text) for block in others)
