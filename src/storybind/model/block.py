"""A stretch of a story's text: what it is, what it says, and what stands within it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol

from storybind.model.source import Span

WORDLESS = "\ufffc"
"""What stands in a text for a picture without words (Unicode's object replacement character)."""


class BlockKind(StrEnum):
    """What a block is, and so how it is set."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    MARK = "mark"  # a line of glyphs between scenes: no words
    LABEL = "label"  # a line of words that names a scene: "Three days later", "Mira's POV"
    VERSE = "verse"  # the blocks below keep their line ends
    LETTER = "letter"  # letters, addresses, signatures
    CHAT = "chat"
    SCRIPT = "script"  # ``NAME: speech``, stage directions
    PANEL = "panel"  # the voice of a game: ``[Strength: 6]``
    SIGN = "sign"  # an inscription, a headline, a telegram: short lines in capitals
    QUOTE = "quote"
    LIST = "list"
    CAPTION = "caption"  # ``[Illustration: ...]``: what is left of a picture
    CLOSING = "closing"  # "The End"
    FOOTNOTE = "footnote"


PARAGRAPH, HEADING, MARK, LABEL = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.MARK, BlockKind.LABEL
LETTER, PANEL, QUOTE, VERSE = BlockKind.LETTER, BlockKind.PANEL, BlockKind.QUOTE, BlockKind.VERSE
CLOSING, FOOTNOTE = BlockKind.CLOSING, BlockKind.FOOTNOTE
"""Those that every block of a story is asked for, again and again: to look one up in its class takes Python 3.11 sixteen times as long."""


class Inline(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of a block's text are emphasised, or linked to `target`.

    A ``ruby`` has its reading in `target`, which is text of the story as well; a ``link`` an address of the web, a
    ``picture`` the place of its file as the story has it: what it stands over are the words for who cannot see it. A
    ``lang`` has the language tag of the passage; a ``speaker`` is the name before what is said in a chat or script.
    """

    start: int
    end: int
    kind: Literal[
        "em", "strong", "s", "u", "sub", "sup", "noteref", "ruby", "link", "picture", "code", "lang", "speaker"
    ]
    target: str = ""

    def is_all_of(self, text: str) -> bool:
        """Whether it is over the whole of a text."""
        return (self.start, self.end) == (0, len(text))

    def moved(self, by: int) -> "Inline":
        """The same over characters that stand so many further on."""
        return self._replace(start=self.start + by, end=self.end + by)


class Told(Protocol):
    """Whatever has a text, and what stands within it."""

    @property
    def text(self) -> str: ...  # noqa: D102

    @property
    def inline(self) -> Sequence[Inline]: ...  # noqa: D102


def is_picture(told: Told) -> bool:
    """Whether something is a picture and nothing else, but for its words."""
    return any(one.kind == "picture" and one.is_all_of(told.text) for one in told.inline)


def nested(inline: Iterable[Inline]) -> tuple[Inline, ...]:
    """The emphasis of a text in order of its start, outer before inner."""
    return tuple(sorted(inline, key=lambda one: (one.start, -one.end)))


def clip(inline: Iterable[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """The emphasis of characters `start` to `end` (exclusive) of a text, as that of these characters alone.

    >>> clip((Inline(0, 4, "em"), Inline(6, 9, "strong")), 2, 8)
    (Inline(start=0, end=2, kind='em', target=''), Inline(start=4, end=6, kind='strong', target=''))
    """
    return tuple(
        one._replace(start=max(one.start, start) - start, end=min(one.end, end) - start)
        for one in inline
        if max(one.start, start) < min(one.end, end)
    )


class Block(NamedTuple):
    """A stretch of text with its source lines; spans rise from block to block and never overlap."""

    kind: BlockKind
    text: str  # what a reader reads: wrapped lines joined, no marks of emphasis; kinds that keep their line ends hold them
    span: Span
    inline: tuple[Inline, ...] = ()  # what those marks said, nested properly and in order of their start
    id: str = ""  # of a footnote, as its references name it
    level: int = 0  # of a heading, 1 to 6, where the source says it
    gap: int = 0  # blank lines before it
    usual: int | None = None  # those that usually stand between paragraphs there, None where that is not known
    # something stood before it that is kept elsewhere, or it is no part of what it follows, as a letter
    apart: bool = False

    @property
    def is_tied(self) -> bool:
        """Whether a picture stands in it, or a reference to a footnote: it stays where that is."""
        return bool(self.inline) and any(one.kind in ("picture", "noteref") for one in self.inline)

    @property
    def is_reference(self) -> bool:
        """Whether it refers to a footnote and says nothing else."""
        return bool(self.inline) and any(one.kind == "noteref" and one.is_all_of(self.text) for one in self.inline)

    @property
    def is_signed(self) -> bool:
        """Whether a footnote opens with the sign that was typed: a range that leads to itself. Else storybind numbers it."""
        first = self.inline[0] if self.kind is FOOTNOTE and self.inline else None
        return first is not None and (first.start, first.kind, first.target) == (0, "noteref", self.id)


def without(lines: list[str], left_out: Iterable[Block]) -> list[str]:
    """Lines without what was left out of them: a block's text, line by line, or all of its lines if they say no more."""
    lines = list(lines)
    for block in left_out:
        first, last = block.span.first - 1, block.span.last
        parts = block.text.split("\n")
        if len(parts) == last - first and all(map(str.__contains__, lines[first:last], parts)):
            lines[first:last] = [line.replace(part, "", 1) for line, part in zip(lines[first:last], parts, strict=True)]
        elif _letters(block.text) == _letters("".join(lines[first:last])):
            lines[first:last] = [""] * (last - first)
    return lines


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
