"""Ficbook: a story taken from the Russian site as text."""

from __future__ import annotations

import re

from storybind.text.sources.sheet import Sheet

_RULED = re.compile(r"={4,}\s*([^=\s].{0,120}?)\s*={4,}")
_ADDRESS = re.compile(r"\(?https?://(?:www\.)?ficbook\.net/\S+\)?")
_BUTTONS = re.compile(
    r"(?:Скачать(?: .*)?|Отзывы(?: ?\(?\d+\)?)?|Публичная бета .*|Следующая (?:часть|глава).*|Предыдущая (?:часть|глава).*|Вперед|Вперёд|Назад|Содержание|К списку частей|Нравится .*|Награды .*|Ещё по фэндому.*|Отношение автора к критике.*|Примечания к фанфику)\W*"
)


def unwrap(sheet: Sheet) -> None:
    """Say which ruled lines are headings, keep the address, and leave the page's buttons out."""
    ruled = [at for at in sheet.filled() if sheet.line(at)[0] == "=" and _RULED.fullmatch(sheet.line(at))]
    for number, at in enumerate(ruled):
        match = _RULED.fullmatch(sheet.line(at))
        assert match is not None  # looked for above
        if number == 0 and at == sheet.next(0) and len(ruled) > 1:
            sheet.entry("title", "", match[1], (at, at + 1))
        else:
            sheet.lines[at] = match[1]
            sheet.heading(at)
    for at in sheet.filled():
        line = sheet.line(at)
        if len(line) < 120 and _ADDRESS.fullmatch(line):
            sheet.entry("source_url", "", line.strip("()"), (at, at + 1))
        elif len(line) < 90 and _BUTTONS.fullmatch(line):
            sheet.leave_out("navigation", at)
