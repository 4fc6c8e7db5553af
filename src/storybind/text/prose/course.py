"""The course of a story from paragraph to paragraph: its tense, its letters, who is on the page.

A flashback that is played out, and the way back from it, are often told by no word of time: the tense changes, the
narrator is back, a name returns. What is found here is a `Turn`, a row of the language's table like any other.
"""

import re
from collections import Counter, deque
from typing import NamedTuple

from storybind.model import Break, BreakKind
from storybind.text.prose.namesakes import NOBODY, Namesakes
from storybind.text.prose.opening import Opening
from storybind.text.prose.tense import is_first_person, tense_of
from storybind.text.rows import Turn
from storybind.text.rules import Table

_NAME = r"(?<=[\w,;’'] )[^\W\d_a-z][a-zà-ÿ]+\b|\b[^\W\d_a-z][a-zà-ÿ]+(?= (?:said|asked|says|asks)\b)"
_SETTLED = 6  # paragraphs with narration, one after the other in one tense, that make it the story's
_FICKLE = 4  # changes of tense from which a story has none of its own
_FRAME = 12  # paragraphs before a flashback in which those on the page are named
_PLAYED = 3  # paragraphs that a flashback lasts at least
_BEFORE_NOW = 2  # the same where it is told of now after it
_LONGEST = 40  # paragraphs from which a flashback is the story
_OPENING = r"[\w'’-]+(?: [\w'’-]+){0,5}"


class _Frame(NamedTuple):
    """Those who were on more than one page before a flashback, and where it began."""

    names: frozenset[str]
    first_person: bool
    since: int


class Course:
    """Reads paragraphs in order and says where the story turns, beside what its words of time say."""

    def __init__(self, table: Table, namesakes: Namesakes = NOBODY) -> None:
        self.table, self.namesakes = table, namesakes
        self.turns = {turn.when: turn for turn in reversed(table.turns)}
        self.tells_tense = not self.turns.keys().isdisjoint(("present", "past"))
        self.pages: deque[Opening] = deque(maxlen=_LONGEST + 1)  # those read last
        self.read_so_far = 0  # pages
        self.tense, self.run, self.changes = 0, 0, 0  # of the story as read so far; for how many paragraphs
        self.frames: list[_Frame] = []
        self.letter = False  # a letter has begun under a label, and is not signed yet
        self.signed = False

    def read(self, opening: Opening, line: int, *, labelled: bool) -> Break | None:
        """The break a paragraph's company speaks for, or None; `labelled` says whether a label stands above."""
        if not self.turns:
            return None
        steady = self.tells_tense and self.changes < _FICKLE  # else nobody will ask for the story's tense any more
        tense = tense_of(opening.shown) if steady else 0
        found = (
            (self._letter(opening.text, labelled=labelled) if labelled or self.letter or self.signed else None)
            or (self._tense(opening) if tense and tense == -self.tense else None)
            or (self._names(opening) if self.frames else None)
        )
        self.pages.append(opening)
        self.read_so_far += 1
        if tense:
            self._keep_tense(tense)
        if found is None:
            return None
        kind = BreakKind.RETURN if found.when == "present" and self.frames else found.kind
        words = re.search(_OPENING, opening.text)
        return Break(kind, words[0] if words else "", found.id, found.confidence, found.because, line)

    def begins(self, kind: BreakKind) -> None:
        """Take note of a break that was set before the paragraph that was read last."""
        if kind is BreakKind.FLASHBACK:
            frame = [*self.pages][-_FRAME - 1 : -1]
            counted = Counter(name for page in frame for name in self._names_in(page))
            names = frozenset(name for name, times in counted.items() if times > 1)
            first_person = sum(is_first_person(page.shown) for page in frame) > 1
            self.frames.append(_Frame(names, first_person, self.read_so_far - 1))
        elif kind is BreakKind.RETURN and self.frames:
            self.frames.pop()

    def _names_in(self, page: Opening) -> set[str]:
        """Whom a page names: where a dash leads speech, it is told behind it who speaks, and all of it counts as said."""
        own = self.table.words.get("named")
        return set(re.findall(own or _NAME, page.text if own and page.all_said else page.told))

    def _keep_tense(self, tense: int) -> None:
        if tense == self.tense:
            self.run += 1
        else:
            self.changes += self.run > 0
            self.tense, self.run = tense, 1

    def _letter(self, text: str, *, labelled: bool) -> Turn | None:
        """The way back from a letter that stood under a date: what follows its signature."""
        turn = self.turns.get("letter")
        if turn is None:
            return None
        signed, self.signed = self.signed, False
        if labelled and self.table.regex("<salutation>").match(text):
            self.letter = True
        elif self.letter and self.table.regex("<valediction>").fullmatch(text):
            self.letter, self.signed = False, True
        return turn if signed and not labelled and not self.table.regex("<postscript>").match(text) else None

    def _tense(self, page: Opening) -> Turn | None:
        """The turn to the other tense of a story that has long been told in one."""
        if self.run < _SETTLED:
            return None
        turn = self.turns.get("present" if self.tense > 0 else "past")
        if turn is None:
            return None
        return turn if self.table.match(turn.pattern, page.text) else None

    @staticmethod
    def _are_back(names: list[str], opening: str, played: list[Opening]) -> bool:
        """Whether somebody of those whom an opening names was not in the flashback: of two names side by side, one is enough to be in it.

        Whoever is asked something right above is there already, and only does not answer.
        """
        if "?" in played[-1].text and "?" not in played[-1].told:  # somebody asks it aloud
            return False
        away = [name for name in names if not any(name in page.text for page in played)]
        there = [name for name in names if name not in away]
        return any(not any(f"{one} {name}" in opening or f"{name} {one}" in opening for one in there) for name in away)

    def _names(self, page: Opening) -> Turn | None:
        """The way back from a flashback: somebody is named again who was on the page before it and not in it."""
        turn = self.turns.get("names")
        if turn is None or page.all_said:
            return None
        frame = self.frames[-1]
        lasted = self.read_so_far - frame.since
        if lasted > _LONGEST:
            self.frames.pop()
        if not _BEFORE_NOW <= lasted <= _LONGEST:
            return None
        now = self.turns.get("now")
        if now and self.table.match(now.pattern, page.text):
            return now
        if lasted < _PLAYED or not self.table.search(turn.pattern, page.text):
            return None
        opening = page.text[:120]
        back = [name for name in frame.names if name in opening]
        told_by_me = frame.first_person and is_first_person(page.shown)
        if not back and not told_by_me:
            return None
        played = [*self.pages][-lasted:]
        if self._are_back(back, opening, played):
            return turn
        return turn if told_by_me and not any(is_first_person(other.shown) for other in played) else None
