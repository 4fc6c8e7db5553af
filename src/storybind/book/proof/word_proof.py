"""The word proof: a finished book, read back from its bytes, against the source it was made from.

It takes no stage's word for the text: what it expects comes from the source's lines, what it finds from the files in
the archive. The `Story` tells it only which lines are story, notes or marks; of a line that holds both a paragraph and a
note in brackets, it finds out itself which words are whose. It compares words, and the signs between them where a block
is the same to the letter. What a story holds beyond its prose is accounted for line by line: heads on the title page or
the page about the story, notes on the notes page, marks without words nowhere.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from operator import not_
from typing import Any

from storybind.book.package import Package
from storybind.book.proof.collation import WORD, Piece, compare, compare_words, lost_word, words_of
from storybind.book.proof.excerpts import Around, Splits, of_chapter, of_epigraphs, of_heading, of_notes, split_spans
from storybind.book.proof.pieces import read_pieces
from storybind.errors import LostWordsError, NotABookError
from storybind.languages import without_and
from storybind.model import Chapter, Field, NotesAt, Span, Story, in_text
from storybind.syntax import without_icons

_CHAPTER = re.compile(r".*/chapter-(\d+)(?:-\d+)?\.xhtml")
_DATA = frozenset({"cover", "theme", "identifier", "language", "series", "series_index"})  # of front matter: it steers
_PART = re.compile(r".*/part-\d+\.xhtml")


def prove(package: Package, story: Story, notes_at: NotesAt = "end") -> None:
    """Make sure that a book of ours holds the words of a story, in their order, and no others.

    Its notes are to be on a page of their own, round their chapters, or nowhere, as `notes_at` has it.

    Raises:
        LostWordsError: The first word that is missing or was invented, and its line in the source; or a page that no
            reading system could open.
    """
    lines = story.lines
    _account_for_lines(story, lines)
    try:
        split = split_spans(story, lines)
        around = story.notes_around() if notes_at == "chapter" else {}
        _compare_chapters(package, story, lines, split, around)
        page = {"end": story.own_notes, "chapter": around.get(0, ((), ()))[0], "drop": ()}[notes_at]
        compare(of_notes(page, lines, split), _pieces(package, "notes"), story)
        terms = () if notes_at == "drop" else story.licence
        compare(of_notes(terms, lines, split), _pieces(package, "licence"), story)
        given = () if notes_at == "drop" else story.dedication
        compare(of_notes(given, lines, split), _pieces(package, "dedication"), story)
        _compare_head(story, package, lines)
    except NotABookError as broken:
        raise LostWordsError(broken.message, where=story.source.path) from None


def _compare_chapters(package: Package, story: Story, lines: list[str], split: Splits, around: Around) -> None:
    """Chapter by chapter, so that the memory holds one of them; a page that belongs to none is invented."""
    names = [item.name for item in package.spine]
    files: dict[int, list[str]] = {}
    for name in names:
        if file := _CHAPTER.fullmatch(name):
            files.setdefault(int(file[1]), []).append(name)
    for number, chapter in enumerate(story.chapters, start=1):
        pieces = chain.from_iterable(read_pieces(package.read(name)) for name in files.pop(number, ()))
        compare(of_chapter(chapter, lines, split, around.get(number, ((), ()))), pieces, story)
    for name in chain.from_iterable(files.values()):
        compare((), read_pieces(package.read(name)), story)
    parts = [piece for name in names if _PART.fullmatch(name) for piece in read_pieces(package.read(name))]
    compare((piece for chapter in story.chapters for piece in _of_part(chapter, lines)), parts, story)
    before = (one for chapter in story.chapters for one in chapter.epigraphs_over("book"))
    compare(of_epigraphs(before, lines), _pieces(package, "epigraph"), story)


def _of_part(chapter: Chapter, lines: list[str]) -> Iterator[Piece]:
    """What the source has for the page of a part."""
    if chapter.part:
        yield of_heading(chapter.part, lines)
    yield from of_epigraphs(chapter.epigraphs_over("part"), lines)  # which no page has where there is no part


def prove_elsewhere(package: Package, story: Story) -> None:
    """Make sure that a book made by any program holds the words of a story's chapters, in their order; raises `LostWordsError`."""
    found = (
        word for item in package.spine for piece in read_pieces(package.read(item.name)) for word in WORD.findall(piece)
    )
    lines = story.lines
    split = split_spans(story, lines)
    for chapter in story.chapters:
        before = (one for one in chapter.epigraphs if one.over != "chapter")
        for line, text in chain(of_epigraphs(before, lines), of_chapter(chapter, lines, split)):
            for word in words_of(text, line, story):
                if word not in found:  # consumes up to the word
                    raise lost_word(word, line, story)


def _account_for_lines(story: Story, lines: list[str]) -> None:
    """Every line with a word in it was read as something."""
    read = bytearray((True, *map(not_, lines)))  # a blank line is, at once
    for first, last in _spans(story):
        if first == last:
            read[first] = True
        else:
            read[first : last + 1] = b"\1" * (last + 1 - first)
    at = 0
    while (at := read.find(0, at + 1)) > 0:
        if lost := words_of(lines[at - 1], at, story):
            raise lost_word(lost[0], at, story)


def _spans(story: Story) -> Iterator[Span]:
    """The lines of everything that was read."""
    if story.header.front_matter:
        yield Span(1, story.header.body - 1)
    yield from (entry.span for entry in story.header.entries)
    yield from (block.span for note in story.notes for block in note.blocks)
    yield from (block.span for block in story.marks)
    yield from (block.span for scene in story.scenes for block in scene.blocks)
    for chapter in story.chapters:
        yield from (heading.span for heading in in_text(chapter.part, chapter.heading))
        if chapter.part and chapter.part.byline:
            yield chapter.part.byline.span
        yield from (block.span for one in chapter.epigraphs for block in one.blocks)


def _compare_head(story: Story, package: Package, lines: list[str]) -> None:
    """The title page and the page about the story have what they are to have; no entry of the head is on neither."""
    metadata = story.metadata
    index = metadata.series_index if metadata.series else None
    fields = (metadata.title, metadata.subtitle, metadata.authors, metadata.series, index, metadata.publisher)
    title = [(_line(field), " ".join(_texts(field))) for field in fields if field]
    compare_words(title, _pieces(package, "titlepage"), story, raw=True)
    about = [(entry.span.first, f"{entry.label} {entry.text}") for entry in metadata.about]
    compare_words(about, _pieces(package, "about"), story, raw=True)
    shown = [f" {' '.join(WORD.findall(' '.join(text for _, text in part)))} ".casefold() for part in (title, about)]
    apart = frozenset(metadata.about)
    for entry in story.header.entries:
        words = WORD.findall(entry.text)
        steers = entry.name == "program" or (story.header.front_matter and entry.name in _DATA)
        if entry in apart or steers or words in ([], ["Unknown"]):
            continue
        said = (words, without_and(words)) if entry.name == "author" else (words,)
        if not any(f" {' '.join(one)} ".casefold() in part for one in said for part in shown):
            raise lost_word(words[0], entry.span.first, story)
    if not story.header.front_matter:  # that is data, its keys and signs no words of the text
        _compare_head_lines(story, lines)


def _compare_head_lines(story: Story, lines: list[str]) -> None:
    """The lines of the head hold what its entries say, and no more.

    Where a page ran its labels together (``Published:2019-05-02Words:498``) the letters say the same and the words do not.
    """
    said: dict[tuple[int, int], list[str]] = {}
    for entry in story.header.entries:
        said.setdefault((entry.span.first, entry.span.last), []).extend((entry.label, entry.printed or entry.text))
    for (first, last), texts in said.items():
        printed = "\n".join(lines[first - 1 : last])
        words = WORD.findall("\n".join(texts))
        there = words_of(without_icons(printed), first, story)
        if not _same_words(there, words) and not _same_words(words_of(printed, first, story), words):
            lost = Counter(there) - Counter(words)
            raise lost_word(next(iter(lost), there[0] if there else ""), first, story)


def _same_words(there: list[str], words: list[str]) -> bool:
    """Whether both are the same words in any order, or the same letters in one."""
    return Counter(there) == Counter(words) or "".join(there) == "".join(words)


def _line(field: Field[Any]) -> int:
    """The line of the text that a field is from; 1 for one from elsewhere."""
    number = field.origin.rpartition(" line ")[2]
    return int(number) if number.isdecimal() and number.isascii() else 1


def _texts(field: Field[Any]) -> tuple[str, ...]:
    """What the title page shows of a field: of an unknown author, nothing; a title of that word is one."""
    if isinstance(field.value, str):
        return (field.value,)
    return () if field.value == ("Unknown",) else field.value


def _pieces(package: Package, page: str) -> list[str]:
    """The text of a page that stands in the spine; none where it does not."""
    names = [item.name for item in package.spine if item.name.endswith(f"/{page}.xhtml")]
    return [piece for name in names for piece in read_pieces(package.read(name))]
