"""What a narration's words show of its tense, and of who tells it: a letter a word, so that they are counted at C speed."""

from collections.abc import Mapping

from storybind.text.prose.words import LETTERS

_VOCABULARY = 50_000  # words of which is kept what they show
_PAST, _PRESENT, _PERFECT, _FIRST_PERSON = "tphi"
_KINDS = {"past": _PAST, "present": _PRESENT, "perfect": _PERFECT, "first_person": _FIRST_PERSON}


class Kinds(dict[str, str]):
    """What each word of a story shows, as one letter, found once: ``-`` is nothing, as most do.

    `verbs` are a table's. Of a stretch that is no word it has what the words in it show.
    """

    def __init__(self, verbs: Mapping[str, str]) -> None:
        super().__init__({word: _KINDS[kind] for word, kind in verbs.items()})

    def __missing__(self, word: str) -> str:
        parts = [word] if word.isalpha() else LETTERS.findall(word)
        kind = "".join([self.get(part) or (_PAST if part[-2:] == "ed" else "-") for part in parts])
        if len(self) < _VOCABULARY:
            self[word] = kind
        return kind


def tense_of(shown: str) -> int:
    """1 past, -1 present, 0 neither.

    >>> tense_of("-t-"), tense_of("ht--p"), tense_of("tp")
    (1, -1, 0)
    """
    past = shown.count(_PAST) - shown.count(_PERFECT + _PAST)  # "has stopped" is of the present
    present = shown.count(_PRESENT) + shown.count(_PERFECT)
    return 1 if past > 2 * present else -1 if present > 2 * past else 0


def is_first_person(shown: str) -> bool:
    """Whether the narrator says I."""
    return _FIRST_PERSON in shown
