"""The drives of this machine, as far as an e-reader may be one of them; network drives, which can hang, are not looked at."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_FAT = frozenset("vfat msdos exfat fuseblk fuse.exfat".split())
"""What readers have; such a drive is looked at wherever it is mounted."""

_LOCAL = _FAT | frozenset("ntfs ntfs3 hfsplus ext2 ext3 ext4 btrfs xfs tmpfs".split())
"""File systems that cannot hang on a network."""

_MEDIA = ("/media/", "/run/media/", "/mnt/")
"""Where drives of other kinds are looked at: where desktops mount them."""


class Mount(NamedTuple):
    """A drive: its root, its label, its device node and file system where they are known, whether it takes no files."""

    root: Path
    label: str
    node: str = ""
    filesystem: str = ""
    read_only: bool = False


class System(NamedTuple):
    """Where to look for e-readers on this machine; read once, by the command line."""

    platform: str  # as `sys.platform` has it
    roots: tuple[Path, ...] = ()  # folders to look at instead of searching; empty to search
    mounts: Path = Path("/proc/self/mounts")  # Linux's list of what is mounted where
    usb: Path = Path("/sys/bus/usb/devices")  # Linux's folder of what is on the USB
    runtime: Path | None = None  # the user's runtime folder, where GNOME shows devices that are no drives
    path: str = os.defpath  # the value of ``PATH``


def find_mounts(system: System) -> tuple[Mount, ...]:
    """The drives that may be e-readers, in the order in which the system names them."""
    known = tuple(_on_linux(system.mounts)) if system.platform.startswith("linux") else ()
    if system.roots:
        by_root = {mount.root: mount for mount in known}
        return tuple(by_root.get(root, Mount(root, root.name)) for root in system.roots)
    if system.platform == "win32":
        return tuple(_on_windows())
    if system.platform == "darwin":
        return tuple(Mount(root, root.name) for root in _folders(Path("/Volumes")))
    return tuple(mount for mount in known if mount.filesystem in _FAT or str(mount.root).startswith(_MEDIA))


def mount_of(path: Path, system: System) -> Mount | None:
    """The drive that a path is on, the innermost of several, where the system tells."""
    known = _on_linux(system.mounts) if system.platform.startswith("linux") else ()
    inside = [mount for mount in known if path.is_relative_to(mount.root)]
    return max(inside, key=lambda mount: len(mount.root.parts), default=None)


def find_shares(system: System) -> tuple[Path, ...]:
    """Devices that show no drive, as GNOME shows them to programs that want files (gvfs)."""
    return tuple(_folders(system.runtime / "gvfs", "mtp:*")) if system.runtime else ()


def _folders(parent: Path, pattern: str = "*") -> list[Path]:
    try:
        return sorted(parent.glob(pattern))
    except OSError:
        return []


def _on_linux(table: Path) -> Iterator[Mount]:
    """The drives among the lines of fstab(5): device, root, file system, options; blanks in names are octal there."""
    try:
        lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:  # a container without /proc
        return
    for line in lines:
        node, root, filesystem, options, *_ = map(_unescaped, line.split(" "))
        if filesystem in _LOCAL:
            yield Mount(Path(root), Path(root).name, node, filesystem, "ro" in options.split(","))


def _unescaped(field: str) -> str:
    r"""A field of the table as it was.

    >>> _unescaped(r"/media/anna/My\040Reader")
    '/media/anna/My Reader'
    """
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def _on_windows() -> Iterator[Mount]:
    """Removable and fixed drives with a letter; network drives and discs are left alone (GetDriveTypeW)."""
    import ctypes

    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - mypy knows it on Windows only
    letters = kernel.GetLogicalDrives()
    for number in range(26):
        root = f"{chr(65 + number)}:\\"
        if letters >> number & 1 and kernel.GetDriveTypeW(root) in (2, 3):
            label = ctypes.create_unicode_buffer(261)
            flags = ctypes.c_ulong()
            size = len(label)
            if kernel.GetVolumeInformationW(root, label, size, None, None, ctypes.byref(flags), None, 0):
                yield Mount(Path(root), label.value, root[:2], read_only=bool(flags.value & 0x80000))
