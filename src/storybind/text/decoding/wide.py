"""UTF-16 and UTF-32 that do not say so."""

from storybind.text.decoding.decoded import is_utf8
from storybind.text.tables.letters import HAN, HANGUL

_HEAD = 4096  # bytes that are looked at


def find_wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte-order mark, told by where the halves of its characters stand.

    The upper half is below 9 in Latin, Greek, Cyrillic, Hebrew and Arabic: a NUL or a control character at every other
    place. In Chinese, Japanese and Korean only blanks and line ends have one; there the reading itself must be natural.
    """
    head = data[:_HEAD]
    if 0 not in head or (len(head) < _HEAD and len(head) % 2 and head.count(0) < 8):
        return None
    low = [[byte < 9 for byte in head[place::4]].count(True) * 4 / len(head) for place in range(4)]
    if low[0] < 0.6 and low[2] > 0.9 and low[3] > 0.9:
        return "utf-32-le"
    if low[0] > 0.9 and low[1] > 0.9 and low[3] < 0.6:
        return "utf-32-be"
    even, odd = low[0] + low[2], low[1] + low[3]  # of two
    if odd > 2 / 3 and even < 0.1:
        return "utf-16-le"
    if even > 2 / 3 and odd < 0.1:
        return "utf-16-be"
    return None if is_utf8(head, cut=True) else _find_wide_han(head)


def _find_wide_han(head: bytes) -> str | None:
    """UTF-16 in a script of many thousand characters: that in which most of them are frequent ones."""
    for name in ("utf-16-le", "utf-16-be"):
        text = head.decode(name, errors="replace")
        known = sum(char in HAN or char in HANGUL or "\u3000" <= char <= "\u30ff" for char in text)
        plain = sum(char.isascii() for char in text)
        if known > 0.2 * len(text) and known + plain > 0.4 * len(text):
            return name
    return None
