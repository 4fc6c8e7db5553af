"""Project Gutenberg: what stands before and after a book, old files and new ones, in the languages of its ends."""

import re

from storybind.model import Notice
from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet
from storybind.text.sources.sites.gutenberg_title import (
    PICTURE,
    TRANSCRIBER,
    note_transcriber,
    read_again,
    read_list_of_pictures,
    read_title_page,
    said_by,
)
from storybind.text.tables.gutenberg import (
    END,
    FIELDS,
    LABEL,
    NAMED_START,
    RUNS_ON,
    SHARE,
    START,
    TITLE_LINE,
    ends_alone,
    longest_wrapper,
)
from storybind.text.titles import fold_words

_SERIES = re.compile(r"#.{1,24} in our series by (?P<author>[^,*#]{2,60})")
_ABOVE_NUMBER = re.compile(
    r"(?P<title>[^*]{2,80}?)(?:\*\*)?,? by (?P<author>[^,*#\[\]]{2,60}?)(?:,? (?:trans|tr|ed)\..*)?", re.IGNORECASE
)
_BY_LINE = re.compile(r"by (?P<author>[^,*#]{2,60})", re.IGNORECASE)
_RELEASED = re.compile(r"(?:\[?Official Release Date: )?([A-Z][a-z]{2,8},? \d{4})\b[^.!?]{0,60}", re.IGNORECASE)
_NUMBER = re.compile(r"\[(?:E-?text|EBook)[ -]?(?:#|Nr?\.?) ?\d{1,6}\]", re.IGNORECASE)
_INSIDE = "<<THIS ELECTRONIC VERSION"
_BOLD = re.compile(r"(?<![\w=])=(?=\S)([^=\n]{1,80}?)(?<=\S)=(?![\w=])")


def unwrap(sheet: Sheet) -> None:
    """Keep head and licence as notes, read the fields, and take off the title page that repeats them."""
    start, end = _find_story(sheet)
    if start:
        _read_head(sheet, start)
    if end < len(sheet):
        _read_tail(sheet, end)
    read_title_page(sheet, start)
    read_list_of_pictures(sheet, start)
    _read_transcriber(sheet, start, end)
    for at in sheet.filled(start, end):
        line = sheet.lines[at]
        if "=" in line:
            sheet.lines[at] = _BOLD.sub(r"**\1**", line)
        elif line.lstrip()[:1] == "[" and sheet.fits(at, PICTURE):
            sheet.leave_out("pictures", at)
        elif line.lstrip().startswith(_INSIDE):
            _read_inside(sheet, at)


def _find_story(sheet: Sheet) -> tuple[int, int]:
    """The line after the last opening and the line of the first ending that cut off no more than a wrapper can be."""
    total = len(sheet.source.text)
    limit = longest_wrapper(total)
    rows = list(sheet.filled())
    above = 0
    start = 0
    for at in rows:
        above += len(sheet.lines[at]) + 1
        if above > limit:
            break
        opens = "P" in sheet.lines[at] and START.match(sheet.line(at))
        if opens and not (_goes_on(sheet, at) and "START OF" in sheet.line(at).upper()):
            start = _after_stars(sheet, at)
    below, end, doubted = 0, len(sheet), -1
    for at in reversed(rows):
        if at < start:
            break
        below += len(sheet.lines[at]) + 1
        line = sheet.line(at)
        if line[:1] in "*EeFL" and END.match(line) and _ends_book(sheet, at):
            if below > limit:
                doubted = at
                break
            end = at
    if doubted >= 0:
        told = "words of Project Gutenberg stand inside the story too; they are left where they are"
        sheet.notices.append(Notice("wrapper-kept", told, doubted + 1))
    return start, end


def _goes_on(sheet: Sheet, at: int) -> bool:
    """Whether a line stands inside a paragraph: there it is quoted in prose."""
    return bool(sheet.line(at - 1))


def _ends_book(sheet: Sheet, at: int) -> bool:
    """Whether a line that could be an end is one: by its stars, or as a line of its own that no story follows."""
    line = sheet.line(at)
    if line.startswith("*"):
        return not _goes_on(sheet, at) or END.match(sheet.line(at - 1)) is not None
    below = sheet.text(at + 1, min(at + 40, len(sheet)))
    return not _goes_on(sheet, at) and ends_alone(line, below)


def _after_stars(sheet: Sheet, at: int) -> int:
    """The line after an opening, whose title may run over."""
    end = at + 1
    while not sheet.line(end - 1).endswith("*") and sheet.line(end) and end - at < 4:
        end += 1
    return end


def _read_head(sheet: Sheet, start: int) -> None:
    """The fields above the opening line; what else stands there is the terms of use."""
    opening = sheet.back(start - 1)
    while opening > 0 and not START.match(sheet.line(opening)):
        opening -= 1
    labelled = any(sheet.fits(at, LABEL) for at in sheet.filled(0, opening))
    author = "" if labelled else _author_without_label(sheet, opening)
    at = sheet.next(0)
    rest: list[int] = []
    while at < opening:
        end = min(sheet.run(at), opening)
        known = _read_group(sheet, at, end, author, labelled=labelled)
        if not (known or (not labelled and read_again(sheet, at, end, said_by(sheet)))):
            rest += range(at, end)
        at = sheet.next(end)
    if rest:
        sheet.note("licence", rest[0], rest[-1] + 1, place="front")
    if not sheet.has("title") and (match := NAMED_START.fullmatch(sheet.text(opening, start))):
        sheet.entry("title", "", match["title"], (opening, start), sheet.text(opening, start))
    sheet.leave_out("wrapper", opening, start)
    said_author = said_by(sheet).get("author")
    for at, entry in enumerate(sheet.entries):
        title, by, name = entry.value.rpartition(", by ") if isinstance(entry.value, str) else ("", "", "")
        if entry.name == "title" and by and fold_words(name) == said_author:
            sheet.entries[at] = entry._replace(value=title, printed=str(entry.value))


def _author_without_label(sheet: Sheet, opening: int) -> str:
    """Whom an old head names: on a line of its own with ``by``, or as the author of a series; empty for nobody."""
    rows = list(sheet.filled(0, opening))
    lines = [sheet.line(at) for at in rows if sheet.run(at) == at + 1 and not sheet.line(at - 1)]
    found = [match["author"] for line in lines if (match := _BY_LINE.fullmatch(line))]
    found += [match["author"] for at in rows if (match := sheet.fits(at, _SERIES))]
    above = _above_number(sheet, opening)
    found = [above["author"]] if above else found
    return found[0].strip() if found else ""


def _above_number(sheet: Sheet, opening: int) -> re.Match[str] | None:
    """``TITLE, by AUTHOR`` above the month in which an old head says that the book came out, and its number."""
    for at in sheet.filled(0, opening):
        if _NUMBER.search(sheet.line(at)) and _RELEASED.match(sheet.line(at)):
            above = sheet.back(at - 1)
            while above > 0 and sheet.line(above).startswith("["):  # what else it is called
                above = sheet.back(above - 1)
            return sheet.fits(above, _ABOVE_NUMBER) if above >= 0 else None
    return None


def _read_group(sheet: Sheet, at: int, end: int, author: str, *, labelled: bool) -> bool:
    """Read a run of lines of the head; False for one that is prose."""
    numbered = False
    for row in range(at, end):
        if number := _NUMBER.search(sheet.lines[row]):
            sheet.leave_out_of("wrapper", row, number[0])
            numbered = True
    line = sheet.line(at)
    if LABEL.fullmatch(line):
        while at < end:
            stop = at + 1
            while stop < end and not sheet.fits(stop, LABEL):
                stop += 1
            _read_label(sheet, at, stop)
            at = stop
        return True
    if TITLE_LINE.fullmatch(line):
        whole, end = end, next((row for row in range(at + 1, end) if sheet.line(row).startswith("#")), end)
        one_line = end - at == 1 or line.endswith("*") or sheet.line(at + 1).startswith("#") or end - at > 3
        stop = at + 1 if one_line else end
        match = TITLE_LINE.fullmatch(sheet.text(at, stop))
        if labelled or match is None or sheet.has("title"):
            sheet.leave_out("wrapper", at, stop)
        else:
            _read_title_line(sheet, at, stop, match, author)
        sheet.leave_out("wrapper", stop, whole)
        return True
    if numbered and end - at == 1 and (match := _RELEASED.fullmatch(line)):
        sheet.entry("date", "", read_date(match[1]), (at, end), line)
        return True
    return False


def _read_title_line(sheet: Sheet, at: int, end: int, match: re.Match[str], author: str) -> None:
    """``The Project Gutenberg Etext of TITLE, by AUTHOR``, where no labels follow; `author` is who the head says besides.

    Without a comma an author is known by the name that the head says: ``Moon-Face by London`` with ``by Jack London`` below.
    """
    first = match["title"].split()[0]
    row = next((row for row in sheet.filled(at, end) if first in sheet.lines[row]), at)
    sheet.leave_out("wrapper", at, row)
    sheet.leave_out_of("wrapper", row, sheet.lines[row].partition(first)[0])
    title, by, name = match["title"].rpartition(" by ")
    if not by or fold_words(name).split()[-1:] != fold_words(author).split()[-1:]:
        title = match["title"]
    sheet.entry("title", "", title, (row, end), sheet.text(row, end))
    if author or match["author"]:
        sheet.entry("author", "", author or match["author"], (row, end), " ")


def _read_label(sheet: Sheet, at: int, end: int) -> None:
    """A label and its value; a second line of a title is the subtitle unless the first runs on."""
    match = sheet.fits(at, LABEL)
    assert match is not None  # looked for before
    label, value = match[2], match[3]
    name = FIELDS.get(label.casefold(), "")
    if label.casefold() == "character set encoding":
        sheet.leave_out("wrapper", at, end)
        return
    more = sheet.text(at + 1, end)
    if name == "author" and more:
        sheet.entry(name, label, tuple(filter(None, [value, *map(sheet.line, range(at + 1, end))])), (at, end))
        return
    if name == "title" and more:
        if RUNS_ON.search(value) or re.match(r"[a-z]", more):
            sheet.entry("title", label, f"{value} {more}", (at, end))
        else:
            sheet.entry("title", label, value, at)
            sheet.entry("subtitle", "", more, (at + 1, end))
        return
    whole = f"{value} {more}".strip()
    if name in ("date", "updated"):
        day = read_date(whole)
        sheet.entry(name if day else "", label, day or whole, (at, end), whole)
    else:
        sheet.entry(name, label, whole, (at, end))


def _read_tail(sheet: Sheet, end: int) -> None:
    """The ending lines, and the licence under them."""
    at = end
    while at < len(sheet) and END.match(sheet.line(at)):
        stop = _after_stars(sheet, at) if sheet.line(at).startswith("*") else sheet.run(at)
        sheet.leave_out("wrapper", at, min(stop, at + 3))
        at = sheet.next(min(stop, at + 3))
    if at < len(sheet):
        sheet.note("licence", at, len(sheet), place="end")


def _read_transcriber(sheet: Sheet, start: int, end: int) -> None:
    """A transcriber's note at the end: from its heading, set off by blank lines, to the end of the book."""
    rows = list(sheet.filled(start, end))
    for at in rows[-int(len(rows) * SHARE) - 12 :]:
        if sheet.line(at)[:1] in "[T_" and sheet.fits(at, TRANSCRIBER) and not sheet.line(at - 1):
            note_transcriber(sheet, at, end)
            return


def _read_inside(sheet: Sheet, at: int) -> None:
    """The terms that the library once set between the parts of a collection, in double angle brackets."""
    end = next((row for row in range(at, at + 14) if sheet.line(row).endswith(">>")), -1)
    if end >= 0:
        sheet.note("licence", at, end + 1)
