"""``storybind batch``: a book of every story below a folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path, PurePath
from typing import NamedTuple

from storybind import __version__
from storybind.batch.index import NAME, Index, LeftOver, check_csv, json_line, write_csv, write_index
from storybind.batch.make import BY, Order, Result, failed, make
from storybind.batch.plan import Planned, plan, touched
from storybind.batch.run import Tally
from storybind.batch.run import run as run_batch
from storybind.book.origin import read_origin
from storybind.cli import say
from storybind.cli.progress import Progress
from storybind.cli.remarks import DOCUMENTS, tell_left_out, tell_warnings
from storybind.deliver import check_named
from storybind.edge import files, stores
from storybind.edge.folder import Listing, check_folder, check_readable, list_stories
from storybind.edge.lock import locked
from storybind.edge.reports import ANOTHER, reading_lines, writing_lines
from storybind.edge.watch import Changes, check_watching, watch
from storybind.edge.workers import Workers, count_cores
from storybind.errors import ExistsError, NotFoundError, ThemeError, UsageError
from storybind.options import Options
from storybind.report import is_report
from storybind.settings import read_text
from storybind.syntax import STORIES

_NO_STORY = f"there is no story ({', '.join(STORIES)}) below this folder"
_INDEXES = (NAME, "index.csv")

Listener = Callable[[Planned, Result], None]
"""Who is told of each story and what became of it."""

Results = Generator[tuple[Planned, Result], None, None]
"""Each story and what became of it, as it comes."""


class Output(NamedTuple):
    """Where a batch leaves what it has done: the index of the books, whoever is told of each story, its hold of the folder.

    `tell_left` says which books have no story any more. `check` raises `InUseError` once the folder is another batch's.
    """

    rows: Index
    listeners: tuple[Listener, ...]
    tell_left: Callable[[Sequence[LeftOver]], None]
    check: Callable[[], None]


class Asked(NamedTuple):
    """What the command line asks of a batch, beside what it asks of its books."""

    folder: str
    output: str | None = None
    jobs: int | None = None
    covers: str | None = None
    report: str | None = None
    timeout: float = 120
    join_folders: bool = False
    dry_run: bool = False
    prune: bool = False
    fail_fast: bool = False
    again: bool = False
    csv: bool = False
    force: bool = False
    quiet: bool = False
    as_json: bool = False
    watch: bool = False
    poll: bool = False
    cluster: str | None = None

    @property
    def books(self) -> str:
        """The folder of the books: by default that of the stories."""
        return stores.plain(self.output or self.folder)

    @property
    def workers(self) -> int:
        """How many processes make books."""
        return self.jobs or count_cores()


def run(asked: Asked, options: Options) -> int:
    """Make a book of every story below the folder; a bad one does not stop the others. Gives the exit code."""
    _check(asked)
    if not asked.cluster:  # whose workers may see other files
        _check_given(options)
    asked = _for_all(asked) if asked.cluster else asked
    with ExitStack() as stack:
        check: Callable[[], None] = (lambda: None) if asked.dry_run else stack.enter_context(locked(asked.books))
        index = _read_index(asked)
        if asked.csv:
            _check_csv(asked.books, force=asked.force)
        listeners: list[Listener] = [_teller(asked), index.add, lambda *_: check()]
        if asked.report:
            _check_report(asked.report, force=asked.force)
            put = stack.enter_context(writing_lines(asked.report))
            listeners.append(_reporter(asked, put))
        output = Output(index, tuple(listeners), _teller_of_left(asked), check)
        code = _run(asked, options, output)
        return _keep_up(asked, options, output) if asked.watch else code


def _for_all(asked: Asked) -> Asked:
    """The same with whole paths: workers elsewhere start from folders of their own."""
    folder, output, covers = (
        path if path is None or stores.is_url(path) else str(Path(path).absolute())
        for path in (asked.folder, asked.books, asked.covers)
    )
    return asked._replace(folder=folder or "", output=output, covers=covers)


def _keep_up(asked: Asked, options: Options, output: Output) -> int:
    """Make what changes, until Ctrl-C or until the disk takes no more."""
    say.aside(f"storybind: watching {asked.folder}; Ctrl-C ends it")
    quiet = asked._replace(again=False, quiet=True)
    concerns = partial(_concerns, os.path.realpath(asked.folder), os.path.realpath(asked.books))
    changes = watch(os.path.realpath(asked.folder), concerns, poll=asked.poll)
    next(changes)  # from here on nothing is missed; what came before, all are looked at for
    code = _run(quiet, options, output)
    for changed in changes:
        code = _run(quiet, options, output, changed)
    return code


def _concerns(folder: str, books: str, path: str) -> bool:
    """Whether a change of this path can be one of a story: not if it is hidden, a book, or what is written beside books."""
    if books != folder and path.startswith(books + os.sep):
        return False
    inner = PurePath(path.removeprefix(folder).lstrip(os.sep))
    is_ours = inner.suffix.lower() in (".epub", ".json", ".jsonl", ".csv")
    return not is_ours and not any(part.startswith(".") for part in inner.parts)


def _check(asked: Asked) -> None:
    for option, place in (("-o", asked.output), ("--report", asked.report), ("--covers", asked.covers)):
        check_named(option, place)
    if asked.output is not None and asked.output.lower().endswith(".epub"):
        raise UsageError("a batch makes many books; name a folder with -o", where=asked.output)
    if asked.covers is not None:
        _check_covers(asked.covers)
    if asked.report is not None:
        _check_place(asked.report, asked.books)
    if asked.watch and stores.is_url(asked.folder):
        raise UsageError("only folders of this machine can be watched; run the batch now and then", where=asked.folder)
    if asked.cluster and asked.jobs:
        raise UsageError("--jobs is for this machine, and with --cluster the workers are elsewhere; leave it out")
    check_folder(asked.folder)
    if asked.watch:
        check_watching()
    if asked.watch and asked.dry_run:
        raise UsageError("--watch makes books, and --dry-run makes none; choose one of them")


def _check_given(options: Options) -> None:
    """Make sure that the cover and the stylesheet for all books can be used: each story would say the same of them.

    Raises:
        StorybindError: One of them cannot, and why.
    """
    if options.cover not in (None, "auto", "none"):
        from storybind.book.cover import read_cover

        read_cover(files.read_bytes(options.cover, "pictures"), options.cover)
    if options.theme and options.theme.lower().endswith(".css"):
        from storybind.manuscript import check_theme

        check_theme(options.theme, read_text(Path(options.theme), ThemeError))


def _check_covers(folder: str) -> None:
    """Make sure that a folder of pictures can be looked into: each story would have a cover drawn without a word."""
    if not files.is_folder(folder):
        raise UsageError("--covers is to be a folder of pictures, and there is no such folder", where=folder)
    if not stores.is_url(folder):
        check_readable(folder)


def _check_place(report: str, books: str) -> None:
    """Make sure that a report is asked for where nothing else is to be."""
    if report == "-":
        raise UsageError("a report is a file; --json writes the same lines to standard output")
    if not stores.is_url(books) and _real(report) in (_real(f"{books}/{name}") for name in _INDEXES):
        raise UsageError("the index of the books will stand there; name another file with --report", where=report)


def _check_report(path: str, *, force: bool) -> None:
    """Make sure that a report may be written here: over nothing, or over an older one."""
    if force or not files.is_there(Path(path), ANOTHER) or not Path(path).is_file():
        return
    if not is_report(files.read_start(path)):
        raise ExistsError(
            "it is there already and is no report of storybind's; use --force, or name another file", where=path
        )


def _run(asked: Asked, options: Options, output: Output, changed: Changes | None = None) -> int:
    """Once through all stories, or through those that changes may concern. Gives the exit code."""
    start = time.perf_counter()
    index, listeners, tell_left, check = output
    listing = _list(asked)
    everything = plan(listing.stories, asked.folder, asked.books, join=asked.join_folders)
    if not (everything or listing.wrong or asked.watch) and (asked.prune or not index.rows):
        raise NotFoundError(_NO_STORY + ("; no book is deleted" if index.rows else ""), where=asked.folder)
    chosen = touched(everything, *changed) if changed else everything
    planned = [one._replace(known=index.fingerprint_of(one.book)) for one in chosen]
    tally = Tally()
    try:
        with Progress(planned, tally, quiet=asked.quiet or asked.as_json) as progress:
            _make_all(asked, options, planned, tally, (tally.add, *listeners, progress.step))
    except KeyboardInterrupt:
        if not (asked.watch or asked.quiet):
            say.aside(f"storybind: {tally.done:,} of {say.stories(len(planned))} done; the same command does the rest")
        raise
    finally:
        left = () if tally.is_hopeless else _settle(asked, index, everything, check)
    for wrong in listing.wrong:
        task = Planned(wrong.where, "", 0)
        result = Result(failed(task, wrong, 0.0) | {"book": None})
        for hear in (tally.add, *listeners):
            hear(task, result)
    if not (everything or listing.wrong or asked.watch or asked.quiet):
        say.aside(f"storybind: {asked.folder}: {_NO_STORY}")
    _close(asked, tally, listing, len(planned))
    tell_left(left)
    if not asked.quiet and not asked.as_json:
        say.closing(tally, time.perf_counter() - start, asked.report, told=True)
    return 1 if tally.failed else 0


def _list(asked: Asked) -> Listing:
    inside = _real(asked.books) != _real(asked.folder)
    return list_stories(asked.folder, STORIES, asked.books if inside else "", DOCUMENTS)


def _real(path: str) -> str:
    return path if stores.is_url(path) else os.path.realpath(path)


def _is_there(path: str) -> bool:
    """Whether anything is at a path, or may be: nobody knows what is in a folder that cannot be read."""
    if stores.is_url(path):
        return files.is_there(stores.at(path))
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last for a NUL, in a row that was changed
        return False
    except OSError:
        return True
    return True


def _make_all(
    asked: Asked, options: Options, planned: Sequence[Planned], tally: Tally, listeners: Sequence[Listener]
) -> None:
    """Work off all stories and tell everybody what becomes of each, to the end or until it makes no sense to go on."""
    order = Order(options, asked.folder, asked.books, asked.covers or "", asked.force, asked.dry_run, asked.again)
    with closing(_looked_at(planned, order) if asked.dry_run else _made(asked, order, planned)) as results:
        for task, result in results:
            for hear in listeners:
                hear(task, result)
            if tally.is_hopeless or (asked.fail_fast and tally.failed):
                return


def _looked_at(planned: Sequence[Planned], order: Order) -> Results:
    """What would become of each story, in order: looking is too quick to be shared out."""
    return ((task, make(task, order)) for task in planned)


def _made(asked: Asked, order: Order, planned: Sequence[Planned]) -> Results:
    """What becomes of each story at the hands of worker processes; they are warmed if there is a book to make for sure."""
    is_far = stores.is_url(asked.books)
    folders = set() if is_far else {Path(one.book).parent for one in planned}
    _clear(folders)
    is_new = asked.watch or is_far or any(not os.path.lexists(one.book) for one in planned)
    allowance = partial(_allowance, asked.timeout)
    preload = ["storybind.batch.warmed" if is_new else "storybind.batch.make"]
    if asked.cluster is not None:
        from storybind.edge.cluster import Cluster

        seen = [folder for folder in (asked.folder, asked.books) if folder == asked.folder or not stores.is_url(folder)]
        far = Cluster(asked.cluster, partial(make, order=order), allowance, __version__, seen, preload)
        yield from run_batch(planned, far, far.jobs)
        return
    crew = Workers(partial(make, order=order), asked.workers, allowance, preload)
    try:
        yield from run_batch(planned, crew, asked.workers)
    finally:
        if crew.was_killed:
            _clear(folders)


def _clear(folders: Iterable[Path]) -> None:
    """Remove what workers that were killed have left half-written."""
    for folder in folders:
        files.clear_leftovers(folder, BY)


def _allowance(timeout: float, story: Planned) -> float:
    """Seconds that a story may take: as many again for each megabyte."""
    return timeout * (1 + story.size // 1_000_000)


def _read_index(asked: Asked) -> Index:
    place = stores.at(asked.books) / NAME
    return Index(reading_lines(str(place)) if files.is_there(place) else (), str(place), asked.books)


def _check_csv(books: str, *, force: bool) -> None:
    """Make sure that the index for spreadsheets may be written: over nothing, or over an older one."""
    place = stores.at(books) / _INDEXES[1]
    if not force and files.is_there(place):
        check_csv(reading_lines(str(place)), str(place))


def _settle(asked: Asked, index: Index, planned: Sequence[Planned], check: Callable[[], None]) -> tuple[LeftOver, ...]:
    """Write the index, and gives the books that no story is behind any more: deleted, if that was asked for.

    Where there is no story at all none is taken for gone: the folder may be that of a drive that is not mounted.
    """
    check()
    left = tuple(index.left_over({one.story for one in planned}, asked.folder, _is_there)) if planned else ()
    if asked.dry_run:
        return left
    if asked.prune:
        for one in left:
            index.forget(one.book)
        left = tuple(one for one in left if _is_ours(one.book))
        for one in left:
            files.remove(one.book)
    if index.is_changed:
        files.write_whole(stores.at(asked.books) / NAME, write_index(index.rows).encode(), by=BY)
    if asked.csv:
        _check_csv(asked.books, force=asked.force)  # somebody else's may have come since the start
        files.write_whole(stores.at(asked.books) / _INDEXES[1], write_csv(index.rows).encode("utf-8-sig"), by=BY)
    return left


def _is_ours(book: str) -> bool:
    """Whether a book is one of storybind's, and not what somebody has put in its place."""
    return bool(read_origin(stores.Stored(book) if stores.is_url(book) else Path(book)))


def _teller(asked: Asked) -> Listener:
    """Whoever says what is to be said of a story at once: that it failed, its line of JSON, its place in a plan."""

    def tell(task: Planned, result: Result) -> None:
        record = result.record
        if record["error"]:
            say.aside(f"storybind: {record['error']['message']}")
            if result.trace:
                say.traceback(result.trace)
        for _, told in result.told if asked.watch and not (asked.quiet or asked.as_json) else ():
            say.aside(f"storybind: {told}")
        if asked.as_json:
            say.record(record)
        elif (
            not asked.quiet and not record["error"] and (asked.dry_run or (asked.watch and record["status"] == "made"))
        ):
            say.line(f"{task.story} -> {record['book']}: {record['reason']}")

    return tell


def _reporter(asked: Asked, put: Callable[[str], None]) -> Listener:
    """Whoever puts a story's line into the report; while it is watched, only where there is news of it."""
    last: dict[str, object] = {}

    def report(task: Planned, result: Result) -> None:
        record = result.record
        if record["status"] == "made" or last.get(task.story, "") != record["error"]:
            put(json_line(record))
        if asked.watch:
            last[task.story] = record["error"]

    return report


def _teller_of_left(asked: Asked) -> Callable[[Sequence[LeftOver]], None]:
    """Whoever says which books have lost their stories: of each once, and again if it has had one since."""
    done = "deleted" if asked.prune and not asked.dry_run else "--prune deletes it"
    told: Sequence[LeftOver] = ()

    def tell(left: Sequence[LeftOver]) -> None:
        nonlocal told
        for one in () if asked.quiet else left:
            if one not in told:
                say.aside(f"storybind: {one.book}: {one.why}; {done}")
        told = left

    return tell


def _close(asked: Asked, tally: Tally, listing: Listing, planned: int) -> None:
    """What was not looked at, and why: stories after an early end, files that are no stories."""
    if tally.done < planned:
        why = "the disk takes no more" if tally.is_hopeless else "--fail-fast"
        say.aside(f"storybind: stopped early ({why}): {say.stories(planned - tally.done)} not looked at")
    if not asked.quiet:
        tell_left_out(asked.folder, listing)
        if not (asked.as_json or asked.watch):  # which have told them already
            tell_warnings(tally)
