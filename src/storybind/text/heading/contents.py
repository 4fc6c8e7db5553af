"""The author's own list of contents: which lines it names as headings, and where it stands."""

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice, pairwise
from typing import NamedTuple

from storybind.model import MARK, Block
from storybind.syntax import fold_words
from storybind.text.heading.line import is_capitalised, may_be_long_heading, read_heading
from storybind.text.heading.run_on import is_label, rows_of
from storybind.text.tables.headings import LONGEST, Rank, number_of, undress
from storybind.text.tables.notes import is_dedication

_BLOCKS_ABOVE = 200  # in which a list may begin: it stands before the story
_FEWEST, _FEWEST_LABELLED = 3, 2  # entries
_MANY = 8  # entries that make a list below what is told too, as the life of who wrote the stories
_BEYOND = 2  # lines that look like entries and open the story: the number over its first title
_FOUND_AGAIN = 0.8  # of the entries, or it is no list of this story's headings
_LONGEST_ROW = 200  # characters, dots and blanks before a page number counted
_PAGE = r"(?:(?:\s*[.·…_]){2,}\s*|\s{2,}|\t|\s\|\s)(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxlc]{1,6})\s*$"
_STOPS, _TOLD = frozenset(".!?…:"), 4  # how a sentence ends, and words of the shortest that tells something
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
_WHOSE = r"(?i:by|(?:compiled|edited|retold|translated|written) by|von|par|por) \S|(?i:anonymous|anonym)$"
_WRAPPED = 25  # characters, from which a row of a list may go on in the next line
_WIDE = 3  # blanks between two columns of a list
_GAP = rf"\s*\t\s*| {{{_WIDE},}}"
_OPENING_ENTRIES = 3  # of a list, one of which is the first heading of the story
_NUMBER_APART = r"(?P<number>\S+) {2,}(?P<title>\S.*)"
_COUNTED_AS = "number "  # how a bare number is looked for, however it is written
_COUNTED = frozenset({Rank.PART, Rank.CHAPTER, Rank.NUMBER})
_ROMAN = frozenset("ivxlcIVXLCİı")
"""What the number of a page can end with, in small letters or large ones."""
_SPEAKS = frozenset("\"“„«»—'‘「『")
_ROWS_TO_ONE_ODD = 6
_GONE, _SHORT = (
    12,
    50,
)  # rows of a list between two that are found, and short blocks to each of them, or none is looked for
_NEARLY = 0.6  # of its pairs of letters has a heading that a list calls a little otherwise
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
        labelled = is_label(text)
        if not labelled and not _could_be_entry(row):  # nearly all blocks
            if contents := _match_run_on(index, at, lines, labelled=False):
                return contents
            at += 1
            continue
        fewest = _FEWEST_LABELLED if labelled else _FEWEST
        rows = _whole_rows(_rows(blocks, at + labelled, lines, labelled=labelled))
        head = list(islice(rows, fewest))
        entries: list[_Line] = []
        if len(head) == fewest:  # most are fewer
            entries = _with_titles(list(_entries(chain(head, rows), labelled=labelled)))
        if entries and not labelled:
            begun, asked = begun or any(_tells(block.text) for block in blocks[asked:at]), at
        for end in _ends(entries, fewest):
            if begun and not labelled and end < _MANY and not _count(entries[:end]):
                continue
            if contents := _match(index, at, entries, end, fewest):
                return contents
        if contents := _match_run_on(index, at, lines, labelled=labelled):
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


def _rows(blocks: Sequence[Block], first: int, lines: Sequence[str], *, labelled: bool) -> Iterator[tuple[int, str]]:
    """The lines from a block on that could be a list, with its index; it ends with a sentence, or at a label.

    In a long paragraph below a label one title may end in a point.
    """
    for at in range(first, len(blocks)):
        block = blocks[at]
        if at > first and is_label(block.text):
            return
        if block.kind is MARK:
            if at == first:
                return
            continue
        rows = [line for line in lines[block.span.first - 1 : block.span.last] if line.strip()]
        left = len(rows) // _ROWS_TO_ONE_ODD if labelled else 0  # of those that could be no entry
        for row in rows:
            begun = at > first or row is not rows[0]
            if _could_be_entry(row) or (begun and _is_row_in_quotes(row)):
                continue
            left -= 1
            if left < 0 or len(row) > LONGEST or not is_capitalised(row):
                return
        for row in rows:
            yield at, row


def _whole_rows(rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
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
        number_of(found.label) for piece in pieces if (found := read_heading(piece)) and found.family.rank in _COUNTED
    ]
    whole = not numbers or len(numbers) < len(pieces) or None in numbers
    yield from [(at, row)] if whole else [(at, piece) for piece in pieces]


def _with_titles(entries: list[_Line]) -> list[_Line]:
    """The entries, each bare number with the line below that is its title, where no number has more than one."""
    bare = [at for at, entry in enumerate(entries) if entry.is_bare]
    titled = [at + 1 for at in bare if at + 1 < len(entries) and not _is_headed(entries[at + 1])]
    between = (entries[above + 2 : below] for above, below in pairwise(bare[:-1]))  # below the last may be the story
    one_each = all(map(_is_headed, chain.from_iterable(between)))
    if len(titled) < _FEWEST or len(titled) * 2 < len(bare) or not one_each:
        return entries
    joined: list[_Line] = []
    for at, entry in enumerate(entries):
        if at in titled:
            number = joined.pop()
            text = f"{number.text} {entry.text}"
            joined.append(entry._replace(text=text, keys=number.keys | {fold_words(text)}, number=number.number))
        else:
            joined.append(entry)
    return joined


def _is_part(entry: _Line) -> bool:
    """Whether an entry is that of a part alone, which the story itself may do without."""
    found = read_heading(entry.text) if entry.is_bare else None
    return found is not None and found.family.rank is Rank.PART


def _is_headed(entry: _Line) -> bool:
    """Whether an entry says by itself that it heads something."""
    return read_heading(entry.text) is not None


def _entries(rows: Iterable[tuple[int, str]], *, labelled: bool = False) -> Iterator[_Line]:
    """The lines of a list by what they could be found again by, up to one that repeats an earlier one.

    Under each part chapters may be called as under another, under each title numbers begin anew, and what has a page is
    no line of the story. Where a label says that it is a list, it ends with what stood at its top. The heads of its columns are none of it; a chapter that is called as they are is one.

    >>> [line.at for line in _entries([(0, "Chapter    Page"), (1, "Chapter 1: Page"), (2, "Chapter 2: Ink")])]
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
        keys = _keys(row)
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
        number = number_of(found.label) if found and found.family.rank in _COUNTED else None
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


def _keys(row: str) -> frozenset[str]:
    """What a line could be found again by: all its words; those without a page, a number, what stands in brackets, or who wrote it.

    >>> sorted(_keys("  I. THE THIRD RUNG     1")), sorted(_keys("The Kettle, by Tom Airey"))
    (['i the third rung', 'the third rung'], ['the kettle', 'the kettle by tom airey'])
    >>> sorted(_keys("One")), sorted(_keys("I"))
    (['number 1', 'one'], ['i', 'number 1'])
    >>> sorted(_keys("II   _The Kettle_.")), sorted(_keys("THE KETTLE _T. Airey_")), sorted(_keys("THE KETTLE.[1]"))
    (['ii the kettle', 'the kettle'], ['the kettle', 'the kettle t airey'], ['the kettle', 'the kettle 1'])
    """
    bare = _without_page(row).strip()
    found = read_heading(" ".join(bare.rstrip("?!").split()))
    said = [bare, found.title] if found else [bare]
    behind = re.fullmatch(_NUMBER_APART, bare)
    if behind and (first := read_heading(behind["number"])) and first.family.rank is Rank.NUMBER:
        said.append(behind["title"])
    columns = re.split(_GAP, said[-1] or bare) if " " * _WIDE in bare or "\t" in bare else []
    parted = [title for text in said for title in _titles_in(text)] + (columns if len(columns) > 1 else [])
    number = number_of(found.label) if found and found.family.rank is Rank.NUMBER and not found.title else None
    counted = [] if number is None else [f"{_COUNTED_AS}{number}"]  # One, 1, I
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
    return [match["title"] for pattern in patterns if (match := re.fullmatch(pattern, text))]


def _pairs_of(text: str) -> frozenset[str]:
    """The letters of a text, each with the next."""
    letters = fold_words(text).replace(" ", "")
    return frozenset(map("".join, pairwise(letters)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two texts is the same, by their pairs of letters.

    >>> round(_likeness(_pairs_of("Couterparts"), _pairs_of("COUNTERPARTS")), 2), _likeness(_pairs_of("Clay"), _pairs_of("Grace"))
    (0.86, 0.0)
    """
    return 2 * len(one & other) / max(1, len(one) + len(other))


class _Chain(NamedTuple):
    """A row of a list, the block that says it again, and the row before it that does."""

    number: int
    at: int
    before: "_Chain | None"


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
        wanted = ((key.removeprefix(_COUNTED_AS).split() for key in entry.keys) for entry in entries)
        return sum(any(all(map(text.__contains__, words)) for words in keys) for keys in wanted) >= fewest

    @cached_property
    def _short(self) -> list[int]:
        """The indexes of the blocks that could be headings."""
        blocks = enumerate(self.blocks)
        return [at for at, block in blocks if len(block.text) <= LONGEST and block.kind is not MARK]

    def in_order(self, rows: Sequence[frozenset[str]], above: int) -> dict[int, int]:
        """Where most rows of a list stand below a block in the list's order, by their number: of a title said twice the place that fits.

        It is the longest chain of places; each is the first that lets the rows behind it follow.
        """
        ends: list[int] = []  # of chains of each length the place that ends first
        chains: list[_Chain] = []
        for number, keys in enumerate(rows):
            places = {at for key in keys for at in self.places.get(key, ()) if at > above}
            for at in sorted(places, reverse=True):
                length = bisect_left(ends, at)
                chain = _Chain(number, at, chains[length - 1] if length else None)
                ends[length : length + 1], chains[length : length + 1] = [at], [chain]
        found: dict[int, int] = {}
        last = chains[-1] if chains else None
        while last:
            found[last.number] = last.at
            last = last.before
        return dict(sorted(found.items()))

    def with_near(self, entries: Sequence[_Line], named: dict[int, int]) -> dict[int, int]:
        """Where rows stand, with those of which the heading says nearly the same: a letter or a word more, in its place and set as its fellows are."""
        near = dict(named)
        for above, below in pairwise(sorted(named)):
            missing = range(above + 1, below)
            if not 0 < len(missing) <= _GONE:  # nearly all
                continue
            gap = min(self.blocks[named[above]].gap, self.blocks[named[below]].gap)
            upper = self.blocks[named[above]].text.isupper()
            between = [
                at
                for at in self._short[bisect(self._short, named[above]) : bisect_left(self._short, named[below])]
                if self.blocks[at].gap >= gap > 0 and self.blocks[at].text.isupper() is upper
            ]
            if len(between) > _SHORT * len(missing):
                continue
            pairs = {at: _pairs_of(self.blocks[at].text) for at in between}
            for number in missing:
                wanted = _pairs_of(min(entries[number].keys, key=len))
                likeness = {at: _likeness(wanted, held) for at, held in pairs.items()}
                best = max(likeness, key=likeness.__getitem__, default=0)
                if likeness.get(best, 0) >= _NEARLY:
                    near[number] = best
                    pairs = {at: held for at, held in pairs.items() if at > best}
        return dict(sorted(near.items()))

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
    paged = [at for at, entry in enumerate(entries, start=1) if entry.has_page]
    if len(paged) * 2 > len(entries):
        return [paged[-1]] if paged[-1] >= fewest else []
    most = len(entries)
    ends = list(range(most, most - min(_BEYOND, most - fewest) - 1, -1))
    for at in range(max(fewest, most - _BEYOND, 1), most):
        above, entry = entries[at - 1], entries[at]
        if entry.number == 1 and entry.is_bare and entry.at > above.at and (above.number or 0) > 1:
            return [at, *(end for end in ends if end != at)]
    return ends


def _match_run_on(index: _Index, at: int, lines: Sequence[str], *, labelled: bool) -> Contents | None:
    """The list that runs on in one paragraph, at a block or right below the one that says what it is, and in the lines behind."""
    blocks, below = index.blocks, at + labelled
    rows = rows_of(blocks[below].text, labelled=labelled) if below < len(blocks) else []
    if not rows:
        return None
    behind = islice(_rows(blocks, below + 1, lines, labelled=labelled), _BEYOND)
    entries = list(_entries(chain(((below, row) for row in rows), behind)))
    ends = range(len(entries), max(len(rows), _FEWEST) - 1, -1)
    return next(filter(None, (_match(index, at, entries, end, _FEWEST) for end in ends)), None)


def _match(index: _Index, first: int, rows: Sequence[_Line], end: int, fewest: int) -> Contents | None:
    """The list, if its entries, so many of the rows, stand further down in the same order, with text between them.

    Lines above the first that is found again are a title, unless a label says that the list begins there. Lines below
    the last one are the story's, for nothing but the list is between its entries; the number of a page says more.
    """
    entries = rows[:end]
    last = entries[-1].at
    if not index.may_name(entries, last + 1, fewest):
        return None
    named = index.in_order([entry.keys for entry in entries], last)  # by the number of its entry
    labelled = entries[0].at > first
    begins = 0 if labelled else min(named, default=0)
    if labelled and named:  # behind its last heading other lists may follow, as of pictures
        entries = entries[: max(named) + 1]
    if begins:
        if entries[begins - 1].at == entries[begins].at:  # one block with lines that are none of the list
            return None
        first = entries[begins].at
    again = sum(index.after(entries[number].keys, at) >= 0 for number, at in named.items())
    if len(named) >= fewest:
        named = index.with_near(entries, named)
    if named and not labelled and again * 2 >= len(named):
        return None  # a heading hardly comes again; who speaks in a play, and what stands over a mail, always does
    for number, at in named.items():  # a title over a preface stands over its story once more
        beside = read_heading(index.blocks[at + 1].text) if at + 1 < len(index.blocks) else None
        if beside and beside.family.rank is Rank.ASIDE:
            again = index.after(entries[number].keys, at)
            following = min((place for place in named.values() if place > at), default=len(index.blocks))
            named[number] = again if at < again < following else at
    places = set(named.values())
    heads = [at for at in named.values() if at - 1 not in places]  # of a number and the title below it one
    apart = sum(below - above > 1 for above, below in pairwise(heads))
    unsaid = sum(number not in named and _is_part(entry) for number, entry in enumerate(entries[begins:], start=begins))
    if len(named) < max(fewest, _FOUND_AGAIN * (len(entries) - begins - unsaid)) or apart < (len(heads) - 1) / 2:
        return None
    ends = max(number for number, entry in enumerate(entries) if number in named or entry.has_page)
    gone = [number for number, row in enumerate(rows) if number >= begins and row.at <= rows[ends].at]
    unfound = tuple(rows[number].text for number in gone if number not in named)  # a block goes as a whole
    return Contents(first, entries[ends].at + 1, tuple(named.values()), unfound)
