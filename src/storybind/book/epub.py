"""`Book` to bytes: the package, its navigation and the archive, the same every time.

ebooklib makes the package document, the NCX and the container; pages go in finished, as plain items, because its own
page classes re-parse and re-indent what they are given (EbookLib 0.20, `EpubHtml.get_content`).
"""

import datetime
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from ebooklib import epub

from storybind.book.description import describe
from storybind.book.inline import escape, escape_attribute
from storybind.book.matter import cover_file
from storybind.book.words import words_for
from storybind.book.xhtml import Link, Pages, make_pages, picture_files
from storybind.languages import direction
from storybind.model import Book

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say (APPNOTE 6.3.10, section 4.4.6); no clock is asked
_LEVEL = 4  # of deflate: 6 saves two per cent of a novel and takes 1.6 times as long


class _StableZip(zipfile.ZipFile):
    """A ZIP whose entries carry no date, owner or system of the machine that wrote them."""

    def writestr(self, name: Any, data: Any, compress_type: Any = None, compresslevel: Any = None) -> None:
        """Add an entry with a fixed date and mode; ``mimetype`` is stored, as OCF 3.3 section 4.3 asks."""
        info = zipfile.ZipInfo(name, _STAMP)
        info.create_system, info.external_attr = 3, 0o100644 << 16
        stored = name == "mimetype" or name.endswith((".jpg", ".png"))
        super().writestr(info, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, _LEVEL)


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # ebooklib is untyped
    """ebooklib's writer with the language on the package and the NCX, the true depth, and the archive above."""

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self.book.language)
        root.attrib.pop("prefix", None)
        super()._write_opf_file(root)

    def _get_ncx(self) -> bytes:
        ncx: bytes = super()._get_ncx()
        version, depth = b' version="2005-1"', b'content="%s" name="dtb:depth"'
        language = f' xml:lang="{escape_attribute(self.book.language)}"'.encode()
        ncx = ncx.replace(version, version + language, 1)
        return ncx.replace(depth % b"0", depth % b"%d" % self.options["toc_depth"], 1)

    def write(self) -> None:
        with _StableZip(self.file_name, "w") as self.out:
            self.out.writestr("mimetype", b"application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()


def write_epub(book: Book) -> bytes:
    """The finished file: equal books give equal bytes, on any day and machine with the same zlib."""
    pages = make_pages(book)
    package = epub.EpubBook()
    describe(package, book)
    kind = "application/xhtml+xml"
    items = {
        page.name: epub.EpubItem(page.name.removesuffix(".xhtml"), f"text/{page.name}", kind, page.xhtml)
        for page in (*pages.front, *pages.body, *pages.back)
    }
    nav = epub.EpubItem("nav", "nav.xhtml", kind, _nav(book, pages).encode())
    nav.properties = ["nav"]
    package.spine = [
        *(items[page.name] for page in pages.front),
        nav,
        *(items[page.name] for page in (*pages.body, *pages.back)),
    ]
    for item in package.spine:
        package.add_item(item)
    package.add_item(epub.EpubItem("css", "css/book.css", "text/css", book.css.encode()))
    if book.cover:
        image = epub.EpubItem("cover-image", cover_file(book.cover), book.cover.media_type, book.cover.data)
        image.properties = ["cover-image"]
        package.add_item(image)
    for (_, picture), name in zip(book.pictures, picture_files(book).values(), strict=True):
        ident = name.removeprefix("images/").removesuffix(".jpg")
        package.add_item(epub.EpubItem(ident, name, picture.media_type, picture.data))
    package.add_item(epub.EpubNcx())
    package.toc = list(_ncx(pages.contents))
    package.guide = [{"type": kind, "title": title, "href": href} for kind, _, href, title in _ways_in(book, pages)]
    if direction(book.story.metadata.language.value) == "rtl":
        package.set_direction("rtl")
    return _pack(package, book)


def _pack(package: Any, book: Book) -> bytes:
    out = io.BytesIO()
    modified = datetime.datetime.fromisoformat(book.modified)
    depth = _depth(package.toc)
    options = {"mtime": modified, "toc_depth": depth, "epub3_pages": False, "package_direction": True, "raise_exceptions": True,
               "play_order": {"enabled": True, "start_from": 1}}  # fmt: skip
    writer = _Writer(out, package, options)
    writer.process()
    writer.write()
    return out.getvalue()


def _depth(entries: Sequence[Any]) -> int:
    """How deep the contents go: 1 for a plain list."""
    return 1 + max((_depth(entry[1]) for entry in entries if isinstance(entry, tuple)), default=0)


def _ncx(links: Sequence[Link], prefix: str = "nav") -> Iterator[Any]:
    """The contents as ebooklib wants them for the NCX, every entry with an id of its own."""
    for number, link in enumerate(links, start=1):
        entry = epub.Link(link.href, link.title, f"{prefix}-{number}")
        yield (entry, list(_ncx(link.under, f"{prefix}-{number}"))) if link.under else entry


def _ways_in(book: Book, pages: Pages) -> list[tuple[str, str, str, str]]:
    """Cover, contents, where to begin: what each is called in the guide of EPUB 2 and among landmarks, its place and words."""
    words = words_for(book.story.metadata.language.value)
    first = next(page.name for page in pages.body if page.name.startswith("chapter-"))
    cover = [("cover", "cover", "text/cover.xhtml", words["cover"])] if book.cover else []
    contents = ("toc", "toc", "nav.xhtml", words["contents"])
    return [*cover, contents, ("text", "bodymatter", f"text/{first}", words["start"])]


def _nav(book: Book, pages: Pages) -> str:
    """Contents and landmarks (EPUB 3.3, section 7); landmarks are for reading systems and hidden."""
    language = book.story.metadata.language.value
    words = words_for(language)
    ways = _ways_in(book, pages)
    landmarks = "\n".join(f'<li><a epub:type="{kind}" href="{href}">{title}</a></li>' for _, kind, href, title in ways)
    rtl = ' dir="rtl"' if direction(language) == "rtl" else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}"{rtl}>\n'
        f'<head><meta charset="utf-8"/><title>{words["contents"]}</title><link rel="stylesheet" type="text/css" href="css/book.css"/></head>\n'
        f'<body epub:type="frontmatter">\n<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-h">\n<h1 id="toc-h">{words["contents"]}</h1>\n'
        f'{_list(pages.contents)}</nav>\n<nav epub:type="landmarks" id="landmarks" aria-labelledby="landmarks-h" hidden="hidden">\n'
        f'<h2 id="landmarks-h">{words["guide"]}</h2>\n<ol>\n{landmarks}\n</ol>\n</nav>\n</body></html>\n'
    )


def _list(links: Sequence[Link]) -> str:
    rows = "".join(f'<li><a href="{link.href}">{escape(link.title)}</a>{_nested(link)}</li>\n' for link in links)
    return f"<ol>\n{rows}</ol>\n"


def _nested(link: Link) -> str:
    return "\n" + _list(link.under) if link.under else ""
