"""Chapters set and taken out by hand, in a sidecar: found by the words of a heading, or of the paragraph that they begin with."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from storybind.counting import word_count
from storybind.model import (
    FOOTNOTE,
    HEADING,
    LABEL,
    MARK,
    PARAGRAPH,
    SIDECAR,
    Block,
    ByHandChapter,
    Chapter,
    Heading,
    Notice,
    Span,
    in_text,
)
from storybind.text.drafts import ByHandDivision, Division, Draft
from storybind.text.hand.places import (
    Places,
    check_entry,
    check_occurrence,
    check_opening,
    check_title,
    contradicted,
    line_of,
)
from storybind.text.heading.by_hand import UNTOUCHED, Headed, heads_part
from storybind.text.label.line import read_label
from storybind.text.label.placing import is_placed
from storybind.text.tables.headings import MOST_WORDS
from storybind.text.titles import is_capitalised

_FIELDS = ("begins", "title", "occurrence")
_FIELDS_OF_NONE = ("begins", "occurrence")
_NO_HEADING = "no-heading"
"""The code of what is to be told of an entry that takes out no heading, until it is known what the line is."""
_SIGNS = 2  # that come to a word
_MOST_WITH_STOP = 6  # words of a heading that ends in a stop; more are a sentence


class _Told(NamedTuple):
    """Lines as hands speak of them, and what is to be told of entries that match none or several."""

    hands: dict[int, ByHandChapter]
    notices: tuple[Notice, ...]
    unclear: frozenset[int]  # of these, lines of which another entry says otherwise


def divide_by_hand(
    blocks: Sequence[Block], hands: Sequence[ByHandChapter], divide: Callable[[Headed], Division]
) -> Division:
    """The story under its headings where hands set some and take some out, and what is to be told of it.

    An entry that changes nothing is told: a chapter begins there in any case, or none does.

    Args:
        blocks: The story's blocks.
        hands: What its sidecar says.
        divide: Finds the headings, once it is known what a hand says of lines.
    """
    freely = divide(UNTOUCHED)
    tops = _tops(freely.drafts)
    told = _find(blocks, freely, hands)
    heads = frozenset(line for line, hand in told.hands.items() if hand.sets and not hand.title and line not in tops)
    refused = frozenset(line for line, hand in told.hands.items() if not hand.sets)
    titled = {line: hand for line, hand in told.hands.items() if hand.sets and hand.title and line not in tops}
    if heads and titled:  # what stands right below another hand's heading begins that chapter
        begun = _tops(divide(Headed(heads, refused)).drafts)
        tops = {line: False for line in titled if line in begun} | tops
    starts = {line: _over_labels(blocks, line, tops) for line in titled if line not in tops}
    tops |= {line: False for line, start in starts.items() if start in tops}
    titles = {
        start: Heading("", titled[line].title, Span(start, start), SIDECAR)
        for line, start in starts.items()
        if line not in tops
    }
    division = divide(Headed(heads, refused, titles))
    clear = {line: hand for line, hand in told.hands.items() if line not in told.unclear}
    after = _tops(division.drafts)
    after |= {line: False for line, start in starts.items() if start in after}
    idle = _tell_idle(clear, tops, after, _hollow(division.drafts))
    named = frozenset(line for line, hand in told.hands.items() if not (hand.sets and hand.title))
    return division._replace(
        notices=(*division.notices, *told.notices), by_hand=ByHandDivision(freely.drafts, named, tuple(idle))
    )


def _find(blocks: Sequence[Block], freely: Division, hands: Sequence[ByHandChapter]) -> _Told:
    """The lines that hands speak of: of a heading on two lines the first. What is in no book, as a list of contents, has none."""
    headings = [heading for draft in freely.drafts for heading in in_text(draft.part, draft.heading)]
    whole = {one.span.first: str(one) for one in headings if one.span.first < one.span.last}
    tops = {line: one.span.first for one in headings for line in range(one.span.first, one.span.last + 1)}
    gone = {block.span.first for block in freely.left_out}
    texts = {
        block.span.first: block.text
        for block in reversed(blocks)
        if block.kind not in (MARK, FOOTNOTE) and block.span.first not in gone
    }
    places = Places(
        block._replace(text=whole.get(block.span.first, block.text))
        for block in blocks
        if texts.get(block.span.first) == block.text
    )
    found: dict[int, ByHandChapter] = {}
    notices: list[Notice] = []
    unclear: set[int] = set()
    for hand in sorted(hands, key=lambda hand: line_of(hand.where)):
        line, odd = places.look_up("chapter", _name(hand), hand.begins, hand.occurrence)
        notices += [odd] if odd else []
        if not line:
            continue
        if hand.sets and not hand.title and not may_head(texts[line]):
            told = f'{_name(hand)}: that is a paragraph of {_words(texts[line])} words; say what the chapter is called, as in title = "The Weir"'
            notices.append(Notice("idle-chapter", told, line))
            continue
        line = line if hand.sets else tops.get(line, line)
        if (other := found.get(line)) and (other.sets, other.title) != (hand.sets, hand.title):
            notices.append(contradicted("chapter", _name(hand), other.where, line))
            unclear.add(line)
        found[line] = hand
    return _Told(found, tuple(notices), frozenset(unclear))


def _over_labels(blocks: Sequence[Block], line: int, tops: Container[int]) -> int:
    """The line on which a chapter begins that a hand has begin with a paragraph: that of the label over this, if there is one."""
    at = next(at for at, block in enumerate(blocks) if block.span.first == line)
    while at > 0 and blocks[at].span.first not in tops and _is_label(blocks, at - 1):
        at -= 1
    return blocks[at].span.first


def _is_label(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line heads the scene below it, as far as that shows before scenes are found: by its words, or as a title that stands alone."""
    block = blocks[at]
    if block.kind in (LABEL, HEADING):
        return True
    if block.kind is not PARAGRAPH or not may_head(block.text):
        return False
    titled = block.text[-1].isalnum() and is_capitalised(block.text) and is_placed(blocks, at)
    return titled or read_label(block.text) is not None


def may_head(text: str) -> bool:
    """Whether a line can be a heading because a hand says so: it is short, and no sentence."""
    return _words(text) <= (_MOST_WITH_STOP if text.endswith((".", "。")) else MOST_WORDS)


def _words(text: str) -> int:
    """How many words a text has; where none are parted by blanks, a few signs come to one."""
    return max(len(text.split()), word_count(text) // _SIGNS)


def _tops(drafts: Sequence[Draft]) -> dict[int, bool]:
    """The lines on which chapters and parts begin, and whether a heading stands there: below that of a chapter its text begins, too.

    What stands below the number of a part may be its title, or be made the heading of its first chapter.
    """
    tops: dict[int, bool] = {}
    for draft in drafts:
        for heading in filter(None, (draft.part, draft.heading)):
            of_part = heading is draft.part or heads_part(heading)
            lines = range(heading.span.first, (heading.span.first if of_part else heading.span.last) + 1)
            tops |= dict.fromkeys(() if heading.origin else lines, True)
        if draft.first and draft.heading and not heads_part(draft.heading):
            tops.setdefault(draft.first, False)
    return tops


def _hollow(drafts: Sequence[Draft]) -> frozenset[int]:
    """The lines of headings that stand over nothing, and over no chapter of a part."""
    over = zip(drafts, (*drafts[1:], None), strict=True)
    return frozenset(
        draft.heading.span.first
        for draft, below in over
        if draft.heading and not (below and draft.heads_part_of(below)) and all(b.kind is MARK for b in draft.blocks)
    )


def _tell_idle(
    hands: dict[int, ByHandChapter], before: dict[int, bool], after: dict[int, bool], hollow: Container[int]
) -> Iterator[Notice]:
    """What is to be told of hands that changed nothing, or set a heading over nothing."""
    for line, hand in hands.items():
        told = ""
        if hand.sets and hand.title and before.get(line):
            told = "its words head the chapter and stay; a title is for one that begins with a paragraph"
        elif hand.sets and before.get(line):
            told = "its words are a chapter's heading in any case"
        elif hand.sets and line in before:
            told = "a chapter begins there in any case, under its heading"
        elif hand.sets and line not in after:
            told = "no chapter can begin there, for the line is not in the story"
        elif hand.sets and line in hollow:
            told = "no text stands below it, and it is with the notes"
        elif not hand.sets and not before.get(line):
            yield Notice(_NO_HEADING, _name(hand), line)
        elif not hand.sets and after.get(line):
            told = "it goes with the heading above it"
        if told:
            yield Notice("idle-chapter", f"{_name(hand)}: {told}; take the entry out", line)


def tell_labels(notices: Iterable[Notice], chapters: Iterable[Chapter]) -> Iterator[Notice]:
    """The same, with what is to be told of entries that take out no heading: of a label, what takes that out. Which lines are labels is known only once scenes are."""
    labels = {
        block.span.first
        for chapter in chapters
        for scene in chapter.scenes
        for block in scene.blocks
        if block.kind is LABEL
    }
    for told in notices:
        if told.code != _NO_HEADING:
            yield told
        elif told.line in labels:
            yield Notice(
                "idle-chapter", f"{told.text}: it is the label of a scene, which [[no-break]] takes out", told.line
            )
        else:
            yield Notice(
                "idle-chapter", f"{told.text}: no heading begins with these words; take the entry out", told.line
            )


def _name(hand: ByHandChapter) -> str:
    """Where an entry stands, and its words."""
    return f'{hand.where}: [[{"chapter" if hand.sets else "no-chapter"}]] begins = "{hand.begins}"'


def read_by_hand_chapter(key: str, value: object, where: str) -> ByHandChapter:
    """One ``[[chapter]]`` or ``[[no-chapter]]`` of a sidecar; raises `ValueError`."""
    sets = key == "chapter"
    entry = check_entry(key, value, _FIELDS if sets else _FIELDS_OF_NONE)
    begins = check_opening(key, "begins", entry.get("begins"))
    return ByHandChapter(begins, sets, where, check_title(key, entry) or "", check_occurrence(key, entry))
