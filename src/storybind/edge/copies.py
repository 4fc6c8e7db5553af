"""Which copies of a book are on a reader already, and what a further one is called."""

from collections.abc import Iterator
from itertools import count, takewhile
from pathlib import Path

from storybind.edge.devices import Manner, Parcel
from storybind.edge.writing import holds


def _names(path: Path, ending: str) -> Iterator[Path]:
    """A book's own name, then the same with a number."""
    yield path
    stem = path.name.removesuffix(ending)
    yield from (path.with_name(f"{stem} ({number}){ending}") for number in count(2))


def choose(path: Path, ending: str, data: bytes, parcel: Parcel, manner: Manner) -> tuple[Path, bool]:
    """A name that is free, or the file there that is this book: the book's own name, else one with a number.

    What was made from the same but for the name of the story's file is this book, too, unless it is to be replaced.
    """
    for choice in _names(path, ending):
        if holds(choice, data):
            return choice, True
        may_be = str(choice) not in manner.taken
        if (not may_be or not manner.force) and parcel.kin(choice) == "book":
            return choice, True
        if may_be and ((manner.force and choice == path) or not choice.exists()):
            return choice, False
    raise AssertionError("the numbers do not end")


def own_copy(path: Path, ending: str, parcel: Parcel, manner: Manner) -> Path | None:
    """The first copy of the story, as it is or as it was, unless a book that says nothing stands before it, which may be it.

    One of which only the name shows that it may be the story as it was comes behind those.
    """
    earlier = None
    for choice in _names(path, ending):
        kin = parcel.kin(choice)
        if not choice.exists() or kin is None:
            return earlier
        if str(choice) in manner.taken:
            continue
        if kin in ("book", "text", "past"):
            return choice
        earlier = earlier or (choice if kin == "name" else None)
    raise AssertionError("the numbers do not end")


def twins_of(path: Path, chosen: Path, ending: str, parcel: Parcel, manner: Manner) -> Iterator[Path]:
    """Further copies of the book that is put over one: it came beside that when it was sent without force."""
    for choice in takewhile(Path.exists, _names(path, ending)):
        if choice != chosen and str(choice) not in manner.taken and parcel.kin(choice) == "book":
            yield choice


def newer_copy(path: Path, ending: str, parcel: Parcel, manner: Manner) -> Path | None:
    """The copy that was made after what the book is made from was last changed, and that is no other book's."""
    for choice in _names(path, ending):
        try:
            changed = choice.stat().st_mtime
        except FileNotFoundError:
            return None
        if (
            changed >= parcel.changed
            and str(choice) not in manner.taken
            and parcel.kin(choice) not in ("past", "name", "none")
        ):
            return choice
    raise AssertionError("the numbers do not end")
