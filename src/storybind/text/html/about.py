"""The parts of a page that say something of its story: title, author, date, tags, summary; what else is in them is left out."""

import re
from collections.abc import Sequence

from storybind.text.front.by_name import read_byline
from storybind.text.heading.line import read_heading
from storybind.text.html.body import HEADINGS, Body
from storybind.text.html.credits import Credit, read_credits, read_facts, read_tags
from storybind.text.html.head import is_chapter
from storybind.text.html.piece import Piece
from storybind.text.html.regions import REST, SOFT
from storybind.text.html.soup import Tree
from storybind.text.html.survey import ABOUT_POST
from storybind.text.html.title import TITLE
from storybind.text.html.transcript import REPEATED, Transcript, find_words
from storybind.text.tables.head_labels import fold

_SHORT = 200  # characters of a line that may say who wrote the story
_POSTED_AT = r"(Posted originally on .{1,60}? at) (https?://\S+?)\.?"
_SUMMARY = r"(summary|description|synopsis|blurb)\s*:?\s+"


class About:
    """Writes what a page says of its story into its transcript."""

    def __init__(self, page: Transcript, tree: Tree, body: Body) -> None:
        self.page, self.tree, self.body = page, tree, body
        self._tags: tuple[str, ...] | None = None

    def read_title(self, part: Sequence[Piece]) -> None:
        """The title; what is called a title and is not the story's is a heading of it, or its title once more."""
        for piece in part:
            text = piece.in_one_line
            if piece.region == TITLE:
                self.page.enter("title", "", text, text, piece.line)
            elif fold(text) == fold(self.page.title):
                self.page.leave_out(piece, REPEATED)
            elif piece.element in HEADINGS or read_heading(text):
                self.body.read_chapter_heading(piece)
            else:
                self.page.leave_out(piece, REST.kind)

    def read_signature(self, part: Sequence[Piece]) -> None:
        """A ``By`` and the name behind or below it, in one line."""
        for piece in part:
            by, name = read_byline(piece.text) or ("", piece.text)
            self.page.enter("author", by, _authors(Credit("author", by, name)), piece.text, piece.line)

    def read_lines(self, part: Sequence[Piece]) -> None:
        """Lines about the story, and lines that are the site's own."""
        for piece in part:
            opening = piece.region.kind in SOFT and piece.element in HEADINGS and not self.page.blocks
            if opening and is_chapter(piece.text, alone=piece.region is not REST):
                self.body.read_chapter_heading(piece)
                continue
            for line, place in zip(piece.text.split("\n"), piece.lines, strict=True):
                self._read_line(piece._replace(text=line, inline=(), lines=(place,)))

    def _read_line(self, piece: Piece) -> None:
        """A line about the story: its author, date and tags are filed, its other words are left out."""
        kind = piece.region.kind
        above = kind == REST.kind and not self.page.blocks
        if above and fold(piece.text) == fold(self.page.title):  # "A Door in the Wall": no Dutch "by" stands in it
            self.page.leave_out(piece, REPEATED)
        elif kind == REST.kind and (posted := re.fullmatch(_POSTED_AT, piece.text)):
            self.page.enter("source_url", posted[1], posted[2], piece.text, piece.line)
        elif kind in ("author", "date", ABOUT_POST) or (above and len(piece.text) < _SHORT):
            self._file(piece, read_credits(piece.text, kind, self._linked_tags(), self.page.title), kind)
        else:
            self.page.leave_out(piece, REPEATED if fold(piece.text) == fold(self.page.title) else kind)

    def _file(self, piece: Piece, credits: Sequence[Credit], kind: str) -> None:
        """The parts of a line: what says something new of the story is filed, the others are left out."""
        useful = [credit for credit in credits if credit.name and not self.page.has(credit.name)]
        if not useful:
            self.page.leave_out(piece, kind if kind.startswith("out:") else ABOUT_POST)
            return
        for credit in credits:
            if credit in useful:
                self.page.enter(credit.name, credit.label, _authors(credit), credit.line, piece.line)
            else:
                self.page.leave_out(piece._replace(text=credit.line, lines=piece.lines[:1]), ABOUT_POST)

    def _linked_tags(self) -> tuple[str, ...]:
        """What the page's links say that they lead to as tags, gathered when first asked for."""
        if self._tags is None:
            links = self.tree.named.get("rel=tag", ())
            self._tags = tuple(" ".join(link.get_text().split()) for link in links)
        return self._tags

    def read_profile(self, part: Sequence[Piece]) -> None:
        """The box of one site: a line of author, one of facts, and what else is in it is the summary."""
        for piece in part:
            text = " ".join(piece.text.split())
            if re.match(r"by\b", text, re.IGNORECASE):
                self._file(piece, read_credits(text, "author"), ABOUT_POST)
            elif text.startswith("Rated: "):
                self._file(piece, read_facts(text), ABOUT_POST)
            elif not self.page.has("description") and self.page.has("title"):
                self.page.enter("description", "", text, text, piece.line)
            else:
                self.page.leave_out(piece, ABOUT_POST)

    def read_tags(self, part: Sequence[Piece]) -> None:
        """A list of what the story is filed under."""
        text = "\n".join(piece.text.removeprefix("• ") for piece in part)
        links = self.tree.tags[part[0].region.key - 1].find_all("a")
        names = [name for link in links if (name := " ".join(link.get_text().split()))]
        label, found = read_tags(text, names)
        line = f"{label}: {', '.join(found)}" if label else ", ".join(found)
        if (label or names) and found and find_words(line) == find_words(text):
            self.page.enter("" if self.page.has("tags") else "tags", label, found, line, part[0].line)
        else:
            for piece in part:
                self.page.leave_out(piece, ABOUT_POST)

    def read_summary(self, part: Sequence[Piece]) -> None:
        """What the page says the story is about."""
        text = " ".join(piece.in_one_line for piece in part)
        if self.page.has("description") or not text.strip():
            for piece in part:
                self.page.leave_out(piece, REST.kind)
            return
        label = re.match(_SUMMARY, text, re.IGNORECASE)
        told = text[label.end() :] if label else text
        self.page.enter("description", label[1] if label else "", told, text, part[0].line)


def _authors(credit: Credit) -> str | tuple[str, ...]:
    """The value of a credit, several authors apart."""
    if credit.name != "author" or not isinstance(credit.value, str):
        return credit.value
    names = tuple(re.split(r",? and |, | & ", credit.value))
    return names if len(names) > 1 else credit.value
