"""Our own checks of a finished book: what EPUBCheck lets through, and what e-readers choke on all the same.

Each `check` is a row of a table: its id, how bad a breach is, what must hold, why and by whose word, and the small
function that finds the breaches. The tables stand at the end of their modules, the functions above them in the order
of the rows: `file_checks`, `package_checks`, `cover_checks`, `contents_checks` look at the whole book, `page_checks` at each page,
`css_checks` at each stylesheet (as `sheet` reads it), and `kindle_checks` at a book for a Kindle. All look at one `view` of the
book, for the same `words`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from storybind.book.lint.check import Check, Fault
from storybind.book.lint.contents_checks import CONTENTS_CHECKS
from storybind.book.lint.cover_checks import COVER_CHECKS
from storybind.book.lint.css_checks import CSS_CHECKS, check_sheet
from storybind.book.lint.file_checks import FILE_CHECKS
from storybind.book.lint.kindle_checks import KINDLE_CHECKS, tell_trigger
from storybind.book.lint.package_checks import PACKAGE_CHECKS
from storybind.book.lint.page_checks import PAGE_CHECKS
from storybind.book.lint.view import Page, View, open_view
from storybind.book.package import Package
from storybind.model import Notice

BOOK_CHECKS: tuple[Check[View], ...] = FILE_CHECKS + PACKAGE_CHECKS + COVER_CHECKS + CONTENTS_CHECKS

CHECKS: Mapping[str, Check[Any]] = {
    check.id: check for table in (BOOK_CHECKS, PAGE_CHECKS, CSS_CHECKS, KINDLE_CHECKS) for check in table
}
"""All rows by id, to look up what a notice's code means."""


def lint_epub(package: Package, reader: str = "") -> tuple[Notice, ...]:
    """Every breach in a book: the book's as a whole, then each page's, then each stylesheet's.

    What a page repeats is told once, with the line of the first and the number of the others. `CHECKS` says what a
    notice's code means. Of a book for the `reader` ``kindle`` what that refuses is told as an error; of others nothing is known.
    """
    view = open_view(package)
    notices = [
        check.notice(fault, view.short(fault.place or package.opf))
        for check in BOOK_CHECKS + (KINDLE_CHECKS if reader == "kindle" else ())
        for fault in check.find(view)
    ]
    for page in view.pages.values():
        notices += [check.notice(fault, view.short(page.name)) for check in PAGE_CHECKS for fault in _once(check, page)]
    for name, sheet in view.sheets.items():
        notices += [notice._replace(text=f"{view.short(name)}: {notice.text}") for notice in check_sheet(sheet)]
    return tuple(map(tell_trigger, notices) if reader == "kindle" else notices)


def _once(check: Check[Page], page: Page) -> Iterator[Fault]:
    faults = list(check.find(page))
    if faults:
        more = f" (and {len(faults) - 1} more such in this file)" if len(faults) > 1 else ""
        yield Fault(faults[0].text + more, faults[0].line)
