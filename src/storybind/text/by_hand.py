"""Breaks set and taken out by hand, in a sidecar: found by the words they stand before, so that they survive edits."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from storybind.errors import ConfigError
from storybind.model import Block, BlockKind, Break, BreakKind, ByHand, Candidate, Chapter, Notice, Scene

_COMPARED = 240  # characters of a paragraph's opening
_FEWEST, _MOST = 5, 14  # words that are written to tell a paragraph from the others
_LEAST_ALIKE = 0.4  # below it, the nearest paragraph is no help
_FIELDS = ("before", "title", "kind", "occurrence")


class Handled(NamedTuple):
    """The chapters as hands left them, what is to be told, and the breaks that were taken out."""

    chapters: tuple[Chapter, ...]
    notices: tuple[Notice, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def apply_by_hand(chapters: Sequence[Chapter], hands: Sequence[ByHand]) -> Handled:
    """Set and take out breaks; what matches no paragraph is told with the nearest one.

    A break goes before the label that stands over its paragraph. The first scene of a chapter begins with it whatever
    a hand says; only its title can be given.
    """
    if not hands:
        return Handled(tuple(chapters))
    places = _Places(chapters)
    found: dict[int, ByHand] = {}
    notices: list[Notice] = []
    for hand in hands:
        line = places.find(hand)
        if not line:
            notices.append(places.unmatched(hand))
            continue
        found[line] = hand
        if unclear := places.unclear(hand):
            notices.append(unclear)
    taken: list[Candidate] = []
    done = tuple(chapter._replace(scenes=tuple(_scenes(chapter, found, taken))) for chapter in chapters)
    return Handled(done, (*notices, *_idle(done, found)), tuple(taken))


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


def _entry_name(hand: ByHand) -> str:
    """Where an entry stands, and its words."""
    return f'{hand.where}: [[{"break" if hand.sets else "no-break"}]] before = "{hand.before}"'


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


def fold(text: str) -> str:
    """The words of an opening as they are compared: no matter its case, quotes and marks.

    >>> fold("“Three days later,” she *said*")
    'three days later she said'
    """
    return " ".join(re.findall(r"[^\W_]+", text[:_COMPARED].casefold().replace("’", "'").replace("'", "")))


class _Places:
    """The openings of all blocks of a story, in order and sorted."""

    def __init__(self, chapters: Iterable[Chapter]) -> None:
        blocks = (block for chapter in chapters for scene in chapter.scenes for block in scene.blocks)
        self.openings = [(fold(block.text), block.span.first, block.text) for block in blocks]
        self.sorted = sorted((words, line) for words, line, _ in self.openings)

    def lines(self, words: str) -> list[int]:
        """The lines of the blocks that begin with these words, rising."""
        at = bisect_left(self.sorted, (words, 0))
        found: list[int] = []
        while at < len(self.sorted) and self.sorted[at][0].startswith(words):
            found.append(self.sorted[at][1])
            at += 1
        return sorted(found)

    def find(self, hand: ByHand) -> int:
        """The line of the block that is meant, 0 where there is none."""
        words = fold(hand.before)
        lines = self.lines(words) if words else []
        at = hand.occurrence or 1
        return lines[at - 1] if len(lines) >= at else 0

    def unclear(self, hand: ByHand) -> Notice | None:
        """That several paragraphs begin with a hand's words, where it does not say which is meant."""
        lines = self.lines(fold(hand.before))
        if hand.occurrence or len(lines) == 1:
            return None
        told = f"{len(lines)} paragraphs begin so, and the first is taken; write more of its words, or occurrence = 1"
        return Notice("unclear-break", f"{_entry_name(hand)}: {told}", lines[0])

    def unmatched(self, hand: ByHand) -> Notice:
        """That a hand's words begin no paragraph, with the paragraph that comes nearest."""
        from difflib import SequenceMatcher

        many = hand.occurrence or 1
        begin = "no paragraph begins" if many == 1 else f"fewer than {many} paragraphs begin"
        told = f"{_entry_name(hand)}: {begin} with these words"
        words = fold(hand.before)
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(words)
        best, nearest = _LEAST_ALIKE, None
        for opening, line, text in self.openings:
            matcher.set_seq1(opening[: len(words)])
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (like := matcher.ratio()) > best:
                best, nearest = like, (line, text)
        if nearest is None:
            return Notice("lost-break", f"{told}; mend the words or take the entry out")
        line, text = nearest
        return Notice("lost-break", f'{told}; the nearest begins "{_shortened(text)}"', line)


def _shortened(text: str) -> str:
    words = text[:_COMPARED].split()
    return " ".join(words[:8]) + (" ..." if len(words) > 8 else "")


def write_breaks(chapters: Sequence[Chapter], hands: Sequence[ByHand], existing: str) -> str:
    r"""The sidecar with a ``[[break]]`` for each break that it does not name yet; what it holds already stays.

    >>> print(write_breaks((), (), 'title = "Rain"\n'), end="")
    title = "Rain"

    Raises:
        ConfigError: It is written in a way in which none can be added.
    """
    places = _Places(chapters)
    named = {places.find(hand) for hand in hands}
    added: list[str] = []
    for chapter in chapters:
        for scene in chapter.scenes:
            block = scene.opening
            if scene.begins and block.span.first not in named:
                wish = Wish(True, scene.title, scene.begins.kind)
                added.append(_entry(wish, block, places, scene.begins.rule))
    written = _appended(existing, added)
    _check_rest(existing, written, (), added)
    return written


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
    places = _Places(chapters)
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
    written = written if old else _appended(written, added)
    _check_rest(existing, written, gone, added)
    return written


def _tables_of(
    block: Block, hands: Sequence[ByHand], places: "_Places", lines: Sequence[str]
) -> tuple[list[range], list[tuple[str, int]]]:
    """The lines of a sidecar that speak of a paragraph, a range an entry, and which entries of ``break`` and ``no-break`` they are."""
    found: list[range] = []
    entries: list[tuple[str, int]] = []
    for sets, key in ((True, "break"), (False, "no-break")):
        for at, hand in enumerate(hand for hand in hands if hand.sets is sets):
            if places.find(hand) == block.span.first:
                first = int(hand.where.rpartition(":")[2]) - 1
                found.append(range(first, _end_of_table(lines, first, hand.where)))
                entries.append((key, at))
    return sorted(found, key=lambda table: table.start), entries


def _check_rest(existing: str, written: str, gone: Sequence[tuple[str, int]], added: Sequence[str]) -> None:
    """Make sure that a sidecar says all else as it did: a text over several lines may look like the end of a table.

    Raises:
        ConfigError: It does not, or is no TOML any more.
    """
    import tomllib

    try:
        before, after = tomllib.loads(existing), tomllib.loads(written)
        for key, at in reversed(gone):
            del before[key][at]
        for entry in added:
            for key, values in tomllib.loads(entry).items():
                after[key].remove(values[0])
        same = _filled(before) == _filled(after)
    except (tomllib.TOMLDecodeError, LookupError, ValueError):
        same = False
    if not same:
        told = "this sidecar is written in a way that cannot be changed here; change it by hand, and give each break a [[break]] of its own"
        raise ConfigError(told)


def _filled(sidecar: dict[str, object]) -> dict[str, object]:
    """What a sidecar says; an empty list says nothing."""
    return {key: value for key, value in sidecar.items() if value != []}


def _end_of_table(lines: Sequence[str], first: int, where: str) -> int:
    """Behind the last line that a table says something in, its header being the line `first`."""
    if not re.match(r"\s*\[\[", lines[first]):
        raise ConfigError("this entry is not a [[break]] of its own; change it by hand", where=where)
    end = first + 1
    for at in range(first + 1, len(lines)):
        if re.match(r"\s*\[", lines[at]):
            break
        if lines[at].strip() and not lines[at].lstrip().startswith("#"):
            end = at + 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    return end


def _appended(existing: str, added: Sequence[str]) -> str:
    if not added:
        return existing
    head = "" if "# Each [[break]]" in existing else _EXPLAINED
    return "\n".join([existing.rstrip("\n") + "\n" if existing.strip() else "", head + added[0], *added[1:]]).lstrip(
        "\n"
    )


_EXPLAINED = """\
# Each [[break]] begins a scene before the paragraph that opens with these words. To take a break out, write
# [[no-break]] over it; to set one, add a [[break]]. "title" is what the contents call the scene.

"""


def _entry(wish: Wish, block: Block, places: _Places, rule: str) -> str:
    words = block.text[:_COMPARED].split()
    size = next((n for n in range(_FEWEST, _MOST) if len(places.lines(fold(" ".join(words[:n])))) == 1), _MOST)
    before = " ".join(words[:size])
    lines = [f"[[{'break' if wish.sets else 'no-break'}]]  # {rule}", f"before = {_quoted(before)}"]
    if wish.title:
        lines.append(f"title = {_quoted(wish.title)}")
    if wish.sets:
        lines.append(f'kind = "{wish.kind}"')
    alike = places.lines(fold(before))
    if len(alike) > 1:
        lines.append(f"occurrence = {alike.index(block.span.first) + 1}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string (TOML 1.0.0, section String)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else rf"\U{ord(char):08x}" for char in escaped) + '"'


def read_by_hand(key: str, value: object, where: str) -> ByHand:
    """One ``[[break]]`` or ``[[no-break]]`` of a sidecar.

    Raises:
        ValueError: What is wrong with it, in words.
    """
    if not isinstance(value, dict):
        raise ValueError(f'[[{key}]] is a table of its own, with before = "the first words of a paragraph"')
    if unknown := next((name for name in value if name not in _FIELDS), ""):
        raise ValueError(f"[[{key}]] has no {unknown!r}; it may have {', '.join(_FIELDS)}")
    before, title, occurrence = value.get("before"), value.get("title"), value.get("occurrence")
    if not isinstance(before, str) or not fold(before):
        raise ValueError(f'[[{key}]] needs before = "the first words of a paragraph"')
    if title is not None and (not isinstance(title, str) or not title.strip()):
        raise ValueError(f"the title of a [[{key}]] is to be a text in quotes")
    if "occurrence" in value and (not isinstance(occurrence, int) or isinstance(occurrence, bool) or occurrence < 1):
        raise ValueError(f"the occurrence of a [[{key}]] is to be a number from 1")
    kind = value.get("kind", "manual")
    if kind not in set(BreakKind):
        raise ValueError(f"{kind!r} is no kind of break; use {', '.join(BreakKind)}")
    return ByHand(before, key == "break", where, title, BreakKind(kind), occurrence)
