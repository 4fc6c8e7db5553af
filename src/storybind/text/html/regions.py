"""Which parts of a page are the story, which say something about it, and which are the site's own."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from bs4.element import Tag

from storybind.text.html.names import names_of
from storybind.text.html.soup import Tree, class_names
from storybind.text.html.survey import (
    ABOUT_POST,
    BY_ELEMENT,
    DELETED,
    FOOT_OF_PAGE,
    HEAD_OF_PAGE,
    LEAST_QUOTED,
    Survey,
    kind_of_element,
)
from storybind.text.tables.pages import PAGE_NUMBER, SAID_ALOUD, SITES, rank_of

_COMMENTS = "out:comments of readers"
_NEAR_ABOVE = 8  # elements round a paragraph
_HEAD = frozenset({"title", "author", "date", "tags", "summary"})
_REST = "out:the rest of the page"
SOFT = frozenset({HEAD_OF_PAGE, FOOT_OF_PAGE, ABOUT_POST, _REST})
"""Parts in which title, author, date and tags may stand."""
_CONTAINERS = frozenset("article blockquote body center div font form main section span table tbody td tr".split())
_LEAST_PROSE = 25  # words from which a part without a name may be story
_LEAST_STORY = 60  # words of one that is called by what is no story
_HEAD_ENDS = 30  # words of prose after which nothing in the content speaks of the story any more


class Region(NamedTuple):
    """What a part of the page is; pieces of one part have the same `key`, which says nothing else."""

    kind: str
    key: int = 0


STORY = Region("story")
HIDDEN = Region("hidden")
REST = Region(_REST)
UNSEEN = frozenset({HIDDEN.kind, DELETED, "out:marks of comments", PAGE_NUMBER, SAID_ALOUD})
"""Parts that may stand in the middle of a line of the story, which closes up over them."""


def find_regions(page: Survey) -> dict[int, Region]:
    """The region of every element, by its ``id()``."""
    out = dict(_furniture(page))
    own = _own_prose(page, out)
    return _regions(page, out, _contents(page, out, own))


def _furniture(page: Survey) -> Iterator[tuple[int, str]]:
    """The elements that are the site's own, outermost first; never one that holds nearly all the page has to say."""
    inside: set[int] = set()
    held = _held(page)
    root = id(page.tree.root)
    least = max(3, page.total * 0.03)
    last = next((at for at in range(len(page.tree.tags) - 1, -1, -1) if _is_told(page.tree.tags[at], page)), 0)
    for at, tag in enumerate(page.tree.tags):
        if id(tag.parent) in inside or id(tag) in page.hidden:
            inside.add(id(tag))
        elif (kind := kind_of_element(tag, page)).startswith("out:"):
            prose, story = page.prose[id(tag)], held.get(id(tag), 0)
            everything = page.total - prose < least and prose > 0
            most = prose * 2 > page.total and story == held.get(root, 0)  # and nothing beside it is called a story
            most = most and prose >= _LEAST_STORY
            if kind == _COMMENTS and tag.name == "p" and prose >= LEAST_QUOTED and at < last:
                continue  # a reader's stands below the story, or has more round it
            holds_story = kind != _COMMENTS and prose and (most or story * 2 >= prose)
            if not everything and not holds_story:
                yield id(tag), kind
                inside.add(id(tag))


def _is_told(tag: Tag, page: Survey) -> bool:
    """Whether a paragraph of some words is called nothing that a site has of its own, and near above it nothing is."""
    if tag.name != "p" or page.prose[id(tag)] < LEAST_QUOTED:
        return False
    return not any(kind_of_element(one, page).startswith("out:") for one in (tag, *islice(tag.parents, _NEAR_ABOVE)))


def _held(page: Survey) -> dict[int, int]:
    """The most prose in anything inside an element, itself included, that says by its name that it holds a story."""
    held: dict[int, int] = {}
    for tag in reversed(page.tree.tags):
        most = held.get(id(tag), 0)
        if page.prose[id(tag)] >= _LEAST_PROSE and (rank := rank_of(names_of(tag), tag.name)) and rank[0] < 2:
            most = max(most, page.prose[id(tag)])
        if most > held.get(id(tag.parent), 0):
            held[id(tag.parent)] = most
        if most:
            held[id(tag)] = most
    return held


def _own_prose(page: Survey, out: dict[int, str]) -> dict[int, int]:
    """The prose of every element without that of the furniture and of what is hidden in it."""
    own = dict(page.prose)
    for tag in reversed(page.tree.tags):
        gone = page.prose[id(tag)] - (0 if id(tag) in out or id(tag) in page.hidden else own[id(tag)])
        if gone:
            own[id(tag.parent)] -= gone
            if id(tag) in out or id(tag) in page.hidden:
                own[id(tag)] = 0
    return own


def _contents(page: Survey, out: dict[int, str], own: dict[int, int]) -> frozenset[int]:
    """The elements that hold the story: those whose name says so and that hold most of the prose, or the smallest one that does."""
    ranked: dict[tuple[int, int], list[Tag]] = {}
    soup = page.tree.root
    inside: dict[int, set[tuple[int, int]]] = {id(soup): set()}
    none: set[tuple[int, int]] = set()
    for tag in page.tree.tags:
        around = inside[id(tag.parent)]
        if id(tag) in out or id(tag) in page.hidden or not own[id(tag)]:
            inside[id(tag)] = around
            continue
        rank = rank_of(names_of(tag), tag.name)
        if rank and rank not in around:
            ranked.setdefault(rank, []).append(tag)
            around = around | {rank}
        inside[id(tag)] = around or none
    total = own[id(soup)]
    for rank in sorted(ranked):
        held = sum(own[id(tag)] for tag in ranked[rank])
        if held >= total * (0.5 if rank[0] < 2 else 0.7) and not _loses_prose(ranked[rank], own, total):
            return frozenset(map(id, ranked[rank]))
    return frozenset({id(_smallest(page.tree, own))})


def _loses_prose(chosen: list[Tag], own: dict[int, int], total: int) -> bool:
    """Whether a fifth of the page's prose would be left outside: then the name is not to be trusted."""
    return sum(own[id(tag)] for tag in chosen) < total * 0.8 and any(
        tag.name == "p" and own[id(tag)] >= _LEAST_PROSE for tag in _siblings(chosen)
    )


def _siblings(chosen: list[Tag]) -> Iterator[Tag]:
    """The elements beside those chosen."""
    parents = {id(tag.parent): tag.parent for tag in chosen}
    taken = set(map(id, chosen))
    for parent in parents.values():
        for child in parent.children if parent is not None else ():
            if isinstance(child, Tag) and id(child) not in taken:
                yield child


def _smallest(tree: Tree, own: dict[int, int]) -> Tag:
    """The smallest element that holds all prose: beside it there is none of a paragraph's length, and none of its own kind."""
    node: Tag = tree.first("body") or tree.root
    while True:
        children = [child for child in node.children if isinstance(child, Tag)]
        best = max(children, key=lambda child: own[id(child)], default=None)
        if best is None or best.name not in _CONTAINERS or own[id(best)] * 5 < own[id(node)] * 4 or not own[id(best)]:
            return node
        beside = [child for child in children if child is not best and own[id(child)]]
        loose = own[id(node)] - sum(own[id(child)] for child in children)
        alike = any(child.name == best.name and names_of(child) == names_of(best) for child in beside)
        if loose or alike or any(own[id(child)] >= _LEAST_PROSE or child.name == "p" for child in beside):
            return node
        node = best


def _regions(page: Survey, out: dict[int, str], contents: frozenset[int]) -> dict[int, Region]:
    named = page.tree.named  # the Archive of Our Own and its kin: the page of a work, or its download
    sorter = _Sorter(page, out, contents, "#workskin" in named or ("#preface" in named and "#chapters" in named))
    root = id(page.tree.root)
    regions: dict[int, Region] = {root: STORY if root in contents else REST}
    told = 0  # words of prose of the content so far
    for number, tag in enumerate(page.tree.tags, start=1):
        here = regions[id(tag.parent)]
        if here is STORY and tag.name == "p":
            told += page.prose[id(tag)]
        regions[id(tag)] = sorter.region(tag, here, number, begun=told > _HEAD_ENDS)
    return regions


class _Sorter(NamedTuple):
    """What is known of a page when its elements are told apart."""

    page: Survey
    out: dict[int, str]
    contents: frozenset[int]
    archive: bool

    def region(self, tag: Tag, here: Region, number: int, *, begun: bool) -> Region:
        """The region of one element, inside that of its parent."""
        if here is HIDDEN or id(tag) in self.page.hidden:
            return HIDDEN
        if here.kind == "labels" or (here.kind.startswith("out:") and here.kind not in SOFT):
            return here
        if here.kind in SITES:
            return Region(SITES[here.kind][tag.name], number) if tag.name in SITES[here.kind] else here
        if id(tag) in self.contents:
            return Region("sections", number) if self.archive and _is_sections(tag) else STORY
        if not tag.attrs and tag.name not in BY_ELEMENT and tag.name != "time":
            return here
        if self.archive and here.kind in ("story", "sections", _REST):
            if tag.name == "dl":
                return Region("labels", number)
            if here.kind != "sections" and _is_sections(tag):
                return Region("sections", number)
        return self.by_name(tag, here, number, begun=begun)

    def by_name(self, tag: Tag, here: Region, number: int, *, begun: bool) -> Region:
        """The region of an element by what it is called."""
        kind = kind_of_element(tag, self.page)
        if kind.startswith("out:"):
            unseen = kind == SAID_ALOUD and here is not STORY
            return Region(kind, number) if id(tag) in self.out or unseen else here
        if kind in SITES:
            return Region(kind, number)
        if here.kind in _HEAD or kind in ("", "shown") or (kind == "title" and here.kind == HEAD_OF_PAGE):
            return here
        if kind in ("note", "licence", "chapter"):
            return Region(kind, number) if here.kind in ("story", *SOFT) and not self.archive else here
        prose = self.page.prose[id(tag)]
        if here is STORY and (begun or prose > _HEAD_ENDS) and (kind != "tags" or tag.name == "a" or prose):
            return here
        return here if here.kind in ("note", "licence") else Region(kind, number)


def _is_sections(tag: Tag) -> bool:
    """Whether an element of an archive's page holds summary and notes, each under its label."""
    names = set(class_names(tag))
    return bool(names & {"meta", "preface"}) or ("module" in names and bool(names & {"summary", "notes"}))
