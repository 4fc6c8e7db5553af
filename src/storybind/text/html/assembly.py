"""The pieces of a page put together: a text of its own, the story's blocks, and what the page says of the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from bs4.element import Tag

from storybind.languages import detect_language
from storybind.model import Block, BlockKind, Entry, Header, Inline, Note, Notice, Severity, Source, Span
from storybind.syntax import shorten
from storybind.text.header import read_header
from storybind.text.headings import read_heading
from storybind.text.html.credits import Credit, read_credits, read_facts, read_tags
from storybind.text.html.piece import Piece, as_printed
from storybind.text.html.regions import ABOUT_POST, REST, STORY, Region
from storybind.text.html.soup import Tree
from storybind.text.html.title import content, find_title, meta, page_title
from storybind.text.lines import kind_of_run
from storybind.text.measures import Layout
from storybind.text.notes import open_note
from storybind.text.settle import settle
from storybind.text.tables.labels import FIELDS, MANY, fold
from storybind.text.tables.marks import LONGEST, is_mark
from storybind.text.titles import is_name

_WORD = re.compile(r"[^\W_]+")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PROSE_LINE = 100  # characters; a line that is longer is no verse, and those around it are paragraphs too
_LONG, _MANY = 60, 8  # as of plain text: lines that are longer than this, and so many without a gap, are paragraphs
_MARGIN = 0.6  # share of a story in block quotes from which they are its margin
_LAYOUT = Layout("html")
_REPEATED = "out:the title, repeated"
_WIDE = 2  # blank lines
_SHORT = 200  # characters of a line that may say who wrote the story
_ARCHIVE_FIELDS = {"category": "category", "categories": "category", "published": "date", "chapters": "chapters_total"}
_POSTED_AT = re.compile(r"(Posted originally on .{1,60}? at) (https?://\S+?)\.?")
_SECTIONS = {
    "summary": "description", "notes": "authors-note", "note": "authors-note", "end notes": "authors-note", "chapter summary": "summary",
    "chapter notes": "authors-note", "chapter end notes": "authors-note", "work notes": "authors-note", "chapter note": "authors-note",
    "work end notes": "authors-note", "end note": "authors-note",
}  # fmt: skip
"""The labels of an archive's sections, and what stands under each."""
_NOTE_HEADS = frozenset(
    "notes footnotes endnotes anmerkungen fußnoten notas note примечания references 注释 注 脚注".split()
)


class Assembly:
    """The text that is made of a page, line by line, and what is found in it on the way."""

    def __init__(self, source: Source, tree: Tree, pieces: list[Piece]) -> None:
        self.source, self.tree, self.pieces = source, tree, pieces
        self.lines: list[str] = []
        self.origins: list[int] = []
        self.story: list[int] = []  # the lines of `lines` that are the story's, with the blanks between them
        self.entries: list[Entry] = []
        self.notes: list[Note] = []
        self.blocks: list[Block] = []
        self.left_out: list[Block] = []
        self.tally: Counter[str] = Counter()
        self.label: Piece | None = None  # of the section that is being read
        self.summed = False  # whether the last piece of a section was of the summary
        self.hidden = sum(piece.unseen for piece in pieces)
        self.hidden_at = 0
        self.title = ""
        self.margin = False
        self.names: tuple[str, ...] | None = None

    def read(self) -> tuple[Header, list[Block]]:
        """Go through the pieces part by part, then read the story's own head."""
        at = find_title(self.pieces, self.tree)
        if at >= 0:
            self.title = self.pieces[at].text.replace("\n", " ")
            self.pieces[at] = self.pieces[at]._replace(region=Region("title", -1))
            self.find_bare_name(at)
        else:
            self.title = page_title(self.tree)
        self.leave_links_out()
        told = [piece for piece in self.pieces if piece.region.kind == "story"]
        quoted = sum(len(piece.text) for piece in told if piece.quoted)
        self.margin = quoted > _MARGIN * sum(len(piece.text) for piece in told)
        readers: dict[str, Callable[[Region, list[Piece]], None]] = {
            "hidden": self.read_hidden, "story": self.read_story, "chapter": self.read_story, "sections": self.read_sections, "title": self.read_title,
            "note": self.read_note, "labels": self.read_labels, "tags": self.read_tags, "summary": self.read_summary, "site:profile": self.read_profile,
        }  # fmt: skip
        for region, part in groupby(self.pieces, key=lambda piece: piece.region):
            readers.get(region.kind, self.read_line)(region, list(part))
        self.drop_label()
        return self.read_head(found=at >= 0)

    def find_bare_name(self, at: int) -> None:
        """A name alone right under a centred title is who wrote the story."""
        below = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if below and below.region is STORY and self.pieces[at].centred and below.centred and is_name(below.text):
            self.pieces[at + 1] = below._replace(region=Region("author"))

    def leave_links_out(self) -> None:
        """What stands above and below the story and only leads elsewhere is no part of it."""
        story = [at for at, piece in enumerate(self.pieces) if piece.region is STORY]
        for places in (story, story[::-1]):
            for at in places:
                piece = self.pieces[at]
                if not piece.linked and any(map(str.isalnum, piece.text)):
                    break
                if piece.linked and piece.element not in _HEADINGS and not piece.note:
                    self.pieces[at] = piece._replace(region=Region("out:navigation"))

    # lines

    def add(self, text: str, places: Iterable[int], gap: int = 1, *, story: bool = False) -> Span:
        """Write a stretch of text below what there is, with a gap above it; `places` are its lines in the file."""
        places = [*places]
        if self.lines:
            for _ in range(gap):
                self.write("", places[0], story=story)
        first = len(self.lines) + 1
        for line, place in zip(text.split("\n"), places, strict=False):
            self.write(line, place, story=story)
        return Span(first, len(self.lines))

    def write(self, line: str, origin: int, *, story: bool) -> None:
        """Write one line."""
        self.lines.append(line)
        self.origins.append(origin)
        if story:
            self.story.append(len(self.lines))

    def leave_out(self, piece: Piece, kind: str) -> None:
        """Write a piece that is in no book."""
        if any(map(str.isalnum, piece.text)):
            span = self.add(piece.text, piece.lines, 0)
            self.left_out.append(Block(BlockKind.PARAGRAPH, piece.text, span))
            self.tally[kind.removeprefix("out:")] += len(_words(piece.text))

    def enter(self, name: str, label: str, value: str | tuple[str, ...], line: str, origin: int) -> None:
        """Write a line of the head, and file what it says."""
        self.entries.append(Entry(name, label, value, self.add(line.replace("\n", " "), (origin,), 0)))

    # parts

    def read_hidden(self, region: Region, part: list[Piece]) -> None:
        """What the page hides from its readers."""
        self.hidden += sum(len(_words(piece.said)) for piece in part)
        self.hidden_at = self.hidden_at or part[0].line

    def read_title(self, region: Region, part: list[Piece]) -> None:
        """The title; what is called a title and is not the story's is a heading of it, or its title once more."""
        for piece in part:
            text = piece.text.replace("\n", " ")
            if region.key == -1:
                self.enter("title", "", text, text, piece.line)
            elif fold(text) == fold(self.title):
                self.leave_out(piece, _REPEATED)
            elif piece.element in _HEADINGS or read_heading(text):
                self.read_story(region, [piece._replace(region=Region("chapter"))])
            else:
                self.leave_out(piece, REST.kind)

    def read_line(self, region: Region, part: list[Piece]) -> None:
        """Lines about the story, and lines that are the site's own."""
        for piece in part:
            if region is REST and piece.element in _HEADINGS and not self.blocks and read_heading(piece.text):
                self.read_story(region, [piece._replace(region=Region("chapter"))])
                continue
            for line, place in zip(piece.text.split("\n"), piece.lines, strict=True):
                self.read_credit(piece._replace(text=line, inline=(), lines=(place,)), region.kind)

    def read_credit(self, piece: Piece, kind: str) -> None:
        """A line about the story: its author, date and tags are filed, its other words are left out."""
        if kind == REST.kind and (posted := _POSTED_AT.fullmatch(piece.text)):
            self.enter("source_url", posted[1], posted[2], piece.text, piece.line)
        elif kind in ("author", "date", ABOUT_POST) or (
            kind == REST.kind and not self.blocks and len(piece.text) < _SHORT
        ):
            self.file(piece, read_credits(piece.text, kind, self.tag_names()), kind)
        else:
            self.leave_out(piece, _REPEATED if fold(piece.text) == fold(self.title) else kind)

    def file(self, piece: Piece, credits: Sequence[Credit], kind: str) -> None:
        """The parts of a line: what says something new of the story is filed, the others are left out."""
        useful = [credit for credit in credits if credit.name and not self.has(credit.name)]
        if not useful:
            self.leave_out(piece, kind if kind.startswith("out:") else ABOUT_POST)
            return
        for credit in credits:
            if credit in useful:
                value = credit.value
                if credit.name == "author" and isinstance(value, str):
                    names = tuple(re.split(r",? and |, | & ", value))
                    value = names if len(names) > 1 else value
                self.enter(credit.name, credit.label, value, credit.line, piece.line)
            else:
                self.leave_out(piece._replace(text=credit.line, lines=piece.lines[:1]), ABOUT_POST)

    def tag_names(self) -> tuple[str, ...]:
        """What the page's links say that they lead to as tags, gathered when first asked for."""
        if self.names is None:
            links = self.tree.named.get("rel=tag", ())
            self.names = tuple(" ".join(link.get_text().split()) for link in links)
        return self.names

    def read_profile(self, region: Region, part: list[Piece]) -> None:
        """The box of one site: a line of author, one of facts, and what else is in it is the summary."""
        for piece in part:
            text = " ".join(piece.text.split())
            if re.match(r"by\b", text, re.IGNORECASE):
                self.file(piece, read_credits(text, "author"), ABOUT_POST)
            elif text.startswith("Rated: "):
                self.file(piece, read_facts(text), ABOUT_POST)
            elif not self.has("description") and self.has("title"):
                self.enter("description", "", text, text, piece.line)
            else:
                self.leave_out(piece, ABOUT_POST)

    def has(self, name: str) -> bool:
        """Whether the page has said this already."""
        return any(entry.name == name for entry in self.entries)

    def read_tags(self, region: Region, part: list[Piece]) -> None:
        """A list of what the story is filed under."""
        text = "\n".join(piece.text.removeprefix("• ") for piece in part)
        tag = self.tree.tags[region.key - 1]
        names = [" ".join(link.get_text().split()) for link in tag.find_all("a")]
        label, found = read_tags(text, [name for name in names if name])
        line = f"{label}: {', '.join(found)}" if label else ", ".join(found)
        if (label or any(names)) and found and _words(line) == _words(text):
            self.enter("" if self.has("tags") else "tags", label, found, line, part[0].line)
        else:
            for piece in part:
                self.leave_out(piece, ABOUT_POST)

    def read_summary(self, region: Region, part: list[Piece]) -> None:
        """What the page says the story is about."""
        text = " ".join(piece.text.replace("\n", " ") for piece in part)
        match = re.match(r"(summary|description|synopsis|blurb)\s*:?\s+", text, re.IGNORECASE)
        if self.has("description") or not text.strip():
            for piece in part:
                self.leave_out(piece, REST.kind)
            return
        label = match[1] if match else ""
        self.enter("description", label, text[match.end() :] if match else text, text, part[0].line)

    def read_labels(self, region: Region, part: list[Piece]) -> None:
        """An archive's list of labels and values, as far as it says what the pieces say."""
        rows = list(_rows(self.tree.tags[region.key - 1]))
        said = [word for label, _, value, _ in rows for word in _words(f"{label} {value}")]
        if said != [word for piece in part for word in _words(piece.said)]:
            for piece in part:
                self.leave_out(piece, ABOUT_POST)
            return
        for label, values, whole, line in rows:
            folded = fold(label)
            name = _ARCHIVE_FIELDS.get(folded) or FIELDS.get(folded, "")
            if pairs := re.findall(r"([A-Z]\w+): (\S+)", whole):
                self.leave_out(part[0]._replace(text=label, lines=(line,)), ABOUT_POST)
                for key, value in pairs:
                    known = _ARCHIVE_FIELDS.get(fold(key)) or FIELDS.get(fold(key), "")
                    self.enter(known, key, value, f"{key}: {value}", line)
            elif not whole:
                self.leave_out(part[0]._replace(text=label, lines=(line,)), ABOUT_POST)
            else:
                several = values if name in MANY and _words(" ".join(values)) == _words(whole) else ()
                self.enter(name, label, several or whole, f"{label}: {whole}", line)

    def read_sections(self, region: Region, part: list[Piece]) -> None:
        """An archive's summary and notes: labels, what stands under each, or the heading of a chapter."""
        for piece in part:
            folded = fold(piece.text.rstrip(":"))
            if folded in _SECTIONS and not piece.quoted:
                self.drop_label()
                self.label = piece
            elif piece.element in _HEADINGS:
                self.drop_label()
                self.read_story(region, [piece._replace(region=Region("chapter"))])
            elif piece.quoted and (self.label or self.notes or self.summed):
                self.read_quoted(piece)
            else:
                self.drop_label()
                self.leave_out(piece, ABOUT_POST)

    def read_quoted(self, piece: Piece) -> None:
        """What stands under a label: the first piece of it opens a field or a note, the others go on with it."""
        if self.label is None and self.summed:
            last = self.entries[-1]
            text = piece.text.replace("\n", " ")
            span = self.add(text, piece.lines[:1], 0)
            self.entries[-1] = last._replace(value=f"{last.value} {text}", span=Span(last.span.first, span.last))
            return
        if self.label is None:
            note = self.notes[-1]
            block = self.note_block(piece, "")
            self.notes[-1] = note._replace(blocks=(*note.blocks, block))
            return
        label, kind = self.label.text.rstrip(": "), _SECTIONS[fold(self.label.text.rstrip(":"))]
        self.label, self.summed = None, False
        if kind == "description" and not self.has("description"):
            self.enter("description", label, piece.text.replace("\n", " "), f"{label}: {piece.text}", piece.line)
            self.summed = True
            return
        block = self.note_block(piece, label)
        self.notes.append(Note("summary" if kind == "description" else kind, "", label, (block,)))

    def drop_label(self) -> None:
        """A label that nothing stands under."""
        if self.label is not None:
            self.leave_out(self.label, ABOUT_POST)
            self.label = None

    def note_block(self, piece: Piece, label: str) -> Block:
        """A piece of a note, its label on its first line."""
        printed = as_printed(piece.text, piece.inline)
        span = self.add(f"{label}: {printed}" if label else printed, piece.lines)
        kind = BlockKind.VERSE if "\n" in piece.text else BlockKind.PARAGRAPH
        return Block(kind, piece.text, span, piece.inline)

    def read_note(self, region: Region, part: list[Piece]) -> None:
        """A part of the page that is the author's note: its caption, and what it says."""
        told = [piece for piece in part if not is_mark(piece.text)]
        label, first = "", 0
        if (
            len(told) > 1
            and len(told[0].text.split()) <= 8
            and (told[0].element in _HEADINGS or "not" in told[0].text.casefold())
        ):
            label, first = told[0].text.rstrip(": ").replace("\n", " "), 1
        blocks = [self.note_block(piece, label if at == 0 else "") for at, piece in enumerate(told[first:])]
        if not blocks:
            return
        if not label and (opened := open_note(blocks[0])) and opened.text:
            self.notes.append(opened._replace(blocks=(*opened.blocks, *blocks[1:])))
        else:
            self.notes.append(Note("authors-note", "", label, tuple(blocks)))

    # the story

    def read_story(self, region: Region, part: list[Piece]) -> None:
        """The pieces of the story as blocks; those of one list, table or footnote together."""
        keys = ((piece.group, piece.note, 0 if piece.group or piece.note else at) for at, piece in enumerate(part))
        for (group, note, _), several in groupby(zip(keys, part, strict=True), key=lambda pair: pair[0]):
            pieces = [piece for _, piece in several]
            if note:
                self.read_footnote(note, pieces)
            elif group:
                kind = BlockKind.LIST if pieces[0].element != "tr" else BlockKind.PANEL
                self.block(kind, _joined(pieces), pieces[0])
            else:
                self.read_piece(pieces[0])

    def read_piece(self, piece: Piece) -> None:
        """A piece of the story as a block, or its lines as several."""
        text = piece.text
        level = _HEADINGS.get(piece.element, 0) or (2 if piece.region.kind == "chapter" else 0)
        if _is_picture(piece):
            self.block(BlockKind.PARAGRAPH, piece, piece)
        elif piece.element == "hr" or (len(text) <= LONGEST and is_mark(text)):
            self.block(BlockKind.MARK, piece._replace(inline=()), piece)
        elif level:
            text = _one_line(text)
            if fold(text) == fold(self.title):
                self.leave_out(piece, _REPEATED)
            else:
                self.block(
                    BlockKind.HEADING, Piece(text, (), piece.region, piece.lines[:1], piece.element), piece, level=level
                )
        elif piece.quoted and not self.margin:
            self.block(BlockKind.QUOTE, piece, piece)
        elif "\n" not in text:
            self.block(BlockKind.PARAGRAPH, piece, piece)
        else:
            self.read_lines(piece)

    def read_lines(self, piece: Piece) -> None:
        """Broken lines: paragraphs where they are long, else lines that were meant as lines."""
        lines = piece.text.split("\n")
        long = sum(len(line) > _LONG for line in lines)
        if (
            any(len(line) > _PROSE_LINE for line in lines)
            or long == len(lines)
            or (len(lines) >= _MANY and long * 2 > len(lines))
        ):
            at = 0
            for number, line in enumerate(lines):
                inline = tuple(
                    one._replace(start=max(one.start, at) - at, end=min(one.end, at + len(line)) - at)
                    for one in piece.inline
                    if one.start < at + len(line) and one.end > at
                )
                gap = piece.gap if number == 0 else 0
                self.read_piece(piece._replace(text=line, inline=inline, gap=gap, lines=(piece.lines[number],)))
                at += len(line) + 1
        else:
            self.block(kind_of_run(lines, _LAYOUT, inset=False) or BlockKind.VERSE, piece, piece)

    def read_footnote(self, name: str, pieces: list[Piece]) -> None:
        """A footnote without the mark that stands before it."""
        whole = _joined(pieces)
        mark = re.match(rf"[\[(]?{re.escape(name)}[\])]?[.:]?\s+|•\s+|\d+\.\s+", whole.text)
        if mark:
            by = mark.end()
            inline = tuple(
                one._replace(start=max(0, one.start - by), end=one.end - by) for one in whole.inline if one.end > by
            )
            whole = whole._replace(text=whole.text[by:], inline=inline)
        if self.blocks and self.blocks[-1].kind is BlockKind.HEADING and fold(self.blocks[-1].text) in _NOTE_HEADS:
            head = self.blocks.pop()
            self.left_out.append(head._replace(kind=BlockKind.PARAGRAPH))
            self.tally["headings of footnotes"] += len(_words(head.text))
        self.block(BlockKind.FOOTNOTE, whole, pieces[0], name=name)

    def block(self, kind: BlockKind, piece: Piece, first: Piece, *, level: int = 0, name: str = "") -> None:
        """Write a block of the story."""
        gap = first.gap if self.blocks or self.story else 1
        span = self.add(as_printed(piece.text, piece.inline), piece.lines, gap, story=True)
        self.blocks.append(Block(kind, piece.text, span, piece.inline, name, level, gap))

    # the head

    def read_head(self, *, found: bool) -> tuple[Header, list[Block]]:
        """The head that the story has itself, as a plain text has one, with what the page says in front of it.

        A title that only the page's head has counts less than a first line that is set as one, and any title less than
        one under its label.
        """
        shown = {block.span.first for block in self.blocks if _is_picture(block)}
        lines = ["" if at in shown else self.lines[at - 1] for at in self.story]
        weak = list(self.weak())
        known = tuple(self.entries)
        if not found and not (self.blocks and _is_set_as_title(self.blocks[0])):
            known += tuple(entry for entry in weak if entry.name == "title")
        self.settle_gaps()
        own = read_header(self.source._replace(text="\n".join(lines)), known)
        start = self.story[own.body - 1] if own.body <= len(self.story) else len(self.lines) + 1
        entries = [entry._replace(span=self.moved(entry.span)) for entry in own.entries]
        entries = [
            *(entry for entry in entries if entry.name == "title" and entry.label),
            *self.entries,
            *(entry for entry in entries if not (entry.name == "title" and entry.label)),
        ]
        names = {entry.name for entry in entries}
        entries += [self.weaken(entry) for entry in weak if entry.name not in names]
        notes = (note._replace(blocks=tuple(map(self.moved_block, note.blocks))) for note in own.notes)
        header = Header(tuple(entries), (*self.notes, *notes), tuple(map(self.moved_block, own.marks)))
        return header, settle(
            [cut for block in self.blocks if (cut := block if _is_picture(block) else _below(block, start))]
        )

    def settle_gaps(self) -> None:
        """A blank paragraph between most paragraphs is how a program sets them apart, and no break."""
        pairs = [
            (above, below)
            for above, below in enumerate(range(1, len(self.blocks)))
            if self.blocks[above].kind is self.blocks[below].kind is BlockKind.PARAGRAPH
        ]
        wide = [below for _, below in pairs if self.blocks[below].gap > _WIDE]
        if len(wide) * 2 > len(pairs):
            least = min(self.blocks[below].gap for below in wide)
            for at, block in enumerate(self.blocks):
                if block.gap > _WIDE:
                    self.blocks[at] = block._replace(gap=max(1, block.gap - least + 1))

    def moved(self, span: Span) -> Span:
        """Lines of the story alone as lines of the whole text."""
        return Span(self.story[span.first - 1], self.story[span.last - 1])

    def moved_block(self, block: Block) -> Block:
        """A block with the lines of the whole text."""
        return block._replace(span=self.moved(block.span))

    def weak(self) -> Iterator[Entry]:
        """What the page's head says where nobody sees it; it counts where the page itself says nothing."""
        if title := page_title(self.tree):
            yield self.said("title", "Title", title, self.tree.first("title"))
        for name, label, properties in (
            (
                "author",
                "Author",
                ("author", "article:author", "book:author", "dc.creator", "citation_author", "parsely-author"),
            ),
            ("date", "Date", ("article:published_time", "date", "dc.date", "citation_publication_date")),
            ("description", "Description", ("description", "og:description", "twitter:description")),
        ):
            tag = meta(self.tree, *properties)
            if value := self.checked(name, content(tag)):
                yield self.said(name, label, value, tag)
        root = self.tree.first("html")
        if root is not None and (language := str(root.attrs.get("lang") or root.attrs.get("xml:lang") or "")):
            text = "\n".join(block.text[:2000] for block in self.blocks[:60])
            if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language) and _agrees(language, text):
                yield self.said("language", "Language", language, root)

    def checked(self, name: str, value: str) -> str:
        """What a page's head says, if it says it of the story: no address, and no beginning of the story itself."""
        if name == "date":
            return value[:10] if re.match(r"\d{4}-\d\d-\d\d", value) else value
        if name == "author":
            return "" if value.startswith("http") or len(value.split()) > 8 else value
        words = _words(value)
        opening = _words(" ".join(block.text[:600] for block in self.blocks[:8]))
        repeats = len(words) > 3 and any(opening[at : at + 6] == words[:6] for at in range(len(opening)))
        return "" if repeats or not words else value

    def said(self, name: str, label: str, value: str, tag: Tag | None) -> Entry:
        """What an element of the head says; its line is that of the file until it is written."""
        line = (tag.sourceline or 1) if tag is not None else 1
        return Entry(name, label, value, Span(line, line))

    def weaken(self, entry: Entry) -> Entry:
        """A line for what stands in the page's head only."""
        return entry._replace(span=self.add(f"{entry.label}: {entry.value}", (entry.span.first,), 0))

    def tell(self, unshown: Sequence[str]) -> Iterator[Notice]:
        """What was left out of the book, by kind, what the page hides, and pictures of which nothing is in the book."""
        if unshown:
            several = f"{len(unshown)} pictures" if len(unshown) > 1 else "a picture"
            told = f"{several} of the page without words not in the book: {shorten(unshown[0])}"
            yield Notice("no-picture", told + (" and others" if len(unshown) > 1 else ""), None, Severity.INFO)
        if self.tally:
            parts = ", ".join(
                f"{kind} ({count:,} word{'s' if count > 1 else ''})" for kind, count in self.tally.items()
            )
            yield Notice("left-out", f"left out of the book: {parts}", self.left_out[0].span.first, Severity.INFO)
        if self.hidden:
            told = f"{self.hidden:,} word{'s are' if self.hidden > 1 else ' is'} hidden on the page, and left out of the book"
            yield Notice("hidden-text", told, None, Severity.INFO)


def _is_picture(block: Block | Piece) -> bool:
    """Whether a block or piece is a picture and nothing else, but for its words."""
    return any(one.kind == "picture" and (one.start, one.end) == (0, len(block.text)) for one in block.inline)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _rows(labels: Tag) -> Iterator[tuple[str, tuple[str, ...], str, int]]:
    """The rows of a list of labels: label, values that were links, the whole value, line."""
    label, line = "", 1
    for tag in labels.find_all(["dt", "dd"]):
        text = " ".join(tag.get_text(" " if tag.find("li") else "").split())
        if tag.name == "dt":
            if label:
                yield label, (), "", line
            label, line = text.rstrip(": "), tag.sourceline or 1
        elif tag.find("dl") is None:
            links = tuple(" ".join(link.get_text().split()) for link in tag.find_all("a"))
            yield label, links, text, line
            label = ""
    if label:
        yield label, (), "", line


def _is_set_as_title(block: Block) -> bool:
    """Whether a block is a heading, or emphasised as a whole."""
    return block.kind is BlockKind.HEADING or any(one.start == 0 and one.end >= len(block.text) for one in block.inline)


def _joined(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as the lines of one."""
    first = pieces[0]
    if len(pieces) == 1:
        return first
    inline: list[Inline] = []
    at = 0
    for piece in pieces:
        inline += (one._replace(start=one.start + at, end=one.end + at) for one in piece.inline)
        at += len(piece.text) + 1
    places = tuple(line for piece in pieces for line in piece.lines)
    return first._replace(text="\n".join(piece.text for piece in pieces), inline=tuple(inline), lines=places)


def _one_line(text: str) -> str:
    """A heading of several lines in one, its number apart from its words."""
    first, _, rest = text.partition("\n")
    if not rest:
        return text
    found = read_heading(first)
    return (
        f"{first}: {rest.replace(chr(10), ' ')}"
        if found and not found.title and first[-1] not in ":.-–—"
        else text.replace("\n", " ")
    )


def _below(block: Block, start: int) -> Block | None:
    """A block from line `start` on: None where it ends above, its last lines where the head took its first."""
    if block.span.last < start:
        return None
    if block.span.first >= start:
        return block
    lines = block.text.split("\n")
    cut = sum(len(line) + 1 for line in lines[: start - block.span.first])
    text = block.text[cut:]
    inline = tuple(
        one._replace(start=max(0, one.start - cut), end=one.end - cut) for one in block.inline if one.end > cut
    )
    kind = block.kind if "\n" in text else BlockKind.PARAGRAPH
    return block._replace(kind=kind, text=text, span=Span(start, block.span.last), inline=inline)


def _agrees(language: str, text: str) -> bool:
    """Whether the language that a page declares may be the story's: a template's is often another one."""
    return len(text) < 2000 or detect_language(text).split("-")[0] == language.split("-")[0].casefold()
