"""Headings that only look like one another: short lines of one look, set off alike through a story."""

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from storybind.model import Block, BlockKind
from storybind.text.heading.candidates import WORDS_A_SECTION, Candidates
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.tables.headings import LONGEST, MOST_WORDS, Rank
from storybind.text.tables.lines import MAIL, fits
from storybind.text.tables.notes import is_closing, read_opening
from storybind.text.titles import is_capitalised

_WORDS_A_SHAPE = 60  # in the middle between lines that only look like headings
_FAR, _WORDS_A_STORY = 3, 1000  # blank lines over words alone that are titles; in the middle between these
_ONE_AGAIN = 10  # titles, of which one may be said again, where a wider gap sets them off
_FEWEST_ALIKE = 3  # lines of one look, where no wider gap sets them off
_LONGEST_SHAPE, _MOST_SHAPE_WORDS = 60, 9
_QUOTES = "\"“”„'‘’«»"
_FEWEST_UNNUMBERED = 2  # titles among numbered chapters: one alone is a sign or a headline within one
_FELLOWS = 2  # headings to one more that is believed for their sake
_BY_CAPITALS = "en.label.capitals"  # the rule by which a line is a label because of how it is set


def find_alike(candidates: Candidates, silent: frozenset[str]) -> list[int]:
    """Short lines of one look through the whole story; capitals, a wider gap above or a place at the top must speak for them."""
    looks: dict[tuple[str, bool], list[int]] = {}
    for at, block in enumerate(candidates.blocks[:-1]):
        if not _is_counted(candidates, at) and (look := look_of(candidates, at, block, silent)):
            looks.setdefault((look, block.gap > candidates.usual), []).append(at)
    for look, wide in sorted(looks, key=lambda key: (-key[1], key[0] == "plain", -len(looks[key]))):
        places = looks[look, wide]
        if wide and look != "plain" and candidates.top in looks.get((look, False), ()):
            places = [candidates.top, *(at for at in places if at != candidates.top)]
        if _heads_story(candidates, places, look, wide=wide):
            return _with_fellows(candidates, places, look, silent, wide=wide)
    return []


def _with_fellows(
    candidates: Candidates, places: list[int], look: str, silent: frozenset[str], *, wide: bool
) -> list[int]:
    """Headings of one look, with a few more lines that are set off alike but alone would be a label, a question or an outcry."""
    known, blocks = set(places), candidates.blocks
    gap = min(blocks[at].gap for at in places[1:])
    looks = {look, "plain"} if look == "title" and wide else {look}  # Le Pain maudit
    fellows = [
        at
        for at, block in enumerate(blocks[:-1])
        if at > places[0]
        and block.gap >= gap
        and at not in known
        and not _is_counted(candidates, at)
        and look_of(candidates, at, block, silent, among=True) in looks
    ]
    said = {blocks[at].text.casefold() for at in (*places, *fellows)}
    few = len(fellows) * _FELLOWS <= len(places) and len(said) == len(places) + len(fellows)
    return sorted([*places, *fellows]) if few else places


def with_unnumbered(candidates: Candidates, chapters: list[int], silent: frozenset[str]) -> list[int]:
    """The chapters, with the titles among them that have no number, if a wider gap stands over all of these and over nothing else.

    Where one chapter has two of them, or one is said twice, they are labels of its scenes.
    """
    blocks, usual = candidates.blocks, candidates.usual
    if len(chapters) < _FEWEST_ALIKE or any(blocks[at].gap <= usual for at in chapters if at > candidates.top):
        return chapters
    heads = sorted({*chapters, *candidates.of(Rank.PART), *candidates.of(Rank.ASIDE)})
    known = {*heads, *(at + 1 for at in heads)}  # with the title below a number
    others = [at for at in range(chapters[0], chapters[-1]) if blocks[at].gap > usual and at not in known]
    ends = [heads[bisect(heads, at)] for at in others]
    if (
        len(others) < _FEWEST_UNNUMBERED
        or not all(look_of(candidates, at, blocks[at], silent, among=True) in ("title", "capitals") for at in others)
        or not all(candidates.words(at + 1, end) >= _WORDS_A_SHAPE for at, end in zip(others, ends, strict=True))
        or len({*ends}) < len(others)
        or len({blocks[at].text.casefold() for at in others}) < len(others)
    ):
        return chapters
    return sorted([*chapters, *others])


def _is_counted(candidates: Candidates, at: int) -> bool:
    """Whether a line is that of a part, or has a number, and is told from its fellows by more than its look."""
    found = candidates.found.get(at)
    return found is not None and found.family.rank in (Rank.PART, Rank.NUMBER)


def look_of(candidates: Candidates, at: int, block: Block, silent: frozenset[str], *, among: bool = False) -> str:
    """How a line is set that could head a chapter by its shape alone; empty for prose.

    `among` headings it may ask, cry out, be longer, stand in quotes or name a season in capitals, or have a note in brackets.
    """
    line = block.text.removesuffix(".") if block.text.isupper() else block.text
    longest, most = _LONGEST_SHAPE, _MOST_SHAPE_WORDS
    if among:
        longest, most = LONGEST, MOST_WORDS
        line = _bare(line)
    below = candidates.blocks[at + 1]
    if len(line) > longest or block.kind is not BlockKind.PARAGRAPH or not line[:1].isalnum():
        return ""
    alone = (
        (at == 0 or block.gap > 0) and (below.gap > 0 or candidates.usual == 0) and block.span.first == block.span.last
    )
    words = line.split()
    if not alone or len(words) > most or line[-1] in ".,;:!?…-—\"”'’»)]*~。，！？」" or line.casefold() in silent:
        return ""
    if ":" in below.text[:_LONGEST_SHAPE] and fits(MAIL, below.text):  # a signature under the letter before
        return ""
    wide = block.gap > candidates.usual
    plain = not line.isupper() and not (is_capitalised(line) and (len(words) > 1 or wide))
    if plain and not (wide and (line[0].isupper() or line[0] > "\u2e80")):
        return ""
    label = read_label(line)
    if (label and not (among and label.rule == _BY_CAPITALS)) or is_closing(line) or read_opening(line):
        return ""
    if not any(map(str.isalpha, line)):
        return ""
    if (heading := read_heading(line)) and heading.family.rank is Rank.CONTENTS:
        return ""
    return "plain" if plain else "capitals" if line.isupper() else "title"


def _bare(line: str) -> str:
    """A line among headings without its note, the sign of a question or an outcry, and quotes; empty where they make it none.

    >>> _bare("THE BELL [1]"), _bare("Who Rang?"), _bare("“DOWN THE WELL”")
    ('THE BELL', 'Who Rang', 'DOWN THE WELL')
    >>> _bare("Anna?"), _bare("It rained [sic]")  # somebody is called; a sentence
    ('', '')
    """
    said = re.sub(r" \[[^\[\]]+\]$", "", line)
    if (said.endswith("?") and " " not in said) or (said != line and not is_capitalised(said)):
        return ""
    said = said.rstrip("?!" if said.isupper() else "?")
    return said.strip(_QUOTES) if said.isupper() and said[0] in _QUOTES and said[-1] in _QUOTES else said


def _heads_story(candidates: Candidates, places: Sequence[int], look: str, *, wide: bool) -> bool:
    """Whether lines of one look are spread over the story, each said once, and something sets them off."""
    if len(places) < (2 if wide and look != "plain" else _FEWEST_ALIKE):
        return False
    again = len(places) - len({candidates.blocks[at].text.casefold() for at in places})
    if again > (len(places) // _ONE_AGAIN if wide else 0):  # names of those whose scene it is
        return False
    between = sorted(candidates.words(at + 1, below) for at, below in pairwise([*places, len(candidates.blocks)]))
    words = sum(len(candidates.blocks[at].text.split()) > 1 for at in places)
    if words * 2 < len(places) and look != "plain":
        gap = min(candidates.blocks[at].gap for at in places[1:])
        if look != "capitals" or len(places) < _FEWEST_ALIKE or gap < _FAR or _median(between) < _WORDS_A_STORY:
            return False
    spread = _median(between) >= _WORDS_A_SHAPE and between[again] > WORDS_A_SECTION / 2
    return spread and (wide or (places[0] == candidates.top and look != "plain"))


def _median(ordered: list[int]) -> float:
    """The middle one; `statistics` has it too, and takes as long to load as a short story to read."""
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
