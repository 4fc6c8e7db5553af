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


class Rates(NamedTuple):
    """The rate of the workers, that of two processes being 1: by the wall and by the processor's time, the one in the middle."""

    wall: float
    cpu: float


def side_by_side(folder: Path, count: int, rounds: int) -> Rates:
    """Both over the same stories in turns; prints a line for each."""
    with ExitStack() as stack:
        size = write_stories(folder / "in", count)
        told = folder / "address"
        scheduler = stack.enter_context(running("scheduler", "--port", "0", "--scheduler-file", str(told)))
        while not told.exists():
            time.sleep(0.1)
        one_each = ("--scheduler-file", str(told), "--nthreads", "1")
        workers = [stack.enter_context(running("worker", *one_each)) for _ in range(2)]
        roles = {"scheduler": [scheduler], "workers": workers}
        address = told.read_text().partition('"address": "')[2].partition('"')[0]
        print(f"{count:,} stories, {size / 1e6:.1f} MB; load of this machine {os.getloadavg()[0]:.1f}:")
        rest = idle(roles)
        print(f"  idle, the scheduler and the workers take {rest:.3f} s of the processor a second")
        found, alone = [], []
        for _ in range(rounds):
            near = measure(batch(folder / "in", folder / "near"))
            far, shares = on_cluster(folder / "in", folder / "far", address, roles)
            show("two processes", near, count)
            show("two Dask workers", far, count)
            for role, seconds in shares.items():
                print(f"    {role:<32} {'':17} {seconds:8.2f} s cpu {seconds / count * 1000:8.2f} ms a story")
            found.append(Rates(near.wall / far.wall, near.cpu / far.cpu))
            alone.append(near.cpu / (far.cpu - rest * far.wall + rest * near.cpu / 2))
            assert sum(1 for _ in (folder / "far").rglob("*.epub")) == count
            for books in ("near", "far"):
                shutil.rmtree(folder / books)
    rates = Rates(*map(statistics.median, zip(*found, strict=True)))
    print(f"  the rate of the workers, that of the processes being 1: {rates.wall:.2f} by the wall,")
    print(f"  {rates.cpu:.2f} by the processor's time (least {min(one.cpu for one in found):.2f}),")
    print(
        f"  {statistics.median(alone):.2f} by that, had they two cores to themselves and so no longer than that takes"
    )
    return rates


def main() -> None:
    """Measure as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1_000, help="how many")
    parser.add_argument("--rounds", type=int, default=3, help="how often each takes its turn")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        side_by_side(Path(folder), asked.stories, asked.rounds)


if __name__ == "__main__":
    main()
