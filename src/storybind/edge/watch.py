"""A folder watched: which files in it changed, once they are completely written."""

import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from storybind.errors import NotInstalledError

QUIET = 1.0
"""Seconds that a file must have stayed as it is to count as written: an editor saves at once, a download has pauses."""

_LOOK = 250  # milliseconds between two looks at the files that have changed
_POLL = 2_000  # milliseconds between two looks at a whole folder that tells nothing of its changes


class Changes(NamedTuple):
    """What has changed in a folder: files that are as they will be (or are gone), and files still being written."""

    settled: frozenset[str]
    unsettled: frozenset[str]


def check_watching() -> None:
    """Make sure that folders can be watched; raises `NotInstalledError`."""
    if find_spec("watchfiles") is None:
        raise NotInstalledError(
            'watching needs a library that is not installed; install it with: pip install "storybind[watch]"'
        )


def watch(folder: str, concerns: Callable[[str], bool], *, poll: bool) -> Iterator[Changes]:
    """The changes in a folder and all below it, for ever; the first are what happened since this was called, mostly none.

    Only those of paths that it `concerns` are. To `poll` is to look again and again instead of being told, as network drives need it.
    """
    from watchfiles import watch as watch_files

    seen: dict[str, tuple[object, float]] = {}  # of each changed file how it was, and since when it is so
    heard = watch_files(
        folder,
        watch_filter=lambda _, path: concerns(path),
        debounce=_LOOK,
        step=50,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        force_polling=poll,
        poll_delay_ms=_POLL,
    )
    first = True
    for changes in heard:
        now = time.monotonic()
        for path in {path for _, path in changes} | seen.keys():
            state = _state(path)
            if path not in seen or seen[path][0] != state:
                seen[path] = (state, time.monotonic())  # by when it was so; a busy machine may have slept since `now`
        settled = frozenset(path for path, (_, since) in seen.items() if now - since >= QUIET)
        for path in settled:
            del seen[path]
        if settled or first:
            yield Changes(settled, frozenset(seen))
        first = False


def _state(path: str) -> object:
    """What changes while a file is written; None for one that is gone."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
