"""The pictures of README.md, drawn anew from the stories by Chromium, which is not needed for anything else here.

    python tests/pictures.py

writes `.github/book.png` and `.github/themes.png`. The letters are those of the covers, EB Garamond, so that the pages
look the same wherever they are drawn; a reader's own font takes its place on a device.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from browsers import browse
from storybind import Options, convert, gather
from storybind.options import THEMES

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
        sheet = Path(folder) / "sheet.html"
        sheet.write_text(f'<meta charset="utf-8"><style>{style}</style>{cells}', encoding="utf-8")
        picture = Path(folder) / "sheet.png"
        window = (f"--window-size={width},{height}", f"--force-device-scale-factor={SCALE}")
        still = ("--allow-file-access-from-files", "--virtual-time-budget=5000")
        browse(sheet.as_uri(), Path(folder), *window, *still, f"--screenshot={picture}")
        found = Image.open(picture).convert("RGB")
    found = found.resize((found.width * 3 // 4, found.height * 3 // 4), Image.Resampling.LANCZOS)
    found.quantize(128, dither=Image.Dither.NONE).save(place, optimize=True)
    print(f"{place.relative_to(ROOT)}: {found.width}x{found.height}, {place.stat().st_size // 1000} kB")


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


if __name__ == "__main__":
    draw(book(), ROOT / ".github" / "book.png")
    draw(themes(), ROOT / ".github" / "themes.png")
