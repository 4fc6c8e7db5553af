"""How an epigraph says whose words it is: the line below it, behind a dash, by how sure it makes that it is one."""

import re
from typing import NamedTuple

_LONGEST = 120  # characters of such a line

_NO_NAME = r"(?!(?i:i|i['’]\w+|he|she|it|we|they|you|and|but|then|so|no|yes|not|there|that|this|what|why|who|how|if|or|just|only|maybe|perhaps|in|on|at|to|with|under|over|nobody|somebody|everybody|nothing|love|yours|sincerely|regards|best|cheers|thanks|aunt|uncle|mum|mom|dad|mother|father|granny)\b)(?![^\n]*(?:\b(?:said|says|asked|told|cried|called|shouted|whispered|answered|replied)\b|, [a-z]+ly\b))"
"""Words that go on with a sentence, or begin one, and no name; a letter's end; how somebody said what stands above."""
_OPENS = r"[\"“”«„‘'*_]?"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"


class Source(NamedTuple):
    """A way in which the line below an epigraph says whose words it is.

    Attributes:
        id: Its name in tests.
        weight: 3 where the line alone makes sure, 2 where the words above must be set off, 1 where they must be in quotes.
        pattern: The whole line behind its dash.
        because: Why it names a source.
        fires_on: Lines that it finds, dash included.
        silent_on: Look-alikes.
    """

    id: str
    weight: int
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


SOURCES = (
    Source(
        id="work",
        weight=3,
        pattern=rf"(?:{_OPENS}{_CAPITAL}|{_NO_NAME}\w)[^\n(;!?]{{1,70}}(?:,|\s?\()\s?(?!I\b)(?:[\"“«„‘'*_]\w|\d|{_CAPITAL}\w*['’\w]* \w)[^\n]{{0,80}}?[\w)\"”»“’'*_!?]\.?|[^\n《「『]{{1,40}}[《「『][^\n]{{1,60}}[》」』]",
        because="A name and, behind a comma or in brackets, a work of several words, one in quotes, or a year.",
        fires_on=(
            "— Ruth Amble, Songs of the Weir",
            "-- T. J. Sallow, “Tides”",
            "— Ruth Amble (1871)",
            "— Mrs. Orde, in a letter to the Board of Works, 1871",
            "—from “The Lock-Keeper’s Year”, 1904",
            "——陆青《夜航》",
        ),
        silent_on=("— Anna, I waited", "— Ruth Amble", "Ruth Amble, Songs of the Weir", "— and then, Tuesday"),
    ),
    Source(
        id="name",
        weight=2,
        pattern=rf"{_NO_NAME}(?![^\n]*\b(?:I|you)\b){_OPENS}{_CAPITAL}\S{{0,30}}(?: [^\s,]{{1,30}},?){{0,10}} [^\s,]{{0,30}}(?:[^\W_][\"”»“’'*_)]?|\b{_CAPITAL}\.)",
        because="A name, or what somebody is, of two words and more, that ends like no sentence.",
        fires_on=(
            "— Ruth Amble",
            "-- Old saying",
            "― A fisherman, drunk",
            "— Hymn 214",
            "– Wren, age nine",
            "— Mrs. Orde, in a letter to the Board of Works",
            "~ Ruth Amble",
        ),
        silent_on=(
            "— He said so",
            "— Anna, you came back",
            "— Nobody came.",
            "— And all the rest",
            "— Anna?",
            "— Rumi",
            "— J.",
            "— Mrs. Pell said it twice, in French",
            "— Tom Orde, angrily, from the stairs",
            "— In town, with the Pells",
            "— Nobody there, Tom",
            "— Love, Ruth Amble",
            "— Aunt Ruth",
        ),
    ),
    Source(
        id="saying",
        weight=2,
        pattern=r"(?:(?:an?|the|some|old|one|from|after|attributed to|inscription|graffit[io]|traditional|as told|overheard|ein|eine|aus|nach|un|une|una|d['’]après|del?|da|из|по) )[^\n;]{2,70}[^\W_][\"”»“’'*_)]?",
        because="What they are or where they are from, in small letters.",
        fires_on=("— a saying", "-- an old ferryman", "— from the Saltmarsh tide tables", "— aus einem Kinderlied"),
        silent_on=("— and so on", "— the door opened.", "— said the ferryman", "a saying"),
    ),
    Source(
        id="word",
        weight=1,
        pattern=rf"{_NO_NAME}{_CAPITAL}[^\W\d_]{{2,29}}\.?|[\u2e80-\U0003ffff]{{2,20}}",
        because="One word, as names that are known to all are; a letter is signed so, too.",
        fires_on=("— Sallow", "-- Anon.", "— Сафо", "——陆青"),
        silent_on=("— J.", "— then", "— He", "— Anna!"),
    ),
)
"""The first row that fits is meant."""

_DASH = r"(?:[-–—―─]{1,3}|~)\s*"


def read_source(line: str, *, dash: bool = True) -> Source | None:
    """How a line says whose the words above it are; None where it does not. One without a `dash` is all name.

    >>> read_source("— a saying").id, read_source("— Nobody came."), read_source("Hymn 214", dash=False).id
    ('saying', None, 'name')
    """
    if len(line) > _LONGEST:
        return None
    sign = re.match(_DASH, line)
    if dash is not bool(sign):
        return None
    said = line[sign.end() :] if sign else line
    return next(
        (row for row in SOURCES if re.fullmatch(row.pattern, said, re.IGNORECASE if row.id == "saying" else 0)), None
    )
