"""Which runs of heads and numbers are those of pages, by what they part, how far apart they stand and what stands beside them."""

import re
from collections.abc import Sequence, Set
from itertools import islice, pairwise

from storybind.text.heading.line import CHAPTER_WORDS, read_heading
from storybind.text.sources.pages.lines import (
    LONGEST,
    Page,
    are_steady,
    ends_page,
    fold,
    goes_on_small,
    is_of,
    opens_large,
    runs_over,
    said_before,
    size_between,
)
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.headings import number_of
from storybind.text.tables.lines import SALUTE, fits
from storybind.text.tables.marks import is_mark
from storybind.text.titles import is_capitalised

PAGE = 3  # the way in which a word says that pages are counted
MARKED, BARE = 4, 6  # the ways in which no words stand beside a number: with their sum, between signs, and alone
_NUMBER_FIRST = 2  # the way in which no chapter has the title of its story
_SURE = 2  # ways that are believed with one page, if a slash says what they are
OTHER_SIDE = 2  # pages from one to the next that lies on the same side
_LONGEST_PAGE = 70  # lines
FEW = 3  # bare numbers in a row that may be pages
_TITLE_PAGE = 3  # lines that title and author may take: "by" may have one of its own
_LEAST_PAGE = 60  # characters on each page of a run, as an average; twice as many on the only one of two numbers
FIRST_SCENES = 3  # numbers of which one is the first where scenes are counted, though the first may be read by nobody
_MANY, _LAST_PAGE = 5, 999  # numbers that go on from elsewhere, at least; years head scenes
_LARGEST_PAGE = 4_000  # characters of such a page
_LEAST_EVEN, _EVEN = 700, 1.4  # characters of pages that are as long as each other, and times that one may be longer
_SHORTER, _LONGER = 4, 3  # how many of the shortest make the usual one, and of that the longest
_LEAST_AT_FOOT, _TOP = (
    300,
    3,
)  # characters above a number at a foot, and times that the first page may be shorter than another
_SECOND = 2  # the page of a manuscript that is the first with a number
_SIGNS = frozenset("-–—[")  # what opens such a number
_LEAST_COUNTED = 120  # characters of each page, and of the one without a number
_ONE_IN = 4  # of such numbers in no signs, which part somebody's speech from the answer
_STOPS, _CLOSING = frozenset(".!?…。！？"), ' "”’»」』'
_SPEAKS, _SPOKE = frozenset("\"“„«‘'—–-"), frozenset("\"”»’'")


def are_pages(sheet: Sheet, run: list[Page], way: int, known: Set[str]) -> bool:
    """Whether they are pages: with words where a form feed says so, twice, or with slashes and title or author.

    Bare numbers, which may head chapters, must cut sentences and keep their distance; heads with words must, unless they
    are title or author behind the number. Half of them stand alone.
    """
    if way == PAGE and "|" in sheet.line(run[0].at):
        return True
    if way >= MARKED and (_stand_at_feet(sheet, run) or _begin_at_second(sheet, run)):
        return True
    if sum(page.alone for page in run) * 2 < len(run):
        return False
    if way < MARKED and run[0].number > 1 and all(sheet.opens_page(page.at) for page in run):
        return True
    if way == BARE and len(run) >= _SURE and _number_all_pages(sheet, run):
        return True
    if len(run) >= _SURE and all(ends_page(sheet, page.at) for page in run):
        return True
    if way == 0 and len(run) == 1:
        return (
            run[0].number > 1
            and bool(sheet.line(sheet.next(run[0].at + 1)))
            and re.search(r"[A-Z]{2}| / ", sheet.line(run[0].at)) is not None
        )
    if way < MARKED and _says_book(sheet, run[0].head) and run[0].number > 1:
        return True
    if way < MARKED:
        named = way == _NUMBER_FIRST and is_of(run[0].head, known) and are_steady([page.at for page in run])
        return len(run) >= _SURE and (
            way in (0, PAGE) or named or _cuts_steadily(sheet, run) or _repeats_title(sheet, run)
        )
    cut = sum(_cuts(sheet, page.at) for page in run)
    return (len(run) >= FEW and cut * 2 >= len(run) and _cuts_steadily(sheet, run)) or _parts_sentences(sheet, run)


def _cuts_steadily(sheet: Sheet, run: list[Page]) -> bool:
    """Whether lines stand a page apart and part a sentence, in a text whose paragraphs open large."""
    rows = [page.at for page in run]
    return are_steady(rows) and any(goes_on_small(sheet, at) for at in rows) and opens_large(sheet, rows, 1)


def _repeats_title(sheet: Sheet, run: list[Page]) -> bool:
    """Whether lines say what stands above the story, with the number far from it, and part a sentence: however few and unlike pages are."""
    if run[0].number == 1 or run[0].head not in _above_story(sheet):
        return False
    rows = [page.at for page in run]
    far = all(re.search(r"\t|[ \t]{2}", sheet.line(at)) for at in rows)
    return far and any(goes_on_small(sheet, at) for at in rows) and opens_large(sheet, rows, 1)


def _parts_sentences(sheet: Sheet, run: list[Page]) -> bool:
    """Whether most numbers stand where a sentence goes on in small letters, in a text whose paragraphs do not open so.

    However unlike their pages are, no chapter ends and begins like that; verse does, so paragraphs that open small
    elsewhere speak against it. Of two numbers both must.
    """
    parted = [page for page in run if goes_on_small(sheet, page.at)]
    if len(parted) < _SURE or len(parted) * 2 < len(run) or (len(run) == _SURE and run[0].number == 1):
        return False
    if size_between(sheet, run[0].at, run[-1].at) < _LEAST_PAGE * (len(run) - 1) * (1 + (len(run) == _SURE)):
        return False
    return opens_large(sheet, [page.at for page in run], (len(parted) + 1) // 2)


def go_on(sheet: Sheet, run: list[Page]) -> bool:
    """Whether numbers go on from pages that are not in the text: many, the first above those of scenes, at distances alike.

    A life may be told by its years, and an excerpt may begin with any chapter. So bare numbers must also stand between a
    speech and its answer, and more often than a scene ends with speech and the next begins with it.
    """
    first, last = run[0].number, run[-1].number
    if len(run) < _MANY or first <= FIRST_SCENES or last > _LAST_PAGE or run[0].head[-2:].isalpha():
        return False
    if not _are_alike([size_between(sheet, page.at, after.at) for page, after in pairwise(run)]):
        return False
    parted = 0 if run[0].head else sum(_parts_speech(sheet, page.at) for page in run)
    return bool(run[0].head) or (parted >= FEW and parted * _ONE_IN >= len(run))


def _are_alike(sizes: Sequence[int]) -> bool:
    """Whether pages are as long, in characters, as pages may be, and none is far shorter or longer than most."""
    usual = sorted(sizes)[len(sizes) // 2]
    return usual <= _SHORTER * min(sizes) and max(sizes) <= min(_LARGEST_PAGE, _LONGER * usual)


def _begin_at_second(sheet: Sheet, run: Sequence[Page]) -> bool:
    """Whether numbers in dashes or square brackets begin at 2 and nothing is the first: in a manuscript that page bears none.

    Scenes have a first one, however it is printed, and a heading above counts what stands below it. Notes and messages have
    their numbers in lines of text as well. Numbers without signs may be scenes of which the first has none.
    """
    first, sign = run[0], run[0].head
    if len(run) < FEW or first.number != _SECOND or sign not in _SIGNS or not all(page.alone for page in run):
        return False
    sizes = [size_between(sheet, above, below) for above, below in pairwise((-1, *(page.at for page in run)))]
    if min(sizes) < _LEAST_COUNTED or sizes[0] > _LARGEST_PAGE or not _are_alike(sizes[1:]):
        return False
    counted = re.compile(rf"{re.escape(sign)} ?\d{{1,4}} ?[-–—\]]|^\d{{1,4}}$")
    if sum(len(counted.findall(sheet.line(at))) for at in sheet.filled()) != len(run):
        return False
    return not any(_counts_first(sheet.line(at)) for at in sheet.filled(0, first.at))


def _counts_first(line: str) -> bool:
    """Whether a line heads what is counted, or says that it is the first, at its beginning or as the last word of a title.

    >>> [_counts_first(line) for line in ("Chapter One", "I", "1. It rained.", "The Kettle, Part 1", "The Kettle", "what I wanted, and I")]
    [True, True, True, True, False, False]
    """
    if read_heading(line) or re.match(r"\W*1\b(?![,\d])", line):
        return True
    return len(line) <= LONGEST and is_capitalised(line) and number_of(line.split()[-1]) == 1


def _stand_at_feet(sheet: Sheet, run: Sequence[Page]) -> bool:
    """Whether numbers stand below text, the first of them too, as at the feet of pages: those of chapters stand over it.

    Nothing stands below the last, or what goes on there is a sentence of the page above, or there is as much text above each.
    """
    ends = [-1, *(page.at for page in run), len(sheet)]
    first, *sizes, last = (size_between(sheet, above, below) for above, below in pairwise(ends))
    if len(run) < _SURE or min([first, *sizes[:-1]]) < _LEAST_AT_FOOT or first * _TOP < max(sizes):
        return False
    if not last and sizes[-1]:
        return True
    if not 1 < run[0].number <= FIRST_SCENES and any(goes_on_small(sheet, page.at) for page in run):
        return opens_large(sheet, [page.at for page in run], 1)
    packed = run[0].number == 1 or all(sheet.line(page.at - 1) for page in run)
    return packed and _are_even(first, sizes, last)


def _are_even(first: int, sizes: Sequence[int], last: int) -> bool:
    """Whether many pages are as long as each other, in characters, the first not much longer and the last no more than these.

    Chapters are not; pieces of two hundred words each, of which the first has no number, have a blank line between.
    """
    least, most = min(sizes), max(sizes)
    even = len(sizes) >= _MANY and least >= _LEAST_EVEN and most <= min(_EVEN * least, _LARGEST_PAGE)
    return even and most <= _EVEN * first and max(first, last) <= _EVEN * most


def _parts_speech(sheet: Sheet, at: int) -> bool:
    """Whether somebody has spoken above a line, and somebody speaks below it."""
    above, below = sheet.line(sheet.back(at - 1)), sheet.line(sheet.next(at + 1))
    return above[-1:] in _SPOKE and below[:1] in _SPEAKS


def said_beside(sheet: Sheet, run: list[Page]) -> list[int]:
    """The lines that say the same above or below each number of a run, a page apart: its running head in two lines.

    Chapters of one title are longer, and no two are as long as each other. Title and author may head left and right
    pages in turn. Names of two people head chapters in turn as well, so these must cut sentences as nothing but pages
    does, or stand over the story as what they are. ``Dear Anna`` below a number begins a letter, unless the story is
    called so. The last page may be short.
    """
    steady = are_steady([page.at for page in run]) or (len(run) > FEW and are_steady([page.at for page in run[:-1]]))
    if len(run) < FEW or not steady or run[-1].at - run[0].at > _LONGEST_PAGE * (len(run) - 1):
        return []
    above, below = [sheet.back(page.at - 1) for page in run], [sheet.next(page.at + 1) for page in run]
    for rows in (above, below):
        said = [sheet.line(row) for row in rows]
        heads = said[:OTHER_SIDE]
        in_turn = said == [heads[side % OTHER_SIDE] for side in range(len(said))]
        greets = any(fits(SALUTE, head) for head in heads) and not _opens_with(sheet, heads)
        if not in_turn or greets or not all(map(_could_head, heads)):
            continue
        cut = sum(runs_over(sheet, min(row, page.at)) for row, page in zip(rows, run, strict=True))
        if heads[0] == heads[1] or (len(run) > FEW and (cut * 2 >= len(run) or _opens_with(sheet, heads))):
            return rows
    return []


def _could_head(line: str) -> bool:
    """Whether a line has words and is no sentence and no mark, with which chapters may end, and not the word that they begin with: a refrain, ``oOo``, ``CHAPTER``.

    >>> [_could_head(line) for line in ("The Tin Whistle", "THE TIN WHISTLE.", "And still it rained.", "~oOo~", "CHAPTER")]
    [True, True, False, False, False]
    """
    if line.strip() in CHAPTER_WORDS:
        return False
    told = line.rstrip(_CLOSING)[-1:] in _STOPS and not is_capitalised(line)
    return len(line) <= LONGEST and re.search(r"[^\W\d_]", line) is not None and not told and not is_mark(line)


def _opens_with(sheet: Sheet, heads: list[str]) -> bool:
    """Whether a text opens with two lines that head its pages: its title, and who wrote it."""
    above = _above_story(sheet)
    return above[0] in (folded := [head.casefold() for head in heads]) and set(folded) <= set(above)


def _above_story(sheet: Sheet) -> list[str]:
    """The first lines of a text, folded, where its title stands and who wrote it."""
    return [fold(sheet.line(at)).removeprefix("by ") for at in islice(sheet.filled(), _TITLE_PAGE)]


def _number_all_pages(sheet: Sheet, run: list[Page]) -> bool:
    """Whether bare numbers open every page but the first, each with its own: chapters begin with the first one."""
    rows = sheet.source.pages
    opened = len(run) == len(rows) and [page.at for page in run] == [row - 1 for row in rows]
    return opened and [page.number for page in run] == list(range(2, len(run) + 2))


def _says_book(sheet: Sheet, head: str) -> bool:
    """Whether a head is made of nothing but words of title and author, and has two of them or more."""
    known = {word for line in said_before(sheet) for word in re.findall(r"\w+", line.casefold())}
    words = re.findall(r"[^\W\d_]+", head)
    return len(words) > 1 and known.issuperset(words)


def _cuts(sheet: Sheet, at: int) -> bool:
    """Whether a line stands in the middle of a sentence: not under a heading, which ends without a point as well."""
    return sheet.next(at + 1) < len(sheet) and runs_over(sheet, at)
