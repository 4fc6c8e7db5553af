"""Requests to answers: each address of the catalogue and what stands behind it."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Mapping, MutableMapping
from pathlib import Path, PurePath
from typing import Any
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
from storybind.edge.catalogue.reader import POLICY, Bar, dress
from storybind.edge.catalogue.scan import Catalogue
from storybind.edge.catalogue.shelf import Entry, Facts
from storybind.edge.catalogue.views import View, find_view
from storybind.edge.catalogue.workshop import Workshop
from storybind.errors import BusyError, CalibreError, NotABookError, StorybindError

_KINDS = {".kepub.epub": "application/kepub+zip", ".epub": "application/epub+zip", ".azw3": "application/vnd.amazon.mobi8-ebook"}  # fmt: skip
"""What a book can be had as, by how its address ends; the longer ending first."""
_LOOK_AGAIN = 2.0
"""Seconds after which the folder is looked at anew before a list is shown."""
_PATIENCE = 0.5
"""Seconds that a list waits for that; whoever has copied a thousand books in sees them a little later."""
_AT_ONCE = 50  # stories that are read before what they say is shown


class _Lookout:
    """Looks at the folder again and again, and has the stories read that are new in it."""

    def __init__(self, catalogue: Catalogue, workshop: Workshop) -> None:
        self._catalogue, self._workshop = catalogue, workshop
        self._looked = time.monotonic()
        self._looking: asyncio.Task[None] | None = None
        self._describing: asyncio.Task[None] | None = None

    async def look_again(self) -> None:
        """Have the folder looked at if that was some time ago; one looks for all, and nobody waits long."""
        if self._looking is None and time.monotonic() - self._looked > _LOOK_AGAIN:
            self._looking = asyncio.create_task(self._look())
        if self._looking:
            await asyncio.wait({self._looking}, timeout=_PATIENCE)

    async def _look(self) -> None:
        try:
            await run_in_threadpool(self._catalogue.refresh)
        finally:
            self._looked, self._looking = time.monotonic(), None
        self.describe_stories()

    def describe_stories(self) -> None:
        """Have the stories read that nobody has read yet, beside all else."""
        if self._catalogue.unread() and self._describing is None:
            self._describing = asyncio.create_task(self._describe())

    async def _describe(self) -> None:
        try:
            while unread := self._catalogue.unread():
                news = {path: await self._facts(path) for path in unread[:_AT_ONCE]}
                await run_in_threadpool(self._catalogue.tell, news)
        finally:
            self._describing = None

    async def _facts(self, path: str) -> Facts | StorybindError:
        """What a story says of itself, or why it cannot be read."""
        try:
            return await self._workshop.describe(self._catalogue.root / path)
        except StorybindError as wrong:
            return wrong


class Desk:
    """Answers requests from a catalogue."""

    def __init__(self, catalogue: Catalogue, workshop: Workshop, to: Addresses) -> None:
        self._catalogue, self._workshop, self._to = catalogue, workshop, to
        self._lookout = _Lookout(catalogue, workshop)

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
            ("/static/{name}", static_file),
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
        self._lookout.describe_stories()
        yield
        self._workshop.close()

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
        ending = next((ending for ending in _KINDS if name.endswith(ending)), "")
        if not ending or (ending == ".azw3" and not self._workshop.converter):
            raise HTTPException(404)
        headers = {"Content-Disposition": disposition(entry, ending), "Cache-Control": "private, no-cache"}
        is_there = ending == ".epub" or entry.path.lower().endswith(ending)
        if is_there and not entry.story:
            return FileResponse(self._place(entry), media_type=_KINDS[ending], headers=headers)
        return Response(
            await self._workshop.book(entry, self._place(entry), ending), media_type=_KINDS[ending], headers=headers
        )

    async def cover(self, request: Request) -> Response:
        """A book's cover."""
        entry = self._entry(request)
        return picture(await self._workshop.cover(entry, self._place(entry)))

    async def thumbnail(self, request: Request) -> Response:
        """A book's cover, small."""
        entry = self._entry(request)
        return picture(await self._workshop.thumbnail(entry, self._place(entry)))

    async def read(self, request: Request) -> Response:
        """A page of a book, or what belongs to one."""
        entry, name = self._entry(request), request.path_params.get("name", "")
        place = self._place(entry)
        book = await self._workshop.book(entry, place, ".epub") if entry.story else place
        leaf = await run_in_threadpool(self._workshop.library.read_leaf, book, name)
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

    async def ask(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        """The page that asks for the code."""
        wrong = bool(scope.get("storybind.wrong"))
        request = Request(scope)
        face = "plain" if scope["path"] == "/e" or site.is_eink(request.headers.get("user-agent", "")) else "rich"
        page = site.ask_page(site.look_of(face, self._to._replace(base="")), wrong=wrong)
        await html_response(page, 403 if wrong else 200)(scope, receive, send)

    def _look_of(self, face: str) -> site.Look:
        return site.look_of(face, self._to, len(self._catalogue.troubles), kindle=bool(self._workshop.converter))

    async def _view(self, request: Request, path: str, size: int) -> View:
        await self._lookout.look_again()
        query = request.query_params.get("q") or request.query_params.get("query") or ""
        page = request.query_params.get("page", "1")
        number = int(page) if page.isdecimal() and page.isascii() and len(page) < 8 else 0
        view = find_view(self._catalogue.shelf, path, size, number, query)
        if view is None:
            raise HTTPException(404)
        return view

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
