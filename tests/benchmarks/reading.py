"""Measure how fast a text is understood, from its bytes to its story, beside Python-Markdown on the same text.

    python tests/benchmarks/reading.py          # 1, 2, 10, 20 MB of long lines; 10 MB in other layouts
    python tests/benchmarks/reading.py --hard   # and what is long in another way: one line, short lines, chapters, a page

Prints processor time, megabytes a second, and how many times as fast as Python-Markdown that is: for bytes to story
with the author's own breaks and with those that are found, and for blocks to scenes alone. The texts are made here from
`stories/`; memory is swept as rarely as the command does it. The first megabyte also pays for compiling the patterns.
"""

from __future__ import annotations

import argparse
import gc
import html
import resource
import textwrap
import time
from collections.abc import Callable

import markdown
from bench import prose

from storybind.errors import StorybindError
from storybind.options import Options, Scenes
from storybind.pipeline import Manuscript, read_story
from storybind.text.blocks import read_blocks
from storybind.text.decode import decode
from storybind.text.drafts import Draft
from storybind.text.label.fellows import Fellows
from storybind.text.rules import rules_for
from storybind.text.scene.places import Splitter
from storybind.text.scenes import split_scenes

MEGABYTE = 1_000_000
SIZES = (1, 2, 10, 20)
A_CHAPTER = 120  # blocks


def clean(size: float) -> str:
    """A text of about so many characters without leftovers of markup, which are read in a second go."""
    return "\n\n".join(part for part in prose(int(size)).split("\n\n") if not any(sign in part for sign in "<&["))


def read(data: bytes, scenes: Scenes = "auto", name: str = "story.txt") -> None:
    """Bytes to a story."""
    read_story(Manuscript(decode(data, name), Options(scenes=scenes)))


def splitting(data: bytes) -> Callable[[], object]:
    """The work that takes the blocks of a text to scenes, and nothing else."""
    _, blocks = read_blocks(decode(data, "story.txt"))
    drafts = [Draft(None, blocks[at : at + A_CHAPTER]) for at in range(0, len(blocks), A_CHAPTER)]
    splitter = Splitter(rules_for("en"), "auto", 1, Fellows(), explained=False)
    return lambda: [split_scenes(draft, splitter) for draft in drafts]


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Processor time of some work, the least of several runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def wrapped(text: str, between: str = "\n\n", first: str = "") -> str:
    """The paragraphs of a text wrapped at 72 columns."""
    parts = (textwrap.fill(part, 72, initial_indent=first) for part in text.split("\n\n"))
    return between.join(parts)


def page(text: str) -> str:
    """A text as a page of the web."""
    parts = "\n".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    return f"<!DOCTYPE html>\n<html><head><title>The Long Shelf</title></head><body>\n{parts}\n</body></html>"


def show(name: str, size: float, took: float, peer: float = 0) -> None:
    """A line of the table; `peer` is the speed of Python-Markdown in bytes a second."""
    ratio = f"   {size / took / peer:6.1f} x Python-Markdown" if peer else ""
    print(f"  {name:<34} {took:8.3f} s cpu {size / took / MEGABYTE:8.2f} MB/s{ratio}")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hard", action="store_true", help="also what is long in another way")
    asked = parser.parse_args()

    gc.set_threshold(100_000, 20, 20)
    print("Paragraphs of one long line:")
    peer = 0.0
    for millions in SIZES:
        text = clean(millions * MEGABYTE)
        data, size = text.encode(), len(text.encode())
        runs = 3 if millions < SIZES[-1] else 1
        if millions <= 2:  # its time is in proportion to the text too
            took = seconds(lambda text=text: markdown.markdown(text), 1)  # type: ignore[misc]
            peer = size / took
            show(f"{millions} MB, markdown.markdown", size, took)
        works: dict[str, Callable[[], object]] = {
            "blocks to scenes": splitting(data),
            "bytes to story, scenes=marks": lambda data=data: read(data, "marks"),  # type: ignore[misc]
            "bytes to story, scenes=auto": lambda data=data: read(data),  # type: ignore[misc]
        }
        for name, work in works.items():
            show(f"{millions} MB, {name}", size, seconds(work, runs), peer)

    print("10 MB in other layouts, bytes to story, scenes=auto:")
    text = clean(10 * MEGABYTE)
    layouts = {
        "hard wrap": wrapped(text),
        "indents, wrapped": wrapped(text, "\n", "    "),
        "a line a paragraph": text.replace("\n\n", "\n"),
        "no blank line, wrapped": wrapped(text, "\n"),
    }
    for name, laid in layouts.items():
        data = laid.encode()
        show(name, len(data), seconds(lambda data=data: read(data), 2), peer)  # type: ignore[misc]

    if asked.hard:
        measure_hard()


def measure_hard() -> None:
    """Texts that are long in one way; one that is refused says so."""
    print("Long in another way:")
    cases = {
        "200 MB of one line": b"word " * (40 * MEGABYTE),
        "1,000,000 short lines": b"It rained.\n" * MEGABYTE,
        "1,000,000 short paragraphs": b"It rained.\n\n" * MEGABYTE,
        "20,000 chapters": "".join(f"Chapter {at}\n\nIt rained.\n\n" for at in range(1, 20_001)).encode(),
        "30 MB of a page.html": page(clean(30 * MEGABYTE)).encode(),
    }
    for name, data in cases.items():
        start, told = time.process_time(), ""
        try:
            read(data, name=name)
        except StorybindError as refused:
            told = f"   {refused.code}"
        took = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {name:<34} {took:8.3f} s cpu {len(data) / took / MEGABYTE:8.2f} MB/s   peak {memory:.0f} MiB{told}")


if __name__ == "__main__":
    main()
