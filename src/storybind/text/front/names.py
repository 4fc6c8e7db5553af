"""Names: what people are called, in scripts with capitals and in those without."""

import re

from storybind.counting import is_wide
from storybind.text.front.lines import LINES_OF_WORDS, undress
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.tables.given_names import GIVEN
from storybind.text.tables.notes import read_opening

_PARTICLES = frozenset({"de", "van", "von", "der", "den", "del", "di", "la", "le", "da", "dos", "do", "du", "des", "della", "dello", "degli", "dei", "dal", "zu", "al", "el", "bin", "ibn", "y", "e", "and", "und", "et", "&", "af", "av", "ten"})  # fmt: skip
_NAME = r"[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*|&))+"
_MOST_NAMES = 4  # of a person, particles not counted
HANDLE = r"(?=.*(?:[\d_]|[a-z][A-Z]))[A-Za-z][\w.-]{3,29}"
_MEMBER = r"/?u/[\w-]{3,20}"
_FULL_NAME = (
    r"(?:[\u4e00-\u9fff々]{1,4}[ \u3000][\u3041-\u30ff\u4e00-\u9fff々]{1,5}"
    r"|[\u4e00-\u9fff][々\u4e00-\u9fff]?[田川野山木村本井藤原島嶋崎沢澤口谷林橋岡塚瀬坂浜辺邊部浦津倉尾](?:[\u4e00-\u9fff々]{2,3}|[\u3041-\u3096]{2,4}|[\u3041-\u3096]{1,3}[子美代江]|[\u30a1-\u30fa]{2,4}))"
)
"""A Japanese name, the family's first: with a blank behind it, or ending as most families' do. Nothing else of so few signs does."""
_TITLE_AND_NAME = rf"(?:(?P<quoted>[『「][^『』「」]{{1,60}}[』」])[ \u3000]*|(?P<title>[^ \u3000].{{0,60}}?)[ \u3000]{{2,}})(?P<name>{_FULL_NAME})"
_FAMILIES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫朱胡郭罗羅宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴钟鍾汪田姜范石姚谭譚廖邹鄒熊陆陸郝孔崔毛邱史顾顧侯邵孟段钱錢尹黎乔喬贺賀赖賴龚龔林"
)
_ALSO_BEGIN = frozenset("梁毕畢严嚴莫夏柳葛舒")
"""Families whose sign begins other words, too."""
_LONGEST_CHINESE = 4  # signs
_LONGEST_ABROAD = 18  # with the points
_INITIAL = r"[CDLM]\. [^\W\d_]"
"""How a name begins whose initial is a number as well: no story begins with its fiftieth chapter."""
NO_NAME = frozenset(
    "the a an in on at from under before after by my i it he she they we der die das ein eine le la les un une el los las una il lo gli o os as uma het de een one two three some that our your his her their no nobody everyone".split()
)
SMALL_WORDS = frozenset("a an the of and in on at to from for with by".split())
"""Small words of titles, which no name has."""
_WITHIN = frozenset("the of for from with by".split())
"""Small words that no name has between its others, in whatever letters: ``HERE LIES A SAILOR``."""
_SMALL_AND_INITIAL = r"[~–—-]{1,2} ?(?P<first>[a-z]{2,12})(?: [a-z]{2,12})? [a-z]\."
FAMILY_AND_INITIALS = r"[А-ЯЁЄІЇ][а-яёєії]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁЄІЇ]\. ?[А-ЯЁЄІЇ]\."
"""As who signs in Russian is named: ``Petrova A. V.``"""
_KOREAN = r"No [A-Z][a-z]+-[a-z]+"
"""A name in Korean whose first is an English word."""
_ASIDE = r" (?:[“\"'‘]\w{2,12}[”\"'’]|\([A-Z]\w{1,11}\))(?= )|,? (?:Ph\. ?D|M\. ?D|M\. ?A|B\. ?A|D\. ?D|LL\. ?[BD]|Esq|Jr|Sr)\.?$|,? (?:PhD|MD|III|II)$"
_ON_THE_WEB = r" [(\[](?:she|he|they|xe|ze|it)/\w{2,6}(?:/\w{2,8})?[)\]]$|,?(?: [|·•/–—-])? [(\[]?@[\w.-]{3,30}[)\]]?$"
_ALSO_FAMILIES = frozenset("square books company press road avenue harbour harbor".split())
"""Words of places and firms that are families' names as well, behind a first name that is nothing else."""
_ON_SIGNS = frozenset(
    "not beware danger warning wanted closed trespassing lies sacred dead exit vacant confidential verboten forgiven is are was were have has you your him his us them this that at in to out off up who what where if".split()
)
_IN_PAPERS = frozenset(
    "lost found sunk drowned killed saved stolen arrested hanged delayed cancelled arrived burned sold seen overdue ashore aground wrecked rescued missing".split()
)
_OPEN_SIGNS = frozenset(
    "no do keep lost missing wet open stop private notice here please come rest gone back emergency way men home fresh hot room all arriving reward strictly breaking extra war daily push pull welcome number top ex hic cave memento tea".split()
)
"""Words in capitals of signs, stones and telegrams, of papers, and those that somebody is called whose first name they are not."""
_ARTICLES = frozenset(("the", "a", "an"))
_ELIDED = ("l'", "l’", "un'", "un’", "all'", "all’", "dell'", "dell’")  # an article, which no first name has
_NO_PEOPLE = frozenset(
    "dramatis personae personajes reparto personnages personaggi characters contents copyright edition acknowledgements acknowledgments".split()
)
"""Words of what else stands under a title."""
_PLACES = frozenset(
    "gare rue place plage café hôtel gasthof gasthaus rathaus schloss piazza via palazzo calle plaza pont quai château"
    " hotel motel pension villa platform bahnhof stazione estación gate chapter".split()
)
"""How places are called that have a particle in their names as people have, or somebody's name."""
_HOUSES = frozenset(
    "hotel motel station hospital road avenue square airport harbour harbor museum library railway cemetery prison theatre restaurant café school university"
    " springs rapids heights junction crossing"
    " sons bros co ltd inc company limited press publishers publishing verlag books editions".split()
)
"""Words that the names of places and firms end with, and nobody's."""


def is_of_board(line: str) -> bool:
    """Whether a line is who wrote a post, as a board names its members.

    >>> is_of_board("u/moss_queen"), is_of_board("by u/moss"), is_of_board("w/o Moss")
    (True, False, False)
    """
    return line[:3].lstrip("/")[:2] == "u/" and re.fullmatch(_MEMBER, line) is not None


def without_aside(name: str) -> str:
    """A name without what its bearer is called besides, on the web or in the third person, and without degrees.

    >>> without_aside("Emma “Em” Holt"), without_aside("Emma Holt, Ph.D."), without_aside("Emma Holt"), without_aside("Rain, Md.")
    ('Emma Holt', 'Emma Holt', 'Emma Holt', 'Rain, Md.')
    >>> without_aside("Emma Holt (she/her)"), without_aside("Emma Holt | @emmaholt"), without_aside("Emma Holt (Harwick)")
    ('Emma Holt', 'Emma Holt', 'Emma Holt (Harwick)')
    """
    if "@" in name or "/" in name:
        name = re.sub(_ON_THE_WEB, "", name)
    return re.sub(_ASIDE, "", name)


def are_names(text: str) -> bool:
    """Whether a text is several names, each of a few words.

    >>> are_names("Ann Lee, Bo Dahl, Cy Young and Dee Gray"), are_names("Ann Lee of the Old House on the Hill by the Sea")
    (True, False)
    """
    names = re.split(r", | & | and |, and ", text)
    return 1 < len(names) <= 12 and all(name and len(name.split()) <= 5 and could_be_name(name) for name in names)


def could_be_name(text: str) -> bool:
    """Whether every word of a name begins as names do, with a capital or in a script that has none.

    >>> could_be_name("Anna de Vries"), could_be_name("einem Tag im Mai"), could_be_name("林听雨")
    (True, False, True)
    """
    words = text.replace(",", " ").split()
    return not words[0][0].islower() and all(not word[0].islower() or word.casefold() in _PARTICLES for word in words)


def is_wide_name(line: str) -> bool:
    """Whether a line is a few Chinese or Japanese letters and nothing else; of a name from abroad they are more, with points between.

    >>> is_wide_name("林听雨"), is_wide_name("雨停了。"), is_wide_name("Anna"), is_wide_name("安娜·德·弗里斯")
    (True, False, False, True)
    """
    parts = re.split("[·•・]", line)
    if not 2 <= len(line) <= (_LONGEST_ABROAD if len(parts) > 1 else 6) or not all(parts):
        return False
    return all(is_wide(char) and (char.isalpha() or char == "々") for part in parts for char in part)


def is_name_abroad(line: str) -> bool:
    """Whether a line is a name from abroad in Chinese or Japanese, with points between its parts, as nothing else alone on a line has them.

    >>> is_name_abroad("安娜·德·弗里斯"), is_name_abroad("林听雨"), is_name_abroad("一·雨")
    (True, False, False)
    """
    parts = re.split("[·•・]", line)
    return len(parts) > 1 and is_wide_name(line) and max(map(len, parts)) > 1 and len(parts[0]) > 1


def is_chinese_name(line: str) -> bool:
    """Whether a line is a Chinese name of three signs, the family's first: one of the commonest that is hardly a word of titles.

    >>> is_chinese_name("林小舟"), is_chinese_name("卖影子"), is_chinese_name("林小舟走")
    (True, False, False)
    """
    return len(line) == len("林小舟") and line[0] in _FAMILIES and is_wide_name(line) and min(line) >= "\u4e00"


def has_family_first(line: str) -> bool:
    """Whether a line could be a Chinese name, short or of two families, by the first of its signs.

    >>> has_family_first("林舟"), has_family_first("雨夜"), has_family_first("林小舟走了")
    (True, False, False)
    """
    return (line[:1] in _FAMILIES or line[:1] in _ALSO_BEGIN) and len(line) <= _LONGEST_CHINESE and is_wide_name(line)


def is_full_name(line: str) -> bool:
    """Whether a line is a Japanese name in full, and nothing else.

    >>> is_full_name("佐々木 紙子"), is_full_name("山本はる子"), is_full_name("雨の夜"), is_full_name("火山灰")
    (True, True, False, False)
    """
    return line[:1] > "\u4dff" and re.fullmatch(_FULL_NAME, line) is not None


def part_title(line: str) -> tuple[str, str]:
    """The title and the Japanese name behind it on one line; twice nothing for any other line.

    >>> part_title("『紙の桟橋』 山本はる"), part_title("紙の桟橋　　佐々木 紙子"), part_title("紙の桟橋 春")
    (('『紙の桟橋』', '山本はる'), ('紙の桟橋', '佐々木 紙子'), ('', ''))
    """
    match = re.fullmatch(_TITLE_AND_NAME, line) if line[:1] > "\u2fff" else None
    return (match["quoted"] or match["title"], match["name"]) if match else ("", "")


def is_name(line: str) -> bool:
    """Whether a line is two to four capitalised words and nothing else, as a person's name is.

    >>> is_name("Eilidh Strand"), is_name("The rain fell"), is_name("Mira's POV"), is_name("Anna de Vries")
    (True, False, False, True)
    >>> is_name("D. Vane"), is_name("V. Vane")
    (True, False)
    >>> is_name("Author's Note"), is_name("DRAMATIS PERSONAE"), is_name("L'Autre Tasse")
    (False, False, False)
    >>> is_name("HERE LIES A SAILOR"), is_name("WET PAINT"), is_name("Paint Wet"), is_name("ANH DO"), is_name("REST IN PEACE")
    (False, False, True, True, False)
    >>> is_name("Hotel Bristol"), is_name("Boat Station"), is_name("PELL & SONS"), is_name("SHIP LOST"), is_name("Anna Street"), is_name("Pier Paolo Reni")
    (False, False, False, False, True, True)
    >>> is_name("Emma Square"), is_name("Market Square"), is_name("Петрова А. В."), is_name("No Eun-hye"), is_name("No Entry")
    (True, False, True, True, False)
    >>> is_name("Nora Springs"), is_name("Nora Spring")
    (False, True)
    >>> is_name("Mary A Ward"), is_name("MARY A WARD"), is_name("LEAVE A NOTE")
    (True, True, False)
    """
    if (
        re.fullmatch(FAMILY_AND_INITIALS, line)
        if line[-1:] == "." and line[:1] > "\u03ff"
        else line[:3] == "No " and re.fullmatch(_KOREAN, line)
    ):
        return True
    if len(line) > 50 or read_label(line) or not re.fullmatch(_NAME, line) or read_opening(line):
        return False
    if read_heading(line) and not re.match(_INITIAL, line):
        return False
    words, folded = line.split(), line.casefold().split()
    if line[-1] == "." and len(words[-1]) > len("Esq."):  # a sentence
        return False
    if (
        folded[0].startswith(_ELIDED)
        or folded[0] in NO_NAME | _PLACES
        or (folded[-1] in _HOUSES and not _is_of_family(words))
        or not _NO_PEOPLE.isdisjoint(folded)
    ):
        return False
    if not _WITHIN.isdisjoint(folded[1:]) or (line.isupper() and _is_sign(folded)):
        return False
    names = [word for word in words if word not in _PARTICLES]
    return 1 < len(names) <= _MOST_NAMES and all(name[0].isupper() for name in names) and names[-1] == words[-1]


def _is_of_family(words: list[str]) -> bool:
    """Whether the last of two words is a family's name and not a house's: ``Emma Square``."""
    return len(words) == len(("first", "last")) and words[0] in GIVEN and words[1].lower() in _ALSO_FAMILIES


def _is_sign(words: list[str]) -> bool:
    article = "a" in words and words[0].capitalize() not in GIVEN  # else it is an initial
    return article or words[0] in _OPEN_SIGNS or not (_ON_SIGNS | _IN_PAPERS).isdisjoint(words)


def is_signed_small(line: str) -> bool:
    """Whether a line is signed as by who writes all in small letters: a given name and an initial behind a dash.

    >>> is_signed_small("-nora p."), is_signed_small("-vitamin c."), is_signed_small("- exhibit a.")
    (True, False, False)
    """
    signed = re.fullmatch(_SMALL_AND_INITIAL, line) if line[:1] in ("~", "-", "–", "—") else None
    return signed is not None and signed["first"].capitalize() in GIVEN


def is_headline(line: str) -> bool:
    """Whether a line in capitals says what papers say has come to pass, and has no article, as hardly a title does.

    >>> is_headline("FERRY LOST OFF THE COAST"), is_headline("FERRY LOST AT SEA"), is_headline("THE LOST BOY"), is_headline("RAIN IN MARCH")
    (False, True, False, False)
    """
    words = line.casefold().split()
    return line.isupper() and _ARTICLES.isdisjoint(words) and not _IN_PAPERS.isdisjoint(words[1:])


def is_told_of(name: str, story: list[str]) -> bool:
    """Whether a story speaks of whom a name names, who then has not written it: it has a word of the name in whatever case.

    Of a Chinese or Japanese name the first signs are enough, by which somebody is called.

    >>> is_told_of("Мария Петрова", ["О Марии молчали."]), is_told_of("Jan Lis", ["Padał deszcz."]), is_told_of("山本はる", ["山本は起きた。"])
    (True, False, True)
    """
    if is_wide(name[0]):
        return any(name[:2] in line for line in story)
    below = "\n".join(story)
    stems = (word.capitalize()[: max(3, len(word) - 2)] for word in name.split() if len(word) > 2)
    return any(re.search(rf"\b{re.escape(stem)}\w{{0,3}}\b", below) for stem in stems)


def is_of_story(name: str, story: list[str], told: list[str]) -> bool:
    """Whether what could be a name under a title is the story's: plain words of it, or whom `told`, some of its lines, call by the first.

    Nothing less shows it there, where who wrote a story is mostly named; elsewhere `is_told_of` asks for any word of the name.

    >>> is_of_story("Tim Marsh", [], ['"Tim," she said.']), is_of_story("Tim Marsh", [], ["The timber of the Marsh"])
    (True, False)
    >>> is_of_story("Cold Iron", ["The iron was cold."], []), is_of_story("Anna Stone", ["He threw a stone."], [])
    (True, False)
    """
    first = re.search(r"\w{2,}", name)
    if first and re.search(rf"\b{first[0]}\b", "\n".join(told)):
        return True
    words = [word.strip(".,'’").lower() for word in name.split()]
    text = "\n".join(story)
    return all(len(word) > 1 and re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def is_in_story(lines: list[str], name: int, first: int, below: int) -> bool:
    """Whether a story, from its `first` line to far `below` another, speaks of whom a line names."""
    return is_told_of(undress(lines[name]), lines[first : below + LINES_OF_WORDS])
