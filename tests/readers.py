"""E-readers to test with: folders that have what makes each kind known, and real file systems where the machine allows."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

KOBO_VERSION = "N418191000000,4.9.77,4.38.21908,4.9.77,4.9.77,00000000-0000-0000-0000-000000000388"
TOLINO_VERSION = KOBO_VERSION[:-3] + "691"

READERS: Mapping[str, Mapping[str, str | None]] = {
    "kobo": {".kobo/version": KOBO_VERSION, ".kobo/KoboReader.sqlite": "the reader's own"},
    "tolino-2024": {".kobo/version": TOLINO_VERSION},
    "tolino": {".tolino": None, "Books": None},
    "kindle": {"system/version.txt": "Kindle 5.16.2.1.1", "documents": None},
    "kindle-koreader": {"system/version.txt": "Kindle 5.16.2.1.1", "documents": None, "koreader": None},
    "pocketbook": {"system/explorer-3": None, "applications": None},
    "pocketbook-books": {"system": None, "applications": None, "Books": None},
    "nook": {"NOOK/Books": None},
    "sony": {"Sony_Reader/media/books": None},
    "sony-505": {"database/media/books": None},
    "stick": {"Holiday/photo.jpg": "no reader"},
}
"""What stands on the drives: files with their text, folders with None."""


def make_reader(root: Path, name: str) -> Path:
    """Lay out a drive as a reader of this name has it."""
    root.mkdir(parents=True, exist_ok=True)
    for place, text in READERS[name].items():
        path = root / place
        if text is None:
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return root


def foreign(path: Path, **parts: bytes) -> Path:
    """A book by somebody else: EPUB 2, pages called .html, an entity of HTML, one page that is not well-formed."""
    page = (
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
        b'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>One.&nbsp;Two. Three</p></body></html>'
    )
    opf = (
        b'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><metadata>'
        b'<dc:title>Over/Under</dc:title><dc:creator>Jo Li</dc:creator><meta name="calibre:series" content="Hills"/></metadata>'
        b'<manifest><item id="a" href="a.html" media-type="application/xhtml+xml"/><item id="b" href="b.html" media-type="application/xhtml+xml"/>'
        b'</manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    container = (
        b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf" '
        b'media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", b"application/epub+zip")
        book.writestr("META-INF/container.xml", container)
        book.writestr("c.opf", parts.get("opf", opf))
        book.writestr("a.html", page)
        book.writestr("b.html", b"<html><body><p>no end")
    return path


def on_path(folder: Path, name: str, script: str) -> str:
    """A program of this name, made of a Python script, in a folder; gives a ``PATH`` on which it is the first."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!{sys.executable}\n{script}")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@contextlib.contextmanager
def mounted(folder: Path, *mount: str) -> Iterator[Path]:
    """Something mounted on a folder for a while; the test is skipped where that is not allowed."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root mounts file systems, on Linux")
    folder.mkdir(exist_ok=True)
    done = subprocess.run([*mount, str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"{' '.join(mount)}: {(done.stderr or done.stdout).strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)


@contextlib.contextmanager
def tiny(folder: Path, options: str) -> Iterator[Path]:
    """A file system in memory."""
    with mounted(folder, "mount", "-t", "tmpfs", "-o", options, "tmpfs") as root:
        yield root


@contextlib.contextmanager
def drive(folder: Path, megabytes: int = 24) -> Iterator[Path]:
    """A real drive as readers have them: FAT where the kernel knows it, else exFAT by FUSE, on a loop device."""
    image = folder.with_suffix(".img")
    image.parent.mkdir(parents=True, exist_ok=True)
    with image.open("wb") as file:
        file.truncate(megabytes << 20)
    if shutil.which("mkfs.vfat") and "\tvfat\n" in _text("/proc/filesystems"):
        _make(["mkfs.vfat", "-F", "32", "-n", "KOBOEREADER", str(image)])
        with mounted(folder, "mount", "-t", "vfat", "-o", "loop,iocharset=utf8", str(image)) as root:
            yield root
        return
    if not (shutil.which("mkfs.exfat") and shutil.which("mount.exfat-fuse") and shutil.which("losetup")):
        pytest.skip("the kernel has no vfat, and exfat-fuse or exfatprogs is not installed")
    _make(["mkfs.exfat", "-L", "KOBOeReader", str(image)])
    loop = subprocess.run(["losetup", "-f", "--show", str(image)], capture_output=True, text=True, check=False)
    if loop.returncode:
        pytest.skip(f"losetup: {loop.stderr.strip()}")
    device = loop.stdout.strip()
    try:
        with mounted(folder, "mount.exfat-fuse", device) as root:
            yield root
    finally:
        subprocess.run(["losetup", "-d", device], capture_output=True, check=False)


def _make(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"{command[0]}: {(done.stderr or done.stdout).strip()}")


def _text(path: str) -> str:
    return Path(path).read_text() if Path(path).exists() else ""
