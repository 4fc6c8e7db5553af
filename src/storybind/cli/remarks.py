"""What a batch says at its end: what it came to, what stories were warned of, which files are no stories, what to do."""

from collections.abc import Sequence
from itertools import groupby

from storybind.batch.run import Tally
from storybind.cli import say
from storybind.edge import files
from storybind.edge.folder import Listing
from storybind.text.tables.documents import WAYS

DOCUMENTS = WAYS.keys() - {".epub"}
"""Endings of the files that hold stories and are no texts; a book is what a batch makes."""

_EXPECTED = (*DOCUMENTS, *files.PICTURES, ".toml", ".epub", ".json", ".jsonl", ".csv", ".css", "hidden")
"""What lies about in a folder of stories and need not be spoken of, or is told by name."""

_NO_FILE = "a link that leads nowhere is to be mended or deleted, and what is no plain file to be saved as one"
_NAMED = 3  # files of a kind


def tell_warnings(tally: Tally) -> None:
    """The first warnings of each kind, in full, and how many more there are of it."""
    for kind in sorted(tally.warnings.values(), key=lambda kind: -kind.times):
        for told in kind.examples:
            say.aside(f"storybind: {told}")
        if more := kind.times - len(kind.examples):
            say.aside(f"storybind: and {say.count(more, 'more note', 'more notes')} of this kind")


def tell_documents(folder: str, listing: Listing) -> None:
    """The first documents of each kind by name, with the way to their text."""

    def way(path: str) -> str:
        return WAYS.get(f".{path.rpartition('.')[2].lower()}", _NO_FILE)

    for told, of_one in groupby(sorted(listing.documents, key=way), way):
        say.aside(f"storybind: {_named(folder, list(of_one))}: left out, for only texts are read; {told}")


def _named(folder: str, paths: Sequence[str]) -> str:
    """The first of these files, and how many more there are."""
    named = ", ".join(f"{folder.rstrip('/')}/{path}" for path in paths[:_NAMED])
    return f"{named} and {len(paths) - _NAMED:,} more" if len(paths) > _NAMED else named


def tell_left_out(folder: str, listing: Listing) -> None:
    """Documents by name with the way to their text, stories among the books, and how many files there are of other kinds."""
    tell_documents(folder, listing)
    if listing.among:
        told = "left out, for the books go there; move it elsewhere, or name another folder with -o"
        say.aside(f"storybind: {_named(folder, listing.among)}: {told}")
    others = ", ".join(f"{kind} ({count:,})" for kind, count in listing.others.most_common() if kind not in _EXPECTED)
    if others:
        say.aside(f"storybind: left out, for they are no stories: {others}")


def tell_tally(tally: Tally, seconds: float, report: str | None, *, told: bool = False) -> None:
    """What a batch came to, as a table, and its failures by their codes; with an example, unless each was `told`."""
    import shlex

    names = ("planned" if tally.planned else "made", "unchanged", "failed", "words", "seconds")
    cells = [f"{seconds:,.1f}" if name == "seconds" else f"{getattr(tally, name):,}" for name in names]
    wide = [max(len(name), len(cell)) for name, cell in zip(names, cells, strict=True)]
    for row in (names, cells):
        say.line("  ".join(f"{cell:>{width}}" for cell, width in zip(row, wide, strict=True)))
    failures = sorted(tally.failures.items(), key=lambda one: (-one[1].times, one[0]))
    most = max((len(f"{group.times:,}") for _, group in failures), default=0)
    for code, group in failures:
        say.line(f"  {group.times:>{most},} {code}" + ("" if told else f", such as {group.examples[0]}"))
    read = f"storybind report {shlex.quote(report)}" if report else ""
    if failures:
        one = failures[0][0] if len(failures) == 1 else "CODE"
        say.line(f"see each: {read} --code {one}" if read else "see each above; --report FILE.jsonl keeps them")
    if tally.warned:
        way = f": {read} --warnings" if read else "; --again --report FILE.jsonl puts them into a file too"
        say.line(f"{say.count(tally.warned, 'story has', 'stories have')} warnings{way}")
