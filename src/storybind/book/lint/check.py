"""What a check of the lint is, and a breach that it finds."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from storybind.model import Notice, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
Subject = TypeVar("Subject")


class Fault(NamedTuple):
    """A breach: what is wrong and what to do, its line, and its file where that is not the one looked at."""

    text: str
    line: int | None = None
    place: str = ""


class Check(NamedTuple, Generic[Subject]):
    """A row: `find` yields every breach, `what` must hold, and `why` says by whose word."""

    id: str
    severity: Severity
    find: Callable[[Subject], Iterable[Fault]]
    what: str
    why: str

    def notice(self, fault: Fault, place: str = "") -> Notice:
        """What to tell of a breach, after the name of its file."""
        return Notice(self.id, f"{place}: {fault.text}" if place else fault.text, fault.line, self.severity)
