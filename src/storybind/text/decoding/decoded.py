"""A text decoded, and what all ways of decoding say of bytes: the names of encodings, the line, a sample to guess from."""

import codecs
from typing import NamedTuple

from storybind.model import Notice
from storybind.text.tables.encodings import NAMES

REACH = 1 << 18
"""Bytes from the first odd one on that are searched for them."""

_SAMPLE = 3000  # bytes that the guess is made from


_MARKS = (  # those of UTF-32 begin like those of UTF-16, so they stand first
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(NamedTuple):
    """The characters, the encoding by Python's name, and what had to be guessed or was damaged."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def marked_wide(data: bytes) -> str:
    """UTF-16 or UTF-32 in the order of bytes that the mark at a file's beginning says; empty where there is none."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def line_after(before: bytes) -> int:
    """The line that follows some bytes, counted from 1 as an editor does."""
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def is_utf8(data: bytes, *, cut: bool = False) -> bool:
    """Whether bytes are UTF-8; where they may be `cut`, but for a character that their end cuts off."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return cut and wrong.reason == "unexpected end of data"
    return True


def called(name: str) -> str:
    """What people call an encoding."""
    name = codecs.lookup(name).name
    return NAMES.get(name, name)


def sample_of(data: bytes, start: int) -> bytes:
    """Lines with bytes beyond ASCII, from the first on."""
    reach = data[max(0, start - 200) : start + REACH].splitlines()
    return cut(b"\n".join(line for line in reach if not line.isascii()))


def cut(sample: bytes) -> bytes:
    """A sample that is no longer than it need be, and breaks off at a line's end if it can."""
    if len(sample) <= _SAMPLE:
        return sample
    return sample[: max(sample.rfind(b"\n", 0, _SAMPLE), 0) or _SAMPLE]
