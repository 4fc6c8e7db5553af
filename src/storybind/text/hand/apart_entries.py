"""What a sidecar says of epigraphs, dedications and notes: read from its entries, and written into it."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any, get_args

from storybind.model import DEDICATION, LABEL, Block, ByHandApart, Chapter, Epigraph, Note, Over
from storybind.text.hand.places import Places, check_entry, check_occurrence, check_opening
from storybind.text.hand.sidecar import append, write_entry

_FIELDS = ("begins", "ends", "over", "occurrence")


def read_by_hand_apart(key: str, value: object, where: str) -> ByHandApart:
    """One ``[[epigraph]]``, ``[[dedication]]``, ``[[no-epigraph]]`` or ``[[no-dedication]]`` of a sidecar; raises `ValueError`."""
    what: Any = key.removeprefix("no-")
    entry = check_entry(key, value, _FIELDS)
    begins = check_opening(key, "begins", entry.get("begins"))
    ends = check_opening(key, "ends", entry["ends"]) if "ends" in entry else ""
    over = entry.get("over")
    if over is not None and (over not in get_args(Over) or what != "epigraph"):
        raise ValueError(
            f"{over!r} is nothing that a [[{key}]] stands over; an epigraph is over a {', '.join(get_args(Over))}"
        )
    return ByHandApart(begins, what, key == what, where, ends, over, check_occurrence(key, entry))


def write_apart(chapters: Sequence[Chapter], notes: Sequence[Note], hands: Sequence[ByHandApart], existing: str) -> str:
    r"""The sidecar with an ``[[epigraph]]`` or ``[[dedication]]`` for each that it does not name yet; what it holds already stays.

    >>> print(write_apart((), (), (), 'title = "Rain"\n'), end="")
    title = "Rain"

    Raises:
        ConfigError: It is written in a way in which none can be added.
    """
    given = [note for note in notes if note.kind == DEDICATION]
    said = [one for chapter in chapters for one in chapter.epigraphs]
    places = Places(
        block
        for blocks in (
            *(note.blocks for note in given),
            *(one.blocks for one in said),
            *(scene.blocks for chapter in chapters for scene in chapter.scenes),
        )
        for block in blocks
    )
    named = {places.find(hand.begins, hand.occurrence) for hand in hands}
    added = list(_entries(given, said, places, named))
    return append(existing, added, _EXPLAINED)


_EXPLAINED = """\
# Each [[epigraph]] and [[dedication]] stands apart from the story, from the paragraph that begins with these words
# to the one at its end. To leave it in the story, write [[no-epigraph]] or [[no-dedication]] over it; to set one, add
# an entry. "over" says what an epigraph stands over: book, part or chapter.
"""


def _entries(given: Iterable[Note], said: Iterable[Epigraph], places: Places, named: Container[int]) -> Iterator[str]:
    for note in given:
        if note.blocks[0].span.first not in named and note.blocks[0].kind is not LABEL:  # a heading says so
            yield _entry("dedication", "note", note.blocks, None, places)
    for one in said:
        blocks = one.blocks
        if blocks[0].span.first not in named and one.rule != "epigraph.heading":
            yield _entry("epigraph", one.rule, blocks, one.over, places)


def _entry(what: str, rule: str, blocks: Sequence[Block], over: Over | None, places: Places) -> str:
    begins, occurrence = places.opening(blocks[0])
    ends = places.opening(blocks[-1])[0] if len(blocks) > 1 else None
    return write_entry(what, rule, begins=begins, ends=ends, over=over, occurrence=occurrence)
