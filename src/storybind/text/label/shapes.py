"""Lines of one shape: what differs in numbers alone, takes turns, is measured, has a sign or a word in common.

What they say is no matter, so they need fellows, and a place where scenes begin: ``2141-03-09 // 02:14``, ``Tess:``, ``$400``.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from storybind.model import PARAGRAPH, Block
from storybind.text.label.dress import undress
from storybind.text.label.line import SceneLabel
from storybind.text.label.placing import (
    are_apart,
    firsts,
    in_talk,
    is_first,
    is_phrase,
    is_placed,
    letters_of,
    stand_over_all,
    told,
)
from storybind.text.label.shown import is_shown
from storybind.text.tables import scene_lines as words
from storybind.text.tables.headings import number_of
from storybind.text.titles import is_capitalised

_SEVERAL = 3  # lines of one shape; two are met by chance
_TWICE = 2  # different ones at least
_LONGEST = 60  # characters of one
_FEW_WORDS = 2  # of one with a stop, whose words have no capitals
_MOST_WORDS = 7  # of one that has its first or its last in common with others
_SHAPED = 150  # characters told for each line of a shape
_SCENE = 400  # characters for each that nothing but its shape speaks for
_PARAGRAPHS = 2  # told below each of these
_ANSWERS = words.NOBODY - {"mine", "yours", "ours"}  # which take turns, as sides do


def find_shapes(
    blocks: Sequence[Block], short: Sequence[int], known: Mapping[int, SceneLabel | None], placed: Collection[int]
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines of one shape, if there are several, and what they say of the scenes below them.

    Args:
        blocks: The story.
        short: Where lines stand that are short enough for a label, in order.
        known: Those of them that have no stop, and what they say if they stand between paragraphs.
        placed: Those of these that do.
    """
    yield from _masked(blocks, known, placed)
    for shape, places in _shaped(blocks, short, known, placed).items():
        if len(places) >= _SEVERAL and _are_enough(blocks, shape, places, known):
            because = "One of several lines of one shape where a scene can begin."
            for at in places:
                if not known.get(at):
                    yield blocks[at].text, SceneLabel(undress(blocks[at].text), "label.shape", because)


def _masked(
    blocks: Sequence[Block], known: Mapping[int, SceneLabel | None], placed: Collection[int]
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines that differ in nothing but their numbers and their days, the first of them over the first scene: ``2141-03-09 // 02:14``.

    That makes them so sure that a few of them may stand below a message, or a list.
    """
    masks: dict[str, list[int]] = {}
    numbered = [at for at in known if len(blocks[at].text) <= _LONGEST and any(map(str.isdigit, blocks[at].text))]
    if len(numbered) < _SEVERAL or not any(is_first(blocks, at) for at in numbered):  # nearly all stories
        return
    for at in numbered:
        if blocks[at].kind is PARAGRAPH:
            masks.setdefault(_mask(blocks[at].text), []).append(at)
    because = "One of several lines that differ in their numbers alone, the first of them over the first scene."
    for mask, places in masks.items():
        if len(places) < _SEVERAL or not re.search(words.MASKED, mask) or not stand_over_all(blocks, places):
            continue
        if 2 * sum(at in placed for at in places[1:]) >= len(places) - 1:
            for at in places:
                yield blocks[at].text, known[at] or SceneLabel(undress(blocks[at].text), "label.mask", because)


def _mask(line: str) -> str:
    """A line with the same sign for any number, any day and any month.

    >>> _mask("Tue 03 Mar // 02:14"), _mask("[Cycle 4,471.2]")
    ('Ddd 0 Mmm // 0:0', '[Cycle 0,0.0]')
    """
    for pattern, sign in words.MASKS:
        line = re.sub(pattern, sign, line, flags=re.IGNORECASE)
    return line


def _shaped(
    blocks: Sequence[Block], short: Iterable[int], known: Mapping[int, SceneLabel | None], placed: Collection[int]
) -> dict[str, list[int]]:
    """Where lines of each shape stand, by its name, whatever they say.

    A shape is whose turn it is, what is measured, the sign that parts a line or leads it, its first word, or its last.
    """
    groups: dict[str, list[int]] = {}
    opened = False  # by a line with a stop over the first scene; without one the others are sentences
    for at in short:
        block, line = blocks[at], blocks[at].text
        stopped = line[-1] in words.STOPS
        if len(line) > _LONGEST or line[0] in words.SAID or not (at in known or stopped):
            continue
        first = is_first(blocks, at)
        if block.kind is not PARAGRAPH or (stopped and not (opened or first)):
            continue
        if letters_of(block) == "em" or _shows_face(line):  # in italics one thinks, or sings
            continue
        shapes = [*_shapes_of(line)]
        if shapes and (first or at in placed or (stopped and is_placed(blocks, at))):
            opened = opened or (stopped and first)
            for shape in shapes:
                groups.setdefault(shape, []).append(at)
    return groups


def _shows_face(line: str) -> bool:
    """Whether a line says in signs how somebody looks: no word stands behind its colon.

    >>> _shows_face("Pip: (⊙ω⊙)"), _shows_face("Pip:"), _shows_face("Day 3: 9"), _shows_face("Pip: no")
    (True, False, False, False)
    """
    behind = line.partition(": ")[2]
    return bool(behind) and re.search(r"[^\W\d_]{2}|\d", behind) is None and re.search(r"[^\w\s]", behind) is not None


def _shapes_of(line: str) -> Iterator[str]:
    """The names of the shapes that a line has; one that ends in a stop has them only if it has few words.

    >>> [*_shapes_of("Wren, ten")], [*_shapes_of("Odell:")], [*_shapes_of("$400")]
    (['parted , ', 'first wren', 'last ten'], ['turn  :Xx'], ['measured $'])
    """
    if (turn := re.fullmatch(words.TURN, line)) and (case := _case_of(turn["words"], ends=line[-1])):
        yield f"turn {turn['before'].strip()} {(turn['behind'] or '').strip()}{case}"
    if line[-1] in "?!" and line.count(" ") < _MOST_WORDS:
        yield f"asked {line[-1]}"
    if line[-1] in ".:":
        core = line[:-1]
        short = _is_plain_phrase(core) and core.count(" ") < _MOST_WORDS - 2
        article = re.findall(words.ARTICLE, core) if short and not re.match(words.TELLS, core) else ()
        named = (
            core.count(" ") < _FEW_WORDS or is_capitalised(core) or any(map(str.isdigit, core))
        )  # or it is a sentence
        yield from (f"stopped {shape}" for shape in (*(_bare_shapes(core) if named else ()), *article))
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
    """Whether lines of a shape are believed: there are hardly any other lines without a stop, and nobody reads or answers these.

    Besides, the first of them stands over the first scene, or one is a label by itself, or much is told under each. Names
    that take turns come again, and never twice in a row.
    """
    texts = Counter(blocks[at].text for at in places)
    if len(texts) < _TWICE or not are_apart(blocks, places) or told(blocks) < _SHAPED * len(places):
        return False
    if _are_of_another_kind(shape, [blocks[at].text for at in places]):
        return False
    others = [at for at in known if blocks[at].text[0].isalnum() and at not in places and not known[at]]
    if 2 * len(firsts(others)) > len(places):
        return False
    headed = is_first(blocks, places[0])
    believed = headed or any(known.get(at) for at in places)
    if not believed and (shape.startswith(("asked", "stopped", "measured")) or not _are_scenes(blocks, places)):
        return False
    asides = sum(is_shown(blocks, at) or (not headed and in_talk(blocks, at)) for at in places if at)
    most = 2 if headed and shape.startswith("turn") else 4  # whose turn it is stands below a question as well
    return most * asides <= (len(places) if believed else 0)


def _are_of_another_kind(shape: str, lines: Sequence[str]) -> bool:
    """Whether lines of a shape are no labels: names that take no turns, messages, or numbers that do not count down."""
    if shape.startswith("turn"):
        different = len({*lines})
        words_alone = lines[0][-1] in words.STOPS and 4 * different > 3 * len(lines)  # "Nod.", as one tells in a word
        return different == len(lines) or words_alone or any(above == below for above, below in pairwise(lines))
    if shape == "counted":  # down: what rises are chapters, or pages
        return any((number_of(above) or 0) <= (number_of(below) or 0) for above, below in pairwise(lines))
    return shape == "parted : " and _are_said({*lines})


def _are_scenes(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether several paragraphs are told under each of some lines, of which the first does not speak of the line; lines in capitals may be signs."""
    if any(below - above <= _PARAGRAPHS for above, below in pairwise(places)) or told(blocks) < _SCENE * len(places):
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
