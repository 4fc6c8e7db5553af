"""Rules and vetoes that find time skips, one table a language; a row is rule, documentation and test in one."""

import importlib
import re
import sys
from collections import Counter
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Literal, NamedTuple

from storybind.languages import KNOWN
from storybind.model import BreakKind
from storybind.text.fitting import Group, Text, fit, needed, parse
from storybind.text.words import WORD, cut

_APOSTROPHE = re.compile(r"['’]")
_PLACEHOLDER = re.compile(r"<([a-z_]+)>")

_FAR = sys.maxsize
_SENTENCES = 8  # that are kept as they are fitted to
_OFTEN = 20  # texts that a pattern is fitted to before it is worth compiling whole

ANY = ("",)
"""What a rule needs whose first words say enough: the empty stretch is in every opening."""


def words_of(folded: str) -> tuple[str, ...]:
    """The words of a folded sentence as `Rule.starts` has them.

    Digits are one word; one with an apostrophe is three: whole, and on either side of it.

    >>> words_of("it's 1943."), words_of("in 1943, l'été")
    (("it's", 'it', 's', '#'), ('in', '#', "l'été", 'l', 'été'))
    """
    found = cut(folded)
    if "".join(found).isalpha():  # most sentences have neither digits nor apostrophes
        return tuple(found)
    keys: list[str] = []
    for word in found:
        if word.isalpha():
            keys.append(word)
        else:
            for part in WORD.findall(word):
                keys.append("#" if part[0].isdigit() else part)
                if "'" in part or "’" in part:
                    keys += _APOSTROPHE.split(part)
    return tuple(keys)


class Rule(NamedTuple):
    """What the narrator says in a paragraph's first sentence when the story's clock jumps.

    Attributes:
        id: ``language.family.name``, as `inspect` shows it.
        kind: What kind of break it sets.
        starts: Words, folded, one of which the paragraph begins with, or for a rule that looks `within`: one of which
            is in the sentence; ``#`` stands for digits. They keep the regular expression away from all others.
        needs: Stretches of text, small, one of which must be in the opening; they spare it most other paragraphs.
        pattern: Matched where the paragraph begins, or searched `within` the sentence; ``<unit>`` and the like stand
            for the table's words. A group in it is the evidence, else all that it matched.
        confidence: Share of the breaks it sets that are right.
        because: Why this is a break.
        fires_on: Paragraphs that it must catch; the end of the one before may stand in front, with a ``¶`` between.
        silent_on: Look-alikes that must stay silent.
        within: Whether the words of time may stand anywhere in the sentence and not only at its head.
        timeless: Whether it takes sentences that have none of the words ``time`` of the table; no other rule is asked
            about those, which spares a story most of its patterns.
    """

    id: str
    kind: BreakKind
    starts: str
    needs: tuple[str, ...]
    pattern: str
    confidence: float
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    within: bool = False
    timeless: bool = False


class Veto(NamedTuple):
    """What, in the sentence that holds them, says that time words set no break.

    `stops` are openings that a rule would take and this veto must stop; `passes` are ones that it must let go by;
    `spares` are the ids of rules that it has no say over. A veto on the `lead` looks only at the words that stand
    before the words of time: at nothing where they stand first; one on the `whole` sentence at more than their clause.
    """

    id: str
    pattern: str
    because: str
    stops: tuple[str, ...]
    passes: tuple[str, ...]
    spares: tuple[str, ...] = ()
    lead: bool = False
    whole: bool = False

    @property
    def looks_at(self) -> Literal["lead", "sentence", "clause"]:
        """The part of a sentence in which it is searched."""
        return "lead" if self.lead else "sentence" if self.whole else "clause"


class Signal(NamedTuple):
    """What else speaks for a break or against it, and how loudly: `weight` is added to the log-odds of its confidence.

    `looks_at` says where the pattern is searched: in the ``sentence`` that holds the words of time, in what ``lead``s
    to them in it, in what the paragraph says ``earlier``, in its ``rest`` after that sentence, or at the end of the
    paragraph ``before``. `holds_on` are paragraphs, with the
    one before and a ``¶`` where it matters, that the pattern finds; `silent_on` are ones that it does not.
    """

    id: str
    looks_at: Literal["sentence", "lead", "earlier", "rest", "before"]
    pattern: str
    weight: float
    because: str
    holds_on: tuple[str, ...]
    silent_on: tuple[str, ...]


class Cue(NamedTuple):
    """What a paragraph shows of a scene that begins with it, whether a rule speaks or not: see `storybind.text.cues`.

    `looks_at` says where: in the ``first`` sentence or the ``second`` and third, at the end of the paragraph
    ``before``, at the word that is its ``head``, at the ``shape`` of
    the paragraph and its company, or at the ``rule`` that speaks. `words` are single words or pairs, folded and parted
    by ``|``, that call the row; or the names of facts. Where there is a `pattern`, it must be found in the sentence too.
    `weight` is added to the log-odds. `holds_on` and `silent_on` are as for a `Signal`.
    """

    id: str
    looks_at: Literal["first", "second", "before", "head", "shape", "rule"]
    words: str
    weight: float
    because: str
    holds_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    pattern: str = ""


class Turn(NamedTuple):
    """A break that a paragraph's company tells, and no word of time: see `storybind.text.course`.

    `when` says what is looked for: the narrator goes over to the ``present`` or the ``past``, a ``letter`` under a
    date has ended, ``names`` come back that a flashback had left. The pattern, where there is one, must be found in
    the paragraph too. `fires_on` are paragraphs with a ``¶`` between, at the last of which the story turns.
    """

    id: str
    when: Literal["present", "past", "letter", "names"]
    kind: BreakKind
    pattern: str
    confidence: float
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


class Label(NamedTuple):
    """A line of its own that names a scene; the pattern is matched against the whole line without its dress.

    `needs` are stretches of small letters one of which must be in the line; a ``0`` stands for any digit.
    """

    id: str
    needs: tuple[str, ...]
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


class Table:
    """All that one language knows of time; order is precedence.

    `words` are alternatives by name, for the ``<name>`` in patterns. Where a language sets no blanks between words
    (`spaced` is false), each letter stands for a word. `wording` is what was learned of words, as
    `storybind.text.wording` has it.
    """

    def __init__(
        self,
        language: str,
        words: Mapping[str, str] | None = None,
        rules: tuple[Rule, ...] = (),
        vetoes: tuple[Veto, ...] = (),
        labels: tuple[Label, ...] = (),
        signals: tuple[Signal, ...] = (),
        turns: tuple[Turn, ...] = (),
        cues: tuple[Cue, ...] = (),
        wording: Mapping[str, Mapping[str, float]] | None = None,
        *,
        spaced: bool = True,
    ) -> None:
        self.language, self.words, self.spaced = language, words or {}, spaced
        self.rules, self.vetoes, self.labels, self.signals, self.turns = rules, vetoes, labels, signals, turns
        self.cues, self.wording = cues, wording or {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._fitted: dict[str, re.Pattern[str]] = {}
        self._texts: dict[str, Text] = {}
        self._parsed: dict[str, Group] = {}
        self._needed: dict[str, tuple[str, ...]] = {}
        self._asked: Counter[str] = Counter()

    @cached_property
    def by_start(self) -> dict[str, tuple[Rule, ...]]:
        """The rules that a folded first word can begin, in order."""
        return self._by_word(within=False)

    @cached_property
    def by_word(self) -> dict[str, tuple[Rule, ...]]:
        """The rules that a folded word anywhere in the sentence can call, in order."""
        return self._by_word(within=True)

    @cached_property
    def timeless(self) -> tuple[dict[str, tuple[Rule, ...]], dict[str, tuple[Rule, ...]]]:
        """`by_start` and `by_word` of the rules that take sentences without words of time."""
        return self._by_word(within=False, timeless=True), self._by_word(within=True, timeless=True)

    def _by_word(self, *, within: bool, timeless: bool = False) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            if rule.within is within and (rule.timeless or not timeless):
                for word in dict.fromkeys(word if self.spaced else word[0] for word in self.spread(rule.starts)):
                    found.setdefault(word, []).append(rule)
        return {word: tuple(rules) for word, rules in found.items()}

    @cached_property
    def by_cue(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """The cues, as places in their tuple, by where they look and what calls them."""
        found: dict[str, dict[str, list[int]]] = {
            "first": {},
            "second": {},
            "before": {},
            "head": {},
            "shape": {},
            "rule": {},
        }
        for at, cue in enumerate(self.cues):
            for word in self.fill(cue.words).replace("(?:", "").replace(")", "").split("|"):
                found[cue.looks_at].setdefault(word, []).append(at)
        return {where: {word: tuple(ats) for word, ats in index.items()} for where, index in found.items()}

    @cached_property
    def cue_pairs(self) -> dict[str, dict[tuple[str, str], tuple[int, ...]]]:
        """The cues that two words call together, by where they look: what of `by_cue` has a blank in it."""
        return {
            where: {
                (first, second): ats
                for key, ats in index.items()
                for first, _, second in [key.partition(" ")]
                if second
            }
            for where, index in self.by_cue.items()
        }

    @cached_property
    def cues_with_pattern(self) -> frozenset[int]:
        """The cues, by place, that need more than to be called by a word."""
        return frozenset(at for at, cue in enumerate(self.cues) if cue.pattern)

    @cached_property
    def most(self) -> dict[str, float]:
        """What all cues that look at one place can add at most."""
        return {where: sum(max(0.0, cue.weight) for cue in self.cues if cue.looks_at == where) for where in self.by_cue}

    @cached_property
    def odds_count(self) -> float:
        """By what a rule's own log-odds are multiplied where cues are added to them."""
        return sum(self.cues[at].weight for at in self.by_cue["rule"].get("odds", ()))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words, folded, that name nobody and nothing though a sentence begins with them: ``<plain>`` of the words."""
        return frozenset(self.spread(self.words.get("plain", "").replace("|", " ")))

    @cached_property
    def verbs(self) -> dict[str, str]:
        """What a word shows of a narration: ``past``, ``present``, ``perfect`` or ``first_person``."""
        kinds = ("first_person", "present", "past", "perfect")
        return {word: kind for kind in kinds if kind in self.words for word in self.words[kind].split("|")}

    @cached_property
    def time(self) -> frozenset[str]:
        """The words of which a sentence has one where it speaks of time; empty where the table does not say."""
        return frozenset(self.words.get("time", "").split("|")) - {""}

    def spread(self, words: str) -> list[str]:
        """Words with the table's own in place of ``<name>``.

        >>> Table("xx", {"unit": "day|week"}).spread("the <unit>")
        ['the', 'day', 'week']
        """
        while _PLACEHOLDER.search(words):
            words = _PLACEHOLDER.sub(lambda name: self.words[name[1]].replace("|", " "), words)
        return words.split()

    def keys(self, folded: str) -> tuple[str, ...]:
        """What a folded sentence calls rules by, as `words_of`: its words, or its letters where no blanks are set.

        >>> Table("xx").keys("in 1943"), Table("xx", spaced=False).keys("第2天。")
        (('in', '#'), ('第', '#', '天'))
        """
        if self.spaced:
            return words_of(folded)
        return tuple(["#" if letter.isdigit() else letter for letter in folded if letter.isalnum()])

    def fill(self, pattern: str) -> str:
        """A pattern with the table's words in place of ``<name>``.

        >>> Table("xx", {"unit": "day|week"}).fill("<unit>s? later")
        '(?:day|week)s? later'
        """
        while _PLACEHOLDER.search(pattern):
            pattern = _PLACEHOLDER.sub(lambda name: f"(?:{self.words[name[1]]})", pattern)
        return pattern

    def without_asides(self, sentence: str) -> str:
        """A sentence without the clauses that only tell more about something in it: ``<aside>`` of the words.

        >>> rules_for("en").without_asides("On Friday the men, who would be late, came in.")
        'On Friday the men, , came in.'
        """
        aside = self._fit("<aside>", sentence) if "aside" in self.words else None
        return aside.sub("", sentence) if aside else sentence

    def may_match(self, pattern: str, folded: str) -> bool:
        r"""Whether a text, as `fitting.fold` has it, holds what a pattern cannot do without: a look that spares most searches.

        >>> rules_for("en").may_match(r"\b(?:<number>) <long_unit>", "it rained.")
        False
        """
        stretches = self._needed.get(pattern)
        if stretches is None:
            stretches = self._needed[pattern] = needed(self._parse(pattern))
        return not stretches or any(map(folded.__contains__, stretches))

    def match(self, pattern: str, text: str, start: int = 0, end: int = _FAR) -> re.Match[str] | None:
        """What a pattern matches in ``text[start:end]`` from its first letter on."""
        regex = self._compiled.get(pattern) or self._fit(pattern, text[start:end], from_start=True)
        return regex.match(text, start, end) if regex else None

    def search(self, pattern: str, text: str, start: int = 0, end: int = _FAR) -> re.Match[str] | None:
        """What a pattern matches anywhere in ``text[start:end]``.

        >>> rules_for("en").search("<number> <long_unit>", "Six weeks later it rained.")[0]
        'Six weeks'
        """
        regex = self._compiled.get(pattern) or self._fit(pattern, text[start:end])
        return regex.search(text, start, end) if regex else None

    def _fit(self, pattern: str, text: str, *, from_start: bool = False) -> re.Pattern[str] | None:
        """A pattern as far as a text can match it, or None; the whole of it once it is asked for often."""
        if pattern in self._compiled or self._asked[pattern] >= _OFTEN:
            return self.regex(pattern)
        self._asked[pattern] += 1
        fitted = fit(self._parse(pattern), self._text(text), from_start=from_start)
        if fitted is None:
            return None
        if fitted not in self._fitted:
            self._fitted[fitted] = re.compile(fitted, re.IGNORECASE)
        return self._fitted[fitted]

    def _text(self, text: str) -> Text:
        """A text to fit patterns to: a sentence is asked for by many rules and vetoes, one after the other."""
        if text not in self._texts:
            if len(self._texts) >= _SENTENCES:
                self._texts.clear()
            self._texts[text] = Text(text)
        return self._texts[text]

    def _parse(self, pattern: str) -> Group:
        if pattern not in self._parsed:
            self._parsed[pattern] = parse(pattern, lambda name: self._parse(self.words[name]))
        return self._parsed[pattern]

    def regex(self, pattern: str) -> re.Pattern[str]:
        """A filled pattern, compiled when first needed: most stories need few of them."""
        if pattern not in self._compiled:
            self._compiled[pattern] = re.compile(self.fill(pattern), re.IGNORECASE)
        return self._compiled[pattern]


@cache
def rules_for(language: str) -> Table:
    """The table for a BCP 47 tag, from the file that bears its name; an empty one for a language that has none yet."""
    base = language.split("-")[0]
    name = f"storybind.text.tables.{base}"
    try:
        table: Table = importlib.import_module(name).TABLE if base in KNOWN else Table(base)
    except ModuleNotFoundError as missing:
        if missing.name != name:  # something that the table itself asks for
            raise
        return Table(base)
    return table
