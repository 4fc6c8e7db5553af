"""The steps in which a text is divided, each with what a hand says of it: its chapters, its notes, its scenes."""

from collections.abc import Sequence
from typing import NamedTuple

from storybind.model import Block, ByHand, Candidate, Chapter, Hands, Metadata, Notice
from storybind.options import Scenes
from storybind.text.chapters import split_chapters
from storybind.text.drafts import Division, Draft
from storybind.text.files.join import cut_at_files
from storybind.text.heading.by_hand import UNTOUCHED, Headed
from storybind.text.label.fellows import Fellows, find_fellows
from storybind.text.notes import Notes, split_notes
from storybind.text.paragraphs.gaps import groups_lines, set_off_alone, usual_gap
from storybind.text.prose.namesakes import Namesakes
from storybind.text.reading import Reading
from storybind.text.rules import Table
from storybind.text.scene.places import Splitter
from storybind.text.scenes import split_all


class Scened(NamedTuple):
    """The chapters in their scenes, the marks between these, the breaks that are not set, and what is to be told of a hand's entries."""

    chapters: tuple[Chapter, ...]
    marks: tuple[Block, ...]
    candidates: tuple[Candidate, ...]
    notices: tuple[Notice, ...] = ()


def divide(reading: Reading, table: Table, metadata: Metadata, hands: Hands, pictures: frozenset[str]) -> Division:
    """The story under its headings, its files', and those that a hand sets."""

    def divide_at(headed: Headed = UNTOUCHED) -> Division:
        division = split_chapters(reading.blocks, table, metadata, reading.source, headed, pictures)
        return division._replace(drafts=cut_at_files(division.drafts, reading.starts, table, headed))

    if not hands.chapters:
        return divide_at()
    from storybind.text.hand.chapters import divide_by_hand

    return divide_by_hand(reading.blocks, hands.chapters, divide_at)


def part_notes(
    division: Division, reading: Reading, hands: Hands, language: str
) -> tuple[Reading, Notes, tuple[Notice, ...]]:
    """The heads, the chapters and their notes, with what a hand says of notes, epigraphs and dedications, and what is to be told of that."""
    if not (hands.apart or hands.chapters):
        return reading, split_notes(division.drafts, reading.apart, language), ()
    from storybind.text.hand.apart import split_by_hand
    from storybind.text.hand.kept import keep_in_story

    kept, idle = keep_in_story(division, reading.apart, language)
    reading, notes, told = split_by_hand(reading, division.drafts, hands.apart, kept, language)
    return reading, notes, (*idle, *told)


def see_whole(
    blocks: Sequence[Block],
    drafts: Sequence[Draft],
    table: Table,
    metadata: Metadata,
    mode: Scenes,
    *,
    explained: bool,
    labelled: bool,
) -> Splitter:
    """What finding scenes needs to know of the whole story; what `explained` and `labelled` are, `read_story` says."""
    named = (metadata.title.value, *metadata.authors.value)
    usual = usual_gap(blocks)
    within = [draft.blocks for draft in drafts]
    return Splitter(
        table=table,
        mode=mode,
        usual_gap=usual,
        fellows=find_fellows(blocks, table, named) if labelled else Fellows(),
        explained=explained,
        namesakes=Namesakes(table.language, [block.text for block in blocks]),
        gaps_part=not (set_off_alone(within, usual) or groups_lines(within, usual)),
    )


def find_scenes(drafts: Sequence[Draft], splitter: Splitter, hands: Hands, told: tuple[Notice, ...]) -> Scened:
    """The scenes of each chapter, as a hand leaves them; they are found anew where it says that a label over one is none.

    Of what was `told` of the entries for chapters and notes some is known in full only now.
    """
    found = Scened(*split_all(drafts, splitter), told)
    if hands.breaks:
        from storybind.text.hand.breaks import apply_by_hand, find_no_labels

        plain: dict[int, ByHand] = find_no_labels(found.chapters, hands.breaks)
        if plain:
            found = Scened(*split_all(drafts, splitter._replace(plain=frozenset(plain))), told)
        if splitter.mode != "off":
            every = splitter.mode != "marks"
            chapters, more, taken = apply_by_hand(found.chapters, hands.breaks, plain, every=every)
            found = Scened(chapters, found.marks, (*found.candidates, *taken), (*told, *more))
    if hands.chapters:
        from storybind.text.hand.chapters import tell_labels

        found = found._replace(notices=tuple(tell_labels(found.notices, found.chapters)))
    return found
