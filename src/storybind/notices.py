"""What is to be told of a story as a whole, beside its book: what is not in it, what was guessed, that it may be none."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from storybind.counting import word_count
from storybind.model import Chapter, Metadata, Note, Notice, Severity, Source, Story
from storybind.syntax import bare_name, shorten
from storybind.text.metadata import FILE_NAME, NOBODY
from storybind.text.stranger import find_stranger

_FEW, _SHORT = 40, 2_000
"""Paragraphs, and characters of them, of a page that may say why it shows no story."""


def pictures_in(story: Story) -> set[str]:
    """The places of the pictures that the story and its notes show."""
    told = chain((block for scene in story.scenes for block in scene.blocks), *(note.blocks for note in story.notes))
    return {one.target for block in told for one in block.inline if one.kind == "picture"}


def tell_missing(story: Story, missing: Sequence[tuple[str, str]]) -> Iterator[Notice]:
    """What is to be told of pictures of the story that are not in the book."""
    shown = pictures_in(story) if missing else set()
    for place, why in missing:
        if place in shown:
            told = f"the picture {shorten(place)} is not in the book: {why}; its words are"
            yield Notice("no-picture", told)


def tell_untitled(story: Story) -> Iterator[Notice]:
    """What is to be told of a book that is called like its file, or not at all, for want of a title."""
    path, title = story.source.path, story.metadata.title
    if title.origin not in (FILE_NAME, NOBODY):
        return
    after = f", after its {'folder' if story.source.parts else 'file'}" if title.origin == FILE_NAME else ""
    called = f"it is called “{shorten(title.value)}”{after}"
    beside = f', or with title = "..." in {bare_name(path)}.toml beside it' if path != "-" else ""
    yield Notice("no-title", f"it names no title, so {called}; give one with --title{beside}", severity=Severity.INFO)


def tell_dropped(notes: tuple[Note, ...]) -> Notice:
    """What is to be told of notes that are in no book because that was asked."""
    words = sum(word_count(block.text) for note in notes for block in note.blocks)
    several = f"{len(notes)} notes" if len(notes) > 1 else "1 note"
    return Notice(
        "notes-dropped", f"{several} of {words:,} words left out of the book, as was asked", severity=Severity.INFO
    )


def tell_moved(notes: Sequence[Note], chapters: Sequence[Chapter]) -> Iterator[Notice]:
    """What is to be told of notes that stood in the middle of a chapter: one may be the story's own words."""
    told = [chapter.scenes for chapter in chapters if chapter.scenes]
    begin = [scenes[0].blocks[0].span.first for scenes in told]
    end = [scenes[-1].blocks[-1].span.last for scenes in told]
    moved = [note for note in notes if (at := bisect_left(begin, note.span.first)) and note.span.first < end[at - 1]]
    if not moved:
        return
    several = f"{len(moved)} notes of the author stand" if len(moved) > 1 else "a note of the author stands"
    first = moved[0]
    said = shorten(" ".join(filter(None, (first.label and f"{first.label}:", *first.text.split()))))
    yield Notice(
        "notes-moved",
        f"{several} in the middle of the story, and with the notes in the book: “{said}”",
        first.span.first,
        Severity.INFO,
    )


def tell_refused(metadata: Metadata, chapters: tuple[Chapter, ...], notes: tuple[Note, ...]) -> Iterator[Notice]:
    """What is to be told of a page that a site shows in a story's place; of anything longer, nothing."""
    blocks = (*(scene.blocks for chapter in chapters for scene in chapter.scenes), *(note.blocks for note in notes))
    texts = [block.text for block in islice(chain.from_iterable(blocks), _FEW)]
    if len(texts) < _FEW and sum(map(len, texts)) < _SHORT:
        from storybind.text.tables.refusals import find_refusal

        if found := find_refusal(metadata.title.value, texts):
            row, said = found
            told = f"the file says “{said}” and next to nothing else, as a site does in a story's place; {row.way}"
            yield Notice("no-story", told)


def tell_strange(source: Source) -> Iterator[Notice]:
    """What is to be told of a text that is a log, a program or the like, and was taken for a story."""
    if source.format != "html" and (what := find_stranger(source.text)):
        yield Notice("no-story", f"this does not look like a story but like {what}; leave it out, unless it is one")
