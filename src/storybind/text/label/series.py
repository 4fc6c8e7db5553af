"""Lines that nothing but their number makes labels: an author's own mark, directions as of a stage, moves of a game, heads of letters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from storybind.model import Block, BlockKind
from storybind.text.label.dress import undress
from storybind.text.label.line import SceneLabel, is_spoken, read_label
from storybind.text.label.placing import are_apart, is_placed, stand_over_all, told
from storybind.text.rules import Table
from storybind.text.tables import scene_lines as words
from storybind.text.tables.headings import number_of

_SEVERAL = 3  # lines of one sort; two are met by chance
_TWICE = 2  # different ones at least
_OFTEN = 4  # times that a line says the same, and is a mark whatever it says
_SCENE = 400  # characters of a scene between such lines, on the average
_WORDS = 3  # of a line that says the same; one or two are a sound, or a sign
_LONGEST_DIRECTION = 160  # characters; it may be several sentences


def find_series(blocks: Sequence[Block], short: Sequence[int], table: Table) -> Iterator[tuple[str, SceneLabel]]:
    """Lines of one sort, if there are several, and what they say of the scenes below them.

    `short` is where lines stand that are short enough for a label, in order.
    """
    lines = [(at, blocks[at].text) for at in short if blocks[at].kind is BlockKind.PARAGRAPH]
    yield from _again(blocks, lines)
    yield from _places(blocks, lines, table)
    if any(line[0] in "([" for _, line in lines):  # or the longer ones need not be looked for
        yield from _directions(blocks)
    yield from _moves(blocks, lines)
    yield from _updates(blocks, lines, table)
    yield from _heads(blocks, short)


def _again(blocks: Sequence[Block], lines: Sequence[tuple[int, str]]) -> Iterator[tuple[str, SceneLabel]]:
    """Lines that an author repeats as a mark of his own, ``(page break, I have no star)``; no scene has one for a title."""
    because = "A line that says the same again and again between paragraphs is the author's own mark."
    places_of: dict[str, list[int]] = {}
    for at, line in lines:
        if not is_spoken(line):
            places_of.setdefault(line, []).append(at)
    called = "A line in dress that calls itself a break, and says a word more."
    for line in places_of:
        if not line[0].isalnum() and re.fullmatch(words.BREAK, line, re.IGNORECASE):
            yield line, SceneLabel("", "label.again", called)
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
    """Whether a line that is repeated may be a mark, though it says nothing of a break: it stands between signs, and has several words.

    It is no sound, no message of a game, and no sentence: a refrain is repeated as well.

    >>> [_is_mark(line, 4) for line in ("(the printer is sulking)", "He said nothing", "(He did not wave.)", "...and the sea...")]
    [True, False, False, False]
    """
    if times < _OFTEN or line[0] == "[" or line.isupper() or line[0].isalnum() or line[-1].isalnum():
        return False
    stopped = any(sign in words.STOPPED for sign in line[-2:])
    return not stopped and len(set(re.findall(r"\w+", line.casefold()))) >= _WORDS


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
        elif head := _read_counted(line):
            counted.setdefault(head["key"].casefold(), []).append((at, number_of(head["number"]) or 0))
    alike = [places for places in heads.values() if len(places) >= _SEVERAL]
    for numbers in counted.values():
        places = [at for at, _ in numbers]
        steps = {below - above for (_, above), (_, below) in pairwise(numbers)}
        if len(places) >= _SEVERAL and (steps == {1} or (min(steps) >= 0 and stand_over_all(blocks, places))):
            alike.append(places)
    because = "Lines made alike head several letters or reports of the story."
    for places in alike:
        if all(below - above > 1 for above, below in pairwise([*places, len(blocks)])):
            yield from ((blocks[at].text, SceneLabel(undress(blocks[at].text), "label.head", because)) for at in places)


def _read_counted(line: str) -> re.Match[str] | None:
    """A line with a word and a number, in digits or in words before a colon; nearly all lines have neither."""
    may = any(map(str.isdigit, line)) or (":" in line and line[-1] not in words.STOPS)
    return re.fullmatch(words.COUNTED, line, re.IGNORECASE) if may else None
