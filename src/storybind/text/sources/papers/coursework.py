"""A paper for school or college: who wrote it, for whom, in which course and when, above the title."""

import re
from itertools import islice

from storybind.text.front.names import is_name
from storybind.text.sources.dates import read_american
from storybind.text.sources.sheet import Sheet

_TEACHER = re.compile(
    r"(?:(?:Instructor|Teacher):? )?(?:Professor|Prof|Dr|Mr|Mrs|Ms|Miss|Mx)\b\.? [A-Z].{1,40}|(?:Instructor|Teacher): .{2,40}"
)
_COURSE = re.compile(
    r"(?!\d)(?:(?:Class|Course|Period|Block|Hour|Section): .{1,50}|(?=.*(?:\d{2,4}|\b(?:English|Writing|Workshop|Fiction|Composition|Literature|Lit|Period|Class|Course|Seminar|Language Arts|Grade)\b))[A-Z].{2,60})"
)
_DATE = re.compile(r"(?:(?:Date|Due|Due Date): ?)?(?P<day>(?=.*\d{2}$).{6,20})")
_RUNNING = re.compile(r"[A-Z][\w’'-]{1,24} 1")
_MOST = 5  # lines of it, without the number of the page
_LONGEST_TITLE = 100  # characters


def unwrap(sheet: Sheet) -> None:
    """Lift the lines out, and the title below them."""
    rows = list(islice(sheet.filled(), _MOST + 1))
    if sheet.fits(rows[0], _RUNNING):
        sheet.leave_out("running-head", rows.pop(0))
    last = next((place for place, at in enumerate(rows) if place and _read_day(sheet.line(at))), -1)
    labels = [at for at in rows[last + 1 :] if sheet.fits(at, _TEACHER) or sheet.line(at).startswith("Class:")]
    head = rows[: last + 1 + len(labels)]
    title = sheet.next(head[-1] + 1)
    if last < 0 or not _is_head(sheet, head) or not _is_title(sheet, title):
        return
    for at in head:
        line = sheet.line(at)
        if at == head[0]:
            name = _name(line)
            sheet.entry("author", line[: len(line) - len(name)].rstrip(": "), name, at, name)
        elif day := _read_day(line):
            sheet.entry("date", line.partition(":")[0] if ":" in line else "", day, at, line.rpartition(": ")[2])
        else:
            sheet.entry("", "", line, at)
    sheet.take("title", title)


def _read_day(line: str) -> str:
    """The day on a line that has nothing else, as ISO 8601."""
    match = _DATE.fullmatch(line)
    return read_american(match["day"]) if match else ""


def _name(line: str) -> str:
    return line.removeprefix("Name: ")


def _is_head(sheet: Sheet, head: list[int]) -> bool:
    """Whether a person's name stands first, and every line between it and the day is a teacher or a course, and one a teacher."""
    between = [line for line in map(sheet.line, head[1:]) if not _read_day(line)]
    teachers = [line for line in between if _TEACHER.fullmatch(line)]
    named = is_name(_name(sheet.line(head[0])))
    return named and len(teachers) == 1 and all(line in teachers or _COURSE.fullmatch(line) for line in between)


def _is_title(sheet: Sheet, at: int) -> bool:
    """Whether a line below is a title: short, no address of a letter, with the story under it."""
    line = sheet.line(at)
    under = sheet.next(at + 1) < len(sheet)
    return under and 0 < len(line) <= _LONGEST_TITLE and line[-1] not in ".,:;" and not line.startswith("Dear ")
