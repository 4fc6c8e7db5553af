"""A source and a book compared word by word: the first word that is lost, or that was invented."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import NamedTuple

from storybind.errors import LostWordsError
from storybind.model import Story
from storybind.syntax import Defined, find_defined, words_alone

WORD = re.compile(r"[^\W_]+")
_BROKEN = r"[-\u2010](?: |\s*\n[ \t]*)|[*_｜]+"  # lines that a word was broken over may stand apart, or have been joined since
_BASE = 44  # characters that may stand between a stroke and the bracket of a reading, with both
_READ = r"\|[^｜|《》\n]+《"  # a stroke that begins what a reading in brackets is of, as in ``古い|乗車券《きっぷ》``
_UNSPACED = (
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff10-\uff9f\u0e00-\u0eff\u1780-\u17ff\U00020000-\U0003ffff]"
)
_MARGIN = 80  # characters that a line may be set in
Piece = tuple[int, str]
"""A stretch of the source and the line it begins on."""


def words_of(text: str, line: int, story: Story) -> list[str]:
    """The words of a stretch of source that begins on a line."""
    return WORD.findall(_plain(text, line, story))


def _plain(text: str, line: int, story: Story) -> str:
    """A stretch of source, free of markup that is none of its words."""
    if story.source.format != "markdown":
        return text
    starts, defined = _defined_in(story.source.text, story.source.parts)
    return words_alone(text, defined[max(bisect_right(starts, line) - 1, 0)])


@lru_cache(maxsize=1)
def _defined_in(text: str, parts: tuple[tuple[str, int], ...]) -> tuple[list[int], list[Defined]]:
    """What each file of a story defines, and the line on which it begins: a name means nothing in another file."""
    starts = [line for _, line in parts] or [1]
    lines = text.split("\n")
    files = ["\n".join(lines[start - 1 : end - 1]) for start, end in pairwise([*starts, len(lines) + 1])]
    return starts, list(map(find_defined, files))


def _same(piece: Piece, found: str, story: Story) -> bool:
    """Whether two stretches say the same: to the letter but for blanks and marks of emphasis, or word for word."""
    _, expected = piece
    line = expected.strip().replace("\n", " ")
    bare = line.replace("*", "").replace("_", "")
    if found in (expected, line, bare):  # nearly all blocks
        return True
    if found.split() in map(str.split, (line, bare)):
        return True
    return WORD.findall(expected) == WORD.findall(found) or find_difference([piece], [found], story) is None


class _Difference(NamedTuple):
    """Where two texts part: a word that is lost, or one that was invented after a line."""

    word: str
    line: int
    lost: bool


def find_difference(
    expected: Iterable[Piece], found: Iterable[str], story: Story, *, raw: bool = False
) -> _Difference | None:
    """The first word in which the book differs from the source; None where they agree.

    Where the source breaks a word, the book may have it whole. A word may be broken at a hyphen that ends a line or ended one,
    between lines of a script without blanks, at marks of emphasis, and in Markdown at any sign without a blank, as in
    `EpubItem`s. Fields of the metadata are `raw`: no markup is in them.
    """
    got = (word for text in found for word in WORD.findall(text))
    glued, before, line = "", "", 1
    for word, at, may_be_glued in _broken_words(expected, story, raw=raw):
        if glued and not may_be_glued:
            return _Difference(before, line, lost=True)
        there = glued or next(got, "")
        if not there.startswith(word):
            return _Difference(word, at, lost=True)
        glued, before, line = there[len(word) :], word, at
    if glued and before:
        return _Difference(before, line, lost=True)
    left = next(got, "")
    return _Difference(left, line, lost=False) if left else None


def _broken_words(pieces: Iterable[Piece], story: Story, *, raw: bool) -> Iterator[tuple[str, int, bool]]:
    """The words of the source, each with its line and whether it may be the second half of the one before."""
    loose = story.source.format == "markdown"
    for line, text in pieces:
        plain, last = text if raw else _plain(text, line, story), -1
        for word in WORD.finditer(plain):
            between = plain[last : word.start()] if last >= 0 else " "
            broken = between != " " and _is_broken(between, plain[last - 1], word[0], loose=loose)
            broken = broken or (between == "|" and re.match(_READ, plain[last : last + _BASE]) is not None)
            apart = between.isspace() and last >= 0 and not broken
            apart = apart and (_stands_apart(plain, last, word.end()) or _is_dropped(plain, last, between))
            yield word[0], line, broken or apart
            last = word.end()


def _is_broken(between: str, above: str, below: str, *, loose: bool) -> bool:
    """Whether what stands between two letters may have parted a word that the book has whole."""
    if re.fullmatch(_BROKEN, between) or (loose and not any(map(str.isspace, between))):
        return True
    # a > may stand before a line
    wrapped = "\n" in between and between.replace(">", "").isspace()
    return wrapped and max(above, below) >= "\u0e00" and _is_unspaced(above, below)


def _stands_apart(text: str, last: int, end: int) -> bool:
    r"""Whether letters on both sides of a blank stand in a line that has nothing but letters and figures one by one.

    >>> _stands_apart("It\nT H E  T A P E", 4, 6), _stands_apart("I a m the tape", 1, 3)
    (True, False)
    """
    if (last > 1 and text[last - 2].isalnum()) or "\n" in text[last:end] or text[end : end + 1].isalnum():
        return False
    line = text[text.rfind("\n", 0, last) + 1 :].partition("\n")[0]
    return all(len(word) == 1 or word.isdecimal() for word in WORD.findall(line))


def _is_dropped(text: str, last: int, between: str) -> bool:
    r"""Whether a capital stands on a line of its own right above a word, whose first letter it may be in the book.

    >>> _is_dropped("N\nurse Ada", 1, "\n"), _is_dropped("It is N\nurse", 7, "\n"), _is_dropped("N urse", 1, " ")
    (True, False, False)
    """
    above = text[max(0, last - _MARGIN) : last].rpartition("\n")[2].strip()
    return between.count("\n") == 1 and len(above) == 1 and above.isupper()


def _is_unspaced(above: str, below: str) -> bool:
    """Whether two words touch in a script without blanks; its pattern is slow to compile, and few stories ask for it.

    >>> _is_unspaced("早", "今"), _is_unspaced("々", "今"), _is_unspaced("〇", "年"), _is_unspaced("a", "今")
    (True, True, True, False)
    """
    return bool(re.match(_UNSPACED, above) and re.match(_UNSPACED, below))


def compare(expected: Iterable[Piece], found: Iterable[str], story: Story) -> None:
    """Go through both block by block; a block may be set line by line; from where they do not pair, word by word."""
    wanted, got = iter(expected), iter(found)
    for here in wanted:
        first = next(got, None)
        if first == here[1]:  # most blocks
            continue
        above, *below = here[1].split("\n")
        if first is not None and not (below and first == above) and _same(here, first, story):
            continue
        there = [] if first is None else [first, *islice(got, len(below))]
        if not _same(here, "\n".join(there), story):
            compare_words(chain([here], wanted), chain(there, got), story)
            return
    compare_words((), got, story)


def compare_words(expected: Iterable[Piece], found: Iterable[str], story: Story, *, raw: bool = False) -> None:
    """Go through both word by word."""
    if difference := find_difference(expected, found, story, raw=raw):
        word, line, lost = difference
        raise lost_word(word, line, story) if lost else _invented(word, line, story)


def lost_word(word: str, line: int, story: Story) -> LostWordsError:
    """A word of the source that is not where it belongs."""
    return LostWordsError(f"the word {word!r} is not in the book where it belongs", where=_where(line, story))


def _invented(word: str, line: int, story: Story) -> LostWordsError:
    return LostWordsError(
        f"after this line the book has the word {word!r}, and the story has not", where=_where(line, story)
    )


def _where(line: int, story: Story) -> str:
    path, there = story.source.place(line)
    return f"{path}:{there}"
