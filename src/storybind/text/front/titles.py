"""Which lines name a story, and what stands right under one that does."""

import re

from storybind.text.front.by_name import byline_below, read_byline, stands_over_byline
from storybind.text.front.helpers import is_helped_by
from storybind.text.front.lines import (
    LINES_OF_WORDS,
    LOOK_AHEAD,
    PARAGRAPH,
    PART_LINE,
    TITLE_CHARACTERS,
    followed,
    is_book_line,
    is_of_mail,
    is_of_series,
    is_other_title,
    is_rights,
    next_group,
)
from storybind.text.front.names import HANDLE, NO_NAME, is_full_name, is_name, is_wide_name
from storybind.text.front.values import iso_date
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.paragraphs.measures import CENTRED, columns, runs_over
from storybind.text.tables.head_labels import is_subtitle, split_label
from storybind.text.tables.head_lines import read_head_line
from storybind.text.tables.headings import SMALL_TITLE, number_of
from storybind.text.tables.marks import is_mark

_HANDLE = r"/?u/[\w-]{3,20}"  # who wrote a post
_TITLE_WORDS = 14
_LONGEST_TITLE = 600  # characters; those of Crusoe's time, where a byline or capitals show that it is one
FULL = 45  # characters; a line as long as this is prose that was wrapped, where another follows it
_SMALL = frozenset("with from into that this their your".split())
_STOPS = ".!?…\"”’'"
_ENOUGH_TOLD = 4  # lines
_NARROW = 32  # characters at which nobody wraps verse
_UNSTOPPED = 3  # paragraphs
_OVER_ITS_TITLE = 3  # lines from the number of a chapter to its title
_CUT_SHORT = (
    r"[^.!?…—]*[\w’'](?:—| ?\.\.\.| ?\. \. \.)|.*\b(?:Inc|Ltd|Co|Bros|Esq|Jr|Sr|Mrs?|St|M\.?D|Ph\.?D|[AaPp]\.[Mm])\."
)
_AND_HOUR = r"(?P<first>[^\W\d_][\w’'-]*)(?: [\w’'-]+){0,2}, \d{1,2}(?::\d\d)? ?[AaPp]\.[Mm]\."
_MOST_OVER_FIRST, _OVER_FIRST = 3, 45  # lines, and characters of each
_TOLD_OF = frozenset("it he she they i we was were is had and".split())  # words of what is told, and of no title
_TOLD = frozenset(".!?…\"”’'»«“")
_DAY_OF_WEB = r"(?:199|20\d)\d-\d\d(?:-\d\d)?"
_SALUTES = frozenset("dear dearest hello hi liebe lieber cher chère querido querida caro cara".split())
_QUOTED = r"[\"“«„].*[.!?,…]?[\"”»]$"
_UNDER_TITLE = (
    is_mark, read_byline, is_name, is_rights, is_subtitle, is_helped_by, is_wide_name, is_full_name, is_book_line, is_other_title, read_head_line, split_label,
)  # fmt: skip
"""What tells of a line by itself that it belongs to the head in which it stands under a title."""


def is_title(lines: list[str], start: int, end: int) -> bool:
    """Whether the run opens with a line that names a story: short, no sentence, nothing said aloud, a story below."""
    line = lines[start].strip()
    if byline_below(lines, start):
        return len(line) <= 2 * TITLE_CHARACTERS or (len(line) <= _LONGEST_TITLE and line[-1] not in ".!?…。！？")
    if not _could_name(lines, start, end):
        return False
    rest = [lines[at].strip() for at in range(start + 1, min(end, start + LOOK_AHEAD))]
    if rest and not _may_stand_below(lines, start, rest):
        return False
    if _is_unstopped(lines, end, line) or _goes_on(lines, start, end):
        return False
    return followed(lines, start, end)


def _could_name(lines: list[str], start: int, end: int) -> bool:
    """Whether a line could be a title by its own form: not too long, no sentence, no speech, no line of a letter's head or a table."""
    line = lines[start].strip()
    words = line.split()
    long = len(line) > TITLE_CHARACTERS or len(words) > _TITLE_WORDS
    if long and not (end == start + 1 and _is_long_title(line)):
        return False
    if (
        re.fullmatch(_HANDLE, line)
        or (is_of_mail(line) and not _is_reply(lines, start, end))
        or is_rights(line)
        or "\t" in line
        or _is_aside(line)
    ):
        return False
    if (line.rstrip("*_~\\ ])") or line)[-1] in ".,;:：。，-–—" and not _is_ended(lines, start, end):
        return False
    capitals = _capitalised(words)
    if line[-1] in "!?…！？" and not (line.isupper() or capitals):
        return False
    return not re.match(_QUOTED, line) or (capitals and line.rstrip("\"”»'’")[-1:] not in ".!?,…")


def _may_stand_below(lines: list[str], start: int, rest: list[str]) -> bool:
    """Whether lines right below a title, with no blank between, are the story, or belong to the head as it does."""
    line = lines[start].strip()
    if split_label(line) and any(map(split_label, rest)):  # somebody's data
        return False
    if len(rest) > 1 and is_day_below(lines, start + len(rest)):
        rest = rest[:-1]
    if _is_packed_title(line, rest, sure=columns(lines[start]) >= CENTRED > columns(lines[start + 1])):
        return True
    if len(rest) > 1 and is_name(rest[0]) and _is_packed_title(line, rest[1:], sure=True):
        return True
    above = ["", *rest]
    if all(stands_under_title(one) or _is_value(over) for over, one in zip(above, rest, strict=False)):
        return True
    return stands_over_byline(lines, start + 1) or (start == _first(lines) and stands_over_first(lines, start))


def _first(lines: list[str]) -> int:
    """The index of the first line with anything on it."""
    return next((at for at, line in enumerate(lines) if line.strip()), 0)


def stands_over_first(lines: list[str], start: int) -> bool:
    """Whether a few short lines that open a text, from one on, stand right over the number of its first chapter: its head, whatever they say.

    >>> stands_over_first(["hollow road", "jess p", "", "1: the bus", "", "We got on."], 0)
    True
    >>> stands_over_first(["It rained", "and it rained", "", "1", "", "We got on."], 0), stands_over_first(["A", "B", "", "2", "C."], 0)
    (False, False)
    """
    group = next_group(lines, start)
    below = next_group(lines, group[1]) if group else None
    if group is None or below is None or below[1] - below[0] > 1 or any(map(str.strip, lines[: max(start - 1, 0)])):
        return False
    head = [line.strip() for line in lines[slice(*group)]]
    if len(head) > _MOST_OVER_FIRST or any(len(line) > _OVER_FIRST or line[-1] in ".!?…,;:" for line in head):
        return False
    if any(line[0].islower() for line in head[1:]) and not all(map(str.islower, head)):
        return False
    first = lines[below[0]].strip()
    found, small = read_heading(first), re.fullmatch(SMALL_TITLE.pattern, first)
    label = found.label if found else small["label"] if small else ""
    return bool(label) and number_of(label) == 1 and _TOLD_OF.isdisjoint(" ".join(head).casefold().split())


def _is_value(above: str) -> bool:
    """Whether a line is the value of a label that stands alone above it: ``Summary:``, and it goes on below."""
    found = split_label(above) if above[-1:] in (":", "：") else None
    return found is not None and found.strong and not found.value


def is_day_below(lines: list[str], at: int) -> bool:
    """Whether a line is the day or the month in which a story was put up: the last of its run, right under who wrote it.

    A day before there was a web is the story's own; so is one that has fellows further down, be it with a name, and that of a letter.

    >>> is_day_below(["Low Water", "Ella Moor", "Mar 12, 2023", "", "It rained."], 2)
    True
    >>> is_day_below(["Low Water", "Ella Moor", "March 1944", "", "It rained."], 2)
    False
    >>> is_day_below(["Low Water", "Ella Moor", "May 2013", "", "Dear Tom,", "", "It rained."], 2)
    False
    >>> is_day_below(["Low Water", "Ella Moor", "May 2013", "", "It rained.", "", "Tess, 4 June", "", "It snowed."], 2)
    False
    """
    if not _is_day(lines[at]) or not 0 < at < len(lines) - 1 or lines[at + 1].strip():
        return False
    above, below = lines[at - 1].strip(), next_group(lines, at + 1)
    if not (above and below) or not (is_name(above) or read_byline(above)) or lines[below[0]].rstrip()[-1] in ",:":
        return False
    return sum(map(_is_day, lines)) == 1 and not any(map(_is_dated, lines[at + 1 :]))


def _is_day(line: str) -> bool:
    """Whether a line is a day or a month of a year in which there was a web, and nothing else."""
    line = line.strip()
    return line[-4:].isdigit() and len(line) <= FULL and re.fullmatch(_DAY_OF_WEB, iso_date(line)) is not None


def _is_dated(line: str) -> bool:
    """Whether a line tells on what day a scene is."""
    line = line.strip()
    label = read_label(line) if len(line) <= FULL and not line.isalpha() and line[-1:] not in _TOLD else None
    return label is not None and label.dated


def _is_ended(lines: list[str], start: int, end: int) -> bool:
    """Whether the first line of all is a title in spite of the sign at its end.

    So is one with the point that old books end a title with, in capitals over the number of a volume or a chapter; and one
    whose words have capitals, of which the last is cut short.

    >>> _is_ended(["THE MILL BY THE WEIR.", "", "VOL. I."], 0, 1), _is_ended(["IT WAS DARK.", "", "THE MILL"], 0, 1)
    (True, False)
    >>> _is_ended(["Snow, Inc."], 0, 1), _is_ended(["The Last Words Of—"], 0, 1), _is_ended(["He said—"], 0, 1)
    (True, True, False)
    >>> _is_ended(["Dear Tom—"], 0, 1), _is_ended(["No. No..."], 0, 1)
    (False, False)
    >>> _is_ended(["night bus, 2 a.m."], 0, 1), _is_ended(["It was 2 a.m."], 0, 1), _is_ended(["We slept, 2 a.m."], 0, 1)
    (True, False, False)
    """
    line = lines[start].strip()
    words = line.split()
    if end == start + 1 and line[-2:] in ("m.", "M.") and (hour := re.fullmatch(_AND_HOUR, line)):
        return hour["first"].casefold() not in NO_NAME
    if (
        end == start + 1
        and _capitalised(words)
        and words[0].casefold() not in _SALUTES
        and re.fullmatch(_CUT_SHORT, line)
    ):
        return True
    if not line.isupper() or line[-1] != "." or not line[-2:-1].isalpha() or end != start + 1 or " " not in line:
        return False
    below = next_group(lines, end) if not any(map(str.strip, lines[:start])) else None
    found = read_heading(lines[below[0]].strip()) if below else None
    return found is not None and bool(found.label) and found.heads_chapter


def _goes_on(lines: list[str], start: int, end: int) -> bool:
    """Whether a line that is as full as prose goes on below a blank, as each does in a text that is double-spaced: half a sentence names nothing."""
    line = lines[start].strip()
    below = next_group(lines, end) if len(line) >= FULL else None
    follows = lines[below[0]] if below else ""
    if len(line) > FULL and below and runs_over(line, follows):
        return True
    small = end == start + 1 and line[0].isupper() and follows.strip()[:1].islower()
    return small and len(follows.strip()) >= FULL and not stands_under_title(follows.strip())


def _is_reply(lines: list[str], start: int, end: int) -> bool:
    """Whether ``Re: Goat`` stands over the first of the letters that the story is made of, whose head follows."""
    below = next_group(lines, end) if lines[start].startswith("Re: ") and end == start + 1 else None
    return below is not None and is_of_mail(lines[below[0]].strip())


def _is_long_title(line: str) -> bool:
    """Whether a line that is as long as a paragraph and stands alone is a title all the same: its words have capitals, and are no list.

    >>> _is_long_title("The Life And Strange Surprizing Adventures Of Robinson Crusoe, Of York, Mariner: Who Lived Eight And Twenty Years")
    True
    >>> _is_long_title("The life of Robinson Crusoe, of York, who lived eight and twenty years all alone on an island near Brazil")
    False
    """
    words = [word for word in re.findall(r"[^\W\d_][\w’']*", line) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    is_list = 4 * line.count(",") > len(words)
    return len(line) <= _LONGEST_TITLE and not is_list and capitals > 0.8 * len(words) > _TITLE_WORDS / 2


def _is_aside(line: str) -> bool:
    """Whether a line in brackets tells where and when a story was printed, or is a footnote or a picture's place: it names none.

    >>> _is_aside("(_The Strand Magazine_, 23 January 1897)"), _is_aside("[Footnote 1: 1903]"), _is_aside("(Untitled)")
    (True, True, False)
    >>> _is_aside("[Illustration]"), _is_aside("[Illustration: The weir]"), _is_aside("[Illustrated]")
    (True, True, False)
    """
    if line[0] not in "([" or line[-1] not in ")]":
        return False
    return any(map(str.isdigit, line)) or re.match(r"\[Illustration\b", line, re.IGNORECASE) is not None


def _is_unstopped(lines: list[str], end: int, line: str) -> bool:
    """Whether a line as long as a sentence opens a story none of whose paragraphs ends with a stop, as in Thai and on the web.

    >>> story = ["", "there is a rota for it and all", "", "you are on till four says the first", "", "anyway they unionise"]
    >>> opening = "so the thing about the lighthouse is that it is haunted"
    >>> _is_unstopped([opening, *story], 1, opening), _is_unstopped(["The Haunted Lighthouse", *story], 1, "The Haunted Lighthouse")
    (True, False)
    """
    if len(line) <= FULL or _capitalised(line.split()):
        return False
    below = 0
    for _ in range(_UNSTOPPED):
        group = next_group(lines, end)
        if group is None or lines[group[1] - 1].rstrip()[-1] in _TOLD:
            break
        below, end = below + 1, group[1]
    return below == _UNSTOPPED


def stands_under_title(line: str) -> bool:
    """Whether a line under a title belongs to the head: a byline, a label, a name, what it is, a row."""
    if any(known(line) for known in _UNDER_TITLE):
        return True
    kind, _, rest = line.rpartition(", ")
    if is_helped_by(rest) and is_subtitle(kind):
        return True
    return is_of_series(line) or any(re.fullmatch(form, line) for form in (HANDLE, PART_LINE))


def _is_packed_title(line: str, below: list[str], *, sure: bool = False) -> bool:
    """Whether a title stands right above the story, where no blank line parts anything: a heading follows, or a whole paragraph.

    Where its words have no capitals either it is `sure` to be one, or each line below ends a sentence.

    Wrapped prose is as sure as a paragraph: two full lines of it, one after the other, of which the first is no sentence.

    >>> _is_packed_title("Two Ovens", ["There was a baker who had two ovens, and he never once", "said which of them he trusted with the bread."])
    True
    >>> _is_packed_title("Dear Madam", ["We should be obliged if you would leave the premises by", "the end of the quarter."])
    False
    """
    if read_heading(below[0]):
        return True
    words = line.split()
    plain = line[-1].isalnum() and len(line) <= TITLE_CHARACTERS / 2 and line[0].isupper()
    if not plain or words[0].casefold() in _SALUTES:
        return False
    if not (sure or line.isupper() or _capitalised(words)):  # few languages have capitals within titles
        told = [one for one in below if not is_mark(one)]
        return len(told) > _ENOUGH_TOLD and _are_told(line, told) and all(one[-1] in _TOLD for one in told)
    if len(below[0]) > PARAGRAPH or _are_told(line, below):
        return True
    full = FULL if len(below) < _ENOUGH_TOLD else min(FULL, 0.9 * max(map(len, below)))
    wrapped = len(below) > 1 and min(map(len, below[:2])) >= max(full, _NARROW)
    return wrapped and below[0][0].isupper() and below[0][-1] not in ".!?"


def _are_told(line: str, below: list[str]) -> bool:
    """Whether lines below a title, with no blank between, are a story's, however short the first: nearly all are full, or end a sentence.

    >>> _are_told("Mudlark Bay", ["The tide went out, and Bess after it.", "She had a sack.", '"Mind," she said.', "It was cold."])
    True
    >>> _are_told("Mudlark Bay", ["The tide went out", "And Bess after it,", "She had a sack,", "And her mother's hat."])
    False
    """
    first = below[0]
    told = sum(len(one) >= FULL or one[-1] in _TOLD for one in below)
    return (
        len(below) >= _ENOUGH_TOLD
        and not line.isupper()
        and len(first) > len(line)
        and (first[0].isupper() or first[0] in '"“‘«„—')
        and first[-1] in _TOLD
        and 4 * told > 3 * len(below)
    )


def heads_scenes(lines: list[str], at: int, *, by: bool = False) -> bool:
    """Whether a line has fellows further down that stand by themselves within the story: it heads a scene.

    One has a word of it, or several begin as it does, or are in capitals as it is. Of a line that says `by` whom the
    story is, two are wanted that have a word of it, and capitals are no matter. Headings of chapters are no fellows.

    >>> story = ["", "It rained all morning, and nobody went out of the house.", ""]
    >>> heads_scenes(["Side A", *story, "Side B", *story], 0), heads_scenes(["Ella Moor", *story, "Ella Moor"], 0)
    (True, False)
    >>> heads_scenes(["THE INN", *story, "A ROAD", *story, "A GATE", *story], 0)
    True
    >>> heads_scenes(["ELLA MOOR", "", "CHAPTER ONE", *story, "CHAPTER TWO", *story, "CHAPTER THREE", *story], 0)
    False
    >>> heads_scenes(["The Moor House", *story, "Chapter 1", "", "The Moor", *story], 0)
    False
    """
    if at + 1 < len(lines) and lines[at + 1].strip():
        return False
    line, below = lines[at].strip(), [line.strip() for line in lines[at + 1 : at + LINES_OF_WORDS]]
    alone = [
        one.casefold().split() if not line.isupper() or (one.isupper() and not read_heading(one)) else []
        for over, (above, one, under, story) in enumerate(zip(below, below[1:], below[2:], below[3:], strict=False))
        if one and not above and not under and len(one) <= FULL and one[-1] not in "!?,;" and not is_rights(one)
        if (one[-1] == ".") == (line[-1] == ".") and story[-1:] in _STOPS and len(story) > len(one)
        if not _is_below_number(below, over)
    ]
    first, *_ = words = line.casefold().split()
    told = {word for word in words if len(word) > len("the")} - _SMALL
    shared = sum(not told.isdisjoint(one) for one in alone)
    alike = sum(one[:1] == [first] or (bool(one) and not by and line.isupper()) for one in alone)
    return shared > by or alike > 1


def _is_below_number(lines: list[str], at: int) -> bool:
    """Whether the last line with anything on it, from one on upwards, is the heading of a chapter whose title is to follow."""
    above = next((line for line in reversed(lines[max(0, at - _OVER_ITS_TITLE) : at]) if line), "")
    found = read_heading(above) if above else None
    return found is not None and found.heads_chapter and not found.title


def _capitalised(words: list[str]) -> bool:
    """Whether most words begin as in a title.

    >>> _capitalised("Who Goes There?".split()), _capitalised("what now?".split())
    (True, False)
    """
    capitals = sum(word.lstrip("\"'“‘«(")[:1].isupper() for word in words)
    return len(words) > 1 and capitals > len(words) / 2
