"""How an epigraph says whose words it is, in the line below it, and in which other ways it is known to be one."""

import re
from typing import NamedTuple

from storybind.text.signs import QUOTED
from storybind.text.tables import listed
from storybind.text.tables.head_labels import fold
from storybind.text.tables.notes import is_rights_page

_LONGEST = 120  # characters of such a line

_NO_NAME = (
    r"(?!(?i:i|i['’]\w+|he|she|it|we|they|you|and|but|then|so|no|yes|not|there|that|this|what|why|who|how|if|or|just|only|maybe|perhaps|in|on|at|to|with|under|over|nobody|somebody|everybody|nothing|love|yours|sincerely|regards|best|cheers|thanks|aunt|uncle|mum|mom|dad|mother|father|granny|"
    r"oui|non|merci|bonjour|bonsoir|je|tu|il|elle|on|nous|vous|ja|nein|doch|danke|ich|du|er|sie|wir|sí|sì|não|gracias|grazie|yo|él|ella|io|eu|tak|nie|да|нет|спасибо|я|ты|он|она|мы|вы|они)\b)"
    r"(?![^\n]*(?:\b(?:said|says|asked|told|cried|called|shouted|whispered|answered|replied)\b|, [a-z]+ly\b))"
)
"""Words that go on with a sentence, answer one, or begin one, and no name; a letter's end; how somebody said what stands above."""
_OPENS = r"[\"“”«„‘'*_]?"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
_HAN = r"[\u3005-\u3007\u3040-\u30ff\u3400-\ufaff\U00020000-\U0003ffff]"  # and kana and hangul, without their signs
_PARTICLE = r"(?:de|des|du|della|di|da|von|van|der|den|zu|le|la|al|ibn|bin|ben|y|of|the)"


class Source(NamedTuple):
    """A way in which the line below an epigraph says whose words it is.

    Attributes:
        id: Its name in `inspect`, behind ``epigraph.``, and in tests.
        weights: How sure it is behind a dash, in brackets, and with neither below words in quotes: 3 where the line
            alone makes sure, 2 where the words above must be set off, 1 where they must be in quotes, 0 for no source.
        pattern: The whole line behind its dash.
        fires_on: Lines that it finds, dash or brackets included.
    """

    id: str
    weights: tuple[int, int, int]
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


_OF_NOBODY = (
    r"anon(?:ymous|\.)?|(?:(?:author|source|origin) )?unknown|unattributed|trad(?:itional|\.)?|(?:old )?(?:proverb|saying|adage)|(?:old |traditional )?(?:folk ?song|(?:nursery|skipping|counting|playground|children['’]s) (?:rhyme|song))|traditional (?:song|rhyme|ballad|saying)|"
    r"sprichwort|redensart|volksmund|volksweisheit|volkslied|kinderlied|kinderreim|anonym|(?:verfasser |autor )?unbekannt|proverbe|dicton|anonyme|(?:chanson|comptine) populaire|comptine|traditionnel|(?:auteur )?inconnu|"
    r"proverbio|refrán|dicho(?: popular)?|anónimo|anonimo|(?:canción|canto|detto) popolare|canción popular|copla popular|tradicional|tradizionale|filastrocca|provérbio|ditado(?: popular)?|anônimo|spreekwoord|anoniem|volksliedje|ordspråk|ordsprog|przysłowie|anonim|přísloví|"
    r"пословица|поговорка|(?:русская )?народная (?:песня|мудрость|пословица)|неизвестный автор|автор неизвестен|аноним|прислів['’]я|народна пісня|ことわざ|諺|俗謡|民謡|わらべ(?:うた|歌)|作者不詳|[詠読よ]み人[知し]らず|谚语|諺語|俗语|俗語|民谣|民謠|佚名|无名氏|無名氏|속담|작자 미상|민요"
)

SOURCES = (
    Source(
        id="nobody", weights=(3, 3, 2),
        pattern=rf"(?i:{_OF_NOBODY})\.?",
        because="It says that nobody knows whose words they are, or that all say so.",
        fires_on=listed(
            "—proverb|— Anonymous|- unknown|(trad.)|-- Anon.|— Sprichwort|(Volkslied)|— пословица|――ことわざ|"
            "— traditional song|— skipping rhyme"
        ),
        silent_on=("— unknown caller", "(unknown to her)", "— Anonymous called.", "proverbs", "— traditionally"),
    ),
    Source(
        id="verse", weights=(3, 2, 2),
        pattern=rf"[_*]?(?:(?:[1-4]|I{{1,3}}|IV)\.? )?(?!\w+(?:day|tag|di)\b){_CAPITAL}\w{{1,14}}\.?(?: of {_CAPITAL}\w+)? (?:\d{{1,3}}|[ivxlcIVXLC]+)[:.,] ?\d{{1,3}}(?:[-–, ]+\d{{1,3}})*[_*]?\.?",
        because="It is a book of scripture, with a chapter and a verse.",
        fires_on=listed("--Psa. 63:8|— 1 Samuel 3:10|— Song of Songs ii. 15|(Matthew 5:3-5)|--Prov. xi. 4"),
        silent_on=listed("— Tuesday 10:15|— Room 4|— Psalm|--He had 4:12|Psa. 63:8"),
    ),
    Source(
        id="work", weights=(3, 2, 2),
        pattern=rf"(?:{_OPENS}{_CAPITAL}|{_NO_NAME}\w)[^\n(;!?|]{{1,70}}(?:,|\s?\()\s?(?!I\b)(?:[\"“«„‘'*_]\w|\d|{_CAPITAL}\w*['’\w]* \w)[^\n]{{0,80}}?[\w)\"”»“’'*_!?]\.?|[^\n《「『]{{1,40}}[《「『][^\n]{{1,60}}[》」』]",
        because="It has a name and, behind a comma or in brackets, a work of several words, one in quotes, or a year.",
        fires_on=listed(
            "— Ruth Amble, Songs of the Weir|-- T. J. Sallow, “Tides”|— Ruth Amble (1871)|"
            "— Mrs. Orde, in a letter to the Board of Works, 1871|—from “The Lock-Keeper’s Year”, 1904|——陆青《夜航》|"
            "(Ruth Amble, Songs of the Weir)"
        ),
        silent_on=(
            "— Anna, I waited",
            "— Ruth Amble",
            "Ruth Amble, Songs of the Weir",
            "— and then, Tuesday",
            "- Your Highlight on page 4 | Added on Tuesday, March 12, 2019",
        ),
    ),
    Source(
        id="person", weights=(2, 1, 1),
        pattern=rf"{_NO_NAME}{_CAPITAL}[\w.'’-]*(?: {_PARTICLE}){{0,2}}(?: {_CAPITAL}[\w.'’-]*(?: {_PARTICLE}){{0,2}}){{0,4}} {_CAPITAL}[\w'’-]*[^\W\d_]",
        because="It is a name of two words and more, as people have.",
        fires_on=listed("— Ruth Amble|~ Ruth Amble|— T. J. Sallow|— Ada van der Meer|(Ruth Amble)|– А. С. Бобров"),
        silent_on=listed(
            "— He said so|— Nobody came.|— Rumi|— J.|— Love, Ruth Amble|— Aunt Ruth|Ruth Amble|— Hymn 214|"
            "— Old saying|— Oui Madame|(It Was)"
        ),
    ),
    Source(
        id="name", weights=(2, 1, 0),
        pattern=rf"{_NO_NAME}(?![^\n]*\b(?:I|you)\b){_OPENS}{_CAPITAL}\S{{0,30}}(?: [^\s,]{{1,30}},?){{0,10}} [^\s,]{{0,30}}(?:[^\W_][\"”»“’'*_)]?|\b{_CAPITAL}\.)",
        because="It is a name with more, or what somebody is, and ends like no sentence.",
        fires_on=listed(
            "-- Saltmarsh saying|― A fisherman, drunk|— Hymn 214|– Wren, age nine|"
            "— Mrs. Orde, in a letter to the Board of Works|(Psalm 77)"
        ),
        silent_on=listed(
            "— He said so|— Anna, you came back|— Nobody came.|— And all the rest|— Anna?|— Rumi|— J.|"
            "— Mrs. Pell said it twice, in French|— Tom Orde, angrily, from the stairs|"
            "— In town, with the Pells|— Nobody there, Tom|— Love, Ruth Amble|— Aunt Ruth|(It was.)"
        ),
    ),
    Source(
        id="saying", weights=(2, 1, 0),
        pattern=r"(?i:(?:an?|the|some|old|one|from|after|attributed to|inscription|graffit[io]|traditional|as told|overheard|ein|eine|aus|nach|un|une|una|d['’]après|del?|da|из|по) )[^\n;]{2,70}[^\W_][\"”»“’'*_)]?",
        because="It says in small letters what they are or where they are from.",
        fires_on=("— a saying", "-- an old ferryman", "— from the Saltmarsh tide tables", "— aus einem Kinderlied"),
        silent_on=("— and so on", "— the door opened.", "— said the ferryman", "a saying"),
    ),
    Source(
        id="word", weights=(1, 0, 0),
        pattern=rf"{_NO_NAME}(?:L['’])?{_CAPITAL}[^\W\d_]{{2,29}}\.?|{_HAN}{{2,20}}",
        because="It is one word, as names that are known to all are; a letter is signed so, too.",
        fires_on=("— Sallow", "— Сафо", "——陆青", "— L’Ecclésiaste"),
        silent_on=("— J.", "— then", "— He", "— Anna!", "— Oui.", "――おかえり。", "(Sallow)"),
    ),
)  # fmt: skip
"""The first row that fits is meant."""

SET = {1: "The words above it are in quotes.", 2: "The words above it are set off.", 3: "It alone makes sure."}
"""What made a source sure enough, by the weight that it had to have."""
OTHER_WAYS = {
    "alone": "Between two headings, short words in quotes or set off are no scene.",
    "habit": "Most chapters open with a few lines in italics or set off, which the story does not speak of.",
    "given": "It gives the part or chapter below it to somebody.",
    "alike": "Other chapters open with words that are set in the same way and say whose they are.",
    "heading": "The heading above it says so.",
    "markup": "The page says so of its element.",
}
"""The ways in which words are known to be an epigraph that need no source, by what `inspect` calls them behind ``epigraph.``."""

_DASH = r"(?:[-–—―─]{1,3}|~)\s*"
_DASHED, _BRACKETED, _BARE = range(3)


class Found(NamedTuple):
    """The row that a line fits, and how sure it is as the line is set."""

    row: Source
    weight: int


def read_source(line: str) -> Found | None:
    """How a line says whose the words above it are, behind a dash or in brackets; None where it does not.

    >>> read_source("— a saying").row.id, read_source("— Nobody came."), read_source("(trad.)").row.id, read_source("Ruth Amble")
    ('saying', None, 'nobody', None)
    """
    if sign := re.match(_DASH, line):
        return _read(line[sign.end() :], _DASHED)
    inside = (line[:1], line[-1:]) in (("(", ")"), ("（", "）"), ("[", "]"))
    return _read(line[1:-1], _BRACKETED) if inside else None


def read_bare_source(line: str) -> Found | None:
    """The same of a line with neither, which stands below words in quotes; one in quotes itself answers them.

    >>> read_bare_source('"Would you mind," said Wat, "if I wrote that down?"')
    >>> read_bare_source("Ruth Amble").row.id, read_bare_source("The door closed."), read_bare_source("— Ruth Amble")
    ('person', None, None)
    """
    return None if line[:1] in QUOTED else _read(line, _BARE)


def read_source_below(line: str) -> Found | None:
    """The same of a line with neither that stands right below such words, between two headings: a name is enough there.

    >>> [found.row.id for line in ("Sallow", "SALLOW, Tides", "a saying") if (found := read_source_below(line))]
    ['word', 'name', 'saying']
    >>> read_source_below("The door closed."), read_source_below("She said so")
    (None, None)
    """
    found = None if line[:1] in QUOTED else _read(line, _BARE) or _read(line, _DASHED)
    return found and found._replace(weight=1)


def _read(said: str, sign: int) -> Found | None:
    if len(said) > _LONGEST:
        return None
    rows = (row for row in SOURCES if row.weights[sign] and re.fullmatch(row.pattern, said))
    found = next((Found(row, row.weights[sign]) for row in rows), None)
    return None if found and is_rights_page(said) else found


_SECRET = r"anon(?:ymous|\.)?|unknown|an? (?:(?:old |true )?friend|well[- ]?wisher|neighbou?r|stranger|admirer)|nobody|anonym|unbekannt|(?:ein|eine) (?:freund|freundin|unbekannte[r]?)|anonyme|inconnu|une? amie?|anónimo|anonimo|anônimo|une? inconnue?|un[ao]? amig[ao]|un['’ ]?amic[ao]|аноним|неизвестный|доброжелатель|друг|匿名|一个朋友"


def signs_in_secret(source: str) -> bool:
    """Whether a line below some words says that who has written them does not want to be known.

    >>> signs_in_secret("— Anonymous"), signs_in_secret("- A Friend"), signs_in_secret("— proverb")
    (True, True, False)
    """
    return re.fullmatch(rf"(?:{_DASH})?(?:{_SECRET})", source, re.IGNORECASE) is not None


_FEW_WORDS = (
    r"(?:\w++(?:['’]\w++)*+\W++){0,5}?"  # an apostrophe is of a word or between two, never either: else it is slow
)
_LETTER = (
    rf"\W*+{_FEW_WORDS}(?:notes?|letters?|messages?|envelopes?|paper|read|brief|zettel|nachricht|umschlag|las|billet|lettre|mot|lut|carta|nota|mensaje|leyó|lettera|biglietto|lesse|bilhete|leu|письмо|записк\w*|прочл\w*|прочит\w*)\b"
    r"|.{0,20}?[信紙纸]"
)


def speaks_of_letter(text: str) -> bool:
    """Whether a paragraph speaks of a letter, in its first words.

    >>> speaks_of_letter("The letter lay on the mat."), speaks_of_letter("Hale read it twice."), speaks_of_letter("It rained.")
    (True, True, False)
    """
    return re.match(_LETTER, text[:120], re.IGNORECASE) is not None


_GOES_BACK = (
    rf"\W*+(?:(?:that|it|this|these|those|so|das|dies|es|c['’]était|cela|ça|eso|esto|это|так)\b|{_FEW_WORDS}(?:"
    r"words?|note|letter|message|sign|board|voice|song|said|says|read|reads|heard|wrote|written|stand|las|hörte|schrieb|sagte|stimme|zettel|brief|lied|"
    r"lut|entendit|disait|voix|mots?|lettre|billet|chanson|decía|leyó|voz|carta|diceva|lesse|voce|lettera|прочл\w*|прочит\w*|голос|письмо|записк\w*|написано)\b)"
)


def speaks_of_above(text: str) -> bool:
    """Whether a paragraph goes back to the words above it, in its first words: these are of the story then.

    >>> speaks_of_above("That was all it said."), speaks_of_above("She read it twice."), speaks_of_above("The ferry was late.")
    (True, True, False)
    >>> speaks_of_above("So said the board."), speaks_of_above("The house stood where the map had it.")
    (True, False)
    """
    return re.match(_GOES_BACK, text[:120], re.IGNORECASE) is not None


_HEADS = {
    "epigraph": "epigraph|epigraphs|motto|mottoes|épigraphe|épigraphes|exergue|en exergue|epígrafe|epígrafes|epigrafe|epigrafi|epigraf|эпиграф|эпиграфы|епіграф|题记|題記|题辞|題辞|題辭|卷首语|エピグラフ|제사",
    "dedication": "dedication|widmung|dédicace|dedicatoria|dedica|dedicatória|opdracht|dedykacja|посвящение|присвята|献词|献辞|獻詞|獻辭|헌사",
}
"""Headings over an epigraph and a dedication."""
_HEADED = {line: what for what, lines in _HEADS.items() for line in lines.split("|")}


def heads_apart(line: str) -> str:
    """Which of the two a heading says that there is below it; empty for that of a chapter.

    >>> heads_apart("EPIGRAPH"), heads_apart("Widmung"), heads_apart("Dedication to Duty")
    ('epigraph', 'dedication', '')
    """
    return _HEADED.get(fold(line), "")
