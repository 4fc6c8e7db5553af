"""The designs of drawn covers by their names: each a module with a few compositions that belong together.

A composition is a pure function: dice in, a page without words out. What it draws follows from the dice alone. A
module is loaded when its design is chosen: a book needs one.
"""

from collections.abc import Callable
from importlib import import_module

from storybind.book.covers.shapes import Composition, Dice

DESIGNS = {
    "classic": "a title page with rules and an ornament",
    "label": "patterned paper and a label, like a small clothbound book",
    "band": "three bands, like an early paperback",
    "poster": "a large plain title and one strong form",
    "landscape": "sea, hills, mountains, forest or roofs below the title",
    "geometry": "circles, arches, tiles and waves",
    "botanical": "a twig, a meadow or a wreath",
}
"""What ``--cover-style`` can ask for, each in a few words for those who choose."""


def find_compositions(name: str) -> tuple[Callable[[Dice], Composition], ...]:
    """The compositions of a design."""
    compositions: tuple[Callable[[Dice], Composition], ...] = import_module(f"{__name__}.{name}").COMPOSITIONS
    return compositions
