"""What is left out of the book, kind by kind, and how that is told."""

from collections.abc import Sequence

from storybind.model import Block, Notice, Severity
from storybind.text.paragraphs.inline import read_inline

_SHOWN = 60  # characters of a line that a notice quotes

KINDS = {
    "navigation": "the site's page",
    "foot": "the foot of the site's page",
    "cards": "what stands round readers' posts",
    "statistics": "the site's statistics",
    "repeated": "a repeated head",
    "contents": "the list of contents, which repeats the headings,",
    "running-head": "running heads and page numbers",
    "specks": "signs that are dirt of a scanned page",
    "mail": "the mail's own head",
    "wrapper": "the archive's wrapper",
    "legend": "the legend of marks",
    "input-notes": "notes for the typesetter",
    "joint": "notes between the parts",
    "pictures": "places of pictures",
    "remarks": "remarks in the margin",
    "machine": "a program's own words",
    "stamps": "who wrote each message and when",
}
"""What is left out, by kind, in words."""

UNCOUNTED = frozenset({"contents", "repeated", "foot", "cards", "stamps"})
"""Kinds of which a file may have any share: their words are in the book all the same, are a site's own to the letter, or stand
round what readers wrote."""


def quote(line: str) -> str:
    """A line as a notice quotes it: without its emphasis, and cut where it is long."""
    line = " ".join(read_inline(line)[0].split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}”"


def tell(kind: str, blocks: Sequence[Block]) -> Notice:
    """One notice for a kind of lines: how many, and which was the first."""
    blocks = sorted(blocks, key=lambda block: block.span)
    first = blocks[0]
    count = f"{len(blocks)} lines" if len(blocks) > 1 else "a line"
    what = KINDS[kind]
    more = ", the first" if len(blocks) > 1 else ""
    told = f"{count} of {what} left out{more}: {quote(first.text)}"
    return Notice("left-out", told, first.span.first, Severity.INFO)
