"""The head of a story in Markdown: lines of metadata, or labels and a byline under a first heading."""

from __future__ import annotations

import re

from storybind.model import Source, Span
from storybind.syntax import LEADS, find_defined, words_alone
from storybind.text.front.head import Head
from storybind.text.front.label_block import is_believed, is_labelled, read_labels, stands_alone
from storybind.text.front.titles import is_name, next_group, read_byline, undress
from storybind.text.heading.line import read_heading
from storybind.text.tables.labels import FIELDS, PROGRAMS, fold
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_dedication

_MARKDOWN_HEAD = 200  # lines
_LINK = rf"(?i)\[([^\[\]]{{1,200}})\]{LEADS}"


def read_markdown_head(source: Source, lines: list[str], head: Head) -> int:
    """MultiMarkdown's lines of metadata, or labels and a byline under a first heading; else nothing, and the heading is read later."""
    notes = find_defined(source.text)
    lines = [words_alone(re.sub(_LINK, r"\1", line), notes) for line in lines[:_MARKDOWN_HEAD]]
    group = next_group(lines, 0)
    if group is None or any("<!--" in line for line in lines[slice(*group)]):
        return 0
    start, end = group
    first = lines[start].strip()
    titled = re.fullmatch(r"#\s+(\S.*?)(?:\s#+)?", first)
    if titled and not read_heading(titled[1]):
        from storybind.text.markdown_inline import heading_of

        head.add("title", "", undress(heading_of(titled[1], notes)), Span(start + 1, start + 1))
        group = next_group(lines, start + 1)
    at = start + 1
    while group:
        start, end = group
        line = lines[start].strip()
        opens = is_labelled(line) or _is_label_over_heading(lines, start, end, head)
        if opens and is_believed(lines, start, end, head):
            at = read_labels(lines, start, end, head)
        elif titled and not head.has("author") and (byline := read_byline(line)):
            head.add("author", *byline, Span(start + 1, start + 1))
            at = start + 1
        elif titled and not head.has("author") and _is_name_over_heading(lines, start, end):
            head.add("author", "", undress(line), Span(start + 1, start + 1))
            at = start + 1
        else:
            break
        group = next_group(lines, at) if at == end or titled else None
    head.entries[:] = [
        entry._replace(name="program") if not entry.name and fold(entry.label) in PROGRAMS else entry
        for entry in head.entries
    ]
    if len(head.entries) + len(head.notes) > bool(titled):
        return at
    head.entries.clear()
    return 0


def _is_label_over_heading(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a heading is but the word for a summary, and below its one paragraph a heading or a mark follows."""
    line = lines[start].strip()
    below = (start, end) if end > start + 1 else next_group(lines, end)
    after = next_group(lines, below[1]) if below and line.startswith("#") else None
    if after is None or FIELDS.get(fold(undress(line))) != "description" or not stands_alone(line, head, lines, start):
        return False
    return lines[after[0]].startswith("#") or is_mark(lines[after[0]].strip())


def _is_name_over_heading(lines: list[str], start: int, end: int) -> bool:
    """Whether a line by itself is a person's name, as plain or as loud as you like, and the heading of a chapter follows."""
    below = next_group(lines, end)
    alone = end == start + 1 and below is not None and lines[below[0]].startswith("##")
    name = undress(lines[start].strip())
    return alone and is_name(name) and not is_dedication(name)
