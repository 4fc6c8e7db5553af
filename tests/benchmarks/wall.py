"""Measure how well paragraphs are told apart where nothing but the length of lines does it: wrapped, and without a blank.

    python tests/benchmarks/wall.py [FOLDER...]

Wraps the paragraphs of the stories in `stories/`, of the cases and of the samples, or of the folders named, at 60 to 80
columns, sets line below line, and prints how many paragraphs ran into the one before and how many were cut in two.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from storybind.errors import StorybindError
from storybind.model import BlockKind, Source
from storybind.pipeline import Manuscript, read_story
from storybind.text.blocks import read_blocks
from storybind.text.decode import decode

ROOT = Path(__file__).parents[2]
WIDTHS = (60, 65, 68, 70, 72, 76, 80)
_FEWEST = 12  # paragraphs of a story; of fewer nothing can be learnt about its lines
_SHORTEST = 100  # characters of its paragraphs on average: shorter ones are single lines


class Score(NamedTuple):
    """Paragraphs in all, those that were not begun, and beginnings where none is."""

    paragraphs: int
    missed: int
    invented: int


def paragraphs(path: Path) -> list[str]:
    """The plain paragraphs of a story, in order; none of one that has no words between blanks."""
    try:
        story = read_story(Manuscript(decode(path.read_bytes(), path.name)))
    except StorybindError:
        return []
    plain = [
        block.text
        for scene in story.scenes
        for block in scene.blocks
        if block.kind is BlockKind.PARAGRAPH and block.text[0] != "¶"  # which signs the cases
    ]
    words = sum(len(text.split()) for text in plain)
    letters = sum(map(len, plain))
    return plain if len(plain) >= _FEWEST and _SHORTEST * len(plain) <= letters < 12 * words else []


def score(texts: list[str], width: int) -> Score:
    """What becomes of paragraphs that are wrapped at a width and stand line below line."""
    wrapped = [textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) for text in texts]
    starts, at = set[int](), 1
    for lines in wrapped:
        starts.add(at)
        at += len(lines)
    source = Source("wall.txt", "\n".join(line for lines in wrapped for line in lines), "utf-8", "")
    found = {block.span.first for block in read_blocks(source, 1)[1]}
    return Score(len(starts), len(starts - found), len(found - starts))


def stories(folders: list[str]) -> Iterator[list[str]]:
    """The paragraphs of each story below the folders."""
    places = [Path(folder) for folder in folders] or [ROOT / "stories", ROOT / "tests" / "cases"]
    for place in places:
        for path in sorted(place.rglob("*")):
            if path.suffix in (".txt", ".md", ".html") and path.name != "README.md" and (found := paragraphs(path)):
                yield found


def main(folders: list[str]) -> None:
    """Print the scores by width, and in all."""
    texts = list(stories(folders))
    total = [0, 0, 0]
    for width in WIDTHS:
        counts = [sum(column) for column in zip(*(score(text, width) for text in texts), strict=True)]
        total = [one + other for one, other in zip(total, counts, strict=True)]
        _show(str(width), counts)
    _show("all", total)


def _show(name: str, counts: list[int]) -> None:
    every, missed, invented = counts
    print(f"{name:>4}  {every:6} paragraphs  {missed / every:6.1%} run in  {invented / every:6.1%} cut in two")


if __name__ == "__main__":
    main(sys.argv[1:])
