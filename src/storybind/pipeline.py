"""The program's table of contents: how a manuscript becomes a story, and a story a book."""

import datetime
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from storybind.errors import EmptyStoryError, LostWordsError
from storybind.languages import count_words
from storybind.model import (
    Block,
    BlockKind,
    Book,
    Bound,
    ByHand,
    ByHandApart,
    Candidate,
    Chapter,
    Cover,
    Header,
    Metadata,
    Note,
    Notice,
    Source,
    Story,
)
from storybind.notices import (
    pictures_in,
    tell_dropped,
    tell_missing,
    tell_moved,
    tell_refused,
    tell_strange,
    tell_untitled,
)
from storybind.options import THEMES, Options, strongest
from storybind.text.blocks import read_blocks, refuse_endless_line
from storybind.text.chapters import Draft, split_chapters
from storybind.text.decode import purge
from storybind.text.files.join import cut_at_files, join_readings, notes_between
from storybind.text.front.bylines import sign_chapters, take_bylines, tell_again
from storybind.text.front.signed import sign_stories
from storybind.text.header import read_header
from storybind.text.heading.serial import title_of_serial
from storybind.text.label.fellows import Fellows, find_fellows
from storybind.text.metadata import add_credits, resolve_metadata
from storybind.text.note.balance import give_back, tell_outweighed
from storybind.text.notes import Notes, split_notes
from storybind.text.paragraphs.gaps import set_off_alone, usual_gap
from storybind.text.prose.namesakes import Namesakes
from storybind.text.reading import Reading
from storybind.text.rules import rules_for
from storybind.text.scenes import Splitter, split_scenes
from storybind.text.sources import read_wrapper
from storybind.text.wrapper import placed

if TYPE_CHECKING:
    from storybind.book.package import Package

_ENOUGH_PROSE = 30  # words, from which the prose alone tells a story's language
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
    by_hand: tuple[ByHand, ...] = ()  # breaks that its sidecar sets and takes out
    apart: tuple[ByHandApart, ...] = ()  # the same of epigraphs and dedications
    pictures: tuple[tuple[str, Cover], ...] = ()  # those that stand beside it, by their places as the story has them
    missing: tuple[tuple[str, str], ...] = ()  # the others, and why
    fingerprint: str = ""  # what all of it comes to
    called: str = ""  # what the story is called that names no title, where that is not its name

    def asked(self, key: str, default: str) -> str:
        """As `strongest` has it."""
        return strongest((self.options, self.sidecar, self.config), key, default)


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
    from storybind.book.proof import prove

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
            from storybind.book.signs import prove_signs

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
    reading = _read_all(manuscript)
    source, header, blocks = reading.source, reading.header, reading.blocks
    layers = (manuscript.options, manuscript.sidecar, manuscript.config)
    metadata, odd = resolve_metadata(
        source, header, layers, _beginning(blocks), reading.title, reading.others, manuscript.called
    )
    table = rules_for(metadata.language.value)
    division = split_chapters(blocks, table, metadata, source)
    drafts = cut_at_files(division.drafts, reading.starts, table)
    header, (drafts, notes, fences), of_hands = _split_notes(header, drafts, reading, manuscript, table.language)
    fellows = find_fellows(blocks, table, (metadata.title.value, *metadata.authors.value)) if labelled else Fellows()
    namesakes = Namesakes(table.language, [block.text for block in blocks])
    usual = usual_gap(blocks)
    gaps_part = not set_off_alone([draft.blocks for draft in drafts], usual)
    splitter = Splitter(table, manuscript.asked("scenes", "auto"), usual, fellows, explained, namesakes, gaps_part)  # type: ignore[arg-type]
    chapters, marks, candidates = _split(drafts, splitter)
    if not chapters:
        raise _no_story(reading, metadata, notes)
    by_hand, remarks, taken = _handled(chapters, manuscript)
    notes = placed(notes_between(header.notes + notes, reading.starts, chapters), chapters)
    dropped = manuscript.asked("notes", "end") == "drop"
    return Story(
        source=source,
        metadata=add_credits(metadata, notes, source),
        header=header,
        layout=reading.layout,
        chapters=by_hand,
        notes=notes,
        marks=header.marks + marks + fences,
        left_out=reading.left_out + division.left_out,
        notices=(
            *source.notices,
            *reading.notices,
            *odd,
            *division.notices,
            *of_hands,
            *remarks,
            *(tell_dropped(notes) if dropped else tell_moved(notes, chapters)),
            *tell_outweighed(notes, chapters),
            *tell_refused(metadata, chapters, notes),
            *tell_strange(source),
        ),
        candidates=(*candidates, *taken),
    )


def _no_story(reading: Reading, metadata: Metadata, notes: tuple[Note, ...]) -> EmptyStoryError:
    """Why there is no story in a text, as far as it shows."""
    told = "there is a head but no story under it; is the file whole?"
    if not any(map(str.isalnum, reading.source.text)):
        told = "there are no words in it; is it the right file?"
    grave = (notice for notice in reading.notices if notice.code == "unshown-text")
    refused = (notice.text for notice in chain(tell_refused(metadata, (), notes), grave))
    return EmptyStoryError(next(refused, told), where=reading.source.path)


def read_undivided(manuscript: Manuscript) -> Story:
    """The story with each chapter in one piece, for who asks what it says of itself: finding scenes takes most of the time."""
    whole = manuscript._replace(options=manuscript.options._replace(scenes="off"))
    return read_story(whole, explained=False, labelled=False)


def _split_notes(
    header: Header, drafts: tuple[Draft, ...], reading: Reading, manuscript: Manuscript, language: str
) -> tuple[Header, Notes, tuple[Notice, ...]]:
    """The head, the chapters and their notes, with what a hand says of epigraphs and dedications, and what is to be told of that."""
    if not manuscript.apart:
        return header, split_notes(drafts, reading.apart, language), ()
    from storybind.text.apart_by_hand import split_by_hand

    return split_by_hand(header, drafts, manuscript.apart, reading.apart, language)


def _handled(
    chapters: tuple[Chapter, ...], manuscript: Manuscript
) -> tuple[tuple[Chapter, ...], tuple[Notice, ...], tuple[Candidate, ...]]:
    """The chapters as hands left them, what is to be told, and the breaks that were taken out."""
    if not manuscript.by_hand or manuscript.asked("scenes", "auto") == "off":
        return chapters, (), ()
    from storybind.text.by_hand import apply_by_hand

    return apply_by_hand(chapters, manuscript.by_hand)


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
    from storybind.book.cover import BOOK_WIDTH, draw_cover

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


def _read_all(manuscript: Manuscript) -> Reading:
    """The text, or all files of a story that comes in several, as one."""
    pictures = frozenset(place for place, _ in manuscript.pictures)
    several = bool(manuscript.more)
    sources = (manuscript.source, *manuscript.more)
    readings = [_signed(_read(purge(source), pictures, several=several)) for source in sources]
    return join_readings(readings, manuscript.name) if len(readings) > 1 else readings[0]


def _read(source: Source, pictures: frozenset[str], *, several: bool) -> Reading:
    """Head, layout and blocks of a text in its own format; `pictures` are the places of those that can be shown.

    Whether it is one of `several` files of a book, in Markdown, decides what its first heading is.
    """
    if source.format == "markdown":
        from storybind.text.markdown import read_markdown

        read = read_markdown(source, read_header(source), pictures, several=several)
        return read._replace(notices=(*read.notices, *_unknown_keys(source, read.header)))
    if source.format == "html":
        from storybind.text.html import read_html

        page = read_html(source, pictures)
        if isinstance(page, Reading):
            return page
        source = page
    refuse_endless_line(source)
    wrapper = read_wrapper(source)
    header = read_header(wrapper.inner, wrapper.entries, wrapper.head_ends)
    layout, blocks = read_blocks(wrapper.inner, header.body)
    title = "" if header.has("title") else title_of_serial(wrapper.inner.lines, header.body - 1)
    header, blocks = give_back(*wrapper.restore(header, blocks))
    told = (*wrapper.notices, *_unknown_keys(source, header))
    others = tuple(entry for entry in wrapper.said if not header.has(entry.name))
    return Reading(source, header, layout.name, blocks, wrapper.left_out, told, title=title, others=others)


def _signed(reading: Reading) -> Reading:
    """A reading with who wrote the story where that stands under its first heading."""
    header, blocks, again = take_bylines(reading.header, reading.blocks)
    if blocks == reading.blocks:
        header, several, blocks = sign_stories(header, blocks) or (header, *sign_chapters(header, blocks))
        return reading._replace(header=header, blocks=blocks, others=(*reading.others, *several))
    told = (*reading.notices, *tell_again(again))
    return reading._replace(header=header, blocks=blocks, left_out=(*reading.left_out, *again), notices=told)


def _unknown_keys(source: Source, header: Header) -> Iterator[Notice]:
    """What is to be told of front matter without a key that we know."""
    if source.text[:3] in ("---", "+++"):
        from storybind.text.front.front_matter import tell_unknown

        yield from tell_unknown(header, source.lines)


def _beginning(blocks: tuple[Block, ...]) -> str:
    """Enough of the story to know its language by, from behind its first fifth: what stands there may be a note in another.

    Where there is next to no prose, as in a poem, headings and verse tell it too.
    """
    prose = (BlockKind.PARAGRAPH, BlockKind.CHAT)
    behind = (block.text[:2000] for block in blocks[len(blocks) // 5 :] if block.kind in prose)
    found = "\n".join(islice(behind, 60))
    return found if count_words(found) >= _ENOUGH_PROSE else "\n".join(block.text[:2000] for block in blocks[:60])


def _split(
    drafts: tuple[Draft, ...], splitter: Splitter
) -> tuple[tuple[Chapter, ...], tuple[Block, ...], tuple[Candidate, ...]]:
    """The chapters of a story, the marks that were read between their scenes, and the breaks that are not set."""
    chapters: list[Chapter] = []
    marks: list[Block] = []
    candidates: list[Candidate] = []
    for draft in drafts:
        split = split_scenes(draft, splitter)
        marks += split.marks
        candidates += split.candidates
        if split.chapter:
            chapters.append(split.chapter)
    return tuple(chapters), tuple(marks), tuple(candidates)


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
