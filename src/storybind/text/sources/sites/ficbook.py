"""Ficbook: a story taken from the Russian site as text."""

import re

from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet

_DIRECTION = re.compile(r"Джен|Гет|Слэш|Фемслэш|Смешанная|Другие виды отношений|Статья")
_RATING = re.compile(r"G|PG-13|R|NC-17|NC-21")
_STATUS = re.compile(r"Завершён|В процессе|Заморожен")
_AUTHOR = re.compile(r"автор", re.IGNORECASE)
_BY = re.compile(r"(\S.{0,60}) (автор|соавтор|бета|гамма)")  # as a row is copied in one line
_DAY = re.compile(r"\d{1,2} [а-я]{3,8} \d{4} г\.?(?:,| в) \d\d:\d\d")  # on which a part was added, under its title
_HEAD = 40  # lines
_RULED = re.compile(r"={4,}\s*([^=\s].{0,120}?)\s*={4,}")
_ADDRESS = re.compile(r"\(?https?://(?:www\.)?ficbook\.net/\S+\)?")
_BUTTONS = re.compile(
    r"(?:Скачать(?: .*)?|Отзывы(?: ?\(?\d+\)?)?|Публичная бета .*|Поделиться|Пожаловаться(?: на фанфик)?|Добавить в сборник|Следующая (?:часть|глава).*|Предыдущая (?:часть|глава).*|Вперед|Вперёд|Назад|Содержание|К списку частей|Нравится .*|Мне нравится \d+|Награды .*|Ещё по фэндому.*|Отношение автора к критике.*|Примечания к фанфику)\W*"
)


def unwrap(sheet: Sheet) -> None:
    """Read the badges over the title, say which ruled lines are headings, keep the address, and leave the page's buttons out."""
    if _read_badges(sheet):
        for at in sheet.filled():
            if len(sheet.lines[at]) < 40 and sheet.fits(at, _DAY) and read_heading(sheet.line(sheet.back(at - 1))):
                sheet.leave_out("statistics", at)
    ruled = [at for at in sheet.filled() if sheet.line(at)[0] == "=" and sheet.fits(at, _RULED)]
    for number, at in enumerate(ruled):
        match = sheet.fits(at, _RULED)
        assert match is not None  # looked for above
        if number == 0 and at == sheet.next(0) and len(ruled) > 1:
            sheet.entry("title", "", match[1], at)
        else:
            sheet.lines[at] = match[1]
            sheet.heading(at)
    for at in sheet.filled():
        line = sheet.line(at)
        if len(line) < 120 and _ADDRESS.fullmatch(line):
            sheet.entry("source_url", "", line.strip("()"), at)
        elif len(line) < 90 and _BUTTONS.fullmatch(line):
            sheet.leave_out("navigation", at)


def _read_badges(sheet: Sheet) -> bool:
    """Whom the story pairs, for whom it is and whether it is done: a line each, and below them the title and who wrote it.

    The title may stand over them, where those who wrote it have a line each. Gives whether they are there.
    """
    rows = list(sheet.filled(0, _HEAD))
    lines = [sheet.line(row) for row in rows]
    badges = (_DIRECTION, _RATING, _STATUS)
    starts = (at for at in range(len(rows) - 2) if all(map(re.Pattern.fullmatch, badges, lines[at : at + 3])))
    if (start := next(starts, -1)) < 0:
        return False
    below = start + 3
    while below < len(rows) and lines[below].isdigit():
        below += 1
    by = _BY.fullmatch(lines[below]) if start == 1 and below < len(rows) else None
    if by is None and (below + 2 >= len(rows) or not _AUTHOR.fullmatch(lines[below + 2])):
        return False
    for name, at in zip(("category", "rating", "status"), range(start, start + 3), strict=True):
        sheet.take(name, rows[at])
    for at in range(start + 3, below):
        sheet.leave_out("statistics", rows[at])
    if by:
        sheet.take("title", rows[0])
        for row, line in zip(rows[below:], lines[below:], strict=True):
            if (by := _BY.fullmatch(line)) is None:
                break
            sheet.entry("author" if "автор" in by[2] else "", by[2], by[1], row)
        return True
    sheet.take("title", rows[below])
    sheet.entry("author", lines[below + 2], lines[below + 1], (rows[below + 1], rows[below + 2] + 1))
    return True
