"""Lines that head a chapter, or none, because a hand says so."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from storybind.model import Block, Heading
from storybind.text.heading.line import Found, read_heading
from storybind.text.tables.headings import Family, Rank, undress
from storybind.text.titles import without_point

BY_HAND = Family("by-hand", Rank.CHAPTER, because="A hand says so.")


class Headed(NamedTuple):
    """Lines of which a hand says that they are headings, that they are none, and what the chapters are called that begin without one."""

    heads: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()
    titles: Mapping[int, Heading] = {}


UNTOUCHED = Headed()
"""Where no hand says anything."""


def heads_part(heading: Heading | None) -> bool:
    """Whether a heading says by its number that it is one of a part, though it may stand for a chapter's where there is none."""
    found = read_heading(heading.label) if heading and heading.label else None
    return found is not None and found.family.rank is Rank.PART


def as_a_hand_says(blocks: Sequence[Block], heads: dict[int, Found], headed: Headed) -> dict[int, Found]:
    """The headings with those that a hand sets, and without those that it takes out."""
    kept = {at: one for at, one in heads.items() if blocks[at].span.first not in headed.refused}
    for at, block in enumerate(blocks):
        if block.span.first in headed.heads:
            text = _with_readings(block)
            kept[at] = read_heading(text) or Found(BY_HAND, "", without_point(undress(text)))
    return dict(sorted(kept.items()))


def _with_readings(block: Block) -> str:
    """The words of a block as a heading has them: readings stand in brackets behind their words."""
    text = block.text
    for one in sorted((one for one in block.inline if one.kind == "ruby"), key=lambda one: -one.end):
        text = f"{text[: one.end]}（{one.target}）{text[one.end :]}"
    return text
