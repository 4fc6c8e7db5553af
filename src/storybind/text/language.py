"""Which language a text is in.

Quick for the languages in which most stories are written: a script decides, or else the commonest little words do.
"""

import re
from collections import Counter
from collections.abc import Sequence

from storybind.counting import BEYOND_LATIN
from storybind.languages import KNOWN

_LITTLE_WORDS = {  # of two languages the one in which more stories are written stands first
    "en": "the and of to was he she it that his her you with had for not but said they were",
    "de": "der die und das ist nicht sie er ich ein den mit auf war hatte eine sich dem von zu",
    "fr": "le la les et des est une dans que qui elle il pas pour sur avait était plus lui ce",
    "es": "el la los que y en de una por con no se su era había pero las como más le",
    "it": "il che di e la non una per con era un si del sono aveva ma della gli più lo",
    "pt": "o que e de a não uma os com para um era do da ela ele se mas tinha seu",
    "ca": "el la els que i en de una per amb no es va era havia però les com més li",
    "gl": "o que e de a non unha os con para un era do da ela el se máis tiña seu",
    "nl": "de het een en van ik niet dat was zijn hij zij met op voor haar aan maar had er",
    "sv": "och att det som en på är av för med var han hon inte den till hade jag sig ett",
    "pl": "i w nie na się że z do to jest jak był była po co ale jego tak od przez",
}
_LITTLE = {language: frozenset(words.split()) for language, words in _LITTLE_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile("[A-Za-zª²³µ¹º¼½¾À-ÖØ-öø-ɏ]+")  # the same where no other letters are, in half the time
_SCRIPTS = (  # letters of a script, and the share from which they decide; first match wins, so Japanese stands before Chinese
    ("ja", "[\u3041-\u30ff]", 0.02),
    ("ko", "[\uac00-\ud7a3]", 0.4),
    ("zh", "[\u4e00-\u9fff]", 0.4),
    ("uk", "[іїєґІЇЄҐ]", 0.02),
    ("ru", "[ыэёЫЭЁ]", 0.004),
    ("ru", "[\u0400-\u04ff]", 0.4),
    ("el", "[\u0370-\u03ff]", 0.4),
    ("he", "[\u0590-\u05ff]", 0.4),
    ("ur", "[ٹڈڑںے]", 0.02),
    ("fa", "[پچژگ]", 0.02),
    ("ar", "[\u0600-\u06ff]", 0.4),
    ("hi", "[\u0900-\u097f]", 0.4),
    ("bn", "[\u0980-\u09ff]", 0.4),
    ("pa", "[\u0a00-\u0a7f]", 0.4),
    ("gu", "[\u0a80-\u0aff]", 0.4),
    ("ta", "[\u0b80-\u0bff]", 0.4),
    ("te", "[\u0c00-\u0c7f]", 0.4),
    ("kn", "[\u0c80-\u0cff]", 0.4),
    ("ml", "[\u0d00-\u0d7f]", 0.4),
    ("th", "[\u0e00-\u0e7f]", 0.4),
    ("ka", "[\u10a0-\u10ff]", 0.4),
    ("hy", "[\u0530-\u058f]", 0.4),
)
_WITHIN = {
    "ja": "[\u3041-\u30ff\u4e00-\u9fff]", "uk": "[\u0400-\u04ff]", "ru": "[\u0400-\u04ff]", "ur": "[\u0600-\u06ff]", "fa": "[\u0600-\u06ff]",
}  # fmt: skip
"""The whole script of which a few letters tell one language: a sentence in it, in a story in another, tells nothing."""
_EASTERN, _EASTERN_SHARE = "[őűășşțţğıřčěůžđćłąęķļņģ]", 0.005
"""Letters that none of the languages above has but Polish: with so many, little words such as ``a`` are another's."""
_MOSTLY = 0.3  # share of a text that its script has
_SIMPLIFIED = frozenset("们这说来时对为会没过国学发经问间样开关见头长门让话现进还边师个书从车东两给听")
_TRADITIONAL = frozenset("們這說來時對為會沒過國學發經問間樣開關見頭長門讓話現進還邊師個書從車東兩給聽")
_GLANCE, _SAMPLE = 1000, 6000  # characters; the first at both ends, for a foreword may be in another language
_ENOUGH = 30  # words from which the share of little words tells whether a language is one of ours
_FEW = 5  # words below which nobody can tell
_LEAD_OF_FEW = 25  # by which the library must hold a language for likelier than English, as a logarithm, for few words
_SHARE, _LEAD = 0.12, 1.15  # of all words, and over the second language: below them it may be another
_CLEAR_SHARE, _CLEAR_LEAD = 0.2, 2  # from which a glance is enough


def detect_language(text: str) -> str:
    """The tag of the language that `text` is in, judged by its beginning; ``en`` where nothing speaks for another.

    A script decides, or else the commonest little words do; only where those are few is a library asked, which takes
    half a second to load.

    >>> detect_language("Er ging nicht mit, und die Nacht war lang. Das hatte sie ihm gesagt.")
    'de'
    >>> detect_language("The lamp was out, and nobody on the quay would say why. 灯りは消えていた。 Мы пошли. Then he rowed over with the dog.")
    'en'
    >>> detect_language("Rain."), detect_language("他們沒有來，這時候門開了。")
    ('en', 'zh-Hant')
    >>> detect_language("Un año después ya no se acordaba nadie, dijo el alcalde.")  # in which Galician has as many
    'es'
    >>> detect_language("– És ha nem jön el a tél? – kérdezte az őr a hídon. – Jön az – felelte a bíró, és leült a kövekre. – Hová is menne, a rendőrökhöz? A folyó előbb jött el, mint ő.")
    'hu'
    >>> detect_language("I hope that my readers like it as I do. I do, I do. " * 4)  # with two little words of Polish
    'en'
    >>> detect_language("Maren sat. Teo sat. Jarl, as ever, sat. A tram, a man, a dog.")  # with little words of Portuguese
    'en'
    """
    sample = text[:_SAMPLE]
    if len(sample) > 2 * _GLANCE and (clear := _at_a_glance(sample[:_GLANCE] + " " + sample[-_GLANCE:])):
        return clear
    latin = BEYOND_LATIN.search(sample) is None
    words = _words(_LATIN_WORD if latin else _WORD, sample)
    script = "" if latin else _by_script(sample, words)
    if script and not (script == "ru" and _is_other_cyrillic(sample, words)):
        return script
    best, found, second = _by_little_words(words)
    if len(words) < _ENOUGH:
        is_english = len(words) < _FEW or (best == "en" and found > second)
        return "en" if is_english else _ask_library(sample, _LEAD_OF_FEW) or "en"
    if best != "pl" and len(re.findall(_EASTERN, sample)) > _EASTERN_SHARE * len(sample):
        return _ask_library(sample) or best
    if not script and found >= max(3, _SHARE * len(words), _LEAD * second):
        return best
    return _ask_library(sample) or script or best


def _at_a_glance(sample: str) -> str:
    """The language of a few sentences in Latin letters whose little words leave no doubt; empty where they do."""
    if BEYOND_LATIN.search(sample):
        return ""
    words = _words(_LATIN_WORD, sample)
    best, found, second = _by_little_words(words)
    clear = len(words) >= _ENOUGH and found >= _CLEAR_SHARE * len(words) and found >= _CLEAR_LEAD * second
    return best if clear else ""


def _words(word: re.Pattern[str], sample: str) -> list[str]:
    """The words of a text, but for ``I``: who tells of himself in English says it more often than Poles say "and"."""
    return [found.casefold() for found in word.findall(sample) if found != "I"]


def _by_little_words(words: Sequence[str]) -> tuple[str, int, int]:
    """The language with the most little words among some, how many they are, and how many the second language has."""
    counts = Counter(words)
    scores = {language: sum(counts[word] for word in little & counts.keys()) for language, little in _LITTLE.items()}
    best, second = sorted(scores, key=lambda language: -scores[language])[:2]  # of two the one that stands first
    return best, scores[best], scores[second]


def _by_script(sample: str, words: Sequence[str]) -> str:
    """The language whose letters these are; empty for Latin ones, which many share."""
    if not any(char > "\u036f" and char.isalpha() for char in set(sample)):
        return ""
    letters = sum(map(len, words)) or 1
    for language, letter, share in _SCRIPTS:
        within = _WITHIN.get(language, letter)
        if len(re.findall(letter, sample)) > share * letters and len(re.findall(within, sample)) > _MOSTLY * letters:
            return _chinese(sample) if language == "zh" else language
    return ""


def _chinese(sample: str) -> str:
    """Chinese with its script, where a letter that was simplified tells."""
    traditional, simplified = sum(map(sample.count, _TRADITIONAL)), sum(map(sample.count, _SIMPLIFIED))
    if traditional == simplified:
        return "zh"
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _is_other_cyrillic(sample: str, words: Sequence[str]) -> bool:
    """Whether a good stretch of Cyrillic lacks the letters that Russian cannot do without."""
    return len(words) >= _ENOUGH and not re.search("[ыэё]", sample, re.IGNORECASE)


def _ask_library(sample: str, lead: float = 0) -> str:
    """The language by py3langid, which knows 97; English if none leads it by so much, empty for one that no book is in."""
    import py3langid  # and numpy: loaded for the few texts that nothing else tells

    ranked = dict(py3langid.rank(sample))  # best first
    found = str(next(iter(ranked)))
    if ranked[found] < ranked["en"] + lead:
        return "en"
    return "nb" if found == "no" else found if found in KNOWN else ""
