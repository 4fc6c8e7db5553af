"""Measure how fast a text is understood, from its bytes to its story, beside Python-Markdown on the same text.

    python tests/benchmarks/reading.py          # 1, 2.5, 5, 10, 20 MB of long lines; 10 MB in other layouts
    python tests/benchmarks/reading.py --hard   # and what is long in another way: one line, short lines, chapters

Prints processor time, megabytes a second, and how many times as fast as Python-Markdown that is. The texts are made
here from `stories/`.
"""

from __future__ import annotations

import argparse
import resource
import textwrap
import time
from collections.abc import Callable

import markdown
from bench import prose

from storybind.errors import StorybindError
from storybind.pipeline import Manuscript, read_story
from storybind.text.decode import decode

MEGABYTE = 1_000_000
SIZES = (1, 2.5, 5, 10, 20)


def clean(size: float) -> str:
    """A text of about so many characters without leftovers of markup, which are read in a second go."""
    return "\n\n".join(part for part in prose(int(size)).split("\n\n") if not any(sign in part for sign in "<&["))


def read(data: bytes) -> None:
    """Bytes to a story."""
    read_story(Manuscript(decode(data, "story.txt")))


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


def show(name: str, size: float, took: float, peer: float = 0) -> None:
    """A line of the table; `peer` is the speed of Python-Markdown in bytes a second."""
    ratio = f"   {size / took / peer:6.1f} x Python-Markdown" if peer else ""
    print(f"  {name:<34} {took:8.3f} s cpu {size / took / MEGABYTE:8.2f} MB/s{ratio}")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hard", action="store_true", help="also what is long in another way")
    asked = parser.parse_args()

    print("Python-Markdown on 1 MB of the same text:")
    text = clean(MEGABYTE)
    size = len(text.encode())
    took = seconds(lambda: markdown.markdown(text), 1)
    peer = size / took
    show("markdown.markdown", size, took)

    print("Bytes to story, paragraphs of one long line:")
    for millions in SIZES:
        data = clean(millions * MEGABYTE).encode()
        show(f"{millions:g} MB", len(data), seconds(lambda data=data: read(data)), peer)  # type: ignore[misc]

    print("The same 10 MB in other layouts:")
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
    }
    for name, data in cases.items():
        start, told = time.process_time(), ""
        try:
            read(data)
        except StorybindError as refused:
            told = f"   {refused.code}"
        took = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {name:<34} {took:8.3f} s cpu {len(data) / took / MEGABYTE:8.2f} MB/s   peak {memory:.0f} MiB{told}")


if __name__ == "__main__":
    main()
