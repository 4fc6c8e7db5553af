"""The edges of any page: rows, buttons and tags above and below a story that are left where whatever knows its site has taken off its own."""

import re
from itertools import islice

from storybind.counting import word_count
from storybind.text.heading.line import read_heading
from storybind.text.sources.posts.page import TELLS, read_foot
from storybind.text.sources.sheet import BYLINE, Sheet
from storybind.text.tables.buttons import COUNTS, SHELVES
from storybind.text.tables.head_labels import field_of, is_subtitle
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_closing

_TOP = 8  # lines with something on them, among which a menu stands in one row, or what a site counts
_LONGEST = 120  # characters of each
_MOST = 12  # times that one stands below the other at the end: buttons, lines of tags, a length
_ARCHIVED = re.compile(r"The Wayback Machine - (https?://\S+)")
_FILED = re.compile(r"(?P<label>[^\W\d_]{3,12}): +(?P<values>[^,]{2,30}(?:, [^,]{2,30}){1,14})")
_LENGTH = re.compile(r"[(\[]?~?(\d[\d,.]{2,8}) words[)\].]?")
_OFF = 0.1  # by how much of its words a story's length may be off, as programs count
_COUNTED = r"[^\W\d_]{2,}"
_MOST_WORDS = 4  # of a tag
_ENDS = (".", "!", "?", "…", ":", ";", '"', "”")


def unwrap(sheet: Sheet) -> None:
    """The rows at the top, and from the end upwards as far as every line is the page's."""
    _read_rows(sheet)
    for _ in range(_MOST):
        if not (read_foot(sheet) or _read_tags(sheet) or _read_length(sheet)):
            break


def _read_rows(sheet: Sheet) -> None:
    """What a site counts, and a menu in one row, above a story; over a title with its writer the site's name stands above that row."""
    rows = list(islice(sheet.filled(), _TOP))
    for number, at in enumerate(rows):
        line = sheet.line(at)
        if COUNTS.fullmatch(line) and len(set(re.findall(_COUNTED, line.casefold()))) > 1:  # a vote was 140 to 3
            sheet.leave_out("statistics", at)
        elif archived := _ARCHIVED.fullmatch(line):
            sheet.entry("source_url", "", archived[1], (at, at + 1), line)
        elif SHELVES.fullmatch(line):
            sheet.leave_out("navigation", at)
            if number and _are_title_and_writer(sheet, rows[number + 1 : number + 3]):
                sheet.leave_out("navigation", rows[number - 1])
        elif len(line) > _LONGEST or TELLS.fullmatch(line):
            return


def _are_title_and_writer(sheet: Sheet, rows: list[int]) -> bool:
    """Whether two lines are a title, which is no chapter's and does not say what the story is, and its writer."""
    lines = [sheet.line(at) for at in rows]
    if len(lines) < 2 or BYLINE.fullmatch(lines[1]) is None:
        return False
    return not is_subtitle(lines[0]) and read_heading(lines[0]) is None


def _read_tags(sheet: Sheet) -> bool:
    """What the story is filed under, where that stands apart as its last line: ``Tags: rain, eels``; a sentence is none."""
    at = sheet.back(len(sheet) - 1)
    match = _filed(sheet.line(at))
    above = sheet.line(sheet.back(at - 1))
    if not (sheet.is_page or is_closing(above) or is_mark(above)):  # a story may end with what was on a tag
        return False
    if match is None or (sheet.line(at - 1) and _filed(sheet.line(at - 1)) is None):
        return False
    values = tuple(map(str.strip, match["values"].split(",")))
    are_tags = field_of(match["label"]) == "tags"
    sheet.entry("tags" if are_tags else "", match["label"], values if are_tags else match["values"], (at, at + 1))
    return not sheet.line(at)


def _read_length(sheet: Sheet) -> bool:
    """How many words the story has, as its last line, where it has as many."""
    at = sheet.back(len(sheet) - 1)
    match = _LENGTH.fullmatch(sheet.line(at))
    if match is None:
        return False
    told, words = int(re.sub(r"\D", "", match[1])), word_count("\n".join(sheet.lines))
    if abs(told - words) > _OFF * words:
        return False
    sheet.entry("words", "", sheet.line(at), (at, at + 1))
    return not sheet.line(at)


def _filed(line: str) -> re.Match[str] | None:
    match = _FILED.fullmatch(line)
    values = match["values"].split(",") if match and field_of(match["label"]) in ("tags", "category") else ()
    told = any(len(value.split()) > _MOST_WORDS or value.endswith(_ENDS) for value in values)
    return match if values and not told else None
