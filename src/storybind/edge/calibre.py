"""The program calibre, where the user has it: its library as a place to send books to, and the one maker of books for Kindles.

It is a program of its own, called with a list of arguments and never by a shell; nothing of it is in storybind.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from storybind.edge.devices import Manner, Parcel, Sent
from storybind.edge.names import book_stem
from storybind.edge.readers import ENDINGS, FOLDER, SentAs
from storybind.edge.writing import temporary_folder
from storybind.errors import CalibreError, CalibreLibraryError

_FIRST_RECORD = 16_384  # bytes of it that are looked at; it holds little but the book's properties
_CLOSED = (
    ("calibre program is running",
     "calibre is open and keeps its library to itself. Close it, or let it share the library (Connect/share, Start "
     "Content server) and send to calibre:http://127.0.0.1:8080"),
    ("^Forbidden$",
     "calibre's content server lets nobody change its library. Allow it to programs on this machine (Preferences, "
     "Sharing over the net, Advanced), and let it listen on 127.0.0.1"),
    ("^No saved library path",
     "calibre has no library yet. Start calibre once to make one, or name a folder: --to calibre:FOLDER"),
    (r"^urllib\.error\.URLError",
     "no calibre content server answers at this address. Start it (Connect/share, Start Content server), and check the "
     "port: calibre shows it there"),
    (r"^apsw\.CantOpenError", "this is no folder that calibre could keep a library in. Name its folder, or an empty one"),
    (r"^apsw\.NotADBError", "the library's metadata.db is broken. Mend it with calibre (Library maintenance, Restore database), "
     "or name another folder"),
    (r"^apsw\.ReadOnlyError", "the library cannot be changed: its metadata.db is read-only. Ask for the right, or name another folder"),
    ("^PermissionError", "the library cannot be changed: its folder is not yours. Ask for the right, or name another folder"),
)  # fmt: skip
"""What calibre 6 says where no book gets into its library, and what to do: the next book would fare no better."""

_BY_HAND = "make the book with storybind convert, and see what calibre itself says of it"
_PATIENCE = 600  # seconds; the largest novels take a minute


def find_tool(name: str, path: str) -> str | None:
    """Where one of calibre's programs is, as an absolute path; ``path`` is the value of ``PATH``."""
    found = shutil.which(name, path=path)
    return str(Path(found).absolute()) if found else None


def make_azw3(tool: str, epub: bytes, made_from: str = "", patience: float = _PATIENCE) -> bytes:
    """A book as Kindles open it, by calibre's ``ebook-convert``, which gets so many seconds; raises `CalibreError`.

    It is marked as a document of one's own, for only those keep their covers on newer Kindles (calibre's FAQ). As calibre
    drops what an EPUB says of what it was made from, that stands as the book's producer, where `read_made_from` finds it.
    """
    with temporary_folder() as folder:
        book, made = folder / "book.epub", folder / "book.azw3"
        book.write_bytes(epub)
        producer = ["--book-producer", f"storybind {made_from}"] if made_from else []
        _run([tool, str(book), str(made), "--share-not-sync", *producer], patience)
        try:
            return made.read_bytes()
        except OSError:
            raise CalibreError("ebook-convert made no book and did not say why; " + _BY_HAND) from None


def read_made_from(book: Path) -> str:
    """What a book for Kindles was made from, as `make_azw3` was told; empty for any other file.

    It stands in the first record of the file (PDB), among the book's properties (EXTH 108).
    """
    try:
        with book.open("rb") as file:
            file.seek(78)
            file.seek(int.from_bytes(file.read(4)))
            found = re.search(rb"storybind (version=[ -~]+)", file.read(_FIRST_RECORD))
    except (OSError, OverflowError):
        return ""
    return found[1].decode("ascii") if found else ""


class Calibre(NamedTuple):
    """A calibre library: the one that calibre opens, or one that is named by its folder or its server's address."""

    tool: str
    library: str = ""
    name: str = "calibre"
    opens: tuple[SentAs, ...] = FOLDER.opens  # all of them; EPUB is what it makes others from
    done: str = "added to calibre"
    farewell: str = ""

    def send(self, parcel: Parcel, manner: Manner) -> Sent:
        """Add a book to the library, unless it has one of this title and author already; raises `CalibreError`."""
        data = parcel.make()
        place = self.library or "calibre"
        if manner.dry:
            return Sent("planned", place, len(data))
        with temporary_folder() as folder:
            book = folder / f"{book_stem(parcel.title, parcel.authors)}{ENDINGS[parcel.form]}"
            book.write_bytes(data)
            where = ["--with-library", self.library] if self.library else []
            merge = ["--automerge", "overwrite"] if manner.force else []
            told = _run([self.tool, "add", *where, *merge, str(book)], signs=_CLOSED)
        if "already exist" in told and not manner.force:
            return Sent("there", place, len(data))
        return Sent("sent", place, len(data))


def _run(command: Sequence[str], patience: float = _PATIENCE, signs: Iterable[tuple[str, str]] = ()) -> str:
    """All that a program says, in English whatever the user's language; by `signs` in it is told that it has no library; raises `CalibreError`."""
    program = Path(command[0]).name
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=patience, check=False, text=True, errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as wrong:
        reason = "it did not come to an end" if isinstance(wrong, subprocess.TimeoutExpired) else wrong.strerror
        raise CalibreError(f"{program} could not be run: {reason}; {_BY_HAND}") from None
    if done.returncode:
        if told := next((told for sign, told in signs if re.search(sign, done.stdout, re.MULTILINE)), ""):
            raise CalibreLibraryError(told)
        said = next((line.strip() for line in reversed(done.stdout.splitlines()) if line.strip()), "it did not say why")
        raise CalibreError(f"{program} failed: {said}; {_BY_HAND}")
    return done.stdout
