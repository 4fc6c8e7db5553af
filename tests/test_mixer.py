"""Stories put together from pieces of stories: whatever stands beside whatever, a book holds all of its words."""

from __future__ import annotations

import contextlib
import io
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import laws
from mixed import ENDINGS, GAPS, PIECES, Mixed, Piece, mix
from storybind.book.lint import lint_epub
from storybind.book.package import read_package
from storybind.errors import EmptyStoryError
from storybind.model import Severity, Story
from storybind.options import Options
from storybind.pipeline import convert
from test_properties import ASKED, check_book, manuscript

MIX = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), min_size=1, max_size=14)


def faults(mixed: Mixed, kind: str, options: Options) -> list[str]:
    """What is wrong with the book of a mix: words that are nowhere in it, and all that the checks of a book find.

    Raises:
        LostWordsError: The word proof has found one first.
    """
    try:
        bound = convert(manuscript(mixed.text, f"story.{ENDINGS[kind]}", options))
    except EmptyStoryError:
        return []
    said = said_by(bound.epub, bound.book.story).casefold()
    lost = [word for word in mixed.words if word not in said and options.notes != "drop"]
    wrong = [notice.text for notice in lint_epub(read_package(bound.epub)) if notice.severity is not Severity.INFO]
    return [*(f"{word} is in no page" for word in lost), *check_book(bound.epub), *wrong]


def said_by(epub: bytes, story: Story) -> str:
    """All that a book's pages say, and what was left out of it and told of."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        pages = [ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")]
    return "\n".join([*("".join(page.itertext()) for page in pages), *(block.text for block in story.left_out)])


@pytest.mark.parametrize("kind", ENDINGS)
def test_a_mix_of_pieces_becomes_a_book(kind: str) -> None:
    """Any pieces, in any order, in each format, become a sound book that has each of their words."""

    @laws(60)
    @given(MIX, ASKED)
    def holds(pieces: list[tuple[Piece, str]], options: Options) -> None:
        assert faults(mix(pieces, kind), kind, options) == []

    holds()


@pytest.mark.parametrize("kind", ENDINGS)
def test_mixes_in_several_files_become_a_book(kind: str) -> None:
    """So do files whose heads and headings do not fit one another, joined as chapters of one story."""

    @laws(25)
    @given(st.lists(MIX, min_size=2, max_size=3))
    def holds(files: list[list[tuple[Piece, str]]]) -> None:
        texts = [mix(pieces, kind).text for pieces in files]
        with contextlib.suppress(EmptyStoryError):
            first, *more = (
                manuscript(text, f"ch{number}.{ENDINGS[kind]}", Options()) for number, text in enumerate(texts, start=1)
            )
            bound = convert(first._replace(more=tuple(each.source for each in more), name="tale"))
            assert check_book(bound.epub) == []

    holds()
