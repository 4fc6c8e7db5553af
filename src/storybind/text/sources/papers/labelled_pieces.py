"""Several stories in one file, each with the labels of a post over it: ``Title: The Kettle``, ``Author: Tom Airey``."""

from storybind.text.front.label_block import is_wrapped
from storybind.text.front.lines import TITLE_CHARACTERS, letters
from storybind.text.sources.papers.pieces import Story, heads_chapter, known_label, once_each, stands_below_prose
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.head_labels import Labelled, split_label
from storybind.text.titles import fold_words

_LABELS_ABOVE = 6  # lines over the title of the first story
_FEW_WORDS = 6  # of a line that opens a story


def find_labelled(sheet: Sheet) -> list[Story]:
    """The stories, where each has the labels of a post over it, ``Title: The Kettle`` first; none where they are no such heads.

    Prose, or a chapter's heading, stands below the labels. Where all are by one author, or none is named, and none has chapters, the first
    such labels are the file's head.
    """
    found = [at for at in sheet.filled() if _titles(sheet.line(at))]
    if (
        len(found) < 2
        or sum(1 for _ in sheet.filled(0, found[0])) >= _LABELS_ABOVE
        or stands_below_prose(sheet, found[0])
    ):
        return []  # a story that shows cards or forms
    if not all(_opens_labels(sheet, at) for at in found):
        return []
    stories = [_story(sheet, at) for at in found]
    again = once_each(sheet, stories)[1]
    titles = {fold_words(_titles(sheet.line(at))) for at in found}
    if len(titles) + len(again) < len(found):
        return []
    chaptered = any(story.chaptered for story in stories)
    several = chaptered or len({letters(story.name) for story in stories if story.name}) > 1
    return stories if several else [story for story in stories if story.title != found[0]]


def _story(sheet: Sheet, title: int) -> Story:
    end = _end(sheet, title)
    rows = ((at, known_label(sheet.line(at))) for at in sheet.filled(title, end))
    signed = ((at, found.value) for at, found in rows if found and found.field == "author" and found.value)
    byline, name = next(signed, (title, ""))
    return Story(title, title, byline, end, name, heads_chapter(sheet.line(end)), is_set_off=True, is_closed=True)


def _titles(line: str) -> str:
    """The title that a label names on a line; empty where none does."""
    found = split_label(line) if len(line) <= 2 * TITLE_CHARACTERS else None
    return found.value if found and found.field == "title" else ""


def _end(sheet: Sheet, title: int) -> int:
    """The first line below the labels of a head."""
    below = sheet.next(title + 1)
    while below < len(sheet) and (_goes_on(sheet, below) or _is_another(known_label(sheet.line(below)))):
        below = sheet.next(below + 1)
    return below


def _goes_on(sheet: Sheet, at: int) -> bool:
    """Whether a line goes on with the label above it."""
    return bool(sheet.line(at - 1)) and is_wrapped(sheet.lines, at, sheet.run(at)) and not known_label(sheet.line(at))


def _is_another(found: Labelled | None) -> bool:
    return found is not None and found.field != "title"


def _opens_labels(sheet: Sheet, at: int) -> bool:
    """Whether a label stands first among others right below it, and prose under them; a form that somebody fills in has other labels."""
    below = _end(sheet, at)
    known = sum(_is_another(known_label(sheet.line(row))) for row in sheet.filled(at + 1, below))
    first = sheet.line(below)
    told = heads_chapter(first) or (len(first.split()) >= _FEW_WORDS and not _titles(first))
    return not sheet.line(at - 1) and known > 0 and told
