"""``storybind report``: what the report of a batch comes to, in a few lines or as a page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from storybind.batch.run import Tally
from storybind.cli import say
from storybind.cli.remarks import tell_tally
from storybind.deliver import check_apart
from storybind.edge import files, writing
from storybind.edge.reports import reading_lines
from storybind.errors import ExistsError, ReadError, UsageError
from storybind.filenames import REPORT
from storybind.report import read_record

_ANOTHER = "name another file with --html"
"""What to do where a page cannot be."""


def run(report: str, page: str | None, code: str | None, *, warnings: bool, force: bool, as_json: bool) -> int:
    """Say what a report comes to, list the failures of one code or the warnings, or write a page. Gives the exit code.

    In JSON those lines of the report are given that are asked for, all where nothing is.
    """
    if page is not None:
        check_apart(page, [report], _ANOTHER)
        _check_page(page, force=force)
    everything = code is None and not warnings
    tally = Tally()
    kept: list[dict[str, Any]] = []
    for record in _read(report):
        tally.count(record)
        told = _told(record, code, warnings=warnings)
        if as_json and (told or everything):
            say.record(record)
        elif not as_json:
            for text in told:
                say.line(text)
        if page is not None:
            kept.append(record)
    _tell_unchanged(report, tally.unchanged if warnings else 0)
    if page is not None:
        from storybind.batch.page import write_page

        writing.write_whole(Path(page), write_page(Path(report).name, kept, tally).encode(), _ANOTHER)
        tell = say.aside if as_json else say.line
        tell(f"{page}: {say.stories(tally.done)}")
    elif everything and not as_json:
        tell_tally(tally, tally.seconds, report)
    elif code is not None and code not in tally.failures:
        raise UsageError(f"no story of this report failed with {code!r}; {_codes(tally)}", where=report)
    return 0


def _tell_unchanged(report: str, stories: int) -> None:
    """Say where the warnings are of stories that had not changed; of none, nothing."""
    if stories:
        say.aside(
            f"storybind: {report}: {say.stories(stories)} had not changed, and what was told of them is in the report of the "
            "batch that made them; batch --again tells it again"
        )


def _told(record: dict[str, Any], code: str | None, *, warnings: bool) -> list[str]:
    """What a line of a report holds of that which was asked for."""
    error = record["error"]
    failure = [error["message"]] if code is not None and error and error["code"] == code else []
    return failure + [f"{record['story']}: {text}" for text in record["warnings"] if warnings]


def _codes(tally: Tally) -> str:
    return f"its codes are {', '.join(sorted(tally.failures))}" if tally.failures else "none failed at all"


def _check_page(page: str, *, force: bool) -> None:
    """Make sure that a page may be written here: over nothing, or over an older one of ours."""
    if page == "-":
        raise UsageError("a page is not written there; name a file that ends in .html", where="standard output")
    if not force and writing.is_there(Path(page), _ANOTHER) and not files.read_start(page).startswith(REPORT):
        told = "it is there already and is no report's page; use --force, or name another file"
        raise ExistsError(told, where=page)


def _read(report: str) -> Iterator[dict[str, Any]]:
    """The records of a report; a last line that was cut off by a crash is told and left out."""
    if report == "-":
        raise UsageError("a report is read from a file; name one that storybind batch --report wrote")
    cut = 0
    for number, line in enumerate(reading_lines(report), start=1):
        record = read_record(line)
        if record is not None:
            if cut:
                raise ReadError(
                    "this line is none of a report; name a file that --report wrote", where=f"{report}:{cut}"
                )
            yield record
        elif line.strip():
            cut = cut or number
    if cut == 1:
        raise ReadError("this is no report; name a file that storybind batch --report wrote", where=report)
    if cut:
        say.aside(f"storybind: {report}:{cut}: the last line is cut off: the batch was ended while it wrote it")
