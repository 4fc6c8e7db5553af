"""Languages by name: which tags exist, how each is written, and what it calls itself."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from storybind.counting import is_wide

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


_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})


def in_usual_case(tag: str) -> str:
    """A language tag with its letters as BCP 47 recommends them, its parts set apart by hyphens.

    >>> in_usual_case("PT_br"), in_usual_case("zh-hant"), in_usual_case("de-CH-1996")
    ('pt-BR', 'zh-Hant', 'de-CH-1996')
    """
    head, *rest = tag.replace("_", "-").split("-")
    return "-".join([head.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def written_tag(raw: str) -> str:
    """A language as a page writes it, as BCP 47 has it; empty for what is none.

    >>> written_tag("FR_ca"), written_tag("zh-hant"), written_tag("en-x<"), written_tag("template")
    ('fr-CA', 'zh-Hant', '', '')
    """
    tag = in_usual_case(raw.strip())
    known = tag.partition("-")[0] in KNOWN and re.fullmatch(
        r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?", tag
    )
    return tag if known else ""


@lru_cache(maxsize=64)  # asked for each paragraph
def direction(language: str) -> str:
    """``rtl`` for a language that is written from right to left, else ``ltr``.

    >>> direction("ar"), direction("az-Arab"), direction("en")
    ('rtl', 'rtl', 'ltr')
    """
    language, *parts = language.split("-")
    return "rtl" if language in _RIGHT_TO_LEFT or {"Arab", "Hebr", "Thaa"} & set(parts) else "ltr"


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


_AND = frozenset("& and und et y e en och i и та".split())


def without_and(words: Sequence[str]) -> list[str]:
    """The words of several names without what stands between two, as a page does without that has each on a line.

    >>> without_and("Ann Lee and Bo Dahl".split())
    ['Ann', 'Lee', 'Bo', 'Dahl']
    >>> without_and("E Nesbit".split()), without_and("Anna E Nesbit".split()), without_and("Ann y Bo".split())
    (['E', 'Nesbit'], ['Anna', 'E', 'Nesbit'], ['Ann', 'Bo'])
    """
    loud = "".join(words).isupper()
    return [
        word
        for at, word in enumerate(words)
        if word.casefold() not in _AND
        or not 0 < at < len(words) - 1
        or (len(word) == 1 and word.isupper() and not loud)
    ]  # a large letter among small ones is an initial


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
