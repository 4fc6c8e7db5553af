"""Which lines are headings: by what they are, where they stand, and what their fellows look like, all together."""

from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import Block, BlockKind
from storybind.text.front.names import is_name
from storybind.text.heading.alike import find_alike, with_unnumbered
from storybind.text.heading.candidates import (
    DECLARED,
    DECLARED_PART,
    Candidates,
    find_candidates,
    find_numbered,
    find_small,
    find_told,
)
from storybind.text.heading.collected import STORY, find_collected
from storybind.text.heading.counted import read_number
from storybind.text.heading.line import Found, read_heading
from storybind.text.heading.numbering import counted_on, divides, divides_all, find_numbers, with_missing, with_namesake
from storybind.text.heading.poems import find_poems
from storybind.text.tables.headings import Family, Rank, number_of, undress

_LISTED = Family("listed", Rank.CHAPTER, because="The author's list of contents names it.")
_ALIKE = Family("alike", Rank.CHAPTER, because="Short lines of one look, set off alike through the story, head it.")

_FEWEST_BEHIND = 3  # titles of pieces behind one that has numbers, or with that of it
_WORDS_OF_PIECES = 3_000
_WORDS_OF_PART = 15_000  # on the average under titles over numbers that begin anew: the numbers are chapters of these
_FEWEST_BOOKS = 6  # parts under one title that are its chapters
_WORDS_OF_BOOK = 1_000  # in each of these on the average
_FEWEST_PAIRS = 3  # titles with whose they are above or below them
_LONGEST_TITLE = 70  # characters
_INITIALS = frozenset("CDM")  # which are numbers of hundreds as well
_FEWEST_SHOWN = 3  # headings of a list in the story that tells what is in each
_SHOWN, _WORDS_SHOWN = 4, 120  # times as much has the story, and words below any heading of the list


class Headings(NamedTuple):
    """The headings of a story by the index of their block.

    `titles` are those whose title is known to stand on the next line; `labels` head something smaller than a chapter,
    and `sections` divide a story that is no longer than one; with `numbers` there are bare ones somewhere, which may
    divide a chapter.
    """

    heads: dict[int, Found]
    sections: dict[int, Found]
    titles: frozenset[int] = frozenset()
    labels: frozenset[int] = frozenset()
    numbers: bool = False


def find_headings(
    blocks: Sequence[Block],
    listed: Iterable[int] = (),
    silent: frozenset[str] = frozenset(),
    pages: Collection[int] = (),
) -> Headings:
    """The lines that head the story's parts and chapters; none where there are no headings.

    A family of headings is believed when it has fellows whose numbers rise, or when a single one stands above the whole
    story; among families that only could be headings the one with the most members wins.

    Args:
        blocks: The story's blocks.
        listed: Those that a list of contents names.
        silent: Lines, folded, that head nothing: the story's title.
        pages: The lines that begin a page.
    """
    possible = dict(find_candidates(blocks, silent))
    found = {at: one for at, one in possible.items() if blocks[at].text.casefold() not in silent}
    if told := find_told(blocks):
        found |= counted_on(found, told)
    found |= find_numbered(blocks)
    found |= {at: one for at, one in find_small(blocks).items() if at not in found}
    listed = _firsts_of_pairs(found, tuple(listed))
    found |= {at: one for at in listed if at not in found and (one := _read_counted(blocks[at].text))}
    titles = {at - 1 for at, below in pairwise([*listed, -1]) if _is_title_below(found, at, below)}
    named = sorted({at - 1 if at - 1 in titles else at for at in listed})
    found |= {at: _read_listed(blocks[at].text) for at in named if at not in found}
    titles |= _sign(blocks, found, [at for at in named if found[at].family is _LISTED])
    candidates = Candidates(blocks, found)
    if stories := _find_stories(candidates, named, silent):
        counted = any(found[at + 1].heads_chapter for at in stories if at + 1 in found)
        long = candidates.words(stories[0], len(blocks)) >= _WORDS_OF_PART * len(stories)
        family = STORY if counted or long else STORY._replace(rank=Rank.CHAPTER)
        found |= {at: Found(family, "", without_point(undress(blocks[at].text))) for at in stories}
        named = sorted({*named}.difference(stories))
    own = [at for at in named if found[at].family.rank is not Rank.PART]
    if all(found[at].family.rank is Rank.ASIDE for at in own):  # a prologue over acts
        own = []
    chapters = sorted({*own, *_find_chapters(candidates)})
    chapters, shown = _without_shown(
        candidates, [at for at in chapters if at in named or at - 1 not in named or found[at].family is not DECLARED]
    )
    parts, shown_parts = _without_shown(candidates, candidates.of(Rank.PART))
    parts, inner = _without_inner(candidates, parts, named)
    strong = [at for at in candidates.of(Rank.ASIDE) if found[at].family.id in ("named", "han-named")]
    chapters = with_namesake(candidates, with_missing(candidates, chapters))
    sections: list[int] = []
    if not chapters:
        chapters, sections = _find_unsaid(candidates, parts, strong, silent, pages)
        strong = [at for at in strong if at not in sections]
    if not named:
        beside = [at for at in with_unnumbered(candidates, chapters, silent) if at not in chapters]
        found |= {at: Found(_ALIKE, "", undress(blocks[at].text)) for at in beside}
        chapters = sorted([*chapters, *beside])
    titles |= _sign(blocks, found, [at for at in chapters if found[at].family in (_ALIKE, DECLARED)])
    parts = parts or _numbers_over(candidates, chapters)
    chapters, parts = _raise_parts(candidates, parts, chapters)
    over, labels = _settle_parts(candidates, parts, chapters)
    asides = candidates.of(Rank.ASIDE) if chapters or over or len(strong) > 0 else []
    contents = _label_above(blocks, [*shown, *shown_parts])
    found |= {at: Found(_LISTED, "", without_point(undress(blocks[at].text))) for at in contents}
    heads = {at: found[at] for at in sorted({*chapters, *over, *asides, *contents})}
    below = (at for at, one in found.items() if one.family is DECLARED and at not in heads)
    numbers = any(map(divides, possible.values()))
    divided = {at: found[at] for at in sections}
    return Headings(heads, divided, frozenset(titles), frozenset({*labels, *inner, *below}), numbers)


def _find_stories(candidates: Candidates, named: Sequence[int], silent: frozenset[str]) -> list[int]:
    """The titles of stories collected in one book, under which chapters are counted anew.

    They are those that a list of contents names, if some stand over chapters; without a list those that look alike.
    """
    if not named:
        return find_collected(candidates, silent)
    found = candidates.found
    listed = [at for at in named if found[at].family is _LISTED]
    ends = [*candidates.of(Rank.CHAPTER), len(candidates.blocks)]
    below = {at: ends[bisect(ends, at)] for at in listed}
    over = [first for at, first in below.items() if first < ends[-1] and not candidates.has_text(at, first)]
    return listed if any(candidates.number(first) == 1 for first in set(over).difference(listed)) else []


def without_point(title: str) -> str:
    """A title without the point that old books end their headings with.

    >>> without_point("Der Torfkahn."), without_point("And then..."), without_point("Mr. B.")
    ('Der Torfkahn', 'And then...', 'Mr. B.')
    """
    return title[:-1] if title.endswith(".") and len(title) > 3 and title[-4:-1].isalpha() else title


def _without_shown(candidates: Candidates, places: list[int]) -> tuple[list[int], list[int]]:
    """The headings without a first run of them that others repeat with far more below: a list that tells what is in each; and those."""
    numbers = [candidates.number(at) for at in places]
    again = next((at for at in range(_FEWEST_SHOWN, len(numbers)) if numbers[at] == numbers[0]), 0)
    first, second = numbers[:again], numbers[again:]
    rising = None not in first[:-1] and all(above < below for above, below in pairwise(filter(None, first)))
    if (
        not again
        or not rising
        or not {*first} <= {*second}
        or _opens_part(candidates, places[again - 1], places[again])
    ):
        return places, []
    told, whole = candidates.words(places[0], places[again]), candidates.words(places[again], len(candidates.blocks))
    most = max(candidates.words(above, below) for above, below in pairwise(places[:again]))
    return (places[again:], places[:again]) if told * _SHOWN < whole and most < _WORDS_SHOWN else (places, [])


def _opens_part(candidates: Candidates, above: int, below: int) -> bool:
    """Whether the heading of a part stands between two places and nowhere before: numbers begin anew under it."""
    over = {at: candidates.found[at].label.casefold() for at in candidates.of(Rank.PART) if at < below}
    shown = {label for at, label in over.items() if at < above}
    return any(at > above and label not in shown for at, label in over.items())


def _numbers_over(candidates: Candidates, chapters: Collection[int]) -> list[int]:
    """The bare numbers of another kind right above some of those that head chapters, as I, II over [1] and [4]: they head parts.

    They count from one on; the numbers of pages do not.
    """
    found, given = candidates.found, set(chapters)
    over = [
        at
        for at in candidates.of(Rank.NUMBER)
        if at not in given and at + 1 in given and divides(found[at]) and divides(found[at + 1])
    ]
    counted = [candidates.number(at) for at in over] == [*range(1, len(over) + 1)]
    over = over if len(over) > 1 and counted else []
    found |= {at: found[at]._replace(family=found[at].family._replace(rank=Rank.PART)) for at in over}
    return over


def _label_above(blocks: Sequence[Block], shown: Sequence[int]) -> list[int]:
    """The line right above a list kept in the story that says what it is."""
    if not shown:
        return []
    above = read_heading(blocks[shown[0] - 1].text) if shown[0] else None
    return [shown[0] - 1] if above and above.family.rank is Rank.CONTENTS else []


def _without_inner(candidates: Candidates, parts: list[int], named: Collection[int]) -> tuple[list[int], list[int]]:
    """The parts without those that divide a chapter which a list names: ``Part I`` right below its title; and those."""
    found, given = candidates.found, set(named)
    word = {at: found[at].label.partition(" ")[0].casefold() for at in parts}
    listed = {word[at] for at in parts if at in given}
    over = {
        word[at]
        for at, below in pairwise(sorted({*parts, *given}))
        if at in word and below in given and not candidates.has_text(at, below)
    }
    inner = {word[at] for at in parts if at - 1 in given and found[at - 1].family is _LISTED} - listed - over
    return [at for at in parts if word[at] not in inner], [at for at in parts if word[at] in inner]


def _firsts_of_pairs(found: dict[int, Found], listed: tuple[int, ...]) -> tuple[int, ...]:
    """What a list names, of a title and whose it is, one below the other over each story, the upper line alone."""
    pairs = [below for above, below in pairwise(listed) if below == above + 1 and not {above, below} & found.keys()]
    alone = {below for at, below in enumerate(pairs) if not at or pairs[at - 1] != below - 1}
    mostly = len(alone) >= _FEWEST_PAIRS and len(alone) * 3 >= len(listed)
    return tuple(at for at in listed if at not in alone) if mostly else listed


def _sign(blocks: Sequence[Block], found: dict[int, Found], places: Sequence[int]) -> set[int]:
    """The headings that are names of who wrote what stands below, each with its title in the next line; they become its label."""
    over = [at for at in places if at + 2 < len(blocks) and at + 1 not in found and _could_be_title(blocks[at + 1])]
    names = {at for at in over if is_name(blocks[at].text) and " THE " not in blocks[at].text.upper()}
    others = sum(is_name(blocks[at + 1].text) for at in over)
    if (
        len(names) < _FEWEST_PAIRS
        or len(over) < len(places)
        or len(names) * 4 < len(places) * 3
        or others >= len(names)
    ):
        return set()
    found |= {at: found[at]._replace(label=undress(blocks[at].text), title="") for at in names}
    return names


def _could_be_title(block: Block) -> bool:
    """Whether a block is a short line by itself that ends as no sentence does."""
    return len(block.text) <= _LONGEST_TITLE and "\n" not in block.text and block.text[-1] not in ".,;:"


def _read_listed(line: str) -> Found:
    """A line that a list names, with its number apart though it ends as speech does."""
    core = without_point(undress(line))
    found = read_heading(core.rstrip("!?\"”’'"))
    if found is None or not found.label or not found.heads_chapter:
        return Found(_LISTED, "", core)
    return Found(_LISTED, found.label, core[core.rindex(found.title) :])


def _read_counted(line: str) -> Found | None:
    """A line that a list names by its number, however long its title."""
    number = read_number(line)
    title = undress(line[len(number[2]) :].lstrip(" .:—–-")) if number and line.startswith(number[2]) else ""
    return Found(_LISTED, number[2], without_point(title)) if number and title else None


def _is_title_below(found: dict[int, Found], at: int, below: int) -> bool:
    """Whether a line that a list names is the title of the number above it; below a part's it may be the first of its chapters.

    Then it has text below it, and the next that the list names is no number, nor below one.
    """
    number, title = found.get(at - 1), found.get(at)
    said = ("number-word", "numbered-title") if number and _could_be_initial(number, title) else ("number-word",)
    bare = number is not None and not number.title and number.family.rank in (Rank.PART, Rank.CHAPTER, Rank.NUMBER)
    if number is None or not bare or not (title is None or title.family.id in said):
        return False
    return number.family.rank is not Rank.PART or below <= at + 1 or below in found or at < below - 1 in found


def _could_be_initial(number: Found, title: Found | None) -> bool:
    """Whether what looks like the number of a title right below that of its chapter is the initial of a name: ``VII`` over ``D. Gloria``."""
    if number.family.rank is Rank.CHAPTER:
        return True
    if title is None or number.family.rank is not Rank.NUMBER:
        return False
    return title.label in _INITIALS and number_of(title.label) != (number_of(number.label) or 0) + 1


def _find_chapters(candidates: Candidates) -> list[int]:
    """The headings that say they are some: several with text under them, or one that stands above the story."""
    places = [at for at in _chapter_level(candidates) if candidates.blocks[at].gap or _is_set_off(candidates, at)]
    fellows = len(candidates.of(Rank.ASIDE))
    bare = sum(below - above == 1 for above, below in pairwise(places))
    if bare > len(places) / 2:  # one under the other: a list
        return []
    if len(places) + fellows > 1:
        return places
    return places if places and (places[0] <= candidates.top + 1 or _opens_anew(candidates, places[0])) else []


def _find_unsaid(
    candidates: Candidates, parts: list[int], strong: list[int], silent: frozenset[str], pages: Collection[int]
) -> tuple[list[int], list[int]]:
    """What heads a story and does not say that it does: its chapters, or the sections of one that is no longer than one.

    They are numbers that rise, a prologue and the like, or lines that only look alike.
    """
    numbers = find_numbers(candidates, barriers={*parts, *strong})
    dividing = [] if parts or (numbers and strong) else numbers or strong
    if divides_all(candidates, dividing, pages):
        return [], dividing
    if numbers and not _may_divide_one(candidates, numbers):
        return numbers, []
    alike = find_poems(candidates, silent) or find_alike(candidates, silent)
    if numbers:
        others = alike if numbers[0] - 1 in alike else [above for above in alike if above > numbers[-1]]
        if len(others) < _FEWEST_BEHIND or any(numbers[0] < above < numbers[-1] for above in alike):
            return numbers, []
    elif len(parts) > 1:
        below = [at for at in alike if any(not candidates.has_text(part, at) for part in parts if part < at)]
        alike = alike if alike and len(below) * 2 > len(parts) and alike[0] in below else []
    candidates.found |= {at: Found(_ALIKE, "", undress(candidates.blocks[at].text)) for at in alike}
    level = not numbers and len(parts) < 2 and all(candidates.blocks[at].gap <= candidates.usual for at in alike[1:])
    return ([], alike) if level and divides_all(candidates, alike, pages) else (alike, [])


def _may_divide_one(candidates: Candidates, numbers: Sequence[int]) -> bool:
    """Whether numbers may divide one of several pieces: the most of the book is above the first of them or behind the last."""
    whole, end = candidates.words(0, len(candidates.blocks)), len(candidates.blocks)
    return (
        whole > _WORDS_OF_PIECES
        and max(candidates.words(0, numbers[0]), candidates.words(numbers[-1], end)) * 2 > whole
    )


def _chapter_level(candidates: Candidates) -> list[int]:
    """Headings of chapters; of declared ones those of the highest level that has text of its own under it."""
    places = candidates.of(Rank.CHAPTER)
    levels = Counter(candidates.blocks[at].level for at in places if candidates.found[at].family is DECLARED)
    if len(levels) < 2:
        return places
    order = sorted(levels)
    chapter = order[0]
    over = [at for at in places if candidates.found[at].family is DECLARED and candidates.blocks[at].level == chapter]
    holding = sum(at + 1 in candidates.found and candidates.blocks[at + 1].level > chapter for at in over)
    if holding * 2 > len(over):
        chapter = order[1]
        candidates.found |= {at: candidates.found[at]._replace(family=DECLARED_PART) for at in over}
    return [
        at
        for at in candidates.of(Rank.CHAPTER)
        if candidates.found[at].family is not DECLARED or candidates.blocks[at].level <= chapter
    ]


def _is_set_off(candidates: Candidates, at: int) -> bool:
    """Whether a line without a blank above it is still no part of the paragraph there."""
    if candidates.blocks[at].kind is BlockKind.HEADING:
        return True
    return (
        at == 0
        or candidates.usual == 0
        or candidates.blocks[at - 1].text[-1:] in '.!?…。！？"”»」*-—'
        or at - 1 in candidates.found
    )


def _opens_anew(candidates: Candidates, at: int) -> bool:
    """Whether a single heading in the midst of a story is one: it counts on from what stands above, or a wide gap does."""
    wide = candidates.blocks[at].gap >= candidates.usual + 2
    return candidates.found[at].family is DECLARED or number_of(candidates.found[at].label) == 2 or wide


def _raise_parts(candidates: Candidates, parts: list[int], chapters: list[int]) -> tuple[list[int], list[int]]:
    """The chapters and the parts, where most of a book stands in parts that are its chapters, as in the books of an epic: under its title, or counted through."""
    found, given = candidates.found, {*parts}
    heads = sorted({*parts, *chapters})
    over = [(at, below) for at, below in pairwise(heads) if not candidates.has_text(at, below)]
    titles = [at for at, below in over if at not in given and below in given]
    numbers = [candidates.number(at) or 0 for at in parts]
    through = len(parts) >= 2 * len(chapters) and all(above < below for above, below in pairwise(numbers))
    ends = pairwise([*heads, len(candidates.blocks)])
    within = sum(candidates.words(at, below) for at, below in ends if at in given)
    if (
        not (titles or through)
        or len(parts) < _FEWEST_BOOKS * max(1, len(titles))
        or any(at in given and below not in given for at, below in over)
        or within < max(_WORDS_OF_BOOK * len(parts), candidates.words(0, len(candidates.blocks)) / 2)
    ):
        return chapters, parts
    found |= {at: found[at]._replace(family=found[at].family._replace(rank=Rank.CHAPTER)) for at in parts}
    found |= {at: found[at]._replace(family=found[at].family._replace(rank=Rank.PART)) for at in titles}
    return sorted({*heads}.difference(titles)), titles


def _settle_parts(candidates: Candidates, parts: list[int], chapters: list[int]) -> tuple[list[int], list[int]]:
    """Parts that stand over chapters, or are chapters themselves; and those that only divide chapters."""
    if not parts:
        return [], []
    if not chapters:
        alone = len(parts) == 1 and parts[0] > candidates.top + 1 and not _opens_anew(candidates, parts[0])
        return ([] if alone else parts), []
    ranks = sorted([*((at, False) for at in chapters), *((at, True) for at in parts)])
    over = under = 0
    for (above, is_part), (below, is_other) in pairwise(ranks):
        if is_part is not is_other and not candidates.has_text(above, below):
            over, under = over + is_part, under + is_other
    if not over and not under:
        over = sum(is_part and not is_other for (_, is_part), (_, is_other) in pairwise(ranks))
        under = len(parts) - over
    return (parts, []) if over >= under and over else ([], parts)
