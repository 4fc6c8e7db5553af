"""Quotev: a chapter copied from its page, with the story's card above and the buttons below."""

import re

from storybind.text.sources.sheet import Sheet

_SITE = re.compile(r"(.{1,120}?) ?\| Quotev")
_KIND = re.compile(r"Fanfiction|Original|Story|Fan ?fic|Short Story|Poetry|Quiz")
_RIGHTS = re.compile(r"© (?:\d{4} )?(\S.{0,40})")
_BUTTONS = re.compile(
    r"(?:Next|Previous): \S.{0,80}|Comments?(?: ?\(?\d+\)?)?|Publish a comment|Add (?:to|a) (?:library|comment|list)|Join the (?:D|d)iscussion|Report|Share|Follow|Log In|Sign Up|Next|Previous"
)
_HEAD = 20  # lines
_LONGEST_CARD = 1_200  # characters


def unwrap(sheet: Sheet) -> None:
    """Take off the page's name, the card of the story with whose it is, and the buttons."""
    rows = list(sheet.filled(0, _HEAD))
    site = next(sheet.fitting(rows, _SITE), -1)
    if match := sheet.fits(site, _SITE):
        below = sheet.next(site + 1)
        if sheet.line(below) == match[1]:
            sheet.leave_out("navigation", site)
            site = below
        else:
            sheet.leave_out_round(site, match.span(1))
        sheet.entry("title", "", match[1], site)
        _read_card(sheet, [at for at in rows if at > site])
    sheet.leave_out_upward(_BUTTONS)


def _read_card(sheet: Sheet, rows: list[int]) -> None:
    """Kind, tags and blurb, as far as the line that says whose the story is."""
    end = next(sheet.fitting(rows, _RIGHTS), -1)
    match = sheet.fits(end, _RIGHTS)
    if match is None or sum(len(sheet.line(at)) for at in rows if at < end) > _LONGEST_CARD:
        return
    card = [at for at in rows if at < end]
    sheet.entry("author", "", match[1], end, sheet.line(end))
    if card and sheet.fits(card[0], _KIND):
        sheet.entry("category", "", (sheet.line(card[0]),), (card[0], card[0] + 1))
        card.pop(0)
    if card and card[1:]:  # its tags, which nothing parts
        sheet.take("", card[0])
        card.pop(0)
    if card:
        sheet.entry("description", "", sheet.text(card[0], end), (card[0], card[-1] + 1))
