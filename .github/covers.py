"""Make `covers.png`, the picture of the README: every design of drawn covers, with titles in many scripts.

In a clone that is set up: `.venv/bin/python .github/covers.py`
"""

import io
from pathlib import Path

from PIL import Image

from storybind.book.cover import draw_cover
from storybind.book.designs import DESIGNS

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
WIDTH, HEIGHT, GAP, ROWS = 200, 300, 20, 3


def draw(number: int, style: str) -> Image.Image:
    """One cover as a thumbnail; every design has another book in each row."""
    title, author, series, language = BOOKS[number % len(BOOKS)]
    seed = f"{style} {number}"
    cover = draw_cover(title, (author,), seed, series=series, language=language, style=style)
    return Image.open(io.BytesIO(cover.data)).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


sheet = Image.new("RGB", (GAP + len(DESIGNS) * (WIDTH + GAP), GAP + ROWS * (HEIGHT + GAP)), "#d6d6d6")
for column, style in enumerate(DESIGNS):
    for row in range(ROWS):
        sheet.paste(
            draw(column + row * len(DESIGNS), style), (GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + GAP))
        )
sheet.quantize(256).save(Path(__file__).with_name("covers.png"), optimize=True)
