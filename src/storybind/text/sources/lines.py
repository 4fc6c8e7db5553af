"""The lines of a text, as the modules of sources look at them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from storybind.model import Source
from storybind.text.heading.line import read_heading

_LONGEST_TITLE = 120  # characters
_PARTED = 0.1  # share of blank lines from which they part paragraphs
ENDS_SENTENCE = '.!?…,;:"”’»'


class Lines:
    """The lines of a source, some of which may be blank by now; indexes count from 0.

    Attributes:
        printed: The lines as they came.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = source.lines
        self.printed = tuple(self.lines)

    @property
    def has_gaps(self) -> bool:
        """Whether blank lines part its paragraphs: there are enough of them."""
        return sum(not line.strip() for line in self.printed) > _PARTED * len(self.printed)

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, at: int) -> str:
        """A line without blanks round it; empty where nothing stands, or nothing any more, and outside the text."""
        return self.lines[at].strip() if 0 <= at < len(self.lines) else ""

    def fits(self, at: int, *forms: re.Pattern[str]) -> re.Match[str] | None:
        """A line as the first of some forms that is all of it; None where none is."""
        line = self.line(at)
        return next(filter(None, (form.fullmatch(line) for form in forms)), None)

    def fitting(self, rows: Iterable[int], *forms: re.Pattern[str]) -> Iterator[int]:
        """Those of some lines that have one of some forms."""
        return (at for at in rows if self.fits(at, *forms))

    def filled(self, first: int = 0, last: int | None = None) -> Iterator[int]:
        """The lines from `first` to before `last` on which something stands."""
        end = len(self.lines) if last is None else min(last, len(self.lines))
        return (at for at in range(first, end) if self.lines[at] and not self.lines[at].isspace())

    def next(self, at: int) -> int:
        """The first line from `at` on with something on it; the length where there is none."""
        return next(self.filled(at), len(self.lines))

    def back(self, at: int) -> int:
        """The last line up to `at` with something on it; -1 where there is none."""
        while at >= 0 and not self.line(at):
            at -= 1
        return at

    def could_be_title(self, at: int) -> bool:
        """Whether a line stands over a blank and could be a story's title."""
        return not self.line(at + 1) and self.reads_as_title(at)

    def reads_as_title(self, at: int) -> bool:
        """Whether a line could be a story's title, whatever stands below: no sentence, and no heading of a chapter."""
        line = self.line(at)
        fits = 0 < len(line) <= _LONGEST_TITLE and line[-1] not in ENDS_SENTENCE and any(map(str.isalpha, line))
        return fits and read_heading(line) is None

    def opens_page(self, at: int) -> bool:
        """Whether a line is the first on its page, by a form feed before it."""
        pages = self.source.pages
        first = bisect_right(pages, self.back(at - 1) + 1)
        return first < len(pages) and pages[first] - 1 <= at

    def run(self, at: int) -> int:
        """The line after the run without a blank that `at` stands in."""
        while at < len(self.lines) and self.line(at):
            at += 1
        return at

    def text(self, first: int, last: int) -> str:
        """Lines `first` to before `last` as one."""
        return " ".join(filter(None, map(self.line, range(first, last))))
