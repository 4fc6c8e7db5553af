"""Where a line stands: between a paragraph that has ended and one that begins, and how far from its fellows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from storybind.model import FOOTNOTE, HEADING, LABEL, LETTER, MARK, PANEL, QUOTE, Block, BlockKind
from storybind.text.label.line import SPEAKS
from storybind.text.label.shown import is_shown
from storybind.text.tables.lines import ADDRESS, fits
from storybind.text.titles import is_capitalised

APART = 120
"""Characters that are told at least between two lines of one shape, or they are a list."""
SENTENCE = 4
"""Characters of one that is told alone: ``Why?``"""
_FULL = 3  # lines, of which one may have only a sentence below it
_PROSE = 60  # characters of a paragraph; of verse and lists each line has fewer
_PAIR = 2
_DIFFERENT = 2  # lines at least that head all that is told
_ADDRESS = 200  # characters
_HEAD = 40  # characters of a line that shows how those look that head scenes
_SET_IN = frozenset({LETTER, BlockKind.CHAT, BlockKind.VERSE, QUOTE, BlockKind.LIST, PANEL})
_SET_OFF = _SET_IN | {MARK, LABEL}
_ENDS = frozenset(".!?…\"”’'»)]*。！？」』–—-~")
_BEGINS = _ENDS | frozenset(":,，：")
_TOLD = frozenset(
    "is are was were am be been said says had has have did does do will would not don't don’t ok okay lol".split()
)
"""Words of a sentence, as a message is one."""
_FIRST = frozenset("i i'm i’m he she it we they you yes no".split())


def is_placed(blocks: Sequence[Block], at: int, lines: int = 1) -> bool:
    """Whether a block stands by itself between a paragraph that has ended and one that begins; or so many `lines` together."""
    below = at + lines
    if at < 1 or below >= len(blocks):
        return False
    near = blocks[max(at - 2, 0) : below + 2]
    if all(len(block.text) < _PROSE for block in near):  # verse, or a list
        return False
    return _has_ended(blocks[at - 1]) and _begins(blocks[below])


def find_placed(blocks: Sequence[Block], bare: Sequence[int]) -> tuple[frozenset[int], frozenset[int]]:
    """Where lines without a stop stand by themselves; and those that do so but for a list, a sign, a letter's end or short speeches.

    The second kind is looked for only in a story whose first line heads its first scene, and must look as that one does.
    """
    placed = frozenset(at for at in bare if is_placed(blocks, at))
    if not bare or not is_first(blocks, bare[0]) or len(blocks[bare[0]].text) > _HEAD:
        return placed, frozenset()
    look, texts = _look(blocks[bare[0]]), {blocks[at].text for at in (bare[0], *placed)}
    beside = {
        at
        for run in runs(bare)
        for at, near in _at_edges(blocks, run)
        if _look(blocks[at]) == look
        if near in (at, at + 1) or blocks[at].text in texts or _look(blocks[near]) != look
    }
    return placed | beside, frozenset(beside) - placed


def _at_edges(blocks: Sequence[Block], run: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last line of those that stand under one another, each with the one next to it.

    What is above and below them is of another kind.
    """
    first, last = run[0], run[-1]
    if first > 0 and last + 1 < len(blocks) and _has_ended(blocks[first - 1]) and _begins(blocks[last + 1]):
        if len(run) <= _PAIR and ":" not in blocks[first].text:  # more are a list
            yield first, min(first + 1, last)
        yield last, max(last - 1, first)


def _look(block: Block) -> str:
    """How a line looks: its letters, its first sign, and whether it is in capitals, has a capital, or has none."""
    first = next(filter(str.isalpha, block.text), "")
    case = "X" if block.text.isupper() else "x" if first.islower() else "Xx"
    return letters_of(block) + ("" if block.text[0].isalnum() else block.text[0]) + case


def _has_ended(above: Block) -> bool:
    """Whether a block over a line is one that a scene can end with."""
    return above.kind in _SET_OFF or above.text[-1:] in _ENDS


def _begins(below: Block) -> bool:
    """Whether a block under a line is one that a scene can begin with."""
    if below.kind in (MARK, FOOTNOTE):
        return False
    return below.kind in _SET_IN or below.text[-1:] in _BEGINS


def letters_of(block: Block) -> str:
    """The letters in which all of a line is set: ``em``, ``strong``; empty where they are plain."""
    if len(block.inline) != 1:
        return ""
    (one,) = block.inline
    return one.kind if one.is_all_of(block.text) else ""


def is_address(text: str) -> bool:
    r"""Whether words are an address as it stands above a letter: names on several lines, or one that only an address has.

    >>> is_address("Crane Cottage\nUpper Hatch"), is_address("14 Crane Street"), is_address("Boston"), is_address("It rained\nIn Boston")
    (True, True, False, False)
    """
    lines = text.split("\n")
    if len(text) > _ADDRESS or not all(map(is_capitalised, lines)):
        return False
    return len(lines) > 1 or fits(ADDRESS, text)


def is_phrase(text: str) -> bool:
    """Whether words are neither a sentence nor a message.

    >>> is_phrase("the back stairs"), is_phrase("the stairs were wet"), is_phrase("you there")
    (True, False, False)
    """
    folded = text.casefold().split()
    return bool(folded) and folded[0] not in _FIRST and _TOLD.isdisjoint(folded)


def in_talk(blocks: Sequence[Block], at: int) -> bool:
    """Whether somebody speaks above a line and below it."""
    return 0 < at < len(blocks) - 1 and blocks[at - 1].text[0] in SPEAKS and blocks[at + 1].text[0] in SPEAKS


def is_first(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line stands over the first scene, of the story or of a chapter."""
    return at + 1 < len(blocks) and (at == 0 or blocks[at - 1].kind is HEADING)


def stand_over_all(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether lines head all that is told, from the first scene on, and hardly one of them is read or answered."""
    if not is_first(blocks, places[0]) or len({blocks[at].text for at in places}) < _DIFFERENT:
        return False
    shown = sum(at + 1 < len(blocks) and is_shown(blocks, at) for at in places[1:])
    return 4 * shown <= len(places) and are_apart(blocks, places)


def runs(places: Iterable[int]) -> Iterator[list[int]]:
    """Places in order, with those put together that follow on one another.

    >>> [*runs([0, 1, 4, 7, 8, 9])]
    [[0, 1], [4], [7, 8, 9]]
    """
    run: list[int] = []
    for at in places:
        if run and at > run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def firsts(places: Iterable[int]) -> list[int]:
    """The places that stand right under no other one: of each list of lines its first."""
    return [run[0] for run in runs(places)]


def told(blocks: Sequence[Block]) -> int:
    """How many characters blocks have."""
    return sum(len(block.text) for block in blocks)


def are_apart(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether something is told under each of several lines: under the last one and one in three others a sentence will do."""
    brief = sum(not _tells(blocks, above + 1, below, APART) for above, below in pairwise(places))
    return _FULL * brief < len(places) and stand_apart(blocks, [*places, len(blocks)], SENTENCE)


def stand_apart(blocks: Sequence[Block], places: Sequence[int], least: int) -> bool:
    """Whether so many characters at least, one or more, are told between any two lines."""
    return all(_tells(blocks, above + 1, below, least) for above, below in pairwise(places))


def _tells(blocks: Sequence[Block], first: int, last: int, least: int) -> bool:
    """Whether so much is told from one block to another (exclusive): where it is, the first few say so."""
    return any(so_far >= least for so_far in accumulate(len(blocks[at].text) for at in range(first, last)))
