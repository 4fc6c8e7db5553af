"""Blogger: a post copied from its page, with its day above, and below it who wrote it, its labels and what readers wrote."""

import re
from itertools import islice

from storybind.text.front.days import iso_date
from storybind.text.sources.sheet import BYLINE, Sheet, parts_of

_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.? ?[Mm]\.?)?(?: Uhr)?"
_SIGNED = re.compile(
    rf"(?:Posted by|Publicado por|Postado por|Publié par|Pubblicato da|Gepostet von|Eingestellt von|Geplaatst door|Autor:|Автор:|Yazar:)\s*(?P<who>\S.{{0,50}}?),? (?:at|on|en|às|à|alle|um|op|o|на|a las|a la\(s\)|в|zaman:) ?{_CLOCK}\s*"
)
_LABELS = re.compile(
    r"(?:Labels|Etiquetas|Marcadores|Libellés|Etichette|Etykiety|Ярлыки|Etiketler): ?(?P<tags>\S.{0,200})"
)
_COUNT = re.compile(
    r"(?:\d{1,4}|No|Brak|Aucun|Keine|Nenhum|Nessun) (?:comments?|comentarios?|comentários?|commentaires?|commenti?|Kommentare?|komentarz\w*|комментари\w*)\b:?",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"Email ?This.{0,90}|BlogThis!.{0,60}|Share to .{0,60}|Post a Comment|Publicar un comentario|Postar um comentário|Enregistrer un commentaire|Posta un commento|Kommentar veröffentlichen|Prześlij komentarz|Отправить комментарий|Powered by Blogger\.?|(?:Newer|Older) Posts?(?: .{0,30})?|(?:Nowszy|Starszy) post.{0,40}|Entrada (?:más reciente|antigua).{0,40}|Home|Subscribe to: .{0,60}|Subskrybuj: .{0,60}|Reply|Reply Delete|Delete|Replies|Links? to this post:?",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?=.*\d{4})\S.{0,70}?\b\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[AaPp]\.? ?[Mm]\.?)?")
_SAID = re.compile(
    r"[^\W_][^\n\"“”«»]{0,50}? (?:said|dijo|disse|a dit|ha detto|hat gesagt|schrieb|pisze|комментирует)(?: ?\.\.\.| ?…|:)"
)
_HEAD = 4  # lines with something on them
_ANSWER = re.compile(r"Reply|Reply Delete|ReplyDelete|Delete|Replies", re.IGNORECASE)
_COULD_HEAD = re.compile(rf"{_ANSWER.pattern}|Home", re.IGNORECASE)


def unwrap(sheet: Sheet) -> None:
    """Take off the day with the title under it, and from the line that says who posted it on all that is the page's.

    Where several posts are signed, what stands below one is the next: all of it stays.
    """
    found = [(at, match) for at in sheet.filled() if (match := sheet.fits(at, _SIGNED))]
    if len(found) != 1:
        if len({match["who"] for _, match in found}) == 1 and all(
            _is_below(sheet.line(at)) for at in sheet.filled(found[-1][0] + 1)
        ):
            sheet.say("author", found[0][1]["who"], found[0][0])
        return
    signed, match = found[0]
    under = sheet.line(sheet.next(signed + 1))
    if (under and not _is_below(under)) or sheet.next(0) >= signed:
        return
    _read_head(sheet, signed)
    end = _read_below(sheet, signed)
    if any(sheet.fitting(islice(sheet.filled(), _HEAD), BYLINE)):  # who wrote it stands below the title
        sheet.leave_out("navigation", signed)
    else:
        sheet.entry("author", "", match["who"], signed, sheet.line(signed))
    if _are_comments(sheet, end):
        sheet.keep_comments(end, _COUNT, _BUTTONS)


def _is_below(line: str) -> bool:
    """Whether a line is the page's, below a post."""
    return any(kind.fullmatch(line) for kind in (_LABELS, _COUNT, _BUTTONS))


def _read_below(sheet: Sheet, signed: int) -> int:
    """The labels, the count and the buttons right below the line that says who posted it; gives the first line that is none."""
    rows: list[int] = []
    end = len(sheet)
    for at in sheet.filled(signed + 1):
        if not _is_below(sheet.line(at)):
            end = at
            break
        rows.append(at)
    while end < len(sheet) and rows and sheet.fits(rows[-1], _COULD_HEAD):
        end = rows.pop()
    for at in rows:
        line = sheet.line(at)
        if labels := _LABELS.fullmatch(line):
            sheet.entry("tags", "", parts_of(labels["tags"]), at, line)
        else:
            sheet.leave_out("navigation", at)
    return end


def _are_comments(sheet: Sheet, first: int) -> bool:
    """Whether a line opens what readers wrote: who, or when, opens it, and when, or a button to answer, ends it."""
    opens = (sheet.fits(at, _SAID, _STAMP) for at in islice(sheet.filled(first), 2))
    if not any(opens):
        return False
    last = sheet.back(len(sheet) - 1)
    while last > first and sheet.fits(last, _BUTTONS) and not sheet.fits(last, _ANSWER):
        last = sheet.back(last - 1)
    return sheet.fits(last, _STAMP, _ANSWER) is not None


def _read_head(sheet: Sheet, end: int) -> None:
    """The day on the first line, and the title that stands alone right below it."""
    at = sheet.next(0)
    day = iso_date(re.sub(r"^[^\W\d]+, (?=\w)", "", sheet.line(at)))
    title = sheet.next(at + 1)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day) or sheet.next(title + 1) >= end:
        return
    sheet.entry("date", "", day, at, sheet.line(at))
    if sheet.could_be_title(title):
        sheet.take("title", title)
