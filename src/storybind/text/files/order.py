"""How the files of one story follow one another, and what their names have in common."""

import re
from collections.abc import Sequence
from itertools import takewhile

from storybind.filenames import bare_name

_UNFINISHED = r"[\W_]*(?:chapter|chap|ch|part|pt|kapitel|teil|chapitre|глава)?[\W_\d]*$"
_LETTER = r"[^\W\d_\u2e80-\U0003ffff]"  # of a script that sets blanks between words
_ARTICLE = r"the|an?|der|die|das|eine?|les?|la|une?|el|los|las|il|gli|os?|as?"
NUMBER_FIRST = r"^\d+(?:\.\d+)*\s*[.:)–—-]*\s*"
"""A number that a name begins with."""
_BEFORE, _AMONG, _BEHIND = range(3)  # where a file stands: the prologue, the chapters, the epilogue
_FIRST_NAMES = ("cover", "title", "front matter", "frontmatter", "front-matter", "dedication", "preface", "prefác", "prefac", "préface", "prefazione", "foreword", "prolog", "intro", "vorwort", "voorwoord", "prólogo", "предислов", "пролог")  # fmt: skip
_LANDING = ("index", "_index")  # what makers of sites call the page that the others hang on
_LAST_NAMES = ("epilog", "épilogue", "epílogo", "эпилог", "afterword", "after word", "nachwort", "nawoord", "postface", "posfác", "послеслов", "appendix", "coda", "outro", "back matter", "backmatter", "back-matter", "about the author", "about-the-author", "about_the_author", "abouttheauthor", "acknowledg")  # fmt: skip


def natural(path: str) -> tuple[int, list[tuple[int, str]], str]:
    """What sorts files as people count: 2 before 10, a prologue first, an epilogue last.

    >>> sorted(["ch10.txt", "Epilogue.txt", "ch2.txt", "prologue.txt"], key=natural)
    ['prologue.txt', 'ch2.txt', 'ch10.txt', 'Epilogue.txt']
    >>> sorted(["Ch_10.txt", "Ch03.txt", "ch 2.txt", "ch1 - Gull.txt"], key=natural)
    ['ch1 - Gull.txt', 'ch 2.txt', 'Ch03.txt', 'Ch_10.txt']
    """
    name = bare_name(path).casefold()
    bare = re.sub(NUMBER_FIRST, "", name)
    place = _BEFORE if name.startswith(_FIRST_NAMES) else _AMONG
    if name in _LANDING:
        place = _BEFORE
    if name.startswith(_LAST_NAMES) and bare == name:
        place = _BEHIND
    parts = [re.sub(r"[\W_]+", " ", part).strip() for part in re.split(r"(\d+)", name)]  # "ch 2" and "ch3" are alike
    return place, [(int(part), "") if part.isdecimal() else (0, part) for part in parts], name


def is_among_chapters(path: str) -> bool:
    """Whether a file stands where its number says: it is called neither a prologue, which comes first, nor an epilogue.

    >>> is_among_chapters("ch 2.txt"), is_among_chapters("Epilogue.txt")
    (True, False)
    """
    return natural(path)[0] == _AMONG


def common_name(paths: Sequence[str]) -> str:
    """What the names of several files have in common: whole words, without a number or a word for chapter at its end.

    >>> common_name(["rain-1.txt", "rain-2.txt"]), common_name(["ch1.txt", "ch2.txt"])
    ('rain', '')
    >>> common_name(["the-fog.txt", "the-rain.txt"]), common_name(["chapel.txt", "charm.txt"])
    ('', '')
    """
    names = [bare_name(path) for path in paths]
    letters = zip(*map(str.casefold, names), strict=False)
    common = "".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, letters))
    if any(re.match(_LETTER, name[len(common) :]) for name in names):
        common = re.sub(rf"{_LETTER}+$", "", common)
    common = re.sub(_UNFINISHED, "", common)
    return "" if re.fullmatch(_ARTICLE, common) else names[0][: len(common)]
