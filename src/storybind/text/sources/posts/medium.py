"""Medium, and blogs that are made like it: the length in minutes under the title, buttons and the writer's card round the story."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from storybind.text.front.names import is_name
from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.notes import is_closing

_LENGTH = re.compile(r"(?:·? ?)?\d{1,3} min(?:ute)? read(?: ?· ?.{1,24})?")
_DAY = re.compile(r"(?:[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?|(?:\d{1,2}|an?) (?:minute|min|hour|day)s? ago|Just now)")
_BUTTON = re.compile(
    r"Open in app|Sign up|Sign in|Get (?:the )?app|Write|Search|Home|Library|Profile|Stats|Member-only story|Featured|Top highlight|Follow(?:ing)?|Subscribe"
    r"|Listen|Share|More|Save|[·•]|--|\d[\d.,]*K?|Press enter or click to view image in full size"
)
_WHERE = re.compile(r"Published in|in")
"""What stands over the name of the magazine."""
_CARD = re.compile(r"Written by (?P<name>.{2,60})")
_READERS = re.compile(r"(?:Responses|No responses)(?: ?\(\d{1,5}\)| yet)?")
_BELOW = re.compile(r"(?:More|Recommended) from .{2,80}")
_COUNT = re.compile(
    r"[·•]|--|\d[\d.,]*K?(?: (?:claps?|responses?|Followers?|Following|min read))?|Follow(?:ing)?|Share|Listen|Save"
)
_HEAD = 26  # lines with something on them
_FOOT = 120  # the same, from the writer's card on, with what else the site has to read
_LONGEST = 200  # characters of a line above the story
_LONGEST_NAME = 5  # words
_TAGS, _LONGEST_TAG = 6, 4  # tags, and words of each
_FEWEST = 2  # buttons and days round the length
_STOPS = (".", "!", "?", "…", ":", '"', "”")


def unwrap(sheet: Sheet) -> None:
    """Take off title, writer, day and buttons above the story, and below it tags, counts and the writer's card."""
    if _read_head(sheet):
        _read_foot(sheet)


def _read_head(sheet: Sheet) -> bool:
    """The title, perhaps a line below it, and the writer, above the length; buttons and a day, too, all round it."""
    rows = list(islice(sheet.filled(), _HEAD))
    length = next(sheet.fitting(rows, _LENGTH), -1)
    above = [at for at in rows if at < length]
    below = [*takewhile(lambda at: sheet.fits(at, _BUTTON, _DAY), sheet.filled(length + 1))]
    magazine = next((at for row, at in enumerate(rows[1:], start=1) if sheet.fits(rows[row - 1], _WHERE)), -1)
    own = _unlike([at for at in above if at != magazine and not sheet.fits(at, _BUTTON, _WHERE, _DAY)], sheet)
    known = len(above) + len(below) - len(own)
    named = len(own) > 1 and is_name(sheet.line(own[-1]))
    if length < 0 or not own or known < _FEWEST - named or any(len(sheet.line(at)) > _LONGEST for at in above):
        return False
    days = [*sheet.fitting((*above, *below), _DAY)]
    if days and (day := read_date(sheet.line(days[0]))):
        sheet.entry("date", "", day, days[0], sheet.line(days[0]))
    if magazine >= 0 and sheet.line(magazine) and magazine <= (below or above)[-1]:
        sheet.take("publisher", magazine)
    title, *more = own
    if more and len(sheet.line(more[-1]).split()) <= _LONGEST_NAME and not sheet.line(more[-1]).endswith(_STOPS):
        sheet.take("author", more.pop())
    sheet.leave_out_each("navigation", [at for at in (*above, length, *below) if at not in (title, *more)])
    sheet.take("title", title)
    if more:
        sheet.entry("description", "", sheet.text(more[0], more[-1] + 1), (more[0], more[-1] + 1))
    return True


def _unlike(rows: Sequence[int], sheet: Sheet) -> list[int]:
    """Some lines, each that is said again once only."""
    return list({sheet.line(at): at for at in reversed(rows)}.values())[::-1]


def _read_foot(sheet: Sheet) -> None:
    """The writer's card and what else there is to read below it, the counts above it, and the tags over these, line upon line."""
    rows = list(sheet.filled())
    card = next((at for row, at in enumerate(rows) if row and _begins_foot(sheet, rows[row - 1], at)), len(sheet))
    readers = next(sheet.fitting((at for at in rows if at >= card), _READERS), len(sheet))
    sheet.note("comments", readers, len(sheet), label=sheet.line(readers), place="end")
    if sum(card <= at < readers for at in rows) <= _FOOT:
        sheet.leave_out("navigation", card, readers)
    end = sheet.back(len(sheet) - 1)
    sheet.leave_out_upward(_COUNT)
    last = sheet.back(len(sheet) - 1)
    if last == end and card == len(sheet):  # nothing tells that there is a foot
        return
    top = last + 1
    while top and sheet.line(top - 1) and last - top < _TAGS:
        top -= 1
    tags = [sheet.line(at) for at in range(top, last + 1)]
    if tags and not sheet.line(top - 1) and all(map(_is_tag, tags)):
        sheet.entry("tags", "", tuple(tags), (top, last + 1))


def _begins_foot(sheet: Sheet, above: int, at: int) -> bool:
    """Whether what the site prints below a story begins on a line: the writer's card or name again, or what follows the counts."""
    if card := sheet.fits(at, _CARD):
        return sheet.fits(above, _COUNT) is not None or sheet.line(above) == card["name"]
    if sheet.fits(at, _BELOW, _READERS):
        return sheet.fits(above, _COUNT) is not None
    below = sheet.fits(sheet.next(at + 1), _CARD)
    return below is not None and sheet.line(at) == below["name"]


def _is_tag(line: str) -> bool:
    return len(line.split()) <= _LONGEST_TAG and not line.endswith(_STOPS) and not is_closing(line)
