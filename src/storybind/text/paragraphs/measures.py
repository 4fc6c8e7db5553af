"""How lines are measured: how far they are set in, where a sentence runs over, where a paragraph ends."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.text.signs import QUOTED

ENOUGH = 8  # lines, for short ones to be a layout
_NARROWEST, WIDEST = 18, 160  # columns at which people and programs wrap; CJK texts at the narrow end
RAGGED = 14  # columns that a wrapped line may stay below the widest: a long word did not fit
IN_A_ROW = 3  # lines; fewer are in a run by accident
LONG = 60  # characters; a line that is longer is a paragraph of its own, or a wrapped one
CLOSED = frozenset(".!?…:;\"”“»«’'‘)]*_~—–-。！？」』）〉》】；：؟۔")
STOPS = CLOSED - frozenset("-—")
"""Signs behind which no sentence goes on."""
FEW = 3  # lines over which a sentence runs: fewer prove nothing
CENTRED = 12  # columns from which an indent is no paragraph's
_FILLED = 45  # characters of a line that a sentence with figures runs over
_TITLED = (" Mr.", " Mrs.", " Ms.", " Dr.", " St.", " Mme.", " Sra.")  # a name is in the next line
_FIGURE = r"\d[\d,]*(?:st|nd|rd|th|s)?[,;]? [^\W\d_A-Z]"  # and no item of a list, or hour of a log
_JAMO = "[\u1100-\u11ff]"
_BROAD = "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]"  # slow to compile, and rarely asked for


def list_inset(depth: int) -> int:
    """The columns by which an item is set in that stands under so many others: as the stylesheet tells the first two steps apart.

    >>> [list_inset(depth) for depth in (0, 1, 2)]
    [0, 2, 6]
    """
    return max(0, 4 * depth - 2)


class Layout(NamedTuple):
    """How a stretch of lines sets its paragraphs apart."""

    name: str  # ``blank-line``, ``hard-wrap``, ``line``, ``indent``, ``indent-blank``, ``wall`` or ``double-spaced``
    wrap: int = 0  # the column at which lines are wrapped, 0 where each paragraph is one line
    full: int = 0  # the column up to which a wrapped line is filled if the next word fits; less than `wrap` where people wrapped
    indent: int = 0  # columns by which a paragraph's first line is set in, 0 where it is flush
    usual_gap: int = 1  # blank lines between paragraphs; 0 where a single one is a scene
    unwrapped: bool = False  # whether paragraphs are sure to be a line each: several are longer than any page is wide

    @property
    def is_packed(self) -> bool:
        """Whether paragraphs follow one another without a blank line."""
        return self.name in ("line", "indent", "wall")


def columns(line: str) -> int:
    r"""How far a line is set in.

    >>> [columns(line) for line in ("Rain", "  Rain", "\tRain", "　　雨")]
    [0, 2, 4, 4]
    """
    if line[:1] > " " and line[0] not in "\u3000\xa0":
        return 0
    margin = line[: len(line) - len(line.lstrip())]
    return len(margin) + 3 * margin.count("\t") + margin.count("\u3000")  # as `blank_width` has them


def blank_width(blank: str) -> int:
    """The columns of a blank."""
    return 4 if blank == "\t" else 2 if blank == "\u3000" else 1


def breadth(line: str) -> int:
    """The columns that a line takes where a letter takes one; ideographs, kana and hangul take two.

    >>> breadth("Rain"), breadth("雨が")
    (4, 4)
    """
    if line.isascii() or (max(line) < "\u2e80" and not re.search(_JAMO, line)):
        return len(line)
    return len(line) + len(re.findall(_BROAD, line))


def needed(above: str, below: str) -> int:
    """How long a line would be with the first word of the next.

    >>> needed("It rained", "on the house.")
    12
    """
    words = below.split(None, 1)
    return len(above.rstrip()) + 1 + (len(words[0]) if words else 0)


def any_over(lines: Sequence[str]) -> bool:
    """Whether a sentence goes on from one of some lines to the next."""
    return any(runs_over(above, below) for above, below in pairwise(lines))


def runs_over(above: str, below: str) -> bool:
    """Whether a sentence goes on from a line to the next.

    >>> runs_over("the people at the stop had begun to", "talk."), runs_over("He left.", "It rained.")
    (True, False)
    >>> runs_over("The bell in the tower was cast in 1611, and recast in", "1612 or so."), runs_over("A list of what to buy", "2 eggs")
    (True, False)
    """
    above, below = above.rstrip(), below.lstrip()
    if not above or not below:
        return False
    if above[-1] in STOPS:
        return above.endswith(_TITLED)
    head = below[0]
    if above[-1] == "," and head in QUOTED:
        return True
    if head.isdigit():
        return (
            len(above) >= _FILLED and (above[-1].islower() or above[-1] == ",") and re.match(_FIGURE, below) is not None
        )
    return head.islower() or (head.isalpha() and not head.isupper())


def wrap_of(over: list[int], ragged: int = 5) -> int:
    """The column at which lines that run over are wrapped; 0 where they end anywhere.

    The widest of many may be a line that nobody wrapped, but not of few. Most of them may stay below it by a `ragged` part of it: where nearly all lines run over, they were wrapped, however
    unevenly.
    """
    if not over:
        return 0
    over = sorted(over)
    widest = over[int(0.96 * (len(over) - 1))]
    widest = over[-1] if over[-1] <= widest + 3 or (len(over) < ENOUGH and over[-1] >= LONG) else widest
    near = sum(widest - max(RAGGED, widest // ragged) <= size <= widest + 3 for size in over)
    return widest if _NARROWEST <= widest <= WIDEST and near >= 0.7 * len(over) else 0


def ends_paragraph(above: str, below: str, full: int) -> bool:
    """Whether a wrapped line is a paragraph's last: the next line's first word would have fitted, and begins a sentence.

    >>> ends_paragraph("It rained.", "He went to the door and stood there.", 40)
    True
    >>> ends_paragraph("He went to the door, and he stood there", "for a while.", 40)
    False
    """
    above, below = above.rstrip(), below.lstrip()
    if not above or above[-1] not in CLOSED or below[:1].islower() or above.endswith(_TITLED):
        return False
    return needed(above, below) <= full
