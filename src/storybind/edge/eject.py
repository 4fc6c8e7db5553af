"""Taking leave of a reader's drive: everything written out, the drive unmounted, and the power off where that is possible."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from storybind.edge.mounts import Mount, System, find_mounts

_PATIENCE = 60  # seconds; what is still to be written goes to a slow card

_SHELL = (
    "$drive = (New-Object -ComObject Shell.Application).NameSpace(17).ParseName($args[0]); $drive.InvokeVerb('Eject')"
)
"""What the Explorer's own "Eject" does; the drive's letter is an argument, never a part of the program."""


def eject(mount: Mount, system: System) -> str:
    """Eject a drive; gives what went wrong, or nothing. The books are on it either way."""
    for command in _commands(mount, system):
        program = shutil.which(command[0], path=system.path)
        if program is None:
            return f"there is no {command[0]} here"
        if said := _run([program, *command[1:]]):
            return said
    return ""


def _commands(mount: Mount, system: System) -> Iterator[Sequence[str]]:
    """What to run, in order: on Linux every partition of the drive first, as calibre does it."""
    if system.platform == "darwin":
        yield "diskutil", "eject", str(mount.root)
    elif system.platform == "win32":
        yield "powershell", "-NoProfile", "-Command", _SHELL, mount.node or str(mount.root)
    else:
        for node in _partitions(mount, system):
            yield "udisksctl", "unmount", "-b", node
        yield "udisksctl", "power-off", "-b", mount.node


def _partitions(mount: Mount, system: System) -> list[str]:
    """The mounted partitions of the disk that a drive is a part of, its own among them."""
    disk = _disk(mount.node)
    others = [other.node for other in find_mounts(system) if disk and _disk(other.node) == disk]
    return list(dict.fromkeys([mount.node, *others]))


def _disk(node: str) -> str:
    """The disk that a device node is a partition of, as Linux lists it; nothing where it is none."""
    place = os.path.realpath(f"/sys/class/block/{Path(node).name}")
    return str(Path(place).parent) if Path(place, "partition").exists() else ""


def _run(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False, text=True, errors="replace"
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as wrong:
        return f"{Path(command[0]).name}: {getattr(wrong, 'strerror', None) or 'it takes too long'}"
    said = (done.stderr or done.stdout).strip().splitlines()
    return (said[-1] if said else f"{Path(command[0]).name} failed") if done.returncode else ""
