"""A page of greys as PNG with a palette, of sixteen colours where they are enough: small, sharp, and soon written.

PNG 1.2 (W3C recommendation of 2003) is all there is to know. A cover is flat colour and the soft edges of letters and
shapes, which four bits a pixel hold; half the bytes take half the time to pack. Pillow writes such files too, after
it has loaded its readers of PNG, which costs more than the picture.
"""

from __future__ import annotations

import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
FEW = 16  # colours of four bits a pixel
LEVEL, MEMORY = 2, 6  # of zlib: 3 packs a tenth better in a fifth more time; more memory takes time to fill


def choose_levels(tones: set[int]) -> list[int]:
    """The greys that a page may keep: all its tones, and between them those of soft edges; black is the first.

    >>> choose_levels({128, 255})
    [0, 16, 32, 48, 64, 80, 96, 112, 128, 159, 175, 191, 207, 223, 239, 255]
    """
    levels = sorted(tones | {0})
    while len(levels) < FEW:
        gap, at = max((after - before, -number) for number, (before, after) in enumerate(pairwise(levels)))
        levels.insert(1 - at, levels[-at] + gap // 2)
    return levels if len(levels) == FEW else list(range(256))


def write_png(page: Image.Image, colours: list[int]) -> bytes:
    """The page, of which each pixel is the number of one of the colours (red, green, blue, red, ...)."""
    from PIL import Image

    bits = 4 if len(colours) == 3 * FEW else 8
    padded = Image.new("L", (page.width + 8 // bits, page.height))  # each row of a PNG begins with a byte: no filter
    padded.paste(page, (8 // bits, 0))
    padded.putpalette(colours)
    packer = zlib.compressobj(LEVEL, memLevel=MEMORY)
    rows = packer.compress(padded.tobytes("raw", "P;4" if bits == 4 else "P")) + packer.flush()
    size = page.width.to_bytes(4) + page.height.to_bytes(4)
    parts = ((b"IHDR", size + bytes((bits, 3, 0, 0, 0))), (b"PLTE", bytes(colours)), (b"IDAT", rows), (b"IEND", b""))
    return SIGNATURE + b"".join(chunk(kind, data) for kind, data in parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG: its length, kind, data and check."""
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
