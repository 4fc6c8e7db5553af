"""What stands above the stories of a book and its parts, once notes are out: dedications and epigraphs, under which heading each is."""

from collections.abc import Sequence

from storybind.model import DEDICATION, LABEL, Epigraph, Over
from storybind.text.note.chapters import given_over
from storybind.text.note.epigraphs import read_alike, read_like, set_under_labels, take_all, take_headed, take_leading
from storybind.text.note.taken import Refused, Taken, holds_note, take_first, take_front
from storybind.text.tables.epigraphs import OTHER_WAYS, heads_apart

_ABOVE_LABEL = 12  # blocks, among which the number of a first scene is looked for
_SURE = 2  # epigraphs, from which their form is one
_HABIT = 3  # chapters, from which how they open is a habit; and two thirds of all


def take_above(taken: list[Taken], refused: Refused) -> None:
    """Take dedications, epigraphs and what else is no story from above the chapters that are left once notes are out.

    What is surer is asked first: what stands above all, and under which heading; then what opens most chapters alike.
    """
    _take_opening(taken, refused)
    _take_above_labels(taken, refused)
    _take_epigraphs(taken, refused)
    _take_habit(taken, refused)
    _take_like(taken, refused)
    for at, one in enumerate(taken):
        if any(block.kind is LABEL for block in one.blocks):
            taken[at] = one._replace(blocks=set_under_labels(one.blocks, refused.epigraphs))
    _hand_down(taken)


def _take_opening(taken: list[Taken], refused: Refused) -> None:
    """Take what is no story out of what stands above the first chapter, or the first numbered scene where there are no chapters."""
    if len(taken) > 1:
        for at, one in enumerate(taken):
            if one.draft.part or not (one.draft.heading is None or one.draft.family == "front"):
                return
            if one.draft.heading is None:
                taken[at] = take_first(one, refused)
        return
    if (note := given_over(taken[0].blocks)) and note.span.first not in refused.dedications:
        taken[0] = taken[0]._replace(blocks=taken[0].blocks[1:], notes=[note, *taken[0].notes])
    taken[0] = _take_above_label(taken[0], refused)


def _take_above_label(taken: Taken, refused: Refused) -> Taken:
    """A story without chapters, without the dedication and the epigraphs above its first numbered scene."""
    end = _first_label(taken)
    if taken.draft.heading or taken.draft.part or not end:
        return taken
    front = take_first(taken._replace(blocks=taken.blocks[:end]), refused)
    kinds = {note.kind for note in front.notes[len(taken.notes) :]}
    if front.has_story or not (kinds <= {DEDICATION} or "rights" in kinds):
        return taken
    set_before = taken.draft.epigraphs  # by hand, over what it says
    own = tuple(one if one in set_before else one._replace(over="chapter") for one in front.draft.epigraphs)
    return front._replace(draft=front.draft._replace(epigraphs=own), blocks=(*front.blocks, *taken.blocks[end:]))


def _take_above_labels(taken: list[Taken], refused: Refused) -> None:
    """Take dedications and epigraphs out of what stands in a chapter above its first numbered scene, where that is all there is."""
    for at, one in enumerate(taken):
        end = _first_label(one) if one.draft.heading else 0
        if end and (front := _front_below(one._replace(blocks=one.blocks[:end]), "chapter", refused, first=False)):
            taken[at] = front._replace(blocks=(*front.blocks, *one.blocks[end:]))


def _first_label(taken: Taken) -> int:
    """The index of the first line that heads a scene, near the top; 0 for none, and where it is the first of all."""
    return next((at for at, block in enumerate(taken.blocks[:_ABOVE_LABEL]) if block.kind is LABEL), 0)


def _take_epigraphs(taken: list[Taken], refused: Refused) -> None:
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
        if below and below.draft.heading and draft.heading and draft.heading.is_of_file:
            front = take_first(one, refused) if at == 0 else _front_below(one, "chapter", refused, first=not told)
            if front and not front.has_story:
                taken[at] = front._replace(draft=front.draft._replace(heading=None))
                continue
        if not found:
            found, rest = take_leading(one.blocks, "part" if own else "chapter", refused=refused.epigraphs)
        if found and not holds_note(found, one):
            taken[at] = one.under(found, rest)
        told = told or taken[at].has_story


def _take_headed(taken: Taken, refused: Refused) -> Taken | None:
    """A chapter of which the heading says that it is an epigraph, without its words; None for any other."""
    heading, part = taken.draft.heading, taken.draft.part
    if heading is None or heads_apart(heading.title or heading.label) != "epigraph":
        return None
    found = take_headed(heading, taken.blocks, "part" if part else "book", refused.epigraphs)
    if not found or holds_note(found, taken):
        return None
    return taken._replace(draft=taken.draft._replace(heading=None)).under(found, taken.marks)


def _front_below(taken: Taken, over: Over, refused: Refused, *, first: bool) -> Taken | None:
    """What is nothing but a dedication and epigraphs below a heading, as of a book in a book; None for anything else.

    They stand together there; that of the `first` book has the page that a book's has.
    """
    found, rest = take_all(taken.blocks, refused.epigraphs)
    below = take_front(taken._replace(blocks=rest), refused)
    given = below.notes[len(taken.notes) :]
    if below.has_story or any(note.kind != DEDICATION for note in given) or holds_note(found, taken):
        return None
    own = [one._replace(over=over) for one in found]
    if first:
        return below.under(own, below.blocks)
    own += (Epigraph(over, note.blocks, "", "epigraph.given", OTHER_WAYS["given"]) for note in given)
    return below.under(own, below.blocks)._replace(notes=taken.notes)


def _take_habit(taken: list[Taken], refused: Refused) -> None:
    """Take what opens most chapters in one look, and nothing but that look tells that it is an epigraph."""
    chapters = _headed(taken)
    if len(chapters) < _HABIT:
        return
    alike = {at: found for at in chapters if (found := read_alike(taken[at].blocks))}
    sure = sum(any(one.over == "chapter" for one in taken[at].draft.epigraphs) for at in chapters)
    if not alike or len(alike) + sure < max(_HABIT, len(chapters) * 2 / 3):
        return
    for at, found in alike.items():
        if not taken[at].draft.epigraphs:
            taken[at] = _take_fellow(taken[at], found, refused)


def _take_like(taken: list[Taken], refused: Refused) -> None:
    """Take what opens chapters in the very form in which epigraphs open others, once there are several."""
    chapters = _headed(taken)
    own = {at: [one for one in taken[at].draft.epigraphs if one.over == "chapter" and one.source] for at in chapters}
    sure = [one for several in own.values() for one in several]
    if len(sure) < _SURE:
        return
    for at in (at for at in chapters if not taken[at].draft.epigraphs):
        taken[at] = _take_fellow(taken[at], read_like(taken[at].blocks, sure), refused)


def _headed(taken: Sequence[Taken]) -> list[int]:
    """The indexes of the chapters that have a heading and a story."""
    return [at for at, one in enumerate(taken) if one.draft.heading and one.has_story]


def _take_fellow(taken: Taken, found: Epigraph | None, refused: Refused) -> Taken:
    """A chapter under what opens it as epigraphs open its fellows, if that is one."""
    if found is None or found.blocks[0].span.first in refused.epigraphs or holds_note([found], taken):
        return taken
    return taken.under([found], taken.blocks[len(found.blocks) :])


def _hand_down(taken: list[Taken]) -> None:
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
