"""How a paragraph begins: what is told in it, its first sentences and their words, each found once for all who ask.

Rules, cues and the course of the story read the same few sentences of every paragraph. A sentence is taken to words
when the first of them asks for it: of most paragraphs nobody asks for more than one.
"""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from storybind.text.narration import narration, sentences
from storybind.text.rules import Table

READ = 600
"""Characters of a paragraph in which its first sentences stand."""
_SENTENCES = 3  # that are looked at


class Sentence(NamedTuple):
    """One of a narration's sentences: where it begins and ends there, its text, that folded, and its words.

    The words are as `Table.keys` has them.
    """

    start: int
    stop: int
    text: str
    folded: str
    words: tuple[str, ...]


class Opening:
    """The head of a paragraph.

    Attributes:
        text: The whole paragraph.
        told: What the narrator says in its head: speech blanked out, character for character.
        all_said: Whether nothing is told.
        spans: Where the first three sentences of `told` begin and end; fewer where there are no more.
    """

    __slots__ = ("_sentences", "_table", "all_said", "spans", "text", "told")

    def __init__(self, text: str, table: Table) -> None:
        self.text, self._table = text, table
        self.told = narration(text[:READ])
        self.all_said = self.told.isspace()
        self.spans = () if self.all_said else tuple(islice(sentences(self.told), _SENTENCES))
        self._sentences: list[Sentence] = []

    def sentence(self, at: int) -> Sentence:
        """One of the sentences, counted from 0.

        >>> from storybind.text.rules import rules_for
        >>> Opening('"No." That evening it rained.', rules_for("en")).sentence(0).words
        ('that', 'evening', 'it', 'rained')
        """
        found = self._sentences
        while len(found) <= at:
            start, stop = self.spans[len(found)]
            text = self.told[start:stop]
            folded = text.casefold()
            found.append(Sentence(start, stop, text, folded, self._table.keys(folded)))
        return found[at]

    def head(self, at: int) -> tuple[str, ...]:
        """The word that one of the sentences begins with, as `Table.keys` has it; empty where it begins with none."""
        return self._table.keys(self.sentence(at).folded, first=True)
