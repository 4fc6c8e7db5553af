"""What stands above the title: the series, who wrote the story."""

import re

from storybind.model import Span
from storybind.text.front.author_above import is_author
from storybind.text.front.by_name import byline_below
from storybind.text.front.head import Head
from storybind.text.front.labels import is_believed, is_labelled
from storybind.text.front.lines import SERIES_FIRST, line_below, next_group, right_below, undress
from storybind.text.front.names import is_name
from storybind.text.front.titles import is_title
from storybind.text.front.under_title import is_day
from storybind.text.heading.line import read_heading
from storybind.text.tables.head_lines import read_head_line

_MOST_BELOW_NAME = 7  # lines above the title


def stands_over_head(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a title, or labels that are believed, stand right under a line."""
    group = right_below(lines, start, end)
    if group is None or read_heading(lines[group[0]].strip()):
        return False
    return stands_over_labels(lines, start, end, head) or is_title(lines, *group)


def stands_over_labels(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether labels that are believed stand right under a line."""
    group = right_below(lines, start, end)
    return group is not None and is_labelled(lines[group[0]].strip()) and is_believed(lines, *group, head)


def read_above_title(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Read a line that stands over the title: the series, or who wrote the story."""
    span = Span(start + 1, start + 1)
    if _opens_series(lines, start, head):
        head.add("series", "", undress(lines[start].strip()), span)
        return True
    if head.has("title") or head.has("author"):
        return False
    mailed = _stands_over_mail(lines, start, end, head)
    if not (mailed or is_author(lines, start, end)):
        return False
    title = next_group(lines, end) if mailed else None
    signed = title is not None and byline_below(lines, title[0])
    head.add("contact" if signed else "author", "", lines[start].strip(), span)
    return True


def _stands_over_mail(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a name has its address for letters below, among lines of such a head, and under these the title."""
    below = [line.strip() for line in lines[start + 1 : min(end, start + _MOST_BELOW_NAME)]]
    rows = [read_head_line(line) for line in below if not is_day(line)]
    known = all(rows) and any(row.name == "contact" for row in rows if row)
    return known and is_name(lines[start].strip()) and stands_over_head(lines, end - 1, end, head)


def _opens_series(lines: list[str], start: int, head: Head) -> bool:
    """Whether the first line of all says which book of which series this is; the title and the author follow below.

    >>> _opens_series(["The Salt Cycle, Book 3", "", "Low Water", "by Ann Lee", "", "It rained."], 0, Head(()))
    True
    >>> _opens_series(["The Salt Cycle, Book 3", "", "It rained."], 0, Head(()))
    False
    """
    if head.known or head.entries or head.notes or not re.fullmatch(SERIES_FIRST, undress(lines[start])):
        return False
    title = next_group(lines, start + 1)
    if title is None or title[0] - start > 4 or read_heading(lines[title[0]].strip()) or not is_title(lines, *title):
        return False
    if byline_below(lines, title[0]):
        return True
    name = line_below(lines, title[0], 4)
    return name is not None and is_name(undress(lines[name])) and not is_name(undress(lines[title[0]]))
