"""Titles that stand below their numbers: short lines, what old books tell of a chapter, the end of a title that was wrapped."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from storybind.model import Block, BlockKind
from storybind.text.heading.line import STOPS, Found, read_heading
from storybind.text.heading.sound import tells_in_which
from storybind.text.label.line import read_label
from storybind.text.label.shown import find_showing, is_read_out
from storybind.text.paragraphs.gaps import stands_below, usual_gap
from storybind.text.prose.words import cut
from storybind.text.rules import Table
from storybind.text.tables.epigraphs import heads_apart
from storybind.text.tables.headings import Rank, number_of
from storybind.text.tables.lines import SALUTE, fits
from storybind.text.tables.notes import Where, is_closing, is_dedication, is_disclaimer, read_opening, read_sign
from storybind.text.titles import is_capitalised

_REFERENCE = "0123456789()[]*†‡¹²³⁰⁴⁵⁶⁷⁸⁹"  # to a note, behind the point of a sentence
_BEHIND_STOP = _REFERENCE + '"”’»'
_CHARACTERS, _WORDS = 70, 10  # of a title on the line below its number
_WRAPPED, _GOES_ON = 45, 240  # characters of the shortest heading that was wrapped, of what goes on below
_INITIALS = 50  # numbers from which on letters are more often somebody's initial: L, C, D, M
_FEWEST_CALLED = 5  # chapters with titles, if nearly all have one
_MOSTLY = 4  # chapters, of which all but one have titles where only these are in capitals
_STAYS = STOPS | frozenset(",;:-–—")
_FEWEST_ARGUED = 3  # chapters under whose numbers it is told what happens
_SCENES_ARGUED = 4  # such chapters to one of them that a wider gap parts
_LEADS = frozenset("how what when where which who whose why".split())
"""How titles begin in which there is a verb: ``What the cat saw``."""
_ARTICLES = frozenset(("a", "an", "the"))
_SUBJECTS = frozenset(
    "He She It They We I You There Er Sie Es Wir Ich Il Elle Ils Elles Je Nous On Ella Ellos Yo Lei Io Он Она Они Оно Мы Я".split()
)
"""How a sentence begins, as hardly a title does."""
_TELLING = frozenset("tp")  # a past and a present, as `Table.kinds` has them
_SET_APART = 2  # times as long may one be that is emphasised from end to end, as the arguments of old books are


def titled_below(blocks: Sequence[Block], heads: Mapping[int, Found], table: Table) -> set[int]:
    """The bare numbers right over short lines that are their titles, where most of their kind have one."""
    titled: set[int] = set()
    for rank, places in _bare_by_rank(heads).items():
        near = _without_shown(blocks, [at for at in places if at + 2 < len(blocks)])
        below = {
            at
            for at in near
            if at + 1 not in heads
            and (at + 2 not in heads or rank is Rank.PART)  # else it is all that the chapter has
            and stands_below(blocks[at].span, blocks[at + 1])
            and _could_be_title(blocks[at + 1], table)
            and not heads_apart(heads[at].label)
        }
        glued = {at for at in near if _is_glued(blocks, at)}
        lines = {at for at in glued if blocks[at + 1].kind is BlockKind.PARAGRAPH}
        told = {at for at in lines if tells_in_which(blocks[at + 1].text)}
        sure = (below & glued) | told
        found = below | told if len(below) * 2 >= len(places) else sure
        capitals = {at for at in near if at + 1 not in heads and _is_set_in_capitals(blocks[at], blocks[at + 1])}
        plain = {at for at in capitals if not read_label(blocks[at + 1].text, table)}
        if len(capitals & (below | plain)) * 2 > len(places):
            found |= capitals
        found |= _throughout({at for at in plain if blocks[at + 1].text[0].isalnum()}, places, heads)
        if len(below) >= _FEWEST_CALLED and len(below) * 4 >= len(places) * 3:
            called = {at for at in near if at + 1 not in heads and _is_called(blocks[at], blocks[at + 1])}
            found |= {at for at in called if not heads_apart(heads[at].label)}
        if len(sure) * 2 > len(places):
            found |= {at for at in lines if _is_short(blocks[at + 1].text, table)}
        stopped = {at for at in found if blocks[at + 1].text.rstrip(_BEHIND_STOP)[-1:] in STOPS}
        if len(stopped) * 2 <= len(places):  # one is a chapter's first sentence, unless it has the capitals of a title
            found -= {at for at in stopped if not is_capitalised(blocks[at + 1].text)}
        titled |= found - _unended(blocks, found, places, table)
        if rank is Rank.PART:
            alone = {at for at in near if at + 2 in heads and at + 1 not in heads and _is_alone(blocks[at + 1], table)}
            titled |= alone if len(alone) * 2 >= len(places) else set()
    return titled


def _unended(blocks: Sequence[Block], found: Collection[int], places: Sequence[int], table: Table) -> set[int]:
    """Those numbers over a chapter's first sentence, which was left without its stop, and is no title.

    Where the text of the other chapters is set off from their numbers, so is the sentence. It goes on in the paragraph below; or it reads as a sentence, and a quarter of the chapters or more have no title, or
    there are too few of them to tell.
    """
    set_off = all(blocks[at + 1].gap for at in places if at not in found and at + 1 < len(blocks))
    low = [at for at in found if (blocks[at + 1].gap or not set_off) and not is_capitalised(blocks[at + 1].text)]
    going = {at for at in low if blocks[at + 2].text[:1].islower()}
    if len(places) >= _FEWEST_ARGUED and len(found) * 4 > len(places) * 3:
        return going
    alone = len(places) == 1
    return going | {at for at in low if _is_sentence(blocks[at + 1].text, table, stopped=alone)}


def _is_sentence(line: str, table: Table, *, stopped: bool) -> bool:
    """Whether a line without the capitals of a title has a stop within, or a verb, unless it must be `stopped`; ``What the cat saw`` is none."""
    if tells_in_which(line):
        return False
    if re.search(r"[^\W\d_]{2}[.!?…] +[^\W\d_]", line):
        return True
    first, *others = cut(line)
    if stopped or not others or first.casefold() in _LEADS:
        return False
    verbs = others[1:2] if first.casefold() in _ARTICLES else others  # "The rain came down", but "The day it rained"
    return first in _SUBJECTS or any(table.kinds[word] in _TELLING for word in verbs)


def _is_alone(block: Block, table: Table) -> bool:
    """Whether a short line between the number of a part and a chapter's can be nothing but the part's title, a point behind it or none."""
    text = block.text[:-1] if block.text.endswith(".") else block.text
    if text[-1:] in STOPS or any(one.end - one.start >= len(text) for one in block.inline):  # it may be an epigraph
        return False
    return _could_be_title(block._replace(text=text), table) and not _is_sentence(text, table, stopped=False)


def argued_below(blocks: Sequence[Block], heads: Mapping[int, Found], table: Table) -> set[int]:
    """The bare numbers over lines that tell what happens, sentences or not, where those of their kind have some."""
    return {at for places in _bare_by_rank(heads).values() for at in _argued(blocks, heads, places, table)}


def _bare_by_rank(heads: Mapping[int, Found]) -> Mapping[Rank, list[int]]:
    """The headings that have no title, by what they head."""
    bare: dict[Rank, list[int]] = {}
    for at, head in heads.items():
        if not head.title:
            bare.setdefault(head.family.rank, []).append(at)
    return bare


def _without_shown(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """The places of numbers without those over what opens a chapter and is read there: a letter's greeting, a telegram, a sign.

    As many chapters open with ``Dear Anna`` as with any other short line. Capitals below ``Chapter One`` are titles where
    nearly all have some, or most, and half of these do not tell somebody what to do as messages and notices do.
    """
    short = [
        at for at in places if len(blocks[at + 1].text) <= _CHARACTERS and blocks[at + 1].kind is not BlockKind.MARK
    ]
    greeting = {at for at in short if fits(SALUTE, blocks[at + 1].text)}
    shown = greeting if len(greeting) > 1 and len(greeting) * 2 >= len(short) else set()
    if len(short) * _MOSTLY < len(places) * (_MOSTLY - 1):
        capitals = {at for at in short if blocks[at + 1].text.isupper() and not _is_loud(blocks[at])}
        read = {at for at in capitals if is_read_out(blocks[at + 1].text) or find_showing("below", blocks[at + 2].text)}
        told = len(read) * 2 >= len(capitals)
        if told or len(capitals) * 2 <= len(places):
            shown |= {at for at in capitals if told or blocks[at + 1].gap}
    return [at for at in places if at not in shown] if shown else list(places)


def _is_loud(number: Block) -> bool:
    """Whether a number has no small letter: ``CHAPTER ONE``, ``IV``, ``4``."""
    return number.text == number.text.upper()


def _throughout(capitals: set[int], places: Sequence[int], heads: Mapping[int, Found]) -> set[int]:
    """The numbers of a part, or of one story among others, that all stand over lines in capitals: there these are titles, though others have none."""
    parts = [at for at, head in heads.items() if head.family.rank is Rank.PART]
    ends = [*parts, max(heads, default=0) + 1]
    inner = ([at for at in places if first < at < end] for first, end in pairwise(ends))
    return {at for some in inner if len(some) >= _FEWEST_ARGUED and capitals >= {*some} for at in some}


def _is_glued(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block stands right below a heading, and a blank below it."""
    return blocks[at + 1].gap == 0 < blocks[at + 2].gap


def _is_set_in_capitals(number: Block, below: Block) -> bool:
    """Whether a line below a number is set as the titles of most others are, in capitals: then it may ask, call or be in quotes."""
    text = below.text
    return (
        below.kind in (BlockKind.PARAGRAPH, BlockKind.LABEL)
        and text.isupper()
        and len(text) <= _GOES_ON
        and "\n" not in text
        and not ((found := read_heading(text)) and 0 < (number_of(found.label) or 0) < _INITIALS)
        and stands_below(number.span, below)
    )


def _is_called(number: Block, below: Block) -> bool:
    """Whether a line below a number has the capitals of a title, where nearly all chapters have one: it may be a label, or end in quotes."""
    text = below.text
    return (
        below.kind in (BlockKind.PARAGRAPH, BlockKind.LABEL)
        and _is_as_short(text, _SET_APART)
        and text[0].isalnum()
        and text[-1] not in _STAYS
        and is_capitalised(text)
        and stands_below(number.span, below)
    )


def _is_short(line: str, table: Table) -> bool:
    """Whether a line right below the number of a chapter is short enough for its title, as those of most others are, whatever it ends with."""
    short = len(line) <= _CHARACTERS and line[0].isalnum()
    return short and not (read_label(line, table) or read_heading(line) or read_opening(line))


def _argued(blocks: Sequence[Block], heads: Collection[int], places: Sequence[int], table: Table) -> set[int]:
    """The numbers over what old books tell of their chapters, sentence or not: a few lines that a wider gap sets off from the text below.

    Half of the chapters have to show it, and three; where most do, the others need no gap. Where as wide a gap stands
    within chapters too, it parts scenes, and the line is the first.
    """
    short = {
        at
        for at in places
        if at + 2 < len(blocks)
        and at + 1 not in heads
        and at + 2 not in heads
        and blocks[at + 1].kind is BlockKind.PARAGRAPH
        and len(blocks[at + 1].text) <= _GOES_ON
        and blocks[at + 1].text[0].isupper()
        and "\n" not in blocks[at + 1].text
        and stands_below(blocks[at].span, blocks[at + 1])
    }
    usual = usual_gap(blocks) if len(short) >= _FEWEST_ARGUED else 0
    apart = {at for at in short if blocks[at + 2].gap > max(usual, blocks[at + 1].gap) and blocks[at + 1].gap}
    if len(apart) < _FEWEST_ARGUED or len(apart) * 2 < len(places):
        return set()
    if any(read_label(blocks[at + 1].text, table) or read_opening(blocks[at + 1].text) for at in apart):
        return set()
    ends = dict(pairwise([*sorted(heads), len(blocks)]))
    parted = sum(any(block.gap >= blocks[at + 2].gap for block in blocks[at + 3 : ends[at]]) for at in apart)
    if parted * _SCENES_ARGUED > len(apart):
        return set()
    return short if len(apart) * 4 >= len(places) * 3 else apart


def going_on_below(blocks: Sequence[Block], heads: Mapping[int, Found]) -> set[int]:
    """The headings right over lines in which their long titles end, as those of old books do that were wrapped.

    The heading is a full line that ends no sentence. The line below begins with a small letter, or is in capitals as the
    title is; it is one sentence at most, and a blank parts it from the text.
    """
    return {
        at
        for at, head in heads.items()
        if at + 2 < len(blocks)
        and at + 1 not in heads
        and blocks[at + 1].kind is BlockKind.PARAGRAPH
        and _is_glued(blocks, at)
        and head.title[:1].isupper()
        and head.title[-1] not in STOPS
        and len(blocks[at].text) >= _WRAPPED
        and len(blocks[at + 1].text) <= _GOES_ON
        and (blocks[at + 1].text[0].islower() or (head.title.isupper() and blocks[at + 1].text.isupper()))
        and STOPS.isdisjoint(blocks[at + 1].text[:-1])
    }


def _could_be_title(block: Block, table: Table) -> bool:
    line = block.text.rstrip(_REFERENCE)
    line = line if line[-1:].strip() or line.isupper() else block.text  # ``Scene 1``; but ``SCENE 1`` is below an act's
    times = _SET_APART if any(one.end - one.start == len(block.text) for one in block.inline) else 1
    if (
        block.kind in (BlockKind.MARK, BlockKind.FOOTNOTE, BlockKind.QUOTE)
        or any(one.kind == "picture" for one in block.inline)  # a heading has none, and the book would lose it
        or "\n" in line
        or not (_is_as_short(line, times) or tells_in_which(line))
        or (line[0] in "\"“'‘«»„—([「『【（" and not _is_capitalised_in_quotes(line))
        or line[0].islower()
        or not any(map(str.isalnum, line))
    ):
        return False
    if block.kind is BlockKind.LABEL:  # a heading as the source has it
        return not (read_heading(line) or read_label(line, table))
    if (
        read_opening(line)
        or read_sign(line, *Where)
        or is_disclaimer(line)
        or (line[-1] == "." and is_dedication(line))
    ):
        return False
    if is_closing(line) or read_heading(line) or (line[0] > "\u2e80" and line[-1] in "。！？…」"):
        return False
    sentence = line[-1] == "." and (_is_long_title(line) or tells_in_which(line))
    if line[-1] in ".,;:-—…\"”'。，」" and not (line.isupper() or sentence or _is_capitalised_in_quotes(line)):
        return False
    asks = line[-1] in "!?！？" and sum(word[0].isupper() for word in line.split()) < 2
    return not asks and not read_label(line, table)


def _is_as_short(line: str, times: int) -> bool:
    """Whether a line has no more characters and words than a title, or than so many `times` as much."""
    return len(line) <= _CHARACTERS * times and len(line.split()) <= _WORDS * times


def _is_capitalised_in_quotes(line: str) -> bool:
    """Whether a line in quotes has the capitals of a title and no stop: nothing that somebody says is written so.

    >>> [_is_capitalised_in_quotes(line) for line in ("“You Could Play It”", "“You could play it”", "“Come In.”", '"')]
    [True, False, False, False]
    """
    return line[0] + line[-1] in ("“”", '""') and line[-2:-1].isalnum() and _is_long_title(line[1:-1])


def _is_long_title(line: str) -> bool:
    return len(line.split()) > 1 and is_capitalised(line)
