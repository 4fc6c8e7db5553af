"""Three bands, as on the paperbacks of the nineteen-thirties: the series, the title, and a small device."""

from collections.abc import Callable

from storybind.book.covers.shapes import (
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
    leaf,
    star,
    tint,
)
from storybind.book.covers.typefaces import SANS

HEAD, FOOT = 560, 1840  # where the middle band begins and ends
DEVICE = Box(600, 1960, 1000, 2280)


def band(dice: Dice) -> Composition:
    """Title and author between two bands of ink; the device in the lower one."""
    x, y = 800, (FOOT + HEIGHT) // 2
    bars = (Bar(Box(0, 0, WIDTH, HEAD), INK), Bar(Box(0, FOOT, WIDTH, HEIGHT), INK))
    edges = (Bar(Box(0, HEAD - 40, WIDTH, HEAD - 26), tint(100)), Bar(Box(0, FOOT + 26, WIDTH, FOOT + 40), tint(100)))
    device = DEVICES[dice.roll(0, len(DEVICES) - 1)]
    return Composition(
        Box(MARGIN, HEAD + 110, WIDTH - MARGIN, FOOT - 110),
        bars=(*bars, *edges),
        area=DEVICE,
        shapes=(Bar(DEVICE, INK), *device(x, y)),
        head=Box(MARGIN, 180, WIDTH - MARGIN, 390),
        head_tone=PAPER,
        align="centre",
        middle=True,
        voice=SANS,
    )


def sun(x: int, y: int) -> tuple[Shape, ...]:
    """A sun with many rays."""
    return star(x, y, 140, 96, 20, PAPER), Disc(x, y, 78, INK), Disc(x, y, 64, tint(100))


def moon(x: int, y: int) -> tuple[Shape, ...]:
    """A sickle and a star."""
    return Disc(x, y, 130, PAPER), Disc(x + 62, y - 30, 108, INK), star(x + 78, y - 30, 52, 18, 5, tint(100))


def flower(x: int, y: int) -> tuple[Shape, ...]:
    """A flower of eight petals."""
    return (*(leaf(x, y, 45 * at, 142, 32, PAPER) for at in range(8)), Disc(x, y, 34, tint(100)))


def boat(x: int, y: int) -> tuple[Shape, ...]:
    """A boat under sail."""
    hull = Polygon(((x - 150, y + 70), (x + 150, y + 70), (x + 96, y + 128), (x - 96, y + 128)), PAPER)
    main = Polygon(((x + 12, y - 140), (x + 12, y + 46), (x + 136, y + 46)), PAPER)
    return hull, main, Polygon(((x - 12, y - 96), (x - 12, y + 46), (x - 112, y + 46)), tint(100))


def eye(x: int, y: int) -> tuple[Shape, ...]:
    """An open eye."""
    return leaf(x - 170, y, 0, 340, 108, PAPER), Disc(x, y, 72, INK), Disc(x, y, 44, tint(100))


DEVICES: tuple[Callable[[int, int], tuple[Shape, ...]], ...] = (sun, moon, flower, boat, eye)


COMPOSITIONS = (band,)
