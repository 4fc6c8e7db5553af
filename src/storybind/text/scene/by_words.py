"""Breaks for which the words of a chapter give reason: its paragraphs are asked in order what they tell of time."""

import re
from collections.abc import Sequence

from storybind.model import LETTER, PARAGRAPH, VERSE, Block, BlockKind, BreakKind, Candidate
from storybind.text.paragraphs.letters import is_greeting
from storybind.text.paragraphs.measures import breadth
from storybind.text.prose.company import Pages
from storybind.text.prose.course import Course
from storybind.text.prose.verdict import judge
from storybind.text.scene.by_author import by_small_gap
from storybind.text.scene.places import Place, Splitter
from storybind.text.signs import SPEAKS
from storybind.text.tables.lines import PLAYED, fits

_LINE = 60  # characters of a line of verse, or of a first line that is the whole paragraph
_GOES_ON, _SAID = 3, 160  # paragraphs of a speech, and characters of its first in which its speaker stands
_LINED = frozenset({VERSE, BlockKind.SCRIPT})
_GREETING = 60  # characters of how a letter greets its reader
_FEWEST_OF_HEAD, _MOST_OF_HEAD = 3, 6  # lines above all that is told
_STOPS = frozenset('.!?…,;:。！？—–-"”’»')
_ONLY_A_LINE = "Nothing but a line stands between it and the heading of the chapter."
_DAY = r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\.?\W{0,3}"


def _names(block: Block) -> bool:
    return block.kind in (PARAGRAPH, VERSE, LETTER)


def _is_no_sentence(line: str) -> bool:
    return line != "" and breadth(line) <= _LINE and line[-1] not in _STOPS and line[0] not in SPEAKS


class Clock:
    """What the paragraphs of a chapter tell of time, asked in their order; `explained` where what is not set is told too."""

    def __init__(self, places: Sequence[Place], marked: int, splitter: Splitter, *, headed: bool) -> None:
        """Of a chapter in which so many scenes are `marked`, by a mark, a label or a gap, and which may have a heading."""
        self._splitter, table = splitter, splitter.table
        self._course = Course(table, splitter.namesakes)
        self._pages = Pages([place.block.text for place in places if place.block], marked, table.speech, table.letters)
        self._asked = splitter.mode in ("auto", "all")
        self._places, self._headed = places, headed
        self._lined = any(place.block and place.block.kind in _LINED for place in places)
        self.explained = splitter.explained or splitter.mode == "all"  # which sets what auto would only tell of

    def ask(self, at: int, place: Place) -> Candidate | None:
        """The break that the words of a place give reason for, or where it is to be explained the blank lines above them."""
        if not self._asked or not place.block or not _tells(place.block, self._splitter):
            return None
        above = self._pages.before(at)
        if _heads_what_follows(above) or _goes_on(above, place.block.text) or self._is_sung(at, place.block):
            return None
        labelled = bool(place.labels)
        found = judge(place.block, self._course, self._pages, at, labelled=labelled, explained=self.explained)
        if found and self._opens(at, place):
            return found._replace(because=_ONLY_A_LINE) if self.explained else None
        return found or (by_small_gap(place.block, self._splitter) if self.explained else None)

    def _opens(self, at: int, place: Place) -> bool:
        """Whether nothing but a line stands between the chapter's heading and a place, which a rule would set apart; nobody says it.

        So it is where a few lines stand above all that is told, none of which ends a sentence: a head that was not read.
        """
        if place.marks or place.labels or at > _MOST_OF_HEAD:
            return False
        above = [one.block for one in self._places[:at] if one.block]
        if self._headed and at == 1 and above and above[0].kind is PARAGRAPH:
            return breadth(above[0].text) <= _LINE and above[0].text[0] not in SPEAKS
        lines = [line for block in above for line in block.text.split("\n")]
        return (
            _FEWEST_OF_HEAD <= len(lines) <= _MOST_OF_HEAD
            and all(map(_names, above))
            and all(map(_is_no_sentence, lines))
        )

    def _is_sung(self, at: int, block: Block) -> bool:
        """Whether a short line between two stanzas is one of the poem, or a paragraph between two speeches of a play goes on with the first."""
        if not self._lined or not 0 < at < len(self._places) - 1:
            return False
        above, below = self._places[at - 1].block, self._places[at + 1].block
        if above and below and above.kind is below.kind is VERSE:
            return len(block.text) <= _LINE
        return any(map(_is_played, self._places[max(0, at - _GOES_ON) : at])) and any(
            map(_is_played, self._places[at + 1 : at + 1 + _GOES_ON])
        )

    def begins(self, at: int, kind: BreakKind) -> None:
        """Take note of a scene that begins at a place."""
        self._course.begins(kind)
        self._pages.begins(at)


def _is_played(place: Place) -> bool:
    """Whether a place has a speech of a play, whose speaker stands before a stop, or a speaker alone, in capitals."""
    if place.block is None or place.block.kind is not BlockKind.SCRIPT:
        return False
    return place.block.text.isupper() or fits(PLAYED, place.block.text[:_SAID])


def _tells(block: Block, splitter: Splitter) -> bool:
    """Whether a block is a paragraph of the narrator's, and no line that is read out, or in capitals as on a board."""
    if block.kind is not PARAGRAPH or block.span.first in splitter.fellows.read_out:
        return False
    return not block.text.isupper()


def _goes_on(above: str, text: str) -> bool:
    """Whether a paragraph goes on with a sentence that the one above breaks off, as a page or a line end tears them.

    Who writes everything small writes no stops either.

    >>> _goes_on("He had seen her, and", "the next day he saw her again."), _goes_on("He saw her.", "the next day")
    (True, False)
    """
    return text[:1].islower() and not above[:1].islower() and (above[-1:].isalpha() or above[-1:] == ",")


def _heads_what_follows(text: str) -> bool:
    """Whether a paragraph is how a letter greets its reader, or a day in numbers, ``12/3 -``: what is said first below it is no new scene."""
    if len(text) > _GREETING:
        return False
    return is_greeting(text) or (text[:1].isdigit() and re.fullmatch(_DAY, text) is not None)
