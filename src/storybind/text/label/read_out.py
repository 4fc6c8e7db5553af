"""Lines that could name scenes and are read out in one: what a clock shows, the titles on a board, a letter's date, a list."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from storybind.model import LETTER, Block
from storybind.text.label.line import SPEAKS, SceneLabel
from storybind.text.label.placing import is_first, runs
from storybind.text.label.shown import find_showing, goes_on, is_read_aloud, shows_words, tells_time
from storybind.text.tables.lines import SALUTE, fits

_LONGEST = 40  # characters of a line among others of its kind
_LIST, _LONGEST_LIST = 4, 12  # lines in a row; more are verse, or how a story is written
_DATE, _HOUR = "", "0:0"  # the kinds of all dates and of bare hours; others go by their first word
_DISPLAY = r"(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?"
_SOON = 10  # minutes from one bare hour to the next on a clock that is looked at again
_SURE, _LIKELY = 2, 1  # votes for a line, of two
_TOLD_WITHIN = 4  # blocks below the date of a letter


def find_read_out(
    blocks: Sequence[Block], bare: Sequence[int], known: Mapping[int, SceneLabel | None]
) -> Iterator[int]:
    """Which of the lines without a stop are read out, by their source lines; `known` says what each could be as a label.

    Lines are judged by their kind: if most dates are read out, or most counted lines, all of them are.
    """
    votes: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    kinds: dict[str, set[int]] = {}
    headed = bool(bare) and is_first(blocks, bare[0])
    last = -_SOON - 1
    for run in runs(at for at in bare if _is_plain(blocks[at].text)):
        listed = _LIST <= len(run) <= _LONGEST_LIST
        chatty = any(blocks[at].text.islower() and not known[at] for at in run)
        yield from (
            blocks[at].span.first for at in run if (chatty and blocks[at].text.islower() if known[at] else listed)
        )
        for at in run if listed or len(run) < _LIST else ():
            if (label := known[at]) and at:
                kind = _kind(blocks[at].text, label, hours_too=not headed)
                votes[kind] += _SURE if listed else _votes(blocks, run, at, known)
                if kind == _HOUR:
                    now = _minutes(blocks[at].text)
                    told = tells_time(blocks[at - 1].text)
                    votes[kind] += _SURE if told else _LIKELY * (0 <= now - last <= _SOON)
                    last = now
                lines[kind] += 1
                kinds.setdefault(kind, set()).update((at,) if listed else run)
    for kind, read in kinds.items():
        if votes[kind] > lines[kind]:
            letter = {at + further for at in read for further in (1, 2)} if kind == _DATE else set()
            yield from (blocks[at].span.first for at in read | letter if at < len(blocks))


def _kind(line: str, label: SceneLabel, *, hours_too: bool) -> str:
    """Of what kind a line is; bare hours are one of their own where none heads the story."""
    if label.dated:
        return _HOUR if hours_too and re.fullmatch(_DISPLAY, line) else _DATE
    return re.split(r"\W", line, maxsplit=1)[0].casefold()


def _minutes(hour: str) -> int:
    """The minutes of a bare hour: ``05:58``."""
    found = re.fullmatch(_DISPLAY, hour)
    return 60 * int(found[1]) + int(found[2]) if found else 0


def _is_plain(line: str) -> bool:
    """Whether a line is short and without dress, as those of a list are."""
    return len(line) <= _LONGEST and line[0].isalnum()


def _votes(blocks: Sequence[Block], run: Sequence[int], at: int, known: Mapping[int, SceneLabel | None]) -> int:
    """How surely a line is read out: what stands above or below it and its neighbours says that words are shown, or answers them."""
    first, last = run[0], run[-1]
    if last + 1 == len(blocks) or first == 0:
        return 0
    above, below = blocks[first - 1].text, blocks[last + 1].text
    if goes_on(blocks, at) or find_showing("below", below) or _is_letter(blocks, at) or is_read_aloud(above):
        return _SURE
    if not shows_words(above):
        return 0
    if at == last and len(run) > 1 and not known[at - 1]:  # which is what was shown
        return _LIKELY
    return _SURE if len(run) > 1 or below[0] in SPEAKS else _LIKELY


def _is_letter(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line stands over a greeting, and the letter is so short that somebody outside of it speaks soon after."""
    below = blocks[at + 1].text
    if below[-1] not in ",:—–" or not fits(SALUTE, below):
        return False
    return any(block.text[0] in SPEAKS and block.kind is not LETTER for block in blocks[at + 2 : at + 2 + _TOLD_WITHIN])
