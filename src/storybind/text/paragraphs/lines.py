"""Which runs of lines are meant as lines: verse, letters, chats, scripts, panels, lists; in doubt a run is prose."""

import re
from collections.abc import Sequence
from itertools import pairwise

from storybind.model import BlockKind
from storybind.text.label.line import read_label
from storybind.text.paragraphs.measures import Layout, breadth, columns, needed
from storybind.text.paragraphs.verse import SENTENCE, are_short, is_entry, is_song, verse_or_sign
from storybind.text.signs import SPEAKS
from storybind.text.tables.lines import (
    ANGLED,
    CAST_LINE,
    CUE,
    ITEM,
    MAIL,
    NAMED,
    PANEL,
    POSTSCRIPT,
    QUOTED,
    SALUTE,
    SIGN_OFF,
    SPEECH,
    STAMPED,
    STATED,
    TELEGRAM,
    Shape,
    fits,
)
from storybind.text.tables.marks import LONGEST, is_mark
from storybind.text.tables.notes import read_opening

_CAST_LINES, _MOSTLY = 3, 0.75  # lines of a list of who plays, and the share of them that say it
_MOST_INDENT = 24  # columns of an inner indent that are kept
_NAMES, _NAME = 4, 40  # lines of a signature with its dash, and characters of one
_SPEAKER = 60  # characters in which the colon after a speaker stands
_TIMED = re.compile(r"\d[:.]\d\d|\)$")
_SENT = r" [-–—] (?:Today at |Yesterday at )?(?:[\d./-]{6,10},? )?\d\d?[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?$"
"""How a line ends that is the head of a message, and nothing of what it says."""
_MARKED = r"(\*{1,2}|_{1,2})([^*_\n]{1,40})\1"
"""A name between the signs of emphasis."""
_AMOUNTS = 2  # lines
_AMOUNT = r"(?:\d{1,4}(?:[./,–-]\d{1,2})?|[¼½¾⅓⅔]|\d ?[¼½¾⅓⅔])(?:(?:m?[gl]|kg|oz|lbs?|cm)\b\.?)? [a-zà-ÿß]"
"""How much of something: ``2 oz butter``."""
_ADDRESS, _PAGE = 7, 60  # lines
_OPENS = frozenset("[【|║│┃╔╚╠┌└├┏┗┣╭╰(<>~♪♫♬🎵🎶")
_CLOSES = frozenset("~♪♫♬🎵🎶)")
SET_OFF = frozenset(" \t\u3000\xa0[【<>~♪♫♬🎵🎶(║│┃╔╚╠|0123456789")
"""How a lone line begins that may be more than a paragraph; it spares all others a second look."""
_EDITORIAL = r"(?i)\[(?:illustration|footnote|sidenote|greek|transcriber|note|image|picture|hr\b|tn\b|[^\W\d_][^:\]]{2,40} \d{1,2}[:.]\d\d\])"
_GAME = (
    r"(?i)[:：→+]|->|\d|\b(?:level|quest|skill|system|class|reward|achievement|warning|error|unlocked|gained|obtained|complete)\b|"
    "系统|任务|等级|技能|奖励|经验|获得|完成|提示|レベル|スキル|クエスト|獲得|称号|레벨|스킬|퀘스트|획득"
)
"""Compiled when a line in brackets asks for it, as the one above: most texts have none."""
_BOX = frozenset("|║│┃╔╚╠┌└├┏┗┣╭╰")


def kind_of_line(line: str) -> BlockKind | None:
    """What a line that stands by itself is, beyond doubt; None for prose.

    >>> kind_of_line("[16:02] jo_jo: is that a SPIDER"), kind_of_line("[Strength: 6]"), kind_of_line("[Kurt]")
    (<BlockKind.CHAT: 'chat'>, <BlockKind.PANEL: 'panel'>, None)
    """
    if line[0] not in _OPENS and not line[0].isdigit() and line[-1] not in _CLOSES and ":" not in line[:60]:
        return BlockKind.SIGN if " STOP " in line and fits(TELEGRAM, line) else None
    if (
        (line[0] in "[【" or line[0] in _BOX)
        and is_panel(line)
        and (line[0] in _BOX or (any(map(str.isalpha, line)) and re.search(_GAME, line)))
    ):
        return BlockKind.PANEL
    if line[0] == ">" and len(line) > 1 and line[-1] != "<" and fits(QUOTED, line):
        return BlockKind.QUOTE
    if fits(STAMPED, line) and not read_label(line):
        return BlockKind.CHAT
    return BlockKind.VERSE if is_song([line]) else None


def is_panel(line: str) -> bool:
    """Whether a line in brackets could be the voice of a game: no note, no label of a scene, nothing of an editor's."""
    return fits(PANEL, line) and not (re.match(_EDITORIAL, line) or read_opening(line) or read_label(line))


def kind_of_run(
    run: Sequence[str], layout: Layout, *, inset: bool, cues: frozenset[str] = frozenset()
) -> BlockKind | None:
    """What two or more lines without a blank between them are; None where they are prose.

    `layout` is that of the text round them, and `inset` says whether they stand further in than it; `cues` are names in
    capitals that stand over speeches.
    """
    lines = [line.strip() for line in run]
    named = [re.sub(_MARKED, r"\2", line, count=1) for line in lines] if lines[0][0] in "*_" else lines
    if kind := _spoken(named, layout, cues) or _listed(lines, run):
        return kind
    longest = max(map(breadth, lines))
    return _written(lines, longest, layout, inset=inset) or verse_or_sign(lines, run, longest, layout, inset=inset)


def _count(shape: Shape, lines: Sequence[str]) -> int:
    return sum(fits(shape, line) for line in lines)


def _spoken(lines: Sequence[str], layout: Layout, cues: frozenset[str]) -> BlockKind | None:
    """Mail that is quoted, panels, chats and scripts."""
    count, first = len(lines), lines[0]
    if first in cues:
        return BlockKind.SCRIPT
    if first[0] not in _OPENS and ":" not in first[:_SPEAKER] and "：" not in first and not _TIMED.search(first):
        return None
    if first[0] == ">" and _count(QUOTED, lines) == count:
        return BlockKind.QUOTE
    enough = max(2, (0.4 if layout.wrap else 0.6) * count)
    if _is_played(lines, enough):
        return BlockKind.PANEL
    stamped = _count(STAMPED, lines) if fits(STAMPED, first) else 0
    one = stamped == 1 and re.search(_SENT, first)  # however long its message is
    if stamped and (one or stamped >= 0.4 * count or max(map(len, lines)) <= LONGEST):
        return BlockKind.CHAT
    if first[0] == "<" and _count(ANGLED, lines) >= enough:
        return BlockKind.CHAT
    if fits(SPEECH, first) and _count(SPEECH, lines) >= enough:
        return BlockKind.SCRIPT
    if fits(MAIL, first) and _count(MAIL, lines) >= max(2, 0.5 * count):
        return BlockKind.LETTER
    if fits(NAMED, first) and not any(map(read_opening, lines)):
        full = [needed(above, below) > layout.full > 0 for above, below in pairwise(lines)]  # what follows may go on
        named = sum(fits(NAMED, line) for line, goes_on in zip(lines, [False, *full], strict=True) if not goes_on)
        return BlockKind.CHAT if named >= enough else None
    return None


def _is_played(lines: Sequence[str], enough: float) -> bool:
    """Whether lines are a game's: brackets round all of them, or names and numbers."""
    panels = [line for line in lines if any(map(str.isalnum, line)) or line[0] in _BOX]
    if panels and all(map(is_panel, panels)) and (len(panels) > 1 or re.search(_GAME, panels[0])):
        return True
    return fits(STATED, lines[-1]) and _count(STATED, lines) >= enough


def _listed(lines: Sequence[str], run: Sequence[str]) -> BlockKind | None:
    """A list: bullets or numbers, each item a line or more, what goes into a dish, or who plays. A dash before a whole sentence is somebody speaking."""
    if sum(line[:2].isupper() for line in lines) >= _CAST_LINES and fits(CAST_LINE, lines[0]):
        firsts = [line for line, raw in zip(lines, run, strict=True) if columns(raw) == columns(run[0])]
        return BlockKind.LIST if _count(CAST_LINE, firsts) >= _MOSTLY * len(firsts) else None
    if lines[0][0].isalpha():
        return None
    amounts = sum(re.match(_AMOUNT, line) is not None for line in lines) if re.match(_AMOUNT, lines[0]) else 0
    if amounts >= _AMOUNTS and amounts * 2 >= len(lines) and not any(line[-1] in SENTENCE for line in lines):
        return BlockKind.LIST
    if not fits(ITEM, lines[0]):
        return None
    items = [line for line in lines if fits(ITEM, line)]
    if len(items) < 2:
        return None
    if lines[0][0] in "-–—" and any(line[-1] in "!?…." for line in items):
        return None
    others = [line for line, stripped in zip(run, lines, strict=True) if stripped not in items]
    return BlockKind.LIST if all(columns(line) > columns(run[0]) for line in others) else None


def _written(lines: Sequence[str], longest: int, layout: Layout, *, inset: bool) -> BlockKind | None:
    """Parts of a letter: its greeting, its end, an address."""
    if len(lines) > _PAGE or not are_short(longest, layout):
        return None
    if fits(SALUTE, lines[0]) or fits(POSTSCRIPT, lines[0]) or any(fits(SIGN_OFF, line) for line in lines):
        return BlockKind.LETTER
    digits = sum(any(map(str.isdigit, line)) for line in lines)
    address = (
        digits and len(lines) <= _ADDRESS and not any(line[-1] in SENTENCE or line[0] in SPEAKS for line in lines[:-1])
    )
    if address and (inset or (lines[0][0].isdigit() and not lines[0].endswith(","))) and not is_entry(lines):
        return BlockKind.LETTER
    return None


def is_signature(lines: Sequence[str]) -> bool:
    """Whether a dash stands over a name or two and nothing else: no scene begins under it.

    >>> is_signature(["--", "Mara"]), is_signature(["--", "He went home."])
    (True, False)
    """
    dash, *names = lines
    return (
        dash.strip() in ("--", "—", "–")
        and 1 < len(lines) <= _NAMES
        and all(len(name) <= _NAME and name[0].isupper() and name[-1] not in SENTENCE for name in map(str.strip, names))
    )


def unwrap(run: Sequence[str], full: int) -> list[list[str]]:
    """The lines of speeches and items, each with those that it was wrapped to.

    >>> unwrap(["[16:02] pip: look what was in my", "wall", "[16:03] dot: no"], 34)
    [['[16:02] pip: look what was in my', 'wall'], ['[16:03] dot: no']]
    """
    parts = [[run[0]]]
    for above, below in pairwise(run):
        line = below.strip()
        goes_on = needed(above, line) > full or (columns(below) > columns(run[0]) and not fits(ITEM, line))
        if len(parts[-1]) == 1 and columns(below) > columns(above) and fits(CUE, above.strip()):
            goes_on = False  # a name over what is said
        if goes_on and not any(fits(shape, line) for shape in (STAMPED, ANGLED, NAMED, SPEECH, ITEM)):
            parts[-1].append(below)
        else:
            parts.append([below])
    return parts


def set_lines(run: Sequence[str], kind: BlockKind) -> list[str]:
    """The lines of a block that keeps them: those of verse and letters with their inner indents as blanks."""
    if kind not in (BlockKind.VERSE, BlockKind.LETTER, BlockKind.SCRIPT, BlockKind.LIST):
        return [line.strip() for line in run]
    margin = min(map(columns, run))
    lines = [" " * min(columns(line) - margin, _MOST_INDENT) + line.strip() for line in run]
    if kind is BlockKind.VERSE and is_song([line.strip() for line in run]):
        lines[0] = lines[0].replace("~", "", 1)
        lines[-1] = lines[-1].removesuffix("~")
    return lines


def is_frame(line: str) -> bool:
    """Whether a line is the edge of a box or the rule of a table, and so none between scenes.

    >>> is_frame("╔════╗"), is_frame("════"), is_frame("+----+--+"), is_frame("+++")
    (True, False, True, False)
    """
    return line[0] in _BOX or (line[0] == "+" and re.fullmatch(r"\+(?:[-=]{2,}\+)+", line) is not None)


def is_row(line: str) -> bool:
    """Whether a line between two parts of a panel only divides them."""
    return is_mark(line) and not any(map(str.isalnum, line))
