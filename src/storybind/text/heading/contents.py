"""The author's own list of contents: which lines it names as headings, and where it stands."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice, pairwise
from typing import NamedTuple

from storybind.model import MARK, Block
from storybind.syntax import fold_words
from storybind.text.heading.line import read_heading
from storybind.text.tables.headings import LONGEST, Rank, number_of, undress
from storybind.text.tables.notes import is_dedication

_BLOCKS_ABOVE = 200  # in which a list may begin: it stands before the story
_FEWEST, _FEWEST_LABELLED = 3, 2  # entries
_MANY = 8  # entries that make a list below what is told too, as the life of who wrote the stories
_BEYOND = 2  # lines that look like entries and open the story: the number over its first title
_FOUND_AGAIN = 0.8  # of the entries, or it is no list of this story's headings
_LONGEST_ROW = 200  # characters, dots and blanks before a page number counted
_PAGE = r"(?:(?:\s*[.·…_]){2,}\s*|\s{2,}|\t)(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxlc]{1,6})\s*$"
_STOPS, _TOLD = frozenset(".!?…:"), 4  # how a sentence ends, and words of the shortest that tells something
_TITLES = (
    r"(?P<title>.+) by .+",
    r"[IVXLC\d]{1,6}[.)]?\s+_(?P<title>.+)_\W?",
    r"[ivxlc]{1,6}[.)]\s+(?P<title>.+)",
    r"(?![IVXLC\d]{1,6}[.)]?\s+_)(?P<title>.{3,}?),?\s+_[^_]+_\W?",  # in italics whose it is
    r"(?P<title>.{3,}?)\s*[\[(][^\[\]()]*[\])]",  # in brackets a note
)
"""How a line parts a title from what it says besides."""
_COUNTED = frozenset({Rank.PART, Rank.CHAPTER, Rank.NUMBER})
_ROMAN = frozenset("ivxlcIVXLCİı")
"""What the number of a page can end with, in small letters or large ones."""
_SPEAKS = frozenset("\"“„«»—'‘「『")
_COLUMNS = frozenset(
    {"chapter page", "chap page", "page", "chapter", "kapitel seite", "seite", "chapitre page", "capítulo página"}
)


class Contents(NamedTuple):
    """A list of contents: its blocks, ``first`` to ``last`` (exclusive), the blocks further down that it names, and entries that are none's."""

    first: int
    last: int
    named: tuple[int, ...]
    unfound: tuple[str, ...] = ()


class _Line(NamedTuple):
    """A line of a list, and the index of its block."""

    at: int
    text: str
    keys: frozenset[str]
    number: int | None = None
    is_bare: bool = False  # a number that has no title on its line
    has_page: bool = False


def find_contents(blocks: Sequence[Block], lines: Sequence[str]) -> Contents | None:
    """The list of contents before the story, if there is one: short lines close together, found again in their order.

    Args:
        blocks: The story's blocks.
        lines: The lines of the source, for a list may have been read as one paragraph.
    """
    index = _Index(blocks)
    at = asked = 0
    begun = False
    while at < min(len(blocks), _BLOCKS_ABOVE):
        text, row = blocks[at].text, lines[blocks[at].span.first - 1]
        labelled = _is_label(text)
        if not labelled and not _could_be_entry(row):  # nearly all blocks
            at += 1
            continue
        fewest = _FEWEST_LABELLED if labelled else _FEWEST
        rows = _rows(blocks, at + labelled, lines)
        head = list(islice(rows, fewest))
        entries = list(_entries(chain(head, rows))) if len(head) == fewest else []  # most are fewer
        if entries and not labelled:
            begun, asked = begun or any(_tells(block.text) for block in blocks[asked:at]), at
        for end in _ends(entries, fewest):
            if begun and not labelled and end < _MANY and not _count(entries[:end]):
                continue
            if contents := _match(index, at, entries, end, fewest):
                return contents
        at = max(at + 1, entries[-1].at + 1 if entries and not labelled else 0)
    return None


def _tells(text: str) -> bool:
    """Whether a block is told, and no line of a title page: below it short lines list nothing, without a word for it or a number.

    >>> _tells('"Eggs, and milk"'), _tells("He had a list."), _tells("For Anna, who waited."), _tells("A NOVEL OF THE SEA.")
    (True, True, False, False)
    """
    if len(text) > LONGEST or text[:1] in _SPEAKS:
        return True
    said = text[-1:] in _STOPS and len(text.split()) >= _TOLD and not text.isupper()
    return said and read_heading(text) is None and not is_dedication(text)


def _count(entries: Sequence[_Line]) -> bool:
    """Whether all of them have a page, or numbers that rise by one; in each part they may begin anew."""
    numbers = [entry.number for entry in entries]
    rise = all(above and below in (1, above + 1) for above, below in pairwise(numbers))
    return rise or all(entry.has_page for entry in entries)


def _is_label(text: str) -> bool:
    if len(text) > LONGEST:
        return False
    found = read_heading(text)
    return found is not None and found.family.rank is Rank.CONTENTS


def _rows(blocks: Sequence[Block], first: int, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines from a block on that could be a list, with its index; it ends with a sentence, or at a label."""
    for at in range(first, len(blocks)):
        block = blocks[at]
        if at > first and _is_label(block.text):
            return
        if block.kind is MARK:
            if at == first:
                return
            continue
        rows = [line for line in lines[block.span.first - 1 : block.span.last] if line.strip()]
        for row in rows:
            begun = at > first or row is not rows[0]
            if not (_could_be_entry(row) or (begun and _is_row_in_quotes(row))):
                return
        for row in rows:
            yield at, row


def _entries(rows: Iterable[tuple[int, str]]) -> Iterator[_Line]:
    """The lines of a list by what they could be found again by, up to one that repeats an earlier one.

    The heads of its columns are none of it; a chapter that is called as they are is one.

    >>> [line.at for line in _entries([(0, "Chapter    Page"), (1, "Chapter 1: Page"), (2, "Chapter 2: Ink")])]
    [1, 2]
    """
    seen: set[str] = set()
    whole: set[str] = set()
    for at, row in rows:
        keys = _keys(row)
        said = fold_words(_without_page(row))
        if said in seen or keys & whole:
            return
        seen |= keys
        whole.add(said)
        if keys and said not in _COLUMNS:
            bare = _without_page(row)
            text = " ".join(bare.split())
            found = read_heading(text)
            number = number_of(found.label) if found and found.family.rank in _COUNTED else None
            has_page = row != bare
            yield _Line(at, text, keys, number, found is not None and not found.title and not has_page, has_page)


def _could_be_entry(row: str) -> bool:
    """Whether a line is short, says nothing aloud and is no sentence.

    >>> _could_be_entry("  I. THE THIRD RUNG ........ 1"), _could_be_entry("It rained."), _could_be_entry('"Who?" he said')
    (True, False, False)
    """
    if len(row) > _LONGEST_ROW:
        return False
    if row.lstrip()[:1] in _SPEAKS:  # most lines that are short enough
        return False
    line = _without_page(row).strip()
    if len(line) > LONGEST or not line:
        return False
    stops = line[-1] in ".,;:。，；" and not line.rstrip(".").isupper() and not line.endswith("_.")
    sentence = stops and read_heading(line) is None
    return not sentence or line != row.strip()


def _is_row_in_quotes(row: str) -> bool:
    """Whether a line of a list is a title in quotes: short, and no more than they hold.

    >>> _is_row_in_quotes("  “Yah! Yah!”   12"), _is_row_in_quotes('"The Visitor"'), _is_row_in_quotes('"Who?" he said "To you"')
    (True, True, False)
    """
    line = _without_page(row).strip()
    return len(line) <= LONGEST and re.fullmatch(r"[\"“„«‘「『][^\"“”„«»「」『』]+[\"”“»’」』]", line) is not None


def _without_page(row: str) -> str:
    """A line without the page at its end.

    >>> _without_page("  II. High Water . . . . . 29"), _without_page("Chapter 2")
    ('  II. High Water', 'Chapter 2')
    """
    last = row.rstrip()[-1:]
    if not (last.isdecimal() or last in _ROMAN):  # nearly all lines
        return row
    return re.sub(_PAGE, "", row, flags=re.IGNORECASE)


def _keys(row: str) -> frozenset[str]:
    """What a line could be found again by: all its words; those without a page, a number, what stands in brackets, or who wrote it.

    >>> sorted(_keys("  I. THE THIRD RUNG     1")), sorted(_keys("The Kettle, by Tom Airey"))
    (['i the third rung', 'the third rung'], ['the kettle', 'the kettle by tom airey'])
    >>> sorted(_keys("II   _The Kettle_.")), sorted(_keys("THE KETTLE _T. Airey_")), sorted(_keys("THE KETTLE.[1]"))
    (['ii the kettle', 'the kettle'], ['the kettle', 'the kettle t airey'], ['the kettle', 'the kettle 1'])
    """
    bare = _without_page(row).strip()
    found = read_heading(" ".join(bare.split()))
    parted = [match["title"] for match in (re.fullmatch(pattern, bare) for pattern in _TITLES) if match]
    return frozenset(key for text in (bare, found.title if found else "", *parted) if (key := fold_words(text)))


class _Index:
    """Where each line of the story that could be a heading stands, by what a list could call it; made when first asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The indexes of the blocks with a key, in order."""
        places: dict[str, list[int]] = {}
        for at in self._short:
            for key in _keys(undress(self.blocks[at].text.replace("\n", ": "))):
                places.setdefault(key, []).append(at)
        return places

    def may_name(self, entries: Sequence[_Line], below: int, fewest: int) -> bool:
        """Whether the words of so many entries stand from a block on: asked first, as `places` takes longer to make."""
        below_list = self._short[bisect(self._short, below - 1) :]
        text = "\n".join([self.blocks[at].text for at in below_list]).casefold()
        return sum(any(all(map(text.__contains__, key.split())) for key in entry.keys) for entry in entries) >= fewest

    @cached_property
    def _short(self) -> list[int]:
        """The indexes of the blocks that could be headings."""
        blocks = enumerate(self.blocks)
        return [at for at, block in blocks if len(block.text) <= LONGEST and block.kind is not MARK]

    def after(self, keys: frozenset[str], above: int) -> int:
        """The first block with one of these keys below another; -1 where there is none."""
        found = len(self.blocks)
        for key in keys:
            places = self.places.get(key, ())
            at = bisect(places, above)
            found = places[at] if at < len(places) and places[at] < found else found
        return found if found < len(self.blocks) else -1


def _ends(entries: Sequence[_Line], fewest: int) -> list[int]:
    """How many of the lines are the list, the likeliest first: its last ones may be the head of the first chapter.

    The numbers of a list rise. So ``CHAPTER I.`` right under ``IV. THE GATE`` is the chapter, whose title stands below it.
    """
    most = len(entries)
    ends = list(range(most, most - min(_BEYOND, most - fewest) - 1, -1))
    for at in range(max(fewest, most - _BEYOND, 1), most):
        above, entry = entries[at - 1], entries[at]
        if entry.number == 1 and entry.is_bare and entry.at > above.at and (above.number or 0) > 1:
            return [at, *(end for end in ends if end != at)]
    return ends


def _match(index: _Index, first: int, rows: Sequence[_Line], end: int, fewest: int) -> Contents | None:
    """The list, if its entries, so many of the rows, stand further down in the same order, with text between them.

    Lines above the first that is found again are a title, unless a label says that the list begins there. Lines below
    the last one are the story's, for nothing but the list is between its entries; the number of a page says more.
    """
    entries = rows[:end]
    last = entries[-1].at
    if not index.may_name(entries, last + 1, fewest):
        return None
    named: dict[int, int] = {}  # by the number of its entry
    below = last
    for number, entry in enumerate(entries):
        if (at := index.after(entry.keys, below)) >= 0:
            named[number] = below = at
    labelled = entries[0].at > first
    begins = 0 if labelled else min(named, default=0)
    if begins:
        if entries[begins - 1].at == entries[begins].at:  # one block with lines that are none of the list
            return None
        first = entries[begins].at
    again = sum(index.after(entries[number].keys, at) >= 0 for number, at in named.items())
    if named and not labelled and again * 2 >= len(named):
        return None  # a heading hardly comes again; who speaks in a play, and what stands over a mail, always does
    apart = sum(below - above > 1 for above, below in pairwise(named.values()))
    if len(named) < max(fewest, _FOUND_AGAIN * (len(entries) - begins)) or apart < (len(named) - 1) / 2:
        return None
    ends = max(number for number, entry in enumerate(entries) if number in named or entry.has_page)
    gone = [number for number, row in enumerate(rows) if number >= begins and row.at <= rows[ends].at]
    unfound = tuple(rows[number].text for number in gone if number not in named)  # a block goes as a whole
    return Contents(first, entries[ends].at + 1, tuple(named.values()), unfound)
