"""Lines of a head that say what they are without a label: an address, a length, which draft it is, a day below a byline."""

from storybind.model import Span
from storybind.text.front.above_title import stands_over_head
from storybind.text.front.beside import is_person
from storybind.text.front.by_name import byline_below, read_byline
from storybind.text.front.days import iso_date
from storybind.text.front.head import Head
from storybind.text.front.lines import followed, joined
from storybind.text.front.title_line import said_in_title
from storybind.text.front.under_title import is_day, is_day_above, is_day_below, is_signed_and_dated
from storybind.text.front.values import read_number
from storybind.text.tables.head_lines import HeadLine, head_line_regex, read_head_line

_SEVERAL = 2  # lines of a kind that stands once in a head


def read_plain_line(lines: list[str], start: int, end: int, head: Head) -> int:
    """Read a line that says what it is without a label, under a title, or above it where one follows: an address, a length.

    Gives the index after it, 0 where there is none.
    """
    line = lines[start].strip()
    row = read_head_line(line)
    if head.named_at and not head.has("author") and is_signed_and_dated(lines, start):
        head.add("author", "", line, Span(start + 1, start + 1))
        return start + 1
    if head.has("author") and not head.has("date") and is_day_below(lines, start):
        head.add("date", "", line, Span(start + 1, start + 1))
        return start + 1
    if _is_day_between(lines, start, head) if head.entries else not head.known and is_day_above(lines, start):
        head.add("date", "", line, Span(start + 1, start + 1))
        return start + 1
    if row is None or not followed(lines, start, end) or not _is_plain_here(row, lines, start, end, head):
        return 0
    stop = end if row.goes_on else start + 1
    if stop > start + 1:
        line = joined(lines, start, stop)
    value = line[1:-1] if line[0] + line[-1] in ("()", "[]", "<>") else line
    plain = {"date": iso_date(value)[:4].isdigit(), "words": read_number(value) is not None}.get(row.name, True)
    head.add(row.name if plain else "", "", value, Span(start + 1, stop))
    if 0 < start == head.named_at:
        head.named_at = stop
    return stop


def _is_day_between(lines: list[str], at: int, head: Head) -> bool:
    """Whether a line is the day on which a story was put up, and stands between its title and who wrote it, with no blank there."""
    if not 0 < at == head.named_at or not is_day(lines[at]) or at + 1 == len(lines):
        return False
    name = lines[at + 1].strip()
    return is_person(name) or read_byline(name) is not None


def _is_plain_here(row: HeadLine, lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line that could be one of a row's says so where it stands."""
    under = head.has("title") or head.has("author")
    if not under and not row.first and not stands_over_head(lines, start, end, head):
        return False
    if row.name in ("date", "status") and not under:  # a story may be called so
        return False
    if row.id == "parts" and start < _last_address(lines, head):
        return False
    if row.id == "draft" and not under and byline_below(lines, start) and len(said_in_title(lines[start].strip())) > 1:
        return False  # its title is in the line
    alike = filter(head_line_regex(row).fullmatch, map(str.strip, lines))
    return not row.once or sum(read_head_line(one) is row for one in alike) < _SEVERAL


def _last_address(lines: list[str], head: Head) -> int:
    """The index of the last line with the address of a part, or of the first of several such; the text's last line is none.

    What stands between another such line and this one is told below it. Asked of a head once.

    >>> lines = ["Part 1: https://a.example", "", "It rained.", "", "Next: https://a.example/2", "Index: https://a.example", "It snowed."]
    >>> _last_address(lines, Head(())), _last_address(lines[:3], Head(())), _last_address(["", "It rained."], Head(()))
    (4, 0, 0)
    """
    if head.last_address is None:
        filled = [at for at, line in enumerate(lines) if line.strip()][:-1]
        head.last_address = 0
        for at in reversed(filled):
            if _is_address(lines[at]):
                head.last_address = at
            elif head.last_address:
                break
    return head.last_address


def _is_address(line: str) -> bool:
    """Whether a line is the address of a part."""
    row = read_head_line(line.strip()) if "http" in line.casefold() else None
    return row is not None and row.id == "parts"
