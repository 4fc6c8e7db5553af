"""What shows that a name above a title is that of who wrote the story."""

import re

from storybind.text.front.beside import is_person
from storybind.text.front.by_name import byline_below, read_byline
from storybind.text.front.lines import LINES_OF_WORDS, letters, line_below, next_group, over_story, two_below, undress
from storybind.text.front.names import SMALL_WORDS, is_full_name, is_headline, is_in_story, is_name, is_told_of
from storybind.text.front.quoted_title import is_quoted
from storybind.text.front.titles import heads_scenes, is_title
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.tables.head_labels import field_of, is_subtitle
from storybind.text.tables.head_lines import read_head_line
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_dedication, read_rights
from storybind.text.tables.plans import read_plan
from storybind.text.titles import is_capitalised

_A = ("A ", "An ", "Ein ", "Eine ", "Un ", "Une ", "Una ", "Uma ")
_IN_CAPITALS = ("chapter", "part", "book", "volume", "episode")  # words of headings where titles have capitals
_SLAVIC = r"[ąćęłńśźżěščřžůťďňА-Яа-яЁёЄєІіЇїҐґ]"  # letters of which a name and a title together have one, as a rule

_AFTER_FATHER = r"[А-Яа-яЁёІіЇї]{2,}(?:[оеёії]в(?:ич|на)|ич|ична)"
_LINES_TO_RIGHTS = 8
_ENDS = '.!?…"”»–—'


def is_author(lines: list[str], start: int, end: int) -> bool:
    """Whether a line is the name of who wrote the story, by the title and the story below it."""
    line = lines[start].strip()
    if is_full_name(line) and end == start + 1 and _stands_over_wide_title(lines, start):
        return True
    if not is_name(line):
        return False
    return _shouts_below(lines, start, end) or any(stands_over(lines, start) for stands_over in _STANDS_OVER)


def _shouts_below(lines: list[str], start: int, end: int) -> bool:
    """Whether a name stands over a title in capitals, as books in French and Russian have it."""
    group = next_group(lines, start + 1)
    if lines[start].isupper() or group is None or group[0] - start > 3 or (end == start + 1) != (group[0] > start + 1):
        return False
    line = undress(lines[group[0]])
    if not line.isupper() or len(line) <= 3 or read_heading(line) or read_plan(line) or is_mark(line):
        return False
    if not is_title(lines, *group) or (is_headline(line) and not is_person(undress(lines[start]))):
        return False
    return not heads_scenes(lines, group[0])


def _stands_over_title(lines: list[str], start: int) -> bool:
    """Whether a name stands over a title with one capital, and that over a chapter's heading, as most books have it, or over the story.

    This is certain only where a title has a capital at its first word alone, as in most languages but not in English or German:
    there a line whose words all have capitals is a name. Right over the story it holds in Slavic languages, known by their
    letters, and if no other line is set like this one, or it could head a chapter. It is no author's name if the story calls
    somebody so, or if the line below gives the story to somebody.

    >>> _stands_over_title(["Мария Петрова", "", "Старый дом", "", "Глава 1", "", "Шёл дождь."], 0)
    True
    >>> _stands_over_title(["Мария Петрова", "", "Старый дом", "", "Глава 1", "", "Петрова спала."], 0)
    False
    >>> _stands_over_title(["Мария Петрова", "", "Старый дом", "", "Аннотация", "", "О доме."], 0)
    True
    >>> _stands_over_title(["Northern Lights", "", "The First Boat", "", "Chapter 1", "", "It rained."], 0)
    False
    >>> _stands_over_title(["Jan Lis", "", "Dom, którego nie było", "", "Padał deszcz i wiał wiatr."], 0)
    True
    >>> _stands_over_title(["Jan Lis", "", "Dom, którego nie było", "", "Pan Lis słuchał deszczu."], 0)
    False
    >>> _stands_over_title(["Mary Kay", "", "The old house", "", "It rained all day long."], 0)
    False
    """
    if (found := two_below(lines, start, 3, 4)) is None:
        return False
    title, below = found
    line, first = undress(lines[title]), lines[below].strip()
    small = line[:1].isupper() and " " in line and line[1:].islower() and not is_capitalised(line)
    if not small or _is_of_another_kind(line):
        return False
    if heading := read_heading(first):
        over = heading.heads_chapter and not heading.label.casefold().startswith(_IN_CAPITALS)
    elif field_of(undress(first)) == "description":
        over = True
    else:
        ends = first[-1] in _ENDS and line[-1] not in ".!?…:;,"
        over = ends and len(first) > len(line) and below > title + 1 and not heads_scenes(lines, title)
        over = over and re.search(_SLAVIC, f"{lines[start]}\n{line}") is not None
    return over and is_title(lines, title, title + 1) and not is_in_story(lines, start, title, below)


def _is_of_another_kind(line: str) -> bool:
    """Whether a line that could be a title by its looks heads a chapter or a scene, gives the story away or says what it is."""
    return bool(read_heading(line) or read_label(line) or is_dedication(line) or is_subtitle(line))


def _stands_over_quoted(lines: list[str], start: int) -> bool:
    """Whether a name stands over a title in quotes, and that over a story that speaks of nobody called so.

    >>> _stands_over_quoted(["Мария Петрова", "", "«Старая лампа»", "", "Шёл дождь."], 0)
    True
    >>> _stands_over_quoted(["Мария Петрова", "", "«Старая лампа.»", "", "Шёл дождь."], 0)
    False
    >>> _stands_over_quoted(["Мария Петрова", "", "«Старая лампа»", "", "Мария спала."], 0)
    False
    """
    if (found := over_story(lines, start)) is None:
        return False
    title, story = found
    return is_quoted(lines[title].strip()) and not is_in_story(lines, start, story, story)


def _stands_over_subtitled(lines: list[str], start: int) -> bool:
    """Whether a name stands over a title, and that over what says which sort of thing it is: only a title has that below it.

    >>> _stands_over_subtitled(["Anna Stone", "", "The First Boat", "", "A Novel", "", "It rained."], 0)
    True
    >>> _stands_over_subtitled(["Northern Lights", "", "Anna Stone", "", "A Novel", "", "It rained."], 0)
    False

    How long it is stands below a name as well, so there the title has a word in it that nobody is called.

    >>> _stands_over_subtitled(["Anna Stone", "The First Boat", "900 words", "", "It rained."], 0)
    True
    >>> _stands_over_subtitled(["Northern Lights", "saltmeadow", "900 words", "", "It rained."], 0)
    False

    Of two lines in capitals either could be a name. The lower one is the title if the story has each of its words in small
    letters, and calls nobody by the upper one.

    >>> story = ["", "A STORY", "", "The silver lantern hung over the door."]
    >>> _stands_over_subtitled(["ANNA STONE", "", "SILVER LANTERN", *story], 0)
    True
    >>> _stands_over_subtitled(["SILVER LANTERN", "", "ANNA STONE", *story], 0)
    False
    """
    if (found := two_below(lines, start, 4, 3)) is None:
        return False
    title, below = found
    line, kind = undress(lines[title]), undress(lines[below])
    named = len(kind.split()) <= 3 and is_subtitle(kind) and read_byline(kind) is None
    if is_name(line):
        loud = named and lines[start].isupper() and lines[title].isupper()
        return loud and _tells_of_things(line, lines, below) and not is_in_story(lines, start, below + 1, below)
    if not named and not SMALL_WORDS.isdisjoint(line.casefold().split()):
        row = read_head_line(lines[below].strip())
        named = row is not None and row.name == "words" and is_capitalised(line)
    return named and not read_heading(line) and is_title(lines, title, title + 1)


def _tells_of_things(name: str, lines: list[str], below: int) -> bool:
    """Whether a story has each word of what could be a name in small letters, or what these begin with."""
    told = "\n".join(lines[below + 1 : below + LINES_OF_WORDS])
    stems = [word.lower()[: max(4, len(word) // 2)] for word in name.split() if len(word) > 3]
    return len(stems) > 1 and all(re.search(rf"\b{re.escape(stem)}", told) for stem in stems)


def _stands_over_wide_title(lines: list[str], start: int) -> bool:
    """Whether a Japanese name stands over a title, and that over a story which calls nobody so.

    >>> _stands_over_wide_title(["山本はる", "", "紙の桟橋", "", "雨が降った。"], 0)
    True
    >>> _stands_over_wide_title(["山本はる", "", "雨が降った。", "", "山本は起きた。"], 0)
    False
    """
    title = line_below(lines, start, 3)
    if title is None or not lines[title].strip()[:1] > "\u2e7f":
        return False
    if is_full_name(lines[title].strip()) or not is_title(lines, title, title + 1):
        return False
    return not is_told_of(lines[start].strip(), lines[title + 1 : title + LINES_OF_WORDS])


def _stands_over_its_rights(lines: list[str], start: int) -> bool:
    """Whether a name stands over a title, and that over a line that says whose the story is: the same name's.

    >>> _stands_over_its_rights(["Ершова Нина", "", "Старая лампа", "", "© Copyright Ершова Нина", "", "Шёл дождь."], 0)
    True
    >>> _stands_over_its_rights(["Cold Water", "", "Ann Lee", "", "© Copyright Ann Lee", "", "It rained."], 0)
    False
    """
    title = line_below(lines, start, 4)
    if title is None or read_heading(lines[title].strip()) or not is_title(lines, title, title + 1):
        return False
    name = letters(lines[start])
    below = (lines[at].strip() for at in range(title + 1, min(title + _LINES_TO_RIGHTS, len(lines))))
    return any(line[:1] in "©(cC" and read_rights(line) and name in letters(line) for line in below)


def _is_person_over_title(lines: list[str], start: int) -> bool:
    """Whether what is a person's name beyond doubt stands over a title that is none, and that over a story which speaks of nobody called so.

    >>> _is_person_over_title(["Paolo Ferrero", "", "L'orologiaio di via Cairoli", "", "Pioveva da giorni."], 0)
    True
    >>> _is_person_over_title(["Paolo Ferrero", "", "L'orologiaio di via Cairoli", "", "Paolo dormiva."], 0)
    False
    >>> _is_person_over_title(["Maria Lock", "", "The First Boat", "", "by Ann Lee", "", "It rained."], 0)
    False
    >>> _is_person_over_title(["Maria Lock", "", "Anna Stone", "", "It rained."], 0)
    False
    >>> _is_person_over_title(["Marie Schloss", "", "Ein Leben", "", "Es regnete."], 0)
    False

    Who is called after his father as well is surer than a title that is a name.

    >>> _is_person_over_title(["Антон Ильич Седов", "", "Тётя Поля", "", "Шёл дождь."], 0)
    True
    >>> _is_person_over_title(["Тётя Поля", "", "Антон Ильич Седов", "", "Шёл дождь."], 0)
    False
    """
    title = line_below(lines, start, 3)
    if title is None or not is_person(undress(lines[start])):
        return False
    line = undress(lines[title])
    named = is_name(line) and (_is_fathered(line) or not _is_fathered(undress(lines[start])))
    if not line[:1].isupper() or named or _is_of_another_kind(line) or byline_below(lines, title):
        return False
    if is_subtitle(line) or line.startswith(_A):  # of a life: the name is its title
        return False
    if not is_title(lines, title, title + 1) or heads_scenes(lines, title):
        return False
    return not is_in_story(lines, start, title + 1, title)


def _is_fathered(name: str) -> bool:
    """Whether a name in Russian or Ukrainian says whose child somebody is: ``Антон Ильич Седов``, ``Седова Анна Ильинична``."""
    words = name.split()
    return len(words) == 3 and any(re.fullmatch(_AFTER_FATHER, word, re.IGNORECASE) for word in words[1:])


def _is_loud_over_heading(lines: list[str], start: int) -> bool:
    """Whether a person's name in capitals stands over a title in capitals, and that over the first heading.

    The title could be nobody's name, and the story calls nobody by the person's last name.

    >>> _is_loud_over_heading(["JOHN LOCK", "THE KEEPER OF THE WEIR", "PART I", "John slept."], 0)
    True
    >>> _is_loud_over_heading(["JOHN LOCK", "THE KEEPER OF THE WEIR", "PART I", "Young Lock slept."], 0)
    False
    >>> _is_loud_over_heading(["JOHN LOCK", "ANNA STONE", "PART I", "It rained."], 0)
    False
    """
    if (found := two_below(lines, start, 3, 6)) is None or not lines[start].isupper():
        return False
    title, below = found
    name, line = undress(lines[start]), undress(lines[title])
    heading = read_heading(lines[below].strip())
    if not line.isupper() or SMALL_WORDS.isdisjoint(line.casefold().split()) or not is_person(name):
        return False
    counted = heading is not None and heading.heads_chapter and bool(heading.label)
    last = name.split()[-1]
    return counted and not _is_of_another_kind(line) and not is_told_of(last, lines[below : below + LINES_OF_WORDS])


_STANDS_OVER = (
    _stands_over_title,
    _is_loud_over_heading,
    _is_person_over_title,
    _stands_over_subtitled,
    _stands_over_quoted,
    _stands_over_its_rights,
)
"""What shows that a name above a title is that of who wrote it."""
