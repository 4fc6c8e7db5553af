"""Themes: three of ours, and a user's own stylesheet, of which everything that readers choke on is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Storybind, assert_one_line, in_process, open_book
from storybind import Manuscript, Options, convert, decode
from storybind.book.lint.css_checks import check_css
from storybind.book.themes import lay_over, read_theme
from storybind.options import THEMES


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_keeps_the_rules_it_sets_for_others(name: str) -> None:
    """Our own stylesheets hold nothing that ours would reject in a user's."""
    assert check_css(read_theme(name)) == ()


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_worn_by_its_name(name: str) -> None:
    """In Python too a theme's name is enough."""
    manuscript = Manuscript(decode(b"Rain\n\nIt rained.\n", "a.txt"), Options(cover="none", theme=name))
    assert convert(manuscript).book.css == read_theme(name)


def test_themes_are_listed() -> None:
    """``themes`` names each theme and its look, for people and for scripts, the default first."""
    told = in_process("themes").text.splitlines()
    assert [line.split()[0] for line in told] == ["classic", "modern", "manuscript"]
    records = in_process("themes", "--json").records
    assert [record["theme"] for record in records if record["default"]] == ["classic"]
    assert all(record["look"] in line for record, line in zip(records, told, strict=True))


def test_a_theme_is_printed_to_start_from(story: Path, tmp_path: Path) -> None:
    """What ``themes NAME`` prints, used as a stylesheet of one's own, makes the same page and draws no remark: it is whole, and says so."""
    printed = in_process("themes", "modern").text
    first, said, rest = printed.split("\n", 2)
    assert f"{first}\n{rest}" == read_theme("modern")
    assert said.startswith("/* whole theme")
    (record,) = in_process("themes", "modern", "--json").records
    assert (record["theme"], record["css"]) == ("modern", printed)
    (tmp_path / "mine.css").write_text(printed, encoding="utf-8", newline="\n")
    done = in_process("convert", story, "--theme", tmp_path / "mine.css")
    assert (done.code, done.err) == (0, "")
    assert open_book(story.with_suffix(".epub")).css == printed


@pytest.mark.parametrize(
    ("css", "whole"),
    [
        ("/* whole theme */ p {}", True),
        ('@charset "utf-8";\n/* mine, of spring */\n/*whole theme: in blue*/ p {}', True),
        ("\ufeff/* whole theme */ p {}", True),
        ("/* whole themes are work */ p {}", False),
        ("/* whole theme of mine */ p {}", False),
        ("p {} /* whole theme */", False),
        ('p::before { content: "/* whole theme */" }', False),
        ("/* whole theme", False),
    ],
)
def test_what_says_that_a_theme_is_whole(css: str, whole: bool) -> None:
    """Nothing but the one comment before the first rule: any other stylesheet lies over classic."""
    assert (lay_over(css) == css) is whole


def test_a_theme_that_is_not_there(story: Path) -> None:
    """A name that is no theme is told with those that are."""
    assert_one_line(in_process("themes", "baroque"), "baroque", "classic", "modern", "manuscript", code=2)
    assert_one_line(in_process("convert", story, "--theme", "baroque"), "baroque", "manuscript", ".css", code=2)


BAD = """\
p { text-indent: 1em; }
h1 { position: fixed; margin: calc(1em + 2px); }
@media (min-width: 40em) { p { color: red; } }
p { unknown: 1; direction: rtl }
"""


def test_every_rejected_declaration_is_named(storybind: Storybind, story: Path) -> None:
    """All that stops old engines is named at once, each with its line and what to do; nothing is written."""
    (story.parent / "mine.css").write_text(BAD)
    done = storybind("convert", story, "--theme", "mine.css")
    assert done.code == 1
    assert [line.split(": ")[1] for line in done.told] == ["mine.css:2"] * 2 + ["mine.css:3", "mine.css:4"]
    for line, word in zip(done.told, ("position", "calc()", "@media", "direction"), strict=True):
        assert word in line
    assert "CSS 2.1" not in done.told[0], "position is of CSS 2.1"
    assert not story.with_suffix(".epub").exists()


def test_faults_are_told_once_and_where_they_begin(storybind: Storybind, story: Path) -> None:
    """The line is that of the fault and not of the sheet's end; the same is not said twice; .CSS is a stylesheet too."""
    (story.parent / "UP.CSS").write_text("h1 { color: red }\np { text-indnt: 2em; foo\n\n")
    told = storybind("convert", story, "--theme", "UP.CSS").told
    assert len(told) == len(set(told)) == 2
    assert all(line.startswith("storybind: UP.CSS:2: ") for line in told)


def test_a_brace_is_told_as_a_sign(storybind: Storybind, story: Path) -> None:
    """What is not closed is not mistaken for an element of the page."""
    (story.parent / "own.css").write_text("a { color: red; }\np {\n  color: red;\n")
    done = storybind("convert", story, "--theme", "own.css")
    assert_one_line(done, "own.css:2: the “{” has no “}”; write one")


def test_what_readers_survive_is_told_and_kept(storybind: Storybind, story: Path) -> None:
    """A colour or an unknown property is told with its line; the book is made, with the stylesheet as it is."""
    css = "p { text-indent: 1em; }\nh1 { color: red; }\n\nh1 { unknown: 1 }\n"
    (story.parent / "mine.css").write_text(css)
    done = storybind("convert", story, "--theme", "mine.css")
    assert done.code == 0
    assert ["mine.css:2" in line and "color" in line for line in done.told] == [True, False]
    assert "mine.css:4" in done.told[1]
    assert open_book(story.with_suffix(".epub")).css.endswith(css)


@pytest.mark.parametrize(
    "charset", ["", '@charset "utf-8";\n', '@CHARSET "UTF-8";\n', "/* mine */\n@charset 'utf-8';\n"]
)
def test_a_few_lines_of_ones_own_change_what_they_name_and_nothing_else(
    charset: str, story: Path, tmp_path: Path
) -> None:
    """A stylesheet that does not say that it is whole lies over classic, so that its two lines do not undress the book."""
    (tmp_path / "mine.css").write_text(f"{charset}p {{ text-indent: 2em; }}\n", encoding="utf-8")
    done = in_process("convert", story, "--theme", tmp_path / "mine.css")
    assert (done.code, "begin the stylesheet with" in done.err) == (0, charset.startswith("/*"))
    css = open_book(story.with_suffix(".epub")).css
    assert css.startswith(read_theme("classic"))
    assert css.endswith("\np { text-indent: 2em; }\n")
    assert css.lower().count("@charset") == 1, "a second one amid the sheet is a fault"
    assert check_css(css) == ()


@pytest.mark.parametrize("css", ["", "p", "}", "p { text-indent: ", "/* never", "\0", "p { } " * 20_000, "é" * 50], ids=str.__len__)  # fmt: skip
def test_a_broken_stylesheet_does_no_harm(css: str, story: Path, tmp_path: Path) -> None:
    """A stylesheet that is empty, cut off or huge makes a book, or is refused in a sentence."""
    (tmp_path / "mine.css").write_text(css, encoding="utf-8")
    done = in_process("convert", story, "--theme", tmp_path / "mine.css")
    assert done.code in (0, 1)
    assert "Traceback" not in done.err
    assert story.with_suffix(".epub").exists() is (done.code == 0)


@pytest.mark.parametrize(("colophon", "there"), [((), True), (("--no-colophon",), False), (("--colophon",), True)])
def test_the_colophon_can_be_left_out(colophon: tuple[str, ...], *, there: bool, story: Path) -> None:
    """With ``--no-colophon`` the book ends with the story, and says who made it in its metadata alone."""
    assert in_process("convert", story, *colophon).code == 0
    book = open_book(story.with_suffix(".epub"))
    assert ("EPUB/text/colophon.xhtml" in book.files) is there
    assert (book.meta("generator") or "").startswith("storybind ")


def test_the_colophon_is_left_out_by_a_file(story: Path) -> None:
    """``colophon = false`` in a sidecar does the same; an option is stronger; any other word is an error with its file."""
    sidecar = story.with_suffix(".toml")
    sidecar.write_text("colophon = false\n")
    assert in_process("convert", story).code == 0
    assert "EPUB/text/colophon.xhtml" not in open_book(story.with_suffix(".epub")).files
    assert in_process("convert", story, "--colophon").code == 0
    assert "EPUB/text/colophon.xhtml" in open_book(story.with_suffix(".epub")).files
    sidecar.write_text('colophon = "no"\n')
    assert_one_line(in_process("convert", story), "kettle.toml", "colophon", "true or false")
