"""Which encoding bytes are in that do not say it: the one in which they read most naturally.

Each reading is priced as a very plain model of language would: a character costs about the negative logarithm of its
frequency, and more where it stands as it never does, such as a capital inside a word or a quotation mark that opens
after a letter. The bytes are the same in all readings, so the cheapest is the likeliest. Detectors that know a hundred
encodings take quotation marks in English for Hungarian; a short list and the neighbours of each character do not.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import fsum
from typing import NamedTuple

from storybind.text.tables.letters import ALPHABETS, HAN, HANGUL, OTHER_CYRILLIC, RUSSIAN

_IN_DOUBT = 3.9  # cost of a byte beyond ASCII from which on none of our readings is the right one; Russian costs 3.4
_ODD = 6.0  # the same, from which on a reading makes no sense
_LIE = 0.5  # share by which a declared reading may cost more than the best
_MAC = 12.0  # what the line ends of a Macintosh are worth
_ENOUGH = 30  # bytes beyond ASCII from which on the detector knows more than nothing
_ENOUGH_HEBREW = 80  # letters
_ASCII_COST = 3.0  # what a byte pays that one reading takes for a letter and another for half a character

_QUOTES = "“”‘«»„‚‹›"
_ANYWHERE = "–—…\xa0―\u202f"
_BESIDE_DIGIT = "°£€½¼¾ºª²³"
_ALONE = "•·©®™§×◇◆☆★○●◎□■△▲▽▼※♥♡♪"
_WORDS = "àéèòóôåöíâœæ"  # letters that are words by themselves in some language
_PRICES = (  # from, to, what a character costs there
    ("\x80", "\x9f", 14.0),  # C1 controls
    ("\u3000", "\u3020", 3.5),  # CJK punctuation
    ("\u3041", "\u309f", 4.3),  # hiragana
    ("\u30a0", "\u30ff", 5.5),  # katakana
    ("\u4e00", "\u9fff", 10.5),  # ideographs, the frequent ones apart
    ("\uac00", "\ud7a3", 9.0),  # Hangul, the same
    ("\ue000", "\uf8ff", 15.0),  # private use
    ("\uff01", "\uff0f", 3.5),  # full-width punctuation
    ("\uff10", "\uff5e", 5.0),
    ("\uff61", "\uff9f", 9.0),  # half-width katakana: what Western letters are in Shift_JIS
    ("\ufffd", "\ufffd", 16.0),  # no character at all
)
_SYMBOL = 9.0
_CAPITAL = 2.0
_KNOWN = {
    **dict.fromkeys(HAN, ("h", 6.3)),
    **dict.fromkeys(HANGUL, ("h", 5.0)),
    **dict.fromkeys(_QUOTES, ("quote", 3.0)),
    **dict.fromkeys(_ANYWHERE, ("sign", 3.0)),
    **dict.fromkeys("¡¿", ("mark", 3.0)),
    "’": ("apostrophe", 3.0),
}


class Reading(NamedTuple):
    """An encoding on the short list: Python's name, by how much it must be the cheaper to be taken, and a text in it."""

    encoding: str
    handicap: float
    because: str
    example: str


READINGS = (
    Reading("cp1252", 0, "Latin text, and whatever is a tie.", "Zoë ate a crème brûlée at the café—twice."),
    Reading("mac_roman", 4, "Macs before 2001; its quotation marks are capital letters in Windows-1252.", "“Don’t,” said Zoë."),
    Reading("cp1251", 1, "Russian from Windows.", "Она вошла — и молчит."),
    Reading("koi8_r", 3, "Russian from the early net: the same letters in other places.", "Она вошла и молчит."),
    Reading("gb18030", 3, "Chinese, simplified; holds GB 2312 and GBK.", "他走进房间，看见了她。"),
    Reading("big5hkscs", 3, "Chinese, traditional.", "他走進房間，看見了她。"),
    Reading("cp932", 3, "Japanese, Shift_JIS with what Windows adds.", "「おはよう」と彼女は言った。"),
    Reading("cp949", 4, "Korean, EUC-KR with what Windows adds; its signs are much those of GB 2312.", "그녀는 방에 들어갔다."),
    Reading("euc_jp", 6, "Japanese from Unix.", "彼女は部屋に入った。そして笑った。"),
    Reading("cp1250", 12, "Polish, Czech; much the same places as Windows-1252.", "Zażółć gęślą jaźń, powiedziała. Może już?"),
    Reading("cp1254", 12, "Turkish; has six letters where Windows-1252 has those of Icelandic.",
            "Şaşırdı, ağladı, sonra güldü: İyi ki geldin. Kadın kocasına baktı, ışığı söndürdü, çıktı."),
    Reading("cp850", 6, "Western Europe from DOS; CP437 has its letters in the same places.",
            "Zoë ate a crème brûlée at the café, à la carte."),
    Reading("iso8859_2", 14, "Polish, Czech from the web before Unicode.", "Příliš žluťoučký kůň úpěl ďábelské ódy; řekla, že přijde."),
)  # fmt: skip
"""The encodings that stories arrive in, the likeliest first."""

_BEYOND = ("cp1253", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp866")
"""Encodings left to the detector: Greek, Hebrew, Arabic, Baltic, Vietnamese, Thai, and Russian from DOS."""


def guess(sample: bytes, *, mac: bool = False) -> str:
    r"""The encoding of a sample of lines with bytes beyond ASCII, by Python's name; `mac` if they end as on an old Macintosh.

    Two or three words can read as well in two encodings: Mac OS Roman has its i-acute where Windows has its apostrophe.

    >>> guess("Она вошла в дом.".encode("koi8_r")), guess("他走进了房间。".encode("gb18030"))
    ('koi8_r', 'gb18030')
    >>> guess(b"She didn\xd5t say \xd2caf\x8e\xd3.")
    'mac_roman'
    """
    if _is_hebrew(sample):
        return "cp1255"
    costs = {reading.encoding: _cost(sample, reading.encoding) + reading.handicap for reading in READINGS}
    if mac:
        costs["mac_roman"] -= _MAC
    best = min(costs, key=lambda name: costs[name])
    high = _high(sample)
    if costs[best] > _IN_DOUBT * high and high > _ENOUGH and high > len(sample) / 3:
        found = _detect(sample)
        return found if found and _cost(sample, found) < costs[best] else best
    return best


def reads_well(sample: bytes, encoding: str) -> bool:
    """Whether a reading has no more oddities than people write."""
    return _cost(sample, encoding) <= _ODD * _high(sample)


def is_believable(sample: bytes, declared: str) -> bool:
    """Whether a declared encoding reads about as well as the best of ours: declarations lie.

    >>> is_believable("Она вошла в дом.".encode("cp1251"), "cp1252")
    False
    """
    best = min(_cost(sample, reading.encoding) for reading in READINGS)
    return _cost(sample, declared) <= best + _LIE * abs(best)


def _is_hebrew(sample: bytes) -> bool:
    """Whether the words are of letters that are Hebrew in Windows-1255 and small in Windows-1251, with never a capital.

    Russian cannot do without the five small letters that lie beyond them for long.

    >>> _is_hebrew("הפנס על האי היה כבוי, ואיש לא אמר מדוע. ".encode("cp1255") * 4), _is_hebrew("он молчит. ".encode("cp1251") * 9)
    (True, False)
    """
    letters = sum(map(len, re.findall(rb"[\xe0-\xfa]{2,}", sample)))
    return letters >= _ENOUGH_HEBREW and not re.search(rb"[\xc0-\xdf\xfb-\xff]", sample)


def _high(sample: bytes) -> int:
    return sum(byte > 127 for byte in sample)


def _detect(sample: bytes) -> str | None:
    """What the detector makes of a script that none of our readings knows, among the encodings that we have no table for."""
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=list(_BEYOND)).best()
    return found.encoding if found else None


def _cost(sample: bytes, encoding: str) -> float:
    """What a reading costs beyond its plain ASCII."""
    text = sample.decode(encoding, errors="replace")
    plain = len(sample) - _high(sample) - sum(char < "\x80" for char in text)  # eaten as halves of characters
    return fsum(_char_costs(text)) + _strangers(text) - plain * _ASCII_COST


def _char_costs(text: str) -> Iterator[float]:
    """What each character beyond ASCII costs where it stands."""
    for found in re.finditer("[^\x00-\x7f]", text):
        at = found.start()
        kind, price = _kind(found[0])
        before, after = text[at - 1] if at else "\n", text[at + 1 : at + 2] or "\n"
        yield price + _place(found[0], kind, before, after)


@cache
def _kind(char: str) -> tuple[str, float]:
    """The script of a character, small or capital for those that know them, and its price."""
    if char in _KNOWN:
        return _KNOWN[char]
    low = char.lower()
    if price := _price_of_letter(low):
        kind = "l" if unicodedata.name(char).startswith("LATIN") else "c"
        return (kind, price) if low == char else (kind.upper(), price + _CAPITAL)
    for first, last, price in _PRICES:
        if first <= char <= last:
            return ("h" if char.isalpha() else "sign"), price
    if char.isalpha() or unicodedata.combining(char):  # Greek, Hebrew, Arabic, Thai
        return "a", 3.7
    return "symbol", _SYMBOL


def _price_of_letter(low: str) -> float:
    """What a small letter of Cyrillic or Latin costs; 0 for anything else."""
    if low in RUSSIAN:
        return 2.2 + 0.13 * RUSSIAN.index(low)
    if low in OTHER_CYRILLIC:
        return 5.0
    if low.isalpha() and unicodedata.name(low[0], "").startswith("LATIN"):
        return 4.0 if any(low in letters for letters in ALPHABETS.values()) else 8.0
    return 0.0


def _place(char: str, kind: str, before: str, after: str) -> float:
    """What a character costs more, because it stands as its kind does not."""
    left, right = _side(before), _side(after)
    match kind:
        case "l" | "L" | "c" | "C":
            return _place_letter(char, kind, left, right)
        case "a":
            return 0.0 if "a" in (left, right) else 5.0
        case "h":
            return 2.0 * ((left in "lL") + (right in "lL"))
        case "quote":
            return 7.0 if left in _LETTERS and right in _LETTERS else 4.0 if left == right == " " else 0.0
        case "apostrophe":
            return 0.0 if left in _LETTERS else 1.5 if right != " " or left != " " else 4.0
        case "mark":
            return 0.0 if left not in _LETTERS and right in _LETTERS else 7.0
        case "symbol" if char in _BESIDE_DIGIT:
            return -5.0 if "d" in (left, right) else 0.0
        case "symbol":
            return -4.0 if char in _ALONE and " " in (left, right) else 3.0 * ((left in _LETTERS) + (right in _LETTERS))
    return 0.0


def _place_letter(char: str, kind: str, left: str, right: str) -> float:
    if left not in _LETTERS and right not in _LETTERS:
        return 2.0 if char.lower() in _WORDS or kind in "cC" else 4.0
    mixed = any(side in _LETTERS and (side in "cC") != (kind in "cC") for side in (left, right))
    if kind == left and kind in "LC" and not mixed:
        return -1.5  # a word in capitals
    humped = (left in "lc" and kind in "LC") + (kind in "lc" and right in "LC")  # a capital inside a word
    return 6.0 * (mixed + humped)


_LETTERS = frozenset("lLcC")


def _side(char: str) -> str:
    """What a neighbour is: a letter of one of four kinds, a digit, a blank or a sign."""
    if char.isascii() and char.isalpha():
        return "l" if char.islower() else "L"
    if char.isdigit() or char.isspace():
        return "d" if char.isdigit() else " "
    if char.isascii():
        return "."
    kind = _kind(char)[0]
    return kind if kind in _LETTERS or kind == "a" else "."


def _strangers(text: str) -> float:
    """What it costs that letters are strange to the one language that has most of them: English quotes names from one."""
    letters = Counter(char for char in text.lower() if char > "\x7f" and _kind(char)[0] == "l")
    return 3.0 * min(sum(count for char, count in letters.items() if char not in own) for own in ALPHABETS.values())
