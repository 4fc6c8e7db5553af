"""The posts of a forum's thread: whose each is, where it begins and ends, and what its threadmark calls it."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet


class Post(NamedTuple):
    """What one person wrote in a thread, and the lines round it.

    Attributes:
        name: Who wrote it.
        top: The first line of what stands over it: its threadmark, else its card.
        named: The line of the card that has the name.
        title: The line with the title that its threadmark gives it, or -1.
        first: The first line of what was written.
        last: The line behind that, where buttons follow.
        end: The line behind those.
    """

    name: str
    top: int
    named: int
    title: int
    first: int
    last: int
    end: int


_DAY = r"(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[A-Z][a-z]{2,5}day|Today)(?:,? (?:at )?\d{1,2}:\d\d(?: ?[AaPp][Mm])?)?|\d{1,2} (?:minutes|hours|days) ago)"
"""When something was posted, as a forum prints it."""
_DATED = re.compile(_DAY)
_NUMBER = re.compile(rf"(?:(?:{_DAY})\s+|(?:New|Threadmark)\s+)?#[\d,]{{1,6}}(?:\s+(?:New|Threadmark|Add bookmark))?")
_SIGNED = re.compile(
    rf"(?P<name>\S.{{0,38}}?), (?:{_DAY})\s*(?P<number>(?:Report\s*)?#\d{{1,5}})?(?:\s*(?:Like|\+ ?Quote|Quote|Reply|Report))*"
)
"""Who wrote the post above it, and when, as older forums print it."""
_MARKS = r"Threadmarks?|Side ?stor(?:y|ies)|Apocrypha|Media|Informational|Staff Posts?|Omakes?"
MARKED = re.compile(rf"(?:{_MARKS})(?:: ?(?P<title>\S.{{0,150}}))?")
"""A threadmark: its kind, and perhaps what it calls the post."""
_CARD = re.compile(
    r"(?:(?:Senior|Junior|Active|New|Well-Known|Registered|Full|Super) )?(?:Member|Moderator|Administrator|Newbie|Contributor)|Registered User|Thread Starter|Original Poster|OP",
    re.IGNORECASE,
)
_COUNTS = r"Joined|Join Date|Posts|Messages|Likes Received|Reaction score|Location|Trophy Points|Gender|Pronouns"
ON_CARD = re.compile(rf"(?:{_CARD.pattern})|(?:{_COUNTS}):? ?\S.{{0,40}}", re.IGNORECASE)
_BARE_COUNT = re.compile(rf"(?:{_COUNTS}):?", re.IGNORECASE)
UNDER = re.compile(
    r"(?:(?:Like|Report|Share|Reply|Quote|New|Award|Ignore|Hug|Funny|Insightful|Informative|\+ ?Quote|\+|Multi-Quote|#\d{1,5})(?: x? ?\d[\d,]*)?\s*)++|Reactions?:? ?.{0,200}|Likes?: .{0,200}|\d[\d,]* (?:Like|Reaction)s?|(?:Add b|B)ookmark|Last edited(?: by .{1,40})?[:;,] .{0,60}"
)
"""What stands under a post."""
_BUTTON = re.compile(r"Like|Hug|Funny|Insightful|Informative")
_WEAK = re.compile(r".{1,200} and \d[\d,]* others?|.{1,200} likes? this\.?")
_LIKED = ("Reactions:", "Reactions")
_BADGE = re.compile(r"New|Threadmark|Add bookmark|Thread starter|OP|Original Poster", re.IGNORECASE)
_WAYS = re.compile(
    r"\d{1,4}|…|\.\.\.|(?:< ?)?Prev(?:ious)?|Next(?: ?>)?|First|Last|Go to page.{0,12}|Page \d+ of \d+|Reader mode|RSS|Threadmarks"
)
_PAGE = re.compile(
    r"You must log in or register to reply here\.?|\(You must log in .{0,60}\)|Similar threads|Users who are viewing this thread|Share this page|Share:|Post reply|Write your reply\.\.\.|Thread starter(?: .{0,60})?|Discussion in ['\"“‘].+ started by .{0,60}",
    re.IGNORECASE,
)
"""What stands at the foot of a page, or in the head of the next."""
_LONGEST_NAME, _LONGEST_LINE = 40, 60  # characters, of a name and of what else is on a card
_LONGEST_CARD = 12  # lines
_LONGEST_UNDER = 240  # characters
_LONGEST_OF_FOOT = 100
_SENTENCE = tuple('.!?…"”:,;')


def find_posts(sheet: Sheet, start: int, author: str, head: Collection[str]) -> list[Post]:
    """The posts of a thread from the line `start` on, one behind the other; none where they are not to be told.

    Each has a number, and a newer forum prints it over the post with the day, an older one under it. `head` are the lines
    of a page's head, which another page below has again.
    """
    end = len(sheet)
    signed = [at for at in sheet.filled(start, end) if _is_signed(sheet, at)]
    tops = _signed_tops(sheet, start, signed) if signed else list(_numbered_tops(sheet, start, end, author))
    posts = []
    for top, named, first in tops:
        writer = sheet.line(named)
        author = author or writer
        top, title = _threadmark(sheet, top, start, by_author=writer == author)
        posts.append(Post(writer, top, named, title, first, end, end))
    ends = [*(post.top for post in posts), end][1:]
    return [_with_end(sheet, post, after, head) for post, after in zip(posts, ends, strict=False)]


def _is_signed(sheet: Sheet, at: int) -> bool:
    """Whether a line says who wrote the post above it, with its number on the line or close below."""
    match = sheet.fits(at, _SIGNED) if len(sheet.lines[at]) <= _LONGEST_UNDER else None
    if match is None:
        return False
    below = islice(sheet.filled(at + 1), 2)
    return bool(match["number"]) or any(re.match(r"(?:Report\s*)?#\d{1,5}\b", sheet.line(row)) for row in below)


def _signed_tops(sheet: Sheet, start: int, signed: Sequence[int]) -> list[tuple[int, int, int]]:
    """Top, name and first line of each post that is signed under it; the name stands over it too."""
    tops = []
    for at in signed:
        match = sheet.fits(at, _SIGNED)
        assert match is not None  # it was looked for above
        rows = islice(sheet.filled(start, at), 3 * _LONGEST_CARD)
        named = next((row for row in rows if sheet.line(row) == match["name"]), -1)
        if named < 0:
            return []
        tops.append((named, named, _below_card(sheet, named, at)))
        start = at + 1
    return tops


def _below_card(sheet: Sheet, named: int, end: int) -> int:
    """The first line of a post under its card: that goes on as far as its lines say what they are, and to a blank line."""
    at = named
    while (row := sheet.next(at + 1)) < end:
        line = sheet.line(row)
        above = sheet.line(at)
        known = (
            ON_CARD.fullmatch(line) or _BARE_COUNT.fullmatch(line) or _NUMBER.fullmatch(line) or _DATED.fullmatch(line)
        )
        value = _BARE_COUNT.fullmatch(above) and row == at + 1 and len(line) <= _LONGEST_NAME
        title = row == named + 1 and len(line) <= _LONGEST_LINE
        if not (known or value or title):
            break
        at = row
    return row


def _numbered_tops(sheet: Sheet, start: int, end: int, author: str) -> Iterator[tuple[int, int, int]]:
    """Top, name and first line of each post that has its number and the day over it; the numbers rise."""
    floor, last = start, 0
    for at in sheet.filled(start, end):
        line = sheet.line(at)
        if "#" not in line or len(line) > _LONGEST_LINE or not _NUMBER.fullmatch(line):
            continue
        number = int(re.sub(r"\D", "", line.rpartition("#")[2]))
        card = _card(sheet, at, floor, author)
        if number > last and card:
            yield (*card, sheet.next(at + 1))
            floor, last = at + 1, number


def _card(sheet: Sheet, number: int, floor: int, author: str) -> tuple[int, int] | None:
    """The first line of a post's card, and the one with the name on it, from its number upwards: the day, then who it is."""
    rows: list[int] = []
    dated = _DATED.match(sheet.line(number)) is not None
    at = number
    while len(rows) < _LONGEST_CARD and (up := sheet.back(at - 1)) >= floor:
        line = sheet.line(up)
        if not dated and not (_DATED.fullmatch(line) or _BADGE.fullmatch(line)):
            return None
        if line != author and dated and (len(line) > _LONGEST_LINE or _is_under(sheet, up) or _is_marked(sheet, up)):
            break
        if line != author and dated and at - up > 1 and not ON_CARD.fullmatch(line):
            break
        rows.append(up)
        dated = dated or _DATED.fullmatch(line) is not None
        at = up
        if line == author:
            break
    names = [row for row in reversed(rows) if sheet.line(row) == author or _is_name(sheet.line(row))]
    if not dated or not names:
        return None
    named = next((row for row in names if _has_letter(sheet, row, floor)), names[0])
    return (sheet.back(named - 1) if _has_letter(sheet, named, floor) else named), named


def _has_letter(sheet: Sheet, named: int, floor: int) -> bool:
    """Whether the first letter of a name stands over it, as who has no picture is shown by it."""
    above = sheet.back(named - 1)
    return above >= floor and sheet.line(above).casefold() == sheet.line(named)[0].casefold()


def _is_marked(sheet: Sheet, at: int) -> bool:
    """Whether a line is a threadmark, or the title under the word for one."""
    above = sheet.fits(sheet.back(at - 1), MARKED)
    return sheet.fits(at, MARKED) is not None or (above is not None and not above["title"])


def _is_name(line: str) -> bool:
    """Whether a line of a card may be a name."""
    fits = 1 < len(line) <= _LONGEST_NAME and re.search(r"[^\W_]", line) is not None
    return fits and not (line.endswith(_SENTENCE) or _DATED.fullmatch(line) or _BADGE.fullmatch(line))


def _threadmark(sheet: Sheet, top: int, floor: int, *, by_author: bool) -> tuple[int, int]:
    """The line with which a post begins, and the one with the title of its threadmark or -1, above the top of its card.

    It stands under a word for it, behind one, or alone between the buttons of one post and the author's next; or it counts,
    below the ways to other posts and over the first.
    """
    mark = sheet.back(top - 1)
    if mark < floor:
        return top, -1
    above = sheet.back(mark - 1)
    if (found := sheet.fits(mark, MARKED)) and found["title"]:
        return mark, mark
    if above >= floor - 1 and sheet.fits(above, MARKED) and len(sheet.line(mark)) <= _LONGEST_OF_FOOT:
        return above, mark
    heads = len(sheet.line(mark)) <= _LONGEST_OF_FOOT and not sheet.line(mark).endswith(_SENTENCE)
    alone = above >= floor and _is_under(sheet, above) and not _is_under(sheet, mark)
    alone = alone or (sheet.fits(above, _WAYS) is not None and _counts(sheet.line(mark)))
    return (mark, mark) if by_author and heads and alone else (top, -1)


def _counts(line: str) -> bool:
    """Whether a line is the heading of a chapter that counts: ``Chapter 1``, ``1: The Lamp``."""
    return re.match(r"\d{1,3}[.:)] +\S", line) is not None or read_heading(line) is not None


def _with_end(sheet: Sheet, post: Post, after: int, head: Collection[str]) -> Post:
    """A post with the line at which what stands under it begins; under a page's last are the ways to other pages."""
    last = page = _page_ends(sheet, post.first, after, head)
    while (row := sheet.back(last - 1)) >= post.first:
        way = page < after or after == len(sheet)
        if not (_is_under(sheet, row) or (way and sheet.fits(row, _WAYS))):
            break
        last = row
    return post._replace(last=last, end=after)


def _page_ends(sheet: Sheet, first: int, end: int, head: Collection[str]) -> int:
    """The line at which a page ends, and perhaps another begins: from there to the line `end` all are short."""
    at = end
    for row in sheet.filled(first, end):
        line = sheet.line(row)
        if len(line) > _LONGEST_OF_FOOT:
            at = end
        elif at == end and _PAGE.fullmatch(line):
            at = row
    while at < end and (above := sheet.back(at - 1)) > first and sheet.line(above) in head:
        at = above
    return at


def _is_under(sheet: Sheet, at: int) -> bool:
    """Whether a line stands under a post: a button, who wrote it; right below one of these a count, or who liked it."""
    line = sheet.line(at)
    if len(line) > _LONGEST_UNDER:
        return False
    if UNDER.fullmatch(line) or _SIGNED.fullmatch(line):
        return True
    above = sheet.line(sheet.back(at - 1))
    if re.fullmatch(r"\d[\d,.]*[kK]?", line):
        return _BUTTON.fullmatch(above) is not None
    return above in _LIKED or (bool(_WEAK.fullmatch(line)) and bool(UNDER.fullmatch(above) or _SIGNED.fullmatch(above)))
