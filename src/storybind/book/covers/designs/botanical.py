"""Plants: a twig, a meadow, a wreath."""

import math

from storybind.book.covers.shapes import (
    HEIGHT,
    INK,
    WIDTH,
    Bar,
    Box,
    Composition,
    Dice,
    Disc,
    Polygon,
    Shape,
    leaf,
    star,
    tint,
    top,
)
from storybind.book.covers.typefaces import BOOKISH


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
            shapes.append(leaf(800, y - side * 12 - shift, angle, length, length * 0.17, tint(100 - 14 * (pair % 3))))
            if berries and pair % 2:
                shapes.append(Disc(800 + side * length * 0.5, y - length * 0.78, 20, INK))
    shapes.append(leaf(800, high + 40, -90, 210, 38, tint(100)))
    area = Box(380, high - 180, 1220, HEIGHT)
    return Composition(top(high - 180), area=area, shapes=tuple(shapes), align="centre", voice=BOOKISH)


def meadow(dice: Dice) -> Composition:
    """Grasses and flowers that grow up from the foot of the page."""
    shapes: list[Shape] = []
    for at in range(13):
        x, height = 62 + 123 * at + dice.roll(-26, 26), 420 + 10 * dice.roll(0, 44) + (120 if at % 3 == 1 else 0)
        tone, head = tint(dice.pick(45, 70, 100)), HEIGHT - height
        shapes.append(Bar(Box(x - 4, head, x + 4, HEIGHT), tone))
        for pair in range(height // 150):
            low = HEIGHT - 90 - 120 * pair
            shapes += [leaf(x, low - 40 * (side > 0), -90 + side * 42, 170 - 14 * pair, 22, tone) for side in (1, -1)]
        shapes += _bloom(dice.roll(0, 3), x, head, tone)
    return Composition(top(1420), area=Box(0, 1420, WIDTH, HEIGHT), shapes=tuple(shapes), voice=BOOKISH)


def _bloom(kind: int, x: int, y: int, tone: int) -> list[Shape]:
    """What a stalk ends in: a daisy, a seed head, an ear of grass or a bud."""
    if kind == 0:
        return [*(leaf(x, y, 36 * at, 86, 17, tone) for at in range(10)), Disc(x, y, 26, INK)]
    if kind == 1:
        rays = [
            (x + 84 * math.cos(math.radians(at)), y - 84 * -math.sin(math.radians(at))) for at in range(180, 361, 30)
        ]
        stalks = [Polygon(((x - 2.0, y + 2.0), (x + 2.0, y + 2.0), ray), tone) for ray in rays]
        return [*stalks, *(Disc(*ray, 15, INK) for ray in rays)]
    if kind == 2:
        return [leaf(x, y + 34 * at, -90 + side * 28, 74, 13, tone) for at in range(5) for side in (1, -1)]
    return [leaf(x, y + 20, -90 + turn, 120, 24, tone) for turn in (-22, 22, 0)]


def wreath(dice: Dice) -> Composition:
    """A wreath of leaves with the words in it."""
    x, y, radius, leaves = 800, 1120, 660, dice.pick(32, 36, 40)
    berries, lean, shapes = dice.roll(0, 2), dice.pick(28, 36), list[Shape]()
    for at in range(1, leaves):
        if at == leaves // 2:  # where the star is
            continue
        turn = 360 * at / leaves - 90
        side = 1 if turn < 90 else -1  # both halves grow upwards from the foot
        px, py = x + radius * math.cos(math.radians(turn)), y + radius * math.sin(math.radians(turn))
        for bend, tone in ((lean, tint(100)), (-lean, tint(62))):
            shapes.append(leaf(px, py, turn - side * 90 + bend, 150, 27, tone))
        if berries and at % 3 == 0:
            far = radius + 74
            shapes.append(Disc(x + far * math.cos(math.radians(turn)), y + far * math.sin(math.radians(turn)), 15, INK))
    shapes.append(star(x, y + radius, 62, 24, 6, INK))
    return Composition(
        Box(370, 740, 1230, 1500),
        area=Box(20, 320, 1580, 1940),
        shapes=tuple(shapes),
        foot=Box(140, 2060, 1460, 2260),
        align="centre",
        middle=True,
        voice=BOOKISH,
    )


COMPOSITIONS = (sprig, meadow, wreath)
