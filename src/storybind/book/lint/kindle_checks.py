"""What Send to Kindle refuses or spoils.

Amazon converts what it is sent and says E999 to whatever it does not like, so what is known of the causes is what others
found out. Most of them are breaches that the lint finds in any book: `TRIGGERS` says which, and what comes of them. The
rest matter on a Kindle alone and are looked for only when a book is checked for one. An encrypted book is no book to any
of our checks, and a second XML declaration makes a page unreadable.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from storybind.book.lint.check import ERROR, Check, Fault
from storybind.book.lint.view import Page, View, text_of
from storybind.book.lint.words import ASIN, HEAVIEST_IMAGE, MOST_HIDDEN, SIMPLE_SELECTOR, XHTML
from storybind.book.package import OPF
from storybind.book.tree import Element, within
from storybind.model import Notice


class Trigger(NamedTuple):
    """A row: the check that finds it, what Amazon makes of it, and by whose word."""

    check: str
    effect: str
    source: str


def tell_trigger(notice: Notice) -> Notice:
    """A finding of the lint as it is for whoever sends the book to a Kindle: what Amazon minds is an error."""
    cause = TRIGGERS.get(notice.code)
    return notice._replace(text=f"{notice.text} (Kindle: {cause.effect})", severity=ERROR) if cause else notice


def _spine(view: View) -> Iterator[Fault]:
    ids = {item.id for item in view.package.manifest}
    for element in view.package.document.elements(OPF + "itemref"):
        if element.get("idref") not in ids:
            yield Fault(f"the reading order names {element.get('idref')!r}, which is no item; list it", element.line)


def _hidden_words(view: View) -> Iterator[Fault]:
    for page in view.pages.values():
        hidden = _hidden(view, page)
        size = sum(len(text_of(element)) for element in hidden)
        if size > MOST_HIDDEN:
            text = f"{size} characters are hidden by the stylesheet; keep it below {MOST_HIDDEN}"
            yield Fault(text, hidden[0].line, page.name)


def _hidden_targets(view: View) -> Iterator[Fault]:
    hidden = {inner for page in view.pages.values() for outer in _hidden(view, page) for inner in within(outer)}
    for link in view.links():
        name, fragment = link.target or ("", "")
        page = view.pages.get(name)
        if page and page.ids.get(fragment) in hidden:
            text = f"{link.href!r} leads to what the stylesheet hides; lead elsewhere"
            yield Fault(text, link.line, link.place)


def _hidden(view: View, page: Page) -> list[Element]:
    """What a stylesheet hides, by tag, class or id; what has the attribute ``hidden`` is another check's."""
    rules = [rule for sheet in view.sheets.values() for rule in sheet.rules]
    hiding = [rule for rule in rules if ("display", "none") in [one[:2] for one in rule.declarations]]
    selectors = [match for rule in hiding for one in rule.selectors if (match := re.fullmatch(SIMPLE_SELECTOR, one))]
    found = [element for element in page.document.elements() if any(_selects(one, element) for one in selectors)]
    return [element for element in found if "hidden" not in element.attrib]


def _selects(selector: re.Match[str], element: Element) -> bool:
    tag, kind, name = selector.group("tag", "kind", "name")
    named = element.get("id", "").lower() == name if kind == "#" else name in element.get("class", "").lower().split()
    return (not tag or element.tag == XHTML + tag) and (not kind or named) and bool(tag or kind)


def _store_identifier(view: View) -> Iterator[Fault]:
    for element in view.dc("identifier"):
        if re.fullmatch(ASIN, text_of(element)):
            yield Fault(f"{text_of(element)!r} is the number of a book in Amazon's store; remove it", element.line)


def _heavy_images(view: View) -> Iterator[Fault]:
    for item in view.package.manifest:
        size = len(view.files.get(item.name, b"")) if item.media_type.startswith("image/") else 0
        if size > HEAVIEST_IMAGE:
            yield Fault(f"the picture has {size / 1e6:.1f} MB; keep it below 5", None, item.name)


# -------------------------------------------------------------------------------------------------------- the tables

# fmt: off
KINDLE_CHECKS: tuple[Check[View], ...] = (
    Check("K-SPINE", ERROR, _spine,
          "The reading order names items of the manifest.",
          "Send to Kindle refuses the book, E1005 (PixivBatchDownloader, issue 419)."),
    Check("K-HIDDEN", ERROR, _hidden_words,
          "A stylesheet hides at most 10 000 characters of a page.",
          "KindleGen E3013 (safaribooks, issue 40)."),
    Check("K-LINK-HIDDEN", ERROR, _hidden_targets,
          "No link or line of the contents leads to what a stylesheet hides.",
          "KindleGen E21018 (pressbooks-book, pull 613; ebookmaker, issue 67; MobileRead, post 4233972)."),
    Check("K-ASIN", ERROR, _store_identifier,
          "No identifier is a number of Amazon's store.",
          "Taken for the book of that number, which it is not (Calibre-Web-Automated, kindle_epub_fixer.py)."),
    Check("K-IMAGE", ERROR, _heavy_images,
          "A picture has at most 5 MB.",
          "Kindle Publishing Guidelines, since 2014: 5 MB an image."),
)

TRIGGERS: Mapping[str, Trigger] = {trigger.check: trigger for trigger in (
    Trigger("L-ZIP-SIZE", "refused, E999", "mastering-cardano, issue 47"),
    Trigger("L-FILE-READ", "refused, E999", "Calibre-Web-Automated, kindle_epub_fixer.py, on doubled XML declarations"),
    Trigger("L-FILE-COMMENT", "refused, E999", "harvard-edge/cs249r_book, issue 1148"),
    Trigger("L-OPF-MISSING", "refused, E1005", "PixivBatchDownloader, issue 419"),
    Trigger("L-META-LANGUAGE", "refused, E999", "Calibre-Web-Automated, issues 382 and 920; WebToEpub, issue 1154"),
    Trigger("L-NAV-ORDER", "refused, E999", "MobileRead, post 4233972; epubcheck, issue 175"),
    Trigger("L-LINK-FILE", "refused, E999", "MobileRead, post 4233972"),
    Trigger("L-LINK-ID", "refused, E999", "MobileRead, post 4233972; epubcheck, issue 175"),
    Trigger("L-LINK-BODY", "refused, E999", "innocenat/kindle-epub-fix"),
    Trigger("L-LINK-HIDDEN", "refused, E21018", "pressbooks-book, pull 613; ebookmaker, issue 67"),
    Trigger("L-PAGE-DECLARATION", "read as Latin-1, letters are broken", "kindle-epub-fix; progit2, issue 1834"),
    Trigger("L-PAGE-IMAGE", "refused where src is missing", "innocenat/kindle-epub-fix"),
    Trigger("L-PAGE-HIDDEN", "refused, E3013", "safaribooks, issue 40"),
    Trigger("L-PAGE-STYLE", "much of it is refused, E999", "quarto-cli, issue 11948"),
    Trigger("L-CSS-FEATURE", "refused, E999, for variables", "quarto-cli, pull 12502"),
)}
# fmt: on
