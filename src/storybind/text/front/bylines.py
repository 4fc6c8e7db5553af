"""Who wrote a story, and who drew, translated or edited it: bylines among the lines of its head."""

import re

from storybind.model import Span
from storybind.text.front.beside import is_person
from storybind.text.front.by_name import read_byline
from storybind.text.front.head import Head
from storybind.text.front.helpers import label_of_helper
from storybind.text.front.labels import WIDE_GAP, is_labelled, is_strongly_labelled
from storybind.text.front.lines import DASHES, LINES_OF_WORDS, followed, letters, next_group, right_below, undress
from storybind.text.front.names import (
    HANDLE,
    is_chinese_name,
    is_full_name,
    is_name,
    is_of_board,
    is_of_story,
    is_signed_small,
    is_told_of,
    is_wide_name,
    without_aside,
)
from storybind.text.front.titles import is_title
from storybind.text.heading.line import read_heading
from storybind.text.tables.head_labels import is_kind
from storybind.text.tables.notes import is_dedication
from storybind.text.titles import is_capitalised

_BY_ALONE = ("by", "story by", "written by", "a story by")
SAYS_BY = (*_BY_ALONE, "von", "geschrieben von", "par", "écrit par", "por", "escrito por", "di")
"""What stands before the name of who wrote a story, where nothing but that is on the line."""

_LIFE = r"(?:\* ?|b(?:orn|\.) )?(?:1\d|20)\d\d ?[-–—] ?(?:† ?|d(?:ied|\.) )?(?:1\d|20)\d\d"
_SMALL_NAME = range(5, 25)  # characters of a name on the web that is one small word
_FAR_RIGHT = 5  # wide blanks before a name
PEN_NAME = r"[^\W\d_][\w.-]{2,23}"
"""One word by which somebody may be known."""


def add_names(names: list[tuple[str, str, str]], span: Span, head: Head) -> bool:
    """File the fields of a byline, and say whether there are any."""
    for entry in names:
        head.add(*entry, span)
    return bool(names)


def read_names(line: str) -> list[tuple[str, str, str]]:
    """The fields of a byline, which may name who drew, translated or edited as well; empty for any other line.

    >>> read_names("by Anna Bell and Tom Reed, with pictures by Jo Vale")
    [('author', 'by', 'Anna Bell and Tom Reed'), ('illustrator', 'with pictures by', 'Jo Vale')]
    >>> read_names("A short history, by Anna Bell")
    [('subtitle', '', 'A short history'), ('author', 'by', 'Anna Bell')]
    >>> read_names("by Anna Bell"), read_names("It was seen by Jo Vale, translated by Al Fry")
    ([('author', 'by', 'Anna Bell')], [])
    """
    above, _, rest = undress(line).rpartition(", ")
    if above and (byline := read_byline(rest)) and is_kind(above):
        return [("subtitle", "", above), ("author", *byline)]
    byline = read_byline(above) if above else None
    if byline and (helper := label_of_helper(rest.split(), (3, 2))):
        return [("author", *byline), helper]
    byline = read_byline(line)
    return [("author", *byline)] if byline else []


def is_byline_alone(lines: list[str], start: int, end: int) -> bool:
    """Whether ``by NAME`` stands by itself above the story, whose title was left behind or is the file's name.

    >>> is_byline_alone(["By Ella Moor", "", "It rained."], 0, 1), is_byline_alone(["By Monday, they", "left."], 0, 2)
    (True, False)
    """
    byline = read_byline(lines[start].strip()) if end == start + 1 or is_title(lines, start + 1, end) else None
    if byline is None or byline[0].casefold() not in _BY_ALONE:
        return False
    return is_name(byline[1]) and followed(lines, start, end)


def is_title_with(line: str, name: str, head: Head) -> bool:
    """Whether a line is the story's title with a name behind it, ``Rain by fern``: a page's heading, said once more."""
    return any(letters(line) == letters(f"{title.value} by {name}") for title in head.said("title"))


def is_pen_name(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line under a bare title is who wrote it: a person's name, or right below the title what can be but a pen name."""
    line = without_aside(undress(lines[start]).lstrip(DASHES))
    if line[:1] in "([" and is_person(line[1:-1]):
        line = line[1:-1]
    if not line or is_dedication(line) or _opens_dialogue(lines, start, end):
        return False
    if _is_on_stone(lines, start, end) or _has_dressed_fellow(lines, start):
        return False
    if is_name(line):
        below = next_group(lines, end) if head.labels else None  # under labels it may be whose scene is first
        return not is_of_story(line, lines[end : end + LINES_OF_WORDS], [lines[below[0]]] if below else [])
    if _is_name_over_heading(line, lines, start, end, head):
        return True
    near, alone = start - head.named_at <= WIDE_GAP, start + 1 == end
    if near and (_is_of_web(lines[start].strip()) or _is_named_again(line, lines, start, head)):
        return True
    story = lines[end : end + LINES_OF_WORDS]
    if near and alone and is_full_name(line):
        return not read_heading(line) and not is_told_of(line, story)
    if alone and near and _is_set_right(lines[start]) and not read_heading(line):
        return not is_told_of(line, story)
    if not alone or head.named_at != start or read_heading(line):
        return False
    wide = is_wide_name(line) and ord(lines[start - 1].strip(" 　《》「」『』【】")[:1] or " ") > 0x3000
    return (wide and not is_told_of(line, story)) or re.fullmatch(HANDLE, line) is not None


def _are_labels(lines: list[str], start: int, end: int) -> bool:
    """Whether a run opens with labels, one of the first of which only heads have."""
    rows = [line.strip() for line in lines[start : min(end, start + 4)]]
    return is_labelled(rows[0]) and any(map(is_strongly_labelled, rows))


def pen_below(lines: list[str], start: int, end: int, *, tagged: bool = False) -> int:
    """The index below a title and one word that is who wrote it, which open a text over labels of its head; 0 where they do not.

    Where the story is `tagged`, those labels have been read before.

    >>> lines = ["Low Water", "mossqueen", "", "Rating: T", "Fandom: The Mill", "", "It rained."]
    >>> pen_below(lines, 0, 2), pen_below(["It rained,", "mostly", *lines[2:]], 0, 2), pen_below(lines[:3], 0, 2)
    (2, 0, 0)
    """
    if end < start + 2 or not is_capitalised(lines[start].strip()) or lines[start].rstrip()[-1] in ".,;:":
        return 0
    pen, at = lines[start + 1].strip(), start + 2
    if " " in pen or not re.fullmatch(PEN_NAME, pen) or read_heading(pen):
        return 0
    below = (at, end) if at < end else next_group(lines, end)
    labelled = below is not None and _are_labels(lines, *below)
    return at if labelled or (tagged and at == end) else 0


def _is_of_web(line: str) -> bool:
    """Whether a line is a name as those have who write on the web: of a board, or small and behind a dash.

    >>> _is_of_web("u/moss_queen"), _is_of_web("-nora p."), _is_of_web("- a cup of tea"), _is_of_web("-vitamin c.")
    (True, True, False, False)
    """
    return is_of_board(line) or is_signed_small(line)


def _is_named_again(line: str, lines: list[str], start: int, head: Head) -> bool:
    """Whether the next line has the title and this name behind it."""
    below = next_group(lines, start + 1)
    return below is not None and is_title_with(lines[below[0]], line, head)


def _is_on_stone(lines: list[str], start: int, end: int) -> bool:
    """Whether a name in capitals has the years of a life right below it, in no brackets, as it has on a grave.

    >>> _is_on_stone(["ANN LEE", "1890-1912", "", "It rained."], 0, 2), _is_on_stone(["Ann Lee", "1890-1912", "", "It rained."], 0, 2)
    (True, False)
    """
    loud = start + 1 < end and lines[start].isupper()
    return loud and re.fullmatch(_LIFE, lines[start + 1].strip(), re.IGNORECASE) is not None


def _has_dressed_fellow(lines: list[str], start: int) -> bool:
    """Whether the signs before and behind a name stand round another one further down: both say whose scene it is.

    >>> story = ["", "It rained.", ""]
    >>> _has_dressed_fellow(["~ Ann Lee ~", *story, "~ Bo Dahl ~", *story], 0), _has_dressed_fellow(["~ Ann Lee ~", *story, "~ * ~"], 0)
    (True, False)
    """
    line = lines[start].strip()
    if line[0].isalnum() or line[0] != line[-1]:
        return False
    below = (one.strip() for one in lines[start + 1 : start + LINES_OF_WORDS])
    return any(one[:1] == line[0] == one[-1:] and is_name(undress(one).lstrip(DASHES)) for one in below)


def is_second_name(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line right below the author's name is a second author's: surely a person, and nobody of whom the story tells.

    >>> head = Head(())
    >>> head.add("title", "", "Rain", Span(1, 1)), head.add("author", "", "Ann Lee", Span(3, 3))
    (None, None)
    >>> lines = ["Rain", "", "Ann Lee", "Martin Dahl", "", "It rained."]
    >>> is_second_name(lines, 3, 4, head), is_second_name([*lines, "Martin slept."], 3, 4, head)
    (True, False)
    """
    last = head.entries[-1] if head.entries else None
    if last is None or last.name != "author" or last.span.last != start or not isinstance(last.value, str):
        return False
    name = lines[start].strip()
    both = is_person(name) and is_person(last.value) and name.isupper() == last.value.isupper()
    return both and not is_told_of(name, lines[end : end + LINES_OF_WORDS])


def _opens_dialogue(lines: list[str], start: int, end: int) -> bool:
    """Whether somebody speaks behind a dash on a line, and somebody else below it; or it is the first of a list.

    >>> _opens_dialogue(["—Juan Carlos", "", "—¿Qué?"], 0, 1), _opens_dialogue(["—Juan Carlos", "", "Llovía."], 0, 1)
    (True, False)
    >>> _opens_dialogue(["- Brown Bread", "- Goat Cheese", "", "She left."], 0, 2)
    True
    """
    if lines[start].lstrip()[:1] not in DASHES:
        return False
    below = right_below(lines, start, end)
    return below is not None and lines[below[0]].lstrip()[:1] in DASHES


def _is_set_right(line: str) -> bool:
    """Whether a few Chinese or Japanese letters stand far to the right, as a manuscript has its writer's name.

    >>> _is_set_right("　　　　　　　岡田静"), _is_set_right("　岡田静"), _is_set_right("　　　　　　　雨だった。")
    (True, False, False)
    """
    indent = len(line) - len(line.lstrip("\u3000"))
    return indent >= _FAR_RIGHT and is_wide_name(line.strip())


def _is_name_over_heading(line: str, lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether what could be a word as well stands alone between a title and the heading of what is below, which never has it.

    It is one small word, or three signs below a title in Chinese, where the story itself may stand below; over labels one word is enough.

    >>> head = Head(())
    >>> head.named_at = 1
    >>> story = ["Low Water", "", "gravyboat", "", "Chapter 1", "", "It rained on the quay."]
    >>> [_is_name_over_heading("gravyboat", lines, 2, 3, head) for lines in (story, [*story, "The gravyboat stood there."])]
    [True, False]
    >>> story = ["卖影子的人", "", "林小舟", "", "一", "", "镇上来了个人。"]
    >>> [_is_name_over_heading("林小舟", lines, 2, 3, head) for lines in (story, [*story, "林小舟走了。"])]
    [True, False]
    >>> _is_name_over_heading("林小舟", ["卖影子的人", "", "林小舟", "", "镇上来了个人。"], 2, 3, head)
    True
    >>> _is_name_over_heading("MossQueen", ["Low Water", "", "MossQueen", "", "Rating: T", "Fandom: Mill", "", "It rained."], 2, 3, head)
    True
    """
    below = next_group(lines, end)
    if end != start + 1 or start - head.named_at > WIDE_GAP or below is None or read_heading(line):
        return False
    if _are_labels(lines, *below) and re.fullmatch(PEN_NAME, line):
        return True
    told = is_chinese_name(line) and lines[below[1] - 1].rstrip()[-1:] in "。！？”」…"
    if read_heading(lines[below[0]].strip()) is None and not told:
        return False
    story = lines[end : end + LINES_OF_WORDS]
    if is_chinese_name(line):
        return lines[head.named_at - 1].strip()[:1] > "\u2e7f" and not is_told_of(line, story)
    small = line.isascii() and line.isalpha() and line.islower() and len(line) in _SMALL_NAME
    return small and not any(line in one.casefold() for one in story)
