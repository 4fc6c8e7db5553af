"""Wattpad: a part copied from its page, under the counters and above the invitations."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from storybind.text.heading.line import read_heading
from storybind.text.sources.dates import read_date
from storybind.text.sources.sheet import BYLINE, Sheet
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import read_opening

_NUMBER = r"\d[\d.,]*[KMkm]?"
_COUNTERS = re.compile(rf"(?:{_NUMBER}\s+){{2}}{_NUMBER}")
_READERS = re.compile(rf"{_NUMBER}\s*(?:Reads?|Votes?|Comments?)|\d+ min(?:utes?)? read")
_ROW = re.compile(
    rf"(?:{_NUMBER}\s*(?:Reads?|Votes?|Comments?|Parts? Story|Parts)(?:[\s·•|,]+|$)){{2,4}}|Part \d+ of \d+(?:\s*[·•|]\s*\d+ min(?:utes?)? read)?"
)
_PARTS = re.compile(r"(\d+)\s+(?:Parts? Story|Parts)")
_STATUS = re.compile(
    r"(Ongoing|Completed?)(?:\s*[-–—·•,]\s*((?:Last )?[Uu]pdated(?= )|(?:First )?[Pp]ublished(?= )|(?=[12]\d{3}\b|[A-Z][a-z]{2} \d)) ?(\S.*?))?(?:\s*Mature)?"
)
_NAMED = re.compile(r"Reads|Votes|Parts|Time")
_BELOW = re.compile(
    r"(?:Continue (?:reading|to) next part|Continue reading|Get notified when .*|Sign up with .*|Add to (?:library|reading list)|Report (?:story|this story|part)|Follow|Embed Story|Next part: .{1,60}|Share(?: (?:this|via).*)?|Send to friend|Post to your profile|Comments?(?: \(.*\))?|Vote|⋯|Promoted stories|You are reading|Where stories live\. Discover now\.?|You['’]ll also like|Next part)\W*",
    re.IGNORECASE,
)
_LIKE = re.compile(r"You['’]ll also like\W*", re.IGNORECASE)
_PLACE = r"(?:Home|Browse|Community|Write|Log in|Sign up|Search|Discover|Library|Try Premium|Get the App)"
_PLACES = re.compile(
    rf"{_PLACE}(?:(?:\s+{_PLACE})+(?:\s+\S+)?)?|Wattpad(?: [-–—|].{{0,30}})?|Table of contents|(?:Last updated|Updated) (?=.*\d)\S.{{5,20}}",
    re.IGNORECASE,
)
"""Ways to other pages, the reader's name behind several; one with other words behind it is a title: ``Home Again``."""
_GENRE = re.compile(
    r"(?:Action|Adventure|ChickLit|Classics|Contemporary Lit|Fan ?[Ff]iction|Fantasy|General Fiction|Historical Fiction|Horror|Humor|LGBTQ\+?|Mystery / Thriller|Mystery|New Adult|Non-Fiction|Paranormal|Poetry|Random|Romance|Science Fiction|Short Story|Spiritual|Teen Fiction|Thriller|Vampire|Werewolf)(?=$|[\s\"“‘«*(\[]|[A-Z\d])"
)  # as the site has them
_COUNTER = re.compile(_NUMBER)
_COUNTERS_EACH = 3  # reads, votes, comments
_HEAD = 40  # lines
_LONGEST_HEADING = 100  # characters
_LONGEST_BLURB = 400  # characters
_MOST_UNDER = 14  # lines of buttons under a part's heading
_MOST_LIKED = 60  # lines of other people's stories


def unwrap(sheet: Sheet) -> None:
    """Take off the story's card, the counters under each part's heading, and what invites to read on."""
    _read_stack(sheet)
    _read_part(sheet)
    _read_card(sheet)
    for at in [*sheet.fitting(sheet.filled(), _COUNTERS)]:
        _read_counter(sheet, at)
    _read_stacked(sheet)
    _read_blurb(sheet)
    _read_inset(sheet)
    if sheet.headings or sheet.has("author"):
        sheet.leave_out_upward(_BELOW)
    _leave_out_remarks(sheet)
    for at in sheet.filled():
        if len(sheet.lines[at]) < 80 and re.match(r"[CYP]", sheet.line(at)) and sheet.fits(at, _BELOW):
            _leave_out_below(sheet, at)


def _leave_out_remarks(sheet: Sheet) -> None:
    """The ``+`` beside a paragraph, to remark on it; where a story has no other row of signs it may be the writer's."""
    rows = [at for at in sheet.filled() if sheet.line(at) == "+"]
    if rows and any(sheet.line(at) != "+" and is_mark(sheet.line(at)) for at in sheet.filled()):
        sheet.leave_out_each("navigation", rows)


def _read_stack(sheet: Sheet) -> None:
    """``TITLE / PART / by NAME`` over three counters, a line each; above them the places of the site."""
    rows = list(sheet.filled(0, _HEAD))
    by = next((at for at, below in pairwise(rows) if sheet.fits(at, BYLINE) and sheet.fits(below, _COUNTER)), -1)
    counters = rows[rows.index(by) + 1 :][:3] if by >= 0 else []
    part = sheet.back(by - 1)
    if len(counters) < 3 or part < 0 or not all(sheet.fits(at, _COUNTER) for at in counters):
        return
    sheet.leave_out_each("statistics", counters)
    _read_by(sheet, by)
    title = sheet.back(part - 1)
    _leave_out_places(sheet, part)
    if title >= 0 and sheet.line(title):
        sheet.take("title", title)
        sheet.heading(part)
    elif read_heading(sheet.line(part)):
        sheet.heading(part)
    else:
        sheet.take("title", part)


def _read_stacked(sheet: Sheet) -> None:
    """Three counters, a line each, right below the headings of two parts or more."""
    rows = list(sheet.filled())
    heads = [
        at
        for at in range(len(rows) - _COUNTERS_EACH)
        if rows[at + _COUNTERS_EACH] == rows[at] + _COUNTERS_EACH  # no blank line stands between
        and _are_counters(sheet, rows[at + 1 : at + 1 + _COUNTERS_EACH])
        and len(sheet.line(rows[at])) <= _LONGEST_HEADING
        and read_heading(sheet.line(rows[at]))
    ]
    for at in heads if len(heads) > 1 else ():
        sheet.leave_out_each("statistics", rows[at + 1 : at + 1 + _COUNTERS_EACH])


def _are_counters(sheet: Sheet, rows: Sequence[int]) -> bool:
    return all(sheet.fits(row, _COUNTER) for row in rows)


def _read_part(sheet: Sheet) -> None:
    """A part's heading over three counters, a line each, and ``by NAME`` below; above stands the title, over its byline."""
    rows = list(sheet.filled(0, _HEAD))
    places = range(1, len(rows) - _COUNTERS_EACH)
    found = (at for at in places if _are_counters(sheet, rows[at : at + _COUNTERS_EACH]))
    first = next(found, 0)
    by = next(sheet.fitting(rows[first + _COUNTERS_EACH : first + _COUNTERS_EACH + 2], BYLINE), -1)
    match = sheet.fits(by, BYLINE)
    heading = rows[first - 1] if first else -1
    if match is None or not 0 <= heading < by or len(sheet.line(heading)) > _LONGEST_HEADING:
        return
    if button := re.search(r"\s+Follow$", match[2]):
        sheet.leave_out_of("navigation", by, button[0])
    name = match[2].removesuffix(button[0] if button else "")
    sheet.leave_out_each("statistics", rows[first : first + _COUNTERS_EACH])
    sheet.leave_out_each("repeated", [at for at in rows if at != by and sheet.line(at) in (name, f"by {name}")])
    _leave_out_places(sheet, heading)
    _read_by(sheet, by)
    sheet.heading(heading)
    title = next(sheet.filled(0, heading), -1)
    if title >= 0:
        sheet.take("title", title)
    _leave_out_under(sheet, by, name, len(sheet))


def _read_card(sheet: Sheet) -> None:
    """Title, byline and figures at the top, if any figure is there."""
    rows = list(sheet.filled(0, _HEAD))
    _read_pairs(sheet, rows)
    card = [at for at in rows if any(kind.fullmatch(sheet.line(at)) for kind in (_ROW, _PARTS, _STATUS, _READERS))]
    figures = card + [at for at in rows if not sheet.line(at)]  # those that were read just now are blank
    if not figures:
        return
    names = [at for at in rows if at < min(figures)]
    by = next((at for at in rows if at <= sheet.next(max(figures) + 1) and sheet.fits(at, BYLINE)), -1)
    if by > max(names, default=-1):
        _read_by(sheet, by)
    elif by > 0 and (title := sheet.back(by - 1)) >= 0:
        sheet.take("title", title)
        _read_by(sheet, by)
        names = []
    if names and (by < 0 or by > max(names)):
        while len(names) > 1 and not any(map(str.isalnum, sheet.line(names[0]))):
            sheet.mark(names.pop(0))
    if len(names) == 1:
        sheet.take("title", names[0])
    for at in card:
        _read_figure(sheet, at)
    below = sheet.next(max(*figures, by) + 1)
    if sheet.line(below).startswith("#") and (tags := _tags(sheet.line(below))):
        sheet.entry("tags", "", tags, below, sheet.line(below))


def _read_figure(sheet: Sheet, at: int) -> None:
    """A line of the card: how many parts there are, how far the story is, or how many have read it."""
    line = sheet.line(at)
    if match := _PARTS.fullmatch(line):
        sheet.entry("chapters_total", line[match.end(1) :].strip(), match[1], at)
    elif match := _STATUS.fullmatch(line):
        _read_status(sheet, at, match)
    elif _ROW.fullmatch(line):
        _read_row(sheet, at)
    else:
        sheet.leave_out("statistics", at)


def _read_blurb(sheet: Sheet) -> None:
    """Tags and blurb, where the card has been read and the first part's heading stands over counters below them."""
    first = min(sheet.headings, default=0) - 1
    top = max((entry.span.last for entry in sheet.entries if entry.span.last <= first), default=-1)
    if first < 0 or top < 0 or not sheet.has("title"):
        return
    rows = list(sheet.filled(top, first))
    if sum(len(sheet.lines[at]) for at in rows) > _LONGEST_BLURB * 3 or any(
        read_opening(sheet.line(at)) for at in rows
    ):
        return
    if rows and (tags := _tags(sheet.line(rows[0]))):
        sheet.entry("tags", "", tags, (rows[0], rows[0] + 1), sheet.line(rows[0]))
        rows.pop(0)
    if rows:
        sheet.entry("description", "", sheet.text(rows[0], first), (rows[0], rows[-1] + 1))


def _read_inset(sheet: Sheet) -> None:
    """``YOU ARE READING``, which the page sets into a part: the title once more, the genre with the blurb, and the tags."""
    named = {entry.value for entry in sheet.entries if entry.name == "title"}
    for at in [at for at in sheet.filled() if sheet.line(at) == "YOU ARE READING"]:
        title = sheet.next(at + 1)
        genre = sheet.next(title + 1)
        if sheet.line(title) not in named or not (match := _GENRE.match(sheet.line(genre))):
            continue
        sheet.leave_out("navigation", at)
        sheet.leave_out("repeated", title)
        tags = sheet.next(genre + 1)
        if re.fullmatch(r"(?:#\S+\s*)+", sheet.line(tags)) and not sheet.has("tags"):
            sheet.entry("tags", "", tuple(sheet.line(tags).replace("#", " ").split()), tags, sheet.line(tags))
        if sheet.has("description"):
            sheet.leave_out("repeated", genre)
            continue
        sheet.leave_out_of("navigation", genre, match[0])
        if sheet.line(genre):
            sheet.take("description", genre)


def _tags(line: str) -> tuple[str, ...]:
    """The tags of a story: small words side by side, with gaps or ``#`` between them.

    >>> _tags("fantasy  witches  #wattys2019"), _tags("the moon never asked")
    (('fantasy', 'witches', 'wattys2019'), ())
    """
    parts = re.split(r"\s{2,}|\t|\s(?=#)", line)
    small = all(re.fullmatch(r"#?[^\W_A-Z]+", part) for part in parts)
    return tuple(part.lstrip("#") for part in parts) if len(parts) > 1 and small else ()


def _read_pairs(sheet: Sheet, rows: list[int]) -> None:
    """Figures on the line below their names; those of readers are left out."""
    if not any(sheet.line(at) == "Reads" for at in rows):
        return
    for at in rows:
        below = sheet.next(at + 1)
        if not (sheet.fits(at, _NAMED) and below < len(sheet) and re.match(r"\d", sheet.line(below))):
            continue
        if sheet.line(at) == "Parts":
            sheet.entry("chapters_total", "Parts", sheet.line(below), (at, below + 1))
        else:
            sheet.leave_out("statistics", at, below + 1)


def _read_row(sheet: Sheet, at: int) -> None:
    """Counters side by side: ``23.4K Reads   1.1K Votes   31 Part Story``, or which part of how many this is."""
    match = re.search(r"(\d+)\s+(Parts? Story|Parts)\b", sheet.line(at)) or re.search(
        r"(?<= of )(\d+)()\b", sheet.line(at)
    )
    if match:
        rest = sheet.line(at).replace(match[0], "\n", 1).split("\n")
        sheet.entry("chapters_total", match[2], match[1], at)
        for part in rest:
            sheet.leave_out_of("statistics", at, part.strip())
    else:
        sheet.leave_out("statistics", at)


def _read_status(sheet: Sheet, at: int, match: re.Match[str]) -> None:
    if match[0].endswith("Mature"):
        sheet.entry("rating", "", "Mature", at)
    sheet.entry("status", "", match[1], at)
    if match[3]:
        day = read_date(match[3])
        name = "date" if "ublished" in match[2] else "updated"
        sheet.entry(name if day else "", match[2], day or match[3], at, match[3])


def _read_by(sheet: Sheet, at: int) -> None:
    """The byline, which comes twice: once of the story, once of the part."""
    match = sheet.fits(at, BYLINE)
    assert match is not None  # looked for before
    behind = re.search(r"\s+(?=(?:Ongoing|Completed?)\b)", match[2])
    status = _STATUS.fullmatch(match[2], behind.end()) if behind else None
    name = match[2][: behind.start()] if behind and status else match[2]
    sheet.entry("author", match[1], name.lstrip("@"), at)
    if status:
        _read_status(sheet, at, status)


def _read_counter(sheet: Sheet, at: int) -> None:
    """Counts of reads, votes and comments under a part's heading, and the byline below them."""
    above, below = sheet.back(at - 1), sheet.next(at + 1)
    title = sheet.back(above - 1)
    if title >= 0 and not sheet.headings and sheet.fits(above, BYLINE):  # the story's card: its parts follow
        sheet.leave_out("statistics", at)
        _leave_out_places(sheet, title)
        over = sheet.back(title - 1)
        if sheet.has("title") or (read_heading(sheet.line(title)) and over >= 0):  # the first part's byline it is
            sheet.heading(title)
            title = over
        if not sheet.has("title"):
            sheet.take("title", title)
        _read_by(sheet, above)
        return
    byline = below < len(sheet) and below - at <= 3 and sheet.fits(below, BYLINE)
    if above < 0 or len(sheet.lines[above]) > 100 or sheet.line(above)[-1] in '.,;:"”':
        return
    if not (byline or sheet.has("author")):
        return
    sheet.leave_out("statistics", at)
    sheet.heading(above)
    if byline:
        _read_by(sheet, below)
        _leave_out_under(sheet, below, byline[2].lstrip("@"), min(at + _MOST_UNDER + 1, len(sheet)))


def _leave_out_places(sheet: Sheet, end: int) -> None:
    """The ways to other pages above a line."""
    sheet.leave_out_each("navigation", sheet.fitting(sheet.filled(0, end), _PLACES))


def _leave_out_under(sheet: Sheet, by: int, name: str, end: int) -> None:
    """The buttons under the byline of a part, and the byline once more, as far as before `end`."""
    for at in sheet.filled(by + 1, end):
        if sheet.line(at) != f"by {name}" and not sheet.fits(at, _BELOW):
            return
        sheet.leave_out("navigation", at)


def _leave_out_below(sheet: Sheet, at: int) -> None:
    """What invites to read on, and under it the titles and blurbs of other stories, as far as no part of this one begins."""
    liked = sheet.fits(at, _LIKE)
    sheet.leave_out("navigation", at)
    sheet.leave_out_upward(_BELOW, end=at)
    rest = list(islice(sheet.filled(at + 1), _MOST_LIKED + 1)) if liked else []
    if liked and len(rest) <= _MOST_LIKED and all(_is_blurb(sheet, row) for row in rest):
        sheet.leave_out("navigation", at + 1, len(sheet))


def _is_blurb(sheet: Sheet, at: int) -> bool:
    """Whether a line could be the title or the blurb of another story."""
    return at + 1 not in sheet.headings and len(sheet.lines[at]) <= _LONGEST_BLURB and sheet.line(at)[0] not in '"“'
