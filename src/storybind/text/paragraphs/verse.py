"""Whether short lines are verse, which ends them where somebody wanted, or a paragraph that was wrapped."""

import re
from collections.abc import Sequence
from itertools import pairwise

from storybind.model import BlockKind
from storybind.text.label.line import read_label
from storybind.text.paragraphs.measures import Layout, any_over, columns, needed, runs_over
from storybind.text.signs import SPEAKS
from storybind.text.tables.lines import SALUTE, SONG, fits
from storybind.text.tables.marks import LONGEST

_STANZA, _TERCET, _COUPLET = 4, 3, 2  # lines
_MEASURED = 0.75  # share of lines that end at a pause; of those that a program wrapped it is about a sixth
_SHORT = 60  # characters; a line of verse or of an address is rarely longer
_INSET = 1.3  # as many times as long may they be where something else shows that they are lines
_DATED = 2  # lines of a diary: the day, and what is told of it
_BROKEN = 50  # characters; where paragraphs are not wrapped nobody breaks one at so few
_NARROW = 0.72  # of the column of wrapping, below which all lines of a paragraph never are
_FREE = 100  # characters of a line of free verse
_INSET_LINE = 44  # characters; indented lines that are all longer are a wrapped paragraph
_ROOM = 0.85  # part of a line in which a word more would have been written
_UNWRAPPED = 80  # characters; a line that is longer and ends a sentence is a paragraph
_SLACK = 8  # columns by which people who wrap by hand stop early
_FEW_WORDS = 2  # blanks between the words of a line of song, at least
_TINY = 24  # characters; nobody wraps prose so narrow
NARROW = 40
"""Characters; hardly anybody wraps prose so narrow among paragraphs that are not wrapped."""
_UNFILLED = 0.6  # of the column of wrapping
_ENTRIES, _ENTRY = 3, r"[^\W\d_][\w'’-]*(?: [\w'’-]+){0,2} [-–—=] (?![^-–—]*[-–—] )\S"  # of a glossary, each in a line
_QUOTES, _OPENING = '"”’)»', '"“‘(«'
_NOTES = frozenset("♪♫♬🎵🎶")
"""How a line begins in which somebody speaks, as an item of a list may as well."""
SENTENCE = frozenset(".!?…。！？")
"""How a sentence ends."""
_MARKS = frozenset('"“”«»')
_PAUSES = frozenset(",;:.!?…—–，；：。！？、")
HELD = frozenset(",;—–")
"""How a line ends over which a sentence goes on."""


def verse_or_sign(
    lines: Sequence[str], run: Sequence[str], longest: int, layout: Layout, *, inset: bool
) -> BlockKind | None:
    """Verse and inscriptions: short lines that end where they like."""
    if is_song(lines):
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
    closed = sum(line.rstrip(_QUOTES)[-1:] in SENTENCE for line in lines)
    spoken = sum(line[0] in SPEAKS for line in lines)
    lined = _is_broken(lines, longest, layout) or _is_glossary(lines) or _is_stanza(lines, longest, closed, layout)
    if spoken > len(lines) / 3 or (closed > 0.5 * len(lines) and not lined):
        return None
    if is_entry(lines):
        return None
    if lined or measured:
        return BlockKind.VERSE
    tiny = (
        not layout.wrap
        and closed <= (lines[-1][-1] in SENTENCE)
        and (longest <= _TINY or (longest <= NARROW and not is_filled(lines)))
    )
    if (
        not tiny
        and any(line[0].islower() for line in lines[1:])
        and (layout.wrap or is_filled(lines) or len(lines) < 4)
    ):
        return None
    return BlockKind.VERSE


def is_song(run: Sequence[str]) -> bool:
    """Whether notes or tildes stand round a run."""
    first, last = run[0], run[-1]
    noted = first[0] in _NOTES or last[-1] in _NOTES
    if not (noted or first[0] == last[-1] == "~") or not (len(run) > 2 or all(fits(SONG, line) for line in run)):
        return False
    if noted:
        return True
    words = " ".join(run)[1:-1]
    if "~" in words or words != words.strip() or words.count(" ") < _FEW_WORDS:
        return False
    return (len(run) > 1 or words[-1] in ",.!?;:…-") and not read_label(first)  # "~ and one time she knew ~" is a label


def _is_quoted_once(lines: Sequence[str]) -> bool:
    """Whether one pair of quotes stands round several lines that begin with capitals, and no sentence ends above the last.

    Two sentences that somebody says may part so at a line's end, and there may be an ``I`` behind any word.

    >>> _is_quoted_once(["“O ladder, lean on me", "And I shall never fall,”"]), _is_quoted_once(["“No.”", "“Go.”"])
    (True, False)
    >>> _is_quoted_once(["“You go, and I shall stay.", "Nobody will ask.”"]), _is_quoted_once(["“You know that", "I did not.”"])
    (False, False)
    """
    first, last = lines[0].lstrip(_OPENING), lines[-1].rstrip(_QUOTES)
    if first == lines[0] or last == lines[-1] or any(line[-1] in SENTENCE for line in lines[:-1]):
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


def is_entry(lines: Sequence[str]) -> bool:
    """Whether two lines are a day of a diary and a sentence that is told of it."""
    if len(lines) != _DATED or lines[1][-1] not in SENTENCE or not lines[1][0].isupper():
        return False
    head = read_label(lines[0], placed=True)
    return head is not None and (head.dated or head.rule.endswith((".season", ".hour")))


def _is_broken(lines: Sequence[str], longest: int, layout: Layout) -> bool:
    """Whether sentences run over the ends of short lines that nobody filled."""
    if not any_over(lines):
        return False
    ends = len(lines) == _COUPLET and any(line[-1] in SENTENCE for line in lines)  # as the rest of a paragraph does
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
    if 2 * sum(line[-1] in SENTENCE for line in lines) > len(lines):
        return False
    roomy = sum(needed(above, below) <= longest for above, below in pairwise(lines))
    if layout.unwrapped and roomy >= _MEASURED * (len(lines) - 1):
        return True
    margins = list(map(columns, run))
    inner = [at for at, margin in enumerate(margins) if margin > margins[0] == min(margins)]
    over = any(runs_over(above, below) and not columns(below) for above, below in pairwise(run))
    return over and len(inner) > 1 and not any(lines[at - 1][-1] in SENTENCE for at in inner)


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

    Two lines are not one paragraph if the second begins with a capital and its first word had room on the first, going by
    the column up to which the story's lines are `full`.

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
        len(run[0].strip()) > _UNWRAPPED and run[0].rstrip(' \t"”’)»')[-1:] in SENTENCE
    )  # then the next one is another
    return (filled and (over > 0 or (len(run) == 2 and not ends))) or (over >= 0.4 * (len(run) - 1) and is_filled(run))
