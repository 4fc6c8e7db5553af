"""``by NAME``: which lines are a byline, alone, under a title, or in two lines."""

import re
from functools import lru_cache

from storybind.syntax import without_icons
from storybind.text.front.lines import PART_LINE, TITLE_CHARACTERS, line_below, undress
from storybind.text.front.names import HANDLE, NO_NAME, are_names, could_be_name, is_full_name, is_name, is_wide_name
from storybind.text.front.values import AUTHORITY, part_byline
from storybind.text.tables.given_names import GIVEN
from storybind.text.tables.head_labels import BY_ALONE, BYLINE_AFTER, match_byline
from storybind.text.tables.marks import is_mark
from storybind.text.titles import is_capitalised

_LONGEST_NAME = 61  # characters; what is longer in a byline are several
_OF_RANK = (
    "(?:the )?(?:late )?(?:Rev|Revd|Reverend|Hon|Honou?rable|Right|Author|Brothers|Earl|Duke|Countess|Baroness)\\b"
)
_NOBODY = frozenset(
    "night day daylight dawn dusk moonlight starlight candlelight lamplight firelight gaslight torchlight twilight sunlight sea land air water fire train bus boat ship car post mail hand heart chance"
    " accident design default proxy request invitation appointment nature name birth blood degrees inches definition mistake numbers turns surprise rote faith force law myself himself herself ourselves itself themselves yourself nacht tag".split()
)
"""Words in small letters behind ``by`` that say when, how or by what, and name nobody."""
_SHORTENED = r"\b(?:\w|[JS]r|Esq)\.$"  # words that a name ends with, with their point
TITLE_BY = (
    r"(?P<title>.{1,70}?)(?:(?:,? | ?(?:--?|[–—]) ?|\. ?|(?:\.{3}|…) ?)(?P<by>(?:an? [\w-]*(?:stor(?:y|ies)|tale|novel(?:la)?|fic(?:tion)?|shot|drabble|poem|play|book) )?(?:by|By|BY)) (?P<name>[A-Z][\w.'’-]*(?: (?:(?:de|van|von) )?[A-Z][\w.'’-]*){1,3}(?: \(\d{4}[-–—](?:\d{4})?\)|,? \(?aged? \d{1,2}\)?|,? ?(?:©|\([cC]\)) ?\d{4})?|(?=\w*[\d_])[\w.-]{4,30})"
    r"|, (?P<of>(?:an? [\w-]+ )?(?:by|By|BY)) (?P<pen>[\w.'’-]+(?: [\w.'’-]+){0,3}))"
)
TITLE_BY_ABROAD = r"(?P<title>[^,]{1,70}), (?P<by>von|par|por|de|di|da) (?P<name>[^,.;:!?]{5,40})"
_OF_ELIDED = r"(?P<by>d['’])(?P<name>[A-ZÀÂÉÈÊËÎÏÔÛÜÇH][^,.;:!?]{3,40})"
_BYLINE_BEFORE = r"(?P<by>[作著文])(?:[ \u3000]+|・)(?P<name>\S.{0,30})"
TITLE_CREDIT = r"[《『「](?P<title>[^《》『』「」]{1,60})[》』」][ \u3000]*[(（]?(?P<by>作者|文|著)[:：/／ ]\s*(?P<name>[^()（）:：]{1,30})[)）]?"


@lru_cache(maxsize=32)  # a line of a head is asked for itself, for the line above it, and for what it says again
def read_byline(line: str) -> tuple[str, str] | None:
    """The word and the name of ``by NAME``; None for prose that begins so.

    >>> read_byline("by Wren Abernathy"), read_byline("by the time they came, it was over.")
    (('by', 'Wren Abernathy'), None)
    >>> read_byline("Conte de Capucine Marchetti"), read_byline("夏目 漱石 著")
    (('Conte de', 'Capucine Marchetti'), ('著', '夏目 漱石'))
    >>> read_byline("BY HANNAH MOULD."), read_byline("por marshlight_"), read_byline("作・みずほ")
    (('BY', 'HANNAH MOULD'), ('por', 'marshlight_'), ('作', 'みずほ'))
    >>> read_byline("BY ORDER OF THE QUEEN"), read_byline("BY THE LIGHT OF A LAMP"), read_byline("BY THE EARL OF PELL")
    (None, None, ('BY', 'THE EARL OF PELL'))
    >>> read_byline("by moonlight"), read_byline("by moonlightgirl")
    (None, ('by', 'moonlightgirl'))
    >>> read_byline("(by Ella Moor)"), read_byline("(by the way)")
    (('by', 'Ella Moor'), None)
    >>> read_byline("(by Moonlight)"), read_byline("[by Order]"), read_byline("(by Ella)")
    (None, None, ('by', 'Ella'))
    >>> read_byline("by Ella M."), read_byline("by K. M."), read_byline("by Ella Moor.")
    (('by', 'Ella M.'), ('by', 'K. M.'), ('by', 'Ella Moor'))
    >>> read_byline("By Ella Moor,"), read_byline("by Ella Moor,")
    (('By', 'Ella Moor'), None)
    """
    if len(line) > 2 * TITLE_CHARACTERS:
        return None
    bare = _unboxed(undress(without_icons(line)))
    match = match_byline(bare) or re.fullmatch(BYLINE_AFTER, bare) or _byline_before(bare) or _byline_of(bare)
    if match is None:
        return None
    name, word = undress(match["name"]).rstrip(" ©"), match["by"].strip(" :：/／")
    if not name:
        return None
    if line.endswith("_") and line.count("_") == 1:  # of a handle
        name += "_"
    shortened = name[-1] == "." and re.search(_SHORTENED, name)
    if name[-1] in ".," and is_name(name[:-1]) and not shortened and (name[-1] == "." or word[0].isupper()):
        name = name[:-1]  # as old title pages have it, where more may follow: By Hannah Mould, / Author of ...
    long = len(name.split()) > 8 or len(name) > _LONGEST_NAME
    prose = (
        (long and not are_names(name)) or name[-1] in ",;:!?…" or (name[-1] == "." and not re.search(_SHORTENED, name))
    )
    plain = word.casefold().split()[-1] == "by" or re.fullmatch(HANDLE, name)
    if prose or not (plain or could_be_name(part_byline(name)[0] or name)):
        return None
    small = name[0].islower() or (name.isupper() and name.startswith("THE "))
    if small and name.split()[0].lower() in NO_NAME and not re.match(_OF_RANK, name, re.IGNORECASE):  # "by the time"
        return None
    if name.isupper() and re.match(AUTHORITY, name, re.IGNORECASE):  # of a notice
        return None
    if (
        name in _NOBODY or _is_direction(line, word, name) or (word.casefold() == "de" and not is_name(name))
    ):  # the commonest of words
        return None
    return word, name.lstrip("@")


def _is_direction(line: str, word: str, name: str) -> bool:
    """Whether a line in brackets says how, and by nobody whose name is known: ``(by Moonlight)``."""
    boxed = line[0] in "([" and word.casefold() == "by" and name.isalpha()
    return boxed and (name.istitle() or name.isupper()) and name.capitalize() not in GIVEN


def _unboxed(line: str) -> str:
    """A line without the brackets round ``by NAME``; any other as it is."""
    return line[1:-1] if line[:1] in ("(", "[") and line[-1] in ")]" and line[1:4].casefold() == "by " else line


def _byline_before(line: str) -> re.Match[str] | None:
    """``作　NAME``, as it is set in Japan; the sign by itself is a word like any other."""
    match = re.fullmatch(_BYLINE_BEFORE, line) if line[:1] in "作著文" else None
    return match if match and (is_full_name(match["name"]) or is_wide_name(match["name"])) else None


def _byline_of(line: str) -> re.Match[str] | None:
    """``d'NAME``, as ``de`` stands in French before a vowel: of a name, and of no thing."""
    match = re.fullmatch(_OF_ELIDED, line) if line[:2] in ("d'", "d’") else None
    return match if match and is_name(match["name"]) else None


def byline_below(lines: list[str], start: int) -> bool:
    """Whether the next line with anything on it is ``by NAME``, not far below: that settles what stands above it."""
    at = line_below(lines, start, 3)
    between = lines[at].strip() if at is not None else ""
    if at is not None and (is_mark(between) or re.fullmatch(PART_LINE, between)):  # the title is underlined
        at = line_below(lines, at, start + 3 - at)
    return at is not None and (read_byline(lines[at].strip()) is not None or name_below(lines, at) is not None)


def stands_over_byline(lines: list[str], start: int) -> bool:
    """Whether a line between a title and ``by NAME`` belongs to them: short, no sentence, and the name is a person's.

    >>> stands_over_byline(["A winter's tale", "by Ella Moor"], 0), stands_over_byline(["It rained.", "by Ella Moor"], 0)
    (True, False)
    >>> stands_over_byline(["Choose Your Own Path!!", "by Ella Moor"], 0), stands_over_byline(["It rained!", "by Ella Moor"], 0)
    (True, False)
    """
    line = lines[start].strip()
    at = line_below(lines, start, 3)
    if len(line) > TITLE_CHARACTERS or line[-1] in ".…:;," or at is None:
        return False
    if line[-1] in "!?" and not is_capitalised(line):
        return False
    byline = read_byline(lines[at].strip())
    return byline is not None and is_name(re.sub(r" \([\d–-]+\)$", "", byline[1]))


def unstopped_name(line: str) -> str:
    """The name on a line of a title page, without the point or the comma that old ones end it with.

    >>> unstopped_name("_MARY PELL,_"), unstopped_name("Ned Harrow."), unstopped_name("Ned Harrow, Jr."), unstopped_name("Rain, again,")
    ('MARY PELL', 'Ned Harrow', 'Ned Harrow, Jr.', 'Rain, again,')
    """
    name = undress(line)
    ended = name[-1:] in (".", ",") and not re.search(_SHORTENED, name)
    return name[:-1] if ended and is_name(name[:-1]) else name


def name_below(lines: list[str], start: int) -> int | None:
    """The index of the name under a line that is only ``by``, None where there is no such thing."""
    if not re.fullmatch(BY_ALONE, undress(lines[start]), re.IGNORECASE):
        return None
    at = line_below(lines, start, 3)
    if at is None:
        return None
    name = unstopped_name(lines[at])
    short = name[0].isalnum() and len(name) <= 60 and len(name.split()) <= 6
    return at if short and could_be_name(name) and name[-1] not in ",;:!?" else None
