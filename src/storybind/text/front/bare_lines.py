"""The lines of a head that have no label: a title, a byline, a name, what a title is, and the same said again."""

import re

from storybind.model import Span
from storybind.syntax import without_icons
from storybind.text.front.above_title import read_above_title, stands_over_head, stands_over_labels
from storybind.text.front.beside import is_parted, part_author, part_handle, part_tabbed
from storybind.text.front.by_name import (
    byline_below,
    name_below,
    read_byline,
    stands_over_byline,
    unstopped_name,
)
from storybind.text.front.bylines import (
    add_names,
    is_byline_alone,
    is_pen_name,
    is_second_name,
    is_title_with,
    pen_below,
    read_names,
)
from storybind.text.front.head import Head
from storybind.text.front.helpers import ends_in_by, read_helper
from storybind.text.front.label_block import is_wrapped
from storybind.text.front.lines import (
    DASHES,
    FULL,
    LINES_OF_WORDS,
    TITLE_CHARACTERS,
    followed,
    is_first_print,
    is_of_series,
    is_other_title,
    is_rights,
    joined,
    letters,
    line_below,
    next_group,
    undress,
)
from storybind.text.front.quoted_title import is_quoted_title
from storybind.text.front.title_line import said_in_title
from storybind.text.front.title_lines import read_title_lines
from storybind.text.front.titles import is_title
from storybind.text.front.under_title import stands_over_first, stands_under_title
from storybind.text.heading.line import read_heading
from storybind.text.heading.serial import title_of_serial
from storybind.text.paragraphs.measures import runs_over
from storybind.text.tables.head_labels import fold, is_subtitle
from storybind.text.tables.notes import is_dedication
from storybind.text.titles import says_more

_MAIL = r"\s*[(<\[]([^()<>\[\]\s]+@[^()<>\[\]\s]+)[)>\]]$"
_POSTED = r"\S.{0,60} (?:wrote|posted|posting) (?:in|to) \S.{0,60}"  # the head line of a journal's entry


def read_bare_line(lines: list[str], start: int, end: int, head: Head) -> int:
    """A line of the head that has no label: a byline, a name, what a title is, a title."""
    first = lines[start].strip()
    span = Span(start + 1, start + 1)
    if _read_again(lines, start, end, head):
        return start + 1
    tagged = _is_tagged(head)
    new = not (head.entries or head.notes or head.has("title") or head.has("author")) and (tagged or not head.known)
    if new and (stop := pen_below(lines, start, end, tagged=tagged)):
        head.add("title", "", undress(first), span)
        head.add("author", "", lines[start + 1].strip(), Span(start + 2, start + 2))
        head.named_at = stop
        return stop
    known = bool(head.known or head.entries or head.notes) or is_byline_alone(lines, start, end)
    if known and not head.has("author") and add_names(read_names(first), span, head):
        return start + 1
    named = head.has("title") or head.has("author")
    if named and followed(lines, start, end) and (stop := _read_helped(lines, start, head)):
        return stop
    if head.has("title") and not head.has("author") and (below := name_below(lines, start)):
        head.add("author", first, unstopped_name(lines[below]), Span(start + 1, below + 1))
        return below + 1
    if field := _field_of(lines, start, end, head):
        stop = start + 1
        while field == "rights" and stop < end and _is_open(lines[stop - 1]) and is_wrapped(lines, stop, end):
            stop += 1
        value = joined(lines, start, stop) if field == "rights" else undress(first)
        head.add(field, "", _undressed(field, value), Span(start + 1, stop))
        return stop
    return start + 1 if read_above_title(lines, start, end, head) else _read_title(lines, start, end, head)


def _undressed(field: str, value: str) -> str:
    """What a line gives without the brackets and dashes round it.

    >>> _undressed("rights", "[Copyright, 1911]"), _undressed("author", "- Nora Plum"), _undressed("subtitle", "- a tale -")
    ('Copyright, 1911', 'Nora Plum', 'a tale')
    """
    if field == "rights" and value[0] + value[-1] in ("[]", "()"):
        return value[1:-1]
    if field == "author":
        return value[1:-1] if value[0] in "([" else value.lstrip(DASHES)
    return value.strip(DASHES) if field == "subtitle" else value


def _is_tagged(head: Head) -> bool:
    """Whether labels that only heads have were read before."""
    return any(entry.name in ("rating", "fandom") for entry in head.known)


def _is_open(line: str) -> bool:
    """Whether a line ends no sentence."""
    return line.rstrip()[-1] not in ".!?"


def _field_of(lines: list[str], start: int, end: int, head: Head) -> str:
    """The field that a line gives which is no title: rights, series, subtitle or author; empty where it gives none."""
    line = lines[start].strip()
    if not followed(lines, start, end):
        return ""
    if is_rights(line) and (head.has("title") or stands_over_head(lines, start, end, head)):
        return "rights"
    if is_first_print(line) and (head.has("rights") or (head.has("title") and head.has("author"))):
        return "rights"
    if head.named_at and not head.has("series") and is_of_series(undress(line)):
        return "series"
    if head.has("title") and not head.has("subtitle") and _is_subtitle(lines, start, head):
        return "subtitle"
    named = is_second_name if head.has("author") else is_pen_name
    if head.has("title") and (head.named_at or head.has("author")) and named(lines, start, end, head):
        return "author"
    if not head.named_at == start > 0 or read_heading(line) or is_dedication(line):
        return ""
    if not stands_over_first(lines, start):
        return ""
    small = line.islower() and lines[start - 1].islower()  # who writes everything so writes his name so
    return "author" if small and not head.has("author") else "" if head.has("subtitle") else "subtitle"


def _read_helped(lines: list[str], start: int, head: Head) -> int:
    """Read who translated, drew, edited or retold the story, which may stand behind its kind; gives the index after it, 0 where nobody is named.

    Where nobody else is named, who tells an old story again is its author, and who edits one its editor.
    """
    first, stop = undress(lines[start]), start + 1
    kind, _, rest = first.rpartition(", ")
    below = line_below(lines, start, 2) if ends_in_by(first) else None
    helper = read_helper(first)
    if helper is None and below is not None:
        helper, stop = read_helper(f"{first} {undress(lines[below])}"), below + 1
    if helper is None and is_subtitle(kind) and not head.has("subtitle") and (helper := read_helper(rest)):
        head.add("subtitle", "", kind, Span(start + 1, stop))
    if helper is None:
        return 0
    field, label, name = helper
    alone = not head.has("author") and not byline_below(lines, start)
    if field == "reteller":
        field = "author" if alone else ""
    elif field == "introducer":
        field = ""
    elif field == "beta" and alone and fold(label) == "edited by":
        field = "editor"
    head.add(field, label, name, Span(start + 1, stop))
    return stop


def _read_again(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Read the line of a journal's entry that says who posted it where, or the title or the byline once more."""
    first, span = lines[start].strip(), Span(start + 1, start + 1)
    whole = followed(lines, start, end) and (end == start + 1 or byline_below(lines, start))
    if without_icons(first) != first and re.fullmatch(_POSTED, first, re.IGNORECASE):
        head.add("", "", without_icons(first), span)
    elif whole and _says_again(first, "title", head):
        head.add("title", "", undress(first), span)
    elif (byline := read_byline(first)) and _says_again(byline[1], "author", head):
        head.add("author", *byline, span)
    elif whole and any(is_title_with(first, str(author.value), head) for author in head.said("author")):
        head.add("", "", first, span)
    else:
        return False
    return True


def _says_again(text: str, name: str, head: Head) -> bool:
    """Whether a line under the labels only says once more what one of them has said: the story's title, or its author."""
    folded = letters(text)
    return bool(folded) and any(
        folded == letters(value) and not says_more(text, value)
        for entry in head.said(name)
        for value in ([entry.value] if isinstance(entry.value, str) else entry.value)
        for value in (value, re.sub(r"\s*[(<\[].*@.*", "", value))
    )


def _is_subtitle(lines: list[str], start: int, head: Head) -> bool:
    """Whether a line right under the title says what sort of thing the story is, or stands between it and a byline."""
    line = undress(lines[start]).strip(DASHES)
    title = next(entry for entry in (*head.entries, *head.known) if entry.name == "title")
    above = head.entries[-1].span.last if head.entries else title.span.last
    near = start - 1 <= max(title.span.last, above) <= start and len(line) <= TITLE_CHARACTERS
    below = lines[start + 1].strip() if start + 1 < len(lines) else ""
    if below and not stands_under_title(below) and (runs_over(line, below) or len(line) >= FULL):
        return False  # the story begins: ``This is the story of a man who``
    return near and (is_subtitle(line) or is_other_title(line) or stands_over_byline(lines, start))


def _read_title(lines: list[str], start: int, end: int, head: Head) -> int:
    """Read the title, and what else its line says; gives the index after it, or the line's own where it is no title, or heads a serial's chapter."""
    if head.has("title"):
        return start
    title, stop = read_title_lines(lines, start, end)
    if title:
        head.add("title", "", title, Span(start + 1, stop))
        head.named_at = stop
        return stop
    parted = end == start + 1 and is_parted(lines[start])
    tabbed = parted and (below := next_group(lines, end)) is not None and not is_parted(lines[below[0]])  # a table
    if tabbed and not head.has("author") and (said := part_tabbed(lines[start], lines[end : end + LINES_OF_WORDS])):
        for entry in said:
            head.add(*entry, Span(start + 1, start + 1))
        return start + 1
    if title_of_serial(lines, start) or not (is_title(lines, start, end) or is_quoted_title(lines, start, head)):
        return start
    line = without_icons(lines[start].strip())
    signed = byline_below(lines, start)
    alone = end == start + 1 and not (signed or head.has("author"))
    by = " by " in line and not signed
    said = part_handle(line) if by and (_is_tagged(head) or stands_over_labels(lines, start, end, head)) else []
    said = said or (part_author(line, lines[end : end + LINES_OF_WORDS]) if alone else [])
    for entry in said:
        head.add(*entry, Span(start + 1, start + 1))
    if not said:
        _read_title_line(line, start, head, signed=signed)
    return start + 1


def _read_title_line(line: str, start: int, head: Head, *, signed: bool) -> None:
    span = Span(start + 1, start + 1)
    if line[-1] in ")>]" and (mail := re.search(_MAIL, line)):
        line = line[: mail.start()]
        head.add("contact", "", mail[1], span)
    said = said_in_title(line, signed=signed)
    for entry in said:
        head.add(*entry, span)
    if said[-1][0] != "author":
        head.named_at = start + 1
