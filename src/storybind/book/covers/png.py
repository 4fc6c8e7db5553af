"""A page of greys as PNG with a palette, of sixteen colours where they are enough: small, sharp, and soon written.

PNG 1.2 (W3C recommendation of 2003) is all there is to know. A cover is flat colour and the soft edges of letters and
shapes, which four bits a pixel hold; half the bytes take half the time to pack. Pillow writes such files too, after
it has loaded its readers of PNG, which costs more than the picture.
"""

from __future__ import annotations

import zlib
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
FEW = 16  # colours of four bits a pixel
LEVEL, _MEMORY = 2, 6  # of zlib: 3 packs a tenth better in a fifth more time; more memory takes time to fill
_SHEET = 28  # rows that are looked at together for being like the one above
_WINDOW = 65_000  # bytes that zlib takes before it moves its window, which takes as long as to pack them
_ZLIB = b"\x78\x5e"  # what zlib's own begins with (RFC 1950, section 2.2)


@cache  # there are as many as designs, and some
def choose_levels(tones: frozenset[int]) -> tuple[int, ...]:
    """The greys that a page may keep: all its tones, and between them those of soft edges; black is the first.

    >>> choose_levels(frozenset({128, 255}))
    (0, 16, 32, 48, 64, 80, 96, 112, 128, 159, 175, 191, 207, 223, 239, 255)
    """
    levels = sorted(tones | {0})
    while len(levels) < FEW:
        gap, at = max((after - before, -number) for number, (before, after) in enumerate(pairwise(levels)))
        levels.insert(1 - at, levels[-at] + gap // 2)
    return tuple(levels if len(levels) == FEW else range(256))


def write_png(page: Image.Image, *, patterned: bool) -> bytes:
    """The page, which has a palette, as a file.

    Where it is `patterned`, what has come before is looked for; any other is packed by its runs of one colour alone,
    which is sooner done and takes a tenth less.
    """
    colours = bytes(page.getpalette() or ())
    bits = 4 if len(colours) == 3 * FEW else 8
    stride = (page.width * bits + 7) // 8 + 1  # a row of PNG begins with how it is filtered; 0 is not at all
    rows = page.tobytes("raw", "P;4" if bits == 4 else "P", stride)  # each filled up with a 0
    packed = _pack(rows, stride, zlib.Z_DEFAULT_STRATEGY if patterned else zlib.Z_RLE)
    size = page.width.to_bytes(4) + page.height.to_bytes(4)
    parts = ((b"IHDR", size + bytes((bits, 3, 0, 0, 0))), (b"PLTE", colours), (b"IDAT", packed), (b"IEND", b""))
    return _SIGNATURE + b"".join(chunk(kind, data) for kind, data in parts)


def _pack(rows: bytes, stride: int, strategy: int) -> bytes:
    """The rows, each with the 0 that the next begins with, as zlib packs them (RFC 1950); it is not shown all of them.

    Half of a cover is bare paper, or goes on as it is: a sheet of rows that are like the one above is packed once for
    all covers, each row as filter 2 of PNG has it, over zeros. What is packed behind does not look back over it.
    """
    packer = zlib.compressobj(LEVEL, wbits=-zlib.MAX_WBITS, memLevel=_MEMORY, strategy=strategy)
    parts, check = [_ZLIB, packer.compress(b"\0")], zlib.adler32(b"\0")
    view, start, sheet = memoryview(rows), 0, _SHEET * stride
    for at in range(sheet - 1, len(rows) - sheet, sheet):
        is_same = rows.startswith(rows[at - stride : at - stride + sheet], at)
        if not is_same and at + sheet - start <= _WINDOW:
            continue
        check = zlib.adler32(view[start:at], check)
        parts += (packer.compress(view[start:at]), packer.flush(zlib.Z_FULL_FLUSH))
        start = at
        if is_same:
            low, high = check & 0xFFFF, check >> 16  # the sum of all bytes, and of what it was behind each
            high += stride * _SHEET * (low + _SHEET + 1)  # each row adds a 2, and then nothing
            check = high % 65521 << 16 | (low + 2 * _SHEET) % 65521
            parts.append(_sheet(stride))
            start += sheet
    check = zlib.adler32(view[start:-1], check)
    return b"".join((*parts, packer.compress(view[start:-1]), packer.flush(), check.to_bytes(4)))


@cache
def _sheet(stride: int) -> bytes:
    """A sheet of rows that are the ones above, packed."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return packer.compress((b"\2" + bytes(stride - 1)) * _SHEET) + packer.flush(zlib.Z_FULL_FLUSH)


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG: its length, kind, data and check."""
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
