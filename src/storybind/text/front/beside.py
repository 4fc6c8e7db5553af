"""A title and who wrote it on one line, with no word for it: ``Rain — Maria Lock``."""

import re

from storybind.text.front.by_name import read_byline
from storybind.text.front.lines import undress
from storybind.text.front.names import FAMILY_AND_INITIALS, is_name, is_told_of
from storybind.text.label.line import read_label
from storybind.text.tables.given_names import GIVEN
from storybind.text.tables.head_labels import is_subtitle
from storybind.text.tables.head_lines import read_head_line
from storybind.text.titles import is_capitalised

_BESIDE = r"(?P<first>[^:/|–—]{1,60}?)(?P<sign>:| (?:[–—/|-]|--|//)) (?P<second>[^:/|–—]{1,60})"
_IN_BRACKETS = r"(?P<first>[^()\[\]]{1,60}) (?P<sign>[(\[])(?P<second>[^()\[\]]{3,40})[)\]]"
_AT_POINT = r"(?P<first>[^.!?…:]{1,60}(?<!\b\w)(?<!\b[MDSJF]r)(?<!\b[MD]rs)(?<!\bM[st])(?<!\bMme)(?<!\bSt)(?<!\bProf)(?<!\bRev)(?<!\bCapt)(?<!\bLt)(?<!\bCol)(?<!\bSgt)(?<!\bGen)(?<!\bSra)(?<!\bSig))(?P<sign>\.) (?P<second>[^.!?…:,]{4,40})"
_BEFORE_QUOTED = (
    r"(?P<first>[^,\"“«„]{3,50})(?P<sign>,|(?= «)) [\"“«„](?P<second>[^\"“”«»„]{2,80}[^\"“”«»„.!?…,])[\"”»“]"
)
_BEHIND_POINT = r"(?P<first>(?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][\w-]+|[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+){1,2})(?P<sign>\.) (?P<second>[А-ЯЁ«][^.!?…:]{1,60})"
"""As Russian libraries have it: ``Anton Chekhov. The Lady with the Dog``."""
_QUOTES_END = '"”»“'
_INITIALS = r"(?:[A-ZА-ЯЁ]\. ?)+[A-ZА-ЯЁ].*"
_TAB = r"\t+| {4,}"
_SMALL_HANDLE = r"[a-z][a-z\d_.-]{3,24}"
_OF_FATHER = r"[А-ЯЁ][а-яё]+(?:вич|вна|ична)"


def part_author(line: str, story: list[str]) -> list[tuple[str, str, str]]:
    """The fields of a line with a title and a person's name, of whom the story does not speak; none for any other line.

    A name behind a colon is whom the story is of, and one before what sort of thing it is as well.

    >>> part_author("Rain — Maria Lock", ["It rained."]), part_author("M. T. Lock: Rain", ["It rained."])
    ([('title', '', 'Rain'), ('author', '', 'Maria Lock')], [('author', '', 'M. T. Lock'), ('title', '', 'Rain')])
    >>> part_author("Rain — Maria Lock", ["Maria slept."]), part_author("Rain — Virginia Beach", []), part_author("Snow: Maria Lock", [])
    ([], [], [])
    >>> part_author('Maria Lock, "The Rain"', []), part_author('Maria Lock, "The rain has come"', [])
    ([('author', '', 'Maria Lock'), ('title', '', 'The Rain')], [])
    >>> part_author("Антон Вересов. Дом у реки", []), part_author("Шёл Дождь. Дом у реки", [])
    ([('author', '', 'Антон Вересов'), ('title', '', 'Дом у реки')], [])
    >>> part_author("Дом у реки. Анна Вересова", []), part_author("Rain (Maria Lock)", []), part_author("Rain (for Maria Lock)", [])
    ([('title', '', 'Дом у реки'), ('author', '', 'Анна Вересова')], [('title', '', 'Rain'), ('author', '', 'Maria Lock')], [])
    >>> part_author("Maria Lock - A Life", []), part_author("Maria Lock - Paul Weir", []), part_author("Maria Lock: come in", [])
    ([], [], [])
    """
    found = re.fullmatch(_BESIDE, line) or re.fullmatch(_BEHIND_POINT, line)
    if found is None and line[-1] in _QUOTES_END:
        found = re.fullmatch(_BEFORE_QUOTED, line)
    if found is None and (behind := re.fullmatch(_IN_BRACKETS if line[-1] in ")]" else _AT_POINT, line)):
        found = behind if is_person(behind["second"]) else None
    if found is None:
        return []
    first, sign, second = undress(found["first"]), found["sign"], undress(found["second"])
    if is_person(first) == is_person(second):
        return []
    if is_person(second):
        return [] if sign in ":," or is_told_of(second, story) else [("title", "", first), ("author", "", second)]
    named = second.startswith("The ") or not (is_subtitle(second) or second.startswith(("A ", "An ")))
    plain = sign != ":" and second[:1].isupper() and not line.isascii()
    if (
        not named
        or not (is_capitalised(second) or second.istitle() or plain)
        or second[-1] in ".!?…"
        or is_told_of(first, story)
    ):
        return []
    return [("author", "", first), ("title", "", second)]


def is_parted(line: str) -> bool:
    """Whether a tab, or blanks as wide, part what stands on a line."""
    return re.search(_TAB, line.strip()) is not None


def part_tabbed(line: str, story: list[str]) -> list[tuple[str, str, str]]:
    r"""The fields of a line with a title and, set apart by a tab, who wrote it; none for any other line.

    >>> part_tabbed("The Lock\tMaria Lee", ["It rained."]), part_tabbed("The Lock\t\tby Bo Dahl", ["It rained."])
    ([('title', '', 'The Lock'), ('author', '', 'Maria Lee')], [('title', '', 'The Lock'), ('author', 'by', 'Bo Dahl')])
    >>> part_tabbed("Maria Lee         1,200 words", []), part_tabbed("Maria Lee         1,200 miles", [])
    ([('author', '', 'Maria Lee'), ('words', '', '1,200 words')], [])
    >>> part_tabbed("The Lock\tMaria Lee", ["Maria slept."]), part_tabbed("4 March 1921\tMaria Lee", []), part_tabbed("Anna Lee\tMaria Lee", [])
    ([], [], [])
    """
    first, *others = [undress(part) for part in re.split(_TAB, line.strip()) if part.strip()]
    if len(others) == 1 and is_name(first) and (row := read_head_line(others[0])) and row.name == "words":
        return [("author", "", first), ("words", "", others[0])]
    if len(others) != 1 or not is_capitalised(first) or is_person(first) or is_told_of(others[0], story):
        return []
    if (label := read_label(first)) and label.dated:  # a page of a diary, or of a register
        return []
    byline = read_byline(others[0])
    if byline and byline[0].casefold() == "by" and is_name(byline[1]):
        return [("title", "", first), ("author", *byline)]
    return [("title", "", first), ("author", "", others[0])] if is_person(others[0]) else []


def part_handle(line: str) -> list[tuple[str, str, str]]:
    """The fields of a line over labels with a title, whose words have capitals, and a pen name without any: none for any other line.

    >>> part_handle("The Nine Planks by tidewrack"), part_handle("Saved by grace"), part_handle("the planks by tidewrack")
    ([('title', '', 'The Nine Planks'), ('author', 'by', 'tidewrack')], [], [])
    """
    title, word, name = line.rpartition(" by ")
    plain = re.fullmatch(_SMALL_HANDLE, name) is not None and len(title.split()) > 1 and is_capitalised(title)
    return [("title", "", undress(title)), ("author", word.strip(), name)] if plain else []


def is_person(text: str) -> bool:
    """Whether words are a person's name beyond doubt: they begin with initials, or as people alone are called.

    >>> is_person("M. T. Lock"), is_person("Maria Lock"), is_person("Silver Lock"), is_person("Maria")
    (True, True, False, False)
    """
    if not is_name(text):
        return False
    first, *others = text.split()
    given = first.capitalize() in GIVEN or any(re.fullmatch(form, text) for form in (_INITIALS, FAMILY_AND_INITIALS))
    return given or any(re.fullmatch(_OF_FATHER, word.capitalize()) for word in others)
