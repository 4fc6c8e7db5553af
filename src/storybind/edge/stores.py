"""Files that lie at URLs, such as ``s3://bucket/in/rain.txt``: object stores and network drives, by way of fsspec.

A batch needs little of them: what is below a folder, whether something is there, a whole file, a file written whole. Where a
store is and who asks is said as fsspec has it: by ``FSSPEC_S3_ENDPOINT_URL``, ``AWS_PROFILE`` or ``~/.config/fsspec``.
"""

from __future__ import annotations

import io
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

from storybind.errors import NotInstalledError, UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_URL = r"([a-z][a-z0-9+-]+)://"  # a drive of Windows has one letter
_AT_ONCE = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "memory"})
"""Object stores, where what is written is there whole or not at all."""

_FIRST_WINS = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "memory"})
"""Stores that can be told to take a file only where none is.

How each asks for it, from 2024.12 on: s3fs by ``If-None-Match: *``, gcsfs by ``ifGenerationMatch=0``, adlfs by
``overwrite=False``; in memory it is ``xb``. Elsewhere fsspec looks first and writes then.
"""

_SETTLED = 2.0
"""Seconds after which what two have written at once is what all read: longer than a request takes."""


def is_url(path: str) -> bool:
    """Whether a path is a URL.

    >>> is_url("s3://books/rain.txt"), is_url("books/rain.txt"), is_url("C:/books")
    (True, False, False)
    """
    return "://" in path and re.match(_URL, path) is not None


def plain(path: str) -> str:
    """A path without what need not be there: a ``file://`` before a place on this machine, slashes at its end.

    >>> plain("file:///srv/in/"), plain("s3://books/"), plain("/"), plain("")
    ('/srv/in', 's3://books', '/', '')
    """
    return path and (path.removeprefix("file://").rstrip("/") or "/")


def at(path: str) -> Path:
    """A path to go on from: a `Path`, or what has its manners and is a URL."""
    if not is_url(path):
        return Path(path)
    with _installed(path):
        from upath import UPath

        return cast(Path, UPath(path, use_listings_cache=False))


def is_stored(path: Path) -> bool:
    """Whether a path that `at` has given is a URL."""
    return not isinstance(path, Path)


class Stored(NamedTuple):
    """A book at a URL, as `storybind.book.package.File` has it; it is fetched whole: a trip costs more than its bytes."""

    path: str

    def is_file(self) -> bool:
        """Whether it is there."""
        return size_of(self.path) is not None

    def open(self, mode: str) -> IO[bytes]:
        """Its bytes."""
        return io.BytesIO(read(self.path))


def list_files(folder: str, *, deep: bool = True) -> Iterator[tuple[str, int]]:
    """The files below a folder or right in it: their paths from there, and their bytes; raises `OSError`."""
    with _found(folder) as (system, root):
        for place, info in system.find(root, maxdepth=None if deep else 1, detail=True).items():
            inner = place.removeprefix(root.rstrip("/")).lstrip("/")
            if inner and not place.endswith("/"):  # an object called like a folder stands for that folder
                yield inner, int(info["size"] or 0)


def read(path: str) -> bytes:
    """A whole file; raises `OSError`."""
    with _found(path) as (system, place):
        return cast(bytes, system.cat_file(place))


def write(path: str, data: bytes) -> None:
    """Write a file, whole or not at all; raises `OSError`."""
    with _found(path) as (system, place):
        if re.match(_URL, path)[1] in _AT_ONCE:  # type: ignore[index]  # it is a URL
            system.pipe_file(place, data)
            return
        folder, _, name = place.rpartition("/")
        temporary = f"{folder}/.storybind-{os.urandom(6).hex()}.tmp"
        system.makedirs(folder, exist_ok=True)
        try:
            system.pipe_file(temporary, data)
            system.mv(temporary, f"{folder}/{name}")
        except BaseException:  # Ctrl-C too: nothing half-written stays
            if system.exists(temporary):
                system.rm_file(temporary)
            raise


def create(path: str, data: bytes) -> bool:
    """Write a file where none is, whole; whether it is there now with just these bytes. Raises `OSError`.

    Of several that try at once one at most hears yes, if their data differ. The stores of `_FIRST_WINS` see to that themselves.
    A server that speaks their language and does not look (it takes the same file twice) is known by that; there, and in all
    other stores, it holds as long as no request takes longer than `_SETTLED` seconds: see `replace`.
    """
    if size_of(path) is not None:
        return False
    if re.match(_URL, path)[1] in _FIRST_WINS:  # type: ignore[index]  # it is a URL
        with _found(path) as (system, place):
            try:
                system.pipe_file(place, data, mode="create")
                system.pipe_file(place, data, mode="create")
            # As it should be the second time; the first time another was quicker, or it does not know the question.
            except OSError:
                if size_of(path) is not None:
                    return read(path) == data
    return replace(path, data)


def replace(path: str, data: bytes) -> bool:
    """Write a file, wait, and look whether it has these bytes still; raises `OSError`.

    Of several that do so at once the last has it, and all see that, as long as no request takes longer than `_SETTLED` seconds.
    """
    write(path, data)
    time.sleep(_SETTLED)
    return read(path) == data


def remove(path: str) -> None:
    """Take a file away that may be gone already; raises `OSError`."""
    with _found(path) as (system, place):
        if system.exists(place):
            system.rm_file(place)


def size_of(path: str) -> int | None:
    """A file's bytes; None where there is none. Raises `OSError` where that is not to be told."""
    info = _look_up(path)
    return int(info["size"] or 0) if info and info["type"] == "file" else None


def is_there(path: str) -> bool:
    """Whether a file or a folder is there now; raises `OSError` where that is not to be told."""
    return _look_up(path) is not None


def _look_up(path: str) -> dict[str, Any] | None:
    """What a file system says of a path; None where nothing is."""
    with _found(path) as (system, place):
        try:
            return cast(dict[str, Any], system.info(place))
        except FileNotFoundError:
            return None


@lru_cache(maxsize=50_000)
def is_file(path: str) -> bool:
    """Whether a file is there; asked once in a batch."""
    try:
        return size_of(path) is not None
    except OSError:
        return False


@lru_cache(maxsize=50_000)
def is_folder(path: str) -> bool:
    """Whether a folder is there, which in an object store is one that something is in; asked once in a batch."""
    try:
        with _found(path) as (system, place):
            return bool(system.isdir(place))
    except OSError:
        return False


@contextmanager
def _installed(url: str) -> Iterator[None]:
    try:
        yield
    except ImportError as wrong:
        raise NotInstalledError(
            f'files at URLs need a library that is not installed ({wrong}); install it with: pip install "storybind[remote]", '
            "and s3fs, gcsfs or adlfs for Amazon, Google or Azure",
            where=url,
        ) from None
    except ValueError as wrong:
        raise UsageError(f"there is no file system for this URL: {wrong}", where=url) from None


@contextmanager
def _found(url: str) -> Iterator[tuple[AbstractFileSystem, str]]:
    """The file system that a URL is of, and the path within it; whatever it raises is the `OSError` that all others expect."""
    try:
        with _installed(url):
            import fsspec

            found = fsspec.core.url_to_fs(url, use_listings_cache=False)
        yield found
    except (OSError, NotInstalledError, UsageError):
        raise
    except Exception as wrong:  # each store has errors of its own
        raise OSError(None, f"{type(wrong).__name__}: {' '.join(str(wrong).split())}", url) from wrong
