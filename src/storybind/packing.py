"""What is to be sent: books and stories found, stories bound, each in the format that its reader opens.

A book that is there already is sent without loading what understands stories: that would take longer than the copying.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from storybind.book.origin import Fingerprint, digest, read_fingerprint, read_origin
from storybind.book.package import Package, read_dublin_core, read_package, series_of
from storybind.edge import files, writing
from storybind.edge.calibre import make_azw3, read_made_from
from storybind.edge.devices import Kin, Parcel
from storybind.edge.folder import check_readable
from storybind.edge.readers import ENDINGS, SentAs
from storybind.errors import FormatNotReadableError, NotABookError, NotFoundError, ReadError
from storybind.filenames import STORIES, is_settings
from storybind.model import Bound, Notice, Severity, Source
from storybind.options import KEYS, Options

_NO_STORIES = ("readme", "license", "licence", "copying", "changelog", "authors")
"""Texts about a folder, not in it."""
_SHARE = 4  # one stretch in so many
_STRETCH = 4  # words
_ENOUGH = 20_000  # words that are looked at
_STORY = re.compile(rb"<body[^>]*bodymatter.*", re.DOTALL)
"""A page of the story, and not of what any book has round one."""
_WORD = re.compile(r"[\u2e80-\U0003ffff]|[^\W\u2e80-\U0003ffff]+")
"""Where no blanks are set, a sign."""


class Ready(NamedTuple):
    """A book ready to be sent, as EPUB."""

    epub: bytes  # its bytes
    title: str  # never empty
    authors: tuple[str, ...]  # may be empty, in books of others
    series: str  # or nothing
    changed: float  # when its source was last changed, in seconds since 1970; 0 for standard input
    source: Source | None = None  # the story it was made from just now, None where a book was given
    notices: tuple[Notice, ...] = ()  # what there is to say about it
    made_from: str = ""  # the fingerprint of the story, empty where a book was given that does not tell it


class Given(NamedTuple):
    """A book or story to send; `newer` if it was found in a folder, of which only what is new is sent."""

    path: str
    newer: bool = False


def find_given(paths: Sequence[str]) -> tuple[Given, ...]:
    """The books and stories that were named, and those below the folders that were, in the order of their paths; raises `NotFoundError` or `ReadError`.

    Where a story and its book lie side by side, the younger of the two is sent; all else is, whatever its name.
    """
    found: list[Given] = []
    for path in paths:
        if path == "-" or not files.is_folder(path):
            found.append(Given(path))
            continue
        check_readable(path)
        if inside := sorted(_below(Path(path))):
            found += [Given(each, newer=True) for each in inside]
        else:
            told = f"there is neither a book (.epub) nor a story ({', '.join(STORIES)}) in this folder"
            raise NotFoundError(told, where=path)
    return tuple(dict.fromkeys(found))


def _below(folder: Path) -> Iterator[str]:
    """What can be sent in a folder and in those below it; hidden ones are left alone."""
    alike: dict[Path, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        hidden = is_settings(path.name) or any(part.startswith(".") for part in path.relative_to(folder).parts)
        kept = path.suffix.lower() in (".epub", *STORIES) and path.stem.lower() not in _NO_STORIES
        if hidden or not kept or not path.is_file():
            continue
        stem = (
            path.with_suffix("")
            if path.suffix.lower() != ".epub"
            else Path(str(path)[: -len(".epub")].removesuffix(".kepub"))
        )
        alike.setdefault(stem, []).append(path)
    for paths in alike.values():
        yield from map(str, _without_twins(paths) if len(paths) > 1 else paths)


def _without_twins(paths: Sequence[Path]) -> list[Path]:
    """What shares a name, of a story and its books only the youngest; whose book it is of several stories, its text tells later."""
    books = [path for path in paths if path.suffix.lower() == ".epub" and read_origin(path)]
    stories = [path for path in paths if path.suffix.lower() != ".epub"]
    one = [*books, *stories] if len(stories) == 1 else books
    youngest = max(one, key=lambda path: path.stat().st_mtime, default=None)
    return [path for path in paths if path not in one or path == youngest]


def make_ready(path: str, options: Options) -> Ready:
    """Read a book, or bind a story by the same steps as `convert` does; raises `StorybindError`."""
    if path.lower().endswith(".epub"):
        epub = files.read_bytes(path, "books")
        title, authors, series = _about(read_package(epub))
        asked = [key for key in KEYS if getattr(options, key) is not None]
        told = f"it is a book and is sent as it is; {', '.join(map(options.source_of, asked))} would be for a story"
        unused = (Notice("options-unused", told),) if asked else ()
        made_from = str(_fingerprint_of(Path(path)) or "")
        name = title or Path(path).name[: -len(".epub")]
        return Ready(epub, name, authors, series, _changed(path), notices=unused, made_from=made_from)
    from storybind.manuscript import gather
    from storybind.pipeline import bind

    manuscript = gather(path, options)
    if manuscript.asked("format", "epub") != "epub":  # only then: what is asked for is told in the book
        manuscript = manuscript._replace(options=manuscript.options._replace(format="epub"))
    beside = files.find_sidecar(path)
    bound, _ = bind(manuscript, explained=False)
    return _bound(bound, max(_changed(path), _changed(str(beside)) if beside else 0))


class Aboard:
    """The books on a reader, known by what they were made from: so a story whose book is there need not be bound to tell.

    They are opened one by one, and only as far as is needed: those that were copied last are the likeliest.

    Of the `books` the youngest come first.
    """

    def __init__(self, books: Iterable[Path]) -> None:
        self._books = iter(books)
        self._known: dict[Fingerprint, Path] = {}

    def find(self, story: str, options: Options) -> Path | None:
        """The book of a story, by whatever version of storybind it was made; None for a story that is a book itself; raises `StorybindError`."""
        if story.lower().endswith(".epub"):
            return None
        wanted = _fingerprint_by_any(story, options)
        while wanted not in self._known and (book := next(self._books, None)):
            if found := _fingerprint_of(book):
                self._known.setdefault(found._replace(version=""), book)
        return self._known.get(wanted)


class Mailed:
    """What was mailed to an address before, known by what it was made from: so a folder sends only what is new.

    It is kept in a file of the user's own, a digest a line, which tells neither the address nor the story. `notices` say that it cannot be read.
    """

    def __init__(self, file: Path, address: str) -> None:
        self._file, self._address = file, address
        self._known: set[str] = set()
        self.notices: tuple[Notice, ...] = ()
        try:
            if file.is_file():
                self._known.update(files.read_bytes(str(file)).decode("ascii", "replace").split())
        except ReadError as wrong:
            self.notices = (Notice("not-remembered", f"all counts as not yet mailed: {wrong}"),)

    def find(self, path: str, options: Options) -> str | None:
        """The address, if it has had this story or book, bound by whatever version of storybind; raises `StorybindError`."""
        return self._address if self._digest(path, options) in self._known else None

    def add(self, path: str, options: Options) -> None:
        """Keep in mind that this story or book was mailed; raises `WriteError`."""
        self._known.add(self._digest(path, options))
        writing.write_whole(
            self._file, "\n".join(sorted(self._known)).encode(), f"ask for the right to {self._file.parent}"
        )

    def _digest(self, path: str, options: Options) -> str:
        if path.lower().endswith(".epub"):
            return digest([self._address.encode(), files.read_bytes(path, "books")])
        return digest([self._address.encode(), str(_fingerprint_by_any(path, options)).encode()])


def _fingerprint_by_any(story: str, options: Options) -> Fingerprint:
    """What a story's book would be made from, by whatever version of storybind."""
    from storybind.materials import collect

    return collect(story, options).fingerprint._replace(version="")


def _fingerprint_of(book: Path) -> Fingerprint | None:
    if book.suffix == ENDINGS["azw3"]:
        return read_fingerprint(read_made_from(book))
    origin = read_origin(book)
    return origin.fingerprint if origin else None


def make_ready_text(text: str, options: Options) -> Ready:
    """Bind a text of our own."""
    from storybind.pipeline import Manuscript, convert
    from storybind.text.decode import decode

    return _bound(convert(Manuscript(decode(text.encode(), "text.txt"), options)), 0)


def _bound(bound: Bound, changed: float) -> Ready:
    metadata = bound.story.metadata
    series = metadata.series.value if metadata.series else ""
    return Ready(
        bound.epub, metadata.whole_title, metadata.authors.value, series, changed, bound.story.source, bound.notices,
        bound.book.fingerprint,
    )  # fmt: skip


def doubts(ready: Ready, reader: str) -> tuple[Notice, ...]:
    """Why the service of a maker of e-readers may refuse this book, as it takes no faulty ones; a book bound just now has no faults."""
    from storybind.book.lint import lint_epub

    if ready.source is not None:
        return ()
    found = [notice for notice in lint_epub(read_package(ready.epub), reader) if notice.severity is Severity.ERROR]
    if not found:
        return ()
    told = f"the service may reject this book: {found[0].text}"
    more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
    wanted = " --for kindle" if reader == "kindle" else ""
    return (Notice("may-be-rejected", f"{told}{more}; storybind check{wanted} lists what is wrong"),)


def _about(package: Package) -> tuple[str, tuple[str, ...], str]:
    """Title, authors and series of anybody's book."""
    dc = read_dublin_core(package)
    titles, authors = (
        [text for each in dc.get(name, ()) if (text := " ".join(each.split()))] for name in ("title", "creator")
    )
    return next(iter(titles), ""), tuple(authors), series_of(package)[0]


def _changed(path: str) -> float:
    return 0.0 if path == "-" else Path(path).stat().st_mtime


def choose_format(name: str, opens: Sequence[SentAs], asked: str, tool: str | None) -> SentAs:
    """The format to send: what was asked for, or the best that the reader opens and that can be made here; raises `FormatNotReadableError`.

    What it `opens` stands best first; ``ebook-convert`` is at `tool`, if anywhere.

    >>> choose_format("Kobo", ("kepub", "epub"), "auto", None)
    'kepub'
    """
    if asked == "auto":
        for form in opens:
            if form != "azw3" or tool:
                return form
    if asked == "azw3" and "azw3" in opens and not tool:
        raise FormatNotReadableError("AZW3 is made by calibre's ebook-convert, which is not here. Install calibre.")
    if asked in opens or (asked == "kepub" and "epub" in opens):
        return cast(SentAs, asked)
    if "azw3" in opens:
        raise FormatNotReadableError(
            f"{name}s do not open EPUB files copied by cable. Install calibre so storybind can make an AZW3, or use "
            "--to kindle-mail."
        )
    raise FormatNotReadableError(f"{name} does not open {asked}. Leave --format out, or use one of {', '.join(opens)}.")


def parcel(ready: Ready, form: SentAs, tool: str | None) -> Parcel:
    """A book in the format in which it is sent, which is made when it is known that it must be."""

    def make() -> bytes:
        if form == "kepub":
            from storybind.book.kepub import to_kepub

            return to_kepub(ready.epub)
        return make_azw3(tool or "", ready.epub, ready.made_from) if form == "azw3" else ready.epub

    mine = read_fingerprint(ready.made_from)

    @cache  # a name with a number is looked for more than once
    def kin(book: Path) -> Kin | None:
        found = _fingerprint_of(book)
        near = _kin(mine, found) if found else None
        if near != "name" or book.suffix == ENDINGS["azw3"]:
            return near

        return "past" if _are_alike(ready.epub, files.read_bytes(str(book), "books")) else "none"

    authors = ready.authors or ("Unknown",)
    return Parcel(ready.title, authors, ready.series, form, make, ready.changed, form != "azw3", kin)


def _kin(mine: Fingerprint | None, found: Fingerprint) -> Kin:
    if mine is None:
        return "none"
    if found._replace(name=mine.name) == mine:
        return "book"
    return "text" if found.text == mine.text else "name" if found.name == mine.name else "none"


def _are_alike(one: bytes, other: bytes) -> bool:
    """Whether of two EPUBs' stretches of words one in four is in both, of those of the shorter; not where one cannot be read."""
    try:
        first, second = (_stretches(read_package(data)) for data in (one, other))
    except NotABookError:
        return False
    return 0 < min(len(first), len(second)) <= _SHARE * len(first & second)


def _stretches(package: Package) -> set[tuple[str, ...]]:
    words: list[str] = []
    for item in package.spine:
        if len(words) < _ENOUGH and (page := _STORY.search(package.read(item.name))):
            words += _WORD.findall(re.sub("<[^>]*>", " ", page[0].decode("utf-8", "replace")))[:_ENOUGH]
    return {tuple(words[at : at + _STRETCH]) for at in range(len(words) - _STRETCH + 1)}
