"""A folder of stories: what is in it."""

import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from storybind.edge import stores
from storybind.errors import NotFoundError, ReadError, UsageError


class Entry(NamedTuple):
    """A file below a folder: its path from there, with ``/`` on every system, and its bytes."""

    path: str
    size: int


class Listing(NamedTuple):
    """What is below a folder.

    `stories` come in no certain order; `others` counts the files that are no stories by what they are: an ending, or
    ``hidden``, ``a link to a folder``, ``a broken link``, ``no plain file``; `documents` are the paths of those of them
    whose endings were asked for, or are those of stories, sorted. `wrong` are the folders that cannot be read.
    """

    stories: tuple[Entry, ...]
    others: Counter[str]
    wrong: tuple[ReadError, ...]
    documents: tuple[str, ...] = ()


def check_folder(folder: str) -> None:
    """Make sure that there is a folder, on this machine or in a store; raises `UsageError`, `NotFoundError` or `ReadError`."""
    if stores.is_url(folder):
        _check_stored(folder)
    else:
        check_local(folder, "this is no folder; convert makes a book of a single story")


def check_local(folder: str, of_file: str) -> None:
    """The same of a folder of this machine; `of_file` is what to say of a file in its place."""
    if not folder:
        raise UsageError(
            "the folder has no name, as where a variable is not set; name one, or . for the one you are in"
        )
    place = Path(folder)
    try:
        if place.is_dir():
            place.absolute()  # which fails in a folder that was deleted
            return
        is_file = place.exists()
    except FileNotFoundError:
        raise NotFoundError("the folder you are in was deleted; change to another one", where=folder) from None
    except OSError as error:  # whoever may not look there is not told what it is
        raise _unreadable(folder, error) from None
    if is_file:
        raise ReadError(of_file, where=folder)
    raise NotFoundError("there is no such folder; check the name", where=folder)


def check_readable(folder: str) -> None:
    """Make sure that a folder of this machine, which is there, can be looked into; raises `ReadError`."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise _unreadable(folder, error) from None


def _unreadable(folder: str, error: OSError) -> ReadError:
    reason = "you may not read it; ask for the right" if isinstance(error, PermissionError) else error.strerror
    return ReadError(f"the folder cannot be read: {reason}", where=folder)


def list_stories(folder: str, endings: tuple[str, ...], leave_out: str = "", documents: Container[str] = ()) -> Listing:
    """The files below a folder that may be stories, by their endings; raises what `check_folder` does.

    What is hidden is left alone, and so is the folder `leave_out`. Links to files are followed; those to folders are
    not: they may lead back up, and what they lead to has a name of its own. `documents` are endings of other files that
    are to be told by name, in small letters.
    """
    check_folder(folder)
    if stores.is_url(folder):
        return _list_stored(folder, endings, leave_out, documents)
    out = os.path.realpath(leave_out) if leave_out else ""
    found = _Found(endings, documents)
    wrong: list[ReadError] = []
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        try:
            waiting.extend(_look_into(folder, inner, out, found))  # those before what cannot be read are kept
        except OSError as error:
            wrong.append(_unreadable(f"{folder}/{inner}".rstrip("/"), error))
            if not inner:
                raise wrong[0] from None
    return found.listing(wrong)


class _Found:
    """Files as they are come upon, each put where a `Listing` has it."""

    def __init__(self, endings: tuple[str, ...], documents: Container[str]) -> None:
        self._endings, self._asked = endings, documents
        self._stories: list[Entry] = []
        self._others: Counter[str] = Counter()
        self._documents: list[str] = []

    def is_story(self, path: str) -> bool:
        """Whether a file may be one, by its ending."""
        return path.lower().endswith(self._endings)

    def add(self, path: str, size: int) -> None:
        """A file that may be a story."""
        self._stories.append(Entry(path, size))

    def pass_by(self, path: str, kind: str) -> None:
        """What is none: a ``file`` of another ending, or something else, in the words of `Listing.others`."""
        ending = PurePath(path).suffix.lower()
        self._others[kind if kind != "file" else ending or "no ending"] += 1
        if ending in self._asked if kind == "file" else kind != "hidden" and self.is_story(path):
            self._documents.append(path)

    def listing(self, wrong: Iterable[ReadError] = ()) -> Listing:
        """All of it, and what cannot be read."""
        return Listing(tuple(self._stories), self._others, tuple(wrong), tuple(sorted(self._documents)))


def _look_into(folder: str, inner: str, out: str, found: _Found) -> Iterator[str]:
    """Sort in what is in one folder; gives the folders in it, but for the one that is left out."""
    with os.scandir(f"{folder}/{inner}") as entries:
        for entry in entries:
            path, kind = inner + entry.name, _kind(entry)
            if kind == "folder":
                if not out or os.path.realpath(entry.path) != out:
                    yield path + "/"
            elif kind == "file" and found.is_story(path):
                found.add(path, _size(entry))
            else:
                found.pass_by(path, kind)


def _check_stored(folder: str) -> None:
    try:
        if stores.is_there(folder):
            return
    except OSError as wrong:
        raise ReadError(f"it cannot be reached: {wrong.strerror or wrong}", where=folder) from None
    raise NotFoundError("there is no such folder; check the name", where=folder)


def _list_stored(folder: str, endings: tuple[str, ...], leave_out: str, documents: Container[str]) -> Listing:
    """The same of a folder that is a URL, which is asked for at once with all that is below."""
    found = _Found(endings, documents)
    left_out = f"{leave_out}/"
    try:
        for path, size in stores.list_files(folder):
            if f"{folder}/{path}".startswith(left_out):
                continue
            if path.startswith(".") or "/." in path:
                found.pass_by(path, "hidden")
            elif found.is_story(path):
                found.add(path, size)
            else:
                found.pass_by(path, "file")
    except OSError as wrong:
        raise ReadError(f"the folder cannot be read: {wrong.strerror or wrong}", where=folder) from None
    return found.listing()


def _kind(entry: os.DirEntry[str]) -> str:
    """What an entry is, in the words of `Listing.others` where it is neither a file nor a folder."""
    if entry.name.startswith("."):
        return "hidden"
    try:
        if entry.is_dir():
            linked = entry.is_symlink() or getattr(entry, "is_junction", bool)()
            return "a link to a folder" if linked else "folder"
        if entry.is_file():
            return "file"
    except OSError:  # a link that leads to itself
        return "a broken link"
    return "a broken link" if entry.is_symlink() else "no plain file"


def _size(entry: os.DirEntry[str]) -> int:
    """A file's bytes; 0 where they are not told, for whoever reads it will hear why."""
    try:
        return entry.stat().st_size
    except OSError:
        return 0
