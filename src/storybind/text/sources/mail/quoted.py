"""A story that stands quoted in a mail: under the line that says who wrote, or in one that passes it on."""

import re

from storybind.text.sources.mail.heads import FORWARDED, is_printed, kinds, read_sent
from storybind.text.sources.mail.letters import is_spoken
from storybind.text.sources.mail.passed_on import MOST_PASSED_ON
from storybind.text.sources.sheet import Sheet

_QUOTES = re.compile(
    r"\s*(?P<line>(?:On|Le|El|Em|Il(?: giorno)?|Am) (?P<when>[^\n]{0,40}\d[^\n]{0,40}?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?+(?: Uhr)?+),?\s(?:schrieb )?(?:(?P<name>[^\n<>@()\d]{2,60}?)\s)?(?:\(?<[^\s<>]+@[^\s<>]+>\)?\s*)?(?:wrote|a écrit|ha scritto|escribió|escreveu)?\s?:)[ \t]*\n"
)
"""The line, or two, in which a program says when somebody wrote what it quotes below."""
LEAVES = re.compile(
    r"(?:Sent from (?:my|Yahoo|Mail|Outlook)\b.{0,50}|Get Outlook for .{1,20}|Von meinem \w+ gesendet|Gesendet von .{1,40}|Envoyé (?:de mon|depuis) .{1,40}|Enviado desde mi .{1,40}|Inviato da .{1,40})",
    re.IGNORECASE,
)
"""What a program sets below each mail."""
_LEAST_QUOTED = 6  # lines of a story that is quoted in a mail that passes it on
_QUOTED = re.compile(r"(?: {0,3}>)+")
_PASSES_ON = re.compile(r"(?:Fwd?|Wg|Tr|Rv|I|Enc):", re.IGNORECASE)  # a subject


def read_quotation(sheet: Sheet) -> bool:
    """Who wrote, and when, over a story that is quoted to its end, which loses the signs that say so, if the page showed them.

    Whether a text begins with the line that says it, even where no more is read.
    """
    match = _QUOTES.match(sheet.source.text)
    if match is None:
        return False
    first = sheet.source.text.count("\n", 0, match.start("line"))
    end = first + match["line"].count("\n") + 1
    quoted = [at for at in sheet.filled(end) if sheet.line(at)[0] == ">"]
    whole = bool(quoted) and len(quoted) == sum(1 for _ in sheet.filled(end))
    if not (whole or (not quoted and "@" in match["line"] and is_printed(match["when"]) and not is_spoken(sheet, end))):
        return True
    line, name = " ".join(match["line"].split()), match["name"] or ""
    day = read_sent(match["when"])
    sheet.entry("date" if day else "", "", day or match["when"], (first, end), line)
    if name:
        sheet.entry("author", "", name, (first, end), " ")
    _unquote(sheet, quoted)
    return True


def read_quoted_story(sheet: Sheet, start: int, body: int) -> bool:
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
    if len(quoted) < _LEAST_QUOTED or len(sheet.text(body, top).split()) > MOST_PASSED_ON or not _ends_mail(sheet, end):
        return False
    if over >= 0:
        sheet.leave_out("mail", over)
    sheet.leave_out("mail", start, body)
    if sheet.fits(last := sheet.back(len(sheet) - 1), LEAVES):
        sheet.leave_out("mail", last)
    sheet.note("comments", body, top, place="front")
    sheet.note("comments", end, len(sheet), place="end")
    _unquote(sheet, quoted)
    return True


def _ends_mail(sheet: Sheet, at: int) -> bool:
    """Whether nothing of a story is from a line on: it says who wrote what, ends a mail, or there is none."""
    return (
        at == len(sheet)
        or sheet.fits(at, LEAVES) is not None
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
