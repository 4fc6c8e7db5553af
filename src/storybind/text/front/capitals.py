"""Titles and names that are all in capitals, as a careful publisher writes them, by the habits of their language."""

import re

_SMALL_WORDS = {
    "en": "a an and as at but by for from in into nor of off on or over the to up with",
    "de": "am an auf aus bei das dem den der des die ein eine einem einen einer eines für im in mit nach oder um und vom von vor zu zum zur über",
    "fr": "à au aux avec ce ces dans de des du en et la le les leur ma mes mon ou par pour sa sans ses son sous sur un une vers",
    "es": "a al bajo con de del desde e el en entre la las lo los o para por sin sobre su sus tras un una y",
    "it": "a ad al alla con da dal del della delle dei di e ed fra gli i il in la le lo nel nella per su sul sulla tra un una uno",
    "pt": "a à ao aos as com da das de do dos e em entre na nas no nos o os ou para pela pelo por sem sob sobre um uma",
    "nl": "aan bij de een en het in met naar of om op over te tot uit van voor",
    "sv": "att av den det en ett för från i med och om på till vid över",
    "pl": "a bez dla do i ku na nad o od po pod przez przy w we z za ze",
    "ru": "а без в во для до и из к ко на над не о об от по под при с со у",
}  # fmt: skip
"""Words that stay small inside a title, by language; elsewhere than in English, German and Dutch all but the first word does."""
_SENTENCE_CASE = frozenset("fr es it pt sv pl ru uk cs da nb fi".split())
"""Languages whose titles have a capital at the beginning and in names alone: which of them are names, capitals do not tell."""
_WORD = r"[^\W\d_]+"
_PARTICLES = frozenset("de du des del dos das von zu".split())
"""Words within a name that its bearers write small; some write a Van or a Di large."""
_ARTICLES, _OVER_ARTICLES = frozenset("la las los der den".split()), frozenset("de van von".split())
_AS_WRITTEN = frozenset("usa uk fbi cia ufo dna nasa ussr ai ip iq phd diy asap rsvp usb gps nyc".split())
"""Words that are letters of others, of which one could be spoken as it stands; see `_is_spelt`."""
_SPOKEN = frozenset("mr mrs ms dr st jr sr ft lt mt vs nth rd th nd ste mme mlle mlles pt cpt sgt hm hmm mm mmm sh shh shhh psst tsk brr brrr grr grrr pfft zzz xmas".split())  # fmt: skip
"""Words without a vowel that are written small all the same."""
_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\W*"  # not the Italian IL
_HOOKED = (
    r"\b(?P<hook>[OD](?=['’])|MC(?![MDCLXVI]+\b))(?P<sign>['’]?)(?P<name>(?!CLOCK|LANTERN)[^\W\d_]{3,}(?:['’]S\b)?)"
)
"""A name with what hangs on before it; not the year ``MCMXC``."""
_ORDINALS = ("ST", "ND", "RD", "TH")
"""What hangs on to a figure in English."""
_OF_IT = r"(?<=\w)(['’])S\b"
"""What hangs on to a word in English that something is of."""
_MC = r"\bMc(?=[A-Z]{3})"
_VOWELS = frozenset("AEIOUY")
_DOTLESS = str.maketrans("Iİ", "ıi")
_OF_TURKISH = frozenset("İŞĞ")
"""Letters by which a name in capitals is known to be Turkish."""
_GREEK = re.compile("[Α-Ω]")


def title_case(title: str, language: str = "en", story: str = "") -> str:
    """A title that shouts, in title case by the habits of its language; any other as it is. One that shouts but for a ``Mc`` does, too.

    Where capitals are for names alone, the story tells by its own which of the title's words are.

    >>> title_case("THE PATIENCE OF BRIDGES"), title_case("IOU"), title_case("aftermath")
    ('The Patience of Bridges', 'IOU', 'aftermath')
    >>> title_case("LOW WATER, OR, THE BAR")
    'Low Water, or, the Bar'
    >>> title_case("七日の DJ"), title_case("最終便はABC", "ja")
    ('七日の DJ', '最終便はABC')
    >>> title_case("EL RELOJ DE LA PLAZA", "es"), title_case("DIE FRAU AUS DEM SEE", "de")
    ('El reloj de la plaza', 'Die Frau aus dem See')
    >>> title_case("ISLIK ÇALAN KUYU", "tr"), title_case("HET IJS VAN IJMUIDEN", "nl"), title_case("Ο ΦΑΡΟΣ ΤΗΣ ΕΛΕΝΗΣ", "el")
    ('Islık Çalan Kuyu', 'Het IJs van IJmuiden', 'Ο ΦΑΡΟΣ ΤΗΣ ΕΛΕΝΗΣ')
    >>> title_case("THE LAST DAYS OF DAN McBRIEN"), title_case("HOW THE BBC WON WW2"), title_case("THE 21ST DR. NYC")
    ('The Last Days of Dan McBrien', 'How the BBC Won WW2', 'The 21st Dr. NYC')
    >>> title_case("THE BBC'S LAST WAR"), title_case("RIP VAN WINKLE"), title_case("SHHHHH, SAID ANNA")
    ("The BBC's Last War", 'Rip Van Winkle', 'Shhhhh, Said Anna')
    >>> title_case("O'BRIEN'S LAST SIX O'CLOCK"), title_case("THE MCALLISTER WILL")
    ("O'Brien's Last Six O'clock", 'The McAllister Will')
    >>> title_case("D'ABORD LA PLUIE", "fr"), title_case("THE D'URBERVILLE COUSINS")
    ("D'abord la pluie", "The D'Urberville Cousins")
    >>> title_case("LE CHAT DE LUCIE MARTIN", "fr", "Son chat Lucie dort. Martin rit.")
    'Le chat de Lucie martin'
    """
    title = _loud(title)
    letters = sum(map(str.isalpha, title)) if title.isupper() else 0
    if letters < 5 or sum(map(str.isupper, title)) < letters or not _has_small(title, language):  # others have no case
        return title
    if all(len(word) == 1 for word in title.split()):  # its letters are set apart
        return title
    words, small = title.split(), frozenset(_SMALL_WORDS.get(language, "").split())
    quiet = language in _SENTENCE_CASE
    names = _names_in(title, language, story) if quiet and story else frozenset()
    return " ".join(
        re.sub(_WORD, lambda one: one[0].capitalize() if one[0] in names else one[0], _small(word, language))
        if at
        and words[at - 1][-1] not in ":–—"
        and (quiet or (word.lower().rstrip(",;") in small and at < len(words) - 1))
        else _capital(word, language)
        for at, word in enumerate(words)
    )


def _names_in(title: str, language: str, story: str) -> frozenset[str]:
    """Which words of a title a story has with a capital within its sentences, and never without one.

    >>> sorted(_names_in("LE CHAT DE LUCIE", "fr", "Le chat, Lucie, Chat et Lucie. Le chat."))
    ['lucie']
    """
    words = (word for word in re.findall(_WORD, _small(title, language)) if len(word) > len("les"))
    return frozenset(
        word
        for word in words
        if re.search(rf"[^\W\d_],? {word.capitalize()}\b", story) and not re.search(rf"\b{word}\b", story)
    )


def name_case(name: str) -> str:
    """A name that shouts, calmed; a pen name of one word is left as its bearer writes it.

    >>> name_case("R. T. O'BRIEN"), name_case("FLORA MCDONALD"), name_case("JOHN D’ARCY-O’NEILL"), name_case("NIALL O'DEA")
    ("R. T. O'Brien", 'Flora McDonald', 'John D’Arcy-O’Neill', "Niall O'Dea")

    >>> name_case("DAN McBRIEN"), name_case("Dan McBrien")
    ('Dan McBrien', 'Dan McBrien')
    >>> name_case("HARRIET DUNMOW"), name_case("ABBA"), name_case("ŞÜKRAN IŞILDAK")
    ('Harriet Dunmow', 'ABBA', 'Şükran Işıldak')
    >>> name_case("ERNEST DE LA TOUR"), name_case("ANNA VON BERG"), name_case("DICK VAN DYKE"), name_case("DE LA TOUR")
    ('Ernest de la Tour', 'Anna von Berg', 'Dick Van Dyke', 'De la Tour')
    """
    name, language = _loud(name), "tr" if _OF_TURKISH.intersection(name) else ""
    calmed = name.isupper() and " " in name and _has_small(name, language)
    if not calmed:
        return name
    first, *rest = name.split()
    told = [_capital(word, language) for word in rest]
    for at, word in enumerate(told[:-1]):
        before = (first, *rest)[at].lower()
        article = word.lower() in _ARTICLES and before in _OVER_ARTICLES
        van = word == "Van" and told[at + 1].lower() in _ARTICLES and at + 2 < len(told)
        if word.lower() in _PARTICLES or article or van:
            told[at] = word.lower()
    return " ".join((_capital(first, language), *told))


def _loud(text: str) -> str:
    """A text that shouts but for a ``Mc``, with that in capitals; any other as it is."""
    loud = re.sub(_MC, "MC", text) if "Mc" in text else text
    return loud if loud.isupper() else text


def _has_small(words: str, language: str) -> bool:
    """Whether capitals say which small letters they stand for: Greek ones have lost their accents, and an İ is two elsewhere.

    >>> _has_small("İZMİR", "tr"), _has_small("İZMİR", "de"), _has_small("ΦΑΡΟΣ", "el")
    (True, False, False)
    """
    return not _GREEK.search(words) and len(_small(words, language)) == len(words)


def _small(word: str, language: str) -> str:
    """A word in small letters, a Turkish I without its dot."""
    return (word.translate(_DOTLESS) if language in ("tr", "az") else word).lower()


def _capital(word: str, language: str = "") -> str:
    """A word with its first letter large; what hangs on by an apostrophe stays small, and what a name hangs on to does not.

    So in ``O'Brien`` and ``D'Arcy``, and, without one, in ``McDonald``. The Dutch IJ is one letter.
    """

    def written(part: re.Match[str]) -> str:
        if part["name"] and (language not in _SENTENCE_CASE or part["hook"] != "D"):
            return part["hook"].capitalize() + part["sign"] + part["name"].capitalize()
        if part[0] in _ORDINALS and word[part.start() - 1 : part.start()].isdigit():
            return part[0].lower()
        first = 2 if language == "nl" and part[0].startswith("IJ") else 1
        return part[0][:first].upper() + _small(part[0][first:], language)

    if language == "en" and _is_spelt(re.sub(_OF_IT, "", word)):
        return re.sub(_OF_IT, r"\1s", word)
    lowered = re.sub(rf"{_HOOKED}|[^\W\d_]+(?:['’][^\W\d_]+)?", written, word)
    return word if re.fullmatch(_ROMAN, word) else lowered


def _is_spelt(word: str) -> bool:
    """Whether a word in capitals is letters and not spoken as a word: it has no vowel, or figures in it, or is well known. One that is drawn out is a sound.

    >>> [_is_spelt(word) for word in ("BBC", "MD.", "WW2", "USA", "SHH!", "MR.", "9TH", "RAIN", "1921", "II")]
    [True, True, True, True, False, False, False, False, False, False]
    """
    core = word.strip("\"'“”‘’().,:;!?…")
    if core.lower() in _AS_WRITTEN:
        return True
    letters = sum(map(str.isalpha, core))
    if not core.isascii() or not core.isalnum() or not letters or not _VOWELS.isdisjoint(core):
        return False
    if letters < len(core):
        return core[0].isalpha()
    drawn_out = any(one == two == three for one, two, three in zip(core, core[1:], core[2:], strict=False))
    return letters > 1 and not drawn_out and core.lower() not in _SPOKEN
