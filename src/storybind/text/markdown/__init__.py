"""Markdown to the same blocks as plain text.

- `blocks`: which lines are a block, and of which kind? What its first signs leave open `paragraphs` tells; `forms` knows the signs.
- `outside`: which lines are in no book?
- `inline`: what stands inside a block, as text and ranges?
- `tight`: which headings have no blank behind their signs?
- `wrapped`: what do those who put the text up say of it, without marks?
- `title`: is the first heading the story's title? `pictures`: which stand in headings and above them?

Blocks are found here, line by line, because a renderer eats words and makes lists and code out of prose; only what
stands inside a block is given to Python-Markdown, and its XHTML read back into text and ranges.
"""

from collections.abc import Sequence
from itertools import takewhile

from storybind.model import Block, BlockKind, Header, Source, is_picture
from storybind.syntax import find_defined
from storybind.text.heading.levels import settle_levels
from storybind.text.heading.line import read_heading
from storybind.text.markdown.blocks import find_blocks
from storybind.text.markdown.outside import Out, find_divs, find_pairs, take_tags, tell
from storybind.text.markdown.pictures import pictures_in_head
from storybind.text.markdown.title import take_title
from storybind.text.paragraphs.settle import settle
from storybind.text.reading import Reading


def read_markdown(source: Source, header: Header, pictures: frozenset[str], *, several: bool) -> Reading:
    """Read a Markdown story: its blocks, and its header with what its first lines and its first heading say.

    `pictures` are the places of those that can be shown. Where it is one of `several` files of a book, ``# Chapter Four`` is no title.
    """
    lines = source.lines
    divs = find_divs(lines) if ":::" in source.text or "{=" in source.text else []
    if "{{<" in source.text or "{%" in source.text:
        divs += find_pairs(lines)
    told, gone = _without(lines, divs)
    defined = find_defined(source.text)._replace(pictures=pictures)
    found = list(find_blocks(told, header.body, defined, gone))
    blocks = tuple(block for block in found if isinstance(block, Block))
    out = sorted((*divs, *(one for one in found if isinstance(one, Out))), key=lambda one: one.span)
    shown = tuple(takewhile(is_picture, blocks))
    blocks = blocks[len(shown) :]
    first = read_heading(blocks[0].text) if several and blocks else None
    if first is None or not first.is_sure:
        header, blocks = take_title(header, blocks)
    blocks = (*pictures_in_head(source, header, defined), *shown, *blocks)
    header, out = take_tags(header, out, lines)
    left_out = tuple(Block(BlockKind.PARAGRAPH, one.part or one.span.of(lines), one.span) for one in out)
    blocks = settle_levels(tuple(settle(list(blocks))))
    return Reading(source, header, "markdown", blocks, left_out, tuple(tell(out, left_out)))


def _without(lines: list[str], out: Sequence[Out]) -> tuple[list[str], set[int]]:
    """The lines without what is in no book, and the indexes of those of which nothing is left."""
    told = lines.copy() if out else lines
    for one in out:
        at = one.span.first - 1
        told[at] = told[at].replace(one.part, "", 1) if one.part else ""
    return told, {at for one in out if not told[at := one.span.first - 1].strip()}
