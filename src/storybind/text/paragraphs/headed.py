"""What stands over the paragraphs of wrapped text with no blank line: titles right below their numbers, numbers alone on a line.

A wrapped line that ends in no stop runs into the next, and so would a title. But it has room for the next word, and its
fellows stand below the numbers of the other chapters.
"""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from storybind.text.front.lines import line_below
from storybind.text.heading.line import read_heading
from storybind.text.paragraphs.measures import STOPS, Layout, needed
from storybind.text.tables.headings import Rank, number_of
from storybind.text.titles import is_capitalised

_BARE = 32  # characters of a heading that has no title
_LONGEST = 64  # of a title on one line
_TITLE_LINES = 5  # of one in capitals
_GAP = 4  # blank lines between a number and its title
_FEWEST, _ALL = 3, 2  # titles, where half of the chapters have some or all have
_FEWEST_COUNTED, _SKIPPED = 3, 2  # numbers that rise, and by how many they may
_ROOM = 0.7  # of a full line, that a line has where nothing of a paragraph runs into the next
_RARELY = 4  # one of so many numbers may stand within a sentence, as those of pages do
_HEADS = {Rank.PART: Rank.PART, Rank.CHAPTER: Rank.CHAPTER, Rank.ASIDE: Rank.CHAPTER}
_GOES_ON = STOPS | frozenset(",-–—")


class Headed(NamedTuple):
    """What wrapped lines would run into, by the index of its line: `bare` headings, and `titles` with the index behind their last."""

    bare: Collection[int] = frozenset()
    titles: Mapping[int, int] = MappingProxyType({})


class _Title(NamedTuple):
    first: int
    end: int
    capitals: bool
    sure: bool


def find_headed(lines: Sequence[str], groups: Sequence[tuple[int, int]], layout: Layout) -> Headed:
    """The titles that stand between a number and the first paragraph, and the numbers that count one by one.

    Titles are believed where half of the chapters have one in capitals or with those of a title; then the others need
    none. One alone has to be in capitals.

    >>> lines = ["I", "A Progress", "I have a great deal to say of it, and", "more.", "II", "At sea", "It rained on the sea."]
    >>> lines += ["III", "On the Quay", "Nobody stood there and waited for me.", "IV", "The Inn", "It was full."]
    >>> found = find_headed(lines, [(0, len(lines))], Layout("wall", 40, 36))
    >>> sorted(found.bare), found.titles
    ([0, 4, 7, 10], {1: 2, 5: 6, 8: 9, 11: 12})
    """
    if not layout.wrap:
        return Headed()
    heads, numbers = _find_bare(lines, groups, layout)
    bare = {*heads, *numbers}
    titles: dict[int, int] = {}
    for rank in (Rank.PART, Rank.CHAPTER, Rank.NUMBER):
        places = numbers if rank is Rank.NUMBER else [at for at, own in heads.items() if own is rank]
        below = [line_below(lines, at, _GAP + 1) for at in places]
        glued = [at for at in below if at and at not in bare and at + 1 < len(lines) and lines[at + 1].strip()]
        found = [title for at in glued if (title := _read_title(lines, at, layout.full))]
        sure = sum(title.sure for title in found)
        most = 2 * sure >= len(glued) and (sure >= _FEWEST or sure == len(glued) >= _ALL)
        titles |= {title.first: title.end for title in found if most or title.capitals}
    return Headed(frozenset(bare), titles)


def _find_bare(
    lines: Sequence[str], groups: Sequence[tuple[int, int]], layout: Layout
) -> tuple[dict[int, Rank], list[int]]:
    """The headings without a title that nothing runs into, with their rank; and the numbers alone on a line that count."""
    heads: dict[int, Rank] = {}
    numbers: dict[int, int] = {}
    torn, room, packed = 0, _ROOM * layout.full, layout.is_packed
    for start, end in groups:
        for at in range(start, end if packed else start + 1):
            line = lines[at]
            if len(line) > _BARE or not (found := read_heading(line.strip())) or found.title:  # nearly all
                continue
            above = lines[at - 1].rstrip() if at > start else ""
            short = above[-1:] in STOPS or above.isupper() or needed(above, line) <= room
            ends = short or at - 1 in heads or at - 1 in numbers
            if found.family.id == "numeral":
                torn += not ends
                number = number_of(found.label) if ends else None
                if number is not None:
                    numbers[at] = number
            elif ends and (rank := _HEADS.get(found.family.rank)):
                heads[at] = rank
    counted = _counted(numbers)
    return heads, counted if torn * _RARELY <= len(counted) else []


def _counted(numbers: Mapping[int, int]) -> list[int]:
    """The places of those that rise from one on, be it once or again, if some rise far enough.

    >>> _counted({5: 1, 9: 2, 12: 57, 20: 3, 30: 1, 40: 2, 60: 7}), _counted({5: 1, 9: 2})
    ([5, 9, 20, 30, 40], [])
    """
    runs: list[list[int]] = []
    last = 0
    for at, number in numbers.items():
        if number == 1:
            runs.append([])
        if number == 1 or (runs and last < number <= last + _SKIPPED):
            runs[-1].append(at)
            last = number
    enough = any(len(run) >= _FEWEST_COUNTED for run in runs)
    return [at for run in runs if enough and len(run) > 1 for at in run]


def _read_title(lines: Sequence[str], first: int, full: int) -> _Title | None:
    """A title that begins at a line and that a paragraph follows at once: all in capitals, or one line, with room for the next word.

    A paragraph may open with a line in capitals, and go on from it with a name.

    >>> _read_title(["THE RAIN HAD COME TO", "THE HARBOUR.", "It fell."], 0, 24)[:2]
    (0, 2)
    >>> [_read_title([line, "Pask's house."], 0, 24) for line in ("WHEN IT RAINED UPON", "WHEN IT RAINED,")]
    [None, None]
    """
    end = first
    while end < first + _TITLE_LINES and end < len(lines) and lines[end].isupper() and len(lines[end]) > 3:
        end += 1
    below = lines[end].strip() if end < len(lines) else ""
    if end > first:
        last = lines[end - 1].strip()
        runs_on = not below or below[0].islower() or below.isupper() or last[-1] in ",-–—" or needed(last, below) > full
        return None if runs_on else _Title(first, end, True, True)
    line, below = lines[first].strip(), lines[first + 1].strip()
    if (
        len(line) > _LONGEST
        or not line[0].isalnum()
        or line[-1] in _GOES_ON
        or below[0].islower()
        or needed(line, below) > full
    ):
        return None
    return _Title(first, first + 1, False, is_capitalised(line))
