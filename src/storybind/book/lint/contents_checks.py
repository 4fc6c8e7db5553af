"""The ways into a book: its contents old and new, and its links."""

import re
from collections.abc import Iterator

from storybind.book.lint.check import ERROR, INFO, WARNING, Check, Fault
from storybind.book.lint.view import Entry, Link, Page, View, ncx_entries, text_of
from storybind.book.lint.words import ENGLISH_LABELS, EPUB_TYPE, HEADINGS, NCX, NCX_TYPE, REMOTE, XHTML, is_language
from storybind.book.package import OPF
from storybind.book.tree import Element, within

# ------------------------------------------------------------------------------------------------------- the contents


def _ncx_present(view: View) -> Iterator[Fault]:
    ids = {item.id for item in view.package.manifest if item.media_type == NCX_TYPE}
    if not any(spine.get("toc") in ids for spine in view.package.document.elements(OPF + "spine")):
        yield Fault("there is no NCX that the spine's toc names; older readers show no contents without")


def _ncx_identifier(view: View) -> Iterator[Fault]:
    for meta in _ncx_metas(view, "dtb:uid"):
        if meta.get("content") != view.identifier:
            yield Fault(f"dtb:uid is not the book's identifier; write {view.identifier}", meta.line, _ncx_name(view))


def _ncx_depth(view: View) -> Iterator[Fault]:
    depth = max((entry.depth for entry in _ncx_contents(view)), default=0)
    for meta in _ncx_metas(view, "dtb:depth"):
        if meta.get("content") != str(depth):
            yield Fault(f"dtb:depth is {meta.get('content')}; write {depth}", meta.line, _ncx_name(view))


def _ncx_order(view: View) -> Iterator[Fault]:
    points = list(view.ncx[1].elements(NCX + "navPoint")) if view.ncx else []
    for number, point in enumerate(points, 1):
        if point.get("playOrder") != str(number):
            yield Fault(f"playOrder leaves the count at {number}; count on from 1", point.line, _ncx_name(view))
            return


def _ncx_agrees(view: View) -> Iterator[Fault]:
    old = [(entry.label, entry.target) for entry in _ncx_contents(view)]
    new = [(entry.label, entry.target) for entry in view.contents()]
    if view.ncx and new and old != new:
        same = [one == two for one, two in zip(old, new, strict=False)]
        where = f"entry {same.index(False) + 1} differs" if False in same else f"{len(old)} entries against {len(new)}"
        yield Fault(f"does not agree with the contents page: {where}; make both from one list", None, view.ncx[0])


def _ncx_metas(view: View, name: str) -> list[Element]:
    metas = view.ncx[1].elements(NCX + "meta") if view.ncx else iter(())
    return [meta for meta in metas if meta.get("name") == name]


def _ncx_contents(view: View) -> list[Entry]:
    return list(ncx_entries(*view.ncx)) if view.ncx else []


def _ncx_name(view: View) -> str:
    return view.ncx[0] if view.ncx else ""


def _nav_present(view: View) -> Iterator[Fault]:
    item = view.item("nav")
    if not item or not view.contents():
        yield Fault('there is no contents page with an entry; write one and mark it properties="nav"')
    elif item.name not in view.reading_order:
        yield Fault("the contents page is not in the reading order; put it there", item.line)


def _nav_order(view: View) -> Iterator[Fault]:
    order, latest = view.reading_order, (-1, -1)
    ids = {name: {ident: place for place, ident in enumerate(page.ids)} for name, page in view.pages.items()}
    for entry in view.contents():
        name, fragment = entry.target or ("", "")
        place = (order.get(name, -1), ids.get(name, {}).get(fragment, -1))
        if name not in order:
            yield Fault(f"{entry.label!r} leads out of the reading order; lead into it", entry.line, _nav_name(view))
        elif place < latest:
            yield Fault(f"{entry.label!r} comes later than it is read; sort the contents", entry.line, _nav_name(view))
        latest = max(latest, place)


def _nav_name(view: View) -> str:
    item = view.item("nav")
    return item.name if item else ""


def _nav_labels(view: View) -> Iterator[Fault]:
    for entry in view.contents() + view.contents("landmarks"):
        if not entry.label:
            yield Fault("an entry has no words; give it a label", entry.line, _nav_name(view))


def _nav_depth(view: View) -> Iterator[Fault]:
    for entry in view.contents():
        if entry.depth > 2:
            yield Fault(f"{entry.label!r} is {entry.depth} deep; Kindle shows two levels", entry.line, _nav_name(view))
            return


def _landmarks(view: View) -> Iterator[Fault]:
    found = view.nav("landmarks")
    if not found:
        if _nav_name(view) in view.pages:
            yield Fault("there are no landmarks; mark the contents and the start of the story", None, _nav_name(view))
        return
    page, nav = found
    if "hidden" not in nav.attrib:
        yield Fault('the landmarks show as a second contents; add hidden="hidden"', nav.line, page.name)
    types = {kind for element in within(nav, XHTML + "a") for kind in element.get(EPUB_TYPE, "").split()}
    if missing := [kind for kind in ("toc", "bodymatter") if kind not in types]:
        yield Fault(f"no landmark is of type {' or '.join(missing)}; add it", nav.line, page.name)


def _nav_words(view: View) -> Iterator[Fault]:
    page = view.pages.get(_nav_name(view))
    if page is None or not is_language(view.language) or view.language.split("-")[0] == "en":
        return
    headings = [text_of(heading) for heading in page.document.elements(*HEADINGS)]
    for label in dict.fromkeys(headings + [entry.label for entry in view.contents("landmarks")]):
        if label.lower() in ENGLISH_LABELS:
            yield Fault(f"{label!r} is English in a book that is not; translate it", None, page.name)


# ---------------------------------------------------------------------------------------------------------- the links


def _link_files(view: View) -> Iterator[Fault]:
    for link in view.links():
        if (link.target and link.target[0] not in view.files) or link.href.lower().startswith("file:"):
            yield Fault(f"{link.href!r} leads to no file of the book; mend or remove it", link.line, link.place)


def _link_fragments(view: View) -> Iterator[Fault]:
    for link, page, fragment in _inner_links(view):
        if fragment not in page.ids:
            yield Fault(f"{link.href!r} leads to an id that is not there; mend or remove it", link.line, link.place)


def _link_bodies(view: View) -> Iterator[Fault]:
    for link, page, fragment in _inner_links(view):
        if fragment in page.ids and page.ids[fragment].tag == XHTML + "body":
            yield Fault(f"{link.href!r} leads to the body element; leave out the #{fragment}", link.line, link.place)


def _link_hidden(view: View) -> Iterator[Fault]:
    hidden = {element for page in view.pages.values() for part in page.hidden() for element in within(part)}
    for link, page, fragment in _inner_links(view):
        if page.ids.get(fragment) in hidden:
            yield Fault(f"{link.href!r} leads to something hidden; lead elsewhere", link.line, link.place)


def _inner_links(view: View) -> Iterator[tuple[Link, Page, str]]:
    """The links to a place inside a page, with that page and the id."""
    for link in view.links():
        if link.target and link.target[1] and link.target[0] in view.pages:
            yield link, view.pages[link.target[0]], link.target[1]


def _remote(view: View) -> Iterator[Fault]:
    places = [(link.place, link.href, link.line) for link in view.links() if link.tag not in ("a", "area")]
    places += [(name, href, line) for name, sheet in view.sheets.items() for href, line in sheet.urls]
    places += [(view.package.opf, item.href, item.line) for item in view.package.manifest]
    for place, href, line in places:
        if re.match(REMOTE, href):
            yield Fault(f"{href!r} is fetched from a network; put it into the book", line, place)


def _hides(view: View) -> Iterator[Fault]:
    rules = [rule for sheet in view.sheets.values() for rule in sheet.rules if "[hidden]" in rule.selectors]
    if any(declaration[:2] == ("display", "none") for rule in rules for declaration in rule.declarations):
        return
    for page in view.pages.values():
        if hidden := page.hidden():
            text = "some engines show what is hidden; add [hidden] { display: none; } to the stylesheet"
            yield Fault(text, hidden[0].line, page.name)
            return


# -------------------------------------------------------------------------------------------------------- the table

# fmt: off
CONTENTS_CHECKS: tuple[Check[View], ...] = (
    Check("L-NCX-MISSING", WARNING, _ncx_present,
          "There is an NCX, and the spine names it.",
          "EPUB 3.3, NCX: legacy, and yet all the contents that old readers show."),
    Check("L-NCX-UID", ERROR, _ncx_identifier,
          "The NCX has the book's identifier.",
          "Open Packaging Format 2.0.1; EPUBCheck NCX-001."),
    Check("L-NCX-DEPTH", WARNING, _ncx_depth,
          "The NCX says how deep it is.",
          "ANSI/NISO Z39.86, dtb:depth; EbookLib writes 0."),
    Check("L-NCX-ORDER", WARNING, _ncx_order,
          "playOrder counts from 1 without a gap.",
          "ANSI/NISO Z39.86, playOrder; reported as a cause of E999 (kindle-epub-fix, pull 24)."),
    Check("L-NCX-NAV", WARNING, _ncx_agrees,
          "The NCX and the contents page hold the same entries.",
          "Readers choose either; they are one table of contents."),
    Check("L-NAV-MISSING", ERROR, _nav_present,
          "There is a contents page with entries, and it is in the reading order.",
          "EPUB 3.3, navigation document; outside the reading order no link may lead to it (EPUBCheck RSC-011)."),
    Check("L-NAV-ORDER", WARNING, _nav_order,
          "The contents come in the order of reading, and lead into it.",
          "EPUBCheck NAV-011; Ace, epub-toc-order. Kindle refuses some books for it (MobileRead, post 4233972)."),
    Check("L-NAV-LABEL", ERROR, _nav_labels,
          "Every entry has words.",
          "EPUB 3.3, nav element: an a element must have a text label."),
    Check("L-NAV-DEPTH", WARNING, _nav_depth,
          "The contents have at most two levels.",
          "Kindle Publishing Guidelines 2019.2; Kobo flattens them on e-ink."),
    Check("L-NAV-LANDMARKS", WARNING, _landmarks,
          "There are landmarks, not shown, for contents and start of the text.",
          "EPUB 3.3, landmarks nav, recommends these two; readers open a book at bodymatter."),
    Check("L-NAV-ENGLISH", INFO, _nav_words,
          "Headings and landmarks of the contents page are in the book's language.",
          "Kobo lists the landmarks in its contents."),
    Check("L-LINK-FILE", ERROR, _link_files,
          "Every link within the book leads to a file of it.",
          "EPUBCheck RSC-007; Kindle refuses contents that point nowhere."),
    Check("L-LINK-ID", ERROR, _link_fragments,
          "Every link to a place in a page leads to an id there.",
          "EPUBCheck RSC-012."),
    Check("L-LINK-BODY", ERROR, _link_bodies,
          "No link leads to the id of a body element.",
          "Send to Kindle cannot resolve it (innocenat/kindle-epub-fix)."),
    Check("L-LINK-HIDDEN", ERROR, _link_hidden,
          "No link leads to something hidden.",
          "KindleGen E21018 (pressbooks-book, pull 613; ebookmaker, issue 67)."),
    Check("L-LINK-REMOTE", ERROR, _remote,
          "Images, stylesheets and the like are in the book.",
          "EPUB 3.3, publication resource locations; EPUBCheck RSC-006. E-readers are offline."),
    Check("L-CSS-HIDDEN", WARNING, _hides,
          "A book that hides something says so in CSS too.",
          "MuPDF ignores the attribute: the landmarks appear (tried with PyMuPDF 2.0)."),
)
# fmt: on
