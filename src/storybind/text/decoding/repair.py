"""Mojibake undone: text that was decoded with the wrong encoding once, or twice, and saved so.

The door to ftfy, which knows how such text looks in a dozen encodings and leaves alone what could have been meant. Of
what it offers only that is used: it would also straighten quotation marks and split ligatures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from storybind.model import Notice
from storybind.text.decoding.unusual import find_unusual
from storybind.text.tables.encodings import AS_LATIN_1, FOLLOWERS, LEADS

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_SIGNS = (
    f"[{LEADS}][{FOLLOWERS}]",
    "\u201a\xc4|\u221a[\xa0-\xff\u2020-\u2122\u2260-\u2265]",  # the same as Mac OS Roman shows it
    "[\u0420\u0421\u0432][\xa0-\xbf\u0401-\u040f\u0451-\u0491\u2013-\u20ac]",  # and as Windows-1251
)
_LOST_QUOTE = f"\xe2\u20ac[\ufffd?]?(?![{FOLLOWERS}\ufffd])"
"""A closing quotation mark whose third byte is a hole of Windows-1252 and was dropped on the way."""

_PIECE = 10_000  # characters of a line that are looked at together
_C1 = {code: bytes([code]).decode("cp1252", errors="replace") for code in range(0x80, 0xA0)}


def mend_mojibake(text: str) -> tuple[str, tuple[Notice, ...]]:
    r"""A text with its mojibake undone, line by line, and what was done.

    A line is mended as a whole if it is broken as a whole, else the broken words in it; a sound line stays as it is.

    >>> mend_mojibake("CafÃ© â€œDeux Magotsâ€\x9d\nA sound café")[0]
    'Café “Deux Magots”\nA sound café'
    """
    lines = text.split("\n")
    rare = find_unusual(text)
    signs = [sign for sign in _SIGNS if re.search(sign, rare)]
    places = {found.start() for sign in signs for found in re.finditer(sign, text)}
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    mended = sorted({bisect_right(starts, place) - 1 for place in places})
    before = {at: lines[at] for at in mended}
    for at in mended:
        lines[at] = "".join(map(_mend, _pieces(lines[at])))
    mended = [at for at in mended if lines[at] != before[at]]
    notices: tuple[Notice, ...] = ()
    if mended:
        first = mended[0]
        those = "a line was" if len(mended) == 1 else f"{len(mended)} lines were"
        example = _example(before[first], lines[first])
        told = f"{those} saved in a wrong encoding, the first line {first + 1}; mended, as {example}"
        notices = (Notice("mojibake", told, first + 1),)
    text, told_too = _mend_controls("\n".join(lines))
    return text, notices + told_too


_CYRILLIC = {"cp1251": "Windows-1251", "koi8_r": "KOI8-R"}
_ACCENTED = re.compile("[\xc0-\xff]")
_LATIN = re.compile("[A-Za-z]")
_BYTES = {bytes([code]).decode("cp1252", errors="ignore") or chr(code): code for code in range(0x80, 0x100)} | {
    chr(code): code for code in range(0x80, 0xA0)
}
"""The bytes of characters beyond ASCII, as Windows-1252 or Latin-1 has read them."""

_LETTERS = 20  # different signs in broken lines from which on they are words
_SAMPLE = 3000  # characters of broken lines that the guess is made from


def mend_cyrillic(text: str) -> tuple[str, tuple[Notice, ...]]:
    r"""A text whose Russian was read as Latin letters with accents put right, line by line, and what was done.

    Only where the bytes behind such lines read as Russian by the same measure that finds encodings; a line of which most
    is plain Latin stays as it is.

    >>> mend_cyrillic("Îíà âîøëà â äîì, ñåëà ó îêíà è çàïëàêàëà.\nIt rained.")[0]
    'Она вошла в дом, села у окна и заплакала.\nIt rained.'
    >>> mend_cyrillic("Éééééé!\nElle cria jusqu'à l'été.")[0]
    "Éééééé!\nElle cria jusqu'à l'été."
    """
    from storybind.text.decoding.guess import guess, reads_well

    lines = text.split("\n")
    broken = [at for at, line in enumerate(lines) if len(_ACCENTED.findall(line)) > len(_LATIN.findall(line))]
    sample = bytearray()
    for at in broken:
        if len(sample) > _SAMPLE:
            break
        sample += bytes(_BYTES.get(char, ord(char)) for char in lines[at] if char < "\x80" or char in _BYTES) + b"\n"
    if len(set(sample)) < _LETTERS:  # a scream
        return text, ()
    encoding = guess(bytes(sample))
    if encoding not in _CYRILLIC or not reads_well(bytes(sample), encoding):
        return text, ()
    first = lines[broken[0]]
    table = {ord(char): bytes([code]).decode(encoding, errors="ignore") or char for char, code in _BYTES.items()}
    for at in broken:
        lines[at] = lines[at].translate(table)
    those = "a line is" if len(broken) == 1 else f"{len(broken)} lines are"
    told = (
        f"{those} Russian in {_CYRILLIC[encoding]} that was read as Windows-1252, the first line {broken[0] + 1}; "
        f"mended, as {_example(first, lines[broken[0]])}"
    )
    return "\n".join(lines), (Notice("mojibake", told, broken[0] + 1),)


def _mend(piece: str) -> str:
    from ftfy import fix_and_explain

    if "\xe2\u20ac" in piece:
        piece = re.sub(_LOST_QUOTE, "\xe2\u20ac\x9d", piece)
    return fix_and_explain(piece, _settings()).text


@cache
def _settings() -> TextFixerConfig:
    """What ftfy may do: undo wrong encodings, and nothing else."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )


def _pieces(line: str) -> Iterator[str]:
    """A line in stretches that end at a blank where they can; ftfy's time is not always linear."""
    at = 0
    while len(line) - at > _PIECE:
        end = line.rfind(" ", at, at + _PIECE) + 1 or at + _PIECE
        yield line[at:end]
        at = end
    yield line[at:]


def _example(before: str, after: str) -> str:
    """The first word that changed, as it was and as it is.

    >>> _example("Le cafÃ© bleu", "Le café bleu")
    '“cafÃ©” to “café”'
    """
    pairs = zip(before.split(), after.split(), strict=False)
    old, new = next(((old, new) for old, new in pairs if old != new), (before.strip(), after.strip()))
    shown = "".join(char if char.isprintable() else "\ufffd" for char in old)
    return f"“{shown[:30]}” to “{new[:30]}”"


def _mend_controls(text: str) -> tuple[str, tuple[Notice, ...]]:
    r"""Windows' quotation marks and dashes that were read as Latin-1, where they are control characters.

    >>> _mend_controls("It\x92s late\x85")[0]
    'It’s late…'
    """
    found = [at for at in map(text.find, AS_LATIN_1) if at >= 0]
    if not found:
        return text, ()
    line = text.count("\n", 0, min(found)) + 1
    told = f"Windows-1252 was saved as Latin-1; its quotation marks and dashes were put back, the first on line {line}"
    return text.translate(_C1), (Notice("mojibake", told, line),)
