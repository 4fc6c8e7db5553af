"""Which reader is meant: the one that was named, or the only one that is there."""

import os
from collections.abc import Sequence
from pathlib import Path

from storybind.edge.devices import Reader, find_plugged, find_readers, find_shared, reader_at
from storybind.edge.drive import Drive
from storybind.edge.files import is_folder
from storybind.edge.mounts import System
from storybind.edge.readers import KINDS, USB, Plugged
from storybind.errors import (
    MtpDeviceError,
    NoDeviceError,
    NotFoundError,
    ReadError,
    SeveralDevicesError,
    StorybindError,
    UsageError,
)

NAMES = {kind.id: kind.name for kind in KINDS}
"""The kinds of readers that ``--to`` takes, and what they are called."""

_NUMBERS = {2: "Two", 3: "Three", 4: "Four"}
_REMARKABLE = (
    "A reMarkable shows no drive. Make the book with storybind convert, switch on the USB web interface in the reader's "
    "storage settings, and drop the book onto the page http://10.11.99.1."
)
_WAY_IN = "Plug it in, unlock it and choose “connect” or “transfer files” on its screen, or name a folder: storybind send --to PATH."


def find_drive(asked: str, system: System) -> Drive:
    """The drive to send to; raises why there is none, more than one, or none that takes files.

    What is `asked` for is ``auto``, a kind of reader, or the path of a drive or folder; of several the one that takes files is meant.
    """
    drive = Drive(_named(asked, system) if asked != "auto" and asked not in NAMES else _only(asked, system))
    if drive.reader.mount.read_only:
        raise drive.read_only()
    return drive


def no_drive_words(plugged: Plugged, shares: Sequence[Path]) -> str:
    """Why nothing can be copied to a reader that is on the USB, and what else there is to do."""
    if not plugged.folder:
        return f"The {plugged.name} is plugged in and shows no drive yet. Choose “connect” on its screen."
    ways = "Use --to kindle-mail, calibre" if plugged.kind == "kindle" else "Use calibre, or storybind serve"
    by_hand = f"or copy the file with your file manager to “{plugged.folder}”"
    open_already = (
        f" It is open in your file manager, so this may do: --to '{shares[0]}/…/{plugged.folder}'." if shares else ""
    )
    return f"This {plugged.name} connects in a way storybind cannot write to. {ways}, {by_hand}.{open_already}"


def _named(asked: str, system: System) -> Reader:
    path = Path(f"{asked}\\") if system.platform == "win32" and len(asked) == 2 and asked[1] == ":" else Path(asked)
    if is_folder(str(path)):
        return reader_at(path, system)
    there = next(filter(os.path.exists, (path, *path.parents)), None)  # never raises
    if there and not is_folder(str(there)):
        raise ReadError("this is a file; name a folder that the books go into", where=str(there))
    if not set(asked) & set("/\\.:"):
        if words := _without_drive(asked.casefold()):
            raise MtpDeviceError(words)
        known = ", ".join([*NAMES, "kindle-mail", "pocketbook-mail", "calibre"])
        raise UsageError(
            f"there is no reader and no folder {asked!r}; use --to with one of {known}, or a folder or a mail address"
        )
    raise NotFoundError("there is no such folder; make it first, or connect the reader", where=asked)


def _without_drive(asked: str) -> str:
    """How books come onto a kind of reader that never shows a drive; empty for any other word."""
    if asked == "remarkable":
        return _REMARKABLE
    plugged = next((one for one in USB if one.folder and asked == one.kind and asked not in NAMES), None)
    return no_drive_words(plugged, ()) if plugged else ""


def _only(asked: str, system: System) -> Reader:
    found = [reader for reader in find_readers(system) if asked in ("auto", reader.kind.id)]
    found = [reader for reader in found if not reader.mount.read_only] or found
    if len(found) > 1:
        raise _several(found)
    if found:
        return found[0]
    raise _none(asked, system)


def _several(found: Sequence[Reader]) -> SeveralDevicesError:
    names = [f"{reader.kind.name} ({reader.place})" for reader in found]
    kinds = [reader.kind.id for reader in found]
    first = kinds[0] if kinds.count(kinds[0]) == 1 else found[0].place
    number = _NUMBERS.get(len(found), str(len(found)))
    return SeveralDevicesError(
        f"{number} e-readers found: {', '.join(names)}. Choose one with --to {first} or --to {found[-1].place}.",
        tuple(zip((reader.place for reader in found), names, strict=True)),
    )


def _none(asked: str, system: System) -> StorybindError:
    plugged = next((row for row in find_plugged(system) if asked in ("auto", row.kind)), None)
    shares = find_shared(system)
    if plugged is None and shares and asked == "auto":
        plugged = Plugged("", (), "", "device", "Books")
    if plugged is None:
        return NoDeviceError(f"No {NAMES.get(asked, 'e-reader')} found. {_WAY_IN}")
    kind = MtpDeviceError if plugged.folder else NoDeviceError
    return kind(no_drive_words(plugged, shares))
