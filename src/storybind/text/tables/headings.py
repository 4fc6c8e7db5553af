"""How chapters are headed, as tables: one row a family, with what looks alike and is none."""

import re
import unicodedata
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from storybind.text.tables import BRACKETS, listed

_ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_SMALL_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"  # further on they are words: mix, mild
_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti",
    "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte",
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig",
    "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia",
    "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    *(f"erste{end} zweite{end} dritte{end} vierte{end} fünfte{end} sechste{end} siebte{end} achte{end} neunte{end} zehnte{end} elfte{end} zwölfte{end}" for end in ("s", "r", "")),
    "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième",
    "première seconde",
    *(f"primer{end} segund{end} tercer{end} cuart{end} quint{end} sext{end} séptim{end} octav{end} noven{end} décim{end}" for end in "oa"),
    "primer segundo tercer",
    *(f"prim{end} second{end} terz{end} quart{end} quint{end} sest{end} settim{end} ottav{end} non{end} decim{end}" for end in "oa"),
    *(f"primeir{end} segund{end} terceir{end} quart{end} quint{end} sext{end} sétim{end} oitav{end} non{end} décim{end}" for end in "oa"),
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste",
    *(f"pierwsz{end} drug{other} trzec{third} czwart{end} piąt{end} szóst{end} siódm{end} ósm{end} dziewiąt{end} dziesiąt{end} jedenast{end} dwunast{end} trzynast{end} czternast{end} piętnast{end} szesnast{end} siedemnast{end} osiemnast{end} dziewiętnast{end} dwudziest{end}" for end, other, third in (("y", "i", "i"), ("a", "a", "ia"))),
    "первая вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая шестнадцатая семнадцатая восемнадцатая девятнадцатая",
    "первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый одиннадцатый двенадцатый тринадцатый четырнадцатый пятнадцатый шестнадцатый семнадцатый восемнадцатый девятнадцатый двадцатый",
    "первое второе третье четвёртое пятое шестое седьмое восьмое девятое десятое",
    "первая вторая третья четвертая",
    "первый второй третий четвертый",
    "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu",
    "první druhá třetí čtvrtá pátá šestá sedmá osmá devátá desátá jedenáctá dvanáctá třináctá čtrnáctá patnáctá šestnáctá sedmnáctá osmnáctá devatenáctá dvacátá",
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde",
    "første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte trettende fjortende femtende sekstende syttende attende nittende tjuende",
    "første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende fjortende femtende sekstende syttende attende nittende tyvende",
    "első második harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik",
    "ראשון שני שלישי רביעי חמישי שישי שביעי שמיני תשיעי עשירי",
    "پہلا دوسرا تیسرا چوتھا پانچواں چھٹا ساتواں آٹھواں نواں دسواں",
    "پہلی دوسری تیسری چوتھی پانچویں چھٹی ساتویں آٹھویں نویں دسویں",
    "اول دوم سوم چہارم پنجم ششم ہفتم ہشتم نہم دہم",
    "الحادي",
    "الحادية",
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
)  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "twentieth": 20, "thirtieth": 30, "fuenf": 5, "fuenfte": 5, "fuenftes": 5, "fuenfter": 5, "zwoelf": 12, "zwoelfte": 12, "zwoelftes": 12, "zwoelfter": 12, "dreißig": 30, "vierzig": 40, "trente": 30, "quarante": 40, "treinta": 30, "cuarenta": 40, "trenta": 30,
    "quaranta": 40, "trinta": 30, "dertig": 30, "двадцать": 20, "двадцатая": 20, "тридцать": 30, "тридцатая": 30, "сорок": 40, "пятьдесят": 50,
    "unième": 1, "vingtième": 20, "trentième": 30, "quarantième": 40, "cinquante": 50, "cinquantième": 50, "soixante": 60, "soixantième": 60, "cincuenta": 50, "cinquanta": 50, "cinquenta": 50, "quarenta": 40,
    "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19, "dwudziesty": 20, "trzydziesty": 30, "trzydzieści": 30, "сороковая": 40, "пятидесятая": 50, "шестьдесят": 60, "шестидесятая": 60, "тридцатый": 30,
    "عشر": 10, "عشرة": 10, "العشرون": 20, "والعشرون": 20, "الثلاثون": 30, "والثلاثون": 30,
}  # fmt: skip
_LAST = "last final letztes letzter letzte dernier dernière último última ultimo ultima laatste ostatni ostatnia последняя последний الأخير"

_COUNTED = (
    "ꀀ"  # stands for each letter of a number in words while a line is matched: spelt out they make slow patterns
)
_WORD = rf"{_COUNTED}+(?!\w)"
_JOINS = frozenset(
    (" ", "-", " and ", "-and-", "und", " et ", "-et-", " y ", " e ")
)  # what stands within a number in words
_PARTS_OF_ONE = "½¼¾⅓⅔"
_NUMBER = rf"(?:\d{{1,6}}(?:[.,]\d{{1,2}}(?!\d))?(?:[a-z]|er|re|[ºª°{_PARTS_OF_ONE}])?(?!\w)|{_ROMAN}(?!\w)|{_WORD})"
_HAN = r"[\d〇零一二两三四五六七八九十百千万廿卅壹贰叁肆伍陆柒捌玖拾]{1,9}"
_ITS = "その|其[の之]?"  # before a number: part the first, part the second
_HAN_WORD = rf"(?:(?:{_ITS})?[一二三四五六七八九十百〇]{{1,5}}|(?:{_ITS})\d{{1,3}})"
_HAN_WORDS = " ".join(
    (
        "一 二 三 四 五 六 七 八 九 十 百 其 その",
        *(f"その{one}" for one in "一 二 三 四 五 六 七 八 九 十 十一 十二".split()),
    )
)  # what follows その is told by its first word: much of Japanese prose begins so
_PLACES = dict(zip("上中下起承転結转结合", (1, 2, 3, 1, 2, 3, 4, 3, 4, 4), strict=True))
"""Signs that count by their order: above, middle, below; how a story opens, goes on, turns and ends."""
_ONE_SIGN = "Ⅰ-Ⅻ①-⑳"  # numbers that are one sign each
_EACH_SIGN = " ".join(
    map(chr, (*range(0x2170, 0x217C), *range(0x2460, 0x2474)))
)  # in small letters, as first words are folded
_SIGNS = r"[^\w\s\"'“‘«„(\[【（「『¿¡&]"  # that part a number from its title: a colon, dashes, emoji
_SEPARATOR = rf"(?:\s*+{_SIGNS}++(?:\s++[–—-]++(?=\s))?\s*+|\s++)"  # also ". - ", as some printers set it
_TITLE = rf"(?:{_SEPARATOR}(?P<title>.*))?"
_SAID_TITLE = rf"(?:\s*+(?:{_SIGNS}++\s*+|(?=[(\[（]))(?P<title>.*))?"  # a blank alone does not part it

_CHAPTER = (
    "chapter kapitel chapitre capítulo capitulo capitolo hoofdstuk rozdział rozdzial глава розділ kapitola kapittel kapitlet fejezet capitolul poglavlje поглавље บทที่ ตอนที่ باب قسط κεφάλαιο chương luku bölüm الفصل فصل פרק folge episode stave canto fit fytte adventure"
).split()
_CHAPTER_SHORT = "chap chapt chpt ch kap cap hfst гл ep".split()
_PART = (
    "part pt book volume vol act arc season teil buch band akt aufzug partie livre tome acte parte libro volumen tomo acto atto livro ato deel boek część tom księga "
    "часть книга том акт действие الجزء القسم الكتاب"
).split()
_NAMED = (
    "prologue prolog prólogo prologo proloog пролог epilogue epilog épilogue epílogo epilogo epiloog эпилог interlude interludio interlúdio intermezzo "
    "intermède interludium zwischenspiel tussenspel интерлюдия интермедия تمهيد خاتمة บทนำ บทส่งท้าย"
).split()
_COUNTED_THINGS = "letter entry log tape track drabble ficlet prompt case problem file session round story tale night week brief eintrag lettre carta lettera письмо запись".split()
_AIR = "[ \u3000]{0,4}"  # as printers set two letters apart
_HAN_NAMED = rf"楔{_AIR}子|引{_AIR}子|尾{_AIR}[声聲]|序{_AIR}[章幕]|最終[話章回]|最终[话章回]|大结局|大結局|終幕|间章|間章|間話|序話|終話|尾章|完结章|後日談|後日譚|后日谈|최종화|프롤로그|에필로그|막간|외전|번외편?|후일담|종장|プロローグ|エピローグ|幕間|幕间|終章|终章|序章|序幕|番外[編篇编]?|外[传傳]"
_ASIDE = (
    "prelude|finale|coda|postscript|intermission|entr['’]acte|omake|outtake|deleted scene|bonus|bonus chapter|bonus scene|bonus content|extra|extra chapter|side chapter|side story|special|"
    "special chapter|special episode|untitled|ohne titel|sans titre|sin título|senza titolo|bonuskapitel|chapitre bonus|hors-série|capítulo extra|capítulo especial|capitolo extra|capitolo bonus|бонус|экстра|おまけ|閑話|보너스"
)
THANKS = "acknowledgements|acknowledgments|acknowledgement|acknowledgment|danksagung|remerciements|agradecimientos|ringraziamenti|agradecimentos|dankwoord|podziękowania|благодарности|致谢|謝辞"
ABOUT_AUTHOR = "about the author|über die autorin|über den autor|à propos de l'auteur|à propos de l'autrice|sobre la autora|sobre el autor|sull'autore|sull'autrice|об авторе|关于作者|著者紹介"
ALWAYS_NOTES = f"{THANKS}|{ABOUT_AUTHOR}"
"""Headings over what is never a chapter: whom the author thanks, and who that is."""
_ABOUT_BY = "|".join(
    f"{who}['’]s {what}"
    for who in ("author", "translator", "editor", "publisher")
    for what in ("preface", "foreword", "introduction", "afterword", "apology")
)
_ABOUT_WHAT = rf"(?-i:(?:PREFACE|FOREWORD|INTRODUCTION|AFTERWORD) TO [^a-z:]{{3,50}}|(?:Preface|Foreword|Introduction|Afterword) to (?:the )?(?:[A-Z{_COUNTED}][\w.’']*(?: |$)){{1,5}})"
_ABOUT = (
    f"{_ABOUT_BY}|introductory note|introductory|prefatory|"
    "preface|foreword|introduction|afterword|prefatory note|vorwort|nachwort|einleitung|einführung|préface|avant-propos|postface|prefacio|introducción|prefazione|introduzione|"
    "postfazione|prefácio|introdução|posfácio|voorwoord|nawoord|inleiding|przedmowa|wstęp|posłowie|предисловие|послесловие|введение|вступление|вместо (?:предисловия|послесловия|введения|вступления|заключения)|от издателя|от издателей|к читателю|к читателям|to the reader|an den leser|an die leser|au lecteur|aux lecteurs|al lector|a los lectores|al lettore|ai lettori|ao leitor|aos leitores|avis de l['’]éditeur|avis au lecteur|مقدمة|المقدمة|"
    f"前{_AIR}言|自{_AIR}序|序{_AIR}言|序|后{_AIR}记|後{_AIR}記|"
    "まえがき|はじめに|序文|あとがき|おわりに|終わりに|서문|머리말|후기|dedication|widmung|dédicace|dedicatoria|dedica|dedicatória|opdracht|dedykacja|посвящение|献词|epigraph|épigraphe|exergue|epígrafe|epigrafe|эпиграф|题记|題記|"
    f"{ALWAYS_NOTES}"
)
_OF_THE_AUTHOR = (
    r"(?: (?:d(?:er|es) (?:autorin|autors|verfasserin|verfassers|herausgebers|herausgeberin|übersetzers|übersetzerin)|de l['’](?:auteure?|autrice|éditeur|éditrice)|du (?:traducteur|libraire)|"
    r"del (?:autor|editor|traductor)|de la (?:autora|editora|traductora|traductrice)|dell['’](?:autore|autrice|editore)|del traduttore|d[oa] (?:autor|editor|tradutor)a?|van de (?:auteur|schrijver|schrijfster|uitgever|vertaler)|"
    r"автора|авторки|издателя|издателей|редактора|переводчика|autora|autorki|wydawcy|tłumacza|(?:by|from|of) the author))?"
    r"(?: (?:zur|zu der|à la|de la|a la|alla|della|à|da|к|ко) \w+ (?:auflage|ausgabe|édition|edición|edizione|edição|изданию|издания))?"
)
_CONTENTS = (
    "contents|table of contents|toc|list of chapters|chapters|in this (?:collection|anthology)|inhalt|inhaltsverzeichnis|table des matières|sommaire|índice|indice|sommario|sumário|inhoud|inhoudsopgave|"
    "spis treści|оглавление|содержание|目[ \u3000]{0,4}[录錄次]|もくじ|차례|목차|الفهرس|المحتويات"
)


class Rank(IntEnum):
    """What a heading stands over, the highest first."""

    CONTENTS = 0  # the author's list of the headings
    PART = 1
    CHAPTER = 2  # says that it is one
    ASIDE = 3  # stands beside the chapters
    NUMBER = 4  # could be one if its fellows say so


class Family(NamedTuple):
    """One way to head a chapter; without a pattern it is known by where a line stands.

    Attributes:
        rank: What it stands over.
        starts: Folded first words that a heading of it can begin with; ``#`` stands for digits, ``IVX`` for Roman
            numerals, ``ONE`` for numbers in words, one sign of a script without blanks for all words that it begins. They keep the pattern away from
            nearly every line of prose.
        pattern: Matches the whole line, undressed; groups ``label`` and ``title``, either of which may be empty.
        cased: Whether capitals matter.
        needs: Folded stretches one of which is in every such line, where its first word says little; they spare most
            lines the pattern.
    """

    id: str
    rank: Rank
    starts: str = ""
    pattern: str = ""
    because: str = ""
    heads: tuple[str, ...] = ()
    silent_on: tuple[str, ...] = ()
    cased: bool = False
    needs: tuple[str, ...] = ()


@cache
def regex(family: Family) -> re.Pattern[str]:
    """A family's pattern, compiled when first asked for: most stories have no headings."""
    return re.compile(family.pattern, 0 if family.cased else re.IGNORECASE)


def _first_words(alternatives: str) -> str:
    """What `Family.starts` is for alternatives of words."""
    return " ".join(
        dict.fromkeys(one.replace("-", " ").replace("[", " ").split()[0] for one in alternatives.split("|"))
    )


_CHAPTERS, _PARTS = "|".join([*_CHAPTER, *_CHAPTER_SHORT]), "|".join(_PART)

FAMILIES = (
    Family(
        id="contents", rank=Rank.CONTENTS,
        starts=_first_words(_CONTENTS),
        pattern=rf"(?P<label>(?:{_CONTENTS})(?: (?:of )?(?:the )?(?:{'|'.join(_PART)})\.? {_NUMBER})?)[:：.]?(?P<title>)",
        because="The author's list of the headings: it says which lines are some.",
        heads=("CONTENTS", "Table of Contents", "Inhalt", "目录", "目　　次", "CONTENTS OF VOL. II.", "Contents Volume One"),
        silent_on=("Contents may settle.", "Chapters are long."),
    ),
    Family(
        id="chapter", rank=Rank.CHAPTER,
        starts=" ".join([*_CHAPTER, *_CHAPTER_SHORT]),
        pattern=rf"(?P<label>(?:{_CHAPTERS})\.?\s*(?:the\s+|نمبر\s+|n[or°º]\.?\s*|№\s*|[#(\[–—-]\s*)?{_NUMBER}(?:\s*[\])–—-](?=\s*$))?(?:\s*(?:of|von|/)\s*\d{{1,6}})?){_TITLE}",
        because="A line that opens with the word for chapter and a number heads one.",
        heads=listed(
            "Chapter 3 – Low Water|CHAPTER I.|Chapter One|Kapitel 2: Glas|Глава первая|chapter 12|"
            'Adventure IV. The "Gloria"|chapter.001|CHAPITRE PREMIER|Ch. 4: Ash|Chapter 7 🌧️ Returns Policy|'
            "Chapter Twenty-One|Chapitre 1er|الفصل الثاني عشر: المطر|الفصل الأول: المطر|פרק 1|פרק שני: הבאר|"
            "Chapter #3|Chapter the First|Chapter 3 (Part 2)|Capítulo décimo|CAPITOLO UNDECIMO|Capítulo decimotercero|Chapitre vingt et unième|Kapitola druhá: Voda|"
            "Chương 3: Mưa|Κεφάλαιο 2|Chapter 2.5|Chapter 3/10|~ Chapter 2 ~|[Chapter 4]|"
            "[Chapter 4] The Storm|Chapter 1 (part 2)|Chapter the First, in which nothing happens|"
            "Ch. 2 - the letter!!|Chapter 4: who let the goat in?|Folge 2: Der Zug|Fit the First|"
            "FIT THE FIFTH: THE LADDER|บทที่ 1|ตอนที่ ๒ เกาะ|باب 2|قسط نمبر 12"
        ),
        silent_on=listed(
            "Chapter 12 of the lease said that no dogs were allowed.|Chapters are long.|Chapterhouse|"
            "Chapter 14 was dull|Chapter and Verse|Chapter 3 is up.|"
            "Chapter Four, in which he dies, was his favourite.|[Chapter 3] he never read.|"
            "Chapter 5: It rained.|Chapter 5. What a day!|Cap in hand he went|Folge 2 war langweilig.|"
            "Folge mir|Fit one to the wall|Fit for a king"
        ),
    ),
    Family(
        id="ordinal-chapter", rank=Rank.CHAPTER,
        starts="# IVX das la le el il o the ONE",
        pattern=rf"(?P<label>(?:\d{{1,6}}\s*(?:\.|-?[а-яё]{{1,3}}|st|nd|rd|th|er|re|[eaoº°ª]|è?me)?[.-]?\s*|{_ROMAN}\.?\s+|(?:(?:das|la|le|el|il|o|the)\s+)?{_WORD}\s+)(?:{'|'.join(_CHAPTER)})(?!\w)){_TITLE}",
        because="A number and the word for chapter head one.",
        heads=listed(
            "1. Kapitel: Glas|II. Kapitel: Scherben|Erstes Kapitel|2-я глава|3-я глава: Лёд|First Chapter|"
            "Premier chapitre|Primer capítulo|Första kapitlet|Birinci Bölüm|Második fejezet|2. fejezet: Víz|"
            "The Last Chapter|1er chapitre|پہلا باب|Fuenftes Kapitel"
        ),
        silent_on=listed("Ein Kapitel für sich|I chapter my way through.|First chapter of the book was dull.|2 chapters"),
        needs=tuple(_CHAPTER),
    ),
    Family(
        id="han-chapter", rank=Rank.CHAPTER,
        starts="第 正 제 #",
        pattern=rf"(?P<label>(?:正文\s*)?第\s*{_HAN}\s*(?:章(?!节|程)|[节節](?!课|課|拍|目)|回(?!合|目|来|來|家|头|頭|到|见)|[讲講](?!台|师|師|课)|篇(?!文|幅|章|张)|[话話](?!题|題|筒)|[幕夜](?!后|前|里|色))|"
        rf"제\s*\d{{1,5}}\s*[장화회편절막]|\d{{1,5}}\s*(?:[章話话화회](?!\w)|장(?!\w)))(?:\s*+{_SIGNS}*+\s*+(?P<title>.*))?",
        because="A counted unit of a book heads a chapter, with its title behind it, with a blank between or none.",
        heads=("第一章 天地", "第一章天地初开", "第3話", "第十二回：雨", "제1장 바다", "3화", "第２章　霧"),
        silent_on=listed("第一封信|第六回合|第四本书记载了这件事|第一节课|第一次|第一回见到他的时候，我们都还小。"),
        needs=tuple("章节節回讲講篇话話幕夜장화회편절막"),
    ),
    Family(
        id="han-measure", rank=Rank.CHAPTER,
        starts="第 一 二 三 四 五 六 七 八 九 十",
        pattern=rf"(?P<label>第\s*{_HAN}\s*[封本]|[一二三四五六七八九十]{{1,3}}(?:の[巻章段]|[話话章]))(?:(?:\s++|\s*+[:：、·—–-]++\s*+)(?P<title>.+))?",
        because="A letter, a scroll or a tale that is counted heads a chapter only where its number is set apart.",
        heads=("第一封：给姐姐", "第三封", "一の巻", "二の巻　霧", "一話　灯台", "三章"),
        silent_on=listed("第一封信|第四本书记载|第一封信写了很久。|一の巻を開いた|一話だけ読む|二章节|一本"),
        needs=tuple("封本巻段話话章"),
    ),
    Family(
        id="part", rank=Rank.PART,
        starts=" ".join(_PART),
        pattern=rf"(?P<label>(?:{_PARTS})(?:\.\s*|\s+)(?:the\s+|n[or°º]\.?\s*|№\s*|#\s*)?{_NUMBER}(?:\s*(?:of|/)\s*\d{{1,4}})?){_TITLE}",
        because="A part stands over chapters; where none stand under it, it is one.",
        heads=listed(
            "PART ONE|Part II: Seed|Book Three|Teil 1|Часть первая|Volume 2 - Ash|Vol. 3|Pt. 2|Pt.2: Ash|"
            "PT II: SEED|Parte prima|Действие первое|الجزء الأول"
        ),
        silent_on=listed(
            "Part of the plan|Part one of the plan was simple.|Book now|Part 2 of the plan was ready|"
            "Pt. 2 was dull.|Pt Reyes|Pt.Reyes|Действие происходит в деревне|book.1.txt"
        ),
    ),
    Family(
        id="ordinal-part", rank=Rank.PART,
        starts="# the ONE",
        pattern=rf"(?P<label>(?:\d{{1,3}}\s*(?:\.|-?[а-яё]{{1,3}}|[eaoº°ª])?\s*|(?:the\s+)?{_WORD}\s+)(?:{'|'.join(word for word in _PART if len(word) > 3)}|act(?=\s*(?:$|[.:–—-])))(?!\w)){_TITLE}",
        because="A part that is counted stands over chapters.",
        heads=listed("Erster Teil|Zweiter Aufzug|Première partie|Primera parte|Первая часть: Лёд|2. Teil|First Part|SECOND ACT"),
        silent_on=("First part of the plan", "Two books", "Second volume was dull", "Third Act Nerves"),
        needs=("act", *(word for word in _PART if len(word) > 3)),
    ),
    Family(
        id="han-part", rank=Rank.PART,
        starts="第 卷 巻 上 中 下 前 後 后 제 상편 중편 하편 전편 후편 #",
        pattern=rf"(?P<label>第\s*{_HAN}\s*(?:[卷册冊集季巻編编]|部分?)|卷\s*{_HAN}|巻\s*の?\s*{_HAN}|(?:[上中下]\s*[卷巻部篇册編编]|[前後后]\s*[篇編编])(?=\s|$|[:：])|[상중하전후]편(?=$|[:：])|제?\s*\d{{1,3}}\s*[부권])(?:(?:\s++|\s*+[:：、·—–-]++\s*+)(?P<title>.+))?",
        because="A volume that is counted stands over chapters, if its number is set apart.",
        heads=listed("第一卷 风起|卷二|巻の一|第三部：海|제1부|上卷|前編|後編　帰り道|하편|（后篇）"),
        silent_on=listed("第一部电影|第四册书|第一卷他看了很久|上部队|前編を読んだ|중편 소설|前編集者|巻き尺|後ろ"),
        needs=tuple("卷册冊集季巻編编部篇부권편"),
    ),
    Family(
        id="named", rank=Rank.ASIDE,
        starts=f"{' '.join(_NAMED)} the вместо",
        pattern=rf"(?P<label>(?:(?:the\s+)?(?:{'|'.join(_NAMED)})|вместо (?:пролог|эпилог)а)(?:\s+{_NUMBER})?){_SAID_TITLE}",
        because="A prologue, an interlude or an epilogue stands beside the chapters.",
        heads=listed("Prologue|EPILOGUE: Snow|Interlude|Interlude II|Interlude 2 – Rain|Пролог|Epilog.|Вместо эпилога"),
        silent_on=("Prologues bored him.", "Вместо эпилога он молчал", "Interlude with rain", "Epilogue of the play"),
        needs=tuple(_NAMED),
    ),
    Family(
        id="han-named", rank=Rank.ASIDE,
        starts="最 大 间 間 최종화 프롤로그 에필로그 막간 외전 번외 번외편 후일담 종장 プ エ 幕 終 终 序 楔 引 尾 番 外 完 後 后",
        pattern=rf"(?P<label>(?:{_HAN_NAMED})\s*(?:{_HAN}(?!\w))?)(?:(?:\s++|\s*+{_SIGNS}++\s*+)(?P<title>.+))?",
        because="A prologue, an interlude or an epilogue stands beside the chapters, a blank before its title.",
        heads=listed("最終話　春|大结局|番外 青石巷的猫|楔子|프롤로그|番外二：雨|외전 고양이|プロローグ|幕間|後日談|完结章|번외|楔　子|尾 声"),
        silent_on=("後日談はない", "最終話題", "大结局很长。", "番外地的雨", "引子弹", "尾声很长。"),
    ),
    Family(
        id="aside", rank=Rank.ASIDE,
        starts=_first_words(_ASIDE),
        pattern=rf"(?P<label>(?:{_ASIDE})(?:\s+{_NUMBER})?){_SAID_TITLE}",
        because="A coda, an intermission, a bonus chapter stands beside the chapters, where there are some.",
        heads=("Coda", "Intermission", "Bonus Chapter: Snow", "Omake", "Side Story 2: The Cat", "Extra 3"),
        silent_on=("Special of the day", "Bonus points", "Extra cheese", "Extra!"),
    ),
    Family(
        id="about", rank=Rank.ASIDE,
        starts=f"{_first_words(_ABOUT)} 序 前 后 後 自",
        pattern=rf"(?P<label>{_ABOUT_WHAT}|(?:{_ABOUT}){_OF_THE_AUTHOR}){_SAID_TITLE}",
        because="A foreword or an afterword stands beside the chapters; where its author speaks of the writing it is a note.",
        heads=listed(
            "Preface|FOREWORD|EPIGRAPH|Vorwort|Предисловие|Afterword: Thanks|前言|Nachwort der Autorin|"
            "Вместо предисловия|終わりに|前　言|后 记|TRANSLATOR'S PREFACE|PREFACE TO THE WEIR|Preface to the Second Edition|"
            "Предисловие автора к третьему изданию|Vorwort zur zweiten Auflage|Préface de l’éditeur|От издателя|Al lettore"
        ),
        silent_on=listed("Introduction to botany|Prefaces bored her|序曲响了|Вместо предисловия он молчал|Introduction by Orrin Vale|Au lecteur il dit"),
    ),
    Family(
        id="numeral", rank=Rank.NUMBER, cased=True,
        starts=f"# IVX {_EACH_SIGN} {' '.join(_PARTS_OF_ONE)}",
        pattern=rf"(?P<label>(?:\d{{1,3}}[{_PARTS_OF_ONE}]?|[{_PARTS_OF_ONE}]|{_ROMAN}|{_SMALL_ROMAN}|[{_ONE_SIGN}])[.)]?)(?P<title>)",
        because="Bare numbers that rise one by one through a story head its chapters.",
        heads=("II", "3.", "- 4 -", "~ 5 ~", "=== 2 ===", "(6)", "iv.", "+1", "＃１", "Ⅱ", "③", "2½", "½"),
        silent_on=("1999 was cold", "I was cold", "1999", "MILD", "mix", "i was cold", "ⅡB", "＃灯台"),
    ),
    Family(
        id="number-word", rank=Rank.NUMBER,
        starts=f"ONE and plus {_HAN_WORDS} {' '.join(_PLACES)}",
        pattern=rf"(?P<label>(?:(?i:and|plus) )?{_WORD}|{_HAN_WORD}|[{''.join(_PLACES)}])[.:]?(?P<title>)",
        because="Numbers in words that rise one by one through a story head its chapters.",
        heads=("and one.", "ONE", "Two", "Twenty-One", "三", "— Eins —", "その一", "その２", "其二", "（上）", "転", "百二十三", "一〇一"),
        silent_on=("and one more", "And one day", "One day", "Second thoughts", "One, two", "その日", "其他", "上下"),
    ),
    Family(
        id="numbered-title", rank=Rank.NUMBER, cased=True,
        starts=f"# IVX {_EACH_SIGN}",
        pattern=rf"(?P<label>\d{{1,3}}|{_ROMAN}|[{_ONE_SIGN}])(?:\s*+[.:)、．|–—-]++\s++|\.(?:--|—)|[、．]|\u3000++|(?:(?<=^0\d)|(?<=^0\d\d))\s++(?=[^\W\d_])|(?<=\d)(?:\s++|\.)(?=[\u3040-\u9fff]))(?P<title>\S.*)",
        because="Titles numbered one by one through a story head its chapters.",
        heads=listed(
            "2. Fog Signals|IV. The Harbour|1) Rain|3 – Ash|#3: Ash|１．引っ越し|２　霧|001 门|02 Ash|"
            "II.--THE SINKING SHIP.|II. -- The Harbour|Ⅲ　港|#1 雨|1.失约"
        ),
        silent_on=listed(
            "1.5元|2. He left.|I.--I was cold.|I was cold.|3 men in a boat|12:30 News|4 Tannery Row|007 04|3 人走了。|"
            "１：３０"
        ),
    ),
    Family(
        id="number-word-title", rank=Rank.NUMBER,
        starts=f"ONE {_HAN_WORDS}",
        pattern=rf"(?P<label>{_WORD}|{_HAN_WORD}(?=[、．\u3000]))(?:(?<=[一二三四五六七八九十\d])\u3000++|\s*+[.:、．]++\s*+|\s++[|–—-]++\s++)(?P<title>[^\W_].*)",
        because="Titles numbered in words, one by one through a story, head its chapters.",
        heads=("One: The Gate", "TWO – THE WELL", "Three. The Sea", "一、红伞", "一\u3000蜂箱", "その二\u3000橋"),
        silent_on=("One: he left", "One-way street", "Two. She left.", "一 本の木", "その後\u3000橋"),
    ),
    Family(
        id="counted", rank=Rank.NUMBER,
        starts=" ".join(_COUNTED_THINGS),
        pattern=rf"(?P<label>(?:{'|'.join(_COUNTED_THINGS)})\s*(?:n[or°º]\.?\s*|#\s*)?(?:\d{{1,3}}(?!\w)|{_ROMAN}(?!\w)|{_WORD}))(?:\s*+{_SIGNS}++\s*+(?P<title>.*))?",
        because="Letters, tracks and logs that are counted one by one through a story head its chapters.",
        heads=("Letter I.", "Track 3: Low Water", "LOG 12", "Drabble #2: Rain", "Entry Four", "PROBLEM II. THE CLOCK"),
        silent_on=("Letter 4 was lost.", "Problem 2 was the clock.", "Tracks 3", "Log in", "Track three of them down."),
    ),
    Family(
        id="season-episode", rank=Rank.CHAPTER,
        starts="s",
        pattern=rf"(?P<label>S\d{{1,2}} ?E\d{{1,3}}){_SAID_TITLE}",
        because="Episodes are counted within their season.",
        heads=("S1E2: Low Water", "S01E10"),
        silent_on=("S1 was a road.",),
    ),
    Family(
        id="title-number", rank=Rank.NUMBER,
        starts="",
        pattern=r"(?P<title>[^\W\d_][^()\[\]]{0,70}?)\s*+[(\[（](?P<label>\d{1,3}(?:/\d{1,3})?)[)\]）]",
        because="Titles that end with numbers, one by one through a story, head its chapters.",
        heads=("Low Tide (2)", "Low Tide (1/3)"),
        silent_on=("He was twelve (12).", "(2)"),
    ),
)  # fmt: skip

SMALL_TITLE = Family(
    id="small-title", rank=Rank.NUMBER, cased=True,
    pattern=rf"(?P<label>\d{{1,3}}|{_SMALL_ROMAN})(?:\s*+[.:)]\s++|\s*+[–—-]\s++)(?P<title>(?=[(\[]?[^\W\d_A-Z])[^.,;:\"“”]{{2,50}})(?<![-–—])",
    because="Titles in small letters are numbered as those of a list are: they head chapters that count on one by one, with text under each.",
    heads=("1. the dog", "3 - the bus", "iv: what she said", "2) (no title yet)", "12 – öl"),
    silent_on=("1. He left", "2. peel them.", "3 the bus", "i. don't. know", "4. salt, pepper", "5 - "),
)  # fmt: skip
"""No row of the above: a line alone is an item of any list, and is one for all that read lines one by one."""

LONGEST = 90
"""Characters of a heading; a longer line is prose."""
MOST_WORDS = 14
"""Words of a heading; more are prose."""
_READ = 60  # characters of a line in which its number stands
_FIRST, _WORDS = re.compile(r"[^\W\d_]+|\d"), re.compile(r"[^\W\d_]+")

VOWELS = frozenset(map(chr, (0x640, *range(0x64B, 0x653), 0x670)))
"""What Arabic is drawn out and vowelled with: signs that no word needs, and that stand in the words we know or do not."""
_UNVOWELLED = dict.fromkeys(map(ord, VOWELS))


@cache
def _by_start() -> dict[str, tuple[Family, ...]]:
    """The families that a folded first word can begin, in order."""
    found: dict[str, list[Family]] = {}
    for family in FAMILIES:
        for word in dict.fromkeys(family.starts.split()):
            match = _FIRST.match(word)  # a Thai word is cut at the first of its signs that is no letter
            found.setdefault(match[0] if match else word, []).append(family)
    return {word: tuple(families) for word, families in found.items()}


@cache
def _values() -> dict[str, int]:
    """What the words for numbers count; the last of all counts as 0."""
    last = dict.fromkeys(_LAST.split(), 0)
    return (
        last
        | {word: at for words in (*_CARDINALS, *_ORDINALS) for at, word in enumerate(words.split(), start=1)}
        | _TENS
        | _german()
        | _romance()
    )


def _german() -> dict[str, int]:
    """The numbers of German that are one word each, from thirteen on, as chapters are counted by.

    >>> found = _german()
    >>> found["siebzehntes"], found["einundzwanzigstes"], found["dreiunddreißigste"], found["vierundfünfzig"]
    (17, 21, 33, 54)
    """
    teens = "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
    tens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
    units = ["", *(f"{unit}und" for unit in "ein zwei drei vier fünf sechs sieben acht neun".split())]
    counted = {
        f"{unit}{ten}": 10 * at + more for at, ten in enumerate(tens, start=2) for more, unit in enumerate(units)
    }
    ordinals = {f"{word}t": at for at, word in enumerate(teens, start=13)} | {
        f"{word}st": number for word, number in counted.items()
    }
    ended = {f"{word}e{end}": number for word, number in ordinals.items() for end in ("s", "r", "")}
    everything = {"siebentes": 7, "siebenter": 7, "siebente": 7} | counted | ended
    return everything | {
        word.replace(sign, plain): number
        for word, number in everything.items()
        for sign, plain in (("ß", "ss"), ("ü", "ue"))
    }


def _romance() -> dict[str, int]:
    """The ordinals of Italian, Spanish and Portuguese from eleven on, of either gender, and the numbers that are one word each.

    >>> found = _romance()
    >>> [found[word] for word in ("undecimo", "diciottesimo", "ventunesimo", "trentesimaquarta", "vigésimo", "decimotercero", "veintidós")]
    [11, 18, 21, 34, 20, 13, 22]
    """
    small = "undic dodic tredic quattordic quindic sedic diciassett diciott diciannov".split()
    modern = {f"{stem}esimo": at for at, stem in enumerate(small, start=11)}
    old = {"undecimo": 11, "undécimo": 11, "duodecimo": 12, "duodécimo": 12, "quattordecimo": 14, "quintodecimo": 15}
    cardinals = {"veintiún": 21}
    for number, stem, vowel in ((20, "vent", "i"), (30, "trent", "a"), (40, "quarant", "a"), (50, "cinquant", "a")):
        units = f"un {vowel}due {vowel}tre {vowel}quattro {vowel}cinque {vowel}sei {vowel}sette ott {vowel}nove".split()
        modern |= {
            f"{stem}{unit if unit.endswith(('tre', 'sei')) else unit.rstrip('oe')}esimo": number + at
            for at, unit in enumerate(units, start=1)
        }
        cardinals |= {
            f"{stem}{unit}{'o' if unit in ('un', 'ott') else ''}": number + at for at, unit in enumerate(units, start=1)
        }
        modern[f"{stem}esimo"] = number
    spanish = "uno dos tres cuatro cinco seis siete ocho nueve".split()
    cardinals |= {f"veinti{unit}": 20 + at for at, unit in enumerate(spanish, start=1)}
    cardinals |= {"veintidós": 22, "veintitrés": 23, "veintiséis": 26, "ventitré": 23}
    ordered = (
        "primo secondo terzo quarto quinto sesto settimo ottavo nono".split(),
        "primero segundo tercero cuarto quinto sexto séptimo octavo noveno".split(),
        "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono".split(),
    )
    tens = {
        "decimo": 10,
        "décimo": 10,
        "ventesimo": 20,
        "vigesimo": 20,
        "vigésimo": 20,
        "trentesimo": 30,
        "trigesimo": 30,
        "trigésimo": 30,
    }
    tens |= {"quarantesimo": 40, "cuadragésimo": 40, "quadragésimo": 40, "cinquantesimo": 50, "quincuagésimo": 50}
    old |= {
        f"{ten}{unit}": number + at
        for ten, number in tens.items()
        for words in ordered
        for at, unit in enumerate(words, start=1)
    }
    old |= {"decimottavo": 18, "decimoctavo": 18, **tens}
    ordinals = modern | old
    return cardinals | ordinals | {_feminine(word): number for word, number in ordinals.items()}


def _feminine(ordinal: str) -> str:
    """The same of a woman, in each of its parts: ``trentesimoquarto``, ``trentesimaquarta``."""
    return ordinal.replace("simo", "sima")[:-1] + "a"


def families_of(line: str) -> tuple[Family, ...]:
    """The families that an undressed line could belong to by its first word, in order.

    >>> [family.id for family in families_of("Chapter 3")], families_of("She left")
    (['chapter'], ())
    """
    first = _FIRST.match(line)
    if first is None:
        return ()
    found = _families_by(first[0])
    return (*found, FAMILIES[-1]) if line[-1] in ")]）" and line[-2:-1].isdigit() else found


@lru_cache(maxsize=2_048)  # first words of lines come again and again in any text
def _families_by(word: str) -> tuple[Family, ...]:
    known = _by_start()
    if word[0].isdigit():
        return known["#"]
    folded = word.casefold()
    found = known.get(folded, ())
    if folded in _values():
        found = (*found, *known["ONE"])
    if set(word) <= set("IVXLCDM") or set(word) <= set("ivx"):
        found = (*found, *known["IVX"])
    if word[0] > "\u2e80":
        found = (*found, *known.get(word[0], ()))
    return found


def match_heading(family: Family, line: str, counted: str) -> tuple[str, str, str] | None:
    """The label, the title, and what stands between them, of an undressed line that a family could be headed by.

    `counted` is the line as `mask_numbers` gives it.

    >>> line = "Chapter Twenty-One: Ash"
    >>> match_heading(FAMILIES[1], line, mask_numbers(line))
    ('Chapter Twenty-One', 'Ash', ': ')
    """
    match = regex(family).fullmatch(counted)
    if match is None:
        return None
    start, end = match.span("label")
    at = match.start("title")
    between = "" if at < 0 else line[end:at] if at >= end else line[match.end("title") : start]
    return line[start:end], line[slice(*match.span("title"))] if at >= 0 else "", between


def mask_numbers(line: str) -> str:
    """A line with each letter of its numbers in words replaced by one sign, and what joins them too; places stay.

    >>> mask_numbers("Chapter Twenty-One: Ash")
    'Chapter ꀀꀀꀀꀀꀀꀀꀀꀀꀀꀀ: Ash'
    """
    values = _values()
    head = line[:_READ]
    if values.keys().isdisjoint(_WORDS.findall(head.casefold())):  # nearly all lines
        return line
    words = [word.span() for word in _WORDS.finditer(head) if word[0].casefold() in values]
    for number, (start, end) in enumerate(words):
        before = words[number - 1][1] if number else -1
        if before >= 0 and line[before:start].casefold() in _JOINS:
            start = before
        line = line[:start] + _COUNTED * (end - start) + line[end:]
    return line


def undress(line: str) -> str:
    r"""A heading without the signs round it; brackets go in pairs.

    >>> undress("~ Chapter 2 ~"), undress("=== 2 ==="), undress("[Chapter 4]"), undress("Chapter 3 (Part 2)")
    ('Chapter 2', '2', 'Chapter 4', 'Chapter 3 (Part 2)')
    """
    start, end = 0, len(line)
    if line and not (_is_dress(line[0]) or _is_dress(line[-1]) or line[0] in BRACKETS):  # nearly all lines
        return line
    while True:
        while start < end and _is_dress(line[start]):
            start += 1
        while end > start and _is_dress(line[end - 1]):
            end -= 1
        pair = start + 1 < end and BRACKETS.get(line[start]) == line[end - 1]
        if not pair:
            return line[start:end]
        start, end = start + 1, end - 1


@cache
def _is_dress(char: str) -> bool:
    """Whether a sign may stand round a heading: rules, stars, hearts, emoji, blanks."""
    return char in " \t*_#＃=~-–—•·|+:：<>" or (
        ord(char) > 127 and not char.isalnum() and unicodedata.category(char) in ("So", "Sm", "Cf", "Mn", "Sk", "Pc")
    )


_AFTERWORDS = "afterword nachwort postface postfazione posfácio nawoord posłowie послесловие послесловия 后记 後記 あとがき おわりに 終わりに 후기".split()


def is_afterword(label: str) -> bool:
    """Whether what is said beside the chapters is said behind them.

    >>> is_afterword("AUTHOR'S AFTERWORD"), is_afterword("后　记"), is_afterword("Foreword")
    (True, True, False)
    """
    words = label.casefold()
    return any(word in words or word in "".join(words.split()) for word in _AFTERWORDS)


def is_between(label: str) -> bool:
    """Whether a number stands between two whole ones: ``2½``."""
    return label[-1:] != "" and label[-1] in _PARTS_OF_ONE


def number_of(label: str) -> int | None:
    """The number in a heading's label, or None where it has none or one that we do not count by.

    >>> number_of("Chapter XIV"), number_of("3."), number_of("Chapter Twenty-One"), number_of("Erstes Kapitel"), number_of("Prologue")
    (14, 3, 21, 1, None)
    >>> number_of("xiv."), number_of("+1")
    (14, 1)
    >>> number_of("第十二章"), number_of("الفصل الثاني")
    (12, 2)
    >>> number_of("Ⅳ"), number_of("下"), number_of("その二")
    (4, 3, 2)
    >>> number_of("Chapter II[1]"), number_of("[4]"), number_of("2½"), number_of("½")
    (2, 4, 2, 0)
    """
    label = label.translate(_UNVOWELLED)
    if is_between(label):  # two and a half come behind two
        label = label[:-1] or "0"
    if label[-1:] == "]" and (
        signed := re.fullmatch(r"(?P<own>.*\w)\[\d{1,3}\]", label)
    ):  # by its footnote nothing is counted
        label = signed["own"]
    if len(label) == 1 and label in _PLACES:
        return _PLACES[label]
    if re.fullmatch(rf"[{_ONE_SIGN}]\.?", label):
        return int(unicodedata.numeric(label[0]))
    if digits := re.search(r"\d+", label):
        return int(digits[0][:9])
    words = [word for word in re.split(r"[\W\d_]+", label) if word]
    values = _values()
    if counted := [values[folded] for word in words if values.get(folded := word.casefold())]:
        return sum(counted) if 100 not in counted else None
    roman = next((word for word in reversed(words) if re.fullmatch(_ROMAN, word)), "")
    if roman:
        return _roman(roman)
    if len(words) == 1 and re.fullmatch(_SMALL_ROMAN, words[0]):
        return _roman(words[0].upper())
    han = re.search(r"[〇零一二两三四五六七八九十百千廿卅]+", label)
    return _han(han[0]) if han else None


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[letter] for letter in numeral]
    return sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0], strict=True))


def _han(numeral: str) -> int:
    """A number in Chinese characters, by value or digit by digit.

    >>> _han("二百零三"), _han("十二"), _han("二〇"), _han("廿一")
    (203, 12, 20, 21)
    """
    digits = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
    units = {"十": 10, "百": 100, "千": 1000}
    if not any(char in units or char in "廿卅" for char in numeral):
        return int("".join(str(digits[char]) for char in numeral))
    total = digit = 0
    for char in numeral:
        if char in units:
            total, digit = total + (digit or 1) * units[char], 0
        elif char in "廿卅":
            total += 20 if char == "廿" else 30
        else:
            digit = digits[char]
    return total + digit
