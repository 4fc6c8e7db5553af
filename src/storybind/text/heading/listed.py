"""What a list of contents says: its entries, and what each could be found again by."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from storybind.text.heading.line import read_heading, read_told
from storybind.text.heading.rows import COUNTED, number_before, without_page
from storybind.text.tables.headings import Rank, number_of
from storybind.text.titles import fold_words

FEWEST = 3
"""Entries of a list that no label tells of."""
_TITLES = {
    r"(?P<title>.+?) (?i:(?:(?:compiled|edited|retold|translated|written) )?by .+)": " by ",
    r"(?P<title>.+?) (?i:anonymous)": "nonymous",
    r"(?P<title>.+?)[.,–—-]* (?i:traditional)\.?": " traditional",
    r"(?P<title>.{3,}?) [–—-]{1,3} .+": " ",
    r"(?P<title>.{3,}?): .+": ": ",
    r"(?![IVXLC\d]+\b)(?P<title>[^\W\d_a-z][^a-z_]{2,}?) [A-Z][a-z].*": " ",  # in capitals, and a name that is not
    r"[IVXLC\d]{1,6}[.)]?\s+_(?P<title>.+)_\W?": "_",
    r"[ivxlcIVXLC]{1,6}[.)]\s+(?P<title>.+)": " ",
    r"(?![IVXLC\d]{1,6}[.)]?\s+_)(?P<title>.{3,}?),?\s+_[^_]+_\W?": "_",  # in italics whose it is
    r"(?P<title>.{3,}?)\s*[\[(][^\[\]()]*[\])]": "",  # in brackets a note
}
"""How a line parts a title from what it says besides, and what is in every such line in small letters."""
_LINKED = r"(?:[-*+] |\d{1,3}[.)] )?\s*\[(?P<title>[^\[\]]+)\]\([^()\s]*\)"
"""A row of a list in Markdown that leads to its heading."""
_OF_BOOK = r"(?:half[- ]?)?title(?:[- ]page)?|(?:front |back )?cover(?: (?:page|image))?|copyright(?: (?:page|notice|information))?|dedication|epigraph|(?:table of )?contents|also by .{2,40}|praise(?: for .{2,60})?|titelseite|umschlag|widmung|impressum|inhalt(?:sverzeichnis)?|page de titre|couverture|dédicace|portada|portadilla|créditos|dedicatoria|copertina|frontespizio|dedica"
_LONGEST_COUNT = 8  # characters of a number such as XXXVIII
_WIDE = 3  # blanks between two columns of a list
_GAP = rf"\s*\t\s*| {{{_WIDE},}}"
_OPENING_ENTRIES = 3  # of a list, one of which is the first heading of the story
_NUMBER_APART = r"(?P<number>\S+) {2,}(?P<title>\S.*)"
COUNTED_AS = "number "  # how a bare number is looked for, however it is written
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


def is_of_book(entry: Listed) -> bool:
    """Whether an entry is a page of the book round the story, which has no heading there: the list of an e-book names its cover, too.

    >>> is_of_book(Listed(0, "Title Page", frozenset())), is_of_book(Listed(0, "The Title", frozenset()))
    (True, False)
    """
    return re.fullmatch(_OF_BOOK, entry.text, re.IGNORECASE) is not None


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
        bare = without_page(row)
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
    bare = without_page(row).strip()
    line = " ".join(bare.rstrip("?!").split())
    found = read_heading(line) or read_told(line)
    apart = None if found else number_before(line)
    said = [bare, found.title] if found else [bare, *([line[apart.end() :]] if apart else [])]
    if "](" in bare and (linked := re.fullmatch(_LINKED, bare)):
        said.append(linked["title"])
    behind = re.fullmatch(_NUMBER_APART, bare)
    if behind and (first := read_heading(behind["number"])) and first.family.rank is Rank.NUMBER:
        said.append(behind["title"])
    columns = re.split(_GAP, said[-1] or bare) if " " * _WIDE in bare or "\t" in bare else []
    parted = [title for text in said for title in _titles_in(text)] + (columns if len(columns) > 1 else [])
    number = found.number_alone if found else None
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
