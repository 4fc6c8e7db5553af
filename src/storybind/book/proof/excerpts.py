"""What the source has for each part of a book, by its lines; where a paragraph shares them with notes, whose words are whose."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from storybind.book.proof.collation import WORD, Piece, find_difference, lost_word
from storybind.model import FOOTNOTE, LABEL, Block, Chapter, Epigraph, Heading, Note, Span, Story
from storybind.syntax import COMMENT

_ROW = "[oOxX0vV8]+"  # letters that dress a label
_ROWS = r"^[oOxX0]{3,}\s+|\s+[oOxX0]{3,}$"
_MOST_INNER = 20  # brackets inside a note in brackets


class _Split(NamedTuple):
    """A stretch of source that is a paragraph and, in brackets within it, notes: what is left to the one, and the others."""

    rest: str
    notes: tuple[str, ...]
    """In the order of the notes."""


Splits = dict[Span, _Split]
"""The stretches of source that a paragraph shares with notes."""
Around = dict[int, tuple[tuple[Note, ...], tuple[Note, ...]]]
"""The notes before and behind each chapter, by its number."""


def split_spans(story: Story, lines: list[str]) -> Splits:
    """The stretches of source that a paragraph shares with notes; every word of them is one's or another's."""
    spans = {block.span for note in story.notes for block in note.blocks}
    shared = {block.span for scene in story.scenes for block in scene.blocks if block.span in spans} if spans else set()
    said: dict[Span, list[str]] = {}
    for note in story.notes:
        for block in note.blocks:
            if block.span in shared:
                said.setdefault(block.span, []).append(f"{note.label} {block.text}")
    return {span: _split_span(span.of(lines), notes, span, story) for span, notes in said.items()}


def _split_span(text: str, said: list[str], span: Span, story: Story) -> _Split:
    """A stretch cut at the brackets that hold what notes say, one after the other."""
    closing = [bracket.end() for bracket in re.finditer(r"[)\]}】）］]", text)]
    rest: list[str] = []
    notes: list[str] = []
    at = 0
    for words in said:
        cut = _find_bracketed(text, at, closing, words, span.first, story)
        if cut is None:
            raise lost_word((WORD.findall(words) or [""])[-1], span.first, story)
        start, end = cut
        rest.append(text[at:start])
        notes.append(text[start:end])
        at = end
    return _Split(" ".join([*rest, text[at:]]), tuple(notes))


def _find_bracketed(
    text: str, at: int, closing: list[int], said: str, line: int, story: Story
) -> tuple[int, int] | None:
    """Where a text, from a place on, has these words between two brackets: from the first to behind the other."""
    first = WORD.search(said)
    opening = re.compile(r"[(\[{【（［]")
    while bracket := opening.search(text, at):
        start, at = bracket.start(), bracket.end()
        word = WORD.search(text, start)
        if first and word and not first[0].startswith(word[0]):
            continue
        number = bisect(closing, start)
        for end in closing[number : number + _MOST_INNER]:
            if find_difference([(line, text[start:end])], [said], story) is None:
                double = text[start : start + 1] == text[start + 1 : start + 2] and text[end : end + 1] == text[end - 1]
                return start, end + double
    return None


def of_chapter(
    chapter: Chapter, lines: list[str], split: Splits, around: tuple[tuple[Note, ...], tuple[Note, ...]] = ((), ())
) -> Iterator[Piece]:
    """What the source has for a chapter, block by block: notes round it, footnotes last as the book sets them."""
    heading = [of_heading(chapter.heading, lines)] if chapter.heading and not chapter.heading.origin else []
    before, behind = around
    blocks = [block for scene in chapter.scenes for block in scene.blocks]
    footnotes = [block for block in blocks if block.kind is FOOTNOTE]
    prose = [block for block in blocks if block.kind is not FOOTNOTE] if footnotes else blocks
    told = _of_blocks(prose, lines, split)
    if heading and chapter.heading and prose and prose[0].span.first == chapter.heading.span.first:
        heading, first = _cut_heading(next(told), chapter.heading)
        told = chain(first, told)
    return chain(
        heading,
        of_epigraphs(chapter.epigraphs_over("chapter"), lines),
        of_notes(before, lines, split),
        told,
        of_notes(behind, lines, split),
        _of_blocks(footnotes, lines, split),
    )


def _cut_heading(piece: Piece, heading: Heading) -> tuple[list[Piece], list[Piece]]:
    """What a heading that runs into its paragraph has of their lines, and what the paragraph has."""
    line, text = piece
    words = list(WORD.finditer(text))[: len(WORD.findall(heading.label))]
    cut = words[-1].end() if words else 0
    return [(line, text[:cut])], [(line, text[cut:])]


def _of_blocks(blocks: Iterable[Block], lines: list[str], split: Splits) -> Iterator[Piece]:
    if not split:
        return (_of_block(block, lines) for block in blocks)
    shared = ((block, split.get(block.span)) for block in blocks)
    return ((block.span.first, both.rest) if both else _of_block(block, lines) for block, both in shared)


def of_epigraphs(epigraphs: Iterable[Epigraph], lines: list[str]) -> Iterator[Piece]:
    """What the source has for epigraphs, block by block."""
    return (_of_block(block, lines) for one in epigraphs for block in one.blocks)


def of_heading(heading: Heading, lines: list[str]) -> Piece:
    """What the source has for a heading."""
    text = _set_apart(heading.span.of(lines), heading.label, heading.title)
    return heading.span.first, f"{text}\n{_of_block(heading.byline, lines)[1]}" if heading.byline else text


def _set_apart(text: str, label: str, title: str) -> str:
    """A heading's text with a blank between label and title, where a script without blanks has set none.

    >>> _set_apart("第二章风起", "第二章", "风起"), _set_apart("Chapter 2: Fog", "Chapter 2", "Fog")
    ('第二章 风起', 'Chapter 2: Fog')
    """
    return text.replace(label + title, f"{label} {title}", 1) if title else text


def _of_block(block: Block, lines: list[str]) -> Piece:
    first, last = block.span.first, block.span.last
    if block.kind is LABEL:
        return first, _of_label("\n".join(lines[first - 1 : last]), block.text)
    return first, lines[first - 1] if first == last else "\n".join(lines[first - 1 : last])


def _of_label(text: str, said: str) -> str:
    """The lines of a label without the rows of letters round it that it does not say.

    >>> _of_label("~oOo~ X marks it ~oOo~", "X marks it"), _of_label("oOo Anna", "oOo Anna")
    ('X marks it', 'oOo Anna')
    """
    found = _between_rows(text, said) or _between_rows(re.sub(COMMENT, " ", text), said)
    return found or re.sub(_ROWS, "", text.strip())


def _between_rows(text: str, said: str) -> str:
    """What a label says, where nothing but rows of letters stands round it; empty for anything else."""
    before, there, behind = " ".join(text.split()).partition(" ".join(said.split()))
    return there if all(re.fullmatch(_ROW, word) for word in WORD.findall(f"{before} {behind}")) else ""


def of_notes(notes: Iterable[Note], lines: list[str], split: Splits) -> Iterator[Piece]:
    """What the source has for notes, block by block; those of one paragraph come in its order."""
    told: dict[Span, int] = {}
    for note in notes:
        label, _, title = (note.text if note.kind == "heading" else note.label).partition(": ")
        for block in note.blocks:
            shared = split.get(block.span) if split else None
            if shared:
                told[block.span] = told.get(block.span, 0) + 1
                yield block.span.first, shared.notes[told[block.span] - 1]
            else:
                line, text = _of_block(block, lines)
                yield line, _set_apart(text, label, title) if block is note.blocks[0] else text
