"""Files of JSON lines: written as it goes, a line at a time, so that a crash leaves all but the last."""

import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from storybind.edge import stores
from storybind.edge.files import check_plain, read_as
from storybind.edge.lock import lock
from storybind.edge.writing import told_as
from storybind.errors import InUseError

ANOTHER = "name another file with --report"
"""What to do where a report cannot be."""


@contextmanager
def writing_lines(path: str) -> Iterator[Callable[[str], None]]:
    """A file that lines are put into, each of them there as soon as it is put; what the file held before is gone."""
    with told_as(path, ANOTHER):
        file = Path(path).open("ab")  # noqa: SIM115  # closed below; it takes nothing from whoever is writing

    def put(line: str) -> None:
        with told_as(path, ANOTHER):
            file.write(f"{line}\n".encode())
            file.flush()

    try:
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # /dev/null is anybody's
            if not lock(file):
                told = f"another batch is writing this report; wait for its end, or {ANOTHER}"
                raise InUseError(told, where=path)
            with told_as(path, ANOTHER):
                file.truncate(0)
        yield put
    finally:
        with told_as(path, ANOTHER):
            file.close()


def reading_lines(path: str) -> Iterator[str]:
    """The lines of a file one by one; bytes that are no UTF-8 are shown as such; raises `NotFoundError` or `ReadError`."""
    with read_as(path, "report"):
        if stores.is_url(path):
            yield from io.StringIO(stores.read(path).decode("utf-8", "backslashreplace"), newline="\n")
            return
        check_plain(path, "report")
        with Path(path).open(encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield from file
