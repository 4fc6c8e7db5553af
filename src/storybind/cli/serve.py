"""``storybind serve``: a folder of books and stories for browsers and reading apps."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

from storybind.cli import say
from storybind.edge.folder import check_local, check_readable
from storybind.errors import NotInstalledError, OptionError

if TYPE_CHECKING:
    from storybind.edge.catalogue.addresses import Addresses
    from storybind.edge.catalogue.guard import Guard
    from storybind.edge.catalogue.scan import Catalogue

MODULES = ("starlette", "uvicorn", "jinja2")
SHORTEST_CODE = 6


def run(folder: str, *, lan: bool, address: str | None, port: int, code: str | None, title: str | None) -> int:
    """Serve until Ctrl-C."""
    need_extra("serve")
    check_local(folder, "this is a file; name the folder it is in")
    check_readable(folder)
    check_code(code)
    from storybind import library
    from storybind.edge.calibre import find_tool
    from storybind.edge.catalogue.addresses import Addresses
    from storybind.edge.catalogue.desk import Desk
    from storybind.edge.catalogue.guard import KEY, Guard, new_code
    from storybind.edge.catalogue.scan import Catalogue
    from storybind.edge.catalogue.server import LOOPBACK, hosts_of, lan_address, open_socket
    from storybind.edge.catalogue.shelf import legal
    from storybind.edge.catalogue.worker import Worker
    from storybind.edge.catalogue.workshop import Workshop
    from storybind.filenames import STORIES

    here = address or (lan_address() if lan else LOOPBACK)
    code = code or (new_code() if here != LOOPBACK else "")
    with open_socket(here, port) as listening:
        port = listening.getsockname()[1]
        origin = f"http://{here}" if port == 80 else f"http://{here}:{port}"
        name = legal(title or Path(folder).resolve().name).strip() or "Books"
        to = Addresses(name, origin, f"{KEY}{code.casefold()}" if code else "")
        catalogue = Catalogue(Path(folder), library.read_all_facts, library.doubt, STORIES)
        catalogue.refresh()
        converter = find_tool("ebook-convert", os.environ.get("PATH", os.defpath))
        desk = Desk(catalogue, Workshop(library, Worker(), converter), to)
        _tell(catalogue, to, code, lan=here != LOOPBACK)
        return serve_until_stopped(Guard(desk.app(), desk.ask, hosts_of(here, port), code), listening)


def serve_until_stopped(guard: Guard, listening: socket) -> int:
    """Serve until Ctrl-C; gives the exit code."""
    from storybind.edge.catalogue.server import serve

    say.aside("storybind: stop with Ctrl-C")
    try:
        serve(guard, listening)
    except KeyboardInterrupt:
        say.aside("storybind: stopped")
        return say.INTERRUPTED
    return 0


def need_extra(command: str) -> None:
    """Make sure that what serves pages is there; raises `NotInstalledError`."""
    if missing := [name for name in MODULES if not find_spec(name)]:
        told = f'{command} needs {", ".join(missing)}, not installed; install it with: pip install "storybind[serve]"'
        raise NotInstalledError(told)


def check_code(code: str | None) -> None:
    """Make sure that a code of the user's own is long enough and can stand in an address; raises `OptionError`."""
    if code is not None and (len(code) < SHORTEST_CODE or not (code.isascii() and code.isalnum())):
        raise OptionError(f"a code has at least {SHORTEST_CODE} letters and digits, and nothing else", where="--code")


def _tell(catalogue: Catalogue, to: Addresses, code: str, *, lan: bool) -> None:
    """Say what is served and where; on a network who can come in, and a QR code for those who would have to type."""
    stories = sum(entry.story for entry in catalogue.shelf.by_id.values())
    books = len(catalogue.shelf) - stories
    what = " and ".join(
        [say.count(books, "book")] * bool(books or not stories) + [say.stories(stories)] * bool(stories)
    )
    say.line(f"{to.title}: {what}")
    say.line(f"  browser       {to.page('')}")
    if code:
        say.line(f"  by hand       {to.origin}/ and the code {code}")
    say.line(f"  reading app   {to.feed('')}")
    if lan:
        say.qr(to.page(""))
        told = "anyone on this network who has the code can read these books; the connection is not encrypted"
        say.aside(f"storybind: {told}")
    if catalogue.troubles:
        say.aside(f"storybind: {say.count(len(catalogue.troubles), 'file')} not shown; {to.page('trouble')} says why")
