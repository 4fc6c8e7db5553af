"""What the elements of a page are called by those who made it, and not by a program out of something else."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bs4.element import NavigableString, Tag

from storybind.text.html.soup import class_names
from storybind.text.tables.pages import kind_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEADED = frozenset({"section", "div", "article"})
_OF_STYLES = re.compile(r"[()\[\]:!%@&]")
_SHORT, _BRIEF, _MANY = 2, 3, 4
"""Letters of names that mean nothing where there are as many of them, and of those that then mean nothing either."""
_NEAR = 4  # elements down to the heading of what it heads
_LONG = 12  # letters of a heading from which more may stand behind it in a name
_ENOUGH = 2  # names made out of headings that show how a page is made


def names_of(tag: Tag) -> tuple[str, ...]:
    """The id and the classes of an element, but for those that a program made: parts of a stylesheet, and a letter or two each.

    >>> from storybind.text.html.soup import parse
    >>> page = '<p id="x1" class="hd ab b he hf">Long ago</p><div class="hd">Site</div><p class="Mx(a)--modalCentered lead">It</p>'
    >>> [names_of(tag) for tag in parse(page).tags]
    [(), ('hd',), ('lead',)]
    """
    attributes = tag.attrs
    if not attributes or not ("class" in attributes or "id" in attributes):
        return ()
    names = tuple(filter(None, (str(attributes.get("id", "")), *class_names(tag))))
    if len(names) >= _MANY and sum(len(name) <= _SHORT for name in names) >= _MANY:
        names = tuple(name for name in names if len(name) > _BRIEF)
    return tuple(name for name in names if not _OF_STYLES.search(name))


def named_by_headings(tags: Sequence[Tag]) -> frozenset[int]:
    """The elements, by ``id()``, whose id was made out of their own heading, on a page whose program does so.

    Pandoc, Sphinx, mdBook, Hugo, Jekyll and other programs make ``<h2 id="comments">`` of a chapter called Comments. That
    they did shows where fellows, alike but for their ids, are called by headings of which no site has a part.

    >>> from storybind.text.html.soup import parse
    >>> told = parse('<h2 id="the-weir">The Weir</h2><h2 id="comments">Comments</h2><h2 id="low-tide">Low Tide</h2>').tags
    >>> named_by_headings(told) == frozenset(map(id, told)), named_by_headings(told[:2])
    (True, frozenset())
    """
    found: dict[tuple[str, ...], list[Tag]] = {}
    for tag in tags:
        if (tag.name in _HEADINGS or tag.name in _HEADED) and tag.attrs.get("id"):
            found.setdefault((tag.name, *class_names(tag)), []).append(tag)
    return frozenset(id(tag) for alike in found.values() for tag in _made_of_headings(alike))


def _made_of_headings(alike: Sequence[Tag]) -> Iterator[Tag]:
    """Those of some elements, alike but for their ids, that are called by their headings; none where too few must be."""
    if len(alike) <= _ENOUGH or not any(kind_of((str(tag.attrs["id"]),)) for tag in alike):
        return
    told = [tag for tag in alike if _is_called_by(str(tag.attrs["id"]), _heading(tag))]
    if sum(not kind_of((str(tag.attrs["id"]),)) for tag in told) >= _ENOUGH:
        yield from told


def _heading(tag: Tag) -> str:
    """The letters of a heading, or of the one that an element begins with."""
    parts = (part for part in islice(tag.descendants, _NEAR) if isinstance(part, Tag) and part.name in _HEADINGS)
    head = tag if tag.name in _HEADINGS else next(parts, None)
    return "" if head is None else _letters("".join(part for part in head.descendants if type(part) is NavigableString))


def _is_called_by(name: str, heading: str) -> bool:
    """Whether a name is the letters of a heading, or begins with those of a long one."""
    letters = _letters(name.removeprefix("user-content-"))
    return heading != "" and (letters == heading or (len(heading) >= _LONG and letters.startswith(heading)))


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).casefold()
