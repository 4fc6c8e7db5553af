"""Which runs of lines are meant as lines: verse, letters, chats, scripts, panels, lists; in doubt a run is prose."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from storybind.model import BlockKind
from storybind.text.label.line import read_label
from storybind.text.paragraphs.measures import Layout, breadth, columns, needed, runs_over
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
    SONG,
    SPEECH,
    STAMPED,
    STATED,
    TELEGRAM,
    Shape,
    fits,
    read_player,
)
from storybind.text.tables.marks import LONGEST, is_mark
from storybind.text.tables.notes import read_opening

_SHORT = 60  # characters; a line of verse or of an address is rarely longer
_INSET = 1.3  # as many times as long may they be where something else shows that they are lines
_STANZA, _TERCET, _COUPLET = 4, 3, 2  # lines
_DATED = 2  # the same of a diary: the day, and what is told of it
_BROKEN = 50  # characters; where paragraphs are not wrapped nobody breaks one at so few
_MEASURED = 0.75  # share of lines that end at a pause; of those that a program wrapped it is about a sixth
_NARROW = 0.72  # of the column of wrapping, below which all lines of a paragraph never are
_FREE = 100  # characters of a line of free verse
_INSET_LINE = 44  # characters; indented lines that are all longer are a wrapped paragraph
_ROOM = 0.85  # part of a line in which a word more would have been written
_UNWRAPPED = 80  # characters; a line that is longer and ends a sentence is a paragraph
_SLACK = 8  # columns by which people who wrap by hand stop early
_MOST_INDENT = 24  # columns of an inner indent that are kept
_NAMES, _NAME = 4, 40  # lines of a signature with its dash, and characters of one
_FEW_WORDS = 2  # blanks between the words of a line of song, at least
_SPEAKER = 60  # characters in which the colon after a speaker stands
_TIMED = re.compile(r"\d[:.]\d\d|\)$")
_COMMANDS, _COMMAND = 3, r">[a-z][a-z'’-]*(?:,? [a-z\d'’-]{1,16}){0,5}"
_SENT = r" [-–—] (?:Today at |Yesterday at )?(?:[\d./-]{6,10},? )?\d\d?[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?$"
"""How a line ends that is the head of a message, and nothing of what it says."""
_MARKED = r"(\*{1,2}|_{1,2})([^*_\n]{1,40})\1"
"""A name between the signs of emphasis."""
PLAY, CAST = 8, 2
"""Speeches near one another that make a play, and who speaks in it more than once."""
_TINY = 24  # characters; nobody wraps prose so narrow
NARROW = 40
"""Characters; hardly anybody wraps prose so narrow among paragraphs that are not wrapped."""
_ADDRESS, _PAGE = 7, 60  # lines
_OPENS = frozenset("[【|║│┃╔╚╠┌└├┏┗┣╭╰(<>~♪♫♬🎵🎶")
_CLOSES = frozenset("~♪♫♬🎵🎶)")
_UNFILLED = 0.6  # of the column of wrapping
_ENTRIES, _ENTRY = 3, r"[^\W\d_][\w'’-]*(?: [\w'’-]+){0,2} [-–—=] (?![^-–—]*[-–—] )\S"  # of a glossary, each in a line
_SPEAKS = frozenset("\"“”„«»‹'‘「『—–-")
_QUOTES, _OPENING = '"”’)»', '"“‘(«'
_MARKS = frozenset('"“”«»')
_PAUSES = frozenset(",;:.!?…—–，；：。！？、")
_SENTENCE = frozenset(".!?…。！？")
HELD = frozenset(",;—–")
"""How a line ends over which a sentence goes on."""
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
    return BlockKind.VERSE if _is_song([line]) else None


def is_panel(line: str) -> bool:
    """Whether a line in brackets could be the voice of a game: no note, no label of a scene, nothing of an editor's."""
    return fits(PANEL, line) and not (re.match(_EDITORIAL, line) or read_opening(line) or read_label(line))


def _is_song(run: Sequence[str]) -> bool:
    """Whether notes or tildes stand round a run."""
    first, last = run[0], run[-1]
    if (first[0] not in _OPENS and last[-1] not in _CLOSES) or not all(
        fits(SONG, line) or len(run) > 2 for line in run
    ):
        return False
    if first[0] in "♪♫♬🎵🎶" or last[-1] in "♪♫♬🎵🎶":
        return True
    words = " ".join(run)[1:-1]
    if not first[0] == last[-1] == "~" or "~" in words or words != words.strip() or words.count(" ") < _FEW_WORDS:
        return False
    return (len(run) > 1 or words[-1] in ",.!?;:…-") and not read_label(first)  # "~ and one time she knew ~" is a label


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
    return _written(lines, longest, layout, inset=inset) or _sung(lines, run, longest, layout, inset=inset)


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


def find_players(lines: Sequence[str]) -> frozenset[str]:
    """Names that open the lines of a play, before a colon, or in capitals before a stop or a dash; none where they are few.

    >>> sorted(find_players(["VICAR. We are here about the bell.", "Gorse: It is cracked."] * 4)), find_players(["NO. He left."])
    (['Gorse', 'VICAR'], frozenset())
    """
    if len(lines) < PLAY:
        return frozenset()
    names = Counter(filter(None, map(_read_speaker, lines)))
    known = [name for name, times in names.items() if times > 1]
    return frozenset(known) if names.total() >= PLAY and len(known) >= CAST else frozenset()


def opens_speech(line: str, players: frozenset[str]) -> bool:
    """Whether a line begins what somebody says in a play: a name in capitals and a colon, or one of the players.

    >>> opens_speech("VICAR: We are here.", frozenset()), opens_speech("VICAR. We are here.", frozenset())
    (True, False)
    """
    if line[:2].isupper() and ":" in line[:_SPEAKER] and fits(SPEECH, line):
        return True
    return bool(players) and _read_speaker(line) in players


def _read_speaker(line: str) -> str:
    """The name that a line of a play may open with; empty where none does."""
    if line[:2].isupper() and (name := read_player(line)):
        return name
    named = line[:1].isupper() and ":" in line[:_NAME] and fits(NAMED, line)
    return line.partition(":")[0] if named else ""


def takes_commands(lines: Sequence[str], groups: Sequence[tuple[int, int]]) -> bool:
    """Whether a story was played: somebody told the game what to do, again and again, and nobody is quoted.

    >>> takes_commands([">wind lamp", "It is dark.", ">up", "You are up.", ">wash"], [(0, 5)]), takes_commands([">so it", ">was", ">dark"], [(0, 3)])
    (True, False)
    """
    angled = [at for start, end in groups for at in range(start, end) if lines[at][0] == ">"]
    told = sum(is_command(lines[at]) for at in angled)
    return told >= _COMMANDS and told == len(angled) and all(below > above + 1 for above, below in pairwise(angled))


def is_command(line: str) -> bool:
    """Whether a line is what a player told a game to do.

    >>> is_command(">look at lamp"), is_command("> look"), is_command(">It was dark."), is_command(">_<")
    (True, False, False, False)
    """
    return line[0] == ">" and re.fullmatch(_COMMAND, line.rstrip()) is not None


def find_cues(firsts: Sequence[str]) -> frozenset[str]:
    """Names in capitals that stand over speeches, of the first lines of all runs; none where there is no second one.

    >>> sorted(find_cues(["MARA", "It rained.", "TOM", "MARA"])), find_cues(["MARA", "It rained."])
    (['MARA', 'TOM'], frozenset())
    """
    cues = [line for line in firsts if line.isupper() and fits(CUE, line)]
    names = {line.partition("(")[0].strip() for line in cues}
    return frozenset(cues) if len(cues) > len(names) > 1 or len(cues) > 3 > len(names) else frozenset()


def _listed(lines: Sequence[str], run: Sequence[str]) -> BlockKind | None:
    """A list: bullets or numbers, each item a line or more, or who plays. A dash before a whole sentence is somebody speaking."""
    if sum(line[:2].isupper() for line in lines) >= _TERCET and fits(CAST_LINE, lines[0]):
        firsts = [line for line, raw in zip(lines, run, strict=True) if columns(raw) == columns(run[0])]
        return BlockKind.LIST if _count(CAST_LINE, firsts) >= _MEASURED * len(firsts) else None
    if lines[0][0].isalpha() or not fits(ITEM, lines[0]):
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
        digits
        and len(lines) <= _ADDRESS
        and not any(line[-1] in _SENTENCE or line[0] in _SPEAKS for line in lines[:-1])
    )
    if address and (inset or (lines[0][0].isdigit() and not lines[0].endswith(","))):
        return BlockKind.LETTER
    return None


def _sung(lines: Sequence[str], run: Sequence[str], longest: int, layout: Layout, *, inset: bool) -> BlockKind | None:
    """Verse and inscriptions: short lines that end where they like."""
    if _is_song(lines):
        return BlockKind.VERSE
    measured = _is_free(lines, run, longest, layout) or (
        longest <= _INSET * _SHORT and _is_measured(lines, run, layout)
    )
    if not measured and not are_short(longest, layout, inset=inset):
        return None
    if all(line.isupper() for line in lines):
        return BlockKind.SIGN
    quoted = (layout.wrap or layout.unwrapped or layout.is_packed) and _is_quoted_once(lines)
    if inset or (quoted and not any(needed(above, below) > layout.full > 0 for above, below in pairwise(lines))):
        return BlockKind.VERSE
    if _is_opened(run, measured=measured):
        return None
    closed = sum(line.rstrip(_QUOTES)[-1:] in _SENTENCE for line in lines)
    spoken = sum(line[0] in _SPEAKS for line in lines)
    lined = _is_broken(lines, longest, layout) or _is_glossary(lines) or _is_stanza(lines, longest, closed, layout)
    if spoken > len(lines) / 3 or (closed > 0.5 * len(lines) and not lined):
        return None
    if _is_dated(lines):
        return None
    if lined or measured:
        return BlockKind.VERSE
    tiny = (
        not layout.wrap
        and closed <= (lines[-1][-1] in _SENTENCE)
        and (longest <= _TINY or (longest <= NARROW and not is_filled(lines)))
    )
    if (
        not tiny
        and any(line[0].islower() for line in lines[1:])
        and (layout.wrap or is_filled(lines) or len(lines) < 4)
    ):
        return None
    return BlockKind.VERSE


def _is_quoted_once(lines: Sequence[str]) -> bool:
    """Whether one pair of quotes stands round several lines that begin with capitals, and no sentence ends above the last.

    Two sentences that somebody says may part so at a line's end, and there may be an ``I`` behind any word.

    >>> _is_quoted_once(["“O ladder, lean on me", "And I shall never fall,”"]), _is_quoted_once(["“No.”", "“Go.”"])
    (True, False)
    >>> _is_quoted_once(["“You go, and I shall stay.", "Nobody will ask.”"]), _is_quoted_once(["“You know that", "I did not.”"])
    (False, False)
    """
    first, last = lines[0].lstrip(_OPENING), lines[-1].rstrip(_QUOTES)
    if first == lines[0] or last == lines[-1] or any(line[-1] in _SENTENCE for line in lines[:-1]):
        return False
    inner = [first, *lines[1:-1], last]
    begun = first[:1].isupper() and all(line[0].isupper() and re.match(r"I\b", line) is None for line in lines[1:])
    return begun and all(map(_MARKS.isdisjoint, inner))


def _is_opened(run: Sequence[str], *, measured: bool) -> bool:
    """Whether the first line is a paragraph's, set in further than the others, or a label over them.

    >>> _is_opened(["We had:", "eggs", "flour"], measured=False), _is_opened(["It is:", "  a hat", "it was", "  a cat"], measured=True)
    (True, False)
    """
    label = run[0].rstrip()[-1] in ":：" and not (measured and _comes_back(run))
    return label or columns(run[0]) > max(map(columns, run[1:]))


def _is_dated(lines: Sequence[str]) -> bool:
    """Whether two lines are a day of a diary and a sentence that is told of it."""
    if len(lines) != _DATED or lines[1][-1] not in _SENTENCE or not lines[1][0].isupper():
        return False
    head = read_label(lines[0], placed=True)
    return head is not None and (head.dated or head.rule.endswith(".season"))


def _is_broken(lines: Sequence[str], longest: int, layout: Layout) -> bool:
    """Whether sentences run over the ends of short lines that nobody filled."""
    if not any(runs_over(above, below) for above, below in pairwise(lines)):
        return False
    ends = len(lines) == _COUPLET and any(line[-1] in _SENTENCE for line in lines)  # as the rest of a paragraph does
    if layout.wrap and lines[0][0].islower() and are_short(longest, layout) and not ends:
        return True  # no paragraph begins so, and none is so narrow
    many = len(lines) > 2  # of two, the first is filled whenever it is the longer one
    return (
        many
        and longest <= room_for_lines(layout)
        and (layout.wrap > 0 or len(lines) >= _STANZA or not is_filled(lines))
    )


def _is_stanza(lines: Sequence[str], longest: int, closed: int, layout: Layout) -> bool:
    """Whether three lines or more are short where nobody wrapped, `closed` of them at a sentence's end: no slip broke them all.

    Those that are full and not narrow must each end at a pause.
    """
    if layout.wrap or longest > _BROKEN or len(lines) < _TERCET:
        return False
    if not layout.unwrapped and (is_filled(lines) or not all(line[0].isupper() for line in lines)):
        return False  # too few are long to show that none was wrapped
    paused = sum(line[-1] in _PAUSES for line in lines[:-1])
    small = len(lines) >= _STANZA and all(line[0].islower() for line in lines)  # as no paragraph begins
    if longest > NARROW and paused < len(lines) - 1 and not small and is_filled(lines):
        return False
    goes_on = any(above[-1] in HELD or runs_over(above, below) for above, below in pairwise(lines)) or (
        len(lines) >= _STANZA and any(line[-1].isalpha() and len(line) >= _UNFILLED * longest for line in lines[1:-1])
    )  # among sentences, a short one without its end heads what is below
    return closed <= 0.5 * len(lines) or (goes_on and closed <= _MEASURED * len(lines))


def room_for_lines(layout: Layout) -> float:
    """How long lines may be that nobody wrapped: they are narrower than any page, and far from full where others are."""
    return min(NARROW, _UNFILLED * layout.wrap) if layout.wrap else NARROW


def _is_glossary(lines: Sequence[str]) -> bool:
    """Whether each line is a word, a dash, and what it means."""
    return len(lines) >= _ENTRIES and all(re.match(_ENTRY, line) for line in lines)


def _is_measured(lines: Sequence[str], run: Sequence[str], layout: Layout) -> bool:
    """Whether lines end where somebody wanted: at a pause nearly all, or some set in and others out again, or each begins with a capital.

    Where prose is wrapped, each must have had room for the next one's first word. A stanza is the least that shows it.
    """
    if len(lines) < _STANZA:
        return False
    room = max(layout.full, layout.wrap - _SLACK)  # the stanza may be what makes `full` small
    if layout.wrap and any(needed(above, below) > room for above, below in pairwise(run)):
        return False
    capitals = layout.wrap > 0 and all(line.lstrip(_OPENING)[:1].isupper() for line in lines)
    return are_paused(lines) or _comes_back(run) or capitals


def are_paused(lines: Sequence[str], share: float = _MEASURED) -> bool:
    """Whether lines of a stanza end at a pause, nearly all of them, or such a share."""
    return sum((line.rstrip().rstrip(_QUOTES) or line)[-1] in _PAUSES for line in lines) >= share * len(lines)


def _comes_back(run: Sequence[str]) -> bool:
    """Whether several lines are set in further than the first, and one below them as far as it.

    >>> _comes_back(["The tide", "  comes up,", "the tide", "  goes down."]), _comes_back(["The tide", "  comes up", "  again."])
    (True, False)
    """
    margins = list(map(columns, run))
    inner = sum(margin > margins[0] for margin in margins)
    return min(margins) == margins[0] and inner > 1 and margins[0] in margins[2:]


def _is_free(lines: Sequence[str], run: Sequence[str], longest: int, layout: Layout) -> bool:
    """Whether sentences run over long lines where nobody wrapped: nearly all had room for more, or some are turned over."""
    if layout.wrap or len(lines) < _STANZA or longest > _FREE:
        return False
    if 2 * sum(line[-1] in _SENTENCE for line in lines) > len(lines):
        return False
    roomy = sum(needed(above, below) <= longest for above, below in pairwise(lines))
    if layout.unwrapped and roomy >= _MEASURED * (len(lines) - 1):
        return True
    margins = list(map(columns, run))
    inner = [at for at, margin in enumerate(margins) if margin > margins[0] == min(margins)]
    over = any(runs_over(above, below) and not columns(below) for above, below in pairwise(run))
    return over and len(inner) > 1 and not any(lines[at - 1][-1] in _SENTENCE for at in inner)


def are_short(longest: int, layout: Layout, *, inset: bool = False) -> bool:
    """Whether lines are shorter than any that prose is wrapped to, where it is."""
    if inset:
        return longest <= _INSET * _SHORT
    return longest < _NARROW * layout.wrap if layout.wrap else longest <= LONGEST


def is_filled(run: Sequence[str]) -> bool:
    """Whether each line but the last is as full as the widest allows: then a program wrapped them.

    >>> is_filled(["the people at the stop had", "begun to talk to one another,", "which was how."])
    True
    >>> is_filled(["Short lines", "of very unequal", "length, set so on purpose"])
    False
    """
    lines = [line.strip() for line in run]
    width = max(map(len, lines))
    slack = _SLACK if width > 2 * _SLACK + 24 else 0
    return all(len(line) + 1 + len(below.split(None, 1)[0]) > width - slack for line, below in pairwise(lines))


def is_wrapped_inset(run: Sequence[str], layout: Layout) -> bool:
    """Whether indented lines are one paragraph, wrapped: each but the last is full, or sentences run over.

    Two lines of which the second begins with a capital are none where its first word had room enough above, by the column
    up to which the story's lines are `full`.

    >>> is_wrapped_inset(["    I should be glad to know what has happened to the", "    Acrosses."], Layout("blank-line"))
    True
    >>> is_wrapped_inset(["    4 Tannery Row", "    Skelby"], Layout("blank-line"))
    False
    >>> lines = ["    Now all the weirs of all the weary world run over,", "    And no one"]
    >>> [is_wrapped_inset(lines, Layout("hard-wrap", full, full)) for full in (54, 72)]
    [True, False]
    """
    longest = max(len(line.strip()) for line in run)
    small = run[0].lstrip()[0].islower()
    few = len(run) <= _TERCET  # as few prove nothing
    if len(run) >= _STANZA and longest <= room_for_lines(layout) and are_paused(run, 0.5):
        return False  # of those that somebody wrapped to a narrow column of their own, a sixth do
    if longest <= _INSET_LINE and (few or not layout.wrap or small):
        return False
    if small and longest <= _BROKEN and not layout.wrap and all(line.lstrip()[0].islower() for line in run):
        return False
    if longest <= _TINY or (longest <= _INSET_LINE and are_paused([line.strip() for line in run])):  # verse is as even
        return False
    if len({columns(line) for line in run[1:]}) > 1 or (run[0].rstrip()[-1] in ",:!" and fits(SALUTE, run[0].strip())):
        return False
    over = sum(runs_over(above, below) for above, below in pairwise(run))
    if len(run) == 2 and not over and run[0].rstrip()[-1] in _PAUSES and needed(*run) <= _ROOM * layout.full:
        return False
    filled = all(len(line.strip()) > _INSET_LINE for line in run[:-1])
    ends = (
        len(run[0].strip()) > _UNWRAPPED and run[0].rstrip(' \t"”’)»')[-1:] in _SENTENCE
    )  # then the next one is another
    return (filled and (over > 0 or (len(run) == 2 and not ends))) or (over >= 0.4 * (len(run) - 1) and is_filled(run))


def is_signature(lines: Sequence[str]) -> bool:
    """Whether a dash stands over a name or two and nothing else: no scene begins under it.

    >>> is_signature(["--", "Mara"]), is_signature(["--", "He went home."])
    (True, False)
    """
    dash, *names = lines
    return (
        dash.strip() in ("--", "—", "–")
        and 1 < len(lines) <= _NAMES
        and all(
            len(name) <= _NAME and name[0].isupper() and name[-1] not in _SENTENCE for name in map(str.strip, names)
        )
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
    if kind is BlockKind.VERSE and _is_song([line.strip() for line in run]):
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
