"""What stands before the catalogue: who may come in, by which name and method, and how long anybody may take.

The checks know nothing of books: a request that fails one never reaches them.
"""

import asyncio
import base64
import binascii
import secrets
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Mapping, MutableMapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""The signs of a code: none looks like another on a small screen."""
_CODE_LENGTH = 6
_WRONG_CODES = 10
"""Wrong codes that a client may try in `WINDOW` seconds; the seventh sign of luck comes after some centuries."""
WINDOW = 60.0
SLOWEST = 60.0
"""Seconds within which a client must take each piece of an answer."""
_LONGEST_ADDRESS = 4_096
"""Bytes of an address; the longest of ours are searches."""
_LONGEST_BODY = 16_384
"""Bytes of a form that is sent in, where one is taken."""
LONGEST_HEAD = 16_384
"""Bytes of all headers."""
_PIECE = 65_536
"""Bytes of an answer that go out at once."""
KEY = "/k/"
"""What the code stands behind in an address."""

HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",  # the code stands in the address
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
}
"""What every answer says, unless it says it itself."""

_OPEN = ("/", "/enter", "/e")  # where a reader asks for the code
_STATIC = "/static/"


class Refusal(NamedTuple):
    """Why a request goes no further."""

    status: int
    words: str
    headers: tuple[tuple[str, str], ...] = ()


def new_code() -> str:
    """A code nobody can guess: one of 887 million."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))


class Guard:
    """Lets a request through to `app`, or answers it."""

    def __init__(
        self,
        app: App,
        ask: App,  # shows the page that asks for the code; told whether one was wrong
        hosts: frozenset[str],  # values of ``Host`` that are ours; others are a web page that plays tricks with names
        code: str = "",  # what to know before anything is shown; empty where nobody else can come
        *,
        takes: bool = False,  # short forms, from our own pages alone; the code in the address keeps others out
    ) -> None:
        self._app, self._ask, self._hosts, self._code, self._takes = app, ask, hosts, code.casefold(), takes
        self._wrong: dict[str, deque[float]] = {}

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        send = _with_manners(send)
        headers = dict(scope["headers"])
        path = scope["path"]
        if len(path) > 1:
            scope["path"] = path = path.rstrip("/") or "/"
        refusal = _too_long(scope) or self._refuse(scope["method"], headers)
        if refusal is None and self._code:
            app, refusal = self._let_in(scope, path, headers)
        else:
            app = self._app
        await (_answer(refusal, send) if refusal else app(scope, receive, send))

    def _refuse(self, method: str, headers: Mapping[bytes, bytes]) -> Refusal | None:
        sent_in = method == "POST" and self._takes
        if method not in ("GET", "HEAD") and not sent_in:
            known = "GET, HEAD, POST" if self._takes else "GET, HEAD"
            return Refusal(405, f"This server knows no other methods than {known}.", (("Allow", known),))
        if headers.get(b"host", b"").decode("latin-1").lower() not in self._hosts:
            return Refusal(421, "This server is not called that. Use the address that storybind shows.")
        if sent_in and headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin":
            return Refusal(403, "This form is not of a page of this server.")
        length = headers.get(b"content-length", b"0")
        most = _LONGEST_BODY if sent_in else 0
        if b"transfer-encoding" in headers or not length.isdigit() or int(length.lstrip(b"0")[:9] or b"0") > most:
            told = f"This form may have {most:,} bytes." if sent_in else "This server takes nothing in."
            return Refusal(413, told, (("Connection", "close"),))
        return None

    def _let_in(
        self, scope: MutableMapping[str, Any], path: str, headers: Mapping[bytes, bytes]
    ) -> tuple[App, Refusal | None]:
        """Where a request for a guarded catalogue goes: in, to the page that asks, or nowhere."""
        if path.startswith(_STATIC):
            return self._app, None
        client = scope["client"][0] if scope.get("client") else ""
        given, rest = _code_given(scope, path, headers)
        if given is None:
            if path in _OPEN:
                return self._ask, None
            return self._app, Refusal(401, "Give the code as the password; any name will do.", _CHALLENGE)
        if self._locked(client):
            told = "Too many wrong codes. Wait a minute and try again."
            return self._app, Refusal(429, told, (("Retry-After", str(int(WINDOW))),))
        if not secrets.compare_digest(given.casefold().encode(), self._code.encode()):
            self._wrong.setdefault(client, deque(maxlen=_WRONG_CODES)).append(time.monotonic())
            scope["storybind.wrong"] = True
            if path in _OPEN:
                return self._ask, None
            if path.startswith(KEY):
                return self._app, Refusal(403, "This is not the code. Use the address that storybind shows.")
            return self._app, Refusal(401, "This is not the code.", _CHALLENGE)
        if path == "/enter":
            return self._app, Refusal(303, "", (("Location", f"{KEY}{self._code}/{rest}"),))
        scope["path"] = rest or "/"
        return self._app, None

    def _locked(self, client: str) -> bool:
        """Whether a client has tried too many wrong codes within the last minute; who has not is forgotten."""
        now = time.monotonic()
        for known in [known for known, tries in self._wrong.items() if now - tries[-1] > WINDOW]:
            del self._wrong[known]
        tries = self._wrong.get(client)
        return tries is not None and len(tries) == _WRONG_CODES and now - tries[0] <= WINDOW


_CHALLENGE = (("WWW-Authenticate", 'Basic realm="storybind", charset="UTF-8"'),)


def _code_given(scope: Mapping[str, Any], path: str, headers: Mapping[bytes, bytes]) -> tuple[str | None, str]:
    """The code that a request brings, None without one, and the path that it asks for."""
    if path.startswith(KEY):
        code, _, rest = path[len(KEY) :].partition("/")
        return code, f"/{rest}"
    if path == "/enter":
        asked = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=5)
        return asked.get("code", [""])[0].strip(), "e" if asked.get("to") == ["e"] else ""
    kind, _, secret = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    if kind.lower() == "basic":
        try:
            return base64.b64decode(secret, validate=True).decode().partition(":")[2], path
        except (binascii.Error, UnicodeDecodeError):
            return "", path
    return None, path


def _too_long(scope: Mapping[str, Any]) -> Refusal | None:
    """Uvicorn measures what comes in pieces only; a request that comes whole is measured here."""
    if len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST_ADDRESS:
        return Refusal(414, "No address here is that long.", (("Connection", "close"),))
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LONGEST_HEAD:
        return Refusal(431, "These are too many headers.", (("Connection", "close"),))
    return None


def _with_manners(send: Send) -> Send:
    """A `send` that adds `HEADERS`, and gives up on a client that takes an answer too slowly."""

    async def mannered(message: Message) -> None:
        if message["type"] == "http.response.start":
            said = {name.lower() for name, _ in message["headers"]}
            more = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message["headers"] = [*message["headers"], *(pair for pair in more if pair[0] not in said)]
        for part in _pieces(message):
            async with asyncio.timeout(SLOWEST):
                await send(part)

    return mannered


def _pieces(message: Message) -> Iterator[Message]:
    """A long body in pieces: between them the server waits until the client has taken what there is."""
    body = message.get("body", b"")
    if len(body) <= _PIECE:
        yield message
        return
    for at in range(0, len(body), _PIECE):
        more = at + _PIECE < len(body) or message.get("more_body", False)
        yield {"type": message["type"], "body": body[at : at + _PIECE], "more_body": more}


async def _answer(refusal: Refusal, send: Send) -> None:
    body = f"{refusal.words}\n".encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        *refusal.headers,
    ]
    lines = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": refusal.status, "headers": lines})
    await send({"type": "http.response.body", "body": body})
