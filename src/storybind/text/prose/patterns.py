"""The patterns of a language's table, with its words filled in, each compiled no further than the texts at hand ask for."""

import re
import sys
from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from storybind.text.prose.caseless import in_small_letters
from storybind.text.prose.fitting import Text, fit
from storybind.text.prose.parsing import Group, Way, needed, parse

_PLACEHOLDER = re.compile(r"<([a-z_]+)>")

_FAR = sys.maxsize
_SENTENCES = 8  # that are kept as they are fitted to
_FITTING = 25  # letters that could be compiled in the time that fitting a pattern takes


class _Small(NamedTuple):
    """A pattern for text in small letters; it may find too much where it is not `exact`."""

    regex: re.Pattern[str]
    exact: bool


class Patterns:
    """Patterns by their source; `words` are alternatives by name, for the ``<name>`` in them.

    Attributes:
        whole: Whether a pattern is compiled whole when first asked for. That is soon regained by a process that reads many
            stories, and by no other.
    """

    whole: ClassVar[bool] = False

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._fitted: dict[str, re.Pattern[str]] = {}
        self._texts: dict[str, Text] = {}
        self._parsed: dict[str, Group] = {}
        self._needed: dict[str, tuple[Way, ...]] = {}
        self._left: dict[str, int] = {}  # letters that may yet be spent on fitting a pattern
        self._small: dict[str, _Small | None] = {}  # of those asked for often

    def spread(self, words: str) -> list[str]:
        """Words with the table's own in place of ``<name>``.

        >>> Patterns({"unit": "day|week"}).spread("the <unit>")
        ['the', 'day', 'week']
        """
        while _PLACEHOLDER.search(words):
            words = _PLACEHOLDER.sub(lambda name: self.words[name[1]].replace("|", " "), words)
        return words.split()

    def fill(self, pattern: str) -> str:
        """A pattern with the table's words in place of ``<name>``.

        >>> Patterns({"unit": "day|week"}).fill("<unit>s? later")
        '(?:day|week)s? later'
        """
        while _PLACEHOLDER.search(pattern):
            pattern = _PLACEHOLDER.sub(lambda name: f"(?:{self.words[name[1]]})", pattern)
        return pattern

    def without_asides(self, sentence: str) -> str:
        r"""A sentence without the clauses that only tell more about something in it: ``<aside>`` of the words.

        >>> Patterns({"aside": r"\bwho\b[^,]*"}).without_asides("On Friday the men, who would be late, came in.")
        'On Friday the men, , came in.'
        """
        aside = self._fit("<aside>", sentence) if "aside" in self.words else None
        return aside.sub("", sentence) if aside else sentence

    def needed(self, pattern: str) -> tuple[Way, ...]:
        """What a pattern cannot do without, as `parsing.needed` has it."""
        ways = self._needed.get(pattern)
        if ways is None:
            ways = self._needed[pattern] = needed(self._parse(pattern))
        return ways

    def match(
        self, pattern: str, text: str, start: int = 0, end: int = _FAR, folded: str | None = None
    ) -> re.Match[str] | None:
        """What a pattern matches in ``text[start:end]`` from its first letter on; `folded` is as for `search`."""
        if folded is not None and (small := self._small.get(pattern) or self._in_small_letters(pattern)):
            found = small.regex.match(folded, start, end)
            if found is None or small.exact:
                return found
        regex = self._compiled.get(pattern) or self._fit(pattern, text[start:end], from_start=True)
        return regex.match(text, start, end) if regex else None

    def fullmatch(self, pattern: str, text: str, folded: str | None = None) -> re.Match[str] | None:
        """What a pattern matches, if that is all of a text; `folded` is as for `search`."""
        if folded is not None and (small := self._small.get(pattern) or self._in_small_letters(pattern)):
            found = small.regex.fullmatch(folded)
            if found is None or small.exact:
                return found
        regex = self._compiled.get(pattern) or self._fit(pattern, text, from_start=True)
        return regex.fullmatch(text) if regex else None

    def search(
        self, pattern: str, text: str, start: int = 0, end: int = _FAR, folded: str | None = None
    ) -> re.Match[str] | None:
        """What a pattern matches anywhere in ``text[start:end]``; `folded` is the text as `fold_alike` has it, if known.

        >>> Patterns({"unit": "day|week"}).search("<unit>s? later", "Six weeks later it rained.")[0]
        'weeks later'
        """
        if folded is not None and (small := self._small.get(pattern) or self._in_small_letters(pattern)):
            found = small.regex.search(folded, start, end)
            if found is None or small.exact:
                return found
        regex = self._compiled.get(pattern) or self._fit(pattern, text[start:end])
        return regex.search(text, start, end) if regex else None

    def _fit(self, pattern: str, text: str, *, from_start: bool = False) -> re.Pattern[str] | None:
        """A pattern as far as a text can match it, or None; the whole of it once as much was spent on parts of it."""
        left = self._left.get(pattern)
        if left is None:
            left = len(self.fill(pattern))
        if left <= 0 or self.whole:
            return self.regex(pattern)
        fitted = fit(self._parse(pattern), self._text(text), from_start=from_start)
        left -= _FITTING
        if fitted is not None and fitted not in self._fitted:
            left -= len(fitted)
            self._fitted[fitted] = re.compile(fitted, re.IGNORECASE)
        self._left[pattern] = left
        return self._fitted[fitted] if fitted is not None else None

    def _in_small_letters(self, pattern: str) -> _Small | None:
        """A pattern for folded text; None as long as it is fitted, and where that cannot be."""
        if pattern in self._small or (self._left.get(pattern, 1) > 0 and not self.whole):
            return None
        small = in_small_letters(self.fill(pattern))
        found = self._small[pattern] = _Small(re.compile(small.source), small.exact) if small else None
        return found

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
