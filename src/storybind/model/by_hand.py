"""What a reader says of a story in its sidecar: where scenes and chapters begin, what is an epigraph, a dedication or a note."""

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


class ByHandChapter(NamedTuple):
    """What a reader says of one place in a sidecar: a chapter begins there, or none does."""

    begins: str  # the first words of its heading, or of its first paragraph where it has no heading
    sets: bool  # whether a chapter begins there, or the heading is a line of the story
    where: str  # the sidecar and the line that says so, as ``story.toml:12``
    title: str = ""  # what it is called that has no heading; empty for the words of the line itself
    # which of several paragraphs that begin alike, from 1; None where there is to be one alone
    occurrence: int | None = None


class ByHandApart(NamedTuple):
    """What a reader says of some paragraphs in a sidecar: they are an epigraph, a dedication or a note, or they are none."""

    begins: str  # the first words of the first of them, as many as tell it from others
    what: Literal["epigraph", "dedication", "note"]  # which of these
    sets: bool  # whether they are one, or none
    where: str  # the sidecar and the line that says so, as ``story.toml:12``
    ends: str = ""  # the first words of the last of them; empty where they end with a source, or are one paragraph
    over: Over | None = None  # what an epigraph is to stand over; None for what it stands under in the text
    # which of several paragraphs that begin alike, from 1; None where there is to be one alone
    occurrence: int | None = None


class Hands(NamedTuple):
    """All that a sidecar says of a story's text."""

    breaks: tuple[ByHand, ...] = ()
    chapters: tuple[ByHandChapter, ...] = ()
    apart: tuple[ByHandApart, ...] = ()
