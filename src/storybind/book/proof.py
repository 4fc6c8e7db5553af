"""The word proof: a finished book, read back from its bytes, against the source it was made from.

It trusts nothing the stages in between said about the text: what it expects comes from the source's lines, what it
finds from the files in the archive. What a story holds beyond its prose is accounted for line by line: heads on the
title page or the page about the story, notes on the notes page, marks without words nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, zip_longest
from xml.parsers import expat

from storybind.book.package import Package
from storybind.errors import LostWordsError
from storybind.model import Block, BlockKind, Chapter, Heading, Note, Span, Story
from storybind.syntax import find_notes, words_alone

_WORD = re.compile(r"[^\W_]+")
_SIGNS = str.maketrans("", "", "*_")
_WRAPPED = re.compile(r"[^\W\d_]-\n[^\W\d_]")
_BREAKS = frozenset({"p", "h1", "h2", "h3", "li", "dt", "dd"})
_CHAPTER = re.compile(r".*/chapter-(\d+)(?:-\d+)?\.xhtml")
_PART = re.compile(r".*/part-\d+\.xhtml")
_FRONT = ("/titlepage.xhtml", "/about.xhtml")
Piece = tuple[int, str]
"""A stretch of the source and the line it begins on."""


def prove(package: Package, story: Story) -> None:
    """Make sure that a book of ours holds the words of a story, in their order, and no others.

    Raises:
        LostWordsError: The first word that is missing or was invented, and its line in the source.
    """
    lines = story.source.lines
    _account_for_lines(story, lines)
    names = [item.name for item in package.spine]
    files: dict[int, list[str]] = {}
    for name in names:
        if file := _CHAPTER.fullmatch(name):
            files.setdefault(int(file[1]), []).append(name)
    for number, chapter in enumerate(story.chapters, start=1):
        pieces = (piece for name in files.pop(number, ()) for piece in read_pieces(package.read(name)))
        _compare(_of_chapter(chapter, lines), pieces, story)
    for name in chain.from_iterable(files.values()):
        _compare((), read_pieces(package.read(name)), story)
    parts = [piece for name in names if _PART.fullmatch(name) for piece in read_pieces(package.read(name))]
    _compare((_of_heading(chapter.part, lines) for chapter in story.chapters if chapter.part), parts, story)
    notes = [piece for name in names if name.endswith("/notes.xhtml") for piece in read_pieces(package.read(name))]
    _compare((piece for note in story.notes for piece in _of_note(note, lines)), notes, story)
    front = [piece for name in names if name.endswith(_FRONT) for piece in read_pieces(package.read(name))]
    _compare_head(story, front, lines)


def prove_elsewhere(package: Package, story: Story) -> None:
    """Make sure that a book made by any program holds the words of a story's chapters, in their order.

    Raises:
        LostWordsError: The first word that is missing, and its line in the source.
    """
    found = (
        word
        for item in package.spine
        for piece in read_pieces(package.read(item.name))
        for word in _WORD.findall(piece)
    )
    lines = story.source.lines
    for chapter in story.chapters:
        for line, text in _of_chapter(chapter, lines):
            for word in _words(text, story):
                if word not in found:  # consumes up to the word
                    raise _lost(word, line, story)


def read_pieces(xhtml: bytes) -> list[str]:
    """The text of an XHTML file, block by block, without what storybind says itself (``class="made"``)."""
    return _Reader().read(xhtml)


class _Reader:
    """Expat's callbacks: they gather text, and pass by what stands in an element of our own."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.parts: list[str] = []
        self.depth = 0
        self.skip = 0  # depth of the element that is passed by, 0 outside one

    def read(self, xhtml: bytes) -> list[str]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.Parse(xhtml, True)
        self.close_piece()
        return self.pieces

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if not self.skip and (tag == "head" or "made" in attributes.get("class", "").split()):
            self.skip = self.depth
        if tag == "br":
            self.parts.append("\n")

    def end(self, tag: str) -> None:
        if tag in _BREAKS:
            self.close_piece()
        if self.skip == self.depth:
            self.skip = 0
        self.depth -= 1

    def data(self, text: str) -> None:
        if not self.skip:
            self.parts.append(text)

    def close_piece(self) -> None:
        if text := "".join(self.parts).strip():
            self.pieces.append(text)
        self.parts.clear()


def _account_for_lines(story: Story, lines: list[str]) -> None:
    """Every line with a word in it was read as something."""
    read = bytearray(len(lines) + 1)
    for span in _spans(story):
        read[span.first : span.last + 1] = b"\1" * (span.last - span.first + 1)
    for at, line in enumerate(lines, start=1):
        if not read[at] and (lost := _words(line, story)):
            raise _lost(lost[0], at, story)


def _spans(story: Story) -> Iterator[Span]:
    """The lines of everything that was read."""
    if story.header.front_matter:
        yield Span(1, story.header.body - 1)
    yield from (entry.span for entry in story.header.entries)
    yield from (block.span for note in story.notes for block in note.blocks)
    yield from (block.span for block in story.marks)
    yield from (block.span for scene in story.scenes for block in scene.blocks)
    for chapter in story.chapters:
        yield from (heading.span for heading in (chapter.part, chapter.heading) if heading)


def _of_chapter(chapter: Chapter, lines: list[str]) -> Iterator[Piece]:
    """What the source has for a chapter, block by block, footnotes last as the book sets them."""
    if chapter.heading:
        yield _of_heading(chapter.heading, lines)
    blocks = [block for scene in chapter.scenes for block in scene.blocks]
    for footnote in (False, True):
        for block in blocks:
            if (block.kind is BlockKind.FOOTNOTE) is footnote:
                yield _of_block(block, lines)


def _of_heading(heading: Heading, lines: list[str]) -> Piece:
    return heading.span.first, "\n".join(lines[heading.span.first - 1 : heading.span.last])


def _of_block(block: Block, lines: list[str]) -> Piece:
    first, last = block.span.first, block.span.last
    return first, lines[first - 1] if first == last else "\n".join(lines[first - 1 : last])


def _of_note(note: Note, lines: list[str]) -> Iterator[Piece]:
    return (_of_block(block, lines) for block in note.blocks)


def _words(text: str, story: Story) -> list[str]:
    """The words of a stretch of source, free of markup that is none of them."""
    if story.source.format == "markdown":
        text = words_alone(text, _notes_of(story.source.text))
    return _WORD.findall(text)


@lru_cache(maxsize=1)
def _notes_of(text: str) -> frozenset[str]:
    return find_notes(text)


def _same(expected: str, found: str, story: Story) -> bool:
    """Whether two stretches say the same: to the letter but for blanks, or but for marks of emphasis, or in words."""
    if expected == found or expected.split() == found.split():
        return True
    if (
        "".join(expected.translate(_SIGNS).split()) == "".join(found.translate(_SIGNS).split())
        and story.source.format == "text"
    ):
        return len(found.translate(_SIGNS).split()) == len(expected.translate(_SIGNS).split()) or bool(
            _WRAPPED.search(expected)
        )
    words, got = _words(expected, story), _WORD.findall(found)
    # a wrapped word is joined again, and signs inside a word of Markdown leave it whole: `EpubItem`s
    joined = story.source.format == "markdown" or bool(_WRAPPED.search(expected))
    return words == got or (joined and "".join(words) == "".join(got))


def _compare(expected: Iterable[Piece], found: Iterable[str], story: Story) -> None:
    """Go through both block by block; from where blocks do not pair, word by word."""
    wanted, got = iter(expected), iter(found)
    for here, there in zip_longest(wanted, got):
        if here is None or there is None or not _same(here[1], there, story):
            _compare_words(chain(filter(None, [here]), wanted), chain(filter(None, [there]), got), story)
            return


def _compare_words(expected: Iterable[Piece], found: Iterable[str], story: Story) -> None:
    wanted = ((word, line) for line, text in expected for word in _words(text, story))
    got = (word for text in found for word in _WORD.findall(text))
    last = 1
    for here, there in zip_longest(wanted, got):
        if here is None:
            raise _invented(there or "", last, story)
        last = here[1]
        if here[0] != there:
            raise _lost(here[0], last, story)


def _compare_head(story: Story, found: Iterable[str], lines: list[str]) -> None:
    """Each entry of the head is on the title page or the page about the story; its line held nothing else."""
    shown = " ".join(_WORD.findall(" \n".join(found))).casefold()
    said: dict[tuple[int, int], list[str]] = {}
    for entry in story.header.entries:
        value = entry.value if isinstance(entry.value, str) else " ".join(entry.value)
        words = _WORD.findall(value)
        said.setdefault((entry.span.first, entry.span.last), []).extend(_WORD.findall(entry.label) + words)
        steers = story.header.front_matter and entry.name in (
            "cover",
            "theme",
            "identifier",
            "language",
            "series_index",
        )
        if words and not steers and " ".join(words).casefold() not in shown:
            raise _lost(words[0], entry.span.first, story)
    if story.header.front_matter:
        return  # it is data: what a value says is checked above
    for (first, last), words in said.items():
        there = _WORD.findall("\n".join(lines[first - 1 : last]))
        if sorted(there) != sorted(words):
            raise _lost(next((word for word in there if word not in words), there[0]), first, story)


def _lost(word: str, line: int, story: Story) -> LostWordsError:
    return LostWordsError(f"the word {word!r} is not in the book where it belongs", where=f"{story.source.path}:{line}")


def _invented(word: str, line: int, story: Story) -> LostWordsError:
    return LostWordsError(
        f"after this line the book has the word {word!r}, and the story has not", where=f"{story.source.path}:{line}"
    )
