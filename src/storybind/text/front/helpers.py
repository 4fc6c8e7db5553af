"""Who helped a story into the world, where a line says so without a colon: ``Translated from the French by NAME``."""

import re
from collections.abc import Iterable, Sequence

from storybind.text.front.names import HANDLE, is_name
from storybind.text.tables.head_labels import field_of, match_worked

_HELPERS = ("illustrator", "translator", "editor", "cover", "beta")
_WORDS = range(3, 12)
_BETA = r"(?i)beta\W?\w{0,2}\W?(?:read )?by$"
"""What nobody says of anything but a story, so that a first name or a pen name is enough behind it."""
_ONE_WORD = r"[^\W\d_][\w.-]{1,23}"
_BY = frozenset("by von par por da door av af".split())
"""Words that a line ends with, but for the name, that says beyond doubt what somebody has done."""


def read_helper(line: str) -> tuple[str, str, str] | None:
    """Who translated, drew, edited or retold a story, where an undressed line says so without a colon; None for any other.

    >>> read_helper("Translated by Jo Vale"), read_helper("Перевод Н. Ершовой"), read_helper("Translated into Latin")
    (('translator', 'Translated by', 'Jo Vale'), ('translator', 'Перевод', 'Н. Ершовой'), None)
    >>> read_helper("Betad by Sue"), read_helper("Beta'd by saltmarsh_"), read_helper("Edited by Sue")
    (('beta', 'Betad by', 'Sue'), ('beta', "Beta'd by", 'saltmarsh_'), None)
    >>> read_helper("Translated from the French by Jo Vale"), read_helper("Retold by Jo Vale"), read_helper("Retold by the fire")
    (('translator', 'Translated from the French by', 'Jo Vale'), ('reteller', 'Retold by', 'Jo Vale'), None)
    >>> read_helper("Translated by Jo Vale."), read_helper("Cover Jo Vale.")
    (('translator', 'Translated by', 'Jo Vale'), None)
    """
    words = line.split()
    if (
        line[-1:] == "." and line[-3:-1].isalpha()
    ):  # as a sentence only a verb says it; an initial has a point of its own
        return helper if (helper := read_helper(line[:-1])) and ends_in_by(helper[1]) else None
    if len(words) not in _WORDS:
        return None
    if (worked := match_worked(line)) and (is_name(worked[2]) or re.fullmatch(HANDLE, worked[2])):
        return worked
    return label_of_helper(words, (4, 3, 2, 1))


def label_of_helper(words: Sequence[str], counts: Iterable[int]) -> tuple[str, str, str] | None:
    """The field, label and name of words of which the first, so many as `counts` try in turn, say how somebody helped."""
    for count in counts:
        label, name = " ".join(words[:count]), " ".join(words[count:])
        field = field_of(label)
        if field in _HELPERS and (is_name(name) or (re.match(_BETA, label) and re.fullmatch(_ONE_WORD, name))):
            return field, label, name
    return None


def is_helped_by(line: str) -> bool:
    """Whether a line says by a verb how somebody helped, ``edited by NAME``: so it can stand right under a title, as a byline can.

    >>> is_helped_by("Edited by Jane Fry"), is_helped_by("Cover Me Softly"), is_helped_by("Edited by hand")
    (True, False, False)
    """
    if _BY.isdisjoint(line.casefold().split()):
        return False
    helper = read_helper(line)
    return helper is not None and ends_in_by(helper[1])


def ends_in_by(line: str) -> bool:
    """Whether a line leaves off before the name of who helped, which stands below, as on old title pages."""
    return line.split()[-1].casefold() in _BY
