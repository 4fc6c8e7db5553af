"""The cover of a book: named once and twice, a picture that readers show, on a page of its own."""

from collections.abc import Iterator
from typing import NamedTuple

from storybind.book.lint.check import ERROR, INFO, WARNING, Check, Fault
from storybind.book.lint.view import View, text_of
from storybind.model import SMALLEST_COVER


def _cover_item(view: View) -> Iterator[Fault]:
    covers = [item for item in view.package.manifest if "cover-image" in item.properties]
    if len(covers) > 1 or (not covers and view.metas("cover", "name")):
        yield Fault(f'{len(covers)} items have properties="cover-image"; give it to the cover\'s image alone')


def _cover_meta(view: View) -> Iterator[Fault]:
    cover = view.item("cover-image")
    metas = view.metas("cover", "name")
    if cover and [(*meta.attrib.items(),) for meta in metas] != [(("name", "cover"), ("content", cover.id))]:
        yield Fault(f'write <meta name="cover" content="{cover.id}"/> once, name first', cover.line)


def _cover_format(view: View) -> Iterator[Fault]:
    cover = view.item("cover-image")
    if not cover or cover.name not in view.files:
        return
    picture = read_picture(view.files[cover.name])
    if picture is None or picture.media_type != cover.media_type:
        yield Fault(f"is no {cover.media_type}, or broken; use a JPEG or a PNG and name it rightly", None, cover.name)
    elif picture.channels == 4:
        yield Fault("has four colour channels, made for print; save it as sRGB", None, cover.name)


def _cover_size(view: View) -> Iterator[Fault]:
    cover = view.item("cover-image")
    data = view.files.get(cover.name, b"") if cover else b""
    if not cover or not (picture := read_picture(data)):
        return
    size = f"is {picture.width} x {picture.height} pixels and {len(data) / 1e6:.1f} MB"
    if picture.width * picture.height > 4_000_000 or len(data) > 2_000_000:
        yield Fault(f"{size}; above 4 million pixels or 2 MB some refuse it, so shrink it", None, cover.name)


def _cover_small(view: View) -> Iterator[Fault]:
    cover = view.item("cover-image")
    if not cover or not (picture := read_picture(view.files.get(cover.name, b""))):
        return
    width, height = SMALLEST_COVER
    if picture.width < width or picture.height < height:
        size = f"is {picture.width} x {picture.height} pixels"
        yield Fault(f"{size}; below {width} x {height} it looks coarse, so use a larger picture", None, cover.name)


def _cover_page(view: View) -> Iterator[Fault]:
    cover = view.item("cover-image")
    if not cover:
        return
    first = view.package.spine[0].name if view.package.spine else ""
    page = view.pages.get(first)
    shown = [link.target for link in page.links if link.tag in ("img", "image")] if page else []
    if shown != [(cover.name, "")]:
        yield Fault("the reading order does not begin with a page that shows the cover; put one first")
    elif page and page.body is not None and text_of(page.body):
        yield Fault("the cover page holds words too; move them to a page of their own", page.body.line, page.name)


class Picture(NamedTuple):
    """What a picture's header says; a JPEG of 4 channels is CMYK."""

    media_type: str
    width: int
    height: int
    channels: int


def read_picture(data: bytes) -> Picture | None:
    """The header of a JPEG or PNG; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and len(data) > 24:
        return Picture("image/png", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]), 3)
    place = 2
    while data[:2] == b"\xff\xd8" and place + 9 < len(data) and data[place] == 0xFF:
        kind = data[place + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):  # a frame begins: ITU T.81, table B.1
            height, width = int.from_bytes(data[place + 5 : place + 7]), int.from_bytes(data[place + 7 : place + 9])
            return Picture("image/jpeg", width, height, data[place + 9])
        place += 1 if kind == 0xFF else 2 + int.from_bytes(data[place + 2 : place + 4])
    return None


COVER_CHECKS: tuple[Check[View], ...] = (
    Check("L-COVER-ITEM", ERROR, _cover_item,
          "One item, and one alone, is marked as the cover's image.",
          "EPUB 3.3, cover-image property: at most one; without it EPUB 3 readers find no cover."),
    Check("L-COVER-META", WARNING, _cover_meta,
          "A meta names the cover for old readers, its name before its content.",
          "Kobo, Kindle and EPUB 2 readers look for it; old Nooks need the order (FanFicFare's source)."),
    Check("L-COVER-FORMAT", ERROR, _cover_format,
          "The cover is a JPEG or PNG in RGB, and of the media type it claims.",
          "KDP cover image guidelines and Kobo ask for RGB; Kobo takes no GIF, and SVG is said to break thumbnails."),
    Check("L-COVER-SIZE", WARNING, _cover_size,
          "The cover has at most 4 million pixels, and at most 2 MB.",
          "Apple, Prepare your book: 4 million pixels in a book."),
    Check("L-COVER-SMALL", INFO, _cover_small,
          "The cover has at least 1000 x 1600 pixels.",
          "Below it looks coarse (KDP's ideal is 1600 x 2560); whoever has no larger picture has a good book all the same."),
    Check("L-COVER-PAGE", WARNING, _cover_page,
          "The first page shows the cover and nothing else.",
          "KDP asks for it within the book; Kobo for a file of its own."),
)  # fmt: skip
