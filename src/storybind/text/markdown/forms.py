"""How lines of Markdown begin a block, and how far one goes on."""

import re
from collections.abc import Callable, Sequence

from storybind.syntax import ATTRIBUTES
from storybind.text.tables.marks import ENDS, STROKES, is_mark

# The first signs of blocks, each matched against a whole line, but for quotes, which stand before any other.
ATX = re.compile(rf" {{0,3}}(#{{1,6}})[ \t]+(.*?)(?:[ \t]+#+)?(?:[ \t]*{ATTRIBUTES})?[ \t]*")
ITEM = r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]+\S"
"""How an item of a list begins."""
SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*")
QUOTED = re.compile(r"(?: {0,3}>[ \t]?)++")
NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,200})\]:[ \t]*(.*)")
RULE = re.compile(r"\s*+(?:<center>\s*+)?<hr\b[^<>]*+>\s*+(?:</center>\s*+)?", re.IGNORECASE)
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*\Z)|~{3,}(?=[ \t]*[\w.+#-]*(?:[ \t]+[\w-]+=\S+)*[ \t]*\Z))[ \t]*(.*)")
LOOK = rf"\{{:.*\}}|{ATTRIBUTES}"
"""A line that says how what stands above looks."""
MOST_LINES = 400  # of code and of comments, or what opens them only looks so


def starts_block(line: str) -> bool:
    """Whether a line begins a block by its first signs, right below a paragraph too."""
    return bool(
        ATX.fullmatch(line)
        or QUOTED.match(line)
        or NOTE.fullmatch(line)
        or SETEXT.fullmatch(line)
        or FENCE.fullmatch(line)
        or RULE.fullmatch(line)
        or (line[:1] == "{" and re.fullmatch(LOOK, line.rstrip()))
        or (is_mark(row := line.strip()) and (STROKES.issuperset(row) or not ENDS.issuperset(row)))
    )


def is_set_in(line: str) -> bool:
    """Whether a line is set in by four blanks or a tab, and is not empty."""
    return line.startswith(("    ", "\t")) and bool(line.strip())


def is_list(run: Sequence[str]) -> bool:
    """Whether lines are a list, an item each."""
    return len(run) > 1 and all(re.match(ITEM, line) for line in run)


def end_of_run(lines: Sequence[str], at: int, goes_on: Callable[[str], bool]) -> int:
    """The index behind the lines from `at` on that each `goes_on`."""
    while at < len(lines) and goes_on(lines[at]):
        at += 1
    return at
