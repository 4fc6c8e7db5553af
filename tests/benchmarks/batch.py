"""Measure a batch beside its peers, in one run on one machine: many small stories, two processes each.

    python tests/benchmarks/batch.py                  # 1,000 stories, beside pandoc and ebook-convert
    python tests/benchmarks/batch.py --stories 200 --no-peers
    python tests/benchmarks/batch.py --curve          # the cost of a story from 100 to 20,000 of them
    python tests/benchmarks/batch.py --split          # where the processor's time of a story goes
    python tests/benchmarks/batch.py --interrupt 20   # how soon Ctrl-C ends it, whenever it comes, and what is left
    python tests/benchmarks/batch.py --bad 1000000    # so many empty files, and one of 2 GB among them

The stories are made here from `stories/`, 5 to 60 kB each, the same on every machine. pandoc and ebook-convert (both in
Debian) run under ``xargs -P2``; ebook-convert is measured on a part of the stories and reckoned up, for it takes minutes.
Wall time depends on what else the machine does; the processor's time stands beside it.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parents[2]
R = TypeVar("R")


COUNTS = (100, 1_000, 5_000, 20_000)
"""How many stories the curve is drawn through."""


class Cost(NamedTuple):
    """What a command has cost.

    Seconds on the wall and of the processor, children's included; mebibytes of the parent and of the largest worker; the
    processor's seconds of the parent alone.
    """

    wall: float
    cpu: float
    parent: float = 0.0
    worker: float = 0.0
    own: float = 0.0


class Point(NamedTuple):
    """So many stories of so many bytes: what they cost the first time, and again unchanged; the bytes of what was written."""

    stories: int
    size: int
    first: Cost
    again: Cost
    books: int
    rows: int
    report: int


def paragraphs() -> list[list[str]]:
    """Of each plain story in English its paragraphs, scene marks and all, without its head."""
    english = [path for path in sorted((ROOT / "stories").glob("*.txt")) if path.stem != "erdgeschoss-links"]
    texts = (path.read_text("utf-8").split("\n\n")[4:] for path in english)
    return [[part for part in parts if not part.startswith("A/N")] for parts in texts]


def write_stories(folder: Path, count: int) -> int:
    """So many stories, 5 to 60 kB each, a hundred in a folder; each differs from all others. Gives their bytes."""
    books = paragraphs()
    total = 0
    for at in range(count):
        chance = random.Random(at)
        size, parts, length = chance.randint(5_000, 60_000), [f"Story Number {at}", f"by Author {at % 97}"], 0
        while length < size:
            source = chance.choice(books)
            first = chance.randrange(len(source))
            for part in source[first : first + chance.randint(5, 25)]:
                parts.append(part)
                length += len(part) + 2
            if chance.random() < 0.5:
                parts.append("* * *")
        place = folder / f"{at // 100:04}" / f"story-{at:06}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        data = ("\n\n".join(parts) + "\n").encode()
        place.write_bytes(data)
        total += len(data)
    return total


def measure(
    command: list[str], *, cwd: Path | None = None, shell: str | None = None, told: int = subprocess.DEVNULL
) -> Cost:
    """Run a command to its end; its memory is looked at while it runs. What it tells goes to the file `told`."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.Popen(
        shell or command, shell=shell is not None, cwd=cwd, stdout=subprocess.DEVNULL, stderr=told,
    )  # fmt: skip
    parent = worker = own = 0.0
    cpu_of: dict[int, float] = {}
    while child.poll() is None:
        for pid in below(child.pid):
            cpu_of[pid] = max(cpu_of.get(pid, 0.0), cpu(pid))
            worker = max(worker, memory(pid))
        parent, own = max(parent, memory(child.pid)), max(own, cpu(child.pid))
        time.sleep(0.05)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # workers of a fork server are nobody's children when they end, so what was seen of them is added
    return Cost(wall, used + sum(cpu_of.values()) if shell is None else used, parent, worker, own)


def below(pid: int) -> Iterator[int]:
    """All processes below one (Linux)."""
    try:
        told = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # it, or a thread of it, has just ended
        return
    for child in map(int, " ".join(told).split()):
        yield child
        yield from below(child)


def memory(pid: int) -> float:
    """The most memory that a process has had so far, in MiB; 0 for one that is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) / 1024 if found else 0.0


def cpu(pid: int) -> float:
    """The processor's seconds that a process has had so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def batch(stories: Path, books: Path, *more: str) -> list[str]:
    """The command that is measured."""
    return [sys.executable, "-m", "storybind", "batch", str(stories), "-o", str(books), "--jobs", "2", "-q", *more]


def show(name: str, cost: Cost, count: int, beside: Cost | None = None) -> None:
    """A line of the table."""
    ratio = f"  {cost.wall / beside.wall:6.1f} x wall {cost.cpu / beside.cpu:6.1f} x cpu" if beside else ""
    memories = f"  parent {cost.parent:4.0f} MiB, a worker {cost.worker:4.0f} MiB" if cost.parent and not beside else ""
    print(
        f"  {name:<34} {cost.wall:8.2f} s wall {cost.cpu:8.2f} s cpu {cost.cpu / count * 1000:8.2f} ms a story{memories}{ratio}"
    )


def side_by_side(folder: Path, count: int, *, peers: bool) -> None:
    """A batch, the same again, and the peers over the same stories."""
    size = write_stories(folder / "in", count)
    print(f"{count:,} stories, {size / 1e6:.1f} MB, two processes, covers drawn, every book proved:")
    first = measure(batch(folder / "in", folder / "out"))
    show("storybind batch", first, count)
    second = measure(batch(folder / "in", folder / "out"))
    show("the same again, unchanged", second, count)
    print(f"  the second run takes 1/{first.wall / second.wall:.0f} of the first")
    if peers:
        each = "-0 -P2 -I{} sh -c '%s' _ {}"
        pandoc = each % 'pandoc -f markdown -o "$1.epub" "$1"'
        if shutil.which("pandoc"):
            show(
                "pandoc, xargs -P2",
                measure([], cwd=folder, shell=f"find in -name '*.txt' -print0 | xargs {pandoc}"),
                count,
                first,
            )
        if shutil.which("ebook-convert"):
            some = max(20, count // 20)
            convert = each % 'ebook-convert "$1" "$1.epub"'
            found = measure(
                [], cwd=folder, shell=f"find in -name '*.txt' -print0 | head -z -n {some} | xargs {convert}"
            )
            up = count / some
            show(f"ebook-convert, {some} of them", Cost(found.wall * up, found.cpu * up), count, first)
        missing = [name for name in ("pandoc", "ebook-convert", "kaf-cli") if not shutil.which(name)]
        if missing:
            print(f"  not on this machine: {', '.join(missing)}")


def curve(folder: Path, counts: Sequence[int]) -> Iterator[Point]:
    """What a story costs, and what memory it takes, from few stories to many."""
    print("The cost of a story and the memory of the processes:")
    for count in counts:
        stories, books, report = folder / str(count), folder / f"out-{count}", folder / "report.jsonl"
        size = write_stories(stories, count)
        first = measure(batch(stories, books, "--report", str(report)))
        show(f"{count:,} stories", first, count)
        again = measure(batch(stories, books))
        show("  unchanged", again, count)
        made = sum(path.stat().st_size for path in books.rglob("*.epub"))
        yield Point(count, size, first, again, made, (books / "index.json").stat().st_size, report.stat().st_size)
        shutil.rmtree(stories)
        shutil.rmtree(books)


def bad(folder: Path, count: int) -> None:
    """What so many empty files cost, with one of 2 GB (a sparse one) among them, and what is said of them."""
    for at in range(count):
        place = folder / "in" / f"{at // 1000:05}" / f"empty-{at:08}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    with (folder / "in" / "huge.txt").open("wb") as file:
        file.truncate(2_000_000_000)
    with (folder / "told").open("wb") as told:
        show(
            f"{count:,} empty files, one of 2 GB",
            measure(batch(folder / "in", folder / "out"), told=told.fileno()),
            count,
        )
    lines = (folder / "told").read_text().splitlines()
    print(f"  told in {len(lines)} lines, such as:")
    for line in (lines[0], *(line for line in lines if "huge" in line or "more" in line)):
        print(f"    {line.replace(str(folder), '')}")


def interrupt(folder: Path, count: int, times: int) -> float:
    """How soon a batch ends that is interrupted, at its start or in the middle; gives the longest time, in seconds.

    All its processes hear of it, as a terminal has it, and it has ended when the last of them has.

    Raises:
        AssertionError: It did not end as one that is interrupted, or left a book that is not whole, or half a file.
    """
    write_stories(folder / "in", count)
    chance = random.Random(7)
    waited: list[float] = []
    whole = 0
    for at in range(times):
        books = folder / f"out-{at}"
        child = subprocess.Popen(
            batch(folder / "in", books), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )  # fmt: skip
        while at % 2 and not any(books.rglob("*.epub")):
            time.sleep(0.01)
        time.sleep(chance.uniform(0.0, 1.5))
        assert child.poll() is None, "it had ended before: more stories keep it at work"
        group = [child.pid, *below(child.pid)]
        start = time.perf_counter()
        os.killpg(child.pid, signal.SIGINT)
        _, told = child.communicate()
        while any(map(runs, group)):
            time.sleep(0.002)
        waited.append(time.perf_counter() - start)
        assert child.returncode in (130, -signal.SIGINT), told.decode()  # the other before any of our lines is run
        for book in books.rglob("*.epub"):
            with zipfile.ZipFile(book) as archive:
                assert archive.testzip() is None, book
            whole += 1
        assert not list(books.rglob("*.tmp")), f"half-written: {list(books.rglob('*.tmp'))}"
        shutil.rmtree(books, ignore_errors=True)
    print(
        f"Ctrl-C at {times} moments, half of them of its start: {whole:,} books, all whole, and nothing half-written."
    )
    print(f"  ended within {max(waited):.2f} s, in the middle {statistics.median(waited):.2f} s")
    return max(waited)


def runs(pid: int) -> bool:
    """Whether a process is there and not yet dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def split(folder: Path, count: int) -> dict[str, float]:
    """Where the processor's time of a story goes, in a process that is warm: milliseconds of each part."""
    from storybind.batch.index import read_row
    from storybind.batch.make import warm
    from storybind.book.epub import write_epub
    from storybind.book.package import read_package
    from storybind.book.proof.word_proof import prove
    from storybind.deliver import deliver
    from storybind.manuscript import gather
    from storybind.pipeline import dress, read_story, read_undivided
    from storybind.text.prose.patterns import Patterns

    write_stories(folder / "in", count)
    warm()
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[..., R], *given: object) -> R:
        start = time.process_time()
        done = work(*given)
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return done

    for at, path in enumerate(sorted((folder / "in").rglob("*.txt"))):
        if at == 10:  # what comes only once has come
            spent.clear()
        manuscript = timed("gather", gather, str(path))
        timed("read", read_undivided, manuscript)
        story = timed("scenes", partial(read_story, explained=False), manuscript)
        book = timed("cover", dress, story, manuscript)
        epub = timed("package", write_epub, book)
        package = timed("proof", read_package, epub)
        timed("proof", prove, package, story, book.notes)
        timed("deliver", lambda epub=epub, at=at: deliver(epub, str(folder / "out" / f"{at}.epub"), make_folder=True))
        timed("index", read_row, package, len(epub), "out/a.epub", str(path), "out")
        Patterns.whole = True  # as in a worker that has made one book
    spent["scenes"] -= spent["read"]  # it was read twice, once without them
    print("The processor's time of a story, in a process that is warm:")
    parts = {name: seconds / (count - 10) * 1000 for name, seconds in spent.items()}
    for name, each in (*parts.items(), ("together", sum(parts.values()))):
        print(f"  {name:<34} {each:8.2f} ms")
    return parts


def numbers(text: str) -> tuple[int, ...]:
    """Numbers with commas between them."""
    return tuple(map(int, text.split(",")))


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1_000, help="how many")
    parser.add_argument("--no-peers", action="store_true", help="leave out pandoc and ebook-convert")
    parser.add_argument("--curve", action="store_true", help="from 100 stories to 20,000 instead")
    parser.add_argument("--counts", type=numbers, default=COUNTS, help="how many stories the curve has, as in 100,1000")
    parser.add_argument("--bad", type=int, metavar="COUNT", help="so many empty files instead")
    parser.add_argument("--interrupt", type=int, metavar="TIMES", help="how soon Ctrl-C ends it instead, so many times")
    parser.add_argument("--split", action="store_true", help="where the time of a story goes instead")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.bad:
            bad(Path(folder), asked.bad)
        elif asked.curve:
            for _ in curve(Path(folder), asked.counts):
                pass
        elif asked.interrupt:
            interrupt(Path(folder), asked.stories, asked.interrupt)
        elif asked.split:
            split(Path(folder), min(asked.stories, 200))
        else:
            side_by_side(Path(folder), asked.stories, peers=not asked.no_peers)


if __name__ == "__main__":
    main()
