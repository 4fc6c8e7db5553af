"""Names of books that FAT and every e-reader take."""

import re
import unicodedata
from collections.abc import Sequence

_REFUSED = re.compile(r"""[\\/:*?"<>|%;!$]""")
"""What FAT refuses, and what calibre's driver keeps from Kobos; the straight apostrophe, too, becomes a curly one."""

_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)")
_LONGEST = 200  # bytes; a part of a path has at most 255, and a number may follow


def book_stem(title: str, authors: Sequence[str]) -> str:
    """What a book is called on a reader, without its ending: ``Author - Title``.

    >>> book_stem("What Next?", ("Anna Moss", "Jo Li")), book_stem("Rain", ("Unknown",))
    ('Anna Moss & Jo Li - What Next', 'Rain')
    >>> book_stem("..", ("Anna Moss",))
    'Anna Moss'
    """
    known = [author for author in authors if author != "Unknown"]
    by = shorten(" & ".join(known) if len(known) < 3 else f"{known[0]} and others", _LONGEST // 3)
    return safe_name(" - ".join(part for part in (by, title) if part.strip(" ._")) or title)


def safe_name(text: str) -> str:
    """A part of a path that every file system takes; never empty.

    >>> safe_name("A/B: C..."), safe_name("con"), safe_name("..."), safe_name("._x'y?")
    ('A_B_ C', 'book con', 'book', 'x’y')
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split()).replace("'", "’")
    printable = "".join(char for char in folded if char.isprintable())
    name = shorten(_REFUSED.sub("_", printable).strip(" ._"), _LONGEST)
    return f"book {name}" if _WINDOWS.match(name) else name or "book"


def shorten(text: str, most: int) -> str:
    """At most so many bytes of a text, without half a letter, and half a word only where words are long.

    >>> shorten("Übermut", 4), shorten("The long way", 7)
    ('Übe', 'The')
    """
    kept = text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
    whole = kept.rpartition(" ")[0]
    cut = len(kept) < len(text) and text[len(kept)] != " " and len(whole) > len(kept) // 3
    return (whole if cut else kept).strip(" .")


def plain_name(stem: str) -> str:
    """A name in ASCII alone, for drivers that refuse all else (fusefat does).

    >>> plain_name("Zoë – Über"), plain_name("雨")
    ('Zoe _ Uber', 'book')
    """
    bare = "".join(char for char in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(char))
    return safe_name("".join(char if char.isascii() else "_" for char in bare)).replace("’", "_")
