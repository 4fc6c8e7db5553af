"""Every type that crosses a stage: ``bytes -> Source -> Story -> Book -> bytes``.

All are frozen; a stage makes new ones and changes none. Lines are counted from 1. Each module knows only those above it:

- `source`: the text as it came, spans of its lines, and notices of what is worth telling;
- `block`: a paragraph, a heading, a mark, with its lines and its emphasis;
- `chapter`: scenes with the break that each begins with, headings, epigraphs; `by_hand`: what a sidecar says of them;
- `note`: what the author says outside the story;
- `metadata`: the story's head, and what the book says of itself;
- `story`: all of it together; `book`: a story dressed, and what `convert` hands back.

They are named tuples rather than dataclasses, which are no more frozen. Each class is made in 0.07 ms instead of 0.48 when
the program starts, which for all of them saves a tenth of a conversion; an object is made in half the time.
"""

from storybind.model.block import (
    CLOSING,
    FOOTNOTE,
    HEADING,
    LABEL,
    LETTER,
    MARK,
    PANEL,
    PARAGRAPH,
    QUOTE,
    VERSE,
    WORDLESS,
    Block,
    BlockKind,
    Inline,
    clip,
    is_picture,
    nested,
    without,
)
from storybind.model.book import SMALLEST_COVER, Book, Bound, Cover, NotesAt
from storybind.model.by_hand import ByHand, ByHandApart, ByHandChapter, Hands
from storybind.model.chapter import (
    SIDECAR,
    Break,
    BreakKind,
    Candidate,
    Chapter,
    Clock,
    Epigraph,
    Heading,
    Over,
    Scene,
    begins_on,
    in_text,
)
from storybind.model.metadata import Entry, Field, Header, Metadata, in_line
from storybind.model.note import DEDICATION, LICENCE, SET_BY_HAND, Note
from storybind.model.source import Notice, Severity, Source, Span
from storybind.model.story import Story

__all__ = ["CLOSING", "DEDICATION", "FOOTNOTE", "HEADING", "LABEL", "LETTER", "LICENCE", "MARK", "PANEL", "PARAGRAPH", "QUOTE", "SET_BY_HAND", "SIDECAR", "SMALLEST_COVER", "VERSE", "WORDLESS", "Block", "BlockKind", "Book", "Bound", "Break", "BreakKind", "ByHand", "ByHandApart", "ByHandChapter", "Candidate", "Chapter", "Clock", "Cover", "Entry", "Epigraph", "Field", "Hands", "Header", "Heading", "Inline", "Metadata", "Note", "NotesAt", "Notice", "Over", "Scene", "Severity", "Source", "Span", "Story", "begins_on", "clip", "in_line", "in_text", "is_picture", "nested", "without"]  # fmt: skip
