"""Chapters, notes and the pages round them to finished XHTML."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from storybind.book.words import labels_for, words_for
from storybind.languages import direction
from storybind.model import Block, BlockKind, Book, BreakKind, Chapter, Entry, Heading, Inline, Metadata, Note, Scene

LONGEST_DOCUMENT = 250_000
"""Bytes of one file: old reading systems fail above 260 kB, so a longer chapter goes on in a second file."""

_MOST_LISTED = 999  # scenes of a chapter; contents that are longer help nobody
_BREAK_WITHIN = 8_000  # bytes before that from which a scene break is taken, rather than cut between paragraphs
_JAPANESE_BRACKETS = frozenset("「『（〈《【“‘")  # a paragraph that opens with one stands flush
_TITLE_WORDS = 7  # of a scene that the contents call by its opening words
_CLASS = {BlockKind.LABEL: "label", BlockKind.CLOSING: "closing", BlockKind.CAPTION: "caption"}
_LINES = {BlockKind.VERSE: ("blockquote", "verse"), BlockKind.LETTER: ("blockquote", "letter"), BlockKind.QUOTE: ("blockquote", "quote"), BlockKind.CHAT: ("div", "chat"),
          BlockKind.SCRIPT: ("div", "script"), BlockKind.PANEL: ("div", "panel"), BlockKind.SIGN: ("div", "sign"), BlockKind.LIST: ("div", "list")}  # fmt: skip
"""Element and class of blocks that keep their lines; each line is a paragraph, so that it turns over with a hanging indent."""

_MOST_STEPS = 6  # of an inner indent, which the stylesheet knows as ``in1`` and so on
_COLUMNS_A_STEP = 2


class Page(NamedTuple):
    """One file of the book: its name under ``text/``, its title, its XHTML in UTF-8."""

    name: str
    title: str
    xhtml: bytes


class Link(NamedTuple):
    """A line of the contents: where it leads (from ``EPUB/``), what it says, and what stands under it."""

    href: str
    title: str
    under: tuple["Link", ...] = ()


class Pages(NamedTuple):
    """All pages in reading order, and the contents that lead to them."""

    front: tuple[Page, ...]
    body: tuple[Page, ...]
    back: tuple[Page, ...]
    contents: tuple[Link, ...]


def escape(text: str) -> str:
    """Text as XML holds it.

    >>> escape("AT&T <3")
    'AT&amp;T &lt;3'
    """
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if "&" in text or "<" in text or ">" in text
        else text
    )


def escape_attribute(text: str) -> str:
    """Text as an attribute in double quotes holds it."""
    return escape(text).replace('"', "&quot;")


def picture_files(book: Book) -> dict[str, str]:
    """The files of a story's pictures, by their places as the story has them."""
    return {place: f"images/picture-{number:03}.jpg" for number, (place, _) in enumerate(book.pictures, start=1)}


def make_pages(book: Book) -> Pages:
    """Every page of the book but the contents, and the contents as links."""
    story = book.story
    typed = story.source.format == "text"
    writer = _Writer(
        story.metadata.language.value,
        smart=book.smart,
        chapter=0,
        notes={},
        referred=set(),
        typed=typed,
        pictures=picture_files(book),
    )
    front: list[Page] = []
    contents: list[Link] = []
    if book.cover:
        front.append(writer.cover_page(story.metadata))
    front.append(writer.title_page(story.metadata))
    about = [writer.about_page(story.metadata)] if story.metadata.about else []
    contents += [Link(f"text/{page.name}", page.title) for page in about]
    before, behind = _notes_pages(book, writer)
    contents += [Link(f"text/{page.name}", page.title) for page in before]
    body, chapters = _make_chapters(book, writer)
    contents += chapters
    contents += [Link(f"text/{page.name}", page.title) for page in behind]
    back = (*behind, writer.colophon(story.metadata))
    return Pages(tuple(front), (*about, *before, *body), back, tuple(contents))


def _notes_pages(book: Book, writer: "_Writer") -> tuple[list[Page], list[Page]]:
    """The page of notes, before the story or behind it: all of them, or those that belong to no chapter, or none."""
    story = book.story
    if book.notes == "chapter":
        own = story.notes_around().get(0, ((), ()))[0]
        return [writer.notes_page(own, story.chapters)] if own else [], []
    return [], [writer.notes_page(story.notes, story.chapters)] if story.notes and book.notes == "end" else []


def _make_chapters(book: Book, writer: "_Writer") -> tuple[list[Page], list[Link]]:
    """The pages of all chapters, and of the parts over them, with their lines of the contents."""
    title = book.story.metadata.title.value
    pages: list[Page] = []
    contents: list[Link] = []
    # Kindle shows two levels (KDP guidelines 2019.2): parts and chapters leave none for scenes
    listed = book.scenes_in_contents and not any(chapter.part for chapter in book.story.chapters)
    around = book.story.notes_around() if book.notes == "chapter" else {}
    for number, chapter in enumerate(book.story.chapters, start=1):
        own = writer._replace(chapter=number, notes=_number_notes(chapter), referred=set())
        if chapter.part:
            pages.append(own.part_page(chapter.part))
            contents.append(Link(f"text/{pages[-1].name}", pages[-1].title))
        more, links = own.chapter_pages(chapter, title, around.get(number, ((), ())), list_scenes=listed)
        pages += more
        if chapter.part and not chapter.heading:  # a part's own words: its page leads to them
            continue
        if contents and contents[-1].href.startswith("text/part-"):
            contents[-1] = contents[-1]._replace(under=(*contents[-1].under, *links))
        else:
            contents += links
    return pages, contents


class _Writer(NamedTuple):
    """Writes pages in one language."""

    language: str
    smart: bool
    chapter: int
    notes: dict[str, int]
    """The chapter's footnotes by name, numbered from 1; a name may hold what no id can."""
    referred: set[str]
    """The footnotes that have been referred to: the first reference is the one to come back to."""
    typed: bool
    """Whether the signs of footnotes are characters of the text, as in plain text; in other formats we number them."""
    pictures: dict[str, str]
    """The files of the story's pictures in the book, by their places as the story has them."""

    @property
    def words(self) -> dict[str, str]:
        return words_for(self.language)

    def page(self, name: str, title: str, body: str, kind: str) -> Page:
        """A whole file; `kind` is the ``epub:type`` of its body."""
        xhtml = (
            '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
            f' lang="{self.language}" xml:lang="{self.language}"{self.dir()}>\n'
            f'<head><meta charset="utf-8"/><title>{escape(title)}</title>'
            f'<link rel="stylesheet" type="text/css" href="../css/book.css"/></head>\n<body epub:type="{kind}">\n{body}</body></html>\n'
        )
        return Page(name, title, xhtml.encode())

    def dir(self) -> str:
        return ' dir="rtl"' if direction(self.language) == "rtl" else ""

    def cover_page(self, metadata: Metadata) -> Page:
        alt = f"{self.words['cover']}: {metadata.title.value}"
        if named := authors_line(metadata):
            by = self.words["by"]
            alt = f"{alt} — {named}" if by == "—" else f"{alt}, {by} {named}"
        image = f'<img src="../images/cover.jpg" alt="{escape_attribute(alt)}" role="doc-cover"/>'
        return self.page(
            "cover.xhtml",
            self.words["cover"],
            f'<section epub:type="cover" class="cover">\n{image}\n</section>\n',
            "frontmatter",
        )

    def title_page(self, metadata: Metadata) -> Page:
        lines = [f"<h1>{self.set(metadata.title.value)}</h1>"]
        if metadata.subtitle:
            lines.append(
                f'<p class="subtitle" epub:type="subtitle" role="doc-subtitle">{self.set(metadata.subtitle.value)}</p>'
            )
        if named := authors_line(metadata):
            lines.append(f'<p class="author">{escape(named)}</p>')
        if metadata.series:
            index = f", {metadata.series_index.value}" if metadata.series_index else ""
            lines.append(f'<p class="series">{self.set(metadata.series.value)}{index}</p>')
        if metadata.publisher:
            lines.append(f'<p class="publisher">{escape(metadata.publisher.value)}</p>')
        label = escape_attribute(metadata.title.value)
        section = (
            f'<section epub:type="titlepage" class="titlepage" aria-label="{label}">\n'
            + "\n".join(lines)
            + "\n</section>\n"
        )
        return self.page("titlepage.xhtml", metadata.title.value, section, "frontmatter")

    def about_page(self, metadata: Metadata) -> Page:
        """What the head of the story said that the title page does not show, in its own words: warnings before the story."""
        title = self.words["about"]
        rows = "".join(map(self.row, metadata.about))
        section = f'<section epub:type="preamble" aria-labelledby="about-h">\n<h2 id="about-h" class="made">{title}</h2>\n<dl>\n{rows}</dl>\n</section>\n'
        return self.page("about.xhtml", title, section, "frontmatter")

    def row(self, entry: Entry) -> str:
        """A label as printed, or our own where there is none, and under it a value paragraph by paragraph."""
        ours = labels_for(self.language)[entry.name or "source_url"]
        term = f"<dt>{escape(entry.label)}</dt>" if entry.label else f'<dt class="made">{ours}</dt>'
        value = entry.value if isinstance(entry.value, str) else ", ".join(entry.value)
        return f"{term}\n" + "".join(f"<dd>{self.set(part)}</dd>\n" for part in value.split("\n\n"))

    def colophon(self, metadata: Metadata) -> Page:
        from storybind import __version__

        title = self.words["colophon"]
        rights = f"<p>{escape(metadata.rights.value)}</p>\n" if metadata.rights else ""
        section = (
            f'<section epub:type="colophon" role="doc-colophon" class="colophon made" aria-labelledby="colophon-h">\n<h2 id="colophon-h">{title}</h2>\n'
            f"<p>{self.words['made']} {__version__}.</p>\n{rights}</section>\n"
        )
        return self.page("colophon.xhtml", title, section, "backmatter")

    def notes_page(self, notes: Sequence[Note], chapters: Sequence[Chapter]) -> Page:
        """All notes in the order of the story, each under the place it was taken from."""
        title = self.words["notes"]
        parts = [f'<h2 id="notes-h" class="made">{title}</h2>\n']
        place = ""
        several = len({note.place for note in notes}) > 1
        for note in notes:
            if several and note.place != place:
                place = note.place
                parts.append(f'<h3 class="made">{escape(self.place(place, chapters))}</h3>\n')
            parts += self.note(note)
        section = f'<section epub:type="endnotes" role="doc-endnotes" class="notes" aria-labelledby="notes-h">\n{"".join(parts)}</section>\n'
        return self.page("notes.xhtml", title, section, "backmatter")

    def note(self, note: Note) -> Iterator[str]:
        """A note under its own label, or under what it is."""
        term = escape(note.label)
        if not term:
            term = f'<span class="made">{self.words.get(note.kind, self.words["notes"])}</span>'
        yield f'<p class="term"><strong>{term}</strong></p>\n'
        yield from (self.block(block) for block in note.blocks if block.text)

    def notes_beside(self, notes: Sequence[Note]) -> Iterator[str]:
        """Notes set with their chapter, apart from its text."""
        if notes:
            yield f'<aside class="notes" role="note">\n{"".join(chain.from_iterable(map(self.note, notes)))}</aside>\n'

    def place(self, place: str, chapters: Sequence[Chapter]) -> str:
        if place in ("front", "end"):
            return self.words["before_story" if place == "front" else "after_story"]
        chapter = (
            chapters[int(place.removeprefix("chapter ")) - 1]
            if len(chapters) >= int(place.removeprefix("chapter "))
            else None
        )
        return str(chapter.heading) if chapter and chapter.heading else self.words["untitled"]

    def chapter_pages(
        self, chapter: Chapter, book_title: str, around: tuple[Sequence[Note], Sequence[Note]], *, list_scenes: bool
    ) -> tuple[list[Page], list[Link]]:
        """A chapter's files, one unless it is very long, and its lines of the contents.

        `around` are the notes to set before and behind its text.
        """
        title = str(chapter.heading) if chapter.heading else book_title
        listed = list_scenes and 1 < len(chapter.scenes) <= _MOST_LISTED
        written = _Files()
        scenes: list[Link] = []
        written.fill(self.notes_beside(around[0]))
        for number, scene in enumerate(chapter.scenes, start=1):
            anchor = f"scene-{self.chapter}-{number}" if listed else ""
            part = written.fill(self.scene(scene, anchor, opens=number == 1))
            if listed:
                scenes.append(Link(f"text/{self.file(part)}.xhtml#{anchor}", scene_title(scene)))
        written.fill(self.notes_beside(around[1]))
        files = written.pieces
        notes = [block for scene in chapter.scenes for block in scene.blocks if block.kind is BlockKind.FOOTNOTE]
        if notes:
            files[-1].append(self.footnotes(notes))
            self.link_across(files)
        pages = [self.chapter_file(part, chapter, title, pieces) for part, pieces in enumerate(files, start=1)]
        whole = Link(f"text/{self.file(1)}.xhtml", title, tuple(scenes))
        return pages, [whole] if chapter.heading or not scenes else scenes

    def link_across(self, files: list[list[str]]) -> None:
        """Lead references to the footnotes in the chapter's last file, and those back to where they are referred to."""
        *others, last = files
        for part, pieces in enumerate(others, start=1):
            for at, piece in enumerate(pieces):
                for key in re.findall(r'href="#(fn-[0-9-]+)"', piece):
                    piece = piece.replace(f'href="#{key}"', f'href="{self.file(len(files))}.xhtml#{key}"')
                    back = key.replace("fn-", "ref-")
                    if f'id="{back}"' in piece:
                        last[-1] = last[-1].replace(f'href="#{back}"', f'href="{self.file(part)}.xhtml#{back}"')
                pieces[at] = piece

    def part_page(self, part: Heading) -> Page:
        """The page that opens a part; it is numbered by the chapter that follows it."""
        name, title = f"part-{self.chapter:03}", str(part)
        section = (
            f'<section epub:type="part" role="doc-part" class="part" aria-labelledby="{name}-h">\n'
            f"{self.heading(part, f'{name}-h')}</section>\n"
        )
        return self.page(f"{name}.xhtml", title, section, "bodymatter")

    def file(self, part: int) -> str:
        """The name of a chapter's file without its ending."""
        return f"chapter-{self.chapter:03}" if part == 1 else f"chapter-{self.chapter:03}-{part}"

    def chapter_file(self, part: int, chapter: Chapter, title: str, pieces: list[str]) -> Page:
        """One file of a chapter; its heading stands in the first."""
        name = self.file(part)
        head = self.heading(chapter.heading, f"{name}-h") if part == 1 and chapter.heading else ""
        named = f'aria-labelledby="{name}-h"' if head else f'aria-label="{escape_attribute(title)}"'
        look = ' class="untitled"' if part == 1 and not head else ""
        section = f'<section epub:type="chapter" role="doc-chapter" id="{name}"{look} {named}>\n{head}{"".join(pieces)}</section>\n'
        return self.page(f"{name}.xhtml", title, section, "bodymatter")

    def heading(self, heading: Heading, ident: str) -> str:
        """A chapter's heading, its number apart from its words."""
        label, title = escape(heading.label), self.set(heading.title)
        look = ' class="made"' if heading.origin else ""
        if label and title:
            title = f'<span class="number">{label}</span> <span class="title">{title}</span>'
        return f'<h2 id="{ident}"{look}>{title or label}</h2>\n'

    def scene(self, scene: Scene, anchor: str, *, opens: bool) -> Iterator[str]:
        """A scene's blocks; the break before it, unless the scene opens its chapter."""
        blocks = [block for block in scene.blocks if block.kind is not BlockKind.FOOTNOTE]
        if scene.begins is not None and not opens:
            yield _rule(scene, blocks)
        first = True
        for at, block in enumerate(blocks):
            ident = f' id="{anchor}"' if anchor and at == 0 else ""
            if block.kind is BlockKind.PARAGRAPH:
                yield f"<p{ident}{self.indent(block, first=first)}>{self.inline(block)}</p>\n"
                first = False
            else:
                goes_on = at + 1 < len(blocks) and blocks[at + 1].kind is block.kind
                yield self.block(block, ident, goes_on=goes_on)
                first = first and block.kind is BlockKind.LABEL

    def block(self, block: Block, ident: str = "", *, goes_on: bool = False) -> str:
        """Any block but the paragraphs of a scene; line ends that were meant are kept.

        Where another one of its kind follows, it `goes_on`, and no space is left between the two.
        """
        if block.kind not in _LINES:
            kind = _CLASS.get(block.kind)
            return f"<p{ident}{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{self.inline(block)}</p>\n"
        element, kind = _LINES[block.kind]
        more = " open" if goes_on else ""
        return f'<{element}{ident} class="{kind}{more}">\n{"".join(self.lines(block))}</{element}>\n'

    def lines(self, block: Block) -> Iterator[str]:
        """The lines of a block, each a paragraph; a blank one parts stanzas, a row of signs in a panel is a rule."""
        start, ranges, parted = 0, list(block.inline), False
        for line in block.text.split("\n"):
            end = start + len(line)
            within = [one for one in ranges if one.start < end and one.end > start]
            ranges = [one for one in ranges if one.end > end]
            if block.kind is BlockKind.PANEL and line and not any(map(str.isalnum, line)):
                yield '<hr class="rule"/>\n'
            elif line.strip():
                looks = [f"in{steps}"] if (steps := _steps(line)) else []
                looks += ["stanza"] if parted else []
                look = f' class="{" ".join(looks)}"' if looks else ""
                bare = line.lstrip(" ")
                shift = start + len(line) - len(bare)
                kept = tuple(
                    one._replace(start=max(one.start - shift, 0), end=min(one.end, end) - shift)
                    for one in within
                    if one.end > shift
                )
                yield f"<p{look}>{self.inline(Block(block.kind, bare, block.span, kept))}</p>\n"
            parted = not line.strip()
            start = end + 1

    def indent(self, block: Block, *, first: bool) -> str:
        """The class of a paragraph: flush where one opens a scene; in Chinese and Japanese set in by whole letters, speech apart."""
        language = self.language.split("-")[0]
        if language == "zh" or (language == "ja" and block.text[:1] not in _JAPANESE_BRACKETS):
            return f' class="{language}"'
        return ' class="first"' if first or language == "ja" else ""

    def footnotes(self, notes: list[Block]) -> str:
        """The chapter's footnotes, each with a way back to its first reference."""
        return f'<section class="footnotes" epub:type="footnotes">\n{"".join(map(self.footnote, notes))}</section>\n'

    def footnote(self, note: Block) -> str:
        """A footnote with its way back, which is its sign; a typed one stands at the head of its text."""
        key, sign, text = f"{self.chapter}-{self.notes[note.id]}", escape(note.id), note
        typed = bool(note.inline) and note.inline[0].target == note.id
        if typed:
            end = note.inline[0].end
            sign = self.stretch(note.text, 0, end)
            moved = tuple(one._replace(start=one.start - end, end=one.end - end) for one in note.inline[1:])
            text = note._replace(text=note.text[end:], inline=moved)
        look = "" if typed else ' class="made"'
        back = f"<span{look}>{sign}</span>"
        if note.id in self.referred:
            back = f'<a{look} href="#ref-{key}" role="doc-backlink">{sign}</a>'
        return f'<aside id="fn-{key}" epub:type="footnote" role="doc-footnote"><p>{back} {self.inline(text).strip()}</p></aside>\n'

    def set(self, text: str) -> str:
        """Escaped text in the asked typography."""
        return self.stretch(text, 0, len(text))

    def inline(self, block: Block) -> str:
        """A block's text with its emphasis as elements and its line ends as ``br``."""
        text = block.text
        done = "".join(self.pieces(text, block.inline)) if block.inline else self.stretch(text, 0, len(text))
        return done.replace("\n", "<br/>\n") if "\n" in done else done

    def pieces(self, text: str, ranges: Sequence[Inline]) -> Iterator[str]:
        """Text and tags in turn; the ranges nest."""
        tags = sorted(self.tags(ranges, text), key=lambda tag: tag[:3])
        last = 0
        for at, _, _, tag in tags:
            yield self.stretch(text, last, at)
            yield tag
            last = at
        yield self.stretch(text, last, len(text))

    def tags(self, ranges: Iterable[Inline], text: str) -> Iterator[tuple[int, int, int, str]]:
        """Tags with their places and what sorts them so that elements nest: closing before opening, inner closed first."""
        for order, one in enumerate(ranges):
            opening, closing = self.around(one, text)
            yield one.start, 1, order, opening
            yield one.end, 0, -order, closing

    def around(self, one: Inline, text: str) -> tuple[str, str]:
        """The tags round a range; a reading has no brackets for want of ruby, which EPUBCheck discourages (HTM_055)."""
        if one.kind == "noteref":
            return self.reference(one.target)
        if one.kind == "picture":
            return self.picture(one.target, text[one.start : one.end])
        if one.kind == "link":
            return f'<a href="{escape_attribute(one.target)}">', "</a>"
        if one.kind == "ruby":
            return "<ruby>", f"<rt>{escape(one.target)}</rt></ruby>"
        return f"<{one.kind}>", f"</{one.kind}>"

    def picture(self, place: str, words: str) -> tuple[str, str]:
        """A picture with the words for it below; the words alone where it is not in the book."""
        if place not in self.pictures:
            return "", ""
        image = f'<img src="../{self.pictures[place]}" alt="{escape_attribute(words)}"/><br/>'
        return f'{image}<span class="caption">', "</span>"

    def reference(self, name: str) -> tuple[str, str]:
        """The tags round a reference: a link, or a mere sign where the note stands in another chapter."""
        if name not in self.notes:
            return "<sup>" if self.typed else '<sup class="made">', "</sup>"
        key = f"{self.chapter}-{self.notes[name]}"
        ident = "" if name in self.referred else f' id="ref-{key}"'
        self.referred.add(name)
        look = "noteref" if self.typed else "noteref made"
        return f'<a class="{look}" epub:type="noteref" role="doc-noteref"{ident} href="#fn-{key}">', "</a>"

    def stretch(self, text: str, start: int, end: int) -> str:
        """Part of a text, escaped, in the asked typography."""
        piece = text[start:end]
        if self.smart and piece:
            from storybind.book.typography import smarten

            piece = smarten(piece, self.language, text[start - 1 : start] or " ", text[end : end + 1] or " ")
        return escape(piece)


def _steps(line: str) -> int:
    """The steps by which a line is set in within its block."""
    return min((len(line) - len(line.lstrip(" ")) + _COLUMNS_A_STEP - 1) // _COLUMNS_A_STEP, _MOST_STEPS)


def _number_notes(chapter: Chapter) -> dict[str, int]:
    names = (block.id for scene in chapter.scenes for block in scene.blocks if block.kind is BlockKind.FOOTNOTE)
    return {name: number for number, name in enumerate(names, start=1)}


class _Files:
    """The pieces of a chapter, file by file; one that would grow too long goes on in a new file, at a break if it can."""

    def __init__(self) -> None:
        self.pieces: list[list[str]] = [[]]
        self.size = 0  # bytes of the last file so far

    def fill(self, pieces: Iterable[str]) -> int:
        """Add a scene; gives the number of the file in which its text begins."""
        begins = 0
        for piece in pieces:
            size = len(piece.encode())
            room = LONGEST_DOCUMENT - (_BREAK_WITHIN if piece.startswith("<hr") else 0)
            if self.size + size > room and self.pieces[-1]:
                self.pieces.append([])
                self.size = 0
            self.pieces[-1].append(piece)
            self.size += size
            begins = begins or (0 if piece.startswith("<hr") else len(self.pieces))
        return begins or len(self.pieces)


def _rule(scene: Scene, blocks: Sequence[Block]) -> str:
    """The break before a scene: quiet where we set it, bare where a label's words stand for it."""
    if blocks and blocks[0].kind is BlockKind.LABEL:
        return '<hr class="scene named"/>\n'
    ours = scene.begins is not None and scene.begins.kind not in (BreakKind.MARK, BreakKind.LABEL)
    return '<hr class="scene quiet"/>\n' if ours else '<hr class="scene"/>\n'


def scene_title(scene: Scene) -> str:
    """What the contents call a scene: its time label, or its opening words.

    >>> from storybind.model import Span
    >>> scene_title(Scene(None, (Block(BlockKind.PARAGRAPH, "He sat down by the fire and said no more.", Span(1, 1)),)))
    'He sat down by the fire and …'
    """
    if scene.title:
        return scene.title
    text = next((block.text for block in scene.blocks if block.kind is not BlockKind.LABEL), scene.blocks[0].text)
    words = text[:400].split()
    opening = " ".join(words[:_TITLE_WORDS])
    if len(opening) > 60:  # a script without blanks, or very long words
        return opening[:28] + "…"
    if len(words) <= _TITLE_WORDS or words[_TITLE_WORDS - 1][-1] in ".!?":
        return opening.rstrip(".") or opening
    return opening.rstrip(",;:—-") + " …"


def authors_line(metadata: Metadata) -> str:
    """The authors as the title page names them; empty where nobody is known."""
    names = metadata.authors.value
    return "" if names == ("Unknown",) else ", ".join(names)
