"""What sets a chapter or a note, or takes one out, in the words of a sidecar: told where one is written, and on the page of a review."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from storybind.model import DEDICATION, HEADING, SET_BY_HAND, Block, Chapter, Hands, Heading, Note, in_text
from storybind.text.hand.places import Places, line_of
from storybind.text.hand.sidecar import append, check_rest, end_of_table, write_entry

_OF_NO_NOTE = ("heading", DEDICATION, SET_BY_HAND)
"""Kinds of notes that are none of the author's: the heading of a chapter without a story, what has an entry of its own."""


class Offer(NamedTuple):
    """An entry that takes out a heading or a note, and the block that it names."""

    block: Block
    entry: str


def places_of(chapters: Iterable[Chapter], notes: Iterable[Note]) -> Places:
    """All that an entry for a chapter or a note can name."""
    blocks: list[Block] = [block for note in notes for block in note.blocks if block.text]
    for chapter in chapters:
        blocks += map(_block, in_text(chapter.part, chapter.heading))
        blocks += (block for scene in chapter.scenes for block in scene.blocks)
    return Places(sorted(blocks, key=lambda block: block.span.first))


def offer_chapter(chapter: Chapter, places: Places) -> Iterator[Offer]:
    """What takes out the headings of a chapter and of the part that begins with it; nothing for one that no line says."""
    for heading in in_text(chapter.part, chapter.heading):
        what = "part" if heading is chapter.part else "chapter"
        yield Offer(_block(heading), write("no-chapter", _block(heading), places, what))


def offer_note(note: Note, places: Places) -> Iterator[Offer]:
    """What takes out a note, if it is the author's."""
    block = next((block for block in note.blocks if block.text), None)
    if block and note.kind not in _OF_NO_NOTE:
        yield Offer(block, write("no-note", block, places, note.kind))


def write(key: str, block: Block, places: Places, comment: str = "by hand", title: str = "") -> str:
    """The entry of a sidecar that names a block; a chapter that begins with a paragraph has a `title`."""
    begins, occurrence = places.opening(block)
    return write_entry(key, comment, begins=begins, title=title, occurrence=occurrence)


def _block(heading: Heading) -> Block:
    return Block(HEADING, str(heading), heading.span)


def write_offers(chapters: Sequence[Chapter], notes: Sequence[Note], hands: Hands, existing: str) -> str:
    r"""The sidecar with an entry behind ``#`` for each chapter and note that it does not name yet; what it holds already stays.

    >>> print(write_offers((), (), Hands(), 'title = "Rain"\n'), end="")
    title = "Rain"

    Raises:
        ConfigError: It is written in a way in which none can be added.
    """
    places = places_of(chapters, notes)
    said = [(hand.begins, hand.occurrence) for hand in hands.chapters]
    said += ((hand.begins, hand.occurrence) for hand in hands.apart)
    named = {places.find(*one) for one in said}
    offers = [offer for chapter in chapters for offer in offer_chapter(chapter, places)]
    offers += (offer for note in notes for offer in offer_note(note, places))
    return append(existing, list(_behind_signs(offers, named, existing)), _EXPLAINED)


def _behind_signs(offers: Iterable[Offer], named: Container[int], existing: str) -> Iterator[str]:
    for offer in offers:
        waiting = "".join(f"# {line}\n" for line in offer.entry.splitlines())
        if offer.block.span.first not in named and waiting not in existing:
            yield waiting


_EXPLAINED = """\
# The chapters and notes of the story: each waits here to be taken out. Take the "# " from before the lines of an entry,
# and its heading is a line of the story, or its note is told in the story where it stood. To set a chapter or a note,
# write [[chapter]] or [[note]], and below it begins = "the first words of its line or paragraph".
"""


def remove(existing: str, key: str, at: int, where: str) -> str:
    """The sidecar without an entry: of those of its `key` the one at an index, which stands at ``story.toml:12``; raises `ConfigError`."""
    lines = existing.split("\n")
    first = line_of(where) - 1
    del lines[first : end_of_table(lines, first, where)]
    written = "\n".join(lines)
    check_rest(existing, written, [(key, at)], ())
    return written
