"""Every type that crosses a stage: ``bytes -> Source -> Story -> Book -> bytes``.

All are frozen; a stage makes new ones and changes none. Lines are counted from 1.

They are named tuples rather than dataclasses: as frozen, made in a seventh of the time when the program starts (0.07
against 0.48 ms a class, which for all of them is a tenth of a whole conversion) and in half when a text is read.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Generic, Literal, NamedTuple, TypeVar

from storybind.counting import word_count

T = TypeVar("T")

Scenes = Literal["auto", "all", "marks", "off"]
Toc = Literal["chapters", "scenes"]
Typography = Literal["keep", "smart"]
Format = Literal["epub", "kepub"]
NotesAt = Literal["end", "chapter", "drop"]
Over = Literal["book", "part", "chapter"]


WORDLESS = "\ufffc"
"""What stands in a text for a picture without words (Unicode's object replacement character)."""


class Span(NamedTuple):
    """Source lines from `first` to `last`, counted from 1, both ends included."""

    first: int
    last: int

    def renumbered(self, numbers: Sequence[int]) -> "Span":
        """The same lines in a text that has them at these `numbers`, that of line 1 first."""
        return Span(numbers[self.first - 1], numbers[self.last - 1])


class Severity(StrEnum):
    """How bad it is what a notice tells."""

    ERROR = "error"  # a reader or a shop refuses the book, or shows it wrong
    WARNING = "warning"  # somebody is served badly, or something was guessed
    INFO = "info"  # worth knowing


class Notice(NamedTuple):
    """Something worth telling and not worth stopping for: a stable code, a sentence, where, and how bad."""

    code: str
    text: str
    line: int | None = None
    severity: Severity = Severity.WARNING


class Source(NamedTuple):
    r"""A story's text as Unicode with ``\n`` line ends; nothing later reads the file again."""

    path: str  # what the user called it, as shown in messages; ``-`` for standard input
    text: str  # free of what XML forbids; in plain text, what was left in it of entities, tags and BBCode is read
    encoding: str  # the encoding the bytes were read with
    sha256: str  # of the bytes as they came
    format: Literal["text", "markdown", "html"] = "text"  # by the file's ending, or by what the text is
    notices: tuple[Notice, ...] = ()  # what decoding had to mend
    # for each line of `text` the line of the file that it is from; empty where they are the same
    origins: Sequence[int] = ()
    # of a story in several files what the user called each, and its first line in `text`
    parts: tuple[tuple[str, int], ...] = ()
    pages: tuple[int, ...] = ()  # the lines of `text` that begin a page, because a form feed stands before them
    # lines in whose place, or right above which, something stood that is kept elsewhere: nothing goes on there
    parted: frozenset[int] = frozenset()

    def place(self, line: int) -> tuple[str, int]:
        r"""The file that a line of `text` is from, and the line it has there.

        >>> Source("a.html", "Rain.\nMore rain.", "utf-8", "", origins=(7, 9)).place(2)
        ('a.html', 9)
        >>> Source("tale", "One.\nTwo.\nThree.", "utf-8", "", parts=(("a.txt", 1), ("b.txt", 3))).place(3)
        ('b.txt', 1)
        """
        path, first = self.path, 1
        if self.parts:
            path, first = self.parts[bisect_right(self.parts, line, key=lambda part: part[1]) - 1]
        return path, self.origins[line - 1] if self.origins else line - first + 1

    def line_name(self, line: int) -> str:
        r"""A line of `text` as it can be said aloud: in the file's own count, with the file's name if there are several.

        >>> Source("tale", "One.\nTwo.\nThree.", "utf-8", "", parts=(("a.txt", 1), ("b.txt", 3))).line_name(3)
        'b.txt line 1'
        """
        path, own = self.place(line)
        return f"line {own}" if path == self.path else f"{path} line {own}"

    @property
    def lines(self) -> list[str]:
        """The lines in order, so that ``lines[span.first - 1]`` is a span's first."""
        return self.text.split("\n")

    @property
    def words(self) -> int:
        """How many words there are; see `word_count`."""
        return _word_count(self.text)


_word_count = lru_cache(maxsize=1)(word_count)  # a book says it, and so does the report of its making


class BlockKind(StrEnum):
    """What a block is, and so how it is set."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    MARK = "mark"  # a line of glyphs between scenes: no words
    LABEL = "label"  # a line of words that names a scene: "Three days later", "Mira's POV"
    VERSE = "verse"  # the blocks below keep their line ends
    LETTER = "letter"  # letters, addresses, signatures
    CHAT = "chat"
    SCRIPT = "script"  # ``NAME: speech``, stage directions
    PANEL = "panel"  # the voice of a game: ``[Strength: 6]``
    SIGN = "sign"  # an inscription, a headline, a telegram: short lines in capitals
    QUOTE = "quote"
    LIST = "list"
    CAPTION = "caption"  # ``[Illustration: ...]``: what is left of a picture
    CLOSING = "closing"  # "The End"
    FOOTNOTE = "footnote"


PARAGRAPH, HEADING, MARK, LABEL = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.MARK, BlockKind.LABEL
LETTER, PANEL, QUOTE, VERSE = BlockKind.LETTER, BlockKind.PANEL, BlockKind.QUOTE, BlockKind.VERSE
CLOSING, FOOTNOTE = BlockKind.CLOSING, BlockKind.FOOTNOTE
"""Those that every block of a story is asked for, again and again: to look one up in its class takes Python 3.11 sixteen times as long."""


class Inline(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of a block's text are emphasised, or linked to `target`.

    A ``ruby`` has its reading in `target`, which is text of the story as well; a ``link`` an address of the web, a
    ``picture`` the place of its file as the story has it: what it stands over are the words for who cannot see it. A
    ``lang`` has the language tag of the passage; a ``speaker`` is the name before what is said in a chat or script.
    """

    start: int
    end: int
    kind: Literal[
        "em", "strong", "s", "u", "sub", "sup", "noteref", "ruby", "link", "picture", "code", "lang", "speaker"
    ]
    target: str = ""

    def moved(self, by: int) -> "Inline":
        """The same over characters that stand so many further on."""
        return self._replace(start=self.start + by, end=self.end + by)


def clip(inline: Iterable[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """The emphasis of characters `start` to `end` (exclusive) of a text, as that of these characters alone.

    >>> clip((Inline(0, 4, "em"), Inline(6, 9, "strong")), 2, 8)
    (Inline(start=0, end=2, kind='em', target=''), Inline(start=4, end=6, kind='strong', target=''))
    """
    return tuple(
        one._replace(start=max(one.start, start) - start, end=min(one.end, end) - start)
        for one in inline
        if max(one.start, start) < min(one.end, end)
    )


class Block(NamedTuple):
    """A stretch of text with its source lines; spans rise from block to block and never overlap."""

    kind: BlockKind
    text: str  # what a reader reads: wrapped lines joined, no marks of emphasis; kinds that keep their line ends hold them
    span: Span
    inline: tuple[Inline, ...] = ()  # what those marks said, nested properly and in order of their start
    id: str = ""  # of a footnote, as its references name it
    level: int = 0  # of a heading, 1 to 6, where the source says it
    gap: int = 0  # blank lines before it
    usual: int | None = None  # those that usually stand between paragraphs there, None where that is not known
    # something stood before it that is kept elsewhere, or it is no part of what it follows, as a letter
    apart: bool = False

    @property
    def is_tied(self) -> bool:
        """Whether a picture stands in it, or a reference to a footnote: it stays where that is."""
        return bool(self.inline) and any(one.kind in ("picture", "noteref") for one in self.inline)

    @property
    def is_signed(self) -> bool:
        """Whether a footnote opens with the sign that was typed: a range that leads to itself. Else storybind numbers it."""
        first = self.inline[0] if self.kind is FOOTNOTE and self.inline else None
        return first is not None and (first.start, first.kind, first.target) == (0, "noteref", self.id)


def without(lines: list[str], left_out: Iterable[Block]) -> list[str]:
    """Lines without what was left out of them: a block's text, line by line, or all of its lines if they say no more."""
    lines = list(lines)
    for block in left_out:
        first, last = block.span.first - 1, block.span.last
        parts = block.text.split("\n")
        if len(parts) == last - first and all(map(str.__contains__, lines[first:last], parts)):
            lines[first:last] = [line.replace(part, "", 1) for line, part in zip(lines[first:last], parts, strict=True)]
        elif _letters(block.text) == _letters("".join(lines[first:last])):
            lines[first:last] = [""] * (last - first)
    return lines


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


class BreakKind(StrEnum):
    """Why a scene begins; the words are the contract's."""

    SKIP_FORWARD = "skip-forward"
    FLASHBACK = "flashback"
    RETURN = "return"
    LABEL = "label"
    MARK = "mark"
    PLACE = "place"
    POV = "pov"
    MANUAL = "manual"


class Break(NamedTuple):
    """Why a scene begins here: `evidence` is verbatim, `rule` the id of a row that someone can look up."""

    kind: BreakKind
    evidence: str
    rule: str
    confidence: float
    because: str
    line: int


class Candidate(NamedTuple):
    """A place where a rule spoke and no break was set."""

    begins: Break  # that would stand there
    veto: str  # the id of the row that stopped it, or empty where its confidence was too low for ``--scenes auto``
    because: str  # either in words


class ByHand(NamedTuple):
    """What a reader says of one place in a sidecar: a scene begins there, or none does."""

    before: str  # the first words of the paragraph, as many as tell it from others
    sets: bool  # whether a break is set, or taken out
    where: str  # the sidecar and the line that says so, as ``story.toml:12``
    title: str | None = None  # what the contents call the scene, or None
    kind: BreakKind = BreakKind.MANUAL  # why it begins; ``manual`` where nothing else is said
    # which of several paragraphs that begin alike, from 1; None where there is to be one alone
    occurrence: int | None = None


class ByHandApart(NamedTuple):
    """What a reader says of some paragraphs in a sidecar: they are an epigraph or a dedication, or they are none."""

    begins: str  # the first words of the first of them, as many as tell it from others
    what: Literal["epigraph", "dedication"]  # which of the two
    sets: bool  # whether they are one, or none
    where: str  # the sidecar and the line that says so, as ``story.toml:12``
    ends: str = ""  # the first words of the last of them; empty where they end with a source, or are one paragraph
    over: Over | None = None  # what an epigraph is to stand over; None for what it stands under in the text
    # which of several paragraphs that begin alike, from 1; None where there is to be one alone
    occurrence: int | None = None


class Clock(NamedTuple):
    """How far a scene plays from the one before it in the text, as far as the words say."""

    words: str  # for people: ``+3 days``, ``next morning``, ``flashback``, ``unknown``
    days: float | None = None  # below zero for the past; None where no words give a distance


class Scene(NamedTuple):
    """At least one block, played in one run of time."""

    title: str | None
    blocks: tuple[Block, ...]
    begins: Break | None = None  # None for a chapter's first scene
    clock: Clock | None = None  # None for the story's first scene, and as long as nobody has asked for it

    @property
    def opening(self) -> Block:
        """The block its prose opens with: the first that is no label, and no picture without words if it can be."""
        prose = (block for block in self.blocks if block.kind is not LABEL and block.text != WORDLESS)
        return next(prose, self.blocks[0])

    @property
    def words(self) -> int:
        """How many words a reader reads, labels included."""
        return word_count("\n".join(block.text for block in self.blocks if block.text != WORDLESS))


class Heading(NamedTuple):
    """A chapter's heading as the author set it, its number apart from its words; one of them may be empty."""

    label: str
    title: str
    span: Span
    origin: str = ""  # empty for a heading of the text, else where from the words are: ``file name``

    def __str__(self) -> str:
        """The whole heading in one line.

        >>> str(Heading("Chapter 2", "Leaf Litter", Span(9, 9)))
        'Chapter 2: Leaf Litter'
        """
        return ": ".join(part for part in (self.label, self.title) if part)


class Epigraph(NamedTuple):
    """What somebody else said, or what is said of nobody: no scene, and no part of one."""

    over: Over  # what it stands before: the ``book``, or the text of a ``part`` or ``chapter``, below its heading
    blocks: tuple[Block, ...]  # its words
    source: str = ""  # whose words it is, as the last of them have it, dash and all; empty where it does not say
    rule: str = ""  # how it is known to be one: the id of a row that someone can look up
    because: str = ""  # the same in words

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(block.text for block in self.blocks)


class Chapter(NamedTuple):
    """At least one scene; a story without headings is one chapter whose `heading` is None."""

    heading: Heading | None
    scenes: tuple[Scene, ...]
    part: Heading | None = None  # that of the part that begins with this chapter, None within a part and without parts
    # before its text: under its heading, under that of its part, or before the whole story
    epigraphs: tuple[Epigraph, ...] = ()

    @property
    def title(self) -> str | None:
        """The heading's own words, or its number where it has no others."""
        return (self.heading.title or self.heading.label) if self.heading else None

    def epigraphs_over(self, over: Over) -> tuple[Epigraph, ...]:
        """The epigraphs that stand before the book, before its part, or before its own text."""
        return tuple(one for one in self.epigraphs if one.over == over)


LICENCE = "licence"
"""The kind of a note that holds an archive's terms of use."""
DEDICATION = "dedication"
"""The kind of a note that gives a story, or a chapter, to somebody."""
_WORDS_OF_DEDICATION = 60


class Note(NamedTuple):
    """What the author says outside the story: moved out of it, never out of the book.

    One that stood in brackets within a paragraph has the span of that paragraph, which holds the rest of the span's words.
    """

    kind: str
    place: str  # ``front``, ``end`` or ``chapter N`` from 1
    label: str  # the word that stood before it ("Disclaimer", "A/N"), empty where none did
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The note's words, a blank line between paragraphs."""
        return "\n\n".join(block.text for block in self.blocks if block.text)

    @property
    def span(self) -> Span:
        """From the first line to the last."""
        return Span(self.blocks[0].span.first, self.blocks[-1].span.last)

    @property
    def gives_book(self) -> bool:
        """Whether it gives the book to somebody, in few words and without a label, which would be one among others."""
        if (self.kind, self.place, self.label) != (DEDICATION, "front", ""):
            return False
        return word_count(self.text) <= _WORDS_OF_DEDICATION and not any(block.is_tied for block in self.blocks)


class Field(NamedTuple, Generic[T]):
    """A value and where it is from, in words that can be said aloud: ``text line 3``, ``--title``."""

    value: T
    origin: str


class Entry(NamedTuple):
    """One thing that a story's head says about the story."""

    # ours (``title``, ``rating``), ``program`` for what is meant for one, or empty for a label we do not know
    name: str
    label: str  # as printed ("Rated"), or empty
    value: str | tuple[str, ...]
    span: Span
    # what the text has for the value, as ``3/4/2012``; a blank where another entry of these lines has it
    printed: str = ""

    @property
    def text(self) -> str:
        """Its value, of several all with commas between."""
        return self.value if isinstance(self.value, str) else ", ".join(self.value)


class Header(NamedTuple):
    """What stands before the story: its entries, its notes, its mere marks, and the line where the story begins."""

    entries: tuple[Entry, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[Block, ...] = ()
    body: int = 1
    front_matter: bool = False  # whether the entries are data between two fences: their keys are no words of the text

    def has(self, name: str) -> bool:
        """Whether an entry of this name is in it."""
        return any(entry.name == name for entry in self.entries)

    def moved(self, move: Callable[[Span], Span]) -> "Header":
        """The same head on other lines; where the story begins, who moves it has to say."""

        def placed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
            return tuple(block._replace(span=move(block.span)) for block in blocks)

        return self._replace(
            entries=tuple(entry._replace(span=move(entry.span)) for entry in self.entries),
            notes=tuple(note._replace(blocks=placed(note.blocks)) for note in self.notes),
            marks=placed(self.marks),
        )


class Metadata(NamedTuple):
    """What the book says of itself; each field with its origin. Optional fields are None where nobody named them."""

    title: Field[str]
    authors: Field[tuple[str, ...]]
    language: Field[str]  # a BCP 47 tag
    identifier: Field[str]  # a URI that follows from title, authors and language unless it was given
    subtitle: Field[str] | None = None
    series: Field[str] | None = None
    series_index: Field[str] | None = None  # digits, or digits parted by points
    tags: Field[tuple[str, ...]] | None = None
    description: Field[str] | None = None
    publisher: Field[str] | None = None
    rights: Field[str] | None = None
    date: Field[str] | None = None  # when the story was published: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``
    # the same, or as the author wrote it where that can be read in two ways; so is `completed`
    updated: Field[str] | None = None
    completed: Field[str] | None = None
    fandom: Field[tuple[str, ...]] | None = None
    category: Field[tuple[str, ...]] | None = None
    relationships: Field[tuple[str, ...]] | None = None
    characters: Field[tuple[str, ...]] | None = None
    genres: Field[tuple[str, ...]] | None = None
    rating: Field[str] | None = None
    # as printed, and so are `rating`, `category`, `status` and the others that follow
    warnings: Field[tuple[str, ...]] | None = None
    status: Field[str] | None = None
    words: Field[int] | None = None  # what the head says, which may differ from what is there; so may `chapters_total`
    chapters_total: Field[int] | None = None
    source_url: Field[str] | None = None  # where the story was found
    beta: Field[str] | None = None
    translator: Field[tuple[str, ...]] | None = None
    editor: Field[tuple[str, ...]] | None = None
    illustrator: Field[tuple[str, ...]] | None = None
    credits: Field[str] | None = None
    contact: Field[str] | None = None
    archive: Field[str] | None = None
    # what the head says of a picture: a path in front matter, elsewhere whose work it is
    cover: Field[str] | None = None
    # entries of the head for the page about it: all that the title page does not show, summary and warnings first
    about: tuple[Entry, ...] = ()

    @property
    def whole_title(self) -> str:
        """The title with its subtitle, as a book has it wherever only one line says what it is called."""
        return f"{self.title.value}: {self.subtitle.value}" if self.subtitle else self.title.value


class Story(NamedTuple):
    """A story understood: every word of it, in its order."""

    source: Source
    metadata: Metadata
    header: Header
    layout: str  # how paragraphs were found to be set apart
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...]
    marks: tuple[Block, ...]  # lines without words that were read and not kept as text
    # in no book though it has words, such as running heads: whole lines, or a part of one
    left_out: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    # breaks thought of and not set, in reading order, of a story that was to be explained
    candidates: tuple[Candidate, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The source's lines without what was left out of them."""
        return without(self.source.lines, self.left_out)

    @property
    def words(self) -> int:
        """How many words its author left: those of the source without what was left out of it and an archive's terms of use."""
        gone = (*self.left_out, *(block for note in self.licence for block in note.blocks))
        return word_count("\n".join(without(self.source.lines, gone))) if gone else self.source.words

    @property
    def scenes(self) -> Iterator[Scene]:
        """All scenes of all chapters, in reading order."""
        return (scene for chapter in self.chapters for scene in chapter.scenes)

    @property
    def every_block(self) -> Iterator[Block]:
        """All blocks of its scenes, and then of its notes."""
        told: list[Scene | Note] = [*self.scenes, *self.notes]
        return (block for part in told for block in part.blocks)

    @property
    def own_notes(self) -> tuple[Note, ...]:
        """The notes that are the author's, a site's or a transcriber's: all but dedications of the book and an archive's terms of use."""
        return tuple(note for note in self.notes if note.kind != LICENCE and not note.gives_book)

    @property
    def dedication(self) -> tuple[Note, ...]:
        """To whom the book is given; it has a page of its own, before the story."""
        return tuple(note for note in self.notes if note.gives_book)

    @property
    def licence(self) -> tuple[Note, ...]:
        """An archive's terms of use; they have a page of their own, the last one."""
        return tuple(note for note in self.notes if note.kind == LICENCE)

    def notes_around(self) -> dict[int, tuple[tuple[Note, ...], tuple[Note, ...]]]:
        """The own notes of each chapter that has some, by its number: those before its text, and those behind it.

        The story's own stand round number 0: before the first chapter, and, behind the last one, with the last one's.
        """
        around: dict[int, tuple[tuple[Note, ...], tuple[Note, ...]]] = {}
        for note in self.own_notes:
            kind, _, number = note.place.partition(" ")
            at = int(number) if number else {"front": 0, "end": len(self.chapters)}[kind]
            before, behind = around.get(at, ((), ()))
            text = (
                next((block for scene in self.chapters[at - 1].scenes for block in scene.blocks), None) if at else None
            )
            leads = kind == "front" or (kind != "end" and text is not None and note.span.first < text.span.first)
            around[at] = ((*before, note), behind) if leads else (before, (*behind, note))
        return around


SMALLEST_COVER = (1000, 1600)
"""Pixels across and down of a cover's picture, below which it looks coarse (KDP's ideal is 1600 by 2560)."""


class Cover(NamedTuple):
    """A picture ready to pack: JPEG or PNG, its size in pixels, and where it is from."""

    data: bytes
    width: int
    height: int
    origin: str
    media_type: str = "image/jpeg"
    notices: tuple[Notice, ...] = ()


class Book(NamedTuple):
    """A story dressed; complete, so that packing it looks nothing up and asks no clock."""

    story: Story
    cover: Cover | None
    css: str
    modified: str  # in UTC, as ``2024-05-01T00:00:00Z``
    scenes_in_contents: bool
    smart: bool
    notes: NotesAt = "end"  # they have a page at the end, stand round their chapters, or are left out
    pictures: tuple[tuple[str, Cover], ...] = ()  # those of the story, by their places as it has them
    fingerprint: str = ""  # what went into the book; empty where nobody is to look for it
    colophon: bool = True  # whether the last page tells how the book was made


class Bound(NamedTuple):
    """What `convert` hands back: the file's bytes, the book they hold, and all there is to say about them."""

    epub: bytes
    book: Book
    words: int
    notices: tuple[Notice, ...] = ()

    @property
    def story(self) -> Story:
        """The story in the book."""
        return self.book.story
