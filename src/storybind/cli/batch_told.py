"""What a batch says: of each story as it comes, in a report, and at the end."""

from collections.abc import Callable, Sequence
from typing import Any

from storybind.batch.index import LeftOver, json_line
from storybind.batch.make import Result
from storybind.batch.plan import Planned
from storybind.batch.run import Tally
from storybind.cli import say
from storybind.cli.batch_asked import (
    Asked,
)
from storybind.cli.remarks import tell_left_out, tell_warnings
from storybind.edge.folder import Listing
from storybind.errors import ConfigError, ThemeError

Listener = Callable[[Planned, Result], None]
"""Who is told of each story and what became of it."""


def teller(asked: Asked) -> Listener:
    """Whoever says what is to be said of a story at once: that it failed, its line of JSON, its place in a plan."""
    is_news = _judge_of_news(asked)
    causes: set[str] = set()  # faults of what speaks for many stories

    def tell(task: Planned, result: Result) -> None:
        record, new = result.record, is_news(result.record)
        if record["error"] and new:
            said = record["error"]["message"]
            if record["error"]["code"] in (ConfigError.code, ThemeError.code):
                cause = said.removeprefix(f"{task.story}: ")
                said = said.partition("; ")[0] if cause in causes else said  # what to do of it is told once
                causes.add(cause)
            say.aside(f"storybind: {said}")
            if result.trace:
                say.traceback(result.trace)
        for _, told in result.told if asked.watch and not (asked.quiet or asked.as_json) else ():
            say.aside(f"storybind: {told}")
        if asked.as_json:
            if new:
                say.record(record)
        elif (
            not asked.quiet and not record["error"] and (asked.dry_run or (asked.watch and record["status"] == "made"))
        ):
            say.line(f"{task.story} -> {record['book']}: {record['reason']}")

    return tell if asked.dry_run or asked.watch else say.though_unheard()(tell)  # those are there to be heard


def reporter(asked: Asked, put: Callable[[str], None]) -> Listener:
    """Whoever puts a story's line into the report."""
    is_news = _judge_of_news(asked)

    def report(_: Planned, result: Result) -> None:
        if is_news(result.record):
            put(json_line(result.record))

    return report


def _judge_of_news(asked: Asked) -> Callable[[dict[str, Any]], bool]:
    """Whoever says whether a story's line is news: while it is watched, only if a book was made or what went wrong is another."""
    last: dict[str, object] = {}

    def is_news(record: dict[str, Any]) -> bool:
        new: bool = record["status"] == "made" or last.get(record["story"], "") != record["error"]
        if asked.watch:
            last[record["story"]] = record["error"]
        return new

    return is_news


def teller_of_left(asked: Asked) -> Callable[[Sequence[LeftOver]], None]:
    """Whoever says which books have lost their stories: of each once, and again if it has had one since."""
    pruned = "would be deleted" if asked.dry_run else "deleted"
    done = pruned if asked.prune else "--prune deletes it"
    told: Sequence[LeftOver] = ()

    def tell(left: Sequence[LeftOver]) -> None:
        nonlocal told
        for one in () if asked.quiet else left:
            if one not in told:
                say.aside(f"storybind: {one.book}: {one.why}; {done}")
        told = left

    return tell


def conclude(asked: Asked, tally: Tally, listing: Listing, planned: int) -> None:
    """What was not looked at, and why: stories after an early end, files that are no stories."""
    if tally.done < planned:
        gone = "the store does not answer; the same command does the rest" if tally.is_cut_off else "--fail-fast"
        why = "the disk takes no more" if tally.is_hopeless else gone
        say.aside(f"storybind: stopped early ({why}): {say.stories(planned - tally.done)} not looked at")
    if not asked.quiet:
        tell_left_out(asked.folder, listing)
        if not (asked.as_json or asked.watch):  # which have told them already
            tell_warnings(tally)
