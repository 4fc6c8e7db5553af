r"""Bytes to `Source`: encoding, repairs, line ends, characters that no book can hold.

Inside this module ``\v`` is a line end that the file's own numbering does not count, such as a ``<br>`` was or a line
separator is; the last step turns it into a line and remembers where that is from.
"""

from __future__ import annotations

import hashlib
import re
from binascii import a2b_qp
from bisect import bisect_left
from codecs import BOM_UTF8
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from storybind.errors import EmptyStoryError, NotTextError
from storybind.filenames import REPORT
from storybind.model import Notice, Severity, Source
from storybind.text.decoding.encodings import to_unicode
from storybind.text.decoding.unusual import find_unusual
from storybind.text.tables.encodings import AS_LATIN_1, FOLLOWERS, LEADS

if TYPE_CHECKING:
    from storybind.text.decoding.mime import Letter

_MAGIC = (
    b"PK\x03\x04", b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x1f\x8b",
    b"7z\xbc\xaf", b"Rar!\x1a\x07", b"\x7fELF", b"MZ\x90\x00", b"\\documentclass", b"CONT\x02\0",
    b"\xeaDRMION\xee", b"ITOLITLS", b"AT&TFORM", REPORT,
)  # fmt: skip
"""How files begin that are no texts; `text.tables.documents` says what they are."""
_PALM = (b"BOOKMOBI", b"TEXtREAd")
"""What stands behind the first 60 bytes of a book for Palm and Kindle (wiki.mobileread.com/wiki/PDB)."""
_MAIL = rb"(?:From [^\n]{1,200}\r?\n)?[A-Za-z][A-Za-z-]{1,40}:"
_ENCODED = rb"^content-t(?:ransfer-encoding:[ \t]*(?:quoted-printable|base64)|ype:[ \t]*multipart/)"
_UTF_8, _EQUAL = rb"=E2=80=[89A][0-9A-F]|=C3=[89AB][0-9A-F]", rb"=(?![0-9A-F]{2}|[ \t]*\r?\n|\Z)"
_BARE_BODY = "this is the body of a mail in a transfer encoding (quoted-printable); decoded, and lines are counted in what it holds"
_LATEX = rb"(?:\s{0,99}%[^\n]{0,400}\n){0,60}\s{0,99}\\(?:documentclass|documentstyle|PassOptionsToPackage|RequirePackage)[\[{]"
"""How a document in LaTeX begins, under remarks."""
_HEAD = 2000  # bytes in which a document says what it is
_FICTION_BOOK = rb"(?:<\?[^>]{0,300}>\s{0,99})*<FictionBook\b"
FORBIDDEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
"""Of no use to a reader, or not allowed in XML 1.0 (section 2.2): C0 and C1 but tab and line feed, surrogates, U+FFFE
and U+FFFF."""

_BULLETS = dict(zip("\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc", "❖▪◆•➢✓", strict=True))
"""Bullets of Word, in places of the fonts Symbol and Wingdings that no other font has."""
_ODD = f"[{''.join(_BULLETS)}\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffd-\uffff]"
_LOST = "\ufffd"
_SOUND = frozenset("“”‘’—–…")
"""What writing programs set beside plain ASCII: nothing is odd in a text without other signs, and nothing to be mended."""
_DROPPED = (
    r"\x1b\[[0-9;?]{0,20}[A-Za-z]|" + "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)  # what colours a terminal, and the forbidden ones that are no line ends
_NOTHING = "there is nothing to read in it; is it the right file?"
_SEPARATORS = "[\v\x85\u2028\u2029]"
_INVISIBLE = "[\xad\u200b\u2060\ufeff]"  # they break words for search, and show nothing
_DIRECTIONS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_LEADING = "(?m)^[\u200f\u061c]+(?=[^\\w\n]{0,9}[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])"  # before what goes leftward by itself
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_JOINERS = "(?<![^\x00-\u024f])[\u200c\u200d]+(?![^\x00-\u024f])"  # spelling in Persian, Hindi and emoji; junk in Latin
_INDENT = r"(?m)^[ \t]*\xa0[ \t\xa0]*"
_WIDE_INDENT = r"(?m)^[ \t]*[\u2002\u2003][ \t\u2002\u2003]*"
_AS_BLANKS = str.maketrans({"\u2002": "  ", "\u2003": "    "})  # half an em, and one
_LIGATURES = str.maketrans(
    dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True))
)
"""Letters that a printer has cast in one, as programs take them out of a page; nobody types them, and no search finds their words."""
_MOJIBAKE = f"[{LEADS}][{FOLLOWERS}]"
_MORE_MOJIBAKE = ("\u201a\xc4", "\u221a", "\u0432\u0402", *AS_LATIN_1)
_CYRILLIC_MOJIBAKE = "[\u0420\u0421][\xa0-\xbf\u0401-\u040f\u0451-\u0491\u2020-\u2026\u20ac][\u0420\u0421]"
_CYRILLIC_AS_LATIN = "[\xc0-\xff]{5}"  # so many letters with accents side by side are no word of any language
_REACH = 1 << 18  # characters in which they are looked for: such a file is so throughout
_PAGE = r"\s{0,99}(?:<\?xml[^>]{0,300}>\s{0,99})?(?:<!--[^>]{0,900}-->\s{0,99})?<(?:!doctype\s{1,9}html|html)\b"


def decode(data: bytes, path: str, encoding: str | None = None) -> Source:
    r"""The text in `data`, with ``\n`` line ends.

    Args:
        data: A whole file.
        path: What the user called it; its ending tells Markdown and HTML from plain text.
        encoding: The encoding to read it in; by default it is found.

    Raises:
        NotTextError: A picture, an archive, or anything else that is no text.
        EncodingError: It is not in the encoding that was asked for.
        EmptyStoryError: Nothing but blanks.

    >>> decode(b"\xef\xbb\xbfRain.\r\n", "rain.txt").text
    'Rain.\n'
    """
    refuse_other_files(data, path)
    letter = _read_mime(data, path) if encoding is None and re.match(_MAIL, data) else None
    bare = letter is None and _is_quoted_printable(data)
    text, name, notices = letter.decoded if letter else to_unicode(a2b_qp(data) if bare else data, path, encoding)
    if bare:
        notices += (Notice("decoded", _BARE_BODY, None, Severity.INFO),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text and any(map(text.__contains__, "\v\x85\u2028\u2029")):
        nel = not any(map(text.__contains__, AS_LATIN_1))
        text = re.sub(_SEPARATORS if nel else "[\v\u2028\u2029]", "\n", text)
    form = _format(path, text) if letter is None else "html" if letter.is_page else "text"
    source = Source(path, text, name, hashlib.sha256(data).hexdigest(), form, notices)
    source = _clean(_mend(source))
    if not source.text or source.text.isspace():
        raise EmptyStoryError(_NOTHING, where=path)
    return source


def _is_quoted_printable(data: bytes) -> bool:
    r"""Whether a text is the body of a mail that was saved without its head: UTF-8 in signs of equality, and none that means itself.

    >>> _is_quoted_printable(b"=E2=80=9CYes,=E2=80=9D said any=\nbody."), _is_quoted_printable(b"=E2=80=9C is a=b")
    (True, False)
    """
    if b"=" not in data or not data.isascii():  # one byte is looked for in no time
        return False
    return len(re.findall(_UTF_8, data)) > 1 and re.search(_EQUAL, data) is None


def _read_mime(data: bytes, path: str) -> Letter | None:
    """What is in a mail or a saved page whose head says that it is encoded; None for any other text."""
    if not re.search(_ENCODED, data[:8192], re.IGNORECASE | re.MULTILINE):
        return None
    from storybind.text.decoding.mime import read_mime

    return read_mime(data, path)


def refuse_other_files(data: bytes, path: str) -> None:
    """Make sure that a file's first bytes, or all of them, are not those of a picture, an archive or the like.

    Raises:
        NotTextError: They are.
        EmptyStoryError: There are none.
    """
    if not data:
        raise EmptyStoryError(_NOTHING, where=path)
    start = data[:_HEAD]
    if b"<FictionBook" in start and re.match(_FICTION_BOOK, head := data.removeprefix(BOM_UTF8).lstrip()):
        data = head
    elif b"\\" in start and re.match(_LATEX, data.removeprefix(BOM_UTF8)):
        data = b"\\documentclass"
    elif not (data.startswith(_MAGIC) or data.startswith(_PALM, 60)) or (
        data[:4] == b"RIFF" and data[8:12] not in (b"WEBP", b"WAVE", b"AVI ")
    ):
        return
    from storybind.text.tables.documents import describe

    raise NotTextError(f"this is {describe(data)}", where=path)


def _format(path: str, text: str) -> Literal["text", "markdown", "html"]:
    """What kind of text it is: a web page is one by whatever name it was saved."""
    ending = PurePath(path).suffix.lower()
    if ending in (".html", ".htm", ".xhtml") or _is_page(text[:2000]):
        return "html"
    return "markdown" if ending in (".md", ".markdown") else "text"


def _is_page(head: str) -> bool:
    return head.lstrip().startswith("<") and re.match(_PAGE, head, flags=re.IGNORECASE) is not None


def _mend(source: Source) -> Source:
    """What other programs have done to the text undone, where there is a sign of it."""
    text = source.text
    rare = find_unusual(text)
    if _SOUND.issuperset(rare):
        return source
    if re.search(_CYRILLIC_AS_LATIN, rare[:_REACH]) and re.search(_CYRILLIC_AS_LATIN, text[:_REACH]):
        from storybind.text.decoding.repair import mend_cyrillic

        text, told = mend_cyrillic(text)
        source = source._replace(text=text, notices=source.notices + told)
        rare = find_unusual(text)
    if _is_mojibake(rare) and _is_mojibake(text):
        from storybind.text.decoding.repair import mend_mojibake

        text, told = mend_mojibake(text)
        source = source._replace(text=text, notices=source.notices + told)
    return source


def _is_mojibake(text: str) -> bool:
    return (
        re.search(_MOJIBAKE, text) is not None
        or any(sign in text for sign in _MORE_MOJIBAKE)
        or ("\u0420" in text and re.search(_CYRILLIC_MOJIBAKE, text) is not None)
    )


def purge(source: Source) -> Source:
    """A source without characters that no book can hold; what `decode` made is so already."""
    return _clean(source) if _has(FORBIDDEN, source.text) else source


def _has(unusual: str, text: str) -> bool:
    """Whether a text has one of some characters that are no plain ASCII, and show nothing or that a letter was lost."""
    rare = find_unusual(text)
    return not (rare.isprintable() and _LOST not in rare) and re.search(unusual, rare) is not None


def _clean(source: Source) -> Source:
    """One kind of line end, no forbidden character, nothing invisible that breaks words, no leftovers of markup."""
    text, told = source.text, source.notices
    odd = _has(_ODD, text)
    if odd:
        text = re.sub(_SEPARATORS, "\v", re.sub(f"[{''.join(_BULLETS)}]", lambda bullet: _BULLETS[bullet[0]], text))
        text, more = _drop_controls(text.rstrip("\x1a"))
        told += more
        if "\ufffd" in text and not any(notice.code == "bad-bytes" for notice in told):
            told += (_lost(text),)
    if source.format == "text" and ("&" in text or "<" in text or "[" in text):
        from storybind.text.decoding.leftovers import read_leftovers

        text, more = read_leftovers(text)
        told += more
        odd = odd or _has(_ODD, text)
    if odd:
        text = re.sub(_JOINERS, "", _drop_directions(re.sub(_INVISIBLE, "", text)))
    if source.format == "text" and "\xa0" in text:
        text = re.sub(_INDENT, lambda indent: indent[0].replace("\xa0", " "), text)
    if source.format == "text" and not text.isascii() and ("\u2003" in text or "\u2002" in text):
        text = re.sub(_WIDE_INDENT, lambda indent: indent[0].translate(_AS_BLANKS), text)
    if "\f" in text and not text.isascii():
        text = text.translate(_LIGATURES)
    source = source._replace(text=text, notices=told)
    return _number_lines(source) if "\v" in text or "\f" in text else source


def _drop_controls(text: str) -> tuple[str, tuple[Notice, ...]]:
    first = re.search(_DROPPED, text)
    if not first:
        return text, ()
    line = text.count("\n", 0, first.start()) + 1
    text, count = re.subn(_DROPPED, "", text)
    told = f"{count} control character{'s' if count > 1 else ''} left out, the first on line {line}"
    return text, (Notice("control-characters", told, line),)


def _lost(text: str) -> Notice:
    """A remark on characters that were lost before the file came to us."""
    count, line = text.count("\ufffd"), text.count("\n", 0, text.index("\ufffd")) + 1
    those = "a character was" if count == 1 else f"{count} characters were"
    told = f"{those} lost before, where \ufffd stands, the first on line {line}; put them back if you know them"
    return Notice("lost-characters", told, line)


def _drop_directions(text: str) -> str:
    r"""Marks of direction go from lines that have nothing written from right to left, and from the front of those that begin so anyhow.

    >>> _drop_directions("\u200f\u0627\u0644\u0641\u0635\u0644") == "\u0627\u0644\u0641\u0635\u0644"
    True
    >>> _drop_directions("left\u200e\nשלום\u200f!") == "left\nשלום\u200f!"
    True
    """
    if not re.search(_DIRECTIONS, text):
        return text
    if not re.search(_RIGHT_TO_LEFT, text):
        return re.sub(_DIRECTIONS, "", text)
    lines = re.sub(_LEADING, "", text).split("\n")
    return "\n".join(line if re.search(_RIGHT_TO_LEFT, line) else re.sub(_DIRECTIONS, "", line) for line in lines)


def _number_lines(source: Source) -> Source:
    """The lines that the file does not count made lines, form feeds taken out, and both remembered.

    A form feed ends a line unless one ends there anyhow; what follows it begins a page.
    """
    rows: list[str] = []
    origins: list[int] = []
    pages: list[int] = []
    turned = False  # the next row begins a page
    for number, line in enumerate(source.text.split("\n"), start=1):
        for part in line.split("\v"):
            pieces = part.split("\f")
            filled = [at for at, piece in enumerate(pieces) if piece.strip()]
            for at in filled or [len(pieces) - 1]:
                rows.append(pieces[at])
                origins.append(number)
                if turned or at:
                    pages.append(len(rows))
                turned = False
            turned = bool(filled) and filled[-1] < len(pieces) - 1
    text = "\n".join(rows)
    if len(rows) == origins[-1]:
        return source._replace(text=text, pages=tuple(pages))
    notices = tuple(told._replace(line=told.line and bisect_left(origins, told.line) + 1) for told in source.notices)
    return source._replace(text=text, notices=notices, origins=tuple(origins), pages=tuple(pages))
