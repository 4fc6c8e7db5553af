"""One page of what is on the shelf, whichever way it is then said: books, or doors to lists of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from storybind.edge.catalogue.shelf import LONGEST_QUERY, Entry, Group, Shelf


class Door(NamedTuple):
    """A way on from a list: where it leads below the face's own root, what stands on it, how many books are behind."""

    path: str
    title: str
    books: int
    urn: str


class View(NamedTuple):
    """One page of a list."""

    path: str  # ``""`` for the root, else such as ``new`` or ``author/0f1e2d3c4b5a6978``
    title: str  # what stands over it
    doors: tuple[Door, ...] = ()
    books: tuple[Entry, ...] = ()
    total: int = 0  # how many books or doors there are on all pages
    page: int = 1  # from 1 to `pages`
    pages: int = 1
    query: str = ""  # what was searched for
    sorts: bool = False  # whether it can be had in another order

    def address(self, page: int | None = None) -> str:
        """Where this list is, below the root of the face that shows it; the page shown unless another is named."""
        wanted = self.page if page is None else page
        parts = [f"q={quote(self.query)}"] * (self.path == "search") + [f"page={wanted}"] * (wanted > 1)
        return self.path + ("?" + "&".join(parts) if parts else "")

    @property
    def ways(self) -> Iterator[tuple[str, str]]:
        """The other pages of a list that has several: how each lies to this one, as a link's ``rel`` has it, and its address."""
        for rel, page in (("first", 1), ("previous", self.page - 1), ("next", self.page + 1), ("last", self.pages)):
            if self.pages > 1 and 1 <= page <= self.pages:
                yield rel, self.address(page)


LISTS = {"new": "Newest", "titles": "By title", "authors": "By author", "series": "By series", "tags": "By tag"}
"""The lists that the root leads to, and what stands on their doors."""

NOUNS = {"authors": "author", "series": "series", "tags": "tag"}
"""The lists of what books have in common, and what one of these is called, in addresses too."""


def find_view(shelf: Shelf, path: str, size: int, page: int = 1, query: str = "") -> View | None:
    """The page of a list, with at most `size` books or doors; None where there is no such list or no such page."""
    if path == "":
        doors = _root(shelf)
        return View("", "", doors=doors, total=len(doors))
    if path in ("new", "titles"):
        books = shelf.newest if path == "new" else shelf.titles
        return _cut(View(path, LISTS[path], sorts=True), books, size, page)
    if path == "search":
        query = query[:LONGEST_QUERY]
        title = f"Search: {query}" if query else "Search"
        return _cut(View(path, title, query=query), shelf.search(query), size, page)
    if path in NOUNS:
        noun, groups = NOUNS[path], getattr(shelf, path).values()
        behind = [Door(f"{noun}/{each.id}", each.name, len(each.entries), f"urn:storybind:{noun}:{each.id}") for each in groups]  # fmt: skip
        return _cut(View(path, LISTS[path]), behind, size, page)
    kind, _, ident = path.partition("/")
    for name, door in NOUNS.items():
        if kind == door:
            group: Group | None = getattr(shelf, name).get(ident)
            return _cut(View(path, group.name), group.entries, size, page) if group else None
    return None


def _root(shelf: Shelf) -> tuple[Door, ...]:
    """Newest and titles always, so that an empty shelf has its doors too; the others where something is behind them."""
    counts: Mapping[str, int] = {
        "new": len(shelf),
        "titles": len(shelf),
        **{name: len(getattr(shelf, name)) for name in NOUNS},
    }
    return tuple(
        Door(name, title, counts[name], f"urn:storybind:{name}")
        for name, title in LISTS.items()
        if counts[name] or name not in NOUNS
    )


def _cut(view: View, items: Sequence[Entry | Door], size: int, page: int) -> View | None:
    """A page of a list with its books or doors; an empty list has one empty page."""
    pages = max(1, -(-len(items) // size))
    if not 1 <= page <= pages:
        return None
    shown = items[(page - 1) * size : page * size]
    return view._replace(
        doors=tuple(item for item in shown if isinstance(item, Door)),
        books=tuple(item for item in shown if isinstance(item, Entry)),
        total=len(items),
        page=page,
        pages=pages,
    )
