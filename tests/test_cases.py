"""Stories that anyone can add: what `tests/cases/README.md` explains, read and compared."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from storybind.model import BlockKind, BreakKind, Scene, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, convert
from storybind.report import story_json
from storybind.text.decode import decode

CASES = Path(__file__).parent / "cases"
_SIGN = re.compile(r"¶ (?P<kind>[a-z-]+)(?: (?P<title>\S.*))?")


class Case(NamedTuple):
    """A case without its signs: the text, and what was said to begin at which line of it."""

    title: str
    text: str
    breaks: tuple[tuple[int, str], ...]
    chapters: tuple[tuple[int, str | None], ...]
    parts: tuple[tuple[int, str | None], ...]
    notes: tuple[Noted, ...] = ()
    epigraphs: tuple[tuple[int, str], ...] = ()


class Noted(NamedTuple):
    """A note: its kind, its place, its first and last line, and what it says where it stands within a paragraph."""

    kind: str
    place: str
    first: int
    last: int
    text: str = ""


def read_case(path: Path) -> Case:
    """A case file; a ``¶`` line is taken out and speaks of the line that then stands in its place."""
    lines: list[str] = []
    breaks: list[tuple[int, str]] = []
    chapters: list[tuple[int, str | None]] = []
    parts: list[tuple[int, str | None]] = []
    notes: list[Noted] = []
    epigraphs: list[tuple[int, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.startswith("¶"):
            lines.append(line)
            continue
        sign = _SIGN.fullmatch(line.strip())
        assert sign, f"{path.name}: {line!r} is no sign; write ¶ and a kind"
        if sign["kind"] == "chapter":
            chapters.append((len(lines) + 1, sign["title"]))
        elif sign["kind"] == "part":
            parts.append((len(lines) + 1, sign["title"]))
        elif sign["kind"] == "epigraph":
            epigraphs.append((len(lines) + 1, sign["title"]))
        elif sign["kind"] in ("note", "inline", "story"):
            _read_noted(sign["kind"], sign["title"] or "", lines, notes)
        else:
            assert sign["kind"] in set(BreakKind), f"{path.name}: {sign['kind']!r} is no kind of break"
            breaks.append((len(lines) + 1, sign["kind"]))
    _close_noted(lines, notes)
    return Case(
        lines[0], "\n".join(lines), tuple(breaks), tuple(chapters), tuple(parts), tuple(notes), tuple(epigraphs)
    )


def _read_noted(kind: str, said: str, lines: list[str], notes: list[Noted]) -> None:
    """A sign about notes: each ends the note above it that is still open."""
    _close_noted(lines, notes)
    if kind == "story":
        return
    match = re.fullmatch(r"(?P<kind>[a-z-]+) (?P<place>front|end|chapter \d+)(?: (?P<text>.+))?", said)
    assert match, f"{said!r} is no note; write its kind and its place"
    at = len(lines) + 1
    notes.append(Noted(match["kind"], match["place"], at, at if kind == "inline" else 0, match["text"] or ""))


def _close_noted(lines: list[str], notes: list[Noted]) -> None:
    if notes and not notes[-1].last:
        last = next(at for at in range(len(lines), 0, -1) if lines[at - 1].strip())
        notes[-1] = notes[-1]._replace(last=last)


def understand(text: str, name: str) -> Story:
    """The story in a text; `convert` proves that the book made of it holds every word."""
    return convert(Manuscript(decode(text.encode(), name), Options(cover="none"))).story


def opening_line(scene: Scene) -> int:
    """The line a scene's prose opens on: labels stand above it."""
    return next(
        (block.span.first for block in scene.blocks if block.kind is not BlockKind.LABEL), scene.blocks[0].span.first
    )


def prose_after(story: Story, line: int) -> str:
    """The first line of prose at or after a line, with its number: where a break set there belongs."""
    lines = [block.span.first for scene in story.scenes for block in scene.blocks if block.kind is not BlockKind.LABEL]
    return _shown(story, next((first for first in sorted(lines) if first >= line), -1))


def _shown(story: Story, line: int) -> str:
    return f"{line}: {story.source.lines[line - 1][:60]}"


def breaks_of(story: Story) -> list[tuple[str, str]]:
    """Where scenes begin and why, as a case says it."""
    return [(_shown(story, opening_line(scene)), str(scene.begins.kind)) for scene in story.scenes if scene.begins]


def chapters_of(story: Story) -> list[tuple[str | None, str]]:
    """The chapters' titles and the lines their prose begins on."""
    return [(chapter.title, _shown(story, opening_line(chapter.scenes[0]))) for chapter in story.chapters]


def parts_of(story: Story) -> list[tuple[str | None, str]]:
    """The parts as they are headed, and the lines their prose begins on."""
    return [
        (str(chapter.part), _shown(story, opening_line(chapter.scenes[0])))
        for chapter in story.chapters
        if chapter.part
    ]


def epigraphs_of(story: Story) -> list[tuple[int, str]]:
    """The lines that epigraphs begin on, and what each stands over."""
    return [(one.blocks[0].span.first, one.over) for chapter in story.chapters for one in chapter.epigraphs]


def _parameters(folder: str) -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted((CASES / folder).glob("*.txt"))]


def check_scenes(path: Path) -> None:
    """Compare one case of scenes."""
    case = read_case(path)
    story = understand(case.text, path.name)
    assert story.metadata.title.value == case.title
    assert breaks_of(story) == [(prose_after(story, line), kind) for line, kind in case.breaks]
    assert epigraphs_of(story) == list(case.epigraphs)


def check_chapters(path: Path) -> None:
    """Compare one case of chapters, with its scenes."""
    case = read_case(path)
    story = understand(case.text, path.name)
    assert story.metadata.title.value == case.title
    expected = case.chapters or ((2, None),)
    assert chapters_of(story) == [(title, prose_after(story, line)) for line, title in expected]
    assert parts_of(story) == [(title, prose_after(story, line)) for line, title in case.parts]
    assert breaks_of(story) == [(prose_after(story, line), kind) for line, kind in case.breaks]
    assert epigraphs_of(story) == list(case.epigraphs)


def check_notes(path: Path) -> None:
    """Compare one case of notes, with its scenes."""
    case = read_case(path)
    story = understand(case.text, path.name)
    assert story.metadata.title.value == case.title
    spans = [block.span for scene in story.scenes for block in scene.blocks]
    found = [
        Noted(note.kind, note.place, note.span.first, note.span.last, note.text if note.span in spans else "")
        for note in story.notes
    ]
    assert found == list(case.notes)
    assert breaks_of(story) == [(prose_after(story, line), kind) for line, kind in case.breaks]
    assert epigraphs_of(story) == list(case.epigraphs)


def check_head(path: Path) -> None:
    """Compare one case of heads with the JSON beside it: of what the story says, all that the JSON names."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    story = understand(path.read_text(encoding="utf-8"), path.name)
    printed = story_json(story)
    metadata = {name: field["value"] for name, field in printed["metadata"].items()}
    found = {
        "metadata": {name: metadata.get(name) for name in expected.get("metadata", ())},
        "extra": {one["label"]: one["value"] for one in printed.get("extra", ())},
        "title": story.metadata.title.value,
        "title_from": story.metadata.title.origin,
        "authors": list(story.metadata.authors.value),
        "language": story.metadata.language.value,
        "series": story.metadata.series.value if story.metadata.series else None,
        "series_index": story.metadata.series_index.value if story.metadata.series_index else None,
        "tags": list(story.metadata.tags.value) if story.metadata.tags else None,
        "description": story.metadata.description.value if story.metadata.description else None,
        "date": story.metadata.date.value if story.metadata.date else None,
        "about": {
            entry.label: entry.value if isinstance(entry.value, str) else list(entry.value)
            for entry in story.metadata.about
        },
        "notes": [[note.kind, note.place, note.text] for note in story.notes],
        "opening": next(iter(story.scenes)).blocks[0].text,
        "chapters": [chapter.title for chapter in story.chapters],
        "scenes": sum(1 for _ in story.scenes),
        "warnings": [notice.code for notice in story.notices],
    }
    assert set(expected) <= set(found)
    assert {name: found[name] for name in expected} == expected


def read_arrival(text: str, name: str) -> dict[str, Any]:
    """What is made of a text that arrived with something round it, as the JSON beside a case says it."""
    story = understand(text, name)
    said = story_json(story)
    openings = [[scene["opening"] for scene in chapter["scenes"]] for chapter in said["chapters"]]
    return {
        "metadata": {name: field["value"] for name, field in said["metadata"].items()},
        "chapters": [chapter["title"] for chapter in said["chapters"]],
        "openings": openings,
        "notes": [[note["kind"], note["place"], note["text"]] for note in said["notes"]],
        "left_out": [block.text.strip() for block in story.left_out],
        "paragraphs": [block.text for scene in story.scenes for block in scene.blocks],
    }


def _begins(found: object, expected: object) -> bool:
    """Whether what was found is as expected, texts by their first words, lists one by one, numbers as texts too."""
    if isinstance(expected, list) and isinstance(found, list):
        return len(found) == len(expected) and all(map(_begins, found, expected))
    text = " ".join(str(found).casefold().split())
    words = " ".join(str(expected).casefold().split())
    return text.startswith(words) if isinstance(expected, str) else text == words


def check_arrival(path: Path, newline: str = "\n") -> None:
    """Compare one case of arrivals with the JSON beside it: all that the JSON names, and nothing that must not be there."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = read_arrival(path.read_text(encoding="utf-8").replace("\n", newline), path.name)
    assert set(expected) <= {"metadata", "chapters", "openings", "notes", "left_out", "paragraphs"}
    for name, value in expected.get("metadata", {}).items():
        assert _begins(found["metadata"].get(name), value), (name, found["metadata"].get(name))
    for name in {"chapters", "openings", "notes"} & set(expected):
        assert _begins(found[name], expected[name]), (name, found[name])
    for name in {"left_out", "paragraphs"} & set(expected):
        missing = [words for words in expected[name] if not any(text.startswith(words) for text in found[name])]
        assert not missing, (name, missing, found[name])
    if expected.get("left_out") == []:
        assert found["left_out"] == []


CHECKS = {
    "scenes": check_scenes,
    "chapters": check_chapters,
    "notes": check_notes,
    "heads": check_head,
    "arrivals": check_arrival,
}


@pytest.mark.parametrize("path", _parameters("scenes"))
def test_scenes_begin_where_the_case_says(path: Path) -> None:
    """A scene begins at each ``¶`` line, for the reason it names, and nowhere else."""
    check_scenes(path)


@pytest.mark.parametrize("path", _parameters("chapters"))
def test_chapters_begin_where_the_case_says(path: Path) -> None:
    """A chapter begins at each ``¶ chapter`` line, under the title it names, and nowhere else."""
    check_chapters(path)


@pytest.mark.parametrize("path", _parameters("notes"))
def test_notes_stand_where_the_case_says(path: Path) -> None:
    """A note begins and ends where the case says, is of its kind and of its place, and there is no other."""
    check_notes(path)


@pytest.mark.parametrize("path", _parameters("heads"))
def test_heads_say_what_the_case_says(path: Path) -> None:
    """The head of a story gives the fields, the notes and the opening that the JSON beside the case names."""
    check_head(path)


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("path", _parameters("arrivals"))
def test_arrivals_are_unwrapped(path: Path, newline: str) -> None:
    """Of a text with a site's, an archive's or a program's words round it, the story is told from the rest."""
    check_arrival(path, newline)


def _known_failures() -> list[Any]:
    return [
        pytest.param(
            path, id=f"{path.parent.name}-{path.stem}", marks=pytest.mark.xfail(strict=True, reason=_reason(path))
        )
        for path in sorted((CASES / "known-failures").glob("*/*.txt"))
    ]


def _reason(path: Path) -> str:
    return path.with_suffix(".why").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("path", _known_failures())
def test_known_failures_still_fail(path: Path) -> None:
    """What we cannot do yet: a case that starts to pass moves out of this folder."""
    CHECKS[path.parent.name](path)


def test_the_cases_are_there() -> None:
    """No folder of cases is empty, every head has its JSON, and a case says what it shows by its name."""
    assert len(_parameters("scenes")) >= 25
    assert len(_parameters("chapters")) >= 8
    assert len(_parameters("notes")) >= 12
    assert len(_parameters("heads")) >= 12
    assert len(_parameters("arrivals")) >= 29
    alone = [path for folder in ("heads", "arrivals") for path in (CASES / folder).glob("*.txt")]
    assert [path.name for path in alone if not path.with_suffix(".json").exists()] == []
    assert [
        path.name for path in CASES.rglob("*.txt") if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.stem)
    ] == []


def test_a_wrong_case_fails(tmp_path: Path) -> None:
    """A break that is missing, one too many, and one of another kind each fail a case."""
    story = "The Ferry\n\nThe ferry was late.\n\n***\n\nThe ferry came.\n\nThey went aboard.\n"
    good = story.replace("***", "***\n¶ mark")
    for name, text in (
        ("good", good),
        ("missing", story),
        ("kind", good.replace("¶ mark", "¶ pov")),
        ("more", good.replace("They", "¶ mark\nThey")),
    ):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        if name == "good":
            check_scenes(path)
        else:
            with pytest.raises(AssertionError):
                check_scenes(path)
