"""Bytes to `Source`: encoding, line ends, characters that no book can hold."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import PurePath

from storybind.errors import EmptyStoryError, NotTextError
from storybind.model import Notice, Source

_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an e-book"),
    (b"%PDF", "a PDF"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture or a sound"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
)
_BOMS = (  # the UTF-32 marks begin like the UTF-16 ones, so they stand first
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_ENDS = "\r\n|[\r\v\x85\u2028\u2029]"
_FORM_FEED = "\n?\f\n?"
# Of no use to a reader, or not allowed in XML 1.0 (section 2.2): C0 and C1 but tab and line feed, surrogates,
# U+FFFE and U+FFFF; and the invisible ones that break words for search: soft hyphen, zero-width space, word joiner.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_FEW = 0.01  # share of NULs above which bytes are no text, and of bad bytes below which a file is still UTF-8


def decode(data: bytes, path: str) -> Source:
    r"""The text in `data`, with ``\n`` line ends.

    Args:
        data: A whole file.
        path: What the user called it; its ending tells Markdown from plain text.

    Raises:
        NotTextError: A picture, an archive, or anything else that is no text.
        EmptyStoryError: Nothing but blanks.

    >>> decode(b"\xef\xbb\xbfRain.\r\n", "rain.txt").text
    'Rain.\n'
    """
    _refuse_other_files(data, path)
    text, encoding, notices = _to_unicode(data, path)
    if FORBIDDEN.search(text) or _INVISIBLE.search(text) or re.search("[\u2028\u2029]", text):
        text, more = _clean(text)
        notices = (*notices, *more)
    if not text or text.isspace():
        raise EmptyStoryError("there is nothing to read in it; is it the right file?", where=path)
    kind = "markdown" if PurePath(path).suffix.lower() in (".md", ".markdown") else "text"
    return Source(
        path, text, encoding, hashlib.sha256(data).hexdigest(), "markdown" if kind == "markdown" else "text", notices
    )


def _refuse_other_files(data: bytes, path: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic) and (magic != b"RIFF" or data[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
            raise NotTextError(f"this is {what}, not a text; give the story as .txt or .md", where=path)
    if PurePath(path).suffix.lower() in (".html", ".htm", ".xhtml"):
        raise NotTextError("HTML is not read yet; save the page as text, or copy its text into a .txt", where=path)
    utf16 = data[:4].startswith(tuple(bom for bom, _ in _BOMS))
    if not utf16 and data.count(0) > max(8, len(data) * _FEW):
        at = data.index(0)
        raise NotTextError(
            f"not a text: the byte at offset {at} is NUL, and so are many more; save it as UTF-8", where=path
        )


def _to_unicode(data: bytes, path: str) -> tuple[str, str, tuple[Notice, ...]]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(name), name, ()
            except UnicodeDecodeError as wrong:
                raise NotTextError(
                    f"it begins as {name.upper()} and breaks off at byte {wrong.start}; save it as UTF-8", where=path
                ) from wrong
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as wrong:
        return _almost_utf8(data, wrong) or _single_byte(data, path, wrong)


def _almost_utf8(data: bytes, wrong: UnicodeDecodeError) -> tuple[str, str, tuple[Notice, ...]] | None:
    """UTF-8 with a few bad bytes: the good characters beyond ASCII far outnumber them."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    beyond = len(text) - len(data.decode("ascii", errors="ignore")) - bad
    if bad > beyond * 0.2:
        return None
    line = data.count(b"\n", 0, wrong.start) + 1
    told = f"{bad} byte{'s are' if bad > 1 else ' is'} not UTF-8, the first on line {line}; shown as \ufffd"
    return text, "utf-8", (Notice("bad-bytes", told, line),)


def _single_byte(data: bytes, path: str, wrong: UnicodeDecodeError) -> tuple[str, str, tuple[Notice, ...]]:
    """Windows-1252, its five holes kept as C1 controls and dropped later (WHATWG Encoding, index windows-1252)."""
    text = data.decode("cp1252", errors="surrogateescape")
    holes = len(re.findall("[\udc80-\udcff]", text))
    line = data.count(b"\n", 0, wrong.start) + 1
    told = f"not UTF-8 (line {line}); read as Windows-1252"
    if holes + len(FORBIDDEN.findall(text)) - text.count("\r") > max(8, len(text) * _FEW):
        where = f"{path}:{line}"
        raise NotTextError(
            "not a text, or one in an encoding that storybind cannot guess; save it as UTF-8", where=where
        )
    if holes:
        told += f", {holes} byte{'s' if holes > 1 else ''} left out that mean nothing there"
    return text, "cp1252", (Notice("guessed-encoding", told, line),)


def purge(source: Source) -> Source:
    """A source without characters that no book can hold; what `decode` made is so already."""
    if not FORBIDDEN.search(source.text):
        return source
    text, told = _clean(source.text)
    return source._replace(text=text, notices=(*source.notices, *told))


def _clean(text: str) -> tuple[str, tuple[Notice, ...]]:
    """One kind of line end, and no forbidden character; says how many were dropped and where."""
    text = re.sub(_LINE_ENDS, "\n", text)
    text = _INVISIBLE.sub("", re.sub(_FORM_FEED, "\n", text))
    first = FORBIDDEN.search(text)
    if not first:
        return text, ()
    line = text.count("\n", 0, first.start()) + 1
    text, count = FORBIDDEN.subn("", text)
    told = f"{count} control character{'s' if count > 1 else ''} left out, the first on line {line}"
    return text, (Notice("control-characters", told, line),)
