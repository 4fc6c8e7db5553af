"""What is to be told of a story as a whole, beside its book: what is not in it, what was guessed, that it may be none."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from storybind.counting import word_count
from storybind.filenames import bare_name
from storybind.model import FOOTNOTE, SET_BY_HAND, Chapter, Metadata, Note, Notice, Severity, Source, Story
from storybind.syntax import shorten
from storybind.text.metadata import FILE_NAME, NOBODY

if TYPE_CHECKING:
    from storybind.text.tables.strangers import Stranger

_FEW, _SHORT = 40, 2_000
"""Paragraphs, and characters of them, of a page that may say why it shows no story."""
_LINES, _REACH = 40, 8_000  # lines that are looked at, those that are blank left out, and characters
_SHARE = 4  # one line in so many that is prose makes a story
_LEAST = 3  # lines of a file that is known by them
_PROSE = re.compile(r"[\s\"“‘«„—–*_(-]*(?:[^\W\d_]+(?:['’-][^\W\d_]+)*[,.;:!?…\"”’»)—–*_-]* [\"“‘«„—–*_(-]*){8}")
"""How a line begins with eight words."""
_MARKUP = ("#+", "[[", "{{", "''", "\\", ":PROP", "\n= ", "\n== ", "\n.PP", "\n:: ", "h1", "h2", "h3", "bq. ")
"""What texts that are written for another program have in them, and hardly any other."""
_UNSPACED = "[\u3005-\u9fff\uac00-\ud7a3]{9}"
"""As many signs of those who set no blanks; slow to compile, and asked for only where one of them is."""


def pictures_in(story: Story) -> set[str]:
    """The places of the pictures that the story and its notes show."""
    return {one.target for block in story.every_block for one in block.inline if one.kind == "picture"}


def tell_missing(story: Story, missing: Sequence[tuple[str, str]]) -> Iterator[Notice]:
    """What is to be told of pictures of the story that are not in the book; of a page's, those without words may be its site's."""
    shown = pictures_in(story) if missing else set()
    for place, why in missing:
        if place in shown or story.source.format == "markdown":
            words = "; its words are" if place in shown else ""
            yield Notice("no-picture", f"the picture {shorten(place)} is not in the book: {why}{words}")


def tell_untitled(story: Story) -> Iterator[Notice]:
    """What is to be told of a book that is called like its file, or not at all, for want of a title."""
    path, title = story.source.path, story.metadata.title
    if title.origin not in (FILE_NAME, NOBODY):
        return
    after = f", after its {'folder' if story.source.parts else 'file'}" if title.origin == FILE_NAME else ""
    called = f"it is called “{shorten(title.value)}”{after}"
    beside = f', or with title = "..." in {bare_name(path)}.toml beside it' if path != "-" else ""
    yield Notice("no-title", f"it names no title, so {called}; give one with --title{beside}", severity=Severity.INFO)


def tell_dropped(notes: Sequence[Note]) -> Iterator[Notice]:
    """What is to be told of notes that are in no book because that was asked."""
    if not notes:
        return
    words = sum(word_count(block.text) for note in notes for block in note.blocks)
    several = f"{len(notes)} notes" if len(notes) > 1 else "1 note"
    told = f"{several} of {words:,} words left out of the book, as was asked"
    yield Notice("notes-dropped", told, severity=Severity.INFO)


def tell_moved(notes: Sequence[Note], chapters: Sequence[Chapter]) -> Iterator[Notice]:
    """What is to be told of notes that stood in the middle of a chapter, and were not set by hand: one may be the story's own words."""
    told = [chapter.scenes for chapter in chapters if chapter.scenes]
    begin = [scenes[0].blocks[0].span.first for scenes in told]
    end = [
        max((block.span.last for block in scenes[-1].blocks if block.kind is not FOOTNOTE), default=0)
        for scenes in told
    ]
    found = (note for note in notes if note.kind != SET_BY_HAND)
    moved = [note for note in found if (at := bisect_left(begin, note.span.first)) and note.span.first < end[at - 1]]
    if not moved:
        return
    several, it = (
        (f"{len(moved)} notes of the author stand", "one of them")
        if len(moved) > 1
        else ("a note of the author stands", "it")
    )
    first = moved[0]
    said = shorten(" ".join(filter(None, (first.label and f"{first.label}:", *first.text.split()))))
    yield Notice(
        "notes-moved",
        f"{several} in the middle of the story, and with the notes in the book: “{said}”; if {it} is told in the story, [[no-note]] in the sidecar leaves it there",
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
    elif source.format == "text" and any(map(source.text.__contains__, _MARKUP)):
        from storybind.text.tables.dialects import find_dialect

        if found := find_dialect(source.text):
            yield Notice("markup", f"it is written in {found.what}, whose signs are read as they stand; {found.way}")


def find_stranger(text: str) -> str:
    r"""What a text is that is no story, as it is called; empty for a story, and where nothing is sure.

    >>> find_stranger("2024-01-01 12:00:00 INFO start\n" * 3), find_stranger('{"rain": [1, 2]}'), find_stranger("It rained.\n")
    ('a log', 'data (JSON)', '')
    """
    if opening := re.match(r"\s*(?:[{\[]|<\?xml)", text):
        if opening[0][-1] == "l":
            return "data (XML)"
        if _is_json(text):
            return "data (JSON)"
    lines = [line for line in text[:_REACH].split("\n")[: 2 * _LINES] if line.strip()][:_LINES]
    prose = (line for line in lines if _PROSE.match(line) or (max(line) > "\u3004" and re.search(_UNSPACED, line)))
    if len(lines) < _LEAST or any(islice(prose, (len(lines) - 1) // _SHARE, None)):
        return ""
    from storybind.text.tables.strangers import STRANGERS

    return next((row.what for row in STRANGERS if _is_one(row, lines)), "")


def _is_one(row: "Stranger", lines: Sequence[str]) -> bool:
    if sum(re.search(row.proof, line) is not None for line in lines) < max(row.times * len(lines), 1):
        return False
    return sum(re.fullmatch(row.line, line) is not None for line in lines) >= row.share * len(lines)


def _is_json(text: str) -> bool:
    """Whether a text is JSON, or its first line is an object: ``[1]`` may be a chapter's number."""
    import json

    first, more, _ = text.strip().partition("\n")
    for whole in (text, first) if more and first[0] == "{" else (text,):
        try:
            return bool(json.loads(whole))
        except (ValueError, RecursionError):
            continue
    return False
