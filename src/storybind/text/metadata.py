"""Fields from every place to `Metadata`, strongest first: command line, sidecar, the story, `storybind.toml`, file name."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from storybind.errors import OptionError
from storybind.languages import base, detect_language, tag_of
from storybind.model import Entry, Field, Header, Metadata, Note, Notice, Source
from storybind.options import CHECKS, Options
from storybind.syntax import bare_name
from storybind.text.front.names import is_name
from storybind.text.front.values import (
    iso_date,
    part_byline,
    read_chapters,
    read_number,
    read_series,
    split_list,
    yes_or_no,
)
from storybind.text.tables.head_labels import FIELDS, MANY, fold

NAMESPACE = uuid.UUID("6d8d3c0e-6f43-5d0b-9f5c-5a7c6f5c1e0b")
"""Of the identifiers that storybind makes: UUID version 5 of title, authors and language (RFC 9562, section 5.5)."""

UNTITLED, UNKNOWN = "Untitled", "Unknown"
FILE_NAME, NOBODY = "file name", "nobody named one"
"""Origins of what no option, no sidecar and no line of the story says."""
_SURE = 2000  # characters of story from which its language is believed over what the head says
_SMALL_WORDS = {
    "en": "a an and as at but by for from in into nor of off on or over the to up with",
    "de": "am an auf aus bei das dem den der des die ein eine einem einen einer eines für im in mit nach oder um und vom von vor zu zum zur über",
    "fr": "à au aux avec ce ces dans de des du en et la le les leur ma mes mon ou par pour sa sans ses son sous sur un une vers",
    "es": "a al bajo con de del desde e el en entre la las lo los o para por sin sobre su sus tras un una y",
    "it": "a ad al alla con da dal del della delle dei di e ed fra gli i il in la le lo nel nella per su sul sulla tra un una uno",
    "pt": "a à ao aos as com da das de do dos e em entre na nas no nos o os ou para pela pelo por sem sob sobre um uma",
    "nl": "aan bij de een en het in met naar of om op over te tot uit van voor",
    "sv": "att av den det en ett för från i med och om på till vid över",
    "pl": "a bez dla do i ku na nad o od po pod przez przy w we z za ze",
    "ru": "а без в во для до и из к ко на над не о об от по под при с со у",
}  # fmt: skip
"""Words that stay small inside a title, by language; elsewhere than in English, German and Dutch all but the first word does."""
_SENTENCE_CASE = frozenset("fr es it pt sv pl ru uk cs da nb fi".split())
"""Languages whose titles have a capital at the beginning and in names alone: which of them are names, capitals do not tell."""
_ALSO = r"\s+(?:&|and|und|et|y|e|en|och|i|и|та)\s+"
_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\W*"  # not the Italian IL
_COMMA = r"\s*[,;、，；](?!\s*(?:Jr|Sr|Ph\.?D|M\.?D|Esq|[IVX]+)\b)\s*"
_ADDRESS = r" ?[(<\[]? ?(?:https?://|www\.|mailto:|[\w.+-]{1,64}@)[^\s<>()\[\]]{1,200} ?[)>\]]?|,? (?i:author of) .*"
_PAIRINGS = frozenset(
    "gen f/f m/m f/m m/f multi other het slash femslash femmeslash poly general джен гет слэш фемслэш смешанная статья другие_виды_отношений bl gl bg gb 言情 纯爱 百合 无cp 无性向 bg向 bl向 gl向".split()
)
"""What categories of pairings are called; any other category is a fandom."""
_STEERING = frozenset({"cover", "theme", "identifier", "language"})
_ON_TITLE_PAGE = frozenset({"subtitle", "series", "series_index"})
_FIRST_OF_ALL = ("title", "author", "subtitle", "description", "rating", "warnings")
_STATES = {True: "Complete", False: "In progress"}
_TEXTS = ("description", "subtitle", "publisher", "rights", "series_index", "identifier", "status", "beta", "credits", "contact", "archive", "cover")  # fmt: skip
_NAME = r"[A-ZÀ-ÞА-ЯЁ_][\w.'’-]*(?: [A-ZÀ-ÞА-ЯЁ][\w'’-]*){0,2}"
_BETA = rf"\b(?:(?:[Mm]y|[Oo]ur|meiner?|ma|mon|mi|mia|minha|[Tt]he|amazing|lovely) (?:[\w-]+ ){{0,2}}?(?i:b[eê]ta(?:[- ]?(?:reader|leserin|leser|lectrice|lecteur))?),?|(?i:beta(?:['’]?e?d|[- ]read)) by) (?P<value>{_NAME}|(?=\w*[\d_])\w{{4,30}})"
_RIGHTS = r"^\W*(?P<value>(?:©|\([cC]\)|[Cc]opyright(?: ©| \([cC]\))?) ?(?:by )?(?:(?:19|20)\d\d\b.{2,80}?|.{2,60}? (?:19|20)\d\d)(?:\.|$))(?:\s|$)"

_HOLDER = r"(?i:©|\(c\)|copyright)(?: ?(?:©|\([cC]\)))? ?(?:(?:by )?(?P<before>[^\W\d_][^\d©]{2,60}?),? (?:19|20)\d\d|(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,? (?:by )?(?P<behind>[^\W\d_][^\d©]{2,60}?))(?:\.? (?i:all rights reserved)\b.*|[.,]| ©)?"
_BUTTONS = r"(?:\d[\d,.]*k?|no) (?:comments?|kudos|likes?|notes?|replies|reblogs?|views?|reads|votes?|hits|bookmarks?|shares?|responses)|(?:leave|post|add) a (?:comment|reply)|permalink|\d+ (?:комментари\w+|kommentare?|commentaires?|comentarios?|commenti)"
"""What a page has beside its tags, and a list of them may hold."""
_HOUSES = frozenset("press publishing publishers publications books media house inc ltd llc studios productions company group verlag editions éditions magazine entertainment pictures brothers bros comics games corporation corp international university society foundation trust project authors network association institute".split())  # fmt: skip
"""Words of names that are no person's."""


def resolve_metadata(
    source: Source,
    header: Header,
    layers: Sequence[Options],
    body: str,
    joined: str = "",
    others: Sequence[Entry] = (),
) -> tuple[Metadata, tuple[Notice, ...]]:
    """What the book says of itself, every field with its origin.

    Args:
        source: For the file's name.
        header: The story's own fields.
        layers: Command line, sidecar and `storybind.toml`, in this order.
        body: The beginning of the story, to find its language by.
        joined: The title that follows from the heads of several files, or of the chapters, or empty.
        others: What is said besides the head: whom the heads of further files name as authors, what runs over each page.
    """
    notices: list[Notice] = []
    *strong, weak = layers
    own = _from_story(source, header._replace(entries=(*header.entries, *others)), notices)
    detected = detect_language(body)
    _doubt_language(own, detected, body, notices)
    own |= _from_shouting(own, detected)
    if "author" not in own and "rights" in own:
        own |= _from_rights(own["rights"])

    def find(key: str) -> Field[Any] | None:
        for options in strong:
            if (value := getattr(options, key)) is not None:
                return Field(CHECKS[key](value), options.source_of(key))
        if key == "title" and joined:
            return Field(title_case(joined, detected), "the files' heads" if source.parts else "the chapters' headings")
        if key in own:
            return own[key]
        value = getattr(weak, key)
        return Field(CHECKS[key](value), weak.source_of(key)) if value is not None else None

    named_title, named_author = _from_name(source.path)
    title = find("title") or named_title
    authors = find("author") or named_author
    language = find("language") or Field(detected, "detected")
    stated = "" if language.origin == "detected" else language.value  # what was guessed may change with a word
    identifier = find("identifier") or Field(
        make_identifier(title.value, authors.value, stated), "title, authors and language"
    )
    series, series_index, subtitle = find("series"), find("series_index"), own.get("subtitle")
    if series_index == own.get("series_index") and series != own.get("series"):
        series_index = None  # the story's place in its own series says nothing of another
    if series_index and not series and series_index != own.get("series_index"):
        told = f"it has no series, so the place {series_index.value} in one ({series_index.origin}) is not in the book; name the series too: --series"
        notices.append(Notice("no-series", told))
    named = {"title": title, "author": authors, "subtitle": subtitle, "series": series, "series_index": series_index}
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
        publisher=find("publisher"),
        rights=find("rights"),
        date=find("date"),
        cover=own.get("cover"),
        about=tuple(_shown_apart(source, header, named)),
        **more,
    )
    return metadata, tuple(notices)


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
                return Field(found["value"].rstrip("'’,"), _origin(source, line))
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
    return {"author": Field((_name_case(name),), rights.origin)} if person else {}


def make_identifier(title: str, authors: Sequence[str], language: str) -> str:
    """A URN that follows from what a book is called, never from its text: a mended comma keeps the reader's place."""
    key = f"[{_as_json(title)}, [{', '.join(map(_as_json, authors))}], {_as_json(language)}]"
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, unicodedata.normalize('NFC', key))}"


def _as_json(text: str) -> str:
    """A text without control characters as JSON has it: what identifiers have been made of since the first version."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def _origin(source: Source, line: int) -> str:
    """Where a line of the story is, as fields have it."""
    return source.line_name(line) if source.parts else f"text {source.line_name(line)}"


def _from_story(source: Source, header: Header, notices: list[Notice]) -> dict[str, Field[Any]]:
    """The header's entries as fields; a value no book can carry stays on the page about the story, with a notice."""
    found: dict[str, Field[Any]] = {}
    labelled = sorted(header.entries, key=_weakness)
    by = {"", "co-author", "coauthor", "соавтор", "соавторы"}  # labels that name further authors
    fandoms = any(entry.name == "fandom" and entry.value for entry in header.entries)
    for entry in labelled:
        origin = _origin(source, entry.span.first)
        for key, value in _values(entry, fandoms=fandoms):
            if key == "author" and key in found and value and fold(entry.label) in by:  # one a line
                named = {name.casefold() for name in found[key].value}
                more = [name for name in value if name.casefold() not in named]
                found[key] = found[key]._replace(value=(*found[key].value, *more))
            by |= {fold(entry.label), ""} if key == "author" else set()
            if key in found or not value:
                continue
            if key not in CHECKS or key == "cover":
                found[key] = Field(value, origin)
                continue
            try:
                found[key] = Field(CHECKS[key](value), origin)
            except OptionError as wrong:
                told = f"{entry.label or key}: {wrong.message}; left out of the metadata"
                notices.append(Notice("odd-field", told, entry.span.first))
                if key == "date" and re.fullmatch(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}", value):
                    found[key] = Field(value, origin)  # a day, though nobody can tell which: shown, and not filed by
    return found


def _weakness(entry: Entry) -> int:
    """What is labelled says more than what is not, and a byline more of who wrote a story than of when."""
    return 2 if entry.name == "author" else int(entry.name == "title" and not entry.label)


def _values(entry: Entry, *, fandoms: bool) -> Iterator[tuple[str, Any]]:
    """The fields of the book that one entry gives: a series with its number gives two."""
    name, value = entry.name, entry.value
    one = ", ".join(value) if isinstance(value, tuple) else value
    if name == "author":
        text, day = part_byline(re.sub(_ADDRESS, "", one)) if isinstance(value, str) else ("", "")
        names = _split_authors(text) if isinstance(value, str) else value
        yield "author", tuple(clean for name in names if (clean := _name_case(name.strip(' "“”«»').lstrip("@"))))
        yield "date", day
    elif name in MANY:
        yield from _several(entry, fandoms=fandoms)
    elif name in _READERS:
        yield from _READERS[name](one)
    elif name == "title" or name in _TEXTS:
        yield name, one


_READERS: dict[str, Callable[[str], Iterator[tuple[str, Any]]]] = {
    "language": lambda text: iter([("language", tag_of(text))]),
    "date": lambda text: iter([("date", iso_date(text))]),
    "updated": lambda text: iter([("updated", iso_date(text))]),
    "completed": lambda text: _completed(text),
    "status": lambda text: _status(text),
    "words": lambda text: iter([("words", read_number(text))]),
    "chapters_total": lambda text: _chapters(text),
    "series": lambda text: _series(text),
    "rating": lambda text: iter([("rating", re.sub(r"^[(\[](.*)[)\]]$", r"\1", text))]),
    "source_url": lambda text: iter([("source_url", text if re.fullmatch(r"(?:https?://|www\.)\S+", text) else "")]),
}
"""How the text of an entry becomes fields, where it is not taken as it is."""


def _completed(text: str) -> Iterator[tuple[str, Any]]:
    """The day on which a story was completed, or whether it is."""
    yield from [("completed", iso_date(text))] if yes_or_no(text) is None else _status(text)


def _status(text: str) -> Iterator[tuple[str, Any]]:
    done = yes_or_no(text)
    yield "status", text if done is None else _STATES[done]


def _chapters(text: str) -> Iterator[tuple[str, Any]]:
    """How many chapters there are to be, and by that whether all are there."""
    if chapters := read_chapters(text):
        total, done = chapters
        yield "chapters_total", total
        yield "status", "" if done is None else _STATES[done]


def _series(text: str) -> Iterator[tuple[str, Any]]:
    if series := read_series(text):
        yield from zip(("series", "series_index"), series, strict=True)


def _several(entry: Entry, *, fandoms: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A field that holds several: what downloaders call a category is the fandom, unless it says who loves whom."""
    name, value = entry.name, entry.value
    items = value if isinstance(value, tuple) and len(value) > 1 else split_list("".join(value), name)
    if name == "characters" and (
        pairs := tuple(item for item in items if "/" in item or "／" in item)
    ):  # Russian sites list both in one
        yield "relationships", pairs
        items = tuple(item for item in items if item not in pairs)
    meant = fold(entry.label) in ("category", "categories") and not fandoms
    if name == "category" and meant and not any(item.casefold() in _PAIRINGS for item in items):
        name = "fandom"
    if name == "tags":
        items = tuple(item for item in items if not re.fullmatch(_BUTTONS, item, re.IGNORECASE))
    yield "tag" if name == "tags" else name, items


def _split_authors(text: str) -> list[str]:
    """The names in a byline; a pair of single words is the name of one firm, unless both are written small.

    >>> _split_authors("Ros Kemp & Ivo Lund"), _split_authors("Marigold & Finch"), _split_authors("tidewriter and saltmarsh")
    (['Ros Kemp', 'Ivo Lund'], ['Marigold & Finch'], ['tidewriter', 'saltmarsh'])
    """
    names = re.split(_COMMA, text)
    last = re.split(_ALSO, names[-1], flags=re.IGNORECASE)
    whole = len(names) > 1 or all(" " in name or name.islower() or re.search(r"[\d_]", name) for name in last)
    return [*names[:-1], *last] if whole else names


def _doubt_language(own: dict[str, Field[Any]], detected: str, body: str, notices: list[Notice]) -> None:
    """Take back the language that the head names, where a good stretch of the story is plainly in another."""
    named = own.get("language")
    if named is None or len(body) < _SURE or base(named.value) == base(detected):
        return
    told = (
        f"the head says {named.value!r}, and the story is in {detected!r} by its words; set --language if that is wrong"
    )
    notices.append(Notice("language-differs", told, None))
    del own["language"]


def _from_shouting(own: Mapping[str, Field[Any]], language: str) -> dict[str, Field[Any]]:
    """The title in title case where it is all capitals, by the habits of the story's language."""
    if "language" in own:
        language = base(own["language"].value)
    return {"title": own["title"]._replace(value=title_case(own["title"].value, language))} if "title" in own else {}


def title_case(title: str, language: str = "en") -> str:
    """A title that shouts, in title case by the habits of its language; any other as it is.

    >>> title_case("THE PATIENCE OF BRIDGES"), title_case("IOU"), title_case("aftermath")
    ('The Patience of Bridges', 'IOU', 'aftermath')
    >>> title_case("EL RELOJ DE LA PLAZA", "es"), title_case("DIE FRAU AUS DEM SEE", "de")
    ('El reloj de la plaza', 'Die Frau aus dem See')
    >>> title_case("ISLIK ÇALAN KUYU", "tr"), title_case("HET IJS VAN IJMUIDEN", "nl"), title_case("Ο ΦΑΡΟΣ ΤΗΣ ΕΛΕΝΗΣ", "el")
    ('Islık Çalan Kuyu', 'Het IJs van IJmuiden', 'Ο ΦΑΡΟΣ ΤΗΣ ΕΛΕΝΗΣ')
    """
    if not title.isupper() or sum(map(str.isalpha, title)) < 5 or not _has_small(title, language):
        return title
    if all(len(word) == 1 for word in title.split()):  # its letters are set apart
        return title
    words, small = title.split(), frozenset(_SMALL_WORDS.get(language, "").split())
    quiet = language in _SENTENCE_CASE
    return " ".join(
        _small(word, language)
        if at and words[at - 1][-1] not in ":–—" and (quiet or (word.lower() in small and at < len(words) - 1))
        else _capital(word, language)
        for at, word in enumerate(words)
    )


def _name_case(name: str) -> str:
    """A name that shouts, calmed; a pen name of one word is left as its bearer writes it.

    >>> _name_case("HARRIET DUNMOW"), _name_case("ABBA"), _name_case("ŞÜKRAN IŞILDAK")
    ('Harriet Dunmow', 'ABBA', 'Şükran Işıldak')
    """
    language = "tr" if _OF_TURKISH.intersection(name) else ""
    calmed = name.isupper() and " " in name and _has_small(name, language)
    return " ".join(_capital(word, language) for word in name.split()) if calmed else name


_DOTLESS = str.maketrans("Iİ", "ıi")
_OF_TURKISH = frozenset("İŞĞ")
"""Letters by which a name in capitals is known to be Turkish."""
_GREEK = re.compile("[Α-Ω]")


def _has_small(words: str, language: str) -> bool:
    """Whether capitals say which small letters they stand for: Greek ones have lost their accents, and an İ is two elsewhere.

    >>> _has_small("İZMİR", "tr"), _has_small("İZMİR", "de"), _has_small("ΦΑΡΟΣ", "el")
    (True, False, False)
    """
    return not _GREEK.search(words) and len(_small(words, language)) == len(words)


def _small(word: str, language: str) -> str:
    """A word in small letters, a Turkish I without its dot."""
    return (word.translate(_DOTLESS) if language in ("tr", "az") else word).lower()


def _capital(word: str, language: str = "") -> str:
    """A word with its first letter large; what hangs on by an apostrophe stays small, and so does not ``D'Arcy``.

    The Dutch IJ is one letter.
    """

    def written(part: re.Match[str]) -> str:
        first = 2 if language == "nl" and part[0].startswith("IJ") else 1
        return part[0][:first].upper() + _small(part[0][first:], language)

    lowered = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", written, word)
    return word if re.fullmatch(_ROMAN, word) else lowered


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
    if stem[:1] == "《" and (match := re.match(_NOVEL, stem)):
        return Field(match[1], FILE_NAME), Field((match[2],), FILE_NAME) if match[2] else nobody
    words = " ".join(re.split(r"[\s_-]+" if " " not in stem else r"[\s_]+", stem)).strip()
    words = "".join(char for char in words if char.isprintable())
    if not any(map(str.isalnum, words)):
        return Field(UNTITLED, NOBODY), nobody
    return Field(words[:1].upper() + words[1:] if words == words.lower() else words, FILE_NAME), nobody


def _shown_apart(source: Source, header: Header, found: Mapping[str, Field[Any] | None]) -> list[Entry]:
    """The entries that the title page does not show in the same words, each once: summary and warnings first.

    Of front matter, what only steers the book, is on the title page already or has no value, is left out.
    """
    shown = {name: _folded(field.value) for name in ("title", "author") if (field := found[name])}
    apart: dict[tuple[str, ...], Entry] = {}
    for entry in header.entries:
        used = found.get(entry.name)
        on_page = entry.name in _ON_TITLE_PAGE and used is not None and used.origin == _origin(source, entry.span.first)
        bare = on_page or not any(_folded(entry.value))
        if entry.name == "program" or (header.front_matter and (entry.name in _STEERING or bare)):
            continue
        if entry.name == "subtitle" and on_page and _folded(entry.value) == _folded(used.value):  # type: ignore[union-attr]
            continue
        if not _is_shown(entry, shown):
            apart.setdefault((entry.name, fold(entry.label) if not entry.name else "", *_folded(entry.value)), entry)
    return sorted(
        apart.values(),
        key=lambda entry: _FIRST_OF_ALL.index(entry.name) if entry.name in _FIRST_OF_ALL else len(_FIRST_OF_ALL),
    )


def _is_shown(entry: Entry, shown: Mapping[str, list[str]]) -> bool:
    """Whether the title page has an entry's words, one behind the other."""
    plain = not entry.label or fold(entry.label) == "de" or FIELDS.get(fold(entry.label)) in ("title", "author")
    if not plain:  # "a short story by": words of their own
        return False
    words, there = _folded(entry.value), shown.get(entry.name, [])
    return any(there[at : at + len(words)] == words for at in range(len(there))) and (
        entry.name == "author" or words == there
    )


def _folded(value: str | Sequence[str]) -> list[str]:
    one = value if isinstance(value, str) else " ".join(value)
    return one.replace(",", " ").casefold().split()
