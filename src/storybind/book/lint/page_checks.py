"""The pages, each by itself."""

from collections.abc import Iterator
from itertools import pairwise

from storybind.book.lint.check import ERROR, WARNING, Check, Fault
from storybind.book.lint.view import Page, is_described, text_of
from storybind.book.lint.words import (
    CSS_TYPE,
    EPUB_TYPE,
    HEADINGS,
    LARGEST_PAGE,
    LONGEST_LINE,
    MOST_HIDDEN,
    ROLES,
    XHTML,
    XML_LANG,
    is_language,
)
from storybind.book.tree import Element, within


def _declaration(page: Page) -> Iterator[Fault]:
    if (page.document.encoding or "").lower() != "utf-8":
        yield Fault('begin the file with <?xml version="1.0" encoding="utf-8"?>', 1)


def _charset(page: Page) -> Iterator[Fault]:
    metas = page.document.elements(XHTML + "meta")
    if not any(meta.get("charset", "").lower() == "utf-8" for meta in metas):
        yield Fault('write <meta charset="utf-8"/> first in the head')


def _page_language(page: Page) -> Iterator[Fault]:
    root = page.document.root
    if root.get("lang") != root.get(XML_LANG) or not is_language(root.get("lang", "")):
        yield Fault("the html element needs lang and xml:lang, the same in both, such as en", root.line)


def _page_title(page: Page) -> Iterator[Fault]:
    if not any(map(text_of, page.document.elements(XHTML + "title"))):
        yield Fault("the title is missing or empty; name what the file holds")


def _stylesheet(page: Page) -> Iterator[Fault]:
    links = page.document.elements(XHTML + "link")
    if not any("stylesheet" in link.get("rel", "").split() and link.get("type") == CSS_TYPE for link in links):
        yield Fault('no stylesheet is linked; add <link rel="stylesheet" type="text/css" href="..."/>')


def _empty_page(page: Page) -> Iterator[Fault]:
    if page.body is None or not (text_of(page.body) or any(link.tag in ("img", "image") for link in page.links)):
        yield Fault("the page shows nothing; give it words or leave it out")


def _headings(page: Page) -> Iterator[Fault]:
    for heading in page.document.elements(*HEADINGS):
        if not text_of(heading) and not any(map(is_described, within(heading, XHTML + "img"))):
            yield Fault("the heading is empty; give it words or leave it out", heading.line)


def _levels(page: Page) -> Iterator[Fault]:
    above = 2
    for heading in page.document.elements(*HEADINGS):
        level = int(heading.tag[-1])
        if level > above + 1:
            yield Fault(f"an h{level} stands where h{above + 1} is the deepest that fits; skip no level", heading.line)
        above = level


def _images(page: Page) -> Iterator[Fault]:
    for image in page.document.elements(XHTML + "img"):
        if not image.get("src"):
            yield Fault("the image has no src; name its file", image.line)
        if not is_described(image) and image.get("role") not in ("presentation", "none"):
            yield Fault('the image has no alt text; say what it shows, or add role="presentation"', image.line)


def _ids(page: Page) -> Iterator[Fault]:
    for element in page.document.elements():
        if "id" in element.attrib and page.ids[element.attrib["id"]] is not element:
            yield Fault(f"the id {element.attrib['id']!r} is there twice; change one", element.line)


def _paragraphs(page: Page) -> Iterator[Fault]:
    for paragraph in page.document.elements(XHTML + "p"):
        empty = not paragraph.text.strip() and not text_of(paragraph)
        if empty and not list(within(paragraph, XHTML + "img")):
            yield Fault('the paragraph is empty; leave it out, or write <hr class="scene"/>', paragraph.line)


def _line_breaks(page: Page) -> Iterator[Fault]:
    for parent in page.document.elements():
        for one, two in pairwise(parent.children):
            if one.tag == two.tag == XHTML + "br" and not one.tail.strip():
                yield Fault('two br in a row; begin a paragraph, or write <hr class="scene"/>', two.line)


def _page_size(page: Page) -> Iterator[Fault]:
    if len(page.data) > LARGEST_PAGE:
        yield Fault(f"the file has {len(page.data) // 1000} kB; split it at a scene, to stay below 260 kB")


def _long_lines(page: Page) -> Iterator[Fault]:
    longest = max(map(len, page.data.split(b"\n")))
    if longest > LONGEST_LINE:
        yield Fault(f"a line has {longest // 1000} kB; end the line after every block")


def _scripts(page: Page) -> Iterator[Fault]:
    for element in page.document.elements():
        handler = next((key for key in element.attrib if key.startswith("on")), None)
        if element.tag == XHTML + "script" or handler:
            yield Fault(f"holds a script ({handler or 'script'}); remove it", element.line)
    for link in page.links:
        if link.href.strip().lower().startswith("javascript:"):
            yield Fault("holds a script (a javascript: link); remove it", link.line)


def _styles(page: Page) -> Iterator[Fault]:
    for element in page.document.elements():
        kobo = "kobostylehacks" in (element.get("id"), element.get("class"))  # a kepub must have it
        if "style" in element.attrib or (element.tag == XHTML + "style" and not kobo):
            yield Fault("is styled in the page itself; move that into the stylesheet", element.line)


def _hidden_words(page: Page) -> Iterator[Fault]:
    size = sum(len(text_of(element)) for element in page.hidden())
    if size > MOST_HIDDEN:
        yield Fault(f"{size} characters are hidden; keep it below {MOST_HIDDEN}")


def _roles(page: Page) -> Iterator[Fault]:
    for element in page.document.elements():
        for kind in element.get(EPUB_TYPE, "").split():
            if kind in ROLES and element.get("role") != ROLES[kind] and not _speaks_of_others(element, kind):
                yield Fault(f'epub:type="{kind}" goes with role="{ROLES[kind]}"; add it', element.line)


def _speaks_of_others(element: Element, kind: str) -> bool:
    """Whether an epub:type is that of the book's part that a body is in, or of what a landmark leads to."""
    return element.tag == XHTML + "body" or (element.tag == XHTML + "a" and kind not in ("noteref", "backlink"))


# -------------------------------------------------------------------------------------------------------- the table

# fmt: off
PAGE_CHECKS: tuple[Check[Page], ...] = (
    Check("L-PAGE-DECLARATION", ERROR, _declaration,
          "A page begins with an XML declaration that names UTF-8.",
          "Else Send to Kindle reads Latin-1: broken quotes (progit2, issue 1834; kindle-epub-fix)."),
    Check("L-PAGE-CHARSET", WARNING, _charset,
          "A page names its character set in the head.",
          "The same (asciidoctor-epub3, issue 437; pressbooks, issue 2548)."),
    Check("L-PAGE-LANG", WARNING, _page_language,
          "A page says its language, in lang and in xml:lang.",
          "EPUB Accessibility 1.1, WCAG 3.1.1; hyphenation and voice hang on it. EPUBCheck lets it pass."),
    Check("L-PAGE-TITLE", WARNING, _page_title,
          "A page has a title.",
          "EPUB Accessibility 1.1, WCAG 2.4.2; EPUBCheck RSC-017."),
    Check("L-PAGE-STYLESHEET", WARNING, _stylesheet,
          "A page links a stylesheet.",
          "Without one it looks unlike its neighbours."),
    Check("L-PAGE-EMPTY", WARNING, _empty_page,
          "A page shows something.",
          "An empty page reads as the end of the book, or as an error."),
    Check("L-PAGE-HEADING", WARNING, _headings,
          "No heading is empty.",
          "Ace, empty-heading: a screen reader announces a heading and then nothing."),
    Check("L-PAGE-LEVEL", WARNING, _levels,
          "Headings begin at h1, h2 or h3 and skip no level on the way down.",
          "Ace, heading-order."),
    Check("L-PAGE-IMAGE", ERROR, _images,
          "Every image has a source and an alternative text.",
          "EPUB Accessibility 1.1, WCAG 1.1.1; Kindle refuses images without src (kindle-epub-fix)."),
    Check("L-PAGE-ID", ERROR, _ids,
          "An id is there once.",
          "XHTML; EPUBCheck RSC-005. Links go to the wrong place."),
    Check("L-PAGE-PARAGRAPH", WARNING, _paragraphs,
          "No paragraph is empty.",
          "IDPF accessibility guidelines, context breaks: what sets apart is hr; space is the stylesheet's to make."),
    Check("L-PAGE-BREAKS", WARNING, _line_breaks,
          "Line breaks do not stand in a row.",
          "The same."),
    Check("L-PAGE-SIZE", WARNING, _page_size,
          "A page stays below 260 kB.",
          "The limit of old RMSDK; calibre splits there."),
    Check("L-PAGE-LINE", WARNING, _long_lines,
          "No line is above 100 kB.",
          "Chapters in one line of 200 kB broke the Nook (FanFicFare's source)."),
    Check("L-PAGE-SCRIPT", ERROR, _scripts,
          "A page holds no script.",
          "EPUB 3.3, scripting: readers need not run it, and e-readers do not."),
    Check("L-PAGE-STYLE", WARNING, _styles,
          "A page is styled by its stylesheet only.",
          "Send to Kindle fails on much of it (quarto-cli, issue 11948), and a reader's own style cannot win."),
    Check("L-PAGE-HIDDEN", ERROR, _hidden_words,
          "At most 10 000 characters of a page are hidden.",
          "KindleGen E3013 (safaribooks, issue 40)."),
    Check("L-PAGE-ROLE", WARNING, _roles,
          "What epub:type says, role says too.",
          "Ace, epub-type-has-matching-role: screen readers know only the role."),
)
# fmt: on
