"""Fields from every place to `Metadata`, strongest first: command line, sidecar, the story, `storybind.toml`, file name."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from storybind.errors import OptionError
from storybind.languages import NAMES, detect_language
from storybind.model import Entry, Field, Header, Metadata, Notice, Source
from storybind.options import CHECKS, Options
from storybind.syntax import bare_name

NAMESPACE = uuid.UUID("6d8d3c0e-6f43-5d0b-9f5c-5a7c6f5c1e0b")
"""Of the identifiers that storybind makes: UUID version 5 of title, authors and language (RFC 9562, section 5.5)."""

UNTITLED, UNKNOWN = "Untitled", "Unknown"
_SMALL_WORDS = frozenset("a an and as at but by for from in into nor of off on or over the to up with".split())
_MANY_AUTHORS = r"\s*(?:,|;| & | and | und | et | y | e )\s*"
_ENGLISH_DATE = r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Z][a-z]{2,8})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})"
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_SERIES = r"(?P<name>.+?)[\s,(\[#:-]*(?:part|book|vol\.?|volume|#|no\.?|number)?\s*(?P<index>\d+(?:\.\d+)?)[)\]]?"
_PLAIN_BYLINES = frozenset(
    {
        "",
        "by",
        "written by",
        "author",
        "authors",
        "title",
        "von",
        "par",
        "por",
        "di",
        "de",
        "autor",
        "autorin",
        "auteur",
        "autora",
        "автор",
        "作者",
        "titel",
        "titre",
        "título",
        "titolo",
        "название",
        "书名",
        "story",
    }
)
_STEERING = frozenset({"cover", "theme", "identifier", "language"})
_ON_TITLE_PAGE = frozenset({"subtitle", "series", "series_index"})


def resolve_metadata(
    source: Source, header: Header, layers: Sequence[Options], body: str, joined: str = ""
) -> tuple[Metadata, tuple[Notice, ...]]:
    """What the book says of itself, every field with its origin.

    Args:
        source: For the file's name.
        header: The story's own fields.
        layers: Command line, sidecar and `storybind.toml`, in this order.
        body: The beginning of the story, to find its language by.
        joined: The title that follows from the heads of several files, or empty.
    """
    notices: list[Notice] = []
    *strong, weak = layers
    own = _from_story(source, header, notices)

    def find(key: str) -> Field[Any] | None:
        for options in strong:
            if (value := getattr(options, key)) is not None:
                return Field(CHECKS[key](value), options.source_of(key))
        if key == "title" and joined:
            return Field(joined, "the files' heads")
        if key in own:
            return own[key]
        value = getattr(weak, key)
        return Field(CHECKS[key](value), weak.source_of(key)) if value is not None else None

    title = find("title") or _title_from_name(source.path)
    authors = find("author") or Field((UNKNOWN,), "nobody named one")
    language = find("language") or Field(detect_language(body), "detected")
    stated = "" if language.origin == "detected" else language.value  # what was guessed may change with a word
    identifier = find("identifier") or Field(
        make_identifier(title.value, authors.value, stated), "title, authors and language"
    )
    series, series_index, subtitle = find("series"), find("series_index"), own.get("subtitle")
    if series_index == own.get("series_index") and series != own.get("series"):
        series_index = None  # the story's place in its own series says nothing of another
    named = {"title": title, "author": authors, "subtitle": subtitle, "series": series, "series_index": series_index}
    metadata = Metadata(
        title=title,
        authors=authors,
        language=language,
        identifier=identifier,
        subtitle=subtitle,
        series=series,
        series_index=series_index,
        tags=find("tag"),
        description=find("description"),
        publisher=find("publisher"),
        rights=find("rights"),
        date=find("date"),
        about=tuple(_shown_apart(header, named)),
    )
    return metadata, tuple(notices)


def make_identifier(title: str, authors: Sequence[str], language: str) -> str:
    """A URN that follows from what a book is called, never from its text: a mended comma keeps the reader's place."""
    import json

    key = json.dumps([title, list(authors), language], ensure_ascii=False)
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, unicodedata.normalize('NFC', key))}"


def _from_story(source: Source, header: Header, notices: list[Notice]) -> dict[str, Field[Any]]:
    """The header's entries as fields; a value no book can carry stays on the page about the story, with a notice."""
    found: dict[str, Field[Any]] = {}
    for entry in header.entries:
        origin = f"text line {entry.span.first}"
        for key, value in _values(entry):
            if key == "author" and key in found:  # one a line; a title page names them again
                named = {name.casefold() for name in found[key].value}
                more = [name for name in value if name.casefold() not in named]
                found[key] = found[key]._replace(value=(*found[key].value, *more))
            if key in found or not value:
                continue
            if key not in CHECKS:
                found[key] = Field(value, origin)
                continue
            try:
                found[key] = Field(CHECKS[key](value), origin)
            except OptionError as wrong:
                notices.append(
                    Notice(
                        "odd-field",
                        f"{entry.label or key}: {wrong.message}; left out of the metadata",
                        entry.span.first,
                    )
                )
    return found


def _values(entry: Entry) -> Iterator[tuple[str, Any]]:
    """The fields of the book that one entry gives: a series with its number gives two."""
    value = entry.value
    one = ", ".join(value) if isinstance(value, tuple) else value
    if entry.name == "title":
        yield "title", title_case(one)
    elif entry.name == "author":
        names = value if isinstance(value, tuple) else re.split(_MANY_AUTHORS, one)
        yield "author", tuple(clean for name in names if (clean := _name_case(name.strip())))
    elif entry.name == "tags":
        yield (
            "tag",
            value if isinstance(value, tuple) else tuple(part.strip() for part in one.split(",") if part.strip()),
        )
    elif entry.name == "language":
        yield "language", NAMES.get(one.casefold(), one)
    elif entry.name == "date":
        yield "date", _iso_date(one)
    elif entry.name == "series":
        match = re.fullmatch(_SERIES, one, re.IGNORECASE)
        yield "series", match["name"].strip(" ,-(") if match else one
        if match:
            yield "series_index", match["index"]
    elif entry.name in ("subtitle", "description", "publisher", "rights", "series_index", "identifier"):
        yield entry.name, one


def _iso_date(text: str) -> str:
    """A day as people write it in English, or the text as it was.

    >>> _iso_date("March 3rd, 2019"), _iso_date("3 March 2019"), _iso_date("2019-03-03")
    ('2019-03-03', '2019-03-03', '2019-03-03')
    """
    if (match := re.fullmatch(_ENGLISH_DATE, text.strip())) and (month := _MONTHS.get(match[2][:3].casefold())):
        day = match[1] or match[3]
        return f"{match[4]}-{month:02}" + (f"-{int(day):02}" if day else "")
    return text.strip()


def title_case(title: str) -> str:
    """A title that shouts, in title case; any other as it is.

    >>> title_case("THE PATIENCE OF BRIDGES"), title_case("IOU"), title_case("aftermath")
    ('The Patience of Bridges', 'IOU', 'aftermath')
    """
    if not title.isupper() or sum(map(str.isalpha, title)) < 5 or len(title.lower()) != len(title):  # as of a Turkish İ
        return title
    words = title.split()
    return " ".join(
        word.lower() if word.lower() in _SMALL_WORDS and 0 < at < len(words) - 1 else _capital(word)
        for at, word in enumerate(words)
    )


def _name_case(name: str) -> str:
    """A name that shouts, calmed; a pen name of one word is left as its bearer writes it.

    >>> _name_case("HARRIET DUNMOW"), _name_case("ABBA")
    ('Harriet Dunmow', 'ABBA')
    """
    return (
        " ".join(map(_capital, name.split()))
        if name.isupper() and " " in name and len(name.lower()) == len(name)
        else name
    )


def _capital(word: str) -> str:
    """A word with its first letter large; what hangs on by an apostrophe stays small, and so does not ``D'Arcy``."""
    lowered = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda part: part[0][:1].upper() + part[0][1:].lower(), word)
    return word if re.fullmatch(r"[IVXLC]+\W*", word) else lowered


def _title_from_name(path: str) -> Field[str]:
    r"""A title out of a file's name: signs between words become blanks, and a name all small gets a capital.

    >>> _title_from_name("drafts/the-last_bus.final.txt").value
    'The last bus.final'
    """
    stem = bare_name(path) if path != "-" else ""
    words = " ".join(re.split(r"[\s_-]+" if " " not in stem else r"[\s_]+", stem)).strip()
    words = "".join(char for char in words if char.isprintable())
    if not any(map(str.isalnum, words)):
        return Field(UNTITLED, "nobody named one")
    return Field(words[:1].upper() + words[1:] if words == words.lower() else words, "file name")


def _shown_apart(header: Header, found: Mapping[str, Field[Any] | None]) -> Iterator[Entry]:
    """The entries that the title page does not show in the same words, so that none is lost.

    Of front matter, what only steers the book, or is on the title page already, is left out.
    """
    shown = {name: _folded(field.value) for name in ("title", "author") if (field := found[name])}
    for entry in header.entries:
        used = found.get(entry.name)
        origin = f"text line {entry.span.first}"
        steers = entry.name in _STEERING or (
            entry.name in _ON_TITLE_PAGE and used is not None and used.origin == origin
        )
        if not (header.front_matter and steers) and not _is_shown(entry, shown):
            yield entry


def _is_shown(entry: Entry, shown: Mapping[str, list[str]]) -> bool:
    """Whether the title page has an entry's words, one behind the other."""
    if entry.label.casefold() not in _PLAIN_BYLINES:  # "a short story by": words of their own
        return False
    words, there = _folded(entry.value), shown.get(entry.name, [])
    return any(there[at : at + len(words)] == words for at in range(len(there))) and (
        entry.name == "author" or words == there
    )


def _folded(value: str | Sequence[str]) -> list[str]:
    one = value if isinstance(value, str) else " ".join(value)
    return one.replace(",", " ").casefold().split()
