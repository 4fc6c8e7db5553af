"""Every sample beside the repository becomes the book that a careful bookmaker would make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SHARED
from samples import SAMPLES, fold, opens, results

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
def test_the_samples_are_there() -> None:
    """All 37 are compared, and a comparison has something to say about each."""
    assert len(SAMPLES) >= 37
    assert all(path.with_suffix(".expect.json").is_file() for path in SAMPLES)


def test_comparing_is_strict() -> None:
    """Quotes, case and emphasis make no difference; a word does."""
    assert fold("“It’s *not* THERE”") == fold('"It\'s not there"')
    assert opens("Three days later, he came.", "three days later")
    assert not opens("And three days later, he came.", "three days later")
