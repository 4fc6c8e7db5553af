"""Who is told of a batch: of each story as it comes, of books that have none any more, and at the end of what is left over."""

from collections.abc import Callable, Sequence

from storybind.batch.index import LeftOver, json_line
from storybind.batch.make import Result
from storybind.batch.plan import Planned
from storybind.batch.run import Tally
from storybind.cli import say
from storybind.cli.batch_asked import Asked
from storybind.cli.remarks import tell_left_out, tell_warnings
from storybind.edge.folder import Listing

Listener = Callable[[Planned, Result], None]
"""Who is told of each story and what became of it."""


def teller(asked: Asked) -> Listener:
    """Whoever says what is to be said of a story at once: that it failed, its line of JSON, its place in a plan.

    While it is watched, a failure that stands is told once.
    """
    last: dict[str, object] = {}

    def tell(task: Planned, result: Result) -> None:
        record = result.record
        stands = asked.watch and last.get(task.story) == record["error"]
        if asked.watch:
            last[task.story] = record["error"]
        if record["error"] and not stands:
            say.aside(f"storybind: {record['error']['message']}")
            if result.trace:
                say.traceback(result.trace)
        for _, told in result.told if asked.watch and not (asked.quiet or asked.as_json) else ():
            say.aside(f"storybind: {told}")
        if asked.as_json:
            say.record(record)
        elif (
            not asked.quiet and not record["error"] and (asked.dry_run or (asked.watch and record["status"] == "made"))
        ):
            say.line(f"{task.story} -> {record['book']}: {record['reason']}")

    return tell


def reporter(asked: Asked, put: Callable[[str], None]) -> Listener:
    """Whoever puts a story's line into the report; while it is watched, only where there is news of it."""
    last: dict[str, object] = {}

    def report(task: Planned, result: Result) -> None:
        record = result.record
        if record["status"] == "made" or last.get(task.story, "") != record["error"]:
            put(json_line(record))
        if asked.watch:
            last[task.story] = record["error"]

    return report


def teller_of_left(asked: Asked) -> Callable[[Sequence[LeftOver]], None]:
    """Whoever says which books have lost their stories: of each once, and again if it has had one since."""
    done = "deleted" if asked.prune and not asked.dry_run else "--prune deletes it"
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
        why = "the disk takes no more" if tally.is_hopeless else "--fail-fast"
        say.aside(f"storybind: stopped early ({why}): {say.stories(planned - tally.done)} not looked at")
    if not asked.quiet:
        tell_left_out(asked.folder, listing)
        if not (asked.as_json or asked.watch):  # which have told them already
            tell_warnings(tally)
