"""The parts of which a cover's picture is put together: pure geometry in greys. No pictures, no fonts, no colours.

A page is one grey channel: `ACCENT` (0), `PAPER` (128), `INK` (255), tints between; `palettes.py` turns greys to
colours. Pixels of the page count from its top left corner.
"""

import math
from functools import cache
from hashlib import sha256
from itertools import count
from typing import Literal, NamedTuple

from storybind.book.covers.typefaces import SERIF, Voice

WIDTH, HEIGHT, MARGIN = 1600, 2400, 140
ACCENT, PAPER, INK = 0, 128, 255


class Box(NamedTuple):
    """A rectangle of the page, right and bottom excluded."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top

    def scaled(self, scale: float) -> "Box":
        """So many times as large, and as far from the corner of the page."""
        return Box(*(round(each * scale) for each in self))


class Bar(NamedTuple):
    """A rectangle of one tone."""

    box: Box
    tone: int

    @property
    def reach(self) -> tuple[float, float]:
        """The rows of the page at which it begins and ends."""
        return self.box.top, self.box.bottom


class Disc(NamedTuple):
    """A disc of one tone, or the slice of it between two angles in degrees, clockwise from the right."""

    x: float
    y: float
    radius: float
    tone: int
    start: int = 0
    end: int = 360

    @property
    def reach(self) -> tuple[float, float]:
        """The rows of the page at which it begins and ends, if it is whole."""
        return self.y - self.radius, self.y + self.radius


class Polygon(NamedTuple):
    """A polygon of one tone."""

    points: tuple[tuple[float, float], ...]
    tone: int

    @property
    def reach(self) -> tuple[float, float]:
        """The rows of the page at which it begins and ends."""
        rows = [y for _, y in self.points]
        return min(rows), max(rows)


Shape = Bar | Disc | Polygon


class Tiling(NamedTuple):
    """A pattern that fills a box: one tile of shapes, counted from its own top left corner, again and again."""

    box: Box
    width: int
    height: int
    ground: int
    shapes: tuple[Shape, ...]


class Glow(NamedTuple):
    """A box whose tone goes evenly from the one at its top to the one at its bottom."""

    box: Box
    upper: int
    lower: int


class Composition(NamedTuple):
    """A page without its words."""

    words: Box  # where title and author stand, and the series above them; bare paper
    back: tuple[Tiling | Glow, ...] = ()  # what lies behind all else, drawn first
    bars: tuple[Bar, ...] = ()  # what has straight edges, drawn as it is, next
    area: Box | None = None  # where the round shapes are; the tone of the page there is paper
    shapes: tuple[Shape, ...] = ()  # the round shapes, from back to front; what leaves the area is cut off
    front: tuple[Bar, ...] = ()  # what lies over the round shapes
    # where the series stands instead, if not above the title; bare, in the tone opposite to `head_tone`
    head: Box | None = None
    # where the author stands instead, if not under the title; bare, in the tone opposite to `foot_tone`
    foot: Box | None = None
    head_tone: int = INK
    foot_tone: int = INK
    # how the lines stand in their box; ``left`` is the side where the script begins
    align: Literal["left", "centre"] = "left"
    middle: bool = False  # whether the words stand in the middle of the height of their box, not at its top
    voice: Voice = SERIF  # the styles of the lettering

    def tones(self) -> frozenset[int]:
        """All greys of the page but those of soft edges."""
        shapes = [*self.bars, *self.shapes, *self.front]
        found = {INK, PAPER}
        for back in self.back:
            if isinstance(back, Glow):
                found.update(range(min(back.lower, back.upper), max(back.lower, back.upper) + 1))
            else:
                shapes += back.shapes
                found.add(back.ground)
        return frozenset(found.union(shape.tone for shape in shapes))


class Dice:
    """Numbers that follow from the seeds and from nothing else, so the same on every machine."""

    def __init__(self, *seeds: str) -> None:
        key = "\0".join(seeds).encode("utf-8", "surrogatepass")
        self.numbers = (byte for turn in count() for byte in sha256(key + b"\0%d" % turn).digest())

    def roll(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included; at most 256 numbers apart."""
        return low + next(self.numbers) % (high - low + 1)

    def pick(self, *choices: int) -> int:
        """One of the choices."""
        return choices[self.roll(0, len(choices) - 1)]


def tint(percent: int) -> int:
    """So much of the accent on the paper."""
    return PAPER - PAPER * percent // 100


def shade(percent: int) -> int:
    """So much of the ink on the paper."""
    return PAPER + (INK - PAPER) * percent // 100


def top(bottom: int) -> Box:
    """The room for words above a picture that begins at `bottom`."""
    return Box(MARGIN, 200, WIDTH - MARGIN, bottom - 110)


FOOT = Box(MARGIN, 2080, WIDTH - MARGIN, 2250)


@cache
def _arc(steps: int) -> tuple[tuple[float, float], ...]:
    """The edge of a leaf from stalk to point: how far along, and how wide, each in parts of the whole."""
    parts = [step / steps for step in range(steps + 1)]
    return tuple((part, math.sin(math.pi * part) ** 0.9 * (1.1 - 0.4 * part)) for part in parts)


def leaf(x: float, y: float, angle: float, length: float, girth: float, tone: int) -> Polygon:
    """A leaf from its stalk at (x, y): two arcs that meet in a point; angle in degrees, clockwise from the right."""
    arc, turn = _arc(12 if length > 100 else 8), math.radians(angle)
    dx, dy = length * math.cos(turn), length * math.sin(turn)
    wx, wy = girth * math.sin(turn), girth * math.cos(turn)
    right = [(x + part * dx - wide * wx, y + part * dy + wide * wy) for part, wide in arc]
    left = [(x + part * dx + wide * wx, y + part * dy - wide * wy) for part, wide in arc[-2:0:-1]]
    return Polygon((*right, *left), tone)


def star(x: float, y: float, radius: float, inner: float, rays: int, tone: int) -> Polygon:
    """A star whose first ray points up; `inner` is the radius of the corners between its rays."""
    turns = ((math.pi * at / rays - math.pi / 2, inner if at % 2 else radius) for at in range(2 * rays))
    return Polygon(tuple((x + far * math.cos(turn), y + far * math.sin(turn)) for turn, far in turns), tone)
