"""``storybind batch``: a book of every story below a folder."""

import os
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path, PurePath
from typing import NamedTuple

from storybind import __version__
from storybind.batch.index import NAME, Index, LeftOver, write_csv, write_index
from storybind.batch.make import BY, Order, Result, failed, make
from storybind.batch.plan import Planned, plan, touched
from storybind.batch.run import Tally
from storybind.batch.run import run as run_batch
from storybind.book.origin import read_origin
from storybind.cli import say
from storybind.cli.batch_asked import (
    INDEXES,
    Asked,
    Names,
    check_asked,
    check_given,
    check_index_csv,
    check_report,
    read_index,
    real,
    with_whole_paths,
)
from storybind.cli.batch_told import Listener, conclude, reporter, teller, teller_of_left
from storybind.cli.progress import Progress
from storybind.cli.remarks import DOCUMENTS, tell_left_out, tell_tally
from storybind.edge import stores, writing
from storybind.edge.folder import Listing, list_stories
from storybind.edge.lock import locked
from storybind.edge.reports import writing_lines
from storybind.edge.steps import finish
from storybind.edge.watch import Changes, watch
from storybind.edge.workers import Workers
from storybind.errors import NotFoundError, ReadError, StorybindError, WriteError
from storybind.filenames import STORIES
from storybind.options import Options

_NO_STORY = f"there is no story ({', '.join(STORIES)}) below this folder"

Results = Generator[tuple[Planned, Result], None, None]
"""Each story and what became of it, as it comes."""


class Output(NamedTuple):
    """Where a batch leaves what it has done."""

    rows: Index  # of the books
    listeners: tuple[Listener, ...]  # whoever is told of each story
    tell_left: Callable[[Sequence[LeftOver]], None]  # says which books have no story any more
    check: Callable[[], None]  # raises `InUseError` once the folder is another batch's


def run(asked: Asked, options: Options) -> int:
    """Make a book of every story below the folder; a bad one does not stop the others. Gives the exit code."""
    check_asked(asked, options)
    if not asked.cluster:  # whose workers may see other files
        check_given(options)
    with ExitStack() as stack:
        check: Callable[[], None] = (lambda: None) if asked.dry_run else stack.enter_context(locked(asked.books))
        place = stores.at(asked.books) / NAME
        index = Index(read_index(place) or (), str(place), asked.books)
        if asked.csv:
            check_index_csv(asked.books, force=asked.force)
        listeners: list[Listener] = [teller(asked), index.add, lambda *_: check()]
        if asked.report:
            check_report(asked.report, force=asked.force)
            put = stack.enter_context(writing_lines(asked.report))
            listeners.append(reporter(asked, put))
        output = Output(index, tuple(listeners), teller_of_left(asked), check)
        code = _run(asked, options, output)
        return _keep_up(asked, options, output) if asked.watch else code


def _keep_up(asked: Asked, options: Options, output: Output) -> int:
    """Make what changes, until Ctrl-C or until the disk takes no more."""
    say.aside(f"storybind: watching {asked.folder}; Ctrl-C ends it")
    quiet = asked._replace(again=False, quiet=True)
    concerns = partial(_concerns, os.path.realpath(asked.folder), os.path.realpath(asked.books))
    changes = watch(os.path.realpath(asked.folder), concerns, poll=asked.poll)
    next(changes)  # from here on nothing is missed; what came before, all are looked at for
    try:
        code = _run(quiet, options, output)
        for changed in changes:
            code = _run(quiet, options, output, changed)
    except StorybindError as wrong:
        wrong.message += "; the watch has ended"
        raise
    return code


def _concerns(folder: str, books: str, path: str) -> bool:
    """Whether a change of this path can be one of a story: not if it is hidden, a book, or what is written beside books."""
    if books != folder and path.startswith(books + os.sep):
        return False
    inner = PurePath(path.removeprefix(folder).lstrip(os.sep))
    is_ours = inner.suffix.lower() in (".epub", ".json", ".jsonl", ".csv")
    return not is_ours and not any(part.startswith(".") for part in inner.parts)


def _run(asked: Asked, options: Options, output: Output, changed: Changes | None = None) -> int:
    """Once through all stories, or through those that changes may concern. Gives the exit code."""
    start = time.perf_counter()
    index, listeners, tell_left, check = output
    inside = asked.books if real(asked.books) != real(asked.folder) else ""
    listing = list_stories(asked.folder, STORIES, inside, DOCUMENTS)
    everything = plan(listing.stories, asked.folder, asked.books, join=asked.join_folders)
    if not (everything or listing.wrong or asked.watch):
        raise _no_story(asked, index, listing)
    chosen = touched(everything, *changed) if changed else everything
    planned = [one._replace(known=index.fingerprint_of(one.book, one.story)) for one in chosen]
    tally = Tally()
    try:
        with Progress(planned, tally, quiet=asked.quiet or asked.as_json) as progress:
            _make_all(asked, options, planned, tally, (tally.add, *listeners, progress.step))
    except KeyboardInterrupt:
        if not (asked.watch or asked.quiet):
            say.aside(f"storybind: {tally.done:,} of {say.stories(len(planned))} done; the same command does the rest")
        raise
    finally:
        is_begun = not planned or tally.done or tally.gone
        left = (
            _settle(asked, index, everything, check) if is_begun and not (tally.is_hopeless or tally.is_cut_off) else ()
        )
    for wrong in listing.wrong:
        task = Planned(wrong.where, "", 0)
        result = Result(failed(task, wrong, 0.0) | {"book": None})
        for hear in (tally.add, *listeners):
            hear(task, result)
    if asked.join_folders and len(everything) > 1 and not any(one.joined for one in everything) and not asked.quiet:
        told = (
            f"what lies right in this folder is a book each; storybind convert --join {asked.folder} makes one of all"
        )
        say.aside(f"storybind: {asked.folder}: {told}")
    conclude(asked, tally, listing, len(planned))
    tell_left(left)
    if not asked.quiet and not asked.as_json:
        with say.though_unheard():
            tell_tally(tally, time.perf_counter() - start, asked.report, told=True)
    return 1 if tally.failed else 0


def _no_story(asked: Asked, index: Index, listing: Listing) -> NotFoundError:
    """That there is no story, and that the books of those that were there stay: the folder may be that of a drive that is not mounted."""
    if not asked.quiet:
        tell_left_out(asked.folder, listing)
    lost = sum(1 for _ in index.left_over(set(), asked.folder, _is_there))
    stay = f"; {say.count(lost, 'book')} of stories that were there {'stays' if lost == 1 else 'stay'}, and no book is deleted"
    return NotFoundError(_NO_STORY + (stay if lost else ""), where=asked.folder)


def _is_there(path: str) -> bool:
    """Whether anything is at a path, or may be: nobody knows what is in a folder that cannot be read."""
    if stores.is_url(path):
        return writing.is_there(stores.at(path))
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last for a NUL, in a row that was changed
        return False
    except OSError:
        return True
    return True


def _make_all(
    asked: Asked, options: Options, planned: Sequence[Planned], tally: Tally, listeners: Sequence[Listener]
) -> None:
    """Work off all stories and tell everybody what becomes of each, to the end or until it makes no sense to go on."""
    there = with_whole_paths(asked) if asked.cluster and not asked.dry_run else asked
    order = Order(options, there.folder, there.books, there.covers or "", asked.force, asked.dry_run, asked.again)
    looked_at = ((task, finish(make(task, order))) for task in planned)  # in order: it is too quick to be shared out
    with closing(looked_at if asked.dry_run else _made(asked, order, planned)) as results:
        for task, result in results:
            if asked.watch and result.record["error"] and not _is_there(task.story):
                tally.gone += 1  # since it was listed: that is a change of its own, and its turn comes
                continue
            for hear in listeners:
                hear(task, result)
            tally.is_cut_off = result.record["error"] is not None and _is_cut_off(asked, result.record["error"]["code"])
            if tally.is_hopeless or tally.is_cut_off or (asked.fail_fast and tally.failed):
                return


def _is_cut_off(asked: Asked, code: str) -> bool:
    """Whether what a story failed of will be said of all others: the store it is in, or its book, does not answer any more."""
    if code not in (ReadError.code, WriteError.code):
        return False
    try:
        for folder in filter(stores.is_url, (asked.folder, asked.books)):
            stores.is_there(folder)
    except OSError:
        return True
    return False


def _made(asked: Asked, order: Order, planned: Sequence[Planned]) -> Results:
    """What becomes of each story at the hands of worker processes; they are warmed if there is a book to make for sure."""
    is_far = stores.is_url(asked.books)
    folders = set() if is_far else {Path(one.book).parent for one in planned}
    _clear(folders)
    is_new = asked.watch or is_far or any(not os.path.lexists(one.book) for one in planned)
    allowance = partial(_allowance, asked.timeout)
    preload = ["storybind.batch.warmed" if is_new else "storybind.batch.make"]
    if asked.cluster is not None:
        from storybind.edge.cluster.crew import Cluster

        seen = [order.root, *([] if is_far else [order.output])]
        far: Cluster[Planned, Result] = Cluster(
            asked.cluster, partial(make, order=order), allowance, __version__, seen, preload
        )
        names = Names(((order.root, asked.folder), (order.output, asked.books)))
        there = {names.there(one): one for one in planned}
        for task, result in run_batch(tuple(there), far, far.jobs):
            yield there[task], names.here(result)
        _clear(folders)  # of workers that were lost on the way
        return
    crew: Workers[Planned, Result] = Workers(partial(make, order=order), asked.workers, allowance, preload)
    try:
        yield from run_batch(planned, crew, asked.workers)
    finally:
        if crew.was_killed:
            _clear(folders)


def _clear(folders: Iterable[Path]) -> None:
    """Remove what workers that were killed have left half-written."""
    for folder in folders:
        writing.clear_leftovers(folder, BY)


def _allowance(timeout: float, story: Planned) -> float:
    """Seconds that a story may take: as many again for each megabyte."""
    return timeout * (1 + story.size // 1_000_000)


def _settle(asked: Asked, index: Index, planned: Sequence[Planned], check: Callable[[], None]) -> tuple[LeftOver, ...]:
    """Write the index, and gives the books that no story is behind any more: deleted, if that was asked for."""
    check()
    left = tuple(index.left_over({one.story for one in planned}, asked.folder, _is_there)) if planned else ()
    if asked.dry_run:
        return left
    if asked.prune:
        for one in left:
            index.forget(one.book)
        books = ((one, stores.Stored(one.book) if stores.is_url(one.book) else Path(one.book)) for one in left)
        left = tuple(one for one, book in books if read_origin(book))  # and not what somebody has put in its place
        for one in left:
            writing.remove(one.book)
    place = stores.at(asked.books) / NAME
    if index.is_changed and (index.rows or writing.is_there(place)):  # where each story failed there is nothing to keep
        writing.write_whole(place, write_index(index.rows).encode(), by=BY)
    if asked.csv:
        check_index_csv(asked.books, force=asked.force)  # somebody else's may have come since the start
        data = write_csv(index.rows).encode("utf-8-sig", "backslashreplace")  # for names of files that are no UTF-8
        writing.write_whole(stores.at(asked.books) / INDEXES[1], data, by=BY)
    return left
