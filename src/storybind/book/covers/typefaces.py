"""The bundled fonts: which letters each has, and the styles that a cover is set in."""

import struct
from bisect import bisect_right
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from storybind.book.covers.scripts import GLYPHS

FONTS = Path(__file__).parent.with_name("fonts")


class Face(NamedTuple):
    """A bundled font. All but the file is in parts of the size."""

    file: str  # its name in `FONTS`
    scale: float = 1.0  # what makes its letters look as large as the Latin ones
    leading: float = 1.08  # from base line to base line
    rise: float = 0.74  # from the base line to the top of a usual capital
    drop: float = 0.26  # from the base line to the foot of a usual descender
    shaped: bool = False  # whether its glyphs are chosen and placed by HarfBuzz


LATIN, ITALIC = Face("latin.ttf"), Face("latin-italic.ttf")
BOLD = Face("sans.otf", 0.88, 0.98, 0.66, 0.2)

OTHERS = (
    Face("hebrew.ttf", 0.96, 1.1),
    Face("arabic.ttf", 1.08, 1.35, 0.96, 0.42),
    Face("devanagari.ttf", 0.92, 1.3, 0.92, 0.36, shaped=True),
    Face("bengali.ttf", 0.92, 1.3, 0.92, 0.36, shaped=True),
    Face("tamil.ttf", 0.84, 1.25, 0.84, 0.32, shaped=True),
    Face("thai.ttf", 0.94, 1.4, 0.96, 0.36, shaped=True),
    Face("armenian.ttf", 0.9, 1.12),
    Face("georgian.ttf", 0.9, 1.12),
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
    capitals: bool = False

    def scaled(self, scale: float) -> "Style":
        """So many times as large."""
        initials, largest, smallest = (round(each * scale) for each in (self.initials, self.largest, self.smallest))
        return self._replace(initials=initials, largest=largest, smallest=smallest)


class Voice(NamedTuple):
    """The styles of a cover that go together."""

    title: Style
    author: Style
    series: Style


TITLE = Style((LATIN, *OTHERS), 520, 285, 74, 12)
AUTHOR = Style((LATIN, *OTHERS), 76, 76, 40, 4, 0.15, capitals=True)
SERIES = Style((LATIN, *OTHERS), 54, 54, 38, 2, 0.18, capitals=True)
SERIF = Voice(TITLE, AUTHOR, SERIES)
BOOKISH = Voice(TITLE, Style((ITALIC, *OTHERS), 104, 104, 50, 3), SERIES)

LABEL = Voice(
    Style((LATIN, *OTHERS), 400, 210, 60, 12), AUTHOR._replace(initials=58, largest=58), SERIES._replace(largest=44)
)

SANS = Voice(
    Style((BOLD, LATIN, *OTHERS), 640, 330, 74, 12),
    Style((BOLD, LATIN, *OTHERS), 66, 66, 36, 4, 0.08, capitals=True),
    Style((BOLD, LATIN, *OTHERS), 48, 48, 34, 2, 0.12, capitals=True),
)


@cache
def _ranges(file: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first and the last of each row of characters that a bundled font has: its one `cmap`, of format 12."""
    with (FONTS / file).open("rb") as font:
        count = font.read(12)[5]
        tables = {tag: at for tag, _, at, _ in struct.iter_unpack(">4sIII", font.read(16 * count))}
        font.seek(tables[b"cmap"] + 8)
        font.seek(tables[b"cmap"] + int.from_bytes(font.read(4), "big") + 12)
        count = int.from_bytes(font.read(4), "big")
        groups = struct.unpack(f">{3 * count}I", font.read(12 * count))
    return groups[::3], groups[1::3]


@cache
def has(file: str, char: str) -> bool:
    """Whether a bundled font has a character; glyphs by their numbers are none."""
    firsts, lasts = _ranges(file)
    at = bisect_right(firsts, ord(char)) - 1
    return at >= 0 and ord(char) <= lasts[at] and firsts[at] < GLYPHS


def covers_text(face: Face, text: str) -> bool:
    """Whether a font has every character of a text, as the first font mostly has."""
    return all(map(has, repeat(face.file), text))


def face_for(char: str, faces: tuple[Face, ...]) -> Face | None:
    """The first font that has the character."""
    return next((face for face in faces if has(face.file, char)), None)
