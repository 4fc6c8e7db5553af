"""Measure what many stories cost, and write the page that says so: `.github/SCALE.md`, whole, from what was measured.

    python tests/benchmarks/scale.py                        # 100 to 20,000 stories: a quarter of an hour on two quiet cores
    python tests/benchmarks/scale.py --counts 100,1000      # a minute, and a rougher page
    python tests/benchmarks/scale.py --page /tmp/scale.md   # elsewhere

The stories are those of `batch.py`; what is reckoned for a million is a straight line through what was measured, which is what
the curve is there to show. Let nothing else run meanwhile.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from batch import COUNTS, ROOT, Point, curve, numbers, split
from cluster import Rates, side_by_side

PAGE = ROOT / ".github" / "SCALE.md"
_ON_CLUSTER = 600  # stories in a round beside the workers of Dask
_CORES = 64  # of the machine that is reckoned with
_SYNCED = 20  # files that the disk is tried with


class Measured(NamedTuple):
    """All that the page is made of; `rates` is None where Dask is left out, `sync` is seconds for a book."""

    points: Sequence[Point]
    parts: dict[str, float]
    rates: Rates | None
    sync: float

    @property
    def most(self) -> Point:
        """The most stories."""
        return self.points[-1]

    @property
    def each(self) -> float:
        """Seconds of the processor for a story, all processes together, with their start."""
        return self.most.first.cpu / self.most.stories

    @property
    def again(self) -> float:
        """The same of a story that is unchanged."""
        return self.most.again.cpu / self.most.stories

    @property
    def kept(self) -> float:
        """Kibibytes that the parent keeps of a story: what it grows by from the fewest to the most."""
        fewest = self.points[0]
        grown = max(self.most.first.parent, self.most.again.parent) - max(fewest.first.parent, fewest.again.parent)
        return grown * 1024 / (self.most.stories - fewest.stories)


def sync(folder: Path, size: int) -> float:
    """Seconds that the disk takes until a file of this size is on it."""
    start = time.perf_counter()
    for at in range(_SYNCED):
        with (folder / f"{at}.sync").open("wb") as file:
            file.write(bytes(size))
            file.flush()
            os.fsync(file.fileno())
    return (time.perf_counter() - start) / _SYNCED


def page(found: Measured) -> str:
    """The page."""
    most = found.most
    return f"""# What many stories cost

Written by `python tests/benchmarks/scale.py` from what it has measured on {os.cpu_count()} cores under Python {platform.python_version()}, with two processes:
stories of 5 to 60 kB ({most.size / most.stories / 1000:.0f} kB on average), covers drawn, every book proved. Measure on your own machine before you buy one.

| | measured |
| --- | --- |
| a story, warm, processor's time | {sum(found.parts.values()):.0f} ms: {", ".join(f"{name} {each:.1f}" for name, each in found.parts.items())} |
| a book | {most.books / most.stories / 1000:.0f} kB |
| a row of the index; a line of a report | {most.rows / most.stories / 1000:.2f} kB; {most.report / most.stories / 1000:.2f} kB |
| the disk's time for a book (`fsync`) | {found.sync * 1000:.1f} ms |
{_rate(found.rates)}
## From few to many

| stories | wall | processor, a story | again, unchanged | parent | a worker |
| ---: | ---: | ---: | ---: | ---: | ---: |
{_curve(found.points)}

The start of all processes is in it, which is what the first line shows most of. The parent keeps {found.kept:.1f} kB of each story.

## Reckoned from that

| | a million stories ({most.size / most.stories / 1000:.0f} GB) | ten million ({most.size / most.stories / 100:.0f} GB) |
| --- | --- | --- |
| first run | {_hours(found.each * 1e6)} | {_hours(found.each * 1e7)} |
| again, unchanged | {_hours(found.again * 1e6)} | {_hours(found.again * 1e7)} |
| disk for the books | {_bytes(most.books / most.stories * 1e6)} | {_bytes(most.books / most.stories * 1e7)} |
| `index.json` | {_bytes(most.rows / most.stories * 1e6)} | {_bytes(most.rows / most.stories * 1e7)} |
| memory: {_CORES} workers | {_bytes(most.first.worker * _CORES * 2**20)} | {_bytes(most.first.worker * _CORES * 2**20)} |
| memory: the parent, with plan and index | {_bytes(found.kept * 1024e6)} | {_bytes(found.kept * 1024e7)} |

## What gives way first

1. **The parent's memory.** It holds the plan and the rows of the index. Beyond a few million stories run one batch a folder
   (`batch archive/a -o books/a`): each has an index of its own, and none knows of the others.
2. **The disk's patience.** Each book is on the disk before it takes its place, one by one. With {found.sync * 1000:.1f} ms for that a worker spends
   {found.sync / (found.each + found.sync):.0%} of its time waiting; more workers than cores (`--jobs`) hide the wait. In a bucket each story takes half a dozen requests.
3. **The parent's time.** It took {most.first.own / most.stories * 1000:.2f} ms of the processor a story, so that it keeps {found.each / (most.first.own / most.stories):.0f} cores busy at most, on one machine or many.
   Beyond that, too, run several batches.
"""


def _rate(rates: Rates | None) -> str:
    if rates is None:
        return ""
    told = f"{rates.wall:.2f} by the wall, {rates.cpu:.2f} by the processor's time"
    return f"| two Dask workers on one machine, two processes of `--jobs 2` being 1 | {told} |\n"


def _curve(points: Sequence[Point]) -> str:
    return "\n".join(
        f"| {one.stories:,} | {one.first.wall:.1f} s | {one.first.cpu / one.stories * 1000:.1f} ms | {one.again.cpu / one.stories * 1000:.2f} ms, "
        f"1/{one.first.wall / one.again.wall:.0f} of the wall | {max(one.first.parent, one.again.parent):.0f} MiB | {one.first.worker:.0f} MiB |"
        for one in points
    )


def _hours(seconds: float) -> str:
    """Time of the processor, and how long so many cores take for it."""
    wall = seconds / _CORES
    many = f"{seconds / 3600:.1f} core hours" if seconds > 7200 else f"{seconds / 60:.0f} core minutes"
    long = (
        f"{wall / 3600:.1f} hours"
        if wall > 7200
        else f"{wall / 60:.1f} minutes"
        if wall > 120
        else f"{wall:.0f} seconds"
    )
    return f"{many}: {long} on {_CORES} cores"


def _bytes(number: float) -> str:
    return f"{number / 1e12:.2f} TB" if number >= 1e12 else f"{number / 1e9:.1f} GB"


def main() -> None:
    """Measure all, then write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=numbers, default=COUNTS, help="how many stories, as in 100,1000")
    parser.add_argument("--rounds", type=int, default=3, help="turns beside the workers of Dask; 0 leaves them out")
    parser.add_argument("--page", type=Path, default=PAGE, help="where the page goes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        points = tuple(curve(folder, asked.counts))
        parts = split(folder / "split", 200)
        is_there = asked.rounds and find_spec("distributed")
        rates = side_by_side(folder / "cluster", _ON_CLUSTER, asked.rounds) if is_there else None
        found = Measured(points, parts, rates, sync(folder, points[-1].books // points[-1].stories))
    asked.page.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    main()
