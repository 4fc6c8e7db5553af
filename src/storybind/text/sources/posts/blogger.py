"""Blogger: a post copied from its page, with its day above, and below it who wrote it, its labels and what readers wrote."""

import re
from itertools import islice

from storybind.text.front.values import iso_date
from storybind.text.sources.sheet import Sheet

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
    r"Email ?This.{0,90}|BlogThis!.{0,60}|Share to .{0,60}|Post a Comment|Publicar un comentario|Postar um comentário|Enregistrer un commentaire|Posta un commento|Kommentar veröffentlichen|Prześlij komentarz|Отправить комментарий|(?:Newer|Older) Posts?(?: .{0,30})?|(?:Nowszy|Starszy) post.{0,40}|Entrada (?:más reciente|antigua).{0,40}|Home|Subscribe to: .{0,60}|Subskrybuj: .{0,60}|Links to this post|Reply|Reply Delete|Delete|Replies|Links? to this post:?",
    re.IGNORECASE,
)
_HEAD, _TAIL = 6, 120  # lines with something on them
_LONGEST_TITLE = 120


def unwrap(sheet: Sheet) -> None:
    """Take off the day with the title under it, and from the line that says who posted it on all that is the page's."""
    rows = list(sheet.filled())
    signed = next((at for at in rows[-_TAIL:] if _SIGNED.fullmatch(sheet.line(at))), -1)
    match = _SIGNED.fullmatch(sheet.line(signed))
    under = sheet.line(sheet.next(signed + 1))
    known = not under or any(kind.fullmatch(under) for kind in (_LABELS, _COUNT, _BUTTONS))
    if match is None or not known or sheet.next(0) >= signed:
        return
    _read_head(sheet, signed)
    sheet.entry("author", "", match["who"], (signed, signed + 1), sheet.line(signed))
    below = list(sheet.filled(signed))
    for at in below:
        line = sheet.line(at)
        if labels := _LABELS.fullmatch(line):
            tags = tuple(filter(None, map(str.strip, labels["tags"].split(","))))
            sheet.entry("tags", "", tags, (at, at + 1), line)
        elif _COUNT.fullmatch(line) or _BUTTONS.fullmatch(line):
            sheet.leave_out("navigation", at)
    sheet.note("comments", signed, len(sheet), place="end")


def _read_head(sheet: Sheet, end: int) -> None:
    """The day among the first lines, and the title right below it; what stands over it is the blog's."""
    for at in list(islice(sheet.filled(0, end), _HEAD)):
        day = iso_date(re.sub(r"^[^\W\d]+,? (?=\w)", "", sheet.line(at)) if "," in sheet.line(at) else sheet.line(at))
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            continue
        title = sheet.next(at + 1)
        if len(sheet.line(title)) > _LONGEST_TITLE or sheet.line(title)[-1:] in ".…" or sheet.next(title + 1) >= end:
            return
        for over in sheet.filled(0, at):
            sheet.leave_out("navigation", over)
        sheet.entry("date", "", day, (at, at + 1), sheet.line(at))
        if not re.match(r"(?i)(?:chapter|kapitel|rozdział|capítulo|chapitre|глава|part|teil|\d)", sheet.line(title)):
            sheet.take("title", title)
        return
