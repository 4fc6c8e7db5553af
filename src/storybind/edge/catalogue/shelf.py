"""The books of a folder, in memory: what is known of each, and the orders they can be asked for in."""

import datetime
import re
import unicodedata
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple

from storybind.languages import sort_title

LONGEST_QUERY = 200
"""Characters of a search that are looked at."""
LAST_SECOND = 253_402_300_799
"""The last second of the year 9999, since 1970: what is later cannot be written as a date."""
_ILLEGAL = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class Facts(NamedTuple):
    """What a book says of itself; empty where it says nothing."""

    title: str  # as it is shown; `filed` is where a list has it: ``Back Half, The``
    authors: tuple[str, ...] = ()
    filed: str = ""
    language: str = ""
    identifier: str = ""  # a URI, or whatever stands in ``dc:identifier``
    description: str = ""
    series: str = ""
    series_index: str = ""  # digits, or digits parted by points
    tags: tuple[str, ...] = ()
    date: str = ""  # ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``
    publisher: str = ""
    words: int = 0  # 0 where the book does not count them


TEXTS = ("title", "language", "identifier", "description", "series", "series_index", "date", "publisher")
"""The facts that stories and indexes tell under the same names, each in a text."""


def tidy(facts: Facts) -> Facts:
    """What a book says of itself, as every feed and page can say it: books of others may say anything.

    >>> tidy(Facts(" Rain", ("", "Jo"), language="en_US", series="Hills", series_index="2.0"))[:4]
    ('Rain', ('Jo',), '', 'en-US')
    """
    told = Facts(*(_legal_all(value) for value in facts))
    language = told.language.replace("_", "-")
    return told._replace(
        title=told.title or "Untitled",
        language=language if _LANGUAGE.fullmatch(language) else "",
        series_index=re.sub(r"\.0+$", "", told.series_index[:20]) if told.series else "",
        date=_day(told.date),
    )


def _legal_all(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(filter(None, map(_legal_all, value)))
    return legal(value).strip() if isinstance(value, str) else value


def legal(text: str) -> str:
    r"""A text without the characters that XML 1.0 forbids (section 2.2).

    >>> legal("rain\x00\x1b[31m")
    'rain[31m'
    """
    return text if text.isprintable() else _ILLEGAL.sub("", text)


def _day(text: str) -> str:
    """A date as far as it is one.

    >>> _day("1999-02-28T12:00"), _day("1999-02-30"), _day("May 1999")
    ('1999-02-28', '1999', '')
    """
    found = re.match(r"(\d{4})(-\d\d)?(-\d\d)?", text, re.ASCII)
    if not found:
        return ""
    try:
        datetime.date.fromisoformat(f"{found[1]}{found[2] or '-01'}{found[3] or '-01'}")
    except ValueError:
        return found[1]
    return found[0]


class Entry(NamedTuple):
    """A book on the shelf, or a story that becomes one when somebody asks for it."""

    id: str  # what addresses call it: opaque, the same as long as the file keeps its name
    urn: str  # what feeds call it: the book's own identifier as a URN, no two alike on a shelf
    path: str  # where the file is below the shared folder, with ``/``
    story: bool  # whether it has still to be bound
    facts: Facts
    size: int  # bytes of the file
    modified: int  # seconds since 1970
    version: str  # changes with the file


class Group(NamedTuple):
    """Books that have an author, a series or a tag in common; at least one."""

    id: str
    name: str
    entries: tuple[Entry, ...]


def name_id(text: str) -> str:
    """A short opaque name for a text: 16 hexadecimal digits, the same for the same text.

    >>> name_id("rain.epub") == name_id("rain.epub"), len(name_id("a/b.epub"))
    (True, 16)
    """
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def group_id(kind: str, name: str) -> str:
    """The opaque name of what books have in common: an author, a series, a tag."""
    return name_id(f"{kind} {fold(name)}")


def fold(text: str) -> str:
    """A text as it is searched and sorted: no matter its case and accents.

    >>> fold("Éclair ŒUVRE")
    'eclair œuvre'
    """
    if text.isascii():
        return text.lower()
    return "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))


def urn_of(identifier: str, otherwise: str) -> str:
    """A URN for a feed: the identifier where it is a URI, else a UUID that follows from it.

    >>> urn_of("urn:uuid:be7d72b0-5dd0-5394-ba28-d280842f290b", "x"), urn_of("", "rain.epub")[:9]
    ('urn:uuid:be7d72b0-5dd0-5394-ba28-d280842f290b', 'urn:uuid:')
    """
    if re.fullmatch(r"urn:[a-z0-9][a-z0-9-]+:[A-Za-z0-9()+,.:=@;$_!*'-]+", identifier):
        return identifier
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identifier or otherwise)}"


class Shelf:
    """Books in every order they can be asked for; it never changes: a changed folder is a new one.

    The orders are made when first asked for.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_id: Mapping[str, Entry] = {entry.id: entry for entry in _each_its_urn(entries)}

    def __len__(self) -> int:
        return len(self.by_id)

    @cached_property
    def newest(self) -> tuple[Entry, ...]:
        """The file that changed last comes first."""
        return tuple(sorted(self.titles, key=lambda entry: -entry.modified))

    @cached_property
    def titles(self) -> tuple[Entry, ...]:
        """By title, as libraries file it: no matter its article."""

        def place(entry: Entry) -> tuple[object, str]:
            facts = entry.facts
            return natural(facts.filed or sort_title(facts.title, facts.language)), entry.path

        return tuple(sorted(self.by_id.values(), key=place))

    @cached_property
    def authors(self) -> Mapping[str, Group]:
        """By author, who stand in the order of their names; a book of two stands with both."""
        return self._groups(lambda facts: facts.authors, "author", self.titles)

    @cached_property
    def series(self) -> Mapping[str, Group]:
        """By series, the books of each in its order."""
        in_order = sorted(self.titles, key=lambda entry: _numbers(entry.facts.series_index))
        return self._groups(lambda facts: (facts.series,) if facts.series else (), "series", in_order)

    @cached_property
    def tags(self) -> Mapping[str, Group]:
        """By tag; tags that differ in case alone are one."""
        return self._groups(lambda facts: facts.tags, "tag", self.titles)

    @cached_property
    def updated(self) -> int:
        """When the youngest file changed, in seconds since 1970; 0 for an empty shelf."""
        return max((entry.modified for entry in self.by_id.values()), default=0)

    @cached_property
    def _words(self) -> tuple[tuple[str, Entry], ...]:
        told = ((one.facts.title, *one.facts.authors, one.facts.series, *one.facts.tags, one.facts.description) for one in self.titles)  # fmt: skip
        return tuple(zip(map(fold, map("\n".join, told)), self.titles, strict=True))

    def search(self, query: str) -> tuple[Entry, ...]:
        """The books that have every word of a query in title, authors, series, tags or description; titles first."""
        words = fold(query[:LONGEST_QUERY]).split()
        if not words:
            return ()
        found = self._words
        for word in words:
            found = tuple(pair for pair in found if word in pair[0])
        ranked = sorted(found, key=lambda pair: not all(word in fold(pair[1].facts.title) for word in words))
        return tuple(entry for _, entry in ranked)

    def _groups(
        self, names: Callable[[Facts], Sequence[str]], kind: str, entries: Sequence[Entry]
    ) -> Mapping[str, Group]:
        found: dict[str, tuple[str, list[Entry]]] = {}
        for entry in entries:
            for key, name in {fold(name): name for name in names(entry.facts)}.items():
                found.setdefault(key, (name, []))[1].append(entry)
        groups = (
            Group(group_id(kind, name), name, tuple(books))
            for key, (name, books) in sorted(found.items(), key=lambda item: natural(item[0]))
        )
        return {group.id: group for group in groups}


def _each_its_urn(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Entries whose URNs differ: of two files with one identifier, the second is known by its place."""
    seen: set[str] = set()
    for entry in entries:
        if entry.urn in seen:
            entry = entry._replace(urn=urn_of("", f"{entry.urn} {entry.path}"))
        seen.add(entry.urn)
        yield entry


def natural(text: str) -> list[tuple[int, str]]:
    """A key that sorts numbers by their value, 2 before 10.

    >>> sorted(["Part 10", "part 2"], key=natural)
    ['part 2', 'Part 10']
    """
    parts = re.split(r"(\d{1,18})", fold(text).strip("\"'“”‘’«»([ "))
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts if part]


def _numbers(index: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", index))
