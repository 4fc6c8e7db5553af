"""Stories collected in one book: lines under which chapters or numbers begin anew."""

from itertools import pairwise

from storybind.model import Block, BlockKind
from storybind.text.heading.alike import look_of
from storybind.text.heading.candidates import Candidates
from storybind.text.heading.line import read_heading
from storybind.text.tables.headings import LONGEST, Family, Rank

STORY = Family(
    "story",
    Rank.PART,
    "",
    "",
    "A line under which the numbers of chapters begin anew heads a story of its own.",
    (),
    (),
)
_FEWEST_ANEW = 2  # times that numbers begin anew under a line of its own
_FEWEST_ALIKE = 3  # lines of their look, where they do it but once
_WORDS_A_STORY = 60  # in the middle


def find_collected(candidates: Candidates, silent: frozenset[str]) -> list[int]:
    """The titles of the stories, by index; none where numbers go on from the first to the last.

    What is known of them is that some stand right above a chapter that is the first, with a wide gap above. The others
    are the lines of their look that are set off as they are.
    """
    blocks = candidates.blocks
    firsts = [
        at for rank in (Rank.CHAPTER, Rank.NUMBER) for at in candidates.of(rank) if candidates.number(at) == 1 and at
    ]
    known = [at - 1 for at in firsts if _is_set_off(candidates, at - 1)]
    if not known:
        return []
    looks = {look_of(candidates, at, _unasked(blocks[at]), silent) for at in known} - {""}
    gap = min(blocks[at].gap for at in known)
    names = {blocks[at].text.casefold() for at in known}  # one that the title page says too
    alike = [
        at
        for at, block in enumerate(blocks[:-1])
        if (block.gap >= gap or at == candidates.top)
        and at not in candidates.found
        and block.text.casefold() not in names
        and read_heading(block.text) is None
        and look_of(candidates, at, _unasked(block), silent) in looks
    ]
    titles = sorted({*known, *alike})
    words = sorted(candidates.words(above, below) for above, below in pairwise([*titles, len(blocks)]))
    enough = len(known) >= _FEWEST_ANEW or len(titles) > _FEWEST_ALIKE
    said_once = len({blocks[at].text.casefold() for at in titles}) == len(titles)
    return titles if enough and said_once and words[len(words) // 2] >= _WORDS_A_STORY else []


def _is_set_off(candidates: Candidates, at: int) -> bool:
    """Whether a line above a number could be a title: it is none itself, and a gap that is wider than usual stands above it."""
    block = candidates.blocks[at]
    wide = block.gap > candidates.usual or at == candidates.top
    short = block.kind is BlockKind.PARAGRAPH and len(block.text) <= LONGEST and "\n" not in block.text
    return wide and short and at not in candidates.found and block.text[-1] not in ",;:-—\"”'’"


def _unasked(block: Block) -> Block:
    """A title without the sign of its question or outcry."""
    return block._replace(text=block.text.rstrip("?!")) if block.text[-1] in "?!" else block
