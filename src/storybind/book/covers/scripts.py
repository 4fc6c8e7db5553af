"""How scripts are written: letters that join, right to left, shapes that HarfBuzz must choose, where a line may break.

Nothing of the machine decides here: Pillow's basic layout is the same everywhere, its raqm (which looks for a FriBiDi
at run time) is not. So Arabic is joined through Unicode's presentation forms, and right-to-left runs are turned round.
In the scripts of India and in Thai letters change shape and place: HarfBuzz sets these with the tables of our fonts.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import uharfbuzz

JOINERS = "\u200c\u200d"
_RTL_LANGUAGES = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_NEVER_FIRST = set("、。，．・：；？！）」』】〕〉》〟’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥〜～")
_NEVER_LAST = set("（「『【〔〈《〝‘“")
_THAI_BEFORE = "เแโใไ"  # vowels written before their consonant: each opens a syllable
GLYPHS = 0xF0000
"""Where our shaped fonts have their glyphs by number: private characters, of which no text is ever drawn."""


_NO_JOINERS = dict.fromkeys(map(ord, JOINERS))


@cache
def _forms() -> dict[str, dict[str, str]]:
    """For an Arabic letter (or lam-alef) its joined shapes by name, read off Unicode's presentation forms."""
    table: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *base = unicodedata.decomposition(chr(code)).split() or [""]
        table.setdefault("".join(chr(int(each, 16)) for each in base), {})[kind] = chr(code)
    return table


def shape(text: str) -> str:
    r"""Join Arabic letters: each becomes the form that its neighbours ask for. Other letters pass.

    >>> shape("سلام").encode("ascii", "backslashreplace").decode()
    '\\ufeb3\\ufefc\\ufee1'
    """
    if text.isascii():
        return text
    if not any("\u0600" <= char <= "\u06ff" for char in text):
        return text if any("\u0900" <= char <= "\u0dff" for char in text) else text.translate(_NO_JOINERS)
    table, out, joined, at = _forms(), "", False, 0
    while at < len(text):
        pair = text[at : at + 2]
        unit = pair if len(pair) == 2 and pair in table else text[at]
        at += len(unit)
        forms, following = table.get(unit, {}), text[at : at + 1]
        onward = "<initial>" in forms and (following in "ـ\u200d" or "<final>" in table.get(following, {}))
        onward = onward and bool(following)
        backward = joined and "<final>" in forms
        name = ("<medial>" if onward else "<final>") if backward else "<initial>" if onward else "<isolated>"
        out += forms.get(name, unit)
        joined = onward or unit in "ـ\u200d"
    return out.translate(_NO_JOINERS)


def is_rtl(text: str, language: str) -> bool:
    """Whether the text runs from right to left: as its first letter does, or its language where it has none."""
    for char in text:
        if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL"):
            return kind != "L"
    return language.partition("-")[0].lower() in _RTL_LANGUAGES


def visual(text: str, *, rtl: bool) -> str:
    """One line in the order of the eye: a plain reading of the Unicode bidirectional algorithm, without embeddings.

    >>> visual("אב 12 ג", rtl=True)
    'ג 12 בא'
    """
    if not rtl and (text.isascii() or not any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)):
        return text
    levels = list(_levels(text, int(rtl)))
    chars = [char.translate(MIRRORED) if level % 2 else char for char, level in zip(text, levels, strict=True)]
    order = list(range(len(chars)))
    for floor in range(max(levels, default=0), 0, -1):
        turned: list[int] = []
        for high, group in groupby(order, key=lambda at: levels[at] >= floor):
            stretch = list(group)
            turned += reversed(stretch) if high else stretch
        order = turned
    return "".join(chars[at] for at in order)


def _levels(text: str, base: int) -> Iterator[int]:
    """The embedding level of each character.

    Spaces and signs go with their neighbours where both sides agree and else with the line; a closing bracket goes
    with its opening one; the point in "3.14" with its digits.
    """
    line = "LR"[base]
    kinds = list(_directions(text, line))
    opened: list[str] = []
    for at, char in enumerate(text):
        before = kinds[at - 1] if at else line
        after = next((each for each in kinds[at:] if each != "?"), line)
        if kinds[at] == "?":
            sides = {"R" if side == "D" else side for side in (before, after)}
            kinds[at] = "D" if before == after == "D" and char in ".,:/-" else sides.pop() if len(sides) == 1 else line
        if char in "([{":
            opened.append(kinds[at])
        elif char in ")]}" and opened:
            kinds[at] = opened.pop()
    return ({"L": 2 * base, "R": 1, "D": 2}[kind] for kind in kinds)


def _directions(text: str, line: str) -> Iterator[str]:
    """L, R, D for digits that stand in a right-to-left context, and ? for what has no direction of its own."""
    last = line
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            last = kind[-1] if kind != "AL" else "R"
            yield last
        else:
            yield ("L" if last == "L" else "D") if kind in ("EN", "AN") else "?"


class Placed(NamedTuple):
    """Glyphs as private characters, where each stands (right and up, in parts of the size), and where the next begins."""

    text: str
    places: tuple[tuple[float, float], ...]
    advance: float


@lru_cache(maxsize=512)
def place(file: str, text: str) -> Placed:
    """The glyphs of a text in a shaped font, as HarfBuzz chooses and places them."""
    import uharfbuzz

    font = _harfbuzz(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    size, pen, places = font.face.upem, 0, list[tuple[float, float]]()
    for glyph in buffer.glyph_positions:
        places.append(((pen + glyph.x_offset) / size, glyph.y_offset / size))
        pen += glyph.x_advance
    return Placed("".join(chr(GLYPHS + info.codepoint) for info in buffer.glyph_infos), tuple(places), pen / size)


@cache
def _harfbuzz(file: str) -> "uharfbuzz.Font":
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file)))


def capitals(text: str, language: str) -> str:
    """The text in capitals, as its language writes them; Greek ones bear no accents, and Georgian has none to speak of.

    >>> capitals("Marie Bäcker", "de"), capitals("Άγγελος", "el"), capitals("Elif Işık", "tr")
    ('MARIE BÄCKER', 'ΑΓΓΕΛΟΣ', 'ELİF IŞIK')
    """
    if language.partition("-")[0].lower() in ("az", "tr"):
        text = text.replace("i", "İ")
    return "".join(map(_capital, text))


def _capital(char: str) -> str:
    if "\u10a0" <= char <= "\u10ff" or char == "ß":
        return "ẞ" if char == "ß" else char
    if "\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff":
        plain = unicodedata.normalize("NFD", char)
        return unicodedata.normalize(
            "NFC", "".join(each for each in plain if each == "\u0308" or each.isalpha())
        ).upper()
    return char.upper()


class Word(NamedTuple):
    """What no line break divides; `space` stands before it unless it opens a line."""

    text: str
    space: str = ""


def _is_ideograph(char: str) -> bool:
    """Whether lines break beside the character: Han and kana with their signs, not Hangul."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uff60"


def split_words(text: str) -> tuple[Word, ...]:
    """Words at spaces, after dashes and slashes, and between ideographs where typesetting allows.

    >>> [word.text for word in split_words("雪国、the end—now")]
    ['雪', '国、', 'the', 'end—', 'now']
    """
    words = []
    for chunk in text.split():
        start, space = 0, " "
        for at in range(1, len(chunk)):
            before, char = chunk[at - 1], chunk[at]
            beside = _is_ideograph(before) or _is_ideograph(char)
            after = before in "—–-/" and at - start > 2 and len(chunk) - at > 2
            thai = char in _THAI_BEFORE and at - start > 1
            if (after or beside or thai) and char not in _NEVER_FIRST and before not in _NEVER_LAST:
                words.append(Word(chunk[start:at], space))
                start, space = at, ""
        words.append(Word(chunk[start:], space))
    return tuple(words)
