"""A page's tree to its pieces in order: where lines and paragraphs end, what is folded, what stands for what is no text."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from storybind.model import WORDLESS, is_picture
from storybind.text.html.cascade import BACK, Cascade, Context
from storybind.text.html.pictures import divides_by_name, read_picture
from storybind.text.html.piece import RULE, Piece
from storybind.text.html.regions import Region
from storybind.text.html.soup import BLOCKS, UNSEEN, class_names
from storybind.text.html.stretch import Stretch
from storybind.text.tables.pages import PAGE_NUMBER

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_TABLE_PARTS = ("tr", "table", "tbody", "thead", "tfoot")
_WAY_BACK = "out:ways back from footnotes"
_INSET = re.compile(r"(?:i|in|indent)(\d{1,2})")
_POEM = re.compile(r"poem|poetry|poetry-container|stanza|verse|linegroup|lg", re.IGNORECASE)
_WIDEST = 24  # blanks
_ORNAMENTS = 3  # of the same picture


class _Close(NamedTuple):
    """Stands in the list of what is to be done where an element ends; `pieces` is how many there were before it."""

    name: str
    pieces: int


class Flow:
    """Walks over a tree and gives its pieces; it does not recurse, for tags nest as deep as an author likes.

    `pictures` are the places of those that can be shown; `unshown` are, after the walk, those of the others that have
    no words to stand for them.
    """

    def __init__(self, root: Tag, cascade: Cascade, pictures: frozenset[str] = frozenset()) -> None:
        self.root, self.cascade, self.pictures = root, cascade, pictures
        self.unshown: list[str] = []
        self._stretch = Stretch()
        self._line = 1
        self._gap = 1
        self._pieces = 0
        self._pictured = False  # whether the stretch has a picture
        self._places: Counter[str] | None = None  # of pictures, and how often each stands on the page
        self._by_picture = False  # whether nothing but a picture is right above it
        self._marker = ""  # of the item of a list, until its first words
        self._numbers: dict[int, int] = {}  # the next of a list
        self._reading: list[str] = []  # of a ruby

    def read(self) -> Iterator[Piece]:
        """The pieces of the page, in order."""
        contexts = [self.cascade.root]
        todo: list[PageElement | _Close] = [self.root]
        while todo:
            node = todo.pop()
            context = contexts[-1]
            if isinstance(node, _Close):
                yield from self._close(node, context)
                contexts.pop()
                if context.region != contexts[-1].region and contexts[-1].region.kind.startswith("out:"):
                    yield from self._flush()
            elif isinstance(node, Tag):
                self._line = max(self._line, node.sourceline or 0)
                inner = self.cascade.inside(node, context)
                if not (context.silent and inner.silent):
                    yield from self._open(node, context, inner)
                contexts.append(inner)
                todo.append(_Close(node.name, self._pieces))
                todo.extend(reversed(node.contents))
            elif isinstance(node, NavigableString):
                if not context.silent and not isinstance(node, PreformattedString):
                    self._read_text(str(node), context)
                self._line += node.count("\n")
        yield from self._flush(last=True)

    def _open(self, tag: Tag, outer: Context, inner: Context) -> Iterator[Piece]:
        """What an element does where it begins."""
        name = tag.name
        if name == "br":
            self._stretch.line_ended = False
            self._part("\n", outer)
        elif name not in BLOCKS:
            yield from self._open_inline(tag, outer)
        elif inner.unseen or inner.line:
            yield from self._open_line(tag, outer, inner)
        elif outer.flat and name not in _TABLE_PARTS:
            self._part(self._sign_between(name) if self._stretch.first else "", outer)
        else:
            if outer.reading:  # of a ruby that nobody closed
                self._end_reading(outer)
            yield from self._flush()
            if name == "hr" or divides_by_name(tag):
                region = self.cascade.regions.get(id(tag), outer.region)
                yield Piece(RULE, (), region, (self._line,), "hr", self._gap, seen="")
                self._gap, self._pieces = 1, self._pieces + 1
            elif name == "li":
                self._marker = self._next_marker(outer.numbered)

    def _open_line(self, tag: Tag, outer: Context, inner: Context) -> Iterator[Piece]:
        """What a block that ends no paragraph does where it begins: a line of a stanza, or the number of a page."""
        told = self._stretch.first is not None
        self._stretch.seen.append(" ")
        if not inner.unseen:
            self._stretch.line_ended = False
            self._part("\n" if told else "", outer)
            self._stretch.put(" " * _inset_of_line(tag), outer)
        elif not (inner.line or outer.flat or outer.element == "p") and self._stretch.ends_sentence:
            yield from self._flush()  # below the number of the page another may begin
        elif told:
            self._part(" ", outer)

    def _open_inline(self, tag: Tag, outer: Context) -> Iterator[Piece]:
        """What an element inside a line does where it begins."""
        if tag.name == "img":
            self._show(tag, outer)
        elif tag.name == "rt" and not outer.reading:
            self._reading = []
        elif self._stretch.begins_line and (inset := _inset_of_line(tag)):
            self._stretch.put(" " * inset, outer)
        elif sign := _sign_before(tag):
            self._part(sign, outer)
        elif outer.region.kind.startswith("out:") and self.cascade.regions.get(id(tag), outer.region) != outer.region:
            yield from self._flush()  # who, when and what stand side by side there
        if tag.name == "ruby":
            self._stretch.begin_base()

    def _close(self, done: _Close, context: Context) -> Iterator[Piece]:
        """What an element does where it ends."""
        name = done.name
        if context.silent:
            return
        if name == "rt" and context.reading:
            self._end_reading(context)
        elif name not in BLOCKS or name == "br":
            return
        elif context.unseen or context.line:
            self._stretch.seen.append(" ")
            self._stretch.line_ended = self._stretch.line_ended or context.line
        elif context.flat and name not in ("tr", "table"):
            self._part(" " if self._stretch.first else "", context)
        else:
            stretch = self._stretch
            blank = self._pieces == done.pieces and bool(stretch.parts) and not (stretch.first or stretch.unseen)
            yield from self._flush(blank_line=blank and name in ("p", "div", "center", "li"))
            if name == "li":
                self._marker = ""

    def _sign_between(self, name: str) -> str:
        """What parts a cell of a table, or what else makes no line in one, from the words before it; a label has its own sign."""
        return " | " if name in ("td", "th") and not self._stretch.ends_in_colon else " "

    def _part(self, sign: str, context: Context) -> None:
        """A sign that parts words and that the page has as an element; no blank of it stands behind another."""
        self._stretch.seen.append(" ")
        self._stretch.put(sign.lstrip(" ") if self._stretch.ends_in_blank else sign, context)

    def _end_reading(self, context: Context) -> None:
        """What was gathered as the reading of a ruby goes to its base; one of nothing is text like any other."""
        stretch = self._stretch
        reading, self._reading = " ".join("".join(self._reading).split()), []
        if not reading:
            return
        if stretch.length > stretch.base:
            stretch.readings.append(reading)
            stretch.rewritten = True
        else:
            stretch.put_words(self._line, reading, context)
        stretch.base = stretch.length

    def _read_text(self, raw: str, context: Context) -> None:
        """A string of the page: blanks folded, unless they are kept."""
        stretch = self._stretch
        raw = UNSEEN.sub("", raw)
        stretch.seen.append(raw)
        if context.unseen:
            stretch.rewritten = True
            stretch.unseen[context.region.kind] += len(raw.split())
        elif context.reading:
            self._reading.append(raw)
        elif BACK in context.kinds:
            stretch.rewritten = True
        else:
            self._fold(raw, context)

    def _fold(self, raw: str, context: Context) -> None:
        """Add a string of the page to the stretch, its blanks folded as CSS has it (Text 3, 4.1.1), unless they are kept."""
        stretch, kept = self._stretch, context.look.kept
        text = raw.replace("\t", "    ") if kept else _BLANKS.sub(" ", raw)
        if stretch.line_ended and text.strip():  # it stands in no line of its own
            stretch.line_ended = False
            stretch.put("\n", context)
        if not kept and text[:1] == " " and stretch.ends_in_blank:
            text = text[1:]
        if not stretch.first and text.strip():
            stretch.first = context
            if self._marker:
                stretch.put(self._marker, context)
                self._marker, stretch.rewritten = "", True
        above = 0 if kept else raw.count("\n", 0, len(raw) - len(raw.lstrip()))
        stretch.put_from(self._line + above, text, context)

    def _show(self, tag: Tag, context: Context) -> None:
        """Add what stands for a picture: the words its author gave it, or a row of signs where it only parts two scenes."""
        picture = read_picture(tag)
        words = picture.words
        self._pictured = self._pictured or not (picture.divides or picture.small or self._comes_again(picture.place))
        if picture.divides:
            words = "" if self._stretch.first else RULE
        elif picture.place in self.pictures:
            words = words or WORDLESS
        elif not (words or picture.small or context.region.kind.startswith("out:")):
            self.unshown.append(picture.place)
        if picture.place and not picture.divides:
            context = context.with_kind("picture", picture.place)
        if words:
            self._stretch.rewritten = True
            self._stretch.put_words(self._line, words, context)

    def _comes_again(self, place: str) -> bool:
        """Whether a picture stands in so many places of the page that it may be an ornament between scenes."""
        if self._places is None:
            self._places = Counter(str(tag.attrs.get("src") or "").strip() for tag in self.root.find_all("img"))
        return self._places[place] >= _ORNAMENTS

    def _next_marker(self, numbered: Tag | None) -> str:
        """What stands before an item of a list."""
        if numbered is None:
            return "• "
        number = self._numbers.get(id(numbered), _start(numbered))
        self._numbers[id(numbered)] = number + 1
        return f"{number}. "

    def _flush(self, *, blank_line: bool = False, last: bool = False) -> Iterator[Piece]:
        """The pieces of the stretch that ends here; a blank paragraph, or a row of ``br``, widens the gap to the next.

        The number of a page by itself goes with what stands below it, but for the `last`.
        """
        done, self._stretch = self._stretch, Stretch()
        pictured, self._pictured = self._pictured, False
        if done.first:
            pieces, self._gap = done.pieces(done.first, self._gap)
            self._pieces += len(pieces)
            if self._by_picture or (pictured and is_picture(pieces[0])):  # it is set off, and parts no scenes
                pieces[0] = pieces[0]._replace(gap=min(pieces[0].gap, 1))
            self._by_picture = pictured and is_picture(pieces[-1])
            yield from pieces
            return
        self._by_picture = self._by_picture or pictured
        self._gap += 2 if blank_line else sum(part.count("\n") for part in done.parts)
        if PAGE_NUMBER in done.unseen and not last:
            self._stretch.turn_page(done)
            return
        words = " ".join("".join(done.seen).split())
        if any(map(str.isalnum, words)):  # of a way back from a footnote, or hidden ones
            yield Piece(words, (), Region(next(iter(done.unseen), _WAY_BACK)), (self._line,), "a")


def _sign_before(tag: Tag) -> str:
    """What parts the words of an element in a line from those before it, where a page has it by their places alone."""
    if tag.previous_sibling is None:
        return ""
    if tag.name == "text" or (tag.name == "tspan" and any(side in tag.attrs for side in ("x", "y", "dy"))):
        return " "  # of a drawing, or a line of one
    return "/" if tag.parent is not None and tag.parent.name == "mfrac" else ""


def _inset_of_line(tag: Tag) -> int:
    """How many blanks a line of a poem is set in by what it is called, as transcribers of printed books call it.

    Their style sheets have a width for each number, which hardly ever is another.
    """
    named = next(filter(None, map(_INSET.fullmatch, class_names(tag))), None)
    around = (tag.parent, tag.parent.parent) if named and tag.parent is not None else ()
    poem = any(_POEM.fullmatch(name) for outer in around if outer is not None for name in class_names(outer))
    return min(int(named[1]), _WIDEST) if named and poem else 0


def _start(numbered: Tag) -> int:
    """The number that a list begins with."""
    given = str(numbered.attrs.get("start", "1"))
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
