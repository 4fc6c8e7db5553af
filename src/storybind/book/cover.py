"""Covers: one drawn for a book that has none, or a supplied picture made fit for every e-reader.

A drawn cover follows from title, authors, series, language and seed alone: the fonts are bundled, and neither
clock, system nor locale has a say. So equal books have equal covers, to the byte, wherever Pillow is the same.
`palettes.py` has the compositions and colours, `lettering.py` sets the type, and this is the one place that knows
Pillow, which is loaded when a picture is asked for and not before.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from storybind.book.lettering import AUTHOR, FONTS, SERIES, TITLE, Run, Setting, Style, legible, set_text
from storybind.book.palettes import (
    COMPOSITIONS, HEIGHT, INK, PALETTES, PAPER, WIDTH, Bar, Box, Composition, Dice, Disc, Shape,
)  # fmt: skip
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
FORMATS = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF"}
ACCEPTED = "use a JPEG, PNG or WebP file"


def draw_cover(title: str, authors: tuple[str, ...], seed: str, *, series: str = "", language: str = "en") -> Cover:
    """Draw a cover of 1600 by 2400 pixels: palette and composition by the seed, type as large as the title allows.

    Characters that no bundled font has are left out; a notice names them if they are letters. A title of which
    nothing is left, like no title, gives a picture without words. ``("Unknown",)`` is nobody and not shown.

    Args:
        title: Any text, of any length; line ends count as spaces.
        authors: In the order they are to be named; may be empty.
        seed: What the looks follow from, together with the title: the book's identifier, say.
        series: Stands above the title, if given.
        language: BCP 47 tag; decides the direction of a title without letters, and ligatures.
    """
    dice = Dice(seed, title)
    palette = PALETTES[dice.roll(0, len(PALETTES) - 1)]
    composition = COMPOSITIONS[dice.roll(0, len(COMPOSITIONS) - 1)](dice)
    page = draw_page(composition, lay_out(title, authors, series, language, composition))
    page.putpalette(palette.ramp())
    lost = "".join(dict.fromkeys(legible(title, TITLE)[1] + legible(_names(authors), AUTHOR)[1]))
    text = f"the drawn cover leaves out letters that its fonts do not have: {lost[:20]}"
    notices = (Notice("cover-letters", text),) if lost else ()
    return Cover(_jpeg(page.convert("RGB"), 82, subsampling=0), WIDTH, HEIGHT, "drawn", notices=notices)


class Line(NamedTuple):
    """A line of type in its place: `x` of its left edge and `y` of its base line, in pixels of the page."""

    setting: Setting
    runs: tuple[Run, ...]
    x: int
    y: int

    @property
    def box(self) -> Box:
        """What the line takes up, from the top of usual capitals to the foot of usual descenders."""
        width = round(_width(self.runs, self.setting.size, self.setting.tracking))
        return Box(self.x, self.y - self.setting.rise, self.x + width, self.y + self.setting.drop)


def lay_out(
    title: str, authors: tuple[str, ...], series: str, language: str, composition: Composition
) -> tuple[Line, ...]:
    """Every line of the cover in its place: series, title, author from above, the author at the foot if it has one."""
    room, foot = composition.words, composition.foot or composition.words
    head = _set(series, SERIES, room.width, 170, language)
    by = _set(_names(authors), AUTHOR, foot.width, min(foot.height, 300), language)
    above = head.height + SERIES_GAP if head else 0
    below = by.height + AUTHOR_GAP if by and not composition.foot else 0
    main = _set(title, TITLE, room.width, room.height - above - below, language)
    height = above + (main.height if main else 0) + below
    top = room.top + ((room.height - height) // 2 if composition.middle else 0)
    rtl = next((setting.rtl for setting in (main, by, head) if setting), False)
    side = composition.align if composition.align == "centre" or not rtl else "right"
    lines = [*_place(head, room, top, side), *_place(main, room, top + above, side)]
    if by:
        lines += _place(by, foot, (foot.bottom if composition.foot else top + height) - by.height, side)
    return tuple(lines)


def _names(authors: tuple[str, ...]) -> str:
    """All authors in one line: "A", "A & B", "A, B & C"; nobody for a single "Unknown"."""
    names = [name for name in authors if name.strip()] if authors != ("Unknown",) else []
    return " & ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _set(text: str, style: Style, width: int, height: int, language: str) -> Setting | None:
    """The text set, or None where nothing of it can be."""
    text, _ = legible(text, style)
    return set_text(text, style, width, height, _width, language) if text else None


def _place(setting: Setting | None, box: Box, top: int, side: Literal["left", "centre", "right"]) -> Iterator[Line]:
    """The lines of a text from `top` down, each at its side of the box."""
    for number, runs in enumerate(setting.lines if setting else ()):
        assert setting
        spare = box.width - _width(runs, setting.size, setting.tracking)
        x = box.left + round({"left": 0.0, "centre": spare / 2, "right": spare}[side])
        yield Line(setting, runs, x, top + setting.rise + number * setting.leading)


@lru_cache(maxsize=32)
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    """A bundled font at a size in pixels; the basic layout engine, which is the same everywhere."""
    from PIL import ImageFont

    return ImageFont.truetype(FONTS / file, size, layout_engine=ImageFont.Layout.BASIC)


def _strokes(run: Run, size: int, tracking: float) -> Iterator[tuple[ImageFont.FreeTypeFont, str, float]]:
    """What is drawn in one go, and how far it moves the pen, in pixels."""
    font = _font(run.face.file, round(size * run.face.scale))
    for part in run.text if tracking else (run.text,):
        yield font, part, font.getlength(part) + tracking * size


def _width(runs: tuple[Run, ...], size: int, tracking: float) -> float:
    """The ruler that `lettering.set_text` measures with."""
    return sum(step for run in runs for _, _, step in _strokes(run, size, tracking)) - tracking * size


def draw_page(composition: Composition, lines: tuple[Line, ...]) -> Image.Image:
    """The cover in greys, as `palettes.py` explains them; a page of one byte a pixel is quick to draw on."""
    from PIL import Image, ImageDraw

    page = Image.new("L", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(page)
    for bar in composition.bars:
        _draw_shape(pen, bar, 0, 0, 1)
    area = composition.area
    double = Image.new("L", (2 * area.width, 2 * area.height), PAPER)  # halved, round edges are smooth
    for shape in composition.shapes:
        _draw_shape(ImageDraw.Draw(double), shape, area.left, area.top, 2)
    page.paste(double.reduce(2), (area.left, area.top))
    for line in lines:
        _draw_line(pen, line)
    return page


def _draw_line(pen: ImageDraw.ImageDraw, line: Line) -> None:
    x = float(line.x)
    for run in line.runs:
        for font, part, step in _strokes(run, line.setting.size, line.setting.tracking):
            pen.text((x, line.y), part, fill=INK, font=font, anchor="ls")
            x += step


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


def read_cover(data: bytes, name: str) -> Cover:
    """Make a supplied picture fit for every e-reader: JPEG, sRGB, upright, without metadata, not too large.

    A picture that is all that already keeps its bytes; any other is decoded and written anew, smaller where it has
    to be, never larger. Of an animation the first picture is taken.

    Raises:
        CoverError: Not JPEG, PNG or WebP; broken; or more than 100 million pixels, which are not even decoded.
    """
    image = _decode(data, name)
    size, kept = image.size, _is_plain_jpeg(data, image)
    if kept and _shrunk(*size) == size and len(data) <= LARGEST_BYTES:
        out = data
    else:
        out, size = _encode(_to_srgb(image))
    notices = []
    if size[0] < SMALLEST[0] or size[1] < SMALLEST[1]:
        wanted = "{} by {}".format(*SMALLEST)
        text = f"the cover {name} has {size[0]} by {size[1]} pixels; below {wanted} it looks coarse and stores refuse it"
        notices.append(Notice("small-cover", text))
    return Cover(out, *size, name, notices=tuple(notices))
