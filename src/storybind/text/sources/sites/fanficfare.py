"""FanFicFare's plain text: a title page of labels, a list of contents, headings behind a tab, a last line of its own."""

import re

from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet, parts_of
from storybind.text.tables.headings import Rank, number_of, undress
from storybind.text.tables.marks import is_mark
from storybind.text.titles import fold_words

_LABELLED = re.compile(r"([A-Z][A-Za-z ]{1,30}): (\S.*)")
_FIELDS = {
    "Series": "series", "Category": "fandom", "Genre": "genres", "Language": "language", "Characters": "characters",
    "Relationships": "relationships", "Status": "status", "Published": "date", "Updated": "updated", "Rating": "rating",
    "Warnings": "warnings", "Chapters": "chapters_total", "Words": "words", "Publisher": "publisher", "Story URL": "source_url",
    "Summary": "description", "Tags": "tags", "Ships": "relationships", "Pairings": "relationships",
}  # fmt: skip
_MANY = frozenset({"fandom", "genres", "characters", "relationships", "warnings", "tags"})
_KNOWN = frozenset(
    "Series URL|Packaged|Author URL|Reviews|Favs|Follows|Collections|Comments|Kudos|Bookmarks|Hits|Extra Tags|Section|File Format|File Extension|Site Abbrev|FFF Version|Anthology|Version|Crossover|Rating (numeric)".split(
        "|"
    )
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_CONTENTS = "TABLE OF CONTENTS"
_LONGEST = 160  # characters of a heading
_TOP = 30  # lines
_PARAGRAPHS_OF_SUMMARY = 12
_OTHERS = 2  # numbers of a heading and its like, if they head two chapters
_MOST = 400  # lines of a title page


def unwrap(sheet: Sheet) -> None:
    """Take off the title page and the contents, say which lines are headings, and take html2text's escapes out."""
    top = list(sheet.filled(0, _TOP))[:4]
    by = next((at for at in top[1:] if re.match(r"by \S", sheet.line(at))), -1)
    first = sheet.next(0)
    if by > 0:
        sheet.entry("title", "", sheet.text(first, by), (first, by))
        name = sheet.line(by)[3:]
        sheet.entry("author", "by", tuple(re.split(r", | & | and ", name)), by, name)
    at = _read_labels(sheet, sheet.next(max(by, 0)))
    listed = _read_contents(sheet, at) if sheet.line(at).upper() == _CONTENTS else None
    for head in sheet.filled(at):
        line = sheet.lines[head]
        if line[0] == "\t" and _is_alone(sheet, head) and (listed is None or sheet.line(head) in listed):
            _head(sheet, head)
        for escaped in _ESCAPED.finditer(line) if "\\" in line else ():
            sheet.leave_out_of("", head, escaped[0][0])
    end = sheet.back(len(sheet) - 1)
    if sheet.line(end) == "End file.":
        sheet.leave_out("machine", end)


def _read_labels(sheet: Sheet, at: int) -> int:
    """The labels of the title page, which come one below the other; gives the first line that is none of theirs."""
    last = at
    while at < min(len(sheet), _MOST) and (match := sheet.fits(at, _LABELLED)) and _knows(match[1]):
        end = at + 1
        while sheet.line(end) and not ((other := sheet.fits(end, _LABELLED)) and _knows(other[1])):
            end += 1
        if match[1] == "Summary":
            end = _end_of_summary(sheet, end)
        _read_label(
            sheet, match[1], " ".join([match[2], *filter(None, map(sheet.line, range(at + 1, end)))]), (at, end)
        )
        at = last = sheet.next(end)
    return last


def _end_of_summary(sheet: Sheet, end: int) -> int:
    """A summary of several paragraphs ends at more than one blank line, at the contents, a heading or a mark; of very many it is one."""
    first = end
    for _ in range(_PARAGRAPHS_OF_SUMMARY + 1):
        if _ends_summary(sheet, end + 1):
            return end
        end = sheet.run(end + 1)
    return first


def _ends_summary(sheet: Sheet, at: int) -> bool:
    """Whether what stands below the blank line under a paragraph of a summary is no further one."""
    line = sheet.line(at)
    if not line or line.upper() == _CONTENTS or sheet.lines[at].startswith("\t") or is_mark(line) or read_heading(line):
        return True
    if not sheet.line(sheet.next(sheet.run(at))):  # the story itself, of one paragraph
        return True
    return (match := _LABELLED.fullmatch(line)) is not None and _knows(match[1])


def _knows(label: str) -> bool:
    return label in _FIELDS or label in _KNOWN


def _read_label(sheet: Sheet, label: str, printed: str, lines: tuple[int, int]) -> None:
    name = _FIELDS.get(label, "")
    value: str | tuple[str, ...] = _ESCAPED.sub(r"\1", printed)
    assert isinstance(value, str)
    if name in _MANY:
        value = parts_of(value)
    elif name in ("date", "updated"):
        value = value[:10]
    elif name in ("words", "chapters_total"):
        value = value.replace(",", "")
    sheet.entry(name, label, value, lines, printed)


def _read_contents(sheet: Sheet, at: int) -> frozenset[str]:
    """The list of contents, left out if every line of it heads a chapter further down."""
    end = next((below for below in sheet.filled(at + 1) if sheet.lines[below].startswith("\t")), at)
    listed = frozenset(map(sheet.line, sheet.filled(at + 1, end)))
    heads = {sheet.line(below) for below in sheet.filled(end) if sheet.lines[below].startswith("\t")}
    if listed and listed <= heads:
        sheet.leave_out("contents", at, end)
    return listed


def _head(sheet: Sheet, at: int) -> None:
    """Say that a line is a heading, once where the writer's own stands below it: theirs, if it says which chapter it is."""
    own = sheet.next(at + 1)
    if not _says_again(sheet.line(at), sheet.line(own)) or sheet.line(own + 1):
        sheet.heading(at)
        return
    found = read_heading(undress(sheet.line(own)))
    kept, other = (own, at) if found and found.family.rank is Rank.CHAPTER else (at, own)
    sheet.leave_out("repeated", other)
    sheet.heading(kept)


def _says_again(head: str, line: str) -> bool:
    """Whether a line in a heading's dress or with its number says no more than the heading above it.

    >>> _says_again("1. The Oar", "**The Oar**"), _says_again("3. Oars", "**Chapter 3: Oars**"), _says_again("3. Oars", "Chapter 3")
    (True, True, False)
    >>> _says_again("3. Oars", "Chapter 4: Oars"), _says_again("1. The Oar", "The Oar"), _says_again("1. The Oar", "The oar broke.")
    (False, False, False)
    """
    core = undress(line)
    if len(core) > _LONGEST:
        return False
    above, below = read_heading(head), read_heading(core)
    if core == line and not (below and below.label):
        return False
    titles = [
        fold_words(found.title if found and found.label else said) for found, said in ((above, head), (below, core))
    ]
    numbers = {number_of(found.label) for found in (above, below) if found and found.label}
    return titles[0] == titles[1] and len(numbers) < _OTHERS


def _is_alone(sheet: Sheet, at: int) -> bool:
    return not sheet.line(at - 1) and not sheet.line(at + 1) and len(sheet.lines[at]) <= _LONGEST
