"""Which lines name a story, and which head its scenes."""

import re

from storybind.text.front.by_name import TITLE_BY, byline_below, read_byline
from storybind.text.front.lines import (
    DASHES,
    FULL,
    LINES_OF_WORDS,
    LOOK_AHEAD,
    SALUTES,
    TITLE_CHARACTERS,
    followed,
    has_capitals,
    is_of_mail,
    is_rights,
    next_group,
)
from storybind.text.front.names import NO_NAME, is_name, is_of_board
from storybind.text.front.remarks import are_of_head, is_known
from storybind.text.front.under_title import ENDS_TOLD, may_stand_below, stands_under_title
from storybind.text.heading.line import read_heading
from storybind.text.paragraphs.measures import runs_over

_TITLE_WORDS = 14
_LONGEST_TITLE = 600  # characters; those of Crusoe's time, where a byline or capitals show that it is one
_SMALL = frozenset("with from into that this their your".split())
_STOPS = ".!?…\"”’'"
_UNSTOPPED = 3  # paragraphs
_OVER_ITS_TITLE = 3  # lines from the number of a chapter to its title
_CUT_SHORT = (
    r"[^.!?…—]*[\w’'](?:—| ?\.\.\.| ?\. \. \.)|.*\b(?:Inc|Ltd|Co|Bros|Esq|Jr|Sr|Mrs?|St|M\.?D|Ph\.?D|[AaPp]\.[Mm])\."
)
_AND_HOUR = r"(?P<first>[^\W\d_][\w’'-]*)(?: [\w’'-]+){0,2}, \d{1,2}(?::\d\d)? ?[AaPp]\.[Mm]\."
_QUOTED = r"[\"“«„].*[.!?,…]?[\"”»]$"


def is_title(lines: list[str], start: int, end: int) -> bool:
    """Whether the run opens with a line that names a story: short, no sentence, nothing said aloud, a story below."""
    line = lines[start].strip()
    if byline_below(lines, start):
        if end > start + 2 and is_known(line) and not read_byline(lines[start + 1].strip()):
            return False  # ``Setting: 1920s`` over title and byline
        return len(line) <= 2 * TITLE_CHARACTERS or (len(line) <= _LONGEST_TITLE and line[-1] not in ".!?…。！？")
    if not _could_name(lines, start, end):
        return False
    rest = [lines[at].strip() for at in range(start + 1, min(end, start + LOOK_AHEAD))]
    if rest and not (may_stand_below(lines, start, rest) or are_of_head(lines, start, rest)):
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
        is_of_board(line)
        or (is_of_mail(line) and not _is_reply(lines, start, end))
        or is_rights(line)
        or "\t" in line
        or _is_aside(line)
    ):
        return False
    capitals = has_capitals(words)
    boxed = line[0] == line[-1] in DASHES and has_capitals(line.strip(DASHES).split())  # ``- The Weir -``
    if (line.rstrip("*_~\\ ])") or line)[-1] in ".,;:：。，-–—" and not (boxed or _is_ended(lines, start, end)):
        return False
    if line[-1] in "!?…！？" and not (line.isupper() or capitals):
        return False
    return not re.match(_QUOTED, line) or (capitals and line.rstrip("\"”»'’")[-1:] not in ".!?,…")


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
    >>> _is_ended(["Low Water. By Ann Lee."], 0, 1), _is_ended(["The weir was built by Jo Vale."], 0, 1)
    (True, False)
    >>> _is_ended(["night bus, 2 a.m."], 0, 1), _is_ended(["It was 2 a.m."], 0, 1), _is_ended(["We slept, 2 a.m."], 0, 1)
    (True, False, False)
    """
    line = lines[start].strip()
    words = line.split()
    if end == start + 1 and " by " in line.casefold() and _is_signed(line):
        return True
    if end == start + 1 and line[-2:] in ("m.", "M.") and (hour := re.fullmatch(_AND_HOUR, line)):
        return hour["first"].casefold() not in NO_NAME
    if (
        end == start + 1
        and has_capitals(words)
        and words[0].casefold() not in SALUTES
        and re.fullmatch(_CUT_SHORT, line)
    ):
        return True
    if not line.isupper() or line[-1] != "." or not line[-2:-1].isalpha() or end != start + 1 or " " not in line:
        return False
    below = next_group(lines, end) if not any(map(str.strip, lines[:start])) else None
    found = read_heading(lines[below[0]].strip()) if below else None
    return found is not None and bool(found.label) and found.heads_chapter


def _is_signed(line: str) -> bool:
    """Whether a title and a name behind it stand on a line, with a point at its end."""
    found = re.fullmatch(TITLE_BY, line[:-1]) if line[-1] == "." else None
    if found is None or not found["name"] or "." in found["title"] or not has_capitals(found["title"].split()):
        return False
    return is_name(found["name"])


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
    >>> _is_aside("[OC] The Weir (Part 2)"), _is_aside("(Part 2)")
    (False, True)
    >>> _is_aside("[Illustration]"), _is_aside("[Illustration: The weir]"), _is_aside("[Illustrated]")
    (True, True, False)
    """
    if line[0] not in "([" or line[-1] not in ")]" or re.search(r"[)\]].*[(\[]", line):
        return False
    return any(map(str.isdigit, line)) or re.match(r"\[Illustration\b", line, re.IGNORECASE) is not None


def _is_unstopped(lines: list[str], end: int, line: str) -> bool:
    """Whether a line as long as a sentence opens a story none of whose paragraphs ends with a stop, as in Thai and on the web.

    >>> story = ["", "there is a rota for it and all", "", "you are on till four says the first", "", "anyway they unionise"]
    >>> opening = "so the thing about the lighthouse is that it is haunted"
    >>> _is_unstopped([opening, *story], 1, opening), _is_unstopped(["The Haunted Lighthouse", *story], 1, "The Haunted Lighthouse")
    (True, False)
    """
    if len(line) <= FULL or has_capitals(line.split()):
        return False
    below = 0
    for _ in range(_UNSTOPPED):
        group = next_group(lines, end)
        if group is None or lines[group[1] - 1].rstrip()[-1] in ENDS_TOLD:
            break
        below, end = below + 1, group[1]
    return below == _UNSTOPPED


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
