"""How far a batch is: a bar on a terminal, a line every few seconds elsewhere, both on standard error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from storybind.batch.make import Result
from storybind.batch.plan import Planned
from storybind.batch.run import Tally
from storybind.cli import say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_EVERY = 5.0  # seconds between two lines
_MOMENT = 0.05  # seconds between two looks of the bar: it costs more than a story that is unchanged
_OVERHEAD = 6_000  # bytes that a story costs beyond its own: cover and package


class Progress:
    """Shows how far a batch is, from its first story to its last; nothing at all where it is to be `quiet`.

    The time left is reckoned by bytes: the largest stories come first.
    """

    def __init__(self, planned: Sequence[Planned], tally: Tally, *, quiet: bool) -> None:
        self._stories = len(planned)
        self._bytes = sum(one.size + _OVERHEAD for one in planned)
        self._done = 0
        self._tally = tally
        self._start = self._shown = time.monotonic()
        self._quiet = quiet or sys.stderr is None
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        """Show the bar, on a terminal."""
        if not self._quiet and self._stories and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            self._bar = _bar(self._bytes)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away: the closing table says it all."""
        if self._bar:
            self._bar.stop()

    def step(self, task: Planned, result: Result) -> None:
        """A story is done."""
        self._done += task.size + _OVERHEAD
        now = time.monotonic()
        is_last = self._done == self._bytes  # the closing table says it all
        if self._quiet or is_last or now - self._shown < (_MOMENT if self._bar else _EVERY):
            return
        self._shown = now
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=self._done, description=self._said(now))
        else:
            left = (now - self._start) / self._done * (self._bytes - self._done)
            say.aside(f"storybind: {self._said(now)}, {_span(left)} left")

    def _said(self, now: float) -> str:
        rate = self._tally.done / max(now - self._start, 0.001)
        speed = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
        failed = f", {self._tally.failed:,} failed" if self._tally.failed else ""
        return f"{self._tally.done:,} of {say.stories(self._stories)}, {speed} a second{failed}"


def _span(seconds: float) -> str:
    """A stretch of time in the two largest units that count.

    >>> _span(7.4), _span(100), _span(7000)
    ('7 s', '1 min 40 s', '1 h 56 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60} s" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"


def _bar(total: int) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(None, complete_style="green"),
        TimeRemainingColumn(compact=True),
    )
    console = Console(stderr=True, soft_wrap=True)  # what is told over the bar stays one line, to be copied
    bar = Progress(*columns, console=console, transient=True, expand=True)
    bar.add_task("starting", total=total)
    return bar
