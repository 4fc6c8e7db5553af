"""Project Gutenberg: what stands before and after a book, old files and new ones, in the languages of its ends."""

import re

from storybind.model import Notice
from storybind.syntax import fold_words
from storybind.text.heading.line import read_heading
from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.epigraphs import read_source
from storybind.text.tables.gutenberg import (
    CREDITS,
    END,
    FIELDS,
    LABEL,
    RUNS_ON,
    SHARE,
    START,
    TITLE_LINE,
    ends_alone,
    longest_wrapper,
)
from storybind.text.tables.head_labels import BY_WORDS
from storybind.text.tables.notes import is_dedication, read_opening

_SERIES = re.compile(r"#.{1,24} in our series by (?P<author>[^,*#]{2,60})")
_ABOVE_NUMBER = re.compile(
    r"(?P<title>[^*]{2,80}?)(?:\*\*)?,? by (?P<author>[^,*#\[\]]{2,60}?)(?:,? (?:trans|tr|ed)\..*)?", re.IGNORECASE
)
_BY_LINE = re.compile(r"by (?P<author>[^,*#]{2,60})", re.IGNORECASE)
_RELEASED = re.compile(r"(?:\[?Official Release Date: )?([A-Z][a-z]{2,8},? \d{4})\b[^.!?]{0,60}", re.IGNORECASE)
_NUMBER = re.compile(r"\[(?:E-?text|EBook)[ -]?(?:#|Nr?\.?) ?\d{1,6}\]", re.IGNORECASE)
_TRANSCRIBER = re.compile(r"\[?_?Transcriber[’']?s?[’']? Notes?:?_?\]?(?:\s.*)?", re.IGNORECASE)
_PICTURE = re.compile(r"\[Illustrations?(?:: ?\d{0,4})?\.?\]", re.IGNORECASE)
_CONTENTS = re.compile(r"\W*(?:table of )?(?:contents|illustrations|inhalt|table des matières)\W*", re.IGNORECASE)
_RIGHTS = re.compile(
    r"[\W_]*(?:all rights reserved|alle rechte .{0,40}|tous droits réservés|copyright.{0,80})[\W_]*", re.IGNORECASE
)
_PICTURES = re.compile(
    r"\W*(?:(?:list|table) of )?illustrations\W*|\W*(?:verzeichnis der )?(?:abbildungen|bilder)\W*|\W*table des (?:gravures|illustrations)\W*",
    re.IGNORECASE,
)
_PAGED = re.compile(
    r".*\S(?:\s{2,}|\s*\.{2,}\s*)_?(?:\d{1,4}|[ivxlc]{1,6}|Frontispiece|Titelbild|Frontispice)_?\.?|\W*(?:facing )?page\W*|seite",
    re.IGNORECASE,
)
_INSIDE = "<<THIS ELECTRONIC VERSION"
_BOLD = re.compile(r"(?<![\w=])=(?=\S)([^=\n]{1,80}?)(?<=\S)=(?![\w=])")
_MOST_GIVEN = 4  # runs of a few words each in which a book is given to somebody
_DASHES = ("-", "–", "—", "―")
_MOST_TITLE_PAGE = 90  # lines
_MOST_FRONT = 400  # lines from a book's beginning in which a list of its pictures may stand
_MOST_LINES = 6  # of a run on a title page
_WIDE = 56  # characters of a line of prose


def unwrap(sheet: Sheet) -> None:
    """Keep head and licence as notes, read the fields, and take off the title page that repeats them."""
    start, end = _find_story(sheet)
    if start:
        _read_head(sheet, start)
    if end < len(sheet):
        _read_tail(sheet, end)
    _read_title_page(sheet, start)
    _read_list_of_pictures(sheet, start)
    _read_transcriber(sheet, start, end)
    for at in sheet.filled(start, end):
        line = sheet.lines[at]
        if "=" in line:
            sheet.lines[at] = _BOLD.sub(r"**\1**", line)
        elif line.lstrip()[:1] == "[" and sheet.fits(at, _PICTURE):
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
    sheet.leave_out("wrapper", opening, start)
    labelled = any(sheet.fits(at, LABEL) for at in sheet.filled(0, opening))
    author = "" if labelled else _author_without_label(sheet, opening)
    at = sheet.next(0)
    rest: list[int] = []
    while at < opening:
        end = min(sheet.run(at), opening)
        known = _read_group(sheet, at, end, author, labelled=labelled)
        if not (known or (not labelled and _read_again(sheet, at, end, _said(sheet)))):
            rest += range(at, end)
        at = sheet.next(end)
    if rest:
        sheet.note("licence", rest[0], rest[-1] + 1, place="front")
    said_author = _said(sheet).get("author")
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
    sheet.leave_out_of("wrapper", at, sheet.lines[at][: sheet.lines[at].index(match["title"].split()[0])])
    title, by, name = match["title"].rpartition(" by ")
    if not by or fold_words(name).split()[-1:] != fold_words(author).split()[-1:]:
        title = match["title"]
    sheet.entry("title", "", title, (at, end), sheet.text(at, end))
    if author or match["author"]:
        sheet.entry("author", "", author or match["author"], (at, end), " ")


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


def _is_prose(sheet: Sheet, at: int) -> bool:
    """Whether a run of lines is a paragraph: somebody speaks, or it ends as a sentence does and is not set in the middle."""
    end = sheet.run(at)
    text = sheet.text(at, end)
    flush = [row for row in range(at, end) if not sheet.lines[row].startswith("    ")]
    full = any(len(sheet.line(row)) >= _WIDE for row in flush)
    small = sum(word[0].islower() for word in text.split()) * 2 > len(text.split())
    closed = (text.rstrip("_*") or "*")[-1] in ".!?\"”'’:;-—*]" and not _RIGHTS.fullmatch(text)
    return (closed and (full or (bool(flush) and small))) or text[0] in '"“„«»—' or end - at > _MOST_LINES


def _read_title_page(sheet: Sheet, start: int) -> None:
    """The title page under the opening: what the fields say already is theirs, the rest of it is kept as a note.

    Without the book's title or its author there is none, and only who made the text is read.
    """
    said = _said(sheet)
    first = sheet.next(start)
    if "title" in said and sheet.fits(first, TITLE_LINE):
        sheet.leave_out("wrapper", first, first + 1)
    groups = _groups_of_title_page(sheet, start)
    titled = any(
        _names_book(text, said) or text.removeprefix("by ") == (said.get("author") or "?")
        for text in (fold_words(sheet.text(*group)) for group in groups)
    )
    rest: list[tuple[int, int]] = []
    for first, end in groups:
        line = sheet.line(first)
        if CREDITS.fullmatch(line):
            _read_credits(sheet, first, end)
        elif _TRANSCRIBER.fullmatch(line):
            _note_of_transcriber(sheet, first, end)
        elif titled and end - first == 1 and _PICTURE.fullmatch(line):
            sheet.leave_out("pictures", first)
        elif titled and not _read_again(sheet, first, end, said) and not _says_whose(sheet, end):
            rest.append((first, end))
    given = _given(rest, sheet)
    for first, end in _joined([run for run in rest if run not in given], sheet):
        sheet.note("title-page", first, end, place="front")
    for first, end in _joined(given, sheet):
        sheet.note("dedication", first, end, place="front")


def _says_whose(sheet: Sheet, end: int) -> bool:
    """Whether a run of a title page ends with whose words it is, behind a dash: an epigraph is looked for in the text."""
    return sheet.line(end - 1)[:1] in _DASHES and read_source(sheet.line(end - 1)) is not None


def _given(runs: list[tuple[int, int]], sheet: Sheet) -> list[tuple[int, int]]:
    """The runs of a title page that give the book to somebody: one, or from a TO that stands alone down to the last."""
    for at, run in enumerate(runs):
        text = sheet.text(*run)
        if text in ("TO", "To") and 0 < len(runs) - at - 1 <= _MOST_GIVEN:
            return runs[at:]
        if is_dedication(text):
            return [run]
    return []


def _said(sheet: Sheet) -> dict[str, str]:
    """What the fields say so far, folded, the first of each name."""
    return {
        entry.name: fold_words(entry.value if isinstance(entry.value, str) else " ".join(entry.value))
        for entry in reversed(sheet.entries)
    }


def _read_list_of_pictures(sheet: Sheet, start: int) -> None:
    """The list of illustrations under the title page: its pages are those of the printed book, so it is kept as a note."""
    for at in sheet.filled(start, start + _MOST_FRONT):
        if not (sheet.fits(at, _PICTURES) and sheet.run(at) - at == 1):
            continue
        end = below = at + 1
        while (row := sheet.next(below)) < len(sheet) and sheet.fits(row, _PAGED):
            end = below = row + 1
        if end > at + 1:
            sheet.note("title-page", at, end, label=sheet.line(at), place="front")
        return


def _groups_of_title_page(sheet: Sheet, start: int) -> list[tuple[int, int]]:
    """The runs of lines down to the first heading, list of contents or paragraph; none where that is too far down."""
    groups: list[tuple[int, int]] = []
    at = sheet.next(start)
    while at < len(sheet) and at - start <= _MOST_TITLE_PAGE:
        end = sheet.run(at)
        line = sheet.line(at)
        if not (CREDITS.fullmatch(line) or _TRANSCRIBER.fullmatch(line) or line.startswith("[")) and (
            read_heading(line) or _CONTENTS.fullmatch(line) or _is_prose(sheet, at) or _opens_note(line)
        ):
            return groups
        groups.append((at, end))
        at = sheet.next(end)
    return []


def _opens_note(line: str) -> bool:
    """Whether a line of its own says that a note follows.

    >>> _opens_note("AUTHOR'S NOTE"), _opens_note("A NOVEL"), _opens_note("Note: there are pictures")
    (True, False, False)
    """
    line = line.rstrip(".:")
    opening = read_opening(line)
    return opening is not None and opening.end >= len(line)


def _read_credits(sheet: Sheet, first: int, end: int) -> None:
    """Who made the text, where no label above has said it."""
    if sheet.has("credits"):
        sheet.note("transcriber", first, end, place="front")
    else:
        sheet.entry("credits", "", sheet.text(first, end), (first, end))


def _joined(groups: list[tuple[int, int]], sheet: Sheet) -> list[tuple[int, int]]:
    """Runs of lines with nothing left between them, as one."""
    joined: list[tuple[int, int]] = []
    for first, end in groups:
        if joined and sheet.next(joined[-1][1]) == first:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return joined


def _names_book(text: str, said: dict[str, str]) -> bool:
    """Whether a run of a title page is the book's title: whole, without its end or its article, or with what follows it."""
    title = said.get("title", "")
    bare = re.sub(r"^(?:the|a|an) ", "", title)
    begins = title.startswith(f"{text} ") and len(text) > 3
    return bool(title) and (text in (title, bare) or begins or (text.startswith(f"{title} ") and len(title) > 3))


def _read_again(sheet: Sheet, first: int, end: int, said: dict[str, str]) -> bool:
    """A run of a title page that only says title, subtitle or author once more, in the same words."""
    text = fold_words(sheet.text(first, end))
    for name in ("title", "subtitle", "author"):
        if said.get(name) == text:
            sheet.entry(name, "", _bare(sheet.text(first, end)), (first, end))
            return True
    if text.startswith("by ") and _is_fuller(text[3:], said.get("author", "")):
        name = _bare(sheet.text(first, end)[2:])
        at = next(at for at, entry in enumerate(sheet.entries) if entry.name == "author")
        sheet.entries[at] = sheet.entries[at]._replace(value=name)
        sheet.entry("author", sheet.text(first, end)[:2], name, (first, end))
        return True
    if said.get("author") and text == f"by {said['author']}":
        printed = sheet.text(first, end)
        sheet.entry("author", printed[:2], _bare(printed[2:]), (first, end))
        return True
    if text in BY_WORDS and said.get("author") == fold_words(sheet.text(sheet.next(end), sheet.run(sheet.next(end)))):
        below = sheet.next(end)
        sheet.entry("author", sheet.line(first), _bare(sheet.text(below, sheet.run(below))), (first, sheet.run(below)))
        return True
    return text == ""


def _is_fuller(name: str, known: str) -> bool:
    """Whether a name is the known one with its initials written out.

    >>> _is_fuller("ephraim thorne", "e thorne"), _is_fuller("mary thorne", "e thorne"), _is_fuller("e thorne", "e thorne")
    (True, False, False)
    """
    words, short = name.split(), known.split()
    alike = len(words) == len(short) > 1 and words[-1] == short[-1]
    return (
        alike
        and name != known
        and all(word == one or (len(one) == 1 and word[0] == one) for word, one in zip(words, short, strict=True))
    )


def _bare(text: str) -> str:
    return text.strip(" _*=.")


def _read_transcriber(sheet: Sheet, start: int, end: int) -> None:
    """A transcriber's note at the end: from its heading, set off by blank lines, to the end of the book."""
    rows = list(sheet.filled(start, end))
    for at in rows[-int(len(rows) * SHARE) - 12 :]:
        if sheet.line(at)[:1] in "[T_" and sheet.fits(at, _TRANSCRIBER) and not sheet.line(at - 1):
            _note_of_transcriber(sheet, at, end)
            return


def _note_of_transcriber(sheet: Sheet, first: int, end: int) -> None:
    line = sheet.line(first)
    match = re.match(r"\[?_?(Transcriber[’']?s?[’']? Notes?)", line, re.IGNORECASE)
    label = line[: match.end()] if match and not line.startswith(("[", "_")) else ""
    sheet.note("transcriber", first, end, label=label, place="end" if first > len(sheet) // 2 else "front")


def _read_inside(sheet: Sheet, at: int) -> None:
    """The terms that the library once set between the parts of a collection, in double angle brackets."""
    end = next((row for row in range(at, at + 14) if sheet.line(row).endswith(">>")), -1)
    if end >= 0:
        sheet.note("licence", at, end + 1)
