"""Headings without a blank behind their signs, as the first Markdown had them and many sites still do."""

import re
from collections.abc import Iterator, Sequence

from storybind.model import Source
from storybind.text.markdown.forms import FENCE, starts_block

_TIGHT = re.compile(r" {0,3}(#{1,6})(?=[^\s#])(.{1,160}?)[ \t]*")
_TAGS = re.compile(r"(?:^|\s)#\w|#$")
_LEAST_SIGNS = 2  # of which no hashtag has as many
_MIDDLE = re.compile(r"(#{0,6})[ \t]*->[ \t]*(.*?[^\W_].*?)[ \t]*(?:<-|->)[ \t]*#*[ \t]*")
"""A line that is set in the middle, or at the right, by arrows."""


def open_signs(source: Source) -> Source:
    r"""A text in Markdown with a blank behind the signs of each heading, and without the arrows round a line in the middle.

    >>> open_signs(Source("a.md", "#The Weir\n\n->by Ann Lee<-\n\n##One\n\nIt rained.", "utf-8", "")).lines
    ['# The Weir', '', 'by Ann Lee', '', '## One', '', 'It rained.']
    >>> told = "It rained.\n\n#tea #rain\n\n#weather\n\n#1 was lost.\n\n#Monday was over."
    >>> open_signs(Source("a.md", told, "utf-8", "")).text == told
    True
    """
    lines = source.lines
    levels = {len(found[1]) for at, found in _tight(lines) if _stands_apart(lines, at)}
    several = max(levels, default=0) >= _LEAST_SIGNS
    own = list(lines)
    for at, found in _tight(lines):
        if _stands_apart(lines, at) and (len(found[1]) >= _LEAST_SIGNS or _is_title(found[2], several=several)):
            own[at] = f"{found[1]} {found[2]}"
    if "->" in source.text:
        own = [_without_arrows(line) for line in own]
    return source if own == lines else source._replace(text="\n".join(own))


def _tight(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines that may be such headings, each with its index; none is within code."""
    code = ""
    for at, line in enumerate(lines):
        if "`" in line or "~" in line:
            if (fence := FENCE.fullmatch(line)) and (not code or fence[1].startswith(code)):
                code = "" if code else fence[1]
        elif "#" in line[:4] and not code and (found := _TIGHT.fullmatch(line)):
            yield at, found


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
    return f"{found[1]} {found[2]}".strip() if found else line
