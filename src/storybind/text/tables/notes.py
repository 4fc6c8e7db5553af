"""How authors speak outside their story: openings of notes, disclaimers without a label, pleas, closing lines."""

from __future__ import annotations

import re

OPENING = re.compile(
    r"[\W_]*(?P<label>A/N\b|A\.N\.|AN(?=\s*[:–—-])|Author[’']?s?[’']? Notes?|Note from the author|Disclaimer|"
    r"N/A(?=\s*[:–—-])|Nota (?:de la autora|del autor|da autora|do autor)|Note de l[’']aut(?:eur|rice)|Anmerkung der Autorin|Anmerkung des Autors|"
    r"Примечание автора|От автора|作者有话说)[*_\s]*(?:\d+\s*)?[:：.–—-]*[*_]*\s*",
    re.IGNORECASE,
)
"""A paragraph that opens so is a note; ``label`` is what stood there."""

NEEDS_SIGN = frozenset({"author's note", "author's notes", "authors note", "authors notes", "author note", "disclaimer"})
"""Labels that are also words of prose: they need a colon or dash, or a line of their own."""

SELF_EVIDENT = (
    re.compile(r"(?:I|We) (?:do not|don[’']t|did not|didn[’']t) own\b", re.IGNORECASE),
    re.compile(r"(?:I|We) own (?:nothing|none|no(?:ne)? of)\b", re.IGNORECASE),
    re.compile(r"No copyright infringement\b", re.IGNORECASE),
    re.compile(r"(?:All )?(?:the )?characters belong to\b", re.IGNORECASE),
)
"""Openings of a disclaimer without a label."""

PLEA = re.compile(
    r"[\W_]*(?:R\s?&\s?R|(?:please )?(?:read and )?reviews?(?: please| are love)?|please review|comments (?:are love|please)|"
    r"(?:please )?vote and comment|next (?:update|chapter) (?:on|soon)\b.{0,40}|reviews? (?:make|feed)\b.{0,60})[\W_]*",
    re.IGNORECASE,
)
"""A line that asks for an answer."""

TALK = re.compile(
    r"\b(?:chapters?|updates?|updat(?:ed|ing)|reviews?|reviewers?|fics?|fanfics?|one-?shot|readers?|you guys|my beta|beta'?d|comments|kudos|"
    r"story|stories|reading|thanks|thank you)\b",
    re.IGNORECASE,
)
"""Words by which a note goes on: what it is about is the writing."""

CLOSING = re.compile(
    r"[\W_]*(?:the end|end|fin|finis|ende|fine|fim|конец|全文完|完|終わり|終|끝|النهاية|tbc|to be continued|-?30-?)[\W_]*",
    re.IGNORECASE,
)
"""Closing lines: no scene and no chapter; they stay where they are."""


def is_closing(line: str) -> bool:
    """Whether a line only says that the story ends.

    >>> is_closing("~ Fin ~"), is_closing("The end of it was rain.")
    (True, False)
    """
    return len(line) < 40 and CLOSING.fullmatch(line) is not None
