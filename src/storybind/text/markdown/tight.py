"""Headings without a blank behind their signs, as the first Markdown had them and many sites still do."""

import re
from collections.abc import Iterator, Sequence

from storybind.model import Source
from storybind.text.heading.line import read_heading
from storybind.text.markdown.forms import FENCE, starts_block

_TIGHT = re.compile(r" {0,3}(#{1,6})(?=[^\s#])(.{1,160}?)[ \t]*")
_TAGS = re.compile(r"(?:^|\s)#\w|#$")
_ASKED = re.compile(r"(?m)^ {0,3}(?:#{1,6}[^\s#]|->)")
_OPEN = re.compile(r"(?m)^ {0,3}#[ \t]+\S")
_LEAST_SIGNS = 2  # of which no hashtag has as many
_MIDDLE = re.compile(r"(#{0,6})[ \t]*+->(?=[\W_]*[^\W_])[ \t]*+(.*)(?:<-|->)[ \t]*+#*[ \t]*")
"""A line that is set in the middle, or at the right, by arrows."""


def open_signs(source: Source) -> Source:
    r"""A text in Markdown with a blank behind the signs of each heading, and without the arrows round a line in the middle.

    Where another heading of one sign has its blank, words right behind one are a hashtag, unless they say that they head a chapter.

    >>> open_signs(Source("a.md", "#The Weir\n\n->by Ann Lee<-\n\n##One\n\nIt rained.", "utf-8", "")).lines
    ['# The Weir', '', 'by Ann Lee', '', '## One', '', 'It rained.']
    >>> told = "It rained.\n\n#tea #rain\n\n#weather\n\n#1 was lost.\n\n#Monday was over."
    >>> open_signs(Source("a.md", told, "utf-8", "")).text == told
    True
    """
    if not _ASKED.search(source.text):
        return source
    lines = source.lines
    levels = {len(found[1]) for at, found in _tight(lines) if _stands_apart(lines, at)}
    several = max(levels, default=0) >= _LEAST_SIGNS
    opened = _OPEN.search(source.text) is not None
    own = list(lines)
    for at, found in _tight(lines):
        words = found[2]
        is_title = _is_title(words, several=several or opened) and (not opened or read_heading(words))
        if (len(found[1]) >= _LEAST_SIGNS or is_title) and _stands_apart(lines, at):
            own[at] = f"{found[1]} {words}"
    for at, line in _outside_code(own) if "->" in source.text else ():
        own[at] = _without_arrows(line)
    return source if own == lines else source._replace(text="\n".join(own))


def _tight(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines that may be such headings, each with its index."""
    for at, line in _outside_code(lines):
        if "#" in line[:4] and (found := _TIGHT.fullmatch(line)):
            yield at, found


def _outside_code(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines, each with its index, but for those between two fences and the fences."""
    code = ""
    for at, line in enumerate(lines):
        fence = FENCE.fullmatch(line) if "`" in line or "~" in line else None
        if fence and (not code or fence[1].startswith(code)):
            code = "" if code else fence[1]
        elif not code and not fence:
            yield at, line


def _stands_apart(lines: Sequence[str], at: int) -> bool:
    """Whether a line has air above it, or what is no paragraph."""
    above = lines[at - 1].strip() if at else ""
    return not above or starts_block(above) or bool(_TIGHT.fullmatch(above) or _MIDDLE.fullmatch(above))


def _is_title(words: str, *, several: bool) -> bool:
    """Whether the words behind one sign are no hashtag and no sentence; one word is a title where `several` levels are so written."""
    first = next(filter(str.isalpha, words), "")
    if words[0].isdigit() or first.islower() or not first or words[-1] in ".,;" or _TAGS.search(words):
        return False
    return several or bool(re.search(r"\s", words))


def _without_arrows(line: str) -> str:
    """A line as it is without the arrows that set it in the middle.

    >>> _without_arrows("##->One<-"), _without_arrows("-> *Two* <-"), _without_arrows("a -> b")
    ('## One', '*Two*', 'a -> b')
    """
    found = _MIDDLE.fullmatch(line) if "->" in line[:8] else None
    return f"{found[1]} {found[2].rstrip()}".strip() if found else line
