"""Which lines are headings: by what they are, where they stand, and what their fellows look like, all together."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import Block, BlockKind
from storybind.text.heading.alike import find_alike
from storybind.text.heading.candidates import DECLARED, DECLARED_PART, Candidates, find_candidates, find_told
from storybind.text.heading.collected import STORY, find_collected
from storybind.text.heading.line import Found
from storybind.text.heading.numbering import counted_on, divides, divides_all, find_numbers, with_missing, with_namesake
from storybind.text.heading.poems import find_poems
from storybind.text.tables.headings import Family, Rank, number_of, undress

_LISTED = Family("listed", Rank.CHAPTER, "", "", "The author's list of contents names it.", (), ())
_ALIKE = Family(
    "alike", Rank.CHAPTER, "", "", "Short lines of one look, set off alike through the story, head it.", (), ()
)


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
    titles = {at - 1 for at in listed if at not in found and _is_bare(found.get(at - 1))}
    named = [at - 1 if at - 1 in titles else at for at in listed]
    found |= {at: Found(_LISTED, "", without_point(undress(blocks[at].text))) for at in named if at not in found}
    candidates = Candidates(blocks, found)
    if stories := _find_stories(candidates, named, silent):
        divided_in_chapters = any(found[at + 1].family.rank is Rank.CHAPTER for at in stories if at + 1 in found)
        family = STORY if divided_in_chapters else STORY._replace(rank=Rank.CHAPTER)
        found |= {at: Found(family, "", without_point(undress(blocks[at].text))) for at in stories}
        named = sorted({*named}.difference(stories))
    chapters = sorted({*named, *_find_chapters(candidates)})
    parts = candidates.of(Rank.PART)
    strong = [at for at in candidates.of(Rank.ASIDE) if found[at].family.id in ("named", "han-named")]
    chapters = with_namesake(candidates, with_missing(candidates, chapters))
    sections: list[int] = []
    if not chapters:
        chapters, sections = _find_unsaid(candidates, parts, strong, silent, pages)
        strong = [at for at in strong if at not in sections]
    over, labels = _settle_parts(candidates, parts, chapters)
    asides = candidates.of(Rank.ASIDE) if chapters or over or len(strong) > 0 else []
    heads = {at: found[at] for at in sorted({*chapters, *over, *asides})}
    below = (at for at, one in found.items() if one.family is DECLARED and at not in heads)
    numbers = any(map(divides, possible.values()))
    divided = {at: found[at] for at in sections}
    return Headings(heads, divided, frozenset(titles), frozenset({*labels, *below}), numbers)


def _find_stories(candidates: Candidates, named: Sequence[int], silent: frozenset[str]) -> list[int]:
    """The titles of stories collected in one book, under which chapters are counted anew.

    They are those that a list of contents names, if some stand over chapters; without a list those that look alike.
    """
    if not named:
        return find_collected(candidates, silent)
    found = candidates.found
    listed = [at for at in named if found[at].family is _LISTED]
    below = {at + 1 for at in listed if at + 1 in found and found[at + 1].family.rank is Rank.CHAPTER}
    return listed if below.difference(listed) else []


def without_point(title: str) -> str:
    """A title without the point that old books end their headings with.

    >>> without_point("Der Torfkahn."), without_point("And then..."), without_point("Mr. B.")
    ('Der Torfkahn', 'And then...', 'Mr. B.')
    """
    return title[:-1] if title.endswith(".") and len(title) > 3 and title[-4:-1].isalpha() else title


def _is_bare(found: Found | None) -> bool:
    """Whether a candidate is a number that waits for its title."""
    return found is not None and not found.title and found.family.rank in (Rank.PART, Rank.CHAPTER, Rank.NUMBER)


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
    if numbers or len(parts) > 1:
        return numbers, []
    alike = find_poems(candidates, silent) or find_alike(candidates, silent)
    candidates.found |= {at: Found(_ALIKE, "", undress(candidates.blocks[at].text)) for at in alike}
    level = all(candidates.blocks[at].gap <= candidates.usual for at in alike[1:])
    return ([], alike) if level and divides_all(candidates, alike, pages) else (alike, [])


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
