"""Letters that a story may be told in, and the dates that head them: ``14 Lark Street, Monday`` over ``Dear Ada,``."""

import re
from collections.abc import Iterable, Iterator, Sequence

from storybind.model import LETTER, Block
from storybind.text.label.line import SceneLabel, read_date
from storybind.text.rules import Table
from storybind.text.tables.lines import SALUTE, fits

_SEVERAL = 2  # letters
_GREETING = 60  # characters


def find_over_letters(blocks: Sequence[Block], dates: Iterable[int], table: Table) -> Iterator[tuple[str, SceneLabel]]:
    """Dates in letters or right above a greeting, if there are several: ``14 Lark Street, Monday``; what ends above them may be a name."""
    heads = [at for at in dates if blocks[at].kind is LETTER or stands_over_letter(blocks, at)]
    if len(heads) >= _SEVERAL:
        for at in heads:
            text = blocks[at].text
            if label := read_date(text, table, placed="\n" not in text):
                yield text, label


def stands_over_letter(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line that is none of a letter's stands right above a greeting."""
    return at + 1 < len(blocks) and blocks[at + 1].kind is not LETTER and greets(blocks[at + 1])


def greets(block: Block) -> bool:
    """Whether a paragraph begins a letter, or is a part of one."""
    return block.kind is LETTER or opens_letter(block.text)


def opens_letter(text: str) -> bool:
    """Whether a text begins with the greeting of a letter, on a line of its own or before a comma.

    >>> opens_letter("My dear Mrs. Hale, the boat is late."), opens_letter("The dear boat, he said, was late.")
    (True, False)
    """
    head = (
        re.match(r"(?:[^,:!—–.?\"“”]|(?<=Mr|Ms|Dr|St)\.|(?<=Mrs)\.){0,60}[,:!—–]", text[:_GREETING])
        if text[:1].isupper()
        else None
    )
    return head is not None and fits(SALUTE, head[0])
