"""What stands inside a block of Markdown, as text and ranges: the door to Python-Markdown and BeautifulSoup."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal

import markdown
from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from storybind.languages import written_tag
from storybind.model import WORDLESS, Inline, clip, nested
from storybind.syntax import ASIDE, ATTRIBUTES, COMMENT, NOTHING, TAG, Defined, words_alone
from storybind.text.decode import FORBIDDEN
from storybind.text.links import safe_link
from storybind.text.paragraphs.inline import read_inline

_MARK_IN_TEXT = "\ue000{}\ue001"  # private-use characters keep a reference whole on its way through the renderer
_MARKED = re.compile("\ue000(.*?)\ue001")
_CODE_OR_SIGN = (
    rf"(?P<code>(?P<ticks>`+)[^`]+?(?P=ticks))|(?P<comment>{COMMENT})|!?\[\[(?:[^\[\]|\n]*\|)?(?P<inside>[^\[\]|\n]+)\]\]|"
    rf"\[\^(?P<note>[^\]\s]{{1,200}})\]|(?<=\]) ?\[(?P<ref>[^\[\]\n]*)\]|(?P<own>\^(?=\[))|(?P<id>[ \t]\^[A-Za-z0-9-]+[ \t]*$)|"
    rf"(?<=\])(?P<aside>{ASIDE})|(?P<and>\\&(?!#?\w+;))|(?P<twice>(?<!\\)\\(?=&#?\w+;))|"
    rf"\[(?P<span>[^\[\]]*)\](?P<look>{ATTRIBUTES})|(?P<attributes>(?<=[\])]){ATTRIBUTES})|(?<=\d)\^(?P<raised>[a-z]{{1,4}})\^|"
    rf"~~(?=\S)(?P<struck>[^~\n]+)~~|==(?=\S)(?P<marked>[^=\n]+)==|\\?<(?!{TAG[1:]}|https?://)"
)
_ESCAPED = "\"'$%,/:;=?@^|~"
"""Signs that mean themselves behind a backslash, beside those that the renderer knows (CommonMark 6.1), as pandoc and Google Docs write them."""
_BRACKETS = re.compile(r"\\.|(?P<ticks>`+)[^`]+(?P=ticks)|[\[\]]")
_LEADS = re.compile(r"\((?:[^()\]]|\](?!\()|\([^()\n]*\))*+\)")  # where a link leads, behind its words
_MERE = "\ue002"  # a bracket that opens no link, on its way through the renderer
_NESTED = 3  # brackets of links in one another: a picture in a link, and one to spare
_RENDERED = 20_000  # characters; the renderer takes time with the square of a paragraph, so a longer one has plain emphasis alone
_KINDS: dict[str, Literal["em", "strong", "s", "sub", "sup", "u", "code"]] = {
    "em": "em",
    "i": "em",
    "strong": "strong",
    "b": "strong",
    "del": "s",
    "s": "s",
    "strike": "s",
    "sub": "sub",
    "sup": "sup",
    "u": "u",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
}


def inline_of(raw: str, defined: Defined = NOTHING) -> tuple[str, tuple[Inline, ...]]:
    r"""The text of a stretch of Markdown and its ranges; only two blanks at a line's end keep the line end.

    >>> inline_of("She was **not** amused.")
    ('She was not amused.', (Inline(start=8, end=11, kind='strong', target=''),))
    >>> inline_of("1999. It was cold.")
    ('1999. It was cold.', ())
    """
    whole = raw
    if len(raw) > _RENDERED:
        return read_inline(" ".join(raw.split()))
    raw = _tamed(raw, defined)
    raw = re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", raw)
    read = _Walker(_render(_spare_brackets(raw)), defined.pictures)
    done, ranges = "".join(read.text), read.ranges
    if words_of(words_alone(whole, defined)) != words_of(_without_references(done, ranges)):
        return read_inline(
            " ".join(words_alone(whole, defined).split())
        )  # the renderer can lose letters between its marks
    lead, text = len(done) - len(done.lstrip()), done.strip()
    return text, nested(clip(ranges, lead, lead + len(text)))


def words_of(text: str) -> list[str]:
    """The words of a text, each without its signs."""
    return "".join(char for char in text if char.isalnum() or char.isspace()).split()


def _without_references(text: str, ranges: Sequence[Inline]) -> str:
    """A text without the numbers of its footnotes; the ranges come in order."""
    parts: list[str] = []
    last = 0
    for one in ranges:
        if one.kind == "noteref":
            parts.append(text[last : one.start])
            last = one.end
    return "".join([*parts, text[last:]])


def heading_of(raw: str, defined: Defined) -> str:
    """The words of a heading, which is set in one style and refers to nothing."""
    return _without_references(*inline_of(raw, defined)).strip()


def _tamed(raw: str, defined: Defined) -> str:
    """A stretch of Markdown as the renderer is to read it."""
    return re.sub(_CODE_OR_SIGN, lambda found: _tame(found, defined), raw, flags=re.IGNORECASE | re.MULTILINE)


def _tame(found: re.Match[str], defined: Defined) -> str:
    """Code as it is, a comment gone, a reference whole, a link by its address, and a sign that opens no tag as text."""
    if found["note"]:
        return _MARK_IN_TEXT.format(found["note"]) if found["note"] in defined.notes else found[0]
    if found["ref"] is not None:
        words, is_picture = _in_brackets_before(found)
        place = defined.link(found["ref"] or words) or ""
        address = place if is_picture else safe_link(place)  # of a picture that is not there it is to be told
        known = address or place or (defined.links and not found["ref"])
        return f"(<{address or '#'}>)" if known else found[0]
    if found["struck"] or found["marked"]:
        tag = "del" if found["struck"] else "mark"
        return f"<{tag}>{_tamed(found['struck'] or found['marked'], defined)}</{tag}>"
    if found["aside"]:
        return r"\("
    if found["inside"]:
        return found["inside"]
    if found["look"]:
        return f"<u>{found['span']}</u>" if ".underline" in found["look"] else found["span"]
    if found["and"] or found["raised"]:
        return "&amp;" if found["and"] else f"<sup>{found['raised']}</sup>"
    if found["own"]:  # a footnote in the text stays there, in brackets
        return " "
    return found["code"] or ("" if found["comment"] or found["id"] or found["attributes"] or found["twice"] else "&lt;")


def _in_brackets_before(found: re.Match[str]) -> tuple[str, bool]:
    """What stands in the brackets right before a match, which names a link where its own are empty, and whether it is a picture's."""
    above, _, words = found.string[: found.start()].rpartition("[")
    return words.rstrip("] "), above.endswith("!")


@cache
def _renderer() -> Callable[[str], str]:
    """Python-Markdown with no block syntax but the paragraph."""
    md = markdown.Markdown(output_format="xhtml", tab_length=4)
    for name in ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference", "empty"):
        md.parser.blockprocessors.deregister(name)
    md.preprocessors.deregister("html_block")
    md.ESCAPED_CHARS.extend(_ESCAPED)
    return md.convert


def _render(raw: str) -> Tag:
    return BeautifulSoup(_renderer()(raw).replace(_MERE, "["), "html.parser")


def _spare_brackets(raw: str) -> str:
    """A text whose brackets all open links: behind each other one the renderer would look for its end through all that follows."""
    if raw.count("[") <= _NESTED:
        return raw
    opened: list[int] = []
    links: set[int] = set()
    found = [one.start() for one in _BRACKETS.finditer(raw) if one[0] in "[]"]
    for at in found:
        if raw[at] == "[":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if len(opened) < _NESTED and _LEADS.match(raw, at + 1):
                links.add(start)
    chars = list(raw)
    for at in found:
        if raw[at] == "[" and at not in links:
            chars[at] = _MERE
    return "".join(chars)


class _Walker:
    """The text below a node and where it is emphasised; unknown tags give their text.

    It does not recurse: tags nest as deep as an author likes.
    """

    def __init__(self, root: Tag, pictures: frozenset[str] = frozenset()) -> None:
        self.pictures = pictures
        self.text: list[str] = []
        self.ranges: list[Inline] = []
        self.at = 0
        todo: list[PageElement | tuple[str, int, str]] = [root]
        while todo:
            node = todo.pop()
            if isinstance(node, tuple):
                self.close(*node)
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):  # nor comments
                self.collect(str(node))
            elif isinstance(node, Tag):
                self.open(node)
                todo.append((node.name, self.at, str(node.get("href") or node.get("lang") or "")))
                todo.extend(reversed(node.contents))

    def open(self, tag: Tag) -> None:
        if tag.name == "br":
            self.add("\n")
        elif tag.name == "img":
            start, place = self.at, str(tag.get("src") or "").strip("<>")
            self.add(" ".join(str(tag.get("alt") or "").split()) or (WORDLESS if place in self.pictures else ""))
            if self.at > start:
                self.ranges.append(Inline(start, self.at, "picture", place))

    def close(self, name: str, start: int, value: str) -> None:
        """Note what an element was, with its address or language."""
        if self.at <= start:
            return
        if name in _KINDS:
            self.ranges.append(Inline(start, self.at, _KINDS[name]))
        elif name == "a" and (address := safe_link(value)):
            self.ranges.append(Inline(start, self.at, "link", address))
        elif name in ("span", "q") and (language := written_tag(value)):
            self.ranges.append(Inline(start, self.at, "lang", language))

    def add(self, piece: str) -> None:
        piece = re.sub(FORBIDDEN, "", piece)  # an entity can stand for what no book can hold
        self.text.append(piece)
        self.at += len(piece)

    def collect(self, piece: str) -> None:
        """Add a string, its line ends as blanks, its references as ranges over their number."""
        if self.text and self.text[-1].endswith("\n"):
            piece = piece.lstrip("\n")
        last = 0
        for mark in _MARKED.finditer(piece):
            self.add(piece[last : mark.start()].replace("\n", " "))
            start = self.at
            self.add(mark[1])
            self.ranges.append(Inline(start, self.at, "noteref", mark[1]))
            last = mark.end()
        self.add(piece[last:].replace("\n", " "))
