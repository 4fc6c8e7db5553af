"""Covers: one drawn for a book that has none, or a supplied picture made fit for every e-reader.

A drawn cover follows from title, authors, series, language and seed alone: the fonts are bundled, and neither
clock, system nor locale has a say. So equal books have equal covers, to the byte, wherever Pillow is the same.
`genres.py` chooses among `designs/` and `palettes.py`, `lettering.py` sets the type, and this is the one place that
knows Pillow, which is loaded when a picture is asked for and not before.
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from storybind.book.genres import choose
from storybind.book.lettering import AUTHOR, FONTS, LONGEST, TITLE, Run, Setting, Style, legible, set_text
from storybind.book.scripts import capitals
from storybind.book.shapes import (
    HEIGHT,
    INK,
    PAPER,
    WIDTH,
    Bar,
    Box,
    Composition,
    Dice,
    Disc,
    Glow,
    Shape,
    Tiling,
)
from storybind.errors import CoverError
from storybind.model import Cover, Notice

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

SERIES_GAP, AUTHOR_GAP = 64, 80  # pixels between series and title, title and author

LARGEST_DECODED = 100_000_000  # pixels; a picture that says it has more is not decoded
LARGEST_PIXELS = 4_000_000  # Apple's limit for a picture in a book
LARGEST_SIDE = 10_000  # pixels; Amazon's limit
LARGEST_BYTES = 2_000_000
SMALLEST = (625, 1000)  # pixels; Amazon's limit
QUALITIES = (92, 86, 80, 72, 62, 50)
FORMATS = {"JPEG": b"\xff\xd8\xff", "GIF": b"GIF8", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF"}
PLAIN_MARKERS = {0xC0, 0xC2, 0xC4, 0xDB, 0xDD}  # SOF0, SOF2, DHT, DQT, DRI
BESIDE_SCANS = re.compile(rb"\xff[\xe0-\xef\xfe]")  # APPn, COM


def draw_cover(
    title: str,
    authors: tuple[str, ...],
    seed: str,
    *,
    series: str = "",
    language: str = "en",
    style: str = "auto",
    subjects: tuple[str, ...] = (),
    as_png: bool = False,
) -> Cover:
    """Draw a cover of 1600 by 2400 pixels: design and colours by what the story is, else by the seed.

    Characters that no bundled font has are left out; a notice names them if they are letters. A title of which
    nothing is left, like no title, gives a picture without words. ``("Unknown",)`` is nobody and not shown.

    Args:
        title: Any text, of any length; line ends count as spaces.
        authors: In the order they are to be named; may be empty.
        seed: What the looks follow from, together with the title: the book's identifier, say.
        series: Stands above the title, if given.
        language: BCP 47 tag; decides the direction of a title without letters, ligatures and capitals.
        style: A name of `designs.DESIGNS`, or ``auto``.
        subjects: Genres, tags, fandoms, rating: strongest first; of use where `genres.GENRES` knows one.
        as_png: Whether the picture is to be PNG, which loses nothing, and not JPEG.
    """
    dice = Dice(seed, title)
    palette, compose = choose(style, subjects, dice)
    composition = compose(dice)
    page = draw_page(composition, lay_out(title, authors, series, language, composition))
    page.putpalette(palette.ramp())
    lost = "".join(dict.fromkeys(legible(title, TITLE)[1] + legible(_names(authors), AUTHOR)[1]))
    text = f"the drawn cover leaves out letters that its fonts do not have: {lost[:20]}"
    notices = (Notice("cover-letters", text),) if lost else ()
    if as_png:
        return Cover(_png(page), WIDTH, HEIGHT, "drawn", "image/png", notices)
    return Cover(_jpeg(page.convert("RGB"), 84, subsampling=2), WIDTH, HEIGHT, "drawn", notices=notices)


class Line(NamedTuple):
    """A line of type in its place: `x` of its left edge and `y` of its base line, in pixels of the page, and its tone."""

    setting: Setting
    runs: tuple[Run, ...]
    x: int
    y: int
    tone: int = INK

    @property
    def box(self) -> Box:
        """What the line takes up, from the top of usual capitals to the foot of usual descenders."""
        width = round(_width(self.runs, self.setting.size, self.setting.tracking))
        return Box(self.x, self.y - self.setting.rise, self.x + width, self.y + self.setting.drop)


def lay_out(
    title: str, authors: tuple[str, ...], series: str, language: str, composition: Composition
) -> tuple[Line, ...]:
    """Every line of the cover in its place: series, title, author from above, unless series or author have their own."""
    room, head, foot = composition.words, composition.head, composition.foot
    voice = composition.voice
    over = _set(series, voice.series, (head or room).width, head.height if head else 170, language)
    by = _set(_names(authors), voice.author, (foot or room).width, min((foot or room).height, 300), language)
    above = over.height + SERIES_GAP if over and not head else 0
    below = by.height + AUTHOR_GAP if by and not foot else 0
    main = _set(title, voice.title, room.width, room.height - above - below, language)
    height = above + (main.height if main else 0) + below
    top = room.top + ((room.height - height) // 2 if composition.middle else 0)
    rtl = next((setting.rtl for setting in (main, by, over) if setting), False)
    side = composition.align if composition.align == "centre" or not rtl else "right"
    lines = list(_place(over, head or room, head.top if head else top, side, composition.head_tone))
    lines += _place(main, room, top + above, side, INK)
    if by:
        lines += _place(
            by, foot or room, (foot.bottom if foot else top + height) - by.height, side, composition.foot_tone
        )
    return tuple(lines)


def _names(authors: tuple[str, ...]) -> str:
    """All authors in one line: "A", "A & B", "A, B & C"; nobody for a single "Unknown"."""
    names = [name for name in authors if name.strip()] if authors != ("Unknown",) else []
    return " & ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _set(text: str, style: Style, width: int, height: int, language: str) -> Setting | None:
    """The text set, or None where nothing of it can be."""
    text, _ = legible(capitals(text[:LONGEST], language) if style.capitals else text, style)
    return set_text(text, style, width, height, _width, language) if text else None


def _place(
    setting: Setting | None, box: Box, top: int, side: Literal["left", "centre", "right"], tone: int
) -> Iterator[Line]:
    """The lines of a text from `top` down, each at its side of the box."""
    for number, runs in enumerate(setting.lines if setting else ()):
        assert setting
        spare = box.width - _width(runs, setting.size, setting.tracking)
        x = box.left + round({"left": 0.0, "centre": spare / 2, "right": spare}[side])
        yield Line(setting, runs, x, top + setting.rise + number * setting.leading, tone)


@lru_cache(maxsize=64)
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    """A bundled font at a size in pixels; the basic layout engine, which is the same everywhere."""
    from PIL import ImageFont

    return ImageFont.truetype(FONTS / file, size, layout_engine=ImageFont.Layout.BASIC)


def _length(run: Run, size: int, tracking: float) -> float:
    """How far a run moves the pen, in pixels."""
    if run.places:
        return run.advance * size * run.face.scale
    return _font(run.face.file, round(size * run.face.scale)).getlength(run.text) + len(run.text) * tracking * size


def _width(runs: tuple[Run, ...], size: int, tracking: float) -> float:
    """The ruler that `lettering.set_text` measures with."""
    return sum(_length(run, size, tracking) for run in runs) - tracking * size


def _strokes(run: Run, size: int, tracking: float) -> Iterator[tuple[str, float, float]]:
    """What of a run is drawn in one go, and where: right and down of its beginning, in pixels."""
    if run.places:
        scale = size * run.face.scale
        yield from (
            (glyph, right * scale, -up * scale) for glyph, (right, up) in zip(run.text, run.places, strict=True)
        )
    elif tracking:
        font = _font(run.face.file, round(size * run.face.scale))
        for at, glyph in enumerate(run.text):  # what stands before, kerned, and one space more for each letter
            yield glyph, font.getlength(run.text[: at + 1]) - font.getlength(glyph) + at * tracking * size, 0.0
    else:
        yield run.text, 0.0, 0.0


def draw_page(composition: Composition, lines: tuple[Line, ...]) -> Image.Image:
    """The cover in greys, as `shapes.py` explains them; a page of one byte a pixel is quick to draw on."""
    from PIL import Image, ImageDraw

    page = Image.new("L", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(page)
    for back in composition.back:
        page.paste(_glow(back) if isinstance(back, Glow) else _tiled(back), back.box)
    for bar in composition.bars:
        _draw_shape(pen, bar, 0, 0, 1)
    if area := composition.area:
        double = Image.new("L", (2 * area.width, 2 * area.height), PAPER)  # halved, round edges are smooth
        brush = ImageDraw.Draw(double)
        for shape in composition.shapes:
            _draw_shape(brush, shape, area.left, area.top, 2)
        page.paste(double.reduce(2), (area.left, area.top))
    for bar in composition.front:
        _draw_shape(pen, bar, 0, 0, 1)
    if lines and lines[0].setting.rtl and composition.align == "left":  # what leans to the text leans the other way
        page = page.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        pen = ImageDraw.Draw(page)
    for line in lines:
        _draw_line(pen, line)
    return page


def _glow(glow: Glow) -> Image.Image:
    """A box of tones that go from one to another."""
    from PIL import Image

    span, height = glow.lower - glow.upper, glow.box.height
    tones = bytes(glow.upper + span * at // (height - 1) for at in range(height))
    return Image.frombytes("L", (1, height), tones).resize((glow.box.width, height))


def _tiled(tiling: Tiling) -> Image.Image:
    """A box full of tiles: one is drawn, the others are copies."""
    from PIL import Image, ImageDraw

    box, wide, high = tiling.box, tiling.width, tiling.height
    large = Image.new("L", (4 * wide, 4 * high), tiling.ground)
    brush = ImageDraw.Draw(large)
    for shape in tiling.shapes:
        _draw_shape(brush, shape, 0, 0, 4)
    tile = large.reduce(4)
    row, page = Image.new("L", (box.width, high)), Image.new("L", (box.width, box.height))
    for left in range(0, box.width, wide):
        row.paste(tile, (left, 0))
    for up in range(0, box.height, high):
        page.paste(row, (0, up))
    return page


def _draw_line(pen: ImageDraw.ImageDraw, line: Line) -> None:
    x, size, tracking = float(line.x), line.setting.size, line.setting.tracking
    for run in line.runs:
        font = _font(run.face.file, round(size * run.face.scale))
        for glyphs, right, down in _strokes(run, size, tracking):
            pen.text((x + right, line.y + down), glyphs, fill=line.tone, font=font, anchor="ls")
        x += _length(run, size, tracking)


def _draw_shape(pen: ImageDraw.ImageDraw, shape: Shape, left: int, top: int, scale: int) -> None:
    """One shape on a picture that shows the page from (left, top), so many times as large."""
    if isinstance(shape, Bar):
        x, y, right, bottom = (scale * (each - start) for each, start in zip(shape.box, (left, top) * 2, strict=True))
        pen.rectangle((x, y, right - 1, bottom - 1), fill=shape.tone)
    elif isinstance(shape, Disc):
        across, down, radius = scale * (shape.x - left), scale * (shape.y - top), scale * shape.radius
        bounds = tuple(map(round, (across - radius, down - radius, across + radius - 1, down + radius - 1)))
        if shape.end - shape.start == 360:
            pen.ellipse(bounds, fill=shape.tone)
        else:
            pen.pieslice(bounds, shape.start, shape.end, fill=shape.tone)
    else:
        pen.polygon([(round(scale * (x - left)), round(scale * (y - top))) for x, y in shape.points], fill=shape.tone)


class _JpegFile(io.BytesIO):
    """Memory that bears the name of a JPEG file: Pillow then loads its code for JPEG and for nothing else."""

    name = "cover.jpg"


def _jpeg(image: Image.Image, quality: int, subsampling: int) -> bytes:
    """The picture as JPEG, without anything that is not picture."""
    image.info.clear()
    out = _JpegFile()
    image.save(out, quality=quality, subsampling=subsampling)
    return out.getvalue()


def _png(image: Image.Image) -> bytes:
    """The picture as PNG."""
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()


MARK = b"storybind cover"
"""What a picture file says that storybind wrote, so that it may be written again: a comment of JPEG, a text of PNG."""

_JPEG_MARK = b"\xff\xfe" + (len(MARK) + 2).to_bytes(2, "big") + MARK
_PNG_TEXT = b"tEXtComment\0" + MARK
_PNG_MARK = (len(_PNG_TEXT) - 4).to_bytes(4, "big") + _PNG_TEXT + zlib.crc32(_PNG_TEXT).to_bytes(4, "big")


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

    return cover._replace(data=_png(Image.open(io.BytesIO(cover.data))), media_type="image/png")


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


def make_thumbnail(cover: bytes, width: int = 320) -> bytes:
    """A picture so many pixels wide, or as wide as it is, as JPEG: for lists.

    Raises:
        CoverError: As `read_cover` has it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = _open(cover, "cover")
        try:
            image.draft("RGB", (width * 2, width * 3))  # a JPEG is decoded in an eighth of the time
            image.thumbnail((width, width * 2))
            return _jpeg(_to_srgb(image), 82, subsampling=2)
        except Exception as error:  # as above
            raise CoverError(f"the picture is broken ({error})", where="cover") from error


def _judge(size: tuple[int, int], name: str) -> Iterator[Notice]:
    """What is worth telling of a cover of so many pixels."""
    if size[0] < SMALLEST[0] or size[1] < SMALLEST[1]:
        least = f"{SMALLEST[0]} by {SMALLEST[1]} are the least that looks sharp"
        yield Notice("small-cover", f"the cover {name} has only {size[0]} by {size[1]} pixels; {least}")


def _open(data: bytes, name: str) -> Image.Image:
    """The picture with its header read, and no more."""
    from PIL import Image

    kind = next((kind for kind, start in FORMATS.items() if data.startswith(start)), "")
    if not kind or (kind == "WEBP" and data[8:12] != b"WEBP"):
        start = repr(data[:8])[2:-1]
        what = f"the file begins with {start}" if data else "the file is empty"
        message = f"not a picture storybind can read (JPEG, PNG, WebP, GIF); {what}; save the cover as JPEG or PNG"
        raise CoverError(message, where=name)
    bomb = (
        f"the picture has more than {LARGEST_DECODED // 10**6} million pixels; make it smaller, 1600 by 2400 is enough"
    )
    try:
        if kind == "WEBP" and _webp_pixels(data) > LARGEST_DECODED:
            raise CoverError(bomb, where=name)
        image = Image.open(io.BytesIO(data), formats=[kind])
    except Image.DecompressionBombError:
        raise CoverError(bomb, where=name) from None
    except CoverError:
        raise
    except Exception as error:
        raise CoverError("the picture is broken from its start; save it again, or use another", where=name) from error
    if image.width * image.height > LARGEST_DECODED:
        raise CoverError(bomb, where=name)
    return image


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
        or len(data) > LARGEST_BYTES
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
        if data[at] != 0xFF or not (header or profile or ours or marker in PLAIN_MARKERS):
            return False
        at, jfif = at + 2 + length, jfif or header
    return jfif and data.find(b"\xff\xd9", at) == len(data) - 2 and not BESIDE_SCANS.search(data, at)


def _is_srgb(profile: bytes) -> bool:
    """Whether an ICC profile calls itself sRGB."""
    from PIL import ImageCms

    try:
        return ImageCms.getProfileDescription(io.BytesIO(profile)).startswith("sRGB")
    except ImageCms.PyCMSError:
        return False


def _fitting(width: int, height: int) -> tuple[int, int]:
    """The size, or the largest of its shape that keeps the limits, in pixels."""
    scale = min(1.0, (LARGEST_PIXELS / (width * height)) ** 0.5, LARGEST_SIDE / max(width, height))
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
        for quality in QUALITIES:
            out = _jpeg(image, quality, subsampling=0 if quality > 90 else 2)
            if len(out) <= LARGEST_BYTES:
                return out, image.size
        smaller = (max(1, image.width * 3 // 4), max(1, image.height * 3 // 4))
        image = image.resize(smaller, Image.Resampling.LANCZOS)
