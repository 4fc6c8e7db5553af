"""What is asked of a batch, and whether it can be done: all that would go wrong with every story is told before the first."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from storybind.batch.index import NAME, check_csv, relative
from storybind.batch.make import Result
from storybind.batch.plan import Planned
from storybind.deliver import check_apart, check_named, is_among
from storybind.edge import files, stores, writing
from storybind.edge.folder import check_folder, check_local, check_readable
from storybind.edge.reports import ANOTHER, reading_lines
from storybind.edge.watch import check_watching
from storybind.edge.workers import count_cores
from storybind.errors import ExistsError, ThemeError, UsageError
from storybind.filenames import STORIES
from storybind.options import Options
from storybind.report import is_report
from storybind.settings import read_text

INDEXES = (NAME, "index.csv")
"""The index of the books, and the one for spreadsheets."""

_READ = (*STORIES, *files.PICTURES, ".toml", ".css")
"""Endings of what a batch may read, of which a report must take no place."""

_LONGEST_PLACE = 32_000
"""Bytes from which a report is known: the path of its first story, of which each byte may be six in JSON, and some more."""

_LEAST_TIME, _MOST_TIME = 0.1, 86_400  # seconds


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


def with_whole_paths(asked: Asked) -> Asked:
    """The same with whole paths: workers elsewhere start from folders of their own."""
    folder, output, covers = (
        path if path is None or stores.is_url(path) else str(Path(path).absolute())
        for path in (asked.folder, asked.books, asked.covers)
    )
    return asked._replace(folder=folder or "", output=output, covers=covers)


class Names(NamedTuple):
    """Folders as workers elsewhere call them, by whole paths, and as the user does."""

    folders: tuple[tuple[str, str], ...]

    def there(self, task: Planned) -> Planned:
        """A story as the workers know it."""
        (stories, story_folder), (books, book_folder) = self.folders
        story, book = relative(task.story, story_folder), relative(task.book, book_folder)
        return task._replace(story=f"{stories}/{story}", book=f"{books}/{book}")

    def here(self, result: Result) -> Result:
        """What became of a story, with all names as they are on one machine."""
        record, error = result.record, result.record["error"]
        named: dict[str, Any] = {name: self._named(record[name]) for name in ("story", "book") if record[name]}
        if error:
            named["error"] = {**error, "message": self._named(error["message"])}
        warnings = [self._named(text) for text in record["warnings"]]
        told = tuple((code, self._named(text)) for code, text in result.told)
        return result._replace(record={**record, **named, "warnings": warnings}, told=told)

    def _named(self, text: str) -> str:
        for there, here in self.folders:
            text = text.replace(f"{there}/", "" if here in ("", ".") else f"{here.rstrip('/')}/")
        return text


def check_asked(asked: Asked, options: Options) -> None:
    """Make sure that what is asked goes together, and that the folder of the stories can be looked through; raises `StorybindError`."""
    for option, place in (
        ("-o", asked.output),
        ("--report", asked.report),
        ("--covers", asked.covers),
        ("--cluster", asked.cluster),
    ):
        check_named(option, place)
    if not _LEAST_TIME <= asked.timeout <= _MOST_TIME:
        told = f"{asked.timeout:g} seconds are no time for a story; use {_LEAST_TIME:g} to {_MOST_TIME}, a day"
        raise UsageError(told, where="--timeout")
    if asked.output is not None and (asked.output == "-" or asked.output.lower().endswith(".epub")):
        place = "standard output" if asked.output == "-" else asked.output
        raise UsageError("a batch makes many books; name a folder with -o", where=place)
    if asked.covers is not None:
        _check_covers(asked.covers)
    if asked.report is not None:
        _check_place(asked.report, asked, options)
    if asked.watch and stores.is_url(asked.folder):
        raise UsageError("only folders of this machine can be watched; run the batch now and then", where=asked.folder)
    if asked.cluster and asked.jobs:
        raise UsageError("--jobs is for this machine, and with --cluster the workers are elsewhere; leave it out")
    check_folder(asked.folder)
    check_local(os.curdir, "")  # in a folder that was deleted no process can be started
    if asked.watch:
        check_watching()
    if asked.watch and asked.dry_run:
        raise UsageError("--watch makes books, and --dry-run makes none; choose one of them")


def check_given(options: Options) -> None:
    """Make sure that the cover and the stylesheet for all books can be used: each story would say the same of them; raises `StorybindError`."""
    if options.cover not in (None, "auto", "none"):
        from storybind.book.covers.cover import read_cover

        read_cover(files.read_bytes(options.cover, "picture"), options.cover)
    if options.theme and options.theme.lower().endswith(".css"):
        from storybind.manuscript import check_theme

        check_theme(options.theme, read_text(Path(options.theme), ThemeError))


def _check_covers(folder: str) -> None:
    """Make sure that a folder of pictures can be looked into: each story would have a cover drawn without a word."""
    if not files.is_folder(folder):
        found = "this is a file" if writing.is_there(stores.at(folder)) else "there is no such folder"
        raise UsageError(f"--covers is to be a folder of pictures, and {found}", where=folder)
    if not stores.is_url(folder):
        check_readable(folder)


def _check_place(report: str, asked: Asked, options: Options) -> None:
    """Make sure that a report is asked for where nothing else is to be, or may be: no story, sidecar, picture or book."""
    if report == "-":
        raise UsageError("a report is a file; --json writes the same lines to standard output")
    if stores.is_url(report):
        raise UsageError(
            f"a report grows line by line, which no store lets it; {ANOTHER}, on this machine", where=report
        )
    if is_among(report, (f"{asked.books}/{name}" for name in INDEXES)):
        raise UsageError(f"the index of the books will stand there; {ANOTHER}", where=report)
    check_apart(report, filter(None, (options.cover, options.theme)), ANOTHER)
    ending = Path(report).suffix.lower()
    read = ending in _READ and any(_is_below(report, one) for one in (asked.folder, asked.covers) if one)
    if read or (ending == ".epub" and _is_below(report, asked.books)):
        raise UsageError(f"what ends in {ending} there is read or made by the batch; {ANOTHER}", where=report)


def _is_below(path: str, folder: str) -> bool:
    return not stores.is_url(folder) and Path(real(path)).is_relative_to(real(folder))


def check_report(path: str, *, force: bool) -> None:
    """Make sure that a report may be written here: over nothing, or over an older one."""
    if force or not writing.is_there(Path(path), ANOTHER) or not Path(path).is_file():
        return
    if not is_report(files.read_start(path, _LONGEST_PLACE)):
        raise ExistsError(
            "it is there already and is no report of storybind's; use --force, or name another file", where=path
        )


def check_index_csv(books: str, *, force: bool) -> None:
    """Make sure that the index for spreadsheets may be written: over nothing, or over an older one."""
    place = stores.at(books) / INDEXES[1]
    if lines := read_index(place, force=force):
        check_csv(lines, str(place))


def read_index(place: Path, *, force: bool = False) -> Iterator[str] | None:
    """The lines of an index, if there is one, or it is not to be replaced by `force`; raises `ExistsError` for a folder in its place."""
    if not stores.is_stored(place) and files.is_folder(str(place)):
        raise ExistsError(
            "a folder is in the index's place; move it away, or name another one with -o", where=str(place)
        )
    return reading_lines(str(place)) if not force and writing.is_there(place) else None


def real(path: str) -> str:
    """A path without links and dots, if it is no URL."""
    return path if stores.is_url(path) else os.path.realpath(path)
