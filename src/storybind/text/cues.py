"""What a paragraph shows, beside words of time that a rule knows, of a scene that begins with it.

No one of these cues is worth a break: talk has stopped, a bell nobody spoke of is the subject, the frost is in the first
sentence. Added up, as log-odds, they are. A cue is a row of the language's table; `tests/benchmarks/calibration.py` fits
the weights to labelled stories.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import Break
from storybind.text.opening import Opening
from storybind.text.rules import Cue, Table

ALWAYS = "always"
"""The fact that holds of every paragraph: its weight says how rare scenes are."""
KNOWN_FOR = 6
"""Paragraphs for which a name or a thing is known after it was last spoken of."""

_SURE = 0.8  # confidence from which words of time at the head are nearly always right
_END = 70  # characters of the paragraph before in which it ends
_QUOTES = "\"“”‘'«„「『’"
_LAST_QUOTE = re.compile(r"[\"”’'»」]$")
_QUESTION = re.compile(r"[?][\"”’'»」]?$")
_NAME = re.compile(r"[^\W\d_a-z][a-zà-ÿ]+")
_HEAD = re.compile(r"(The|An?|This|That) ([a-zà-ÿ]+)")


class Setting(NamedTuple):
    """Where a paragraph stands in its story.

    Attributes:
        before: The paragraphs before it for which names and things stay known, the last one last.
        since: How many words ago the scene began.
        long: Whether there are many more in the chapter.
    """

    before: Sequence[str] = ()
    since: int = 0
    long: bool = False


def facts(opening: Opening, setting: Setting, table: Table) -> list[str]:
    """The names of what is true of a paragraph's shape and company, as rows of a table that look at the ``shape`` name it."""
    found = [ALWAYS]
    if setting.long:
        found.append("a long chapter")
    _add_size(found, opening.text.count(" ") + 1)
    said = opening.told[:1].isspace()
    if said:
        found.append("opens with speech")
    elif "  " not in opening.told:
        found.append("all told")
    if setting.before:
        _add_company(found, setting.before)
    if setting.since < 120:
        found.append("soon" if setting.since >= 60 else "at once")
    elif setting.since > 350:
        found.append("late")
    if not said:
        _add_subject(found, opening, setting.before, table)
    return found


def _add_size(found: list[str], words: int) -> None:
    if words < 20:
        found.append("short")
        if words < 8:
            found.append("very short")
    elif words > 35:
        found.append("long")
        if words > 60:
            found.append("very long")


def _add_company(found: list[str], before: Sequence[str]) -> None:
    """What the paragraphs before it are like."""
    last = before[-1]
    if last[:1] in _QUOTES:
        found.append("after speech")
    if len(before) > 1 and before[-2][:1] in _QUOTES:
        found.append("after talk")
    end = last[-2:]
    if _QUESTION.search(end):
        found.append("after a question")
    elif _LAST_QUOTE.search(end):
        found.append("after the last word")
    if (words := last.count(" ") + 1) < 8:
        found.append("after a beat")
        if last[:1] not in _QUOTES and end[-1:] not in _QUOTES:
            found.append("after a told beat")
    elif words > 60:
        found.append("after much telling")


def _add_subject(found: list[str], opening: Opening, before: Sequence[str], table: Table) -> None:
    """Whether what the first sentence is about has been spoken of lately."""
    told, first = opening.told, opening.sentence(0)
    stop = first.stop if first else 0
    head = _HEAD.match(told)
    if head and head[2] not in table.plain and not _is_known(head[2], before):
        found.append("a new thing")
    names = [name for name in _NAME.findall(told, 0, stop) if name.casefold() not in table.plain]
    if names:
        known = [_is_known(name, before) for name in names]
        found.append("a known name" if any(known) else "a new name")
        if known[0] and names[0] not in before[-1]:
            found.append("a name again")
        if told.startswith(names[0]):
            found.append("named first")
    if (words := told.count(" ", 0, stop)) < 9:
        found.append("a brief sentence" if words > 4 else "a very brief sentence")


def _is_known(word: str, before: Sequence[str]) -> bool:
    for text in before:  # noqa: SIM110  # `any` would take three times as long, for each name of each paragraph
        if word in text:
            return True
    return False


class _Heard:
    """Rows of a table that a paragraph has called: `found` are sure, those `asked` have a pattern that must be in a text yet."""

    def __init__(self, table: Table, found: set[int]) -> None:
        self.table, self.found = table, found
        self.asked: list[tuple[int, str]] = []

    def call(self, looks_at: str, text: str, words: Sequence[str]) -> None:
        """Take note of the rows that the words of a text call, one by one or two together."""
        table = self.table
        index, pairs = table.by_cue[looks_at], table.cue_pairs[looks_at]
        called: set[int] = set()
        for word in index.keys() & words:
            called.update(index[word])
        if pairs:
            for pair in pairs.keys() & pairwise(words):
                called.update(pairs[pair])
        asked = called & table.cues_with_pattern
        if asked:
            self.asked += [(at, text) for at in asked]
            called -= asked
        self.found |= called

    def at_most(self, *places: str) -> float:
        """What they can add up to if all is found that speaks for a scene, of what is asked and at the places not looked at yet."""
        cues, most = self.table.cues, self.table.most
        odds = sum([cues[at].weight for at in self.found]) + sum([most[place] for place in places])
        if self.asked:
            odds += sum([cues[at].weight for at in {at for at, _ in self.asked} if cues[at].weight > 0])
        return odds

    def cues(self) -> list[Cue]:
        """All that hold, each once, in the order of the table."""
        table = self.table
        held = {at for at, text in self.asked if table.search(table.cues[at].pattern, text)}
        return [table.cues[at] for at in sorted(self.found | held)]


def heard(opening: Opening, setting: Setting, table: Table, least: float = -math.inf) -> list[Cue]:
    """The cues of a paragraph, each once, in the order of the table; none where they cannot add up to `least`.

    The first sentence can say most, so it comes first, and the rest only as long as it could still make a difference:
    most paragraphs are talk, or short, and far from any scene.
    """
    shapes = table.by_cue["shape"]
    rows = _Heard(table, {at for fact in facts(opening, setting, table) for at in shapes.get(fact, ())})
    if first := opening.sentence(0):
        rows.call("first", first.text, first.words)
        if not opening.told[0].isspace():
            for word in first.head[:1]:
                rows.found.update(table.by_cue["head"].get(word, ()))
    if rows.at_most("before", "second") < least:
        return []
    if setting.before:
        end = setting.before[-1][-_END:]
        rows.call("before", end, table.keys(end.casefold()))
    for at in (1, 2):
        if sentence := opening.sentence(at):
            rows.call("second", sentence.text, sentence.words)
    return rows.cues() if rows.at_most() >= least else []


def add_up(rule: Break | None, cues: list[Cue], table: Table) -> float:
    """The log-odds that a scene begins here: what each cue weighs, and what the rule or turn says, drawn to its measure."""
    odds = sum(cue.weight for cue in cues)
    if rule is not None:
        index = table.by_cue["rule"]
        odds += sum(table.cues[at].weight for manner in manners(rule, cues) for at in index.get(manner, ()))
        odds += table.odds_count * math.log(rule.confidence / (1 - rule.confidence))
    return odds


def manners(rule: Break, cues: list[Cue]) -> Iterator[str]:
    """How a rule found its words: at the ``head``, there ``surely``, ``within`` the sentence, or by a ``turn`` of the story.

    With each come the cues that may count for more or less beside it: words at the head outweigh that the paragraph is
    short, or the scene before it.

    >>> from storybind.model import BreakKind
    >>> list(manners(Break(BreakKind.RETURN, "Rosa", "en.turn.back", 0.8, "", 1), []))
    ['turn']
    """
    if ".turn." in rule.rule:
        yield "turn"
        return
    manner = "within" if rule.rule.endswith(".within") else "head"
    yield manner
    if manner == "head" and rule.confidence >= _SURE:
        yield "surely"
    yield from (f"{manner}, {cue.id.rpartition('.')[2]}" for cue in cues)
