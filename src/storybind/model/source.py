"""A story's text as it came, its lines, and what is worth telling of them."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from storybind.counting import word_count


class Span(NamedTuple):
    """Source lines from `first` to `last`, counted from 1, both ends included."""

    first: int
    last: int

    def renumbered(self, numbers: Sequence[int]) -> "Span":
        """The same lines in a text that has them at these `numbers`, that of line 1 first."""
        return Span(numbers[self.first - 1], numbers[self.last - 1])

    def of(self, lines: Sequence[str]) -> str:
        """What stands on these of a text's lines."""
        return "\n".join(lines[self.first - 1 : self.last])


class Severity(StrEnum):
    """How bad it is what a notice tells."""

    ERROR = "error"  # a reader or a shop refuses the book, or shows it wrong
    WARNING = "warning"  # somebody is served badly, or something was guessed
    INFO = "info"  # worth knowing


class Notice(NamedTuple):
    """Something worth telling and not worth stopping for: a stable code, a sentence, where, and how bad."""

    code: str
    text: str
    line: int | None = None
    severity: Severity = Severity.WARNING


class Source(NamedTuple):
    r"""A story's text as Unicode with ``\n`` line ends; nothing later reads the file again."""

    path: str  # what the user called it, as shown in messages; ``-`` for standard input
    text: str  # free of what XML forbids; in plain text, what was left in it of entities, tags and BBCode is read
    encoding: str  # the encoding the bytes were read with
    sha256: str  # of the bytes as they came
    format: Literal["text", "markdown", "html"] = "text"  # by the file's ending, or by what the text is
    notices: tuple[Notice, ...] = ()  # what decoding had to mend
    # for each line of `text` the line of the file that it is from; empty where they are the same
    origins: Sequence[int] = ()
    # of a story in several files what the user called each, and its first line in `text`
    parts: tuple[tuple[str, int], ...] = ()
    pages: tuple[int, ...] = ()  # the lines of `text` that begin a page, because a form feed stands before them
    # lines in whose place, or right above which, something stood that is kept elsewhere: nothing goes on there
    parted: frozenset[int] = frozenset()

    def place(self, line: int) -> tuple[str, int]:
        r"""The file that a line of `text` is from, and the line it has there.

        >>> Source("a.html", "Rain.\nMore rain.", "utf-8", "", origins=(7, 9)).place(2)
        ('a.html', 9)
        >>> Source("tale", "One.\nTwo.\nThree.", "utf-8", "", parts=(("a.txt", 1), ("b.txt", 3))).place(3)
        ('b.txt', 1)
        """
        path, first = self.path, 1
        if self.parts:
            path, first = self.parts[bisect_right(self.parts, line, key=lambda part: part[1]) - 1]
        return path, self.origins[line - 1] if self.origins else line - first + 1

    def line_name(self, line: int) -> str:
        r"""A line of `text` as it can be said aloud: in the file's own count, with the file's name if there are several.

        >>> Source("tale", "One.\nTwo.\nThree.", "utf-8", "", parts=(("a.txt", 1), ("b.txt", 3))).line_name(3)
        'b.txt line 1'
        """
        path, own = self.place(line)
        return f"line {own}" if path == self.path else f"{path} line {own}"

    def retold(self, lines: Sequence[str], origins: Sequence[int]) -> "Source":
        """The same as other lines, each from a line of its text; what decoding told is of the first from there or below."""

        def moved(line: int) -> int:
            below = ((origin, at) for at, origin in enumerate(origins, start=1) if origin >= line)
            return min(below, default=(0, len(origins)))[1]

        return self._replace(
            text="\n".join(lines),
            origins=[self.place(origin)[1] for origin in origins],
            notices=tuple(told._replace(line=told.line and moved(told.line)) for told in self.notices),
        )

    @property
    def lines(self) -> list[str]:
        """The lines in order, so that ``lines[span.first - 1]`` is a span's first."""
        return self.text.split("\n")

    @property
    def words(self) -> int:
        """How many words there are; see `word_count`."""
        return _word_count(self.text)


_word_count = lru_cache(maxsize=1)(word_count)  # a book says it, and so does the report of its making
