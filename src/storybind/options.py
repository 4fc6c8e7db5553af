"""What a caller can ask for: one record, filled from the command line, a sidecar or a `storybind.toml`."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from storybind.errors import OptionError
from storybind.model import NotesAt

Scenes = Literal["auto", "all", "marks", "off"]
Toc = Literal["chapters", "scenes"]
Typography = Literal["keep", "smart"]
Format = Literal["epub", "kepub"]

# Patterns are strings, which `re` compiles when first used: few runs need any of them.
_LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([0-9A-Za-z]{5,8}|[0-9][0-9A-Za-z]{3}))*"
_SERIES_INDEX = r"[0-9]+(\.[0-9]+)*"
_URI = r"[A-Za-z][A-Za-z0-9+.-]*:\S+"
_ISBN = r"(97[89][- ]?)?([0-9][- ]?){9}[0-9Xx]"


COVER_STYLES = ("classic", "label", "band", "poster", "landscape", "geometry", "botanical")
"""The designs of drawn covers in `book/covers/designs`."""

THEMES = {
    "classic": "a novel from a good press: centred openings, a thin rule between scenes",
    "modern": "sans-serif openings set left, a short bar between scenes, wide air",
    "manuscript": "a typescript: typewriter openings, underlined emphasis, # between scenes",
}
"""The stylesheets in `book/themes`, the default first, and how each looks."""


class Options(NamedTuple):
    """What was asked for; None where nothing was.

    `origin` says where from, in words for `Field.origin`: ``story.toml``, or ``--`` for the command line, whose
    fields are then named ``--title`` and so on.
    """

    origin: str = "options"
    title: str | None = None
    author: tuple[str, ...] | None = None
    language: str | None = None
    series: str | None = None
    series_index: str | None = None
    tag: tuple[str, ...] | None = None
    description: str | None = None
    publisher: str | None = None
    rights: str | None = None
    date: str | None = None
    identifier: str | None = None
    cover: str | None = None  # a path as written, ``auto`` or ``none``
    cover_style: str | None = None  # the design of a drawn one, or ``auto``
    encoding: str | None = None  # Python's name of the one the story is in
    scenes: Scenes | None = None
    toc: Toc | None = None
    notes: NotesAt | None = None
    theme: str | None = None  # a name, or the path of a stylesheet
    typography: Typography | None = None
    colophon: bool | None = None
    format: Format | None = None
    epoch: int | None = None  # ``SOURCE_DATE_EPOCH``

    def source_of(self, key: str) -> str:
        """Where this record's `key` was given.

        >>> Options(origin="--").source_of("series_index")
        '--series-index'
        """
        return f"--{key.replace('_', '-')}" if self.origin == "--" else self.origin


def strongest(layers: Sequence[Options], key: str, default: str) -> str:
    """The answer of the first of these to a question that the story itself cannot answer."""
    given = (getattr(layer, key) for layer in layers)
    return next((str(value) for value in given if value is not None), default)


_JOINERS = " \u200c\u200d\u200e\u200f"  # not printable, and part of how Persian, Hebrew and emoji are spelt


def _words(value: object) -> str:
    """A non-empty text without control characters, its blanks folded."""
    if not isinstance(value, str):
        raise OptionError("is to be a text in quotes")
    kept = "".join(char for char in " ".join(value.split()) if char.isprintable() or char in _JOINERS)
    if not kept.strip(_JOINERS):
        raise OptionError("there is nothing in it; give it a text, or leave it out")
    return kept


def _several(value: object) -> tuple[str, ...]:
    """Texts, each of them once.

    >>> _several(["Ann", "Bo", "Ann"]), _several("Ann")
    (('Ann', 'Bo'), ('Ann',))
    """
    values = (value,) if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not values:
        raise OptionError("is to be a text or a list of texts")
    return tuple(dict.fromkeys(map(_words, values)))


def _language(value: object) -> str:
    """A BCP 47 tag in its usual case.

    >>> _language("PT_br"), _language("de-CH-1996")
    ('pt-BR', 'de-CH-1996')
    """
    from storybind.languages import KNOWN, in_usual_case

    tag = in_usual_case(_words(value))
    if not re.fullmatch(_LANGUAGE, tag) or tag.partition("-")[0] not in KNOWN:
        raise OptionError(f"{value!r} is no language tag; use one such as en, en-GB, de or zh-Hant")
    return tag


def _date(value: object) -> str:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, and a day that exists (W3C date form, EPUB 3.3 section 5.5.3)."""
    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
    text = text.removesuffix("T00:00:00+00:00").removesuffix("T00:00:00Z").removesuffix("T00:00:00")
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        try:
            datetime.date.fromisoformat((text + "-01-01")[:10])
        except ValueError as wrong:
            raise OptionError(
                f"{text} is no day of the calendar; use one such as 2024, 2024-05 or 2024-05-17"
            ) from wrong
        return text
    raise OptionError(f"{text!r} is no date; use 2024, 2024-05 or 2024-05-17")


def _series_index(value: object) -> str:
    text = str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(_SERIES_INDEX, text):
        raise OptionError(f"{text!r} is no place in a series; use a number such as 2 or 2.5")
    return text


def _identifier(value: object) -> str:
    """A URI: the value itself, or ``urn:isbn:`` before a bare ISBN."""
    text = _words(value)
    if re.fullmatch(_ISBN, text):
        return "urn:isbn:" + re.sub(r"[- ]", "", text).upper()
    if not re.fullmatch(_URI, text):
        raise OptionError(f"{text!r} is no identifier; use an ISBN, a URL or urn:uuid:...")
    if text.lower().startswith("urn:uuid:") and not re.fullmatch(
        r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text[9:].lower()
    ):
        raise OptionError(f"{text!r} is no UUID; it needs 8-4-4-4-12 hexadecimal digits")
    return text


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in choices:
            said = str(value).lower() if isinstance(value, bool) else repr(value)  # as TOML has it
            raise OptionError(f"{said} is none of {', '.join(choices)}")
        return str(value)

    return check


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise OptionError("is to be true or false, without quotes")
    return value


def _encoding(value: object) -> str:
    """Python's name of an encoding of texts.

    >>> _encoding("Windows-1252")
    'cp1252'
    """
    name = _words(value)
    found = find_encoding(name)
    if not found:
        told = f"there is no encoding {name!r}; use a name such as utf-8, windows-1252, koi8-r, gb18030 or shift_jis"
        raise OptionError(told)
    return found


def _theme(value: object) -> str:
    """A theme of ours, or the path of a stylesheet."""
    name = _words(value)
    if name not in THEMES and not name.lower().endswith(".css"):
        raise OptionError(
            f"there is no theme {name!r}; use {', '.join(THEMES)}, or the path of a stylesheet that ends in .css"
        )
    return name


def _cover(value: object) -> str:
    """A picture's path, ``auto`` or ``none``."""
    path = _words(value)
    if re.match(r"(?i)(https?|ftp):", path):
        raise OptionError(f"nothing is fetched, so {path} cannot be the cover; save the picture, and name its file")
    return path


def _epoch(value: object) -> int:
    """Seconds since 1970 (reproducible-builds.org, SOURCE_DATE_EPOCH), up to the year 9999."""
    text = str(value)
    if not re.fullmatch(r"[0-9]{1,12}", text) or int(text) > 253402300799:
        raise OptionError(f"{text!r} is no count of seconds since 1970")
    return int(text)


CHECKS: dict[str, Callable[[object], Any]] = {
    "title": _words,
    "author": _several,
    "language": _language,
    "series": _words,
    "series_index": _series_index,
    "tag": _several,
    "description": _words,
    "publisher": _words,
    "rights": _words,
    "date": _date,
    "identifier": _identifier,
    "cover": _cover,
    "cover_style": _one_of(("auto", *COVER_STYLES)),
    "encoding": _encoding,
    "scenes": _one_of(get_args(Scenes)),
    "toc": _one_of(get_args(Toc)),
    "notes": _one_of(get_args(NotesAt)),
    "theme": _theme,
    "typography": _one_of(get_args(Typography)),
    "colophon": _switch,
    "format": _one_of(get_args(Format)),
    "epoch": _epoch,
}
"""Every key that can be asked for, in the order of the help; each check gives the clean value or an `OptionError`."""

KEYS = tuple(key for key in CHECKS if key != "epoch")
"""The keys of a sidecar and of `storybind.toml`; ``-`` is as good as ``_``."""


def read_options(values: Mapping[str, object], origin: str, where: Callable[[str], str]) -> Options:
    """Options from raw values by the keys of `CHECKS`, each checked, None where nothing was asked; raises `OptionError`.

    `where` gives for a key the place that an error names.
    """
    clean: dict[str, Any] = {}
    for key, value in values.items():
        if value is None:
            continue
        try:
            clean[key] = CHECKS[key](value)
        except OptionError as wrong:
            told = wrong.message if origin == "--" else f"{key.replace('_', '-')}: {wrong.message}"
            raise OptionError(told, where=where(key)) from None
    return Options(origin=origin, **clean)


_NO_ENCODINGS = ("idna", "punycode", "raw-unicode-escape", "unicode-escape")
"""What Python has among its encodings and no file is in: names of hosts, and texts within programs."""


def find_encoding(name: str) -> str | None:
    """Python's name of an encoding of texts; None for one that it does not know.

    >>> find_encoding("Windows-1252"), find_encoding("latin1"), find_encoding("klingon"), find_encoding("base64")
    ('cp1252', 'iso8859-1', None, None)
    """
    import codecs

    try:
        "".encode(name)  # base64 and its like encode no text
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if found in _NO_ENCODINGS else found


def is_isbn(digits: str) -> bool:
    """Whether the last of ten or thirteen digits fits the others (ISO 2108), be there hyphens between them.

    >>> is_isbn("978-3-16-148410-0"), is_isbn("080442957X"), is_isbn("978-3-16-148410-1")
    (True, True, False)
    """
    digits = digits.replace("-", "").upper()
    if re.fullmatch(r"[0-9]{13}", digits):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return sum((10 if digit == "X" else int(digit)) * (10 - place) for place, digit in enumerate(digits)) % 11 == 0
    return False
