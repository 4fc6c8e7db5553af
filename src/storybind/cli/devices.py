"""``storybind devices``: the e-readers that are seen now."""

import os
import sys
from pathlib import Path
from typing import Any

from storybind.cli import say
from storybind.edge.devices import Reader, find_plugged, find_readers, find_shared
from storybind.edge.drive import Drive, size_words
from storybind.edge.mounts import System
from storybind.edge.targets import find_drive, no_drive_words
from storybind.errors import StorybindError


def read_system() -> System:
    """Where e-readers are looked for; ``STORYBIND_MOUNTS`` names the folders of drives that no search would find."""
    roots = os.environ.get("STORYBIND_MOUNTS", "").split(os.pathsep)
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return System(
        sys.platform,
        roots=tuple(Path(root).absolute() for root in roots if root),
        runtime=Path(runtime) if runtime else None,
        path=os.environ.get("PATH", os.defpath),
    )


def run(*, as_json: bool) -> int:
    """Show each reader: what it is, where, what it will be given, whether it can be written to and if not, why."""
    system = read_system()
    readers = find_readers(system)
    for reader in readers:
        _tell(_seen(reader), as_json=as_json)
    shown = {reader.kind.id for reader in readers}
    plugged = [row for row in find_plugged(system) if row.kind not in shown]
    for row in plugged:
        why = no_drive_words(row, find_shared(system))
        _tell({"kind": row.kind, "name": row.name, "root": None, "writable": False, "why": why}, as_json=as_json)
    if not readers and not plugged and not as_json:
        try:
            find_drive("auto", system)
        except StorybindError as none:
            say.error(none)
    return 0


def _seen(reader: Reader) -> dict[str, Any]:
    drive = Drive(reader)
    why = drive.read_only().message if reader.mount.read_only else None
    try:
        free: int | None = drive.free_bytes()
    except StorybindError as wrong:
        free, why = None, wrong.message
    return {
        "kind": reader.kind.id,
        "name": reader.kind.name,
        "root": reader.place,
        "label": reader.mount.label,
        "folder": str(reader.folder),
        "formats": list(drive.opens),
        "firmware": reader.version or None,
        "koreader": reader.koreader,
        "free": free,
        "writable": why is None,
        "why": why,
    }


def _tell(seen: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        say.record(seen)
        return
    parts = [seen["name"]]
    if seen["root"]:
        firmware = f", firmware {seen['firmware']}" if seen["firmware"] else ""
        free = f", {size_words(seen['free'])} free" if seen["free"] is not None else ""
        koreader = ", KOReader" if seen["koreader"] else ""
        parts.append(f"{seen['root']} (takes {seen['formats'][0]}{free}{firmware}{koreader})")
    if seen["why"]:
        parts.append(seen["why"])
    say.line(": ".join(parts))
