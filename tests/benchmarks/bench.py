"""Measure storybind beside its peers, in one run on one machine.

    python tests/benchmarks/bench.py             # a small story, a novel, ten megabytes
    python tests/benchmarks/bench.py --no-peers  # without pandoc and ebook-convert (both in Debian)

Prints the least wall time and processor time of several runs of the whole command, and the peak of its memory. The
texts are made here from `stories/`: no file of anybody else's, the same on every machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
IMPORTS = "import typer, ebooklib.epub, PIL.Image, PIL.ImageDraw, PIL.ImageFont"


class Cost(NamedTuple):
    """The least of several runs: seconds on the wall and of the processor, and mebibytes at the peak."""

    wall: float
    cpu: float
    memory: float


def prose(size: int) -> str:
    """A novel of about `size` characters: the paragraphs of the plain stories in turn, a chapter every 24,000."""
    paragraphs = [
        line
        for story in sorted((ROOT / "stories").glob("*.txt"))
        for line in story.read_text(encoding="utf-8").split("\n\n")[4:]
        if len(line) > 40 and "\n" not in line and not line.startswith("A/N")
    ]
    parts, total, chapter, at = ["The Long Shelf", "by A. Nonymous"], 0, 0, 0
    while total < size:
        if total >= chapter * 24_000:
            chapter += 1
            parts.append(f"Chapter {chapter}")
        parts.append(paragraphs[(at * 7 + at // len(paragraphs)) % len(paragraphs)])
        total += len(parts[-1]) + 2
        at += 1
    return "\n\n".join(parts) + "\n"


def cost(command: list[str], runs: int) -> Cost:
    """Run a command again and again in a fresh process, its output thrown away; keep the least."""
    best = Cost(1e9, 1e9, 1e9)
    for _ in range(runs):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        if status != 0:
            raise SystemExit(f"failed: {' '.join(command)}")
        memory = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        best = Cost(min(best.wall, wall), min(best.cpu, used.ru_utime + used.ru_stime), min(best.memory, memory))
    return best


def show(name: str, found: Cost, *, beside: Cost | None = None) -> None:
    """A line of the table; `beside` is what it is measured against."""
    ratio = f"  {found.wall / beside.wall:6.2f} x" if beside else ""
    print(f"  {name:<44} {found.wall:8.3f} s wall {found.cpu:8.3f} s cpu {found.memory:7.0f} MiB{ratio}")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-peers", action="store_true", help="leave out pandoc and ebook-convert")
    parser.add_argument("--runs", type=int, default=15, help="runs of each small command")
    asked = parser.parse_args()
    peers = [] if asked.no_peers else [name for name in ("pandoc", "ebook-convert") if shutil.which(name)]
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), peers, asked.runs)


def measure(folder: Path, peers: list[str], runs: int) -> None:
    """All measurements, in a folder that is thrown away."""
    texts = {"small": prose(13_000), "novel": prose(700_000), "ten": prose(10_000_000)}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    convert = [sys.executable, "-m", "storybind", "convert", "-q", "--force"]

    print("A small story (13 kB), cover drawn, proved; beside the imports it needs:")
    imports = cost([sys.executable, "-c", IMPORTS], runs)
    show("import typer, ebooklib, PIL", imports)
    show("storybind", cost([*convert, str(folder / "small.txt")], runs), beside=imports)
    show("storybind --version", cost([sys.executable, "-m", "storybind", "--version"], runs), beside=imports)
    beside(folder, "small", peers, 3)

    print("A novel (700 kB), cover drawn, proved; peers as factors of storybind:")
    novel = cost([*convert, str(folder / "novel.txt")], 5)
    show("storybind", novel)
    beside(folder, "novel", peers, 2, novel)

    print("Ten megabytes, as a factor of the novel (of 14.3 times its size):")
    show("storybind", cost([*convert, str(folder / "ten.txt")], 2), beside=novel)
    size = (folder / "ten.txt").stat().st_size / 2**20
    print(f"  ten times the text and 100 MB: {10 * size + 95:.0f} MiB")


def beside(folder: Path, name: str, peers: list[str], runs: int, ours: Cost | None = None) -> None:
    """The same text through the peers."""
    for peer in peers:
        options = ["-f", "markdown", "-o"] if peer == "pandoc" else []
        story, book = str(folder / f"{name}.txt"), str(folder / "peer.epub")
        command = [peer, story, *options, book]
        show(peer, cost(command, runs), beside=ours)


if __name__ == "__main__":
    main()
