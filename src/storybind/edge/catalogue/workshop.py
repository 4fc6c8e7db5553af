"""What takes its time: books bound, covers drawn, stories read; one thing at a time, and each made once."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from pathlib import Path
from typing import Protocol, TypeVar

from starlette.concurrency import run_in_threadpool

from storybind.edge.catalogue.reader import Leaf
from storybind.edge.catalogue.shelf import Entry, Facts
from storybind.edge.catalogue.worker import Worker
from storybind.errors import BusyError

T = TypeVar("T")

_THUMBNAILS, _BOOKS = 16_000_000, 32_000_000  # bytes of memory for pictures and for books that were made
_WAITING = 40  # requests that may wait for the worker


class Stock:
    """The files asked for last, as many as fit; each is made once, however many ask for it at the same time.

    All of them together have so much `room`, in bytes; a file that takes more than half is not kept.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._files: OrderedDict[Hashable, bytes] = OrderedDict()
        self._making: dict[Hashable, asyncio.Task[bytes]] = {}

    async def get(self, key: Hashable, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """The file of a name, made by `make` if it is not there; what that raises, everybody hears who waits for it."""
        if key in self._files:
            self._files.move_to_end(key)
            return self._files[key]
        if key not in self._making:
            self._making[key] = asyncio.ensure_future(self._make(key, make))
        return await asyncio.shield(self._making[key])  # one who leaves does not stop it for the others

    async def _make(self, key: Hashable, make: Callable[[], Awaitable[bytes]]) -> bytes:
        try:
            data = await make()
        finally:
            del self._making[key]
        if len(data) <= self._room // 2:
            self._files[key] = data
            self._taken += len(data)
            while self._taken > self._room:
                _, oldest = self._files.popitem(last=False)
                self._taken -= len(oldest)
        return data


class Library(Protocol):
    """Who knows stories and books; the functions of `storybind.library`."""

    def describe(self, story: str) -> Facts:
        """What a story says of itself."""

    def bind(self, story: str, kobo: bool) -> bytes:
        """The book of a story."""

    def for_kobo(self, book: str) -> bytes:
        """A book as a kepub."""

    def for_kindle(self, book: str, tool: str) -> bytes:
        """A book or a story as Kindles open it, by calibre's ``ebook-convert``."""

    def draw_cover(self, facts: Facts, seed: str) -> bytes:
        """A cover for a book that has none, as JPEG."""

    def cover_of_story(self, story: str) -> bytes:
        """The cover that a story's book will have, as JPEG."""

    def cover_of_book(self, book: Path) -> bytes | None:
        """A book's cover as JPEG, None where it has none that can be shown."""

    def thumbnail(self, cover: bytes) -> bytes:
        """A picture made small, as JPEG."""

    def read_leaf(self, book: Path | bytes, name: str) -> Leaf | None:
        """A file of a book; its first page for the empty name, None for a name that it has not."""


class Workshop:
    """Makes what is asked for, of what is at a `place`; books for Kindles by calibre's ``ebook-convert``, if there is a `converter`."""

    def __init__(self, library: Library, worker: Worker, converter: str | None) -> None:
        self.library, self.converter = library, converter
        self._worker = worker
        self._thumbnails, self._made = Stock(_THUMBNAILS), Stock(_BOOKS)
        self._turn = asyncio.Semaphore(1)
        self._small = asyncio.Semaphore(2)
        self._waiting = 0

    def close(self) -> None:
        """End the long work, whatever it is at."""
        self._worker.stop()

    async def describe(self, story: Path) -> Facts:
        """What a story says of itself; nobody waits for it; raises `StorybindError`."""
        return await self._in_turn(self.library.describe, str(story))

    async def book(self, entry: Entry, place: Path, ending: str) -> bytes:
        """A story bound, or a book turned into one for Kobo or Kindle; raises `StorybindError`."""

        async def make() -> bytes:
            if ending == ".azw3":
                return await self._work(self.library.for_kindle, str(place), self.converter)
            if entry.story:
                return await self._work(self.library.bind, str(place), ending == ".kepub.epub")
            return await self._work(self.library.for_kobo, str(place))

        return await self._made.get((entry.id, entry.version, ending), make)

    async def cover(self, entry: Entry, place: Path) -> bytes:
        """The cover of a book, or that a story's book will have; drawn where there is none."""

        async def draw() -> bytes:
            if entry.story:
                return await self._work(self.library.cover_of_story, str(place))
            return await self._work(self.library.draw_cover, entry.facts, entry.urn)

        found = None if entry.story else await run_in_threadpool(self.library.cover_of_book, place)
        return found or await self._made.get((entry.id, entry.version, "cover"), draw)

    async def thumbnail(self, entry: Entry, place: Path) -> bytes:
        """The same, small."""

        async def make() -> bytes:
            cover = await self.cover(entry, place)
            async with self._small:
                return await run_in_threadpool(self.library.thumbnail, cover)

        return await self._thumbnails.get((entry.id, entry.version), make)

    async def _work(self, job: Callable[..., T], *args: object) -> T:
        """Have a job done that somebody waits for."""
        if self._waiting >= _WAITING:
            raise BusyError("there is more to do than this machine can; try again in a minute")
        self._waiting += 1
        try:
            return await self._in_turn(job, *args)
        finally:
            self._waiting -= 1

    async def _in_turn(self, job: Callable[..., T], *args: object) -> T:
        async with self._turn:
            return await run_in_threadpool(self._worker.run, job, *args)
