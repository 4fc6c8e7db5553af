"""Pictures in the headings of Markdown, in lines of HTML and above the story: each is a paragraph of its own."""

import re
from collections.abc import Iterator
from html import unescape

from storybind.model import Block, BlockKind, Header, Source, Span
from storybind.syntax import PICTURES, TAG, Defined, find_images
from storybind.text.markdown.forms import ATX
from storybind.text.markdown.inline import inline_of

_TAGS_ALONE = rf"(?i)[ \t]*(?:{TAG}[ \t]*)+"
_IMAGE = r"(?i)<img\b[^<>]*>"
_WORDS = r"(?i)\salt\s*=\s*(?:\"([^\"]*+)\"|'([^']*+)')"


def set_pictures(source: Source) -> Source:
    r"""A text whose headings have no pictures: each stands below its own, and of one that is nothing else the words are the heading.

    Those of HTML are written as Markdown has them, unless there is code in the text.

    >>> set_pictures(Source("a.md", "## Tide ![a pot](pot.png)\n\n# ![One](1.png)", "utf-8", "")).lines
    ['## Tide', '', '![a pot](pot.png)', '', '# One', '', '![](1.png)']
    >>> set_pictures(Source("a.md", '<p align="center"><img src="c.png" alt="A fox"></p>\nHe <img src="b.png"> left.', "utf-8", "")).lines
    ['![A fox](c.png)', 'He ![](b.png) left.']
    """
    if "<img" in source.text and "`" not in source.text:
        source = source._replace(
            text="\n".join(_as_markdown(line) if "<img" in line else line for line in source.lines)
        )
    lines: list[str] = []
    origins: list[int] = []
    for number, line in enumerate(source.lines, start=1):
        heading = ATX.fullmatch(line) if "![" in line else None
        parted = _part(heading[1], heading[2]) if heading else [line]
        lines += parted
        origins += [number] * len(parted)
    return source.retold(lines, origins) if len(lines) > len(source.lines) else source


def _as_markdown(line: str) -> str:
    """A line with the pictures of HTML in it as Markdown has them, and with no other tags where it is nothing else."""
    shown = re.sub(_IMAGE, _written, line)
    return " ".join(found[0] for found in re.finditer(PICTURES, shown)) if re.fullmatch(_TAGS_ALONE, line) else shown


def _written(tag: re.Match[str]) -> str:
    """An element of HTML that is a picture, as Markdown has it."""
    found = re.search(_WORDS, tag[0])
    words = re.sub(r"[\[\]]", " ", unescape(found[1] or found[2] or "")) if found else ""
    place = next(find_images(tag[0]), "")
    return f"![{' '.join(words.split())}]({place})" if place and not re.search(r"[\s()]", place) else tag[0]


def _part(signs: str, words: str) -> list[str]:
    """The lines of a heading behind its signs: its words, and below them its pictures."""
    pictures = [found[0] for found in re.finditer(PICTURES, words)]
    bare = " ".join(re.sub(PICTURES, " ", words).split())
    if not any(map(str.isalnum, bare)):
        bare = " ".join(re.sub(r"!\[(.*)\].*", r"\1", one, flags=re.DOTALL) for one in pictures)
        pictures = [re.sub(r"!\[.*?\](?=[\[(])", "![]", one) for one in pictures]
    if not pictures or not any(map(str.isalnum, bare)):
        return [f"{signs} {words}"]
    return [f"{signs} {bare}", *(line for one in pictures for line in ("", one))]


def pictures_in_head(source: Source, header: Header, defined: Defined) -> Iterator[Block]:
    """The pictures among the lines of a head that was read line by line, which stand over the story."""
    above = [] if header.front_matter else source.lines[: header.body - 1]
    for number, line in enumerate(above, start=1):
        text, inline = inline_of(" ".join(found[0] for found in re.finditer(PICTURES, line)), defined)
        if text:
            yield Block(BlockKind.PARAGRAPH, text, Span(number, number), inline, gap=1)
