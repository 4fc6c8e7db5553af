"""Epigraphs out of the scenes: what somebody else said in front of the story, under a part's heading or a chapter's."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from storybind.model import FOOTNOTE, LETTER, MARK, PARAGRAPH, QUOTE, Block, BlockKind, Epigraph, Over
from storybind.text.tables.epigraphs import read_source
from storybind.text.tables.notes import is_dedication

_WORDS, _WORDS_OF_NOBODY = 160, 60
"""Of an epigraph, and of one that does not say whose words it is."""
_BLOCKS = 5  # of an epigraph, its source among them
_MOST = 3  # in one place
_FEW = 5  # words in quotes that a name alone makes an epigraph; fewer are said by whom it names
_NEAR = 40  # blocks below, in which a story speaks of its people
_PARAGRAPH_AND_SOURCE = 2
_SET_OFF = (QUOTE, BlockKind.VERSE)
_KINDS = (PARAGRAPH, LETTER, *_SET_OFF)
_ENDS = ".!?…。！？"
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "「": "」", "『": "』", "《": "》"}
_CLOSING = "".join(_QUOTES.values())
_DASH = re.compile(r"\s?[-–—―─]{1,3}\s?")
_DASHES = ("-", "–", "—", "―")
_DASHES_TRIED = 8  # within a paragraph
_GREETS = re.compile(r"\W?(?:My )?[Dd]ear(?:est)? [^,!?]{1,40},")
_EMPHASIS = ("em", "i")
_QUOTED, _APART, _PLAIN = 1, 2, 3
"""How sure the source has to be, by how the words above it are set: the weights of the rows of sources."""


class Taken(NamedTuple):
    """Blocks without the epigraphs that stood before them."""

    epigraphs: tuple[Epigraph, ...]
    blocks: tuple[Block, ...]


def take_leading(blocks: Sequence[Block], over: Over, *, alone: bool = False) -> Taken:
    """The blocks under a heading without the epigraphs that they open with.

    An epigraph says whose words it is. Where it is `alone`, between two headings, it need not, if it is set off. Else
    story has to follow: a poem may end with a name.
    """
    found: list[Epigraph] = []
    at = first = next((at for at, block in enumerate(blocks) if block.kind is not MARK), len(blocks))
    while at < len(blocks) and len(found) < _MOST and (end := _end_of_epigraph(blocks, at, alone=alone)):
        found.append(_epigraph(blocks[at:end], over))
        at = end
        while at < len(blocks) and blocks[at].kind is MARK:
            at += 1
    goes_on = at < len(blocks)
    if (
        not found
        or goes_on is alone
        or (goes_on and (_is_answered(blocks[at]) or _is_signed(found, blocks[at : at + _NEAR])))
    ):
        return Taken((), tuple(blocks))
    return Taken(tuple(found), (*blocks[:first], *blocks[at:]))


def take_all(blocks: Sequence[Block]) -> Taken:
    """What stands above a story's first heading without its epigraphs: they may stand below a dedication or a line of a title page."""
    found: list[Epigraph] = []
    rest: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _end_of_epigraph(blocks, at, alone=True) if len(found) < _MOST else 0
        if end:
            found.append(_epigraph(blocks[at:end], "book"))
        else:
            rest.append(blocks[at])
        at = end or at + 1
    return Taken(tuple(found), tuple(rest))


def _epigraph(blocks: Sequence[Block], over: Over) -> Epigraph:
    return Epigraph(over, tuple(blocks), _source(blocks)[0])


def _is_answered(block: Block) -> bool:
    """Whether a line goes on with a talk in dashes, in which the one above it is no source either; or is no story."""
    return block.kind is FOOTNOTE or block.text.startswith(_DASHES)


def _is_signed(found: Sequence[Epigraph], story: Sequence[Block]) -> bool:
    """Whether one of its own people says the words, or has written them: one word names them, and the story does."""
    names = [one.source.lstrip("-–—―─~ ") for one in found]
    return any(name.isalpha() and any(name in block.text for block in story) for name in names if name)


def _end_of_epigraph(blocks: Sequence[Block], first: int, *, alone: bool) -> int:
    """Behind the last block of an epigraph that begins with a block; 0 where none does."""
    words = 0
    if blocks[first].text.startswith(_DASHES) or _GREETS.match(blocks[first].text):  # a list, or a talk; a letter
        return 0
    for end in range(first + 1, min(first + _BLOCKS, len(blocks)) + 1):
        block = blocks[end - 1]
        words += len(block.text.split(maxsplit=_WORDS))
        if not _may_be_said(block) or words > _WORDS:
            break
        source, weight = _source(blocks[first:end])
        if source:
            return end if weight >= _asked(blocks[first:end], source, alone=alone) else 0
    return first + 1 if alone and _stands_by_itself(blocks[first]) else 0


def _may_be_said(block: Block) -> bool:
    """Whether a block is words alone: one with a footnote or a picture stays where these are."""
    return block.kind in _KINDS and not any(one.kind in ("picture", "noteref") for one in block.inline)


def _source(blocks: Sequence[Block]) -> tuple[str, int]:
    """Whose words an epigraph is, as its last block ends, and how sure that is; empty where it does not say."""
    block = blocks[-1]
    text = block.text
    above, _, last = text.rpartition("\n")
    if above or len(blocks) > 1:
        line = last.strip()
        if row := read_source(line):
            return line, row.weight
        row = read_source(line, dash=False) if above.rstrip().endswith(tuple(_CLOSING)) else None
        return (line, row.weight - 1) if row else ("", 0)
    for number, dash in enumerate(_DASH.finditer(text)):
        before = text[: dash.start()]
        if number == _DASHES_TRIED or not before:
            break
        behind = before[-1] in _CLOSING or (before[-1] in _ENDS and dash[0][0] == " ")
        if behind and (row := read_source(text[dash.start() :].strip())):
            return text[dash.start() :].strip(), row.weight
    return "", 0


def _asked(blocks: Sequence[Block], source: str, *, alone: bool) -> int:
    """How sure the source of an epigraph has to be, for how its words are set."""
    text = "\n".join(block.text for block in blocks)
    said = text[: -len(source)].rstrip()
    if not said:
        return _PLAIN + 1
    if said[-1] in _QUOTES.get(said[0], ""):
        return _QUOTED if len(said.split(maxsplit=_FEW)) >= _FEW and said[-2:-1] != "?" else _APART
    last = 0 if blocks[-1].text.strip() == source else len(blocks[-1].text) - len(source)
    apart = all(block.kind in _SET_OFF or _is_emphasised(block, len(block.text)) for block in blocks[:-1])
    apart = apart and (not last or blocks[-1].kind in _SET_OFF or _is_emphasised(blocks[-1], last))
    if apart:
        return _QUOTED if alone else _APART
    if len(blocks) > (1 if last else _PARAGRAPH_AND_SOURCE):  # the lines above may be of the title page
        return _PLAIN + 1
    return _APART if alone and said[-1] in _ENDS else _PLAIN


def _is_emphasised(block: Block, end: int) -> bool:
    """Whether a block is in italics as far as a place, but for blanks and signs at its end."""
    done = max((one.end for one in block.inline if one.start == 0 and one.kind in _EMPHASIS), default=0)
    return done > 0 and not any(map(str.isalnum, block.text[done:end]))


def _stands_by_itself(block: Block) -> bool:
    """Whether a block with no source under it is an epigraph where it is alone: short, and set as one."""
    text = block.text
    if not text or not _may_be_said(block) or len(text.split()) > _WORDS_OF_NOBODY or is_dedication(text):
        return False
    closing = _QUOTES.get(text[0], "")
    if closing and text[-1] in closing:
        return not any(sign in text[1:-1] for sign in (text[0], *closing) if sign not in "'’")
    return text[-1] in _ENDS and (block.kind in _SET_OFF or _is_emphasised(block, len(text)))
