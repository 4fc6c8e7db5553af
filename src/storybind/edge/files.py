"""Files: read whole, found by name, written whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storybind.errors import NotFoundError, ReadError, WriteError

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
"""Endings of covers that are found by name, in order of preference."""

_REASONS = {
    errno.ENOSPC: "the disk is full; make room",
    errno.EDQUOT: "your quota is used up; make room",
    errno.EROFS: "the disk is read-only; choose another place with -o",
    errno.EACCES: "you may not write there; choose another place with -o",
    errno.EPERM: "you may not write there; choose another place with -o",
    errno.ENOENT: "there is no such folder; make it first",
    errno.ENOTDIR: "a part of the path is no folder; choose another place with -o",
    errno.EISDIR: "it is a folder; name a file",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one with -o",
    errno.EFBIG: "the file would be larger than the disk allows",
}


def read_bytes(path: str) -> bytes:
    """A whole file, or standard input for ``-``.

    Raises:
        NotFoundError: There is no such file.
        ReadError: It is a folder, or may not be read.
    """
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise NotFoundError("there is no such file; check the name and the folder", where=path) from None
    except IsADirectoryError:
        raise ReadError("this is a folder; name the stories in it", where=path) from None
    except (OSError, ValueError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) and wrong.strerror else str(wrong)
        told = (
            "you may not read it; ask for the right, or copy it"
            if isinstance(wrong, PermissionError)
            else f"it cannot be read: {reason}"
        )
        raise ReadError(told, where=path) from None


def find_beside(path: str, ending: str) -> Path | None:
    """The file of the same name but for its ending, if it is there."""
    if path == "-":
        return None
    other = Path(path).with_suffix(ending)
    return other if _is_file(other) and other != Path(path) else None


def find_above(path: str, name: str) -> Path | None:
    """The nearest file called `name` in the story's folder or a folder above it."""
    start = Path.cwd() if path == "-" else Path(path).absolute().parent
    return next((folder / name for folder in (start, *start.parents) if _is_file(folder / name)), None)


def find_picture(path: str) -> Path | None:
    """A picture of the story's own name in ``covers/`` beside the story or beside its folder."""
    if path == "-":
        return None
    story = Path(path).absolute()
    for folder in (story.parent / "covers", story.parent.parent / "covers"):
        for ending in PICTURES:
            if _is_file(found := folder / (story.stem + ending)):
                return found
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole, or as it was before: under another name first, then renamed.

    Raises:
        WriteError: No room, no right, no such folder.
    """
    with _told(path):
        temporary = path.parent / f".storybind-{os.urandom(6).hex()}.tmp"
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:  # Ctrl-C too: nothing half-written stays
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as wrong:
        reason = _REASONS.get(wrong.errno or 0, wrong.strerror or str(wrong))
        raise WriteError(f"the book could not be written: {reason}", where=str(path)) from None
