"""Fields from every place to `Metadata`, strongest first: command line, sidecar, the story, `storybind.toml`, file name."""

import re
import unicodedata
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from storybind.filenames import bare_name
from storybind.languages import base, without_and
from storybind.model import Entry, Field, Header, Metadata, Note, Notice, Source
from storybind.options import CHECKS, Options, is_isbn
from storybind.text.front.capitals import name_case, title_case
from storybind.text.front.fields import origin_of, read_fields
from storybind.text.front.names import is_name
from storybind.text.language import detect_language
from storybind.text.reading import Reading
from storybind.text.tables.head_labels import field_of, fold
from storybind.text.titles import begin_large

NAMESPACE = uuid.UUID("6d8d3c0e-6f43-5d0b-9f5c-5a7c6f5c1e0b")
"""Of the identifiers that storybind makes: UUID version 5 of title, authors and language (RFC 9562, section 5.5)."""

UNTITLED, UNKNOWN = "Untitled", "Unknown"
FILE_NAME, NOBODY = "file name", "nobody named one"
"""Origins of what no option, no sidecar and no line of the story says."""
_SURE = 2000  # characters of story from which its language is believed over what the head says
_STEERING = frozenset({"cover", "theme", "identifier", "language"})
_ON_TITLE_PAGE = frozenset({"subtitle", "series", "series_index", "publisher"})
_FIRST_OF_ALL = ("title", "author", "subtitle", "description", "rating", "warnings")
_NAME = r"[A-ZÀ-ÞА-ЯЁ_][\w.'’-]*(?: [A-ZÀ-ÞА-ЯЁ][\w'’-]*){0,2}"
_BETA = rf"\b(?:(?:[Mm]y|[Oo]ur|meiner?|ma|mon|mi|mia|minha|[Tt]he|amazing|lovely) (?:[\w-]+ ){{0,2}}?(?i:b[eê]ta(?:[- ]?(?:reader|leserin|leser|lectrice|lecteur))?),?|(?i:beta(?:['’]?e?d|[- ]read)) by) (?P<value>{_NAME}|(?=\w*[\d_])\w{{4,30}})"
_RIGHTS = r"^\W*(?P<value>(?:©|\([cC]\)|[Cc]opyright(?: ©| \([cC]\))?) ?(?:by )?(?:(?:19|20)\d\d\b.{2,80}?|.{2,60}? (?:19|20)\d\d)(?:\.|$))(?:\s|$)"

_HOLDER = r"(?i:©|\(c\)|copyright)(?: ?(?:©|\([cC]\)))? ?(?:(?:by )?(?P<before>[^\W\d_][^\d©]{2,60}?)(?:, [^\W\d_]{3,9})?,? (?:19|20)\d\d|(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,? (?:by )?(?P<behind>[^\W\d_][^\d©]{2,60}?))(?:\.? (?i:all rights reserved)\b.*|[.,]| ©)?"
_HOUSES = frozenset("press publishing publishers publications books media house inc ltd llc studios productions company group verlag editions éditions magazine entertainment pictures brothers bros comics games corporation corp international university society foundation trust project authors network association institute".split())  # fmt: skip
"""Words of names that are no person's."""


def resolve_metadata(reading: Reading, layers: Sequence[Options], called: str) -> tuple[Metadata, tuple[Notice, ...]]:
    """What the book says of itself, every field with its origin.

    Args:
        reading: The text, its head, and what is said besides.
        layers: Command line, sidecar and `storybind.toml`, in this order.
        called: What the story is called instead of the file's name, or empty.
    """
    notices: list[Notice] = []
    body = reading.beginning
    detected = detect_language(body)
    own = _read_own(reading, body, detected, notices)
    *strong, weak = layers
    find = _Places(strong, _title_of_all(reading, body, detected), own, weak).find
    named_title, named_author = _from_name(called or reading.source.path)
    title = find("title") or named_title
    authors = find("author") or named_author
    language = find("language") or Field(detected, "detected")
    stated = "" if language.origin == "detected" else language.value  # what was guessed may change with a word
    made = Field(make_identifier(title.value, authors.value, stated), "title, authors and language")
    identifier = find("identifier") or made
    _doubt_isbn(identifier, notices)
    series, own_title = find("series"), own.get("title")
    subtitle = own.get("subtitle") if own_title is None or own_title.value == title.value else None
    series_index = _place_in_series(find("series_index"), series, own, notices)
    named = {"title": title, "author": authors, "subtitle": subtitle, "series": series, "series_index": series_index}
    publisher = find("publisher")
    more = {name: own[name] for name in Metadata._fields if name in own and name not in (*named, "authors", *CHECKS)}
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
        publisher=publisher,
        rights=find("rights"),
        date=find("date"),
        cover=own.get("cover"),
        about=tuple(_shown_apart(reading.source, reading.header, {**named, "publisher": publisher})),
        **more,
    )
    return metadata, tuple(notices)


class _Places(NamedTuple):
    """Whatever says something of a story, strongest first.

    Attributes:
        strong: The command line and the sidecar.
        title: What all of its files or chapters say together; None where they say nothing.
        own: What its head says, by fields.
        weak: The `storybind.toml`.
    """

    strong: Sequence[Options]
    title: Field[str] | None
    own: Mapping[str, Field[Any]]
    weak: Options

    def find(self, key: str) -> Field[Any] | None:
        """What the strongest place says of a field that an option could name; None where none says anything."""
        for options in self.strong:
            if (value := getattr(options, key)) is not None:
                return Field(CHECKS[key](value), options.source_of(key))
        if key == "title" and self.title:
            return self.title
        if key in self.own:
            return self.own[key]
        value = getattr(self.weak, key)
        return Field(CHECKS[key](value), self.weak.source_of(key)) if value is not None else None


def _read_own(reading: Reading, body: str, detected: str, notices: list[Notice]) -> dict[str, Field[Any]]:
    """What the story's head says, by fields, and what follows from it; `detected` is the language of its `body`."""
    header = reading.header
    own = read_fields(reading.source, header._replace(entries=(*header.entries, *reading.others)), notices)
    _doubt_language(own, detected, body, notices)
    own |= _from_shouting(own, detected, body)
    if "author" not in own and "rights" in own:
        own |= _from_rights(own["rights"])
    return own


def _title_of_all(reading: Reading, body: str, language: str) -> Field[str] | None:
    """The title that follows from all files or chapters together."""
    if not reading.title:
        return None
    heads = "the files' heads" if reading.source.parts else "the chapters' headings"
    return Field(title_case(reading.title, language, body), heads)


def _place_in_series(
    place: Field[str] | None, series: Field[str] | None, own: Mapping[str, Field[Any]], notices: list[Notice]
) -> Field[str] | None:
    """The story's place in a series: that in its `own` says nothing of another, and one in none is told."""
    if place == own.get("series_index"):
        return place if series == own.get("series") else None
    if place and not series:
        told = f"it has no series, so the place {place.value} in one ({place.origin}) is not in the book; name the series too: --series"
        notices.append(Notice("no-series", told))
    return place


def add_credits(metadata: Metadata, notes: Sequence[Note], source: Source) -> Metadata:
    """The metadata with what only a note says: the beta reader whom it thanks by name, and whose work the story is."""
    if metadata.beta is None:
        metadata = metadata._replace(beta=_from_notes(_BETA, "eta", notes, source))
    if metadata.rights is None:
        metadata = metadata._replace(rights=_from_notes(_RIGHTS, "", notes, source))
    return metadata


def _from_notes(pattern: str, needs: str, notes: Sequence[Note], source: Source) -> Field[str] | None:
    """What the first note says that has a text in it; `needs` spares the pattern nearly all of them."""
    for note in notes:
        said = [(note.label, note.span.first), *((block.text, block.span.first) for block in note.blocks)]
        for text, line in said:
            if needs in text and (found := re.search(pattern, text[:4000])):
                return Field(found["value"].rstrip("'’,"), origin_of(source, line))
    return None


def _from_rights(rights: Field[str]) -> dict[str, Field[tuple[str, ...]]]:
    """Who wrote a story that nobody signs, by whose it is: a person, no house.

    >>> _from_rights(Field("© 2024 Odette Salter. All rights reserved.", "text line 2"))["author"].value
    ('Odette Salter',)
    >>> _from_rights(Field("© 2024 Salter Press", "text line 2")), _from_rights(Field("© 2024 the author", "text line 2"))
    ({}, {})
    """
    match = re.fullmatch(_HOLDER, rights.value)
    name = (match["before"] or match["behind"]).strip(" ,") if match else ""
    person = is_name(name) and _HOUSES.isdisjoint(name.casefold().split())
    return {"author": Field((name_case(name),), rights.origin)} if person else {}


def make_identifier(title: str, authors: Sequence[str], language: str) -> str:
    """A URN that follows from what a book is called, never from its text: a mended comma keeps the reader's place."""
    key = f"[{_as_json(title)}, [{', '.join(map(_as_json, authors))}], {_as_json(language)}]"
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, unicodedata.normalize('NFC', key))}"


def _as_json(text: str) -> str:
    """A text without control characters as JSON has it: what identifiers have been made of since the first version."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def _doubt_language(own: dict[str, Field[Any]], detected: str, body: str, notices: list[Notice]) -> None:
    """Take back the language that the head names, where a good stretch of the story is plainly in another."""
    named = own.get("language")
    if named is None or len(body) < _SURE or base(named.value) == base(detected):
        return
    told = f"the head says {named.value!r}, and the story is in {detected!r} by its words"
    notices.append(Notice("language-differs", f"{told}; set --language if that is wrong", None))
    del own["language"]


def _doubt_isbn(identifier: Field[str], notices: list[Notice]) -> None:
    """Tell of an ISBN that is none; it is in the book as it was given, for nobody knows which digit is wrong."""
    scheme, isbn = identifier.value[:9], identifier.value[9:]
    if scheme.lower() == "urn:isbn:" and not is_isbn(isbn):
        told = f"{isbn} ({identifier.origin}) is no ISBN, for its last digit does not fit the others; look it up"
        notices.append(Notice("no-isbn", told))


def _from_shouting(own: Mapping[str, Field[Any]], language: str, body: str) -> dict[str, Field[Any]]:
    """The title in title case where it is all capitals, by the habits of the story's language and the names in it."""
    title = own.get("title")
    language = base(own["language"].value) if "language" in own else language
    return {"title": title._replace(value=title_case(title.value, language, body))} if title else {}


_NOVEL = r"《([^》]{1,60})》(?:.{0,20}作者[：:]?\s*([^\s：:,，（(\[【]{1,20}))?"


def _from_name(path: str) -> tuple[Field[str], Field[tuple[str, ...]]]:
    r"""Title and author out of a file's name: signs between words become blanks, and a name all small gets a capital.

    Only Chinese novels name their author in it, in a way that cannot be mistaken.

    >>> _from_name("drafts/the-last_bus.final.txt")[0].value
    'The last bus.final'
    >>> [field.value for field in _from_name("《修伞的人》作者：林听雨.txt")]
    ['修伞的人', ('林听雨',)]
    """
    nobody: Field[tuple[str, ...]] = Field((UNKNOWN,), NOBODY)
    stem = bare_name(path) if path != "-" else ""
    stem = unicodedata.normalize("NFC", stem)  # some systems set accents apart in the names of files
    if stem[:1] == "《" and (match := re.match(_NOVEL, stem)):
        return Field(match[1], FILE_NAME), Field((match[2],), FILE_NAME) if match[2] else nobody
    words = " ".join(re.split(r"[\s_-]+" if " " not in stem else r"[\s_]+", stem)).strip()
    words = "".join(char for char in words if char.isprintable())
    if not any(map(str.isalnum, words)):
        return Field(UNTITLED, NOBODY), nobody
    return Field(begin_large(words), FILE_NAME), nobody


def _shown_apart(source: Source, header: Header, found: Mapping[str, Field[Any] | None]) -> list[Entry]:
    """The entries that the title page does not show in the same words, each once: summary and warnings first.

    Of front matter, what only steers the book, is on the title page already or has no value, is left out.
    """
    shown = {name: _folded(field.value) for name in ("title", "author") if (field := found[name])}
    apart: dict[tuple[str, ...], Entry] = {}
    for entry in header.entries:
        used = found.get(entry.name) if entry.name in _ON_TITLE_PAGE else None
        on_page = used is not None and used.origin == origin_of(source, entry.span.first)
        bare = on_page or not any(_folded(entry.value))
        if entry.name == "program" or (header.front_matter and (entry.name in _STEERING or bare)):
            continue
        if entry.name == "subtitle" and used and on_page and _folded(entry.value) == _folded(used.value):
            continue
        if not _is_shown(entry, shown):
            apart.setdefault((entry.name, fold(entry.label) if not entry.name else "", *_folded(entry.value)), entry)
    return sorted(
        apart.values(),
        key=lambda entry: _FIRST_OF_ALL.index(entry.name) if entry.name in _FIRST_OF_ALL else len(_FIRST_OF_ALL),
    )


def _is_shown(entry: Entry, shown: Mapping[str, list[str]]) -> bool:
    """Whether the title page has an entry's words, one behind the other."""
    plain = not entry.label or fold(entry.label) == "de" or field_of(entry.label) in ("title", "author")
    if not plain:  # "a short story by": words of their own
        return False
    words, there = _folded(entry.value), shown.get(entry.name, [])
    if entry.name != "author":
        return bool(there) and words == there
    return any(there[at : at + len(one)] == one for one in (words, without_and(words)) for at in range(len(there)))


def _folded(value: str | Sequence[str]) -> list[str]:
    one = value if isinstance(value, str) else " ".join(value)
    return one.replace(",", " ").casefold().split()
