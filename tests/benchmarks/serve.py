"""How quick `storybind serve` is over ten thousand books: to be ready, to answer, and with fifty downloads at once.

``python tests/benchmarks/serve.py [BOOKS]`` makes the books in a temporary folder, and prints a table. It needs Linux
(memory is read from /proc).
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import http.client
import json
import os
import random
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from storybind import Options, Source, convert
from storybind.pipeline import Manuscript

BUDGETS = {"ready, cold": 10.0, "ready, with an index": 1.0, "feed page, median": 0.020, "memory": 300.0}
"""Seconds; of memory, megabytes."""

WORDS = "rain kettle harbour winter glass orchard letter ferry lantern salt moth garden engine paper crow river".split()


class Told(NamedTuple):
    """A server that runs."""

    process: subprocess.Popen[str]
    port: int
    seconds: float


def make_books(folder: Path, count: int) -> None:
    """So many small books, each with a title, author, series and tags of its own, and the cover of the first."""
    told = "\n\n".join("It rained, and she let it. " * 12 for _ in range(8))
    source = Source("tale.txt", f"@@TITLE@@\nby @@AUTHOR@@\n\n{told}\n", "utf-8", "")
    options = Options(series="@@SERIES@@", tag=("@@TAG@@",), description="@@ABOUT@@", identifier="urn:x-bench:@@ID@@")
    pattern = convert(Manuscript(source, options)).epub
    with zipfile.ZipFile(BytesIO(pattern)) as book:
        entries = [(entry, book.read(entry)) for entry in book.infolist()]
    dice = random.Random(7)
    for number in range(count):
        words = {
            "TITLE": f"The {dice.choice(WORDS).title()} and the {dice.choice(WORDS).title()} {number}",
            "AUTHOR": f"{dice.choice(WORDS).title()} {dice.choice(WORDS).title()}son",
            "SERIES": f"Tales of the {dice.choice(WORDS).title()} {number % 700}",
            "TAG": dice.choice(WORDS),
            "ABOUT": " ".join(dice.choices(WORDS, k=40)),
            "ID": str(number),
        }
        place = folder / f"{number % 100:02}"
        place.mkdir(exist_ok=True)
        with zipfile.ZipFile(place / f"book-{number}.epub", "w") as out:
            for entry, data in entries:
                if entry.filename.endswith(".opf"):
                    for name, value in words.items():
                        data = data.replace(f"@@{name}@@".encode(), value.encode())
                out.writestr(entry, data, entry.compress_type, 1)


def write_index(folder: Path) -> None:
    """The index of these books, as `storybind batch` leaves it."""
    from storybind.edge.catalogue.shelf import Facts
    from storybind.library import read_facts

    rows = []
    for path in sorted(folder.rglob("*.epub")):
        facts = read_facts(str(path))
        assert isinstance(facts, Facts)
        row = {name: list(value) if isinstance(value, tuple) else value for name, value in facts._asdict().items()}
        rows.append({"path": path.relative_to(folder).as_posix(), **row})
    (folder / "index.json").write_text(json.dumps({"schema": 1, "books": rows}))


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Told]:
    """The server, ready."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "storybind", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if found := re.search(r"reading app .*:(\d+)/opds", line):
                break
        else:
            raise SystemExit("it did not start")
        fetch(int(found[1]), "/opds")
        try:
            yield Told(process, int(found[1]), time.perf_counter() - begin)
        finally:
            process.send_signal(signal.SIGINT)


def fetch(port: int, path: str) -> bytes:
    """What stands under an address."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        data = answer.read()
        assert answer.status == 200, (answer.status, path)
        return data


def timed(action: Callable[[], object]) -> float:
    """Seconds that something takes."""
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def seconds(port: int, paths: Sequence[str]) -> list[float]:
    """How long each address takes, one after the other."""
    return [timed(partial(fetch, port, path)) for path in paths]


def processor_seconds() -> float:
    """What all children that have ended took of the processors; on a busy machine it says more than the wall."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(pid: int) -> float:
    """Megabytes that a process and its children have had at most."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+)", status)
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (int(found[1]) / 1000 if found else 0) + sum(memory(int(child)) for child in children)


def measure(count: int) -> dict[str, float]:
    """All figures, in seconds and megabytes."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_books(folder, count)
        os.sync()
        before = processor_seconds()
        with running(folder) as told:
            found["ready, cold"] = told.seconds
        found["the same, processor time"] = processor_seconds() - before
        write_index(folder)
        before = processor_seconds()
        with running(folder) as told:
            pass
        found["with an index, processor time"] = processor_seconds() - before
        with running(folder) as told:
            found["ready, with an index"] = told.seconds
            last = -(-count // 50)
            paths = [f"/opds/{kind}?page={page}" for kind in ("new", "titles") for page in range(1, min(last, 40) + 1)]
            paths += ["/opds", "/opds/authors", "/opds/series?page=3", "/opds/tags"]
            found["first feed page"] = seconds(told.port, paths[:1])[0]
            found["feed page, median"] = statistics.median(seconds(told.port, paths))
            found["feed page, slowest"] = max(seconds(told.port, paths))
            found["OPDS 2 page, median"] = statistics.median(
                seconds(told.port, [path.replace("opds", "opds2") for path in paths])
            )
            searches = [f"/opds/search?q={word}" for word in WORDS]
            found["search, median"] = statistics.median(seconds(told.port, searches))
            found["page with 48 covers"] = timed(lambda: covers(told.port))
            found["500 downloads, 50 at once"] = timed(lambda: downloads(told.port))
            found["memory"] = memory(told.process.pid)
    return found


def covers(port: int) -> None:
    """A page as a browser gets it: with its pictures, six at a time."""
    page = fetch(port, "/titles").decode()
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        assert all(pool.map(lambda path: fetch(port, path), re.findall(r'src="(/thumb/[^"]+)"', page)))


def downloads(port: int) -> None:
    """Fifty clients at once, ten books each; every other one as a kepub of ten books that all want."""
    feeds = b"".join(fetch(port, f"/opds/titles?page={page}") for page in range(1, 6)).decode()
    paths = re.findall(r'href="http://[^/]+(/get/[^"]+)"', feeds)
    kobo = [path.replace(".epub", ".kepub.epub") for path in paths[:10]]
    wanted = [path for at, plain in enumerate(paths) for path in (plain, kobo[at % len(kobo)])]
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        assert all(data[:2] == b"PK" for data in pool.map(lambda path: fetch(port, path), wanted))


def main() -> None:
    """Print the table; exit code 1 if a budget is not kept."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    found = measure(count)
    late = False
    for name, value in found.items():
        budget = BUDGETS.get(name)
        late = late or (budget is not None and value > budget)
        shown = f"{value:9.0f} MB" if name == "memory" else f"{value * 1000:9.1f} ms"
        print(f"{name:<30}{shown}{f'   (budget {budget:g})' if budget else ''}")
    sys.exit(late)


if __name__ == "__main__":
    main()
