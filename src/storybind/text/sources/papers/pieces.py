"""The pieces of a file that holds several stories, and what becomes of the head over each."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.text.front.lines import TITLE_CHARACTERS
from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.head_labels import HEAD_NOTES, Labelled, fold, split_label
from storybind.text.wrapper import CHAPTER, PART

_PROSE = 12  # words of a line that is no head's


class Story(NamedTuple):
    """Where a story's head stands, from its first line to the line below it, and in it its title and who wrote it.

    `byline` is the title's own line where none below says it, `name` whose it is, `chaptered` says that a chapter's heading stands
    below the head, `is_set_off` that what is above is set off, and `is_closed` that it has plainly ended.
    """

    top: int
    title: int
    byline: int
    below: int
    name: str
    chaptered: bool
    is_set_off: bool
    is_closed: bool


def is_prose(line: str) -> bool:
    """Whether a line is prose by its length, and stands in no head."""
    return len(line.split()) >= _PROSE


def stands_below_prose(sheet: Sheet, at: int) -> bool:
    """Whether prose stands above a line."""
    return any(is_prose(sheet.line(above)) for above in sheet.filled(0, at))


def once_each(sheet: Sheet, pieces: Sequence[Story]) -> tuple[list[Story], list[tuple[Story, Story]]]:
    """The stories, and the heads that stand over further chapters of the story above, each with the first such."""
    stories: list[Story] = []
    again: list[tuple[Story, Story]] = []
    for piece in pieces:
        last = stories[-1] if stories else None
        if last and (piece.name, sheet.line(piece.title)) == (last.name, sheet.line(last.title)) and piece.chaptered:
            again.append((piece, last))
        else:
            stories.append(piece)
    return stories, again


def mark_stories(sheet: Sheet, stories: Sequence[Story], again: Sequence[tuple[Story, Story]]) -> None:
    """Make each title a chapter's heading, or a part's where a story has chapters of its own; what else a head says is a note.

    A head that stands over a further chapter is left out, but for what it says otherwise than the first.
    """
    level = PART if any(story.chaptered for story in stories) else CHAPTER
    for story in stories:
        _read_over(sheet, story, stories[0])
        line, found = sheet.line(story.title), split_label(sheet.line(story.title))
        if found and found.field == "title" and line.endswith(found.value):
            sheet.leave_out_of("repeated", story.title, line.removesuffix(found.value))
        sheet.heading(story.title, level)
        for first, end in ((story.title + 1, story.byline), (max(story.title, story.byline) + 1, story.below)):
            _note_labels(sheet, first, end)
        for at in sheet.filled(story.title + 1, story.byline):  # what sort of thing it is
            sheet.note("about", at, at + 1)
        if story.byline == story.title and story.name:
            sheet.say("author", story.name, story.title)
    for story, over in again:
        _leave_out_again(sheet, story, over)


def _read_over(sheet: Sheet, story: Story, first: Story) -> None:
    """What stands right over a title is the site's, and is said once."""
    for at in sheet.filled(story.top, story.title):
        if story is first:
            sheet.entry("", "", sheet.line(at), at)
        else:
            sheet.leave_out("repeated", at)


def _leave_out_again(sheet: Sheet, story: Story, over: Story) -> None:
    """Leave out what a head has as the first one; how many words a chapter has is a site's count, and what else is said a note."""
    said = {sheet.printed[at].strip() for at in range(over.top, over.below)}
    for at in sheet.filled(story.top, story.below):
        found = split_label(sheet.line(at))
        if sheet.line(at) in said:
            sheet.leave_out("repeated", at)
        elif found and found.field == "words":
            sheet.leave_out("statistics", at)
    _note_labels(sheet, story.top, story.below)


def _note_labels(sheet: Sheet, first: int, end: int) -> None:
    """Lift each label from a line to before another out as a note, with what goes on below it."""
    rows = [at for at in sheet.filled(first, end) if known_label(sheet.line(at))]
    for at, stop in pairwise([*rows, end]):
        if found := known_label(sheet.line(at)):
            sheet.note(HEAD_NOTES.get(fold(found.label), "about"), at, stop, label=found.label)


def known_label(line: str) -> Labelled | None:
    """The label of a line and its value, where heads know it."""
    found = split_label(line)
    return found if found and found.known else None


def heads_chapter(line: str) -> bool:
    """Whether a line says that it heads a chapter."""
    found = read_heading(line) if line and len(line) <= TITLE_CHARACTERS else None
    return found is not None and found.heads_chapter
