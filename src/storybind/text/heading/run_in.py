"""Headings that run into their text: ``Chapter 1. The ferry left at nine, and ...`` as a paragraph's first words."""

from collections.abc import Container, Iterator, Sequence

from storybind.model import HEADING, PARAGRAPH, Block, clip
from storybind.text.heading.line import CHAPTER_WORDS, Found, read_heading
from storybind.text.tables.headings import LONGEST, families_of, mask_numbers, match_heading, number_of

_FEWEST = 3  # of which two are enough where the first stands at the top


def part_run_in(blocks: Sequence[Block], refused: Container[int]) -> Sequence[Block]:
    """The blocks, with those headings apart from their text where they count from one and most of these paragraphs go on at length.

    On `refused` lines a hand says that there is none: such a paragraph stays whole.
    """
    found = dict(_find(blocks))
    run: list[int] = []
    for at in found:
        if number_of(found[at].label) == len(run) + 1:
            run.append(at)
    long = sum(len(blocks[at].text) > LONGEST for at in run)
    if len(run) < _FEWEST - (run[:1] == [0]) or long * 2 <= len(run):
        return blocks
    own = {at for at in run if blocks[at].span.first not in refused and read_heading(blocks[at].text) is None}
    return [one for at, block in enumerate(blocks) for one in (_parted(block, found[at]) if at in own else (block,))]


def _find(blocks: Sequence[Block]) -> Iterator[tuple[int, Found]]:
    """The paragraphs that open with a chapter's number, a stop and a sentence."""
    for at, block in enumerate(blocks):
        text = block.text
        if block.kind is PARAGRAPH and text.startswith(CHAPTER_WORDS) and (block.gap or at == 0):
            near = text[:LONGEST]
            for family in families_of(near):
                if family.id == "chapter" and (match := match_heading(family, near, mask_numbers(near))):
                    label, title, between = match
                    opens = title[:1].lstrip("\"'“‘«„").isupper() or title[:1] in "\"'“‘«„—"
                    if title and opens and between.strip()[:1] in (".", ":", "—", "–", "-"):
                        yield at, Found(family, label, title)
                    break


def _parted(block: Block, found: Found) -> tuple[Block, Block]:
    """A paragraph as its heading and the rest, on the same lines."""
    at = block.text.index(found.title[:10], len(found.label))
    rest = block._replace(text=block.text[at:], inline=clip(block.inline, at, len(block.text)), gap=1)
    return block._replace(kind=HEADING, text=block.text[:at].strip(" .:—–-"), inline=()), rest
