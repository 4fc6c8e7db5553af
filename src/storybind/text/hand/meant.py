"""What the entries for epigraphs, dedications and notes mean: which lines of the story each speaks of, and what it says of these."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile
from typing import NamedTuple

from storybind.model import DEDICATION, HEADING, LABEL, MARK, Block, ByHandApart, Header, Note, Notice, Span
from storybind.text.apart import Apart, may_stand_apart
from storybind.text.drafts import Draft
from storybind.text.hand.places import Places, contradicted, fold, line_of
from storybind.text.hand.returned import give_back, with_label
from storybind.text.label.line import read_label

_ORDER = ("epigraph", "dedication", "note")


class Told(NamedTuple):
    """Head and chapters with what a hand says of them: what it says is none is the first of the story again.

    `names` are what the entries are called of which it is `known` what they mean.
    """

    header: Header
    drafts: tuple[Draft, ...]
    known: tuple[Apart, ...]
    names: tuple[str, ...]
    notices: tuple[Notice, ...]


class _Read(NamedTuple):
    """What entries are held against: the chapters, and all that they can name by its first words.

    `headed` are the lines on which headings stand, `notes` those on which the paragraphs of notes begin; `ends` has the last
    line of the chapter for each that begins a paragraph.
    """

    drafts: Sequence[Draft]
    blocks: tuple[Block, ...]
    of_notes: Places
    of_others: Places
    headed: Collection[int]
    notes: frozenset[int]
    ends: Mapping[int, int]


def tell_apart(
    header: Header, drafts: Sequence[Draft], hands: Sequence[ByHandApart], notes: Sequence[Note], starts: Sequence[int]
) -> Told:
    """What hands say of paragraphs, by their lines, and what is to be told of entries that match none or several.

    A note that is refused is one of these `notes`, and may be called by what it says behind its label, as `inspect` shows it.
    """
    read = _lay_open(header, drafts, notes)
    seen: dict[str, Apart] = {}  # by what the entry is called
    meant: dict[str, Apart] = {}
    told: dict[str, list[Notice]] = {}  # of each
    for hand in sorted(hands, key=lambda hand: (_ORDER.index(hand.what), line_of(hand.where))):
        name = f'{hand.where}: [[{hand.what if hand.sets else f"no-{hand.what}"}]] begins = "{hand.begins}"'
        places = read.of_notes if hand.what == "note" else read.of_others
        first, odd = places.look_up(hand.what, name, hand.begins, hand.occurrence)
        own = told.setdefault(name, [])
        own += [odd] if odd else []
        if not first:
            continue
        last = _find_end(hand, first, places, read.ends)
        if not last:
            missed = f'{name}: no paragraph below it in its chapter begins with "{hand.ends}"; it ends with its first paragraph'
            own.append(Notice(f"lost-{hand.what}", missed, first))
        because = f"Set by hand in {hand.where}."
        one = Apart(hand.what, Span(first, last or first), hand.sets, hand.over, "by-hand", because)
        if other := next((called for called, other in seen.items() if _contradict(one, other)), ""):
            told[other].clear()
            own.append(contradicted(hand.what, name, other.partition(": [[")[0], first))
            del seen[other]
            meant.pop(other, None)
        seen[name] = one
        if idle := _why_idle(one, read) if one.sets else "":
            own.append(Notice(f"idle-{one.what}", f"{name}: {idle}", first))
        else:
            meant[name] = one
    header, drafts = give_back(header, drafts, tuple(meant.values()), starts)
    return Told(header, tuple(drafts), tuple(meant.values()), tuple(meant), tuple(chain.from_iterable(told.values())))


def _lay_open(header: Header, drafts: Sequence[Draft], notes: Sequence[Note]) -> _Read:
    """What entries can name in a story with these `notes` besides those of its head."""
    blocks = tuple(block for draft in drafts for block in draft.blocks if block.kind is not MARK)
    given = (block for note in header.notes if note.kind == DEDICATION for block in note.blocks)
    of_notes = (note for note in (*header.notes, *notes) if note.kind != DEDICATION)
    return _Read(
        drafts,
        blocks,
        of_notes=Places((*_of_notes(header, drafts, notes), *blocks)),
        of_others=Places((*given, *blocks)),
        headed={draft.heading.span.first for draft in drafts if draft.heading and not draft.heading.origin},
        notes=frozenset(block.span.first for note in of_notes for block in note.blocks),
        ends={block.span.first: draft.blocks[-1].span.last for draft in drafts for block in draft.blocks},
    )


def _of_notes(header: Header, drafts: Sequence[Draft], notes: Sequence[Note]) -> Iterator[Block]:
    """What a note can be found by besides its paragraphs: those without their label, with it in the head, and the heading of a chapter.

    The first paragraph of a note that is a chapter begins on the line of its heading, and is there as it is below that already.
    """
    there = {(block.span.last, block.text) for draft in drafts for block in draft.blocks}
    yield from (block for note in notes for block in note.blocks if (block.span.last, block.text) not in there)
    for note in header.notes:
        yield from (with_label(note) if note.label else ())
        yield from note.blocks
    headings = (draft.heading for draft in drafts if draft.heading and not draft.heading.origin)
    yield from (Block(HEADING, str(heading), heading.span) for heading in headings)


def _find_end(hand: ByHandApart, first: int, places: Places, ends: Mapping[int, int]) -> int:
    """The first line of the last paragraph that an entry names, 0 where there is none in the chapter."""
    if not hand.ends:
        return first
    below = (line for line in places.lines(fold(hand.ends)) if first <= line)
    return next((line for line in below if line <= ends.get(first, line)), 0)


def _contradict(one: Apart, other: Apart) -> bool:
    """Whether two entries cannot both be so: they say of the same paragraph that it is such a thing, and that it is none, or is another."""
    same = one.what == other.what and one.span.first == other.span.first
    return same and (one.sets, one.span, one.over) != (other.sets, other.span, other.over)


def _why_idle(one: Apart, read: _Read) -> str:
    """Why what an entry sets apart stays where it is, and what to do; empty where it does not."""
    said = [block for block in read.blocks if one.span.first <= block.span.first <= one.span.last]
    if one.what == "note" and read.notes.issuperset({one.span.first, *(block.span.first for block in said)}):
        return "it is a note in any case; take the entry out"
    if stays := _why_it_stays(said, read.headed):
        return f"{stays}; take the entry out"
    if one.what == "epigraph" and not one.over and _stands_in_scene(read.drafts, one.span.first):
        return 'it stands under a scene and stays there; with over = "chapter" it goes to the opening'
    return ""


def _why_it_stays(said: Iterable[Block], headed: Collection[int]) -> str:
    """Why paragraphs may not leave their chapter, of which the headings stand on some lines; empty where they may."""
    for block in said:
        if not may_stand_apart(block):
            return "what has a footnote or a picture stays in its chapter with it"
        if block.span.first in headed:
            return "what begins on the line of its chapter's heading stays in it"
    return ""


def _stands_in_scene(drafts: Sequence[Draft], line: int) -> bool:
    """Whether a scene of its chapter is labelled above a line: what is lifted over the chapter would leave its place for that."""
    above = (
        block for draft in drafts if any(block.span.first == line for block in draft.blocks) for block in draft.blocks
    )
    return any(
        block.kind is LABEL or (block.kind is not MARK and read_label(block.text) is not None)
        for block in takewhile(lambda block: block.span.first < line, above)
    )
