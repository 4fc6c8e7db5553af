"""Archive of Our Own: a work's page, or its download, copied as text."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import pairwise

from storybind.text.sources.sheet import Sheet
from storybind.text.sources.sites.ao3_foot import CHAPTER, FURNITURE, leave_out_feet
from storybind.text.tables.buttons import OTHER_WORKS

_FIELDS = {
    "rating": "rating", "archive warning": "warnings", "archive warnings": "warnings", "category": "category",
    "categories": "category", "fandom": "fandom", "fandoms": "fandom", "relationship": "relationships",
    "relationships": "relationships", "character": "characters", "characters": "characters", "additional tag": "tags",
    "additional tags": "tags", "language": "language", "series": "series", "collections": "", "collection": "", "stats": "",
}  # fmt: skip
_MANY = frozenset({"warnings", "category", "fandom", "relationships", "characters", "tags"})
_LABEL = re.compile(r"([A-Z][A-Za-z ]{3,20}):[ \t]*(.*)")
_SURE = re.compile(r"(?:Rating|Archive Warnings?):.*|Work Header")
_BARE = frozenset(label.capitalize() for label in _FIELDS) | {"Archive Warning", "Archive Warnings", "Additional Tags"}
_COUNTED = re.compile(
    r"(Published|Completed|Updated|Words|Chapters|Comments|Kudos|Bookmarks|Hits):?\s*(\d{4}-\n?\d\d-\n?\d\d(?!\d)|[\d,.]+(?:/(?:\d+|\?))?)"
)
"""A label with its value; a line may be wrapped behind a date's hyphen."""
_OF_STATISTICS = re.compile(
    rf"(?:(?:\d\d-)?\d\d)?(?:{_COUNTED.pattern}).*|(?:Published|Completed|Updated|Words|Chapters|Comments|Kudos|Bookmarks|Hits):?|[\d,./?-]+"
)
_DATES = {"Published": "date", "Completed": "completed", "Updated": "updated"}
_KEPT = frozenset({*_DATES, "Words", "Chapters"})
_TEXT = re.compile(r"(?:Chapter|Work) Text:?")
_SUMMARY = re.compile(r"(?:Chapter )?Summary:?")
_NOTES = re.compile(r"(?:Chapter (?:End )?|End )?Notes:?")
_END_NOTES = re.compile(r"(?:Chapter |Work )?End Notes:?")
_SEE = re.compile(r"\(?See the end of the (?:chapter|work) for (?:more |other works .*|.*notes).*\)?", re.IGNORECASE)
_LOOK_AHEAD = 60  # lines from a chapter's heading to its landmark
_MOST_ENDING = 500  # words of the notes at a chapter's end
_ABOVE = re.compile(
    r"Skip to Main Content|Log In|Work Search:?|Search Works|tip: .{1,100}|While we['’]ve done our best to make the core functionality .{0,160}"
)
_ENDS_SENTENCE = '.!?…"”’'
_TOP = 40  # lines
_LONGEST_VALUE = 200  # characters


def unwrap(sheet: Sheet) -> None:
    """Take off the tags, the statistics, title and author, the summaries and the notes, and the archive's landmarks."""
    printed = tuple(map(sheet.line, range(len(sheet))))
    _leave_out_top(sheet)
    end_of_tags = _read_tags(sheet)
    rows = list(sheet.filled(end_of_tags))
    landmarks = [*sheet.fitting(rows, _TEXT)]
    begun = next((at for at in rows if not landmarks and sheet.fits(at, CHAPTER)), end_of_tags)
    said = frozenset(printed[: landmarks[0]] if landmarks else ())
    for end in leave_out_feet(sheet, landmarks or [begun], said):
        _leave_out_head_again(sheet, end, landmarks, said)
    rows = list(sheet.filled(end_of_tags))
    heads = [at for at in rows if sheet.fits(at, CHAPTER) and _is_heading(sheet, at, landmarks)]
    starts = [*heads[:1], *landmarks[:1]] or [*sheet.fitting(rows, CHAPTER)]
    begins = min(starts, default=len(sheet))
    _read_names(sheet, end_of_tags, begins)
    _read_preface(sheet, end_of_tags, begins, sure=bool(starts), place="front")
    chapters = heads or landmarks
    for head, after in pairwise([*chapters, len(sheet)]):
        text = _text_below(landmarks, head)
        text = text if head <= text < after else head
        if heads:
            sheet.heading(head)
            _read_preface(sheet, head + 1, text, sure=True)
        _read_ending(sheet, text + 1, after)
    if not chapters:
        _read_ending(sheet, end_of_tags, len(sheet), _END_NOTES)
    sheet.leave_out_each("navigation", landmarks)


def _leave_out_top(sheet: Sheet) -> None:
    """Buttons above the work, and in a download the title and where it is from."""
    begins = next(sheet.fitting(sheet.filled(0, _TOP), _SURE), 0)
    for at in sheet.filled(0, _TOP):
        line = sheet.line(at)
        if at < begins and (FURNITURE.fullmatch(line) or _ABOVE.fullmatch(line)):
            sheet.leave_out("navigation", at)
            continue
        if _label(sheet, at) or _SUMMARY.fullmatch(line) or _TEXT.fullmatch(line):
            return
        if match := re.fullmatch(r"Posted originally on the .+? at (\S+?)\.?", line):
            _read_names_above(sheet, at)
            sheet.entry("source_url", "", match[1], at, line)
        elif FURNITURE.fullmatch(line):
            sheet.leave_out("navigation", at)
        elif line[-1] in _ENDS_SENTENCE:
            return


def _read_names_above(sheet: Sheet, end: int) -> None:
    """The title above the address, and between them the author, where whoever copied the work put the names there."""
    rows = list(sheet.filled(0, end))
    pair = len(rows) == 2 or (len(rows) > 2 and sheet.line(rows[-1]).startswith("by "))
    if pair and all(len(sheet.line(row)) <= _LONGEST_VALUE for row in rows[-2:]):
        _read_title_and_author(sheet, *rows[-2:])
    elif rows:
        sheet.take("title", rows[-1])


def _label(sheet: Sheet, at: int) -> tuple[str, str] | None:
    """A label of the archive's and what stands behind it on its line."""
    line = sheet.line(at)
    if line in _BARE:
        return line, ""
    match = _LABEL.fullmatch(line)
    return (match[1], match[2]) if match and match[1].casefold() in _FIELDS else None


def _read_tags(sheet: Sheet) -> int:
    """The tags and statistics, a label on a line and its values on those below; gives the line after them, or 0."""
    at = next((row for row in sheet.filled(0, 2 * _TOP) if _label(sheet, row)), -1)
    end = 0
    while at >= 0 and (found := _label(sheet, at)):
        label, value = found
        end = at + 1
        if label.startswith("Stats"):
            end = _read_statistics(sheet, at)
        else:
            gap = sheet.next(end) - end  # from a value to the next as from the label: below a wider one is the story
            while not value and sheet.next(end) - end <= gap and _is_value(sheet, end):
                end = sheet.next(end) + 1
                value = "" if _FIELDS[label.casefold()] in _MANY else " "
            _read_tag(sheet, label, value.strip(), at, end)
        at = sheet.next(end)
    return end


def _is_value(sheet: Sheet, at: int) -> bool:
    """Whether the next line is one more value: it follows closely, and nothing else of the page begins there."""
    row = sheet.next(at)
    line = sheet.line(row)
    begins = _label(sheet, row) or any(mark.fullmatch(line) for mark in (_SUMMARY, _NOTES, _TEXT, CHAPTER))
    if row >= len(sheet) or row - at > 1 or begins:
        return False
    return len(line) <= _LONGEST_VALUE or _label(sheet, sheet.next(row + 1)) is not None  # many collections on one line


def _read_tag(sheet: Sheet, label: str, value: str, at: int, stop: int) -> None:
    name = _FIELDS[label.casefold()]
    for row in sheet.filled(at, stop) if name == "series" else ():
        for arrow in OTHER_WORKS.findall(sheet.lines[row]):
            sheet.leave_out_of("navigation", row, arrow)
            value = value.replace(arrow, "")
    values = [value, *map(sheet.line, sheet.filled(at + 1, stop))]
    values = [one.strip(" •,\t") for one in values if one.strip(" •,\t")]
    if name in _MANY:
        texts = tuple(part.strip() for one in values for part in one.split(", ") if part.strip())
        sheet.entry(name, label, texts, (at, stop))
    else:
        printed = " ".join(values)
        match = re.fullmatch(r"Part (\d+) of (?:the (\S.*) series|(\S.*))", printed)
        sheet.entry(name, label, f"{match[2] or match[3]} #{match[1]}" if match else printed, (at, stop), printed)


def _read_statistics(sheet: Sheet, at: int) -> int:
    """``Published:2019-05-02Words:498Chapters:2/2Kudos:61``, on one line or on several; what readers did is left out."""
    stop = at + 1
    text = sheet.line(at)
    while (row := sheet.next(stop)) < len(sheet) and row - stop <= 1:
        line = sheet.line(row)
        if not _OF_STATISTICS.fullmatch(line):
            break
        text += f"\n{line}"
        stop = row + 1
    rows = list(sheet.filled(at, stop))
    lines = (at, stop)
    for match in _COUNTED.finditer(text):
        label, value = match[1], match[2]
        if label in _DATES:
            sheet.entry(_DATES[label], label, value.replace("\n", ""), lines, value)
        elif label == "Words":
            sheet.entry("words", label, value.replace(",", ""), lines, value)
        elif label == "Chapters":
            total = value.partition("/")[2]
            known = total.isdigit()
            sheet.entry("chapters_total" if known else "", label, total if known else value, lines, value)
    kept = re.sub(
        _COUNTED, lambda match: "\0" + "\n" * match[0].count("\n") + "\0" if match[1] in _KEPT else match[0], text
    )
    for row, line in zip(rows, kept.split("\n"), strict=True):
        for part in line.split("\0"):
            sheet.leave_out_of("statistics", row, part.strip())
    return stop


def _leave_out_head_again(sheet: Sheet, first: int, texts: Sequence[int], said: Collection[str]) -> None:
    """Leave out the head that a further page has again, and its statistics, which may have changed since."""
    counts = False
    for at in sheet.filled(first, _text_below(texts, first)):
        line = sheet.line(at)
        if CHAPTER.fullmatch(line):
            return
        counts = line.startswith("Stats") or (counts and _OF_STATISTICS.fullmatch(line) is not None)
        if counts:
            sheet.leave_out("statistics", at)
        elif line in said:
            sheet.leave_out("repeated", at)
        elif FURNITURE.fullmatch(line):
            sheet.leave_out("foot", at)


def _text_below(texts: Sequence[int], at: int) -> int:
    """The first of the lines over a text from a line on, or -1: there may be as many as chapters."""
    place = bisect_left(texts, at)
    return texts[place] if place < len(texts) else -1


def _is_heading(sheet: Sheet, at: int, landmarks: list[int]) -> bool:
    """Whether a line heads a chapter: its landmark follows closely, with no other chapter between."""
    after = _text_below(landmarks, at)
    return (
        after >= 0
        and after - at <= _LOOK_AHEAD
        and not any(sheet.fits(between, CHAPTER) for between in sheet.filled(at + 1, after))
    )


def _read_names(sheet: Sheet, at: int, end: int) -> None:
    """Title and author, which follow the tags without a label, before the summary or the text."""
    landmark = next((row for row in sheet.filled(at, end) if _is_landmark(sheet.line(row))), end)
    rows = list(sheet.filled(at, landmark))
    if landmark == len(sheet) or not 1 <= len(rows) <= 3:  # what nothing ends is the story
        return
    if sheet.has("author") or any(len(sheet.line(row)) > _LONGEST_VALUE for row in rows):
        return
    _read_title_and_author(sheet, *rows[:2])


def _is_landmark(line: str) -> bool:
    """Whether a line opens what follows the names: the summary, the notes or the text."""
    return any(mark.fullmatch(line) for mark in (_SUMMARY, _NOTES, _TEXT))


def _read_title_and_author(sheet: Sheet, title: int, author: int | None = None) -> None:
    sheet.take("title", title)
    if author is not None:
        line = sheet.line(author)
        label = "by" if line.startswith("by ") else ""
        names = line[len(label) :].strip()
        sheet.entry("author", label, tuple(names.split(", ")), author, names)


def _read_preface(sheet: Sheet, first: int, end: int, *, sure: bool, place: str = "") -> None:
    """Summary and notes above a text; the first summary is the work's.

    Where it is not `sure` that they go on to the end, each is a paragraph.
    """
    marks = [*sheet.fitting(sheet.filled(first, end), _SUMMARY, _NOTES)]
    if not sure:  # no landmark tells where the story begins, but these stand below it
        marks = [at for at in marks if not sheet.fits(at, _END_NOTES)]
    for at, after in pairwise([*marks, end]):
        if not sure:
            after = min(after, sheet.run(sheet.next(at + 1)))
        for row in sheet.filled(at, after):
            if len(sheet.lines[row]) < 100 and sheet.fits(row, _SEE):
                sheet.leave_out("navigation", row)
        label = sheet.line(at)
        if _SUMMARY.fullmatch(label) and place == "front":
            value = sheet.text(at + 1, after)
            if value:
                sheet.entry("description", label.rstrip(":"), value, (at, after))
        else:
            kind = "summary" if _SUMMARY.fullmatch(label) else "authors-note"
            sheet.note(kind, at, after, label=label.rstrip(":"), place=place)


def _read_ending(sheet: Sheet, first: int, end: int, notes: re.Pattern[str] = _NOTES) -> None:
    """The notes at the end of a text: from the last line that says so, unless too much follows for a note."""
    at = next(
        (
            row
            for row in sorted(sheet.filled(first, end), reverse=True)
            if len(sheet.lines[row]) < 24 and notes.fullmatch(sheet.line(row))
        ),
        -1,
    )
    if at < 0 or sum(len(sheet.line(row).split()) for row in sheet.filled(at, end)) > _MOST_ENDING:
        return
    if sheet.next(first) >= at:
        return
    if sheet.line(above := sheet.back(at - 1)) == "Afterword":
        sheet.leave_out("navigation", above)
    sheet.note("authors-note", at, end, label=sheet.line(at).rstrip(":"))
