"""Bytes in an encoding that somebody asked for: taken as asked, unless they plainly are in another one."""

from storybind.errors import EncodingError
from storybind.model import Notice
from storybind.options import find_encoding
from storybind.text.decoding.decoded import Decoded, called, is_utf8, line_after, marked_wide, sample_of
from storybind.text.decoding.wide import find_wide

_WIDE = ("utf-16", "utf-32")
_WAY_OUT = "name another encoding, or none to have it found"


def decode_as_asked(data: bytes, path: str, asked: str) -> Decoded:
    """Decode a whole file as was asked; raises `EncodingError`.

    What cannot be is an error; a reading that only makes far less sense than another is a warning.
    """
    name = find_encoding(asked)
    if name is None:
        raise EncodingError(f"there is no encoding {asked!r}; name another, or none to have it found", where=path)
    name = _with_its_order(data, name)
    if why_not := _contradicts(data, name):
        told = f"it is not {called(name)}, which was asked for: {why_not}; {_WAY_OUT}"
        raise EncodingError(told, where=path)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as wrong:
        line = line_after(data[: wrong.start].decode(name, errors="replace").encode())
        byte = f"the byte {data[wrong.start]:02X} at offset {wrong.start}"
        told = f"{byte} is not {called(name)}, which was asked for; {_WAY_OUT}"
        raise EncodingError(told, where=f"{path}:{line}") from None
    return Decoded(text, name, _doubts(data, name))


def _with_its_order(data: bytes, name: str) -> str:
    """The encoding with the order of bytes that the file has, where nothing says it and it is not this machine's.

    >>> _with_its_order("It rained.".encode("utf-16-be"), "utf-16"), _with_its_order(b"Rain", "utf-16")
    ('utf-16-be', 'utf-16')
    """
    if name not in _WIDE or marked_wide(data):
        return name
    found = find_wide(data)
    return found if found and found.startswith(name) else name


def _contradicts(data: bytes, name: str) -> str:
    """Why a file cannot be in an encoding beyond doubt; empty where it may be.

    Every text has blanks or line ends, which in UTF-16 and UTF-32 hold a NUL; no other text has one at every other place.
    """
    if name.startswith(_WIDE) and 0 not in data:
        return "it is plainly UTF-8" if is_utf8(data) else "there would be bytes of zero in it"
    wide = (marked_wide(data) if 0 in data else "") or find_wide(data)
    return f"it is plainly {called(wide)}" if wide and name not in (wide, wide[:6]) else ""


def _doubts(data: bytes, name: str) -> tuple[Notice, ...]:
    """A warning where the bytes read better otherwise: as UTF-8, which nothing is by accident, or by our measure."""
    if data.isascii() or name.startswith("utf"):
        return ()
    start = next(at for at, byte in enumerate(data) if byte > 127)
    if is_utf8(data):
        better = "utf-8"
    else:
        from storybind.text.decoding.guess import guess, is_believable

        sample = sample_of(data, start)
        if is_believable(sample, name):
            return ()
        better = guess(sample)
    line = line_after(data[:start])
    told = f"read as {called(name)}, as was asked, but it looks like {called(better)}; if words are wrong, {_WAY_OUT}"
    return (Notice("doubtful-encoding", told, line),)
