"""Straight quotes, double hyphens and dots as a printer would set them, by the habits of the language; only on request.

No letter is touched, and what is typographic already stays: setting twice is setting once. Addresses, and what stands
between backticks, are left as typed.
"""

import re
from collections.abc import Iterator

from storybind.book.habits import NARROW, NO_BREAK, Habit, habit_of

Edit = tuple[int, int, str]
"""Characters from a place to another, and what is set in their stead."""

_KEPT = re.compile(r"\b(?:https?|ftp|file|mailto):\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w[\w.]*")
_STOPS = r"""["'`-]|\.(?:\.\.| \. \.)|,,"""
_STOP = {False: re.compile(_STOPS), True: re.compile(rf"{_STOPS}|[«»;:!?]")}
_SIGNS = {
    "-": re.compile(
        r"""(?P<loose>(?<=\S\ )-{1,3}(?=\ \S))|(?P<dash>-{2,})|(?P<cut>(?<=[^\W\d_])-(?=["”»'’`]+(?!\w)))
        |(?P<incise>(?<=\s)-(?=[^\W\d_])|(?<=[^\W_])-(?=[\s.,;:!?…]|\Z))""", re.X),
    ".": re.compile(r"(?P<dots>(?<![….])(?:\.{3,}|\.(?: \.){2,}))"),
    "`": re.compile(r"(?P<kept>`[^`'\n]+`)|(?P<double>``)|(?P<single>`)"),
    "'": re.compile(r"(?P<double>'')|(?P<single>')"),
    '"': re.compile(r'(?P<double>")'),
    ",": re.compile(r"(?P<double>,,)(?=\w)"),
    "«": re.compile(r"(?P<space>«[ \u00a0\u202f]?)"),
    "»": re.compile(r"(?P<space>»)"),
    **dict.fromkeys(";:!?", re.compile(r"(?P<space>[;:!?])(?![^\W_]|//)")),
}  # fmt: skip
"""What a sign is, by its first character."""
_SPEECH = re.compile(r"(-{1,3}|[–—])([ \u00a0\u202f]?)(?=[^\W\d_]|[¿¡\"«“„‘(…'`]|,,|\.\.\.|\. \. \.)")
_TALL = re.compile(r"'\s?\d{1,2}(?:\.\d|[¼½¾])?(?:\"|'')|'\d{1,2}(?!\w)")
_INCHES = re.compile(r"\d['′]\s?\d{1,2}(?:\.\d|[¼½¾])?\Z")
_CUT_IN_FRONT = re.compile(r"'(?:tis|twas|twere|twill|twould|em|til|n|un|[0-9]{2}s?)\b", re.IGNORECASE)
_MAY_BE_CUT = re.compile(r"'(?:cause|cos|coz|cuz|bout|round|fore|neath|gainst|nother|nuff|cept|kay|sup|spose|s|im|er|is|ow)\b", re.IGNORECASE)  # fmt: skip
_CLOSES = re.compile(r"(?<=[\w.,!?;:…-])'(?!\w)")
_OPENING = frozenset("([{—–-“„«‘‚‹/¿¡「『")
_TIGHT = frozenset("([{«‹¿¡….!?;:“„‘\u00a0\u202f")  # a sign behind one of these has no space before it
_BLANK = frozenset(" \u00a0\u202f")
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
    if not (habit.inside or habit.speech is not None or _STOP[False].search(text)):
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
            self.opened = self.speech.end()
            yield from self.speaker(self.speech)
        done = self.speech.end() if self.speech else 0
        for sign in self.signs(done):
            start, new = sign.start(), getattr(self, f"set_{sign.lastgroup}")(sign)
            if new[0] in _BLANK and start > done and self.text[start - 1] in _BLANK:
                start -= 1  # the blank that was typed before it
            done = sign.end()
            yield start, done, new

    def signs(self, at: int) -> "Iterator[re.Match[str]]":
        """All that may have to be set, from a place on, without what stands in addresses and code."""
        text, stop = self.text, _STOP[bool(self.habit.inside)]
        has_address = "@" in text or "www." in text or ":" in text
        kept = [match.span() for match in _KEPT.finditer(text)][::-1] if has_address else []
        while found := stop.search(text, at):
            at = found.start()
            while kept and kept[-1][1] <= at:
                kept.pop()
            sign = _SIGNS[text[at]].match(text, at)
            if kept and kept[-1][0] <= at:
                at = kept.pop()[1]
            elif sign is None:
                at += 1
            else:
                at = sign.end()
                if sign.lastgroup != "kept":
                    yield sign

    def beside(self, sign: "re.Match[str]") -> tuple[str, str]:
        """The characters before and behind a sign; a blank where the paragraph ends."""
        start, end = sign.span()
        return self.text[start - 1] if start else " ", self.text[end] if end < len(self.text) else " "

    def speaker(self, sign: "re.Match[str]") -> Iterator[Edit]:
        """The dash of somebody who speaks, at the start of a paragraph."""
        space = self.habit.speech or ""
        if sign[1][0] == "-" or (space == NO_BREAK and sign[2]):
            yield sign.start(), sign.end(), "—" + space

    def set_dots(self, sign: "re.Match[str]") -> str:
        count = sign[0].count(".")
        return self.habit.dots * (count // 3) + "." * (count % 3)

    def set_loose(self, sign: "re.Match[str]") -> str:
        """A dash between blanks; in the speech of somebody it is as long as the one before it."""
        single = len(sign[0]) == 1 and not self.speech
        return self.habit.loose if single else self.habit.loose[0] + ("—" if self.speech else self.habit.dash)

    def set_dash(self, sign: "re.Match[str]") -> str:
        """A double hyphen; longer rows stand for what is left out, and one before a word may be a program's option."""
        before, behind = self.beside(sign)
        if before.isspace() and behind.islower() and sign.start() and self.habit.speech != "":
            return sign[0]
        return self.habit.dash if len(sign[0]) < 4 else "——" if len(sign[0]) < 7 else sign[0]

    def set_cut(self, sign: "re.Match[str]") -> str:
        """A hyphen before a closing quote: somebody is cut off."""
        return self.habit.dash

    def set_incise(self, sign: "re.Match[str]") -> str:
        """Hyphens round what is told within a Spanish speech."""
        return "—" if self.speech and self.habit.speech == "" else sign[0]

    def set_double(self, sign: "re.Match[str]") -> str:
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
        return self.habit.inside + mark

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
            return not opened and not (closes and before in "\"'" and sign.start() != self.opened)
        return opens and not (opened and before in "—–-")

    def set_single(self, sign: "re.Match[str]") -> str:
        """A single quote, an apostrophe, a geresh, or feet."""
        text, start = self.text, sign.start()
        before, behind = self.beside(sign)
        if before.isdigit() and (_TALL.match(text, start) or not (behind.isalnum() or self.single)):
            return "′"
        if sign[0] == "'" and _HEBREW.match(before) and not self.single:
            return "׳"
        if before.isalnum() and (behind.isalnum() or not self.single):
            return "’" if sign[0] == "'" else sign[0]
        if before.isspace() and behind.isspace() and start != self.opened:
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

    def set_space(self, sign: "re.Match[str]") -> str:
        """The narrow space of French within its quotation marks and before double signs."""
        mark, start, habit = sign[0][0], sign.start(), self.habit
        if mark == "«":
            return mark + habit.inside
        typed = start > 0 and self.text[start - 1] in _BLANK
        before = self.text[start - 1 - typed : start - typed]
        if not before or before.isspace() or (typed and before == "«") or not (mark == "»" or mark in habit.before):
            return sign[0]
        stands = before in _TIGHT and not typed and (mark != "»" or before in _OPENING)
        return mark if stands else NARROW + mark
