"""A whole batch: each planned story to its result, by whoever does the work, and what it all comes to."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from storybind.batch.make import Result, failed
from storybind.batch.plan import Planned, chunks
from storybind.edge.workers import Lost
from storybind.errors import CrashedError, DiskError, StorybindError, TookTooLongError

_EXAMPLES = 3  # failures, or warnings, of a kind that are kept


class Crew(Protocol):
    """Whoever makes the books: the processes of this machine, or those of many."""

    def __enter__(self) -> Crew:
        """Begin."""

    def __exit__(self, *_: object) -> None:
        """End, whatever is still to do."""

    def map(self, chunks: Iterable[Sequence[Planned]]) -> Iterator[tuple[Planned, Result | Lost]]:
        """Each story with what came of it, in the order of coming; `chunks` is asked for more as they are worked off."""


def run(planned: Sequence[Planned], crew: Crew, jobs: int) -> Generator[tuple[Planned, Result], None, None]:
    """What becomes of each planned story, as it comes; no more is begun once nobody asks for the next."""
    with crew as at_work:
        for task, result in at_work.map(chunks(planned, jobs)):
            yield task, Result(failed(task, _lost(result), result.seconds)) if isinstance(result, Lost) else result


def _lost(lost: Lost) -> StorybindError:
    if lost.why == "timeout":
        return TookTooLongError(f"it took longer than {lost.detail} seconds and was given up; --timeout allows more")
    return CrashedError(
        f"its worker processes died of it, each time it was tried ({lost.detail}); is there memory enough? If so, please report it"
    )


class Group(NamedTuple):
    """The failures or the warnings of one code: how many, and the first of them, each with its place."""

    times: int = 0
    examples: tuple[str, ...] = ()

    def and_one(self, told: str) -> Group:
        """The same with one more."""
        return Group(self.times + 1, (*self.examples, told)[:_EXAMPLES])


class Tally:
    """What a batch has come to so far."""

    def __init__(self) -> None:
        self.made = self.unchanged = self.failed = self.planned = self.words = 0
        self.gone = 0  # deleted while the batch was running, where that is no failure
        self.warned = 0  # stories with warnings
        self.seconds = 0.0
        self.failures: dict[str, Group] = {}
        self.warnings: dict[str, Group] = {}
        self.is_hopeless = False  # the disk takes nothing more
        self.is_cut_off = False  # the store does not answer any more

    @property
    def done(self) -> int:
        """Stories that something has become of."""
        return self.made + self.unchanged + self.failed + self.planned + self.gone

    def add(self, task: Planned, result: Result) -> None:
        """Count what became of a story."""
        self.count(result.record)
        for code, told in result.told:
            self.warnings[code] = self.warnings.get(code, Group()).and_one(told)

    def count(self, record: Mapping[str, Any]) -> None:
        """Count a line of a report."""
        status = record["status"]
        self.seconds += record["seconds"]
        setattr(self, status, getattr(self, status) + 1)
        self.words += record["words"]
        self.warned += bool(record["warnings"])
        if error := record["error"]:
            self.failures[error["code"]] = self.failures.get(error["code"], Group()).and_one(error["message"])
            self.is_hopeless = self.is_hopeless or error["code"] == DiskError.code
