"""Reddit: a post copied from its page, with the votes and the comments below."""

from __future__ import annotations

import re

from storybind.text.sources.sheet import Sheet

_AGO = r"\d{1,3} ?(?:h|hrs?|min|m|d|days?|mo|months?|y|yrs?|years?|hours?|minutes?|weeks?|w)\.? ago"
_ABOVE = re.compile(
    rf"(?:Go to )?(?:r/)?[A-Za-z]\w{{1,20}}|[•·]?\s*(?:Posted by|{_AGO})?|[•·]? ?Posted by u/[\w-]{{3,20}}.*|Skip to main content|Open menu|Log In|Sign Up|Archived post\..{{0,80}}|\d[\d,.]*k?"
)
_FORUM = re.compile(r"(?:Go to )?r/\w{2,21}")
_WHEN = re.compile(rf"[•·]?\s*(?:Posted by u/[\w-]{{3,20}}\s*)?[•·]?\s*{_AGO}")
_USER = re.compile(r"(?:r/\w{2,21}\s?)?(?:[•·]?\s*Posted by )?u/([\w-]{3,20}).*")
_NAME = re.compile(r"[\w-]{3,20}")
_SUBMITTED = re.compile(
    rf"submitted .{{1,60}}? by (?:/?u/)?([\w-]{{3,20}})(?:\[S\])?(?: .{{0,60}})?|submitted {_AGO}.*"
)
_FLAIR = re.compile(
    r"(?:OC(?:[- ].{1,30})?|Text|PI|Meta|Misc|Story|Short Story|Series|Fiction|Horror|Flair|Writing Prompt|Prompt Inspired|\[OC\])",
    re.IGNORECASE,
)
_WAYS = "first|start|beginning|prev(?:ious)?(?: chapter| part)?|back|last|next(?: chapter| part)?|latest|index|wiki|toc|table of contents|chapter (?:1|one)|part (?:1|one)|royal ?road|patreon|discord|ko-?fi|author(?: page)?|series"
_LINKS = re.compile(
    rf"[\W_]*(?:{_WAYS})(?:\]?\(https?:[^)\s]*\))?(?:[\W_]+(?:{_WAYS})(?:\]?\(https?:[^)\s]*\))?)+[\W_]*", re.IGNORECASE
)
_FOOT = re.compile(
    r"Upvote|Downvote|(?:\d[\d,.]*k? ?)?(?:comments?|(?:up)?votes?|points?|awards?|shares?)|Go to comments|\d[\d,.]*k?|Reply|Share|Save|Hide|Report|Award|Give Award|Crosspost|\d{1,3}% Upvoted|\d+ comments?(?: (?:share|save|hide|report|give award|crosspost)){1,6}|Join the conversation|Add a comment|Comments Section|Sort by:?.{0,12}|Best|Top|New|Search Comments|(?:Expand|Collapse) comment.{0,20}",
    re.IGNORECASE,
)
_READERS = re.compile(
    r"(?:Comments Section|Sort by:?.{0,12}|Join the conversation|Add a comment|all \d+ comments)", re.IGNORECASE
)
_VOTES = re.compile(
    r"(?:Upvote|Downvote|OP|Join|Promoted|u/[\w-]{3,20} avatar|Archived post\..{0,80}|(?:\d{1,3}|\d[\d.]*[kKmM])(?: (?:[Uu]pvotes?|[Pp]oints?|[Cc]omments?|[Ss]hares?))?)"
)
_PROMPT = re.compile(r"\[(?:WP|SP|EU|CW|RF|IP|MP|TT|PI)\]\s*(?=\S)")
_SENTENCES = re.compile(r"(?s).*[.!?…][\"'”’)]*\s+[^\W\d_a-z].*[.!?…][\"'”’)]*")
_LONGEST_TITLE = 300  # characters, as the site has it
_EMPTY = "&#x200B;"  # a paragraph of the site's editor with nothing in it
_MOST_ADVERTISED = 16  # lines
_HEAD = 12  # lines


def unwrap(sheet: Sheet) -> None:
    """Take off who posted it where and when, the title, the ways to other parts, the votes, and what readers wrote."""
    _read_head(sheet)
    for at in sheet.filled():
        if len(sheet.lines[at]) < 400 and (sheet.line(at) == _EMPTY or _LINKS.fullmatch(sheet.line(at))):
            sheet.leave_out("navigation", at)
    _read_foot(sheet)


def _read_head(sheet: Sheet) -> None:
    """The lines above the title, of which one names the author; below it stands what kind of post it is."""
    rows = list(sheet.filled(0, _HEAD))
    submitted = next((at for at in rows if _SUBMITTED.fullmatch(sheet.line(at))), -1)
    if submitted >= 0:
        _read_old_page(sheet, submitted)
        return
    marks = [
        at
        for at in rows
        if _FORUM.fullmatch(sheet.line(at)) or _WHEN.fullmatch(sheet.line(at)) or _USER.fullmatch(sheet.line(at))
    ]
    if not marks:
        return
    last = marks[-1]
    prompt = next((at for at in rows if at < last and _PROMPT.match(sheet.line(at))), -1)
    if prompt >= 0 and _read_reply(sheet, rows, prompt, last):
        return
    author = next((at for at in marks if _USER.fullmatch(sheet.line(at))), -1)
    if author < 0 and _WHEN.fullmatch(sheet.line(last)) and _NAME.fullmatch(sheet.line(below := sheet.next(last + 1))):
        author = last = below
    at_forum = any(_FORUM.match(sheet.line(at)) for at in marks)
    for at in rows:
        if at <= last and at != author and (at in marks or _ABOVE.fullmatch(sheet.line(at))):
            sheet.leave_out("navigation", at)
    if author >= 0:
        _read_author(sheet, author)
    title = sheet.next(last + 1)
    while _VOTES.fullmatch(sheet.line(title)) and len(sheet.line(sheet.next(title + 1))) <= _LONGEST_TITLE:
        sheet.leave_out("navigation", title)
        title = sheet.next(title + 1)
    if title < len(sheet) and not _is_prose(sheet.line(title), alone=not at_forum):
        _read_title(sheet, title)


def _is_prose(line: str, *, alone: bool) -> bool:
    """Whether a line is the story's and no title: one of several sentences, or of one where no forum is named over it.

    A title may be a sentence, and somebody who copies a post without its forum often leaves its title out as well.

    >>> _is_prose("He came home. Nobody was there.", alone=False), _is_prose("It rained.", alone=False)
    (True, False)
    >>> _is_prose("It rained.", alone=True), _is_prose("Don't open the door", alone=True), _is_prose("Mr. Moss is back", alone=True)
    (True, False, False)
    """
    return _SENTENCES.fullmatch(line) is not None or (alone and line.rstrip("\"'”’").endswith("."))


def _read_reply(sheet: Sheet, rows: list[int], prompt: int, last: int) -> bool:
    """``[WP] PROMPT`` with who answered it and when: the prompt is the title, and the author who wrote the answer."""
    between = [at for at in rows if prompt < at <= last]
    author = next((at for at in between if _NAME.fullmatch(sheet.line(at)) or _USER.fullmatch(sheet.line(at))), -1)
    if author < 0 or not all(at == author or _ABOVE.fullmatch(sheet.line(at)) for at in between):
        return False
    for at in rows:
        if at <= last and at not in (prompt, author) and _ABOVE.fullmatch(sheet.line(at)):
            sheet.leave_out("navigation", at)
    line = sheet.line(prompt)
    sheet.entry("title", "", _PROMPT.sub("", line), (prompt, prompt + 1), line)
    _read_author(sheet, author)
    return True


def _read_author(sheet: Sheet, at: int) -> None:
    """``u/NAME``, or the name alone."""
    line = sheet.line(at)
    named = _USER.fullmatch(line)
    sheet.entry("author", "", named[1] if named else line, (at, at + 1), line)


def _read_old_page(sheet: Sheet, at: int) -> None:
    """``TITLE (self.hfy)`` over ``submitted 2 years ago by NAME``."""
    match = _SUBMITTED.fullmatch(sheet.line(at))
    title = sheet.back(at - 1)
    for up in sheet.filled(0, max(title, 0)):
        if _ABOVE.fullmatch(sheet.line(up)):
            sheet.leave_out("navigation", up)
    if title >= 0:
        if found := re.search(r"\s*\(self\.\w+\)$", sheet.lines[title].rstrip()):
            sheet.leave_out_of("navigation", title, found[0])
        _read_title(sheet, title)
    if match and match[1]:
        sheet.leave_out_round("navigation", at, match.span(1))
        sheet.entry("author", "", match[1], (at, at + 1))
    else:
        sheet.leave_out("navigation", at)


def _read_title(sheet: Sheet, title: int) -> None:
    sheet.take("title", title)
    flair = sheet.next(title + 1)
    if flair < len(sheet) and flair - title <= 2 and _FLAIR.fullmatch(sheet.line(flair)):
        sheet.leave_out("navigation", flair)


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
    below = [at for at in rows[len(rows) // 4 :] if _READERS.fullmatch(sheet.line(at))]
    end = len(sheet)
    if below:
        readers = [at for at in sheet.filled(below[0]) if not _FOOT.fullmatch(sheet.line(at))]
        for at in sheet.filled(below[0], readers[0] if readers else end):
            sheet.leave_out("navigation", at)
        if readers:
            sheet.note("comments", readers[0], end, place="end")
        end = below[0]
    sheet.leave_out_upward(lambda at: _FOOT.fullmatch(sheet.line(at)), _above_advertisement(sheet, end))
