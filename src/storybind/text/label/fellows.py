"""Lines that name scenes by their fellows: what one of them leaves open, several of one shape in a story tell."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from storybind.model import LETTER, PARAGRAPH, Block
from storybind.text.label.dress import LONGEST, SAID, undress
from storybind.text.label.kindred import find_kindred
from storybind.text.label.letters import find_over_letters, find_over_mails, heads_letter, read_head
from storybind.text.label.line import SceneLabel, read_date, read_label
from storybind.text.label.names import Names, find_names, find_viewpoints
from storybind.text.label.placing import are_apart, find_placed, firsts, is_first, is_placed
from storybind.text.label.read_out import find_read_out
from storybind.text.label.series import find_series
from storybind.text.label.shapes import find_shapes
from storybind.text.label.stacks import find_stacks
from storybind.text.paragraphs.gaps import usual_gap
from storybind.text.rules import Table
from storybind.text.tables import scene_lines as words
from storybind.text.titles import is_capitalised

_MOST_WORDS, _FEW_WORDS = 5, 3  # of a line with a stop; of one that needs no capitals
_SEVERAL = 2  # dates that stand on lines of their own make a diary; so many with a stop are no sentences
_SEVERAL_DAYS = 3  # one or two may be appointments that are told of
_HEAD = 40  # characters of a paragraph in which its day stands
_LEAST_TURNS = 12  # names that stand over lines
_LINES_OF_TURN = 3.5  # blocks for each of them, with its own
_TIMES = 3  # how often each comes, as a rule
_OF_NAMES = ("label.name", "label.shape")


class Fellows(NamedTuple):
    """What lines of a story tell of one another.

    Attributes:
        viewpoints: Names that stand by themselves and say whose scene follows.
        lines: Other lines that name a scene, by their text; they do so only where a paragraph ends above them and one begins
            below, unless they are `heads`.
        heads: Those that head letters and reports, or that have fellows enough.
        dated: Whether several dates stand on lines of their own.
        read_out: The source lines of those that look the same, and are read in a scene.
        beside: The source lines of those that may be labels though something else than paragraphs, or nothing, stands beside them.
        entries: Days that paragraphs of a diary open with, by their source lines.
    """

    viewpoints: frozenset[str] = frozenset()
    lines: Mapping[str, SceneLabel] = {}
    heads: Mapping[str, SceneLabel] = {}
    dated: bool = False
    read_out: frozenset[int] = frozenset()
    beside: frozenset[int] = frozenset()
    entries: Mapping[int, str] = {}


def find_fellows(blocks: Sequence[Block], table: Table, heads: Collection[str] = ()) -> Fellows:
    """What the lines of a story that stand by themselves tell of one another.

    `heads` are its title and its authors: pages have them at their head, and no scene is called so unless they are told of.
    """
    names = Names(blocks)
    short = _find_short(blocks, [head.casefold() for head in heads], names)
    bare = [at for at in short if _is_bare(blocks[at].text)]
    placed, beside = find_placed(blocks, bare)
    tops = placed.union(firsts(bare))
    known = {at: read_label(blocks[at].text, table, placed=at in tops or heads_letter(blocks, at)) for at in bare}
    dates = dict.fromkeys(_find_dates(blocks, short, known, table))
    lines = dict(chain(_find_stopped(blocks, short, table), find_names(blocks, placed, known, names)))
    alike = dict(chain(find_series(blocks, short, table), find_shapes(blocks, short, known, placed)))
    plain = [at for at in bare if blocks[at].text not in alike]
    over = dict(chain(find_over_letters(blocks, dates, table), find_over_mails(blocks)))
    heading = known | {at: read_head(blocks[at].text, table) for at in dates if "\n" in blocks[at].text}
    above = (over or dict(find_stacks(blocks, plain, table))) | alike
    found = Fellows(
        find_viewpoints(blocks, [at for at in bare if blocks[at].kind is PARAGRAPH], names),
        lines,
        above | dict(find_kindred(blocks, known, lines | above, placed, table)),
        sum(blocks[at].kind is PARAGRAPH for at in dates) >= _SEVERAL,
        frozenset(find_read_out(blocks, [at for at in plain if at not in beside], heading)),
        frozenset(blocks[at].span.first for at in (*beside, *_openings(blocks, placed, known))),
        dict(_find_entries(blocks)),
    )
    return _without_turns(found, blocks)


def _without_turns(found: Fellows, blocks: Sequence[Block]) -> Fellows:
    """The same without names that stand over every few lines, again and again: they say who speaks or plays, as in a game told by several."""
    named = found.viewpoints.union(
        line for line, label in chain(found.lines.items(), found.heads.items()) if label.rule in _OF_NAMES
    )
    turns = Counter(block.text for block in blocks if block.text in named) if named else Counter[str]()
    total = turns.total()
    few = total < _LEAST_TURNS or total < _TIMES * len(turns)
    if few or len(blocks) > _LINES_OF_TURN * total:  # nearly all stories
        return found
    rest = ({line: label for line, label in said.items() if line not in turns} for said in (found.lines, found.heads))
    return found._replace(viewpoints=found.viewpoints - set(turns), lines=next(rest), heads=next(rest))


def _openings(
    blocks: Sequence[Block], placed: Collection[int], known: Mapping[int, SceneLabel | None]
) -> Iterator[int]:
    """The line over the first scene, where one of its kind stands over another: ``Log 1`` as ``Log 2`` does."""
    first = next((at for at in known if is_first(blocks, at)), None)
    label = known[first] if first is not None else None
    if first is not None and label and any(other and other.rule == label.rule for at in placed if (other := known[at])):
        yield first


def _find_short(blocks: Sequence[Block], heads: Sequence[str], names: Names) -> list[int]:
    """Where lines stand that are short enough for a label, are not said, and are not the story's own head, in small letters."""
    return [
        at
        for at, block in enumerate(blocks)
        if len(block.text) <= LONGEST and block.kind in (PARAGRAPH, LETTER) and block.text[:1] not in SAID
        if not _is_head(block.text.casefold(), heads) or block.text.title() in names
    ]


def _is_head(line: str, heads: Sequence[str]) -> bool:
    """Whether a line has nothing but the title or the author, or both, as pages have it: ``M. Pell: Rain``, ``Rain 12``.

    >>> _is_head("m. pell / rain", ["ada pell", "rain"]), _is_head("rain in may", ["ada pell", "rain"])
    (True, False)
    """
    if not any(map(line.__contains__, heads)):
        return False
    own = {word for head in heads for word in head.split()} | {"by", "page"}
    words = re.findall(r"[\w'’-]+", line)
    return all(word in own or word.isdigit() or len(word) == 1 for word in words)


def _is_bare(line: str) -> bool:
    """Whether a line has no stop at its end, as no sentence of prose has."""
    return line[-1:].isalnum() or not line[:1].isalnum() or line[-1:] in ")]~*%°"


def _find_dates(
    blocks: Sequence[Block], short: Iterable[int], known: Mapping[int, SceneLabel | None], table: Table
) -> Iterator[int]:
    """Where dates stand: among lines that are `known`, among those with a stop, and as the last lines of blocks; some come twice."""
    yield from (at for at, label in known.items() if label and label.dated)
    for at in short:
        text = blocks[at].text
        if (at not in known or "\n" in text) and _is_date(text.rpartition("\n")[2], table):
            yield at


def _is_date(line: str, table: Table) -> bool:
    if line[-1:] in "!?…”’" or (line[-1:] == "." and not any(map(str.isdigit, line))):  # nearly all lines
        return False
    return read_date(line, table, placed=True) is not None


def _find_stopped(blocks: Sequence[Block], short: Iterable[int], table: Table) -> Iterator[tuple[str, SceneLabel]]:
    """Lines with capitals that end in a full stop and would be labels without it, if there are several.

    ``SECOND DAY.``, ``Trinity Sunday.``: one alone is as often a sentence of the story. In small letters they are believed
    where one of them stands over the first scene: ``One o'clock.``
    """
    found: dict[int, SceneLabel] = {}
    opened = False
    for at in short:
        line = blocks[at].text
        if line[-1] != "." or not line[0].isupper() or line.count(" ") >= _MOST_WORDS:
            continue
        first = is_first(blocks, at)
        if first or (opened and line.count(" ") < _FEW_WORDS) or is_capitalised(line[:-1]):
            label = read_label(line[:-1], table, placed=True) if first or is_placed(blocks, at) else None
            if label:
                found[at] = label
                opened = opened or first
    lines = {blocks[at].text for at in found}
    if len(lines) >= _SEVERAL and are_apart(blocks, [*found]):
        for at, label in found.items():
            yield blocks[at].text, label._replace(words=undress(blocks[at].text) if label.words else "")


def _find_entries(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The source lines of paragraphs that open with a weekday and a number, if there are several, and these words.

    A number that does not rise begins another month, which needs as many of its own. Lines right below each other are a list
    that somebody keeps, where paragraphs are apart.
    """
    run: list[tuple[int, str]] = []
    last = 0
    apart = usual_gap(blocks) > 0
    for block in blocks:
        if block.kind is not PARAGRAPH or block.text[:3] not in words.DAYS_BEGIN:  # nearly all
            continue
        if apart and not block.gap and run:
            continue
        if found := re.match(words.ENTRY, block.text[:_HEAD]):
            number = int(found["number"])
            if number <= last:
                yield from run if len(run) >= _SEVERAL_DAYS else ()
                run = []
            run.append((block.span.first, found["day"]))
            last = number
    yield from run if len(run) >= _SEVERAL_DAYS else ()
