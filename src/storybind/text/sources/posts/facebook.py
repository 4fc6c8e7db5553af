"""Facebook: a post copied with who wrote it above, and what readers pressed and wrote below."""

import re
from collections.abc import Iterator

from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet

_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?|[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?|\d{1,2} ?(?:m|h|d|w|mins?|hrs?|days?)|Yesterday)(?: at \d{1,2}[:.]\d\d(?: ?[AaPp][Mm])?)?"
_WHEN = re.compile(rf"(?P<day>{_DAY})(?: ?[·•].{{0,40}})?")
_UNDER_NAME = re.compile(
    rf"(?:{_DAY})(?: ?[·•].{{0,40}})?|[·•]|Shared with .{{2,30}}|Public|Follow|Author|Admin|Moderator|Top contributor|Edited|Join|\d[\d.,]*K? members"
)
_REACTED = re.compile(r"All reactions:")
_BUTTON = re.compile(
    r"All reactions:|\d[\d.,]*[KM]?|\d[\d.,]*[KM]?(?: (?:comments?|shares?|views?|likes?))+|.{2,60} and \d[\d.,]*[KM]? others?|Like|Comment|Share|Send|Reply|Copy|Most relevant|All comments|View (?:more|all \d[\d.,]*|previous) (?:comments|replies)|Write a comment(?:\.\.\.|…)|See (?:more|less|translation)"
)
_BELOW_COMMENT = re.compile(r"Like|Reply|Share|Edited|Author|Top fan|\d{1,3} ?[smhdwy]|\d{1,4}")
_LONGEST_NAME = 60  # characters


def unwrap(sheet: Sheet) -> None:
    """Who wrote it and when, the buttons below, and what readers wrote, which is kept as a note."""
    rows = list(sheet.filled())
    end = next(sheet.fitting(rows[1:], _REACTED), len(sheet))
    told, said = len(sheet.text(0, end)), len(sheet.text(end, len(sheet)))
    readers = next((at for at in sheet.filled(end) if not sheet.fits(at, _BUTTON)), len(sheet))
    goes_on = readers < len(sheet) and next(_buttons(sheet, readers), None) is None  # nobody can press anything below
    if end == len(sheet) or said > told or goes_on or not _read_head(sheet):
        return  # somebody tells of it
    sheet.leave_out("navigation", end, readers)
    sheet.leave_out_each("navigation", list(_buttons(sheet, readers)))
    sheet.note("comments", readers, len(sheet), place="end")


def _read_head(sheet: Sheet) -> bool:
    """Whether the writer's name stands over the day; and below them a title, where one stands apart."""
    name = sheet.next(0)
    when = sheet.next(name + 1)
    day = sheet.fits(when, _WHEN)
    if day is None or len(sheet.line(name)) > _LONGEST_NAME:
        return False
    sheet.take("author", name)
    if told := read_date(day["day"]):
        sheet.entry("date", "", told, when, sheet.line(when))
    while sheet.fits(when := sheet.next(when), _UNDER_NAME):
        sheet.leave_out("navigation", when)
    if sheet.could_be_title(when):
        sheet.take("title", when)
    return True


def _buttons(sheet: Sheet, readers: int) -> Iterator[int]:
    """The buttons under what each reader wrote."""
    return sheet.fitting(sheet.filled(readers), _BUTTON, _BELOW_COMMENT)
