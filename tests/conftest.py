"""What all tests share: the program as a real process, books opened for reading, and a small good story."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers

import storybind as package

TIMES = int(os.environ.get("STORYBIND_EXAMPLES", "1"))
"""``STORYBIND_EXAMPLES=20 pytest tests/test_mixer.py`` tries twenty times as many examples, others each time."""

settings.register_profile(
    "alike",  # the same examples on every machine and every day, and none that fails for the machine's other work
    derandomize=TIMES == 1, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.load_profile("alike")
if TIMES == 1:  # some come from the constants of what is loaded by then, which tells what tests ran before
    vars(providers)["_get_local_constants"] = lambda: providers._local_constants

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("STORYBIND_SHARED", ROOT.parent / "shared"))
"""Samples and references that live beside the repository, on machines that have them; see the fixture `shared`."""

STORY = """\
The Kettle
by Anna Moss

Anna put the kettle on. She had nowhere to be, and the rain knew it.

"Well," she told the kettle. "Here we are."

***

The rain stopped at four. She did not go out.

Three days later, the kettle was still warm, and Anna was gone.

"Where is she?" asked the boy from next door.

The End
"""
"""Title and author, three scenes (one by a mark, one by the clock), straight quotes, a closing line."""

LAST = "Where is she?"
"""Words that stand in the last scene of `STORY` and nowhere else."""

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def laws(examples: int) -> settings:
    """So many examples; without the phase that explains, which traces every line."""
    return settings(
        max_examples=examples * TIMES,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files instead of comparing with them"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository; tests that need it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not on this machine")
    return SHARED


@dataclass(frozen=True)
class Result:
    """What a run left: its exit code (negative for a signal), standard output as bytes, standard error as text."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode().replace("\r\n", "\n")

    @property
    def records(self) -> list[dict[str, Any]]:
        """What ``--json`` says: the objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.decode().splitlines()]

    @property
    def told(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


@dataclass(frozen=True)
class Storybind:
    """The program in a process of its own, in a folder of its own, with an environment that owes nothing to ours."""

    folder: Path
    environment: Mapping[str, str]
    program: tuple[str, ...] = ("-m", "storybind")

    def __call__(
        self,
        *args: str | Path | bytes,
        input: bytes = b"",
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
        timeout: float = 600,
        prepare: Callable[[], None] | None = None,
    ) -> Result:
        """Run ``storybind ARGS...`` to its end.

        Args:
            args: As typed; bytes where a file's name is no text.
            input: What stands on standard input.
            env: Variables set on top of a plain environment, or taken out of it where the value is None.
            cwd: Where to run; by default the folder of the test's files.
            timeout: Seconds after which it counts as hung.
            prepare: Called in the child before it starts (POSIX only).
        """
        done = subprocess.run(
            [sys.executable, *self.program, *args],
            input=input,
            capture_output=True,
            env=self.env(env),
            cwd=cwd or self.folder,
            timeout=timeout,
            preexec_fn=prepare,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr.decode("utf-8", "backslashreplace"))

    def start(
        self,
        *args: str | Path,
        env: Mapping[str, str | None] | None = None,
        held: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start ``storybind ARGS...`` and come back at once; Ctrl-C reaches it even where the shell told us to ignore it.

        One that is `held` cannot be through before we are, however slow we are: it says more than its pipe takes, such as
        by ``--json``, and waits with that until somebody reads it. It has a process group of its own.
        """
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [sys.executable, *self.program, *args],
            stdin=pipe, stdout=pipe, stderr=pipe, env=self.env(env), cwd=self.folder,
            preexec_fn=hear_interrupts if os.name == "posix" else None, pipesize=4096 if held else -1, process_group=0,
        )  # fmt: skip

    def env(self, changes: Mapping[str, str | None] | None) -> dict[str, str]:
        """The environment of a child."""
        merged: dict[str, str | None] = {**self.environment, **(changes or {})}
        return {name: value for name, value in merged.items() if value is not None}


def until(is_so: Callable[[], bool], child: subprocess.Popen[bytes] | None = None, what: str = "no progress") -> None:
    """Wait until something is so that comes soon, or while a process runs."""
    end = time.monotonic() + 600
    while not is_so():
        assert time.monotonic() < end, what
        assert child is None or child.poll() is None, child.communicate()
        time.sleep(0.01)


def hear_interrupts() -> None:
    """Undo what a shell does to programs in the background: there SIGINT is ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def in_process(*args: str | Path, env: Mapping[str, str | None] | None = None) -> Result:
    """Run a command without a process of its own, where nothing but its messages is looked at."""
    from typer.testing import CliRunner

    from storybind.cli.app import whole

    done = CliRunner().invoke(whole(), list(map(str, args)), env={"SOURCE_DATE_EPOCH": None, **(env or {})})
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    return Result(done.exit_code, done.stdout_bytes, done.stderr)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A plain environment: the system's own paths, our source, a home without settings, and nothing else of the user's."""
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "LD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE")
    found = {name: os.environ[name] for name in kept if name in os.environ}
    if found.pop("PYTHONDONTWRITEBYTECODE", None):  # keep the source clean, and the children quick
        found["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.getbasetemp().parent / "pycache")
    home = tmp_path_factory.mktemp("home")
    source = str(Path(package.__file__).resolve().parents[1])
    return {
        **found,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "PYTHONPATH": source,
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture
def storybind(tmp_path: Path, environment: Mapping[str, str]) -> Storybind:
    """The program, run in the test's own folder."""
    return Storybind(tmp_path, environment)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A small good story, ``kettle.txt``, in the test's own folder."""
    path = tmp_path / "kettle.txt"
    path.write_text(STORY, encoding="utf-8", newline="\n")
    return path


@dataclass(frozen=True)
class OpenBook:
    """A book opened for reading, with the standard library alone: what ours wrote is not read back by ours."""

    files: dict[str, bytes]

    @property
    def opf(self) -> ElementTree.Element:
        """The package document."""
        return ElementTree.fromstring(self.files["EPUB/content.opf"])

    @property
    def modified(self) -> str | None:
        """What the package says of the day it was changed."""
        return self.meta("dcterms:modified")

    def dc(self, name: str) -> list[str]:
        """The Dublin Core elements of a name."""
        return [element.text or "" for element in self.opf.iter(DC + name)]

    def meta(self, name: str) -> str | None:
        """The first ``meta`` of a name, as EPUB 3 or as EPUB 2 writes it."""
        for element in self.opf.iter(OPF + "meta"):
            if element.get("property") == name:
                return element.text
            if element.get("name") == name:
                return element.get("content")
        return None

    @property
    def chapters(self) -> list[ElementTree.Element]:
        """The chapters' pages, in their order."""
        return [ElementTree.fromstring(data) for name, data in sorted(self.files.items()) if "/chapter-" in name]

    @property
    def text(self) -> str:
        """All that the chapters say of the story, a line a paragraph or heading; not what the book says itself."""
        tags = {XHTML + tag for tag in ("p", "h1", "h2", "h3")}
        return "\n".join(
            "".join(part.itertext())
            for page in self.chapters
            for part in page.iter()
            if part.tag in tags and "made" not in part.get("class", "").split()
        )

    @property
    def breaks(self) -> int:
        """How many breaks between scenes a reader sees."""
        return sum(1 for page in self.chapters for _ in page.iter(XHTML + "hr"))

    @property
    def css(self) -> str:
        """The stylesheet."""
        return self.files["EPUB/css/book.css"].decode()

    def contents(self) -> list[str]:
        """The lines of the table of contents, those under others too."""
        nav = ElementTree.fromstring(self.files["EPUB/nav.xhtml"])
        toc = next(each for each in nav.iter(XHTML + "nav") if each.get("id") == "toc")
        return ["".join(link.itertext()) for link in toc.iter(XHTML + "a")]


def open_book(path: Path) -> OpenBook:
    """A book whose every entry can be unpacked and is undamaged."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return OpenBook({name: archive.read(name) for name in archive.namelist()})


def listing(folder: Path) -> dict[str, bytes | None]:
    """All that is in a folder: names to bytes, None for a folder, so that two looks can be compared."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def assert_one_line(result: Result, *words: str, code: int = 1) -> None:
    """Hold a failure against our manners: one line on standard error, which names what, where and the way out.

    Args:
        result: What the run left.
        words: All of them must be in the line, in any case.
        code: The exit code it must have.
    """
    assert "Traceback" not in result.err, result.err
    assert result.code == code, (result.code, result.err)
    assert len(result.told) == 1, result.told
    assert result.told[0].startswith("storybind: "), result.told
    missing = [word for word in words if word.casefold() not in result.err.casefold()]
    assert not missing, f"{missing} not in {result.err!r}"
    assert all(char.isprintable() for char in result.told[0]), result.told


@contextlib.contextmanager
def nothing_written(folder: Path) -> Iterator[None]:
    """Make sure that what happens inside leaves no trace in the folder."""
    before = listing(folder)
    yield
    after = listing(folder)
    assert sorted(after) == sorted(before)
    assert after == before
