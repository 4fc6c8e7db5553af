"""E-readers: how they are found, and what all places have in common that a book can be sent to."""

import os
from collections.abc import Callable, Container, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from storybind.edge.mounts import Mount, System, find_mounts, find_shares, mount_of
from storybind.edge.readers import FOLDER, KINDS, KOBO, TOLINO, TOLINO_WITH_KOBO, USB, Kind, Plugged, SentAs

Kin = Literal["book", "text", "past", "name", "none"]
"""What a book on a reader has in common with one that is sent.

``book``: all it was made from but the name of the story's file; ``text``: the text; ``past``: the name and much of the words, so
that it is the story as it was; ``name``: the name, where the words cannot be compared; ``none``: nothing.
"""


class Parcel(NamedTuple):
    """A book as it is sent."""

    title: str
    authors: tuple[str, ...]  # never empty
    series: str  # the series it belongs to, or nothing
    form: SentAs  # the format it is sent in
    make: Callable[[], bytes]  # gives its bytes, perhaps after long work
    changed: float  # when what it is made from was last changed, in seconds since 1970
    fixed: bool = True  # whether the same book always gives the same bytes
    kin: Callable[[Path], Kin | None] = lambda _: None  # whether a file is this story's book; None if it does not say


class Manner(NamedTuple):
    """How books are sent."""

    force: bool = False  # to replace the story's own book, or what has its name
    newer: bool = False  # to leave alone what is there and not older
    dry: bool = False  # to send nothing
    # places of books that were sent, or were there, in this run: no other book is meant by them
    taken: Container[str] = ()


class Sent(NamedTuple):
    """What became of a book: where it is now, or would be; `note` is worth telling."""

    status: Literal["sent", "there", "planned"]
    place: str
    size: int = 0
    note: str = ""


class Device(Protocol):
    """Where a book can be sent: a drive, a mailbox, a library."""

    @property
    def name(self) -> str:
        """As people call it."""

    @property
    def opens(self) -> Sequence[SentAs]:
        """The formats it can be given, best first."""

    @property
    def done(self) -> str:
        """What has been done with a book that was sent, as ``copied to Kobo``."""

    @property
    def farewell(self) -> str:
        """What to do when all is sent."""

    def send(self, parcel: Parcel, manner: Manner) -> Sent:
        """Send a book; raises `StorybindError`."""


class Reader(NamedTuple):
    """An e-reader seen on this machine."""

    kind: Kind
    mount: Mount  # the drive it shows
    folder: Path  # where books go, absolute; it may have to be made
    version: str = ""  # of its firmware, where it tells
    koreader: bool = False  # whether KOReader is installed on it

    @property
    def place(self) -> str:
        """The drive's name, as short as it is clear: ``E:``, or the folder it is mounted at."""
        return str(self.mount.root).rstrip("\\/") or "/"


def find_readers(system: System) -> tuple[Reader, ...]:
    """The e-readers that show a drive, in the order in which the system names the drives."""
    found = (recognise(mount) for mount in find_mounts(system))
    return tuple(reader for reader in found if reader)


def recognise(mount: Mount) -> Reader | None:
    """The e-reader that a drive is, by files that only such a reader has; None for any other drive."""
    kind = next((kind for kind in KINDS if matches(kind, mount.root)), None)
    if kind is None:
        return None
    version = ""
    if kind is KOBO:
        serial_and_more = _first_line(mount.root / ".kobo/version").split(",")
        version = serial_and_more[2] if len(serial_and_more) > 2 else ""
        if serial_and_more[-1].endswith(TOLINO_WITH_KOBO):
            kind = KOBO._replace(id=TOLINO.id, name=TOLINO.name, opens=("epub",))
    elif kind.says[0]:
        version = _first_line(mount.root / kind.says[0]).removeprefix(kind.says[1]).strip()
    koreader = bool(kind.koreader) and _is_there(mount.root / kind.koreader)
    folder = next((folder for folder in kind.folders if _is_there(mount.root / folder)), kind.folders[0])
    return Reader(kind, mount, mount.root / folder, version, koreader)


def reader_at(path: Path, system: System) -> Reader:
    """The e-reader that a named folder is on, that folder being where its books go; else the folder as it is.

    The root of a reader's drive stands for the reader: its books go where they always do.
    """
    path = path.absolute()
    mount = mount_of(path, system)
    for root in (path, *path.parents):
        if reader := recognise(mount if mount and mount.root == root else Mount(root, root.name)):
            if mount:
                reader = reader._replace(mount=mount._replace(root=root))
            return reader if root == path else reader._replace(folder=path)
    return Reader(FOLDER, (mount or Mount(path, path.name))._replace(root=path), path)


def find_plugged(system: System) -> tuple[Plugged, ...]:
    """The e-readers on the USB, whether or not they show a drive; on Linux alone, and without any rights."""
    try:
        nodes = sorted(system.usb.iterdir()) if system.platform.startswith("linux") and not system.roots else []
    except OSError:  # no USB at all
        nodes = []
    found: list[Plugged] = []
    for node in nodes:
        vendor, product = _first_line(node / "idVendor"), _first_line(node / "idProduct")
        found += [row for row in USB if row.vendor == vendor and (not row.products or product in row.products)][:1]
    return tuple(dict.fromkeys(found))


def find_shared(system: System) -> tuple[Path, ...]:
    """Readers that show no drive, as folders that GNOME's file manager made of them."""
    return () if system.roots else find_shares(system)


def matches(kind: Kind, root: Path) -> bool:
    """Whether a drive is an e-reader of this kind."""
    if not any(all(_is_there(root / path) for path in marker) for marker in kind.markers):
        return False
    file, beginning = kind.says
    return not file or _first_line(root / file).startswith(beginning)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a drive that has gone, or will not say
        return False


def _first_line(file: Path) -> str:
    """The first line of a small file; nothing where there is none."""
    try:
        with file.open("rb") as opened:
            return os.fsdecode(opened.read(400).partition(b"\n")[0]).strip()
    except OSError:
        return ""
