"""A guard over notes that a site's page sets apart: where one holds more of the story than the story does, it is given back."""

from collections.abc import Iterator, Sequence

from storybind.counting import word_count
from storybind.model import Block, BlockKind, Chapter, Header, Note, Notice
from storybind.syntax import shorten
from storybind.text.signs import SPEECH
from storybind.text.tables.addresses import addresses_readers
from storybind.text.tables.notes import HEAD_OF_COMMENT, speaks_of_self, talks_of_writing

_LEAST = 100  # words of a note that can be a story
_SAID, _TOLD = 0.15, 0.5  # shares: of its paragraphs in which somebody speaks, of its words that only tell
_NEVER = frozenset({"licence", "colophon", "transcriber", "mail", "post"})  # whose ends are known


def give_back(header: Header, blocks: tuple[Block, ...]) -> tuple[Header, tuple[Block, ...]]:
    """Head and blocks of a story, those of a note among them from where it tells what more words tell than stand beside it.

    Its first paragraph stays a note, with those below that speak to the readers. No note that an archive ends is looked at.
    """
    back: list[Block] = []
    notes: list[Note] = []
    for note in header.notes:
        at = _begins(note, blocks) if note.kind not in _NEVER else len(note.blocks)
        back += note.blocks[at:]
        notes.append(note._replace(blocks=note.blocks[:at]))
    if not back:  # as nearly always
        return header, blocks
    first, last = back[0].span.first, back[-1].span.last
    marks = tuple(mark for mark in header.marks if first < mark.span.first < last)
    header = header._replace(notes=tuple(notes), marks=tuple(mark for mark in header.marks if mark not in marks))
    return header, tuple(sorted((*blocks, *back, *marks), key=lambda block: block.span))


def tell_outweighed(notes: Sequence[Note], chapters: Sequence[Chapter]) -> Iterator[Notice]:
    """What is to be told of a note that is longer than all of the story."""
    told = [note for note in notes if note.kind not in (*_NEVER, "comments")]
    longest = max(told, key=lambda note: len(note.text), default=None)
    words = word_count(longest.text) if longest else 0
    if longest and words >= _LEAST and words > (story := sum(scene.words for one in chapters for scene in one.scenes)):
        which = f"“{longest.label}”" if longest.label else f"“{shorten(longest.text)}”"
        yield Notice(
            "long-note",
            f"the note {which} has {words:,} words, more than the story has ({story:,}); if some of them are the story's, "
            "write a row of *** where the note ends",
            longest.span.first,
        )


def _begins(note: Note, blocks: Sequence[Block]) -> int:
    """The index of the block of a note with which the story begins; behind the last where none does."""
    filled = [at for at, block in enumerate(note.blocks) if block.text]
    first = max([*filled[:1], *(at for at in filled if _heads_comment(note.blocks[at]))], default=0) + 1
    told = [at for at in range(first, len(note.blocks)) if _tells(note.blocks[at].text)]
    said = sum(note.blocks[at].text[0] in SPEECH for at in told)
    words = sum(word_count(block.text) for block in note.blocks[first:])
    if words < _LEAST or said < max(2, _SAID * (len(note.blocks) - first)):
        return len(note.blocks)
    telling = sum(word_count(note.blocks[at].text) for at in told)
    story = telling >= _TOLD * words and words > _words_beside(note, blocks)
    return told[0] if story else len(note.blocks)


def _heads_comment(block: Block) -> bool:
    """Whether a block says over a comment whose it is: no story begins above another comment."""
    return HEAD_OF_COMMENT.fullmatch(block.text.partition("\n")[0]) is not None


def _tells(text: str) -> bool:
    """Whether a paragraph is one of a story for all that is known: somebody speaks, or nobody does of himself or of the writing."""
    if not text:
        return False
    return text[0] in SPEECH or not (speaks_of_self(text) or talks_of_writing(text) or addresses_readers(text))


def _words_beside(note: Note, blocks: Sequence[Block]) -> int:
    """The words of the story between the headings that a note stands between."""
    tops = [block.span.first for block in blocks if block.kind is BlockKind.HEADING]
    above = max((top for top in tops if top < note.span.first), default=0)
    below = min((top for top in tops if top > note.span.first), default=note.span.last + 1_000_000_000)
    return sum(
        word_count(block.text)
        for block in blocks
        if above < block.span.first < below and block.kind not in (BlockKind.HEADING, BlockKind.MARK)
    )
