"""Mails and news articles: their own head, the signature, and the parts of a story in several of them."""

import re
from itertools import pairwise

from storybind.text.front.names import is_name
from storybind.text.sources.mail.heads import (
    FORWARDED,
    HEADER,
    called,
    end_of_head,
    kinds,
    read_sent,
)
from storybind.text.sources.mail.letters import is_letter
from storybind.text.sources.mail.passed_on import (
    find_forwarded,
    find_under_words,
    is_handed_on,
    is_title,
    leave_out_outer,
    leave_out_words,
    read_covering,
)
from storybind.text.sources.mail.quoted import LEAVES, read_quotation, read_quoted_story
from storybind.text.sources.sheet import LABELLED, Sheet
from storybind.text.tables.head_labels import FIELDS, fold
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_closing

_MUST = frozenset({"from", "newsgroups", "subject", "message-id", "path", "date"})
_LABEL = re.compile(r"[A-Z][A-Za-z/ ().'-]{1,24}:(?:\s.*|)")
_PART = r"[\[(]?(?:,? ?part )?\b\d{1,3}\s*(?:/|of)\s*(?:\d{1,3}\b|\?+)[\])]?"
_TAGS = re.compile(
    rf"\[[^\]]{{1,40}}\]|\([^()]{{0,12}}\d\s*(?:/|of)\s*\d[^()]{{0,6}}\)|{_PART}|^(?:Re|Fwd?|Aw|Wg|Tr|Rv|new|fic|fanfic|repost|story|ff|tv):|(?-i:^(?:FIC|FANFIC|REPOST|(?:NEW|STORY)\b(?=.*[a-z]))\b)|\b(?:PG(?:-?13)?|NC-?17)\b|\s[GR]$|(?-i:^[A-Z][A-Z0-9]{{1,5}}:|\([A-Z](?:/[A-Z]+)+\))|\(\s*\)",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"[\W_]*(?:\(?continued in (?:the )?(?:next )?(?:part|post)\b.{0,20}|end (?:of )?part \w+(?:\s*(?:/|of) ?\w+)?|to be continued(?: in (?:the )?(?:next )?part.{0,12})?|tbc|continued from (?:the )?(?:last |previous )?part.{0,12}|part \d+ (?:of|/) ?\d+|end \d+/\d+)[\W_]*",
    re.IGNORECASE,
)
_MOST_HEAD = 12  # lines of a story's own head
_MOST_SIGNED = 8  # lines of a signature
_SIGNED_WITHIN = 14  # lines before the end of a post


def unwrap(sheet: Sheet) -> None:
    """Take off each post's head, its signature, and what only joins the parts; heads that come again are left out."""
    if read_quotation(sheet):
        return
    posts = _posts(sheet)
    if len(posts) == 1 and read_quoted_story(sheet, *posts[0]):
        return
    if handed := find_under_words(sheet):
        leave_out_words(sheet, sheet.back(handed[0] - 1))
        posts = [handed]
    passed_on = find_forwarded(sheet, posts[0][1]) if posts else []
    brings = bool(handed) or any(is_handed_on(sheet, *one) for one in (passed_on or posts[:1])[-1:])
    if passed_on and (brings or not is_letter(sheet, *passed_on[-1])):
        for outer, inner in pairwise([posts[0], *passed_on]):
            leave_out_outer(sheet, *outer, inner[0])
        posts[0] = passed_on[-1]
    elif not posts or not (brings or not is_letter(sheet, *posts[0])):
        return
    if sheet.fits(over := sheet.back(posts[0][0] - 1), FORWARDED):
        sheet.leave_out("mail", over)
    if len(posts) == 1:
        read_covering(sheet, *posts[0], brings=brings)
    _read_posts(sheet, posts)


def _read_posts(sheet: Sheet, posts: list[tuple[int, int]]) -> None:
    """Each post's head and signature, and what joins it to the next."""
    ends = [start for start, _ in posts[1:]] + [len(sheet)]
    heads: set[str] = set()
    for number, ((start, body), end) in enumerate(zip(posts, ends, strict=True)):
        first = number == 0
        if not first:
            _leave_out_repeated(sheet, body, end, heads)
        heads.update(_labels(sheet, body))
        _read_head(sheet, start, body, first=first)
        _read_signature(sheet, end, first=first)
        if len(posts) > 1:
            _leave_out_joints(sheet, body, end, last=number == len(posts) - 1)


def _posts(sheet: Sheet) -> list[tuple[int, int]]:
    """The posts of a file: the first line of each one's head, and the line after it."""
    posts: list[tuple[int, int]] = []
    at = sheet.next(0)
    if sheet.fits(at, FORWARDED):
        at = sheet.next(at + 1)
    if end := end_of_head(sheet, at):
        posts.append((at, end))
    below = posts[0][1] if posts else 0
    for at in range(below, len(sheet)):
        line = sheet.lines[at]
        if at < below or not line or line[0] not in "FNPSDMRTX":
            continue
        if sheet.line(at - 1) and not _is_under_signature(sheet, at, below):
            continue
        if (end := end_of_head(sheet, at)) and len(kinds(sheet, at, end).keys() & _MUST) >= 3:
            posts.append((at, end))
            below = end
    return posts


def _is_under_signature(sheet: Sheet, at: int, above: int) -> bool:
    """Whether a signature, or a closing line, stands right above: posts that were saved one below the other have no blank line between."""
    rows = range(at - 1, max(above, at - _MOST_SIGNED - 2), -1)
    return any(sheet.line(row) == "--" for row in rows) or is_closing(sheet.line(at - 1))


def _read_head(sheet: Sheet, start: int, body: int, *, first: bool) -> None:
    """The mail's own head: of the first, sender, subject and date are read; the rest steered the mail."""
    named = _fields(sheet, body)
    at = start
    while at < body:
        end = at + 1
        while end < body and sheet.lines[end][:1] in " \t":
            end += 1
        match = HEADER.fullmatch(sheet.lines[at].rstrip())
        value = " ".join([(match[2] or "").strip(), *map(sheet.line, range(at + 1, end))]).strip() if match else ""
        name = match[1] if match else ""
        kind = called(name)
        if first and kind == "from" and value:
            _read_sender(sheet, at, end, value, known="author" in named)
        elif first and kind == "date" and (day := read_sent(value)) and "date" not in named:
            sheet.entry("date", name, day, (at, end), value)
        elif first and kind == "subject" and "title" not in named and (title := _title(value)):
            sheet.entry("title", name, title, (at, end), value)
        else:
            sheet.leave_out("mail", at, end)
        at = end


def _fields(sheet: Sheet, at: int) -> set[str]:
    """The fields that the story's own head names, below the mail's."""
    first = sheet.next(at)
    below = sheet.next(sheet.run(first))
    rows = list(sheet.filled(first, sheet.run(below)))[:_MOST_HEAD]
    found = (LABELLED.match(sheet.line(row)) for row in rows)
    named = {FIELDS.get(fold(match[1]), "") for match in found if match}
    signed = [row for row in rows[:6] if re.match(r"(?:by|By|BY) \S", sheet.line(row))]
    if signed:
        named |= {"author", "title"} if signed[0] > first else {"author"}
    if sheet.run(first) == first + 1 < len(sheet) and is_title(sheet.line(first)):
        named.add("title")
    return named


def _read_sender(sheet: Sheet, at: int, end: int, value: str, *, known: bool) -> None:
    """Who sent it: the way to the writer, and the writer's name where the story names none."""
    sheet.entry("contact", sheet.line(at).partition(":")[0].strip(), value, (at, end))
    match = re.fullmatch(r"\S+@\S+ \((.+)\)", value) or re.fullmatch(r"[\"*]*([^\"*<\[]+?)[\"*]* ?[<\[].*[>\]]", value)
    said = match[1] if match else value if is_name(value) else ""
    if said and not known:
        name = re.sub(r"^([\w'’-]+), ([^,]+)$", r"\2 \1", said)  # as an office has its people
        sheet.entry("author", "", name, (at, end), " ")


def _title(subject: str) -> str:
    """A title out of a subject: what stands in quotes, or all that is no tag and no number of a part.

    >>> _title('NEW: "The Long Watch" 1/1 [G] STARBOARD'), _title("[gears] FIC: The Spring (1/2)")
    ('The Long Watch', 'The Spring')
    >>> _title("[NEW] VOY: Night Shift (J/C) [PG] 1/3"), _title("NEW YORK NIGHTS"), _title("NEW Night Shift")
    ('Night Shift', 'NEW YORK NIGHTS', 'Night Shift')
    """
    if quoted := re.search(r"[\"“]([^\"”]{2,80})[\"”]", subject):
        return quoted[1]
    before = None
    while before != subject:
        before, subject = subject, _TAGS.sub("", subject).strip(" :-–—,")
    return subject


def _labels(sheet: Sheet, body: int) -> set[str]:
    """The labels of the head under a mail's head."""
    end = sheet.run(sheet.next(body))
    return {sheet.line(at).partition(":")[0] for at in range(body, end) if sheet.fits(at, _LABEL)}


def _leave_out_repeated(sheet: Sheet, body: int, end: int, known: set[str]) -> None:
    """The story's head as it comes again over a later part, with the row that closes it."""
    at = sheet.next(body)
    if at >= end or sheet.line(at).partition(":")[0] not in known or not sheet.fits(at, _LABEL):
        return
    stop = sheet.run(at)
    sheet.leave_out("repeated", at, stop)
    if (row := sheet.next(stop)) < end and is_mark(sheet.line(row)):
        sheet.mark(row)


def _read_signature(sheet: Sheet, end: int, *, first: bool) -> None:
    """What stands below ``--`` at a post's end: kept of the first, left out where it comes again."""
    last = sheet.back(end - 1)
    if sheet.fits(last, LEAVES):
        sheet.leave_out("mail", last)
        last = sheet.back(last)
    at = next((row for row in range(last, max(0, last - _SIGNED_WITHIN), -1) if sheet.line(row) in ("--", "-- ")), -1)
    if at < 0 or last - at > _MOST_SIGNED or last == at:
        return
    if first:
        sheet.note("signature", at + 1, last + 1, place="end")
    else:
        sheet.leave_out("repeated", at + 1, last + 1)
    sheet.mark(at)


def _leave_out_joints(sheet: Sheet, body: int, end: int, *, last: bool) -> None:
    """Lines that only say that a part ends or goes on, and the rows of signs that set them off."""
    top, bottom = sheet.next(body), sheet.back(end - 1)
    if top < end and sheet.fits(top, _JOINT):
        sheet.leave_out("joint", top)
    if not last and bottom > body and sheet.fits(bottom, _JOINT):
        sheet.leave_out("joint", bottom)
        if (row := sheet.back(bottom)) > body and is_mark(sheet.line(row)):
            sheet.mark(row)
