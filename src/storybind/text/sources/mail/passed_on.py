"""Mails that bring a story in another one: their heads, what is said above, and where the story's title is."""

from storybind.text.front.names import is_name
from storybind.text.heading.line import read_heading
from storybind.text.sources.mail.heads import FORWARDED, HEADER, SHOWN, called, end_of_head
from storybind.text.sources.mail.letters import end_of_covering
from storybind.text.sources.sheet import BYLINE, Sheet
from storybind.text.tables.lines import SALUTE, fits
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_closing
from storybind.text.titles import is_capitalised

MOST_PASSED_ON = 150
"""Words over a mail that is passed on."""
_MOST_GREETING = 60  # words with which whoever wrote a story sends it, in a mail that was passed on
_MOST_LINES = 30  # lines over such a mail


def find_forwarded(sheet: Sheet, body: int) -> list[tuple[int, int]]:
    """The heads of the mails that a mail brought, one within the other: the first line of each, and the line after it.

    Whoever passed them on says little above them.
    """
    found: list[tuple[int, int]] = []
    words = 0
    for at in sheet.filled(body):
        below = sheet.next(at + 1)
        if sheet.fits(at, FORWARDED) and (end := end_of_head(sheet, below)):
            found.append((below, end))
            words = 0
        words += len(sheet.line(at).split())
        if words > MOST_PASSED_ON:
            break
    return found


def find_under_words(sheet: Sheet) -> tuple[int, int] | None:
    """The head of a mail that brings a story, in the first lines of a text, over which somebody says something but has no whole head."""
    top = sheet.next(0)
    if end_of_head(sheet, top) or sheet.fits(top, FORWARDED):
        return None
    found = find_forwarded(sheet, 0)
    if not found or found[-1][0] > _MOST_LINES or not _brings_story(sheet, found[-1][1]):
        return None
    above = sheet.filled(0, sheet.back(found[0][0] - 1))
    if any(is_title(sheet.line(at)) or sheet.fits(at, BYLINE) for at in above):
        return None  # the story's own head, over a mail of its own
    return found[-1]


def leave_out_words(sheet: Sheet, over: int) -> None:
    """What stands over a mail that is passed on: lines of a head, and words that are kept as a note."""
    rows = [at for at in sheet.filled(0, over) if (match := sheet.fits(at, HEADER)) and called(match[1]) in SHOWN]
    sheet.leave_out_each("mail", [*rows, *sheet.fitting(sheet.filled(0, over), FORWARDED)])
    sheet.note("comments", 0, over, place="front")


def is_handed_on(sheet: Sheet, start: int, body: int) -> bool:
    """Whether a mail under the line that says so brings a story."""
    return sheet.fits(sheet.back(start - 1), FORWARDED) is not None and _brings_story(sheet, body)


def _brings_story(sheet: Sheet, body: int) -> bool:
    """Whether a mail has a story's own title in it, and no mail stands below: a story that is told in mails keeps their heads."""
    below = (at for at in sheet.filled(body) if sheet.line(at)[0] in "FSVBD*")
    return _find_title(sheet, body) < len(sheet) and not any(end_of_head(sheet, at) for at in below)


def _find_title(sheet: Sheet, body: int) -> int:
    """The line of a story's title in a mail: over its byline at once, or alone below a greeting and few words; the length where none is."""
    first = sheet.next(body)
    written = sheet.fits(sheet.next(first + 1), BYLINE)
    if written and is_name(written[2]) and sheet.reads_as_title(first):
        return first
    if not fits(SALUTE, sheet.line(first)):
        return len(sheet)
    words = 0
    for at in sheet.filled(first + 1):
        alone = sheet.run(at) == at + 1 and not sheet.line(at - 1)
        if alone and sheet.line(at).isupper() and is_title(sheet.line(at)) and not is_closing(sheet.line(at)):
            return at
        words += len(sheet.line(at).split())
        if words > _MOST_GREETING:
            break
    return len(sheet)


def leave_out_outer(sheet: Sheet, start: int, body: int, inner: int) -> None:
    """The head of the mail that brought another one, and what whoever passed it on says, which is kept as a note."""
    sheet.leave_out("mail", start, body)
    over = sheet.back(inner - 1)
    sheet.note("comments", body, over, place="front")
    sheet.leave_out("mail", over)


def read_covering(sheet: Sheet, start: int, body: int, *, brings: bool) -> None:
    """The words with which whoever sends a story hands it over, and a row of signs below them."""
    end = _find_title(sheet, body) if brings else end_of_covering(sheet, start, body)
    if end > sheet.next(body):
        sheet.note("comments", body, end, place="front")
        if is_mark(sheet.line(row := sheet.next(end))):
            sheet.mark(row)


def is_title(line: str) -> bool:
    """Whether a line alone over the story is its title, which may be another than what a mail was sent under.

    >>> is_title("The Stopped Clock"), is_title("Judith Vane"), is_title("It rained."), is_title("London, 1889")
    (True, False, False, False)
    """
    plain = line[-1:].isalpha() and len(line.split()) > 1 and is_capitalised(line)
    return plain and not is_name(line) and read_heading(line) is None
