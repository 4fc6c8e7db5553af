"""Front matter: YAML between two ``---`` or TOML between two ``+++`` at the very top of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from storybind.model import Span
from storybind.text.front.head import Head
from storybind.text.tables.labels import (
    FIELDS,
    MANY,
    PROGRAMS,
    fold,
)

_MOST_VALUES = 200  # of one field; aliases of aliases unfold to millions
_FENCE_LINES = 60  # a longer block between two rules is no front matter


def read_front_matter(lines: list[str], head: Head) -> int:
    """YAML between two ``---`` or TOML between two ``+++`` at the very top, if it has a key that heads know; else nothing."""
    fence = lines[0].rstrip()
    ends = {"---": ("---", "..."), "+++": ("+++",)}.get(fence, ())
    end = next((at for at, line in enumerate(lines[1:_FENCE_LINES], start=1) if line.rstrip() in ends), 0)
    if not end:
        return 0
    found = (_read_toml if fence == "+++" else _read_yaml)("\n".join(lines[1:end]))
    if not any(_key_name(key) not in ("", "program") for key in found):
        return 0
    for key, value in found.items():
        if value is None or value in _NOTHING or value == "":
            continue
        at = next(
            (
                n
                for n, line in enumerate(lines[:end], start=1)
                if re.match(rf"\[?[\"']?{re.escape(str(key))}[\"']?(?:\]|\s*[:=])", line)
            ),
            1,
        )
        head.add(_key_name(key), _as_label(key), _plain(_key_name(key), value), Span(at, at))
    return end + 1


_NOTHING = ("null", "Null", "NULL", "~")
"""How YAML says that there is no value."""


def _read_toml(text: str) -> Mapping[object, object]:
    """Front matter as a mapping; nothing where it is no TOML."""
    import tomllib

    try:
        return dict[object, object](tomllib.loads(text).items())
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _read_yaml(text: str) -> Mapping[object, object]:
    """Front matter as a mapping; where it is no YAML, as ``title: X: Y`` is not, each line is a key and its value."""
    import yaml

    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # texts, lists and mappings alone: "No" stays "No"
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):  # a list as a key is a TypeError
        return _read_rows(text)
    return found if isinstance(found, dict) else {}


_QUOTES = " \t\"'"


def _read_rows(text: str) -> Mapping[object, object]:
    """Lines that are a key and its value each, one that is set in going on with the last; nothing where one is neither."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        name, sign, value = line.partition(":")
        if not line.strip() or line.startswith("#"):
            continue
        if key and line.startswith((" ", "\t", "- ")):
            found[key] = f"{found[key]} {line.strip()}".strip()
        elif sign and name.strip():
            key = name.strip()
            found[key] = f"{found.get(key, '')} {value.strip(_QUOTES)}".strip()
        else:
            return {}
    return dict[object, object](found.items())


_KEYS = {"lang": "language", "authors": "author", "tag": "tags", "seriesindex": "series_index", "cover": "cover", "cover-image": "cover",
         "identifier": "identifier", "isbn": "identifier", "theme": "theme"}  # fmt: skip


def _key_name(key: object) -> str:
    """Our name for a key of front matter; empty for one we do not know."""
    folded = fold(str(key)).replace("_", " ").replace("-", " ")
    if folded in PROGRAMS:
        return "program"
    name = _KEYS.get(folded) or FIELDS.get(folded) or FIELDS.get(folded.replace(" ", "_"), "")
    return "series_index" if folded in ("series index", "series number") else name


def _as_label(key: object) -> str:
    """A key as a page would print it.

    >>> _as_label("content_warning")
    'Content warning'
    """
    words = " ".join(re.split(r"[\s_-]+", str(key).strip()))
    return words[:1].upper() + words[1:]


def _plain(name: str, value: object) -> str | tuple[str, ...]:
    """A value of front matter as text, or as texts where the field holds several."""
    texts = tuple(" ".join(text.split()) for text in islice(_texts(value), _MOST_VALUES))
    if isinstance(value, list):
        return texts
    text = " ".join(texts)
    return tuple(part.strip() for part in text.split(",")) if name in MANY - {"author"} else text


def _texts(value: object) -> Iterator[str]:
    """The texts in a value, whatever holds them; lazily, because aliases can unfold without end."""
    if isinstance(value, dict):  # ``{name: X, role: author}``, or anything
        value = next(
            (value[key] for key in ("name", "text") if key in value), [part for pair in value.items() for part in pair]
        )
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif value not in ("", None):
        yield str(value).lower() if isinstance(value, bool) else str(value)
