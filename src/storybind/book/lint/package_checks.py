"""What a book says of itself: its package document, its metadata, its accessibility."""

import datetime
import re
from collections.abc import Iterator

from storybind.book.lint.check import ERROR, INFO, WARNING, Check, Fault
from storybind.book.lint.view import View, is_described, text_of
from storybind.book.lint.words import (
    A11Y,
    MODIFIED,
    NCX_TYPE,
    PAGE_CLAIMS,
    POSITION,
    RELATORS,
    URI,
    UUID,
    W3C_DATE,
    XHTML,
    XML_LANG,
    is_language,
)
from storybind.book.package import GENERATOR, OPF, Item, resolve
from storybind.languages import direction
from storybind.options import is_isbn

# ----------------------------------------------------------------------------------------------- the package document


def _version(view: View) -> Iterator[Fault]:
    if (version := view.package.document.root.get("version")) != "3.0":
        yield Fault(f"this is EPUB {version}, and the checks are for EPUB 3; make the book anew", 1)


def _package_language(view: View) -> Iterator[Fault]:
    root = view.package.document.root
    if not is_language(root.get(XML_LANG, "")):
        yield Fault('the package element needs xml:lang, such as xml:lang="en"', root.line)


def _missing_files(view: View) -> Iterator[Fault]:
    names = set(view.package.names)
    for item in view.package.manifest:
        if item.name not in names:
            yield Fault(f"the manifest lists {item.href!r}, which is not in the book; add or unlist it", item.line)


def _unused_items(view: View) -> Iterator[Fault]:
    used = {link.target[0] for link in view.links() if link.target}
    for name, sheet in view.sheets.items():
        used |= {target[0] for href, _ in sheet.urls if (target := resolve(name, href))}
    used |= view.reading_order.keys() | {item.name for item in view.package.manifest if _is_for_readers(item)}
    for item in view.package.manifest:
        if item.name in view.files and item.name not in used:
            yield Fault(f"nothing in the book uses {item.href!r}; link to it or leave it out", item.line)


def _is_for_readers(item: Item) -> bool:
    """Whether reading systems look for an item themselves, so that nothing need lead to it."""
    return bool(item.properties & {"nav", "cover-image"}) or item.media_type == NCX_TYPE


def _linear(view: View) -> Iterator[Fault]:
    for item in view.package.spine:
        if not item.linear:
            yield Fault(f"{view.short(item.name)} is not linear, so some readers never show it; drop linear", item.line)


def _direction(view: View) -> Iterator[Fault]:
    if direction(view.language) == "ltr" or "-latn" in view.language:
        return
    for spine in view.package.document.elements(OPF + "spine"):
        if spine.get("page-progression-direction") != "rtl":
            yield Fault('the language runs right to left; set page-progression-direction="rtl"', spine.line)
    for page in view.pages.values():
        if not any(element.get("dir") == "rtl" for element in page.document.elements(XHTML + "html", XHTML + "body")):
            yield Fault('the language runs right to left; set dir="rtl" on html', page.document.root.line, page.name)


def _guide(view: View) -> Iterator[Fault]:
    found = {element.get("type") for element in view.package.document.elements(OPF + "reference")}
    wanted = ("cover", "toc", "text") if view.item("cover-image") else ("toc", "text")
    if missing := [kind for kind in wanted if kind not in found]:
        yield Fault(f"the guide has no reference of type {' or '.join(missing)}; old readers open the book by it")


# ------------------------------------------------------------------------------------------------------- the metadata


def _one_title(view: View) -> Iterator[Fault]:
    titles = view.dc("title")
    if len(titles) != 1 or not text_of(titles[0]):
        yield Fault(f"there are {len(titles)} titles, or an empty one; write one dc:title, a subtitle after a colon")


def _language(view: View) -> Iterator[Fault]:
    for element in view.dc("language"):
        if not is_language(text_of(element)):
            yield Fault(f"{text_of(element)!r} is no language tag; write one like en or pt-BR", element.line)
    if not view.dc("language"):
        yield Fault("there is no dc:language; write one, such as en")


def _identifier(view: View) -> Iterator[Fault]:
    if not view.identifier:
        yield Fault("unique-identifier leads to no dc:identifier; give it the id of one")
    for element in view.dc("identifier"):
        if not _is_identifier(text_of(element)):
            yield Fault(
                f"{text_of(element)!r} is no sound identifier; write urn:uuid:, urn:isbn: or a URL", element.line
            )


def _is_identifier(value: str) -> bool:
    scheme, _, rest = value.lower().removeprefix("urn:").partition(":")
    if scheme == "uuid":
        return re.fullmatch(UUID, rest) is not None
    return is_isbn(rest) if scheme == "isbn" else re.fullmatch(URI, value) is not None


def _modified(view: View) -> Iterator[Fault]:
    values = [text_of(element) for element in view.metas("dcterms:modified") if "refines" not in element.attrib]
    if len(values) != 1 or not re.fullmatch(MODIFIED, values[0]) or not _is_date(values[0]):
        yield Fault(f"dcterms:modified is {' and '.join(values) or 'missing'}; write one, like 2024-05-01T00:00:00Z")


def _date(view: View) -> Iterator[Fault]:
    dates = view.dc("date")
    for element in dates:
        if not _is_date(text_of(element)):
            yield Fault(f"dc:date {text_of(element)!r} is no date; write 2024, 2024-05 or 2024-05-01", element.line)
    if len(dates) > 1:
        yield Fault("there is more than one dc:date; keep that of publication", dates[1].line)


def _is_date(value: str) -> bool:
    shape = re.fullmatch(W3C_DATE, value)
    try:
        return shape is not None and bool(datetime.date(int(shape[1]), int(shape[2] or 1), int(shape[3] or 1)))
    except ValueError:  # 31 February, or the year 0
        return False


def _series_position(view: View) -> Iterator[Fault]:
    for element in view.metas("group-position"):
        if not re.fullmatch(POSITION, text_of(element)):
            yield Fault(f"group-position {text_of(element)!r} is no number; write one like 2 or 2.5", element.line)


def _relators(view: View) -> Iterator[Fault]:
    for element in view.metas("role"):
        if element.get("scheme") == "marc:relators" and text_of(element) not in RELATORS:
            yield Fault(f"{text_of(element)!r} is no MARC relator; write one like aut, edt or trl", element.line)


def _generator(view: View) -> Iterator[Fault]:
    if not any(re.fullmatch(GENERATOR, element.get("content", "")) for element in view.metas("generator", "name")):
        yield Fault("no generator meta of storybind; only a book that has one is replaced without --force")


# -------------------------------------------------------------------------------------------------- the accessibility


def _a11y_present(view: View) -> Iterator[Fault]:
    if missing := [name for name in A11Y if not any(map(text_of, view.metas(name)))]:
        yield Fault(f"the metadata lacks {', '.join(missing)}; write what holds for this book")


def _a11y_words(view: View) -> Iterator[Fault]:
    for name, words in A11Y.items():
        for element in view.metas(name):
            for value in text_of(element).split(",") if name == "schema:accessModeSufficient" else [text_of(element)]:
                if words and value.strip() not in words:
                    yield Fault(f"{value.strip()!r} is no word for {name}; choose one of its vocabulary", element.line)


def _a11y_alone(view: View) -> Iterator[Fault]:
    for name in ("schema:accessibilityFeature", "schema:accessibilityHazard"):
        values = {text_of(element) for element in view.metas(name)}
        if len(values) > 1 and values & {"none", "unknown"}:
            yield Fault(f"{name} says none or unknown and something else; keep the one that is true")


def _a11y_claims(view: View) -> Iterator[Fault]:
    claims = {text_of(element): element.line for element in view.metas("schema:accessibilityFeature")}
    images = [image for page in view.pages.values() for image in page.document.elements(XHTML + "img")]
    if "alternativeText" in claims and not (images and all(map(is_described, images))):
        yield Fault("alternativeText is claimed and an image is without; describe all", claims["alternativeText"])
    for word in claims.keys() & PAGE_CLAIMS:
        if view.nav("page-list") is None:
            yield Fault(f"{word} is claimed, but there is no page list; drop the claim", claims[word])


def _a11y_conformance(view: View) -> Iterator[Fault]:
    certified = {element.get("refines") for element in view.metas("a11y:certifiedBy")}
    for element in view.metas("dcterms:conformsTo"):
        if f"#{element.get('id')}" not in certified:
            yield Fault("nobody vouches for the conformance; add a11y:certifiedBy, or drop the claim", element.line)


# -------------------------------------------------------------------------------------------------------- the table

# fmt: off
PACKAGE_CHECKS: tuple[Check[View], ...] = (
    Check("L-OPF-VERSION", ERROR, _version,
          "The book is EPUB 3.",
          "EPUB 3.3, package element; these checks know no other."),
    Check("L-OPF-LANG", WARNING, _package_language,
          "The package element has xml:lang.",
          "Ace calls its absence serious (epub-lang): titles are read aloud in the wrong voice. EbookLib forgets it."),
    Check("L-OPF-MISSING", ERROR, _missing_files,
          "Every file of the manifest is in the book.",
          "EPUB 3.3, item element; Send to Kindle refuses the book, E1005 (PixivBatchDownloader, issue 419)."),
    Check("L-OPF-UNUSED", WARNING, _unused_items,
          "Every file of the manifest is used.",
          "EPUBCheck OPF-097: no reader can ever come to it."),
    Check("L-OPF-LINEAR", WARNING, _linear,
          "Everything in the reading order is linear.",
          "EPUB 3.3, itemref element: what is not must be linked to (EPUBCheck OPF-096)."),
    Check("L-OPF-DIRECTION", WARNING, _direction,
          "A book in Arabic or Hebrew script turns its pages, and sets its text, from right to left.",
          "EPUB 3.3, spine element and dir; direction in CSS is forbidden, so nothing else says it."),
    Check("L-OPF-GUIDE", WARNING, _guide,
          "The guide names the contents, the start of the text and the cover.",
          "Open Packaging Format 2.0.1, guide; readers without EPUB 3, and Kindle, open the book by it."),
    Check("L-META-TITLE", ERROR, _one_title,
          "There is one title, and it is not empty.",
          "EPUB 3.3, dc:title, advises one: further ones are ignored, or joined in any order."),
    Check("L-META-LANGUAGE", ERROR, _language,
          "The language is a BCP 47 tag whose language readers know.",
          "EPUBCheck passes english, zz and und; Send to Kindle answers E999 (WebToEpub, issue 1154), Ace valid-lang."),
    Check("L-META-IDENTIFIER", ERROR, _identifier,
          "The identifiers are sound URIs: a UUID or ISBN that is one, or another scheme.",
          "EPUB 3.3, dc:identifier; EPUBCheck OPF-085. Reading positions hang on it."),
    Check("L-META-MODIFIED", ERROR, _modified,
          "The time of the last change is there once, in UTC, to the second.",
          "EPUB 3.3, last modified date: CCYY-MM-DDThh:mm:ssZ."),
    Check("L-META-DATE", ERROR, _date,
          "The date of publication is at most one, and one of the calendar.",
          "EPUB 3.3, dc:date, by W3C date and time formats; EPUBCheck OPF-053."),
    Check("L-META-POSITION", WARNING, _series_position,
          "A place in a series is digits, or digits with dots between.",
          "EPUB 3.3, group-position; EPUBCheck passes 1a and -1, and libraries sort them anywhere."),
    Check("L-META-ROLE", WARNING, _relators,
          "A contributor's role is a MARC relator.",
          "EPUB 3.3, role with the scheme marc:relators; EPUBCheck does not look."),
    Check("L-META-GENERATOR", INFO, _generator,
          "The book says which storybind made it.",
          "Only a book of ours is replaced without --force."),
    Check("L-A11Y-MISSING", WARNING, _a11y_present,
          "The five accessibility properties are there.",
          "EPUB Accessibility 1.1, package metadata; Ace fails without any of them, the summary included."),
    Check("L-A11Y-WORD", WARNING, _a11y_words,
          "Their values are words of the vocabulary.",
          "Schema.org Accessibility Properties for Discoverability Vocabulary; Ace, metadata-*-invalid."),
    Check("L-A11Y-ALONE", WARNING, _a11y_alone,
          "Where a property says none or unknown, it says nothing else.",
          "The same vocabulary, accessibilityHazard and accessibilityFeature."),
    Check("L-A11Y-CLAIM", WARNING, _a11y_claims,
          "Alternative texts and page numbers are claimed only by a book that has them.",
          "EPUB Accessibility Techniques 1.1; Ace, printPageNumbers-nopagelist."),
    Check("L-A11Y-CONFORMS", WARNING, _a11y_conformance,
          "Who claims conformance names who vouches for it.",
          "EPUB Accessibility 1.1, conformance reporting: a11y:certifiedBy is required."),
)
# fmt: on
