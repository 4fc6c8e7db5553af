"""How a paragraph begins: what is told in it, its first sentences and their words, each found once for all who ask.

Rules, cues and the course of the story read the same few sentences of every paragraph. A sentence is taken to words
when the first of them asks for it: of most paragraphs nobody asks for more than one.
"""

from math import ceil

from storybind.text.prose.caseless import fold_alike
from storybind.text.prose.namesakes import NOBODY, Namesakes
from storybind.text.prose.narration import narration, next_sentence
from storybind.text.prose.words import cut, words_in
from storybind.text.rules import Table

READ = 600
"""Characters of a paragraph in which its first sentences stand."""

_TENSE = 250  # characters of a narration that show its tense


class Sentence:
    """One of a narration's sentences.

    Attributes:
        start: Where it begins in the narration; it ends at `stop`.
        text: What it says; `folded` is the same in small letters.
        pieces: What that is cut into.
        called: What its words call, as the `lexicon` of the language's table has it.
    """

    __slots__ = ("_table", "_through", "_words", "called", "folded", "pieces", "start", "stop", "text")

    def __init__(self, start: int, stop: int, told: str, folded: str | None, table: Table) -> None:
        self.start, self.stop, self.text, self._table = start, stop, told[start:stop], table
        self.folded = self.text.casefold() if folded is None else folded[start:stop]
        self.pieces = table.pieces(self.folded)
        self.called = table.lexicon.called(self.pieces)
        self._words: tuple[str, ...] | None = None if table.spaced else tuple(self.pieces)
        self._through: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, as `Table.keys` has them."""
        if self._words is None:
            self._words = words_in(self.pieces)
        return self._words

    @property
    def size(self) -> int:
        """How many words it has; where no blanks are set, how many its letters count for."""
        letters = self._table.letters
        return ceil(len(self.pieces) / letters) if letters else len(self.pieces)

    @property
    def through(self) -> int:
        """The vetoes that its words let through, as the `stops` of the language's table have them."""
        if self._through is None:
            self._through = self._table.stops.let_through(self.pieces)
        return self._through

    @property
    def head(self) -> tuple[str, ...]:
        """The word that it begins with, and its sides if it has an apostrophe; empty where it begins with none."""
        if not self.folded[0].isalnum() or not self.pieces:
            return ()
        first = self.pieces[0]
        if first.isalpha():
            return (first,)
        word = self.words[0] if self.words else ""
        return self.words[: 3 if "'" in word or "’" in word else 1]


class Opening:
    """The head of a paragraph.

    Attributes:
        text: The whole paragraph.
        told: What the narrator says in its head: speech blanked out, character for character.
        dated: The same with those words of time hidden that are names in the story: what rules see.
        folded: That as `fold_alike` has it; None where nothing is told.
        all_said: Whether nothing is told.
        first: The first of its sentences; None where it has none.
    """

    __slots__ = ("_names", "_second", "_shown", "_table", "all_said", "dated", "first", "folded", "text", "told")

    def __init__(self, text: str, table: Table, names: Namesakes = NOBODY) -> None:
        self.text, self._table, self._names = text, table, names
        self.told = self.dated = narration(text[:READ])
        self.all_said = self.told.isspace()
        self.folded = None if self.all_said else fold_alike(self.told)
        self.first = None if self.all_said else self._sentence(0)
        self._second: Sentence | None = None
        self._shown: str | None = None

    @property
    def second(self) -> Sentence | None:
        """The second of its sentences; None where it has none.

        >>> from storybind.text.rules import rules_for
        >>> Opening('"No." It was late. That evening it rained.', rules_for("en")).second.words
        ('that', 'evening', 'it', 'rained')
        """
        if self._second is None and self.first is not None:
            self._second = self._sentence(self.first.stop)
        return self._second

    def _sentence(self, at: int) -> Sentence | None:
        """The first that begins at a place or behind it."""
        span = next_sentence(self.told, at)
        if span is None:
            return None
        found = Sentence(*span, self.dated, self.folded, self._table)
        if found.called & self._table.named and (dated := self._names.hide(self.told)) != self.dated:
            self.dated, self.folded = dated, fold_alike(dated)
            return Sentence(*span, dated, self.folded, self._table)
        return found

    def keys(self, folded: str) -> tuple[str, ...]:
        """The words of a folded text as the language's table has them."""
        return self._table.keys(folded)

    @property
    def shown(self) -> str:
        """What the words of its narration show of its tense and person, a letter a word, as `storybind.text.prose.tense` has them."""
        if self._shown is None:
            told = "" if self.all_said else self.told[:_TENSE]
            self._shown = "".join(map(self._table.kinds.__getitem__, cut(told)))
        return self._shown
