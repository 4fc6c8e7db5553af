"""The book as a file: its ZIP archive, and what in it can be read."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from storybind.book.lint.check import ERROR, WARNING, Check, Fault
from storybind.book.lint.view import View
from storybind.book.lint.words import (
    COMMENT,
    HEAVIEST,
    ZIP_NAME,
)
from storybind.errors import visible


def _mimetype(view: View) -> Iterator[Fault]:
    first = view.package.entries[0]
    good = first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED and not first.extra
    if not good or view.files.get("mimetype") != b"application/epub+zip":
        yield Fault('write "application/epub+zip" first into the ZIP, stored and without extra field', None, "mimetype")


def _zip_names(view: View) -> Iterator[Fault]:
    for name in view.package.names:
        if not re.fullmatch(ZIP_NAME, name) or name.startswith("/") or ".." in name.split("/"):
            yield Fault("this name does not survive every reader; use a-z, A-Z, 0-9, dot, dash, underscore", None, name)


def _unique_names(view: View) -> Iterator[Fault]:
    counts = Counter(name.lower() for name in view.package.names)
    for name, count in counts.items():
        if count > 1:
            yield Fault(f"{count} entries have this name, capitals apart; keep one", None, name)


def _unreadable(view: View) -> Iterator[Fault]:
    for name, message in view.unreadable.items():
        yield Fault(message.removeprefix(visible(name) + " "), None, name)


def _comments(view: View) -> Iterator[Fault]:
    for name in view.unreadable:
        data = view.files.get(name, b"")
        for comment in re.finditer(COMMENT, data):
            if b"--" in comment[1] or comment[1].endswith(b"-"):
                yield Fault('a comment holds "--"; remove it', data.count(b"\n", 0, comment.start()) + 1, name)


def _stray_files(view: View) -> Iterator[Fault]:
    known = {item.name for item in view.package.manifest} | {"mimetype", view.package.opf}
    for name in view.package.names:
        if name not in known and not name.startswith("META-INF/"):
            yield Fault("is not in the manifest; list it there or leave it out", None, name)


def _weight(view: View) -> Iterator[Fault]:
    size = sum(entry.compress_size for entry in view.package.entries)
    if size > HEAVIEST:
        yield Fault(f"the book has {size / 1e6:.0f} MB, and Amazon refuses more than 50; use smaller images")


# fmt: off
FILE_CHECKS: tuple[Check[View], ...] = (
    Check("L-ZIP-MIMETYPE", ERROR, _mimetype,
          "The file mimetype comes first, stored, without extra field, and holds application/epub+zip alone.",
          "EPUB 3.3, OCF ZIP container: readers tell an EPUB by its first bytes."),
    Check("L-ZIP-NAME", ERROR, _zip_names,
          "File names are plain ASCII without spaces.",
          "EPUB 3.3, file names; EPUBCheck PKG-010 and PKG-012. Others do not survive every unpacking."),
    Check("L-ZIP-UNIQUE", ERROR, _unique_names,
          "No two entries have one name, capitals apart.",
          "EPUB 3.3, file names; EPUBCheck OPF-060. One hides the other where the file system ignores case."),
    Check("L-ZIP-STRAY", WARNING, _stray_files,
          "Every file is in the manifest, apart from mimetype, META-INF and the package document.",
          "EPUB 3.3, manifest element; what is left over is seldom meant to be passed on."),
    Check("L-ZIP-SIZE", WARNING, _weight,
          "The book stays below 50 MB.",
          "Amazon names 200 MB and refuses above 50 MB with E999 (mastering-cardano, issue 47)."),
    Check("L-FILE-READ", ERROR, _unreadable,
          "Every file can be unpacked, and what should be XML is well-formed, without declarations in its DOCTYPE.",
          "EPUB 3.3, XML conformance; readers show an error in place of the page (EPUBCheck RSC-016)."),
    Check("L-FILE-COMMENT", ERROR, _comments,
          'No XML comment holds "--".',
          "XML 1.0, comments. Kindle Previewer fails on it (harvard-edge/cs249r_book, issue 1148)."),
)
# fmt: on
