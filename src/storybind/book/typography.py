"""Straight quotes, double hyphens and dots as a printer would set them, by language; only on request."""

from __future__ import annotations

import re

_MARKS = {  # outer and inner quotation marks
    "en": "“”‘’", "de": "„“‚‘", "fr": "«»“”", "es": "«»“”", "it": "«»“”", "pt": "«»“”", "nl": "“”‘’", "ru": "«»„“",
    "pl": "„”«»", "sv": "””’’", "cs": "„“‚‘",
}  # fmt: skip
_FRENCH_SPACE = "\u202f"
_SIGN = re.compile(r"[\"']|--+|\.\.\.")
_WORD_CUT_IN_FRONT = re.compile(r"'(?:tis|twas|twere|twill|em|til|cause|bout|round|n|\d\ds?)\b", re.IGNORECASE)


def smarten(text: str, language: str, before: str = " ", after: str = " ") -> str:
    r"""Text with typographic quotes, dashes and ellipses; what is typographic already stays.

    Args:
        text: A stretch between two changes of emphasis.
        language: BCP 47 tag; English habits where we know no others.
        before: The character before the stretch, ``after`` the one behind it: they decide which way a quote faces.
        after: See `before`.

    >>> smarten('"Well--no," she said. "It\'s \'tis..."', "en")
    '“Well—no,” she said. “It’s ’tis…”'
    """
    if '"' not in text and "'" not in text and "--" not in text and "..." not in text:
        return text
    marks = _MARKS.get(language.split("-")[0], _MARKS["en"])
    whole = before + text + after
    out: list[str] = []
    last = 1
    for sign in _SIGN.finditer(whole, 1, len(whole) - len(after)):
        out.append(whole[last : sign.start()])
        out.append(_set(sign, whole, marks, french=language.startswith("fr")))
        last = sign.end()
    out.append(whole[last : len(whole) - len(after)])
    return "".join(out)


def _set(sign: re.Match[str], whole: str, marks: str, *, french: bool) -> str:
    char = sign[0]
    if char.startswith("--"):
        return "—" if len(char) < 4 else "——"
    if char == "...":
        return "…"
    before, after = whole[sign.start() - 1], whole[sign.end()] if sign.end() < len(whole) else " "
    beyond = whole[sign.start() - 2] if sign.start() > 1 else " "
    inner = before in "\"'" and beyond.isspace()  # a quotation that begins with another
    opens = (before.isspace() or before in "([{—–-“„«‘/" or inner) and not after.isspace()
    if char == "'" and (before.isalnum() or (opens and _WORD_CUT_IN_FRONT.match(whole, sign.start()))):
        return "’"
    quote = marks[(0 if char == '"' else 2) + (0 if opens else 1)]
    if french and quote == "«":
        return quote + _FRENCH_SPACE
    return _FRENCH_SPACE + quote if french and quote == "»" else quote
