"""A block from what its lines say together: its emphasis read, a paragraph's blanks folded."""

import re

from storybind.errors import ParagraphTooLongError
from storybind.model import PARAGRAPH, Block, BlockKind, Inline, Span
from storybind.text.paragraphs.inline import read_inline

MOST_CHARACTERS = 5_000_000
"""Of one paragraph; no reading system lays out a tenth of it."""
_BLANKS = r"[ \t]{2,}|\t"
_WORD_BLANKS = '(?<=[.!?…"”’)])(?: \u00a0|\u00a0[ \u00a0])[ \u00a0]*'
"""Two blanks behind a sentence, one of which does not break: programs write two of a typist's so."""


def block(kind: BlockKind, raw: str, start: int, end: int) -> Block:
    """A block of the lines from index `start` to before `end`."""
    text, inline = read_inline(raw)
    return Block(kind, text, Span(start + 1, end), inline)


def paragraph(raw: str, start: int, end: int, path: str, gap: int = 0, usual: int | None = None) -> Block:
    """A paragraph of the lines from index `start` to before `end`; raises `ParagraphTooLongError`."""
    if len(raw) > MOST_CHARACTERS:
        raise too_long(len(raw), path, start + 1)
    if "\u00a0" in raw:
        raw = re.sub(_WORD_BLANKS, " ", raw)
    text, inline = read_inline(raw)
    if "  " in text or "\t" in text:
        text, inline = _fold_blanks(text, inline)
    return Block(PARAGRAPH, text, Span(start + 1, end), inline, "", 0, gap, usual)


def too_long(size: int, path: str, line: int) -> ParagraphTooLongError:
    """What is to be said of a paragraph of so many characters."""
    told = f"a paragraph of {size:,} characters, which no e-reader could lay out; is it the right file, and are its line ends there?"
    return ParagraphTooLongError(told, where=f"{path}:{line}")


def _fold_blanks(text: str, inline: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
    """Runs of blanks as one, the ranges moved along."""
    if not inline:
        return re.sub(_BLANKS, " ", text), ()
    moved: list[int] = []
    out: list[str] = []
    for at, char in enumerate(text):
        moved.append(len(out))
        char = " " if char == "\t" else char
        if not (char == " " and at and text[at - 1] in " \t"):
            out.append(char)
    moved.append(len(out))
    return "".join(out), tuple(Inline(moved[one.start], moved[one.end], one.kind, one.target) for one in inline)
