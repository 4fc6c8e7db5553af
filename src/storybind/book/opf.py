"""The package document: what the book is called, whose it is, which files it has and in what order they are read.

Metadata stand in the order people read them; the map is that of EPUB 3.3 section 5.5 and what libraries read back.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storybind import __version__
from storybind.book.inline import escape, escape_attribute
from storybind.book.origin import COUNTS, FINGERPRINT, Counts
from storybind.book.package import NOTES_AT
from storybind.book.words import words_for
from storybind.languages import direction, sort_title
from storybind.model import WORDLESS, Book, Metadata

_FEATURES = ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "unlocked", "ARIA")
_DIR, _PROGRESSION = ' dir="rtl"', ' page-progression-direction="rtl"'
_W3C_DATE = r"\d{4}(?:-\d\d){0,2}"  # else OPF-053


class File(NamedTuple):
    """A file of the book: its id, its place below ``EPUB/``, what is in it and of what type; `properties` as EPUB 3 has them."""

    id: str
    href: str
    media_type: str
    data: bytes
    properties: str = ""


def write_opf(book: Book, files: Sequence[File], spine: Sequence[str], start: str) -> str:
    """The package document of these files; `spine` are the ids in reading order, `start` is where the story begins."""
    language = book.story.metadata.language.value
    rtl = direction(language) == "rtl"
    metadata = "".join(f"    {line}\n" for line in (*_dublin_core(book), *_metas(book)))
    items = "".join(map(_item, files))
    order = "".join(f'    <itemref idref="{ident}"/>\n' for ident in spine)
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<package xmlns="http://www.idpf.org/2007/opf" unique-identifier="pub-id" version="3.0"'
        f'{_DIR if rtl else ""} xml:lang="{language}">\n'
        '  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">\n'
        f'    <meta property="dcterms:modified">{book.modified}</meta>\n{metadata}  </metadata>\n'
        f"  <manifest>\n{items}  </manifest>\n"
        f'  <spine toc="ncx"{_PROGRESSION if rtl else ""}>\n{order}  </spine>\n'
        f"  <guide>\n{''.join(_guide(book, start))}  </guide>\n</package>\n"
    )


def _item(file: File) -> str:
    more = f' properties="{file.properties}"' if file.properties else ""
    return f'    <item href="{file.href}" id="{file.id}" media-type="{file.media_type}"{more}/>\n'


def _guide(book: Book, start: str) -> Iterator[str]:
    """The guide of EPUB 2, for old readers: cover, contents, where to begin."""
    words = words_for(book.story.metadata.language.value)
    rows = [("cover", words["cover"], "text/cover.xhtml")] if book.cover else []
    for kind, title, href in (*rows, ("toc", words["contents"], "nav.xhtml"), ("text", words["start"], start)):
        yield f'    <reference type="{kind}" title="{escape_attribute(title)}" href="{href}"/>\n'


def _dublin_core(book: Book) -> Iterator[str]:
    """What any library asks: identifier, title, language, who made it, and what the author says of it."""
    metadata = book.story.metadata
    yield _dc("identifier", metadata.identifier.value, "pub-id")
    yield _dc("title", full_title(metadata), "title")
    yield _dc("language", metadata.language.value)
    for number, name in enumerate(metadata.authors.value, start=1):
        yield _dc("creator", name, f"author-{number}")
    for number, (name, _) in enumerate(_contributors(metadata), start=1):
        yield _dc("contributor", name, f"contributor-{number}")
    for name in ("publisher", "date", "description", "rights"):
        found = getattr(metadata, name)
        if found and (name != "date" or re.fullmatch(_W3C_DATE, found.value)):
            yield _dc(name, found.value)
    if metadata.source_url:
        yield _dc("source", metadata.source_url.value)
    for subject in _subjects(metadata):
        yield _dc("subject", subject)


def _metas(book: Book) -> Iterator[str]:
    """What else there is to say: how names are sorted and who did what, the series, what it is about, who can read it."""
    story, metadata = book.story, book.story.metadata
    yield _refine("title", "file-as", sort_title(full_title(metadata), metadata.language.value))
    for number, name in enumerate(metadata.authors.value, start=1):
        yield _refine(f"author-{number}", "role", "aut", ' scheme="marc:relators"')
        yield _refine(f"author-{number}", "file-as", _sort_name(name))
    for number, (_, role) in enumerate(_contributors(metadata), start=1):
        yield _refine(f"contributor-{number}", "role", role, ' scheme="marc:relators"')
    yield from _series(metadata)
    yield from _fiction(metadata)
    yield from _access(book)
    if book.cover:
        yield _named("cover", "cover-image")
    yield _property("schema:wordCount", str(sum(scene.words for scene in story.scenes)))
    yield _named("generator", f"storybind {__version__}")
    if book.notes != "end":
        yield _named(NOTES_AT, book.notes)
    if book.fingerprint:
        yield _named(FINGERPRINT, book.fingerprint)
        yield _named(COUNTS, str(Counts(story.words, len(story.chapters), sum(1 for _ in story.scenes))))


def full_title(metadata: Metadata) -> str:
    """The title, and the subtitle if there is one."""
    return f"{metadata.title.value}: {metadata.subtitle.value}" if metadata.subtitle else metadata.title.value


def _dc(name: str, value: str, ident: str = "") -> str:
    known = f' id="{ident}"' if ident else ""
    return f"<dc:{name}{known}>{escape(value)}</dc:{name}>"


def _refine(ident: str, name: str, value: str, more: str = "") -> str:
    return f'<meta refines="#{ident}" property="{name}"{more}>{escape(value)}</meta>'


def _property(name: str, value: str) -> str:
    return f'<meta property="{name}">{escape(value)}</meta>'


def _named(name: str, content: str) -> str:
    """What is said as EPUB 2 says it."""
    return f'<meta name="{name}" content="{escape_attribute(content)}"/>'


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
            values = (field.value,) if isinstance(field.value, str) else field.value
            yield from ((value, role) for value in values)


def _subjects(metadata: Metadata) -> list[str]:
    """What people look for a story by, each once: genre and fandom, who is in it, then the author's own tags.

    Ratings and warnings are none: shops have taken them for a book's category.
    """
    fields = (metadata.genres, metadata.fandom, metadata.relationships, metadata.characters, metadata.tags)
    return list(dict.fromkeys(value for field in fields if field for value in field.value))


def _fiction(metadata: Metadata) -> Iterator[str]:
    """What fan fiction says of itself, in the terms of schema.org."""
    for name, field in (
        ("schema:genre", metadata.genres),
        ("schema:isBasedOn", metadata.fandom),
        ("schema:character", metadata.characters),
        ("schema:contentRating", metadata.rating),
        ("schema:creativeWorkStatus", metadata.status),
    ):
        if field:
            for value in (field.value,) if isinstance(field.value, str) else field.value:
                yield _property(name, value)


def _series(metadata: Metadata) -> Iterator[str]:
    """The series twice: as EPUB 3 has it, and as calibre and most readers look for it."""
    if not metadata.series:
        return
    name, index = metadata.series.value, metadata.series_index
    yield f'<meta id="series" property="belongs-to-collection">{escape(name)}</meta>'
    yield _refine("series", "collection-type", "series")
    yield _named("calibre:series", name)
    if index:
        yield _refine("series", "group-position", index.value)
        yield _named("calibre:series_index", index.value)


def _access(book: Book) -> Iterator[str]:
    """EPUB Accessibility 1.1, section 3: what is true of the book; where a picture has no words, that they do not suffice."""
    described = WORDLESS not in _pictures_of(book)
    yield _property("schema:accessMode", "textual")
    if book.pictures:
        yield _property("schema:accessMode", "visual")
    yield _property("schema:accessModeSufficient", "textual" if described else "textual,visual")
    for feature in _FEATURES:
        yield _property("schema:accessibilityFeature", feature)
    if described and (book.cover or book.pictures):
        yield _property("schema:accessibilityFeature", "alternativeText")
    yield _property("schema:accessibilityHazard", "none")
    words = words_for(book.story.metadata.language.value)
    kind = "picture" if book.pictures else "image" if book.cover else "text"
    yield _property("schema:accessibilitySummary", words[f"{kind if described else 'undescribed'}_summary"])


def _pictures_of(book: Book) -> Iterator[str]:
    """The words of every picture that is in the book; the name of a file, which stands in for them, is none."""
    if not book.pictures:
        return
    story, there = book.story, {place for place, _ in book.pictures}
    blocks = [block for scene in story.scenes for block in scene.blocks]
    for block in [*blocks, *(block for note in story.notes for block in note.blocks)]:
        yield from (
            block.text[one.start : one.end] for one in block.inline if one.kind == "picture" and one.target in there
        )


def _sort_name(name: str) -> str:
    """A name as shelves sort it; pen names of one word, and names in scripts that put the family first, as they are.

    >>> _sort_name("Anna de Vries"), _sort_name("PineMarten47"), _sort_name("村上春樹")
    ('Vries, Anna de', 'PineMarten47', '村上春樹')
    """
    given, _, family = name.rpartition(" ")
    return (
        f"{family}, {given}"
        if given and name.isascii() | (ord(name[0]) < 0x0530) and not any(map(str.isdigit, name))
        else name
    )
