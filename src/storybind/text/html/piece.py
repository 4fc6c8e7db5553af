"""What a page comes to: its paragraphs, headings, rows and lines in order, each with its emphasis."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from storybind.model import Inline
from storybind.text.html.apart import Within
from storybind.text.html.regions import Region

RULE = "* * *"
"""What an ``hr`` is in a text."""


class Piece(NamedTuple):
    r"""A stretch of a page between two ends of lines that were meant.

    Attributes:
        text: What a reader reads; ``\n`` where a line was broken.
        inline: Its emphasis, in order, nested properly.
        region: What part of the page it stands in.
        lines: The lines of the file that its lines are on.
        element: The block element it stands in: ``p``, ``h2``, ``li``, ``tr``, ``dt``, ``hr`` ...
        gap: Blank lines before it, as they look on the page.
        quoted: Whether it stands in a block quote.
        centred: Whether it is set in the middle.
        kept: Whether its line ends are those of the file, as in ``pre``.
        group: Pieces of one list or table have the same one, 0 outside.
        note: The name of the footnote that it is, else empty.
        linked: Whether most of it leads elsewhere.
        seen: The page's words in it, where they are not those of `text`.
        unseen: How many words of `seen` are not shown in the middle of a line, by what they are.
        insets: How many blanks each line is set in, beyond the one that is least; empty where all are alike.
        apart: The element that says that it is an epigraph or a dedication, None outside.
        depth: How many lists it stands in.
    """

    text: str
    inline: tuple[Inline, ...]
    region: Region
    lines: tuple[int, ...]
    element: str
    gap: int = 1
    quoted: bool = False
    centred: bool = False
    kept: bool = False
    group: int = 0
    note: str = ""
    linked: bool = False
    seen: str | None = None
    unseen: tuple[tuple[str, int], ...] = ()
    insets: tuple[int, ...] = ()
    apart: Within | None = None
    depth: int = 0

    @property
    def line(self) -> int:
        """The line of the file it begins on."""
        return self.lines[0]

    @property
    def said(self) -> str:
        """What the page has of it."""
        return self.text if self.seen is None else self.seen

    @property
    def in_one_line(self) -> str:
        """Its text with blanks where lines were broken."""
        return self.text.replace("\n", " ")

    @property
    def has_words(self) -> bool:
        """Whether there is a letter or a digit in it."""
        return any(map(str.isalnum, self.text))


def set_in(piece: Piece) -> Piece:
    """A piece whose lines have the blanks before them with which the page sets them in: a verse."""
    lines = piece.text.split("\n")
    if len(piece.insets) != len(lines):
        return piece
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]
    moved = list(accumulate(piece.insets))

    def place(at: int) -> int:
        return at + moved[bisect_right(starts, at) - 1]

    inline = tuple(one._replace(start=place(one.start), end=place(one.end - 1) + 1) for one in piece.inline)
    text = "\n".join(" " * inset + line for inset, line in zip(piece.insets, lines, strict=True))
    return piece._replace(text=text, inline=inline, insets=())


def join_pieces(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as the lines of one; at least one."""
    first = pieces[0]
    if len(pieces) == 1:
        return first
    inline: list[Inline] = []
    at = 0
    for piece in pieces:
        inline += (one.moved(at) for one in piece.inline)
        at += len(piece.text) + 1
    lines = tuple(line for piece in pieces for line in piece.lines)
    return first._replace(text="\n".join(piece.text for piece in pieces), inline=tuple(inline), lines=lines, insets=())


def bracket_readings(piece: Piece) -> Piece:
    """A piece for where no ruby can stand: each reading is text, in brackets behind its base.

    Other emphasis, which has no place there either, goes with them.
    """
    parts: list[str] = []
    last = 0
    for one in sorted((one for one in piece.inline if one.kind == "ruby"), key=lambda one: one.end):
        after = " " if piece.text[one.end : one.end + 1].isalnum() else ""
        parts.append(f"{piece.text[last : one.end]} ({one.target}){after}")
        last = one.end
    return piece._replace(text="".join([*parts, piece.text[last:]]), inline=()) if parts else piece


def as_printed(text: str, inline: Sequence[Inline]) -> str:
    """A text as its line has it: the reading of a ruby behind its base, and no numbers of footnotes.

    >>> as_printed("Tea.1 漢字", (Inline(4, 5, "noteref", "1"), Inline(6, 8, "ruby", "かんじ")))
    'Tea. 漢字 かんじ '
    """
    parts: list[str] = []
    last = 0
    for one in sorted((one for one in inline if one.kind in ("noteref", "ruby")), key=lambda one: one.start):
        parts.append(text[last : one.start])
        if one.kind == "ruby":
            parts.append(f"{text[one.start : one.end]} {one.target} ")
        last = one.end
    return "".join([*parts, text[last:]]) if parts else text
