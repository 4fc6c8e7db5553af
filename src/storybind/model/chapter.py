"""Chapters and scenes, why each scene begins, and what stands over them."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal, NamedTuple

from storybind.counting import word_count
from storybind.model.block import LABEL, WORDLESS, Block
from storybind.model.source import Span

Over = Literal["book", "part", "chapter"]
"""What an epigraph can stand before."""


class BreakKind(StrEnum):
    """Why a scene begins; the words are the contract's."""

    SKIP_FORWARD = "skip-forward"
    FLASHBACK = "flashback"
    RETURN = "return"
    LABEL = "label"
    MARK = "mark"
    PLACE = "place"
    POV = "pov"
    MANUAL = "manual"


class Break(NamedTuple):
    """Why a scene begins here: `evidence` is verbatim, `rule` the id of a row that someone can look up."""

    kind: BreakKind
    evidence: str
    rule: str
    confidence: float
    because: str
    line: int


class Candidate(NamedTuple):
    """A place where a rule spoke and no break was set."""

    begins: Break  # that would stand there
    veto: str  # the id of the row that stopped it, or empty where its confidence was too low for ``--scenes auto``
    because: str  # either in words


class Clock(NamedTuple):
    """How far a scene plays from the one before it in the text, as far as the words say."""

    words: str  # for people: ``+3 days``, ``next morning``, ``flashback``, ``unknown``
    days: float | None = None  # below zero for the past; None where no words give a distance


class Scene(NamedTuple):
    """At least one block, played in one run of time."""

    title: str | None
    blocks: tuple[Block, ...]
    begins: Break | None = None  # None for a chapter's first scene
    clock: Clock | None = None  # None for the story's first scene, and as long as nobody has asked for it

    @property
    def opening(self) -> Block:
        """The block its prose opens with: the first that is no label, and no picture without words if it can be."""
        prose = (block for block in self.blocks if block.kind is not LABEL and block.text != WORDLESS)
        return next(prose, self.blocks[0])

    @property
    def words(self) -> int:
        """How many words a reader reads, labels included."""
        return word_count("\n".join(block.text for block in self.blocks if block.text != WORDLESS))


SIDECAR = "sidecar"
"""The origin of a heading whose words a hand gave."""


class Heading(NamedTuple):
    """A chapter's or a part's heading as the author set it, its number apart from its words; one of them may be empty."""

    label: str
    title: str
    span: Span
    origin: str = ""  # empty for a heading of the text, else where from the words are: ``file name``, ``sidecar``
    byline: Block | None = None  # who wrote the story that a part is, as a line below its heading has it

    @property
    def is_of_file(self) -> bool:
        """Whether its words are a file's name, which heads what has no other heading; a hand's say what they head."""
        return self.origin not in ("", SIDECAR)

    def __str__(self) -> str:
        """The whole heading in one line.

        >>> str(Heading("Chapter 2", "Leaf Litter", Span(9, 9)))
        'Chapter 2: Leaf Litter'
        """
        return ": ".join(part for part in (self.label, self.title) if part)


def in_text(*headings: Heading | None) -> tuple[Heading, ...]:
    """Those that stand in the text: their words are no file's name, and no hand gave them."""
    return tuple(one for one in headings if one and not one.origin)


def begins_on(heading: Heading | None, blocks: Sequence[Block], otherwise: int = 0) -> int:
    """The line on which a chapter begins, or `otherwise` where it has neither blocks nor a heading in the text; `heading` is its part's, if it has one."""
    told = in_text(heading)
    return told[0].span.first if told else blocks[0].span.first if blocks else otherwise


class Epigraph(NamedTuple):
    """What somebody else said, or what is said of nobody: no scene, and no part of one."""

    over: Over  # what it stands before: the ``book``, or the text of a ``part`` or ``chapter``, below its heading
    blocks: tuple[Block, ...]  # its words
    source: str = ""  # whose words it is, as the last of them have it, dash and all; empty where it does not say
    rule: str = ""  # how it is known to be one: the id of a row that someone can look up
    because: str = ""  # the same in words

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(block.text for block in self.blocks)


class Chapter(NamedTuple):
    """At least one scene; a story without headings is one chapter whose `heading` is None."""

    heading: Heading | None
    scenes: tuple[Scene, ...]
    part: Heading | None = None  # that of the part that begins with this chapter, None within a part and without parts
    # before its text: under its heading, under that of its part, or before the whole story
    epigraphs: tuple[Epigraph, ...] = ()

    @property
    def title(self) -> str | None:
        """The heading's own words, or its number where it has no others."""
        return (self.heading.title or self.heading.label) if self.heading else None

    def epigraphs_over(self, over: Over) -> tuple[Epigraph, ...]:
        """The epigraphs that stand before the book, before its part, or before its own text."""
        return tuple(one for one in self.epigraphs if one.over == over)
