"""Author's notes out of the story: moved to their own place in the book, never out of it."""

from collections.abc import Sequence
from typing import NamedTuple

from storybind.model import DEDICATION, LABEL, MARK, PARAGRAPH, Block, Epigraph, Heading, Note, Over, Span
from storybind.text.apart import Apart, pull, refused_lines
from storybind.text.chapters import Draft
from storybind.text.epigraphs import read_alike, read_like, set_under_labels, take_all, take_headed, take_leading
from storybind.text.note.bounds import Bounds
from storybind.text.note.chapters import cut_front, front_notes, given_over, is_chapter, over_story, whole_note
from storybind.text.note.inline import cut_notes
from storybind.text.note.plans import cut_plans
from storybind.text.tables.epigraphs import OTHER_WAYS, heads_apart
from storybind.text.tables.notes import is_given_by_name

_ABOVE_LABEL = 12  # blocks, among which the number of a first scene is looked for
_SURE = 2  # epigraphs, from which their form is one
_HABIT = 3  # chapters, from which how they open is a habit; and two thirds of all


class Notes(NamedTuple):
    """The chapters without their notes, the notes, and the marks that only fenced notes off."""

    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...]
    fences: tuple[Block, ...] = ()


class _Taken(NamedTuple):
    """A chapter without its notes, and these."""

    draft: Draft
    blocks: tuple[Block, ...]
    notes: list[Note]
    fences: Sequence[Block] = ()

    @property
    def has_story(self) -> bool:
        """Whether anything but marks is left."""
        return any(block.kind is not MARK for block in self.blocks)

    @property
    def marks(self) -> tuple[Block, ...]:
        """The marks among its blocks."""
        return tuple(block for block in self.blocks if block.kind is MARK)

    def under(self, found: Sequence[Epigraph], rest: tuple[Block, ...]) -> "_Taken":
        """The same with more epigraphs, in the order of the text, over the rest of its blocks."""
        own = sorted((*self.draft.epigraphs, *found), key=lambda one: one.blocks[0].span.first)
        return self._replace(draft=self.draft._replace(epigraphs=tuple(own)), blocks=rest)


def split_notes(drafts: Sequence[Draft], known: Sequence[Apart] = (), language: str = "") -> Notes:
    """The chapters without their notes, and the notes with the places they were taken from.

    A note goes on for as long as it talks about the writing. In doubt it is prose and stays. A note in brackets within
    a paragraph is cut out of it: it has the paragraph's lines, and the paragraph keeps the rest of their words. What
    stands apart and is `known` needs not be looked for.
    """
    if not drafts:  # of files that hold a heading each
        return Notes((), ())
    given: tuple[Note, ...] = ()
    if known:
        drafts, given = pull(drafts, known)
    drafts, plans = cut_plans(drafts)
    drafts = cut_front(drafts)
    refused = _Refused(refused_lines(known, "epigraph"), refused_lines(known, "dedication"))
    taken: list[_Taken] = []
    front = True
    for draft in drafts:
        front = front or draft.part is not None  # as of a book in a book
        taken.append(_take(draft, refused, front=front))
        front = front and not (taken[-1].has_story and is_chapter(draft))
    stories = [at for at, one in enumerate(taken) if one.has_story] or [len(taken) - 1]
    for at, draft in enumerate(drafts[: stories[0] + (len(stories) == 1)]):
        if labelled := over_story(draft, alone=at == stories[0]):
            taken[at] = _take(labelled, refused, front=True)
    _take_opening(taken, refused)
    _take_above_labels(taken, refused)
    _take_epigraphs(taken, refused)
    _take_habit(taken, refused)
    _take_like(taken, refused)
    for at, one in enumerate(taken):
        if any(block.kind is LABEL for block in one.blocks):
            taken[at] = one._replace(blocks=set_under_labels(one.blocks, refused.epigraphs))
    _hand_down(taken)
    return _placed(taken, (*given, *plans), language)


def _placed(taken: list[_Taken], given: Sequence[Note], language: str) -> Notes:
    """Chapters and notes, each note with its place; a chapter that has nothing else is no chapter, its heading a note too.

    A heading without a number that stands right over another one, and nothing between them, is that of a part.
    """
    kept: list[Draft] = []
    notes: list[Note] = [*given]
    told = 0  # chapters with a story so far
    last = max((at for at, one in enumerate(taken) if one.has_story), default=0)
    for at, one in enumerate(taken):
        draft, blocks, found, _ = one
        if not one.has_story:
            if at < last and not found and draft.heads_part_of(taken[at + 1].draft):
                taken[at + 1] = taken[at + 1]._replace(draft=taken[at + 1].draft._replace(part=draft.heading))
                draft = draft._replace(heading=None)
            lone = [heading for heading in (draft.part, draft.heading) if heading and not heading.origin]
            found = [*map(heading_as_note, lone), *found]
            draft = draft._replace(part=None, heading=None)
        story = [block.span.first for block in blocks if block.kind is not MARK] if found else []
        number = told + 1
        for note in found:
            before = not story or note.span.first < story[0]
            after = at > last or (at == last and bool(story) and note.span.first > story[-1])
            front = before and number == 1 and draft.heading is None
            place = "end" if after else "front" if front else f"chapter {number}"
            notes.append(_given(note._replace(place=place), language))
        kept.append(draft._replace(blocks=blocks))
        told += one.has_story
    return Notes(tuple(kept), tuple(notes), tuple(fence for one in taken for fence in one.fences))


class _Refused(NamedTuple):
    """The lines on which no epigraph and no dedication begins, because a hand says so."""

    epigraphs: frozenset[int]
    dedications: frozenset[int]


def _given(note: Note, language: str) -> Note:
    """A note; the heading over to whom the book is given is the first line of its page."""
    if (note.kind, note.place, len(note.blocks)) == ("title-page", "front", 1) and is_given_by_name(
        note.text, language
    ):
        return note._replace(kind=DEDICATION)
    if (note.kind, note.place) != (DEDICATION, "front") or not note.label:
        return note
    line = note.span.first
    first = note.blocks[0]._replace(span=Span(line + 1, note.blocks[0].span.last))
    return note._replace(label="", blocks=(Block(LABEL, note.label, Span(line, line)), first, *note.blocks[1:]))


def _take(draft: Draft, refused: _Refused, *, front: bool) -> _Taken:
    """A chapter and its notes; one that is a note from its heading on has nothing left."""
    whole = whole_note(draft, front=front)
    if whole and not (whole.kind == DEDICATION and draft.blocks[0].span.first in refused.dedications):
        marks = tuple(block for block in draft.blocks if block.kind is MARK)
        return _Taken(draft._replace(heading=None), marks, [whole])
    fences: list[Block] = []
    stay, found = _take_notes(draft.blocks, fences)
    cut = [cut_notes(block) for block in stay]
    if inside := [note for _, notes in cut for note in notes]:
        found = sorted([*found, *inside], key=lambda note: note.span.first)
    return _Taken(draft, tuple(rest for rest, _ in cut if rest), found, fences)


def _take_opening(taken: list[_Taken], refused: _Refused) -> None:
    """Take what is no story out of what stands above the first chapter, or the first numbered scene where there are no chapters."""
    if len(taken) > 1:
        for at, one in enumerate(taken):
            if one.draft.part or not (one.draft.heading is None or one.draft.family == "front"):
                return
            if one.draft.heading is None:
                taken[at] = _take_first(one, refused)
        return
    if (note := given_over(taken[0].blocks)) and note.span.first not in refused.dedications:
        taken[0] = taken[0]._replace(blocks=taken[0].blocks[1:], notes=[note, *taken[0].notes])
    taken[0] = _take_above_label(taken[0], refused)


def _take_first(taken: _Taken, refused: _Refused) -> _Taken:
    """The text above the first chapter without what is no story; epigraphs are out of it only where nothing is left."""
    found, rest = take_all(taken.blocks, refused.epigraphs)
    below = _take_front(taken._replace(blocks=rest), refused)
    within = any(  # a note has words above an epigraph and below it, and would part them from their order
        note.blocks[0].span.first < one.blocks[0].span.first < note.blocks[-1].span.first
        for one in found
        for note in below.notes
    )
    if found and not within and not below.has_story and not _holds_note(found, taken):
        return below.under(found, below.blocks)
    return _take_front(taken, refused)


def _take_above_label(taken: _Taken, refused: _Refused) -> _Taken:
    """A story without chapters, without the dedication and the epigraphs above its first numbered scene."""
    end = _first_label(taken)
    if taken.draft.heading or taken.draft.part or not end:
        return taken
    front = _take_first(taken._replace(blocks=taken.blocks[:end]), refused)
    kinds = {note.kind for note in front.notes[len(taken.notes) :]}
    if front.has_story or not (kinds <= {DEDICATION} or "rights" in kinds):
        return taken
    set_before = taken.draft.epigraphs  # by hand, over what it says
    own = tuple(one if one in set_before else one._replace(over="chapter") for one in front.draft.epigraphs)
    return front._replace(draft=front.draft._replace(epigraphs=own), blocks=(*front.blocks, *taken.blocks[end:]))


def _take_above_labels(taken: list[_Taken], refused: _Refused) -> None:
    """Take dedications and epigraphs out of what stands in a chapter above its first numbered scene, where that is all there is."""
    for at, one in enumerate(taken):
        end = _first_label(one) if one.draft.heading else 0
        if end and (front := _front_below(one._replace(blocks=one.blocks[:end]), "chapter", refused, first=False)):
            taken[at] = front._replace(blocks=(*front.blocks, *one.blocks[end:]))


def _first_label(taken: _Taken) -> int:
    """The index of the first line that heads a scene, near the top; 0 for none, and where it is the first of all."""
    return next((at for at, block in enumerate(taken.blocks[:_ABOVE_LABEL]) if block.kind is LABEL), 0)


def _take_epigraphs(taken: list[_Taken], refused: _Refused) -> None:
    """Take the epigraphs under the headings, and what is all there is under that of a part, or under one that says what it is."""
    told = False  # whether there was a story
    for at, one in enumerate(taken):
        draft = one.draft
        own = draft.heading is None and draft.part is not None
        below = taken[at + 1] if at + 1 < len(taken) else None
        alone = own and below and below.draft.heading and not below.draft.part and below.has_story
        if below and (draft.part or not told) and (headed := _take_headed(one, refused)):
            taken[at] = headed
            continue
        found, rest = take_leading(one.blocks, "part", alone=True, refused=refused.epigraphs) if alone else ((), ())
        if below and alone and not found and (front := _front_below(one, "part", refused, first=not told)):
            taken[at] = front._replace(draft=front.draft._replace(part=None))
            taken[at + 1] = below._replace(draft=below.draft._replace(part=draft.part))
            continue
        if below and below.draft.heading and draft.heading and draft.heading.origin:  # a file's name
            front = _take_first(one, refused) if at == 0 else _front_below(one, "chapter", refused, first=not told)
            if front and not front.has_story:
                taken[at] = front._replace(draft=front.draft._replace(heading=None))
                continue
        if not found:
            found, rest = take_leading(one.blocks, "part" if own else "chapter", refused=refused.epigraphs)
        if found and not _holds_note(found, one):
            taken[at] = one.under(found, rest)
        told = told or taken[at].has_story


def _take_headed(taken: _Taken, refused: _Refused) -> _Taken | None:
    """A chapter of which the heading says that it is an epigraph, without its words; None for any other."""
    heading, part = taken.draft.heading, taken.draft.part
    if heading is None or heads_apart(heading.title or heading.label) != "epigraph":
        return None
    found = take_headed(heading, taken.blocks, "part" if part else "book", refused.epigraphs)
    if not found or _holds_note(found, taken):
        return None
    return taken._replace(draft=taken.draft._replace(heading=None)).under(found, taken.marks)


def _front_below(taken: _Taken, over: Over, refused: _Refused, *, first: bool) -> _Taken | None:
    """What is nothing but a dedication and epigraphs below a heading, as of a book in a book; None for anything else.

    They stand together there; that of the `first` book has the page that a book's has.
    """
    found, rest = take_all(taken.blocks, refused.epigraphs)
    below = _take_front(taken._replace(blocks=rest), refused)
    given = below.notes[len(taken.notes) :]
    if below.has_story or any(note.kind != DEDICATION for note in given) or _holds_note(found, taken):
        return None
    own = [one._replace(over=over) for one in found]
    if first:
        return below.under(own, below.blocks)
    own += (Epigraph(over, note.blocks, "", "epigraph.given", OTHER_WAYS["given"]) for note in given)
    return below.under(own, below.blocks)._replace(notes=taken.notes)


def _take_habit(taken: list[_Taken], refused: _Refused) -> None:
    """Take what opens most chapters in one look, and nothing but that look tells that it is an epigraph."""
    chapters = _headed(taken)
    if len(chapters) < _HABIT:
        return
    alike = {at: found for at in chapters if (found := read_alike(taken[at].blocks, "chapter"))}
    sure = sum(any(one.over == "chapter" for one in taken[at].draft.epigraphs) for at in chapters)
    if not alike or len(alike) + sure < max(_HABIT, len(chapters) * 2 / 3):
        return
    for at, found in alike.items():
        if not taken[at].draft.epigraphs:
            taken[at] = _take_fellow(taken[at], found, refused)


def _take_like(taken: list[_Taken], refused: _Refused) -> None:
    """Take what opens chapters in the very form in which epigraphs open others, once there are several."""
    chapters = _headed(taken)
    own = {at: [one for one in taken[at].draft.epigraphs if one.over == "chapter" and one.source] for at in chapters}
    sure = [one for several in own.values() for one in several]
    if len(sure) < _SURE:
        return
    for at in (at for at in chapters if not taken[at].draft.epigraphs):
        taken[at] = _take_fellow(taken[at], read_like(taken[at].blocks, sure), refused)


def _headed(taken: Sequence[_Taken]) -> list[int]:
    """The indexes of the chapters that have a heading and a story."""
    return [at for at, one in enumerate(taken) if one.draft.heading and one.has_story]


def _take_fellow(taken: _Taken, found: Epigraph | None, refused: _Refused) -> _Taken:
    """A chapter under what opens it as epigraphs open its fellows, if that is one."""
    if found is None or found.blocks[0].span.first in refused.epigraphs or _holds_note([found], taken):
        return taken
    return taken.under([found], taken.blocks[len(found.blocks) :])


def _hand_down(taken: list[_Taken]) -> None:
    """Give the epigraphs of what is left without a story to the next that has one, and the heading of the part with them.

    Those of the book stand with its first story, and none over a part where there is no part. Where no story follows,
    they are none.
    """
    stories = [at for at, one in enumerate(taken) if one.has_story]
    for at, one in enumerate(taken):
        draft = one.draft
        if not draft.epigraphs:
            continue
        to = next((story for story in stories if story >= at), None)
        if to is None:
            back = [block for epigraph in draft.epigraphs for block in epigraph.blocks]
            blocks = tuple(sorted((*one.blocks, *back), key=lambda block: block.span.first))
            taken[at] = one._replace(draft=draft._replace(epigraphs=()), blocks=blocks)
            continue
        target = taken[to].draft
        moved = to > at
        part = draft.part if moved and not target.part else target.part
        taken[at] = one._replace(
            draft=draft._replace(epigraphs=(), part=None if moved and part is draft.part else draft.part)
        )
        for epigraph in draft.epigraphs:
            over: Over = epigraph.over
            if over == "part" and not part:
                over = "chapter"
            home = stories[0] if over == "book" else to
            taken[home] = taken[home].under([epigraph._replace(over=over)], taken[home].blocks)
        taken[to] = taken[to]._replace(draft=taken[to].draft._replace(part=part))


def _holds_note(epigraphs: Sequence[Epigraph], taken: _Taken) -> bool:
    """Whether a note was cut out of what was taken for an epigraph: both have the same lines."""
    cut = {block.span for note in taken.notes for block in note.blocks}
    return any(block.span in cut for one in epigraphs for block in one.blocks)


def _take_front(taken: _Taken, refused: _Refused) -> _Taken:
    """The text above the first chapter without what is no story."""
    notes = front_notes(taken.blocks, taken.notes)
    if not notes or any(note.kind == DEDICATION and note.span.first in refused.dedications for note in notes):
        return taken
    return taken._replace(blocks=taken.marks, notes=[*taken.notes, *notes])


def heading_as_note(heading: Heading) -> Note:
    """The heading of a chapter that holds no story: it stands over its notes."""
    return Note("heading", "", "", (Block(PARAGRAPH, str(heading), heading.span),))


def _take_notes(blocks: Sequence[Block], fences: list[Block]) -> tuple[list[Block], list[Note]]:
    """The blocks that stay, and the notes."""
    bounds = Bounds(blocks)
    stay: list[Block] = []
    found: list[Note] = []
    told = beside = False  # whether story has been seen, and whether a note ends right above
    at = 0
    while at < len(blocks):
        note = bounds.open_note(at, told=told, beside=beside)
        if note is None:
            told = told or blocks[at].kind is not MARK
            beside = beside and blocks[at].kind is MARK and not told
            stay.append(blocks[at])
            at += 1
            continue
        end = bounds.end_of_note(at, note, told=told)
        found.append(note._replace(blocks=(*note.blocks, *blocks[at + 1 : end])))
        if told and stay and bounds.is_fenced(at, end):
            fences += (stay.pop(), blocks[end])
            end += 1
        at, beside = end, True
    return stay, found
