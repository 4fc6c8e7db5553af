"""Files written whole or not at all, and what the system says against it in words."""

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from storybind.edge import stores
from storybind.edge.files import is_folder
from storybind.edge.steps import Steps, finish
from storybind.errors import DiskError, WriteError

_TEMPORARY = ".storybind-"

_STALE = 3600  # seconds; no book takes nearly as long to write

ELSEWHERE = "choose another place with -o"
"""What whoever may not write here can do, for all that has such an option."""

_REASONS = {
    errno.ENOSPC: "the disk is full; make room",
    errno.EDQUOT: "your quota is used up; make room",
    errno.EROFS: "the disk is read-only; {}",
    errno.EACCES: "you may not write there; {}",
    errno.EPERM: "you may not write there; {}",
    errno.ENOENT: "there is no such folder; make it first",
    errno.ENOTDIR: "a part of the path is no folder; {}",
    errno.EISDIR: "it is a folder; name a file",
    errno.EEXIST: "a file of this name is in the way; {}",
    errno.ENAMETOOLONG: "the name is too long; {}",
    errno.EFBIG: "the file would be larger than the disk allows",
}

DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What the system says where a disk takes nothing more, whatever it is."""


def remove(path: str) -> None:
    """Take a file away; one that is gone already is no mistake; raises `WriteError`."""
    with told_as(path):
        stores.remove(path) if stores.is_url(path) else Path(path).unlink(missing_ok=True)


def write_whole(path: Path, data: bytes, way_out: str = ELSEWHERE, *, by: str = "") -> None:
    """Write a file so that it is there whole, or as it was before: under another name first, then renamed; raises `WriteError`.

    `way_out` is what to do where this is no place to write. `by` marks that other name, so that whoever may do so finds
    what was left half-written.
    """
    finish(writing_whole(path, data, way_out, by=by))


def writing_whole(path: Path, data: bytes, way_out: str = ELSEWHERE, *, by: str) -> Steps[None]:
    """Do the same in steps."""
    with told_as(str(path), way_out):
        yield from putting_whole(path, data, by=by)


def put_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; what the system says is raised as it is said."""
    finish(putting_whole(path, data))


def putting_whole(path: Path, data: bytes, *, by: str = "") -> Steps[None]:
    """Do the same in steps."""
    if stores.is_stored(path):
        stores.write(str(path), data)
        return
    temporary = path.parent / f"{_TEMPORARY}{by}{os.urandom(6).hex()}.tmp"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            yield
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:  # Ctrl-C too: nothing half-written stays
        with contextlib.suppress(OSError):  # the drive itself has gone
            temporary.unlink(missing_ok=True)
        raise


def holds(path: Path, data: bytes) -> bool:
    """Whether a file is there and has just these bytes."""
    try:
        if stores.is_stored(path):
            return stores.size_of(str(path)) == len(data) and stores.read(str(path)) == data
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def clear_leftovers(folder: Path, by: str = "") -> None:
    """Remove what a run that was killed left half-written in a folder an hour ago or longer: none is at work on it now.

    What is marked as written `by` somebody is removed whatever its age.
    """
    if stores.is_stored(folder):
        return
    for leftover in folder.glob(f"{_TEMPORARY}*.tmp"):
        with contextlib.suppress(OSError):
            ours = by and leftover.name.startswith(_TEMPORARY + by)
            if ours or time.time() - leftover.stat().st_mtime > _STALE:
                leftover.unlink()


@cache
def clear_once(folder: Path) -> None:
    """The same, once in a run."""
    clear_leftovers(folder)


@contextmanager
def told_as(place: str, way_out: str = ELSEWHERE) -> Iterator[None]:
    """Turn what the system says while something is written into a `WriteError` that names the place.

    A reader of our output that has gone is no error of writing: `BrokenPipeError` goes on.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as wrong:
        number, said = (wrong.errno, wrong.strerror) if isinstance(wrong, OSError) else (None, None)
        reason = _REASONS[number].format(way_out) if number in _REASONS else said or str(wrong)
        if number == errno.ENOENT and is_folder(str(stores.at(place).parent)):  # as /proc has it, which is no disk
            reason = f"no file can be made there; {way_out}"
        kind = DiskError if number in DISK else WriteError
        raise kind(f"it could not be written: {reason}", where=place) from None


@contextmanager
def told_as_temporary() -> Iterator[None]:
    """The same of files that are gone afterwards, which the system has a folder for, be it full or read-only."""
    with told_as("temporary files", "set TMPDIR to a folder that takes them"):
        yield


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that is gone afterwards; raises `WriteError` where none can be made, or it takes no more."""
    import tempfile

    with told_as_temporary(), tempfile.TemporaryDirectory(prefix="storybind-") as folder:
        yield Path(folder)


def is_there(path: Path, way_out: str = ELSEWHERE) -> bool:
    """Whether anything is at a path; raises `WriteError` for one that is too long, or leads through a file."""
    with told_as(str(path), way_out):
        if stores.is_stored(path):
            return stores.is_there(str(path))
        try:
            path.lstat()
        except FileNotFoundError:
            return False
    return True
