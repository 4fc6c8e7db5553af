"""What each word of a story can have to do with the rows of a table: looked up once a word, a bit a row.

A row needs one of some stretches of letters in the text that it looks at, or one of some words. A sentence can have to do
with the rows whose bits its words have together; all others are left in peace, and those are nearly all. The exact look
comes after: a bit that is set promises nothing, one that is not set is sure. Databases call it a bitmap index.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from storybind.text.prose.parsing import Need, Way
from storybind.text.prose.words import words_in

_VOCABULARY = 50_000  # words of which is kept what they call
_HEAD = 3  # letters by which a stretch is looked up


class Lexicon(dict[str, int]):
    """The rows that each piece of a text can call, as `storybind.text.prose.words.cut` has it; found once, and kept.

    Bit ``at`` belongs to the row that needs one of ``stretches[at]``, the bits above them to the sets of `words`. Where
    a language sets no blanks a piece is a letter, and `spaced` is false.

    >>> lexicon = Lexicon([("night", "day"), ("no ",)], [{"noon"}], spaced=True)
    >>> [lexicon.called([piece]) for piece in ("midnight", "note", "noon", "rain")]
    [1, 2, 6, 0]
    """

    def __init__(
        self, stretches: Sequence[Sequence[str]], words: Sequence[Collection[str]] = (), *, spaced: bool
    ) -> None:
        super().__init__()
        self._spaced = spaced
        self.always = 0  # the rows that every text calls
        self._words: dict[str, int] = {}
        pieces: dict[str, int] = {}
        bit = 1
        for row in stretches:
            for stretch in row:
                piece = _piece_of(stretch) if spaced else _letter_of(stretch)
                if piece:
                    pieces[piece] = pieces.get(piece, 0) | bit
                else:
                    self.always |= bit
            bit <<= 1
        for known in words:
            for word in known:
                self._words[word] = self._words.get(word, 0) | bit
            bit <<= 1

        self._stretches = _by_head(pieces)

    def called(self, pieces: Sequence[str]) -> int:
        """The rows that a text can call, by its pieces."""
        called = self.always
        for piece in pieces:
            called |= self[piece]
        return called

    def __missing__(self, piece: str) -> int:
        found = 0
        for word in words_in([piece]) if self._spaced and not piece.isalpha() else (piece,):
            found |= self._words.get(word, 0)
        for size, known in self._stretches:
            for at in range(len(piece) - size + 1):
                if rows := known.get(piece[at : at + size]):
                    for stretch, bits in rows:
                        if piece.startswith(stretch, at):
                            found |= bits
        if len(self) < _VOCABULARY:
            self[piece] = found
        return found


def _by_head(pieces: Mapping[str, int]) -> list[tuple[int, dict[str, list[tuple[str, int]]]]]:
    """Stretches by their first letters: three of them, or as many as the short ones have."""
    found: dict[int, dict[str, list[tuple[str, int]]]] = {}
    for piece, bits in pieces.items():
        size = min(len(piece), _HEAD)
        found.setdefault(size, {}).setdefault(piece[:size], []).append((piece, bits))
    return sorted(found.items())


def is_piece(stretch: str) -> bool:
    """Whether a stretch is all letters: it is in a text where it is within one of its pieces, and nowhere else."""
    return stretch.isalpha() or (_piece_of(stretch) == stretch and not any(map(str.isdigit, stretch)))


@cache
def _piece_of(stretch: str) -> str:
    """The longest run of letters in a stretch: where the stretch is in a text, that is within one of its pieces.

    The last of several, which tells more than the first.

    >>> _piece_of("the day of"), _piece_of("n't "), _piece_of(", ")
    ('day', "n't", '')
    """
    if stretch.isalpha():  # most are
        return stretch
    signs = "".join([sign if sign.isalnum() or sign in "'’" else " " for sign in stretch])
    return max(reversed(signs.split()), key=len, default="")


def _letter_of(stretch: str) -> str:
    """Its first letter; digits stand for one another there, so they say nothing."""
    return next((letter for letter in stretch if letter.isalnum() and not letter.isdigit()), "")


class Sieve:
    """Patterns, by what they cannot do without: which of them the words of a text could match, a bit a pattern.

    Args:
        rows: The ways that each can match, as `storybind.text.prose.parsing.needed` has them.
        spaced: Whether the language sets blanks between words.

    Attributes:
        all: Every pattern.
    """

    def __init__(self, rows: Sequence[Sequence[Way]], *, spaced: bool) -> None:
        rows = [ways or (((("",),)),) for ways in rows]  # of which nothing can be said, every text lets through
        self.all = (1 << len(rows)) - 1
        bits: dict[Need, int] = {}  # of what is needed together with something else, above those of the patterns
        self._together: list[tuple[int, list[int]]] = []
        for at, ways in enumerate(rows):
            for need in [need for way in ways if len(way) > 1 for need in way]:
                bits.setdefault(need, 1 << len(rows) + len(bits))
            together = [sum({bits[need] for need in way}) for way in ways if len(way) > 1]
            self._together += [(1 << at, together)] if together else []
        alone = [[stretch for way in ways if len(way) == 1 for stretch in _looked_up(way[0])] for ways in rows]
        self._lexicon = Lexicon([*alone, *map(_looked_up, bits)], spaced=spaced)

    def let_through(self, pieces: Sequence[str]) -> int:
        """The patterns that a text could match, by the text's pieces."""
        called = self._lexicon.called(pieces)
        through = called & self.all
        for bit, ways in self._together:
            if not through & bit and _has_all(called, ways):
                through |= bit
        return through


def _looked_up(need: Need) -> Need:
    """The stretches of which one is needed; where one has a digit nothing, since patterns see each digit as a ``0``."""
    return ("",) if any("0" in stretch for stretch in need) else need


def _has_all(called: int, together: list[int]) -> bool:
    for way in together:  # noqa: SIM110  # `any` would take three times as long, for each pattern of each sentence
        if called & way == way:
            return True
    return False
