"""Lib.ru and Samizdat: a story taken from Moshkow's library, or from the journal beside it, as text."""

import re

from storybind.text.sources.sheet import Sheet

_MENU = re.compile(r".{0,40}:?\s*\[Регистрация\]\s*\[Найти\](?:\s*\[[А-Яа-яЁё|/ ]{3,24}\])*")
_PAGE = re.compile(
    r"(?:Оставить комментарий|Комментарии: \d.*|Скачать FB2|Связаться с программистом сайта|Ваша оценка:?.*|Статистика|Иллюстрации.{0,20}\d шт)[. ]*"
)
_POSTED = re.compile(r"Размещ[её]н:? .{6,60}(?:\d+k\.?|Статистика\.?)")
_RIGHTS = re.compile(r"(?:©|\(c\)) ?Copyright \S.{3,90}")
_KIND = re.compile(r"(?P<kind>[А-ЯЁ][а-яё]{2,12}(?: [а-яё]{3,12})?): (?P<genre>[А-ЯЁ][а-яё]+(?:, [А-ЯЁа-яё ]+){0,3})")
_RULE = re.compile(r"-{40,90}")
_SIGNED = re.compile(
    r"(?P<name>(?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][\w-]+|[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+){1,3})\. +(?P<title>\S.{1,80}?)\.?"
)
_HEAD, _MOST_CREDITS = 14, 10  # lines


def unwrap(sheet: Sheet) -> None:
    """Read what stands over the journal's menu and below it, or over the library's two rules; leave the page's own lines out."""
    if menu := [*sheet.fitting(sheet.filled(0, _HEAD), _MENU)]:
        _read_journal(sheet, menu[0])
    else:
        _read_library(sheet)


def _read_journal(sheet: Sheet, menu: int) -> None:
    """Who wrote it and what it is called, a line each over the menu; below it, and below the story, whose it is and of what kind."""
    over = [*sheet.filled(0, menu)]
    if len(over) > 1:
        for name, at in zip(("author", "title"), over, strict=False):
            sheet.take(name, at)
    for at in [*sheet.filled()]:
        if sheet.fits(at, _RIGHTS) and not sheet.has("rights"):
            sheet.take("rights", at)
        elif sheet.fits(at, _MENU, _PAGE):
            sheet.leave_out("navigation", at)
        elif sheet.fits(at, _RIGHTS, _POSTED):
            sheet.leave_out("statistics", at)
        elif at < menu + _HEAD and not sheet.has("genres") and (found := sheet.fits(at, _KIND)):
            sheet.entry("genres", found["kind"], (found["genre"],), at)


def _read_library(sheet: Sheet) -> None:
    """Who wrote it and its title, on one line; between two rules below it, from which book it is and who copied it."""
    top = sheet.next(0)
    first = sheet.next(top + 1)
    last = next(sheet.fitting(range(first + 1, first + _MOST_CREDITS), _RULE), 0) if sheet.fits(first, _RULE) else 0
    found = sheet.fits(top, _SIGNED)
    if not last or not found:
        return
    sheet.entry("author", "", found["name"], top)
    sheet.entry("title", "", found["title"], top)
    sheet.note("title-page", first, last + 1, place="front")
