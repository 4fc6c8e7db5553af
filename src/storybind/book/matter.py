"""The pages round a story to finished XHTML: cover, title page, what its head said, notes, colophon."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storybind.book.blocks import set_block, set_epigraph
from storybind.book.inline import Setter, escape, escape_attribute
from storybind.book.words import labels_for, words_for
from storybind.languages import direction
from storybind.model import Chapter, Cover, Entry, Epigraph, Metadata, Note

_SLIGHT = frozenset({"author", "series", "series_index", "publisher", "rights", "language", "chapters_total", "words"})
_RIGHTS = r"©|\bcopyright (?:\(c\)|\d{4}|by\b)|rights reserved|rechte vorbehalten|tous droits|todos (?:lo|o)s d|tutti i diritti|все права|\bisbn\b"
_LONG_TITLE = 60  # characters of a title that is set smaller
_LONG_WORD = 16  # letters of a word that a telephone would break; scripts without capitals break anywhere
_MOST_LINES = 5  # of a title page that has air; more are set closer


class Page(NamedTuple):
    """One file of the book: its name under ``text/``, its title, its XHTML in UTF-8."""

    name: str
    title: str
    xhtml: bytes


def make_page(setter: Setter, name: str, title: str, body: str, kind: str) -> Page:
    """A whole file; `kind` is the ``epub:type`` of its body."""
    language = setter.language
    towards = ' dir="rtl"' if direction(language) == "rtl" else ""
    xhtml = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{language}" xml:lang="{language}"{towards}>\n'
        f'<head><meta charset="utf-8"/><title>{escape(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="../css/book.css"/></head>\n<body epub:type="{kind}">\n{body}</body></html>\n'
    )
    return Page(name, title, xhtml.encode())


def cover_file(cover: Cover) -> str:
    """The name of the cover's picture in a book."""
    return "images/cover.png" if cover.media_type == "image/png" else "images/cover.jpg"


def cover_page(setter: Setter, metadata: Metadata, cover: Cover) -> Page:
    """The cover, and nothing else: Kobo asks for that; its alternative text says what is lettered on it."""
    alt = f"{_words(setter)['cover']}: {metadata.title.value}"
    if named := authors_line(metadata):
        by = _words(setter)["by"]
        alt = f"{alt} — {named}" if by == "—" else f"{alt}, {by} {named}"
    image = f'<img src="../{cover_file(cover)}" alt="{escape_attribute(alt)}" role="doc-cover"/>'
    section = f'<section epub:type="cover" class="cover">\n{image}\n</section>\n'
    return make_page(setter, "cover.xhtml", _words(setter)["cover"], section, "frontmatter")


def title_page(setter: Setter, metadata: Metadata) -> Page:
    """What the book is called and by whom, in real text; authors stand one under the other."""
    title, set, against = metadata.title.value, setter.set, setter.against
    look = ' class="long"' if _is_long(title) else ""
    lines = [f"<h1{look}{against(title)}>{set(title)}</h1>"]
    if metadata.subtitle:
        subtitle = metadata.subtitle.value
        lines.append(
            f'<p class="subtitle" epub:type="subtitle" role="doc-subtitle"{against(subtitle)}>{set(subtitle)}</p>'
        )
    lines += (f'<p class="author"{against(name)}>{escape(name)}</p>' for name in _authors(metadata))
    if metadata.series:
        index = f", {metadata.series_index.value}" if metadata.series_index else ""
        series = metadata.series.value
        lines.append(f'<p class="series"{against(series)}>{set(series)}{index}</p>')
    if metadata.publisher:
        lines.append(f'<p class="publisher">{escape(metadata.publisher.value)}</p>')
    label = escape_attribute(title)
    full = " full" if len(lines) > _MOST_LINES else ""
    section = f'<section epub:type="titlepage" class="titlepage{full}" aria-label="{label}">\n{"".join(f"{line}{chr(10)}" for line in lines)}</section>\n'
    return make_page(setter, "titlepage.xhtml", title, section, "frontmatter")


def _is_long(title: str) -> bool:
    """Whether a title is set smaller: it has many words, or one that a narrow page would break.

    >>> _is_long("Die Donaudampfschifffahrtsgesellschaft"), _is_long("The Featherstone-Cholmondeleys"), _is_long("雨" * 30)
    (True, False, False)
    """
    words = title.replace("-", " ").split()
    return len(title) > _LONG_TITLE or any(len(word) > _LONG_WORD and word.upper() != word.lower() for word in words)


def dedication_page(setter: Setter, notes: Sequence[Note]) -> Page:
    """To whom the book is given, before its first page; the contents do not list it."""
    title = _words(setter)["dedication"]
    body = _blocks(setter, notes)
    section = f'<section epub:type="dedication" role="doc-dedication" class="dedication" aria-label="{escape_attribute(title)}">\n{body}</section>\n'
    return make_page(setter, "dedication.xhtml", title, section, "frontmatter")


def epigraph_page(setter: Setter, epigraphs: Sequence[Epigraph], title: str) -> Page:
    """The epigraphs of the whole story, before its first page; the contents do not list them."""
    body = "".join(set_epigraph(setter, one) for one in epigraphs)
    return make_page(setter, "epigraph.xhtml", title, f'<div class="epigraphs">\n{body}</div>\n', "frontmatter")


def tells_nothing(metadata: Metadata) -> bool:
    """Whether all that the head said besides are counts, whose the book is, and what the title page shows in other words.

    Nobody need read that before the story.
    """
    return all(entry.name in _SLIGHT for entry in metadata.about)


def about_page(setter: Setter, metadata: Metadata) -> Page:
    """What the head of the story said that the title page does not show, in its own words: warnings before the story."""
    title = _words(setter)["about"]
    rows = "".join(_row(setter, entry) for entry in metadata.about)
    behind = tells_nothing(metadata)
    kind = 'epub:type="appendix" role="doc-appendix"' if behind else 'epub:type="preamble"'
    section = f'<section {kind} class="about" aria-labelledby="about-h">\n<h2 id="about-h" class="made">{title}</h2>\n<dl>\n{rows}</dl>\n</section>\n'
    return make_page(setter, "about.xhtml", title, section, "backmatter" if behind else "frontmatter")


def _row(setter: Setter, entry: Entry) -> str:
    """A label as printed, or our own where there is none, and under it a value paragraph by paragraph: one that no field has is a note."""
    ours = labels_for(setter.language)[entry.name] if entry.name else _words(setter)["notes"]
    term = f"<dt>{escape(entry.label)}</dt>" if entry.label else f'<dt class="made">{ours}</dt>'
    parts = (f"<dd{setter.against(part)}>{setter.set(part)}</dd>\n" for part in entry.text.split("\n\n"))
    return f"{term}\n" + "".join(parts)


def colophon(setter: Setter, metadata: Metadata) -> Page:
    """How the book was made, and whose it is."""
    from storybind import __version__

    title = _words(setter)["colophon"]
    rights = f"<p>{escape(metadata.rights.value)}</p>\n" if metadata.rights else ""
    section = (
        f'<section epub:type="colophon" role="doc-colophon" class="colophon made" aria-labelledby="colophon-h">\n<h2 id="colophon-h">{title}</h2>\n'
        f"<p>{_words(setter)['made']} {__version__}.</p>\n{rights}</section>\n"
    )
    return make_page(setter, "colophon.xhtml", title, section, "backmatter")


def notes_page(setter: Setter, notes: Sequence[Note], chapters: Sequence[Chapter]) -> Page:
    """All notes in the order of the story, each under the place it was taken from."""
    title = _words(setter)["notes"]
    parts = [f'<h2 id="notes-h" class="made">{title}</h2>\n']
    place = ""
    several = len({note.place for note in notes}) > 1
    for note in notes:
        if several and note.place != place:
            place = note.place
            parts.append(f'<h3 class="made">{escape(_place(setter, place, chapters))}</h3>\n')
        parts += _note(setter, note)
    section = f'<section epub:type="endnotes" role="doc-endnotes" class="notes" aria-labelledby="notes-h">\n{"".join(parts)}</section>\n'
    return make_page(setter, "notes.xhtml", title, section, "backmatter")


def licence_page(setter: Setter, notes: Sequence[Note]) -> Page:
    """The terms of use that an archive set round the story, in its order: no words of the author's."""
    title = _words(setter)["licence"]
    blocks = _blocks(setter, notes)
    section = f'<section epub:type="copyright-page" class="notes" aria-labelledby="licence-h">\n<h2 id="licence-h" class="made">{title}</h2>\n{blocks}</section>\n'
    return make_page(setter, "licence.xhtml", title, section, "backmatter")


def _blocks(setter: Setter, notes: Sequence[Note]) -> str:
    """All that notes say, without what they are called."""
    return "".join(set_block(setter, block) for note in notes for block in note.blocks if block.text)


def _note(setter: Setter, note: Note) -> Iterator[str]:
    """A note under its own label, or under what it is."""
    term = escape(note.label)
    if not term:
        term = f'<span class="made">{_name_of(setter, note)}</span>'
    yield f'<p class="term"><strong>{term}</strong></p>\n'
    yield _blocks(setter, [note])


def _name_of(setter: Setter, note: Note) -> str:
    """What a note is called that nobody named; of the page of a printed book that says whose it is, not a disclaimer."""
    if note.kind == "disclaimer" and re.search(_RIGHTS, note.text, re.IGNORECASE):
        return labels_for(setter.language)["rights"]
    return _words(setter).get(note.kind, _words(setter)["notes"])


def notes_beside(setter: Setter, notes: Sequence[Note]) -> Iterator[str]:
    """Notes set with their chapter, apart from its text."""
    if notes:
        yield f'<aside class="notes" role="note">\n{"".join(piece for note in notes for piece in _note(setter, note))}</aside>\n'


def _place(setter: Setter, place: str, chapters: Sequence[Chapter]) -> str:
    if place in ("front", "end"):
        return _words(setter)["before_story" if place == "front" else "after_story"]
    number = int(place.removeprefix("chapter "))
    heading = chapters[number - 1].heading if number <= len(chapters) else None
    return setter.in_line(heading) if heading else _words(setter)["untitled"]


def _words(setter: Setter) -> dict[str, str]:
    return words_for(setter.language)


def authors_line(metadata: Metadata) -> str:
    """The authors in one line; empty where nobody is known."""
    return ", ".join(_authors(metadata))


def _authors(metadata: Metadata) -> tuple[str, ...]:
    """The authors; none where nobody is known."""
    names = metadata.authors.value
    return () if names == ("Unknown",) else names
