"""Which stories become which books: a pure map, the same for the same files in whatever order they are listed."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import PurePath, PurePosixPath
from typing import NamedTuple

from storybind.deliver import book_name, with_ending
from storybind.edge.folder import Entry
from storybind.filenames import CONFIGS, STORIES, names_called

_CHUNK = 24  # stories that a worker is handed at once, at most
_CHUNK_BYTES = 400_000
_TURNS = 4  # chunks for each worker that what is left is enough for, at least: so the last ones end together


class Planned(NamedTuple):
    """A story and the place of its book, both as the user would call them."""

    story: str
    book: str
    size: int
    joined: bool = False  # whether the story is a folder, whose files are one
    known: str = ""  # the fingerprint by which the index of the books knows this one, if it does


def plan(files: Iterable[Entry], folder: str, output: str, *, join: bool = False) -> tuple[Planned, ...]:
    """Where each story's book goes: the tree kept, the ending exchanged, sorted by the stories' paths.

    With `join` the files right in one folder below are one story. No two stories get one book, also where a file system
    takes ``A`` for ``a``: the first of them, plain texts before others, has the name, the others get their own ending or
    a number as well.

    >>> files = [Entry("a/rain.txt", 1), Entry("a/rain.md", 1), Entry("a/Rain.txt", 1)]
    >>> [one.book for one in plan(files, "in", "out")]
    ['out/a/Rain.epub', 'out/a/rain.md.epub', 'out/a/rain.txt.epub']
    """
    stories = _joined(files) if join else [(file.path, file.size, False) for file in files]
    stories.sort(key=_rank)
    places = _places([path for path, _, _ in stories])
    planned = (
        Planned(_under(folder, path), _under(output, place), size, joined)
        for (path, size, joined), place in zip(stories, places, strict=True)
    )
    return tuple(sorted(planned))


def _joined(files: Iterable[Entry]) -> list[tuple[str, int, bool]]:
    """Folders in place of the files right in them; what lies in the top folder itself stays single."""
    sizes: dict[str, int] = {}
    single: list[tuple[str, int, bool]] = []
    for file in files:
        inner = file.path.rpartition("/")[0]
        if inner:
            sizes[inner] = sizes.get(inner, 0) + file.size
        else:
            single.append((file.path, file.size, False))
    return single + [(path, size, True) for path, size in sizes.items()]


def _rank(story: tuple[str, int, bool]) -> tuple[int, str]:
    """Who has the first right to a name: plain texts, then the others in the order of `STORIES`, folders last."""
    path, _, joined = story
    ending = PurePosixPath(path).suffix.lower()
    return (len(STORIES) if joined else STORIES.index(ending) if ending in STORIES else 0), path


def _places(stories: Sequence[str]) -> list[str]:
    """Where each story's book goes below the output; told apart where two would be one."""
    plain = [_beside(story, book_name(story)) for story in stories]
    taken: dict[str, int] = {}
    for at, place in enumerate(plain):
        taken.setdefault(_folded(place), at)
    places: list[str] = []
    for at, (story, place) in enumerate(zip(stories, plain, strict=True)):
        if taken[_folded(place)] != at:
            place = next(other for other in _others(story) if _folded(other) not in taken)
            taken[_folded(place)] = at
        places.append(place)
    return places


def _others(story: str) -> Iterator[str]:
    """Further names for a story's book: with the story's own ending, then with numbers."""
    name = PurePosixPath(story).name
    yield _beside(story, with_ending(name, ".epub"))
    stem = book_name(story).removesuffix(".epub")
    yield from (_beside(story, with_ending(stem, f" ({number}).epub")) for number in count(2))


def _beside(story: str, name: str) -> str:
    folder = story.rpartition("/")[0]
    return f"{folder}/{name}" if folder else name


def _folded(place: str) -> str:
    """A path as the least careful file system compares it: no matter its case, nor how its accents are put together."""
    return place if place.isascii() and place.islower() else unicodedata.normalize("NFC", place).casefold()


def _under(folder: str, path: str) -> str:
    return path if folder in ("", ".") else f"{folder.rstrip('/')}/{path}"


def touched(stories: Iterable[Planned], settled: Iterable[str], unsettled: Iterable[str]) -> tuple[Planned, ...]:
    """The stories that changes of these paths may concern, without those that are still being written.

    A story or a sidecar concerns stories of its name and the folder it is in; anything else, such as a `storybind.toml`,
    a picture or a new folder, may concern all.

    >>> stories = (Planned("in/rain.txt", "rain.epub", 1), Planned("in/sun.txt", "sun.epub", 1))
    >>> [one.story for one in touched(stories, ["/x/in/rain.toml"], [])]
    ['in/rain.txt']
    >>> len(touched(stories, ["/x/in/storybind.toml"], ["/x/in/sun.txt"]))
    1
    """
    changed = [PurePath(path) for path in settled]
    names = {name for path in changed for name in (*names_called(str(path)), path.parent.name)}
    alone = (*STORIES, ".toml")
    everything = any(path.suffix.lower() not in alone or path.name in CONFIGS for path in changed)
    waiting = {PurePath(path).stem for path in unsettled}
    return tuple(
        one for one in stories if (everything or _name(one) in names) and PurePath(one.story).stem not in waiting
    )


def _name(story: Planned) -> str:
    path = PurePath(story.story)
    return path.name if story.joined else path.stem


def chunks(stories: Sequence[Planned], jobs: int) -> Iterator[tuple[Planned, ...]]:
    """The stories as they are handed to workers: the largest first and alone, smaller ones many at once, fewer at the end.

    So a story of a kilobyte costs no trip of its own, and no core is left with a novel, or many stories, when the others
    have done.
    """
    left = sum(story.size for story in stories)
    chunk: list[Planned] = []
    size = 0
    for story in sorted(stories, key=lambda one: -one.size):
        if chunk and (len(chunk) == _CHUNK or size + story.size > min(_CHUNK_BYTES, left // (jobs * _TURNS))):
            yield tuple(chunk)
            left -= size
            chunk, size = [], 0
        chunk.append(story)
        size += story.size
    if chunk:
        yield tuple(chunk)
