"""A patterned paper over the whole cover, and a label on it, as on the small clothbound books of a hundred years ago."""

from collections.abc import Callable

from storybind.book.covers.designs.geometry import scales
from storybind.book.covers.shapes import (
    HEIGHT,
    INK,
    PAPER,
    WIDTH,
    Bar,
    Box,
    Composition,
    Dice,
    Disc,
    Polygon,
    Shape,
    Tiling,
    leaf,
    shade,
    star,
    tint,
)
from storybind.book.covers.typefaces import LABEL

PAGE = Box(0, 0, WIDTH, HEIGHT)


def label(dice: Dice) -> Composition:
    """The label in the upper half, framed by two lines."""
    ground, figure = ((tint(100), PAPER), (tint(100), INK), (tint(26), tint(100)), (shade(16), tint(100)))[
        dice.roll(0, 3)
    ]
    paper = PAPERS[dice.roll(0, len(PAPERS) - 1)](ground, figure)
    left, up, right, down = 230, 300, WIDTH - 230, 1420
    lines = ((0, PAPER), (26, INK), (36, PAPER), (48, INK), (51, PAPER))
    bars = tuple(Bar(Box(left + inset, up + inset, right - inset, down - inset), tone) for inset, tone in lines)
    words = Box(left + 130, up + 130, right - 130, down - 130)
    return Composition(words, back=(paper,), bars=bars, align="centre", middle=True, voice=LABEL)


def dots(ground: int, figure: int) -> Tiling:
    """Dots in rows, each row half a step on."""
    spots = tuple(Disc(x, y, 26, figure) for x, y in ((0, 0), (160, 0), (80, 80), (0, 160), (160, 160)))
    return Tiling(PAGE, 160, 160, ground, spots)


def stripes(ground: int, figure: int) -> Tiling:
    """Stripes, broad and narrow in turn."""
    return Tiling(PAGE, 160, 100, ground, (Bar(Box(20, 0, 80, 100), figure), Bar(Box(114, 0, 126, 100), figure)))


def lattice(ground: int, figure: int) -> Tiling:
    """Diamonds with a dot in each."""
    lines = tuple(
        Polygon(((x - 9, y), (x + 9, y), (x + 9 + dx, y + 200), (x - 9 + dx, y + 200)), figure)
        for x, y, dx in ((0, 0, 160), (160, 0, -160))
    )
    corners = tuple(Disc(x, y, 22, figure) for x in (0, 80, 160) for y in (0, 100, 200) if (x == 80) != (y == 100))
    return Tiling(PAGE, 160, 200, ground, (*lines, *corners))


def leaves(ground: int, figure: int) -> Tiling:
    """Leaves that fall to the left and to the right."""
    fallen: list[Shape] = []
    for x, y, angle in ((40, 120, -60), (140, 200, -120), (40, 320, -60), (140, 0, -120), (140, 400, -120)):
        fallen += [leaf(x + shift, y, angle, 130, 26, figure) for shift in (0, 200, -200)]
    return Tiling(PAGE, 200, 400, ground, tuple(fallen))


def stars(ground: int, figure: int) -> Tiling:
    """Stars, large and small in turn."""
    large = tuple(star(x, y, 52, 18, 8, figure) for x, y in ((0, 0), (200, 0), (0, 200), (200, 200)))
    return Tiling(PAGE, 200, 200, ground, (*large, star(100, 100, 30, 10, 4, figure)))


def herringbone(ground: int, figure: int) -> Tiling:
    """Strokes up and down in turn, like the weave of a coat."""
    strokes = tuple(
        Polygon(((x, y), (x + 100, y - 80), (x + 100, y - 40), (x, y + 40)), figure)
        if not x
        else Polygon(((x, y - 80), (x + 100, y), (x + 100, y + 40), (x, y - 40)), figure)
        for x in (0, 100)
        for y in (-160, 0, 160, 320)
    )
    return Tiling(PAGE, 200, 160, ground, strokes)


def fish(ground: int, figure: int) -> Tiling:
    """The scales of a fish."""
    return scales(PAGE, 100, (figure, ground, figure), ground)


PAPERS: tuple[Callable[[int, int], Tiling], ...] = (dots, stripes, lattice, leaves, stars, herringbone, fish)


COMPOSITIONS = (label,)
