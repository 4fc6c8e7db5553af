"""What is loaded when: looking at the help must not cost a picture library."""

from __future__ import annotations

import importlib
import importlib.util
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import typer
import typer.core
import typer.main

from conftest import Storybind

HEAVY = (
    "ebooklib",
    "PIL",
    "lxml",
    "bs4",
    "markdown",
    "yaml",
    "ftfy",
    "charset_normalizer",
    "starlette",
    "uvicorn",
    "jinja2",
)
"""What takes its time to load, or is for some stories only."""

RUN = """
import json, sys
sys.argv[0] = "storybind"
from storybind.cli.app import _run
try:
    sys.exit(_run())
except SystemExit as end:
    code = end.code
sys.stdout.flush()
print(json.dumps([code or 0, sorted({name.partition(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


MODULES = RUN.replace('name.partition(".")[0]', "name")
"""The same by whole names, ours among them."""


def loaded(storybind: Storybind, *args: str | Path, script: str = RUN) -> set[str]:
    """The packages, or modules, in memory after a command that went well."""
    done = replace(storybind, program=("-c", script))(*args)
    code, names = json.loads(done.told[-1])
    assert code == 0, done.err
    assert "storybind" in names
    return set(names)


@pytest.mark.parametrize(
    "args",
    [["--help"], ["--version"], *([name, "--help"] for name in "convert inspect check serve devices send".split())],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(storybind: Storybind, args: list[str]) -> None:
    """Help and version load typer, and none of the libraries that make books."""
    assert loaded(storybind, *args).isdisjoint(HEAVY)


def test_a_plain_story_loads_no_markup(storybind: Storybind, story: Path) -> None:
    """A .txt without a cover needs the package's makers alone: no Markdown, no HTML, no YAML, no pictures."""
    names = loaded(storybind, "convert", story, "--cover", "none")
    assert names.isdisjoint({"bs4", "markdown", "yaml", "PIL", "ftfy", "charset_normalizer"})
    assert "ebooklib" in names, "else this test looks at the wrong thing"


COMPILES = """
import re._compiler, sys
whole, compiled = re._compiler.compile, []
def count(pattern, flags=0):
    if isinstance(pattern, str):
        compiled.append(len(pattern))
    return whole(pattern, flags)
re._compiler.compile = count
""" + RUN.replace('sorted({name.partition(".")[0] for name in sys.modules})', "[sum(compiled), max(compiled)]")


def test_a_plain_story_compiles_little(storybind: Storybind, story: Path) -> None:
    """Words of time are looked up before a pattern is compiled: a short story needs no pattern of thousands of letters."""
    done = replace(storybind, program=("-c", COMPILES))("inspect", story)
    code, (letters, longest) = json.loads(done.told[-1])
    assert code == 0
    assert longest < 1_000
    assert letters < 12_000


def test_a_plain_story_loads_what_it_needs(storybind: Storybind, story: Path) -> None:
    """No sums of statistics, no reader of sidecars, and nothing of other formats and languages is loaded for a plain story."""
    names = loaded(storybind, "convert", story, "--cover", "none")
    assert names.isdisjoint({"statistics", "fractions", "tomllib"})
    ours = loaded(storybind, "convert", story, "--cover", "none", script=MODULES)
    texts = "markdown html decoding.guess decoding.repair hand.breaks clock tables.de tables.clocks".split()
    books = "typography proof.sign_proof kepub lint".split()
    others = {*(f"storybind.text.{name}" for name in texts), *(f"storybind.book.{name}" for name in books)}
    assert all(map(importlib.util.find_spec, others)), "else this test looks for what is nowhere"
    assert ours.isdisjoint({*others, "storybind.batch", "storybind.cli.commands.folders", "storybind.edge.devices"})
    assert "xml.etree.ElementTree" not in ours, "books are looked at by a tree of our own"
    assert "storybind.text.scenes" in ours, "else this test looks at the wrong thing"


def test_a_story_without_a_cover_loads_nothing_of_covers(storybind: Storybind, story: Path) -> None:
    """Where no cover is asked for, neither what draws nor what reads pictures is loaded, nor a table of HTML's entities."""
    names = loaded(storybind, "convert", story, "--cover", "none", script=MODULES)
    assert [name for name in names if name.startswith("storybind.book.covers")] == []
    assert "html.entities" not in names
    assert "storybind.book.epub" in names, "else this test looks at the wrong thing"


def test_only_the_asked_command_is_made_ready() -> None:
    """Typer reads the signatures of all commands it knows at every start: it is given the one that is asked for."""
    from storybind.cli import app

    whole = typer.main.get_command(app.whole())
    assert isinstance(whole, typer.core.TyperGroup)
    assert set(whole.commands) > {"convert", "batch", "mail"}
    for name in whole.commands:
        one = typer.main.get_command(app.only(name))
        assert isinstance(one, typer.core.TyperGroup)
        assert list(one.commands) == [name]
    none = typer.main.get_command(app.only("--version"))
    assert isinstance(none, typer.core.TyperGroup)
    assert not none.commands
    for name in ("nosuch", "--help", ""):
        assert app.only(name) is app.whole()


def test_only_the_asked_commands_group_is_loaded(storybind: Storybind, story: Path) -> None:
    """What other commands can be asked is not even read."""
    names = loaded(storybind, "inspect", story, "--json", script=MODULES)
    assert {name for name in names if name.startswith("storybind.cli.commands.")} == {
        "storybind.cli.commands.books",
        "storybind.cli.commands.coded",
    }


def test_a_drawn_cover_loads_pictures_alone(storybind: Storybind, story: Path) -> None:
    """With a drawn cover Pillow comes in, and still nothing of Markdown, HTML and YAML."""
    names = loaded(storybind, "convert", story, script=MODULES)
    assert names.isdisjoint({"bs4", "markdown", "yaml"})
    assert {"PIL", "storybind.book.covers.drawing"} <= names


def test_inspect_loads_no_book_makers(storybind: Storybind, story: Path) -> None:
    """Looking at a plain story loads none of the heavy libraries, and nothing that opens books."""
    assert loaded(storybind, "inspect", story, "--json").isdisjoint(HEAVY)
    names = loaded(storybind, "inspect", story, script=MODULES)
    assert names.isdisjoint({"storybind.book.package", "zipfile", "xml.etree.ElementTree", "base64"})
    assert "storybind.pipeline" in names, "else this test looks at the wrong thing"


def test_the_package_itself_loads_nothing(environment: dict[str, str]) -> None:
    """Before `main` is there to answer Ctrl-C, nothing is loaded: ``python -m storybind`` imports the package first."""
    code = "import sys; before = {*sys.modules}; import storybind; print(*{*sys.modules} - before)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert (done.stdout.split(), done.stderr) == (["storybind"], "")


def test_the_version_needs_no_stories(storybind: Storybind) -> None:
    """Saying the version loads nothing that knows what a story is."""
    names = loaded(storybind, "--version", script=MODULES)
    assert names.isdisjoint({"storybind.model", "storybind.report", "storybind.options", "storybind.pipeline"})
    assert "storybind.cli.say" in names, "else this test looks at the wrong thing"


def test_markdown_is_loaded_for_markdown(storybind: Storybind, tmp_path: Path) -> None:
    """A .md with front matter loads what reads it: that the tests above look for the right names."""
    (tmp_path / "kettle.md").write_text("---\ntitle: Rain\n---\n\nIt *rained*. She let it.\n")
    assert {"bs4", "markdown", "yaml"} <= loaded(storybind, "inspect", tmp_path / "kettle.md")


def test_repairs_are_loaded_for_broken_texts(storybind: Storybind, tmp_path: Path) -> None:
    """Mojibake loads ftfy, and a script beyond our own table the detector; curly quotes and accents load neither."""
    (tmp_path / "sound.txt").write_text("Café\n\n“It’s late,” she said — naïve…\n", encoding="utf-8")
    (tmp_path / "broken.txt").write_text("CafÃ©\n\nâ€œIt rained,â€\x9d she said.\n", encoding="utf-8")
    (tmp_path / "greek.txt").write_text(
        "Η βροχή\n\nΗ γυναίκα μπήκε στο σπίτι και είδε τον άντρα της.\n", encoding="cp1253"
    )
    repairs = {"ftfy", "charset_normalizer"}
    assert loaded(storybind, "inspect", tmp_path / "sound.txt") & repairs == set()
    assert loaded(storybind, "inspect", tmp_path / "broken.txt") & repairs == {"ftfy"}
    assert loaded(storybind, "inspect", tmp_path / "greek.txt") & repairs == {"charset_normalizer"}


def test_sending_a_book_loads_no_understanding_of_stories(storybind: Storybind, story: Path) -> None:
    """A book that is only copied needs neither the reading of stories nor what makes books, and no mail."""
    assert storybind("convert", story).code == 0
    (story.parent / "out").mkdir()
    names = loaded(storybind, "send", story.with_suffix(".epub"), "--to", "out", script=MODULES)
    assert names.isdisjoint(
        {"storybind.pipeline", "storybind.text.scenes", "storybind.edge.mail", "smtplib", "ssl", *HEAVY}
    )
    assert "storybind.edge.drive" in names, "else this test looks at the wrong thing"


def test_nothing_opens_a_connection(storybind: Storybind, story: Path) -> None:
    """Making a book loads nothing that could talk to a network."""
    assert loaded(storybind, "convert", story).isdisjoint({"ssl", "socketserver", "http", "requests", "urllib3"})


PUBLIC = [
    "Book",
    "Bound",
    "Manuscript",
    "Options",
    "Source",
    "Story",
    "StorybindError",
    "convert",
    "decode",
    "gather",
    "read_story",
]


@pytest.mark.parametrize("names", [PUBLIC, PUBLIC[::-1]], ids=["forth", "back"])
def test_a_public_name_is_what_it_says(environment: dict[str, str], names: list[str]) -> None:
    """``from storybind import NAME`` gives the same class or function every time, before all modules are loaded and after."""
    code = (
        "import importlib, pkgutil, storybind\n"
        f"names = {names!r}\n"
        "first = [getattr(storybind, name) for name in names]\n"
        "for module in pkgutil.walk_packages(storybind.__path__, 'storybind.'):\n"
        "    if not module.name.endswith('__main__'):\n"
        "        importlib.import_module(module.name)\n"
        "for name, found in zip(names, first, strict=True):\n"
        "    assert getattr(storybind, name) is found, (name, found)\n"
        "    assert callable(found), (name, found)\n"
        "    assert found.__name__ == name, (name, found)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_public_names_are_all_there_are() -> None:
    """`__all__` names what is public, and nothing that is not there."""
    package = importlib.import_module("storybind")
    assert sorted(package.__all__) == PUBLIC
    with pytest.raises(AttributeError, match="nosuch"):
        package.nosuch  # noqa: B018  # asking is the point
