"""The title of a Markdown story that stands as its first heading."""

import re
from collections.abc import Sequence
from itertools import pairwise

from storybind.model import Block, BlockKind, Entry, Header
from storybind.text.front.lines import unquoted
from storybind.text.front.under_headings import take_name
from storybind.text.heading.levels import stands_beside
from storybind.text.heading.line import read_heading
from storybind.text.tables.head_labels import fold, split_label
from storybind.text.tables.headings import number_of
from storybind.text.tables.notes import is_answer
from storybind.text.titles import fold_words

_LEAST_ANSWERED = 3  # blocks: an answer, and a story
_WORDS_OF_PAGE = 40  # below a title; what is longer is a chapter
_LONGEST = 80  # characters of a title in bold
_TELLING = r"[\u3041-\u9fff]|\w{4,}"  # by what two titles are known for one: a word, a sign of a script without blanks


def take_title(header: Header, blocks: tuple[Block, ...]) -> tuple[Header, tuple[Block, ...]]:
    """The head with the first heading as its title, and the blocks without it; both as they are where it heads the story's text.

    A level-1 heading that stands alone at its level, or repeats the title of the front matter, is the title; beside
    another title, one such as ``Part One``, or that has none of its words and stands over no chapters, is a heading of the
    story. So is a deeper one that is the only heading of all. The first of several at its level is the title where `_is_title_page` says so.
    """
    if lead := _said_above(blocks):
        header, below = take_title(header, _with_heading(blocks[lead:]))
        return header, (*blocks[:lead], *below)
    heads = [block for block in blocks if block.kind is BlockKind.HEADING]
    titled = next((entry for entry in header.entries if entry.name == "title"), None)
    highest = 1 if titled else min((block.level for block in heads), default=1)
    tops = [block for block in heads if block.level == highest]
    top = tops[0] if tops and tops[0] is blocks[0] else None
    over_chapters = top is not None and _is_over_chapters(top, heads)
    if top is None or (highest > 1 and not over_chapters and (len(heads) > 1 or read_heading(top.text))):
        return header, blocks
    said_again = titled is not None and titled.value == top.text
    another = titled is not None and not over_chapters and _calls_another(top.text, str(titled.value))
    alone = len(tops) == 1 and not (another or (titled and read_heading(top.text)))
    if said_again or alone or (not titled and _is_title_page(blocks, tops[1:])):
        entry = _entry(top)
        header = header._replace(entries=(*header.entries, entry))
        return take_name(header, [block for block in blocks if block is not top])
    return header, blocks


def _calls_another(heading: str, title: str) -> bool:
    """Whether a heading is no other form of a title: it has no word of it, but for short ones, and others besides these.

    >>> _calls_another("Letters", "The Long Way Home"), _calls_another("Long Way, The", "the-long-way-home"), _calls_another("Sea, The", "The Sea"), _calls_another("雪国", "新・雪国")
    (True, False, False, False)
    """
    inner, outer = sorted(map(fold_words, (heading, title)), key=len)
    within = inner in outer or {*inner.split()} <= {*outer.split()}
    return not within and set(re.findall(_TELLING, inner)).isdisjoint(re.findall(_TELLING, outer))


def _entry(top: Block) -> Entry:
    """What a heading says the story is called, without quotes round it and without the label of a title.

    >>> from storybind.model import Span
    >>> _entry(Block(BlockKind.HEADING, "Title: Salt", Span(1, 1))).value, _entry(Block(BlockKind.HEADING, "“Salt”", Span(1, 1))).value
    ('Salt', 'Salt')
    """
    found = split_label(top.text)
    named = found if found and found.value and found.sign == ":" and fold(found.label) == "title" else None
    value = named.value if named else top.text
    return Entry("title", named.label if named else "", unquoted(value), top.span)


def _said_above(blocks: Sequence[Block]) -> int:
    """How many blocks at the top are what a program says that was asked for a story, with the mark below it."""
    if len(blocks) < _LEAST_ANSWERED or blocks[0].kind is not BlockKind.PARAGRAPH or not is_answer(blocks[0].text):
        return 0
    return 2 if blocks[1].kind is BlockKind.MARK else 1


def _with_heading(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks, the first of which is a heading also where it only is a line in bold: below an answer nothing else stands so."""
    first = blocks[0]
    bold = any(one.kind == "strong" and one.is_all_of(first.text) for one in first.inline)
    if first.kind is not BlockKind.PARAGRAPH or not bold or len(first.text) > _LONGEST or read_heading(first.text):
        return blocks
    return (first._replace(kind=BlockKind.HEADING, level=1, inline=()), *blocks[1:])


def _is_over_chapters(top: Block, heads: Sequence[Block]) -> bool:
    """Whether a heading that is no first one stands alone over several deeper ones: they are chapters, and it is the title."""
    alone = sum(block.level == top.level for block in heads) == 1
    return alone and len(heads) > 2 and not (read_heading(top.text) or stands_beside(top.text))


def _is_title_page(blocks: Sequence[Block], others: Sequence[Block]) -> bool:
    """Whether the first of several headings at its level is the title all the same.

    The others at its level only stand beside the story, or count its parts from one, or it alone has nothing below it but
    one of them; parts stand right over chapters too, but say that they are some, or are several.
    """
    if read_heading(blocks[0].text):
        return False
    said = [found for block in others if (found := read_heading(block.text)) and found.is_sure]
    if len(said) == len(others) > 1 and number_of(said[0].label) == 1:
        below = blocks[1 : next(at for at, block in enumerate(blocks) if block is others[0])]
        if sum(len(block.text.split()) for block in below) <= _WORDS_OF_PAGE:
            return True
    heads = [(above, below) for above, below in pairwise(blocks) if above.kind is below.kind is BlockKind.HEADING]
    bare = [above for above, below in heads if above.level == below.level and not read_heading(above.text)]
    return bare == [blocks[0]] or all(stands_beside(block.text) for block in others)
