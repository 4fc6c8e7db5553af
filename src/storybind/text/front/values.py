"""What people write behind a label, as the metadata has it: lists, numbers, places in a series, who did what."""

import re

from storybind.counting import is_wide
from storybind.text.front.days import iso_date
from storybind.text.front.lines import PART_OF_SERIES
from storybind.text.tables.head_lines import WORDS
from storybind.text.tables.headings import number_of

_UNIT = rf"(?:{WORDS}|слів|слово|文字|자|글자|كلمة|chapters?|kapitel|chapitres?|capítulos?|capitoli|capitolo|глав[аы]?|част(?:ь|и|ей)|章|话|話|화|parts?|teile?)"


def read_number(text: str) -> int | None:
    """A whole number as people write it; None for one that is only about so much.

    >>> read_number("4,211"), read_number("4.211 Wörter"), read_number("12 345"), read_number("612字"), read_number("430ish")
    (4211, 4211, 12345, 612, None)
    """
    match = re.fullmatch(
        rf"(\d{{1,3}}(?:[,.'’ \u00a0\u202f]\d{{3}}){{1,3}}|\d{{1,9}})\s*{_UNIT}?\.?", text.strip(), re.IGNORECASE
    )
    return int(re.sub(r"\D", "", match[1])) if match else None


def read_chapters(text: str) -> tuple[int, bool | None] | None:
    """How many chapters a story has or is to have, and whether all are there; None where the text does not say.

    >>> read_chapters("2/2"), read_chapters("3/12"), read_chapters("14/?"), read_chapters("5"), read_chapters("a few")
    ((2, True), (12, False), (14, False), (5, None), None)
    """
    if match := re.fullmatch(
        r"(\d{1,5})\s*(?:/|of|von|de|sur|из|di|van|av|z)\s*(\d{1,5}|\?+|[Xx])", text.strip(), re.IGNORECASE
    ):
        done, total = int(match[1]), int(match[2]) if match[2].isdigit() else None
        return (total, done >= total) if total is not None else (done, False)
    number = read_number(text)
    return None if number is None else (number, None)


_GENRE = r"(?i)(?:\b(?:Hurt/Comfort|Action/Adventure|Mystery/Thriller|Slice/Life|Angst/Comfort|Sci-Fi/Fantasy)\b|[^/])+"
"""What stands between strokes, but for pairs of words that are one genre."""

_STROKE_AND_LABEL = r"\s*┃\s*(?:[^\s:：]{1,4}[:：]\s*)?"
"""How a Chinese site parts who is in the story, and how: ``主角：A ┃ 配角：B``."""


def split_list(text: str, name: str = "") -> tuple[str, ...]:
    """The items of a list, by the strongest sign in it: semicolons, else commas in any script; brackets hold together.

    Genres are parted by strokes as well, tags by ``#``; a pairing is whole whatever is in it, and so is a sentence.

    >>> split_list("Family/Hurt/Comfort, Mystery", "genres"), split_list("A/B, C & D (past)", "relationships")
    (('Family', 'Hurt/Comfort', 'Mystery'), ('A/B', 'C & D (past)'))
    >>> split_list("Ottilie, Brandt and the cuckoo", "characters"), split_list("校园、甜文，治愈", "tags")
    (('Ottilie', 'Brandt', 'the cuckoo'), ('校园', '甜文', '治愈'))
    >>> split_list("学園 太郎 / 花子", "tags"), split_list("校园 甜文", "tags")
    (('学園', '太郎 / 花子'), ('校园', '甜文'))
    >>> split_list("陈师傅 ┃ 配角：老李，安姑娘", "characters")
    ('陈师傅', '老李', '安姑娘')
    >>> split_list("#fluff #slow burn", "tags"), split_list("Somebody dies, and somebody else is sad about it.", "warnings")
    (('fluff', 'slow burn'), ('Somebody dies, and somebody else is sad about it.',))
    """
    text = re.sub(_STROKE_AND_LABEL, "，", text.strip()) if "┃" in text else text.strip()
    if name == "tags" and text.startswith("#"):
        return _clean(text.replace(",", " ").split("#"))
    if len(text.split()) > 6 and text[-1:] in ".!?" and text[-3:-2] not in (".", " "):
        return (text,)
    commas = ",，、،" if name == "relationships" else ",，、،|"
    items = _parted(text, ";；" if re.search("[;；]", text) else commas)
    if len(items) == 1 and name in ("genres", "tags") and any(map(is_wide, text)):
        items = re.split(r"(?<![/／×&＆+＋])\s+(?![/／×&＆+＋])", text)
    if name == "genres":
        items = [part for item in items for part in re.findall(_GENRE, item)]
    if name == "characters" and len(items) > 1 and not re.search(r"\b(?:Mr|Mrs|Ms|Dr|Herr|Frau)\b", items[-1]):
        items += re.split(r"^(?:and|und|et|y|e|и) | (?:and|und|et|y|e|и) ", items.pop().strip(), maxsplit=1)
    return _clean(items)


def _clean(items: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean for item in items if (clean := item.strip(" \t　*_"))))


def _parted(text: str, signs: str) -> list[str]:
    """A text parted at any of the signs that stands outside brackets and quotes."""
    items, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in "([（【「":
            depth += 1
        elif char in ")]）】」":
            depth = max(0, depth - 1)
        elif char in signs and not depth:
            if char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():  # within a number
                continue
            items.append(text[start:at])
            start = at + 1
    return [*items, text[start:]]


_PART = r"(?:part|pt\.?|folge|book|vol\.?|volume|episode|ep\.?|no\.?|number|nr\.?|story|installment|teil|band|buch|tome|partie|livre|parte|libro|livro|deel|boek|del|bok|część|tom|часть|книга|том|第|#)"
_INDEX = r"(?P<index>\d{1,4}(?:\.\d{1,2})?|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SERIES = (
    rf"{_PART}\s*{_INDEX}\s*(?:of|in|von|de la|de|du|des|der|di|da|do|van|av|из|z|:|-|–|—|,)\s*(?:the )?[\"“«„]?(?P<name>.+?)[\"”»“]?(?: series)?",
    rf"[\"“«„]?(?P<name>.+?)[\"”»“]?[\s,;:–—-]*[\[(](?:{_PART}\s*)?{_INDEX}(?:/\d+)?[\])]",
    rf"(?P<name>.+?)[\s,;:–—-]+{_PART}\s*{_INDEX}(?: (?:of|von|de|sur|из) \d+)?",
    r"(?P<name>.+?)\s*[,#]\s*#?(?P<index>\d{1,4}(?:\.\d{1,2})?)",
    r"(?P<name>.*[^\W\d].*?) (?P<index>\d{1,3}(?:\.\d{1,2})?)",
)
_NO_SERIES = frozenset(
    "none|no|n/a|na|-|--|—|standalone|stand-alone|stand alone|keine|nein|aucune|non|ninguna|nessuna|nenhuma|geen|ingen|brak|нет|无|無|なし|없음".split(
        "|"
    )
)


def read_series(text: str) -> tuple[str, str] | None:
    """The name of a series and the place in it, empty where none is said; None where there is no series.

    >>> read_series("The Almanac Letters [1]"), read_series("Part 2 of Thistledown Nights"), read_series("The Slow Post")
    (('The Almanac Letters', '1'), ('Thistledown Nights', '2'), ('The Slow Post', ''))
    >>> read_series("The Lamp, Pt. 2"), read_series("Lampe, Folge 3")
    (('The Lamp', '2'), ('Lampe', '3'))
    >>> read_series("Rain Stories, Part 2.5"), read_series("Book Three of the Salt Cycle"), read_series("none")
    (('Rain Stories', '2.5'), ('Salt Cycle', '3'), None)
    >>> read_series("Part of the “Rain” series"), read_series("A story from the Salt Cycle")
    (('Rain', ''), ('Salt Cycle', ''))
    """
    text = text.strip()
    if text.casefold().strip(" .") in _NO_SERIES:
        return None
    for form in _SERIES if len(text) <= 200 else ():
        if match := re.fullmatch(form, text, re.IGNORECASE):
            index = match["index"].casefold()
            number = index if index[0].isdigit() else str(number_of(index) or index)
            return match["name"].strip(' ,-(–—:"“”«»„'), number
    if " " in text and (part := re.fullmatch(PART_OF_SERIES, text, re.IGNORECASE)):
        kind = part["kind"]
        name = part["name"] if kind.casefold() == "series" else f"{part['name']} {kind}"
        return name.strip('"“”'), ""
    return text.strip('"“”«»„'), ""


AUTHORITY = r"(?:(?:special|kind|popular|public|royal) )?(?:order|command|decree|request|demand|permission|appointment|arrangement|invitation|means|way|virtue|reason|authority)\b"
"""By which a thing is done, and no story written: ``by order of the Board``."""
_ONESELF = r"(?:me|myself|yours truly)(?:,? (?:obviously|of course|again|duh|lol)\W*)?"
"""Who names nobody: ``by me, obviously``."""
_PARTING = r"\s*(?:\([cC]\)|[,;|·•(\[©]|\s[-–—])[\s©]*"
_COUNT = r"(?i)\s+\d[\d,.]*\s+(?:comments?|replies|responses|likes|views|reviews|notes|kommentare?|antworten|commentaires?|réponses|comentarios?|respuestas|commenti|комментари\w+)"
_IS_DAY = r"(?:1[5-9]|20)\d\d(?:-\d\d){0,2}"
_YEARS_OLD = r"(?: ?(?:y/?o|years?(?: old)?|jahre(?: alt)?|ans|años|anni|anos|jaar|år|lat|лет|года))?"
_BESIDE_NAME = (
    r"\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}[-–—](?:\d{4})?"
    rf"|(?i:\d{{1,2}}{_YEARS_OLD}|aged?:? (?:\d{{1,2}}|(?:thir|four|fif|six|seven|eigh|nine)teen|five|six|seven|eight|nine|ten|eleven|twelve){_YEARS_OLD}"
    r"|(?:class|grade|year|form|room|period|klasse|classe) \d{1,2} ?[a-z]?|\d{1,2}(?:st|nd|rd|th) (?:grade|year|form))"
    r"|[A-Za-z]{2,5}(?:/[A-Za-z]{2,6}){1,2}\)|@[\w.-]{3,30}\)?|[a-z][a-z'’-]* [a-z '’-]+\)|[^\s()]+(?: [^\s()]+){2,9}\)"
)
"""What stands behind a name and names nobody: a day that can be read in two ways, the years of a life, an age, a class; in
brackets, what somebody wrote or where, and anything of three words or more."""


def part_byline(text: str) -> tuple[str, str]:
    r"""The names in a byline and the day behind them, as ISO 8601 has it, or nothing; an age or a count of comments goes.

    >>> part_byline("Kit Marlow, 3 March 2021"), part_byline("Kit Marlow (2021)"), part_byline("Kit Marlow, July 4, 2021")
    (('Kit Marlow', '2021-03-03'), ('Kit Marlow', '2021'), ('Kit Marlow', '2021-07-04'))
    >>> part_byline("Kit Marlow, aged 9"), part_byline("Kit Marlow\t12 comments"), part_byline("Kit & Jo (alternating parts)")
    (('Kit Marlow', ''), ('Kit Marlow', ''), ('Kit & Jo', ''))
    >>> part_byline("Kit Marlow (she/her)"), part_byline("Kit Marlow | @kit_m"), part_byline("Kit Marlow @ home")
    (('Kit Marlow', ''), ('Kit Marlow', ''), ('Kit Marlow @ home', ''))
    >>> part_byline("Kit Marlow, 1843–1901"), part_byline("order of the Board"), part_byline("Kit Marlow (c) 2021")
    (('Kit Marlow', ''), ('', ''), ('Kit Marlow', '2021'))
    >>> part_byline("me, obviously"), part_byline("Me"), part_byline("mem")
    (('', ''), ('', ''), ('mem', ''))
    >>> part_byline("Kit Marlow, May Day"), part_byline("fern1984"), part_byline("Kit Marlow (Tess)"), part_byline("Ann Lee, Seven")
    (('Kit Marlow, May Day', ''), ('fern1984', ''), ('Kit Marlow (Tess)', ''), ('Ann Lee, Seven', ''))
    >>> part_byline("Kit Marlow (Hill End Writers, Tuesdays)")
    ('Kit Marlow', '')
    """
    if text.isalpha() and len(text) > len("myself"):
        return text, ""
    if re.match(AUTHORITY, text) or re.fullmatch(_ONESELF, text, re.IGNORECASE):
        return "", ""
    if any(map(str.isdigit, text)) and (count := re.search(_COUNT + r"$", text)):
        text = text[: count.start()].rstrip(" |·•,–—-")
    for sign in re.finditer(_PARTING, text[:200]):
        rest = text[sign.end() :].strip()
        day = iso_date(rest.strip("()[]"))
        if re.fullmatch(_IS_DAY, day):
            return text[: sign.start()], day
        if re.fullmatch(_BESIDE_NAME, rest) or re.fullmatch(_BESIDE_NAME, rest.rstrip(")]")):
            return text[: sign.start()], ""
    return text, ""


_YES = frozenset("yes|y|ja|oui|sí|si|sì|sim|да|tak|так|是|はい|true|100%".split("|"))
_NO = frozenset("no|n|nein|non|não|нет|nie|ні|nee|nej|否|いいえ|false".split("|"))


def yes_or_no(text: str) -> bool | None:
    """Whether somebody says yes; None where they say something else.

    >>> yes_or_no("Yes!"), yes_or_no("Нет"), yes_or_no("soon")
    (True, False, None)
    """
    folded = text.casefold().strip(" .!")
    return True if folded in _YES else False if folded in _NO else None
