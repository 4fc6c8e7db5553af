"""Reddit: a post copied from its page, with the votes and the comments below."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from storybind.text.sources.sheet import Sheet
from storybind.text.tables.sources import REDDIT_MENU

_AGO = r"\d{1,3} ?(?:h|hrs?|min|m|d|days?|mo|months?|y|yrs?|years?|hours?|minutes?|weeks?|w)\.? ago"
_ABOVE = re.compile(
    rf"(?:Go to )?(?:r/)?[A-Za-z]\w{{1,20}}|[•·]?\s*(?:Posted by|{_AGO})?|[•·]? ?Posted by u/[\w-]{{3,20}}.*|{REDDIT_MENU}|Archived post\..{{0,80}}|\d[\d,.]*k?"
)
_FORUM = re.compile(r"(?:Go to )?r/\w{2,21}")
_WHEN = re.compile(rf"[•·]?\s*(?:Posted by u/[\w-]{{3,20}}\s*)?[•·]?\s*{_AGO}")
_USER = re.compile(r"(?:r/\w{2,21}\s?)?(?:[•·]?\s*Posted by )?u/([\w-]{3,20}).*")
_BYLINE = re.compile(
    r"(?P<by>[•·]?\s*(?:Posted )?by )?u/(?P<name>[\w-]{3,20})(?: (?:in|on) (?:r/)?\w{2,21})?(?: ?[•·].{1,40})?",
    re.IGNORECASE,
)
"""Who wrote it, alone on a line, as a program that shares a post sets it over or under its title."""
_POSTED_BY = re.compile(r"[•·]?\s*Posted by", re.IGNORECASE)
_MENU = re.compile(REDDIT_MENU)
_OLD_MENU = re.compile(r"jump to content|my subreddits|Want to join\? Log in or sign up in seconds\.", re.IGNORECASE)
_NAME = re.compile(r"[\w-]{3,20}")
_GONE = re.compile(r"\[deleted\]")
"""What stands in the place of a name that nobody has any more."""
_SUBMITTED = re.compile(
    rf"submitted .{{1,60}}? by (?:/?u/)?([\w-]{{3,20}})(?:\[S\])?(?: .{{0,60}})?|submitted {_AGO}.*"
)
_FLAIR = re.compile(
    r"(?:OC(?:[- ].{1,30})?|Text|PI|Meta|Misc|Story|Short Story|Series|(?:Realistic |Science |Misc |Historical )?Fiction|Horror|Fantasy|Romance|Humou?r|Thriller|Urban|Mystery(?: & Suspense)?|Action & Adventure|Off Topic|Flair|Writing Prompt|Simple Prompt|Established Universe|Constrained Writing|Prompt Inspired|Prompt Me|Reality Fiction|Theme Thursday|\[OC\])",
    re.IGNORECASE,
)
_WAYS = r"first|start|beginning|prev(?:ious)?(?: chapter| part)?|back|last|next(?: chapter| part)?|latest|index|wiki|toc|table of contents|chapter (?:1|one)|part (?:\d{1,2}|one)|royal ?road|patreon|discord|ko-?fi|author(?: page)?|series"
_LINKS = re.compile(
    rf"[\W_]*(?:{_WAYS})(?:\]?\(https?:[^)\s]*\))?(?:[\W_]+(?:{_WAYS})(?:\]?\(https?:[^)\s]*\))?)+[\W_]*", re.IGNORECASE
)
_FOOT = re.compile(
    r"Upvote|Downvote|[•·]|Archived post\..{0,80}|(?:\d[\d,.]*k? ?)?(?:comments?|(?:up)?votes?|points?|awards?|shares?)|Go to comments|\d[\d,.]*k?|Reply|Share|Save|Hide|Report|Follow|Award|Give Award|Crosspost|\d{1,3}% Upvoted|\d+ comments?(?: ?(?:share|save|hide|report|give award|crosspost)){1,6}|This (?:thread|post) (?:has been|is) (?:an )?archived\b.{0,90}|Join the conversation|Add a comment|Comments Section|Sort by:?.{0,12}|Best|Top|New|Search Comments|(?:Expand|Collapse) comment.{0,20}|(?:(?:permalink|embed|save|parent|context|report|give award|hide child comments|reply|crosspost|\[[–-]\]) ?){2,9}",
    re.IGNORECASE,
)
_READERS = re.compile(
    r"(?:Comments Section|Sort by:?.{0,12}|Join the conversation|Add a comment|all \d+ comments)", re.IGNORECASE
)
_VOTES = re.compile(
    r"(?:Upvote|Downvote|OP|Join|Promoted|u/[\w-]{3,20} avatar|Archived post\..{0,80}|(?:\d{1,3}|\d[\d.]*[kKmM])(?: (?:[Uu]pvotes?|[Pp]oints?|[Cc]omments?|[Ss]hares?))?)"
)
_PROMPT = re.compile(r"\[(?:WP|SP|EU|CW|RF|IP|MP|TT|PI)\]\s*(?=\S)")
_TAG = re.compile(r"\[[A-Z]{2}\]\s+(?=\S)|(?<=\S)\s+(?:\[OC\]|[:|–—-] r/\w{2,21})$")
"""What kind of post it is, before or behind a title; behind it, as a browser calls the page, in which forum."""
_UNDER_PROMPT = re.compile(rf"level \d{{1,2}}|[•·]?\s*[Ee]dited {_AGO}|Top \d{{1,2}}% (?:Commenter|Poster)|\*")
_COMMENTED = re.compile(
    rf"\[[–-]\]\s*(?P<name>[\w-]{{3,20}})(?:\s?\[\w\])? +(?:\d[\d,.]*k? points?|\[score hidden\]|{_AGO}).*"
)
"""The head of a comment on the site's old page."""
_SENTENCES = re.compile(r"(?s).*[.!?…][\"'”’)]*\s+[^\W\d_a-z].*[.!?…][\"'”’)]*")
_LONGEST_TITLE = 300  # characters, as the site has it
_SHORT_TITLE = 120  # of one that is several sentences, where nothing else says that it is one
_EMPTY = "&#x200B;"  # a paragraph of the site's editor with nothing in it
_MOST_ADVERTISED = 16  # lines
_HEAD = 12  # lines
_OLD_HEAD = 24  # lines over the title, on the site's old page
_HEAD_OF_REPLY = 30  # lines, with the votes under a prompt


def unwrap(sheet: Sheet) -> None:
    """Take off who posted it where and when, the title, the ways to other parts, the votes, and what readers wrote."""
    _read_head(sheet)
    for at in sheet.filled():
        if len(sheet.lines[at]) < 400 and (sheet.line(at) == _EMPTY or sheet.fits(at, _LINKS)):
            sheet.leave_out("navigation", at)
    _read_foot(sheet)


def _read_head(sheet: Sheet) -> None:
    """The lines above the title, of which one names the author; below it stands what kind of post it is."""
    menu = [*takewhile(lambda at: sheet.fits(at, _MENU), sheet.filled())]
    if len(menu) > 1 or (menu and sheet.fits(sheet.next(menu[0] + 1), _FORUM)):  # else a title may be called so
        sheet.leave_out_each("navigation", menu)
    top = sheet.next(0)
    rows = list(sheet.filled(top, top + _HEAD))
    submitted = next(sheet.fitting(rows, _SUBMITTED), -1)
    prompt = next((at for at in rows if _PROMPT.match(sheet.line(at))), -1)
    if submitted < 0 <= prompt and _read_reply(sheet, prompt):
        return
    if submitted >= 0:
        _read_old_page(sheet, submitted)
        return
    marks = [*sheet.fitting(rows, _FORUM, _WHEN, _USER)]
    if byline := _find_byline(sheet, top):
        _read_bylined(sheet, top, byline)
    elif marks:
        _read_post(sheet, rows, marks)
    elif prompt >= 0 and not sheet.line(prompt + 1):
        _read_title(sheet, prompt)


def _read_post(sheet: Sheet, rows: Sequence[int], marks: Sequence[int]) -> None:
    """The head of a post: its forum, when it was, and who wrote it, the `marks` among its first `rows`, and below them its title."""
    last = marks[-1]
    forums = [sheet.line(at) for at in marks]
    author = next(sheet.fitting(marks, _USER), -1)
    below = sheet.next(last + 1)
    if author < 0 and sheet.fits(last, _WHEN) and sheet.fits(below, _NAME, _GONE):
        last = below
        author = -1 if sheet.fits(below, _GONE) else below
    for at in rows:
        if at <= last and at != author and (at in marks or sheet.fits(at, _ABOVE, _GONE)):
            sheet.leave_out("navigation", at)
    if author >= 0:
        _read_author(sheet, author)
    title = sheet.next(last + 1)
    under = title == last + 1
    while sheet.fits(title, _VOTES) and len(sheet.line(sheet.next(title + 1))) <= _LONGEST_TITLE:
        sheet.leave_out("navigation", title)
        title = sheet.next(title + 1)
    if title < len(sheet) and _is_title(sheet, title, under=under, at_forum=any(map(_FORUM.match, forums))):
        _read_title(sheet, title)


def _find_byline(sheet: Sheet, top: int) -> int:
    """The line right below a title, which stands first, that names the writer; one that says "by" may stand apart; 0 where there is none."""
    below = sheet.next(top + 1)
    named = sheet.fits(below, _BYLINE)
    fits = named is not None and (below == top + 1 or named["by"] or _PROMPT.match(sheet.line(top)))
    return below if fits and not sheet.fits(top, _FORUM, _WHEN, _USER, _POSTED_BY) else 0


def _read_bylined(sheet: Sheet, title: int, at: int) -> None:
    """A title over who wrote it, on the line `at`, and below them when, and what kind of post it is."""
    if named := sheet.fits(at, _BYLINE):
        sheet.entry("author", "", named["name"], at, sheet.line(at))
    while sheet.fits(at + 1, _WHEN, _FLAIR):
        at += 1
        sheet.leave_out("navigation", at)
    _read_title(sheet, title)


def _is_title(sheet: Sheet, at: int, *, under: bool, at_forum: bool) -> bool:
    """Whether the line under the head is the post's title, and no story: one of several sentences is where the post was copied whole.

    The title stands between the forum's name and the story, so who copied both has it as well; a post without its forum
    is often copied without its title. Of several sentences it is short, stands right under the head, or is shown as one:
    by its tag, by what kind of post it is below it, or by the votes that only a whole page has.
    """
    line = sheet.line(at)
    if _PROMPT.match(line) or _flair_below(sheet, at):
        return True
    if len(line) > _LONGEST_TITLE or not at_forum:
        return not _SENTENCES.fullmatch(line) and not line.rstrip("\"'”’").endswith(".")
    apart = not sheet.line(at + 1)
    votes = sheet.fits(sheet.back(len(sheet) - 1), _FOOT)
    return not _SENTENCES.fullmatch(line) or (apart and (len(line) <= _SHORT_TITLE or under or votes is not None))


def _flair_below(sheet: Sheet, at: int) -> int:
    """The line under a title that says which kind of post it is; 0 where there is none."""
    flair = sheet.next(at + 1)
    return flair if flair - at <= 2 and sheet.fits(flair, _FLAIR) else 0


def _read_reply(sheet: Sheet, prompt: int) -> bool:
    """``[WP] PROMPT`` with who answered it and when: the prompt is the title, and the author who wrote the answer."""
    under: list[int] = []
    for at in islice(sheet.filled(prompt + 1), _HEAD_OF_REPLY):
        line = sheet.line(at)
        known = (_ABOVE, _NAME, _USER, _FOOT, _FLAIR, _VOTES, _UNDER_PROMPT, _COMMENTED)
        if not any(kind.fullmatch(line) for kind in known):
            break
        under.append(at)
    whens = [*sheet.fitting(under, _WHEN, _COMMENTED)]
    if not whens:
        return False
    named = [at for at in under if at <= whens[-1] and _says_name(sheet.line(at))]
    last = next((at for at in reversed(under) if not sheet.fits(at, _NAME) or at in named), 0)
    if not named:
        return False
    for at in (*sheet.filled(0, prompt), *under):
        if at <= last and at != named[-1] and not _PROMPT.match(sheet.line(at)):
            sheet.leave_out("navigation", at)
    _read_title(sheet, prompt)
    _read_author(sheet, named[-1])
    return True


def _says_name(line: str) -> bool:
    """Whether a line over an answer is who wrote it, and no button."""
    if _COMMENTED.fullmatch(line) or _USER.fullmatch(line):
        return True
    return _NAME.fullmatch(line) is not None and not (
        _FOOT.fullmatch(line) or _VOTES.fullmatch(line) or _FLAIR.fullmatch(line)
    )


def _read_author(sheet: Sheet, at: int) -> None:
    """``u/NAME``, the name alone, or the head of a comment."""
    line = sheet.line(at)
    if commented := _COMMENTED.fullmatch(line):
        sheet.leave_out_round(at, commented.span("name"))
        sheet.take("author", at)
        return
    named = _USER.fullmatch(line)
    sheet.entry("author", "", named[1] if named else line, at, line)


def _read_old_page(sheet: Sheet, at: int) -> None:
    """``TITLE (self.hfy)`` over ``submitted 2 years ago by NAME``."""
    match = sheet.fits(at, _SUBMITTED)
    title = sheet.back(at - 1)
    head = sheet.line(title)
    above = [*sheet.filled(0, max(title, 0))]
    whole = len(above) <= _OLD_HEAD and any(sheet.fitting(above, _OLD_MENU))
    sheet.leave_out_each("navigation", above if whole else sheet.fitting(above, _ABOVE))
    if title >= 0:
        if found := re.search(r"\s*\(self\.\w+\)$", sheet.lines[title].rstrip()):
            sheet.leave_out_of("navigation", title, found[0])
        _read_title(sheet, title)
    if match and match[1]:
        answer = sheet.next(at + 1)
        if _PROMPT.match(head) and sheet.fits(answer, _COMMENTED):
            sheet.leave_out("navigation", at)
            _read_author(sheet, answer)
            return
        sheet.leave_out_round(at, match.span(1))
        sheet.entry("author", "", match[1], at)
    else:
        sheet.leave_out("navigation", at)


def _read_title(sheet: Sheet, title: int) -> None:
    flair = _flair_below(sheet, title)
    if tag := _TAG.search(sheet.line(title)):
        sheet.leave_out_of("navigation", title, tag[0])
    sheet.take("title", title)
    if flair:
        sheet.leave_out("navigation", flair)


def _next_answer(sheet: Sheet, rows: Sequence[int]) -> int:
    """The line that names who wrote the next answer, with buttons above it and when it was below; the end where there is none."""
    for at in sheet.fitting(rows, _USER, _NAME):
        if sheet.fits(sheet.next(at + 1), _WHEN) and sheet.fits(sheet.back(at - 1), _FOOT):
            return at
    return len(sheet)


def _above_advertisement(sheet: Sheet, end: int) -> int:
    """The line above which a post ends, where the site has set an advertisement between the votes and the comments."""
    rows = list(sheet.filled(0, end))[-_MOST_ADVERTISED:]
    votes = [at for at in rows if sheet.line(at) == "Go to comments"]
    if not votes or "Promoted" not in map(sheet.line, rows[rows.index(votes[-1]) :]):
        return end
    sheet.leave_out("navigation", votes[-1], end)
    return votes[-1]


def _read_foot(sheet: Sheet) -> None:
    """The votes under a post, and below them what readers wrote."""
    rows = list(sheet.filled())
    below = rows[len(rows) // 4 :]
    end = min(next(sheet.fitting(below, _READERS, _COMMENTED), len(sheet)), _next_answer(sheet, below))
    readers = next((at for at in sheet.filled(end) if not sheet.fits(at, _FOOT)), len(sheet))
    sheet.leave_out("navigation", end, readers)
    sheet.note("comments", readers, len(sheet), place="end")
    sheet.leave_out_upward(_FOOT, end=_above_advertisement(sheet, end))
