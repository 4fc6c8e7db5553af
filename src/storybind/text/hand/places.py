"""Paragraphs found by the words that they begin with, so that what a sidecar says of one survives edits elsewhere."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from storybind.model import Block, Notice

_COMPARED = 240  # characters of a paragraph's opening
_FEWEST, _MOST = 5, 14  # words that are written to tell a paragraph from the others
_LEAST_ALIKE = 0.4  # below it, the nearest paragraph is no help


def fold(text: str) -> str:
    """The words of an opening as they are compared: no matter its case, quotes and marks, nor how its accents are put together.

    >>> fold("“Three days later,” she *said*")
    'three days later she said'
    """
    opening = unicodedata.normalize("NFC", text[:_COMPARED]).casefold()
    return " ".join(re.findall(r"[^\W_]+", opening.replace("’", "'").replace("'", "")))


class Places:
    """The openings of all blocks of a story, in order and sorted; a block is known by its first line."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.openings = [(fold(block.text), block.span.first, block.text) for block in blocks]
        self.sorted = sorted((words, line) for words, line, _ in self.openings)

    def lines(self, words: str) -> list[int]:
        """The lines of the blocks that begin with these words, rising."""
        at = bisect_left(self.sorted, (words, 0))
        found: list[int] = []
        while at < len(self.sorted) and self.sorted[at][0].startswith(words):
            found.append(self.sorted[at][1])
            at += 1
        return sorted({*found})

    def _meant(self, opening: str, occurrence: int | None) -> list[int]:
        """The lines of the blocks that may be meant: those that say no more than these words, if there are some and none is counted."""
        words = fold(opening)
        lines = self.lines(words) if words else []
        if occurrence is None and len(lines) > 1:
            at = bisect_left(self.sorted, (words, 0))
            whole = [line for other, line in self.sorted[at : at + len(lines)] if other == words]
            return whole or lines
        return lines

    def find(self, opening: str, occurrence: int | None) -> int:
        """The line of the block that is meant, 0 where there is none."""
        lines = self._meant(opening, occurrence)
        at = occurrence or 1
        return lines[at - 1] if len(lines) >= at else 0

    def look_up(self, what: str, name: str, opening: str, occurrence: int | None) -> tuple[int, Notice | None]:
        """The line of the block that is meant, 0 where there is none, and what is to be told of words that begin none, or several.

        `what` the entry sets stands in the code of that, and `name` is what the entry is called.
        """
        line = self.find(opening, occurrence)
        if not line:
            return 0, self._unmatched(f"lost-{what}", name, opening, occurrence)
        unclear = self._unclear(opening, occurrence)
        return line, Notice(f"unclear-{what}", f"{name}: {unclear}", line) if unclear else None

    def _unclear(self, opening: str, occurrence: int | None) -> str:
        """What is to be told where several paragraphs begin with these words, and it is not said which is meant."""
        lines = self._meant(opening, occurrence)
        if occurrence or len(lines) == 1:
            return ""
        return f"{len(lines)} paragraphs begin so, and the first is taken; write more of its words, or which of them it is: occurrence = 1 to {len(lines)}"

    def _unmatched(self, code: str, name: str, opening: str, occurrence: int | None) -> Notice:
        """That these words begin no paragraph, with the one that comes nearest; `name` is what the entry is called."""
        from difflib import SequenceMatcher

        many = occurrence or 1
        begin = "no paragraph begins" if many == 1 else f"fewer than {many} paragraphs begin"
        told = f"{name}: {begin} with these words"
        words = fold(opening)
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(words)
        best, nearest = _LEAST_ALIKE, None
        for other, line, text in self.openings:
            matcher.set_seq1(other[: len(words)])
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (like := matcher.ratio()) > best:
                best, nearest = like, (line, text)
        if nearest is None:
            return Notice(code, f"{told}; mend the words or take the entry out")
        line, text = nearest
        return Notice(code, f"{told}; the nearest begins “{_shortened(text)}”", line)

    def opening(self, block: Block) -> tuple[str, int | None]:
        """The words by which a block is written down, and which of several it is that begin so, None where it is alone."""
        words = block.text[:_COMPARED].split()
        size = next((n for n in range(_FEWEST, _MOST) if len(self.lines(fold(" ".join(words[:n])))) == 1), _MOST)
        opening = " ".join(words[:size])
        alike = self.lines(fold(opening))
        return opening, alike.index(block.span.first) + 1 if len(alike) > 1 else None


def line_of(where: str) -> int:
    """The line of a sidecar on which an entry stands: of two for one place the later counts.

    >>> line_of("rain.toml:12")
    12
    """
    return int(where.rpartition(":")[2])


def contradicted(what: str, name: str, other: str, line: int) -> Notice:
    """That an entry and one before it, which stands at `other`, say different things of one paragraph."""
    told = f"{name}: {other} says otherwise of this paragraph, and does not count; take one of the two out"
    return Notice(f"unclear-{what}", told, line)


def _shortened(text: str) -> str:
    words = text[:_COMPARED].split()
    return " ".join(words[:8]) + (" ..." if len(words) > 8 else "")


def check_opening(key: str, name: str, opening: object) -> str:
    """The words that an entry gives; raises `ValueError`."""
    if not isinstance(opening, str) or not fold(opening):
        place = f"; to take one out, write [[{key}]] in the place of its [[{key.removeprefix('no-')}]]"
        way = place if opening is None and key.startswith("no-") else ""
        raise ValueError(f'[[{key}]] needs {name} = "the first words of a paragraph"{way}')
    return opening


def check_title(key: str, entry: dict[str, Any]) -> str | None:
    """What an entry says that something is called; raises `ValueError`."""
    title = entry.get("title")
    if title is not None and (not isinstance(title, str) or not title.strip()):
        raise ValueError(f"the title of a [[{key}]] is to be a text in quotes")
    return title


def check_occurrence(key: str, entry: dict[str, Any]) -> int | None:
    """Which of several an entry says that it means; raises `ValueError`."""
    occurrence = entry.get("occurrence")
    if "occurrence" not in entry:
        return None
    if not isinstance(occurrence, int) or isinstance(occurrence, bool) or occurrence < 1:
        raise ValueError(f"the occurrence of a [[{key}]] is to be a number from 1")
    return occurrence


def check_entry(key: str, value: object, fields: Sequence[str]) -> dict[str, Any]:
    """An entry of a sidecar, which has these fields and no others, of which the first is the words; raises `ValueError`."""
    if not isinstance(value, dict):
        raise ValueError(f'[[{key}]] is a table of its own, with {fields[0]} = "the first words of a paragraph"')
    if unknown := next((name for name in value if name not in fields), ""):
        raise ValueError(f"[[{key}]] has no {unknown!r}; it may have {', '.join(fields)}")
    return value
