"""Lists of contents that run on: ``Contents: The Well, The Gate`` or ``I. The Well - II. The Gate`` as one paragraph."""

import re
from itertools import pairwise

from storybind.text.heading.line import read_heading
from storybind.text.tables.headings import LONGEST, Rank, number_of

_FEWEST = 3  # rows
_BEHIND_LABEL, _LONGEST_LABEL = (":", ".--", ".—", "--", "—", " – "), 30  # characters
_LONGEST_SIGN = max(map(len, _BEHIND_LABEL))
_NUMBER_WITHIN = r"(?:^|(?<=[\s–—|/·-]))(?P<row>(?:(?i:chapter|part|kapitel|chapitre) )?(?P<number>[IVXLC]{1,7}|\d{1,3})(?:[.):]|(?= ))) "
_PARTING_SIGNS = (" | ", " / ", " · ", " • ", "; ", ".--", ".—", "--", " - ", " – ", "—", " — ")
_PARTING = " .;,–—-|/·•"
"""How the number of a row begins in a paragraph that is a list, and what parts its rows."""
_STOPS = frozenset(".!?…")
_LONGEST_RUN_ON = 4_000  # characters


def is_label(text: str) -> bool:
    """Whether a line says that a list of contents follows."""
    if len(text) > LONGEST:
        return False
    found = read_heading(text)
    return found is not None and found.family.rank is Rank.CONTENTS


def rows_of(text: str, *, labelled: bool) -> list[str]:
    """The headings that a paragraph has one behind the other, by numbers that rise from one or by what parts them.

    >>> rows_of("Contents: The Well, The Gate and The Ford, The Mill", labelled=False)
    ['The Well', 'The Gate and The Ford', 'The Mill']
    >>> rows_of("I. THE WELL II. THE GATE III. THE FORD", labelled=True), rows_of("The Well--The Gate--The Mill", labelled=False)
    (['I. THE WELL', 'II. THE GATE', 'III. THE FORD'], ['The Well', 'The Gate', 'The Mill'])
    >>> rows_of("The Well, The Gate, The Mill", labelled=False), rows_of("I went; I saw; I fell.", labelled=False)
    ([], [])
    """
    head = text[: _LONGEST_LABEL + _LONGEST_SIGN]
    for sign in [sign for sign in _BEHIND_LABEL if sign in head]:  # nearly no paragraph has one there
        label, _, rest = text.partition(sign)
        if rest and len(label) <= _LONGEST_LABEL and is_label(label.strip()):
            labelled, text = True, rest.strip(_PARTING)
            break
    starts: list[int] = []
    if " II" in text or " 2" in text:
        for number in re.finditer(_NUMBER_WITHIN, text[:_LONGEST_RUN_ON]):
            if number_of(number["number"]) == len(starts) + 1:
                starts.append(number.start("row"))
    if len(starts) >= _FEWEST and starts[0] == 0:
        return [text[start:end].strip(_PARTING) for start, end in pairwise([*starts, len(text)])]
    if text[-1:] in _STOPS and not labelled:
        return []
    for sign in (*_PARTING_SIGNS, *([", "] if labelled else [])):
        rows = [row.strip(_PARTING) for row in text[:_LONGEST_RUN_ON].split(sign)] if text.count(sign) > 1 else []
        if rows and all(row and len(row) <= LONGEST and not row[0].islower() for row in rows):
            return rows
    return []
