"""Languages by name and by look: which tags exist, and which language a text is in.

Standard library only, and quick: a script decides, or else the commonest little words do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

KNOWN = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
    ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st
    su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ang ast ceb chr cop dsb enm fil frm frp fro fur gmh goh grc gsw haw hsb kab lad mni mul nap nds non pap sah sco
    scn sga szl tlh tok tpi vec wym yue zxx
    """.split()
)
"""ISO 639-1, and those of ISO 639-2 and 639-3 in which stories are met."""

NAMES = {
    "english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "английский": "en", "英语": "en",
    "deutsch": "de", "german": "de", "français": "fr", "francais": "fr", "french": "fr",
    "español": "es", "espanol": "es", "spanish": "es", "italiano": "it", "italian": "it",
    "português": "pt", "portugues": "pt", "portuguese": "pt", "português brasileiro": "pt-BR",
    "русский": "ru", "russian": "ru", "українська": "uk", "ukrainian": "uk", "polski": "pl", "polish": "pl",
    "nederlands": "nl", "dutch": "nl", "svenska": "sv", "swedish": "sv", "dansk": "da", "danish": "da",
    "norsk": "nb", "norwegian": "nb", "suomi": "fi", "finnish": "fi", "čeština": "cs", "czech": "cs",
    "magyar": "hu", "hungarian": "hu", "türkçe": "tr", "turkish": "tr", "ελληνικά": "el", "greek": "el",
    "中文": "zh", "chinese": "zh", "中文-普通话 國語": "zh", "日本語": "ja", "japanese": "ja", "한국어": "ko",
    "korean": "ko", "العربية": "ar", "arabic": "ar", "עברית": "he", "hebrew": "he", "tiếng việt": "vi",
    "bahasa indonesia": "id", "indonesian": "id", "latin": "la", "latina": "la", "esperanto": "eo",
}  # fmt: skip
"""Names as headers print them, folded, to tags."""

_LITTLE_WORDS = {
    "en": "the and of to was he she it that his her you with had for not but said they were",
    "de": "der die und das ist nicht sie er ich ein den mit auf war hatte eine sich dem von zu",
    "fr": "le la les et des est une dans que qui elle il pas pour sur avait était plus lui ce",
    "es": "el la los que y en de una por con no se su era había pero las como más le",
    "it": "il che di e la non una per con era un si del sono aveva ma della gli più lo",
    "pt": "o que e de a não uma os com para um era do da ela ele se mas tinha seu",
    "nl": "de het een en van ik niet dat was zijn hij zij met op voor haar aan maar had er",
    "sv": "och att det som en på är av för med var han hon inte den till hade jag sig ett",
    "pl": "i w nie na się że z do to jest jak był była po co ale jego tak od przez",
}
_LITTLE = {language: frozenset(words.split()) for language, words in _LITTLE_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")

_SCRIPTS = (  # letters of a script; first match wins, so Japanese stands before Chinese
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\uac00-\ud7a3]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("uk", "[іїєґІЇЄҐ]"),
    ("ru", "[\u0400-\u04ff]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("fa", "[پچژگ]"),
    ("ar", "[\u0600-\u06ff]"),
    ("hi", "[\u0900-\u097f]"),
    ("th", "[\u0e00-\u0e7f]"),
)
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv"})
_SAMPLE = 6000


def detect_language(text: str) -> str:
    """The tag of the language that `text` is in, judged by its beginning; ``en`` where nothing speaks for another.

    >>> detect_language("Er ging nicht mit, und die Nacht war lang. Das hatte sie ihm gesagt.")
    'de'
    >>> detect_language("Rain.")
    'en'
    """
    sample = text[:_SAMPLE]
    if any(char > "\u036f" and char.isalpha() for char in set(sample)):
        letters = sum(map(len, _WORD.findall(sample))) or 1
        for language, letter in _SCRIPTS:
            share = len(re.findall(letter, sample)) / letters
            if share > (0.02 if language in ("uk", "fa", "ja") else 0.4):
                return language
    counts = Counter(word.casefold() for word in _WORD.findall(sample))
    scores = {language: sum(counts[word] for word in words) for language, words in _LITTLE.items()}
    best = max(scores, key=lambda language: (scores[language], language == "en"))
    return best if scores[best] >= 3 else "en"


def direction(language: str) -> str:
    """``rtl`` for a language that is written from right to left, else ``ltr``."""
    return "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


_WIDE = (("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\ufe30", "\ufe4f"), ("\uff00", "\uffef"), ("\U00020000", "\U0003ffff"))
"""Chinese and Japanese letters and signs, which need no blank between them; Korean has blanks between words."""


def is_wide(char: str) -> bool:
    """Whether a character is set without blanks beside its fellows, as Chinese and Japanese are.

    >>> [is_wide(char) for char in "灯の。A한"]
    [True, True, True, False, False]
    """
    return char > "\u2e7f" and any(first <= char <= last for first, last in _WIDE)


def join_lines(lines: Sequence[str]) -> str:
    """Wrapped lines as one: a blank between them, none between two lines of Chinese or Japanese.

    >>> join_lines(["one", "two"]), join_lines(["灯台の", "切符"])
    ('one two', '灯台の切符')
    """
    if not lines:
        return ""
    joined = [lines[0]]
    for above, line in pairwise(lines):
        if not (above and line and is_wide(above[-1]) and is_wide(line[0])):
            joined.append(" ")
        joined.append(line)
    return "".join(joined)
