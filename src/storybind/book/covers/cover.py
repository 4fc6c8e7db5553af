"""A cover: drawn for a book that has none, or a supplied picture made fit for every e-reader.

A drawn cover follows from title, authors, series, language and seed alone: the fonts are bundled, and neither
clock, system nor locale has a say. So equal books have equal covers, to the byte, wherever Pillow is the same.
This module and `drawing.py` know Pillow, which is loaded when a picture is asked for and not before.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from storybind.book.covers.drawing import draw_page, join_names, lay_out
from storybind.book.covers.genres import choose
from storybind.book.covers.lettering import legible
from storybind.book.covers.png import choose_levels, chunk, write_png
from storybind.book.covers.shapes import WIDTH, Dice, Tiling
from storybind.book.covers.typefaces import AUTHOR, TITLE
from storybind.errors import CoverError
from storybind.model import SMALLEST_COVER, Cover, Notice

if TYPE_CHECKING:
    from PIL import Image

BOOK_WIDTH = 1120
"""Pixels of a drawn cover in a book: as a reader of seven inches and 300 dpi (1264 by 1680) shows it, dot for dot, and
more than the 1000 by 1600 below which it looks coarse; flat shapes bear being enlarged on a greater screen."""

_LARGEST_DECODED = 100_000_000  # pixels; a picture that says it has more is not decoded
_LARGEST_PIXELS = 4_000_000  # Apple's limit for a picture in a book
_LARGEST_SIDE = 10_000  # pixels; Amazon's limit
_LARGEST_BYTES = 2_000_000
_THUMBNAIL = 320  # pixels across, of a picture in a list
_QUALITIES = (92, 86, 80, 72, 62, 50)
_FORMATS = {"JPEG": b"\xff\xd8\xff", "GIF": b"GIF8", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF"}
_OTHERS = (
    ("a web page", rb"(?i)\s*<(?:!doctype html|html)\b"),
    ("a drawing (SVG)", rb"(?s)\s*(?:<\?xml.{0,300}?>\s*)?(?:<!.{0,300}?>\s*)*<svg\b"),
    ("a photograph in a telephone's own format (HEIC)", rb"(?s).{4}ftyp(?:hei|hev|mif1|msf1)"),
    ("a picture in AVIF", rb"(?s).{4}ftypavi"),
    ("a picture in JPEG XL", rb"\xff\x0a|\0{3}\x0cJXL "),
    ("a picture in JPEG 2000", rb"\0{3}\x0cjP  "),
    ("a TIFF picture", rb"II\*\0|MM\0\*"),
    ("a BMP picture", rb"BM.{4}\0{4}"),
    ("an icon", rb"\0\0\x01\0"),
    ("a PDF", rb"%PDF"),
)
"""What a file is, by its beginning, that people take for a cover; most programs that show it save it as JPEG as well."""
_PLAIN_MARKERS = {0xC0, 0xC2, 0xC4, 0xDB, 0xDD}  # SOF0, SOF2, DHT, DQT, DRI
_BESIDE_SCANS = rb"\xff[\xe0-\xef\xfe]"  # APPn, COM


def draw_cover(
    title: str,  # of any length; line ends count as spaces
    authors: tuple[str, ...],  # in the order they are to be named
    seed: str,  # what the looks follow from, together with the title: the book's identifier, say
    *,
    series: str = "",  # stands above the title
    language: str = "en",  # decides the direction of a title without letters, ligatures and capitals
    style: str = "auto",  # or a name of `designs.DESIGNS`
    # genres, tags, fandoms, rating: strongest first; of use where `genres.GENRES` knows one
    subjects: tuple[str, ...] = (),
    width: int = BOOK_WIDTH,
    as_jpeg: bool = False,  # and not PNG, which is smaller, sharper and soon made
) -> Cover:
    """Draw a cover half as high again as wide: design and colours by what the story is, else by the seed.

    Characters that no bundled font has are left out; a notice names them if they are letters. A title of which
    nothing is left, like no title, gives a picture without words. ``("Unknown",)`` is nobody and not shown.
    """
    dice = Dice(seed, title)
    palette, compose = choose(style, subjects, dice)
    composition, scale = compose(dice), width / WIDTH
    lines = lay_out(title, authors, series, language, composition, scale)
    lost = "".join(dict.fromkeys(legible(title, TITLE)[1] + legible(join_names(authors), AUTHOR)[1]))
    text = f"the drawn cover leaves out letters that its fonts do not have: {lost[:20]}"
    notices = (Notice("cover-letters", text),) if lost else ()
    levels = range(256) if as_jpeg else choose_levels(composition.tones())
    page = draw_page(composition, lines, scale, levels)
    page.putpalette(palette.ramp(levels))
    if as_jpeg:
        return Cover(_jpeg(page.convert("RGB"), 84, subsampling=2), *page.size, "drawn", notices=notices)
    data = write_png(page, patterned=any(isinstance(back, Tiling) for back in composition.back))
    return Cover(data, *page.size, "drawn", "image/png", notices)


class _JpegFile(io.BytesIO):
    """Memory that bears the name of a JPEG file: Pillow then loads its code for JPEG and for nothing else."""

    name = "cover.jpg"


def _jpeg(image: Image.Image, quality: int, subsampling: int) -> bytes:
    """The picture as JPEG, without anything that is not picture."""
    image.info.clear()
    out = _JpegFile()
    image.save(out, quality=quality, subsampling=subsampling)
    return out.getvalue()


MARK = b"storybind cover"
"""What a picture file says that storybind wrote, so that it may be written again: a comment of JPEG, a text of PNG."""

_JPEG_MARK = b"\xff\xfe" + (len(MARK) + 2).to_bytes(2, "big") + MARK
_PNG_MARK = chunk(b"tEXt", b"Comment\0" + MARK)


def mark(cover: Cover) -> bytes:
    """A cover as a file of its own: its picture, and our mark behind the header."""
    if cover.media_type == "image/png":
        return cover.data[:33] + _PNG_MARK + cover.data[33:]  # signature and IHDR
    header = 4 + int.from_bytes(cover.data[4:6], "big")  # start of image, and the one segment that must come first
    return cover.data[:header] + _JPEG_MARK + cover.data[header:]


def is_marked(data: bytes) -> bool:
    """Whether a file is a cover that storybind wrote."""
    return _JPEG_MARK in data[:200] or data[33:].startswith(_PNG_MARK)


def to_png(cover: Cover) -> Cover:
    """A cover of JPEG as PNG."""
    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(cover.data)).save(out, "PNG")
    return cover._replace(data=out.getvalue(), media_type="image/png")


def read_cover(data: bytes, name: str) -> Cover:
    """Make a supplied picture fit for every e-reader: JPEG, sRGB, upright, without metadata, not too large.

    A picture that is all that already keeps its bytes; any other is decoded and written anew, smaller where it has
    to be, never larger. Of an animation the first picture is taken.

    Raises:
        CoverError: Not JPEG, PNG, WebP or GIF; broken; or of more than 100 million pixels, which are not even decoded.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, about bombs and odd metadata: both are dealt with here
        image = _open(data, name)
        try:
            image.load()
            if _is_fit(data, image):
                out, size = data, image.size
            else:
                out, size = _encode(_to_srgb(image))
        except Exception as error:  # whatever a decoder says of hostile bytes: they are no cover
            raise CoverError(f"the picture is broken ({error}); save it again, or use another", where=name) from error
    return Cover(out, *size, name, notices=tuple(_judge(size, name)))


def make_thumbnail(cover: bytes) -> bytes:
    """A picture made small, as JPEG, for lists; raises `CoverError`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = _open(cover, "cover")
        try:
            # a JPEG is decoded in an eighth of the time
            image.draft("RGB", (_THUMBNAIL * 5 // 4, _THUMBNAIL * 15 // 8))
            image = image.convert("RGBA" if image.has_transparency_data else "RGB") if image.mode == "P" else image
            image.thumbnail((_THUMBNAIL, _THUMBNAIL * 2), reducing_gap=1.25)
            return _jpeg(_to_srgb(image), 76, subsampling=2)
        except Exception as error:  # as above
            raise CoverError(f"the picture is broken ({error})", where="cover") from error


def _judge(size: tuple[int, int], name: str) -> Iterator[Notice]:
    """What is worth telling of a cover of so many pixels."""
    width, height = SMALLEST_COVER
    if size[0] < width or size[1] < height:
        told = f"it has {size[0]} by {size[1]} pixels, and below {width} by {height} it looks coarse"
        yield Notice("small-cover", f"the cover {name} is small: {told}")


def _open(data: bytes, name: str) -> Image.Image:
    """The picture with its header read, and no more."""
    from PIL import Image

    kind = next((kind for kind, start in _FORMATS.items() if data.startswith(start)), "")
    if not kind or (kind == "WEBP" and data[8:12] != b"WEBP"):
        message = f"not a picture storybind can read (JPEG, PNG, WebP, GIF); {_describe(data)}; save it as JPEG or PNG"
        raise CoverError(message, where=name)
    bomb = (
        f"the picture has more than {_LARGEST_DECODED // 10**6} million pixels; make it smaller, 1600 by 2400 is enough"
    )
    if kind == "WEBP" and _webp_pixels(data) > _LARGEST_DECODED:
        raise CoverError(bomb, where=name)
    try:
        image = Image.open(io.BytesIO(data), formats=[kind])
    except Image.DecompressionBombError:
        raise CoverError(bomb, where=name) from None
    except Exception as error:
        raise CoverError("the picture is broken from its start; save it again, or use another", where=name) from error
    if image.width * image.height > _LARGEST_DECODED:
        raise CoverError(bomb, where=name)
    return image


def _describe(data: bytes) -> str:
    """What a file is that is no picture for a book."""
    if found := next((what for what, start in _OTHERS if re.match(start, data[:2000])), ""):
        return f"it is {found}"
    return f"the file begins with “{repr(data[:8])[2:-1]}”" if data else "the file is empty"


def _webp_pixels(data: bytes) -> int:
    """What the header says (RFC 9649, section 2): Pillow makes room for all frames before it tells."""
    chunk = data[12:16]
    if chunk == b"VP8X":
        return (int.from_bytes(data[24:27], "little") + 1) * (int.from_bytes(data[27:30], "little") + 1)
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    return (int.from_bytes(data[26:28], "little") & 0x3FFF) * (int.from_bytes(data[28:30], "little") & 0x3FFF)


def _is_fit(data: bytes, image: Image.Image) -> bool:
    """Whether the file can go into a book as it is: small enough, and a plain JPEG of sRGB colours.

    Plain is: baseline or progressive, with JFIF's own header and nothing else beside the picture but a profile that
    says sRGB; no EXIF, XMP, comment, second picture, or bytes after the end.
    """
    if (
        image.format != "JPEG"
        or image.mode != "RGB"
        or len(data) > _LARGEST_BYTES
        or _fitting(*image.size) != image.size
    ):
        return False
    at, jfif = 2, False
    while data[at : at + 2] != b"\xff\xda":  # start of scan
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        header = marker == 0xE0 and body.startswith(b"JFIF\0") and length == 16
        profile = marker == 0xE2 and body.startswith(b"ICC_PROFILE\0") and _is_srgb(image.info.get("icc_profile", b""))
        ours = marker == 0xFE and body == MARK
        if data[at] != 0xFF or not (header or profile or ours or marker in _PLAIN_MARKERS):
            return False
        at, jfif = at + 2 + length, jfif or header
    return jfif and data.find(b"\xff\xd9", at) == len(data) - 2 and not re.search(_BESIDE_SCANS, memoryview(data)[at:])


def _is_srgb(profile: bytes) -> bool:
    """Whether an ICC profile calls itself sRGB."""
    from PIL import ImageCms

    try:
        return ImageCms.getProfileDescription(io.BytesIO(profile)).startswith("sRGB")
    except ImageCms.PyCMSError:
        return False


def _fitting(width: int, height: int) -> tuple[int, int]:
    """The size, or the largest of its shape that keeps the limits, in pixels."""
    scale = min(1.0, (_LARGEST_PIXELS / (width * height)) ** 0.5, _LARGEST_SIDE / max(width, height))
    return (width, height) if scale == 1 else (max(1, int(width * scale)), max(1, int(height * scale)))


def _to_srgb(image: Image.Image) -> Image.Image:
    """The picture upright, on white, in sRGB, and within the limits."""
    from PIL import Image, ImageCms, ImageOps

    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        image = image.point(lambda grey: grey * (1 / 256)).convert("L")
    elif image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    elif image.mode not in ("L", "CMYK"):
        image = image.convert("RGB")
    image = image.resize(_fitting(*image.size), Image.Resampling.LANCZOS, reducing_gap=3.0)
    try:
        if profile:
            source, target = io.BytesIO(profile), ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, source, target, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError):
        pass  # a broken profile, or one of other colours than the picture's: do without
    return image.convert("RGB")


def _encode(image: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """The picture as JPEG within the limit of bytes: coarser first, then smaller."""
    from PIL import Image

    while True:
        for quality in _QUALITIES:
            out = _jpeg(image, quality, subsampling=0 if quality > 90 else 2)
            if len(out) <= _LARGEST_BYTES:
                return out, image.size
        smaller = (max(1, image.width * 3 // 4), max(1, image.height * 3 // 4))
        image = image.resize(smaller, Image.Resampling.LANCZOS)
