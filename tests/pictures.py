"""The pictures of README.md, drawn anew; those of pages by Chromium.

    python tests/pictures.py

writes `covers.png`, `book.png`, `themes.png` and `timeline.png` in `.github`. The letters are those of the covers, EB Garamond, so that the pages
look the same wherever they are drawn; a reader's own font takes its place on a device.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from browsers import browse
from storybind import Options, convert, gather
from storybind.book.covers.cover import draw_cover
from storybind.book.covers.designs import DESIGNS
from storybind.book.timeline import draw_timeline
from storybind.options import THEMES
from storybind.pipeline import read_story, set_clock

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "src" / "storybind" / "book" / "fonts"
WIDTH, HEIGHT, MARGIN, GAP, SCALE = 300, 450, 30, 16, 2

READER = f"""
@font-face {{ font-family: page; src: url({(FONTS / "latin.ttf").as_uri()}); }}
@font-face {{ font-family: page; font-style: italic; src: url({(FONTS / "latin-italic.ttf").as_uri()}); }}
html {{ margin: 0; overflow: hidden; background: #fff; font: 16px/1.35 page, serif; text-align: justify; }}
body {{ position: relative; left: -LEFTpx; width: {WIDTH}px; height: {HEIGHT}px; hyphens: auto;
  column-width: {WIDTH}px; column-gap: {GAP}px; column-fill: auto; }}
"""
"""What a reading system adds to a page: the reader's font, justified lines, and pages one beside the other."""


BOOKS = (
    ("The Mileage Book", "Joan Tarrick", "Short Drives · 1", "en"),
    ("Erdgeschoss links", "", "", "de"),
    ("The Quarter-Hour", "gravyboatswain", "", "en"),
    ("What the River Said to the Stone", "", "", "en"),
    ("紅樓夢", "曹雪芹", "", "zh"),
    ("吾輩は猫である", "夏目漱石", "", "ja"),
    ("Мёртвые души", "Николай Гоголь", "", "ru"),
    ("ألف ليلة وليلة", "", "", "ar"),
    ("गोदान", "प्रेमचंद", "", "hi"),
    ("טביה דער מילכיקער", "שלום עליכם", "", "yi"),
    ("Ἰλιάς", "Ὅμηρος", "", "el"),
)
"""Title, author, series and language of the covers that are shown."""


class Shown(NamedTuple):
    """A page of a book as it is to be shown: its story, its theme, its file, and which screen of that, from 0."""

    story: str
    theme: str
    file: str
    screen: int = 0


def draw(rows: Sequence[Sequence[Shown]], place: Path) -> None:
    """Draw rows of pages into one picture."""
    with tempfile.TemporaryDirectory() as folder:
        cells = "".join(
            f'<div class="row">{"".join(frame(shown, Path(folder)) for shown in row)}</div>' for row in rows
        )
        width = len(rows[0]) * (WIDTH + 2 * MARGIN + GAP) + GAP
        height = len(rows) * (HEIGHT + 2 * MARGIN + GAP) + GAP
        style = (
            f"body {{ margin: {GAP // 2}px; background: #e7e5df; }} .row {{ height: {HEIGHT + 2 * MARGIN + GAP}px; }}"
            f"div div {{ float: left; margin: {GAP // 2}px; padding: {MARGIN}px; background: #fff; box-shadow: 2px 2px 3px #0003; }}"
            f"iframe {{ display: block; border: 0; width: {WIDTH}px; height: {HEIGHT}px; }}"
            f".cover {{ padding: 0; }} .cover iframe {{ width: {WIDTH + 2 * MARGIN}px; height: {HEIGHT + 2 * MARGIN}px; }}"
        )
        save(shoot(f"<style>{style}</style>{cells}", width, height, Path(folder)), place)


def draw_time(story: str, place: Path) -> None:
    """Draw the timeline of a story."""
    drawn = draw_timeline(set_clock(read_story(gather(str(ROOT / "stories" / story), Options()))))
    width, height = (int(re.search(rf'{side}="(\d+)"', drawn)[1]) for side in ("width", "height"))  # type: ignore[index]
    letters = READER.partition("html {")[0].replace("family: page", "family: 'EB Garamond'")
    with tempfile.TemporaryDirectory() as folder:
        sheet = f"<style>{letters} body {{ margin: 0 }} svg {{ display: block }}</style>{drawn}"
        save(shoot(sheet, width, height, Path(folder)), place)


def shoot(sheet: str, width: int, height: int, folder: Path) -> Image.Image:
    """A page as Chromium shows it, in few colours."""
    page, picture = folder / "sheet.html", folder / "sheet.png"
    page.write_text(f'<meta charset="utf-8">{sheet}', encoding="utf-8")
    window = (f"--window-size={width},{height}", f"--force-device-scale-factor={SCALE}")
    still = ("--allow-file-access-from-files", "--virtual-time-budget=5000")
    browse(page.as_uri(), folder, *window, *still, f"--screenshot={picture}")
    found = Image.open(picture).convert("RGB")
    found = found.resize((found.width * 3 // 4, found.height * 3 // 4), Image.Resampling.LANCZOS)
    return found.quantize(128, dither=Image.Dither.NONE)


def save(picture: Image.Image, place: Path) -> None:
    """Write a picture, and say how large it is."""
    picture.save(place, optimize=True)
    print(f"{place.relative_to(ROOT)}: {picture.width}x{picture.height}, {place.stat().st_size // 1000} kB")


def frame(shown: Shown, folder: Path) -> str:
    """A page in a frame of its own, unpacked with what a reading system adds."""
    home = folder / f"{shown.story}-{shown.theme}-{Path(shown.file).stem}-{shown.screen}"
    bound = convert(gather(str(ROOT / "stories" / shown.story), Options(theme=shown.theme, typography="smart")))
    with zipfile.ZipFile(io.BytesIO(bound.epub)) as archive:
        archive.extractall(home)
    css = home / "EPUB" / "css" / "book.css"
    cover = shown.file == "text/cover.xhtml"
    added = "html, body { margin: 0; overflow: hidden; } .cover img { width: 100%; height: 100%; object-fit: cover; } section { height: 100vh; }"
    if not cover:
        added = READER.replace("LEFT", str(shown.screen * (WIDTH + GAP)))
    css.write_text(css.read_text(encoding="utf-8") + added, encoding="utf-8")
    look = ' class="cover"' if cover else ""
    return f'<div{look}><iframe scrolling="no" src="{(home / "EPUB" / shown.file).as_uri()}"></iframe></div>'


def themes() -> list[list[Shown]]:
    """Each theme in a row: title page, contents, chapter opening, a break between scenes, messages."""
    return [
        [
            Shown("the-quarter-hour.txt", theme, "text/titlepage.xhtml"),
            Shown("the-quarter-hour.txt", theme, "nav.xhtml"),
            Shown("the-quarter-hour.txt", theme, "text/chapter-001.xhtml"),
            Shown("the-mileage-book.txt", theme, "text/chapter-001.xhtml", 2),
            Shown("the-acrosses.txt", theme, "text/chapter-001.xhtml", 8),
        ]
        for theme in THEMES
    ]


def book() -> list[list[Shown]]:
    """A book from its cover on, up to a break at a time skip."""
    story = "the-mileage-book.txt"
    files = (("text/cover.xhtml", 0), ("nav.xhtml", 0), ("text/chapter-001.xhtml", 0), ("text/chapter-001.xhtml", 4))
    return [[Shown(story, "classic", file, screen) for file, screen in files]]


def covers() -> Image.Image:
    """Every design of drawn covers in a column, with another book in each of three rows."""
    width, height, gap = 200, 300, 20
    sheet = Image.new("RGB", (gap + len(DESIGNS) * (width + gap), gap + 3 * (height + gap)), "#d6d6d6")
    for column, style in enumerate(DESIGNS):
        for row in range(3):
            number = column + row * len(DESIGNS)
            title, author, series, language = BOOKS[number % len(BOOKS)]
            cover = draw_cover(title, (author,), f"{style} {number}", series=series, language=language, style=style)
            drawn = Image.open(io.BytesIO(cover.data)).convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
            sheet.paste(drawn, (gap + column * (width + gap), gap + row * (height + gap)))
    return sheet.quantize(256)


if __name__ == "__main__":
    save(covers(), ROOT / ".github" / "covers.png")
    draw(book(), ROOT / ".github" / "book.png")
    draw(themes(), ROOT / ".github" / "themes.png")
    draw_time("the-top-board.txt", ROOT / ".github" / "timeline.png")
