"""The second reading of a page, by other means: without a tree, to see that the first has lost no word of it.

It counts what no browser shows as well, so that each word of the file is either read or told of.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import chain

from storybind.errors import LostWordsError
from storybind.syntax import shorten
from storybind.text.html.soup import BLOCKS, CODE, MARKUP, UNSEEN, silenced

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(
    r"\b(?:[^\W\d_]{1,30}[,;:’']? ){4,9}[^\W\d_]{1,30}[.!?…]|[\u3040-\u30ff\u3400-\u9fff、]{5,40}[。！？]"
)
_CHUNK = 1_000_000  # characters that the parser is fed at a time
_EMPTY = frozenset(
    "area base basefont bgsound br col command embed frame hr image img input isindex keygen link menuitem meta nextid param source "
    "spacer track wbr".split()
)


class _Witness(HTMLParser):
    """Gathers what stands between the tags, but for what is no text: no tree, no styles, no judgement.

    What is no text it counts in `unshown`, by the element that says so; of an element that is still open, nothing yet.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[tuple[str, str]] = []  # elements, each with what silences the text around it
        self.counts: dict[str, int] = {}
        self.silent = ""
        self.unshown: Counter[str] = Counter()
        self.before = Counter[str]()  # when the outermost element that silences was opened

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and not self.silent:
            self.parts.append(" ")
        if tag not in _EMPTY:
            self.open.append((tag, self.silent))
            self.counts[tag] = self.counts.get(tag, 0) + 1
            attributes = dict(attrs)
            around, self.silent = self.silent, silenced(tag, attributes, self.silent)
            if self.silent and not around:
                self.before = self.unshown.copy()
            if tag == "iframe":
                self.count("<iframe>", MARKUP.sub(" ", attributes.get("srcdoc") or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY or not self.counts.get(tag):
            return
        while True:
            last, self.silent = self.open.pop()
            self.counts[last] -= 1
            if last in BLOCKS and not self.silent:
                self.parts.append(" ")
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)
        elif self.silent not in CODE and (self.silent != "title" or self.counts.get("svg")):
            self.count(f"<{self.silent}>", data)

    def handle_comment(self, data: str) -> None:
        if not self.silent and _SENTENCE.search(text := MARKUP.sub(" ", data)):
            self.count("comments", text)

    def handle_pi(self, data: str) -> None:
        if not self.silent and _SENTENCE.search(data):
            self.count("<?...?>", data)

    def unknown_decl(self, data: str) -> None:
        if not self.silent and data[:6] == "CDATA[":
            self.count("<![CDATA[...]]>", data[6:])

    def count(self, holder: str, text: str) -> None:
        """Count the words of what no browser shows."""
        if words := len(_WORD.findall(text)):
            self.unshown[holder] += words

    def words(self, text: str) -> Iterator[tuple[list[str], int]]:
        """The words of a page, many at a time, each time with the line of the page that they end near."""
        for at in range(0, len(text), _CHUNK):
            self.feed(text[at : at + _CHUNK])
            yield self.take(last=False), self.getpos()[0]
        self.close()
        yield self.take(last=True), self.getpos()[0]
        if self.silent not in ("", "svg"):
            self.unshown = self.before

    def take(self, *, last: bool) -> list[str]:
        """The words gathered since; but for the very last, which may go on."""
        text = UNSEEN.sub("", "".join(self.parts))
        end = len(text)
        while not last and end and not text[end - 1].isspace():
            end -= 1
        self.parts = [text[end:]]
        return _WORD.findall(text[:end])


def testify(text: str, found: Iterable[str], path: str) -> Counter[str]:
    """Make sure that texts, in order, hold the words of a page, and no others; what the page glues they may part.

    Gives how many words no browser shows, by what holds them; an element that is never closed is not among these.

    Args:
        text: The page.
        found: What was read of it, stretch by stretch.
        path: What the user called it.

    Raises:
        LostWordsError: The first word that is missing, or was invented.
    """
    stretches = iter(found)
    read: list[str] = []
    where = path
    witness = _Witness()
    for seen, line in witness.words(text):
        where = f"{path}:{line}"
        while len(read) < len(seen) and (stretch := next(stretches, None)) is not None:
            read += _WORD.findall(stretch)
        if read[: len(seen)] == seen:  # as nearly always
            del read[: len(seen)]
        else:
            read = _compare(seen, read, stretches, where)
    read += _WORD.findall(" ".join(stretches))
    if read:
        raise _lost(f"the word {read[0]!r} is not on the page", where)
    return witness.unshown


def testify_headings(headings: Iterable[tuple[str, int]], lines: Sequence[str], path: str) -> None:
    """Make sure that each heading of a page, with its readings, stands in the text that is made of it.

    Args:
        headings: Each as it is printed, and its line in the file.
        lines: The text.
        path: What the user called the page.

    Raises:
        LostWordsError: The first heading of which a word is missing.
    """
    whole = set(lines)
    letters = ""
    for heading, line in headings:
        if heading in whole:  # as nearly always
            continue
        letters = letters or _letters("\n".join(lines))
        if _letters(heading) not in letters:
            told = shorten(" ".join(heading.split()))
            raise _lost(f"the heading {told!r} of the page was not read whole", f"{path}:{line}")


def _letters(text: str) -> str:
    """The words of a text, which may be parted or dressed otherwise elsewhere, as one."""
    return "".join(_WORD.findall(text))


def _compare(seen: Sequence[str], read: list[str], stretches: Iterator[str], where: str) -> list[str]:
    """Word by word; gives what was read beyond."""
    rest = chain(read, (word for stretch in stretches for word in _WORD.findall(stretch)))
    for word in seen:
        there = next(rest, "")
        while there and len(there) < len(word) and word.startswith(there):
            there += next(rest, "") or "\0"
        if there != word:
            raise _lost(f"the word {word!r} of the page was not read", where)
    return list(rest)


def _lost(what: str, near: str) -> LostWordsError:
    told = f"{what}, or elsewhere; no book was written: this is a defect of storybind, please report it"
    return LostWordsError(told, where=near)
