"""What a paragraph shows, beside words of time that a rule knows, of a scene that begins with it.

No one of these cues is worth a break: talk has stopped, a bell nobody spoke of is the subject, the frost is in the first
sentence. Added up, as log-odds, they are. A cue is a row of the language's table; `tests/benchmarks/calibration.py` fits
the weights to labelled stories.
"""

import math
import re
from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from storybind.model import Break
from storybind.text.narration import first_sentences
from storybind.text.rules import Cue, Table

ALWAYS = "always"
"""The fact that holds of every paragraph: its weight says how rare scenes are."""
KNOWN_FOR = 6
"""Paragraphs for which a name or a thing is known after it was last spoken of."""

_END = 70  # characters of the paragraph before in which it ends
_QUOTES = "\"“”‘'«„「『’"
_LAST_QUOTE = re.compile(r"[\"”’'»」]$")
_QUESTION = re.compile(r"[?][\"”’'»」]?$")
_NAME = re.compile(r"[^\W\d_a-z][a-zà-ÿ]+")
_HEAD = re.compile(r"(The|An?|This|That) ([a-zà-ÿ]+)")


def facts(text: str, told: str, before: deque[str], since: int, table: Table, *, long: bool = False) -> Iterator[str]:
    """The names of what is true of a paragraph's shape and company, as rows of a table that look at the ``shape`` name it.

    `told` is its narration, `before` are the paragraphs before it, `since` how many words ago the scene began;
    `long` says whether there are many more in the chapter.
    """
    yield ALWAYS
    if long:
        yield "a long chapter"
    yield from _size(text.count(" ") + 1)
    said = told[:1].isspace()
    if said:
        yield "opens with speech"
    elif "  " not in told:
        yield "all told"
    yield from _company(text, before)
    if since < 120:
        yield "soon" if since >= 60 else "at once"
    elif since > 350:
        yield "late"
    if not said:
        yield from _subject(told, before, table)


def _size(words: int) -> Iterator[str]:
    if words < 20:
        yield "short"
        if words < 8:
            yield "very short"
    elif words > 35:
        yield "long"
        if words > 60:
            yield "very long"


def _company(text: str, before: deque[str]) -> Iterator[str]:
    """What the paragraphs before it are like."""
    if not before:
        return
    last = before[-1]
    if last[:1] in _QUOTES:
        yield "after speech"
    if len(before) > 1 and before[-2][:1] in _QUOTES:
        yield "after talk"
    end = last[-2:]
    if _QUESTION.search(end):
        yield "after a question"
    elif _LAST_QUOTE.search(end):
        yield "after the last word"
    if (words := last.count(" ") + 1) < 8:
        yield "after a beat"
        if last[:1] not in _QUOTES and end[-1:] not in _QUOTES:
            yield "after a told beat"
    elif words > 60:
        yield "after much telling"


def _subject(told: str, before: deque[str], table: Table) -> Iterator[str]:
    """Whether what the first sentence is about has been spoken of lately."""
    stop = next(iter(first_sentences(told)), (0, 0))[1]
    known = " ".join(before)
    head = _HEAD.match(told)
    if head and head[2] not in known and head[2] not in table.plain:
        yield "a new thing"
    names = [name for name in _NAME.findall(told, 0, stop) if name.casefold() not in table.plain]
    if names:
        yield "a known name" if any(name in known for name in names) else "a new name"
        if names[0] in known and names[0] not in before[-1]:
            yield "a name again"
        if told.startswith(names[0]):
            yield "named first"
    if (words := told.count(" ", 0, stop)) < 9:
        yield "a brief sentence" if words > 4 else "a very brief sentence"


def heard(text: str, told: str, before: deque[str], since: int, table: Table, *, long: bool = False) -> list[Cue]:
    """The cues of a paragraph, each once, in the order of the table."""
    known = set(facts(text, told, before, since, table, long=long))
    found = {at for fact in known for at in table.by_cue["shape"].get(fact, ())}
    if before:
        found.update(_called(before[-1][-_END:], table, "before"))
    for looks_at, (first, stop) in zip(("first", "second", "second"), first_sentences(told), strict=False):
        sentence = told[first:stop]
        found.update(_called(sentence, table, looks_at))
        if looks_at == "first" and not told[:1].isspace():
            key = table.keys(sentence.casefold(), first=True)
            found.update(at for word in key[:1] for at in table.by_cue["head"].get(word, ()))
    return [table.cues[at] for at in sorted(found)]


def _called(sentence: str, table: Table, looks_at: str) -> Iterator[int]:
    """The rows that the words of a sentence call, one by one or two together, and whose pattern is in it."""
    index = table.by_cue[looks_at]
    words = table.keys(sentence.casefold())
    for key in (*words, *map(" ".join, pairwise(words))):
        for at in index.get(key, ()):
            pattern = table.cues[at].pattern
            if not pattern or table.search(pattern, sentence):
                yield at


def add_up(rule: Break | None, cues: list[Cue], table: Table) -> float:
    """The log-odds that a scene begins here: what each cue weighs, and what the rule or turn says, drawn to its measure."""
    odds = sum(cue.weight for cue in cues)
    if rule is not None:
        index = table.by_cue["rule"]
        odds += sum(table.cues[at].weight for manner in manners(rule, cues) for at in index.get(manner, ()))
        odds += table.odds_count * math.log(rule.confidence / (1 - rule.confidence))
    return odds


def manners(rule: Break, cues: list[Cue]) -> Iterator[str]:
    """How a rule found its words: at the ``head``, ``within`` the sentence, or by a ``turn`` of the story.

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
    yield from (f"{manner}, {cue.id.rpartition('.')[2]}" for cue in cues)
