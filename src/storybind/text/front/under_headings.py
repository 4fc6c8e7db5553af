"""Who wrote a story, where a paragraph under its title or under its headings says so."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from storybind.model import HEADING, LABEL, PARAGRAPH, Block, Entry, Header, Notice, Severity, is_picture
from storybind.text.front.by_name import read_byline
from storybind.text.front.bylines import PEN_NAME, SAYS_BY
from storybind.text.front.lines import LINES_OF_WORDS, letters, undress
from storybind.text.front.names import (
    has_family_first,
    is_chinese_name,
    is_full_name,
    is_name,
    is_name_abroad,
    is_of_story,
    is_told_of,
)
from storybind.text.front.under_title import is_signed_and_dated
from storybind.text.heading.levels import is_heading
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.tables.head_labels import is_subtitle, split_label
from storybind.text.tables.notes import is_dedication

_INITIAL = r" [^\W\d_]\. "
_TITLE = 60  # characters
_NO_NAMES = frozenset("昏末日夜晚天年月时時前后後至")
"""Signs of words that say when, some of which begin as a family's name does."""
_FEWEST_SIGNED = 2  # headings with a byline below
_BELOW = 2  # blocks below a heading in which a byline stands: its title may be above it
_UNDER_HEADINGS = (*SAYS_BY, "scritto da")


def take_bylines(header: Header, blocks: Sequence[Block]) -> tuple[Header, tuple[Block, ...], tuple[Block, ...]]:
    """The header with the author that ``by NAME`` under the first heading names; the blocks without that line, and those left out.

    The same line under a later heading is left out, too. If another name stands under one, the chapters are by several, and all
    these lines stay in the text. So does a single line that names somebody in the story, such as a child with an essay.
    """
    first = _byline_under(blocks, 0)
    said = read_byline(blocks[first].text) if first is not None else None
    if first is None or said is None or said[0] not in _UNDER_HEADINGS or header.has("author"):
        return header, tuple(blocks), ()
    under = (_byline_under(blocks, at, _signature) for at in range(len(blocks)))
    found = dict.fromkeys(below for below in under if below is not None)
    kept = tuple(block for at, block in enumerate(blocks) if at not in found)
    story = [text for block in kept[first:][:LINES_OF_WORDS] for text in block.text.split("\n")]
    others = any(letters(blocks[at].text) != letters(blocks[first].text) for at in found)
    if not story or others or is_of_story(said[1], story, story if len(found) == 1 else []):
        return header, tuple(blocks), ()
    entry = Entry("author", *said, blocks[first].span)
    again = tuple(blocks[at] for at in found if at != first)
    return header._replace(entries=(*header.entries, entry)), kept, again


def sign_chapters(header: Header, blocks: Sequence[Block]) -> tuple[tuple[Entry, ...], tuple[Block, ...]]:
    """Who wrote the stories of an anthology, and its blocks, with each byline under a heading as a label of what is below.

    Nobody, where most headings have no byline or all name the same person; nobody either, where the head names the author.
    """
    heads = [at for at, block in enumerate(blocks) if block.kind is HEADING]
    over = [at for at in heads if blocks[at].level == 1] or heads
    found = [below for at in over if (below := _byline_under(blocks, at, _signature)) is not None]
    said = [byline for at in found if (byline := _signature(blocks[at]))]
    names = {letters(name) for _, name in said}
    same = len(names) == 1 and is_name(said[0][1])
    if len(over) < _FEWEST_SIGNED or len(found) * 2 < len(over) or not found or same:
        return (), tuple(blocks)
    first = {letters(byline[1]): (at, byline) for at, byline in zip(reversed(found), reversed(said), strict=True)}
    entries = tuple(Entry("author", *byline, blocks[at].span) for at, byline in sorted(first.values()))
    signed = [block._replace(kind=LABEL) if at in found else block for at, block in enumerate(blocks)]
    return () if header.has("author") else entries, tuple(signed)


def take_name(header: Header, blocks: Sequence[Block]) -> tuple[Header, tuple[Block, ...]]:
    """Header and blocks below a story's title, the first of which may say who wrote it: ``by NAME``, or a person's name alone.

    Somebody whom the story names is in it, and did not write it. A name with an initial hardly ever heads a scene: that counts
    as somebody's in the story only if its first paragraph has it. Pictures may stand above it.
    """
    if shown := tuple(takewhile(is_picture, blocks)):
        header, below = take_name(header, blocks[len(shown) :])
        return header, (*shown, *below)
    if not blocks or header.has("author"):
        return header, tuple(blocks)
    first, *rest = blocks
    if first.kind is HEADING:
        return _take_heading(header, blocks)
    story = [block.text for block in rest[:LINES_OF_WORDS]]
    if is_signed_and_dated([first.text, "", *story], 0):  # by its day it could head a scene
        return header._replace(entries=(*header.entries, Entry("author", "", first.text, first.span))), tuple(rest)
    if first.kind is not PARAGRAPH:
        return header, tuple(blocks)
    said, name = read_byline(first.text), undress(first.text)
    named = bool(story) and is_name(name) and not is_dedication(first.text)
    told = story[:1] if re.search(_INITIAL, name) else story
    if said is None and named and not is_of_story(name, story, told):
        said = "", name
    if said is None and story and _is_wide_byline(first, name) and not is_told_of(name, story):
        said = "", name
    if said is None:
        return header, tuple(blocks)
    entry = Entry("author", *said, first.span, "" if said[0] or name == first.text else first.text)
    return header._replace(entries=(*header.entries, entry)), tuple(rest)


def _is_wide_byline(block: Block, name: str) -> bool:
    """Whether a line below a title is who wrote it, in Chinese or Japanese: a name beyond doubt, or in a dress of its own one that can be.

    >>> from storybind.model import Inline, Span
    >>> def told(line, dressed=True):
    ...     return _is_wide_byline(Block(PARAGRAPH, line, Span(3, 3), (Inline(0, len(line), "em"),) if dressed else ()), line)
    >>> told("林舟", dressed=False), told("林舟"), told("佐々木 紙子")
    (False, True, True)
    >>> [told(line) for line in ("北京", "三年前", "致母亲", "雨夜", "黄昏", "影子")]
    [False, False, False, False, False, False]
    """
    if read_heading(name) or read_label(name) or not _NO_NAMES.isdisjoint(name):
        return False
    dressed = any(one.kind in ("em", "strong") and one.is_all_of(block.text) for one in block.inline)
    return is_chinese_name(name) or is_name_abroad(name) or (dressed and (is_full_name(name) or has_family_first(name)))


def _take_heading(header: Header, blocks: Sequence[Block]) -> tuple[Header, tuple[Block, ...]]:
    """The same where a smaller heading right below the title says who wrote it, perhaps under one that says what it is: ``## A Novel``, ``### by NAME``.

    A chapter may be called ``By Candle Light``: it is told of below its heading, and has fellows.
    """
    at = int(is_subtitle(blocks[0].text) and len(blocks) > 1)
    said = read_byline(blocks[at].text) if blocks[at].kind is HEADING else None
    if said is None or said[0].casefold() not in _UNDER_HEADINGS or at + 1 == len(blocks):
        return header, tuple(blocks)
    fellows = any(block.kind is HEADING and block.level == blocks[at].level for block in blocks[at + 1 :])
    bare = blocks[at + 1].kind is HEADING  # nothing is told below it
    if not bare and (fellows or not is_name(said[1])):
        return header, tuple(blocks)
    named = [Entry("subtitle", "", blocks[0].text, blocks[0].span)] if at else []
    entries = (*header.entries, *named, Entry("author", *said, blocks[at].span))
    return header._replace(entries=entries), tuple(blocks[at + 1 :])


def tell_again(again: Sequence[Block]) -> tuple[Notice, ...]:
    """What is to be told of bylines that stand under later headings once more."""
    more = f"{len(again)} more headings" if len(again) > 1 else "another heading"
    told = f"who wrote the story stands under {more}, too; the book has it once"
    return (Notice("left-out", told, again[0].span.first, Severity.INFO),) if again else ()


def _byline_under(
    blocks: Sequence[Block], at: int, read: Callable[[Block], tuple[str, str] | None] | None = None
) -> int | None:
    """The index of the byline under a heading, right below it or below its title, as `read` knows it; None where there is none, or no heading."""
    read = read or _byline
    if at >= len(blocks) or not is_heading(blocks[at]):
        return None
    for below in range(at + 1, min(at + 1 + _BELOW, len(blocks))):
        text = blocks[below].text
        if read(blocks[below]):
            return below
        if len(text) > _TITLE or text[-1:] in ".!?…":
            return None
    return None


def _byline(block: Block) -> tuple[str, str] | None:
    """The word and the name of a paragraph that is ``by NAME``, of a person, and nothing else; ``By Candle Light`` may be a title."""
    byline = read_byline(block.text) if block.kind is PARAGRAPH and len(block.text) <= _TITLE else None
    return byline if byline and byline[0].casefold() in _UNDER_HEADINGS and is_name(byline[1]) else None


def _signature(block: Block) -> tuple[str, str] | None:
    """The same, also of a pen name of one word, or behind a label, where several headings have such below.

    >>> from storybind.model import Span
    >>> [_signature(Block(PARAGRAPH, text, Span(2, 2))) for text in ("by tidewrack", "Author: Tom", "by night and day", "Author")]
    [('by', 'tidewrack'), ('Author', 'Tom'), None, None]
    """
    if block.kind is not PARAGRAPH or len(block.text) > _TITLE or "\n" in block.text:
        return None
    if (label := split_label(block.text)) and label.field == "author" and label.value:
        return label.label, label.value
    byline = read_byline(block.text)
    pen = byline is not None and re.fullmatch(PEN_NAME, byline[1])
    return byline if byline and pen and byline[0].casefold() in _UNDER_HEADINGS else _byline(block)
