"""Manuscript format: the writer's address and the count of words above a title that stands half-way down."""

import re
from itertools import islice

from storybind.text.front.lines import undress
from storybind.text.front.names import is_name
from storybind.text.sources.sheet import LABELLED, Sheet
from storybind.text.tables.head_labels import FIELDS, NOTES, fold, is_subtitle

_WORDS = re.compile(
    r"(?:(?:about|approx(?:imately|\.)?|ca?\.|circa|~)[ \t]*)?(\d[\d,.]{0,8})[ \t]+words\.?|word ?count:?[ \t]*(?:(?:about|approx(?:imately|\.)?|ca?\.|circa|~)[ \t]*)?(\d[\d,.]{0,8})(?:[ \t]+words)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).*|.*\brights\b.*", re.IGNORECASE)
_ADDRESS = re.compile(r".*(?:\d|@|\.example\b|www\.).*")
_BYLINE = re.compile(r"(?:an? (?:[\w-]+ ){1,3})?(?:by|von|par|por|di)\b[ :]*", re.IGNORECASE)
_HEAD = re.compile(r"[^\W\d][^\d\n]{1,58}[ /]1")
_HEAD_WITH_TITLE = re.compile(r"[^/]{2,40} / ([^/]{2,60}) / 1")
_MIDDLE = 10  # columns from which a line is centred: paragraphs are set in by half of it
_MOST = 12  # lines of a contact block
_MOST_MORE, _HALF_A_PAGE = 2, 3  # lines of a further run, as of memberships; blank lines between it and the title
_UNDER_TITLE = 2  # lines: the name may stand under a subtitle
_LONGEST = 60  # characters of its lines, without the count


def unwrap(sheet: Sheet) -> None:
    """Lift the contact block out: who the writer is, and how long the story; the title below is read with the rest."""
    first = sheet.next(0)
    if sheet.fits(first, _HEAD):  # the head of the first page, which is read with the others
        title = sheet.fits(first, _HEAD_WITH_TITLE)
        top, first = first, sheet.next(first + 1)
        if title and title[1].casefold() == sheet.line(first).casefold():  # right over it, with no other page's below
            sheet.leave_out("running-head", top)
            return
    end = _end_of_block(sheet, first)
    rows = [(at, *_columns(sheet.lines[at])) for at in sheet.filled(first, end)]
    counts = [match for _, left, right in rows for part in (left, right) if (match := _WORDS.fullmatch(part))]
    contact = [part for _, left, right in rows for part in (left, right) if part and not _WORDS.fullmatch(part)]
    named = bool(contact) and _is_signed(sheet, end, contact[0])
    if not contact or len(counts) != 1 - (named and not counts) or not _is_contact(contact, sheet, end, named=named):
        return
    lines = (first, end)
    rights = [part for part in contact if _RIGHTS.fullmatch(part)]
    genres = [match for part in contact if (match := LABELLED.match(part)) and FIELDS.get(fold(match[1])) == "genres"]
    who = [part for part in contact if part not in (*rights, *(match.string for match in genres))]
    if who:
        sheet.entry("contact", "", ", ".join(who), lines)
    for part in rights:
        sheet.entry("rights", "", part, lines)
    for match in genres:
        sheet.entry("genres", match[1], match.string[match.end() :].strip(), lines)
    for count in counts:
        number = (count[1] or count[2]).strip(".").replace(",", "").replace(".", "")
        sheet.entry("words", "", number, lines, count[0])
    _read_title(sheet, end)


def _read_title(sheet: Sheet, at: int) -> None:
    """The title in the middle of the line, what stands under it, and the name the story is to appear under."""
    title = sheet.next(at)
    end = sheet.run(title)
    lines = range(title, end)
    if not (1 <= len(lines) <= 3 and all(_is_centred(sheet.lines[row]) for row in lines)):
        return
    by = next((row for row in lines[1:] if _BYLINE.match(sheet.line(row))), end)
    below = sheet.next(by)
    byline = _BYLINE.match(sheet.line(below)) or (
        below >= end and sheet.run(below) - below == 1 and _is_centred(sheet.lines[below])
    )
    if not byline and len(lines) > 1 and _is_pen_name(sheet.line(end - 1)):
        by = below = end - 1
        byline = True
    if below < len(sheet) and byline:
        _read_byline(sheet, below)
    sheet.entry("title", "", undress(sheet.line(title)), title, sheet.line(title))
    if by - title == 2:
        sheet.entry("subtitle", "", sheet.line(title + 1), (title + 1, by))


def _is_pen_name(line: str) -> bool:
    """Whether a line right under a title is the name that the story is to appear under, and no subtitle.

    >>> _is_pen_name("J. T. Marsh"), _is_pen_name("A Short Story"), _is_pen_name("Night Falls of Old")
    (True, False, False)
    """
    return is_name(line) and not is_subtitle(line)


def _read_byline(sheet: Sheet, at: int) -> None:
    """``by NAME``, a name alone, or the word and the name one below the other."""
    line = sheet.line(at)
    match = _BYLINE.match(line)
    label = match[0].strip(" :") if match else ""
    name = line[match.end() :].strip() if match else line
    end = at + 1
    if not name and (below := sheet.next(end)) - at <= 2 and below < len(sheet):
        name, end = sheet.line(below), below + 1
    if name:
        sheet.entry("author", label, name, (at, end))


def _is_centred(line: str) -> bool:
    """Whether a line stands in the middle: far from the margin, and short."""
    return len(line) - len(line.lstrip()) >= _MIDDLE and len(line.strip()) <= _LONGEST


def _end_of_block(sheet: Sheet, first: int) -> int:
    """The line after the block; one blank line inside it, as before a telephone number or a membership, does not end it."""
    end = sheet.run(first)
    while (below := sheet.next(end)) - end == 1 and below < len(sheet):
        run = range(below, sheet.run(below))
        plain = all(len(sheet.line(at)) <= _LONGEST and sheet.line(at)[-1] not in '.!?"”' for at in run)
        if len(run) <= _MOST_MORE and plain and sheet.next(run.stop) - run.stop >= _HALF_A_PAGE:
            return run.stop
        if not all(len(sheet.line(at)) <= _LONGEST and sheet.fits(at, _ADDRESS, _WORDS) for at in run):
            break
        end = run.stop
    return end


def _columns(line: str) -> tuple[str, str]:
    """What stands at the left margin and what at the right one."""
    left, _, right = re.sub(r"(?<=\S)(?: {3,}|\t+)", "\t", line.strip()).partition("\t")
    return left.strip(), right.strip()


def _is_signed(sheet: Sheet, end: int, name: str) -> bool:
    """Whether the name at the top stands again under the title, and nowhere else: who writes messages is named above each."""
    title = sheet.next(end)
    folded = [
        _BYLINE.sub("", sheet.line(at), count=1).casefold() for at in islice(sheet.filled(title + 1), _UNDER_TITLE)
    ]
    said = sum(line.strip().casefold() == name.casefold() for line in sheet.lines)
    return name.casefold() in folded and said <= _UNDER_TITLE


def _is_contact(contact: list[str], sheet: Sheet, end: int, *, named: bool) -> bool:
    """Whether the lines are somebody's address: short, no labels of a story's head, with a number or a sign of post; or set off by a gap.

    Where the name is signed with below, a blank line is gap enough.
    """
    if len(contact) > _MOST or any(len(part) > _LONGEST or part[-1] in "!?;" for part in contact):
        return False
    labels = [match for part in contact if (match := LABELLED.match(part))]
    if any(
        FIELDS.get(fold(match[1]), "contact") not in ("contact", "genres") or fold(match[1]) in NOTES
        for match in labels
    ):
        return False
    gap = sheet.next(end) - end
    return (
        gap >= 2 - named
        and sheet.next(end) < len(sheet)
        and (any(_ADDRESS.fullmatch(part) for part in contact) or gap >= 4)
    )
