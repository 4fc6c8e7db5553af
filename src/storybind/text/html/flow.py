"""A page's tree to its pieces in order: paragraphs, headings, rows, lines, each with its emphasis."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from storybind.languages import written_tag
from storybind.model import WORDLESS, Inline
from storybind.text.decode import FORBIDDEN
from storybind.text.html.regions import HIDDEN, Region
from storybind.text.html.soup import BLOCKS, NO_TEXT, PLAIN, Look, Styles, Tree
from storybind.text.links import safe_link

RULE = "* * *"
"""What an ``hr`` is in a text."""

UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]")
"""Characters that nobody sees and that break words for search."""

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_GAP = re.compile(r"\n(?:[ \xa0]*\n)+")
_EMPTY = " \n\xa0"
_LOOKS = {
    "em": Look(italic=True), "i": Look(italic=True), "cite": Look(italic=True), "dfn": Look(italic=True), "var": Look(italic=True),
    "strong": Look(bold=True), "b": Look(bold=True), "s": Look(struck=True), "strike": Look(struck=True), "del": Look(struck=True),
    "center": Look(centred=True), "pre": Look(kept=True), "listing": Look(kept=True), "xmp": Look(kept=True), "textarea": Look(kept=True),
}  # fmt: skip
_ALSO = {"sub": "sub", "sup": "sup", "u": "u", "code": "code", "kbd": "code", "samp": "code", "tt": "code"}
_PASSAGES = frozenset(
    {"span", "i", "em", "b", "strong", "cite", "q", "a", "p", "blockquote", "li", "td", "dd", "h1", "h2", "h3"}
)
"""What may be in another language than the page: a wrapper's is often that of a template."""
_LISTS = ("ul", "ol", "menu", "dir")
_LAID_OUT = frozenset({"table", "hr", "h1", "h2", "h3", "blockquote"})  # what a table of data does not hold
_ITEMS = frozenset({"li", "dt", "dd"})
_CELL_WORDS = 60  # in a cell of a table from which it is a way to lay out a page
_CLOSED_BY_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = re.compile(r"divider|separator|scene.?break|line.?break|section.?break|ornament|flourish", re.IGNORECASE)
_ICON = 48  # pixels
_DIVIDER = re.compile(r"divider|separator|ornament|flourish|scene.?break|line.?break|spacer|[*~•-]+", re.IGNORECASE)

Kind = tuple[str, str]
"""A kind of `Inline` and its target."""


class Piece(NamedTuple):
    r"""A stretch of a page between two ends of lines that were meant.

    Attributes:
        text: What a reader reads; ``\n`` where a line was broken.
        inline: Its emphasis, in order, nested properly.
        region: What part of the page it stands in.
        lines: The lines of the file that its lines are on.
        element: The block element it stands in: ``p``, ``h2``, ``li``, ``tr``, ``dt``, ``hr`` ...
        gap: Blank lines before it, as they look on the page.
        quoted: Whether it stands in a block quote.
        centred: Whether it is set in the middle.
        kept: Whether its line ends are those of the file, as in ``pre``.
        group: Pieces of one list or table have the same one, 0 outside.
        note: The name of the footnote that it is, else empty.
        linked: Whether most of it leads elsewhere.
        seen: The page's words in it, where they are not those of `text`.
        unseen: How many words of `seen` the page hides in the middle of a line.
    """

    text: str
    inline: tuple[Inline, ...]
    region: Region
    lines: tuple[int, ...]
    element: str
    gap: int = 1
    quoted: bool = False
    centred: bool = False
    kept: bool = False
    group: int = 0
    note: str = ""
    linked: bool = False
    seen: str | None = None
    unseen: int = 0

    @property
    def line(self) -> int:
        """The line of the file it begins on."""
        return self.lines[0]

    @property
    def said(self) -> str:
        """What the page has of it."""
        return self.text if self.seen is None else self.seen


class Footnotes(NamedTuple):
    """The footnotes of a page, by ``id()``: of links the names they refer to, of elements the names they explain.

    `backs` are the links that lead back from a note, or number it.
    """

    references: Mapping[int, str]
    texts: Mapping[int, str]
    backs: frozenset[int]


class _Frame(NamedTuple):
    """What holds for the text right in an element."""

    look: Look
    also: tuple[Kind, ...]
    region: Region
    element: str
    quoted: bool = False
    group: int = 0
    flat: bool = False  # in a row of a table, where blocks end no line
    note: str = ""
    silent: bool = False  # no text of the page
    reading: bool = False  # of a ruby
    list: int = 0  # the nearest, if its items are numbered
    linked: bool = False
    unseen: bool = False  # hidden by itself in a line that is not


class _Close(NamedTuple):
    """Stands in the list of what is to be done where an element ends."""

    name: str
    pieces: int


class Flow:
    """Walks over a tree and gives its pieces; it does not recurse, for tags nest as deep as an author likes."""

    def __init__(
        self,
        tree: Tree,
        styles: Styles,
        regions: Mapping[int, Region],
        notes: Footnotes,
        pictures: frozenset[str] = frozenset(),
    ) -> None:
        self.pictures = pictures
        self.unshown: list[str] = []  # pictures without words that are not among them
        self.tree, self.styles, self.regions, self.notes = tree, styles, regions, notes
        self.data = _data_tables(tree)
        self.line = 1
        self.gap = 1
        self.pieces = 0
        self.marker = ""  # of the item of a list, until its first words
        self.numbers: dict[int, int] = {}  # the next of a list
        self.readings: list[str] = []
        self.reading: list[str] = []
        self.clear()

    def clear(self) -> None:
        """Begin a new stretch."""
        self.parts: list[str] = []
        self.seen: list[str] = []
        self.runs: list[tuple[int, int, tuple[Kind, ...]]] = []
        self.at = 0
        self.base = 0  # where the base of a ruby begins
        self.linked = 0  # characters that lead elsewhere
        self.made = False  # whether the page has other words than `parts`
        self.unseen = 0  # words that it hides
        self.places: list[tuple[int, int]] = []  # where in `parts` a string begins, and on which line of the file
        self.first: _Frame | None = None  # of the first word

    def read(self) -> Iterator[Piece]:
        """The pieces of the page, in order."""
        frames = [_Frame(PLAIN, (), self.regions[id(self.tree.root)], "")]
        todo: list[PageElement | _Close] = [self.tree.root]
        while todo:
            node = todo.pop()
            frame = frames[-1]
            if isinstance(node, _Close):
                yield from self.close(node, frame)
                frames.pop()
                if frame.region != frames[-1].region and frames[-1].region.kind.startswith("out:"):
                    yield from self.flush()
            elif isinstance(node, Tag):
                self.line = max(self.line, node.sourceline or 0)
                yield from self.open(node, frame)
                frames.append(self.enter(node, frame))
                todo.append(_Close(node.name, self.pieces))
                todo.extend(reversed(node.contents))
            elif isinstance(node, NavigableString):
                if not frame.silent and not isinstance(node, PreformattedString):
                    self.read_text(str(node), frame)
                self.line += node.count("\n")
        yield from self.flush()

    def open(self, tag: Tag, outer: _Frame) -> Iterator[Piece]:
        """What an element does where it begins."""
        name = tag.name
        if outer.silent:
            return
        if name == "br":
            self.seen.append(" ")
            self.put("\n", outer)
        elif name not in BLOCKS:
            yield from self.open_inline(tag, outer)
        elif outer.flat and name not in ("tr", "table", "tbody", "thead", "tfoot"):
            self.seen.append(" ")
            if name in ("td", "th") and self.first:
                self.put(" | ", outer)
            elif self.first:
                self.put(" ", outer)
        else:
            if outer.reading:  # of a ruby that nobody closed
                self.end_reading(outer)
            yield from self.flush()
            if name == "hr":
                yield Piece(RULE, (), self.regions.get(id(tag), outer.region), (self.line,), "hr", self.gap, seen="")
                self.gap, self.pieces = 1, self.pieces + 1
            elif name == "li":
                self.marker = self.find_marker(outer.list)

    def open_inline(self, tag: Tag, outer: _Frame) -> Iterator[Piece]:
        """What an element inside a line does where it begins."""
        if tag.name == "img":
            self.read_picture(tag, outer)
        elif tag.name == "rt" and not outer.reading:
            self.reading = []
        elif outer.region.kind.startswith("out:") and self.regions.get(id(tag), outer.region) != outer.region:
            yield from self.flush()  # who, when and what stand side by side there

    def enter(self, tag: Tag, outer: _Frame) -> _Frame:
        """What holds inside an element."""
        name, block = tag.name, tag.name in BLOCKS
        look = self.styles.look(tag)
        if name in _LOOKS:
            look = look.over(_LOOKS[name])
        around = outer.look
        if block and outer.element in _CLOSED_BY_BLOCKS:  # a block inside a paragraph has ended it
            around = around._replace(centred=None)
        look = look.over(around)
        also = outer.also
        if block and outer.reading:
            also = tuple(kind for kind in also if kind[0] != "ruby")
        also = self.kinds_in(tag, also)
        group, flat, element, numbered = outer.group, outer.flat, outer.element, outer.list
        region = self.regions.get(id(tag), outer.region)
        if name in _LISTS:
            group = group or id(tag)
            numbered = id(tag) if name == "ol" else 0
            self.numbers[id(tag)] = _start(tag)
        elif name == "table":
            flat = id(tag) in self.data
            group = id(tag) if flat else group
            element = "tr" if flat else "table"
        elif block and not (flat or (name in ("p", "div") and element in _ITEMS)):
            element = name
        return _Frame(
            look,
            also,
            region,
            element,
            outer.quoted or name == "blockquote",
            group,
            flat,
            self.notes.texts.get(id(tag), outer.note),
            outer.silent or name in NO_TEXT,
            (outer.reading and not block) or (name == "rt" and any(kind == "ruby" for kind, _ in also)),
            numbered,
            outer.linked or (name == "a" and "href" in tag.attrs),
            not block and region is HIDDEN and (outer.unseen or outer.region is not HIDDEN),
        )

    def kinds_in(self, tag: Tag, also: tuple[Kind, ...]) -> tuple[Kind, ...]:
        """The kinds of emphasis inside an element, beyond those of its look."""
        name = tag.name
        if name in _PASSAGES and (
            language := written_tag(str(tag.attrs.get("lang") or tag.attrs.get("xml:lang") or ""))
        ):
            also = _with(also, "lang", language)
        if name in _ALSO:
            also = _with(also, _ALSO[name])
        elif name == "a":
            also = _with(also, *self.find_link(tag))
        elif name == "ruby":
            also = _with(also, "ruby")
            self.base = self.at
        return also

    def close(self, done: _Close, frame: _Frame) -> Iterator[Piece]:
        """What an element does where it ends."""
        name = done.name
        if frame.silent:
            return
        if name == "rt" and frame.reading:
            self.end_reading(frame)
        elif name not in BLOCKS or name == "br":
            return
        elif frame.flat and name not in ("tr", "table"):
            self.seen.append(" ")
        else:
            blank = self.pieces == done.pieces and bool(self.parts) and not self.first
            yield from self.flush(blank_line=blank and name in ("p", "div", "center", "li"))
            if name == "li":
                self.marker = ""

    def end_reading(self, frame: _Frame) -> None:
        """What was gathered as the reading of a ruby goes to its base."""
        reading, self.reading = "".join(self.reading).strip(), []
        if not reading:
            return
        if self.at > self.base:
            self.readings.append(reading)
            self.made = True
        else:  # of nothing: it is text like any other
            self.first = self.first or frame
            self.places.append((self.at, self.line))
            self.put(reading, frame)
        self.base = self.at

    def read_text(self, raw: str, frame: _Frame) -> None:
        """A string of the page: blanks folded, unless they are kept."""
        raw = UNSEEN.sub("", FORBIDDEN.sub("", raw))
        self.seen.append(raw)
        if frame.unseen:
            self.made, self.unseen = True, self.unseen + len(raw.split())
            return
        if frame.reading:
            self.reading.append(" ".join(raw.split()))
            return
        if ("back", "") in frame.also:
            self.made = True
            return
        piece = raw.replace("\t", "    ") if frame.look.kept else _BLANKS.sub(" ", raw)
        if not frame.look.kept and piece[:1] == " " and (not self.parts or self.parts[-1][-1] in " \n"):
            piece = piece[1:]
        if not self.first and piece.strip(_EMPTY):
            self.first = frame
            if self.marker:
                self.put(self.marker, frame)
                self.marker, self.made = "", True
        lead = 0 if frame.look.kept else raw.count("\n", 0, len(raw) - len(raw.lstrip()))
        self.places.append((self.at, self.line + lead))
        self.put(piece, frame)

    def put(self, piece: str, frame: _Frame) -> None:
        """Add to the stretch, with the emphasis of the place."""
        if not piece:
            return
        self.parts.append(piece)
        kinds = _kinds(frame.look, frame.also)
        if kinds:
            if ("ruby", "") in kinds:
                kinds = tuple(("ruby", str(len(self.readings))) if kind == ("ruby", "") else kind for kind in kinds)
            last = self.runs[-1] if self.runs else None
            if last and last[1] == self.at and last[2] == kinds:
                self.runs[-1] = (last[0], self.at + len(piece), kinds)
            else:
                self.runs.append((self.at, self.at + len(piece), kinds))
        self.at += len(piece)
        if frame.linked:
            self.linked += len(piece)

    def read_picture(self, tag: Tag, frame: _Frame) -> None:
        """What stands for a picture: the words its author gave it, or a row of signs where it only parts two scenes."""
        alt = " ".join(str(tag.attrs.get("alt") or tag.attrs.get("title") or "").split())
        place = str(tag.attrs.get("src") or "").strip()
        name = re.sub(r"[?#].*|\.\w+[?#].*|\.\w+$", "", place).rpartition("/")[2] if place[:5] != "data:" else ""
        if (alt and _DIVIDER.fullmatch(alt)) or (not alt and _PARTS.search(name)):
            alt = RULE if not self.first else ""
        elif place in self.pictures:
            alt = alt or WORDLESS
        elif not alt and not (frame.silent or frame.region.kind.startswith("out:")) and not _is_small(tag):
            self.unshown.append(place)
        if alt and alt is not RULE and place:
            frame = frame._replace(also=_with(frame.also, "picture", place))
        if alt:
            self.first = self.first or frame
            self.made = True
            self.places.append((self.at, self.line))
            self.put(alt, frame)

    def find_link(self, tag: Tag) -> Kind:
        """What the words of a link are: a reference to a footnote, the way back from one, or a link to the web."""
        if id(tag) in self.notes.backs:
            return "back", ""
        if name := self.notes.references.get(id(tag)):
            return "noteref", name
        href = safe_link(str(tag.attrs.get("href") or ""))
        return ("link", href) if href else ("", "")

    def find_marker(self, numbered: int) -> str:
        """What stands before an item of a list."""
        if not numbered:
            return "• "
        self.numbers[numbered] += 1
        return f"{self.numbers[numbered] - 1}. "

    def flush(self, *, blank_line: bool = False) -> Iterator[Piece]:
        """The pieces of the stretch that ends here; a blank paragraph, or a row of ``br``, widens the gap to the next."""
        if not self.parts:
            yield from self.leave()
            return
        raw = "".join(self.parts)
        if not self.first:
            self.gap += 2 if blank_line else raw.count("\n")
            yield from self.leave()
            return
        frame = self.first
        start = len(raw) - len(raw.lstrip(_EMPTY))
        end = len(raw.rstrip(_EMPTY))
        gap = self.gap - 1 + max(1, raw.count("\n", 0, start))
        seen = "".join(self.seen) if self.made else None
        spans = [(start, start)]
        spans += [(start + found.start(), start + found.end()) for found in _GAP.finditer(raw[start:end])]
        for (_, first), (last, _) in pairwise([*spans, (end, end)]):
            lines = _lines(raw, first, last)
            text = "\n".join(raw[begin:end] for begin, end, _ in lines)
            inline = nest(text, list(self.move(lines)), self.readings) if self.runs else ()
            places = tuple(self.place(raw, begin, kept=bool(frame.look.kept)) for begin, _, _ in lines)
            yield Piece(text, inline, frame.region, places, frame.element, gap, frame.quoted, bool(frame.look.centred),
                        bool(frame.look.kept), frame.group, frame.note, self.linked * 5 > end * 4, seen, self.unseen)  # fmt: skip
            self.pieces += 1
            seen = "" if seen is not None else None
            self.unseen = 0
            following = _GAP.match(raw, last)
            gap = following[0].count("\n") - 1 if following else 1
        self.gap = max(1, raw.count("\n", end) - 1)
        self.clear()

    def leave(self) -> Iterator[Piece]:
        """What is left of a stretch that has no text: the words of a way back from a footnote, and what is hidden."""
        words = " ".join("".join(self.seen).split())
        region = HIDDEN if self.unseen else Region("out:ways back from footnotes")
        self.clear()
        if any(map(str.isalnum, words)):
            yield Piece(words, (), region, (self.line,), "a")

    def place(self, raw: str, at: int, *, kept: bool) -> int:
        """The line of the file that a place of the stretch is on."""
        found = bisect_right(self.places, at, key=lambda place: place[0]) - 1
        start, line = self.places[max(found, 0)] if self.places else (0, self.line)
        return line + raw.count("\n", start, at) if kept else line

    def move(self, lines: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, tuple[Kind, ...]]]:
        """The runs of emphasis, as far as they stand in these lines."""
        runs = iter(self.runs)
        run = next(runs, None)
        for begin, end, at in lines:
            while run and run[1] <= begin:
                run = next(runs, None)
            while run and run[0] < end:
                yield max(run[0], begin) - begin + at, min(run[1], end) - begin + at, run[2]
                if run[1] > end:
                    break
                run = next(runs, None)


def _lines(raw: str, first: int, last: int) -> list[tuple[int, int, int]]:
    """The lines of a stretch without blanks at their ends: where each begins and ends in it, and begins when they are joined."""
    lines: list[tuple[int, int, int]] = []
    at = 0
    for match in re.finditer(r"[^\n]+", raw[first:last]):
        line = match[0]
        begin = first + match.start() + len(line) - len(line.lstrip(_EMPTY))
        end = first + match.start() + len(line.rstrip(_EMPTY))
        lines.append((begin, end, at))
        at += end - begin + 1
    return lines


def nest(
    text: str, runs: Sequence[tuple[int, int, tuple[Kind, ...]]], readings: Sequence[str] = ()
) -> tuple[Inline, ...]:
    """Runs of emphasis as ranges that nest properly, in order.

    >>> both = (("em", ""), ("strong", ""))
    >>> [tuple(one)[:3] for one in nest("a bold thing", [(0, 2, (("em", ""),)), (2, 6, both), (6, 12, (("strong", ""),))])]
    [(0, 6, 'em'), (2, 6, 'strong'), (7, 12, 'strong')]
    """
    open_kinds: list[tuple[Kind, int]] = []
    found: list[Inline] = []
    last = 0

    def close(down_to: int, end: int) -> None:
        while len(open_kinds) > down_to:
            (kind, target), start = open_kinds.pop()
            while end > start and text[end - 1].isspace():
                end -= 1
            while start < end and text[start].isspace():
                start += 1
            if kind == "ruby":
                target = readings[int(target)] if int(target) < len(readings) else ""
            if end > start and not (kind == "ruby" and not target):
                found.append(Inline(start, end, kind, target))  # type: ignore[arg-type]

    for start, end, kinds in runs:
        apart = start > last and text[last:start].strip("\n") != ""
        keep = (
            0 if apart else next((at for at, (kind, _) in enumerate(open_kinds) if kind not in kinds), len(open_kinds))
        )
        close(keep, last)
        have = {kind for kind, _ in open_kinds}
        open_kinds.extend((kind, start) for kind in kinds if kind not in have)
        last = end
    close(0, last)
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def as_printed(text: str, inline: Sequence[Inline]) -> str:
    """A text as its line has it: the reading of a ruby behind its base, and no numbers of footnotes.

    >>> as_printed("Tea.1 漢字", (Inline(4, 5, "noteref", "1"), Inline(6, 8, "ruby", "かんじ")))
    'Tea. 漢字 かんじ '
    """
    parts: list[str] = []
    last = 0
    for one in sorted((one for one in inline if one.kind in ("noteref", "ruby")), key=lambda one: one.start):
        parts.append(text[last : one.start])
        if one.kind == "ruby":
            parts.append(f"{text[one.start : one.end]} {one.target} ")
        last = one.end
    return "".join([*parts, text[last:]]) if parts else text


def _is_small(tag: Tag) -> bool:
    """Whether a picture says that it is no larger than an icon, as those do that only count visitors."""
    sizes = [str(tag.attrs.get(side, "")).removesuffix("px") for side in ("width", "height")]
    return any(size.isascii() and size.isdigit() and int(size[:6]) < _ICON for size in sizes)


def _with(also: tuple[Kind, ...], kind: str, target: str = "") -> tuple[Kind, ...]:
    """One kind more, in place of one like it: elements nest without end."""
    if not kind:
        return also
    return (*(one for one in also if one[0] != kind), (kind, target))


def _kinds(look: Look, also: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """The emphasis of a place; a reference to a footnote has none."""
    if also and (note := next((one for one in also if one[0] == "noteref"), None)):
        return (note,)
    if look.bold or look.italic or look.struck:
        own = (look.bold and "strong", look.italic and "em", look.struck and "s")
        return (*also, *((kind, "") for kind in own if kind))
    return also


def _start(tag: Tag) -> int:
    """The number that a list begins with."""
    given = str(tag.attrs.get("start", "1"))
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1


def _data_tables(tree: Tree) -> frozenset[int]:
    """The tables of a page, by ``id()``, that hold data: the others, of cells as long as paragraphs, only lay it out."""
    tables = tree.named.get("table", ())
    if not tables:
        return frozenset()
    words: dict[int, int] = {}
    laid_out: set[int] = set()
    cells: set[int] = set()  # what holds a cell
    for tag in reversed(tree.tags):
        own = sum(len(node.split()) for node in tag.contents if type(node) is NavigableString)
        words[id(tag)] = words.get(id(tag), 0) + own
        words[id(tag.parent)] = words.get(id(tag.parent), 0) + words[id(tag)]
        cell = tag.name in ("td", "th")
        if id(tag) in laid_out or tag.name in _LAID_OUT or (cell and words[id(tag)] > _CELL_WORDS):
            laid_out.add(id(tag.parent))
        if cell or id(tag) in cells:
            cells.add(id(tag.parent))
    return frozenset(id(table) for table in tables if id(table) in cells and id(table) not in laid_out)
