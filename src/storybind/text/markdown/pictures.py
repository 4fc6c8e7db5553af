"""Pictures in the headings of Markdown, in lines of HTML and above the story: each is a paragraph of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from storybind.model import Block, BlockKind, Header, Source, Span
from storybind.syntax import LINK, PICTURES, TAG, Defined, find_images, fold_name, write_embedded
from storybind.text.markdown.forms import ATX
from storybind.text.markdown.inline import inline_of
from storybind.text.titles import fold_words

_TAGS_ALONE = rf"(?i)[ \t]*(?:{TAG}[ \t]*)+"
_IMAGE = r"(?i)<img\b[^<>]*>"
_OPEN, _MOST_LINES = r"(?i)<img\b[^<>]*$", 12  # an element that ends on a line below, and how many it may have
_WORDS = r"(?i)\salt\s*=\s*(?:\"([^\"]*+)\"|'([^']*+)')"

_TITLED = (
    r"!\[([^\[\]]*)\]\(\s*(<[^<>\n]+>|[^()\s]+)\s+(?:\"([^\"\n]+)\"|'([^'\n]+)')\s*\)|!\[([^\[\]]*)\] ?\[([^\[\]]*)\]"
)
"""A picture with a title behind its place, or one that has its place and title elsewhere."""


def set_pictures(source: Source) -> Source:
    r"""A text whose headings have no pictures: each stands below its own, and of one that is nothing else the words are the heading.

    Those of HTML are written as Markdown has them, unless there is code in the text; those of notebooks, unless it is on their line,
    and so is the title of a picture one of its words.

    >>> set_pictures(Source("a.md", "## Tide ![a pot](pot.png)\n\n# ![One](1.png)", "utf-8", "")).lines
    ['## Tide', '', '![a pot](pot.png)', '', '# One', '', '![](1.png)']
    >>> set_pictures(Source("a.md", '<p align="center"><img src="c.png" alt="A fox"></p>\nHe <img src="b.png"> left.', "utf-8", "")).lines
    ['![A fox](c.png)', 'He ![](b.png) left.']
    >>> set_pictures(Source("a.md", "She drew.\n\n![[the shed.png]]", "utf-8", "")).lines
    ['She drew.', '', '![](the%20shed.png)']
    >>> set_pictures(Source("a.md", '![Map](a.png "The coast") ![][b]\n\n[b]: b.png "A fox"', "utf-8", "")).lines
    ['![Map – The coast](a.png) ![A fox][b]', '', '[b]: b.png "A fox"']
    """
    figures = "{{" in source.text and "figure" in source.text
    if "![" not in source.text and "<img" not in source.text and not figures:
        return source
    own = list(enumerate(source.lines, start=1))
    if "<img" in source.text and "`" not in source.text:
        own = [(number, _as_markdown(line) if "<img" in line else line) for number, line in _closed(source.lines)]
    if "![[" in source.text or figures:
        own = [(number, line if "`" in line else write_embedded(line)) for number, line in own]
    titles = {fold_name(found[1]): _title_of(found) for found in re.finditer(LINK, source.text)}
    own = [(number, line if "`" in line or "![" not in line else _say_titles(line, titles)) for number, line in own]
    lines: list[str] = []
    origins: list[int] = []
    for number, line in own:
        heading = ATX.fullmatch(line) if "![" in line else None
        parted = _part(heading[1], heading[2]) if heading else [line]
        lines += parted
        origins += [number] * len(parted)
    if origins == [*range(1, len(source.lines) + 1)]:
        return source._replace(text="\n".join(lines))
    return source.retold(lines, origins)


def _title_of(defined: re.Match[str]) -> str:
    """The title behind a place that has a name; empty where it has none."""
    return defined[0][defined.end(2) - defined.start() :].strip("> \t\"'()")


def _say_titles(line: str, titles: Mapping[str, str]) -> str:
    """A line in which each picture says its title beside its words; `titles` are those of places with names."""

    def say(found: re.Match[str]) -> str:
        own, place, double, single, words, name = found.groups()
        if place:
            return f"![{_beside(own, double or single)}]({place})"
        if not (title := titles.get(fold_name(name or words), "")):
            return found[0]
        return f"![{_beside(words, title)}][{name or words}]"

    return re.sub(_TITLED, say, line)


def _beside(words: str, title: str) -> str:
    """The words of a picture and its title, once where one says the other.

    >>> _beside("Map", "The coast"), _beside("Map", "A map of it."), _beside("", "Map")
    ('Map – The coast', 'A map of it.', 'Map')
    """
    said, more = fold_words(words), fold_words(title)
    if f" {said} " in f" {more} " or not said:
        return title
    return words if f" {more} " in f" {said} " else f"{words} – {title}"


def _closed(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, those as one over which a picture's element is written."""
    at = 0
    while at < len(lines):
        end = at + 1
        if re.search(_OPEN, lines[at]):
            below = range(end, min(end + _MOST_LINES, len(lines)))
            end = next((close + 1 for close in below if ">" in lines[close]), end)
        yield at + 1, " ".join([lines[at], *(line.strip() for line in lines[at + 1 : end])])
        at = end


def _as_markdown(line: str) -> str:
    """A line with the pictures of HTML in it as Markdown has them, and with no other tags where it is nothing else."""
    shown = re.sub(_IMAGE, _written, line)
    alone = " ".join(found[0] for found in re.finditer(PICTURES, shown)) if re.fullmatch(_TAGS_ALONE, line) else ""
    return alone or shown


def _written(tag: re.Match[str]) -> str:
    """An element of HTML that is a picture, as Markdown has it."""
    found = re.search(_WORDS, tag[0])
    words = " ".join(re.sub(r"[\[\]]", " ", unescape(found[1] or found[2] or "")).split()) if found else ""
    place = next(find_images(tag[0]), "")
    if not place or re.search(r"[()]", place):  # which ends a place in Markdown
        return words or tag[0]
    return f"![{words}](<{place}>)" if re.search(r"\s", place) else f"![{words}]({place})"


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
