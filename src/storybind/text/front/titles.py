"""Lines that name a story or its author: titles, bylines, names, and what else stands under a title."""

import re
from functools import lru_cache

from storybind.syntax import without_icons
from storybind.text.front.helpers import is_helped_by
from storybind.text.front.names import HANDLE, NO_NAME, are_names, could_be_name, is_full_name, is_name, is_wide_name
from storybind.text.front.values import part_byline
from storybind.text.heading.line import read_heading
from storybind.text.paragraphs.inline import read_inline
from storybind.text.paragraphs.measures import CENTRED, columns, runs_over
from storybind.text.tables.head_labels import BY_ALONE, BYLINE_AFTER, is_subtitle, match_byline, split_label
from storybind.text.tables.head_lines import read_head_line
from storybind.text.tables.headings import Rank
from storybind.text.tables.marks import is_mark

TITLE_CHARACTERS, _TITLE_WORDS = 90, 14
_LONGEST_NAME = 61  # characters; what is longer in a byline are several
_LONGEST_TITLE = 600  # characters; those of Crusoe's time, where a byline or capitals show that it is one
LOOK_AHEAD = 8  # lines in which a known label shows that a head goes on
_FULL = 45  # characters; a line as long as this is prose that was wrapped, where another follows it
_SMALL = frozenset("with from into that this their your".split())
_STOPS = ".!?…\"”’'"
_ENOUGH_TOLD = 4  # lines
_NARROW = 32  # characters at which nobody wraps verse
_UNSTOPPED = 3  # paragraphs
_TOLD = frozenset(".!?…\"”’'»«“")
_OF_RANK = (
    "(?:the )?(?:late )?(?:Rev|Revd|Reverend|Hon|Honou?rable|Right|Author|Brothers|Earl|Duke|Countess|Baroness)\\b"
)
_SALUTES = frozenset("dear dearest hello hi liebe lieber cher chère querido querida caro cara".split())
LINES_OF_WORDS = 400  # of a story that are looked at for the words of a name
_LONGEST_RUN = 500  # lines; where a longer one ends says nothing of its first
PARAGRAPH = 100  # characters; a longer line is a paragraph
_DRESS = re.compile(
    r"^(?:<(?!3)|[\s*_#=~>+\"“”„«»《》【】〈〉『』「」-])+|(?<![\s*_#=~<>+\"“”„«»《》【】〈〉『』「」-])[\s*_#=~<>+\"“”„«»《》【】〈〉『』「」-]+$"
)
_PAIRS = (("“", "”"), ("«", "»"), ("《", "》"), ("【", "】"), ("〈", "〉"), ("『", "』"), ("「", "」"), ("<", ">"))
_QUOTED = r"[\"“«„].*[.!?,…]?[\"”»]$"
TITLE_BY = (
    r"(?P<title>.{1,70}?)(?:,? (?P<by>(?:an? [\w-]+ )?(?:by|By|BY)) (?P<name>[A-Z][\w.'’-]*(?: (?:(?:de|van|von) )?[A-Z][\w.'’-]*){1,3}(?: \(\d{4}[-–—](?:\d{4})?\))?|(?=\w*[\d_])[\w.-]{4,30})"
    r"|, (?P<of>(?:an? [\w-]+ )?(?:by|By|BY)) (?P<pen>[\w.'’-]+(?: [\w.'’-]+){0,3}))"
)
_BYLINE_BEFORE = r"(?P<by>[作著文])(?:[ \u3000]+|・)(?P<name>\S.{0,30})"
TITLE_CREDIT = r"[《『「](?P<title>[^《》『』「」]{1,60})[》』」][ \u3000]*[(（]?(?P<by>作者|文|著)[:：/／ ]\s*(?P<name>[^()（）:：]{1,30})[)）]?"
_MAIL = r"(?:From|To|Cc|Subject|Sent|Date|Re|Von|An|Betreff|Gesendet|De|À|A|Para|Objet|Asunto|Assunto|Oggetto|От|От кого|Кому|Тема|发件人|收件人|主题|差出人|宛先|件名)\s*[:：]"
_RIGHTS = r"(?:©|\(c\)|copyright)(?: ©| \(c\))?[ ,].{0,40}(?:19|20)\d\d.{0,60}|© ?Copyright [^!?]{3,80}"
PART_LINE = r"(?i)[(\[]?(?:part |chapter |teil |partie |parte |часть )?(?:\d{1,3}|[ivx]{1,5}) ?(?:of|/|von|sur|de|di|из) ?(?:\d{1,3}|[ivx]{1,5}|\?)[)\]]?"
"""Which part of a story a post holds, where it stands between the title and the byline."""
_BOOK_LINE = r"(?i:book|volume|band|tome|libro|livro|книга) (?i:\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)"
_BOOKS = frozenset({"boo", "vol", "ban", "tom", "lib", "liv", "кни"})
SERIES_FIRST = r"(?P<name>[^,:;–—#]{3,60}?)(?:,|:| [-–—])? (?:(?i:book|volume|vol\.?|band|tome|libro|livro|книга) [\w.]{1,12}|#\d{1,3})"
SERIES_LINE = r"(?i:book|part|volume|vol\.?|episode|#)\s*[\w.]{1,12} (?i:of|in) (?:[Tt]he )?.{2,60}"


def next_group(lines: list[str], at: int) -> tuple[int, int] | None:
    """The next run of lines without a blank: the index of its first line and the one after its last; None at the end.

    A run is looked for at many of its lines, so a very long one is taken in pieces.
    """
    while at < len(lines) and not lines[at].strip():
        at += 1
    end, most = at, min(len(lines), at + _LONGEST_RUN)
    while end < most and lines[end].strip():
        end += 1
    return (at, end) if end > at else None


def line_below(lines: list[str], at: int, most: int) -> int | None:
    """The index of the next line with anything on it; None where it is more than so many lines further down.

    >>> line_below(["Low Water", "", "by Ella Moor"], 0, 2), line_below(["Low Water", "", "by Ella Moor"], 0, 1)
    (2, None)
    """
    return next((below for below in range(at + 1, min(at + most + 1, len(lines))) if lines[below].strip()), None)


def letters(text: str) -> str:
    """A text by its letters and digits alone, no matter its case."""
    return "".join(filter(str.isalnum, text.casefold()))


def is_mail(run: list[str]) -> bool:
    """Whether lines are the head of a letter: somebody writes to somebody of something."""
    labelled = [line for line in run if ":" in line or "：" in line]
    return len(labelled) > 1 and sum(bool(re.match(_MAIL, line, re.IGNORECASE)) for line in labelled) > 1


@lru_cache(maxsize=32)  # a line of a head is asked for itself, for the line above it, and for what it says again
def read_byline(line: str) -> tuple[str, str] | None:
    """The word and the name of ``by NAME``; None for prose that begins so.

    >>> read_byline("by Wren Abernathy"), read_byline("by the time they came, it was over.")
    (('by', 'Wren Abernathy'), None)
    >>> read_byline("Conte de Capucine Marchetti"), read_byline("夏目 漱石 著")
    (('Conte de', 'Capucine Marchetti'), ('著', '夏目 漱石'))
    >>> read_byline("BY HANNAH MOULD."), read_byline("por marshlight_"), read_byline("作・みずほ")
    (('BY', 'HANNAH MOULD'), ('por', 'marshlight_'), ('作', 'みずほ'))
    """
    if len(line) > 2 * TITLE_CHARACTERS:
        return None
    bare = undress(without_icons(line))
    match = match_byline(bare) or re.fullmatch(BYLINE_AFTER, bare) or _byline_before(bare)
    if match is None:
        return None
    name, word = undress(match["name"]).rstrip(" ©"), match["by"].strip(" :：/／")
    if not name:
        return None
    if line.endswith("_") and line.count("_") == 1:  # of a handle
        name += "_"
    if name[-1] == "." and is_name(name[:-1]):  # as old title pages have it
        name = name[:-1]
    long = len(name.split()) > 8 or len(name) > _LONGEST_NAME
    prose = (
        (long and not are_names(name))
        or name[-1] in ",;:!?…"
        or (name[-1] == "." and not re.search(r"\b(?:\w|[JS]r|Esq)\.$", name))
    )
    plain = word.casefold().split()[-1] == "by" or re.fullmatch(HANDLE, name)
    if prose or not (plain or could_be_name(part_byline(name)[0] or name)):
        return None
    if name[0].islower() and name.split()[0] in NO_NAME and not re.match(_OF_RANK, name):  # "by the time"
        return None
    if word.casefold() == "de" and not is_name(name):  # the commonest of words
        return None
    return word, name.lstrip("@")


def _byline_before(line: str) -> re.Match[str] | None:
    """``作　NAME``, as it is set in Japan; the sign by itself is a word like any other."""
    match = re.fullmatch(_BYLINE_BEFORE, line) if line[:1] in "作著文" else None
    return match if match and (is_full_name(match["name"]) or is_wide_name(match["name"])) else None


def undress(text: str) -> str:
    """A title or name without marks of emphasis in it, and without stars, rules and quotes round it.

    Of signs that come in pairs none goes without the other.

    >>> undress('** "The Anchor" **'), undress("The *Bold* and _sly_ Fox"), undress("--> The End <--")
    ('The Anchor', 'The Bold and sly Fox', 'The End')
    >>> undress("Jo <jo@example.org>"), undress("《Rain》 & 《Snow》"), undress("<3 Forever")
    ('Jo <jo@example.org>', '《Rain》 & 《Snow》', '<3 Forever')
    """
    text = read_inline(text)[0]
    bare = _DRESS.sub("", text).strip() or text.strip()
    return text.strip("*_#=~ \t") if not _are_paired(bare) and _are_paired(text) else bare


def _are_paired(text: str) -> bool:
    """Whether each sign that opens something closes it, and none closes what is not open.

    >>> _are_paired("A <b> and “c”"), _are_paired("Rain》 & 《Snow"), _are_paired(">> The End")
    (True, False, False)
    """
    for opens, closes in _PAIRS:
        if opens not in text and closes not in text:  # nearly all of them
            continue
        deep = 0
        for char in text:
            deep += (char == opens) - (char == closes)
            if deep < 0:
                return False
        if deep:
            return False
    return text.count('"') % 2 == 0


def is_title(lines: list[str], start: int, end: int) -> bool:
    """Whether the run opens with a line that names a story: short, no sentence, nothing said aloud, a story below."""
    line = lines[start].strip()
    words = line.split()
    if byline_below(lines, start):
        return len(line) <= 2 * TITLE_CHARACTERS or (len(line) <= _LONGEST_TITLE and line[-1] not in ".!?…。！？")
    if (
        (
            (len(line) > TITLE_CHARACTERS or len(words) > _TITLE_WORDS)
            and not (end == start + 1 and _is_long_title(line))
        )
        or (re.match(_MAIL, line, re.IGNORECASE) and not _is_reply(lines, start, end))
        or is_rights(line)
        or ((line.rstrip("*_~\\ ])") or line)[-1] in ".,;:：。，-–—" and not _is_pointed(lines, start, end))
        or "\t" in line  # a row of a table
        or _is_aside(line)
        or _is_unstopped(lines, end, line)
        or _runs_on(lines, end, line)
    ):
        return False
    if line[-1] in "!?…！？" and not (line.isupper() or _capitalised(words)):
        return False
    if re.match(_QUOTED, line) and (line.rstrip("\"”»'’")[-1:] in ".!?,…" or not _capitalised(words)):
        return False
    rest = [lines[at].strip() for at in range(start + 1, min(end, start + LOOK_AHEAD))]
    if split_label(line) and any(map(split_label, rest)):  # somebody's data
        return False
    if (
        rest
        and not _is_packed_title(line, rest, sure=columns(lines[start]) >= CENTRED > columns(lines[start + 1]))
        and not (len(rest) > 1 and is_name(rest[0]) and _is_packed_title(line, rest[1:], sure=True))
        and not all(map(stands_under_title, rest))
        and not stands_over_byline(lines, start + 1)
    ):
        return False
    return followed(lines, start, end) and not _goes_on(lines, start, end)


def _is_pointed(lines: list[str], start: int, end: int) -> bool:
    """Whether the first line of all is a title in capitals with the point that old books end one with: the number of a volume or a chapter is below.

    >>> _is_pointed(["THE MILL BY THE WEIR.", "", "VOL. I."], 0, 1), _is_pointed(["IT WAS DARK.", "", "THE MILL"], 0, 1)
    (True, False)
    """
    line = lines[start].strip()
    if not line.isupper() or line[-1] != "." or not line[-2:-1].isalpha() or end != start + 1 or " " not in line:
        return False
    below = next_group(lines, end) if not any(map(str.strip, lines[:start])) else None
    found = read_heading(lines[below[0]].strip()) if below else None
    return found is not None and bool(found.label) and found.family.rank in (Rank.PART, Rank.CHAPTER)


def _goes_on(lines: list[str], start: int, end: int) -> bool:
    """Whether a line that is as full as prose goes on below in small letters, over a blank: half a sentence names nothing."""
    line = lines[start].strip()
    below = next_group(lines, end) if end == start + 1 and len(line) >= _FULL and line[0].isupper() else None
    follows = lines[below[0]].strip() if below else ""
    return follows[:1].islower() and len(follows) >= _FULL and not stands_under_title(follows)


def _is_reply(lines: list[str], start: int, end: int) -> bool:
    """Whether ``Re: Goat`` stands over the first of the letters that the story is made of, whose head follows."""
    below = next_group(lines, end) if lines[start].startswith("Re: ") and end == start + 1 else None
    return below is not None and re.match(_MAIL, lines[below[0]].strip()) is not None


def _is_long_title(line: str) -> bool:
    """Whether a line that is as long as a paragraph and stands alone is a title all the same: its words have capitals, and are no list.

    >>> _is_long_title("The Life And Strange Surprizing Adventures Of Robinson Crusoe, Of York, Mariner: Who Lived Eight And Twenty Years")
    True
    >>> _is_long_title("The life of Robinson Crusoe, of York, who lived eight and twenty years all alone on an island near Brazil")
    False
    """
    words = [word for word in re.findall(r"[^\W\d_][\w’']*", line) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    is_list = 4 * line.count(",") > len(words)
    return len(line) <= _LONGEST_TITLE and not is_list and capitals > 0.8 * len(words) > _TITLE_WORDS / 2


def _is_aside(line: str) -> bool:
    """Whether a line in brackets tells where and when a story was printed, or is a footnote: it names none.

    >>> _is_aside("(_The Strand Magazine_, 23 January 1897)"), _is_aside("[Footnote 1: 1903]"), _is_aside("(Untitled)")
    (True, True, False)
    """
    return line[0] in "([" and line[-1] in ")]" and any(map(str.isdigit, line))


def _runs_on(lines: list[str], end: int, line: str) -> bool:
    """Whether a full line goes on below the blank line under it, as each does in a text that is double-spaced."""
    below = next_group(lines, end) if len(line) > _FULL else None
    return below is not None and runs_over(line, lines[below[0]])


def _is_unstopped(lines: list[str], end: int, line: str) -> bool:
    """Whether a line as long as a sentence opens a story none of whose paragraphs ends with a stop, as in Thai and on the web.

    >>> story = ["", "there is a rota for it and all", "", "you are on till four says the first", "", "anyway they unionise"]
    >>> opening = "so the thing about the lighthouse is that it is haunted"
    >>> _is_unstopped([opening, *story], 1, opening), _is_unstopped(["The Haunted Lighthouse", *story], 1, "The Haunted Lighthouse")
    (True, False)
    """
    if len(line) <= _FULL or _capitalised(line.split()):
        return False
    below = 0
    for _ in range(_UNSTOPPED):
        group = next_group(lines, end)
        if group is None or lines[group[1] - 1].rstrip()[-1] in _TOLD:
            break
        below, end = below + 1, group[1]
    return below == _UNSTOPPED


def stands_under_title(line: str) -> bool:
    """Whether a line under a title belongs to the head: a byline, a label, a name, what it is, a row."""
    if is_mark(line) or read_byline(line) or is_name(line) or is_rights(line) or is_subtitle(line):
        return True
    kind, _, rest = line.rpartition(", ")
    if is_helped_by(line) or (is_helped_by(rest) and is_subtitle(kind)):
        return True
    return bool(
        re.fullmatch(HANDLE, line)
        or is_wide_name(line)
        or is_full_name(line)
        or re.fullmatch(SERIES_LINE, line)
        or re.fullmatch(PART_LINE, line)
        or is_book_line(line)
        or read_head_line(line)
        or split_label(line)
    )


def is_book_line(line: str) -> bool:
    """Whether a line says which book of a series it is, and nothing else.

    >>> is_book_line("Book One"), is_book_line("Volume 2"), is_book_line("Book of Hours")
    (True, True, False)
    """
    return line[:3].casefold() in _BOOKS and re.fullmatch(_BOOK_LINE, line) is not None


def _is_packed_title(line: str, below: list[str], *, sure: bool = False) -> bool:
    """Whether a title stands right above the story, where no blank line parts anything: a heading follows, or a whole paragraph.

    Where its words have no capitals either it is `sure` to be one, or each line below ends a sentence.

    Wrapped prose is as sure as a paragraph: two full lines of it, one after the other, of which the first is no sentence.

    >>> _is_packed_title("Two Ovens", ["There was a baker who had two ovens, and he never once", "said which of them he trusted with the bread."])
    True
    >>> _is_packed_title("Dear Madam", ["We should be obliged if you would leave the premises by", "the end of the quarter."])
    False
    """
    if read_heading(below[0]):
        return True
    words = line.split()
    plain = line[-1].isalnum() and len(line) <= TITLE_CHARACTERS / 2 and line[0].isupper()
    if not plain or words[0].casefold() in _SALUTES:
        return False
    if not (sure or line.isupper() or _capitalised(words)):  # few languages have capitals within titles
        told = [one for one in below if not is_mark(one)]
        return len(told) > _ENOUGH_TOLD and _are_told(line, told) and all(one[-1] in _TOLD for one in told)
    full = _FULL if len(below) < _ENOUGH_TOLD else min(_FULL, 0.9 * max(map(len, below)))
    wrapped = (
        len(below) > 1
        and min(map(len, below[:2])) >= max(full, _NARROW)
        and below[0][0].isupper()
        and below[0][-1] not in ".!?"
    )
    return len(below[0]) > PARAGRAPH or wrapped or _are_told(line, below)


def _are_told(line: str, below: list[str]) -> bool:
    """Whether lines below a title, with no blank between, are a story's, however short the first: nearly all are full, or end a sentence.

    >>> _are_told("Mudlark Bay", ["The tide went out, and Bess after it.", "She had a sack.", '"Mind," she said.', "It was cold."])
    True
    >>> _are_told("Mudlark Bay", ["The tide went out", "And Bess after it,", "She had a sack,", "And her mother's hat."])
    False
    """
    first = below[0]
    told = sum(len(one) >= _FULL or one[-1] in _TOLD for one in below)
    return (
        len(below) >= _ENOUGH_TOLD
        and not line.isupper()
        and len(first) > len(line)
        and (first[0].isupper() or first[0] in '"“‘«„—')
        and first[-1] in _TOLD
        and 4 * told > 3 * len(below)
    )


def is_rights(line: str) -> bool:
    """Whether a line says whose the story is, and since when.

    >>> is_rights("© 2019 Ann Lee"), is_rights("Copyright (c) by Ann Lee, 2019"), is_rights("Copyright")
    (True, True, False)
    """
    return line[:1] in "©(cC" and re.fullmatch(_RIGHTS, line, re.IGNORECASE) is not None


def byline_below(lines: list[str], start: int) -> bool:
    """Whether the next line with anything on it is ``by NAME``, not far below: that settles what stands above it."""
    at = line_below(lines, start, 3)
    between = lines[at].strip() if at is not None else ""
    if at is not None and (is_mark(between) or re.fullmatch(PART_LINE, between)):  # the title is underlined
        at = line_below(lines, at, start + 3 - at)
    return at is not None and (read_byline(lines[at].strip()) is not None or name_below(lines, at) is not None)


def stands_over_byline(lines: list[str], start: int) -> bool:
    """Whether a line between a title and ``by NAME`` belongs to them: short, no sentence, and the name is a person's.

    >>> stands_over_byline(["A winter's tale", "by Ella Moor"], 0), stands_over_byline(["It rained.", "by Ella Moor"], 0)
    (True, False)
    """
    line = lines[start].strip()
    at = line_below(lines, start, 3)
    if len(line) > TITLE_CHARACTERS or line[-1] in ".!?…:;," or at is None:
        return False
    byline = read_byline(lines[at].strip())
    return byline is not None and is_name(re.sub(r" \([\d–-]+\)$", "", byline[1]))


def name_below(lines: list[str], start: int) -> int | None:
    """The index of the name under a line that is only ``by``, None where there is no such thing."""
    if not re.fullmatch(BY_ALONE, undress(lines[start]), re.IGNORECASE):
        return None
    at = line_below(lines, start, 3)
    if at is None:
        return None
    name = undress(lines[at])
    short = name[0].isalnum() and len(name) <= 60 and len(name.split()) <= 6
    return at if short and could_be_name(name) and name[-1] not in ",;:!?" else None


def heads_scenes(lines: list[str], at: int, *, by: bool = False) -> bool:
    """Whether a line has fellows further down that stand by themselves within the story: it heads a scene.

    One has a word of it, or several begin as it does, or are in capitals as it is. Of a line that says `by` whom the
    story is, two are wanted that have a word of it, and capitals are no matter. Headings of chapters are no fellows.

    >>> story = ["", "It rained all morning, and nobody went out of the house.", ""]
    >>> heads_scenes(["Side A", *story, "Side B", *story], 0), heads_scenes(["Ella Moor", *story, "Ella Moor"], 0)
    (True, False)
    >>> heads_scenes(["THE INN", *story, "A ROAD", *story, "A GATE", *story], 0)
    True
    >>> heads_scenes(["ELLA MOOR", "", "CHAPTER ONE", *story, "CHAPTER TWO", *story, "CHAPTER THREE", *story], 0)
    False
    """
    if at + 1 < len(lines) and lines[at + 1].strip():
        return False
    line, below = lines[at].strip(), [line.strip() for line in lines[at + 1 : at + LINES_OF_WORDS]]
    alone = [
        one.casefold().split() if not line.isupper() or (one.isupper() and not read_heading(one)) else []
        for above, one, under, story in zip(below, below[1:], below[2:], below[3:], strict=False)
        if one and not above and not under and len(one) <= _FULL and one[-1] not in "!?,;" and not is_rights(one)
        if (one[-1] == ".") == (line[-1] == ".") and story[-1:] in _STOPS and len(story) > len(one)
    ]
    first, *_ = words = line.casefold().split()
    told = {word for word in words if len(word) > len("the")} - _SMALL
    shared = sum(not told.isdisjoint(one) for one in alone)
    alike = sum(one[:1] == [first] or (bool(one) and not by and line.isupper()) for one in alone)
    return shared > by or alike > 1


def followed(lines: list[str], start: int, end: int) -> bool:
    """Whether there is a story after the run: a title alone is the story itself."""
    return end > start + 1 or next_group(lines, end) is not None


def _capitalised(words: list[str]) -> bool:
    """Whether most words begin as in a title.

    >>> _capitalised("Who Goes There?".split()), _capitalised("what now?".split())
    (True, False)
    """
    capitals = sum(word.lstrip("\"'“‘«(")[:1].isupper() for word in words)
    return len(words) > 1 and capitals > len(words) / 2
