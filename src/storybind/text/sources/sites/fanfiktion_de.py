"""fanfiktion.de: the lines without labels that the German site has under title and author."""

import re

from storybind.text.front.days import iso_date
from storybind.text.sources.sheet import Sheet

_GENRE = "Abenteuer|Action|Allgemein|Angst|Drama|Erotik|Familie|Fantasy|Freundschaft|Historisch|Horror|Humor|Krimi|Liebe|Liebesgeschichte|Mystery|Parodie|Poesie|Romance|Romanze|Schmerz/Trost|Sci-Fi|Science-Fiction|Suspense|Thriller|Tragödie|Übernatürlich|Western"
_CARD = re.compile(
    rf"(?P<kind>(?:Kurzgeschichte|Geschichte|One-?[Ss]hot|Songfic|Drabble|Gedicht)?) ?(?P<genres>(?:{_GENRE})(?:, [^\W\d_][\w/ -]{{2,30}}){{0,6}}) / (?P<rating>P(?:6|12|16|18)(?:[ -](?:AVL|Slash)){{0,2}})(?: / (?P<category>[A-Z][\w/ -]{{1,30}}))?"
)
_DAY = re.compile(r"\d\d\.\d\d\.\d{4}")
_COUNT = re.compile(r"\d{1,3}(?:\.\d{3})*")
_COUNTED = re.compile(rf"{_COUNT.pattern}(?: Reviews?)?|(?:Alle|Dieses) Kapitel")
_CHAPTER = re.compile(rf"{_DAY.pattern}\s+{_COUNT.pattern}(?:\s+{_COUNT.pattern})?")
_WAY = re.compile(r" [>»›] ")
"""What parts the places on the way down to a story."""
_PLACES = re.compile(
    r"FanFiktion(?:\.de)?|Startseite|Geschichten|Fan-?[Ff]iktion(?:en)?|Freie Arbeiten|Autoren|Community|Forum|Foren|Hilfe|Suche|Login|Anmelden|Einloggen|Registrieren|Mehr|Menü|Themen|Projekte|Betaleser"
)
"""Ways to other pages above a title."""
_HEAD = 20  # lines
_DAYS = ("date", "updated")
_MOST_NAMES = 3  # lines
_ENDS = ".!?…"  # of a sentence, which is nobody's name


def unwrap(sheet: Sheet) -> None:
    """Read genres, rating, characters and days; what is counted is left out, under the title and under each chapter's."""
    cards = ((at, match) for at in sheet.filled(0, _HEAD) if (match := sheet.fits(at, _CARD)))
    if (found := next(cards, None)) is None:
        return
    card, match = found
    _read_names(sheet, card)
    _read_below(sheet, card)
    genres = tuple(match["genres"].split(", "))
    sheet.entry("genres", match["kind"], genres, card, match["genres"])
    sheet.entry("rating", "", match["rating"], card)
    if match["category"]:
        sheet.entry("category", "", match["category"], card)
    sheet.leave_out_each("statistics", sheet.fitting(sheet.filled(card), _CHAPTER))


def _read_names(sheet: Sheet, card: int) -> None:
    """Title and author, where nothing but the site's menu stands above; its ``von`` may have been copied."""
    rows = list(sheet.filled(0, card))
    while len(rows) > 2 and _PLACES.fullmatch(_WAY.split(sheet.line(rows[0]))[0]):
        _leave_out_place(sheet, rows.pop(0))
    if len(rows) == 2 and sheet.line(rows[1])[-1] not in _ENDS:
        title, author = rows
        by = re.match(r"(?:(von|by) )?(.+)", sheet.line(author))
        assert by is not None  # the line is filled
        sheet.take("title", title)
        sheet.entry("author", by[1] or "", by[2], author)


def _leave_out_place(sheet: Sheet, at: int) -> None:
    """A way to another page, or the one down to the story, on which the last place is what the story is about."""
    *_, last = ways = _WAY.split(sheet.line(at))
    if ways[1:]:
        sheet.leave_out_of("navigation", at, sheet.line(at).removesuffix(last))
        sheet.take("fandom", at)
    else:
        sheet.leave_out("navigation", at)


def _read_below(sheet: Sheet, card: int) -> None:
    """The characters, the days on which the story was begun and last changed, and how much of it there is."""
    rows = list(sheet.filled(card + 1, card + _HEAD))
    days = next((at for at, row in enumerate(rows[: _MOST_NAMES + 1]) if sheet.fits(row, _DAY)), -1)
    if days < 0:
        return
    if names := rows[:days]:
        people = [name for row in names for name in re.split(r"\s{2,}|, |\t", sheet.line(row))]
        sheet.entry("characters", "", tuple(people), (names[0], names[-1] + 1))
    for name, row in zip(_DAYS, rows[days:], strict=False):
        if not sheet.fits(row, _DAY):
            break
        sheet.entry(name, "", iso_date(sheet.line(row)), row, sheet.line(row))
        days += 1
    for row in rows[days:]:
        if not sheet.fits(row, _COUNTED):
            break
        sheet.leave_out("statistics", row)
