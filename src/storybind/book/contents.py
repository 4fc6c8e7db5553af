"""The contents of a book, twice: the navigation of EPUB 3, and the NCX that older reading systems look for."""

from collections.abc import Iterator, Sequence
from itertools import count

from storybind.book.inline import escape, escape_attribute
from storybind.book.opf import full_title
from storybind.book.words import words_for
from storybind.book.xhtml import Link, Pages
from storybind.languages import direction
from storybind.model import Book


def write_nav(book: Book, pages: Pages) -> str:
    """Contents and landmarks (EPUB 3.3, section 7); landmarks are for reading systems and hidden."""
    language = book.story.metadata.language.value
    words = words_for(language)
    marks = [("cover", "text/cover.xhtml", words["cover"])] if book.cover else []
    marks += [("toc", "nav.xhtml", words["contents"]), ("bodymatter", first_chapter(pages), words["start"])]
    landmarks = "\n".join(f'<li><a epub:type="{kind}" href="{href}">{title}</a></li>' for kind, href, title in marks)
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


def write_ncx(book: Book, links: Sequence[Link]) -> str:
    """The contents as EPUB 2 has them (NISO Z39.86, section 8)."""
    metadata = book.story.metadata
    points = "".join(_points(links, "nav", "    ", count(1), count()))
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{metadata.language.value}">\n'
        f'  <head>\n    <meta content="{escape_attribute(metadata.identifier.value)}" name="dtb:uid"/>\n'
        f'    <meta content="{_depth(links)}" name="dtb:depth"/>\n'
        '    <meta content="0" name="dtb:totalPageCount"/>\n    <meta content="0" name="dtb:maxPageNumber"/>\n  </head>\n'
        f"  <docTitle>\n    <text>{escape(full_title(metadata))}</text>\n  </docTitle>\n"
        f"  <navMap>\n{points}  </navMap>\n</ncx>\n"
    )


def _points(
    links: Sequence[Link], prefix: str, indent: str, order: Iterator[int], parents: Iterator[int]
) -> Iterator[str]:
    """The lines of the contents with those under them, each with an id of its own and its number in reading order."""
    for number, link in enumerate(links, start=1):
        ident = f"sep_{next(parents)}" if link.under else f"{prefix}-{number}"
        yield (
            f'{indent}<navPoint id="{ident}" playOrder="{next(order)}">\n'
            f"{indent}  <navLabel>\n{indent}    <text>{escape(link.title)}</text>\n{indent}  </navLabel>\n"
            f'{indent}  <content src="{link.href}"/>\n'
        )
        yield from _points(link.under, f"{prefix}-{number}", f"{indent}  ", order, parents)
        yield f"{indent}</navPoint>\n"


def _depth(links: Sequence[Link]) -> int:
    """How deep the contents go: 1 for a plain list."""
    return 1 + max((_depth(link.under) for link in links if link.under), default=0)


def first_chapter(pages: Pages) -> str:
    """Where the story begins, from ``EPUB/``."""
    return next(f"text/{page.name}" for page in pages.body if page.name.startswith("chapter-"))
