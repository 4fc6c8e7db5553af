"""The words of a block to XHTML: emphasis, links, references, pictures, and the marks of the asked typography."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional
from urllib.parse import unquote

from storybind.counting import BEYOND_LATIN
from storybind.languages import direction
from storybind.model import FOOTNOTE, WORDLESS, Block, Heading, Inline

if TYPE_CHECKING:
    from storybind.book.typography import Edit

_FROM_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"


def escape(text: str) -> str:
    """Text as XML holds it.

    >>> escape("AT&T <3")
    'AT&amp;T &lt;3'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Text as an attribute in double quotes holds it."""
    return escape(text).replace('"', "&quot;")


class Shown(NamedTuple):
    """A picture of the story: its file in the book, and the class of its look, which may be none."""

    file: str
    look: str


def look_of(width: int, height: int) -> str:
    """The class of a picture that is higher than a page where it is as wide as one; such are set narrower.

    A page is at least 1.3 times as high as it is wide; CSS has no measure for its height that old readers know.

    >>> look_of(1600, 1000), look_of(1000, 1500), look_of(700, 1600), look_of(100, 900)
    ('', 'tall', 'taller', 'tallest')
    """
    return next((look for look, least in _HEIGHTS if height > least * width), "")


_HEIGHTS = (("tallest", 2.8), ("taller", 1.8), ("tall", 1.3))
"""By how much more a picture is high than wide; what is set 25, 45 and 70 per cent wide then fits on a page."""

_BETWEEN = {"fr": "\u00a0: ", "ja": "\u3000", "zh": "\u3000"}
"""What lists of contents have between a chapter's number and its words, where it is no colon with a blank behind it: a
French one has a blank before it too (Imprimerie nationale), Chinese and Japanese ones have a wide blank and no colon."""


class Setter(NamedTuple):
    """Sets the words of one chapter, or of the pages round the story, in the language of the book."""

    language: str
    smart: bool
    chapter: int
    notes: dict[str, int]
    """The chapter's footnotes by name, numbered from 1; a name may hold what no id can."""
    referred: set[str]
    """The footnotes that have been referred to: the first reference is the one to come back to."""
    signed: frozenset[str]
    """The footnotes whose signs are characters of the text, as in plain text; the others are numbered by storybind."""
    pictures: dict[str, Shown]
    """The story's pictures in the book, by their places as the story has them."""

    def against(self, text: str) -> str:
        """The attribute of a passage that runs against the book: Arabic in an English one, English in an Arabic one."""
        if text.isascii() and direction(self.language) == "ltr":
            return ""
        if direction(self.language) == "ltr":
            may_run = BEYOND_LATIN.search(text) and re.search(_FROM_RIGHT, text)  # the second is slow to compile
            return ' dir="rtl"' if may_run and _runs_from_right(text) else ""
        return "" if _runs_from_right(text) or not any(map(str.isalpha, text)) else ' dir="ltr"'

    def plain(self, text: str) -> str:
        """Text in the asked typography."""
        if not self.smart:
            return text
        from storybind.book.typography import smarten

        return smarten(text, self.language)

    def in_line(self, heading: Heading) -> str:
        r"""A heading in one line, as the contents have it: its number and its words, and between them what the language sets.

        >>> chapter = Heading("第一章", "雨夜", None)
        >>> [Setter(tag, False, 1, {}, set(), frozenset(), {}).in_line(chapter) for tag in ("zh-Hant", "fr", "en")]
        ['第一章\u3000雨夜', '第一章\xa0: 雨夜', '第一章: 雨夜']
        """
        between = _BETWEEN.get(self.language.partition("-")[0], ": ")
        return self.plain(between.join(part for part in (heading.label, heading.title) if part))

    def set(self, text: str) -> str:
        """Escaped text in the asked typography."""
        return escape(self.plain(text))

    def inline(self, text: str, ranges: Sequence[Inline]) -> str:
        """A block's text with its emphasis as elements and its line ends as ``br``."""
        done = "".join(self.pieces(text, ranges)) if ranges else self.set(text)
        return done.replace("\n", "<br/>\n") if "\n" in done else done

    def edits(self, text: str, kept: Sequence[Inline] = ()) -> "list[Edit]":
        """What the asked typography changes in a text, last first; `kept` are ranges that stay as typed."""
        if not self.smart:
            return []
        from storybind.book.typography import find_edits

        code = [one for one in kept if one.kind == "code"]
        found = reversed(find_edits(text, self.language))
        return [edit for edit in found if not any(one.start <= edit[0] < one.end for one in code)]

    def pieces(self, text: str, ranges: Sequence[Inline]) -> Iterator[str]:
        """Text and tags in turn; the ranges nest."""
        edits, last = self.edits(text, ranges), 0
        for at, _, _, tag in sorted(self.tags(ranges, text), key=lambda tag: tag[:3]):
            yield _stretch(text, last, at, edits)
            yield tag
            last = at
        yield _stretch(text, last, len(text), edits)

    def tags(self, ranges: Iterable[Inline], text: str) -> Iterator[tuple[int, int, int, str]]:
        """Tags with their places and what sorts them so that elements nest: closing before opening, inner closed first."""
        for order, one in enumerate(ranges):
            opening, closing = self.around(one, text)
            yield one.start, 1, order, opening
            yield one.end, 0, -order, closing

    def around(self, one: Inline, text: str) -> tuple[str, str]:
        """The tags round a range; a reading has no brackets for want of ruby, which EPUBCheck discourages (HTM_055)."""
        match one.kind:
            case "noteref":
                return self.reference(one.target)
            case "picture":
                return self.picture(one.target, text[one.start : one.end])
            case "link":
                return f'<a href="{escape_attribute(one.target)}">', "</a>"
            case "ruby":
                return "<ruby>", f"<rt>{escape(one.target)}</rt></ruby>"
            case "lang":
                return self.foreign(one.target)
            case "speaker":
                return '<b class="speaker">', "</b>"
        return f"<{one.kind}>", f"</{one.kind}>"

    def foreign(self, language: str) -> tuple[str, str]:
        """The tags round a passage in a language that the source names; none where it is the book's own."""
        if language.split("-")[0] == self.language.split("-")[0]:
            return "", ""
        towards = direction(language)
        turned = f' dir="{towards}"' if towards != direction(self.language) else ""
        return f'<span lang="{language}" xml:lang="{language}"{turned}>', "</span>"

    def picture(self, place: str, words: str) -> tuple[str, str]:
        """A picture with the words for it below; the words alone where it is not in the book."""
        if place not in self.pictures:
            return "", ""
        file, look = self.pictures[place]
        shown = f'<img src="../{file}" class="{look}"' if look else f'<img src="../{file}"'
        if words == WORDLESS:
            name = _name_of(place)
            role = "" if name else ' role="presentation"'  # nobody knows what it shows
            return f'{shown} alt="{escape_attribute(name)}"{role}/>', ""
        image = f'{shown} alt="{escape_attribute(words)}"/><br/>'
        return f'{image}<span class="caption" aria-hidden="true">', "</span>"

    def reference(self, name: str) -> tuple[str, str]:
        """The tags round a reference: a link, or a mere sign where the note stands in another chapter."""
        if name not in self.notes:
            return "<sup>" if name in self.signed else '<sup class="made">', "</sup>"
        key = f"{self.chapter}-{self.notes[name]}"
        ident = "" if name in self.referred else f' id="ref-{key}"'
        self.referred.add(name)
        look = "noteref" if name in self.signed else "noteref made"
        return f'<a class="{look}" epub:type="noteref" role="doc-noteref"{ident} href="#fn-{key}">', "</a>"


def number_notes(blocks: Iterable[Block]) -> dict[str, int]:
    """The footnotes among the blocks of a chapter, by name, numbered from 1."""
    names = (block.id for block in blocks if block.kind is FOOTNOTE)
    return {name: number for number, name in enumerate(names, start=1)}


def _name_of(place: str) -> str:
    """What can be said of a picture without words: what its file is called.

    >>> _name_of("fox_files/the%20fox-at_the_gate.png?x=1"), _name_of("data:image/gif;base64,AAAA")
    ('the fox at the gate', '')
    """
    if place[:5].casefold() == "data:":
        return ""
    name = re.sub(r"\.\w+$", "", place.partition("?")[0].rpartition("/")[2])
    return " ".join(re.split(r"[\s_-]+", unquote(name)))


def _stretch(text: str, start: int, end: int, edits: "list[Edit]") -> str:
    """Part of a text, escaped; takes the edits that lie in it from the end of the list."""
    if not edits:
        return escape(text[start:end]) if text[start:end] != WORDLESS else ""
    parts: list[str] = []
    while edits and edits[-1][0] < end:
        at, after, new = edits.pop()
        if after <= end:  # else a change of emphasis parts the sign, which stays as typed
            parts += (text[start:at], new)
            start = after
    return escape("".join([*parts, text[start:end]]))


def _runs_from_right(text: str) -> bool:
    """Whether most letters of a text are of a script that runs from right to left."""
    sides = [bidirectional(char) for char in text]
    return sides.count("R") + sides.count("AL") > sides.count("L")
