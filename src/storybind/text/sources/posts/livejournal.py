"""LiveJournal and Dreamwidth: an entry copied from its page, with the readers' comments below."""

import re
from itertools import islice, takewhile

from storybind.syntax import without_icons
from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet, parts_of

_MENU = re.compile(
    r"Account name:?|Password:?|\(OpenID\?\)|\(Forgot it\?\)|Remember [Mm]e|Log ?in|You['’]re viewing \S+['’]s (?:journal|community)|Create a Dreamwidth Account\b.{0,40}|Learn More|(?:Interest|Region)\b.{0,40}|Reload page in style:.{0,40}|Search"
)
"""What the site prints above an entry for those who have no account."""
_VIEWED = re.compile(r"You['’]re viewing .+")
_MOOD = re.compile(
    r"(Current [Mm]ood|Mood|Current [Mm]usic|Music|Current [Ll]ocation|Entry [Tt]ags|Tags)(?: ?:)[ \t]*(\S.*)?"
)
_CUT = re.compile(
    r"\(?\s*(?:Read [Mm]ore|Collapse|Expand|read more|Cut for .{1,40})\s?(?:\.\.\.|…)?\s*\)?|</?lj-cut.*>|\( ?Read [Mm]ore\b.{0,60}\)|\[?\s*(?:Link|Leave a comment|Reply|Add to [Mm]emories|Share|Flag|Next Entry|Previous Entry|Track This)(?:\s*[|·•]\s*(?:Link|Leave a comment|Reply|Add to [Mm]emories|Share|Flag|Track This|\d+ comments?))*\s*\]?"
)
_BUTTON = re.compile(r"Link|Leave a comment|Reply|Share|Flag")
_STOPS = (".", "!", "?", "…", ":", '"', "”")
_COMMENTS = re.compile(
    r"\(?\s*(?:(?:Post|Leave|Add) a (?:new )?comment|Comments: ?\d+|\d+ comments?(?: [-–—|] (?:Leave|Add|Post) a comment)?)\b.{0,40}\)?|\d+ comments? on this entry\.?|\(?Read \d+ comments?\)? ?-? ?\(?Post a new comment\)?",
    re.IGNORECASE,
)
_OVERVIEW = re.compile(
    r"\(?Read comments\)?(?: ?-? ?\(?Post a new comment\)?)?|Flat \| Top-Level Comments Only", re.IGNORECASE
)
_STAMP = re.compile(
    r".{0,60}\b(?:\d{4}-\d\d-\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4},?) \d\d:\d\d (?:[ap]m )?(?:\(UTC\)|UTC \(link\)).{0,60}"
)
_USER = re.compile(r"(?:\[(?:info|personal profile|livejournal\.com)\]\s?)?[\w-]{2,25}:?(?: wrote:?.*)?")
_PICTURE = re.compile(r"[\w-]{2,25}: \([^()]{1,60}\)")
"""What is shown of who comments: his name, and what his picture is called."""
_POSTED = re.compile(
    r"(?:\[(?:info|personal profile|livejournal\.com)\]\s?)?[\w-]{2,25}(?: \((?:\[[\w. ]+\]\s?)?[\w-]{2,25}\))? (?:wrote|posted|posting) (?:in|to) (?:\[(?:info|community profile|livejournal\.com)\]\s?)?[\w-]{2,30}[,:]?(?: @ .+|,? on .+)?"
)
_WRITER = re.compile(r"(?:\[[\w. ]+\]\s?)?([\w-]{2,25})(?: wrote:?)?")
_OWN = re.compile(r"(?:\[[\w. ]+\]\s?)?[\w-]{2,25} \([\w-]{2,25}\) wrote[,:]?")
"""How a journal heads what somebody posted in his own, where day and hour stand below."""
_JOINED = re.compile(
    r"(?:[\w-]{2,25}: \([^()]{0,60}\) )?(?:\[[\w. ]+\] ?)?(?P<who>[\w-]{2,25})(?: \((?:\[[\w. ]+\] ?)?[\w-]{2,25}\))?(?: \[[\w. ]+\] ?[\w-]{2,30})? wrote(?: in)?[,:]?(?: (?:\[[\w. ]+\] ?)?[\w-]{2,30}[,:]?)? ?(?:@ ?)?(?P<when>\d{4}-\d\d-\d\d \d\d:\d\d.{0,6})"
)
"""The same as a page is copied: on several lines, the writer's picture above, the hour right behind the last word."""
_TITLED = re.compile(r"(?:Title|TITLE):\s*\S")
_WHEN = re.compile(r"(?:@ |on )?.{0,30}\b\d{4}\b.{0,4}\d{1,2}[:.]\d\d.{0,12}|(?:@ |on )?\d{4}-\d\d-\d\d.{0,20}")
_SUBJECT = re.compile(
    r"(?:Re: ?)?(?P<tag>\[?(?:MINI-?|ANON )?FILL(?:ED)?\b\]?[\s:–—-]*)?[\"“]?(?P<title>\S.{0,90}?)[\"”]?[\s,:–—-]*[\[(]?\b(?:part |pt\.? ?)?(?P<part>\d{1,3})[ab]?\s*(?:/|of)\s*(?:\d{1,3}[ab]?|\?+)[\])]?",
    re.IGNORECASE,
)
"""What stands over each part of a story that is told in comments."""
_OVER = frozenset({"Comments", "Reply", "Flat | Top-Level Comments Only"})
_MOST_ASKED = 1_500  # characters over the first part of a story that is told in comments
_NEAR = 3  # lines below a button in which a story goes on
_MOST_JOINED = 6  # lines of an entry's head
_EDGE = 16  # lines at top and bottom in which moods and tags stand


def unwrap(sheet: Sheet) -> None:
    """Keep the comments as a note at the end, read mood and tags, and take the words of the cut away."""
    menu = [*takewhile(lambda at: sheet.fits(at, _MENU), sheet.filled())]
    if any(sheet.fitting(menu, _VIEWED)):  # else a title may be called so
        sheet.leave_out_each("navigation", menu)
    _read_head(sheet)
    if not _read_thread(sheet):
        _read_comments(sheet)
    rows = list(sheet.filled())
    for at in dict.fromkeys((*rows[:_EDGE], *rows[-_EDGE:])):
        if match := sheet.fits(at, _MOOD):
            label, value, end = match[1], match[2] or sheet.line(at + 1), at + (1 if match[2] else 2)
            if "ags" in label:
                sheet.entry("tags", label, parts_of(value), (at, end))
            elif value:
                sheet.entry("", label, value, (at, end))
    for at in rows:
        if (
            len(sheet.lines[at]) < 120
            and sheet.line(at)[:1] in ("(", "<", "L", "[", "R", "C", "E")
            and sheet.fits(at, _CUT)
            and not _is_in_story(sheet, at)
        ):
            sheet.leave_out("navigation", at)


def _is_in_story(sheet: Sheet, at: int) -> bool:
    """Whether a button alone, as a story says it, too, has a sentence close below it, or is read in what is above it."""
    if sheet.fits(at, _BUTTON) is None:
        return False
    read_out = sheet.line(sheet.back(at - 1)).endswith(":")
    return read_out or any(sheet.line(below).endswith(_STOPS) for below in islice(sheet.filled(at + 1), _NEAR))


def _read_head(sheet: Sheet) -> None:
    """Who posted the entry where, and when, above its subject."""
    at = sheet.next(0)
    own = sheet.fits(at, _OWN) and sheet.fits(at + 1, _WHEN)
    if not (own or sheet.fits(at, _POSTED) or _stands_over_labels(sheet, at)):
        _read_joined_head(sheet, at)
        return
    below = sheet.next(at + 1)
    sheet.entry("", "", without_icons(sheet.line(at)), at, sheet.line(at))
    if below - at <= 2 and (day := read_date(sheet.line(below))) and sheet.fits(below, _WHEN):
        sheet.entry("date", "", day, below, sheet.line(below))


def _read_joined_head(sheet: Sheet, at: int) -> None:
    """The same on several lines, or with the hour right behind the last word."""
    for end in [row + 1 for row in islice(sheet.filled(), _MOST_JOINED)]:
        if found := _JOINED.fullmatch(sheet.text(at, end)):
            sheet.say("author", found["who"], at)
            sheet.entry("date", "", read_date(found["when"]), (at, end), sheet.text(at, end))
            return


def _stands_over_labels(sheet: Sheet, at: int) -> bool:
    """Whether a line is the writer's name, under it day and hour, perhaps a subject, and the story's own title under its label."""
    when = at + 1
    under = sheet.run(when)
    return (
        sheet.fits(at, _WRITER) is not None
        and sheet.fits(when, _WHEN) is not None
        and under - when <= 2
        and _TITLED.match(sheet.line(sheet.next(under))) is not None
    )


def _read_thread(sheet: Sheet) -> bool:
    """A story that is told in comments, as where it was asked for: parts that count on; what readers wrote between them is kept as notes."""
    stamps = [at for at in sheet.filled() if "UTC" in sheet.lines[at] and sheet.fits(at, _STAMP)]
    posts = [_post(sheet, at) for at in stamps] or _bare_posts(sheet)
    parts: list[int] = []
    for number, (_, _, subject) in enumerate(posts):
        if subject and int(subject["part"]) == len(parts) + 1:
            parts.append(number)
    if len(parts) < 2 or len(sheet.text(0, posts[parts[0]][0])) > _MOST_ASKED:
        return False
    ends = [top for top, _, _ in posts[1:]] + [len(sheet)]
    for number, ((top, stamp, subject), end) in enumerate(zip(posts, ends, strict=True)):
        if number not in parts:
            sheet.note("comments", top, end, place="" if number > parts[0] else "front")
        elif number > parts[0] or subject is None:
            sheet.leave_out("repeated", top, stamp + 1)
        else:
            _read_first_post(sheet, top, stamp, subject)
    return True


def _bare_posts(sheet: Sheet) -> list[tuple[int, int, re.Match[str] | None]]:
    """The parts of a story that a tag says to fill what was asked for, where nothing but its subject stands over each."""
    first = sheet.fits(sheet.next(0), _SUBJECT)
    if first is None or not first["tag"]:
        return []
    rows = (at for at in sheet.filled() if first["title"] in sheet.lines[at])
    found = ((at, sheet.fits(at, _SUBJECT)) for at in rows)
    return [(at, at, subject) for at, subject in found if subject and subject["title"] == first["title"]]


def _read_first_post(sheet: Sheet, top: int, stamp: int, subject: re.Match[str]) -> None:
    """What stands over a story's first part: its title, who told it, and when."""
    line = sheet.line(top)
    sheet.entry("title", "", subject["title"], top, line)
    for at in list(sheet.filled(top + 1, stamp)):
        sheet.entry("author", "", sheet.line(at).strip("()"), at, sheet.line(at))
    if stamp > top and (day := read_date(sheet.line(stamp))):
        sheet.entry("date", "", day, stamp, sheet.line(stamp))


def _post(sheet: Sheet, stamp: int) -> tuple[int, int, re.Match[str] | None]:
    """The first line over the time of a comment, the line with the time, and its subject, where that counts the parts."""
    above = sheet.back(stamp - 1)
    over = sheet.back(above - 1)
    for at in (above, over):
        if at >= 0 and stamp - at <= 3 and (subject := sheet.fits(at, _SUBJECT)):
            return at, stamp, subject
    top = stamp
    while sheet.line(top - 1) and stamp - top < 2:
        top -= 1
    return top, stamp, None


def _top_of_comment(sheet: Sheet, first: int) -> int:
    """The first line of what stands over a comment's time on the line `first`: a name, and a subject or what is shown of whose it is over it."""
    above = sheet.back(first - 1)
    for _ in range(2):
        line = sheet.line(above)
        named = _USER.fullmatch(line) or _PICTURE.fullmatch(line)
        if above > 0 and first - above <= 2 and line not in _OVER and named:
            first = above
            above = sheet.back(above - 1)
    return first


def _read_comments(sheet: Sheet) -> None:
    """What readers wrote, from the line that invites them or the first one's name to the end."""
    rows = list(sheet.filled())
    stamps = [at for at in rows if "UTC" in sheet.lines[at] and sheet.fits(at, _STAMP)]
    half = rows[len(rows) // 4] if rows else 0
    first = stamps[0] if stamps else len(sheet)
    invite = next(
        (
            at
            for at in rows
            if half <= at < first
            and len(sheet.lines[at]) < 80
            and sheet.fits(at, _COMMENTS)
            and sheet.line(at)[-1] not in ".!"
            and (stamps or not _is_in_story(sheet, at))
        ),
        len(sheet),
    )
    if stamps:
        if sheet.line(sheet.back(invite - 1)) in _OVER and invite < first:
            invite = sheet.back(invite - 1)
        first = _top_of_comment(sheet, first)
    if not stamps and invite < len(sheet) <= sheet.next(invite + 1):  # nobody's comment was copied with it
        if not sheet.line(sheet.back(invite - 1)).endswith(":"):  # else it is read in the story, with what is above it
            sheet.leave_out("navigation", invite)
        return
    for at in sheet.filled(invite, first):
        line = sheet.line(at)
        if line in _OVER or _COMMENTS.fullmatch(line) or _OVERVIEW.fullmatch(line):
            sheet.leave_out("navigation", at)
    start = min(first, invite)
    if stamps:
        sheet.leave_out_upward(_OVERVIEW, end=start)
    if sheet.next(0) >= start:  # all of it was written by readers
        return
    if start < len(sheet) and (stamps or sheet.next(invite + 1) >= len(sheet) or invite >= rows[-4:][0]):
        sheet.note("comments", start, len(sheet), place="end")
