"""The title page of a book of Project Gutenberg: what the fields say already is theirs, the rest of it is kept as notes."""

import re

from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.epigraphs import read_source
from storybind.text.tables.gutenberg import CREDITS, TITLE_LINE
from storybind.text.tables.head_labels import BY_WORDS
from storybind.text.tables.notes import is_dedication, read_opening
from storybind.text.titles import fold_words

TRANSCRIBER = re.compile(r"\[?_?Transcriber[’']?s?[’']? Notes?:?_?\]?(?:\s.*)?", re.IGNORECASE)
PICTURE = re.compile(r"\[Illustrations?(?:: ?\d{0,4})?\.?\]", re.IGNORECASE)
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
_MOST_GIVEN = 4  # runs of a few words each in which a book is given to somebody
_DASHES = ("-", "–", "—", "―")
_MOST_TITLE_PAGE = 90  # lines
_MOST_FRONT = 400  # lines from a book's beginning in which a list of its pictures may stand
_MOST_LINES = 6  # of a run on a title page
_WIDE = 56  # characters of a line of prose


def read_title_page(sheet: Sheet, start: int) -> None:
    """The title page under the opening: what the fields say already is theirs, the rest of it is kept as a note.

    Without the book's title or its author there is none, and only who made the text is read.
    """
    said = said_by(sheet)
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
        elif TRANSCRIBER.fullmatch(line):
            note_transcriber(sheet, first, end)
        elif titled and end - first == 1 and PICTURE.fullmatch(line):
            sheet.leave_out("pictures", first)
        elif titled and not read_again(sheet, first, end, said) and not _says_whose(sheet, end):
            rest.append((first, end))
    given = _given(rest, sheet)
    for first, end in _joined([run for run in rest if run not in given], sheet):
        sheet.note("title-page", first, end, place="front")
    for first, end in _joined(given, sheet):
        sheet.note("dedication", first, end, place="front")


def _is_prose(sheet: Sheet, at: int) -> bool:
    """Whether a run of lines is a paragraph: somebody speaks, or it ends as a sentence does and is not set in the middle."""
    end = sheet.run(at)
    text = sheet.text(at, end)
    flush = [row for row in range(at, end) if not sheet.lines[row].startswith("    ")]
    full = any(len(sheet.line(row)) >= _WIDE for row in flush)
    small = sum(word[0].islower() for word in text.split()) * 2 > len(text.split())
    closed = (text.rstrip("_*") or "*")[-1] in ".!?\"”'’:;-—*]" and not _RIGHTS.fullmatch(text)
    return (closed and (full or (bool(flush) and small))) or text[0] in '"“„«»—' or end - at > _MOST_LINES


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


def said_by(sheet: Sheet) -> dict[str, str]:
    """What the fields say so far, folded, the first of each name."""
    return {entry.name: fold_words(entry.text) for entry in reversed(sheet.entries)}


def read_list_of_pictures(sheet: Sheet, start: int) -> None:
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
        if not (CREDITS.fullmatch(line) or TRANSCRIBER.fullmatch(line) or line.startswith("[")) and (
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


def read_again(sheet: Sheet, first: int, end: int, said: dict[str, str]) -> bool:
    """A run of a title page that only says title, subtitle or author once more, in the same words."""
    printed, author = sheet.text(first, end), said.get("author", "")
    text = fold_words(printed)
    for name in ("title", "subtitle", "author"):
        if said.get(name) == text:
            sheet.entry(name, "", _bare(printed), (first, end))
            return True
    fuller = text.startswith("by ") and _is_fuller(text[3:], author)
    if fuller or (author and text == f"by {author}"):
        name = _bare(printed[2:])
        if fuller:
            at = next(at for at, entry in enumerate(sheet.entries) if entry.name == "author")
            known = sheet.entries[at]
            sheet.entries[at] = known._replace(value=name, printed=known.printed or str(known.value))
        sheet.entry("author", printed[:2], name, (first, end))
        return True
    below = sheet.next(end)
    stop = sheet.run(below)
    if text in BY_WORDS and author and author == fold_words(sheet.text(below, stop)):
        sheet.entry("author", sheet.line(first), _bare(sheet.text(below, stop)), (first, stop))
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


def note_transcriber(sheet: Sheet, first: int, end: int) -> None:
    """Keep what a transcriber says as a note, from its heading to a line."""
    line = sheet.line(first)
    match = re.match(r"\[?_?(Transcriber[’']?s?[’']? Notes?)", line, re.IGNORECASE)
    label = line[: match.end()] if match and not line.startswith(("[", "_")) else ""
    sheet.note("transcriber", first, end, label=label, place="end" if first > len(sheet) // 2 else "front")
