"""Years alone on a line that head the chapters of a story told by them: ``1880``, ``1891``, ``PRESENT DAY``."""

import re
from itertools import pairwise

from storybind.model import MARK, Block
from storybind.text.heading.candidates import Candidates
from storybind.text.heading.line import Found
from storybind.text.label.line import read_label
from storybind.text.tables.headings import Family, Rank, undress

_YEAR = r"(?:1\d|20)\d\d"
_TODAY = r"(?:the )?present(?: day)?|today|now|heute|aujourd'hui|hoy|oggi|hoje|сегодня|наши дни"
_FEWEST = 3
_WORDS = 1_000  # below each on the average: under fewer they are labels of scenes
_LONGEST_YEAR = 10  # characters of a year with what is set round it
_LONGEST = 40  # characters of a line that says when something is

_BY_YEAR = Family(
    "year", Rank.CHAPTER, because="Years that rise, each alone on a line over much that is told, head its chapters."
)


def find_years(candidates: Candidates) -> dict[int, Found]:
    """The years, one after another from the top on, each over as much as a chapter has; none where a line among them says a day or a month.

    Behind the last it may be now. What goes back and forth between years does so in scenes.
    """
    blocks = candidates.blocks
    short = [at for at, block in enumerate(blocks) if len(block.text) <= _LONGEST_YEAR]
    counted = {at: year for at in short if _is_year(year := undress(blocks[at].text)) and _is_alone(candidates, at)}
    years = {at: int(year) for at, year in counted.items()}
    if len(years) < _FEWEST or not all(above < below for above, below in pairwise(years.values())):
        return {}  # nearly all stories
    first, *_, last = places = list(years)
    told = candidates.words(first, len(blocks))
    if told < _WORDS * len(places) or candidates.words(0, first) * len(places) > told:
        return {}
    if any(candidates.words(above, below) * _FEWEST < _WORDS for above, below in pairwise(places)):
        return {}
    others = [
        at
        for at, block in enumerate(blocks)
        if len(block.text) <= _LONGEST and at not in years and _is_alone(candidates, at)
    ]
    today = [at for at in others if at > last and re.fullmatch(_TODAY, undress(blocks[at].text), re.IGNORECASE)][:1]
    if any(_says_when(blocks[at]) for at in others if at not in today):
        return {}
    return {at: Found(_BY_YEAR, "", undress(blocks[at].text)) for at in (*places, *today)}


def _is_year(line: str) -> bool:
    return line.isdecimal() and re.fullmatch(_YEAR, line) is not None


def _is_alone(candidates: Candidates, at: int) -> bool:
    """Whether a blank line, or a mark, stands on both sides of a line."""
    blocks = candidates.blocks
    if at + 1 == len(blocks):
        return False
    above = at == candidates.top or blocks[at].gap > 0 or blocks[at - 1].kind is MARK
    return above and blocks[at + 1].gap > 0 and "\n" not in blocks[at].text and blocks[at].kind is not MARK


def _says_when(block: Block) -> bool:
    """Whether a line says on what day or in what month something is, as labels of scenes do."""
    label = read_label(block.text)
    return label is not None and label.dated
