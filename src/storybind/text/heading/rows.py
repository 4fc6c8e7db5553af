"""The rows of a list of contents: which lines could be some, and which of them are one row that was wrapped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, pairwise

from storybind.model import MARK, Block
from storybind.text.heading.line import may_be_long_heading, read_heading, read_told
from storybind.text.heading.run_on import is_label
from storybind.text.signs import SPEECH
from storybind.text.tables.headings import LONGEST, Rank, number_of
from storybind.text.titles import is_capitalised

"""How a line begins that somebody says."""
_LONGEST_ROW = 200  # characters, dots and blanks before a page number counted
_PAGE = r"(?:(?:\s*[.·…_]){2,}\s*|\s{2,}|\t|\s\|\s)(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxlc]{1,6})\s*$"
_WHOSE = r"(?i:by|(?:compiled|edited|retold|translated|written) by|von|par|por) \S|(?i:anonymous|anonym)$"
_WRAPPED = 25  # characters, from which a row of a list may go on in the next line
_MOST_LINES, _MOST_BLOCKS = 6, 200  # of a row, and of a list
_FULL = 55  # characters of a line that goes on in the next
_NUMBER_FIRST = (
    r"(?P<number>[^\W_][\w -]{0,23}?)(?:[.:] +| ?(?:--|[–—]) ?)(?=\S)"  # with room for "Chapter Twenty-Seven"
)
COUNTED = frozenset({Rank.PART, Rank.CHAPTER, Rank.NUMBER})
_ROMAN = frozenset("ivxlcIVXLCİı")
"""What the number of a page can end with, in small letters or large ones."""
_ROWS_TO_ONE_ODD, _FEW_WORDS = 6, 3  # that could be no entry, below a label, and words of one in small letters


def rows_from(
    blocks: Sequence[Block], first: int, lines: Sequence[str], *, labelled: bool
) -> Iterator[tuple[int, str]]:
    """The lines from a block on that could be a list, with its index; it ends with a sentence, or at a label.

    In a long paragraph below a label one title may end in a point.
    """
    end = first
    for at in range(first, len(blocks)):
        block = blocks[at]
        if at > first and is_label(block.text):
            return
        if block.kind is MARK:
            if at == first:
                return
            continue
        if at < end:
            continue
        end, rows = _stretch(blocks, at, lines)
        kept = _rows_in(rows, labelled=labelled, opening=at == first)
        if kept is None:
            return
        yield from kept


def _rows_in(rows: list[tuple[int, str]], *, labelled: bool, opening: bool) -> list[tuple[int, str]] | None:
    """The rows of a stretch that could be entries; None where one could not, unless below a label there are many to it."""
    left = len(rows) // _ROWS_TO_ONE_ODD if labelled else 0
    kept: list[tuple[int, str]] = []
    for number, (at, row) in enumerate(rows):
        quoted = (number or not opening) and _is_row_in_quotes(row)
        if not (could_be_entry(row) or quoted or ((labelled or not opening) and _opens_chapter(row))):
            left -= 1
            small = not is_capitalised(row)
            if left < 0 or len(row) > LONGEST or (small and len(row.split()) > _FEW_WORDS):
                return None
            if small:  # a line within a story, which heads nothing
                continue
        kept.append((at, row))
    return kept


def _stretch(blocks: Sequence[Block], at: int, lines: Sequence[str]) -> tuple[int, list[tuple[int, str]]]:
    """Where the stretch of a list ends that begins with a block, and its rows, each with the block it ends in.

    It is one block; where its first line opens a chapter it goes on to the next blank line, and what opens none is the
    end of a title: paragraphs may have been cut anywhere in such a list.
    """
    rows = [(at, line) for line in _lines_of(blocks[at], lines)]
    if not rows or not _opens_chapter(rows[0][1]):
        return at + 1, rows
    end = at + 1
    while end < min(len(blocks), at + _MOST_BLOCKS) and not blocks[end].gap and blocks[end].kind is not MARK:
        rows += [(end, line) for line in _lines_of(blocks[end], lines)]
        end += 1
    starts = [number for number, (_, line) in enumerate(rows) if _opens_chapter(line) or read_heading(line.strip())]
    titles = [rows[start:stop] for start, stop in pairwise([*starts, len(rows)])]
    if max(map(len, titles)) > _MOST_LINES:
        return at + 1, [row for row in rows if row[0] == at]
    return end, list(chain.from_iterable(map(_as_one, titles)))


def _as_one(rows: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines of a title as one row, where one of them could be none by itself or the first is as wide as the page."""
    if len(rows[0][1].strip()) < _FULL and all(could_be_entry(line) for _, line in rows):
        return rows
    return [(rows[-1][0], reduce(_join, (line for _, line in rows)))]


def _lines_of(block: Block, lines: Sequence[str]) -> list[str]:
    return [line for line in lines[block.span.first - 1 : block.span.last] if line.strip()]


def _opens_chapter(row: str) -> bool:
    """Whether a row begins with the number of a chapter, though its title be a sentence or go on below.

    >>> [_opens_chapter(row) for row in ("Chapter XI. Rope does not hold.", "  V. Rope, Tar, and", "BOOK I -- IN WHICH AS MUCH IS TOLD AS IS")]
    [True, True, True]
    >>> _opens_chapter("It does not always hold."), _opens_chapter("I do not.")
    (False, False)
    """
    line = without_page(row).strip()
    found = None if (number := number_before(line)) else read_heading(line) or read_told(line)
    return number is not None or (found is not None and found.family.rank in COUNTED)


def number_before(line: str) -> re.Match[str] | None:
    """The number with which a line begins, and the sign that parts it from what follows; None where none is.

    >>> [bool(number_before(line)) for line in ("BOOK I -- IN WHICH MUCH IS TOLD", "V. Rope and", "T. Airey. Rope")]
    [True, True, False]
    """
    match = re.match(_NUMBER_FIRST, line)
    found = read_heading(match["number"]) if match else None
    return match if found and not found.title and found.family.rank in COUNTED else None


def whole_rows(rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The rows of a list, each with what goes on in the next line, and of several headings on one line each by itself."""
    above: tuple[int, str] | None = None
    for at, row in rows:
        if above and at == above[0] and len(above[1]) <= _LONGEST_ROW and _goes_on(above[1], row):
            above = at, _join(above[1], row)
            continue
        if above:
            yield from _apart(*above)
        above = at, row
    if above:
        yield from _apart(*above)


def _goes_on(above: str, row: str) -> bool:
    """Whether a row is the end of the one above it, or says whose that is.

    >>> _goes_on("  IV. What the Ferryman's Wife had      31", "        under her Shawl"), _goes_on("THE WELL", "  by Tom Airey")
    (True, True)
    >>> _goes_on("PART ONE                             1", "    The Well                         3"), _goes_on("THE WELL", "_Tom Airey_")
    (False, True)
    """
    text = row.strip()
    if text[0] == "_" == text[-1] and text.count("_") == 2:
        return above.strip()[0] != "_"
    if len(row) - len(row.lstrip()) <= len(above) - len(above.lstrip()) or read_heading(without_page(text).strip()):
        return False
    bare = without_page(above)
    ends = bare != above and row == without_page(row)
    return re.match(_WHOSE, text) is not None or (
        len(bare) >= _WRAPPED and (ends or read_heading(bare.strip()) is not None)
    )


def _join(above: str, row: str) -> str:
    """A row and what it goes on with, the page behind both.

    >>> _join("  IV. What she had      31", "        under her Shawl")
    '  IV. What she had under her Shawl      31'
    """
    bare, rest = without_page(above), without_page(row)
    return f"{bare.rstrip()} {rest.strip()}{above[len(bare) :]}{row[len(rest) :]}"


def _apart(at: int, row: str) -> Iterator[tuple[int, str]]:
    """A row, or the rows it would be if each of its headings had one: ``CHAPTER I CHAPTER II CHAPTER III``.

    >>> list(_apart(0, "CHAPTER I CHAPTER II")), list(_apart(0, "The Well and the Wall"))
    ([(0, 'CHAPTER I'), (0, 'CHAPTER II')], [(0, 'The Well and the Wall')])
    """
    words = row.split()
    starts = [number for number, word in enumerate(words) if word == words[0]]
    pieces = [" ".join(words[start:end]) for start, end in pairwise([*starts, len(words)])] if len(starts) > 1 else []
    numbers = [
        number_of(found.label) for piece in pieces if (found := read_heading(piece)) and found.family.rank in COUNTED
    ]
    whole = not numbers or len(numbers) < len(pieces) or None in numbers
    yield from [(at, row)] if whole else [(at, piece) for piece in pieces]


def could_be_entry(row: str) -> bool:
    """Whether a line is short, says nothing aloud and is no sentence.

    >>> could_be_entry("  I. THE THIRD RUNG ........ 1"), could_be_entry("It rained."), could_be_entry('"Who?" he said')
    (True, False, False)
    """
    if len(row) > _LONGEST_ROW:
        return False
    if row.lstrip()[:1] in SPEECH:  # most lines that are short enough
        return False
    line = without_page(row).strip()
    if (len(line) > LONGEST and not may_be_long_heading(line)) or not line:
        return False
    stops = line[-1] in ".,;:。，；" and not line.rstrip(".").isupper() and not line.endswith("_.")
    sentence = stops and read_heading(line) is None
    return not sentence or line != row.strip()


def _is_row_in_quotes(row: str) -> bool:
    """Whether a line of a list is a title in quotes: short, and no more than they hold, but for its page and whose it is.

    >>> _is_row_in_quotes("  “Yah! Yah!”   12"), _is_row_in_quotes('"The Visitor"'), _is_row_in_quotes('"The Oar." By A. Ray  9')
    (True, True, True)
    >>> _is_row_in_quotes('"Who?" he said "To you"'), _is_row_in_quotes('"Who?" he said')
    (False, False)
    """
    line = without_page(row).strip()
    quoted = re.match(r"[\"“„«‘「『][^\"“”„«»「」『』]+[\"”“»’」』](?P<rest>[^\"“”„«»「」『』]*)$", line)
    if quoted is None or len(line) > LONGEST:
        return False
    rest = quoted["rest"].strip(" .,–—-")
    return not rest or row != without_page(row) or re.match(_WHOSE, rest) is not None


def without_page(row: str) -> str:
    """A line without the page at its end.

    >>> without_page("  II. High Water . . . . . 29"), without_page("II. | High Water | 29"), without_page("Chapter 2")
    ('  II. High Water', 'II. | High Water', 'Chapter 2')
    """
    last = row.rstrip()[-1:]
    if not (last.isdecimal() or last in _ROMAN):  # nearly all lines
        return row
    return re.sub(_PAGE, "", row, flags=re.IGNORECASE)
