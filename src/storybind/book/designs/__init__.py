"""The designs of drawn covers by their names: each a few compositions that belong together.

A composition is a pure function: dice in, a page without words out. What it draws follows from the dice alone.
"""

from collections.abc import Callable
from typing import NamedTuple

from storybind.book.designs import band, botanical, classic, geometry, label, landscape, poster
from storybind.book.shapes import Composition, Dice


class Design(NamedTuple):
    """What ``--cover-style`` can ask for, in a sentence for those who choose, and its compositions."""

    about: str
    compositions: tuple[Callable[[Dice], Composition], ...]


DESIGNS = {
    "classic": Design("a title page with rules and an ornament", (classic.rules, classic.moons, classic.frame)),
    "label": Design("patterned paper and a label, like a small clothbound book", (label.label,)),
    "band": Design("three bands, like an early paperback", (band.band,)),
    "poster": Design(
        "a large plain title and one strong form", (poster.slab, poster.eclipse, poster.stripes, poster.slope)
    ),
    "landscape": Design(
        "sea, hills, mountains, forest or roofs below the title",
        (landscape.horizon, landscape.hills, landscape.peaks, landscape.forest, landscape.city),
    ),
    "geometry": Design(
        "circles, arches, tiles and waves",
        (geometry.arches, geometry.rings, geometry.dusk, geometry.tiles, geometry.waves),
    ),
    "botanical": Design("a twig, a meadow or a wreath", (botanical.sprig, botanical.meadow, botanical.wreath)),
}
