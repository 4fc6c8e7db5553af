"""`Story` and outcomes as the public JSON of the contract."""

import re
from typing import Any, Literal, NamedTuple, get_args

from storybind.errors import StorybindError, place_name
from storybind.model import Bound, Break, Candidate, Entry, Epigraph, Field, Metadata, Notice, Scene, Source, Story

SCHEMA = 1
FIELDS = ("title", "subtitle", *(name for name in Metadata._fields if name not in ("title", "subtitle", "about")))
"""The fields of the metadata, in the order in which they are shown."""


def story_json(story: Story, *, candidates: bool = False) -> dict[str, Any]:
    """What `inspect --json` prints: the story as it was understood, on request with the breaks it did not set."""
    found = {
        "schema": SCHEMA,
        "source": {
            "path": story.source.path,
            "encoding": story.source.encoding,
            "layout": story.layout,
            "sha256": story.source.sha256,
            "words": story.words,
        },
        "metadata": _metadata(story.metadata),
        **({"extra": extra} if (extra := _extra(story)) else {}),
        "chapters": _chapters(story),
        "notes": [
            {
                "kind": note.kind,
                "place": note.place,
                "label": note.label or None,
                **_place(note.span.first, story.source),
                "text": note.text,
            }
            for note in story.notes
        ],
        "warnings": [notice_json(notice, story.source) for notice in story.notices],
    }
    if story.left_out:
        found["left_out"] = [{**_place(one.span.first, story.source), "text": one.text} for one in story.left_out]
    if candidates:
        found["candidates"] = [_candidate(candidate, story.source) for candidate in story.candidates]
    return found


def _place(line: int | None, source: Source | None) -> dict[str, Any]:
    """A line in its file's own count, and which of several files that is."""
    if line is None or source is None:
        return {"line": line}
    path, own = source.place(line)
    return {"file": path, "line": own} if source.parts else {"line": own}


def _candidate(candidate: Candidate, source: Source) -> dict[str, Any]:
    return {
        **_place(candidate.begins.line, source),
        "break": _break(candidate.begins, source),
        "veto": candidate.veto or None,
        "because": candidate.because,
    }


def notice_json(notice: Notice, source: Source | None = None) -> dict[str, Any]:
    """A notice: its code, its sentence, its line, of several files which, how bad it is; `source` is a story's."""
    return {"code": notice.code, "text": notice.text, **_place(notice.line, source), "severity": str(notice.severity)}


def notice_line(notice: Notice, source: Source) -> str:
    """A notice as people read it, with the file and the line it is about."""
    place = "{}:{}".format(*source.place(notice.line)) if notice.line else source.path
    return f"{place_name(place)}: note: {notice.text}"


def _metadata(metadata: Metadata) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in FIELDS:
        field: Field[Any] | None = getattr(metadata, name)
        if field is not None:
            value = _number(field.value) if name == "series_index" else field.value
            found[name] = _field(value, field.origin)
    return found


def _field(value: object, origin: str) -> dict[str, Any]:
    return {"value": list(value) if isinstance(value, tuple) else value, "from": origin}


def _number(text: str) -> int | float | str:
    """A place in a series as a number; one with two points, as ``1.2.3``, is none."""
    return int(text) if text.isdigit() else float(text) if text.replace(".", "", 1).isdigit() else text


def _extra(story: Story) -> list[dict[str, Any]]:
    """What the head says under labels that no field of ours stands for, as printed."""
    return [
        {"label": entry.label, **_field(entry.value, entry_origin(story, entry))}
        for entry in (*story.metadata.about, *(one for one in story.header.entries if one.name == "program"))
        if entry.name in ("", "program") and entry.value
    ]


def entry_origin(story: Story, entry: Entry) -> str:
    """Where an entry of the head stands, as fields have it."""
    name = story.source.line_name(entry.span.first)
    return name if story.source.parts else f"text {name}"


def _chapters(story: Story) -> list[dict[str, Any]]:
    lines = story.lines if story.source.format == "text" else None
    found, part = [], None
    for chapter in story.chapters:
        part = chapter.part or part  # the one that begins with it, or that of the chapter before
        found.append(
            {
                "title": chapter.title,
                "heading": str(chapter.heading) if chapter.heading else None,
                "part": str(part) if part else None,
                "epigraphs": [_epigraph(one, story.source) for one in chapter.epigraphs],
                "words": sum(scene.words for scene in chapter.scenes),
                "scenes": [_scene(scene, lines, story.source) for scene in chapter.scenes],
            }
        )
    return found


def _epigraph(epigraph: Epigraph, source: Source) -> dict[str, Any]:
    return {
        "over": epigraph.over,
        **_place(epigraph.blocks[0].span.first, source),
        "text": epigraph.text,
        "source": epigraph.source or None,
        "rule": epigraph.rule,
        "because": epigraph.because,
    }


def _scene(scene: Scene, lines: list[str] | None, source: Source) -> dict[str, Any]:
    block = scene.opening
    opening = block.text
    if lines is not None:
        opening = " ".join(line.strip() for line in lines[block.span.first - 1 : block.span.last])
    return {
        "opening": opening,
        "title": scene.title,
        **_place(block.span.first, source),
        "words": scene.words,
        "paragraphs": len(scene.blocks),
        "break": _break(scene.begins, source),
        "clock": scene.clock.words if scene.clock else None,
    }


def _break(begins: Break | None, source: Source) -> dict[str, Any] | None:
    if begins is None:
        return None
    return {
        "kind": str(begins.kind),
        "evidence": begins.evidence,
        "rule": begins.rule,
        "confidence": begins.confidence,
        "because": begins.because,
        **_place(begins.line, source),
    }


_Status = Literal["made", "unchanged", "failed", "planned"]


class Outcome(NamedTuple):
    """What became of one story; `book` is None where its place could not be told."""

    story: str
    book: str | None
    status: _Status
    seconds: float
    bound: Bound | None = None
    error: StorybindError | None = None


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """A line of a report."""
    bound = outcome.bound
    error = outcome.error
    return {
        "story": outcome.story,
        "book": outcome.book,
        "status": outcome.status,
        "seconds": round(outcome.seconds, 3),
        "words": bound.words if bound else 0,
        "chapters": len(bound.story.chapters) if bound else 0,
        "scenes": sum(1 for _ in bound.story.scenes) if bound else 0,
        "warnings": [notice.text for notice in bound.notices] if bound else [],
        "error": {"code": error.code, "message": str(error)} if error else None,
    }


def is_report(start: bytes) -> bool:
    """Whether a file that begins like this is a report: each line is a story's, and an empty file may become one.

    >>> is_report(b'{"story": "a.txt", "book": "a.epub"'), is_report(b'{"story": "It rained."}'), is_report(b"")
    (True, False, True)
    """
    return not start.strip() or re.match(rb'\{"story": "(?:[^"\\]|\\.)*+", "book": (?:"|null)', start) is not None


_MOST = 10**15  # words or seconds, with which one can still reckon


def read_record(line: str) -> dict[str, Any] | None:
    """A line of a report; None for one that is cut off, or of another file."""
    import json

    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    numbers = ("words", "chapters", "scenes", "seconds")
    if (
        not isinstance(found, dict)
        or found.get("status") not in get_args(_Status)
        or not isinstance(found.get("story"), str)
    ):
        return None
    error = found.setdefault("error", None)
    if error is not None and not (isinstance(error, dict) and {"code", "message"} <= error.keys()):
        return None
    if not isinstance(found.setdefault("warnings", []), list):
        return None
    counts = [found.get(name) for name in numbers]
    return found if all(isinstance(count, int | float) and 0 <= count < _MOST for count in counts) else None
