"""What takes its time: books bound, covers drawn, stories read; one thing at a time, and each made once."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

from storybind.edge.catalogue.library import Library
from storybind.edge.catalogue.shelf import Entry, Facts
from storybind.edge.catalogue.stock import Stock
from storybind.edge.catalogue.worker import Worker
from storybind.errors import BusyError

T = TypeVar("T")

_THUMBNAILS, _BOOKS = 16_000_000, 32_000_000  # bytes of memory for pictures and for books that were made
_WAITING = 40  # requests that may wait for the worker


class Workshop:
    """Makes what is asked for; `place` is always where the entry's file is.

    Args:
        library: Who knows books.
        worker: Who does the long work.
        converter: Where calibre's ``ebook-convert`` is, if anywhere; by it books can be had for Kindles.
    """

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
        """What a story says of itself; nobody waits for it.

        Raises:
            StorybindError: It cannot be read.
        """
        return await self._in_turn(self.library.describe, str(story))

    async def book(self, entry: Entry, place: Path, ending: str) -> bytes:
        """A story bound, or a book turned into one for Kobo or Kindle.

        Raises:
            BusyError: Too many wait already.
            StorybindError: It cannot be made.
        """

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
