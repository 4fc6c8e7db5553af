"""Words to lines of glyphs: which of their letters can be set, how large they can be, and where a line breaks.

Pure text and numbers; `typefaces.py` knows the fonts, `scripts.py` how each script is written, `cover.py` lends the ruler and draws. The
records are named tuples: frozen, and made in a fraction of the time that a dataclass takes from the start of a command.
"""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from storybind.book.covers.scripts import JOINERS, Word, is_rtl, place, shape, split_words, visual
from storybind.book.covers.typefaces import BOLD, FONTS, ITALIC, LATIN, Face, Style, covers_text, face_for, has

LONGEST = 360  # characters of a text that are ever set; the rest becomes an ellipsis
_MEASURE_AT = 200  # pixels: the size at which words are measured before their own is known
_NO_LIGATURES = {"az", "crh", "kk", "tr", "tt"}  # where the dot of an i tells it from a dotless one
_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_PAUSES = tuple(",;:.!?—–…،؛؟।")


class Run(NamedTuple):
    """Glyphs of one font, in the order of the eye from left to right.

    Of a shaped font each has its place, as `scripts.Placed` has it; elsewhere the font's own widths and kerning do.
    """

    face: Face
    text: str
    places: tuple[tuple[float, float], ...] = ()
    advance: float = 0.0


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


def legible(text: str, style: Style) -> tuple[str, str]:
    r"""What of a text can be set, in one line, and the letters that had to be left out.

    Letters in fancy dress and letters with marks that no font has give their plain selves; emoji, stray marks and
    controls go. Where more letters go than stay, all go: half a title is worse than none.

    >>> from storybind.book.covers.typefaces import TITLE
    >>> legible("A\u0300\u0301\u0302\n\U0001d4d1 <b>\U0001f980", TITLE)
    ('À B <b>', '')
    """
    plain = " ".join(unicodedata.normalize("NFC", text[:20_000]).split())
    if len(plain) <= LONGEST and covers_text(style.faces[0], plain) and not {*JOINERS}.intersection(plain):
        return plain, ""
    kept, lost = list[str](), list[str]()
    for char in unicodedata.normalize("NFC", text[:20_000]):
        if len(kept) > 2 * LONGEST:
            break
        if char.isspace():
            kept.append(" ")
        elif char in JOINERS or face_for(char, style.faces):
            kept.append(char)
        else:
            forms = (unicodedata.normalize("NFKC", char), unicodedata.normalize("NFKD", char)[0])
            plain = next((form for form in forms if all(face_for(each, style.faces) for each in form)), "")
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


def _runs(text: str, faces: tuple[Face, ...]) -> tuple[Run, ...]:
    """Runs of one font each; a space keeps the font before it, and so does all that a shaped font has."""
    if covers_text(faces[0], text):
        return (_run(faces[0], text),)
    chosen: list[Face] = []
    for char in text:
        last = chosen[-1] if chosen else None
        keeps = last and (char == " " or (last.shaped and has(last.file, char)))
        chosen.append(last if last and keeps else face_for(char, faces) or faces[0])
    pairs = groupby(zip(chosen, text, strict=True), key=lambda pair: pair[0])
    return tuple(_run(face, "".join(char for _, char in group)) for face, group in pairs)


def _run(face: Face, text: str) -> Run:
    return Run(face, *place(str(FONTS / face.file), text)) if face.shaped else Run(face, text)


def _faces(text: str, style: Style) -> tuple[Face, ...]:
    """The style's fonts, without the bold one where the book face must help it out with a letter: one title, one face."""
    if style.faces[0] != BOLD:
        return style.faces
    helped = any(char.isalpha() and not has(BOLD.file, char) and has(LATIN.file, char) for char in text)
    return style.faces[1:] if helped else style.faces


def set_text(text: str, style: Style, width: int, height: int, ruler: Ruler, language: str) -> Setting:
    """The text as large as the room allows, in lines of like length; an ellipsis where even the smallest is too large.

    `text` is legible already and not empty. Lines are never wider than `width`, and all of them no higher than
    `height`; a word is divided only where it alone is too wide for a line. A style of capitals is a third larger in
    scripts that have none.
    """
    if style.capitals and not any(map(str.isupper, text)):
        style = style._replace(**{name: getattr(style, name) * 4 // 3 for name in ("initials", "largest", "smallest")})
    rtl = is_rtl(text, language)
    tracking = 0.0 if rtl or any("\u0590" <= char <= "\u0eff" for char in text) else style.tracking
    fonts = _faces(text, style)
    if not tracking and language.partition("-")[0].lower() not in _NO_LIGATURES and fonts[0] in (LATIN, ITALIC):
        for letters, ligature in _LIGATURES:
            text = text.replace(letters, ligature)

    def runs(line: tuple[Word, ...]) -> tuple[Run, ...]:
        said = "".join(word.space + word.text for word in line).lstrip()
        return _runs(visual(shape(said), rtl=rtl), fonts)

    def measure(*line: Word) -> float:
        return ruler(runs(line), _MEASURE_AT, tracking) / _MEASURE_AT

    faces = {run.face for run in _runs(shape(text), fonts)}
    leading, rise, drop = (max(each) for each in zip(*(face[2:5] for face in faces), strict=True))
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
    """The word, or its pieces of like length where it alone is wider than the room (in parts of the size).

    Pieces are short enough to stand in twice the smallest size; between letters that have capitals there is a hyphen.
    """
    count = -int(-wide // (room / 2)) if wide > room else 1
    long = -(-len(word.text) // count)
    start = 0
    for at in range(long, len(word.text), long):
        if unicodedata.category(word.text[at])[0] != "M":  # marks stay with their letters
            before, after = word.text[at - 1], word.text[at]
            hyphen = "-" if (before.islower() or before.isupper()) and (after.islower() or after.isupper()) else ""
            yield Word(word.text[start:at] + hyphen, "" if start else word.space)
            start = at
    yield Word(word.text[start:], "" if start else word.space)


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
    if before.text.endswith(_PAUSES):
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
