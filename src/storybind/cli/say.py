"""The only module that prints: results to standard output, everything else to standard error."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from typing import Any

from storybind.errors import StorybindError
from storybind.model import Bound, Chapter, Notice, Scene, Story
from storybind.report import FIELDS, count_words, opening_block


def line(text: str) -> None:
    """A line of the result."""
    print(_printable(text, sys.stdout.encoding), flush=True)


def record(data: dict[str, Any]) -> None:
    """A JSON object as a line of the result, in UTF-8 wherever it runs."""
    sys.stdout.buffer.write(json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def book(data: bytes) -> None:
    """A book itself, to standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def error(wrong: StorybindError) -> None:
    """One line for what went wrong."""
    aside(f"storybind: {wrong}")


def notice(told: Notice, path: str) -> None:
    """One line for what is worth knowing."""
    place = f"{path}:{told.line}" if told.line else path
    aside(f"storybind: {place}: note: {told.text}")


def aside(text: str) -> None:
    """A line that is no result."""
    print(_printable(text.replace("\n", "\\n"), sys.stderr.encoding), file=sys.stderr, flush=True)


def finish() -> None:
    """See everything printed out; nothing is left to tell whoever has stopped listening."""
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()


def _printable(text: str, encoding: str | None) -> str:
    """Text as this terminal can show it: what it cannot is escaped, never an error."""
    name = encoding or "utf-8"
    return text.encode(name, "backslashreplace").decode(name)


def made(place: str, bound: Bound, *, changed: bool) -> str:
    """What was made, in a line: where, what, how much of it."""
    story = bound.story
    authors = ", ".join(story.metadata.authors.value)
    chapters, scenes = len(story.chapters), sum(1 for _ in story.scenes)
    counted = f"{count(chapters, 'chapter')}, {count(scenes, 'scene')}, {count(bound.words, 'word')}"
    return (
        f"{_visible(place)}: {story.metadata.title.value}, by {authors} ({counted}){'' if changed else ', unchanged'}"
    )


def _visible(place: str) -> str:
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in place)


def count(number: int, what: str) -> str:
    """A number with its noun.

    >>> count(1, "scene"), count(2274, "word")
    ('1 scene', '2,274 words')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def page(story: Story) -> None:
    """A story as `inspect` shows it to people."""
    width = min(shutil.get_terminal_size((88, 24)).columns, 100)
    strong = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for text in _page(story, width, strong=strong):
        line(text)


def _page(story: Story, width: int, *, strong: bool) -> Iterator[str]:
    metadata, source = story.metadata, story.source
    yield _bold(metadata.title.value, strong)
    yield f"by {', '.join(metadata.authors.value)}"
    yield ""
    yield from _fields(story)
    yield ""
    counted = [count(source.words, "word"), f"{source.encoding}, {story.layout} paragraphs"]
    yield f"{source.path}: {', '.join(counted)}"
    for number, chapter in enumerate(story.chapters, start=1):
        yield ""
        yield from _chapter(number, chapter, width, strong=strong)
    if story.notes:
        yield ""
        yield _bold("Notes", strong) + "  moved out of the story, kept in the book"
        for note in story.notes:
            said = textwrap.shorten(note.text, width - 34, placeholder=" …")
            yield f"  line {note.span.first:<5} {note.place:<11} {note.kind:<13} {said}"
    if story.notices:
        yield ""
        yield _bold("Worth knowing", strong)
        for told in story.notices:
            yield f"  {f'line {told.line}: ' if told.line else ''}{told.text}"


def _fields(story: Story) -> Iterator[str]:
    """Every field with its origin, in two columns."""
    metadata = story.metadata
    rows: list[tuple[str, str, str]] = []
    for name in FIELDS:
        field = getattr(metadata, name)
        if field is not None:
            value = ", ".join(field.value) if isinstance(field.value, tuple) else field.value
            rows.append((name.replace("_", " "), textwrap.shorten(value, 46, placeholder=" …"), field.origin))
    for entry in metadata.about:
        if entry.name not in FIELDS or (entry.name == "title"):
            value = entry.value if isinstance(entry.value, str) else ", ".join(entry.value)
            rows.append(
                (
                    entry.label.lower() or entry.name,
                    textwrap.shorten(value, 46, placeholder=" …"),
                    f"text line {entry.span.first}",
                )
            )
    wide = max(len(name) for name, _, _ in rows)
    for name, value, origin in rows:
        yield f"  {name:<{wide}}  {value:<46}  {origin}"


def _chapter(number: int, chapter: Chapter, width: int, *, strong: bool) -> Iterator[str]:
    words = sum(map(count_words, chapter.scenes))
    title = str(chapter.heading) if chapter.heading else "The story" if number == 1 else f"Part {number}"
    yield _bold(title, strong) + f"  {count(len(chapter.scenes), 'scene')}, {count(words, 'word')}"
    for at, scene in enumerate(chapter.scenes, start=1):
        yield from _scene(at, scene, width)


def _scene(number: int, scene: Scene, width: int) -> Iterator[str]:
    block = opening_block(scene)
    where = f"  {number:>3}  line {block.span.first:<6} {count(count_words(scene), 'word'):>12}  "
    yield where + textwrap.shorten(block.text[:400], width - len(where), placeholder=" …")
    if begins := scene.begins:
        evidence = f"“{begins.evidence}”" if begins.evidence.strip() else "a wide gap"
        yield f"       {begins.kind}: {evidence}  {begins.rule}  {begins.confidence:.2f}"
        yield from (f"       {part}" for part in textwrap.wrap(begins.because, width - 7))


def _bold(text: str, strong: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if strong else text
