"""The lines of a head: where the next ones stand, their words without dress, and what a line says by its form alone."""

import re
from collections.abc import Sequence

from storybind.languages import join_lines
from storybind.text.paragraphs.inline import read_inline

TITLE_CHARACTERS = 90
LOOK_AHEAD = 8  # lines in which a known label shows that a head goes on
PARAGRAPH = 100  # characters; a longer line is a paragraph
FULL = 45  # characters; a line as long as this is prose that was wrapped, where another follows it
SALUTES = frozenset("dear dearest hello hi liebe lieber cher chère querido querida caro cara".split())
LINES_OF_WORDS = 400  # of a story that are looked at for the words of a name
_LONGEST_RUN = 500  # lines; where a longer one ends says nothing of its first
_DRESS = re.compile(
    r"^(?:<(?!3)|[\s*_#=~>+\"“”„«»《》【】〈〉『』「」-])+|(?<![\s*_#=~<>+\"“”„«»《》【】〈〉『』「」-])[\s*_#=~<>+\"“”„«»《》【】〈〉『』「」-]+$"
)
_SINGLE = r"['‘][^'‘’]*[^s'‘’]['’]"
"""Words in single quotes, of which neither is an apostrophe."""
DASHES = "-–— "
"""What may stand before a name below a title, as under a motto, besides what is taken off everywhere."""
_PAIRS = (("“", "”"), ("«", "»"), ("《", "》"), ("【", "】"), ("〈", "〉"), ("『", "』"), ("「", "」"), ("<", ">"))
_MAIL = r"(?:From|To|Cc|Subject|Sent|Date|Re|Von|An|Betreff|Gesendet|De|À|A|Para|Objet|Asunto|Assunto|Oggetto|От|От кого|Кому|Тема|发件人|收件人|主题|差出人|宛先|件名)\s*[:：]"
_RIGHTS = r"[\[(]?(?:©|\(c\)|copyright)(?: ©| \(c\))?[ ,].{0,40}(?:18|19|20)\d\d.{0,60}|© ?Copyright [^!?]{3,80}"
_FIRST_PRINT = r"(?=.{12,130}$)(?:First|Originally) (?:published|printed|appeared) (?:in|by|at) (?:the )?[A-Z\d][^!?…:;,\"“”]+(?:, (?=[A-Z\d(]|(?:no|nr|vol|ed|issue|volume|number|edited|under|and|as|in|by)\b)[^!?…:;,\"“”]+)*"
PART_LINE = r"(?i)[(\[]?(?:part |chapter |teil |partie |parte |часть )?(?:\d{1,3}|[ivx]{1,5}) ?(?:of|/|von|sur|de|di|из) ?(?:\d{1,3}|[ivx]{1,5}|\?)[)\]]?"
"""Which part of a story a post holds, where it stands between the title and the byline."""
_BOOK_LINE = r"(?i:book|volume|band|tome|libro|livro|книга) (?i:\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)"
_OTHER_TITLE = r"(?i:or|oder|ou), [^\W\d_a-zß-ÿ].{1,70}[^\s.!?,;:]"
_BOOKS = frozenset({"boo", "vol", "ban", "tom", "lib", "liv", "кни"})
SERIES_FIRST = r"(?P<name>[^,:;–—#]{3,60}?)(?:,|:| [-–—])? (?:(?i:book|volume|vol\.?|band|tome|libro|livro|книга) [\w.]{1,12}|#\d{1,3})"
PART_OF_SERIES = r"(?:an? |the )?(?:part|book|story|tale|novel|novella|entry|instal?lment|episode) (?:of|in|from) (?:the )?(?P<name>.{2,60}?) (?P<kind>series|saga|cycle|trilogy|duology|universe|chronicles)"
"""That a story is of a series, and not which of it."""
_SERIES_ENDS = ("series", "saga", "cycle", "trilogy", "duology", "universe", "chronicles")
SERIES_LINE = r"(?:(?i:book|part|volume|vol\.?|episode)\s+|#\s*)[\w.]{1,12} (?i:of|in) (?:[Tt]he )?.{2,60}"


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


def joined(lines: list[str], start: int, end: int) -> str:
    """Lines from `start` to before `end` as one."""
    return join_lines([line.strip() for line in lines[start:end]])


def right_below(lines: list[str], start: int, end: int) -> tuple[int, int] | None:
    """What stands right below the first line of a run: the rest of that, or the next one."""
    return (start + 1, end) if end > start + 1 else next_group(lines, end)


def line_below(lines: Sequence[str], at: int, most: int) -> int | None:
    """The index of the next line with anything on it; None where it is more than so many lines further down.

    >>> line_below(["Low Water", "", "by Ella Moor"], 0, 2), line_below(["Low Water", "", "by Ella Moor"], 0, 1)
    (2, None)
    """
    return next((below for below in range(at + 1, min(at + most + 1, len(lines))) if lines[below].strip()), None)


def followed(lines: list[str], start: int, end: int) -> bool:
    """Whether there is a story after the run: a title alone is the story itself."""
    return end > start + 1 or next_group(lines, end) is not None


def letters(text: str) -> str:
    """A text by its letters and digits alone, no matter its case."""
    return "".join(filter(str.isalnum, text.casefold()))


_QUOTES = ('"', "“")


def undress(text: str) -> str:
    """A title or name without marks of emphasis in it, and without stars, rules and quotes round it.

    Of signs that come in pairs none goes without the other.

    >>> undress('** "The Anchor" **'), undress("The *Bold* and _sly_ Fox"), undress("--> The End <--")
    ('The Anchor', 'The Bold and sly Fox', 'The End')
    >>> undress("Jo <jo@example.org>"), undress("《Rain》 & 《Snow》"), undress("<3 Forever")
    ('Jo <jo@example.org>', '《Rain》 & 《Snow》', '<3 Forever')
    >>> undress("'Glasshouse'"), undress("'Tis the Girls'"), undress("‘Low’ and ‘High’")
    ('Glasshouse', "'Tis the Girls'", '‘Low’ and ‘High’')
    """
    text = read_inline(text)[0]
    bare = _DRESS.sub("", text).strip() or text.strip()
    if bare[:1] in ("'", "‘") and re.fullmatch(_SINGLE, bare):
        return bare[1:-1]
    return text.strip("*_#=~ \t") if not _are_paired(bare) and _are_paired(text) else bare


def unquoted(title: str) -> str:
    """A title as it is, but for quotes round it.

    >>> unquoted("“Salt”"), unquoted("*Salt*")
    ('Salt', '*Salt*')
    """
    return undress(title) if title[0] in _QUOTES else title


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


def is_other_title(line: str) -> bool:
    """Whether a line right under a title is the other one that old books have, and no more of a sentence.

    >>> is_other_title("or, The Modern Smith"), is_other_title("or, so he said, the other one"), is_other_title("or, The Smith.")
    (True, False, False)
    """
    return line[:1] in ("o", "O") and re.fullmatch(_OTHER_TITLE, line) is not None


def is_mail(run: list[str]) -> bool:
    """Whether lines are the head of a letter: somebody writes to somebody of something."""
    return sum(":" in line or "：" in line for line in run) > 1 and sum(map(is_of_mail, run)) > 1


def is_of_mail(line: str) -> bool:
    """Whether a line is one of those over a letter: ``From: Ann``."""
    return re.match(_MAIL, line, re.IGNORECASE) is not None


def is_book_line(line: str) -> bool:
    """Whether a line says which book of a series it is, and nothing else.

    >>> is_book_line("Book One"), is_book_line("Volume 2"), is_book_line("Book of Hours")
    (True, True, False)
    """
    return line[:3].casefold() in _BOOKS and re.fullmatch(_BOOK_LINE, line) is not None


def is_of_series(line: str) -> bool:
    """Whether a line says of which series a story is, be it with its number in it or without.

    >>> is_of_series("Book 2 of the Salt Cycle"), is_of_series('Part of the "Salt" series'), is_of_series("Part of the salt")
    (True, True, False)
    """
    if line.casefold().endswith(_SERIES_ENDS) and re.fullmatch(PART_OF_SERIES, line, re.IGNORECASE):
        return True
    return re.fullmatch(SERIES_LINE, line) is not None


def is_first_print(line: str) -> bool:
    """Whether a line of a head says where the story was printed first.

    >>> is_first_print("First published in The Estuary Review, no. 12"), is_first_print("First published in shame, he wrote on.")
    (True, False)
    >>> is_first_print("First published in 1931, the book lay open on the desk.")
    False
    """
    return line[:1] in "FO" and re.fullmatch(_FIRST_PRINT, line) is not None


def is_rights(line: str) -> bool:
    """Whether a line says whose the story is, and since when.

    >>> is_rights("© 2019 Ann Lee"), is_rights("Copyright (c) by Ann Lee, 2019"), is_rights("Copyright")
    (True, True, False)
    >>> is_rights("[Copyright, 1898, by Ann Lee]"), is_rights("(c) 2019 Ann Lee")
    (True, True)
    """
    return line[:1] in "©(cC[" and re.fullmatch(_RIGHTS, line, re.IGNORECASE) is not None


def has_capitals(words: list[str]) -> bool:
    """Whether most words begin as in a title.

    >>> has_capitals("Who Goes There?".split()), has_capitals("what now?".split())
    (True, False)
    """
    capitals = sum(word.lstrip("\"'“‘«(")[:1].isupper() for word in words)
    return len(words) > 1 and capitals > len(words) / 2


def two_below(lines: list[str], start: int, first: int, second: int) -> tuple[int, int] | None:
    """The next two lines with anything on them; None where one is more than so many lines below the one above it."""
    title = line_below(lines, start, first)
    below = line_below(lines, title, second) if title is not None else None
    return None if title is None or below is None else (title, below)


def over_story(lines: list[str], start: int) -> tuple[int, int] | None:
    """The line below another, and the first of the story below that, which a blank line parts from it; None where there is none."""
    found = two_below(lines, start, 3, 4)
    return found if found and found[1] > found[0] + 1 else None
