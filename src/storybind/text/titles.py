"""Titles and headings compared with other lines of their text."""

import re


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
