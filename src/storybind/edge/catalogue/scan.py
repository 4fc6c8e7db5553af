"""The shared folder, as it is now: which books and stories are in it, and what each says of itself.

Nothing outside the folder is ever listed: a link is followed only to a file within it, folders that are links are not
entered, and hidden files stay hidden.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from storybind.edge.catalogue.shelf import LAST_SECOND, TEXTS, Entry, Facts, Shelf, name_id, tidy, urn_of
from storybind.edge.files import PICTURES
from storybind.errors import StorybindError
from storybind.filenames import CONFIGS, SETTINGS

_INDEX = "index.json"
"""What `storybind batch` writes beside its books: one row a book."""

_BOOK = ".epub"
_KOBO = ".kepub.epub"
_BESIDE = (*SETTINGS, *PICTURES)

Reader = Callable[[Sequence[str]], Iterable[Facts | StorybindError]]
"""What books say of themselves, in their order, or why one says nothing."""


class Found(NamedTuple):
    """A file of the folder; `stamp` is its time in nanoseconds and its size."""

    path: str
    stamp: tuple[int, int]


class Known(NamedTuple):
    """What was learned of a file, and its stamp at that time; `told` is False for a story that nobody has read yet."""

    stamp: tuple[int, int]
    facts: Facts
    told: bool = True
    trouble: str = ""


class Catalogue:
    """A folder and its shelf, which follows the files.

    The `shelf` has the books that can be had; `troubles` is what cannot, and why: ``rain.txt: there are no words in it``.
    `doubt` tells why a file can be no story, as far as its first bytes show, and `stories` are endings of what can be bound.
    """

    def __init__(self, root: Path, read: Reader, doubt: Callable[[str], str], stories: tuple[str, ...]) -> None:
        self.root = Path(os.path.realpath(root))
        self.shelf = Shelf(())
        self.troubles: tuple[str, ...] = ()
        self._read, self._doubt = read, doubt
        self._stories = stories
        self._known: dict[str, Known] = {}
        self._one = threading.Lock()

    def refresh(self) -> None:
        """Look at the folder; only what is new or has changed is read."""
        with self._one:
            files = {file.path: file.stamp for file in sorted(walk(self.root, (_BOOK, *self._stories, *_BESIDE)))}
            found = dict(_shown(files))
            before = {path: known.stamp for path, known in self._known.items()}
            if found == before:
                return
            index = _Index(self.root) if found.keys() - before.keys() else None
            self._known = self._learn(found, index)
            self._build()

    def unread(self) -> tuple[str, ...]:
        """The stories of which nothing but the file's name is known."""
        return tuple(path for path, known in self._known.items() if not known.told)

    def tell(self, news: Mapping[str, Facts | StorybindError]) -> None:
        """Take in what stories say of themselves, or why they say nothing."""
        with self._one:
            for path, found in news.items():
                if known := self._known.get(path):
                    facts, trouble = (known.facts, found.message) if isinstance(found, StorybindError) else (found, "")
                    self._known[path] = Known(known.stamp, tidy(facts), trouble=trouble)
            self._build()

    def place(self, entry: Entry) -> Path | None:
        """Where a book's file is; None if it has gone, or has become a link that leads out of the folder."""
        path = Path(os.path.realpath(self.root / entry.path))
        return path if path.is_relative_to(self.root) and path.is_file() else None

    def _learn(self, found: Mapping[str, tuple[int, int]], index: _Index | None) -> dict[str, Known]:
        """What is known of the files: from before, from the index, else from the books themselves."""
        known: dict[str, Known] = {}
        unread: list[str] = []
        for path, stamp in found.items():
            before = self._known.get(path)
            known[path] = Known(stamp, tidy(Facts(_title_of(path))), told=False)
            if before and before.stamp == stamp:
                known[path] = before
            elif index and (facts := index.facts(path, stamp)):
                known[path] = Known(stamp, tidy(facts))
            elif path.lower().endswith(_BOOK):
                unread.append(path)
            elif trouble := self._doubt(str(self.root / path)):
                known[path] = known[path]._replace(told=True, trouble=trouble)
        for path, told in zip(unread, self._read([str(self.root / path) for path in unread]), strict=True):
            facts, trouble = (known[path].facts, told.message) if isinstance(told, StorybindError) else (told, "")
            known[path] = Known(found[path], tidy(facts), trouble=trouble)
        return known

    def _build(self) -> None:
        self.shelf = Shelf(_entry(path, known) for path, known in self._known.items() if not known.trouble)
        self.troubles = tuple(f"{path}: {known.trouble}" for path, known in self._known.items() if known.trouble)


def walk(folder: Path, endings: tuple[str, ...]) -> Iterator[Found]:
    """The files below a folder that have one of these endings, their paths relative to it and with ``/``."""
    todo = [""]
    while todo:
        below = todo.pop()
        try:
            with os.scandir(folder / below) as listed:
                for item in listed:
                    path = f"{below}/{item.name}" if below else item.name
                    if item.name.startswith("."):
                        continue
                    if item.is_dir(follow_symlinks=False):
                        todo.append(path)
                    elif item.name.lower().endswith(endings) and (found := _file(folder, path, item)):
                        yield found
        except OSError:  # a folder that may not be read shares nothing
            continue


def _file(folder: Path, path: str, item: os.DirEntry[str]) -> Found | None:
    try:
        if item.is_symlink() and not Path(os.path.realpath(item.path)).is_relative_to(folder):
            return None
        state = item.stat()
        path.encode("utf-8")
    except (OSError, UnicodeEncodeError):  # a link to nothing; a name that is no text
        return None
    return Found(path, (state.st_mtime_ns, state.st_size)) if item.is_file() else None


def _shown(files: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, tuple[int, int]]]:
    """What is on the shelf, with its stamp: a story whose book lies beside it is there as that book, and so is a Kobo's."""
    books = {path[: -len(_BOOK)] for path in files if path.lower().endswith(_BOOK)}
    for path, stamp in files.items():
        if path.lower().endswith(_BESIDE) or _is_told_by_a_book(path, books):
            continue
        yield path, stamp if path.lower().endswith(_BOOK) else _with_settings(path, files)


def _with_settings(story: str, files: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """The stamp of a story and all that may go into its book: a changed sidecar or cover is a changed story."""
    folder, _, name = story.rpartition("/")
    stem = name.rpartition(".")[0]
    parents = [folder]
    while parents[-1]:
        parents.append(parents[-1].rpartition("/")[0])
    beside = [_joined(folder, f"{called}{ending}") for called in (stem, name) for ending in SETTINGS]
    beside += [_joined(parent, config) for parent in parents for config in CONFIGS]
    beside += [_joined(parent, f"covers/{stem}{ending}") for parent in parents[:2] for ending in _BESIDE]
    stamps = [files[story], *(files[path] for path in beside if path in files)]
    return max(time for time, _ in stamps), sum(size for _, size in stamps)


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _is_told_by_a_book(path: str, books: set[str]) -> bool:
    lower = path.lower()
    if lower.endswith(_KOBO):
        return path[: -len(_KOBO)] in books
    return not lower.endswith(_BOOK) and bool({path.rpartition(".")[0], f"{path.rpartition('.')[0]}.kepub"} & books)


def _entry(path: str, known: Known) -> Entry:
    modified, size = known.stamp
    return Entry(
        id=name_id(path),
        urn=urn_of(known.facts.identifier, path),
        path=path,
        story=not path.lower().endswith(_BOOK),
        facts=known.facts,
        size=size,
        modified=min(max(modified // 10**9, 0), LAST_SECOND),
        version=f"{modified ^ size:x}",
    )


def _title_of(path: str) -> str:
    """A title for a file that has told none.

    >>> _title_of("drafts/the-long_way.txt")
    'The long way'
    """
    name = path.rpartition("/")[2]
    lower = name.lower()
    stem = name[: -len(_KOBO)] if lower.endswith(_KOBO) else name.rpartition(".")[0]
    title = " ".join(stem.replace("-", " ").replace("_", " ").split())
    return title[:1].upper() + title[1:] or name


class _Index:
    """The rows of an index by their books; a file that is no index has none."""

    def __init__(self, root: Path) -> None:
        self.rows: dict[str, dict[str, Any]] = {}
        self.written = 0
        try:
            self.written = (root / _INDEX).stat().st_mtime_ns
            found = json.loads((root / _INDEX).read_bytes())
        except (OSError, ValueError, RecursionError):
            return
        rows = found.get("books") if isinstance(found, dict) else found
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("path"), str):
                self.rows[row["path"]] = row

    def facts(self, path: str, stamp: tuple[int, int]) -> Facts | None:
        """What the index says of a book; nothing of one that has changed since."""
        row = self.rows.get(path)
        if row is None or stamp[0] > self.written or not _text(row.get("title")):
            return None
        return Facts(
            authors=tuple(name for name in _texts(row.get("authors")) if name != "Unknown"),
            tags=_texts(row.get("tags")),
            words=row["words"] if isinstance(row.get("words"), int) else 0,
            **{name: _text(row.get(name)) for name in TEXTS},
        )


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, value))) if isinstance(value, list) else ()
