"""What a list of contents says: its rows, each whole, and what each could be found again by."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, pairwise
from typing import NamedTuple

from storybind.model import MARK, Block
from storybind.syntax import fold_words
from storybind.text.heading.line import is_capitalised, may_be_long_heading, read_heading, read_told
from storybind.text.heading.run_on import is_label
from storybind.text.tables.headings import LONGEST, Rank, number_of

FEWEST = 3
"""Entries of a list that no label tells of."""
SPEAKS = frozenset("\"“„«»—'‘「『")
"""How a line begins that somebody says."""
_LONGEST_ROW = 200  # characters, dots and blanks before a page number counted
_PAGE = r"(?:(?:\s*[.·…_]){2,}\s*|\s{2,}|\t|\s\|\s)(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxlc]{1,6})\s*$"
_TITLES = {
    r"(?P<title>.+?) (?i:(?:(?:compiled|edited|retold|translated|written) )?by .+)": " by ",
    r"(?P<title>.+?) (?i:anonymous)": "nonymous",
    r"(?P<title>.+?)[.,–—-]* (?i:traditional)\.?": " traditional",
    r"(?P<title>.{3,}?) [–—-]{1,3} .+": " ",
    r"(?![IVXLC\d]+\b)(?P<title>[^\W\d_a-z][^a-z_]{2,}?) [A-Z][a-z].*": " ",  # in capitals, and a name that is not
    r"[IVXLC\d]{1,6}[.)]?\s+_(?P<title>.+)_\W?": "_",
    r"[ivxlcIVXLC]{1,6}[.)]\s+(?P<title>.+)": " ",
    r"(?![IVXLC\d]{1,6}[.)]?\s+_)(?P<title>.{3,}?),?\s+_[^_]+_\W?": "_",  # in italics whose it is
    r"(?P<title>.{3,}?)\s*[\[(][^\[\]()]*[\])]": "",  # in brackets a note
}
"""How a line parts a title from what it says besides, and what is in every such line in small letters."""
_LINKED = r"(?:[-*+] |\d{1,3}[.)] )?\s*\[(?P<title>[^\[\]]+)\]\([^()\s]*\)"
"""A row of a list in Markdown that leads to its heading."""
_WHOSE = r"(?i:by|(?:compiled|edited|retold|translated|written) by|von|par|por) \S|(?i:anonymous|anonym)$"
_WRAPPED = 25  # characters, from which a row of a list may go on in the next line
_MOST_LINES, _MOST_BLOCKS = 6, 200  # of a row, and of a list
_LONGEST_COUNT = 8  # characters of a number such as XXXVIII
_FULL = 55  # characters of a line that goes on in the next
_NUMBER_FIRST = (
    r"(?P<number>[^\W_][\w -]{0,23}?)(?:[.:] +| ?(?:--|[–—]) ?)(?=\S)"  # with room for "Chapter Twenty-Seven"
)
_WIDE = 3  # blanks between two columns of a list
_GAP = rf"\s*\t\s*| {{{_WIDE},}}"
_OPENING_ENTRIES = 3  # of a list, one of which is the first heading of the story
_NUMBER_APART = r"(?P<number>\S+) {2,}(?P<title>\S.*)"
COUNTED_AS = "number "  # how a bare number is looked for, however it is written
COUNTED = frozenset({Rank.PART, Rank.CHAPTER, Rank.NUMBER})
_ROMAN = frozenset("ivxlcIVXLCİı")
"""What the number of a page can end with, in small letters or large ones."""
_ROWS_TO_ONE_ODD = 6
_COLUMNS = frozenset(
    {"chapter page", "chap page", "page", "chapter", "kapitel seite", "seite", "chapitre page", "capítulo página"}
)


class Listed(NamedTuple):
    """A line of a list, and the index of its block."""

    at: int
    text: str
    keys: frozenset[str]
    number: int | None = None
    is_bare: bool = False  # a number that has no title on its line
    has_page: bool = False


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
        left = len(rows) // _ROWS_TO_ONE_ODD if labelled else 0  # of those that could be no entry
        for number, (_, row) in enumerate(rows):
            if could_be_entry(row) or ((at > first or number) and _is_row_in_quotes(row)):
                continue
            if (labelled or at > first) and _opens_chapter(row):
                continue
            left -= 1
            if left < 0 or len(row) > LONGEST or not is_capitalised(row):
                return
        yield from rows


def _stretch(blocks: Sequence[Block], at: int, lines: Sequence[str]) -> tuple[int, list[tuple[int, str]]]:
    """Where the stretch of a list ends that begins with a block, and its rows, each with the block it ends in.

    It is one block; where its first line opens a chapter it goes on to the next blank line, and what opens none is the
    end of a title: paragraphs may have been cut anywhere in such a list.
    """
    rows = [(at, line) for line in _lines_of(blocks[at], lines)]
    if not _opens_chapter(rows[0][1]):
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
    line = _without_page(row).strip()
    found = None if (number := _number_of(line)) else read_heading(line) or read_told(line)
    return number is not None or (found is not None and found.family.rank in COUNTED)


def _number_of(line: str) -> re.Match[str] | None:
    """The number with which a line begins, and the sign that parts it from what follows; None where none is.

    >>> [bool(_number_of(line)) for line in ("BOOK I -- IN WHICH MUCH IS TOLD", "V. Rope and", "T. Airey. Rope")]
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
    if len(row) - len(row.lstrip()) <= len(above) - len(above.lstrip()) or read_heading(_without_page(text).strip()):
        return False
    bare = _without_page(above)
    ends = bare != above and row == _without_page(row)
    return re.match(_WHOSE, text) is not None or (
        len(bare) >= _WRAPPED and (ends or read_heading(bare.strip()) is not None)
    )


def _join(above: str, row: str) -> str:
    """A row and what it goes on with, the page behind both.

    >>> _join("  IV. What she had      31", "        under her Shawl")
    '  IV. What she had under her Shawl      31'
    """
    bare, rest = _without_page(above), _without_page(row)
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


def with_titles(entries: list[Listed]) -> list[Listed]:
    """The entries, each bare number with the line below that is its title, where no number has more than one."""
    bare = [at for at, entry in enumerate(entries) if entry.is_bare]
    titled = [at + 1 for at in bare if at + 1 < len(entries) and not _is_headed(entries[at + 1])]
    between = (entries[above + 2 : below] for above, below in pairwise(bare[:-1]))  # below the last may be the story
    one_each = all(map(_is_headed, chain.from_iterable(between)))
    if len(titled) < FEWEST or len(titled) * 2 < len(bare) or not one_each:
        return entries
    joined: list[Listed] = []
    for at, entry in enumerate(entries):
        if at in titled:
            number = joined.pop()
            text = f"{number.text} {entry.text}"
            joined.append(entry._replace(text=text, keys=number.keys | {fold_words(text)}, number=number.number))
        else:
            joined.append(entry)
    return joined


def with_counts(entries: list[Listed]) -> list[Listed]:
    """The entries, each by what is behind its number too where half of them count up from one with no stop, as ``I The Well``.

    >>> [sorted(entry.keys) for entry in with_counts([Listed(0, f"{one} Well", frozenset()) for one in ("I", "II", "III")])]
    [['well'], ['well'], ['well']]
    """
    counted = list(entries)
    count = 0
    for at, entry in enumerate(entries):
        first, _, title = entry.text.partition(" ")
        if not title or entry.number is not None or len(first) > _LONGEST_COUNT:
            continue
        found = read_heading(first)
        if found and found.family.rank is Rank.NUMBER and number_of(found.label) == count + 1:
            count += 1
            counted[at] = entry._replace(keys=entry.keys | {fold_words(title)}, number=count)
    return counted if count >= FEWEST and count * 2 >= len(entries) else entries


def is_part(entry: Listed) -> bool:
    """Whether an entry is that of a part alone, which the story itself may do without."""
    found = read_heading(entry.text) if entry.is_bare else None
    return found is not None and found.family.rank is Rank.PART


def _is_headed(entry: Listed) -> bool:
    """Whether an entry says by itself that it heads something."""
    return read_heading(entry.text) is not None


def entries_of(rows: Iterable[tuple[int, str]], *, labelled: bool = False) -> Iterator[Listed]:
    """The lines of a list by what they could be found again by, up to one that repeats an earlier one.

    Under each part chapters may be called as under another, under each title numbers begin anew, and what has a page is
    no line of the story. Where a label says that it is a list, it ends with what stood at its top. The heads of its columns are none of it; a chapter that is called as they are is one.

    >>> [line.at for line in entries_of([(0, "Chapter    Page"), (1, "Chapter 1: Page"), (2, "Chapter 2: Ink")])]
    [1, 2]
    """
    seen: set[str] = set()
    whole: set[str] = set()
    parts: set[str] = set()
    whole_parts: set[str] = set()
    top: set[str] = set()
    opening: set[str] = set()  # what the story could begin with, below a list that says it is one
    bare_numbers: set[str] = set()
    for begun, (at, row) in enumerate(rows):
        keys = keys_of(row)
        bare = _without_page(row)
        has_page = row != bare
        said = fold_words(bare)
        if said in _COLUMNS or not keys:
            continue
        text = " ".join(bare.split())
        found = read_heading(text)
        counts = found is not None and not found.title and found.family.rank in (Rank.CHAPTER, Rank.NUMBER)
        again = said in seen or not keys.isdisjoint(whole)
        if labelled and begun >= _OPENING_ENTRIES:
            again = said in opening or not keys.isdisjoint(top) or (counts and again)
        if again and not has_page:
            return
        if found and found.family.rank is Rank.PART:
            parts |= keys
            whole_parts.add(said)
            seen, whole = set(parts), set(whole_parts)
        elif found is None or found.family.rank is Rank.ASIDE:
            seen -= bare_numbers
            whole -= bare_numbers
            bare_numbers.clear()
        elif counts:
            bare_numbers |= keys
        seen |= keys
        whole.add(said)
        if begun < _OPENING_ENTRIES and not counts:
            opening |= keys
            top.add(said)
        number = number_of(found.label) if found and found.family.rank in COUNTED else None
        yield Listed(at, text, keys, number, found is not None and not found.title and not has_page, has_page)


def could_be_entry(row: str) -> bool:
    """Whether a line is short, says nothing aloud and is no sentence.

    >>> could_be_entry("  I. THE THIRD RUNG ........ 1"), could_be_entry("It rained."), could_be_entry('"Who?" he said')
    (True, False, False)
    """
    if len(row) > _LONGEST_ROW:
        return False
    if row.lstrip()[:1] in SPEAKS:  # most lines that are short enough
        return False
    line = _without_page(row).strip()
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
    line = _without_page(row).strip()
    quoted = re.match(r"[\"“„«‘「『][^\"“”„«»「」『』]+[\"”“»’」』](?P<rest>[^\"“”„«»「」『』]*)$", line)
    if quoted is None or len(line) > LONGEST:
        return False
    rest = quoted["rest"].strip(" .,–—-")
    return not rest or row != _without_page(row) or re.match(_WHOSE, rest) is not None


def _without_page(row: str) -> str:
    """A line without the page at its end.

    >>> _without_page("  II. High Water . . . . . 29"), _without_page("II. | High Water | 29"), _without_page("Chapter 2")
    ('  II. High Water', 'II. | High Water', 'Chapter 2')
    """
    last = row.rstrip()[-1:]
    if not (last.isdecimal() or last in _ROMAN):  # nearly all lines
        return row
    return re.sub(_PAGE, "", row, flags=re.IGNORECASE)


def keys_of(row: str) -> frozenset[str]:
    """What a line could be found again by: all its words; those without a page, a number, what stands in brackets, or who wrote it.

    >>> sorted(keys_of("  I. THE THIRD RUNG     1")), sorted(keys_of("The Kettle, by Tom Airey"))
    (['i the third rung', 'the third rung'], ['the kettle', 'the kettle by tom airey'])
    >>> sorted(keys_of("One")), sorted(keys_of("I"))
    (['number 1', 'one'], ['i', 'number 1'])
    >>> sorted(keys_of("II   _The Kettle_.")), sorted(keys_of("THE KETTLE _T. Airey_")), sorted(keys_of("THE KETTLE.[1]"))
    (['ii the kettle', 'the kettle'], ['the kettle', 'the kettle t airey'], ['the kettle', 'the kettle 1'])
    >>> sorted(keys_of("- [Chapter 2](#chapter-2)")), sorted(keys_of("1. [The Kettle](#the-kettle)"))
    (['chapter 2', 'chapter 2 chapter 2'], ['1 the kettle', '1 the kettle the kettle', 'the kettle', 'the kettle the kettle'])
    """
    bare = _without_page(row).strip()
    line = " ".join(bare.rstrip("?!").split())
    found = read_heading(line) or read_told(line)
    apart = None if found else _number_of(line)
    said = [bare, found.title] if found else [bare, *([line[apart.end() :]] if apart else [])]
    if "](" in bare and (linked := re.fullmatch(_LINKED, bare)):
        said.append(linked["title"])
    behind = re.fullmatch(_NUMBER_APART, bare)
    if behind and (first := read_heading(behind["number"])) and first.family.rank is Rank.NUMBER:
        said.append(behind["title"])
    columns = re.split(_GAP, said[-1] or bare) if " " * _WIDE in bare or "\t" in bare else []
    parted = [title for text in said for title in _titles_in(text)] + (columns if len(columns) > 1 else [])
    number = number_of(found.label) if found and found.family.rank is Rank.NUMBER and not found.title else None
    counted = [] if number is None else [f"{COUNTED_AS}{number}"]  # One, 1, I
    return frozenset(
        key for text in (*said, *parted, *counted, *chain(*map(_titles_in, parted))) if (key := fold_words(text))
    )


def _titles_in(text: str) -> list[str]:
    """The titles that a line could part from what it says besides.

    >>> _titles_in("THE KETTLE (1890) _T. Airey_"), _titles_in("THE KETTLE Tom Airey"), _titles_in("The Well by Night")
    (['THE KETTLE (1890)'], ['THE KETTLE'], ['The Well'])
    """
    folded = text.casefold()
    patterns = [pattern for pattern, needed in _TITLES.items() if needed in folded]
    titles = [match["title"] for pattern in patterns if (match := re.fullmatch(pattern, text))]
    return [title for title in titles if not ((found := read_heading(title)) and found.label and not found.title)]
