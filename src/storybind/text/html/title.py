"""What a page calls its story: the heading that it marks as the title, or what its head says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4.element import Tag

from storybind.text.headings import read_heading
from storybind.text.html.piece import Piece
from storybind.text.html.soup import Tree
from storybind.text.tables.labels import fold

_HEADS = ("h1", "h2", "h3", "h4")
_SEPARATORS = r"\s+[|«»·•:–—-]+\s+|\s*[|«»•]\s*|\s*::\s*"
_LONGEST = 160  # characters
_MOST_META = 60
_NO_TITLE = frozenset(
    {"untitled", "untitled document", "new page", "index", "document", "home", "story", "chapter", ""}
)


def meta(tree: Tree, *names: str) -> Tag | None:
    """The first element of the page's head that names one of these properties and says something, in order of the names."""
    found: dict[str, Tag] = {}
    for tag in tree.named.get("meta", ())[:_MOST_META]:
        name = str(tag.attrs.get("property") or tag.attrs.get("name") or "").casefold()
        if name in names and str(tag.attrs.get("content") or "").strip():
            found.setdefault(name, tag)
    return next((found[name] for name in names if name in found), None)


def content(tag: Tag | None) -> str:
    """What an element of the page's head says, in one line."""
    return " ".join(str(tag.attrs.get("content") or "").split()) if tag is not None else ""


def _printed(tree: Tree) -> str:
    """What a browser shows as the page's name."""
    title = tree.first("title")
    return " ".join(title.get_text().split()) if title is not None else ""


def page_title(tree: Tree) -> str:
    """The title in the page's head without the name of the site; empty where it says nothing of a story."""
    site = fold(content(meta(tree, "og:site_name", "application-name")))
    whole = content(meta(tree, "og:title", "dc.title", "twitter:title", "citation_title"))
    if not whole:
        whole = _printed(tree)
    parts = [part.strip() for part in re.split(_SEPARATORS, whole[:500]) if fold(part) and fold(part) != site]
    if len(parts) > 1 and read_heading(parts[0]):  # "Chapter 3 - The Story - Site"
        parts = parts[1:]
    title = parts[0] if parts else ""
    return "" if fold(title) in _NO_TITLE or len(title) > _LONGEST or re.fullmatch(r"\S+\.\w{2,5}", title) else title


def find_title(pieces: Sequence[Piece], tree: Tree) -> int:
    """The index of the piece that is the story's title; -1 where none is."""
    heads = [
        at
        for at, piece in enumerate(pieces)
        if (piece.element in _HEADS or piece.region.kind == "title")
        and piece.region.kind != "hidden"
        and 0 < len(piece.text) <= _LONGEST
        and any(map(str.isalnum, piece.text))
    ]
    boxed = [
        at
        for at, piece in enumerate(pieces)
        if piece.region.kind == "site:profile" and not piece.text.startswith("By:")
    ]
    if boxed:
        return boxed[0]
    named = [at for at in heads if pieces[at].region.kind == "title" and not read_heading(pieces[at].text)]
    if named:
        return named[0]
    known = fold(page_title(tree))
    whole = fold(_printed(tree))
    usual = [at for at in heads if _could_be(pieces[at])]
    alike = [at for at in usual if known and fold(pieces[at].text) == known]
    alike += [at for at in usual if whole.startswith(fold(pieces[at].text)) and not read_heading(pieces[at].text)]
    if alike:
        return alike[0]
    inside = [at for at in usual if pieces[at].region.kind in ("story", "sections")]
    tops = [at for at in inside if pieces[at].element == "h1"]
    if len(tops) == 1 and not read_heading(pieces[tops[0]].text) and all(at >= tops[0] for at in inside):
        return tops[0]
    outside = [
        at for at in usual if pieces[at].element == "h1" and pieces[at].region.kind == "out:the rest of the page"
    ]
    return outside[0] if len(outside) == 1 and not read_heading(pieces[outside[0]].text) else -1


def _could_be(piece: Piece) -> bool:
    kind = piece.region.kind
    return not kind.startswith("out:") or kind in ("out:the rest of the page", "out:the head of the page")
