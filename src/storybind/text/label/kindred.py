"""Lines that name scenes because others of their dress or of their words do: ``(waxing)`` beside ``(full moon)``."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from storybind.model import PARAGRAPH, Block
from storybind.text.label.dress import undress
from storybind.text.label.line import SPEAKS, SceneLabel, read_label
from storybind.text.label.placing import APART, firsts, in_talk, is_first, is_phrase, letters_of, stand_apart, told
from storybind.text.label.shown import goes_on, is_shown, shows_words
from storybind.text.rules import Table
from storybind.text.tables import scene_lines as words
from storybind.text.tables.headings import number_of
from storybind.text.tables.notes import is_closing
from storybind.text.titles import is_capitalised

_FELLOWS = 2  # that are believed, beside which a third is
_SEVERAL = 3  # lines of a kind; two are met by chance
_MOST_WORDS, _LONGEST = 9, 60
_BARE_WORDS = 6  # of a line without any dress
_SENTENCE = 30  # characters
_NAME_WORDS = 3
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">", "【": "】", "（": "）"}
_SIGNS = frozenset("*_~-–—=+#|•·:.<>/\\^°")
_CLOSES = ")]}>】）*_~=+#|^-–— "
_WORD = re.compile(r"[^\W\d_]{3,}")
_DEDICATION = r"(?i)(?:for|to|by|from|a|an|dedicated|written|in memory|with|based|inspired)\b"
_NOBODY = words.NOBODY - {"home"}
_SHORTENED = r"([^\W\d_]{1,4})\.? ?\d{1,3}"


class _Line(NamedTuple):
    """A line that stands where a scene could begin: its place, its dress, its words, and what it is known for, if it is."""

    at: int
    text: str
    dress: str
    words: frozenset[str]
    known: SceneLabel | None


def find_kindred(
    blocks: Sequence[Block],
    bare: Mapping[int, SceneLabel | None],
    known: Mapping[str, SceneLabel],
    placed: Collection[int],
    table: Table,
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines that are of a kind with several that name scenes, and what they say.

    Args:
        blocks: The story.
        bare: Where short lines without a stop stand, in order, and what they say if they stand between paragraphs.
        known: Lines that name a scene for other reasons.
        placed: Where lines stand by themselves.
        table: The story's language.
    """
    places = {at: label for at, label in bare.items() if at in placed or is_first(blocks, at)}
    lines = list(_lines(blocks, places, known))
    if len(lines) < _SEVERAL:
        return
    sure = _sure(blocks, bare, lines, table)
    for at, (rule, because) in sure.items():
        yield blocks[at].text, bare[at] or SceneLabel(undress(blocks[at].text), rule, because)
    believed = [line for line in lines if line.known or line.at in sure]
    others = [line for line in lines if not (line.known or line.at in sure)]
    shared = Counter(word for line in believed for word in line.words)
    yield from _akin(blocks, believed, others, shared)
    yield from _one_more(blocks, bare, believed, others)
    for line in lines:  # of a kind with others it is believed wherever it stands
        if line.known and any(shared[word] > _FELLOWS for word in line.words):
            yield line.text, line.known


def _sure(
    blocks: Sequence[Block], bare: Mapping[int, SceneLabel | None], lines: Sequence[_Line], table: Table
) -> dict[int, tuple[str, str]]:
    """Lines that several make sure, whatever they say: of one dress, over the first scene and others, in small letters; each with its rule and why."""
    because = "A line in a dress that several have where a scene can begin."
    sure = dict.fromkeys((at for alike in _dresses(blocks, bare, lines) for at in alike), ("label.dress", because))
    because = "One of several short lines where a scene can begin, the first of them over the first scene."
    sure |= dict.fromkeys(_by_place(blocks, bare, lines), ("label.place", because))
    because = "One of several lines in small letters that say when or where."
    return sure | dict.fromkeys(_small(blocks, lines, table), ("label.small", because))


def _akin(
    blocks: Sequence[Block], believed: Iterable[_Line], others: Iterable[_Line], shared: Counter[str]
) -> Iterator[tuple[str, SceneLabel]]:
    """Others that are of a kind with those that are believed, by the words that are `shared`; whose words are shared then, too."""
    names = [line for line in believed if line.known and line.known.rule == "label.name"]
    counted = Counter(_counted(line.text for line in believed))
    for line in others:
        if is_first(blocks, line.at) or _is_read(blocks, line.at):
            continue
        if because := _kinship(line, shared, names, counted):
            shared.update(line.words)
            yield line.text, SceneLabel(undress(line.text), "label.kin", because)


def _one_more(
    blocks: Sequence[Block], bare: Iterable[int], believed: Iterable[_Line], others: Iterable[_Line]
) -> Iterator[tuple[str, SceneLabel]]:
    """Lines that only stand as all the others do, one beside three or more that are believed: ``Home`` beside ``220 miles``."""
    believed = [line for line in believed if not line.dress]
    others = [line for line in others if not line.dress]
    least = _FELLOWS if believed and is_first(blocks, believed[0].at) else _SEVERAL
    if not others or len(believed) < least or _SEVERAL * len(others) > max(len(believed), _SEVERAL):
        return
    known = {line.text for line in believed}
    if sum(blocks[at].text[0].isalnum() and blocks[at].text not in known for at in bare) > len(others):
        return
    if not stand_apart(blocks, sorted(line.at for line in (*believed, *others)), APART):
        return
    shouted = sum(line.text.isupper() for line in believed)
    because = "It stands as the lines do that name scenes of the story, and as nothing else does."
    for line in others:
        alike = line.text.isupper() == (2 * shouted > len(believed)) and line.text[0].isupper()
        if not alike or not _is_short_phrase(line.text) or _is_sign(line.text):
            continue
        if not (_is_read(blocks, line.at) or in_talk(blocks, line.at)):
            yield line.text, SceneLabel(line.text, "label.kin", because)


def _is_short_phrase(text: str) -> bool:
    """Whether words are no sentence, and no more than a sign in capitals has."""
    return ":" not in text and len(text.split()) <= (_NAME_WORDS if text.isupper() else _BARE_WORDS) and is_phrase(text)


def _is_sign(text: str) -> bool:
    return _NOBODY.issuperset(text.casefold().split()) or words.SOUNDS.issuperset(text.casefold().split())


def _kinship(line: _Line, shared: Mapping[str, int], names: Sequence[_Line], counted: Mapping[str, int]) -> str:
    """Why a line is of a kind with those that are believed; empty where it is not.

    So is one that shares a word with several, as ``second floor`` with ``Ground Floor`` and ``First Floor``; a name with
    more behind it than several have; and a number behind a word that is cut short, one of those that are `counted`.
    """
    if (line.dress or len(line.text.split()) <= _BARE_WORDS) and any(shared[word] >= _FELLOWS for word in line.words):
        return "It has a word in common with several lines that name scenes of the story."
    if len(names) >= _FELLOWS and _is_name_and_more(line.text):
        return "It is a name as several lines are that name scenes of the story, with more behind it."
    short = re.fullmatch(_SHORTENED, line.text)
    if short and sum(counted[word] for word in counted if _is_short_for(short[1].casefold(), word)) >= _FELLOWS:
        return "It is cut short, and counts on as several lines do that name scenes of the story."
    return ""


def _lines(
    blocks: Sequence[Block], bare: Mapping[int, SceneLabel | None], known: Mapping[str, SceneLabel]
) -> Iterator[_Line]:
    for at in bare:
        block, text = blocks[at], blocks[at].text
        if block.kind is not PARAGRAPH or text[0] in SPEAKS or not text.rstrip(_CLOSES)[-1:].isalnum():
            continue
        if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or is_closing(text):
            continue
        label = known.get(text) or bare[at]
        yield _Line(at, text, _dress(block), _words(text) if not label or label.words else frozenset(), label)


def _dress(block: Block) -> str:
    """The signs or the letters in which all of a line is set; empty where there are none.

    >>> from storybind.model import Span
    >>> [_dress(Block(PARAGRAPH, line, Span(1, 1))) for line in ("(waxing)", "- noon -", "(so) he said", "Noon")]
    ['(', '-', '', '']
    """
    text = block.text
    if letters := letters_of(block):
        return letters
    first, last = text[0], text[-1]
    if _PAIRS.get(first) == last:
        return first
    return first if first == last and first in _SIGNS else ""


def _dresses(
    blocks: Sequence[Block], bare: Mapping[int, SceneLabel | None], lines: Sequence[_Line]
) -> Iterator[list[int]]:
    """Lines of one dress that are enough to be believed, and stand apart from one another.

    All lines of the dress are given: beside those of them that could be labels there are hardly others.
    """
    by_dress: dict[str, list[_Line]] = {}
    for line in lines:
        if line.dress and (line.known or (is_phrase(undress(line.text)) and not in_talk(blocks, line.at))):
            by_dress.setdefault(line.dress, []).append(line)
    for dress, placed in by_dress.items():
        least = _least_told(blocks, dress, placed)
        if not least:
            continue
        dressed = [at for at in bare if _dress(blocks[at]) == dress]
        sure = {*(at for at in dressed if bare[at]), *(line.at for line in placed)}  # some are too long for lines
        if len(dressed) * 2 > len(sure) * 3 or told(blocks) < least * len(dressed):
            continue
        if stand_apart(blocks, dressed, _SENTENCE):
            yield dressed


def _least_told(blocks: Sequence[Block], dress: str, placed: Sequence[_Line]) -> int:
    """How many characters a story has to have for each line of a dress, by what speaks for these; 0 where they are not believed.

    Three are of which one heads the story, or says when or where. Between signs that set nothing else apart more of them
    are enough too: ``- the bus -``. Sounds, thoughts and messages are set in italics and in brackets as well.
    """
    shown = sum(not is_first(blocks, line.at) and is_shown(blocks, line.at) for line in placed)
    if len(placed) < _SEVERAL or 2 * shown > len(placed):
        return 0
    known = any(line.known for line in placed)
    several = any(" " in line.text for line in placed)  # words: one may be a sound
    if (known or several) and is_first(blocks, placed[0].at):
        return APART
    if known:
        return 2 * APART
    return 3 * APART if dress in _SIGNS and several and len(placed) > _SEVERAL else 0


def _small(blocks: Sequence[Block], lines: Sequence[_Line], table: Table) -> list[int]:
    """Lines that begin with a small letter and would be labels with a large one, where three lines are labels with them."""
    small = [
        line.at
        for line in lines
        if not line.known and line.text[0].islower() and not _is_read(blocks, line.at)
        if read_label(line.text[0].upper() + line.text[1:], table, placed=True)
    ]
    known = sum(line.known is not None for line in lines)
    return small if len(small) + known >= _SEVERAL else []


def _by_place(blocks: Sequence[Block], bare: Iterable[int], lines: Sequence[_Line]) -> list[int]:
    """Plain lines that nothing but their place makes labels: one over the first scene, two and more between others.

    Beside them there are hardly any lines without a stop. One may be in capitals, where no other is.
    """
    shouted = [at for at in bare if blocks[at].text.isupper()]
    plain = [
        line.at
        for line in lines
        if not line.dress and (_is_plain(line.text) or (shouted == [line.at] and not _is_answered(blocks, line.at)))
    ]
    if len(plain) < _SEVERAL or not is_first(blocks, plain[0]) or re.match(_DEDICATION, blocks[plain[0]].text):
        return []
    placed = plain[:1] + [at for at in plain[1:] if not in_talk(blocks, at) and not _is_read(blocks, at)]
    if len(placed) < _SEVERAL:
        return []
    others = {at for at in bare if blocks[at].text[0].isalnum() and not blocks[at].text.isupper()} - {*placed}
    lists = len(firsts(others))
    if lists * 2 > len(placed) or not stand_apart(blocks, placed, APART) or told(blocks) < 2 * APART * len(placed):
        return []
    return placed


def _is_answered(blocks: Sequence[Block], at: int) -> bool:
    return blocks[at + 1].text[0] in SPEAKS


def _is_plain(text: str) -> bool:
    """Whether a line could be a heading without any dress: a few words, and not in capitals."""
    return text[0].isalpha() and not text.isupper() and len(text.split()) <= _BARE_WORDS and is_phrase(text)


def _is_read(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line that does not stand first is read or answered, or is the beginning of a sentence."""
    return not is_first(blocks, at) and (
        is_shown(blocks, at) or goes_on(blocks, at) or shows_words(blocks[at - 1].text)
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - words.COMMON


def _counted(lines: Iterable[str]) -> Iterator[str]:
    """The first word, in small letters, of each line that has nothing but a number behind it.

    >>> [*_counted(["Round two", "The road", "chapter 3"])]
    ['round', 'chapter']
    """
    for line in lines:
        word, _, number = line.casefold().partition(" ")
        if number_of(number) is not None:
            yield word


def _is_short_for(short: str, word: str) -> bool:
    """Whether letters stand for a word.

    >>> _is_short_for("rd", "round"), _is_short_for("rd", "the"), _is_short_for("ch", "chapter")
    (True, False, True)
    """
    if word[:1] != short[0] or len(word) <= len(short):
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
