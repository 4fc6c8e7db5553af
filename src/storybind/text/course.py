"""The course of a story from paragraph to paragraph: its tense, its letters, who is on the page.

A flashback that is played out, and the way back from it, are often told by no word of time: the tense changes, the
narrator is back, a name returns. What is found here is a `Turn`, a row of the language's table like any other.
"""

import math
import re
from collections import Counter, deque
from functools import lru_cache
from typing import Literal, NamedTuple

from storybind.model import Break, BreakKind
from storybind.text.cues import KNOWN_FOR, Setting, heard
from storybind.text.opening import Opening
from storybind.text.rules import Cue, Table, Turn
from storybind.text.words import LETTERS, cut

_NAME = re.compile(r"(?<=[\w,;’'] )[^\W\d_a-z][a-zà-ÿ]+\b|\b[^\W\d_a-z][a-zà-ÿ]+(?= (?:said|asked|says|asks)\b)")
_READ = 250  # characters of a narration that show its tense
_SETTLED = 6  # paragraphs with narration, one after the other in one tense, that make it the story's
_FICKLE = 4  # changes of tense from which a story has none of its own
_FRAME = 12  # paragraphs before a flashback in which those on the page are named
_PLAYED = 3  # paragraphs that a flashback lasts at least
_LONGEST = 40  # paragraphs from which a flashback is the story
_LONG = 2500  # words from which a chapter is no short story
_VOCABULARY = 50_000  # words of which is kept what they show
_OPENING = re.compile(r"[\w'’-]+(?: [\w'’-]+){0,5}")
_PAST, _PRESENT, _PERFECT, _FIRST_PERSON = "tphi"
_KINDS = {"past": _PAST, "present": _PRESENT, "perfect": _PERFECT, "first_person": _FIRST_PERSON}


class _Frame(NamedTuple):
    """Those who were on more than one page before a flashback, and where it began."""

    names: frozenset[str]
    first_person: bool
    since: int


class _Kinds(dict[str, str]):
    """What each word of a story shows, as one letter, found once: ``-`` is nothing, as most do.

    Of a stretch that is no word it has what the words in it show.
    """

    def __missing__(self, word: str) -> str:
        parts = [word] if word.isalpha() else LETTERS.findall(word)
        kind = "".join([self.get(part) or (_PAST if part[-2:] == "ed" else "-") for part in parts])
        if len(self) < _VOCABULARY:
            self[word] = kind
        return kind


@lru_cache(maxsize=4)
def _kinds(table: Table) -> _Kinds:
    return _Kinds({word: _KINDS[kind] for word, kind in table.verbs.items()})


class _Page:
    """A paragraph, and what it shows; that is found when it is asked for."""

    __slots__ = ("_kinds", "_shown", "opening")

    def __init__(self, opening: Opening, kinds: _Kinds) -> None:
        self.opening, self._kinds = opening, kinds
        self._shown: str | None = None

    @property
    def shown(self) -> str:
        """What its words show, one after the other."""
        if self._shown is None:
            told = "" if self.opening.all_said else self.opening.told[:_READ]
            self._shown = "".join(map(self._kinds.__getitem__, cut(told)))
        return self._shown

    @property
    def tense(self) -> int:
        """1 past, -1 present, 0 neither."""
        shown = self.shown
        past = shown.count(_PAST) - shown.count(_PERFECT + _PAST)  # "has stopped" is of the present
        present = shown.count(_PRESENT) + shown.count(_PERFECT)
        return 1 if past > 2 * present else -1 if present > 2 * past else 0

    @property
    def first_person(self) -> bool:
        """Whether its narrator says I."""
        return _FIRST_PERSON in self.shown


class Course:
    """Reads paragraphs in order and says where the story turns, beside what its words of time say.

    `words` is how many there are of them all.
    """

    def __init__(self, table: Table, words: int = 0) -> None:
        self.table, self.long = table, words > _LONG
        self.kinds = _kinds(table)
        self.turns = {turn.when: turn for turn in reversed(table.turns)}
        self.pages: deque[_Page] = deque(maxlen=_LONGEST + 1)  # those read last
        self.read_so_far = 0  # pages
        self.tense, self.run, self.changes = 0, 0, 0  # of the story as read so far; for how many paragraphs
        self.frames: list[_Frame] = []
        self.letter = False  # a letter has begun under a label, and is not signed yet
        self.signed = False
        self.before: deque[str] = deque(maxlen=KNOWN_FOR)
        self.since, self.count = 0, 0  # words of the scene before the paragraph read last, and of that

    @property
    def lasted(self) -> int:
        """Words of the scene before the paragraph that is read next."""
        return self.since + self.count

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
        page = _Page(opening, self.kinds)
        found = (
            self._letter(opening.text, labelled=labelled)
            or self._tense("present", page, -1)
            or self._tense("past", page, 1)
            or self._names(page)
        )
        self.pages.append(page)
        self.read_so_far += 1
        if self.changes < _FICKLE:  # else nobody will ask for the story's tense any more
            self._keep_tense(page.tense)
        if found is None:
            return None
        kind = BreakKind.RETURN if found.when == "present" and self.frames else found.kind
        words = _OPENING.search(opening.text)
        return Break(kind, words[0] if words else "", found.id, found.confidence, found.because, line)

    def begins(self, kind: BreakKind) -> None:
        """Take note of a break that was set before the paragraph that was read last."""
        self.since = 0
        if kind is BreakKind.FLASHBACK:
            frame = [*self.pages][-_FRAME - 1 : -1]
            counted = Counter(name for page in frame for name in set(_NAME.findall(page.opening.told)))
            names = frozenset(name for name, times in counted.items() if times > 1)
            first_person = sum(page.first_person for page in frame) > 1
            self.frames.append(_Frame(names, first_person, self.read_so_far - 1))
        elif kind is BreakKind.RETURN and self.frames:
            self.frames.pop()

    def _keep_tense(self, tense: int) -> None:
        if tense == self.tense or not tense:
            self.run += bool(tense)
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

    def _tense(self, when: Literal["present", "past"], page: _Page, tense: int) -> Turn | None:
        """The turn of a story that has long been told in one tense to the other."""
        turn = self.turns.get(when)
        if turn is None or self.tense != -tense or self.run < _SETTLED or self.changes >= _FICKLE:
            return None
        return turn if page.tense == tense and self.table.regex(turn.pattern).match(page.opening.text) else None

    def _names(self, page: _Page) -> Turn | None:
        """The way back from a flashback: somebody is named again who was on the page before it and not in it."""
        turn = self.turns.get("names")
        if turn is None or not self.frames or page.opening.all_said:
            return None
        frame = self.frames[-1]
        lasted = self.read_so_far - frame.since
        if lasted > _LONGEST:
            self.frames.pop()
        if not _PLAYED <= lasted <= _LONGEST:
            return None
        played = [*self.pages][-lasted:]
        opening = page.opening.text[:120]
        for name in frame.names:
            if name in opening and not any(name in other.opening.text for other in played):
                return turn
        if frame.first_person and page.first_person and not any(other.first_person for other in played):
            return turn
        return None
