"""Words of time in a paragraph's first sentences: the rules find them, vetoes stop them, signals move their confidence.

The words of a sentence say which rules and vetoes can have to do with it, a bit a row (`storybind.text.prose.lexicon`); only
for those is anything looked for, and only in the first `READ` characters: a paragraph costs what its head does.
"""

import re
from collections.abc import Iterator, Mapping
from math import fsum
from typing import NamedTuple

from storybind.model import Break, Candidate
from storybind.text.prose.caseless import fold_alike
from storybind.text.prose.cue_index import places
from storybind.text.prose.odds import confidence_of, doubted, log_odds
from storybind.text.prose.opening import READ, Opening, Sentence
from storybind.text.prose.words import words_of
from storybind.text.rows import Rule, Veto
from storybind.text.rules import Table

_SHORT = 60  # characters; after a first sentence that is shorter the second may say when
_CLEAR = 0.7  # confidence from which words of time at the head say more than others
_BEFORE = 200  # characters at the end of the paragraph before
_CLAUSE_END = re.compile(r"[;:–—]|,(?= )|--| (?:and|but|so) ")
_WITHIN_CLAUSE = 15  # characters after the words of time in which no clause ends
_LEAD = r"(?:(?:<lead>),? ){1,2}"
_OPENING = 120  # characters in which what a rule needs must stand


class _Hit(NamedTuple):
    """Words of time that a rule found in a narration, from `start` to `end`, in a sentence that ends at `stop`."""

    rule: Rule
    start: int
    end: int
    sentence: Sentence
    stop: int


def weigh(opening: Opening, table: Table, line: int = 1, before: str = "") -> Candidate | None:
    """What the rules say of a paragraph, which follows on the text `before`; None where none speaks.

    The strongest candidate counts; of several that stand at the same head, the one that says most. `because` is empty
    where nothing speaks against the break.

    >>> from storybind.text.rules import rules_for
    >>> table = rules_for("en")
    >>> weigh(Opening("On Friday she would bring him eels.", table), table).veto
    'en.veto.habit'
    >>> weigh(Opening("Three days later, Kurt was at his wits end.", table), table).begins.evidence
    'Three days later'
    >>> weigh(Opening("A moment later his boots were wet.", table), table)
    """
    found = list(_found(opening, table, line, before)) if opening.first else []
    if not found:
        return None
    strongest, best = max(found, key=_rank) if len(found) > 1 else found[0]
    if best.because or strongest.rule.within:
        return best
    heads = (one for hit, one in found if hit.start == strongest.start and not hit.rule.within and not one.because)
    return max(heads, key=lambda one: (len(one.begins.evidence), one.begins.confidence))


def _rank(found: tuple[_Hit, Candidate]) -> tuple[bool, bool, float]:
    """Words of time at the head go before those within and before an event, where they are sure enough."""
    rule, begins = found[0].rule, found[1].begins
    plain = not rule.within and not rule.timeless
    return not found[1].veto, plain and begins.confidence >= _CLEAR, begins.confidence


def _is_sure(found: tuple[_Hit, Candidate]) -> bool:
    """Whether none within a sentence could be stronger."""
    return _rank(found)[:2] == (True, True)


def _found(opening: Opening, table: Table, line: int, before: str) -> Iterator[tuple[_Hit, Candidate]]:
    """The words of time in a paragraph's first sentence, or in its second where the first is short, each as a candidate.

    Where those at the head are sure enough, none within could be the strongest, and they are not looked for.
    """
    sure = False
    for sentence in _heads(opening):
        among = table.rules_called(sentence.called)
        for start, begun in begins_with(sentence, table):
            heads = begun & among
            for rule in _needed(heads, sentence, sentence.folded[:_OPENING], table) if heads else ():
                if match := table.match(rule.pattern, opening.dated, start, READ, opening.folded):
                    hit = _hit(rule, match, sentence)
                    found = hit, _judge(hit, opening, table, line, before)
                    sure = sure or _is_sure(found)
                    yield found
        within = 0 if sure else sentence.called >> 2 * len(table.rules) & among
        for rule in _needed(within, sentence, sentence.folded, table) if within else ():
            if match := table.search(rule.pattern, opening.dated, sentence.start, sentence.stop, opening.folded):
                hit = _hit(rule, match, sentence)
                yield hit, _judge(hit, opening, table, line, before)


def begins_with(sentence: Sentence, table: Table) -> Iterator[tuple[int, int]]:
    """Where the head of a sentence can begin, and the rules that may stand there, a bit a rule: behind a ``Now`` or ``But`` too."""
    head = sentence.head
    yield sentence.start, table.begun_by(head)
    if not table.leads.isdisjoint(head) and (lead := table.match(_LEAD, sentence.text)):
        first = sentence.text[lead.end() :].split(" ", 1)[0]
        yield sentence.start + lead.end(), table.begun_by(words_of(first.casefold())[:3])


def _heads(opening: Opening) -> tuple[Sentence, ...]:
    """The sentences in which a paragraph says when it plays."""
    first = opening.first
    if first is None:
        return ()
    second = opening.second if first.stop - first.start < _SHORT else None
    return (first, second) if second else (first,)


def _needed(bits: int, sentence: Sentence, text: str, table: Table) -> list[Rule]:
    """Of some rules, a bit a rule, those that find what they need in a text, which is a sentence or its head."""
    found = bits & sentence.called if len(text) == len(sentence.folded) else 0
    for at in places(bits ^ found):
        for need in table.rules[at].needs:  # `any` would take three times as long, for each rule of each paragraph
            if need in text:
                found |= 1 << at
                break
    return [table.rules[at] for at in places(found)]


def _hit(rule: Rule, match: re.Match[str], sentence: Sentence) -> _Hit:
    group = 1 if match.re.groups and match[1] else 0
    return _Hit(rule, match.start(group), match.end(group), sentence, max(sentence.stop, match.end(group)))


def _judge(hit: _Hit, opening: Opening, table: Table, line: int, before: str) -> Candidate:
    rule, told = hit.rule, opening.dated
    evidence = opening.text[hit.start : hit.end].rstrip(" .,;:。，、；：")
    begins = Break(rule.kind, evidence, rule.id, rule.confidence, rule.because, line)
    start = hit.sentence.start
    sentence, lead = told[start : hit.stop], told[start : hit.start]
    through = _let_through(hit, sentence, table)
    clause = _clause(table.without_asides(sentence) if through >> len(table.vetoes) else sentence, hit.end - start)
    veto = _veto(hit, {"lead": lead, "clause": clause, "sentence": sentence}, through, table)
    if veto:
        return Candidate(begins, veto.id, veto.because)
    texts = {"sentence": sentence, "rest": told[hit.stop :], "before": before[-_BEFORE:], "lead": lead, "earlier": told[:start]}  # fmt: skip
    return doubted(_add_signals(begins, texts, table))


def _let_through(hit: _Hit, sentence: str, table: Table) -> int:
    """The vetoes that the words of a sentence let through, and whether there may be an aside in it, as `Table.stops` has them.

    Where it does not end with a sign, letters may come together anew when a clause is cut out of it: no veto is ruled out.
    An aside has a blank before it and a sign after it.
    """
    return table.stops.all if hit.stop > hit.sentence.stop or sentence[-1:].isalnum() else hit.sentence.through


def _veto(hit: _Hit, texts: Mapping[str, str], through: int, table: Table) -> Veto | None:
    """The first veto that stops a rule's words, by the texts that vetoes look at."""
    lead = texts["lead"]
    through_lead = table.stops.let_through(table.pieces(lead.casefold())) if lead else 0
    folded: dict[str, str | None] = {}
    for at in places(through & table.on_words | through_lead & table.on_lead):
        veto, where = table.vetoes[at], table.vetoes[at].looks_at
        if hit.rule.id not in veto.spares:
            if where not in folded:
                folded[where] = fold_alike(texts[where])
            if table.search(veto.pattern, texts[where], folded=folded[where]):
                return veto
    return None


def _clause(sentence: str, end: int) -> str:
    """A sentence up to the end of the clause that the words of time, which end at `end`, belong to.

    >>> _clause("On Friday, the men came in late, and they would grumble.", 9)
    'On Friday, the men came in late.'
    """
    stop = _CLAUSE_END.search(sentence, min(end + _WITHIN_CLAUSE, len(sentence)))
    return sentence[: stop.start()] + sentence[-1:] if stop else sentence


def _add_signals(begins: Break, texts: Mapping[str, str], table: Table) -> Break:
    """The break with its confidence moved, and its reason told in full, by what else speaks for or against it."""
    heard = [row for row in table.signals if texts[row.looks_at] and table.search(row.pattern, texts[row.looks_at])]
    if not heard:
        return begins
    odds = log_odds(begins.confidence) + fsum(row.weight for row in heard)
    because = " ".join([begins.because, *(row.because for row in heard)])
    return begins._replace(confidence=confidence_of(odds), because=because)
