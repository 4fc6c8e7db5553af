"""Whether what could be a heading by its pattern is one by its words: no sentence, nothing that is said."""

import re

from storybind.text.tables.headings import Family, Rank
from storybind.text.titles import is_capitalised

_STRONG = frozenset(":：–—―-|~.．、·•/")
_SAYS_MORE = frozenset(":：–—―-|~")  # behind the word for chapter and its number, what they part off may be an outcry
_QUOTES = "\"“”„«»'‘’「」『』"
LONGEST_OF_ALL = 300  # characters of a title that runs on
IN_WHICH = (
    r"(?:in which(?! case)|wherein|of how|(?:showing|telling|relating) how|containing (?:an?|the|some|much)|in (?:dem|der|welchem|welcher)|worin|dans (?:lequel|laquelle)|où|en (?:el|la) (?:que|cual)|en que|"
    r"de (?:cómo|como|lo que)|que trata de|donde se|qui traite|comment|nel quale|in cui|di come|che tratta|em que|no qual|waarin|w którym|в котор(?:ой|ом)|о том, как) "
)
"""How old books go on behind the number of a chapter, with a comma before it."""
_COUNTED_AND_STATE = r"\(\d[\d,. ]*k? words\)[ :,–—-]*(?:done|finished|final|edited|revised|rough|draft \d|draft|wip|todo|ok|needs work|in progress)[.!]{0,2}"
"""How a writer notes how long a chapter is, and how far it has come."""
_OFTEN_PROSE, _RARELY_PROSE = ("In dem ", "In der ", "Comment ", "Où "), ("Où l'on ", "Où l’on ", "Comment l'on ")
"""Which in capitals begin a paragraph as well."""


def tells_in_which(line: str) -> bool:
    """Whether a line begins as those that tell below or behind the number of a chapter what will happen.

    >>> tells_in_which("in which it is not."), tells_in_which("Wherein it is Opened."), tells_in_which("De cómo se abrió.")
    (True, True, True)
    >>> tells_in_which("In which case, he said, no."), tells_in_which("in the well"), tells_in_which("In der Nacht kam er.")
    (False, False, False)
    """
    if (
        len(line) > LONGEST_OF_ALL
        or line[-1] == "?"
        or (line.startswith(_OFTEN_PROSE) and not line.startswith(_RARELY_PROSE))
    ):
        return False
    return re.match(IN_WHICH, line, re.IGNORECASE) is not None


def is_sound(family: Family, line: str, title: str, between: str) -> bool:
    """Whether what matched is no sentence: ``Chapter 12 of the lease``, ``One: he left.``."""
    if not title:
        return family.rank is Rank.CHAPTER or line[-1] not in "!?！？,;"
    strong = not _STRONG.isdisjoint(between) or any(ord(sign) > 0x2190 for sign in between)
    if not _may_begin(family, title, between, strong=strong):
        return False
    if title[-1] in ",;:，；：。" or "。" in title:
        return False
    if title[-1] in _QUOTES and title[0] not in _QUOTES and not _names_in_quotes(title):
        return False
    if title[-1] in ".!?" and not title.endswith("..."):
        called = family.id == "chapter" and title[-1] != "." and not _SAYS_MORE.isdisjoint(between)
        return strong and (called or is_capitalised(title))
    return title[-1] not in "!?！？" or family.rank is not Rank.NUMBER or is_capitalised(title)


def _names_in_quotes(title: str) -> bool:
    """Whether a title ends with a name that stands in quotes, and not with what somebody says.

    >>> _names_in_quotes('The "Gloria"'), _names_in_quotes('He said "Go"'), _names_in_quotes('Gone"'), _names_in_quotes("At “Toll’s”")
    (True, False, False, True)
    """
    return re.search(r"\s[\"“„«‘'「『]\S(?:[^\"”’]|’(?=\w))*.$", title) is not None and is_capitalised(title)


def _may_begin(family: Family, title: str, between: str, *, strong: bool) -> bool:
    """Whether a title may begin so: small only behind a sign, and in scripts without capitals not at length."""
    first = next((char for char in title if char.isalpha()), "")
    if first.islower():
        if family.rank is Rank.NUMBER:
            return False
        if title[0] in "([（":
            return title[-1] in ")]）" or re.fullmatch(_COUNTED_AND_STATE, title, re.IGNORECASE) is not None
        if re.match(IN_WHICH, title, re.IGNORECASE):
            return strong or "," in between
        return strong and between.strip() not in (".", ",")
    if first > "\u2e80":  # a script without blanks: a comma in a title that follows at once is a sentence's
        return between != "" or ("，" not in title and len(title) <= 20) or "章" in family.heads[0]
    caseless = bool(first) and first == first.upper() == first.lower()
    return strong or not caseless or len(title.split()) <= 3
