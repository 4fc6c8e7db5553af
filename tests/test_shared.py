"""The stories that live beside the repository: the seed comes out perfect, and every sample with all its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SHARED
from storybind import Manuscript, Options, Story, convert, decode
from storybind.book.package import read_package
from storybind.book.proof.word_proof import prove
from storybind.errors import NotTextError
from storybind.model import Bound

SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
SAMPLES = sorted(
    path for ending in ("txt", "md") for path in (SHARED / "samples").glob(f"*.{ending}") if path.name != "README.md"
)
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not on this machine")


def bind(path: Path) -> Bound:
    """The book of a file beside the repository, without a cover; `convert` proves that no word is lost."""
    return convert(Manuscript(decode(path.read_bytes(), path.name), Options(cover="none")))


def openings(story: Story) -> list[str]:
    """The first words of each scene."""
    return [scene.blocks[0].text for scene in story.scenes]


@needs_shared
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SEEDS])
def test_the_seed_comes_out_perfect(path: Path) -> None:
    """Title from line 3, author unknown, a disclaimer in front, one untitled chapter, two scenes, every word."""
    bound = bind(path)
    story = bound.story
    assert (story.metadata.title.value, story.metadata.title.origin) == ("Real", "text line 3")
    assert story.metadata.authors.value == ("Unknown",)
    assert story.metadata.language.value == "en"
    assert [(note.kind, note.place, note.text) for note in story.notes] == [
        ("disclaimer", "front", "I own nothing but my imagination.")
    ]
    (chapter,) = story.chapters
    assert chapter.heading is None
    first, second = chapter.scenes
    assert first.begins is None
    assert second.begins is not None
    assert (str(second.begins.kind), second.begins.evidence) == ("skip-forward", "Three days later")
    assert second.blocks[0].text.startswith("Three days later,")
    assert bound.words == 2274
    assert story.notices == ()
    prove(read_package(bound.epub), story)


@needs_shared
def test_the_seed_is_there() -> None:
    """A machine with the shared folder has the seed and samples to try."""
    assert SEEDS
    assert len(SAMPLES) >= 30


def is_utf8(path: Path) -> bool:
    """Whether a file is UTF-8 to the last byte."""
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@needs_shared
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES if is_utf8(path)])
def test_every_utf8_sample_becomes_a_book(path: Path) -> None:
    """Each layout that was collected becomes a book with all its words, under a title that is no label and no address."""
    bound = bind(path)
    assert bound.words > 20
    assert bound.story.metadata.title.value.strip()
    assert all(opening.strip() for opening in openings(bound.story))


@needs_shared
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES if not is_utf8(path)])
def test_samples_in_other_encodings_keep_their_words(path: Path) -> None:
    """A sample that is no UTF-8 is read as what it is, every letter of it, or refused with a way out."""
    try:
        bound = bind(path)
    except NotTextError as refused:
        told = str(refused)
    else:
        told = f"{path.name}: {bound.story.source.encoding}"
        assert "\ufffd" not in bound.story.source.text
    assert told.startswith(f"{path.name}:")
    assert not told.endswith(": utf-8")
