"""Requests to answers: each address of the catalogue and what stands behind it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Mapping, MutableMapping
from pathlib import Path, PurePath
from typing import Any, Protocol, TypeVar
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from storybind.edge.catalogue import atom, opds2, site
from storybind.edge.catalogue.addresses import Addresses
from storybind.edge.catalogue.answers import disposition, html_response, picture, prefers_json, static_file
from storybind.edge.catalogue.reader import POLICY, Bar, Leaf, dress
from storybind.edge.catalogue.scan import Catalogue
from storybind.edge.catalogue.shelf import Entry, Facts
from storybind.edge.catalogue.stock import Stock
from storybind.edge.catalogue.views import View, find_view
from storybind.edge.catalogue.worker import Worker
from storybind.errors import BusyError, CalibreError, NotABookError, StorybindError

T = TypeVar("T")

EPUB = "application/epub+zip"
KEPUB = "application/kepub+zip"
AZW3 = "application/vnd.amazon.mobi8-ebook"
_KINDS = {".epub": EPUB, ".kepub.epub": KEPUB, ".azw3": AZW3}
LOOK_AGAIN = 2.0
"""Seconds after which the folder is looked at anew before a list is shown."""
PATIENCE = 0.5
"""Seconds that a list waits for that; whoever has copied a thousand books in sees them a little later."""
_THUMBNAILS, _BOOKS = 16_000_000, 32_000_000  # bytes of memory for pictures and for books that were made
_WAITING = 40  # requests that may wait for the worker


class Library(Protocol):
    """What the catalogue asks of whoever knows books; the functions of `storybind.library`."""

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


class Desk:
    """Answers requests from a catalogue.

    Args:
        catalogue: The shared folder.
        library: Who knows books.
        worker: Who does the long work.
        to: The catalogue's addresses.
        converter: Where calibre's ``ebook-convert`` is, if anywhere; by it books can be had for Kindles.
    """

    def __init__(
        self, catalogue: Catalogue, library: Library, worker: Worker, to: Addresses, converter: str | None
    ) -> None:
        self._catalogue, self._library, self._worker, self._to = catalogue, library, worker, to
        self._converter = converter
        self._thumbnails, self._made = Stock(_THUMBNAILS), Stock(_BOOKS)
        self._turn = asyncio.Semaphore(1)
        self._small = asyncio.Semaphore(2)
        self._waiting = 0
        self._looked = time.monotonic()
        self._looking: asyncio.Task[None] | None = None
        self._describing: asyncio.Task[None] | None = None

    def app(self) -> Starlette:
        """The catalogue as an ASGI application."""
        get = [
            ("/", self.front),
            ("/book/{id}", self.book),
            ("/e/book/{id}", self.book),
            ("/get/{id}/{name}", self.download),
            ("/cover/{id}.jpg", self.cover),
            ("/thumb/{id}.jpg", self.thumbnail),
            ("/read/{id}", self.read),
            ("/e/read/{id}", self.read),
            ("/e/read/{id}/{name:path}", self.read),
            ("/read/{id}/{name:path}", self.read),
            ("/static/{name}", self.static),
            ("/opds/search.xml", self.search_description),
            ("/opds", self.feed),
            ("/opds/{path:path}", self.feed),
            ("/opds2", self.feed),
            ("/opds2/{path:path}", self.feed),
            ("/trouble", self.troubles),
            ("/e", self.list),
            ("/e/{path:path}", self.list),
            ("/{path:path}", self.list),
        ]
        made = Starlette(
            routes=[Route(path, handler, methods=["GET"]) for path, handler in get],
            lifespan=self._while_open,
            exception_handlers={HTTPException: self._refused, StorybindError: self._in_trouble},
        )
        made.router.redirect_slashes = False
        return made

    @contextlib.asynccontextmanager
    async def _while_open(self, app: Starlette) -> AsyncIterator[None]:
        self._describe_stories()
        yield
        self._worker.stop()

    async def front(self, request: Request) -> Response:
        """The newest books, in the face that suits the browser."""
        face = "plain" if site.is_eink(request.headers.get("user-agent", "")) else "rich"
        return await self._listed(request, "new" if face == "rich" else "", face)

    async def list(self, request: Request) -> Response:
        """A list as a page."""
        face = _face_of(request)
        path = request.path_params.get("path", "")
        return await self._listed(request, path, face)

    async def _listed(self, request: Request, path: str, face: str) -> Response:
        view = await self._view(request, path, site.SIZES[face])
        return html_response(site.list_page(view, self._look_of(face)))

    async def feed(self, request: Request) -> Response:
        """A list as a feed: Atom, or JSON under ``/opds2`` and for whoever prefers it."""
        path = request.path_params.get("path", "")
        as_json = request.url.path.startswith("/opds2") or prefers_json(request.headers.get("accept", ""))
        view = await self._view(request, path, atom.SIZE)
        to = self._to._replace(face="opds2" if as_json else "opds")
        kind = opds2.FEED if as_json else atom.NAVIGATION if view.doors else atom.ACQUISITION
        write = opds2.write_feed if as_json else atom.write_feed
        headers = {
            "Cache-Control": "no-cache",
            "Vary": "Accept",
            "Content-Type": f"{kind}{'' if as_json else ';charset=utf-8'}",
        }
        return Response(write(view, self._catalogue.shelf.updated, to), headers=headers)

    async def troubles(self, request: Request) -> Response:
        """What is in the folder and cannot be had, and why."""
        told = self._catalogue.troubles or ("All files are shown.",)
        return html_response(site.trouble_page(self._look_of("rich"), "Not shown", told))

    async def search_description(self, request: Request) -> Response:
        """How to search, for reading apps."""
        headers = {"Content-Type": f"{atom.DESCRIPTION};charset=utf-8"}
        return Response(atom.write_search_description(self._to), headers=headers)

    async def book(self, request: Request) -> Response:
        """The page about a book."""
        agent = request.headers.get("user-agent", "")
        return html_response(site.book_page(self._entry(request), self._look_of(_face_of(request)), agent))

    async def download(self, request: Request) -> Response:
        """A book as a file: the ending of the address says which kind; the rest of the name is decoration."""
        entry, name = self._entry(request), request.path_params["name"].lower()
        ending = next((ending for ending in (".kepub.epub", ".epub", ".azw3") if name.endswith(ending)), "")
        if not ending or (ending == ".azw3" and not self._converter):
            raise HTTPException(404)
        headers = {"Content-Disposition": disposition(entry, ending), "Cache-Control": "private, no-cache"}
        is_there = ending == ".epub" or entry.path.lower().endswith(ending)
        if is_there and not entry.story:
            return FileResponse(self._place(entry), media_type=_KINDS[ending], headers=headers)
        return Response(await self._made_book(entry, ending), media_type=_KINDS[ending], headers=headers)

    async def cover(self, request: Request) -> Response:
        """A book's cover."""
        return picture(await self._cover(self._entry(request)))

    async def thumbnail(self, request: Request) -> Response:
        """A book's cover, small."""
        entry = self._entry(request)

        async def make() -> bytes:
            cover = await self._cover(entry)
            async with self._small:
                return await run_in_threadpool(self._library.thumbnail, cover)

        return picture(await self._thumbnails.get((entry.id, entry.version), make))

    async def read(self, request: Request) -> Response:
        """A page of a book, or what belongs to one."""
        entry, name = self._entry(request), request.path_params.get("name", "")
        book = await self._made_book(entry, ".epub") if entry.story else self._place(entry)
        leaf = await run_in_threadpool(self._library.read_leaf, book, name)
        if leaf is None:
            raise HTTPException(404)
        face, look = ("/e", "read-plain") if _face_of(request) == "plain" else ("", "read")
        pages = f"{self._to.base}{face}/read/{entry.id}/"
        if not name:
            return RedirectResponse(pages + quote(leaf.after), status_code=303)
        data, kind = leaf.data, leaf.media_type
        if leaf.media_type in ("application/xhtml+xml", "text/html", "image/svg+xml"):
            stylesheet = f"{self._to.base}/static/{look}.css"
            bar = Bar(entry.facts.title, f"{self._to.base}{face}/book/{entry.id}", pages, stylesheet)
            data, kind = await run_in_threadpool(dress, leaf, bar)
        headers = {"Content-Security-Policy": POLICY, "Content-Type": kind, "Cache-Control": "private, no-cache"}
        return Response(data, headers=headers)

    async def static(self, request: Request) -> Response:
        """A stylesheet or the icon."""
        return static_file(request.path_params["name"])

    async def ask(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        """The page that asks for the code."""
        wrong = bool(scope.get("storybind.wrong"))
        request = Request(scope)
        face = "plain" if scope["path"] == "/e" or site.is_eink(request.headers.get("user-agent", "")) else "rich"
        page = site.ask_page(site.look_of(face, self._to._replace(base="")), wrong=wrong)
        await html_response(page, 403 if wrong else 200)(scope, receive, send)

    def _look_of(self, face: str) -> site.Look:
        return site.look_of(face, self._to, len(self._catalogue.troubles), kindle=bool(self._converter))

    async def _view(self, request: Request, path: str, size: int) -> View:
        await self._look_again()
        query = request.query_params.get("q") or request.query_params.get("query") or ""
        page = request.query_params.get("page", "1")
        number = int(page) if page.isdecimal() and page.isascii() and len(page) < 8 else 0
        view = find_view(self._catalogue.shelf, path, size, number, query)
        if view is None:
            raise HTTPException(404)
        return view

    async def _look_again(self) -> None:
        """Have the folder looked at if that was some time ago; one looks for all, and nobody waits long."""
        if self._looking is None and time.monotonic() - self._looked > LOOK_AGAIN:
            self._looking = asyncio.create_task(self._look())
        if self._looking:
            await asyncio.wait({self._looking}, timeout=PATIENCE)

    async def _look(self) -> None:
        try:
            await run_in_threadpool(self._catalogue.refresh)
        finally:
            self._looked, self._looking = time.monotonic(), None
        self._describe_stories()

    def _describe_stories(self) -> None:
        """Have the stories read that nobody has read yet, beside all else."""
        if self._catalogue.unread() and self._describing is None:
            self._describing = asyncio.create_task(self._describe())

    async def _describe(self) -> None:
        try:
            while unread := self._catalogue.unread():
                news: dict[str, Facts | StorybindError] = {}
                for path in unread[:50]:
                    try:
                        news[path] = await self._in_turn(self._library.describe, str(self._catalogue.root / path))
                    except StorybindError as wrong:
                        news[path] = wrong
                await run_in_threadpool(self._catalogue.tell, news)
        finally:
            self._describing = None

    async def _made_book(self, entry: Entry, ending: str) -> bytes:
        """A story bound, or a book turned into one for Kobo or Kindle; once, however many ask."""
        path = str(self._place(entry))

        async def make() -> bytes:
            if ending == ".azw3":
                return await self._work(self._library.for_kindle, path, self._converter)
            if entry.story:
                return await self._work(self._library.bind, path, ending == ".kepub.epub")
            return await self._work(self._library.for_kobo, path)

        return await self._made.get((entry.id, entry.version, ending), make)

    async def _cover(self, entry: Entry) -> bytes:
        path = self._place(entry)

        async def draw() -> bytes:
            if entry.story:
                return await self._work(self._library.cover_of_story, str(path))
            return await self._work(self._library.draw_cover, entry.facts, entry.urn)

        found = None if entry.story else await run_in_threadpool(self._library.cover_of_book, path)
        return found or await self._made.get((entry.id, entry.version, "cover"), draw)

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

    def _entry(self, request: Request) -> Entry:
        entry = self._catalogue.shelf.by_id.get(request.path_params["id"])
        if entry is None:
            raise HTTPException(404)
        return entry

    def _place(self, entry: Entry) -> Path:
        place = self._catalogue.place(entry)
        if place is None:
            raise HTTPException(404)
        return place

    async def _refused(self, request: Request, wrong: Exception) -> Response:
        status = wrong.status_code if isinstance(wrong, HTTPException) else 500
        return self._trouble(request, status, "Not here", "There is nothing under this address; it may have gone.")

    async def _in_trouble(self, request: Request, wrong: Exception) -> Response:
        if isinstance(wrong, BusyError):
            return self._trouble(request, 503, "Not now", wrong.message)
        names: Mapping[type[Exception], str] = {
            NotABookError: "This file cannot be read",
            CalibreError: "There is no AZW3 of this book",
        }
        what = names.get(type(wrong), "This story cannot be bound")
        why = f"{PurePath(wrong.where).name}: {wrong.message}" if isinstance(wrong, StorybindError) else ""
        return self._trouble(request, 422, what, why.removeprefix(": "))

    def _trouble(self, request: Request, status: int, title: str, told: str) -> Response:
        face = _face_of(request)
        return html_response(site.trouble_page(self._look_of(face), title, (told,)), status)


def _face_of(request: Request) -> str:
    path: str = request.scope["path"]
    return "plain" if path == "/e" or path.startswith("/e/") else "rich"
