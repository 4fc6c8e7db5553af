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


def write_png(page: Image.Image, *, patterned: bool) -> bytes:
    """The page, which has a palette, as a file.

    Where it is `patterned`, what has come before is looked for; any other is packed by its runs of one colour alone,
    which is sooner done and takes a tenth less.
    """
    colours = bytes(page.getpalette() or ())
    bits = 4 if len(colours) == 3 * FEW else 8
    stride = (page.width * bits + 7) // 8 + 1  # a row of PNG begins with how it is filtered; 0 is not at all
    rows = page.tobytes("raw", "P;4" if bits == 4 else "P", stride)  # each filled up with a 0
    packer = zlib.compressobj(LEVEL, memLevel=MEMORY, strategy=zlib.Z_DEFAULT_STRATEGY if patterned else zlib.Z_RLE)
    packed = packer.compress(b"\0") + packer.compress(memoryview(rows)[:-1]) + packer.flush()
    size = page.width.to_bytes(4) + page.height.to_bytes(4)
    parts = ((b"IHDR", size + bytes((bits, 3, 0, 0, 0))), (b"PLTE", colours), (b"IDAT", packed), (b"IEND", b""))
    return SIGNATURE + b"".join(chunk(kind, data) for kind, data in parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG: its length, kind, data and check."""
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
