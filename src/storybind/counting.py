"""How many words a text has, as people who read its language count them."""

import re
from collections.abc import Mapping

_UNSPACED = (
    r"[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff]+|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)
"""Han and kana; Thai, Lao, Burmese and Khmer. Compiled when a text that is not ASCII asks for it."""
BEYOND_LATIN = re.compile("[^\0-\u024f\u2000-\u206f]")
"""A character that is no Latin letter and no usual sign: curly quotes and dashes are. What tells more is slow to compile."""
_FAR = "[^\0-\u0dff\u1800-\u3004\U00040000-\U0010ffff]"
r"""\u0e00-\u17ff and \u3005-\U0003ffff: said by what they are not, they compile in a fifth of the time and are found in half."""
_WIDE = (
    ("\u2e80", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
"""Chinese and Japanese letters and signs, which need no blank between them; Korean has blanks between words."""
_SIGNS_A_WORD = 4

_ASCII = bytes(range(128))
_MARKED = b"x" * 9 + b" " * 5 + b"x" * 14 + b" " * 5 + b"x" * 223
"""A blank for each blank of ASCII, which are 9 to 13 and 28 to 32, an ``x`` for all other bytes."""


def word_count(text: str) -> int:
    """How many words a text has, as people who read its language count them.

    A word is what stands between blanks, as a word processor counts; of Chinese and Japanese each character is one, and
    their punctuation is none. Thai, Lao, Khmer and Burmese set no blanks between words and would need a dictionary: of
    theirs, four signs are about a word.

    >>> word_count("It rained — all day."), word_count("她没有回答。"), word_count("雨が降った。ABC社の 3 人"), word_count("한국어는 띄어 쓴다")
    (5, 5, 10, 3)
    >>> word_count("ฉันรักเธอมากเลย")
    4
    """
    data = text.encode("utf-8", "surrogatepass")
    # a hundredth of most texts
    beyond = "" if text.isascii() else data.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    if beyond and (_is_far(beyond) or any(map(str.isspace, beyond))):
        return sum(_count_unspaced(line) if _is_far(line) else len(line.split()) for line in text.split("\n"))
    marked = data.translate(_MARKED)  # a list of the words would take ten times the text
    return marked.count(b" x") + marked.startswith(b"x")


def _is_far(text: str) -> bool:
    """Whether some words of a text may not be parted by blanks."""
    return BEYOND_LATIN.search(text) is not None and re.search(_FAR, text) is not None


def _count_unspaced(line: str) -> int:
    """The words of a line in which some are not parted by blanks."""
    found = re.findall(_UNSPACED, line)
    signs = sum(len(run) if run[0] > "\u2e7f" else max(1, round(len(run) / _SIGNS_A_WORD)) for run in found)
    rest = re.sub(_UNSPACED, " ", line).split()
    return signs + sum(any(map(str.isalnum, piece)) for piece in rest)


def is_wide(char: str) -> bool:
    """Whether a character is set without blanks beside its fellows, as Chinese and Japanese are.

    >>> [is_wide(char) for char in "灯の。A한"]
    [True, True, True, False, False]
    """
    return char > "\u2e7f" and any(first <= char <= last for first, last in _WIDE)


def rough_count(text: str) -> int:
    """How many words a text has, about, in no time: where no blanks part them, two signs are one.

    >>> rough_count("It rained."), rough_count("雨が降っていたので出かけなかった")
    (2, 8)
    """
    words = text.count(" ") + 1
    if len(text) <= 8 * words or text.isascii():  # nearly all
        return words
    return max(words, sum(map(is_wide, text)) // 2)


def tell_counts(words: Mapping[str, int]) -> str:
    """What is left out of a book as it can be told: each kind of it with its number of words.

    >>> tell_counts({"comments of readers": 1_204, "the foot of the page": 1})
    'comments of readers (1,204 words), the foot of the page (1 word)'
    """
    return ", ".join(f"{kind} ({count:,} word{'s' if count > 1 else ''})" for kind, count in words.items())
