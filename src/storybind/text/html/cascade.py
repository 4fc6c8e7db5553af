"""What holds inside an element of a page: how its text looks, and what part of the page it is; both are inherited."""

from collections.abc import Mapping
from typing import NamedTuple

from bs4.element import Tag

from storybind.languages import written_tag
from storybind.text.html.apart import Within, says_apart
from storybind.text.html.footnotes import Footnotes
from storybind.text.html.nesting import Kind
from storybind.text.html.regions import UNSEEN, Region
from storybind.text.html.soup import BLOCKS, PLAIN, Look, Styles, Tree, class_names, own_words, silenced
from storybind.text.html.survey import Survey
from storybind.text.links import safe_link
from storybind.text.tables.pages import PAGE_NUMBER

_LOOKS = {
    "em": Look(italic=True), "i": Look(italic=True), "cite": Look(italic=True), "dfn": Look(italic=True), "var": Look(italic=True),
    "strong": Look(bold=True), "b": Look(bold=True), "s": Look(struck=True), "strike": Look(struck=True), "del": Look(struck=True),
    "center": Look(centred=True), "pre": Look(kept=True), "listing": Look(kept=True), "xmp": Look(kept=True), "textarea": Look(kept=True),
}  # fmt: skip
_KINDS = {"sub": "sub", "sup": "sup", "u": "u", "code": "code", "kbd": "code", "samp": "code", "tt": "code"}
_PASSAGES = frozenset(
    {"span", "i", "em", "b", "strong", "cite", "q", "a", "p", "blockquote", "li", "td", "dd", "h1", "h2", "h3"}
)
"""What may be in another language than the page: a wrapper's is often that of a template."""
_LISTS = ("ul", "ol", "menu", "dir")
_ITEMS = frozenset({"li", "dt", "dd"})
_CLOSED_BY_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})

BACK = ("back", "")
"""The words of a link from a footnote back to its reference: no book shows them."""
RUBY = ("ruby", "")
"""The base of a ruby, whose reading is still to come."""
_STANZAS = frozenset({"stanza", "linegroup", "lg"})
_LAID_OUT = frozenset({"table", "hr", "h1", "h2", "h3", "blockquote"})  # what a table of data does not hold
_CELL_WORDS = 60  # in a cell of a table from which it is a way to lay out a page


class Context(NamedTuple):
    """What holds for the text right in an element.

    Attributes:
        look: How it looks.
        kinds: Emphasis that is no look: links, languages, rubies; one of each kind at most.
        region: What part of the page it is.
        element: The block element it stands in.
        quoted: Whether it stands in a block quote.
        group: The list or table that it stands in, by ``id()``, else 0.
        flat: Whether it is in a row of a table, where blocks end no line.
        note: The name of the footnote that it is, else empty.
        silent: The element for which it is no text of the page, else empty.
        reading: Whether it is the reading of a ruby.
        numbered: The nearest list, if its items are numbered.
        linked: Whether it leads elsewhere.
        unseen: Whether it is hidden, or none of the story, by itself in a line that is shown.
        apart: The element that says that it is an epigraph or a dedication, None outside.
        line: Whether it is a line of a stanza, each of which is a block of its own.
        depth: How many lists it stands in.
    """

    look: Look
    kinds: tuple[Kind, ...]
    region: Region
    element: str
    quoted: bool = False
    group: int = 0
    flat: bool = False
    note: str = ""
    silent: str = ""
    reading: bool = False
    numbered: Tag | None = None
    linked: bool = False
    unseen: bool = False
    apart: Within | None = None
    line: bool = False
    depth: int = 0

    @property
    def emphasis(self) -> tuple[Kind, ...]:
        """All emphasis of the text, outermost first; a reference to a footnote has none."""
        kinds, look = self.kinds, self.look
        if kinds and (note := next((one for one in kinds if one[0] == "noteref"), None)):
            return (note,)
        if look.bold or look.italic or look.struck:
            own = (look.bold and "strong", look.italic and "em", look.struck and "s")
            return (*kinds, *((kind, "") for kind in own if kind))
        return kinds

    def with_kind(self, kind: str, target: str) -> "Context":
        """The same with one kind of emphasis more."""
        return self._replace(kinds=_with(self.kinds, kind, target))


class Cascade:
    """What a page says about its elements: its styles, its regions, its footnotes."""

    def __init__(self, page: Survey, styles: Styles, regions: Mapping[int, Region], notes: Footnotes) -> None:
        self.styles, self.regions, self.notes, self.set_in = styles, regions, notes, page.set_in
        tree = page.tree
        self.data_tables = _find_data_tables(tree)
        self.root = Context(PLAIN, (), regions[id(tree.root)], "")

    def inside(self, tag: Tag, outer: Context) -> Context:
        """What holds inside an element that stands in another."""
        name, block = tag.name, tag.name in BLOCKS
        region = self.regions.get(id(tag), outer.region)
        kinds = self.kinds(tag, outer, block=block)
        inner = Context(
            self.look(tag, outer, block=block),
            kinds,
            region,
            _element(name, outer, block=block),
            outer.quoted or name == "blockquote" or id(tag) in self.set_in,
            outer.group,
            outer.flat,
            self.notes.texts.get(id(tag), outer.note),
            silenced(name, tag.attrs, outer.silent),
            (outer.reading and not block) or (name == "rt" and any(kind == "ruby" for kind, _ in kinds)),
            outer.numbered,
            outer.linked or (name == "a" and "href" in tag.attrs),
            (not block or region.kind == PAGE_NUMBER)
            and region.kind in UNSEEN
            and (outer.unseen or outer.region.kind not in UNSEEN),
            outer.apart or (says_apart(tag) if block else None),
            block and not outer.flat and _is_line(tag),
            outer.depth,
        )
        if name in _LISTS:
            numbered = tag if name == "ol" else None
            return inner._replace(group=outer.group or id(tag), numbered=numbered, depth=outer.depth + 1)
        if name == "table":
            flat = id(tag) in self.data_tables
            return inner._replace(element="tr" if flat else "table", group=id(tag) if flat else outer.group, flat=flat)
        return inner

    def look(self, tag: Tag, outer: Context, *, block: bool) -> Look:
        """How text in an element looks: by its own styles, by what it is, by what is around it."""
        look = self.styles.look(tag)
        if tag.name in _LOOKS:
            look = look.over(_LOOKS[tag.name])
        around = outer.look
        if block and outer.element in _CLOSED_BY_BLOCKS:  # a block inside a paragraph has ended it
            around = around._replace(centred=None)
        return look.over(around)

    def kinds(self, tag: Tag, outer: Context, *, block: bool) -> tuple[Kind, ...]:
        """The kinds of emphasis inside an element, beyond those of its look."""
        name, kinds = tag.name, outer.kinds
        if block and outer.reading:  # of a ruby that nobody closed
            kinds = tuple(kind for kind in kinds if kind[0] != "ruby")
        declared = tag.attrs and (tag.attrs.get("lang") or tag.attrs.get("xml:lang"))
        if declared and name in _PASSAGES and (language := written_tag(str(declared))):
            kinds = _with(kinds, "lang", language)
        if name in _KINDS:
            kinds = _with(kinds, _KINDS[name])
        elif name == "a":
            kinds = _with(kinds, *self.link(tag))
        elif name == "ruby":
            kinds = _with(kinds, *RUBY)
        return kinds

    def link(self, tag: Tag) -> Kind:
        """What the words of a link are: a reference to a footnote, the way back from one, or a link to the web."""
        if id(tag) in self.notes.backs:
            return BACK
        if name := self.notes.references.get(id(tag)):
            return "noteref", name
        href = safe_link(str(tag.attrs.get("href") or ""))
        return ("link", href) if href else ("", "")


def _is_line(tag: Tag) -> bool:
    """Whether a block is a line of a poem: it stands right in a stanza, and no other ends a line in it."""
    around = tag.parent
    if tag.name not in ("div", "p") or around is None or not around.attrs or _STANZAS.isdisjoint(class_names(around)):
        return False
    return not any(isinstance(part, Tag) and part.name in BLOCKS for part in tag.contents)


def _element(name: str, outer: Context, *, block: bool) -> str:
    """The block element that text in an element counts as standing in: a row in a table, the item in an item's paragraph."""
    if not block or outer.flat or name in _LISTS or (name in ("p", "div") and outer.element in _ITEMS):
        return outer.element
    return name


def _with(kinds: tuple[Kind, ...], kind: str, target: str = "") -> tuple[Kind, ...]:
    """One kind more, in place of one like it: elements nest without end."""
    if not kind:
        return kinds
    return (*(one for one in kinds if one[0] != kind), (kind, target))


def _find_data_tables(tree: Tree) -> frozenset[int]:
    """The tables of a page, by ``id()``, that hold data: the others, of cells as long as paragraphs, only lay it out."""
    tables = tree.named.get("table", ())
    if not tables:
        return frozenset()
    words: dict[int, int] = {}
    laid_out: set[int] = set()
    cells: set[int] = set()  # what holds a cell
    for tag in reversed(tree.tags):
        words[id(tag)] = words.get(id(tag), 0) + own_words(tag)
        words[id(tag.parent)] = words.get(id(tag.parent), 0) + words[id(tag)]
        cell = tag.name in ("td", "th")
        if id(tag) in laid_out or tag.name in _LAID_OUT or (cell and words[id(tag)] > _CELL_WORDS):
            laid_out.add(id(tag.parent))
        if cell or id(tag) in cells:
            cells.add(id(tag.parent))
    return frozenset(id(table) for table in tables if id(table) in cells and id(table) not in laid_out)
