"""The colours of drawn covers: palettes of three, as a table, and how they turn the greys of a page to colours.

A cover is one grey channel until the very end: accent (0), paper (128), ink (255), tints between. So any composition
goes with any palette, and words, which are ink on bare paper or paper on bare ink, keep the contrast that their
palette promises.
"""

from collections.abc import Iterable
from typing import NamedTuple

from storybind.book.covers.shapes import PAPER


class Palette(NamedTuple):
    """Three colours as hexadecimal RGB; ink on paper has a contrast of 4.5 at least (WCAG 2.2, 1.4.3)."""

    name: str
    paper: str
    ink: str
    accent: str

    def ramp(self, greys: Iterable[int] = range(256)) -> list[int]:
        """The colours of greys, from accent over paper to ink, as red, green, blue, red, ..."""
        accent, paper, ink = (bytes.fromhex(colour) for colour in (self.accent, self.paper, self.ink))
        return [
            (low * (PAPER - grey) + mid * grey) // PAPER
            if grey < PAPER
            else (mid * (255 - grey) + high * (grey - PAPER)) // (255 - PAPER)
            for grey in greys
            for low, mid, high in zip(accent, paper, ink, strict=True)
        ]


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
