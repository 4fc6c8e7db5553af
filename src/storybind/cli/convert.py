"""``storybind convert``: one book a story."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from storybind.cli import say
from storybind.errors import StorybindError, UsageError
from storybind.model import Bound, Notice
from storybind.options import Options
from storybind.report import Outcome, outcome_json

if TYPE_CHECKING:
    from storybind.pipeline import Manuscript


def run(
    stories: Sequence[str], output: str | None, options: Options, *, join: bool, force: bool, quiet: bool, as_json: bool
) -> int:
    """Convert each story, or all files as one; a bad one does not stop the others. Gives the exit code."""
    from storybind.deliver import plan_books, plan_joined
    from storybind.joining import joined_name
    from storybind.manuscript import gather, gather_joined

    if join:
        name = joined_name(stories)
        planned = [(name, plan_joined(stories, name, output), partial(gather_joined, stories, options))]
    else:
        books = plan_books(stories, output)
        planned = [(story, book, partial(gather, story, options)) for story, book in zip(stories, books, strict=True)]
    named = output is not None and output.lower().endswith(".epub")
    make_folder = output not in (None, "-") and not named
    failed = False
    for story, book, manuscript in planned:
        outcome = _convert(story, book, manuscript, force=force, make_folder=make_folder, named=named)
        failed = failed or outcome.status == "failed"
        _tell(outcome, quiet=quiet, as_json=as_json)
    return 1 if failed else 0


def _convert(
    story: str, book: str, gather: Callable[[], Manuscript], *, force: bool, make_folder: bool, named: bool
) -> Outcome:
    """One story to one book, or to what went wrong; a book that the user has not `named` gets the ending of its format."""
    from storybind.deliver import kobo_place

    start = time.perf_counter()
    try:
        manuscript = gather()
        kepub = manuscript.asked("format", "epub") == "kepub"
        if kepub and not named:
            book = kobo_place(book)
        bound, changed = _bind(manuscript, book, force=force, make_folder=make_folder)
        if named and kepub is not book.lower().endswith(".kepub.epub"):
            told = (
                f"a Kobo opens {book} as a plain EPUB; call it {kobo_place(book)}"
                if kepub
                else f"{book} is called as Kobo's books are and is a plain EPUB; add --format kepub"
            )
            bound = bound._replace(notices=(*bound.notices, Notice("kepub-name", told)))
    except UsageError:  # such as files of two kinds to join: wrong usage, not a story that failed
        raise
    except StorybindError as wrong:
        if not wrong.where:
            wrong.where = story
        return Outcome(story, book, "failed", time.perf_counter() - start, error=wrong)
    return Outcome(story, book, "made" if changed else "unchanged", time.perf_counter() - start, bound)


def _bind(manuscript: Manuscript, book: str, *, force: bool, make_folder: bool) -> tuple[Bound, bool]:
    from storybind.deliver import check_place, deliver
    from storybind.pipeline import bind

    check_place(book, force=force, make_folder=make_folder)
    bound, _ = bind(manuscript, explained=False)
    if book == "-":
        say.raw(bound.epub)
        return bound, True
    return bound, deliver(bound.epub, book, make_folder=make_folder)


@say.though_unheard()
def _tell(outcome: Outcome, *, quiet: bool, as_json: bool) -> None:
    if outcome.error:
        say.error(outcome.error)
    if outcome.bound and not quiet:
        for told in outcome.bound.notices:
            say.notice(told, outcome.bound.story.source)
    if outcome.book == "-":
        return
    if as_json:
        say.record(outcome_json(outcome))
    elif outcome.bound and not quiet:
        say.line(say.made(outcome.book or "", outcome.bound, changed=outcome.status == "made"))
