"""The head of a story in Markdown: lines of metadata, or labels and a byline under a first heading."""

import re

from storybind.model import Source, Span
from storybind.syntax import find_defined
from storybind.text.front.bare_lines import said_in_title
from storybind.text.front.beside import is_person
from storybind.text.front.by_name import TITLE_BY, byline_below, read_byline
from storybind.text.front.head import Head
from storybind.text.front.head_notes import goes_on_below
from storybind.text.front.label_block import read_labels
from storybind.text.front.labels import is_believed, is_labelled, stands_alone
from storybind.text.front.lines import line_below, next_group, undress
from storybind.text.front.markdown_plain import words_of_head
from storybind.text.front.names import is_name
from storybind.text.heading.line import read_heading
from storybind.text.tables.head_labels import PROGRAMS, field_of, fold, is_subtitle
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_dedication

_PLAIN = re.compile(r"(?:\*\*|__|[*_])?[\"“]?\w")
_PANDOC = ("title", "author", "date")


def read_markdown_head(source: Source, lines: list[str], head: Head) -> int:
    """MultiMarkdown's lines of metadata, or labels and a byline under a first heading; else nothing, and the heading is read later."""
    written, lines = lines, words_of_head(source, lines)
    group = next_group(lines, 0)
    if group is None or any("<!--" in line for line in lines[slice(*group)]):
        return 0
    at = group[0] + 1
    titled = _read_title(lines, *group)
    if titled and lines[group[0]].startswith("# ") and _has_signed_fellow(written, titled[1]):
        return 0
    if titled:
        from storybind.text.markdown_inline import heading_of

        title, at = titled
        title = undress(heading_of(title, find_defined(source.text)))
        signed = byline_below(lines, at - 1) or not _names_person(title)
        for field in said_in_title(title, signed=signed):
            head.add(*field, Span(group[0] + 1, at))
        group = next_group(lines, at)
    while group:
        start, end = group
        line = lines[start].strip()
        opens = is_labelled(line) or _is_label_over_heading(lines, start, end, head)
        if opens and is_believed(lines, start, end, head):
            at = read_labels(lines, start, end, head)
        elif titled and _read_under_title(lines, start, end, head):
            at = start + 1
        elif (
            head.notes
            and lines[start:end] == written[start:end]
            and _PLAIN.match(lines[start])
            and goes_on_below(lines, start, end, head)
        ):
            at = end
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


def read_pandoc(lines: list[str], head: Head) -> int:
    """Pandoc's block at the top of a text: lines behind ``%`` for the title, the authors and the day; the index below it.

    What is set in below such a line goes on with it.
    """
    said: list[tuple[str, Span]] = []
    at = 0
    while at < len(lines) and len(said) <= len(_PANDOC) and lines[at].strip():
        end = at + 1
        while end < len(lines) and lines[end][:1] in (" ", "\t") and lines[end].strip():
            end += 1
        if lines[at] != "%" and lines[at][:2] != "% ":
            return 0
        rows = [lines[at][1:].strip(), *map(str.strip, lines[at + 1 : end])]
        said.append(((" " if len(said) != 1 else "; ").join(filter(None, rows)), Span(at + 1, end)))
        at = end
    if not 0 < len(said) <= len(_PANDOC) or not any(map(str.isalnum, said[0][0])) or said[0][0][-1] in ".,;:":
        return 0
    for name, (value, span) in zip(_PANDOC, said, strict=False):
        names = tuple(filter(None, map(str.strip, value.split(";"))))
        if value:
            head.add(name, "", undress(value) if name != "author" else names if len(names) > 1 else value, span)
    return at


def _read_title(lines: list[str], start: int, end: int) -> tuple[str, int] | None:
    """The title that opens a text, with the index of the line below: a first heading, underlined too."""
    line = lines[start].strip()
    found = re.fullmatch(r"#\s+(\S.*?)(?:\s#+)?", line)
    title, at = (found[1], start + 1) if found else (line, start + 2)
    underlined = end > start + 1 and re.fullmatch(r"={3,}\s*", lines[start + 1])
    return (title, at) if (found or underlined) and not read_heading(undress(title)) else None


def _names_person(title: str) -> bool:
    """Whether a title says who wrote it, beyond doubt.

    >>> _names_person("Snow by Ann Lee"), _names_person("Death by Chocolate Cake")
    (True, False)
    """
    found = re.fullmatch(TITLE_BY, title) if "by " in title.casefold() else None
    return found is not None and is_person(found["name"] or "")


def _has_signed_fellow(lines: list[str], first: int) -> bool:
    """Whether a further heading at the top has a byline of its own: then the first heads a story of an anthology as well."""
    heads = (at for at in range(first, len(lines)) if lines[at].startswith("# "))
    below = (line_below(lines, at, len(lines)) for at in heads)
    bylines = (read_byline(lines[at].strip()) for at in below if at)
    return any(byline and is_name(byline[1]) for byline in bylines)


def _read_under_title(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Read a line under the title that says what the story is, or whose."""
    line, span = lines[start].strip(), Span(start + 1, start + 1)
    if not head.has("subtitle") and _is_subtitle_over_byline(lines, start):
        head.add("subtitle", "", undress(line), span)
    elif not head.has("author") and (byline := read_byline(line)):
        head.add("author", *byline, span)
    elif not head.has("author") and _is_name_over_heading(lines, start, end):
        head.add("author", "", undress(line), span)
    else:
        return False
    return True


def _is_subtitle_over_byline(lines: list[str], start: int) -> bool:
    """Whether a smaller heading between the title and a person's ``by NAME`` says what the story is, and has no fellow: chapters are several.

    >>> _is_subtitle_over_byline(["### A Novel", "by Ann Lee", "", "It rained."], 0)
    True
    >>> _is_subtitle_over_byline(["## A Novel", "by Ann Lee", "", "It rained.", "", "## A Play", "", "It snowed."], 0)
    False
    """
    sign = lines[start].partition(" ")[0] + " "
    below = line_below(lines, start, 2) if re.fullmatch("#{2,6} ", sign) else None
    byline = read_byline(lines[below].strip()) if below is not None and is_subtitle(undress(lines[start])) else None
    return byline is not None and is_name(byline[1]) and not any(map(re.compile(sign).match, lines[start + 1 :]))


def _is_label_over_heading(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a heading is but the word for a summary, and below its one paragraph a heading or a mark follows."""
    line = lines[start].strip()
    below = (start, end) if end > start + 1 else next_group(lines, end)
    after = next_group(lines, below[1]) if below and line.startswith("#") else None
    if after is None or field_of(undress(line)) != "description" or not stands_alone(line, head, lines, start):
        return False
    return lines[after[0]].startswith("#") or is_mark(lines[after[0]].strip())


def _is_name_over_heading(lines: list[str], start: int, end: int) -> bool:
    """Whether a line by itself is a person's name, as plain or as loud as you like, and the heading of a chapter follows, or a label."""
    below = next_group(lines, end)
    first = lines[below[0]] if below else ""
    alone = end == start + 1 and (first.startswith("##") or (bool(first) and is_labelled(first.strip())))
    name = undress(lines[start].strip())
    return alone and is_name(name) and not is_dedication(name)
