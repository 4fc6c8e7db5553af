"""How far a note at the top reaches: to the mark below it, or to where its author leads on to the story, where nothing between can be the story."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from storybind.text.signs import SAID, SPEECH
from storybind.text.tables import BRACKETS
from storybind.text.tables.addresses import addresses_readers
from storybind.text.tables.notes import (
    Where,
    read_sign,
    speaks_of_self,
    speaks_of_self_alone,
    talks_of_writing,
)

FEW, _SHORT = 5, 300
"""Paragraphs under the note's first down to the mark, and characters of each."""
MOST_LINES, _LONGEST_LINE = 4, 70  # right below a note's, and characters of each
LOOK_BELOW = 6  # paragraphs under the mark that show who tells the story
_MOST_BRACKETED = 8  # paragraphs of a note in one pair of brackets
_LEADS = r"(?:^|(?<!\W)[^\w.!?…]*+[.!?…]\W++)(?:(?:and|so|but|anyways?|now|ok(?:ay)?|alright|well|please),? ){0,3}(?:on ?(?:with|to) (?:the|this) (?:show|story|fic|chapter)|without further (?:ado|adieu|delay)\b[^.!?]{0,40}|(?:i )?hope (?:that )?(?:you|y'all)(?: guys| all)? (?:like|enjoy)(?: (?:it|this|the (?:story|chapter|fic)))?|enjoy(?: (?:it|this|the (?:story|chapter|fic)|reading))?)\W*$"
_LEADING = ("enjoy", "on with", "on to", "onto", "further", "hope ")


def reaches_mark(between: Sequence[str], below: Iterable[str], *, lone: bool) -> bool:
    """Whether a note goes on to the mark under it.

    Args:
        between: The paragraphs from under its first to the mark.
        below: Those under the mark.
        lone: Whether its label has a line to itself: then few short paragraphs are the note's, whatever they say.

    Else the author speaks in most of them, of himself or of the writing, and in the last: of the writing, or of himself
    alone where nobody who tells the story says "I".

    >>> told = ["The kettle sang.", "She left it to sing."]
    >>> reaches_mark(["My laptop died.", "Thanks to quill99 for the beta!"], [], lone=False)
    True
    >>> reaches_mark(["My laptop died."], told, lone=False), reaches_mark(["My father died."], ["I went."], lone=False)
    (True, False)
    >>> reaches_mark(["I am leaving you."], told, lone=False), reaches_mark(["The rain fell."], told, lone=False)
    (False, False)
    """
    if not between or len(between) > FEW or any(len(text) > _SHORT or text[0] in SAID for text in between):
        return False
    if lone:
        return True
    about = [_is_about(text) for text in between]
    authors = sum(said or speaks_of_self(text) for said, text in zip(about, between, strict=True))
    if authors * 2 <= len(between):
        return False
    told = [text for text in below if SAID.isdisjoint(text)]
    return about[-1] or (speaks_of_self_alone(between[-1]) and bool(told) and not any(map(speaks_of_self, told)))


def is_line_more(line: str) -> bool:
    """Whether a line right below a note, in a text with blank lines between its paragraphs, may go on with it.

    What somebody says is the story's, and so is what is as long as a paragraph: the blank line above may have been forgotten.

    >>> is_line_more("Thanks to Bea!"), is_line_more('"Thanks," said Bea.'), is_line_more("It rained on the quay. " * 5)
    (True, False, False)
    """
    return len(line) <= _LONGEST_LINE and line[:1] not in SPEECH


def leads_on(text: str) -> bool:
    """Whether the author leads on to the story with a paragraph's last sentence.

    >>> leads_on("Thanks to quill99! And now, on with the story!"), leads_on("Enjoy!"), leads_on("He told her to enjoy!")
    (True, True, False)
    """
    folded = text.casefold()
    return any(map(folded.__contains__, _LEADING)) and re.search(_LEADS, text, re.IGNORECASE) is not None


def reaches_lead(paragraphs: Iterable[str]) -> bool:
    """Whether a note goes on through the first of the paragraphs under it, as its author leads on to the story at the end of one of a few.

    >>> reaches_lead(["My cat died.", "Okay, enjoy!"]), reaches_lead(["My cat died.", '"Enjoy!" he said.'])
    (True, False)
    """
    for text in islice(paragraphs, FEW):
        if len(text) > _SHORT or text[0] in SAID:
            return False
        if leads_on(text):
            return True
    return False


def _is_about(text: str) -> bool:
    return talks_of_writing(text) or addresses_readers(text) or read_sign(text, *Where) is not None


def closes_below(text: str, below: Sequence[str]) -> int:
    """How many paragraphs further down the bracket closes in which a note stands; 0 where it does here, or nowhere near.

    >>> closes_below("[A/N: Hi all.", ["My soups are my own.", "Thanks for the leek!]"]), closes_below("(A/N: Hi!)", ["It rained."])
    (2, 0)
    """
    opens = text.lstrip("*_ ")[:1]
    closes = BRACKETS.get(opens, "")
    deep = text.count(opens) - text.count(closes) if closes else 0
    for count, other in enumerate(below[:_MOST_BRACKETED] if deep > 0 else (), start=1):
        deep += other.count(opens) - other.count(closes)
        if deep <= 0:
            return count if other.rstrip("*_ ").endswith(closes) else 0
    return 0
