"""Markdown to the same blocks as plain text: the door to Python-Markdown and BeautifulSoup.

Blocks are found here, line by line, because a renderer eats words and makes lists and code out of prose; only what
stands inside a block is given to Python-Markdown, and its XHTML read back into text and ranges.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import markdown
from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from storybind.model import Block, BlockKind, Entry, Header, Inline, Source, Span
from storybind.syntax import COMMENT, TAG, find_notes, words_alone
from storybind.text.decode import FORBIDDEN
from storybind.text.inline import read_inline
from storybind.text.tables.marks import is_mark

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?(?:[ \t]*\{[#.][^}]*\})?[ \t]*")
_ITEM = r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]+\S"
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)")
_MARK_IN_TEXT = "\ue000{}\ue001"  # private-use characters keep a reference whole on its way through the renderer
_MARKED = re.compile("\ue000(.*?)\ue001")
_CODE_OR_SIGN = (
    rf"(?P<code>(?P<ticks>`+)[^`]+?(?P=ticks))|(?P<comment>{COMMENT})|\[\^(?P<note>[^\]\s]+)\]|<(?!{TAG[1:]})"
)
_RENDERED = 20_000  # characters; the renderer takes time with the square of a paragraph, so a longer one has plain emphasis alone
_KINDS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}


def read_markdown(source: Source, header: Header) -> tuple[Header, tuple[Block, ...]]:
    """The blocks of a Markdown story, and its header with the title that its first heading gives.

    A level-1 heading that stands alone at its level, or repeats the title of the front matter, is the title.
    """
    blocks = tuple(_blocks(source.lines, header.body, find_notes(source.text)))
    return _take_title(header, blocks)


def _take_title(header: Header, blocks: tuple[Block, ...]) -> tuple[Header, tuple[Block, ...]]:
    heads = [block for block in blocks if block.kind is BlockKind.HEADING]
    tops = [block for block in heads if block.level == 1]
    titled = next((entry for entry in header.entries if entry.name == "title"), None)
    top = (
        tops[0]
        if tops and (len(tops) == 1 or (titled and titled.value == tops[0].text)) and tops[0] is blocks[0]
        else None
    )
    if top:
        entry = Entry("title", "", top.text, top.span)
        header = header._replace(entries=(*header.entries, entry))
        blocks = tuple(block for block in blocks if block is not top)
    return header, _settle_levels(blocks)


def _settle_levels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The headings as parts (level 1) and chapters (level 2); a deeper one is a label of its scene."""
    levels = sorted({block.level for block in blocks if block.kind is BlockKind.HEADING})
    if not levels:
        return blocks
    below = {
        at: blocks[at + 1].level if at + 1 < len(blocks) else 0
        for at, block in enumerate(blocks)
        if block.level == levels[0]
    }
    parts = levels[0] if len(levels) > 1 and all(level == levels[1] for level in below.values()) else 0
    chapters = levels[1] if parts else levels[0]
    return tuple(_settled(block, parts, chapters) if block.kind is BlockKind.HEADING else block for block in blocks)


def _settled(block: Block, parts: int, chapters: int) -> Block:
    if block.level > chapters:
        return block._replace(kind=BlockKind.LABEL)
    return block._replace(level=1 if block.level == parts else 2)


def _blocks(lines: list[str], first: int, notes: frozenset[str]) -> Iterator[Block]:
    at = above = first - 1
    while at < len(lines):
        if not lines[at].strip(" \t>"):  # an empty line of a block quote parts its paragraphs
            at += 1
            continue
        start = at
        block, at = _next_block(lines, at, notes)
        if block.text:  # nothing is left of a comment
            yield block._replace(gap=start - above)
        above = at


def _next_block(lines: list[str], at: int, notes: frozenset[str]) -> tuple[Block, int]:
    """The block that begins at index `at`, and the index after it."""
    line = lines[at]
    if atx := _ATX.fullmatch(line):
        text = _heading(atx[2], notes)
        if not any(map(str.isalnum, text)):
            return Block(BlockKind.MARK, line.strip(), Span(at + 1, at + 1)), at + 1
        return Block(BlockKind.HEADING, text, Span(at + 1, at + 1), level=len(atx[1])), at + 1
    if is_mark(row := re.sub(TAG, "", line, flags=re.IGNORECASE).strip()):
        return Block(BlockKind.MARK, row, Span(at + 1, at + 1)), at + 1
    if note := _FOOTNOTE.fullmatch(line):
        end = _run(lines, at + 1, lambda other: other.startswith(("    ", "\t")))
        text, inline = _inline("\n".join([note[2], *(other.strip() for other in lines[at + 1 : end])]), notes)
        return Block(BlockKind.FOOTNOTE, text, Span(at + 1, end), inline, note[1]), end
    if _QUOTE.match(line):
        end = _run(lines, at, lambda other: bool(_QUOTE.match(other)) and bool(_QUOTE.sub("", other, count=1).strip()))
        text, inline = _inline("\n".join(_QUOTE.sub("", other, count=1) for other in lines[at:end]), notes)
        return Block(BlockKind.QUOTE, text, Span(at + 1, end), inline), end
    end = _run(lines, at + 1, lambda other: bool(other.strip()) and not _starts_block(other))
    if end - at > 1 and all(re.match(_ITEM, other) for other in lines[at:end]):
        text, inline = _inline("  \n".join(other.strip() for other in lines[at:end]), notes)
        return Block(BlockKind.LIST, text, Span(at + 1, end), inline), end
    if end < len(lines) and end == at + 1 and (setext := _SETEXT.fullmatch(lines[end])):
        level = 1 if setext[1][0] == "=" else 2
        return Block(BlockKind.HEADING, _heading(line.strip(), notes), Span(at + 1, end + 1), level=level), end + 1
    text, inline = _inline(
        "\n".join(other.strip(" \t") if not other.endswith("  ") else other.strip() + "  " for other in lines[at:end]),
        notes,
    )
    kind = BlockKind.VERSE if "\n" in text else BlockKind.PARAGRAPH
    return Block(kind, text, Span(at + 1, end), inline), end


def _run(lines: list[str], at: int, goes_on: Callable[[str], bool]) -> int:
    while at < len(lines) and goes_on(lines[at]):
        at += 1
    return at


def _starts_block(line: str) -> bool:
    return bool(
        _ATX.fullmatch(line)
        or _QUOTE.match(line)
        or _FOOTNOTE.fullmatch(line)
        or _SETEXT.fullmatch(line)
        or is_mark(line.strip())
    )


def _inline(raw: str, notes: frozenset[str] = frozenset()) -> tuple[str, tuple[Inline, ...]]:
    r"""The text of a stretch of Markdown and its ranges; only two blanks at a line's end keep the line end.

    >>> _inline("She was **not** amused.")
    ('She was not amused.', (Inline(start=8, end=11, kind='strong', target=''),))
    >>> _inline("1999. It was cold.")
    ('1999. It was cold.', ())
    """
    whole = raw
    if len(raw) > _RENDERED:
        return read_inline(" ".join(raw.split()))
    raw = re.sub(_CODE_OR_SIGN, lambda found: _tame(found, notes), raw, flags=re.IGNORECASE)
    read = _Walker(_render(raw))
    done, ranges = "".join(read.text), read.ranges
    if _letters(words_alone(whole, notes)) != _letters(_without_references(done, ranges)):
        return read_inline(
            " ".join(words_alone(whole, notes).split())
        )  # the renderer can lose letters between its marks
    lead = len(done) - len(done.lstrip())
    moved = (Inline(one.start - lead, one.end - lead, one.kind, one.target) for one in ranges)
    return done.strip(), tuple(sorted(moved, key=lambda one: (one.start, -one.end)))


def _letters(text: str) -> list[str]:
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


def _heading(raw: str, notes: frozenset[str]) -> str:
    """The words of a heading, which is set in one style and refers to nothing."""
    return _without_references(*_inline(raw, notes)).strip()


def _tame(found: re.Match[str], notes: frozenset[str]) -> str:
    """Code as it is, a comment gone, a reference to a footnote kept whole, and a sign that opens no tag as text."""
    if found["note"]:
        return _MARK_IN_TEXT.format(found["note"]) if found["note"] in notes else found[0]
    return found["code"] or ("" if found["comment"] else "&lt;")


@cache
def _renderer() -> Callable[[str], str]:
    """Python-Markdown with no block syntax but the paragraph."""
    md = markdown.Markdown(output_format="xhtml", tab_length=4)
    for name in ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference", "empty"):
        md.parser.blockprocessors.deregister(name)
    md.preprocessors.deregister("html_block")
    return md.convert


def _render(raw: str) -> Tag:
    return BeautifulSoup(_renderer()(raw), "html.parser")


class _Walker:
    """The text below a node and where it is emphasised; unknown tags give their text.

    It does not recurse: tags nest as deep as an author likes.
    """

    def __init__(self, root: Tag) -> None:
        self.text: list[str] = []
        self.ranges: list[Inline] = []
        self.at = 0
        todo: list[PageElement | tuple[str, int]] = [root]
        while todo:
            node = todo.pop()
            if isinstance(node, tuple):
                self.close(*node)
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):  # nor comments
                self.collect(str(node))
            elif isinstance(node, Tag):
                self.open(node)
                todo.append((node.name, self.at))
                todo.extend(reversed(node.contents))

    def open(self, tag: Tag) -> None:
        if tag.name == "br":
            self.add("\n")
        elif tag.name == "img":
            self.add(str(tag.get("alt") or ""))

    def close(self, name: str, start: int) -> None:
        kind = _KINDS.get(name)
        if kind and self.at > start:
            self.ranges.append(Inline(start, self.at, "strong" if kind == "strong" else "em"))

    def add(self, piece: str) -> None:
        piece = FORBIDDEN.sub("", piece)  # an entity can stand for what no book can hold
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
