"""What a reader says of a story in its sidecar: where scenes begin, and what is an epigraph or a dedication."""

from typing import Literal, NamedTuple

from storybind.model.chapter import BreakKind, Over


class ByHand(NamedTuple):
    """What a reader says of one place in a sidecar: a scene begins there, or none does."""

    before: str  # the first words of the paragraph, as many as tell it from others
    sets: bool  # whether a break is set, or taken out
    where: str  # the sidecar and the line that says so, as ``story.toml:12``
    title: str | None = None  # what the contents call the scene, or None
    kind: BreakKind = BreakKind.MANUAL  # why it begins; ``manual`` where nothing else is said
    # which of several paragraphs that begin alike, from 1; None where there is to be one alone
    occurrence: int | None = None


class ByHandApart(NamedTuple):
    """What a reader says of some paragraphs in a sidecar: they are an epigraph or a dedication, or they are none."""

    begins: str  # the first words of the first of them, as many as tell it from others
    what: Literal["epigraph", "dedication"]  # which of the two
    sets: bool  # whether they are one, or none
    where: str  # the sidecar and the line that says so, as ``story.toml:12``
    ends: str = ""  # the first words of the last of them; empty where they end with a source, or are one paragraph
    over: Over | None = None  # what an epigraph is to stand over; None for what it stands under in the text
    # which of several paragraphs that begin alike, from 1; None where there is to be one alone
    occurrence: int | None = None
