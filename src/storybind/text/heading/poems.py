"""Titles of poems: the lines that stand over stanzas in what is verse for the most part."""

from collections.abc import Iterator, Sequence

from storybind.model import Block, BlockKind
from storybind.text.heading.candidates import Candidates
from storybind.text.tables.notes import is_closing, read_opening
from storybind.text.titles import is_capitalised

_FEWEST = 3  # titles
_LONGEST, _MOST_WORDS = 60, 12
_STANZAS = 8  # blocks to one that is verse, at the most: stanzas of sentences are read as paragraphs
_LONGEST_LINE = 180  # characters; a paragraph that is no longer can be a stanza of one line
_ENDS = ".,;:…-—\"”'’»*~。，"


def find_poems(candidates: Candidates, silent: frozenset[str]) -> list[int]:
    """The titles of poems, each said once: those with a wider gap above where there are some, else those set as titles are.

    Each poem has its stanzas set as verse, or in lines of their own; where much is prose there are none.
    """
    blocks = candidates.blocks
    verse = sum(block.kind is BlockKind.VERSE for block in blocks)  # of nearly all stories next to nothing
    if (
        verse < _FEWEST - 1
        or verse * _STANZAS < len(blocks)
        or any(block.kind is BlockKind.PARAGRAPH and len(block.text) > _LONGEST_LINE for block in blocks)
    ):
        return []
    possible = list(_titles(candidates, silent))
    wide = [at for at in possible if candidates.is_wide(at)]
    plain = [at for at in possible if blocks[at + 1].kind is BlockKind.VERSE]
    capitals = [at for at in plain if blocks[at].text.isupper()]
    large = [
        at
        for at in plain
        if is_capitalised(blocks[at].text) and (len(blocks[at].text.split()) > 1 or at == candidates.top)
    ]
    for places in (wide, capitals, large):
        if _are_titles(blocks, places):
            return places
    return []


def _titles(candidates: Candidates, silent: frozenset[str]) -> Iterator[int]:
    """Short lines by themselves with a stanza below."""
    for at, block in enumerate(candidates.blocks[:-1]):
        line, below = block.text, candidates.blocks[at + 1]
        if (
            block.kind is BlockKind.PARAGRAPH
            and len(line) <= _LONGEST
            and len(line.split()) <= _MOST_WORDS
            and line[0].isalnum()
            and not line[0].islower()
            and line[-1] not in _ENDS
            and (at == 0 or block.gap)
            and below.gap
            and below.kind in (BlockKind.VERSE, BlockKind.PARAGRAPH)
            and line.casefold() not in silent
            and not (is_closing(line) or read_opening(line))
        ):
            yield at


def _are_titles(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether lines are titles of poems: several, none said twice, none over another, and most over a stanza."""
    if len(places) < _FEWEST or len({blocks[at].text.casefold() for at in places}) < len(places):
        return False
    over = sum(blocks[at + 1].kind is BlockKind.VERSE for at in places)
    return over * 2 >= len(places) and all(at + 1 not in places for at in places)
