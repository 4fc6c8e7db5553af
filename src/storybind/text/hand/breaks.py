"""Breaks set and taken out by hand, in a sidecar: found by the words they stand before, so that they survive edits."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from storybind.model import Block, BlockKind, Break, BreakKind, ByHand, Candidate, Chapter, Notice, Scene
from storybind.text.hand.places import (
    Places,
    check_entry,
    check_occurrence,
    check_opening,
    check_title,
    contradicted,
    fold,
    line_of,
)
from storybind.text.hand.sidecar import append, check_rest, end_of_table, write_entry

_FIELDS = ("before", "title", "kind", "occurrence")


class Handled(NamedTuple):
    """The chapters as hands left them, what is to be told, and the breaks that were taken out."""

    chapters: tuple[Chapter, ...]
    notices: tuple[Notice, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def find_no_labels(chapters: Sequence[Chapter], hands: Sequence[ByHand]) -> dict[int, ByHand]:
    """The lines of labels that are lines of the story because a hand takes out the break before them, and of the paragraphs below these.

    It may name either, or any of several labels over one scene: none is left alone, and no scene begins right below them.
    """
    places = _places(chapters)
    refused = {places.find(hand.before, hand.occurrence): hand for hand in hands if not hand.sets}
    found: dict[int, ByHand] = {}
    for scene in (scene for chapter in chapters for scene in chapter.scenes):
        labels = [block.span.first for block in takewhile(lambda block: block.kind is BlockKind.LABEL, scene.blocks)]
        opening = scene.opening.span.first
        named = [*labels, *([opening] if scene.begins else [])]
        hand = next((refused[line] for line in named if line in refused), None)
        if hand and labels:
            found |= dict.fromkeys((*labels, opening), hand)
    return found


def apply_by_hand(
    chapters: Sequence[Chapter], hands: Sequence[ByHand], plain: Mapping[int, ByHand], *, every: bool
) -> Handled:
    """Set and take out breaks; what matches no paragraph is told with the nearest one.

    A break goes before the label that stands over its paragraph. The first scene of a chapter begins with it whatever
    a hand says; only its title can be given.

    Args:
        chapters: The chapters in their scenes.
        hands: What the sidecar says.
        plain: The lines that would be labels if no hand said otherwise, as `find_no_labels` has them.
        every: Whether breaks of all kinds were looked for: one that takes out none is told then.
    """
    if not hands:
        return Handled(tuple(chapters))
    places = _places(chapters)
    headings = {fold(str(one)) for chapter in chapters for one in (chapter.part, chapter.heading) if one}
    found: dict[int, ByHand] = {}
    notices: list[Notice] = []
    unclear: set[int] = set()
    for hand in sorted(hands, key=lambda hand: line_of(hand.where)):
        line, odd = places.look_up("break", _entry_name(hand), hand.before, hand.occurrence)
        if line and (other := found.get(line)) and _says(other) != _says(hand):
            notices.append(contradicted("break", _entry_name(hand), other.where, line))
            unclear.add(line)
        if not line and fold(hand.before) in headings:
            odd = Notice(
                "lost-break", f"{_entry_name(hand)}: that is a chapter's heading, which [[no-chapter]] takes out"
            )
        notices += [odd] if odd else []
        if line:
            found[line] = hand
    idle = [*_idle_without(chapters, found, plain, unclear)] if every else []
    found = {**plain, **found}
    taken: list[Candidate] = []
    done = tuple(chapter._replace(scenes=tuple(_scenes(chapter, found, taken))) for chapter in chapters)
    told = _idle(done, {line: found[line] for line in found.keys() - plain.keys()})
    return Handled(done, (*notices, *idle, *told), tuple(taken))


def _idle(chapters: Iterable[Chapter], hands: Mapping[int, ByHand]) -> Iterator[Notice]:
    """What is to be told of hands that changed nothing, for no scene can begin there, or one begins in any case."""
    scenes = {scene.opening.span.first: scene for chapter in chapters for scene in chapter.scenes}
    for line, hand in hands.items():
        scene = scenes.get(line)
        if scene is None and hand.sets:
            told = "no scene can begin with these words; write those of the paragraph under them"
            yield Notice("idle-break", f"{_entry_name(hand)}: {told}", line)
        elif scene and not scene.begins and not hand.title:
            told = "a scene already begins there, with its chapter; take the entry out"
            yield Notice("idle-break", f"{_entry_name(hand)}: {told}", line)


def _idle_without(
    chapters: Iterable[Chapter], hands: Mapping[int, ByHand], others: Mapping[int, ByHand], known: Container[int]
) -> Iterator[Notice]:
    """What is to be told of hands that take out a break where there is none, but for lines of which more is known and those that did the `others`."""
    openings = {scene.opening.span.first for chapter in chapters for scene in chapter.scenes}
    for line, hand in hands.items():
        if not hand.sets and line not in openings and not (line in known or hand in others.values()):
            yield Notice("idle-break", f"{_entry_name(hand)}: no scene begins there; take the entry out", line)


def _places(chapters: Iterable[Chapter]) -> Places:
    return Places(block for chapter in chapters for scene in chapter.scenes for block in scene.blocks)


def _entry_name(hand: ByHand) -> str:
    """Where an entry stands, and its words."""
    return f'{hand.where}: [[{"break" if hand.sets else "no-break"}]] before = "{hand.before}"'


def _says(hand: ByHand) -> tuple[object, ...]:
    """What an entry wants where it stands."""
    return hand.sets, hand.title, hand.kind


def _scenes(chapter: Chapter, hands: Mapping[int, ByHand], taken: list[Candidate]) -> Iterator[Scene]:
    """A chapter's scenes, cut and joined anew."""
    ready: Scene | None = None
    for scene in chapter.scenes:
        for piece in _cut(scene, hands):
            hand = hands.get(piece.opening.span.first)
            if ready and piece.begins and hand and not hand.sets:
                taken.append(Candidate(piece.begins, "by-hand", f"Taken out by hand in {hand.where}."))
                ready = ready._replace(blocks=(*ready.blocks, *piece.blocks))
                continue
            if ready:
                yield ready
            ready = piece
    if ready:
        yield ready


def _cut(scene: Scene, hands: Mapping[int, ByHand]) -> Iterator[Scene]:
    """A scene cut where hands set a break, and its own break as they name it."""
    first = hands.get(scene.opening.span.first)
    title = first.title if first and first.sets and first.title else scene.title
    begins = scene.begins
    if begins and first and first.sets:
        begins = _break(first, begins, scene.blocks[0])
    start = 0
    for at in range(1, len(scene.blocks)):
        hand = hands.get(scene.blocks[at].span.first)
        if hand is None or not hand.sets or scene.blocks[at].kind is BlockKind.LABEL or at == start:
            continue
        cut = at
        while cut - 1 > start and scene.blocks[cut - 1].kind is BlockKind.LABEL:
            cut -= 1
        if all(block.kind is BlockKind.LABEL for block in scene.blocks[start:cut]):
            continue  # the scene opens here: the labels above are its own
        yield Scene(title, scene.blocks[start:cut], begins)
        start, title, begins = cut, hand.title, _break(hand, None, scene.blocks[at])
    yield Scene(title, scene.blocks[start:], begins)


def _break(hand: ByHand, there: Break | None, block: Block) -> Break:
    """The break that a hand sets; one that was found as well, and is of the kind that the hand names, stands."""
    if there and hand.kind is there.kind:
        return there
    because = f"Set by hand in {hand.where}."
    return Break(hand.kind, there.evidence if there else "", "by-hand", 1.0, because, block.span.first)


def write_breaks(chapters: Sequence[Chapter], hands: Sequence[ByHand], existing: str) -> str:
    r"""The sidecar with a ``[[break]]`` for each break that it does not name yet; what it holds already stays.

    >>> print(write_breaks((), (), 'title = "Rain"\n'), end="")
    title = "Rain"

    Raises:
        ConfigError: It is written in a way in which none can be added.
    """
    places = _places(chapters)
    named = {places.find(hand.before, hand.occurrence) for hand in hands}
    added: list[str] = []
    for chapter in chapters:
        for scene in chapter.scenes:
            block = scene.opening
            if scene.begins and block.span.first not in named:
                wish = Wish(True, scene.title, scene.begins.kind)
                added.append(_entry(wish, block, places, scene.begins.rule))
    return append(existing, added, _EXPLAINED)


class Wish(NamedTuple):
    """What a hand wants at a paragraph: a break with its title and kind, or none."""

    sets: bool
    title: str | None = None
    kind: BreakKind = BreakKind.MANUAL


def change_break(
    chapters: Sequence[Chapter], hands: Sequence[ByHand], existing: str, block: Block, wish: Wish | None
) -> str:
    """The sidecar with a wish for one paragraph, in place of what it says of it; None takes that out. All else stays.

    Raises:
        ConfigError: An entry is not written in a way in which it can be taken out.
    """
    places = _places(chapters)
    lines = existing.split("\n")
    added = [_entry(wish, block, places, "by hand")] if wish else []
    old, gone = _tables_of(block, hands, places, lines)
    new = added[0].split("\n") if added else []
    for table in reversed(old[1:]):
        del lines[table.start : table.stop]
    if old:
        first = old[0]
        said = [line for line in lines[first.start : first.stop] if line.lstrip().startswith("#")] if new else []
        lines[first.start : first.stop] = [*new[:-1], *said, *new[-1:]]
    written = "\n".join(lines)
    if not old:
        return append(written, added, _EXPLAINED)
    check_rest(existing, written, gone, added)
    return written


def _tables_of(
    block: Block, hands: Sequence[ByHand], places: Places, lines: Sequence[str]
) -> tuple[list[range], list[tuple[str, int]]]:
    """The lines of a sidecar that speak of a paragraph, a range an entry, and which entries of ``break`` and ``no-break`` they are."""
    found: list[range] = []
    entries: list[tuple[str, int]] = []
    for sets, key in ((True, "break"), (False, "no-break")):
        for at, hand in enumerate(hand for hand in hands if hand.sets is sets):
            if places.find(hand.before, hand.occurrence) == block.span.first:
                first = line_of(hand.where) - 1
                found.append(range(first, end_of_table(lines, first, hand.where)))
                entries.append((key, at))
    return sorted(found, key=lambda table: table.start), entries


_EXPLAINED = """\
# Each [[break]] begins a scene before the paragraph that opens with these words. To take a break out, write
# [[no-break]] over it; to set one, add a [[break]]. "title" is what the contents call the scene.
# Chapters and notes are set and taken out in the same way: [[chapter]], [[no-chapter]], [[note]], [[no-note]].
# What is said of the story itself, as its title and author, stands above the first [[break]].
"""


def _entry(wish: Wish, block: Block, places: Places, rule: str) -> str:
    before, occurrence = places.opening(block)
    key, kind = ("break", wish.kind) if wish.sets else ("no-break", None)
    return write_entry(key, rule, before=before, title=wish.title, kind=kind, occurrence=occurrence)


def read_by_hand(key: str, value: object, where: str) -> ByHand:
    """One ``[[break]]`` or ``[[no-break]]`` of a sidecar; raises `ValueError`."""
    entry = check_entry(key, value, _FIELDS)
    before = check_opening(key, "before", entry.get("before"))
    title = check_title(key, entry)
    occurrence = check_occurrence(key, entry)
    kind = entry.get("kind", "manual")
    if kind not in set(BreakKind):
        raise ValueError(f"{kind!r} is no kind of break; use {', '.join(BreakKind)}")
    return ByHand(before, key == "break", where, title, BreakKind(kind), occurrence)
