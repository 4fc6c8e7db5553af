"""Which lines are headings: by what they are, where they stand, and what their fellows look like, all together."""

from bisect import bisect
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import Block, BlockKind
from storybind.text.heading.alike import find_alike, with_unnumbered
from storybind.text.heading.candidates import (
    DECLARED,
    WORDS_A_SECTION,
    Candidates,
    find_candidates,
    find_numbered,
    find_small,
    find_told,
)
from storybind.text.heading.collected import STORY, find_collected
from storybind.text.heading.line import Found, read_heading
from storybind.text.heading.named import LISTED, sign_names, take_named
from storybind.text.heading.numbering import counted_on, divides, divides_all, find_numbers, with_missing, with_namesake
from storybind.text.heading.parts import numbers_over, opens_anew, raise_parts, settle_parts, without_inner
from storybind.text.heading.poems import find_poems
from storybind.text.heading.years import find_years
from storybind.text.label.line import read_label
from storybind.text.tables.headings import Family, Rank, is_afterword, undress
from storybind.text.tables.notes import is_closing
from storybind.text.titles import without_point

_ALIKE = Family("alike", Rank.CHAPTER, because="Short lines of one look, set off alike through the story, head it.")

_FEWEST_BEHIND = 3  # titles of pieces behind one that has numbers, or with that of it
_WORDS_OF_PIECES = 3_000
_WORDS_OF_PART = 15_000  # on the average under titles over numbers that begin anew: the numbers are chapters of these
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
    listed: Iterable[int],
    silent: frozenset[str],
    pages: Collection[int],
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
    candidates = Candidates(blocks, _gather(blocks, possible, silent))
    found = candidates.found
    named, titles = take_named(blocks, found, listed)
    named = _take_stories(candidates, named, silent)
    chapters, shown = _find_said(candidates, named)
    parts, shown_parts = _without_shown(candidates, candidates.of(Rank.PART))
    parts, inner = without_inner(candidates, parts, named)
    strong = [at for at in candidates.of(Rank.ASIDE) if _stands_alone(candidates, at)]
    chapters = with_namesake(candidates, with_missing(candidates, chapters))
    sections: list[int] = []
    if not chapters:
        chapters, sections = _find_unsaid(candidates, parts, strong, silent, pages)
        strong = [at for at in strong if at not in sections]
    if not named:
        headed = {*chapters}
        beside = [at for at in with_unnumbered(candidates, chapters, silent) if at not in headed]
        found |= {at: Found(_ALIKE, "", undress(blocks[at].text)) for at in beside}
        chapters = sorted([*chapters, *beside])
    titles |= sign_names(blocks, found, [at for at in chapters if found[at].family in (_ALIKE, DECLARED)])
    parts = parts or numbers_over(candidates, chapters)
    chapters, parts = raise_parts(candidates, parts, chapters)
    over, labels = settle_parts(candidates, parts, chapters)
    asides = candidates.of(Rank.ASIDE) if chapters or over or len(strong) > 0 else []
    contents = _label_above(blocks, [*shown, *shown_parts])
    found |= {at: Found(LISTED, "", without_point(undress(blocks[at].text))) for at in contents}
    heads = {at: found[at] for at in sorted({*chapters, *over, *asides, *contents})}
    below = (at for at, one in found.items() if one.family is DECLARED and at not in heads)
    numbers = any(map(divides, possible.values()))
    divided = {at: found[at] for at in sections}
    return Headings(heads, divided, frozenset(titles), frozenset({*labels, *inner, *below}), numbers)


def _gather(blocks: Sequence[Block], possible: Mapping[int, Found], silent: frozenset[str]) -> dict[int, Found]:
    """Which lines could head something, by what they say and by what their fellows do."""
    found = {at: one for at, one in possible.items() if blocks[at].text.casefold() not in silent}
    if told := find_told(blocks):
        found |= counted_on(found, told)
    found |= find_numbered(blocks)
    found |= {at: one for at, one in find_small(blocks).items() if at not in found}
    return found


def _take_stories(candidates: Candidates, named: list[int], silent: frozenset[str]) -> list[int]:
    """Take the titles of stories collected in one book as headings of parts, or of chapters; what else a list names is given back."""
    stories = _find_stories(candidates, named, silent)
    if not stories:
        return named
    found, blocks = candidates.found, candidates.blocks
    counted = any(found[at + 1].heads_chapter for at in stories if at + 1 in found)
    long = candidates.words(stories[0], len(blocks)) >= _WORDS_OF_PART * len(stories)
    family = STORY if counted or long else STORY._replace(rank=Rank.CHAPTER)
    found |= {at: Found(family, "", without_point(undress(blocks[at].text))) for at in stories}
    return sorted({*named}.difference(stories))


def _find_stories(candidates: Candidates, named: Sequence[int], silent: frozenset[str]) -> list[int]:
    """The titles of stories collected in one book, under which chapters are counted anew.

    They are those that a list of contents names, if some stand over chapters; without a list those that look alike.
    """
    if not named:
        return find_collected(candidates, silent)
    found = candidates.found
    listed = [at for at in named if found[at].family is LISTED]
    ends = [*candidates.of(Rank.CHAPTER), len(candidates.blocks)]
    below = {at: ends[bisect(ends, at)] for at in listed}
    over = [first for at, first in below.items() if first < ends[-1] and not candidates.has_text(at, first)]
    return listed if any(candidates.number(first) == 1 for first in set(over).difference(listed)) else []


def _without_shown(candidates: Candidates, places: list[int]) -> tuple[list[int], list[int]]:
    """The headings without those of a list that tells what is in each chapter, and those of the list.

    They come first, one by one, and others repeat them with far more below.
    """
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


def _label_above(blocks: Sequence[Block], shown: Sequence[int]) -> list[int]:
    """The line right above a list kept in the story that says what it is."""
    if not shown:
        return []
    above = read_heading(blocks[shown[0] - 1].text) if shown[0] else None
    return [shown[0] - 1] if above and above.family.rank is Rank.CONTENTS else []


def _stands_alone(candidates: Candidates, at: int) -> bool:
    """Whether a heading beside the chapters heads something also where there are none: an epilogue, an afterword behind most of the story."""
    found = candidates.found[at]
    if found.family.id != "about":
        return found.family.id in ("named", "han-named")
    behind = candidates.words(at, len(candidates.blocks)) <= candidates.words(candidates.top, at)
    return behind and is_afterword(found.label)


def _find_said(candidates: Candidates, named: Sequence[int]) -> tuple[list[int], list[int]]:
    """The headings of chapters that a list names or that say they are some; and those of a list that tells what is in each."""
    found = candidates.found
    own = [at for at in named if found[at].family.rank is not Rank.PART]
    if all(found[at].family.rank is Rank.ASIDE for at in own):  # a prologue over acts
        own = []
    chapters = sorted({*own, *_find_chapters(candidates)})
    return _without_shown(
        candidates, [at for at in chapters if at in named or at - 1 not in named or found[at].family is not DECLARED]
    )


def _find_chapters(candidates: Candidates) -> list[int]:
    """The headings that say they are some: several with text under them, or one that stands above the story."""
    places = [at for at in candidates.of(Rank.CHAPTER) if candidates.blocks[at].gap or _is_set_off(candidates, at)]
    fellows = len(candidates.of(Rank.ASIDE))
    bare = sum(below - above == 1 for above, below in pairwise(places))
    if bare > len(places) / 2:  # one under the other: a list
        return []
    if len(places) + fellows > 1:
        return places
    if not places or _names_scene(candidates, places[0]):
        return []
    return places if places[0] <= candidates.top + 1 or opens_anew(candidates, places[0]) else []


def _names_scene(candidates: Candidates, at: int) -> bool:
    """Whether the only heading says when the scene below it is, in the midst of a story: ``### Three days later``."""
    block = candidates.blocks[at]
    told = block.kind is BlockKind.HEADING and candidates.words(candidates.top, at) > WORDS_A_SECTION
    return told and read_label(block.text) is not None


def _find_unsaid(
    candidates: Candidates, parts: list[int], strong: list[int], silent: frozenset[str], pages: Collection[int]
) -> tuple[list[int], list[int]]:
    """What heads a story and does not say that it does: its chapters, or the sections of one that is no longer than one.

    They are numbers that rise, a prologue and the like, years, or lines that only look alike.
    """
    numbers = find_numbers(candidates, barriers={*parts, *strong})
    dividing = [] if parts or (numbers and strong) else numbers or strong
    if divides_all(candidates, dividing, pages):
        return [], dividing
    if numbers and not _may_divide_one(candidates, numbers):
        return numbers, []
    if not (numbers or parts or strong) and (years := find_years(candidates)):
        candidates.found |= years
        return [*years], []
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
    """Whether numbers may divide only one of several pieces: most of the book stands above the first of them or behind the last."""
    whole, end = candidates.words(0, len(candidates.blocks)), len(candidates.blocks)
    return (
        whole > _WORDS_OF_PIECES
        and max(candidates.words(0, numbers[0]), candidates.words(numbers[-1], end)) * 2 > whole
    )


def _is_set_off(candidates: Candidates, at: int) -> bool:
    """Whether a line without a blank above it is still no part of the paragraph there."""
    if candidates.blocks[at].kind is BlockKind.HEADING:
        return True
    return (
        at == 0
        or candidates.usual == 0
        or candidates.blocks[at - 1].text[-1:] in '.!?…。！？"”»」*-—'
        or at - 1 in candidates.found
        or is_closing(candidates.blocks[at - 1].text)
    )
