"""Posters: the title as large as it will go, in plain strong letters, and one strong form."""

from storybind.book.covers.shapes import (
    FOOT,
    HEIGHT,
    INK,
    MARGIN,
    PAPER,
    WIDTH,
    Bar,
    Box,
    Composition,
    Dice,
    Disc,
    Polygon,
    Shape,
    tint,
)
from storybind.book.covers.typefaces import SANS

ROOM = 250  # where the words begin, below a short bar
MARK = Bar(Box(MARGIN, 150, MARGIN + 240, 178), tint(100))


def slab(dice: Dice) -> Composition:
    """A slab of ink at the foot, with the author on it."""
    level = 1760 + 20 * dice.roll(0, 5)
    bars = (MARK, Bar(Box(0, level, WIDTH, HEIGHT), INK), Bar(Box(0, level - 60, WIDTH, level), tint(100)))
    words, foot = Box(MARGIN, ROOM, WIDTH - MARGIN, level - 170), Box(MARGIN, 2060, WIDTH - MARGIN, 2260)
    return Composition(words, bars=bars, foot=foot, foot_tone=PAPER, voice=SANS)


def eclipse(dice: Dice) -> Composition:
    """A great disc that another one covers in part."""
    x, y, radius = dice.pick(560, 800, 1040), 1620, 400
    shift, down = dice.pick(-1, 1) * dice.roll(110, 250), dice.roll(-60, 60)
    shapes: tuple[Shape, ...] = (Disc(x, y, radius, tint(100)), Disc(x + shift, y + down, radius * 3 // 4, PAPER))
    if dice.roll(0, 1):
        shapes = (*shapes, Disc(x + shift, y + down, radius // 4, INK))
    area = Box(x - radius, y - radius, x + radius, y + radius)
    words = Box(MARGIN, ROOM, WIDTH - MARGIN, y - radius - 90)
    return Composition(words, bars=(MARK,), area=area, shapes=shapes, foot=FOOT, voice=SANS)


def stripes(dice: Dice) -> Composition:
    """Stripes that grow towards the foot."""
    bars, y, thick = [MARK], 1330, 8
    grow = dice.roll(5, 9)
    while y + thick < 2020:
        bars.append(Bar(Box(0, y, WIDTH, y + thick), tint(100)))
        y, thick = y + thick + 46, thick + grow
    words = Box(MARGIN, ROOM, WIDTH - MARGIN, 1230)
    return Composition(words, bars=tuple(bars), foot=FOOT, voice=SANS)


def slope(dice: Dice) -> Composition:
    """A slope from one side of the page to the other, a lighter one behind it, and a disc that might roll."""
    left, right = ((2240, 1480), (1480, 2240))[dice.roll(0, 1)]
    lower = 20 * dice.roll(4, 10)
    x, radius = (460, 1140)[left < right], 120
    behind = Polygon(((0, right + lower), (WIDTH, left + lower), (WIDTH, HEIGHT), (0, HEIGHT)), tint(45))
    before = Polygon(((0, left), (WIDTH, right), (WIDTH, HEIGHT), (0, HEIGHT)), tint(100))
    shapes = (Disc(x, 1500, radius, INK), behind, before)
    words = Box(MARGIN, ROOM, WIDTH - MARGIN, 1280)
    return Composition(words, bars=(MARK,), area=Box(0, 1340, WIDTH, HEIGHT), shapes=shapes, voice=SANS)


COMPOSITIONS = (slab, eclipse, stripes, slope)
