"""`Book` to bytes: its files, the package that names them, and the archive, the same every time."""

import io
import zipfile
from collections.abc import Iterator

from storybind.book.contents import first_chapter, write_nav, write_ncx
from storybind.book.matter import Page, cover_file
from storybind.book.opf import File, write_opf
from storybind.book.origin import PLACE
from storybind.book.package import CONTAINER
from storybind.book.xhtml import Pages, make_pages, picture_files
from storybind.model import Book

_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say (APPNOTE 6.3.10, section 4.4.6); no clock is asked
_LEVEL = 4  # of deflate: 6 saves two per cent of a novel and takes 1.6 times as long
_XHTML = "application/xhtml+xml"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles>
    <rootfile media-type="application/oebps-package+xml" full-path="{PLACE}"/>
  </rootfiles>
</container>
"""


def write_epub(book: Book) -> bytes:
    """The finished file: equal books give equal bytes, on any day and machine with the same zlib."""
    pages = make_pages(book)
    files = tuple(_files(book, pages))
    spine = [file.id for file in files if file.media_type == _XHTML]
    opf = write_opf(book, files, spine, first_chapter(pages))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _put(archive, "mimetype", b"application/epub+zip")
        _put(archive, CONTAINER, _CONTAINER.encode())
        _put(archive, PLACE, opf.encode())
        for file in files:
            _put(archive, f"EPUB/{file.href}", file.data)
    return out.getvalue()


def _files(book: Book, pages: Pages) -> Iterator[File]:
    """All files below ``EPUB/`` but the package document, the pages in reading order."""
    yield from map(_file, pages.front)
    yield File("nav", "nav.xhtml", _XHTML, write_nav(book, pages).encode(), "nav")
    yield from map(_file, (*pages.body, *pages.back))
    yield File("css", "css/book.css", "text/css", book.css.encode())
    if book.cover:
        yield File("cover-image", cover_file(book.cover), book.cover.media_type, book.cover.data, "cover-image")
    for (_, picture), name in zip(book.pictures, picture_files(book).values(), strict=True):
        yield File(name.removeprefix("images/").removesuffix(".jpg"), name, picture.media_type, picture.data)
    yield File("ncx", "toc.ncx", "application/x-dtbncx+xml", write_ncx(book, pages.contents).encode())


def _file(page: Page) -> File:
    return File(page.name.removesuffix(".xhtml"), f"text/{page.name}", _XHTML, page.xhtml)


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add an entry without date, owner or system of this machine; ``mimetype`` is stored, as OCF 3.3 section 4.3 asks."""
    info = zipfile.ZipInfo(name, _STAMP)
    info.create_system, info.external_attr = 3, 0o100644 << 16
    stored = name == "mimetype" or name.endswith((".jpg", ".png"))
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(info, data, compresslevel=None if stored else _LEVEL)
