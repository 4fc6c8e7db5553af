"""Lines that nothing but their number makes labels: an author's own mark, directions as of a stage, moves of a game, heads of letters."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from storybind.model import Block, BlockKind
from storybind.text.heading.line import is_capitalised
from storybind.text.label.line import SceneLabel, read_label, undress
from storybind.text.label.placing import (
    are_apart,
    firsts,
    in_talk,
    is_first,
    is_phrase,
    is_placed,
    letters_of,
    told,
)
from storybind.text.label.shown import is_shown
from storybind.text.rules import Table
from storybind.text.tables import scene_lines as words
from storybind.text.tables.headings import number_of
from storybind.text.tables.shown import NOBODY

_SEVERAL = 3  # lines of one shape; two are met by chance
_TWICE = 2  # different lines of a shape that are enough
_OFTEN = 4  # times that a line says the same, and is a mark whatever it says
_SCENE = 400  # characters of a scene between such lines, on the average
_WORDS = 3  # of a line that says the same; one or two are a sound, or a sign
_MOST_WORDS = 7  # of one that has its first or its last in common with others
_SHAPED = 150  # characters told for each line of a shape
_LONGEST = 60  # characters of one
_ANSWERS = NOBODY - {"mine", "yours", "ours"}  # which take turns, as sides do
_LONGEST_DIRECTION = 160  # characters; it may be several sentences


def find_alike(
    blocks: Sequence[Block],
    short: Sequence[int],
    known: Mapping[int, SceneLabel | None],
    placed: Collection[int],
    table: Table,
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines of a story that have several fellows, and what they say of the scenes below them.

    Args:
        blocks: The story.
        short: Where lines stand that are short enough for a label, in order.
        known: Those of them that have no stop, and what they say if they stand between paragraphs.
        placed: Those of these that do.
        table: The story's language.
    """
    lines = [(at, blocks[at].text) for at in short if blocks[at].kind is BlockKind.PARAGRAPH]
    yield from _again(blocks, lines)
    yield from _places(blocks, lines, table)
    if any(line[0] in "([" for _, line in lines):  # or the longer ones need not be looked for
        yield from _directions(blocks)
    yield from _moves(blocks, lines)
    yield from _updates(blocks, lines, table)
    yield from _heads(blocks, short)
    yield from _masked(blocks, known, placed)
    yield from _shapes(blocks, lines, known, placed)


def _again(blocks: Sequence[Block], lines: Sequence[tuple[int, str]]) -> Iterator[tuple[str, SceneLabel]]:
    """An author's own mark, which says the same again and again: ``(page break, I have no star)``. No scene has it for a title."""
    because = "A line that says the same again and again between paragraphs is the author's own mark."
    places_of: dict[str, list[int]] = {}
    for at, line in lines:
        places_of.setdefault(line, []).append(at)
    for line in places_of:
        if not line[0].isalnum() and re.fullmatch(words.BREAK, line, re.IGNORECASE):
            yield (
                line,
                SceneLabel("", "label.again", "A line in dress that calls itself a break, and says a word more."),
            )
    again = {line: places for line, places in places_of.items() if len(places) >= _SEVERAL}
    story = told(blocks) if again else 0
    for line, places in again.items():
        times = len(places)
        says = re.search(words.BREAKS, line, re.IGNORECASE) is not None
        if not (says or (_is_mark(line, times) and story > _SCENE * times)):
            continue
        placed = sum(is_placed(blocks, at) for at in places)
        if (2 * placed > times if says else placed == times) and are_apart(blocks, places):
            yield line, SceneLabel("", "label.again", because)


def _is_mark(line: str, times: int) -> bool:
    """Whether a line that says nothing of a break may be one: it has no stop, and is no sound, sign or message of a game."""
    bare = line[-1].isalnum() or not line[0].isalnum()
    several = len(set(re.findall(r"\w+", line.casefold()))) >= _WORDS
    return times >= _OFTEN and bare and several and line[0] != "[" and not line.isupper()


def _places(
    blocks: Sequence[Block], lines: Sequence[tuple[int, str]], table: Table
) -> Iterator[tuple[str, SceneLabel]]:
    """Places in capitals with what hour you like behind a comma: ``THE MILL, NINTH BELL``, where one says so plainly."""
    parted = [
        (at, line)
        for at, line in lines
        if line.isupper() and re.fullmatch(words.PLACE, line) and (at == 0 or is_placed(blocks, at))
    ]
    if len(parted) < _SEVERAL or not are_apart(blocks, [at for at, _ in parted]):
        return
    known = {line for _, line in parted if read_label(line, table, placed=True)}
    ends = Counter(line.rpartition(" ")[2] for _, line in parted)
    because = "A line in capitals, one of several, that names a place and something behind it, as the hour."
    for _, line in parted:
        if 2 * len(known) >= len(parted) or (known and (line in known or ends[line.rpartition(" ")[2]] > 1)):
            yield line, SceneLabel(line, "label.place", because)


def _directions(blocks: Sequence[Block]) -> Iterator[tuple[str, SceneLabel]]:
    """Directions as of a stage, in brackets, in a story that is told: ``(Lights down. The same room, in May.)``."""
    set_off = [
        (at, block.text)
        for at, block in enumerate(blocks)
        if block.text[:1] in ("(", "[") and block.text[-1] in ")]" and len(block.text) <= _LONGEST_DIRECTION
        if block.kind is BlockKind.PARAGRAPH
    ]
    staged = [at for at, line in set_off if _is_direction(line) and is_placed(blocks, at)]
    lit = sum(re.search(words.LIGHT, blocks[at].text, re.IGNORECASE) is not None for at in staged)
    if len(staged) < _SEVERAL or 2 * lit < len(staged) or 2 * len(staged) < len(set_off):
        return
    spoken = sum(re.match(words.PERSON, block.text) is not None for block in blocks)
    if spoken <= len(staged) and are_apart(blocks, staged):
        because = "Directions as of a stage, several in a story that is told, set its scenes."
        yield from ((blocks[at].text, SceneLabel(undress(blocks[at].text), "label.stage", because)) for at in staged)


def _is_direction(line: str) -> bool:
    """Whether a line in brackets has words of the stage, and tells nothing of what has been."""
    staged, told_of = re.search(words.STAGE, line, re.IGNORECASE), re.search(words.PAST, line)
    return staged is not None and told_of is None


def _moves(blocks: Sequence[Block], lines: Sequence[tuple[int, str]]) -> Iterator[tuple[str, SceneLabel]]:
    """Lines with numbers that rise, though not one by one: the moves of a game, ``9. Qe2``, ``15. h4``."""
    moves = [(at, int(move[1])) for at, line in lines if line[0].isdigit() and (move := re.fullmatch(words.MOVE, line))]
    places = [at for at, _ in moves]
    rising = all(above <= below for (_, above), (_, below) in pairwise(moves))
    if rising and sum(is_placed(blocks, at) for at in places) >= _SEVERAL and are_apart(blocks, places):
        because = "Lines with numbers that rise, several in the story, head what is told under them."
        yield from ((blocks[at].text, SceneLabel(undress(blocks[at].text), "label.move", because)) for at in places)


def _updates(
    blocks: Sequence[Block], lines: Sequence[tuple[int, str]], table: Table
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines with which somebody goes on who writes for others: ``EDIT: so it is Sunday``, beside ``UPDATE`` and ``UPDATE 2``."""
    posted = [
        (at, line)
        for at, line in lines
        if line[0] in words.POST_BEGINS and re.match(words.POST, line) and is_placed(blocks, at)
    ]
    known = sum(read_label(line, table, placed=True) is not None for _, line in posted)
    if len(posted) >= _SEVERAL and known >= 2 and are_apart(blocks, [at for at, _ in posted]):
        because = "A line with which a post goes on, one of several."
        yield from ((line, SceneLabel(line, "label.post", because)) for _, line in posted if line[-1] not in ".!?")


def _heads(blocks: Sequence[Block], short: Sequence[int]) -> Iterator[tuple[str, SceneLabel]]:
    """Lines that head letters and reports alike, with text below each: ``Subject: your hat``, ``MISSION REPORT 2. Filed by ...``."""
    heads: dict[str, list[int]] = {}
    counted: dict[str, list[tuple[int, int]]] = {}
    for at in short:
        line = blocks[at].text
        if ":" in line[:12] and (head := re.fullmatch(words.HEAD, line, re.IGNORECASE)):
            heads.setdefault(head["key"].casefold(), []).append(at)
        elif (any(map(str.isdigit, line)) or (":" in line and line[-1].isalnum())) and (
            head := re.fullmatch(words.COUNTED, line, re.IGNORECASE)
        ):
            number = number_of(head["number"]) or 0
            counted.setdefault(head["key"].casefold(), []).append((at, number))
    alike = [places for places in heads.values() if len(places) >= _SEVERAL]
    for numbers in counted.values():
        steps = [below - above for (_, above), (_, below) in pairwise(numbers)]
        places = [at for at, _ in numbers]
        if len(places) >= _SEVERAL and (
            all(step == 1 for step in steps) or (min(steps) > 0 and _stand_over(blocks, places))
        ):
            alike.append(places)
    because = "Lines made alike head several letters or reports of the story."
    for places in alike:
        if all(below - above > 1 for above, below in pairwise([*places, len(blocks)])):
            for at in places:
                yield blocks[at].text, SceneLabel(undress(blocks[at].text), "label.head", because)


def _masked(
    blocks: Sequence[Block], known: Mapping[int, SceneLabel | None], placed: Collection[int]
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines that differ in nothing but their numbers and their days, the first of them over the first scene: ``2141-03-09 // 02:14``.

    So well are they known by it that a few may stand below a message, or a list.
    """
    masks: dict[str, list[int]] = {}
    numbered = [at for at in known if len(blocks[at].text) <= _LONGEST and any(map(str.isdigit, blocks[at].text))]
    if len(numbered) < _SEVERAL or not any(is_first(blocks, at) for at in numbered):  # nearly all stories
        return
    for at in numbered:
        if blocks[at].kind is BlockKind.PARAGRAPH:
            masks.setdefault(_mask(blocks[at].text), []).append(at)
    because = "One of several lines that differ in their numbers alone, the first of them over the first scene."
    for mask, places in masks.items():
        if len(places) < _SEVERAL or not re.search(words.MASKED, mask) or not _stand_over(blocks, places):
            continue
        if 2 * sum(at in placed for at in places[1:]) >= len(places) - 1:
            for at in places:
                yield blocks[at].text, known[at] or SceneLabel(undress(blocks[at].text), "label.mask", because)


def _mask(line: str) -> str:
    """A line with one number, one day and one month for all.

    >>> _mask("Tue 03 Mar // 02:14"), _mask("[Cycle 4,471.2]")
    ('Ddd 0 Mmm // 0:0', '[Cycle 0,0.0]')
    """
    for pattern, sign in words.MASKS:
        line = re.sub(pattern, sign, line, flags=re.IGNORECASE)
    return line


def _stand_over(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether lines head all that is told, from the first scene on, and hardly one of them is read or answered."""
    if not is_first(blocks, places[0]) or len({blocks[at].text for at in places}) < _TWICE:
        return False
    shown = sum(at + 1 < len(blocks) and is_shown(blocks, at) for at in places[1:])
    return 4 * shown <= len(places) and are_apart(blocks, places)


def _shapes(
    blocks: Sequence[Block],
    lines: Sequence[tuple[int, str]],
    known: Mapping[int, SceneLabel | None],
    placed: Collection[int],
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines of one shape, whatever they say: what takes turns, what is measured, what is parted by one sign, what has a word first or last.

    Beside them there are hardly any other lines without a stop, and nobody reads or answers them.
    """
    groups: dict[str, list[int]] = {}
    opened = False  # by a line with a stop over the first scene; without one the others are sentences
    for at, line in lines:
        stopped = line[-1] in words.STOPS
        if len(line) > _LONGEST or line[0] in words.SAID or not (at in known or stopped):
            continue
        first = is_first(blocks, at)
        if (stopped and not (opened or first)) or letters_of(blocks[at]) == "em":  # in italics one thinks, or sings
            continue
        shapes = [*_shapes_of(line)]
        if shapes and (first or at in placed or (stopped and is_placed(blocks, at))):
            opened = opened or (stopped and first)
            for shape in shapes:
                groups.setdefault(shape, []).append(at)
    for shape, places in groups.items():
        if len(places) >= _SEVERAL and _are_enough(blocks, shape, places, known):
            because = "One of several lines of one shape where a scene can begin."
            for at in places:
                if not known.get(at):
                    yield blocks[at].text, SceneLabel(undress(blocks[at].text), "label.shape", because)


def _shapes_of(line: str) -> Iterator[str]:
    """The shapes that a line has, each by a name of its own; one that is stopped has no more than a few words.

    >>> [*_shapes_of("Wren, ten")], [*_shapes_of("Odell:")], [*_shapes_of("$400")]
    (['parted , ', 'first wren', 'last ten'], ['turn  :Xx'], ['measured $'])
    """
    if (turn := re.fullmatch(words.TURN, line)) and (case := _case_of(turn["words"], ends=line[-1])):
        yield f"turn {turn['before'].strip()} {(turn['behind'] or '').strip()}{case}"
    if line[-1] in "?!" and line.count(" ") < _MOST_WORDS:
        yield f"asked {line[-1]}"
    if line[-1] in ".:":
        core = line[:-1]
        article = (
            re.findall(words.ARTICLE, core) if _is_plain_phrase(core) and core.count(" ") < _MOST_WORDS - 2 else ()
        )
        yield from (f"stopped {shape}" for shape in (*_bare_shapes(core), *article))
    elif line[-1] not in words.STOPS:
        yield from _bare_shapes(line)


def _bare_shapes(line: str) -> Iterator[str]:
    """The shapes of a line without a stop: what it measures, how it is parted, the sign that leads it, its first word and its last."""
    if measured := re.fullmatch(words.MEASURED, line):
        unit = measured["key"] + (measured["day"] or measured["unit"].strip())
        if not unit:
            yield "counted"
        else:
            yield f"measured {'th' if unit in words.ORDINAL else unit.removesuffix('s')}"
        return
    if lead := re.match(words.LEAD, line):
        yield f"lead {lead[0]}"
    if not _is_plain_phrase(line):
        return
    if parted := re.fullmatch(words.PARTED, line):
        yield f"parted {parted['sign']}"
    several = re.findall(r"[^\W\d_][\w’'-]{2,}", line.partition(" (")[0].casefold())
    said = re.match(r"[^\W\d_]+: [^\W\dA-Z]", line)
    if several and not said and 0 < line.count(" ") < _MOST_WORDS and line[0].isupper():
        yield from (
            f"{end} {word}" for end, word in (("first", several[0]), ("last", several[-1])) if word not in words.PLAIN
        )


def _is_plain_phrase(text: str) -> bool:
    return is_phrase(text) and words.PERSONS.isdisjoint(re.findall(r"[^\W\d_]+", text.casefold()))


def _case_of(said: str, ends: str) -> str:
    """How the words of somebody's turn are written; nothing where they are a sound, an answer, or a sentence."""
    folded = said.casefold().split()
    if not words.SOUNDS.isdisjoint(folded) or _ANSWERS.issuperset(folded):
        return ""
    small = "xx" if ends.isalnum() else ""
    return "XX" if said.isupper() else "Xx" if is_capitalised(said) else small


def _are_enough(
    blocks: Sequence[Block], shape: str, places: Sequence[int], known: Mapping[int, SceneLabel | None]
) -> bool:
    """Whether lines of a shape are believed.

    The first of them stands over the first scene, or one says by itself that it is a label, or much is told under each. Those that take turns are not all different, and none stands twice in a row.
    """
    texts = Counter(blocks[at].text for at in places)
    if len(texts) < _TWICE or not are_apart(blocks, places) or told(blocks) < _SHAPED * len(places):
        return False
    if shape.startswith("turn") and (
        len(texts) == len(places) or any(blocks[above].text == blocks[below].text for above, below in pairwise(places))
    ):
        return False
    if shape == "parted : " and _are_said(texts):
        return False
    if shape == "counted":  # down: what rises are chapters, or pages
        numbers = [number_of(blocks[at].text) or 0 for at in places]
        if any(above <= below for above, below in pairwise(numbers)):
            return False
    others = [at for at in known if blocks[at].text[0].isalnum() and at not in places and not known[at]]
    if 2 * len(firsts(others)) > len(places):
        return False
    headed = is_first(blocks, places[0])
    believed = headed or any(known.get(at) for at in places)
    if not believed and (shape.startswith(("stopped", "measured")) or not _are_scenes(blocks, places)):
        return False
    asides = sum(is_shown(blocks, at) or (not headed and in_talk(blocks, at)) for at in places if at)
    most = 2 if headed and shape.startswith("turn") else 4  # whose turn it is stands below a question as well
    return most * asides <= (len(places) if believed else 0)


def _are_scenes(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether several paragraphs are told under each of several lines, none of the first speaks of what is above it, and they are no signs."""
    if any(below - above <= _TWICE for above, below in pairwise(places)) or told(blocks) < _SCENE * len(places):
        return False
    signs = all(blocks[at].text.isupper() for at in places)
    return not signs and not any(in_talk(blocks, at) or re.match(words.OF_IT, blocks[at + 1].text) for at in places)


def _are_said(lines: Iterable[str]) -> bool:
    """Whether lines are what several people write, each behind a name: ``Ada: where are you``.

    >>> _are_said(["Ada: where are you", "Sam: bus", "Ada: which"]), _are_said(["Monday: rain", "Tuesday: rain"])
    (True, False)
    """
    parts = [line.split(": ", 1) for line in lines]
    return len({name for name, _ in parts}) < len(parts) and any(said[0].islower() for _, said in parts)
