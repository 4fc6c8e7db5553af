"""A folder of stories: what is in it."""

import os
from collections import Counter
from collections.abc import Container, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from storybind.edge import stores
from storybind.errors import NotFoundError, ReadError, UsageError
from storybind.filenames import is_settings


class Entry(NamedTuple):
    """A file below a folder: its path from there, with ``/`` on every system, and its bytes."""

    path: str
    size: int


class Listing(NamedTuple):
    """What is below a folder.

    `others` counts the files that are no stories by what they are: an ending, or ``hidden``, ``a link to a folder``,
    ``a broken link``, ``no plain file``.
    """

    stories: tuple[Entry, ...]  # in no certain order
    others: Counter[str]
    wrong: tuple[ReadError, ...]  # folders that cannot be read
    documents: tuple[str, ...] = ()  # of the others those whose endings were asked for, or are those of stories, sorted
    among: tuple[str, ...] = ()  # what may be stories and lies where the books go, sorted


_AMONG = "among the books"


def check_folder(folder: str) -> None:
    """Make sure that there is a folder, on this machine or in a store; raises `UsageError`, `NotFoundError` or `ReadError`."""
    if not stores.is_url(folder):
        check_local(folder, "this is no folder; convert makes a book of a single story")
        return
    try:
        if stores.is_there(folder):
            return
    except OSError as wrong:
        raise ReadError(f"it cannot be reached: {wrong.strerror or wrong}", where=folder) from None
    raise NotFoundError("there is no such folder; check the name", where=folder)


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
        raise unreadable(folder, error) from None
    if is_file:
        raise ReadError(of_file, where=folder)
    raise NotFoundError("there is no such folder; check the name", where=folder)


def check_readable(folder: str) -> None:
    """Make sure that a folder of this machine, which is there, can be looked into; raises `ReadError`."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise unreadable(folder, error) from None


def unreadable(folder: str, error: OSError) -> ReadError:
    """Why a folder cannot be looked into, and what to do."""
    reason = "you may not read it; ask for the right" if isinstance(error, PermissionError) else error.strerror
    return ReadError(f"the folder cannot be read: {reason}", where=folder)


def list_stories(folder: str, endings: tuple[str, ...], leave_out: str = "", documents: Container[str] = ()) -> Listing:
    """The files below a folder that may be stories, by their endings; raises what `check_folder` does.

    What is hidden is left alone, and so is the folder `leave_out`, but that what may be a story there is told. Links to files are followed; those to folders are
    not: they may lead back up, and what they lead to has a name of its own. `documents` are endings of other files that
    are to be told by name, in small letters.
    """
    check_folder(folder)
    wrong: list[ReadError] = []
    found = _in_store(folder, leave_out) if stores.is_url(folder) else _on_disk(folder, leave_out, endings, wrong)
    stories: list[Entry] = []
    others: Counter[str] = Counter()
    told: list[str] = []
    among: list[str] = []
    for path, kind, size in found:
        is_story = path.lower().endswith(endings) and not is_settings(path)
        if kind == _AMONG:
            among += [path] if is_story else []
            continue
        if kind == "file" and is_story:
            stories.append(Entry(path, size))
            continue
        ending = ".toml" if is_settings(path) else PurePath(path).suffix.lower()
        others[kind if kind != "file" else ending or "no ending"] += 1
        if ending in documents if kind == "file" else kind != "hidden" and is_story:
            told.append(path)
    return Listing(tuple(stories), others, tuple(wrong), tuple(sorted(told)), tuple(sorted(among)))


def _on_disk(
    folder: str, leave_out: str, endings: tuple[str, ...], wrong: list[ReadError]
) -> Iterator[tuple[str, str, int]]:
    """What is below a folder: its path, its kind, its bytes if it may be a story; folders that cannot be read are put to `wrong`."""
    out = os.path.realpath(leave_out) if leave_out else ""
    waiting = [("", False)]
    while waiting:
        inner, is_out = waiting.pop()
        try:
            with os.scandir(f"{folder}/{inner}") as entries:
                for entry in entries:
                    path, kind = inner + entry.name, _kind(entry)
                    if kind == "folder":
                        waiting.append((path + "/", is_out or (out != "" and os.path.realpath(entry.path) == out)))
                    elif not is_out:
                        yield path, kind, _size(entry) if path.lower().endswith(endings) else 0
                    elif kind == "file":
                        yield path, _AMONG, 0
        except OSError as error:
            if is_out:
                continue
            wrong.append(unreadable(f"{folder}/{inner}".rstrip("/"), error))
            if not inner:
                raise wrong[0] from None


def _in_store(folder: str, leave_out: str) -> Iterator[tuple[str, str, int]]:
    """The same of a folder that is a URL, which is asked for at once with all that is below."""
    try:
        for path, size in stores.list_files(folder):
            is_hidden = path.startswith(".") or "/." in path
            if not f"{folder}/{path}".startswith(f"{leave_out}/"):
                yield path, "hidden" if is_hidden else "file", size
            elif not is_hidden:
                yield path, _AMONG, 0
    except OSError as wrong:
        raise ReadError(f"the folder cannot be read: {wrong.strerror or wrong}", where=folder) from None


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
