"""Languages by name and by look: which tags exist, and which language a text is in.

Quick for the languages in which most stories are written: a script decides, or else the commonest little words do.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from storybind.counting import BEYOND_LATIN

KNOWN = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
    ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st
    su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ang ast ceb chr cop dsb enm fil frm frp fro fur gmh goh grc gsw haw hsb kab lad mni mul nap nds non pap sah sco
    scn sga szl tlh tok tpi vec wuu wym yue hak nan ckb zxx
    """.split()
)
"""ISO 639-1, and those of ISO 639-2 and 639-3 in which stories are met."""

_NAMES = {
    "en": "english|englisch|anglais|inglés|inglese|inglês|engels|engelska|angielski|английский|англійська|英语|英語|영어|الإنجليزية",
    "de": "deutsch|german|allemand|alemán|tedesco|alemão|duits|tyska|niemiecki|немецкий|німецька|德语|德語|ドイツ語|독일어",
    "fr": "français|francais|french|französisch|francés|francese|francês|frans|franska|francuski|французский|французька|法语|法語|フランス語|프랑스어",
    "es": "español|espanol|spanish|castellano|spanisch|espagnol|spagnolo|espanhol|spaans|spanska|hiszpański|испанский|іспанська|西班牙语|スペイン語",
    "it": "italiano|italian|italienisch|italien|italiaans|italienska|włoski|итальянский|італійська|意大利语|イタリア語",
    "pt": "português|portugues|portuguese|português europeu|portugiesisch|portugais|portugués|portoghese|portugees|portugisiska|portugalski|португальский|葡萄牙语|ポルトガル語",
    "pt-BR": "português brasileiro|brazilian portuguese|portuguese (brazil)|português (brasil)|portuguese (brazilian)",
    "ru": "русский|russian|russisch|russe|ruso|russo|ryska|rosyjski|російська|俄语|ロシア語|русский язык",
    "zh": "中文|chinese|汉语|漢語|華語|华语|國語|国语|普通话|chinesisch|chinois|chino|cinese|chinês|中国語|китайский|중국어|mandarin|mandarin chinese|中文-普通话 國語",
    "zh-Hans": "简体中文|简体|simplified chinese|chinese (simplified)|中文简体|简体字",
    "zh-Hant": "繁體中文|繁体中文|繁體|traditional chinese|chinese (traditional)|中文繁體|正體中文",
    "yue": "中文-广东话 粵語|cantonese|粵語|粤语|广东话", "wuu": "中文-吴语 吳語|吴语", "hak": "中文-客家话|客家话", "nan": "中文-闽南话 臺語|台語|臺語",
    "ja": "日本語|japanese|japanisch|japonais|japonés|giapponese|japonês|日语|日文|японский|일본어", "ko": "한국어|korean|koreanisch|coréen|coreano|韩语|韓語|韓国語|корейский",
    "ar": "العربية|arabic|عربي|arabisch|arabe|árabe|arabo|арабский|阿拉伯语|العربيّة", "he": "עברית|hebrew|hebräisch|иврит", "fa": "فارسی|persian|farsi|persisch", "ur": "اردو|urdu",
    "uk": "українська|ukrainian|ukrainisch|украинский|українська мова", "be": "беларуская|belarusian", "bg": "български|bulgarian", "sr": "српски|srpski|serbian", "mk": "македонски|macedonian",
    "hr": "hrvatski|croatian", "bs": "bosanski|bosnian", "sl": "slovenščina|slovenian", "sk": "slovenčina|slovak", "cs": "čeština|czech|český", "pl": "polski|polish|polnisch|polonais|polaco|польский|język polski",
    "nl": "nederlands|dutch|niederländisch|néerlandais|holandés|olandese|holandês|holländska", "af": "afrikaans", "sv": "svenska|swedish|schwedisch|suédois|sueco", "da": "dansk|danish|dänisch",
    "nb": "norsk|norwegian|norsk bokmål|bokmål", "nn": "nynorsk|norsk nynorsk", "fi": "suomi|finnish|finnisch|finska", "is": "íslenska|icelandic", "fo": "føroyskt|faroese", "et": "eesti keel|eesti|estonian",
    "lv": "latviešu valoda|latvian|latviešu", "lt": "lietuvių kalba|lithuanian|lietuvių", "hu": "magyar|hungarian|ungarisch|венгерский", "ro": "română|romanian", "tr": "türkçe|turkish|türkisch|turc", "az": "azərbaycanca|azerbaijani",
    "kk": "қазақша|kazakh", "el": "ελληνικά|greek|griechisch|grec", "sq": "shqip|albanian", "hy": "հայերեն|armenian", "ka": "ქართული|georgian", "ca": "català|catalan", "gl": "galego|galician", "eu": "euskara|basque",
    "cy": "cymraeg|welsh", "ga": "gaeilge|irish", "gd": "gàidhlig|scottish gaelic", "br": "brezhoneg|breton", "vi": "tiếng việt|vietnamese|越南语", "th": "ไทย|thai|ภาษาไทย", "id": "bahasa indonesia|indonesian|indonesia",
    "ms": "bahasa malaysia|malay|bahasa melayu", "tl": "tagalog|filipino|wikang filipino", "hi": "हिन्दी|hindi|हिंदी", "bn": "বাংলা|bengali|bangla", "mr": "मराठी|marathi", "ta": "தமிழ்|tamil", "te": "తెలుగు|telugu", "ml": "മലയാളം|malayalam",
    "kn": "ಕನ್ನಡ|kannada", "pa": "ਪੰਜਾਬੀ|punjabi", "ne": "नेपाली|nepali", "si": "සිංහල|sinhala", "my": "မြန်မာဘာသာ|burmese", "km": "ខ្មែរ|khmer", "mn": "монгол|mongolian", "sw": "kiswahili|swahili",
    "la": "lingua latina|latin|latina", "eo": "esperanto", "tlh": "tlhingan-hol|klingon", "tok": "toki pona", "sco": "scots|scots leid", "ang": "eald enġlisċ|old english", "yi": "yiddish|ייִדיש",
}  # fmt: skip
NAMES = {name: tag for tag, names in _NAMES.items() for name in names.split("|")}
"""Names as heads print them, folded, to tags: those of the lists of languages that archives offer, and what others call them."""


def tag_of(name: str) -> str:
    """The tag for a language's name, or the text itself, which may be a tag.

    >>> tag_of("Deutsch"), tag_of("English (UK)"), tag_of("中文-普通话 國語"), tag_of("Русский / Russian"), tag_of("pt-BR")
    ('de', 'en', 'zh', 'ru', 'pt-BR')
    """
    folded = name.casefold().strip(" .")
    first = re.split(r"[(/,;|]", folded)[0].strip()
    return NAMES.get(folded) or NAMES.get(first) or NAMES.get(first.removesuffix(" language")) or name.strip()


def name_of(tag: str) -> str:
    """What a language calls itself; the tag where we do not know.

    >>> name_of("en-GB"), name_of("ja"), name_of("zh-Hant"), name_of("tpi")
    ('English', '日本語', '繁體中文', 'tpi')
    """
    names = _NAMES.get(tag) or _NAMES.get(tag.split("-")[0])
    name = names.split("|")[0] if names else tag
    return name[:1].upper() + name[1:] if names else tag


def base(tag: str) -> str:
    """The language of a tag without its script and region; all that is Norwegian is one.

    >>> base("zh-Hant"), base("nb"), base("en-GB")
    ('zh', 'no', 'en')
    """
    language = tag.split("-")[0].lower()
    return {"nb": "no", "nn": "no", "yue": "zh", "cmn": "zh"}.get(language, language)


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
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})
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


def written_tag(raw: str) -> str:
    """A language as a page writes it, as BCP 47 has it; empty for what is none.

    >>> written_tag("FR_ca"), written_tag("zh-hant"), written_tag("en-x<"), written_tag("template")
    ('fr-CA', 'zh-Hant', '', '')
    """
    head, *rest = raw.strip().replace("_", "-").split("-")
    tag = "-".join([head.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])
    known = head.lower() in KNOWN and re.fullmatch(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?", tag)
    return tag if known else ""


@lru_cache(maxsize=64)  # asked for each paragraph
def direction(language: str) -> str:
    """``rtl`` for a language that is written from right to left, else ``ltr``.

    >>> direction("ar"), direction("az-Arab"), direction("en")
    ('rtl', 'rtl', 'ltr')
    """
    language, *parts = language.split("-")
    return "rtl" if language in _RIGHT_TO_LEFT or {"Arab", "Hebr", "Thaa"} & set(parts) else "ltr"


_WIDE = (
    ("\u2e80", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
"""Chinese and Japanese letters and signs, which need no blank between them; Korean has blanks between words."""


def is_wide(char: str) -> bool:
    """Whether a character is set without blanks beside its fellows, as Chinese and Japanese are.

    >>> [is_wide(char) for char in "灯の。A한"]
    [True, True, True, False, False]
    """
    return char > "\u2e7f" and any(first <= char <= last for first, last in _WIDE)


def count_words(text: str) -> int:
    """How many words a text has, about: where no blanks part them, two signs are one.

    >>> count_words("It rained."), count_words("雨が降っていたので出かけなかった")
    (2, 8)
    """
    words = text.count(" ") + 1
    if len(text) <= 8 * words or text.isascii():  # nearly all
        return words
    return max(words, sum(map(is_wide, text)) // 2)


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


_ARTICLES = {"en": ("the ", "a ", "an "), "de": ("der ", "die ", "das ", "ein ", "eine "), "fr": ("le ", "la ", "les ", "l’", "l'", "un ", "une "),
             "es": ("el ", "la ", "los ", "las ", "un ", "una "), "it": ("il ", "lo ", "la ", "i ", "gli ", "le ", "un ", "una ")}  # fmt: skip


def sort_title(title: str, language: str) -> str:
    """A title as shelves sort it.

    >>> sort_title("The Understory", "en")
    'Understory, The'
    """
    for article in _ARTICLES.get(language.split("-")[0], ()):
        if title.lower().startswith(article) and len(title) > len(article):
            return f"{title[len(article) :]}, {title[: len(article)].strip()}"
    return title
