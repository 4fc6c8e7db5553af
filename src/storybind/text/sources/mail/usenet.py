"""Mails and news articles: their own head, the signature, and the parts of a story in several of them."""

import re
from itertools import pairwise

from storybind.text.front.names import is_name
from storybind.text.heading.line import is_capitalised, read_heading
from storybind.text.sources.mail.heads import (
    FORWARDED,
    HEADER,
    SHOWN,
    called,
    end_of_head,
    is_printed,
    kinds,
    read_sent,
)
from storybind.text.sources.mail.letters import end_of_covering, is_letter, is_spoken
from storybind.text.sources.sheet import BYLINE, LABELLED, Sheet
from storybind.text.tables.head_labels import FIELDS, fold
from storybind.text.tables.lines import SALUTE, fits
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
_QUOTES = re.compile(
    r"\s*(?P<line>(?:On|Le|El|Em|Il(?: giorno)?|Am) (?P<when>[^\n]{0,40}\d[^\n]{0,40}?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?+(?: Uhr)?+),?\s(?:schrieb )?(?:(?P<name>[^\n<>@()\d]{2,60}?)\s)?(?:\(?<[^\s<>]+@[^\s<>]+>\)?\s*)?(?:wrote|a écrit|ha scritto|escribió|escreveu)?\s?:)[ \t]*\n"
)
"""The line, or two, in which a program says when somebody wrote what it quotes below."""
_LEAVES = re.compile(
    r"(?:Sent from (?:my|Yahoo|Mail|Outlook)\b.{0,50}|Get Outlook for .{1,20}|Von meinem \w+ gesendet|Gesendet von .{1,40}|Envoyé (?:de mon|depuis) .{1,40}|Enviado desde mi .{1,40}|Inviato da .{1,40})",
    re.IGNORECASE,
)
"""What a program sets below each mail."""
_MOST_HEAD = 12  # lines of a story's own head
_MOST_PASSED_ON = 150  # words over a mail that is passed on
_MOST_GREETING = 60  # words with which whoever wrote a story sends it, in a mail that was passed on
_MOST_LINES = 30  # lines over such a mail
_LEAST_QUOTED = 6  # lines of a story that is quoted in a mail that passes it on
_QUOTED = re.compile(r"(?: {0,3}>)+")
_PASSES_ON = re.compile(r"(?:Fwd?|Wg|Tr|Rv|I|Enc):", re.IGNORECASE)  # a subject
_MOST_SIGNED = 8  # lines of a signature
_SIGNED_WITHIN = 14  # lines before the end of a post


def unwrap(sheet: Sheet) -> None:
    """Take off each post's head, its signature, and what only joins the parts; heads that come again are left out."""
    if match := _QUOTES.match(sheet.source.text):
        _read_quotation(sheet, match)
        return
    posts = _posts(sheet)
    if len(posts) == 1 and _read_quoted_story(sheet, *posts[0]):
        return
    if handed := _find_under_words(sheet):
        _leave_out_words(sheet, sheet.back(handed[0] - 1))
        posts = [handed]
    passed_on = _find_forwarded(sheet, posts[0][1]) if posts else []
    brings = bool(handed) or any(_is_handed_on(sheet, *one) for one in (passed_on or posts[:1])[-1:])
    if passed_on and (brings or not is_letter(sheet, *passed_on[-1])):
        for outer, inner in pairwise([posts[0], *passed_on]):
            _leave_out_outer(sheet, *outer, inner[0])
        posts[0] = passed_on[-1]
    elif not posts or not (brings or not is_letter(sheet, *posts[0])):
        return
    if sheet.fits(over := sheet.back(posts[0][0] - 1), FORWARDED):
        sheet.leave_out("mail", over)
    if len(posts) == 1:
        _read_covering(sheet, *posts[0], brings=brings)
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


def _read_quotation(sheet: Sheet, match: re.Match[str]) -> None:
    """Who wrote, and when, over a story that is quoted to its end, which loses the signs that say so, if the page showed them."""
    first = sheet.source.text.count("\n", 0, match.start("line"))
    end = first + match["line"].count("\n") + 1
    quoted = [at for at in sheet.filled(end) if sheet.line(at)[0] == ">"]
    whole = bool(quoted) and len(quoted) == sum(1 for _ in sheet.filled(end))
    if not (whole or (not quoted and "@" in match["line"] and is_printed(match["when"]) and not is_spoken(sheet, end))):
        return
    line, name = " ".join(match["line"].split()), match["name"] or ""
    day = read_sent(match["when"])
    sheet.entry("date" if day else "", "", day or match["when"], (first, end), line)
    if name:
        sheet.entry("author", "", name, (first, end), " ")
    _unquote(sheet, quoted)


def _read_quoted_story(sheet: Sheet, start: int, body: int) -> bool:
    """A story that stands quoted in a mail which passes it on: whoever passed it on did not write it, and says little above.

    What was answered below the quotation is kept as a note, as are the words above it.
    """
    head = kinds(sheet, start, body)
    over = sheet.back(start - 1)
    if not (sheet.fits(over, FORWARDED) or _PASSES_ON.match(head.get("subject", ""))):
        return False
    top = next((at for at in sheet.filled(body) if sheet.line(at)[0] == ">"), len(sheet))
    end = next((at for at in sheet.filled(top) if sheet.line(at)[0] != ">"), len(sheet))
    quoted = list(sheet.filled(top, end))
    if (
        len(quoted) < _LEAST_QUOTED
        or len(sheet.text(body, top).split()) > _MOST_PASSED_ON
        or not _ends_mail(sheet, end)
    ):
        return False
    if over >= 0:
        sheet.leave_out("mail", over)
    sheet.leave_out("mail", start, body)
    if sheet.fits(last := sheet.back(len(sheet) - 1), _LEAVES):
        sheet.leave_out("mail", last)
    sheet.note("comments", body, top, place="front")
    sheet.note("comments", end, len(sheet), place="end")
    _unquote(sheet, quoted)
    return True


def _ends_mail(sheet: Sheet, at: int) -> bool:
    """Whether nothing of a story is from a line on: it says who wrote what, ends a mail, or there is none."""
    return (
        at == len(sheet)
        or sheet.fits(at, _LEAVES) is not None
        or sheet.line(at) == "--"
        or (_QUOTES.match("\n".join(sheet.lines[at : at + 3]) + "\n") is not None)
    )


def _unquote(sheet: Sheet, quoted: list[int]) -> None:
    """Take the signs away that each of some lines has before it, as often as all of them have one."""
    counts = (sign[0].count(">") for at in quoted if (sign := _QUOTED.match(sheet.line(at))))
    signs = re.compile(rf"(?: {{0,3}}>){{{min(counts, default=0)}}} ?")
    for at in quoted:
        sheet.lines[at] = signs.sub("", sheet.line(at), count=1)
        if not sheet.line(at):
            sheet.part(at)


def _find_forwarded(sheet: Sheet, body: int) -> list[tuple[int, int]]:
    """The heads of the mails that a mail brought, one within the other: the first line of each, and the line after it.

    Whoever passed them on says little above them.
    """
    found: list[tuple[int, int]] = []
    words = 0
    for at in sheet.filled(body):
        below = sheet.next(at + 1)
        if sheet.fits(at, FORWARDED) and (end := end_of_head(sheet, below)):
            found.append((below, end))
            words = 0
        words += len(sheet.line(at).split())
        if words > _MOST_PASSED_ON:
            break
    return found


def _find_under_words(sheet: Sheet) -> tuple[int, int] | None:
    """The head of a mail that brings a story, in the first lines of a text, over which somebody says something but has no whole head."""
    top = sheet.next(0)
    if end_of_head(sheet, top) or sheet.fits(top, FORWARDED):
        return None
    found = _find_forwarded(sheet, 0)
    if not found or found[-1][0] > _MOST_LINES or not _brings_story(sheet, found[-1][1]):
        return None
    above = sheet.filled(0, sheet.back(found[0][0] - 1))
    if any(_is_title(sheet.line(at)) or sheet.fits(at, BYLINE) for at in above):
        return None  # the story's own head, over a mail of its own
    return found[-1]


def _leave_out_words(sheet: Sheet, over: int) -> None:
    """What stands over a mail that is passed on: lines of a head, and words that are kept as a note."""
    rows = [at for at in sheet.filled(0, over) if (match := sheet.fits(at, HEADER)) and called(match[1]) in SHOWN]
    sheet.leave_out_each("mail", [*rows, *sheet.fitting(sheet.filled(0, over), FORWARDED)])
    sheet.note("comments", 0, over, place="front")


def _is_handed_on(sheet: Sheet, start: int, body: int) -> bool:
    """Whether a mail under the line that says so brings a story."""
    return sheet.fits(sheet.back(start - 1), FORWARDED) is not None and _brings_story(sheet, body)


def _brings_story(sheet: Sheet, body: int) -> bool:
    """Whether a mail has a story's own title in it, and no mail stands below: a story that is told in mails keeps their heads."""
    below = (at for at in sheet.filled(body) if sheet.line(at)[0] in "FSVBD*")
    return _find_title(sheet, body) < len(sheet) and not any(end_of_head(sheet, at) for at in below)


def _find_title(sheet: Sheet, body: int) -> int:
    """The line of a story's title in a mail: over its byline at once, or alone below a greeting and few words; the length where none is."""
    first = sheet.next(body)
    written = sheet.fits(sheet.next(first + 1), BYLINE)
    if written and is_name(written[2]) and sheet.reads_as_title(first):
        return first
    if not fits(SALUTE, sheet.line(first)):
        return len(sheet)
    words = 0
    for at in sheet.filled(first + 1):
        alone = sheet.run(at) == at + 1 and not sheet.line(at - 1)
        if alone and sheet.line(at).isupper() and _is_title(sheet.line(at)) and not is_closing(sheet.line(at)):
            return at
        words += len(sheet.line(at).split())
        if words > _MOST_GREETING:
            break
    return len(sheet)


def _leave_out_outer(sheet: Sheet, start: int, body: int, inner: int) -> None:
    """The head of the mail that brought another one, and what whoever passed it on says, which is kept as a note."""
    sheet.leave_out("mail", start, body)
    over = sheet.back(inner - 1)
    sheet.note("comments", body, over, place="front")
    sheet.leave_out("mail", over)


def _read_covering(sheet: Sheet, start: int, body: int, *, brings: bool) -> None:
    """The words with which whoever sends a story hands it over, and a row of signs below them."""
    end = _find_title(sheet, body) if brings else end_of_covering(sheet, start, body)
    if end > sheet.next(body):
        sheet.note("comments", body, end, place="front")
        if is_mark(sheet.line(row := sheet.next(end))):
            sheet.mark(row)


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
    if sheet.run(first) == first + 1 < len(sheet) and _is_title(sheet.line(first)):
        named.add("title")
    return named


def _is_title(line: str) -> bool:
    """Whether a line alone over the story is its title, which may be another than what a mail was sent under.

    >>> _is_title("The Stopped Clock"), _is_title("Judith Vane"), _is_title("It rained."), _is_title("London, 1889")
    (True, False, False, False)
    """
    plain = line[-1:].isalpha() and len(line.split()) > 1 and is_capitalised(line)
    return plain and not is_name(line) and read_heading(line) is None


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
    if sheet.fits(last, _LEAVES):
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
