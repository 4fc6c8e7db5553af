"""What a story's head says of it, and what its book says of itself."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from storybind.model.block import Block
from storybind.model.note import Note
from storybind.model.source import Span

T = TypeVar("T")


class Field(NamedTuple, Generic[T]):
    """A value and where it is from, in words that can be said aloud: ``text line 3``, ``--title``."""

    value: T
    origin: str


def in_line(value: str | tuple[str, ...]) -> str:
    """A value as one text, of several all with commas between."""
    return value if isinstance(value, str) else ", ".join(value)


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
        """Its value as one text."""
        return in_line(self.value)


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
