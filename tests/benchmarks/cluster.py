"""Measure a batch on a Dask scheduler with two workers beside the same batch with two processes, in turns on one machine.

    python tests/benchmarks/cluster.py                  # 1,000 small stories, three rounds
    python tests/benchmarks/cluster.py --stories 200 --rounds 5

Each round begins with an empty folder of books. Wall time depends on what else the machine does, so both take turns and the
processor's time of everyone at work (command, workers, scheduler) stands beside it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from batch import Cost, batch, below, cpu, measure, show, write_stories


@contextmanager
def running(name: str, *args: str) -> Iterator[int]:
    """``dask NAME ARGS...`` for as long as it is needed; gives its process."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{name}", "--host", "127.0.0.1", "--no-dashboard", *args]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        yield child.pid
    finally:
        child.terminate()
        child.wait()


def spent(pids: list[int]) -> float:
    """The processor's seconds that these processes and all below them have had so far."""
    return sum(cpu(pid) for one in pids for pid in (one, *below(one)))


def on_cluster(stories: Path, books: Path, address: str, pids: list[int]) -> Cost:
    """The batch on the workers."""
    before = spent(pids)
    command = [part for part in batch(stories, books, "--cluster", address) if part not in ("--jobs", "2")]
    found = measure(command)
    return Cost(found.wall, found.cpu + spent(pids) - before)


def main() -> None:
    """Print a line for each round, and the ratio of the rates in the middle."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1_000, help="how many")
    parser.add_argument("--rounds", type=int, default=3, help="how often each takes its turn")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        size = write_stories(folder / "in", asked.stories)
        told = folder / "address"
        pids = [stack.enter_context(running("scheduler", "--port", "0", "--scheduler-file", str(told)))]
        while not told.exists():
            time.sleep(0.1)
        one_each = ("--scheduler-file", str(told), "--nthreads", "1")
        pids += [stack.enter_context(running("worker", *one_each)) for _ in range(2)]
        address = told.read_text().partition('"address": "')[2].partition('"')[0]
        print(f"{asked.stories:,} stories, {size / 1e6:.1f} MB; load of this machine {os.getloadavg()[0]:.1f}:")
        walls, cpus = [], []
        for _ in range(asked.rounds):
            near = measure(batch(folder / "in", folder / "near"))
            far = on_cluster(folder / "in", folder / "far", address, pids)
            show("two processes", near, asked.stories)
            show("two Dask workers", far, asked.stories)
            walls.append(near.wall / far.wall)
            cpus.append(near.cpu / far.cpu)
            assert sum(1 for _ in (folder / "far").rglob("*.epub")) == asked.stories
            for books in ("near", "far"):
                shutil.rmtree(folder / books)
        print(f"  the rate of the workers, that of the processes being 1: {statistics.median(walls):.2f} by the wall,")
        print(f"  {statistics.median(cpus):.2f} by the processor's time (least {min(cpus):.2f})")


if __name__ == "__main__":
    main()
