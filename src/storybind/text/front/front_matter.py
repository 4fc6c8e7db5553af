"""Front matter: YAML between two ``---`` or TOML between two ``+++`` at the very top of a text."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from storybind.model import Header, Notice, Severity, Span
from storybind.syntax import VAULT_LINK
from storybind.text.front.head import Head
from storybind.text.tables.head_labels import FIELDS, MANY, PROGRAMS, fold

_MOST_VALUES = 200  # of one field; aliases of aliases unfold to millions
_MOST_TOLD = 6  # keys
_FENCE_LINES = 60  # a longer block between two rules is no front matter
_FEWEST_OPEN = 2  # keys that are known for front matter without an end
_ENDS_KEYS = re.compile(r"\s*$|#+ ")  # a blank line, or a heading


def read_front_matter(lines: list[str], head: Head, *, usual: bool) -> int:
    """How many lines at the very top are YAML between two ``---`` or TOML between two ``+++``, which is read into the head.

    A key must be one that heads know; where front matter is `usual`, as in Markdown, it is enough that all are keys.
    """
    found, end = _read_fenced(lines)
    if not end or not (_is_known(found) or (usual and _are_keys(found, lines[1:end]))):
        return 0
    for key, value in found.items():
        if value is None or value in _NOTHING or value == "":
            continue
        at = _line_of(key, lines[:end])
        head.add(_key_name(key), _as_label(key), _plain(_key_name(key), value), Span(at, at))
    return end + 1


def tell_unknown(header: Header, lines: list[str]) -> Iterator[Notice]:
    """What is to be told of front matter: it, or a list in it, is never closed; or no key we know, so that it is part of the story."""
    if not header.front_matter:
        yield from _tell_open(header, lines)
    found, end = _read_fenced(lines)
    for key, value in found.items() if header.front_matter else ():
        if isinstance(value, str) and value.startswith("[") and "]" not in value:
            told = (
                f"{key} opens a list with [ that no ] closes, so all of it is one value; close it, or take the [ away"
            )
            yield Notice("open-list", told, _line_of(key, lines[:end]))
    if not end or _is_known(found) or not _are_keys(found, lines[1:end]):
        return
    keys = ", ".join(map(str, islice(found, _MOST_TOLD)))
    what = f"none of the keys between the two {lines[0].strip()} at the top says what a book has to know ({keys})"
    part = "they are no part of the story"
    if not header.front_matter:
        part = "they are part of the story, which `title` or `author` among them would change"
    yield Notice("unknown-keys", f"{what}: {part}", 1, Severity.INFO)


def _tell_open(header: Header, lines: list[str]) -> Iterator[Notice]:
    """Tell of keys below a fence that no other fence closes before a blank line, if none of them was read in another way."""
    fence = lines[0].rstrip()
    end = next((at for at, line in enumerate(lines[1:_FENCE_LINES], start=1) if _ENDS_KEYS.match(line)), 0)
    if end <= _FEWEST_OPEN or any(entry.span.first <= end for entry in header.entries):
        return
    found = (_read_toml if fence == "+++" else _read_rows)("\n".join(lines[1:end]))
    if _is_known(found) and _are_keys(found, lines[1:end]):
        told = f"no {fence} closes the front matter at the top, so that it is part of the story; write one below line {end}"
        yield Notice("open-front-matter", told, 1)


def _read_fenced(lines: list[str]) -> tuple[Mapping[object, object], int]:
    """What stands between two fences at the very top, as a mapping, and the index of the second one; 0 for no such thing."""
    fence = lines[0].rstrip()
    ends = {"---": ("---", "..."), "+++": ("+++",)}.get(fence, ())
    end = next((at for at, line in enumerate(lines[1:_FENCE_LINES], start=1) if line.rstrip() in ends), 0)
    found = (_read_toml if fence == "+++" else _read_yaml)("\n".join(lines[1:end])) if end else {}
    return found, end


def _line_of(key: object, lines: list[str]) -> int:
    """The line that a key stands on, from 1; the first where it is written in another way."""
    written = re.compile(rf"\[?[\"']?{re.escape(str(key))}[\"']?(?:\]|\s*[:=])")
    return next((at for at, line in enumerate(lines, start=1) if written.match(line)), 1)


def _is_known(found: Mapping[object, object]) -> bool:
    """Whether a key is one that heads know."""
    return any(_key_name(key) not in ("", "program") for key in found)


def _are_keys(found: Mapping[object, object], lines: list[str]) -> bool:
    """Whether all keys are names as programs have them, none of them twice: speakers have capitals, and speak again."""
    names = [match[0] for line in lines if (match := re.match(rf"{_NAME}(?=[ \t]*[:=])", line))]
    return bool(found) and len(names) == len(found) and all(re.fullmatch(_NAME, str(key)) for key in found)


_NAME = r"[a-z][a-z0-9_-]*"
_NOTHING = ("null", "Null", "NULL", "~")
"""How YAML says that there is no value."""


def _read_toml(text: str) -> Mapping[object, object]:
    """Front matter as a mapping; nothing where it is no TOML."""
    import tomllib

    try:
        return dict[object, object](tomllib.loads(text).items())
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


@lru_cache(maxsize=1)  # the head is read from it, and then what is to be told
def _read_yaml(text: str) -> Mapping[object, object]:
    """Front matter as a mapping; where it is no YAML, as ``title: X: Y`` is not, each line is a key and its value."""
    import yaml

    if "[[" in text:
        text = re.sub(VAULT_LINK, r"\1", text)
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
    return {key: _listed(value) for key, value in found.items()}


def _listed(value: str) -> object:
    """The values of a list in brackets; of anything else it itself.

    >>> _listed("[rain, 'the sea']"), _listed("[rain"), _listed("[a] rain [b]")
    (['rain', 'the sea'], '[rain', '[a] rain [b]')
    """
    inside = value[1:-1]
    if f"[{inside}]" != value or "[" in inside or "]" in inside:
        return value
    return [part.strip(_QUOTES) for part in inside.split(",")]


_KEYS = {"lang": "language", "authors": "author", "tag": "tags", "categories": "tags", "seriesindex": "series_index", "cover": "cover", "cover-image": "cover",
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
