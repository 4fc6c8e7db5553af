"""The head of a page's story: what the story has itself, as a plain text has it, with what the page says of it."""

from collections.abc import Sequence
from itertools import pairwise

from storybind.model import Block, BlockKind, Entry, Header, Source, Span, clip, is_picture
from storybind.text.front.under_headings import take_name
from storybind.text.header import read_header
from storybind.text.html.transcript import Transcript
from storybind.text.paragraphs.settle import settle

_WIDE = 2  # blank lines
_ONE_BLANK = 3  # of a single blank paragraph


def split_head(
    source: Source, page: Transcript, hidden: Sequence[Entry], *, titled: bool
) -> tuple[Header, tuple[Block, ...]]:
    """The head of a story, parted from the story below it.

    Args:
        source: The page.
        page: Its transcript; lines are added to it for what only its ``head`` says.
        hidden: What that ``head`` says. A title that stands there alone counts less than a first line that is set as
            one, and any title less than one under its label.
        titled: Whether a reader sees the title on the page.
    """
    blocks = _close_gaps(page.blocks)
    shown = {block.span.first for block in blocks if is_picture(block)}
    lines = ["" if at in shown else page.lines[at - 1] for at in page.story]
    known = tuple(page.entries)
    if not titled and not (blocks and _is_set_as_title(blocks[0])):
        known += tuple(entry for entry in hidden if entry.name == "title")
    own = read_header(source._replace(text="\n".join(lines), parted=_parted(page)), known)
    start = page.story[own.body - 1] if own.body <= len(page.story) else len(page.lines) + 1
    kept = (block if is_picture(block) else _below(block, start) for block in blocks)
    own = own.moved(lambda span: span.renumbered(page.story))  # which the page has among others
    header, story = _merge(page, own, hidden), settle([block for block in kept if block])
    return take_name(header, story) if titled else (header, tuple(story))


def _parted(page: Transcript) -> frozenset[int]:
    """The lines of the story right below what the page says of it, counted from 1: nothing goes on from above that."""
    spans = (*(entry.span for entry in page.entries), *(block.span for note in page.notes for block in note.blocks))
    kept = {line for span in spans for line in range(span.first, span.last + 1)}
    lines = enumerate(pairwise(page.story), start=2)
    return frozenset(at for at, (above, below) in lines if not kept.isdisjoint(range(above + 1, below)))


def _merge(page: Transcript, own: Header, hidden: Sequence[Entry]) -> Header:
    """One head of what the story and the page say, strongest first; `hidden` fills in what neither does."""
    labelled = [entry for entry in own.entries if entry.name == "title" and entry.label]
    others = [entry for entry in own.entries if entry not in labelled]
    entries = [*labelled, *page.entries, *others]
    names = {entry.name for entry in entries}
    for entry in hidden:
        if entry.name not in names:
            span = page.add(f"{entry.label}: {entry.value}", (entry.span.first,), 0)
            entries.append(entry._replace(span=span))
    return Header(tuple(entries), (*page.notes, *own.notes), own.marks)


def _close_gaps(blocks: Sequence[Block]) -> list[Block]:
    """A blank paragraph between most paragraphs is how a program sets them apart, and no break.

    Nor is one where the author has marks between scenes, and more of them.
    """
    pairs = [below for above, below in pairwise(blocks) if above.kind is below.kind is BlockKind.PARAGRAPH]
    wide = [block.gap for block in pairs if block.gap > _WIDE]
    least = min(wide, default=0)
    if len(wide) * 2 <= len(pairs) and (least > _ONE_BLANK or not 0 < len(wide) < _count_marks(blocks)):
        return [*blocks]
    return [block._replace(gap=max(1, block.gap - least + 1)) if block.gap > _WIDE else block for block in blocks]


def _count_marks(blocks: Sequence[Block]) -> int:
    """How many marks stand between two paragraphs."""
    kinds = [block.kind for block in blocks]
    prose = BlockKind.PARAGRAPH
    return sum(
        kinds[at - 1 : at + 2] == [prose, BlockKind.MARK, prose]
        for at, kind in enumerate(kinds)
        if kind is BlockKind.MARK
    )


def _is_set_as_title(block: Block) -> bool:
    """Whether a block is a heading, or emphasised as a whole."""
    return block.kind is BlockKind.HEADING or any(one.start == 0 and one.end >= len(block.text) for one in block.inline)


def _below(block: Block, start: int) -> Block | None:
    """A block from line `start` on: None where it ends above, its last lines where the head took its first."""
    if block.span.last < start:
        return None
    if block.span.first >= start:
        return block
    lines = block.text.split("\n")
    cut = sum(len(line) + 1 for line in lines[: start - block.span.first])
    text = block.text[cut:]
    kind = block.kind if "\n" in text else BlockKind.PARAGRAPH
    inline = clip(block.inline, cut, len(block.text))
    return block._replace(kind=kind, text=text, span=Span(start, block.span.last), inline=inline)
