"""Bytes to characters: the ladder of ways in which a file says, or shows, how it is encoded.

A step that holds ends the climb: what was asked for, a byte-order mark, strict UTF-8, UTF-16 and UTF-32 without a mark,
UTF-8 with damage, what the file says of itself, and last the reading that is most natural.
"""

import codecs
import re
from typing import NamedTuple

from storybind.errors import NotTextError
from storybind.model import Notice
from storybind.options import find_encoding
from storybind.text.decoding.decoded import REACH, Decoded, called, cut, is_utf8, line_after, marked_wide, sample_of
from storybind.text.tables.encodings import DECLARATIONS, WIDER

_HEAD = 4096  # bytes looked at for NULs and declarations
_FEW = 0.01  # share of bytes without a meaning from which on a file is no text
_DAMAGE = 0.2  # bad bytes for each good character beyond ASCII up to which a file is still UTF-8
_MIXED = 0.1  # share of bytes beyond ASCII on lines of sound UTF-8 from which on they are no accident
_SMART = b"\x85\x91\x92\x93\x94\x95\x96\x97"  # Windows' quotation marks, dashes, ellipsis and bullet
_SHIFTED = rb"\+(?:A[A-Z]|B[A-D]|I[BC])[A-Za-z0-9+/]"
"""Letters of Latin, Greek and Cyrillic, quotation marks and dashes in UTF-7."""
_LATIN, _FEW_FAR = "\u024f", 3  # its last letter; letters of another script are no fewer than one in so many
_LINES = 1000  # broken ones that are looked at before the rest is taken to be like them
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1a"))
_BEYOND_ASCII = bytes(range(128, 256))


def to_unicode(data: bytes, path: str, asked: str | None = None) -> Decoded:
    """Decode a file by the first step of the ladder that holds; the encoding `asked` for is taken, unless the bytes cannot be in it."""
    if asked:
        from storybind.text.decoding.asked import decode_as_asked

        return decode_as_asked(data, path, asked)
    if data.startswith(codecs.BOM_UTF8):
        return _damaged(data, "utf-8-sig", path)
    if marked := marked_wide(data):
        return _damaged(data, marked[: len("utf-16")], path)
    if 0 in data[:_HEAD]:
        from storybind.text.decoding.wide import find_wide  # few texts hold a NUL

        if wide := find_wide(data):
            return _damaged(data, wide, path)
    if b"\x1b$" in data and (found := _if_it_holds(data, "iso2022_jp_2", "iso2022_kr")):
        return found
    _refuse_binary(data, path)
    if data.isascii() and re.search(_SHIFTED, data):
        from storybind.text.decoding.seven import read_seven  # hardly a text has the sign of it

        if found := read_seven(data):
            return found
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as wrong:
        return _not_utf8(data, path, wrong.start)


def _if_it_holds(data: bytes, *names: str) -> Decoded | None:
    """The first of some encodings in which every byte has a meaning."""
    for name in names:
        try:
            return Decoded(data.decode(name), name)
        except UnicodeDecodeError:
            continue
    return None


def _refuse_binary(data: bytes, path: str) -> None:
    few = max(8, len(data) * _FEW)
    if data.count(0) > few and data.rstrip(b"\0").count(0) > few:  # a crash leaves them behind a whole story
        told = f"not a text: the byte at offset {data.index(0)} is NUL, and so are many more; save it as UTF-8"
        raise NotTextError(told, where=path)


def _damaged(data: bytes, name: str, path: str) -> Decoded:
    """Text in a Unicode encoding that is certain; what is broken in it, such as a cut-off end, is shown as U+FFFD."""
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError as wrong:
        start = wrong.start
    if name == "utf-8-sig":
        return _not_utf8(data[3:], path, start)._replace(encoding=name)
    text = data.decode(name, errors="replace")
    bad = text.count("\ufffd")
    if bad > max(8, len(text) * _FEW):
        told = f"it begins as {name.upper()} and breaks off at byte {start}; save it as UTF-8"
        raise NotTextError(told, where=path)
    return Decoded(text, name, (_bad_bytes(bad, name.upper(), line_after(text.partition("\ufffd")[0].encode())),))


def _bad_bytes(count: int, encoding: str, line: int) -> Notice:
    told = f"{count} byte{'s are' if count > 1 else ' is'} not {encoding}, the first on line {line}; shown as \ufffd"
    return Notice("bad-bytes", told, line)


def _not_utf8(data: bytes, path: str, start: int) -> Decoded:
    """What is not strict UTF-8: damaged UTF-8, several encodings in one file, or one other encoding throughout."""
    _refuse_noise(data.rstrip(b"\0"), path, start)
    if b"\xed" in data and (found := _put_halves_together(data)):
        return found
    end = b"\n" if b"\n" in data else b"\r"
    lines = data.split(end)
    broken = [at for at, line in enumerate(lines) if not line.isascii() and not is_utf8(line)]
    inside = [_count(lines[at]) for at in broken[:_LINES]]
    all_of_them = len(broken) / len(inside)
    bad, good = (all_of_them * sum(counts) for counts in zip(*((one.bad, one.good) for one in inside), strict=True))
    there = set(broken)
    sound = sum(_high(line) for at, line in enumerate(lines) if at not in there)
    cut = broken == [len(lines) - 1] and is_utf8(lines[-1], cut=True)
    if (cut and good + sound) or bad <= _DAMAGE * (good + sound / 2) or sound >= _MIXED * (sound + bad):
        return _mend_lines(lines, broken, end)
    return _other(data, start)


def _refuse_noise(data: bytes, path: str, start: int) -> None:
    if _without(data, _CONTROLS) > max(8, len(data) * _FEW):
        told = "not a text, or one in an encoding that storybind does not know; save it as UTF-8"
        raise NotTextError(told, where=f"{path}:{line_after(data[:start])}")


def _without(data: bytes, some: bytes) -> int:
    """How many bytes are among some."""
    return len(data) - len(data.translate(None, some))


def _high(data: bytes) -> int:
    return 0 if data.isascii() else _without(data, _BEYOND_ASCII)


def _put_halves_together(data: bytes) -> Decoded | None:
    """UTF-8 in which characters beyond U+FFFF are two halves of UTF-16, as some databases write it (CESU-8)."""
    try:
        text = data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return None
    first = re.search("[\ud800-\udfff]", text)
    line = line_after(text[: first.start()].encode()) if first else 1
    whole = text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    told = f"characters were written as halves of UTF-16, the first on line {line}; put together"
    return Decoded(whole, "utf-8", (Notice("bad-bytes", told, line),))


class _Count(NamedTuple):
    """Characters beyond ASCII that are whole in a stretch of broken UTF-8, and bytes that belong to none."""

    good: int
    bad: int


def _count(line: bytes) -> _Count:
    text = line[:REACH].decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return _Count(len(text) - len(text.encode("ascii", errors="ignore")) - bad, bad)


def _mend_lines(lines: list[bytes], broken: list[int], end: bytes) -> Decoded:
    """UTF-8 with broken lines: those that are another encoding read as that, in others U+FFFD for what is lost."""
    from storybind.text.decoding.guess import guess, reads_well

    last = len(lines) - 1
    whole = broken[:-1] if broken[-1] == last and is_utf8(lines[last], cut=True) else broken
    foreign = [at for at in whole if (count := _count(lines[at])).good < count.bad]
    sample = cut(b"\n".join(lines[at] for at in foreign[:_LINES]))
    name = guess(sample) if sample else ""
    if not sample or not reads_well(sample, name) or _is_far_fetched(sample, name):
        foreign = []
    text = [line.decode("utf-8", errors="replace") for line in lines]
    for at in foreign:
        text[at] = _read_as(lines[at], name)
    notices = []
    lost = sorted(set(broken) - set(foreign))
    before = [at + 1 for at in (*lost[:1], *foreign[:1])]
    if lost:
        notices.append(_bad_bytes(sum(text[at].count("\ufffd") for at in lost), "UTF-8", before[0]))
    if foreign:
        those = "a line is" if len(foreign) == 1 else f"{len(foreign)} lines are"
        told = f"{those} not in UTF-8 as the rest, but in {called(name)}, the first on line {before[-1]}; read so"
        notices.append(Notice("mixed-encodings", told, before[-1]))
    return Decoded(end.decode().join(text), "utf-8", tuple(notices))


def _is_far_fetched(sample: bytes, name: str) -> bool:
    r"""Whether a reading finds a few letters of another script among many of ASCII, as it does in bytes that are none.

    >>> _is_far_fetched(b"The room smelled of paraffin.\xed\xa0\x80", "cp1251"), _is_far_fetched("Она вошла.".encode("cp1251"), "cp1251")
    (True, False)
    """
    letters = [char for char in sample.decode(name, errors="replace") if char.isalpha()]
    far = sum(char > _LATIN for char in letters)
    return 0 < far * _FEW_FAR < len(letters)


def _other(data: bytes, start: int) -> Decoded:
    """A text in one encoding that is not Unicode: the one it declares, else the one that reads most naturally."""
    from storybind.text.decoding.guess import guess, is_believable

    sample = sample_of(data, start)
    declared = _find_declared(data[: 4 * _HEAD])
    if declared and is_believable(sample, declared) and (found := _if_it_holds(data, declared)):
        return found
    mac = b"\n" not in data and b"\r" in data
    name = "cp1252" if not mac and not _high(data.translate(None, _SMART)) else guess(sample, mac=mac)
    text = _read_as(data, name)
    line = line_after(data[:start])
    told = f"not UTF-8; read as {called(name)}; if words are wrong, name the encoding with --encoding"
    notices = [Notice("guessed-encoding", told, line)]
    if "\ufffd" in text:
        notices.append(_bad_bytes(text.count("\ufffd"), called(name), text.count("\n", 0, text.index("\ufffd")) + 1))
    return Decoded(text, codecs.lookup(name).name, tuple(notices))


def _read_as(data: bytes, name: str) -> str:
    """The text in an encoding; the five holes of Windows-1252 are C1 controls (WHATWG Encoding, index windows-1252)."""
    if name != "cp1252":
        return data.decode(name, errors="replace")
    text = data.decode(name, errors="surrogateescape")
    if any(hole in text for hole in "\udc81\udc8d\udc8f\udc90\udc9d"):
        return text.translate({0xDC00 + hole: hole for hole in b"\x81\x8d\x8f\x90\x9d"})
    return text


def _find_declared(head: bytes) -> str | None:
    r"""The encoding that a page, a Gutenberg book or a mail says it is in, widened to the one that is meant.

    >>> _find_declared(b"Title: Rain\n\nCharacter set encoding: ISO Latin-1\n")
    'cp1252'
    """
    for pattern in DECLARATIONS:
        if found := re.search(pattern, head, flags=re.IGNORECASE | re.MULTILINE):
            words = (find_encoding(word) for word in found[1].decode("ascii", errors="ignore").split())
            name = next(filter(None, words), None)
            if name and name not in ("ascii", "utf-8", "utf-16", "utf-32"):
                return WIDER.get(name, name)
    return None
