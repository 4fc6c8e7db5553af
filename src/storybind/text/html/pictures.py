"""What an element of a page that shows a picture, or draws a line, says of itself."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from bs4.element import Tag

from storybind.model import WORDLESS, Inline, is_picture
from storybind.text.html.body import HEADINGS
from storybind.text.html.piece import Piece
from storybind.text.html.soup import class_names

_PARTS = r"divider|separator|scene.?break|line.?break|section.?break|ornament|flourish"
_DIVIDER = r"divider|separator|ornament|flourish|scene.?break|line.?break|spacer|[*~•-]+"

_BREAK = re.compile(
    r"(?:scene|section|story|text)[-_]?(?:break|divider|separator)|dinkus|asterism|fleuron|ornament(?:al)?[-_]?break",
    re.IGNORECASE,
)

_ICON = 48  # pixels
_NUMBERED = re.compile(r"\d|_")

_OF_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp|avif)(?: ?\(\d+ ?[kKmM][bB]?\))?", re.IGNORECASE)
"""What a program writes for the words that stand for a picture: the name of its file, and how large that is."""


class Picture(NamedTuple):
    """An ``img`` of a page.

    Attributes:
        words: What its author says is to be seen; may be empty.
        place: Of its file, as the page has it.
        divides: Whether it is an ornament between two scenes.
        small: Whether it says that it is no larger than an icon, as those do that only count visitors.
    """

    words: str
    place: str
    divides: bool
    small: bool


def read_picture(tag: Tag) -> Picture:
    """What an ``img`` says of itself."""
    words = " ".join(str(tag.attrs.get("alt") or tag.attrs.get("title") or "").split())
    place = str(tag.attrs.get("src") or "").strip()
    words = "" if _OF_FILE.fullmatch(words) or (_NUMBERED.search(words) and words == _bare_name(place)) else words
    divides = (
        re.fullmatch(_DIVIDER, words, re.IGNORECASE) if words else re.search(_PARTS, _bare_name(place), re.IGNORECASE)
    )
    sizes = [str(tag.attrs.get(side, "")).removesuffix("px") for side in ("width", "height")]
    small = any(size.isascii() and size.isdigit() and int(size[:6]) < _ICON for size in sizes)
    return Picture(words, place, bool(divides), small)


def divides_by_name(tag: Tag) -> bool:
    """Whether an element without words parts two scenes by what it is called, and the page's styles draw the rest."""
    named = any(map(_BREAK.fullmatch, class_names(tag)))
    return named and not tag.get_text(strip=True) and tag.find("img") is None


def _bare_name(place: str) -> str:
    """The name of a file without its folder and ending; empty for a picture that stands in the page itself.

    >>> _bare_name("https://example.org/img/divider-2.png?w=300"), _bare_name("data:image/png;base64,aa")
    ('divider-2', '')
    """
    if place[:5] == "data:":
        return ""
    return re.sub(r"[?#].*|\.\w+[?#].*|\.\w+$", "", place).rpartition("/")[2]


def part_headings(pieces: Iterable[Piece], shown: Collection[str]) -> Iterator[Piece]:
    """The pieces, those of headings without their pictures, which stand below them, and above the first; `shown` are the places of those that are there.

    One that is no more than a picture is what its words say, unless it leads elsewhere, or stands on a level with a site's name.
    """
    headed = False
    for piece in pieces:
        pictures = [one for one in piece.inline if one.kind == "picture"] if piece.element in HEADINGS else []
        alone = is_picture(piece)
        if (
            not pictures
            or any(one.kind in ("noteref", "ruby") for one in piece.inline)
            or (alone and _is_of_site(piece))
        ):
            yield piece
        else:
            heading = piece if alone else piece._replace(text=_without(piece.text, pictures))
            below = [
                _set_below(piece, WORDLESS if alone else piece.text[one.start : one.end], one.target)
                for one in pictures
                if not alone or one.target in shown
            ]
            heading = heading._replace(inline=(), lines=piece.lines[: heading.text.count("\n") + 1], insets=())
            yield from [heading, *below] if headed else [*below, heading]
        headed = headed or piece.element in HEADINGS


def _is_of_site(piece: Piece) -> bool:
    """Whether a heading that is a picture has no words, leads elsewhere, or is of the first level."""
    return HEADINGS[piece.element] == 1 or piece.linked or not piece.has_words


def _without(text: str, pictures: Iterable[Inline]) -> str:
    """A heading's text without the words of its pictures, and without the blanks round them."""
    last, parts = 0, list[str]()
    for one in pictures:
        parts.append(text[last : one.start].rstrip(" "))
        last = one.end
    lines = " ".join([*parts, text[last:].lstrip(" ")]).split("\n")
    return "\n".join(filter(None, map(str.strip, lines)))


def _set_below(heading: Piece, words: str, place: str) -> Piece:
    """A picture of a heading as a paragraph of its own."""
    picture = Inline(0, len(words), "picture", place)
    return heading._replace(
        text=words, inline=(picture,), lines=heading.lines[:1], element="p", seen="", unseen=(), insets=()
    )
