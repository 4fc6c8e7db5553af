"""The lint, each row of it by a book with one thing broken and a book that only looks so; and the reader under it.

The rows for stylesheets have a file of their own.
"""

from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from storybind.book.lint import BOOK_CHECKS, CHECKS, file_checks, lint_epub
from storybind.book.lint.cover_checks import read_picture
from storybind.book.lint.css_checks import CSS_CHECKS
from storybind.book.lint.kindle_checks import KINDLE_CHECKS
from storybind.book.lint.page_checks import PAGE_CHECKS
from storybind.book.package import our_version, read_package
from storybind.errors import NotABookError
from storybind.model import Severity

Files = dict[str, bytes]
Edit = Callable[[Files], Files]

OPF, NAV, NCX, CSS = "EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/css/book.css"
COVER, ONE, TWO = "EPUB/text/cover.xhtml", "EPUB/text/chapter-001.xhtml", "EPUB/text/chapter-002.xhtml"
IMAGE = "EPUB/images/cover.png"


# ---------------------------------------------------------------------------------------------------- a good book


@cache
def png(width: int, height: int, noise: int = 0) -> bytes:
    """A grey PNG; `noise` bytes of padding make it heavy."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * width) * height, 9))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"tEXt", b"x\0" + b"y" * noise) + pixels + chunk(b"IEND", b"")


def jpeg(width: int, height: int, channels: int = 3) -> bytes:
    """The beginning of a JPEG: as much as a header check reads."""
    frame = struct.pack(">HBHHB", 8 + 3 * channels, 8, height, width, channels) + b"\x01\x11\x00" * channels
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xff\xc2" + frame + b"\xff\xd9"


def page(title: str, body: str, up: str = "../", body_type: str = "bodymatter") -> bytes:
    """A page with all that the lint asks of one."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><meta charset="utf-8"/><title>{title}</title><link rel="stylesheet" type="text/css" href="{up}css/book.css"/></head>
<body epub:type="{body_type}">
{body}
</body></html>
""".encode()


def chapter(number: int, title: str, body: str) -> bytes:
    """A chapter's page."""
    ident = f"chapter-{number:03}"
    section = f'<section epub:type="chapter" role="doc-chapter" id="{ident}" aria-labelledby="{ident}-h">'
    return page(title, f'{section}\n<h2 id="{ident}-h">{title}</h2>\n{body}\n</section>')


def good_book() -> Files:
    """The files of a small book that EPUBCheck and the lint have nothing to say about, in ZIP order."""
    return {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
""",
        OPF: b"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="pub-id">urn:uuid:0b9f4c0e-5a54-5c9e-9f5f-3a1d8a5b6c7d</dc:identifier>
<dc:title>Rain</dc:title>
<dc:language>en</dc:language>
<dc:creator id="author-1">Ann Example</dc:creator>
<meta refines="#author-1" property="role" scheme="marc:relators">aut</meta>
<dc:date>2024-05-01</dc:date>
<meta property="dcterms:modified">2024-05-01T00:00:00Z</meta>
<meta property="belongs-to-collection" id="series">Weather</meta>
<meta refines="#series" property="collection-type">series</meta>
<meta refines="#series" property="group-position">2</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Text only apart from the cover, which has a text alternative.</meta>
<meta name="generator" content="storybind 0.1"/>
<meta name="cover" content="cover-image"/>
</metadata>
<manifest>
<item id="cover" href="text/cover.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="chapter-001" href="text/chapter-001.xhtml" media-type="application/xhtml+xml"/>
<item id="chapter-002" href="text/chapter-002.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="css/book.css" media-type="text/css"/>
<item id="cover-image" href="images/cover.png" media-type="image/png" properties="cover-image"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
</manifest>
<spine toc="ncx">
<itemref idref="cover"/>
<itemref idref="nav"/>
<itemref idref="chapter-001"/>
<itemref idref="chapter-002"/>
</spine>
<guide>
<reference type="cover" title="Cover" href="text/cover.xhtml"/>
<reference type="toc" title="Contents" href="nav.xhtml"/>
<reference type="text" title="Start" href="text/chapter-001.xhtml"/>
</guide>
</package>
""",
        COVER: page(
            "Cover",
            '<section epub:type="cover" class="cover">\n'
            '<img src="../images/cover.png" alt="Cover: Rain, by Ann Example" role="doc-cover"/>\n</section>',
            body_type="frontmatter",
        ),
        NAV: page(
            "Contents",
            """<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-h">
<h1 id="toc-h">Contents</h1>
<ol>
<li><a href="text/chapter-001.xhtml">1. Rain</a></li>
<li><a href="text/chapter-002.xhtml">2. Sun</a></li>
</ol>
</nav>
<nav epub:type="landmarks" id="landmarks" aria-labelledby="landmarks-h" hidden="hidden">
<h2 id="landmarks-h">Landmarks</h2>
<ol>
<li><a epub:type="cover" href="text/cover.xhtml">Cover</a></li>
<li><a epub:type="toc" href="nav.xhtml">Contents</a></li>
<li><a epub:type="bodymatter" href="text/chapter-001.xhtml">Start</a></li>
</ol>
</nav>""",
            up="",
            body_type="frontmatter",
        ),
        ONE: chapter(
            1, "1. Rain", '<p class="first">It rained.</p>\n<p>Still.</p>\n<hr class="scene"/>\n<p>It stopped.</p>'
        ),
        TWO: chapter(2, "2. Sun", '<p>The sun, <a href="chapter-001.xhtml#chapter-001">see before</a>.</p>'),
        CSS: b"""@charset "utf-8";
/* whoever has a book may do with its styles as they like */
section, nav { display: block; }
[hidden] { display: none; }
p { margin: 0; text-indent: 1.25em; }
p.first { text-indent: 0; }
h1, h2 { margin: 3em 0 1.5em 0; text-align: center; line-height: 1.3; page-break-after: avoid; hyphens: none; }
hr.scene { margin: 1.5em 40%; border: 0; border-top: 1px solid; height: 0; }
.cover img { max-width: 100%; max-height: 100%; }
""",
        IMAGE: png(1000, 1600),
        NCX: b"""<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="en">
<head>
<meta name="dtb:uid" content="urn:uuid:0b9f4c0e-5a54-5c9e-9f5f-3a1d8a5b6c7d"/>
<meta name="dtb:depth" content="1"/>
</head>
<docTitle><text>Rain</text></docTitle>
<navMap>
<navPoint id="n1" playOrder="1"><navLabel><text>1. Rain</text></navLabel><content src="text/chapter-001.xhtml"/></navPoint>
<navPoint id="n2" playOrder="2"><navLabel><text>2. Sun</text></navLabel><content src="text/chapter-002.xhtml"/></navPoint>
</navMap>
</ncx>
""",
    }


def pack(files: Files, stored: Iterable[str] = ("mimetype",)) -> bytes:
    """The files as a ZIP, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ------------------------------------------------------------------------------------------------------- what edits do


def swap(name: str, *pairs: str) -> Edit:
    """In one file: the first of each pair, all over, becomes the second."""

    def edit(files: Files) -> Files:
        text = files[name].decode()
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert old in text, f"{old!r} is not in {name}"
            text = text.replace(old, new)
        return files | {name: text.encode()}

    return edit


def put(name: str, data: bytes | str) -> Edit:
    """A file more, or another in its place."""
    return lambda files: files | {name: data.encode() if isinstance(data, str) else data}


def without(*names: str) -> Edit:
    """Files left out."""
    return lambda files: {name: data for name, data in files.items() if name not in names}


def both(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(files: Files) -> Files:
        for one in edits:
            files = one(files)
        return files

    return edit


def everywhere(old: str, new: str) -> Edit:
    """In every file but the picture."""
    return lambda files: {
        name: data if name == IMAGE else data.replace(old.encode(), new.encode()) for name, data in files.items()
    }


def body(text: str) -> Edit:
    """A block of chapter 1 becomes this."""
    return swap(ONE, "<p>Still.</p>", text)


def opf(*pairs: str) -> Edit:
    """In the package document."""
    return swap(OPF, *pairs)


def meta(line: str) -> Edit:
    """A line of metadata more."""
    return opf("</metadata>", f"{line}\n</metadata>")


def item(href: str, media_type: str, data: bytes | str) -> Edit:
    """A file more, listed in the manifest."""
    listed = f'<item id="more" href="{href}" media-type="{media_type}"/>\n</manifest>'
    return both(opf("</manifest>", listed), put(f"EPUB/{href}", data))


def in_language(tag: str) -> Edit:
    """The book in another language, its own words too."""
    return both(
        everywhere('lang="en"', f'lang="{tag}"'),
        opf("<dc:language>en<", f"<dc:language>{tag}<"),
        swap(NAV, "Contents", "Inhalt", "Landmarks", "Wegweiser"),
    )


def nested(depth: int) -> Edit:
    """Contents of this depth, in nav and NCX alike."""
    links = "".join(f'<ol>\n<li><a href="text/chapter-002.xhtml">{level}</a>' for level in range(2, depth + 1))
    points = "".join(
        f'<navPoint id="m{level}" playOrder="{level + 1}"><navLabel><text>{level}</text></navLabel>'
        '<content src="text/chapter-002.xhtml"/>'
        for level in range(2, depth + 1)
    )
    return both(
        swap(NAV, "2. Sun</a></li>", "2. Sun</a>" + links + "</li></ol>" * (depth - 1) + "</li>"),
        swap(
            NCX,
            '<content src="text/chapter-002.xhtml"/>',
            '<content src="text/chapter-002.xhtml"/>' + points + "</navPoint>" * (depth - 1),
        ),
        swap(NCX, 'depth" content="1"', f'depth" content="{depth}"'),
    )


def codes(files: Files) -> list[str]:
    """What the lint says of a book, without the words."""
    return sorted({notice.code for notice in lint_epub(read_package(pack(files)))})


# ------------------------------------------------------------------------------------------------------------ the rows

UUID = "urn:uuid:0b9f4c0e-5a54-5c9e-9f5f-3a1d8a5b6c7d"
NO_COVER = both(
    opf('<meta name="cover" content="cover-image"/>\n', "", '<itemref idref="cover"/>\n', ""),
    opf('<item id="cover-image" href="images/cover.png" media-type="image/png" properties="cover-image"/>\n', ""),
    opf('<item id="cover" href="text/cover.xhtml" media-type="application/xhtml+xml"/>\n', ""),
    opf('<reference type="cover" title="Cover" href="text/cover.xhtml"/>\n', ""),
    opf('<meta property="schema:accessibilityFeature">alternativeText</meta>\n', ""),
    swap(NAV, '<li><a epub:type="cover" href="text/cover.xhtml">Cover</a></li>\n', ""),
    without(COVER, IMAGE),
)

# fmt: off
BAD: list[tuple[str, Edit]] = [
    ("L-ZIP-MIMETYPE", put("mimetype", "application/epub+zip\n")),
    ("L-ZIP-MIMETYPE", lambda files: {name: files[name] for name in sorted(files)}),
    ("L-ZIP-NAME", put("META-INF/a b.txt", "")),
    ("L-ZIP-NAME", put("META-INF/größe.txt", "")),
    ("L-ZIP-NAME", put("META-INF/../up.txt", "")),
    ("L-ZIP-UNIQUE", both(put("META-INF/a.txt", ""), put("META-INF/A.txt", ""))),
    ("L-ZIP-STRAY", put("EPUB/draft.txt", "")),
    ("L-FILE-READ", swap(TWO, "</section>", "")),
    ("L-FILE-READ", swap(TWO, "The sun", "The&nbsp;sun")),
    ("L-FILE-READ", swap(TWO, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY a "b">]>')),
    ("L-FILE-READ L-FILE-COMMENT", swap(TWO, "<h2", "<!-- a -- b --><h2")),
    ("L-OPF-VERSION", opf('version="3.0"', 'version="2.0"')),
    ("L-OPF-LANG", opf(' xml:lang="en"', "")),
    ("L-OPF-LANG", opf(' xml:lang="en"', ' xml:lang="english"')),
    ("L-OPF-MISSING", opf("</manifest>", '<item id="x" href="x.css" media-type="text/css"/></manifest>')),
    ("L-OPF-UNUSED", item("text/more.xhtml", "application/xhtml+xml", page("More", "<p>More.</p>"))),
    ("L-OPF-LINEAR", opf('<itemref idref="chapter-002"/>', '<itemref idref="chapter-002" linear="no"/>')),
    ("L-OPF-DIRECTION", in_language("ar")),
    ("L-OPF-DIRECTION", both(in_language("he"), everywhere("<html ", '<html dir="rtl" '))),
    ("L-OPF-GUIDE", opf('type="text"', 'type="other.start"')),
    ("L-META-TITLE", opf("<dc:title>Rain</dc:title>", "<dc:title> </dc:title>")),
    ("L-META-TITLE", meta("<dc:title>A Subtitle</dc:title>")),
    ("L-META-LANGUAGE", opf("<dc:language>en<", "<dc:language>english<")),
    ("L-META-LANGUAGE", opf("<dc:language>en<", "<dc:language>und<")),
    ("L-META-LANGUAGE", opf("<dc:language>en<", "<dc:language>zz<")),
    ("L-META-LANGUAGE", opf("<dc:language>en<", "<dc:language>C<")),
    ("L-META-LANGUAGE", opf("<dc:language>en<", "<dc:language>en_US<")),
    ("L-META-LANGUAGE", opf("<dc:language>en</dc:language>\n", "")),
    ("L-META-IDENTIFIER", everywhere(UUID, "urn:uuid:not-one")),
    ("L-META-IDENTIFIER", everywhere(UUID, "urn:isbn:9783161484101")),
    ("L-META-IDENTIFIER", everywhere(UUID, "my book")),
    ("L-META-IDENTIFIER L-NCX-UID", opf('unique-identifier="pub-id"', 'unique-identifier="nobody"')),
    ("L-META-MODIFIED", opf("2024-05-01T00:00:00Z", "2024-05-01T00:00:00+02:00")),
    ("L-META-MODIFIED", opf("2024-05-01T00:00:00Z", "2024-02-31T00:00:00Z")),
    ("L-META-MODIFIED", meta('<meta property="dcterms:modified">2024-05-02T00:00:00Z</meta>')),
    ("L-META-DATE", opf("<dc:date>2024-05-01<", "<dc:date>1 May 2024<")),
    ("L-META-DATE", opf("<dc:date>2024-05-01<", "<dc:date>2023-02-29<")),
    ("L-META-DATE", meta("<dc:date>2024</dc:date>")),
    ("L-META-POSITION", opf('group-position">2<', 'group-position">1a<')),
    ("L-META-POSITION", opf('group-position">2<', 'group-position">-1<')),
    ("L-META-ROLE", opf('relators">aut<', 'relators">author<')),
    ("L-META-GENERATOR", opf("storybind 0.1", "calibre (7.0)")),
    ("L-A11Y-MISSING", opf('<meta property="schema:accessibilityHazard">none</meta>\n', "")),
    ("L-A11Y-MISSING", opf('"schema:accessibilitySummary">Text only apart from the cover, which has a text alternative.', '"schema:accessibilitySummary">')),
    ("L-A11Y-WORD", opf('accessMode">textual', 'accessMode">text')),
    ("L-A11Y-WORD", opf('accessModeSufficient">textual', 'accessModeSufficient">textual visual')),
    ("L-A11Y-ALONE", meta('<meta property="schema:accessibilityHazard">flashing</meta>')),
    ("L-A11Y-CLAIM", meta('<meta property="schema:accessibilityFeature">pageNavigation</meta>')),
    ("L-A11Y-CLAIM", body('<p><img src="../images/cover.png" alt="" role="presentation"/></p>')),
    ("L-A11Y-CONFORMS", meta('<meta property="dcterms:conformsTo" id="c">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>')),
    ("L-COVER-ITEM", both(opf(' properties="cover-image"', ""))),
    ("L-COVER-META", opf('<meta name="cover" content="cover-image"/>\n', "")),
    ("L-COVER-META", opf('name="cover" content="cover-image"', 'name="cover" content="cover"')),
    ("L-COVER-META", opf('name="cover" content="cover-image"', 'content="cover-image" name="cover"')),
    ("L-COVER-FORMAT", put(IMAGE, jpeg(1000, 1600))),
    ("L-COVER-FORMAT", put(IMAGE, b"<svg/>")),
    ("L-COVER-FORMAT", both(put(IMAGE, jpeg(1000, 1600, channels=4)), opf('"image/png"', '"image/jpeg"'))),
    ("L-COVER-SMALL", put(IMAGE, png(999, 1600))),
    ("L-COVER-SIZE", put(IMAGE, png(2000, 2001))),
    ("L-COVER-SIZE", put(IMAGE, png(1000, 1600, noise=2_000_000))),
    ("L-COVER-PAGE", swap(COVER, "</section>", "<p>Rain</p></section>")),
    ("L-COVER-PAGE", opf('<itemref idref="cover"/>\n', "", '<itemref idref="nav"/>', '<itemref idref="nav"/><itemref idref="cover"/>')),
    ("L-NCX-MISSING", opf(' toc="ncx"', "")),
    ("L-NCX-MISSING", both(without(NCX), opf('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>\n', ""))),
    ("L-NCX-UID", swap(NCX, UUID, "urn:uuid:00000000-0000-0000-0000-000000000000")),
    ("L-NCX-DEPTH", swap(NCX, 'depth" content="1"', 'depth" content="0"')),
    ("L-NCX-ORDER", swap(NCX, 'playOrder="2"', 'playOrder="3"')),
    ("L-NCX-ORDER", swap(NCX, ' playOrder="1"', "", ' playOrder="2"', "")),
    ("L-NCX-NAV", swap(NCX, "2. Sun", "2. Moon")),
    ("L-NCX-NAV", swap(NCX, 'src="text/chapter-002.xhtml"', 'src="text/chapter-002.xhtml#chapter-002"')),
    ("L-NCX-NAV", swap(NAV, '<li><a href="text/chapter-002.xhtml">2. Sun</a></li>\n', "")),
    ("L-NAV-MISSING", opf('<itemref idref="nav"/>\n', "")),
    ("L-NAV-MISSING", swap(NAV, 'epub:type="toc" role="doc-toc"', 'aria-label="x"')),
    ("L-NAV-ORDER", opf("chapter-001\"/>\n<itemref idref=\"chapter-002", "chapter-002\"/>\n<itemref idref=\"chapter-001")),
    ("L-NAV-ORDER", opf('<itemref idref="chapter-002"/>\n', "")),
    ("L-NAV-LABEL L-NCX-NAV", swap(NAV, "2. Sun", " ")),
    ("L-NAV-LABEL", swap(NAV, ">Start<", "><")),
    ("L-NAV-DEPTH", nested(3)),
    ("L-NAV-LANDMARKS", swap(NAV, ' hidden="hidden"', "")),
    ("L-NAV-LANDMARKS", swap(NAV, 'epub:type="bodymatter"', 'epub:type="titlepage"')),
    ("L-NAV-LANDMARKS", swap(NAV, 'epub:type="landmarks"', "")),
    ("L-NAV-ENGLISH", both(in_language("de"), swap(NAV, "Inhalt", "Contents"))),
    ("L-LINK-FILE", body('<p><a href="gone.xhtml">Still</a>.</p>')),
    ("L-LINK-FILE", body('<p><a href="file:///C:/gone.txt">Still</a>.</p>')),
    ("L-LINK-FILE", opf('href="text/chapter-001.xhtml"/>\n</guide>', 'href="gone.xhtml"/>\n</guide>')),
    ("L-LINK-ID", swap(TWO, "#chapter-001", "#chapter-1")),
    ("L-LINK-ID", body('<p><a href="#gone">Still</a>.</p>')),
    ("L-LINK-BODY", both(swap(ONE, '<body epub:type="bodymatter">', '<body id="top">'), swap(TWO, "#chapter-001", "#top"))),
    ("L-LINK-HIDDEN", both(body('<div hidden="hidden"><p id="h">Still.</p></div>'), swap(TWO, "#chapter-001", "#h"))),
    ("L-LINK-REMOTE", body('<p><img src="https://example.org/a.png" alt="A"/></p>')),
    ("L-LINK-REMOTE", swap(CSS, "hyphens: none;", "list-style: url(//example.org/a.png);")),
    ("L-CSS-HIDDEN", swap(CSS, "[hidden] { display: none; }\n", "")),
    ("L-PAGE-DECLARATION", swap(ONE, ' encoding="utf-8"', "")),
    ("L-PAGE-DECLARATION", swap(ONE, '<?xml version="1.0" encoding="utf-8"?>\n', "")),
    ("L-PAGE-CHARSET", swap(ONE, '<meta charset="utf-8"/>', "")),
    ("L-PAGE-LANG", swap(ONE, ' lang="en" xml:lang="en"', ' xml:lang="en"')),
    ("L-PAGE-LANG", swap(ONE, ' lang="en" xml:lang="en"', ' lang="en" xml:lang="de"')),
    ("L-PAGE-LANG", swap(ONE, ' lang="en" xml:lang="en"', ' lang="und" xml:lang="und"')),
    ("L-PAGE-TITLE", swap(ONE, "<title>1. Rain</title>", "<title> </title>")),
    ("L-PAGE-STYLESHEET", swap(ONE, '<link rel="stylesheet" type="text/css" href="../css/book.css"/>', "")),
    ("L-PAGE-EMPTY", put(TWO, page("Nothing", "<div>\u00a0</div>"))),
    ("L-PAGE-HEADING", body("<h3> </h3>")),
    ("L-PAGE-LEVEL", body("<h4>Later</h4>")),
    ("L-PAGE-LEVEL", swap(ONE, "h2", "h4")),
    ("L-PAGE-IMAGE L-A11Y-CLAIM", body('<p><img src="../images/cover.png"/></p>')),
    ("L-PAGE-IMAGE", body('<p><img alt="A"/></p>')),
    ("L-PAGE-ID", body('<p id="chapter-001">Still.</p>')),
    ("L-PAGE-PARAGRAPH", body("<p></p>")),
    ("L-PAGE-PARAGRAPH", body("<p>\u00a0<em> </em></p>")),
    ("L-PAGE-BREAKS", body("<p>Still<br/>\n<br/>there.</p>")),
    ("L-PAGE-SIZE", body("<p>Still.</p>\n" * 20_000)),
    ("L-PAGE-LINE", body("<p>" + "Still. " * 15_000 + "</p>")),
    ("L-PAGE-SCRIPT", body("<script>1</script>")),
    ("L-PAGE-SCRIPT", body('<p onclick="1">Still.</p>')),
    ("L-PAGE-SCRIPT", body('<p><a href="javascript:1">Still.</a></p>')),
    ("L-PAGE-STYLE", body('<p style="color: red">Still.</p>')),
    ("L-PAGE-STYLE", swap(ONE, "</head>", "<style>p { margin: 0; }</style></head>")),
    ("L-PAGE-HIDDEN", body('<div hidden="hidden">' + "<p>Still.</p>\n" * 2_000 + "</div>")),
    ("L-PAGE-ROLE", swap(ONE, ' role="doc-chapter"', "")),
    ("L-PAGE-ROLE", body('<p>Still<a epub:type="noteref" href="#chapter-001">1</a>.</p>')),
    ("L-CSS-COLOUR", swap(CSS, "max-width", "color: red; max-width")),
]
# fmt: on
"""The ids that must be told, and no other, of a book with this one thing changed."""

# fmt: off
LOOKALIKES: list[tuple[str, Edit]] = [
    ("L-ZIP-MIMETYPE L-ZIP-NAME L-ZIP-UNIQUE L-ZIP-STRAY", put("META-INF/com.apple.ibooks.display-options_2.xml", "<a/>")),
    ("L-ZIP-SIZE", put("META-INF/zeros.bin", bytes(51_000_000))),
    ("L-FILE-READ", swap(TWO, "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "about:legacy-compat">', "The sun", "The&#160;sun")),
    ("L-FILE-READ", swap(TWO, "<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd">', "The sun", "The&nbsp;sun")),
    ("L-FILE-COMMENT", swap(TWO, "<h2", "<!-- a - b - c --><h2")),
    ("L-FILE-COMMENT", body("<p>Still--there--.</p>")),
    ("L-OPF-VERSION L-OPF-LANG L-META-LANGUAGE L-PAGE-LANG", in_language("pt-BR")),
    ("L-OPF-LANG L-META-LANGUAGE L-PAGE-LANG", in_language("zh-Hant-TW")),
    ("L-META-LANGUAGE L-PAGE-LANG", in_language("grc")),
    ("L-META-LANGUAGE L-PAGE-LANG", in_language("de-1996-x-our")),
    ("L-OPF-MISSING L-OPF-UNUSED", both(item("a.png", "image/png", png(9, 9)), swap(CSS, "hyphens: none", "list-style: url('../a.png')"))),
    ("L-OPF-MISSING L-LINK-FILE", everywhere("chapter-002.xhtml", "./chapter-00%32.xhtml")),
    ("L-OPF-UNUSED", both(item("more.xhtml", "application/xhtml+xml", page("More", "<p>More.</p>", up="")), body('<p><a href="../more.xhtml">Still</a></p>'))),
    ("L-OPF-LINEAR", opf('<itemref idref="chapter-002"/>', '<itemref idref="chapter-002" linear="yes"/>')),
    ("L-OPF-DIRECTION", both(in_language("ar"), everywhere("<html ", '<html dir="rtl" '), opf("<spine ", '<spine page-progression-direction="rtl" '))),
    ("L-OPF-DIRECTION", in_language("ar-Latn")),
    ("L-OPF-GUIDE", opf("</guide>", '<reference type="colophon" title="Colophon" href="text/chapter-002.xhtml"/></guide>')),
    ("L-META-TITLE", opf("<dc:title>Rain<", "<dc:title>Rain: A Subtitle<")),
    ("L-META-IDENTIFIER L-NCX-UID", everywhere(UUID, "urn:isbn:978-3-16-148410-0")),
    ("L-META-IDENTIFIER", everywhere(UUID, "urn:isbn:080442957X")),
    ("L-META-IDENTIFIER", meta("<dc:identifier>URL:https://example.org/s/1</dc:identifier>")),
    ("L-META-MODIFIED", opf("2024-05-01T00:00:00Z", "2024-02-29T23:59:59Z")),
    ("L-META-DATE", opf("<dc:date>2024-05-01<", "<dc:date>2024<")),
    ("L-META-DATE", opf("<dc:date>2024-05-01<", "<dc:date>2024-05<")),
    ("L-META-DATE", opf("<dc:date>2024-05-01<", "<dc:date>2024-05-01T00:00:00Z<")),
    ("L-META-POSITION", opf('group-position">2<', 'group-position">2.5.1<')),
    ("L-META-ROLE", opf('relators">aut<', 'relators">pfr<')),
    ("L-META-ROLE", opf(' scheme="marc:relators">aut<', ">author<")),
    ("L-META-GENERATOR", opf("storybind 0.1", "storybind 12.0.3.dev1")),
    ("L-A11Y-MISSING L-A11Y-WORD", opf('accessModeSufficient">textual', 'accessModeSufficient">textual, visual')),
    ("L-A11Y-ALONE", opf('Hazard">none<', 'Hazard">noSoundHazard</meta><meta property="schema:accessibilityHazard">noFlashingHazard<')),
    ("L-A11Y-CLAIM", both(meta('<meta property="schema:accessibilityFeature">pageNavigation</meta>'),
                          swap(NAV, "</body>", '<nav epub:type="page-list" hidden="hidden"><ol><li><a href="text/chapter-001.xhtml">1</a></li></ol></nav></body>'))),
    ("L-A11Y-CONFORMS", meta('<meta property="dcterms:conformsTo" id="c">x</meta><meta refines="#c" property="a11y:certifiedBy">y</meta>')),
    ("L-COVER-ITEM L-COVER-META", both()),
    ("L-COVER-FORMAT L-COVER-SIZE L-COVER-SMALL", both(put(IMAGE, jpeg(1600, 2400)), opf('"image/png"', '"image/jpeg"'))),
    ("L-COVER-SIZE", put(IMAGE, png(2000, 2000))),
    ("L-COVER-PAGE", swap(COVER, '<img src="../images/cover.png"', '<img src="../text/../images/cover.png"')),
    ("L-NCX-MISSING L-NCX-DEPTH L-NCX-ORDER L-NCX-NAV L-NAV-DEPTH", nested(2)),
    ("L-NCX-NAV L-NAV-LABEL", swap(NAV, "2. Sun", "\n 2. <em>Sun</em>\n")),
    ("L-NAV-MISSING", swap(NAV, 'epub:type="toc" role', 'epub:type="other toc" role')),
    ("L-NAV-ORDER", both(swap(NAV, "chapter-002.xhtml", "chapter-001.xhtml#chapter-001-h"), swap(NCX, "chapter-002.xhtml", "chapter-001.xhtml#chapter-001-h"))),
    ("L-NAV-LANDMARKS", swap(NAV, ' hidden="hidden"', ' hidden=""')),
    ("L-NAV-ENGLISH", in_language("de")),
    ("L-NAV-ENGLISH", in_language("en-GB")),
    ("L-LINK-FILE L-LINK-REMOTE", body('<p><a href="https://example.org/a b">Still</a>, <a href="mailto:a@example.org">too</a>.</p>')),
    ("L-LINK-ID", both(body('<p id="é">Still.</p>'), swap(TWO, "#chapter-001", "#%C3%A9"))),
    ("L-LINK-BODY", both(swap(ONE, '<body epub:type="bodymatter">', '<body id="top">'), swap(TWO, "chapter-001.xhtml#chapter-001", "chapter-001.xhtml"))),
    ("L-LINK-HIDDEN", both(body('<div hidden="hidden"><p>Still.</p></div><p id="h">Seen.</p>'), swap(TWO, "#chapter-001", "#h"))),
    ("L-CSS-HIDDEN", both(swap(CSS, "[hidden] { display: none; }\n", ""), swap(CSS, "p.first {", "div.x, [hidden]{display:none}\np.first {"))),
    ("L-PAGE-DECLARATION", swap(ONE, 'encoding="utf-8"', 'encoding="UTF-8"')),
    ("L-PAGE-CHARSET", swap(ONE, '<meta charset="utf-8"/>', '<meta charset="UTF-8"/>')),
    ("L-PAGE-TITLE", swap(ONE, "<title>1. Rain</title>", "<title>é</title>")),
    ("L-PAGE-STYLESHEET", swap(ONE, '<link rel="stylesheet"', '<link class="x" rel="stylesheet"')),
    ("L-PAGE-EMPTY", put(TWO, page("A", '<p><img src="../images/cover.png" alt="A"/></p>'))),
    ("L-PAGE-HEADING", body('<h3><img src="../images/cover.png" alt="A"/></h3>')),
    ("L-PAGE-LEVEL", body("<h3>A</h3><h4>B</h4><h2>C</h2>")),
    ("L-PAGE-LEVEL", swap(ONE, "h2", "h3")),
    ("L-PAGE-IMAGE", body('<p><img src="../images/cover.png" alt="A"/></p>')),
    ("L-PAGE-ID", body('<p id="chapter-002">Still.</p>')),
    ("L-PAGE-PARAGRAPH", body("<p><em>Still.</em></p>")),
    ("L-PAGE-PARAGRAPH", body('<p><img src="../images/cover.png" alt="A"/></p>')),
    ("L-PAGE-BREAKS", body("<p>Still<br/>\nthere<br/>.</p>")),
    ("L-PAGE-SIZE", body("<p>Still.</p>\n" * 17_000)),
    ("L-PAGE-LINE", body("<p>" + "Still.\n" * 15_000 + "</p>")),
    ("L-PAGE-SCRIPT", body('<p class="onclick">javascript: <a href="#chapter-001">on</a></p>')),
    ("L-PAGE-STYLE", swap(ONE, "</head>", '<style type="text/css" class="kobostylehacks">div#book-inner { margin-top: 0; }</style></head>')),
    ("L-PAGE-HIDDEN", body('<div hidden="hidden">' + "<p>Still.</p>\n" * 1_000 + "</div>")),
    ("L-PAGE-ROLE", swap(ONE, '<body epub:type="bodymatter">', '<body epub:type="chapter">')),
    ("L-PAGE-ROLE", body('<p><a epub:type="noteref" role="doc-noteref" href="#chapter-001">1</a></p>')),
]
# fmt: on
"""The ids that might be told by mistake, of a book that is as good as before."""


def test_a_good_book_is_silent() -> None:
    """Of a good book nothing is said."""
    assert lint_epub(read_package(pack(good_book()))) == ()


@pytest.mark.parametrize(("expected", "edit"), BAD, ids=[f"{ids}-{place}" for place, (ids, _) in enumerate(BAD)])
def test_a_broken_book_is_told_by_its_row_alone(expected: str, edit: Edit) -> None:
    """One thing broken is told by the row that is about it, and by no other."""
    notices = lint_epub(read_package(pack(edit(good_book()))))
    assert sorted({notice.code for notice in notices}) == sorted(expected.split())
    assert all(notice.severity is CHECKS[notice.code].severity for notice in notices)


@pytest.mark.parametrize(
    "edit",
    [edit for _, edit in LOOKALIKES],
    ids=[f"{ids.replace(' ', '+')}-{place}" for place, (ids, _) in enumerate(LOOKALIKES)],
)
def test_a_lookalike_is_silent(edit: Edit) -> None:
    """What only looks broken is not told."""
    assert codes(edit(good_book())) == []


def test_every_row_has_a_bad_and_a_good_case() -> None:
    """A row is finished when a case breaks it and a case that looks alike does not."""
    rows = {check.id for check in BOOK_CHECKS} | {check.id for check in PAGE_CHECKS}
    assert rows - {"L-ZIP-SIZE"} <= {one for ids, _ in BAD for one in ids.split()}
    assert rows <= {one for ids, _ in LOOKALIKES for one in ids.split()}


def test_every_row_explains_itself() -> None:
    """Ids are unique, and each row says what must hold and why, in sentences."""
    assert len(CHECKS) == len(BOOK_CHECKS) + len(PAGE_CHECKS) + len(CSS_CHECKS) + len(KINDLE_CHECKS)
    for check in CHECKS.values():
        assert check.id.startswith(("L-", "K-"))
        assert check.what.endswith(".")
        assert check.why.endswith(".")


def test_a_heavy_book_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book above what Amazon takes is told."""
    monkeypatch.setattr(file_checks, "HEAVIEST", 1_000)
    assert codes(good_book()) == ["L-ZIP-SIZE"]


def test_a_compressed_mimetype_is_told() -> None:
    """The mimetype must be stored, for readers look at the bytes where it should be."""
    notices = lint_epub(read_package(pack(good_book(), stored=())))
    assert [notice.code for notice in notices] == ["L-ZIP-MIMETYPE"]


def test_a_notice_names_file_line_and_remedy() -> None:
    """A notice begins with the file as the package names it, says what to do, and knows the line."""
    (notice,) = lint_epub(read_package(pack(body("<p></p>")(good_book()))))
    assert notice.text == 'text/chapter-001.xhtml: the paragraph is empty; leave it out, or write <hr class="scene"/>'
    assert notice.line == 9


def test_what_a_page_repeats_is_told_once() -> None:
    """A page with a hundred empty paragraphs is told once, with their number."""
    (notice,) = lint_epub(read_package(pack(body("<p></p>\n" * 100)(good_book()))))
    assert notice.text.endswith(" (and 99 more such in this file)")
    assert notice.line == 9


def test_a_stylesheet_in_a_book_is_named() -> None:
    """What is wrong with a book's stylesheet is told with its name and line."""
    (notice,) = lint_epub(read_package(pack(swap(CSS, "height: 0;", "height: 1vh;")(good_book()))))
    assert notice.text.startswith("css/book.css: ")
    assert notice.line == 8
    assert notice.severity is Severity.ERROR


def test_a_file_name_cannot_play_tricks_on_a_terminal() -> None:
    """Control characters of a ZIP name are shown, not sent."""
    (notice,) = lint_epub(read_package(pack(put("META-INF/\x1b[2J", "")(good_book()))))
    assert notice.text.startswith("META-INF/\\x1b[2J: ")


@pytest.mark.parametrize("seed", range(100))
def test_damage_is_told_not_raised(seed: int) -> None:
    """Whatever happens to the files of a book, the lint speaks of it, or the book is none."""
    chance = random.Random(seed)
    files = good_book()
    for name in chance.sample(sorted(files), 2):
        place = chance.randrange(len(files[name]))
        patch = chance.choice(
            [b"", b"<", b"&", b'"', b"</p>", b"{", b"/*", b"url(", b"\xff", b"@", b"http://[", b"<!--"]
        )
        files[name] = files[name][:place] + patch + files[name][place + chance.choice([0, 1, 9]) :]
    with suppress(NotABookError):
        lint_epub(read_package(pack(files)))


def test_the_size_of_a_picture_is_in_its_header() -> None:
    """PNG and JPEG are measured without being decoded; what is cut off is no picture."""
    assert read_picture(png(30, 40)) == ("image/png", 30, 40, 3)
    assert read_picture(jpeg(30, 40)) == ("image/jpeg", 30, 40, 3)
    for data in (b"", png(30, 40)[:20], jpeg(30, 40)[:24], b"GIF89a" + bytes(20)):
        assert read_picture(data) is None


# -------------------------------------------------------------------------------------------------- the reader below


def test_a_package_holds_what_the_opf_says() -> None:
    """A package lists entries, manifest and spine by ZIP names, and reads a file when asked."""
    opened = read_package(pack(good_book()))
    assert opened.opf == OPF
    assert opened.names == tuple(good_book())
    assert [one.name for one in opened.spine] == [COVER, NAV, ONE, TWO]
    assert [one.name for one in opened.manifest if "cover-image" in one.properties] == [IMAGE]
    assert opened.read(TWO) == good_book()[TWO]
    assert [element.line for element in opened.parse(TWO).elements("{http://www.w3.org/1999/xhtml}p")] == [8]


def test_reading_is_lazy() -> None:
    """A damaged picture does not keep a book from being opened; reading it says what is wrong."""
    data = pack(good_book(), stored=("mimetype", IMAGE))
    place = data.index(b"IDAT")
    opened = read_package(data[:place] + b"XXXX" + data[place + 4 :])
    with pytest.raises(NotABookError, match=r"EPUB/images/cover\.png is damaged"):
        opened.read(IMAGE)


LAUGHS = (
    '<!DOCTYPE package [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
FONTS = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
<enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></enc:EncryptedData></encryption>"""


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (without("META-INF/container.xml"), "it has no META-INF/container.xml"),
        (put("META-INF/container.xml", "<container/>"), "names no package document"),
        (
            put("META-INF/container.xml", "<container>"),
            "META-INF/container.xml is not well-formed XML: no element found",
        ),
        (without(OPF), "EPUB/content.opf is not in the book"),
        (opf("</metadata>", ""), "EPUB/content.opf is not well-formed XML: mismatched tag in line"),
        (opf("<package", LAUGHS + "<package"), "DOCTYPE with declarations"),
        (opf('encoding="utf-8"', 'encoding="klingon"'), "EPUB/content.opf is not"),
        (
            put("META-INF/encryption.xml", FONTS.replace("http://www.idpf.org/2008/embedding", "aes128-cbc")),
            "encrypted",
        ),
    ],
)
def test_what_is_no_book_is_refused_with_a_reason(edit: Edit, words: str) -> None:
    """A file that is no EPUB, or is made to do harm, ends in a sentence that says so."""
    data = pack(edit(good_book()))
    with pytest.raises(NotABookError) as caught:
        read_package(data)
    assert words in caught.value.message
    assert our_version(data) is None


def declare(data: bytes, size: int) -> bytes:
    """A ZIP whose last entry claims to unpack to this size."""
    place = data.rindex(b"PK\1\2") + 24  # APPNOTE 6.3.10, section 4.3.12: uncompressed size
    return data[:place] + struct.pack("<I", size) + data[place + 4 :]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """A ZIP that says it unpacks to more than any book holds is not opened."""
    with pytest.raises(NotABookError, match="more than 500 MB"):
        read_package(declare(pack(good_book()), 500_000_001))


@pytest.mark.parametrize("data", [b"", b"A story.\n" * 100])
def test_what_is_no_zip_is_no_book(data: bytes) -> None:
    """Text, and nothing, are refused alike."""
    with pytest.raises(NotABookError, match="this is no EPUB"):
        read_package(data)


@pytest.mark.parametrize("data", [b"PK\3\4", pack(good_book())[:-30]])
def test_a_zip_cut_short_is_no_whole_book(data: bytes) -> None:
    """What begins as a ZIP and does not end as one is said to be cut short."""
    with pytest.raises(NotABookError, match="cut short or broken"):
        read_package(data)


def test_scrambled_fonts_are_no_encryption() -> None:
    """A book whose fonts are obfuscated can be read."""
    assert read_package(pack(put("META-INF/encryption.xml", FONTS)(good_book()))).opf == OPF


def test_an_entry_unpacks_to_its_declared_size_and_no_further() -> None:
    """A ZIP that declares a small size for a large entry gets no more memory than it declared."""
    data = declare(pack(good_book() | {"META-INF/bomb": bytes(9_000_000)}), 1_000)
    with pytest.raises(NotABookError, match="is damaged"):
        read_package(data).read("META-INF/bomb")


def test_an_encrypted_or_oddly_packed_entry_is_refused() -> None:
    """Entries under a password, or packed by another method than EPUB allows, are refused with a reason."""
    out = io.BytesIO(pack(good_book()))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("META-INF/odd", b"odd")
    with pytest.raises(NotABookError, match="in a way that EPUB forbids"):
        read_package(out.getvalue()).read("META-INF/odd")
    data = bytearray(pack(good_book()))
    data[data.rindex(b"PK\1\2") + 8] |= 1
    with pytest.raises(NotABookError, match="encrypted"):
        read_package(bytes(data)).read(NCX)


def test_our_version_is_in_our_books_only(tmp_path: Path) -> None:
    """The version is that of the generator; other books, other files, folders and nothing at all have none."""
    book = tmp_path / "a book.epub"
    book.write_bytes(pack(good_book()))
    assert our_version(book) == our_version(book.read_bytes()) == "0.1"
    assert our_version(pack(opf("storybind 0.1", "calibre (7.0)")(good_book()))) is None
    for other in ("", "none.epub", "\0", "x" * 5_000):
        assert our_version(tmp_path / other) is None


@pytest.mark.parametrize("seed", range(100))
def test_our_version_never_raises(seed: int) -> None:
    """Bytes flipped or cut off anywhere give a version or none, and opening gives a book or a reason."""
    chance = random.Random(seed)
    data = bytearray(pack(good_book()))
    for _ in range(chance.choice([1, 3, 20])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    del data[chance.choice([len(data), chance.randrange(len(data))]) :]
    assert our_version(bytes(data)) in ("0.1", None)
    with suppress(NotABookError):
        opened = read_package(bytes(data))
        for name in opened.names:
            opened.read(name)


LOOK = """
import sys
from pathlib import Path
from storybind.book.proof import word_proof
from storybind.book.lint import lint_epub
from storybind.book.origin import read_origin
from storybind.book.package import read_package
book = Path(sys.argv[1])
read_origin(book)
lint_epub(read_package(book.read_bytes()), "kindle")
print(*sys.modules)
"""


def test_the_reader_needs_the_standard_library_only(tmp_path: Path) -> None:
    """The checks, the word proof and the guard against overwriting must not wait for lxml or Pillow."""
    (book := tmp_path / "book.epub").write_bytes(pack(good_book()))
    done = subprocess.run([sys.executable, "-c", LOOK, str(book)], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not {"lxml", "ebooklib", "PIL"} & loaded
    assert "pyexpat" in loaded, "else this test looks at the wrong thing"
