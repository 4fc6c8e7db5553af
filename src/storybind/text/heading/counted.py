"""Lists of contents whose rows are counted chapters, ``CHAPTER IV Of What He Saw``, wherever these are wrapped and whatever they tell.

Such a list is known by its numbers: they stand close together above the story, and once more in it, far apart.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.counting import rough_count
from storybind.model import Block
from storybind.text.heading.index import find_chain
from storybind.text.heading.line import CHAPTER_WORDS, read_heading
from storybind.text.heading.listed import keys_of
from storybind.text.heading.run_on import is_label
from storybind.text.tables.headings import LONGEST, Rank, families_of, number_of
from storybind.text.titles import fold_words

BLOCKS_ABOVE = 200
"""Blocks in which a list of contents may begin: it stands before the story."""
_FEWEST = 4  # chapters
_WORDS_A_ROW = 80
_FEWEST_WORDS, _TIMES = 60, 3  # of most chapters, and as many as their rows have
_REGULAR, _FOUND_AGAIN, _SAID_AGAIN = 0.9, 0.9, 0.8  # of the rows: count on, have a heading, are said at it
_SAID = 0.7  # of the words of a row that are said again
_NEAR = 700  # characters from a heading on in which it is
_TO_TITLE, _TIMES_TITLE = 12, 2  # words, and words to one of a row, from a heading on in which these are
_COUNTS = frozenset("0123456789IVXLivxl")
_LONGEST_BARE = 300  # characters of a title that runs on behind a number
_NUMBER_WORDS = (3, 2, 1)  # words in which a number is looked for: Chapter Twenty One, Chapter I, 第一章
_ABOVE = 24  # blocks from the word for a list to its first number
_COUNTED = frozenset({Rank.PART, Rank.CHAPTER})


class Contents(NamedTuple):
    """A list of contents: its blocks, ``first`` to ``last`` (exclusive), the blocks further down that it names, and entries that are none's.

    One that `tells` says more of what it names than stands there.
    """

    first: int
    last: int
    named: tuple[int, ...]
    unfound: tuple[str, ...] = ()
    tells: bool = False


class _Row(NamedTuple):
    """A line that begins with the number of a chapter or a part, its words and those up to the next such line.

    `lines` are without blank ones, each with its block.
    """

    rank: Rank
    number: int
    label: str
    lines: list[tuple[int, str]]

    @property
    def at(self) -> int:
        """The block in which it begins."""
        return self.lines[0][0]

    @property
    def text(self) -> str:
        """It, on one line."""
        return " ".join(" ".join(line for _, line in self.lines).split())

    @property
    def title(self) -> list[str]:
        """Its words, folded, behind the number and without a page."""
        words = fold_words(self.text).split()[len(fold_words(self.label).split()) :]
        return words[:-1] if words and words[-1].isdecimal() else words


def find_counted(blocks: Sequence[Block], lines: Sequence[str], first: int | None, *, bare: bool) -> Contents | None:
    """The list of counted chapters above the story; None where there is none.

    Args:
        blocks: The story's blocks.
        lines: The lines of the source: rows may have been run together, or parted anywhere.
        first: The block with its first row, as `find_first_rows` has it.
        bare: Whether numbers alone count chapters in it, and parts may be all that is counted.
    """
    rows = _rows_from(blocks, first, lines, bare=bare) if first is not None else []
    counted = _counted(rows)
    alone = any(rows[number].rank is Rank.PART for number in counted)
    if len(counted) < _FEWEST or (alone and not bare) or not _count_on([rows[number].number for number in counted]):
        return None
    heads = _find_again(blocks, rows, bare=bare)
    found = [heads[number] for number in counted if number in heads]
    if len(found) < _FOUND_AGAIN * len(counted) or not _head_story(blocks, rows, heads, counted):
        return None
    titled = sum(bool(row.title) for row in rows)
    unsaid = [row.text for number, row in enumerate(rows) if row.title and not _is_said(blocks, heads, number, row)]
    tells = len(unsaid) > (1 - _SAID_AGAIN) * titled
    begins, ends, pieces = _with_pieces(blocks, lines, rows, found[0], found[-1])
    named = {at + _is_title(blocks[at + 1], rows[number]) for number, at in heads.items() if at + 1 < len(blocks)}
    return Contents(begins, ends, tuple(sorted(named | pieces)), tuple(unsaid), tells)


def find_first_rows(
    blocks: Sequence[Block], lines: Sequence[str], labels: Collection[int]
) -> tuple[int | None, int | None]:
    """The blocks in which a list may begin whose numbers have words, and one whose numbers may be bare, which stands below a label.

    `labels` are the blocks that say that a list follows.
    """
    bare, label = None, -_ABOVE - 1
    for at, block in enumerate(blocks[:BLOCKS_ABOVE]):
        label = at if at in labels else label
        below = at <= label + _ABOVE
        worded = read_number(block.text) is not None
        if worded or (below and _read_bare(block.text, 0)):
            row = next(iter(_lines_of(block, lines)), "")
            if worded and read_number(row):
                return at, at if bare is None else bare
            if bare is None and (read_number(row) or (below and _read_bare(row, 0))):
                bare = at
    return None, bare


def _counted(rows: Sequence[_Row]) -> list[int]:
    """The rows of chapters, by index; those of parts where there are none."""
    chapters = [number for number, row in enumerate(rows) if row.rank is Rank.CHAPTER]
    return chapters or [*range(len(rows))]


def _read_bare(line: str, above: int) -> tuple[Rank, int, str] | None:
    """A line that begins with a number alone, the next behind the one `above`: ``II  The Oar``.

    >>> _read_bare("II  The Oar", 1)[1:], _read_bare("II  The Oar", 2), _read_bare("In the Oar", 0), _read_bare("Two: the oar", 1)[1:]
    ((2, 'II'), None, None, (2, 'Two:'))
    """
    first = line[:LONGEST].partition(" ")[0]
    found = read_heading(first.rstrip(":"))
    number = found.number_alone if found else None
    return (Rank.CHAPTER, number, first) if number == above + 1 else None


def read_number(line: str) -> tuple[Rank, int, str] | None:
    """The number of a chapter or a part with which a line begins: what it counts, the number, and both as they are printed; None where none does. The last of all counts as 0.

    >>> read_number("CHAPTER IV OF WHAT HAPPENED TO THE OAR")[1:], read_number("Chapter Twenty One. He saw that it was gone.")[1:]
    ((4, 'CHAPTER IV'), (21, 'Chapter Twenty One'))
    >>> read_number("Chapters are long."), read_number("IV. The Oar")
    (None, None)
    """
    line = line[:LONGEST].strip()
    if not line or not families_of(line):
        return None  # nearly all lines, at once
    words = line.split(None, max(_NUMBER_WORDS))[: max(_NUMBER_WORDS)]
    near = " ".join(words).casefold()
    families = families_of(" ".join(words))
    if not any(one.rank in _COUNTED and (not one.needs or any(map(near.__contains__, one.needs))) for one in families):
        return None
    for count in _NUMBER_WORDS:
        found = read_heading(" ".join(words[:count])) if len(words) >= count else None
        if found and found.label and found.family.rank in _COUNTED:
            return found.family.rank, number_of(found.label) or 0, found.label
    return None


def _rows_from(blocks: Sequence[Block], first: int, lines: Sequence[str], *, bare: bool) -> list[_Row]:
    """The rows from a block on, as long as not much stands between their numbers; behind one that has a word, or where they are `bare`, numbers count on.

    The first chapter of the story may stand right below them, and above it what is no chapter.
    """
    rows: list[_Row] = []
    words = last = 0
    for at in range(first, len(blocks)):
        for line, below in pairwise([*_lines_of(blocks[at], lines), ""]):
            found = read_number(f"{line} {below}" if line in CHAPTER_WORDS else line)
            if found is None and bare:
                found = _read_bare(line, last) or (_read_bare(line, 0) if rows and rows[-1].rank is Rank.PART else None)
            if found:
                rows.append(_Row(*found, []))
                words, last = 0, found[1] if found[0] is Rank.CHAPTER else last
            words += rough_count(line)
            rows[-1].lines.append((at, line))
        if words > _WORDS_A_ROW:
            break
    chapters = any(row.rank is Rank.CHAPTER for row in rows[:-1])
    if rows[-1].number == 1:
        rows.pop()
    while rows and rows[-1].rank is Rank.PART and (chapters or rows[-1].number == 1):
        rows.pop()
    if rows:
        rows[-1] = _cut(blocks, rows)
    return rows


def _cut(blocks: Sequence[Block], rows: Sequence[_Row]) -> _Row:
    """The last row without what stands below it: it has no more blank lines in it than most others."""

    def parts(row: _Row) -> list[int]:
        return [sum(blocks[other].gap > 0 for other in range(row.at + 1, at + 1)) for at, _ in row.lines]

    most = Counter(parts(row)[-1] for row in rows[:-1]).most_common(1)[0][0] if len(rows) > 1 else 0
    row = rows[-1]
    return row._replace(lines=[line for line, part in zip(row.lines, parts(row), strict=True) if part <= most])


def _count_on(numbers: Sequence[int]) -> bool:
    """Whether nearly all numbers of the chapters rise by one, or begin anew; the last of all counts as 0."""
    return sum(below in (0, 1, above + 1) for above, below in pairwise(numbers)) >= _REGULAR * (len(numbers) - 1)


def _find_again(blocks: Sequence[Block], rows: Sequence[_Row], *, bare: bool) -> dict[int, int]:
    """The blocks that begin with the numbers of rows, in their order, by the index of the row."""
    places: dict[tuple[Rank, int], list[int]] = {}
    whole: dict[str, list[int]] = {fold_words(row.text): [] for row in rows} if bare else {}
    for at in range(rows[-1].lines[-1][0] + 1, len(blocks)):
        block = blocks[at]
        text = block.text
        if number := read_number(text):
            if len(text) <= LONGEST or (block.gap and number[0] is Rank.CHAPTER):  # a title may run on
                places.setdefault(number[:2], []).append(at)
        elif bare and len(text) <= _LONGEST_BARE and (text[0] in _COUNTS or " " not in text):
            if (said := fold_words(text)) in whole:
                whole[said].append(at)
            found = read_heading(text) if len(text) <= LONGEST else None
            if found and found.family.rank is Rank.NUMBER and (value := number_of(found.label)) is not None:
                places.setdefault((Rank.CHAPTER, value), []).append(at)
    none: list[int] = []
    return find_chain(whole.get(fold_words(row.text), none) or places.get((row.rank, row.number), none) for row in rows)


def _head_story(
    blocks: Sequence[Block], rows: Sequence[_Row], heads: Mapping[int, int], counted: Sequence[int]
) -> bool:
    """Whether there is far more under most of the chapters than in their rows."""
    found = [number for number in counted if number in heads]
    ends = [*(heads[number] for number in found), len(blocks)]
    words = [sum(rough_count(block.text) for block in blocks[at:end]) for at, end in pairwise(ends)]
    least = [max(_FEWEST_WORDS, _TIMES * rough_count(rows[number].text)) for number in found]
    return sum(own > few for own, few in zip(words, least, strict=True)) * 2 > len(counted)


def _is_said(blocks: Sequence[Block], heads: Mapping[int, int], number: int, row: _Row) -> bool:
    """Whether the words of a row stand at its heading too, or right below it; of a part, as of an act with its scenes, in lines down to the next."""
    head = heads.get(number)
    if head is None:
        return False
    near, at = "", head
    while len(near) < _NEAR and at < len(blocks):
        near, at = f"{near} {blocks[at].text}", at + 1
    near = " ".join(fold_words(near).split()[: _TO_TITLE + _TIMES_TITLE * len(row.title)])
    if row.rank is Rank.PART:
        end = min((other for other in heads.values() if other > head), default=len(blocks))
        near += " " + " ".join(block.text for block in blocks[at:end] if len(block.text) <= LONGEST)
    said = set(fold_words(near).split())
    return sum(word in said for word in row.title) >= _SAID * len(row.title)


def _is_title(block: Block, row: _Row) -> bool:
    """Whether a block is what a row says behind its number."""
    return bool(row.title) and fold_words(block.text).split() == row.title


def _with_pieces(
    blocks: Sequence[Block], lines: Sequence[str], rows: Sequence[_Row], first_head: int, last_head: int
) -> tuple[int, int, set[int]]:
    """Where the list begins and ends with the rows that have no number, and where the story says these once more.

    They stand above its numbers, under the word for a list or for a part, and are said above the first chapter; or
    behind its numbers, and are said behind the last.
    """
    first, last = rows[0].at, rows[-1].lines[-1][0] + 1
    label = next((at for at in range(first - 1, max(first - _ABOVE, 0) - 1, -1) if is_label(blocks[at].text)), first)
    if any(len(block.text) > LONGEST for block in blocks[label:first]):
        label = first
    opening = [row for at in range(label, first) for row in _lines_of(blocks[at], lines)]
    opening += [line for _, line in rows[0].lines[1:] if rows[0].rank is Rank.PART]
    above = _places(blocks, last, first_head)
    again = {at for row in opening if (at := _find(above, row))}
    below = _places(blocks, last_head, len(blocks))
    widest = max([1, *(block.gap for block in blocks[label + 1 : last])])
    while blocks[last].gap <= widest and all(places := [_find(below, row) for row in _lines_of(blocks[last], lines)]):
        again.update(places)
        last += 1
    return label, last, again


def _find(places: Mapping[str, int], row: str) -> int:
    """The block that says what a row does, 0 where none does."""
    return next((places[key] for key in keys_of(row) if key in places), 0)


def _lines_of(block: Block, lines: Sequence[str]) -> list[str]:
    """Those of its lines that have words."""
    own = lines[block.span.first - 1 : block.span.last]
    return [line.strip() for line in own if any(map(str.isalnum, line))]


def _places(blocks: Sequence[Block], start: int, end: int) -> dict[str, int]:
    """The short blocks of a stretch by what a list could call them, of those said twice the first."""
    short = (at for at in reversed(range(start, end)) if len(blocks[at].text) <= LONGEST)
    return {key: at for at in short for key in keys_of(blocks[at].text)}
