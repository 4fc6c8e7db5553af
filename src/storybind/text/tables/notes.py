"""How authors speak outside their story: openings of notes, disclaimers without a label, pleas, closing lines."""

import re
from typing import NamedTuple

from storybind.text.tables.labels import NOTES, fold

_LABELS = frozenset(label for label, kind in NOTES.items() if kind in ("disclaimer", "authors-note")) - {
    "note",
    "notes",
    "vorwort",
    "nachwort",
}
_SIGNS = ":：–—-."
_OPENS = frozenset("([{*_~-<= ")
_LONGEST_LABEL = 34


class Opening(NamedTuple):
    """How a note opens: the label as printed, its kind, and where what it says begins."""

    label: str
    kind: str
    end: int


def read_opening(text: str) -> Opening | None:
    """How a paragraph opens that is a note, or None for prose.

    A label needs a sign behind it, or a line of its own: ``Disclaimer`` is also a word.

    >>> read_opening("A/N: hi!!"), read_opening("**Author's Note:** thanks").label
    (Opening(label='A/N', kind='authors-note', end=5), "Author's Note")
    >>> read_opening("A note lay on the table: he was gone.")
    """
    start = 0
    while start < len(text) and text[start] in _OPENS:
        start += 1
    head = text[start : start + _LONGEST_LABEL]
    if head[:3].casefold() == "a/n" and head[3:4] in ("", " ", "*", "_"):
        return Opening(head[:3], "authors-note", _skip(text, start + 3))
    for at, char in enumerate(head):
        if head[:2].casefold() == "an" and at == 2 and (head[:2] != "AN" or char not in ":："):
            break  # "An - that was her name"
        if (char in _SIGNS or (char == "\n")) and (kind := NOTES.get(label := fold(head[:at]))) and label in _LABELS:
            return Opening(head[:at].strip("*_ "), kind, _skip(text, start + at))
    whole = fold(head)
    if len(text) <= start + _LONGEST_LABEL and whole in _LABELS:
        return Opening(head.strip("*_ )]"), NOTES[whole], len(text))
    return None


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in ":：–—-.*_ \n":
        at += 1
    return at


_SELF_EVIDENT = (
    "i do not own",
    "i don't own",
    "i did not own",
    "we do not own",
    "we don't own",
    "i own nothing",
    "i own none of",
    "i own no ",
)
_OWNED = (
    "character",
    "series",
    "show",
    "book",
    "movie",
    "film",
    "game",
    "rights",
    "franchise",
    "anime",
    "manga",
    "fandom",
    "universe",
)
_LEGAL = ("no copyright infringement", "all characters belong to", "the characters belong to", "characters belong to")


def is_disclaimer(text: str) -> bool:
    """Whether a paragraph without a label disclaims: it names somebody's work, or speaks of one.

    >>> is_disclaimer("I don’t own Wildwood Academy."), is_disclaimer("I own nothing but this coat.")
    (True, False)
    """
    plain = text.replace("’", "'")
    folded = plain.casefold()
    opening = next((opening for opening in _SELF_EVIDENT if folded.startswith(opening)), "")
    if folded.startswith(_LEGAL):
        return True
    if not opening or len(text) > _LONGEST_DISCLAIMER or '"' in text:
        return False
    named = any(word[0].isupper() for word in plain[len(opening) :].split())
    return named or any(word in folded for word in _OWNED)


_LONGEST_DISCLAIMER = 200


_PLEA = (
    r"[\W_]*(?:R\s?&\s?R|(?:please )?(?:read and )?reviews?(?: please| are love)?|please review|comments (?:are love|please)|"
    r"(?:please )?vote and comment|next (?:update|chapter) (?:on|soon)\b.{0,40}|reviews? (?:make|feed)\b.{0,60})[\W_]*"
)
_ASKS = ("review", "r&r", "r & r", "comment", "next update", "next chapter")


def is_plea(line: str) -> bool:
    """Whether a line only asks for an answer.

    >>> is_plea("Please review!"), is_plea("Reviews of the play were mixed.")
    (True, False)
    """
    if len(line) > 90 or not any(word in line.casefold() for word in _ASKS):
        return False
    return re.fullmatch(_PLEA, line, re.IGNORECASE) is not None


_TALK = frozenset(
    """chapter chapters update updates updated updating review reviews reviewer reviewers fic fics fanfic fanfics oneshot one-shot readers
    beta beta'd betaed comment comments kudos prompt kapitel chapitre capítulo""".split()
)
_YOU = frozenset("you your you're yours guys everyone everybody ihr euch vous os vosotros".split())


def talks_of_writing(text: str) -> bool:
    """Whether a paragraph under a note goes on about the publishing, to the readers; in doubt it is prose.

    >>> talks_of_writing("Thanks to my beta! I hope you like it."), talks_of_writing("She read the last chapter twice.")
    (True, False)
    """
    words = [word.strip('.,!?;:()"“”*_') for word in text.replace("’", "'").casefold().split()]
    return not _TALK.isdisjoint(words) and not _YOU.isdisjoint(words)


_CLOSING = r"[\W_]*(?:the end|end|fin|finis|ende|fine|fim|конец|全文完|完|終わり|終|끝|النهاية|tbc|to be continued|-?30-?)[\W_]*"
"""Closing lines: no scene and no chapter; they stay where they are."""


def is_closing(line: str) -> bool:
    """Whether a line only says that the story ends.

    >>> is_closing("~ Fin ~"), is_closing("The end of it was rain.")
    (True, False)
    """
    return len(line) < 40 and re.fullmatch(_CLOSING, line, flags=re.IGNORECASE) is not None
