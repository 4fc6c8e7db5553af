"""The pages for browsers: one face for phones and desktops, one for e-ink readers; neither needs a script.

The plain face keeps to what Kobo's WebKit of 2013 and older Kindles know: one column, big links, no flex, no grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from storybind.edge.catalogue.addresses import Addresses
from storybind.edge.catalogue.shelf import Entry, Facts, group_id
from storybind.edge.catalogue.views import LISTS, NOUNS, View
from storybind.languages import name_of

if TYPE_CHECKING:
    from storybind.edge.catalogue.review import Page

HERE = Path(__file__).parent
SIZES = {"rich": 48, "plain": 20}
"""Books on a page of each face."""

_EINK = ("kobo", "kindle", "tolino", "ereader", "pocketbook", "nook", "silk/1")
"""What the browsers of e-readers call themselves; a guess decides only which face the front door shows."""


_FILES = (
    ("epub", ".epub", "EPUB", "EPUB (most readers)"),
    ("kobo", ".kepub.epub", "For Kobo", "For Kobo"),
    ("kindle", ".azw3", "For Kindle", "For Kindle (AZW3)"),
)
"""What a book can be had as: whose browser says that it wants it, its ending, what stands on it in the rich and the plain face."""


class Look(NamedTuple):
    """Which face a page has."""

    face: str  # ``rich`` or ``plain``
    to: Addresses  # addresses without their origin, so that a page's hold under every name of this machine
    home: str  # what the face's own lists stand under
    feed: str  # the address for reading apps, whole
    troubles: int = 0  # how many files are not shown
    kindle: bool = False  # whether books can be had as Kindles open them

    def href(self, path: str) -> str:
        """A list in this face."""
        return f"{self.home}/{path}" if path else self.home or "/"


def is_eink(agent: str) -> bool:
    """Whether a browser says that it is an e-reader's."""
    return any(name in agent.lower() for name in _EINK)


def look_of(face: str, to: Addresses, troubles: int = 0, *, kindle: bool = False) -> Look:
    """A face of the catalogue at these addresses."""
    here = to._replace(origin="")
    return Look(face, here, f"{here.base}/e" if face == "plain" else here.base, to.feed(""), troubles, kindle)


def list_page(view: View, look: Look) -> str:
    """A list of books, or of doors to lists."""
    noun = NOUNS.get(view.path, "book")
    return _fill("list", look, view=view, noun=noun, here=view.path)


def book_page(book: Entry, look: Look, agent: str) -> str:
    """The page about a book, for a browser that calls itself `agent`."""
    files = [file for file in _FILES if file[0] != "kindle" or look.kindle]
    files.sort(key=lambda file: file[0] not in agent.lower())  # all are offered; the likeliest first
    left_alone = "kindle" in agent.lower() and not look.kindle
    return _fill("book", look, book=book, files=files, left_alone=left_alone)


def ask_page(look: Look, *, wrong: bool) -> str:
    """The page that asks for the code."""
    return _fill("ask", look, wrong=wrong)


def trouble_page(look: Look, title: str, told: Sequence[str]) -> str:
    """A page that says what went wrong and what to do, in so many paragraphs."""
    return _fill("trouble", look, heading=title, told=told)


def review_page(page: Page, base: str, trouble: str) -> str:
    """The page on which a story is reviewed; `trouble` is why the last change was not made."""
    template = _environment().get_template("review.html")
    return template.render(page=page, base=base, static=f"{base}/static", trouble=trouble)


def _fill(name: str, look: Look, *, here: str = "", **values: Any) -> str:
    """A template of a face with its values, and with what every page shows."""
    to = look.to
    values |= {"look": look, "static": f"{to.root}/static", "lists": LISTS, "site": to.title, "here": here}
    return _environment().get_template(f"{look.face}-{name}.html").render(values)


@cache
def _environment() -> Environment:
    """Templates that escape all they are given."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "count": _count,
        "path_of": lambda name, kind: f"{kind}/{group_id(kind, name)}",
        "facts_line": _facts_line,
        "size": _size,
    }
    return made


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 or what == 'series' else 's'}"


def _facts_line(facts: Facts) -> str:
    """What is worth a line of its own about a book: words, language, when it came out."""
    words = f"{facts.words:,} words" if facts.words else ""
    return " · ".join(filter(None, (words, name_of(facts.language), facts.date, facts.publisher)))


def _size(size: int) -> str:
    """Bytes as people say them.

    >>> _size(131047), _size(2_500_000)
    ('131 kB', '2.5 MB')
    """
    return f"{max(1, size // 1000)} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
