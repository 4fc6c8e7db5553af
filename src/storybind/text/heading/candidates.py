"""The lines of a story that could be headings, and what stands between them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from storybind.counting import rough_count
from storybind.model import HEADING, MARK, PARAGRAPH, Block
from storybind.text.heading.line import Found, may_be_long_heading, read_heading, read_titled, read_told
from storybind.text.paragraphs.gaps import usual_gap
from storybind.text.signs import ANY_QUOTE
from storybind.text.tables.headings import LONGEST, SMALL_TITLE, Family, Rank, number_of, regex, undress

WORDS_A_SECTION = 20
"""On the average under numbers inside a chapter; a title or a motto has fewer."""

_COUNTS = frozenset("0123456789ivx")
_SMALL_WORDS = 8  # of a title in small letters

_ROMAN = frozenset("IVXLC")
_NUMBERED = r"(?P<label>[IVXLC]{1,7})(?:\.? ?(?:--|[–—])|\.) ?[*_\"“«„]*(?P<title>[^\W\d_a-zß-öø-ÿа-яё][^\n]{3,250})"
_FEWEST_NUMBERED = 5  # chapters counted so
_WORDS_NUMBERED = 300  # of one on the average
_SKIPPED = 2  # numbers to the next

DECLARED = Family("declared", Rank.CHAPTER, because="A line that is marked as a heading is one.")
_TOLD_NUMBER = Family(
    "numbered-sentence",
    Rank.CHAPTER,
    because="Roman numbers that rise one by one over much that is told head its chapters, whatever stands behind them.",
)
DECLARED_PART = DECLARED._replace(id="declared-part", rank=Rank.PART)


def find_candidates(blocks: Sequence[Block], titles: frozenset[str] = frozenset()) -> Iterator[tuple[int, Found]]:
    """The blocks that could be headings, by index."""
    heading = HEADING
    known = [title for title in titles if title]
    initials = {title[0] for title in known}
    silent = ANY_QUOTE - initials
    for at, block in enumerate(blocks):
        text = block.text
        if block.kind is not heading and (
            text[:1] in silent or (len(text) > LONGEST and not may_be_long_heading(text))
        ):
            continue  # nearly all blocks
        found = None if block.is_reference else _candidate(block)
        if found is None and text[:1].casefold()[:1] in initials:
            found = next(filter(None, (read_titled(text, title) for title in known)), None)
        if found:
            yield at, found


def find_told(blocks: Sequence[Block]) -> dict[int, Found]:
    """The blocks that open with a chapter's number and go on as a sentence, which are headings if they are counted one by one."""
    return {
        at: found
        for at, block in enumerate(blocks)
        if block.kind is PARAGRAPH and (block.gap or at == 0) and (found := read_told(block.text))
    }


def find_numbered(blocks: Sequence[Block]) -> dict[int, Found]:
    """The paragraphs that open with a Roman number and go on at length or as a sentence, where they are counted one by one over much that is told.

    So old serials head their chapters: ``IV -- Where the rope is not what it was.`` They may be counted anew.
    """
    opened: dict[int, Found] = {}
    for at, block in enumerate(blocks):
        if block.kind is PARAGRAPH and block.text[0] in _ROMAN and (block.gap or at == 0):
            if not _ROMAN.issuperset(block.text.split(None, 1)[0].rstrip(".–—-")):
                continue
            match = re.fullmatch(_NUMBERED, block.text)
            if match and number_of(match["label"]):
                opened[at] = Found(_TOLD_NUMBER, match["label"], match["title"])
    if len(opened) < _FEWEST_NUMBERED:  # nearly all stories
        return {}
    told = sum(read_heading(blocks[at].text) is None for at in opened)
    if told * 2 < len(opened):  # most are titles that show what they are
        return {}
    run: list[int] = []
    last = anew = 0
    for at, found in opened.items():
        number = number_of(found.label) or 0
        if number == 1 or (run and last < number <= last + _SKIPPED):
            run.append(at)
            last, anew = number, anew + (number == 1)
    words = sum(rough_count(block.text) for block in blocks[run[0] : run[-1]]) if run else 0
    enough = len(run) >= _FEWEST_NUMBERED * anew and words >= _WORDS_NUMBERED * len(run)
    return {at: opened[at] for at in run} if enough else {}


def find_small(blocks: Sequence[Block]) -> dict[int, Found]:
    """The lines by themselves that have a number and a title in small letters, as an item of a list has."""
    return {
        at: Found(SMALL_TITLE, match["label"], match["title"])
        for at, block in enumerate(blocks)
        if block.kind is PARAGRAPH
        and block.text[0] in _COUNTS
        and len(block.text) <= LONGEST
        and (match := regex(SMALL_TITLE).fullmatch(block.text))
        and len(match["title"].split()) <= _SMALL_WORDS
    }


def _candidate(block: Block) -> Found | None:
    if block.kind is HEADING:
        found = read_heading(block.text)
        if found and found.is_sure:
            return found
        family = DECLARED_PART if block.level == 1 else DECLARED
        return Found(family, found.label if found else "", found.title if found else undress(block.text))
    alone = block.span.first == block.span.last  # centred ones look inset
    found = read_heading(block.text) if alone and (block.kind is not MARK or _counts(block.text)) else None
    return found if found and found.family.rank is not Rank.CONTENTS else None


def _counts(mark: str) -> bool:
    """Whether a mark may be a number as well: ``-X-``, ``- XV -``.

    >>> _counts("-X-"), _counts("xXx"), _counts("* * *"), _counts("X")
    (True, False, False, False)
    """
    return len(core := undress(mark)) < len(mark) and core.isupper()


class Candidates:
    """A story's candidates for headings, by the index of their block, with what stands between them.

    `usual` are the blank lines between most of its paragraphs, `top` is its first block that is no mark.
    """

    def __init__(self, blocks: Sequence[Block], found: dict[int, Found]) -> None:
        self.blocks, self.found = blocks, found
        self.usual = usual_gap(blocks)
        self.top = next((at for at, block in enumerate(blocks) if block.kind is not MARK), 0)
        self._sums: list[int] = []

    def words(self, first: int, last: int) -> int:
        """Words of the blocks from `first` to `last` (exclusive)."""
        if not self._sums:
            self._sums = list(accumulate((rough_count(block.text) for block in self.blocks), initial=0))
        return self._sums[last] - self._sums[first]

    def of(self, rank: Rank) -> list[int]:
        """The candidates of a rank, in order."""
        return [at for at in sorted(self.found) if self.found[at].family.rank is rank]

    def number(self, at: int) -> int | None:
        """The number of a candidate, None where it has none."""
        found = self.found[at]
        return number_of(found.label or found.title.rpartition(" ")[2])

    def is_wide(self, at: int) -> bool:
        """Whether a wider gap than usual stands above a block, or nothing does."""
        return self.blocks[at].gap > self.usual or at == self.top

    def rank(self, places: Iterable[int], rank: Rank) -> None:
        """Let candidates be of this rank, whatever they are by their looks."""
        self.found |= {at: self.found[at]._replace(family=self.found[at].family._replace(rank=rank)) for at in places}

    def has_text(self, above: int, below: int) -> bool:
        """Whether story stands between two headings: more than a title or a motto."""
        return self.words(above + 1, below) > WORDS_A_SECTION
