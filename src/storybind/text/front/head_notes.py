"""Notes in the midst of a head: opened by a label, a summary or a note that goes on, to whom the story is given."""

from storybind.languages import join_lines
from storybind.model import Note, Span
from storybind.text.front.beside import is_person
from storybind.text.front.by_name import read_byline
from storybind.text.front.head import Head, lines_as_one
from storybind.text.front.label_block import are_lines_more, is_wrapped, starts_field
from storybind.text.front.labels import WIDE_GAP, is_believed, is_labelled, is_strongly_labelled
from storybind.text.front.lines import LOOK_AHEAD, joined, line_below, next_group
from storybind.text.heading.line import read_heading
from storybind.text.note.opening import open_note
from storybind.text.note.reach import (
    FEW,
    LOOK_BELOW,
    closes_below,
    reaches_lead,
    reaches_mark,
)
from storybind.text.tables import BRACKETS
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_answer, is_dedication, is_disclaimer, read_opening, talks_of_writing


def is_dedication_in_head(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether the story is given to somebody in the midst of its head: labels follow at once, or who wrote it."""
    after = next_group(lines, end)
    if not head.has("title") or after is None or end - start > 2:
        return False
    below = lines[after[0]].strip()
    if is_labelled(below, head):
        return is_dedication(lines[start].strip()) and is_believed(lines, *after, head)
    if head.has("author") or after[1] > after[0] + 1 or not (read_byline(below) or is_person(below)):
        return False
    return is_dedication(lines[start].strip())


def goes_on_below(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Add a further paragraph to the summary or the note that was read last, if it is plainly no story yet.

    It is none where labels follow it, and none where a note goes on about the writing.
    """
    last = head.last
    if last is None or end - start > 3 * LOOK_AHEAD or any(read_heading(line.strip()) for line in lines[start:end]):
        return False
    block = lines_as_one(lines, start, end)
    after = line_below(lines, end - 1, WIDE_GAP)
    labels = after is not None and head.labels > 1 and is_strongly_labelled(lines[after].strip())
    if isinstance(last, Note):
        goes_on = labels or talks_of_writing(joined(lines, start, end))
        if not (goes_on or _is_bracketed(lines, start, last) or _reaches_down(lines, start, last)):
            return False
        head.notes.pop()
        head.note(last._replace(blocks=(*last.blocks, block)))
        return True
    if not labels or last.name != "description" or not isinstance(last.value, str):
        return False
    head.entries.pop()
    head.add(last.name, last.label, f"{last.value}\n\n{block.text}", Span(last.span.first, end))
    return True


def _is_bracketed(lines: list[str], start: int, last: Note) -> bool:
    """Whether what stands here is within the bracket that the note above opened."""
    above = join_lines([line.strip() for line in lines[last.span.first - 1 : start] if line.strip()])
    return above[:1] in BRACKETS and closes_below(above, _paragraphs(lines, start, FEW)[0]) > 0


def _reaches_down(lines: list[str], start: int, last: Note) -> bool:
    """Whether what stands here belongs to the author's note above, by what stands below: a mark, a disclaimer, words that lead on to the story."""
    if last.kind != "authors-note" or not last.label:
        return False
    between, at = _paragraphs(lines, start, FEW)
    if reaches_lead(between):
        return True
    if at >= len(lines) or not _bounds_note(lines[at].strip()):
        return False
    below = _paragraphs(lines, at + 1, LOOK_BELOW)[0]
    return bool(below or is_mark(lines[at].strip())) and reaches_mark(between, below, lone=False)


def _bounds_note(line: str) -> bool:
    """Whether a note above a line may go on as far as there: it is a mark, or opens a disclaimer."""
    if is_mark(line):
        return True
    opening = read_opening(line)
    return opening is not None and opening.kind == "disclaimer"


def _paragraphs(lines: list[str], at: int, most: int) -> tuple[list[str], int]:
    """At most so many paragraphs from here to what may end a note, and the index of the line below them."""
    found: list[str] = []
    while (group := next_group(lines, at)) and not _bounds_note(lines[group[0]].strip()) and len(found) < most:
        found.append(joined(lines, *group))
        at = group[1]
    return found, group[0] if group else len(lines)


def read_note(lines: list[str], start: int, end: int) -> tuple[Note, int] | None:
    """A note of the front and the index after it: opened by its label, or a disclaimer that needs none.

    A label that stands alone is left to the reading of notes, which sees what follows.
    """
    stop = start + 1
    while stop < end and not starts_field(lines, stop, end) and is_wrapped(lines, stop, end):
        stop += 1
    block = lines_as_one(lines, start, stop)
    note = open_note(block) or (Note("disclaimer", "front", "", (block,)) if is_disclaimer(block.text) else None)
    if note is None and is_answer(block.text):
        note = Note("authors-note", "front", "", (block,))
    if note is None or not note.text:
        return None
    below = end if note.label and are_lines_more(lines, stop, end) else stop
    more = (lines_as_one(lines, at, at + 1) for at in range(stop, below))
    return note._replace(place="front", blocks=(*note.blocks, *more)), below
