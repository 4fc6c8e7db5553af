"""A text read to its blocks, whatever format it came in, before its chapters and scenes are looked for."""

from typing import NamedTuple

from storybind.model import Block, Entry, Header, Heading, Note, Notice, Source
from storybind.text.apart import Apart


class Start(NamedTuple):
    """Where a file of several begins: its first line in the joined text, the heading of its first chapter, the notes before it."""

    line: int
    heading: Heading | None
    notes: tuple[Note, ...] = ()


class Reading(NamedTuple):
    """A text read: what `left_out` and `notices` are, `Story` says."""

    source: Source
    header: Header
    layout: str
    blocks: tuple[Block, ...]
    left_out: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    starts: tuple[Start, ...] = ()
    """Where each file of several begins; empty for one file."""
    title: str = ""
    """The book's title where that follows from the files together, or from what stands over each chapter, else empty."""
    apart: tuple[Apart, ...] = ()
    """Epigraphs and dedications, which a page says are such."""
    others: tuple[Entry, ...] = ()
    """What is said besides the head: whom the heads of further files name as authors, what runs over each page, what no reader of a page sees."""
