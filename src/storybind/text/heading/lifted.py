"""The list of contents lifted out of a story, or left as what opens it where it tells more than the headings."""

from collections.abc import Sequence
from typing import NamedTuple

from storybind.model import HEADING, LABEL, PARAGRAPH, Block, BlockKind, Heading, Notice, Source
from storybind.text.drafts import Draft
from storybind.text.heading.contents import find_contents
from storybind.text.heading.counted import Contents
from storybind.text.heading.run_on import is_label
from storybind.text.repeated import find_rows, tell_left_out
from storybind.text.tables.headings import undress
from storybind.text.titles import without_point


class Lifted(NamedTuple):
    """Blocks without the list of contents, and which of them it names.

    `opening` is all down to its end, where it tells more than the headings; else its rows are `left_out`.
    """

    blocks: Sequence[Block]
    listed: tuple[int, ...] = ()
    opening: tuple[Draft, ...] = ()
    left_out: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()


def lift_list(blocks: Sequence[Block], source: Source) -> Lifted:
    """The blocks without a list of contents; one in whose lines more stands stays, and names no heading."""
    contents = find_contents(blocks, source.lines)
    if contents and contents.tells:
        listed = tuple(at - contents.last for at in contents.named)
        return Lifted(blocks[contents.last :], listed, _keep_list(blocks, contents))
    rows = find_rows(blocks[contents.first : contents.last], source) if contents else []
    if not contents or not rows:
        return Lifted(blocks)
    gone = contents.last - contents.first
    told = "the text has a list of contents; the book makes its own"
    if more := len(contents.unfound):
        others = f" and {more - 1} more, which head" if more > 1 else ", which heads"
        told += f", without “{contents.unfound[0]}”{others} nothing"
    return Lifted(
        [*blocks[: contents.first], *blocks[contents.last :]],
        tuple(at - gone if at > contents.first else at for at in contents.named),
        left_out=tuple(rows),
        notices=(tell_left_out("contents-left-out", told, rows, source),),
    )


def _keep_list(blocks: Sequence[Block], contents: Contents) -> tuple[Draft, ...]:
    """All down to the end of a list of contents that tells more than the headings: its lines head nothing, and stand under the word for it."""
    first = contents.first
    above, (label, *rows) = tuple(blocks[:first]), blocks[first : contents.last]
    if not is_label(label.text):
        return (Draft(None, (*above, *map(_as_told, (label, *rows)))),)
    listed = Draft(Heading("", without_point(undress(label.text)), label.span), tuple(map(_as_told, rows)))
    return (Draft(None, above), listed) if above else (listed,)


def _as_told(row: Block) -> Block:
    """A block of such a list: lines, whatever they look like."""
    if row.kind not in (PARAGRAPH, LABEL, HEADING, BlockKind.CHAT, BlockKind.LETTER):
        return row
    return row._replace(kind=BlockKind.VERSE, inline=tuple(one for one in row.inline if one.kind != "speaker"))
