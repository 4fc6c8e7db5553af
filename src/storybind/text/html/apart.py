"""Epigraphs and dedications of a page, which its markup says are such: by the names of an element, its ``epub:type`` or its role."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from bs4.element import Tag

from storybind.model import Block, Span
from storybind.text.apart import Apart
from storybind.text.html.names import names_of
from storybind.text.html.survey import part_of_book
from storybind.text.tables.epigraphs import read_source

_NAMES = re.compile(r"(?i)(?P<epigraph>epigraphs?|motto|exergue)(?:[-_].*)?|(?P<dedication>dedication)(?:[-_].*)?")
_SAID = re.compile(r"(?:.* )?(?:doc-)?(?:(?P<epigraph>epigraph)|(?P<dedication>dedication))(?: .*)?")

What = Literal["epigraph", "dedication"]


class Within(NamedTuple):
    """The element that says so: which of the two it is, whether it is one paragraph, and its ``id()``."""

    what: What
    alone: bool
    element: int


def says_apart(tag: Tag) -> Within | None:
    """What an element says that it is; None where it says nothing of the kind."""
    if not tag.attrs:
        return None
    said = part_of_book(tag)
    what = (_meant(said) if said else None) or _named(names_of(tag))
    return Within(what, tag.name == "p", id(tag)) if what else None


@lru_cache(maxsize=256)  # what pages call their elements never ends
def _meant(said: str) -> What | None:
    return _which(_SAID.fullmatch(said))


@lru_cache(maxsize=256)
def _named(names: tuple[str, ...]) -> What | None:
    return next(filter(None, (_which(_NAMES.fullmatch(name)) for name in names)), None)


def _which(found: re.Match[str] | None) -> What | None:
    if found is None:
        return None
    return "epigraph" if found["epigraph"] else "dedication"


def find_apart(told: Sequence[tuple[Within, Block]]) -> Iterator[Apart]:
    """The lines of each epigraph and dedication, from the blocks that stand in such elements, in order.

    Paragraphs of which each says so, one right below the other, are one, down to whose words they are.
    """
    begins = [at for at, pair in enumerate(told) if not at or not _go_on(told[at - 1], pair)]
    for first, end in pairwise([*begins, len(told)]):
        (within, block), (_, last) = told[first], told[end - 1]
        yield Apart(within.what, Span(block.span.first, last.span.last))


def _go_on(above: tuple[Within, Block], below: tuple[Within, Block]) -> bool:
    """Whether two blocks are of one epigraph or dedication."""
    (outer, block), (inner, under) = above, below
    if outer.element == inner.element:
        return True
    paragraphs = outer.alone and inner.alone and outer.what == inner.what
    near = under.span.first <= block.span.last + 1 + under.gap
    return paragraphs and near and not read_source(block.text.rpartition("\n")[2])
