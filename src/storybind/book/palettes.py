"""What a drawn cover can look like: palettes and compositions, as tables and pure geometry. No pictures, no fonts.

A cover is one grey channel until the very end: `ACCENT` (0), `PAPER` (128), `INK` (255), tints between; a palette
turns greys to colours. So any composition goes with any palette, and words, which are ink on bare paper, keep the
contrast their palette promises. Pixels of the page count from its top left corner.
"""

import math
from collections.abc import Callable
from hashlib import sha256
from itertools import count
from typing import Literal, NamedTuple

WIDTH, HEIGHT, MARGIN = 1600, 2400, 140
ACCENT, PAPER, INK = 0, 128, 255
RGB = tuple[int, int, int]


class Palette(NamedTuple):
    """Three colours as hexadecimal RGB; ink on paper has a contrast of 4.5 at least (WCAG 2.2, 1.4.3)."""

    name: str
    paper: str
    ink: str
    accent: str

    def ramp(self) -> list[int]:
        """The colours of the 256 greys: accent to paper to ink, as red, green, blue, red, ..."""
        accent, paper, ink = (bytes.fromhex(colour) for colour in (self.accent, self.paper, self.ink))
        lower = (
            (a * (PAPER - grey) + p * grey) // PAPER
            for grey in range(PAPER)
            for a, p in zip(accent, paper, strict=True)
        )
        upper = ((p * (127 - grey) + i * grey) // 127 for grey in range(128) for p, i in zip(paper, ink, strict=True))
        return [*lower, *upper]


PALETTES = (
    Palette("harbour", "16283c", "f3e9d6", "e2704a"),
    Palette("linen", "f4ede0", "22303c", "c4532f"),
    Palette("moss", "22352b", "f1ead2", "d9a441"),
    Palette("plum", "3a1f33", "f6e6dc", "e58f7b"),
    Palette("chalk", "edefea", "1f3b3a", "3f8f86"),
    Palette("saffron", "e9b44c", "2a1a1f", "b3402a"),
    Palette("oxblood", "5c1a1b", "f7e7ce", "d98e5f"),
    Palette("slate", "35424e", "f2f0e9", "a9c0c6"),
    Palette("rose", "f0d3c7", "4a1f2b", "c65b5b"),
    Palette("sea glass", "bfd8d0", "16323a", "e4674b"),
    Palette("lamplight", "14161a", "ede6d8", "c9a24b"),
    Palette("morning", "d8e4ec", "1c2f4f", "e08a3c"),
    Palette("terracotta", "a8462a", "fff3e0", "f0b678"),
    Palette("lilac", "dcd3e6", "2f2147", "8a5fa8"),
    Palette("pine", "0f3b3b", "fbe9d7", "f2a07b"),
    Palette("sand", "e3d2b4", "33261d", "7a8b57"),
    Palette("cobalt", "1f3fa0", "f7f1e3", "f4b63f"),
    Palette("stone", "d9d5cc", "1e1e1e", "b23a34"),
)


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


class Bar(NamedTuple):
    """A rectangle of one tone."""

    box: Box
    tone: int


class Disc(NamedTuple):
    """A disc of one tone, or the slice of it between two angles in degrees, clockwise from the right."""

    x: float
    y: float
    radius: float
    tone: int
    start: int = 0
    end: int = 360


class Polygon(NamedTuple):
    """A polygon of one tone."""

    points: tuple[tuple[float, float], ...]
    tone: int


Shape = Bar | Disc | Polygon


class Composition(NamedTuple):
    """A page without its words.

    Attributes:
        bars: What has straight edges, drawn as it is, first.
        area: Where the round shapes are; the page's tone there is `ground`.
        shapes: The round shapes, from back to front; what leaves the area is cut off.
        ground: The tone behind the shapes.
        words: Where series, title and author stand; bare paper.
        foot: Where the author stands instead, if not under the title; bare paper.
        align: How the lines stand in their box; ``left`` is the side where the script begins.
        middle: Whether the words stand in the middle of the height of their box, not at its top.
    """

    bars: tuple[Bar, ...]
    area: Box
    shapes: tuple[Shape, ...]
    words: Box
    foot: Box | None = None
    align: Literal["left", "centre"] = "left"
    middle: bool = False


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


FOOT = Box(MARGIN, 2090, WIDTH - MARGIN, 2270)


def horizon(dice: Dice) -> Composition:
    """A sun that sets behind the sea, and its way over the water."""
    x, level, radius = dice.pick(480, 800, 1120), 1500 + 10 * dice.roll(0, 16), 300 + 10 * dice.roll(0, 10)
    bars = [Bar(Box(0, level, WIDTH, HEIGHT), shade(13))]
    y, step, half = level + 44, 0, radius - 20
    while y < HEIGHT - 90:
        bars.append(Bar(Box(x - half, y, x + half, y + 14 + 5 * step), tint(100)))
        y, step, half = y + 76 + 14 * step, step + 1, max(60, half - dice.roll(10, 60))
    area = Box(x - radius, level - radius, x + radius, level)
    return Composition(tuple(bars), area, (Disc(x, level, radius, tint(100)),), top(level - radius))


def hills(dice: Dice) -> Composition:
    """Three hills, one behind the other, under a small moon."""
    first, side = 1560, dice.pick(-1, 1)
    shapes: list[Shape] = [Disc(800 + side * dice.roll(280, 500), first - 70, 105, INK)]
    for row, percent in enumerate((36, 66, 100)):
        radius = 1300 + 300 * row + dice.roll(0, 200)
        x = 800 + side * (-1) ** row * dice.roll(260, 510)
        shapes.append(Disc(x, first + 215 * row + radius, radius, tint(percent)))
    area = Box(0, first - 180, WIDTH, HEIGHT)
    return Composition((), area, tuple(shapes), top(first - 180))


def arches(dice: Dice) -> Composition:
    """A gate of arches, one within the other."""
    bands, spring, outer, bright = dice.roll(3, 5), 1930, 560, dice.roll(0, 1)
    thick = min(dice.pick(58, 76, 90), 420 // bands - 26)
    bars, shapes = [], []
    for band in range(bands):
        tone = tint((100, 70, 48, 32, 22)[band] if bright else (30, 44, 60, 80, 100)[band + 5 - bands])
        for radius, colour in ((outer, tone), (outer - thick, PAPER)):
            shapes.append(Disc(800, spring, radius, colour))
            bars.append(Bar(Box(800 - radius, spring, 800 + radius, HEIGHT), colour))
        outer -= thick + 26
    shapes.append(Disc(800, spring, outer, INK if dice.roll(0, 1) else tint(100)))
    bars.append(Bar(Box(800 - outer, spring, 800 + outer, HEIGHT), shapes[-1].tone))
    return Composition(
        tuple(bars), Box(240, spring - 560, 1360, spring), tuple(shapes), top(spring - 560), align="centre"
    )


def rings(dice: Dice) -> Composition:
    """Rings as of a stone in water, in the middle or round a corner."""
    corner = dice.pick(0, 1, 2)
    x, y, outer = ((800, 1500, 490), (WIDTH, HEIGHT, 1120), (0, HEIGHT, 1120))[corner]
    steps = dice.roll(4, 7)
    shapes = tuple(
        Disc(x, y, outer - outer * step // steps, (PAPER if step % 2 else tint(52 + 48 * step // steps)))
        for step in range(steps)
    )
    area = Box(max(0, x - outer), y - outer, min(WIDTH, x + outer), min(HEIGHT, y + outer))
    if corner:
        return Composition((), area, shapes, top(y - outer))
    return Composition((), area, shapes, Box(MARGIN, 190, WIDTH - MARGIN, y - outer - 90), FOOT, "centre")


def dusk(dice: Dice) -> Composition:
    """A great sun behind blinds."""
    radius, y = 490, 1500
    shapes: list[Shape] = [Disc(800, y, radius, tint(100))]
    cuts = dice.roll(4, 7)
    for cut in range(cuts):
        at = y - 120 + (radius + 120) * cut // cuts
        shapes.append(Bar(Box(300, at, 1300, at + 12 + 40 * cut // cuts), PAPER))
    return Composition(
        (),
        Box(800 - radius, y - radius, 800 + radius, y + radius),
        tuple(shapes),
        Box(MARGIN, 190, WIDTH - MARGIN, y - radius - 80),
        FOOT,
        "centre",
    )


def tiles(dice: Dice) -> Composition:
    """A floor of squares with quarters, halves and whole discs."""
    side, shapes = 320, list[Shape]()
    tones = (tint(100), tint(55), tint(25), INK, PAPER)
    for row in range(3):
        for column in range(5):
            left, up = side * column, 1440 + side * row
            back, front = dice.pick(0, 1, 2, 2, 4), dice.pick(0, 1, 2, 3)
            front = front if front != back else (back + 1) % 3
            shapes.append(Bar(Box(left, up, left + side, up + side), tones[back]))
            kind, turn = dice.roll(0, 3), dice.roll(0, 3)
            dx, dy = ((0, 0), (side, 0), (side, side), (0, side))[turn]
            if kind < 2:
                shapes.append(Disc(left + dx, up + dy, side, tones[front], 90 * turn, 90 * turn + 90))
            elif kind == 2:
                shapes.append(Disc(left + side / 2, up + side / 2, side * 0.36, tones[front]))
            else:
                ends = ((0, 180), (90, 270), (180, 360), (-90, 90))[turn]
                mid = ((side / 2, 0), (side, side / 2), (side / 2, side), (0, side / 2))[turn]
                shapes.append(Disc(left + mid[0], up + mid[1], side / 2, tones[front], *ends))
    return Composition((), Box(0, 1440, WIDTH, HEIGHT), tuple(shapes), top(1440))


def moons(dice: Dice) -> Composition:
    """The moon, waxing and waning between two rules."""
    y, radius, gap = 1690, 104, 264
    shapes: list[Shape] = []
    for place in (-2, -1, 1, 2):
        x, side = 800 + gap * place, 1 if place > 0 else -1
        shift = 0.62 * radius if abs(place) == 2 else 1.24 * radius
        shapes += [Disc(x, y, radius, tint(100)), Disc(x - side * shift, y, radius, PAPER)]
    shapes.append(Disc(800, y, radius, INK))
    half = 3 if dice.roll(0, 1) else 5
    bars = tuple(Bar(Box(MARGIN, at, WIDTH - MARGIN, at + half), INK) for at in (y - 230, y + 230))
    return Composition(
        bars,
        Box(140, y - 120, 1460, y + 120),
        tuple(shapes),
        Box(MARGIN, 200, WIDTH - MARGIN, y - 330),
        FOOT,
        "centre",
        True,
    )


def _leaf(x: float, y: float, angle: float, length: float, girth: float, tone: int) -> Polygon:
    """A leaf from its stalk at (x, y): two arcs that meet in a point; angle in degrees, clockwise from the right."""
    along, points = math.radians(angle), []
    for side in (1, -1):
        for step in range(17):
            part = step / 16 if side == 1 else 1 - step / 16
            far, wide = part * length, side * girth * math.sin(math.pi * part) ** 0.9 * (1.1 - 0.4 * part)
            points.append(
                (x + far * math.cos(along) - wide * math.sin(along), y + far * math.sin(along) + wide * math.cos(along))
            )
    return Polygon(tuple(points), tone)


def sprig(dice: Dice) -> Composition:
    """A twig with leaves on both sides."""
    pairs, lean, berries = dice.roll(4, 6), dice.roll(36, 56), dice.roll(0, 1)
    low, high = 2330, 1480
    shapes: list[Shape] = [Bar(Box(797, high, 803, HEIGHT), INK)]
    for pair in range(pairs):
        y = low - 90 - (low - high - 130) * pair / (pairs - 1)
        length = 390 - 190 * pair / (pairs - 1)
        for side, angle in ((1, -lean), (-1, 180 + lean)):
            shift = 0 if dice.pick(0, 1) else 18
            shapes.append(_leaf(800, y - side * 12 - shift, angle, length, length * 0.17, tint(100 - 14 * (pair % 3))))
            if berries and pair % 2:
                shapes.append(Disc(800 + side * length * 0.5, y - length * 0.78, 20, INK))
    shapes.append(_leaf(800, high + 40, -90, 210, 38, tint(100)))
    area = Box(380, high - 180, 1220, HEIGHT)
    return Composition((), area, tuple(shapes), top(high - 180), align="centre")


def waves(dice: Dice) -> Composition:
    """Scales of water, row over row."""
    radius, start = 200, 1500
    tones = ((tint(100), PAPER, tint(55)), (tint(30), tint(60), tint(100)), (tint(100), tint(70), tint(40)))[
        dice.roll(0, 2)
    ]
    shapes: list[Shape] = []
    for row in range(9):
        for column in range(5):
            x, y = 2 * radius * column + radius * (row % 2), start + radius + row * radius // 2
            shapes.append(Disc(x, y, radius, PAPER))
            shapes += [Disc(x, y, (radius - 14) * part // 6, tone) for part, tone in zip((6, 4, 2), tones, strict=True)]
    return Composition((), Box(0, start, WIDTH, HEIGHT), tuple(shapes), top(start))


def frame(dice: Dice) -> Composition:
    """A double frame with a rose in it."""
    petals, y = dice.pick(6, 8, 10, 12), 520
    lines = ((80, INK), (90, PAPER), (106, INK), (109, PAPER))
    bars = tuple(Bar(Box(inset, inset, WIDTH - inset, HEIGHT - inset), tone) for inset, tone in lines)
    shapes: list[Shape] = [
        _leaf(800, y, 360 * petal / petals - 90, 190, 190 * 2.2 / petals, tint(100 if petal % 2 else 62))
        for petal in range(petals)
    ]
    shapes += [Disc(800, y, 44, PAPER), Disc(800, y, 30, INK)]
    words = Box(250, 800, WIDTH - 250, 1900)
    return Composition(
        bars, Box(600, y - 200, 1000, y + 200), tuple(shapes), words, Box(250, 2000, 1350, 2200), "centre", True
    )


COMPOSITIONS: tuple[Callable[[Dice], Composition], ...] = (
    horizon, hills, arches, rings, dusk, tiles, moons, sprig, waves, frame,
)  # fmt: skip
