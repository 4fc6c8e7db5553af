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
from storybind.text.caseless import fold_alike
from storybind.text.cue_index import places
from storybind.text.odds import log_odds
from storybind.text.opening import Opening, Sentence
from storybind.text.rules import Cue, Table

ALWAYS = "always"
"""The fact that holds of every paragraph: its weight says how rare scenes are."""
KNOWN_FOR = 6
"""Paragraphs for which a name or a thing is known after it was last spoken of."""

_SURE = 0.8  # confidence from which words of time at the head are nearly always right
_END = 70  # characters of the paragraph before in which it ends
_QUOTES = "\"“”‘'«„「『’"
_LAST_QUOTES = "\"”’'»」"
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
    quoted = last != "" and last[-1] in _LAST_QUOTES
    if (last[-2:-1] if quoted else last[-1:]) == "?":
        found.append("after a question")
    elif quoted:
        found.append("after the last word")
    if (words := last.count(" ") + 1) < 8:
        found.append("after a beat")
        if last[:1] not in _QUOTES and last[-1:] not in _QUOTES:
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


class Heard:
    """Cues that a paragraph has called: `found` are sure, those `asked` have a pattern that must be in a text yet."""

    __slots__ = ("asked", "found", "table")

    def __init__(self, table: Table) -> None:
        self.table, self.found = table, 0
        self.asked: list[tuple[int, str]] = []

    def call(self, looks_at: str, sentence: Sentence) -> None:
        """Take note of the cues that the words of a sentence call, one by one or two together."""
        table, index = self.table, self.table.cue_index
        called = sentence.called >> table.cued & index.looking[looks_at]
        if sentence.called & table.paired == table.paired:
            pairs = index.pairs[looks_at]
            for pair in pairs.keys() & pairwise(sentence.words):
                called |= pairs[pair]
        if asked := called & index.asking:
            self.asked.append((asked, sentence.text))
        self.found |= called & ~index.asking

    def at_most(self) -> float:
        """What they can add up to if all is found that speaks for a scene, of what is asked."""
        called = self.found
        for asked, _ in self.asked:
            called |= asked
        return self.table.cue_index.sums_at_most[called]

    def cues(self) -> list[Cue]:
        """All that hold, each once, in the order of the table."""
        table, held = self.table, self.found
        for asked, text in self.asked:
            for at in places(asked & ~held):
                held |= bool(table.search(table.cues[at].pattern, text, folded=fold_alike(text))) << at
        return table.cues_of(held)


def heard(opening: Opening, setting: Setting, table: Table, least: float = -math.inf) -> Heard | None:
    """The cues of a paragraph; None where they cannot add up to `least`.

    The first sentence can say most, so it comes first, and the rest only as long as it could still make a difference:
    most paragraphs are talk, or short, and far from any scene.
    """
    most, shapes = table.cue_index.most, table.cue_index.called["shape"]
    rows = Heard(table)
    for fact in facts(opening, setting, table):
        rows.found |= shapes.get(fact, 0)
    if first := opening.sentence(0):
        rows.call("first", first)
        if not opening.told[:1].isspace():
            for word in first.head[:1]:
                rows.found |= table.cue_index.called["head"].get(word, 0)
    if rows.at_most() + most["before"] + most["second"] < least:
        return None
    for at in (1, 2):
        if sentence := opening.sentence(at):
            rows.call("second", sentence)
    if rows.at_most() + most["before"] < least:
        return None
    if setting.before:
        end = setting.before[-1][-_END:]
        rows.call("before", Sentence(0, len(end), end, table))
    return rows if rows.at_most() >= least else None


def add_up(rule: Break | None, cues: list[Cue], table: Table) -> float:
    """The log-odds that a scene begins here: what each cue weighs, and what the rule or turn says, drawn to its measure."""
    odds = sum([cue.weight for cue in cues])
    if rule is not None:
        called, sums = table.cue_index.called["rule"], table.cue_index.sums
        odds += sum([sums[called[manner]] for manner in manners(rule, cues) if manner in called])
        odds += table.odds_count * log_odds(rule.confidence)
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
    for cue in cues:
        yield f"{manner}, {cue.id.rpartition('.')[2]}"
