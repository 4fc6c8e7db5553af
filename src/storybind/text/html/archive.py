"""Parts of an archive's page: its list of labels and values, and its sections of summary and notes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bs4.element import Tag

from storybind.model import Note, Span
from storybind.text.html.body import HEADINGS, Body
from storybind.text.html.piece import Piece
from storybind.text.html.soup import Tree
from storybind.text.html.survey import ABOUT_POST
from storybind.text.html.transcript import Transcript, find_words
from storybind.text.tables.buttons import OTHER_WORKS
from storybind.text.tables.head_labels import FIELDS, MANY, fold

_FIELDS = {
    **FIELDS,
    "category": "category", "categories": "category", "published": "date", "chapters": "chapters_total",
}  # fmt: skip
"""An archive's labels, folded, and our names for what stands under them."""
_SECTIONS = {
    "summary": "description", "notes": "authors-note", "note": "authors-note", "end notes": "authors-note", "chapter summary": "summary",
    "chapter notes": "authors-note", "chapter end notes": "authors-note", "work notes": "authors-note", "chapter note": "authors-note",
    "work end notes": "authors-note", "end note": "authors-note",
}  # fmt: skip
"""The labels of an archive's sections, folded, and what stands under each: a field or a kind of note."""
_PAIR = r"([A-Z]\w+): (\S+)"


class _Row(NamedTuple):
    """A label of a list and what stands beside it: values that were links, the whole value, the line of the file."""

    label: str
    links: tuple[str, ...]
    whole: str
    line: int


def read_labels(page: Transcript, tree: Tree, part: Sequence[Piece]) -> None:
    """Write a list of labels and values, as far as it says what the pieces say."""
    rows = list(_rows(tree.tags[part[0].region.key - 1]))
    said = [word for row in rows for word in find_words(f"{row.label} {row.whole}")]
    if said != [word for piece in part for word in find_words(piece.said)]:
        for piece in part:
            page.leave_out(piece, ABOUT_POST)
        return
    for row in rows:
        _read_row(page, row, part[0])


def _read_row(page: Transcript, row: _Row, near: Piece) -> None:
    """Write a label and its value; some values are labels and values themselves: ``Published: 2019-03-02 Words: 900``."""
    pairs = re.findall(_PAIR, row.whole)
    if pairs or not row.whole:
        page.leave_out(near._replace(text=row.label, lines=(row.line,)), ABOUT_POST)
        for key, value in pairs:
            page.enter(_FIELDS.get(fold(key), ""), key, value, f"{key}: {value}", row.line)
        return
    name = _FIELDS.get(fold(row.label), "")
    if name == "series":
        for turn in OTHER_WORKS.findall(row.whole):
            page.leave_out(near._replace(text=turn, lines=(row.line,)), ABOUT_POST)
        row = row._replace(whole=" ".join(OTHER_WORKS.sub(" ", row.whole).split()))
    several = row.links if name in MANY and find_words(" ".join(row.links)) == find_words(row.whole) else ()
    page.enter(name, row.label, several or row.whole, f"{row.label}: {row.whole}", row.line)


def _rows(labels: Tag) -> Iterator[_Row]:
    """The rows of a ``dl``, in order; a label without a value is a row, too."""
    label, line = "", 1
    for tag in labels.find_all(["dt", "dd"]):
        text = " ".join(tag.get_text(" " if tag.find("li") else "").split())
        if tag.name == "dt":
            if label:
                yield _Row(label, (), "", line)
            label, line = text.rstrip(": "), tag.sourceline or 1
        elif tag.find("dl") is None:
            links = tuple(" ".join(link.get_text().split()) for link in tag.find_all("a"))
            yield _Row(label, links, text, line)
            label = ""
    if label:
        yield _Row(label, (), "", line)


class Sections:
    """Writes an archive's sections: labels, what stands under each, or the heading of a chapter."""

    def __init__(self, page: Transcript, body: Body) -> None:
        self.page, self.body = page, body
        self._label: Piece | None = None  # under which nothing has stood yet
        self._summed = False  # whether the last piece was of the summary

    def read(self, part: Sequence[Piece]) -> None:
        """Write some of their pieces; a section may go on in the next."""
        for piece in part:
            if not piece.quoted and _section(piece) is not None:
                self.close()
                self._label = piece
            elif piece.element in HEADINGS:
                self.close()
                self.body.read_chapter_heading(piece)
            elif piece.quoted and (self._label or self.page.notes or self._summed):
                self._read_quoted(piece)
            else:
                self.close()
                self.page.leave_out(piece, ABOUT_POST)

    def close(self) -> None:
        """Leave out a label that nothing stands under."""
        if self._label is not None:
            self.page.leave_out(self._label, ABOUT_POST)
            self._label = None

    def _read_quoted(self, piece: Piece) -> None:
        """What stands under a label: the first piece of it opens a field or a note, the others go on with it."""
        if self._label is not None:
            self._open(self._label, piece)
        elif self._summed and self.page.entries[-1].span.last == len(self.page.lines):
            self._go_on_with_summary(piece)
        else:  # as where a label is broken, and the story between
            note = self.page.notes.pop() if self.page.notes else Note("authors-note", "", "", ())
            self.page.notes.append(note._replace(blocks=(*note.blocks, self.page.note_block(piece))))

    def _open(self, under: Piece, piece: Piece) -> None:
        """The first piece under a label: the summary of the story, else a note."""
        label, kind = under.text.rstrip(": "), _section(under) or ""
        self._label = None
        self._summed = kind == "description" and not self.page.has("description")
        if self._summed:
            self.page.enter("description", label, piece.in_one_line, f"{label}: {piece.text}", piece.line)
        else:
            block = self.page.note_block(piece, label)
            self.page.notes.append(Note("summary" if kind == "description" else kind, "", label, (block,)))

    def _go_on_with_summary(self, piece: Piece) -> None:
        """A further paragraph of the summary."""
        last = self.page.entries[-1]
        span = self.page.add(piece.in_one_line, piece.lines[:1], 0)
        value = f"{last.value} {piece.in_one_line}"
        self.page.entries[-1] = last._replace(value=value, span=Span(last.span.first, span.last))


def _section(piece: Piece) -> str | None:
    """What stands under a piece that is the label of a section; None for any other."""
    return _SECTIONS.get(fold(piece.text.rstrip(":")))
