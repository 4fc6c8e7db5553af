"""A story told in short posts, one under the other: over each the writer's name and handle again, at its end how far it has come."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from storybind.text.sources.sheet import Sheet

_HANDLE = re.compile(r"[^\w\s]{0,3}@[\w.-]{2,60}(?:@[\w.-]{3,60})?[^\w\s]{0,3}(?:\s*[·•]\s*\S.{0,30})?")
_DAY = r"(?:\d{1,2}[:.]\d\d ?(?:[AP]M)?\W+)?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?|\d{1,3} ?(?:s|m|h|d|w|y|mo|min|hrs?|days?))(?:(?: at|,)? \d{1,2}[:.]\d\d ?(?:[AP]M)?)?"
_UNDER_NAME = re.compile(
    rf"[·•]?\s*(?:{_DAY})|[·•]|Follow(?:ing)?|Edited|Translate(?: post)?|Show (?:more|less|this thread)|Author"
)
_HEAD = re.compile(
    rf"(?P<name>\S.{{0,50}}?)\s*\(?(?P<handle>@[\w.-]{{2,60}}(?:@[\w.-]{{3,60}})?)\)?\s*[·•,]?\s*(?:{_DAY})"
)
_UNDER = re.compile(
    rf"\d[\d,.]*[KM]?(?: (?:re(?:tweets?|posts?|blogs?|plies|ply)|quote tweets?|quotes?|likes?|bookmarks?|views?|boosts?|favou?rites?|saves?|comments?))*|[·•]|Reply|Repost|Boost|Favou?rite|Like|Bookmark|Share|(?:{_DAY})(?:\s*[·•]\s*(?:\d[\d,.]*[KM]? Views|.{{2,30}}))*|Everybody can reply|Show (?:more|this thread)|🧵",
    re.IGNORECASE,
)
_COUNT = r"(?P<{0}>\d{{1,3}})\s?/(?:\s?(?P<{1}>\d{{1,3}})|[nxX?]|end|fin)?"
_FIRST = re.compile(rf"[(\[]?{_COUNT.format('at', 'of')}[)\]:.]?(?=\s+\S)(?! of\b)")
_LAST = re.compile(rf"(?<=\S)\s+[(\[]?{_COUNT.format('at', 'of')}[)\].]?$")
_PRESSED = re.compile(
    r"\d[\d.,]*[KM]? (?:re(?:tweets?|posts?|blogs?)|quotes?|quote tweets?|likes?|boosts?|favou?rites?)", re.IGNORECASE
)
_FEWEST = 3  # posts
_LONGEST = 1_200  # characters of a post, with what stands round it
_OF_POST = 60  # characters, where nothing else tells posts from a list
_UNCOUNTED = 2  # lines without a count, as a title


def unwrap(sheet: Sheet) -> None:
    """Leave out who posted each part and when, what readers pressed, and the count, where it goes through the whole of the story."""
    _read_names(sheet)
    _read_lines(sheet)
    _read_counts(sheet)


def _read_lines(sheet: Sheet) -> None:
    """Name, handle and day on one line over each of several posts."""
    heads = [(at, head) for at in sheet.filled() if (head := sheet.fits(at, _HEAD))]
    people = {(head["name"], head["handle"]) for _, head in heads}
    told = len(heads) < _FEWEST or heads[0][0] != sheet.next(0) or not _are_posts(sheet, [at for at, _ in heads])
    if told or len(people) > 1:
        return
    for at, head in reversed(heads):
        sheet.leave_out_upward(_UNDER, end=at)
        if at != heads[0][0]:
            sheet.leave_out("navigation", at)
        else:
            sheet.leave_out_round(at, head.span("name"))
            sheet.take("author", at)
    sheet.leave_out_upward(_UNDER)


def _read_names(sheet: Sheet) -> None:
    """Name and handle over each of several posts, alike to the letter."""
    rows = list(sheet.filled())
    tops = [at for at, below in pairwise(rows) if sheet.fits(below, _HANDLE)]
    if not tops or tops[0] != rows[0]:
        return
    name = sheet.line(tops[0])
    handle = _handle(sheet, tops[0])
    if (
        len(tops) < _FEWEST
        or not _are_posts(sheet, tops)
        or any((sheet.line(at), _handle(sheet, at)) != (name, handle) for at in tops)
    ):
        return  # several speak, or somebody tells of it
    for top in reversed(tops):
        sheet.leave_out_upward(_UNDER, end=top)
        under = [sheet.next(top + 1)]
        under += _fitting_below(sheet, under[0])
        sheet.leave_out_each("navigation", under if top == tops[0] else (top, *under))
    sheet.take("author", tops[0])
    sheet.leave_out_upward(_UNDER)


def _are_posts(sheet: Sheet, tops: Sequence[int]) -> bool:
    """Whether what stands below some lines are posts: each short, of one paragraph, or counted by their writer or by their readers."""
    ends = [*tops[1:], len(sheet)]
    if any(len(sheet.text(top, end)) > _LONGEST for top, end in zip(tops, ends, strict=True)):
        return False
    rows = [*sheet.filled(tops[0])]
    counted = any(
        sheet.fits(at, _PRESSED) or _LAST.search(sheet.line(at)) or _FIRST.match(sheet.line(at)) for at in rows
    )
    return counted or all(_is_single(sheet, top, end) for top, end in zip(tops, ends, strict=True))


def _is_single(sheet: Sheet, top: int, end: int) -> bool:
    """Whether one paragraph stands below a line, and what says when it was."""
    told = [at for at in sheet.filled(top + 1, end) if not sheet.fits(at, _HANDLE, _UNDER_NAME, _UNDER)]
    return not told or sheet.run(told[0]) > told[-1]


def _handle(sheet: Sheet, top: int) -> str:
    found = re.search(r"@[\w.@-]+", sheet.line(sheet.next(top + 1)))
    return found[0] if found else ""


def _fitting_below(sheet: Sheet, at: int) -> Iterator[int]:
    """The lines right below a handle that say when it was."""
    for row in sheet.filled(at + 1):
        if not sheet.fits(row, _UNDER_NAME):
            return
        yield row


def _read_counts(sheet: Sheet) -> None:
    """The count at one end of each post, where it goes from one up through all there is, and to the number it names."""
    rows = list(sheet.filled())
    for form in (_FIRST, _LAST):
        found = [
            (at, match) for at in rows if (match := form.search(sheet.line(at))) and _stands_at_edge(sheet, at, match)
        ]
        numbers = [int(match["at"]) for _, match in found]
        if len(found) < _FEWEST or numbers != [*range(1, len(found) + 1)]:
            continue
        if {match["of"] for _, match in found} <= {None, str(len(found))} and _tells_all(rows, [at for at, _ in found]):
            if not any(_names_end(match) for _, match in found) and not _are_told(sheet, [at for at, _ in found]):
                return  # a list
            for at, match in found:
                sheet.leave_out_of("navigation", at, match[0].strip())
            if rows[:1] != [found[0][0]] and sheet.fits(rows[0], _HANDLE):
                sheet.take("author", rows[0])
            return


def _names_end(match: re.Match[str]) -> bool:
    """Whether a count says of how many, or that there are more: ``1/9``, ``1/n``."""
    return not match[0].strip(" ()[]:.").endswith("/")


def _are_told(sheet: Sheet, rows: Sequence[int]) -> bool:
    """Whether lines are of the length of posts, and not of what is on a list."""
    return sum(len(sheet.line(at)) for at in rows) >= _OF_POST * len(rows)


def _stands_at_edge(sheet: Sheet, at: int, match: re.Match[str]) -> bool:
    return match.start() == 0 or match.end() == len(sheet.line(at))


def _tells_all(rows: Sequence[int], counted: Sequence[int]) -> bool:
    """Whether nearly every line of a text has a count."""
    return len(rows) - len(counted) <= _UNCOUNTED
