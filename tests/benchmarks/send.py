"""Measure what `send` costs beside the copying: a hundred books onto a folder, the same again, and a hundred stories.

    python tests/benchmarks/send.py            # 100 books of about 150 KB
    python tests/benchmarks/send.py --books 20

Prints the least wall time of several runs of the whole command, start-up included, beside that of a plain copy of the
same bytes that is as safe: every file written out (fsync) before the next.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def make_books(folder: Path, number: int) -> list[Path]:
    """Books of the sample stories, each under a title of its own."""
    from storybind import Options, convert, gather

    stories = sorted((ROOT / "stories").glob("the-*.txt"))
    books = []
    for at in range(number):
        options = Options(title=f"Book {at}")
        book = folder / f"{at:03}.epub"
        book.write_bytes(convert(gather(str(stories[at % len(stories)]), options)).epub)
        books.append(book)
    return books


def make_stories(folder: Path, number: int) -> Path:
    """As many stories, in a folder of their own."""
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "stories").glob("the-*.txt"))]
    for at in range(number):
        (folder / f"{at:03}.txt").write_text(f"title: Story {at}\n\n{texts[at % len(texts)]}", encoding="utf-8")
    return folder


def copy(books: list[Path], target: Path) -> None:
    """What the copying alone costs."""
    for book in books:
        with (target / book.name).open("xb") as file:
            file.write(book.read_bytes())
            file.flush()
            os.fsync(file.fileno())


def send(folder: Path, target: Path, *more: str) -> None:
    """The command, in a process of its own."""
    command = [sys.executable, "-m", "storybind", "send", str(folder), "--to", str(target), "--quiet", *more]
    subprocess.run(command, check=True)


def least(run: Callable[[Path], None], runs: int, before: Callable[[Path], None] | None = None) -> float:
    """Seconds of the quickest of several runs, each into an empty folder, or one that was prepared."""
    best = 1e9
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as name:
            target = Path(name)
            if before:
                before(target)
            start = time.perf_counter()
            run(target)
            best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--books", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        shelf = Path(name)
        books = make_books(shelf, asked.books)
        size = sum(book.stat().st_size for book in books)
        print(f"{asked.books} books, {size / 1e6:.1f} MB")
        print(f"copying alone       {least(lambda target: copy(books, target), asked.runs):6.2f} s")
        print(f"send                {least(lambda target: send(shelf, target), asked.runs):6.2f} s")
        kepub = least(lambda target: send(shelf, target, "--format", "kepub"), asked.runs)
        print(f"send as kepub       {kepub:6.2f} s")
        again = least(lambda target: send(shelf, target), asked.runs, lambda target: send(shelf, target))
        print(f"send what is there  {again:6.2f} s")
        stories = make_stories(shelf / "stories", asked.books)
        bound = least(lambda target: send(stories, target), 1)
        again = least(lambda target: send(stories, target), asked.runs, lambda target: send(stories, target))
        print(f"send stories        {bound:6.2f} s, again {again:6.2f} s")


if __name__ == "__main__":
    main()
