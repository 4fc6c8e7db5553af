"""All that a language knows of time: its table, found by its tag."""

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from storybind.languages import KNOWN
from storybind.text.prose.company import SPEECH
from storybind.text.prose.cue_index import OF_EACH, CueIndex, places
from storybind.text.prose.lexicon import Lexicon, Sieve, is_piece
from storybind.text.prose.patterns import Patterns
from storybind.text.prose.standing import Standing, Weights
from storybind.text.prose.tense import Kinds
from storybind.text.prose.words import cut, words_of
from storybind.text.rows import Cue, Label, Rule, Signal, Turn, Veto
from storybind.text.tables.namesakes import CALENDARS
from storybind.text.tables.reasons import REASONS

_NEVER = "\x00"  # a pattern for a sign that is in no text
LONG = 3000
"""Words from which a chapter is a long one."""
NAME = "@"
"""What stands among a rule's `starts` for any word that starts no other, as a name does not."""


_Row = TypeVar("_Row", Rule, Veto, Label)


def _reasoned(row: _Row) -> _Row:
    """A row with its reason: its own, or that of its family in all languages."""
    return row if row.because else row._replace(because=REASONS[row.id.partition(".")[2]])


class Learned(NamedTuple):
    """What words and company weigh, and what a paragraph adds up to by where it stands, which is told from that."""

    wording: Weights
    standing: Standing


class Table(Patterns):
    """All that one language knows of time; order is precedence.

    `words` are alternatives by name, for the ``<name>`` in patterns. Where a language sets no blanks between words
    (`spaced` is false), each letter stands for a word. `wording` is what was learned of words, as
    `storybind.text.prose.wording` has it; `longer` gives what weighs more or less in long chapters, and is asked when one
    comes. `speech` are the signs that paragraphs of speech begin with, and `letters` as many as say what a word of English
    says, where there are no blanks to count words by.
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
        wording: Weights | None = None,
        longer: Callable[[], Weights] | None = None,
        *,
        spaced: bool = True,
        speech: str = SPEECH,
        letters: float = 0.0,
    ) -> None:
        super().__init__(words or {})
        self.language, self.spaced, self.speech, self.letters = language, spaced, speech, letters
        self.rules, self.vetoes = tuple(map(_reasoned, rules)), tuple(map(_reasoned, vetoes))
        self.labels, self.signals, self.turns = tuple(map(_reasoned, labels)), signals, turns
        self.cues, self.wording, self._longer = cues, wording or {}, longer
        self._all = (1 << len(rules)) - 1
        above = 3 * len(rules)  # the bits of the `lexicon` that are the rules' own
        self.timed, self.paired, self.named, self.cued = 1 << above, 6 << above, 8 << above, above + 4

    @cached_property
    def lexicon(self) -> Lexicon:
        """What the words of a sentence can call.

        Of n rules, rule ``at`` has three bits. Bit ``at`` says that one of its `needs` is in the sentence, within a word;
        bit ``n + at`` that one of its other `needs` may be, those that are more than a piece of a word; bit ``2n + at`` that
        one of its `starts` is, if it looks `within`. The bits from ``3n`` on say that there is a word of `time` (`timed`), one that
        comes first or second in a pair of words that calls cues (`paired`), and one that somebody may be called by (`named`).
        From bit `cued` on, each bit says that a cue is called by a word alone.
        """
        within = [self.starts_of(rule) if rule.within else () for rule in self.rules]
        words = [*within, self.time, *self.cue_index.paired(), self.namesakes, *self.cue_index.words(len(self.cues))]
        pieces = {need for rule in self.rules for need in rule.needs if is_piece(need)} if self.spaced else set()
        plain = [[need for need in rule.needs if need in pieces] for rule in self.rules]
        others = [[need for need in rule.needs if need not in pieces] for rule in self.rules]
        lexicon = Lexicon([*plain, *others], words, spaced=self.spaced)
        if not self.time:
            lexicon.always |= self.timed
        return lexicon

    def rules_called(self, called: int) -> int:
        """The rules that the words of a sentence can call, as the `lexicon` has it, a bit a rule."""
        rules = called | called >> len(self.rules)
        return rules & (self._all if called & self.timed else self.timeless)

    def labels_called(self, line: str) -> Iterator[Label]:
        """The labels that a line may be: those of which one of the `needs` is in it."""
        folded = line.casefold() + " 0" * any(map(str.isdigit, line))
        for at in places(self._label_lexicon.called(self.pieces(folded))):
            label = self.labels[at]
            if any(map(folded.__contains__, label.needs)):
                yield label

    @cached_property
    def _label_lexicon(self) -> Lexicon:
        """What the words of a line can call: label ``at`` by bit ``at``."""
        return Lexicon([label.needs for label in self.labels], spaced=self.spaced)

    @cached_property
    def by_start(self) -> dict[str, int]:
        """The rules that a folded first word can begin, a bit a rule."""
        found: dict[str, int] = {}
        for at, rule in enumerate(self.rules):
            for word in () if rule.within else self.starts_of(rule):
                found[word] = found.get(word, 0) | 1 << at
        return found

    @cached_property
    def by_name(self) -> int:
        """The rules that a first word can begin which begins no other, a bit a rule: it may be a name."""
        return self.by_start.get(NAME, 0)

    @cached_property
    def leads(self) -> frozenset[str]:
        """The first words, folded, of what may stand before the head of a sentence and says nothing of when: ``<lead>``."""
        return frozenset(lead.split()[0] for lead in self.words.get("lead", "").split("|") if lead)

    def begun_by(self, words: Iterable[str]) -> int:
        """The rules that may stand where some words begin, a bit a rule."""
        begun = 0
        for word in words:
            begun |= self.by_start.get(word, self.by_name)
        return begun

    def starts_of(self, rule: Rule) -> list[str]:
        """The words that call a rule, where no blanks are set the letters."""
        words = self.spread(rule.starts)
        return words if self.spaced else [word[0] for word in words]

    @cached_property
    def timeless(self) -> int:
        """The rules that take sentences without words of time, a bit a rule."""
        return sum(1 << at for at, rule in enumerate(self.rules) if rule.timeless)

    @cached_property
    def on_lead(self) -> int:
        """The vetoes that look at what leads to the words of time, a bit a veto."""
        return sum(1 << at for at, veto in enumerate(self.vetoes) if veto.lead)

    @cached_property
    def on_words(self) -> int:
        """The other ones, which look at the words of time and what follows on them."""
        return sum(1 << at for at, veto in enumerate(self.vetoes) if not veto.lead)

    @cached_property
    def stops(self) -> Sieve:
        """The vetoes that a text could match by its words, a bit a veto; the bit above them, if there may be an aside in it."""
        patterns = [veto.pattern for veto in self.vetoes] + ["<aside>" if "aside" in self.words else _NEVER]
        return Sieve([self.needed(pattern) for pattern in patterns], spaced=self.spaced)

    @cached_property
    def cue_index(self) -> CueIndex:
        """The cues by where they look and what calls them."""
        return CueIndex(self.cues, lambda words: self.fill(words).replace("(?:", "").replace(")", "").split("|"))

    def cues_of(self, bits: int) -> list[Cue]:
        """The cues of a set, as `cue_index` has it."""
        return [self.cues[at] for at in places(bits)]

    def learned(self, words: int) -> Learned:
        """What was learned of words and company, for a chapter of so many words.

        A long one tells more, and sets a scene in fewer of its paragraphs, than a piece that is read at one sitting.
        """
        return self._in_long if self._longer and words >= LONG else self._in_short

    @cached_property
    def _in_short(self) -> Learned:
        return Learned(self.wording, Standing(self.wording))

    @cached_property
    def _in_long(self) -> Learned:
        changes = self._longer() if self._longer else {}
        wording = {
            place: {thing: known.get(thing, 0.0) + change.get(thing, 0.0) for thing in known.keys() | change.keys()}
            for place, known in self.wording.items()
            for change in [changes.get(place, {})]
        }
        return Learned(wording, Standing(wording))

    @cached_property
    def odds_count(self) -> float:
        """By what a rule's own log-odds are multiplied where cues are added to them."""
        return self.cue_index.sums[self.cue_index.called["rule"].get("odds", 0)]

    @cached_property
    def weighs_rules(self) -> bool:
        """Whether it was learned what rules are worth beside all else that speaks; else one that is not doubted stands as it is."""
        return "odds" in self.cue_index.called["rule"]

    @cached_property
    def weighs_words(self) -> bool:
        """Whether anything was learned of single words."""
        return any(self.wording.get(place) for place in ("first", "second", "before"))

    @cached_property
    def asks_who(self) -> bool:
        """Whether a cue asks whom and what a paragraph is about, and not only what holds of each in its chapter."""
        return not self.cue_index.called["shape"].keys() <= OF_EACH

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

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The words of time, folded, that somebody may be called by; of those that are cut, the first piece."""
        calendar = CALENDARS.get(self.language)
        words = calendar.words.casefold().split("|") if calendar else ()
        return frozenset(self.pieces(word)[0] for word in words)

    @cached_property
    def kinds(self) -> Kinds:
        """What each word shows of a narration."""
        return Kinds(self.verbs)

    def pieces(self, folded: str) -> list[str]:
        """What a folded sentence is cut into: its words as they stand, or its letters where no blanks are set.

        >>> Table("xx").pieces("it's 1943"), Table("xx", spaced=False).pieces("第2天。")
        (["it's", '1943'], ['第', '#', '天'])
        """
        if self.spaced:
            return cut(folded)
        return ["#" if letter.isdigit() else letter for letter in folded if letter.isalnum()]

    def keys(self, folded: str) -> tuple[str, ...]:
        """What a folded sentence calls rules by, as `words_of`: its words, or its letters where no blanks are set.

        >>> Table("xx").keys("in 1943"), Table("xx", spaced=False).keys("第2天。")
        (('in', '#'), ('第', '#', '天'))
        """
        return words_of(folded) if self.spaced else tuple(self.pieces(folded))


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
