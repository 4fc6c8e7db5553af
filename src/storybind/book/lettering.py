"""Words to lines of glyphs: which letters the bundled fonts have, their order on paper, and where a line breaks.

Pure text and numbers; `cover.py` lends the ruler and draws. Nothing of the machine decides here: Pillow's basic
layout is the same everywhere, raqm (HarfBuzz, and a FriBiDi that is looked for at run time) is not. So Arabic is
joined through Unicode's presentation forms, and right-to-left runs are turned round below. The records are named
tuples: frozen as well, and made in a fraction of the time that a dataclass takes from the start of a command.
"""

import struct
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import NamedTuple

FONTS = Path(__file__).with_name("fonts")
LONGEST = 360  # characters of a text that are ever set; the rest becomes an ellipsis
MEASURE_AT = 200  # pixels: the size at which words are measured before their own is known
RTL_LANGUAGES = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}
NO_LIGATURES = {"az", "crh", "kk", "tr", "tt"}  # where the dot of an i tells it from a dotless one
LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
JOINERS = "\u200c\u200d"
PAUSES = tuple(",;:.!?—–…،؛؟")
NEVER_FIRST = set("、。，．・：；？！）」』】〕〉》〟’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥〜～")
NEVER_LAST = set("（「『【〔〈《〝‘“")


class Face(NamedTuple):
    """A bundled font. All but the file is in parts of the size.

    Attributes:
        file: Its name in `FONTS`.
        scale: What makes its letters look as large as the Latin ones.
        leading: From base line to base line.
        rise: From the base line to the top of a usual capital.
        drop: From the base line to the foot of a usual descender.
    """

    file: str
    scale: float = 1.0
    leading: float = 1.08
    rise: float = 0.74
    drop: float = 0.26


LATIN, ITALIC = Face("latin.ttf"), Face("latin-italic.ttf")
OTHERS = (
    Face("hebrew.ttf", 0.96, 1.1),
    Face("arabic.ttf", 1.08, 1.35, 0.96, 0.42),
    Face("cjk.otf", 0.84, 1.16),
)


class Style(NamedTuple):
    """How a text is set: fonts in order of preference, sizes in pixels, space between letters in parts of the size."""

    faces: tuple[Face, ...]
    initials: int  # the size of a text of one letter or two
    largest: int
    smallest: int
    lines: int
    tracking: float = 0.0


TITLE = Style((LATIN, *OTHERS), 460, 285, 74, 12)
AUTHOR = Style((ITALIC, *OTHERS), 100, 100, 50, 3)
SERIES = Style((LATIN, *OTHERS), 60, 60, 40, 2, 0.07)


class Run(NamedTuple):
    """Glyphs of one font, in the order of the eye from left to right."""

    face: Face
    text: str


class Setting(NamedTuple):
    """A text set: lines from top to bottom, each of runs from left to right; heights in pixels."""

    lines: tuple[tuple[Run, ...], ...]
    size: int
    leading: int
    rise: int
    drop: int
    tracking: float
    rtl: bool

    @property
    def height(self) -> int:
        """From the top of the first line's capitals to the foot of the last line's descenders."""
        return self.rise + self.leading * (len(self.lines) - 1) + self.drop


Ruler = Callable[[tuple[Run, ...], int, float], float]
"""The width in pixels of runs at a size and a tracking."""


@cache
def coverage(file: str) -> frozenset[int]:
    """The characters a bundled font has: its one `cmap`, of format 12."""
    with (FONTS / file).open("rb") as font:
        count = font.read(12)[5]
        tables = {tag: at for tag, _, at, _ in struct.iter_unpack(">4sIII", font.read(16 * count))}
        font.seek(tables[b"cmap"] + 8)
        font.seek(tables[b"cmap"] + int.from_bytes(font.read(4), "big") + 12)
        ranges = font.read(12 * int.from_bytes(font.read(4), "big"))
    groups = struct.iter_unpack(">III", ranges)
    return frozenset().union(*(range(first, last + 1) for first, last, _ in groups))


def _face(char: str, faces: tuple[Face, ...]) -> Face | None:
    """The first font that has the character."""
    return next((face for face in faces if ord(char) in coverage(face.file)), None)


def legible(text: str, style: Style) -> tuple[str, str]:
    r"""What of a text can be set, in one line, and the letters that had to be left out.

    Letters in fancy dress and letters with marks that no font has give their plain selves; emoji, stray marks and
    controls go. Where more letters go than stay, all go: half a title is worse than none.

    >>> legible("A\u0300\u0301\u0302\n\U0001d4d1 <b>\U0001f980", TITLE)
    ('À B <b>', '')
    """
    kept, lost = list[str](), list[str]()
    for char in unicodedata.normalize("NFC", text[:20_000]):
        if len(kept) > 2 * LONGEST:
            break
        if char.isspace():
            kept.append(" ")
        elif char in JOINERS or _face(char, style.faces):
            kept.append(char)
        else:
            forms = (unicodedata.normalize("NFKC", char), unicodedata.normalize("NFKD", char)[0])
            plain = next((form for form in forms if all(_face(each, style.faces) for each in form)), "")
            kept += plain
            if not plain and not unicodedata.category(char).startswith("M"):
                lost.append(char)
    result = " ".join("".join(kept).split())
    letters, gone = sum(map(str.isalnum, result)), "".join(filter(str.isalnum, lost))
    if len(gone) > letters or (lost and not letters) or not result.strip(JOINERS + " "):
        result = ""
    return _cut(result), gone


def _cut(text: str) -> str:
    """The text, or its first `LONGEST` characters to the end of a word, and an ellipsis."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    words = head.rpartition(" ")[0]
    return (words if len(words) > LONGEST // 2 else head).rstrip(" ,;:.–—-") + "…"


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
    if not any("\u0600" <= char <= "\u06ff" for char in text):
        return text.translate(dict.fromkeys(map(ord, JOINERS)))
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
    return out.translate(dict.fromkeys(map(ord, JOINERS)))


def is_rtl(text: str, language: str) -> bool:
    """Whether the text runs from right to left: as its first letter does, or its language where it has none."""
    for char in text:
        if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL"):
            return kind != "L"
    return language.partition("-")[0].lower() in RTL_LANGUAGES


def visual(text: str, *, rtl: bool) -> str:
    """One line in the order of the eye: a plain reading of the Unicode bidirectional algorithm, without embeddings.

    >>> visual("אב 12 ג", rtl=True)
    'ג 12 בא'
    """
    if not rtl and not any(unicodedata.bidirectional(char) in ("R", "AL") for char in text):
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
            if (after or beside) and char not in NEVER_FIRST and before not in NEVER_LAST:
                words.append(Word(chunk[start:at], space))
                start, space = at, ""
        words.append(Word(chunk[start:], space))
    return tuple(words)


def _join(words: tuple[Word, ...]) -> str:
    """The words of one line."""
    return "".join(word.space + word.text for word in words).lstrip()


def _runs(text: str, faces: tuple[Face, ...]) -> tuple[Run, ...]:
    """Runs of one font each; a space keeps the font before it."""
    chosen: list[Face] = []
    for char in text:
        chosen.append(chosen[-1] if char == " " and chosen else _face(char, faces) or faces[0])
    pairs = groupby(zip(chosen, text, strict=True), key=lambda pair: pair[0])
    return tuple(Run(face, "".join(char for _, char in group)) for face, group in pairs)


def set_text(text: str, style: Style, width: int, height: int, ruler: Ruler, language: str = "en") -> Setting:
    """The text as large as the room allows, in lines of like length; an ellipsis where even the smallest is too large.

    `text` is legible already and not empty. Lines are never wider than `width`, and all of them no higher than
    `height`; a word is divided only where it alone is too wide for a line.
    """
    rtl = is_rtl(text, language)
    tracking = 0.0 if rtl or any("\u0590" <= char <= "\u08ff" for char in text) else style.tracking
    if not tracking and language.partition("-")[0].lower() not in NO_LIGATURES:
        for letters, ligature in LIGATURES:
            text = text.replace(letters, ligature)

    def runs(line: tuple[Word, ...]) -> tuple[Run, ...]:
        return _runs(visual(shape(_join(line)), rtl=rtl), style.faces)

    def measure(*line: Word) -> float:
        return ruler(runs(line), MEASURE_AT, tracking) / MEASURE_AT

    faces = {run.face for run in _runs(shape(text), style.faces)}
    leading, rise, drop = (max(each) for each in zip(*(face[2:] for face in faces), strict=True))
    largest = style.largest if len(text) > 2 else style.initials
    room = width / style.smallest
    words = tuple(part for word in split_words(text) for part in _pieces(word, measure(word), room))
    widths, gap = [measure(word) for word in words], measure(Word("n"), Word("n", " ")) - 2 * measure(Word("n"))
    best, size, lines = 0.0, 0, list[tuple[Word, ...]]()
    for grade, widest, ends in _breaks(words, widths, gap, room, style.lines):
        fitting = int(min(largest, width / (widest or 1), height / (rise + leading * (len(ends) - 1) + drop)))
        if fitting >= style.smallest and fitting * grade > best:
            best, size = fitting * grade, fitting
            lines = [words[start:end] for start, end in pairwise((0, *ends))]
    if not lines:
        most = max(1, min(style.lines, int((height / style.smallest - rise - drop) / leading) + 1))
        size, lines = style.smallest, _fill(words, widths, gap, room - 1, most)
    drawn = tuple(map(runs, lines))
    while size > 8 and max(ruler(line, size, tracking) for line in drawn) > width:
        size -= 1  # whole pixels are wider than parts of the size
    return Setting(drawn, size, round(size * leading), round(size * rise), round(size * drop), tracking, rtl)


def _pieces(word: Word, wide: float, room: float) -> Iterator[Word]:
    """The word, or its pieces of like length where it alone is wider than the room (in parts of the size)."""
    count = -int(-wide // room) or 1
    long = -(-len(word.text) // count)
    for at in range(0, len(word.text), long):
        yield Word(word.text[at : at + long], "" if at else word.space)


def _breaks(
    words: tuple[Word, ...], widths: list[float], gap: float, room: float, most: int
) -> Iterator[tuple[float, float, tuple[int, ...]]]:
    """For each count of lines the most even way to break: its grade, its widest line, and where its lines end.

    Dynamic programming over the squares of the line widths, in parts of the size. A grade says how good the breaks
    are, from 1 for none down: after a pause is best, after a short word ("of / the") or inside a word is bad, and
    so is a line that is all but empty.
    """
    before = [0.0, *accumulate(wide + (gap if word.space else 0.0) for word, wide in zip(words, widths, strict=True))]
    opening = [gap if word.space else 0.0 for word in words]
    costs = [0.0, *(_cost(*pair) for pair in pairwise(words))]
    layer: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(min(most, len(words))):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (price, ends) in layer.items():
            for end in range(start + 1, len(words) + 1):
                width = before[end] - before[start] - opening[min(start, len(words) - 1)]
                if width > room and end > start + 1:
                    break
                total = price + (width / (before[-1] or 1)) ** 2 + costs[start]
                if end not in following or total < following[end][0]:
                    following[end] = total, (*ends, end)
        layer = following
        if len(words) in layer:
            ends = layer.pop(len(words))[1]
            lines = [before[end] - before[start] - opening[start] for start, end in pairwise((0, *ends))]
            grade = 0.85 ** sum(line < 0.3 * max(lines) for line in lines)
            for end in ends[:-1]:
                grade *= 0.83 - 2 * costs[end]
            yield grade, max(lines), ends


def _cost(before: Word, after: Word) -> float:
    """What a break between two words costs."""
    if not after.space:
        return 0.06
    if before.text.endswith(PAUSES):
        return -0.02
    return 0.04 if len(before.text) <= 3 and before.text < "\u1100" else 0.0  # Hangul has long words of few letters


def _fill(words: tuple[Word, ...], widths: list[float], gap: float, room: float, most: int) -> list[tuple[Word, ...]]:
    """Lines filled one after the other; an ellipsis, for which the caller keeps room, ends the last if it must."""
    lines: list[tuple[Word, ...]] = [()]
    full = 0.0
    for word, wide in zip(words, widths, strict=True):
        full += wide + (gap if word.space else 0.0)
        if lines[-1] and full > room:
            if len(lines) == most:
                cut = lines[-1][-1].text.rstrip(" ,;:.–—-、。，") + "…"
                return [*lines[:-1], (*lines[-1][:-1], Word(cut, lines[-1][-1].space))]
            lines.append(())
            full = wide
        lines[-1] = (*lines[-1], word)
    return lines
