"""What stands in a sidecar or a `storybind.toml`: options, and what is set by hand: breaks, chapters, epigraphs, dedications, notes."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from storybind.book.origin import digest
from storybind.edge import files
from storybind.errors import ConfigError, OptionError, StorybindError
from storybind.filenames import CONFIGS
from storybind.model import Hands
from storybind.options import KEYS, Options, read_options

T = TypeVar("T")

_BREAKS = ("break", "no-break")
_CHAPTERS = ("chapter", "no-chapter")
_APART = ("epigraph", "no-epigraph", "dedication", "no-dedication", "note", "no-note")
_BY_HAND = (*_BREAKS, *_CHAPTERS, *_APART)
_QUOTED = 'texts need quotes, as in title = "Rain"'
_OPEN = 'a text has no end; a quotation mark goes behind it, as in title = "Rain"'
_BACKSLASH = "a backslash means more than itself between double quotation marks; write such a text in single ones, as in cover = 'C:\\rain.jpg'"
_COMPLAINTS = (
    ("Illegal character '\\n'", _OPEN),
    ('Expected "\'"', _OPEN),
    ("Unterminated string", "a text that opens with three quotation marks has no end; three go behind it"),
    ("Unescaped '\\'", _BACKSLASH),
    ("Invalid hex value", _BACKSLASH),
    ("Unclosed array", "a list has no end; ] goes behind it, as in tag = [\"rain\", \"cars\"]"),
    ("Expected '='", 'between a key and its value is a =, as in title = "Rain"'),
    ("Expected newline or end", "more stands on this line than a key and its value; texts need quotes, single ones where double ones stand in them, as in title = 'A \"Real\" Cat'"),
)  # fmt: skip
"""How the reader of TOML begins what it says of a line, and what is to be done about it."""
_CURLY = re.compile("=[^\"'\n]*[“”„‘’]")
_OTHER_NAMES = {"heading": "chapter", "part": "chapter", "scene": "break", "label": "break"}
"""What entries are looked for under, and the name they have."""
_ALIASES = {"authors": "author", "tags": "tag", "lang": "language"}


class Settings(NamedTuple):
    """A sidecar or a `storybind.toml`: what it asks for, what it sets by hand, its folder, and a digest of all."""

    asked: Options
    hands: Hands = Hands()
    folder: Path = Path()
    digest: str = ""


def read_settings(path: Path) -> Settings:
    """A sidecar or `storybind.toml`, and what it sets by hand; its keys are the long options without their dashes."""
    import tomllib

    text = read_text(path, ConfigError)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise _no_toml(str(wrong), path, text) from None
    except RecursionError:
        raise ConfigError("lists in it stand one in the other, too deep to be read", where=str(path)) from None
    hands = _read_hands(found, path, text)
    values: dict[str, object] = {}
    lines: dict[str, str] = {}
    for key, value in found.items():
        name = _ALIASES.get(key, key).replace("-", "_")
        values[name], lines[name] = value, f"{path}:{_line_of(key, text)}"
        if name not in KEYS:
            raise ConfigError(_unknown(key, path), where=lines[name])
    try:
        asked = read_options(values, path.name, lines.__getitem__)
    except OptionError as wrong:
        raise ConfigError(wrong.message, where=wrong.where) from None
    return Settings(asked, hands, path.parent, digest_of(asked, _tell_hands(hands)))


def _tell_hands(hands: Hands) -> str:
    """What a sidecar sets by hand, no matter on which lines."""
    told = repr([one._replace(where="") for one in hands.breaks])
    told += repr([each._replace(where="") for each in hands.apart]) if hands.apart else ""
    return told + (repr([each._replace(where="") for each in hands.chapters]) if hands.chapters else "")


def _no_toml(wrong: str, path: Path, text: str) -> ConfigError:
    """What is wrong with a text that is not TOML, and where; `wrong` is what the reader of TOML says."""
    at = re.search(r"at line (\d+)", wrong)
    line = int(at[1]) if at else text.rstrip().count("\n") + 1
    tables = [one.split("#")[0].strip() for one in text.split("\n")]
    name = tables[line - 1].strip("[]")
    if name in _BY_HAND and tables[line - 1] in (f"[{name}]", f"[[{name}]]") and f"[{name}]" in tables:
        line = tables.index(f"[{name}]") + 1
        told = f"[{name}] can stand once only; write [[{name}]]"
    elif wrong.startswith("Cannot overwrite a value"):
        told = "a key stands here that stood before; take one of the two out"
    else:
        told = f"this is not TOML: {_way_out(wrong, tables[line - 1])}"
    return ConfigError(told, where=f"{path}:{line}")


def _way_out(wrong: str, line: str) -> str:
    """What is to be done about a line that is not TOML, by what the reader of TOML says of it."""
    if _CURLY.search(line):
        return 'its quotation marks are curly; TOML knows straight ones, as in title = "Rain"'
    said = wrong.split(" (at")[0]
    return next((told for says, told in _COMPLAINTS if said.startswith(says)), f"{said}; {_QUOTED}")


def _unknown(key: str, path: Path) -> str:
    """That a key is none of ours, the one that was probably meant, and all that may stand in this file."""
    from difflib import get_close_matches

    valid = [known.replace("_", "-") for known in KEYS]
    if path.name not in CONFIGS:
        valid += _BY_HAND
    name = key.replace("_", "-").casefold()
    no, other = ("no-", name[3:]) if name.startswith("no-") else ("", name)
    near = [no + _OTHER_NAMES[other]] if other in _OTHER_NAMES else get_close_matches(name, valid, 1)
    meant = f"did you mean {near[0]!r}? " if near else ""
    return f"unknown key {key!r}; {meant}valid keys are {', '.join(valid)}"


def _read_hands(found: dict[str, Any], path: Path, text: str) -> Hands:
    """What a sidecar says of the story's text, taken out of what was found in it."""
    if found.keys().isdisjoint(_BY_HAND):
        return Hands()
    from storybind.text.hand.apart_entries import read_by_hand_apart
    from storybind.text.hand.breaks import read_by_hand
    from storybind.text.hand.chapters import read_by_hand_chapter

    def read(keys: Sequence[str], how: Callable[[str, object, str], T]) -> tuple[T, ...]:
        return tuple(one for key in keys if key in found for one in _read_entries(key, found, path, text, how))

    return Hands(read(_BREAKS, read_by_hand), read(_CHAPTERS, read_by_hand_chapter), read(_APART, read_by_hand_apart))


def _read_entries(
    key: str, found: dict[str, Any], path: Path, text: str, read: Callable[[str, object, str], T]
) -> Iterator[T]:
    """The entries of one key, each read with the line on which it stands."""
    lines = [text.count("\n", 0, at.start()) + 1 for at in re.finditer(rf"(?m)^[ \t]*\[\[[ \t]*\"?{key}\b", text)]
    values = found.pop(key)
    for at, value in enumerate(values if isinstance(values, list) else [values]):
        where = f"{path}:{lines[at] if at < len(lines) else _line_of(key, text)}"
        try:
            yield read(key, value, where)
        except ValueError as wrong:
            raise ConfigError(str(wrong), where=where) from None


def read_text(path: Path, wrong: type[StorybindError]) -> str:
    """A settings file or stylesheet; a byte-order mark and carriage returns are no mistake."""
    data = files.read_bytes(str(path))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = "" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else f":{data.count(10, 0, error.start) + 1}"
        raise wrong("this is not UTF-8; save it as UTF-8", where=f"{path}{line}") from None


def _line_of(key: str, text: str) -> int:
    """The line a key stands on, 1 where it hides in a table."""
    found = re.search(rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def digest_of(asked: Options, more: str = "") -> str:
    """A digest of what was asked for; of files that it names the bytes count, not their places."""
    given = asked._replace(
        origin="", cover=asked.cover if asked.cover in (None, "auto", "none") else "FILE",
        theme="FILE" if (asked.theme or "").lower().endswith(".css") else asked.theme,
    )  # fmt: skip
    told = [f"{name}={value!r}" for name, value in given._asdict().items() if value not in (None, "")]
    return digest([line.encode("utf-8", "backslashreplace") for line in (*told, *([more] if more else ()))])
