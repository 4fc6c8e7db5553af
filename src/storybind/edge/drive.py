"""A book onto a drive or into a folder: whole or not at all, beside what is there, inside the books' folder alone."""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from storybind.edge.copies import choose, newer_copy, own_copy, twins_of
from storybind.edge.devices import Manner, Parcel, Reader, Sent, matches
from storybind.edge.files import is_folder
from storybind.edge.names import book_stem, plain_name, safe_name, shorten
from storybind.edge.readers import ENDINGS, FOLDER, SentAs
from storybind.edge.writing import clear_once, holds, put_whole
from storybind.errors import DeviceFullError, DeviceGoneError, DeviceReadOnlyError, StorybindError, WriteError

_RESERVE = 2 * 1024 * 1024
"""Bytes to leave free for what the reader itself writes; as much as calibre leaves."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE, errno.ECONNABORTED}
_NAMES = {errno.EINVAL, errno.EILSEQ, errno.EPERM, errno.ENOENT, errno.ENAMETOOLONG}
"""How drivers refuse a name: exFAT by FUSE says that there is no such file, fusefat that it is not allowed."""

_FORBIDDEN = (".kobo/", ".tolino/", "system/", ".adobe-digital-editions/", ".adds/", "database/cache/")
"""What belongs to the reader: no book is put there, whatever folder is named."""


class Drive(NamedTuple):
    """An e-reader's drive, or any folder."""

    reader: Reader

    @property
    def name(self) -> str:
        """As people call it; a folder by its path."""
        return str(self.reader.folder) if self.reader.kind is FOLDER else self.reader.kind.name

    @property
    def opens(self) -> tuple[SentAs, ...]:
        """What the reader opens, best first; with KOReader on it, EPUB too."""
        opens = self.reader.kind.opens
        return (*opens, "epub") if self.reader.koreader and "epub" not in opens else opens

    @property
    def farewell(self) -> str:
        """A reader must be ejected; a folder needs nothing."""
        if self.reader.kind is FOLDER:
            return ""
        return "Eject it before unplugging; the book appears after that."

    @property
    def done(self) -> str:
        """What has been done with a book that was sent."""
        return f"copied to {self.name}"

    def read_only(self) -> DeviceReadOnlyError:
        """Why nothing can be copied to a drive that takes no files, and what to do."""
        if self.reader.kind is FOLDER:
            return DeviceReadOnlyError("the disk is read-only; choose another folder with --to", where=self.name)
        return DeviceReadOnlyError(
            f"{self.name} is mounted read-only, often after being unplugged too early. Eject it, restart it, "
            "reconnect; if that fails, repair the drive."
        )

    def free_bytes(self) -> int:
        """What still fits, the reserve not taken off."""
        with self._told():
            return shutil.disk_usage(self.reader.mount.root).free

    def books(self, form: SentAs) -> Iterator[Path]:
        """The books of a format that are where this reader's books go, the youngest first; asked for when the first is."""
        with self._told():
            found = [*self.reader.folder.glob(f"*{ENDINGS[form]}")]
            if self.reader.kind.by_series:
                found += self.reader.folder.glob(f"*/*{ENDINGS[form]}")
            if form == "epub":
                found = [path for path in found if not path.name.endswith(ENDINGS["kepub"])]
            found.sort(key=_age)
        yield from found

    def send(self, parcel: Parcel, manner: Manner) -> Sent:
        """Copy a book, unless it is there already; a different one of its name is kept, unless forced. Raises what `_error` gives."""
        ending = ENDINGS[parcel.form]
        with self._told():
            path = self._path(self._folder(parcel), parcel)
            by_time = (manner.newer or not parcel.fixed) and not manner.force
            if by_time and (copy := newer_copy(path, ending, parcel, manner)):
                return Sent("there", str(copy))
        data = parcel.make()
        with self._told(len(data)):
            self._folder(parcel)  # which may have gone while the book was made
            own = own_copy(path, ending, parcel, manner) if manner.force else None
            chosen, found = (own, holds(own, data)) if own else choose(path, ending, data, parcel, manner)
            if found:
                return Sent("there", str(chosen), len(data))
            note = self._note(path, chosen, parcel, manner)
            twins = [*twins_of(path, chosen, ending, parcel, manner)] if chosen.exists() else []
            for twin in twins:
                note += f" “{twin.name}” was the same book, and is taken away."
            self._refuse(len(data))
            if manner.dry:
                return Sent("planned", str(chosen), len(data), note)
            place = self._write(chosen, data, parcel)
            for twin in twins:
                twin.unlink()
            return Sent("sent", str(place), len(data), note)

    def _note(self, path: Path, chosen: Path, parcel: Parcel, manner: Manner) -> str:
        """What is worth knowing where a book of this name is there, and another one."""
        forgets = "Kobo then forgets your place in it" if self.reader.kind.id == "kobo" else ""
        if self.reader.kind.id == "kindle" and parcel.form == "epub":
            return "A Kindle opens EPUB in KOReader alone."
        if chosen.exists():
            return f"It was there and differed; it is overwritten. {forgets}".strip()
        if chosen != path and str(path) in manner.taken:
            return f"“{path.name}” is another book of the same author and title. Both are kept."
        kin = parcel.kin(path) if chosen != path else None
        if kin == "none":
            return f"“{path.name}” is another story of the same author and title. Both are kept."
        if chosen != path:
            differs = "is this story as it was" if kin in ("past", "name") else "is already there and differs"
            told = f" ({forgets})" if forgets else ""
            return f"“{path.name}” {differs}. Kept both; use --force to overwrite{told}."
        return ""

    def _folder(self, parcel: Parcel) -> Path:
        """Where this book goes: the books' folder, or its series' below it where folders are the only shelves."""
        kind, root = self.reader.kind, self.reader.mount.root
        folder = self.reader.folder
        if kind.by_series and parcel.series and folder == root / kind.folders[0]:
            folder = folder / safe_name(parcel.series)
        if not root.is_dir() or (kind is not FOLDER and not matches(kind, root)):
            raise OSError(errno.ENODEV, "it is gone")
        inside, top = folder.resolve(), root.resolve()
        if not inside.is_relative_to(top):
            raise WriteError(f"this folder leads out of {self.name}, so nothing is put there", where=str(folder))
        below = f"{inside.relative_to(top).as_posix()}/".casefold()
        if kind is not FOLDER and below.startswith(_FORBIDDEN):
            raise WriteError(f"this folder is {self.name}'s own; name another, or its root", where=str(folder))
        return folder

    def _path(self, folder: Path, parcel: Parcel) -> Path:
        """The book's own name, short enough for what its reader makes of it."""
        ending = ENDINGS[parcel.form]
        above = len(str(folder.relative_to(self.reader.mount.root)))
        room = self.reader.kind.longest - above - len(ending) - len("/ (99)")
        return folder / (shorten(book_stem(parcel.title, parcel.authors), max(room, 20)) + ending)

    def _refuse(self, size: int) -> None:
        """Whatever would stop the copy, before it begins."""
        if self.reader.mount.read_only:
            raise OSError(errno.EROFS, "read-only")
        if self.free_bytes() < size + _RESERVE:
            raise OSError(errno.ENOSPC, "no room")

    def _write(self, path: Path, data: bytes, parcel: Parcel) -> Path:
        """Put it there; under a name in ASCII where the file system refuses any other."""
        ending = ENDINGS[parcel.form]
        path.parent.mkdir(parents=True, exist_ok=True)
        clear_once(path.parent)
        put = _put_straight if "gvfs" in path.parts else put_whole
        try:
            put(path, data)
        except OSError as wrong:
            if wrong.errno not in _NAMES or path.name.isascii() or not self.reader.mount.root.is_dir():
                raise
            plain = plain_name(path.name.removesuffix(ending)) + ending
            path, found = choose(path.with_name(plain), ending, data, parcel, Manner())
            if not found:
                put(path, data)
        _settle(path)
        return path

    @contextmanager
    def _told(self, size: int = 0) -> Iterator[None]:
        """Turn what the system says into what happened to the reader; `size` is that of the book, in bytes."""
        try:
            yield
        except OSError as wrong:
            raise self._error(wrong, size) from None

    def _error(self, wrong: OSError, size: int) -> StorybindError:
        if wrong.errno in _FULL:
            return DeviceFullError(
                f"Not enough space on {self.name}: the book needs {size_words(size + _RESERVE)}, some of it for the reader "
                f"itself; {size_words(shutil.disk_usage(self.reader.mount.root).free)} is free. Delete something there."
            )
        if wrong.errno == errno.EROFS:
            return self.read_only()
        if wrong.errno in _GONE or not is_folder(str(self.reader.mount.root)):
            return DeviceGoneError(
                "The reader went away while copying, so the book is not on it. Reconnect it and run the command again."
            )
        if isinstance(wrong, PermissionError):
            way_out = "mount it so that you may; on a Mac, let the terminal use removable volumes"
            if self.reader.kind is FOLDER:
                way_out = "choose another folder with --to"
            return WriteError(f"you may not write there; {way_out}", where=self.name)
        return WriteError(f"it could not be written: {wrong.strerror or wrong}", where=self.name)


def _age(path: Path) -> float:
    """Seconds since 1970, the youngest first; a link that leads nowhere comes last and hinders nothing."""
    try:
        return -path.stat().st_mtime
    except FileNotFoundError:
        return 0


def _put_straight(path: Path, data: bytes) -> None:
    """Write a file under its own name at once: GNOME's bridge to readers without a drive knows nothing finer.

    Renaming and exclusive creation fail there (pop-os/cosmic-files#1782, uutils/coreutils#8724).
    """
    try:
        path.write_bytes(data)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def _settle(path: Path) -> None:
    """Make sure that the name, too, is on the drive; and take away the twin that macOS makes, which readers list as a book."""
    with contextlib.suppress(OSError):
        path.with_name(f"._{path.name}").unlink(missing_ok=True)
    if os.name == "posix":
        with contextlib.suppress(OSError):  # not every file system can
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def size_words(size: int) -> str:
    """A number of bytes, for people.

    >>> size_words(0), size_words(1_300_000), size_words(61_000_000), size_words(2_100_000_000)
    ('1 KB', '1.3 MB', '61 MB', '2.1 GB')
    """
    for unit, factor in (("GB", 10**9), ("MB", 10**6)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}" if size < 10 * factor else f"{size // factor:,} {unit}"
    return f"{max(1, size // 1000)} KB"
