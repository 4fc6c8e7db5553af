"""The classic title page: type in the middle, rules, and one small ornament."""

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
    Shape,
    leaf,
    star,
    tint,
)
from storybind.book.covers.typefaces import BOOKISH


def moons(dice: Dice) -> Composition:
    """The moon, waxing and waning between two rules."""
    y, radius, gap = 1690, 104, 264
    shapes: list[Shape] = []
    for side in (-1, 1):
        half, sickle = 800 + side * gap, 800 + 2 * side * gap
        shapes += [Disc(sickle, y, radius, tint(100)), Disc(sickle - side * 0.62 * radius, y, radius, PAPER)]
        shapes += [Disc(half, y, radius, tint(100), 90 * side + 180, 90 * side + 360)]
    shapes.append(Disc(800, y, radius, INK))
    half = 3 if dice.roll(0, 1) else 5
    bars = tuple(Bar(Box(MARGIN, at, WIDTH - MARGIN, at + half), INK) for at in (y - 230, y + 230))
    return Composition(
        Box(MARGIN, 200, WIDTH - MARGIN, y - 330),
        bars=bars,
        area=Box(140, y - 120, 1460, y + 120),
        shapes=tuple(shapes),
        foot=FOOT,
        align="centre",
        middle=True,
    )


def frame(dice: Dice) -> Composition:
    """A double frame with a rose in it."""
    petals, y = dice.pick(6, 8, 10, 12), 520
    lines = ((80, INK), (90, PAPER), (106, INK), (109, PAPER))
    bars = tuple(Bar(Box(inset, inset, WIDTH - inset, HEIGHT - inset), tone) for inset, tone in lines)
    shapes: list[Shape] = [
        leaf(800, y, 360 * petal / petals - 90, 190, 190 * 2.2 / petals, tint(100 if petal % 2 else 62))
        for petal in range(petals)
    ]
    shapes += [Disc(800, y, 44, PAPER), Disc(800, y, 30, INK)]
    return Composition(
        Box(250, 800, WIDTH - 250, 1900),
        bars=bars,
        area=Box(600, y - 200, 1000, y + 200),
        shapes=tuple(shapes),
        foot=Box(250, 2000, 1350, 2200),
        align="centre",
        middle=True,
        voice=BOOKISH,
    )


def rules(dice: Dice) -> Composition:
    """A thick rule and a thin one above and below, and a fleuron over the author."""
    bars = tuple(
        Bar(Box(MARGIN, y, WIDTH - MARGIN, y + thick), tone)
        for y, thick, tone in (
            (150, 22, tint(100)), (186, 4, INK), (HEIGHT - 190, 4, INK), (HEIGHT - 172, 22, tint(100)),
        )
    )  # fmt: skip
    y, kind = 1810, dice.roll(0, 2)
    sides: tuple[Shape, ...] = tuple(
        leaf(800 + side * start, y, 90 - side * (90 - lift), length, 20, tint(percent))
        for side in (1, -1)
        for start, lift, length, percent in (
            (60, 0, 150, 100),
            (120, 38, 120, 60),
            (120, -38, 120, 60),
            (190, 0, 110, 100),
        )
    )
    middle = (Disc(800, y, 22, INK), star(800, y, 54, 22, 8, INK), star(800, y, 40, 14, 4, INK))[kind]
    return Composition(
        Box(MARGIN, 330, WIDTH - MARGIN, 1640),
        bars=bars,
        area=Box(500, y - 130, 1100, y + 130),
        shapes=(*sides, middle),
        foot=Box(MARGIN, 1960, WIDTH - MARGIN, 2140),
        align="centre",
        middle=True,
    )


COMPOSITIONS = (rules, moons, frame)
