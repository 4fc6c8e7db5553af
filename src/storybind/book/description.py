"""What the package document says of a book: its metadata in the order people read it."""

import re
from collections.abc import Iterator
from typing import Any

from storybind import __version__
from storybind.book.origin import COUNTS, FINGERPRINT, Counts
from storybind.book.package import NOTES_AT
from storybind.book.words import words_for
from storybind.languages import sort_title
from storybind.model import WORDLESS, Book, Field, Metadata

_W3C_DATE = r"\d{4}(?:-\d\d){0,2}"  # else OPF-053


def describe(package: Any, book: Book) -> None:
    """Write the metadata of a book into ebooklib's `package`; the map is that of EPUB 3.3 section 5.5 and what libraries read back."""
    metadata = book.story.metadata
    package.metadata.clear()
    package.IDENTIFIER_ID = "pub-id"
    package.set_identifier(metadata.identifier.value)
    package.title = title = metadata.whole_title
    package.add_metadata("DC", "title", title, {"id": "title"})
    _refine(package, "title", "file-as", sort_title(title, metadata.language.value))
    package.set_language(metadata.language.value)
    for number, name in enumerate(metadata.authors.value, start=1):
        ident = f"author-{number}"
        package.add_metadata("DC", "creator", name, {"id": ident})
        _refine(package, ident, "role", "aut", scheme="marc:relators")
        _refine(package, ident, "file-as", _sort_name(name))
    for number, (name, role) in enumerate(_contributors(metadata), start=1):
        ident = f"contributor-{number}"
        package.add_metadata("DC", "contributor", name, {"id": ident})
        _refine(package, ident, "role", role, scheme="marc:relators")
    for name in ("publisher", "date", "description", "rights"):
        found = getattr(metadata, name)
        if found and (name != "date" or re.fullmatch(_W3C_DATE, found.value)):
            package.add_metadata("DC", name, found.value)
    if metadata.source_url:
        package.add_metadata("DC", "source", metadata.source_url.value)
    for subject in subjects(metadata):
        package.add_metadata("DC", "subject", subject)
    _describe_series(package, metadata)
    _describe_fiction(package, metadata)
    _describe_access(package, book)
    if book.cover:
        _old_meta(package, "cover", "cover-image")
    _property(package, "schema:wordCount", str(sum(scene.words for scene in book.story.scenes)))
    # ebooklib names itself as the generator; the tool a reader would ask about is ours
    package.metadata.setdefault("http://www.idpf.org/2007/opf", {}).pop("generator", None)
    _old_meta(package, "generator", f"storybind {__version__}")
    if book.notes != "end":
        _old_meta(package, NOTES_AT, book.notes)
    if book.fingerprint:
        counts = Counts(book.story.words, len(book.story.chapters), sum(1 for _ in book.story.scenes))
        _old_meta(package, FINGERPRINT, book.fingerprint)
        _old_meta(package, COUNTS, str(counts))


def _refine(package: Any, ident: str, name: str, value: str, **more: str) -> None:
    package.add_metadata(None, "meta", value, {"refines": f"#{ident}", "property": name, **more})


def _property(package: Any, name: str, value: str) -> None:
    package.add_metadata(None, "meta", value, {"property": name})


def _old_meta(package: Any, name: str, content: str) -> None:
    """A meta as EPUB 2 has it."""
    package.add_metadata(None, "meta", None, {"name": name, "content": content})


def _values(field: Field[Any]) -> tuple[str, ...]:
    return (field.value,) if isinstance(field.value, str) else tuple(field.value)


def _contributors(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Who else had a hand in it, with the relator of MARC: a beta reader is nearest to a proofreader."""
    for field, role in (
        (metadata.translator, "trl"),
        (metadata.editor, "edt"),
        (metadata.illustrator, "ill"),
        (metadata.beta, "pfr"),
        (metadata.credits, "bkp"),
    ):
        if field:
            yield from ((value, role) for value in _values(field))


def subjects(metadata: Metadata) -> tuple[str, ...]:
    """What people look for a story by, each once: genre and fandom, who is in it, then the author's own tags.

    Ratings and warnings are none: shops have taken them for a book's category.
    """
    fields = (metadata.genres, metadata.fandom, metadata.relationships, metadata.characters, metadata.tags)
    return tuple(dict.fromkeys(value for field in fields if field for value in field.value))


def _describe_fiction(package: Any, metadata: Metadata) -> None:
    """What fan fiction says of itself, in the terms of schema.org."""
    for name, field in (
        ("schema:genre", metadata.genres),
        ("schema:isBasedOn", metadata.fandom),
        ("schema:character", metadata.characters),
        ("schema:contentRating", metadata.rating),
        ("schema:creativeWorkStatus", metadata.status),
    ):
        if field:
            for value in _values(field):
                _property(package, name, value)


def _describe_series(package: Any, metadata: Metadata) -> None:
    """The series twice: as EPUB 3 has it, and as calibre and most readers look for it."""
    if not metadata.series:
        return
    package.add_metadata(None, "meta", metadata.series.value, {"id": "series", "property": "belongs-to-collection"})
    _refine(package, "series", "collection-type", "series")
    _old_meta(package, "calibre:series", metadata.series.value)
    if metadata.series_index:
        _refine(package, "series", "group-position", metadata.series_index.value)
        _old_meta(package, "calibre:series_index", metadata.series_index.value)


def _describe_access(package: Any, book: Book) -> None:
    """EPUB Accessibility 1.1, section 3: what is true of the book; where a picture has no words, that they do not suffice."""
    described = WORDLESS not in _pictures_of(book)
    _property(package, "schema:accessMode", "textual")
    if book.pictures:
        _property(package, "schema:accessMode", "visual")
    _property(package, "schema:accessModeSufficient", "textual" if described else "textual,visual")
    features = "tableOfContents readingOrder structuralNavigation displayTransformability unlocked ARIA".split()
    for feature in features + (["alternativeText"] if described and (book.cover or book.pictures) else []):
        _property(package, "schema:accessibilityFeature", feature)
    _property(package, "schema:accessibilityHazard", "none")
    words = words_for(book.story.metadata.language.value)
    kind = "picture" if book.pictures else "image" if book.cover else "text"
    _property(package, "schema:accessibilitySummary", words[f"{kind if described else 'undescribed'}_summary"])


def _pictures_of(book: Book) -> Iterator[str]:
    """The words of every picture that is in the book; the name of a file, which stands in for them, is none."""
    if not book.pictures:
        return
    there = {place for place, _ in book.pictures}
    for block in book.story.every_block:
        yield from (
            block.text[one.start : one.end] for one in block.inline if one.kind == "picture" and one.target in there
        )


def _sort_name(name: str) -> str:
    """A name as shelves sort it; pen names of one word, and names in scripts that put the family first, as they are.

    >>> _sort_name("Anna de Vries"), _sort_name("PineMarten47"), _sort_name("村上春樹")
    ('Vries, Anna de', 'PineMarten47', '村上春樹')
    """
    given, _, family = name.rpartition(" ")
    turned = given and ord(name[0]) < 0x0530 and not any(map(str.isdigit, name))
    return f"{family}, {given}" if turned else name
