"""The signs round a line that names a scene, and the line without them."""

import re
from unicodedata import category

from storybind.text.tables.marks import is_mark

LONGEST = 80
"""Characters of a line that may be a label; nothing longer is dressed as one either."""
MOST_WORDS = 12  # of such a line
SAID = '"“‘«„'  # before a speech
_BRACKETS = tuple(map(tuple, ("()", "[]", "{}", "【】", "〔〕", "［］", "（）", "〈〉", "｛｝")))
_HALVES = frozenset("".join(map("".join, _BRACKETS)))
_DRESS = "~*-_=<>()[]{}#|•·:–—.…✦◆◇■□●○★☆※＊～〜＝－―【】〔〕［］（）〈〉｛｝ \t\u3000"
_TYPED = frozenset(".…")  # which end a line that begins with a letter as its author typed it
_COUNT = r"(?i)(?:\d+|[ivxlc]+)\."
_ROWS = "*=+#•✦◆★☆xXoO"


def undress(line: str) -> str:
    """A line without the signs round it.

    >>> undress("~~~~ Three days later ~~~~")
    'Three days later'
    >>> undress("xXx Later that night xXx")
    'Later that night'
    >>> undress("📍 London"), undress("⏳"), undress("Some time later™")
    ('London', '', 'Some time later')
    >>> undress("(Night Ten (he waits))"), undress("Later (much)"), undress("(Later)"), undress("~ 6 p.m. ~")
    ('Night Ten (he waits)', 'Later (much)', 'Later', '6 p.m.')
    >>> undress("【00:10-00:15】七年后"), undress("[logs] Day 4"), undress("场 2（3:00 - 4:00）"), undress("1) Home")
    ('【00:10-00:15】七年后', '[logs] Day 4', '场 2（3:00 - 4:00）', '1) Home')
    """
    whole = line
    words = line.split()
    if len(words) > 2 and is_mark(words[0]) and is_mark(words[-1]):
        line = " ".join(words[1:-1])
    line = line.strip(_DRESS)
    while not line.isascii() and (_is_picture(line[0]) or _is_picture(line[-1])):
        line = (line[1:] if _is_picture(line[0]) else line[:-1]).strip(_DRESS)
    if line[-2:-1] == "." and f"{line}." in whole:
        line += "."
    return _closed(line, whole)


def _closed(line: str, whole: str) -> str:
    """A line with the brackets that are half of a pair whose other half it has: those were no signs round it."""
    if _HALVES.isdisjoint(whole):  # nearly all
        return line
    start = whole.find(line)
    for opening, closing in _BRACKETS:
        more = line.count(opening) - line.count(closing)
        if more > 0:
            line += closing * min(more, whole.count(closing, start) - line.count(closing))
        elif more < 0:
            line = opening * min(-more, whole.count(opening, 0, start)) + line
    return line


def set_label(line: str) -> str:
    """A label as it is set: without the signs round it, but with the stop of a line that has no other; it may be a sentence.

    >>> set_label("~ Later. ~"), set_label("Much later."), set_label("And then..."), set_label("iv.")
    ('Later', 'Much later.', 'And then...', 'iv')
    """
    return line if line[-1:] in _TYPED and line[0].isalnum() and not re.fullmatch(_COUNT, line) else undress(line)


def _is_picture(char: str) -> bool:
    """Whether a sign is an emoji or an ornament, as stands before a place: no letter, no sign of a sentence."""
    return char > "\u2000" and not char.isalnum() and category(char) in ("So", "Sk", "Cf", "Mn")


def is_dressed(line: str) -> bool:
    """Whether a line stands between two like rows of signs, and so is a heading of its own: ``~ and once he did ~``.

    Brackets and quotation marks are no such dress, nor is a lone star or stroke: they mark stress or an action.

    >>> is_dressed("~ and one time she did ~"), is_dressed("*she sighs*"), is_dressed("--and then--")
    (True, False, False)
    """
    if not line or len(line) > LONGEST or line[0].isalnum() or line[-1].isalnum() or line[0] in SAID:
        return False
    line = " ".join(line.split())  # as `undress` may give it: a no-break space is none any more
    core = undress(line)
    if not core or len(core.split()) > MOST_WORDS or core[-1] in '.,;:?!"”':
        return False
    start, _, end = line.partition(core)
    start, end = start.strip(), end.strip()
    if not start or not end or start[0] != end[-1]:
        return False
    return start[0] == "~" or (len(start) > 2 and start[0] in _ROWS)
