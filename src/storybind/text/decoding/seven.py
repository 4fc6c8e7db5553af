"""UTF-7: letters beyond ASCII in a text of seven bits, as old mail programs wrote them (RFC 2152)."""

import re
from unicodedata import category

from storybind.model import Notice, Severity
from storybind.text.decoding.decoded import Decoded, line_after

_RUN = re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")
"""Characters beyond ASCII: a hyphen closes them where a letter follows."""
_FEW = 4  # one character in so many may be an ornament
_SEVERAL = 2  # of them make a text that is so written; one may be a part's number, "B+747-"


def read_seven(data: bytes) -> Decoded | None:
    r"""A text of plain ASCII that is UTF-7; None where it is none, or reads as no language does.

    >>> read_seven(b"She ate V+AOk-rl+AOA-c. +IBw-Well,+IB0- he said.").text
    'She ate Vérlàc. “Well,” he said.'
    >>> read_seven(b"1 + 1 is 2, and C++ is no letter. B+747- and A+380-."), read_seven(b"caf+AOk-")
    (None, None)
    """
    first = _RUN.search(data)
    try:
        text = data.decode("utf-7")
    except UnicodeDecodeError:
        return None
    beyond = [char for char in text if char > "\x7f"]
    runs = sum(1 for _ in _RUN.finditer(data))
    strange = sum(not _is_usual(char) for char in beyond)
    if (
        first is None
        or runs < _SEVERAL
        or _FEW * strange > len(beyond)
        or any(category(char)[0] == "C" and char != "\xad" for char in set(beyond))
    ):
        return None
    line = line_after(data[: first.start()])
    told = f"it is in UTF-7 (“{first[0].decode()}” on line {line} is “{first[0].decode('utf-7')}”), as old mail programs wrote; read so"
    return Decoded(text, "utf-7", (Notice("guessed-encoding", told, line, Severity.INFO),))


def _is_usual(char: str) -> bool:
    """Whether a character is a letter of Europe's, or a sign that is set between words: what chance makes is Chinese."""
    return (
        "\xa0" <= char <= "\u052f" or "\u1e00" <= char <= "\u1fff" or "\u2010" <= char <= "\u2044" or char == "\u20ac"
    )
