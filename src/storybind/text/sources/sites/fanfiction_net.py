"""FanFiction.net and FictionPress: a page copied with the site's furniture round it."""

import re
from itertools import islice

from storybind.text.heading.line import read_heading
from storybind.text.sources.dates import read_american, read_date
from storybind.text.sources.genres import read_genres
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.headings import number_of

_STATISTICS = re.compile(
    r"(?:Fiction )?Rated: (?:Fiction )? ?(?:K\+?|T|M|MA) - .*\b(?:Chapters|Words|Reviews|Favs|Follows|Updated|Published): ?\S.* - (?:Words|Reviews|Favs|Follows|Updated|Published|Status|id): ?\S.*"
)
_SHELVES = "Books|Movies|Games|TV Shows|Cartoons|Comics|Anime/Manga|Anime|Manga|Misc|Plays/Musicals|Plays|Musicals|Web Shows|Crossovers?"
_MOBILE = re.compile(
    rf"(?:(?P<shelf>(?:{_SHELVES}) ?[»>:] ?)(?P<shelved>.{{2,80}}?)(?: -)? (?=Rated: )|(?P<fandom>[^,]{{2,60}}), )?(?:Rated: )?(?P<rating>K\+?|T|M|MA), (?P<rest>[A-Z][\w-]+, .*\b[Ww]ords: ?\S.*\b(?:[Uu]pdated|[Pp]ublished): ?\S.*)"
)
_COUNTED = re.compile(r"\b(chapters|words|reviews|favs|follows|updated|published|status):", re.IGNORECASE)
_LABELLED = re.compile(r"(Chapters|Words|Reviews|Favs|Follows|Updated|Published|Status|id): ?(.*)", re.IGNORECASE)
_FIELDS = {"Chapters": "chapters_total", "Words": "words", "Status": "status"}
_DATES = {"Updated": "updated", "Published": "date"}
_LANGUAGES = "English|Spanish|French|German|Italian|Portuguese|Russian|Polish|Dutch|Chinese|Japanese|Indonesian|Filipino|Swedish|Norwegian|Danish|Finnish|Czech|Hungarian|Turkish|Arabic|Hebrew|Latin|Korean|Vietnamese|Greek|Romanian|Thai|Hindi|Ukrainian|Croatian|Bulgarian|Persian|Malay|Catalan|Esperanto|Afrikaans|Icelandic|Albanian|Bosnian|Serbian|Slovak|Estonian|Lithuanian|Bengali|Urdu|Punjabi|Tamil|Telugu|Marathi|Nepali|Mongolian|Welsh|Irish|Farsi|Tibetan|Macedonian"
_NAVIGATION = re.compile(
    r"""(?:<|«|‹)\s*Prev(?:ious)?\s+Ch\.?\s+\d+\s+(?:of|/)\s+\d+\s+Next\s*(?:>|»|›)|Return\s+to\s+Top|Favou?rite\s*:\s*Story.*|Login|Sign\s+Up|(?:<|«|‹)\s*Prev(?:ious)?|Next\s*(?:>|»|›)|(?:<|«|‹)\s*Prev\s+Next\s*(?:>|»|›)|Follow/Fav|Fav/Follow|\+\s*-(?:\s+Full.*)?|Review(?:\s+this\s+(?:story|chapter))?(?:\s+Share)?|Share|Go|Jump:?(?:\s+Top)?|
    Full\s+3/4\s+1/2.*|(?:Expand|Tighten)(?:\s+(?:Expand|Tighten))*|Story\s+Story\s+Writer\s+Forum\s+Community|Actions:?|(?:Follow|Favou?rite|Follow/Favou?rite)\s+(?:Story|Author)|Flag|Report\s+Abuse|Post\s+Review(?:\s+As)?|
    The\s+author\s+would\s+like\s+to\s+thank\s+you\s+for\s+your\s+continued\s+support\..*|Your\s+review\s+has\s+been\s+posted\.?|Desktop(?:/Tablet)?\s+Mode.*|Blog\s+Twitter\s+.*|Help\s+Privacy\s+.*|Help\s+Terms.*|Reviews?:\s*\d+|
    Favou?rite\s*\+\s*Follow(?:\s+Review)?|(?:Share:?\s+)?(?:Email\s*\.?\s*)?(?:Twitter|Facebook)\s*\.?\s*(?:Facebook|Twitter).*|(?:Story|Author):\s*Follow\s+Favou?rite|Contrast:?\s+Dark\W+Light|Fonts?:?\s+Small\b.*|(?:Follow|Favou?rite)\s*:\s*Story\s+Author.*|Share\s+this\s+story.*""",
    re.VERBOSE | re.IGNORECASE,
)
_MENU = re.compile(r"\d{1,3}\. \S.{0,100}")
_MENU_ROW = re.compile(r"((?:<|«|‹)\s*Prev\s+)?(\d{1,3}\. \S.{0,100}?)(\s+Next\s*(?:>|»|›))?")
_MENU_OF_ALL = re.compile(r"(?:(?:<|«|‹)\s*Prev\s+)?(1\. \S.*?\s2\. \S.*?)(?:\s+Next\s*(?:>|»|›))?")
_BROWSING = re.compile(
    r".* (?:»|>) .*|FanFiction(?:\.Net)?\b.*|FictionPress\b.*|.*\bunleash your imagination.*|(?:(?:Browse|Just In|Story Search|Community|Communities|Forums?|Betas?|Story|Home|Search|Login|Log In|Sign Up|More)(?:\s+|$))+|(?:Login )?\| ?Sign Up",
    re.IGNORECASE,
)
_SHELF = re.compile(rf"(?:{_SHELVES})(?:: ?| )(?P<fandom>[A-Z\d].{{0,80}})")
_BY = re.compile(r"([Bb]y:?|Author:) ?(\S.*)")
_TITLE_BY = re.compile(r"(?P<title>\S.{0,150}) (?P<by>by) (?P<name>[\w.-]+(?: [\w.-]+){0,3})")
_CHAPTER_CHOSEN = re.compile(r"\d{1,3}\. Chapter \d{1,3}\b.*")  # what the menu of chapters shows, under the author
_MOST_SUMMARY = 8  # lines
_NEAR = 4  # lines under the menu in which a chapter's own heading stands
_MOST_ABOVE = 10  # lines of the site above a title


def unwrap(sheet: Sheet) -> None:
    """Take off the title, the author, the summary and the statistics, and what leads from chapter to chapter."""
    places = [at for at in sheet.filled() if _is_statistics(sheet.line(at))]
    for at in places:
        _read_head(sheet, at, first=at == places[0])
        _read_menu(sheet, sheet.next(at + 1))
    if places:
        _clear_up(sheet, len(sheet) - 1)


def _is_statistics(line: str) -> bool:
    return ("Rated: " in line and _STATISTICS.fullmatch(line) is not None) or (
        "ords: " in line and _MOBILE.fullmatch(line) is not None
    )


def _clear_up(sheet: Sheet, at: int) -> None:
    """Leave the buttons and the menu out that end at a line, going up from it."""
    tops = {sheet.line(top - 1) for top in sheet.headings}
    sheet.leave_out_upward(lambda row: _is_navigation(sheet, row, tops), end=at + 1)


def _is_navigation(sheet: Sheet, at: int, tops: set[str]) -> bool:
    """Whether a line is a button or of the menu, which has the headings of chapters, `tops`, or stands under a button."""
    line = sheet.line(at)
    if _NAVIGATION.fullmatch(line) or _chapters(line):
        return True
    row = _MENU_ROW.fullmatch(line)
    known = row is not None and row[2] in tops
    if _MENU.fullmatch(line) and at + 1 not in sheet.headings:
        return known or sheet.fits(sheet.back(at - 1), _NAVIGATION) is not None
    return known and row is not None and row[0] != row[2]


def _read_head(sheet: Sheet, at: int, *, first: bool) -> None:
    """Title, author and summary above a line of statistics, and that line; of a later chapter they only say it again."""
    if _read_title_with_name(sheet, sheet.back(at - 1), first=first):
        _read_statistics(sheet, at) if first else sheet.leave_out("repeated", at)
        return
    by = next(sheet.fitting(range(at - 1, max(-1, at - _MOST_SUMMARY - 4), -1), _BY), -1)
    title = sheet.back(by - 1)
    while title >= 0 and sheet.fits(title, _NAVIGATION):
        title = sheet.back(title - 1)
    if by < 0 or title < 0:
        _read_statistics(sheet, at) if first else sheet.leave_out("repeated", at)
        return
    if not first:
        sheet.leave_out("repeated", title, at + 1)
        _clear_up(sheet, title - 1)
        return
    shelf = False  # whether the line above says on which shelf the fandom stands
    for up in sheet.filled(max(0, title - _MOST_ABOVE), title):
        line = sheet.line(up)
        if shelf and not _BROWSING.fullmatch(line):
            sheet.entry("fandom", "", _fandoms(line), up, line)
        else:
            _read_browsing(sheet, up, sheet.line(title))
        shelf = re.fullmatch(_SHELVES, line) is not None
    sheet.leave_out_each("navigation", range(title + 1, by))
    _cut_button(sheet, title)
    _read_way_to_title(sheet, title)
    _cut_button(sheet, by)
    match = sheet.fits(by, _BY)
    assert match is not None  # it was looked for above
    sheet.entry("author", match[1].rstrip(":"), match[2], by)
    _read_summary(sheet, by, at)
    _read_statistics(sheet, at)


def _read_summary(sheet: Sheet, by: int, end: int) -> None:
    """The summary under the byline, below buttons and which chapter the menu shows: that heads what is below it all."""
    while sheet.fits(sheet.next(by + 1), _NAVIGATION):
        by = sheet.next(by + 1)
        sheet.leave_out("navigation", by)
    menu = sheet.next(by + 1)
    if menu < end and sheet.fits(menu, _CHAPTER_CHOSEN):
        sheet.heading(menu)
        by = menu
    if summary := sheet.text(by + 1, end):
        sheet.entry("description", "", summary, (by + 1, end))


def _read_title_with_name(sheet: Sheet, at: int, *, first: bool) -> bool:
    """``TITLE by NAME`` right over the statistics, as the page for telephones has it; of a later chapter it says it again."""
    match = sheet.fits(at, _TITLE_BY)
    if match is None or sheet.fits(sheet.next(at + 1), _MOBILE) is None:
        return False
    if not first:
        sheet.leave_out("repeated", at)
        _clear_up(sheet, at - 1)
        return True
    for up in sheet.filled(max(0, at - _MOST_ABOVE), at):
        _read_browsing(sheet, up, match["title"])
    sheet.entry("title", "", match["title"], at)
    sheet.entry("author", match["by"], match["name"], at)
    return True


def _read_way_to_title(sheet: Sheet, at: int) -> None:
    """A title, and before it on the site's older pages the way down to it: ``Books » FANDOM » TITLE``."""
    line = sheet.line(at)
    *way, title = re.split(r" (?:»|>) ", line)
    if way[1:]:
        sheet.leave_out_of("navigation", at, way[0])
        sheet.entry("fandom", "", _fandoms(way[-1]), at, way[-1])
    sheet.entry("title", "", title if way[1:] else line, at)


def _fandoms(text: str) -> tuple[str, ...]:
    """The one fandom of a story, or the two of a crossover.

    >>> _fandoms("Lantern Street + Iron Orchard Crossover"), _fandoms("Salt")
    (('Lantern Street', 'Iron Orchard'), ('Salt',))
    """
    return tuple(re.split(r" [+&] ", re.sub(r" Crossover$", "", text)))


def _read_browsing(sheet: Sheet, at: int, title: str) -> None:
    """A line above the title: the way down to it names the fandom, and may end with the title."""
    again = re.search(rf" (?:»|>) {re.escape(title)}$", sheet.lines[at].rstrip())
    if again:
        sheet.leave_out_of("navigation", at, again[0])
    line = sheet.line(at)
    if match := re.fullmatch(r"(?:.* )?(?:»|>) (.+)", line):
        sheet.leave_out_of("navigation", at, sheet.lines[at][: sheet.lines[at].rindex(match[1])])
        sheet.entry("fandom", "", _fandoms(match[1]), at, match[1])
    elif match := _SHELF.fullmatch(line):
        sheet.leave_out_of("navigation", at, sheet.lines[at][: sheet.lines[at].index(match["fandom"])])
        sheet.entry("fandom", "", _fandoms(match["fandom"]), at, match["fandom"])
    elif re.fullmatch(_SHELVES, line) or _BROWSING.fullmatch(line) or _NAVIGATION.fullmatch(line):
        sheet.leave_out("navigation", at)


def _cut_button(sheet: Sheet, at: int) -> None:
    """The button that sticks to a title when a page is copied."""
    if match := re.search(
        r"\s*\b(?:Follow/Fav|Fav/Follow)\s*$|^\s*(?:Follow/Fav|Fav/Follow)\s+(?=\S)", sheet.lines[at]
    ):
        sheet.leave_out_of("navigation", at, match[0])


def _read_statistics(sheet: Sheet, at: int) -> None:
    """``Rated: Fiction K+ - English - Genre/Genre - Characters - Chapters: 3 - ...``, apart at its dashes.

    On the mobile page commas part them: ``T, English, Drama & Family, Nell A., words: 12k+, updated: Mar 4, 2012``.
    """
    line = sheet.line(at)
    mobile = _MOBILE.fullmatch(line)
    if mobile:
        if mobile["shelf"]:
            sheet.leave_out_of("navigation", at, mobile["shelf"])
        if fandom := mobile["fandom"] or mobile["shelved"]:
            sheet.entry("fandom", "", _fandoms(fandom), at, fandom)
        rated, rest = mobile["rating"], _parts_of_mobile(mobile["rest"])
    else:
        rated, *rest = [part.strip() for part in line.split(" - ")]
    if "Fiction" in rated:
        sheet.leave_out_of("statistics", at, "Fiction")
    sheet.entry("rating", "Rated" if "Rated" in line else "", rated.split()[-1], at)
    for number, part in enumerate(rest):
        if match := _LABELLED.fullmatch(part):
            _read_labelled(sheet, at, match[1], match[2])
        elif number == 0 and re.fullmatch(_LANGUAGES, part):
            sheet.entry("language", "", part, at)
        elif genres := read_genres(part):
            sheet.entry("genres", "", genres, at)
        elif part in ("Complete", "In-Progress"):
            sheet.entry("status", "", part, at)
        else:
            names = tuple(name.strip(" []") for name in re.split(r"[,\]]| & ", part) if name.strip(" []"))
            sheet.entry("characters", "", names, at, part)


def _parts_of_mobile(text: str) -> list[str]:
    """The parts of the mobile page's line, as those of the other page are.

    >>> _parts_of_mobile("English, Drama & Family, Nell A., Davy A., words: 12k+, updated: Mar 4, 2012 published: Feb 11, 2012")
    ['English', 'Drama & Family', 'Nell A., Davy A.', 'words: 12k+', 'updated: Mar 4, 2012', 'published: Feb 11, 2012']
    """
    first = _COUNTED.search(text)
    assert first is not None  # it was matched with the line
    language, *rest = [part.strip() for part in text[: first.start()].strip(" ,").split(", ")]
    genres = [rest.pop(0)] if rest and read_genres(rest[0]) else []
    starts = [match.start() for match in _COUNTED.finditer(text)]
    counted = [text[start:end].strip(" ,") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [language, *genres, *([", ".join(rest)] if rest else []), *counted]


def _read_labelled(sheet: Sheet, at: int, label: str, value: str) -> None:
    name = label.capitalize()
    if name in _DATES:
        day = read_american(value) or read_date(value)
        sheet.entry(_DATES[name] if day else "", label, day or value, at, value)
    elif name in _FIELDS or label == "id":
        number = value.replace(",", "")
        sheet.entry(_FIELDS.get(name, ""), label, number if number.isdigit() else value, at, value)
    else:
        sheet.leave_out_of("statistics", at, f"{label}: {value}")


def _read_menu(sheet: Sheet, at: int) -> None:
    """The lines under the statistics: buttons, and the menu of chapters, whose one line is the chapter's heading."""
    menu: list[int] = []
    buttons: list[int] = []
    while at < len(sheet):
        if _NAVIGATION.fullmatch(line := sheet.line(at)):
            buttons.append(at)
        elif listed := _chapters(line):
            _read_list(sheet, at, listed)
        elif _is_in_menu(sheet, at):
            menu.append(at)
        elif not (read_heading(line) and sheet.fits(sheet.next(at + 1), _NAVIGATION)):
            break
        at = sheet.next(at + 1)
    if len(menu) == 1 and not _is_said_again(sheet, menu[0], at):
        sheet.heading(menu[0])
    elif buttons or len(menu) == 1:  # a list without them is the story's own
        buttons += menu
    sheet.leave_out_each("navigation", buttons)


def _is_in_menu(sheet: Sheet, at: int) -> bool:
    """Whether a line is a chapter of the menu; the button beside it is left out."""
    line = sheet.line(at)
    if _MENU.fullmatch(line) and line[-1] not in '.,;"”' and not line.endswith(">"):
        return True
    row = _MENU_ROW.fullmatch(line)
    if row is None or row[0] == row[2]:
        return False
    for button in filter(None, (row[1], row[3])):
        sheet.leave_out_of("navigation", at, button)
    return True


def _chapters(line: str) -> list[str]:
    """The chapters of a menu that was copied in one line, all of them from the first on; empty for any other line.

    >>> _chapters("1. The Kettle 2. The Rope Next >"), _chapters("1. The 2nd Kettle Next >")
    (['1. The Kettle', '2. The Rope'], [])
    """
    match = _MENU_OF_ALL.fullmatch(line)
    listed = re.split(r"\s+(?=\d{1,3}\. \S)", match[1]) if match else []
    return listed if [item.partition(".")[0] for item in listed] == [str(at + 1) for at in range(len(listed))] else []


def _read_list(sheet: Sheet, at: int, listed: list[str]) -> None:
    """The menu in one line: with no way back the page is of the first chapter, with none ahead of the last."""
    ways = re.search(r"\bPrev\s", sheet.line(at)) is None, re.search(r"\sNext\W*$", sheet.line(at)) is None
    if ways[0] == ways[1]:
        sheet.leave_out("navigation", at)
        return
    kept = listed[0] if ways[0] else listed[-1]
    before, _, behind = sheet.lines[at].partition(kept)
    for rest in (before, behind):
        sheet.leave_out_of("navigation", at, rest)
    sheet.heading(at)


def _is_said_again(sheet: Sheet, menu: int, at: int) -> bool:
    """Whether the chapter has a heading of its own below, by the menu's number or with its words."""
    number, _, words = sheet.line(menu).partition(". ")
    for row in islice(sheet.filled(at), _NEAR):
        line = sheet.line(row)
        if line == sheet.line(menu) or _NAVIGATION.fullmatch(line):  # the menu's other copy, under a short chapter
            return False
        found = read_heading(line)
        if line.casefold() == words.casefold() or (found and number_of(found.label) == int(number)):
            return True
    return False
