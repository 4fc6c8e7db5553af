"""Who speaks in plays whose speakers are not in capitals before a stop: ``Freda. It is late.``, or a name alone over what it says."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.counting import rough_count
from storybind.model import PARAGRAPH, QUOTE, VERSE, Block, BlockKind, Inline
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.signs import SAID
from storybind.text.tables.given_names import GIVEN
from storybind.text.tables.lines import read_called

_PLAY, _CAST, _AGAIN = 8, 2, 3  # speeches near one another, who speaks in them, and how often
_NAME, _SAID = 40, 200  # characters of a speaker, and of a speech in which its speaker stands
_BETWEEN, _BETWEEN_NAMES = 4, 9  # blocks from a speech to the next, and from a name that stands alone
_MOST_SAID = 5  # one of so many paragraphs of a play may begin as speech in a story does
_ENDINGS = ("s", "d", "ed", "ing")
_SHARE, _SHARE_OF_NAMES = 2, 6  # blocks to one that opens so
_WORDS = 80  # on the average to a name that stands alone; over more it heads a scene
_ASKED = 5  # speeches, of which one at least is said to somebody
_TALK = 0.4  # share of them, from which on they surely are speeches
_TO_ONE_OF_ME = 10  # speeches; as few say ``I`` in no play
_TOLD = 2  # speeches, of which one begins with who does something where it is told
_SPOKEN = frozenset({PARAGRAPH, VERSE, QUOTE})
_EXCLAIMED = frozenset(
    "yes no well right oh ah ok okay nothing never please look listen what why good fine sure perhaps maybe silence always exactly enough later again then now here there "
    "certainly clearly precisely undoubtedly surely naturally obviously evidently true indeed quite agreed granted possibly impossible absolutely really assuredly "
    "ja nein nichts gut oui non bien rien si sí bueno nada sì bene sim não да нет ну хорошо note notes answer question remark example exercise".split()
)
"""What is a sentence of one word, or heads an item, and is no name."""
_TO_SOMEBODY = frozenset(
    "you your yours yourself thou thee thy du dich dir dein deine ihr euch euer tu te toi ton vous votre vos tú ti usted ustedes vosotros lei voi vostro você vocês ты тебя тебе твой вы вас вам ваш".split()
)
_FIRST_PERSON = frozenset(
    "i me my mine myself we us our ich mich mir mein meine wir uns je moi mon ma mes nous yo mí mi mis nosotros io mio mia noi eu mim meu minha nós я меня мне мой моя мы нас".split()
)
_SOMEBODY = frozenset("he she they er il elle ils elles él ella ellos lui ele ela eles он она они".split())
_BEFORE_ROLES = frozenset(
    "the a an my your our his her their this that thy no der die das den dem ein eine einen mein dein le la les l un une mon ma votre el los una mi su il lo i gli mio o os as um uma meu".split()
)
_TITLES = frozenset("Mr Mrs Ms Dr Sr Sra Mme Mlle St Capt Col Rev Prof Sgt Lt Hon".split())
_VIEWPOINT = "label.viewpoint"


class _Speech(NamedTuple):
    """Who speaks in a block, and whether the name stands alone there, over what is said."""

    name: str
    alone: bool


def find_called(blocks: list[Block]) -> None:
    """Make a script of a play whose speakers are names with a stop, or alone.

    Any paragraph may open with a name. So many near one another must do so, the same few names come again, and what
    stands behind them is said to somebody: ``Anna. She had been the first to wake.`` is told.
    """
    possible = [at for at, block in enumerate(blocks) if block.kind in _SPOKEN and _may_open(block.text)]
    if len(possible) < _PLAY:  # nearly all stories, without a pattern
        return
    opened = {at: speech for at in possible if (speech := _read(blocks[at]))}
    again = Counter(speech.name for speech in opened.values())
    known = {name for name, times in again.items() if times >= _AGAIN and _is_name(name)}
    for alone in (False, True):
        places = [at for at, speech in opened.items() if speech.name in known and speech.alone is alone]
        runs = [run for run in _runs(places, _BETWEEN_NAMES if alone else _BETWEEN) if len(run) >= _PLAY]
        runs = [run for run in runs if _is_play(blocks, run, alone=alone)]
        stretches = [_said(blocks, run, opened, alone=alone) for run in runs]
        people = _are_people(blocks, {opened[at].name for run in runs for at in run})
        talk = _talk(stretches, people=people) if runs else 0
        for run in runs:
            players = {opened[at].name for at in run}
            sure = talk >= _TALK
            if len(players) >= _CAST and talk and not _is_told(blocks[run[0] : run[-1] + 1], players, roles=sure):
                for at in run:
                    blocks[at] = _as_speech(blocks[at], opened[at].name)


def _said(blocks: Sequence[Block], run: Sequence[int], opened: Mapping[int, _Speech], *, alone: bool) -> list[str]:
    """What is said in a stretch: behind the names, or, where they stand alone, all below them."""
    if alone:
        names = frozenset(run)
        return [blocks[at].text for at in range(run[0], min(run[-1] + 2, len(blocks))) if at not in names]
    return [blocks[at].text[len(opened[at].name) :].lstrip("._* ") for at in run]


def _talk(stretches: Iterable[Sequence[str]], *, people: bool = False) -> float:
    """The share of speeches that ask, call or say ``you``; 0 where they are few, or many begin with who does something, or tell what you do: then it is told.

    Where `people` surely stand before them, they tell each other what they did.

    >>> _talk([["It is only half a mile.", "You said so.", "I said I might."]]) > 0, _talk([["She had been the first to wake.", "Did he?"]])
    (True, 0)
    """
    said = [text for stretch in stretches for text in stretch]
    asked = _asked(said)
    return (
        asked / len(said)
        if asked * _ASKED >= len(said) and not (_is_done(said) or (_is_told_to_you(said) and not people))
        else 0
    )


def _are_people(blocks: Sequence[Block], names: Collection[str]) -> bool:
    """Whether some names are beyond doubt of people: by themselves, or because a sentence speaks of one, or to one."""
    if any(map(_is_person, names)):
        return True
    within = re.compile(rf"[a-zß-ÿ,] (?:{'|'.join(map(re.escape, names))})\b") if names else None
    return within is not None and any(within.search(block.text) for block in blocks)


def _is_person(name: str) -> bool:
    """Whether a name is beyond doubt somebody's, or of who somebody is, and no order.

    >>> [_is_person(name) for name in ("Anna", "Mrs. Dale", "The Boy", "Wren", "Breathe")]
    [True, True, True, False, False]
    """
    first, *others = re.findall(r"[^\W\d_]+", name)
    return first.capitalize() in GIVEN or (bool(others) and (first in _TITLES or first.casefold() in _BEFORE_ROLES))


def _is_told_to_you(said: Sequence[str]) -> bool:
    """Whether a story tells what `you` do, behind ``Breathe.`` and ``Wait.``: nearly all says so, and hardly anything ``I``.

    >>> _is_told_to_you(["You hold on.", "It is not your turn."]), _is_told_to_you(["You are late.", "You said I might."])
    (True, False)
    """
    words = [frozenset(_words(text)) for text in said]
    you, me = (sum(not one.isdisjoint(some) for some in words) for one in (_TO_SOMEBODY, _FIRST_PERSON))
    return you * _TOLD > len(said) and me * _TO_ONE_OF_ME < len(said)


def is_told_in_turns(said: Sequence[str]) -> bool:
    """Whether what stands behind names is told of them: it begins with who does something, and speaks to hardly anybody.

    >>> is_told_in_turns(["She had slept.", "He had not."]), is_told_in_turns(["I had slept.", "He had.", "So had I."])
    (True, False)
    """
    return _is_done(said) and _asked(said) * _ASKED < len(said)


def _asked(said: Iterable[str]) -> int:
    """How many speeches ask, call or say ``you``."""
    return sum("?" in text or "!" in text or not _TO_SOMEBODY.isdisjoint(_words(text)) for text in said)


def _is_done(said: Sequence[str]) -> bool:
    """Whether more than half of what is said begins with who does something."""
    return sum(next(iter(_words(text)), "") in _SOMEBODY for text in said) * _TOLD >= len(said)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def _read(block: Block) -> _Speech | None:
    """Who speaks in a block; None where nobody may. A name that stands alone is in capitals or italics, or has a stop."""
    line, _, below = block.text.partition("\n")
    name, alone = read_called(line[:_SAID] if len(line) > _SAID else line)
    if not name or len(name) > _NAME:
        return None
    marked = bool(block.inline) and block.inline[0].start == 0 and block.inline[0].end >= len(name)
    if block.kind is not PARAGRAPH and not marked:
        return None
    if alone and (below or not (name.isupper() or marked or line.endswith("."))):
        return None
    return _Speech(name, alone)


def _may_open(text: str) -> bool:
    """Whether a text could open with a name and a stop, or be one: a few words, the first with a capital and hardly one without.

    >>> [_may_open(text) for text in ("Freda. It is late.", "The Man of the Sea (far off). No", "He left. It rained.", "It is late.")]
    [True, True, False, False]
    """
    near = text[: _NAME + 1]
    if len(near) > _NAME and "." not in near and "(" not in near:  # nearly all paragraphs
        return False
    head = text[:_SAID].partition(".")[0].partition("(")[0]
    if head in _TITLES:
        head = f"{head} {text[len(head) + 1 :].strip().partition('.')[0].partition('(')[0]}"
    words = head[: _NAME + 1].split()
    small = sum(not word[0].isupper() for word in words)
    return len(head) <= _NAME and len(words) > 0 and words[0][0].isupper() and small * 2 < len(words)


def _is_name(name: str) -> bool:
    """Whether what a paragraph opens with could be somebody's name: no word that is a sentence, no day or hour, no number.

    >>> [_is_name(name) for name in ("Freda", "The Boy", "No", "Monday", "Evening", "Second")]
    [True, True, False, False, False, False]
    """
    label = read_label(name, placed=True)
    return name.casefold() not in _EXCLAIMED and read_heading(name) is None and (not label or label.rule == _VIEWPOINT)


def _is_told(stretch: Sequence[Block], players: Iterable[str], *, roles: bool) -> bool:
    """Whether a stretch is a story's, with a refrain: half of the `players` are words of it, ``Breathe.``, or much is said in quotes.

    Where some may be `roles`, which are words as well, ``King``, there is mostly an article or whose they are before these.
    """
    quoted = sum(block.text[0] in SAID for block in stretch)
    told = [re.findall(r"[^\W\d_]+", block.text) for block in stretch]
    words = {word for said in told for word in said if word.islower()}
    if roles:
        words -= {word for said in told for above, word in pairwise(said) if above.casefold() in _BEFORE_ROLES}
    names = [name.casefold() for name in players]
    said = sum(not words.isdisjoint((name, *(f"{name}{end}" for end in _ENDINGS))) for name in names)
    return quoted * _MOST_SAID > len(stretch) or said * 2 >= len(names)


def _runs(places: Sequence[int], most: int) -> list[list[int]]:
    """Places parted where two are further from each other."""
    runs = [[at] for at in places[:1]]
    for above, below in pairwise(places):
        if below - above <= most:
            runs[-1].append(below)
        else:
            runs.append([below])
    return runs


def _is_play(blocks: Sequence[Block], run: Sequence[int], *, alone: bool) -> bool:
    """Whether most paragraphs of a stretch open with a name, or not much is said below each that stands alone."""
    stretch = blocks[run[0] : run[-1] + 1]
    if not alone:
        return len(run) * _SHARE >= len(stretch)
    words = sum(rough_count(block.text) for block in stretch)
    return len(run) * _SHARE_OF_NAMES >= len(stretch) and words <= _WORDS * len(run)


def _as_speech(block: Block, name: str) -> Block:
    """A block as a speech, its speaker marked where no emphasis does it."""
    inline = block.inline
    if not inline or inline[0].start >= len(name):
        inline = (Inline(0, len(name), "speaker"), *inline)
    return block._replace(kind=BlockKind.SCRIPT, inline=inline)
