"""Titles and headings: how their words begin, and how they compare with other lines of their text."""

import re

_SMALL = frozenset(
    "a an the of in on and to for at by with from or nor but as is not into de la le les du des et el los las y en un una der die das den dem und von vom im am zu di il lo i gli e o do da dos".split()
)  # words of a title that need no capital


def fold_words(text: str) -> str:
    """The words of a text as headings and titles are compared: no matter its case and signs.

    >>> fold_words("THE HIVE, Part I.")
    'the hive part i'
    """
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def says_more(line: str, title: str) -> bool:
    """Whether a line that has the words of a title is a sentence of the story, and not the title once more.

    It ends in a stop that the title lacks; or somebody says it.

    >>> says_more("All rivers owe.", "All Rivers Owe"), says_more('"Who goes there?"', "Who Goes There?")
    (True, True)
    >>> says_more("WHO GOES THERE?", "Who Goes There?"), says_more("“Rain”", "Rain")
    (False, False)
    """
    core = line.strip("\"“”„«»‘’'*_ ")
    stopped = core[-1:] in tuple(".!?…") and core != title
    return stopped and (core[-1] != title[-1:] or line[0] in "\"“„«‘'")


def is_capitalised(title: str) -> bool:
    """Whether the words of a line begin as in a title: all large but the smallest.

    >>> is_capitalised("A Scandal in Bohemia."), is_capitalised("He saw Mary."), is_capitalised("It rains")
    (True, False, False)
    """
    words = [word.strip("\"'“”‘’«»()[].,!?…") for word in title.split()]
    large = [word for word in words if word.casefold() not in _SMALL]
    return bool(large) and all(word[:1].isupper() or not word[:1].isalpha() for word in large)


def begin_large(name: str) -> str:
    """A file's name as a title begins: with a capital, if there is none in it.

    >>> begin_large("the last bus"), begin_large("eBay"), begin_large("雨")
    ('The last bus', 'eBay', '雨')
    """
    return name[:1].upper() + name[1:] if name == name.lower() else name


def without_point(title: str) -> str:
    """A title without the point that old books end their headings with.

    >>> without_point("Der Torfkahn."), without_point("And then..."), without_point("Mr. B.")
    ('Der Torfkahn', 'And then...', 'Mr. B.')
    """
    return title[:-1] if title.endswith(".") and len(title) > 3 and title[-4:-1].isalpha() else title
