"""One story of a batch to its book, or to the reason why there is nothing to do; this is what a worker does."""

import gc
import re
import time
import traceback
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from storybind.batch.index import read_row
from storybind.batch.plan import Planned
from storybind.book.origin import Counts, Fingerprint, Origin, read_origin
from storybind.book.package import read_package
from storybind.deliver import check_place, delivering, kobo_place
from storybind.edge import files, stores, writing
from storybind.edge.steps import Steps
from storybind.errors import ConfigError, DefectError, MemoryUsedUpError, ReadError, StorybindError, ThemeError
from storybind.materials import Materials, collect, collect_joined
from storybind.options import Options
from storybind.report import Outcome, notice_line, outcome_json

BY = "batch-"
"""How files are marked that a batch is writing: one that holds the lock of the folder may remove those of a dead one."""

_KEPT = 16 << 20
"""Bytes that a process keeps from book to book: to give them back and get them again, page by page, takes 2.5 ms a book."""

_PATTERNS = 5_000
"""Patterns that `re` keeps. Stories of many kinds ask for three times the 512 that are usual, and of these, once there are
more, it forgets the oldest: one that each story asks for is compiled again and again. It has no public way to keep more;
in a Python without this name nothing but that time is lost."""


class Order(NamedTuple):
    """What was asked of all stories of a batch."""

    options: Options
    root: str  # the folder they are in
    output: str  # that of the books
    covers: str = ""  # a folder of pictures
    force: bool = False
    dry: bool = False  # to tell what would be done, and do none of it
    again: bool = False  # to make also the books that are as they should be


class Result(NamedTuple):
    """What became of a story."""

    record: dict[str, Any]  # its line of the report
    row: dict[str, Any] | None = None  # its row of the index, where that has none
    trace: str = ""  # a bug's traceback
    told: tuple[tuple[str, str], ...] = ()  # its warnings, each the code and the sentence with its place


def make(task: Planned, order: Order) -> Steps[Result]:
    """Make the book of a story unless it is there; whatever goes wrong with it goes wrong with this story alone.

    Another can be begun while the disk takes it in.
    """
    start = time.perf_counter()
    trace = ""
    try:
        return (yield from _make(task, order, start))
    except StorybindError as wrong:
        error = wrong
    except MemoryError:
        error = MemoryUsedUpError("it takes more memory than there is; give it a machine with more, or split it")
    except Exception as bug:
        error = DefectError(f"{type(bug).__name__}: {bug}; this is a defect of storybind, please report it")
        trace = traceback.format_exc()
    return Result(failed(task, error, time.perf_counter() - start), trace=trace)


def failed(task: Planned, error: StorybindError, seconds: float) -> dict[str, Any]:
    """The line of the report for a story that came to nothing."""
    if (
        isinstance(error, ConfigError | ThemeError | ReadError)
        and error.where
        and not error.where.startswith(task.story)
    ):
        error.message, error.where = f"{error.where}: {error.message}", task.story  # it speaks for other stories too
    error.where = error.where or task.story
    return outcome_json(Outcome(task.story, task.book, "failed", seconds, error=error))


@cache
def warm() -> None:
    """Load and compile, once a process, all that most stories need, and take it out of the collector's sight.

    From then on a book's garbage is collected before the next is made. Left to itself the collector either looks through a
    story again and again while it is being read, or leaves finished books about, until a worker has 200 MB instead of 70.
    """
    from storybind.pipeline import Manuscript, convert
    from storybind.text.decode import decode

    text = "Rain\n\nby Anna Moss\n\nIt rained.\n\n* * *\n\nThree days later, she went out. “Well,” she said.\n"
    convert(Manuscript(decode(text.encode(), "rain.txt")))
    gc.collect()
    gc.freeze()
    re._MAXCACHE = _PATTERNS  # type: ignore[attr-defined]
    gc.set_threshold(100_000, 20, 20)  # more than a story of usual length has objects
    bytearray(_KEPT)  # given back at once: so glibc learns how much to keep (mallopt(3), M_MMAP_THRESHOLD)


def _make(task: Planned, order: Order, start: float) -> Steps[Result]:
    materials = _collect(task, order)
    book = kobo_place(task.book) if materials.asked("format", "epub") == "kepub" else task.book
    place = stores.at(book)
    origin = read_origin(stores.Stored(book) if stores.is_stored(place) else place)
    reason = _reason(materials.fingerprint, origin, place)
    if origin is None:
        check_place(book, force=order.force, make_folder=True)
    stays = reason == "unchanged" and not order.again
    if order.dry:
        return Result(_record(task, book, "unchanged" if stays else "planned", reason, start, origin))
    if origin and stays:
        row = None
        if task.known != str(materials.fingerprint):
            epub = files.read_bytes(book)
            row = read_row(read_package(epub), len(epub), book, task.story, order.output)
        return Result(_record(task, book, "unchanged", reason, start, origin), row)
    return (yield from _bind(task, order, materials, book, reason, start))


def _collect(task: Planned, order: Order) -> Materials:
    covers: tuple[str, ...] = ()
    if order.covers:
        inner = task.story.removeprefix(order.root).strip("/").rpartition("/")[0]
        covers = (f"{order.covers}/{inner}", order.covers) if inner else (order.covers,)
    if task.joined:
        return collect_joined([task.story], order.options, covers, deep=False)  # which have books of their own
    return collect(task.story, order.options, covers)


def _reason(mine: Fingerprint, origin: Origin | None, book: Path) -> str:
    """Why a book is to be made, or that it is not: what stands before its line in a plan."""
    if origin is None:
        return "new" if not writing.is_there(book) else "in place of a file that storybind did not make"
    if origin.fingerprint is None:
        return "changed: version"
    changes = mine.changes_since(origin.fingerprint)
    return f"changed: {', '.join(changes)}" if changes else "unchanged"


def _bind(task: Planned, order: Order, materials: Materials, book: str, reason: str, start: float) -> Steps[Result]:
    from storybind.manuscript import compose
    from storybind.pipeline import bind
    from storybind.text.prose.patterns import Patterns

    warm()
    gc.collect(0)  # what the last book has left is all there is of this generation
    bound, package = bind(compose(materials), explained=False)
    Patterns.whole = True  # who has made one book makes more
    epub = bound.epub
    record = outcome_json(Outcome(task.story, book, "made", time.perf_counter() - start, bound))
    record |= {"reason": reason, "title": bound.story.metadata.whole_title, "bytes": len(epub)}
    told = tuple((notice.code, notice_line(notice, bound.story.source)) for notice in bound.notices)
    row = read_row(package, len(epub), book, task.story, order.output)
    del bound, package  # or two stories are in memory
    if not (yield from delivering(epub, book, make_folder=True, by=BY)):
        record["status"] = "unchanged"
    return Result(record, row, told=told)


def _record(task: Planned, book: str, status: Any, reason: str, start: float, origin: Origin | None) -> dict[str, Any]:
    """The line of a report for a book that is not made now: how much is in the one that is there, and how it is called."""
    outcome = Outcome(task.story, book, status, time.perf_counter() - start)
    record = outcome_json(outcome) | (origin.counts if origin else Counts())._asdict() | {"reason": reason}
    return record | {"title": origin.title, "bytes": origin.size} if origin else record
