"""What a batch says at its end beside its results: what stories were warned of, which files are no stories, what to do."""

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
