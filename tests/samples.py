"""The samples beside the repository, held field by field against what a careful bookmaker would make of each.

The rules of comparing are those of the samples' own README. From a shell, this names every field that differs:

    python tests/samples.py [NAME...]
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from conftest import SHARED, XHTML
from storybind import Manuscript, Options, convert, decode
from storybind.book.package import read_package
from storybind.report import story_json

FOLDER = SHARED / "samples"
ENDINGS = (".txt", ".md", ".html")
SAMPLES = sorted(path for path in FOLDER.glob("*") if path.suffix in ENDINGS and path.name != "README.md")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "`": "'"})
_NUMBERED = r"\W*(?:[\w'’]+\.?[\s:.–—-]+){0,2}?(?:\d+|[ivxlcdm]+|[^\W\d_]+|[第\d一二三四五六七八九十百章回話话节]+)\W*"


class Field(NamedTuple):
    """One expected thing, what was found in its place, and whether that is as good."""

    name: str
    expected: object
    found: object
    right: bool


def fold(text: str) -> str:
    """A text as it is compared: no matter its case, quotes, blanks, emphasis and invisible characters."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES)
    return " ".join(re.sub(r"[*_~/]", "", plain).casefold().split())


def opens(text: str, words: str) -> bool:
    """Whether a paragraph begins with the words."""
    return fold(text).startswith(fold(words))


def compare(path: Path) -> Iterator[Field]:
    """Every expected field of a sample beside what storybind makes of it; the book is made and proved."""
    expected = json.loads(path.with_suffix(".expect.json").read_text(encoding="utf-8"))
    bound = convert(Manuscript(decode(path.read_bytes(), path.name), Options(cover="none")))
    found = json.loads(json.dumps(story_json(bound.story)))
    yield from _metadata(expected, found, path)
    yield from _chapters(expected, found)
    notes = [fold(note["text"]) for note in found["notes"]]
    for words in expected["kept_as_notes"]:
        yield Field("note", words, notes, any(fold(words) in note for note in notes))
    raw = _paragraphs(bound.epub)
    paragraphs = [fold(text) for text in raw]
    told = " ".join([*paragraphs, fold(" ".join(bound.story.metadata.authors.value))])  # utf16-bom asks for its author
    for words in expected.get("in_story", ()):
        yield Field("in_story", words, "", fold(words) in told)
    for words in expected.get("not_in_story", ()):
        plain = not re.search(r"[*_~/]", words) and fold(words)  # folding takes marks out: looked for as they stand
        there = [text for text in (paragraphs if plain else raw) if (plain or words) in text]
        yield Field("not_in_story", words, there, not there)
    for words in expected.get("paragraph_starts", ()):
        yield Field("paragraph", words, "", any(text.startswith(fold(words)) for text in paragraphs))


def _metadata(expected: dict[str, Any], found: dict[str, Any], path: Path) -> Iterator[Field]:
    meta = found["metadata"]
    titles = [title for title in (expected["title"], *_several(expected.get("title_also"))) if title]
    title = meta["title"]["value"]
    if expected["title"] is None:
        titles += [path.stem, path.stem.replace("-", " ")]
    yield Field("title", titles, title, fold(title) in map(fold, titles))
    authors = _several(expected["author"]) or ["Unknown"]
    yield Field(
        "author", authors, meta["authors"]["value"], [*map(fold, authors)] == [*map(fold, meta["authors"]["value"])]
    )
    tag = meta["language"]["value"]
    same = tag == expected["language"] if "-" in expected["language"] else tag.split("-")[0] == expected["language"]
    yield Field("language", expected["language"], tag, same)
    for name, value in expected["metadata"].items():
        there = meta.get(name, {}).get("value")
        yield Field(f"metadata.{name}", value, there, _alike(value, there))


def _several(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _alike(expected: object, found: object) -> bool:
    if isinstance(expected, str) and isinstance(found, str):
        return fold(expected) == fold(found)
    if isinstance(expected, list) and isinstance(found, list):
        return [*map(fold, map(str, expected))] == [*map(fold, map(str, found))]
    return type(expected) is type(found) and expected == found


def _chapters(expected: dict[str, Any], found: dict[str, Any]) -> Iterator[Field]:
    wanted, got = expected["chapters"], found["chapters"]
    titles = [chapter["title"] for chapter in got]
    yield Field("chapters", [chapter["title"] for chapter in wanted], titles, len(wanted) == len(got))
    for number, (want, have) in enumerate(zip(wanted, got, strict=False), start=1):
        name = f"chapter {number}"
        yield Field(f"{name} title", want["title"], have["title"], _same_title(want, have["title"]))
        openings = [scene["opening"] for scene in have["scenes"]]
        yield Field(f"{name} starts", want["starts"], openings[0], opens(openings[0], want["starts"]))
        yield _scenes(name, want, openings[1:])
        if "part" in want:
            yield Field(f"{name} part", want["part"], have["part"], _words(want["part"]) == _words(have["part"] or ""))
        labels = want.get("scene_labels")
        if labels and len(labels) == len(openings):
            titled = [scene["title"] for scene in have["scenes"]]
            right = all(
                label is None or fold(label) in fold(title or "") for label, title in zip(labels, titled, strict=True)
            )
            yield Field(f"{name} labels", labels, titled, right)


def _same_title(want: dict[str, Any], title: str | None) -> bool:
    if title is None or want["title"] is None:
        return title is want["title"]
    if fold(title) in map(fold, _several(want.get("title_also"))) or _words(title) == _words(want["title"]):
        return True
    return re.fullmatch(_NUMBERED + re.escape(fold(want["title"])), fold(title)) is not None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _scenes(name: str, want: dict[str, Any], openings: list[str]) -> Field:
    optional = want.get("scene_optional", ())
    starts = [
        text
        for text in openings
        if not any(opens(text, words) for words in optional)
        or any(opens(text, words) for words in want["scene_starts"])
    ]
    right = len(starts) == len(want["scene_starts"]) and all(map(opens, starts, want["scene_starts"]))
    return Field(f"{name} scenes", want["scene_starts"], [text[:60] for text in starts], right)


def _paragraphs(epub: bytes) -> list[str]:
    """The paragraphs of the story in a book: no headings, and nothing that the book says itself."""
    package = read_package(epub)
    found: list[str] = []
    for item in package.spine:
        if re.search(r"/chapter-\d", item.name):
            page = ElementTree.fromstring(package.read(item.name))
            found += ["".join(text.itertext()) for text in page.iter(f"{XHTML}p") if _is_story(page, text)]
    return found


def _is_story(page: ElementTree.Element, paragraph: ElementTree.Element) -> bool:
    """Whether a paragraph stands outside the notes of its chapter."""
    notes = [part for part in page.iter() if "notes" in part.get("class", "").split()]
    return not any(paragraph is inner for part in notes for inner in part.iter())


@cache
def results(path: Path) -> tuple[Field, ...]:
    """All fields of a sample, compared once."""
    return tuple(compare(path))


def main(names: list[str]) -> int:
    """Print what differs; gives 1 where anything does."""
    passed = total = 0
    for path in SAMPLES:
        if names and path.stem not in names:
            continue
        try:
            fields = results(path)
        except Exception as wrong:  # told beside the others, and counted
            fields = (Field("book", "a book", f"{type(wrong).__name__}: {wrong}", False),)
        passed, total = passed + sum(field.right for field in fields), total + len(fields)
        for field in fields:
            if not field.right:
                print(f"{path.name}: {field.name}\n    expected {field.expected!r}\n    found    {field.found!r}")
    print(f"{passed} of {total} fields")
    return int(passed < total)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
