"""Straight quotes, double hyphens and dots as a printer would set them, by the habits of the language; only on request.

No letter is touched, and what is typographic already stays: setting twice is setting once. Addresses, and what stands
between backticks, are left as typed.
"""

import re
from collections.abc import Iterator

from storybind.book.habits import NARROW, NO_BREAK, Habit, habit_of

Edit = tuple[int, int, str]
"""Characters from a place to another, and what is set in their stead."""

_SIGN = re.compile(
    r"""(?P<kept>\b(?:https?|ftp|file|mailto):\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w[\w.]*|`[^`'\n]+`)
    |(?P<dots>\.{3,}|\.(?:\ \.){2,})
    |(?P<loose>(?<=\S)\ -{1,3}(?=\ \S))
    |(?P<dash>-{2,})
    |(?P<cut>(?<=[^\W\d_])-(?=["”»]|['’](?!\w)))
    |(?P<incise>(?<=\s)-(?=[^\W\d_])|(?<=[^\W_])-(?=[\s.,;:!?…]|\Z))
    |(?P<double>"|''|``|,,(?=\w))
    |(?P<single>['`])
    |(?P<space>«[ \u00a0\u202f]?|(?<=\S)[ \u00a0\u202f]?(?:»|[;:!?](?![^\s"'«»“”‘’)\]…!?;:.,—–-])))""",
    re.X,
)
_SPEECH = re.compile(r"(-{1,3}|[–—])([ \u00a0\u202f]?)(?=[^\W\d_]|[¿¡\"«“„‘(…']|\.\.\.)")
_TALL = re.compile(r"'\s?\d{1,2}(?:\.\d|[¼½¾])?(?:\"|'')|'\d{1,2}(?!\w)")
_INCHES = re.compile(r"\d['′]\s?\d{1,2}(?:\.\d|[¼½¾])?\Z")
_CUT_IN_FRONT = re.compile(r"'(?:tis|twas|twere|twill|twould|em|til|n|un|[0-9]{2}s?)\b", re.IGNORECASE)
_MAY_BE_CUT = re.compile(r"'(?:cause|cos|coz|cuz|bout|round|fore|neath|gainst|nother|nuff|cept|kay|sup|spose|s|im|er|is|ow)\b", re.IGNORECASE)  # fmt: skip
_CLOSES = re.compile(r"(?<=[\w.,!?;:…-])'(?!\w)")
_OPENING = frozenset("([{—–-“„«‘‚‹/¿¡「『")
_TIGHT = frozenset("([{«‹¿¡….!?;:“„‘\u00a0\u202f")  # a sign behind one of these has no space before it
_HEBREW = re.compile("[\u05d0-\u05ea]")


def smarten(text: str, language: str) -> str:
    r"""A text with typographic quotes, dashes and ellipses.

    >>> smarten('"Well--no," she said. "It\'s \'tis..."', "en")
    '“Well—no,” she said. “It’s ’tis…”'
    """
    parts: list[str] = []
    last = 0
    for start, end, new in find_edits(text, language):
        parts += (text[last:start], new)
        last = end
    return "".join([*parts, text[last:]])


def find_edits(text: str, language: str) -> list[Edit]:
    """What changes in a paragraph, in order; nothing overlaps.

    The whole paragraph is to be given, whatever its emphasis: which way a quote faces is told by what stands round it.
    """
    habit = habit_of(language)
    if not habit.before and not any(sign in text for sign in "\"'-`«»–—") and "..." not in text and ". . ." not in text:
        return []
    return [(start, end, new) for start, end, new in _Reader(text, habit).read() if text[start:end] != new]


class _Reader:
    """How far the reading of a paragraph has come: which quotations are open, and where the last one was opened."""

    def __init__(self, text: str, habit: Habit) -> None:
        self.text = text
        self.habit = habit
        self.double = self.single = False
        self.opened = -1  # the place behind a sign that opens a quotation
        self.speech = None if habit.speech is None else _SPEECH.match(text)

    def read(self) -> Iterator[Edit]:
        """Every sign and what it becomes."""
        if self.speech:
            yield from self.speaker(self.speech)
        set_by = {
            "dots": self.dots, "loose": self.loose, "dash": self.dash, "cut": self.cut, "incise": self.incise,
            "double": self.quote, "single": self.apostrophe, "space": self.space,
        }  # fmt: skip
        for sign in _SIGN.finditer(self.text, self.speech.end() if self.speech else 0):
            if sign.lastgroup != "kept":
                yield sign.start(), sign.end(), set_by[sign.lastgroup or ""](sign)

    def beside(self, sign: "re.Match[str]") -> tuple[str, str]:
        """The characters before and behind a sign; a blank where the paragraph ends."""
        start, end = sign.span()
        return self.text[start - 1] if start else " ", self.text[end] if end < len(self.text) else " "

    def speaker(self, sign: "re.Match[str]") -> Iterator[Edit]:
        """The dash of somebody who speaks, at the start of a paragraph."""
        space = self.habit.speech or ""
        if sign[1][0] == "-" or (space == NO_BREAK and sign[2]):
            yield sign.start(), sign.end(), "—" + space

    def dots(self, sign: "re.Match[str]") -> str:
        count = sign[0].count(".")
        return self.habit.dots * (count // 3) + "." * (count % 3)

    def loose(self, sign: "re.Match[str]") -> str:
        """A dash between blanks; in the speech of somebody it is as long as the one before it."""
        single = len(sign[0]) == 2 and not self.speech
        return self.habit.loose if single else self.habit.loose[0] + ("—" if self.speech else self.habit.dash)

    def dash(self, sign: "re.Match[str]") -> str:
        """A double hyphen; longer rows stand for what is left out, and one before a word may be a program's option."""
        before, behind = self.beside(sign)
        if before.isspace() and behind.islower() and sign.start() and self.habit.speech != "":
            return sign[0]
        return self.habit.dash if len(sign[0]) < 4 else "——" if len(sign[0]) < 7 else sign[0]

    def cut(self, sign: "re.Match[str]") -> str:
        """A hyphen before a closing quote: somebody is cut off."""
        return self.habit.dash

    def incise(self, sign: "re.Match[str]") -> str:
        """Hyphens round what is told within a Spanish speech."""
        return "—" if self.speech and self.habit.speech == "" else sign[0]

    def quote(self, sign: "re.Match[str]") -> str:
        """A double quote, a gershayim between Hebrew letters, or inches."""
        before, behind = self.beside(sign)
        if sign[0] == '"' and _HEBREW.match(before) and _HEBREW.match(behind):
            return "״"
        if sign[0] == '"' and before.isdigit() and self.are_inches(sign):
            return "″"
        self.double = self.faces_on(sign, before, behind, opened=self.double)
        mark = self.habit.quotes[0 if self.double else 1]
        if self.double:
            self.opened = sign.end()
            return mark + self.habit.inside
        return ("" if before.isspace() else self.habit.inside) + mark

    def are_inches(self, sign: "re.Match[str]") -> bool:
        """Whether a double quote behind a number counts it; a quotation that is open has to be closed by one to come."""
        if not self.double:
            return True
        tall = _INCHES.search(self.text, max(0, sign.start() - 8), sign.start())
        return tall is not None and '"' in self.text[sign.end() :]

    def faces_on(self, sign: "re.Match[str]", before: str, behind: str, *, opened: bool) -> bool:
        """Whether a quote faces what comes, as an opening one does."""
        if sign[0] in ("``", ",,", "`"):
            return True
        opens = (
            before.isspace() or before in _OPENING or sign.start() == self.opened or (before in "\"'" and not opened)
        )
        closes = behind.isspace()
        if opens == closes:  # blanks on both sides, or letters
            return not opened
        return opens and not (opened and before in "—–-")

    def apostrophe(self, sign: "re.Match[str]") -> str:
        """A single quote, an apostrophe, a geresh, or feet."""
        text, start = self.text, sign.start()
        before, behind = self.beside(sign)
        if before.isdigit() and (_TALL.match(text, start) or not (behind.isalnum() or self.single)):
            return "′"
        if _HEBREW.match(before) and not self.single:
            return "׳"
        if before.isalnum() and (behind.isalnum() or not self.single):
            return "’" if sign[0] == "'" else sign[0]
        if before.isspace() and behind.isspace():
            return sign[0]
        faces = self.faces_on(sign, before, behind, opened=self.single)
        if faces and self.is_cut(start):
            return "’"
        self.single = faces
        if faces:
            self.opened = sign.end()
        return self.habit.quotes[2 if faces else 3]

    def is_cut(self, start: int) -> bool:
        """Whether an apostrophe stands for letters that are left out in front; of words that are also whole ones, where no quotation ends."""
        if _CUT_IN_FRONT.match(self.text, start):
            return True
        return bool(_MAY_BE_CUT.match(self.text, start)) and not _CLOSES.search(self.text, start + 1)

    def space(self, sign: "re.Match[str]") -> str:
        """The narrow space of French within its quotation marks and before double signs."""
        typed, mark = sign[0], sign[0].strip(" \u00a0\u202f")
        if mark == "«":
            return mark + self.habit.inside if self.habit.inside else typed
        if not (self.habit.inside if mark == "»" else mark in self.habit.before):
            return typed
        stands = typed == mark and (mark != "»" or self.text[sign.start() - 1] in _OPENING)
        return typed if stands and self.text[sign.start() - 1] in _TIGHT else NARROW + mark
