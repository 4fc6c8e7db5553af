"""Lines that are nothing but a name: of those by whose eyes a scene is seen, ``~ Ada ~``, and of places and persons, ``Thunder Bay``."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from storybind.model import Block, BlockKind
from storybind.text.heading.line import NUMBERS, read_heading
from storybind.text.label.dress import undress
from storybind.text.label.letters import greets
from storybind.text.label.line import SceneLabel
from storybind.text.label.placing import are_apart, firsts, letters_of, told
from storybind.text.label.shown import is_shown
from storybind.text.tables.headings import number_of
from storybind.text.tables.notes import is_closing, read_opening
from storybind.text.tables.scene_lines import NEWS, NO_NAME, NOBODY, NOBODYS, SAYS, SOUNDS
from storybind.text.titles import is_capitalised

_SEVERAL = 2  # names that make points of view; fewer lines in all that could name something are looked at closer
_LONGEST_NAME, _MOST_WORDS = 40, 5  # of a line that is nothing but a name
_TOLD = 150  # characters of the story for each line that is nothing but a name: in a play there are fewer
_PLAYED = 4  # blocks, of which more than one is a speech in a play
_MOST_SHOUTED = 40  # different lines in capitals; more are panels or signs
_SOON = 6  # paragraphs
_NAME = r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)?"
_WITHIN = r" (?=[^\W\d_a-zß-öø-ÿ])(?<=[a-zà-ÿ,].)"
"""Where a word begins with a capital within a sentence; a blank first is skipped to, and few have a capital behind them."""
_WORD_END = r"\w\b"
_ARTICLES = ("The ", "A ", "An ")
_NO_SIGNS = frozenset(":!?;(")
_SOUNDED = frozenset(".!?…")  # within its brackets a sound has them, ``[Click.]``, and no name


class Names:
    """What a story names: words with a capital in the midst of a sentence, as only names have. Read when first asked for.

    >>> from storybind.model import PARAGRAPH, Span
    >>> names = Names([Block(PARAGRAPH, "He went to Thunder Bay's only pub.", Span(1, 1))])
    >>> "Thunder Bay" in names, "Thunder" in names, "He" in names
    (True, True, False)
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._asked: dict[str, bool] = {}

    def __contains__(self, name: str) -> bool:
        """Whether a name, as it is written in a sentence, is in one; looked up once, for as many words may begin as it does."""
        if name not in self._asked:
            self._asked[name] = self._holds(name)
        return self._asked[name]

    def _holds(self, name: str) -> bool:
        at = bisect_left(self._found, name)
        while at < len(self._found) and self._found[at].startswith(name):
            if re.match(_WORD_END, self._found[at][len(name) - 1 :]):
                return True
            at += 1
        return False

    @cached_property
    def _found(self) -> list[str]:
        """All places where one may begin, each as what stands there, sorted."""
        text = "\n\n".join([block.text for block in self._blocks])
        starts = [start.end() for start in re.finditer(_WITHIN, text)]
        return sorted([text[start : start + _LONGEST_NAME] for start in starts])


def find_viewpoints(blocks: Sequence[Block], bare: Iterable[int], told_of: Names) -> frozenset[str]:
    """Names on lines of their own that say whose scene follows, if there are at least two: ``[Tomas]``, ``~ Ada ~``, ``WREN``.

    Words in capitals are as often sounds, ``**BANG**``. In dress all are names if the text has one of them in a sentence.
    Without dress those are that it has in a sentence, if more is told under each than a person of a play says. In a play
    they are who speaks.
    """
    names: set[str] = set()
    shouted: set[str] = set()
    plain: Counter[str] = Counter()
    places = frozenset(bare)
    for at in bare:
        block = blocks[at]
        line = f"**{block.text}**" if letters_of(block) == "strong" else block.text
        core = undress(line) if _may_be_named(line) else ""
        if not re.fullmatch(_NAME, core) or not _SOUNDED.isdisjoint(line):
            continue
        dressed = core != line
        if core.isupper() and len(core) > 1:
            if dressed:
                shouted.add(core)
            elif places.isdisjoint((at - 1, at + 1)):  # no list
                plain[core] += 1
        elif dressed and core.istitle():
            names.add(core)
    if _is_play(blocks):  # who speaks
        return frozenset()
    if len(shouted) >= 2 and any(core.title() in told_of for core in shouted):
        names |= shouted
    if len(plain) >= 2 and told(blocks) >= _TOLD * plain.total():
        names |= {core for core in plain if core.title() in told_of}
    return frozenset(names) if len(names) >= 2 else frozenset()


def _is_play(blocks: Sequence[Block]) -> bool:
    return _PLAYED * sum(block.kind is BlockKind.SCRIPT for block in blocks) > len(blocks)


def _may_be_named(line: str) -> bool:
    """Whether a line has signs on both sides or none on either, and is nothing that is said."""
    dressed = not line[:1].isalnum()
    return len(line) < _LONGEST_NAME and dressed != line[-1:].isalnum() and line[:1] not in "\"“”‘'«»("


def find_names(
    blocks: Sequence[Block], placed: Collection[int], known: Mapping[int, SceneLabel | None], names: Names
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines with nothing but a name, of a place or a person, that stand over several stretches of a story: ``Thunder Bay``.

    Signatures are none: where letters are greeted there are no names. Words in capitals are as often signs or shouts: they
    must be names in a sentence of the text. So must a line that stands where something is read or answered.
    """
    shaped = [at for at in known if (at == 0 or at in placed) and _may_name(blocks[at].text)]
    shaped = _without_shouts(blocks, shaped, names)
    times = Counter(blocks[at].text for at in shaped)
    sure = {line for line in times if times[line] > 1 or (len(times) > 1 and line.title() in names)}
    shaped = [at for at in shaped if at == 0 or not is_shown(blocks, at, named=blocks[at].text in sure)]
    named = [at for at in shaped if at and known[at] is None]
    if not named or _is_play(blocks):
        return
    places = [0, *named] if shaped[0] == 0 else named  # over the first scene too
    others = len(shaped) > len(places)  # labels that say when or where
    if not _are_enough(blocks, places, names, others=others):
        return
    if not are_apart(blocks, named) or any(map(greets, blocks)) or _is_chat(blocks, known, {*places}):
        return
    because = "A name by itself, without a stop, says where or by whose eyes the scene below it is seen."
    for at in places:
        yield blocks[at].text, SceneLabel(blocks[at].text, "label.name", because)


def _are_enough(blocks: Sequence[Block], places: Sequence[int], names: Names, *, others: bool) -> bool:
    """Whether there are names enough to be believed: three that are not all the same. Fewer may be sounds or signatures.

    Lines in capitals are known to be names of the text. Two are enough if they differ and each has an article or a number
    ("The Radio"), or if the story tells of one; one alone, if the story tells of it soon, as it does not of who signs. Beside
    `others` that are labels, a name of several words is enough.
    """
    lines = {blocks[at].text for at in places}
    if (len(lines) > 1 and len(places) > _SEVERAL) or any(map(str.isupper, lines)):
        return True
    first, alone = places[0], len(places) < _SEVERAL
    uncounted = [line for line in lines if number_of(line.split()[0]) is None]
    alike = not alone and len(lines) > 1 and all(line.startswith(_ARTICLES) for line in uncounted)
    if alike or (others and any(" " in line for line in uncounted)):
        return True
    told_of = Names(blocks[first + 1 : first + 1 + _SOON]) if alone else names
    return any(line.title() in told_of for line in lines)


def _without_shouts(blocks: Sequence[Block], shaped: Sequence[int], names: Names) -> list[int]:
    """The lines without those in capitals, except where these name what the text names in a sentence."""
    shouted = {blocks[at].text for at in shaped if blocks[at].text.isupper()}
    few = shouted if len(shouted) <= _MOST_SHOUTED else set()
    signs = shouted - {line for line in few if line.title() in names}
    return [at for at in shaped if blocks[at].text not in signs]


def _is_chat(blocks: Sequence[Block], known: Mapping[int, SceneLabel | None], named: Collection[int]) -> bool:
    """Whether most lines without a stop are neither names nor labels, but messages or verse.

    The lines of one list count once, and lines in capitals, which may be signs, do not count.
    """
    plain = [at for at in known if blocks[at].text[0].isalnum() and blocks[at].text[-1].isalnum()]
    others = [at for at in firsts(plain) if at not in named]
    return sum(known[at] is None and not blocks[at].text.isupper() for at in others) > len(named)


def _may_name(line: str) -> bool:
    """Whether a line is nothing but capitalised words that could name somebody or something."""
    line = re.sub(r",? \(?again\)?$", "", line)
    words = line.split()
    if len(line) > _LONGEST_NAME or len(words) > _MOST_WORDS or not (line[0].isupper() and line[-1].isalnum()):
        return False
    folded = line.casefold().split()
    if not _NO_SIGNS.isdisjoint(line) or folded[0] in NO_NAME or len(line) < 3:
        return False
    if NOBODY.issuperset(folded) or SOUNDS.issuperset(folded) or re.fullmatch(NOBODYS, line, re.IGNORECASE):
        return False
    if not (is_capitalised(line) or (line.startswith(_ARTICLES) and len(words) <= _SEVERAL + 1)):
        return False
    if not SAYS.isdisjoint(folded) or not NEWS.isdisjoint(folded):
        return False
    if line.endswith("ed") and len(words[-1]) > len("speed"):
        return False
    if is_closing(line) or read_opening(line):
        return False
    heading = read_heading(line)
    return heading is None or heading.family.id in NUMBERS
