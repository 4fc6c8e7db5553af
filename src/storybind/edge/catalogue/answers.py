"""Answers and what they say of themselves: pages, pictures, names of files, the few files that pages need."""

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from storybind.edge.catalogue import site
from storybind.edge.catalogue.addresses import file_name
from storybind.edge.catalogue.shelf import Entry

_FOREVER = "private, max-age=31536000, immutable"


def prefers_json(accept: str) -> bool:
    """Whether a client would rather have OPDS 2.0; whoever does not say so gets Atom.

    >>> prefers_json("application/opds+json, application/atom+xml;q=0.9"), prefers_json("*/*"), prefers_json("x;q=y")
    (True, False, False)
    """
    weights = {"application/opds+json": 0.0, "application/atom+xml": 0.0}
    for order, part in enumerate(accept.split(",")[:20]):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((parameter[2:] for parameter in parameters if parameter.startswith("q=")), "1")
        if kind in weights:
            weights[kind] = (float(weight) if weight.replace(".", "", 1).isdecimal() else 0.0) - order / 1000
    return weights["application/opds+json"] > weights["application/atom+xml"]


def disposition(entry: Entry, ending: str) -> str:
    """``Content-Disposition`` with both names, the plain one first: KOReader reads no other."""
    plain, full = file_name(entry, ending, plain=True), file_name(entry, ending)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full, safe='')}"


async def static_file(request: Request) -> Response:
    """One of the few files that pages need, a stylesheet or the icon, by its ``name`` in the address."""
    found = _STATIC_FILES.get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return Response(found[0], media_type=found[1], headers={"Cache-Control": "private, max-age=3600"})


def html_response(page: str, status: int = 200) -> Response:
    """A page."""
    headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache"}
    return Response(page.encode("utf-8", "replace"), status, headers)


def picture(data: bytes) -> Response:
    """A picture, for good: its address changes with it."""
    return Response(data, media_type="image/jpeg", headers={"Cache-Control": _FOREVER})


def _read_static() -> dict[str, tuple[bytes, str]]:
    kinds = {".css": "text/css; charset=utf-8", ".png": "image/png"}
    folder = site.HERE / "static"
    return {file.name: (file.read_bytes(), kinds[file.suffix]) for file in folder.iterdir() if file.suffix in kinds}


_STATIC_FILES = _read_static()
"""The few files that pages need, by name; no other name is ever looked for."""
