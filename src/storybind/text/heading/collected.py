"""Stories collected in one book: lines under which chapters or numbers begin anew."""

from itertools import pairwise

from storybind.text.heading.alike import look_of
from storybind.text.heading.candidates import Candidates
from storybind.text.heading.line import read_heading
from storybind.text.tables.headings import Family, Rank

STORY = Family(
    "story", Rank.PART, because="A line under which the numbers of chapters begin anew heads a story of its own."
)
_FEWEST_ANEW = 2  # times that numbers begin anew under a line of its own
_FEWEST_ALIKE = 3  # lines of their look, where they do it but once
_FEWEST_PLAIN = 3  # where no wide gap sets any off
_YEAR = 4  # figures at the end of a line that dates what is below it
_WORDS_A_STORY = 60  # in the middle


def find_collected(candidates: Candidates, silent: frozenset[str]) -> list[int]:
    """The titles of the stories, by index; none where numbers go on from the first to the last.

    Those that stand right above a first chapter are known. The others look like them, and are set off by as wide a gap. Where
    no title has a wide gap above it, there are only those, and each first chapter must stand under one.
    """
    blocks = candidates.blocks
    firsts = [
        at for rank in (Rank.CHAPTER, Rank.NUMBER) for at in candidates.of(rank) if candidates.number(at) == 1 and at
    ]
    known = [at - 1 for at in firsts if _could_head(candidates, at - 1, silent)]
    wide = [at for at in known if candidates.is_wide(at)]
    if len(wide) < _FEWEST_ANEW and len(known) == len(firsts) >= _FEWEST_PLAIN:
        return known if _are_stories(candidates, known) else []
    if not wide:
        return []
    looks = {look_of(candidates, at, blocks[at], silent, among=True) for at in wide}
    gap = min(blocks[at].gap for at in wide)
    names = {blocks[at].text.casefold() for at in wide}  # one that the title page says too
    alike = [
        at
        for at, block in enumerate(blocks[:-1])
        if (block.gap >= gap or at == candidates.top)
        and at not in candidates.found
        and block.text.casefold() not in names
        and read_heading(block.text) is None
        and look_of(candidates, at, block, silent, among=True) in looks
    ]
    loud = looks == {"capitals"}  # a label is one of them, if it stands as they do
    labels = [at - 1 for at in firsts if loud and blocks[at - 1].gap >= gap and blocks[at - 1].text.isupper()]
    titles = sorted({*wide, *alike, *(at for at in labels if at not in candidates.found)})
    enough = len(wide) >= _FEWEST_ANEW or len(titles) > _FEWEST_ALIKE
    return titles if enough and _are_stories(candidates, titles) else []


def _could_head(candidates: Candidates, at: int, silent: frozenset[str]) -> bool:
    """Whether a line above a number could be a title: it looks like one, and belongs to what is below it more than to what is above."""
    block, below = candidates.blocks[at], candidates.blocks[at + 1]
    near = block.gap >= below.gap or at == candidates.top
    titled = look_of(candidates, at, block, silent, among=True) in ("capitals", "title")
    return near and titled and at not in candidates.found and not block.text[-_YEAR:].isdecimal()


def _are_stories(candidates: Candidates, titles: list[int]) -> bool:
    """Whether lines are titles of stories: each said once, and most over more than a few lines."""
    words = sorted(candidates.words(above, below) for above, below in pairwise([*titles, len(candidates.blocks)]))
    said_once = len({candidates.blocks[at].text.casefold() for at in titles}) == len(titles)
    return said_once and words[len(words) // 2] >= _WORDS_A_STORY
