"""A paper for school or college: who wrote it, for whom, in which course and when, above the title."""

import re
from itertools import islice, takewhile

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
_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{2,20}?)[ \t]?:[ \t]*(?P<value>.{0,80})")
_NAMING = frozenset({"name", "student", "student name", "full name"})
_OF_SCHOOL = frozenset(
    "class|course|period|block|hour|section|grade|form|year|subject|teacher|instructor|professor|school|student number|student id|roll number".split(
        "|"
    )
)
_OF_PAPERS = (
    _NAMING | _OF_SCHOOL | frozenset("date|due|due date|assignment|task|prompt|topic|word count|title".split("|"))
)
_TASK = re.compile(
    r"(?i:(?:week|unit|module|lesson|assignment|homework|exercise|portfolio|project) ?#?\d{1,2}\b.{0,40}|.{0,40}\b(?:assignment|homework|coursework|final project|final portfolio)(?: ?#?\d{1,2})?|(?:first|second|third|rough|final) draft)"
)
_RUNNING = re.compile(r"[A-Z][\w’'-]{1,24} 1")
_FEWEST = 2  # labels
_MOST = 6  # lines of it, without the number of the page
_LONGEST_TITLE = 100  # characters


def unwrap(sheet: Sheet) -> None:
    """Lift the lines out, and the title below them."""
    rows = list(islice(sheet.filled(), _MOST + 1))
    if sheet.fits(rows[0], _RUNNING):
        sheet.leave_out("running-head", rows.pop(0))
    if _unwrap_labelled(sheet, rows):
        return
    tasks = rows[:1] if sheet.fits(rows[0], _TASK) else []
    rows = rows[len(tasks) :]
    last = next((place for place, at in enumerate(rows) if place and _read_day(sheet.line(at))), -1)
    labels = [at for at in rows[last + 1 :] if sheet.fits(at, _TEACHER) or sheet.line(at).startswith("Class:")]
    head = rows[: last + 1 + len(labels)]
    if last < 0:
        return
    title = sheet.next(head[-1] + 1)
    if not _is_head(sheet, head) or not _is_title(sheet, title):
        return
    for at in tasks:
        sheet.entry("", "", sheet.line(at), at)
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


def _unwrap_labelled(sheet: Sheet, rows: list[int]) -> bool:
    """Lift out rows that all have a label of a school's, in any order, with somebody's name and what only a school asks for among them; whether they are some."""
    parted = [(at, match) for at in rows if (match := sheet.fits(at, _LABELLED))]
    head = [*takewhile(lambda one: one[1]["label"].casefold() in _OF_PAPERS, parted)]
    labels = [match["label"].casefold() for _, match in head]
    if rows[: len(head)] != [at for at, _ in head] or len({*labels}) < len(labels):
        return False
    named = [match["value"] for _, match in head if match["label"].casefold() in _NAMING]
    if len(named) != 1 or not is_name(named[0]) or _OF_SCHOOL.isdisjoint(labels):
        return False
    below = head[-1][0] + 1
    if (len(head) == _FEWEST and "class" in labels) or sheet.fits(
        below, _LABELLED
    ):  # whoever plays has a class as well
        return False
    title = sheet.next(below)
    if "title" not in labels and not _is_title(sheet, title):  # what a poster says of somebody has none below it
        return False
    for at, match in head:
        label, value = match["label"], match["value"]
        day = _read_day(value)
        if label.casefold() in _NAMING:
            sheet.entry("author", label, value, at, value)
        elif day:
            sheet.entry("date", label, day, at, value)
        elif label.casefold() == "title" and value:
            sheet.entry("title", label, value, at)
        else:
            sheet.entry("", "", sheet.line(at), at)
    if not sheet.has("title"):
        sheet.take("title", title)
    return True


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
