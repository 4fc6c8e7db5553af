"""Words to lines of glyphs: which letters the bundled fonts have, their order on paper, and where a line breaks.

Pure text and numbers; `cover.py` lends the ruler and draws. Nothing of the machine decides here: Pillow's basic
layout is the same everywhere, raqm (HarfBuzz, and a FriBiDi that is looked for at run time) is not. So Arabic is
joined through Unicode's presentation forms, and right-to-left runs are turned round below.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Face:
    """A bundled font; heights are parts of the size, `scale` fits its letters beside the Latin ones."""

    file: str
    scale: float = 1.0
    leading: float = 1.08

    @property
    def path(self) -> Path:
        """Where the font file lies."""
        return FONTS / self.file


LATIN, ITALIC = Face("latin.ttf"), Face("latin-italic.ttf")
OTHERS = (Face("hebrew.ttf", 0.96, 1.1), Face("arabic.ttf", 1.08, 1.4), Face("cjk.otf", 0.84, 1.2))


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: fonts in order of preference, sizes in pixels, space between letters in parts of the size."""

    faces: tuple[Face, ...]
    largest: int
    smallest: int
    lines: int
    tracking: float = 0.0


TITLE = Style((LATIN, *OTHERS), 310, 74, 12)
AUTHOR = Style((ITALIC, *OTHERS), 88, 48, 3)
SERIES = Style((LATIN, *OTHERS), 50, 38, 2, 0.06)


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font, in the order of the eye from left to right."""

    face: Face
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A text set: lines from top to bottom, each of runs from left to right; size and leading in pixels."""

    lines: tuple[tuple[Run, ...], ...]
    size: int
    leading: int
    tracking: float
    rtl: bool

    @property
    def height(self) -> int:
        """From the top of the first line's capitals to the foot of the last line's descenders."""
        return self.leading * (len(self.lines) - 1) + self.size if self.lines else 0


Ruler = Callable[[tuple[Run, ...], int, float], float]
"""The width in pixels of runs at a size and a tracking."""


@cache
def coverage(file: str) -> frozenset[int]:
    """The characters a bundled font has: its one `cmap`, of format 12."""
    data = (FONTS / file).read_bytes()
    tables = {tag: at for tag, _, at, _ in struct.iter_unpack(">4sIII", data[12 : 12 + 16 * data[5]])}
    start = tables[b"cmap"] + struct.unpack_from(">I", data, tables[b"cmap"] + 8)[0]
    count = struct.unpack_from(">I", data, start + 12)[0]
    groups = struct.iter_unpack(">III", data[start + 16 : start + 16 + 12 * count])
    return frozenset(code for first, last, _ in groups for code in range(first, last + 1))


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
    kept, lost = [], []
    for char in unicodedata.normalize("NFC", text[: 3 * LONGEST]):
        if char.isspace():
            kept.append(" ")
        elif char in JOINERS or _face(char, style.faces):
            kept.append(char)
        else:
            forms = (unicodedata.normalize("NFKC", char), unicodedata.normalize("NFKD", char)[0])
            plain = next((form for form in forms if all(_face(each, style.faces) for each in form)), "")
            kept.append(plain)
            if not plain and not unicodedata.category(char).startswith("M"):
                lost.append(char)
    result = " ".join("".join(kept).split())
    letters, gone = sum(map(str.isalnum, result)), "".join(filter(str.isalnum, lost))
    if len(gone) > letters or (lost and not letters):
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
            turned += reversed(list(group)) if high else group
        order = turned
    return "".join(chars[at] for at in order)


def _levels(text: str, base: int) -> Iterator[int]:
    """The embedding level of each character; spaces and signs take the level of like neighbours, else the base."""
    strong: list[str] = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        last = next((each for each in reversed(strong) if each in "LR"), "LR"[base])
        if kind in ("EN", "AN"):
            strong.append("L" if last == "L" else "D")
        else:
            strong.append({"L": "L", "R": "R", "AL": "R"}.get(kind, "?"))
    for at, kind in enumerate(strong):
        before = next((each for each in reversed(strong[:at]) if each != "?"), "LR"[base])
        after = next((each for each in strong[at:] if each != "?"), "LR"[base])
        if kind == "?" and before == after == "D" and text[at] in ".,:/-":
            kind = "D"
        if kind == "?":
            sides = {"R" if side == "D" else side for side in (before, after)}
            kind = sides.pop() if len(sides) == 1 else "LR"[base]
        yield {"L": 2 * base, "R": 1, "D": 2}[kind]


@dataclass(frozen=True, slots=True)
class Word:
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
    if style.faces[0] == LATIN and not tracking and language.partition("-")[0].lower() not in NO_LIGATURES:
        for letters, ligature in LIGATURES:
            text = text.replace(letters, ligature)

    def runs(line: tuple[Word, ...]) -> tuple[Run, ...]:
        return _runs(visual(shape(_join(line)), rtl=rtl), style.faces)

    def measure(line: tuple[Word, ...]) -> float:
        return ruler(runs(line), MEASURE_AT, tracking) / MEASURE_AT

    leading = max(run.face.leading for run in _runs(shape(text), style.faces))
    words = tuple(part for word in split_words(text) for part in _pieces(word, measure, width / (1.3 * style.smallest)))
    best: tuple[float, int, tuple[tuple[Word, ...], ...]] | None = None
    for penalty, lines in _breaks(words, measure, width / style.smallest, style.lines):
        widest = max(map(measure, lines))
        size = int(min(style.largest, width / widest, height / (leading * (len(lines) - 1) + 1)))
        if size >= style.smallest and (best is None or size * penalty > best[0]):
            best = size * penalty, size, lines
    if best is None:
        most = max(1, min(style.lines, int((height / style.smallest - 1) / leading) + 1))
        best = 0, style.smallest, _fill(words, measure, width / style.smallest, most)
    size, set_lines = best[1], tuple(map(runs, best[2]))
    while size > 8 and max(ruler(line, size, tracking) for line in set_lines) > width:
        size -= 1
    return Setting(set_lines, size, round(size * leading), tracking, rtl)


def _pieces(word: Word, measure: Callable[[tuple[Word, ...]], float], room: float) -> Iterator[Word]:
    """The word, or its pieces of like length where it alone is wider than the room (in parts of the size)."""
    count = max(1, -int(-measure((word,)) // room))
    long = -(-len(word.text) // count)
    for at in range(0, len(word.text), long):
        yield Word(word.text[at : at + long], "" if at else word.space)


def _breaks(
    words: tuple[Word, ...], measure: Callable[[tuple[Word, ...]], float], room: float, most: int
) -> Iterator[tuple[float, tuple[tuple[Word, ...], ...]]]:
    """For each count of lines the most even way to break, with a grade from 1 (none broken) down.

    Dynamic programming over the squares of the line widths; a break after a pause is welcome, one after a short
    word ("of / the") or inside a word is not.
    """
    widths = [measure((word,)) for word in words]
    gaps = [measure((Word("n n"),)) - measure((Word("nn"),)) if word.space else 0.0 for word in words]
    total = sum(widths) + sum(gaps[1:])
    costs = [0.0] + [_cost(before, after) for before, after in zip(words, words[1:], strict=False)]
    layer: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for count in range(1, min(most, len(words)) + 1):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, path) in layer.items():
            width = -gaps[start] if start < len(words) else 0.0
            for end in range(start, len(words)):
                width += gaps[end] + widths[end]
                if width > room and end > start:
                    break
                price = cost + (width / total) ** 2 + costs[start]
                if end + 1 not in following or price < following[end + 1][0]:
                    following[end + 1] = price, (*path, end + 1)
        layer = following
        if len(words) in layer:
            path = layer[len(words)][1]
            grade = 1.0
            for at in path[1:-1]:
                grade *= 0.95 - 2 * costs[at]
            yield grade, tuple(words[a:b] for a, b in zip(path, path[1:], strict=False))


def _cost(before: Word, after: Word) -> float:
    """What a break between two words costs."""
    if not after.space:
        return 0.06
    if before.text.endswith(PAUSES):
        return -0.02
    return 0.03 if len(before.text) <= 3 else 0.0


def _fill(
    words: tuple[Word, ...], measure: Callable[[tuple[Word, ...]], float], room: float, most: int
) -> tuple[tuple[Word, ...], ...]:
    """Lines filled one after the other, the last one allowed ending in an ellipsis."""
    lines: list[tuple[Word, ...]] = [()]
    for word in words:
        if lines[-1] and measure((*lines[-1], word)) > room:
            if len(lines) == most:
                while len(lines[-1]) > 1 and measure((*lines[-1], Word("…"))) > room:
                    lines[-1] = lines[-1][:-1]
                return (*lines[:-1], (*lines[-1], Word("…")))
            lines.append(())
        lines[-1] = (*lines[-1], word)
    return tuple(lines)
