"""What stands under a work on the page of Archive of Our Own: buttons, who liked it, a form, and what readers wrote."""

import re
from collections.abc import Collection, Sequence
from itertools import chain, pairwise, takewhile

from storybind.text.sources.sheet import Sheet
from storybind.text.tables.notes import HEAD_OF_COMMENT

CHAPTER = re.compile(r"Chapter \d{1,4}(?::? ?\S.{0,150})?")
FURNITURE = re.compile(
    r"(?:(?:Actions|Chapter by Chapter|Entire Work|Chapter Index|Chapter Management|Full-page index|Next(?: Chapter)?(?: ?→)?|(?:← ?)?Previous(?: Chapter)?|Comments?|Share|Download|(?:Edit )?Bookmark|Mark for Later|Mark as Read|Subscribe|Hide Creator's Style|"
    r"Show Creator's Style|(?:Skip|Jump)(?: to)?(?: [Mm]ain)? (?:header|[Nn]avigation|[Cc]ontent)|Main Content|Work Header|Navigation|(?:↑ ?)?Top|Kudos ?♥?|Preface|Afterword|Log in|Archive of Our Own(?: beta)?|(?:Hide |Show )?Comments \(\d+\)|Hide Comments|Show Comments|(?:Add|Invite) [Tt]o Collections)\W*"
    r"|User Navigation|Site Navigation|Hi, \S+!|Post|Log Out|Fandoms|Browse|Search|About|Work Index|Post Comment|Collections|Series this work belongs to:?|(?:← ?)?Previous Work|Next Work(?: ?→)?|(?:(?:← ?)?Previous Work ?)?Part \d+ of (?:the )?\S.{1,100}(?: series\.?)?(?: ?Next Work ?→)?|.{0,400}left kudos on this work!?|.*as well as \d+ guests?.*|Please drop by the Archive and comment.*)"
)
_FORM = re.compile(
    r"Post Comment|Note:|(?:Note: ?)?All fields are required\..{0,80}|(?:Guest name|Guest email|Comment)(?::? ?\(required\).{0,20})?|\(?Plain text with limited HTML.{0,4}|\d+ characters left|Comment [Aa]s .{0,60}|\(?collapse\)?|Kudos"
    r"|Footer|Customize|About the Archive|Site Map|Diversity Statement|Terms of Service|Content Policy|Privacy Policy|DMCA Policy|Website Status|Contact Us|Policy Questions & Abuse Reports|Technical Support & Feedback|Development|otwarchive v\S+|Known Issues|GPL.{0,30} by the OTW"
    r"|Report Abuse|Share this (?:story|work)|Pages Navigation|Sorry, this work doesn't allow .{0,100}|Sorry, the Archive doesn't allow guests .{0,60}|(?:This work's creator has|The creators? of this work (?:has|have)) chosen to moderate comments.{0,160}|Sorry, you have been blocked .{0,60}"
    r"|(?:Comment Actions|Reply|Parent|Parent Thread|Thread|(?:Unf|F)reeze Thread|Frozen|(?:Hide|Spam) Comment|Mark Spam|Cancel|Edit|Delete|Block)(?:\s+(?:Reply|Parent|Thread|Freeze|Edit|Delete|Block))*"
    r"|Last Edited \w{3} \d\d \w{3} \d{4} \d\d:\d\d[AP]M .{2,30}|\(Previous comment deleted\.\)|\(This comment is under review by an admin .{0,50}|\(\d+ more comments in this thread\)"
)
_ASKS = re.compile(r"Post Comment|(?:Hide |Show )?Comments \(\d+\)")
_LIKED = ("left kudos on this work!", "left kudos on this work")
_OF_PAGES = re.compile(r"← ?Previous|Previous(?: ←)?|Next →?|\d{1,4}|…|\.\.\.")
_SKINS = 12  # lines of the page's foot in which it lets a reader choose how it looks
_LONGEST_SKIN = 40  # characters
_LONGEST_FOOT = 600


def leave_out_feet(sheet: Sheet, texts: Sequence[int], said: Collection[str]) -> list[int]:
    """Leave out what stands under the text of each page that was copied, and keep what readers wrote.

    `texts` are the lines at which the texts begin, `said` the lines of the first page's head. Gives the line at which each
    page ends that has another below it.
    """
    ends: list[int] = []
    for text, after in pairwise([*texts, len(sheet)]):
        if (foot := _foot(sheet, text + 1, after)) >= 0:
            end = _page_below(sheet, foot, after, said)
            _read_foot(sheet, foot, end)
            ends += [end] if end < len(sheet) else []
    sheet.leave_out_upward(lambda at: is_furniture(sheet, at))
    return ends


def is_furniture(sheet: Sheet, at: int) -> bool:
    """Whether a line is a button of the archive's, a field of its form for comments, or the list of who liked the work."""
    line = sheet.line(at)
    short = len(line) < _LONGEST_FOOT
    return line.endswith(_LIKED) or (short and bool(FURNITURE.fullmatch(line) or _FORM.fullmatch(line)))


def _foot(sheet: Sheet, first: int, end: int) -> int:
    """The line below which all is the page's: where it asks for comments, else the first of them; -1 where there is none.

    A story may be told in comments, so these say least.
    """
    rows = list(sheet.filled(first, end))
    asks = (at for at in rows if sheet.fits(at, _ASKS) or _is_liked(sheet, at, end))
    comments = (at for at in rows if sheet.fits(at, HEAD_OF_COMMENT))
    return next(chain(asks, comments), -1)


def _is_liked(sheet: Sheet, at: int, end: int) -> bool:
    """Whether a line says who liked the work, with nothing but the page's own below it: a story may quote one."""
    if not sheet.line(at).endswith(_LIKED):
        return False
    below = sheet.next(at + 1)
    return below >= end or is_furniture(sheet, below) or sheet.fits(below, HEAD_OF_COMMENT) is not None


def _page_below(sheet: Sheet, first: int, text: int, said: Collection[str]) -> int:
    """The line at which the next page begins, whose text begins at the line `text`: at its tags, else at what its head says again."""
    if text == len(sheet):
        return text
    rows = list(sheet.filled(first, text))
    warned = next((at for at in rows if re.match(r"Archive Warnings?:?", sheet.line(at))), text)
    if warned < text:
        above = sheet.back(warned - 1)
        return next((at for at in (above, sheet.back(above - 1)) if re.match("Rating:?", sheet.line(at))), warned)
    comment = max((at for at in rows if sheet.fits(at, HEAD_OF_COMMENT)), default=first)
    top = next((at for at in reversed(rows) if at > comment and sheet.fits(at, CHAPTER)), text)
    while (above := sheet.back(top - 1)) > comment and sheet.line(above) in said:
        top = above
    return top


def _read_foot(sheet: Sheet, foot: int, end: int) -> None:
    """Leave out a page's foot up to the next page, and keep what readers wrote in it."""
    of_pages = _ways_to_pages(sheet, foot, end)
    top = foot
    while top > 0 and (is_furniture(sheet, above := sheet.back(top - 1)) or above in of_pages):
        top = above
    skins = _skins(sheet, foot, end)
    readers = next(
        (at for at in sheet.filled(foot, end) if not (is_furniture(sheet, at) or at in of_pages or at in skins)), end
    )
    for at in sheet.filled(readers, end):
        if is_furniture(sheet, at) or at in of_pages or at in skins:
            sheet.leave_out("foot", at)
    sheet.leave_out("foot", top, readers)
    sheet.note("comments", readers, end, place="end" if end == len(sheet) else "")


def _ways_to_pages(sheet: Sheet, foot: int, end: int) -> set[int]:
    """The ways to other pages of comments, which stand under words for them: numbers, and what is before and behind."""
    rows: set[int] = set()
    for at in sheet.filled(max(0, foot - _SKINS), end):
        if sheet.line(at) == "Pages Navigation":
            rows.update(takewhile(lambda row: sheet.fits(row, _OF_PAGES), sheet.filled(at + 1, end)))
    return rows


def _skins(sheet: Sheet, foot: int, end: int) -> set[int]:
    """The names under which the page's foot offers its looks."""
    for at in sheet.filled(foot, end):
        if sheet.line(at) == "Customize":
            rows = list(sheet.filled(at + 1, min(end, at + _SKINS)))
            names = list(takewhile(lambda row: sheet.line(row) != "About the Archive", rows))
            if len(names) < len(rows) and all(len(sheet.line(row)) <= _LONGEST_SKIN for row in names):
                return set(names)
    return set()
