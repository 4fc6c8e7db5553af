"""Lines that name scenes because others of their dress or of their words do: ``(waxing)`` beside ``(full moon)``."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import Block, BlockKind
from storybind.text.heading.line import is_capitalised
from storybind.text.labels import SceneLabel, undress
from storybind.text.placing import APART, is_placed, told
from storybind.text.shown import is_shown
from storybind.text.tables import alike as words
from storybind.text.tables.headings import number_of
from storybind.text.tables.notes import is_closing

_FELLOWS = 2  # that are believed, beside which a third is
_SEVERAL = 3  # lines of a kind; two are met by chance
_MANY = 4  # of them where nothing else is known of any
_MOST_WORDS, _LONGEST = 9, 60
_BARE_WORDS = 6  # of a line without any dress
_SENTENCE = 30  # characters
_NAME_WORDS = 3
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">", "【": "】", "（": "）"}
_SIGNS = frozenset("*_~-–—=+#|•·:.<>/\\^°")
_CLOSES = ")]}>】）*_~=+#|^-–— "
_SPEAKS = frozenset("\"“‘'«„")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORTENED = r"([^\W\d_]{1,4})\.? ?\d{1,3}"


class _Line(NamedTuple):
    """A line that stands where a scene could begin: its place, its dress, its words, and what it is known for, if it is."""

    at: int
    text: str
    dress: str
    words: frozenset[str]
    known: SceneLabel | None


def find_kindred(
    blocks: Sequence[Block], bare: Mapping[int, SceneLabel | None], known: Mapping[str, SceneLabel]
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines that are of a kind with several that name scenes, and what they say.

    Args:
        blocks: The story.
        bare: Where short lines without a stop stand, in order, and what they say if they stand between paragraphs.
        known: Lines that name a scene for other reasons.
    """
    lines = list(_lines(blocks, bare, known))
    if len(lines) < _SEVERAL:
        return
    dressed = {at for alike in _dresses(blocks, bare, lines) for at in alike}
    because = "A line in a dress that several have where a scene can begin."
    for at in dressed:
        yield blocks[at].text, SceneLabel(undress(blocks[at].text), "label.dress", because)
    believed = [line for line in lines if line.known or line.at in dressed]
    shared = Counter(word for line in believed for word in line.words)
    names = [line for line in believed if line.known and line.known.rule == "label.name"]
    for line in lines:
        if line.known or line.at in dressed or _is_first(blocks, line.at) or is_shown(blocks, line.at):
            continue
        if because := _kinship(line, shared, names, believed):
            shared.update(line.words)
            yield line.text, SceneLabel(undress(line.text), "label.kin", because)
    for line in lines:  # of a kind with others it is believed wherever it stands
        if line.known and any(shared[word] > _FELLOWS for word in line.words):
            yield line.text, line.known


def _kinship(line: _Line, shared: Mapping[str, int], names: Sequence[_Line], believed: Sequence[_Line]) -> str:
    """Why a line is of a kind with those that are believed; empty where it is not.

    So is one that shares a word with several, as ``second floor`` with ``Ground Floor`` and ``First Floor``; a name with
    more behind it than several have; and a number behind a word that is cut short.
    """
    if (line.dress or len(line.text.split()) <= _BARE_WORDS) and any(shared[word] >= _FELLOWS for word in line.words):
        return "It has a word in common with several lines that name scenes of the story."
    if len(names) >= _FELLOWS and _is_name_and_more(line.text):
        return "It is a name as several lines are that name scenes of the story, with more behind it."
    short = re.fullmatch(_SHORTENED, line.text)
    if short and sum(_is_short_for(short[1].casefold(), other.text.casefold()) for other in believed) >= _FELLOWS:
        return "It is cut short, and counts on as several lines do that name scenes of the story."
    return ""


def _lines(
    blocks: Sequence[Block], bare: Mapping[int, SceneLabel | None], known: Mapping[str, SceneLabel]
) -> Iterator[_Line]:
    for at in bare:
        block = blocks[at]
        text = block.text
        if (
            block.kind is not BlockKind.PARAGRAPH
            or text[0] in _SPEAKS
            or len(text) > _LONGEST
            or len(text.split()) > _MOST_WORDS
        ):
            continue
        if not (_is_first(blocks, at) or is_placed(blocks, at)) or not text.rstrip(_CLOSES)[-1:].isalnum():
            continue
        label = known.get(text) or bare[at]
        yield _Line(at, text, _dress(block), _words(text) if not label or label.words else frozenset(), label)


def _is_first(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line stands over the first scene, of the story or of a chapter."""
    return at + 1 < len(blocks) and (at == 0 or blocks[at - 1].kind is BlockKind.HEADING)


def letters_of(block: Block) -> str:
    """The letters in which all of a line is set: ``em``, ``strong``; empty where they are plain."""
    if len(block.inline) != 1:
        return ""
    (one,) = block.inline
    return one.kind if (one.start, one.end) == (0, len(block.text)) else ""


def _dress(block: Block) -> str:
    """The signs or the letters in which all of a line is set; empty where there are none.

    >>> from storybind.model import Span
    >>> [_dress(Block(BlockKind.PARAGRAPH, line, Span(1, 1))) for line in ("(waxing)", "- noon -", "(so) he said", "Noon")]
    ['(', '-', '', '']
    """
    text = block.text
    if letters := letters_of(block):
        return letters
    first, last = text[0], text[-1]
    if _PAIRS.get(first) == last:
        return first
    return first if first == last and first in _SIGNS else ""


def _dresses(blocks: Sequence[Block], bare: Iterable[int], lines: Sequence[_Line]) -> Iterator[list[int]]:
    """Lines of one dress that are enough to be believed, as three are of which one heads the story, or says when or where.

    Without that there must be more of them, and of several words: sounds and thoughts are set so too.
    """
    by_dress: dict[str, list[_Line]] = {}
    for line in lines:
        if line.dress:
            by_dress.setdefault(line.dress, []).append(line)
    for dress, alike in by_dress.items():
        placed = [line for line in alike if not _in_talk(blocks, line.at)]
        if len(placed) < _SEVERAL:
            continue
        known = any(line.known for line in placed)
        several = sum(" " in line.text for line in placed)  # words: one may be a sound
        heads = _is_first(blocks, placed[0].at) and (known or several > 0)
        if not heads and not known and (len(placed) < _MANY or 2 * several <= len(placed)):
            continue
        others = [at for at in bare if _dress(blocks[at]) == dress]
        if len(others) * 2 > len(placed) * 3 or not _are_apart(blocks, others):
            continue
        if told(blocks) >= (APART if heads else 2 * APART if known else 3 * APART) * len(others):
            yield others


def _are_apart(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether a sentence at least stands between any two lines."""
    return all(told(blocks[above + 1 : below]) >= _SENTENCE for above, below in pairwise([*places, len(blocks)]))


def _in_talk(blocks: Sequence[Block], at: int) -> bool:
    """Whether somebody speaks above a line and below it."""
    return 0 < at < len(blocks) - 1 and blocks[at - 1].text[0] in _SPEAKS and blocks[at + 1].text[0] in _SPEAKS


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - words.COMMON


def _is_short_for(short: str, line: str) -> bool:
    """Whether letters stand for the first word of a line with a number behind it.

    >>> _is_short_for("rd", "round two"), _is_short_for("rd", "the road"), _is_short_for("ch", "chapter 3")
    (True, False, True)
    """
    word, _, number = line.partition(" ")
    if word[:1] != short[0] or len(word) <= len(short) or number_of(number) is None:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def _is_name_and_more(line: str) -> bool:
    """Whether a line is a name, a comma and something else.

    >>> _is_name_and_more("Bewick Street, change here for the Coast"), _is_name_and_more("at home, in bed")
    (True, False)
    """
    name, comma, more = line.partition(", ")
    if not comma or "," in more or len(name.split()) > _NAME_WORDS:
        return False
    return is_capitalised(name) and not is_closing(line)
