"""The course of a story from paragraph to paragraph: its tense, its letters, who is on the page.

A flashback that is played out, and the way back from it, are often told by no word of time: the tense changes, the
narrator is back, a name returns. What is found here is a `Turn`, a row of the language's table like any other.
"""

import math
import re
from collections import Counter, deque
from typing import NamedTuple

from storybind.model import Break, BreakKind
from storybind.text.cues import KNOWN_FOR, Setting, heard
from storybind.text.opening import Opening
from storybind.text.rules import Cue, Table, Turn

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME = re.compile(r"(?<=[\w,;’'] )[^\W\d_a-z][a-zà-ÿ]+\b|\b[^\W\d_a-z][a-zà-ÿ]+(?= (?:said|asked|says|asks)\b)")
_READ = 250  # characters of a narration that show its tense
_SETTLED = 6  # paragraphs with narration, one after the other in one tense, that make it the story's
_FICKLE = 4  # changes of tense from which a story has none of its own
_FRAME = 12  # paragraphs before a flashback in which those on the page are named
_PLAYED = 3  # paragraphs that a flashback lasts at least
_LONGEST = 40  # paragraphs from which a flashback is the story
_LONG = 2500  # words from which a chapter is no short story
_OPENING = re.compile(r"[\w'’-]+(?: [\w'’-]+){0,5}")
_PAST, _PRESENT, _PERFECT, _FIRST_PERSON = "tphi"
_KINDS = {"past": _PAST, "present": _PRESENT, "perfect": _PERFECT, "first_person": _FIRST_PERSON}


class _Page(NamedTuple):
    """What a paragraph shows: its tense (1 past, -1 present, 0 neither), and whether its narrator says I."""

    tense: int
    first_person: bool
    text: str
    told: str


class _Frame(NamedTuple):
    """Those who were on more than one page before a flashback, and where it began."""

    names: frozenset[str]
    first_person: bool
    since: int


class _Kinds(dict[str, str]):
    """What a word shows, as one letter, of all words that were met: ``-`` is nothing, as most others."""

    def __missing__(self, word: str) -> str:
        kind = self[word] = _PAST if word[-2:] == "ed" else "-"
        return kind


class Course:
    """Reads paragraphs in order and says where the story turns, beside what its words of time say.

    `words` is how many there are of them all.
    """

    def __init__(self, table: Table, words: int = 0) -> None:
        self.table, self.long = table, words > _LONG
        self.kinds = _Kinds({word: _KINDS[kind] for word, kind in table.verbs.items()})
        self.turns = {turn.when: turn for turn in reversed(table.turns)}
        self.pages: list[_Page] = []
        self.tense, self.run, self.changes = 0, 0, 0  # of the story as read so far; for how many paragraphs
        self.frames: list[_Frame] = []
        self.letter = False  # a letter has begun under a label, and is not signed yet
        self.signed = False
        self.before: deque[str] = deque(maxlen=KNOWN_FOR)
        self.since, self.count = 0, 0  # words of the scene before the paragraph read last, and of that

    def cues(self, opening: Opening, least: float = -math.inf) -> list[Cue]:
        """What a paragraph shows, beside words of time, of a scene that begins with it; nothing where that cannot add up to `least`."""
        self.since += self.count
        self.count = opening.text.count(" ") + 1
        setting = Setting(self.before, self.since, self.long)
        found = heard(opening, setting, self.table, least) if self.table.cues else []
        self.before.append(opening.text)
        return found

    def read(self, opening: Opening, line: int, *, labelled: bool) -> Break | None:
        """The break a paragraph's company speaks for, or None; `labelled` says whether a label stands above."""
        if not self.turns:
            return None
        page = self._page(opening)
        found = (
            self._letter(page.text, labelled=labelled) or self._present(page) or self._past(page) or self._names(page)
        )
        self.pages.append(page)
        self._keep_tense(page.tense)
        if found is None:
            return None
        kind = BreakKind.RETURN if found.when == "present" and self.frames else found.kind
        words = _OPENING.search(page.text)
        return Break(kind, words[0] if words else "", found.id, found.confidence, found.because, line)

    def begins(self, kind: BreakKind) -> None:
        """Take note of a break that was set before the paragraph that was read last."""
        self.since = 0
        if kind is BreakKind.FLASHBACK:
            frame = self.pages[-_FRAME - 1 : -1]
            counted = Counter(name for page in frame for name in set(_NAME.findall(page.told)))
            names = frozenset(name for name, times in counted.items() if times > 1)
            first_person = sum(page.first_person for page in frame) > 1
            self.frames.append(_Frame(names, first_person, len(self.pages) - 1))
        elif kind is BreakKind.RETURN and self.frames:
            self.frames.pop()

    def _keep_tense(self, tense: int) -> None:
        if tense == self.tense or not tense:
            self.run += bool(tense)
        else:
            self.changes += self.run > 0
            self.tense, self.run = tense, 1

    def _page(self, opening: Opening) -> _Page:
        told = opening.told
        if opening.all_said:
            return _Page(0, False, opening.text, told)
        shown = "".join(map(self.kinds.__getitem__, _WORD.findall(told, 0, _READ)))
        past = shown.count(_PAST) - shown.count(_PERFECT + _PAST)  # "has stopped" is of the present
        present = shown.count(_PRESENT) + shown.count(_PERFECT)
        tense = 1 if past > 2 * present else -1 if present > 2 * past else 0
        return _Page(tense, _FIRST_PERSON in shown, opening.text, told)

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

    def _present(self, page: _Page) -> Turn | None:
        return self._tense("present", page, -1)

    def _past(self, page: _Page) -> Turn | None:
        return self._tense("past", page, 1)

    def _tense(self, when: str, page: _Page, tense: int) -> Turn | None:
        turn = self.turns.get(when)  # type: ignore[call-overload]
        settled = self.tense == -tense and self.run >= _SETTLED and self.changes < _FICKLE
        if turn is None or page.tense != tense or not settled:
            return None
        return turn if self.table.regex(turn.pattern).match(page.text) else None

    def _names(self, page: _Page) -> Turn | None:
        """The way back from a flashback: somebody is named again who was on the page before it and not in it."""
        turn = self.turns.get("names")
        if turn is None or not self.frames or not page.told.strip():
            return None
        frame = self.frames[-1]
        played = self.pages[frame.since :]
        if len(played) > _LONGEST:
            self.frames.pop()
        if not _PLAYED <= len(played) <= _LONGEST:
            return None
        opening = page.text[:120]
        for name in frame.names:
            if name in opening and not any(name in other.text for other in played):
                return turn
        if frame.first_person and page.first_person and not any(other.first_person for other in played):
            return turn
        return None
