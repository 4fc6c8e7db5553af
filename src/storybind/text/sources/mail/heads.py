"""The heads of mails and of news articles: what their fields are called, where a head ends, and when a mail was sent."""

import re
from datetime import date

from storybind.text.front.days import iso_date
from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import Sheet

HEADER = re.compile(r"\*{0,2}([^\W\d_](?:[^\W_]|[-_](?=[^\W_])){0,30})[ \xa0]?:\*{0,2}(?:[ \t\xa0]+(.*)|)")
"""A field of a head: its name, which some programs print bold, and what stands on its first line."""
_NAMES = frozenset(
    """from to cc bcc newsgroups subject date organization organisation lines message-id path references reply-to sender distribution
    approved expires followup-to keywords summary xref mime-version content-type content-transfer-encoding return-path received
    delivered-to precedence status user-agent nntp-posting-host nntp-posting-date importance attachments mailing-list list-id archive-name""".split()
)
_FILED = ("archive-name", "submitted-by", "posting-number")
"""Names of what a moderated group has below the head, in a line of its own."""
_PRINTED = {
    "from": "von de da",
    "to": "an à a para",
    "subject": "betreff objet asunto oggetto assunto",
    "date": "sent datum gesendet envoyé enviado inviato fecha data",
    "attachments": "anlagen",
}
"""Names that programs which show mails have for those that mails have themselves, in en de fr es it pt."""
_CALLED = {word: name for name, words in _PRINTED.items() for word in words.split()}
SHOWN = frozenset({"from", "to", "cc", "subject", "date", "importance", "attachments"})
"""The fields that a program shows, or sets over what it passes on."""
FORWARDED = re.compile(
    r"[-—]{2,} ?(?:(?:forwarded|original|weitergeleitete|ursprüngliche)[ -](?:message|nachricht)|message (?:transféré|d['’]origine)|mensaje (?:reenviado|original)|messaggio (?:inoltrato|originale)) ?[-—]{2,}|_{10,}|begin forwarded message ?:|anfang der weitergeleiteten nachricht ?:|début du message (?:réexpédié|transféré) ?:",
    re.IGNORECASE,
)
"""What a program sets over a mail that it passes on."""
_MBOX = re.compile(r"From \S+@?\S* +\w{3} \w{3} .*\d{4}")
_MOST_HEAD = 60  # lines of a mail's head
_TO_THE_SECOND = re.compile(r"\b\d\d?:\d\d:\d\d(?:\s?[AP]M)? (?:[+-]\d{4}\b|[A-Z]{3,4}\b)")
"""An hour to the second, and in which zone: how mails travel, and no story shows them."""
_HOUR = re.compile(r"\b\d\d?[:.h]\d\d\b")
_WEEKDAYS = (
    "mon monday montag mo lun lundi lunes lunedì seg segunda segunda-feira",
    "tue tues tuesday dienstag di mardi martes martedì ter terça terça-feira",
    "wed wednesday mittwoch mi mer mercredi mié miércoles mercoledì qua quarta quarta-feira",
    "thu thur thurs thursday donnerstag do jeu jeudi jue jueves gio giovedì qui quinta quinta-feira",
    "fri friday freitag fr ven vendredi vie viernes venerdì sex sexta sexta-feira",
    "sat saturday samstag sonnabend sa sam samedi sáb sábado sab sabato",
    "sun sunday sonntag so dim dimanche dom domingo domenica",
)  # fmt: skip
"""The days from Monday on, in en de fr es it pt; the short Tuesday that March is called as well is left out."""
_WEEKDAY = {word: at for at, words in enumerate(_WEEKDAYS) for word in words.split()}


def end_of_head(sheet: Sheet, at: int) -> int:
    """The line after a mail's head that begins at a line; 0 where none does."""
    start = at
    if sheet.fits(at, _MBOX):
        at += 1
    while at < min(len(sheet), start + _MOST_HEAD) and sheet.line(at):
        match = HEADER.fullmatch(sheet.lines[at].rstrip())
        if not (match and _is_header(match[1])) and not (at > start and sheet.lines[at][:1] in " \t"):
            break
        at += 1
    if len(kinds(sheet, start, at)) < 2:
        return 0
    below = sheet.next(at)
    filed = sheet.fits(below, HEADER) if below < len(sheet) else None
    if filed and filed[1].casefold() in _FILED and sheet.run(below) == below + 1:
        return below + 1
    return at


def called(name: str) -> str:
    """A field's name as mails have it themselves, folded."""
    return _CALLED.get(name.casefold(), name.casefold())


def _is_header(name: str) -> bool:
    return called(name) in _NAMES or name.startswith(("X-", "NNTP-", "List-", "ARC-", "DKIM-", "Content-", "Resent-"))


def kinds(sheet: Sheet, start: int, end: int) -> dict[str, str]:
    """The fields of a mail's head, by their names, with what stands on their first lines."""
    found = (HEADER.fullmatch(sheet.lines[at].strip()) for at in range(start, end))
    return {called(match[1]): match[2] or "" for match in found if match}


def read_sent(value: str) -> str:
    """The day of a date as mails or programs print it; empty where none is read.

    >>> read_sent("Sat, Nov 12, 2022 at 8:05 PM"), read_sent("samedi 12 novembre 2022 20:05"), read_sent("Monday")
    ('2022-11-12', '2022-11-12', '')
    """
    day = iso_date(_weekday(value)[1])
    return day if day[:4].isdigit() else read_date(value)


def is_printed(value: str) -> bool:
    """Whether a program wrote when a mail was sent: to the second, or on the weekday that it was, which hardly anybody looks up.

    >>> is_printed("Saturday, November 12, 2022 8:05 PM"), is_printed("Monday, November 12, 2022 8:05 PM")
    (True, False)
    """
    if _TO_THE_SECOND.search(value):
        return True
    weekday, day = _weekday(value)[0], read_sent(value)
    try:
        return weekday is not None and date.fromisoformat(day).weekday() == weekday
    except ValueError:  # a month alone, or a day that there never was
        return False


def is_sent(value: str) -> bool:
    """Whether a date says at which hour as well, or on which weekday."""
    return _HOUR.search(value) is not None or is_printed(value)


def _weekday(value: str) -> tuple[int | None, str]:
    """The weekday with which a date begins, from 0 for Monday, and the date without it."""
    match = re.match(r"\W*([^\W\d_]+(?:-feira)?)[.,]*\s+", value)
    found = _WEEKDAY.get(match[1].casefold()) if match else None
    return (found, value[match.end() :]) if match and found is not None else (None, value)
