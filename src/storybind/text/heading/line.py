"""What kind of heading a line could be, by itself: its family, its number, its words."""

import re
from functools import lru_cache
from typing import NamedTuple

from storybind.text.heading.sound import IN_WHICH, LONGEST_OF_ALL, is_sound, tells_in_which
from storybind.text.signs import ANY_QUOTE
from storybind.text.tables.headings import (
    LONGEST,
    MOST_WORDS,
    VOWELS,
    Family,
    Rank,
    families_of,
    mask_numbers,
    match_heading,
    number_of,
    undress,
)
from storybind.text.titles import is_capitalised

_PARTS_OFF = frozenset(":：–—―-.,")  # what stands between a chapter's number and a sentence that is its title
STOPS = frozenset(".!?…")
CHAPTER_WORDS = tuple(
    form
    for word in "Chapter Kapitel Chapitre Capítulo Capitolo Hoofdstuk Rozdział Глава".split()
    for form in (word, word.upper())
)
_TOLD_FIRST = tuple(
    form
    for word in "Erstes Zweites Drittes Viertes Fünftes Sechstes Siebtes Siebentes Achtes Neuntes Zehntes Elftes Zwölftes Premier Deuxième Troisième Quatrième Cinquième Primer Segundo Tercer First Second Third Fourth Fifth".split()
    for form in (word, word.upper())
)
_NEAR = 50  # characters in which the title of a heading that runs on begins
NUMBERS = ("numeral", "number-word")
_BEHIND, _NUMBER_ENDS = (" • ", " · ", " | ", " – ", " — ", " - "), frozenset("0123456789IVXLC")
_SIGNED = r"(?P<own>[^\[\]]*\w[.:]?)(?P<sign>\[\d{1,3}\])[.:]?"
_OPENING = frozenset("[(【［（")
_LABEL_IN_BRACKETS = r"[\[(【［（](?P<label>\w[^\[\]()【】［］（）]{2,30})[\])】］）]\s*+[:：–—-]?\s*+(?P<title>\w.*)"


class Found(NamedTuple):
    """A line that may be a heading: its family, number and words."""

    family: Family
    label: str
    title: str

    @property
    def heads_chapter(self) -> bool:
        """Whether it says that it heads a chapter or a part."""
        return self.family.rank in (Rank.PART, Rank.CHAPTER)

    @property
    def number_alone(self) -> int | None:
        """Its number, where it has neither words nor a word for chapter; else None."""
        return number_of(self.label) if self.family.rank is Rank.NUMBER and not self.title else None

    @property
    def is_sure(self) -> bool:
        """Whether its own words say what it heads: a part, a chapter or what stands beside them. A number may count anything."""
        return self.family.rank in (Rank.PART, Rank.CHAPTER, Rank.ASIDE)


def read_heading(line: str) -> Found | None:
    """What kind of heading a line could be, by itself; None for prose.

    >>> found = read_heading("Chapter 3 – Low Water")
    >>> found.label, found.title
    ('Chapter 3', 'Low Water')
    >>> read_heading("CHAPTER II. - LOW WATER").title, read_heading("[Chapter 1] The Storm").title
    ('LOW WATER', 'The Storm')
    >>> read_heading("Chapter 12 of the lease said that no dogs were allowed.")
    >>> read_heading("Chapter 1 (1,203 words) DONE").title
    '(1,203 words) DONE'
    """
    if len(line) > LONGEST:
        return _read_long(line) if may_be_long_heading(line) else None
    if not line or line[0] in ANY_QUOTE:  # nobody's speech is a heading, and much of a story is spoken
        return None
    return _read_short(line)


def counted_below(line: str, below: str) -> str:
    """The word for chapter, alone on a line, and the number on the next as one; empty for other lines.

    >>> counted_below("     CHAPTER", "        1"), counted_below("Chapter", "The first"), counted_below("It rained.", "1")
    ('CHAPTER 1', '', '')
    """
    word, number = line.strip(), below.strip()
    if word not in CHAPTER_WORDS:  # nearly all
        return ""
    found = read_heading(number)
    return f"{word} {number}" if found and found.family.id in NUMBERS and not found.title else ""


def may_be_long_heading(line: str) -> bool:
    """Whether a line is worth to be read as the heading of a chapter though it is longer than one: few words of prose are."""
    return len(line) <= LONGEST_OF_ALL and line.startswith(CHAPTER_WORDS)


def _read_long(line: str) -> Found | None:
    """A chapter whose title runs on as those of old books do, in capitals or behind ``in which``.

    >>> found = _read_long("Chapter 1: In Which Our Heroine, " + "Having Lost Her Umbrella, " * 3 + "Goes Home")
    >>> found.label, found.title[:23]
    ('Chapter 1', 'In Which Our Heroine, H')
    >>> _read_long("Chapter 1: In this chapter " + "he lost the umbrella and " * 3 + "went home")
    """
    near = line[:_NEAR].rpartition(" ")[0]
    found = _read_short(near.rstrip(",;"))
    if found is None or found.family.id != "chapter" or not found.title:
        return None
    title = line[near.index(found.title, len(found.label)) :]
    sound = is_capitalised(title) or re.match(IN_WHICH, title, re.IGNORECASE)
    return found._replace(title=title) if sound and title[-1] not in ",;:" else None


def read_told(line: str) -> Found | None:
    """A chapter whose title is a whole sentence, which only its fellows tell from one that speaks of a chapter; None for others.

    Behind a comma, or where another sentence follows, it has to tell ``in which`` something happens.

    >>> read_told("Chapter Two. In which it is not.").title, read_told("Erstes Kapitel, in dem es regnet.").title
    ('In which it is not', 'in dem es regnet')
    >>> read_told("Chapter Two was dull."), read_told("Chapter Two. He woke. It rained."), read_told("Chapter Two, he said.")
    (None, None, None)
    """
    if len(line) > LONGEST_OF_ALL or not line.startswith(CHAPTER_WORDS + _TOLD_FIRST):
        return None
    counted = mask_numbers(line)
    for family in families_of(line):
        if family.id in ("chapter", "ordinal-chapter") and (match := match_heading(family, line, counted)):
            label, title, between = match
            if not (title[-1:] in STOPS or title[-1:].isalnum()) or _PARTS_OFF.isdisjoint(between):
                continue
            goes_on = between.strip() == "," or re.search(r"[.!?…][\"”’»]* +[^\W\d_]", title)
            if not goes_on or tells_in_which(title):
                point = title[-1] == "." and title[-2:-1].isalnum()
                return Found(family, label.strip(" .:-–—*~\t([#"), title[:-1] if point else title)
    return None


@lru_cache(maxsize=2_048)  # whoever looks at the layout, the contents, the chapters asks about the same short lines
def _read_short(line: str) -> Found | None:
    """What kind of heading a line could be that nobody says and that is no longer than one."""
    if line[1:2] == "." and _is_name_in_initials(line):
        return None
    core = undress(line)
    signed = _read_signed(core) if core[-2:].rstrip(".:")[-1:] == "]" else None
    return signed or _read_undressed(line, core)


def _bare(title: str) -> str:
    """A title without its dress, and without a dash that stands behind the stop of its number.

    >>> _bare("-- The Harbour"), _bare("*The Harbour*"), _bare("-5 Degrees")
    ('The Harbour', 'The Harbour', '-5 Degrees')
    """
    title = title.strip(" *_#=~\t")
    behind = title.lstrip("–—-")
    return behind.lstrip() if behind[:1] == " " else title


def _read_undressed(line: str, core: str) -> Found | None:
    """What kind of heading a line could be by its `core`, the signs round it taken away."""
    if core[:1] in _OPENING and (parted := re.fullmatch(_LABEL_IN_BRACKETS, core)):
        title = parted["title"]
        found = read_heading(f"{parted['label']}: {title}") if title[-1] not in ".!?" or is_capitalised(title) else None
        return found if found and found.label and found.heads_chapter else None
    if not core.isascii() and not VOWELS.isdisjoint(core):
        return _read_vowelled(core)
    families = families_of(core) if core else ()
    if not families:
        return _read_behind(core) if core[-1:] in _NUMBER_ENDS else None
    if len(core.split()) > MOST_WORDS:
        return None
    counted, folded = mask_numbers(core), core.casefold()
    for family in families:
        if family.needs and not any(map(folded.__contains__, family.needs)):
            continue
        if (match := match_heading(family, core, counted)) and is_sound(family, core, *match[1:]):
            label, title, between = match
            if family.id == "ordinal-chapter" and not between.strip():
                label, title = _with_number(label, title)
            if family.id == "title-number":  # its number stands behind: what is printed stays in its order
                return Found(family, "", core)
            beyond = "+" * (family.id in NUMBERS and line.lstrip("*_( ").startswith("+"))
            return Found(family, beyond + label.strip(" .:-–—*~\t([#"), _bare(title))
    return None


def _read_behind(line: str) -> Found | None:
    """A chapter that is counted behind what it is of and a sign between them; None for others.

    >>> _read_behind("Inferno • Canto XVI").title, _read_behind("Inferno – 16"), _read_behind("it was Canto 16")
    ('Inferno • Canto XVI', None, None)
    """
    sign = next((sign for sign in _BEHIND if sign in line), "")
    above, _, number = line.rpartition(sign) if sign else ("", "", "")
    found = _read_short(number.strip()) if above and is_capitalised(above) else None
    counted = found is not None and found.family.rank is Rank.CHAPTER and found.label and not found.title
    return Found(found.family, "", line) if found and counted else None


def _read_signed(line: str) -> Found | None:
    """The number of a chapter or a part that a footnote's sign stands on, right behind it or behind its point; None for others.

    >>> _read_signed("CHAPITRE II[1].").label, _read_signed("Part Two.[12]").label
    ('CHAPITRE II[1]', 'Part Two[12]')
    >>> _read_signed("Chapter 2 [1]"), _read_signed("THE OAR[1]."), _read_signed("Chapter 2: The Oar[1]")
    (None, None, None)
    """
    parted = re.fullmatch(_SIGNED, line)
    found = _read_short(parted["own"]) if parted else None
    counted = found and found.label and not found.title and found.heads_chapter
    return found._replace(label=found.label + parted["sign"]) if parted and found and counted else None


def _read_vowelled(line: str) -> Found | None:
    """A heading in Arabic read without the signs over its letters, its words as they are printed.

    >>> found = read_heading("الفصل الأوّل: الدّلو")
    >>> found.label, found.title
    ('الفصل الأوّل', 'الدّلو')
    """
    places = [at for at, char in enumerate(line) if char not in VOWELS]
    plain = "".join(line[at] for at in places)
    found = read_heading(plain)
    if found is None:
        return None

    def printed(words: str, start: int) -> str:
        ends = [*places, len(line)]
        return line[places[start] : ends[start + len(words)]].strip() if words else ""

    return Found(
        found.family, printed(found.label, plain.find(found.label)), printed(found.title, plain.rfind(found.title))
    )


def _with_number(label: str, title: str) -> tuple[str, str]:
    """A counted label with the number that comes again behind it, as menus of chapters have it.

    >>> _with_number("2. Chapter", "2: The Ferry"), _with_number("2. Chapter", "The Ferry")
    (('2. Chapter 2', 'The Ferry'), ('2. Chapter', 'The Ferry'))
    """
    number, _, rest = title.partition(" ")
    if number_of(number.rstrip(":.–—-")) != number_of(label):
        return label, title
    return f"{label} {number.rstrip(':.–—-')}", rest.lstrip(":.–—- ")


def _is_name_in_initials(line: str) -> bool:
    """Whether a line that opens with a letter and a point is somebody's name: ``M. R. Castellane``, no thousandth chapter.

    >>> _is_name_in_initials("M. R. Castellane"), _is_name_in_initials("I. The Bridge"), _is_name_in_initials("V. R.")
    (True, False, False)
    """
    *initials, last = line.replace(".", ". ").split()
    plain = all(len(one) == 2 and one[0].isupper() and one[1] == "." for one in initials)
    return len(initials) > 1 and plain and last.isalpha() and last.istitle()


def read_titled(line: str, title: str) -> Found | None:
    """A heading that has the story's title, folded, before its number, as posts of a serial have it; as it is printed.

    >>> read_titled("The Lamp, Chapter 2: Low Water", "the lamp").title, read_titled("THE LAMP (Part 2/3)", "the lamp").title
    ('The Lamp, Chapter 2: Low Water', 'THE LAMP (Part 2/3)')
    >>> read_titled("The lamps of Chapter 2", "the lamp"), read_titled("The lamp: Part of it was brass.", "the lamp")
    (None, None)
    """
    if line[: len(title)].casefold() != title:
        return None
    rest = line[len(title) :].strip()
    number = rest.lstrip(",:;–—|( -")
    found = read_heading(number.rstrip(")") if "(" in rest[: -len(number)] else number) if number else None
    parted = rest != number or line[len(title) : len(title) + 1] == " "
    if found is None or not parted or not found.heads_chapter:
        return None
    return Found(found.family, "", line)
