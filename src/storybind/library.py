"""What a catalogue asks of books and stories: what they say of themselves, their covers, their pages, themselves."""

import html
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from storybind.book.package import DC, Item, Package, open_package, read_dublin_core, read_metas, refinement, series_of
from storybind.edge.catalogue.reader import Leaf
from storybind.edge.catalogue.shelf import TEXTS, Facts
from storybind.edge.files import read_start
from storybind.edge.workers import Lost, Workers, count_cores
from storybind.errors import CoverError, EmptyStoryError, NotABookError, NotTextError, ReadError, StorybindError
from storybind.model import Metadata

_LONGEST = 20_000  # characters of a field; a whole library of such would still fit
_SHOWN = re.compile(r"application/xhtml\+xml|text/(html|css)|(image|font)/[a-z0-9.+-]+|application/(font|x-font|vnd\.ms-opentype)[a-z0-9.+-]*")  # fmt: skip
_MANY, _CHUNK = 1_000, 100  # books; fewer are read before other processes have started
_PATIENCE = 30.0  # seconds for a book, which takes half a thousandth of one
_CONVERTED_WITHIN = 100  # seconds; less than the server waits for a job
_LARGEST_PICTURE = 30_000_000  # bytes


def read_all_facts(books: Sequence[str]) -> Iterator[Facts | StorybindError]:
    """What books say of themselves, in their order, or why one says nothing; many are read by all cores."""
    if len(books) < _MANY:
        yield from map(read_facts, books)
        return
    found: dict[str, Facts | StorybindError] = {}
    with Workers(read_facts, count_cores(), lambda book: _PATIENCE, ("storybind.library",)) as workers:
        for book, told in workers.map(books[at : at + _CHUNK] for at in range(0, len(books), _CHUNK)):
            if isinstance(told, Lost):
                told = NotABookError("reading it takes too long, or ends the program")
            found[book] = told
    yield from (found[book] for book in books)


def read_facts(book: str) -> Facts | StorybindError:
    """What a book says of itself, or why it says nothing."""
    try:
        with Path(book).open("rb") as file:
            return _facts(open_package(file))
    except NotABookError as wrong:
        return wrong
    except OSError as wrong:  # gone again, or not ours to read
        return ReadError(f"it cannot be read: {wrong.strerror}", where=book)


def _facts(package: Package) -> Facts:
    """The package's metadata in our words."""
    dc = {name: [_line(text) for text in texts] for name, texts in read_dublin_core(package).items()}
    metas = read_metas(package)
    series, index = map(_line, series_of(package))
    words = _line(metas.get("schema:wordCount", ""))
    titled = next((element for element in package.metadata if element.tag == f"{DC}title"), None)
    filed = refinement(package, (titled.get("id") if titled is not None else "") or "title", "file-as")

    def first(name: str) -> str:
        return next(iter(dc.get(name, ())), "")

    return Facts(
        title=next(filter(None, dc.get("title", ())), "Untitled"),
        authors=_known(dc.get("creator", ())),
        filed=_line(filed or metas.get("calibre:title_sort", "")),
        language=first("language"),
        identifier=first("identifier"),
        description=_plain(first("description")),
        series=series,
        series_index=index,
        tags=tuple(filter(None, dc.get("subject", ()))),
        date=first("date"),
        publisher=first("publisher"),
        words=int(words) if words.isdecimal() and len(words) < 12 else 0,
    )


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _known(authors: Sequence[str]) -> tuple[str, ...]:
    """Authors who have a name: ``Unknown`` is what a book must say where nobody is known."""
    return tuple(author for author in authors if author and author != "Unknown")


def _plain(text: str) -> str:
    """A description without the HTML that some programs put into it: feeds and pages show it as plain text.

    >>> _plain("<p>Rain, &amp; then <i>more</i> rain.</p>"), _plain("3 < 4")
    ('Rain, & then more rain.', '3 < 4')
    """
    if not re.search(r"</?[a-zA-Z][^<>]{0,500}>", text):
        return text
    return " ".join(html.unescape(re.sub(r"</?[a-zA-Z][^<>]{0,500}>", " ", text)).split()).replace(" .", ".")


def doubt(story: str) -> str:
    """Why a file can be no story, as far as its first bytes tell: it is empty, a picture, an archive; else empty."""
    from storybind.text.decode import refuse_other_files

    try:
        refuse_other_files(read_start(story, 64), story)
    except (NotTextError, EmptyStoryError, ReadError) as wrong:
        return wrong.message
    return ""


def describe(story: str) -> Facts:
    """What a story says of itself, as its book will; raises `StorybindError`."""
    from storybind.manuscript import gather
    from storybind.pipeline import read_undivided

    read = read_undivided(gather(story))
    return _told(read.metadata, read.words)


def _told(metadata: Metadata, words: int) -> Facts:
    from storybind.book.description import subjects

    def text(name: str) -> str:
        field = getattr(metadata, name)
        return str(field.value)[:_LONGEST] if field else ""

    texts = {name: text(name) for name in TEXTS}
    return Facts(authors=_known(metadata.authors.value), tags=subjects(metadata), words=words, **texts)


def bind(story: str, kobo: bool) -> bytes:
    """The book of a story, by the same steps as `storybind convert`; raises `StorybindError`."""
    from storybind.manuscript import gather
    from storybind.options import Format, Options
    from storybind.pipeline import bind as bind_story

    wanted: Format = "kepub" if kobo else "epub"
    manuscript = gather(story)
    if manuscript.asked("format", "epub") != wanted:  # only then: what is asked for is told in the book
        manuscript = gather(story, Options(format=wanted))
    return bind_story(manuscript, explained=False)[0].epub


def for_kobo(book: str) -> bytes:
    """A book as Kobo's own reading system likes it; raises `NotABookError`."""
    from storybind.book.kepub import to_kepub

    return to_kepub(Path(book).read_bytes())


def for_kindle(book: str, tool: str) -> bytes:
    """A book or a story as Kindles open it, by calibre's ``ebook-convert``, which is at `tool`; raises `StorybindError`."""
    from storybind.edge.calibre import make_azw3

    epub = Path(book).read_bytes() if book.lower().endswith(".epub") else bind(book, kobo=False)
    return make_azw3(tool, epub, patience=_CONVERTED_WITHIN)


def draw_cover(facts: Facts, seed: str) -> bytes:
    """A cover for a book that has none, as JPEG."""
    from storybind.book.covers.cover import draw_cover as draw

    series = " · ".join(filter(None, (facts.series, facts.series_index)))
    language = facts.language or "en"
    return draw(
        facts.title, facts.authors, seed, series=series, language=language, subjects=facts.tags, as_jpeg=True
    ).data


def cover_of_story(story: str) -> bytes:
    """The cover that a story's book will have, or would have if it had one, as JPEG."""
    from storybind.manuscript import gather
    from storybind.pipeline import draw, read_undivided

    manuscript = gather(story)
    return (manuscript.cover or draw(read_undivided(manuscript).metadata, manuscript, as_jpeg=True)).data


def cover_of_book(book: Path) -> bytes | None:
    """A book's cover as JPEG; None where it has none, or none that storybind can read."""
    from storybind.book.covers.cover import read_cover

    with book.open("rb") as file:
        package = open_package(file)
        item = _cover_item(package)
        if (
            item is None
            or item.name not in package.names
            or package.archive.getinfo(item.name).file_size > _LARGEST_PICTURE
        ):
            return None
        data = package.read(item.name)
    if data.startswith(b"\xff\xd8\xff"):
        return data
    try:
        return read_cover(data, "cover").data
    except CoverError:
        return None


def _cover_item(package: Package) -> Item | None:
    """The cover's picture: by its property (EPUB 3), else by the meta that calibre and EPUB 2 have."""
    named = next((meta.get("content") for meta in package.metadata if meta.get("name") == "cover"), None)
    by_property = next((item for item in package.manifest if "cover-image" in item.properties), None)
    return by_property or next((item for item in package.manifest if named and item.id == named), None)


def thumbnail(cover: bytes) -> bytes:
    """A cover made small, as JPEG."""
    from storybind.book.covers.cover import make_thumbnail

    return make_thumbnail(cover)


def read_leaf(book: Path | bytes, name: str) -> Leaf | None:
    """A file of a book by its name in the ZIP; for the empty name, what leads to the first page as its `after`; raises `NotABookError`.

    Only what the manifest names is found, and only what a page can show.
    """
    with BytesIO(book) if isinstance(book, bytes) else book.open("rb") as file:
        package = open_package(file)
        order = [page.name for page in package.spine if page.linear and page.name in package.names]
        if not name:
            return Leaf(b"", "", after=order[0]) if order else None
        item = next((item for item in package.manifest if item.name == name), None)
        if item is None or name not in package.names or not _SHOWN.fullmatch(item.media_type):
            return None
        contents = next((item.name for item in package.manifest if "nav" in item.properties), "")
        leaf = Leaf(package.read(name), item.media_type, contents=contents)
    if name not in order:
        return leaf
    at = order.index(name)
    before, after = order[at - 1] if at else "", "".join(order[at + 1 : at + 2])
    return leaf._replace(before=before, after=after, number=at + 1, pages=len(order))
