"""What the head of a story says, entry by entry, as fields of the book: an entry may give several, and several one."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from storybind.errors import OptionError
from storybind.languages import tag_of
from storybind.model import Entry, Field, Header, Notice, Source
from storybind.options import CHECKS
from storybind.text.front.capitals import name_case
from storybind.text.front.days import iso_date
from storybind.text.front.values import part_byline, read_chapters, read_number, read_series, split_list, yes_or_no
from storybind.text.tables.head_labels import MANY, fold

_ALSO = r"(?:^|\s+)(?:&|and|und|et|y|e|en|och|i|и|та)\s+(?![^()]*\))"
_DEGREES = r"(?:[BM]\. ?A|B\. ?D|D\. ?D|LL\. ?[BDM]|M\. ?[BP]|D\. ?Litt|D\. ?Phil|[BD]\. ?Sc|F\. ?(?:[A-Z]\. ?){0,2}[AS]|R\. ?[AN]|U\. ?S\. ?[AN]|O\. ?B\. ?E|S\. ?J|[KQ]\. ?C|Bart)\.(?=\s*(?:$|[,;&]|and\b))"
"""What stands behind a name after a comma and is no further one."""
_COMMA = rf"\s*[,;、，；](?!\s*(?:(?:Jr|Sr|Ph\.?D|M\.?D|Esq|[IVX]+)\b|{_DEGREES}))\s*"
_ADDRESS = r" ?[(<\[]? ?(?:https?://|www\.|mailto:|[\w.+-]{1,64}@)[^\s<>()\[\]]{1,200} ?[)>\]]?|,? (?i:author of) .*"
_PAIRINGS = frozenset(
    "gen f/f m/m f/m m/f multi other het slash femslash femmeslash poly general джен гет слэш фемслэш смешанная статья другие_виды_отношений bl gl bg gb 言情 纯爱 百合 无cp 无性向 bg向 bl向 gl向".split()
)
"""What categories of pairings are called; any other category is a fandom."""
_STATES = {True: "Complete", False: "In progress"}
_TEXTS = ("description", "subtitle", "publisher", "rights", "series_index", "identifier", "status", "beta", "credits", "contact", "archive", "cover")  # fmt: skip
_BUTTONS = r"(?:\d[\d,.]*k?|no) (?:comments?|kudos|likes?|notes?|replies|reblogs?|views?|reads|votes?|hits|bookmarks?|shares?|responses)|(?:leave|post|add) a (?:comment|reply)|permalink|\d+ (?:комментари\w+|kommentare?|commentaires?|comentarios?|commenti)"
"""What a page has beside its tags, and a list of them may hold."""


def read_fields(source: Source, header: Header, notices: list[Notice]) -> dict[str, Field[Any]]:
    """The header's entries as fields; a value no book can carry stays on the page about the story, with a notice."""
    found: dict[str, Field[Any]] = {}
    labelled = sorted(header.entries, key=_weakness)
    by = {"", "co-author", "coauthor", "соавтор", "соавторы"}  # labels that name further authors
    fandoms = any(entry.name == "fandom" and entry.value for entry in header.entries)
    for entry in labelled:
        origin = origin_of(source, entry.span.first)
        for key, value in _values(entry, fandoms=fandoms):
            goes_on = key == "tag" or (key == "author" and fold(entry.label) in by)  # one a line
            if key in found and value and goes_on:
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
        yield "author", tuple(clean for name in names if (clean := name_case(name.strip(' "“”«»').lstrip("@"))))
        yield "date", day
    elif name in MANY:
        yield from _several(entry, fandoms=fandoms)
    elif name in _READERS:
        yield from _READERS[name](one).items()
    elif name == "title" or name in _TEXTS:
        yield name, one


def _completed(text: str) -> dict[str, Any]:
    """The day on which a story was completed, or whether it is."""
    return {"completed": iso_date(text)} if yes_or_no(text) is None else _status(text)


def _status(text: str) -> dict[str, Any]:
    done = yes_or_no(text)
    return {"status": text if done is None else _STATES[done]}


def _chapters(text: str) -> dict[str, Any]:
    """How many chapters there are to be, and by that whether all are there."""
    total, done = read_chapters(text) or (None, None)
    return {"chapters_total": total, "status": "" if done is None else _STATES[done]}


_READERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "language": lambda text: {"language": tag_of(text)},
    "date": lambda text: {"date": iso_date(text)},
    "updated": lambda text: {"updated": iso_date(text)},
    "completed": _completed,
    "status": _status,
    "words": lambda text: {"words": read_number(text)},
    "chapters_total": _chapters,
    "series": lambda text: dict(zip(("series", "series_index"), read_series(text) or (), strict=False)),
    "rating": lambda text: {"rating": re.sub(r"^[(\[](.*)[)\]]$", r"\1", text)},
    "source_url": lambda text: {"source_url": text if re.fullmatch(r"(?:https?://|www\.)\S+", text) else ""},
}
"""How the text of an entry becomes fields, where it is not taken as it is."""


def _several(entry: Entry, *, fandoms: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A field that holds several: what downloaders call a category is the fandom, unless it says who loves whom."""
    name, value = entry.name, entry.value
    items = value if isinstance(value, tuple) and len(value) > 1 else split_list("".join(value), name)
    pairs = tuple(item for item in items if "/" in item or "／" in item) if name == "characters" else ()
    if pairs:  # Russian sites list both in one
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
    >>> _split_authors("the Rev. Cuthbert Ames, M.A."), _split_authors("Ros Kemp, M. A. Lund"), _split_authors("Ann Lee, F.R.G.S., and Bo Dahl")
    (['the Rev. Cuthbert Ames, M.A.'], ['Ros Kemp', 'M. A. Lund'], ['Ann Lee, F.R.G.S.', 'Bo Dahl'])
    >>> _split_authors("Ann Lee (coll. & ed.)")
    ['Ann Lee (coll. & ed.)']
    """
    names = re.split(_COMMA, text)
    last = re.split(_ALSO, names[-1], flags=re.IGNORECASE)
    whole = len(names) > 1 or all(" " in name or name.islower() or re.search(r"[\d_]", name) for name in last)
    return [*names[:-1], *filter(None, last)] if whole else names


def origin_of(source: Source, line: int) -> str:
    """Where a line of the story is, as fields have it."""
    return source.line_name(line) if source.parts else f"text {source.line_name(line)}"
