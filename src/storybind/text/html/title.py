"""The heading of a page that is its story's title, and the name under it."""

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import NamedTuple

from storybind.model import is_picture
from storybind.text.front.by_name import read_byline
from storybind.text.front.lines import SERIES_FIRST, SERIES_LINE, is_rights
from storybind.text.front.names import is_name
from storybind.text.heading.line import read_heading
from storybind.text.html.head import is_chapter, names_author, page_title, signs, site_names, tab_title
from storybind.text.html.piece import Piece, bracket_readings
from storybind.text.html.regions import REST, STORY, Region
from storybind.text.html.soup import Tree
from storybind.text.html.survey import HEAD_OF_PAGE
from storybind.text.tables.head_labels import BY_WORDS, fold
from storybind.text.tables.headings import number_of
from storybind.text.tables.notes import is_dedication

TITLE = Region("title", -1)
"""The one piece that is the story's title; a page may call others so."""
SIGNED = Region("signed")
"""Below a title a ``By`` and a name, which may have stood on two lines."""

_HEADS = ("h1", "h2", "h3", "h4")
_LONGEST = 160  # characters
_SITE = 4  # words of a site's name
_HOSTS = frozenset({"welcome", "get your own free home page"})  # over a page made by hand; no story's first line
_NEAR = 4  # pieces from it down to a line that says who wrote it
_FIRST = (0, 1)  # numbers of a first chapter: over a second one a heading is that of the first
_BY_LINKED = r"\s(?:by|von|par|por|di|door)\s"
_OF_PERSON = re.compile(r"author|user|profile|member|people|writer|pseud|/u/|/~|@", re.IGNORECASE)
"""What the address or the class of a link to somebody's page has."""
_EARLY = 8  # pieces of a story among which its title may stand


class Titled(NamedTuple):
    """The pieces of a page, the title among them in a region of its own; what the page calls its story may be empty.

    `shown` is whether a reader sees the title on the page.
    """

    pieces: list[Piece]
    title: str
    shown: bool


def settle_title(pieces: Sequence[Piece], tree: Tree) -> Titled:
    """Find the title among the pieces, else in the page's head; a name alone right under it wrote the story, centred as it is, over a heading, or a heading itself."""
    settled = [*pieces]
    at = _find_title(pieces, tree)
    if at < 0:
        called = page_title(tree, _first_lines(pieces))
        at = _find_plain(pieces, fold(called))
        if at < 0:
            return Titled(settled, called, shown=False)
        sites = site_names(tree, called)
        settled[:at] = [piece._replace(region=REST) if _is_site(piece, sites) else piece for piece in pieces[:at]]
        if at + 1 < len(pieces) and pieces[at + 1].region is STORY and read_byline(pieces[at + 1].text):
            settled[at + 1] = pieces[at + 1]._replace(region=SIGNED)
    title = settled[at] = bracket_readings(pieces[at])._replace(region=TITLE)
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    if below and below.region is STORY and is_name(below.text):
        plain = below.element not in _HEADS
        over_heading = plain and at + 2 < len(pieces) and pieces[at + 2].element in _HEADS
        if (title.centred and below.centred) or over_heading or _is_lone_head(pieces, at + 1, tree):
            settled[at + 1] = below._replace(region=Region("author"))
    _sign(settled, at)
    book, slash, chapter = title.text.rpartition("/")
    if slash and is_chapter(chapter, alone=True):  # a library's page of a chapter: "The Weir/Chapter 3"
        title = title._replace(text=book)
        settled[at : at + 1] = [title, title._replace(text=chapter, region=Region("chapter"), gap=1)]
    elif name := _linked_name(title, tree) or _name_below(title, tree):
        title = title._replace(text=title.text[: name.start()])
        settled[at : at + 1] = [title, title._replace(text=name[0].strip(), region=SIGNED, gap=1)]
    return Titled(settled, title.in_one_line, shown=True)


def _linked_name(title: Piece, tree: Tree) -> re.Match[str] | None:
    """The ``by NAME`` at the end of a title, as programs that fetch stories write it.

    The name is a link in that heading: one of two, where the title itself is the other, or one to somebody's page.
    """
    if not re.search(_BY_LINKED, title.text, re.IGNORECASE):
        return None
    head = next((tag for tag in tree.tags if tag.sourceline == title.line and tag.name == title.element), None)
    links = head.find_all("a") if head is not None else []
    names = [" ".join(link.get_text().split()) for link in links]
    if not names or (len(names) == 1 and not _OF_PERSON.search(f"{links[0].get('href')} {links[0].get('class')}")):
        return None  # a word of a title may be a link as well
    return re.search(rf"{_BY_LINKED}{re.escape(names[-1])}\Z", title.text, re.IGNORECASE)


def _name_below(title: Piece, tree: Tree) -> re.Match[str] | None:
    """The ``by NAME`` in the last line of a title, or at its end where the page's head has that name, too."""
    named = re.search(rf"{_BY_LINKED}(?P<name>[^\n]+)\Z", title.text, re.IGNORECASE)
    if named is None or not title.text[: named.start()].strip():
        return None
    own_line = title.text[named.start()] == "\n" and is_name(named["name"])
    return named if own_line or signs(tree, named["name"]) else None


def _is_lone_head(pieces: Sequence[Piece], at: int, tree: Tree) -> bool:
    """Whether a heading under the title is who wrote the story: it heads none itself, no word of it is in the story, and something else says so.

    That is the page's head, a line of rights, or fellows further down that count chapters.
    """
    name, element = pieces[at].text, pieces[at].element
    if element not in _HEADS:
        return False
    below = [piece for piece in pieces[at + 1 :] if piece.region is STORY]
    fellows = [piece.text for piece in below if piece.element == element]
    counted = [found for text in fellows if (found := read_heading(text))]
    if len(counted) < len(fellows) or (counted and number_of(counted[0].label) not in _FIRST):
        return False
    if not (
        fellows or names_author(tree, name) or any(name in piece.text and is_rights(piece.text) for piece in pieces)
    ):
        return False
    any_word = "|".join(re.findall(r"\w{2,}", name))
    words = re.compile(rf"\b(?:{any_word})\b", re.IGNORECASE)
    return not any(words.search(piece.text) and not is_rights(piece.text) for piece in below)


def _sign(settled: list[Piece], title: int) -> None:
    """Make one line of a ``By`` that stands alone near the title and the name below it."""
    near = range(title + 1, min(title + _NEAR, len(settled) - 1))
    by = next((at for at in near if settled[at].region is STORY and fold(settled[at].text) in BY_WORDS), -1)
    if by > 0 and settled[by + 1].region is STORY and is_name(settled[by + 1].in_one_line):
        name = settled[by + 1]
        text = f"{settled[by].text} {name.in_one_line}"
        settled[by : by + 2] = [settled[by]._replace(text=text, inline=(), region=SIGNED, element=name.element)]


def _first_lines(pieces: Sequence[Piece]) -> frozenset[str]:
    """The first lines of the page that may be the story's, folded as titles are."""
    told = islice((piece for piece in pieces if piece.region in (STORY, REST) and piece.has_words), _EARLY)
    return frozenset(fold(piece.text.partition("\n")[0]) for piece in told)


def _find_plain(pieces: Sequence[Piece], known: str) -> int:
    """The index of the early line of the story that is what the page is called, and no heading; -1 where none is."""
    early = islice((at for at, piece in enumerate(pieces) if piece.region is STORY and piece.has_words), _EARLY)
    return next((at for at in early if known and fold(pieces[at].text) == known), -1)


def _is_site(piece: Piece, sites: Collection[str]) -> bool:
    """Whether a line above the title is the site's name, as the page's head says it; what may be the story's own is none."""
    text = piece.in_one_line
    if piece.region is not STORY or piece.quoted:
        return False
    if fold(text) in _HOSTS:
        return True
    if len(text.split()) > _SITE or fold(text) not in sites:
        return False
    series = re.fullmatch(SERIES_FIRST, text) or re.fullmatch(SERIES_LINE, text)
    return not (is_name(text) or read_heading(text) or is_dedication(text) or series)


def _find_title(pieces: Sequence[Piece], tree: Tree) -> int:
    """The index of the piece that is the story's title; -1 where none is."""
    for at, piece in enumerate(pieces):
        if piece.region.kind == "site:profile" and not piece.text.startswith("By:"):
            return at
    heads = [at for at, piece in enumerate(pieces) if _is_head(piece)]
    known = fold(page_title(tree))
    called = [at for at in heads if pieces[at].region.kind == "title"]
    called.sort(key=lambda at: fold(pieces[at].text) != known)  # of several, the one that the page's head knows
    for at in called:
        if not read_heading(pieces[at].text):
            return at
    usual = [at for at in heads if _could_be(pieces[at])]
    whole = fold(tab_title(tree))
    for at in usual:
        if known and fold(pieces[at].text) == known:
            return at
    for at in usual:
        if whole.startswith(fold(pieces[at].text)) and not read_heading(pieces[at].text):
            return at
    return _only_top(pieces, usual)


def _only_top(pieces: Sequence[Piece], usual: Sequence[int]) -> int:
    """The index of the one ``h1`` of the story, if it stands over all other headings, or of the one outside; else -1."""
    inside = [at for at in usual if pieces[at].region.kind in ("story", "sections")]
    tops = [at for at in inside if pieces[at].element == "h1"]
    if len(tops) == 1 and tops[0] == inside[0] and not read_heading(pieces[tops[0]].text):
        return tops[0]
    outside = [at for at in usual if pieces[at].element == "h1" and pieces[at].region.kind == REST.kind]
    return outside[0] if len(outside) == 1 and not read_heading(pieces[outside[0]].text) else -1


def _is_head(piece: Piece) -> bool:
    """Whether a piece is a heading that a reader reads, or is called a title."""
    kind = piece.region.kind
    return (
        (piece.element in _HEADS or kind == "title")
        and kind != "hidden"
        and len(piece.text) <= _LONGEST
        and piece.has_words
        and not is_picture(piece)
    )


def _could_be(piece: Piece) -> bool:
    """Whether a heading stands where a title may."""
    kind = piece.region.kind
    return not kind.startswith("out:") or kind in (REST.kind, HEAD_OF_PAGE)
