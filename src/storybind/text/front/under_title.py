"""What may stand right under a title, with no blank between: more of the head, or the story."""

import re

from storybind.text.front.beside import is_person
from storybind.text.front.by_name import read_byline, stands_over_byline
from storybind.text.front.days import iso_date
from storybind.text.front.helpers import is_helped_by
from storybind.text.front.lines import (
    DASHES,
    FULL,
    LINES_OF_WORDS,
    PARAGRAPH,
    PART_LINE,
    SALUTES,
    TITLE_CHARACTERS,
    has_capitals,
    is_book_line,
    is_first_print,
    is_of_series,
    is_other_title,
    is_rights,
    next_group,
    two_below,
    undress,
)
from storybind.text.front.names import (
    HANDLE,
    is_full_name,
    is_name,
    is_of_board,
    is_signed_small,
    is_told_of,
    is_wide_name,
    without_aside,
)
from storybind.text.front.values import part_byline
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.paragraphs.measures import CENTRED, columns
from storybind.text.signs import TOLD
from storybind.text.tables.head_labels import is_kind, is_subtitle, split_label
from storybind.text.tables.head_lines import read_head_line
from storybind.text.tables.headings import SMALL_TITLE, number_of
from storybind.text.tables.marks import is_mark

_ENOUGH_TOLD = 4  # lines
_NARROW = 32  # characters at which nobody wraps verse
_WIDE_TITLE = r"[々〇㐀-鿿豈-﫿ぁ-ヿ][々〇㐀-鿿豈-﫿ぁ-ヿA-Za-z\d・ 　]{1,19}"  # in Han and kana
_WIDE_TOLD = 24  # characters of a sentence below
_MOST_OVER_FIRST, _OVER_FIRST = 3, 45  # lines, and characters of each
_TOLD_OF = frozenset("it he she they i we was were is had and".split())  # words of what is told, and of no title
ENDS_TOLD = TOLD | frozenset("’'")  # a single quote, too
_WIDE_ENDS = ENDS_TOLD | frozenset("。！？．」』）⋯—")
_DAY_OF_WEB = r"(?:199|20\d)\d(?:-\d\d(?:-\d\d)?)?"
_AGE_OR_DAY = r"\W+(?:(?:aged?|class|grade|year|form|room|period) \d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\W*"
_DRESSED = r"([~-])\1{0,9} ?[^~.!?-]{2,40}? ?\1{1,10}"
"""What has signs before and behind it."""
_PLACE_AND_DAY = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}(?:,| [-–—]) \d{1,2}([./-])\d{1,2}\1\d{2,4}"
_UNDER_TITLE = (
    is_mark, is_of_board, read_byline, is_name, is_rights, is_subtitle, is_helped_by, is_wide_name, is_full_name, is_book_line, is_other_title, is_first_print, read_head_line, split_label,
)  # fmt: skip
"""What tells of a line by itself that it belongs to the head in which it stands under a title."""


def may_stand_below(lines: list[str], start: int, rest: list[str]) -> bool:
    """Whether lines right below a title, with no blank between, are the story, or belong to the head as it does."""
    line = lines[start].strip()
    if split_label(line) and any(map(split_label, rest)):  # somebody's data
        return False
    last = start + len(rest)
    day = len(rest) > 1 and is_day_below(lines, last)
    if any(is_person(one) or read_byline(one) for one in rest):
        rest = [one for one in rest if not is_day(one)]
    elif day or is_signed_and_dated(lines, last) or _stands_over_scene(lines, start, last):
        rest = rest[:-1]
    if not rest:
        return True
    if _is_packed_title(line, rest, sure=columns(lines[start]) >= CENTRED > columns(lines[start + 1])):
        return True
    if len(rest) > 1 and is_name(rest[0]) and _is_packed_title(line, rest[1:], sure=True):
        return True
    above = ["", *rest]
    if all(stands_under_title(one) or _is_value(over) for over, one in zip(above, rest, strict=False)):
        return True
    return stands_over_byline(lines, start + 1) or (start == _first(lines) and stands_over_first(lines, start))


def _stands_over_scene(lines: list[str], start: int, last: int) -> bool:
    """Whether the first line of all stands right over the last of its run, which says when or whose the first scene is: a title, where no other scene has two such lines.

    >>> story = ["The Weir", "Rose Hill, 12 May 2021", "", "It rained."]
    >>> _stands_over_scene(story, 0, 1), _stands_over_scene([*story[:3], "Dear Tom,", "", *story[3:]], 0, 1)
    (True, False)
    >>> _stands_over_scene(["Harwick", "12 May 1941", *story[2:]], 0, 1)
    False
    >>> _stands_over_scene(["The Weir", "Marta's POV", "", "It rained."], 0, 1)
    True
    >>> _stands_over_scene([*story, "", "The Inn", "Rose Hill, 14 May 2021", "", "It snowed."], 0, 1)
    False
    """
    if (
        last != start + 1
        or start != _first(lines)
        or not _heads_scene(lines[last])
        or any(map(str.isdigit, lines[start]))
    ):
        return False
    below, title = next_group(lines, last + 1), lines[start].strip()
    if is_person(title) or title.split()[0].casefold() in SALUTES:
        return False
    day = lines[last].strip()
    placed = "," in day.partition(next(filter(str.isdigit, day), ","))[0]
    if (
        not placed and iso_date(day)[:4].isdigit() and (is_name(title) or not is_day(day))
    ):  # who posted it, or where it is
        return False
    if below is None or lines[below[0]].rstrip()[-1] in ",:-–—" or read_label(title):
        return False
    return not any(
        above.strip() and _heads_scene(line) for above, line in zip(lines[last + 1 :], lines[last + 2 :], strict=False)
    )


def _heads_scene(line: str) -> bool:
    """Whether a line tells in figures on what day a scene is, or by a word for it whose."""
    label = read_label(line.strip()) if len(line) <= FULL else None
    return _is_when(line) or (label is not None and label.rule.endswith(".pov"))


def _is_when(line: str) -> bool:
    """Whether a line tells in figures on what day a scene is, be it behind a place that no label has.

    >>> _is_when("Rose Hill, 12 May 2021"), _is_when("Nora Springs - 3/3/19"), _is_when("He died 3/3/19")
    (True, True, False)
    """
    if not any(map(str.isdigit, line)):
        return False
    return _is_dated(line) or re.fullmatch(_PLACE_AND_DAY, line.strip()) is not None


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
    """Whether a line is the day or the month in which a story was put up: the last of its run, right under who wrote it or what it is.

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
    if not is_day(lines[at]) or not 0 < at < len(lines) - 1 or lines[at + 1].strip():
        return False
    above, below = lines[at - 1].strip(), next_group(lines, at + 1)
    if not (above and below) or not _is_who_or_what(above) or lines[below[0]].rstrip()[-1] in ",:":
        return False
    return sum(map(is_day, lines)) == 1 and not any(map(_is_dated, lines[at + 1 :]))


def is_signed_and_dated(lines: list[str], at: int) -> bool:
    """Whether a line by itself is who wrote the story, and when or at what age: a person beyond doubt, of whom the story does not speak, and a day that has no fellows.

    >>> story = ["Low Water", "Maria Lock, 3 March 2019", "", "It rained."]
    >>> is_signed_and_dated(story, 1), is_signed_and_dated([*story, "Maria slept."], 1)
    (True, False)
    >>> is_signed_and_dated([*story, "", "Tom Lock, 4 March 2019", "", "It snowed."], 1)
    False
    >>> is_signed_and_dated(["Low Water", "Maria Lock, 3 March 1917", "", "It rained."], 1)
    False
    >>> is_signed_and_dated(["Low Water", "New York, 3 March 2019", "", "It rained."], 1)
    False
    """
    line = lines[at].strip()
    if not line.rstrip(")]")[-1:].isdigit():
        return False
    name, day = part_byline(line)
    told = re.fullmatch(_DAY_OF_WEB, day) or re.fullmatch(_AGE_OR_DAY, line[len(name) :], re.IGNORECASE)
    if not told or at + 1 >= len(lines) or lines[at + 1].strip() or not is_person(name):
        return False
    below = lines[at + 1 : at + LINES_OF_WORDS]
    return not is_told_of(name, below) and not any(map(_is_dated, below))


def _is_who_or_what(line: str) -> bool:
    """Whether a line is who wrote a story, or where to write to whom, or what sort of thing it is."""
    if is_name(line) or read_byline(line) or is_subtitle(line):
        return True
    row = read_head_line(line)
    return row is not None and row.name == "contact"


def is_day_above(lines: list[str], at: int) -> bool:
    """Whether the first line of all is the day on which a story was put up: its title is below, and below that who wrote it.

    >>> story = ["Mar 12, 2023", "", "Low Water", "", "by Ella Moor", "", "It rained."]
    >>> is_day_above(story, 0), is_day_above([*story[:3], *story[5:]], 0), is_day_above([*story, "", "Mar 13, 2023", "", "It snowed."], 0)
    (True, False, False)
    """
    if not is_day(lines[at]) or any(map(str.strip, lines[:at])):
        return False
    found = two_below(lines, at, 3, 3)
    if found is None or read_heading(lines[found[0]].strip()) or any(map(_is_dated, lines[found[1] :])):
        return False
    name = lines[found[1]].strip()
    return read_byline(name) is not None or (
        is_person(name) and not is_told_of(name, lines[found[1] + 1 :][:LINES_OF_WORDS])
    )


def is_day(line: str) -> bool:
    """Whether a line is a day or a month of a year in which there was a web, and nothing else."""
    line = line.strip()
    return line[-4:].isdigit() and len(line) <= FULL and re.fullmatch(_DAY_OF_WEB, iso_date(line)) is not None


def _is_dated(line: str) -> bool:
    """Whether a line tells on what day a scene is."""
    line = line.strip()
    label = read_label(line) if len(line) <= FULL and not line.isalpha() and line[-1:] not in ENDS_TOLD else None
    return label is not None and label.dated


def stands_under_title(line: str) -> bool:
    """Whether a line under a title belongs to the head: a byline, a label, a name, what it is, a row."""
    if any(known(line) for known in _UNDER_TITLE):
        return True
    kind, _, rest = line.rpartition(", ")
    if kind and (is_helped_by(rest) or read_byline(rest)) and is_kind(kind):
        return True
    if line[0] in "~-–—" and is_name(undress(line).lstrip(DASHES)):
        return True
    if line[0] in "([" and is_person(line[1:-1]):
        return True
    if (line[-1] in ")]" or "@" in line) and is_person(without_aside(line)):
        return True
    if line[0] in DASHES and is_subtitle(line.strip(DASHES)):
        return True
    if line[0] in "~-–—" and (is_signed_small(line) or re.fullmatch(_DRESSED, line)):
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
    >>> _is_packed_title("雨夜来客", ["这天傍晚下起了大雨，渡口早已没有船，老周把灯挂在门口，等着一个不会来的人。"])
    True
    """
    if read_heading(below[0]):
        return True
    if line[0] > "\u3000" and re.fullmatch(_WIDE_TITLE, line):  # its script has no capitals
        return len(below[0]) > max(_WIDE_TOLD, 2 * len(line)) and all(one[-1] in _WIDE_ENDS for one in below)
    words = line.split()
    plain = line[-1].isalnum() and len(line) <= TITLE_CHARACTERS / 2 and line[0].isupper()
    if not plain or words[0].casefold() in SALUTES:
        return False
    if not (sure or line.isupper() or has_capitals(words)):  # few languages have capitals within titles
        told = [one for one in below if not is_mark(one)]
        return len(told) > _ENOUGH_TOLD and _are_told(line, told) and all(one[-1] in ENDS_TOLD for one in told)
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
    told = sum(len(one) >= FULL or one[-1] in ENDS_TOLD for one in below)
    return (
        len(below) >= _ENOUGH_TOLD
        and not line.isupper()
        and len(first) > len(line)
        and (first[0].isupper() or first[0] in '"“‘«„—')
        and first[-1] in ENDS_TOLD
        and 4 * told > 3 * len(below)
    )
