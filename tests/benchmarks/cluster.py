"""Measure a batch on a Dask scheduler with two workers beside the same batch with two processes, in turns on one machine.

    python tests/benchmarks/cluster.py                  # 1,000 small stories, three rounds
    python tests/benchmarks/cluster.py --stories 200 --rounds 5

Each round begins with an empty folder of books. Wall time depends on what else the machine does, so both take turns and the
processor's time of everyone at work (command, workers, scheduler) stands beside it. Scheduler and workers take some for as long as
they are there, even idle; that grows with the wall time on a machine that is busy elsewhere, so what it is is measured first.
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
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from batch import Cost, batch, below, cpu, measure, show, write_stories

_SETTLED = 5.0  # seconds until workers have started, and then to see what they take


@contextmanager
def running(name: str, *args: str) -> Iterator[int]:
    """``dask NAME ARGS...`` for as long as it is needed; gives its process."""
    command = [str(Path(sys.executable).with_name("dask")), name, "--host", "127.0.0.1", "--no-dashboard", *args]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        yield child.pid
    finally:
        child.terminate()
        child.wait()


def spent(roles: Mapping[str, list[int]]) -> dict[str, float]:
    """The processor's seconds that the processes of each role and all below them have had so far."""
    return {role: sum(cpu(pid) for one in pids for pid in (one, *below(one))) for role, pids in roles.items()}


def idle(roles: Mapping[str, list[int]]) -> float:
    """The processor's seconds that all of them take in a second without work."""
    time.sleep(_SETTLED)
    before = sum(spent(roles).values())
    time.sleep(_SETTLED)
    return (sum(spent(roles).values()) - before) / _SETTLED


class Far(NamedTuple):
    """What a batch on the workers costs, and the processor's seconds of each role, the command's own among them."""

    cost: Cost
    shares: dict[str, float]


def on_cluster(stories: Path, books: Path, address: str, roles: Mapping[str, list[int]]) -> Far:
    """The batch on the workers."""
    before = spent(roles)
    command = [part for part in batch(stories, books, "--cluster", address) if part not in ("--jobs", "2")]
    found = measure(command)
    shares = {role: seconds - before[role] for role, seconds in spent(roles).items()}
    return Far(Cost(found.wall, found.cpu + sum(shares.values())), {"command": found.cpu} | shares)


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
        scheduler = stack.enter_context(running("scheduler", "--port", "0", "--scheduler-file", str(told)))
        while not told.exists():
            time.sleep(0.1)
        one_each = ("--scheduler-file", str(told), "--nthreads", "1")
        workers = [stack.enter_context(running("worker", *one_each)) for _ in range(2)]
        roles = {"scheduler": [scheduler], "workers": workers}
        address = told.read_text().partition('"address": "')[2].partition('"')[0]
        print(f"{asked.stories:,} stories, {size / 1e6:.1f} MB; load of this machine {os.getloadavg()[0]:.1f}:")
        walls, cpus = [], []
        print(f"  idle, the scheduler and the workers take {idle(roles):.3f} s of the processor a second")
        for _ in range(asked.rounds):
            near = measure(batch(folder / "in", folder / "near"))
            far, shares = on_cluster(folder / "in", folder / "far", address, roles)
            show("two processes", near, asked.stories)
            show("two Dask workers", far, asked.stories)
            for role, seconds in shares.items():
                print(f"    {role:<32} {'':17} {seconds:8.2f} s cpu {seconds / asked.stories * 1000:8.2f} ms a story")
            walls.append(near.wall / far.wall)
            cpus.append(near.cpu / far.cpu)
            assert sum(1 for _ in (folder / "far").rglob("*.epub")) == asked.stories
            for books in ("near", "far"):
                shutil.rmtree(folder / books)
        print(f"  the rate of the workers, that of the processes being 1: {statistics.median(walls):.2f} by the wall,")
        print(f"  {statistics.median(cpus):.2f} by the processor's time (least {min(cpus):.2f})")


if __name__ == "__main__":
    main()
