"""The program's table of contents: how a manuscript becomes a story, and a story a book."""

import datetime
import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from storybind.errors import EmptyStoryError, LostWordsError
from storybind.model import Book, Bound, Cover, Hands, Metadata, Note, Notice, Source, Story
from storybind.notices import (
    pictures_in,
    tell_dropped,
    tell_missing,
    tell_moved,
    tell_refused,
    tell_strange,
    tell_untitled,
)
from storybind.options import THEMES, Options, Scenes, strongest
from storybind.text.files.join import notes_between
from storybind.text.formats import read_files
from storybind.text.metadata import add_credits, resolve_metadata
from storybind.text.note.balance import tell_outweighed
from storybind.text.notes import place_notes
from storybind.text.reading import Reading
from storybind.text.rules import rules_for
from storybind.text.stages import divide, find_scenes, part_notes, see_whole

if TYPE_CHECKING:
    from storybind.book.package import Package

LONG_AGO = "2000-01-01T00:00:00Z"
"""When a book was modified, where neither SOURCE_DATE_EPOCH nor the story's own date says: no clock reaches a book."""


class Manuscript(NamedTuple):
    """All that goes into a book: the text, and what was asked for, where."""

    source: Source
    options: Options = Options()
    sidecar: Options = Options()
    config: Options = Options()
    cover: Cover | None = None  # that was supplied; without one a cover is drawn, unless the options say ``none``
    css: str = ""  # the theme's stylesheet
    notices: tuple[Notice, ...] = ()
    more: tuple[Source, ...] = ()  # the others of a story in several files, in their order
    name: str = ""  # what that is called
    hands: Hands = Hands()  # what its sidecar says of the text
    pictures: tuple[tuple[str, Cover], ...] = ()  # those that stand beside it, by their places as the story has them
    missing: tuple[tuple[str, str], ...] = ()  # the others, and why
    fingerprint: str = ""  # what all of it comes to
    called: str = ""  # what the story is called that names no title, where that is not its name

    @property
    def layers(self) -> tuple[Options, Options, Options]:
        """What was asked for, strongest first."""
        return self.options, self.sidecar, self.config

    @property
    def told(self) -> tuple[str, ...]:
        """The title and the authors as they were given beside the text; none where no title was."""
        title = next((layer.title for layer in self.layers if layer.title), "")
        names = next((layer.author for layer in self.layers if layer.author), ())
        return (title, *names) if title else ()

    def asked(self, key: str, default: str) -> str:
        """As `strongest` has it."""
        return strongest(self.layers, key, default)


def convert(manuscript: Manuscript) -> Bound:
    """Make the book: read the story, dress it, pack it, and prove that no word was lost.

    The same manuscript gives the same bytes, on any machine.

    Raises:
        EmptyStoryError: There is no story in the text.
        LostWordsError: The finished book does not hold the story's words.
    """
    return bind(manuscript)[0]


def bind(manuscript: Manuscript, *, explained: bool = True) -> "tuple[Bound, Package]":
    """Do what `convert` does, and hand back the book as the proof has opened it besides, for who asks what it says.

    Of the story as much is `explained` as `read_story` has it; the book is the same.
    """
    from storybind.book.epub import write_epub
    from storybind.book.package import read_package
    from storybind.book.proof.word_proof import prove

    story = read_story(manuscript, explained=explained)
    book = dress(story, manuscript)
    epub = write_epub(book)
    if manuscript.asked("format", "epub") == "kepub":
        from storybind.book.kepub import to_kepub

        epub = to_kepub(epub)
    try:
        package = read_package(epub)
        prove(package, story, book.notes)
        if book.smart:
            from storybind.book.proof.sign_proof import prove_signs

            prove_signs(package, book)
    except LostWordsError as lost:
        told = f"{lost.message}; no book was written: this is a defect of storybind, please report it"
        raise LostWordsError(told, where=lost.where) from None
    notices = (
        *story.notices,
        *manuscript.notices,
        *tell_missing(story, manuscript.missing),
        *tell_untitled(story),
        *(book.cover.notices if book.cover else ()),
    )
    return Bound(epub, book, story.words, notices), package


def read_story(manuscript: Manuscript, *, explained: bool = True, labelled: bool = True) -> Story:
    """Understand the text: its head, its chapters, its notes, its scenes; no word of it is dropped; raises `EmptyStoryError`.

    Where it is not to be `explained`, breaks give no reason beside their rule's, and none is told of that is not set: no
    book shows either. Where it is not to be `labelled`, lines are not held against their fellows, by which they may head scenes.
    """
    pictures = frozenset(place for place, _ in manuscript.pictures)
    reading = read_files((manuscript.source, *manuscript.more), manuscript.name, pictures, manuscript.told)
    source = reading.source
    metadata, odd = resolve_metadata(reading, manuscript.layers, manuscript.called)
    table = rules_for(metadata.language.value)
    division = divide(reading, table, metadata, manuscript.hands, pictures)
    reading, (drafts, notes, fences), told = part_notes(division, reading, manuscript.hands, table.language)
    header = reading.header
    mode: Scenes = manuscript.asked("scenes", "auto")  # type: ignore[assignment]
    splitter = see_whole(reading.blocks, drafts, table, metadata, mode, explained=explained, labelled=labelled)
    chapters, marks, candidates, remarks = find_scenes(drafts, splitter, manuscript.hands, told)
    if not chapters:
        raise _no_story(reading, metadata, notes, manuscript.hands)
    notes = place_notes(notes_between(header.notes + notes, reading.starts, chapters), chapters)
    dropped = manuscript.asked("notes", "end") == "drop"
    return Story(
        source=source,
        metadata=add_credits(metadata, notes, source),
        header=header,
        layout=reading.layout,
        chapters=chapters,
        notes=notes,
        marks=header.marks + marks + fences,
        left_out=reading.left_out + division.left_out,
        notices=(
            *source.notices,
            *reading.notices,
            *odd,
            *division.notices,
            *remarks,
            *(tell_dropped(notes) if dropped else tell_moved(notes, chapters)),
            *tell_outweighed(notes, chapters),
            *tell_refused(metadata, chapters, notes),
            *tell_strange(source),
        ),
        candidates=candidates,
    )


def _no_story(reading: Reading, metadata: Metadata, notes: tuple[Note, ...], hands: Hands) -> EmptyStoryError:
    """Why there is no story in a text, as far as it shows."""
    told = "there is a head but no story under it; is the file whole?"
    if not any(map(str.isalnum, reading.source.text)):
        told = "there are no words in it; is it the right file?"
    elif any(hands):
        told = "what its sidecar makes headings and notes leaves no story; take some of its entries out"
    grave = (notice for notice in reading.notices if notice.code in ("unshown-text", "bare-page"))
    refused = (notice.text for notice in chain(tell_refused(metadata, (), notes), grave))
    return EmptyStoryError(next(refused, told), where=reading.source.path)


def read_undivided(manuscript: Manuscript) -> Story:
    """The story with each chapter in one piece, for who asks what it says of itself: finding scenes takes most of the time."""
    whole = manuscript._replace(options=manuscript.options._replace(scenes="off"))
    return read_story(whole, explained=False, labelled=False)


def set_clock(story: Story) -> Story:
    """The story with a clock on each scene: for those who look at it, since no book shows one."""
    from storybind.text.clock import tell_time

    return story._replace(chapters=tell_time(story.chapters, story.metadata.language.value))


def dress(story: Story, manuscript: Manuscript) -> Book:
    """The story with its cover and style, complete for packing."""
    cover = manuscript.cover
    if cover is None and manuscript.asked("cover", "auto") != "none":
        cover = draw(story.metadata, manuscript)
    shown = pictures_in(story) if manuscript.pictures else set()
    untitled = len(story.chapters) == 1 and story.chapters[0].heading is None
    return Book(
        story=story,
        cover=cover,
        css=manuscript.css or _theme(manuscript.asked("theme", "")),
        modified=_modified(manuscript.options.epoch, story.metadata),
        scenes_in_contents=untitled or manuscript.asked("toc", "chapters") == "scenes",
        smart=manuscript.asked("typography", "keep") == "smart",
        notes=manuscript.asked("notes", "end"),  # type: ignore[arg-type]
        pictures=tuple((place, found) for place, found in manuscript.pictures if place in shown),
        fingerprint=manuscript.fingerprint,
        colophon=manuscript.asked("colophon", "True") == "True",
    )


def draw(metadata: Metadata, manuscript: Manuscript, *, width: int = 0, as_jpeg: bool = False) -> Cover:
    """The cover of a story that brings none, in the style that was asked for; as wide as a book's where none is given."""
    from storybind.book.covers.cover import BOOK_WIDTH, draw_cover

    known = (metadata.genres, metadata.tags, metadata.fandom, metadata.category)
    subjects = tuple(subject for field in known if field for subject in field.value)
    place = (metadata.series, metadata.series_index)
    return draw_cover(
        metadata.title.value,
        metadata.authors.value,
        metadata.identifier.value,
        series=" · ".join(field.value for field in place if field) if metadata.series else "",
        language=metadata.language.value,
        style=manuscript.asked("cover_style", "auto"),
        subjects=(*subjects, metadata.rating.value) if metadata.rating else subjects,
        width=width or BOOK_WIDTH,
        as_jpeg=as_jpeg,
    )


def _theme(name: str) -> str:
    """The stylesheet of a theme; the first one where none was named. A user's own is read with the story, not here."""
    from storybind.book.themes import read_theme

    return read_theme(name if name in THEMES else next(iter(THEMES)))


def _modified(epoch: int | None, metadata: Metadata) -> str:
    """When the book was modified, in UTC: SOURCE_DATE_EPOCH, else the story's own day, else a day long ago."""
    if epoch is not None:
        return datetime.datetime.fromtimestamp(epoch, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if metadata.date and re.fullmatch(r"\d{4}-\d\d-\d\d", metadata.date.value):
        return f"{metadata.date.value}T00:00:00Z"
    return LONG_AGO
