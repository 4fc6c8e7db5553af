"""Files: read whole, and found by name."""

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from storybind.edge import stores
from storybind.edge.folder import unreadable
from storybind.errors import NotFoundError, ReadError, TooLargeError, reason_of
from storybind.filenames import SETTINGS, bare_name, is_settings

_OPENED = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")  # what a shell hands over, as for <(...)

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
"""Endings of covers that are found by name, in order of preference."""

LARGEST = 200_000_000
"""Bytes of a file that are read, at most: War and Peace has three million, the longest serials fifty."""


def read_bytes(path: str, what: str = "stories") -> bytes:
    """A whole file, or standard input for ``-``; raises `NotFoundError` or `ReadError`.

    `what` is what a folder in its place would be expected to hold.
    """
    if path == "-":
        return _read_standard_input()
    with read_as(path, what):
        if stores.is_url(path):
            _check_size(path, stores.size_of(path) or 0)
            return stores.read(path)
        check_plain(path, what)
        with Path(path).open("rb") as file:
            _check_size(path, os.fstat(file.fileno()).st_size)
            return _read_to_end(file.fileno(), path) if path.startswith(_OPENED) else file.read()


_NAMELESS = "there is no such file, for it has no name, as where a variable is not set; name one"


@contextmanager
def read_as(path: str, what: str) -> Iterator[None]:
    """Turn what the system says while a file is read into a `NotFoundError` or `ReadError`; `what` is as `read_bytes` has it."""
    try:
        yield
    except FileNotFoundError:
        told = "there is no such file; check the name and the folder" if path else _NAMELESS
        if os.path.islink(path):  # noqa: PTH114  # never raises
            told = "this is a link that leads nowhere; mend it, or name the file itself"
        raise NotFoundError(told, where=path) from None
    except NotADirectoryError:
        raise NotFoundError("a part of the path is no folder; check the name", where=path) from None
    except IsADirectoryError:
        all_of_it = ", make one book of it with --join, or a book of each with batch" if what == "stories" else ""
        raise ReadError(f"this is a folder; name the {what} in it{all_of_it}", where=path) from None
    except (OSError, ValueError) as wrong:
        reason = reason_of(wrong)
        if isinstance(wrong, OSError) and wrong.errno == errno.ELOOP:
            reason = "it is a link that leads back to itself; name the file itself"
        told = (
            "you may not read it; ask for the right, or copy it"
            if isinstance(wrong, PermissionError)
            else f"it cannot be read: {reason}"
        )
        raise ReadError(told, where=path) from None


def check_there(path: str) -> None:
    """Make sure that there is what may be a file or a folder; one in a store is told when it is read; raises `NotFoundError`."""
    if path != "-" and not stores.is_url(path) and not os.path.lexists(path):
        raise NotFoundError("there is no such file or folder; check the name" if path else _NAMELESS, where=path)


def check_plain(path: str, what: str) -> None:
    """Make sure that reading comes to an end: a pipe or a device may never do so, unless a shell has just opened it for us; raises `ReadError`."""
    mode = os.stat(path).st_mode  # noqa: PTH116  # pathlib takes three times as long, for each file of a batch
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode) or path.startswith(_OPENED):
        return
    kind = "a named pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    way_out = "save what comes from it" + (", or pass it on: - reads it" if what == "stories" else " as one")
    raise ReadError(f"this is {kind} and no file; {way_out}", where=path)


def _check_size(path: str, size: int) -> None:
    if size > LARGEST:
        told = f"it has {size / 10**6:,.0f} MB, and more than {LARGEST // 10**6} are not read; split it"
        raise TooLargeError(told, where=path)


def read_start(path: str, size: int = 1000) -> bytes:
    """The first bytes of a file, to see what it is; raises `ReadError`."""
    try:
        with Path(path).open("rb") as file:
            return file.read(size)
    except OSError as wrong:
        raise ReadError(f"it cannot be read: {wrong.strerror}", where=path) from None


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise ReadError("it is closed; name a file instead of -", where="standard input")
    with read_as("-", "stories"):
        return _read_to_end(sys.stdin.fileno(), "-")


def _read_to_end(opened: int, path: str) -> bytes:
    """What comes out of a pipe, which may never end; raises `TooLargeError`."""
    parts: list[bytes] = []
    size = 0
    while part := os.read(opened, 1 << 20):  # one read() of all would hear of Ctrl-C only at the end
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            told = f"more than {LARGEST // 10**6} MB come out of it, which are not read; is it the right one?"
            raise TooLargeError(told, where=path)
    return b"".join(parts)


def find_sidecar(path: str) -> Path | None:
    """A story's sidecar, if it is there."""
    if path == "-":
        return None
    sidecar = sidecar_of(path)
    return sidecar if _is_file(sidecar) and sidecar != stores.at(path) else None


def sidecar_of(path: str) -> Path:
    """Where a story's sidecar is, or would be: beside it, or beside its folder, and of the same name.

    Many would call that of ``rain.txt`` ``rain.txt.toml``, and Notepad on Windows sets ``.txt`` behind either: it is one where
    there is no ``rain.toml``. In a store, where each look is a request, the last two are not asked for.

    >>> sidecar_of("drafts/rain v1.5").as_posix(), sidecar_of("drafts/rain v1.5.txt").as_posix()
    ('drafts/rain v1.5.toml', 'drafts/rain v1.5.toml')
    """
    story = stores.at(path)
    if _is_folder(story):
        story = story.absolute()  # which has a name also where it is ``.``
        names = [story.name]
    else:
        names = [bare_name(path), story.name]
    ends = SETTINGS[:1] if stores.is_stored(story) else SETTINGS
    places = [story.parent / f"{name}{end}" for end in ends for name in names]
    return next(filter(_is_file, places), places[0])


def find_stories(folder: str, endings: tuple[str, ...]) -> list[str]:
    """The files in a folder that may be stories, by their endings; hidden ones and those in folders below are none; raises `ReadError`."""
    try:
        if stores.is_url(folder):
            names = (name for name, _ in stores.list_files(folder, deep=False))
            return [f"{folder}/{name}" for name in names if _may_be_story(name, endings)]
        found = [path for path in Path(folder).iterdir() if _may_be_story(path.name, endings)]
    except OSError as wrong:
        raise unreadable(folder, wrong) from None
    return [str(path) for path in found if _is_file(path)]


def _may_be_story(name: str, endings: tuple[str, ...]) -> bool:
    return name.lower().endswith(endings) and not (is_settings(name) or name.startswith("."))


def find_above(path: str, names: Sequence[str]) -> Path | None:
    """The nearest file that has one of these names, in the story's folder or a folder above it; in a store the first alone is asked for."""
    try:
        start = Path.cwd() if path == "-" else stores.at(path).absolute().parent
    except OSError:  # the working folder is gone
        return None
    asked = names[:1] if stores.is_stored(start) else names
    places = (folder / name for folder in (start, *start.parents) for name in asked)
    return next(filter(_is_file, places), None)


def find_picture(path: str, folders: Sequence[str]) -> Path | None:
    """A picture of the story's own name in one of these folders, or ``covers/`` beside the story or beside its folder."""
    if path == "-":
        return None
    story = stores.at(path).absolute()
    for folder in (*map(stores.at, folders), story.parent / "covers", story.parent.parent / "covers"):
        for ending in _endings(folder):
            if _is_file(found := folder / (bare_name(story.name) + ending)):  # of ``.`` too
                return called_like(path, found)
    return None


def _endings(folder: Path) -> tuple[str, ...]:
    """Of pictures in a folder: cameras write them in capitals. In a store, where each is a request, they are small."""
    if not _is_folder(folder):
        return ()
    return PICTURES if stores.is_stored(folder) else (*PICTURES, *map(str.upper, PICTURES))


def called_like(path: str, found: Path) -> Path:
    """A file as whoever named another would: from the working folder, where the other is named from there."""
    here = Path.cwd()
    inside = not stores.is_stored(found) and found.is_relative_to(here)
    return found.relative_to(here) if inside and not Path(path).is_absolute() else found


def _is_file(path: Path) -> bool:
    if stores.is_stored(path):
        return stores.is_file(str(path))
    return os.path.isfile(path)  # noqa: PTH113  # a third of what pathlib takes, a dozen times a story; never raises


def _is_folder(path: Path) -> bool:
    if stores.is_stored(path):
        return stores.is_folder(str(path))
    return os.path.isdir(path)  # noqa: PTH112  # as above


def is_folder(path: str) -> bool:
    """Whether there is a folder at a path; no for one that cannot be, or that has gone with its drive.

    A path without a name, as of a variable that is not set, is none; pathlib takes it for the folder one is in.
    """
    place = stores.at(path)
    try:
        return bool(path) and (_is_folder(place) if stores.is_stored(place) else place.is_dir())
    except (OSError, ValueError):
        return False
