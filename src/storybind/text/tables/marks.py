"""Lines that stand between scenes: rows of glyphs, and the few worded ones that mean no more than a row.

What counts as one follows what hosts and authors do: any mix of signs on one line, ``oOo`` and ``xXx`` where a site
strips signs, and words such as ``(line break)``.
"""

import re
from collections.abc import Sequence

from storybind.text.tables import listed

_QUOTES = frozenset("\"'“”‘’«»„「」『』")
_SAID = _QUOTES | frozenset("!?,…！？，")

LONGEST = 80
"""Characters; a longer row is text, or noise."""

_DRAWN = "ـﾟﾞ゜゛ー"
"""Letters by name that are drawn as strokes and dots: a row of them is a row of signs."""
_STROKES = dict.fromkeys(map(ord, _DRAWN), "-")

_ROW = "oO0xXvV8"
_FIRST = frozenset(_ROW)
"""Letters and digits that a row may be built from; every other first letter rules it out."""

_ABROAD = (
    "zeitsprung|szenenwechsel|szenenumbruch|ortswechsel|saut dans le temps|saut temporel|ellipse temporelle|changement de scène|changement de lieu|"
    "cambio de escena|cambio de lugar|salto de tiempo|salto temporal|salto en el tiempo|cambio scena|cambio di scena|salto temporale|salto nel tempo|"
    "mudança de cena|quebra de cena|quebra de tempo|salto no tempo|passagem de tempo|смена сцены|смена места|таймскип|тайм-скип|скачок во времени|"
    "时间跳跃|時間跳躍|时间流逝|场景转换|場景轉換|场景切换|转场|轉場|分割线|分割線|場面転換|場面変換|場面切替|時間経過|newpage|장면 전환|장면전환|시간 경과|시간경과"
)
"""What other languages call a break; on a line of its own it is nothing else."""

_PLAIN = frozenset(
    {
        "line break",
        "linebreak",
        "scene break",
        "page break",
        "section break",
        "scene change",
        "new scene",
        "next scene",
        "time skip",
        "timeskip",
    }
) | frozenset(_ABROAD.split("|"))
"""Worded marks that need no dress: on a line of their own they are nothing else."""
_LONGEST_PLAIN = max(map(len, _PLAIN))
NEAR = 3
"""Lines above one in which what leads to it stands."""

_LETTERS = r"[\W_]*(?:([oO0]+)(?:[xX]*)|[xXoO0vV8])(?:[\W_]*[oO0xXvV8])*[\W_]*"
_ALTERNATION = r"(?:oO|Oo|xX|Xx|vV|Vv|o0|0o|Xo|xo|Ox|ox|[oO0xXvV8][\W_]+[oO0xXvV8])"
_EQUAL_LETTERS = r"([oOxXvV8])\1{3,}"
_FRAMED = r"([-–—~=•·]+) [oOxX] \1"
_THREE_FRAMED = r"([-–—=]+)([oOxX])\2\2\1"  # kisses and sounds stand between other signs, or none
_SCISSORS = r"[-=_~. ]*(?:(?:8<|>8|<8)[-=_~. ]{2,}){1,9}(?:8<|>8)?"
"""Where to cut: ``-----8<-----``."""
_WORDS = frozenset({"oo", "ox", "xo", "xoxo", "xx", "xxx", "ooo", "oxo", "oh", "voo"})
"""Letter rows that are words or kisses when they stand alone and plain."""

_BREAK = r"(?:(?:line|scene|page|section|chapter)[ -]?(?:break|change|divider)(?: here)?|(?:new|next) scene)"
WORDED = (
    rf"[\W_]*(?:{_BREAK}(?:[\W_]+{_BREAK})*|break|scene|end (?:of )?flash ?back|flash ?back (?:ends?|over)|"
    rf"end (?:of )?(?:dream|memory|(?:[^\W\d_]{{2,20}}(?:['’]s?)? ){{0,2}}pov)|{_ABROAD}|time ?skip)[\W_]*"
)
"""Worded marks, dressed or in capitals; a bare ``Scene`` in prose never stands alone in dress."""

SILENCE = frozenset(listed("...|…|. . .|......|-|--|—|–|?|!|?!|!?|??|???|!!|!!!|……|………|——|！？|？！|・・・"))
"""Rows that may be somebody's silence: no mark beside speech, unless the story uses them again and again."""

LONE = frozenset("oOxX°")
"""Letters that are a row of one where a text has them more than once as paragraphs of their own, and no other letter so."""

AGAIN = frozenset({"XXX", "OOO"})
"""Rows that may be a kiss, a number or a sound: marks where each stands between two stretches of story, twice or more."""

SET_OFF = AGAIN | {"xxx", "ooo"}
"""What of these blank lines make a mark, once and in small letters, where paragraphs have none between them; a lone X is a vote, or is drawn."""

ENDS = frozenset(".…!?:;,\"”»“«'’›)]–—- ")
"""What a paragraph can end with: under a line that had no room for it, a row of nothing else is the rest of that line."""

STROKES = frozenset(".…-–— ")
"""What of these a row may be made of that is a mark as well."""

_PAUSES = frozenset(".…・·–—-")

NEVER = frozenset({"?", "!", "?!", "!?", "??", "???", "!!", "!!!", "！？", "？！", "？", "！"})
"""Never a mark."""


def is_mark(line: str) -> bool:
    """Whether a line, stripped, is a row between scenes by its looks alone.

    >>> [is_mark(row) for row in ("***", "oOo", "-x-x-x-", "⁂", "~*~", "* * *", "# # #", "xXx")]
    [True, True, True, True, True, True, True, True]
    >>> [is_mark(row) for row in ("ـــــــ", "✧･ﾟ: *✧", "ーーー", "そうー")]
    [True, True, True, False]
    >>> [is_mark(row) for row in ("Szenenwechsel", "Ortswechsel", "【场景转换】", "[newpage]", "「……」", "Ellipse")]
    [True, True, True, True, False, False]
    >>> [is_mark(row) for row in ("- o -", "~~ x ~~", "* o *", "- a -")]
    [True, True, False, False]
    >>> [is_mark(row) for row in ("=ooo=", "--xxx--", "~xxx~", "*ooo*", "-ooo", "-ooh-")]
    [True, True, False, False, False, False]
    >>> [is_mark(row) for row in ("-----8<-----", "- - >8 - -", "8< 9", "8--")]
    [True, True, False, False]
    >>> [is_mark(row) for row in ("vVv", "VvVvV", "~vVv~", "Vv", "Vox", "VIV", "vvv")]
    [True, True, True, False, False, False, False]
    >>> [is_mark(row) for row in ("……？", "——！？", "...?!", "?...", "!-!-!", "-!-")]
    [False, False, False, False, True, True]
    >>> [is_mark(row) for row in ("Ding.", "X", "OH", "1999", "14:30", "XOXO", "?!", "*cough*")]
    [False, False, False, False, False, False, False, False]
    """
    if not line or len(line) > LONGEST:
        return False
    first = line[0]
    if first in _QUOTES:  # somebody says it
        return False
    if first in _FIRST:
        first = line.lstrip(_ROW)[:1] or first  # "Over" is no row, whatever it begins with
    if first.isalnum() and first not in _FIRST and first not in _DRAWN and not line.isupper():  # nearly all other lines
        return len(line) <= _LONGEST_PLAIN and line.casefold() in _PLAIN
    if not line.isascii():
        line = line.translate(_STROKES)
    if line.startswith("<3") and not line.replace("<3", "").strip():
        return True
    if line[0] == "|" and "-" in line:  # the rule of a table
        return False
    if not any(map(str.isalnum, line)):
        return (line not in NEVER and line[0] != "(" and not _is_gasp(line)) or line.startswith("(*")
    if line[-1] in _SAID:
        return False
    return _is_letter_row(line) or is_worded(line)


def _is_gasp(row: str) -> bool:
    """Whether somebody is silent and asks, or cries out and is silent: ``……？``."""
    silence = row.strip("?!？！")
    return bool(silence) and len(silence) < len(row) and row.strip(silence) != row and set(silence) <= _PAUSES


def is_read_out(line: str, above: Sequence[str]) -> bool:
    """Whether a worded mark without any dress stands below a colon, of the lines `above`: somebody says it.

    >>> is_read_out("New scene", ["She read out:", ""]), is_read_out("New scene", ["She left.", ""]), is_read_out("***", ["He wrote:", ""])
    (True, False, False)
    """
    if line.casefold() not in _PLAIN:
        return False
    near = next((one.rstrip() for one in reversed(above) if one.strip()), "")
    return near.endswith((":", "："))


def _is_letter_row(line: str) -> bool:
    if "8" in line and re.fullmatch(_SCISSORS, line):
        return True
    if not re.fullmatch(_LETTERS, line):
        return False
    letters = "".join(filter(str.isalnum, line))
    plain = letters == line
    if plain and letters.isdigit():
        return len(letters) >= 4 and len(set(letters)) == 1
    if letters.isdigit() and not set(line) <= set("0-"):  # an hour, a date, a score
        return False
    if plain and letters.casefold() in _WORDS and letters not in ("oOo", "OoO", "xXx", "XxX", "oXo", "xOx"):
        return False
    if len(set(letters.casefold().replace("0", "o"))) > 2:
        return False
    if len(line) == 3 and line[0].isalnum() and not line[1].isalnum():  # a face: O_O
        return False
    if len(letters) < 3:
        framed = not plain and len(line) >= 3 and line[0] == line[-1] != " "
        crossed = framed and set(letters.casefold()) <= {"x", "o", "v"}
        return crossed and (" " not in line or re.fullmatch(_FRAMED, line) is not None)
    return bool(re.search(_ALTERNATION, line) or re.search(_EQUAL_LETTERS, line) or re.fullmatch(_THREE_FRAMED, line))


def is_worded(line: str) -> bool:
    """Whether a line says in words no more than a row does: ``(line break)``, ``-End Flashback-``.

    >>> is_worded("~~ LINE BREAK ~~"), is_worded("Scene"), is_worded("The scene broke up.")
    (True, False, False)
    >>> is_worded("/// new scene ///"), is_worded("SCENE BREAK HERE"), is_worded("A new scene opened")
    (True, True, False)
    >>> is_worded("*End of Ann's POV*"), is_worded("*The End of Ann*")
    (True, False)
    >>> is_worded("PAGE BREAK PAGE BREAK"), is_worded("BREAK BREAK"), is_worded("LINE BREAKDOWN LINE BREAK")
    (True, False, False)
    """
    dressed = not line[0].isalnum() and not line[-1].isalnum()
    return bool((dressed or line.isupper()) and re.fullmatch(WORDED, line, flags=re.IGNORECASE))
