"""The word proof: a finished book, read back from its bytes, against the source it was made from.

It takes no stage's word for the text: what it expects comes from the source's lines, what it finds from the files in
the archive; which lines are story, notes or marks it takes from the `Story`, and of lines that hold both a paragraph
and a note in brackets, which words are whose it finds out itself. It compares words, and signs between them
where a block is the same to the letter. What a story holds beyond its prose is accounted for line by line: heads on the
title page or the page about the story, notes on the notes page, marks without words nowhere.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import Any, NamedTuple
from xml.parsers import expat

from storybind.book.package import Package
from storybind.errors import LostWordsError, NotABookError
from storybind.model import Block, BlockKind, Chapter, Entry, Field, Heading, Note, NotesAt, Span, Story
from storybind.syntax import Defined, find_defined, without_icons, words_alone

_WORD = re.compile(r"[^\W_]+")
_ROWS = r"^(?:[oOxX0]{3,}\s+)|(?:\s+[oOxX0]{3,})$"  # letters that dress a label
_BROKEN = re.compile(r"[-\u2010]\n[ \t]*|[*_｜]+")
_UNSPACED = "[\u3040-\u30ff\u3400-\u9fff\uff10-\uff9f\u0e00-\u0eff\u1780-\u17ff\U00020000-\U0003ffff]"
_BREAKS = frozenset({"p", "h1", "h2", "h3", "li", "dt", "dd"})
_CHAPTER = re.compile(r".*/chapter-(\d+)(?:-\d+)?\.xhtml")
_DATA = frozenset({"cover", "theme", "identifier", "language", "series", "series_index"})  # of front matter: it steers
_PART = re.compile(r".*/part-\d+\.xhtml")
Piece = tuple[int, str]
"""A stretch of the source and the line it begins on."""


def prove(package: Package, story: Story, notes_at: NotesAt = "end") -> None:
    """Make sure that a book of ours holds the words of a story, in their order, and no others.

    Args:
        package: The book.
        story: The story.
        notes_at: Where its notes are to be: on a page of their own, round their chapters, or nowhere.

    Raises:
        LostWordsError: The first word that is missing or was invented, and its line in the source; or a page that no
            reading system could open.
    """
    lines = story.lines
    _account_for_lines(story, lines)
    try:
        split = _split_spans(story, lines)
        around = story.notes_around() if notes_at == "chapter" else {}
        _compare_chapters(package, story, lines, split, around)
        page = {"end": story.own_notes, "chapter": around.get(0, ((), ()))[0], "drop": ()}[notes_at]
        _compare(_of_notes(page, lines, split), _pieces(package, "notes"), story)
        terms = () if notes_at == "drop" else story.licence
        _compare(_of_notes(terms, lines, split), _pieces(package, "licence"), story)
        _compare_head(story, package, lines)
    except NotABookError as broken:
        raise LostWordsError(broken.message, where=story.source.path) from None


def _compare_chapters(package: Package, story: Story, lines: list[str], split: "_Splits", around: "_Around") -> None:
    """Chapter by chapter, so that the memory holds one of them; a page that belongs to none is invented."""
    names = [item.name for item in package.spine]
    files: dict[int, list[str]] = {}
    for name in names:
        if file := _CHAPTER.fullmatch(name):
            files.setdefault(int(file[1]), []).append(name)
    for number, chapter in enumerate(story.chapters, start=1):
        pieces = (piece for name in files.pop(number, ()) for piece in read_pieces(package.read(name)))
        _compare(_of_chapter(chapter, lines, split, around.get(number, ((), ()))), pieces, story)
    for name in chain.from_iterable(files.values()):
        _compare((), read_pieces(package.read(name)), story)
    parts = [piece for name in names if _PART.fullmatch(name) for piece in read_pieces(package.read(name))]
    _compare((_of_heading(chapter.part, lines) for chapter in story.chapters if chapter.part), parts, story)


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
    lines = story.lines
    split = _split_spans(story, lines)
    for chapter in story.chapters:
        for line, text in _of_chapter(chapter, lines, split):
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
        try:
            parser.Parse(xhtml, True)
        except expat.ExpatError as wrong:
            raise NotABookError(f"a page of it is not well-formed XML ({wrong}); make the book anew") from None
        self.close_piece()
        return self.pieces

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if not self.skip and (tag == "head" or (attributes and "made" in attributes.get("class", "").split())):
            self.skip = self.depth
        if tag == "br":
            self.parts.append("\n")
        elif tag == "rt":  # a reading is a word apart from its base
            self.parts.append(" ")

    def end(self, tag: str) -> None:
        if tag in _BREAKS:
            self.close_piece()
        elif tag == "rt":
            self.parts.append(" ")
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
    at = 0
    while (at := read.find(0, at + 1)) > 0:
        if lines[at - 1] and (lost := _words(lines[at - 1], story)):
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
        yield from (heading.span for heading in (chapter.part, chapter.heading) if heading and not heading.origin)


class _Split(NamedTuple):
    """A stretch of source that is a paragraph and, in brackets within it, notes: what is left to the one, and the others."""

    rest: str
    notes: tuple[str, ...]
    """In the order of the notes."""


_Splits = dict[Span, _Split]
_Around = dict[int, tuple[tuple[Note, ...], tuple[Note, ...]]]


def _split_spans(story: Story, lines: list[str]) -> _Splits:
    """The stretches of source that a paragraph shares with notes; every word of them is one's or another's.

    Raises:
        LostWordsError: A note says what stands in no brackets there.
    """
    spans = {block.span for note in story.notes for block in note.blocks}
    shared = {block.span for scene in story.scenes for block in scene.blocks if block.span in spans} if spans else set()
    said: dict[Span, list[str]] = {}
    for note in story.notes:
        for block in note.blocks:
            if block.span in shared:
                said.setdefault(block.span, []).append(f"{note.label} {block.text}")
    return {
        span: _split_span("\n".join(lines[span.first - 1 : span.last]), notes, span, story)
        for span, notes in said.items()
    }


def _split_span(text: str, said: list[str], span: Span, story: Story) -> _Split:
    """A stretch cut at the brackets that hold what notes say, one after the other."""
    closing = [bracket.end() for bracket in re.finditer(r"[)\]}】）］]", text)]
    rest: list[str] = []
    notes: list[str] = []
    at = 0
    for words in said:
        cut = _find_bracketed(text, at, closing, words, story)
        if cut is None:
            raise _lost((_WORD.findall(words) or [""])[-1], span.first, story)
        start, end = cut
        rest.append(text[at:start])
        notes.append(text[start:end])
        at = end
    return _Split(" ".join([*rest, text[at:]]), tuple(notes))


def _find_bracketed(text: str, at: int, closing: list[int], said: str, story: Story) -> tuple[int, int] | None:
    """Where a text, from a place on, has these words between two brackets: from the first to behind the other."""
    first = _WORD.search(said)
    opening = re.compile(r"[(\[{【（［]")
    while bracket := opening.search(text, at):
        start, at = bracket.start(), bracket.end()
        word = _WORD.search(text, start)
        if first and word and not first[0].startswith(word[0]):
            continue
        number = bisect(closing, start)
        for end in closing[number : number + _MOST_INNER]:
            if _difference([(1, text[start:end])], [said], story) is None:
                double = text[start : start + 1] == text[start + 1 : start + 2] and text[end : end + 1] == text[end - 1]
                return start, end + double
    return None


_MOST_INNER = 20  # brackets inside a note in brackets


def _of_chapter(
    chapter: Chapter, lines: list[str], split: _Splits, around: tuple[tuple[Note, ...], tuple[Note, ...]] = ((), ())
) -> Iterator[Piece]:
    """What the source has for a chapter, block by block: notes round it, footnotes last as the book sets them."""
    if chapter.heading and not chapter.heading.origin:
        yield _of_heading(chapter.heading, lines)
    before, behind = around
    yield from _of_notes(before, lines, split)
    blocks = [block for scene in chapter.scenes for block in scene.blocks]
    footnotes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
    prose = [block for block in blocks if block.kind is not BlockKind.FOOTNOTE] if footnotes else blocks
    for block in prose:
        shared = split.get(block.span) if split else None
        yield (block.span.first, shared.rest) if shared else _of_block(block, lines)
    yield from _of_notes(behind, lines, split)
    for block in footnotes:
        shared = split.get(block.span) if split else None
        yield (block.span.first, shared.rest) if shared else _of_block(block, lines)


def _of_heading(heading: Heading, lines: list[str]) -> Piece:
    text = "\n".join(lines[heading.span.first - 1 : heading.span.last])
    if heading.title and heading.label + heading.title in text:  # a script without blanks may set none between them
        text = text.replace(heading.label + heading.title, f"{heading.label} {heading.title}", 1)
    return heading.span.first, text


def _of_block(block: Block, lines: list[str]) -> Piece:
    first, last = block.span.first, block.span.last
    if block.kind is BlockKind.LABEL:
        return first, re.sub(_ROWS, "", "\n".join(lines[first - 1 : last]).strip())
    return first, lines[first - 1] if first == last else "\n".join(lines[first - 1 : last])


def _of_notes(notes: Iterable[Note], lines: list[str], split: _Splits) -> Iterator[Piece]:
    """What the source has for notes, block by block; those of one paragraph come in its order."""
    told: dict[Span, int] = {}
    for note in notes:
        for block in note.blocks:
            shared = split.get(block.span) if split else None
            if shared:
                told[block.span] = told.get(block.span, 0) + 1
                yield block.span.first, shared.notes[told[block.span] - 1]
            else:
                yield _of_block(block, lines)


def _words(text: str, story: Story) -> list[str]:
    return _WORD.findall(_plain(text, story))


def _plain(text: str, story: Story) -> str:
    """A stretch of source, free of markup that is none of its words."""
    return words_alone(text, _defined_in(story.source.text)) if story.source.format == "markdown" else text


@lru_cache(maxsize=1)
def _defined_in(text: str) -> Defined:
    return find_defined(text)


def _same(expected: str, found: str, story: Story) -> bool:
    """Whether two stretches say the same: to the letter but for blanks and marks of emphasis, or word for word."""
    if expected == found:
        return True
    parts = found.split()
    if expected.split() == parts or expected.replace("*", "").replace("_", "").split() == parts:
        return True
    return _WORD.findall(expected) == _WORD.findall(found) or _difference([(0, expected)], [found], story) is None


class _Difference(NamedTuple):
    """Where two texts part: a word that is lost, or one that was invented after a line."""

    word: str
    line: int
    lost: bool


def _difference(
    expected: Iterable[Piece], found: Iterable[str], story: Story, *, raw: bool = False
) -> _Difference | None:
    """The first word in which the book differs from the source; None where they agree.

    Where the source breaks a word, the book may have it whole: at a hyphen that ends a line, at a line end between
    letters of a script without blanks, at marks of emphasis, and in Markdown at any sign without a blank, as in `EpubItem`s. Fields of the metadata are `raw`: no markup is in them.
    """
    got = (word for text in found for word in _WORD.findall(text))
    glued, before, line = "", "", 1
    for word, at, may_be_glued in _broken_words(expected, story, raw=raw):
        if glued and not may_be_glued:
            return _Difference(before, line, lost=True)
        there = glued or next(got, "")
        if not there.startswith(word):
            return _Difference(word, at, lost=True)
        glued, before, line = there[len(word) :], word, at
    if glued and before:
        return _Difference(before, line, lost=True)
    left = next(got, "")
    return _Difference(left, line, lost=False) if left else None


def _broken_words(pieces: Iterable[Piece], story: Story, *, raw: bool) -> Iterator[tuple[str, int, bool]]:
    """The words of the source, each with its line and whether it may be the second half of the one before."""
    loose = story.source.format == "markdown"
    for line, text in pieces:
        plain, last = text if raw else _plain(text, story), -1
        for word in _WORD.finditer(plain):
            between = plain[last : word.start()] if last >= 0 else " "
            broken = bool(_BROKEN.fullmatch(between)) or (loose and not any(map(str.isspace, between)))
            if not broken and between.startswith("\n") and between.isspace():  # scripts without blanks between words
                broken = max(plain[last - 1], word[0]) >= "\u0e00" and _is_unspaced(plain[last - 1], word[0])
            last = word.end()
            yield word[0], line, broken


def _is_unspaced(above: str, below: str) -> bool:
    """Whether two words touch in a script without blanks; its pattern is slow to compile, and few stories ask for it."""
    return bool(re.match(_UNSPACED, above) and re.match(_UNSPACED, below))


def _compare(expected: Iterable[Piece], found: Iterable[str], story: Story) -> None:
    """Go through both block by block; a block may be set line by line; from where they do not pair, word by word."""
    wanted, got = iter(expected), iter(found)
    for here in wanted:
        first = next(got, None)
        if first is not None and _same(here[1], first, story):
            continue
        there = [] if first is None else [first, *islice(got, here[1].count("\n"))]
        if not _same(here[1], "\n".join(there), story):
            _compare_words(chain([here], wanted), chain(there, got), story)
            return
    _compare_words((), got, story)


def _compare_words(expected: Iterable[Piece], found: Iterable[str], story: Story, *, raw: bool = False) -> None:
    if difference := _difference(expected, found, story, raw=raw):
        word, line, lost = difference
        raise _lost(word, line, story) if lost else _invented(word, line, story)


def _compare_head(story: Story, package: Package, lines: list[str]) -> None:
    """The title page and the page about the story have what they are to have; no entry of the head is on neither."""
    metadata = story.metadata
    index = metadata.series_index if metadata.series else None
    fields = (metadata.title, metadata.subtitle, metadata.authors, metadata.series, index, metadata.publisher)
    title = [(_line(field), " ".join(_texts(field))) for field in fields if field]
    _compare_words(title, _pieces(package, "titlepage"), story, raw=True)
    about = [(entry.span.first, f"{entry.label} {_value(entry)}") for entry in metadata.about]
    _compare_words(about, _pieces(package, "about"), story, raw=True)
    shown = [f" {' '.join(_WORD.findall(' '.join(text for _, text in part)))} ".casefold() for part in (title, about)]
    apart = frozenset(metadata.about)
    for entry in story.header.entries:
        words = _WORD.findall(_value(entry))
        steers = story.header.front_matter and entry.name in _DATA
        if entry in apart or steers or words in ([], ["Unknown"]):
            continue
        if not any(f" {' '.join(words)} ".casefold() in part for part in shown):
            raise _lost(words[0], entry.span.first, story)
    if not story.header.front_matter:  # that is data, its keys and signs no words of the text
        _compare_head_lines(story, lines)


def _compare_head_lines(story: Story, lines: list[str]) -> None:
    """The lines of the head hold what its entries say, and no more.

    Where a page ran its labels together (``Published:2019-05-02Words:498``) the letters say the same and the words do not.
    """
    said: dict[tuple[int, int], list[str]] = {}
    for entry in story.header.entries:
        said.setdefault((entry.span.first, entry.span.last), []).extend((entry.label, entry.printed or _value(entry)))
    for (first, last), texts in said.items():
        printed = "\n".join(lines[first - 1 : last])
        words = _WORD.findall("\n".join(texts))
        there = _words(without_icons(printed), story)
        if not _same_words(there, words) and not _same_words(_words(printed, story), words):
            lost = Counter(there) - Counter(words)
            raise _lost(next(iter(lost), there[0] if there else ""), first, story)


def _same_words(there: list[str], words: list[str]) -> bool:
    """Whether both are the same words in any order, or the same letters in one."""
    return Counter(there) == Counter(words) or "".join(there) == "".join(words)


def _line(field: Field[Any]) -> int:
    """The line of the text that a field is from; 1 for one from elsewhere."""
    number = field.origin.rpartition(" line ")[2]
    return int(number) if number.isdecimal() and number.isascii() else 1


def _texts(field: Field[Any]) -> tuple[str, ...]:
    """What the title page shows of a field: of an unknown author, nothing."""
    value = (field.value,) if isinstance(field.value, str) else field.value
    return () if value == ("Unknown",) else value


def _value(entry: Entry) -> str:
    return entry.value if isinstance(entry.value, str) else " ".join(entry.value)


def _pieces(package: Package, page: str) -> list[str]:
    """The text of a page that stands in the spine; none where it does not."""
    names = [item.name for item in package.spine if item.name.endswith(f"/{page}.xhtml")]
    return [piece for name in names for piece in read_pieces(package.read(name))]


def _lost(word: str, line: int, story: Story) -> LostWordsError:
    return LostWordsError(f"the word {word!r} is not in the book where it belongs", where=_where(line, story))


def _invented(word: str, line: int, story: Story) -> LostWordsError:
    return LostWordsError(
        f"after this line the book has the word {word!r}, and the story has not", where=_where(line, story)
    )


def _where(line: int, story: Story) -> str:
    path, there = story.source.place(line)
    return f"{path}:{there}"
