"""Epigraphs, dedications and notes set and taken out by hand, in a sidecar: found by the words that they begin with."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, takewhile
from typing import Any, NamedTuple, get_args

from storybind.model import (
    DEDICATION,
    HEADING,
    LABEL,
    MARK,
    PARAGRAPH,
    Block,
    ByHandApart,
    Chapter,
    Epigraph,
    Header,
    Note,
    Notice,
    Over,
    Span,
    begins_on,
)
from storybind.text.apart import Apart, may_stand_apart, refused_lines, why_idle
from storybind.text.drafts import Draft
from storybind.text.hand.places import Places, check_entry, check_occurrence, check_opening, contradicted, fold, line_of
from storybind.text.hand.sidecar import append, write_entry
from storybind.text.label.line import read_label
from storybind.text.note.back import holds
from storybind.text.notes import Notes, split_notes
from storybind.text.reading import Reading

_ORDER = ("epigraph", "dedication", "note")
_FIELDS = ("begins", "ends", "over", "occurrence")
_NONE_BEGINS = "none begins there; take the entry out"
_MOVED = 'it stands amid its chapter and goes to the opening; write over = "chapter" if that is meant'
_OVER_NOTHING = "it is a heading over nothing; write [[no-chapter]] to have it in the story"


class _Told(NamedTuple):
    """Head and chapters with what a hand says of them: what it says is none is the first of the story again.

    `names` are what the entries are called of which it is `known` what they mean.
    """

    header: Header
    drafts: tuple[Draft, ...]
    known: tuple[Apart, ...]
    names: tuple[str, ...]
    notices: tuple[Notice, ...]


def split_by_hand(
    reading: Reading,
    drafts: Sequence[Draft],
    hands: Sequence[ByHandApart],
    kept: Sequence[Apart],
    language: str,
) -> tuple[Reading, Notes, tuple[Notice, ...]]:
    """Heads, chapters and notes where hands say what is an epigraph, a dedication or a note, and what is to be told.

    An entry that changes nothing is told: what it names stays where it is, or was never taken for such a thing.

    Args:
        reading: What was read, heads and what is known to stand apart among it.
        drafts: The chapters with all that is in them.
        hands: What the sidecar says.
        kept: What does not, as long as no hand says so.
        language: The story's.
    """
    between = [note for start in reading.starts for note in start.notes]
    header = reading.header._replace(notes=(*reading.header.notes, *between))
    known: Sequence[Apart] = reading.apart
    of_notes = any(hand.what == "note" for hand in hands)
    notes = split_notes(drafts, (*known, *kept), language).notes if of_notes else ()
    told = _tell_apart(header, drafts, hands, notes, [start.line for start in reading.starts])
    set_apart = [range(one.span.first, one.span.last + 1) for one in told.known if one.sets]
    stays = (one for one in kept if one.what == "top" or not any(one.span.first in lines for lines in set_apart))
    known = (*known, *stays)
    found = split_notes(told.drafts, (*known, *told.known), language)
    refused = [one for one in told.known if not one.sets]
    freely = found
    if refused:
        freely = split_notes(drafts, (*known, *(one for one in told.known if one.sets)), language)
    there, else_there = _lines_apart(told.header, found), _lines_apart(header, freely)
    said = {notice.line for notice in told.notices}
    named = [*zip(told.known, told.names, strict=True)]
    idle = [
        _notice(f"idle-{one.what}", one, name, why_idle(told.drafts, one) if one.sets else _NONE_BEGINS)
        for one, name in named
        if one.span.first not in said
        and not {(one.what, one.span.first), (one.what, one.span.last)} <= (there if one.sets else else_there)
    ]
    moved = _lifted(found.drafts) - {notice.line for notice in (*told.notices, *idle)}
    idle += (
        _notice("moved-epigraph", one, name, _MOVED)
        for one, name in named
        if one.what == "epigraph" and one.sets and not one.over and one.span.first in moved
    )
    lone = {block.span.first for note in found.notes if note.kind == "heading" for block in note.blocks}
    idle += (
        _notice("idle-note", one, name, _OVER_NOTHING)
        for one, name in named
        if one.what == "note" and not one.sets and one.span.first in lone
    )
    left = told.header.notes
    starts = tuple(
        start._replace(notes=tuple(note for note in start.notes if note in left)) for start in reading.starts
    )
    own = reading.header._replace(notes=tuple(note for note in reading.header.notes if note in left))
    return reading._replace(header=own, starts=starts), found, (*told.notices, *idle)


def _notice(code: str, one: Apart, name: str, said: str) -> Notice:
    return Notice(code, f"{name}: {said}", one.span.first)


def _lifted(drafts: Iterable[Draft]) -> frozenset[int | None]:
    """The first lines of epigraphs that have text of their chapter above them, where they stood."""
    return frozenset(
        one.blocks[0].span.first
        for draft in drafts
        for one in draft.epigraphs
        for first in [next((block.span.first for block in draft.blocks if block.kind is not MARK), 0)]
        if 0 < first < one.blocks[0].span.first
    )


def _lines_apart(header: Header, found: Notes) -> frozenset[tuple[str, int]]:
    """All lines of epigraphs, of dedications and of notes."""
    notes = (*header.notes, *found.notes)
    given = (note.span for note in notes if note.kind == DEDICATION)
    said = (block.span for draft in found.drafts for one in draft.epigraphs for block in one.blocks)
    return frozenset(
        (what, line)
        for what, spans in (("note", (note.span for note in notes)), ("dedication", given), ("epigraph", said))
        for span in spans
        for line in range(span.first, span.last + 1)
    )


def _tell_apart(
    header: Header, drafts: Sequence[Draft], hands: Sequence[ByHandApart], notes: Sequence[Note], starts: Sequence[int]
) -> _Told:
    """What hands say of paragraphs, by their lines, and what is to be told of entries that match none or several.

    A note that is refused is one of these `notes`, and may be called by what it says behind its label, as `inspect` shows it.
    """
    blocks = [block for draft in drafts for block in draft.blocks if block.kind is not MARK]
    given = (block for note in header.notes if note.kind == DEDICATION for block in note.blocks)
    of_apart, of_notes = Places((*given, *blocks)), Places((*_of_notes(header, drafts, notes), *blocks))
    headed = {draft.heading.span.first for draft in drafts if draft.heading and not draft.heading.origin}
    chapter_ends = {block.span.first: draft.blocks[-1].span.last for draft in drafts for block in draft.blocks}
    are_notes = {
        block.span.first for note in (*header.notes, *notes) if note.kind != DEDICATION for block in note.blocks
    }
    seen: dict[str, Apart] = {}  # by what the entry is called
    meant: dict[str, Apart] = {}
    told: dict[str, list[Notice]] = {}  # of each
    for hand in sorted(hands, key=lambda hand: (_ORDER.index(hand.what), line_of(hand.where))):
        name = f'{hand.where}: [[{_key(hand)}]] begins = "{hand.begins}"'
        places = of_notes if hand.what == "note" else of_apart
        first, odd = places.look_up(hand.what, name, hand.begins, hand.occurrence)
        own = told.setdefault(name, [])
        own += [odd] if odd else []
        if not first:
            continue
        last = first
        if hand.ends:
            below = (line for line in places.lines(fold(hand.ends)) if first <= line)
            last = next((line for line in below if line <= chapter_ends.get(first, line)), 0)
            if not last:
                missed = f'{name}: no paragraph below it in its chapter begins with "{hand.ends}"; it ends with its first paragraph'
                own.append(Notice(f"lost-{hand.what}", missed, first))
        said = [block for block in blocks if first <= block.span.first <= max(first, last)]
        stays = _why_it_stays(said, headed)
        if hand.what == "note" and are_notes.issuperset({first, *(block.span.first for block in said)}):
            stays = "it is a note in any case"
        because = f"Set by hand in {hand.where}."
        one = Apart(hand.what, Span(first, last or first), hand.sets, hand.over, "by-hand", because)
        if other := next((called for called, other in seen.items() if _contradict(one, other)), ""):
            told[other].clear()
            own.append(contradicted(hand.what, name, other.partition(": [[")[0], first))
            del seen[other]
            meant.pop(other, None)
        seen[name] = one
        if hand.sets and stays:
            own.append(Notice(f"idle-{hand.what}", f"{name}: {stays}; take the entry out", first))
            continue
        if hand.what == "epigraph" and hand.sets and not hand.over and _stands_in_scene(drafts, first):
            under = f'{name}: it stands under a scene and stays there; with over = "chapter" it goes to the opening'
            own.append(Notice("idle-epigraph", under, first))
            continue
        meant[name] = one
    header, drafts = _give_back(header, drafts, tuple(meant.values()), starts)
    return _Told(header, tuple(drafts), tuple(meant.values()), tuple(meant), tuple(chain.from_iterable(told.values())))


def _contradict(one: Apart, other: Apart) -> bool:
    """Whether two entries cannot both be so: they say of the same paragraph that it is such a thing, and that it is none, or is another."""
    same = one.what == other.what and one.span.first == other.span.first
    return same and (one.sets, one.span, one.over) != (other.sets, other.span, other.over)


def _why_it_stays(said: Iterable[Block], headed: Container[int]) -> str:
    """Why paragraphs may not leave their chapter, of which the headings stand on some lines; empty where they may."""
    for block in said:
        if not may_stand_apart(block):
            return "what has a footnote or a picture stays in its chapter with it"
        if block.span.first in headed:
            return "what begins on the line of its chapter's heading stays in it"
    return ""


def _of_notes(header: Header, drafts: Sequence[Draft], notes: Sequence[Note]) -> Iterator[Block]:
    """What a note can be found by besides its paragraphs: those without their label, with it in the head, and the heading of a chapter.

    The first paragraph of a note that is a chapter begins on the line of its heading, and is there as it is below that already.
    """
    there = {(block.span.last, block.text) for draft in drafts for block in draft.blocks}
    yield from (block for note in notes for block in note.blocks if (block.span.last, block.text) not in there)
    for note in header.notes:
        yield from (_with_label(note) if note.label else ())
        yield from note.blocks
    headings = (draft.heading for draft in drafts if draft.heading and not draft.heading.origin)
    yield from (Block(HEADING, str(heading), heading.span) for heading in headings)


def _with_label(note: Note) -> tuple[Block, ...]:
    """The paragraphs of a note with the word that stood before it."""
    if not note.label:
        return note.blocks
    first, *others = note.blocks
    text = f"{note.label}: {first.text}" if first.text else note.label
    return (Block(PARAGRAPH, text, first.span, gap=first.gap), *others)


def _stands_in_scene(drafts: Sequence[Draft], line: int) -> bool:
    """Whether a scene of its chapter is labelled above a line: what is lifted over the chapter would leave its place for that."""
    above = (
        block for draft in drafts if any(block.span.first == line for block in draft.blocks) for block in draft.blocks
    )
    return any(
        block.kind is LABEL or (block.kind is not MARK and read_label(block.text) is not None)
        for block in takewhile(lambda block: block.span.first < line, above)
    )


def _give_back(
    header: Header, drafts: Sequence[Draft], known: Sequence[Apart], starts: Sequence[int]
) -> tuple[Header, tuple[Draft, ...]]:
    """The heads without the dedications and notes that are none, and the chapters with these where they stand; `starts` are the lines on which files begin."""
    refused, told = refused_lines(known, "dedication"), refused_lines(known, "note")
    back = [
        note for note in header.notes if (note.kind == DEDICATION and note.span.first in refused) or holds(note, told)
    ]
    if not back:
        return header, tuple(drafts)
    kept = list(drafts)
    for note in back:
        _insert(kept, _with_label(note), starts)
    return header._replace(notes=tuple(note for note in header.notes if note not in back)), tuple(kept)


def _insert(drafts: list[Draft], blocks: tuple[Block, ...], starts: Sequence[int]) -> None:
    """Put paragraphs where their lines say; above the first heading, or that of their file, they are a chapter without one."""
    line = blocks[0].span.first
    file = max((start for start in starts if start <= line), default=1)
    tops = [_top(draft, line, starts) for draft in drafts]
    at = max((at for at, top in enumerate(tops) if top < line), default=-1)
    if tops[at] < file if at >= 0 else (drafts[0].heading or drafts[0].part):
        drafts.insert(at + 1, Draft(None, blocks))
        return
    draft = drafts[max(at, 0)]
    end = next((n for n, block in enumerate(draft.blocks) if block.span.first > line), len(draft.blocks))
    drafts[max(at, 0)] = draft._replace(blocks=(*draft.blocks[:end], *blocks, *draft.blocks[end:]))


def _top(draft: Draft, line: int, starts: Sequence[int]) -> int:
    """The line on which a chapter begins: under a name of its file it does with that; `line` is that of one with nothing in it."""
    heading = draft.part or draft.heading
    first = begins_on(heading, draft.blocks, line)
    named = heading and heading.origin
    return max((start for start in starts if start <= first), default=first) if named else first


def _key(hand: ByHandApart) -> str:
    return hand.what if hand.sets else f"no-{hand.what}"


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
