"""Geometry: circles, arches, blinds and tiles."""

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
    Tiling,
    tint,
    top,
)


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
    area = Box(240, spring - 560, 1360, spring)
    return Composition(top(spring - 560), bars=tuple(bars), area=area, shapes=tuple(shapes), align="centre")


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
        return Composition(top(y - outer), area=area, shapes=shapes)
    words = Box(MARGIN, 190, WIDTH - MARGIN, y - outer - 90)
    return Composition(words, area=area, shapes=shapes, foot=FOOT, align="centre")


def dusk(dice: Dice) -> Composition:
    """A great sun behind blinds."""
    radius, y = 490, 1500
    shapes: list[Shape] = [Disc(800, y, radius, tint(100))]
    cuts = dice.roll(4, 7)
    for cut in range(cuts):
        at = y - 120 + (radius + 120) * cut // cuts
        shapes.append(Bar(Box(300, at, 1300, at + 12 + 40 * cut // cuts), PAPER))
    area = Box(800 - radius, y - radius, 800 + radius, y + radius)
    words = Box(MARGIN, 190, WIDTH - MARGIN, y - radius - 80)
    return Composition(words, area=area, shapes=tuple(shapes), foot=FOOT, align="centre")


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
    return Composition(top(1440), area=Box(0, 1440, WIDTH, HEIGHT), shapes=tuple(shapes))


def waves(dice: Dice) -> Composition:
    """Scales of water, row over row, as on an old map."""
    tones = ((tint(100), PAPER, tint(55)), (tint(30), tint(60), tint(100)), (tint(100), tint(70), tint(40)))[
        dice.roll(0, 2)
    ]
    first = tuple(
        shape for row in (-2, -1) for column in range(-1, 5) for shape in _scale(row, column, 200, tones, PAPER)
    )
    crest = tuple(disc._replace(y=disc.y + 1500) for disc in first)
    back = (scales(Box(0, 1500, WIDTH, HEIGHT), 200, tones, PAPER),)
    return Composition(top(1300), back=back, area=Box(0, 1300, WIDTH, 1500), shapes=crest)


def scales(box: Box, radius: int, tones: tuple[int, int, int], edge: int) -> Tiling:
    """Discs of three rings that overlap like the scales of a fish, each row half a disc on from the one above."""
    places = ((row, column) for row in range(-3, 2) for column in range(-1, 2))
    discs = tuple(disc for row, column in places for disc in _scale(row, column, radius, tones, edge))
    return Tiling(box, 2 * radius, radius, edge, discs)


def _scale(row: int, column: int, radius: int, tones: tuple[int, int, int], edge: int) -> tuple[Disc, ...]:
    """One scale; row -2 has its middle at the top of the tile."""
    x, y = radius * (2 * column + 1 - row % 2), radius + row * radius // 2
    rings = (Disc(x, y, radius * 93 // 100 * part // 6, tone) for part, tone in zip((6, 4, 2), tones, strict=True))
    return (Disc(x, y, radius, edge), *rings)


COMPOSITIONS = (arches, rings, dusk, tiles, waves)
