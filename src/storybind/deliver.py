"""Books to their places: what each is called, and that nothing of anybody else's is lost to one."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from storybind.book.package import File, our_version
from storybind.edge import stores
from storybind.edge.files import check_there, is_folder
from storybind.edge.steps import Steps, finish
from storybind.edge.writing import clear_once, holds, is_there, told_as, writing_whole
from storybind.errors import ExistsError, SameBookError, UsageError, WriteError
from storybind.filenames import bare_name

_OTHER_BOOKS = frozenset({".pdf", ".mobi", ".azw", ".azw3", ".kepub", ".txt", ".md", ".html", ".docx", ".zip", ".fb2"})
_LONGEST_NAME = 255  # bytes, on every file system in use


def check_named(option: str, place: str | None) -> None:
    """Make sure that a place which is asked for has a name; raises `UsageError`."""
    if place == "":
        told = f"{option} is followed by nothing, as by a variable that is not set; name a place, or leave {option} out"
        raise UsageError(told)


def plan_books(stories: Sequence[str], output: str | None) -> tuple[str, ...]:
    """Where each story's book goes, in order; ``-`` is standard output; raises `UsageError` or `SameBookError`.

    >>> plan_books(["a/rain.txt"], None)
    ('a/rain.epub',)
    """
    check_named("-o", output)
    if output is None and "-" in stories:
        raise UsageError("a story from standard input needs a place for its book: -o book.epub, or -o -")
    one_file = output is not None and (output == "-" or output.lower().endswith(".epub"))
    if output is not None and Path(output).suffix.lower() in _OTHER_BOOKS and not is_folder(output):
        raise UsageError("a book is written as .epub; name it so, or name a folder", where=output)
    if one_file and len(stories) > 1:
        place = "standard output" if output == "-" else output
        raise UsageError(f"{len(stories)} stories cannot become one file; name a folder with -o", where=place or "")
    if one_file:
        books: tuple[str, ...] = (output or "",)
    else:
        books = tuple(str((Path(output) if output else Path(story).parent) / book_name(story)) for story in stories)
    _refuse_collisions(stories, books)
    return books


def plan_joined(paths: Sequence[str], name: str, output: str | None) -> str:
    """Where the one book of several files goes: beside the folder `name` that holds them, or where `output` says; raises `UsageError` or `SameBookError`."""
    if output is None and not (len(paths) == 1 and is_folder(paths[0])):
        for path in paths:
            check_there(path)
        raise UsageError("the one book of these files needs a place: -o book.epub")
    (book,) = plan_books([name], output)
    if is_among(book, paths):
        raise SameBookError("this is one of the files to join; name another place with -o", where=book)
    return book


def check_apart(place: str, read: Iterable[str], way_out: str) -> None:
    """Make sure that what a command writes takes the place of nothing that it reads, ``--force`` or not; raises `UsageError`."""
    if is_among(place, read):
        raise UsageError(f"this is one of the files that are read, and it would be overwritten; {way_out}", where=place)


def is_among(place: str, paths: Iterable[str]) -> bool:
    """Whether a file is one of these, however it is written; standard input and output are no files."""
    return place != "-" and _place(place) in {_place(path) for path in paths if path != "-"}


def _refuse_collisions(stories: Sequence[str], books: Sequence[str]) -> None:
    """No two books in one place, however it is written, and none in the place of a story."""
    sources = {_place(story): story for story in stories if story != "-"}
    seen: dict[str, str] = {}
    for story, book in zip(stories, books, strict=True):
        if book == "-":
            continue
        if other := sources.get(_place(book)):
            told = "its book would overwrite it; name another place with -o"
            if other.lower().endswith(".epub"):
                told = f"this is a book already, and storybind send takes it as it is; if it is a story in spite of its name, {told}"
            raise SameBookError(told, where=other)
        if other := seen.get(_place(book).casefold()):
            if _place(other) == _place(story):
                raise SameBookError("it is named twice; once is enough", where=story)
            raise SameBookError(
                f"{other} and this one would both become {book}; give them folders of their own with -o", where=story
            )
        seen[_place(book).casefold()] = story


def _place(path: str) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):  # told when it is read
        return path


def book_name(story: str) -> str:
    """The name of a story's book: its own, shortened where the ending would make it too long.

    >>> book_name("drafts/rain.txt"), book_name("-"), len(book_name("x" * 251 + ".txt"))
    ('rain.epub', 'story.epub', 255)
    """
    return with_ending(bare_name(story) if story != "-" else "story", ".epub")


def kobo_place(book: str) -> str:
    """A book's place with the ending by which a Kobo opens it in its own reading system (kobolabs/epub-spec).

    >>> kobo_place("books/rain.epub"), kobo_place("-")
    ('books/rain.kepub.epub', '-')
    """
    path = stores.at(book)
    return book if book == "-" else str(path.with_name(with_ending(path.name.removesuffix(".epub"), ".kepub.epub")))


def with_ending(stem: str, ending: str) -> str:
    """A file's name of these two, no longer than file systems allow."""
    while len((stem + ending).encode("utf-8", "surrogateescape")) > _LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending


def check_place(
    book: str, *, force: bool, make_folder: bool, is_ours: Callable[[File], object | None] = our_version
) -> None:
    """Make sure, before the work, that a book may be written here, or whatever else: over nothing, or an older one of ours; raises `ExistsError` or `WriteError`."""
    if book == "-":
        return
    path = stores.at(book)
    if not is_there(path):
        if not make_folder and not is_there(path.parent):
            raise WriteError(
                "there is no such folder; make it first, or choose another place with -o", where=str(path.parent)
            )
        return
    is_stored = stores.is_stored(path)
    if not is_stored and path.is_dir():
        raise WriteError("a folder of this name is in the way; move it away, or name another place with -o", where=book)
    if not is_stored and not path.is_file():
        raise WriteError("this is no plain file, so it is left alone; name another place with -o", where=book)
    file = stores.Stored(book) if is_stored else path
    if not force and not is_ours(file):
        told = "it is there already and storybind did not make it"
        if not is_stored and not os.access(path, os.R_OK):
            told = "it is there already, and you may not read it to see who made it"
        elif _is_cut_short(file):
            told = "it is a book that is cut short or broken, and does not say who made it"
        raise ExistsError(f"{told}; use --force to replace it, or -o to write elsewhere", where=book)


def _is_cut_short(file: File) -> bool:
    """Whether a file begins as an EPUB does and has not the end of one."""
    import zipfile

    try:
        with file.open("rb") as opened:
            return b"application/epub+zip" in opened.read(80) and not zipfile.is_zipfile(opened)
    except OSError:
        return False


def deliver(epub: bytes, book: str, *, make_folder: bool) -> bool:
    """Write a book; False if the same bytes were there already and nothing was to do."""
    return finish(delivering(epub, book, make_folder=make_folder))


def delivering(epub: bytes, book: str, *, make_folder: bool, by: str = "") -> Steps[bool]:
    """Do the same in steps; `by` is as `write_whole` has it."""
    path = stores.at(book)
    if not stores.is_stored(path):
        if make_folder:
            with told_as(str(path.parent)):
                path.parent.mkdir(parents=True, exist_ok=True)
        path = Path(os.path.realpath(path)) if path.is_symlink() else path  # a link stays one
    if holds(path, epub):
        return False
    clear_once(path.parent)
    yield from writing_whole(path, epub, by=by)
    return True
