"""The page on which a story is reviewed: read with its breaks, chapters and notes, which can be set and taken out, without a script.

It is for this machine alone, and changes nothing but the story's sidecar: a page of another site cannot do so, as it does
not know the code in the address.
"""

from collections.abc import MutableMapping
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from storybind.edge.catalogue import site
from storybind.edge.catalogue.answers import html_response, static_file
from storybind.errors import StorybindError

BREAKS = ("add", "remove", "up", "down", "title")
"""What a button does to a break."""

ENTRIES = ("chapter", "no-chapter", "note", "no-note")
"""The keys of entries that are set and taken out by a button, besides those of breaks."""

UNDO = "undo"
"""What takes such an entry back."""


class Place(NamedTuple):
    """A paragraph: what the page calls it, its words, the kind of its block, and whether a scene may begin with it, or it may head a chapter."""

    token: str
    text: str
    style: str
    may: bool
    may_head: bool = False


class Part(NamedTuple):
    """A scene: the paragraph that it opens with, all of them, its title, and why it begins; `kind` is empty for a chapter's first."""

    opening: Place
    places: tuple[Place, ...]
    title: str
    kind: str
    evidence: str
    because: str


class Entry(NamedTuple):
    """What the sidecar says of a chapter or a note: what the page calls it, its key, and the words that it names."""

    token: str
    key: str
    words: str


class Page(NamedTuple):
    """A chapter of a story."""

    title: str  # the story's, as its authors and language are
    authors: tuple[str, ...]
    language: str
    chapters: tuple[str, ...]  # the headings of all, empty for one that has none
    number: int  # which it is, from 1
    scenes: tuple[Part, ...]
    sidecar: str  # the name of the file in which changes are kept
    told: tuple[str, ...]  # what is to be told of that file
    headings: tuple[Place, ...] = ()  # those of its part and its own that stand in the text
    notes: tuple[Place, ...] = ()  # the author's, of this chapter; their styles are their kinds
    entries: tuple[Entry, ...] = ()  # what the sidecar says of chapters and notes


class Spot(NamedTuple):
    """Where something is now: its chapter, from 1, and the paragraph's token, empty for the top of the page."""

    number: int
    token: str = ""


class Reviewed(Protocol):
    """The story; `storybind.review.Review`."""

    def page(self, number: int) -> Page | None:
        """A chapter, from 1; None where there is none."""

    def change(self, number: int, what: str, token: str, title: str = "") -> Spot:
        """Change a break, a chapter or a note and save it; gives where it stands now."""


class ReviewDesk:
    """Answers requests for a review, whose addresses begin with `base`: ``/k/CODE``."""

    def __init__(self, story: Reviewed, base: str) -> None:
        self._story, self._base = story, base

    def app(self) -> Starlette:
        """The review as an ASGI application."""
        routes = [
            Route("/", self.front, methods=["GET"]),
            Route("/static/{name}", static_file, methods=["GET"]),
            Route("/{number:int}", self.show, methods=["GET"]),
            Route("/{number:int}", self.change, methods=["POST"]),
        ]
        made = Starlette(routes=routes, exception_handlers={StorybindError: self._in_trouble})
        made.router.redirect_slashes = False
        return made

    async def front(self, request: Request) -> Response:
        """The first chapter."""
        return RedirectResponse(f"{self._base}/1", 303)

    async def show(self, request: Request) -> Response:
        """A chapter with its breaks."""
        return await self._shown(request.path_params["number"])

    async def change(self, request: Request) -> Response:
        """A break, a chapter or a note changed, and back to where it is now."""
        number = request.path_params["number"]
        said = {name: values[0] for name, values in parse_qs((await request.body()).decode("utf-8", "replace")).items()}
        what = next((name for name in (*BREAKS, *ENTRIES, UNDO) if name in said), "")
        try:
            spot = await run_in_threadpool(self._story.change, number, what, said.get(what, ""), said.get("words", ""))
        except StorybindError as wrong:
            return await self._shown(number, str(wrong), 409)
        fragment = f"#p{spot.token}" if spot.token else ""
        return RedirectResponse(f"{self._base}/{spot.number}{fragment}", 303)

    async def ask(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        """What whoever brings no code is told."""
        told = Response("Use the address that storybind review shows.\n", 401, media_type="text/plain")
        await told(scope, receive, send)

    async def _shown(self, number: int, trouble: str = "", status: int = 200) -> Response:
        page = await run_in_threadpool(self._story.page, number)
        if page is None:
            raise HTTPException(404)
        return html_response(site.review_page(page, self._base, trouble), status)

    async def _in_trouble(self, request: Request, wrong: Exception) -> Response:
        return Response(f"{wrong}\n", 422, media_type="text/plain")
