"""What a finished book says of itself otherwise than its story does: options of the command line leave no other trace."""

from collections.abc import Iterator

from storybind.book.package import Package, read_dublin_core, read_metas
from storybind.model import Metadata, in_line

_NAMES = {"author": "authors"}  # of options, where the metadata calls them otherwise


def find_claims(package: Package, metadata: Metadata) -> dict[str, str | tuple[str, ...]]:
    """The options that a book of ours was made with, as far as its title page and language differ from what its story says.

    `metadata` is that without them, or with those that are known.
    """
    return {name: value for name, value in _claimed(package, metadata) if value != _said(name, metadata)}


def tell_claims(claims: dict[str, str | tuple[str, ...]], metadata: Metadata) -> str:
    """In words what a book says, and what its story says.

    >>> from storybind.model import Field
    >>> said = Metadata(Field("Rain", "text line 1"), Field(("Anna",), ""), Field("en", ""), Field("urn:x", ""))
    >>> tell_claims({"title": "Sleet"}, said)
    'the book has another title than the story: “Sleet”, not “Rain”; taken as given when it was made'
    >>> tell_claims({"publisher": "Quay", "title": "Sleet"}, said)
    'the book has another publisher and title than the story: “Quay”; “Sleet”, not “Rain”; taken as given when it was made'
    """
    names = " and ".join(name.replace("_", " ") for name in claims)
    parts = []
    for name, value in claims.items():
        said = _said(name, metadata)
        parts.append(f"{_quote(value)}, not {_quote(said)}" if said else _quote(value))
    return f"the book has another {names} than the story: {'; '.join(parts)}; taken as given when it was made"


def _claimed(package: Package, metadata: Metadata) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """What the package document says, by the names of options; nothing of what it does not name."""
    dc = {name: [text.strip() for text in texts] for name, texts in read_dublin_core(package).items()}
    first = {**read_metas(package), **{name: texts[0] for name, texts in dc.items()}}
    if title := first.get("title"):
        yield "title", title.removesuffix(f": {metadata.subtitle.value}") if metadata.subtitle else title
    if authors := tuple(filter(None, dc.get("creator", ()))):
        yield "author", authors
    for name, key in (("language", "language"), ("series", "calibre:series"), ("series_index", "calibre:series_index"), ("publisher", "publisher")):  # fmt: skip
        if value := first.get(key):
            yield name, value


def _said(name: str, metadata: Metadata) -> str | tuple[str, ...] | None:
    field = getattr(metadata, _NAMES.get(name, name))
    return field.value if field else None


def _quote(value: str | tuple[str, ...]) -> str:
    return f"“{in_line(value)}”"
