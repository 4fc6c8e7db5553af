"""What an author's list of contents names: what each line of it heads, and where its title or its author stands."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from storybind.model import Block
from storybind.text.front.names import is_name
from storybind.text.heading.counted import read_number
from storybind.text.heading.line import Found, read_heading
from storybind.text.tables.headings import Family, Rank, number_of, undress
from storybind.text.titles import without_point

LISTED = Family("listed", Rank.CHAPTER, because="The author's list of contents names it.")
_FEWEST_PAIRS = 3  # titles with whose they are above or below them
_LONGEST_TITLE = 70  # characters
_INITIALS = frozenset("CDM")  # which are numbers of hundreds as well


def take_named(blocks: Sequence[Block], found: dict[int, Found], listed: Iterable[int]) -> tuple[list[int], set[int]]:
    """Take what a list names as headings; they are given back, and those whose title stands on the next line.

    Args:
        blocks: The story's blocks.
        found: The lines that could head something; those that are named are put in.
        listed: The blocks that the list names.
    """
    listed = _firsts_of_pairs(found, tuple(listed))
    found |= {at: one for at in listed if at not in found and (one := _read_counted(blocks[at].text))}
    titles = {at - 1 for at, below in pairwise([*listed, -1]) if _is_title_below(found, at, below)}
    named = sorted({at - 1 if at - 1 in titles else at for at in listed})
    found |= {at: _read_listed(blocks[at].text) for at in named if at not in found}
    return named, titles | sign_names(blocks, found, [at for at in named if found[at].family is LISTED])


def _firsts_of_pairs(found: dict[int, Found], listed: tuple[int, ...]) -> tuple[int, ...]:
    """What a list names; where it names a title and an author, one below the other over each story, the upper line alone."""
    pairs = [below for above, below in pairwise(listed) if below == above + 1 and not {above, below} & found.keys()]
    alone = {below for at, below in enumerate(pairs) if not at or pairs[at - 1] != below - 1}
    mostly = len(alone) >= _FEWEST_PAIRS and len(alone) * 3 >= len(listed)
    return tuple(at for at in listed if at not in alone) if mostly else listed


def sign_names(blocks: Sequence[Block], found: dict[int, Found], places: Sequence[int]) -> set[int]:
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
        return Found(LISTED, "", core)
    return Found(LISTED, found.label, core[core.rindex(found.title) :])


def _read_counted(line: str) -> Found | None:
    """A line that a list names by its number, however long its title."""
    number = read_number(line)
    title = undress(line[len(number[2]) :].lstrip(" .:—–-")) if number and line.startswith(number[2]) else ""
    return Found(LISTED, number[2], without_point(title)) if number and title else None


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
