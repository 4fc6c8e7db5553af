"""Landscapes: a horizon somewhere below the words, and what stands before it."""

from itertools import pairwise

from storybind.book.covers.shapes import (
    HEIGHT,
    INK,
    WIDTH,
    Bar,
    Box,
    Composition,
    Dice,
    Disc,
    Glow,
    Polygon,
    Shape,
    shade,
    tint,
    top,
)


def horizon(dice: Dice) -> Composition:
    """A sun that sets behind the sea, and its way over the water."""
    x, level, radius = dice.pick(480, 800, 1120), 1500 + 10 * dice.roll(0, 16), 300 + 10 * dice.roll(0, 10)
    bars = [Bar(Box(0, level, WIDTH, HEIGHT), shade(13))]
    y, step, half = level + 44, 0, radius - 20
    while y < HEIGHT - 90:
        bars.append(Bar(Box(x - half, y, x + half, y + 14 + 5 * step), tint(100)))
        y, step, half = y + 76 + 14 * step, step + 1, max(60, half - dice.roll(10, 60))
    area = Box(x - radius, level - radius, x + radius, level)
    return Composition(top(level - radius), bars=tuple(bars), area=area, shapes=(Disc(x, level, radius, tint(100)),))


def hills(dice: Dice) -> Composition:
    """Three hills, one behind the other, under a small moon."""
    first, side = 1560, dice.pick(-1, 1)
    shapes: list[Shape] = [Disc(800 + side * dice.roll(280, 500), first - 70, 105, INK)]
    for row, percent in enumerate((36, 66, 100)):
        radius = 1300 + 300 * row + dice.roll(0, 200)
        x = 800 + side * (-1) ** row * dice.roll(260, 510)
        shapes.append(Disc(x, first + 215 * row + radius, radius, tint(percent)))
    return Composition(top(first - 180), area=Box(0, first - 180, WIDTH, HEIGHT), shapes=tuple(shapes))


def peaks(dice: Dice) -> Composition:
    """Mountains in the haze, the nearer the darker, and a full moon over them."""
    shapes: list[Shape] = [Disc(dice.pick(430, 1170), 1390, 120, INK)]
    for row, percent in enumerate((30, 52, 76, 100)):
        shapes.append(_ridge(dice, 1610 + 200 * row, 520 - 60 * row, tint(percent)))
    return Composition(top(1200), area=Box(0, 1200, WIDTH, HEIGHT), shapes=tuple(shapes))


def _ridge(dice: Dice, level: int, rise: int, tone: int) -> Polygon:
    """A jagged line round a level: halved again and again, and each time moved less (midpoint displacement)."""
    heights = [float(dice.roll(-80, 80)) for _ in range(5)]
    while len(heights) < 60:
        middles = [(one + other) / 2 + rise * dice.roll(-100, 100) / 240 for one, other in pairwise(heights)]
        heights = [each for pair in zip(heights, middles, strict=False) for each in pair] + heights[-1:]
        rise = rise * 2 // 5
    step = WIDTH / (len(heights) - 1)
    line = tuple((step * at, level + height) for at, height in enumerate(heights))
    return Polygon(((0.0, float(HEIGHT)), *line, (float(WIDTH), float(HEIGHT))), tone)


def forest(dice: Dice) -> Composition:
    """Three rows of firs."""
    shapes: list[Shape] = [Disc(dice.pick(400, 800, 1200), 1500, 230, tint(18))]
    for row, percent in enumerate((34, 62, 100)):
        foot, step = 2080 + 160 * row, 150 + 40 * row
        for at in range(-1, WIDTH // step + 2):
            height, x = 470 + 40 * row + 2 * dice.roll(0, 90), step * at + dice.roll(-30, 30) + 50 * row
            shapes.append(_fir(x, foot, height, tint(percent)))
        shapes.append(Bar(Box(0, foot - 180, WIDTH, HEIGHT), tint(percent)))
    return Composition(top(1270), area=Box(0, 1270, WIDTH, HEIGHT), shapes=tuple(shapes))


def _fir(x: int, foot: int, height: int, tone: int) -> Polygon:
    """A fir of five tiers, each wider than the one over it."""
    right: list[tuple[float, float]] = []
    for tier in range(1, 6):
        wide, low = height * 0.068 * tier, foot - height * (1 - tier / 5)
        right += [(x + wide, low), (x + wide * 0.55, low - height * 0.015)]
    left = [(2 * x - across, down) for across, down in reversed(right)]
    return Polygon(((float(x), float(foot - height)), *right[:-1], *left[1:]), tone)


def city(dice: Dice) -> Composition:
    """Roofs before the evening sky, some windows lit."""
    bars: list[Bar] = []
    for tone, low, high in ((tint(40), 1560, 1840), (tint(100), 1780, 2130)):
        left = 0
        while left < WIDTH:
            wide, roof = 10 * dice.roll(11, 24), low + (high - low) * dice.roll(0, 9) // 9
            bars.append(Bar(Box(left, roof, left + wide, HEIGHT), tone))
            if tone == tint(100):
                bars += _windows(dice, Box(left + 26, roof + 44, left + wide - 26, HEIGHT - 60))
            elif dice.roll(0, 2) == 0:
                bars.append(Bar(Box(left + wide // 2 - 4, roof - 90, left + wide // 2 + 4, roof), tone))
            left += wide
    return Composition(top(1400), back=(Glow(Box(0, 1400, WIDTH, HEIGHT), tint(0), tint(34)),), bars=tuple(bars))


def _windows(dice: Dice, wall: Box) -> list[Bar]:
    """The lit windows of a wall: one in three."""
    return [
        Bar(Box(left, up, left + 22, up + 34), INK)
        for up in range(wall.top, wall.bottom - 40, 74)
        for left in range(wall.left, wall.right - 20, 46)
        if dice.roll(0, 2) == 0
    ]


COMPOSITIONS = (horizon, hills, peaks, forest, city)
