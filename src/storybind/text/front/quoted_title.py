"""Titles that stand in quotes, which nobody says."""

import re

from storybind.text.front.head import Head
from storybind.text.front.lines import LINES_OF_WORDS, line_below, over_story, undress
from storybind.text.front.names import is_in_story, is_name

_IN_QUOTES = r"(?:«[^«»]{2,80}»|„[^„“”\"]{2,80}[“”\"]|“[^“”]{2,80}”|\"[^\"]{2,80}\")"

_OF_A_LINE = (
    r"^\W*(?:it|that|this|so|such|said|says)\b|\b(?:said|says|read|reads) (?:it|so)\b|\b(?:word|words|letters|sign)\b"
)
"""By which a story tells of a line above it."""

_SPEECH = r"^\s*[«„“\"]([^«»„“”\"\n]+)[»“”\"]"
_TITLE_WORDS = 10


def is_quoted(line: str) -> bool:
    """Whether a line is a few words in quotes, with a capital and without a stop, as no speech ends.

    >>> is_quoted("«Млин без вітру»"), is_quoted("«Стой!»"), is_quoted("„Dom, którego nie było”")
    (True, False, True)
    """
    if line[:1] not in '«„“"' or len(line.split()) > _TITLE_WORDS or not re.fullmatch(_IN_QUOTES, line):
        return False
    return line[1].isupper() and line[-2] not in ".!?…,;:–—-"


def is_quoted_title(lines: list[str], start: int, head: Head) -> bool:
    """Whether a line in quotes that nobody says is a title: who wrote it stands over it, or under it, or it is one word.

    A word alone is one on the first line of all, where the story's own speeches never end without a sign.

    >>> story = ["", '"You are late," said Tess.', "", '"I am."']
    >>> is_quoted_title(['"Glasshouse"', *story], 0, Head(())), is_quoted_title(['"Glasshouse"', "", "It rained."], 0, Head(()))
    (True, False)
    >>> is_quoted_title(['"Tess"', *story, "", '"Yes"'], 0, Head(())), is_quoted_title(['"Glasshouse"', "", "said a sign.", *story], 0, Head(()))
    (False, False)
    >>> is_quoted_title(["«Старая лампа»", "", "Мария Петрова", "", "Шёл дождь."], 0, Head(()))
    True
    >>> is_quoted_title(["«Закрыто на зиму»", "", "Шёл дождь.", "", "Дверь скрипела."], 0, Head(()))
    False
    """
    if not is_quoted(lines[start].strip()):
        return False
    author = next(iter(head.said("author")), None)
    if author:
        return start - author.span.last <= 2
    if " " not in lines[start].strip() and not any(map(str.strip, lines[:start])) and _are_ended(lines, start):
        return True
    if (found := over_story(lines, start)) is None:
        return False
    name, story = found
    return is_name(undress(lines[name])) and not is_in_story(lines, name, story, story)


def _are_ended(lines: list[str], start: int) -> bool:
    """Whether a story below a line by itself begins with a sentence that tells of no such line, and has speeches that each end with a sign."""
    story = line_below(lines, start, 3)
    if story is None or story == start + 1 or lines[story].lstrip()[0].islower():
        return False
    if (
        re.search(_OF_A_LINE, lines[story], re.IGNORECASE)
        or undress(lines[start]).casefold() in lines[story].casefold()
    ):
        return False
    below = "\n".join(lines[story : story + LINES_OF_WORDS])
    ends = [said[1][-1] for said in re.finditer(_SPEECH, below, re.MULTILINE)]
    return len(ends) > 1 and not any(map(str.isalnum, ends))
