"""Lines under one another that are one head: a place over its day or its hour, ``KESTREL DOCK, BERTH 4`` over ``04:12``.

One such head is believed where its two lines would be one on a line of their own, with a comma between them. Several that
look alike need no more than a line each that says when.
"""

from collections.abc import Iterable, Iterator, Sequence

from storybind.model import LETTER, PARAGRAPH, Block, BlockKind
from storybind.text.label.dress import LONGEST, undress
from storybind.text.label.line import SceneLabel, read_date, read_label
from storybind.text.label.placing import are_apart, is_placed, runs
from storybind.text.label.shown import is_shown
from storybind.text.rules import Table
from storybind.text.titles import is_capitalised

_TWICE = 2  # stacks that are enough
_PAIR, _MOST = 2, 3  # lines in one
_LONGEST_PLACE = 30  # characters of a line that stands alone over a date


def find_stacks(blocks: Sequence[Block], bare: Iterable[int], table: Table) -> Iterator[tuple[str, SceneLabel]]:
    """Two or three lines of one look of which one says when, several times in a story."""
    stacks = [
        stack
        for stack in runs(at for at in bare if blocks[at].text[-1].isalnum())
        if _PAIR <= len(stack) <= _MOST and (stack[0] == 0 or is_placed(blocks, stack[0], len(stack)))
        if all(is_capitalised(blocks[at].text) for at in stack)
        and len({blocks[at].text.isupper() for at in stack}) == 1
        if any(read_label(blocks[at].text, table, placed=True) for at in stack)
    ]
    if len(stacks) < _TWICE or not are_apart(blocks, [stack[-1] for stack in stacks]):
        return
    because = "One of several lines under one another that say where and when."
    for stack in stacks:
        if stack[0] == 0 or not is_shown(blocks, stack[0], len(stack)):
            yield from ((blocks[at].text, SceneLabel(blocks[at].text, "label.stack", because)) for at in stack)


def read_two_lines(blocks: Sequence[Block], at: int, table: Table) -> SceneLabel | None:
    """What a block of two lines says of which one is a date, the upper or the lower, as one line would: no letter follows."""
    block = blocks[at]
    lines = block.text.split("\n")
    if len(lines) != _PAIR or block.kind not in (BlockKind.VERSE, LETTER) or len(block.text) > LONGEST:
        return None
    if not (is_placed(blocks, at) or at == 0) or at + 1 == len(blocks) or blocks[at + 1].kind is LETTER:
        return None
    if at and (blocks[at - 1].text[-1:] == ":" or is_shown(blocks, at)):
        return None
    when = [read_date(line, table) for line in lines]
    if (when[0] is None) == (when[1] is None):
        return None
    found = read_date(", ".join(lines), table, placed=True)
    return found and found._replace(words=", ".join(map(undress, lines)))


def read_over_date(blocks: Sequence[Block], at: int, table: Table) -> SceneLabel | None:
    """What a line says that stands over a date on a line of its own: what comes between two scenes is one head."""
    text = blocks[at].text
    if len(text) > _LONGEST_PLACE or not text[-1].isalnum() or at + _PAIR >= len(blocks):
        return None
    date, story = blocks[at + 1 : at + 1 + _PAIR]
    if date.kind is not PARAGRAPH or story.kind is LETTER or len(date.text) > LONGEST:
        return None
    if not read_date(date.text, table) or not is_placed((*blocks[max(at - 1, 0) : at + 1], story), min(at, 1)):
        return None
    found = read_date(f"{text}, {date.text}", table)
    return found and found._replace(words=undress(text))
