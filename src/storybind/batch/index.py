"""`index.json` of a folder of books: a row a book, with what a catalogue shows, for storybind and for other tools.

It follows from the books, and nothing is lost with it: a row comes from the package document of its book.
"""

from __future__ import annotations

import csv
import io
import json
import os
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from storybind.book.origin import COUNTS, FINGERPRINT, read_counts
from storybind.book.package import Package, read_dublin_core, read_metas, series_of
from storybind.edge.stores import is_url
from storybind.errors import ExistsError

if TYPE_CHECKING:
    from storybind.batch.make import Result
    from storybind.batch.plan import Planned

NAME = "index.json"
SCHEMA = 1
_HEAD = f'{{"schema": {SCHEMA}, "made-by": "storybind", "books": ['

Row = dict[str, Any]
"""A row; `COLUMNS` says what is in it."""

COLUMNS = (
    "path", "story", "title", "authors", "language", "series", "series_index", "tags", "description", "publisher", "date", "rights",
    "identifier", "modified", "words", "chapters", "scenes", "cover", "bytes", "fingerprint",
)  # fmt: skip
"""What a row has, in order. `path` and `story` are from the folder of the index, with ``/``; `authors` and `tags` are
lists; `cover` is where in the EPUB the picture is; what a book does not say is null."""


def read_row(package: Package, size: int, book: str, story: str, output: str) -> Row:
    """The row of a book of so many bytes that lies at `book` and was made from `story`, in the index of the folder `output`."""
    said, dc = read_metas(package), read_dublin_core(package)
    single = {name: texts[0] for name, texts in dc.items()}
    series, series_index = series_of(package)
    return {
        "path": relative(book, output),
        "story": relative(story, output),
        "title": single.get("title"),
        "authors": dc.get("creator", []),
        "language": single.get("language"),
        "series": series or None,
        "series_index": series_index or None,
        "tags": dc.get("subject", []),
        "description": single.get("description"),
        "publisher": single.get("publisher"),
        "date": single.get("date"),
        "rights": single.get("rights"),
        "identifier": single.get("identifier"),
        "modified": said.get("dcterms:modified"),
        **read_counts(said.get(COUNTS, ""))._asdict(),
        "cover": next((item.name for item in package.manifest if "cover-image" in item.properties), None),
        "bytes": size,
        "fingerprint": said.get(FINGERPRINT),
    }


def relative(path: str, folder: str) -> str:
    """A path as it is from a folder, with ``/``; whole where there is no way, as between the drives of Windows.

    >>> relative("s3://lib/in/rain.txt", "s3://lib/out"), relative("s3://lib/in/rain.txt", "out")
    ('../in/rain.txt', 's3://lib/in/rain.txt')
    >>> relative("books/a/rain.epub", "books"), relative("stories/a/rain.txt", "books")
    ('a/rain.epub', '../stories/a/rain.txt')
    """
    inner, name = os.path.split(path)
    way = _way(inner, folder)
    return f"{way}/{name}" if way != "." else name


@lru_cache(maxsize=4096)
def _way(inner: str, folder: str) -> str:
    if is_url(inner) or is_url(folder):
        (kind, _, place), (other, _, start) = inner.rpartition("://"), folder.rpartition("://")
        if kind == other:
            return posixpath.relpath(f"/{place}", f"/{start}")
        return inner if kind else Path(inner).absolute().as_posix()
    try:
        return os.path.relpath(inner or ".", folder or ".").replace(os.sep, "/")
    except ValueError:
        return Path(inner).absolute().as_posix()


def _joined(folder: str, path: str) -> str:
    if is_url(path) or Path(path).is_absolute():
        return path
    if is_url(folder):
        kind, _, place = folder.partition("://")
        return f"{kind}://{posixpath.normpath(f'/{place}/{path}')[1:]}"
    return os.path.normpath(f"{folder}/{path}")


class LeftOver(NamedTuple):
    """A book that no story is behind any more, and why."""

    book: str
    why: str


class Index:
    """The index of a folder of books, as it was and as it becomes; raises `ExistsError` where the lines are no index of ours.

    A row is kept as its line of JSON, a quarter of what it takes unfolded. `place` is what the index is called in
    messages, `folder` the one of its books.
    """

    def __init__(self, lines: Iterable[str], place: str, folder: str) -> None:
        self.rows, is_whole = _read(lines, place)
        self.is_changed = not self.rows or not is_whole
        self._folder = folder
        self._books: dict[str, str] = {}  # of each story that was looked at

    def fingerprint_of(self, book: str, story: str) -> str:
        """The fingerprint by which a book is known here; empty for one that is not, or not as that of this story."""
        row = json.loads(self.rows.get(relative(book, self._folder), "{}"))
        return (row["fingerprint"] or "") if row and row["story"] == relative(story, self._folder) else ""

    def add(self, task: Planned, result: Result) -> None:
        """Take in what became of a story."""
        if result.record["error"]:
            return
        self._books[task.story] = result.record["book"]
        if result.row:
            self._put(result.row["path"], json_line(result.row))

    def forget(self, book: str) -> None:
        """Take a book out."""
        self._put(relative(book, self._folder), None)

    def _put(self, path: str, row: str | None) -> None:
        self.is_changed = self.is_changed or self.rows.get(path) != row
        if row is None:
            self.rows.pop(path, None)
        else:
            self.rows[path] = row

    def left_over(self, stories: Set[str], folder: str, is_there: Callable[[str], bool]) -> Iterator[LeftOver]:
        """The books whose stories are gone from `folder`, or have books of other names by now, alone or with all of their folder.

        `stories` are those that are there. Rows of stories from elsewhere are nobody's business here; those of books
        that are gone are forgotten.
        """
        current = {relative(book, self._folder) for story, book in self._books.items() if story in stories}
        others = [path for path in self.rows if path not in current]
        if not others:
            return
        now = {relative(story, self._folder): story for story in stories}
        within = {posixpath.dirname(path): story for path, story in now.items()}  # a folder, and a story in it
        above = _way(folder, self._folder)
        above = "" if above == "." else f"{above}/"
        for path in others:
            story = json.loads(self.rows[path])["story"]
            if not story.startswith(above) or story.startswith(f"{above}../"):
                continue
            book = _joined(self._folder, path)
            if not is_there(book):
                self._put(path, None)
            elif story not in now and not is_there(_joined(self._folder, story)):
                yield LeftOver(book, f"its story {_joined(self._folder, story)} is gone")
            elif other := self._books.get(now.get(story) or now.get(posixpath.dirname(story), "")):
                yield LeftOver(book, f"the book of its story is {other} now")
            elif self._books.get(within.get(story, "")):
                yield LeftOver(book, "the stories of its folder have books of their own now")


def _read(lines: Iterable[str], place: str) -> tuple[dict[str, str], bool]:
    """The rows by their paths, and whether all were whole: one that is broken comes back from its book."""
    rows: dict[str, str] = {}
    is_whole = True
    for number, line in enumerate(lines):
        if number == 0 and line.rstrip() != _HEAD:
            told = "it is there already and is no index of storybind's; move it away, or name another folder with -o"
            raise ExistsError(told, where=place)
        if line.startswith('{"path": '):
            row = line.rstrip().removesuffix(",")
            path = _path_of(row)
            is_whole = is_whole and path is not None
            if path is not None:
                rows[path] = row
    return rows, is_whole


def _path_of(row: str) -> str | None:
    """The path in a row, None if it is none that we have written."""
    try:
        found = json.loads(row)
    except (ValueError, RecursionError):
        return None
    is_ours = isinstance(found, dict) and found.keys() >= {"path", "story", "fingerprint"}
    return found["path"] if is_ours and isinstance(found["path"], str) and isinstance(found["story"], str) else None


def write_index(rows: Mapping[str, str]) -> str:
    """An index of these rows, one a line, sorted by their paths."""
    return f"{_HEAD}\n" + ",\n".join(rows[path] for path in sorted(rows)) + "\n]}\n"


def json_line(data: Mapping[str, Any]) -> str:
    """An object in a line, as UTF-8 can hold it: bytes of file names that are no text are escaped as JSON escapes."""
    line = json.dumps(data, ensure_ascii=False)
    return line if line.isascii() or line.isprintable() else json.dumps(data)


_CSV_HEAD = "\ufeff" + ",".join(COLUMNS[:4])
"""What a CSV of ours begins with, of whatever version: columns may come at the end."""


def check_csv(lines: Iterable[str], place: str) -> None:
    """Make sure that a file is what `write_csv` has written; raises `ExistsError`."""
    if not next(iter(lines), "").startswith(_CSV_HEAD):
        told = "it is there already and is no index of storybind's; use --force, or move it away"
        raise ExistsError(told, where=place)


def write_csv(rows: Mapping[str, str]) -> str:
    """The same as CSV, for spreadsheets; authors and tags are parted by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for path in sorted(rows):
        row = json.loads(rows[path])
        writer.writerow([_cell(row.get(name)) for name in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> str:
    """A value as a spreadsheet takes it: one that would be a formula is none (OWASP, CSV injection)."""
    text = "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
