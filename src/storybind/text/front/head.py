"""The head of a story while it is being read."""

from collections.abc import Sequence

from storybind.model import Block, BlockKind, Entry, Note, Span
from storybind.text.front.lines import joined, letters
from storybind.text.paragraphs.inline import read_inline
from storybind.text.tables.head_labels import fold
from storybind.text.titles import is_capitalised

OF_POSTS = frozenset({"fic", "story", "songfic", "drabble", "ficlet", "fanfic", "fan fiction", "fanfiction"})
"""Labels of a post's subject, which has more in it than the title."""


def paragraph(text: str, span: Span) -> Block:
    """Words of a head as a block, with their emphasis apart."""
    plain, inline = read_inline(text)
    return Block(BlockKind.PARAGRAPH, plain, span, inline)


def lines_as_one(lines: list[str], start: int, end: int) -> Block:
    """Lines of a head, from one to another (exclusive), as one paragraph."""
    return paragraph(joined(lines, start, end), Span(start + 1, end))


class Head:
    """What has been read so far; the reader below goes from group to group and fills it.

    `named_at` is the line of a bare title, which a bare name may follow, 0 without one; `labels` counts the labels of
    the block that is being read: known by them, a head need not prove itself again. `last_address` is kept for those who ask for it; see `plain_lines`.
    """

    def __init__(self, known: Sequence[Entry]) -> None:
        self.known = known
        self.entries: list[Entry] = []
        self.notes: list[Note] = []
        self.marks: list[Block] = []
        self.named_at = 0
        self.labels = 0
        self.last_address: int | None = None
        self.last: Entry | Note | None = None

    def has(self, name: str) -> bool:
        """Whether something of this name has been said, here or before."""
        return bool(self.said(name))

    def said(self, name: str) -> list[Entry]:
        """What has been said of this name, here or before, in its order."""
        return [entry for entry in (*self.known, *self.entries) if entry.name == name]

    def add(self, name: str, label: str, value: str | tuple[str, ...], span: Span) -> None:
        """File what lines of the head say; a title with capitals has no comma behind it, as old pages set one over ``by``."""
        if name == "title" and isinstance(value, str) and value[-1:] in (",", ";") and is_capitalised(value[:-1]):
            value = value[:-1]
        self.last = Entry(name, label, value, span)
        self.entries.append(self.last)

    def give_way(self, title: str) -> None:
        """Let a title with more in it than the one that is labelled, as a post's subject has, be no title."""
        for at, entry in enumerate(self.entries):
            said = letters(entry.value) if isinstance(entry.value, str) else ""
            posted = not entry.label or fold(entry.label) in OF_POSTS
            if entry.name == "title" and posted and title and title in said and title != said:
                self.entries[at] = entry._replace(name="")

    def note(self, note: Note) -> None:
        """Keep a note of the front."""
        self.last = note
        self.notes.append(note)
