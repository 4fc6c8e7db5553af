"""A cover's page drawn: the words in their places, over the shapes of a composition, in one channel of greys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from math import fsum
from typing import TYPE_CHECKING, Literal, NamedTuple

from storybind.book.covers.lettering import LONGEST, Run, Setting, legible, set_text
from storybind.book.covers.scripts import capitals
from storybind.book.covers.shapes import HEIGHT, INK, PAPER, WIDTH, Bar, Box, Composition, Disc, Glow, Shape, Tiling
from storybind.book.covers.typefaces import FONTS, Style, Voice

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

Inks = dict[int, int]
"""What is drawn for each tone."""

BAND = 200  # rows of the page that are drawn at once where edges are round, within the cache of a core
_SERIES_GAP, _AUTHOR_GAP = 64, 80  # pixels between series and title, title and author


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
    title: str, authors: tuple[str, ...], series: str, language: str, composition: Composition, scale: float = 1
) -> tuple[Line, ...]:
    """Every line of the cover in its place: series, title, author from above, unless series or author have their own.

    All is reckoned in pixels of the picture, `scale` of which make one of the page, as letters are fitted to them.
    """
    room = composition.words.scaled(scale)
    head, foot = (box and box.scaled(scale) for box in (composition.head, composition.foot))
    voice = Voice(*(style.scaled(scale) for style in composition.voice))
    over = _set(series, voice.series, (head or room).width, head.height if head else round(170 * scale), language)
    under = min((foot or room).height, round(300 * scale))
    by = _set(join_names(authors), voice.author, (foot or room).width, under, language)
    above = over.height + round(_SERIES_GAP * scale) if over and not head else 0
    below = by.height + round(_AUTHOR_GAP * scale) if by and not foot else 0
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


def join_names(authors: tuple[str, ...]) -> str:
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


@lru_cache(maxsize=4096)
def _advance(file: str, size: int, letters: str) -> float:
    """How far a letter, or two, move the pen, in pixels."""
    return _font(file, size).getlength(letters)


@lru_cache(maxsize=64)  # a line is measured to be fitted, to be placed and to be drawn
def _length(run: Run, size: int, tracking: float) -> float:
    """How far a run moves the pen, in pixels."""
    if run.places:
        return run.advance * size * run.face.scale
    return _font(run.face.file, round(size * run.face.scale)).getlength(run.text) + len(run.text) * tracking * size


def _width(runs: tuple[Run, ...], size: int, tracking: float) -> float:
    """The ruler that `lettering.set_text` measures with."""
    return fsum(_length(run, size, tracking) for run in runs) - tracking * size


def _strokes(run: Run, size: int, tracking: float) -> Iterator[tuple[str, float, float]]:
    """What of a run is drawn in one go, and where: right and down of its beginning, in pixels."""
    if run.places:
        scale = size * run.face.scale
        yield from (
            (glyph, right * scale, -up * scale) for glyph, (right, up) in zip(run.text, run.places, strict=True)
        )
    elif tracking:
        wide, right = partial(_advance, run.face.file, round(size * run.face.scale)), 0.0
        for at, glyph in enumerate(run.text):  # kerned to the one before it, and one space more for each letter
            right += wide(run.text[at - 1 : at + 1]) - wide(glyph) if at else 0.0
            yield glyph, right + at * tracking * size, 0.0
    else:
        yield run.text, 0.0, 0.0


def draw_page(
    composition: Composition, lines: tuple[Line, ...], scale: float = 1, levels: Sequence[int] = range(256)
) -> Image.Image:
    """The cover in greys, as `shapes.py` explains them; a page of one byte a pixel is quick to draw on.

    Where `levels` are given, which rise and have all tones of the page among them, each pixel is the number of one:
    soft edges then go through the levels between, and nothing is left to be made of the page but its file.
    """
    from PIL import Image, ImageDraw

    inks = {level: number for number, level in enumerate(levels)}
    page = Image.new("L", (round(WIDTH * scale), round(HEIGHT * scale)), inks[PAPER])
    pen = ImageDraw.Draw(page)
    for back in composition.back:
        box = back.box.scaled(scale)
        page.paste(_glow(back, box, inks) if isinstance(back, Glow) else _tiled(back, box, scale, inks), box)
    for bar in composition.bars:
        _draw_shape(pen, bar, inks, scale)
    if composition.area:
        _draw_round(page, composition.shapes, composition.area.scaled(scale), inks, scale)
    for bar in composition.front:
        _draw_shape(pen, bar, inks, scale)
    if lines and lines[0].setting.rtl and composition.align == "left":  # what leans to the text leans the other way
        page = page.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        pen = ImageDraw.Draw(page)
    for line in lines:
        _draw_line(pen, line, inks[line.tone])
    return page


def _draw_round(page: Image.Image, shapes: Sequence[Shape], area: Box, inks: Inks, scale: float) -> None:
    """Shapes whose round edges are to be smooth: they are drawn twice as large, and halved.

    That goes band by band: at the start of a program to get memory for a large picture takes longer than to draw it.
    """
    from PIL import Image, ImageDraw

    double = Image.new("L", (2 * area.width, 2 * min(BAND, area.height)))
    brush = ImageDraw.Draw(double)
    reaches = [(shape, *shape.reach) for shape in shapes]
    for top in range(area.top, area.bottom, BAND):
        height = min(BAND, area.bottom - top)
        brush.rectangle((0, 0, double.width, 2 * height), fill=inks[PAPER])
        for shape, upper, lower in reaches:
            if scale * upper < top + height + 1 and scale * lower > top - 1:
                _draw_shape(brush, shape, inks, 2 * scale, 2 * area.left, 2 * area.top, 2 * (top - area.top))
        page.paste(double.reduce(2, (0, 0, double.width, 2 * height)), (area.left, top))


def _glow(glow: Glow, box: Box, inks: Inks) -> Image.Image:
    """Tones that go from one to another, as large as the box."""
    from PIL import Image

    span = glow.lower - glow.upper
    tones = bytes(inks[glow.upper + span * at // (box.height - 1)] for at in range(box.height))
    return Image.frombytes("L", (1, box.height), tones).resize((box.width, box.height), Image.Resampling.NEAREST)


def _tiled(tiling: Tiling, box: Box, scale: float, inks: Inks) -> Image.Image:
    """As many tiles as the box has room for: one is drawn, the others are copies."""
    from PIL import Image, ImageDraw

    wide, high = round(tiling.width * scale), round(tiling.height * scale)
    large = Image.new("L", (4 * wide, 4 * high), inks[tiling.ground])
    brush = ImageDraw.Draw(large)
    for shape in tiling.shapes:
        _draw_shape(brush, shape, inks, 4 * scale)
    tile = large.reduce(4)
    row, page = Image.new("L", (box.width, high)), Image.new("L", (box.width, box.height))
    for left in range(0, box.width, wide):
        row.paste(tile, (left, 0))
    for up in range(0, box.height, high):
        page.paste(row, (0, up))
    return page


def _draw_line(pen: ImageDraw.ImageDraw, line: Line, ink: int) -> None:
    x, size, tracking = float(line.x), line.setting.size, line.setting.tracking
    for run in line.runs:
        font = _font(run.face.file, round(size * run.face.scale))
        for glyphs, right, down in _strokes(run, size, tracking):
            pen.text((x + right, line.y + down), glyphs, fill=ink, font=font, anchor="ls")
        x += _length(run, size, tracking)


def _draw_shape(
    pen: ImageDraw.ImageDraw, shape: Shape, inks: Inks, scale: float, left: int = 0, top: int = 0, cut: int = 0
) -> None:
    """One shape, so many times as large, in an area whose corner is so many pixels to the right and down.

    The picture of the area may lack so many of its first rows as are `cut`.
    """
    ink = inks[shape.tone]
    if isinstance(shape, Bar):
        x, y, right, bottom = shape.box.scaled(scale)
        pen.rectangle((x - left, y - top - cut, right - left - 1, bottom - top - cut - 1), fill=ink)
    elif isinstance(shape, Disc):
        across, down, radius = scale * shape.x - left, scale * shape.y - top - cut, scale * shape.radius
        bounds = tuple(map(round, (across - radius, down - radius, across + radius - 1, down + radius - 1)))
        if shape.end - shape.start == 360:
            pen.ellipse(bounds, fill=ink)
        else:
            pen.pieslice(bounds, shape.start, shape.end, fill=ink)
    else:
        dx, dy = 0.5 - left, 0.5 - top  # what follows the point is cut off, as Pillow does
        pen.polygon([(int(scale * x + dx), int(scale * y + dy) - cut) for x, y in shape.points], fill=ink)
