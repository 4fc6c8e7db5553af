"""What a paragraph shows, beside words of time that a rule knows, of a scene that begins with it.

No one of these cues is worth a break: a name comes up that nobody spoke of, a bell is the subject, the frost is in the
first sentence. Added up, as log-odds, they are. A cue is a row of the language's table; `tests/benchmarks/calibration.py` fits
the weights to labelled stories.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from storybind.model import Break
from storybind.text.prose.caseless import fold_alike
from storybind.text.prose.company import Company
from storybind.text.prose.cue_index import ALWAYS, APART, places
from storybind.text.prose.odds import log_odds
from storybind.text.prose.opening import Opening
from storybind.text.rows import Cue
from storybind.text.rules import Table

KNOWN_FOR = 6
"""Paragraphs for which a name or a thing is known after it was last spoken of."""

_SURE = 0.8  # confidence from which words of time at the head are nearly always right
_SHORT = 20  # words of a paragraph
_SOON = 120  # words of the scene before it
_NAME = re.compile(r"[^\W\d_a-z][a-zà-ÿ]+")
_HEAD = re.compile(r"(The|An?|This|That) ([a-zà-ÿ]+)")


def facts(opening: Opening, before: Sequence[str], table: Table, *, apart: bool = False) -> list[str]:
    """What is true of those and of that which a paragraph's first sentence is about, by the names that rows of a table have for it.

    `before` are the paragraphs before it for which names and things stay known, the last one last: `KNOWN_FOR` of them.
    `apart` tells whether the author sets the chapter's scenes apart.
    """
    told, first = opening.told, opening.first
    found = [ALWAYS, APART] if apart else [ALWAYS]
    if first is None or told[:1].isspace() or not table.asks_who:
        return found
    head = _HEAD.match(told)
    if head and head[2] not in table.plain and not _is_known(head[2], before):
        found.append("a new thing")
    names = [name for name in _NAME.findall(told, 0, first.stop) if name.casefold() not in table.plain]
    if names and told.startswith(f"{names[0]}:"):  # "Note: ..." names nobody
        del names[0]
    if names:
        known = [_is_known(name, before) for name in names]
        found.append("a known name" if any(known) else "a new name")
        if known[0] and names[0] not in before[-1]:
            found.append("a name again")
        if told.startswith(names[0]):
            found.append("named first")
    return found


def _is_known(word: str, before: Sequence[str]) -> bool:
    for text in before:  # noqa: SIM110  # `any` would take three times as long, for each name of each paragraph
        if word in text:
            return True
    return False


class Heard(NamedTuple):
    """Cues that a paragraph has called: `found` are sure, those `asked` have a pattern that must be in its first sentence yet.

    `table` is that whose cues they are.
    """

    table: Table
    found: int
    asked: int
    text: str

    def at_most(self) -> float:
        """What they can add up to if all is found that speaks for a scene, of what is asked."""
        return self.table.cue_index.sums_at_most[self.found | self.asked]

    def tell_time(self) -> bool:
        """Whether one of them says when."""
        of_time = self.table.cue_index.of_time
        return bool(self.found & of_time or self._found(self.asked & of_time))

    def cues(self) -> list[Cue]:
        """All that hold, each once, in the order of the table."""
        return self.table.cues_of(self.found | self._found(self.asked))

    def _found(self, asked: int) -> int:
        """Those of a set whose pattern is in the sentence."""
        table, text, held = self.table, self.text, 0
        folded = fold_alike(text) if asked else None
        for at in places(asked):
            held |= bool(table.search(table.cues[at].pattern, text, folded=folded)) << at
        return held


def heard(opening: Opening, before: Sequence[str], table: Table, *, apart: bool = False) -> Heard:
    """The cues of a paragraph: what its first sentence says, and whom and what it is about; `before` and `apart` are as for `facts`."""
    index = table.cue_index
    found = 0
    for fact in facts(opening, before, table, apart=apart):
        found |= index.called["shape"].get(fact, 0)
    first = opening.first
    if first is None:
        return Heard(table, found, 0, "")
    called = first.called >> table.cued & index.first
    if first.called & table.paired == table.paired:
        for pair in index.pairs.keys() & pairwise(first.words):
            called |= index.pairs[pair]
    if not opening.told[:1].isspace():
        for word in first.head[:1]:
            found |= index.called["head"].get(word, 0)
    return Heard(table, found | called & ~index.asking, called & index.asking, first.text)


def add_up(rule: Break | None, cues: list[Cue], company: Company, table: Table) -> float:
    """The log-odds that a scene begins here: what each cue weighs, and what the rule or turn says, drawn to its measure."""
    odds = fsum([cue.weight for cue in cues])
    if rule is not None:
        called, sums = table.cue_index.called["rule"], table.cue_index.sums
        odds += fsum([sums[called[manner]] for manner in manners(rule, company) if manner in called])
        odds += table.odds_count * log_odds(rule.confidence)
    return odds


def manners(rule: Break, company: Company) -> Iterator[str]:
    """How a rule found its words: at the ``head``, there ``surely``, ``within`` the sentence, or by a ``turn`` of the story.

    Words at the head outweigh that the paragraph is ``short``, or that the scene before it began ``soon`` before.

    >>> from storybind.model import BreakKind
    >>> list(manners(Break(BreakKind.RETURN, "Rosa", "en.turn.back", 0.8, "", 1), Company()))
    ['turn']
    >>> later = Break(BreakKind.SKIP_FORWARD, "Three days later", "en.later.elapsed", 0.97, "", 1)
    >>> list(manners(later, Company(words=200, since=500))), list(manners(later, Company(words=5, since=9)))
    (['head', 'surely'], ['head', 'surely', 'head, short', 'head, soon'])
    >>> list(manners(later._replace(rule="en.later.within", confidence=0.6), Company()))
    ['within']
    """
    if ".turn." in rule.rule:
        yield "turn"
    elif rule.rule.endswith(".within"):
        yield "within"
    else:
        yield "head"
        if rule.confidence >= _SURE:
            yield "surely"
        if company.words < _SHORT:
            yield "head, short"
        if company.since < _SOON:
            yield "head, soon"
