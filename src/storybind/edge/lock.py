"""The lock of a folder of books, on a disk or in a bucket: two batches never write into one.

On a disk the system keeps the lock and lets go of it when its process ends, however. A bucket has nothing of the kind: there
the lock is a file that says who holds the folder and is written anew every few seconds for as long as the batch runs. One
that is not written any more belongs to a batch that was killed, and is taken over.
"""

import json
import os
import platform
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NamedTuple

from storybind.edge import stores
from storybind.edge.writing import told_as
from storybind.errors import InUseError

LOCK = ".storybind.lock"
"""What the lock of a folder of books is called; on a disk it stays when nobody holds it, but in a new folder without a book."""

_RENEWED = 5.0  # seconds from one renewal to the next
_DEAD = 60.0  # seconds without one, by our clock, after which a lock is looked at: its owner may be dead
# Seconds that it is looked at: an owner that lives, whatever its clock, is seen to renew it.
_WATCHED = 2 * _RENEWED + 2.0
_LATEST = 1 << 34  # seconds since 1970, in the year 2514: what says more is no time
_LAST_PID = (1 << 31) - 1
_LONGEST = 2_000  # bytes: a lock has some hundred
_FAR = 1 << 30  # the byte that Windows locks: beyond the text, for others are to read that


class Holder(NamedTuple):
    """Who holds a folder: times are seconds since 1970 by the holder's clock; `token` tells apart what else is alike."""

    host: str
    pid: int
    started: float
    renewed: float
    token: str

    @property
    def data(self) -> bytes:
        """As it stands in the lock."""
        return json.dumps(self._asdict()).encode()

    @property
    def told(self) -> str:
        """For people: which process it is, where, and since when."""
        since = datetime.fromtimestamp(self.started, UTC).strftime("%Y-%m-%d %H:%M:%S")
        return f"process {self.pid} on {self.host}, since {since} UTC"

    @property
    def seems_dead(self) -> bool:
        """Whether nothing has been heard of it for long, its clock be slow or fast, or its process was here and is no more."""
        return abs(time.time() - self.renewed) > _DEAD or (self.host == platform.node() and not _is_running(self.pid))


def _me() -> Holder:
    now = time.time()
    return Holder(platform.node(), os.getpid(), now, now, os.urandom(8).hex())


def _holder(data: bytes) -> Holder | None:
    """Who a lock says it is held by; None if it says nothing of the kind. What a later version adds is left out."""
    if len(data) > _LONGEST:
        return None
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return None
    match said:
        case {
            "host": str(host),
            "pid": int(pid),
            "started": int() | float() as started,
            "renewed": int() | float() as renewed,
            "token": str(token),
        } if 0 < pid <= _LAST_PID and 0 <= started < _LATEST and 0 <= renewed < _LATEST:
            return Holder(host, pid, started, renewed, token)
    return None


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # there signal 0 is no question
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True


@contextmanager
def locked(folder: str) -> Iterator[Callable[[], None]]:
    """Hold a folder of books, which is made where it is not there; raises `WriteError`, and `InUseError` where another batch has it.

    Gives a function to call now and then: it raises `InUseError` once another batch has taken the folder over, which in a
    bucket can happen to one that was not heard of for a minute.
    """
    with _held_in_store(folder) if stores.is_url(folder) else _held_on_disk(folder) as check:
        yield check


@contextmanager
def _held_on_disk(folder: str) -> Iterator[Callable[[], None]]:
    place = Path(folder, LOCK)
    with told_as(folder):
        new = _make_folder(place.parent)
        # what a full disk did not take would be tried again, and told, at the end
        file = place.open("a+b", buffering=0)
    with file:
        if not lock(file) or not _is_at(file, place):
            file.seek(0)
            raise _in_use(folder, _holder(file.read()))
        with told_as(folder):
            file.truncate(0)
            file.write(_me().data)
        try:
            yield lambda: None
        finally:
            if new:
                _leave_no_trace(place, new)


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder; gives those that were not there, the deepest first."""
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return new


def _is_at(file: IO[bytes], place: Path) -> bool:
    """Whether a file that is locked still stands at its place: whoever had it may just have taken it away."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), place.stat())
    except FileNotFoundError:
        return False


def _leave_no_trace(place: Path, new: list[Path]) -> None:
    """Take away folders that were made for books and hold none, while the lock is held; Windows removes no open file."""
    with suppress(OSError):  # somebody else puts something there, or has taken it away
        if os.name != "nt" and [*place.parent.iterdir()] == [place]:
            place.unlink()
            for folder in new:
                folder.rmdir()


def lock(file: IO[bytes]) -> bool:
    """Lock a file for this process, until it is closed; False if another has it."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the second is how Windows says it
        return False
    except OSError:  # a file system without locks: then nobody has one
        return True
    return True


def _in_use(folder: str, holder: Holder | None, then: str = "") -> InUseError:
    told = f" ({holder.told})" if holder else ""
    return InUseError(
        f"another batch is writing into this folder{told}; wait for its end, or name another folder with -o{then}",
        where=folder,
    )


@contextmanager
def _held_in_store(folder: str) -> Iterator[Callable[[], None]]:
    lease = _Lease(folder)
    try:
        with told_as(folder):
            lease.take()
        yield lease.check
    finally:
        lease.end()


_BY_HAND = f"If no batch is at work, delete {LOCK} there: it does not say whose it is"


class _Lease:
    """A lock in a store, written anew by a thread of its own from `take` to `end`."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._place = f"{folder}/{LOCK}"
        self._mine = _me()
        self._is_lost = False
        self._holder: Holder | None = None
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def take(self) -> None:
        """Become the holder; raises `InUseError` where there is another, and `OSError`."""
        before = _read(self._place)
        if before is None:
            has_it = stores.create(self._place, self._mine.data)
        else:
            has_it = self._is_left(before) and stores.replace(self._place, self._mine.data)
        if not has_it:
            holder = _holder(_read(self._place) or b"")
            later = f"If it was killed, a batch that starts {_DEAD:.0f} seconds later takes its lock ({LOCK}) over"
            raise _in_use(self._folder, holder, f". {later if holder else _BY_HAND}")
        self._thread.start()

    def check(self) -> None:
        """Make sure that the folder is still ours."""
        if self._is_lost:
            raise _in_use(self._folder, self._holder)

    def end(self) -> None:
        """Give the folder free, unless it is another's; a store that is gone keeps a lock that whoever comes next takes over."""
        self._is_over.set()
        if self._thread.ident:
            self._thread.join(_RENEWED)
        with suppress(OSError):
            if self._is_mine():
                stores.remove(self._place)

    def _is_left(self, before: bytes) -> bool:
        """Whether the owner of a lock is dead: it seems to be, and is not seen to renew it."""
        holder = _holder(before)
        if holder is None or not holder.seems_dead:
            return False
        time.sleep(_WATCHED)
        return _read(self._place) == before

    def _keep(self) -> None:
        while not self._is_over.wait(_RENEWED) and not self._is_lost:
            with suppress(OSError):  # the store may be there again next time; until then its books fail and tell of it
                self._renew()

    def _renew(self) -> None:
        if self._is_mine():
            self._mine = self._mine._replace(renewed=time.time())
            stores.write(self._place, self._mine.data)

    def _is_mine(self) -> bool:
        """Whether the lock says so, or is gone; once it is another's it stays lost."""
        data = _read(self._place)
        if data is not None and not self._is_lost:
            self._holder = _holder(data)
            self._is_lost = self._holder is None or self._holder.token != self._mine.token
        return not self._is_lost


def _read(place: str) -> bytes | None:
    try:
        return stores.read(place)
    except FileNotFoundError:
        return None
