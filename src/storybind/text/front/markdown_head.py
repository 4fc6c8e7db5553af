"""How a text in Markdown opens: with a first heading that is its title, or with a block as Pandoc has it."""

import re

from storybind.model import Source, Span
from storybind.syntax import find_defined
from storybind.text.front.beside import is_person
from storybind.text.front.by_name import TITLE_BY, byline_below, read_byline
from storybind.text.front.head import Head
from storybind.text.front.lines import line_below, next_group, undress
from storybind.text.front.markdown_plain import is_signed_in_dress
from storybind.text.front.names import is_name
from storybind.text.front.title_line import said_in_title
from storybind.text.heading.line import read_heading
from storybind.text.tables.head_labels import Labelled, fold, split_label

_PANDOC = ("title", "author", "date")


def read_first_heading(source: Source, lines: list[str], head: Head) -> int:
    """Read the title that a first heading is, and who wrote it where that says so; gives the index below it, 0 where it is none.

    One of several that are signed heads a story of an anthology.
    """
    group = next_group(lines, 0)
    if group is None or any("<!--" in line for line in lines[slice(*group)]):
        return 0
    titled = _read_title(lines, *group)
    if titled is None or (lines[group[0]].startswith("# ") and _has_signed_fellow(lines, titled[1])):
        return 0
    from storybind.text.markdown.inline import heading_of

    title, at = titled
    title = undress(heading_of(title, find_defined(source.text)))
    labelled = split_label(title)
    if labelled and labelled.value and labelled.field == "title" and _is_label(labelled):
        head.add("title", labelled.label, labelled.value, Span(group[0] + 1, at))
    else:
        beyond_doubt = is_signed_in_dress(source.lines[group[0]]) or _names_person(title)
        signed = byline_below(lines, at - 1) or not beyond_doubt
        for field in said_in_title(title, signed=signed):
            head.add(*field, Span(group[0] + 1, at))
    head.named_at = at
    return at


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


def _is_label(found: Labelled) -> bool:
    """Whether words before a colon in a heading say that it is a title; what a story is, may begin one.

    >>> [_is_label(split_label(title)) for title in ("Title: Salt", "Titel: Salz", "Story: A Life", "Poem: Salt")]
    [True, True, False, False]
    """
    return found.sign == ":" and (found.strong or fold(found.label) in ("title", "タイトル"))


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
