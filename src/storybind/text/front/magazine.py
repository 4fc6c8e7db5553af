"""The head of a magazine or of an anthology's page over a story: what it is called, which issue it is, in which part the story stands."""

import re

from storybind.model import Span
from storybind.text.front.beside import is_person
from storybind.text.front.by_name import byline_below
from storybind.text.front.head import Head
from storybind.text.front.lines import TITLE_CHARACTERS, line_below, next_group, undress
from storybind.text.front.titles import is_title
from storybind.text.heading.line import read_heading

_NUMBER = r"(?:no\.?|nr\.?|number|issue|numéro|n°|número|heft|ausgabe|выпуск|№|#) ?\d{1,4}"
_VOLUME = r"(?:vol\.?|volume|band|jahrgang|tome|том|año|anno) ?(?:\d{1,4}|[ivxlc]{1,7})"
_WHEN = r"[\w ]{3,15}(?:19|20)\d\d"
_ISSUE = rf"(?:(?P<journal>(?!{_VOLUME}\b)[^\W\d_][^!?…:;]{{2,60}}?)(?:, | ?[-–—/|·:] | (?=\())?)?[(\[]?(?:{_VOLUME}(?:,? ?[-–—/|·]? ?(?P<of_volume>{_NUMBER}))?|(?P<number>{_NUMBER}))(?:(?:,? [-–—/|·(]?|[,(]) ?(?P<when>{_WHEN}))?[)\]]?"
_PART = r"(?:(?:short |flash |new |speculative )?fiction|poetry|prose|short stor(?:y|ies)|novelettes?|novellas?|erzählung(?:en)?|nouvelles?|cuentos?|racconti?|проза)"
_ISSUES = ("issue", "heft", "ausgabe")
_GAP = 3  # lines from one of them to the next


def read_magazine(lines: list[str], start: int, end: int, head: Head) -> int:
    """The index after the head of a magazine that is the first thing of all, read into the head; its own where none is there.

    A title stands below it, and under that who wrote the story: a paper that somebody in it reads has no name there.

    >>> def read(*lines):
    ...     stop = read_magazine(list(lines), 0, 1, head := Head(()))
    ...     return stop, [entry.value for entry in head.entries]
    >>> read("THE ESTUARY REVIEW", "Vol. 3, No. 2", "", "THE LOCK", "", "by", "", "Ann Lee", "", "It rained.")
    (2, ['THE ESTUARY REVIEW', 'Vol. 3, No. 2'])
    >>> read("The Estuary Review / Issue 12", "", "FICTION", "", "The Lock", "", "Ann Lee", "", "It rained.")
    (3, ['The Estuary Review / Issue 12', 'FICTION'])
    >>> read("Pell Tales, Vol. 2", "", "The Lock", "", "by Ann Lee", "", "It rained.")
    (0, [])
    >>> read("THE PELL MERCURY", "No. 2", "", "BOAT FOUND", "", "It rained."), read("The Lock", "", "by Ann Lee", "", "It rained.")
    ((0, []), (0, []))
    """
    if head.known or head.entries or head.notes:
        return start
    first = undress(lines[start])
    issue = _read_issue(first)
    rows = [start]
    if issue is None or not issue["journal"]:
        below = line_below(lines, start, _GAP)
        if below is None or issue or not (issue := _read_issue(undress(lines[below]))):
            return start
        rows.append(below)
    title = line_below(lines, rows[-1], _GAP)
    if title is not None and re.fullmatch(_PART, undress(lines[title]), re.IGNORECASE):
        rows.append(title)
        title = line_below(lines, title, _GAP)
    elif not _is_periodical(issue):
        return start
    if title is None or not _is_signed(lines, title):
        return start
    for at in rows:
        head.add("", "", undress(lines[at]), Span(at + 1, at + 1))
    return rows[-1] + 1


def _is_periodical(issue: re.Match[str]) -> bool:
    """Whether what counts a page counts as magazines do; a volume alone, or a number behind a name, is that of a series.

    >>> [_is_periodical(found) for line in ("Vol. 3, No. 2", "Pell, Issue 12", "Pell Tales, Vol. 2", "Pell Tales #3") if (found := _read_issue(line))]
    [True, True, False, False]
    """
    number = (issue["number"] or "").casefold()
    return bool(issue["of_volume"] or issue["when"] or number.startswith(_ISSUES) or (number and not issue["journal"]))


def _read_issue(line: str) -> re.Match[str] | None:
    """What says of which magazine, and which issue of it, a page is; None for any other line."""
    counted = len(line) <= TITLE_CHARACTERS and (any(map(str.isdigit, line)) or line[:3].casefold() == "vol")
    return re.fullmatch(_ISSUE, line, re.IGNORECASE) if counted else None


def _is_signed(lines: list[str], title: int) -> bool:
    """Whether a line is a title over the name of who wrote what it names."""
    group = next_group(lines, title)
    if group is None or read_heading(lines[title].strip()) or not is_title(lines, *group):
        return False
    name = line_below(lines, title, _GAP)
    return byline_below(lines, title) or (name is not None and is_person(undress(lines[name])))
