"""How a paragraph begins: what is told in it, its first sentences and their words, each found once for all who ask.

Rules, cues and the course of the story read the same few sentences of every paragraph. A sentence is taken to words
when the first of them asks for it: of most paragraphs nobody asks for more than one.
"""

from __future__ import annotations

from typing import NamedTuple

from storybind.text.narration import narration, sentences
from storybind.text.rules import Table

READ = 600
"""Characters of a paragraph in which its first sentences stand."""


class Sentence(NamedTuple):
    """One of a narration's sentences: where it begins and ends there, its text, that folded, and its words.

    The words are as `Table.keys` has them.
    """

    start: int
    stop: int
    text: str
    folded: str
    words: tuple[str, ...]

    @property
    def head(self) -> tuple[str, ...]:
        """The word that it begins with, and its sides if it has an apostrophe; empty where it begins with none."""
        if not self.words or not self.folded[0].isalnum():
            return ()
        word = self.words[0]
        return self.words[: 3 if "'" in word or "’" in word else 1]


class Opening:
    """The head of a paragraph.

    Attributes:
        text: The whole paragraph.
        told: What the narrator says in its head: speech blanked out, character for character.
        all_said: Whether nothing is told.
    """

    __slots__ = ("_found", "_spans", "_table", "all_said", "text", "told")

    def __init__(self, text: str, table: Table) -> None:
        self.text, self._table = text, table
        self.told = narration(text[:READ])
        self.all_said = self.told.isspace()
        self._spans = iter(()) if self.all_said else sentences(self.told)
        self._found: list[Sentence | None] = []

    def sentence(self, at: int) -> Sentence | None:
        """One of the sentences, counted from 0; None where there are not so many.

        >>> from storybind.text.rules import rules_for
        >>> Opening('"No." That evening it rained.', rules_for("en")).sentence(0).words
        ('that', 'evening', 'it', 'rained')
        """
        found = self._found
        while len(found) <= at:
            span = next(self._spans, None)
            found.append(self._read(*span) if span else None)
        return found[at]

    def keys(self, folded: str) -> tuple[str, ...]:
        """The words of a folded text as the language's table has them."""
        return self._table.keys(folded)

    def _read(self, start: int, stop: int) -> Sentence:
        text = self.told[start:stop]
        folded = text.casefold()
        return Sentence(start, stop, text, folded, self._table.keys(folded))
